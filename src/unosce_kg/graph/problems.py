"""What a check of a graph finds, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule that a graph breaks at one place.

    Attributes:
        rule: Name of the rule: a shape's, or one of `integrity`.
        subject: Id, or address, of what breaks it.
        message: What is wrong.
        serious: It makes the graph invalid; otherwise a person should look at it.
    """

    rule: str
    subject: str
    message: str
    serious: bool = True
