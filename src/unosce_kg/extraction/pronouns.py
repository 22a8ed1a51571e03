"""Whom "it" and "they" stand for: whoever acts around the word, else in the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from unosce_kg.extraction.antecedents import Antecedents
from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.noun_phrases import Phrase, Sort
from unosce_kg.extraction.phrases import ancestors, clause

_CORE = ("nsubj", "obj", "iobj", "conj", "appos")
_OF_THINGS = frozenset(
    ("sign", "adopt", "hold", "conclude", "initial", "ratify", "endorse")
)  # in the passive


def find_one(antecedents: Antecedents, number: int, token: Token) -> tuple[str, ...]:
    """The body, State or thing that "it" or "its" stands for, or ()."""
    sentence = antecedents.sentences[number]
    if antecedents.is_apart(number, token) or (
        token.text.casefold() == "it" and is_expletive(sentence, token)
    ):
        return ()
    fits = {Sort.THING} if _is_done(sentence, token) else {Sort.BODY, Sort.STATE, Sort.THING, Sort.PLACE}
    acts = _acting_on(antecedents, number, token)

    def rejects(phrase: Phrase) -> bool:
        itself = bool(phrase.entities) and phrase.entities == acts
        return phrase.plural or itself or phrase.sort in (Sort.PERSON, Sort.NOBODY)

    told, doubtful = _told_just_before(antecedents, number, token)
    if told and not rejects(told):
        return told.entities if not doubtful and told.sort in fits - {Sort.STATE} else ()
    owning = token.text.casefold() == "its"
    acting = [p for p in antecedents.around(number, token) if not rejects(p)]
    if owning:  # rather an actor's than a thing's
        acting.sort(key=lambda p: p.sort is Sort.THING)
        fits = fits - {Sort.THING, Sort.PLACE} if not acting else fits
    if acting and acting[0].sort in fits:
        return acting[0].entities
    if acting and not owning:
        return ()
    start = acting[0].token.index if acting else -1
    named = [p for p in antecedents.before(number, token) if p.token.index > start and not rejects(p)]
    for phrase in named:
        core = phrase.token.dep.startswith(_CORE) or phrase.sort is not Sort.STATE
        if core and phrase.sort in fits - {Sort.PLACE} and is_near(sentence, phrase, token):
            return () if _has_rival(antecedents, number, phrase, token) else phrase.entities[:1]
    return () if acting or not _is_free(token) else _earlier_one(antecedents, number, rejects, fits)


def _told_just_before(antecedents: Antecedents, number: int, token: Token) -> tuple[Phrase | None, bool]:
    """Whom the words in front speak of, and whether that is in doubt.

    "When **UNICEF** came, it …", "In Minsk, where **UNICEF** works, it …", "**Its** rules bid it …"; but "As UNICEF left, it …".
    """
    sentence = antecedents.sentences[number]
    children = sentence.children(token.head)
    if token.dep.startswith("nsubj"):
        above = [c for c in children if c.dep == "advcl" and c.index < token.index]
        scenes = (c for c in children if c.dep == "obl" and c.index < token.index)
        told_of = [r for c in scenes for r in sentence.children(c.index) if r.dep == "acl:relcl"]
        above = above or [r for r in told_of if any(c.text == "where" for c in sentence.children(r.index))]
        wanted, before = "nsubj", "when where while although though"
    elif token.dep in ("obj", "iobj"):
        above = [c for c in children if c.dep.startswith("nsubj")]
        wanted, before = "nmod:poss", "its"
    else:
        return None, False
    below = [c for a in above[-1:] for c in sentence.children(a.index)]
    sure = not {c.text.casefold() for c in below}.isdisjoint(before.split())
    told = [p for c in below if c.dep.startswith(wanted) and (p := antecedents.phrase(number, c)).entities]
    return (told[0], not sure) if told else (None, False)


def _earlier_one(
    antecedents: Antecedents, number: int, rejects: Callable[[Phrase], bool], fits: set[Sort]
) -> tuple[str, ...]:
    """What one of the two sentences before is about: its subject, else the only body or State that it names."""
    for other in antecedents.earlier(number, 2):
        subjects, others = antecedents.prominent(other)
        decided, found = _first(subjects, rejects, fits)
        if decided:
            return found
        named = [p for p in others if not rejects(p) and p.sort in fits - {Sort.PLACE, Sort.THING}]
        rest = {p.entities[0] for p in named if p.sort is Sort.BODY or p.token.dep.startswith(_CORE)}
        if rest:
            return (rest.pop(),) if len(rest) == 1 and other == number - 1 else ()
    return ()


def _has_rival(antecedents: Antecedents, number: int, phrase: Phrase, token: Token) -> bool:
    """Whether an object that the text does not name stands between a name and "it"."""
    tokens = antecedents.sentences[number].tokens
    between = tokens[phrase.token.index + 1 : token.index]
    return any(_is_rival(antecedents, number, t) for t in between if t.index != phrase.token.head)


def find_several(antecedents: Antecedents, number: int, token: Token) -> tuple[str, ...]:
    """The bodies, States or persons that "they", "their" or "them" stands for, or ()."""
    fits = {Sort.BODY, Sort.STATE, Sort.PERSON, Sort.THING, Sort.PLACE}
    if antecedents.is_apart(number, token):
        return ()

    def rejects(phrase: Phrase) -> bool:
        return not phrase.plural or phrase.sort is Sort.NOBODY

    decided, found = _first(antecedents.around(number, token), rejects, fits)
    sentence = antecedents.sentences[number]
    if decided:
        return () if found and _is_given_to(antecedents, number, token) else found
    for phrase in antecedents.before(number, token):
        if not rejects(phrase) and is_near(sentence, phrase, token):
            between = sentence.tokens[phrase.token.index + 1 : token.index]
            return () if any(_are_rivals(antecedents, number, t) for t in between) else phrase.entities
    if not _is_free(token) or any(
        _are_rivals(antecedents, number, t) for t in sentence.tokens[: token.index]
    ):
        return ()
    for other in antecedents.earlier(number, 2):
        subjects, others = antecedents.prominent(other)
        decided, found = _first(subjects, rejects, fits)
        if decided:
            return found
        lists = {p.entities for p in others if not rejects(p) and len(p.entities) > 1}
        if lists:
            return lists.pop() if len(lists) == 1 else ()
        if met := _who_met(antecedents, other, subjects):
            return met
        if any(_are_rivals(antecedents, other, t) for t in antecedents.sentences[other].tokens):
            return ()
    return ()


def _first(
    phrases: Iterable[Phrase], rejects: Callable[[Phrase], bool], fits: set[Sort]
) -> tuple[bool, tuple[str, ...]]:
    """Whether one of the phrases decides what a word stands for, and what that is: nothing where it is not named."""
    for phrase in phrases:
        if not rejects(phrase):
            return True, phrase.entities if phrase.sort in fits else ()
    return False, ()


def _is_free(token: Token) -> bool:
    """Whether a pronoun's place lets it stand for what another sentence told of."""
    return token.dep.startswith(("nsubj", "nmod:poss")) or token.index < 3


def _acting_on(antecedents: Antecedents, number: int, token: Token) -> tuple[str, ...]:
    """Who acts in the clause whose object a pronoun is."""
    if not token.dep.startswith(("obj", "iobj", "obl")) or token.text.casefold() == "its":
        return ()
    sentence = antecedents.sentences[number]
    subjects = (c for c in sentence.children(token.head) if c.dep.startswith("nsubj"))
    return next((antecedents.phrase(number, s).entities for s in subjects), ())


def is_near(sentence: Sentence, phrase: Phrase, token: Token) -> bool:
    """Whether a pronoun may stand for a name of its sentence: not for one beside it around the same verb.

    Nobody helps "it" who helps himself, and "with UNICEF it trains" is of another body than UNICEF.
    """
    if token.dep == "nmod:poss" or token.text.casefold() in ("its", "their", "his"):
        return True
    verb = clause(sentence, token)
    if token.dep.startswith("nsubj"):
        return verb.index not in ancestors(sentence.tokens, phrase.token)
    return clause(sentence, phrase.token) is not verb


def _is_rival(antecedents: Antecedents, number: int, token: Token) -> bool:
    """Whether a word is an object in the singular that the text does not name."""
    phrase = antecedents.phrase(number, token) if token.dep == "obj" and token.pos == "NOUN" else None
    return phrase is not None and not phrase.plural and phrase.sort is Sort.UNNAMED and not phrase.entities


def _are_rivals(antecedents: Antecedents, number: int, token: Token) -> bool:
    """Whether a word is a noun in the plural that the text does not name."""
    if token.pos != "NOUN" or token.candidate is not None or token.dep in ("compound", "amod"):
        return False
    phrase = antecedents.phrase(number, token)
    return phrase.plural and not phrase.entities


def _is_given_to(antecedents: Antecedents, number: int, token: Token) -> bool:
    """Whether "their" is rather that of those to whom something is given: "gave the families their homes"."""
    sentence = antecedents.sentences[number]
    noun = sentence.tokens[token.head]
    receivers = [c for c in sentence.children(noun.head) if c.dep == "iobj" and c.index < token.index]
    return token.dep == "nmod:poss" and any(_are_rivals(antecedents, number, r) for r in receivers)


def _who_met(antecedents: Antecedents, number: int, subjects: list[Phrase]) -> tuple[str, ...]:
    """The two who met in a sentence: "Ms. Bokova met Mr. Kubis", "UNDP consulted with UNICEF"."""
    if not subjects or not subjects[0].entities or subjects[0].plural:
        return ()
    sentence, subject = antecedents.sentences[number], subjects[0]
    verb = sentence.tokens[subject.token.head]
    if not verb.is_one_of(("meet", "talk", "consult", "confer", "speak")):
        return ()
    for child in sentence.children(verb.index):
        joined = child.dep in ("obj", "obl") and antecedents.phrase(number, child)
        if joined and joined.entities and joined.sort is subject.sort and not joined.plural:
            return (subject.entities[0], joined.entities[0])
    return ()


def is_expletive(sentence: Sentence, token: Token) -> bool:
    """Whether "it" is the subject of "is …" or of weather and time, and stands for nobody."""
    head = sentence.tokens[token.head]
    return any(c.dep == "cop" for c in sentence.children(head.index)) or head.is_one_of(
        ("be", "seem", "appear", "take")
    )


def _is_done(sentence: Sentence, token: Token) -> bool:
    """Whether "it" is what is signed or held."""
    verb = sentence.tokens[token.head]
    return token.dep == "nsubj:pass" and verb.is_one_of(_OF_THINGS)
