"""What a learner waits for before the first card and after the last one, and the memory between."""

import os
import statistics
import time

import collection
from table import Row
from workplace import GOAL_CARDS, PLAIN_HELLO, answers, asks, searches

median = statistics.median
QUERY = collection.RARE[0]


def starts(place, _):
    """From exec to the first whole frame, on the bundled decks: of somebody who has studied, and of a newcomer."""
    def ours(data=None):
        def measure():
            with place.open(data) as run:
                taken = run.until(lambda screen: "q quit" in screen.lines()[-2])
                run.quit()
                return taken
        return measure

    def bare(program):
        def measure():
            with place.baseline(program) as run:
                taken = run.until(lambda screen: "世界" in screen.lines()[0])
                run.quit()
                return taken
        return measure

    mine, newcomer, plain, linked = turns(
        place.count(21), ours(place.learner()), ours(), bare(PLAIN_HELLO), bare("hello"))
    for name, of in (("median", median), ("least", min)):
        figure = f"start → first frame, {name}"
        yield Row(figure, of(mine), of(plain), "bare ncurses in Swift", times=1.3)
        yield Row(figure, of(mine), of(linked), "the same, linked as this is")
    yield Row(
        "start → first frame, the first time", median(newcomer), median(plain),
        "bare ncurses in Swift")


def turns(count, *measures):
    """What each of the measures gives, turn by turn and in changing order, after one to warm up."""
    taken = [[] for _ in measures]
    for turn in range(count + 1):
        order = range(len(measures)) if turn % 2 else reversed(range(len(measures)))
        for index in order:
            result = measures[index]()
            if turn:
                taken[index].append(result)
    return taken


def first_cards(place, growth):
    """From exec to the question of the first due card, with Enter typed ahead."""
    for cards in place.sizes:
        data, path = place.copy(cards), place.anki(cards)

        def ours():
            run, taken = place.review(data)
            with run:
                run.quit()
            return taken

        def anki():
            with place.engine(path) as engine:
                return engine.seconds

        measures = [ours] if path is None else [ours, anki]
        mine, *others = map(median, turns(place.count(9, cards), *measures))
        other = others[0] if others else None
        growth.note("start → first card", cards, mine, other)
        yield Row(
            f"start → first due card, {cards:,} cards", mine, other, "Anki’s engine",
            times=1.0 if cards <= GOAL_CARDS else None, why=place.without_anki)


def leaving(place, growth):
    """From q to the end of the process, progress.json written, after one answer."""
    for cards in place.sizes:
        data = place.copy(cards)
        snapshot = f"{data}/leitner/progress.json"

        def ours():
            before = os.stat(snapshot).st_ino
            run, _ = place.review(data)
            with run:
                run.press("Space", answers)
                run.press("3", asks)
                taken = run.quit()
            if os.stat(snapshot).st_ino == before:
                raise AssertionError("progress.json was not written")
            return taken

        def floor():
            return replacing(place.folder, os.path.getsize(snapshot))

        mine, other = map(median, turns(place.count(7, cards), ours, floor))
        growth.note("leaving", cards, mine, None)
        most = 0.050 if cards == GOAL_CARDS else None
        yield Row(
            f"leaving after an answer, {cards:,} cards", mine, other, "a file as large, replaced",
            most=most)


def replacing(folder, size):
    """Seconds to write a file beside another, bring it to the disk and put it in its place."""
    path, data = f"{folder}/replaced", bytes(size)
    start = time.perf_counter()
    with open(path + ".new", "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)
    return time.perf_counter() - start


def memory(place, growth):
    """The most memory a process has had when the first card is shown, and after a search."""
    for cards in place.sizes:
        data, path = place.copy(cards), place.anki(cards)

        def ours():
            run, _ = place.review(data)
            with run:
                card = run.peak_memory()
                run.press("/", searches)
                run.press(QUERY, lambda screen: f"found in {cards}" in screen.lines()[1])
                return card, run.peak_memory()

        def anki():
            with place.engine(path) as engine:
                return engine.first["memory"], engine.ask(f"find {QUERY}")["memory"]

        measures = [ours] if path is None else [ours, anki]
        taken = turns(min(2, place.count(3, cards)), *measures)
        if any(None in pair for each in taken for pair in each):
            why = "Peak memory is read from /proc, which is not here."
            yield Row(f"peak memory, {cards:,} cards", unit="MB", times=0.8, why=why)
            continue
        for index, when in enumerate(("first card", "a search")):
            mine, *others = [median(pair[index] for pair in each) for each in taken]
            other = others[0] if others else None
            if index == 0:
                growth.note("memory", cards, mine, other)
            if place.shows(cards, GOAL_CARDS):
                yield Row(
                    f"peak memory after {when}, {cards:,} cards", mine, other,
                    "Anki’s engine with Python", unit="MB",
                    times=0.8 if cards == GOAL_CARDS else None, why=place.without_anki)
