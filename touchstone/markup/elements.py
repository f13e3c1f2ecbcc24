"""Render tables, links, notes and other elements as HTML that cannot run scripts.

Every function escapes all text it is given. The styles are in ``assets/style.css``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from touchstone.claims.claims import KINDS
from touchstone.wording.notices import NOTICE, data_sentence


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        title: Heading.
        css_class: Class of its cells, or ''.
    """

    title: str
    css_class: str = ""


def escape_markdown(text: str) -> str:
    """Return plain text as Markdown that displays it unchanged, for headings and labels.

    Source:
        CommonMark: every ASCII punctuation character may be escaped with a backslash.
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))


def render_link(href: str, words: str) -> str:
    """Return a link; ``href`` comes from ``links`` or a checked pack, or is an anchor."""
    return f'<a href="{escape(href)}">{escape(words)}</a>'


def render_outside_link(href: str, words: str, *, read_first: str = "") -> str:
    """Return a link that opens a new tab, since publishers refuse to be shown in a frame.

    Args:
        href: Its address.
        words: Its text.
        read_first: Words that only screen readers read, before the text. Use them if another
            link has the same text.
    """
    hidden = f'<span class="ts-vh">{escape(read_first)} </span>' if read_first else ""
    return f'<a href="{escape(href)}" rel="noopener" target="_blank">{hidden}{escape(words)}</a>'


def render_table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    css_class: str = "",
    say: bool = False,
    scrolls: bool = False,
) -> str:
    """Return an HTML table whose first column heads each row.

    Args:
        caption: What the table shows; for screen readers, visually hidden.
        columns: The columns; on a phone, each cell follows its column title.
        rows: Cells that are already markup.
        css_class: An extra class, or ''.
        say: Whether the page observer says the caption aloud when it changes.
        scrolls: Whether the table may have to scroll sideways, and so must take keyboard focus.
    """
    stop = f' tabindex="0" role="group" aria-label="{escape(caption)}"' if scrolls else ""
    head = "".join(
        f'<th scope="col"><span>{escape(column.title)}</span></th>' for column in columns
    )
    body = "".join(f"<tr>{_render_row(columns, row)}</tr>" for row in rows)
    return (
        f'<div class="ts-scroll"{stop}><table class="ts-table {escape(css_class)}">'
        f'<caption class="ts-vh"{" data-say" if say else ""}>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def render_kind(kind: str) -> str:
    """Return the badge of a claim's kind: a word in a shape specific to that kind."""
    return f'<span class="ts-kind ts-{escape(kind)}">{escape(KINDS[kind])}</span>'


def render_share(count: int, articles: int) -> str:
    """Return how many of the articles make a claim, to follow its kind."""
    return (
        f' <span class="ts-muted ts-share">{count} of {articles}'
        '<span class="ts-vh"> articles</span></span>'
    )


def render_note(
    messages: Sequence[str], *, css_class: str = "ts-note", in_dialog: bool = False
) -> str:
    """Return sentences for the reader, which are said aloud when they change.

    Args:
        messages: The sentences.
        css_class: The class of the note.
        in_dialog: Whether the note is in a dialog, which the page observer does not watch.
    """
    # One line per sentence, so that a screen reader pauses between them.
    lines = "\n".join(f"<p>{escape(message)}</p>" for message in messages)
    announce_attribute = 'role="alert"' if in_dialog else "data-say"
    return f'<div class="{escape(css_class)}" {announce_attribute}>{lines}</div>'


def render_brand(name: str, tagline: str = "") -> str:
    """Return the product name, with a tagline where nothing else says what it is."""
    tagline_html = f" <span>{escape(tagline)}</span>" if tagline else ""
    return f'<p class="ts-brand">{escape(name)}{tagline_html}</p>'


def render_footer(created: str, version: str) -> str:
    """Return the medical notice, the data date and a link to report a mistake."""
    first, _, rest = NOTICE.partition(".")
    return (
        f'<footer class="ts-foot"><p><strong>{escape(first)}.</strong>{escape(rest)}</p>'
        f"<p>{escape(data_sentence(created, version))} "
        f"{render_link('about#report-a-mistake', 'Report a mistake')}</p></footer>"
    )


def render_paragraphs(paragraphs: Iterable[str], *, css_class: str = "ts-prose") -> str:
    """Return plain text as paragraphs."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<div class="{escape(css_class)}">{body}</div>'


def render_heading(text: str, anchor: str, level: int = 2, *, is_seen: bool = True) -> str:
    """Return a heading to place inside other markup, visible or for screen readers only."""
    hidden = "" if is_seen else ' class="ts-vh"'
    return f'<h{level} id="{escape(anchor)}"{hidden}>{escape(text)}</h{level}>'


def render_details(title: str, body: str, *, css_class: str = "ts-fold") -> str:
    """Return a fold: a title that opens to show ``body``."""
    return (
        f'<details class="{escape(css_class)}"><summary>{escape(title)}</summary>{body}</details>'
    )


def render_list(items: Iterable[str], *, label: str) -> str:
    """Return items that are already markup as a named navigation list."""
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<nav aria-label="{escape(label)}"><ul class="ts-toc">{body}</ul></nav>'


def render_points(title: str, points: Iterable[str]) -> str:
    """Return plain sentences as a list under a title."""
    items = "".join(f"<li>{escape(point)}</li>" for point in points)
    return f"<p><b>{escape(title)}</b></p><ul>{items}</ul>"


def render_questions(questions: Iterable[str]) -> str:
    """Return questions to take to a professional, as a numbered list in a fold."""
    items = "".join(f"<li>{escape(question)}</li>" for question in questions)
    return render_details("Three questions for a professional", f"<ol>{items}</ol>")


def render_facts(facts: Mapping[str, str]) -> str:
    """Return facts as a list of names and values."""
    rows = "".join(f"<dt>{escape(key)}</dt><dd>{escape(text)}</dd>" for key, text in facts.items())
    return f'<dl class="ts-facts">{rows}</dl>'


def render_contents(contents: Mapping[str, str], label: str) -> str:
    """Return links to the parts of a page, by anchor, as one row."""
    links = " ".join(render_link(f"#{anchor}", words) for anchor, words in contents.items())
    return f'<nav class="ts-contents" aria-label="{escape(label)}">{links}</nav>'


def render_stats(facts: Mapping[str, str], *, css_class: str = "ts-stats") -> str:
    """Return facts, each under its name; ``css_class`` decides the layout."""
    items = "".join(
        f"<div><dt>{escape(key)}</dt><dd>{escape(text)}</dd></div>" for key, text in facts.items()
    )
    return f'<dl class="{escape(css_class)}">{items}</dl>'


def render_legend(entries: Mapping[str, str], *, colored: bool = False, extra: str = "") -> str:
    """Return a list of signs with what each means.

    Args:
        entries: Meanings by sign.
        colored: Whether verdict signs have the color of the marks that they explain.
        extra: More items to append, as HTML.
    """
    items = "".join(
        f"<li><b{_attribute_for(sign) if colored else ''}>{escape(sign)}</b> {escape(meaning)}</li>"
        for sign, meaning in entries.items()
    )
    return f'<ul class="ts-legend">{items}{extra}</ul>'


def _attribute_for(sign: str) -> str:
    return f' data-sign="{escape(sign)}"'


def _render_row(columns: Sequence[Column], row: Sequence[str]) -> str:
    cells: list[str] = []
    for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
        tag = 'th scope="row"' if number == 0 else "td"
        name = f' class="{escape(column.css_class)}"' if column.css_class else ""
        label = f' data-label="{escape(column.title)}"'
        cells.append(f"<{tag}{name}{label}>{cell}</{tag.split()[0]}>")
    return "".join(cells)
