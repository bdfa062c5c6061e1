"""What restricts a statement, and is lost or put in: "only", "unarmed", "if ...", "except ...", "according to ..."."""

import re

from whence.trace.driftwords import find_class, normalise, word_set
from whence.trace.edits import Change, Edit, Side
from whence.trace.formulas import CUES, is_plain_glue

_MOST = 18  # words of a condition
_FEW = 3  # words of an edit that is no more than a word that restricts
_CLAUSE_WORDS = 2  # at the least, of a condition; "if so" ends in glue and restricts nothing
_ADJECTIVE = re.compile(r"un(?!der|i|til|cl)\w{2,}(?:ed|able|ible|al)|non\w{4,}|non-\w+")
_WHETHER = frozenset(
    {"whether", "know", "knows", "determine", "see", "ask", "asked", "wonder", "wondered", "even", "as"}
)
_AGENCY = ("according to", "by the account of")


def find_restriction(edit: Edit, *, is_quoted: bool) -> Change | None:
    """Give a cut of words that restrict a statement, or of words out of the middle of a quotation."""
    full, empty = (edit.left, edit.right) if normalise(edit.left.folded()) else (edit.right, edit.left)
    if normalise(empty.folded()):
        return None
    if any(mark in full.text_within() for mark in "([") or full.is_broken():
        return None  # an explanation, or more than a clause
    if not (_is_restricting(edit, full) or _is_clause(edit, full) or _is_cut_quotation(edit, full, is_quoted)):
        return None
    return Change("cut" if full is edit.left else "added", before=1, beyond=edit.reach(1))


def _is_restricting(edit: Edit, full: Side) -> bool:
    """Tell whether the words are one that says of how many, of which or how far a statement holds."""
    words = full.folded()
    if {*CUES, "whether"} & set(words):
        return False
    if full.n_words > _FEW:
        return False
    if find_class("only", words, n_words=len(words)):
        return edit.word_before() not in ("not", "if") or "only" not in words
    content = [word for word in words if not is_plain_glue(word)]
    if len(words) <= 2 and any(word in word_set("qualifier") or _ADJECTIVE.fullmatch(word) for word in content):
        return True
    is_vague = " ".join(words) in word_set("vague")
    following = full.folded(beyond=min(2, edit.n_after))[full.n_words :]
    is_plural = any(word.endswith("s") and not is_plain_glue(word) for word in following)
    return is_vague and is_plural and edit.word_before() not in ("as", "so", "too", "how", "the", "not")


def _is_clause(edit: Edit, full: Side) -> bool:
    """Tell whether the words are a whole condition, exception or attribution of a statement."""
    words = full.folded()
    if (
        not _CLAUSE_WORDS <= len(words) <= _MOST
        or all(map(is_plain_glue, words[1:]))
        or edit.word_before() in _WHETHER
    ):
        return False
    text = " ".join(words)
    lead = next((phrase for phrase in word_set("clause") if text.startswith(f"{phrase} ")), None)
    if lead is None:
        return False
    if lead in _AGENCY:
        return len(words) >= len(lead.split()) + 1
    return not CUES & set(words)


def _is_cut_quotation(edit: Edit, full: Side, is_quoted: bool) -> bool:
    words = full.folded()
    if not is_quoted or {"whether", *CUES} & {*full.folded(beyond=1)}:
        return False
    return sum(not is_plain_glue(word) for word in words) >= 3 and edit.n_before >= 3 and edit.n_after >= 3
