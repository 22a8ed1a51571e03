"""How surely a time expression of a sentence is the date of a thing in it: by what stands between, and by the verb."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.participles import is_done_on
from unosce_kg.extraction.phrases import clause, prepositions
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import HEADS, BlockKind

# What happens to a thing on its date, by its class.
_VERBS = {
    "Agreement": frozenset((
        "sign", "conclude", "adopt", "agree", "approve", "initial", "issue", "exchange", "launch", "publish",
        "release", "promulgate", "endorse", "enact", "date", "pass", "announce", "negotiate", "reach",
        "proclaim", "put", "take", "accept", "finalize", "finalise", "draft", "circulate", "unveil",
        "present", "make", "declare", "enter", "send", "ratify", "seal", "strike", "broker", "read",
        "deliver",
    )),
    "Meeting": frozenset((
        "hold", "take", "meet", "convene", "organize", "organise", "open", "gather", "plan", "schedule",
        "begin", "start", "attend", "host", "chair", "inaugurate", "run", "arrange", "deliver", "set",
        "foresee", "postpone", "happen", "call", "launch", "stage", "participate", "speak", "address",
        "brief", "read", "bring", "conduct", "train", "follow", "go", "assemble", "join", "visit", "observe",
        "welcome", "mark", "kick", "lead", "discuss", "expect", "resume", "complete", "give", "come", "sit",
        "adjourn", "preside", "due", "wrap", "wind", "finish",
    )),
    "Process": frozenset((
        "due", "hold", "take", "set", "schedule", "observe", "monitor", "call", "start", "begin", "launch", "open",
        "plan", "move", "postpone", "organize", "organise", "conduct", "resume", "remain", "host", "convene",
        "vote", "fall", "stage", "follow", "expect", "win", "go",
    )),
    "Crisis": frozenset((
        "break", "begin", "start", "erupt", "launch", "occur", "happen", "strike", "hit", "flare", "resume", "take",
        "kill", "claim",
    )),
}  # fmt: skip
_VERBS["Event"] = _VERBS["Meeting"] | _VERBS["Process"]
SIGNED = frozenset(("sign", "adopt", "conclude", "initial", "ratify", "approve", "endorse"))
HELD = frozenset((
    "hold", "host", "convene", "organize", "organise", "take", "begin", "open", "start", "schedule", "end",
    "conduct", "attend", "chair", "close", "conclude", "finish", "arrange", "run", "stage", "deliver",
    "join", "follow",
))  # fmt: skip
# Its last day: what the text says of its first one counts more.
_ENDS = frozenset(("end", "close", "conclude", "finish"))
_BESIDE = frozenset((
    "of", "on", "in", "from", "for", "dated", "(", ",", "the", "early", "late", "mid", "-", "during", "at", "its", "their",
    "a", "an", "to", "this", "by", "held", "'s", "'", "his", "her", ")", "your", "our",
))  # fmt: skip
_LIGHT = frozenset(("DET", "ADP", "AUX", "PUNCT", "ADV", "NUM", "PART", "PRON", "CCONJ", "SYM"))
_STOPS = frozenset(
    (";", ":", "--", "while", "whereas", "since", "until", "before", "after", "but", "when", "because")
)
_HEADS = HEADS | {BlockKind.DATELINE}
_FAR = 14  # words between a thing and its date
_LISTED = 9  # words of an entry of a calendar in which the thing is named
_AT = frozenset(("at", "in", "during", "to", "for"))
# What a meeting has, by which a clause names it: "met on the margins of the forum", "adopted at the close of the session".
_CLOSE = frozenset(("close", "closing", "conclusion", "end"))
_EDGES = _CLOSE | {"margin", "sideline", "fringe", "opening", "occasion", "course", "start", "beginning"}
_BY_INSTRUMENT = 0.75
_BY_PARTICIPLE = 0.8
_OF_DATELINE = 0.6
_DASHES = frozenset(("-", "–", "—", "--"))
# What is put off on a day is not held on it; "postponed to" and "until" tell when it is.
_PUT_OFF = frozenset(("postpone", "cancel", "delay", "defer", "suspend"))
_ON_DAY = frozenset(("in", "on", "", "last", "this"))
_WITHIN = (
    "nmod",
    "amod",
    "compound",
    "case",
    "det",
    "conj",
    "cc",
    "appos",
    "flat",
    "nummod",
    "punct",
    "advmod",
    "acl",
)


def verbs_of(type_: str) -> frozenset[str]:
    """The lemmas of what happens to a thing of a class on its date."""
    return _VERBS.get(type_, frozenset())


def score(
    sentence: Sentence,
    date: Token,
    thing: Token,
    type_: str,
    others: Collection[int],
    rivals: Collection[int] | None = None,
) -> float:
    """How surely a date is that of a thing, in 0..1.

    Args:
        sentence: The sentence of both.
        date: The time expression.
        thing: The word that stands for the thing.
        type_: Class of the thing.
        others: Indices of the words that stand for other things.
        rivals: Indices of all words that a participle such as "signed" may belong to, if those are known.
    """
    first, last = sorted((date.index, thing.index))
    if any(t.text == ";" for t in sentence.tokens[first:last]):
        return 0.0
    by_participle = rivals is not None and is_done_on(sentence, date, thing, type_, {*others, *rivals})
    return max(
        _BY_PARTICIPLE if by_participle else 0.0,
        _by_place(sentence, date, thing, type_, others),
        _by_verb(sentence, date, thing, verbs_of(type_)),
        _BY_INSTRUMENT if type_ == "Agreement" and _is_means(sentence, date, thing) else 0.0,
    )


def is_undone(sentence: Sentence, date: Token) -> bool:
    """Whether the date is that of something that did not come about: "was not signed in March", "was postponed in May"."""
    verb = clause(sentence, sentence.tokens[date.head])
    if verb.is_one_of(_PUT_OFF) and prepositions(sentence, date) <= _ON_DAY:
        return True
    done = verb.is_one_of(SIGNED | {"hold", "take", "reach", "meet", "convene"})
    return done and any(
        c.text.casefold() in ("not", "n't", "never") and c.dep == "advmod"
        for c in sentence.children(verb.index)
    )


def _by_place(sentence: Sentence, date: Token, thing: Token, type_: str, others: Collection[int]) -> float:
    first, second = sorted((date.index, thing.index))
    between = sentence.tokens[first + 1 : second]
    if _opens_entry(sentence, date) and date.index < thing.index <= date.index + _LISTED:
        return 0.0 if any(first < i < second for i in others) else 0.9
    if any(first < i < second for i in others) or any(t.text.casefold() in _STOPS for t in between):
        return 0.0
    words = [t.text.casefold() for t in between]
    if thing.index < date.index and len(words) < 5 and set(words) <= _BESIDE:
        return 0.86 if type_ == "Crisis" else 0.95  # "warned of the violence on 14 June"
    if sentence.kind in _HEADS and thing.index < date.index and len(words) < _LISTED and _is_address(between):
        return 0.9
    if (
        date.index < thing.index
        and len(words) < 5
        and all(_modifies(t) for t in between)
        and not _begins(words)
    ):
        of_dateline = date.index > 0 and sentence.kind not in _HEADS and not _DASHES.isdisjoint(words)
        return _OF_DATELINE if of_dateline else 0.9
    if thing.index < date.index and len(words) < _FAR:
        return _told(sentence, thing, between, verbs_of(type_))
    return 0.0


def _is_address(between: Sequence[Token]) -> bool:
    """Whether nothing but a house, town and land stand between a thing and its date: "Ceremony, Hotel Savoy, Oslo, 3 May"."""
    return all(
        t.text in (",", "(", ")") or (t.text[:1].isupper() and t.pos in ("PROPN", "NOUN", "ADJ"))
        for t in between
    )


def is_signed(sentence: Sentence, thing: Token) -> bool:
    """Whether a participle that depends on a word says that it was signed or adopted."""
    verbs = [c for c in sentence.children(thing.index) if c.dep == "acl" and c.text.casefold().endswith("ed")]
    return any(v.is_one_of(SIGNED) for v in verbs)


def _opens_entry(sentence: Sentence, date: Token) -> bool:
    """Whether a date opens an entry of a calendar or chronology: "16 June: round table on …"."""
    following = sentence.tokens[date.index + 1 : date.index + 2]
    return (
        date.index == 0
        and len(following) > 0
        and (following[0].text in (":", "–", "-", "—") or sentence.kind is BlockKind.LIST_ITEM)
        and following[0].text != ","
    )


def _told(sentence: Sentence, thing: Token, between: Sequence[Token], verbs: frozenset[str]) -> float:
    """The date after a thing whose verbs in between all tell of what happens on it."""
    own = complement(sentence, thing)
    rest = [t for t in between if t.index not in own]
    told = [t for t in rest if t.pos == "VERB" or t.is_one_of(verbs)]
    passed = all(
        t.candidate is not None
        or t.pos in _LIGHT
        or t.text.casefold() in _BESIDE
        or t.is_one_of(verbs | _ENDS)
        or t.dep == "case"
        for t in rest
    )
    # After "a decision on the Conference, to be held in" the verb is most often that of the nearer noun.
    nearer = len(own) > 1 and bool(told) and told[0].head != thing.index and not _is_finite(sentence, told[0])
    if not passed or nearer or not all(t.is_one_of(verbs | _ENDS) for t in told):
        return 0.0
    return 0.7 if any(t.is_one_of(_ENDS) and not t.is_one_of(verbs) for t in told) else 0.88


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    return verb.head == verb.index or any(c.dep.startswith("nsubj") for c in sentence.children(verb.index))


def complement(sentence: Sentence, thing: Token) -> frozenset[int]:
    """Indices of the words that belong to a thing's name: "a memorandum **on the destruction of ammunition**"."""
    inside, wave = {thing.index}, [thing.index]
    while wave:
        children = [
            c for i in wave for c in sentence.children(i)
            if c.index not in inside and c.index > thing.index and c.dep.startswith(_WITHIN)
            and c.pos not in ("VERB", "AUX") and not (c.dep.startswith("conj") and i == thing.index)
        ]  # fmt: skip
        wave = [c.index for c in children]
        inside.update(wave)
    return frozenset(inside)


def _modifies(token: Token) -> bool:
    """Whether a word can stand between a date and the thing that it is of: "today at its ninth", "last month's"."""
    return (
        token.pos in ("ADJ", "NOUN", "NUM", "PROPN")
        or token.text.casefold() in _BESIDE
        or token.candidate is not None
    )


def _begins(words: Sequence[str]) -> bool:
    """Whether a comma right after the date parts it from a subject that follows: "On 5 May, the agreement …"."""
    return bool(words) and words[0] == "," and not set(words[1:2]) & {"at", "during"}


def _is_means(sentence: Sentence, date: Token, thing: Token) -> bool:
    """Whether what was done on the date was done by an instrument: "In May the Council set it up **by resolution 827**"."""
    verb = clause(sentence, sentence.tokens[date.head])
    return thing.head == verb.index and "by" in prepositions(sentence, thing)


def find_edge(sentence: Sentence, thing: Token) -> Token | None:
    """The word for a part of a meeting by which a clause names it: "on the **margins** of the forum"."""
    head = sentence.tokens[thing.head]
    of = thing.dep.startswith("nmod") and "of" in prepositions(sentence, thing)
    return head if of and head.is_one_of(_EDGES) else None


def is_close(edge: Token) -> bool:
    """Whether a part of a meeting is its end, so that what was done then was done on its last day."""
    return edge.is_one_of(_CLOSE)


def _by_verb(sentence: Sentence, date: Token, thing: Token, verbs: frozenset[str]) -> float:
    """The verb that has the date, if the thing is its subject or object, or where it was done."""
    verb = clause(sentence, sentence.tokens[date.head])
    ends = verb.is_one_of(_ENDS) and not verb.is_one_of(verbs)
    if thing.head == verb.index and is_signed(sentence, thing):
        return 0.82
    is_be = verb.lemma == "be" or any(c.dep == "cop" for c in sentence.children(verb.index))
    if not (ends or verb.is_one_of(verbs) or is_be):
        return 0.0
    roles = {c.index for c in sentence.children(verb.index) if c.dep in ("nsubj", "nsubj:pass")}
    if is_be and not verb.is_one_of(verbs):
        there = thing.head == verb.index and prepositions(sentence, thing) & {"at", "for"}
        return 0.72 if there or (thing.index in roles and date.head == verb.index) else 0.0
    roles |= {t.index for role in ("subj", "obj") for t in fillers(sentence, verb, role)}
    roles |= {c.index for c in sentence.children(verb.index) if c.dep == "obj"}
    if verb.is_one_of(("bring",)) and thing.dep == "obj":
        return 0.0  # a course that is brought to a town has been there before
    if thing.index in roles or (verb.dep.startswith("acl") and verb.head == thing.index):
        return 0.7 if ends else 0.85
    if verb.lemma == "put" and thing.head == verb.index and "to" in prepositions(sentence, thing):
        return 0.85
    edge = find_edge(sentence, thing)
    named = edge or thing
    beside = (
        named.head == verb.index
        and named.dep.startswith(("obl", "nmod"))
        and (edge is not None or prepositions(sentence, thing) & _AT)
    )
    return 0.72 if beside else 0.0
