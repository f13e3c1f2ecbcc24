"""Run the command line: ``python -m touchstone``."""

from touchstone.cli import main

raise SystemExit(main())
