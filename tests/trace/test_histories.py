"""Versions of one article are one account with a history; two articles stay two."""

import pytest

from trace_only import Traced, trace_pile

BODY = [
    "A ferry lost its bow ramp off Tarn Head on Thursday and three people were hurt, the harbour office said.",
    "The Maid of Lorn was on her way from Carrow with a full load when a pin gave way in heavy seas.",
    "Two of the crew had asked the yard in Carrow for new pins in the spring, and the yard had none to give.",
    "Passengers were taken off in the pilot boat after three hours, wet and cold but in good spirits.",
    "A tug pulled the ship into the lee of the island, where she lay until the wind had gone round.",
]
HEAD = "Three hurt as ferry loses ramp off Tarn Head"


def text(*, head: str = HEAD, date: str = "3 March 2021, 10:00", body=BODY, tail: str = "") -> str:
    return "\n\n".join([head, f"Published: {date}", *body, *([tail] if tail else [])]) + "\n"


def page(url: str, *, head: str = HEAD, body=BODY, updated: str = "", tail: str = "") -> str:
    meta = f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    paragraphs = "".join(f"<p>{words}</p>" for words in [*body, *([tail] if tail else [])])
    return (
        f'<html><head><title>{head}</title><link rel="canonical" href="{url}">'
        f'<meta property="article:published_time" content="2021-03-03T10:00:00+00:00">{meta}</head>'
        f"<body><article><h1>{head}</h1>{paragraphs}</article></body></html>"
    )


def changed(old: str, new: str) -> list[str]:
    assert any(old in words for words in BODY)
    return [words.replace(old, new) for words in BODY]


def pile(
    one: str, two: str, *, outlet: str | None = "=lorn herald", kind: str = "txt", urls=(None, None)
) -> Traced:
    stated = {"outlet": outlet, "outlet_name": outlet and "Lorn Herald"}
    fields = [stated | ({"url": url} if url else {}) for url in urls]
    return trace_pile({f"one.{kind}": one, f"two.{kind}": two}, one=fields[0], two=fields[1])


def order(traced: Traced) -> list[list[str]]:
    return [[traced.name(key).partition(".")[0] for key in h.document_ids] for h in traced.trace.histories]


def only(traced: Traced):
    assert len(traced.trace.histories) == 1
    history = traced.trace.histories[0]
    return history, history.revisions[0]


def words(traced: Traced, revision) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the kind of each edit, with the words that differ; whole paragraphs by their first three words."""
    one, two = (
        next(d.text for d in traced.documents.values() if d.id == key)
        for key in (revision.left_id, revision.right_id)
    )
    return [
        (
            edit.kind,
            [(a.of(one), b.of(two)) for a, b in edit.runs]
            or [(" ".join((edit.left or edit.right).of(two if edit.left is None else one).split()[:3]), "")],
        )
        for edit in revision.edits
    ]


URL = "https://lornherald.example/2021/03/ferry-ramp"


def test_two_captures_of_one_page_are_one_article():
    traced = pile(
        page(URL),
        page(
            f"{URL}/?utm_source=x#top",
            body=changed("three people", "five people"),
            updated="2021-03-03T15:30:00+00:00",
        ),
        outlet=None,
        kind="html",
    )
    history, revision = only(traced)
    assert order(traced) == [["one", "two"]]
    assert traced.name(history.latest_id) == "two.html"
    assert revision.is_ordered and revision.when.earliest.isoformat() == "2021-03-03T15:30:00"
    assert words(traced, revision) == [("changed", [("three", "five")])]
    assert "number" in revision.edits[0].subjects


def test_the_order_does_not_hang_on_the_names_of_the_files():
    new = page(URL, body=changed("three people", "five people"), updated="2021-03-03T15:30:00+00:00")
    assert order(pile(new, page(URL), outlet=None, kind="html")) == [["two", "one"]]


def test_captures_of_an_archive_are_ordered_by_when_they_were_made():
    archive = "https://web.archive.org/web/{}/" + URL
    traced = pile(
        text(), text(body=changed("wet and cold", "wet, cold and hungry")), outlet=None,
        urls=(archive.format("20210304120000"), archive.format("20210303120000")),
    )  # fmt: skip
    assert order(traced) == [["two", "one"]]
    assert only(traced)[1].why == "when they were captured"


def test_two_updates_of_one_outlet_are_one_article():
    later = text(
        head=HEAD.replace("Three", "Five"),
        date="3 March 2021, 16:00",
        body=[
            *changed("three people", "five people")[:4],
            "The owners said on Thursday evening that they would look into it.",
        ],
    )
    traced = pile(text(), later)
    _, revision = only(traced)
    assert words(traced, revision) == [
        ("headline", [("Three", "Five")]),
        ("changed", [("three", "five")]),
        ("cut", [("A tug pulled", "")]),
        ("added", [("The owners said", "")]),
    ]
    assert revision.why == "the dates that they state"


def test_versions_of_one_article_are_one_original():
    traced = pile(text(), text(date="3 March 2021, 16:00", body=changed("three people", "five people")))
    originals = [r for r in traced.trace.reports if r.is_original]
    assert [traced.name(r.document_id) for r in originals] == ["one.txt"]
    assert traced.resting() == {("two.txt", "one.txt")}


def test_a_copy_by_another_outlet_is_no_version():
    traced = trace_pile(
        {"one.txt": text(), "two.txt": text(date="3 March 2021, 16:00")},
        one={"outlet": "=lorn herald"},
        two={"outlet": "=carrow post"},
    )
    assert traced.trace.histories == ()


@pytest.mark.parametrize(
    "later",
    [
        text(
            head="Ferry owners deny that they were warned",
            date="5 March 2021",
            body=["The owners of the Maid of Lorn said on Friday that nobody had warned them of the pins.",
                  "A letter from the harbour master was never received, their lawyer told reporters in Carrow.",
                  "The inquiry is to begin in April, and the crew will be heard first.", *BODY[1:3]],
        ),
        text(
            date="10 March 2021", head="Weekly ferry notes",
            body=["There were no sailings to the outer isles this week because of the wind.",
                  "The summer timetable will be out on Monday, and fares stay as they are.", BODY[4]],
        ),
    ],
    ids=["a follow-up", "another piece"],
)  # fmt: skip
def test_another_article_of_the_outlet_is_no_version(later):
    assert pile(text(), later).trace.histories == ()


def test_without_dates_the_order_stays_unknown_and_nothing_is_latest():
    one = text().replace("Published: 3 March 2021, 10:00\n\n", "")
    two = text(body=changed("three people", "five people")).replace("Published: 3 March 2021, 10:00\n\n", "")
    history, revision = only(pile(one, two))
    assert (history.latest_id, revision.is_ordered) == (None, False)
    assert revision.why == "nothing in the two says which came first"


@pytest.mark.parametrize(
    ("note", "spoken_of"),
    [
        (
            "Correction: An earlier version of this article said that three people were hurt. It was five.",
            ["number"],
        ),
        ("This article was amended on 4 March 2021 to say that five people, not three, were hurt.", ["number"]),
        ("This article was amended on 4 March 2021.", []),
    ],
    ids=["correction", "amended", "does not say what"],
)
def test_a_note_is_tied_to_the_change_that_it_speaks_of(note, spoken_of):
    body = [*changed("three people", "five people")[:4], BODY[4].replace("tug", "trawler")]
    _, revision = only(pile(text(), text(body=body, tail=note)))
    assert revision.is_ordered
    (found,) = revision.notes
    assert ["number" for k in found.edits if "number" in revision.edits[k].subjects] == spoken_of
    day = found.written and found.written.earliest.date().isoformat()
    assert day == ("2021-03-04" if "4 March" in note else None)


def test_a_paragraph_that_only_moved_is_told_as_moved():
    body = [*BODY[:1], BODY[3], *BODY[1:3], BODY[4]]
    _, revision = only(pile(text(), text(date="3 March 2021, 16:00", body=body)))
    assert [edit.kind for edit in revision.edits] == ["moved"]


def test_a_certainty_that_was_dropped_is_told():
    later = text(date="3 March 2021, 16:00", body=changed("a pin gave way", "a pin may have given way"))
    _, revision = only(pile(text(), later))
    assert [edit.kind for edit in revision.edits] == ["changed"]
    assert "hedge" in revision.edits[0].subjects


def test_three_versions_come_in_order():
    texts = {
        f"{name}.txt": text(date=f"3 March 2021, {hour}:00", body=changed("three people", f"{count} people"))
        for name, hour, count in (("b", 10, "three"), ("c", 12, "four"), ("a", 18, "five"))
    }
    stated = {"outlet": "=lorn herald"}
    traced = trace_pile(texts, a=stated, b=stated, c=stated)
    history, _ = only(traced)
    assert order(traced) == [["b", "c", "a"]]
    assert [words(traced, r) for r in history.revisions] == [
        [("changed", [("three", "four")])],
        [("changed", [("four", "five")])],
    ]
    assert len([r for r in traced.trace.reports if r.is_original]) == 1
