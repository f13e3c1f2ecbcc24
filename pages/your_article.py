"""Your own article: the claims of a visitor's text to correct, and the map of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from touchstone.limits import MAX_PROBLEMS_SHOWN
from touchstone.markup.elements import render_contents, render_note, render_paragraphs
from touchstone.own_article.draft import Draft, check_rows
from touchstone.wording.claims import TOUCHED, accepted_sentence, unmatched_title
from touchstone.wording.phrases import format_count
from ui import (
    own_article,
    own_claims,
    own_dismissed,
    own_editor,
    own_input,
    own_keep,
    own_results,
    own_text,
    own_unclaimed,
)
from ui.frame import Context, open_page
from ui.own_article import OwnArticle
from ui.own_overstated import list_overstated

PAGE = "your_article"


def show_work(context: Context, own: OwnArticle) -> None:
    """Draw dangers, the claims to correct, the other sentences, the text, and the map."""
    draft, unclaimed = check_rows(own.rows, own.article, own.base), own_unclaimed.find_now(own)
    own_keep.show_keep(own, draft)
    shown_map = context.evidence_map
    context = own_results.build_context(context, own, draft)
    st.html(render_contents(list_parts(own, draft), "Parts of this page"))
    if own.touched:
        st.header(TOUCHED, anchor="touched")
        own_unclaimed.show_touched(own, context.evidence_map)
    st.header("The claims", anchor="claims")
    show_instructions(own)
    overstated = list_overstated(own, context.evidence_map) if own.rows else {}
    show_counts(
        own,
        draft,
        sum(map(bool, overstated.values())),
        own_unclaimed.list_warnings(own, context.evidence_map),
    )
    own_dismissed.show_dismissed(own)
    own_claims.show_claims(own, context.evidence_map, overstated)
    if unclaimed.unmatched:
        st.header(unmatched_title(len(unclaimed.unmatched)), anchor="not-matched")
        own_unclaimed.show_unmatched(
            own, shown_map if own.base.has_names_of(shown_map.pack) else None
        )
    if unclaimed.left_out:
        st.header("Left out", anchor="left-out")
        own_unclaimed.show_left_out(own)
    st.header("The text", anchor="text")
    own_text.show_article_text(own)
    if draft.claims:
        own_results.show_results(context, own, draft)
    own_editor.show_editor(own)


def list_parts(own: OwnArticle, draft: Draft) -> dict[str, str]:
    """Return the names of the parts of the page by anchor."""
    touched = {"touched": "Cautions"} if own.touched else {}
    unclaimed = own_unclaimed.find_now(own)
    unmatched = {"not-matched": "Not matched"} if unclaimed.unmatched else {}
    left_out = {"left-out": "Left out"} if unclaimed.left_out else {}
    return {
        **touched, "claims": "Claims", **unmatched, **left_out, "text": "Text",
        **(own_results.PARTS if draft.claims else {}),
    }  # fmt: skip


def show_instructions(own: OwnArticle) -> None:
    """Say what to do with the claims, or why there are none."""
    if own.rows:
        message = (
            "Check each claim against the text. Reject anything that is not a claim, and change "
            "what is wrong."
        )
    elif own.about_massage:
        message = "No claim about a skin concern was found. You can add claims of your own."
    else:
        message = (
            "No massage of skin was understood here, so no claim is suggested. The article may be "
            "about something else, too short to tell, or not in English. You can still add claims."
        )
    st.html(render_paragraphs([message], css_class="ts-plain"))


def show_counts(own: OwnArticle, draft: Draft, beyond: int, warnings: Sequence[str]) -> None:
    """Say how many claims are accepted and rejected, with warnings and problems.

    Args:
        own: The visitor's article.
        draft: Its accepted claims.
        beyond: How many claims go further than the evidence.
        warnings: See ``own_unclaimed.list_warnings``.
    """
    counts = [accepted_sentence(len(draft.claims))]
    if beyond:
        counted_verb, pronoun = format_count(beyond, "goes", "go"), "it" if beyond == 1 else "them"
        counts.append(f"{counted_verb} further than the evidence: “Too far” shows {pronoun}.")
    if implied_count := sum(claim.kind == "implied" for claim in draft.claims):
        singular, plural = "is implied: check it first", "are implied: check these first"
        counts.append(f"{format_count(implied_count, singular, plural)}.")
    pair_count = len({(claim.concern_id, claim.benefit_id) for claim in draft.claims})
    if pair_count < len(draft.claims):
        counts.append(
            f"Those with the same concern and benefit count once: {pair_count} on your map."
        )
    if rejected_count := sum(not row.accepted for row in own.rows):
        counts.append(f"{rejected_count} rejected.")
    st.html(render_note([*counts, *warnings, *draft.problems[:MAX_PROBLEMS_SHOWN]]))


with open_page(PAGE) as page_context:
    st.title("Your own article", anchor="your-article")
    page_own = own_article.current()
    if page_own is None:
        own_input.show_input(page_context)
    else:
        show_work(page_context, page_own)
