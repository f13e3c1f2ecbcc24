"""An own article is read, corrected, compared and taken home, and stays with its visitor."""

from __future__ import annotations

import csv
import io
import itertools
import json
import logging
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from tests.pages.conftest import ENTRY, OpenPage, read_text
from touchstone.limits import MAX_ARTICLE_CHARS, MAX_CLAIMS_LISTED, MAX_MINUTES_LOST
from touchstone.markup.elements import escape_markdown
from touchstone.own_article.claim_card import list_touching
from touchstone.own_article.draft import DraftRow
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.packs.loading import load_pack
from touchstone.packs.sealing import seal_descriptor
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.notices import data_sentence
from ui import data, own_article, own_keep, own_overstated, own_results, own_unclaimed
from ui.components import page_observer

PAGE = "your_article"
TEXT = """WHAT MASSAGE DOES

Massage fades scars. It also brings better sleep.

A massage lowers stress. It does not remove toxins.
"""
HOSTILE = """MASSAGE <img src=x onerror=alert(1)>

Massage fades scars <script>alert(1)</script>. [Massage](javascript:alert(1)) lowers stress.

:red[Massage] brings $better$ sleep. =HYPERLINK("x") massage smooths wrinkles.
"""


def paste(app: AppTest, text: str) -> AppTest:
    """Paste a text and let the page read it."""
    app.text_area(key="own_text").set_value(text)
    button = next(item for item in app.button if item.label == "Read the article")
    button.click().run()
    assert not app.exception, app.exception
    return app


def own(app: AppTest) -> own_article.Own:
    """Return the visitor's work so far."""
    return app.session_state[own_article.KEY]


def notes(app: AppTest) -> str:
    """Return everything the page says."""
    return read_text(app)


def test_limits_and_privacy_are_told_before_anything_is_given(open_page: OpenPage):
    """Visitors learn what is read, and what becomes of it, before they add an article."""
    text = notes(open_page(PAGE))

    assert "Limits: 5 MB a file, 400,000 characters of text, 300 pages of a PDF." in text
    assert "It is not stored, not logged, and not shown to anyone else." in text


def test_the_page_promises_as_long_as_the_server_waits():
    """The server must keep a session for as long as the page promises that a phone may sleep."""
    settings = tomllib.loads((ENTRY.parent / ".streamlit/config.toml").read_text("utf-8"))

    assert settings["server"]["disconnectedSessionTTL"] == MAX_MINUTES_LOST * 60


def test_a_text_over_the_limit_is_refused_in_words(open_page: OpenPage):
    """The box accepts a text that is too long, so that the page can say so and nothing is lost."""
    text = "skin massage " * (MAX_ARTICLE_CHARS // 13 + 100)
    app = paste(open_page(PAGE), text)

    assert "characters; at most 400,000" in read_text(app)
    assert app.text_area(key="own_text").value == text


def test_an_article_lost_with_the_session_is_told_until_it_is_given_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
):
    """A page that outlived its server asks for the article again until it is given."""
    lost = "please add it again: it was not stored"
    assert lost not in notes(open_page(PAGE))
    monkeypatch.setattr(page_observer, "_had_session", lambda: True)
    app = open_page(PAGE)

    assert lost in notes(app)
    assert lost in notes(app.run())
    paste(app, TEXT)
    next(item for item in app.button if item.label == "Forget it now").click().run()
    assert lost not in notes(app)


def test_two_dialogs_asked_for_at_once_are_one(open_page: OpenPage):
    """Streamlit allows one dialog at a time, but a slow connection can send two clicks at once."""
    app = paste(open_page(PAGE), TEXT)
    app.button(key=f"{PAGE}_share_more").click()
    app.button(key="own_change_1").click().run()

    assert not app.exception
    assert own(app).editing is None


@pytest.mark.parametrize("key", ["own_pick", "own_grid"])
def test_forgetting_and_picking_at_once_forgets(open_page: OpenPage, key: str):
    """A slow connection can send both clicks at once; forgetting wins, without an error."""
    app = paste(open_page(PAGE), TEXT)
    (part,) = [item.proto for item in app.get("bidi_component") if item.proto.id.endswith(key)]
    next(item for item in app.button if item.label == "Forget it now").click()
    states = app._tree.get_widget_states()
    picked = "Massage fades scars." if key == "own_pick" else "acne.collagen"
    states.widgets.add(
        id=f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events",
        json_trigger_value=json.dumps([{"event": "picked", "value": picked}]),
    )
    app._run(states)

    assert not app.exception
    assert own_article.KEY not in app.session_state
    assert "Massage fades scars" not in notes(app.run())


def test_a_session_that_is_known_lost_nothing(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch):
    """After a short disconnect the session still exists, so nothing is reported as lost."""
    app = open_page(PAGE)
    monkeypatch.setattr(page_observer, "_had_session", lambda: True)

    assert "please add it again" not in notes(app.run())


def test_a_pasted_article_becomes_a_map(open_page: OpenPage):
    """A pasted article gets suggestions, left-out sentences, a map, a comparison and a download."""
    app = paste(open_page(PAGE), TEXT)

    text = notes(app)
    assert "3 claims are accepted until you reject them." in text
    assert "It does not remove toxins." in text
    assert "3 claims for 3 of 18 concerns." in text
    assert "only in the article shown here." in text
    assert [item.value for item in app.header][-4:] == [
        "The map of your article",
        "Concern by concern",
        "How it differs from the article shown here",
        "Take it home",
    ]
    raw = own_keep.make_zip(own(app))
    assert len(read_pack_zip(raw).pack.claims) == 3


def press(app: AppTest, label: str) -> AppTest:
    """Press the button called ``label``."""
    return next(item for item in app.button if item.label == label).click().run()


def dialog_notes(app: AppTest) -> str:
    """Return all markup of a page, including a dialog, which is outside its main part."""
    return "\n".join(item.value for item in app.get("html"))


def test_a_rejected_claim_leaves_the_map_and_comes_back(open_page: OpenPage):
    """A rejected claim leaves map and pack at once, and accepting it brings it back."""
    app = paste(open_page(PAGE), TEXT)
    app.segmented_control(key="own_decision_0").set_value("reject").run()

    assert not app.exception
    assert "2 claims are accepted until you reject them." in notes(app)
    assert "1 rejected." in notes(app)
    assert len(read_pack_zip(own_keep.make_zip(own(app))).pack.claims) == 2
    app.segmented_control(key="own_shown").set_value("reject").run()
    assert [item.label for item in app.button if "Change" in item.label] == ["Change claim 1"]
    app.segmented_control(key="own_decision_0").set_value("accept").run()
    assert "3 claims are accepted until you reject them." in notes(app)


def test_a_claim_is_changed_and_wrong_words_are_named(open_page: OpenPage):
    """Words that are not in the article are refused with a reason; others are saved."""
    app = press(paste(open_page(PAGE), TEXT), "Change claim 2")
    app.text_area(key="own_words").set_value("Massage fades scares.")
    press(app, "Save the claim")

    assert "“Massage fades scares.” is not in the article." in dialog_notes(app)
    assert own(app).rows[1].words == "It also brings better sleep."
    app.text_area(key="own_words").set_value("better sleep.")
    press(app, "Save the claim")
    assert not app.exception
    assert own(app).rows[1].words == "better sleep."
    assert own(app).editing is None
    press(press(app, "Change claim 2"), "Cancel")
    assert own(app).editing is None


def test_a_claim_is_added_from_nothing_and_from_a_sentence_left_out(open_page: OpenPage):
    """A new claim needs a sentence, a concern and a benefit; a left-out sentence will do, too."""
    app = press(paste(open_page(PAGE), TEXT), "Add a claim")
    app.selectbox(key="own_sentence").set_value("Massage fades scars.").run()
    app.selectbox(key="own_concern").set_value("acne-scars")
    app.selectbox(key="own_benefit").set_value("scar-softening")
    press(app, "Save the claim")

    assert "4 claims are accepted until you reject them." in notes(app)
    assert (own(app).rows[-1].concern_id, own(app).rows[-1].kind) == ("acne-scars", "stated")
    press(app, "Add left-out sentence 1 as a claim")
    assert app.text_area(key="own_words").value == "It does not remove toxins."
    # The concern that the sentence names is already chosen.
    assert app.selectbox(key="own_concern").value == "congestion"
    press(app, "Save the claim")
    assert "Choose a benefit from the list." in dialog_notes(app)


def test_what_goes_too_far_in_words_of_several_claims_is_told_once(open_page: OpenPage):
    """Claims with the same words say what goes too far once, at the first accepted claim."""
    words = "Massage is proven to fade acne scars and stretch marks."
    app = paste(open_page(PAGE), f"{words} Massage is proven to lower stress.")
    text = notes(app)

    assert len(own(app).rows) > 2
    assert len(re.findall("<blockquote>“Massage is <mark>proven", text)) == 2
    same = "The same words as claim 1, where they go further than the evidence."
    again = f'“{words}”</blockquote><p class="ts-muted">{same}'
    assert text.count(again) == len(own(app).rows) - 2
    assert text.count("Too sure for the evidence: “proven”.") == 2
    assert text.count("The words are more certain than the studies of this claim allow.") == 1

    # Since it is explained once, one click dismisses it for all claims with these words.
    dismissals = [item for item in app.button if item.label.startswith("Dismiss “Too sure")]
    assert [item.label[-3:] for item in dismissals] == ["(1)", f"({len(own(app).rows)})"]
    dismissals[0].click().run()
    assert notes(app).count("Too sure for the evidence: “proven”.") == 1
    assert notes(app).count("The same words as claim 1.") == len(own(app).rows) - 2


def test_what_goes_too_far_is_told_at_the_next_claim_when_the_first_is_rejected(
    open_page: OpenPage,
):
    """If the first claim is rejected, the next one with the same words shows and marks them."""
    app = paste(open_page(PAGE), "Massage is proven to fade acne scars and stretch marks.")
    app.segmented_control(key="own_decision_0").set_value("reject").run()

    second = notes(app).partition("Claim 2")[2]
    assert "<blockquote>“Massage is <mark>proven" in second
    assert "Too sure for the evidence: “proven”." in second
    assert "The same words as claim 1." in second
    assert "The same words as claim 1, where they go further" not in second


def test_a_number_is_judged_by_all_accepted_claims_with_its_words(open_page: OpenPage):
    """What goes too far depends on the accepted claims, not on the order of the decisions."""
    words = "One study of massage graded lines and wrinkles 23.8% lower."
    app = paste(open_page(PAGE), f"MASSAGE\n\n{words}\n")
    work = own(app)
    lines, wrinkles = (
        DraftRow(concern_id, "fewer-aging-signs", "stated", words, accepted=True)
        for concern_id in ("fine-lines", "wrinkles")
    )

    def list_kinds(*rows: DraftRow) -> list[list[str]]:
        work.rows = rows
        app.run()
        by_claim = own_overstated.list_overstated(work, work.built[1]).values()
        return [[kind.kind_id for kind, _ in by_kind] for by_kind in by_claim]

    assert list_kinds(wrinkles) == [["number"]]
    assert list_kinds(wrinkles, lines) == [[], []]
    assert list_kinds(wrinkles, replace(lines, accepted=False)) == [["number"]]


def test_implied_claims_are_pointed_out(open_page: OpenPage):
    """Implied claims depend on how one reads them, so the page says to check them first."""
    app = paste(open_page(PAGE), TEXT)
    work = own(app)
    work.rows = tuple(replace(row, kind="stated") for row in work.rows)
    app.run()
    assert "implied: check" not in notes(app)

    own(app).rows = (replace(work.rows[0], kind="implied"), *work.rows[1:])
    app.run()
    assert "1 is implied: check it first." in notes(app)


def test_words_that_bear_quotation_marks_get_no_second_pair(open_page: OpenPage):
    """Reported speech keeps its own quotation marks."""
    app = paste(open_page(PAGE), '"Massage fades acne scars," she says. Massage lowers stress.')

    quotes = re.findall("<blockquote>(.*?)</blockquote>", notes(app))
    assert quotes[:2] == [
        "&quot;Massage fades acne scars,&quot; she says.",
        "“<mark>Massage lowers stress.</mark>”",
    ]


def test_what_matched_no_claim_is_told_and_can_be_added(open_page: OpenPage):
    """Sentences without a match are listed; one that becomes a claim leaves page and report."""
    passed = "A facial massage is a proven cure for eczema."
    app = paste(open_page(PAGE), f"{TEXT}\n\n{passed} Our skin tells stories.")
    titles = [item.value for item in app.header]
    assert titles.index("Not matched: 2 sentences speak of massage or skin") == (
        titles.index("Left out") - 1
    )
    assert "The program misses claims, and it lists repeated ones here." in notes(app)
    assert "<mark>proven</mark>" in notes(app)

    labels = [item.label for item in app.button]
    assert "Add left-out sentence 1 as a claim" in labels
    assert len(labels) == len(set(labels))
    press(app, "Add unmatched sentence 1 as a claim")
    assert app.text_area(key="own_words").value == passed
    app.selectbox(key="own_concern").set_value("inflammation")
    app.selectbox(key="own_benefit").set_value("scar-softening")
    press(app, "Save the claim")

    title = "Not matched: 1 sentence speaks of massage or skin"
    assert title in [item.value for item in app.header]
    assert [item.label for item in app.button if item.label.startswith("Add unmatched")] == [
        "Add unmatched sentence 1 as a claim"
    ]
    work = own(app)
    report = own_results.make_report(work, work.built[1]).decode()
    assert title in report
    assert "Our skin tells stories." in report


def test_what_matched_no_claim_comes_in_pages(open_page: OpenPage):
    """Unmatched sentences are listed ten at a time; without any, the part is missing."""
    many = " ".join(f"Facial massage number {number} is over." for number in range(13))
    app = paste(open_page(PAGE), f"{TEXT}\n\n{many}")

    assert "Sentences 1 to 10 of 13" in notes(app)
    assert len([item for item in app.button if item.label.startswith("Add unmatched")]) == 10
    app = press(app, "Forget it now")
    assert "Not matched" not in notes(paste(app, TEXT))


def test_words_that_go_too_far_are_told_and_dismissed(open_page: OpenPage):
    """Words that go too far get a reason and a wording that holds; dismissing keeps the words."""
    text = "MASSAGE\n\nMassage is proven to fade any scar. Massage brings wrinkles down.\n"
    app = paste(open_page(PAGE), text)
    assert "Goes further than the evidence" in notes(app)
    assert "<mark>proven</mark>" in notes(app)
    assert "Too sure for the evidence: “proven”" in notes(app)
    assert "Too sure for the evidence: told as a plain fact." in notes(app)
    # Below each claim, and in the expander of the chosen concern.
    assert read_text(app).count("What may honestly be said") == len(own(app).rows) + 1

    beyond = len(own(app).rows)
    assert f"{beyond} go further than the evidence: “Too far” shows them." in notes(app)
    app.segmented_control(key="own_shown").set_value("beyond").run()
    assert len([item for item in app.button if item.label.startswith("Change claim")]) == beyond
    dismissals = [item for item in app.button if item.label.startswith("Dismiss “Too sure")]
    dismissals[0].click().run()
    assert "<mark>proven</mark>" not in notes(app)
    assert "<mark>any scar</mark>" in notes(app)
    assert "proven to fade any scar" in own(app).rows[0].words


def test_tables_say_what_goes_too_far(open_page: OpenPage):
    """Both files say beside the words what goes too far; for other words the cell is blank."""
    text = "MASSAGE\n\nMassage is proven to fade acne scars. Massage may ease stress.\n"
    work = own(paste(open_page(PAGE), text))
    shown = work.built[1]
    raw = own_results.make_claims_csv(work, shown).decode("utf-8-sig")
    told = {row["quote"]: row["goes_too_far"] for row in csv.DictReader(io.StringIO(raw))}
    book = openpyxl.load_workbook(io.BytesIO(own_results.make_claims_workbook(work, shown)))
    heads, *rows = book["Passages"].iter_rows(values_only=True)
    sheet = [dict(zip(heads, row, strict=True)) for row in rows]

    assert told == {
        "Massage is proven to fade acne scars.": "Too sure for the evidence: “proven”.",
        "Massage may ease stress.": "",
    }
    assert {row["Words"]: row["Goes too far"] or "" for row in sheet} == told
    assert "Also to check" not in book.sheetnames


def test_the_workbook_has_what_else_is_to_be_checked(open_page: OpenPage):
    """A cure without a claim, and a sentence against a caution, are on a separate sheet."""
    cure, bold = "Massage cures acne.", "You can massage over warts."
    work = own(paste(open_page(PAGE), f"MASSAGE\n\nMassage may fade scars. {cure} {bold}\n"))
    book = openpyxl.load_workbook(io.BytesIO(own_results.make_claims_workbook(work, work.built[1])))
    _, *rows = book["Also to check"].iter_rows(values_only=True)
    cautions = work.base.cautions.set_index("caution_id")["advice"]
    (advice,) = [text for text in cautions if text.startswith("Do not massage over warts")]

    assert dict(rows) == {
        bold: f"May say the opposite of this caution: {advice}",
        cure: "A medical claim: “cures”.",
    }
    meanings = [row[0] for row in book["What the columns mean"].iter_rows(values_only=True)]
    assert meanings.count("Also to check") == 2
    columns = [row[1] for row in book["What the columns mean"].iter_rows(values_only=True)]
    assert "Goes too far" in columns


def test_many_claims_come_in_pages(open_page: OpenPage):
    """Claims come ten at a time; a new one is shown, and a shorter list shows its last page."""
    app = paste(open_page(PAGE), TEXT)
    own(app).rows *= 5
    app.run()
    shown = [item.label for item in app.button if item.label.startswith("Change claim")]
    assert shown == [f"Change claim {number}" for number in range(1, MAX_CLAIMS_LISTED + 1)]

    press(app, "Add a claim")
    app.text_area(key="own_words").set_value("Massage fades scars.")
    app.selectbox(key="own_concern").set_value("acne-scars")
    app.selectbox(key="own_benefit").set_value("scar-softening")
    press(app, "Save the claim")
    shown = [item.label for item in app.button if item.label.startswith("Change claim")]
    assert shown == [f"Change claim {number}" for number in range(11, 17)]
    own(app).rows = own(app).rows[:10]
    app.run()
    assert not app.exception
    assert "Change claim 1" in [item.label for item in app.button]


def test_the_work_survives_a_visit_to_another_page(open_page: OpenPage):
    """Decisions are kept when a visitor looks something up on another page."""
    app = paste(open_page(PAGE), TEXT)
    app.segmented_control(key="own_decision_0").set_value("reject").run()
    app.switch_page("pages/about.py").run()
    app.switch_page(f"pages/{PAGE}.py").run()

    assert not app.exception
    assert "2 claims are accepted until you reject them." in notes(app)
    assert app.segmented_control(key="own_decision_0").value == "reject"


def test_an_article_about_something_else_gives_nothing_and_says_so(open_page: OpenPage):
    """Nothing is suggested for an article about something else, and the page says why."""
    app = paste(open_page(PAGE), "Retinol smooths wrinkles.\n\nSunscreen keeps skin young.")

    text = notes(app)
    assert "No massage of skin was understood here, so no claim is suggested." in text
    assert "No claim is accepted." in text
    assert "The map of your article" not in [item.value for item in app.header]


def test_hostile_text_is_shown_and_never_runs(open_page: OpenPage):
    """Markup, links and formulas of a visitor are shown as text everywhere."""
    app = paste(open_page(PAGE), HOSTILE)

    html = "\n".join(item.value for item in app.get("html"))
    markdown = "\n".join(item.value for item in [*app.markdown, *app.header, *app.subheader])
    assert own(app).rows
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in markdown
    assert ":red[Massage]" not in markdown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "No words were found."),
        ("😀 😀 😀", "No words were found."),
        ("a" * 30_000, "without a space"),
    ],
    ids=["empty", "emoji", "endless line"],
)
def test_a_refused_text_is_explained_and_nothing_is_lost(open_page: OpenPage, text: str, said: str):
    """A refused text stays in the box with a reason, and a better text is read."""
    app = paste(open_page(PAGE), text)

    assert said in notes(app)
    assert app.text_area(key="own_text").value in (text, None, "")
    assert "3 claims are accepted until you reject them." in notes(paste(app, TEXT))
    assert said not in notes(app)


def test_a_file_is_read_and_a_broken_one_refused(open_page: OpenPage):
    """A file is read like a pasted text; a picture named like a text is refused as a picture."""
    app = open_page(PAGE)
    app.segmented_control(key="own_way").set_value("file").run()
    app.file_uploader(key="own_file").upload(
        "a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "text/plain"
    )
    app.run()
    next(item for item in app.button if item.label == "Read the file").click().run()
    assert "This is a picture (PNG)" in notes(app)

    app.file_uploader(key="own_file").upload("a.md", TEXT.encode(), "text/markdown").run()
    assert "This is a picture" not in notes(app)
    next(item for item in app.button if item.label == "Read the file").click().run()
    assert not app.exception
    assert "3 claims are accepted until you reject them." in notes(app)


def reopen(open_page: OpenPage, raw: bytes) -> AppTest:
    """Open saved work in a new session."""
    app = open_page(PAGE)
    app.segmented_control(key="own_way").set_value("pack").run()
    app.file_uploader(key="own_zip").upload("mine.zip", raw, "application/zip").run()
    press(app, "Open the saved work")
    assert not app.exception
    return app


def test_saved_work_is_gone_on_with(open_page: OpenPage):
    """Saved work comes back whole: accepted, rejected, changed, dismissed and left out."""
    app = paste(open_page(PAGE), TEXT)
    app.segmented_control(key="own_decision_0").set_value("reject").run()
    press(app, "Change claim 2")
    app.selectbox(key="own_concern").set_value("acne")
    app.selectbox(key="own_benefit").set_value("clearer-skin")
    press(app, "Save the claim")
    next(item for item in app.button if item.label.startswith("Dismiss")).click().run()
    rows, dismissed = own(app).rows, own(app).dismissed
    raw = own_keep.make_zip(own(app))
    app = reopen(open_page, raw)

    assert "2 claims are accepted until you reject them." in notes(app)
    assert "1 rejected." in notes(app)
    assert "names the concern" in notes(app)
    assert "It does not remove toxins." in notes(app)
    assert (own(app).rows, own(app).dismissed) == (rows, dismissed)
    assert dismissed
    assert own_keep.make_zip(own(app)) == raw


def test_a_pack_with_other_names_is_read_in_its_own_words(open_page: OpenPage):
    """Claims are judged by the pack's own names for benefits, not only by ours."""
    raw = own_keep.make_zip(
        own(paste(open_page(PAGE), "MASSAGE\n\nMassaging the face brings better sleep."))
    )
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    descriptor = json.loads(files.pop("datapackage.json"))
    descriptor["benefit_words"]["better-sleep"] = ["deep snooze"]
    article = next(name for name in files if name.startswith("articles/"))
    for name, before, after in (
        ("benefits.csv", b"Better sleep", b"Deep snooze"),
        (
            "claims.csv",
            b"Massaging the face brings better sleep",
            b"Massaging the face brings deep snooze",
        ),
        (
            article,
            b"Massaging the face brings better sleep",
            b"Massaging the face brings deep snooze",
        ),
    ):
        files[name] = files[name].replace(before, after)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        archive.writestr("datapackage.json", seal_descriptor(descriptor, files))
        for name, content in files.items():
            archive.writestr(name, content)
    app = reopen(open_page, changed.getvalue())

    assert "Poor sleep: Deep snooze" in notes(app)
    assert "Too sure for the evidence: told as a plain fact." in notes(app)


def test_reopened_work_names_the_evidence_as_its_source(open_page: OpenPage, pack):
    """Reopened work cites the current data, not the version in the file it was saved in."""
    app = reopen(open_page, own_keep.make_zip(own(paste(open_page(PAGE), TEXT))))
    work = own(app)
    told = data_sentence(pack.created, pack.version)
    report = own_results.make_report(work, work.built[1]).decode()

    for text in (notes(app), report):
        assert told in text
        assert "version 1.0.0" not in text


def test_the_report_holds_each_claim_with_its_verdict_and_runs_nothing(open_page: OpenPage):
    """The report has accepted claims and left-out sentences as text, and no rejected claim."""
    app = paste(open_page(PAGE), HOSTILE + "\n\nDo not massage over rosacea.")
    app.segmented_control(key="own_decision_0").set_value("reject").run()
    work = own(app)
    html = own_results.make_report(work, work.built[1]).decode()

    assert html.count("What may honestly be said") == len(work.rows) - 1
    assert "Claim 1 " not in html
    assert "Do not massage over rosacea." in html
    assert html.index("Before you massage") > html.index("The claims")
    assert "<script" not in html
    assert "<img" not in html


def test_a_report_counts_the_claims_that_it_lists(open_page: OpenPage):
    """Claims about the same pair are listed one by one, so the header counts them like that."""
    app = paste(open_page(PAGE), "MASSAGE\n\nMassage fades scars. It is proven to fade scars.\n")
    work = own(app)
    work.rows = (work.rows[0], replace(work.rows[0], words="It is proven to fade scars."))
    app.run()

    for for_readers in (False, True):
        report = own_results.make_report(work, work.built[1], for_readers=for_readers).decode()
        assert "Of 1 pair of concern and benefit in 2 claims for massage, 1 was tested" in report
        assert "Both claims go further than the evidence." in report
        assert "Claim 2" in report


def test_dangers_come_before_all_claims(open_page: OpenPage):
    """An editor must see a dangerous sentence before the first claim, on the page and in files."""
    bold = "You can massage over infected skin."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {bold}\n")
    work = own(app)
    headers = [item.value for item in app.header]

    assert headers.index("Cautions that the article speaks of") < headers.index("The claims")
    assert notes(app).index('href="#touched"') < notes(app).index('href="#claims"')
    for for_readers in (False, True):
        report = own_results.make_report(work, work.built[1], for_readers=for_readers).decode()
        assert report.index(bold) < report.index("<h2>The claims</h2>")
        assert report.index("opposite of a caution") < report.index("Of 1 claim for massage")


def test_a_text_is_corrected_and_decisions_are_kept(open_page: OpenPage):
    """Decisions are kept for words that stay; words that changed get new suggestions."""
    text = f"{TEXT}\n\nMassage is proven to fade stretch marks."
    app = paste(open_page(PAGE), text)
    count = len(own(app).rows)
    app.segmented_control(key="own_decision_0").set_value("reject").run()
    press(app, "Correct the text")
    box = app.text_area(key="own_text")
    assert "proven to fade stretch marks" in box.value
    box.set_value(box.value.replace("is proven to fade", "may fade"))
    press(app, "Read the corrected text")

    rows = own(app).rows
    assert len(rows) == count
    assert "no longer found" not in notes(app)
    assert [row.accepted for row in rows].count(False) == 1
    assert not rows[0].accepted
    assert "Massage may fade stretch marks." in [row.words for row in rows]
    assert "proven" not in notes(app)

    press(app, "Correct the text")
    box = app.text_area(key="own_text")
    assert box.value.startswith("# ")
    changed = box.value.replace("Massage may fade stretch marks.", "We like it.")
    box.set_value(changed.replace("# ", "# My title: ", 1))
    press(app, "Read the corrected text")
    assert own(app).article.title.startswith("My title: ")
    assert "no longer found: Stretch marks" in notes(app)


def test_a_correction_can_be_given_up(open_page: OpenPage):
    """A correction that is given up changes nothing, even after its text was refused."""
    app = paste(open_page(PAGE), TEXT)
    rows = own(app).rows
    press(app, "Correct the text")
    app.text_area(key="own_text").set_value("…")
    press(app, "Read the corrected text")
    assert own_article.KEY not in app.session_state
    assert "no word" in notes(app).lower() or "no text" in notes(app).lower()
    app.switch_page("pages/about.py").run()
    app.switch_page("pages/your_article.py").run()
    assert "Massage" in app.text_area(key="own_text").value
    press(app, "Keep the text as it was")

    assert own(app).rows == rows


def test_sentences_that_touch_a_caution_are_told_with_it(open_page: OpenPage):
    """Sentences that touch a caution are shown with it, even those that make no claim."""
    bold = "You can even book right after your Botox appointment."
    app = paste(open_page(PAGE), f"{TEXT}\n\n{bold} Never massage an open wound.")
    work = own(app)
    report = own_results.make_report(work, work.built[1]).decode()

    assert "Cautions that the article speaks of" in [item.value for item in app.header]
    for text in (notes(app), report):
        told = text[text.index("Check that the article says the same") :]
        assert told.index("areas injected with botulinum toxin") < told.index(bold)
        assert told.index("open wounds") < told.index("Never massage an open wound.")


def test_what_goes_against_a_caution_stands_first_with_it(open_page: OpenPage):
    """A sentence against a caution comes first, with its strong words marked.

    One that only repeats the caution is listed nowhere else.
    """
    sober, bold = "Never massage an open wound.", "It is perfectly safe for an open wound."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {sober} {bold}\n")
    work = own(app)
    report = own_results.make_report(work, work.built[1]).decode()

    for text in (notes(app), report):
        told = text[text.index("Check that the article says the same") :]
        assert told.index("<mark>perfectly safe for</mark>") < told.index(sober)
    assert [item.sentence for item in own_unclaimed.find_now(work).unmatched] == [bold]

    many = [f"An open wound is no place number {number} for massage." for number in range(9)]
    work = own(paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {' '.join(many)}\n"))
    left = [item.sentence for item in own_unclaimed.find_now(work).unmatched]
    # Nothing is lost: sentences without room beside the caution are listed with the others.
    told = list_touching(work.touched, (*work.unmatched, *work.left_out))
    assert {*told, *left, *(item.sentence for item in work.left_out)} >= {*many}


def test_what_may_say_the_opposite_of_a_caution_is_told(open_page: OpenPage):
    """A sentence about a danger without a word of caution is counted above and marked below."""
    bold, sober = "You can massage over infected skin.", "Ask your doctor about blood thinners."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {sober} {bold}\n")
    text = notes(app)

    assert "1 sentence may say the opposite of a caution. See “Cautions”." in text
    assert text.count("May say the opposite of this caution") == 1
    assert text.index(bold) < text.index("May say the opposite of this caution")

    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {sober} Try gua sha.\n")
    assert "opposite of a caution" not in notes(app)


def list_items(block: Block) -> Iterator[Element]:
    """Yield the elements of a block from top to bottom."""
    for _, item in sorted(block.children.items()):
        yield from list_items(item) if isinstance(item, Block) else [item]


def test_each_dangerous_sentence_has_its_button_below_it(open_page: OpenPage):
    """An editor dismisses what stands right above, and a sentence under two cautions once."""
    wound, both = "Rub an open wound.", "Rub an open wound and infected skin, if you like."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {wound} {both}\n")
    buttons = {
        below.label: above.proto.body
        for above, below in itertools.pairwise(list_items(app.main))
        if below.type == "button" and "May say the opposite" in below.label
    }

    assert len(buttons) == 2
    for text in (wound, both):
        label = f"Dismiss “May say the opposite of this caution” ({escape_markdown(text)})"
        assert f"“{text}”" in buttons[label].rpartition("<blockquote>")[2]
    press(app, label)
    assert "The same sentence as above: “Rub an open wound" in notes(app)
    assert [item for item in own(app).dismissed if item[1] == wound] == []


def test_the_page_for_readers_has_what_goes_too_far_without_a_claim(open_page: OpenPage):
    """The page for readers lists strong words without a claim until the editor dismisses them."""
    cure = "Massage cures acne."
    app = paste(
        open_page(PAGE), f"MASSAGE\n\nMassage may fade scars. {cure} Our skin tells stories.\n"
    )
    assert "1 sentence without a claim has words that often go too far." in notes(app)
    work = own(app)
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()
    said = page.partition("Also said, with words that often go too far")[2]
    assert "Massage <mark>cures</mark> acne." in said
    assert "Our skin tells stories." not in page

    press(app, "Dismiss “A medical claim” (unmatched sentence 1)")
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()
    assert "Also said" not in page
    assert "without a claim" not in notes(app)
    assert cure in notes(app)
    assert ("", "", cure, "medical") in [(*cell, *rest) for cell, *rest in own(app).dismissed]


def test_a_dismissed_mark_can_be_brought_back(open_page: OpenPage):
    """A slip of the finger must not hide a cure from readers for good."""
    app = paste(open_page(PAGE), "MASSAGE\n\nMassage may fade scars. Massage cures acne.\n")
    assert not [item.label for item in app.expander if item.label == "Dismissed marks"]
    press(app, "Dismiss “A medical claim” (unmatched sentence 1)")
    assert [item.label for item in app.expander if item.label == "Dismissed marks"]

    press(app, f"Bring back “A medical claim” ({escape_markdown('Massage cures acne.')})")
    assert own(app).dismissed == set()
    assert "1 sentence without a claim has words that often go too far." in notes(app)


def test_the_opposite_of_a_caution_is_on_the_page_for_readers_until_dismissed(
    open_page: OpenPage,
):
    """The most dangerous lines of an article stay on the page unless an editor dismisses them."""
    bold = "You can massage over infected skin."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {bold}\n")
    work = own(app)
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()
    above, _, below = page.partition("Said about dangers, without a warning")
    assert "Of 1 claim for massage, 1 was tested, and none is certain." in above
    assert "1 sentence may say the opposite of a caution." in above
    assert "no mark does not mean no problem" in above
    assert "<h1>What research says about “" in above
    assert bold in below.partition("<h2>The claims")[0]

    press(app, f"Dismiss “May say the opposite of this caution” ({escape_markdown(bold)})")
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()
    assert "Said about dangers" not in page
    assert "opposite of a caution" not in page
    assert "opposite of a caution" not in notes(app)


def test_a_button_about_a_sentence_shows_it_as_it_is(open_page: OpenPage):
    """A visitor's words are no markup, not even in the label of a button."""
    bold = "You can massage over warts, see [this](https://example.org)."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades scars. {bold}\n")
    (label,) = [item.label for item in app.button if "opposite" in item.label]

    assert "\\[this\\]\\(https" in label


def test_headings_are_looked_at_for_strong_words(open_page: OpenPage):
    """Headings are the largest words of an article, so they are checked, but make no claim."""
    text = "Massage: the treatment that never fails\n\n## Rest\n\nMassage may fade scars.\n"
    app = paste(open_page(PAGE), text)
    work = own(app)
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()

    assert "Sentence 1 is a heading" in notes(app)
    assert "Add unmatched sentence 1 as a claim" not in [item.label for item in app.button]
    assert "<mark>never fails</mark>" in page.partition("Also said")[2]
    assert len(work.rows) == 1


def test_what_goes_too_far_in_a_rejected_claim_does_not_fall_off_the_page(open_page: OpenPage):
    """Words of a rejected claim are still in the article, so they are listed until dismissed."""
    app = paste(
        open_page(PAGE), "MASSAGE\n\nMassage is proven to erase wrinkles. It fades scars.\n"
    )
    app.segmented_control(key="own_decision_0").set_value("reject").run()
    work = own(app)
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()

    assert "Massage is <mark>proven</mark>" in page.partition("Also said")[2]
    assert "its claim was rejected" in notes(app)
    press(app, "Dismiss “Too sure for the evidence” (unmatched sentence 1)")
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()
    assert "Also said" not in page


def test_a_left_out_sentence_that_became_a_claim_is_not_counted_twice(open_page: OpenPage):
    """Once a left-out sentence is a claim, its strong words are counted only there."""
    left = "It does not cure acne, but it is proven to fade scars."
    app = paste(open_page(PAGE), f"MASSAGE\n\nMassage fades wrinkles. {left}\n")
    work = own(app)
    assert [item.sentence for item in work.left_out] == [left]
    work.rows = work.rows[:1]
    app.run()
    assert "1 sentence without a claim has" in notes(app)

    work.rows = (*work.rows, replace(work.rows[0], words=left))
    app.run()
    assert "sentence without a claim has" not in notes(app)
    assert "Left out" not in [item.value for item in app.header]


def test_an_unmatched_sentence_has_the_answer_about_its_concern(open_page: OpenPage):
    """A sentence that names a concern but no benefit still shows the answer about the concern."""
    app = paste(open_page(PAGE), "MASSAGE\n\nMassage fades scars. Massage cures acne.\n")
    assert "We found no massage trial for acne." in notes(app)
    care = "MASSAGE\n\nMassage fades scars. Throw away your sleeping pills.\n"
    other = paste(open_page(PAGE), care)
    assert "Massage may improve poor sleep." not in notes(other)

    press(app, "Add unmatched sentence 1 as a claim")
    assert app.selectbox(key="own_concern").value == "acne"


def test_an_article_that_touches_no_caution_has_no_such_part(open_page: OpenPage):
    """An article that touches no caution has no part about cautions."""
    app = paste(open_page(PAGE), "FACIAL MASSAGE\n\nMassage fades scars.")

    assert "Cautions that the article speaks of" not in [item.value for item in app.header]


def test_a_page_for_readers_has_no_notes_for_the_desk(open_page: OpenPage, pack):
    """The page for readers has claims, honest words, cautions and limits, but no editing notes."""
    passed = "Our skin tells stories. Do not massage over rosacea, or over an open wound."
    app = paste(open_page(PAGE), f"{TEXT}\n\nMassage is proven to fade scars. {passed}")
    work = own(app)
    desk = own_results.make_report(work, work.built[1]).decode()
    page = own_results.make_report(work, work.built[1], for_readers=True).decode()

    for words in (
        "names the concern",
        "Our skin tells",
        "over rosacea",
        "that the article speaks of",
    ):
        assert words in desk
        assert words not in page
    # Words that go too far are marked until they are fixed or dismissed.
    for words in ("Goes further than", "What may honestly be said", "Before you massage",
                  "No clinician has reviewed",
                  f"of {len(pack.studies)} studies were read in full"):  # fmt: skip
        assert words in desk
        assert words in page


def test_forgetting_leaves_nothing(open_page: OpenPage):
    """After forgetting, no word of the article is left in the session."""
    app = paste(open_page(PAGE), TEXT)
    next(item for item in app.button if item.label == "Forget it now").click().run()

    assert not app.exception
    assert own_article.KEY not in app.session_state
    assert "fades scars" not in notes(app)
    assert "fades scars" not in repr(app.session_state)


def test_visitors_do_not_see_each_other(open_page: OpenPage, caplog: pytest.LogCaptureFixture):
    """A second visitor starts with nothing, and no log holds a word of the first."""
    with caplog.at_level(logging.DEBUG):
        paste(open_page(PAGE), TEXT)
        other = open_page(PAGE)

    assert own_article.KEY not in other.session_state
    assert "fades scars" not in notes(other)
    assert "fades scars" not in caplog.text


def test_work_that_is_opened_again_still_says_what_studies_were_gathered_for():
    """Reopened work has its own tables, but the same record of what studies were gathered for."""
    pack = load_pack(SHIPPED_FOLDER)
    own_pack = replace(pack, tables={**pack.tables, "claims": pack.claims.head(1)})

    assert data.build_own(own_pack).gathered_for == data.load().gathered_for
    assert len(data.load().gathered_for) == 52
