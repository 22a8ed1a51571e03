"""Who does what in main clauses that semicolons join."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

OSCE, UNDP, UNHCR, UNICEF = "org/osce", "org/undp", "org/unhcr", "org/unicef"

# Each text, and who cooperates with whom in it.
TEXTS: list[tuple[str, set[frozenset[str]]]] = [
    (
        "UNHCR and UNDP met every week; in Croatia the OSCE was working closely with UNICEF.",
        {frozenset((UNHCR, UNDP)), frozenset((OSCE, UNICEF))},
    ),
    ("UNHCR cooperates with the OSCE; it also works with UNICEF.", {frozenset((UNHCR, OSCE)), frozenset((UNHCR, UNICEF))}),
    ("UNHCR will open an office in Osh; the OSCE and UNDP cooperate there already.", {frozenset((OSCE, UNDP))}),
    ("The OSCE did not take part in the vote; UNDP and UNICEF cooperated on the lists.", {frozenset((UNDP, UNICEF))}),
    # What has no subject of its own goes on with the one before.
    (
        "The OSCE trained judges with UNDP; opened an office; and signed a memorandum with UNHCR.",
        {frozenset((OSCE, UNDP)), frozenset((OSCE, UNHCR))},
    ),
    # Who works with whom on one side says nothing of the other.
    (
        "UNDP and UNHCR sign an agreement. UNDP and UNHCR signed a memorandum on asylum today; UNICEF will provide training for judges.",
        {frozenset((UNDP, UNHCR))},
    ),
    ("; ; ;", set()),
    ("The OSCE;", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[t for t, _ in TEXTS])
def test_who_cooperates(
    text: str, expected: set[frozenset[str]], extractor: Extractor, document: Callable[[str], Document]
) -> None:
    found = extractor.extract(document(text)).statements
    assert {frozenset((s.subject, s.object)) for s in found if s.predicate == "cooperatesWith"} == expected
