"""The dashboard of plain_app.py as one static page: python -m benchmarks.speed.static_page PORT.

This is the least time that a browser can take for this view: the page holds all of it, and a
short script shows the part that is chosen.
"""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.speed.view import count_areas, list_areas, list_claims

TEMPLATE = Path(__file__).with_name("static_page.html").read_text(encoding="utf-8")


def render_page() -> bytes:
    """Return the page with all that it shows."""
    view = {"claims": list_claims(), "counts": count_areas(), "areas": list_areas()}
    content = json.dumps(view, ensure_ascii=False).replace("<", "\\u003c")
    return TEMPLATE.replace("{view}", content).encode()


class Handler(BaseHTTPRequestHandler):
    """Answers every request with the page."""

    page = b""

    def do_GET(self) -> None:  # the name that http.server calls
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)


if __name__ == "__main__":
    Handler.page = render_page()
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
