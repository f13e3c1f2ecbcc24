"""Render the handout as one self-contained HTML file.

Style, fonts and words are inside the file; it loads nothing, and prints on one or two
pages. All text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from touchstone.exports.handout import WORDS, Handout, HandoutCaution, HandoutSource
from touchstone.exports.html_file import render_page
from touchstone.links.sharing import build_qr_svg
from touchstone.markup.answer_card import render_answer_card
from touchstone.markup.elements import Column, render_link, render_note, render_table
from touchstone.resources import read_style, read_web_fonts


def handout_html_bytes(handout: Handout) -> bytes:
    """Return the handout as an HTML file, the same bytes for the same handout."""
    body = (
        f'<header class="top"><div><p class="ts-brand">{escape(WORDS["brand"])} '
        f"<span>{escape(WORDS['tagline'])}</span></p>"
        f"<h1>{escape(handout.title)}</h1>{_render_bar(handout)}"
        f'<p class="ts-muted">{escape(handout.meaning)}</p>{_render_giver(handout.giver)}'
        f'<p class="address">{escape(WORDS["link_words"])} '
        f"{render_link(handout.address, handout.address)}</p></div>"
        f'<div class="code" role="img" aria-label="{escape(WORDS["qr_alt"])}">'
        f"{build_qr_svg(handout.address, inline=True)}</div></header>"
        f"<main>{_render_answer(handout)}"
        f'<div class="columns"><div>{_render_left(handout)}</div>'
        f"<div>{_render_right(handout)}</div></div>"
        f'<p class="notes"><b>{escape(WORDS["notes_words"])}</b></p>'
        f'<p class="notes date">{escape(WORDS["date"])}</p>{_render_sheet(handout)}</main>'
        f'<footer class="ts-foot"><p><strong>{escape(handout.notice)}</strong> '
        f"{escape(handout.dates)}</p></footer>"
    )
    style = read_web_fonts() + read_style("style.css", "handout.css")
    return render_page(f"{handout.title} · {WORDS['brand']}", body, style=style).encode("utf-8")


def _render_giver(giver: str) -> str:
    return f"<p>{escape(WORDS['given_by'])}: <b>{escape(giver)}</b></p>" if giver else ""


def _render_answer(handout: Handout) -> str:
    if handout.card is None:
        return f'<p class="ts-lede">{escape(handout.answer)}</p>'
    return render_answer_card(handout.card)


def _render_bar(handout: Handout) -> str:
    return render_note([handout.bar], css_class="ts-note ts-bar") if handout.bar else ""


def _render_left(handout: Handout) -> str:
    own = _render_cautions(handout.own_cautions)
    everyone = f"<h3>{escape(handout.heads['everyone'])}</h3>" if own else ""
    questions = "".join(f"<li>{escape(question)}</li>" for question in handout.questions)
    return (
        f"<h2>{escape(handout.heads['cautions'])}</h2>{own}{everyone}{_render_cautions(handout.cautions)}"
        f"<h2>{escape(handout.heads['questions'])}</h2><ol>{questions}</ol>"
    )


def _render_right(handout: Handout) -> str:
    passages = "".join(
        f"<blockquote>{escape(item.words)}<cite>{escape(item.place)}</cite></blockquote>"
        for item in handout.passages
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in (*handout.numbers, *handout.notes))
    words = f"<h2>{escape(handout.heads['passages'])}</h2>{passages}" if passages else ""
    return (
        f"<h2>{escape(handout.heads['benefits'])}</h2>{_render_benefits(handout)}{notes}{words}"
        f"{_render_protocol(handout)}"
        f"<h2>{escape(handout.heads['sources'])}</h2>{_render_sources(handout)}"
    )


def _render_sheet(handout: Handout) -> str:
    """Return the second page, for people who give massage; '' if it was not requested."""
    if not handout.sheet:
        return ""
    parts = "".join(
        f"<h3>{escape(part.title)}</h3><ul>"
        + "".join(
            f"<li>{escape(line.words)} {render_link(line.url, line.source)}</li>"
            for line in part.lines
        )
        + "</ul>"
        for part in handout.sheet
    )
    title = f"{WORDS['sheet_title']}: {handout.title}"
    return f'<section class="sheet"><h2>{escape(title)}</h2>{parts}</section>'


def _render_cautions(cautions: Iterable[HandoutCaution]) -> str:
    items = "".join(
        f'<li><span class="ts-kind ts-severity">{escape(item.severity)}</span> '
        f"<span>{escape(item.advice)} {render_link(item.url, item.source)}</span></li>"
        for item in cautions
    )
    return f'<ul class="ts-cautions">{items}</ul>' if items else ""


def _render_benefits(handout: Handout) -> str:
    if not handout.benefits:
        return f"<p>{escape(WORDS['none'])}</p>"
    rows = [
        [
            escape(item.benefit),
            f'<span class="ts-kind">{escape(item.kind)}</span>',
            f'<span class="ts-sign" aria-hidden="true">{item.sign}</span> {escape(item.verdict)}'
            f'<br><span class="ts-dots" aria-hidden="true">{item.dots}</span> '
            f"{escape(item.certainty)}",
        ]
        for item in handout.benefits
    ]
    table = render_table(
        handout.heads["benefits"], [Column(title) for title in handout.columns], rows
    )
    return f'{table}<p class="ts-muted">{escape(WORDS["legend"])}</p>'


def _render_protocol(handout: Handout) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in handout.protocol)
    return f"<h2>{escape(handout.heads['protocol'])}</h2>{lines}" if lines else ""


def _render_sources(handout: Handout) -> str:
    if not handout.sources and not handout.others:
        return f"<p>{escape(WORDS['no_study'])}</p>"
    deciding = "".join(f"<li>{_link(item)}: {escape(item.about)}</li>" for item in handout.sources)
    return (f"<p>{escape(WORDS['deciding_words'])}</p><ul>{deciding}</ul>" if deciding else "") + (
        f"<p>{escape(handout.others)}</p>" if handout.others else ""
    )


def _link(item: HandoutSource) -> str:
    name = "\u00a0".join(item.name.rsplit(" ", 1))  # keeps the year on the line of the name
    return render_link(item.url, name)
