"""The claims of the story: statements with their chains, and how they stand to each other."""

from collections.abc import Sequence

from show_articles import BLOG, ELSBY, HERALD, LINDMARK, NORTHMERE
from show_traces import AGENCY, CLERK, DENIAL, FIRE, FOUND, ILL_NEW, ILL_OLD, QUILL, VALVE, at

from whence.conclusions import Claim, Hop, OriginCount, Relation, Statement, Value
from whence.records import Attribution, Document, make_id


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
