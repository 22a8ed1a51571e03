"""Where each node stands: computed once, the same for the same graph, so that the drawing stands still.

Each connected part is laid out by itself: a small one as a whole (Fruchterman and Reingold, from networkx),
of a larger one each community (Louvain), the communities then as discs. Nodes that still touch are pushed
apart. The largest part comes first; the others, and nodes without any edge, stand in rows below it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Points = NDArray[np.float64]
Point = NDArray[np.float64]

SPACING = 95.0
"""Distance in page units that two neighbouring nodes should have: room for a node and a short label."""
_ROOM = SPACING * 2.8
"""The same from side to side for parts that stand in rows, whose labels are read along."""
_STRETCH = 1.06
_DENSE_LIMIT = 400
_SEED = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in page units, rounded so that the last bits of arithmetic do not show, and communities.

    Community 0 is the largest; a node without edges is in community -1.
    """

    positions: tuple[tuple[int, int], ...]
    communities: tuple[int, ...]


def compute_layout(count: int, weights: Mapping[tuple[int, int], float]) -> Layout:
    """Place nodes `0..count-1`.

    Args:
        count: How many nodes there are.
        weights: How strongly an edge pulls the pair of nodes together, above 0.
    """
    network = nx.Graph()
    network.add_nodes_from(range(count))
    network.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    positions = np.zeros((count, 2))
    communities = [-1] * count
    parts = sorted(
        (sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part)
    )
    found = [group for part in parts if len(part) > 1 for group in _find_communities(network.subgraph(part))]
    for number, group in enumerate(sorted(found, key=lambda group: (-len(group), group))):
        for node in group:
            communities[node] = number
    for part in parts:
        positions[part] = _place_part(network.subgraph(part), part, communities)
    _pack(parts, positions)
    rounded = np.rint(positions).astype(int)
    return Layout(tuple((int(x), int(y)) for x, y in rounded), tuple(communities))


def _find_communities(network: nx.Graph) -> list[list[int]]:
    """Node groups, the largest first; each sorted."""
    found = nx.community.louvain_communities(network, weight="weight", resolution=1.0, seed=_SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _place_part(network: nx.Graph, nodes: Sequence[int], communities: Sequence[int]) -> Points:
    """Positions of a connected part, in the order of its nodes."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    numbers = sorted({communities[node] for node in nodes})
    groups = [[node for node in nodes if communities[node] == number] for number in numbers]
    if len(nodes) <= _DENSE_LIMIT:
        return _push_apart(_lay_down(_place_whole(network, nodes, groups)))
    places: dict[int, Point] = {}
    for group, centre in zip(groups, _place_discs(network, groups), strict=True):
        moved = _place_group(network.subgraph(group), group) + centre
        places.update(zip(group, moved, strict=True))
    return _push_apart(_lay_down(np.array([places[node] for node in nodes])))


def _lay_down(points: Points) -> Points:
    """Turn the points so that they reach farther sideways than up, and stretch them so: screens and labels are wide."""
    x, y = (points - points.mean(axis=0)).T
    angle = 0.5 * math.atan2(2.0 * float((x * y).sum()), float((x * x).sum() - (y * y).sum()))
    turned = np.column_stack(
        [x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)]
    )
    laid: Points = turned * np.array([_STRETCH, 1.0 / _STRETCH])
    return laid


def _pack(parts: Sequence[Sequence[int]], positions: Points) -> None:
    """Move the parts: the first to the middle, all others into rows below it, about as wide as it is."""
    if not parts:
        return
    sizes = [np.ptp(positions[part], axis=0) + np.array([_ROOM, SPACING]) for part in parts]
    area = float(sum(size[0] * size[1] for size in sizes))
    width = max(float(sizes[0][0]), math.sqrt(area) * 1.25)
    x, y, row = -width / 2, float(sizes[0][1]) / 2, 0.0
    for part, size in zip(parts, sizes, strict=True):
        low, high = positions[part].min(axis=0), positions[part].max(axis=0)
        if part is parts[0]:
            positions[part] -= (low + high) / 2
            continue
        if x + size[0] > width / 2 + 1 and x > -width / 2:
            x, y, row = -width / 2, y + row, 0.0
        positions[part] += (x + _ROOM / 2 - low[0], y + SPACING / 2 - low[1])
        x += float(size[0])
        row = max(row, float(size[1]))


def _place_whole(network: nx.Graph, nodes: Sequence[int], groups: Sequence[Sequence[int]]) -> Points:
    """A small graph as a whole; edges inside a community pull more, so that it can be seen."""
    community = {node: number for number, group in enumerate(groups) for node in group}
    pulled = nx.Graph()
    pulled.add_nodes_from(nodes)
    for a, b, weight in sorted(network.edges(data="weight")):
        pulled.add_edge(a, b, weight=math.sqrt(weight) * (1.0 if community[a] == community[b] else 0.1))
    start = {
        n: p for group, c in zip(groups, _ring(len(groups)), strict=True) for n, p in _circle(group, c, 0.2)
    }
    if len(nodes) < 3:
        return _scale(np.array([start[node] for node in nodes]), len(nodes))
    placed = nx.spring_layout(pulled, k=1.9 / math.sqrt(len(nodes)), pos=start, iterations=300, seed=_SEED)
    return _scale(np.array([placed[node] for node in nodes]), len(nodes))


def _place_group(network: nx.Graph, group: Sequence[int]) -> Points:
    if len(group) < 3:
        return _scale(np.array([p for _, p in _circle(group, (0.0, 0.0), 1.0)]), len(group))
    start = dict(_circle(group, (0.0, 0.0), 1.0))
    ordered = nx.Graph()
    ordered.add_nodes_from(group)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in network.edges))
    rounds = 100 if len(group) <= _DENSE_LIMIT else 30
    placed = nx.spring_layout(ordered, pos=start, iterations=rounds, seed=_SEED)
    return _scale(np.array([placed[node] for node in group]), len(group))


def _place_discs(network: nx.Graph, groups: Sequence[Sequence[int]]) -> Points:
    """Centres of the communities: close where many edges join them, without overlap."""
    community = {node: number for number, group in enumerate(groups) for node in group}
    joined: nx.Graph = nx.Graph()
    joined.add_nodes_from(range(len(groups)))
    for a, b in network.edges:
        if community[a] != community[b]:
            one, other = sorted((community[a], community[b]))
            known = joined.get_edge_data(one, other, {"weight": 0.0})["weight"]
            joined.add_edge(one, other, weight=known + 1.0)
    radii = np.array([_radius(len(group)) for group in groups])
    start = dict(enumerate(_ring(len(groups))))
    rounds = 100 if len(groups) <= _DENSE_LIMIT else 20
    placed = nx.spring_layout(joined, pos=start, iterations=rounds, seed=_SEED)
    centres = np.array([placed[n] for n in range(len(groups))]) * math.sqrt(float((radii**2).sum()))
    return _push_discs_apart(centres, radii + SPACING * 0.6)


def _push_discs_apart(centres: Points, radii: Points, rounds: int = 300) -> Points:
    """Move discs until none overlaps, then a little towards the middle each round, largest discs least."""
    moved = centres.copy()
    for _ in range(rounds):
        moved *= 0.985
        delta = moved[:, None, :] - moved[None, :, :]
        distance = np.sqrt((delta**2).sum(axis=2)) + 1e-9
        overlap = np.maximum(radii[:, None] + radii[None, :] - distance, 0.0)
        np.fill_diagonal(overlap, 0.0)
        share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
        moved += (delta / distance[:, :, None] * (overlap * share)[:, :, None]).sum(axis=1) * 0.6
    return moved


def _push_apart(points: Points, rounds: int = 80) -> Points:
    """Move nodes that are nearer to each other than their spacing; wider than high, because labels are."""
    squeezed = points * np.array([0.72, 1.0])
    for _ in range(rounds):
        pairs = cKDTree(squeezed).query_pairs(SPACING, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        delta = squeezed[pairs[:, 0]] - squeezed[pairs[:, 1]]
        distance = np.sqrt((delta**2).sum(axis=1))
        same = distance < 1e-6
        delta[same] = np.column_stack([np.cos(pairs[same, 0]), np.sin(pairs[same, 0])])
        distance[same] = 1.0
        step = delta / distance[:, None] * ((SPACING - np.where(same, 0, distance)) * 0.28)[:, None]
        np.add.at(squeezed, pairs[:, 0], step)
        np.add.at(squeezed, pairs[:, 1], -step)
    spread: Points = squeezed / np.array([0.72, 1.0])
    return spread


def _radius(count: int) -> float:
    return SPACING * 0.62 * math.sqrt(max(count, 1))


def _scale(points: Points, count: int) -> Points:
    """Centre the points and give them the room that so many nodes need."""
    centred = points - points.mean(axis=0)
    extent = float(np.percentile(np.sqrt((centred**2).sum(axis=1)), 90)) if count > 1 else 0.0
    scaled: Points = centred * (_radius(count) / extent if extent > 0 else 1.0)
    return scaled


def _ring(count: int) -> list[tuple[float, float]]:
    """Points on a sunflower spiral: even, without an axis."""
    turn = math.pi * (3 - math.sqrt(5))
    radii = [math.sqrt(n / max(count - 1, 1)) for n in range(count)]
    return [(r * math.cos(n * turn), r * math.sin(n * turn)) for n, r in enumerate(radii)]


def _circle(
    nodes: Sequence[int], centre: tuple[float, float], radius: float
) -> list[tuple[int, tuple[float, float]]]:
    points = _ring(len(nodes))
    return [
        (node, (centre[0] + radius * x, centre[1] + radius * y))
        for node, (x, y) in zip(nodes, points, strict=True)
    ]
