"""Named spans from the coreference annotation of GUM (`Entity=`), which marks every mention, named or not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from recipe.sentences import Name, Sentence, Token
from recipe.words import read_words

_MENTION = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
_LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "event": "EVENT",
    "abstract": "MISC",
    "object": "MISC",
}
_WORDS = read_words("gum_names")
_TITLES = frozenset(_WORDS["titles"])
_INNER = frozenset(_WORDS["inner"])
_INNER_OF_PERSON = frozenset(_WORDS["inner_of_person"])
_TIME = re.compile(
    r"(years?|months?|weeks?|weekends?|days?|hours?|decades?|centur(y|ies)|today|yesterday|tomorrow|tonight|morning"
    r"|afternoon|evening|night|noon|summer|winter|spring|autumn|fall|\d{3,4}s?|(jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)\.?|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.I,
)


@dataclass(frozen=True)
class Mention:
    """An annotated mention: token range, GUM entity type, and whether it is linked to an article."""

    start: int
    end: int
    kind: str
    linked: bool


def read_mentions(tokens: tuple[Token, ...]) -> list[Mention]:
    """Reads the bracketed mentions in the MISC column of one sentence."""
    mentions = []
    opened: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for i, token in enumerate(tokens):
        for item in token.misc.split("|"):
            if not item.startswith("Entity="):
                continue
            for single, opening, closing in _MENTION.findall(item[7:]):
                if closing:
                    group = closing.split("-")[0]
                    if opened[group]:
                        start, kind, linked = opened[group].pop()
                        mentions.append(Mention(start, i + 1, kind, linked))
                    continue
                fields = (single or opening).split("-", 7)
                if single:
                    mentions.append(Mention(i, i + 1, fields[1], len(fields) > 7))
                else:
                    opened[fields[0]].append((i, fields[1], len(fields) > 7))
    return mentions


def _is_proper(token: Token) -> bool:
    return token.xpos in ("NNP", "NNPS")


def _head(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    inside = range(start, end)
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


def _date(tokens: tuple[Token, ...], mention: Mention, head: int) -> Name | None:
    start, end = mention.start, mention.end
    part = tokens[start:end]
    if end - start > 7 or tokens[head].upos in ("PRON", "VERB"):
        return None
    if not any(t.xpos == "CD" or _TIME.fullmatch(t.form) for t in part):
        return None
    if any(t.dep.startswith(("acl", "ccomp", "advcl")) for t in part):
        return None
    while start < end and tokens[start].upos in ("ADP", "PUNCT", "ADV", "SCONJ"):
        start += 1
    while start < end and tokens[end - 1].upos == "PUNCT":
        end -= 1
    return Name(start, end, "DATE") if start < end else None


class _Trimmer:
    """Cuts one mention to the contiguous name around its head."""

    def __init__(self, tokens: tuple[Token, ...], mention: Mention, label: str) -> None:
        self.tokens = tokens
        self.mention = mention
        self.label = label
        self.inner = _INNER_OF_PERSON if label == "PERSON" else _INNER

    def fits(self, i: int) -> bool:
        token = self.tokens[i]
        if _is_proper(token):
            return True
        if not token.form[:1].isupper() or (self.label == "PERSON" and token.form[0] == "I"):
            return False
        return i > 0 and token.upos in ("NOUN", "ADJ", "PROPN", "NUM", "VERB", "X")

    def find_head(self) -> int | None:
        """The head of the name, which may be an apposition inside the mention ("co-star Jensen Ackles")."""
        start, end = self.mention.start, self.mention.end
        head = _head(self.tokens, start, end)
        if head is None or _is_proper(self.tokens[head]):
            return head
        if self.label == "PERSON":
            named = (
                i
                for i in range(head + 1, end)
                if self.tokens[i].head == head
                and _is_proper(self.tokens[i])
                and self.tokens[i].dep in ("appos", "flat")
            )
            return next(named, None)
        part = self.tokens[start:end]
        if self.mention.linked and any(_is_proper(t) or t.form.isupper() for t in part):
            return head if self.tokens[head].form[:1].isupper() else None
        return None

    def extend_left(self, head: int) -> int:
        left = head
        for i in range(head - 1, self.mention.start - 1, -1):
            token = self.tokens[i]
            number = token.xpos == "CD" and self.label in ("EVENT", "MISC")
            joint = token.form in ("-", "–", "&", ".") and i > self.mention.start
            if self.fits(i) or number or joint:
                left = i
            elif not (token.form.lower() in self.inner and i > self.mention.start and self.fits(i - 1)):
                break
        while left < head and not self.fits(left) and self.tokens[left].xpos != "CD":
            left += 1
        return left

    def extend_right(self, head: int, left: int) -> int:
        right, i = head + 1, head + 1
        while i < self.mention.end:
            token = self.tokens[i]
            number = (
                token.xpos == "CD"
                and self.label in ("EVENT", "MISC", "ORG", "LOC")
                and left <= token.head < i
            )
            if self.fits(i) or number:
                right = i + 1
            elif token.form.lower() in self.inner:
                after = i
                while after < self.mention.end and self.tokens[after].form.lower() in self.inner:
                    after += 1
                short = after < self.mention.end and after - i <= 3 and self.fits(after)
                barred = (self.label == "PERSON" and token.form.lower() in ("and", "in")) or (
                    self.label == "LOC" and token.form in ("in", "at", "on")
                )
                if not short or barred:
                    break
                i, right = after, after + 1
            else:
                break
            i += 1
        return right

    def trim(self, start: int, end: int) -> Name | None:
        form = [t.form for t in self.tokens]
        if self.label == "PERSON":
            while start < end - 1 and form[start].lower().rstrip(".-") in _TITLES | {"", "of"}:
                start += 1
            if form[start].lower().rstrip(".") in _TITLES or "of" in [f.lower() for f in form[start:end]]:
                return None
        if form[start].lower() == "the":
            start += 1
        while end > start and form[end - 1] in ("'s", "’s", "'", ".", "-", ","):
            if form[end - 1] == "." and len(form[end - 2]) <= 3:
                break
            end -= 1
        if start >= end or not any(c.isalpha() for f in form[start:end] for c in f):
            return None
        return Name(start, end, self.label)


def find_name(tokens: tuple[Token, ...], mention: Mention) -> Name | None:
    """The name inside a mention, or None where the mention is not a name."""
    if mention.kind == "time":
        head = _head(tokens, mention.start, mention.end)
        return None if head is None else _date(tokens, mention, head)
    label = _LABELS.get(mention.kind)
    if label is None:
        return None
    trimmer = _Trimmer(tokens, mention, label)
    head = trimmer.find_head()
    if head is None or tokens[head].form == "I" or (label == "PERSON" and tokens[head].xpos == "NNPS"):
        return None
    left = trimmer.extend_left(head)
    return trimmer.trim(left, trimmer.extend_right(head, left))


def add_names(sentence: Sentence) -> Sentence:
    """Returns the sentence with the names that its `Entity=` annotation holds."""
    found = (find_name(sentence.tokens, mention) for mention in read_mentions(sentence.tokens))
    names = {name for name in found if name is not None}
    return replace(sentence, names=tuple(sorted(names, key=lambda n: (n.start, n.end, n.label))))
