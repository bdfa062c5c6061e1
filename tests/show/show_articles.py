"""The five articles of the story, as documents: invented, with dirt, markup and one hostile line."""

from datetime import date

from whence.moments import When
from whence.records import Block, BlockKind, Dateline, Document, Segment, Span, Stamp, make_id


def build(
    path: str,
    *blocks: tuple[BlockKind, str],
    outlet: str | None = None,
    day: date | None = None,
    origin: tuple[Segment, ...] = (),
) -> Document:
    """Make a document of `blocks`, parted by empty lines."""
    text, cut = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        cut.append(Block(kind, Span(len(text), len(text) + len(words)), "made by hand"))
        text += words
    spans = {block.kind: block.span for block in reversed(cut)}
    line = spans.get("published")
    stamp = None
    if day is not None:
        raw = "" if line is None else line.of(text)
        stamp = Stamp(line, raw, day.isoformat(), "day", None, When.days(day, day))
    dateline = spans.get("dateline")
    return Document(
        id=make_id(path, text),
        path=path,
        media="html" if origin else "text",
        text=text,
        blocks=tuple(cut),
        origin=origin,
        headline=spans.get("headline"),
        outlet=outlet and f"={outlet.casefold()}",
        outlet_name=outlet,
        published=stamp,
        dateline=dateline and Dateline(dateline, dateline.of(text), None),
        url=f"https://www.{outlet.replace(' ', '').lower()}.example/{'a-long-way-down/' * 6}"
        if outlet
        else None,
        byline=spans.get("byline"),
        language="en",
    )


HERALD = build(
    "stories/herald.txt",
    ("headline", "Bacteria found in reservoir weeks before warning, officials say"),
    ("published", "4 May 2021"),
    ("byline", "By Mara Quist"),
    (
        "paragraph",
        "Tarnbrook residents drank from a reservoir that was known to be contaminated: three "
        "health officials and "
        "two employees of Tarnbrook Water told the Tarn Press Agency that tests had found bacteria in the "
        "Tarnbrook reservoir in early March, eight weeks before residents were told.",
    ),
    (
        "paragraph",
        "The water board learned of the result on 9 March and kept the reservoir in service, "
        "according to minutes "
        "of a meeting that the agency has seen.",
    ),
    (
        "paragraph",
        "“We closed the valve twice and twice it was opened again,” an engineer at the reservoir "
        "told the Carrow "
        "Herald. He asked not to be named because he still works there.",
    ),
    ("boilerplate", "Read next: Ten walks around the Tarn"),
    outlet="Carrow Herald",
    day=date(2021, 5, 4),
)
LINDMARK = build(
    "stories/lindmark.html",
    ("headline", "Reservoir tests “ignored” for eight weeks"),
    (
        "paragraph",
        "TARNBROOK (TPA) — Three health officials said tests found bacteria in the Tarnbrook "
        "reservoir in early "
        "March, eight weeks before residents were told.",
    ),
    (
        "paragraph",
        "The water board learned of the result on 9 March and kept the reservoir in service. Since "
        "then about 240 "
        "people fell ill, most of them children.",
    ),
    outlet="Lindmark Daily News",
    day=date(2021, 5, 4),
    origin=(Segment(0, 41, 120, 161), Segment(43, 600, 180, 737)),
)
NORTHMERE = build(
    "stories/northmere.txt",
    ("headline", "Water company rejects report on March tests"),
    ("published", "5 May 2021"),
    (
        "paragraph",
        "“No test in March showed anything of the kind,” Ida Rusk, spokeswoman of Tarnbrook Water, "
        "told Northmere "
        "Radio. She declined to say when the reservoir was last tested.",
    ),
    outlet="Northmere Radio",
    day=date(2021, 5, 5),
)
ELSBY = build(
    "stories/elsby.txt",
    ("headline", "Who knew what at the filter house?"),
    ("published", "12 May 2021"),
    (
        "paragraph",
        "The Tarn Press Agency reported on Monday last week that the reservoir was contaminated, and that more "
        "than 300 people fell ill.",
    ),
    (
        "paragraph",
        "Now people familiar with the inspection say the company had been warned twice about the filter house. "
        "Jonas Vell, the town clerk, told the Quill Weekly that the town had asked for the results in writing.",
    ),
    outlet="Elsby Post",
    day=date(2021, 5, 12),
)
BLOG = build(
    "stories/blog.txt",
    ("headline", "They lied to us <script>alert(1)</script>"),
    ("paragraph", "They knew in early March. Everybody in town says so & nobody \u202easked\u202c the board."),
    ("boilerplate", "Leave a Reply"),
)
