"""Builds documents and readings from text, for the tests of what documents share."""

from collections.abc import Sequence

from whence.records import Attribution, Block, BlockKind, Document, Profile, Reading, Span, make_id

Lines = str | Sequence[tuple[BlockKind, str]]


def make_document(name: str, lines: Lines, *, outlet: str | None = None) -> Document:
    """Give a document of paragraphs, one for each line; or of the given kinds of blocks."""
    pieces = [("paragraph", line) for line in lines.split("\n")] if isinstance(lines, str) else lines
    text, blocks = "", []
    for kind, line in pieces:
        if line.strip():
            blocks.append(Block(kind, Span(len(text), len(text) + len(line)), "built"))  # type: ignore[arg-type]
        text += line + "\n"
    return Document(
        id=make_id(name),
        path=name,
        media="text",
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        outlet_name=outlet,
    )


def make_reading(document: Document, *attributions: tuple[str, str, Profile]) -> Reading:
    """Give a reading with an attribution for each source, content and profile."""
    found = []
    for source, content, speaker in attributions:
        start, at = document.text.index(source), document.text.index(content)
        found.append(
            Attribution(
                id=make_id(document.id, source, content),
                document_id=document.id,
                source=(Span(start, start + len(source)),),
                cue=(),
                content=(Span(at, at + len(content)),),
                kind="direct",
                stance="asserts",
                speaker=speaker,
            )
        )
    return Reading(
        document_id=document.id, reader="built", sentences=(), attributions=tuple(found), mentions=(), times=(),
        quantities=(),
    )  # fmt: skip
