"""Check the packages that the app runs on for known vulnerabilities. Run: make audit.

pip-audit runs in its own environment. It checks the installed versions of the packages in
``requirements.txt`` and of all their dependencies. It fetches the advisory database over the
network, so it is not part of ``make test``.

    python -m tests.audit PYTHON    check the packages that this Python has
    python -m tests.audit --list    only list the packages of the current Python

Exit codes: 0 none is known, 1 some are known, 3 not all packages could be checked.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

NONE_KNOWN, SOME_KNOWN, NOT_HAD = 0, 1, 3
_REQUIREMENTS = Path(__file__).parents[1] / "requirements.txt"
# The list already includes all dependencies, so pip-audit must not resolve them again.
_COMMAND = (
    "-m", "pip_audit", "--disable-pip", "--no-deps",
    "--format", "json", "--progress-spinner", "off", "--timeout", "20", "--requirement",
)  # fmt: skip


def list_installed() -> list[str]:
    """Return ``name==version`` of every package that this Python needs to run the app.

    Raises:
        metadata.PackageNotFoundError: One is not installed.
    """
    # Imported here: only the Python of the app calls this function, not the one of pip-audit.
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    lines = _REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    waiting = [(Requirement(line), "") for line in lines if line and not line.startswith("#")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        needed, extra = waiting.pop()
        if needed.marker and not needed.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(needed.name)
        for asked in {"", *needed.extras}:
            if (name, asked) not in seen:
                seen.add((name, asked))
                waiting += [(Requirement(line), asked) for line in metadata.requires(name) or ()]
    return [f"{name}=={metadata.version(name)}" for name in sorted({name for name, _ in seen})]


def judge(answer: str) -> tuple[int, list[str]]:
    """Return the exit code for pip-audit's JSON answer, and the lines to print.

    A package that could not be looked up counts as not checked, never as safe.
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
    (python,) = sys.argv[1:]
    if python == "--list":
        sys.stdout.write("\n".join([*list_installed(), ""]))
        return NONE_KNOWN
    listed = subprocess.run(
        [python, "-m", "tests.audit", "--list"], stdout=subprocess.PIPE, check=True
    ).stdout
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "installed.txt"
        path.write_bytes(listed)
        done = subprocess.run([sys.executable, *_COMMAND, path], capture_output=True, check=False)
    code, lines = judge(done.stdout.decode("utf-8"))
    sys.stdout.write("\n".join([*lines, ""]))
    return code


if __name__ == "__main__":
    sys.exit(main())
