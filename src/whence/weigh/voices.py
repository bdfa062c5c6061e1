"""Voices: the institutions that named speakers speak for, and the unnamed sources each report's statements name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.conclusions import SourceGroup, Statement
from whence.records import Attribution, Document, Evidence
from whence.weigh.answers import is_negative, share_value
from whence.weigh.assertions import give_one_answer, has_amount, is_for, is_open, is_own_words
from whence.weigh.callings import called_anyone, called_person, head_of, is_nameless, is_pronoun, source_words
from whence.weigh.chains import fold_name
from whence.weigh.doubts import is_one_body

_NAMED = ("person:", "organisation:", "named:")
_SOURCES = ("person", "people", "organisation", "document")


def institutions_of(statements: Iterable[Statement], attributions: Mapping[str, Attribution]) -> dict[str, str]:
    """Give the institution of each named origin; one that is given two unlike ones is left out: it cannot be told."""
    found: dict[str, set[str]] = {}
    for statement in statements:
        attribution = attributions.get(statement.attribution_id or "")
        if statement.origin is None or attribution is None or attribution.speaker is None:
            continue
        if statement.origin.startswith(("organisation:", "named:")):
            found.setdefault(statement.origin, set()).add(statement.origin.partition(":")[2])
        elif _is_name(attribution.speaker.institution) and statement.origin.startswith("person:"):
            found.setdefault(statement.origin, set()).add(fold_name(attribution.speaker.institution or ""))
    shortest = {key: min(names, key=lambda n: (len(n), n)) for key, names in found.items()}
    return {
        key: shortest[key] for key, names in found.items() if all(is_one_body(n, shortest[key]) for n in names)
    }


def _is_name(institution: str | None) -> bool:
    """Tell whether an institution is told from others: by a name, or by more than "the company"."""
    return institution is not None and (any(c.isupper() for c in institution) or len(institution.split()) > 1)


def find_spokespeople(
    statements: Iterable[Statement], attributions: Mapping[str, Attribution]
) -> frozenset[str]:
    """Give the named origins that some article calls the spokesperson of a body."""
    found = set()
    for statement in statements:
        attribution = attributions.get(statement.attribution_id or "")
        role = attribution.speaker.role if attribution is not None and attribution.speaker is not None else None
        if statement.origin is not None and statement.origin.startswith("person:") and "spokes" in (role or ""):
            found.add(statement.origin)
    return frozenset(found)


def name_speakers(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Give the statements of one claim, what "the teacher" says put down to whom it is.

    That is the one named origin of the claim whom the article names too; so with "a teacher", unless it holds back a
    name.
    """
    speaking = [s for s in statements if s.origin and s.origin.startswith(_NAMED) and is_for(s)]
    people = sorted({s.origin for s in speaking if s.origin and s.origin.startswith("person:")})
    found = (_named(s, people, documents[s.document_id].text) for s in statements)
    found_all = [_spoken_of(s, speaking, documents) for s in found]
    here: dict[str, list[Statement]] = {}
    for statement in found_all:
        if statement.attribution_id is not None and statement.origin is not None and is_for(statement):
            here.setdefault(statement.document_id, []).append(statement)
    return [_within(s, here.get(s.document_id, ()), documents) for s in found_all]


def _within(statement: Statement, said: Sequence[Statement], documents: Mapping[str, Document]) -> Statement:
    """Give a statement in a document's own words put down to whom the document has for the same answer, the nearest."""
    if not is_own_words(statement) or not is_for(statement):
        return statement
    is_no = is_negative(statement, documents)
    same = [s for s in said if give_one_answer(s, statement) and is_negative(s, documents) == is_no]
    if not same:
        return statement
    start = statement.sentence.start
    return replace(
        statement, origin=min(same, key=lambda s: (is_open(s), abs(s.sentence.start - start), s.id)).origin
    )


def _spoken_of(
    statement: Statement, speaking: Sequence[Statement], documents: Mapping[str, Document]
) -> Statement:
    """Give a statement in a document's own words, put down to the one origin it names that gives its very answer.

    "Shopkeeper Lena Prokesh got a call the night before" is what she says elsewhere.
    """
    key = statement.origin or ""
    if (
        statement.attribution_id is not None
        or not key.startswith(("report:", "assertion:"))
        or not is_for(statement)
    ):
        return statement
    words = statement.sentence.of(documents[statement.document_id].text)
    is_no = is_negative(statement, documents)
    named = {
        s.origin
        for s in speaking
        if s.origin is not None
        and _is_in(s.origin, words)
        and is_negative(s, documents) == is_no
        and (share_value(s, statement) or not has_amount(statement))
    }
    return replace(statement, origin=named.pop()) if len(named) == 1 else statement


def _is_in(key: str, words: str) -> bool:
    """Tell whether words hold a person's last name, or a body's whole name, written with a capital."""
    kind, _, name = key.partition(":")
    wanted = name.split()[-1] if kind == "person" else name
    folded = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    found = re.finditer(rf"(?i)\b{re.escape(wanted)}\b", folded)
    return any(match.group()[0].isupper() for match in found)


def _named(statement: Statement, people: Sequence[str], text: str) -> Statement:
    words = source_words(statement)
    noun = called_person(words)
    if noun is None or is_nameless(noun, text):
        noun = called_anyone(words, text)
    is_open = statement.origin is not None and not statement.origin.startswith(_NAMED)
    if noun is None or not is_open or not is_for(statement):
        return statement
    found = [key for key in people if re.search(rf"(?i)\b{re.escape(key.split()[-1])}\b", text)]
    return replace(statement, origin=found[0]) if len(found) == 1 else statement


def reports_through(
    statements: Iterable[Statement], resting: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Give, for each named origin, the reports that articles quoting it name for it.

    Where an article names none, all that it rests on.
    """
    found: dict[str, set[str]] = {}
    for statement in statements:
        is_quoted = (
            statement.attribution_id is not None
        )  # what is only put down to somebody says nothing of access
        if (
            is_quoted
            and statement.origin is not None
            and not statement.origin.startswith(("report:", "assertion:"))
        ):
            reports = found.setdefault(statement.origin, set())
            stated = {h.key for h in statement.chain if h.kind == "report"}
            reports |= stated or resting.get(statement.document_id, frozenset())
    return {key: frozenset(reports) for key, reports in found.items()}


def unnamed_groups(
    statements: Iterable[Statement],
    attributions: Mapping[str, Attribution],
    documents: Mapping[str, Document],
) -> dict[str, list[SourceGroup]]:
    """Give, for each origin that is a report, the unnamed sources that these statements themselves name.

    What sources a report states elsewhere does not say who stands behind this.
    """
    found: dict[str, list[SourceGroup]] = {}
    for statement in statements:
        if statement.origin is None or not statement.origin.startswith("report:"):
            continue
        groups = found.setdefault(statement.origin, [])
        attribution = attributions.get(statement.attribution_id or "")
        if attribution is not None and attribution.source:
            group = _group(attribution, documents[statement.document_id])
            if group is not None and group.words not in {g.words for g in groups}:
                groups.append(group)
    return found


def _group(attribution: Attribution, document: Document) -> SourceGroup | None:
    """Give the source of an attribution that is not named: people, a body, or a document; None for any other."""
    speaker = attribution.speaker
    if speaker is None or speaker.is_named or speaker.kind not in _SOURCES:
        return None
    span = attribution.source[0]
    words = " ".join(span.of(document.text).split())
    is_person = speaker.kind in ("person", "people")
    return SourceGroup(
        words=words,
        is_named=False,
        at_least=speaker.at_least or 1,
        at_most=speaker.at_most,
        nationality=speaker.nationality,
        role=speaker.role if is_person or is_pronoun(words) else head_of(words),
        evidence=(Evidence("source", document.id, span, words),),
    )
