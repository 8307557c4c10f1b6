#!/usr/bin/env python3
"""Anki's engine as a baseline: the same cards, without its windows.

Anki comes from PyPI into an environment of its own. Run by that environment's Python, this file is
the other side: it opens a collection, says how long the first card took, and obeys lines from
standard input. Importing Python modules is not counted. Both programs ask no more than 200 due
cards a day, which is the default of both.

  anki_engine.py make FOLDER N COLLECTION  makes a collection of the cards in FOLDER, N answers each
  anki_engine.py today COLLECTION          sets its clock so that today is the benchmark's day
  anki_engine.py serve COLLECTION          opens it; then "answer", "find TEXT" or "memory" a line
"""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import time
import venv

import collection
from terminal import environment, peak_memory

ANKI = "anki==26.9.3"
VERSION = 1  # of what `make` makes
TODAY = 3000  # days since a collection began
PARENT = "Bench"


class Missing(Exception):
    """Why there is no engine, in one sentence."""


def python(folder):
    """The Python that has Anki, from an environment in this folder that is made where missing."""
    interpreter = os.path.join(folder, "bin", "python3")
    try:
        if not os.path.exists(interpreter):
            venv.create(folder, with_pip=True)
        pip = [interpreter, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        have = "import importlib.metadata as m, anki.collection; print('anki==' + m.version('anki'))"
        found = subprocess.run([interpreter, "-c", have], capture_output=True, text=True)
        if found.stdout.strip() != ANKI:
            subprocess.run(
                [*pip, "install", ANKI], check=True, capture_output=True, text=True, timeout=300)
        return interpreter
    except (OSError, subprocess.SubprocessError) as error:
        lines = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        raise Missing(f"Anki could not be had: {lines[-1] if lines else error}.") from error


def call(interpreter, home, *arguments):
    """Runs this file's other side to its end."""
    done = subprocess.run(
        [interpreter, __file__, *arguments], env=environment(home), capture_output=True, text=True)
    if done.returncode:
        reasons = done.stderr.strip().splitlines() or ["no reason given"]
        raise Missing(f"Anki failed: {reasons[-1]}")


class Engine:
    """A process with an open collection; `seconds` is from opening it to the first card's text."""

    def __init__(self, interpreter, home, path):
        self.process = subprocess.Popen(
            [interpreter, __file__, "serve", path], env=environment(home), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.first = self.answer_line()
        self.seconds = self.first["seconds"]

    def answer_line(self):
        line = self.process.stdout.readline()
        if not line:
            raise Missing(f"Anki's process ended with {self.process.wait()}.")
        return json.loads(line)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.answer_line()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


# What follows runs in Anki's own environment.


def make(folder, answers, path):
    """The cards of FOLDER with box and due day as they have there, and so many answers each."""
    from anki.collection import Collection

    col = Collection(path)
    topics = {name: col.decks.id(f"{PARENT}::{name}") for name in collection.topic_names()}
    notetype = col.models.by_name("Basic")["id"]
    col.close()

    cards = list(collection.read_cards(folder))
    schedule = collection.read_schedule(folder, len(cards))
    first = 1_600_000_000_000  # milliseconds, which are Anki's ids
    seconds = first // 1000
    answers = int(answers)
    notes, rows, log = [], [], []
    for number, card in enumerate(cards):
        box, due = schedule[card.name]
        days = collection.BOX_DAYS[box - 1]
        key = int(hashlib.sha1(card.question.encode()).hexdigest()[:8], 16)
        notes.append((first + number, card.name, notetype, seconds, -1, "",
                      f"{card.question}\x1f{card.answer}", card.question, key, 0, ""))
        rows.append((first + number, first + number, topics[card.topic], 0, seconds, -1, 2, 2,
                     TODAY + (due - collection.TODAY).days, days, 2500, answers, 0, 0, 0, 0, 0, ""))
        for turn in range(answers):
            log.append((first + turn * len(cards) + number, first + number, -1, 3, days, days, 2500,
                        5000, 1))
    file = sqlite3.connect(path)
    for table, content in (("notes", notes), ("cards", rows), ("revlog", log)):
        marks = ",".join("?" * len(content[0]))
        file.executemany(f"insert into {table} values ({marks})", content)
    file.commit()
    file.close()

    col = Collection(path)
    # The first check notes what can be told from the answers, such as the last one's time.
    col.fix_integrity()
    report, sound = col.fix_integrity()
    if not sound or col.card_count() != len(cards):
        sys.exit(f"the collection is not sound: {report}")
    col.close()


def set_today(path):
    from anki.collection import Collection

    col = Collection(path)
    col.crt = col.crt - (TODAY - col.sched.today) * 86400
    col.close()
    col = Collection(path)
    today = col.sched.today
    col.close()
    if today != TODAY:
        sys.exit(f"its clock stays at day {today}")


def first_card(col):
    queued = col.sched.get_queued_cards()
    card = col.get_card(queued.cards[0].card.id)
    card.start_timer()
    return queued, card, card.question()


def serve(path):
    from anki.collection import Collection
    from anki.scheduler.v3 import CardAnswer

    start = time.perf_counter()
    col = Collection(path)
    col.decks.select(col.decks.id_for_name(PARENT))
    queued, card, text = first_card(col)
    reply = {"seconds": time.perf_counter() - start, "due": queued.review_count, "text": text}
    while True:
        print(json.dumps({**reply, "memory": peak_memory(os.getpid())}), flush=True)
        command, _, rest = sys.stdin.readline().strip().partition(" ")
        if not command:
            break
        start = time.perf_counter()
        if command == "answer":
            states = queued.cards[0].states
            col.sched.answer_card(
                col.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD))
            queued, card, text = first_card(col)
            reply = {"seconds": time.perf_counter() - start, "text": text}
        elif command == "find":
            hits = len(col.find_cards(rest))
            reply = {"seconds": time.perf_counter() - start, "hits": hits}
        else:
            reply = {}
    col.close()


if __name__ == "__main__":
    command, *paths = sys.argv[1:]
    {"make": make, "today": set_today, "serve": serve}[command](*paths)
