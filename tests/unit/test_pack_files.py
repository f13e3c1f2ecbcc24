"""An article with accepted claims becomes a data pack that anybody can check, run and reopen."""

from __future__ import annotations

import csv
import io
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hs

from tests.making_files import zip_of
from tests.shipped import FEW_WORDS
from touchstone.claims.claims import build_passages
from touchstone.cli import main
from touchstone.errors import PackError, UploadError
from touchstone.exports.tables import csv_bytes
from touchstone.limits import MAX_UPLOADED_ROWS
from touchstone.own_article.documents import Document, build_article_markdown, read_text
from touchstone.own_article.pack_files import ClaimRow, build_pack_files, plain_quote
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.own_article.zips import zip_bytes
from touchstone.packs.loading import load_pack, write_files
from touchstone.packs.sealing import is_sealed, seal_descriptor
from touchstone.packs.sources import Sources, read_sources

BASE = Sources(dict(FEW_WORDS), ())
META = {
    "author": "Somebody",
    "based_on": "a file",
    "language": "en",
    "published": "2026-11-24",
    "licence": "none",
}
DOCUMENT = read_text(
    'Calm skin\n\nSleep\n\n=Massage helps you sleep, "truly". It calms; redness fades.\n\n'
    "-30 % wrinkles, they say.\n\nBlood flows better… and dull skin glows."
)
CLAIMS = [
    ClaimRow("poor-sleep", "better-sleep", "stated", '=Massage helps you sleep, "truly".'),
    ClaimRow("redness", "less-inflammation", "implied", "It calms; redness fades."),
    ClaimRow("wrinkles", "fewer-aging-signs", "stated", "−30 % wrinkles, they say."),
    ClaimRow("dullness", "radiance", "stated", "Blood flows better… and dull skin glows."),
]


def build(
    document: Document = DOCUMENT, claims: list[ClaimRow] | None = None, title: str = "My map"
) -> dict[str, bytes]:
    """Return the files of a pack with these claims."""
    return build_pack_files(
        BASE,
        title=title,
        article_id="calm-skin",
        article_markdown=build_article_markdown(document, meta=META),
        claims=CLAIMS if claims is None else claims,
        created="2026-12-01",
    )


FILES = build()


def test_the_pack_passes_check_and_loads(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A pack that an editor downloads passes the check and loads like any other."""
    write_files(tmp_path / "pack", FILES)

    assert main(["check", str(tmp_path / "pack")]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "OK"
    pack = load_pack(tmp_path / "pack")
    assert (pack.title, pack.version, pack.created) == ("My map", "1.0.0", "2026-12-01")
    assert list(pack.articles) == ["calm-skin"]
    assert pack.articles["calm-skin"].title == "Calm skin"
    assert [passage.quote for passage in build_passages(pack)] == [
        plain_quote(claim.quote) for claim in CLAIMS
    ]
    assert is_sealed(read_sources(tmp_path / "pack").files)


def test_the_research_is_that_of_the_base(pack):
    """Vocabulary, studies, findings and cautions come from the base pack; claims do not."""
    uploaded = read_pack_zip(zip_bytes(FILES))

    for name in ("concerns", "benefits", "studies", "findings", "cautions", "cell_notes"):
        assert FILES[f"{name}.csv"] == BASE.files[f"{name}.csv"]
    assert uploaded.pack.texts["about_evidence"] == pack.texts["about_evidence"]
    assert "with the help of a program" in uploaded.pack.texts["about_claims"]
    assert len(uploaded.pack.claims) == len(CLAIMS)
    assert (uploaded.pack.searched, uploaded.pack.next_check) == (pack.searched, pack.next_check)
    assert uploaded.pack.not_covered == pack.not_covered


def test_the_pack_says_where_it_comes_from(pack):
    """A pack has its own name, version, date and change log, and names its base as the source."""
    descriptor = json.loads(FILES["datapackage.json"])

    assert descriptor["name"] == "touchstone-my-map"
    assert descriptor["created"] == "2026-12-01T00:00:00Z"
    assert descriptor["sources"] == [
        {"title": f"{pack.title}, version {pack.version}", "created": pack.created}
    ]
    assert [change["version"] for change in descriptor["changes"]] == ["1.0.0"]
    assert "contributors" not in descriptor
    assert {item["path"] for item in descriptor["resources"]} == set(FILES) - {"datapackage.json"}


def test_the_same_choices_give_the_same_bytes():
    """The build depends on neither the clock nor chance."""
    assert zip_bytes(build()) == zip_bytes(FILES)


def test_no_cell_of_the_claims_is_a_formula():
    """A quote loses a leading formula character, but its words stay the article's own."""
    rows = list(csv.DictReader(io.StringIO(FILES["claims.csv"].decode("utf-8-sig"))))

    assert rows[0]["quote"] == 'Massage helps you sleep, "truly".'
    assert rows[2]["quote"] == "−30 % wrinkles, they say."
    assert csv_bytes(list(rows[0]), [list(row.values()) for row in rows]) == FILES["claims.csv"]


def test_a_claim_that_is_given_twice_is_kept_once():
    """A duplicate claim counts as stated if either of its rows does."""
    twice = [replace(CLAIMS[0], kind="implied"), CLAIMS[1], CLAIMS[0]]
    rows = list(csv.DictReader(io.StringIO(build(claims=twice)["claims.csv"].decode("utf-8-sig"))))

    assert [(row["concern_id"], row["kind"]) for row in rows] == [
        ("poor-sleep", "stated"),
        ("redness", "implied"),
    ]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        pytest.param([], "no claim was accepted", id="none"),
        pytest.param([replace(CLAIMS[1], quote="It heals.")], "is not in the article", id="words"),
        pytest.param([replace(CLAIMS[1], quote="=+-@")], "the cell is blank", id="no words"),
        pytest.param([replace(CLAIMS[1], concern_id="acne!")], "is not a known concern", id="id"),
        pytest.param([replace(CLAIMS[1], kind="sure")], "'sure' is not allowed", id="kind"),
    ],
)
def test_a_pack_that_would_not_pass_is_not_made(claims: list[ClaimRow], said: str):
    """Nothing is built that ``check`` would refuse."""
    with pytest.raises(PackError, match=said):
        build(claims=claims)


WORDS = hs.lists(
    hs.text(alphabet=hs.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9),
    min_size=1,
    max_size=12,
).map(" ".join)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(hs.data(), hs.lists(WORDS, min_size=1, max_size=4), hs.text(max_size=40))
def test_any_accepted_claims_give_a_pack_that_passes(
    data: hs.DataObject, texts: list[str], title: str
):
    """Whatever words are quoted from whatever article, the pack is valid and keeps each quote."""
    try:
        document = read_text("\n\n".join(texts))
    except UploadError:
        return
    paragraphs = [block.text for block in document.blocks if block.kind == "paragraph"]
    claims = []
    for paragraph in (
        data.draw(hs.lists(hs.sampled_from(paragraphs), min_size=1, max_size=5))
        if (paragraphs)
        else []
    ):
        start = data.draw(hs.integers(0, len(paragraph) - 1))
        quote = paragraph[start : start + data.draw(hs.integers(1, 900))].strip()
        if plain_quote(quote).replace("…", "").strip():
            pair = data.draw(hs.sampled_from([("acne", "collagen"), ("redness", "radiance")]))
            claims.append(ClaimRow(*pair, data.draw(hs.sampled_from(["stated", "implied"])), quote))
    if not claims:
        return
    files = build(document, claims, title.strip() or "My map")
    pack = read_pack_zip(zip_bytes(files)).pack

    assert {passage.quote for passage in build_passages(pack)} == {
        plain_quote(claim.quote) for claim in claims
    }
    assert all(passage.spans for passage in build_passages(pack))


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path):
    """Nothing is overwritten, and no part of a pack is left beside other files."""
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(PackError, match=r"is not empty\. Nothing was written"):
        write_files(tmp_path, FILES)
    with pytest.raises(PackError, match="cannot be made"):
        write_files(tmp_path / "note.txt", FILES)
    with pytest.raises(PackError, match="cannot be made"):
        write_files(tmp_path / "no" / "such", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_files_that_would_leave_the_folder_are_not_written(tmp_path: Path):
    """A path that leads out of the folder is refused before anything is written there."""
    (tmp_path / "pack").mkdir()

    with pytest.raises(PackError, match="leaves the folder"):
        write_files(tmp_path / "pack", {"../out.csv": b"x"})
    assert not (tmp_path / "out.csv").exists()


def test_a_pack_in_a_folder_of_its_zip_file_is_read():
    """Editors may zip the folder instead of the files in it; unrelated files are ignored."""
    inside = {f"my map/{name}": raw for name, raw in FILES.items()}
    uploaded = read_pack_zip(
        zip_of(
            {
                **inside,
                "__MACOSX/x": b"",
                "my map/notes.docx": b"x",
                "my map/articles/._x.md": b"\x00\x05\x16\x07",
            }
        )
    )

    assert uploaded.sources.files == FILES
    assert uploaded.pack.title == "My map"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(b"", "The file is empty", id="empty"),
        pytest.param(b"a,b\n", "This is not a zip file", id="CSV"),
        pytest.param(zip_of({"a.txt": b"x"}), "holds no data pack", id="no pack"),
        pytest.param(
            zip_of({"a/datapackage.json": b"{}", "b/datapackage.json": b"{}"}),
            "there must be one",
            id="two packs",
        ),
        pytest.param(zip_of({**FILES, "../claims.csv": b"x"}), "leads out of it", id="climbs"),
        pytest.param(zip_of({**FILES, "/claims.csv": b"x"}), "leads out of it", id="absolute"),
        pytest.param(
            zip_of({**FILES, "claims.csv": b"a\n" * (MAX_UPLOADED_ROWS + 1)}),
            "more than 12,000 lines",
            id="long table",
        ),
        pytest.param(
            zip_of({**FILES, "articles/b.md": b"word " * 500_000}), "more than 2 MB", id="articles"
        ),
    ],
)
def test_a_zip_that_is_no_pack_is_refused_in_words(raw: bytes, said: str):
    """The error is a sentence, and comes before any table is checked."""
    with pytest.raises(UploadError, match=said):
        read_pack_zip(raw)


def without(name: str) -> dict[str, bytes]:
    """Return the files of the pack, except one."""
    return {path: raw for path, raw in FILES.items() if path != name}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(without("studies.csv"), "studies.csv: the file is missing", id="missing"),
        pytest.param(without("articles/calm-skin.md"), "there is no article", id="no article"),
        pytest.param({**FILES, "datapackage.json": b"{"}, "this is not JSON", id="JSON"),
        pytest.param(
            {**FILES, "datapackage.json": b'{"a": ' + b"9" * 9_000 + b"}"}, "too long", id="number"
        ),
        pytest.param(
            {
                **FILES,
                "datapackage.json": FILES["datapackage.json"].replace(b"My map", b"\\ud800"),
            },
            "half a character",
            id="half a character",
        ),
        pytest.param(
            {**FILES, "articles/b.md": b"---\ntitle: &a [x]\nx: [*a]\n---\nText.\n"},
            "the front matter lacks",
            id="lists",
        ),
    ],
)
def test_a_broken_pack_is_refused_like_any_other(files: dict[str, bytes], said: str):
    """An uploaded pack is checked like one on disk."""
    with pytest.raises(PackError, match=said):
        read_pack_zip(zip_of(files))


def test_the_seal_of_a_stranger_is_not_believed():
    """Matching hashes do not exempt an uploaded pack from the check."""
    files = {**FILES, "claims.csv": b"not,a,table\n1,2,3\n"}
    files["datapackage.json"] = seal_descriptor(json.loads(FILES["datapackage.json"]), files)

    with pytest.raises(PackError, match="this column is missing"):
        read_pack_zip(zip_of(files))


@pytest.mark.slow
def test_a_pack_with_thousands_of_wrong_cells_is_refused_within_seconds():
    """The search for suggestions stops after twenty problems of each kind."""
    header = FILES["claims.csv"].split(b"\n")[0]
    long = b"".join(b"Sentence %d of a long article about skin. " % n for n in range(900))
    rows = b"".join(
        b"acne,colagen,stated,calm-skin,Sentence %d of a long article.\n" % n for n in range(2_900)
    )
    files = {
        **FILES,
        "claims.csv": header + b"\n" + rows,
        "articles/calm-skin.md": FILES["articles/calm-skin.md"] + long,
    }
    begun = time.monotonic()

    with pytest.raises(PackError, match="10 of 5800 problems are shown") as caught:
        read_pack_zip(zip_of(files))
    assert time.monotonic() - begun < 40
    assert sum("Did you mean" in str(problem) for problem in caught.value.problems) == 40


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(
    hs.sampled_from(sorted(FILES)),
    hs.binary(max_size=60) | hs.text(max_size=60).map(str.encode),
    hs.integers(0, 3_000),
)
def test_no_changed_pack_ends_in_an_error_of_ours(name: str, raw: bytes, place: int):
    """Either the pack loads or its problems are named."""
    old = FILES[name]
    try:
        read_pack_zip(zip_of({**FILES, name: old[:place] + raw + old[place:]}))
    except (PackError, UploadError) as error:
        assert str(error)
