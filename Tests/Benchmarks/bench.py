#!/usr/bin/env python3
"""Measures what a learner waits for, in a pseudo-terminal, turn by turn with a baseline.

The baselines are the least that Swift, ncurses and the disk can do (Baselines/), and Anki's engine
with the same cards. Figures are medians unless they say otherwise; a frame is whole with its last
byte (terminal.py). Nothing of the user's is read or written: every program has a home of its own,
and the clock is fixed. Collections lie in .build/bench and are made once.
"""

import argparse
import os
import shutil
import sys

import anki_engine
import floors
import keys
import kinds
import starting
import table
from growth import Growth
from terminal import NoFrame
from workplace import BASELINES, PLAIN_HELLO, PROGRAM, Workplace, say

SIZES = [1_000, 10_000, 100_000]
FULL = 1_000_000
PLOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth.svg")
FIGURES = {
    "start": starting.starts,
    "card": starting.first_cards,
    "answer": keys.answering,
    "frame": keys.moving,
    "search": keys.searching,
    "leave": starting.leaving,
    "memory": starting.memory,
    "kinds": kinds.mixed,
    "floor": floors.floors,
}


def measure(names, place, growth):
    rows = []
    for name in names:
        say(f"measures {name}")
        try:
            for row in FIGURES[name](place, growth):
                rows.append(row)
        except (NoFrame, anki_engine.Missing, AssertionError, OSError) as error:
            reason = str(error) or type(error).__name__
            say(reason)
            rows.append(table.Row(name, why=f"Not measured: {name}. {reason.splitlines()[0]}"))
    return rows + list(growth.rows())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("figures", nargs="*", help=f"what to measure: {', '.join(FIGURES)}")
    parser.add_argument("--full", action="store_true", help=f"up to {FULL:,} cards")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of cards, instead")
    parser.add_argument("--turns", type=float, default=1, help="times the usual number of turns")
    parser.add_argument("--program", default=PROGRAM, help="what to measure")
    parser.add_argument("--markdown", action="store_true", help="prints the table as Markdown")
    options = parser.parse_args()

    unknown = [name for name in options.figures if name not in FIGURES]
    if unknown:
        parser.error(f"there is no figure {unknown[0]}; there are {', '.join(FIGURES)}")
    baselines = [os.path.join(BASELINES, name) for name in (PLAIN_HELLO, "hello", "echo", "append")]
    for program in (options.program, *baselines):
        if not shutil.which(program):
            sys.exit(f"bench: there is no {program}; build it first (make bench does)")
    names = options.figures or list(FIGURES)
    sizes = options.sizes or SIZES + [FULL] * options.full
    growth, before = Growth(), table.load()
    with Workplace(os.path.abspath(options.program), sorted(sizes), options.turns) as place:
        rows = measure(names, place, growth)

    if not options.figures and not options.sizes:
        with open(PLOT, "w", encoding="utf-8") as file:
            file.write(growth.svg(table.machine()))
        say(f"drew {os.path.relpath(PLOT)}")
    print(table.circumstances(before) + "\n")
    print(table.markdown(rows) if options.markdown else table.text(rows))


if __name__ == "__main__":
    main()
