"""The curated knowledge in `data/ontology`, read and checked into frozen values."""

from __future__ import annotations

import hashlib
from pathlib import Path

from unosce_kg.errors import SetupError
from unosce_kg.garbage import without_collection
from unosce_kg.knowledge.facts import load_facts
from unosce_kg.knowledge.gazetteer import Gazetteer, load_gazetteer
from unosce_kg.knowledge.judgements import FILE, load_judgements
from unosce_kg.knowledge.learned import load_calibration, load_learned, load_nominals
from unosce_kg.knowledge.lexicon import load_lexicon
from unosce_kg.knowledge.ontology import load_ontology
from unosce_kg.knowledge.patterns import load_name_patterns, load_relation_patterns
from unosce_kg.knowledge.topics import load_topics
from unosce_kg.knowledge.uniting import apply_judgements
from unosce_kg.model import Knowledge

__all__ = ["load"]

FILES = (
    "*.ttl", "*.toml", FILE, "gazetteer/*.csv", "facts/*.csv", "names/*.jsonl", "relations/*.jsonl", "learned/*.json",
)  # fmt: skip


@without_collection()
def load(folder: Path, *more: Path) -> Knowledge:
    """Read a knowledge folder, and a user's own folders that add rows to it.

    Args:
        folder: The packaged `data/ontology`; the ontology itself comes from here alone.
        more: Folders of the same layout; each may hold any part of it.

    Raises:
        SetupError: If a file cannot be read or a row breaks a rule; rows are named by file and line.
    """
    folders = (folder, *more)
    for path in folders:
        if not path.is_dir():
            raise SetupError(f"{path}: no such folder of knowledge")
    ontology = load_ontology(folder / "unosce.ttl")
    lexicon = load_lexicon(folders)
    gazetteer = load_gazetteer(folders, ontology.classes)
    topics = load_topics(folders)
    entities = {**gazetteer.entities, **topics.entities}
    _check_references(gazetteer, frozenset(entities))
    dated = load_facts(folders, frozenset(ontology.signatures), frozenset(entities))
    known = Knowledge(
        entities=entities,
        origins={**gazetteer.origins, **topics.origins},
        names=(*gazetteer.names, *topics.names),
        facts=(*gazetteer.facts, *dated),
        lifetimes=gazetteer.lifetimes,
        broader=topics.broader,
        classes=ontology.classes,
        signatures=ontology.signatures,
        lexicon=lexicon,
        relation_patterns=load_relation_patterns(folders, ontology.signatures, ontology.classes, lexicon),
        name_patterns=load_name_patterns(folders, ontology.classes, lexicon),
        digest=_digest(folders),
        learned_relations=load_learned(folders, frozenset(ontology.signatures)),
        learned_nominals=load_nominals(folders, ontology.classes),
        calibration=load_calibration(folders, ontology.signatures),
    )
    return apply_judgements(known, load_judgements(folders, known.entities, known.names))


def _check_references(gazetteer: Gazetteer, known: frozenset[str]) -> None:
    for row in gazetteer.rows.values():
        for column in ("parent", "place"):
            for target in row.many(column):
                if target not in known:
                    raise row.error(f"column {column!r}: unknown entity {target!r}")


def _digest(folders: tuple[Path, ...]) -> str:
    """Digest of names and bytes of all knowledge files, the same wherever the folders lie."""
    sha = hashlib.sha256()
    for folder in folders:
        for path in sorted({p for pattern in FILES for p in folder.glob(pattern)}):
            sha.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            sha.update(path.read_bytes())
    return f"sha256:{sha.hexdigest()}"
