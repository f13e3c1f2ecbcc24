"""A person who is calm after a massage has a calm mind; a calm room or skin has none."""

from __future__ import annotations

import pytest

from tests.reading import Pairs, ReadText, make_reader, pairs
from touchstone.packs.pack import Pack

CALM = {("stress", "calm-mind")}
PEOPLE = (
    "Twenty minutes of kneading leaves him wonderfully calm.",
    "The last strokes left me loose and calm until supper.",
    "A massage makes everybody calm.",
    "Kneading keeps you calm for hours.",
    "After the massage we'd be calm as you please.",
    "She was calm afterward.",
    "I come up from the table calm, and I am a nervous flier.",
    "You walk home calm.",
    "On days when nobody rings, my busy mind goes quiet under the strokes.",
)
OTHERS = (
    "Be calm before you knead.",
    "The woman who kneads us is calm.",
    "He was calm as he stroked my brow.",
    "She hands me a calm note and leaves.",
    "Massage leaves you with calm skin.",
    "I was calm until the massage began.",
    "He was calm after the ferry.",
    "A warm bath leaves you calm.",
    "Massage never left me calm.",
)


@pytest.fixture(scope="module")
def read(pack: Pack) -> ReadText:
    """Return a function that reads paragraphs after one about massage."""
    return make_reader(pack)


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_whom_massage_leaves_calm_has_a_calm_mind(read: ReadText, text: str):
    """The pronoun stands for the person whom the pack's word names."""
    assert pairs(read(text)) >= CALM


@pytest.mark.parametrize("text", OTHERS)
def test_what_else_is_calm_is_no_calm_mind(read: ReadText, text: str):
    """A step, the giver, skin, and what another means or nobody brings."""
    assert not pairs(read(text)) & CALM


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Massage makes scars less noticeable.", {("other-scars", "scar-softening")}),
        ("Massage leaves fine lines less visible.", {("fine-lines", "fewer-aging-signs")}),
        (
            "Massage may make some signs of aging less visible.",
            {("signs-of-aging", "fewer-aging-signs")},
        ),
        ("Massage can make cheeks less red.", {("redness", "less-inflammation")}),
        ("Older skin gets less blood.", set()),
        ("Massage does not make scars less visible.", set()),
    ],
)
def test_a_thing_may_be_less_visible(read: ReadText, text: str, found: Pairs):
    """What it is less of is a trait, and not another thing."""
    assert pairs(read(text)) == found
