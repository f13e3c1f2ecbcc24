"""A person whom massage leaves calm has a calm mind; calm skin or a calm note is no such claim."""

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
    """Return a function that reads paragraphs that follow one about massage."""
    return make_reader(pack)


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_whom_massage_leaves_calm_has_a_calm_mind(read: ReadText, text: str):
    """A pronoun such as "me" stands for the word "person" in the pack's phrase."""
    assert pairs(read(text)) >= CALM


@pytest.mark.parametrize("text", OTHERS)
def test_what_else_is_calm_is_no_calm_mind(read: ReadText, text: str):
    """Calm does not count in an instruction, the giver or skin, or without massage as its cause."""
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
    """Less of a trait ("less red") is an improvement; less of a thing ("less blood") is not."""
    assert pairs(read(text)) == found
