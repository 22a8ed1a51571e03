"""Small hand-made graphs of the contract's shape."""

from __future__ import annotations

import random

import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from unosce_kg.text import digest

UNO = rdflib.Namespace("https://w3id.org/unosce-kg/ontology#")
ID = rdflib.Namespace("https://w3id.org/unosce-kg/id/")
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = rdflib.Namespace("https://schema.org/")

PARENTS = {
    **dict.fromkeys(("UNBody", "OSCEBody", "RegionalOrganization", "StateBody"), "Organization"),
    **dict.fromkeys(("Country", "Territory", "Region", "City"), "Place"),
    **dict.fromkeys(("Meeting", "Crisis", "Process"), "Event"),
}
KINDS = {"Organization": "org", "Person": "person", "Post": "post", "Place": "place", "Event": "event",
         "Agreement": "agreement", "Topic": "topic"}  # fmt: skip
DATATYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}

HOSTILE = [
    "</script><script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    "a title with href in it <img src=x onerror=window.ran=1>",
    "<!--<script>",
    "]]></style><svg onload=window.ran=1>",
    "\u202egnisrever\u202c",
    "zero\u200bwidth\u2060joined\ufeff",
    "line\u2028and\u2029paragraph",
    "{{ 7 * 7 }}{% raw %}",
    "'\"`&amp;\\u003cscript\\u003e",
    "x" * 20_000,
    "🏳️‍🌈 名前 اسم",
]
"""Texts that want to be markup, script, or to deceive the eye."""


def date(text: str) -> rdflib.Literal:
    return rdflib.Literal(text, datatype=DATATYPES[len(text)])


class GraphBuilder:
    """Adds entities, documents and statements to a graph as the contract says."""

    def __init__(self) -> None:
        self.graph = rdflib.Graph()
        self.labels: dict[rdflib.URIRef, str] = {}
        self.lengths: dict[rdflib.URIRef, int] = {}

    def entity(
        self, kind: str, slug: str, label: str, *aliases: str, same: str | None = None
    ) -> rdflib.URIRef:
        top = PARENTS.get(kind, kind)
        node = ID[f"{KINDS[top]}/{slug}"]
        for name in {kind, top, "Entity"}:
            self.graph.add((node, RDF.type, UNO[name]))
        self.graph.add((node, SKOS.prefLabel, rdflib.Literal(label, lang="en")))
        for alias in aliases:
            self.graph.add((node, SKOS.altLabel, rdflib.Literal(alias, lang="en")))
        if same:
            self.graph.add((node, SCHEMA.sameAs, rdflib.URIRef(same)))
        self.labels[node] = label
        return node

    def document(self, slug: str, title: str, day: str | None = None, source: str | None = None, **more: str
                 ) -> rdflib.URIRef:  # fmt: skip
        node = ID[f"doc/{slug}"]
        self.graph.add((node, RDF.type, UNO.SourceDocument))
        self.graph.add((node, UNO.fileName, rdflib.Literal(f"{slug}.txt")))
        self.graph.add((node, DCTERMS.title, rdflib.Literal(title)))
        if day:
            self.graph.add((node, DCTERMS.date, date(day)))
        if source:
            self.graph.add((node, DCTERMS.source, rdflib.URIRef(source)))
        for name, value in more.items():
            self.graph.add((node, DCTERMS[name], rdflib.Literal(value)))
        return node

    def mention(self, document, entity, start: int, text: str) -> rdflib.URIRef:
        node = ID[f"mention/{digest(f'{document}{entity}{start}')[:16]}"]
        self.graph.add((node, RDF.type, UNO.Mention))
        self.graph.add((node, UNO.refersTo, entity))
        self.graph.add((node, UNO.inDocument, document))
        self.graph.add((node, NIF.beginIndex, rdflib.Literal(start)))
        self.graph.add((node, NIF.endIndex, rdflib.Literal(start + len(text))))
        self.graph.add((node, NIF.anchorOf, rdflib.Literal(text)))
        return node

    def evidence(self, statement, document, sentence: str, subject, target, begin=None, trigger="", score=0.9
                 ) -> rdflib.URIRef:  # fmt: skip
        begin = self.lengths.get(document, 0) if begin is None else begin
        self.lengths[document] = begin + len(sentence) + 1
        node = ID[f"evidence/{digest(f'{statement}{document}{begin}{sentence}')[:16]}"]
        add = self.graph.add
        add((node, RDF.type, UNO.Evidence))
        add((node, UNO.inDocument, document))
        add((node, NIF.beginIndex, rdflib.Literal(begin)))
        add((node, NIF.endIndex, rdflib.Literal(begin + len(sentence))))
        add((node, NIF.anchorOf, rdflib.Literal(sentence)))
        add((node, UNO.confidence, rdflib.Literal(str(score), datatype=XSD.decimal)))
        add((node, UNO.pattern, rdflib.Literal("made-by-hand")))
        if trigger:
            add((node, UNO.trigger, rdflib.Literal(trigger)))
        for predicate, entity in ((UNO.subjectMention, subject), (UNO.objectMention, target)):
            label = self.labels.get(entity, "")
            if label and label in sentence:
                start = begin + sentence.index(label)
                add((node, predicate, self.mention(document, entity, start, label)))
        add((statement, PROV.wasDerivedFrom, node))
        return node

    def statement(self, subject, predicate: str, target, *, modality="Actual", score=0.9, topics=(),
                  places=(), events=(), on=None, start=None, end=None) -> rdflib.URIRef:  # fmt: skip
        target = date(target) if not isinstance(target, rdflib.URIRef) else target
        content = f"{subject}{predicate}{target}{modality}{topics}{places}{events}{on}{start}{end}"
        node = ID[f"statement/{digest(content)[:16]}"]
        add = self.graph.add
        for kind in (UNO.Statement, RDF.Statement):
            add((node, RDF.type, kind))
        add((node, RDF.subject, subject))
        add((node, RDF.predicate, UNO[predicate]))
        add((node, RDF.object, target))
        add((node, UNO.modality, UNO[modality]))
        add((node, UNO.confidence, rdflib.Literal(str(score), datatype=XSD.decimal)))
        for name, values in (("onTopic", topics), ("inPlace", places), ("atEvent", events)):
            for value in values:
                add((node, UNO[name], value))
        for name, value in (("onDate", on), ("startDate", start), ("endDate", end)):
            if value:
                add((node, UNO[name], date(value)))
        if modality == "Actual":
            add((subject, UNO[predicate], target))
        return node

    def record(self, statement, row: str, source: str) -> rdflib.URIRef:
        node = ID[f"record/{digest(row)[:16]}"]
        self.graph.add((node, RDF.type, UNO.ReferenceRecord))
        self.graph.add((node, DCTERMS.identifier, rdflib.Literal(row)))
        self.graph.add((node, DCTERMS.source, rdflib.URIRef(source)))
        self.graph.add((statement, PROV.wasDerivedFrom, node))
        return node

    def say(self, document, sentence: str, subject, predicate: str, target, trigger="", score=0.9, **more
            ) -> rdflib.URIRef:  # fmt: skip
        """A statement with one sentence as its evidence."""
        statement = self.statement(subject, predicate, target, score=score, **more)
        self.evidence(statement, document, sentence, subject, target, trigger=trigger, score=score)
        return statement


def make_small() -> rdflib.Graph:
    """Two bodies, a topic, a meeting, a plan, a wish, a denial and a background fact."""
    b = GraphBuilder()
    un = b.entity("UNBody", "un", "United Nations", "UN", same="https://www.wikidata.org/wiki/Q1065")
    osce = b.entity("OSCEBody", "osce", "OSCE", "Organization for Security and Co-operation in Europe")
    unodc = b.entity("UNBody", "unodc", "UNODC", "United Nations Office on Drugs and Crime")
    odihr = b.entity("OSCEBody", "odihr", "ODIHR")
    topic = b.entity("Topic", "human-trafficking", "human trafficking", "trafficking in human beings")
    vienna = b.entity("City", "vienna", "Vienna", "Wien")
    kubis = b.entity("Person", "jan-kubis", "Ján Kubiš")
    post = b.entity("Post", "osce-secretary-general", "OSCE Secretary General")
    meeting = b.entity("Meeting", "joint-meeting-2007", "Joint Meeting of 2007")
    plan = b.entity("Agreement", "plan-2007", "Joint Action Plan")
    b.entity("Region", "central-asia", "Central Asia")
    note = b.document("note-2007", "The two bodies agree on a plan", "2007-05-14", "https://example.org/note",
                      identifier="SG/2007", publisher="Example Press")  # fmt: skip
    other = b.document("letter-2008", "A letter to the members", "2008-02")
    sentence = "UNODC signed a plan with the OSCE on human trafficking in Vienna."
    said = b.say(note, sentence, unodc, "cooperatesWith", osce, "signed … with",
                 topics=(topic,), places=(vienna,), on="2007-05-14", score=0.93)  # fmt: skip
    b.evidence(said, other, "Since then the OSCE has worked with UNODC.", unodc, osce, 7, "worked with", 0.8)
    b.say(
        note, "ODIHR will support UNODC next year.", odihr, "supports", unodc, "support", modality="Planned"
    )
    b.say(other, "The United Nations should work with ODIHR.", odihr, "cooperatesWith", un, "work with",
          modality="Proposed", score=0.7)  # fmt: skip
    b.say(
        other, "The OSCE did not fund the United Nations.", osce, "supports", un, "fund", modality="Negated"
    )
    b.say(note, "Ján Kubiš spoke at the Joint Meeting of 2007.", kubis, "addressed", meeting, "spoke at")
    b.say(note, "The Joint Meeting of 2007 was in Vienna.", meeting, "tookPlaceIn", vienna, "was in")
    b.say(note, "The Joint Meeting of 2007 was on 14 May.", meeting, "onDate", "2007-05-14")
    b.say(note, "UNODC issued the Joint Action Plan.", unodc, "partyTo", plan, "issued")
    for subject, predicate, target in ((unodc, "partOf", un), (odihr, "partOf", osce)):
        fact = b.statement(subject, predicate, target, score=1)
        b.record(fact, f"gazetteer/un.csv:{len(str(subject))}", "https://example.org/list")
    held = b.statement(kubis, "holdsPost", post, start="1999", end="2005", score=1)
    b.record(held, "facts/posts.csv:3", "https://example.org/posts")
    return b.graph


def make_hostile():
    """Every hostile text as a name, alias, title, sentence, trigger and address."""
    b = GraphBuilder()
    for number, text in enumerate(HOSTILE):
        one = b.entity("UNBody", f"one-{number}", text, text, same="javascript:window.ran=1")
        two = b.entity("Topic", f"two-{number}", f"{text} two")
        document = b.document(f"d{number}", text, "2001-01-01", "javascript:window.ran=1", publisher=text)
        said = b.say(document, f"Before {text} after.", one, "worksOn", two, text)
        b.record(said, text, "javascript:window.ran=1")
    return b.graph


def make_large(count: int, seed: int = 1) -> rdflib.Graph:
    """A graph of `count` entities in groups, about three statements for each."""
    chance = random.Random(seed)
    b = GraphBuilder()
    kinds = ("UNBody", "OSCEBody", "Country", "Topic", "Person", "Meeting", "City", "Agreement", "Post")
    nodes = []
    for n in range(count):
        kind = chance.choice(kinds)
        nodes.append(b.entity(kind, f"{kind.lower()}-{n}", f"{kind} of number {n}"))
    documents = [b.document(f"d{n}", f"Document {n}", f"{1993 + n % 30}-03-0{1 + n % 9}") for n in range(40)]
    for n in range(count):
        for _ in range(3):
            group = range(n // 30 * 30, min(n // 30 * 30 + 30, count))
            other = (
                chance.choice(group)
                if chance.random() < 0.85
                else min(int(chance.paretovariate(0.7)), count) - 1
            )
            if other != n:
                sentence = f"{b.labels[nodes[n]]} works with {b.labels[nodes[other]]} in some way."
                b.say(chance.choice(documents), sentence, nodes[n],
                      chance.choice(("cooperatesWith", "supports", "concerns", "participatedIn")),
                      nodes[other], "works with", round(chance.uniform(0.5, 1), 2),
                      modality=chance.choice(("Actual",) * 6 + ("Planned", "Proposed")))  # fmt: skip
    return b.graph
