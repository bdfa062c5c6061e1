"""Sums of what a weighing has right of marked stories, and when a number counts as the marked one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Score:
    """Sums over stories, labels by class, and a line for each fault."""

    sums: Counter[str] = field(default_factory=Counter)
    labels: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """Give one sum as a share of another; 1 where there is nothing to count."""
        return self.sums[part] / self.sums[whole] if self.sums[whole] else 1.0

    def label(self, name: str, gold: str, mine: str | None) -> None:
        """Count one label; None: not found."""
        counts = self.labels.setdefault(name, Counter())
        counts[gold, "marked"] += 1
        if mine is not None:
            counts[mine, "found"] += 1
        counts[gold, "right"] += gold == mine

    def by_class(self, name: str) -> dict[str, tuple[float, int]]:
        """Give F1 of each class that is marked, and how often it is."""
        counts = self.labels.get(name, Counter())
        found = {}
        for each in sorted({c for c, what in counts if what == "marked"}):
            total = counts[each, "found"] + counts[each, "marked"]
            found[each] = (2 * counts[each, "right"] / total, counts[each, "marked"])
        return found

    def macro(self, name: str) -> float:
        """Give the mean F1 over the classes that are marked."""
        values = [value for value, _ in self.by_class(name).values()]
        return sum(values) / len(values) if values else 1.0


def nearest_whole(number: float) -> int:
    """Give the whole number nearest to one; a half goes up."""
    return int(number + 0.5)


def is_same_quantity(value: Any, gold: Mapping[str, Any]) -> bool:
    """Compare bounds; a round figure ("about 40") is right when it holds the number."""
    if value.kind != "quantity":
        return False
    if gold.get("about"):
        low = -float("inf") if value.low is None else value.low
        return bool(low <= gold["low"] and (value.high is None or gold["high"] <= value.high))
    return (value.low, value.high) == (gold["low"], gold["high"])
