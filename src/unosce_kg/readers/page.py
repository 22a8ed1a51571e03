"""The part of a web page that its reader came for, in the layouts of the publishers that matter here.

Their sites of thirty years come in a few families: content management systems that put every part of a page
into a field with a name (Drupal: press.un.org since 2013, news.un.org, un.org/sg, dppa.un.org, osce.org),
and pages written by hand or by scripts, with tables or a single named box (the United Nations' press
releases before, its news centre, unis.unvienna.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_NO_TEXT = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video",
    "audio", "map", "select", "option", "button", "input", "textarea", "nav", "menu", "dialog",
    "figcaption", "head", "title",
))  # fmt: skip
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu",
    "menubar", "toolbar",
))  # fmt: skip
# Words of the names that sites give to what surrounds a text.
_AROUND = re.compile(
    r"(?:^|[-_\s])(?:menu|nav|navbar|navigation|breadcrumbs?|share|sharing|share-?this|social|addthis|addtoany|a2a|cookies?"
    r"|consent|gdpr|eu-cookie-compliance|related|footer|pager|pagination|skip|skip-?links?|visually-hidden|sr-only"
    r"|element-invisible|screen-reader(?:-text)?|language-(?:switcher|link|selector)|languages?|lang-switch(?:er)?|newsletter"
    r"|subscribe|tags|comments|print-?(?:links?|mail)|popup|modal|advert(?:isement)?|promo|sidebar|caption|credit"
    r"|photo-(?:credit|caption)|latest-news|most-read|trending|inprogress|in-progress|audio-player|brand-bar|teaser)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_FIELD = re.compile(r"(?:^|\s)(?:field--?name--?|views-field-)(?:field-)?(?P<name>[a-z0-9-]+)")
# Parts of field names: what belongs to the text, and what stands beside it though its name fits.
_WANTED = re.compile(
    r"^(?:body|content|text|text-column|long-text|full-?text|paragraph|title|headline|sub-?(?:title|headline|head)|symbol"
    r"|document-symbol|date|dateline|date-?time|published?|publish(?:ed|ing)?-(?:date|on)|publication-date|post-date|created"
    r"|lead|intro|introduction|summary|teaser-text|location|place|author|byline|speaker|speakers|session|meeting"
    r"|meeting-number|content-type|type|press-release-type|document-type|notes?|footnotes?|annex)(?:-|$)"
    r"|-(?:body|text|text-column|symbol|date|dateline|lead|author|session|subtitle|sub-headline|title|meeting)$"
)
_UNWANTED = re.compile(
    r"image|photo|media|caption|credit|related|tags?$|topics?$|video|audio|share|alt|link|teaser-image"
)
_BODIES = re.compile(r"^(?:body|content|text|text-column|long-text|full-?text)$|-(?:body|text|text-column)$")

# Boxes that hold the whole text in pages without fields, the narrowest first.
_BOXES = ("fullstory", "story-block", "storybody", "story", "pressrelease", "press-release", "maincontent",
          "content-main", "main-content")  # fmt: skip
_FEW = 2  # boxes with names, which a page written by hand may have
_MENU = 3  # links that make a menu
_ENOUGH = 120  # characters that a field or box must hold to be the text


def prune(tree: HtmlElement) -> None:
    """Take out of the page what is never its text: menus, banners, scripts, what is hidden, share buttons.

    What holds the page's headline or most of its paragraphs stays, whatever its name.
    """
    total = _prose(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        around = element.tag in _NO_TEXT or _is_around(element) or _is_link_list(element)
        if around and (element.tag in _NO_TEXT or not _is_core(element, total)):
            element.drop_tree()


def _is_around(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.tag in ("footer", "aside") or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag in ("h1", "p", "td", "th", "tr", "tbody", "li"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _AROUND.search(names) is not None


def _is_link_list(element: HtmlElement) -> bool:
    """Whether a cell, box or list holds nothing but links: a menu, whatever it is called."""
    if element.tag not in ("td", "div", "ul", "ol", "center", "p", "font") or len(element) == 0:
        return False
    links = list(element.iter("a"))
    if len(links) < _MENU:
        return False
    linked = sum(len(link.text_content().strip()) for link in links)
    return linked > 0.9 * len("".join(element.text_content().split(" | ")).strip()) > 0


def _is_core(element: HtmlElement, total: int) -> bool:
    return next(element.iter("h1"), None) is not None or 2 * _prose(element) > total > 0


def _prose(element: HtmlElement) -> int:
    """Characters in paragraphs."""
    return sum(len(p.text_content()) for p in element.iter("p"))


def find_parts(tree: HtmlElement) -> list[HtmlElement]:
    """The elements of a pruned page that hold its text, in order; none where the layout is unknown."""
    return _find_fields(tree) or _find_box(tree) or _find_plain_body(tree)


def _find_fields(tree: HtmlElement) -> list[HtmlElement]:
    """Headlines and named fields, the outermost of those that lie in each other."""
    fields = [e for e in tree.iter() if e.tag in ("h1",) or _names_field(e, _WANTED)]
    bodies = [e for e in fields if e.tag != "h1" and _names_field(e, _BODIES)]
    if sum(len(e.text_content()) for e in bodies) < _ENOUGH:
        return []
    return list(_outermost(fields))


def _names_field(element: HtmlElement, wanted: re.Pattern[str]) -> bool:
    return isinstance(element.tag, str) and any(
        wanted.search(m["name"]) and not _UNWANTED.search(m["name"])
        for m in _FIELD.finditer(element.get("class") or "")
    )


def _outermost(elements: list[HtmlElement]) -> Iterator[HtmlElement]:
    chosen: set[HtmlElement] = set()
    for element in elements:
        if not any(above in chosen for above in element.iterancestors()):
            chosen.add(element)
            yield element


def _find_box(tree: HtmlElement) -> list[HtmlElement]:
    boxes: dict[str, HtmlElement] = {}
    for element in tree.iter("div", "section", "td", "article"):
        for name in f"{element.get('id') or ''} {element.get('class') or ''}".lower().split():
            boxes.setdefault(name, element)
    found = [boxes[name] for name in _BOXES if name in boxes and len(boxes[name].text_content()) >= _ENOUGH]
    return found[:1]


def _find_plain_body(tree: HtmlElement) -> list[HtmlElement]:
    """The whole of a page that was written by hand: nothing in it has a name by which to tell the text apart."""
    named = [e for e in tree.iter("div", "section") if e.get("class") or e.get("id")]
    if len(named) > _FEW or next(tree.iter("main", "article", "section"), None) is not None:
        return []
    body = tree.find("body")
    return [] if body is None or len(body.text_content().strip()) < _ENOUGH else [body]
