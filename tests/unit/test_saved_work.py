"""Saved work is restored as it was left, and names the evidence that it rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.several import HANDS, make_several
from touchstone.errors import UploadError
from touchstone.ids import Cell
from touchstone.limits import MAX_DECISION_CHARS, MAX_DECISIONS_BYTES
from touchstone.own_article.decisions import (
    DECISIONS,
    NO_CELL,
    Decisions,
    decisions_bytes,
    read_decisions,
)
from touchstone.own_article.documents import read_text
from touchstone.own_article.draft import (
    DraftRow,
    build_files,
    describe_origin,
    list_rows,
    start_draft,
)
from touchstone.own_article.evidence_source import rest_on_evidence
from touchstone.own_article.pack_zip import UploadedPack, read_pack_zip
from touchstone.own_article.reading.suggest import ArticleReading
from touchstone.own_article.reading.vocabulary import build_vocabulary
from touchstone.own_article.saved_work import list_claims, read_pack_article, resume_draft
from touchstone.own_article.zips import zip_bytes
from touchstone.packs.checking import check_sources
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.loading import load_pack, write_files
from touchstone.packs.sealing import is_sealed
from touchstone.packs.sources import Sources, read_sources
from touchstone.resources import SHIPPED_FOLDER

DOCUMENT = read_text(
    """WHAT MASSAGE DOES

Massage fades scars. It also brings better sleep.

A massage lowers stress. It does not remove toxins.
"""
)
META = describe_origin(DOCUMENT)
SHIPPED = read_sources(SHIPPED_FOLDER)
DISMISSED = frozenset(
    {
        (Cell("poor-sleep", "better-sleep"), "It also brings", "certainty"),
        (NO_CELL, "It does not remove toxins.", "medical"),
    }
)


@pytest.fixture(scope="module")
def reading(pack) -> ArticleReading:
    """Return the reading of the article."""
    return start_draft(DOCUMENT, "mine", META, build_vocabulary(pack))[1]


@pytest.fixture(scope="module")
def rows(reading: ArticleReading) -> tuple[DraftRow, ...]:
    """Return the claims with one rejected and one changed, which removes its reason."""
    first, second, *others = list_rows(reading)
    changed = replace(second, concern_id="acne", benefit_id="clearer-skin", why="")
    return replace(first, accepted=False), changed, *others


def save(
    pack,
    rows: Sequence[DraftRow],
    base: Sources = SHIPPED,
    changes: Mapping[str, bytes | None] | None = None,
) -> UploadedPack:
    """Return saved work as uploaded again, with some files replaced, or left out if None."""
    article, _ = start_draft(DOCUMENT, "mine", META, build_vocabulary(pack))
    files = build_files(
        base, pack, article, document=DOCUMENT, meta=META, rows=rows, created="2026-12-01"
    )
    files |= {DECISIONS: decisions_bytes(rows, DISMISSED), **(changes or {})}
    return read_pack_zip(
        zip_bytes({f"mine/{path}": raw for path, raw in files.items() if raw is not None})
    )


def test_saved_work_comes_back_as_it_was_left(
    pack, rows: tuple[DraftRow, ...], reading: ArticleReading
):
    """Decisions and reasons are restored, and no claim is added as rejected."""
    again = save(pack, rows)
    work = resume_draft(again.pack, "mine", again.decisions, build_vocabulary(pack))

    assert work.rows == rows
    assert work.dismissed == DISMISSED
    assert work.notes == ()
    assert work.reading == reading
    document, meta = read_pack_article(again.pack, "mine")
    assert (document.title, document.blocks, meta) == (DOCUMENT.title, DOCUMENT.blocks, META)


@pytest.mark.parametrize("decisions", [None, b"{", b"[]", b'{"rows": [{}], "dismissed": []}'])
def test_work_without_decisions_still_opens_and_says_so(
    pack, rows: tuple[DraftRow, ...], decisions: bytes | None
):
    """Work of an earlier version, or with a damaged file, lists other suggestions as rejected."""
    again = save(pack, rows, changes={DECISIONS: decisions})
    work = resume_draft(again.pack, "mine", again.decisions, build_vocabulary(pack))

    accepted = [row for row in work.rows if row.accepted]
    assert [replace(row, why="") for row in rows if row.accepted] == list(
        list_claims(again.pack, "mine")
    )
    assert [row.why for row in accepted] == [row.why for row in rows if row.accepted]
    assert len(work.rows) == len(accepted) + 2
    assert "only the accepted claims can be read" in work.notes[0]


def test_a_table_that_was_changed_by_hand_counts(pack, rows: tuple[DraftRow, ...]):
    """A claim taken out of the table is rejected, and one added to it is accepted."""
    *others, last = rows
    again = save(pack, [*others, replace(last, benefit_id="calm-mind")])
    work = resume_draft(again.pack, "mine", decisions_bytes(rows, ()))

    assert work.rows[: len(rows)] == (*others, replace(last, accepted=False))
    assert work.rows[len(rows) :] == (replace(last, benefit_id="calm-mind", why=""),)


def test_decisions_that_the_page_could_not_have_made_are_passed_over(
    pack, rows: tuple[DraftRow, ...]
):
    """Unknown ids, and words that are not in the article, would break the page."""
    forged = [replace(rows[0], concern_id="<b>"), replace(rows[0], words="Lasers help."), *rows]
    again = save(pack, rows)

    assert resume_draft(again.pack, "mine", decisions_bytes(forged, ())).rows == rows
    assert read_decisions(decisions_bytes(rows, ()).replace(b"Massage", b"\\ud800")) is None


def test_decisions_over_the_limit_are_not_read(rows: tuple[DraftRow, ...]):
    """A page never holds more than a browser can handle."""
    raw = decisions_bytes(rows, DISMISSED)
    at = raw + b" " * (MAX_DECISIONS_BYTES - len(raw))

    assert read_decisions(at) == Decisions(rows, DISMISSED)
    assert read_decisions(at + b" ") is None
    for length, is_read in ((MAX_DECISION_CHARS, True), (MAX_DECISION_CHARS + 1, False)):
        long = decisions_bytes((replace(rows[0], why="w" * length),), ())
        assert (read_decisions(long) is not None) == is_read


def test_a_kind_that_was_changed_by_hand_counts(pack, rows: tuple[DraftRow, ...]):
    """The table takes precedence over the decisions, also for the kind of a claim."""
    other = {"stated": "implied", "implied": "stated"}
    turned = tuple(replace(row, kind=other[row.kind]) for row in rows)
    again = save(pack, rows, changes={DECISIONS: decisions_bytes(turned, ())})
    work = resume_draft(again.pack, "mine", again.decisions, build_vocabulary(pack))

    assert [row.kind for row in work.rows if row.accepted] == [
        row.kind for row in rows if row.accepted
    ]


def test_decisions_that_fit_no_more_are_counted(pack, rows: tuple[DraftRow, ...]):
    """A claim whose words are no longer in the article is left out, and the editor is told."""
    gone = replace(rows[0], words="No such words.", accepted=False)
    again = save(pack, rows, changes={DECISIONS: decisions_bytes((*rows, gone), ())})
    work = resume_draft(again.pack, "mine", again.decisions, build_vocabulary(pack))

    assert work.rows == rows
    assert work.notes == ("1 saved claim left out: no longer in the article.",)


def test_a_saved_pack_passes_check_with_its_decisions(
    pack, rows: tuple[DraftRow, ...], tmp_path: Path
):
    """The file of decisions is not part of the pack, which is complete and sealed without it."""
    again = save(pack, rows)
    write_files(tmp_path / "mine", {**again.sources.files, DECISIONS: again.decisions})
    sources = read_sources(tmp_path / "mine")

    assert list(check_sources(sources)) == []
    assert is_sealed(sources.files)


def name_evidence(pack, again: UploadedPack) -> tuple[str, str, str]:
    """Return the title, version and date printed as the source of the evidence in saved work."""
    found = rest_on_evidence(again.pack, again.sources, pack, SHIPPED)
    return found.title, found.version, found.created


def test_saved_work_names_the_evidence_and_not_itself(pack, rows: tuple[DraftRow, ...]):
    """The version and date of the saved work itself say nothing about the studies."""
    again = save(pack, rows)

    assert (again.pack.version, again.pack.created) == ("1.0.0", "2026-12-01")
    assert name_evidence(pack, again) == (pack.title, pack.version, pack.created)


def test_earlier_evidence_keeps_its_version_and_date(pack, rows: tuple[DraftRow, ...]):
    """This holds after saving twice, too; a missing date is taken from the list of changes."""
    descriptor = json.loads(SHIPPED.files[DESCRIPTOR])
    descriptor |= {"version": "9.9.9", "created": "2026-01-02T00:00:00Z"}
    notes = SHIPPED.files["cell_notes.csv"].splitlines(keepends=True)
    files = {
        **SHIPPED.files,
        DESCRIPTOR: json.dumps(descriptor).encode(),
        "cell_notes.csv": b"".join(notes[:-1]),
    }
    again = save(pack, rows, Sources(files, ()))
    twice = save(pack, rows, again.sources)

    assert name_evidence(pack, again) == (pack.title, "9.9.9", "2026-01-02")
    assert name_evidence(pack, twice) == (pack.title, "9.9.9", "2026-01-02")

    older = pack.changes[-1]
    told = json.loads(again.sources.files[DESCRIPTOR])
    told["sources"] = [{"title": f"{pack.title}, version {older.version}"}]
    old = {**again.sources.files, DESCRIPTOR: json.dumps(told).encode()}
    found = rest_on_evidence(again.pack, Sources(old, ()), pack, SHIPPED)
    assert (found.version, found.created) == (older.version, older.date)

    for sources in ([{"title": "Somebody's notes"}], [{"title": "A, version 1", "created": "x"}]):
        told["sources"] = sources
        old = {**again.sources.files, DESCRIPTOR: json.dumps(told).encode()}
        assert rest_on_evidence(again.pack, Sources(old, ()), pack, SHIPPED) == again.pack


def test_a_pack_of_several_articles_is_not_opened_for_work(tmp_path):
    """All articles but one would be lost, so the pack is refused with a reason."""
    several = load_pack(make_several(tmp_path / "pack"))

    with pytest.raises(UploadError, match="holds 3 articles"):
        read_pack_article(several, HANDS)
