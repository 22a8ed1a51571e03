"""Who acts and who is acted on, whatever the voice: subjects, agents, objects, control and relative clauses."""

from __future__ import annotations

from collections.abc import Iterator

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import RELATIVES, THANKS, is_meant_alone, is_passive, prepositions

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")
_MAX_DEPTH = 6
_CONTROL = frozenset((
    "urge", "ask", "invite", "encourage", "call", "request", "help", "enable", "allow", "commit", "oblige", "lead",
    "persuade", "task", "mandate", "authorize", "authorise", "permit", "empower", "want", "expect", "require", "instruct", "order",
))  # fmt: skip
# What brings a thing into being: behind a comma, such a participle tells of the thing right before it.
_BEGINNING = frozenset((
    "adopt", "sign", "conclude", "draft", "found", "establish", "create", "launch", "set", "organize", "organise", "convene", "build",
))  # fmt: skip
# What one has who does something: "had the privilege of attending".
_HAD = frozenset(("privilege", "honour", "honor", "pleasure", "joy", "task", "opportunity", "chance", "duty"))
_SUBJECTS = ("nsubj", "nsubj:outer")  # the second: "X is to observe"
_CLAUSAL = ("xcomp", "advcl", "ccomp", "conj", "parataxis")


def acting(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    """Who does what the verb says: its subject, the "by" of a passive, or the subject of the verb above it."""
    if depth > _MAX_DEPTH:
        return
    if is_passive(sentence, token):
        yield from agents(sentence, token)
        return
    own = [c for c in sentence.children(token.index) if c.dep in _SUBJECTS]
    if own:
        for subject in own:
            yield from _antecedent(sentence, token, subject)
        return
    head = sentence.tokens[token.head]
    if token.dep in ("root", "ROOT") or head.index == token.index:
        return
    if token.dep in ("acl", "acl:relcl") and head.pos in NOMINAL:
        if token.text.endswith("ing"):
            yield from (
                acting(sentence, sentence.tokens[head.head], depth + 1)
                if _is_had(sentence, token)
                else (head,)
            )
        elif _is_said(sentence, head) and any(c.text == "to" for c in sentence.children(token.index)):
            yield from _surface_subject(sentence, head, depth + 1)
        else:
            yield from governing(sentence, head, depth + 1)
    elif token.dep in _CLAUSAL and (head.pos in ("VERB", "AUX", "ADJ", "NOUN") or _is_said(sentence, head)):
        controlled = list(_controlled(sentence, token, head))
        yield from controlled or _surface_subject(sentence, head, depth + 1)


def _is_had(sentence: Sentence, token: Token) -> bool:
    """Whether a gerund hangs on what somebody has: "had the honour of **opening** it"."""
    noun = sentence.tokens[token.head]
    above = sentence.tokens[noun.head]
    return token.dep == "acl" and noun.is_one_of(_HAD) and noun.dep == "obj" and above.is_one_of(("have",))


def _is_said(sentence: Sentence, token: Token) -> bool:
    """Whether a name is what a sentence says of its subject: "she will be in **Vienna** to address the Council"."""
    return any(c.dep == "cop" for c in sentence.children(token.index))


def _controlled(sentence: Sentence, token: Token, head: Token) -> Iterator[Token]:
    """The object that acts in an infinitive: "urged the OSCE to support", "thanked Kazakhstan for hosting"."""
    thanked = head.is_one_of(THANKS) and "for" in prepositions(sentence, token)
    if thanked:
        yield from (c for c in sentence.children(head.index) if c.dep in ("obj", "iobj"))
    elif token.dep in ("xcomp", "advcl", "ccomp") and head.is_one_of(_CONTROL):
        for child in sentence.children(head.index):
            if (child.dep in ("obj", "iobj") and child.index < token.index) or (
                child.dep == "obl"
                and child.index < token.index
                and prepositions(sentence, child) & {"on", "upon"}
            ):
                yield child


def _surface_subject(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    """The grammatical subject, also of a passive: "the OSCE was asked to support" has the OSCE support."""
    own = [c for c in sentence.children(token.index) if c.dep in ("nsubj", "nsubj:pass")]
    if own:
        for subject in own:
            yield from _antecedent(sentence, token, subject)
    else:
        yield from acting(sentence, token, depth)


def agents(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The "by" of a passive."""
    for child in sentence.children(token.index):
        if child.dep == "obl:agent" or (
            child.dep.startswith(("obl", "nmod")) and "by" in prepositions(sentence, child)
        ):
            yield child


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Iterator[Token]:
    """The noun that a relative pronoun stands for, or the subject itself."""
    if subject.text.casefold() not in RELATIVES or verb.dep != "acl:relcl":
        yield subject
    else:
        before = next((t for t in reversed(sentence.tokens[: subject.index]) if t.text != ","), subject)
        office = (
            subject.text.casefold() == "which" and before.dep == "appos"
        )  # "Ann, Head of the Team, which …"
        yield before if office or is_meant_alone(sentence, before) else sentence.tokens[verb.head]


def acted_on(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What the verb acts on: its object, or the subject of a passive."""
    children = sentence.children(token.index)
    if is_passive(sentence, token):
        yield from _passive_subject(sentence, token)
        return
    own = [c for c in children if c.dep in ("obj", "dobj")]
    for child in own:
        yield from _antecedent(sentence, token, child)
    if not own and token.dep == "conj":  # "signed and published the plan"
        later = [c for c in sentence.children(token.head) if c.dep == "obj" and c.index > token.index]
        yield from later
    if not own and _is_had(sentence, token):  # "the forum, which we had the pleasure of opening"
        above = sentence.tokens[sentence.tokens[token.head].head]
        relative = (
            c for c in sentence.children(above.index) if c.dep == "obj" and c.text.casefold() in RELATIVES
        )
        for child in relative:
            yield from _antecedent(sentence, above, child)
    head = sentence.tokens[token.head]
    clausal = token.dep in ("acl:relcl", "ccomp") and head.pos in NOMINAL and head.index < token.index
    if not own and clausal and _is_bare(sentence, token):  # "the guards UNDP trains"
        yield head
    if not own:
        for other in children:
            if other.dep == "conj" and other.pos == "VERB" and not _has_subject(sentence, other):
                yield from (c for c in sentence.children(other.index) if c.dep == "obj")


def _has_subject(sentence: Sentence, verb: Token) -> bool:
    return any(c.dep.startswith("nsubj") for c in sentence.children(verb.index))


def _passive_subject(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    children, head = sentence.children(token.index), sentence.tokens[token.head]
    own = [c for c in children if c.dep == "nsubj:pass"]
    for subject in own:
        yield from _antecedent(sentence, token, subject)
    if own:
        return
    if token.dep.startswith("acl"):
        yield head
    elif token.dep == "conj":
        above = [c for c in sentence.children(head.index) if c.dep == "nsubj:pass"]
        if above or any(c.dep.startswith("aux") for c in children):
            yield from above
        elif head.pos == "VERB" and not is_passive(sentence, head):
            yield from _last_of(sentence, head, token)
        elif depth < _MAX_DEPTH:
            yield from _passive_subject(sentence, head, depth + 1)
    elif not any(c.dep.startswith("aux") for c in children):
        for before in (c for c in children if c.dep == "ccomp" and c.index < token.index):
            yield from _last_of(sentence, before, token)
        if token.dep == "advcl" and head.index < token.index and token.is_one_of(_BEGINNING):
            yield from _right_before(sentence, token)
        main = [head] if token.dep == "advcl" else [c for c in children if c.dep == "conj"]
        for verb in main:  # "Founded by the OSCE in 1999, **the school** has …"
            if token.index < verb.index:
                yield from (c for c in sentence.children(verb.index) if c.dep.startswith("nsubj"))


def _last_of(sentence: Sentence, verb: Token, participle: Token) -> Iterator[Token]:
    """What a participle behind a comma belongs to: "opened **a school**, paid for by Japan", "met at **the Centre**, set up by …"."""
    below = [c for c in sentence.children(verb.index) if c.index < participle.index and c.pos in NOMINAL]
    yield from below[-1:]


def _right_before(sentence: Sentence, participle: Token) -> Iterator[Token]:
    """The name that a participle follows behind a comma: "recalled **the Dushanbe Declaration**, adopted in 2010"."""
    before = sentence.tokens[max(0, participle.index - 2) : participle.index]
    if len(before) == 2 and before[1].text == "," and before[0].candidate is not None:
        yield before[0]


def _is_bare(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause has a subject of its own and no relative pronoun."""
    children = sentence.children(verb.index)
    return any(c.dep == "nsubj" and c.text.casefold() not in RELATIVES for c in children) and not any(
        c.text.casefold() in RELATIVES and c.dep != "mark" for c in children
    )


def receiving(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The indirect object."""
    yield from (c for c in sentence.children(token.index) if c.dep == "iobj")


def governing(sentence: Sentence, token: Token, depth: int = 0) -> Iterator[Token]:
    """The subject of the nearest verb above a noun."""
    node = token
    for _ in range(_MAX_DEPTH):
        head = sentence.tokens[node.head]
        if head.index == node.index or node.dep.startswith("nsubj"):
            return
        if head.pos in ("VERB", "AUX") or any(c.dep == "cop" for c in sentence.children(head.index)):
            yield from (
                acting(sentence, head, depth + 1)
                if not is_passive(sentence, head)
                else agents(sentence, head)
            )
            return
        node = head
