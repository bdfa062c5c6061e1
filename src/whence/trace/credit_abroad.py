"""Credits in other languages than English: "laut Reuters", "selon l'AFP", "según EFE", "сообщает ТАСС".

The words are those of `data/credit_words_abroad.tsv`. A name counts only beside words that credit, and only where the
table of outlets knows it, or where the text calls it an agency or a newspaper right before it. In a language that the
table of words lacks, agency tags alone are read.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from whence.conclusions import Credit
from whence.outlets import OutletTable
from whence.records import Block, Document, Reading, ReportForm, Span, make_id
from whence.trace.quotations import find_quoted
from whence.wordtables import fold, read_rows

_CREDITING = ("according", "verb", "told", "noun")
_LETTER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĐİĘĄŻŹĆŃŞĞА-ЯІЇЄҐ"
_WORD = rf"[{_LETTER}0-9][^\W_]*(?:[.-][^\W_]+)*"
_RUN = re.compile(
    rf"(?<![^\W_])(?<![\w-][-.])(?:(?=[{_LETTER}]){_WORD}(?: (?:(?:de|del|della|di|da|do|du|des|van|der|von|für|og"
    rf"|och|y|e|et|la|le) )?{_WORD}){{0,4}}|dpa|taz|epd|n-tv)(?![^\W_])"
)
_QUOTED_NAME = re.compile(r"[^„«“”»\"\n]{2,50}(?=[”»“])")
_OPEN, _CLOSE = '[„«“"‘”»]?', '[”»“"’«]?'
_UNSPACED = ("zh", "ja")  # languages that set no spaces between words
_REACH = 120  # characters before and after a name in which the words of a credit stand
_LINE = 160  # characters; a line of sources, not a paragraph
_BODY = ("headline", "standfirst", "subhead", "paragraph", "blockquote")
_PARTED = re.compile(r"\s*[,/;&]\s*|\s+(?:und|et|y|e|en|och|og|i|и|та|mit|avec|con|com|met|med)\s+")
_ARTICLES = {
    "de": ("Der", "Die", "Das"), "fr": ("Le", "La", "Les"), "es": ("El", "La"), "it": ("Il", "La"),
    "pt": ("O", "A"), "nl": ("De", "Het"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that credit: what stands before the name, if anything must, and what after it."""

    form: ReportForm
    before: re.Pattern[str]
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language by which articles credit outlets."""

    phrases: tuple[_Phrase, ...]
    own: re.Pattern[str] | None
    described: re.Pattern[str] | None
    line: re.Pattern[str] | None
    unnamed: re.Pattern[str]  # what is no name of an outlet


def find_abroad(
    document: Document, reading: Reading, *, leads: Collection[int], house: str | None, outlets: OutletTable
) -> Iterator[Credit]:
    """Yield the credits of a document in another language than English, in no order; none where it is not listed.

    `leads` are the blocks whose words tell whom the story follows.
    """
    words = _words_of(document.language or "en")
    if words is None:
        return
    spoken = [
        s for s in find_quoted(document) if s.end - s.start > 60
    ]  # shorter ones are names in quotation marks
    for number, block in enumerate(document.blocks):
        if block.kind in ("caption", "other-story"):
            continue
        yield from _in_lines(document, block, words, house=house, outlets=outlets)
        if block.kind not in _BODY:
            continue
        for span, outlet, form in _in_block(document, block, words, outlets):
            if not any(s.covers(span) for s in spoken):
                is_self = (form == "told" and outlet is None) or (outlet is not None and outlet == house)
                sentence = next((s.span for s in reading.sentences if s.span.covers(span)), block.span)
                yield Credit(
                    id=make_id("abroad", document.id, outlet, span.start, form),
                    document_id=document.id,
                    span=span,
                    outlet_span=span,
                    outlet=house if is_self else outlet,
                    form=form,
                    is_self=is_self,
                    is_lead=number in leads,
                    sentence=sentence,
                )


def _in_block(
    document: Document, block: Block, words: _Words, outlets: OutletTable
) -> Iterator[tuple[Span, str | None, ReportForm]]:
    """Yield the words that are credited, with the outlet and the form; a "told" of no outlet is the article's own."""
    text = document.text
    for span, key in _names(text, block.span, document.language or ""):
        start, stop = max(block.span.start, span.start - _REACH), min(block.span.end, span.end + _REACH)
        before, after = text[start : span.start], text[span.end : stop]
        for phrase in words.phrases:
            lead = phrase.before.search(before)
            if lead is None or (phrase.after is not None and not phrase.after.match(after)):
                continue
            outlet = key or _outlet(span.of(text), lead, document.language or "", words, outlets)
            if outlet is not None:
                yield span, outlet, phrase.form
                break
    for pattern, form in ((words.own, "told"), (words.described, "described")):
        for match in pattern.finditer(text, block.span.start, block.span.end) if pattern else ():
            start = match.start("own") if "own" in match.re.groupindex else match.start()
            yield Span(start, match.end()), None, cast(ReportForm, form)


def _outlet(name: str, lead: re.Match[str], language: str, words: _Words, outlets: OutletTable) -> str | None:
    """Give the key of a credited name: of the table, or its own where the text calls it an outlet; else None."""
    if words.unnamed.fullmatch(name):
        return None
    tries = [name, re.sub(r"en\b(?= )", "e", name) if language == "de" else name]
    if lead["the"]:
        tries += [f"{article} {name}" for article in _ARTICLES.get(language, ())]
    for one in dict.fromkeys(tries):
        found = outlets.resolve(one)
        if found is not None and found[1]:
            return found[0]
    return "=" + fold(name) if lead["press"] else None


def _in_lines(
    document: Document, block: Block, words: _Words, *, house: str | None, outlets: OutletTable
) -> Iterator[Credit]:
    """Yield the outlets of lines of sources: "Quelle: dpa", "Avec AFP"; all names of the line must be known ones."""
    text = document.text
    for line in re.finditer(r"[^\n]+", text[block.span.start : block.span.end]):
        head = words.line.match(line[0]) if words.line is not None and len(line[0]) <= _LINE else None
        if head is None:
            continue
        start = block.span.start + line.start() + head.end()
        listed = text[start : block.span.start + line.end()].rstrip(" .)»”")
        ends = [(m.start(), m.end()) for m in _PARTED.finditer(listed)]
        pieces = zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(listed)], strict=True)
        for low, high in pieces:
            key = _known(listed[low:high], document.language or "", outlets)
            if key is not None:
                span = Span(start + low, start + high)
                yield Credit(
                    id=make_id("abroad", document.id, key, span.start, "tag"),
                    document_id=document.id,
                    span=block.span if block.span.end - block.span.start <= _LINE else span,
                    outlet_span=span,
                    outlet=key,
                    form="tag",
                    is_self=key == house,
                    is_lead=key != house,
                )


def _known(name: str, language: str, outlets: OutletTable) -> str | None:
    abroad = dict(_abroad())
    found = outlets.resolve(name) if name and len(name.split()) <= 5 else None
    return abroad.get(name) or (found[0] if found is not None and found[1] else None)


def _names(text: str, within: Span, language: str) -> Iterator[tuple[Span, str | None]]:
    """Yield what may be an outlet's name, with its key where it is one in another script than Latin."""
    taken: list[Span] = []
    for name, key in _abroad():
        start = text.find(name, within.start, within.end)
        while start >= 0:
            span = Span(start, start + len(name))
            is_whole = language in _UNSPACED or not re.match(r"[^\W_]", text[span.end : span.end + 1])
            if is_whole and not any(other.overlaps(span) for other in taken):
                taken.append(span)
                yield span, key
            start = text.find(name, span.end, within.end)
    for match in _RUN.finditer(text, within.start, within.end):
        if any(other.overlaps(Span(*match.span())) for other in taken):
            continue
        closed = (
            _QUOTED_NAME.match(text, match.start(), within.end) if text[match.start() - 1] in "„«“" else None
        )
        if closed is not None and closed.end() > match.end():
            yield Span(*closed.span()), None
        for word in re.finditer(
            r"\S+", match[0]
        ):  # "Wie Reuters", "die Prüferin der Zeitung": with and without the first
            if word.start() == 0 or word[0][0].isupper():
                yield Span(match.start() + word.start(), match.end()), None


@cache
def _abroad() -> tuple[tuple[str, str], ...]:
    """Give the names in other scripts than Latin with the keys they stand for, the longest first."""
    found = [(name, key) for key, names in read_rows("outlet_names_abroad.tsv") for name in names.split("|")]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _words_of(language: str) -> _Words | None:
    """Give the words of a language, as patterns; None: the table has none."""
    rows: dict[str, list[str]] = {}
    for code, sort, words in ([*row, ""][:3] for row in read_rows("credit_words_abroad.tsv")):
        if code == language:
            rows.setdefault(sort, []).append(words)
    if not rows:
        return None
    the, press = ("|".join(filter(None, rows.get(sort, ()))) or r"(?!)" for sort in ("the", "press"))
    gap = "" if language in _UNSPACED else r"\s"
    lead = (
        rf"(?P<the>(?:{the})(?:(?<=[’'])|{gap or r'(?!)'}))?(?:(?P<press>{press})\s(?:[a-zà-ž]+\s)?)?{_OPEN}$"
    )
    edge = "" if language in _UNSPACED else r"(?<!\w)"
    phrases = []
    for form in _CREDITING:
        for written in rows.get(form, ()):
            before, _, after = written.partition("{name}")
            behind = re.compile(_CLOSE + after) if after else None
            phrases.append(_Phrase(cast(ReportForm, form), re.compile(rf"{edge}(?:{before}){lead}"), behind))
    told = "|".join(written.partition("{name}")[0] for written in rows.get("told", ()))
    own, described, lines = ("|".join(rows.get(sort, ())) for sort in ("own", "described", "line"))
    heads = "|".join(part.partition("{name}")[0] for part in rows.get("line", ()))
    return _Words(
        phrases=tuple(phrases),
        own=re.compile(rf"{edge}(?:{told})(?:(?:{the})\s)?(?P<own>{own})\b") if own else None,
        described=re.compile(rf"{edge}(?:{described})") if described else None,
        line=re.compile(rf"[\s(–—-]*(?:{heads})") if lines else None,
        unnamed=re.compile("|".join(filter(None, rows.get("not", ()))) or r"(?!)"),
    )
