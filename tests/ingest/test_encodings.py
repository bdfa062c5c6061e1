"""Text comes out as it was written, whatever it was written in, and every doubt is said."""

import pytest

from whence.errors import DocumentError
from whence.ingest.encodings import decode

WORDS = "“We won’t,” said the mayor of Orléans – twice."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ""),
        ("utf-8", "\ufeff"),
        ("utf-16-le", "\ufeff"),
        ("utf-16-be", "\ufeff"),
        ("utf-32-le", "\ufeff"),
    ],
)
def test_marked_and_plain_unicode_is_read_without_a_note(encoding, mark):
    found = decode((mark + WORDS).encode(encoding), place="a.txt")
    assert (found.text, found.note) == (mark + WORDS, "")


def test_utf16_without_a_mark_is_known_by_its_zeros():
    assert decode(("A plain English text. " * 9).encode("utf-16-le"), place="a.txt").text.startswith("A plain")


def test_windows_1252_is_read_and_the_guess_is_said():
    found = decode(WORDS.encode("windows-1252"), place="a.txt")
    assert found.text == WORDS
    assert found.note == (
        "a.txt: byte 0 is 0x93, not UTF-8; read as windows-1252, save it as UTF-8 if words look wrong"
    )


def test_another_alphabet_is_guessed():
    text = "Городской совет проголосовал в четверг за осушение пруда до конца года. " * 20
    assert decode(text.encode("windows-1251"), place="a.txt").text == text


def test_a_cut_or_spoilt_utf8_file_stays_utf8():
    found = decode(("Orléans, é. " * 40).encode()[:-3] + b"\xff", place="a.txt")
    assert found.text.startswith("Orléans") and "shown as U+FFFD" in found.note


def test_html_says_its_own_encoding():
    page = '<meta charset="iso-8859-1"><p>Orléans’'.encode("windows-1252")
    assert decode(page, place="a.html", is_html=True).text.endswith("Orléans’")


def test_a_false_mark_is_an_error_with_place_and_remedy():
    with pytest.raises(DocumentError, match=r"a\.txt: marked as utf-16-le .* save the file again as UTF-8"):
        decode(b"\xff\xfe" + b"\x00\xd8" * 40, place="a.txt")
