"""Offices: what they are called, in which body or State they are, and who holds them."""

from collections.abc import Callable

import pytest

from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Document

Make = Callable[[str], Document]

# text, holder, label of the office, body
HELD = [
    # the title around its body
    ("UNICEF spokeswoman Maria Virtanen said no.", "Maria Virtanen",
     "Spokeswoman of the United Nations Children's Fund", "org/unicef"),
    ("They met UNHCR's Europe director, Paul Okonjo, in Bonn.", "Paul Okonjo",
     "Europe director of the Office of the United Nations High Commissioner for Refugees", "org/unhcr"),
    ("Maria Virtanen, a former deputy head of UNICEF, spoke.", "Maria Virtanen",
     "Deputy head of the United Nations Children's Fund", "org/unicef"),
    ("Paul Okonjo, Head, OSCE Mission to Moldova, opened it.", "Paul Okonjo",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("The Minister for Widgets, Trade and Cogs of Serbia, Maria Virtanen, agreed.", "Maria Virtanen",
     "Minister for Widgets, Trade and Cogs of Serbia", "place/serbia"),
    # an owner before or after it
    ("UNICEF stays. Its spokesman in Belgrade, Paul Okonjo, said so.", "Paul Okonjo",
     "Spokesman of the United Nations Children's Fund in Belgrade", "org/unicef"),
    ("In a text read by its President, Maria Virtanen (Finland), the Security Council agreed.", "Maria Virtanen",
     "President of the United Nations Security Council", "org/un-security-council"),
    ("The World Health Organization and its Director-General, Maria Virtanen, spoke.", "Maria Virtanen",
     "Director-General of the World Health Organization", "org/who"),
    # the chair of a body from a State, and the minister that the chair is
    ("In Albania, UNICEF heard the Finnish chairman, Foreign Minister Maria Virtanen.", "Maria Virtanen",
     "Foreign Minister of Finland", "place/finland"),
    ("The OSCE sent him to Albania for its Finnish chairman, Foreign Minister Maria Virtanen.", "Maria Virtanen",
     "Foreign Minister of Finland", "place/finland"),
    # a part of a body
    ("Maria Virtanen, Head of ODIHR's Human Rights Department, spoke.", "Maria Virtanen",
     "Head of the ODIHR Human Rights Department", "org/osce-odihr-human-rights-department"),
    # by a verb without an office
    ("Maria Virtanen, who was then in charge of the OSCE Conflict Prevention Centre, spoke.", "Maria Virtanen",
     "Director of the OSCE Conflict Prevention Centre", "org/osce-conflict-prevention-centre"),
    # in lists that begin with an office
    ("The Director of ODIHR, Paul Okonjo, the Head of the OSCE Mission to Moldova, Maria Virtanen, and the Executive "
     "Director of UNICEF, Eva Novak, met.", "Maria Virtanen", "Head of the OSCE Mission to Moldova",
     "org/osce-mission-to-moldova"),
    ("Paul Okonjo, the Director of ODIHR, and Maria Virtanen, the Head of the OSCE Mission to Moldova, met.",
     "Maria Virtanen", "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    # a holder who is called like a town
    ("Ambassador Paul Sorokin, Head of the OSCE Mission to Moldova, opened it.", "Paul Sorokin",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    # a State that the text speaks of, or names after the holder
    ("Foreign Minister Maria Virtanen of Finland met the Serbian delegation.", "Maria Virtanen",
     "Foreign Minister of Finland", "place/finland"),
    ("Serbia's Interior Minister Paul Okonjo met her Slovak counterpart, Eva Novak.", "Eva Novak",
     "Interior Minister of Slovakia", "place/slovakia"),
    ("In Serbia, Foreign Minister Paul Okonjo received the OSCE Chairperson-in-Office, Ms. Ann Linde.", "Paul Okonjo",
     "Foreign Minister of Serbia", "place/serbia"),
    ("In Serbia, Foreign Minister Paul Okonjo met Maria Virtanen, who is also Foreign Minister of Finland.", "Paul Okonjo",
     "Foreign Minister of Serbia", "place/serbia"),
    ("In Serbia, Foreign Minister Paul Okonjo met Maria Virtanen, who is also Foreign Minister of Finland.", "Maria Virtanen",
     "Foreign Minister of Finland", "place/finland"),
    # several at once
    ("The Foreign Ministers of Serbia and Finland, Paul Okonjo and Maria Virtanen, met.", "Maria Virtanen",
     "Foreign Minister of Finland", "place/finland"),
    ("Paul Okonjo, Vice-Chancellor and Minister for Foreign Affairs of Austria, spoke.", "Paul Okonjo",
     "Vice-Chancellor of Austria", "place/austria"),
    # by a verb
    ("Maria Virtanen, who heads the OSCE Mission to Moldova, spoke.", "Maria Virtanen",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("The OSCE Mission to Moldova, led since May by Ambassador Paul Okonjo, is small.", "Paul Okonjo",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("Maria Virtanen, UNICEF Country Director, came. She succeeds Paul Okonjo.", "Paul Okonjo",
     "Country Director of the United Nations Children's Fund", "org/unicef"),
    ("Maria Virtanen, the UNICEF Country Director, will be succeeded in May by Paul Okonjo.", "Paul Okonjo",
     "Country Director of the United Nations Children's Fund", "org/unicef"),
    ("The UNICEF Country Director, Maria Virtanen, left. They met Maria Virtanen's successor Paul Okonjo.", "Paul Okonjo",
     "Country Director of the United Nations Children's Fund", "org/unicef"),
    ("Paul Okonjo, in his last weeks as UNICEF Country Director, spoke.", "Paul Okonjo",
     "Country Director of the United Nations Children's Fund", "org/unicef"),
    ("They thanked the OSCE Mission to Moldova, which Ms. Maria Virtanen leads.", "Maria Virtanen",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("The OSCE Mission to Moldova is headed by Ambassador Paul Okonjo of Finland.", "Paul Okonjo",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("Maria Virtanen, a doctor from Finland, heads UNFPA.", "Maria Virtanen",
     "Head of the United Nations Population Fund", "org/unfpa"),
    # whose it is: a State's where the name follows, an assembly's, a body's that is named in short or in between
    ("In Serbia, the UN Commission on Human Rights saw President Maria Virtanen's letter.", "Maria Virtanen",
     "President of Serbia", "place/serbia"),
    ("The OSCE Parliamentary Assembly met in Kyiv. The President of the Assembly, Paul Okonjo, spoke.", "Paul Okonjo",
     "President of the OSCE Parliamentary Assembly", "org/osce-parliamentary-assembly"),
    ("The head of the Organization for Security and Co-operation in Europe (OSCE) Mission to Moldova, Maria Virtanen, spoke.",
     "Maria Virtanen", "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("The Security Council met, with Paul Okonjo of Benin, President for February, in the chair.", "Paul Okonjo",
     "President of the United Nations Security Council", "org/un-security-council"),
    ("Serbia's Deputy Prime Minister and Minister for Widgets and Cogs, Paul Okonjo, came to Finland.", "Paul Okonjo",
     "Minister for Widgets and Cogs of Serbia", "place/serbia"),
    ("Speaking for UNICEF, our Representative Maria Virtanen thanked them.", "Maria Virtanen",
     "Representative of the United Nations Children's Fund", "org/unicef"),
    ("UNESCO was praised, whose first director was Ms. Maria Virtanen.", "Maria Virtanen",
     "Director-General of UNESCO", "org/unesco"),
    ("The Counter-Terrorism Committee met the OSCE. The Chairman, Paul Okonjo, spoke.", "Paul Okonjo",
     "Chairman of the Counter-Terrorism Committee", "org/un-counter-terrorism-committee"),
    # whoever acts in it, and a minister by what he is for
    ("Maria Virtanen, Acting Head of the OSCE Mission to Moldova, spoke.", "Maria Virtanen",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("In Serbia, Deputy Minister of Public Order Paul Okonjo agreed.", "Paul Okonjo",
     "Deputy Minister of Public Order of Serbia", "place/serbia"),
    # of two offices in a row the inner is the second name's
    ("Paul Okonjo, Spokesman for Secretary-General Kofi Annan, spoke for the UN.", "Paul Okonjo",
     "Spokesman of the Secretary-General of the United Nations", "org/un"),
    ("The talks are led by the United Nations, whose special envoy Paul Okonjo met the OSCE.", "Paul Okonjo",
     "Special Envoy of the Secretary-General", "org/un"),
    ("Maria Virtanen of Finland headed the OSCE Mission to Moldova from 2002 to 2006.", "Maria Virtanen",
     "Head of the OSCE Mission to Moldova", "org/osce-mission-to-moldova"),
    ("He spoke on behalf of the OSCE Secretary General, Paul Okonjo.", "Paul Okonjo", "Secretary General of the OSCE", "org/osce"),
    ("It heard Maria Virtanen, Head of the OSCE Mission to Moldova (OMM) and Secretary of State of Finland.", "Maria Virtanen",
     "Secretary of State of Finland", "place/finland"),
    ("In Vranje, Stojan Okonjo, who was mayor during the war, spoke.", "Stojan Okonjo", "Mayor of Vranje", ""),
]  # fmt: skip

NOT_HELD = [
    ("Serbian Foreign Minister Maria Virtanen, Paul Okonjo and others met.", "Paul Okonjo"),
    ("Paul Okonjo led the UNICEF convoy.", "Paul Okonjo"),
    ("Paul Okonjo met a representative of UNICEF.", "Paul Okonjo"),
    ("Maria Virtanen was named by Paul Okonjo as his UNICEF Country Director.", "Paul Okonjo"),
    ("The Head of the OSCE Mission to Moldova spoke. She was followed by Paul Okonjo.", "Paul Okonjo"),
    ("Eva Novak, the UNICEF Country Director, Paul Okonjo and others came.", "Paul Okonjo"),
    ("On behalf of the OSCE Secretary General, Paul Okonjo came.", "Paul Okonjo"),
    ("Speaking for the Head of the OSCE Mission to Moldova, Ambassador Paul Okonjo said no.", "Paul Okonjo"),
]

NO_POST = [
    "A representative of UNICEF came.",
    "Experts and ministers met.",
    "A spokesman said no.",
    "UNESCO's head office is in Paris.",
    "The head of the queue sang.",
    "ODIHR lent a desk. The school is run by a director, Maria Virtanen.",
    "UNESCO sent its expert, Maria Virtanen.",
    "Mr. Chairman, Ambassador Okonjo, dear friends of the OSCE, thank you.",
    "The speakers of Serbia and Finland agreed.",
    "The OSCE Project Co-ordinator in Ukraine works. The Co-ordinator is new.",
]


def offices(extractor: Extractor, document: Document) -> set[tuple[str, str, str]]:
    """Holder, office and body of each office that somebody holds; "" for an unknown body."""
    extraction, links = extractor.extract(document), extractor.read(document).links

    def label(entity: str) -> str:
        return links.entity(entity).label

    bodies = {s.subject: str(s.object) for s in extraction.statements if s.predicate == "postIn"}
    return {
        (label(s.subject), label(str(s.object)), bodies.get(str(s.object), ""))
        for s in extraction.statements
        if s.predicate == "holdsPost"
    }


@pytest.mark.parametrize(("text", "holder", "office", "body"), HELD, ids=[text[:50] for text, *_ in HELD])
def test_office_is_held(
    extractor: Extractor, document: Make, text: str, holder: str, office: str, body: str
) -> None:
    assert (holder, office, body) in offices(extractor, document(text))


@pytest.mark.parametrize(("text", "person"), NOT_HELD)
def test_nobody_else_holds_it(extractor: Extractor, document: Make, text: str, person: str) -> None:
    assert person not in {holder for holder, *_ in offices(extractor, document(text))}


@pytest.mark.parametrize("text", NO_POST)
def test_role_nouns_alone_are_no_posts(extractor: Extractor, document: Make, text: str) -> None:
    reading = extractor.read(document(text))
    assert [c.span.of(text) for c in reading.links.candidates if c.type == "Post"] == []


def test_a_town_where_others_meet_says_nothing_of_a_president(extractor: Extractor, document: Make) -> None:
    text = "President Paul Okonjo ended a three-day summit in Ankara by signing the Budva Convention."
    assert "place/turkiye" not in {body for *_, body in offices(extractor, document(text))}
    met = "In Ankara she met President Paul Okonjo."
    assert "place/turkiye" in {body for *_, body in offices(extractor, document(met))}


def test_a_short_title_is_the_office_named_before(extractor: Extractor, document: Make) -> None:
    text = "The Danish Foreign Minister, Paul Okonjo, flew to Oslo. The Minister will stay."
    posts = [c for c in extractor.read(document(text)).links.candidates if c.type == "Post"]
    assert [c.span.of(text) for c in posts] == ["Danish Foreign Minister", "Minister"]
    assert len({c.entities for c in posts}) == 1


def test_a_higher_office_is_not_the_deputy_named_before(extractor: Extractor, document: Make) -> None:
    text = "Serbia's Deputy Prime Minister, Paul Okonjo, flew to Oslo. In Finland, Prime Minister Eva Novak saw him."
    assert ("Eva Novak", "Prime Minister of Finland", "place/finland") in offices(extractor, document(text))


def test_an_office_without_a_body_is_one_documents_own(extractor: Extractor, document: Make) -> None:
    ids = {
        statement.object
        for text in (
            "Paul Okonjo, Law Programme Director, spoke.",
            "Eva Novak, Law Programme Director, sang.",
        )
        for statement in extractor.extract(document(text)).statements
        if statement.predicate == "holdsPost"
    }
    assert len(ids) == 2


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Paul Okonjo and Eva Novak, who took over as Director of ODIHR, met.", {"Eva Novak"}),
        ("Paul Okonjo met Ann Berg and Eva Novak, who works as Director of ODIHR.", {"Eva Novak"}),
        ("Eva Novak, who took over as Director of ODIHR, met Paul Okonjo.", {"Eva Novak"}),
        ("Eva Novak took over as Director of ODIHR and met Paul Okonjo.", {"Eva Novak"}),
    ],
)  # fmt: skip
def test_the_nearest_of_several_holds_it(
    text: str, holders: set[str], extractor: Extractor, document: Make
) -> None:
    found = extractor.extract(document(text))
    names = {e.id: e.label for e in found.entities}
    assert {names[s.subject] for s in found.statements if s.predicate == "holdsPost"} == holders
