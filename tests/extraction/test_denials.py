"""What was refused, denied, left undone or never signed, and what such words leave as it is."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# Each sentence, a relation, and the modalities under which it tells of it.
TOLD: list[tuple[str, str, set[str]]] = [
    # not done
    ("UNHCR refused to cooperate with the OSCE in Belarus.", "cooperatesWith", {"Negated"}),
    ("UNEP declined to cooperate with NATO.", "cooperatesWith", {"Negated"}),
    ("The spokesman denied that UNICEF and the OSCE had cooperated in Belarus.", "cooperatesWith", {"Negated"}),
    ("The OSCE denied that it had supported UNHCR.", "supports", {"Negated"}),
    ("UNICEF was unable to attend the Belgrade Seminar.", "participatedIn", {"Negated"}),
    ("Finland failed to take part in the Belgrade Seminar.", "participatedIn", {"Negated"}),
    ("UNICEF and the OSCE conduct no joint training.", "cooperatesWith", {"Negated"}),
    # denied twice, or only ended
    ("Russia has never refused to cooperate with the OSCE.", "cooperatesWith", {"Actual"}),
    ("The OSCE did not fail to support UNHCR.", "supports", {"Actual"}),
    ("Nobody can deny that UNDP cooperates with the OSCE.", "cooperatesWith", {"Actual"}),
    ("UNDP has not stopped cooperating with the OSCE.", "cooperatesWith", {"Actual"}),
    ("The war has not loosened UNDP's ties with the OSCE.", "cooperatesWith", {"Actual"}),
    ("UNDP and the OSCE refused to stop cooperating.", "cooperatesWith", {"Actual"}),
    ("In 2009 the OSCE stopped supporting UNHCR.", "supports", {"Actual"}),
    # what something else depended on
    ("Without the cooperation between UNHCR and the OSCE there would have been no return.", "cooperatesWith", {"Actual"}),
    # no act in common is no denial of working together
    ("UNMIK and KFOR were not promoting returns.", "cooperatesWith", set()),
    ("UNICEF and the OSCE parted without signing an agreement.", "cooperatesWith", set()),
    # wishes
    ("We would like to see UNDP cooperate with the OSCE on water management.", "cooperatesWith", {"Proposed"}),
    ("The OSCE would be glad to cooperate with UNICEF.", "cooperatesWith", {"Proposed"}),
    ("I would like to thank UNICEF for its cooperation with the OSCE.", "cooperatesWith", {"Actual"}),
    # agreements
    ("UNICEF and the OSCE parted without signing an agreement.", "partyTo", {"Negated"}),
    ("A memorandum between UNICEF and the OSCE was not signed.", "partyTo", {"Negated"}),
    ("No memorandum of understanding between UNICEF and the OSCE has been signed.", "partyTo", {"Negated"}),
    ("A memorandum of understanding between UNICEF and the OSCE will be signed in June.", "partyTo", {"Planned"}),
    ("A memorandum of understanding between UNICEF and the OSCE is being prepared.", "partyTo", {"Planned"}),
    ("A memorandum of understanding between UNICEF and the OSCE should be signed soon.", "partyTo", {"Proposed"}),
    ("The memorandum of understanding between UNICEF and the OSCE was not published.", "partyTo", {"Actual"}),
    ("A memorandum of understanding between UNICEF and the OSCE was signed in 2010.", "partyTo", {"Actual"}),
    ("UNHCR and the OSCE signed the agreement without delay.", "partyTo", {"Actual"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "modalities"), TOLD, ids=[f"{c[1]}: {c[0]}" for c in TOLD])
def test_modalities(
    text: str, predicate: str, modalities: set[str], extractor: Extractor, document: Make
) -> None:
    statements = extractor.extract(document(text)).statements
    assert {s.modality.value for s in statements if s.predicate == predicate} == modalities
