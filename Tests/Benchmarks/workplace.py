"""Where the benchmark works: what it measures, and collections that are made once and kept."""

import contextlib
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import anki_engine
import collection
from terminal import Run, environment

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = f"{ROOT}/.build/release/leitner"
BASELINES = f"{ROOT}/.build/baselines/release"
# As `swift build` makes it; the others are linked for a short start, as the program is.
PLAIN_HELLO = f"{ROOT}/.build/baselines/plain/release/hello"
FOLDER = f"{ROOT}/.build/bench"
SEED = 1
ANSWERS_A_CARD = 10
# A million cards have one answer each, so that making them stays within minutes.
MANY_CARDS = 1_000_000
# The goals are meant for up to so many; what more cards take is information.
GOAL_CARDS = 100_000


def asks(screen):
    """Whether the screen is a review that asks a question of a made collection."""
    lines = screen.lines()
    # A text asked the other way asks with what is its answer.
    return "show answer" in lines[-2] and any(line.strip().endswith(("？", "。")) for line in lines)


def answers(screen):
    """Whether the screen shows the answer, and what each grade would do."""
    lines = screen.lines()
    return "Space good" in lines[-2] and "4 easy" in lines[-4]


def searches(screen):
    """Whether the screen is the search."""
    return "Search" in screen.lines()[1]


def answers_a_card(cards):
    return 1 if cards >= MANY_CARDS else ANSWERS_A_CARD


class Workplace:
    """A context; what was measured in it is gone afterwards, but for the made collections."""

    def __init__(self, program, sizes, turns):
        self.program, self.sizes, self.turns = program, sizes, turns
        self.folder = self.interpreter = None
        self.without_anki = ""

    def __enter__(self):
        os.makedirs(FOLDER, exist_ok=True)
        # In the same file system as the collections, so that their files can be linked to.
        self.folder = tempfile.mkdtemp(prefix="work-", dir=FOLDER)
        try:
            self.interpreter = anki_engine.python(f"{ROOT}/.build/anki")
        except anki_engine.Missing as error:
            self.without_anki = str(error)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def count(self, number, cards=0):
        """How often to measure what is measured `number` times by default."""
        if cards >= MANY_CARDS:
            return max(1, round(number * self.turns / 5))
        return max(3, round(number * self.turns))

    def shows(self, cards, *sizes):
        """Whether a size has rows of its own in the table; the others only show in the growth."""
        return cards in sizes or cards == max(self.sizes)

    def made(self, cards, mixed=False):
        """The folder of a collection as it was made; nothing may change it."""
        folder = f"{FOLDER}/{cards}" + "-mixed" * mixed
        count = cards * answers_a_card(cards)
        stamp = f"{folder}/made.json"
        want = {"version": collection.VERSION, "seed": SEED, "answers": count}
        with contextlib.suppress(OSError, ValueError), open(stamp, encoding="utf-8") as file:
            if json.load(file) == want:
                return folder
        kinds = ", a fifth of them clozes and both ways," * mixed
        say(f"makes a collection of {cards:,} cards{kinds} with {count:,} answers, once")
        shutil.rmtree(folder, ignore_errors=True)
        collection.make(f"{folder}/leitner", cards, count, SEED, mixed)
        with open(stamp, "w", encoding="utf-8") as file:
            json.dump(want, file)
        return folder

    def copy(self, cards, mixed=False):
        """A collection of one's own: an XDG_DATA_HOME whose progress.json this program wrote."""
        made = self.made(cards, mixed)
        data = tempfile.mkdtemp(prefix=f"{cards}-", dir=self.folder)
        # Not links, each of which would change the decks that others study at the same time.
        shutil.copytree(f"{made}/leitner/decks", f"{data}/leitner/decks")
        copied = time.time()
        # The program does not write to these files: it has a history file of its own, in which it says what
        # the cards look like.
        os.makedirs(f"{data}/leitner/history", mode=0o700)
        for name in os.listdir(f"{made}/leitner/history"):
            os.link(f"{made}/leitner/history/{name}", f"{data}/leitner/history/{name}")
        # Another build of the program may write it in another way.
        build = os.stat(self.program).st_mtime_ns
        written = f"{made}/{build}.written"
        if not os.path.exists(written):
            for old in glob.glob(f"{made}/*.written"):
                shutil.rmtree(old)
            say(f"has the progress of {cards:,} cards written, once for this program")
            # The day before, so that it does not read what it then noted at each start of this day.
            before = environment(self.folder, data) | {"LEITNER_NOW": "2026-03-01T09:00:00Z"}
            for command in ("repair", "due"):
                subprocess.run([self.program, command], env=before, check=True, capture_output=True)
            own = [
                f"history/{name}" for name in os.listdir(f"{data}/leitner/history")
                if not os.path.exists(f"{made}/leitner/history/{name}")]
            os.makedirs(f"{written}.new/history")
            for name in ["progress.json", *own]:
                shutil.copy2(f"{data}/leitner/{name}", f"{written}.new/{name}")
            os.rename(f"{written}.new", written)
        shutil.copytree(written, f"{data}/leitner", dirs_exist_ok=True)
        # Has it remember the decks where they are now, as they were at the learner's last session; what was
        # written within two seconds it does not.
        time.sleep(max(0, copied + 3 - time.time()))
        subprocess.run(
            [self.program, "pace", "normal"], env=environment(self.folder, data), check=True,
            capture_output=True)
        os.chmod(f"{data}/leitner", 0o700)
        return data

    def anki(self, cards):
        """An Anki collection of one's own with the same cards; None where there is no Anki."""
        if not self.interpreter:
            return None
        made = self.made(cards)
        kept = f"{made}/anki-{anki_engine.VERSION}.anki2"
        path = f"{tempfile.mkdtemp(prefix=f'anki-{cards}-', dir=self.folder)}/collection.anki2"
        try:
            if not os.path.exists(kept):
                say(f"makes an Anki collection of {cards:,} cards, once")
                number = str(answers_a_card(cards))
                anki_engine.call(
                    self.interpreter, self.folder, "make", f"{made}/leitner", number, path)
                shutil.copy(path, kept)
            shutil.copy(kept, path)
            anki_engine.call(self.interpreter, self.folder, "today", path)
        except anki_engine.Missing as error:
            self.interpreter, self.without_anki = None, str(error)
            return None
        return path

    def engine(self, path):
        """Anki's engine in a process of its own, with its first card."""
        return anki_engine.Engine(self.interpreter, self.folder, path)

    def open(self, data=None, typed=b"", arguments=()):
        """The program in a terminal, on a collection or on the bundled decks."""
        return Run([self.program, *arguments], environment(self.folder, data), typed)

    def learner(self):
        """An XDG_DATA_HOME of somebody who has answered a card of the bundled decks."""
        data = tempfile.mkdtemp(prefix="learner-", dir=self.folder)
        env = environment(self.folder, data)
        cards = subprocess.run(
            [self.program, "list", "--json"], env=env, check=True, capture_output=True)
        card = json.loads(cards.stdout)[0]["id"]
        subprocess.run([self.program, "grade", card, "good"], env=env, check=True, capture_output=True)
        return data

    def review(self, data):
        """The program, and the seconds from its exec to the question of the first due card."""
        run = self.open(data, typed=b"\r")
        return run, run.until(asks)

    def baseline(self, name, *arguments):
        return Run([os.path.join(BASELINES, name), *arguments], environment(self.folder))


def say(sentence):
    print(f"bench: {sentence}", file=sys.stderr, flush=True)
