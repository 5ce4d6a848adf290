#!/usr/bin/env bash
# Without a display the program says what to do and exits with a code of its own.
#   check_no_display.sh PROGRAM
set -u
program=${1:?usage: check_no_display.sh PROGRAM}
says=$(env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM "$program" 2>&1)
code=$?
[ "$code" -eq 3 ] || { echo "exit code $code instead of 3: $says"; exit 1; }
case $says in *"there is no display"*xvfb-run*) ;; *) echo "not helpful: $says"; exit 1 ;; esac
# A display that is named but cannot be reached is the same to the analyst.
says=$(env -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM DISPLAY=:nowhere "$program" 2>&1)
code=$?
[ "$code" -eq 3 ] || { echo "exit code $code instead of 3: $says"; exit 1; }
case $says in *"there is no display"*) exit 0 ;; esac
echo "not helpful: $says"
exit 1
