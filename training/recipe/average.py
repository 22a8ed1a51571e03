"""Averages the weights of pipelines that were trained on from one another.

Run as `python -m recipe.average OUT PIPELINE PIPELINE ...`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy.language import Language


def average(pipelines: list[Language]) -> Language:
    """Sets the first pipeline's weights to the mean of all and returns it.

    Raises:
        ValueError: If the pipelines differ in the shape of a weight.
    """
    first, *others = pipelines
    for name, component in first.pipeline:
        models = [component.model, *(other.get_pipe(name).model for other in others)]
        for nodes in zip(*(model.walk() for model in models), strict=True):
            for key in nodes[0].param_names:
                if not nodes[0].has_param(key):
                    continue
                weights = [node.get_param(key) for node in nodes]
                if any(weight.shape != weights[0].shape for weight in weights):
                    raise ValueError(f"the pipelines differ in {name}: {key}")
                nodes[0].set_param(key, sum(weights[1:], weights[0]) / len(weights))
    first.meta["performance"] = {}
    return first


if __name__ == "__main__":
    out, *paths = sys.argv[1:]
    average([spacy.load(Path(path)) for path in paths]).to_disk(out)
