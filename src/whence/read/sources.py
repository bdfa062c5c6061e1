"""Who a source is: a name or a description, the stated number, nationality, role, institution, anonymity."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.outlets import OutletTable
from whence.read.anonymity import anonymity_in
from whence.read.conjuncts import find_conjuncts, head_end
from whence.read.counts import count_of
from whence.read.kinds import SourceKind, kind_of
from whence.read.names import institution_of, name_of
from whence.read.roles import is_nationality, is_organisation_noun, is_role, is_role_modifier, role_of
from whence.read.words import Word, words_of
from whence.records import Mention, Profile, Span

_SINGULAR_PRONOUNS = frozenset(
    ["he", "she", "it", "who", "which", "that", "i", "you", "one", "himself", "herself"]
)
_PLURAL_PRONOUNS = frozenset(
    ["they", "we", "those", "some", "others", "many", "both", "most", "all", "few", "several"]
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase up to its relative clause; `shared` is the role a conjunct takes from the last one."""

    span: Span
    words: Sequence[Word]
    shared: Word | None = None
    shares_role: bool = False


def profile_of(
    text: str, source: Sequence[Span], *, outlets: OutletTable, mentions: Sequence[Mention] = ()
) -> Profile:
    """Give the profile that the words of a source state; short forms are resolved in `antecedents.py`."""
    if not source:
        return Profile(kind="unknown", is_named=False)
    span = Span(source[0].start, source[-1].end)
    words = words_of(text, span)
    if len(words) == 1 and words[0].lower in _SINGULAR_PRONOUNS | _PLURAL_PRONOUNS:
        return Profile(kind="people" if words[0].lower in _PLURAL_PRONOUNS else "unknown", is_named=False)
    groups = _groups(text, words)
    if groups:
        return _summed(text, span, [profile for _, profile in groups])
    inside = [m for m in mentions if span.covers(m.span)]
    outlet = _outlet(text, words, outlets)
    if outlet is not None:
        return Profile(kind="outlet", is_named=True, name=outlets.get(outlet).name)
    return _single(text, _Phrase(span, words[: head_end(words)]), inside)


def split_groups(text: str, span: Span) -> list[tuple[Span, Profile]]:
    """Give the groups of a conjunction ("three A, two B and two C") with a profile each; one when it is one."""
    words = words_of(text, span)
    return _groups(text, words) or [(span, _single(text, _Phrase(span, words[: head_end(words)]), ()))]


def _groups(text: str, words: Sequence[Word]) -> list[tuple[Span, Profile]]:
    """Give the groups of a conjunction with a profile each; none when it is one."""
    pieces = find_conjuncts(words)
    if len(pieces) < 2:
        return []
    last = pieces[-1][-1]
    shared = last if is_role(last.lower) else None
    shares_role = shared is not None and any(not any(is_role(w.lower) for w in piece) for piece in pieces)
    found = []
    for piece in pieces:
        part = Span(piece[0].start, piece[-1].end)
        found.append((part, _single(text, _Phrase(part, piece[: head_end(piece)], shared, shares_role), ())))
    return found


def _summed(text: str, span: Span, profiles: Sequence[Profile]) -> Profile:
    profiles = [p for p in profiles if p.kind in ("person", "people")] or profiles
    lows = [p.at_least or 1 for p in profiles]
    highs = [p.at_most for p in profiles]
    nationalities, roles = {p.nationality for p in profiles}, {p.role for p in profiles}
    return Profile(
        kind="people", is_named=False, count_words=None, at_least=sum(lows),
        at_most=None if None in highs else sum(high for high in highs if high is not None),
        nationality=nationalities.pop() if len(nationalities) == 1 else None,
        role=roles.pop() if len(roles) == 1 else None, anonymity=anonymity_in(text, span),
    )  # fmt: skip


def _outlet(text: str, words: Sequence[Word], outlets: OutletTable) -> str | None:
    """Give the key of the outlet that a phrase names, with or without an article; None when it names none."""
    words = words[: next((i for i, w in enumerate(words) if i and w.text == "("), len(words))]
    first = 1 if len(words) > 1 and words[0].lower == "the" else 0
    last = max(first, len(words) - 1 - (words[-1].text == ","))
    name = Span(words[first].start, words[last].end)
    resolved = outlets.resolve(name.of(text))
    if resolved is not None:
        return resolved[0]
    in_context = outlets.find(text, words[0].start, words[last].end)
    return next((match.key for match in in_context if match.span.covers(name)), None)


def _single(text: str, phrase: _Phrase, mentions: Sequence[Mention]) -> Profile:
    words = phrase.words
    inside = [m for m in mentions if words and words[0].start <= m.span.start and m.span.end <= words[-1].end]
    name = _mentioned(text, words, inside) or name_of(words)
    role = role_of(words) or (phrase.shared.lower if phrase.shared is not None else None)
    kind = kind_of(words, name=name, role=role, mentions=inside)
    if phrase.shares_role and kind == "person":
        kind = "people"
    low, high, stated = _bounds(phrase, kind, name)
    nationality = next((text[m.span.start : m.span.end] for m in inside if m.kind == "nationality"), None)
    nationality = _joined_nationalities(words) or nationality
    return Profile(
        kind=kind, is_named=name is not None, name=name, count_words=stated, at_least=low, at_most=high,
        nationality=nationality if name is None or nationality not in name.split() else None, role=role,
        institution=institution_of(words, name) if kind in ("person", "people") else None,
        anonymity=anonymity_in(text, phrase.span) if name is None else None,
    )  # fmt: skip


def _joined_nationalities(words: Sequence[Word]) -> str | None:
    """Give the first nationality of a phrase, or "US and European" when two stand together."""
    for at, word in enumerate(words):
        if is_nationality(word.text) and not _names_body(words[at + 1 : at + 2]):
            pair = words[at + 1 : at + 3]
            is_joined = len(pair) == 2 and pair[0].lower in {"and", "or"} and is_nationality(pair[1].text)
            return f"{word.text} {pair[0].text} {pair[1].text}" if is_joined else word.text
    return None


def _names_body(after: Sequence[Word]) -> bool:
    """Tell whether a nationality is the first word of a name ("American Action Network")."""
    if not after or not after[0].is_capital or is_nationality(after[0].text):
        return False
    word = after[0]
    is_title = is_role(word.lower) or word.is_a("title") or word.is_a("portfolio")
    return not (is_title or is_role_modifier(word.lower) or is_organisation_noun(word.lower))


def _bounds(phrase: _Phrase, kind: SourceKind, name: str | None) -> tuple[int | None, int | None, str | None]:
    """Give how many people speak, as bounds and in words; nothing for what is no person."""
    if kind not in ("person", "people"):
        return None, None, None
    if name is not None:
        return 1, 1, None
    count = count_of(phrase.words)
    if phrase.shares_role and count.words is None:
        return 1, None, None  # "Iranian, Iraqi and Western sources": the plural is that of them all
    return count.at_least, count.at_most, count.words


def _mentioned(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> str | None:
    """Give the name of a person that ends the phrase after a role ("envoy for Syria Ann Lee")."""
    end = next((w.start for i, w in enumerate(words) if i and w.text == ","), words[-1].end if words else 0)
    for mention in mentions:
        has_role = any(is_role(w.lower) for w in words if w.end <= mention.span.start)
        if mention.kind == "person" and has_role and end - 1 <= mention.span.end <= end:
            return mention.span.of(text)
    return None
