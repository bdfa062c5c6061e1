"""Names that may be credited: outlets in every form, "this newspaper", "the agency", "local media"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.outlets import OutletTable
from whence.records import Document, Reading, Span
from whence.trace.credit_words import PEOPLE, words_of
from whence.trace.quotations import find_quoted

Sort = Literal["named", "own", "short", "account", "described"]
_GENERIC = frozenset(
    [
        "press",
        "service",
        "agency",
        "news",
        "radio",
        "bureau",
        "wire",
        "newswire",
        "online",
        "television",
        "tv",
        "media",
        "network",
        "group",
        "com",
        "association",
        "trust",
        "channel",
        "times",
        "post",
        "daily",
        "weekly",
        "and",
        "the",
        "of",
    ]
)
_TAIL = re.compile(r"(?: newswire| news| online|\.(?:com|net|org|info|news|tv))$", re.IGNORECASE)
_OWN = re.compile(
    r"\b[Tt]his (?:news)?(?:paper|magazine|agency|website|site|channel|station|broadcaster|network|publication"
    r"|journal|programme"
    r"|reporter|correspondent|outlet|weekly|daily)\b(?![’']s (?:owner|editor|publisher))"
    r"|\b[Oo]ur (?:own )?(?:[\w-]+ ){0,2}(?:correspondents?|reporters?|bulletin|programme|newsroom|newspaper"
    r"|paper|website|station"
    r"|show|podcast|desk)\b"
    r"|\bus\b(?! (?:all|both|out|in to)\b)"
)
_ELSEWHERE = re.compile(
    r"\b(?:[Rr]eports|[Aa]ccounts|[Rr]eporting) (?:elsewhere|online|in the (?:[\w-]+ )?(?:press|media)"
    r"|on social media)\b"
    r"|\b(?<!annual )(?<!s )(?<!the )(?:(?:[Uu]nconfirmed|[Mm]edia|[Pp]ress|[Nn]ews|[Ee]arlier|[Ll]ocal"
    r"|[Ii]nitial|[Ee]arly|[Nn]ewspaper|[Pp]ublished|[Rr]ecent)"
    r" )?[Rr]eports\b(?= (?:that|emerged|surfaced|circulated|came|said|say|suggest|have|had|on \w+day|of|from"
    r"|appeared)\b)"
    r"|(?<=[-–—:,] )(?:report|reports|newspaper|media|paper)\b(?=$| says| say)",
    re.MULTILINE,
)
_SPEAKING = frozenset(["i", "we", "he", "she", "they"])


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name, describe or stand for an outlet. `outlet` None: not named, or not known which."""

    span: Span
    outlet: str | None
    sort: Sort


def find_names(document: Document, reading: Reading, *, house: str | None, outlets: OutletTable) -> list[Name]:
    """Give the names of a document in text order, without overlaps; those that somebody speaks are left out."""
    quoted = [s for s in find_quoted(document) if document.text[s.start] in "“\"„«‘'`”"]
    text = document.text
    found: list[Name] = []
    taken = _Taken()
    candidates = [
        *_mentioned(document, reading),
        *_called(document, reading, house, outlets),
        *_elsewhere(document, reading, outlets),
        *_own(text),
        *_short(text),
        *_described(text),
    ]
    for name in candidates:
        is_spoken = any(span.covers(name.span) for span in quoted)
        if taken.add(name.span) and not is_spoken:
            found.append(name)
    found.sort(key=lambda name: name.span)
    return [name for i, name in enumerate(found) if not _is_apposition(text, found, i)]


def _is_apposition(text: str, names: Sequence[Name], index: int) -> bool:
    """Tell whether words only describe the outlet named beside them: "the agency ZONA", "Sadda, a daily"."""
    name = names[index]
    if name.sort not in ("short", "described"):
        return False
    follows = index + 1 < len(names) and names[index + 1].sort == "named"
    if follows and re.fullmatch(r",? [“\"‘]?(?:[A-Z]\w+ )?", text[name.span.end : names[index + 1].span.start]):
        return True
    leads = index > 0 and names[index - 1].sort == "named"
    return (
        leads
        and re.fullmatch(r"(?: \([A-Z]+\))?, ", text[names[index - 1].span.end : name.span.start]) is not None
    )


class _Taken:
    """The spans that names already hold."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Take a span, unless one that is taken meets it."""
        index = bisect_right(self._spans, span)
        around = self._spans[max(0, index - 1) : index + 1]
        if any(other.overlaps(span) for other in around):
            return False
        self._spans.insert(index, span)
        return True


def _mentioned(document: Document, reading: Reading) -> Iterator[Name]:
    for mention in reading.mentions:
        if mention.kind == "outlet":
            yield Name(mention.span, mention.key, "named")


def _elsewhere(document: Document, reading: Reading, outlets: OutletTable) -> Iterator[Name]:
    """Yield the outlets that stand outside the sentences, in bylines, tags and captions."""
    settled = {mention.span: mention.key for mention in reading.mentions if mention.kind == "outlet"}
    found = outlets.find(document.text)
    keys = {match.key: settled[match.span] for match in found if match.span in settled}
    for match in found:
        yield Name(match.span, keys.get(match.key, match.key), "named")


def _called(document: Document, reading: Reading, house: str | None, outlets: OutletTable) -> Iterator[Name]:
    """Yield the further places where a document's outlets stand, in full, by initials or by a part of the name."""
    text = document.text
    surfaces: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.kind == "outlet":
            surfaces.setdefault(mention.span.of(text), mention.key)
    for key in sorted({*surfaces.values(), *filter(None, (house, document.outlet))}):
        surfaces.setdefault(re.sub(r"^[Tt]he ", "", outlets.get(key).name), key)
    for surface in [words for words in surfaces if len(words) > 5 and words.upper() != words]:
        surfaces.setdefault(surface.upper(), surfaces[surface])
    for surface in sorted(surfaces, key=lambda words: (-len(words), words)):
        yield from _places(text, re.escape(surface), surfaces[surface])
    parts = _parts(surfaces)
    for pattern in sorted(parts, key=lambda words: (-len(words), words)):
        if len(parts[pattern]) == 1:
            yield from _places(text, pattern, next(iter(parts[pattern])))


def _parts(surfaces: Mapping[str, str]) -> dict[str, set[str]]:
    """Give the short forms that names may have, as patterns, with the outlets that may have them."""
    found: dict[str, set[str]] = {}
    for surface, key in surfaces.items():
        words = re.findall(r"[^\W_]+", surface)
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 1:
            found.setdefault(initials, set()).add(key)
        is_of = len(words) > 2 and words[1] == "of"  # "the Examiner" of the Examiner of Corrin
        last = words[0] if is_of else words[-1] if words else ""
        if len(words) > 1 and len(last) > 2 and last[0].isupper() and last.lower() not in _GENERIC:
            found.setdefault(rf"(?<=[Tt]he ){re.escape(last)}(?! [A-Z])", set()).add(key)
            found.setdefault(rf"(?<=[a-z\d]: ){re.escape(last)}(?=\n)", set()).add(
                key
            )  # at the end of a headline
            found.setdefault(rf"(?<![A-Za-z] ){re.escape(last)}(?= staff\b)", set()).add(key)
        head = _TAIL.sub("", surface)
        if head != surface and len(head) > 3:
            found.setdefault(rf"{re.escape(head)}(?! [A-Z])", set()).add(key)
    return found


def _places(text: str, pattern: str, key: str) -> Iterator[Name]:
    for match in re.finditer(rf"(?<![^\W_])(?<![\w]-){pattern}(?![^\W_]|-\d)", text):
        yield Name(Span(*match.span()), key, "named")


def _own(text: str) -> Iterator[Name]:
    for match in _OWN.finditer(text):
        yield Name(Span(*match.span()), None, "own")


def _short(text: str) -> Iterator[Name]:
    for match in _stands_for().finditer(text):
        yield Name(Span(*match.span()), None, "account" if match["text"] else "short")


def _described(text: str) -> Iterator[Name]:
    for pattern in (_medium(), _ELSEWHERE):
        for match in pattern.finditer(text):
            yield Name(Span(*match.span()), None, "described")


@cache
def _stands_for() -> re.Pattern[str]:
    any_kind = (
        r"(?:[a-z-]+ ){1,2}(?=(?:newspaper|magazine|broadcaster|tabloid|daily|weekly|broadsheet|outlet"
        r"|website)\b)"
    )
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]hat) (?:same |(?:{PEOPLE}) |local |daily |weekly |state |news |wire |online |rival "
        rf"|public |[\w-]+-based |{any_kind})?"
        rf"(?:(?P<noun>{words_of('noun')})|(?P<text>{words_of('text')}))\b(?! (?:[A-Z][a-z]|industry|editor"
        rf"|owner|group))(?!-)"
    )


@cache
def _medium() -> re.Pattern[str]:
    """Match "local media", "the Selmish press", "two newspapers", "a Kesh newspaper", "state television"."""
    kind = (
        r"(?:local|state|state-run|state-owned|foreign|international|national|regional|official|domestic"
        r"|student|several"
        r"|some|other|multiple|various|many|two|three|four|five|six|seven|dozens of|a dozen"
        r"|half a dozen|a handful of|a number of|social|pro-government|opposition|independent"
        r"|provincial|private|coastal|northern|southern|eastern|western|rural|urban|leading"
        r"|public|evening|morning|Sunday|financial|trade|specialist|business|sports|rival|mainland|island|city"
        r"|tabloid|government|most|both|all)"
    )
    many = rf"(?:(?i:the )?(?:(?i:{kind})|{PEOPLE}|US|U\.S\.|UK) (?:[A-Z][\w-]+ (?=[a-z]))?)+(?:{words_of('medium')})"
    loose = (
        r"(?:(?!(?:the|these|those|his|her|its|their|our|this|that|of|in|to|and|by|for"
        r"|with)\b)[\w-]+ (?:newspapers|websites|newsletters"
        r"|blogs|weeklies|magazines|broadcasters|tabloids|dailies|news outlets|outlets|media|news sites))"
    )
    plain = (
        r"(?:(?:[Pp]ress|[Mm]edia|[Nn]ews|[Nn]ewspaper) reports|(?:[Nn]ews )?[Aa]gencies(?= (?:reported|report"
        r"|said|contributed)\b)|[Bb]loggers|[Tt]he (?:news )?media|[Tt]he press|[Nn]ewspapers|[Mm]edia|[Bb]roadcasters"
        r"|(?:[Mm]ost|[Mm]uch|[Aa]ll|[Ss]ome|[Pp]arts|[Ss]everal|[Mm]any) of the"
        r" (?:[\w-]+ ){0,2}(?:press|media|papers|newspapers)"
        r"|[Tt]abloids|[Mm]edia outlets|[Nn]ews outlets|[Nn]ews sites|[Mm]edia on the \w+|[Nn]ews agencies"
        r"|[Ww]ire services)"
    )
    return re.compile(
        rf"\b(?:{many}|{loose}|{_one_medium()}|{plain})\b(?: (?:in|on) the (?:[a-z]+|[A-Z]\w+)\b| in [A-Z]\w+\b"
        rf"| there\b)?(?! (?:freedom"
        rf"|conference|officer|release|watchdog|adviser|company|group|baron|mogul"
        rf"|[A-Z][a-z]+))(?![’']s (?:owner|editor))(?!-)"
    )


def _one_medium() -> str:
    """Give a pattern for one outlet that is described: "a Kesh newspaper", "a local paper"."""
    pressing = (  # before "paper", "station" and the like, which else are many other things
        r"local|regional|national|state|state-run|state-owned|Sunday|evening|morning|rival|student|trade|foreign|sports"
        r"|business|financial|opposition|pro-government|tabloid|provincial|community|news|wire|public|independent"
    )
    return (
        r"(?:(?i:a|an|one|another|the (?:\w+[’']s)) )(?:(?!(?:of|in|to|by|for|the|on"
        r"|with)\b)[\w-]+ ){0,3}(?:newspaper|daily|weekly|tabloid|broadcaster|magazine|news site|website"
        r"|radio station|newsletter|television station|TV station|TV channel|news agency|broadsheet|news outlet|blog"
        r"|television channel|radio channel|(?:television|TV|radio) (?:programme|program|show|documentary)|phone-in"
        r"|news (?:portal|channel|service|programme|bulletin|magazine)|podcast|press agency|wire service"
        rf"|(?<=\w )(?:(?:{pressing})|{PEOPLE}|[\w-]+-based) (?:paper|site|station|channel|outlet|portal|journal|agency"
        r"|monthly|programme))"
    )
