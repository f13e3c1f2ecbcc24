"""``streamlit run`` without uvloop: python -m benchmarks.speed.no_uvloop run APP."""

from __future__ import annotations

import sys

from streamlit.web.cli import main

if __name__ == "__main__":
    sys.modules["uvloop"] = None  # type: ignore[assignment]  # an import of it fails
    main()
