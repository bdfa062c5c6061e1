"""Letters that a pattern takes for other letters, and a look-up afterwards does not."""

_ODD = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\u212a": "K"})


def plain_letters(text: str) -> str:
    """Give a text of the same length without the four letters that `re.IGNORECASE` takes for s, i and k.

    They stand in old print and in Turkish. A pattern that ignores case finds "ſeveral", and `lower` leaves it as it
    is, so that no table knows the word.
    """
    return text if text.isascii() else text.translate(_ODD)
