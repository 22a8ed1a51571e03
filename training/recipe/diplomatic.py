"""Made-up sentences of diplomatic prose whose names and structure are known by construction."""

from __future__ import annotations

import random
from collections.abc import Callable

from recipe.grammar import (
    Lexicon,
    Node,
    body,
    case,
    coordinate,
    flat_name,
    initials,
    linearize,
    punct,
    the,
    word,
)
from recipe.name_lists import NameLists
from recipe.sentences import Sentence

_SUBJECTS = (
    "political peacebuilding humanitarian disarmament refugee electoral legal migration gender security budget training "
    "border media conflict counter-terrorism peacekeeping anti-trafficking development minority water mediation"
).split()
_FIELDS = (
    "conflict prevention|human rights|border management|election observation|police reform|water security|media freedom"
    "|gender equality|arms control|counter-terrorism|anti-corruption|data protection|crisis management|small arms"
    "|organized crime|minority issues|peace operations|early warning|energy security|youth participation"
).split("|")
_UNIT_HEADS = "Office Department Centre Division Mission Bureau Secretariat Committee Commission Agency Unit Institute".split()
_UNIT_WORDS = (
    "Drugs Crime Migration Security Development Elections Refugees Disarmament Culture Media Gender Peacebuilding "
    "Mediation Minorities Trade Health Energy Statistics Justice Education Policy Training Borders Water Reform"
).split()
_POSTS = (
    "Secretary-General|Under-Secretary-General|Assistant Secretary-General|Director|Head|Special Representative"
    "|Chairperson-in-Office|Foreign Minister|Ambassador|Executive Secretary|High Commissioner|Deputy Director|President"
    "|Special Envoy|Permanent Representative|Spokesperson|Co-ordinator|Prime Minister|Chairman-in-Office|Vice-President"
).split("|")
_MONTHS = "January February March April May June July August September October November December".split()
_TRANSITIVE = (
    "signed adopted welcomed supported established presented launched reviewed prepared hosted discussed "
    "approved strengthened joined issued organized opened published co-ordinated facilitated"
).split()
_REPORTING = "said noted stressed added explained recalled underlined emphasized stated observed".split()
_OBJECTS = (
    "agreement|memorandum|declaration|report|project|training course|workshop|statement|strategy|dialogue|initiative"
    "|action plan|conference|mandate|roadmap|partnership|visit|programme|assessment mission|resolution"
).split("|")
_ADJECTIVES = (
    "joint new regional first annual comprehensive broad practical technical political lasting common".split()
)
_PURPOSES = "deepen strengthen improve support advance promote reinforce broaden address prevent".split()
_AMBIGUOUS = "channels plans supports works offers aims reports views backs funds shares hosts monitors drafts trains".split()


class Writer:
    """Draws phrases and sentences; every choice comes from one random generator."""

    def __init__(self, lists: NameLists, lexicon: Lexicon, rng: random.Random) -> None:
        self.lists = lists
        self.lexicon = lexicon
        self.rng = rng

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        return self.rng.choice(options)

    def chance(self, rate: float) -> bool:
        return self.rng.random() < rate

    # names

    def person(self) -> Node:
        given = [self.lists.draw_given(self.rng) for _ in range(2 if self.chance(0.1) else 1)]
        return flat_name([*given, self.lists.draw_family(self.rng)], "PERSON")

    def addressed(self) -> Node:
        title = word(self.pick(["Mr.", "Ms.", "Mrs.", "Dr.", "Ambassador"]), "PROPN", "NNP", "nmod:desc")
        title.outside = True
        name = (
            self.person()
            if self.chance(0.3)
            else Node(self.lists.draw_family(self.rng), "PROPN", "NNP", name="PERSON")
        )
        return name.take(title)

    def place(self) -> Node:
        return flat_name(self.lists.draw_place(self.rng).split(), "LOC")

    def unit_name(self) -> str:
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
        name = self.unit_name()
        first, *rest = name.split()
        if " and " in name and name.split()[-1] in _UNIT_HEADS and len(rest) == 3:
            head = Node(rest[-1], "PROPN", "NNP", name="ORG")
            second = Node(rest[1], "PROPN", "NNP", "conj").take(Node("and", "CCONJ", "CC", "cc"))
            return head.take(Node(first, "PROPN", "NNP", "compound").give(second))
        return body(name)

    def organization_with_acronym(self) -> Node:
        node = self.organization()
        if self.chance(0.35) and (node.right or len(node.left) > 1):
            form = initials(node) if self.chance(0.8) else self.lists.draw_acronym(self.rng)
            short = Node(form, "PROPN", "NNP", "appos", name="ORG", outside=True)
            node.give(short.take(punct("(")).give(punct(")")))
        return node

    # phrases

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
        *modifiers, head = self.pick(_FIELDS).split()
        plural = head.endswith("s") and not head.endswith("ss")
        node = word(head, "NOUN", "NNS" if plural else "NN")
        for form in reversed(modifiers):
            adjective = form in ("human", "small", "organized", "early")
            xpos = "JJ" if adjective else "NN"
            node.take(word(form, "ADJ" if adjective else "NOUN", xpos, "amod" if adjective else "compound"))
        return node

    def thing(self) -> Node:
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
        return self.addressed()

    # clauses

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
        if self.chance(0.35):
            verb.give(self.date())
        return verb

    def passive(self) -> Node:
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
        """To deepen this, …, or In order to deepen this, …"""
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
            self.possessive, self.located, self.appointed,
        ]  # fmt: skip
        root = self.rng.choice(makers)()
        if self.chance(0.15) and not root.left[0].dep.startswith(("advcl", "ccomp")):
            root.take(self.date(), punct(","))
        return linearize(root.give(punct(".")), self.lexicon)


def write_sentences(lists: NameLists, lexicon: Lexicon, count: int, seed: int) -> list[Sentence]:
    """Makes `count` sentences; the same seed and lists give the same ones."""
    writer = Writer(lists, lexicon, random.Random(seed))
    return [writer.sentence() for _ in range(count)]
