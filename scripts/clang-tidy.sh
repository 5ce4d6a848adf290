#!/usr/bin/env bash
# Runs clang-tidy 14 with the checks of .clang-tidy: scripts/clang-tidy.sh FILE.cpp...
# The flags come from the dev preset, without those that only g++ knows and without its precompiled header.
# A file with a generated part (a .moc) must have been built once.
set -euo pipefail
[ $# -gt 0 ] || { sed -n 's/^# //p' "$0"; exit 2; }
files=$(realpath -- "$@")
cd "$(dirname "$0")/.."
cmake --preset dev -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > /dev/null
commands=build/dev/clang-tidy
mkdir -p "$commands"
sed -E 's/ -(fpch-preprocess|Wno-restrict|Winvalid-pch|Werror)//g; s/ -include [^ ]*cmake_pch\.hxx//g' \
    build/dev/compile_commands.json > "$commands/compile_commands.json"
status=0
while read -r file; do
    clang-tidy-14 -p "$commands" --quiet "$file" 2>&1 | { grep -Ev '^[0-9]+ warnings? generated' || true; } || status=1
done <<< "$files"
exit $status
