"""Items written from a form: results, dividends, terms of a bond, a daily report of a market, a table.

Two such items share the form and differ in what is filled in. Two texts of one item agree in its names and figures.
"""

from itertools import pairwise

from whence.trace.kind_sides import Passage
from whence.trace.kind_stories import is_of_one_outlet
from whence.trace.kind_words import CELL, FIGURE, GLUE, mark

_TABLE = 0.6  # share of figures, units and labels among the words of a table
_PROSE = 0.15  # share of articles, prepositions and the like from which on figures stand in sentences
_FIGURED = 0.4  # share of figures, units and labels in a sentence of such an item
_HEADLINES = 20  # words with capitals in a row that are more than a name
_CAPITALS = 0.8  # share of words that begin with a capital or a digit in a list of headlines
_SLOTS = 2  # places filled in otherwise from which on a text is a form
_UPDATED = 0.9  # share of equal words from which on one outlet corrected a figure and did not fill in a form


def is_table(passage: Passage) -> bool:
    """Tell whether the shared words are rows of figures with their labels."""
    n_glue = mark(passage.classes, wanted=GLUE, unless=CELL).count(1)
    return _n_cells(passage) >= _TABLE * passage.n_words and n_glue <= _PROSE * passage.n_words


def is_from_form(passage: Passage) -> bool:
    """Tell whether many of the shared words are figures and labels, though they stand in a sentence."""
    return _n_cells(passage) >= _FIGURED * passage.n_words


def is_list(passage: Passage) -> bool:
    """Tell whether the shared words are headlines of other stories, one after the other."""
    return passage.n_words >= _HEADLINES and passage.stretch.n_marked() >= _CAPITALS * passage.n_words


def is_form(passage: Passage) -> bool:
    """Tell whether a shared passage is a form filled in twice: what differs is figures, and names with them.

    Names count only where one outlet published both: another newsroom may call somebody otherwise.
    """
    if len(passage.region.matches) <= 1:
        return False
    n_figures = n_names = 0
    left, right, matches = passage.left, passage.right, passage.region.matches
    for (i, j, length), (k, m, _) in pairwise(matches):
        gaps = (left, (i + length, k)), (right, (j + length, m))
        is_figure = all(side.has_figure(gap) for side, gap in gaps)
        n_figures += is_figure
        n_names += not is_figure and all(side.has_name(gap) for side, gap in gaps)
    if not n_figures:
        return False
    n_slots = max(_SLOTS, mark(passage.classes, wanted=FIGURE).count(1))
    if n_figures >= n_slots:
        return True
    is_filled = n_figures + n_names >= n_slots
    return is_filled and passage.similarity < _UPDATED and is_of_one_outlet(left, right)


def _n_cells(passage: Passage) -> int:
    return mark(passage.classes, wanted=CELL).count(1)
