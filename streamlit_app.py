"""Your concern: pick a skin concern, see what massage is said to do for it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from touchstone import answers, cell_markup, markup, paging, wording
from touchstone.limits import MAX_CARDS_DRAWN, MAX_PILLS
from touchstone.passage_cards import build_cards
from ui import articles, blocks, compare, finder_box, pager, research, state, take_along
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
    names, groups = context.loaded.pack.concern_names, context.loaded.pack.groups
    most = len(names) if len(names) <= MAX_PILLS else max(1, MAX_PILLS // len(groups))
    if most < len(names):
        pager.say_cut([wording.pills_sentence(len(names), len(groups), most)])
    for group, part in context.loaded.pack.concerns.groupby("group", sort=False):
        st.pills(
            str(group),
            list(part["concern_id"].head(most)),
            format_func=names.__getitem__,
            key=f"concern_pills_{group}",
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
    claims = context.loaded.claims_of(concern_id)
    st.title(markup.escape_markdown(name), anchor="answer")
    meaning = pack.concerns.set_index("concern_id").loc[concern_id, "description"]
    answer = answers.plain_answer(
        pack,
        concern_id,
        claims=claims,
        passages=context.loaded.passages_by_concern.get(concern_id, ()),
        verdicts=context.loaded.verdicts_by_concern.get(concern_id, {}),
    )
    st.html(markup.build_answer(answer, str(meaning)))
    research.show_cautions(context, concern_id)
    if not claims.empty:
        show_claims(context, concern_id, claims)
    compare.show_compare(context, concern_id)
    take_along.show_handout(context, concern_id, claims)


def show_claims(context: Context, concern_id: str, claims: pd.DataFrame) -> None:
    """Show the claims about one concern: table, chart, passages, research."""
    passages = context.loaded.passages_by_concern.get(concern_id, ())
    cards = build_cards(context.loaded.pack.articles, passages)
    st.header(wording.benefits_title(context.loaded.article_count), anchor="benefits")
    part = paging.find_part(len(cards), MAX_CARDS_DRAWN, context.view.one("passages"))
    drawn = blocks.show_benefits(context, claims, cards, part)
    blocks.show_spread(context, concern_id, claims)
    st.header("The passages behind the claims", anchor="passages")
    pager.say_cut([paging.part_sentence(part, "passages")])
    blocks.show_passages(context, concern_id, part.cut(cards))
    pager.show_parts(context, "passages", "Passages to show", part, size=MAX_CARDS_DRAWN)
    show_research(context, claims, drawn)


def show_research(context: Context, claims: pd.DataFrame, drawn: pd.DataFrame) -> None:
    """Show what research found, claim by claim, each to be opened; those of the table."""
    loaded = context.loaded
    st.header("What research found", anchor="research")
    if len(drawn) < len(claims):
        pager.say_cut([f"These are the {len(drawn)} benefits of the table above."])
    st.html(
        cell_markup.build_claim_blocks(
            loaded.pack,
            claims.loc[claims.index.isin(drawn.index)],
            loaded.verdicts,
            loaded.evidence,
            studies=loaded.studies,
        )
    )


with open_page(PAGE, "Your concern") as page_context:
    chosen = choose_concern(page_context)
    if chosen:
        show_concern(page_context, chosen)
    else:
        welcome(page_context)
