"""What was done in studies is described in ranges and counts, without averages or advice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.plain_words import BANNED, find_long
from tests.unit.test_verdicts import found, judge
from touchstone.evidence.protocol import (
    Protocol,
    split_studies,
    summarize_protocol,
    summarize_protocols,
)
from touchstone.evidence.studies import Study
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.markup.concern import render_protocol_section
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.protocol import (
    ASPECTS,
    aspect_words,
    how_done_words,
    intro_sentences,
    protocol_lines,
    tell_aspects,
)

CONCERNS = list(load_pack(SHIPPED_FOLDER).concern_names)
# The words that a sentence of advice begins with.
IMPERATIVES = (
    "apply", "ask", "avoid", "begin", "choose", "consider", "continue", "do", "follow", "get",
    "give", "go", "keep", "knead", "let", "make", "massage", "move", "press", "pull", "put",
    "repeat", "roll", "rub", "see", "spend", "start", "stay", "stop", "stroke", "take", "tap",
    "try", "use", "wait", "work",
)  # fmt: skip
ADVICE = re.compile(
    rf"(?:^|[.:;?!]\s+)(?:please\s+)?(?:{'|'.join(IMPERATIVES)})\b"
    r"|\b(?:you|your|should|must|ought|recommend\w*|needs? to|best)\b",
    re.IGNORECASE,
)


@pytest.fixture
def study(evidence_map) -> Study:
    """Return a study that says how it was done."""
    return evidence_map.studies["flament-2023"]


def describe(evidence_map, concern_id: str) -> tuple[Protocol, Protocol]:
    """Return what was done in the deciding studies of a concern, and in the other studies."""
    cells = iterate_cells(evidence_map.claims_of(ConcernId(concern_id)))
    return summarize_protocols(
        [evidence_map.verdicts[cell] for cell in cells], evidence_map.studies
    )


def test_a_range_goes_from_the_least_to_the_most_and_counts_who_does_not_say(study: Study):
    """Both ends of a single study's range count, and studies that state nothing are counted."""
    some = [replace(study, minutes=text) for text in ("10", "1.5-3", "45", "", "")]
    amount = summarize_protocol(some).amounts["minutes"]

    assert (amount.low, amount.high, amount.stated, amount.unstated) == (1.5, 45.0, 3, 2)
    assert aspect_words(summarize_protocol(some), "minutes") == (
        "1.5 to 45 in 3 studies; not stated in 2"
    )


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        pytest.param(["5"], "5", id="one study"),
        pytest.param([""], "Not stated", id="one study that does not say"),
        pytest.param(["5", "5"], "5 in both", id="all the same"),
        pytest.param(["5", ""], "5 in 1 study; not stated in 1", id="half of them"),
        pytest.param(["", ""], "Not stated in both", id="none says"),
    ],
)
def test_amounts_are_said_as_they_are(study: Study, minutes: list[str], said: str):
    """No number is made up where none is given."""
    protocol = summarize_protocol([replace(study, minutes=text) for text in minutes])

    assert aspect_words(protocol, "minutes") == said


@pytest.mark.parametrize(
    ("done", "said"),
    [
        pytest.param(
            [("hands", "3", "7", "2")],
            "By hand, by the people themselves, 3 minutes a session, 7 times a week, for 2 weeks.",
            id="one study",
        ),
        pytest.param(
            [("machine", "1", "1", "1")],
            "With a machine, by the people themselves, 1 minute a session, once a week, "
            "for 1 week.",
            id="one of each",
        ),
        pytest.param(
            [("machine", "", "7", "")],
            "With a machine, by the people themselves, 7 times a week. "
            "What we read does not say how long a session was.",
            id="one study that does not say",
        ),
        pytest.param(
            [("not-stated", "", "", "")],
            "By the people themselves. "
            "What we read does not say whether it was by hand or how long a session was.",
            id="one study that says nothing",
        ),
        pytest.param(
            [("hands", "10", "", ""), ("hands", "30", "", ""), ("not-stated", "", "", "8")],
            "By hand in 2 of 3 studies, not stated in 1. "
            "Where stated, 10 to 30 minutes a session, for 8 weeks.",
            id="several",
        ),
        pytest.param(
            [("hands", "15", "", ""), ("hands", "15", "", "")],
            "By hand in both studies. 15 minutes a session.",
            id="both",
        ),
        pytest.param(
            [("not-stated", "15", "", ""), ("several", "15", "", "")],
            "In more than one way in 1 of 2 studies, not stated in 1. 15 minutes a session.",
            id="all the same",
        ),
        pytest.param(
            [("not-stated", "15", "", ""), ("not-stated", "", "", "")],
            "Where stated, 15 minutes a session. What we read never says whether it was by hand.",
            id="none says",
        ),
    ],
)
def test_a_card_says_how_it_was_done_in_one_line(
    study: Study, done: list[tuple[str, str, str, str]], said: str
):
    """The line says what touched the skin, in how many studies, and what they leave unsaid."""
    names = ("given_with", "minutes", "times_per_week", "weeks")
    studies = [replace(study, **dict(zip(names, values, strict=True))) for values in done]

    assert how_done_words(summarize_protocol(studies)) == said


def test_kinds_are_counted_most_first_and_not_stated_last(study: Study):
    """The words "not stated" come last, even if they apply to most studies."""
    values = ("not-stated", "not-stated", "not-stated", "hands", "machine", "machine")
    protocol = summarize_protocol([replace(study, given_with=value) for value in values])

    assert aspect_words(protocol, "given_with") == "A machine in 2; hands in 1; not stated in 3"


def test_what_no_study_states_stands_together_and_last(study: Study):
    """A reader sees first what is known, and then in one place all that is not."""
    silent = replace(study, minutes="", weeks="", sessions="", body_site="not-stated")
    told = tell_aspects(summarize_protocol([silent, silent]))

    assert list(told)[-1] == "Not stated in both"
    assert told["Not stated in both"].startswith("Where on the body, minutes a session")
    assert "Minutes a session" not in told


def test_each_study_is_described_once_and_reviews_and_related_methods_are_not(study: Study):
    """A study that decides one claim is not listed again among the others."""
    studies = {
        key: replace(study, study_id=key, design=design)
        for key, design in {
            "a": "randomized-trial", "b": "randomized-trial", "c": "meta-analysis",
            "d": "randomized-trial", "e": "randomized-trial",
        }.items()
    }  # fmt: skip
    studies["f"] = replace(study, study_id="f", given_by="")
    first = judge(found("a"), found("c", design="meta-analysis"), found("d", step="related"))
    second = judge(*(found(key, step="massage-to-benefit") for key in ("a", "b", "f")),
                   found("e", step="benefit-to-concern"))  # fmt: skip

    deciding, others = split_studies([first, second], studies)

    assert [item.study_id for item in deciding] == ["a"]
    assert [item.study_id for item in others] == ["b"]


def test_poor_sleep_tells_a_range_with_how_many_do_not_say(evidence_map):
    """Of the studies of poor sleep, the 12 that decide and are not reviews are described."""
    deciding, _ = describe(evidence_map, "poor-sleep")

    assert deciding.count == 12
    assert aspect_words(deciding, "minutes") == "3 to 45 in 7 studies; not stated in 5"


@pytest.mark.parametrize("concern_id", CONCERNS)
def test_every_aspect_accounts_for_every_study(evidence_map, concern_id: str):
    """Stated and unstated values add up to the number of studies described."""
    for protocol in describe(evidence_map, concern_id):
        for counts in protocol.kinds.values():
            assert sum(counts.values()) == protocol.count
        for amount in protocol.amounts.values():
            assert amount.stated + amount.unstated == protocol.count


@pytest.mark.parametrize("concern_id", CONCERNS)
def test_what_was_done_is_described_and_never_advised(evidence_map, concern_id: str):
    """Page and handout have no imperative, no "you", no "should" and no average."""
    deciding, others = describe(evidence_map, concern_id)
    section = render_protocol_section(evidence_map, ConcernId(concern_id))
    cells = re.findall(r"<(?:p|d[dt]|summary)[^>]*>(?:<span>)?([^<]+)", section)
    said = [*cells, *protocol_lines(deciding, others)]

    assert len(cells) >= len(intro_sentences(deciding.count, others.count))
    assert [text for text in said if ADVICE.search(text)] == []
    assert [text for text in said if re.search(r"\b(on average|mean|typical\w*)\b", text)] == []
    assert [text for text in said if BANNED.search(text)] == []
    assert find_long(intro_sentences(deciding.count, others.count)) == []


@pytest.mark.parametrize(
    "advice",
    [
        "Massage the face for 3 minutes.",
        "With what: use a roller.",
        "Minutes: 3. Repeat twice a day.",
        "It should be firm.",
        "You can do this at home.",
    ],
)
def test_advice_would_be_seen(advice: str):
    """Advice would make the test above fail."""
    assert ADVICE.search(advice)


@pytest.mark.parametrize("concern_id", CONCERNS)
def test_paper_has_three_lines_or_none(evidence_map, concern_id: str):
    """The handout has three lines if a study can be described, and none otherwise."""
    deciding, others = describe(evidence_map, concern_id)
    lines = protocol_lines(deciding, others)

    assert len(lines) == (3 if deciding.count + others.count else 0)
    if lines:
        kind = "that count" if deciding.count else "not count"
        assert kind in lines[0]
        assert all(f"{ASPECTS[key]}: " in " ".join(lines) for key in ASPECTS if key != "sessions")


def test_a_concern_without_a_study_says_so(evidence_map):
    """A sentence says that there is nothing to describe, in place of an empty table."""
    section = render_protocol_section(evidence_map, ConcernId("acne-scars"))

    assert "We found no single study of massage to describe here." in section
    assert "<table" not in section
