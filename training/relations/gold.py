"""What gold files state, and which of the program's entities theirs are; the form is told in `tests/evaluation/README.md`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from unosce_kg.graph.merging import SYMMETRIC
from unosce_kg.model import Entity, Extraction, Knowledge

ANYTHING = "*"


@dataclass(frozen=True)
class Gold:
    """A gold file.

    Attributes:
        entities: Class and names of each.
        relations: Subject, relation, object (an entity's first name, or `*`), and whether it must be found.
    """

    entities: tuple[tuple[str, frozenset[str]], ...]
    relations: tuple[tuple[int | None, str | None, int | None, bool], ...]


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        ValueError: If a relation's end is no entity of the file.
    """
    entities: list[tuple[str, list[str]]] = []
    relations = []
    for line in path.read_text(encoding="utf-8").splitlines():
        head, *cells = (cell.strip() for cell in line.split("|"))
        code, _, first = head.partition(" ")
        if code in ("E", "E?"):
            entities.append((first.strip(), [normalize(n) for n in cells[0].split(";")]))
        elif code in ("R", "R?"):
            relations.append((first.strip(), cells[0], cells[1], code == "R"))

    def index(name: str) -> int | None:
        if name == ANYTHING:
            return None
        wanted = normalize(name)
        for known in (1, None):
            for number, (_, names) in enumerate(entities):
                if wanted in names[:known]:
                    return number
        raise ValueError(f"{path.name}: no entity is named {name!r}")

    return Gold(
        tuple((kind, frozenset(names)) for kind, names in entities),
        tuple((index(s), None if p == ANYTHING else p, index(o), must) for s, p, o, must in relations),
    )


def normalize(name: str) -> str:
    """A name without case, accents, punctuation, article and possessive."""
    text = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    text = re.sub(r"'s\b", "", "".join(c for c in text if not unicodedata.combining(c)))
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    return re.sub(r"^(the|a|an|our|its|their) ", "", text)


def align(extraction: Extraction, gold: Gold, knowledge: Knowledge) -> dict[str, int]:
    """The program's entities to those of the gold file, by shared names, each at most once, best first."""
    texts: dict[str, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        for entity in mention.entities:
            texts[entity].add(mention.text)
    new = {e.id: e for e in extraction.entities}
    pairs = []
    for id_ in sorted(texts):
        entity = knowledge.entities.get(id_) or new[id_]
        names = {normalize(n) for n in (entity.label, *(a.text for a in entity.aliases), *texts[id_])}
        for index, (kind, gold_names) in enumerate(gold.entities):
            if shared := len(names & gold_names):
                pairs.append((_agree(entity, kind, knowledge.classes), shared, -index, id_))
    found: dict[str, int] = {}
    for _, _, minus, id_ in sorted(pairs, reverse=True):
        if id_ not in found and -minus not in found.values():
            found[id_] = -minus
    return found


def _agree(entity: Entity, kind: str, classes: Mapping[str, tuple[str, ...]]) -> bool:
    return kind == entity.type or kind in classes.get(entity.type, ()) or entity.type in classes.get(kind, ())


def judge(gold: Gold, aligned: Mapping[str, int], subject: str, predicate: str, object_: str) -> bool | None:
    """Whether the gold file states a relation; None where it leaves that open."""
    ends = aligned.get(subject, -1), aligned.get(object_, -1)
    ways = [ends, ends[::-1]] if predicate in SYMMETRIC else [ends]
    fitting = [
        must
        for s, p, o, must in gold.relations
        if p in (None, predicate) and any(s in (None, a) and o in (None, b) for a, b in ways)
    ]
    return None if fitting and not any(fitting) else bool(fitting)
