"""Examples below a command's help."""

from __future__ import annotations


def list_examples(*lines: str) -> str:
    """The end of a help text: examples, a line each (click keeps lines apart after a backspace character)."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])
