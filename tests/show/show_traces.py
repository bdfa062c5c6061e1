"""The trace of the story: who says what, which reports are cited, who rests on them; all made by hand."""

from datetime import date

from show_articles import BLOG, ELSBY, HERALD, LINDMARK, NORTHMERE

from whence.conclusions import (
    Alignment,
    Credit,
    Derivation,
    Drift,
    Report,
    SourceGroup,
    Trace,
)
from whence.moments import When
from whence.records import Attribution, Channel, Document, Evidence, Profile, Span, make_id


def at(document: Document, words: str) -> Span:
    """Give where `words` stand; they must stand there once."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def bear(kind: str, document: Document, words: str, note: str = "") -> Evidence:
    return Evidence(kind, document.id, at(document, words), words, note)


def say(
    document: Document,
    content: str,
    *,
    source: str,
    cue: str,
    speaker: Profile,
    channel: Channel | None = None,
    stance: str = "asserts",
) -> Attribution:
    return Attribution(
        id=make_id(document.id, content),
        document_id=document.id,
        source=(at(document, source),),
        cue=(at(document, cue),),
        content=(at(document, content),),
        kind="direct" if content[0] == "“" else "indirect",
        stance=stance,  # type: ignore[arg-type]
        channel=channel,
        speaker=speaker,
    )


OFFICIALS = Profile(
    kind="people", is_named=False, count_words="three", at_least=3, at_most=3, role="health officials"
)
ENGINEER = Profile(
    kind="person",
    is_named=False,
    count_words="an",
    at_least=1,
    at_most=1,
    role="engineer",
    anonymity="who asked not to be named because he still works there",
)
RUSK = Profile(kind="person", is_named=True, name="Ida Rusk", role="spokeswoman", institution="Tarnbrook Water")
VELL = Profile(kind="person", is_named=True, name="Jonas Vell", role="town clerk")

FOUND = {
    HERALD: say(
        HERALD,
        "tests had found bacteria in the Tarnbrook reservoir in early March, eight weeks before "
        "residents were told",
        source="three health officials",
        cue="told the Tarn Press Agency",
        speaker=OFFICIALS,
        channel=Channel(at(HERALD, "told the Tarn Press Agency"), "=tarn press agency"),
    ),
    LINDMARK: say(
        LINDMARK,
        "tests found bacteria in the Tarnbrook reservoir in early March, eight weeks before "
        "residents were told",
        source="Three health officials",
        cue="said",
        speaker=OFFICIALS,
    ),
}
VALVE = say(
    HERALD,
    "“We closed the valve twice and twice it was opened again,”",
    source="an engineer at the reservoir",
    cue="told the Carrow Herald",
    speaker=ENGINEER,
    channel=Channel(at(HERALD, "told the Carrow Herald"), "=carrow herald", is_self=True),
)
DENIAL = say(
    NORTHMERE,
    "“No test in March showed anything of the kind,”",
    source="Ida Rusk, spokeswoman of Tarnbrook Water,",
    cue="told Northmere Radio",
    speaker=RUSK,
    channel=Channel(at(NORTHMERE, "told Northmere Radio"), "=northmere radio", is_self=True),
    stance="denies",
)
FIRE = say(
    ELSBY,
    "the company had been warned twice about the filter house",
    source="people familiar with the inspection",
    cue="told the Quill Weekly",
    speaker=Profile(kind="people", is_named=False, at_least=2),
)
CLERK = say(
    ELSBY,
    "the town had asked for the results in writing",
    source="Jonas Vell, the town clerk,",
    cue="told the Quill Weekly that",
    speaker=VELL,
)

AGENCY = Report(
    id="tpa000000001",
    outlet="=tarn press agency",
    outlet_name="Tarn Press Agency",
    published=When.days(date(2021, 5, 3), date(2021, 5, 3)),
    how_dated=(
        bear("weekday", ELSBY, "on Monday", "a Monday before 5 May 2021"),
        Evidence("cited by", HERALD.id, None, "published 4 May 2021", "cannot be later than who cites it"),
    ),
    document_id=None,
    is_original=True,
    credited_by=(
        bear("told", HERALD, "told the Tarn Press Agency"),
        bear("tag", LINDMARK, "(TPA)"),
        bear("verb", ELSBY, "The Tarn Press Agency reported on Monday"),
    ),
    sources=(
        SourceGroup(
            words="three health officials",
            is_named=False,
            at_least=3,
            at_most=3,
            nationality=None,
            role="health officials",
            evidence=(bear("stated", HERALD, "three health officials"),),
        ),
        SourceGroup(
            words="two employees of Tarnbrook Water",
            is_named=False,
            at_least=2,
            at_most=2,
            nationality=None,
            role="employees",
            evidence=(bear("stated", HERALD, "two employees of Tarnbrook Water"),),
        ),
    ),
)
QUILL = Report(
    id="quill0000001",
    outlet="=quill weekly",
    outlet_name="The Quill Weekly",
    published=When.days(None, date(2021, 5, 12)),
    how_dated=(Evidence("cited by", ELSBY.id, None, "published 12 May 2021", ""),),
    document_id=None,
    is_original=True,
    credited_by=(bear("told", ELSBY, "told the Quill Weekly that"),),
    sources=(
        SourceGroup(
            words="people familiar with the inspection",
            is_named=False,
            at_least=2,
            at_most=None,
            nationality=None,
            role=None,
            evidence=(bear("stated", ELSBY, "people familiar with the inspection"),),
        ),
        SourceGroup(
            words="Jonas Vell",
            is_named=True,
            at_least=1,
            at_most=1,
            nationality=None,
            role="town clerk",
            evidence=(bear("stated", ELSBY, "Jonas Vell, the town clerk,"),),
        ),
    ),
)

SHARED = "The water board learned of the result on 9 March and kept the reservoir in service"
ILL_OLD = "about 240 people fell ill, most of them children"
ILL_NEW = "more than 300 people fell ill"


def _align(left: Document, left_words: str, right: Document, right_words: str, kind: str) -> Alignment:
    if left.id > right.id:
        left, left_words, right, right_words = right, right_words, left, left_words
    one, two = at(left, left_words), at(right, right_words)
    return Alignment(
        id=make_id(left.id, right.id, one, two),
        left_id=left.id,
        left=one,
        right_id=right.id,
        right=two,
        kind=kind,  # type: ignore[arg-type]
        n_words=len(left_words.split()),
        similarity=0.9,
        matched=((one, two),),
    )


def _rest(document: Document, report: Report, probability: float, *evidence: Evidence) -> Derivation:
    return Derivation(
        document_id=document.id, report_id=report.id, probability=probability, evidence=evidence, spans=()
    )


ALIGNMENTS = (
    _align(HERALD, SHARED, LINDMARK, SHARED, "reprint"),
    _align(LINDMARK, ILL_OLD, ELSBY, ILL_NEW, "rewrite"),
)

TRACE = Trace(
    alignments=ALIGNMENTS,
    credits=(
        Credit(
            id="credit1",
            document_id=HERALD.id,
            span=at(HERALD, "an engineer at the reservoir told the Carrow Herald"),
            outlet_span=at(HERALD, "the Carrow Herald"),
            outlet="=carrow herald",
            form="told",
            is_self=True,
            is_lead=False,
            attribution_id=VALVE.id,
        ),
    ),
    reports=(AGENCY, QUILL),
    derivations=(
        _rest(HERALD, AGENCY, 0.98, bear("credit", HERALD, "told the Tarn Press Agency")),
        _rest(
            LINDMARK,
            AGENCY,
            0.99,
            bear("tag", LINDMARK, "(TPA)"),
            bear("shared text", LINDMARK, SHARED),
        ),
        _rest(ELSBY, AGENCY, 0.95, bear("credit", ELSBY, "The Tarn Press Agency reported on Monday")),
        _rest(ELSBY, QUILL, 0.95, bear("credit", ELSBY, "told the Quill Weekly that")),
        _rest(BLOG, AGENCY, 0.5, bear("similar text", BLOG, "They knew in early March.")),
    ),
    drifts=(
        Drift(
            id="drift1",
            kind="number",
            left_id=LINDMARK.id,
            left=at(LINDMARK, ILL_OLD),
            right_id=ELSBY.id,
            right=at(ELSBY, ILL_NEW),
            words="“about 240 people” (Lindmark Daily News) became “more than 300 people” (Elsby Post)",
            is_ordered=True,
        ),
    ),
)
