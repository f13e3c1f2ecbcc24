"""A few malformed inputs at every boundary of the product, the same each time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from touchstone.resources import SHIPPED_FOLDER

SEED = 1


@pytest.mark.slow
def test_a_few_foul_inputs_find_nothing():
    """Links, packs, files, forged values and requests break nothing; ``make fuzz`` tries more."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--few", "--seed", str(SEED)],
        cwd=SHIPPED_FOLDER.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=240,
        check=False,
    )

    assert done.stdout.endswith("Nothing was found.\n"), done.stdout[-6_000:]
    assert done.returncode == 0
