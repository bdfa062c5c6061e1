"""What a write has moved: the counts before and after, and the claims whose number of origins is another one."""

from dataclasses import dataclass

from whence.show.summary import say_claims, say_counts
from whence.show.views import CaseView

_MAX_MOVED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A claim whose origins are counted otherwise: at least and at most; `before` None: it was not there."""

    claim: int
    slot: str
    before: tuple[int, int] | None
    after: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The counts in words before and after. `decision`: its number in the log; None: files were added.

    `added` holds the ids of documents that came in, `notes` what is said of them. `n_moved` counts what `moved` lists
    the first of.
    """

    decision: int | None
    before: list[str]
    after: list[str]
    moved: list[Moved]
    n_moved: int
    added: list[str]
    notes: list[str]


def make_effect(before: CaseView, after: CaseView, *, notes: tuple[str, ...] = ()) -> Effect:
    """Compare the case before and after a write."""
    was = {c.id: (c.origins.at_least, c.origins.at_most) for c in before.case.weighing.claims}
    moved = [
        Moved(
            claim=after.numbers[claim.id],
            slot=claim.slot,
            before=was.get(claim.id),
            after=(claim.origins.at_least, claim.origins.at_most),
        )
        for claim in after.case.weighing.claims
        if was.get(claim.id) != (claim.origins.at_least, claim.origins.at_most)
    ]
    is_decided = len(after.case.decisions) > len(before.case.decisions)
    return Effect(
        decision=after.case.decisions[-1].number if is_decided else None,
        before=_say(before),
        after=_say(after),
        moved=moved[:_MAX_MOVED],
        n_moved=len(moved),
        added=[key for key in after.documents if key not in before.documents],
        notes=list(notes),
    )


def _say(view: CaseView) -> list[str]:
    return [say_counts(view), say_claims(view.case.weighing.claims)]
