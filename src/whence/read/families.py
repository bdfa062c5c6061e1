"""A family that speaks as one: "the Tallows", "the largest owner, the Tallow family"."""

import re
from collections.abc import Sequence

from whence.read.words import Word
from whence.records import Span

_KIN = r"(?:family|brothers|sisters|siblings|couple|twins|clan|heirs|household|estate)"


def is_family(text: str, words: Sequence[Word]) -> bool:
    """Tell whether "the Tallows" are the family, the couple or the brothers of whom the text tells."""
    surname = words[1].text.removesuffix("s").removesuffix("e") if words[0].lower == "the" else words[1].text
    return surname != words[1].text and re.search(rf"\b{re.escape(surname)}e? {_KIN}\b", text) is not None


def is_family_after(text: str, span: Span) -> bool:
    """Tell whether the apposition says that one post is held by several: "the largest owner, the Tallow family"."""
    return re.search(rf", (?:the )?(?:[A-Z]\w+ )+{_KIN}\b", span.of(text)) is not None
