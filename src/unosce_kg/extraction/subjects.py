"""General words that name a subject of work only where the text says so: "training for the police", "prison staff"."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Candidate
from unosce_kg.extraction.links import Links
from unosce_kg.model import HEADS

_REACH = 90  # characters before a word in which what marks it as a subject of work must begin
_APART = 30  # characters between two subjects of one list
_MAX_HEAD = 6  # words of a heading that may name a subject and little else

# Beginnings of the verbs that say what is done with a subject of work, each with its inflections.
_VERBS = (
    r"(?:re)?train|teach|taught|instruct|educat|advis|coach|mentor|equip|strengthen|reform|restructur|moderni[sz]|rebuil[dt]|"
    r"reconstruct|renovat|rehabilitat|improv|enhanc|promot|foster|defend|safeguard|protect|uph[eo]ld|monitor|observ|inspect|"
    r"supervis|overs[ea][ew]|regulat|draft|amend|combat|counter|fight|fought|tackl|address|curb|curtail|stem|prevent|suppress|"
    r"eliminat|eradicat|clear|destroy|collect|remov|evacuat|repatriat|resettl|reintegrat|integrat|vaccinat|distribut|deliver|"
    r"investigat|prosecut|surrender|confiscat|recruit|empower|visit|spare|recover|reinforc|bolster"
)
_NOUNS = (
    r"trainings?|courses?|seminars?|workshops?|lectures?|programmes?|programs?|projects?|initiatives?|campaigns?|assistance|aid|"
    r"advice|expertise|guidance|reforms?|restructuring|legislation|laws?|polic(?:y|ies)|strateg(?:y|ies)|protection|monitoring|"
    r"observation|supervision|oversight|work|working|activit(?:y|ies)|efforts?|action|fight|struggle|prevention|suppression|reduction|"
    r"elimination|destruction|clearance|disposal|collection|removal|repatriation|resettlement|reintegration|integration|"
    r"evacuation|delivery|distribution|provision|exchanges?|sharing|identification|investigations?|issues?|questions?|matters?|"
    r"problems?|fields?|areas?|spheres?|domains?|co-?operation|collaboration|co-?ordination|partnership|dialogue|handbooks?|"
    r"manuals?|guidelines|checklists?|capacit(?:y|ies)|skills|awareness|concerns?|priorit(?:y|ies)|tasks?|progress|rights|"
    r"plight|safety|freedom|independence|participation|inclusion|education|recruitment|treatment|experts?|specialists?|indicators|"
    r"commitments|lists?"
)
# Words that may stand between the mark and the subject: no preposition, no verb of another clause.
_BETWEEN = (
    r"(?:(?!(?:of|in|on|for|to|by|with|from|at|that|which|who|whom|is|are|was|were|has|have|had|will|would|not|but|when|as|than|and|or)\b)"
    r"['\"]?[\w'-]+ ){0,3}"
)
_TOWARDS = r"(?:(?:of|for|on|in|to|about|against|among|with|after|into|including|such as|regarding|concerning|between) )"
_BEFORE = re.compile(
    rf"(?:\b(?:{_VERBS})(?:e?[sd]|ing|e|y|ies|ied|er|ned|ning|ted|ting)? (?:(?:out|up|down|back) )?{_TOWARDS}?(?:of )?|"
    rf"\b(?:{_NOUNS}) {_TOWARDS}|"
    rf"\b(?:including|such as|concerning|regarding|namely|on|against|fields? of|about(?! \d)|(?:deal|deals|dealt|dealing) with|"
    rf"(?:devoted|dedicated) to|(?:partners?|all(?:y|ies)) in) ){_BETWEEN}['\"]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:(?:and|or|&) [\w-]+ )?(?:issues?|matters|sectors?|fields?|dimension|polic(?:y|ies)|management|programmes?|programs?|projects?|"
    r"questions?|training|reforms?|assistance|monitoring|observation|supervision|oversight|support|education|legislation|laws?|"
    r"courses?|seminars?|workshops?|schools?|academ(?:y|ies)|experts?|specialists?|advis[eo]rs?|expertise|work|activities|"
    r"protection|control|co-?operation|capacit(?:y|ies)|services?|affairs|commitments|standards|challenges|problems|threats|"
    r"concerns|aspects|development|prevention|response|relief|repairs?|schedules?|checks?|personnel|staff|officials?|officers?|"
    r"agencies|administration|security|safety)\b"
    r"| (?:is|are|was|were|remains?|remained) (?:the|an?|one of the|another|its|their) (?:[\w-]+ )?(?:subjects?|topics?|themes?|focus|"
    r"matters?|issues?|concerns?|priorit(?:y|ies)|areas?|fields?|worry|worries)\b"
    rf"| (?:(?:[\w-]+ly|also|often) )?(?:(?:is|are|was|were|be|been|being|to be) ){{1,2}}(?:[\w-]+ly )?(?:{_VERBS})(?:e?d|ned|ted)?\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:,|,? and|,? or| as well as|, as well as)(?: (?:the|on|of|in|for|with|its))?(?: [\w-]+)? ?|, "
)
_END = re.compile(r"[.;:!?()\n•]")


def is_subject_of_work(links: Links, candidate: Candidate) -> bool:
    """Whether a general word ("trade") stands where subjects of work are named, in a list of such, or as a heading."""
    block = next((b for b in links.document.blocks if b.span.contains(candidate.span)), None)
    start = block.span.start if block else 0
    before = links.text[max(start, candidate.span.start - _REACH) : candidate.span.start]
    after = links.text[candidate.span.end : candidate.span.end + 40]
    if _BEFORE.search(_END.split(before)[-1]) or _AFTER.match(after):
        return True
    if block and block.kind in HEADS and len(block.span.of(links.text).split()) <= _MAX_HEAD:
        return True
    return any(
        other.type == "Topic" and other.entities and not other.hidden
        and _LISTED.fullmatch(_between(links, candidate, other))
        for other in links.touching(candidate.span.start - _APART, candidate.span.end + _APART)
    )  # fmt: skip


def _between(links: Links, one: Candidate, other: Candidate) -> str:
    first, second = sorted((one.span, other.span))
    return links.text[first.end : second.start] if second.start - first.end < _APART else "…"
