"""Outlets by the way a text uses a name: "(Kestrel) -", "told Sadda", "Interlink, citing a clerk, reported".

A person is told things too, a ministry reports and a company is cited. So a name is an outlet's where it is used as
only an outlet is (a tag, a source line, "first reported by"), or where what others do too stands beside the shape
of an outlet's name or adds up: told things and reporting them. What the text shows to be a person, a place or
another body is none, whatever it says, writes or finds.
"""

import re
from collections.abc import Iterator
from functools import cache

from whence.outlet_shapes import Shapes, load_shapes
from whence.wordtables import fold, read_classes, read_rows

_WORD = (  # atomic, so that a run of capitals is read in one way
    r"(?>[A-ZÀ-ÞŠŽČŁŚÖĐİ](?:[^\W_]|[’'](?=[A-Z])){0,30}"
    r"(?:-[A-Z0-9][^\W_]{0,30}){0,3}(?:\.(?:com|net|org|info|news|tv)\b)?)"
)
_FIRST = (
    rf"(?:(?<![\w’'])(?:(?:al|el|as|ash|ad)-|[lLdD][’'])(?={_WORD})|(?<!\w)\d{{1,3}} (?={_WORD})|(?:Voice|Echo"
    rf"|Eye|Star|Friend|Bell|Sound|Times|Radio|Examiner|Herald|Observer|Tribune|Chronicle|Gazette|Courier|Mirror"
    rf"|Messenger|Sentinel|Argus|Mercury|Ledger|Dispatch|Advertiser|Journal|Morning Post|Daily News) of (?:the )?)"
)
_NAME = (
    rf"(?<!\w)(?<!\w-)(?:[Tt]he )?(?P<name>{_FIRST}?{_WORD}(?:(?: |[’'] (?=Weekly|Daily|Journal|Gazette|Voice|News"
    rf"|Times|World"
    rf"|Post|Magazine|Review)| & | (?:de|del|della|di|da|do|la|van|von|auf|für|y|e|i|et|und|og"
    rf"|och) )(?:{_WORD}|\d{{1,3}}\b)){{0,4}})"
)
_DAY = r"(?:(?:on|late on|early on) \w+day|in [A-Z]\w+|last \w+|this \w+|yesterday|earlier|later|\d{4})"
_PLAIN = 3.5  # of so much use a name is an outlet's, though its word stands elsewhere in small letters
_WEIGHTS = {"sure": 2.0, "strong": 1.5, "likely": 1.0, "faint": 0.5}  # ordinal; see _ENOUGH
_SURE, _STRONG, _LIKELY, _FAINT = _WEIGHTS.values()
_ENOUGH = 1.5  # one use that only an outlet has, or a likely one of a name like an outlet's
_TWO_WAYS = 2.0  # of a name that looks like any other's: told things and reporting, or two other likely uses
_LONG = re.compile(r"\S{100,}")  # no word, and no name in it: such a run would cost more than the whole article
_PRESS = re.compile(
    r"(?i)\b(?:radio|tv|tele\w*|television|channel \d+|canal|kanal|agen[zc]\w+|newswire|wire|press|news|weekly"
    r"|daily|evening"
    r"|zeitung|blatt|\w+blatt|\w*blad|\w*bladet|tidende|avis\w*|diario|giornale|correo|gazeta|gazette|herald"
    r"|courier|post\w{0,2}"
    r"|times|tribune|journal|listy|noviny|haber|gazetesi|pravda|novosti|zvezda|vestnik|kurier|rundschau"
    r"|anzeiger|presse"
    r"|nachrichten|nyheter|nytt|lehti|sanomat|hirlap|corriere|gazzetta|mattino|prensa|heraldo|jornal|folha"
    r"|correio|noticias"
    r"|shimbun|shimpo|ilbo|sinmun|ribao|akhbar|sharq|khabar|sabah|morning|bulletin|beacon|bugle|clarion|packet)\b"
)
_ABBREVIATED = re.compile(
    r"\b((?:[A-Z][\w’-]{1,30} (?:of )?){1,5}(?:News Agency|Press Agency|Press Service|Press Association|Press Bureau"
    r"|Telegraph Agency"
    r"|News Service|Newswire|Broadcasting \w+|Television|Radio|Press|Wire|Bureau)) \(([A-Z][A-Za-z]{1,8})\)"
)
_COMPOUND = re.compile(r"\b((?:[A-Z][\w’-]{1,30} ){0,3}[A-Z][\w’-]{1,30}) \(([A-Z]{2,6})\)")
_PART = re.compile(r"(?i)press[a-z]|news|nachrichten|rundfunk|broadcast|telegraf")  # of the name of an agency
_OFFICE = re.compile(r" (?:Agency|Bureau|Service|Services|Association)$")  # ends the names of offices too
_GLUED = re.compile(r"^(?!Ma?c[A-Z])(?:[A-Z][a-z]+){1,2}(?:[A-Z]+[a-z]*|\d{1,3})$")
_DOMAIN = re.compile(r"\.(?:com|net|org|info|news|tv)$")
_CALL_SIGN = re.compile(
    r"^[WK][A-Z]{3}(?:[- ](?:TV|FM|AM))?$|^[WK][A-Z]{2,3}[- ](?:TV|FM|AM)$"
)  # of US stations
_AIRED = re.compile(r"(?i:radio|tv|television|tele|channel|canal|kanal|kanaal) \w+")
_FOREIGN = re.compile(r"^(?:Il|Der|Die|Das|La|Le|Les|El|Los|O|A|Het|De|Al|Al-\w+) [A-Z]|^(?:Al|El|L)[-’'][A-Z]")
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|President|Minister|Senator|Sen|Rep|Representative|Congressman|Congresswoman"
    r"|Gov|Governor|Mayor|Captain|Capt|Sir|Lord|Lady|Judge|Justice|Father|General|Gen|Colonel|Col|Councillor|Sheriff"
    r"|Chairman|Chairwoman|Secretary|Attorney|Ambassador|Sgt|Sergeant|Lt|Adm|Admiral|Herr|Frau|Madame|King|Queen"
    r"|Prince|Princess|Counsel|Spokesman|Spokeswoman|Correspondent|Commissioner|Chancellor|Premier|Sheikh|SHEIKH)"
)


def find_used(text: str) -> Iterator[str]:
    """Yield the names that `text` uses as an outlet's, without "the", in the order of their first use."""
    text = _LONG.sub(lambda run: "x" * len(run[0]), text)
    uses: dict[str, dict[str, float]] = {}
    for kind, weight, pattern, after in _uses():
        if after is not None and after.search(text) is None:
            continue
        for match in pattern.finditer(text):
            for name in _names(text, match):
                kinds = uses.setdefault(name, {})
                kinds[kind] = weight if kind not in kinds else min(weight + _FAINT, kinds[kind] + _FAINT)
    for match in _ABBREVIATED.finditer(text):
        full = match[1].removeprefix("The ")
        initials = "".join(word[0] for word in full.split() if word[0].isupper())
        if initials[:1] == match[2][0] and (match[2].isupper() or match[2].lower() in full.lower()):
            uses.setdefault(full, {})["spelt out"] = uses.setdefault(match[2], {})["spelt out"] = _SURE
    for match in _COMPOUND.finditer(text):
        if _PART.search(match[1]) and _has_letters(match[1].casefold(), match[2].casefold()):
            for name in (match[1].removeprefix("The "), match[2]):
                uses.setdefault(name, {})["spelt out"] = _SURE
    for name in sorted(uses, key=lambda name: (text.find(name), name)):
        if _is_used(name, uses[name], text):
            yield name
            yield from _full(name, text)


def _full(name: str, text: str) -> Iterator[str]:
    """Yield the full name of an outlet known by its initials, where the text has one that ends like an outlet's."""
    if name.isupper() and 2 <= len(name) <= 5:
        for words in dict.fromkeys(_spelt(name, text)):
            if _PRESS.search(words.split()[-1]):
                yield words.title() if words.isupper() else words


def _has_letters(words: str, initials: str) -> bool:
    """Tell whether the letters of `initials` stand in `words` in their order, the first one first."""
    rest = iter(words)
    return words[0] == initials[0] and all(letter in rest for letter in initials)


def _is_used(name: str, kinds: dict[str, float], text: str) -> bool:
    """Tell whether the uses of a name, with what it looks like, are those of an outlet."""
    weight, shape = sum(kinds.values()), _shape(name, text)
    ways = [kind for kind, used in kinds.items() if used >= _LIKELY]
    if _is_known(name) or _is_person(name, text):
        return False
    is_signed = set(kinds) == {"dash"}  # "- Cole Porter" under a motto
    is_only = max(kinds.values()) >= _STRONG and not (is_signed and shape < _FAINT)
    if is_only:
        is_enough = weight + shape >= _ENOUGH
    elif shape >= _LIKELY:
        is_enough = weight + shape >= _ENOUGH and (bool(ways) or _GLUED.match(name) is None)
    else:
        is_enough = len(ways) > 1 and weight + shape >= _TWO_WAYS
    is_plain = weight >= _PLAIN and is_only
    return is_enough and (is_plain or not _is_other(name, text))


def _names(text: str, match: re.Match[str]) -> Iterator[str]:
    """Give the name of a use; none where it may be a capital only for beginning a sentence."""
    words = match["name"].split()
    has_the = re.search(r"\b[Tt]he $", text[max(0, match.start("name") - 4) : match.start("name")]) is not None
    while len(words) > 1 and words[0].lower() in _listed("not") and not has_the:
        words.pop(0)  # "On Monday Ajel reported"
    name = " ".join(words)
    start = match.end("name") - len(name)
    before = text[max(0, start - 6) : start]
    is_opening = not has_the and re.search(r"(?:^|[.!?:\n]\s*[“\"(]?)$", before) is not None
    if is_opening and match.start() == start:
        is_named_inside = re.search(rf"[a-z,] (?:the )?{re.escape(name)}\b", text) is not None
        if not is_named_inside:
            return
    is_poll = "-" in name and re.match(r" (?:poll|survey)\b", text[match.end("name") :][:8]) is not None
    if name.casefold() not in _listed("not") and len(name) > 1 and not is_poll:
        yield name


def _shape(name: str, text: str) -> float:
    """Say how much a name looks like an outlet's: `_LIKELY` or more, its words tell one."""
    head = name.split()[-1].lower()
    if " " in name and (head in _short() | _strong() or _AIRED.match(name)):
        return _LIKELY + _FAINT / 2
    if _GLUED.match(name) or _DOMAIN.search(name) or _CALL_SIGN.match(name):
        return _LIKELY + _FAINT / 2
    if _PRESS.search(_OFFICE.sub("", name)) or (_FOREIGN.match(name) and name.split()[0] != "A"):
        return _LIKELY
    if name.isupper() and 2 <= len(name) <= 5:
        return _LIKELY if any(_PRESS.search(full) for full in _spelt(name, text)) else _FAINT
    if " of " in name and name.split()[0].lower() in _short():
        return _LIKELY + _FAINT / 2
    if re.search(rf"\b[a-z]{{2,}},? The {re.escape(name)}\b(?! [A-Z])", text):
        return _LIKELY  # a capital "The" within a sentence begins a title
    with_the = re.findall(rf"\b[Tt]he {re.escape(name)}\b(?:[’']s)? ?(\w*)", text)
    is_body = bool(with_the) and all(not word or word in _listed("following") for word in with_the)
    return _FAINT if is_body else 0.0  # no person is called "the Lantern", and "the Flint crisis" names a place


def _spelt(name: str, text: str) -> list[str]:
    """Give the runs of capitalised words of a text that have the letters of `name` for initials."""
    pattern = r" (?:(?:of|for|and|the|on|to) )*".join(rf"{letter}[\w’-]{{1,30}}" for letter in name)
    return re.findall(rf"\b{pattern}", text)


def _is_known(name: str) -> bool:
    """Tell whether a name is one that the tables know for something else, or no name."""
    words = [fold(word) for word in name.split()]
    if fold(name) in _known() | _places() or all(word in _listed("not") or word in _places() for word in words):
        return True
    if fold(" ".join(name.split()[:-1])) in _peoples() and words[-1] in _listed("bare"):
        return True  # "North Korean TV" is what any of its stations is
    return (
        words[-1] in _listed("not") - _listed("media")
        or name.casefold() in _listed("bare")
        or (len(words) == 1 and words[0] in _shapes().short)
    )  # "the Post" is whichever was named before it


def _is_person(name: str, text: str) -> bool:
    """Tell whether a name is a person's: it begins with a given name or holds a title, or one stands before it."""
    words, escaped = name.split(), re.escape(name)
    if re.search(rf"\b{_TITLE}(?:$| [A-Z])", name) and (
        re.search(rf"{_TITLE}$", name) or not _PRESS.search(name)
    ):
        return True
    if len(words) > 1 and words[0] in _given() and not _PRESS.search(name):
        return True
    if len(words) == 1 and name in _given():
        return True
    if re.search(rf"\b{_TITLE}\.? (?:[A-Z][\w.]* ){{0,2}}{escaped}\b", text):
        return True
    before = re.findall(rf"\b([A-Z][a-z]+) (?:[A-Z]\. )?{escaped}\b", text)
    if any(word in _given() and fold(word) not in _listed("not") for word in before):
        return True
    described = (
        rf"\b{escaped}(?:,? (?:who|himself|herself)\b|, \d\d\b|, (?:his|her) \w+|, an? (?:[\w-]+ ){{0,3}}"
        rf"(?:who|whose|reporter|journalist|writer|editor|analyst|correspondent|expert|professor|spokes\w+)\b)"
    )
    return re.search(described, text) is not None


def _is_other(name: str, text: str) -> bool:
    """Tell whether a name is shown to be that of a body that is no outlet, or is a word of another name."""
    words, escaped = [fold(word) for word in name.split()], re.escape(name)
    if words[-1] in _bodies() | _no_outlets():
        return True
    spelt = _spelt(name, text) if name.isupper() and len(name) > 2 else []
    if spelt and not any(_PRESS.search(full) for full in spelt):
        return True
    if re.search(
        rf"\b{escaped}(?:,? (?:told|added that)\b|, the [\w -]{{2,30}}, (?:that|who|and|said)\b)", text
    ):
        return True
    is_bare = re.search(rf"\b[Tt]he {escaped}\b", text) is None
    before = re.findall(rf"(?<!^)(?<![.!?“\"] )\b(?!The |the )([A-Z][a-z]+) {escaped}\b", text)
    is_surname = " " not in name and any(word.lower() not in _listed("not") for word in before)
    return is_bare and (is_surname or re.search(rf"\b{escaped.lower()}\b", text) is not None)


@cache
def _uses() -> tuple[tuple[str, float, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Give the ways to use a name, from `data/outlet_uses.tsv`: kind, weight, pattern, and what follows the name.

    The last is None where the pattern does not begin with the name; where it does, it is looked for first, which
    is cheaper than to try every capital.
    """
    found = []
    for kind, weight, written in read_rows("outlet_uses.tsv"):
        dated = written.replace("{day}", _DAY)
        pattern = re.compile(dated.replace("{name}", _NAME), re.MULTILINE)
        after = re.compile(dated.removeprefix("{name}")) if dated.startswith("{name}") else None
        found.append((kind, _WEIGHTS[weight], pattern, after))
    return tuple(found)


def _listed(name: str) -> frozenset[str]:
    return read_classes("outlet_use_words.tsv")[name]


@cache
def _known() -> frozenset[str]:
    """Give the folded names of bodies that the tables know to be none of the press."""
    return frozenset(fold(name) for row in read_rows("organisations.tsv") for name in row[1].split("|"))


@cache
def _short() -> frozenset[str]:
    shapes = _shapes()
    return shapes.short | shapes.weak


@cache
def _no_outlets() -> frozenset[str]:
    return read_classes("channel_words.tsv")["no outlet"] - _listed("media")


@cache
def _shapes() -> Shapes:
    return load_shapes()


@cache
def _strong() -> frozenset[str]:
    return _shapes().strong


@cache
def _places() -> frozenset[str]:
    rows = [*read_rows("places.tsv"), *read_rows("nationalities.tsv")]
    return frozenset(fold(name) for row in rows for cell in row for name in cell.split("|") if name)


@cache
def _peoples() -> frozenset[str]:
    rows = read_rows("nationalities.tsv")
    return frozenset(fold(name) for row in rows for cell in row for name in cell.split("|") if name)


@cache
def _bodies() -> frozenset[str]:
    """Give the nouns that end the name of a body other than an outlet."""
    return frozenset(word for row in read_rows("organisations.txt") for word in row[0].split()) - _listed(
        "media"
    )


@cache
def _given() -> frozenset[str]:
    return frozenset(name for row in read_rows("given_names.txt") for name in row[0].split())
