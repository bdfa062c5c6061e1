"""Where sources and others stand in an article, before it is asked who a short form is.

Besides the sources these are the subjects of sentences and the people, bodies and outlets named outside quotations.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whence.outlets import OutletTable
from whence.read.accesses import access_in
from whence.read.anonymity import anonymity_in
from whence.read.asides import with_asides
from whence.read.drafts import Draft, Scene
from whence.read.phrases import Range, is_verb_like, subject_before
from whence.read.roles import is_plural, is_role_modifier
from whence.read.sources import profile_of
from whence.read.words import Word, span_of
from whence.records import Mention, Profile, Span

RELATIVE = frozenset({"who", "which", "that"})
_NESTING = 60  # drafts back that may hold another in their content
_OPENING = 12  # words from the start of a sentence in which its subject must begin
_OF_MENTION: dict[str, Literal["person", "organisation", "outlet"]] = {
    "person": "person", "organisation": "organisation", "outlet": "outlet",
}  # fmt: skip
_RELATIVES = frozenset({"who", "which", "whose"})
_ASIDES = 4  # sentences on each side in which something is said of a name
_FIRST_NOUN = 5  # words up to the comma before an apposition
_SEARCHED = 60  # words of a sentence in which its first verb is looked for
_ALIAS = re.compile(
    r",? ?(?:who )?(?:(?:is |was )?(?:identified|known|named|called)(?: only)?(?: as| by)?"
    r"|calls? (?:her|him|them)sel(?:f|ves)) ?$"
)
_AFTER_ROLE = re.compile(r"\s+[A-Z]|[’']s")  # a name, or what is theirs
_CLAUSE = re.compile(
    r",? (?:(?:in|at|from|of|on) (?:the )?[\w’'-]+,? )?(?:who|whose|identified|known|speaking|asking"
    r"|with (?:\w+ )?(?:knowledge|access|sight)"
    r"|familiar|briefed|close to|involved)\b[^.;:“”\n]*"
)
_LONGEST_CLAUSE = 240  # characters
_OWN = re.compile(r"(?:his|her|their|its) head\b")
_TO_ARTICLE = re.compile(  # "her line" before "manager"
    r"\b(?:a|an|the|his|her|their|its|one|another|this|that) (?:[\w’'-]+ ){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source where it stands: its sentence by index, its first character, its words, and what they state.

    `content` is what it says: a person named in there is no rival for a pronoun. `antecedent` is the fuller form
    that a short one stands for. `outer` is the index of the source in whose content it stands. Not `is_source`: it
    is only mentioned. `rank` is 3 for the main source or subject of a sentence, 2 for a nested source, else 1.
    """

    sentence: int
    start: int
    words: str
    profile: Profile
    content: tuple[Span, ...] = ()
    antecedent: Span | None = None
    outer: int | None = None
    is_quoted: bool = False
    is_source: bool = True
    rank: int = 3
    block: int = 0  # the paragraph by index; the first is the headline
    entity: int = -1  # the same for all forms of one source, once resolved

    @property
    def span(self) -> Span:
        """Give where its words stand."""
        return Span(self.start, self.start + len(self.words))

    @property
    def fullest(self) -> Span:
        """Give the words that tell most: those of the antecedent, else its own."""
        return self.antecedent or self.span


def find_outer(drafts: Sequence[Draft], at: int) -> int | None:
    """Give the index of the innermost draft in whose content the source of draft `at` stands; None at the top."""
    source = drafts[at].source or drafts[at].cue
    best, shortest = None, 0
    for i in range(max(0, at - _NESTING), min(len(drafts), at + _NESTING)):
        content = drafts[i].content
        if i == at or not any(piece.covers(source[0]) for piece in content) or drafts[i].cue == drafts[at].cue:
            continue
        length = content[-1].end - content[0].start
        if best is None or length < shortest:
            best, shortest = i, length
    return best


def relative_antecedent(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Give the noun phrase that a relative pronoun as source stands for ("officials who said"); none for others."""
    words = scene.words[draft.sentence]
    at = next((i for i, w in enumerate(words) if draft.source and w.start == draft.source[0].start), None)
    if at is None or at == 0 or words[at].lower not in RELATIVE:
        return ()
    if words[at - 1].lower in {"and", "but", "or"}:  # "who left in May and who said"
        at = next((i for i in range(at - 1, 0, -1) if words[i].lower == words[at].lower), at)
    end = at - 1 if words[at - 1].text == "," else at
    phrase = subject_before(words, end)
    if phrase is None:
        return ()
    first, last = phrase
    while first > 0 and words[first].is_capital and words[first - 1].is_capital:  # "Radio One, which relayed"
        first -= 1
    return (span_of(words, first, last),)


def find_bystanders(
    scene: Scene,
    mentions: Sequence[Mention],
    taken: Sequence[Span],
    *,
    outlets: OutletTable,
    drafts: Sequence[Draft] = (),
) -> Iterator[Speaker]:
    """Yield, sentence by sentence, who is spoken of outside quotations. `taken` are the spans of sources, in order.

    `drafts`, in text order, tell what is said of the names of those who are no sources themselves.
    """
    starts = [mention.span.start for mention in mentions]
    taken_starts = [span.start for span in taken]
    text = scene.document.text
    for number, words in enumerate(scene.words):
        if not words:
            continue
        subject = _subject(words)
        span = span_of(words, *subject) if subject is not None else None
        if span is not None and not _is_taken(text, span, taken, taken_starts):
            inside = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            profile = profile_of(text, (span,), outlets=outlets, mentions=inside)
            draft = Draft(number, (span,), (span,), ())
            profile = with_asides(scene, draft, profile, _drafts_near(drafts, number))
            block = scene.sentences[number].block
            yield Speaker(number, span.start, span.of(text), profile, is_source=False, block=block)
        quoted = {word.start for word in words if word.is_quoted}
        first, last = bisect_left(starts, words[0].start), bisect_left(starts, words[-1].end)
        for mention in mentions[first:last]:
            is_free = not (span is not None and span.overlaps(mention.span))
            if is_free and not _meets(taken, taken_starts, mention.span):
                found = _mentioned(text, mention, number)
                if found is not None:
                    is_quoted = mention.span.start in quoted
                    yield replace(found, is_quoted=is_quoted, block=scene.sentences[number].block)


def _drafts_near(drafts: Sequence[Draft], number: int) -> Sequence[Draft]:
    first = bisect_left(drafts, number - _ASIDES, key=lambda draft: draft.sentence)
    return drafts[first : bisect_left(drafts, number + _ASIDES, key=lambda draft: draft.sentence)]


def _subject(words: Sequence[Word]) -> Range | None:
    """Give the words of the subject of a sentence's first clause; None when it opens with a quotation."""
    for at in range(1, min(len(words), _SEARCHED)):
        if words[at].is_quoted:
            return None
        if _opens_relative(words, at) or is_verb_like(words, at) or _ends_apposition(words, at):
            end = at
            while end > 1 and (words[end - 1].is_a("adverb") or words[end - 1].lower.endswith("ly")):
                end -= 1  # "the deputy, Ann Arn, reportedly has"
            return _with_clause(words, _clean(words, _without_adverb(words, subject_before(words, end))))
    return None


def _without_adverb(words: Sequence[Word], found: Range | None) -> Range | None:
    """Give a subject without the adverb that opens its sentence: "Privately officials are"."""
    if found is None or found[1] - found[0] < 2 or found[0] > 0:
        return found
    first = words[0]
    is_adverb = first.lower.endswith("ly") and words[1].is_word and not words[1].is_capital
    return (1, found[1]) if is_adverb and not is_role_modifier(first.lower) else found


def _with_clause(words: Sequence[Word], found: Range | None) -> Range | None:
    """Give a subject with the noun that it stands in apposition to, and its clause: "The agent, a man who fled,"."""
    if found is None:
        return None
    first, last = found
    is_second = words[first].is_a("determiner") and 2 <= first <= _FIRST_NOUN and words[first - 1].text == ","
    if is_second and (words[0].is_a("determiner") or words[0].is_capital) and not words[0].is_a("preposition"):
        first = 0
    if last < len(words) and words[last].lower == "who" and words[last - 1].is_word:
        comma = (i for i in range(last + 2, min(last + _OPENING, len(words))) if words[i].text == ",")
        last = next(comma, last)
    elif last + 1 < len(words) and words[last].text == "," and words[last + 1].lower == "who":
        comma = (i + 1 for i in range(last + 2, min(last + _OPENING, len(words))) if words[i].text == ",")
        last = next(comma, last)
    return first, last


def _opens_relative(words: Sequence[Word], at: int) -> bool:
    """Tell whether a comma stands before "who", "whose", or "neither of whom"."""
    after = [word.lower for word in words[at + 1 : at + 4]]
    is_partial = len(after) == 3 and after[1] == "of" and after[2] in {"whom", "which"}
    return words[at].text == "," and (is_partial or (bool(after) and after[0] in _RELATIVES))


def _ends_apposition(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb follows an apposition: "the deputy, Ann Arn, disagreed"."""
    return (
        words[at].lower.endswith("ed")
        and words[at - 1].text == ","
        and any(w.text == "," for w in words[: at - 1])
    )


def _clean(words: Sequence[Word], found: Range | None) -> Range | None:
    """Give a subject without a relative pronoun at its end; None for one that begins late or hangs on a preposition."""
    if found is None or found[0] > _OPENING:
        return None
    first, last = found
    while last > first and words[last - 1].lower in _RELATIVES:
        last -= 1
    is_inside = first > 0 and (words[first - 1].is_a("preposition") or words[first - 1].lower in _RELATIVES)
    return None if last == first or is_inside else (first, last)


def _is_taken(text: str, span: Span, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    """Tell whether a subject is a source, or the source is its alias: "an officer identified only as Witness K"."""
    if _meets(taken, starts, span):
        return True
    after = bisect_left(starts, span.end)
    return after < len(taken) and _ALIAS.fullmatch(text, span.end, taken[after].start) is not None


def _mentioned(text: str, mention: Mention, sentence: int) -> Speaker | None:
    span, words = mention.span, mention.span.of(text)
    if _ALIAS.search(text, max(0, span.start - 40), span.start):
        return None
    kind = _OF_MENTION.get(mention.kind)
    if kind is not None:
        profile = Profile(
            kind=kind, is_named=True, name=words, at_least=1 if kind == "person" else None,
            at_most=1 if kind == "person" else None,
        )  # fmt: skip
        return Speaker(sentence, span.start, words, profile, is_source=False, rank=1)
    before = _TO_ARTICLE.search(text, max(0, span.start - 40), span.start)
    if mention.kind != "role" or before is None or _AFTER_ROLE.match(text, span.end):
        return None
    if words == "head" and _OWN.match(text, before.start()):
        return None  # "shook his head"
    plural = is_plural(words.lower())
    clause = _clause_after(text, span)
    profile = Profile(
        kind="people" if plural else "person", is_named=False, role=words, at_least=2 if plural else 1,
        at_most=None if plural else 1, access=access_in(text, clause) if clause is not None else None,
        anonymity=anonymity_in(text, clause) if clause is not None else None,
    )  # fmt: skip
    whole = Span(before.start(), span.end)
    is_told = profile.access is not None or profile.anonymity is not None  # of no passer-by
    return Speaker(sentence, whole.start, whole.of(text), profile, is_source=False, rank=1 + is_told)


def _clause_after(text: str, role: Span) -> Span | None:
    """Give the clause that tells of somebody right after the role: "the juror, identified only as Juror No. 7,"."""
    match = _CLAUSE.match(text, role.end, role.end + _LONGEST_CLAUSE)
    return None if match is None else Span(*match.span())


def _meets(taken: Sequence[Span], starts: Sequence[int], span: Span) -> bool:
    """Tell whether a span overlaps one of `taken`, which begin at `starts`."""
    last = bisect_left(starts, span.end)
    return any(taken[i].overlaps(span) for i in range(max(0, last - 4), last))
