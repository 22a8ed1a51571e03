"""Reading of CoNLL-U treebanks into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from recipe.sentences import Sentence, Token, collapse
from recipe.tokenization import is_compound_title

Row = list[str]


def read_blocks(path: Path) -> Iterator[tuple[dict[str, str], list[Row]]]:
    """Yields the comments and the rows of each sentence of a CoNLL-U or IOB2 file."""
    comments: dict[str, str] = {}
    rows: list[Row] = []
    for line in path.read_text(encoding="utf8").split("\n"):
        if not line.strip():
            if rows:
                yield comments, rows
                comments, rows = {}, []
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            rows.append(line.split("\t"))
    if rows:
        yield comments, rows


def parse_rows(rows: list[Row]) -> tuple[Token, ...]:
    """Makes tokens of CoNLL-U rows: the syntactic words, spaced as the multiword tokens over them say."""
    words = [row for row in rows if row[0].isdigit()]
    spaced = {row[0]: "SpaceAfter=No" not in row[9] for row in words}
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            for number in range(int(first), int(last)):
                spaced[str(number)] = False
            spaced[last] = "SpaceAfter=No" not in row[9]
    tokens = []
    for i, row in enumerate(words):
        head = int(row[6])
        tokens.append(
            Token(
                form=row[1],
                space=spaced[row[0]],
                lemma=row[1] if row[2] == "_" else row[2],
                upos="X" if row[3] == "_" else row[3],
                xpos=row[4],
                feats="" if row[5] == "_" else row[5],
                head=head - 1 if head else i,
                dep=row[7] if head else "ROOT",
                misc=row[9],
            )
        )
    return tuple(tokens)


def merge_titles(sentence: Sentence) -> Sentence:
    """Makes one token of each hyphenated title (Secretary-General), as the tokenizer does."""
    start = 0
    while start < len(sentence.tokens):
        for end in range(min(start + 5, len(sentence.tokens)), start + 2, -1):
            part = sentence.tokens[start:end]
            form = "".join(t.form for t in part)
            if all(not t.space for t in part[:-1]) and is_compound_title(form):
                last = part[-1]
                lemma = form if last.upos == "PROPN" else "".join(t.lemma for t in part).lower()
                sentence = collapse(sentence, start, end, replace(last, form=form, lemma=lemma))
                break
        start += 1
    return sentence


def read_treebank(path: Path) -> list[Sentence]:
    """Reads a CoNLL-U file; the rows' MISC column stays with the tokens for readers of names."""
    return [
        Sentence(
            tokens=parse_rows(rows),
            starts_paragraph=any(key.startswith(("newpar", "newdoc")) for key in comments),
            traits={k: v for k, v in comments.items() if k in ("sent_id", "text", "meta::genre")},
        )
        for comments, rows in read_blocks(path)
    ]
