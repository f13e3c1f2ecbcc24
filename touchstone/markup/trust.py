"""Render who is behind the map, how to reach them, and how old it is, as one box."""

from __future__ import annotations

from html import escape

from touchstone.links.contact import build_contact_link
from touchstone.markup.elements import render_link
from touchstone.packs.pack import Pack
from touchstone.wording.about import NO_CONTACT, trust_facts


def render_trust(pack: Pack, contact: str) -> str:
    """Return the box at the top of the page About.

    Args:
        pack: The data pack.
        contact: See ``links.contact.read_contact``.
    """
    reached = render_link(build_contact_link(contact), contact) if contact else escape(NO_CONTACT)
    facts = {key: escape(text) for key, text in trust_facts(pack).items()}
    rows = "".join(
        f"<dt>{escape(key)}</dt><dd>{markup}</dd>"
        for key, markup in {**facts, "Write to us": reached}.items()
    )
    return (
        '<section class="ts-trust" aria-label="Who is behind this">'
        f'<dl class="ts-facts">{rows}</dl></section>'
    )
