"""Institutions that are called like whoever heads them: "the High Commissioner on National Minorities, based in The Hague"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.own_bodies import own_office

_NEAR = 40  # characters between two of a list
_OF = r"(?:OSCE |CSCE |UN |U\.N\. |United Nations )?"  # the organization that a title may begin with
_ARTICLE = rf"(?:the |its |an? )?{_OF}"
_JOINED = re.compile(rf"(?:,|,? and|,? or|,? as well as|,? together with|,? along with) {_ARTICLE}")
_NAMED = re.compile(r",? \(?(?:(?:Mr|Ms|Mrs|Dr|Amb|Ambassador)\.? )?[A-ZÀ-Ž][\w'’-]+ (?:[A-ZÀ-Ž]|v[ao]n )")
# Who is named before it as its holder: "Ms. Pillay, High Commissioner …", "became High Commissioner …".
_HOLDER = re.compile(
    r"(?:[A-ZÀ-Ž][\w.'’-]+ [A-ZÀ-Ž][\w'’-]+,|\b(?:as|is|was|became|becomes|named|appointed|elected|remains)) "
    rf"(?:(?:the|a|an|new|former|then|first) )*{_OF}$"
)
_PERSONAL = re.compile(r" for (?:his|her)\b|,? who\b")
_SAYS = re.compile(r" (?:said|says|told|noted|added|announced|reported|stated|praised|thanked)\b")
_PARTNER = re.compile(rf"\b(?:with|alongside) {_ARTICLE}$")
# Who or what a person does not have: "officers of the High Commissioner for Refugees".
_OWNING = re.compile(
    r"\b(?:[Oo]ffices?|[Ss]taff|[Oo]fficers|[Oo]fficials|teams?|monitors|experts|lawyers|convoys?|programmes?|"
    rf"representatives?|envoys?) of {_ARTICLE}$"
)
_SEATED = re.compile(
    r",? (?:(?:which|that) )?(?:(?:is|was|are|were|has been|have been) )?"
    r"(?:based in|located in|headquartered in|established|created (?:by|in|on)|set up|founded)\b"
)
_WORKS = re.compile(
    r" (?:\w+ly )?(?:co-?operates|collaborates|works|liaises) (?:\w+ )?with\b|"
    r" (?:is|was|remains|(?:has|had|will|would) (?:be|been)) (?:an?|the|our|its) (?:\w+ )?partner\b"
)


def prefer_institutions(links: Links) -> None:
    """The title of an office that is one person means the body where the text joins it to bodies, or tells of its seat or founding.

    With the holder's name beside it, it means the post.
    """
    found = {
        index: office
        for index, candidate in enumerate(links.candidates)
        if candidate.type == "Post" and len(candidate.entities) == 1
        and (office := own_office(links, candidate.entities[0])) and _is_institution(links, candidate)
    }  # fmt: skip
    for index, office in found.items():
        links.settle(index, office, 0.85, "the title stands for the institution here")


def _is_institution(links: Links, candidate: Candidate) -> bool:
    text = links.text
    after = text[candidate.whole.end : candidate.whole.end + 80]
    before = text[max(0, candidate.whole.start - 60) : candidate.whole.start]
    before_it, behind_it = (_beside(links, candidate, way) for way in (-1, 1))
    if (_HOLDER.search(before) and not before_it) or _PERSONAL.match(after):
        return False
    if _SEATED.match(after) or _WORKS.match(after):
        return True
    if not behind_it and _NAMED.match(after):
        return False
    return bool(before_it or behind_it or _PARTNER.search(before) or _OWNING.search(before))


def _beside(links: Links, candidate: Candidate, way: int) -> bool:
    """Whether a body is named right behind the title (1) or before it (-1) in the same list."""
    start, end = candidate.whole.start, candidate.whole.end
    near = links.beginning(end, end + _NEAR) if way > 0 else links.touching(start - _NEAR, start)
    for other in near:
        if other.hidden or not other.entities or not _is_body(links, other):
            continue
        between = links.text[end : other.whole.start] if way > 0 else links.text[other.whole.end : start]
        clause = way > 0 and _SAYS.match(links.text, other.whole.end)
        if _JOINED.fullmatch(between) and not clause:
            return True
    return False


def _is_body(links: Links, candidate: Candidate) -> bool:
    return all(links.base.is_a(links.type_of(entity), "Organization") for entity in candidate.entities)
