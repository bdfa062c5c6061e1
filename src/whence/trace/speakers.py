"""One quotation, two speakers: how the words around a shared content describe who said it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.conclusions import Alignment, DriftKind
from whence.read.roles import is_role, singular_role
from whence.read.wordlists import word_class
from whence.records import Attribution, Profile, Reading, Span
from whence.trace.driftwords import normalise, word_set
from whence.trace.formulas import is_plain_glue
from whence.trace.passages import fold
from whence.trace.renamings import is_same_name

_PEOPLE = frozenset({"person", "people"})
_LETTERS = 6  # characters of a word and the blank after it, about
_MOST = 0.6  # share of the shorter content
_AFTER_HEAD = re.compile(r",| who | speaking | whose | with knowledge | familiar with | briefed on ")
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "their", "its", "he", "she", "they"}
)
_SHARED = 5  # words of content that two attributions share when they report one utterance


@dataclass(frozen=True, slots=True)
class Description:
    """The spans by which two documents describe the source of one content, and how they differ."""

    kind: DriftKind
    left: Span
    right: Span


def find_descriptions(
    alignment: Alignment,
    pairs: Sequence[tuple[Span, Span]],
    *,
    readings: Mapping[str, Reading],
    texts: tuple[str, str],
) -> Iterator[Description]:
    """Yield the differing descriptions of the sources of what an alignment shares, in text order.

    `pairs` are the spans of its matched words, `texts` the two working texts.
    """
    left, right = readings[alignment.left_id], readings[alignment.right_id]
    ones = _within(left.attributions, alignment.left)
    twos = _within(right.attributions, alignment.right)
    seen: set[tuple[Span, Span]] = set()
    for one, two in _match(ones, twos, pairs):
        places = one.source[0], two.source[0]
        if places in seen:
            continue
        seen.add(places)
        kind = _compare((one, texts[0]), (two, texts[1]))
        if kind is not None:
            yield Description(kind, _whole(one), _whole(two))


def _match(
    ones: Sequence[Attribution], twos: Sequence[Attribution], pairs: Sequence[tuple[Span, Span]]
) -> Iterator[tuple[Attribution, Attribution]]:
    """Yield the attributions that report one utterance: each is what the other shares most with."""
    lefts = [_touched(one, [left for left, _ in pairs]) for one in ones]
    rights = [_touched(two, [right for _, right in pairs]) for two in twos]
    shares = {
        (i, j): share
        for i, one in enumerate(ones)
        for j, two in enumerate(twos)
        if (share := _share(one, two, len(lefts[i] & rights[j]))) > 0
    }
    for (i, j), share in shares.items():
        if all(share > other for (a, b), other in shares.items() if (a == i) != (b == j)):
            yield ones[i], twos[j]


def _within(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    """Give the attributions with a source that have content in the span."""
    return [
        a
        for a in attributions
        if a.source
        and a.speaker is not None
        and a.speaker.kind in _PEOPLE
        and any(content.overlaps(span) for content in a.content)
    ]


def _touched(attribution: Attribution, spans: Sequence[Span]) -> set[int]:
    """Give the places in `spans`, which are in text order, of those that the content touches."""
    starts = [span.start for span in spans]
    return {
        place
        for content in attribution.content
        for place in range(max(0, bisect_right(starts, content.start) - 1), bisect_left(starts, content.end))
        if spans[place].overlaps(content)
    }


def _share(one: Attribution, two: Attribution, n_shared: int) -> float:
    """Give the share of the longer content that both report; 0 where it is too little of the shorter one."""
    lengths = [sum(span.end - span.start for span in a.content) / _LETTERS for a in (one, two)]
    return n_shared / max(lengths) if n_shared >= max(_SHARED, _MOST * min(lengths)) else 0.0


def _whole(attribution: Attribution) -> Span:
    return Span(attribution.source[0].start, attribution.source[-1].end)


def _compare(one: tuple[Attribution, str], two: tuple[Attribution, str]) -> DriftKind | None:
    """Give how two sources differ; None where they do not, or one of them only points back to an earlier mention."""
    first, second = one[0].speaker, two[0].speaker
    if first is None or second is None:
        return None
    named = _is_named(first, one), _is_named(second, two)
    if any(_whole(side[0]).of(side[1]).lower() in word_class("pronoun") for side in (one, two)):
        return None
    if any(not is_named and _points_back(side) for is_named, side in zip(named, (one, two), strict=True)):
        return None
    if any(named):
        return "speaker" if _is_other_person((first, *one), (second, *two)) else None
    if _differ_in_number(first, second):
        return "source count"
    if _differ_in_word(first.nationality, second.nationality) or _differ_in_word(
        first.institution, second.institution
    ):
        return "speaker"
    words = [
        _describing(profile, _whole(side[0]).of(side[1])) for profile, side in ((first, one), (second, two))
    ]
    is_fuller = words[0] <= words[1] or words[1] <= words[0]
    if is_fuller and min(map(len, words)) < 2:
        return None  # "a friend", "a close friend": the text around says which
    is_vague = words[0] | words[1] <= word_set("source")
    return None if words[0] == words[1] or is_vague else "speaker"


def _is_named(profile: Profile, side: tuple[Attribution, str]) -> bool:
    """Tell whether a source is told by its name; "a friend of Ann Lee" is not."""
    words = _whole(side[0]).of(side[1]).lower().split()
    return profile.is_named and words[0] not in ("a", "an", "some") and words[0] not in word_class("number")


def _points_back(side: tuple[Attribution, str]) -> bool:
    """Tell whether an unnamed source leans on an earlier mention: "he", "the engineer", "director of the yard"."""
    words = fold(_whole(side[0]).of(side[1])).split()
    if words[0] in word_class("object_pronoun") | word_class("possessive"):
        return True
    is_bare = not words[0][0].isdigit() and not any(
        words[0] in word_class(name) for name in ("determiner", "number", "pronoun")
    )
    if is_bare:  # "officials" are some; "director of the yard" stands beside a name
        head = next((word for word in map(_clean, words) if is_role(word)), "")
        return singular_role(head) == head
    return words[0] in _DEFINITE or len(words) == 1


def _is_other_person(one: tuple[Profile, Attribution, str], two: tuple[Profile, Attribution, str]) -> bool:
    """Tell whether two sources of which one is named are not one person, told by name or by office."""
    if _names(one) & _names(two):
        return False
    named = _is_named(one[0], one[1:]), _is_named(two[0], two[1:])
    if all(named):
        return _is_elsewhere(one[0], two[2]) and _is_elsewhere(two[0], one[2])
    unnamed = two[0] if named[0] else one[0]
    return unnamed.role is not None and normalise([singular_role(unnamed.role) or ""]) != ["spokesman"]


def _names(side: tuple[Profile, Attribution, str]) -> set[str]:
    """Give the capitalised words of a source, folded, without titles."""
    words = _whole(side[1]).of(side[2]).split()
    return {_clean(fold(word)) for word in words if word[0].isupper() and not is_role(_clean(fold(word)))}


def _is_elsewhere(profile: Profile, text: str) -> bool:
    """Tell whether the last word of a name is nowhere in the other text, slips of spelling apart."""
    name = fold(profile.name or "").split()
    return bool(name) and not any(is_same_name(name[-1], word) for word in set(fold(text).split()))


def _differ_in_number(one: Profile, two: Profile) -> bool:
    if None in (one.at_least, two.at_least, one.at_most, two.at_most):
        return False
    return one.at_least != two.at_least and one.at_most != two.at_most


def _differ_in_word(one: str | None, two: str | None) -> bool:
    """Tell whether both are stated and have no word in common."""
    if one is None or two is None:
        return False
    return not set(normalise(fold(one).split())) & set(normalise(fold(two).split()))


def _describing(profile: Profile, source: str) -> frozenset[str]:
    """Give the words that describe a source, roles in the singular, without numbers, glue and names."""
    nations = set(normalise(fold(profile.nationality or "").split()))
    kept = []
    for written in _AFTER_HEAD.split(source)[0].split():
        words = normalise([_clean(fold(written)).replace(".", "")])
        if not written.strip("“”\"'‘(")[:1].isupper() or set(words) <= nations or is_role(words[0]):
            kept += [part for word in words for part in word.split("-")]
    return frozenset(
        singular_role(word) or word.removesuffix("s")
        for word in kept
        if word and not is_plain_glue(word) and word not in word_class("number") and not word[0].isdigit()
    )


def _clean(word: str) -> str:
    return word.strip("“”\"'’.,;:()")
