"""Your concern: pick a skin concern, see what massage is said to do for it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from touchstone import markup, paging, wording
from touchstone.cell_markup import build_claim_blocks
from touchstone.concern import Concern, build_passages
from touchstone.glossary import explain_claims
from touchstone.limits import MAX_CARDS_DRAWN, MAX_PILLS
from touchstone.paging import Part
from ui import articles, blocks, compare, finder_box, pager, spread, state, take_along
from ui.frame import Context, open_page
from ui.kept import keep
from ui.sheet import show_sheet

PAGE = ""
HEADINGS = {
    anchor: markup.build_heading(title, anchor)
    for anchor, title in {
        "passages": "The passages behind the claims",
        "research": "What research found",
        "compare": "Compare with other concerns",
    }.items()
}


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
    concern = blocks.keep_concern(context.loaded, concern_id)
    name = context.loaded.pack.concern_names[concern_id]
    st.title(markup.escape_markdown(name), anchor="answer")
    if concern.claims.empty:
        st.html(concern.answer + HEADINGS["compare"])
    else:
        show_claims(context, concern_id, concern)
    compare.show_compare(context, concern_id)
    take_along.show_handout(context, concern_id, concern)


def show_claims(context: Context, concern_id: str, concern: Concern) -> None:
    """Show the claims about one concern: table, chart, passages, research."""
    title = wording.benefits_title(context.loaded.article_count)
    benefits = blocks.cut_benefits(context, concern.claims)
    passages = paging.find_part(len(concern.cards), MAX_CARDS_DRAWN, context.view.one("passages"))
    # Few elements, each of them long: every one of them costs the browser about the same.
    st.html(concern.answer + markup.build_heading(title, "benefits"))
    # What is read first is sent first, wherever it stands: passages, then the chart.
    table = st.container(key="concern_benefits")
    columns = st.columns(2, gap="large")
    show_passages(context, concern_id, concern, passages, benefits)
    spread.show_spread(context, concern_id, columns)
    with table:
        end = explain_claims() + spread.build_heading(context.loaded, concern_id)
        blocks.show_benefits(context, benefits, concern.cards, passages, end=end)


def show_passages(
    context: Context, concern_id: str, concern: Concern, part: Part, benefits: blocks.Benefits
) -> None:
    """Show the passages behind the claims, and what research found claim by claim."""
    loaded = context.loaded
    cards = keep(
        loaded,
        ("passages", concern_id, str(part.number)),
        lambda: build_passages(
            loaded.pack, concern_id, part.cut(concern.cards), several=loaded.has_several
        ),
    )
    cut = pager.build_cut([paging.part_sentence(part, "passages")])
    top = f"{HEADINGS['passages']}{cut}{cards}"
    rest = HEADINGS["research"] + build_research(context, concern_id, concern.claims, benefits)
    rest += HEADINGS["compare"]
    if part.is_all:
        show_sheet("concern_sheet", top + rest)
        return
    show_sheet("concern_sheet", top)
    pager.show_parts(context, "passages", "Passages to show", part, size=MAX_CARDS_DRAWN)
    show_sheet("concern_sheet_research", rest)


def build_research(
    context: Context, concern_id: str, claims: pd.DataFrame, benefits: blocks.Benefits
) -> str:
    """Return what research found, claim by claim, each to be opened; those of the table."""
    loaded, part = context.loaded, benefits.part
    said = f"These are the {len(benefits.rows)} benefits of the table above."
    drawn = claims.loc[claims.index.isin(benefits.rows.index)]
    names = () if part.is_all else (benefits.order, str(part.number))
    found = keep(
        loaded,
        ("research", concern_id, *names),
        lambda: build_claim_blocks(
            loaded.pack, drawn, loaded.verdicts, loaded.evidence, studies=loaded.studies
        ),
    )
    return pager.build_cut([] if part.is_all else [said]) + found


with open_page(PAGE, "Your concern") as page_context:
    chosen = choose_concern(page_context)
    if chosen:
        show_concern(page_context, chosen)
    else:
        welcome(page_context)
