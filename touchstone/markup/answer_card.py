"""Render the answer card of a concern, with a drawing of its number."""

from __future__ import annotations

from html import escape

from touchstone.evidence.effects import Effect
from touchstone.evidence.studies import short_name
from touchstone.evidence_map.answer_card import AnswerCard
from touchstone.markup.elements import render_outside_link, render_stats
from touchstone.markup.research import render_certainty, render_tile, render_verdict_words
from touchstone.wording.effects import format_amount, format_number, notice_sentence

# Width of the drawing of a number, relative to the largest value in it.
_MARGIN = 1.12
# A number beyond this share of the drawing leaves room for words on its left.
_SHARE_OF_WORDS = 0.85
_GROUP_WORDS = {"before-after": ("After", "Before")}


def render_answer_card(card: AnswerCard) -> str:
    """Return the answer card: verdict, answer, number, and what else to know."""
    verdict_html = render_verdict_words(card.verdict, card.kicker)
    # If no study decides, there is no certainty to give and no best-tested claim to name.
    if card.verdict.is_decided:
        certainty = render_certainty(card.verdict.certainty)
        # What was tested instead comes first, because the verdict is about that.
        instead, benefit = escape(card.instead), escape(card.benefit)
        lines = (instead, verdict_html) if instead else (verdict_html, benefit)
        verdict_html = "<br>".join((*lines, certainty))
    drawing_html = _draw_number(card.effect) if card.effect else ""
    number = _render_number(card, drawing_html)
    # Without a drawing, half of a wide card would be empty.
    css_class = "ts-answer" if drawing_html else "ts-answer ts-answer-wide"
    rows = render_stats(dict(card.rows), css_class="ts-answer-rows")
    return (
        f'<section class="{css_class}" aria-label="The answer"><div>'
        f'<p class="ts-answer-verdict">{render_tile(card.verdict)}'
        f"<span>{verdict_html}</span></p>"
        f'<p class="ts-answer-headline" data-say>{escape(card.headline)}</p>{number}</div>'
        f"{rows}</section>"
    )


def render_number(card: AnswerCard) -> str:
    """Return the main number in words and as a drawing; '' if no study decides."""
    return _render_number(card, _draw_number(card.effect) if card.effect else "")


def _render_number(card: AnswerCard, drawing_html: str) -> str:
    if not card.number:
        return ""
    notice = notice_sentence(card.effect) if card.effect else ""
    notice_html = f'<p class="ts-muted">{escape(notice)}</p>' if notice else ""
    return f'<p class="ts-answer-number">{_link_source(card)}</p>{drawing_html}{notice_html}'


def _link_source(card: AnswerCard) -> str:
    """Return the main number in words, with a link to its study."""
    if card.source is None:
        return escape(card.number)
    name = short_name(card.source)
    before, _, after = card.number.rpartition(name)
    return f"{escape(before)}{render_outside_link(card.source.url, name)}{escape(after)}"


def _draw_number(effect: Effect) -> str:
    """Draw both groups as bars, or the difference with its range; '' if neither is possible."""
    massage, comparison = effect.massage, effect.comparison
    if massage is not None and comparison is not None and min(massage, comparison) >= 0:
        return _draw_groups(effect, massage, comparison)
    if effect.difference is None or effect.low is None or effect.high is None:
        return ""
    if (effect.low < 0) != (effect.high < 0):
        return ""  # a bar from zero would hide that the range includes zero
    return _draw_difference(effect, effect.difference, effect.low, effect.high)


def _draw_groups(effect: Effect, massage: float, comparison: float) -> str:
    # A percentage is drawn on a scale from 0 to 100.
    most = 100.0 if effect.unit.startswith("% of") else max(massage, comparison) or 1.0
    titles = _GROUP_WORDS.get(effect.kind, ("With massage", "Compared with"))
    bars = "".join(
        f'<div class="ts-arm"><span>{title}</span>{_draw_bar(value / most, css_class)}'
        f"<b>{escape(format_amount(value, effect.unit))}</b></div>"
        for title, value, css_class in (
            (titles[0], massage, "ts-arm-massage"),
            (titles[1], comparison, "ts-arm-other"),
        )
    )
    return f'<div aria-hidden="true">{bars}</div>'


def _draw_bar(share: float, css_class: str) -> str:
    return (
        f'<svg class="{css_class}" viewBox="0 0 100 10" preserveAspectRatio="none">'
        f'<rect width="{100 * share:.1f}" height="10"/></svg>'
    )


def _draw_difference(effect: Effect, difference: float, low: float, high: float) -> str:
    near, far = sorted((abs(low), abs(high)))
    scale = effect.scale
    noticed = scale.noticeable if scale and effect.unit == scale.unit else None
    most = _MARGIN * max(far, noticed or 0.0)
    mark = _draw_mark(noticed / most) if noticed else ""
    return (
        '<svg class="ts-line" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="ts-line-bar" y="3" width="{100 * abs(difference) / most:.1f}" height="8"/>'
        f"{_draw_range(near / most, far / most)}{mark}</svg>"
        f"{_draw_ends(effect, noticed, far, most)}"
    )


def _draw_ends(effect: Effect, noticed: float | None, far: float, most: float) -> str:
    """Return the numbers below the line: zero, and what people notice or the end of the range.

    They are a drawing of their own: the line is stretched to fit, which would distort letters.
    """
    value = noticed or far
    share = value / most
    words = f"{format_number(value)}{': what people notice' if noticed else ''}"
    none = "change" if effect.kind == "before-after" else "difference"
    zero = f"0: no {none}" if share > _SHARE_OF_WORDS else "0"
    anchor = "end" if share > 1 / 2 else "start"
    return (
        f'<svg class="ts-line-ends" aria-hidden="true"><text y="11">{zero}</text>'
        f'<text x="{100 * share:.1f}%" y="11" text-anchor="{anchor}">{escape(words)}</text></svg>'
    )


def _draw_range(near: float, far: float) -> str:
    """Return the range as a line with a rim, so that it shows on the bar and beside it."""
    ends = f'x1="{100 * near:.1f}" x2="{100 * far:.1f}" y1="7" y2="7"'
    return f'<line class="ts-line-rim" {ends}/><line {ends}/>'


def _draw_mark(share: float) -> str:
    """Return the mark of the smallest difference that people notice."""
    position = f"{100 * share:.1f}"
    return f'<line class="ts-line-notice" x1="{position}" x2="{position}" y1="0" y2="14"/>'
