"""The same waits with a fifth of the cards clozes and both ways, beside a plain collection."""

import contextlib
import statistics
import time

import collection
from starting import turns
from table import Row
from terminal import QUIET
from workplace import GOAL_CARDS, answers, asks, searches

median = statistics.median


def mixed(place, _):
    """First card, answer and memory of a mixed collection, turn by turn with a plain one."""
    cards = min(GOAL_CARDS, max(place.sizes))
    data = {name: place.copy(cards, mixed=name == "mixed") for name in ("mixed", "plain")}
    path = place.anki(cards)
    note = f"{cards:,} cards, a fifth clozes and both ways"

    def first(name):
        def measure():
            run, taken = place.review(data[name])
            with run:
                card = run.peak_memory()
                run.press("/", searches)
                run.press(collection.RARE[0], lambda screen: f"found in {cards}" in screen.lines()[1])
                memory = card, run.peak_memory()
            return taken, memory
        return measure

    def anki():
        with place.engine(path) as engine:
            memory = engine.first["memory"]
            return engine.seconds, (memory, engine.ask(f"find {collection.RARE[0]}")["memory"])

    measures = [first("mixed"), first("plain")] + [anki] * (path is not None)
    mine, plain, *others = turns(place.count(7, cards), *measures)
    for against, taken, times in [("plain cards", plain, None)] + [
            ("Anki’s engine", each, 1.0) for each in others]:
        yield Row(
            f"start → first due card, {note}", median(each[0] for each in mine),
            median(each[0] for each in taken), against, times=times, why=place.without_anki)
    yield from answering(place, data, note)
    for against, taken, times in [("plain cards", plain, None)] + [
            ("Anki’s engine with Python", each, 0.8) for each in others]:
        for index, when in enumerate(("first card", "a search")):
            sizes = [[each[1][index] for each in kind] for kind in (mine, taken)]
            if any(None in each for each in sizes):
                continue
            yield Row(
                f"peak memory after {when}, {note}", median(sizes[0]), median(sizes[1]), against,
                unit="MB", times=times)


def answering(place, data, note):
    """From the key of a grade to the next question, turn by turn with plain cards and the disk."""
    taken = {"append": [], "mixed": [], "plain": []}
    with contextlib.ExitStack() as stack:
        append = stack.enter_context(place.baseline("append", f"{place.folder}/appended-kinds"))
        append.until(lambda screen: True)
        runs = {name: stack.enter_context(place.review(each)[0]) for name, each in data.items()}
        for turn in range(place.count(50) + 2):
            for name in sorted(runs, reverse=turn % 2 == 1):
                time.sleep(QUIET)
                floor = append.press("3")
                runs[name].press("Space", answers)
                seconds = runs[name].press("3", asks)
                # The first answer begins a file.
                if turn >= 2:
                    taken["append"].append(floor)
                    taken[name].append(seconds)
    mine, plain, floor = (median(taken[name]) for name in ("mixed", "plain", "append"))
    yield Row(f"answer → next card, {note}", mine, floor, "append and fdatasync", times=1.3)
    yield Row(f"answer → next card, {note}", mine, plain, "plain cards")
