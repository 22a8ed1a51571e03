"""Facts, plans, wishes and denials, as whole sentences tell them."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]
pytestmark = pytest.mark.usefixtures("parsing")

# Each sentence, and the only modality under which it puts the relation between the two bodies it names.
ONLY = [
    ("UNICEF will continue its cooperation with the OSCE.", "cooperatesWith", "Actual"),
    ("UNODC will strengthen its cooperation with the OSCE.", "cooperatesWith", "Actual"),
    ("UNDP and the OSCE have agreed to cooperate on water management.", "cooperatesWith", "Planned"),
    ("UNEP has never cooperated with NATO.", "cooperatesWith", "Negated"),
    ("UNHCR does not cooperate with the OSCE in Armenia.", "cooperatesWith", "Negated"),
    # facts
    ("UNDP works closely with the OSCE Mission to Serbia.", "cooperatesWith", "Actual"),
    ("The OSCE cooperated with UNHCR in 2001.", "cooperatesWith", "Actual"),
    ("UNESCO welcomed its cooperation with the OSCE.", "cooperatesWith", "Actual"),
    ("UNDP has deepened its partnership with the OSCE.", "cooperatesWith", "Actual"),
    ("UNODC's partnership with ODIHR began in 2004.", "cooperatesWith", "Actual"),
    ("The OSCE supported UNHCR.", "supports", "Actual"),
    # denials that affirm
    ("Never has the United Nations worked as closely with the OSCE as it does today.", "cooperatesWith", "Actual"),
    ("The OSCE and UNHCR have never cooperated so closely.", "cooperatesWith", "Actual"),
    ("UNICEF not only cooperates with the OSCE but also advises Moldova.", "cooperatesWith", "Actual"),
    ("UNDP and the OSCE run courses together, though not always in one room.", "cooperatesWith", "Actual"),
    # denials of something else
    ("The rains have not ended, and UNICEF is still clearing mines together with UNDP.", "cooperatesWith", "Actual"),
    ("The letter did not change UNICEF's cooperation with the OSCE.", "cooperatesWith", "Actual"),
    # plans
    ("UNHCR and the OSCE will launch a joint project in Tajikistan.", "cooperatesWith", "Planned"),
    ("UNHCR and the OSCE will cooperate in Tajikistan.", "cooperatesWith", "Planned"),
    ("UNHCR and the OSCE decided to establish a partnership.", "cooperatesWith", "Planned"),
    ("UNICEF intends to cooperate with the OSCE.", "cooperatesWith", "Planned"),
    ("UNDP declared its readiness to work with the OSCE on water.", "cooperatesWith", "Proposed"),
    ("UNDP reiterated its willingness to cooperate with the OSCE.", "cooperatesWith", "Proposed"),
    ("UNICEF and the OSCE were keen to work together in Serbia.", "cooperatesWith", "Proposed"),
    ("UNDP widened the scope of its cooperation with the OSCE.", "cooperatesWith", "Actual"),
    ("UNICEF is to work with the OSCE on schools.", "cooperatesWith", "Planned"),
    ("UNICEF and the OSCE are to sign a memorandum of understanding.", "partyTo", "Planned"),
    ("The task of the OSCE is to help UNHCR.", "supports", "Actual"),
    ("UNICEF is to be congratulated for having worked with the OSCE on schools.", "cooperatesWith", "Actual"),
    ("Discussions are under way to establish ties between UNESCO and the OSCE.", "cooperatesWith", "Planned"),
    ("They opened talks to set up a partnership between UNESCO and the OSCE.", "cooperatesWith", "Planned"),
    ("In May they began consultations to agree on closer ties of UNICEF with the OSCE.", "cooperatesWith", "Planned"),
    ("They used the talks to praise the partnership between UNESCO and the OSCE.", "cooperatesWith", "Actual"),
    ("The OSCE will support UNHCR.", "supports", "Planned"),
    ("The OSCE agreed to support UNHCR.", "supports", "Planned"),
    # wishes
    ("UNICEF should cooperate with the OSCE in Moldova.", "cooperatesWith", "Proposed"),
    ("UNODC could cooperate with ODIHR on human trafficking.", "cooperatesWith", "Proposed"),
    ("UNESCO may cooperate with NATO on media freedom.", "cooperatesWith", "Proposed"),
    ("The OSCE hopes to cooperate with UN Women.", "cooperatesWith", "Proposed"),
    ("UNESCO seeks closer cooperation with the OSCE.", "cooperatesWith", "Proposed"),
    ("UNDP is ready to cooperate with the OSCE.", "cooperatesWith", "Proposed"),
    ("The Permanent Council called on ODIHR to cooperate with UNODC.", "cooperatesWith", "Proposed"),
    ("The OSCE should support UNHCR.", "supports", "Proposed"),
    ("The OSCE needs to support UNHCR.", "supports", "Proposed"),
    ("I hope that UNESCO and the OSCE will work together on media freedom.", "cooperatesWith", "Proposed"),
    ("He suggested that UNESCO and the OSCE would hold a joint seminar.", "cooperatesWith", "Proposed"),
    ("She announced that UNESCO and the OSCE will work together on media freedom.", "cooperatesWith", "Planned"),
    ("He named two subjects on which he would like to see UNDP and the OSCE meet every week.", "cooperatesWith", "Proposed"),
    ("She would like to see the school which UNDP and the OSCE run together in Moldova.", "cooperatesWith", "Actual"),
    ("I was glad to see UNDP and the OSCE train judges together.", "cooperatesWith", "Actual"),
    # what was learned stands under the words above both names
    ("He suggested that UNESCO, UNDP and the OSCE put their lawyers at one table.", "cooperatesWith", "Proposed"),
    ("She said that UNESCO, UNDP and the OSCE had put their lawyers at one table.", "cooperatesWith", "Actual"),
    ("The delegate proposed an exchange of lessons between UNESCO and the OSCE.", "cooperatesWith", "Proposed"),
    ("The delegate praised the exchange of lessons between UNESCO and the OSCE.", "cooperatesWith", "Actual"),
    # denials
    ("UNDP and the OSCE do not cooperate in Belarus.", "cooperatesWith", "Negated"),
    ("There is no cooperation between UNESCO and NATO.", "cooperatesWith", "Negated"),
    ("There will be no cooperation between UNESCO and NATO.", "cooperatesWith", "Negated"),
    ("The OSCE did not support UNHCR.", "supports", "Negated"),
    ("UNODC never supported ODIHR.", "supports", "Negated"),
    ("The rains have ended, and UNICEF does not cooperate with UNDP.", "cooperatesWith", "Negated"),
    ("No joint mission of UNESCO and the OSCE is under way.", "cooperatesWith", "Negated"),
    ("NATO cannot support UNHCR.", "supports", "Negated"),
    # subjects that deny their verb
    ("No officials of IOM supported ODIHR.", "supports", "Negated"),
    ("Neither UNHCR nor IOM attended the Belgrade Seminar.", "participatedIn", "Negated"),
    ("None of the experts of UNESCO took part in the Belgrade Seminar.", "participatedIn", "Negated"),
    ("Finland was silent at the Belgrade Seminar. No representatives of Frontex attended the event.", "participatedIn", "Negated"),
    ("No fewer than forty OSCE officers support UNMIK.", "supports", "Actual"),
    ("The OSCE, which has no cars, supports UNMIK.", "supports", "Actual"),
    # who comes next in the chair
    ("The OSCE met. We wish the incoming Serbian Chairmanship every success.", "chaired", "Planned"),
]  # fmt: skip

# Sentences in which a wish or plan stands beside what they take for granted.


def modalities(extractor: Extractor, document: Document, predicate: str) -> set[str]:
    return {s.modality.value for s in extractor.extract(document).statements if s.predicate == predicate}


@pytest.mark.parametrize(("text", "predicate", "modality"), ONLY, ids=[c[0] for c in ONLY])
def test_modality(text: str, predicate: str, modality: str, extractor: Extractor, document: Make) -> None:
    assert modalities(extractor, document(text), predicate) == {modality}


def test_what_is_put_forward_is_always_a_proposal(extractor: Extractor, document: Make) -> None:
    text = "Kofi Annan proposed closer work on conflict prevention."
    assert modalities(extractor, document(text), "proposed") == {"Proposed"}
