#!/usr/bin/env bash
# Installs what is missing from packaging/debian-packages.txt (Debian 12). Uses sudo only when not root. Prints nothing
# and takes no time when everything is there.
set -eu
cd "$(dirname "$0")/.."
mapfile -t wanted < <(grep -vE '^[[:space:]]*(#|$)' packaging/debian-packages.txt)
missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
