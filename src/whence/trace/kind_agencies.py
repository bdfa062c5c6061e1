"""The agency whose account a text says it carries: a tag in its head, a credit in its tail.

"He told Veld Press" inside a text is no such sign: another agency, or a paper, may have asked him as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from whence.outlets import OutletTable, load_outlets
from whence.records import Document
from whence.wordtables import read_rows

_HEAD = 300  # characters from the start of the article in which a tag stands
_TAIL = 700  # characters before the end of the text in which a credit stands
_PATTERNS = "agency_tags.tsv"
_WORD = r"[A-Z][\w’'&-]*(?:\.[A-Z]\w*)*"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?:[ ]{_WORD}|[ ](?:St\.|of|and))*(?:/{_WORD}(?:[ ]{_WORD})*)*)"
_PLACES = (
    r"^(?!The |An? )(?:(?:[A-ZÀ-Þ][\w.’'-]*|\d{1,2}|de|del|la|al|el|of|and)[ ,:-]+){0,6}(?:\([A-Z][a-z]+\) )?"
)
_LIST = r"(?P<name>(?:[A-Z]|dpa|taz)[^\[\]()\n.]{1,60})"
_BETWEEN = re.compile(
    r"[,/;]| and |\b[Ww]ith (?:the )?| (?:[Ss]taff|[Rr]eporters?|[Ww]riters?|[Cc]orrespondents?)\b"
)
_PICTURE = re.compile(r"/(?:Getty|[A-Z]\w+ [A-Z]\w+$)")  # "REUTERS/Ann Lee" stands under a picture
_INITIALS = re.compile(
    r"(?![KW][A-Z]{2,3}$)[A-Z]{2,5}"
)  # of an agency; those of American stations begin with K or W
_TAG = re.compile(r"\([A-Z]{2,5}\) ?[-–—]")
_WORDS = re.compile(r"[^\W_]+")
_UNNAMED = (
    "agencies",
    "agency input",
    "agency inputs",
    "agency report",
    "agency reports",
    "by editing",
    "by writing",
)
_HEAD_BLOCKS = frozenset({"headline", "standfirst", "dateline", "byline", "paragraph"})


def find_carriers(documents: Mapping[int, Document]) -> set[int]:
    """Give the keys of the documents that carry an agency."""
    likely = {key for key, document in documents.items() if _may_carry(document)}
    if not likely:
        return set()
    finder = _load_finder()
    return {key for key in likely if finder.find(documents[key]) is not None}


class AgencyFinder:
    """Finds the agency a document carries, with the names of a table of outlets."""

    def __init__(self, outlets: OutletTable) -> None:
        """Read the forms of tags and credits."""
        self._outlets = outlets
        rows = read_rows(_PATTERNS)
        self._forms = {
            place: [(_compile(pattern), known) for where, known, pattern in rows if where == place]
            for place in ("head", "tail")
        }

    def find(self, document: Document) -> str | None:
        """Give the key of the agency, or its name where no table knows it; None: the text carries none."""
        for place, text in _find_margins(document):
            for pattern, whose in self._forms[place]:
                for match in pattern.finditer(text):
                    is_named = "name" in match.re.groupindex
                    agency = self._resolve(match["name"], is_tag=whose == "any") if is_named else whose
                    if agency is not None:
                        return agency
        return None

    def _resolve(self, words: str, *, is_tag: bool) -> str | None:
        """Give the first agency among the names; of a tag also one that no table knows, if it looks like one."""
        if _PICTURE.search(words):
            return None
        for name in (words, *_BETWEEN.split(words)):
            found = self._outlets.resolve(name.strip()) if name else None
            if found is not None and self._outlets.get(found[0]).kind == "agency":
                return found[0]
        is_unknown = self._outlets.resolve(words) is None
        return words.casefold() if is_tag and is_unknown and _INITIALS.fullmatch(words) else None


@cache
def _load_finder() -> AgencyFinder:
    """Give the finder of the agencies known, loaded when a text first may carry one: it takes 25 ms."""
    return AgencyFinder(load_outlets())


def _may_carry(document: Document) -> bool:
    """Tell whether an agency may be named where a text says whose it is: a name of one, or a tag of initials."""
    for _, text in _find_margins(document):
        found = _WORDS.findall(text.casefold())
        keys = [word for word in found if word in _agency_names()]
        if any(name.issubset(found) for key in keys for name in _agency_names()[key]) or _TAG.search(text):
            return True
    return False


@cache
def _agency_names() -> Mapping[str, Sequence[frozenset[str]]]:
    """Give the words of each name of each agency, and of credits without a name, by the longest of them."""
    names = [
        name
        for _, main, kind, _, _, aliases, _ in read_rows("outlets.tsv")
        if kind == "agency"
        for name in (main, *aliases.split("|"))
        if name
    ]
    found: dict[str, list[frozenset[str]]] = {}
    for name in (*names, *_UNNAMED):
        words = _WORDS.findall(name.casefold())
        found.setdefault(max(words, key=len), []).append(frozenset(words) - {"the"})
    return found


def _compile(pattern: str) -> re.Pattern[str]:
    for word, meaning in (("NAME", _NAME), ("LIST", _LIST), ("PLACES", _PLACES)):
        pattern = pattern.replace(word, meaning)
    return re.compile(pattern, re.MULTILINE)


def _find_margins(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the places where a text says whose it is, whether or not ingest took them for the article's."""
    start = next((block.span.start for block in document.blocks if block.kind in _HEAD_BLOCKS), 0)
    yield "head", document.text[start : start + _HEAD]
    yield "tail", document.text[-_TAIL:]
