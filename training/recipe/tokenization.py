"""The tokenizer rules of the pipeline: spaCy's English ones, nearer to the treebanks.

Hyphenated prefixes stay with their word (Co-operation, non-proliferation), so do short given names
(Ki-moon) and titles that name one post (Secretary-General). The rules are serialized with the
pipeline, which therefore loads without this code.
"""

from __future__ import annotations

import re
from itertools import product

from spacy.language import Language
from spacy.util import compile_infix_regex

from recipe.words import read_words

_WORDS = read_words("tokenization")
PREFIXES = _WORDS["prefixes"]
_GENERALS = _WORDS["generals"]
_PLURALS = _WORDS["plural_generals"]
_OFFICES = _WORDS["offices"]
_VICES = _WORDS["vices"]
_CO_CHAIRS = _WORDS["others"]
HYPHENS = ("-", "‑")


def compound_titles() -> list[str]:
    """The hyphenated titles kept whole, in the cases they are written in."""
    generals = [f"{stem}-General" for stem in (*_GENERALS, *_PLURALS)]
    ranked = [
        f"{rank}-{stem}"
        for rank, stem in product(
            ("Under", "Assistant", "Deputy"), ("Secretary-General", "Secretaries-General")
        )
    ]
    titles = [*generals, *ranked, *_CO_CHAIRS]
    titles += [f"{office}-in-Office" for office in _OFFICES] + [f"Vice-{vice}" for vice in _VICES]
    cased = [form for title in titles for form in (title, title.lower(), title.upper(), title.capitalize())]
    return sorted({form.replace("-", hyphen) for form in cased for hyphen in HYPHENS})


_TITLES = frozenset(compound_titles())


def is_compound_title(text: str) -> bool:
    """Whether `text` is a hyphenated title that is one token."""
    return text in _TITLES


def refine_tokenizer(nlp: Language) -> Language:
    """Sets the tokenizer rules on a pipeline and returns it."""
    infixes = []
    for pattern in nlp.Defaults.infixes:
        rule = re.match(r"\(\?<=\[(.*?)\]\)\(\?:(.*)\)\(\?=\[(.*?)\]\)$", pattern, re.S)
        if rule and "-|–|—" in pattern:
            kept = "".join(
                f"(?<!(?<![A-Za-z]){form})" for prefix in PREFIXES for form in (prefix, prefix.capitalize())
            )
            given_name = "(?!(?<=(?<![A-Za-z])[A-Z][a-z])-[a-z]{2,}(?![A-Za-z-]))"
            before, hyphens, after = rule.groups()
            infixes.append(f"(?<=[{before}]){kept}{given_name}(?:{hyphens})(?=[{after}])")
        else:
            infixes.append(pattern)
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for title in compound_titles():
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    return nlp
