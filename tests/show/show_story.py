"""The story behind the tests of show/: invented town, people and outlets; every record made by hand."""

from collections.abc import Sequence
from datetime import date

from show_articles import BLOG, ELSBY, HERALD, LINDMARK, NORTHMERE

from whence.conclusions import (
    Alignment,
    Case,
    Claim,
    Credit,
    Derivation,
    Drift,
    Finding,
    Hop,
    LoadBearing,
    OriginCount,
    Relation,
    Report,
    SourceGroup,
    Statement,
    Trace,
    Value,
    Weighing,
)
from whence.records import (
    Attribution,
    Channel,
    Document,
    Evidence,
    Failure,
    Profile,
    Reading,
    Span,
    When,
    make_id,
)

DOCUMENTS = (BLOG, ELSBY, HERALD, LINDMARK, NORTHMERE)


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


def _state(
    document: Document,
    words: str,
    *,
    chain: Sequence[Hop] = (),
    said: Attribution | None = None,
    stance: str = "asserts",
    value: Value | None = None,
) -> Statement:
    span = at(document, words)
    return Statement(
        id=make_id("statement", document.id, words),
        document_id=document.id,
        spans=(span,),
        sentence=span,
        attribution_id=said and said.id,
        stance=stance,  # type: ignore[arg-type]
        values=() if value is None else (value,),
        chain=(Hop("document", document.id, document.outlet_name or document.path, None), *chain),
        origin=next((hop.key for hop in chain if hop.kind == "source"), None),
    )


def _hop(kind: str, key: str, document: Document, words: str) -> Hop:
    return Hop(kind, key, words, at(document, words))  # type: ignore[arg-type]


KNEW = (
    _state(
        HERALD,
        FOUND[HERALD].content[0].of(HERALD.text),
        chain=(
            _hop("report", AGENCY.id, HERALD, "told the Tarn Press Agency"),
            _hop("source", "unnamed:tpa", HERALD, "three health officials"),
        ),
        said=FOUND[HERALD],
    ),
    _state(
        LINDMARK,
        FOUND[LINDMARK].content[0].of(LINDMARK.text),
        chain=(
            _hop("report", AGENCY.id, LINDMARK, "(TPA)"),
            _hop("source", "unnamed:tpa", LINDMARK, "Three health officials"),
        ),
        said=FOUND[LINDMARK],
    ),
    _state(
        NORTHMERE,
        DENIAL.content[0].of(NORTHMERE.text),
        chain=(_hop("source", "person:ida rusk", NORTHMERE, "Ida Rusk, spokeswoman of Tarnbrook Water,"),),
        said=DENIAL,
        stance="denies",
    ),
    _state(BLOG, "They knew in early March.", chain=()),
)
ILL = tuple(
    _state(
        document,
        words,
        chain=(_hop("report", AGENCY.id, document, credit),),
        value=Value("quantity", words[: words.index(" people")], at(document, words), low, high, "people"),
    )
    for document, words, credit, low, high in (
        (LINDMARK, ILL_OLD, "(TPA)", 216.0, 264.0),
        (ELSBY, ILL_NEW, "The Tarn Press Agency reported on Monday", 300.0, None),
    )
)
OTHERS = (
    _state(
        HERALD,
        VALVE.content[0].of(HERALD.text),
        chain=(_hop("source", "unnamed:herald", HERALD, "an engineer at the reservoir"),),
        said=VALVE,
    ),
    _state(
        ELSBY,
        FIRE.content[0].of(ELSBY.text),
        chain=(
            _hop("report", QUILL.id, ELSBY, "told the Quill Weekly"),
            _hop("source", "unnamed:quill", ELSBY, "people familiar with the inspection"),
        ),
        said=FIRE,
    ),
    _state(
        ELSBY,
        CLERK.content[0].of(ELSBY.text),
        chain=(
            _hop("report", QUILL.id, ELSBY, "told the Quill Weekly that"),
            _hop("source", "person:jonas vell", ELSBY, "Jonas Vell, the town clerk,"),
        ),
        said=CLERK,
    ),
)


def _claim(slot: str, statements: Sequence[Statement], origins: OriginCount, *relations: Relation) -> Claim:
    return Claim(
        id=make_id("claim", slot),
        slot=slot,
        statements=tuple(statements),
        origins=origins,
        relations=relations,
    )


CLAIMS = (
    _claim(
        "tests found bacteria in the Tarnbrook reservoir in early March",
        KNEW,
        OriginCount(
            1,
            1,
            1.0,
            (
                "Carrow Herald and Lindmark Daily News both rest on Tarn Press Agency, 3 May 2021: one origin",
                "Ida Rusk denies it; a denial is an origin for the opposite",
            ),
        ),
        Relation(
            left_id=KNEW[0].id,
            right_id=KNEW[2].id,
            kind="denied",
            rule="the second has the stance “denies” on the same slot",
            left=KNEW[0].spans[0],
            right=KNEW[2].spans[0],
        ),
    ),
    _claim(
        "how many people fell ill",
        ILL,
        OriginCount(1, 2, 1.3, ("both articles credit Tarn Press Agency, yet their numbers differ",)),
        Relation(
            left_id=ILL[0].id,
            right_id=ILL[1].id,
            kind="conflict",
            rule="216 to 264 people and at least 300 people do not meet",
            left=ILL[0].spans[0],
            right=ILL[1].spans[0],
        ),
    ),
    *(
        _claim(statement.spans[0].of(document.text), [statement], OriginCount(1, 1, 1.0, ("one article",)))
        for statement, document in zip(OTHERS, (HERALD, ELSBY, ELSBY), strict=True)
    ),
)


def _read(document: Document, *attributions: Attribution) -> Reading:
    return Reading(
        document_id=document.id,
        reader="by hand",
        sentences=(),
        attributions=attributions,
        mentions=(),
        times=(),
        quantities=(),
    )


def make_story() -> Case:
    """Give the whole case."""
    return Case(
        documents=DOCUMENTS,
        readings=(
            _read(BLOG),
            _read(ELSBY, CLERK, FIRE),
            _read(HERALD, FOUND[HERALD], VALVE),
            _read(LINDMARK, FOUND[LINDMARK]),
            _read(NORTHMERE, DENIAL),
        ),
        trace=TRACE,
        weighing=Weighing(
            claims=CLAIMS,
            load_bearing=(
                LoadBearing(
                    AGENCY.id,
                    "Without Tarn Press Agency, 3 May 2021, 2 claims lose all support",
                    (CLAIMS[0].id, CLAIMS[1].id),
                ),
            ),
            findings=(
                Finding(
                    kind="drift",
                    rank=1,
                    words="about 240 people became more than 300 people on the way to Elsby Post",
                    evidence=(bear("before", LINDMARK, ILL_OLD), bear("after", ELSBY, ILL_NEW)),
                ),
                Finding(
                    kind="single origin",
                    rank=2,
                    words="three articles say that tests found bacteria in early March; all rest on one report",
                    evidence=(bear("statement", BLOG, "They knew in early March."),),
                ),
            ),
        ),
        failures=(Failure("photo.jpg", "photo.jpg: not text (JPEG); give the article as text or HTML"),),
        made_by=(("whence", "0.1.0"), ("read", "rules 1"), ("trace", "1"), ("weigh", "1")),
    )
