"""Has one of our packages a known weakness? Run: make audit.

pip-audit looks the pinned packages up, in an environment of its own. It needs the list
of known weaknesses from the network, so it is no part of ``make test``.

Exit codes: 0 none known, 1 some known, 3 the list cannot be had.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

NONE_KNOWN, SOME_KNOWN, NOT_HAD = 0, 1, 3
_COMMAND = (
    "-m", "pip_audit", "--requirement", "requirements.txt", "--disable-pip", "--no-deps",
    "--format", "json", "--progress-spinner", "off", "--timeout", "20",
)  # fmt: skip


def judge(answer: str) -> tuple[int, list[str]]:
    """Return the exit code for what pip-audit answered, and what is to be said.

    A package that could not be looked up counts as not checked, never as sound.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        packages = []
    known = [item for item in packages if "vulns" in item]
    found = [
        f"{item['name']} {item['version']}: {weakness['id']}, "
        f"mended in {', '.join(weakness['fix_versions']) or 'no version yet'}"
        for item in known
        for weakness in item["vulns"]
    ]
    if found:
        return SOME_KNOWN, [*found, f"{len(found)} known weaknesses in all."]
    if not packages or len(known) < len(packages):
        missing = f"{len(packages) - len(known)} of {len(packages)} packages" if packages else ""
        said = f"The list of known weaknesses cannot be had from here, so {missing or 'nothing'}"
        return NOT_HAD, [f"{said} {'were not' if missing else 'was'} checked."]
    return NONE_KNOWN, [f"No known weakness in {len(known)} packages."]


def main() -> int:
    """Run pip-audit and say what it found."""
    done = subprocess.run(
        [sys.executable, *_COMMAND], capture_output=True, text=True, encoding="utf-8", check=False
    )
    code, lines = judge(done.stdout)
    sys.stdout.write("\n".join([*lines, ""]))
    return code


if __name__ == "__main__":
    sys.exit(main())
