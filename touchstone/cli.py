"""The command line for editors and other tools.

``check`` says whether a data pack is whole, ``seal`` records that it is,
``export`` prints the map, ``find`` understands somebody's own words, and ``read``
suggests the claims of an article.
Exit codes: 0 fine, 1 the pack or the article is refused, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from touchstone.articles import Article, ArticleError, slugify
from touchstone.errors import PackError, Problem, describe_problems
from touchstone.exports import map_csv_bytes, map_json_bytes
from touchstone.loading import (
    chosen_folder,
    load_pack,
    read_sources,
    read_text,
    seal_pack,
    standard_tables,
)
from touchstone.pack import Pack
from touchstone.reading.plaintext import article_from_text
from touchstone.reading.report import describe_reading, reading_as_json
from touchstone.wording import found_sentence, not_covered_sentence

_EXPORTS: dict[str, Callable[[Pack], bytes]] = {"json": map_json_bytes, "csv": map_csv_bytes}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a sign gets an escape, never a traceback.
            stream.reconfigure(errors="backslashreplace")
    options = _parse(argv)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (as "head" does): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m touchstone", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say whether a data pack is whole")
    check.add_argument("--all", action="store_true", help="list every problem, not only ten")
    check.set_defaults(run=_check)
    seal = commands.add_parser("seal", help="record that a pack was checked, so it loads fast")
    seal.set_defaults(run=_seal)
    export = commands.add_parser("export", help="print the whole map")
    export.add_argument("--format", choices=sorted(_EXPORTS), default="json")
    export.set_defaults(run=_export)
    find = commands.add_parser("find", help="say which concerns somebody's own words mean")
    find.add_argument("query", metavar="WORDS", help="the words; - reads one query a line")
    find.add_argument("--json", action="store_true", help="print one JSON object a query")
    find.set_defaults(run=_find)
    read = commands.add_parser("read", help="suggest the claims that an article makes")
    read.add_argument("article", metavar="ARTICLE", type=Path, help="the article: .md or .txt")
    read.add_argument("--json", action="store_true", help="print one JSON object")
    read.set_defaults(run=_read)
    for command in (check, seal, export, find, read):
        command.add_argument(
            "folder",
            nargs="?",
            type=Path,
            metavar="FOLDER",
            help="the pack; default: TOUCHSTONE_DATA, else the shipped one",
        )
    options = parser.parse_args(argv)
    options.folder = options.folder or chosen_folder()
    return options


def _check(options: argparse.Namespace) -> int:
    # Imported here: the other commands do without it on a sealed pack.
    from touchstone.checking import check_sources

    problems = check_sources(read_sources(options.folder))
    errors = [problem for problem in problems if not problem.warning]
    warnings = [problem for problem in problems if problem.warning]
    if errors:
        _print_problems(errors, limit=None if options.all else 10)
    else:
        print("OK")
        pack = load_pack(options.folder)
        for name in standard_tables():
            print(f"{name}: {len(pack.tables[name])}")
        print(f"articles: {len(pack.articles)}")
    for warning in warnings:
        print(f"Warning: {warning}")
    return 1 if errors else 0


def _seal(options: argparse.Namespace) -> int:
    try:
        sources = seal_pack(options.folder)
    except PackError as error:
        _print_problems(error.problems, limit=10)
        return 1
    print(f"Sealed: {len(sources.files) - 1} files.")
    return 0


def _export(options: argparse.Namespace) -> int:
    try:
        pack = load_pack(options.folder)
    except PackError as error:
        print("\n".join(describe_problems(error.problems)), file=sys.stderr)
        return 1
    sys.stdout.flush()
    sys.stdout.buffer.write(_EXPORTS[options.format](pack))
    return 0


def _find(options: argparse.Namespace) -> int:
    # Imported here: its libraries cost the other commands a tenth of a second.
    from touchstone.finder import build_finder

    try:
        pack = load_pack(options.folder)
    except PackError as error:
        print("\n".join(describe_problems(error.problems)), file=sys.stderr)
        return 1
    finder = build_finder(pack)
    lines = sys.stdin if options.query == "-" else [options.query]
    for line in lines:
        query = line.rstrip("\r\n")
        found = finder.find(query)
        if options.json:
            why = {item.concern_id: list(item.words) for item in found}
            answer = {"query": query, "concerns": list(why), "why": why}
            print(json.dumps(answer, ensure_ascii=True))
        elif found:
            names = [(pack.concern_names[item.concern_id], item.words) for item in found]
            print(" ".join(found_sentence(name, words) for name, words in names))
        else:
            print(not_covered_sentence(query))
    return 0


def _read_document(path: Path) -> Article:
    """Return the article in a file: Markdown or plain text."""
    return article_from_text(slugify(path.stem), read_text(path))


def _read(options: argparse.Namespace) -> int:
    # Imported here for the reason given in ``_find``.
    from touchstone.reading.suggest import read_article
    from touchstone.reading.vocabulary import build_vocabulary

    try:
        pack = load_pack(options.folder)
        article = _read_document(options.article)
    except PackError as error:
        print("\n".join(describe_problems(error.problems)), file=sys.stderr)
        return 1
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 1
    reading = read_article(article, build_vocabulary(pack))
    if options.json:
        print(json.dumps(reading_as_json(reading), ensure_ascii=True, indent=2))
    else:
        print("\n".join(describe_reading(pack, reading)))
    return 0


def _print_problems(problems: Sequence[Problem], *, limit: int | None) -> None:
    for line in describe_problems(problems, limit=limit):
        print(line)
    if limit is not None and len(problems) > limit:
        print("To list every one: python -m touchstone check --all")
