"""Mentions and statements with other entities in the place of some."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from unosce_kg.model import Mention, Statement

Rename: TypeAlias = Callable[[str], str]


def rename_mention(mention: Mention, rename: Rename) -> Mention:
    """The mention with other ids, each once."""
    return replace(mention, entities=tuple(dict.fromkeys(map(rename, mention.entities))))


def rename_statement(statement: Statement, rename: Rename) -> Statement:
    """The statement with other ids of its ends and qualifiers."""
    q = statement.qualifiers
    return replace(
        statement,
        subject=rename(statement.subject),
        object=rename(statement.object) if isinstance(statement.object, str) else statement.object,
        qualifiers=replace(
            q, topics=_each(q.topics, rename), places=_each(q.places, rename), events=_each(q.events, rename)
        ),
    )


def _each(ids: Iterable[str], rename: Rename) -> tuple[str, ...]:
    return tuple(sorted(set(map(rename, ids))))
