"""What "the agency", "the paper" or "the report" stands for: an outlet credited before."""

import re
from collections.abc import Sequence
from typing import Literal

from whence.conclusions import Credit
from whence.outlets import Outlet, OutletTable
from whence.records import Document

Sort = Literal["agency", "aired", "printed", "online"]
_SORTS: dict[str, Sort] = {
    "agency": "agency", "wire": "agency", "newswire": "agency", "wire service": "agency", "news service": "agency",
    "bureau": "agency", "press agency": "agency", "press bureau": "agency", "news wire": "agency",
    "newsletter": "printed",
    "broadcaster": "aired", "station": "aired", "channel": "aired", "network": "aired", "programme": "aired",
    "newspaper": "printed", "paper": "printed", "daily": "printed", "weekly": "printed", "tabloid": "printed",
    "radio": "aired",
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
    others = _may_be_meant(named, sort, words[-1], document, outlets=outlets)
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


def _may_be_meant(
    named: Sequence[Credit], sort: Sort | None, noun: str, document: Document, *, outlets: OutletTable
) -> list[Credit]:
    """Give the credits whose outlet a noun of some sort may stand for; the article's own where no other may.

    "The magazine" is the one lately credited that the text calls a magazine; "the agency" may be the article's own,
    by its tag.
    """
    others = [c for c in named if not c.is_self] or list(named)
    if sort is None:
        called = [
            c for c in others if c.is_lead or c.form == "noun" or _CALLED.search(c.span.of(document.text))
        ]
        return called or others
    late = [c for group in _by_sentence(others)[:_RECENT] for c in group]
    exact = {c.outlet for c in late if _is_called(c, noun, document.text, outlets)}
    if exact:
        return [c for c in others if c.outlet in exact]
    if any(sort in _sorts_of(c, document, outlets) for c in others if c.form != "tag"):
        return others
    return [c for c in named if c.is_self and c.form == "tag" and sort == "agency"] or others


def _is_called(credit: Credit, noun: str, text: str, outlets: OutletTable) -> bool:
    """Tell whether the text calls an outlet by a noun: "the Lantern, a student magazine", "the magazine Lantern"."""
    if noun == "radio" and noun in outlets.get(credit.outlet or "").name.casefold().split():
        return True
    surface = re.escape((credit.outlet_span or credit.span).of(text))
    apposition = rf"\b{surface}(?: \([A-Z]+\))?, (?:an?|the|one of the) (?:[\w-]+ ){{0,4}}{noun}\b"
    return re.search(rf"\b{noun} {surface}\b|{apposition}", text, re.IGNORECASE) is not None


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
    outlet = outlets.get(credit.outlet or "")
    if not outlet.key.startswith("="):
        return _sorts_by_name(outlet)
    surface = re.escape((credit.outlet_span or credit.span).of(document.text))
    called = {
        sort
        for word, sort in _SORTS.items()
        if re.search(
            rf"\b{word} {surface}\b|\b{surface}(?: \([A-Z]+\))?, (?:an?|the|one of the) (?:[\w-]+ ){{0,4}}{word}\b",
            document.text,
        )
    }
    return called or _sorts_by_name(outlet)


def _sorts_by_name(outlet: Outlet) -> set[Sort]:
    if not outlet.key.startswith("="):
        return {_KINDS[outlet.kind]} if outlet.kind in _KINDS else set()
    sure = {sort for sort, pattern in _BY_NAME[:3] if pattern.search(outlet.name)}
    return sure or ({"printed"} if _BY_NAME[3][1].search(outlet.name) else set())


def is_of_sort(outlet: Outlet, noun: str) -> bool:
    """Tell whether an outlet may be called by a noun: no radio is a newspaper; a site, or one not known, may be any."""
    sorts = _sorts_by_name(outlet) - {"online"}
    return not sorts or _SORTS[noun] in sorts


def _is_other_agency(credit: Credit, found: Sequence[Credit], text: str) -> bool:
    """Tell whether an agency that is no outlet was named after the one found ("the Food Safety Agency")."""
    start = found[-1].span.end if found else 0
    between = text[start : credit.span.start]
    return re.search(r"(?<!News )(?<!Press )\bAgency\b", between) is not None
