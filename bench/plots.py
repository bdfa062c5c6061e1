"""A plot of seconds and memory against the number of texts, as SVG, both axes logarithmic."""

import math
from collections.abc import Sequence

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _GAP, _MARGIN = 760, 300, 60, 46, 28, 80, 40
_INK, _GRID, _COLOURS = "#333", "#ddd", ("#1f6fb2", "#b2541f")


def plot_sizes(panels: Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[float, float]]]]]]) -> str:
    """Give an SVG with a panel for each title; its lines are a name and points (number of texts, value)."""
    width = (_WIDTH - _LEFT - _MARGIN - _GAP * (len(panels) - 1)) / len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12"><rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    ]
    for number, (title, lines) in enumerate(panels):
        parts.append(_plot(title, lines, _LEFT + number * (width + _GAP), width))
    return "\n".join([*parts, "</svg>\n"])


def _plot(
    title: str, lines: Sequence[tuple[str, Sequence[tuple[float, float]]]], left: float, width: float
) -> str:
    points = [point for _, line in lines for point in line]
    low = [math.floor(math.log10(min(point[axis] for point in points))) for axis in (0, 1)]
    high = [max(low[axis] + 1, math.ceil(math.log10(max(point[axis] for point in points)))) for axis in (0, 1)]

    def place(point: tuple[float, float]) -> tuple[float, float]:
        share = [(math.log10(point[axis]) - low[axis]) / (high[axis] - low[axis]) for axis in (0, 1)]
        return left + share[0] * width, _HEIGHT - _BOTTOM - share[1] * (_HEIGHT - _BOTTOM - _TOP)

    parts = [f'<text x="{left}" y="16" fill="{_INK}" font-weight="bold">{title}</text>']
    for power in range(low[1], high[1] + 1):
        y = place((10 ** low[0], 10**power))[1]
        parts.append(f'<path d="M{left} {y:.1f}h{width:.1f}" stroke="{_GRID}"/>')
        parts.append(
            f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" fill="{_INK}">{10**power:,}</text>'
        )
    for power in range(low[0], high[0] + 1):
        x = place((10**power, 10 ** low[1]))[0]
        parts.append(f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="{_GRID}"/>')
        y = _HEIGHT - _BOTTOM + 16
        parts.append(f'<text x="{x:.1f}" y="{y}" text-anchor="middle" fill="{_INK}">{10**power:,}</text>')
    for (name, line), colour in zip(lines, _COLOURS, strict=False):
        placed = [place(point) for point in line]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in placed]
        x, y = placed[-1]
        parts.append(f'<text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end" fill="{colour}">{name}</text>')
    middle = left + width / 2
    parts.append(f'<text x="{middle:.1f}" y="{_HEIGHT - 8}" text-anchor="middle" fill="{_INK}">texts</text>')
    return "\n".join(parts)
