"""What the line model has to say on a whole page of text, over what the rules said: body or furniture, line by line.

Only pages with menus and boxes are judged: text that is already the article is the rules' alone. A line is kept where
the model is unsure, and its reason says so, for losing evidence is worse than keeping noise.
"""

from collections.abc import Sequence

from whence.ingest.boilerplates import is_prose
from whence.ingest.labels import Label, Page
from whence.ingest.line_models import LineModel, decode_lines

_BODY = ("paragraph", "blockquote", "subhead")
_KEPT = (
    0.25  # nats that speak for the article, so that .44 is kept; on sites left out F1 was flat from .4 to .5
)
_SURE = 0.6  # probability below which a kept line is flagged
_SURER = 0.8  # asked for where words of the line say that it is a caption or another story


def correct_labels(page: Page, model: LineModel) -> None:
    """Change the labels of a page where the model and the lines around disagree with the rules."""
    probabilities: Sequence[float] = model.judge(page).tolist()
    wanted = decode_lines(probabilities, prior=_KEPT)
    for index, (probability, is_wanted) in enumerate(zip(probabilities, wanted, strict=True)):
        label = page.labels[index]
        if is_wanted and label.kind not in _BODY:
            page.labels[index] = _admit(page, index, label, probability)
        elif not is_wanted and label.kind in _BODY:
            reason = f"by the line model no part of the article ({1 - probability:.2f}); rules: {label.reason}"
            page.labels[index] = Label("boilerplate", reason, "beside the article", label.then)
        elif is_wanted and probability < _SURE:
            page.labels[index] = Label(label.kind, _unsure(probability, label), label.detail, label.then)


def _admit(page: Page, index: int, label: Label, probability: float) -> Label:
    """Give the label of a line that the model takes for the article and the rules do not."""
    least = {"boilerplate": 0.0, "caption": _SURER, "other-story": _SURER}.get(label.kind, 1.1)
    if probability < least or label.detail in ("duplicate headline", "page title"):
        return label
    line = page.lines[index]
    is_subhead = not is_prose(line) and line.n_words <= 12 and not line.text.startswith(("•", "*", "-", "–"))
    reason = f"the line model takes it for the article ({probability:.2f}); rules: {label.reason}"
    if probability < _SURE:
        reason = _unsure(probability, label)
    return Label("subhead" if is_subhead else "paragraph", reason, "", label.then)


def _unsure(probability: float, label: Label) -> str:
    return f"unsure, kept: the line model gives {probability:.2f}; rules: {label.reason}"
