"""Where the writer goes on after a content: ", a claim that ...", "... in a note to editors", ", hours after ..."."""

from collections.abc import Sequence

from whence.read.clauses import has_verb, is_verb_like
from whence.read.words import Word, is_dash

_OPENERS = frozenset({"although", "though", "whereas", "albeit"})
_UNITS = frozenset(
    ["minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"]
)
_AFTER = frozenset({"after", "before", "later", "earlier", "ago"})
_PRONOUNS = frozenset(
    ["it", "this", "that", "them", "him", "her", "itself", "himself", "herself", "themselves", "both"]
)
_NO_OBJECT = frozenset({"that", "whether", "how", "what", "why", "who", "when", "where", "which", "if"})
_REACH = 7  # words from the preposition of a setting to its noun
_WHEN = frozenset(
    ["asked", "contacted", "reached", "pressed", "questioned", "approached", "interviewed", "challenged"]
)


def writer_end(words: Sequence[Word], begin: int) -> int:
    """Give the mark after which a clause content is over: the writer sums it up, sets it in time or qualifies it."""
    for at in range(begin + 2, len(words) - 2):
        is_mark = words[at].text in {",", ":"} or is_dash(words, at)
        if not is_mark or words[at].is_quoted or not has_verb(words, begin, at):
            continue
        first = words[at + 1]
        if first.lower in _OPENERS or (first.lower == "even" and words[at + 2].lower in _OPENERS):
            return at
        if first.lower == "then" and is_verb_like(words, at + 2):
            return at
        if _sums_up(words, at + 1) or _is_after(words, at + 1):
            return at
    return len(words)


def _sums_up(words: Sequence[Word], at: int) -> bool:
    """Tell "a finding that ...", "an explanation he called ..." after a mark, when no further clause follows it."""
    at += words[at].is_a("determiner") and words[at].lower in {"a", "an", "the"}
    if at + 1 >= len(words) or not words[at].is_a("summary"):
        return False
    after = words[at + 1]
    opens = after.lower in {"that", "which", "put"} or after.is_a("pronoun") or after.is_a("preposition")
    if not opens and not after.is_a("determiner") and not after.is_capital:
        return False
    is_phrase = after.is_a("preposition") and not any(
        w.is_a("wh") or w.lower == "that" for w in words[at + 2 :]
    )
    return not is_phrase and not any(w.text == ";" for w in words[at:])


def _is_after(words: Sequence[Word], at: int) -> bool:
    """Tell "hours after", "14 months after", "a day before"."""
    for i in range(at, min(at + 3, len(words) - 1)):
        if words[i].lower in _UNITS:
            return words[i + 1].lower in _AFTER
        if not (words[i].is_a("number") or words[i].is_a("determiner") or words[i].text.isdigit()):
            return False
    return False


def setting_start(words: Sequence[Word], begin: int, limit: int) -> int:
    """Give where time, place or channel follows a mere phrase: "the report | when reached by phone"."""
    if words[begin].lower in _NO_OBJECT - {"that"}:
        return limit
    if words[begin].lower in _PRONOUNS:
        return begin + 1 if _opens_setting(words, begin + 1, limit, is_bare=True) else limit
    for at in range(begin + 1, limit):
        word = words[at]
        if word.is_quoted or not (word.is_word or word.text in "-’'/&‑") or word.lower in {"to", "that"}:
            return limit if not (word.lower == "to" and _opens_setting(words, at, limit)) else at
        if at > begin + 1 and is_verb_like(words, at):
            return limit
        if _opens_setting(words, at, limit):
            return at - (words[at - 1].is_a("preposition") and at - 1 > begin)
    return limit


def _opens_setting(words: Sequence[Word], at: int, limit: int, *, is_bare: bool = False) -> bool:
    if at >= limit:
        return False
    word, rest = words[at], words[at + 1 : min(at + 1 + _REACH, limit)]
    if word.lower == "when":
        return bool(rest) and rest[0].lower in _WHEN
    if word.is_a("time") or word.lower == "last":
        return is_bare or word.is_capital or (word.lower == "last" and bool(rest) and rest[0].is_a("time"))
    if not rest or not word.is_a("preposition") or word.lower in {"of", "about", "against", "over", "as"}:
        return False
    near = next((i for i, w in enumerate(rest) if not w.is_word), len(rest))
    if word.lower in {"in", "on", "at", "to", "via", "during", "through", "by"} and any(
        w.is_a("medium") for w in rest[:near]
    ):
        return not any(is_verb_like(words, i) for i in range(at + 1, at + 1 + near)) or is_bare
    is_time = any(w.is_a("time") for w in rest[:2]) or rest[0].is_a("hour")
    is_year = len(rest[0].text) == 4 and rest[0].text.isdigit()
    is_clock = rest[0].text[0].isdigit() and ("." in rest[0].text or ":" in rest[0].text)
    if word.lower in {"in", "on", "at", "during", "within", "before", "after"} and (
        is_time or is_year or is_clock
    ):
        return True
    return (
        word.lower == "for" and len(rest) > 1 and rest[1].is_a("time") and (is_bare or rest[0].is_a("number"))
    )
