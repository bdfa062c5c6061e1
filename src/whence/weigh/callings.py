"""Callings: how a document calls who speaks, where it gives no name or no verb of saying.

"The regional health service" is a body; "the admiral" is one known person, unless the text speaks of "an admiral" too;
"Corsani keeps to 01:58" is said by Corsani though nothing tells it to be said.
"""

import re

from whence.conclusions import Statement
from whence.read.roles import is_document_noun, is_organisation_noun, is_role
from whence.records import Attribution, Span

_DETERMINER = re.compile(r"^(?:the|its|his|her|their|our|own)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s|[A-Z]")
_ASIDE = re.compile(r",|\s(?:which|who|whose|that|in|on|at|of)\s")
_AFTER_NOUN = re.compile(r"[,;(]|\s(?:of|in|on|at|from|by|for|with|to|that|which|who|whose|seen|read|itself)\b")
_BODIES = frozenset({"coast guard", "police", "fire brigade", "fire service", "army", "navy", "border guard"})
_VAGUE = frozenset(
    {"person", "man", "woman", "source", "official", "insider", "one", "speaker", "caller", "voice"}
)
_PRONOUN = re.compile(
    r"(?:He|She|It|They|We|I|You|This|That|These|Those|Who|There|Nobody|Everybody|Some|Many|One)\b"
)
_AGED = re.compile(r"[Tt]he\s+\d+-year-old\b")
_OPEN = re.compile(r"(?:he|she|they|it|who|which|him|her|them)$", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
_HELD_BACK = re.compile(
    r"(?i)\b(?:anonym\w+|unnamed|un-named|not (?:to )?be (?:named|identified|quoted)|"
    r"not give (?:his|her|their|a) names?|without giving (?:his|her|their) names?|"
    r"withh[eo]ld\w* (?:his|her|their) names?)\b"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}"
# Verbs by which somebody gives an answer that the cues of `read` leave out.
_GIVES = (
    r"puts?|keeps? to|kept to|stands? by|stood by|counts?|counted|speaks? of|spoke of|blame[sd]?|reckon(?:s|ed)?|"
    r"repeat(?:s|ed)?|finds?|found|read|gets? to|got to|vouche[sd]|grant(?:s|ed)?|sticks? to|stuck to|gives? the|"
    r"gave the"
)
_SUBJECT = re.compile(
    rf"(?:(?:And|But|Yet|So|Still)\s+)?((?:The|Its|His|Her)\s+(?:[\w-]+\s){{0,2}}?[a-z-]+|{_NAME})"
    rf"(?:,\s(?:({_NAME})|[^,.;]{{1,80}}),)?\s+(?:(?:has|have|had|now|also|still|again|later|since|himself|herself|itself)\s+)*"
    rf"(?:{_GIVES})\b"
)


def body_of(attribution: Attribution, text: str) -> str | None:
    """Give the words for a body that is described and not named, without "the": "regional health service".

    None where it is called by one word only ("the ministry"), which does not tell it from others, or by a pronoun.
    """
    speaker = attribution.speaker
    if speaker is None or speaker.is_named or not attribution.source:
        return None
    words = " ".join(attribution.source[0].of(text).split())
    is_body = speaker.kind == "organisation" or (speaker.role or "").casefold() in _BODIES
    name = _DETERMINER.sub("", _ASIDE.split(words, maxsplit=1)[0])
    return name if is_body and len(name.split()) > 1 and _DEFINITE.match(words) else None


def find_subject(text: str, sentence: Span) -> Span | None:
    """Give the words for who gives an answer in a sentence without a verb of saying; None: nobody does.

    "The admiral keeps to 02:12", "Velk put the number of dead at nine".
    """
    match = _SUBJECT.match(text, sentence.start, sentence.end)
    if match is None or _PRONOUN.match(match[1]):
        return None
    noun = match[1].split()[-1]
    if noun.islower() and not (is_role(noun) or is_organisation_noun(noun)):
        return None
    return Span(*match.span(2 if match[2] else 1))  # "Its director, Greta Mossman, stood by that"


def source_words(statement: Statement) -> str:
    """Give the words by which a document calls who speaks; "": it names nobody."""
    return next((hop.words for hop in reversed(statement.chain) if hop.kind == "source"), "")


def head_of(words: str) -> str:
    """Give the noun of a description, in small letters: "report" of "the report of the inspection"."""
    core = _AFTER_NOUN.split(words.casefold(), maxsplit=1)[0].split()
    return core[-1] if core else ""


def called_person(words: str) -> str | None:
    """Give the noun by which one known person is called: "admiral" of "the admiral"; None for any other words."""
    if _AGED.match(words):
        return "old"
    noun = head_of(words)
    core = _AFTER_NOUN.split(words, maxsplit=1)[0]
    is_one = bool(_DEFINITE.match(words)) and is_role(noun) and not noun.endswith("s")
    is_one = is_one and (core.split()[-1].islower() or len(core.split()) == 1)  # "the Observer" is a name
    return noun if is_one and noun not in _VAGUE and not is_document_noun(noun) else None


def find_holder(noun: str, text: str) -> str | None:
    """Give the one full name that a text gives the holder of a role: "the prosecutor, Marta Kelen"; None: none, or two.

    `noun` is the role in small letters.
    """
    name = r"((?:[A-ZÀ-Þ][\w’'-]+ ){1,2}[A-ZÀ-Þ][\w’'-]+)"
    role = rf"(?i:\b{re.escape(noun)})"
    found = re.finditer(
        rf"{role}(?:\s(?:of|for|at|in)\s[^,.;]{{1,60}})?,\s{name}[,.]|"
        rf"{name},\s(?:the|its|his|her|an?)\s(?:[\w-]+\s){{0,3}}{role}\b|{role}\s{name}",
        text,
    )
    names = {next(group for group in match.groups() if group) for match in found}
    return names.pop() if len(names) == 1 else None


def is_pronoun(words: str) -> bool:
    """Tell whether a calling is a pronoun, of which nothing here tells whom it means."""
    return bool(_OPEN.match(words))


def called_anyone(words: str, text: str) -> str | None:
    """Give the noun by which a text calls one person whom it may name elsewhere: "survivor" of "a survivor".

    None where it says anywhere that somebody's name is held back, and for words such as "a source".
    """
    noun = head_of(words)
    is_one = bool(_INDEFINITE.match(words)) and is_role(noun) and not noun.endswith("s")
    return noun if is_one and noun not in _VAGUE and not _HELD_BACK.search(text) else None


def is_nameless(noun: str, text: str) -> bool:
    """Tell whether a text speaks of "a teacher" too: then "the teacher" may be one without a name."""
    return bool(
        re.search(rf"(?i)\b(?:an?|one|two|three|several|another)\s+(?:[\w-]+\s+){{0,3}}{noun}s?\b", text)
    )
