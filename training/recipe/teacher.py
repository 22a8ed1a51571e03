"""A teacher: a small pretrained encoder that learns tags, names and trees from the corpora, one sentence at a time.

Run as `python -m recipe.teacher CORPORA OUT [WORDS]`; `recipe.silver` lets it label raw text.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy
import torch
from spacy.tokens import DocBin
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from recipe.items import (
    CASES,
    ENCODER,
    LABELLED,
    MISSING,
    Batch,
    Item,
    Tables,
    add_pieces,
    cut_batches,
    number_labels,
    read_items,
    stack_batch,
)

SEED = 1
WORDS = 600_000
BATCH = 1000
WARMUP = 25
RATES = (2.5e-4, 1e-3)
UNTREED_SHARE = 4


class Teacher(nn.Module):
    """The encoder, told the case of its pieces, with a layer for each kind of label and two for arcs."""

    def __init__(self, tables: Tables, arc_width: int = 256, label_width: int = 192) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            ENCODER,
            add_pooling_layer=False,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.05,
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.layer_weights = nn.Parameter(torch.zeros(4))
        self.root = nn.Parameter(torch.zeros(2 * width))
        self.dropout = nn.Dropout(0.2)
        self.word_labels = nn.ModuleDict(
            {kind: nn.Linear(2 * width, len(tables[kind])) for kind in ("tags", "morphs", "names")}
        )
        self.dependents = nn.Linear(2 * width, arc_width + label_width)
        self.governors = nn.Linear(2 * width, arc_width + label_width)
        self.arc_weights = nn.Parameter(torch.zeros(arc_width + 1, arc_width))
        nn.init.xavier_uniform_(self.arc_weights)
        self.arc_labels = nn.Linear(3 * label_width, len(tables["deps"]))
        self.widths = [arc_width, label_width]

    def read_words(self, batch: Batch) -> Tensor:
        """A vector per word: its first and its last piece, each a mean of the encoder's upper layers."""
        pieces = self.encoder.embeddings.word_embeddings(batch["pieces"]) + self.case(batch["cases"])
        layers = self.encoder(
            inputs_embeds=pieces, attention_mask=batch["mask"], output_hidden_states=True
        ).hidden_states
        weights = self.layer_weights.softmax(0)
        states = sum(w * layer for w, layer in zip(weights, layers[-4:], strict=True))
        rows = torch.arange(len(states))[:, None]
        return self.dropout(torch.cat([states[rows, batch["first"]], states[rows, batch["last"]]], -1))

    def forward(self, batch: Batch, heads: Tensor | None = None) -> dict[str, Tensor]:
        """Scores of each label by kind, and of each head; arc labels are those for `heads` or the best heads."""
        words = self.read_words(batch)
        scores = {kind: layer(words).float() for kind, layer in self.word_labels.items()}
        below = self.dropout(functional.leaky_relu(self.dependents(words), 0.1))
        nodes = torch.cat([self.root.expand(len(words), 1, -1), words], 1)
        above = self.dropout(functional.leaky_relu(self.governors(nodes), 0.1))
        below_arc, below_label = below.split(self.widths, -1)
        above_arc, above_label = above.split(self.widths, -1)
        biased = torch.cat([below_arc, torch.ones_like(below_arc[..., :1])], -1)
        arcs = (biased @ self.arc_weights @ above_arc.transpose(1, 2)).float()
        allowed = functional.pad(batch["words"], (1, 0), value=True)
        scores["heads"] = arcs.masked_fill(~allowed[:, None, :], -1e4)
        chosen = scores["heads"].argmax(-1) if heads is None else heads.clamp(min=0)
        top = above_label[torch.arange(len(words))[:, None], chosen]
        scores["deps"] = self.arc_labels(torch.cat([below_label, top, below_label * top], -1)).float()
        return scores


def measure_loss(model: Teacher, batch: Batch) -> Tensor:
    """The sum of the mean losses of all kinds that the batch has labels for."""
    scores = model(batch, batch["heads"])
    losses = [
        functional.cross_entropy(scores[kind].flatten(0, 1), batch[kind].flatten(), ignore_index=MISSING)
        for kind in (*LABELLED, "heads")
        if (batch[kind] != MISSING).any()
    ]
    return torch.stack(losses).sum()


def train(model: Teacher, items: list[Item], total: int, rng: random.Random) -> None:
    """Trains on `total` words; the step size rises at first and then falls to nothing."""
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    known = set(map(id, model.encoder.parameters()))
    rest = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": part, "lr": rate} for part, rate in zip((body, rest), RATES, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    model.train()
    for step, (done, batch) in enumerate(feed(items, total, rng), 1):
        share = min(1.0, step / WARMUP) * max(0.02, 1 - done / total)
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = rate * share
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = measure_loss(model, stack_batch(batch))
        loss.backward()
        nn.utils.clip_grad_norm_([*body, *rest], 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 100 == 0:
            print(f"{done:8d} words, loss {loss.item():.2f}", flush=True)


def feed(items: list[Item], total: int, rng: random.Random) -> Iterator[tuple[int, list[Item]]]:
    """Batches until `total` words are read, each with the number of words before it."""
    done = 0
    while True:
        for batch in cut_batches(items, BATCH, rng):
            if done >= total:
                return
            yield done, batch
            done += sum(len(item.words) for item in batch)


@torch.no_grad()
def predict(
    model: Teacher, items: list[Item], size: int = 6000
) -> Iterator[tuple[Item, dict[str, list[int]], float]]:
    """Each item with its best numbers by kind, and the mean probability of its heads."""
    model.eval()
    for part in cut_batches(items, size):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(stack_batch(part))
        best = {kind: table.argmax(-1).tolist() for kind, table in scores.items()}
        sure = scores["heads"].softmax(-1).amax(-1)
        for row, item in enumerate(part):
            length = len(item.words)
            found = {kind: numbers[row][:length] for kind, numbers in best.items()}
            yield item, found, sure[row, :length].mean().item()


def score(model: Teacher, items: list[Item], tables: Tables) -> str:
    """Accuracy of tags and attachment on items with trees, given their words; attachment without punctuation."""
    counts: Counter[str] = Counter()
    punctuation = tables["deps"].get("punct")
    for item, found, _ in predict(model, items):
        for i in range(len(item.words)):
            gold = {kind: numbers[i] for kind, numbers in item.targets.items()}
            counts["words"] += 1
            counts["tags"] += found["tags"][i] == gold["tags"]
            if gold["deps"] != punctuation:
                attached = found["heads"][i] == gold["heads"]
                counts["arcs"] += 1
                counts["UAS"] += attached
                counts["LAS"] += attached and found["deps"][i] == gold["deps"]
    tags = counts["tags"] / counts["words"]
    return (
        f"tags {tags:.1%} UAS {counts['UAS'] / counts['arcs']:.1%} LAS {counts['LAS'] / counts['arcs']:.1%}"
    )


def load_teacher(path: Path) -> tuple[Teacher, Tables]:
    """A trained teacher and its label tables."""
    saved = torch.load(path)
    model = Teacher(saved["tables"])
    model.load_state_dict(saved["weights"])
    return model, saved["tables"]


def main() -> None:
    """Trains a teacher, prints its scores on dev and writes it."""
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    total = int(sys.argv[3]) if len(sys.argv) > 3 else WORDS
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    vocab = spacy.blank("en").vocab
    train_docs, dev_docs = (
        list(DocBin().from_disk(corpora / f"{name}.spacy").get_docs(vocab)) for name in ("train", "dev")
    )
    tables = number_labels(train_docs)
    items, dev = read_items(train_docs, tables), read_items(dev_docs, tables)
    untreed = [item for item in items if not item.has_tree]
    items = [item for item in items if item.has_tree]
    items += rng.sample(untreed, len(untreed) // UNTREED_SHARE)
    add_pieces(items)
    add_pieces(dev)
    model = Teacher(tables)
    train(model, items, total, rng)
    torch.save({"weights": model.state_dict(), "tables": tables}, out)
    print("dev:", score(model, dev, tables))


if __name__ == "__main__":
    main()
