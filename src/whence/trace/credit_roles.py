"""The form in which the words around a name credit its outlet; None when they do not.

A name in a list ("the Lantern and Radio Selm reported") is read with what stands before the first and after the last.
"""

import re
from collections.abc import Iterator, Sequence

from whence.records import ReportForm, Span
from whence.trace.credit_names import Name
from whence.trace.credit_words import (
    according_before,
    agent_before,
    describing,
    inverted_before,
    noun_after,
    noun_before,
    told_before,
    verb_after,
)

_AND = re.compile(r"^\s*(?:,|and|or|,\s*and|as well as|/|&)\s*(?:both\s+)?(?:(?:by|to|with|from)\s+)?$")
_EMPLOYED = re.compile(
    r"(?i:\b(?:former|formerly|ex-\w+|once|previously|retired)\b(?:\s(?!who\b)[\w-]+){0,4}\s(?:at|of|for|with"
    r"|in|by|on)\s+(?:[Tt]he\s+)?$"
    r"|\b(?:edit(?:or|s|ed)?|owner|owns|owned|publisher|founder|columnist|chairman|director|president|board"
    r"|shares? in|sponsor|"
    r"worked|works|(?:wrote|writes) (?:an? )?(?:\w+ )?(?:column |columns )?for"
    r"|(?:drove|drives) (?:[\w]+ ){1,3}for|join(?:ed|s)?"
    r"|left|bought|sued|sue|against|acquired|sold|adverti\w+|printed at"
    r"|runs?|controls?|employed)"
    r"(?:\s(?:of|for|at|by|in|on|from|with|the|to edit))*\s+(?:[Tt]he\s+)?$)"
)
_RECEPTION = re.compile(  # what others made of it in print is not what was taken from them
    r"(?i:\b(?:receiv|draw|drew|drawn|earn|attract|garner|enjoy|win|won|got|gain|met with)\w*\s(?:[\w-]+\s){0,4}"
    r"(?:coverage|reviews?|praise|criticism|attention|applause|scorn)\s(?:from|in|by|at)\s(?:the\s)?$)"
)
_PICTURE = re.compile(
    r"(?i:(?:photo|picture|photograph|image|footage courtesy|graphic|video|pool|caption)s?\s*(?::|by\b"
    r"|courtesy of)[^.]{0,20}$)"
)
_DISCLAIMED = re.compile(
    r"^(?:\s(?:has|have|had|is|was|could|did|does|were))?(?:\s(?:not|n[’']t|never)|n[’']t)\s+(?:yet\s|been\s"
    r"|immediately\s|independently\s|able\s|to\s)*"
    r"(?:verif|confirm|establish|review|reach|authenticat|licensed|responsible|affect|respon|comment)"
)
_OF_ITSELF = re.compile(
    r"^[’']s?\s(?:[\w-]+\s){0,2}(?:editor|owner|publisher|chairman|founder|chief|board|staff|shares|parent"
    r"|offices?|lawyers?)\b"
)
_TELLING_US = re.compile(
    r"\b(?:(?:told|tells?|rang|phoned|telephoned|sent|gave|showed|shown|speaking|spoke|spoken|talked|said|wrote"
    r"|confirmed|explained|admitted"
    r"|insisted|interview)(?:\s(?:exclusively|also|later))?(?:\s(?:to|with))?|\b(?:shown|sent|given|leaked"
    r"|passed|handed|sold) to|seen by|obtained by|reviewed by"
    r"|\b\w+ed\b[^.;:]{0,30} for|(?:to|with|by))\s$"
)
_TO = re.compile(r"(?:^|[;:] )[Tt]o (?:the )?$|\b[Ii]t was to (?:the )?$")  # "To Equinox he said that"
_SAID_THERE = re.compile(
    r"^ that (?:he|she|they) (?:said|told|spoke|admitted|complained)\b"
    r"|^,?(?: (?:on|last|earlier)[ \w]{1,20},)? (?:(?:he|she|they|it)\b|(?:[A-Z]\w+ ){1,3})(?: (?:said|says"
    r"|added|put|called"
    r"|insisted|admitted|explained)\b|, )|^, (?:on |last |this )?[\w ]{1,20}, that\b"
)
_AS_SOURCE = re.compile(r"^ as (?:its|the|their|his|her) sources?\b")
_DONE_BY = re.compile(
    r"\b\w+(?:ed|en|wn|ut|id|ld)\b(?:\s[^\s.;:“”\"]+){0,8}?,?\sby\s(?:the\s)?$"
)  # "put at 40 by the local press"
_REFUSED = re.compile(
    r"\b(?:not|never|n[’']t|declined to|refused to|refuses to|without) (?:yet )?"
    r"(?:speak(?:ing)?|talk(?:ing)?|comment(?:ing)?) (?:to|with) $"
)  # "she would not speak to the press"
_HANDED = re.compile(
    r"\b(?:sent|gave|showed|shown|seen|obtained|reviewed|leaked|passed|handed|given)(?:\s(?:to|by))?\s$"
)


def find_roles(text: str, sentence: Span, names: Sequence[Name]) -> Iterator[tuple[Name, ReportForm]]:
    """Yield the names of a sentence that are credited, each with its form, in text order."""
    for group in _lists(text, names):
        before = " ".join(text[sentence.start : group[0].span.start].split())
        before += " " if before else ""
        after = text[group[-1].span.end : sentence.end]
        for name in group:
            form = _form(before, after, name, text)
            if form is not None:
                yield name, form


def _lists(text: str, names: Sequence[Name]) -> list[list[Name]]:
    """Put together the names that stand in one list."""
    groups: list[list[Name]] = []
    for index, name in enumerate(names):
        between = text[groups[-1][-1].span.end : name.span.start] if groups else "."
        between = re.sub(rf"(?<=\s){describing()}$", "", between) if len(between) < 60 else between
        is_listed = _AND.match(between) and (between.strip() != "," or _goes_on(text, names, index))
        if groups and is_listed and "own" not in (name.sort, groups[-1][-1].sort):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _goes_on(text: str, names: Sequence[Name], index: int) -> bool:
    """Tell whether a list goes on after a name, to its "and"."""
    following = text[names[index].span.end : names[index + 1].span.start] if index + 1 < len(names) else ""
    return re.match(r"^(?:,| and\b| or\b|, and\b)\s*(?:[Tt]he\s+)?$", following) is not None


def _form(before: str, after: str, name: Name, text: str) -> ReportForm | None:
    """Give the form of one name between the words before and after its list."""
    if (
        re.search(r"\bnor (?:[Tt]he )?$", before)
        or _EMPLOYED.search(before)
        or _RECEPTION.search(before)
        or _PICTURE.search(before)
        or _OF_ITSELF.match(after)
    ):
        return None
    words = name.span.of(text)
    match name.sort:
        case "own":
            return _own_form(before, after, words)
        case "account":
            is_cited = re.search(r"(?i)\b(?:according to|in|per|citing) $", before) is not None
            return "anaphor" if is_cited or verb_after().match(after) else None
        case "short":
            return "anaphor" if _credits(before, after) else None
        case "described":
            if _REFUSED.search(before):
                return None
            is_reports = words.lower().endswith(("reports", "report")) or " elsewhere" in words
            is_credit = (
                _is_rumour(before, words, after)
                if is_reports
                else _credits(before, after) or _DONE_BY.search(before)
            )
            return "described" if is_credit else None
    return _credits(before, after)


def _credits(before: str, after: str) -> ReportForm | None:
    if told_before().search(before) or (_TO.search(before) and _SAID_THERE.match(after)):
        return "told"
    if _AS_SOURCE.match(after):
        return "according"
    after = after.removeprefix(",") if before.endswith(", ") else after  # "one of them, the Lantern, said"
    is_account = noun_after().match(after) is not None
    is_owned = re.match(r"[’']", after) is not None
    if is_account and not is_owned:
        return "noun"
    if according_before().search(before):
        return "according"
    if agent_before().search(before):
        return "verb"
    if noun_before().search(before):
        return "noun"
    if _DISCLAIMED.match(after):
        return None
    if is_account:
        return "noun"
    return "verb" if verb_after().match(after) or inverted_before().search(before) else None


def _own_form(before: str, after: str, words: str) -> ReportForm | None:
    if words.lower() == "us":
        if not _TELLING_US.search(before):
            return None
        return "verb" if _HANDED.search(before) else "told"
    return _credits(before, after)


def _is_rumour(before: str, words: str, after: str) -> bool:
    """Tell whether "reports" are accounts of others, not a verb or what somebody files."""
    if words[0].isupper() or " " in words or not before.strip():
        return True
    return re.search(
        r"(?i)\b(?:after|amid|despite|following|on|to|by|denied|deny|denies|dismissed|rejected|confirmed"
        r"|confirm|some|with|were|are|of|about) $|[-–—:,] $",
        before,
    ) is not None and not after.startswith(" of ")
