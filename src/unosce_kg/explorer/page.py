"""The page: pyvis draws the network into a template of ours, as one file that loads nothing from anywhere."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

from jinja2 import Environment, FileSystemLoader
from pyvis.edge import Edge
from pyvis.network import Network

from unosce_kg.explorer.assets import FOLDER, join_script, read_style, read_vis, write_policy
from unosce_kg.explorer.bundling import Bundle, bundle_statements
from unosce_kg.explorer.layout import compute_layout
from unosce_kg.explorer.payload import build_payload
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


def render_page(view: View) -> str:
    """The whole page as HTML text: the same for the same view."""
    bundles = bundle_statements(view)
    network = build_network(view, bundles)
    network.templateEnv = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
    network.path = "page.html"
    data, proof = build_payload(view)
    scripts = [read_vis(), join_script()]
    styles = [read_style()]
    network.templateEnv.globals.update(
        title=TITLE,
        policy=write_policy(scripts, styles),
        scripts=scripts,
        styles=styles,
        payload=encode_json(data),
        proof=encode_json(proof),
        network=encode_json(_compact(network)),
    )
    return str(network.generate_html()).rstrip() + "\n"


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


def _compact(network: Network) -> dict[str, Any]:
    """The network in columns: colours and shapes follow from the types, which the payload has."""
    return {
        "options": network.options,
        **{key: [node[key] for node in network.nodes] for key in ("x", "y", "size", "community")},
        "edges": [
            [edge["from"], edge["to"], edge["direct"], *([edge["qualifying"]] if edge["qualifying"] else [])]
            for edge in network.edges
        ],
    }


def encode_json(value: object) -> str:
    """JSON that cannot end or change the script element it stands in: no `<`, `>`, `&`, all in ASCII."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
