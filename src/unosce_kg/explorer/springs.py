"""Nodes drawn to their neighbours and pushed away from all others (Fruchterman and Reingold).

networkx computes this with arrays of pairs of coordinates, most of the time for sums of two numbers. Here each
coordinate has an array of its own: the same sums in the same order, so the same positions to the last bit, in a
fraction of the time. As there, small graphs are moved round by round, and of large ones the energy is made least.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Points = NDArray[np.float64]

_LARGE = 500  # nodes
_AT_ONCE = 500  # nodes whose distances to all others are in memory
_NEAREST = 0.01  # what counts as the distance of nodes that are nearer
_AT_REST = 1e-4  # a mean movement, or a slope of the energy, that ends it


def spring_layout(
    network: nx.Graph, start: Mapping[int, tuple[float, float]], rounds: int, distance: float | None = None
) -> Points:
    """Positions within -1..1, in the order of the network's nodes.

    Args:
        network: Its edges may have a weight.
        start: Where each node stands before.
        rounds: How often all nodes are moved at most.
        distance: What two neighbours should have between them; None for what so many nodes have room for.
    """
    if len(network) == 1:
        return np.zeros((1, 2))
    points = np.array([start[node] for node in network], dtype=np.float64)
    k: float = distance or np.sqrt(1.0 / len(network))
    if len(network) < _LARGE:
        _move(points, nx.to_numpy_array(network), k, rounds)
    else:
        points = _relax(points, nx.to_scipy_sparse_array(network, dtype="f").tocsr(), k, rounds)
    scaled: Points = nx.rescale_layout(points, scale=1)
    return scaled


def _move(points: Points, pulls: Points, k: float, rounds: int) -> None:
    """Move points by the forces between them, less in each round."""
    heat = float(np.ptp(points, axis=0).max()) * 0.1
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
        moves = np.column_stack([np.add.reduce(x * forces, axis=0), np.add.reduce(y * forces, axis=0)])
        lengths = np.maximum(np.sqrt((moves * moves).sum(axis=1)), _NEAREST)
        moves *= (heat / lengths)[:, None]
        points += moves
        heat -= cooling
        if np.linalg.norm(moves) / len(points) < _AT_REST:
            break


def _relax(points: Points, pulls: csr_array, k: float, rounds: int) -> Points:
    """The points where the forces between them have the least energy, or near it."""
    pulls = np.abs(pulls)
    pulls = (pulls + pulls.T) / 2
    number, labels = connected_components(pulls, directed=False)
    sizes = np.bincount(labels)

    def weigh(flat: Points) -> tuple[float, Points]:
        """The energy, and its slope for each coordinate."""
        at = flat.reshape(points.shape)
        slope, energy = np.zeros(points.shape), 0.0
        for first in range(0, len(at), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            x, y = (at[some, None, axis] - at[None, :, axis] for axis in (0, 1))
            squares = np.maximum(x * x + y * y, 1e-10)
            distances = np.sqrt(squares)
            drawn = pulls[some] * distances
            forces = drawn / k - k**2 / squares
            for axis, apart in enumerate((x, y)):
                slope[some, axis] = 2 * np.add.reduce(np.ascontiguousarray((apart * forces).T), axis=0)
            energy += np.sum(drawn * squares) / (3 * k)
            energy -= k**2 * np.sum(np.log(distances))
        middles = np.zeros((number, 2))
        np.add.at(middles, labels, at)
        off = middles / sizes[:, np.newaxis] - 0.5
        slope += off[labels]
        energy += 0.5 * np.sum(sizes * np.linalg.norm(off, axis=1) ** 2)
        return energy, slope.ravel()

    options = {"maxiter": rounds, "gtol": _AT_REST}
    flat = points.astype(np.float32).ravel()
    found: Points = minimize(weigh, flat, method="L-BFGS-B", jac=True, options=options).x
    return found.reshape(points.shape)
