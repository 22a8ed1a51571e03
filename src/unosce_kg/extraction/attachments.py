"""Where a parser hangs particles, agents and relative clauses on the wrong word."""

from __future__ import annotations

from dataclasses import replace

from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.phrases import upwards

Tokens = tuple[Token, ...]
_RELATIVES = ("which", "whom")
_FIRST = 3  # words at least before a relative pronoun with a preposition
# Particles that the parser takes for prepositions, and the verbs that they belong to.
_PARTICLES = {"over": ("hand", "turn", "take"), "out": ("carry", "hand"), "up": ("set", "draw")}


def placed(token: Token, places: dict[int, tuple[str, int]]) -> Token:
    """The word with the relation and the head that it is given, if any."""
    dep, head = places.get(token.index, (token.dep, token.head))
    return replace(token, dep=dep, head=head)


def _with_particles(tokens: Tokens) -> Tokens:
    """What is "handed **over**" is what the verb acts on: the parser may take the particle for a preposition."""
    found = {
        t.head: t.index for t in tokens
        if t.dep == "case" and t.index and tokens[t.index - 1].lemma in _PARTICLES.get(t.text, ())
        and tokens[t.head].dep == "obl" and tokens[t.head].head == t.index - 1
    }  # fmt: skip
    places = {noun: ("obj", particle - 1) for noun, particle in found.items()}
    places |= {particle: ("compound:prt", particle - 1) for particle in found.values()}
    return tuple(placed(t, places) for t in tokens) if places else tokens


def _with_agents(tokens: Tokens) -> Tokens:
    """Who stands behind "by" acts in the passive clause, and belongs to no name: "was given to **the Court** by UNDP"."""
    passive = {t.head for t in tokens if t.dep == "aux:pass"} | {
        t.index for t in tokens if t.dep == "acl" and t.text.endswith("ed")
    }
    have = {t.head for t in tokens if t.dep == "obl:agent"}
    places: dict[int, tuple[str, int]] = {}
    for by in tokens:
        agent = tokens[by.head]
        name = tokens[agent.head]
        if by.text != "by" or by.dep != "case" or agent.dep != "nmod" or name.candidate is None:
            continue
        verb = next((t.index for t in upwards(tokens, name) if t.index in passive), None)
        if verb is not None and verb < name.index and verb not in have and agent.candidate is not None:
            places[agent.index] = ("obl:agent", verb)
    return tuple(placed(t, places) for t in tokens) if places else tokens


def _with_relatives(tokens: Tokens) -> Tokens:
    """The noun before "to which they …" is no second subject of that clause: "**the College**, to which Norway gives money, is …"."""
    for which in tokens:
        verb = tokens[which.head]
        if which.text not in _RELATIVES or which.dep != "obl" or verb.pos != "VERB" or which.index < _FIRST:
            continue
        subjects = [t for t in tokens if t.head == verb.index and t.dep == "nsubj"]
        before = [t for t in subjects if t.index < which.index]
        if (
            tokens[which.index - 2].text != ","
            or len(before) != 1
            or len(subjects) == 1
            or verb.index < which.index
        ):
            continue
        noun = before[0].index
        head = noun if verb.head == verb.index else verb.head
        places = {noun: (verb.dep, head), verb.index: ("acl:relcl", noun)}
        return tuple(placed(t, places) for t in tokens)
    return tokens


ATTACHMENTS = (_with_particles, _with_agents, _with_relatives)
