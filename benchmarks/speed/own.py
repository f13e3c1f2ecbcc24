"""Our own server with one of its wins taken away: python -m benchmarks.speed.own PORT [NAME]."""

from __future__ import annotations

import sys
from collections.abc import Callable

from deploy import files, server, shell
from ui import kept


def _forget(_identity: object, _parts: object, build: Callable[[], object]) -> object:
    return build()


def take_away(name: str) -> None:
    """Replace one part of the server by what Streamlit does itself."""
    if name == "cold":
        server.warm_up = lambda: None
    elif name == "large":
        files.TEXT_TYPES = ("none/",)
    elif name == "unnamed":
        shell.list_scripts = shell.list_parts = lambda _page: []
    elif name == "forgetful":
        # Not keep: modules that are loaded already hold it by its name.
        vars(kept)["_keep"] = _forget
    elif name == "unoffered":
        server.ahead.offer = lambda _address: None
    else:
        known = "cold, large, unnamed, forgetful or unoffered"
        raise SystemExit(f"{name} is not known: {known}.")


if __name__ == "__main__":
    for patch in sys.argv[2:]:
        take_away(patch)
    server.main(["--host=127.0.0.1", f"--port={sys.argv[1]}"])
