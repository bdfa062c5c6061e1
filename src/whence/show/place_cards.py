"""Places and stated distances in words, as the summary, `whence show CASE places` and the dossier show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from whence.conclusions import Case, DistanceCheck, NamedPlace
from whence.show.exhibits import Exhibit, find_sentence, make_exhibit
from whence.show.marked_text import Mark
from whence.show.places import say_place
from whence.show.views import CaseView, name_document, view_case
from whence.show.words import count_words, join_words, quote, shorten, show_controls

_TELLING = ("no", "depends on where")  # verdicts that a reader should know of before all others
_RANKS = ("no", "depends on where", "yes", "unknown")
_N_LISTED = 60  # places; more are in the JSON
_N_OUTLETS = 3
_N_SAID = 3


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place as a row of a table: its numbers are those of claims."""

    name: str
    kind: str
    where: str
    sure: str
    why: str
    named: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DistanceCard:
    """A stated distance: what the map says, the working, and the words."""

    verdict: str
    working: str
    outlets: str
    exhibit: Exhibit


def write_places(case: Case, console: Console) -> None:
    """Print the places of `case` and the distances that its articles state, with the working."""
    view = view_case(case)
    _put(console, say_place_counts(case), style="bold")
    for place in case.weighing.places[:_N_LISTED]:
        card = make_place_card(view, place)
        _put(console, f"{card.name}: {card.kind}{card.where and f', {card.where}'}; {card.named}", 2)
        for line in filter(None, (card.sure, card.why)):
            _put(console, line, 6)
    if len(case.weighing.places) > _N_LISTED:
        _put(console, f"and {len(case.weighing.places) - _N_LISTED} more: whence show CASE --json", 2)
    groups = group_checks(case.weighing.distance_checks)
    if groups:
        _put(console, "Stated distances, held against the map", style="bold")
    for group in groups:
        check = group[0]
        document = view.documents[check.document_id]
        words = quote(shorten(check.span.of(document.text), 240))
        _put(console, f"{check.verdict}: {words}, {_name_outlets(view, group)}", 2)
        _put(console, check.working, 6)
        _put(console, f"at {say_place(document, check.span)}", 6)


def _put(console: Console, words: str, indent: int = 0, style: str = "") -> None:
    """Print `words` wrapped at the width of the console, what follows the first line set in by two more."""
    pad = " " * indent
    line = " ".join(show_controls(words).split())
    for part in wrap(line, max(console.width, 40), initial_indent=pad, subsequent_indent=pad + "  "):
        console.print(Text(part, style=style), soft_wrap=True)


def say_place_counts(case: Case) -> str:
    """Give `33 places, 2 of them left open`."""
    places = case.weighing.places
    if not places:
        return "no place is named that a gazetteer here has"
    n_open = sum(place.where is None for place in places)
    left = f", {n_open} of them left open: which is meant cannot be told" if n_open else ""
    return f"{count_words(len(places), 'place')}{left}"


def say_distances(view: CaseView) -> list[str]:
    """Give a line for each stated distance that the map does not bear, or bears only for some points; at most three."""
    checks = [check for check in view.case.weighing.distance_checks if check.verdict in _TELLING]
    groups = group_checks(checks)
    lines = []
    for group in groups[:_N_SAID]:
        check = group[0]
        words = shorten(check.span.of(view.documents[check.document_id].text), 110)
        lines.append(
            f"Distance, {check.verdict}: {quote(words)} ({_name_outlets(view, group)}); {_say_measured(check)}"
        )
    if len(groups) > _N_SAID:
        lines.append(f"and {count_words(len(groups) - _N_SAID, 'distance')} more: whence show CASE places")
    return lines


def group_checks(checks: Sequence[DistanceCheck]) -> list[list[DistanceCheck]]:
    """Give checks of one statement in several articles together, what the map does not bear first."""
    groups: dict[tuple[object, ...], list[DistanceCheck]] = {}
    for check in checks:
        key = check.subject_id, check.reference_id, check.low_km, check.high_km, check.relation, check.verdict
        groups.setdefault(key, []).append(check)
    return sorted(groups.values(), key=lambda group: _RANKS.index(group[0].verdict))


def make_place_card(view: CaseView, place: NamedPlace) -> PlaceCard:
    """Give a place in words."""
    where = place.where
    documents = dict.fromkeys(name.document_id for name in place.mentions if not name.is_dateline)
    n_datelines = sum(name.is_dateline for name in place.mentions)
    n_named = len(place.mentions) - n_datelines
    named = f"named {count_words(n_named, 'time')} in {count_words(len(documents), 'article')}"
    if n_datelines:
        named = f"{named}, {count_words(n_datelines, 'dateline')}" if documents else "only in datelines"
    numbers = tuple(sorted(view.numbers[key] for key in place.claim_ids if key in view.numbers))
    sure = f"sure to {place.probability:.2f}" if where is not None else ""
    other = f"; else {place.runner_up}" if where is not None and place.runner_up else ""
    within = "-".join(filter(None, (where.country, where.division))) if where is not None else ""
    return PlaceCard(
        name=place.name,
        kind=f"{where.kind}{f' ({within})' if within else ''}" if where is not None else "which one is open",
        where=f"{where.latitude:.2f}, {where.longitude:.2f}" if where is not None else "",
        sure=f"{sure}{other}",
        why="; ".join(place.why),
        named=named,
        claims=numbers,
    )


def make_distance_card(view: CaseView, group: Sequence[DistanceCheck], shown: frozenset[str]) -> DistanceCard:
    """Give a stated distance with its words in the first article that has them."""
    check = group[0]
    document = view.documents[check.document_id]
    context = find_sentence(view, document, check.span)
    exhibit = make_exhibit(document, [Mark(check.span, "said")], shown=shown, context=context)
    return DistanceCard(check.verdict, check.working, _name_outlets(view, group), exhibit)


def _name_outlets(view: CaseView, group: Sequence[DistanceCheck]) -> str:
    names = list(dict.fromkeys(name_document(view.documents[check.document_id]) for check in group))
    more = [f"{len(names) - _N_OUTLETS} more"] if len(names) > _N_OUTLETS else []
    return join_words([*names[:_N_OUTLETS], *more])


def _say_measured(check: DistanceCheck) -> str:
    if check.nearest_km is None or check.farthest_km is None:
        return "the map does not bound it"
    near, far = round(check.nearest_km), round(check.farthest_km)
    return f"on the map {near:,} km" if near == far else f"on the map between {near:,} and {far:,} km"
