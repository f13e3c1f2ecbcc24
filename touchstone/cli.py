"""The command line for editors and other tools.

``check`` checks a data pack for problems, ``seal`` records that it has none,
``export`` prints the map, ``find`` matches a visitor's words to concerns, ``read``
suggests the claims of an article, and ``offline`` writes the whole map as one HTML
file.
Exit codes: 0 success, 1 a pack or an article is refused or a file cannot be written, 2
wrong usage.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from touchstone.errors import (
    OutputError,
    PackError,
    Problem,
    TouchstoneError,
    describe_problems,
)
from touchstone.evidence_map.evidence_map import EvidenceMap, build_evidence_map
from touchstone.exports.tables import map_csv_bytes, map_json_bytes
from touchstone.files import read_upload, write_file
from touchstone.limits import MAX_PROBLEMS_SHOWN
from touchstone.links.contact import read_contact
from touchstone.packs.loading import load_pack, seal_pack, write_files
from touchstone.packs.sources import chosen_folder, read_sources, standard_tables
from touchstone.wording.own_words import describe_answer, describe_cautions

if TYPE_CHECKING:
    from touchstone.evidence.cautions import Caution
    from touchstone.search.finder import Answer

_EXPORTS: dict[str, Callable[[EvidenceMap], bytes]] = {"json": map_json_bytes, "csv": map_csv_bytes}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character gets an escape, never a traceback.
            stream.reconfigure(errors="backslashreplace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(argv)
    except BrokenPipeError:
        # The reader of our output is gone (such as ``head``), so there is nobody to tell.
        code = 0
    except OSError as error:  # files that cannot be read or written have their own errors
        print(
            f"The output cannot be written ({error.strerror}). "
            "Make room, or send it to another place.",
            file=sys.stderr,
        )
        code = 1
    # Otherwise, the rest of the buffer would fail again when it is flushed at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _run(argv: Sequence[str] | None) -> int:
    options = _parse(argv)
    code: int = options.run(options)
    sys.stdout.flush()
    return code


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m touchstone", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check a data pack for problems")
    check.add_argument("--all", action="store_true", help="list every problem, not only ten")
    check.set_defaults(run=_check)
    seal = commands.add_parser("seal", help="record that a pack was checked, so it loads fast")
    seal.set_defaults(run=_seal)
    export = commands.add_parser("export", help="print the whole map")
    export.add_argument("--format", choices=sorted(_EXPORTS), default="json")
    export.set_defaults(run=_export)
    find = commands.add_parser("find", help="match a visitor's words to concerns")
    find.add_argument("query", metavar="WORDS", help="the words; - reads one query per line")
    find.add_argument("--json", action="store_true", help="print one JSON object per query")
    find.add_argument("--story", action="store_true", help="with -, read all lines as one text")
    find.set_defaults(run=_find)
    read = commands.add_parser("read", help="suggest the claims that an article makes")
    read.add_argument("article", metavar="ARTICLE", type=Path, help="the article: a file")
    read.add_argument("--json", action="store_true", help="print one JSON object")
    read.add_argument("--out", metavar="PACK", type=Path, help="write a data pack to this folder")
    read.set_defaults(run=_read)
    offline = commands.add_parser("offline", help="write the whole map as one HTML file")
    offline.add_argument("out", metavar="OUT.html", type=Path, help="the file to write")
    offline.add_argument("--address", default="", help="where the live map is, for its foot")
    offline.set_defaults(run=_offline)
    for command in (check, seal, export, find, read, offline):
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
    # Imported here: the other commands do not need it on a sealed pack.
    from touchstone.packs.checking import check_sources

    problems = check_sources(read_sources(options.folder))
    errors = [problem for problem in problems if not problem.warning]
    warnings = [problem for problem in problems if problem.warning]
    if errors:
        _print_problems(errors, limit=None if options.all else MAX_PROBLEMS_SHOWN)
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
        _print_problems(error.problems, limit=MAX_PROBLEMS_SHOWN)
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
    sys.stdout.buffer.write(_EXPORTS[options.format](build_evidence_map(pack)))
    return 0


def _find(options: argparse.Namespace) -> int:
    # Imported here: its libraries cost the other commands a tenth of a second.
    from touchstone.evidence.cautions import pick_cautions
    from touchstone.evidence.studies import build_studies
    from touchstone.search.finder import build_finder

    try:
        pack = load_pack(options.folder)
    except PackError as error:
        print("\n".join(describe_problems(error.problems)), file=sys.stderr)
        return 1
    finder, studies = build_finder(pack), build_studies(pack)
    # On a system whose encoding is ASCII, Python keeps other letters as raw bytes.
    typed = os.fsencode(options.query).decode("utf-8", errors="replace")
    lines = sys.stdin if typed == "-" else [typed]
    for line in [" ".join(lines)] if options.story else lines:
        query = line.rstrip("\r\n")
        answer = finder.find(query)
        cautions = pick_cautions(pack, studies, answer.cautions)
        if options.json:
            print(json.dumps(_answer_as_json(query, answer, cautions), ensure_ascii=True))
        else:
            sentences = describe_answer(query, answer, pack.concern_names)
            print(" ".join([*describe_cautions(cautions), *sentences]))
    return 0


def _answer_as_json(query: str, answer: Answer, cautions: Iterable[Caution]) -> dict[str, Any]:
    words_by_concern = {item.concern_id: list(item.words) for item in answer.found}
    return {
        "query": query,
        "concerns": list(words_by_concern),
        "why": words_by_concern,
        "denied": [item.concern_id for item in answer.denied],
        "unsure": list(answer.unsure),
        "about": list(answer.about),
        "near": answer.near,
        "unread": answer.unread,
        "cautions": [item.caution_id for item in cautions],
        "for_doctor": list(answer.for_doctor),
        "needs_help_now": answer.needs_help_now,
        "is_emergency": answer.is_emergency,
    }


def _read(options: argparse.Namespace) -> int:
    # Imported here for the reason given in ``_find``.
    from touchstone.own_article.documents import read_document, suggest_article_id
    from touchstone.own_article.draft import build_files, describe_origin, list_rows, start_draft
    from touchstone.own_article.reading.report import describe_reading, reading_as_json
    from touchstone.own_article.reading.vocabulary import build_vocabulary

    try:
        pack = load_pack(options.folder)
        document = read_document(options.article.name, read_upload(options.article))
        meta = describe_origin(document)
        article_id = suggest_article_id(meta["title"])
        article, reading = start_draft(document, article_id, meta, build_vocabulary(pack))
        if options.json:
            print(json.dumps(reading_as_json(reading), ensure_ascii=True, indent=2))
        else:
            print("\n".join(describe_reading(pack, reading)))
        if not options.out:
            return 0
        if not reading.suggestions:
            print("No claim was found, so no data pack was written.", file=sys.stderr)
            return 1
        files = build_files(
            read_sources(options.folder),
            pack,
            article,
            document=document,
            meta=meta,
            rows=list_rows(reading),
            created=_today(),
        )
        write_files(options.out, files)
    except PackError as error:
        print("\n".join(describe_problems(error.problems)), file=sys.stderr)
        return 1
    except TouchstoneError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def _offline(options: argparse.Namespace) -> int:
    # Imported here: the other commands do not need it.
    from touchstone.exports.offline import offline_html_bytes

    try:
        content = offline_html_bytes(
            build_evidence_map(load_pack(options.folder)),
            address=options.address,
            contact=read_contact(),
        )
        write_file(options.out, content)
    except PackError as error:
        print("\n".join(describe_problems(error.problems)), file=sys.stderr)
        return 1
    except OutputError as error:
        print(error, file=sys.stderr)
        return 1
    packed = len(gzip.compress(content, mtime=0))
    print(f"Wrote {options.out.name}: {len(content):,} bytes, {packed:,} as a web server sends it.")
    return 0


def _print_problems(problems: Sequence[Problem], *, limit: int | None) -> None:
    for line in describe_problems(problems, limit=limit):
        print(line)
    if limit is not None and len(problems) > limit:
        print("To list every one: python -m touchstone check --all")
