"""Captions and picture credits: by the credit they end with, or by the way they describe a picture."""

import re

from whence.ingest.lines import Line

_AGENCIES = (
    r"reuters|afp|ap|epa(?:-efe)?|efe|upi|pa|dpa|ansa|tass|xinhua|anadolu|aa|getty(?: images)?|shutterstock|alamy"
    r"|istock|wikimedia(?: commons)?|flickr|bloomberg|rex|pa wire|pa images|nasa|tns|cp|ani|pti|ians|file|handout"
    r"|supplied|courtesy|unsplash|zuma(?: press)?|sipa|spa|wam|screengrab|screenshot|twitter|facebook|instagram"
)
_CREDIT_END = re.compile(
    rf"[(\[](?:(?:file |handout )?(?:photos?|images?|pictures?|pic|photograph|credit|courtesy|file|illustration|graphic"
    rf"|screengrab|screenshot)\b[^()\[\]]{{0,70}}|(?:{_AGENCIES})\b(?:[ /,-][^()\[\]]{{0,60}})?"
    rf"|[^()\[\]]{{1,50}}(?:/| via | for |, )(?:the )?(?:{_AGENCIES})|[^()\[\]]{{1,40}}(?:file )?photo)[)\]]\.?$",
    re.IGNORECASE,
)
_AGENCY_END = re.compile(
    rf"(?:[/|©]|\s[–—-]\s|photo:|picture:|credit:)\s?(?:\w+\s){{0,3}}(?:{_AGENCIES})(?:/[\w .]{{2,40}})?$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[/|©–—:-]")  # a line without any ends with no agency, and most lines have none
_CREDIT_TAIL = re.compile(
    r"(?:^|[.!?…\"”’)]\s)(?:file )?(?:photos?|photographs?|pictures?|pics?|image|credit|illustration|graphic)"
    r"(?:\s?[:©]|\s(?:by|courtesy)\b)[^.:!?]{2,60}$",
    re.IGNORECASE,
)
_CREDIT_START = re.compile(
    r"^[(\[]?(?:(?:file |main |cover |lead )?(?:photo|image|picture|pic|photograph|photography|illustration|graphic"
    r"|video|map|chart|cartoon)s?(?: by| credit| courtesy| copyright| source| caption|:| \||/)|file photo|credit:"
    r"|courtesy of"
    r"|handout (?:photo|image|picture)|©\s?\w+.{0,40}(?:getty|reuters|afp|ap)\b|file\s?[-–—:]"
    r"|in (?:this|an?) (?:[\w., ]{0,40} )?(?:photo|image|picture|file|frame grab)\b"
    r"|this (?:undated |file |handout |combination |satellite |screen ?)?(?:photo|image|picture|grab)\b.{0,60}"
    r"(?:taken|released|provided|shows?|shot|made|from|by)\b)",
    re.IGNORECASE,
)
_NAME_START = re.compile(r"^(?:reuters|afp|ap|epa|getty images|pa)\b", re.IGNORECASE)
_MAX_NAME = 8  # words; a longer line that begins with an agency's name is a sentence about it
_PICTURED = re.compile(
    r"\b(?:is|are|was|were) (?:seen|pictured|shown|photographed|captured)\b|\bpictured\b|\((?:l|r|c|left|right|centre"
    r"|center)\)|\b(?:left|right|centre|center|above|below)[,)]|\b(?:attends?|stands?|speaks?|poses?|waves?|walks?|gestures?"
    r"|looks?|arrives?|holds?|sits?|smiles?|addresses|inspects?|shakes?|takes part|take part|delivers|watch"
    r"|watches|listens?|gathers?|displays?|shows?|carry|carries|march|marches|pass|passes|work|works|drive|drives"
    r"|wait|waits|rests?|queue|clean|cleans|clear|survey|surveys)\b",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b|\bpictured\b|\((?:l|r|c|left|right|centre|center)\)"
    r"|, (?:second |third |far |top |bottom )?(?:left|right|centre|center),",
    re.IGNORECASE,
)
_SIDED = re.compile(
    r", (?:second |third |far |top |bottom )?(?:left|right|centre|center),|\((?:l|r|c|left|right)\)"
)
_TITLED = re.compile(
    r"^(?![A-Z]{2,}:)[A-Z][\w’'-]*(?: [\w’'-]+){0,3}: [A-Z]"
)  # Cleaning up: Workmen carry glass from the terrace
_QUOTED = re.compile(r"[“”\"]")
_FULL_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS = (".", "!", "?", "”", '"', ":", ";", "…", "'", "’")


def read_caption(line: Line) -> str:
    """Give the reason why `line` is a caption or a credit by its words alone; "" when they do not show it."""
    if line.n_words > 90:
        return ""
    is_closed = line.text.endswith((")", "]", ").", "]."))
    if (
        is_closed
        and _CREDIT_END.search(line.text)
        and (line.n_words <= 40 or _PICTURED.search(line.text[:200]))
    ):
        return "ends with a picture credit"
    if not line.text.endswith((".", ":", "!", "?")) and _CREDIT_TAIL.search(line.text):
        return "ends by naming who took the picture"
    if line.text.casefold() == "getty images":
        return "is the name of a picture agency"
    if line.n_words <= 60 and _CREDIT_START.match(line.text):
        return "begins like a picture credit"
    if line.n_words <= _MAX_NAME and "/" in line.text and _NAME_START.match(line.text):
        return "is the name of a picture agency and a photographer"
    is_open = line.n_words <= 60 and not line.text.endswith(_ENDS)
    if is_open and _MARKED.search(line.text) and _AGENCY_END.search(line.text):
        return "ends with the name of a picture agency"
    if (
        line.n_words <= 70
        and _SIDED.search(line.text)
        and _FULL_DATE.search(line.text)
        and not _QUOTED.search(line.text)
    ):
        return "says who stands left or right, and on what day"
    return ""


def describes_picture(line: Line, *, is_above_body: bool) -> bool:
    """Tell whether the line reads like a caption without a credit: it has no full stop and says what is seen.

    Above the body the present tense is enough ("stands by"); inside it a list or a title has that too.
    """
    if not 6 <= line.n_words <= 60 or line.text.endswith(_ENDS) or line.text.startswith("|"):
        return False
    if _TITLED.match(line.text) is not None and line.n_words >= 8:
        return True
    return (_PICTURED if is_above_body else _POSED).search(line.text) is not None
