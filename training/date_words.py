"""Write src/whence/data/date_words.tsv: months and weekdays as CLDR spells them, through babel.

Run: .venv/bin/python training/date_words.py
A word that means two different things among the languages ("mar" is March in Polish, Tuesday in no month's place) is
kept for months and for weekdays apart; one that names two months, or two weekdays, is left out.
"""

from collections.abc import Iterator
from pathlib import Path

import babel
from babel.dates import get_day_names, get_month_names

from whence.ingest.date_words import fold_word

_LOCALES = (
    "de", "de_AT", "fr", "es", "it", "pt", "nl", "ru", "uk", "ar", "ar_SY", "ar_IQ", "ar_DZ", "ar_MA", "fa", "tr", "pl",
    "zh", "ja",
)  # fmt: skip
_PERSIAN = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip  # of the solar calendar, which babel lacks; the names are those of CLDR's calendar "persian"
_TARGET = Path(__file__).parents[1] / "src/whence/data/date_words.tsv"
_HEAD = f"""\
# Months and weekdays in other languages than English: kind, number (January 1, Monday 0), words folded, parted by |.
# Written by training/date_words.py from Unicode CLDR as babel {babel.__version__} has it; licence Unicode-3.0.
# `solar month` are those of the Iranian calendar (1 Farvardin). English ones stand in src/whence/ingest/dates.py.
"""


def main() -> None:
    """Write the table."""
    lines = []
    for kind, found in (("month", _gather(_months)), ("weekday", _gather(_weekdays))):
        lines += [f"{kind}\t{number}\t{'|'.join(sorted(words))}" for number, words in sorted(found.items())]
    lines += [f"solar month\t{number}\t{fold_word(name)}" for number, name in enumerate(_PERSIAN, 1)]
    _TARGET.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _gather(names) -> dict[int, set[str]]:
    meanings: dict[str, set[int]] = {}
    for locale in _LOCALES:
        for number, name in names(locale):
            word = fold_word(name)
            if not any(character.isdigit() for character in word):
                meanings.setdefault(word, set()).add(number)
    found: dict[int, set[str]] = {}
    for word, numbers in meanings.items():
        if len(numbers) == 1:
            found.setdefault(numbers.pop(), set()).add(word)
        else:
            print(f"left out, {sorted(numbers)}: {word}")
    return found


def _months(locale: str) -> Iterator[tuple[int, str]]:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            yield from get_month_names(width, context, locale).items()


def _weekdays(locale: str) -> Iterator[tuple[int, str]]:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            yield from get_day_names(width, context, locale).items()


if __name__ == "__main__":
    main()
