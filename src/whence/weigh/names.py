"""Names of origins: one key for each speaker across the pile, and what a reader calls the origin of a key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from whence.conclusions import Report, Statement
from whence.labels import label_document
from whence.records import Document
from whence.trace import document_report_id

_VARIANT = 0.88  # Jaro-Winkler similarity, in [0, 1], of each word of two spellings of one name


def name_origin(key: str, reports: Mapping[str, Report], documents: Mapping[str, Document]) -> str:
    """Give what a reader calls an origin: the outlet, else the article's file, else the speaker's name."""
    kind, _, rest = key.partition(":")
    if kind not in ("report", "assertion"):
        return rest if kind == "document" else rest.title()
    report = reports.get(document_report_id(rest) if kind == "assertion" else rest)
    if report is not None and report.outlet_name is not None:
        return report.outlet_name
    document = documents.get(report.document_id or "") if report is not None else None
    return label_document(document) if document is not None else "a report nobody names"


def unify_names(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements with one origin key for each person: "hashemi" is "hisham hashemi" where just one fits."""
    named = {
        s.origin
        for s in statements
        if s.origin is not None and s.origin.startswith(("person:", "named:", "organisation:"))
    }
    people = sorted(key for key in named if key.startswith("person:"))
    full = {key: _fullest(key, people) for key in people}
    for key in sorted(named - set(people)):
        name = key.partition(":")[2]
        words = name.split()
        spelt = [p for p in people if _is_variant(words, p.removeprefix("person:").split())]
        exact = f"person:{name}"
        if exact in full or spelt:  # taken for a body in one article and for a person in another
            full[key] = full.get(exact) or full[spelt[0]]
        elif f"organisation:{name}" in named:
            full[key] = f"organisation:{name}"
    return [replace(s, origin=full.get(s.origin, s.origin) if s.origin else None) for s in statements]


def _fullest(key: str, keys: Sequence[str]) -> str:
    """Give the one longer name that ends in the same word and holds all of this one's, or holds this one's only word.

    Else the first of the names that are spelt almost alike, word by word ("Soleimani", "Suleimani").
    """
    words = key.removeprefix("person:").split()
    longer = []
    for other in keys:
        theirs = other.removeprefix("person:").split()
        ends_alike = theirs[-1:] == words[-1:] or len(words) == 1
        if len(theirs) > len(words) and ends_alike and set(words) <= set(theirs):
            longer.append(other)
    if len(longer) == 1:
        return longer[0]
    return min([key, *(other for other in keys if _is_variant(words, other.removeprefix("person:").split()))])


def _is_variant(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two full names of as many words are the same but for the spelling."""
    if len(one) != len(two) or len(one) < 2 or one == two:
        return False
    return all(a[0] == b[0] and JaroWinkler.similarity(a, b) >= _VARIANT for a, b in zip(one, two, strict=True))
