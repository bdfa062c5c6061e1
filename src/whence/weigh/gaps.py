"""Gaps: what is missing to settle claims, as a list of things to do, what settles most first.

An original that is cited and not here, a party that the words are about and that nobody asked, a source behind a claim
that all take over, a document that only its reader has seen, two accounts that cannot both be so. Each says what to
look for, and in which claims it would tell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.conclusions import Claim, Gap, Report, Statement
from whence.histories import count_articles
from whence.records import Evidence, Mention
from whence.trace.words import stems_of
from whence.weigh.chains import fold_name
from whence.weigh.origins import supporting
from whence.weigh.piles import Pile
from whence.weigh.statuses import is_named

_MOST = 60  # in the list; a verifier's day is over long before
_WORDS = 5  # rare words of a claim that a search is made of
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_PAPER = re.compile(
    r"\b(?:report|memo|memorandum|letter|document|dossier|e-?mail|minutes|contract|agreement|filing|indictment|transcript|"
    r"record|log|file|audit|study|survey|review|ruling|warrant|recording|footage|video|photograph|image|cable|draft|"
    r"presentation|invoice|statement|note|message|assessment|inquiry|analysis)s?\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^(?:their|its|his|her|our|that|this|one)\s+", re.IGNORECASE)
_UNSETTLED = ("single origin", "single origin, unnamed", "several origins on one side", "denied", "contested")
_ORDER = ("settle conflict", "find original", "find document", "ask party", "ask source")
_WEIGHTS = {"contested": 3, "denied": 2}


def find_gaps(claims: Sequence[Claim], pile: Pile, mentions: Mapping[str, Sequence[Mention]]) -> list[Gap]:
    """Give the work list: what would settle the most articles' worth of claims first, at most sixty things.

    `mentions` are the names in each document.
    """
    articles = pile.view.articles
    is_shared = {c.id: _n_articles(c, articles) > 1 for c in claims}
    open_claims = [c for c in claims if c.status in _WEIGHTS or (c.status in _UNSETTLED and is_shared[c.id])]
    found = [
        *_originals(claims, pile),
        *_conflicts(claims, pile),
        *_found_documents(open_claims, pile),
        *_parties(open_claims, pile, mentions),
        *_sources(open_claims, pile),
    ]
    weight = {c.id: _n_articles(c, articles) * _WEIGHTS.get(c.status, 1) for c in claims}
    ranked = sorted(
        found, key=lambda g: (-sum(weight[key] for key in g.claim_ids), _ORDER.index(g.kind), g.words)
    )
    return ranked[:_MOST]


def _n_articles(claim: Claim, articles: Mapping[str, str]) -> int:
    return count_articles((s.document_id for s in claim.statements), articles)


def _originals(claims: Sequence[Claim], pile: Pile) -> Iterator[Gap]:
    """Yield the originals that are cited and not in the pile, with the claims whose account leads to them."""
    leading: dict[str, dict[str, Claim]] = {}
    for claim in claims:
        for key in {key for s in claim.statements for key in _leads_to(s)}:
            leading.setdefault(key, {})[claim.id] = claim
    for report in pile.view.reports.values():
        if report.document_id is not None or not report.is_original:
            continue
        bearing = list(leading.get(report.id, {}).values())
        name = report.outlet_name or "the report that nobody names"
        n = count_articles((e.document_id for e in report.credited_by), pile.view.articles)
        resting = "1 article here rests" if n == 1 else f"{n} articles here rest"
        when = _day_of(report)
        words = f"Find the report of {name}{f' of {when}' if when else ''}: {resting} on it."
        best = max(bearing, key=lambda c: (_n_articles(c, pile.view.articles), c.id), default=None)
        search = [name] if report.outlet_name else []
        search += [when] if when else []
        search += [_search_words(best, pile)] if best is not None else []
        yield Gap(
            kind="find original",
            words=words,
            search=" ".join(search),
            claim_ids=tuple(c.id for c in bearing),
            evidence=report.credited_by,
        )


def _leads_to(statement: Statement) -> Iterator[str]:
    """Yield the ids of the reports through which a statement reached its page."""
    yield from (hop.key for hop in statement.chain if hop.kind == "report")
    if statement.origin is not None and statement.origin.startswith("report:"):
        yield statement.origin.removeprefix("report:")


def _day_of(report: Report) -> str:
    when = report.published
    if (
        when is None
        or when.earliest is None
        or when.latest is None
        or when.earliest.date() != when.latest.date()
    ):
        return ""
    return f"{when.earliest.day} {when.earliest:%B} {when.earliest.year}"


def _conflicts(claims: Sequence[Claim], pile: Pile) -> Iterator[Gap]:
    """Yield the answers that cannot both be so, and who gives each."""
    for claim in claims:
        by_id = {s.id: s for s in claim.statements}
        relation = next((r for r in claim.relations if r.kind == "conflict"), None)
        if relation is None:
            continue
        sides = [by_id[relation.left_id], by_id[relation.right_id]]
        spans = relation.left, relation.right
        said = [
            f"“{' '.join(span.of(pile.documents[s.document_id].text).split())}” ({_name(s, pile)})"
            for s, span in zip(sides, spans, strict=True)
        ]
        yield Gap(
            kind="settle conflict",
            words=f"Settle “{_short(claim.slot)}”: {said[0]} or {said[1]}; ask both for what they have it from.",
            search=_search_words(claim, pile),
            claim_ids=(claim.id,),
            evidence=tuple(_evidence(s, pile) for s in sides),
        )


def _found_documents(claims: Sequence[Claim], pile: Pile) -> Iterator[Gap]:
    """Yield the documents that claims stand on and that the pile knows through somebody's account alone."""
    found: dict[str, tuple[str, list[Claim], list[Statement]]] = {}
    for claim in claims:
        for statement in supporting(claim.statements):
            attribution = pile.attributions.get(statement.attribution_id or "")
            speaker = attribution.speaker if attribution is not None else None
            if attribution is None or speaker is None or speaker.kind != "document" or not attribution.source:
                continue
            words = " ".join(attribution.source[0].of(pile.documents[statement.document_id].text).split())
            if speaker.form is not None or not _PAPER.search(words):  # a post was made for all to read
                continue
            words = _POSSESSIVE.sub("", words)
            key = speaker.name or " ".join(fold_name(words).split()[-2:])
            entry = found.setdefault(fold_name(key), (words, [], []))
            if claim not in entry[1]:
                entry[1].append(claim)
            entry[2].append(statement)
    for words, bearing, said in found.values():
        yield Gap(
            kind="find document",
            words=f"Find the document called “{_short(words, 80)}”: {_count(bearing)} on what others say is in it.",
            search=f"{_short(words, 80)} {_search_words(bearing[0], pile)}",
            claim_ids=tuple(c.id for c in bearing),
            evidence=tuple(_evidence(s, pile) for s in said[:5]),
        )


def _parties(claims: Sequence[Claim], pile: Pile, mentions: Mapping[str, Sequence[Mention]]) -> Iterator[Gap]:
    """Yield the people and bodies that claims are about and that are not heard on them, or would not comment."""
    found: dict[str, tuple[str, list[Claim], list[Statement]]] = {}
    for claim in claims:
        silent = {s.origin for s in claim.statements if s.stance == "declines to comment"}
        heard = " ".join(
            f"{(s.origin or '').partition(':')[2]} {_institution(s, pile)}"
            for s in claim.statements
            if s.origin not in silent
        )
        for mention, statement in _named_in(claim, mentions):
            name = mention.span.of(pile.documents[statement.document_id].text)
            last = fold_name(name).split()[-1:] or [""]
            if last[0] in heard.split():
                continue
            entry = found.setdefault(mention.key, (name, [], []))
            if claim not in entry[1]:
                entry[1].append(claim)
                entry[2].append(statement)
    for name, bearing, said in found.values():
        name = " ".join(name.split())
        yield Gap(
            kind="ask party",
            words=f"Ask {name}: {_spoken_of(bearing)}, and not heard there.",
            search=f"{name} {_search_words(bearing[0], pile)}",
            claim_ids=tuple(c.id for c in bearing),
            evidence=tuple(_evidence(s, pile) for s in said[:5]),
        )


def _spoken_of(claims: Sequence[Claim]) -> str:
    return "spoken of in 1 claim here" if len(claims) == 1 else f"spoken of in {len(claims)} claims here"


def _named_in(claim: Claim, mentions: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[Mention, Statement]]:
    """Yield the people and bodies named in what two articles or more say for a claim."""
    seen: dict[str, set[str]] = {}
    first: dict[str, tuple[Mention, Statement]] = {}
    said = supporting(claim.statements)
    for statement in said:
        for mention in mentions.get(statement.document_id, ()):
            inside = any(span.covers(mention.span) for span in statement.spans)
            if inside and mention.kind in ("person", "organisation"):
                seen.setdefault(mention.key, set()).add(statement.document_id)
                first.setdefault(mention.key, (mention, statement))
    n_articles = len({s.document_id for s in said})
    for key, articles in seen.items():
        if 2 * len(articles) >= n_articles:
            yield first[key]


def _institution(statement: Statement, pile: Pile) -> str:
    attribution = pile.attributions.get(statement.attribution_id or "")
    speaker = attribution.speaker if attribution is not None else None
    return fold_name(speaker.institution) if speaker is not None and speaker.institution else ""


def _sources(claims: Sequence[Claim], pile: Pile) -> Iterator[Gap]:
    """Yield the one origin of claims that several articles take over: how it knows, or who it is.

    A report that is not here is to be found first.
    """
    found: dict[str, tuple[list[Claim], list[Statement]]] = {}
    for claim in claims:
        keys = {s.origin for s in supporting(claim.statements) if s.origin is not None}
        key = next(iter(keys), "")
        report = pile.view.reports.get(key.removeprefix("report:"))
        if len(keys) == 1 and (report is None or report.document_id is not None):
            entry = found.setdefault(key, ([], []))
            entry[0].append(claim)
            entry[1].append(supporting(claim.statements)[0])
    for key, (bearing, said) in found.items():
        name = pile.view.names(key)
        words = (
            f"Ask {name} how they know: {_count(bearing)} on nobody else."
            if is_named(key)
            else f"Ask {name} who its source is and how they know: {_count(bearing)} on nobody else."
        )
        yield Gap(
            kind="ask source",
            words=words,
            search=f"{name} {_search_words(bearing[0], pile)}",
            claim_ids=tuple(c.id for c in bearing),
            evidence=tuple(_evidence(s, pile) for s in said[:5]),
        )


def _count(claims: Sequence[Claim]) -> str:
    return "1 claim here stands" if len(claims) == 1 else f"{len(claims)} claims here stand"


def _search_words(claim: Claim | None, pile: Pile) -> str:
    """Give the words of a claim that are rarest in the language, in their order."""
    if claim is None:
        return ""
    words = list(dict.fromkeys(_WORD.findall(claim.slot)))
    rarity = {word: max((pile.weights.of(stem) for stem in stems_of(word)), default=0.0) for word in words}
    chosen = sorted(words, key=lambda word: -rarity[word])[:_WORDS]
    return " ".join(word for word in words if word in chosen)


def _name(statement: Statement, pile: Pile) -> str:
    return pile.view.names(statement.origin) if statement.origin else "nobody named"


def _evidence(statement: Statement, pile: Pile) -> Evidence:
    span = statement.spans[0]
    text = pile.documents[statement.document_id].text
    return Evidence("statement", statement.document_id, span, span.of(text))


def _short(text: str, most: int = 110) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
