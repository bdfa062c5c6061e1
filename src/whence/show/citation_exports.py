"""The articles as a bibliography: BibTeX and RIS, with what each article states of itself and nothing else."""

import re
from collections.abc import Iterator
from urllib.parse import quote as quote_url

from whence.conclusions import Case
from whence.records import Document, Stamp
from whence.show.views import CaseView, read_headline, view_case
from whence.show.words import show_controls

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BY = re.compile(r"(?:by|posted by|from)\s+", re.IGNORECASE)
_LATEX = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "$": r"\$", "&": r"\&",
    "#": r"\#", "_": r"\_", "%": r"\%", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
}  # fmt: skip
_LATEX_SIGN = re.compile("|".join(map(re.escape, _LATEX)))
_URL_SAFE = ":/?#[]@!$&'()*+,;=%-._~"  # all that RFC 3986 allows


def write_bibtex(case: Case) -> str:
    """Give one entry for each article, UTF-8: an `article` of its outlet, or `misc` where none is stated."""
    view = view_case(case)
    return "\n".join(_write_bibtex(view, document) for document in view.case.documents)


def _write_bibtex(view: CaseView, document: Document) -> str:
    fields = {"title": f"{{{_escape(read_headline(document) or '')}}}"} if document.headline else {}
    authors = [f"{{{_escape(name)}}}" for name in list_authors(document)]
    if authors:
        fields["author"] = " and ".join(authors)
    if document.outlet_name:
        fields["journal"] = _escape(document.outlet_name)
    year, month, day = _cut_date(document.published)
    if year:
        fields["year"] = year
    if day:
        fields["day"] = str(int(day))
    if document.url:
        fields["url"] = _clean_url(document.url)
    if document.language:
        fields["langid"] = _escape(document.language)
    fields["note"] = _escape(f"whence document {document.id}, file {document.path}")
    lines = [f"  {name} = {{{words}}}," for name, words in fields.items()]
    if month:
        lines.append(f"  month = {_MONTHS[int(month) - 1]},")
    kind = "article" if document.outlet_name else "misc"
    return f"@{kind}{{{document.id},\n" + "\n".join(lines) + "\n}\n"


def write_ris(case: Case) -> str:
    """Give one entry for each article, of type NEWS; lines end as the format asks for."""
    view = view_case(case)
    lines = (line for document in view.case.documents for line in _list_ris(document))
    return "".join(f"{line}\r\n" for line in lines)


def _list_ris(document: Document) -> Iterator[str]:
    yield "TY  - NEWS"
    yield f"ID  - {document.id}"
    if document.headline:
        yield f"TI  - {_fold(read_headline(document) or '')}"
    for name in list_authors(document):
        yield f"AU  - {_fold(name)}"
    if document.outlet_name:
        yield f"T2  - {_fold(document.outlet_name)}"
    year, month, day = _cut_date(document.published)
    if year:
        yield f"PY  - {year}"
        yield f"DA  - {year}/{month}/{day}/"
    if document.url:
        yield f"UR  - {_clean_url(document.url)}"
    if document.language:
        yield f"LA  - {_fold(document.language)}"
    yield f"N1  - {_fold(f'file {document.path}')}"
    yield "ER  - "
    yield ""


def list_authors(document: Document) -> list[str]:
    """Give who the page's markup says wrote it; else the words of the byline without "By", as one name."""
    stated = [item.words for item in document.authors]
    if stated or document.byline is None:
        return list(dict.fromkeys(stated))
    words = document.byline.of(document.text).strip()
    head = _BY.match(words)
    return [words[head.end() :] if head else words] if words else []


def _cut_date(stamp: Stamp | None) -> tuple[str, str, str]:
    """Give year, month and day of an ISO 8601 value that is cut to its precision; "" for what it lacks."""
    year, month, day = (*("" if stamp is None else stamp.value[:10]).split("-"), "", "")[:3]
    return year, month, day


def _fold(words: str) -> str:
    return " ".join(show_controls(words).split())


def _escape(words: str) -> str:
    signs = _LATEX_SIGN.sub(lambda match: _LATEX[match[0]], _fold(words))
    return re.sub("-(?=-)", "-{}", signs)  # two would be set as one dash


def _clean_url(url: str) -> str:
    return quote_url(url, safe=_URL_SAFE)
