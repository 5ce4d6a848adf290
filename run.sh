#!/usr/bin/env bash
# Builds Modalens and opens it. The only command a fresh Debian 12 machine needs; fast the second time.
#   ./run.sh            the demo catalog, made from the Debian package tuxpaint-stamps-default
#   ./run.sh CATALOG    an existing catalog folder
# Without a display the same job runs headless: it imports, embeds, maps and ranks, then writes a picture of the real
# window and an HTML report and prints where they are.
set -euo pipefail
cd "$(dirname "$0")"

demo_root=build/demo
bin=build/release/bin

fetch_demo_media() {
    local media=$demo_root/media
    [ -e "$media/.complete" ] && return
    echo "Fetching the demo pictures and sounds (tuxpaint-stamps-default, GPL-2)" >&2
    rm -rf "$media" "$demo_root/package"
    mkdir -p "$demo_root/package"
    (cd "$demo_root/package" && apt-get download -q tuxpaint-stamps-default >&2)
    dpkg-deb -x "$demo_root"/package/*.deb "$media"
    rm -rf "$demo_root/package"
    touch "$media/.complete"
}

build_demo_catalog() {
    fetch_demo_media
    "$bin/modalens-cli" import "$demo_root/catalog" "$demo_root/media/usr/share/tuxpaint/stamps" --progress
    "$bin/modalens-cli" embed "$demo_root/catalog" --progress
    "$bin/modalens-cli" project "$demo_root/catalog" --progress
}

show_headless() {
    local catalog=$1 out=build/out
    mkdir -p "$out"
    xvfb-run -a -s "-screen 0 1600x1000x24" \
        env QT_QPA_PLATFORM=xcb "$bin/modalens" --render "$out/window.png" "$catalog"
    "$bin/modalens-cli" export "$catalog" --report "$out/report.html"
    echo "Picture of the window: $PWD/$out/window.png"
    echo "Report:                $PWD/$out/report.html"
}

./scripts/install-packages.sh
cmake --preset release >/dev/null
cmake --build --preset release

if [ $# -gt 0 ]; then
    catalog=$1
else
    catalog=$demo_root/catalog
    build_demo_catalog
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/modalens" "$catalog"
else
    show_headless "$catalog"
fi
