"""Markdown loses its marks and no word; front matter states; every character is found back."""

from hypothesis import given
from hypothesis import strategies as st

from archive_writer import say
from taking_in import clean, take_in
from whence.ingest.markdowns import read_front, read_markdown

TEXT = f"""---
title: "Ferry: held at quay"
date: 2024-03-04
authors:
  - Ann Lee
source: Esk Courier
url: https://esk.example/1
---

## What happened

By **the quay** in [Port (old) Esk](https://esk.example/p(1) "the port") it was\\* said &amp; *heard* by `nobody`.
The second line\\
and a third.

> {say(1)}
> It goes on.

- one item
- another item

![a picture](ferry.png) {say(2)}

<div>It was <b>over</b>.</div>
"""


def test_words_stay_and_marks_go(tmp_path):
    (tmp_path / "a.md").write_text(TEXT)
    (document,), _ = clean(take_in(tmp_path / "a.md")[0])
    assert document.headline.of(document.text) == "Ferry: held at quay"
    assert document.byline.of(document.text) == "Ann Lee"
    assert (document.outlet_name, document.url) == ("Esk Courier", "https://esk.example/1")
    assert document.published.value == "2024-03-04"
    assert (
        "By the quay in Port (old) Esk it was* said & heard by nobody. The second line\nand a third."
        in document.text
    )
    assert f"{say(1)} It goes on." in document.text
    assert "It was over." in document.text
    assert not any(mark in document.text for mark in ("](", "**", "<b>", "ferry.png", "---"))
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds["What happened"] == "subhead"
    assert kinds[f"{say(1)} It goes on."] == "blockquote"
    assert [(link.span.of(document.text), link.url) for link in document.links] == [
        ("Port (old) Esk", "https://esk.example/p(1)")
    ]


def test_lines_that_end_as_on_windows(tmp_path):
    (tmp_path / "a.md").write_bytes(TEXT.replace("\n", "\r\n").encode())
    (document,), _ = clean(take_in(tmp_path / "a.md")[0])
    assert "The second line\nand a third." in document.text


def test_front_matter_in_toml_and_in_a_text_file(tmp_path):
    (tmp_path / "a.txt").write_text(f'+++\ntitle = "Ferry held"\ndate = 2024-03-04\n+++\n{say(3)}')
    (document,), _ = clean(take_in(tmp_path / "a.txt")[0])
    assert document.headline.of(document.text) == "Ferry held"
    assert document.published.value == "2024-03-04"


def test_a_rule_is_no_front_matter():
    assert read_front("---\nIt was said.\n---\nMore.") == ((), 0)


@given(st.text("ab *_`[]()<>#\n-\\&;!|~1.", max_size=120))
def test_any_markdown_is_mapped_to_where_it_stands(text):
    made = read_markdown(text)
    for segment in made.segments:
        words, raw = made.text[segment.start : segment.end], text[segment.origin : segment.origin_end]
        if len(words) == len(raw):
            assert words.split() == raw.split()
