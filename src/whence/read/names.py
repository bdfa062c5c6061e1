"""Names inside a noun phrase: of the one who speaks, and of the institution he or she speaks for."""

from collections.abc import Sequence
from itertools import pairwise

from whence.read.roles import is_document_noun, is_nationality, is_organisation_noun, is_role, is_role_modifier
from whence.read.wordlists import word_class
from whence.read.words import Word


def name_of(words: Sequence[Word]) -> str | None:
    """Give the name of the one who speaks, titles left out; None for a description."""
    front = _front(words)
    after_role = _run_after_role(front) or _run_in_apposition(words, len(front))
    if after_role:
        return after_role
    start = 1 if front and front[0].lower == "the" else 0
    run = _run(front, start)
    if not run:
        return None
    end = start + len(run)
    following = front[end] if end < len(front) else None
    if following is not None and (
        (following.is_word and not following.is_a("preposition")) or following.text == "-"
    ):
        return None  # the capitals stand before a noun: "Pentagon officials"
    if following is not None and following.lower in {"’s", "'s", "’", "'"}:
        return None
    kept = _without_titles(run)
    if (
        not kept
        or kept[0].is_a("number")
        or kept[0].is_a("bound")
        or kept[0].is_a("crowd")
        or kept[0].is_a("determiner")
    ):
        return None
    if all(is_nationality(w.text) or w.text in {"Republicans", "Democrats"} for w in kept):
        return None
    is_noun = _is_common(kept[-1].lower) or is_document_noun(kept[-1].lower) or kept[-1].is_a("press")
    if is_noun and (len(kept) == 1 or not is_organisation_noun(kept[-1].lower)):
        return None  # a common noun that opens a sentence: "Police", "Documents"
    return _written(kept)


def institution_of(words: Sequence[Word], name: str | None) -> str | None:
    """Give the body that a described speaker belongs to: capitals before the role, or after "of the"."""
    for at, word in enumerate(words):
        if not is_role(word.lower):
            continue
        before = _before_role(words, at)
        if before and before != name:
            return before
        after = _after_preposition(words, at + 1)
        if after and not (name and after.endswith(name)):
            return after
    return None


def _front(words: Sequence[Word]) -> Sequence[Word]:
    end = next((i for i, w in enumerate(words) if i and w.text in {",", "("}), len(words))
    return words[:end]


def _run_after_role(front: Sequence[Word]) -> str | None:
    for at in range(len(front) - 1, 0, -1):
        if not is_role(front[at - 1].lower) and front[at - 1].lower.rstrip(".") not in word_class("title"):
            continue
        run = _without_titles(_run(front, at))
        is_last = bool(run) and at + len(_run(front, at)) == len(front)
        if is_last and not (all(is_nationality(w.text) for w in run) or _is_common(run[-1].lower)):
            return _written(run)
    return None


def _run_in_apposition(words: Sequence[Word], comma: int) -> str | None:
    """Give the name after the comma of "its chief executive, Ann Lee"."""
    if comma + 1 >= len(words) or words[comma].text != "," or not any(is_role(w.lower) for w in words[:comma]):
        return None
    run = _run(words, comma + 1)
    end = comma + 1 + len(run)
    is_whole = end == len(words) or not words[end].is_word
    return _written(run) if len(run) > 1 and is_whole and not _is_common(run[-1].lower) else None


def _is_common(lower: str) -> bool:
    return is_role(lower) or is_organisation_noun(lower)


def _run(words: Sequence[Word], start: int) -> list[Word]:
    """Give the run of capitalised words from `start`, with the particles and initials inside it."""
    run: list[Word] = []
    for at in range(start, len(words)):
        word = words[at]
        is_particle = word.lower.split("-")[0] in word_class("name_particle") and (
            bool(run) or "-" in word.text
        )
        is_dot = word.text == "." and bool(run)
        is_joined = word.lower in {"of", "and", "&", "for"} and _goes_on(words, at, run)
        if word.is_capital or is_particle or is_dot or is_joined or (word.text.isdigit() and bool(run)):
            run.append(word)
        else:
            break
    while run and (not run[-1].is_capital and "-" not in run[-1].text and not run[-1].text.isdigit()):
        run.pop()
    return run


def _goes_on(words: Sequence[Word], at: int, run: Sequence[Word]) -> bool:
    if not run or at + 1 >= len(words):
        return False
    is_body = words[at].lower in {"of", "for"} and _is_common(run[-1].lower)
    return (is_body and words[at + 1].is_capital) or words[at].text == "&"


def _without_titles(run: Sequence[Word]) -> list[Word]:
    first = 0
    if run and is_organisation_noun(run[-1].lower) and len(run) > 1:
        return list(run)
    while first < len(run) - 1 and (
        run[first].lower.rstrip(".") in word_class("title") or is_role(run[first].lower) or run[first].text == "."
        or run[first].lower in {"of", "for"} or (is_nationality(run[first].text) and _holds_role(run[first + 1 :]))
    ):  # fmt: skip
        first += 1
    return list(run[first:])


def _holds_role(words: Sequence[Word]) -> bool:
    return any(is_role(w.lower) for w in words[:3])


def _written(run: Sequence[Word]) -> str:
    parts = [run[0].text]
    for left, right in pairwise(run):
        parts.append((" " if right.start > left.end else "") + right.text)
    return "".join(parts)


def _before_role(words: Sequence[Word], role: int) -> str | None:
    """Give the words before a role that name a body: "IRGC commander", "foreign ministry spokesman"."""
    first = role
    while first and (words[first - 1].is_capital or _may_name_body(words[first - 1].lower)):
        first -= 1
    kept = [w for w in words[first:role] if not w.lower.startswith(("’", "'"))]
    while kept and _is_outside_body(kept):
        kept = kept[1:]
    while kept and is_role_modifier(kept[-1].lower) and kept[-1].is_a("title"):
        kept = kept[:-1]
    if (
        not kept
        or all(w.is_a("preposition") or is_role_modifier(w.lower) for w in kept)
        or is_role(kept[-1].lower)
    ):
        return None
    return _written(kept)


def _may_name_body(lower: str) -> bool:
    return is_organisation_noun(lower) or lower in word_class("portfolio") or lower in {"’s", "'s", "of"}


def _is_outside_body(words: Sequence[Word]) -> bool:
    """Tell whether the first word is no part of the body's name: a nationality, a number or a title."""
    first = words[0]
    if first.lower in word_class("portfolio") and len(words) > 1:
        return False
    is_title = first.lower.rstrip(".") in word_class("title") - {"house", "senate", "white"}
    is_outside = is_nationality(first.text) or first.is_a("possessive") or first.is_a("number")
    return is_title or is_outside or first.is_a("determiner")


def _after_preposition(words: Sequence[Word], at: int) -> str | None:
    if at >= len(words) or words[at].lower not in {"of", "for", "at", "from", "with"}:
        return None
    start = at + 2 if at + 1 < len(words) and words[at + 1].lower in {"the", "a", "an"} else at + 1
    run = _run(words, start)
    if run and not is_nationality(run[-1].text):
        return _written(run)
    end = start
    if start < len(words) and words[start].is_a("number"):
        return None
    while end < len(words) and words[end].is_word and not words[end].is_a("preposition"):
        end += 1
        if is_organisation_noun(words[end - 1].lower):
            return _written(words[start:end])
    return None
