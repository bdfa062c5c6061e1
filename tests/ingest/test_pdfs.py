"""PDFs are read in the order of their columns, words mended, furniture apart, each character found back."""

import pytest

from archive_writer import say
from pdf_writer import set_lines, write_pdf
from taking_in import clean, take_in, trace_back
from whence.ingest.openings import decode_original
from whence.settings import Settings

LEFT = (
    "The ferry of line nine was held at Port Esk on Monday with forty passengers aboard, the harbour office said in a "
    "statement sent to newspapers of the coast and of the town. Nobody was hurt.|A crane had fallen on the quay a day "
    "before, and its boom lay across the berth until the evening, when it was cut up and"
)
RIGHT = (
    "taken away on two barges. The company that owns the crane would not comment.|The well-known pilot Ann Lee "
    "told the Esk Courier that she had warned of it in the spring of the year, twice, and that nobody had answered her."
)
PARAGRAPHS = [
    "Ferry held at Port Esk after crane falls",
    *(LEFT + " " + RIGHT).split("|"),
]


def print_page(number, *columns, is_by_row=False, title=None):
    words = [(50, 800, 9, "The Skerrin Lantern"), (290, 30, 9, f"Page {number}")]
    if title:
        words.append((50, 760, 24, title))
    body = [
        line for index, text in enumerate(columns) for line in set_lines(text, 50 + 260 * index, 720, width=45)
    ]
    return words + (sorted(body, key=lambda line: (-line[1], line[0])) if is_by_row else body)


def read(tmp_path, data):
    (tmp_path / "a.pdf").write_bytes(data)
    (original,), messages = take_in(tmp_path / "a.pdf")
    assert not messages
    (document,), _ = clean([original])
    return document


@pytest.mark.parametrize("is_by_row", [False, True], ids=["stored by column", "stored by line"])
def test_columns_are_read_one_after_the_other(tmp_path, is_by_row):
    page = print_page(1, LEFT, RIGHT, is_by_row=is_by_row, title=PARAGRAPHS[0])
    document = read(tmp_path, write_pdf(page, print_page(2, say(7), is_by_row=is_by_row)))
    words = [block.span.of(document.text) for block in document.blocks if block.kind != "boilerplate"]
    assert words == [*PARAGRAPHS, say(7)]
    assert document.headline.of(document.text) == PARAGRAPHS[0]


def test_what_is_printed_on_every_page_stands_apart(tmp_path):
    document = read(tmp_path, write_pdf(*(print_page(number, say(number)) for number in (1, 2, 3))))
    furniture = [b.span.of(document.text) for b in document.blocks if b.detail == "page furniture"]
    assert furniture == [
        "The Skerrin Lantern",
        "Page 1",
        "The Skerrin Lantern",
        "Page 2",
        "The Skerrin Lantern",
        "Page 3",
    ]


def test_a_paragraph_goes_on_over_the_page(tmp_path):
    half = "and here it goes on in small letters until the harbour office says that all of it is over at last."
    document = read(
        tmp_path, write_pdf(print_page(1, "A sentence begins on a page of its own"), print_page(2, half))
    )
    assert f"A sentence begins on a page of its own {half}" in document.text


HYPHENS = {
    "broken word": ("state-|ment to all.", "The harbour office sent on Monday a statement to all."),
    "known compound": ("well-|known pilot, well-known.", "sent on Monday a well-known pilot, well-known."),
    "suspended": ("pre-|and post-war fleet.", "sent on Monday a pre- and post-war fleet."),
    "capital": ("Esk-|Skerrin line.", "sent on Monday a Esk-Skerrin line."),
}


@pytest.mark.parametrize(("text", "expected"), HYPHENS.values(), ids=HYPHENS)
def test_a_hyphen_at_the_end_of_a_line(tmp_path, text, expected):
    first, second = text.split("|")
    lines = set_lines(f"The harbour office sent on Monday a {first}|{second}", 50, 700, width=60)
    document = read(tmp_path, write_pdf([*lines, *set_lines(say(1), 50, 650, width=45)]))
    assert expected in document.text


def test_the_address_that_a_browser_prints_is_the_address(tmp_path):
    pages = [
        [
            *set_lines(say(number), 50, 700, width=60),
            (50, 20, 8, "https://esk.example/ferry"),
            (50, 820, 8, "3/4/24, 10:15 AM"),
        ]
        for number in (1, 2)
    ]
    document = read(tmp_path, write_pdf(*pages))
    assert document.url == "https://esk.example/ferry"
    assert document.published is None


REFUSED = {
    "pictures alone": (write_pdf([]), "a PDF of 1 blank pages"),
    "damaged": (b"%PDF-1.7 and then nothing", "a PDF that is damaged"),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED)
def test_a_pdf_without_text_is_named(tmp_path, data, told):
    (tmp_path / "a.pdf").write_bytes(data)
    documents, failures = clean(take_in(tmp_path / "a.pdf")[0])
    assert not documents
    assert told in failures[0].message and ";" in failures[0].message


def test_a_scan_is_said_to_be_one(tmp_path):
    kind = "/Type /XObject /Subtype /Image /Width 1 /Height 1"
    data = write_pdf([], picture=f"<< {kind} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>")
    (tmp_path / "a.pdf").write_bytes(data)
    _, failures = clean(take_in(tmp_path / "a.pdf")[0])
    assert "a PDF of 1 pages of pictures without text; have its text recognised first" in failures[0].message


def test_a_book_is_refused_before_it_is_read_whole(tmp_path):
    (tmp_path / "a.pdf").write_bytes(write_pdf(*(print_page(number, say(number)) for number in range(1, 40))))
    (original,), _ = take_in(tmp_path / "a.pdf")
    with pytest.raises(Exception, match=r"more than 3,000 characters on 5 of 39 pages"):
        decode_original(original, settings=Settings(max_text_chars=3_000))


def test_a_pdf_is_known_by_its_bytes(tmp_path):
    (tmp_path / "paper.txt").write_bytes(write_pdf(print_page(1, say(1))))
    (original,), _ = take_in(tmp_path / "paper.txt")
    (document,), _ = clean([original])
    trace_back(document, original)
    assert original.media == "pdf"
