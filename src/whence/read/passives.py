"""Attributions in the passive: "it is believed that ...", "X was denied by Y", "they were told to go"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.contents import content_end, right_of
from whence.read.cues import Cue, cue_forms, entry_at
from whence.read.drafts import Draft, Scene
from whence.read.phrases import Range, is_verb_like, subject_before
from whence.read.pieces import right_content
from whence.read.relays import as_saying, was_quoted
from whence.read.speakers import phrase_after
from whence.read.words import Word, span_of
from whence.records import Span

_EMPTY_SUBJECTS = frozenset({"it", "there"})
_BY = 5  # words from a passive to its "by": "was withdrawn within two hours by"
_NO_SAYING = frozenset(
    {"publish", "post", "find", "show", "view", "oppose", "defend", "expect", "detail", "return", "record"}
)
_SUPPOSED = frozenset(
    {"thought", "believed", "said", "understood", "reported", "alleged", "rumoured", "rumored"}
)
_NO_NOUN = ("be", "have", "do", "modal", "adverb", "pronoun", "negation", "preposition", "coordinator", "wh")
_AGENT = 30  # words after "by" in which "that" or "to" opens the content
_TOLD = frozenset(
    [
        "tell",
        "order",
        "urge",
        "instruct",
        "direct",
        "command",
        "forbid",
        "advise",
        "warn",
        "inform",
        "assure",
        "accuse",
        "beg",
        "remind",
    ]
)  # of these the subject is who hears, not what is said


def find_in_passive(scene: Scene, number: int, cue: Cue, later: Sequence[Cue] = ()) -> Iterator[Draft]:
    """Yield what a passive cue attributes, if anything; `later` cues of the sentence may cut its content off."""
    words = scene.words[number]
    cue = _without_particle(cue)
    subject = _with_noun(words, subject_before(words, cue.first), cue.first)
    if (saying := as_saying(words, cue)) is not None:
        yield from was_quoted(scene, number, cue, (subject, saying))
        return
    is_told, at = cue.verb.lemma in _TOLD, cue.last
    if cue.verb.lemma == "show" and (at >= len(words) or words[at].lower not in {"by", "to", "that", "in"}):
        return  # "had not been shown the minutes"
    agent: Range | None = None
    by = next((i for i in range(at, min(at + _BY, len(words) - 1)) if words[i].lower == "by"), None)
    if (
        by is not None
        and words[by - 1].lower != "to"
        and all(w.is_word and not w.is_a("wh") for w in words[at:by])
    ):
        at = _content_after_agent(words, by + 1)
        agent = phrase_after(words[:at], by + 1)
        if agent is None:
            return
    elif "p" not in cue.verb.frames and not is_told:
        return
    begin = _begin(words, cue, at, agent)
    right = right_content(scene, number, begin, later=later) if begin is not None else []
    if is_told:
        spans = right or ([] if agent else _left_of_hearing(words, cue, subject))
    else:
        is_empty = subject is not None and words[subject[0]].lower in _EMPTY_SUBJECTS and "c" in cue.verb.frames
        left = [span_of(words, *_with_date(words, subject, cue.first))] if subject and not is_empty else []
        if is_empty and not right and subject is not None:
            left = _clause_before(words, subject)
        is_alone = agent is not None or words[0].lower == "it" or is_empty
        spans = sorted(left + right) if right or is_alone else []
    if spans:
        source = (span_of(words, *agent),) if agent else ()
        yield Draft(number, source, (span_of(words, cue.first, cue.last),), tuple(spans))
        yield from _raised(scene, number, begin, subject)


def _with_noun(words: Sequence[Word], subject: Range | None, end: int) -> Range | None:
    """Give the noun with its clause: "The minister's claim that crime had fallen" before "was rejected"."""
    if subject is None or subject[0] < 2 or words[subject[0] - 1].lower != "that":
        return subject
    noun = subject_before(words, subject[0] - 1) if words[subject[0] - 2].is_a("saying_noun") else None
    return (noun[0], end) if noun is not None else subject


def _with_date(words: Sequence[Word], subject: Range, first: int) -> Range:
    """Give a subject with the date of its clause: "A boat that surfaced on Friday" before "is thought"."""
    rest = words[subject[1] : first]
    is_date = all(w.is_a("time") or w.is_a("preposition") or w.lower in {"last", "this"} for w in rest)
    return (subject[0], first) if rest and is_date and rest[-1].is_a("time") else subject


def _without_particle(cue: Cue) -> Cue:
    """Give "was warned" for "was warned of": in the passive the subject hears, and "of" opens what it hears."""
    lemma, _, particle = cue.verb.lemma.partition(" ")
    if lemma not in _TOLD or particle not in {"of", "about", "against"}:
        return cue
    return replace(cue, last=cue.head + 1, verb=replace(cue.verb, lemma=lemma))


def find_reduced(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield "the review, ordered last year by the minister," and "a claim denied by the palace"."""
    words = scene.words[number]
    for at in range(2, len(words) - 2):
        if words[at].is_quoted or (entry := cue_forms().get(words[at].lower)) is None:
            continue
        if entry[0].lemma == "quote":
            continue  # "a dealer quoted by the paper" speaks himself
        verb, forms = entry
        by = next((i for i in range(at + 1, min(at + _BY, len(words) - 1)) if words[i].lower == "by"), None)
        is_said = ("participle" in forms and verb.frames & {"n", "u"}) or verb.lemma == "order"
        if by is None or not is_said or verb.lemma in _NO_SAYING or not all(w.is_word for w in words[at:by]):
            continue
        first = at - (words[at - 1].lower.endswith("ly") or words[at - 1].lower in {"first", "later", "since"})
        end = first - (words[first - 1].text == ",")
        left = words[end - 1]
        content = (
            subject_before(words, end) if left.is_word and not left.is_capital and not left.classes else None
        )
        agent = phrase_after(words, by + 1)
        if content is not None and agent is not None and not words[by + 1].lower.endswith("ing"):
            cue = (span_of(words, at, at + 1),)
            yield Draft(number, (span_of(words, *agent),), cue, (span_of(words, *content),))


def find_supposed(scene: Scene, number: int) -> Iterator[Draft]:
    """Yield "a second man, thought to have left the country," which nobody in particular says."""
    words = scene.words[number]
    for at in range(2, len(words) - 3):
        if words[at].lower not in _SUPPOSED or words[at].is_quoted or words[at + 1].lower != "to":
            continue
        end = at - (words[at - 1].text == ",")
        left, following = words[end - 1], words[at + 2]
        is_noun = left.is_word and not any(left.is_a(name) for name in _NO_NOUN)
        noun = (
            subject_before(words, end) if is_noun and following.is_word and not following.is_capital else None
        )
        if noun is None or following.is_a("determiner") or following.lower.endswith("s"):
            continue
        marks = (i for i in range(at + 3, len(words)) if _is_over(words, i))
        stop = content_end(words, at + 1, next(marks, len(words)))
        content = span_of(words, *noun), span_of(words, at + 1, stop)
        yield Draft(number, (), (span_of(words, at, at + 1),), content)


def _is_over(words: Sequence[Word], at: int) -> bool:
    """Tell a mark or the main verb after "thought to have left the country"."""
    if not words[at].is_word:
        return words[at].text not in "’'-"
    is_group = any(words[at - 1].is_a(name) for name in ("be", "have", "modal")) or words[at - 1].lower == "to"
    return not is_group and any(words[at].is_a(name) for name in ("be", "have", "modal"))


def _begin(words: Sequence[Word], cue: Cue, at: int, agent: Range | None) -> int | None:
    following = words[at].lower if at < len(words) else ""
    if following in {"for", "of", "about", "against"} and agent is None:
        return at
    if following in {"to", "that"} or (following == "not" and words[min(at + 1, len(words) - 1)].lower == "to"):
        return at if at + 1 < len(words) else None
    if agent is not None or cue.verb.lemma == "remind":
        return None
    right = right_of(words, cue if cue.verb.lemma not in _TOLD else _without_hearer(cue))
    begin = right.begin
    if begin is None and right.settled < len(words) and words[right.settled].lower in {"of", "to"}:
        return right.settled if cue.verb.lemma == "accuse" or words[right.settled].lower == "to" else None
    return begin


def _without_hearer(cue: Cue) -> Cue:
    """Give the cue with a verb that takes no hearer: in the passive it stands before the verb."""
    return replace(cue, verb=replace(cue.verb, frames=cue.verb.frames - {"r", "n"}))


def _content_after_agent(words: Sequence[Word], start: int) -> int:
    """Give where "that" or "to" and a verb follow the agent of "was told by a manager that"."""
    for at in range(start + 1, min(start + _AGENT, len(words) - 1)):
        following = words[at + 1]
        if words[at].lower == "to" and following.is_quoted and not following.is_word:
            return at  # "told by an aide to “let it lie”"
        is_infinitive = words[at].lower == "to" and not is_verb_like(words, at - 1) and following.is_word and not (
            following.classes or following.is_capital or following.lower.endswith(("s", "ing"))
        )  # fmt: skip
        if is_infinitive or (words[at].lower == "to" and following.lower in {"be", "have"}):
            return at - (words[at - 1].lower == "not")
        if words[at].lower == "that" and not is_verb_like(words, at + 1):
            return at
        if words[at].lower in {"but", "and", "after", "before"}:
            break
    return len(words)


def _left_of_hearing(words: Sequence[Word], cue: Cue, subject: Range | None) -> list[Span]:
    """Give the clause before "..., a court was told"."""
    is_hearing = subject is not None and any(w.is_a("hearing") for w in words[slice(*subject)])
    return _clause_before(words, subject) if subject is not None and is_hearing and _ends(words, cue) else []


def _clause_before(words: Sequence[Word], subject: Range) -> list[Span]:
    at = subject[0]
    return [span_of(words, 0, at - 1)] if at > 3 and words[at - 1].text == "," else []


def _ends(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether nothing but a time or setting follows the cue."""
    return right_of(words, cue).settled >= content_end(words, cue.last, len(words))


def _raised(scene: Scene, number: int, begin: int | None, subject: Range | None) -> Iterator[Draft]:
    """Yield what the subject of "is expected to tell lawmakers that ..." will say."""
    words = scene.words[number]
    if begin is None or subject is None or words[begin].lower != "to" or begin + 1 >= len(words):
        return
    first, is_perfect = begin + 1, words[begin + 1].lower == "have" and begin + 2 < len(words)
    entry, last = entry_at(words, first + is_perfect)
    if entry is None or ("participle" if is_perfect else "base") not in entry[1]:
        return
    cue = Cue(first, last - 1, last, entry[0], "participle" if is_perfect else "base", False)
    right = right_of(words, cue)
    opening = words[right.begin].lower if right.begin is not None else "to"
    is_clause = "n" not in entry[0].frames or "g" in entry[0].frames or opening in {"that", "whether", "how"}
    if right.begin is not None and (is_perfect or (opening != "to" and is_clause)):
        content = right_content(scene, number, right.begin)
        hearer = span_of(words, *right.hearer) if right.hearer else None
        if content:
            cue_span = (span_of(words, cue.first, cue.last),)
            yield Draft(number, (span_of(words, *subject),), cue_span, tuple(content), hearer)
