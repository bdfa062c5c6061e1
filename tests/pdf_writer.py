"""Small PDFs made of words at places, so that a test says what is printed where and in which order it is stored."""

Words = tuple[float, float, float, str]  # from the left, from the bottom, letter height, in points; the words


def write_pdf(*pages: list[Words], picture: str = "") -> bytes:
    """Give a PDF (ISO 32000) with a page for each list, in Helvetica, the words stored in the order given.

    `picture`: the dictionary of an image that the first page shows.
    """
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({_escape(words)}) Tj ET"
            for left, bottom, size, words in page
        )
        shown = f"/XObject << /I {4 + 2 * len(pages)} 0 R >> " if picture else ""
        drawn += "\nq 100 0 0 100 50 50 cm /I Do Q" if picture else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R "
            f"/Resources << {shown}/Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    objects += [f"{picture}\nstream\n0\nendstream"] if picture else []
    return _assemble(objects)


def _escape(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assemble(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def set_lines(
    text: str, left: float, top: float, *, width: int, size: float = 10, leading: float = 12
) -> list[Words]:
    """Give the lines of `text` one below the other, broken after `width` characters; "|" marks a forced break."""
    lines: list[str] = []
    for paragraph in text.split("|"):
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return [(left, top - number * leading, size, line) for number, line in enumerate(lines)]
