"""Named entities of GUM, re3d, UNER EWT and WNUT17: texts with the names in them, by characters.

All are brought to one convention: names, without articles before them, the longest where one holds another. Common
nouns ("the camp") count as names only where they name a weapon or a vehicle.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from whence.read.roles import is_nationality, is_role

Names = list[tuple[int, int, str]]  # first character, last + 1, kind
_GUM = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
_RE3D = {
    "Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nationality",
    "Weapon": "product", "Vehicle": "product", "MilitaryPlatform": "product",
}  # fmt: skip
_FLAT = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "person": "person", "location": "place",
    "corporation": "organisation", "group": "organisation", "product": "product",
}  # fmt: skip
_ARTICLE = re.compile(r"(?:the|a|an|this|that|these|those|its|his|her|their)\s+", re.I)
_PROPER = ("NNP", "NNPS")
_PRONOUN = re.compile(r"(?:I|We|He|She|They|It|Our|My|His|Her|Their|You)\Z", re.I)
HELD = 4  # every fourth document of GUM news and of re3d is left for dev


def read_sets(folder: Path, *, part: str) -> Iterator[tuple[str, int, str, Names]]:
    """Yield (set, number in it, text, names) of "train" or "dev"; `folder` holds the sets unpacked."""
    for name, number, text, names in _texts(folder):
        if (name in ("gum news", "re3d") and number % HELD == HELD - 1) == (part == "dev"):
            yield name, number, text, _longest(names)


def _longest(names: Names) -> Names:
    """Give the names that stand in no longer one; of two of the same words the first."""
    kept: Names = []
    for start, end, kind in sorted(dict.fromkeys(names), key=lambda name: (name[0], -name[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end, kind))
    return kept


def _texts(folder: Path) -> Iterator[tuple[str, int, str, Names]]:
    for number, path in enumerate(sorted((folder / "gum" / "dep").glob("*.conllu"))):
        yield f"gum {path.stem.split('_')[1]}", number, *_read_gum(path)
    for number, (text, names) in enumerate(_read_re3d(folder / "re3d")):
        yield "re3d", number, text, names
    for name, path in (("uner", "uner-ewt/en_ewt-ud-dev.iob2"), ("wnut", "wnut17/wnut17train.conll")):
        for number, (text, names) in enumerate(_read_flat(folder / path)):
            yield name, number, text, names


def _read_gum(path: Path) -> tuple[str, Names]:
    """Give a document of GUM, a sentence a line, with the names in it.

    GUM marks whole noun phrases; the name is the run of proper nouns around the head, over "of" and "the" between.
    """
    text, tokens, names = "", [], []
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line:
            text = text.rstrip() + "\n"
            continue
        if line.startswith("#") or not fields[0].isdigit():
            continue
        place = (len(text), len(text) + len(fields[1]))
        tokens.append((*place, fields[4], fields[1], int(fields[0]), int(fields[6])))
        misc = dict(item.split("=", 1) for item in fields[9].split("|") if "=" in item)
        for opening, closing in re.findall(r"(\([^()]+\)?)|([^()|]+\))", misc.get("Entity", "")):
            if opening:
                parts = opening.strip("()").split("-")
                opened.append((parts[0], parts[1], len(tokens) - 1))
                if opening.endswith(")"):
                    spans.append((opened[-1][2], len(tokens), opened.pop()[1]))
            elif any(key == closing[:-1] for key, *_ in opened):
                at = max(i for i, (key, *_) in enumerate(opened) if key == closing[:-1])
                _, kind, first = opened.pop(at)
                spans.append((first, len(tokens), kind))
        text += fields[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
    for first, last, kind in spans:
        found = _name_in(tokens[first:last], joins=kind != "person") if kind in _GUM else None
        if found is not None and not is_role(text[slice(*found)].lower()):
            is_people = kind == "person" and is_nationality(text[slice(*found)].removesuffix("s"))
            names.append((*found, "nationality" if is_people else _GUM[kind]))
    for start, end, tag, word, *_ in tokens:
        if tag == "JJ" and is_nationality(word):
            names.append((start, end, "nationality"))
    return text, names


def _name_in(tokens: list[tuple[int, int, str, str, int, int]], *, joins: bool) -> tuple[int, int] | None:
    """Give where the name that heads a noun phrase stands; None when a common noun heads it.

    `joins`: the name may go on over "of" and "the" ("Council of Europe").
    """
    inside = {token[4] for token in tokens}
    heads = [i for i, token in enumerate(tokens) if token[5] not in inside]
    if not heads or tokens[heads[0]][2] not in _PROPER:
        return None
    first = last = heads[0]
    is_name = lambda i: tokens[i][2] in _PROPER or tokens[i][3] == "-"  # noqa: E731
    while first and is_name(first - 1):
        first -= 1
    while True:
        step = next((n for n in (1, 2, 3) if last + n < len(tokens) and is_name(last + n) and all(
            tokens[last + k][3].lower() in {"of", "the", "for", "and"} for k in range(1, n))), None)  # fmt: skip
        if step is None or (step > 1 and (not joins or tokens[last + 1][3].lower() == "and")):
            break
        last += step
    return tokens[first][0], tokens[last][1]


def _read_re3d(folder: Path) -> Iterator[tuple[str, Names]]:
    for part in sorted(folder.iterdir()):
        if not part.is_dir():
            continue
        by_document: dict[str, list[tuple[int, str, str]]] = {}
        for line in (part / "entities.json").read_text(encoding="utf-8-sig").splitlines():
            entity = json.loads(line)
            if entity["type"] in _RE3D:
                found = (entity["begin"], entity["value"], _RE3D[entity["type"]])
                by_document.setdefault(entity["documentId"], []).append(found)
        for line in (part / "documents.json").read_text(encoding="utf-8-sig").splitlines():
            document = json.loads(line)
            text = document["text"]
            names = []
            for begin, value, kind in by_document.get(document["_id"], ()):
                places = [m.start() for m in re.finditer(re.escape(value), text)]
                if not places or _PRONOUN.match(value):
                    continue
                start = min(places, key=lambda at: abs(at - begin))  # some of the stated places are shifted
                end = start + len(value)
                if text[start - 1 : start].isalpha():
                    continue
                article = _ARTICLE.match(text, start, end)
                start = article.end() if article else start
                if kind == "product" or re.search(r"[A-Z]", text[start:end]):
                    names.append((start, end, kind))
            yield text, names


def _read_flat(path: Path) -> Iterator[tuple[str, Names]]:
    """Give the sentences of a file with a word and its BIO tag a line; in WNUT17 only those with a name."""
    text, names, kept = "", [], None
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if line.startswith("#") or (line and len(fields) < 2):
            continue
        if not line.strip():
            if text and (names or path.suffix == ".iob2"):
                yield text, names
            text, names, kept = "", [], None
            continue
        word, tag = (fields[1], fields[2]) if path.suffix == ".iob2" else (fields[0], fields[1])
        kind = _FLAT.get(tag[2:])
        start = len(text) + bool(text)
        text = f"{text} {word}".lstrip()
        if kind and tag[0] == "I" and kept == kind:
            names[-1] = (names[-1][0], len(text), kind)
        elif kind:
            names.append((start, len(text), kind))
        kept = kind
