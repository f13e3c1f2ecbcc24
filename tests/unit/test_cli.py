"""The command line answers in plain sentences and in exit codes that tools can use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from touchstone.cli import main
from touchstone.limits import MAX_UPLOAD_BYTES
from touchstone.resources import SHIPPED_FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped pack."""
    return Path(shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack"))


def test_check_counts_each_table(capsys: pytest.CaptureFixture[str], pack):
    """A sound pack prints OK and the number of rows in each table."""
    assert main(["check"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "OK"
    assert lines[1:-1] == [f"{name}: {len(frame)}" for name, frame in pack.tables.items()]


def test_check_names_problems_and_fails(capsys: pytest.CaptureFixture[str], folder: Path):
    """A broken pack makes the command exit with 1, and --all lists every problem."""
    text = (folder / "claims.csv").read_text(encoding="utf-8")
    (folder / "claims.csv").write_text(text.replace(",stated,", ",sure,"), encoding="utf-8")

    assert main(["check", str(folder)]) == 1
    short = capsys.readouterr().out
    assert main(["check", "--all", str(folder)]) == 1
    long = capsys.readouterr().out

    assert "claims.csv, row 2, column 'kind': 'sure' is not allowed here." in short
    assert short.count("'sure'") == 10
    assert long.count("'sure'") == text.count(",stated,")
    assert "Traceback" not in short + long


def test_check_warns_and_still_passes(capsys: pytest.CaptureFixture[str], folder: Path):
    """An unknown column is no reason to refuse a pack."""
    path = folder / "concerns.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{lines[0]},note", *(f"{line},x" for line in lines[1:])]))

    assert main(["check", str(folder)]) == 0
    assert "Warning: concerns.csv, row 1, column 'note'" in capsys.readouterr().out


def test_sealing_twice_writes_the_same_bytes(folder: Path):
    """Sealing is deterministic, and the shipped pack already carries its seal."""
    assert main(["seal", str(folder)]) == 0
    first = (folder / "datapackage.json").read_bytes()
    assert main(["seal", str(folder)]) == 0

    assert (folder / "datapackage.json").read_bytes() == first
    assert first == (SHIPPED_FOLDER / "datapackage.json").read_bytes()


def test_a_broken_pack_is_not_sealed(capsys: pytest.CaptureFixture[str], folder: Path):
    """Sealing refuses whatever checking refuses and leaves the descriptor unchanged."""
    before = (folder / "datapackage.json").read_bytes()
    (folder / "claims.csv").write_text("", encoding="utf-8")

    assert main(["seal", str(folder)]) == 1
    assert "is empty" in capsys.readouterr().out
    assert (folder / "datapackage.json").read_bytes() == before


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process, as tools do."""
    command = [sys.executable, "-m", "touchstone", *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=SHIPPED_FOLDER.parent,
        env={**os.environ, **environment},
    )


def test_export_prints_every_pair_once_and_sorted(pack, claims):
    """The export lets other tools use the whole map without the app."""
    done = run("export", "--format", "json", LANG="C", PYTHONIOENCODING="ascii")
    content = json.loads(done.stdout.decode("utf-8"))
    items = content["claims"]
    pairs = [(item["concern"], item["benefit"]) for item in items]

    assert done.returncode == 0
    assert content["data_version"] == pack.version
    assert pairs == sorted(pairs)
    assert sum(item["kind"] is not None for item in items) == len(claims)
    assert sum(len(item["passages"]) for item in content["claims"]) == len(pack.claims)


def test_export_of_a_broken_pack_fails_in_words(tmp_path: Path):
    """No partial output is printed, and the problem goes to the error stream."""
    done = run("export", str(tmp_path / "none"))

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"there is no folder" in done.stderr
    assert b"Traceback" not in done.stderr


def test_wrong_use_is_explained():
    """An unknown command exits with 2 and lists the known ones."""
    done = run("chekc")

    assert done.returncode == 2
    assert b"check" in done.stderr


def test_find_answers_like_the_page():
    """The command finds the same concerns as the page, and ``-`` reads one query per line."""
    command = [sys.executable, "-m", "touchstone", "find", "--json", "-"]
    done = subprocess.run(
        command,
        input=b"zits\nbest pizza\n",
        capture_output=True,
        check=True,
        cwd=SHIPPED_FOLDER.parent,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(item["query"], item["concerns"]) for item in answers] == [
        ("zits", ["acne"]),
        ("best pizza", []),
    ]
    assert answers[0]["why"] == {"acne": ["zits"]}


def test_find_shows_a_caution_before_the_concern(capsys: pytest.CaptureFixture[str]):
    """A pregnant reader sees the caution first, and the concern is found as well."""
    for options in ([], ["--json"]):
        assert main(["find", "I am pregnant and have stretch marks", *options]) == 0

    told, content = capsys.readouterr().out.splitlines()
    assert told.startswith("We have a caution about this: Ask first. If you are pregnant")
    assert told.index("https://") < told.index("Stretch marks: matched by")
    answer = json.loads(content)
    assert (answer["concerns"], answer["cautions"]) == (["stretch-marks"], ["pregnancy"])


def test_find_shows_the_caution_that_speaks_of_words_without_a_concern(
    capsys: pytest.CaptureFixture[str],
):
    """People get the advice with its source and tools get its id, even without a concern."""
    assert main(["find", "botox"]) == 0
    told = capsys.readouterr().out
    assert main(["find", "--json", "botox"]) == 0
    content = json.loads(capsys.readouterr().out)

    assert "We have a caution about this: Stop. Do not rub or massage" in told
    assert "(Mayo Clinic 2017, https://www.mayoclinic.org/" in told
    assert content["cautions"] == ["after-botulinum-toxin"]
    assert main(["find", "hair loss"]) == 0
    assert "caution" not in capsys.readouterr().out


def test_find_reads_a_story_and_says_what_it_is_about():
    """With --story all lines are one text, and the answer says what the story denies."""
    command = [sys.executable, "-m", "touchstone", "find", "--story", "-"]
    story = "I moved in May.\nI have no acne.\nThe dog is fine.\nMy cheeks are red all day.\n"
    done = subprocess.run(
        command, input=story.encode(), capture_output=True, check=True, cwd=SHIPPED_FOLDER.parent
    )

    assert b"Redness: matched by" in done.stdout
    assert b"You say that you do not have acne." in done.stdout
    assert done.stdout.count(b"\n") == 1


def test_read_prints_the_claims_with_their_exact_sentences(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """People get names and reasons, tools get ids, and denied sentences are listed separately."""
    path = tmp_path / "article.md"
    said, denied = "Massage fades scars.", "Massage does not remove toxins."
    path.write_text(f"# Massage\n\n{said} {denied}\n", encoding="utf-8")

    assert main(["read", str(path), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert main(["read", str(path)]) == 0
    told = capsys.readouterr().out

    assert content == {
        "claims": [
            {
                "concern": "other-scars",
                "benefit": "scar-softening",
                "kind": "stated",
                "sentences": [said],
            }
        ],
        "denied": [denied],
    }
    assert "Other scars: Scars broken up and less visible (stated)" in told
    assert f"not suggested:\n  {denied} (the sentence denies it)" in told


def test_read_says_when_an_article_is_about_something_else(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """An off-topic article must not look like a massage article without claims."""
    path = tmp_path / "bread.txt"
    path.write_text("Knead the dough. Let it rest.", encoding="utf-8")

    assert main(["read", str(path)]) == 0
    assert "No massage of skin was understood here" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(None, "There is no file 'article.txt'.", id="missing"),
        pytest.param(b"\xff\xfe\x00", "holds no text that can be read", id="encoding"),
        pytest.param(b"a" * (MAX_UPLOAD_BYTES + 1), "the limit is 5 MB", id="large"),
    ],
)
def test_read_refuses_a_file_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, raw: bytes | None, said: str
):
    """The reason goes to the error stream, and the exit code is 1."""
    path = tmp_path / "article.txt"
    if raw is not None:
        path.write_bytes(raw)

    assert main(["read", str(path)]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_read_writes_a_pack_that_passes_the_check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """One command turns an article into a folder the app can run on, and overwrites nothing."""
    path, out = tmp_path / "article.md", tmp_path / "pack"
    path.write_text("# Massage\n\nMassage fades scars. Massage brings better sleep.")

    assert main(["read", str(path), "--out", str(out)]) == 0
    assert main(["check", str(out)]) == 0
    said = capsys.readouterr().out
    assert "OK" in said
    assert "claims: 2" in said
    assert main(["read", str(path), "--out", str(out)]) == 1
    assert "is not empty. Nothing was written." in capsys.readouterr().err


def test_read_says_when_there_is_no_claim_to_write(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """Without a claim no pack is written, and the message says why."""
    path, out = tmp_path / "article.md", tmp_path / "pack"
    path.write_text("# Bread\n\nKnead the dough well.")

    assert main(["read", str(path), "--out", str(out)]) == 1
    assert "No claim was found, so no data pack was written." in capsys.readouterr().err
    assert not out.exists()


def test_read_refuses_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Only regular files are read, because reading a pipe could block forever."""
    assert main(["read", str(tmp_path)]) == 1
    assert "not a regular file" in capsys.readouterr().err
