"""A second article glued below the first is split off; titles inside one article are not."""

FIRST = """Lab error behind Carrow water scare, board says

By Ines Duarte

A mislabelled sample was behind last week's order to boil water in Carrow, the county health board said on Monday.

The sample, taken from a pond used by cattle, was logged as one from the Hill Street main, the board found.

The board's director, Neil Farrow, said the technician involved had reported the slip herself.
"""

SECOND = [
    "Buses stayed in their depots for an eighth day as drivers and the transit agency traded blame for failed talks.",
    "The agency said it had offered three percent. The drivers called that figure a fiction.",
]


def other(document):
    return [b.span.of(document.text) for b in document.blocks if b.kind == "other-story"]


def test_a_title_printed_twice_around_a_date_begins_another_story(document):
    head = [
        "Bus drivers' strike enters second week",
        "Updated 4 hours ago",
        "Bus drivers' strike enters second week",
    ]
    found = document(FIRST + "\n" + "\n\n".join([*head, *SECOND]))
    assert other(found) == [*head, *SECOND]
    details = [block.detail for block in found.blocks if block.kind == "other-story"]
    assert details == ["headline", "updated", "duplicate headline", "paragraph", "paragraph"]


def test_its_date_never_touches_the_first(document):
    head = ["Bus drivers' strike enters second week", "Monday, August 18, 2014"]
    found = document(FIRST + "\n" + "\n\n".join([*head, *SECOND]))
    assert other(found) == [*head, *SECOND]
    assert found.published is None


def test_a_title_above_a_new_dateline_begins_another_story(document):
    parts = ["Bus drivers' strike enters second week", "ORSK HOLLOW: " + SECOND[0], SECOND[1]]
    assert other(document(FIRST + "\n" + "\n\n".join(parts))) == parts


def test_a_box_by_a_correspondent_belongs_to_the_article(document):
    box = [
        "Why the sample mattered",
        "By Ines Duarte",
        "The health board has logged every sample from the Hill Street main since the pond was fenced off in Carrow.",
    ]
    assert not other(document(FIRST + "\n" + "\n\n".join(box)))


def test_times_of_a_live_report_split_nothing(document):
    entries = "\n\n".join(
        f"Board meets again in Carrow\n\n{hour}:15 p.m.\n\nThe health board's director, Neil Farrow, said at "
        f"{hour} o'clock that the sample from the pond had been logged by the technician as one from the main."
        for hour in range(1, 5)
    )
    assert not other(document(FIRST + "\n" + entries))


def test_a_caption_and_its_copy_split_nothing(document):
    caption = "The pond above Hill Street on the day of the test"
    assert not other(document(f"{FIRST}\n{caption}\n\n{caption}\n\n" + "\n\n".join(SECOND)))


def test_letters_and_transcripts_split_nothing(document):
    turns = "\n\n".join(f"{who}: I was there on the day and I saw what I saw, and I will say so to anyone who asks."
                        for who in ("ORDE", "LANE", "ORDE", "LANE"))  # fmt: skip
    assert not other(document(FIRST + "\nWhat was said at the hearing\n\n" + turns))


FERRY = """Carrow ferry to sail again after winter repairs

The Carrow ferry will sail again from Monday, four months after a storm tore its ramp loose, the harbour board said.

Engineers replaced the ramp and two of the three engines, at a cost of 1.2 million crowns, according to the board.

Islanders had to rely on a fishing boat that takes twelve passengers and no cars, and sailed only in calm seas.

The harbour board has promised to pay back fares that ferry passengers spent on the boat, but has not said when.
"""
SCHOOL = [
    "Teachers in Tarn vote to reject pay offer",
    "Teachers at all nine schools in Tarn have voted to turn down a two per cent pay rise, their union said on Friday.",
    "Eight in ten members took part, and Maria Costa, its general secretary, called the result overwhelming.",
    "The education ministry said it was disappointed and that pupils sitting examinations in June would suffer most.",
]


def test_a_title_alone_begins_another_story_when_all_below_is_about_other_things(document):
    assert other(document(FERRY + "\n" + "\n\n".join(SCHOOL) + "\n")) == SCHOOL


def test_a_subhead_begins_none(document):
    parts = [
        "Fares to be paid back",
        "The harbour board in Carrow said passengers should keep tickets for the fishing boat until the ferry sails.",
        "The ramp, which engineers replaced in February, was made in Tarn, and the storm had torn its hinges loose.",
    ]
    assert not other(document(FERRY + "\n" + "\n\n".join(parts) + "\n"))


def test_the_second_story_is_split_off_in_html_too(page):
    first = "".join(f"<p>{line}</p>" for line in FERRY.split("\n\n")[1:])
    second = f"<h2>{SCHOOL[0]}</h2>" + "".join(f"<p>{line}</p>" for line in SCHOOL[1:])
    html = f"<html><body><article><h1>{FERRY.splitlines()[0]}</h1>{first}{second}</article></body></html>"
    found = page(html)
    body = [b.span.of(found.text) for b in found.blocks if b.kind == "paragraph"]
    assert not set(body) & set(SCHOOL)
