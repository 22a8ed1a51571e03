"""Nodes drawn to their neighbours and pushed away from all others (Fruchterman and Reingold).

networkx computes this with arrays of pairs of coordinates, most of the time for sums of two numbers. Here each
coordinate has an array of its own: the same sums in the same order, so the same positions to the last bit, in a
fraction of the time. Large graphs, for which networkx has another method, are left to it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_LARGE = 500  # nodes
_NEAREST = 0.01  # what counts as the distance of nodes that are nearer
_AT_REST = 1e-4  # a mean movement that ends it


def spring_layout(
    network: nx.Graph,
    start: Mapping[int, tuple[float, float]],
    rounds: int,
    *,
    distance: float | None = None,
    seed: int,
) -> Points:
    """Positions within -1..1, in the order of the network's nodes.

    Args:
        network: Its edges may have a weight.
        start: Where each node stands before.
        rounds: How often all nodes are moved at most.
        distance: What two neighbours should have between them; None for what many nodes have room for.
        seed: Of the chance that large graphs take.
    """
    if len(network) >= _LARGE:
        placed = nx.spring_layout(network, k=distance, pos=start, iterations=rounds, seed=seed)
        return np.array([placed[node] for node in network])
    if len(network) == 1:
        return np.zeros((1, 2))
    pulls = nx.to_numpy_array(network)
    points = np.array([start[node] for node in network], dtype=np.float64)
    _move(points, pulls, distance or math.sqrt(1.0 / len(network)), rounds)
    scaled: Points = nx.rescale_layout(points, scale=1)
    return scaled


def _move(points: Points, pulls: Points, k: float, rounds: int) -> None:
    """Move points by the forces between them, less in each round."""
    heat = float(max(np.ptp(points[:, 0]), np.ptp(points[:, 1]))) * 0.1
    cooling = heat / (rounds + 1)
    for _ in range(rounds):
        # Rows are the other nodes: to add up rows one after the other is what networkx does, and quick.
        x, y = (points[None, :, axis] - points[:, None, axis] for axis in (0, 1))
        distances = np.sqrt(x * x + y * y)
        np.maximum(distances, _NEAREST, out=distances)
        forces = k * k / (distances * distances)
        distances *= pulls
        distances /= k
        forces -= distances
        x *= forces
        y *= forces
        moves = np.column_stack([np.add.reduce(x, axis=0), np.add.reduce(y, axis=0)])
        lengths = np.maximum(np.sqrt((moves * moves).sum(axis=1)), _NEAREST)
        moves *= (heat / lengths)[:, None]
        points += moves
        heat -= cooling
        if np.linalg.norm(moves) / len(points) < _AT_REST:
            break
