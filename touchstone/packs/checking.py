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
            sound["claims"], articles, broken_files={problem.file for problem in article_problems}
        )
    problems += check_spoiled(sound)
    problems += check_consistency(sound)
    problems += warn_of_size(sound)
    return sorted(set(problems))


def _empty_tables(raw_tables: Mapping[str, RawTable]) -> dict[str, RawTable]:
    """Return an empty table for each optional one without rows, so that no id is found in it."""
    return {
        name: RawTable(tuple(table.columns), (), ())
        for name, table in standard_tables().items()
        if table.optional
        and (name not in raw_tables or not (raw_tables[name].rows or raw_tables[name].problems))
    }


def _check_words(descriptor_bytes: bytes, sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield a problem for each concern or benefit that has phrases but is not in its table."""
    try:
        descriptor = json.loads(descriptor_bytes.decode("utf-8-sig"))
    except (RecursionError, ValueError):
        return  # reported by ``check_descriptor``
    for name, (table, _) in WORDS.items():
        rows = sound[table].rows if table in sound else ()
        known_ids = [_read_cell(sound[table], row, f"{table[:-1]}_id") for row, _ in rows]
        words = descriptor.get(name, {}) if known_ids and isinstance(descriptor, dict) else {}
        for word_id in words if are_phrases(words) else ():
            if word_id not in known_ids:
                nearest = find_nearest(word_id, known_ids)
                suggestion = f" Did you mean '{nearest}'?" if nearest else ""
                message = f"'{name}' names '{shorten(word_id)}', which is not a known {table[:-1]}."
                yield Problem(
                    DESCRIPTOR, 0, "", f"{message}{suggestion} Use an id from {table}.csv."
                )


def _check_rows(sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    tables = standard_tables()
    for name, raw in sound.items():
        table = tables[name]
        # An unknown id is one problem, even if it also breaks its pattern.
        unknown_ids = find_unknown_ids(table, raw, sound)
        yield from unknown_ids.values()
        errors = _build_resource(table, raw).validate(limit_errors=MAX_TABLE_ERRORS).tasks[0].errors
        if max(len(errors), len(unknown_ids)) >= MAX_TABLE_ERRORS:
            message = f"the first {MAX_TABLE_ERRORS:,} row problems are listed. Fix these first."
            yield Problem(table.path, 0, "", message)
        reported = set(unknown_ids)
        # In a row that is too short or too long, cells are in the wrong columns.
        shifted_rows = {row for row, cells in raw.rows if cells and len(cells) != len(raw.header)}
        for error in errors:
            for problem in _translate_error(table, raw, error.to_dict()):
                position = (problem.row, problem.column)
                if not problem.column or (
                    position not in reported and problem.row not in shifted_rows
                ):
                    yield problem
                reported.add(position)


def _build_resource(table: Table, raw: RawTable) -> frictionless.Resource:
    known_fields = {field["name"]: field for field in table.descriptor["fields"]}
    # In the order of the file, which may differ; unknown columns may hold anything.
    fields = [known_fields.get(name, {"name": name or "-", "type": "any"}) for name in raw.header]
    # ``foreign_keys`` checks the ids of other tables.
    descriptor = {**table.descriptor, "fields": fields, "foreignKeys": []}
    return frictionless.Resource(
        name=table.name,
        data=[list(raw.header), *(list(cells) for _, cells in raw.rows)],
        schema=frictionless.Schema.from_descriptor(descriptor),
    )


def _translate_error(table: Table, raw: RawTable, error: Mapping[str, Any]) -> Iterator[Problem]:
    error_type, row = error["type"], error.get("rowNumber", 0)
    note = error.get("note", "")
    if error_type in ("type-error", "constraint-error"):
        column, cell = error["fieldName"], _read_cell(raw, row, error["fieldName"])
        unseen = _explain_unseen(table, column, cell)
        yield Problem(table.path, row, column, unseen or _explain_cell(table, column, cell, note))
    elif error_type == "primary-key":
        yield from _explain_duplicate(table, raw, row, note)
    elif error_type == "blank-row":
        yield Problem(table.path, row, "", "the row is blank. Remove it.")
    elif error_type in ("extra-cell", "missing-cell"):
        cell_count = len(raw.rows[row - 2][1])
        message = f"the row has {cell_count} cells, and the header has {len(raw.header)}."
        hint = 'Put text that holds a comma in quotation marks ("...").'
        yield Problem(table.path, row, "", f"{message} {hint}")
    else:
        yield Problem(table.path, row, "", f"{shorten(error.get('message', error_type))}.")


def _read_cell(raw: RawTable, row: int, column: str) -> str:
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
    quoted = f"'{shorten(cell)}'"
    if constraint == "required":
        return "the cell is blank, and a value is needed here."
    if constraint == "enum":
        return f"{quoted} is not allowed here.{_list_allowed(cell, field.allowed)}"
    if constraint == "maxLength":
        return f"{quoted} has {len(cell):,} characters; the limit is {int(limit):,}. Shorten it."
    if constraint == "pattern":
        return f"{quoted} {_explain_pattern(column, cell)}"
    if constraint in ("minimum", "maximum"):
        comparison = "less" if constraint == "minimum" else "more"
        return f"{quoted} is {comparison} than the {constraint}, {limit}."
    if field.type == "number":
        return f"{quoted} is not a number. Write it as 12.5."
    return f"{quoted} is not a whole number. Write digits only."


def _list_allowed(cell: str, allowed: Sequence[str]) -> str:
    nearest = find_nearest(cell, allowed)
    ordered = [nearest, *(word for word in allowed if word != nearest)] if nearest else allowed
    suggestion = f" Did you mean '{nearest}'?" if nearest else ""
    return f"{suggestion} Allowed: {', '.join(ordered)}."


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
    suggested_id = re.sub(r"[^a-z0-9]+", "-", cell.strip().lower()).strip("-")
    hint = f" Did you mean '{shorten(suggested_id)}'?" if suggested_id else ""
    return f"is not an id.{hint} Ids are lower-case letters and digits, joined by hyphens."


def _explain_duplicate(table: Table, raw: RawTable, row: int, note: str) -> Iterator[Problem]:
    first_match = re.search(r"position (\d+)", note)
    if first_match is None:
        return  # blank ids, which the required constraint already reports
    column = table.primary_key[0]
    cell = _read_cell(raw, row, column)
    subject = f"'{shorten(cell)}'" if len(table.primary_key) == 1 else "this row"
    message = f"{subject} already appears in row {first_match[1]}. Remove or change one of them."
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
    raw: RawTable, articles: Mapping[str, Article], *, broken_files: set[str]
) -> Iterator[Problem]:
    path = standard_tables()["claims"].path
    hints_left = MAX_HINTS
    rows_by_missing: dict[str, list[int]] = {}
    garbled_quotes: list[tuple[int, str]] = []
    for row, _ in raw.rows:
        article_id, quote = _read_cell(raw, row, "article_id"), _read_cell(raw, row, "quote")
        if not article_id or f"{ARTICLE_FOLDER}/{article_id}.md" in broken_files:
            continue
        if article_id not in articles:
            rows_by_missing.setdefault(article_id, []).append(row)
            continue
        if quote.strip() and not split_quote(quote):
            yield Problem(path, row, "quote", "the quote has no words. Copy them from the article.")
        missing = missing_part(articles[article_id], quote)
        if missing and is_garbled(quote):
            garbled_quotes.append((row, quote))
        elif missing:
            nearest = find_near_sentence(articles[article_id], missing) if hints_left > 0 else ""
            hints_left -= 1
            suggestion = f" Did you mean '{nearest}'?" if nearest else ""
            message = f"'{shorten(missing)}' is not in the article in this order.{suggestion}"
            yield Problem(path, row, "quote", f"{message} Copy the exact words.")
    for row, quote in garbled_quotes[:1]:
        message = explain_garbled(quote, count_more("table", len(garbled_quotes) - 1))
        yield Problem(path, row, "quote", message)
    yield from _explain_missing_articles(rows_by_missing, list(articles))


def _explain_missing_articles(
    rows_by_article: Mapping[str, Sequence[int]], known: Sequence[str]
) -> Iterator[Problem]:
    """Yield problems for the articles that claims name but the pack lacks.

    Args:
        rows_by_article: The row numbers of the claims, by the id of the missing article.
        known: The ids of the articles in the pack.
    """
    path = standard_tables()["claims"].path
    for index, (article_id, rows) in enumerate(rows_by_article.items()):
        unseen = explain_unseen(article_id)
        nearest = find_nearest(article_id, known) if index < MAX_HINTS else ""
        if unseen or nearest:
            suggestion = f" Did you mean '{nearest}'?" if nearest else ""
            complaint = unseen or f"there is no article '{shorten(article_id)}'."
            message = f"{complaint}{suggestion} Use a name from {ARTICLE_FOLDER}/."
            yield from (Problem(path, row, "article_id", message) for row in rows)
            continue
        mentions = f"{len(rows):,} claims name it, the first in" if rows[1:] else "it is named in"
        message = f"there is no article in this file, and {mentions} row {rows[0]} of {path}."
        name = shorten(f"{ARTICLE_FOLDER}/{article_id}.md")
        yield Problem(name, 0, "", f"{message} Add the file, or change the claims.")
