"""Statements about hair, fat, muscles and joints are not claims about skin."""

from __future__ import annotations

import pytest

from tests.reading import ReadText, make_reader, pairs
from touchstone.packs.pack import Pack

NO_SKIN = (
    "Deep tissue massage breaks down fat cells for good.",
    "Deep tissue work breaks up knots.",
    "Massage breaks up fatty tissue.",
    "Cellulite massage leaves smoother thighs.",
    "Firm kneading breaks up cellulite and gives you smoother thighs.",
    "The strokes break up fatty deposits and leave your thighs firmer and more toned.",
    "Cellulite looks smoother in a few weeks.",
    "Massage smooths stubborn cellulite.",
    "Scalp massage gives your hair a brighter shine.",
    "Scalp massage leaves your hair soft and shiny.",
    "Sports massage makes joints feel more supple.",
    "With massage, inflammation in the joints goes down.",
    "A massage scrapes away muscle soreness.",
    "It firms the muscles.",
    "Massage relaxes the muscles.",
    "Massage takes weight off your hips and thighs.",
    "Massage takes off weight and inches.",
    "Massage gives nails a healthy shine.",
    "Lymph massage gives your immune system a lift.",
)
SKIN = (
    ("Massage breaks down scar tissue.", ("other-scars", "scar-softening")),
    ("Deep tissue massage breaks up scar tissue.", ("other-scars", "scar-softening")),
    ("Deep tissue massage softens scars.", ("other-scars", "scar-softening")),
    ("Massage makes elbows smoother.", ("uneven-texture", "texture")),
    ("Massage breaks up cellulite and makes skin smoother.", ("uneven-texture", "texture")),
    ("Massage takes the weight off my mind.", ("stress", "stress-relief")),
    ("Massage gives your hair and skin a glow.", ("dullness", "radiance")),
    ("Massage tones muscles and lifts sagging cheeks.", ("loss-of-elasticity", "elasticity")),
    ("Kneading the muscles relaxes you.", ("stress", "stress-relief")),
    ("It relaxes the muscles, and stress melts away.", ("stress", "stress-relief")),
)


@pytest.fixture(scope="module")
def read(pack: Pack) -> ReadText:
    """Return a function that reads a paragraph of an article about massage."""
    return make_reader(pack)


@pytest.mark.parametrize("sentence", NO_SKIN)
def test_nothing_is_suggested_for_what_is_no_skin(read: ReadText, sentence: str) -> None:
    """Breaking down fat or making hair shine is no benefit for any skin concern."""
    assert not read(sentence).suggestions


@pytest.mark.parametrize(("sentence", "expected"), SKIN)
def test_skin_beside_it_is_read(read: ReadText, sentence: str, expected: tuple[str, str]) -> None:
    """A sentence that mentions muscles or hair can still make a claim about skin."""
    assert expected in pairs(read(sentence))
