#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test. The only command a fresh Debian 12 machine needs.
set -eu
cd "$(dirname "$0")"
./scripts/install-packages.sh
cmake --preset dev
cmake --build --preset dev
ctest --preset dev
