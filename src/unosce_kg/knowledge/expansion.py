"""What the braces in a pattern stand for: mentions of a class, words of a class, stretches that many patterns share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from unosce_kg.knowledge.alternatives import alternatives
from unosce_kg.text import CAPITALS

# What a slot in a pattern stands for: a mention of one of these classes. A mention in the text that patterns
# are held against is written `⟦Class:number⟧`.
SLOTS = {
    "ORG": "UNBody|OSCEBody|RegionalOrganization|StateBody|Organization",
    "BODY": "UNBody|OSCEBody|RegionalOrganization|Organization",
    "COUNTRY": "Country|Territory",
    "PLACE": "Country|Territory|Region|City|Place",
    "CITY": "City",
    "ADJ": "Adjective",
    "PERSON": "Person",
    "POST": "Post",
    "EVENT": "Meeting|Crisis|Process|Event",
    "AGREEMENT": "Agreement",
    "TOPIC": "Topic",
    "DATE": "Date",
}
# A part of a person's name, in brackets or not, and what may stand before it in lower case.
_PART = rf"(?:\[?(?:(?:al|el|as|ash|an)-)?[{CAPITALS}](?:[\w'-]*\w(?<!'s)|(?:\.-?[A-Z])*\.)\]?)"
_PARTICLES = r"(?:(?:de|van|von|der|den|bin|ibn|bint|al|el|da|di|du|e|y|la|le|ter|zu|dos|af|av) ){0,2}"
# Words with a capital that begin a sentence or a title and no person's name, and what an office is for.
_NO_NAME = (
    r"(?<!\bMinister of )(?<!\bMinister for )(?<!\bMinistry of )(?<!\bDepartment of )"
    r"(?!(?:The|A|An|On|In|At|By|For|From|To|Of|With|As|And|But|Or|If|So|Then|Than|This|That|These|Those|After|Before|"
    r"When|While|Since|Until|During|Under|Both|Also|Here|There|Today|Yesterday|His|Her|Its|Their|Our|My|Your|He|She|It|"
    r"They|We|You|I|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September|"
    r"October|November|December|Secretary|Minister|President|Director|Chair\w*|Representative|Commissioner|Deputy|"
    r"Special|Personal|Permanent|Prime|Foreign|Executive|Head|Council|Mission|Office|Government|Ministry)\b)"
)
# Stretches that many patterns share, as regular expressions with slots in them.
MACROS = {
    "WORD": r"[A-Z][\w'.-]*\w",
    "TITLE": r"(?:[A-Z][\w'-]*\w|{TOPIC}|{PLACE})(?:(?!(?:,|,? and) the (?:Ministry|(?:[A-Z]\w+ ){1,2}{authority_noun}|"
    r"(?:[A-Z][\w'-]+ ){1,3}{body_noun})\b)"
    r"(?!,? and (?:in|to|against|with) |, in | (?:in|at) {CITY}),? (?:(?:of|for|and|on|the|in|to|against|with) ){0,2}"
    r"(?:[A-Z][\w'-]*\w|{TOPIC}|{PLACE}))*",
    # An office without its body, and what it is for: "deputy head", "Human Rights Adviser", "Minister for Labour and Trade".
    "OFFICE": r"(?>(?:(?i:{post_prefix}|{post_field})(?: |-)|{TOPIC} ){0,4}(?i:{post_noun})(?![\w-]|'s| office))",
    "AREA": r"(?:{AREA_WORDS}(?:(?:, {AREA_WORDS}){1,4},? (?:and|&) (?:the )?{AREA_WORDS}|"
    r"(?: (?:and|&) (?:the |of the |for the |for |of |on )?{AREA_WORDS}){1,2})?)",
    "AREA_WORDS": r"(?:{AREA_WORD}(?: (?:(?:of(?! (?:the )?{COUNTRY})|for|in|on|against) (?:the )?)?{AREA_WORD}){0,5})",
    "AREA_WORD": r"(?:(?!(?i:{post_noun})\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTH})"
    r"[A-Z][\w'-]*\w|{TOPIC}|{PLACE}(?! {FULL_NAME})|{ADJ}(?= (?:and )?[A-Z⟦])|"
    r"(?:{post_field})(?![\w-]))",
    "NAMED_MINISTER": r"(?:(?:{post_prefix}) )*Minister (?:of|for) (?:the )?(?:{portfolio}|{TOPIC})"
    r"(?:(?:,|,? and) (?:the )?(?:{portfolio}|{TOPIC})){0,3}(?=,? (?:{person_title} )?(?:{PERSON}|{FULL_NAME}))",
    "NAME": rf"{_NO_NAME}(?!{{person_title}} ){_PART}(?: {_PARTICLES}{_PART}){{0,3}}",
    "FULL_NAME": rf"{_NO_NAME}(?!{{person_title}} ){_PART}(?: {_PARTICLES}{_PART}){{1,3}}",
    # Who was somewhere: persons with their offices, bodies and States; and a list as far as it goes.
    "GUEST": r"(?>(?:the )?(?:(?:{POST},? )?(?:{person_title} )*{PERSON}(?:,? (?:of|from|for) (?:the )?⟦\w+:\d+⟧|"
    r", (?:the |its )?(?:{POST}|[^.;,⟦]{3,60})(?: (?:of|in|to|for) (?:the )?⟦\w+:\d+⟧)*(?=,| and|$)| \([^()]{1,40}\))?|"
    r"{ORG}|{COUNTRY}|{POST}))",
    "GUESTS": r"{GUEST}(?:(?:, and|,| and|, as well as| as well as) {GUEST})*",
    # Those who came for somebody: "some forty officials of the Ministry, the Border Police and experts from UNDP".
    "DELEGATION": r"(?>(?:(?:(?:(?!not\b|no\b)[\w'-]+|{TOPIC}|{ADJ}) ){0,5}?(?i:{delegate_noun}) "
    r"(?:of|from|representing) )?(?:the |its )?(?:{ORG}|{COUNTRY})(?: of (?:the )?{COUNTRY})?)",
    "DELEGATIONS": r"{DELEGATION}(?:(?:, and|,| and|, as well as| as well as|, along with|, together with) "
    r"(?:(?:\w+ )?(?:from|of) )?{DELEGATION})*",
    "LISTED": r"(?:(?!,? (?:who|which|whom|whose|that|where|while|but|when|after|before)\b|"
    r",? (?:and|as) (?:the )?⟦[^⟧]*⟧ (?:\w+ed|was|were|had|has|is|are|will|would|said|told|spoke)\b)"
    r"(?:⟦\w+:\d+⟧|\b(?:Mr|Ms|Mrs|Dr|H\.E)\.|[^.;:⟦]))",
    "YEAR": r"(?:19|20)\d\d",
    "MONTH": r"(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    "ORDINAL": r"(?:\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|"
    r"(?:[Tt]wenty-|[Tt]hirty-|[Ff]orty-|[Ff]ifty-|[Ss]ixty-|[Ss]eventy-)?"
    r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth)|[Tt]enth|[Ee]leventh|"
    r"[Tt]welfth|[Tt]hirteenth|[Ff]ourteenth|[Ff]ifteenth|[Ss]ixteenth|[Ss]eventeenth|[Ee]ighteenth|[Nn]ineteenth|"
    r"[Tt]wentieth|[Tt]hirtieth|[Ff]ortieth|[Ff]iftieth|[Ss]ixtieth|[Ss]eventieth)",
}

_NAMED = re.compile(r"\{([A-Za-z_]+)\}")
# In place of all words of a class, to see quickly that a pattern is well formed. It has no fixed length, so that it breaks
# a pattern wherever what it stands for may do so: in a look-behind.
_ANYTHING = "(?:a|bc)"


def slot(classes: str) -> str:
    """The regular expression of a mention of one of the classes (separated by `|`)."""
    return rf"⟦(?:{classes}):\d+⟧"


@dataclass(frozen=True, slots=True)
class Expanded:
    """A pattern as a regular expression.

    Attributes:
        regex: The expression.
        groups: The names of its groups.
    """

    regex: str
    groups: frozenset[str]


def expand(pattern: str, lexicon: Mapping[str, frozenset[str]]) -> Expanded:
    """A pattern as a regular expression: `{ORG}` is a mention, `{body_noun}` a word of that class.

    Raises:
        ValueError: If a name in braces is neither, or the result is no regular expression.
    """
    expanded = _write_out(pattern, lexicon)
    try:
        compiled = re.compile(_NAMED.sub(_ANYTHING, pattern))
    except re.error:
        try:
            compiled = re.compile(expanded)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from None
    return Expanded(expanded, frozenset(compiled.groupindex))  # no name in braces stands for a named group


def _write_out(pattern: str, lexicon: Mapping[str, frozenset[str]]) -> str:
    """A pattern with what its names in braces stand for."""

    def one(match: re.Match[str]) -> str:
        name = match[1]
        if name in MACROS:
            return f"(?:{_write_out(MACROS[name], lexicon)})"
        if name in SLOTS:
            return slot(SLOTS[name])
        if name in lexicon:
            return _any_of(lexicon[name])
        raise ValueError(f"{{{name}}} is neither a slot nor a word class")

    return _NAMED.sub(one, pattern)


@lru_cache
def _any_of(words: frozenset[str]) -> str:
    """A word class as a regular expression; many patterns name the same ones."""
    return alternatives(words)
