"""Variants of annotated sentences: typography, case, spelling, other names, masked names."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from recipe.name_lists import NameLists
from recipe.sentences import Sentence, Token, collapse
from recipe.words import read_words

_WORDS = read_words("augmentation")
MASKS = _WORDS["masks"]
_CURLY = {"'": "’", '"': "”", "``": "“", "''": "”", "--": "–", "-": "–"}
_IZE = re.compile(r"(.{3,})iz(e|es|ed|er|ers|ing|ation|ations|ational)", re.I)
_KEPT_Z = frozenset(_WORDS["kept_z"])
_BRITISH = _WORDS["british"]

Forms = Callable[[int, Token], Token]


def _map_tokens(sentence: Sentence, change: Forms) -> Sentence:
    return replace(sentence, tokens=tuple(change(i, t) for i, t in enumerate(sentence.tokens)))


def curl_quotes(sentence: Sentence) -> Sentence:
    """Typographic quotes and dashes; a straight double quote opens and closes in turn."""
    opening = True

    def change(_: int, token: Token) -> Token:
        nonlocal opening
        if token.form == '"':
            form = "“" if opening else "”"
            opening = not opening
            return replace(token, form=form)
        if token.form in _CURLY and (token.form != "-" or token.space):
            return replace(token, form=_CURLY[token.form])
        return replace(token, form=token.form.replace("'", "’"))

    return _map_tokens(sentence, change)


def _british(word: str) -> str:
    spelled = _BRITISH.get(word.lower())
    if spelled is None:
        match = _IZE.fullmatch(word)
        if match is None or word.lower() in _KEPT_Z:
            return word
        spelled = f"{match[1]}is{match[2]}"
    return spelled.capitalize() if word[0].isupper() else spelled


def spell_british(sentence: Sentence) -> Sentence:
    """British spelling of words and lemmas."""
    return _map_tokens(
        sentence, lambda _, t: replace(t, form=_british(t.form), lemma=t.lemma and _british(t.lemma))
    )


def upper_case(sentence: Sentence) -> Sentence:
    """The sentence as an all-capital heading."""
    return _map_tokens(sentence, lambda _, t: replace(t, form=t.form.upper()))


def title_case(sentence: Sentence) -> Sentence:
    """The sentence as a headline: capitals on content words, no full stop."""
    small = {"ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ"}

    def change(i: int, token: Token) -> Token:
        if i and token.upos in small:
            return token
        return replace(token, form=token.form[:1].upper() + token.form[1:])

    return drop_full_stop(_map_tokens(sentence, change))


def drop_full_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final full stop."""
    last = len(sentence.tokens) - 1
    final = sentence.tokens[last]
    free = all(t.head != last for t in sentence.tokens[:last])
    if last < 2 or final.form != "." or not free or any(n.end > last for n in sentence.names or ()):
        return sentence
    return replace(sentence, tokens=sentence.tokens[:last], unknown=sentence.unknown - {last})


def swap_names(sentence: Sentence, lists: NameLists, rng: random.Random, rate: float) -> Sentence:
    """Other people and places in the same number of words; lemmas follow."""
    forms: dict[int, str] = {}
    for name in sentence.names or ():
        words = [t.form for t in sentence.tokens[name.start : name.end]]
        plain = all(re.fullmatch(r"[A-ZÀ-Ž][a-zà-ž’]+|[A-Z]\.", w) for w in words)
        if not plain or rng.random() > rate:
            continue
        if name.label == "PERSON" and len(words) > 1:
            for i in range(name.start, name.end - 1):
                forms[i] = lists.draw_given(rng)
            forms[name.end - 1] = lists.draw_family(rng)
        elif name.label == "LOC" and len(words) == 1:
            place = lists.draw_place(rng)
            if " " not in place:
                forms[name.start] = place
    for name in sentence.names or ():
        word = sentence.tokens[name.start].form
        if name.label == "ORG" and name.end - name.start == 1 and word.isupper() and rng.random() < rate:
            forms[name.start] = lists.draw_acronym(rng)
    return _map_tokens(sentence, lambda i, t: replace(t, form=forms[i], lemma=forms[i]) if i in forms else t)


def _mask(label: str, rng: random.Random) -> Token:
    form = rng.choice(MASKS[label])
    if label == "DATE":
        return Token(form=form, lemma=form, upos="NUM", xpos="CD", feats="NumForm=Digit|NumType=Card")
    feats = "Abbr=Yes|Number=Sing" if form.isupper() else "Number=Sing"
    return Token(form=form, lemma=form, upos="PROPN", xpos="NNP", feats=feats)


def mask_names(sentence: Sentence, rng: random.Random) -> Sentence:
    """Each name of several words becomes one familiar name of its kind, as extraction does before parsing."""
    while True:
        long = [n for n in sentence.names or () if n.label in MASKS and n.end - n.start > 1]
        if not long:
            return sentence
        name = max(long, key=lambda n: (n.end - n.start, n.start))
        sentence = collapse(sentence, name.start, name.end, _mask(name.label, rng))


def vary(sentence: Sentence, lists: NameLists, rng: random.Random) -> Sentence:
    """A random variant: often other names or typography, seldom another case."""
    sentence = swap_names(sentence, lists, rng, rate=0.4)
    if rng.random() < 0.35:
        sentence = curl_quotes(sentence)
    if rng.random() < 0.3:
        sentence = spell_british(sentence)
    if sentence.has_tree and sentence.names is not None and rng.random() < 0.25:
        sentence = mask_names(sentence, rng)
    chance = rng.random()
    if chance < 0.012:
        return upper_case(sentence)
    if chance < 0.03 and len(sentence.tokens) <= 15 and sentence.has_tree:
        return title_case(sentence)
    if chance < 0.06:
        return drop_full_stop(sentence)
    return sentence
