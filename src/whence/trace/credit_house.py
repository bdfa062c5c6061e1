"""The house: the outlet whose article a document is, where only its own words say so.

"By Ann Lee, Gazette staff", "© 2031 Perrow Gazette", "the Gazette has learned", "told the Gazette" beside "told this
newspaper". An agency's copy that another outlet prints ("By REUTERS", "first appeared on") is not the agency's own.
"""

import re
from collections import Counter

from whence.outlets import OutletTable
from whence.records import Document, Reading
from whence.trace.credit_names import find_names
from whence.trace.short_forms import is_of_sort

_SIGNS = (  # each with its weight; {} is a form of the name
    (2, r"(?im:^by [^\n]{{3,60}}, {}(?: staff\b| [a-z]+ (?:editor|correspondent|reporter)| correspondent))"),
    (2, r"(?m:^By {} (?:\w+ )?(?:desk|newsroom|staff|reporters?)\b)"),
    (2, r"\b(?:and|with) {} (?:staff|reporters)\b"),
    (2, r"(?i:(?:©|copyright)(?: \d{{4}})?(?: the)? {})"),
    (2, r"{} (?:has|have) (?:also |since )?(?:learned|learnt|obtained|seen)\b"),
    (2, r"{} can (?:reveal|disclose|report)\b"),
    (2,
        r"{} (?:has|was|could|is|did)(?: not|n[’']t)(?: been| immediately| independently| able| yet"
        r"| to)* (?:verif|review|establish|confirm)"
    ),
    (1, r"{}[’']s information\b"),
    (2, r"(?m:^(?:The )?{}(?: News)?[.,] (?=[A-Z\d])(?![A-Z]\w+ (?:said|reported))[^\n]{{0,80}}$)"),
    (2, r"(?i:compiled by (?:[Tt]he )?{} (?:desk|staff))"),
    (4, r"{} is not responsible for (?:agency|wire|third)"),
    (2, r"(?m:^{} News (?:–|-|—) )"),
    (1, r"(?m:^(?:The )?{} (?:will broadcast|is printed|appears every|is published|apologi[sz]es)\b)"),
)  # fmt: skip
_TOLD = (
    r"\b(?:told|tells|interview with|spoke to|seen by|obtained by|shared with|passed to|confirmed to"
    r"|statement to|engaged by) (?:[Tt]he )?{}(?![’']s \w+ (?:report|said))"
)
_REPORTING = (
    r"(?:{} (?:said|says|reported|reports|wrote|writes|quoted|cited|noted|published)\b|(?:[Aa]ccording to"
    r"|[Cc]iting|[Qq]uoting|cited|[Pp]er|report in|(?:reported|quoted|published|aired|carried|relayed"
    r"|broadcast) by) (?:[Tt]he )?{}|{},? (?:an?|the) [^,.]{{0,40}}(?:newspaper|daily|weekly|agency"
    r"|broadcaster))"
)
_HAS_OWN_WORDS = re.compile(
    r"\bthis (?:newspaper|paper|magazine|channel|station|website)\b|\b(?:told|spoke to|shown to|seen by"
    r"|obtained by|for) us\b"
    r"|\bWe (?:have|asked)\b|\b(?:told|on|to) our (?:\w+ )?(?:reporter|correspondent|bulletin|programme)"
)
_THIS = re.compile(
    r"\b[Tt]his (newspaper|paper|magazine|agency|channel|station|broadcaster|weekly|daily)\b(?! (?:report|said))"
)
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]?")
_ENOUGH = 1.5
_MASTHEAD = r"^{}\s*$(?=\s+^[^\n]{{3,50}}\([A-Z]\w+\) ?[-–—])"  # of an agency: its tag stands in the next line
_SIGNED_BY = rf"(?im:^(?:by|from) {{}} and our own \w+\s*$|{_MASTHEAD})"
_AGENCY_COPY = (
    rf"(?im:^(?:by|from) {{}}(?: and our own \w+)?\s*$|(?:first|originally) appeared (?:on|in) {{}}"
    rf"|\({{}}, with\b|{_MASTHEAD})"
)


def find_house(document: Document, reading: Reading, *, outlets: OutletTable) -> str | None:
    """Give the key of the outlet whose article this is; None when nothing tells."""
    names = find_names(document, reading, house=None, outlets=outlets)
    forms: dict[str, set[str]] = {}
    for name in names:
        if name.outlet is not None:
            forms.setdefault(name.outlet, set()).add(name.span.of(document.text))
    own = document.outlet
    if own is not None:
        forms.setdefault(own, set()).add(re.sub(r"^The ", "", outlets.get(own).name))
    if own is not None and not _matches(_AGENCY_COPY, forms[own], document.text):
        return own
    scores: Counter[str] = Counter()
    nouns = set(_THIS.findall(_QUOTED.sub(" ", document.text)))
    for key in sorted(forms):
        if any(not is_of_sort(outlets.get(key), noun) for noun in nouns):
            continue  # no radio calls itself "this newspaper"
        if key != own and not _matches(_SIGNED_BY, forms[key], document.text):
            scores[key] = round(2 * _score(forms[key], document.text))
    ranked = scores.most_common(2)
    is_clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear and ranked[0][1] >= 2 * _ENOUGH else None


def _score(forms: set[str], text: str) -> float:
    """Say how much speaks for an outlet being the one that writes."""
    score = float(sum(weight for weight, pattern in _SIGNS if _matches(pattern, forms, text)))
    n_told = _matches(_TOLD, forms, text)
    if n_told > 1 and _HAS_OWN_WORDS.search(_QUOTED.sub(" ", text)) and not _matches(_REPORTING, forms, text):
        score += 1 + 0.5 * n_told
    return score


def _matches(pattern: str, forms: set[str], text: str) -> int:
    name = "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"
    return len(re.findall(pattern.replace("{{", "{").replace("}}", "}").replace("{}", name), text))
