"""Build a data pack, which others can run, from an article and its accepted claims.

The base pack supplies the vocabulary, studies, findings and cautions; the article and its
claims are new. The build works in memory and reads no clock, so the same input gives the same
bytes. ``pack_zip`` reads data packs.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from touchstone.errors import PackError, Problem
from touchstone.formulas import FORMULA_STARTS
from touchstone.own_article.evidence_source import name_source
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.loading import refuse_problems
from touchstone.packs.sealing import seal_descriptor
from touchstone.packs.sources import ARTICLE_FOLDER, Sources, standard_tables, standard_texts
from touchstone.text import slugify

FIRST_VERSION = "1.0.0"
_ABOUT_CLAIMS = (
    "The claims were made by the editor of this data pack, with the help of a program.\n"
)
# Entries that a new pack inherits from its base.
_INHERITED = (
    "$schema", "evidence_searched", "next_check", "not_covered", "benefit_words", "concern_words",
)  # fmt: skip


@dataclass(frozen=True)
class ClaimRow:
    """An accepted claim.

    Attributes:
        concern_id: A concern of the base pack.
        benefit_id: A benefit of the base pack.
        kind: ``stated`` or ``implied``.
        quote: The article's exact words, passages joined by " … ".
    """

    concern_id: str
    benefit_id: str
    kind: str
    quote: str


def build_pack_files(
    base: Sources,
    *,
    title: str,
    article_id: str,
    article_markdown: str,
    claims: Sequence[ClaimRow],
    created: str,
) -> dict[str, bytes]:
    """Return the files of a data pack with only this article and these claims.

    Duplicate claims are kept once, and no quote starts a formula (see ``plain_quote``).

    Args:
        base: A pack that passed ``check``.
        title: Title of the new pack.
        article_id: Lower-case words joined by hyphens.
        article_markdown: See ``own_article.documents.build_article_markdown``.
        claims: The accepted claims, at least one.
        created: Date of the new pack, ``YYYY-MM-DD``.

    Returns:
        Content by path. ``datapackage.json`` comes first, with the size and hash of each file.

    Raises:
        PackError: There is no claim, or the pack would not pass ``check``.
    """
    claims_path = standard_tables()["claims"].path
    if not claims:
        message = "no claim was accepted. Accept at least one, and make the pack again."
        raise PackError([Problem(claims_path, 0, "", message)])
    paths = [*(table.path for table in standard_tables().values()), *standard_texts().values()]
    files = {path: base.files[path] for path in paths if path in base.files}
    files[claims_path] = claims_bytes(article_id, claims)
    files[standard_texts()["about_claims"]] = _ABOUT_CLAIMS.encode()
    files[f"{ARTICLE_FOLDER}/{article_id}.md"] = article_markdown.encode("utf-8")
    descriptor = _build_descriptor(base, title=title, created=created, paths=set(paths))
    files = {DESCRIPTOR: seal_descriptor(descriptor, files), **files}
    refuse_problems(Sources(files, ()))
    return files


def claims_bytes(article_id: str, claims: Sequence[ClaimRow]) -> bytes:
    """Return ``claims.csv`` with the claims of one article, each once, in their order.

    It starts with a UTF-8 byte-order mark: without one, Excel garbles the "…" that joins quotes.
    """
    kinds: dict[tuple[str, ...], str] = {}
    for claim in claims:
        *pair, kind, quote = astuple(claim)
        key = (*pair, article_id, plain_quote(quote))
        # A duplicate counts as stated if any of its rows is.
        kinds[key] = "stated" if "stated" in (kind, kinds.get(key)) else kind
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["concern_id", "benefit_id", "kind", "article_id", "quote"])
    writer.writerows([*key[:2], kind, *key[2:]] for key, kind in kinds.items())
    return target.getvalue().encode("utf-8-sig")


def plain_quote(quote: str) -> str:
    """Return a quote without leading characters that a spreadsheet would read as a formula.

    A quote must be the exact words of the article, so it cannot be prefixed as
    ``formulas.harmless`` does. A minus before a number is safe, because
    ``own_article.documents.document`` writes it as −.

    Examples:
        >>> plain_quote("=1+1 calms skin"), plain_quote("calms skin … fades marks")
        ('1+1 calms skin', 'calms skin … fades marks')
    """
    return quote.strip().lstrip("".join(FORMULA_STARTS) + " ")


def _keep_licence(item: dict[str, Any], base_descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return the entry of a file, with the license of the base unless it belongs to the claims."""
    licences = item.get("licenses", base_descriptor.get("licenses"))
    claim_paths = (standard_tables()["claims"].path, standard_texts()["about_claims"])
    is_own = item.get("path") in claim_paths
    return item if is_own or not licences else {**item, "licenses": licences}


def _build_descriptor(
    sources: Sources, *, title: str, created: str, paths: set[str]
) -> dict[str, Any]:
    """Return the descriptor of the new pack, which names its base as a source."""
    base_descriptor = json.loads(sources.files[DESCRIPTOR].decode("utf-8-sig"))
    inherited: dict[str, Any] = {
        name: base_descriptor[name] for name in _INHERITED if name in base_descriptor
    }
    source = name_source(base_descriptor)
    text = f"First version: an article of its own; research from {source['title']}."
    return {
        **inherited,
        "name": f"touchstone-{slugify(title)[:80].strip('-')}",
        "title": title,
        "description": "Which benefits of massage an article claims for which skin concern. "
        "The passages behind each claim, and what published research found of it.",
        "version": FIRST_VERSION,
        "created": f"{created}T00:00:00Z",
        "sources": [source],
        "changes": [{"version": FIRST_VERSION, "date": created, "text": text}],
        "resources": [
            _keep_licence(item, base_descriptor)
            for item in base_descriptor["resources"]
            if item.get("path") in paths
        ],
    }
