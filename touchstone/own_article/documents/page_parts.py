"""Separate the article of a web page from what surrounds it.

Comments, related posts, menus, forms and notices are recognized by their tags, their ARIA
roles, the ids and classes that blog systems give them, and their headings.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from touchstone.own_article.documents.document import collapse

# What is left out, with the name that a note uses for it.
_TAGS = {"nav": "menus", "footer": "page footers", "form": "forms", "dialog": "notices"}
_ROLES = {
    "navigation": "menus", "search": "forms", "dialog": "notices", "alertdialog": "notices",
    "complementary": "sidebars", "contentinfo": "page footers", "banner": "page headers",
    "form": "forms", "menu": "menus", "menubar": "menus",
}  # fmt: skip
_NAMES = (
    ("comments", r"comments?([-_](area|list|section|wrap(per)?|body|thread|container|content|box))?"
                 r"|commentlist|(comment[-_])?respond|disqus.*"
                 r"|(post|article|entry|fb|facebook|user|reader|blog|page)[-_]comments"),
    ("related posts", r"(jp[-_]|post[-_]|entry[-_])?related([-_]?(posts?|articles?|stor(y|ies)"
                      r"|content|reading|links|products|items|entries|news|pages|topics|list"
                      r"|grid))?|yarpp.*|recommend(ed|ations?)([-_].*)?|read[-_]?(next|also)"
                      r"|more[-_](stories|posts|articles|news|from.*)|you[-_]?(may|might).*like"
                      r"|recirc.*|outbrain.*|taboola.*|(post|posts)[-_]navigation|nav[-_]links"
                      r"|(popular|recent|latest|trending)[-_]?(posts?|articles?|stories|news)?"),
    ("notices", r"cookie.*|.*[-_]cookie([-_].*)?|gdpr.*|onetrust.*|cc[-_](window|banner)"
                r"|consent[-_](banner|bar|popup|manager|modal|notice).*|pop[-_]?up([-_].*)?|modal"),
    ("sign-up boxes", r"newsletter.*|.*[-_]newsletter|subscri(be|ption).*|sign[-_]?up.*|mailchimp.*"
                      r"|mc4wp.*|opt[-_]?in([-_].*)?"),
    ("advertisements", r"ads?([-_](slot|unit|box|container|wrap(per)?|banner).*)?|adsbygoogle"
                       r"|advert(s|isement|ising)?([-_].*)?|promo([-_].*)?|sponsor(ed)?([-_].*)?"),
    ("share buttons", r"(share|sharing|social)([-_].*)?|sharedaddy|addtoany.*|a2a_.*"),
    ("menus", r"breadcrumbs?([-_].*)?|skip[-_]links?|(main|site|top)[-_](nav|menu)([-_].*)?"),
    ("sidebars", r"side[-_]?bar([-_].*)?|widget([-_]area)?"),
)  # fmt: skip
_PART_NAME = re.compile(
    "|".join(f"(?P<n{number}>{names})" for number, (_, names) in enumerate(_NAMES)), re.IGNORECASE
)
_CONTAINERS = {"div", "section", "aside", "ol", "ul", "article", "header", "footer", "form", "li"}
# Headings after which a page continues with something else.
_OTHER_HEADING = re.compile(
    r"(related|recommended|more|similar|other|popular|recent|latest|trending)\s(posts?|articles?"
    r"|stories|reading|reads|news|from .{1,60}|for you|topics|links)"
    r"|you (may|might) also (like|enjoy)|(read|up) (next|also|more)|keep reading|what to read next",
    re.IGNORECASE,
)
# "Responses" needs a number: "Responses to touch" is a section of an article.
_COMMENTS_HEADING = re.compile(
    r"comments?(\s?\(\d+\))?|(responses?|replies)\s?\(\d+\)"
    r"|(\d+|one|no)\s(comments?|responses?|repl(y|ies))((\s(on|to)\s).{1,200})?"
    r"|leave a (reply|comment).{0,20}|join the (conversation|discussion)",
    re.IGNORECASE,
)
_STORIES = ("article", "main")
_UNSEEN = {"script", "style", "noscript", "template", "head"}
# A paragraph with no more words is a label or a date.
_WORDS = 4
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# At least this share of the letters in a list of links is inside the links.
_SHARE_OF_LINKS = 0.6
# Most elements whose letters are counted: a page with more candidates is not an article.
_TRIES = 300

LeftOut = dict[html.HtmlElement, str]


@dataclass
class _Page:
    """What a walk through a page found.

    Attributes:
        protected: Elements that hold the main heading or all of the page, and are never left out.
        story: The element that contains the main heading.
        size: Number of characters on the page.
        left_out: What is left out, with its name.
        articles: Outermost ``article`` elements that are not left out.
        tries: How many more elements may be weighed.
    """

    protected: set[html.HtmlElement]
    story: html.HtmlElement | None
    size: int
    left_out: LeftOut = field(default_factory=dict)
    articles: list[html.HtmlElement] = field(default_factory=list)
    tries: int = _TRIES


def find_article(tree: html.HtmlElement) -> tuple[html.HtmlElement, LeftOut]:
    """Return the element that holds the article, and the named parts that are left out of it."""
    body = tree.find(".//body")
    whole = tree if body is None else body
    page = _walk_page(whole)
    chosen = _choose_longest(page.articles)
    parts = page.left_out
    if chosen is not None:
        widened = _widen(chosen, whole)
        if widened is chosen:
            parts |= {item: "other articles" for item in page.articles if item is not chosen}
        chosen = widened
    main = _find_main(whole)
    if main is not None and (chosen is None or main in set(chosen.iterancestors())):
        return main, parts
    return whole if chosen is None else chosen, parts


def describe_left_out(root: html.HtmlElement, parts: LeftOut) -> tuple[str, ...]:
    """Return a note that names what readers of the page see but the article does not contain."""
    names = sorted(
        {name for part, name in parts.items() if any(map(str.isalpha, part.text_content()))}
    )
    body = next(root.iterancestors("body"), None)
    if body is not None and _has_more(body, root, parts):
        names.append("text around the article")
    if not names:
        return ()
    names_text = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return (f"Left out, because it is not part of the article: {names_text}.",)


def _walk_page(whole: html.HtmlElement) -> _Page:
    heading = next(whole.iter("h1"), None)
    protected = {whole, *whole.iter("main")}
    if heading is not None:
        protected |= {heading, *heading.iterancestors()}
    page = _Page(protected, _find_story(heading, whole), len(whole.text_content()))
    opened = Counter[str]()
    walker = etree.iterwalk(whole, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            if element.tag in _STORIES and element not in page.left_out:
                opened[element.tag] -= 1
        elif element in page.left_out or _leave_out(page, element, is_inside=opened.total() > 0):
            walker.skip_subtree()
        elif element.tag in _STORIES:
            if element.tag == "article" and not opened["article"]:
                page.articles.append(element)
            opened[element.tag] += 1
    return page


def _find_story(
    heading: html.HtmlElement | None, whole: html.HtmlElement
) -> html.HtmlElement | None:
    above = () if heading is None else heading.iterancestors()
    story = next((item for item in above if item.tag not in ("header", "hgroup")), None)
    # The body is the frame of the article only if it holds paragraphs directly.
    is_bare = whole.find("p") is not None
    return story if is_bare or story is not whole else None


def _leave_out(page: _Page, element: html.HtmlElement, *, is_inside: bool) -> bool:
    """Return whether an element is not part of the article, and record it if so."""
    if element.tag in _HEADINGS:
        section = _find_headed(page, element)
        page.left_out |= {member: name for member, name in section if member not in page.protected}
        return element in page.left_out
    is_inside = is_inside or element.getparent() is page.story
    name = _name_part(element, is_inside=is_inside)
    if not name or element in page.protected or not page.tries:
        return False
    page.tries -= 1
    if name != "comments" and 2 * len(element.text_content()) > page.size:
        return False
    page.left_out[element] = name
    return True


def _name_part(element: html.HtmlElement, *, is_inside: bool) -> str:
    """Return the name of an element that is not part of an article, or ''."""
    tag = element.tag if isinstance(element.tag, str) else ""
    part_name = _TAGS.get(tag, "") or _ROLES.get(element.get("role", ""), "")
    if not is_inside:
        part_name = part_name or {"aside": "sidebars", "header": "page headers"}.get(tag, "")
    names = f"{element.get('id', '')} {element.get('class', '')}"[:400].split()
    if tag == "footer" and _holds_notes(element, names):
        return ""
    if part_name or tag not in _CONTAINERS:
        return part_name
    name_match = next(filter(None, map(_PART_NAME.fullmatch, names)), None)
    return _NAMES[int((name_match.lastgroup or "n0")[1:])][0] if name_match else ""


def _holds_notes(footer: html.HtmlElement, names: list[str]) -> bool:
    parent = footer.getparent()
    in_quote = parent is not None and parent.tag in ("blockquote", "figure")
    return in_quote or any(re.search("note|reference|source", name, re.I) for name in names)


def _find_main(whole: html.HtmlElement) -> html.HtmlElement | None:
    mains = list(itertools.islice(whole.iter("main"), 2))
    return mains[0] if len(mains) == 1 and collapse(mains[0].text_content()) else None


def _find_headed(page: _Page, heading: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield a heading of something other than the article, and what follows it."""
    if heading in page.protected:
        return
    words = collapse(heading.text_content()).rstrip(":.!…")
    is_comments = bool(_COMMENTS_HEADING.fullmatch(words))
    if not is_comments and not _OTHER_HEADING.fullmatch(words):
        return
    following: list[html.HtmlElement] = []
    for item in heading.itersiblings():
        if item.tag in _HEADINGS and item.tag <= heading.tag:
            break
        following.append(item)
    page.tries -= bool(page.tries)
    if is_comments or (following and page.tries and all(map(_is_links, following))):
        name = "comments" if is_comments else "related posts"
        yield heading, name
        yield from ((item, name) for item in following)


def _is_links(element: html.HtmlElement) -> bool:
    letters = len(collapse(element.text_content()))
    linked = sum(len(collapse(link.text_content())) for link in element.iter("a"))
    return linked >= _SHARE_OF_LINKS * letters


def _choose_longest(articles: list[html.HtmlElement]) -> html.HtmlElement | None:
    """Return the only article, or one at least twice as long as any other, or None."""
    if not articles:
        return None
    sized = sorted(articles, key=lambda item: len(collapse(item.text_content())), reverse=True)
    lengths = [len(collapse(item.text_content())) for item in sized[:2]]
    if not lengths[0] or (len(lengths) > 1 and lengths[0] < 2 * lengths[1]):
        return None
    return sized[0]


def _widen(chosen: html.HtmlElement, whole: html.HtmlElement) -> html.HtmlElement:
    """Return the article, or the whole page if most of its text is elsewhere."""
    length = len(collapse(chosen.text_content()))
    paragraphs = sum(len(collapse(item.text_content())) for item in whole.iter("p"))
    inside = sum(len(collapse(item.text_content())) for item in chosen.iter("p"))
    return whole if paragraphs - inside > 2 * length else chosen


def _has_more(body: html.HtmlElement, root: html.HtmlElement, parts: LeftOut) -> bool:
    """Return whether the page has a paragraph outside the article and outside all named parts."""
    walker = etree.iterwalk(body, events=("start",))
    for _, element in walker:
        if element is root or element in parts or element.tag in _UNSEEN:
            walker.skip_subtree()
        elif element.tag == "p" and len(element.text_content().split()) > _WORDS:
            return True
    return False
