"""Prints the scores of a pipeline on the held-out sets: per treebank and genre, per label, speed and size.

Run as `python -m recipe.evaluation PIPELINE CORPORA`; raw text in, the pipeline's own tokens out.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from recipe.words import read_words

SYNTAX_SETS = ("gum_test", "gum_paragraphs", "ewt_test", "pud")
NAME_LABELS = {
    "gum_test": ("PERSON", "ORG", "LOC", "EVENT", "DATE", "MISC"),
    "ewt_test": ("PERSON", "ORG", "LOC"),
    "pud": ("PERSON", "ORG", "LOC"),
    "europarl_test": ("PERSON", "ORG", "LOC"),
    "politics_test": ("PERSON", "ORG", "LOC", "EVENT"),
}
_WORDS = read_words("evaluation")
RELATIONS = _WORDS["relations"]


def load_docs(nlp: Language, path: Path) -> list[Doc]:
    """Loads the docs of a corpus file."""
    return list(DocBin(store_user_data=True).from_disk(path).get_docs(nlp.vocab))


def format_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(header)]
    lines.append(["---"] * len(lines[0]))
    lines += [list(row) for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def score_syntax(nlp: Language, docs: list[Doc]) -> dict[str, object]:
    """Scores as spaCy does: attachment leaves out punctuation."""
    return nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs], batch_size=32)


def syntax_row(name: str, docs: list[Doc], scores: dict[str, object]) -> list[str]:
    """A table row of the main syntactic scores."""
    keys = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    return [name, str(sum(map(len, docs))), *(_percent(scores.get(key)) for key in keys)]  # type: ignore[arg-type]


def report_syntax(nlp: Language, folder: Path) -> str:
    """Table of syntactic scores per set and genre, and of the labelled F per relation."""
    rows, relations = [], []
    for name in SYNTAX_SETS:
        docs = load_docs(nlp, folder / f"{name}.spacy")
        scores = score_syntax(nlp, docs)
        rows.append(syntax_row(f"**{name}**", docs, scores))
        by_type = scores["dep_las_per_type"]
        assert isinstance(by_type, dict)
        relations.append([name, *(_percent(by_type.get(label, {}).get("f")) for label in RELATIONS)])
        genres: dict[str, list[Doc]] = defaultdict(list)
        for doc in docs:
            genres[doc.user_data["traits"].get("genre", "")].append(doc)
        for genre in sorted(genres) if len(genres) < 12 else ():
            rows.append(syntax_row(f"{name}: {genre}", genres[genre], score_syntax(nlp, genres[genre])))
    header = ("set", "tokens", "XPOS", "UPOS", "morph", "lemma", "UAS", "LAS", "sentence F")
    turned = [[label, *(row[i + 1] for row in relations)] for i, label in enumerate(RELATIONS)]
    return format_table(header, rows) + "\n\n" + format_table(("relation F", *SYNTAX_SETS), turned)


def count_names(nlp: Language, docs: list[Doc], labels: tuple[str, ...]) -> dict[str, Counter[str]]:
    """Right, wrong and missed names per label, by exact span; spans on unknown gold tokens do not count."""
    counts: dict[str, Counter[str]] = {label: Counter() for label in labels}
    for gold, doc in zip(docs, nlp.pipe([d.text for d in docs], batch_size=64), strict=True):
        unknown = {t.idx for t in gold if t.ent_iob == 0}
        right = {(e.start_char, e.end_char, e.label_) for e in gold.ents if e.label_ in labels}
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in labels}
        for _, _, label in right & found:
            counts[label]["right"] += 1
        for _, _, label in right - found:
            counts[label]["missed"] += 1
        for start, end, label in found - right:
            if not any(start <= at < end for at in unknown):
                counts[label]["wrong"] += 1
    return counts


def _f_score(count: Counter[str]) -> tuple[float, float, float]:
    precision = count["right"] / max(1, count["right"] + count["wrong"])
    recall = count["right"] / max(1, count["right"] + count["missed"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def report_names(nlp: Language, folder: Path) -> str:
    """Table of name scores per set and label."""
    labels = NAME_LABELS["gum_test"]
    rows = []
    for name, kinds in NAME_LABELS.items():
        counts = count_names(nlp, load_docs(nlp, folder / f"{name}.spacy"), kinds)
        total = sum(counts.values(), Counter())
        each = [_percent(_f_score(counts[k])[2]) if k in counts else "" for k in labels]
        rows.append([name, str(total["right"] + total["missed"]), *map(_percent, _f_score(total)), *each])
    return format_table(("set", "names", "precision", "recall", "F", *labels), rows)


def measure_speed(nlp: Language, folder: Path) -> str:
    """Words a second of processor time on GUM test, with every component and with tags, names and tree."""
    texts = [doc.text for doc in load_docs(nlp, folder / "gum_test.spacy")]
    list(nlp.pipe(texts[:10]))
    lines = []
    for disabled in ([], ["morphologizer", "trainable_lemmatizer"]):
        with nlp.select_pipes(disable=disabled):
            best = 0.0
            for _ in range(3):
                start = time.process_time()
                words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
                best = max(best, words / (time.process_time() - start))
            lines.append(f"{', '.join(nlp.pipe_names)}: {best:,.0f} words a second")
    return "\n".join(lines)


def measure_size(pipeline: Path) -> str:
    """Size of the pipeline's folder and the time it takes to load."""
    size = sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file())
    start = time.perf_counter()
    spacy.load(pipeline)
    return f"{size / 1e6:.1f} MB, loaded in {time.perf_counter() - start:.2f} s"


def main() -> None:
    """Prints the report."""
    pipeline, folder = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = spacy.load(pipeline)
    print(report_syntax(nlp, folder), report_names(nlp, folder), sep="\n\n")
    print("", measure_speed(nlp, folder), measure_size(pipeline), sep="\n")


if __name__ == "__main__":
    main()
