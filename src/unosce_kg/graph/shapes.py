"""SHACL shapes as queries for what breaks them, so that a validator needs to judge nothing else.

A validator in Python takes minutes for a million triples; few nodes or none of them break a shape, which the engine
finds out many times faster. What these queries cannot ask is an error, so that nobody relies on them for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Literal, Node, URIRef

# What tells of a shape, and asks nothing of its nodes.
_TOLD = frozenset(
    (RDF.type, RDFS.comment, RDFS.label, SH.name, SH.description, SH.message, SH.severity, SH.order, SH.path)
)
_TARGETS: Mapping[Node, str] = {
    SH.targetClass: "?this a {0} .",
    SH.targetNode: "VALUES ?this {{ {0} }}",
    SH.targetSubjectsOf: "?this {0} ?target .",
    SH.targetObjectsOf: "?target {0} ?this .",
}
_KINDS: Mapping[Node, str] = {SH.IRI: "isIRI", SH.Literal: "isLiteral"}
_THIS, _VALUE = "?this", "?value"


@dataclass(frozen=True, slots=True)
class Question:
    """How to find what breaks a shape.

    Attributes:
        doubt: A query that is true if any node, of whatever class, is as the broken one would be; "" if there is none.
            It takes a fraction of the time, and shapes of several classes share it.
        query: The query for the node, with those on the way to the value that is wrong.
    """

    doubt: str
    query: str


def write_queries(shapes: Graph) -> Iterator[Question]:
    """The queries for what breaks a shape.

    Raises:
        ValueError: If a shape asks for something that they cannot.
    """
    for target, pattern in _TARGETS.items():
        for at in sorted(set(shapes.objects(None, target)), key=str):
            where = pattern.format(_write(at))
            judging = sorted(shapes.subjects(target, at), key=str)
            faults = [fault for shape in judging for fault in _Shape(shapes, shape).faults()]
            # Only a class has so many nodes that it is worth to ask twice.
            lack = f"{where} {_lack_any(faults)}" if target == SH.targetClass else ""
            for fault in faults:
                anywhere = lack if fault.demand else fault.anywhere
                doubt = f"ASK {{ {anywhere} }}" if anywhere and target == SH.targetClass else ""
                yield Question(doubt, f"SELECT * {{ {where} {fault.pattern} }}")


def _lack_any(faults: Iterable[_Fault]) -> str:
    """What keeps those of all nodes that lack anything that is demanded of them."""
    return f"FILTER ({' || '.join(f'NOT EXISTS {{ {fault.demand} }}' for fault in faults if fault.demand)})"


@dataclass(frozen=True, slots=True)
class _Fault:
    """A way to break a shape.

    Attributes:
        pattern: What follows the pattern of a target in a query.
        anywhere: A pattern that fits wherever this one does, of whatever target; "" if there is none.
        demand: What the node lacks; "" if it is broken by what it has.
    """

    pattern: str
    anywhere: str = ""
    demand: str = ""

    @classmethod
    def lacking(cls, demand: str) -> _Fault:
        """The fault of a node that a pattern does not fit."""
        return cls(f"MINUS {{ {demand} }}", demand=demand)


class _Shape:
    """A shape, and the values that it judges: those on its path, or the node itself.

    Args:
        graph: All shapes.
        node: The shape.
        value: Where values are judged by a shape that another one names: the variable for them.
    """

    def __init__(self, graph: Graph, node: Node, value: str = "") -> None:
        self._graph, self._node = graph, node
        path = graph.value(node, SH.path)
        self._steps = _write_path(graph, path) if path else ()
        self._value = value or (_VALUE if path else _THIS)

    def faults(self) -> Iterator[_Fault]:
        """The ways to break the shape."""
        parts = list(self._parts())
        single = [(p, o) for p, o in parts if p in _ON_VALUES and p != SH["class"]]
        if broken := " || ".join(self._expression(p, o) for p, o in single):
            pattern = f"{self._reach(self._value)} FILTER ({broken})"
            yield _Fault(pattern, pattern if self._steps else "")
        for parameter, argument in parts:
            if parameter == SH["class"]:
                yield self._of_another(argument)
            elif parameter in _ON_SETS:
                yield from _ON_SETS[parameter](self, argument)

    def breaks(self) -> str:
        """An expression that is true of a value that breaks the shape, which must ask only of single values."""
        return "(" + " || ".join(self._expression(p, o) for p, o in self._parts()) + ")"

    def _parts(self) -> Iterator[tuple[Node, Node]]:
        known = _ON_VALUES.keys() | _ON_SETS.keys()
        for parameter, argument in sorted(self._graph.predicate_objects(self._node)):
            if parameter in known:
                yield parameter, argument
            elif parameter not in _TOLD and parameter not in _TARGETS and parameter not in _QUALIFIED:
                raise ValueError(f"{self._node}: {parameter} cannot be asked")

    def _expression(self, parameter: Node, argument: Node) -> str:
        if parameter not in _ON_VALUES:
            raise ValueError(f"{self._node}: {parameter} cannot be asked of a single value")
        return _ON_VALUES[parameter](self, argument, self._value)

    def _reach(self, value: str) -> str:
        """The pattern that binds a variable to a value, and others to what lies between."""
        name = value if value.startswith("?") else "?fixed"
        ends = [_THIS, *(f"{name}_{number}" for number in range(1, len(self._steps))), value]
        return " ".join(
            f"{one} {step} {other} ." for one, step, other in zip(ends, self._steps, ends[1:], strict=False)
        )

    def _any_of(self, list_: Node, value: str) -> str:
        options = (_Shape(self._graph, option, value).breaks() for option in Collection(self._graph, list_))
        return f"({' && '.join(options)})"

    def _none_of(self, list_: Node, value: str) -> str:
        same = " || ".join(f"sameTerm({value}, {_write(term)})" for term in Collection(self._graph, list_))
        return f"!({same})"

    def _no_language_of(self, list_: Node, value: str) -> str:
        tags = " || ".join(
            f"LANGMATCHES(LANG({value}), {_write(tag)})" for tag in Collection(self._graph, list_)
        )
        return f"!(isLiteral({value}) && ({tags}))"

    def _of_another(self, class_: Node) -> _Fault:
        reached, of_class = self._reach(self._value), f"{{ {self._value} a {_write(class_)} }}"
        anywhere = f"{{ SELECT DISTINCT {self._value} {{ {reached} }} }} MINUS {of_class}"
        return _Fault(f"{reached} FILTER NOT EXISTS {of_class}", anywhere if self._steps else "")

    def _too_few(self, least: Node) -> Iterator[_Fault]:
        _demand(least, 1)
        yield _Fault.lacking(self._reach("?any"))

    def _too_many(self, most: Node) -> Iterator[_Fault]:
        one, other = (self._reach(value) for value in ("?one", "?other"))
        counted = f"SELECT (COUNT(DISTINCT {_THIS}) AS ?nodes) (COUNT(*) AS ?values) {{ {one} }}"
        several = f"{{ {counted} }} FILTER (?nodes * {most} < ?values)"  # so many that one must have too many
        yield _Fault(_more_than(most, one, other), several)

    def _without(self, value: Node) -> Iterator[_Fault]:
        yield _Fault.lacking(self._reach(_write(value)))

    def _unequal(self, predicate: Node) -> Iterator[_Fault]:
        path = "/".join(self._steps)
        for mine, theirs in (path, _write(predicate)), (_write(predicate), path):
            yield _Fault(f"{_THIS} {mine} ?one . FILTER NOT EXISTS {{ {_THIS} {theirs} ?one }}")

    def _qualified(self, shape: Node) -> Iterator[_Fault]:
        def reach(value: str) -> str:
            return f"{self._reach(value)} FILTER (!{_Shape(self._graph, shape, value).breaks()})"

        least, most = (self._graph.value(self._node, bound) for bound in _QUALIFIED)
        if least:
            _demand(least, 1)
            yield _Fault.lacking(reach("?any"))
        if most:
            yield _Fault(_more_than(most, reach("?one"), reach("?other")))


# Expressions that are true of a value that breaks a part of a shape; none of them ends in an error.
_ON_VALUES: Mapping[Node, Callable[[_Shape, Node, str], str]] = {
    SH["class"]: lambda _, class_, v: f"NOT EXISTS {{ {v} a {_write(class_)} }}",
    SH.datatype: lambda _, type_, v: (
        f"!(isLiteral({v}) && DATATYPE({v}) = {_write(type_)})" + _ill_formed(type_, v)
    ),
    SH.nodeKind: lambda _, kind, v: f"!{_KINDS[kind]}({v})",
    SH.pattern: lambda _, regex, v: f"(isBlank({v}) || !REGEX(STR({v}), {_write(regex)}))",
    SH.minLength: lambda _, least, v: f"(isBlank({v}) || STRLEN(STR({v})) < {_write(least)})",
    SH.minInclusive: lambda _, least, v: f"!COALESCE({v} >= {_write(least)}, false)",
    SH.maxInclusive: lambda _, most, v: f"!COALESCE({v} <= {_write(most)}, false)",
    SH.lessThan: lambda _, p, v: (
        f"EXISTS {{ {_THIS} {_write(p)} ?more FILTER (!COALESCE({v} < ?more, false)) }}"
    ),
    SH.disjoint: lambda _, p, v: f"EXISTS {{ {_THIS} {_write(p)} {v} }}",
    SH["in"]: _Shape._none_of,
    SH["or"]: _Shape._any_of,
    SH.languageIn: _Shape._no_language_of,
}
# What is asked of all values together.
_ON_SETS: Mapping[Node, Callable[[_Shape, Node], Iterator[_Fault]]] = {
    SH.minCount: _Shape._too_few,
    SH.maxCount: _Shape._too_many,
    SH.hasValue: _Shape._without,
    SH.equals: _Shape._unequal,
    SH.qualifiedValueShape: _Shape._qualified,
}
_QUALIFIED = (SH.qualifiedMinCount, SH.qualifiedMaxCount)


def _ill_formed(datatype: Node, value: str) -> str:
    """The rest of an expression, for text that is no value of its datatype; what needs no form has none."""
    if datatype in (XSD.string, RDF.langString):
        return ""
    return f" || !COALESCE(isLiteral({_write(datatype)}(STR({value}))), false)"


def _more_than(most: Node, one: str, other: str) -> str:
    """Whether there is a value, or a second one."""
    if str(most) == "0":
        return one
    _demand(most, 1)
    return f"{one} {other} FILTER (!sameTerm(?one, ?other))"


def _demand(number: Node, expected: int) -> None:
    if str(number) != str(expected):
        raise ValueError(f"a count of {number} cannot be asked")


def _write_path(graph: Graph, path: Node) -> tuple[str, ...]:
    """The steps of a path.

    Raises:
        ValueError: If it is more than predicates, there or back, one behind the other.
    """
    if isinstance(path, URIRef):
        return (_write(path),)
    if inverse := graph.value(path, SH.inversePath):
        return (f"^{_write(inverse)}",)
    steps = [_write_path(graph, step) for step in Collection(graph, path)]
    if not steps or any(len(step) != 1 for step in steps):
        raise ValueError("a path that cannot be asked")
    return tuple(step for (step,) in steps)


def _write(term: Node) -> str:
    """A term as SPARQL writes it.

    Raises:
        ValueError: If it is a blank node.
    """
    if isinstance(term, URIRef | Literal):
        return term.n3()
    raise ValueError("a blank node cannot be asked")
