#!/usr/bin/env bash
# Brings translations/*.ts up to date with the texts of app/gui and widgets. New texts are marked unfinished; translate
# them (qt6 linguist or an editor) before the commit.
#   scripts/update-translations.sh [OUTPUT_DIR]   with OUTPUT_DIR the repository's files are left alone
set -eu
cd "$(dirname "$0")/.."
out=${1:-translations}
[ "$out" = translations ] || cp translations/*.ts "$out/"
update() { /usr/lib/qt6/bin/lupdate -silent -I . -locations none -no-obsolete "$@"; }
update app/gui widgets -ts "$out/modalens_zh_CN.ts"
update -pluralonly app/gui widgets -ts "$out/modalens_en.ts" # the source is English: it lacks plural forms alone
