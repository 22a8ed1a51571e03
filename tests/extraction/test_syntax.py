"""Who stands in which role around a word, on trees written by hand: `word_part-of-speech_head_relation`."""

import pytest

from unosce_kg.extraction.candidates import Sentence, Token
from unosce_kg.extraction.phrases import clause, distance, is_passive, prepositions, spread, upwards
from unosce_kg.extraction.syntax import fillers
from unosce_kg.model import BlockKind, Span

PARTS = {"N": "NOUN", "P": "PROPN", "V": "VERB", "A": "AUX", "R": "PRON", "J": "ADJ", "X": "ADP", "D": "DET"}

PASSIVE = "OSCE_P_2_nsubj:pass was_A_2_aux:pass assisted_V_2_root by_X_4_case UNHCR_P_2_obl"
SUBJECTS = "UNDP_P_3_nsubj and_X_2_cc UNEP_P_0_conj help_V_3_root Moldova_P_3_obj"
PREDICATES = "UNDP_P_1_nsubj drafted_V_1_root and_X_3_cc signed_V_1_conj the_D_5_det plan_N_3_obj"
RELATIVE = (
    "OSCE_P_4_nsubj which_R_2_nsubj advises_V_0_acl:relcl Moldova_P_2_obj agreed_V_4_root readily_J_4_advmod"
)
WHOM = "NATO_P_5_nsubj with_X_2_case which_R_4_obl UNEP_P_4_nsubj cooperates_V_0_acl:relcl agreed_V_5_root"
URGED = "Council_P_1_nsubj urged_V_1_root UNDP_P_1_obj to_X_4_mark support_V_1_xcomp Georgia_P_4_obj"
CALLED = (
    "Council_P_1_nsubj called_V_1_root on_X_3_case UNDP_P_1_obl to_X_5_mark aid_V_1_xcomp Georgia_P_5_obj"
)
ASKED = "UNDP_P_2_nsubj:pass was_A_2_aux:pass asked_V_2_root to_X_4_mark support_V_2_xcomp Georgia_P_4_obj"
PROMISED = "UNDP_P_1_nsubj promised_V_1_root to_X_3_mark support_V_1_xcomp Georgia_P_3_obj"
THANKED = "She_R_1_nsubj thanked_V_1_root Latvia_P_1_obj for_X_4_mark hosting_V_1_advcl talks_N_4_obj"
LIGHT = "OSCE_P_1_nsubj provided_V_1_root support_N_1_obj to_X_4_case Albania_P_1_obl"
LEVEL = (
    "UNDP_P_1_nsubj praised_V_1_root the_D_3_det level_N_1_obj of_X_5_case cooperation_N_3_nmod with_X_7_case "
    "NATO_P_3_nmod"
)
WITH = "UNDP_P_1_nsubj works_V_1_root with_X_3_case NATO_P_1_obl and_X_5_cc ODIHR_P_3_conj in_X_7_case Minsk_P_1_obl"
POSSESSED = "UNEP_P_2_nmod:poss 's_X_0_case partnership_N_3_nsubj grew_V_3_root with_X_5_case IOM_P_2_nmod"
OF = "support_N_3_nsubj of_X_2_case ODIHR_P_0_nmod matters_V_3_root"
PARTICIPLE = "plan_N_4_nsubj issued_V_0_acl by_X_3_case UNDP_P_1_obl works_V_4_root"
BY_NOUN = "OSCE_P_1_nsubj runs_V_1_root missions_N_1_obj including_X_4_case OMIK_P_2_nmod"
APPOSED = "Kubis_P_3_nsubj the_D_2_det head_N_0_appos spoke_V_3_root"
DUE = "OSCE_P_3_nsubj:outer is_A_3_cop to_X_3_mark support_V_3_root Georgia_P_3_obj"
GIVES = "UNDP_P_1_nsubj gave_V_1_root Georgia_P_1_iobj advice_N_1_obj"
PAYS = "Japan_P_1_nsubj pay_V_1_root for_X_4_case the_D_4_det rent_N_1_obl of_X_6_case UNEP_P_4_nmod"
BEHIND = (
    "Minister_N_1_nsubj opened_V_1_root a_D_3_det hall_N_1_obj paid_V_1_conj for_X_4_compound:prt by_X_7_case "
    "Japan_P_4_obl:agent"
)
OPENING = "Founded_V_4_advcl by_X_2_case UNEP_P_0_obl:agent IOM_P_4_nsubj grew_V_4_root"
AIDED = "talks_N_2_nsubj:pass were_A_2_aux:pass held_V_2_root with_X_4_case help_N_2_obl of_X_6_case Chad_P_4_nmod"
DOING = "UNEP_P_1_nsubj drew_V_1_root maps_N_1_obj with_X_4_case help_N_1_obl of_X_6_case Chad_P_4_nmod"
HAD = "UNEP_P_1_nsubj have_V_1_root the_D_3_det honour_N_1_obj of_X_5_mark opening_V_3_acl talks_N_5_obj"
WHICH_HAD = (
    "talks_N_8_nsubj which_R_3_obj UNEP_P_3_nsubj have_V_0_acl:relcl the_D_5_det honour_N_3_obj of_X_7_mark "
    "opening_V_5_acl ended_V_8_root"
)
IDEA = "idea_N_4_nsubj of_X_2_mark opening_V_0_acl talks_N_2_obj pleased_V_4_root UNEP_P_4_obj"

ROLES = [
    (HAD, "opening", "subj", "UNEP"), (HAD, "opening", "obj", "talks"),
    (WHICH_HAD, "opening", "subj", "UNEP"), (WHICH_HAD, "opening", "obj", "talks"), (IDEA, "opening", "subj", "idea"),
    (PAYS, "pay", "thing", "rent"), (PAYS, "pay", "owner", "UNEP"),
    (BEHIND, "paid", "obj", "hall"), (BEHIND, "paid", "subj", "Japan"), (OPENING, "Founded", "obj", "IOM"),
    (AIDED, "help", "gainer", "talks"), (DOING, "help", "gainer", "UNEP"), (DOING, "help", "doer", "UNEP"),
    (DUE, "support", "subj", "OSCE"),
    (PASSIVE, "assisted", "subj", "UNHCR"), (PASSIVE, "assisted", "obj", "OSCE"),
    (SUBJECTS, "help", "subj", "UNDP UNEP"), (SUBJECTS, "help", "obj", "Moldova"),
    (PREDICATES, "signed", "subj", "UNDP"), (PREDICATES, "drafted", "obj", "plan"),
    (RELATIVE, "advises", "subj", "OSCE"), (RELATIVE, "advises", "obj", "Moldova"),
    (WHOM, "cooperates", "prep(with)", "NATO"), (WHOM, "cooperates", "subj", "UNEP"),
    (URGED, "support", "subj", "UNDP"), (URGED, "urged", "subj", "Council"),
    (CALLED, "aid", "subj", "UNDP"), (ASKED, "support", "subj", "UNDP"), (PROMISED, "support", "subj", "UNDP"),
    (THANKED, "hosting", "subj", "Latvia"), (THANKED, "hosting", "obj", "talks"),
    (LIGHT, "support", "holder", "OSCE"), (LIGHT, "support", "prep(to)", "Albania"),
    (LEVEL, "cooperation", "prep(with)", "NATO"), (LEVEL, "cooperation", "holder", "UNDP"),
    (WITH, "works", "prep(with)", "NATO ODIHR"), (WITH, "works", "prep(in|at)", "Minsk"),
    (WITH, "works", "prep(against)", ""),
    (POSSESSED, "partnership", "poss", "UNEP"), (POSSESSED, "partnership", "holder", "UNEP"),
    (POSSESSED, "partnership", "prep(with)", "IOM"),
    (OF, "support", "holder", "ODIHR"), (OF, "support", "poss", ""),
    (PARTICIPLE, "issued", "subj", "UNDP"), (PARTICIPLE, "issued", "obj", "plan"),
    (BY_NOUN, "runs", "obj", "missions OMIK"),
    (APPOSED, "Kubis", "appos", "head"), (APPOSED, "head", "appos", "Kubis"),
    (GIVES, "gave", "iobj", "Georgia"), (GIVES, "gave", "obj", "advice"), (GIVES, "gave", "all", "UNDP advice"),
]  # fmt: skip


def tree(rows: str) -> Sentence:
    tokens: list[Token] = []
    at = 0
    for index, row in enumerate(rows.split()):
        text, part, head, relation = row.split("_")
        span = Span(at, at + len(text))
        tokens.append(Token(index, text, text.casefold(), PARTS[part], relation, int(head), span))
        at += len(text) + 1
    return Sentence(Span(0, at - 1), BlockKind.PARAGRAPH, 0, tuple(tokens))


def word(sentence: Sentence, text: str) -> Token:
    return next(t for t in sentence.tokens if t.text == text)


@pytest.mark.parametrize(("rows", "trigger", "role", "expected"), ROLES)
def test_fillers(rows: str, trigger: str, role: str, expected: str) -> None:
    sentence = tree(rows)
    assert [t.text for t in fillers(sentence, word(sentence, trigger), role)] == expected.split()


def test_fillers_refuses_an_unknown_role() -> None:
    sentence = tree(PASSIVE)
    with pytest.raises(KeyError):
        fillers(sentence, word(sentence, "assisted"), "agent")


@pytest.mark.parametrize(
    ("rows", "first", "expected"),
    [
        (SUBJECTS, "UNDP", "UNDP UNEP"), (SUBJECTS, "UNEP", "UNEP"), (WITH, "NATO", "NATO ODIHR"),
        (BY_NOUN, "missions", "missions OMIK"), (PREDICATES, "drafted", "drafted"),
    ],
)  # fmt: skip
def test_spread_follows_coordination_but_not_of_verbs(rows: str, first: str, expected: str) -> None:
    sentence = tree(rows)
    assert [t.text for t in spread(sentence, word(sentence, first))] == expected.split()


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [(PASSIVE, "assisted", True), (PARTICIPLE, "issued", True), (ASKED, "asked", True), (ASKED, "support", False),
     (THANKED, "hosting", False), (URGED, "urged", False)],
)  # fmt: skip
def test_is_passive(rows: str, verb: str, expected: bool) -> None:
    sentence = tree(rows)
    assert is_passive(sentence, word(sentence, verb)) is expected


@pytest.mark.parametrize(
    ("rows", "below", "expected"),
    [(OF, "ODIHR", "ODIHR support matters"), (POSSESSED, "UNEP", "UNEP partnership grew"), (OF, "matters", "matters")],
)  # fmt: skip
def test_upwards_goes_from_a_word_to_the_top(rows: str, below: str, expected: str) -> None:
    sentence = tree(rows)
    assert [t.text for t in upwards(sentence.tokens, word(sentence, below))] == expected.split()


def test_prepositions_of_several_words() -> None:
    sentence = tree("UNDP_P_1_nsubj acts_V_1_root together_X_4_case with_X_4_case NATO_P_1_obl")
    assert prepositions(sentence, word(sentence, "NATO")) == {"together", "with", "together with"}
    assert prepositions(sentence, word(sentence, "UNDP")) <= {""}


@pytest.mark.parametrize(
    ("rows", "inner", "governor"),
    [(LEVEL, "cooperation", "praised"), (WITH, "ODIHR", "works"), (RELATIVE, "Moldova", "advises")],
)
def test_clause_is_the_governing_verb(rows: str, inner: str, governor: str) -> None:
    sentence = tree(rows)
    assert clause(sentence, word(sentence, inner)).text == governor


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [("UNDP", "UNDP", 0), ("UNDP", "works", 1), ("UNDP", "NATO", 2), ("UNDP", "ODIHR", 3)],
)
def test_distance_counts_dependencies(first: str, second: str, steps: int) -> None:
    sentence = tree(WITH)
    assert distance(sentence, word(sentence, first), word(sentence, second)) == steps
    assert distance(sentence, word(sentence, second), word(sentence, first)) == steps
