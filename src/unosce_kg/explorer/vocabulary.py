"""What the ontology says about the page: labels, colours and shapes of classes, words of relations."""

from __future__ import annotations

from functools import cache

import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from unosce_kg.explorer.view import RelationWords, TypeStyle
from unosce_kg.resources import locate

UNO = rdflib.Namespace("https://w3id.org/unosce-kg/ontology#")
_UNO = str(UNO)
FAMILIES = ("dot", "star", "hexagon", "square", "diamond", "triangle", "triangleDown")
FALLBACK = TypeStyle("Entity", "entity", "#999999", "dot")


class Vocabulary:
    """Classes and relations of an ontology graph, by local name."""

    def __init__(self, ontology: rdflib.Graph) -> None:
        self._ontology = ontology
        self.styles = {style.name: style for style in _read_styles(ontology)}
        self.relations = {words.name: words for words in _read_relations(ontology)}

    def find_type(self, classes: set[str]) -> str | None:
        """The most specific of the classes that the page has a style for, or None."""
        known = classes & self.styles.keys()
        specific = {name for name in known if not (self._subclasses(name) & known)}
        return min(specific, default="Entity" if "Entity" in classes else None)

    def find_label(self, text: str) -> str:
        """The label of the ontology's term, if the text is the address of one; else the text itself."""
        return _label(self._ontology, rdflib.URIRef(text)) if text.startswith(str(UNO)) else text

    def _subclasses(self, name: str) -> set[str]:
        found = self._ontology.transitive_subjects(RDFS.subClassOf, UNO[name])
        return {local_name(node) for node in found if node != UNO[name]}


def local_name(node: rdflib.term.Node | str | None) -> str:
    """The part of an IRI behind the ontology's namespace; the whole IRI where it is of another."""
    return str(node).removeprefix(_UNO)


@cache
def load_vocabulary() -> Vocabulary:
    """Read the packaged ontology.

    Raises:
        SetupError: If the installation lacks it.
    """
    return Vocabulary(rdflib.Graph().parse(locate("ontology", "unosce.ttl"), format="ox-turtle"))


def _label(ontology: rdflib.Graph, node: rdflib.term.Node) -> str:
    return str(ontology.value(node, RDFS.label) or local_name(node))


def _read_styles(ontology: rdflib.Graph) -> list[TypeStyle]:
    """Styles by family, as their shapes tell them, in a family the general class last."""
    styles = [
        TypeStyle(
            name=local_name(node),
            label=_label(ontology, node),
            colour=str(colour),
            shape=str(ontology.value(node, UNO.nodeShape)),
            parents=_parents(ontology, node),
        )
        for node, colour in ontology.subject_objects(UNO.colour)
    ]
    return sorted(styles, key=lambda style: (_rank(style), style.colour == FALLBACK.colour, style.name))


def _rank(style: TypeStyle) -> int:
    """Bodies first, then people and posts, places, events, agreements, topics; unknown shapes last."""
    return FAMILIES.index(style.shape) if style.shape in FAMILIES else len(FAMILIES)


def _parents(ontology: rdflib.Graph, node: rdflib.term.Node) -> tuple[str, ...]:
    found = (other for other in ontology.transitive_objects(node, RDFS.subClassOf) if other != node)
    return tuple(local_name(other) for other in found if str(other).startswith(UNO))


def _read_relations(ontology: rdflib.Graph) -> list[RelationWords]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    properties = {node for kind in kinds for node in ontology.subjects(RDF.type, kind)}
    words = []
    for node in sorted(properties, key=str):
        label = _label(ontology, node)
        other = ontology.value(predicate=OWL.inverseOf, object=node)
        symmetric = (node, RDF.type, OWL.SymmetricProperty) in ontology
        inverse = (
            label if symmetric else _label(ontology, other) if other else f"{label} (from the other side)"
        )
        words.append(RelationWords(local_name(node), label, inverse))
    return words
