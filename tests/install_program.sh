#!/bin/sh
# Makes sure that tests find a program, or says in one sentence what to do.
# install_program.sh WHAT_FOR PACKAGE VARIABLE NAME...
#   VARIABLE may hold the path of the program; else the NAMEs are looked for.
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
    # Whatever goes wrong here, the sentence below says what to do.
    apt-get update -qq || true
    # The program alone is wanted: a service that comes with it is not started.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq "$package" >/dev/null || true
fi
is_here "$@" || {
    echo "For $purpose, install $package (Debian: apt install $package) or set $variable to its path." >&2
    exit 1
}
