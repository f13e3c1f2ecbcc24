"""Outputs are the same whatever the locale, time zone, encodings and free disk space."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.turkish import ENCODING, MONTHS, make_turkish
from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
# One group, so that a single worker makes the reference that all tests here compare with.
pytestmark = pytest.mark.xdist_group("machines")
# Even root cannot make a folder there.
NOWHERE = "/dev/null/nowhere"
DATE_LINE = {"TZ": "Pacific/Kiritimati"}
OLD_ENCODING = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "",
}
OTHER_DAY = Path(__file__).with_name("other_day")
NO_WRITING = {"HOME": NOWHERE, "TMPDIR": NOWHERE, "XDG_CACHE_HOME": NOWHERE}


def run(
    *arguments: str, given: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a module of the project in a separate process."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=given,
        capture_output=True,
        timeout=120,
        check=False,
    )


def make_everything(environment: Mapping[str, str], *arguments: str) -> dict[str, str]:
    """Return the digests of all outputs, made in an environment."""
    done = run("tests.faults.everything", *arguments, **environment)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-3_000:]
    return json.loads(done.stdout)


def on_day(day: str) -> dict[str, str]:
    """Return the environment variables that give a process another date."""
    return {"PYTHONPATH": str(OTHER_DAY), "OTHER_DAY": day}


@pytest.fixture(scope="session")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the variables of a Turkish environment at the date line, with files in ISO-8859-9."""
    made = make_turkish(tmp_path_factory.mktemp("locale"))
    return {**made, **DATE_LINE, "PYTHONUTF8": "0"}


@pytest.fixture(scope="module")
def usual() -> dict[str, str]:
    """Return the digests of all outputs on an ordinary machine."""
    return make_everything({"TZ": "UTC", "LC_ALL": "C"})


def test_the_other_language_is_there(turkish: dict[str, str]):
    """The Turkish locale must apply; without it, the tests below would run in English and pass."""
    code = (
        "import locale, time; locale.setlocale(locale.LC_ALL, ''); "
        "print(open('/dev/null').encoding, time.strftime('%B'), f'{1.5:n}')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **turkish},
        capture_output=True,
        check=True,
    )
    encoding, month, number = done.stdout.decode(ENCODING).split()

    assert (encoding, number) == ("ISO-8859-9", "1,5")
    assert month in MONTHS


def test_everything_is_the_same_in_another_language(usual: dict[str, str], turkish: dict[str, str]):
    """Turkish letters, decimal comma, date and file encoding change nothing in the outputs."""
    assert make_everything(turkish) == usual


def test_a_clock_far_ahead_changes_the_pages_alone(usual: dict[str, str]):
    """Far in the future, every page says that a check is overdue; files ignore the date."""
    made = make_everything({**on_day("2099-03-01"), "TZ": "UTC", "LC_ALL": "C"})

    assert made.keys() == usual.keys()
    changed = {name for name in usual if made[name] != usual[name]}
    assert changed == {name for name in usual if name.startswith("page ")}


def test_everything_is_the_same_on_the_worst_machine(usual: dict[str, str]):
    """No UTF-8 mode, home folder or disk space, and a clock in 1971, change none of the outputs."""
    # With this, Python warns where a file is opened without an encoding.
    unnamed = {**OLD_ENCODING, "PYTHONWARNDEFAULTENCODING": "1"}
    made = make_everything({**NO_WRITING, **unnamed, **on_day("1971-03-01")}, "--no-writing")

    assert len(usual) > 20
    assert made == usual


def test_the_command_line_needs_no_utf_8_mode(tmp_path: Path):
    """The command line handles files and words in any script, even if the locale is ASCII."""
    article = tmp_path / "müde.txt"
    article.write_text("Massage für müde Haut\n\nMassage fades scars … naïvely.", encoding="utf-8")
    copy = tmp_path / "kopie.html"

    check = run("touchstone", "check", **OLD_ENCODING)
    assert check.stdout.startswith(b"OK")
    plain = run("touchstone", "export", "--format", "csv").stdout
    assert run("touchstone", "export", "--format", "csv", **OLD_ENCODING).stdout == plain
    found = run("touchstone", "find", "rosácea", "--json", **OLD_ENCODING)
    assert json.loads(found.stdout)["concerns"] == ["rosacea"]
    assert json.loads(found.stdout)["query"] == "rosácea"
    piped = run("touchstone", "find", "-", "--json", given="rosácea\n".encode(), **OLD_ENCODING)
    assert piped.stdout == found.stdout
    read = run("touchstone", "read", str(article), "--json", **OLD_ENCODING)
    assert json.loads(read.stdout)
    assert run("touchstone", "offline", str(copy), **OLD_ENCODING).returncode == 0
    assert "●" in copy.read_text(encoding="utf-8")


def limited(*arguments: str, target: str = "/dev/null") -> subprocess.CompletedProcess[str]:
    """Run a command that can write no file; its output goes to ``target``."""
    command = [sys.executable, "-m", "touchstone", *arguments]
    code = (
        "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    with Path(target).open("w", encoding="utf-8") as output:
        return subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.mark.parametrize(
    "arguments",
    [("export",), ("find", "wrinkles")],
    ids=" ".join,
)
def test_output_that_does_not_fit_on_the_disk_is_said(arguments: tuple[str, ...]):
    """A command whose output does not fit fails with one sentence instead of a traceback."""
    done = limited(*arguments, target="/dev/full")

    assert done.returncode == 1
    assert done.stderr == (
        "The output cannot be written (No space left on device). "
        "Make room, or send it to another place.\n"
    )


def test_files_that_do_not_fit_on_the_disk_are_said_and_the_old_ones_stay(tmp_path: Path):
    """On a full disk, a command that cannot write a copy, seal or pack leaves the old file."""
    copy = tmp_path / "copy.html"
    copy.write_text("as it was", encoding="utf-8")
    pack = tmp_path / "pack"
    assert run("touchstone", "read", "benchmarks/reader_articles/fernhill-massage-and-skin.md",
               "--out", str(pack)).returncode == 0  # fmt: skip
    before = (pack / "datapackage.json").read_bytes()

    offline = limited("offline", str(copy))
    assert (offline.returncode, offline.stderr.count("\n")) == (1, 1)
    assert "'copy.html' cannot be written (File too large)" in offline.stderr
    assert copy.read_text(encoding="utf-8") == "as it was"
    sealed = limited("seal", str(pack), target="/dev/null")
    assert sealed.returncode == 1
    assert (pack / "datapackage.json").read_bytes() == before
    read = limited("read", "benchmarks/reader_articles/fernhill-massage-and-skin.md",
                   "--out", str(tmp_path / "new"))  # fmt: skip
    assert read.returncode == 1
    assert "the file cannot be written (File too large)" in read.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.html", "new", "pack"]
    assert [
        path.name for path in pack.iterdir() if path.suffix not in (".json", ".csv", ".md", "")
    ] == []
