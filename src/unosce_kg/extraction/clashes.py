"""What the build of a sentence speaks against, however likely its words make a relation of two names."""

from __future__ import annotations

import re

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.pairs import Pair
from unosce_kg.extraction.phrases import CONTRASTING, ancestors, clause, list_head, prepositions, upwards
from unosce_kg.extraction.reading import Reading
from unosce_kg.extraction.tops import top
from unosce_kg.model import Span

_COOPERATES, _HELD_IN, _SIGNED, _WORKS = "cooperatesWith", "tookPlaceIn", "partyTo", "worksOn"
# "the Geneva talks **and the situation in** Abkhazia": the place is the second thing's.
_OF_ANOTHER = re.compile(
    r"(?: and|, and| or| as well as)(?: on| of)?(?: the| an?| its| their)?(?: [\w-]+){1,3}? (?:in|at|on)(?: the)? "
)
_ABOUT = frozenset(("on", "about", "concerning", "regarding"))
_BESIDES = ("margin", "sideline", "fringe", "occasion", "request", "invitation")
_STEPS = 4


def clashes(reading: Reading, pair: Pair, predicate: str) -> bool:
    """Whether two names cannot be meant, since the sentence gives each its own.

    Args:
        reading: The document.
        pair: Two names of one of its sentences.
        predicate: What may hold between them.

    Returns:
        True where both act in clauses that are set against each other, where another body's clause holds the topic,
        where the place is of another thing than the event, or where the instrument only tells more of what was signed
        or tells of the body.
    """
    sentence = reading.sentences[pair.sentence]
    if predicate == _COOPERATES:
        tokens = sentence.tokens[pair.subject.token], sentence.tokens[pair.object.token]
        return _act_apart(sentence, *sorted(tokens, key=lambda t: t.index))
    if predicate == _WORKS:
        return _is_done_by_another(
            sentence, sentence.tokens[pair.subject.token], sentence.tokens[pair.object.token]
        )
    if predicate == _SIGNED:
        signer, instrument = sentence.tokens[pair.subject.token], sentence.tokens[pair.object.token]
        return _is_in_relative(sentence, instrument.index, signer.index) or _is_aside(
            sentence, signer, instrument
        )
    if predicate == _HELD_IN and pair.subject.span.end < pair.object.span.start:
        between = Span(pair.subject.span.end, pair.object.span.start)
        return _OF_ANOTHER.fullmatch(between.of(reading.links.document.text)) is not None
    return False


def belongs_elsewhere(reading: Reading, subject: str, object_: str) -> bool:
    """Whether the knowledge has another place for a body in the structure of the one organization that both are in."""
    base = reading.links.base
    known = base.bodies(subject)
    return (
        bool(known)
        and object_ in base.entities
        and object_ not in known
        and top(base, subject) == top(base, object_)
    )


def _act_apart(sentence: Sentence, first: Token, last: Token) -> bool:
    """ "**The Mission** will watch the courts, while **UNMIK** trains officers": who does what is told of each."""
    verbs = _verb(sentence, first), _verb(sentence, last)
    if verbs[0] is None or verbs[1] is None or verbs[0].index == verbs[1].index:
        return False
    return any(t.text.casefold() in CONTRASTING for t in sentence.tokens[first.index : last.index])


def _is_done_by_another(sentence: Sentence, body: Token, topic: Token) -> bool:
    """ "**UNHCR** works on refugees, and **the OSCE** runs the vote": whether a clause of another name holds the topic."""
    act = clause(sentence, topic)
    own = _verb(sentence, body)
    if own is None or own.index == act.index or own.index in ancestors(sentence.tokens, topic):
        return False
    subjects = [c for c in sentence.children(act.index) if c.dep.startswith("nsubj")]
    return any(s.candidate is not None and s.index != body.index for s in subjects)


def _verb(sentence: Sentence, word: Token) -> Token | None:
    """The verb whose subject a name is, by itself or in a list."""
    word = list_head(sentence, word)
    return sentence.tokens[word.head] if word.dep.startswith("nsubj") else None


def _is_in_relative(sentence: Sentence, inner: int, outer: int) -> bool:
    """ "The pact, **which builds on the letters**, was signed by …": one word is in a relative clause that the other stands behind."""
    tokens = sentence.tokens
    clauses = (t for t in upwards(tokens, tokens[inner])[:_STEPS] if t.dep.startswith("acl:relcl"))
    verb = next(clauses, None)
    return (
        verb is not None and verb.head < inner < outer and verb.index not in ancestors(tokens, tokens[outer])
    )


def _is_aside(sentence: Sentence, body: Token, instrument: Token) -> bool:
    """ "a pact **on** the exchange of data between UNHCR and ODIHR", "signed on the **sidelines** of the Assembly": no party."""
    for node in upwards(sentence.tokens, body):
        if node.index == instrument.index:
            return False
        about = node.index > instrument.index and prepositions(sentence, node) & _ABOUT
        if node.is_one_of(_BESIDES) or (about and node.lemma != "behalf"):
            return True
    return False
