"""Made-up sentences of diplomatic prose whose names and structure are known by construction."""

from __future__ import annotations

import random
from collections.abc import Callable

from recipe.grammar import (
    Lexicon,
    Node,
    case,
    coordinate,
    linearize,
    punct,
    the,
    word,
)
from recipe.name_lists import NameLists
from recipe.phrases import PhraseWriter
from recipe.sentences import Sentence
from recipe.words import read_words

_WORDS = read_words("diplomatic")
_TRANSITIVE = _WORDS["transitive"]
_REPORTING = _WORDS["reporting"]
_PURPOSES = _WORDS["purposes"]
_AMBIGUOUS = _WORDS["ambiguous"]


class Writer(PhraseWriter):
    """Draws whole sentences."""

    def clause(self) -> Node:
        """Subject, transitive verb, object, now and then place and date."""
        verb = word(self.pick(_TRANSITIVE), "VERB", "VBD")
        subject = self.actor().as_("nsubj")
        if self.chance(0.25):
            verb = word(verb.form, "VERB", "VBN")
            plural = any(child.dep == "conj" for child in subject.right)
            verb.take(word("have" if plural else "has", "AUX", "VBP" if plural else "VBZ", "aux"))
        verb.take(subject)
        objects = coordinate([self.thing(), self.thing()]) if self.chance(0.2) else self.thing()
        verb.give(objects.as_("obj"))
        if self.chance(0.3):
            verb.give(self.place().take(case("in")).as_("obl"))
        elif self.chance(0.2):
            verb.give(self.event().take(case("at")).as_("obl"))
        if self.chance(0.35):
            verb.give(self.date())
        return verb

    def passive(self) -> Node:
        """Something was adopted by a body."""
        verb = word(self.pick(_TRANSITIVE), "VERB", "VBN").take(word("was", "AUX", "VBD", "aux:pass"))
        verb.take(self.thing().as_("nsubj:pass"))
        verb.give(self.organization().take(case("by")).as_("obl:agent"))
        return verb.give(self.date()) if self.chance(0.4) else verb

    def delivered(self) -> Node:
        """A message delivered on somebody's behalf."""
        verb = word(self.pick(["delivered", "read", "presented"]), "VERB", "VBN").take(
            word("was", "AUX", "VBD", "aux:pass")
        )
        verb.take(
            word(self.pick(["message", "statement", "address", "speech"]), "NOUN", "NN", "nsubj:pass").take(
                the()
            )
        )
        owner = word(self.pick(["his", "her"]), "PRON", "PRP$", "nmod:poss")
        verb.give(word("behalf", "NOUN", "NN", "obl").take(case("on"), owner))
        return verb.give(self.officer().take(case("by")).as_("obl:agent"))

    def fronted_purpose(self) -> Node:
        """A purpose first: to deepen this, or in order to deepen this, a body did something."""
        main = self.clause() if self.chance(0.7) else self.passive()
        purpose = word(self.pick(_PURPOSES), "VERB", "VB", "advcl").take(word("to", "PART", "TO", "mark"))
        if self.chance(0.3):
            purpose.take(case("in").as_("mark").give(word("order", "NOUN", "NN", "fixed")))
        target = word(
            self.pick(["cooperation", "dialogue", "partnership", "process", "work", "exchange"]),
            "NOUN",
            "NN",
            "obj",
        )
        purpose.give(target.take(the(self.pick(["this", "the", "that", "their"]))))
        if target.left[0].form == "their":
            target.left[0] = word("their", "PRON", "PRP$", "nmod:poss")
        if self.chance(0.4):
            target.give(self.organization().take(case(self.pick(["with", "between"]))).as_("nmod"))
        if self.chance(0.3):
            second = word(self.pick(_PURPOSES), "VERB", "VB", "conj").take(
                word("and", "CCONJ", "CC", "cc"), word("to", "PART", "TO", "mark")
            )
            purpose.give(second.give(self.field().as_("obj")))
        return main.take(purpose, punct(","))

    def homograph(self) -> Node:
        """The Liaison Office channels expertise: a verb that could be a plural noun."""
        verb = word(self.pick(_AMBIGUOUS), "VERB", "VBZ")
        if verb.form in ("works", "aims", "reports"):
            verb.form = "supports"
        subject = self.unit().take(the()) if self.chance(0.6) else self.organization()
        return verb.take(subject.as_("nsubj")).give(self.thing().as_("obj"))

    def reported(self) -> Node:
        """Speech with the speaker after it, the verb before or after its subject."""
        speech = self.clause() if self.chance(0.6) else self.passive()
        report = word(self.pick(_REPORTING), "VERB", "VBD")
        speaker = (
            self.officer() if self.chance(0.4) else self.addressed() if self.chance(0.5) else self.post()
        ).as_("nsubj")
        quoted = self.chance(0.4)
        if self.chance(0.3):
            mark = [] if quoted else [word("that", "SCONJ", "IN", "mark")]
            before = [punct(","), punct("“")] if quoted else []
            speech.take(*before, *mark).as_("ccomp")
            if quoted:
                speech.give(punct("”"))
            return report.take(self.closed(speaker)).give(speech)
        if quoted:
            speech.take(punct("“"))
        speech.as_("ccomp")
        marks = [punct(","), punct("”")] if quoted else [punct(",")]
        if self.chance(0.5):
            return report.take(speech, *marks).give(speaker)
        return report.take(speech, *marks, self.closed(speaker))

    def between(self) -> Node:
        """Co-operation between bodies as subject."""
        noun = word(
            self.pick(["cooperation", "co-operation", "partnership", "dialogue", "coordination"]),
            "NOUN",
            "NN",
        )
        parties = coordinate([self.organization_with_acronym(), self.organization_with_acronym()])
        noun.give(parties.take(case("between")).as_("nmod"))
        verb = word(self.pick(["covers", "includes", "addresses", "concerns"]), "VERB", "VBZ").take(
            noun.as_("nsubj")
        )
        topics = [self.field() for _ in range(self.rng.choice((1, 2, 3)))]
        return verb.give(coordinate(topics).as_("obj"))

    def meeting(self) -> Node:
        """An officer met officers in a place."""
        verb = word("met", "VERB", "VBD").take(self.closed(self.officer()).as_("nsubj"))
        if self.chance(0.5):
            verb.give(self.officer().take(case("with")).as_("obl"))
            if self.chance(0.5):
                verb.right[-1] = self.addressed().take(case("with")).as_("obl")
                verb.give(self.place().take(case("in")).as_("obl"), self.date())
            return verb
        return verb.give(self.addressed().as_("obj"), self.place().take(case("in")).as_("obl"), self.date())

    def possessive(self) -> Node:
        """A body's unit and its programme did something."""
        owner = self.organization()
        owner.give(Node("'s", "PART", "POS", "case", glued=True, outside=True))
        owner.as_("nmod:poss").outside = True
        unit = self.unit().take(owner)
        verb = word(self.pick(_TRANSITIVE), "VERB", "VBD").take(unit.as_("nsubj"))
        return verb.give(self.thing().as_("obj"), self.date())

    def held(self) -> Node:
        """A named meeting was held, or it adopted something."""
        if self.chance(0.5):
            verb = word("adopted", "VERB", "VBD").take(self.event().as_("nsubj"))
            return verb.give(self.thing().as_("obj"), self.date())
        verb = word("held", "VERB", "VBN").take(word("was", "AUX", "VBD", "aux:pass"))
        verb.take(self.event().as_("nsubj:pass"))
        return verb.give(self.place().take(case("in")).as_("obl"), self.date())

    def located(self) -> Node:
        """X is based in Y."""
        verb = word(self.pick(["based", "located", "headquartered"]), "VERB", "VBN").take(
            word("is", "AUX", "VBZ", "aux:pass")
        )
        verb.take(self.organization_with_acronym().as_("nsubj:pass"))
        return verb.give(self.place().take(case("in")).as_("obl"))

    def appointed(self) -> Node:
        """X was appointed post."""
        verb = word(self.pick(["appointed", "named", "elected"]), "VERB", "VBN").take(
            word("was", "AUX", "VBD", "aux:pass")
        )
        verb.take(self.person().as_("nsubj:pass"))
        return verb.give(self.post().as_("xcomp"), self.date())

    def sentence(self) -> Sentence:
        """One finished sentence."""
        makers: list[Callable[[], Node]] = [
            self.clause, self.clause, self.clause, self.passive, self.delivered, self.fronted_purpose,
            self.fronted_purpose, self.homograph, self.reported, self.reported, self.between, self.meeting,
            self.possessive, self.held, self.held, self.located, self.appointed,
        ]  # fmt: skip
        root = self.rng.choice(makers)()
        if self.chance(0.15) and not root.left[0].dep.startswith(("advcl", "ccomp")):
            root.take(self.date(), punct(","))
        return linearize(root.give(punct(".")), self.lexicon)


def write_sentences(lists: NameLists, lexicon: Lexicon, count: int, seed: int) -> list[Sentence]:
    """Makes `count` sentences; the same seed and lists give the same ones."""
    writer = Writer(lists, lexicon, random.Random(seed))
    return [writer.sentence() for _ in range(count)]
