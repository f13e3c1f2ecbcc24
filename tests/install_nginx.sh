#!/bin/sh
# Makes sure that the tests of several replicas find nginx, or says in one sentence what to do.
set -eu
find_nginx() {
    for name in "${NGINX:-}" nginx /usr/sbin/nginx; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}
find_nginx && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing nginx for the tests of several replicas"
    apt-get update -qq
    # The program alone is wanted: its service on port 80 is not started where nothing says so.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends nginx >/dev/null
fi
find_nginx || {
    echo "The tests of several replicas need nginx: install it (Debian: apt install nginx) or set NGINX to its path." >&2
    exit 1
}
