"""Where the writer goes on after a content: ", a claim that ...", "... in a note to editors", ", hours after ..."."""

from collections.abc import Sequence

from whence.read.clauses import has_verb, is_verb_like
from whence.read.words import Word, is_dash

_FRONTED = frozenset(
    {"when", "after", "before", "since", "if", "although", "though", "while", "because", "once"}
)
_LONGEST_FRONT = 6  # words of "Two years before" at the start of a sentence
_OPENERS = frozenset({"although", "though", "whereas", "albeit"})
_UNITS = frozenset(
    ["minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"]
)
_AFTER = frozenset({"after", "before", "later", "earlier", "ago"})
_PRONOUNS = frozenset(
    ["it", "this", "that", "them", "him", "her", "itself", "himself", "herself", "themselves", "both"]
)
_NO_OBJECT = frozenset({"that", "whether", "how", "what", "why", "who", "when", "where", "which", "if"})
_LATER = frozenset({"before", "after", "while", "until"})
_VERBS = frozenset(
    {"call", "email", "e-mail", "address", "post", "note", "tweet", "interview", "message", "report"}
)
_FIRSTS = frozenset(
    {"first", "latest", "second", "third", "last", "only", "biggest", "highest", "lowest", "worst"}
)
_REFUSED = frozenset({"comment", "discuss", "elaborate", "respond", "speak", "talk"})
_RETOLD = frozenset({"confirm", "admit", "reveal", "disclose", "describe", "explain", "mention", "repeat"})
_HEARERS = frozenset({"him", "her", "them", "me", "us"})
_STARTS = frozenset({"the start", "the outset", "the beginning", "the off", "the first", "the telly"})
_BEFORE_MEDIUM = frozenset({"in", "on", "at", "to", "via", "during", "through", "by"})
_HEARER = 4  # words from "to" to the noun for those who are told
_REACH = 7  # words from the preposition of a setting to its noun
_WHEN = frozenset(
    ["asked", "contacted", "reached", "pressed", "questioned", "approached", "interviewed", "challenged"]
)


def fronted_end(words: Sequence[Word], subject: int, begin: int) -> int:
    """Give the comma at which what "When the firm said that ..., it ..." reports is over: the main clause follows."""
    if subject == 0 or words[subject - 1].lower not in _FRONTED or subject > _LONGEST_FRONT:
        return len(words)
    if any(not w.is_word or is_verb_like(words, i) for i, w in enumerate(words[: subject - 1]) if i):
        return len(words)
    for at in range(begin + 1, len(words) - 2):
        first = words[at + 1]
        opens = (
            any(first.is_a(name) for name in ("determiner", "possessive", "pronoun", "number"))
            or first.is_capital
        )
        is_end = words[at].text == "," and not words[at].is_quoted and not first.is_a("wh")
        if (
            is_end
            and opens
            and (words[begin].lower == "that" or has_verb(words, begin, at))
            and has_verb(words, at + 2, len(words))
        ):
            return at
    return len(words)


def after_colon(words: Sequence[Word], end: int) -> int:
    """Give the first word of what "she said," closes: the one after the colon in "That is denied: three, she said,"."""
    for at in range(end - 2, 1, -1):
        is_mark = words[at].text in {":", ";"} and not words[at].is_quoted
        if is_mark and words[at + 1].is_word and has_verb(words, 1, at):
            return at + 1
    return 0


def writer_end(words: Sequence[Word], begin: int) -> int:
    """Give the mark after which a clause content is over: the writer sums it up, sets it in time or qualifies it."""
    for at in range(begin + 2, len(words) - 2):
        is_mark = words[at].text in {",", ":"} or is_dash(words, at)
        is_closing = words[at].is_quoted and not words[at].is_word and words[at - 1].text == ","
        if is_closing and not words[at + 1].is_quoted and sums_up(words, at + 1):
            return at + 1  # "that she would “haggle,” a remark that ..."
        if not is_mark or words[at].is_quoted:
            continue
        first = words[at + 1]
        if first.lower == "nor" and any(words[at + 2].is_a(name) for name in ("be", "have", "do", "modal")):
            return at
        if not has_verb(words, begin, at):
            continue
        if first.lower in {"citing", "quoting"} and words[at].text == ",":
            return at
        if first.lower in _OPENERS or (first.lower == "even" and words[at + 2].lower in _OPENERS):
            return at
        if first.lower == "then" and is_verb_like(words, at + 2):
            return at
        if sums_up(words, at + 1) or is_after(words, at + 1):
            return at
    return len(words)


def sums_up(words: Sequence[Word], at: int) -> bool:
    """Tell "a finding that ...", "an explanation he called ..." after a mark, when no further clause follows it."""
    if words[at].lower == "the" and at + 2 < len(words) and words[at + 1].lower in _FIRSTS:
        return words[at + 2].lower in {"to", "in", "since", "of", "on"} or words[at + 2].is_a("time")
    at += words[at].is_a("determiner") and words[at].lower in {"a", "an", "the"}
    if at + 1 >= len(words) or not words[at].is_a("summary"):
        return False
    after = words[at + 1]
    opens = after.lower in {"that", "which", "put"} or after.is_a("pronoun") or after.is_a("preposition")
    opens = opens or after.is_a("possessive")
    if not opens and not after.is_a("determiner") and not after.is_capital:
        return False
    is_phrase = after.is_a("preposition") and not any(
        w.is_a("wh") or w.lower == "that" for w in words[at + 2 :]
    )
    return not is_phrase and not any(w.text == ";" for w in words[at:])


def is_writers(words: Sequence[Word], at: int) -> bool:
    """Tell whether the writer goes on after "she said,": ", the first to ...", ", three days after ..."."""
    return at + 2 < len(words) and (sums_up(words, at) or is_after(words, at))


def is_after(words: Sequence[Word], at: int) -> bool:
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
    is_owner = words[begin].lower == "her" and begin + 1 < limit and not words[begin + 1].classes
    if words[begin].lower in _PRONOUNS and not is_owner:
        return begin + 1 if _opens_setting(words, begin + 1, limit, is_bare=True) else limit
    for at in range(begin + 1, limit):
        word = words[at]
        if word.is_quoted or not (word.is_word or word.text in "-’'/&‑") or word.lower in {"to", "that"}:
            return limit if not (word.lower == "to" and _opens_setting(words, at, limit)) else at
        if is_verb_like(words, at):
            return limit
        if _opens_setting(words, at, limit):
            return at - (words[at - 1].is_a("preposition") and at - 1 > begin)
    return limit


def retold_end(words: Sequence[Word], begin: int, limit: int, lemma: str) -> int:
    """Give where those who were told, or an occasion, follow: "confirmed the e-mail | to the paper"."""
    is_refusal = words[begin].lower == "to" and begin + 1 < limit and words[begin + 1].lower in _REFUSED
    if (lemma not in _RETOLD and not is_refusal) or words[begin].lower.endswith("ing"):
        return limit
    for at in range(begin + 1 + is_refusal, limit - 1):
        word, after = words[at], words[at + 1]
        if word.is_quoted or word.text == "," or word.lower in {"that", "who", "which"}:
            return limit
        is_hearer = after.lower in _HEARERS or after.is_a("hearer_noun") or (is_refusal and after.is_capital)
        is_hearer = is_hearer or _names_hearer(words, at + 1)
        if (
            word.lower == "to"
            and words[at - 1].is_word
            and (is_hearer or (after.is_capital and at + 3 >= limit))
        ):
            return at
        if word.lower == "with" and is_refusal and is_hearer:
            return at
        if is_refusal and word.lower in {"when", "until"}:
            return at
        if is_refusal and word.lower in {"in", "by", "during", "via"} and _opens_setting(words, at, limit):
            return at
    return limit


def _names_hearer(words: Sequence[Word], at: int) -> bool:
    """Tell whether those who are told something follow: "repeated the phrase | to the state broadcaster"."""
    near = words[at : at + _HEARER]
    return (
        bool(near)
        and (near[0].is_a("determiner") or near[0].is_a("possessive"))
        and (any(w.is_a("hearer_noun") or w.lower in {"manager", "boss", "friend", "colleague"} for w in near))
    )


def _opens_setting(words: Sequence[Word], at: int, limit: int, *, is_bare: bool = False) -> bool:
    """Tell whether time, place or channel begins here; `is_bare`: all that is said is a pronoun."""
    if at >= limit:
        return False
    word, rest = words[at], words[at + 1 : min(at + 1 + _REACH, limit)]
    if _is_measure(words, at, limit):
        return True
    if word.lower == "to" and (is_bare or words[at - 1].is_a("utterance")) and _names_hearer(words, at + 1):
        return True
    if word.lower == "only":
        return _opens_setting(words, at + 1, limit)
    if word.lower == "when":
        return bool(rest) and rest[0].lower in _WHEN
    if word.is_a("time") or word.lower == "last":
        is_dated = word.is_capital and not words[at - 1].is_a("determiner")  # not "the March announcement"
        is_dated = is_dated and words[at - 1].lower not in {"date", "dated"}
        return is_bare or is_dated or (word.lower == "last" and bool(rest) and rest[0].is_a("time"))
    if not rest or not word.is_a("preposition") or word.lower in {"of", "about", "against", "over", "as"}:
        return False
    near = next((i for i, w in enumerate(rest) if not w.is_word), len(rest))
    medium = next((i for i, w in enumerate(rest[:near]) if w.is_a("medium")), None)
    if word.lower in _BEFORE_MEDIUM and medium is not None:
        return _is_through(words, at, at + 1 + medium, is_bare=is_bare)
    return _is_dated(word, rest, is_bare=is_bare)


def _is_measure(words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell "as early as 2020", "two days before", "from the start", "212 times", "before the firm collapsed"."""
    word, after = words[at], words[at + 1].lower if at + 1 < limit else ""
    if word.lower == "as" and at + 2 < limit and words[at + 2].lower == "as":
        return after in {"early", "late", "recently", "far"}
    if is_after(words, at) or (word.text[0].isdigit() and after == "times"):
        return True
    if word.lower in {"from", "at"} and " ".join(w.lower for w in words[at + 1 : at + 3]) in _STARTS:
        return True
    return word.lower in _LATER and words[at - 1].is_word and has_verb(words, at + 1, limit)


def _is_through(words: Sequence[Word], at: int, medium: int, *, is_bare: bool) -> bool:
    """Tell "in a letter", "by telephone" from "a suggestion by the paper" and "to call a helpline"."""
    if words[at].lower == "by" and words[at - 1].is_a("saying_noun"):
        return False
    if words[at].lower == "to" and medium == at + 1 and words[medium].lower in _VERBS:
        return False
    return is_bare or not any(is_verb_like(words, i) for i in range(at + 1, medium))


def _is_dated(word: Word, rest: Sequence[Word], *, is_bare: bool) -> bool:
    """Tell whether a preposition opens a time: "on Friday", "in 2019", "for a week"."""
    is_time = any(w.is_a("time") for w in rest[:2]) or rest[0].is_a("hour")
    is_year = len(rest[0].text) == 4 and rest[0].text.isdigit()
    is_clock = rest[0].text[0].isdigit() and ("." in rest[0].text or ":" in rest[0].text)
    if word.lower in {"in", "on", "at", "during", "within", "before", "after"}:
        return is_time or is_year or is_clock
    is_counted = is_bare or rest[0].is_a("number") or rest[0].lower == "a"
    return word.lower == "for" and len(rest) > 1 and rest[1].is_a("time") and is_counted
