"""How well amounts are read: `python bench/quantities.py ../shared/data/newsquant/newsquant-dev.json`.

Yardstick: NewsQuant dev (score only), quantities in news sentences. Prints precision, recall and F1 of the value alone,
of the value with the unit or the noun counted, and of the value with its bound or change ("=", "~", "<", ">", "up",
"down"; a range and a running total are "=" there, "just under" is "<" and "just over" ">"). A vague value or a range is
right when both ends are.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.read.counted import singular
from whence.read.numbers import read_number
from whence.read.quantities import find_quantities
from whence.read.units import units_after
from whence.records import Block, Document, Quantity, Span

ANCHOR = "value F1 published: CQE .920, quantulum3 .731; a draft of ours .806"
_MONEY = {"dollar": "USD", "us dollar": "USD", "pound": "GBP", "euro": "EUR", "percentage": "%", "cent": "USD"}
_TOLERANCE = 0.02  # share; NewsQuant rounds fractions, and converts no unit

Pair = tuple[float, float]


def make_document(text: str) -> Document:
    """Give a document of one paragraph and no date."""
    block = Block("paragraph", Span(0, len(text)), "one paragraph")
    return Document(id="case", path="case", media="text", text=text, blocks=(block,))


def values_of(quantity: Quantity) -> Pair:
    """Give the ends of a quantity in its own unit of measure; a round figure counts as its middle."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        only = high if low is None else low
        return (only or 0.0), (only or 0.0)
    if quantity.role == "about":
        return (low + high) / 2, (low + high) / 2
    return abs(low), abs(high)


def expected_values(written: str) -> Pair:
    """Give the ends of a value of the yardstick: "5.0" or "252.0-287.0"."""
    ends = [float(end) for end in re.findall(r"\d+(?:\.\d+)?", written)]
    return (ends[0], ends[-1]) if ends else (0.0, 0.0)


def is_same_value(text: str, found: Quantity, wanted: Pair) -> bool:
    """Compare values, in the unit that is written or in the one that is kept."""
    numbers = [
        number
        for word in re.findall(r"[\d.,]+|[a-z]+", found.span.of(text).lower())
        if (number := _number(word))
    ]
    pairs = [values_of(found), *((number, number) for number in numbers)]
    pairs += [(one, two) for one in numbers for two in numbers]
    whole = _number(re.sub(r"[^\w.,% -]", "", found.span.of(text)))
    if whole is not None:
        pairs.append((whole, whole))
    if found.unit == "%":
        pairs += [(low / 100, high / 100) for low, high in pairs[:1]]
    return any(_is_near(low, wanted[0]) and _is_near(high, wanted[1]) for low, high in pairs)


def _number(words: str) -> float | None:
    try:
        return read_number(words.strip(".,"))
    except ValueError:
        return None


def _is_near(one: float, two: float) -> bool:
    return abs(one - two) <= _TOLERANCE * max(abs(one), abs(two))


def is_same_unit(found: Quantity, wanted: dict[str, Any]) -> bool:
    """Tell whether the unit or the noun counted is the one of the yardstick."""
    unit = wanted["normalized_unit"].lower()
    if found.unit and (_MONEY.get(unit) == found.unit or units_after().get(unit, ("",))[0] == found.unit):
        return True
    words = {singular(word) for word in re.findall(r"[a-z]+", f"{unit} {wanted['unit']}".lower())}
    return singular(found.noun.lower()) in words or (unit in ("-", "% -") and found.unit in ("", "%", "years"))


def change_of(text: str, found: Quantity) -> str:
    """Give the bound or the change of a quantity, in the signs of the yardstick."""
    words = found.span.of(text).lower()
    if found.role == "change":
        return "down" if (found.low or found.high or 0) < 0 else "up"
    if found.role == "at most" or (found.role == "about" and words.startswith("just under")):
        return "<"
    if found.role == "at least" or (found.role == "about" and words.startswith("just over")):
        return ">"
    return "~" if found.role == "about" else "="


def match_all(
    text: str, found: list[Quantity], wanted: list[dict[str, Any]]
) -> Iterator[tuple[Quantity, dict[str, Any]]]:
    """Pair what was found with what was wanted by value; each is used once."""
    left = list(wanted)
    for quantity in found:
        same = [each for each in left if is_same_value(text, quantity, expected_values(each["value"]))]
        if same:
            best = next((each for each in same if is_same_unit(quantity, each)), same[0])
            left.remove(best)
            yield quantity, best


def main(path: Path, *, verbose: bool) -> None:
    """Print the figures; with `verbose`, what was missed and what was too much."""
    n_found = n_wanted = n_value = n_unit = n_change = 0
    for case in json.loads(path.read_text(encoding="utf-8")):
        text, wanted = case["text"], case["quantities"]
        found = list(find_quantities(make_document(text)))
        pairs = list(match_all(text, found, wanted))
        n_found, n_wanted, n_value = n_found + len(found), n_wanted + len(wanted), n_value + len(pairs)
        n_change += sum(change_of(text, quantity) == each["change"] for quantity, each in pairs)
        n_unit += sum(is_same_unit(quantity, each) for quantity, each in pairs)
        missed = [each for each in wanted if not any(each is taken for _, taken in pairs)]
        extra = [quantity for quantity in found if not any(quantity is taken for taken, _ in pairs)]
        if verbose and (missed or extra):
            print(text)
            print("   missed", [(each["value"], each["unit"]) for each in missed])
            print("   extra ", [(each.span.of(text), each.unit, each.noun) for each in extra])
        if verbose:
            for quantity, each in pairs:
                if not is_same_unit(quantity, each):
                    print(
                        "   unit  ",
                        quantity.span.of(text),
                        (quantity.unit, quantity.noun),
                        each["normalized_unit"],
                    )
    for name, n_right in (("value", n_value), ("value and unit", n_unit), ("value and change", n_change)):
        precision, recall = n_right / max(n_found, 1), n_right / max(n_wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:16} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"of the values found, bound and change right {n_change / max(n_value, 1):.3f}")
    print(ANCHOR)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(
            "usage: python bench/quantities.py ../shared/data/newsquant/newsquant-dev.json [--misses]"
        )
    main(Path(sys.argv[1]), verbose=sys.argv[2:] == ["--misses"])
