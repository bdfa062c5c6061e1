"""What "the agency", "the paper" or "the report" stands for: an outlet credited before."""

import re
from collections.abc import Sequence
from typing import Literal

from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.records import Document

Sort = Literal["agency", "aired", "printed", "online"]
_SORTS: dict[str, Sort] = {
    "agency": "agency", "wire": "agency", "newswire": "agency", "wire service": "agency", "news service": "agency",
    "bureau": "agency", "press agency": "agency", "press bureau": "agency", "news wire": "agency",
    "newsletter": "printed",
    "broadcaster": "aired", "station": "aired", "channel": "aired", "network": "aired", "programme": "aired",
    "newspaper": "printed", "paper": "printed", "daily": "printed", "weekly": "printed", "tabloid": "printed",
    "magazine": "printed", "broadsheet": "printed", "journal": "printed", "website": "online", "site": "online",
    "portal": "online", "blog": "online",
}  # fmt: skip
_KINDS: dict[str, Sort] = {
    "agency": "agency",
    "broadcaster": "aired",
    "paper": "printed",
    "magazine": "printed",
    "site": "online",
}
_BY_NAME: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("agency", re.compile(
        r"(?i)agen[ct]|wire|press (?:service|trust|association|bureau)|news service|\bpress$|\bbureau$|novosti"
    )),
    ("aired", re.compile(
        r"(?i)radio|\btv\b|tele|channel|canal|kanal|broadcast|\bfm\b|television|[bn]bc$|\b[a-z]bs$|\bpodcast"
    )),
    ("online", re.compile(r"(?i)\d$|\.(?:com|net|org|news|info|[a-z]{2})$|online|\bwatch$|web")),
    ("printed", re.compile(
        r"(?i)post|times|herald|gazette|tribune|journal|courier|daily|weekly|ledger|mail|news$|chronicle"
        r"|examiner"
    
                           r"|telegraph|observer|star$|sun$|echo|mercury|argus|bell|avis|zeitung|blatt|bladet"
                           r"|diario|giornale|review")),
)  # fmt: skip
_TAGGED: dict[bool, set[Sort]] = {True: {"agency"}, False: set()}  # who signs with a tag is an agency
_RECENT = (
    3  # sentences that credit; one of the right sort so near goes before one of unknown sort that is nearer
)
_CALLED = re.compile(
    r"\b(?:report|story|article|investigation|piece|dispatch|scoop|account|exclusive)s?\b", re.IGNORECASE
)


def stands_for(
    credit: Credit, named: Sequence[Credit], document: Document, *, outlets: OutletTable
) -> str | None:
    """Give the outlet that the words of a credit stand for: the last one of that sort, else the last that may be.

    `named` are the credits before it that name an outlet, in text order. In a chain the outlet that relays counts,
    not the one relayed. "The report" wants an account that was called one, or the last. None: no outlet fits.
    """
    text = document.text
    words = (credit.outlet_span or credit.span).of(text).casefold().split()
    sort = next((_SORTS[w] for w in (" ".join(words[-2:]), words[-1]) if w in _SORTS), None)
    others = [c for c in named if not c.is_self] or list(named)
    if sort is None:
        called = [c for c in others if c.is_lead or c.form == "noun" or _CALLED.search(c.span.of(text))]
        others = called or others
    tagged = {c.outlet for c in others if c.form == "tag"}
    sorts: dict[str | None, set[Sort]] = {
        c.outlet: _TAGGED[c.outlet in tagged and (c.outlet or "")[:1] == "="] or _sorts_of(c, document, outlets)
        for c in others
    }
    groups = _by_sentence(others)
    for tries, is_sure in ((groups[:_RECENT], True), (groups, False)):
        for group in tries:
            relaying = [c for c in group if c.via is None] or group
            for here in (relaying, group):
                if sort is None:
                    fitting = here
                else:
                    sure = [c for c in here if sort in sorts[c.outlet]]
                    fitting = sure or [c for c in here if not is_sure and not sorts[c.outlet]]
                if fitting:
                    is_other = sort == "agency" and _is_other_agency(credit, fitting, text)
                    return None if is_other else fitting[-1].outlet
    return None


def _by_sentence(credits: Sequence[Credit]) -> list[list[Credit]]:
    """Group credits by their sentence, the last first."""
    groups: list[list[Credit]] = []
    for credit in credits:
        if groups and credit.sentence is not None and groups[-1][0].sentence == credit.sentence:
            groups[-1].append(credit)
        else:
            groups.append([credit])
    return groups[::-1]


def _sorts_of(credit: Credit, document: Document, outlets: OutletTable) -> set[Sort]:
    """Give what sort of outlet it is: by the table, by what the text calls it, by its name; empty: not known."""
    key = credit.outlet or ""
    outlet = outlets.get(key)
    if not key.startswith("="):
        return {_KINDS[outlet.kind]} if outlet.kind in _KINDS else set()
    surface = re.escape((credit.outlet_span or credit.span).of(document.text))
    called = {
        sort
        for word, sort in _SORTS.items()
        if re.search(
            rf"\b{word} {surface}\b|\b{surface}(?: \([A-Z]+\))?, (?:an?|the|one of the) (?:[\w-]+ ){{0,4}}{word}\b",
            document.text,
        )
    }
    return (
        called
        or {sort for sort, pattern in _BY_NAME[:3] if pattern.search(outlet.name)}
        or ({"printed"} if _BY_NAME[3][1].search(outlet.name) else set())
    )


def _is_other_agency(credit: Credit, found: Sequence[Credit], text: str) -> bool:
    """Tell whether an agency that is no outlet was named after the one found ("the Food Safety Agency")."""
    start = found[-1].span.end if found else 0
    between = text[start : credit.span.start]
    return re.search(r"(?<!News )(?<!Press )\bAgency\b", between) is not None
