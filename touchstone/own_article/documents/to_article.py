"""Turn a document into an article of a data pack.

``articles.article.parse_article`` reads the Markdown back to exactly the same words, because
every character that Markdown would take for markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from touchstone.articles.article import REQUIRED_META, Article, parse_article
from touchstone.own_article.documents.document import Document, collapse

UNTITLED = "Untitled article"
# Characters that are markup anywhere, and & where it begins an entity.
_MARKUP = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")
_CLOSING = re.compile(r"#(?=#*\Z)")


def build_article(document: Document, *, article_id: str, meta: Mapping[str, str]) -> Article:
    """Return a document as the article that its data pack will hold.

    Args:
        document: See ``read_document``.
        article_id: Lower-case words joined by hyphens.
        meta: See ``build_article_markdown``.

    Raises:
        ArticleError: From ``parse_article``, if an entry other than the title is blank.
    """
    return parse_article(article_id, build_article_markdown(document, meta=meta))


def build_article_markdown(document: Document, *, meta: Mapping[str, str]) -> str:
    """Return a document as Markdown with front matter; headings are ``##``.

    Args:
        document: See ``read_document``.
        meta: Values of ``articles.article.REQUIRED_META``. A missing or blank title is
            replaced by that of the document. ``parse_article`` requires the other entries.
    """
    title = collapse(meta.get("title", "")) or document.title or UNTITLED
    entries = {name: collapse(meta.get(name, "")) for name in REQUIRED_META} | {"title": title}
    front = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10**9)
    blocks = [
        f"## {_escape_heading(block.text)}" if block.kind == "heading" else _escape(block.text)
        for block in document.blocks
    ]
    return "\n\n".join([f"---\n{front}---", *blocks]) + "\n"


def _escape(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\g<0>", text)
    if re.match(r"[#>+=~-]", escaped):
        return f"\\{escaped}"
    return re.sub(r"\A(\d{1,9})([.)])(?=\s|\Z)", r"\1\\\2", escaped)


def _escape_heading(text: str) -> str:
    return _CLOSING.sub(r"\\#", _MARKUP.sub(r"\\\g<0>", text))
