"""What there is to read is read once, and whatever cannot be is named with its place and a remedy."""

import os
from pathlib import Path

import pytest

from archive_writer import make_page, say, write_mail, write_rss, write_warc, write_zip
from pdf_writer import set_lines, write_pdf
from taking_in import clean, take_in
from whence.ingest import load_sources
from whence.settings import Settings


def load(*sources: Path, **settings):
    originals, failures = load_sources(sources, settings=Settings(**settings))
    return [Path(o.path).name for o in originals], [failure.message for failure in failures]


def test_a_folder_is_read_whole_and_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "c.html").write_text("<p>Three.")
    (tmp_path / ".hidden.txt").write_text("Four.")
    assert load(tmp_path) == (["a.txt", "two.md", "c.html"], [])


@pytest.mark.parametrize(
    ("name", "text", "media"),
    [
        ("page.htm", "words", "html"),
        ("page", "<!DOCTYPE html><p>x", "html"),
        ("page.txt", "<!doctype html>\n<html><p>x", "html"),
        ("page.xml", "<?xml version='1.0'?><!DOCTYPE html><html><head/></html>", "html"),
        ("page.asp", "\ufeff  <html><body>", "html"),
        ("words.txt", "<html> is a tag", "text"),
        ("words", "No tag in sight.", "text"),
        ("words.json", '{"text": "In braces."}', "json"),
        ("words.txt", '[{"text": "In brackets."}]', "json"),
        ("words.txt", "[Photo] A ferry, {held}.", "text"),
        ("words.txt", "{ A brace } and more.", "text"),
        ("words.md", "# A title", "markdown"),
        ("words.txt", "---\ntitle: A title\n---\nWords.", "markdown"),
        ("words.txt", "title,url,text\nA,https://a.example/1,Words.\n", "csv"),
        ("words.txt", "Ferry, crane, quay\nare words.", "text"),
        ("words.txt", "https://a.example/1 says that it was held.", "text"),
        ("words.txt", "From Monday on, in 2024\nit was held.", "text"),
    ],
)
def test_a_page_is_told_from_text(tmp_path, name, text, media):
    (tmp_path / name).write_text(text, encoding="utf-8")
    originals, _ = load_sources([tmp_path / name], settings=Settings())
    assert originals[0].media == media


def test_a_mixed_folder_just_works(tmp_path):
    (tmp_path / "a.txt").write_text(say(1))
    (tmp_path / "b.html").write_bytes(make_page("Ferry held at quay"))
    (tmp_path / "c.warc.gz").write_bytes(write_warc(("https://esk.example/1", make_page("Crane falls", 4), {})))
    (tmp_path / "d.eml").write_bytes(write_mail("Letter", text=say(5)))
    (tmp_path / "e.json").write_text(f'[{{"body": "{say(6)}"}}]')
    (tmp_path / "f.csv").write_text(f'url,text\nhttps://esk.example/2,"{say(7)}"\n')
    (tmp_path / "g.md").write_text(f"# Notes\n\n{say(8)}")
    (tmp_path / "h.pdf").write_bytes(write_pdf(set_lines(say(9), 50, 700, width=60)))
    (tmp_path / "i.xml").write_bytes(
        write_rss(f"<title>One</title><content:encoded>{say(10)}</content:encoded>")
    )
    (tmp_path / "j.zip").write_bytes(write_zip({"k.txt": say(11).encode()}))
    originals, messages = take_in(tmp_path)
    documents, failures = clean(originals)
    assert [Path(document.path).name.partition(":")[0] for document in documents] == [
        *("a.txt", "b.html", "c.warc.gz", "d.eml", "e.json", "f.csv", "g.md", "h.pdf", "i.xml", "j.zip")
    ]
    assert all(
        f"Ferry {number}" in document.text
        for number, document in zip((1, 1, 4, *range(5, 12)), documents, strict=True)
    )
    assert not messages and not failures


def test_the_bytes_are_kept_untouched(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\ntwo\x92s")
    originals, _ = load_sources([tmp_path / "a.txt"], settings=Settings())
    assert originals[0].data == b"\xef\xbb\xbfOne\r\ntwo\x92s"


def test_the_same_bytes_count_once(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same words.")
    names, messages = load(tmp_path)
    assert names == ["a.txt"]
    assert messages == [f"{tmp_path}/b.txt: same bytes as {tmp_path}/a.txt; counted once"]


def test_a_file_named_twice_is_read_once_without_a_word(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    assert load(tmp_path, tmp_path / "a.txt") == (["a.txt"], [])


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "0 bytes"),
        ("paper.txt", b"PK\x03\x04\x14\x00", "a damaged ZIP"),
        ("noise.txt", bytes(range(256)) * 8, "control codes"),
        ("gold.json", b"{}", "JSON without an article; write an object with `text`"),
        ("news.xml", b"<?xml version='1.0'?><nitf><body/></nitf>", "XML of a sort that is not read"),
        ("table.csv", b"a,b\n1,2\n", "no column holds a text or an address (a, b)"),
    ],
)
def test_what_is_no_article_is_named_and_the_rest_goes_on(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("A sentence.")
    names, messages = load(tmp_path)
    assert names == ["good.txt"]
    assert name in messages[0] and words in messages[0] and ";" in messages[0]


def test_a_file_beyond_the_limit_is_refused_with_its_size(tmp_path):
    (tmp_path / "big.txt").write_text("x" * 2_000)
    assert load(tmp_path, max_file_bytes=1_000) == (
        [],
        [
            f"{tmp_path}/big.txt: 2,000 bytes, more than the limit of 1,000; "
            "split it into articles or raise max_file_bytes"
        ],
    )


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path):
    (tmp_path / "empty").mkdir()
    names, messages = load(tmp_path / "none.txt", tmp_path / "empty")
    assert not names
    assert "no such file" in messages[0] and "a folder without files" in messages[1]


def test_broken_links_and_pipes_are_named_and_never_waited_for(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("A sentence.")
    names, messages = load(tmp_path)
    assert names == ["good.txt"]
    assert "no such file" in messages[0] and "not a regular file" in messages[1]


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "locked.txt").symlink_to("/proc/self/mem")  # fails to be read whoever asks, root included
    (tmp_path / "good.txt").write_text("A sentence.")
    names, messages = load(tmp_path)
    assert names == ["good.txt"]
    assert messages == [f"{tmp_path}/locked.txt: Input/output error; check that the file may be read"]


def test_a_folder_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "good.txt").write_text("A sentence.")
    names, messages = load(tmp_path)
    (tmp_path / "shut").chmod(0o700)
    assert names == ["good.txt"]
    # Root may read every folder, and finds this one empty.
    assert not messages or "shut: Permission denied; check that the folder may be read" in messages[0]


def test_json_lines_give_an_original_each_and_bad_lines_a_failure_each(tmp_path):
    lines = [
        '{"text": "One.", "title": "A title", "url": "https://a.example/1"}',
        "",
        '{"text": "Two."',
        '["Three."]',
        '{"title": "No text"}',
        '{"text": "Four.", "outlet": 4}',
        '{"text": "Five."}\r',
    ]
    (tmp_path / "pile.jsonl").write_text("\n".join(lines))
    originals, failures = load_sources([tmp_path / "pile.jsonl"], settings=Settings())
    assert [(o.path.rpartition(":")[2], o.data.decode()) for o in originals] == [
        ("1", lines[0]),
        ("7", '{"text": "Five."}'),
    ]
    assert originals[0].fields == (("title", "A title"), ("url", "https://a.example/1"))
    assert [failure.path.rpartition(":")[2] for failure in failures] == ["3", "4", "5", "6"]
    assert "not JSON at character 16" in failures[0].message
    assert "is not an object" in failures[1].message
    assert "`text` is None" in failures[2].message
    assert "`outlet` is 4" in failures[3].message


def test_lines_are_numbered_in_order_beyond_nine(tmp_path):
    (tmp_path / "pile.jsonl").write_text("\n".join(f'{{"text": "Text {n}."}}' for n in range(12)))
    originals, _ = load_sources([tmp_path / "pile.jsonl"], settings=Settings())
    assert [int(o.path.rpartition(":")[2]) for o in originals] == list(range(1, 13))
