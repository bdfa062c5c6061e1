"""Hindsight undone: a case as it stood at the end of a day."""

import dataclasses
from datetime import date
from pathlib import Path

from whence import cases
from whence.answers import AsOf
from whence.concluding import conclude
from whence.conclusions import Case
from whence.errors import WhenceError
from whence.pipeline import load_gazetteer, load_judge_for, load_table, name_outlets
from whence.settings import Settings


def load_case_as_of(path: Path, words: str) -> Case:
    """Give the case at `path` as it stood at the end of a day written 2024-03-15; see `case_as_of`.

    Raises `WhenceError` when `words` are no day, or no article is known to have appeared by then.
    """
    try:
        day = date.fromisoformat(words)
    except ValueError as error:
        raise WhenceError(f"--as-of {words!r} is not a day; write one as 2024-03-15") from error
    with cases.open_case(path) as connection:
        case, settings = cases.read_case(connection), cases.read_intake(connection).settings
    found = case_as_of(case, day, settings=settings)
    if not found.documents:
        raise WhenceError(
            f"--as-of {words}: no article of {path} is known to have appeared by then; name a later day"
        )
    return found


def case_as_of(case: Case, day: date, *, settings: Settings) -> Case:
    """Give `case` as it stood at the end of `day`: traced and weighed anew over what had appeared by then.

    An article that states no date, or was changed later, is left out: nothing later may leak in. What was read in
    the others is taken over. `Case.as_of` says what is left out.
    """
    from whence.weigh import was_printed_by

    known = {document.id: was_printed_by(document, day) for document in case.documents}
    documents = [document for document in case.documents if known[document.id]]
    readings = [reading for reading in case.readings if known[reading.document_id]]
    outlets = load_table(name_outlets(documents))
    trace, weighing = conclude(
        documents,
        readings,
        outlets=outlets,
        settings=settings,
        judge=load_judge_for(settings),
        gazetteer=load_gazetteer(settings),
        decisions=case.decisions,
    )
    return dataclasses.replace(
        case,
        documents=tuple(documents),
        readings=tuple(readings),
        trace=trace,
        weighing=weighing,
        as_of=AsOf(
            day=day,
            later=tuple(d.path for d in case.documents if known[d.id] is False),
            undated=tuple(d.path for d in case.documents if known[d.id] is None),
        ),
    )
