"""Whom "both organizations" means."""

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Block, BlockKind, Document, Span

pytestmark = pytest.mark.usefixtures("parsing")

TEXT = "The United Nations was founded in 1945. The OSCE sits in Vienna, like UNODC."


@pytest.mark.parametrize(
    ("title", "both"),
    [
        ("UNODC and OSCE sign a plan", ("org/osce", "org/unodc")),
        ("OSCE Chair briefs Security Council", ("org/osce", "org/un")),
        ("UNICEF and OSCE sign a plan", ("org/osce", "org/un")),  # the text has nothing of the first
        ("UNODC, UNDP and OSCE sign a plan", ("org/osce", "org/un")),
        ("ODIHR and OSCE Mission to Moldova open an office", ("org/osce", "org/un")),
        ("A day in Vienna", ("org/osce", "org/un")),
    ],
)
def test_the_two_bodies_of_the_title(title: str, both: tuple[str, ...], extractor: Extractor) -> None:
    text = f"{title}\n\n{TEXT}"
    start = len(title) + 2
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(title))),
        Block(BlockKind.PARAGRAPH, Span(start, len(text))),
    )
    document = Document("doc/1", text, "t.txt", title=title, blocks=blocks)
    assert extractor.read(document).frame.both == both
