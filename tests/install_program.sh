#!/bin/sh
# Make sure that tests find a program, or say in one sentence what to do.
# install_program.sh WHAT_FOR PACKAGE VARIABLE NAME...
#   VARIABLE may hold the path of the program; otherwise, the NAMEs are looked up.
set -eu
purpose=$1 package=$2 variable=$3
shift 3
given=$(printenv "$variable" || true)
is_here() {
    for name in "$given" "$@"; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}
is_here "$@" && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing $package for $purpose"
    # If this fails, the message below says what to do.
    apt-get update -qq || true
    # Only the program is needed: RUNLEVEL=1 keeps a service that comes with it from starting.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq "$package" >/dev/null || true
fi
is_here "$@" || {
    echo "For $purpose, install $package (Debian: apt install $package) or set $variable to its path." >&2
    exit 1
}
