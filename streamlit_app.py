"""Your concern: pick a skin concern, see what massage is said to do for it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from touchstone import answers, cell_markup, markup, wording
from touchstone.claims import ClaimFilter, filter_claims
from touchstone.passage_cards import build_cards, number_cards_by_benefit
from ui import articles, blocks, compare, finder_box, research, state, take_along
from ui.frame import Context, open_page

PAGE = ""


def choose_concern(context: Context) -> str:
    """Draw the dropdown and the box for own words; return the chosen concern, or ''."""
    concerns = context.loaded.pack.concerns
    groups = dict(zip(concerns["concern_id"], concerns["group"], strict=True))
    names = context.loaded.pack.concern_names
    left, right = st.columns(2)
    with right:
        finder_box.show_box()
    left.selectbox(
        "Your skin concern",
        list(names),
        key=state.follow(PAGE, context.view, "concern"),
        format_func=lambda concern_id: f"{names[concern_id]} · {groups[concern_id]}",
        index=None,
        placeholder="Choose or type a concern",
        on_change=state.push,
        args=(PAGE, "concern"),
    )
    finder_box.show_found(context)
    articles.show_chooser(context)
    return context.view.one("concern")


def welcome(context: Context) -> None:
    """Show what the page can do, with every concern as a choice."""
    count = context.loaded.article_count
    st.title("Find your skin concern", anchor="welcome")
    st.html(markup.build_paragraphs([wording.welcome_sentence(count)], css_class="ts-lede"))
    names = context.loaded.pack.concern_names
    for group, part in context.loaded.pack.concerns.groupby("group", sort=False):
        st.pills(
            str(group),
            list(part["concern_id"]),
            format_func=names.__getitem__,
            key=f"concern_pills_{group}",
            required=True,  # the second of two quick taps takes nothing back
            on_change=choose_pill,
            args=(f"concern_pills_{group}",),
        )


def choose_pill(key: str) -> None:
    """Show the concern of the pill that was tapped."""
    if st.session_state[key]:
        state.go_to(PAGE, {"concern": st.session_state[key]})


def show_concern(context: Context, concern_id: str) -> None:
    """Show everything about one concern, the plain answer first."""
    pack = context.loaded.pack
    name = pack.concern_names[concern_id]
    claims = filter_claims(context.loaded.claims, ClaimFilter(concerns=(concern_id,)))
    st.title(markup.escape_markdown(name), anchor="answer")
    meaning = pack.concerns.set_index("concern_id").loc[concern_id, "description"]
    answer = answers.plain_answer(
        pack,
        concern_id,
        claims=claims,
        passages=context.loaded.passages,
        verdicts=context.loaded.verdicts,
    )
    st.html(markup.build_answer(answer, str(meaning)))
    research.show_cautions(context, concern_id)
    if not claims.empty:
        show_claims(context, concern_id, claims)
    compare.show_compare(context, concern_id)
    take_along.show_handout(context, concern_id, claims)


def show_claims(context: Context, concern_id: str, claims: pd.DataFrame) -> None:
    """Show the claims about one concern: table, chart, passages, research."""
    passages = [item for item in context.loaded.passages if item.concern_id == concern_id]
    cards = build_cards(context.loaded.pack.articles, passages)
    st.header(wording.benefits_title(context.loaded.article_count), anchor="benefits")
    blocks.show_benefits(context, claims, number_cards_by_benefit(cards))
    blocks.show_spread(context, concern_id, claims)
    st.header("The passages behind the claims", anchor="passages")
    blocks.show_passages(context, concern_id, cards)
    show_research(context, claims)


def show_research(context: Context, claims: pd.DataFrame) -> None:
    """Show what research found, claim by claim, each to be opened."""
    loaded = context.loaded
    st.header("What research found", anchor="research")
    st.html(
        cell_markup.build_claim_blocks(
            loaded.pack, claims, loaded.verdicts, loaded.evidence, studies=loaded.studies
        )
    )


with open_page(PAGE, "Your concern") as page_context:
    chosen = choose_concern(page_context)
    if chosen:
        show_concern(page_context, chosen)
    else:
        welcome(page_context)
