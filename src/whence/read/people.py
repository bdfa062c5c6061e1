"""People: a title or a known given name before a name, and the surname alone once the whole name was given."""

import re
from collections.abc import Iterator, Set

from whence.read.gazetteers import fold_name, given_names, known_names, name_words
from whence.read.runs import Run, Word
from whence.records import Mention, Span

_ROLE_BEFORE = re.compile(r"\b([a-z-]+)[ \u00a0]$")
_AFTER_NAME = re.compile(r", (?:\d\d,|who\b)")  # a company may say something too, but has neither age nor "who"
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "de", "del", "della", "di", "da", "van", "von", "der", "la", "le", "du", "abu")
)
_MAX_WORDS = 4


def find_people(text: str, runs: list[Run]) -> Iterator[Mention]:
    """Yield the people named, in no order. The key is the fullest name of the person in the text, folded."""
    named: list[tuple[Span, str]] = []
    rest: list[Run] = []
    for run in runs:
        words = _name_in(text, run)
        if words:
            span = Span(words[0].span.start, words[-1].span.end)
            named.append((span, fold_name(span.of(text))))
        elif len(run.words) < 3:
            rest.append(run)
    keys = merge_names({name for _, name in named})
    for span, name in named:
        yield Mention(span, "person", keys[name])
    surnames = own_surnames(set(keys.values()))
    for run in rest:
        key = surnames.get(fold_name(" ".join(word.text for word in run.words)))
        if key is not None and not run.words[-1].text.isupper():
            yield Mention(run.span, "person", key)


def _name_in(text: str, run: Run) -> tuple[Word, ...]:
    """Give the words of a run that are a person's name; titles stay outside."""
    words, has_title = _without_titles(list(run.words))
    while words and not has_title and len(words) > 2 and fold_name(words[0].text) not in given_names():
        words.pop(0)
    if (
        not words
        or len(words) > _MAX_WORDS + 1
        or any(word.text.lower() in ("of", "for", "and") for word in words)
    ):
        return ()
    folded = [fold_name(word.text) for word in words]
    if folded[0] in name_words("not_name") or any(_is_no_name(word) for word in folded[1:]):
        return ()
    is_shouted = any(word.text.isupper() and len(word.text) > 3 for word in words)
    if is_shouted or fold_name(" ".join(folded)) in known_names():
        return ()
    if has_title or _has_role_before(text, words[0].span.start):
        return tuple(words) if folded[0] not in known_names() or len(words) > 1 else ()
    if len(words) < 2:
        return ()
    has_article = any(re.match(r"(?:al|el)[-‑]", word.text, re.IGNORECASE) for word in words[1:])
    if (folded[0] in given_names() or has_article) and folded[0] not in known_names():
        return tuple(words)
    end = words[-1].span.end
    is_whole = len(words) == len(run.words) and len(words) in (2, 3) and not run.opens
    is_likely = is_whole and _AFTER_NAME.match(text, end) is not None
    return tuple(words) if is_likely and not any(word in known_names() for word in folded) else ()


def _without_titles(words: list[Word]) -> tuple[list[Word], bool]:
    """Give the words after the titles before a name ("Prime Minister"), and whether there were any."""
    first, titles = 0, name_words("title")
    while first < len(words):
        word = _plain(words[first])
        before_title = first + 1 < len(words) and _plain(words[first + 1]) in titles
        if word not in titles and not (word in name_words("modifier") and before_title):
            break
        first += 1
    return words[first:], first > 0


def _plain(word: Word) -> str:
    return word.text.rstrip(".").lower()


def _is_no_name(word: str) -> bool:
    return word in name_words("head") or word in name_words("place_word")


def _has_role_before(text: str, start: int) -> bool:
    match = _ROLE_BEFORE.search(text, max(0, start - 24), start)
    return (
        match is not None
        and (match.group(1) in name_words("role") or match.group(1) in name_words("title"))
        and (not match.group(1).endswith("s") and match.group(1) not in ("police", "union", "source"))
    )


def merge_names(names: Set[str]) -> dict[str, str]:
    """Map each name to the longer one of the text that holds all its words and ends alike, if there is just one."""
    by_last: dict[str, list[str]] = {}
    for name in sorted(names):
        by_last.setdefault(name.split()[-1], []).append(name)
    keys = {}
    for name in names:
        words = set(name.split())
        longer = [other for other in by_last[name.split()[-1]] if words < set(other.split())]
        keys[name] = longer[0] if len(longer) == 1 else name
    return keys


def own_surnames(keys: Set[str]) -> dict[str, str]:
    """Give the person for each surname that only one person of the text has."""
    owners: dict[str, set[str]] = {}
    for key in keys:
        words = key.split()
        if len(words) > 1:
            owners.setdefault(words[-1], set()).add(key)
            if words[-2] in _PARTICLES:
                owners.setdefault(" ".join(words[-2:]), set()).add(key)
    return {surname: owner.pop() for surname, owner in owners.items() if len(owner) == 1}
