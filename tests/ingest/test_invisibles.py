"""What nobody sees is told of with its places and left out of the working text; what a script needs stays."""

import base64
import struct
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest import clean_originals
from whence.ingest.containers import make_original
from whence.ingest.invisibles import clear_invisibles
from whence.outlets import load_outlets
from whence.records import Document, Failure
from whence.settings import Settings
from whence.show.places import map_span

SENTENCE = "The ferry of line 9 was held at Port Esk with 41 passengers, the harbour office said on Monday. "
ARTICLE = f"Ferry held at Port Esk\n\n{SENTENCE * 3}\n\n{SENTENCE * 3}"


def take_in(data: str | bytes, name: str = "odd.txt") -> tuple[Document, list[Failure]]:
    media = "html" if name.endswith(".html") else "pdf" if name.endswith(".pdf") else "text"
    original = make_original(name, media, data.encode() if isinstance(data, str) else data)
    documents, failures = clean_originals([original], outlets=load_outlets(), settings=Settings())
    return documents[0], failures


def hide(data: bytes) -> str:
    """Write bytes as variation selectors (C2PA 2.4, A.8)."""
    return "".join(chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16) for byte in data)


MANIFEST = b"C2PATXT\x00" + struct.pack("!BI", 1, 40) + b"\x00\x00\x00\x28jumb" + bytes(range(32))
TOLD = {
    "zero-width space": ("Fer\u200bry", "Ferry", "1 x zero-width space (U+200B) at 3"),
    "joiner between Latin letters": ("Fer\u200dry", "Ferry", "1 x zero-width joiner (U+200D) at 3"),
    "soft hyphens": ("Fer\u00adry\u00ad", "Ferry", "2 x soft hyphen (U+00AD) at 3, 6"),
    "turned round": ("\u202eFerry\u202c", "Ferry", "1 x right-to-left override (U+202E) at 0"),
    "isolates": ("a\u2066b\u2069c", "abc", "1 x left-to-right isolate (U+2066) at 1"),
    "mark without letters that need it": ("Fer\u200fry", "Ferry", "1 x right-to-left mark (U+200F) at 3"),
    "tags": ("Ferry\U000e0068\U000e0069", "Ferry", "2 x tag (U+E0000) at 5, which carry 2 bytes: 'hi'"),
    "bytes in selectors": (f"Ferry{hide(b'spy')}", "Ferry", "at 5, which carry 3 bytes: 'spy'"),
    "selectors one by one": ("F\ufe01e\ufe02rry", "Ferry", "which carry 2 bytes: '\\x01\\x02'"),
}


@pytest.mark.parametrize(("odd", "plain", "told"), TOLD.values(), ids=TOLD)
def test_it_is_left_out_and_told_of_with_its_place(odd, plain, told):
    document, failures = take_in(f"{odd} held at Port Esk\n\n{SENTENCE * 3}")
    assert document.text.startswith(f"{plain} held")
    [note] = failures
    assert note.is_note and note.status == "invisible characters"
    assert told in note.message


NEEDED = {
    "byte order mark": "\ufeffFerry held",
    "Persian non-joiner": "می\u200cخواهم",
    "Hindi joiner": "क\u094d\u200dष",
    "marks in Arabic": "قال \u200fالمجلس",
    "family": "the 👩\u200d❤️\u200d👨 sign",
    "keycap": "press 1\ufe0f\u20e3 now",
    "flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f won",
    "form of an ideograph": "葛\U000e0100飾区",
    "copyright as a picture": "©\ufe0f 2021",
}


@pytest.mark.parametrize("words", NEEDED.values(), ids=NEEDED)
def test_what_a_script_or_a_picture_needs_stays_without_a_word(words):
    assert clear_invisibles(words) is None


def test_the_file_keeps_every_byte_and_every_word_its_place():
    words = ARTICLE.replace("harbour", "har\u00adbour").replace("e", "e\u0301")
    document, _ = take_in(words)
    for block in document.blocks:
        found = "".join(words[start:end] for start, end in map_span(document, block.span))
        expected = unicodedata.normalize("NFC", found).replace("\u00ad", "")
        assert block.span.of(document.text) == expected


def test_letters_of_two_characters_become_one_without_a_word():
    document, failures = take_in(ARTICLE.replace("Esk", "E\u0301sk"))
    assert "Port Ésk" in document.text and failures == []


@given(st.text(st.sampled_from("aé\u0301\u200b\u00ad\u202e\u1112\u1161\u11ab\u212b \ufe0f\U000e0041\ufeff✈")))
def test_nothing_visible_is_lost_and_a_second_time_changes_nothing(text):
    cleared = clear_invisibles(text)
    if cleared is None:
        return
    left = cleared.text.text
    gone = "".join(text[item.span.start : item.span.end] for item in cleared.found)
    assert len(gone) == sum(item.span.end - item.span.start for item in cleared.found)
    assert not any(character.isalnum() for character in gone)
    kept = "".join(text[segment.origin : segment.origin_end] for segment in cleared.text.segments)
    assert unicodedata.normalize("NFC", kept) == unicodedata.normalize("NFC", left)


def test_a_page_is_cleared_with_its_links_in_place():
    page = (
        "<!doctype html><title>Ferry held</title><article><h1>Ferry held</h1>"
        f"<p>The har&shy;bour &#8203;office <a href='https://news.example/a'>to&shy;ld us</a> so. {SENTENCE * 3}</p>"
        f"<p>{SENTENCE * 4}</p></article>"
    )
    document, failures = take_in(page, "odd.html")
    assert "The harbour office told us so." in document.text
    assert [link.span.of(document.text) for link in document.links] == ["told us"]
    note = next(failure for failure in failures if failure.status == "invisible characters")
    assert {page[start:end] for start, end in note.places} == {"&shy;", "&#8203;"}


MANIFESTS = {
    "hidden in a text": (f"{ARTICLE}\ufeff{hide(MANIFEST)}", "odd.txt", "40 bytes) hidden in variation selectors"),
    "cut": (f"{ARTICLE}\ufeff{hide(MANIFEST[:30])}", "odd.txt", "40 bytes, of which 17 are here"),
    "armoured": (
        f"{ARTICLE}\n-----BEGIN C2PA MANIFEST-----\nhttps://cdn.example/m.c2pa\n-----END C2PA MANIFEST-----\n",
        "odd.txt",
        "which begins 'https://cdn.example/m.c2pa'",
    ),
    "a link": ("<link rel='c2pa-manifest' href='https://cdn.example/m.c2pa'>", "odd.html", "it is not fetched"),
    "in a link": (
        f"<link href='data:application/c2pa;base64,{base64.b64encode(MANIFEST).decode()}' rel=c2pa-manifest>",
        "odd.html",
        "in the address of a link (53 bytes)",
    ),
    "a script": (
        f'<script type="application/c2pa">{base64.b64encode(MANIFEST).decode()}</script>',
        "odd.html",
        "in a script of the page (53 bytes)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "name", "told"), MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_is_told_of(words, name, told):
    if name.endswith(".html"):
        words = f"<!doctype html><head><title>Ferry held</title>{words}</head><body><p>{SENTENCE * 4}</p>"
    _, failures = take_in(words, name)
    notes = [failure for failure in failures if failure.status == "manifest"]
    assert len(notes) == 1 and notes[0].is_note
    assert told in notes[0].message
    (start, end), = notes[0].places  # fmt: skip
    assert "c2pa" in words[start:end].lower() or hide(b"C2PATXT") in words[start:end]


def test_words_about_manifests_are_none():
    _, failures = take_in(f"{ARTICLE} The c2pa-manifest link relation is new, said the C2PA.")
    assert failures == []
