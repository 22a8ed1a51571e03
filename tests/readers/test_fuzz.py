"""A short run of what `make fuzz` does at length: the readers bear inputs that no program should have made."""

from __future__ import annotations

import pytest

from .fuzzing import fuzz
from .mutation import KINDS, make_input

NUMBER = 20


@pytest.mark.parametrize("kind", KINDS)
def test_readers_bear(kind: str) -> None:
    account = fuzz(kind, range(NUMBER), jobs=1)
    assert account.failures == []
    assert account.inputs == NUMBER


def test_inputs_are_the_same_each_time() -> None:
    assert [make_input(kind, 7) for kind in KINDS if kind != "pdf"] == [
        make_input(kind, 7) for kind in KINDS if kind != "pdf"
    ]
