"""A time axis in columns: days from left to right, what rests on something right of it, undated last."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_WIDEST, _NARROWEST, _ROOM = 132, 54, 600  # pixels between columns, and for all of them together
_MAX_COLUMNS = 14  # beyond this days are drawn by month, then by year
_SHIFT = 14  # pixels between marks of one column, where lines run down from some of them
_MOST_OF_GAP = 0.6  # of the room between two columns, for all shifts of one

_Fold = Callable[[date], tuple[date, str, str]]  # a day to its column, the words above and the year below


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis: day and month above, the year below."""

    x: float
    words: str
    year: str


def place_columns(
    keys: Sequence[str],
    days: Mapping[str, date | None],
    parents: Mapping[str, Sequence[str]],
    *,
    left: float,
    open_keys: frozenset[str] = frozenset(),
) -> tuple[dict[str, float], tuple[Tick, ...]]:
    """Give the place from the left of each key, and the labels of the axis.

    What rests on something stands right of it even when its day is not later: a credit beats the clock. What has
    no day stands before the first that rests on it, or in a last column of its own. Of `open_keys` the day is
    only the last possible one.
    """
    known = _settle_days(keys, days, parents)
    for fold in (_by_day, _by_month, _by_year):
        columns, labels = _fill_columns(keys, _fold_days(known, fold, open_keys), parents)
        if len(labels) <= _MAX_COLUMNS:
            break
    gap = min(_WIDEST, max(_NARROWEST, _ROOM / max(1, len(labels) - 1)))
    places = _place(keys, columns, parents, gap)
    places = {key: left + gap * columns[key] + shift for key, shift in places.items()}
    ticks = tuple(Tick(left + gap * i, words, year) for i, (words, year, _) in enumerate(labels))
    return places, ticks


def _place(
    keys: Sequence[str], columns: Mapping[str, int], parents: Mapping[str, Sequence[str]], gap: float
) -> dict[str, float]:
    """Give how far each key stands right of its column, so that no line runs through the mark of another."""
    bearing = {parent for above in parents.values() for parent in above}
    n_bearing = Counter(columns[key] for key in keys if key in bearing)
    n_placed: Counter[int] = Counter()
    shifts: dict[str, float] = {}
    for key in keys:
        column = columns[key]
        step = min(_SHIFT, _MOST_OF_GAP * gap / max(1, n_bearing[column]))
        shifts[key] = step * (n_placed[column] if key in bearing else n_bearing[column])
        n_placed[column] += key in bearing
    return shifts


def _settle_days(
    keys: Sequence[str], days: Mapping[str, date | None], parents: Mapping[str, Sequence[str]]
) -> dict[str, date | None]:
    """Let no account be later than one that rests on it."""
    known = {key: days[key] for key in keys}
    for _ in range(len(keys)):
        is_settled = True
        for key in keys:
            day = known[key]
            for parent in parents[key] if day is not None else ():
                other = known[parent]
                if other is None or (day is not None and other > day):
                    known[parent], is_settled = day, False
        if is_settled:
            break
    return known


def _by_day(day: date) -> tuple[date, str, str]:
    return day, f"{day.day} {day:%b}", str(day.year)


def _by_month(day: date) -> tuple[date, str, str]:
    return day.replace(day=1), f"{day:%b}", str(day.year)


def _by_year(day: date) -> tuple[date, str, str]:
    return date(day.year, 1, 1), "", str(day.year)


def _fold_days(
    days: Mapping[str, date | None], fold: _Fold, open_keys: frozenset[str]
) -> dict[str, tuple[date, bool, str, str]]:
    """Give, for what has a day: its column, whether it is closed, and the label; an open end comes first."""
    folded = {}
    for key, day in days.items():
        if day is not None:
            column, words, year = fold(day)
            folded[key] = column, key not in open_keys, f"by {words}" if key in open_keys else words, year
    return folded


def _fill_columns(
    keys: Sequence[str],
    folded: Mapping[str, tuple[date, bool, str, str]],
    parents: Mapping[str, Sequence[str]],
) -> tuple[dict[str, int], list[tuple[str, str, bool]]]:
    depth = _find_depths(keys, parents)
    dated = sorted((key for key in keys if key in folded), key=lambda key: (folded[key][:2], depth[key]))
    columns: dict[str, int] = {}
    labels: list[tuple[str, str, bool]] = []
    current: tuple[date, bool] | None = None
    for key in dated:
        *_, words, year = folded[key]
        day = folded[key][:2]
        is_below = any(columns.get(parent, -1) == len(labels) - 1 for parent in parents[key])
        if day != current:
            labels.append((words.strip(), year, False))
        elif is_below:
            labels.append(("", "", False))
        current = day
        columns[key] = len(labels) - 1
    undated = [key for key in keys if key not in folded]
    for key in sorted(undated, key=lambda key: depth[key]):
        base = 1 + max((columns[parent] for parent in parents[key] if parent in columns), default=-1)
        columns[key] = max(base, len([label for label in labels if not label[2]]))
        while len(labels) <= columns[key]:
            labels.append(("undated" if not any(label[2] for label in labels) else "", "", True))
    return columns, labels


def _find_depths(keys: Sequence[str], parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    depth = dict.fromkeys(keys, 0)
    for _ in range(len(keys)):
        deeper = {key: max((depth[p] + 1 for p in parents[key]), default=0) for key in keys}
        deeper = {key: min(value, len(keys)) for key, value in deeper.items()}
        if deeper == depth:
            break
        depth = deeper
    return depth
