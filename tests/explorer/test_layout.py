"""Where nodes stand."""

import math

import pytest

from unosce_kg.explorer.layout import SPACING, compute_layout

RING = {(n, n + 1): 1.0 for n in range(9)} | {(0, 9): 1.0}
CLIQUES = {(a + base, b + base): 1.0 for base in (0, 6) for a in range(6) for b in range(a + 1, 6)} | {
    (0, 6): 1.0
}
STAR = {(0, n): 1.0 for n in range(1, 40)}
GRID = {(n, n + step): 1.0 for n in range(600) for step in (1, 25) if n + step < 600}


def nearest(layout):
    points = layout.positions
    return min(math.dist(a, b) for i, a in enumerate(points) for b in points[i + 1 :])


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_nodes_without_edges_stand_apart(count):
    layout = compute_layout(count, {})
    assert len(layout.positions) == count
    assert layout.communities == (-1,) * count
    assert count < 2 or nearest(layout) >= SPACING


@pytest.mark.parametrize(("count", "weights"), [(2, {(0, 1): 1.0}), (10, RING), (12, CLIQUES), (40, STAR)])
def test_nodes_do_not_touch(count, weights):
    assert nearest(compute_layout(count, weights)) > SPACING * 0.6


def test_the_same_graph_has_the_same_layout():
    shuffled = dict(sorted(CLIQUES.items(), reverse=True))
    assert compute_layout(12, CLIQUES) == compute_layout(12, shuffled)


def test_communities_are_found_and_stand_together():
    layout = compute_layout(12, CLIQUES)
    assert [set(layout.communities[:6]), set(layout.communities[6:])] in ([{0}, {1}], [{1}, {0}])
    middles = [
        tuple(sum(p[axis] for p in layout.positions[part]) / 6 for axis in (0, 1))
        for part in (slice(6), slice(6, 12))
    ]
    reach = max(math.dist(point, middles[0]) for point in layout.positions[:6])
    assert math.dist(*middles) > reach


def test_parts_stand_below_the_largest_and_apart():
    layout = compute_layout(16, RING | {(11, 12): 1.0, (13, 14): 1.0})
    lowest = max(y for _, y in layout.positions[:10])
    assert all(y > lowest for _, y in layout.positions[10:])
    assert nearest(layout) > SPACING * 0.6


def test_a_large_graph_is_laid_out_by_communities():
    layout = compute_layout(600, GRID)
    assert len(set(layout.communities)) > 5
    assert nearest(layout) > SPACING * 0.3
    assert len(set(layout.positions)) == 600
