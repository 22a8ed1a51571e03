"""XML as a tree: safely parsed, with names without namespaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from unosce_kg.readers.cleaning import clean_characters, squeeze

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(
    r"(?:\s|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)*<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_BREAKS = {"lb": " ", "br": " ", "eol": " "}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def parse_tree(raw: bytes | str) -> Element:
    """The root of an XML file; entities of its own and files that it names are not read.

    Raises:
        ValueError: If it is broken, or has such entities.
    """
    try:
        root: Element = fromstring(raw, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise ValueError("XML with entities of its own, which are not expanded") from error
    except ParseError as error:
        line, column = error.position
        raise ValueError(f"broken XML in line {line}, column {column + 1}") from error
    return root


def find_root(characters: str) -> str | None:
    """The name of the root element, without its namespace, where the text is XML; else None."""
    match = _ROOT.match(characters[:20_000])
    return match[1] if match else None


def local(element: Element) -> str:
    """The element's name without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def get(element: Element, name: str) -> str:
    """The attribute of that name in whatever namespace, or ""."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def read_text(
    element: Element,
    skip: Callable[[Element], bool] = lambda element: False,
    marks: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The words of an element and all below it, on one line.

    Args:
        element: Where to begin.
        skip: Elements that are left out with all below them.
        marks: What stands for elements of these names; for line breaks a blank does.
    """
    return squeeze(clean_characters("".join(_walk_text(element, skip, {**_BREAKS, **marks}))))


def _walk_text(element: Element, skip: Callable[[Element], bool], marks: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) in marks:
            yield marks[local(child)]
        elif not skip(child) and local(child):
            yield from _walk_text(child, skip, marks)
        yield child.tail or ""


class Counter:
    """Names for elements: their own id, or their name and number in the file, such as `p[3]`."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def name(self, element: Element) -> str:
        """The name of the next element of its kind; call it once for each, in the file's order."""
        kind = local(element)
        self._counts[kind] = self._counts.get(kind, 0) + 1
        own = element.get(_XML_ID) or element.get("eId") or element.get("id")
        return own or f"{kind}[{self._counts[kind]}]"
