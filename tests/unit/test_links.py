"""A link holds the whole state: every valid view survives it, and nothing else does."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as hs

from touchstone.evidence_map.cells import CLAIM_SORTS
from touchstone.limits import MAX_LINK_NOTES, MAX_TEXT_CHARS
from touchstone.links.cell_names import CellNames
from touchstone.links.pages import PAGES
from touchstone.links.view import View, build_path, build_query, change_values, parse_view

CHOICES = {
    "concern": {"wrinkles": "Wrinkles", "fine-lines": "Fine lines"},
    "article": {"massage-and-skin": "What a good massage can do", "other": "Another"},
    "bar": {"by-hand": "By hand only", "randomized": "Randomized only"},
    "group": {"tone-and-glow": "Tone and glow", "skin-conditions": "Skin conditions"},
    "area": {"aging": "Aging"},
    "kind": {"stated": "Stated", "implied": "Implied"},
    "claim_sort": CLAIM_SORTS,
    "mark": {"beyond": "What says too much"},
    "axis": {"psqi.points.lower": "Pittsburgh Sleep Quality Index, points"},
    "study": {"adcock-2001": "Adcock 2001"},
    "study_sort": {"newest": "Newest first", "people": "Most people first"},
    "verdict": {"better": "Better", "mixed": "Mixed results"},
    "certainty": {"2": "2 of 4", "0": "None"},
    "show": {"claim": "Claim", "both": "Both"},
    "benefit": {"collagen": "More collagen"},
    "design": {"lab-study": "Lab study"},
    "direction": {"supports": "Supports it", "mixed": "Mixed"},
    "step": {"whole": "The whole way"},
    "given_with": {"hands": "Hands", "not-stated": "Not stated"},
    "funding": {"seller": "A seller", "independent": "Independent"},
    "sex": {"women": "Women", "both": "Women and men"},
    "harms": {"seen": "Seen", "not-mentioned": "Not mentioned"},
    "year": {"2001": "2001", "2020": "2020"},
    "study_page": {"1": "1", "2": "2"},
    "cell": {"wrinkles.collagen": "Wrinkles and More collagen"},
}


# Parameters of social networks, shops, mail tools, translators and document hosts.
TRACKERS = (
    "utm_source", "utm_campaign", "utm_id", "fbclid", "gclid", "gclsrc", "dclid", "gbraid",
    "wbraid", "gad_source", "gad_campaignid", "srsltid", "msclkid", "mc_cid", "mc_eid",
    "igshid", "igsh", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsCtaTracking",
    "ttclid", "twclid", "li_fat_id", "rdt_cid", "epik", "ScCid", "yclid", "_openstat",
    "_gl", "_ga", "ref", "ref_src", "referrer", "source", "src", "si", "feature", "s", "t",
    "via", "share", "shared", "sharing", "usp", "app", "from", "fb_action_ids", "fb_ref",
    "__tn__", "__cft__[0]", "__s", "mkt_tok", "vero_id", "oly_anon_id", "wickedid",
    "s_kwcid", "ef_id", "trk", "spm", "scm", "cid", "cmpid", "campaign_id", "ad_id",
    "_x_tr_sl", "_x_tr_pto", "hl", "lang", "gs_lcrp", "form", "cx", "ved", "sa", "usg",
    "sfnsn", "mibextid", "irclickid", "ranMID", "sscid", "user_id", "session_id", "sid",
    "uid", "mid", "tag", "pk_campaign", "matomo_campaign", "mtm_source", "hsa_acc", "dm_i",
    "redirect_log_mongo_id", "__twitter_impression", "amp", "amp_js_v", "_branch_match_id",
    "ncid", "nr_email_referer", "guccounter", "xtor", "at_campaign", "wt_zmc", "bxid",
    "elqTrackId", "email_source", "klaviyo", "_kx", "ck_subscriber_id", "_bhlid", "beehiiv",
    "publication_id", "post_id", "r",
)  # fmt: skip


def parse(page: str, **raw: str | list[str]) -> View:
    """Return the view of a link to ``page`` with these parameters."""
    given_parts = {
        name: value if isinstance(value, list) else [value] for name, value in raw.items()
    }
    return parse_view(page, given_parts, CHOICES)


def test_known_ids_are_kept_without_a_word():
    """A valid link is shown without any note."""
    view = parse("matrix", concern="wrinkles", group="tone-and-glow,skin-conditions")

    assert view.one("concern") == "wrinkles"
    assert view.many("group") == ("tone-and-glow", "skin-conditions")
    assert view.notes == ()


def test_unknown_concern_names_the_nearest():
    """An unknown id is left out, and a note quotes it and suggests the nearest one."""
    view = parse("concern", concern="wrinkels")

    assert view.one("concern") == ""
    assert view.notes[0].suggestion == "wrinkles"
    assert "'wrinkels'" in view.notes[0].message
    assert "Did you mean 'Wrinkles'?" in view.notes[0].message


@pytest.mark.parametrize("page", sorted(PAGES))
def test_an_article_is_a_part_of_every_link(page: str):
    """Every page accepts a choice of articles; an unknown id gets the nearest one suggested."""
    view = parse(page, article="other,massage-and-skn")

    assert view.many("article") == ("other",)
    assert view.notes[0].suggestion == "massage-and-skin"
    assert "'massage-and-skn' is not known" in view.notes[0].message


def test_a_label_is_not_an_id_but_leads_to_it():
    """Links take only ids. For a name that somebody typed, its id is suggested."""
    view = parse("concern", article="What a good massage can do")

    assert view.one("article") == ""
    assert view.notes[0].suggestion == "massage-and-skin"


def test_the_valid_part_of_a_list_is_kept():
    """One bad entry in a list does not discard the good ones."""
    view = parse("matrix", kind="stated,nonsense,stated")

    assert view.many("kind") == ("stated",)
    assert len(view.notes) == 1


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param({"concern": ""}, "names no concern", id="empty"),
        pytest.param({"concern": ["wrinkles", "fine-lines"]}, "more than one", id="repeated"),
        pytest.param({"concern": ["wrinkles, fine-lines"]}, "more than one", id="joined"),
        pytest.param({"concern": "x" * 5000}, "too long", id="oversized"),
        pytest.param({"concern": "<img src=x onerror=alert(1)>"}, "not known", id="markup"),
        pytest.param({"concren": "wrinkles"}, "Did you mean 'concern'?", id="misspelt part"),
    ],
)
def test_bad_parts_are_said_in_a_sentence(raw: dict, said: str):
    """Each kind of bad part gets its own plain sentence."""
    view = parse("concern", **raw)

    assert any(said in note.message for note in view.notes)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_what_trackers_add_is_passed_over(page: str):
    """A link that passed through a network, a shop or a mail tool gets no note about it."""
    assert parse(page, concern="wrinkles", **dict.fromkeys(TRACKERS, "x")).notes == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("concren", "concern"),
        ("concers", "concern"),
        ("artcile", "article"),
        ("compar", "compare"),
        ("comapre", "compare"),
        ("srot", "sort"),
        ("studys", "study"),
    ],
)
def test_what_is_nearly_a_part_is_told(name: str, meant: str):
    """Somebody who writes a link by hand is told about a misspelled parameter."""
    (note,) = parse("concern", **{name: "wrinkles"}).notes

    assert note.message.endswith(f"Did you mean '{meant}'?")


def test_a_part_of_another_page_is_told():
    """A parameter that belongs to another page has no effect here, and a note says so."""
    assert "'cell' is not used" in parse("concern", cell="wrinkles.collagen").notes[0].message


@pytest.mark.parametrize(
    "damaged",
    [
        "Fine-Lines",
        "FINE-LINES",
        "fine-lines.",
        "fine-lines)",
        "(fine-lines)",
        "fine-lines,",
        "fine-lines!",
        '"fine-lines"',
        "“fine-lines”",
        "‘fine-lines’",
        "<fine-lines>",
        "fine-lines ",
        "fine lines",
        "fine+lines",
        "fine%20lines",
        "fine%2Dlines",
        "fine%252Dlines",
        "fine_lines",
        "fine–lines",
        "fine‑lines",
        "fine-\nlines",
        "fine-\r\nlines",
        "fine-%0D%0Alines",
        "fine-lines%0A",
        "fine\xad-lines",
        "fine-lines\u200b",
        "\ufefffine-lines",
        "fine-lines&amp;utm_source=x",
        "fine-lines?utm_source=x",
        "fine-lines#top",
        'fine-lines">here',
        "fine-lines</a>",
        "fine-lines|here>",
        "fine-lines](https://example.org)",
        "fine-=\nlines",
        "fine-lines…",
        "fine-lines’s",
        "3Dfine-lines",
        "%3Dfine-lines",
        "ｆｉｎｅ-ｌｉｎｅｓ",
        "fine&#45;lines",
        "*fine-lines*",
        "fine-lines/",
    ],
)
def test_a_damaged_id_is_understood_in_silence(damaged: str):
    """Damage by mailers, chats and word processors is repaired, and the reader is not told."""
    view = parse("concern", concern=damaged)

    assert (view.one("concern"), view.notes) == ("fine-lines", ())


@pytest.mark.parametrize(
    "raw",
    [
        {"amp;compare": "wrinkles"},
        {"amp;amp;compare": "wrinkles"},
        {"&amp;compare": "wrinkles"},
        {"#038;compare": "wrinkles"},
        {"%26compare": "wrinkles"},
        {"Compare": "wrinkles"},
        {"COMPARE": "Wrinkles"},
        {" compare": "wrinkles"},
        {"?compare": "wrinkles"},
        {"compare[]": "wrinkles"},
        {"compare\u200b": "wrinkles"},
        {"compare=wrinkles": ""},
        {"compare%3Dwrinkles": ""},
        {"sort=benefit&compare": "wrinkles"},
        {"compare%3Dwrinkles%26utm_source%3Dx": ""},
    ],
    ids=str,
)
def test_a_damaged_name_is_understood_in_silence(raw: dict):
    """A parameter with a damaged name is repaired, keeps its value and gets no note."""
    view = parse("concern", concern="fine-lines", **raw)

    assert view.many("compare") == ("wrinkles",)
    assert view.notes == ()


def test_lists_and_cells_are_mended_item_by_item():
    """A doubly escaped comma still separates values, and each half of a cell is repaired."""
    view = parse("matrix", kind="Stated%2CImplied).", cell="Wrinkles.Collagen.", show="CLAIM")

    assert view.many("kind") == ("stated", "implied")
    assert (view.one("cell"), view.one("show"), view.notes) == ("wrinkles.collagen", "claim", ())


def test_cells_of_a_large_map_are_mended_by_their_halves():
    """The names of cells are built on demand and are not all compared."""
    names = CellNames(CHOICES["concern"], CHOICES["benefit"])
    view = parse_view("matrix", {"cell": ["Fine-Lines.COLLAGEN)"]}, {**CHOICES, "cell": names})

    assert view.one("cell") == "fine-lines.collagen"


def test_what_could_mean_two_is_not_guessed():
    """Two ids differ only in punctuation: an exact match is shown, and any other is left out."""
    choices = {**CHOICES, "concern": {"fine-lines": "Fine lines", "finelines": "Finelines"}}

    assert parse_view("concern", {"concern": ["finelines"]}, choices).one("concern") == "finelines"
    assert parse_view("concern", {"concern": ["Fine lines"]}, choices).one("concern") == ""


def test_words_to_search_are_never_mended():
    """A search text may contain any characters."""
    assert parse("article", q="%26 a&amp;b=c.").one("q") == "%26 a&amp;b=c."


def test_an_echo_is_short():
    """A note quotes a hostile value only in part, so the value cannot fill the page."""
    view = parse("concern", concern="z" * 1000)

    assert len(view.notes[0].message) < 200


def test_many_bad_parts_are_counted_not_listed():
    """Only a few notes are written out, and a last one counts the rest."""
    view = parse("matrix", group=",".join(f"bad{number}" for number in range(40)))

    assert len(view.notes) == MAX_LINK_NOTES + 1
    assert "35 more" in view.notes[-1].message


def test_search_text_is_cut_and_said():
    """Free text over the limit is cut, and a note tells the reader."""
    view = parse("article", q="word" * 40)

    assert len(view.one("q")) == MAX_TEXT_CHARS
    assert "cut" in view.notes[0].message


def test_a_search_text_that_was_cut_is_the_same_when_it_is_shared_again():
    """The cut leaves no trailing space, which the next link would lose."""
    once = parse("article", q="a" * (MAX_TEXT_CHARS - 1) + " b")
    again = parse("article", q=once.one("q"))

    assert once.one("q") == again.one("q") == "a" * (MAX_TEXT_CHARS - 1)


def _values(page: str):
    parts = {}
    for parameter in PAGES[page].parameters:
        if parameter.is_text:
            parts[parameter.name] = hs.text("ab c&=#<>%", min_size=1, max_size=20).map(
                lambda text: (" ".join(text.split()),)
            )
        else:
            choices = CHOICES[parameter.choices]
            ids = hs.sampled_from(sorted(choices))
            size = len(choices) if parameter.is_list else 1
            parts[parameter.name] = hs.lists(ids, min_size=1, max_size=size, unique=True).map(tuple)
    return hs.fixed_dictionaries({}, optional=parts)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_view_survives_its_link(page: str):
    """Whoever opens a shared link sees the same view: build, then parse, changes nothing."""

    @given(_values(page))
    def check(values: dict) -> None:
        wanted = {name: value for name, value in values.items() if any(value)}
        path = build_path(page, wanted)
        view = parse_view(page, parse_qs(urlsplit(path).query), CHOICES)
        assert dict(view.values) == wanted
        assert view.notes == ()

    check()


@given(
    hs.sampled_from(sorted(PAGES)),
    hs.dictionaries(
        hs.text(max_size=12) | hs.sampled_from(["concern", "group", "cell", "q"]),
        hs.lists(hs.text(max_size=60), max_size=3),
        max_size=6,
    ),
)
def test_no_link_fails(page: str, raw: dict):
    """Whatever a link holds, parsing returns a view with valid values only."""
    view = parse_view(page, raw, CHOICES)

    for name, values in view.values.items():
        if name not in ("q", "data"):
            assert set(values) <= set(CHOICES.get(f"{page}.{name}", CHOICES[name]))


def test_a_page_of_a_list_begins_anew_when_the_list_changes():
    """Page 3 of one list means nothing in another, so a new filter resets the page."""
    values = {"page": ("3",), "design": ("lab-study",)}

    filtered = change_values("research", values, {"concern": ["wrinkles"]})

    assert build_query("research", filtered) == {"concern": "wrinkles", "design": "lab-study"}
    assert change_values("research", values, {"data": ""})["page"] == ("3",)
