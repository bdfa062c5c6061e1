"""Names of origins: one key for each speaker across the pile, and what a reader calls the origin of a key."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from whence.conclusions import Report, Statement
from whence.labels import label_document
from whence.records import Document
from whence.trace import document_report_id
from whence.weigh.assertions import is_own_words
from whence.weigh.callings import called_person, source_words
from whence.weigh.chains import fold_name

_NAMED = ("person:", "organisation:", "named:")
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
    full = {key: find_fullest(key, people) for key in people}
    for key in sorted(named - set(people)):
        name = key.partition(":")[2]
        words = name.split()
        spelt = [p for p in people if _is_variant(words, p.removeprefix("person:").split())]
        exact = f"person:{name}"
        if exact in full or spelt:  # taken for a body in one article and for a person in another
            full[key] = full.get(exact) or full[spelt[0]]
        elif f"organisation:{name}" in named:
            full[key] = f"organisation:{name}"
    for key in sorted(named):
        full.setdefault(key, _other_form(key, named))
    one_key = [replace(s, origin=full.get(s.origin, s.origin) if s.origin else None) for s in statements]
    people = sorted(
        {s.origin for s in one_key if s.origin and s.origin.startswith("person:") and " " in s.origin}
    )
    heard = {s.origin for s in one_key if s.attribution_id is not None}
    return unify_callings([_with_first(_if_heard(s, heard), people) for s in one_key])


def _if_heard(statement: Statement, heard: Collection[str | None]) -> Statement:
    """Give a statement that no verb of saying puts down to a name: its article's own, where nobody so named speaks."""
    is_guess = statement.attribution_id is None and (statement.origin or "").startswith(_NAMED)
    if not is_guess or statement.origin in heard:
        return statement
    reports = [hop.key for hop in statement.chain if hop.kind == "report"]
    own = reports[-1] if reports else document_report_id(statement.document_id)
    return replace(statement, origin=f"report:{own}")


def _with_first(statement: Statement, people: Sequence[str]) -> Statement:
    """Give a statement put down to whom its source begins with: "Greta Mossman of the organiser, Fenlight Live"."""
    key, calling = statement.origin or "", fold_name(source_words(statement))
    if not key.startswith(("person:", "named:")) or calling.startswith(key.partition(":")[2]):
        return statement
    first = [k for k in people if k != key and f"{calling} ".startswith(k.removeprefix("person:") + " ")]
    return replace(statement, origin=first[0]) if len(first) == 1 else statement


def unify_callings(statements: Sequence[Statement]) -> list[Statement]:
    """Give the statements, those of somebody called by a last name, a role or a body's last word under that one's key.

    "Corsani", "the admiral", "the ministry" are whoever of the same document, and only one there, is called so in full.
    """
    known: dict[str, dict[str, set[str]]] = {}
    for statement in statements:
        if statement.origin is not None and statement.origin.startswith(_NAMED):
            words = known.setdefault(statement.document_id, {}).setdefault(statement.origin, set())
            words |= set(re.findall(r"[\w-]+", source_words(statement).casefold()))
    spoken: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.document_id, s.sentence.start, s.id)):
        if source_words(statement):
            spoken.setdefault(statement.document_id, []).append(statement)
    found = []
    for statement in statements:
        calling = source_words(statement)
        if calling and statement.origin is not None and not statement.origin.startswith(_NAMED):
            keys = [k for k, w in known.get(statement.document_id, {}).items() if _is_called(calling, k, w)]
            keys = keys or _next_named(statement, spoken.get(statement.document_id, ()))
            statement = replace(statement, origin=keys[0]) if len(keys) == 1 else statement
        elif not calling:
            statement = _go_on(statement, spoken.get(statement.document_id, ()))
        found.append(statement)
    return found


def _go_on(statement: Statement, spoken: Sequence[Statement]) -> Statement:
    """Give a statement in a document's own words put down to the person who speaks right before it in its paragraph."""
    own = document_report_id(statement.document_id)
    is_own = statement.origin in (f"report:{own}", f"assertion:{statement.document_id}") and is_own_words(
        statement
    )
    before = [s for s in spoken if 0 <= statement.sentence.start - s.sentence.end <= 1]
    origins = {s.origin for s in before}
    key = origins.pop() if len(origins) == 1 else None
    is_spoken = is_own and key is not None and key.startswith("person:")
    return replace(statement, origin=key) if is_spoken else statement


def _next_named(statement: Statement, spoken: Sequence[Statement]) -> list[str]:
    """Give who is named next in a document that leads with "the head of the office": the name follows the office.

    Empty where somebody else speaks in between. `spoken` holds what somebody is said to say there, in text order.
    """
    calling = source_words(statement)
    lead = next((s for s in spoken if source_words(s).casefold().startswith("the ")), None)
    if called_person(calling) is None or lead is None or source_words(lead) != calling:
        return []
    later = [s for s in spoken if s.sentence.start > statement.sentence.start]
    other = next((s for s in later if source_words(s) != calling), None)
    key = (other.origin or "") if other is not None else ""
    name = key.removeprefix("person:")
    is_introduced = other is not None and " " in name and name in fold_name(source_words(other))
    return [key] if is_introduced and key.startswith("person:") else []


def _is_called(calling: str, key: str, words: Collection[str]) -> bool:
    """Tell whether a calling may mean the origin `key`, which is called by `words` elsewhere in the document."""
    kind, _, name = key.partition(":")
    noun = (
        called_person(calling) if calling.casefold().startswith("the ") else None
    )  # "its director" is somebody else's
    if kind == "person":
        return (calling[:1].isupper() and fold_name(calling) == name.split()[-1]) or (
            noun is not None and noun in words
        )
    last = calling.casefold().split()
    is_short = len(last) == 2 and last[0] in ("the", "its", "his", "her", "their")
    return is_short and name.split()[-1] == last[1] and name != last[1]


def _other_form(key: str, named: Collection[str]) -> str:
    """Give the one fuller key of a name of which nothing tells what it is, or that was taken for a person's.

    "Velk" is the one person of that last name; "Fenlight Live" is the body called "Fenlight".
    """
    kind, _, name = key.partition(":")
    if kind == "named":
        longer = sorted(k for k in named if k.startswith("person:") and k.split()[-1] == name and " " in k)
        return longer[0] if len(longer) == 1 else key
    if kind == "person" and f"organisation:{name.split()[0]}" in named and " " in name:
        return f"organisation:{name.split()[0]}"
    return key


def find_fullest(key: str, keys: Sequence[str]) -> str:
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
