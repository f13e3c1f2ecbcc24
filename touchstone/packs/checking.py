"""Check a data pack in full: what is wrong with it, and where.

Frictionless checks the rows against the Table Schema of ``datapackage.json``.
This module puts its errors into our words and adds what a Table Schema cannot
express, such as that each quote is in its article. All problems are collected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import frictionless

from touchstone.articles.article import Article, ArticleError, parse_article
from touchstone.articles.quotes import find_near_sentence, missing_part, split_quote
from touchstone.errors import Problem
from touchstone.limits import (
    MAX_HINTS,
    MAX_PACK_ARTICLES,
    MAX_TABLE_ERRORS,
)
from touchstone.nearest import find_nearest
from touchstone.packs.consistency import RANGE_COLUMNS, check_consistency
from touchstone.packs.csv_tables import RawTable, decode_text, parse_table
from touchstone.packs.descriptor import DESCRIPTOR, WORDS, are_phrases, check_descriptor
from touchstone.packs.foreign_keys import find_unknown_ids
from touchstone.packs.pack_texts import check_texts
from touchstone.packs.schema import Table
from touchstone.packs.sizes import warn_of_size
from touchstone.packs.sources import ARTICLE_FOLDER, Sources, standard_tables
from touchstone.packs.spoiled import check_spoiled, count_more, explain_garbled, is_garbled
from touchstone.packs.unseen import explain_unseen
from touchstone.text import shorten


def check_sources(sources: Sources) -> list[Problem]:
    """Return every problem of a pack, including warnings, sorted by file and row.

    Args:
        sources: See ``packs.sources.read_sources``.
    """
    problems = list(sources.problems)
    problems += check_descriptor(sources.files)
    raw_tables = {
        name: parse_table(table, sources.files[table.path])
        for name, table in standard_tables().items()
        if table.path in sources.files
    }
    problems += [problem for raw in raw_tables.values() for problem in raw.problems]
    sound = {name: raw for name, raw in raw_tables.items() if raw.rows} | _empty_tables(raw_tables)
    problems += _check_rows(sound)
    problems += _check_words(sources.files.get(DESCRIPTOR, b"{}"), sound)
    problems += check_texts(sources.files)
    articles, article_problems = _parse_articles(sources.files)
    problems += article_problems
    if sources.files and not articles and not article_problems and "claims" not in sound:
        message = "there is no article. Add one as articles/NAME.md."
        problems.append(Problem(ARTICLE_FOLDER, 0, "", message))
    if "claims" in sound:
        problems += _check_quotes(
            sound["claims"], articles, broken={item.file for item in article_problems}
        )
    problems += check_spoiled(sound)
    problems += check_consistency(sound)
    problems += warn_of_size(sound)
    return sorted(set(problems))


def _empty_tables(found: Mapping[str, RawTable]) -> dict[str, RawTable]:
    """Return an empty table for each optional one without rows, so that no id is found in it."""
    return {
        name: RawTable(tuple(table.columns), (), ())
        for name, table in standard_tables().items()
        if table.optional and (name not in found or not (found[name].rows or found[name].problems))
    }


def _check_words(descriptor: bytes, sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield a problem for each concern or benefit that has phrases but is not in its table."""
    try:
        held = json.loads(descriptor.decode("utf-8-sig"))
    except (RecursionError, ValueError):
        return  # reported by ``check_descriptor``
    for name, (table, _) in WORDS.items():
        rows = sound[table].rows if table in sound else ()
        known = [_cell(sound[table], row, f"{table[:-1]}_id") for row, _ in rows]
        words = held.get(name, {}) if known and isinstance(held, dict) else {}
        for item in words if are_phrases(words) else ():
            if item not in known:
                nearest = find_nearest(item, known)
                meant = f" Did you mean '{nearest}'?" if nearest else ""
                message = f"'{name}' names '{shorten(item)}', which is not a known {table[:-1]}."
                yield Problem(DESCRIPTOR, 0, "", f"{message}{meant} Use an id from {table}.csv.")


def _check_rows(sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    tables = standard_tables()
    for name, raw in sound.items():
        table = tables[name]
        # An unknown id is one problem, even if it also breaks its pattern.
        unknown = find_unknown_ids(table, raw, sound)
        yield from unknown.values()
        errors = _build_resource(table, raw).validate(limit_errors=MAX_TABLE_ERRORS).tasks[0].errors
        if max(len(errors), len(unknown)) >= MAX_TABLE_ERRORS:
            message = f"the first {MAX_TABLE_ERRORS:,} row problems are listed. Fix these first."
            yield Problem(table.path, 0, "", message)
        problems_told = set(unknown)
        # In a row that is too short or too long, cells are in the wrong columns.
        shifted = {row for row, cells in raw.rows if cells and len(cells) != len(raw.header)}
        for error in errors:
            for problem in _translate(table, raw, error.to_dict()):
                cell = (problem.row, problem.column)
                if not problem.column or (cell not in problems_told and problem.row not in shifted):
                    yield problem
                problems_told.add(cell)


def _build_resource(table: Table, raw: RawTable) -> frictionless.Resource:
    known = {field["name"]: field for field in table.descriptor["fields"]}
    # In the order of the file, which may differ; unknown columns may hold anything.
    fields = [known.get(name, {"name": name or "-", "type": "any"}) for name in raw.header]
    # ``foreign_keys`` checks the ids of other tables.
    descriptor = {**table.descriptor, "fields": fields, "foreignKeys": []}
    return frictionless.Resource(
        name=table.name,
        data=[list(raw.header), *(list(cells) for _, cells in raw.rows)],
        schema=frictionless.Schema.from_descriptor(descriptor),
    )


def _translate(table: Table, raw: RawTable, error: Mapping[str, Any]) -> Iterator[Problem]:
    kind, row = error["type"], error.get("rowNumber", 0)
    note = error.get("note", "")
    if kind in ("type-error", "constraint-error"):
        column, cell = error["fieldName"], _cell(raw, row, error["fieldName"])
        unseen = _explain_unseen(table, column, cell)
        yield Problem(table.path, row, column, unseen or _explain_cell(table, column, cell, note))
    elif kind == "primary-key":
        yield from _explain_duplicate(table, raw, row, note)
    elif kind == "blank-row":
        yield Problem(table.path, row, "", "the row is blank. Remove it.")
    elif kind in ("extra-cell", "missing-cell"):
        cells = len(raw.rows[row - 2][1])
        message = f"the row has {cells} cells, and the header has {len(raw.header)}."
        hint = 'Put text that holds a comma in quotation marks ("...").'
        yield Problem(table.path, row, "", f"{message} {hint}")
    else:
        yield Problem(table.path, row, "", f"{shorten(error.get('message', kind))}.")


def _cell(raw: RawTable, row: int, column: str) -> str:
    cells = dict(zip(raw.header, raw.rows[row - 2][1], strict=False))
    return cells.get(column, "")


def _explain_unseen(table: Table, column: str, cell: str) -> str:
    """Return what is invisible in a cell that is not free text, or ''."""
    field = table.field(column)
    is_free = field.type == "string" and not field.allowed and not field.pattern
    return "" if is_free or not cell.strip() else explain_unseen(cell)


def _explain_cell(table: Table, column: str, cell: str, note: str) -> str:
    field = table.field(column)
    constraint = note.partition('constraint "')[2].partition('"')[0]
    limit = note.rpartition(' is "')[2].rstrip('"')
    shown = f"'{shorten(cell)}'"
    if constraint == "required":
        return "the cell is blank, and a value is needed here."
    if constraint == "enum":
        return f"{shown} is not allowed here.{_list_allowed(cell, field.allowed)}"
    if constraint == "maxLength":
        return f"{shown} has {len(cell):,} characters; the limit is {int(limit):,}. Shorten it."
    if constraint == "pattern":
        return f"{shown} {_explain_pattern(column, cell)}"
    if constraint in ("minimum", "maximum"):
        comparison = "less" if constraint == "minimum" else "more"
        return f"{shown} is {comparison} than the {constraint}, {limit}."
    if field.type == "number":
        return f"{shown} is not a number. Write it as 12.5."
    return f"{shown} is not a whole number. Write digits only."


def _list_allowed(cell: str, allowed: Sequence[str]) -> str:
    nearest = find_nearest(cell, allowed)
    ordered = [nearest, *(item for item in allowed if item != nearest)] if nearest else allowed
    meant = f" Did you mean '{nearest}'?" if nearest else ""
    return f"{meant} Allowed: {', '.join(ordered)}."


def _explain_pattern(column: str, cell: str) -> str:
    if column == "doi":
        return "is not a DOI. Write it as 10.1111/jocd.70236, without the address before it."
    if column == "pmid":
        return "is not a PubMed number. Write its digits only, as 40439289."
    if column == "url":
        return "is not an https address. Write it as https://..., without spaces."
    if column == "source_url":
        return "is not a web address. Write it as https://..., without spaces."
    if column == "p":
        return "is not a p value. Write it as 0.03 or <0.001."
    if column in RANGE_COLUMNS:
        return "is not a number or a range. Write it as 20 or 15-25."
    meant = re.sub(r"[^a-z0-9]+", "-", cell.strip().lower()).strip("-")
    hint = f" Did you mean '{shorten(meant)}'?" if meant else ""
    return f"is not an id.{hint} Ids are lower-case letters and digits, joined by hyphens."


def _explain_duplicate(table: Table, raw: RawTable, row: int, note: str) -> Iterator[Problem]:
    first = re.search(r"position (\d+)", note)
    if first is None:
        return  # blank ids, which the required constraint already reports
    column = table.primary_key[0]
    cell = _cell(raw, row, column)
    what = f"'{shorten(cell)}'" if len(table.primary_key) == 1 else "this row"
    message = f"{what} already appears in row {first[1]}. Remove or change one of them."
    yield Problem(table.path, row, column if len(table.primary_key) == 1 else "", message)


def _parse_articles(files: Mapping[str, bytes]) -> tuple[dict[str, Article], list[Problem]]:
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    names = [name for name in sorted(files) if name.startswith(f"{ARTICLE_FOLDER}/")]
    if len(names) > MAX_PACK_ARTICLES:
        message = f"there are more articles than the limit of {MAX_PACK_ARTICLES}."
        problems.append(Problem(ARTICLE_FOLDER, 0, "", message))
    field = standard_tables()["claims"].field("article_id")
    for name in names[:MAX_PACK_ARTICLES]:
        # Links name articles as well, separated by commas.
        if not re.fullmatch(field.pattern, PurePosixPath(name).stem):
            message = (
                "the name of this file is not a valid id. Use lower-case words joined by hyphens."
            )
            problems.append(Problem(shorten(name), 0, "", message))
        text = decode_text(name, files[name])
        if isinstance(text, Problem):
            problems.append(text)
            continue
        try:
            article = parse_article(PurePosixPath(name).stem, text)
        except ArticleError as error:
            problems.append(Problem(name, 0, "", str(error)))
            continue
        if not any(section.paragraphs for section in article.sections):
            problems.append(Problem(name, 0, "", "the article has no text. Add '## ' sections."))
        articles[article.article_id] = article
    return articles, problems


def _check_quotes(
    raw: RawTable, articles: Mapping[str, Article], *, broken: set[str]
) -> Iterator[Problem]:
    path = standard_tables()["claims"].path
    hints = MAX_HINTS
    missing_articles: dict[str, list[int]] = {}
    garbled: list[tuple[int, str]] = []
    for row, _ in raw.rows:
        article_id, quote = _cell(raw, row, "article_id"), _cell(raw, row, "quote")
        if not article_id or f"{ARTICLE_FOLDER}/{article_id}.md" in broken:
            continue
        if article_id not in articles:
            missing_articles.setdefault(article_id, []).append(row)
            continue
        if quote.strip() and not split_quote(quote):
            yield Problem(path, row, "quote", "the quote has no words. Copy them from the article.")
        missing = missing_part(articles[article_id], quote)
        if missing and is_garbled(quote):
            garbled.append((row, quote))
        elif missing:
            near = find_near_sentence(articles[article_id], missing) if hints > 0 else ""
            hints -= 1
            meant = f" Did you mean '{near}'?" if near else ""
            message = f"'{shorten(missing)}' is not in the article in this order.{meant}"
            yield Problem(path, row, "quote", f"{message} Copy the exact words.")
    for row, quote in garbled[:1]:
        message = explain_garbled(quote, count_more("table", len(garbled) - 1))
        yield Problem(path, row, "quote", message)
    yield from _explain_missing(missing_articles, list(articles))


def _explain_missing(rows: Mapping[str, Sequence[int]], known: Sequence[str]) -> Iterator[Problem]:
    """Yield problems for the articles that claims name but the pack lacks.

    Args:
        rows: The row numbers of the claims, by the id of the missing article.
        known: The ids of the articles in the pack.
    """
    path = standard_tables()["claims"].path
    for number, (article_id, places) in enumerate(rows.items()):
        unseen = explain_unseen(article_id)
        nearest = find_nearest(article_id, known) if number < MAX_HINTS else ""
        if unseen or nearest:
            meant = f" Did you mean '{nearest}'?" if nearest else ""
            said = unseen or f"there is no article '{shorten(article_id)}'."
            message = f"{said}{meant} Use a name from {ARTICLE_FOLDER}/."
            yield from (Problem(path, row, "article_id", message) for row in places)
            continue
        claims = f"{len(places):,} claims name it, the first in" if places[1:] else "it is named in"
        message = f"there is no article in this file, and {claims} row {places[0]} of {path}."
        name = shorten(f"{ARTICLE_FOLDER}/{article_id}.md")
        yield Problem(name, 0, "", f"{message} Add the file, or change the claims.")
