"""How the figures grow with the number of cards: rows of the table, and a plot."""

import math

from table import UNITS, Row

STEP = 11  # how much longer ten times the cards may take
PLOT_WIDTH, PLOT_HEIGHT, LEFT, TOP, GAP = 170, 150, 56, 70, 74
STYLE = """
  text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #57606a }
  .title { font-size: 15px; font-weight: 600; fill: #24292f }
  .name { font-size: 13px; font-weight: 600; fill: #24292f }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .ours { stroke: #0969da; fill: none; stroke-width: 2 }
  .anki { stroke: #bc4c00; fill: none; stroke-width: 1.5; stroke-dasharray: 4 3 }
  circle.ours { fill: #0969da } circle.anki { fill: #bc4c00; stroke-dasharray: none }
  text.ours { fill: #0969da; stroke: none } text.anki { fill: #bc4c00; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 } .title, .name { fill: #e6edf3 } .grid { stroke: #3d444d }
    .ours { stroke: #58a6ff } .anki { stroke: #f0883e }
    circle.ours, text.ours { fill: #58a6ff } circle.anki, text.anki { fill: #f0883e }
  }
"""


class Growth:
    """Figures in seconds or bytes by their name and the number of cards."""

    def __init__(self):
        self.ours, self.anki = {}, {}

    def note(self, figure, cards, ours, anki):
        self.ours.setdefault(figure, {})[cards] = ours
        if anki is not None:
            self.anki.setdefault(figure, {})[cards] = anki

    def rows(self):
        for figure, sizes in self.ours.items():
            known = sorted(sizes)
            for fewer, more in zip(known, known[1:]):
                unit = "MB" if figure == "memory" else "ms"
                yield Row(
                    f"growth: {figure}, {more:,} cards", sizes[more], sizes[fewer],
                    f"itself with {fewer:,}", unit=unit,
                    # Memory is held to Anki's.
                    times=None if figure == "memory" else round(STEP ** math.log10(more / fewer)))

    def svg(self, machine):
        """The plot: one panel a figure, both axes logarithmic."""
        panels = [self.panel(index, figure) for index, figure in enumerate(self.ours)]
        columns = min(3, len(panels))
        lines = math.ceil(len(panels) / columns)
        width = LEFT + columns * (PLOT_WIDTH + GAP) - GAP + 24
        height = TOP + lines * (PLOT_HEIGHT + GAP) - 12
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img">',
            f"<title>{TITLE}</title>", f"<style>{STYLE}</style>",
            label(16, 24, TITLE, "title"),
            label(16, 43, f"Both axes are logarithmic. {machine}"),
            label(width - 16, 24, "leitner", "ours", "end"),
            label(width - 72, 24, "Anki’s engine", "anki", "end") if self.anki else "",
            *panels, "</svg>", ""])

    def panel(self, index, figure):
        unit = "MB" if figure == "memory" else "ms"
        series = [("anki", self.anki.get(figure, {})), ("ours", self.ours[figure])]
        series = [(name, {cards: value * UNITS[unit] for cards, value in points.items()})
                  for name, points in series]
        values = [value for _, points in series for value in points.values()]
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        high = max(high, low + 1)
        sizes = sorted(self.ours[figure])
        first, last = math.log10(sizes[0]), math.log10(sizes[-1])
        left = LEFT + index % 3 * (PLOT_WIDTH + GAP)
        top = TOP + index // 3 * (PLOT_HEIGHT + GAP) + 18

        def at(cards, value):
            across = (math.log10(cards) - first) / ((last - first) or 1)
            up = (math.log10(value) - low) / (high - low)
            return f"{left + 8 + across * (PLOT_WIDTH - 16):.1f}", f"{top + (1 - up) * PLOT_HEIGHT:.1f}"

        parts = [label(left, top - 10, f"{figure}, {unit}", "name")]
        for power in range(low, high + 1):
            y = at(sizes[0], 10.0 ** power)[1]
            parts.append(f'<line class="grid" x1="{left}" x2="{left + PLOT_WIDTH}" y1="{y}" y2="{y}"/>')
            parts.append(label(left - 6, float(y) + 4, f"{10.0 ** power:,g}", "", "end"))
        for cards in sizes:
            x = at(cards, values[0])[0]
            parts.append(label(x, top + PLOT_HEIGHT + 18, short(cards), "", "middle"))
        for name, points in series:
            places = [at(cards, points[cards]) for cards in sorted(points)]
            line = " ".join(f"{x},{y}" for x, y in places)
            parts.append(f'<polyline class="{name}" points="{line}"/>')
            parts += [f'<circle class="{name}" cx="{x}" cy="{y}" r="3"/>' for x, y in places]
        return "\n".join(parts)


TITLE = "What more cards cost"


def short(cards):
    return f"{cards // 1_000_000} M" if cards >= 1_000_000 else f"{cards // 1_000} k"


def label(x, y, text, kind="", anchor="start"):
    kind = f' class="{kind}"' if kind else ""
    return f'<text{kind} x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'
