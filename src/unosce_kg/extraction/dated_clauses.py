"""Dates of events and instruments that the order of words gives away, however the sentence was parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unosce_kg.extraction.candidates import Period
from unosce_kg.extraction.reading import Reading
from unosce_kg.model import Span

Dated = tuple[str, Period, int, Span, Span, float]
_SURE = 0.8
_THING = r"⟦(?:Meeting|Process|Crisis|Agreement):(?P<thing>\d+)⟧"
_DATE = r"⟦Date:(?P<date>\d+)⟧"
_OTHER = r"⟦(?!Date:|Meeting:|Process:|Crisis:|Agreement:)\w+:\d+⟧"
_WHO = r"(?:which|who|whom|that|when|while|whose|where|before|after|until|since|if|because)\b"
# Whoever acts: words and names, but no other clause, date or event.
_ACTOR = rf"(?:(?!\b{_WHO}|\b(?:be|been|is|are|was|were)\b)[^.;:⟦]|{_OTHER}){{2,90}}?"
_HELD = (
    r"held|convened|organi[sz]ed|hosted|opened|ran|run|staged|arranged|conducted|launched|undertook|undertaken|prepared|began|started|"
    r"gathered for|met for|attended|chaired|called|planned|scheduled"
)
_SIGNED = (
    r"signed|adopted|concluded|initialled|approved|endorsed|ratified|agreed(?: (?:on|to))?|issued|published|released|drew up|drawn up|"
    r"drafted|presented|passed|put forward|set out|launched|reached|negotiated"
)
_AHEAD = r"due|foreseen|scheduled|planned|set|expected|under preparation|envisaged|slated"
_DONE = rf"(?:{_HELD}|{_SIGNED}|{_AHEAD})"
_IS_TO = r"(?: (?:is to|are to|was to|were to|will|would|plans? to|intends? to|planned to))?"
_DO = r"(?:hold|convene|organi[sz]e|host|open|run|stage|arrange|conduct|launch|sign|adopt|conclude|issue|publish|undertake)"
_ARE = r"(?:is|was|are|were|will be|has been|had been|have been|is to be|was to be|are to be|were to be|would be|should be|shall be)"
# Where it was, and who did it, between a verb and its date.
_SETTING = (
    rf"(?:,? (?:in|at) (?:the|its) (?:{_OTHER} |[A-Z]\w+ )?(?:capital|city|town|village|headquarters)(?: of {_OTHER})?"
    r"|,? (?:in|at|by|with|together with|jointly with|jointly|together|for|the|its|their|and|as well as|to be held|to take place)"
    r"(?: (?:the|its|their|a|an))?(?: (?:[a-z]+ern|[a-z]+al|two|three|four|several|other) [a-z]+s)?"
    rf"(?: [A-Z]\w+)*(?: {_OTHER})?|,? {_OTHER}|,){{0,7}}?"
)
_ON = r",? (?:(?:on|in|for|from|between|as early as|early in|late in|during) )?(?:the )?"
_ABOUT = (
    rf"(?: \"[^\"]{{3,80}}\")?"
    rf"(?: (?:on|for|of|in|to|between|among|with|about|against|at) (?:(?!\b{_WHO})[^.;:,⟦]|{_OTHER}){{1,90}}?)?"
)
# What is said of a thing between commas: "to which UNDP has lent its hall", "postponed in March".
_ASIDE = (
    rf"(?:, (?:(?:(?:to|at|in|for|of|by|with) )?(?:which|who|whose)\b(?:[^.;:,⟦]|{_OTHER}){{3,90}}?"
    rf"|(?:once |already |twice )?(?:postponed|put off|delayed|called|announced)\b(?:[^.;:,⟦]|{_OTHER}|⟦Date:\d+⟧){{2,60}}?),)?"
)
_OPENING = (
    rf"(?:^|; |, (?:and|but) |^(?:And|But) )(?:(?:[Ii]n|[Aa]t) {_OTHER},? )?"
    r"(?:(?:[Ii]n|[Oo]n|[Ff]rom|[Ee]arly in|[Ll]ate in) )?(?:the )?"
)
_OBJECT = (
    r"(?: (?:together|jointly|up|there|here))?(?:,? in ⟦\w+:\d+⟧,?)?"
    r"(?: (?:an?|the|its|their|his|her|our|this|that|another|two|both))? (?:[a-z-]+ ){0,3}"
)
# What an instrument has done since it was concluded.
_IN_FORCE = r"linked|bound|joined|tied|guided|governed|underpinned|been in (?:force|place)|existed"
_CLAUSES = tuple(re.compile(p) for p in (
    # "A seminar on water, to which UNDP has lent its hall, is due in Oslo in June"
    rf"{_THING}{_ABOUT}{_ASIDE} {_ARE}(?: (?:also|then|now|first|jointly|to be|being))* {_DONE}{_SETTING}{_ON}{_DATE}",
    # "the hearing which the Centre convened at Bonn in March", "a summit that Italy has offered to host in July"
    rf"{_THING}{_ABOUT},? (?:which|that) (?!{_ARE}\b){_ACTOR}{_IS_TO} (?:{_HELD}|{_SIGNED}|{_DO}){_SETTING}{_ON}{_DATE}",
    # "the hearing the Centre is to hold in Bonn next March"
    rf"{_THING}{_ABOUT} (?:(?:the|its|their|our) [A-Z]\w+|(?:the )?{_OTHER})"
    rf"(?:{_IS_TO} {_DO}| (?:{_HELD}|{_SIGNED})){_SETTING}{_ON}{_DATE}",
    # "They supported the holding of the elections in the north last November"
    rf"\bthe (?:holding|conduct|signing|adoption|conclusion|staging|convening|organi[sz]ation) of (?:(?:the|an?|its|their) )?"
    rf"(?:[a-z-]+ ){{0,3}}{_THING}{_ABOUT}{_SETTING}{_ON}{_DATE}",
    # "It was authorized on 3 May in its resolution 999"
    rf"{_DATE},? (?:in|by|with|through) its (?P<instrument>){_THING}",
    # "Last May the ministers adopted a declaration"
    rf"{_OPENING}{_DATE},? {_ACTOR} (?:{_HELD}|{_SIGNED}){_OBJECT}{_THING}",
    # "A framework has linked the two since 1993", "They have had a memorandum on water since May 2003"
    rf"(?P<instrument>){_THING}{_ABOUT} (?:has|have) (?:{_IN_FORCE})\b(?:[^.;:,⟦]|{_OTHER}){{0,60}}?(?P<moment> since) {_DATE}",
    rf"\b(?:has|have) (?:had|been) an? (?:[a-z-]+ ){{0,2}}(?P<instrument>){_THING}{_ABOUT}(?P<moment>,? since) {_DATE}",
    rf"\b(?P<moment>[Ss]ince) {_DATE},? (?:an?|the|their) (?:[a-z-]+ ){{0,2}}(?P<instrument>){_THING}{_ABOUT}"
    rf" (?:has|have) (?:{_IN_FORCE})\b",
    # "A new declaration followed in Rome in 2011"
    rf"{_THING}{_ABOUT} (?:followed|came(?: into being)?|took shape|saw the light of day)(?: there)?{_SETTING}{_ON}{_DATE}",
    # "It was revived in 2011, when they adopted a second declaration", "the third since 2008, when they drew up a plan"
    rf"{_DATE}(?P<moment>,? when) {_ACTOR} (?:{_HELD}|{_SIGNED}){_OBJECT}{_THING}",
))  # fmt: skip


def read_clauses(reading: Reading) -> Iterator[Dated]:
    """Dates that a clause of one of a few forms gives to an event or instrument.

    Args:
        reading: The document.

    Yields:
        The entity, its date, the number of the sentence, the two mentions, and how sure it is.
    """
    for number, slots in enumerate(reading.slots):
        if "⟦Date:" not in slots.text:
            continue
        for clause in _CLAUSES:
            for match in clause.finditer(slots.text):
                thing = reading.links.candidates[int(match["thing"])]
                date = reading.links.candidates[int(match["date"])]
                period = _closed(date.period, is_moment="moment" in match.groupdict())
                of_instrument = "instrument" in match.groupdict() and thing.type != "Agreement"
                if thing.entities and period and not of_instrument:
                    yield thing.entities[0], period, number, thing.span, date.span, _SURE


def _closed(period: Period | None, *, is_moment: bool) -> Period | None:
    """A period that has both ends; "since 2008, when …" tells of the moment that it begins with."""
    if period is None or period.start is None:
        return None
    if period.end is None:
        return Period(period.start, period.start) if is_moment else None
    return period
