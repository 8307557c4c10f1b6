"""One table of everything that was measured, as text or as Markdown."""

import dataclasses
import os
import platform
import unicodedata

HEADINGS = ("figure", "ours", "baseline", "measured against", "ratio", "goal", "met")
UNITS = {"ms": 1e3, "MB": 1e-6, "x": 1}


@dataclasses.dataclass
class Row:
    """A figure in seconds or bytes, what it is measured against, and how large it may be.

    `times` is the goal as a multiple of the baseline, `most` a goal as such; a row with neither is
    information. Where something could not be measured, `why` says why not.
    """

    figure: str
    ours: float | None = None
    baseline: float | None = None
    against: str = ""
    unit: str = "ms"
    times: float | None = None
    most: float | None = None
    why: str = ""

    @property
    def ratio(self):
        return self.ours / self.baseline if self.ours is not None and self.baseline else None

    @property
    def met(self):
        """Whether the goal was met; None if there is none or something was not measured."""
        if self.times is not None:
            return None if self.ratio is None else self.ratio <= self.times
        if self.most is not None and self.ours is not None:
            return self.ours <= self.most
        return None

    def cells(self):
        ratio = self.ratio
        if self.times is not None:
            goal = f"≤ {self.times:g} ×"
        elif self.most is not None:
            goal = f"≤ {self.most * UNITS[self.unit]:g} {self.unit}"
        else:
            goal = ""
        met = {True: "yes", False: "NO", None: "not measured" if goal else ""}[self.met]
        return (
            self.figure, self.amount(self.ours), self.amount(self.baseline), self.against,
            "" if ratio is None else f"{ratio:.3g}" if ratio < 0.1 else f"{ratio:.2f}", goal, met)

    def amount(self, value):
        if value is None:
            return "–"
        value *= UNITS[self.unit]
        digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 1000 else 0
        return f"{value:,.{digits}f} {self.unit}"


def width(text):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def machine():
    """The machine in one line: processor, cores, memory, kernel."""
    parts = []
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        parts.append(names[0])
    except (OSError, IndexError):
        parts.append(platform.processor() or platform.machine())
    cores = os.cpu_count()
    parts.append(f"{cores} core{'s' if cores != 1 else ''}")
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            parts.append(f"{int(file.readline().split()[1]) / 1e6:.0f} GB of memory")
    except (OSError, ValueError, IndexError):
        pass
    parts.append(f"{platform.system()} {platform.release()}")
    return ", ".join(parts)


def load():
    """How busy the machine was in the last minute, in processes that ran or would have."""
    return os.getloadavg()[0]


def circumstances(before):
    """Where the figures come from, and whether the machine had other things to do."""
    after = load()
    busy = max(before, after) > os.cpu_count()
    return (
        f"Measured on {machine()}; load {before:.1f} before and {after:.1f} after."
        + " The machine was busy with other things: on a quiet one all this takes less." * busy)


def remarks(rows):
    """Why what is missing is missing, each reason once."""
    return list(dict.fromkeys(row.why for row in rows if row.why))


def text(rows):
    table = [HEADINGS] + [row.cells() for row in rows]
    widths = [max(width(row[column]) for row in table) for column in range(len(HEADINGS))]
    lines = []
    for row in table:
        cells = [
            " " * (widths[place] - width(cell)) + cell if place in (1, 2, 4, 5) else
            cell + " " * (widths[place] - width(cell)) for place, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines + remarks(rows))


def markdown(rows):
    rule = ["---:" if place in (1, 2, 4, 5) else "---" for place in range(len(HEADINGS))]
    table = [HEADINGS, rule] + [row.cells() for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join(lines + [line for remark in remarks(rows) for line in ("", remark)])
