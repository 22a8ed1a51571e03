"""Whether a title means an office: somebody is said to hold it, or it says enough by itself."""

from __future__ import annotations

import re

from unosce_kg.extraction import offices
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.known_posts import weakly_named
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.titles import HONORIFIC

_INDEFINITE = re.compile(r"\b(?:an?|another|any|every|each|no|some) (?:[a-z]+ )?$", re.I)
_THE = re.compile(r"\b[Tt]he $")
_CALLED = re.compile(
    r"\b(?:as|is|was|becomes?|became|appointed|named|elected|nominated|(?:post|office|position|role) of|for) "
    r"(?:(?:the|its|their|his|her|new|next|first|last|an?) )*$"
)
_FILLED = re.compile(r"[^.;]{0,60} (?:is|was|being|still)(?: still)? (?:filled|held|occupied) by ")
_NAME = rf"{HONORIFIC}[^\W\d_a-z][\w.'-]+ (?:(?:van|von|de|der|af|el|al) )*[^\W\d_a-z][\w'-]+"
_NAMED = re.compile(rf" (?:is|was|remains|has been|had been|will be) {_NAME}")
_FOLLOWED = re.compile(rf",? {_NAME}")
_JOINED = re.compile(
    r"(?: \([A-Z]{2,8}\))?,? and (?:the )?"
)  # "Head of the OSCE (OSCE) and **Secretary of State**"
_ADDRESSED = re.compile(r"\b(?:Mr\.?|Mrs\.?|Ms\.?|Mme|Madam|Mister) $")
_BEFORE_NAME = "pattern:office-before-name"  # whose name nobody may have read as a person's yet
_OWNED = "pattern:owned-office"
_BARE = (
    "pattern:bare-office",
    "pattern:office-for-area",
    "pattern:office-before-surname",
    "pattern:office-of-address",
)


def is_held(links: Links, candidate: Candidate) -> bool:
    """Whether the words around a title say that somebody is or becomes this: "as …", "appointed …", "whose head is …"."""
    if candidate.detector == _BEFORE_NAME or offices.FOR_MONTH.match(links.text, candidate.span.end):
        return True
    if any(
        c.type == "Post" and _JOINED.fullmatch(links.text, c.span.end, candidate.span.start)
        for c in links.candidates
    ):
        return True
    before = links.text[max(0, candidate.span.start - 50) : candidate.span.start]
    after = links.text[candidate.span.end : candidate.span.end + 90]
    if candidate.detector == _OWNED and (_NAMED.match(after) or _FOLLOWED.match(after)):
        return True
    return _CALLED.search(before) is not None or _FILLED.match(after) is not None


def may_stand_alone(links: Links, candidate: Candidate, title: str, said: bool) -> bool:
    """Whether an office is meant, though nobody is said to hold it: no "a representative of …", no bare "the head"."""
    lexicon = links.base.knowledge.lexicon
    before = links.text[max(0, candidate.span.start - 30) : candidate.span.start]
    sent = candidate.detector == "pattern:sent-office" and title[0].isupper()
    sent = sent or (title.casefold() == "ambassador" and _THE.search(before) is not None)
    if _INDEFINITE.search(before) or (offices.is_common(title, lexicon) and not sent):
        return False
    if said:
        return True
    if candidate.detector in _BARE or (candidate.detector == _OWNED and offices.is_of_state(title)):
        return title[0].isupper()
    return title[0].isupper() and bool(weakly_named(links, title))


def is_short_for_body(links: Links, candidate: Candidate, title: str) -> bool:
    """Whether "the Co-ordinator" means a body that is called so: the OSCE Project Co-ordinator in Ukraine."""
    if candidate.detector != "pattern:definite-office" or not title.casefold().endswith("ordinator"):
        return False
    named = {links.entity(e).label for _, e in links.mentioned("Organization")}
    return any(re.search(r"\bProject Co-?ordinator\b", label) for label in named)


def is_spoken_to(links: Links, candidate: Candidate, title: str) -> bool:
    """Whether "Mr. Chairman, …" opens a speech: whoever chairs there, not the name that follows."""
    before = links.text[max(0, candidate.span.start - 8) : candidate.span.start]
    comma = links.text[candidate.span.end : candidate.span.end + 1] == ","
    return title.startswith("Chair") and comma and _ADDRESSED.search(before) is not None
