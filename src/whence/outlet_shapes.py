"""Outlets by the shape of their name ("the Carrow Herald"), and the context that marks a word as an outlet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from whence.records import Span
from whence.wordtables import fold, read_rows

_CAPITAL = "A-ZÀ-ÞŠŽČŁŚÖĐİ"
_NAME = rf"[{_CAPITAL}][^\W\d_]*(?:['’][A-Z][^\W\d_]+)?"
_RUN = re.compile(rf"{_NAME}(?:[ \u00a0-]{_NAME})*(?: \d{{1,2}}\b)?")
_RUN_BEFORE = re.compile(rf"(?<![^\W_])(?:{_NAME}[ \u00a0-])+$")
_THE = re.compile(r"\b[Tt]he[ \u00a0\n]$")
_VERB = (
    r"reported|reports|has[ ]reported|had[ ]reported|first[ ]reported|newspapers?|magazine|daily|weekly|website"
    r"|news[ ](?:agency|site|website|outlet|channel|service)|broadcaster|journalists?|reporters?|columnist|editors?"
    r"|correspondents?|editorial|quoted|quotes|quoting|cited|citing|published|interview|article"
    r"|broke[ ]the[ ]story|investigation|report|exclusive|scoop|dispatch"
)
_SAYING = (
    r"said|says|wrote|writes|claimed|claims|revealed|learned|learnt|understands|has[ ]learned|noted|added|adds"
    r"|described|confirmed|suggested|found|obtained"
)
_REPORTING = re.compile(rf"{_VERB}|{_SAYING}", re.IGNORECASE)
_AFTER = re.compile(rf"(?:['’]s)?(?:[ ](?:also|later|has|had|first))?,?[ ](?:{_VERB})\b")
_AFTER_SAYING = re.compile(rf"(?:[ ](?:also|later|has|had))?[ ](?:{_SAYING})\b")
_BEFORE = re.compile(
    r"\b(?:told|according[ ]to|interview[ ](?:with|to|in)|reported[ ](?:by|in)|published[ ](?:by|in)|citing"
    r"|quoted[ ](?:by|in)|report[ ](?:by|in|from)|article[ ](?:in|by|for)|writing[ ](?:in|for)|editor[ ]of|via"
    r"|(?:journalists?|reporters?|correspondents?)[ ](?:at|for|with|from)|newspapers?|magazine|daily|broadcaster"
    r"|channel|agency|statement[ ]to|speaking[ ](?:to|on)|sp(?:oke|oken)[ ](?:to|with|on)|per|quoting|cites"
    r"|tells|source:|story[ ](?:in|by)|seen[ ]by"
    r"|obtained[ ]by|(?:relayed|aired|broadcast|carried|reviewed|interviewed|asked)[ ]by|with[ ]files[ ]from"
    r"|first[ ]in|read[ ]in)[ ](?:the[ ])?$", re.IGNORECASE,
)  # fmt: skip
_INSIDE = re.compile(
    r"(?:^|[ “\"(])[a-z][a-z’']*[,;:]?[ ]The[ ]$"
)  # a capital "The" in the middle of a sentence
_LAST_CAPITAL = re.compile(r"(?<![.!?\n“\"] )(?<!^)\b(?!The )[A-Z][^\W_]*[ \u00a0]$")
_NEXT_CAPITALS = re.compile(r"(?:[ \u00a0-][A-Z][^\W_]*){1,4}")
_NEXT_CAPITAL = re.compile(r"[ \u00a0-]([A-Z][^\W_]*)")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Mayor|Senator|Sen|Gov|Governor|President|Minister|Rep|Congressman"
    r"|Congresswoman|Judge|Justice|General|Gen|Colonel|Captain|Sir|Lord|Lady|Secretary|Ambassador)\.? "
    r"(?:[A-Z][\w.’-]* ){0,2}$"
)
_FIRST_NAMES = re.compile(r"([A-Z][a-z]+) (?:[A-Z]\.? )?$")
_NO_FIRST_NAMES = frozenset(
    ["Will", "May", "Mark", "Christian", "Jordan", "Sunday", "Chelsea", "Florence", "Paris"]
)
_REACH = 40  # characters before a name searched for a context
_MAX_NAME = 80  # characters
_MAX_PREFIX = 3  # words of a name before the word that tells an outlet


@dataclass(frozen=True, slots=True)
class Shapes:
    """The words by which an outlet's name is told, folded; see `data/outlet_shapes.tsv`."""

    strong: frozenset[str]
    weak: frozenset[str]
    stop: frozenset[str]
    near: frozenset[str]
    short: frozenset[str]
    after: frozenset[str]
    slip: frozenset[str]
    heads: frozenset[str]  # the words that end the strong and the weak ones, capitalised and in capitals


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    word: str


def load_shapes() -> Shapes:
    """Read `data/outlet_shapes.tsv`."""
    uses: dict[str, set[str]] = {
        use: set() for use in ("strong", "weak", "stop", "near", "short", "after", "slip")
    }
    for use, words in read_rows("outlet_shapes.tsv"):
        uses[use].add(words)
    heads = {words.split()[-1] for words in uses["strong"] | uses["weak"]}
    written = frozenset(form for head in heads for form in (head.capitalize(), head.upper()))
    return Shapes(**{use: frozenset(words) for use, words in uses.items()}, heads=written)


def find_shapes(
    text: str, shapes: Shapes, heads: Iterable[Span], end: int, *, is_whole: bool = False
) -> Iterator[Span]:
    """Yield the names whose shape is an outlet's, without "the", in text order.

    `heads` are the capitalised words before `end` that may end such a name. `is_whole`: `text` is known to be a
    name, so no context is needed.
    """
    reached = 0
    for head in heads:
        if head.start < reached:
            continue
        low = max(reached, head.start - _MAX_NAME)
        before = _RUN_BEFORE.search(text[low : head.start])
        run = None if before is None else _RUN.match(text, low + before.start(), end)
        if run is not None:
            reached = max(run.end(), head.end)
            yield from _find_in_run(text, run, shapes, is_whole)


def _find_in_run(text: str, run: re.Match[str], shapes: Shapes, is_whole: bool) -> Iterator[Span]:
    tokens = [
        _Token(Span(run.start() + word.start(), run.start() + word.end()), fold(word.group()))
        for word in re.finditer(r"[^\s\u00a0-]+", run.group())
    ]
    first = 0
    for last in range(1, len(tokens)):
        head = _head_at(tokens, last, shapes) if last > first else None
        if head is None:
            continue
        n_head, is_strong = head
        begin = _begin_of_name(tokens, first, last - n_head + 1, shapes)
        is_numbered = last + 1 < len(tokens) and tokens[last + 1].word.isdigit()
        span = Span(tokens[begin].span.start, tokens[last + is_numbered].span.end)
        if begin > last - n_head or is_followed_by_name(text, span.end):
            continue
        if is_whole or is_strong or is_numbered or has_context(text, span, is_listed=False):
            yield span
            first = last + 1


def _head_at(tokens: list[_Token], last: int, shapes: Shapes) -> tuple[int, bool] | None:
    """Give how many words before and with `last` tell an outlet, and whether they do so in any context."""
    if last >= 2 and f"{tokens[last - 1].word} {tokens[last].word}" in shapes.strong:
        return 2, True
    word = tokens[last].word
    if word in shapes.strong:
        return 1, True
    return (1, False) if word in shapes.weak else None


def _begin_of_name(tokens: list[_Token], first: int, head: int, shapes: Shapes) -> int:
    begin = head
    if begin > first and tokens[begin - 1].word in shapes.near:
        return begin if begin - 1 == first or tokens[begin - 1].word != "new" else begin - 1
    while begin > first and head - begin < _MAX_PREFIX and tokens[begin - 1].word not in shapes.stop:
        begin -= 1
    return begin


def find_short_names(text: str, shapes: Shapes, heads: Iterable[Span]) -> Iterator[Span]:
    """Yield those of the words that may be the short name of an outlet ("the Post"), without "the"."""
    for head in heads:
        if (
            fold(head.of(text)) in shapes.short
            and has_the(text, head.start)
            and not is_followed_by_name(text, head.end)
        ):
            yield head


def is_other_thing(text: str, end: int, shapes: Shapes) -> bool:
    """Tell whether the word after a name makes it something else ("Reuters Institute", "the Guardian Council")."""
    run = _NEXT_CAPITALS.match(text, end)
    return run is not None and any(fold(word) in shapes.after for word in run[0].split())


def is_followed_by_name(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows that is no verb of reporting."""
    following = _NEXT_CAPITAL.match(text, end)
    return following is not None and _REPORTING.fullmatch(following.group(1)) is None


def is_tail_of_name(text: str, start: int) -> bool:
    """Tell whether a capitalised word stands right before, so that the name is but the end of another."""
    return _LAST_CAPITAL.search(text, max(0, start - 30), start) is not None


def is_name_of_person(text: str, span: Span) -> bool:
    """Tell whether a name that is also a surname is one here: in a person's name, or one such stands elsewhere."""
    if is_in_persons_name(text, span.start):
        return True
    name = span.of(text)
    return " " not in name and any(
        is_in_persons_name(text, match.start()) for match in re.finditer(rf"\b{re.escape(name)}\b", text)
    )


def is_in_persons_name(text: str, start: int) -> bool:
    """Tell whether a title or a given name stands right before: "Mr. Post", "Emily Post", "Michael R. Post"."""
    before = text[max(0, start - 40) : start]
    if _TITLED.search(before):
        return True
    first = _FIRST_NAMES.search(before)
    return first is not None and first[1] not in _NO_FIRST_NAMES and first[1] in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(name for row in read_rows("given_names.txt") for name in row[0].split())


def has_context(text: str, span: Span, *, is_listed: bool = True) -> bool:
    """Tell whether what stands around `span` marks it as an outlet ("told the Post", "the Star reported").

    A company may say something too: for a name that is not listed, "said" marks an outlet only after "the".
    """
    before = re.sub(r"\s", " ", text[max(0, span.start - _REACH) : span.start])
    after = re.sub(r"\s", " ", text[span.end : span.end + _REACH])
    if _BEFORE.search(before) or _INSIDE.search(before):
        return True
    words = span.of(text)
    is_plain_word = " " not in words and not words.isupper()
    is_opening = (
        not before.strip() or before.rstrip()[-1] in '.!?"“”' or text[span.start - 1 : span.start] == "\n"
    )
    if is_opening and is_plain_word:
        return re.match(r"[ ](?:magazine|newspaper|news agency)\b", after) is not None
    if _AFTER.match(after):
        return True
    return (has_the(text, span.start) or (is_listed and not is_plain_word)) and _AFTER_SAYING.match(
        after
    ) is not None


def reports(text: str, span: Span) -> bool:
    """Tell whether the words after `span` make it one that reports: more than a person of that name does."""
    return _AFTER.match(re.sub(r"\s", " ", text[span.end : span.end + _REACH])) is not None


def has_the(text: str, start: int) -> bool:
    """Tell whether "the" stands right before `start`."""
    return _THE.search(text, max(0, start - 5), start) is not None
