"""Which statements of several articles come to answer one question."""

from tracing import trace_texts
from whence.trace import article_texts
from whence.trace.words import load_weights
from whence.weigh.judges import load_judge
from whence.weigh.slots import group_statements
from whence.weigh.statements import state_pile

TEXTS = {
    "a.txt": "Orle Courier\n\nSix dead in ferry fire\n\n12 October 2029\n\nSix people were killed when fire broke out "
    "on the night ferry to Ombra, the coast guard said.\n\nForty-one passengers were taken to hospital.\n",
    "b.txt": "Selm Herald\n\nFerry fire toll rises\n\n13 October 2029\n\nThe coast guard said nine people had died in "
    "the fire on the night ferry.\n\nThe ferry had left Lisna with 312 passengers on board, its owner said.\n",
    "c.txt": "Tarn Post\n\nOwner cancels sailings\n\n13 October 2029\n\nThere were 312 passengers on the ferry when it "
    "left Lisna.\n\nSixty-three people were treated in hospital, a doctor said.\n",
}


def _slots(texts: dict[str, str]) -> list[set[str]]:
    traced = trace_texts(texts)
    documents = {d.id: d for d in traced.documents.values()}
    statements = state_pile(documents, traced.readings, traced.trace)
    slots = group_statements(
        statements,
        documents,
        alignments=traced.trace.alignments,
        weights=load_weights(article_texts(documents.values())),
        judge=load_judge(),
    )
    return [
        {" ".join(span.of(documents[s.document_id].text) for span in s.spans) for s in slot.statements}
        for slot in slots
    ]


def _together(slots: list[set[str]], one: str, two: str) -> bool:
    return any(any(one in s for s in slot) and any(two in s for s in slot) for slot in slots)


def test_the_dead_the_hurt_and_those_aboard_are_three_questions() -> None:
    slots = _slots(TEXTS)
    assert _together(slots, "Six people were killed", "nine people had died")
    assert _together(slots, "The ferry had left Lisna with 312", "There were 312 passengers")
    assert not _together(slots, "Six people were killed", "taken to hospital")
    assert not _together(slots, "312 passengers", "Forty-one passengers")


def test_every_statement_is_in_one_slot_whatever_the_order() -> None:
    slots = _slots(TEXTS)
    turned = _slots(dict(reversed(TEXTS.items())))
    assert sorted(map(sorted, slots)) == sorted(map(sorted, turned))
    assert sum(map(len, slots)) == len(set().union(*slots))


def test_how_high_a_thing_is_and_how_long_another_is_are_two_questions() -> None:
    slots = _slots(
        {
            "a.txt": "Orle Courier\n\nCrack in the weir\n\n12 October 2029\n\nThe crack in the weir at "
            "Selm runs for 14 metres, an engineer said.\n",
            "b.txt": "Selm Herald\n\nThe weir at Selm\n\n13 October 2029\n\nThe weir at Selm, 40 metres high, was "
            "finished in 1968.\n\nThe crack in the weir is 16 metres long, the owner said.\n",
        }
    )
    assert not _together(slots, "14 metres", "40 metres high")
