"""What documents give together, from their readings and what the analyst has decided."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whence.conclusions import Trace, Weighing
from whence.decisions import Decision, place_decisions
from whence.gazetteers import Gazetteer
from whence.outlets import OutletTable
from whence.progress import Tell, say_nothing
from whence.records import Document, Reading
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.weigh.judges import Judge


def conclude(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    *,
    outlets: OutletTable,
    settings: Settings,
    judge: "Judge | None",
    gazetteer: Gazetteer | None,
    decisions: Sequence[Decision] = (),
    tell: Tell = say_nothing,
) -> tuple[Trace, Weighing]:
    """Trace and weigh a pile as its analyst has ruled.

    A decision whose words the documents no longer hold changes nothing; `place_decisions` lists such.
    """
    from whence.trace import trace_case
    from whence.weigh import weigh_case

    rulings, _ = place_decisions(decisions, documents)
    tell("tracing", 0, 0)
    trace = trace_case(documents, readings, outlets=outlets, settings=settings, rulings=rulings)
    tell("weighing", 0, 0)
    weighing = weigh_case(documents, readings, trace, judge=judge, gazetteer=gazetteer, rulings=rulings)
    return trace, weighing
