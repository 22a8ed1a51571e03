"""The words of an office: its title in the singular, its rank, its label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unosce_kg.extraction.calendar_dates import MONTH
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.text import name_key

SEVERAL = (
    "Posts"  # the type of a candidate that stands for several posts at once, which no pattern takes for one
)
# Words for whoever is at a body's top, whatever the office is called there.
TOP_WORDS = frozenset(("head", "chief", "boss", "leader", "director", "chairman", "chair"))
_OF_REPUBLIC = re.compile(r"(?<=^President) of the (?:Republic|country)$")
_MERE = re.compile(r"^(?:expert|delegate|observer|mediator|monitor|negotiator)$")
_ACTING = re.compile(r"(?i)^(?:acting|interim) ")
# Who is lower in rank than the title alone says: no "Prime Minister" is meant by "Deputy Prime Minister".
_RANKS = frozenset(("deputy", "vice", "assistant", "under", "associate", "adjunct"))
# A turn in the chair of the Security Council.
FOR_MONTH = re.compile(rf" for (?:the month of )?(?:{MONTH})\b")
ENVOYS = frozenset(("special envoy", "personal envoy"))  # whom both a body and the one above it send
_ENVOY_OF = re.compile(
    r"(?:Special|Personal) (?:Representative|Envoy|Adviser) of (?:the )?(?!.* (?:for|on|in) )"
)
_AT_TOP = re.compile(
    r"(?:Executive |Under-|Director[- ])?(?:Director|General|Head|Administrator|High Commissioner|Secretary[- ]General|Executive Secretary|"
    r"President|Chairperson|High Representative|Special Representative)\b"
)
_PLURAL = re.compile(r"(?i)\b([\w-]*?)(men|women|ies|s)(?=$|-in-office| of | for |-general| general)")
_WITH_ARTICLE = re.compile(
    r"^(?:United|Netherlands|Holy See|Gambia|Maldives|Philippines)|\b(?:Republic|Federation|States|Kingdom|Emirates)$"
)
_COMMON = re.compile(r"(?:Federal|Ministry|Department|National|Central|Government|Supreme|Constitutional)\b")
# An office of a State, which needs no name of it where it is clear of which.
_OF_STATE = re.compile(
    r"(?i)\b(?:minister|premier|foreign secretary|home secretary|chancellor|state secretary|secretary of state|ombuds(?:man|woman)|"
    r"attorney general|prosecutor general|"
    r"speaker of (?:the )?(?:national assembly|parliament|senate|house))\b|^(?:(?:federal|deputy|first|state|vice)[- ])*president$"
)


def title_of(links: Links, candidate: Candidate) -> str:
    """The title as the text has it, without body, holder and "Acting"; "Head" where other words say that."""
    if candidate.detector == "pattern:charge-of-body":
        return "Head"
    title = " ".join(candidate.parts.get("title", candidate.span).of(links.document.text).split())
    return _OF_REPUBLIC.sub("", _ACTING.sub("", title))


def is_plural(title: str, lexicon: Mapping[str, frozenset[str]]) -> bool:
    """Whether the title names several offices of one kind."""
    words = title.casefold()
    return any(words.endswith(plural.casefold()) for plural in lexicon["plural_post_noun"])


def singular(title: str) -> str:
    """The title of one of several: "Foreign Ministers" to "Foreign Minister"."""
    endings = {"men": "man", "women": "woman", "ies": "y", "s": ""}
    return _PLURAL.sub(lambda m: m[1] + endings[m[2].casefold()], title, count=1)


def several(candidate: Candidate) -> Candidate:
    """The candidate marked as standing for more than one post."""
    return replace(candidate, type=SEVERAL)


def is_of_state(title: str) -> bool:
    """Whether it is an office that States have."""
    return _OF_STATE.search(title) is not None


def is_common(title: str, lexicon: Mapping[str, frozenset[str]]) -> bool:
    """Whether a body has many of these: "representative", "expert"; a rank or a capital makes an office of it."""
    common = {word.casefold() for word in lexicon["common_post_noun"]}
    ranks = {word.casefold() for word in lexicon["post_prefix"]}
    words = re.split(r" (?:for|on|of|in|to) ", title.casefold())[0].split()
    presides = words[-1] == "speaker" and " of " in title
    return words[-1] in common and not ranks & set(words[:-1]) and not presides


def is_envoy(title: str) -> bool:
    """Whether it is an office that a State sends to another or to a body."""
    return name_key(title) in ("ambassador", "permanent representative")


def is_mere_task(title: str) -> bool:
    """Whether it says what somebody does and no office: "the U.S. expert", "its delegate"."""
    return _MERE.match(title) is not None


def tells_enough(title: str, lexicon: Mapping[str, frozenset[str]]) -> bool:
    """Whether a title with its holder is an office though nobody says of what: "Media Commissioner", not "expert"."""
    return not is_common(title, lexicon) and (
        title[0].isupper() or " " in title or title in ("spokesman", "spokeswoman", "spokesperson")
    )


def outranks(wanted: Sequence[str], named: Sequence[str]) -> bool:
    """Whether the one title is above the other, of whose words it has some: "Prime Minister", "Deputy Prime Minister"."""
    return not _RANKS.isdisjoint(set(named) - set(wanted))


def same_head(wanted: Sequence[str], named: Sequence[str]) -> bool:
    """Whether two titles are built around one noun: the last word, or the last before "of" and "for"."""
    return _head(wanted) == _head(named)


def _head(words: Sequence[str]) -> str:
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "in", "to")), len(words))
    return words[cut - 1] if words else ""


def tail_of(links: Links, candidate: Candidate) -> str:
    """What follows the body in the name, with its preposition: " for Kosovo"."""
    field = candidate.parts.get("field")
    if field is None:
        return ""
    ends = (part.end for name, part in candidate.parts.items() if name != "field")
    start = max((end for end in ends if end <= field.start), default=field.start)
    return " " + " ".join(links.document.text[start : field.end].replace(",", " ").split())


def with_article(links: Links, entity: str) -> str:
    """A label as it stands in running text."""
    label = links.entity(entity).label
    named = links.type_of(entity) in ("Country", "Territory", "StateBody", "City", "Region")
    plain = label.isupper() or (named and _WITH_ARTICLE.search(label) is None)
    if _COMMON.match(label) and links.type_of(entity) == "StateBody":
        return f"the {label}"
    return label if plain or label.startswith("the ") else f"the {label}"


def label_of(links: Links, candidate: Candidate, title: str, body: str | None) -> str:
    """What the office is called, with its body: "Spokesman of the World Food Programme in Rome"."""
    title = f"{title[0].upper()}{title[1:]}"
    label = title
    unit = candidate.parts.get("unit")
    if unit and candidate.detector != "pattern:charge-of-body":
        label += f" of the {unit.of(links.document.text)}"
    if body:
        label += f" of {with_article(links, body)}"
    said = body and links.part(candidate, "field", "City") and links.type_of(body) == "Country"
    return label if said else label + tail_of(links, candidate)


def sends_several(label: str) -> bool:
    """Whether an office's label is that of any envoy of another, so that only its task tells one from the next."""
    return _ENVOY_OF.match(label) is not None


def is_at_top(label: str) -> bool:
    """Whether a curated office's label says that it leads its body: "Director of …", not "Deputy Director of …"."""
    return _AT_TOP.match(label) is not None


def may_be_called(label: str, word: str) -> bool:
    """Whether whoever has the office that leads a body may be called by a word: no Secretary General is a "director"."""
    return is_at_top(label) and (word != "director" or re.search(r"\b(?:Director|Head)\b", label) is not None)


def is_of_un(title: str) -> bool:
    """Whether only the United Nations has offices of this title."""
    return re.match(r"(?:Under|Assistant) ?-?Secretary-General|Special Rapporteur", title) is not None
