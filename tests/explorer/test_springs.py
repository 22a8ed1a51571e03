"""The forces between nodes are those of networkx."""

import math
import random

import networkx as nx
import numpy as np
import pytest

from unosce_kg.explorer.springs import spring_layout


def make_network(nodes, edges, seed):
    chance = random.Random(seed)
    network = nx.Graph()
    network.add_nodes_from(range(nodes))
    for _ in range(edges):
        network.add_edge(*chance.sample(range(nodes), 2), weight=chance.random())
    return network


@pytest.mark.parametrize(
    ("nodes", "edges", "rounds", "distance"),
    [(1, 0, 10, None), (2, 1, 10, None), (5, 0, 50, 0.7), (60, 150, 100, None), (60, 150, 300, 0.2),
     (499, 900, 5, None), (500, 900, 5, None), (700, 400, 5, 0.05)],
)  # fmt: skip
def test_networkx_places_nodes_likewise(nodes, edges, rounds, distance):
    network = make_network(nodes, edges, seed=nodes + rounds)
    start = {node: (math.cos(node) * node / nodes, math.sin(node) * node / nodes) for node in network}
    theirs = nx.spring_layout(network, k=distance, pos=start, iterations=rounds, seed=1)
    ours = spring_layout(network, start, rounds, distance)
    assert np.allclose(ours, [theirs[node] for node in network], rtol=0, atol=1e-9)
