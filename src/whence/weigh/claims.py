"""Claims: the statements of one slot put together: their answers, what each stands on, and what became known when."""

from collections.abc import Mapping, Sequence

from whence.conclusions import Claim, Statement
from whence.records import make_id
from whence.weigh.alterations import find_altered
from whence.weigh.answers import AnswerGroup, group_answers
from whence.weigh.assertions import settle_assertions, settle_headlines
from whence.weigh.corrections import settle_corrections
from whence.weigh.kindred import Kindred, find_kindred
from whence.weigh.ledgers import Slip, keep_ledger
from whence.weigh.lines import find_line
from whence.weigh.opinions import Opinions
from whence.weigh.oppositions import Compared
from whence.weigh.origins import supporting
from whence.weigh.piles import Pile
from whence.weigh.relations import relate
from whence.weigh.replies import name_deniers, settle_denials, settle_stances
from whence.weigh.slots import Slot
from whence.weigh.standings import Weigher, is_concerned
from whence.weigh.supersessions import Supersession, find_superseded
from whence.weigh.updates import Context
from whence.weigh.utterances import unify_utterances
from whence.weigh.values import Asked, find_asked


def make_claim(slot: Slot, pile: Pile) -> tuple[Claim, list[Statement]]:
    """Give the claim of a slot, and the statements of its main answer that assert it."""
    statements = _settle(slot, pile)
    opinions = Opinions(statements, pile.documents, pile.weights, pile.judge)
    asked = find_asked(statements)
    statements = _settle_denials(statements, opinions, asked, pile)
    asked = find_asked(statements)
    statements = name_deniers(statements)
    altered = find_altered(statements, pile.documents, resting=pile.resting, drifts=pile.drifts)
    groups = group_answers(statements, pile.documents, asked=asked, opinions=opinions, altered=altered)
    gone = find_superseded(groups, _context(pile, asked, opinions), altered)
    relations = tuple(relate(_compare(groups, gone, asked, opinions, pile)))
    lines = {n: find_line(n, groups, gone, asked=asked, resting=pile.resting) for n in range(len(groups))}
    weigher = Weigher(slot, statements, groups, relations, lines, pile)
    kindred: list[Kindred] = [
        find_kindred(n, groups, gone, relations=relations, opinions=opinions, documents=pile.documents)
        if asked.kind == "open"
        else {}
        for n in range(len(groups))
    ]
    answers = [weigher.weigh(n, gone.get(n), kindred[n]) for n in range(len(groups))]
    order = sorted(range(len(groups)), key=lambda n: (n in gone, n))  # what is live first
    claim = Claim(
        id=make_id("claim", *sorted(s.id for s in statements)),
        slot=slot.name,
        statements=tuple(statements),
        origins=answers[order[0]].origins,
        relations=relations,
        answers=tuple(answers[n] for n in order),
        status=answers[order[0]].status,
        ledger=keep_ledger(_slip(groups, gone, weigher, pile)),
    )
    return claim, supporting(groups[order[0]].statements)


def _slip(
    groups: Sequence[AnswerGroup], gone: Mapping[int, Supersession], weigher: Weigher, pile: Pile
) -> Slip:
    return Slip(
        groups=groups,
        gone=gone,
        corrections=pile.corrections,
        documents=pile.documents,
        calendar=pile.calendar,
        names=pile.view.names,
        are_apart=weigher.are_apart,
    )


def _settle_denials(
    statements: list[Statement], opinions: Opinions, asked: Asked, pile: Pile
) -> list[Statement]:
    """Give the statements with a plain no of the party concerned as what it is, a denial."""
    return settle_denials(
        statements,
        pile.documents,
        opinions,
        asked,
        lambda key, others: is_concerned(key, others, statements, pile),
    )


def _settle(slot: Slot, pile: Pile) -> list[Statement]:
    """Give the statements of a slot, each with the origin and the stance that it has beside the others."""
    told = settle_stances(slot.statements, pile.documents, pile.view.named)
    unified = unify_utterances(told, pile.documents, pile.resting)
    statements = settle_headlines(settle_assertions(unified, pile.resting), pile.documents)
    return settle_corrections(statements, pile.documents, pile.corrections)


def _compare(
    groups: Sequence[AnswerGroup],
    gone: Mapping[int, Supersession],
    asked: Asked,
    opinions: Opinions,
    pile: Pile,
) -> Compared:
    return Compared(
        groups=groups,
        gone=gone,
        asked=asked,
        opinions=opinions,
        documents=pile.documents,
        institutions=pile.view.institutions,
        calendar=pile.calendar,
    )


def _context(pile: Pile, asked: Asked, opinions: Opinions) -> Context:
    return Context(
        documents=pile.documents,
        resting=pile.resting,
        corrections=pile.corrections,
        calendar=pile.calendar,
        names=pile.view.names,
        asked=asked,
        opinions=opinions,
    )
