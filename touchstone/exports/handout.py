"""Gather the content of the one-page handout about a concern.

The handout uses the sentences of the concern page. ``handout_pdf`` and ``handout_html`` lay
them out and add no words of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from touchstone.articles.quotes import split_quote
from touchstone.claims.claims import KINDS, Passage
from touchstone.evidence.cautions import SEVERITIES, Caution, split_cautions
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.protocol import summarize_protocols
from touchstone.evidence.rule import CERTAINTY_WORDS, VERDICTS
from touchstone.evidence.studies import Study, short_name
from touchstone.evidence.verdicts import CellVerdict, format_dots
from touchstone.evidence_map.answer_card import (
    HOW_DONE,
    HOW_SURE,
    AnswerCard,
    build_answer_card,
)
from touchstone.evidence_map.answers import list_claim_answers, plain_answer
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.therapist_sheet import TITLE, SheetPart, build_sheet
from touchstone.frames import iterate_cells
from touchstone.ids import Cell, ConcernId
from touchstone.limits import MAX_GIVER_CHARS
from touchstone.packs.pack import Pack
from touchstone.text import in_quotation_marks
from touchstone.wording import headings
from touchstone.wording.answer_card import how_sure_words
from touchstone.wording.articles import origin_sentence
from touchstone.wording.bar import file_bar_sentence
from touchstone.wording.claims import article_lines, meaning_sentence
from touchstone.wording.notices import NOTICE, TAGLINE, data_sentence
from touchstone.wording.phrases import capital_first, choose_words
from touchstone.wording.protocol import protocol_lines
from touchstone.wording.questions import build_questions
from touchstone.wording.studies import shorten_advice
from touchstone.wording.verdicts import describe_people

Paper = Literal["a4", "us-letter"]
# With more studies than this, the handout has no room for their titles.
_TITLED_SOURCES = 6
PAPERS: dict[Paper, str] = {"a4": "A4", "us-letter": "Letter"}
_HEADS = {
    "cautions": headings.CAUTIONS,
    "everyone": "For everyone, in short",
    "benefits": "What the article claims, and what research found",
    "passages": "The words of the article",
    "questions": "Three questions to take along",
    "protocol": f"{headings.PROTOCOL}: described, not recommended",
    "sources": "Studies",
}
_CLAIMED = ("The article", "The articles")
_SEVERAL_HEADS = {
    "benefits": "What the articles claim, and what research found",
    "passages": "The words of the articles",
}
WORDS = {
    "brand": "Touchstone",
    "publisher": "The Touchstone team",
    "tagline": TAGLINE,
    "link_words": "The same page, with every study:",
    "qr_alt": "QR code of the link to this page",
    "legend": (
        "Stated: the words say it. Implied: a careful reader concludes it. "
        "Dots: how sure you can be, one to four."
    ),
    "none": "No benefit is named.",
    "sheet_title": TITLE,
    "given_by": "Handed out by",
    "date": "Date",
    "notes_words": "Notes",
    "deciding_words": "These tested the whole way and count:",
    "no_study": VERDICTS["not-studied"].meaning,
}


@dataclass(frozen=True)
class HandoutCaution:
    """One caution: how serious, what to do, and where it comes from."""

    severity: str
    advice: str
    source: str
    url: str


@dataclass(frozen=True)
class HandoutBenefit:
    """One claimed benefit: the article's kind of claim beside the verdict of research."""

    benefit: str
    kind: str
    sign: str
    verdict: str
    dots: str
    certainty: str


@dataclass(frozen=True)
class HandoutPassage:
    """Words of the article, and the section that they come from."""

    words: str
    place: str


@dataclass(frozen=True)
class HandoutSource:
    """One study: its short name, a description, and its address."""

    name: str
    about: str
    url: str


@dataclass(frozen=True)
class Handout:
    """Everything on the handout about one concern, as plain text.

    Attributes:
        title: Name of the concern.
        bar: A sentence saying that a reader's own bar judged it, or ''.
        heads: Headings of the parts, by part.
        columns: Headings of the table of benefits.
        giver: Who hands it out, as they wrote it, or ''.
        card: The answer card of the concern, or None if nothing is claimed for it.
        answer: The plain answer for a concern without a card, else ''.
        meaning: What the name of the concern means.
        own_cautions: Cautions for the concern, most severe first.
        cautions: Cautions for everyone, shortened, most severe first.
        benefits: One row per claimed benefit, best tested first.
        numbers: For each decided claim that is not on the card, on whom it was tested and how
            much massage changed.
        notes: Notes that a reader needs beside the verdicts, as on the page.
        passages: The words that back the claims, each once, in article order.
        protocol: What was done in the studies, in three lines; empty without a study.
        sources: The studies that decide, best design first.
        others: A sentence on how many shown studies do not decide, or ''.
        questions: Three questions to take to a professional.
        address: The link to the same view.
        notice: The notice that this is information and not medical advice.
        dates: The article, and the date and version of the data.
        sheet: The parts of the second page, for people who give massage; empty if not requested.
    """

    title: str
    bar: str
    heads: Mapping[str, str]
    columns: tuple[str, str, str]
    giver: str
    card: AnswerCard | None
    answer: str
    meaning: str
    own_cautions: tuple[HandoutCaution, ...]
    cautions: tuple[HandoutCaution, ...]
    benefits: tuple[HandoutBenefit, ...]
    numbers: tuple[str, ...]
    notes: tuple[str, ...]
    passages: tuple[HandoutPassage, ...]
    protocol: tuple[str, ...]
    sources: tuple[HandoutSource, ...]
    others: str
    questions: tuple[str, str, str]
    address: str
    notice: str
    dates: str
    sheet: tuple[SheetPart, ...] = ()


def build_handout(
    evidence_map: EvidenceMap, concern_id: ConcernId, *, address: str, giver: str = ""
) -> Handout:
    """Return the handout about one concern.

    Args:
        evidence_map: The evidence map, limited to the articles shown.
        concern_id: The concern.
        address: The link to the same view.
        giver: Who hands it out: a visitor's text, treated as plain data.
    """
    pack, studies = evidence_map.pack, evidence_map.studies
    claims, name = evidence_map.claims_of(concern_id), pack.concern_names[concern_id]
    own_cautions, cautions = split_cautions(pack, studies, concern_id)
    passages = evidence_map.passages_by_concern.get(concern_id, ())
    cells = [evidence_map.verdicts[cell] for cell in iterate_cells(claims)]
    deciding = {item.study_id for cell in cells for item in cell.deciding}
    others = {item.study_id for cell in cells for item in cell.shown} - deciding
    rows = zip(claims["benefit"], claims["kind"], cells, strict=True)
    card = _fit_card(build_answer_card(evidence_map, concern_id))
    return Handout(
        title=name,
        bar=file_bar_sentence(evidence_map.bar),
        heads=_HEADS | (_SEVERAL_HEADS if len(pack.articles) > 1 else {}),
        columns=("Benefit", choose_words(len(pack.articles), *_CLAIMED), "Research found"),
        giver=clean_giver(giver),
        card=card,
        answer="" if card else plain_answer(evidence_map, concern_id),
        meaning=meaning_sentence(name, pack.concern_meanings[concern_id]),
        own_cautions=_list_cautions(own_cautions),
        cautions=tuple(
            replace(item, advice=shorten_advice(item.advice)) for item in _list_cautions(cautions)
        ),
        benefits=tuple(_build_benefit(*row) for row in rows),
        numbers=_list_numbers(evidence_map, concern_id, card.benefit if card else ""),
        notes=_list_notes(pack, concern_id, claims),
        passages=_list_passages(pack, passages),
        protocol=protocol_lines(*summarize_protocols(cells, studies)),
        sources=_list_sources(studies, deciding),
        others=_count_others(len(others), is_first=not deciding),
        questions=build_questions(name, cells),
        address=address,
        notice=NOTICE,
        dates=_describe_origin(pack),
    )


def add_sheet(handout: Handout, evidence_map: EvidenceMap, concern_id: ConcernId) -> Handout:
    """Return a handout with the second page added, for people who give massage."""
    sheet = build_sheet(evidence_map, concern_id, address=handout.address)
    return replace(handout, sheet=sheet)


def clean_giver(text: str) -> str:
    r"""Return a name on one line, without invisible characters and cut to the limit.

    Examples:
        >>> clean_giver("  Ann Lee,\n\u202e Practice ")
        'Ann Lee, Practice'
    """
    seen = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(seen.split())[:MAX_GIVER_CHARS].strip()


def _fit_card(card: AnswerCard | None) -> AnswerCard | None:
    """Return the card without the row that the handout covers at more length elsewhere."""
    if card is None:
        return None
    rows = dict(card.rows)
    rows.pop(HOW_DONE, None)
    if HOW_SURE in rows:
        rows[HOW_SURE] = how_sure_words(card.verdict, card.fragile, where="on the page")
    return replace(card, rows=tuple(rows.items()))


def _describe_origin(pack: Pack) -> str:
    data = data_sentence(pack.created, pack.version)
    if len(pack.articles) != 1:
        return data
    (article,) = pack.articles.values()
    sentences = [*article_lines(article.meta)[:1], origin_sentence(article.meta), data]
    return f"The article: “{article.title}”. {' '.join(filter(None, sentences))}"


def _count_others(count: int, *, is_first: bool) -> str:
    if not count:
        return ""
    more = "" if is_first else "more "
    if count == 1:
        return f"The page shows one {more}study, which does not count."
    return f"The page shows {count} {more}studies that do not count, such as those of one step."


def _list_cautions(cautions: Iterable[Caution]) -> tuple[HandoutCaution, ...]:
    return tuple(
        HandoutCaution(
            SEVERITIES[item.severity], item.advice, short_name(item.study), item.study.url
        )
        for item in cautions
    )


def _build_benefit(benefit: str, kind: str, cell: CellVerdict) -> HandoutBenefit:
    certainty = CERTAINTY_WORDS.get(cell.certainty, "")
    return HandoutBenefit(
        benefit, KINDS[kind], cell.sign, cell.name, format_dots(cell.certainty), certainty
    )


def _list_numbers(
    evidence_map: EvidenceMap, concern_id: ConcernId, benefit_on_card: str
) -> tuple[str, ...]:
    """Return the numbers of every decided claim except that of ``benefit_on_card``."""
    return tuple(
        f"{item.benefit}: {' '.join([item.tested, *item.how_much])}"
        for item in list_claim_answers(evidence_map, concern_id)
        if item.benefit != benefit_on_card
    )


def _list_notes(pack: Pack, concern_id: ConcernId, claims: pd.DataFrame) -> tuple[str, ...]:
    claimed = set(claims["benefit_id"])
    return tuple(
        f"{benefit}: {note}"
        for benefit_id, benefit in zip(pack.benefit_ids, pack.benefit_names.values(), strict=True)
        if benefit_id in claimed and (note := pack.cell_notes.get(Cell(concern_id, benefit_id)))
    )


def _list_passages(pack: Pack, passages: Iterable[Passage]) -> tuple[HandoutPassage, ...]:
    """Return each part of the quotes once, without parts that lie inside a longer one."""
    passage_by_words: dict[str, HandoutPassage] = {}
    for passage in passages:
        article = pack.articles[passage.article_id]
        for words, span in zip(split_quote(passage.quote), passage.spans, strict=True):
            section = article.sections[span.section].title
            section_name = section if len(pack.articles) == 1 else f"{article.title}: {section}"
            passage_by_words.setdefault(
                words, HandoutPassage(in_quotation_marks(words), section_name)
            )
    return tuple(
        item
        for words, item in passage_by_words.items()
        if not any(words in other and words != other for other in passage_by_words)
    )


def _list_sources(
    studies: Mapping[str, Study], study_ids: Collection[str]
) -> tuple[HandoutSource, ...]:
    order = list(DESIGNS)
    found = sorted(
        (studies[study_id] for study_id in study_ids),
        key=lambda study: (order.index(study.design), study.study_id),
    )
    describe = _describe_study if len(found) <= _TITLED_SOURCES else _describe_kind
    return tuple(HandoutSource(short_name(item), describe(item), item.url) for item in found)


def _describe_study(study: Study) -> str:
    return f"{study.title}. {study.journal}. {_describe_kind(study)}"


def _describe_kind(study: Study) -> str:
    return f"{capital_first(DESIGNS[study.design].name)}, {describe_people(study.participants)}."
