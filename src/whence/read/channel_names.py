"""Words for outlets and for the press at large, as they stand where a source spoke to one.

Names of outlets are those of the table; here is what is found beside them: the document's own outlet ("us", "our
breakfast show"), the press at large ("reporters", "a podcast"), a definite form ("the paper") and a part of a name
("the Packet").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.outlets import OutletTable
from whence.records import Channel, Mention, Span
from whence.wordtables import read_classes

_US = re.compile(r"\b(?:us|me)\b(?![’'.-]?\w)")
_PART = re.compile(
    r"\b[Tt]he (?P<one>[A-Z][a-z][\w-]+(?: [A-Z][a-z]\w+)?)\b(?![’']\w| [A-Z])"
    r"|\b(?P<bare>[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)\b(?![’'-]\w| [A-Z])"
)
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
_PROGRAMME = re.compile(  # a programme that the table does not have: "speaking on Morning Line"
    r"\b(?:[Ss]peaking|[Aa]ppearing|[Aa]ppeared|[Ii]nterviewed|[Qq]uizzed|[Gg]rilled|[Cc]hallenged|[Pp]ressed|[Aa]sked)"
    rf"(?: live| later| earlier| exclusively)? on (?P<name>(?:the )?(?!{_DAYS}|September|October|November|December)"
    r"(?:[A-Z][\w’'-]+ ){0,3}(?!Hill|Island|Street|Road|Square|Avenue|Day|Eve)[A-Z][\w’'-]+)"
    r"(?! (?:Hill|Island|Street|Road))"
)
_MANY = ("ans", "ists", "ese")  # ends of names of peoples and parties ("the Americans")
_AIRED = re.compile(r"radio|\btv\b|televis|\bfm\b|channel|broadcast|\bbbc\b|\bcnn\b|\bnews \d", re.I)
_WIRED = re.compile(r"agency|wire\b|press (?:service|trust|association)|news service", re.I)
_TOLD_IT = re.compile(r"\b(?:told|tells|telling) (?P<it>it)\b(?! (?:is|was|would|will|had|has|could|were))")
_IT = 160  # characters before "told it" in which the outlet has to be named
_NAMED = 3  # outlets looked at
_NEAR = 700  # characters before "the paper" in which the outlet that it stands for is looked for first


@dataclass(frozen=True, slots=True)
class Press:
    """What is known of outlets when a document is read: the table, the document's own key, those it names, in order."""

    table: OutletTable
    own: str | None
    named: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may be a channel. `is_short`: they are one only right after "told" or "to"."""

    channel: Channel
    is_short: bool = False
    is_outlet: bool = False


def find_names(text: str, within: Span, press: Press) -> list[Name]:
    """Give the words of a range that name outlets or the press, in text order, the surest where two meet."""
    found: list[Name] = []
    for name in _candidates(text, within, press):
        if not any(name.channel.span.overlaps(other.channel.span) for other in found):
            found.append(name)
    named = {name.channel.span.start: name for name in found if name.is_outlet}
    found = [_joined(text, name, named) for name in found]
    starts = set(named)
    kept = [
        name for name in found if name.channel.span.end + 1 not in starts
    ]  # not "the broadcaster" before its name
    return sorted(kept, key=lambda name: name.channel.span)


def _joined(text: str, name: Name, named: Mapping[int, Name]) -> Name:
    """Give "the campus station, WAGR" as one name."""
    span = name.channel.span
    other = named.get(span.end + 2)
    if not name.is_short or other is None or text[span.end : span.end + 2] != ", ":
        return name
    named_channel = other.channel
    return replace(other, channel=replace(named_channel, span=Span(span.start, named_channel.span.end)))


def words_or(name: str) -> str:
    """Give a pattern for the words of a class of `channel_words.tsv`, the longer first."""
    return "|".join(sorted(map(re.escape, _listed(name)), key=len, reverse=True))


@cache
def retellings() -> frozenset[str]:
    """Give the verbs of a cue whose object is followed by whom it is said to: "repeated the line to Radio One"."""
    return _listed("to") | {
        "withdrew",
        "retracted",
        "confessed",
        "claimed",
        "alleged",
        "predicted",
        "criticised",
        "criticized",
    }


def _candidates(text: str, within: Span, press: Press) -> Iterator[Name]:
    start, end = within.start, within.end
    for match in _own_words().finditer(text, start, end):
        yield Name(Channel(Span(*match.span()), press.own, is_self=True))
    for outlet in press.table.find(text, start, end):
        is_self = press.own is not None and outlet.key == press.own
        yield Name(Channel(outlet.span, outlet.key, is_self=is_self), is_outlet=True)
    for match in _PROGRAMME.finditer(text, start, end):
        yield Name(Channel(Span(*match.span("name")), None))
    for pattern in (_titles(), _anyone()):
        for match in pattern.finditer(text, start, end):
            yield Name(Channel(Span(*match.span()), None))
    for match in _US.finditer(text, start, end):
        yield Name(Channel(Span(*match.span()), press.own, is_self=True), is_short=True)
    for match in _TOLD_IT.finditer(text, start, end):
        if (key := _last_named(match.start(), press)) is not None:
            yield Name(Channel(Span(*match.span("it")), key, is_self=key == press.own), is_short=True)
    for match in _forms().finditer(text, start, end):
        key, is_any = _stood_for(match["form"], match.start(), press)
        if is_any or match["form"] not in _listed("vague"):
            yield _short(Span(*match.span()), key, press)
    for match in _PART.finditer(text, start, end):
        keys = _called(match["one"] or match["bare"], press)
        if keys or _may_be_outlet(match["one"]):
            yield _short(Span(*match.span()), keys[0] if len(keys) == 1 else None, press)


def _last_named(position: int, press: Press) -> str | None:
    """Give the outlet that "it" stands for in "the Post says an aide told it that": the only one named nearby."""
    before = press.named[: bisect_left(press.named, position, key=lambda mention: mention.span.start)]
    near = {mention.key for mention in before[-_NAMED:] if position - mention.span.start <= _IT}
    return near.pop() if len(near) == 1 else None


def _short(span: Span, key: str | None, press: Press) -> Name:
    return Name(Channel(span, key, is_self=key is not None and key == press.own), is_short=True)


def _may_be_outlet(word: str | None) -> bool:
    """Tell whether one word after "the" may be an outlet that the text does not name in full."""
    if word is None or " " in word:
        return False
    return word.lower() not in _listed("no outlet") and not word.endswith(_MANY)


def _stood_for(form: str, position: int, press: Press) -> tuple[str | None, bool]:
    """Give the one outlet that "the paper" at `position` stands for, None when two fit; and whether any may."""
    before = press.named[: bisect_left(press.named, position, key=lambda mention: mention.span.start)]
    near = before[bisect_left(before, position - _NEAR, key=lambda mention: mention.span.start) :]
    for mentions in (near, before):
        keys = {key for key in dict.fromkeys(m.key for m in mentions) if _fits(form, key, press.table)}
        if keys:
            return (keys.pop() if len(keys) == 1 else None), True
    if press.own is not None and _fits(form, press.own, press.table):
        return press.own, True
    return None, form in _listed("aired") and bool(before)


def _fits(form: str, key: str, table: OutletTable) -> bool:
    """Tell whether an outlet may be called a paper, a station, an agency, ..."""
    outlet = table.get(key)
    is_aired = outlet.kind == "broadcaster" or _AIRED.search(outlet.name) is not None
    is_wired = outlet.kind == "agency" or _WIRED.search(outlet.name) is not None
    if form in _listed("aired"):
        return is_aired
    if form in _listed("wired"):
        return is_wired or (not is_aired and outlet.name.isupper())
    return not is_wired and not (is_aired and form in _listed("written"))


def _called(words: str, press: Press) -> list[str]:
    """Give the outlets of the document that a part of their name may stand for ("Drosk" for "Drosk Wire")."""
    keys = dict.fromkeys(m.key for m in press.named)
    if press.own is not None:
        keys[press.own] = None
    part = words.lower()
    names = {key: press.table.get(key).name.lower().removeprefix("the ") for key in keys}
    return [k for k, name in names.items() if name.startswith(part + " ") or name.endswith(" " + part)]


def _listed(name: str) -> frozenset[str]:
    return read_classes("channel_words.tsv")[name]


@cache
def _own_words() -> re.Pattern[str]:
    this, our = words_or("self"), words_or("own")
    return re.compile(rf"\b(?:this (?:{this})|our (?:own )?(?:[\w’'-]+ ){{0,2}}?(?:{our}))\b(?![’']s)", re.I)


@cache
def _anyone() -> re.Pattern[str]:
    """Give the pattern of the press at large: "reporters", "a news conference", "state television", "a local paper"."""
    before = rf"(?:(?:{words_or('before crowd')}) )*"
    mass = rf"{words_or('crowd')}|{words_or('briefing')}|(?:news|press|media) (?:{words_or('gathering')})"
    kind = rf"(?:a|an|another|one|several|two|some|local|national|regional) (?:[\w-]+ ){{0,2}}(?:{words_or('anyone')})"
    medium = rf"(?:(?:{words_or('of medium')}) )+(?:{words_or('medium')})|the (?:news )?media"
    small = rf"(?i:{before}(?:{mass}|{kind}|{medium}))"
    people = r"[A-Z][a-z]+(?:an|ese|ish|ian|i|ch|day)"
    national = rf"(?:the |a )?{people}(?: state)? (?i:{words_or('medium')}|{words_or('crowd')})"
    return re.compile(rf"\b(?:{national}|{small})\b(?![’']s(?! questions?\b)|-)")


@cache
def _titles() -> re.Pattern[str]:
    """Give the pattern of programmes and papers by name: "the Dam Busters podcast", "the journal Strata"."""
    name, title = r"[A-Z][\w’'&-]*", words_or("title")
    return re.compile(
        rf"\b(?:the )?(?:{name} ){{1,4}}(?:{title})\b(?![’']s)|\b[A-Z]{{3,5}} (?:radio|television|tv)\b"
        rf"|\b(?:the |a )?(?:[a-z]+ )?(?:{title}) {name}(?: {name}){{0,3}}"
        rf"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[’']s {name}(?: {name}){{0,3}}"
    )


@cache
def _forms() -> re.Pattern[str]:
    before = "same|local|daily|weekly|state|trade|online|rival|campus|student|community|village|public|private|sports"
    return re.compile(rf"\bthe (?:(?:{before}) )?(?P<form>{words_or('form')})\b(?![’']s| [A-Z]|-)")
