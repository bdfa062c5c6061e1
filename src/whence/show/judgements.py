"""Answers, status, ledger and work list of a claim in words, as the details, the dossier and the brief show them."""

from collections.abc import Sequence

from whence.conclusions import Answer, AsOf, Claim, Gap, LedgerEvent, OriginCount
from whence.show.words import count_words, say_when, shorten

_N_EVENTS = 12  # of one claim; more are in the JSON
_N_WORDS = 110


def say_count(origins: OriginCount) -> str:
    """Give `1 origin`, `2 origins` or `between 1 and 3 origins`."""
    if origins.at_most == 0:
        return "no stated origin"
    if origins.at_least == origins.at_most:
        return count_words(origins.at_most, "origin")
    return f"between {origins.at_least} and {count_words(origins.at_most, 'origin')}"


def say_status(claim: Claim) -> str:
    """Give the status of a claim with what is said to it; "" where the origins say as much."""
    main = claim.answers[0] if claim.answers else None
    if main is None or main.status == "no stated origin":
        return ""
    return f"{main.status}: {main.why}" if main.why and main.is_live else main.status


def say_answers(claim: Claim) -> list[str]:
    """Give one line for each answer; nothing where there is one alone, and it is live."""
    if len(claim.answers) < 2 and all(answer.is_live for answer in claim.answers):
        return []
    return [_say_answer(answer) for answer in claim.answers]


def _say_answer(answer: Answer) -> str:
    words = f"“{shorten(answer.words, _N_WORDS)}”: {say_count(answer.origins)}, {answer.status}"
    if not answer.is_live:
        words += "; no longer live"
    return f"{words}: {answer.why}" if answer.why else words


def say_ceiling(claim: Claim) -> str:
    """Give the best digit of the Admiralty scale that the main answer allows, with what the digit means."""
    if not claim.answers:
        return ""
    digit = claim.answers[0].ceiling
    return f"credibility on the Admiralty scale: {digit} ({_DIGITS[digit]}) at best"


_DIGITS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def say_ledger(claim: Claim) -> list[str]:
    """Give the events of a claim's ledger, a line each; what is beyond a dozen is counted."""
    lines = [_say_event(event) for event in claim.ledger[:_N_EVENTS]]
    n_more = len(claim.ledger) - len(lines)
    return [*lines, f"and {n_more} more in the JSON"] if n_more else lines


def _say_event(event: LedgerEvent) -> str:
    said = f", said {say_when(event.said)}" if event.said is not None else ""
    held = f", of {say_when(event.held)}" if event.held is not None else ""
    return f"{say_when(event.reported)}, {event.kind}: “{shorten(event.words, _N_WORDS)}”{said}{held} ({event.why})"


def find_gaps(claim: Claim, gaps: Sequence[Gap]) -> list[Gap]:
    """Give what would settle a claim, in the order of the work list."""
    return [gap for gap in gaps if claim.id in gap.claim_ids]


def say_gap(gap: Gap) -> str:
    """Give what to do and what to search for."""
    return f"{gap.words} Search: {gap.search}" if gap.search else gap.words


def say_as_of(as_of: AsOf | None) -> str:
    """Give as of which day a case is shown and how many articles are left out for it; "" where it is shown whole."""
    if as_of is None:
        return ""
    left = [
        f"{count_words(len(paths), 'article')} {words}"
        for paths, words in ((as_of.later, "of later days"), (as_of.undated, "without a date"))
        if paths
    ]
    day = f"{as_of.day.day} {as_of.day:%B} {as_of.day.year}"
    return f"As of the end of {day}" + (f"; left out: {' and '.join(left)}" if left else "")
