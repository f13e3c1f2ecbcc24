"""The audit never treats a package that it could not look up as safe."""

from __future__ import annotations

import json

import pytest

from tests.audit import judge, list_installed

SOUND = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "Dependency not found"}
WEAK = {"name": "c", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        pytest.param([SOUND], 0, "No known weakness in 1 packages.", id="sound"),
        pytest.param([SOUND, WEAK], 1, "c 2: CVE-1, mended in 3", id="weak"),
        pytest.param([WEAK, SKIPPED], 1, "c 2: CVE-1, mended in 3", id="weak, one unknown"),
        pytest.param([SOUND, SKIPPED], 3, "so 1 of 2 packages were not checked.", id="unknown"),
        pytest.param([], 3, "so nothing was checked.", id="nothing"),
    ],
)
def test_an_audit_says_what_is_known_and_what_is_not(packages: list, code: int, said: str):
    """Each outcome has its own exit code and its own sentence."""
    got, lines = judge(json.dumps({"dependencies": packages}))

    assert got == code
    assert said in " ".join(lines)


def test_no_answer_is_no_good_news():
    """If pip-audit fails, for example without a network, nothing counts as checked."""
    assert judge("")[0] == 3


def test_all_that_is_installed_to_run_the_app_is_looked_up():
    """The list includes indirect dependencies and leaves out packages that only tests need."""
    versions = dict(line.split("==") for line in list_installed())

    came_along = {"starlette", "uvicorn", "websockets", "numpy", "pyarrow", "pillow", "protobuf"}
    assert {"streamlit", "pandas", "uvloop"} | came_along <= versions.keys()
    assert not {"pytest", "mypy", "playwright", "hypothesis"} & versions.keys()
    assert all(versions.values())
