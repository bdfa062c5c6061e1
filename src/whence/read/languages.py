"""What is read of a text in another language than English, and how that is said."""

from whence.records import Document


def is_read(document: Document) -> bool:
    """Tell whether the attributions of a document are read: it is in English, or in what language cannot be told."""
    return document.language in (None, "en")


def name_language(code: str) -> str:
    """Give the English name of a language by its code of ISO 639, as in Unicode CLDR; the code where that has none."""
    from babel import Locale, UnknownLocaleError  # loads locale data

    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def say_limit(document: Document) -> str:
    """Give a sentence on what is not read of a document because of its language; "" where nothing is left out."""
    if document.language is None:
        return "In what language it is written cannot be told; it is read as if it were English."
    if is_read(document):
        return ""
    return (
        f"The text is in {name_language(document.language)}. Attributions are read in English only: who is said to say "
        "what is not read here, and no claim rests on it; shared text, outlets, agency tags and dates are read."
    )
