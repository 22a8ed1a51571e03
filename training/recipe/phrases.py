"""Made-up noun phrases of diplomatic prose: people, posts, bodies, places, dates, things."""

from __future__ import annotations

import random

from recipe.grammar import (
    Lexicon,
    Node,
    body,
    case,
    coordinate,
    flat_name,
    initials,
    punct,
    the,
    word,
)
from recipe.name_lists import NameLists
from recipe.words import read_words

_WORDS = read_words("diplomatic")
_FIELDS = _WORDS["fields"]
_UNIT_HEADS = _WORDS["unit_heads"]
_UNIT_WORDS = _WORDS["unit_words"]
_MEETINGS = _WORDS["meetings"]
_POSTS = _WORDS["posts"]
_MONTHS = _WORDS["months"]
_OBJECTS = _WORDS["objects"]
_ADJECTIVES = _WORDS["adjectives"]


class PhraseWriter:
    """Draws names and phrases; every choice comes from one random generator."""

    def __init__(self, lists: NameLists, lexicon: Lexicon, rng: random.Random) -> None:
        self.lists = lists
        self.lexicon = lexicon
        self.rng = rng

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        """One of the options."""
        return self.rng.choice(options)

    def chance(self, rate: float) -> bool:
        """True at the given rate."""
        return self.rng.random() < rate

    def person(self) -> Node:
        """A full name."""
        given = [self.lists.draw_given(self.rng) for _ in range(2 if self.chance(0.1) else 1)]
        return flat_name([*given, self.lists.draw_family(self.rng)], "PERSON")

    def addressed(self) -> Node:
        """A name with a form of address."""
        title = word(self.pick(["Mr.", "Ms.", "Mrs.", "Dr.", "Ambassador"]), "PROPN", "NNP", "nmod:desc")
        title.outside = True
        name = (
            self.person()
            if self.chance(0.3)
            else Node(self.lists.draw_family(self.rng), "PROPN", "NNP", name="PERSON")
        )
        return name.take(title)

    def place(self) -> Node:
        """A country or a town."""
        words = self.lists.draw_place(self.rng).split()
        if "and" not in words and "of" not in words:
            return flat_name(words, "LOC")
        node = body(" ".join(words))
        node.name = "LOC"
        return node

    def event(self) -> Node:
        """A named meeting with its article: a summit of a town, a conference on a topic."""
        shape = self.rng.random()
        if shape < 0.45:
            town = self.lists.draw_place(self.rng).split()[0]
            node = Node(self.pick(_MEETINGS), "PROPN", "NNP", name="EVENT")
            node.take(Node(town, "PROPN", "NNP", "compound"))
        elif shape < 0.75:
            topics = self.rng.sample(_UNIT_WORDS, 2)
            node = body(f"Conference on {topics[0]}" + (f" and {topics[1]}" if self.chance(0.5) else ""))
            node.name = "EVENT"
        else:
            node = Node("Council", "PROPN", "NNP", name="EVENT").take(
                Node("Ministerial", "ADJ", "NNP", "amod")
            )
            if self.chance(0.5):
                node.take(Node(self.lists.draw_place(self.rng).split()[0], "PROPN", "NNP", "compound"))
        return node.take(the())

    def unit_name(self) -> str:
        """The words of a made-up department, mission or committee."""
        topics = self.rng.sample(_UNIT_WORDS, 3)
        head = self.pick(_UNIT_HEADS)
        shape = self.rng.random()
        if shape < 0.3:
            return f"{head} {self.pick(['for', 'on', 'of'])} {topics[0]} and {topics[1]}"
        if shape < 0.5:
            return f"{head} {self.pick(['for', 'on', 'of'])} {topics[0]}"
        if shape < 0.65:
            return f"{head} for {topics[0]}, {topics[1]} and {topics[2]}"
        return f"{topics[0]} {head}" if shape < 0.85 else f"{topics[0]} and {topics[1]} {head}"

    def organization(self) -> Node:
        """A body with its article: an acronym, a real name or a made-up unit."""
        shape = self.rng.random()
        if shape < 0.3:
            return Node(self.lists.draw_acronym(self.rng), "PROPN", "NNP", name="ORG").take(the())
        if shape < 0.65:
            return body(self.pick(self.lists.bodies)).take(the())
        node = self.unit()
        if self.chance(0.3):
            owner = Node(self.lists.draw_acronym(self.rng), "PROPN", "NNP", "compound")
            node.take(owner)
        return node.take(the())

    def unit(self) -> Node:
        """The tree of a made-up unit."""
        name = self.unit_name()
        first, *rest = name.split()
        if " and " in name and name.split()[-1] in _UNIT_HEADS and len(rest) == 3:
            head = Node(rest[-1], "PROPN", "NNP", name="ORG")
            second = Node(rest[1], "PROPN", "NNP", "conj").take(Node("and", "CCONJ", "CC", "cc"))
            return head.take(Node(first, "PROPN", "NNP", "compound").give(second))
        return body(name)

    def organization_with_acronym(self) -> Node:
        """A body, now and then with its acronym in brackets."""
        node = self.organization()
        if self.chance(0.35) and (node.right or len(node.left) > 1):
            form = initials(node) if self.chance(0.8) else self.lists.draw_acronym(self.rng)
            short = Node(form, "PROPN", "NNP", "appos", name="ORG", outside=True)
            node.give(short.take(punct("(")).give(punct(")")))
        return node

    def date(self) -> Node:
        """A date with its preposition."""
        year = str(self.rng.randint(1990, 2026))
        if self.chance(0.3):
            return Node(year, "NUM", "CD", "obl", name="DATE").take(case("in"))
        month = word(self.pick(_MONTHS), "PROPN", "NNP")
        if self.chance(0.4):
            head, preposition = month, "in"
        else:
            head, preposition = (
                word(str(self.rng.randint(1, 31)), "NUM", "CD").give(month.as_("nmod:unmarked")),
                "on",
            )
        if self.chance(0.6):
            head.give(word(year, "NUM", "CD", "nmod:unmarked"))
        head.name = "DATE"
        return head.take(case(preposition)).as_("obl")

    def field(self) -> Node:
        """A field of work, as a bare noun phrase."""
        *modifiers, head = self.pick(_FIELDS).split()
        plural = head.endswith("s") and not head.endswith("ss")
        node = word(head, "NOUN", "NNS" if plural else "NN")
        for form in reversed(modifiers):
            adjective = form in ("human", "small", "organized", "early")
            xpos = "JJ" if adjective else "NN"
            node.take(word(form, "ADJ" if adjective else "NOUN", xpos, "amod" if adjective else "compound"))
        return node

    def thing(self) -> Node:
        """What is signed, adopted or launched."""
        *modifiers, head = self.pick(_OBJECTS).split()
        node = word(head, "NOUN", "NN").take(*(word(m, "NOUN", "NN", "compound") for m in modifiers))
        if self.chance(0.6):
            node.take(word(self.pick(_ADJECTIVES), "ADJ", "JJ", "amod"))
        first = node.left[0].form if node.left else head
        node.take(the("the") if self.chance(0.4) else the("an" if first[0] in "aeiou" else "a"))
        if self.chance(0.5):
            node.give(self.field().take(case("on")).as_("nmod"))
        return node

    def post(self) -> Node:
        """A post, now and then of a body, in a place or for a field."""
        *modifiers, head = self.pick(_POSTS).split()
        adjective = {"Special", "High", "Foreign", "Permanent", "Executive", "Prime", "Deputy"}
        node = word(head, "PROPN", "NNP")
        for form in reversed(modifiers):
            is_adjective = form in adjective
            node.take(
                word(form, "ADJ" if is_adjective else "PROPN", "NNP", "amod" if is_adjective else "compound")
            )
        shape = self.rng.random()
        if shape < 0.4:
            node.give(self.organization().take(case("of")).as_("nmod"))
        elif shape < 0.55:
            node.give(self.place().take(case(self.pick(["of", "in", "to"]))).as_("nmod"))
        elif shape < 0.8:
            topics = [
                Node(t, "PROPN", "NNPS" if t.endswith("s") else "NNP")
                for t in self.rng.sample(_UNIT_WORDS, 2)
            ]
            affairs = coordinate(topics) if self.chance(0.5) else topics[0]
            node.give(affairs.take(case("for")).as_("nmod"))
        if self.chance(0.3):
            node.take(the())
        return node

    def officer(self) -> Node:
        """A person with a post as apposition, or a post with a person as apposition."""
        if self.chance(0.7):
            post = self.post().take(punct(",")).as_("appos")
            post.outside = True
            return self.person().give(post)
        person = self.person().take(punct(",")).as_("appos")
        person.outside = True
        return self.post().give(person)

    def closed(self, node: Node) -> Node:
        """Closes an apposition that the clause goes on after."""
        return (
            node.give(punct(","))
            if node.right and node.right[-1].dep == "appos" and node.right[-1].left[0].form == ","
            else node
        )

    def actor(self) -> Node:
        """Who acts: an officer, a body, several bodies, an addressed person."""
        shape = self.rng.random()
        if shape < 0.3:
            return self.closed(self.officer())
        if shape < 0.5:
            return self.organization_with_acronym()
        if shape < 0.85:
            bodies = [self.organization_with_acronym() for _ in range(self.rng.choice((2, 2, 2, 3)))]
            if self.chance(0.2):
                bodies[-1].left = [child for child in bodies[-1].left if child.dep != "det"]
            return coordinate(bodies)
        if shape < 0.93:
            return coordinate([self.place() for _ in range(self.rng.choice((1, 1, 2, 3)))])
        return self.addressed()
