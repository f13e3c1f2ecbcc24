"""A broken pack is refused, and each problem says where it is, what is wrong and what to do."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hs

from tests.shipped import FEW_WORDS, SHIPPED
from touchstone.errors import PackError, Problem
from touchstone.limits import MAX_CELL_CHARS, MAX_PROBLEMS_SHOWN, MAX_TABLE_ROWS
from touchstone.packs.checking import check_sources
from touchstone.packs.loading import load_pack, open_sources
from touchstone.packs.sealing import is_sealed, seal_descriptor
from touchstone.packs.sources import Sources, read_sources
from touchstone.resources import SHIPPED_FOLDER

ARTICLE = "articles/massage-and-skin.md"


def check_with(name: str, raw: bytes) -> list[Problem]:
    """Return the problems of the shipped pack with one file replaced."""
    return check_sources(Sources({**FEW_WORDS, name: raw}, ()))


def edit(name: str, old: str, new: str, count: int = 1) -> list[Problem]:
    """Return the problems of the shipped pack with some text of one file replaced."""
    text = SHIPPED.files[name].decode()
    assert old in text
    return check_with(name, text.replace(old, new, count).encode())


def only(problems: list[Problem]) -> Problem:
    """Return the only problem, and fail if there are others."""
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_the_shipped_pack_has_no_problem():
    """A correct pack must pass the check without a problem or a warning."""
    assert check_sources(SHIPPED) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte-order mark"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda raw: raw.rstrip(b"\n"), id="no final newline"),
        pytest.param(lambda raw: raw + b"\n\n\n", id="blank lines at the end"),
        pytest.param(lambda raw: raw + b",,,,\n,,,,\n", id="lines of commas at the end"),
    ],
)
def test_harmless_differences_load_as_if_not_there(
    tmp_path: Path, pack, change: Callable[[bytes], bytes]
):
    """What spreadsheets do to a file does not change the pack."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, folder)
    for path in (*folder.glob("*.csv"), folder / ARTICLE):
        path.write_bytes(change(path.read_bytes()))
    path = folder / "studies.csv"
    path.write_bytes(SHIPPED.files["studies.csv"])

    loaded = load_pack(folder)

    assert loaded.articles.keys() == pack.articles.keys()
    for name, frame in pack.tables.items():
        assert loaded.tables[name].equals(frame), name


def test_columns_in_another_order_load(tmp_path: Path, pack):
    """The order of the columns has no meaning, so any order loads."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, folder)
    pack.findings[pack.findings.columns[::-1]].to_csv(folder / "findings.csv", index=False)

    assert load_pack(folder).findings.equals(pack.findings)


WHOLE_FILES = [
    pytest.param(b"", "is empty", id="empty"),
    pytest.param(b"\n\n", "is empty", id="only newlines"),
    pytest.param(b"concern_id,benefit_id,kind,article_id,quote\n", "no rows", id="header only"),
    pytest.param(b"PK\x03\x04\x14\x00", "an Excel workbook", id="xlsx"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "a picture (PNG)", id="png"),
    pytest.param(b"\xff\xd8\xff\xe0", "a picture (JPEG)", id="jpeg"),
    pytest.param("concern_id,b".encode("utf-16"), "UTF-16", id="utf-16"),
    pytest.param(b"concern_id,b\nx,\xe9\n", "0xe9 is not UTF-8", id="latin-1"),
    pytest.param(b"concern_id,b\nx,\x00\n", "NUL byte", id="nul"),
    pytest.param(b"concern_id;benefit_id;kind;article_id;quote\n", "semicolons", id="semicolons"),
    pytest.param(b"concern_id\tbenefit_id\tkind\n", "tabs", id="tabs"),
    pytest.param(
        b"concern_id,benefit_id,kind,article_id,quote\n" + b"a,b,c,d,e\n" * (MAX_TABLE_ROWS + 1),
        f"limit of {MAX_TABLE_ROWS:,} rows",
        id="too many rows",
    ),
    pytest.param(
        b"concern_id,benefit_id,kind,article_id,quote\na,b,c,d," + b"x" * (MAX_CELL_CHARS + 1),
        f"limit of {MAX_CELL_CHARS:,} characters",
        id="absurd cell",
    ),
]


@pytest.mark.parametrize(("raw", "said"), WHOLE_FILES)
def test_a_file_that_is_no_table_is_named(raw: bytes, said: str):
    """One sentence says what the file is, without a cascade of further problems."""
    problem = only(check_with("claims.csv", raw))

    assert problem.file == "claims.csv"
    assert said in problem.message


@pytest.mark.parametrize(
    ("name", "old", "new", "row", "column", "said"),
    [
        pytest.param(
            "findings.csv",
            "ahn-2025,fine-lines,elasticity",
            "ahn-2025,fine-lines,elastisity",
            3,
            "benefit_id",
            "'elastisity' is not a known benefit. Did you mean 'elasticity'? "
            "Use an id from benefits.csv.",
            id="dangling id",
        ),
        pytest.param(
            "concerns.csv",
            "erythema,rosacea",
            "erythema,rosasea",
            13,
            "related_concern_id",
            "'rosasea' is not a known concern. Did you mean 'rosacea'? "
            "Use an id from concerns.csv.",
            id="dangling id within a table",
        ),
        pytest.param(
            "claims.csv",
            "congestion,lymphatic-flow",
            "Congestion ,lymphatic-flow",
            7,
            "concern_id",
            "Did you mean 'congestion'?",
            id="stray space and capital",
        ),
        pytest.param(
            "claims.csv",
            "congestion,lymphatic-flow",
            ",lymphatic-flow",
            7,
            "concern_id",
            "the cell is blank",
            id="blank id",
        ),
        pytest.param(
            "claims.csv",
            "blood-flow,stated",
            "blood-flow,Stated",
            2,
            "kind",
            "Did you mean 'stated'? Allowed: stated, implied.",
            id="value outside its list",
        ),
        pytest.param(
            "studies.csv", "et al.\",2025", "et al.\",20x5", 3, "year", "not a whole number",
            id="not a number",
        ),
        pytest.param(
            "studies.csv", "10.1111/jocd.70236,4", "doi:10.1111/jocd.70236,4", 3, "doi",
            "is not a DOI", id="not a DOI",
        ),
        pytest.param(
            "studies.csv", ",40439289,", ",PMC40439289,", 3, "pmid", "not a PubMed number",
            id="not a PMID",
        ),
        pytest.param(
            "studies.csv", "https://doi.org/10.1111/jocd.70236", "http://doi.org/x", 3, "url",
            "not an https address", id="not https",
        ),
        pytest.param(
            "concerns.csv", "wrinkles,Wrinkles", f"wrinkles,{'W' * 200}", 5, "name",
            "200 characters; the limit is 60", id="too long",
        ),
        pytest.param(
            "claims.csv", "dullness,blood-flow,stated,massage-and-skin",
            "dullness,blood-flow,stated,massage-and-skim", 2, "article_id",
            "Did you mean 'massage-and-skin'?", id="no such article",
        ),
        pytest.param(
            "claims.csv", "It is an ideal way to ease stress", "It is an ideal way to beat stress",
            56, "quote", "is not in the article", id="quote not in the article",
        ),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named(name: str, old: str, new: str, row: int, column: str, said: str):
    """A problem names file, row, column and value, what is allowed and what to do."""
    found = [item for item in edit(name, old, new) if (item.file, item.column) == (name, column)]
    problem = only(found)

    assert problem.row == row
    assert said in problem.message


def test_rows_count_as_in_a_spreadsheet():
    """The header is row 1, a blank line is a row, and a cell with line breaks is one row."""
    text = SHIPPED.files["concerns.csv"].decode()
    lines = text.split("\n")
    lines[1:1] = ["", 'new-one,"two\nlines",Tone and glow,Text.,,', "bad id,Name,Group,Text.,,"]
    problems = check_with("concerns.csv", "\n".join(lines).encode())

    assert [(problem.row, problem.column) for problem in problems] == [(2, ""), (4, "concern_id")]


def test_a_duplicate_names_both_rows():
    """A repeated id is reported together with the row where it first appears."""
    problems = edit("concerns.csv", "fine-lines,Fine lines", "dullness,Fine lines")
    problem = only([item for item in problems if item.file == "concerns.csv"])

    assert (problem.row, problem.column) == (4, "concern_id")
    assert "'dullness' already appears in row 2" in problem.message


def test_a_repeated_claim_is_refused():
    """The same passage may appear only once for the same pair."""
    text = SHIPPED.files["claims.csv"].decode()
    line = text.split("\n")[1]
    problem = only(check_with("claims.csv", f"{text}{line}\n".encode()))

    assert "this row already appears in row 2" in problem.message


@pytest.mark.parametrize("cells", ["a,b", "a,b,c,d,e,f,g"], ids=["short", "long"])
def test_rows_of_another_length_are_refused(cells: str):
    """A row with too many or too few commas is reported by its number."""
    raw = SHIPPED.files["findings.csv"] + f"{cells}\n".encode()
    problem = only(check_with("findings.csv", raw))

    assert problem.row == raw.count(b"\n")
    assert "cells, and the header has 10" in problem.message


def test_an_open_quotation_mark_is_found_where_it_opens():
    """The problem names the row where the quotation opens, not the end of the file."""
    problem = only(edit("cautions.csv", '"Keep gua sha light', '"Keep" gua sha light'))

    assert problem.row == 3
    assert "quotation mark" in problem.message


def test_missing_and_unknown_columns_are_told_apart():
    """A missing column is an error, but an unknown column is only a warning."""
    missing = edit("findings.csv", "direction,", "directions,")
    assert [problem.warning for problem in missing] == [True, False] or [
        problem.warning for problem in missing
    ] == [False, True]
    assert any("Is it the column 'directions'?" in problem.message for problem in missing)

    text = SHIPPED.files["concerns.csv"].decode().split("\n")
    extra = "\n".join([f"{text[0]},note", *(f"{line}," for line in text[1:] if line)])
    problem = only(check_with("concerns.csv", extra.encode()))
    assert problem.warning
    assert "not known" in problem.message


def test_a_column_that_is_there_twice_is_refused():
    """With two columns of the same name, it is unclear which one is meant."""
    problems = edit("findings.csv", "step,direction,", "step,step,")

    assert any("there twice" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(b"{", "not JSON", id="not JSON"),
        pytest.param(b"[]", "must be a JSON object", id="a list"),
        pytest.param(b"[" * 100_000, "nested too deeply", id="deep"),
        pytest.param(b"{}", "'title' is missing", id="no title"),
        pytest.param(b'{"created": "soon"}', "is not a date", id="no date"),
        pytest.param(b'{"resources": 3}', "no list", id="resources"),
        pytest.param(b'{"not_covered": 3}', "must be a list of words", id="not covered"),
        pytest.param(b'{"benefit_words": 3}', "a list of phrases", id="benefit words"),
        pytest.param(b'{"benefit_words": {"a": [3]}}', "a list of phrases", id="benefit phrases"),
        pytest.param(b'{"concern_words": 3}', "a list of phrases", id="concern words"),
        pytest.param(b'{"changes": [3]}', "a list of entries", id="changes"),
        pytest.param(b'{"next_check": 3}', "must be text", id="next check"),
    ],
)
def test_a_broken_descriptor_is_named(raw: bytes, said: str):
    """datapackage.json is checked like every other file."""
    assert any(said in problem.message for problem in check_with("datapackage.json", raw))


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        pytest.param(
            {"benefit_words": {"colagen": ["collagen"]}},
            "'colagen', which is not a known benefit. Did you mean 'collagen'?",
            id="benefit",
        ),
        pytest.param(
            {"concern_words": {"rednes": ["ruddiness"]}},
            "'rednes', which is not a known concern. Did you mean 'redness'?",
            id="concern",
        ),
    ],
)
def test_words_for_an_unknown_id_are_named_with_the_nearest(extra: dict[str, object], said: str):
    """Words listed under an unknown id would never be used, so the nearest id is suggested."""
    descriptor = json.loads(SHIPPED.files["datapackage.json"])
    raw = json.dumps({**descriptor, **extra}).encode()

    problem = only(check_with("datapackage.json", raw))

    assert said in problem.message


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(b"## No front matter\n\nText.\n", "front matter lacks title", id="front"),
        pytest.param(SHIPPED.files[ARTICLE].split(b"## ")[0], "has no text", id="no text"),
        pytest.param("---\ntitle: ä".encode("latin-1"), "is not UTF-8", id="encoding"),
    ],
)
def test_a_broken_article_is_named_once(raw: bytes, said: str):
    """One problem names the article, instead of one for each quote that it should contain."""
    problem = only(check_with(ARTICLE, raw))

    assert problem.file == ARTICLE
    assert said in problem.message


def test_a_pack_without_an_article_is_refused():
    """Without an article there is nothing to map, so the missing file is named."""
    files = {name: raw for name, raw in FEW_WORDS.items() if name != ARTICLE}

    problem = only(check_sources(Sources(files, ())))

    assert problem.file == ARTICLE
    assert "there is no article in this file, and 63 claims name it" in problem.message


def test_an_article_that_claims_name_and_that_is_missing_is_named_once():
    """A missing article is reported as a file to add, and a misspelled id at its row."""
    lines = SHIPPED.files["claims.csv"].splitlines(keepends=True)
    lines[1] = lines[1].replace(b"massage-and-skin", b"calm-nights")
    lines[2] = lines[2].replace(b"massage-and-skin", b"calm-nights")
    lines[3] = lines[3].replace(b"massage-and-skin", b"massage-and-skinn")
    missing, misspelled = check_with("claims.csv", b"".join(lines))

    assert missing.file == "articles/calm-nights.md"
    assert "2 claims name it, the first in row 2 of claims.csv" in missing.message
    assert (misspelled.row, misspelled.column) == (4, "article_id")
    assert "Did you mean 'massage-and-skin'?" in misspelled.message


UNSEEN = [
    ("acne\u00a0", "'acne' ends in a no-break space (U+00A0), which cannot be seen. Remove it."),
    ("acne ", "'acne' ends in a space (U+0020), which cannot be seen. Remove it."),
    ("acne\t", "'acne' ends in a tab (U+0009), which cannot be seen. Remove it."),
    ("\u200bacne", "'acne' begins with a space without width (U+200B), which cannot be seen."),
    ("ac\u00adne", "'acne' holds a soft hyphen (U+00AD), which cannot be seen. Remove it."),
    ("\u0430cne", "holds 'а', cyrillic small letter a (U+0430). Type it as a plain letter"),
    ("acn\u00a0", "ends in a no-break space (U+00A0), which cannot be seen. Remove it. Did you"),
]


@pytest.mark.parametrize(("written", "said"), UNSEEN)
def test_what_cannot_be_seen_is_named_for_what_it_is(written: str, said: str):
    """Editors cannot find an invisible or look-alike character unless the message names it."""
    header, first, *rest = SHIPPED.files["claims.csv"].decode().splitlines(keepends=True)
    line = f"{written},{first.partition(',')[2]}"
    problem = only(check_with("claims.csv", "".join([header, line, *rest]).encode()))

    assert (problem.row, problem.column) == (2, "concern_id")
    assert said in problem.message


def test_what_cannot_be_seen_in_a_number_or_a_heading_is_named():
    """Characters that cannot be seen are also named in a DOI and in the name of a column."""
    raw = SHIPPED.files["studies.csv"].decode()
    doi = only(check_with("studies.csv", raw.replace("10.", "１0.", 1).encode()))
    column = check_with("studies.csv", raw.replace("study_id,", "study_id\u200b,", 1).encode())

    assert "fullwidth digit one (U+FF11)" in doi.message
    assert "'study_id' ends in a space without width (U+200B)" in column[0].message


@pytest.mark.parametrize("line", ["sep=,\r\n", "SEP=,\n", '"sep=,"\n', "\ufeffsep=,\n"])
def test_the_line_that_names_the_separator_is_taken_as_not_there(line: str):
    """Excel writes this line and hides it, so rows are counted without it."""
    raw = line.encode() + SHIPPED.files["claims.csv"]
    files = {**FEW_WORDS, "claims.csv": raw}

    assert check_with("claims.csv", raw) == []
    assert len(open_sources(Sources(files, ())).claims) == 63
    assert only(check_with("claims.csv", raw.replace(b",stated,", b",sure,", 1))).row == 2


def test_semicolons_below_the_line_that_names_them_are_one_problem():
    """The one message says how the columns are separated, and no other problem follows."""
    raw = b"sep=;\n" + SHIPPED.files["claims.csv"].replace(b",", b";")

    assert "separated by semicolons" in only(check_with("claims.csv", raw)).message


@pytest.mark.parametrize("name", ["._massage-and-skin.md", "~$massage-and-skin.md", "._claims.csv"])
def test_files_that_a_program_put_beside_others_are_passed_over(tmp_path: Path, name: str):
    """Such files come from macOS on USB sticks and shares, and from Office with a file open."""
    for path, raw in SHIPPED.files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    folder = tmp_path / "articles" if name.endswith(".md") else tmp_path
    (folder / name).write_bytes(b"\x00\x05\x16\x07")

    assert check_sources(read_sources(tmp_path)) == []


def test_a_large_table_of_repeated_rows_is_refused_within_seconds():
    """Each problem takes time to collect, so collecting stops at a limit."""
    header, *rows = SHIPPED.files["findings.csv"].splitlines(keepends=True)
    for count in (200_000, 40_000):
        begun = time.process_time()
        problems = check_with("findings.csv", b"".join([header, *[rows[0]] * count]))

        assert problems[0].file in ("findings.csv", "effect_cells.csv")
        assert time.process_time() - begun < 10


def test_what_cannot_be_read_is_said(tmp_path: Path):
    """Missing files, links, pipes and folders in place of files each get a clear message."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, folder)
    (folder / "studies.csv").unlink()
    (folder / "findings.csv").unlink()
    (folder / "findings.csv").symlink_to(SHIPPED_FOLDER / "findings.csv")
    (folder / "cautions.csv").unlink()
    (folder / "cautions.csv").mkdir()

    (folder / "benefits.csv").unlink()
    os.mkfifo(folder / "benefits.csv")
    (folder / "concerns.csv").unlink()
    (folder / "concerns.csv").symlink_to(folder / "concerns.csv")
    said = {problem.file: problem.message for problem in check_sources(read_sources(folder))}

    assert "not a regular file" in said["benefits.csv"]
    assert "link" in said["concerns.csv"]
    assert "missing" in said["studies.csv"]
    assert "leaves the folder" in said["findings.csv"]
    assert "a folder, and a file is needed" in said["cautions.csv"]
    assert "no folder" in str(only(check_sources(read_sources(tmp_path / "none"))))
    assert "is a file" in str(only(check_sources(read_sources(folder / "claims.csv"))))


def test_ten_problems_are_shown_and_all_are_counted(tmp_path: Path):
    """Readers are not buried in problems but learn how many there are."""
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, folder)
    text = (folder / "claims.csv").read_text(encoding="utf-8")
    (folder / "claims.csv").write_text(text.replace(",stated,", ",sure,"), encoding="utf-8")

    with pytest.raises(PackError) as caught:
        load_pack(folder)

    lines = str(caught.value).splitlines()
    assert len(lines) == MAX_PROBLEMS_SHOWN + 1
    assert lines[-1] == f"{MAX_PROBLEMS_SHOWN} of {len(caught.value.problems)} problems are shown."


def test_a_pack_that_changed_is_no_longer_sealed():
    """One changed byte breaks the seal, so the full check runs again."""
    assert is_sealed(SHIPPED.files)
    raw = SHIPPED.files["claims.csv"] + b"\n"

    assert not is_sealed({**SHIPPED.files, "claims.csv": raw})


def test_a_pack_that_was_sealed_for_other_tables_is_no_longer_sealed():
    """A later version of the app may require more than the version that sealed the pack."""
    descriptor = json.loads(SHIPPED.files["datapackage.json"])
    studies = next(item for item in descriptor["resources"] if item["path"] == "studies.csv")
    studies["schema"]["fields"].pop()
    older = {**SHIPPED.files, "datapackage.json": json.dumps(descriptor).encode()}

    assert not is_sealed(older)
    assert is_sealed({**older, "datapackage.json": seal_descriptor(descriptor, older)})


@pytest.mark.parametrize("name", ["Skin care", "hands,feet", "peau-été"])
def test_an_article_whose_file_no_link_can_name_is_refused(name: str):
    """Links list article ids with commas, so even an article without claims needs a valid id."""
    files = {**SHIPPED.files, f"articles/{name}.md": SHIPPED.files["articles/massage-and-skin.md"]}

    assert [problem.message for problem in check_sources(Sources(files, ()))] == [
        "the name of this file is not a valid id. Use lower-case words joined by hyphens."
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"version": None}, "'version' is missing", id="no version"),
        pytest.param({"created": "soon"}, "not a date", id="no date"),
        pytest.param({"changes": [{}]}, "'changes' must be", id="a change without words"),
        pytest.param({"benefit_words": ["x"]}, "'benefit_words' must", id="words without an id"),
    ],
)
def test_a_sealed_pack_whose_descriptor_broke_is_refused_in_words(change: dict, said: str):
    """The seal covers tables and articles only, so the descriptor itself is still checked."""
    descriptor = {**json.loads(SHIPPED.files["datapackage.json"]), **change}
    sources = Sources({**SHIPPED.files, "datapackage.json": json.dumps(descriptor).encode()}, ())

    assert is_sealed(sources.files)
    with pytest.raises(PackError, match=said):
        open_sources(sources)


@pytest.mark.slow
@settings(max_examples=60)
@given(
    hs.sampled_from(sorted(SHIPPED.files)),
    hs.binary(max_size=200)
    | hs.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    hs.integers(0, 2000),
    hs.booleans(),
)
def test_no_pack_makes_the_check_fail(name: str, raw: bytes, place: int, whole: bool):  # noqa: FBT001  # drawn
    """Whatever a file contains, the check returns a list of problems and never crashes."""
    old = FEW_WORDS[name]
    new = raw if whole else old[:place] + raw + old[place:]
    problems = check_sources(Sources({**FEW_WORDS, name: new}, ()))

    assert all(problem.message for problem in problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "column", "said"),
    [
        pytest.param(
            "studies.csv", ",15-25,", ",25-15,", "minutes",
            "'25-15' runs from high to low. Write '15-25'.", id="range",
        ),
        pytest.param(
            "studies.csv", ",15-25,", ",about 20,", "minutes",
            "'about 20' is not a number or a range. Write it as 20 or 15-25.", id="no range",
        ),
        pytest.param(
            "findings.csv", "women aged 65 to 75,reduce,yes", "women aged 65 to 75,,yes", "aim",
            "a finding of step 'whole' needs a value here", id="whole",
        ),
        pytest.param(
            "findings.csv", "whole,supports,yes,flament-2023-2", "whole,supports,yes,ahn-2025-1",
            "effect_id", "'ahn-2025-1' is an effect of 'ahn-2025', not of 'flament-2023'.",
            id="effect of another study",
        ),
        pytest.param(
            "findings.csv", "yes,flament-2023-2", "yes,flament-2023-9",
            "effect_id", "is not a known effect. Did you mean 'flament-2023-", id="no effect",
        ),
        pytest.param(
            "effect_cells.csv", "ahn-2025-1,fine-lines,elasticity", "ahn-2025-1,acne,elasticity",
            "effect_id", "'ahn-2025' has no finding for acne and elasticity.", id="cell",
        ),
        pytest.param(
            "effects.csv", "0.63,0.14,2.82", "0.63,2.82,0.14", "low",
            "the range runs from 2.82 to 0.14. Exchange 'low' and 'high'.", id="limits",
        ),
        pytest.param(
            "effects.csv", ",psqi,points", ",psqy,points", "scale_id",
            "'psqy' is not a known scale. Did you mean 'psqi'?", id="scale",
        ),
        pytest.param(
            "review_contents.csv", "brennan-2012,osman-2008", "brennan-2012,brennan-2012",
            "study_id", "cannot be inside itself", id="review",
        ),
        pytest.param(
            "left_out.csv", "not about massage", "not about massages", "reason",
            "Did you mean 'not about massage'?", id="reason",
        ),
    ],
)  # fmt: skip
def test_the_evidence_must_agree_with_itself(name: str, old: str, new: str, column: str, said: str):
    """The check also covers whether values and rows contradict each other."""
    problem = edit(name, old, new)[0]

    assert (problem.file, problem.column) == (name, column)
    assert said in problem.message


@pytest.mark.parametrize(
    "name", ["effects", "effect_cells", "scales", "review_contents", "left_out"]
)
def test_a_table_of_the_evidence_may_be_missing(name: str):
    """Rows that point to the missing table are named, and nothing else is refused."""
    files = {path: raw for path, raw in FEW_WORDS.items() if path != f"{name}.csv"}
    problems = check_sources(Sources(files, ()))
    pointing = {"effects": {"findings.csv", "effect_cells.csv"}, "scales": {"effects.csv"}}

    assert {problem.file for problem in problems} == pointing.get(name, set())
