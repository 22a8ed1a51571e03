"""How often third-person words are given their antecedents: precision and recall by kind of word."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from unosce_kg import extraction, knowledge, readers
from unosce_kg.extraction.stages import Extractor
from unosce_kg.model import Knowledge
from unosce_kg.resources import locate

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE.parents[1] / "training"))

from relations.gold import Gold, align, normalize, read_gold  # noqa: E402

ANTECEDENTS = _HERE / "coreference" / "antecedents.jsonl"
_KINDS = {
    "it": ("it", "its"),
    "they": ("they", "their", "them"),
    "he, she": ("he", "she", "his", "her", "him"),
    "both, the two": ("both", "two", "three", "latter"),
}
_NOUN = "role noun"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that stands for something, as a reader understands it.

    Attributes:
        stands_for: The names of each entity that the gold file has for it; `()` where it has none.
    """

    file: str
    start: int
    end: int
    word: str
    stands_for: tuple[tuple[str, ...], ...]

    @property
    def kind(self) -> str:
        """What kind of word it is."""
        return next((kind for kind, words in _KINDS.items() if self.word.casefold() in words), _NOUN)

    @property
    def is_seen(self) -> bool:
        """Whether it may be looked at: of a document with an even number."""
        return int(self.file.partition("-")[0].removesuffix(".txt")[1:]) % 2 == 0


@dataclass(slots=True)
class Score:
    """How many words are given antecedents, have some, and are given just theirs."""

    found: int = 0
    wanted: int = 0
    right: int = 0

    def add(self, found: bool, wanted: bool, right: bool) -> None:
        """Count one word."""
        self.found, self.wanted, self.right = self.found + found, self.wanted + wanted, self.right + right

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        return f"{precision:9.3f} {recall:6.3f} {self.found:5} {self.wanted:6} {self.right:5}"


def read_words(path: Path = ANTECEDENTS) -> list[Word]:
    """The words with their antecedents, as `tests/evaluation/README.md` tells."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Word(
            r["file"], r["start"], r["end"], r["word"],
            tuple(tuple(name.strip() for name in entity.split(";")) for entity in r["stands_for"]),
        )
        for r in rows
    ]  # fmt: skip


def resolve(
    extractor: Extractor, known: Knowledge, words: list[Word]
) -> Iterator[tuple[Word, tuple[str, ...], bool]]:
    """Each word with the ids of what the program lets it stand for, and whether that is right."""
    for file in sorted({w.file for w in words}):
        path = _HERE / "texts" / file
        read = extractor.extract(readers.read(path))
        raw, places = path.read_text(encoding="utf-8"), _letters(read.document.text)
        gold = read_gold(_HERE / "gold" / f"{Path(file).stem}.gold")
        aligned = align(read, gold, known)
        for word in words:
            if word.file != file:
                continue
            at = places[len(_letters(raw[: word.start]))]  # readers change spaces and rules, but no letters
            found = next((m.entities for m in read.mentions if m.span.start <= at < m.span.end), ())
            yield word, found, _is_right(gold, word, [aligned.get(e) for e in found])


def _letters(text: str) -> list[int]:
    """Where the letters and digits of a text are."""
    return [at for at, character in enumerate(text) if character.isalnum()]


def _is_right(gold: Gold, word: Word, found: list[int | None]) -> bool:
    wanted = [{n for name in names for n in _numbers(gold, name)} for names in word.stands_for]
    return len(found) == len(wanted) and any(
        all(f in w for f, w in zip(order, wanted, strict=True)) for order in permutations(found)
    )


def _numbers(gold: Gold, name: str) -> set[int]:
    """The entities of the gold file with that name."""
    return {number for number, (_, names) in enumerate(gold.entities) if normalize(name) in names}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print the scores; with `--misses` also what is wrong in the documents that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what is wrong in the seen half")
    misses = parser.parse_args().misses
    known = knowledge.load(locate("ontology"))
    extractor = Extractor(known, extraction.load_model())
    scores: dict[tuple[bool, str], Score] = defaultdict(Score)
    for word, found, right in resolve(extractor, known, read_words()):
        for kind in (word.kind, "all"):
            scores[word.is_seen, kind].add(bool(found), bool(word.stands_for), right and bool(found))
        if misses and word.is_seen and not right:
            wanted = " + ".join(names[0] for names in word.stands_for)
            _say(f"{word.file}:{word.start} {word.word}: {wanted or '-'}, found {' + '.join(found) or '-'}")
    for seen in (True, False):
        _say(f"{'seen' if seen else 'totals only':16} precision recall found wanted right")
        for kind in (*_KINDS, _NOUN, "all"):
            _say(f"{kind:16} {scores[seen, kind]}")


if __name__ == "__main__":
    main()
