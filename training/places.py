"""Weigh what speaks for a place: conditional logit over the places a name may stand for, on TR-News and LGL.

    python training/places.py /tmp/places            # a folder with TR-News.xml and lgl.xml
    python training/places.py /tmp/places --halves   # fit on half of the outlets, score the others

A name may stand for any of its candidates or for none of them; right is what lies within 161 km of the place marked.
What the names of a pile say of each other depends on what they are believed to be, so that weights and beliefs are
made in turns. Writes src/whence/data/place_weights.tsv, in half a minute on one core; no text leaves the data.
"""

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from places import Gold, host_of, is_near, load_gold, print_accuracy
from whence.gazetteers import Gazetteer
from whence.weigh.place_beliefs import believe, feature_rows, soften
from whence.weigh.place_candidates import Floats, Unit, make_units
from whence.weigh.place_features import FEATURES, own_features

OUTPUT = Path(__file__).parent.parent / "src/whence/data/place_weights.tsv"
TURNS = 4
STEPS = 400
RATE = 0.05
DECAY = 0.3  # of the weights, for each name
START = 5.0  # weight of the logarithm of the population in the first turn, when nothing else is known
NEWS = 1.5  # weight of a name in TR-News, which has a quarter of LGL's
BY_HAND = {"user's": 2.5, "covered": -4.0}  # no user's gazetteer is in the data: who gives one means its places


def main(folder: Path, *, by_halves: bool) -> None:
    """Fit on all and write the weights, or fit on one half and score the other, both ways."""
    golds = [load_gold(folder / name) for name in ("TR-News.xml", "lgl.xml")]
    gazetteer = Gazetteer()
    units = [make_units(list(gold.toponyms), gazetteer) for gold in golds]
    if not by_halves:
        _write(_fit(golds, units))
        return
    for half in (0, 1):
        weights = _fit(
            golds,
            [[u for u in each if _half(gold, u) == half] for gold, each in zip(golds, units, strict=True)],
        )
        for gold, each in zip(golds, units, strict=True):
            rest = [u for u in each if _half(gold, u) != half]
            print_accuracy(_rest(gold, half), rest, believe(rest, gold.documents, weights))


def _rest(gold: Gold, half: int) -> Gold:
    return gold.part(lambda document: _half_of(host_of(document)) != half)


def _half(gold: Gold, unit: Unit) -> int:
    return _half_of(host_of(gold.documents[unit.document_id]))


def _half_of(host: str) -> int:
    return sha256(host.encode()).digest()[0] & 1


def _fit(golds: list[Gold], units: list[list[Unit]]) -> Floats:
    weights = np.zeros(len(FEATURES))
    first = np.zeros(len(FEATURES))
    first[FEATURES.index("population")] = START
    for turn in range(TURNS):
        rows: list[Floats] = []
        right: list[Floats] = []
        counts: list[float] = []
        for gold, each in zip(golds, units, strict=True):
            if turn == 0:
                beliefs = [soften(own_features(unit) @ first) for unit in each]
            else:
                beliefs = believe(each, gold.documents, weights)
            rows += feature_rows(each, gold.documents, beliefs)
            right += [_right(unit, gold) for unit in each]
            factor = NEWS if "TR-News" in gold.name else 1.0
            counts += [factor * len(unit.toponyms) ** 0.5 for unit in each]
        weights = _ascend(rows, right, np.array(counts), first if turn == 0 else weights)
    return weights


def _right(unit: Unit, gold: Gold) -> Floats:
    """Give the share of the unit's mentions for which each candidate is right; the last: none of them is."""
    shares = np.zeros(len(unit.candidates) + 1)
    for toponym in unit.toponyms:
        where = gold.places[unit.document_id, toponym.span]
        shares[:-1] += [is_near(where, (c.place.latitude, c.place.longitude)) for c in unit.candidates]
    shares[:-1] /= len(unit.toponyms)
    shares[-1] = float(shares.max() == 0)
    return shares


def _ascend(rows: list[Floats], right: list[Floats], counts: Floats, weights: Floats) -> Floats:
    """Climb the likelihood of the right candidates, with Adam."""
    features, wanted = np.vstack(rows), np.concatenate(right)
    sizes = np.array([len(each) for each in rows])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(rows)), sizes)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = features @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        beliefs = odds / np.add.reduceat(odds, starts)[owner]
        good = beliefs * wanted
        good /= np.add.reduceat(good, starts)[owner]
        slope = features.T @ ((beliefs - good) * counts[owner]) / counts.sum() + DECAY / len(rows) * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        change = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
        weights = weights - RATE * change
    return weights


def _write(weights: Floats) -> None:
    known = dict(zip(FEATURES, weights.tolist(), strict=True)) | BY_HAND
    lines = [
        "# What speaks for a place: feature, weight as logarithm of odds. Made by training/places.py on",
        '# TR-News and LGL (no text or label of them is here); "user\'s" and "covered" are set by hand. Apache-2.0.',
        *(f"{name}\t{known[name]:.3f}" for name in FEATURES),
    ]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUTPUT}: {len(FEATURES)} weights")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: python training/places.py FOLDER [--halves]")
    main(Path(sys.argv[1]), by_halves=sys.argv[2:] == ["--halves"])
