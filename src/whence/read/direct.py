"""Direct speech: whole quotations as content, over several sentences and paragraphs."""

from collections.abc import Iterator

from whence.read.drafts import Scene
from whence.records import Span

_BETWEEN = 3  # characters between the end of a sentence and the quotation that goes on after it


def whole_quotation(scene: Scene, position: int) -> list[Span]:
    """Give the spans of the quotation that holds `position`, in every paragraph it runs through."""
    at = scene.quotation_at(position)
    if at is None:
        return []
    first = at
    while first and scene.quotations[first].goes_on:
        first -= 1
    spans = [scene.quotations[first].span]
    for following in scene.quotations[first + 1 :]:
        if not following.goes_on:
            break
        spans.append(following.span)
    return spans


def quotation_after(scene: Scene, sentence: int) -> list[Span]:
    """Give the quotation that opens right after a sentence in the same paragraph, with no cue of its own."""
    end = scene.sentences[sentence].span.end
    start = end
    text = scene.document.text
    while start < len(text) and start - end <= _BETWEEN and text[start] in " \t\xa0":
        start += 1
    at = scene.quotation_at(start)
    if at is None or scene.quotations[at].span.start != start or sentence + 1 >= len(scene.sentences):
        return []
    following = scene.sentences[sentence + 1]
    if following.block != scene.sentences[sentence].block:
        return []
    closing = scene.quotations[at].span.end
    rest = [s for s in scene.sentences[sentence + 1 : sentence + 40] if s.span.start < closing]
    is_alone = not rest or rest[-1].span.end <= closing
    return whole_quotation(scene, start) if is_alone else []


def blocks_after(scene: Scene, sentence: int) -> list[Span]:
    """Give what a colon at the end of a paragraph introduces: a quotation or block quotations."""
    return list(_introduced(scene, scene.sentences[sentence].block))


def _introduced(scene: Scene, block: int) -> Iterator[Span]:
    blocks = scene.document.blocks
    for number in range(block + 1, len(blocks)):
        kind, span = blocks[number].kind, blocks[number].span
        if kind == "blockquote":
            yield span
            continue
        if kind == "paragraph" and number == block + 1:
            at = scene.quotation_at(span.start)
            if at is not None and scene.quotations[at].span.start == span.start:
                yield from _if_alone(scene, at, span)
        return


def _if_alone(scene: Scene, at: int, block: Span) -> list[Span]:
    spans = whole_quotation(scene, scene.quotations[at].span.start)
    rest = scene.document.text[spans[0].end : block.end]
    return spans if len(spans) > 1 or not rest.strip(" .\xa0") else []
