"""Where what is said to the right of a cue ends: another clause of the speaker or another source begins."""

from collections.abc import Sequence

from whence.read.contents import inverted_subject, right_of
from whence.read.cues import Cue, cue_forms
from whence.read.endings import is_writers, retold_end, setting_start, writer_end
from whence.read.phrases import has_verb, is_verb_like, subject_before
from whence.read.said_objects import SAID
from whence.read.wordlists import plain_verbs
from whence.read.words import Word

_GOES_ON = frozenset({"who", "which", "whose", "and", "or", "including", "such", "where", "when"})
_SETS_IN_TIME = frozenset({"when", "before", "after", "while", "until"})


def before_but(words: Sequence[Word], begin: int) -> int:
    """Give where ", but" follows: after "did not say how many, but ..." it is the writer who goes on."""
    found = (
        i for i in range(begin + 1, len(words) - 1) if words[i].text == "," and words[i + 1].lower == "but"
    )
    return next(found, len(words))


def clause_end(words: Sequence[Word], begin: int, cue: Cue) -> int:
    """Give where the content of a negated cue, or one that is a noun phrase, has to end."""
    limit = len(words)
    if words[begin].lower in {"yes", "no"} and cue.verb.lemma == "say" and begin + 1 < limit:
        limit = begin + 1 if words[begin + 1].is_a("preposition") or not words[begin + 1].is_word else limit
    for phrase in SAID:
        if tuple(w.lower for w in words[begin : begin + len(phrase)]) == phrase and begin + len(phrase) < limit:
            follows = words[begin + len(phrase)]
            limit = begin + len(phrase) if follows.is_a("preposition") else limit  # "as much to her embassy"
    is_deed = words[begin].lower in {"to", "not"}  # "had promised to test the wells, but nobody came"
    if is_deed or any(w.is_a("negation") for w in words[cue.first : cue.head]):
        limit = before_but(words, begin)
    if cue.first > 1 and words[cue.first - 1].lower in {"who", "which"} and words[cue.first - 2].text == ",":
        limit = min(limit, relative_end(words, begin))
    if words[begin].is_quoted and "c" not in cue.verb.frames:
        closing = next((i for i in range(begin, limit) if not words[i].is_quoted), limit)
        is_subject = closing < limit and any(words[closing].is_a(n) for n in ("be", "have", "modal"))
        limit = closing if is_subject else limit  # "what it called “a drill” had ended"
    is_phrase = "c" not in cue.verb.frames and not (words[begin].is_a("wh") or words[begin].is_quoted)
    if is_phrase and words[begin].lower not in {"that", "to"}:
        commas = (
            i for i in range(begin + 1, len(words) - 1) if words[i].text == "," and not words[i].is_quoted
        )
        ends = (i for i in commas if words[i + 1].lower not in _GOES_ON and has_verb(words, i + 2, len(words)))
        limit = min(limit, next(ends, limit))
    if is_phrase:
        colons = (i for i in range(begin + 1, limit) if words[i].text == ":" and not words[i].is_quoted)
        limit = next((i for i in colons if not words[i + 1 : i + 2] or not words[i + 1].is_quoted), limit)
    limit = min(limit, retold_end(words, begin, limit, cue.verb.lemma))
    if words[begin].lower not in {"to"} and not words[begin].is_quoted:
        start = setting_start(words, begin, limit)
        edge = next(
            (i for i in range(start + 1, limit) if words[i].text == "," and not words[i].is_quoted), limit
        )
        is_clause = "c" in cue.verb.frames and words[begin].lower not in {"of", "about"}
        is_clause = is_clause and start < limit and words[start].lower not in _SETS_IN_TIME
        limit = limit if is_clause and has_verb(words, start, edge) else start
    return limit


def main_verb_after(words: Sequence[Word], cue: Cue, later: Sequence[Cue]) -> int:
    """Give the cue whose subject holds this one: "said" in "A guard who agreed to talk to the paper said it leaks"."""
    if cue.first < 2 or words[cue.first - 1].lower != "who" or not words[cue.first - 2].is_word:
        return len(words)
    for other in later:
        subject = subject_before(words, other.first)
        if subject is not None and subject[0] < cue.first - 1 and subject[1] >= other.first:
            return other.first
    return len(words)


def relative_end(words: Sequence[Word], begin: int) -> int:
    """Give the comma that closes ", who had promised to go," before the sentence's own verb."""
    for at in range(begin + 1, len(words) - 2):
        if words[at].text != "," or words[at].is_quoted:
            continue
        following = at + 2 if words[at + 1].is_a("adverb") else at + 1
        is_verb = any(words[following].is_a(name) for name in ("be", "have", "modal", "do"))
        if is_verb or words[following].lower in cue_forms() or words[following].lower in plain_verbs():
            return at
    return len(words)


def limit_of(words: Sequence[Word], begin: int, later: Sequence[Cue]) -> int:
    """Give where a content to the right must end because another clause of the speaker or another source begins."""
    return min(writer_end(words, begin), _later_end(words, begin, later))


def _later_end(words: Sequence[Word], begin: int, later: Sequence[Cue]) -> int:
    if (source := _source_after(words, begin)) is not None:
        return source
    for cue in later:
        if cue.first <= begin:
            continue
        before = words[cue.first - 1]
        is_free = cue.form == "ing" and not any(w.is_a("be") for w in words[cue.first : cue.head])
        if is_free and before.text in {",", "—", "–"}:
            return cue.first - 1
        if before.lower == "but":
            return cue.first - 1
        follows = words[cue.last].lower if cue.last < len(words) else ""
        if before.lower == "and" and _closes_quotation(words, cue.first - 2) and cue.form in {"past", "third"}:
            return cue.first - 1
        if before.lower == "and" and (follows in {"that", "“", '"'} or _is_second(words, begin, cue)):
            return cue.first - 1
        if (
            before.lower == "and"
            and cue.form in {"past", "third"}
            and _is_no_clause(words, begin, cue.first - 1)
        ):
            return cue.first - 1 - (words[cue.first - 2].text == ",")
        if before.lower == "and" and words[cue.first - 2].text == "," and cue.form in {"past", "third"}:
            return cue.first - 2
        if _is_closing(words, cue):
            return cue.first - 1
        subject = subject_before(words, cue.first)
        is_last = right_of(words, cue).begin is None and _ends(words, cue)
        if subject and is_last and subject[0] > begin + 1 and words[subject[0] - 1].text == ",":
            return subject[0] - 1
        if subject and subject[0] >= begin + 3 and _opens_clause(words, subject[0]):
            return subject[0] - 2
        is_joined = subject is not None and words[subject[0] - 1].lower in {"but", "while", "whereas"}
        if subject and is_joined and subject[0] > begin + 1 and not has_verb(words, begin, subject[0]):
            return subject[0] - 1
    return len(words)


def _source_after(words: Sequence[Word], begin: int) -> int | None:
    """Give where "according to an aide" or ", attributing it to an aide" follows; None when neither does."""
    for at in range(begin + 1, len(words)):
        if words[at].lower == "according" and not words[at].is_quoted:
            return at
        if words[at].lower in {"attributing", "crediting"} and words[at - 1].text == ",":
            return at - 1
    return None


def _ends(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether nothing but a hearer, a time or a setting follows a cue."""
    rest = right_of(words, cue).settled
    is_closed = rest < len(words) and words[rest].text == "," and is_writers(words, rest + 1)
    return is_closed or all(not word.is_word for word in words[rest:])


def _is_closing(words: Sequence[Word], cue: Cue) -> bool:
    """Tell whether ", said the officer who ..." ends the sentence."""
    is_open = words[cue.first - 1].text == "," and cue.head == cue.first and "q" in cue.verb.frames
    if not is_open or cue.form not in {"past", "third"} or not (speaker := inverted_subject(words, cue)):
        return False
    rest = words[speaker[1] :]
    is_end = all(not word.is_word for word in rest) or rest[0].is_a("subordinator") or rest[0].is_a("time")
    return is_end and not words[cue.last].is_a("object_pronoun")


def _is_no_clause(words: Sequence[Word], begin: int, end: int) -> bool:
    """Tell whether a content so far is a phrase or infinitive, so that a finite verb after "and" is outside it."""
    if words[begin].lower == "to":
        return not any(w.is_a("pronoun") or w.is_a("subordinator") for w in words[begin:end])
    is_participle = words[begin].lower.endswith("ing")
    return is_participle or not has_verb(words, begin, end)


def _is_second(words: Sequence[Word], begin: int, cue: Cue) -> bool:
    """Tell whether "and described" goes on with what the speaker did: the content's own verb has another tense."""
    verb = next((words[i] for i in range(begin + 1, cue.first) if is_verb_like(words, i)), None)
    return cue.form == "past" and verb is not None and any(verb.is_a(name) for name in ("have", "modal", "be"))


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    if words[at - 1].lower not in {"but", "while", "and", "though", "although"}:
        return False
    return words[at - 2].text == "," or (_closes_quotation(words, at - 2) and words[at - 3].text == ",")


def _closes_quotation(words: Sequence[Word], at: int) -> bool:
    return words[at].is_quoted and not words[at].is_word and not words[at + 1].is_quoted
