"""Institutions that are called like whoever heads them: "the High Commissioner on National Minorities, based in The Hague".

The same name beside its holder's is the office: "Vaidotas Verba, the OSCE Project Co-ordinator in Ukraine".
"""

from __future__ import annotations

import re
from dataclasses import replace

from unosce_kg.extraction.beside import holder_beside
from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.extraction.own_bodies import own_office
from unosce_kg.model import Span

_NEAR = 40  # characters between two of a list
_OF = r"(?:OSCE |CSCE |UN |U\.N\. |United Nations )?"  # the organization that a title may begin with
_ARTICLE = rf"(?:the |its |an? )?{_OF}"
_JOINED = re.compile(rf"(?:,|,? and|,? or|,? as well as|,? together with|,? along with) {_ARTICLE}")
_NAMED = re.compile(r",? \(?(?:(?:Mr|Ms|Mrs|Dr|Amb|Ambassador)\.? )?[A-ZÀ-Ž][\w'’-]+ (?:[A-ZÀ-Ž]|v[ao]n )")
_OFFICE_OF = re.compile(rf"\b[Oo]ffice of {_ARTICLE}$")
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
# Bodies that are called like a person and have one at their head.
_LIKE_PERSON = re.compile(r"(?:Project Co-?ordinator|Representative|High Commissioner)(?: (?:in|on|for) |$)")
# A person's name behind it that no list has: ", Vaidotas Verba, ".
_UNKNOWN = re.compile(r", (?:Ambassador |(?:Mr|Ms|Mrs|Dr)\. )?(?:[A-ZÀ-Ž][\w'’-]+ ){1,2}[A-ZÀ-Ž][\w'’-]+,")
# The same before it: "Vaidotas Verba, the ", "Vaidotas Verba became the "; and what follows such a one, but no list.
_UNKNOWN_BEFORE = re.compile(
    r"[A-ZÀ-Ž][\w'’-]+ [A-ZÀ-Ž][\w'’-]+(?:,|(?: was)? (?:became|named|appointed)(?: as)?) (?:(?:the|new|former) )*$"
)
_SAID_OF = re.compile(r"[.;]|,(?! and| or)| (?:who|said|told)\b")


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
        _take_in_office(links, index)
    for index, candidate in enumerate(links.candidates):
        if index not in found and (post := _post_of_holder(links, candidate)):
            links.settle(index, post, 0.85, "the name stands beside a person's")


def _take_in_office(links: Links, index: int) -> None:
    """Make "office of the" a part of the institution's name, so that it is no office besides."""
    candidate = links.candidates[index]
    before = _OFFICE_OF.search(links.text, max(0, candidate.whole.start - _NEAR), candidate.whole.start)
    if before and links.entity(candidate.entities[0]).label.startswith("Office of"):
        links.candidates[index] = replace(candidate, extent=Span(before.start(), candidate.whole.end))


def _post_of_holder(links: Links, candidate: Candidate) -> str | None:
    """The office that a body's name means beside a person's: the one at the head of the body that is called so."""
    if (
        candidate.type != "OSCEBody"
        or candidate.hidden
        or len(candidate.entities) != 1
        or not _LIKE_PERSON.search(candidate.span.of(links.text))
        or not (holder_beside(links, candidate) or _is_beside_unknown(links, candidate))
    ):
        return None
    posts = links.base.members(candidate.entities[0], "postIn")
    return posts[0] if len(posts) == 1 else None


def _is_beside_unknown(links: Links, candidate: Candidate) -> bool:
    """Whether words in capitals that are no other name stand between commas behind it, or before it as one of whom it is said."""
    start, end = candidate.whole.start, candidate.whole.end
    behind = _UNKNOWN.match(links.text, end)
    before = (
        _UNKNOWN_BEFORE.search(links.text, max(0, start - _NEAR), start)
        if _SAID_OF.match(links.text, end)
        else None
    )
    return any(
        all(c.type == "Person" for c in links.touching(found.start() + 1, found.end() - 1) if c is not candidate)
        for found in (behind, before) if found
    )  # fmt: skip


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
