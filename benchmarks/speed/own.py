"""Our own server without one optimization: python -m benchmarks.speed.own PORT [NAME]."""

from __future__ import annotations

import sys

from deploy import files, index_document, server
from ui import concern_sections, drawing
from ui.components import prefetch


def take_away(name: str) -> None:
    """Replace one part of the server with what Streamlit does itself."""
    if name == "cold":
        server.warm_up = lambda: None
    elif name == "large":
        files.TEXT_TYPES = ("none/",)
    elif name == "unnamed":
        index_document.list_scripts = index_document.list_bundles = lambda _bundles: []
    elif name == "forgetful":
        for module, function in ((concern_sections, "render_sections"), (drawing, "_cache_spec")):
            setattr(module, function, getattr(module, function).__wrapped__)
    elif name == "unprefetched":
        prefetch.prefetch_sections = lambda _context: None
    else:
        known = "cold, large, unnamed, forgetful or unprefetched"
        raise SystemExit(f"{name} is not known: {known}.")


if __name__ == "__main__":
    for patch in sys.argv[2:]:
        take_away(patch)
    server.main(["--host=127.0.0.1", f"--port={sys.argv[1]}"])
