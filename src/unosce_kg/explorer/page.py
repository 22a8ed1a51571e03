"""The page: pyvis draws the network into a template of ours, as one file that loads nothing from anywhere."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from jinja2 import Environment, FileSystemLoader
from pyvis.edge import Edge
from pyvis.network import Network

from unosce_kg.explorer.assets import FOLDER, join_script, read_style, read_vis, write_policy
from unosce_kg.explorer.bundling import Bundle, bundle_statements
from unosce_kg.explorer.layout import compute_layout
from unosce_kg.explorer.payload import Part, build_payload
from unosce_kg.explorer.view import View
from unosce_kg.explorer.vocabulary import FALLBACK

TITLE = "UN\u2013OSCE cooperation: knowledge graph"
INTERACTION = {
    "hover": True,
    "keyboard": False,
    "multiselect": False,
    "navigationButtons": False,
    "selectConnectedEdges": False,
    "hoverConnectedEdges": False,
}
MOST_SIZE = 38.0
OPTIONS: dict[str, Any] = {
    "interaction": INTERACTION,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
}
# Where the template's text is parted for data, which is written piece by piece, since it may be large.
_MARK = "\0{}\0"
_PARTING = re.compile(_MARK.format(r"(\w+)"))
_AT_ONCE = 1000  # rows


def render_page(view: View) -> str:
    """The whole page as HTML text: the same for the same view."""
    return "".join(render_pieces(view))


def render_pieces(view: View) -> Iterator[str]:
    """The page's text, piece by piece."""
    bundles = bundle_statements(view)
    network = build_network(view, bundles)
    network.templateEnv = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
    network.path = "page.html"
    data, proof = build_payload(view)
    parts = {"network": _compact(network), "payload": data, "proof": proof}
    scripts = [read_vis(), join_script()]
    styles = [read_style()]
    network.templateEnv.globals.update(
        title=TITLE,
        policy=write_policy(scripts, styles),
        scripts=scripts,
        styles=styles,
        **{name: _MARK.format(name) for name in parts},
    )
    html = str(network.generate_html()).rstrip() + "\n"
    first, *rest = _PARTING.split(html)
    yield first
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        yield from encode_part(parts[name])
        yield text


def build_network(view: View, bundles: tuple[Bundle, ...]) -> Network:
    """The network that pyvis draws: nodes and edges by number, with positions, colours, shapes and sizes."""
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    layout = compute_layout(len(view.nodes), {(b.source, b.target): b.weight for b in bundles})
    styles = {style.name: style for style in (*view.types, FALLBACK)}
    degrees = Counter(end for bundle in bundles for end in (bundle.source, bundle.target))
    for number, node in enumerate(view.nodes):
        style = styles.get(node.type, FALLBACK)
        x, y = layout.positions[number]
        network.add_node(
            number,
            label=node.label,
            shape=style.shape,
            color=style.colour,
            size=_size(degrees[number]),
            x=x,
            y=y,
            community=layout.communities[number],
        )
    for number, bundle in enumerate(bundles):
        parts = {"direct": list(bundle.direct), "qualifying": list(bundle.qualifying)}
        # Not `add_edge`, which looks through the list of all nodes for both ends.
        network.edges.append(Edge(bundle.source, bundle.target, network.directed, id=number, **parts).options)
    return network


def _size(degree: int) -> float:
    """A node's radius in page units: its area grows with its edges, up to a bound."""
    return round(min(7 + 4 * math.sqrt(degree), MOST_SIZE), 1) if degree else 6.0


def _compact(network: Network) -> Part:
    """The network in columns: colours and shapes follow from the types, which the payload has."""
    return {
        "options": network.options,
        **{key: [node[key] for node in network.nodes] for key in ("x", "y", "size", "community")},
        "edges": (
            [edge["from"], edge["to"], edge["direct"], *([edge["qualifying"]] if edge["qualifying"] else [])]
            for edge in network.edges
        ),
    }


def encode_part(part: Part) -> Iterator[str]:
    """The JSON of an object of which most values are rows, some rows at a time."""
    for number, (name, value) in enumerate(part.items()):
        yield f"{',' if number else '{'}{encode_json(name)}:"
        if isinstance(value, dict):
            yield encode_json(value)
            continue
        rows, opening = iter(value), "["
        while some := list(islice(rows, _AT_ONCE)):
            yield opening + encode_json(some)[1:-1]
            opening = ","
        yield "[]" if opening == "[" else "]"
    yield "}"


def encode_json(value: object) -> str:
    """JSON that cannot end or change the script element it stands in: no `<`, `>`, `&`, all in ASCII."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
