"""Relations that cannot be as a parser has them are put right."""

from __future__ import annotations

import pytest

from unosce_kg.extraction.candidates import Token
from unosce_kg.extraction.mending import mend
from unosce_kg.model import Span

# (words as word/class/relation/head, which word, its relation and head afterwards)
MENDED = [
    ("UN*/PROPN/compound/1 supplies/VERB/ROOT/1 tents/NOUN/obj/1", 0, "nsubj", 1),
    ("UN*/PROPN/compound/1 supplies/NOUN/ROOT/1", 0, "compound", 1),
    ("They/PRON/nsubj/1 help/VERB/ROOT/1 partners/NOUN/obj/1 ,/PUNCT/punct/5 including/VERB/case/5 UN*/PROPN/obl/1", 5, "nmod", 2),
    ("They/PRON/nsubj/1 help/VERB/ROOT/1 partners/NOUN/obj/1 ,/PUNCT/punct/5 in/ADP/case/5 Kosovo*/PROPN/obl/1", 5, "obl", 1),
    ("Act/VERB/ROOT/0 by/ADP/case/2 UN*/PROPN/obl/0 and/CCONJ/cc/4 EU*/PROPN/conj/2 in/ADP/case/6 Kosovo*/PROPN/conj/2", 6, "obl", 0),
    ("Act/VERB/ROOT/0 by/ADP/case/2 UN*/PROPN/obl/0 ,/PUNCT/punct/4 EU*/PROPN/conj/2 and/CCONJ/cc/6 FAO*/PROPN/conj/2", 6, "conj", 2),
    ("Act/VERB/ROOT/0 in/ADP/case/2 Osh*/PROPN/obl/0 and/CCONJ/cc/4 Naryn*/PROPN/conj/2 in/ADP/case/6 Batken*/PROPN/conj/2", 6, "conj", 2),
    ("UN*/PROPN/nsubj/5 ,/PUNCT/punct/3 in/ADP/case/3 papers/NOUN/nmod/0 ,/PUNCT/punct/0 asked/VERB/ROOT/5", 3, "obl", 5),
    ("UN*/PROPN/nsubj/4 in/ADP/case/2 Osh*/PROPN/nmod/0 ,/PUNCT/punct/0 asked/VERB/ROOT/4", 2, "nmod", 0),
    ("They/PRON/nsubj/1 hand/VERB/ROOT/1 over/ADP/case/3 cars/NOUN/obl/1", 3, "obj", 1),
    ("They/PRON/nsubj/1 jump/VERB/ROOT/1 over/ADP/case/3 cars/NOUN/obl/1", 3, "obl", 1),
    ("Given/VERB/acl/0 to/ADP/case/2 Court*/PROPN/obl/0 by/ADP/case/4 UN*/PROPN/nmod/2", 4, "nmod", 2),
    ("Cars/NOUN/nsubj:pass/2 were/AUX/aux:pass/2 given/VERB/ROOT/2 to/ADP/case/4 Court*/PROPN/obl/2 by/ADP/case/6 UN*/PROPN/nmod/4",
     6, "obl:agent", 2),
    ("Cars/NOUN/nsubj:pass/2 were/AUX/aux:pass/2 given/VERB/ROOT/2 to/ADP/case/4 courts/NOUN/obl/2 by/ADP/case/6 UN*/PROPN/nmod/4",
     6, "nmod", 4),
    ("Cars/NOUN/nsubj:pass/7 handed/VERB/acl/0 to/ADP/case/3 Court*/PROPN/obl/1 by/ADP/case/5 UN*/PROPN/nmod/3 were/AUX/aux:pass/7 "
     "sold/VERB/ROOT/7", 5, "obl:agent", 1),
]  # fmt: skip


def tokens(words: str) -> tuple[Token, ...]:
    rows = (word.split("/") for word in words.split())
    return tuple(
        Token(
            i, text, text.casefold(), pos, dep, int(head), Span(2 * i, 2 * i + 1), 0 if "*" in text else None
        )
        for i, (text, pos, dep, head) in enumerate(rows)
    )


@pytest.mark.parametrize(("words", "index", "dep", "head"), MENDED)
def test_relations(words: str, index: int, dep: str, head: int) -> None:
    token = mend(tokens(words))[index]
    assert (token.dep, token.head) == (dep, head)


@pytest.mark.parametrize(
    ("words", "pos"),
    [
        ("Meeting/NOUN/advcl/5 in/ADP/case/2 Oslo*/PROPN/nmod/0 ,/PUNCT/punct/5 they/PRON/nsubj/5 agreed/VERB/ROOT/5", "VERB"),
        ("Meeting/NOUN/advcl/5 here/ADV/advmod/0 ,/PUNCT/punct/5 the/DET/det/4 OSCE*/PROPN/nsubj/5 agreed/VERB/ROOT/5", "VERB"),
        ("Meeting/NOUN/nsubj/3 in/ADP/case/2 Oslo*/PROPN/nmod/0 ends/VERB/ROOT/3 on/ADP/case/5 Monday/PROPN/obl/3", "NOUN"),
        ("Meeting/NOUN/nsubj/5 of/ADP/case/2 States/NOUN/nmod/0 ,/PUNCT/punct/5 which/PRON/nsubj/5 ended/VERB/ROOT/5", "NOUN"),
        ("Meeting/NOUN/ROOT/0 in/ADP/case/2 Oslo*/PROPN/nmod/0 ,/PUNCT/punct/5 3/NUM/nummod/5 May/PROPN/nmod/0", "NOUN"),
    ],
)  # fmt: skip
def test_meeting_at_the_head(words: str, pos: str) -> None:
    assert mend(tokens(words))[0].pos == pos
