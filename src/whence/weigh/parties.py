"""Parties: whether a speaker speaks for somebody whom the claim's own words are about.

That the company says so too when others have said it of the company is worth more than one voice more. Whether it
speaks against its own interest can be told from the page where the article says that it admits it; else, that it is
spoken of can.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from whence.conclusions import Statement
from whence.records import Attribution, Document
from whence.weigh.chains import fold_name
from whence.weigh.sides import names_of_state, speaks_for_state

_BODIES = (
    "company firm airline ministry government police army military navy hospital university school council club "
    "agency bank union party operator regulator authority manufacturer prosecutor court church"
)
_BODY = re.compile(rf"\b({'|'.join(_BODIES.split())})s?\b", re.IGNORECASE)
_LEAST = 3  # letters; a shorter name is not looked for
_PLACING = frozenset(
    ("near", "outside", "inside", "at", "in", "to", "from", "behind", "beside", "around", "opposite")
)
_SUBJECT = 3  # words at the head of a clause, in which its subject stands
_VERBS = r"admit(?:s|ted)?|conced(?:es?|ed)|acknowledg(?:es?|ed)|confess(?:es|ed)?|own(?:s|ed) up|(?:come|came)s? clean"
_ADMITS = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
_ADMITS_THAT = re.compile(rf"\b(?:{_VERBS}|grant(?:s|ed)?)\b(?! to\b)", re.IGNORECASE)  # "admitted to hospital"
_SMALL = frozenset(("of", "the", "and", "for", "in", "at", "a"))


def speaks_of_itself(
    key: str,
    others: Iterable[Statement],
    *,
    said: Iterable[Statement],
    attributions: Mapping[str, Attribution],
    documents: Mapping[str, Document],
    institution: str | None,
) -> bool:
    """Tell whether what `others` say is about the origin `key`, or about the body it speaks for.

    `said` are the statements of that origin, `institution` the body it is known to speak for.
    """
    names = _names(key, institution)
    bodies: set[str] = set()
    states: set[str] = set()
    said = list(said)
    for statement in said:
        attribution = attributions.get(statement.attribution_id or "")
        speaker = attribution.speaker if attribution is not None and statement.origin == key else None
        if speaker is None:
            continue
        if speaker.institution and any(c.isupper() for c in speaker.institution):
            names.add(fold_name(speaker.institution))
        bodies |= {m.casefold() for m in _BODY.findall(speaker.institution or "")}
        if speaks_for_state(speaker.role, speaker.institution):
            states |= names_of_state(speaker.nationality, speaker.institution)
    if any(_admits(statement, attributions, documents) for statement in said):
        return True
    names = {name for name in names if len(name) >= _LEAST}
    return any(
        _is_about(words, names) or _begins_with(words, bodies, states)
        for words in (_words_of(other, documents) for other in others)
    )


def _admits(
    statement: Statement, attributions: Mapping[str, Attribution], documents: Mapping[str, Document]
) -> bool:
    """Tell whether an article says that a speaker admits something: against what it would rather."""
    text = documents[statement.document_id].text
    attribution = attributions.get(statement.attribution_id or "")
    if attribution is None or not attribution.cue:
        return statement.stance == "confirms" and bool(_ADMITS_THAT.search(statement.sentence.of(text)))
    return any(_ADMITS.search(span.of(text)) for span in attribution.cue)


def _is_about(words: str, names: Collection[str]) -> bool:
    """Tell whether a name stands in `words`, and not as a place: "outside Skerrin Hydro" is not about it."""
    folded = fold_name(words)
    for name in names:
        for match in re.finditer(rf"(\w+ )?(?:the )?\b{re.escape(name)}\b", folded):
            if (match[1] or "").strip() not in _PLACING:
                return True
    return False


def _begins_with(words: str, bodies: Collection[str], states: Collection[str]) -> bool:
    """Tell whether the subject is a state, or a body called by its kind: what is done at the hospital is not of it."""
    first = fold_name(words).removeprefix("that ").split()[:_SUBJECT]
    head = f" {' '.join(first)} "
    return any(f" {state} " in head for state in states) or any(
        re.search(rf" {re.escape(body)}s? ", head) for body in bodies
    )


def _names(key: str, institution: str | None) -> set[str]:
    """Give the names by which a text calls an origin and its body: a person's last name alone stands for them."""
    kind, _, name = key.partition(":")
    names = {name} if kind in ("person", "organisation", "named") else set()
    if kind == "person" and len(name.split()) > 1:
        names.add(name.split()[-1])
    if kind == "organisation":
        names |= {" ".join(w for w in name.split() if w not in _SMALL)}
    return names | ({institution} if institution else set())


def _words_of(statement: Statement, documents: Mapping[str, Document]) -> str:
    text = documents[statement.document_id].text
    return statement.text or " ".join(span.of(text) for span in statement.spans)
