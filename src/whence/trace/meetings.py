"""Meetings: which of very many texts may share a passage, from their fingerprints, and which of those do.

The first is a statement in SQL over tables of fingerprints; the second compares the words around what was met.
"""

from typing import Protocol

import numpy as np

from whence.trace.fingerprints import Integers, Tokens
from whence.trace.passages import MIN_NEAR, count_near

MOST = 32  # texts up to which all that hold a fingerprint are joined with one another
BEYOND = 2  # texts before it that one more is joined with: copies of what thousands hold still hang together
_AGAIN = 16  # words within which a second fingerprint of two texts on one diagonal tells nothing new
_AT_ONCE = 1 << 20  # meetings compared at once; bounds memory


class Library(Protocol):
    """What the words of all texts are read from: 16 bits a word, one text after the other."""

    tokens: Tokens
    offsets: Integers  # one more than there are texts


def meeting_statement(low: int, high: int, *, first_new: int) -> str:
    """Give the SQL that finds which texts meet: columns `one`, `at_one`, `two`, `at_two`, with `one` < `two`.

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
        SELECT one.document AS one, one.place AS at_one, two.document AS two, two.place AS at_two
        FROM few AS one JOIN few AS two ON one.hash = two.hash AND one.rank < two.rank
        WHERE two.document >= {first_new}
        UNION ALL
        SELECT one.document, one.place, two.document, two.place
        FROM many AS two JOIN ranked AS one ON one.hash = two.hash AND one.rank = two.rank - two.step
        WHERE two.document >= {first_new}
    """


def confirm(
    library: Library, one: Integers, at_one: Integers, two: Integers, at_two: Integers, *, min_words: int
) -> Integers:
    """Give the pairs of texts, as rows of two numbers in order, whose words around a meeting are the same.

    That is: `min_words` in a row, or enough of them on one diagonal, as `passages.find_runs` asks.
    """
    order = np.lexsort((at_one, at_two - at_one, two, one))
    one, at_one, two, at_two = one[order], at_one[order], two[order], at_two[order]
    again = np.zeros(len(one), dtype=bool)
    again[1:] = (np.diff(one) == 0) & (np.diff(two) == 0) & (np.diff(at_two - at_one) == 0)
    again[1:] &= np.diff(at_one) <= _AGAIN // 4
    one, at_one, two, at_two = one[~again], at_one[~again], two[~again], at_two[~again]
    found = []
    for k in range(0, len(one), _AT_ONCE):
        some = slice(k, k + _AT_ONCE)
        found.append(_confirm_some(library, one[some], at_one[some], two[some], at_two[some], min_words))
    return np.unique(np.concatenate(found), axis=0) if found else np.empty((0, 2), dtype=np.int64)


def _confirm_some(
    library: Library, one: Integers, at_one: Integers, two: Integers, at_two: Integers, min_words: int
) -> Integers:
    offsets, tokens = library.offsets, library.tokens
    left, right = offsets[one] + at_one, offsets[two] + at_two
    bounds = offsets[one], offsets[one + 1], offsets[two], offsets[two + 1]
    near, in_row = count_near(tokens, left, right, bounds)
    enough = (near >= MIN_NEAR) | (in_row >= min_words)
    return np.stack([one[enough], two[enough]], axis=1)
