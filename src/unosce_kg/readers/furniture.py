"""Lines that belong to a page, not to its text: navigation, letterheads, department lines, footers."""

from __future__ import annotations

import re

_NOTICES = (
    r"in progress at unhq",
    r"for information media[\s.•·,;–-]*not an official record",
    r"for (?:the )?(?:use of )?information media(?: only)?",
    r"not an official record",
    r"♦[^\n]{0,200}",
    r"for information\W+not an official document\b[^\n]{0,120}|zur information\W+kein offizielles dokument[^\n]{0,80}"
    r"|pour information\W+document sans caractère officiel",
    r"for (?:pdf attachments|(?:further|more) information)\b[^\n]{0,260}",
    r"\(?delayed for technical reasons\.?\)?|\(?issued on \d[^\n]{0,40}\)|\(?reissued as received\.?\)?|\(?as delivered\)?"
    r"|\(?check against delivery\)?",
    r"receive daily updates (?:directly )?in your inbox[^\n]{0,80}",
    r"download the un news app[^\n]{0,60}",
    r"subscribe (?:here|now|to)\b[^\n]{0,60}",
    r"(?:share|follow us|like us) (?:this|on|via)\b[^\n]{0,60}",
    r"(?:click|read|see) (?:here|more|also|all)\b[^\n]{0,60}",
    r"sign up (?:for|to)\b[^\n]{0,60}",
    r"(?:we use|this (?:web)?site uses) cookies\b[^\n]{0,200}",
    r"(?:copyright\b|©|\(c\)\s+\d{4})[^\n]{0,120}",
    r"all rights reserved",
    r"page \d{1,4}(?: of \d{1,4})?",
)
_LINES = (
    r"global perspective human stories",
    r"welcome to the (?:united nations|osce|un)(?:\W+it.?s your world)?",
    r"united nations(?:\s+nations unies)?|nations unies|un news(?: cent(?:re|er))?|un (?:daily )?news",
    r"(?:press|news|media) ?(?:release|advisory|information|room|statement)?s?",
    r"(?:skip to|back to|go to|return to)\b.{0,40}",
    r"(?:main )?(?:menu|navigation)|home(?:page)?|search|login|log in|top|close|more|next|previous",
    r"(?:share|print|e-?mail|tweet|facebook|twitter|linkedin|whatsapp|rss|pdf|download|listen|audio|video)",
    r"(?:related|latest|other|top|more) (?:links?|stor(?:y|ies)|items?|news|content|documents?|topics?)",
    r"(?:distr\.?|original|language|languages|also available in|tags?|topics?|keywords?|categor(?:y|ies)|where we are|what we do"
    r"|content type|document type|attachments?|contacts?|media contacts?|telephone|tel|phone|fax|e-?mail|web(?:site)?|url|reference"
    r"|issued by|publishers?|author|speakers?|place|location|source|agenda items?|read time|views?)\s*[.:].{0,160}",
    r"(?:agenda )?items? \d[\d ,()and–-]*(?: of the (?:provisional )?agenda)?",
    r"(?:newsroom|resources|unis(?: vienna)?|news and press releases|meetings coverage(?: and press releases)?|latest news"
    r"|noon briefings?|un press|press (?:releases?|briefings?|conferences?))(?: archive)?",
    r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}|(?:https?://|www\.)\S{3,200}",
    r"terms (?:of|and) (?:use|conditions)|privacy(?: (?:policy|notice))?|fraud alert",
    r"site ?map|contacts?(?: us)?",
    r"(?:un|osce|unmik|afp|reuters) ?photos?\b.{0,80}|(?:photo|image|picture)s?\s*(?:by|credit|:).{0,80}",
    r"(?:english|français|русский|español|العربية|中文|deutsch|italiano)(?:\W+\w+){0,8}",
    r"(?:share|print|email|facebook|twitter|linkedin|whatsapp)(?:\W+(?:share|print|e-?mail|facebook|twitter|x|linkedin"
    r"|whatsapp|on|this|page)){1,10}",
    r"end of (?:text|document|statement)|ends?|-+\s*end\s*-+",
)
# Lines of letterheads and title pages that are no titles: who issues, under which item, at which meeting.
_LETTERHEAD = re.compile(
    r"(?:united nations|nations unies|organization for security and co-?operation in europe|osce)(?:\W+[\w ]{0,40})?"
    r"|(?:agenda )?items? \d.{0,160}|(?:pc|mc|fsc) journal no\b.{0,80}|chairmanship\s*:.{0,80}|adopted (?:by|at|on)\b.{0,160}"
    r"|provisional agenda.{0,80}|(?:new york|vienna|geneva|warsaw|brussels)(?:, [\w ]{2,30})?|summary|contents|annex(?: [IVX\d]+)?",
    re.IGNORECASE,
)
_READ_OUT = re.compile(
    r"\(?(?:as )?(?:delivered|read(?: out)?|presented)(?: on \w+ behalf)? by\b", re.IGNORECASE
)
_SESSION = re.compile(
    r"(?:\S+ )?(?:\d{1,5}(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|[a-z]+th))\b.{0,40}\b(?:session|meeting|year)\b.{0,60}",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a line that may be furniture
_NOTICE = "|".join(_NOTICES)
_LABEL = re.compile(
    r"(?P<key>content type|document type|type|author|speakers?|issued by|publishers?|original|language|session|addressee|to)"
    r"\s*[.:]\s*(?P<value>\S.{0,158})",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"(?:{_NOTICE}|{'|'.join(_LINES)})[\s.:!|•·»>-]*", re.IGNORECASE)
# The same notices glued to a sentence or to the notice before them ("… devices.In progress at UNHQ").
_AFTER_SENTENCE = re.compile(rf"(?<=[.!?”\"’)])\s*(?={_NOTICE})", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*(?:[•·|»›>]|\s/\s)\s*")
_OFFICES = (
    r"(?:the )?(?:(?:united nations|un|osce) )?(?:deputy |assistant |under-)?"
    r"(?:secretary[- ]general|secretariat|chair(?:man|woman|person)?(?:-in-office)?|chair(?:man|person)?ship"
    r"|high commissioner(?: on national minorities)?"
    r"|permanent council|security council|general assembly|economic and social council|ministerial council"
    r"|representative on freedom of the media|president of the (?:general assembly|security council))"
)
_OFFICE = re.compile(rf"{_OFFICES}(?: of the (?:united nations|osce))?:?", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether the line, taken alone, is a known notice, navigation, or a row of separated labels."""
    return len(line) <= _LONGEST and (_WHOLE.fullmatch(line) is not None or _is_label_row(line))


def rank_title(line: str) -> int:
    """How little a heading is like a title: 0 for most, 1 for a session or who read it out, 2 for letterheads, offices and agenda items."""
    line = line.strip()
    if len(line) > _LONGEST:
        return 0
    if is_office(line) or _LETTERHEAD.fullmatch(line):
        return 2
    return 1 if _SESSION.fullmatch(line) or _READ_OUT.match(line) else 0


def read_label(line: str) -> tuple[str, str] | None:
    """The key, in small letters, and the value of a line such as "Content type: Press release"; else None."""
    match = _LABEL.fullmatch(line.strip())
    return (match["key"].casefold(), match["value"].strip()) if match else None


def is_office(line: str) -> bool:
    """Whether the line only names an office or body, as letterheads and category labels do."""
    return _OFFICE.fullmatch(line.strip()) is not None


def split_notices(text: str) -> list[str]:
    """The text, cut where furniture notices follow a sentence, with or without a blank between.

    A cut is only made where all that follows is furniture, so that no sentence loses its words.
    """
    if is_furniture(text):
        return [text]
    end, notices = len(text), []
    for start in reversed([m.start() for m in _AFTER_SENTENCE.finditer(text) if m.start()]):
        notice = text[start:end].strip()
        if not is_furniture(notice):
            break
        notices.append(notice)
        end = start
    return [text[:end], *reversed(notices)]


def _is_label_row(line: str) -> bool:
    labels = [label for label in _SEPARATED.split(line.strip()) if label]
    if len(labels) == 2 and all(_WHOLE.fullmatch(label) for label in labels):
        return True
    return len(labels) > 2 and all(len(label.split()) <= 6 and label[-1] not in ".!?;," for label in labels)
