"""The named queries on the bundled documents give what these documents say.

A case is one row that must be among the answers. A sentence is given by words that stand in it, another value
by all of it or, before …, by its beginning.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bundled.conftest import QUESTIONS, Bundle

UN, OSCE = "United Nations", "Organization for Security and Co-operation in Europe"
UNODC, UNAOC = "United Nations Office on Drugs and Crime", "United Nations Alliance of Civilizations"
CENTRE, DPPA = (
    "OSCE Conflict Prevention Centre",
    "United Nations Department of Political and Peacebuilding Affairs",
)
BAN, KUBIS, PASCOE, SAUDABAYEV = "Ban Ki-moon", "Ján Kubiš", "B. Lynn Pascoe", "Kanat Saudabayev"
MADRID, VILNIUS = "15th OSCE Ministerial Council, Madrid 2007", "18th OSCE Ministerial Council, Vilnius 2011"
ALMATY = "OSCE Informal Ministerial Meeting, Almaty 2010"
CHIEF, CHAIR = "Secretary-General of the United Nations", "Chairperson-in-Office of the OSCE"
FRAMEWORK = "Framework for Cooperation and Coordination between the United Nations Secretariat and…"
STATEMENT = "Joint Statement to Supplement the Framework for Cooperation…"
WORKPLAN = "Joint Workplan on Mediation Support…"
MESSAGE, NEWS, RELEASE = "2007-madrid-message.txt", "2007-madrid-news.md", "2010-almaty-press-release.txt"
ITEM, PAGE = "2011-vilnius-news.md", "dppa-osce-partnership.html"
DRUGS = {
    "partner": UNODC,
    "office": OSCE,
    "document": NEWS,
    "sentence": "(UNODC) and the OSCE cooperate ever more",
}


def matches(column: str, found: str, value: str) -> bool:
    if column == "sentence":
        return value in found
    return found.startswith(value[:-1]) if value.endswith("…") else found == value


def find(rows: list[dict[str, str]], expected: Mapping[str, str]) -> list[dict[str, str]]:
    return [row for row in rows if all(matches(c, row.get(c, ""), value) for c, value in expected.items())]


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        # Who cooperates with the OSCE, on what, where, by which evidence
        ("partners", {}, DRUGS | {"on": "human trafficking"}),
        ("partners", {}, DRUGS | {"on": "illicit drugs"}),
        ("partners", {"body": "UNODC"}, {"partner": OSCE, "office": UNODC, "on": "terrorism", "document": NEWS}),
        ("partners", {"topic": "transnational threats"}, DRUGS | {"on": "human trafficking"}),
        ("partners", {}, {"partner": UNAOC, "on": "tolerance and non-discrimination", "document": NEWS}),
        ("partners", {"place": "Kosovo"}, {"partner": UN, "where": "Kosovo", "document": MESSAGE, "sentence": "above all in Kosovo"}),
        ("partners", {"place": "Balkans"}, {"partner": UN, "where": "Balkans", "document": RELEASE}),
        ("partners", {}, {"partner": DPPA, "document": PAGE, "sentence": "has worked with the Organization for Security"}),
        ("partners", {"body": "UN"}, {"partner": "European Union", "document": RELEASE}),
        # Agreements
        ("agreements", {}, {"agreement": FRAMEWORK, "date": "1993…", "relation": "partyTo", "other": OSCE}),
        ("agreements", {}, {"agreement": STATEMENT, "date": "2019-12…", "relation": "complements", "other": FRAMEWORK}),
        ("agreements", {}, {"agreement": FRAMEWORK, "relation": "complementedBy", "other": STATEMENT}),
        ("agreements", {}, {"agreement": STATEMENT, "relation": "partyTo", "other": CHAIR, "modality": "Actual"}),
        ("agreements", {}, {"agreement": STATEMENT, "relation": "partyTo", "other": CHIEF}),
        ("agreements", {"party": CENTRE}, {"agreement": WORKPLAN, "date": "2014", "relation": "concerns", "other": "mediation"}),
        # Meetings
        ("meetings", {}, {"date": "2007-11-29", "until": "2007-11-30", "meeting": MADRID, "place": "Madrid", "body": OSCE}),
        ("meetings", {"organizer": "OSCE"}, {"date": "2010-07-16", "until": "2010-07-17", "meeting": ALMATY, "place": "Almaty"}),
        ("meetings", {"organizer": "OSCE"}, {"date": "2011-12-06", "meeting": VILNIUS, "place": "Vilnius", "host": "Lithuania"}),
        # Who spoke, and for whom
        ("speakers", {}, {"speaker": KUBIS, "relation": "spokeFor", "other": BAN, "date": "2010-07-19", "document": RELEASE,
                          "sentence": "delivered it on his behalf"}),
        ("speakers", {}, {"speaker": PASCOE, "relation": "spokeFor", "other": BAN, "document": ITEM, "sentence": "on behalf of Mr. Ban"}),
        ("speakers", {"audience": ALMATY}, {"speaker": BAN, "relation": "addressed", "other": ALMATY, "document": RELEASE}),
        ("speakers", {"audience": VILNIUS}, {"speaker": BAN, "relation": "addressed", "other": VILNIUS, "document": ITEM}),
        ("speakers", {}, {"speaker": BAN, "relation": "addressed", "other": "OSCE Permanent Council", "sentence": "In April I briefed"}),
        # Who held which post when
        ("posts", {"person": BAN}, {"office": CHIEF, "body": UN, "holder": BAN, "from": "2007-01-01", "to": "2016-12-31"}),
        ("posts", {"person": "Jan Kubis"}, {"office": "Executive Secretary of the United Nations Economic Commission for Europe",
                                            "holder": KUBIS, "from": "2009", "documents": "1"}),
        ("posts", {}, {"office": "Foreign Minister of Kazakhstan", "holder": SAUDABAYEV, "source": RELEASE}),
        ("posts", {}, {"office": "Under-Secretary-General for Political…", "holder": PASCOE, "from": "2007-03", "to": "2012-06"}),
        ("posts", {"post": CHAIR}, {"holder": SAUDABAYEV, "from": "2010-01-01"}),
        ("chairs", {"chaired": "OSCE"}, {"chair": "Kazakhstan", "body": OSCE, "from": "2010…"}),
        # Places by year
        ("places", {}, {"year": "2007", "focus": "Kosovo", "documents": "2"}),
        ("places", {}, {"year": "2010", "focus": "Kyrgyzstan"}),
        ("places", {"place": "Lithuania"}, {"year": "2011", "focus": "Vilnius"}),
        # The course of the cooperation with a body
        ("development", {"body": "UNODC"}, {"year": "2007", "partner": OSCE, "office": UNODC, "topic": "human trafficking"}),
        ("development", {}, {"year": "2010", "partner": UN, "office": OSCE, "modality": "Actual", "sentence": "worked hand in hand"}),
        ("development", {}, {"year": "2011", "partner": UN, "office": OSCE}),
        # What more than one document says
        ("corroborated", {}, {"subject": OSCE, "relation": "cooperatesWith", "object": UNAOC, "documents": "2"}),
        ("corroborated", {}, {"subject": BAN, "relation": "holdsPost", "object": CHIEF}),
        ("corroborated", {"least": "5"}, {"subject": OSCE, "relation": "cooperatesWith", "object": UN, "documents": "5"}),
        # What was proposed or planned
        ("intentions", {}, {"modality": "Planned", "subject": UN, "relation": "supports", "object": "Government of Kyrgyzstan",
                            "date": "2010-07-19", "document": RELEASE}),
        ("intentions", {}, {"modality": "Proposed", "subject": BAN, "relation": "proposed", "object": "elections",
                            "sentence": "proposed five fields"}),
        # What concerns a topic
        ("topic", {}, {"about": "human trafficking", "subject": OSCE, "relation": "cooperatesWith", "object": UNODC, "document": NEWS}),
        ("topic", {"topic": "mediation"}, {"about": "mediation", "document": PAGE, "sentence": "signed a joint workplan"}),
        ("topics", {}, {"topic": "human rights"}),
        # What connects two organizations
        ("between", {}, {"between": UNODC, "toOne": "partOf", "toOther": "cooperatesWith"}),
        ("between", {}, {"between": UNAOC, "toOther": "cooperatesWith"}),
        ("between", {}, {"between": FRAMEWORK, "type": "Agreement", "toOne": "partyTo", "toOther": "partyTo"}),
        # The rest
        ("documents", {}, {"date": "2010-07-19", "symbol": "SG/SM/13017", "file": RELEASE}),
        ("structure", {}, {"part": CENTRE, "within": "OSCE Secretariat", "seat": "Vienna"}),
        ("support", {}, {"supporter": UN, "supported": "Government of Kyrgyzstan", "modality": "Planned"}),
        ("evidence", {"entity": "Ján Kubiš"}, {"relation": "spokeFor", "object": BAN, "modality": "Actual", "document": RELEASE}),
    ],
)  # fmt: skip
def test_a_row_of_the_answer(
    bundle: Bundle, name: str, values: dict[str, str], expected: dict[str, str]
) -> None:
    rows = bundle.ask(name, **values)
    assert find(rows, expected), f"{len(rows)} rows, none fits"


@pytest.mark.parametrize(
    ("name", "values", "unwanted"),
    [
        ("partners", {"topic": "elections"}, {"partner": UNODC}),
        ("partners", {"place": "Kosovo"}, {"partner": UNODC}),
        ("meetings", {"organizer": "UN"}, {"meeting": MADRID}),
        ("posts", {"person": BAN}, {"holder": KUBIS}),
        ("intentions", {}, {"subject": OSCE, "relation": "cooperatesWith", "object": UN}),
        ("intentions", {}, {"subject": BAN, "modality": "Actual"}),
        ("corroborated", {}, {"documents": "1"}),
        ("support", {}, {"supporter": UN, "supported": "Government of Kyrgyzstan", "modality": "Actual"}),
        ("between", {}, {"between": UN}),
        ("speakers", {"audience": VILNIUS}, {"other": ALMATY}),
    ],
)
def test_what_is_not_among_the_rows(
    bundle: Bundle, name: str, values: dict[str, str], unwanted: dict[str, str]
) -> None:
    assert find(bundle.ask(name, **values), unwanted) == []


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_sentence_of_an_answer_stands_in_its_document(bundle: Bundle, name: str) -> None:
    titles = {document.file: document.id for document in bundle.report.documents}
    rows = [row for row in bundle.ask(name) if "sentence" in row and "document" in row]
    for row in rows:
        text = bundle.folder / "texts" / f"{titles[row['document']].partition('/')[2]}.txt"
        assert row["sentence"] in text.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_no_row_comes_twice(bundle: Bundle, name: str) -> None:
    rows = [tuple(sorted(row.items())) for row in bundle.ask(name)]
    assert len(set(rows)) == len(rows)


def test_a_tenure_is_one_row(bundle: Bundle) -> None:
    tenures = [(row["office"], row["holder"], row.get("from")) for row in bundle.ask("posts")]
    assert len(set(tenures)) == len(tenures)
    dated = {(office, holder) for office, holder, start in tenures if start}
    assert not dated & {(office, holder) for office, holder, start in tenures if not start}
