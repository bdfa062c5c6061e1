"""Newsletters: the HTML part, or the text; subject, sender and date as what the message states."""

from archive_writer import make_page, say, write_mail
from taking_in import clean, take_in, trace_to_container

LETTER = (
    f"<html><body><table><tr><td><h1>Good morning</h1><p>{say(1)}</p></td></tr></table>"
    f"<p>“Über” {say(2)}</p></body></html>"
)


def test_a_message_is_its_html_part(tmp_path):
    path = tmp_path / "letter.eml"
    path.write_bytes(write_mail("Ferry held – the morning letter", html=LETTER, text="Read it online."))
    (original,), messages = take_in(path)
    assert dict(original.fields) == {
        "title": "Ferry held – the morning letter",
        "outlet": "Esk Courier",
        "published": "2024-03-04T09:30+01:00",
    }
    assert original.data == path.read_bytes()
    assert original.custody.parts == (("text", "/1"),)
    assert original.custody.packing == ("quoted-printable",)
    assert original.custody.head.startswith("From: Esk Courier")
    (document,), _ = clean([original])
    assert document.headline.of(document.text) == "Ferry held – the morning letter"
    assert "“Über” Ferry 2" in document.text and "Read it online" not in document.text
    assert not messages


def test_a_message_of_text_alone(tmp_path):
    (tmp_path / "letter").write_bytes(write_mail("Ferry held at quay", text=f"{say(3)}\n\n{say(4)}\n"))
    (document,), _ = clean(take_in(tmp_path / "letter")[0])
    assert [block.kind for block in document.blocks] == ["headline", "paragraph", "paragraph"]


def test_a_mailbox_gives_each_message_with_its_place(tmp_path):
    one = write_mail("One", text=say(1) + "\n>From the quay it left.\n")
    two = write_mail("Two", text=say(2) + "\n\nFrom here on it is text.\n")
    box = (
        b"From esk@esk.example Mon Mar  4 09:30:00 2024\n"
        + one
        + b"\nFrom x@y.example Tue Mar  5 09:30:00 2024\n"
        + two
    )
    (tmp_path / "letters.mbox").write_bytes(box)
    originals, _ = take_in(tmp_path / "letters.mbox")
    assert [(o.path.rpartition(":")[2], dict(o.fields)["title"]) for o in originals] == [
        ("1", "One"),
        ("2", "Two"),
    ]
    assert [trace_to_container(o) for o in originals] == [o.data for o in originals]
    documents, _ = clean(originals)
    assert "From here on it is text." in documents[1].text


def test_a_page_saved_by_a_browser_as_one_file(tmp_path):
    page = make_page("Ferry held at quay").decode()
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://esk.example/1\r\nSubject: Ferry\r\n"
        "Date: Mon, 04 Mar 2024 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        "Content-Type: text/html\r\nContent-Location: https://esk.example/1\r\n\r\n" + page + "\r\n--B--\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(data.encode())
    (original,), _ = take_in(tmp_path / "a.mhtml")
    assert (original.media, original.data.decode().strip()) == ("html", page)
    assert original.custody.url == "https://esk.example/1"
    assert original.custody.captured == "2024-03-04T09:30"


def test_a_message_without_text_is_named(tmp_path):
    head = b"MIME-Version: 1.0\nSubject: A picture\nContent-Type: image/png\n"
    data = head + b"Content-Transfer-Encoding: base64\n\niVBORw0K\n"
    (tmp_path / "a.eml").write_bytes(data)
    originals, (message,) = take_in(tmp_path / "a.eml")
    assert not originals
    assert "a message without text (image/png); save what is attached" in message


def test_a_pasted_header_is_no_message(tmp_path):
    (tmp_path / "a.txt").write_text(f"Title: Ferry held\nSource: Esk Courier\nDate: 4 March 2024\n\n{say(1)}")
    assert take_in(tmp_path / "a.txt")[0][0].media == "text"
