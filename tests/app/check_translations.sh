#!/usr/bin/env bash
# Fails when a text on screen has no Chinese, a plural no English forms, or Chinese the punctuation of English.
#   check_translations.sh SOURCE_DIR
set -u
root=${1:?usage: check_translations.sh SOURCE_DIR}
fresh=$(mktemp -d) || exit 2
trap 'rm -rf "$fresh"' EXIT
"$root/scripts/update-translations.sh" "$fresh" 2>/dev/null || exit 2
bad=0
if grep -B4 'type="unfinished"' "$fresh/modalens_zh_CN.ts"; then
    echo "-> translate these into Chinese: scripts/update-translations.sh"
    bad=1
fi
if grep -A3 'numerus="yes"' "$fresh/modalens_en.ts" | grep -B3 '<translation type="unfinished">'; then
    echo "-> give these their English plural forms"
    bad=1
fi
# Entities end in a semicolon that is none.
if sed 's/&[a-z]*;//g' "$fresh/modalens_zh_CN.ts" |
    LC_ALL=C.UTF-8 grep -P '<(translation|numerusform)>.*(\p{Han}[,:;?!]|[,:;?!]\p{Han})'; then
    echo "-> write ， ： ； ？ ！ between Chinese characters"
    bad=1
fi
exit $bad
