"""Meetings: which of very many texts may share a passage, from their fingerprints, and which of those do.

The first is a statement in SQL over tables of fingerprints; the second compares the words around what was met.
"""

from dataclasses import dataclass, fields
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from whence.trace.fingerprints import Integers, Tokens
from whence.trace.passages import MIN_NEAR, count_near

MOST = 32  # texts up to which all that hold a fingerprint are joined with one another
BEYOND = 2  # texts before it that one more is joined with: copies of what thousands hold still hang together
_AGAIN = 4  # words within which a second fingerprint of two texts on one diagonal tells nothing new
_AT_ONCE = 1 << 20  # meetings compared at once; bounds memory


class Library(Protocol):
    """What the words of all texts are read from: 16 bits a word, one text after the other."""

    tokens: Tokens
    offsets: Integers  # one more than there are texts


def meeting_statement(low: int, high: int, *, first_new: int) -> str:
    """Give the SQL that finds which texts meet: columns `hash`, `one`, `at_one`, `two`, `at_two`.

    It reads the table `fingerprints` (hash, document, place), hashes from `low` to `high` alone, and gives only rows
    in which `two` is at least `first_new`. The k-th text that holds a fingerprint meets those before it as long as k
    is at most 32, and then the two before it: so what is found does not depend on what is added later.
    """
    inside = f"hash >= {low} AND hash < {high}"
    new = f"AND document >= {first_new}" if first_new else ""
    wanted = (
        f"SELECT hash FROM fingerprints WHERE {inside} {new} GROUP BY hash"
        if first_new
        else f"SELECT hash FROM fingerprints WHERE {inside} GROUP BY hash HAVING count(*) > 1"
    )
    return f"""
        WITH wanted AS ({wanted}),
        held AS (
            SELECT hash, document, min(place) AS place FROM fingerprints
            WHERE {inside} AND hash IN (SELECT hash FROM wanted) GROUP BY hash, document
        ),
        ranked AS (
            SELECT hash, document, place, row_number() OVER (PARTITION BY hash ORDER BY document) AS rank FROM held
        ),
        few AS (SELECT * FROM ranked WHERE rank <= {MOST}),
        many AS (
            SELECT hash, document, place, rank, step.n AS step
            FROM ranked CROSS JOIN (VALUES {", ".join(f"({n})" for n in range(1, BEYOND + 1))}) AS step(n)
            WHERE rank > {MOST}
        )
        SELECT one.hash AS hash, one.document AS one, one.place AS at_one, two.document AS two, two.place AS at_two
        FROM few AS one JOIN few AS two ON one.hash = two.hash AND one.rank < two.rank
        WHERE two.document >= {first_new}
        UNION ALL
        SELECT one.hash, one.document, one.place, two.document, two.place
        FROM many AS two JOIN ranked AS one ON one.hash = two.hash AND one.rank = two.rank - two.step
        WHERE two.document >= {first_new}
    """


@dataclass(frozen=True, slots=True)
class Meetings:
    """Places where two texts hold the same fingerprint: at word `at_one` of text `one`, `at_two` of text `two`."""

    hash: Integers
    one: Integers
    at_one: Integers
    two: Integers
    at_two: Integers

    def take(self, chosen: NDArray[Any] | slice) -> "Meetings":
        """Give some of the meetings."""
        return Meetings(*(getattr(self, field.name)[chosen] for field in fields(self)))


def confirm(library: Library, met: Meetings, *, min_words: int) -> Meetings:
    """Give the meetings around which the words of both texts are the same, the least hash of each pair.

    That is: `min_words` in a row, or enough of them on one diagonal, as `passages.find_runs` asks.
    """
    met = met.take(np.lexsort((met.at_one, met.at_two - met.at_one, met.two, met.one)))
    again = np.zeros(len(met.one), dtype=bool)
    again[1:] = (np.diff(met.one) == 0) & (np.diff(met.two) == 0) & (np.diff(met.at_two - met.at_one) == 0)
    again[1:] &= np.diff(met.at_one) <= _AGAIN
    met = met.take(~again)
    enough = np.zeros(len(met.one), dtype=bool)
    for k in range(0, len(met.one), _AT_ONCE):
        some = slice(k, k + _AT_ONCE)
        enough[some] = _is_enough(library, met.take(some), min_words)
    return first_of_pairs(met.take(enough))


def first_of_pairs(met: Meetings) -> Meetings:
    """Give the meeting of least hash for each two texts, by hash: those who share one phrase stand together."""
    met = met.take(np.lexsort((met.hash, met.two, met.one)))
    is_first = np.ones(len(met.one), dtype=bool)
    is_first[1:] = (np.diff(met.one) != 0) | (np.diff(met.two) != 0)
    met = met.take(is_first)
    return met.take(np.lexsort((met.two, met.one, met.hash)))


def _is_enough(library: Library, met: Meetings, min_words: int) -> NDArray[np.bool_]:
    offsets = library.offsets
    left, right = offsets[met.one] + met.at_one, offsets[met.two] + met.at_two
    bounds = offsets[met.one], offsets[met.one + 1], offsets[met.two], offsets[met.two + 1]
    near, in_row = count_near(library.tokens, left, right, bounds)
    enough: NDArray[np.bool_] = (near >= MIN_NEAR) | (in_row >= min_words)
    return enough
