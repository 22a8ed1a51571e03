"""The page: pyvis draws the network into a template of ours, as one file that loads nothing from anywhere."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

from jinja2 import Environment, FileSystemLoader
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
MANY_EDGES = 400
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrowStrikethrough": False, "selectionWidth": 1.5, "hoverWidth": 0.5},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "font": {"size": 0}},
}


def render_page(view: View) -> str:
    """The whole page as HTML text: the same for the same view."""
    bundles = bundle_statements(view)
    network = build_network(view, bundles)
    network.templateEnv = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
    network.path = "page.html"
    scripts = [read_vis(), join_script()]
    styles = [read_style()]
    network.templateEnv.globals.update(
        title=TITLE,
        policy=write_policy(scripts, styles),
        scripts=scripts,
        styles=styles,
        payload=encode_json(build_payload(view)),
        network=encode_json({"nodes": network.nodes, "edges": network.edges, "options": network.options}),
    )
    return str(network.generate_html()).rstrip() + "\n"


def build_network(view: View, bundles: tuple[Bundle, ...]) -> Network:
    """The network that pyvis draws: nodes and edges by number, with positions, colours, shapes and sizes."""
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_options(len(bundles))))
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
            size=round(7 + 4.2 * math.sqrt(degrees[number]), 1) if degrees[number] else 6,
            x=x,
            y=y,
            community=layout.communities[number],
        )
    for number, bundle in enumerate(bundles):
        network.add_edge(
            bundle.source,
            bundle.target,
            id=number,
            direct=list(bundle.direct),
            qualifying=list(bundle.qualifying),
        )
    return network


def _options(edges: int) -> dict[str, Any]:
    """With many edges, they are left out while the drawing moves: it stays quick."""
    hide = edges > MANY_EDGES
    return OPTIONS | {"interaction": INTERACTION | {"hideEdgesOnDrag": hide, "hideEdgesOnZoom": hide}}


def encode_json(value: object) -> str:
    """JSON that cannot end or change the script element it stands in: no `<`, `>`, `&`, all in ASCII."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
