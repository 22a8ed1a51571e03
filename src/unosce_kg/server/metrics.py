"""Counts of what a server has done, as Prometheus reads them."""

from __future__ import annotations

from collections import Counter

_BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


class Metrics:
    """Answers by status, and the time that they took."""

    def __init__(self) -> None:
        self._statuses: Counter[int] = Counter()
        self._below: Counter[float] = Counter()
        self._seconds = 0.0

    def count(self, status: int, seconds: float) -> None:
        """Take note of an answer to a query."""
        self._statuses[status] += 1
        self._seconds += seconds
        for bound in _BOUNDS:
            self._below[bound] += seconds <= bound

    def write(self, gauges: dict[str, tuple[str, float]]) -> str:
        """All counts as text.

        Args:
            gauges: Name, and words and value, of what is so at this moment.
        """
        lines = [
            "# HELP unosce_queries_total Queries answered, by HTTP status.",
            "# TYPE unosce_queries_total counter",
        ]
        lines += [
            f'unosce_queries_total{{status="{status}"}} {number}'
            for status, number in sorted(self._statuses.items())
        ]
        lines += [
            "# HELP unosce_query_seconds Time from request to answer.",
            "# TYPE unosce_query_seconds histogram",
        ]
        lines += [f'unosce_query_seconds_bucket{{le="{bound:g}"}} {self._below[bound]}' for bound in _BOUNDS]
        total = self._statuses.total()
        lines += [
            f'unosce_query_seconds_bucket{{le="+Inf"}} {total}',
            f"unosce_query_seconds_sum {self._seconds:.6f}",
            f"unosce_query_seconds_count {total}",
        ]
        for name, (words, value) in gauges.items():
            lines += [
                f"# HELP unosce_{name} {words}",
                f"# TYPE unosce_{name} gauge",
                f"unosce_{name} {value:g}",
            ]
        return "\n".join(lines) + "\n"
