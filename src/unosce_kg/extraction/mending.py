"""Where a parser goes wrong around masked names in ways that a rule of English settles."""

from __future__ import annotations

from dataclasses import replace

from unosce_kg.extraction.attachments import ATTACHMENTS, placed
from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.phrases import ancestors

Tokens = tuple[Token, ...]
_HARDLY_NOUNS = ("pays", "lives", "lends", "sends", "gives", "buys", "helps")
_BARE = (
    "to",
    "will",
    "would",
    "helped",
    "help",
    "can",
    "could",
    "should",
)  # what a bare infinitive stands behind
_ACTORS = ("PRON", "PROPN", "DET")  # what a clause of its own begins with
# Participles that are prepositions: "Following the conference, …".
_PREPOSITIONS = frozenset((
    "Following", "Including", "According", "Concerning", "Regarding", "Pending", "Barring", "Excluding", "Considering",
    "Notwithstanding", "Owing", "Depending", "During", "Starting", "Beginning",
))  # fmt: skip
_WISHES = ("hope", "plan", "intend", "want", "wish", "promise", "aim", "expect")
_CLAUSES = frozenset(("ROOT", "root", "conj", "ccomp", "advcl", "acl:relcl", "parataxis"))

_TOPS = ("ROOT", "root", "acl:relcl")
_SHORTEST = 6  # words of a sentence with a clause before its own
_ASIDE = frozenset(("in", "under", "by", "at", "on", "during", "through", "after", "before", "since"))


def mend(tokens: Tokens) -> Tokens:
    """The tokens of a sentence with the relations that cannot be as the parser has them put right."""
    for step in _STEPS:
        tokens = step(tokens)
    return tokens


def _with_verbs(tokens: Tokens) -> Tokens:
    """A word behind a name that has an object, or is hardly ever a noun, is the verb: "The Institute **thanks** UNDP"."""
    with_object = {t.head for t in tokens if t.dep in ("obj", "iobj")}
    named = {
        t.head for t in tokens if t.candidate is not None and t.dep == "compound" and t.index == t.head - 1
    }
    verbs = {
        t.index for t in tokens
        if t.pos == "NOUN" and t.candidate is None and t.dep in _TOPS and t.text.endswith("s")
        and t.index in named and (t.index in with_object or t.text in _HARDLY_NOUNS)
    }  # fmt: skip
    return tuple(replace(t, pos="VERB", lemma=t.text[:-1]) if t.index in verbs else t for t in tokens)


def _with_meeting(tokens: Tokens) -> Tokens:
    """A sentence that opens with "Meeting" and no article says what its subject did: "**Meeting** in Oslo, they agreed"."""
    if len(tokens) < _SHORTEST or tokens[0].text != "Meeting" or tokens[0].candidate is not None:
        return tokens
    comma = next((t.index for t in tokens if t.text == ","), None)
    opens = tokens[1].pos in ("ADP", "ADV") and tokens[1].text != "of"
    if comma is None or comma + 1 >= len(tokens) or tokens[comma + 1].pos not in _ACTORS:
        return tokens
    clause = any(t.pos in ("VERB", "AUX") for t in tokens[comma + 2 :])
    return (replace(tokens[0], pos="VERB", lemma="meet"), *tokens[1:]) if opens and clause else tokens


def _with_participle(tokens: Tokens) -> Tokens:
    """A participle that opens the sentence is no preposition: "**Addressing** the Conference, she called on States"."""
    first, thing = tokens[0], tokens[tokens[0].head]
    opens = (
        first.dep == "case" and first.candidate is None and first.text.endswith("ing") and thing.dep == "obl"
    )
    if not opens or first.text in _PREPOSITIONS or first.index == thing.index:
        return tokens
    first = replace(first, pos="VERB", lemma=_stem(first), dep="advcl", head=thing.head)
    moved = replace(thing, dep="obj", head=0)
    return (first, *tokens[1 : thing.index], moved, *tokens[thing.index + 1 :])


def _stem(participle: Token) -> str:
    return participle.lemma if participle.pos == "VERB" else participle.text.casefold().removesuffix("ing")


def _with_wishes(tokens: Tokens) -> Tokens:
    """Who hopes, plans or wishes is no mere "it": "It hopes to reopen the office", but not "It is hoped"."""
    have = {t.head for t in tokens if t.dep.startswith(("nsubj", "aux:pass"))}
    return tuple(
        replace(t, dep="nsubj")
        if t.dep == "expl" and t.pos == "PRON" and t.head not in have and tokens[t.head].lemma in _WISHES
        else t
        for t in tokens
    )


def _with_participants(tokens: Tokens) -> Tokens:
    """In "wants participating States to adopt it" nobody participates: the States, so called, are to adopt it."""
    moved = {
        t.index: t.index + 1
        for t in tokens[:-1]
        if t.text.casefold() == "participating" and t.pos == "VERB" and t.head != t.index
        and tokens[t.index + 1].lemma.casefold() == "state" and tokens[t.index + 1].head == t.index
    }  # fmt: skip
    return tuple(_moved(tokens, t, moved) for t in tokens) if moved else tokens


def _moved(tokens: Tokens, token: Token, moved: dict[int, int]) -> Token:
    """The word, where it is or hangs on one whose place the noun behind it takes."""
    if token.index in moved:
        return replace(token, pos="ADJ", dep="amod", head=moved[token.index])
    if token.head in moved:
        above = tokens[token.head].head
        return replace(token, head=above, dep="obj" if token.index == moved[token.head] else token.dep)
    return token


def _with_founders(tokens: Tokens) -> Tokens:
    """Who helps "to found" a school finds none: the bare form is no past of "find"."""
    return tuple(
        replace(t, lemma="found")
        if t.text == "found" and t.index and tokens[t.index - 1].text.casefold() in _BARE
        else t
        for t in tokens
    )


def _with_fronted(tokens: Tokens) -> Tokens:
    """Who stands between a place at the head of a clause and its verb is the subject: "In Moldova, UNDP and the OSCE helped"."""
    have = {t.head for t in tokens if t.dep.startswith(("nsubj", "csubj"))}
    marked = {t.head for t in tokens if t.dep == "case"}
    moved: dict[int, tuple[str, int]] = {}
    for place in tokens:
        verb = tokens[place.head]
        if place.dep != "obl" or verb.pos != "VERB" or verb.index in have or place.index not in marked:
            continue
        actors = [
            t for t in tokens[place.index + 1 : verb.index]
            if t.dep in ("conj", "appos") and t.index not in marked and _is_of_phrase(tokens, t.head, place)
        ]  # fmt: skip
        if actors and tokens[actors[0].head + 1].text == "," and verb.dep in _CLAUSES:
            moved |= {a.index: ("conj", actors[0].index) for a in actors}
            moved[actors[0].index] = ("nsubj", verb.index)
            have.add(verb.index)
    return tuple(placed(t, moved) for t in tokens) if moved else tokens


def _is_of_phrase(tokens: Tokens, index: int, place: Token) -> bool:
    """Whether a word is the place itself, or the name that tells whose it is: "with the help of **Japan**"."""
    head = tokens[index]
    return index == place.index or (
        head.dep == "nmod" and head.head == place.index and head.candidate is not None
    )


def _with_hosts_first(tokens: Tokens) -> Tokens:
    """Who opens a sentence as its host is not its subject: "With Japan as host, **UNDP** and the OSCE held a course"."""
    opened = tokens[:1] and tokens[0].text == "With" and tokens[0].dep == "case"
    first = tokens[tokens[0].head] if opened else None
    if first is None or [t.text for t in tokens[first.index + 1 :][:2]] != ["as", "host"]:
        return tokens
    aside = {0: ("discourse", first.index), first.index: ("dislocated", first.head)}
    if first.dep == "obl":
        return tuple(placed(t, aside) for t in tokens)
    if first.dep != "nsubj":
        return tokens
    comma = next((t.index for t in tokens[first.index : first.head] if t.text == ","), first.head)
    actors = [t for t in tokens[comma : first.head] if t.candidate is not None and t.dep in ("conj", "appos")]
    if not actors:
        return tokens
    moved = {a.index: ("conj", actors[0].index) for a in actors}
    moved |= {actors[0].index: ("nsubj", first.head), **aside}
    return tuple(placed(t, moved) for t in tokens)


def _with_subjects(tokens: Tokens) -> Tokens:
    """A name that the parser joins to the verb behind it as if the two were one noun is the verb's subject: "UNDP supplies"."""
    have = {t.head for t in tokens if t.dep.startswith("nsubj")}
    return tuple(
        replace(t, dep="nsubj")
        if t.candidate is not None and t.dep == "compound" and t.head not in have and _is_clause(tokens[t.head])
        and t.index < t.head
        else t
        for t in tokens
    )  # fmt: skip


def _is_clause(token: Token) -> bool:
    return token.pos == "VERB" and token.dep in _CLAUSES and not token.text.endswith("ing")


def _with_asides(tokens: Tokens) -> Tokens:
    """What stands between commas behind a subject belongs to its verb: "The Council, in its resolution, asked".

    The parser may take it for a part of the subject.
    """
    return tuple(
        replace(t, dep="obl", head=tokens[t.head].head) if t.dep == "nmod" and _is_aside(tokens, t) else t
        for t in tokens
    )


def _is_aside(tokens: Tokens, token: Token) -> bool:
    subject = tokens[token.head]
    opening = next((c.index for c in tokens[: token.index] if c.head == token.index and c.dep == "case"), 0)
    return (
        subject.dep in ("nsubj", "nsubj:pass")
        and tokens[subject.head].index > token.index > opening > subject.index
        and tokens[opening].text in _ASIDE
        and tokens[opening - 1].text == ","
        and any(c.text == "," for c in tokens[token.index : subject.head])
    )


def _with_members(tokens: Tokens) -> Tokens:
    """Who is "included" belongs to the noun before, never to the verb: "works with partners, including UNDP"."""
    wholes = {
        t.head: _noun_before(tokens, t.index) for t in tokens if t.dep == "case" and t.text == "including"
    }
    return tuple(
        replace(t, dep="nmod", head=whole)
        if t.dep == "obl" and (whole := wholes.get(t.index)) is not None and t.index not in ancestors(tokens, tokens[whole])
        else t
        for t in tokens
    )  # fmt: skip


def _noun_before(tokens: Tokens, index: int) -> int | None:
    before = next((t for t in reversed(tokens[:index]) if t.pos != "PUNCT"), None)
    return before.index if before is not None and before.pos in ("NOUN", "PROPN") else None


def _with_closed_lists(tokens: Tokens) -> Tokens:
    """A list ends with the member after its "and": a phrase behind it with a preposition of its own hangs where the list does.

    "including UNDP and UNHCR, in Kosovo": the parser may take Kosovo for a third member.
    """
    joined = {t.head for t in tokens if t.dep == "cc"}
    prepositions = {t.head: t.lemma for t in tokens if t.dep == "case"}
    closed = {t.head: t.index for t in tokens if t.dep == "conj" and t.index in joined}
    return tuple(
        replace(t, dep=tokens[t.head].dep, head=tokens[t.head].head)
        if t.dep == "conj" and closed.get(t.head, t.index) < t.index and t.index not in joined
        and tokens[t.head].head != t.head
        and prepositions.get(t.index, prepositions.get(t.head)) != prepositions.get(t.head)
        else t
        for t in tokens
    )  # fmt: skip


_STEPS = (
    _with_participants, _with_founders, _with_verbs, _with_meeting, _with_participle, _with_wishes, _with_fronted,
    _with_hosts_first, _with_subjects, _with_asides, _with_members,
    _with_closed_lists, *ATTACHMENTS,
)  # fmt: skip
