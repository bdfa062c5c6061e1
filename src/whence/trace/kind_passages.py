"""One shared passage, judged alone: furniture, a form, what somebody said, or words that may have been taken over.

What counts as taken over is the words outside quotation marks, attributions, titles, names and stock phrases.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.conclusions import PassageKind
from whence.trace.formulas import Stretch
from whence.trace.kind_forms import is_form, is_list, is_table
from whence.trace.kind_sides import Passage

NOTE = 60
"""Words up to which a passage may be what a site puts under its articles."""

_OWN = 8  # words outside quotation marks that are more than an attribution
_CLAUSE = 14  # such words beside a quotation twice as long that are no more than a clause
_QUOTED = 5  # quoted words that make a quotation
_RUN = 12  # own words in a row that are not chance
_RUN_CONTENT = 4  # words of content among them
_TELLING = 16  # such words in all that are not chance; BASIL, 300 articles: shorter ones mostly are
_TELLING_CONTENT = 8  # words of content among them that are not, however few they are
_TELLING_EDITED = 20  # the same where the text was rewritten
_TELLING_REPORTED = 24  # the same where both texts report what somebody said
_EDITED = 0.85  # share of equal words below which a passage was rewritten
_SAME = 0.95  # the same, from which on whole sentences were taken over
_MOSTLY_REPORTED = 0.6  # share of words that both report, and share both quote, of what somebody said
_MOSTLY_QUOTED = 0.4
_TITLE = 12  # words up to which a quotation may be the title of a work
_FIXED = 17  # words from which on a form is more than a phrase
_SENTENCE = (
    0.57  # share of equal words in the sentences around, from which on all of a form's sentence is shared
)
_SAID = 3  # words of content that make a short quotation more than a turn of phrase

_UNHEARD = re.compile(b"\0+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A kind; of text that may be taken over, "partial reprint" and the number of words that speak for it."""

    kind: PassageKind
    n_own: int = 0
    is_telling: bool = False  # by itself, whatever else is shared
    is_heard: bool = False  # most of it is what somebody said


def judge(passage: Passage) -> Judgement:
    """Judge one passage alone."""
    n_quoted = passage.is_heard.count(1)
    if _is_furniture(passage):
        return Judgement("boilerplate")
    if n_quoted < _QUOTED and is_form(passage):
        return Judgement("boilerplate" if is_whole(passage) else "stock phrase")
    own = [one for one in _find_own(passage) if not (n_quoted and one.is_attribution())]
    n_own = sum(len(one.words) for one in own)
    is_formula = n_own < _OWN or all(one.is_formula() for one in own)
    if n_quoted >= _QUOTED and (is_formula or _is_clause(passage, n_own, n_quoted)):
        return Judgement("incidental" if _is_turn(passage) else "shared quotation")
    if is_formula:
        return Judgement("incidental")
    is_told = passage.is_told.count(1) >= _MOSTLY_REPORTED * passage.n_words  # both may have heard it
    is_telling = _is_telling(passage, own, is_told=is_told)
    is_heard = is_told or n_quoted >= _MOSTLY_QUOTED * passage.n_words
    return Judgement("partial reprint", n_own, is_telling, is_heard)


def is_whole(passage: Passage) -> bool:
    """Tell whether a passage is most of its sentences, or so long that it is no phrase."""
    return passage.n_words >= _FIXED or passage.is_closed or passage.likeness >= _SENTENCE


def closeness(passage: Passage) -> float:
    """Give how little a passage was changed: the share of equal words in it, and in the sentences it stands in.

    Words that are quoted do not count where others are enough to tell: nobody may change them.
    """
    n_free = passage.is_marked.count(0)
    if n_free < _OWN:
        return (passage.similarity + passage.likeness) / 2
    n_odd = passage.is_marked.count(1) - passage.is_quoted.count(1)  # one of the two left out the marks
    around = [(side, side.sentences(span)) for side, span in passage.sides]
    sizes = [sum(side.n_unquoted(span) for side, span in sides) - n_odd for sides in (passage.sides, around)]
    return sum(2 * n_free / size for size in sizes) / 2


def _is_furniture(passage: Passage) -> bool:
    """Tell whether a passage is what stands around articles, or a table in them."""
    if passage.left.is_caption and passage.right.is_caption and _is_caption(passage):
        return True
    if passage.n_words <= NOTE and passage.stretch.is_boilerplate():
        return True
    return is_table(passage) or is_list(passage)


def _is_caption(passage: Passage) -> bool:
    """Tell whether most of it stands under pictures: a picture agency's words come with its picture."""
    return all(2 * side.is_caption.count(1, *span) > passage.n_words for side, span in passage.sides)


def _is_clause(passage: Passage, n_own: int, n_quoted: int) -> bool:
    """Tell whether no more than a clause stands beside what is quoted, or what was said without marks."""
    if n_own < _CLAUSE and n_quoted > 2 * n_own:
        return True
    told = passage.is_told.count(1) - sum(map(int.__and__, passage.is_told, passage.is_heard))
    return n_own - told < _OWN and n_own < n_quoted


def _is_turn(passage: Passage) -> bool:
    """Tell whether a quotation is the title of a work, or a turn of phrase that two may use."""
    if passage.n_words > _TITLE:
        return False
    return passage.stretch.is_title() or passage.stretch.n_content() < _SAID


def _is_telling(passage: Passage, own: Sequence[Stretch], *, is_told: bool) -> bool:
    """Tell whether the words outside quotations are too many, or too long a run, to be chance."""
    if passage.similarity >= _SAME and passage.is_closed:
        return True
    n_own = sum(len(one.words) for one in own)
    if is_told:
        return n_own >= _TELLING_REPORTED
    if n_own >= (_TELLING_EDITED if passage.similarity < _EDITED else _TELLING):
        return True
    return sum(one.n_content() for one in own) >= _TELLING_CONTENT or _has_long_run(passage)


def _has_long_run(passage: Passage) -> bool:
    """Tell whether a run of equal words is too long, and holds too much outside quotations, to be chance."""
    start = 0
    for _, _, length in passage.region.matches:
        if length >= _RUN:
            stretch = passage.stretch.part(start, start + length, without=passage.is_quoted)
            is_long = len(stretch.words) >= _RUN and stretch.n_content() >= _RUN_CONTENT
            if is_long and not stretch.is_formula():
                return True
        start += length
    return False


def _find_own(passage: Passage) -> list[Stretch]:
    """Give the stretches of shared words that are not given as said on both sides."""
    if 1 not in passage.is_heard:
        return [passage.stretch]
    return [passage.stretch.part(*match.span()) for match in _UNHEARD.finditer(passage.is_heard)]
