#!/usr/bin/env python3
"""Draws the real program's screen as an SVG.

usage: screenshot.py PROGRAM DECKS OUTPUT.svg [--language L] [--size COLUMNSxROWS] [--days N] [KEY...]

The program runs in tmux with a home of its own and a fixed clock. --days first lets a learner of
fixed habits study that many days, so that the boxes have something in them. Keys are tmux's names.
"""

import argparse
import html
import os
import re
import subprocess
import tempfile
import time
import unicodedata
import uuid

PALETTE = {"foreground": "#d8dee9", "background": "#1b2028", "dim": "#7d8899"}
COLOURS = ["#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee9"]
BRIGHT = ["#7d8899", "#ef7d86", "#a9d48a", "#f0cf8c", "#74bdf7", "#d28ae8", "#6cc9d4", "#ffffff"]
CELL_WIDTH, CELL_HEIGHT, FONT_SIZE = 9, 20, 15


def environment(home, day):
    return {
        "HOME": home,
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_CONFIG_HOME": f"{home}/config",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "LEITNER_NOW": f"2026-03-{day:02}T09:00:00+00:00",
    }


def study(program, decks, home, days):
    """Answers a few cards a day by a fixed pattern, as a learner would."""
    import json

    for day in range(1, days + 1):
        env = environment(home, day)
        run = lambda *a: subprocess.run(
            [program, "--decks", decks, *a], env=env, check=True, capture_output=True, text=True
        ).stdout
        cards = json.loads(run("list", "--json"))
        due = [c for c in cards if c["state"] == "due"]
        new = [c for c in cards if c["state"] == "new"][:6]
        for place, card in enumerate(due + new):
            run("grade", card["id"], "again" if (place * 7 + day) % 9 == 0 else "good")


def configure(home):
    """tmux, which has no terminal here, can't say what its background is."""
    os.makedirs(f"{home}/config/leitner")
    with open(f"{home}/config/leitner/config.yaml", "w", encoding="utf-8") as file:
        file.write("theme: dark\n")


def capture(program, decks, language, columns, rows, days, keys):
    with tempfile.TemporaryDirectory() as home:
        configure(home)
        study(program, decks, home, days)
        socket = f"shot-{uuid.uuid4().hex[:8]}"
        tmux = lambda *a: subprocess.run(
            ["tmux", "-L", socket, "-u", *a], check=True, capture_output=True, text=True
        ).stdout
        env = [f"{k}={v}" for k, v in environment(home, days + 1).items()]
        command = ["env", "-i", *env, program, "--decks", decks, "--language", language]
        tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), *command)
        try:
            tmux("set", "-g", "status", "off")
            tmux("resize-window", "-x", str(columns), "-y", str(rows))
            settled(tmux)
            for key in keys:
                tmux("send-keys", key)
                settled(tmux)
            return tmux("capture-pane", "-p", "-e")
        finally:
            leave(socket)


def leave(socket):
    """Ends the program as a learner would, so that nothing writes to its home any more."""
    call = lambda *a: subprocess.run(["tmux", "-L", socket, *a], capture_output=True).returncode
    end = time.monotonic() + 10
    call("send-keys", "C-c")
    while call("has-session") == 0 and time.monotonic() < end:
        time.sleep(0.02)
    call("kill-server")


def settled(tmux):
    """Waits until the screen shows something and has stopped changing."""
    before, since, end = None, time.monotonic(), time.monotonic() + 10
    while time.monotonic() < end:
        shown = tmux("capture-pane", "-p", "-e")
        if shown != before:
            before, since = shown, time.monotonic()
        elif shown.strip() and time.monotonic() - since > 0.15:
            return
        time.sleep(0.02)


def runs(line):
    """Splits a captured line into (text, style) at its escape sequences."""
    style, at = {}, 0
    for match in re.finditer(r"\x1b\[([0-9;:]*)m|\x1b[()][A-Z0-9]|[\x0e\x0f]", line):
        if match.start() > at:
            yield line[at : match.start()], dict(style)
        at = match.end()
        if match.group(1) is not None:
            change(style, [int(p) if p else 0 for p in re.split("[;:]", match.group(1))])
    if at < len(line):
        yield line[at:], dict(style)


def change(style, codes):
    while codes:
        code = codes.pop(0)
        if code == 0:
            style.clear()
        elif code in (1, 2, 3, 4, 7):
            style[{1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse"}[code]] = True
        elif code in (22, 23, 24, 27):
            for name in {22: ("bold", "dim"), 23: ("italic",), 24: ("underline",), 27: ("reverse",)}[code]:
                style.pop(name, None)
        elif 30 <= code <= 37:
            style["colour"] = COLOURS[code - 30]
        elif 90 <= code <= 97:
            style["colour"] = BRIGHT[code - 90]
        elif code == 39:
            style.pop("colour", None)
        elif code in (38, 48) and codes[:1] == [5]:
            value = codes[1]
            del codes[:2]
            if code == 38:
                style["colour"] = indexed(value)


def indexed(value):
    if value < 8:
        return COLOURS[value]
    if value < 16:
        return BRIGHT[value - 8]
    if value >= 232:
        grey = 8 + (value - 232) * 10
        return f"#{grey:02x}{grey:02x}{grey:02x}"
    value -= 16
    level = lambda n: 0 if n == 0 else 55 + 40 * n
    return "#%02x%02x%02x" % (level(value // 36), level(value // 6 % 6), level(value % 6))


def width(text):
    wide = lambda c: 0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
    return sum(wide(c) for c in text)


def svg(screen, columns, rows):
    pad = 14
    w, h = columns * CELL_WIDTH + 2 * pad, rows * CELL_HEIGHT + 2 * pad
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">',
        f'<rect width="{w}" height="{h}" rx="8" fill="{PALETTE["background"]}"/>',
        f'<g font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', '
        f"'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace\" font-size=\"{FONT_SIZE}\" "
        'xml:space="preserve">',
    ]
    for row, line in enumerate(screen.split("\n")[:rows]):
        column, y = 0, pad + row * CELL_HEIGHT
        for text, style in runs(line):
            colour = style.get("colour", PALETTE["foreground"])
            if style.get("dim") and "colour" not in style:
                colour = PALETTE["dim"]
            # Wide and narrow characters are set apart, so that each keeps its cells in any font.
            for piece in re.findall(r"[^\x00-\x7f]|[\x00-\x7f]+", text):
                columns_here = width(piece)
                if columns_here == 0:
                    continue
                x, length = pad + column * CELL_WIDTH, columns_here * CELL_WIDTH
                fill = colour
                if style.get("reverse"):
                    out.append(f'<rect x="{x}" y="{y}" width="{length}" height="{CELL_HEIGHT}" fill="{colour}"/>')
                    fill = PALETTE["background"]
                if piece.strip():
                    extra = ' font-weight="bold"' if style.get("bold") else ""
                    extra += ' font-style="italic"' if style.get("italic") else ""
                    extra += ' text-decoration="underline"' if style.get("underline") else ""
                    out.append(
                        f'<text x="{x}" y="{y + FONT_SIZE}" textLength="{length}" '
                        f'lengthAdjust="spacingAndGlyphs" fill="{fill}"{extra}>{html.escape(piece)}</text>'
                    )
                column += columns_here
    out += ["</g>", "</svg>", ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("decks")
    parser.add_argument("output")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--days", type=int, default=0)
    parser.add_argument("keys", nargs="*")
    a = parser.parse_intermixed_args()
    columns, rows = map(int, a.size.split("x"))
    screen = capture(a.program, a.decks, a.language, columns, rows, a.days, a.keys)
    if a.output == "-":
        print(re.sub(r"\x1b\[[0-9;:]*m|\x1b[()][A-Z0-9]|[\x0e\x0f]", "", screen))
        return
    with open(a.output, "w", encoding="utf-8") as file:
        file.write(svg(screen, columns, rows))


main()
