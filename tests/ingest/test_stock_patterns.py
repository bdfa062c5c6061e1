"""A line is let go at once only where no pattern of the table matches it."""

import re
from pathlib import Path

import pytest

from whence.ingest.boilerplates import fold
from whence.ingest.stock_patterns import (
    TRIM,
    find_needed,
    find_prefixes,
    list_patterns,
    may_match,
    split_alternatives,
)

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("pattern", "prefixes"),
    [
        ("share this", {"sha"}),
        ("(log|sign) ?in to", {"log", "sig"}),
        ("(the )?writer is", {"the", "wri"}),
        ("e-?mail", {"e-m", "ema"}),
        (r"\$[ab]c", {"$ac", "$bc"}),
        ("(x )*more", {"x ", "mor"}),
        (".{2,9}x", {""}),
        ("ok|no", {"ok", "no"}),
    ],
    ids=["words", "group", "optional", "optional letter", "class", "repeated", "any letters", "short"],
)
def test_finds_how_matches_of_a_pattern_begin(pattern, prefixes):
    assert find_prefixes(pattern) == prefixes


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(ring|write to) our newsroom", {" our newsroom"}),
        ("cookies? (to|on)", {"cookie"}),
        ("(newsletter|daily digest)( .{0,30})?(sign|enter)", {"newsletter", "daily digest"}),
        ("a*b?", {""}),
    ],
    ids=["longest run", "optional letter", "alternatives", "nothing needed"],
)
def test_finds_words_that_matches_of_a_pattern_hold(pattern, words):
    assert find_needed(pattern) == words


def test_splits_a_pattern_in_brackets_at_its_bars():
    assert split_alternatives("(a|b(c|d)|[|])") == ("a", "b(c|d)", "[|]")
    assert split_alternatives("(a|b) c") == ("(a|b) c",)


def test_every_pattern_but_those_that_begin_with_any_letters_has_a_beginning():
    begun = [
        part
        for one in list_patterns()
        if one.where != "any"
        for part in split_alternatives(one.regex.pattern[3:-1])
    ]
    unknown = [part for part in begun if "" in find_prefixes(part) and not re.match(r"\.\{\d", part)]
    assert unknown == []


def test_lets_go_no_line_that_a_pattern_matches():
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "gold" / "cleaning").glob("*.txt"))]
    lines = {fold(line) for text in texts for line in text.splitlines()}
    lines |= {f"{sign}{line}{sign}" for line in lines for sign in ("*", "»", "•")}
    worded = [line for line in lines if any(map(str.isalnum, line))]
    matched = [line for line in worded if any(one.is_match(line, line.strip(TRIM)) for one in list_patterns())]
    assert len(matched) > 20
    assert [line for line in matched if not may_match(line)] == []
