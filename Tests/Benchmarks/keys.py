"""What a learner waits for after a key."""

import contextlib
import itertools
import math
import os
import statistics
import time

import collection
from table import Row
from terminal import QUIET
from workplace import GOAL_CARDS, answers, asks, searches

median = statistics.median
# Words that some cards have, words that nearly all have, and one that none has.
QUERIES = ["梯度", "蒸馏", "词元", "奖励", "中国", "的人", "龘龘"]
LONG_CARD = "".join(f"{number}. 这是第{number}行，后面还有更多的行\n" for number in range(1, 61))


def percentile(times, share):
    ordered = sorted(times)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def answering(place, growth):
    """From the key of a grade to the next question, the answer on the disk; and from Space to the
    answer before it."""
    sizes = place.sizes
    taken = {(kind, cards): []
             for kind in ("ours", "append", "anki", "shown", "echo") for cards in sizes}
    with contextlib.ExitStack() as stack:
        append = stack.enter_context(place.baseline("append", f"{place.folder}/appended"))
        append.until(lambda screen: True)
        echo = stack.enter_context(place.baseline("echo", "list"))
        echo.until(lambda screen: True)
        moves = itertools.cycle(["Down", "Up"])
        runs, engines = {}, {}
        for cards in sizes:
            data = place.copy(cards)
            run, _ = place.review(data)
            runs[cards] = stack.enter_context(run), data
            if path := place.anki(cards):
                engines[cards] = stack.enter_context(place.engine(path))
        for turn in range(place.count(50) + 2):
            for cards in sizes if turn % 2 else reversed(sizes):
                run, _ = runs[cards]
                # A machine that has just worked is faster than one that has waited for a learner, as
                # it has before every other key here.
                time.sleep(QUIET)
                seconds = {"append": append.press("3")}
                seconds["echo"] = press(echo, next(moves))
                seconds["shown"] = run.press("Space", answers)
                seconds["ours"] = run.press("3", asks)
                if cards in engines:
                    seconds["anki"] = engines[cards].ask("answer")["seconds"]
                # The first answer begins a file.
                if turn >= 2:
                    for kind, each in seconds.items():
                        taken[kind, cards].append(each)
        for cards, (run, data) in runs.items():
            check_history(data, turn + 1)
    for cards in sizes:
        mine, floor = median(taken["ours", cards]), median(taken["append", cards])
        other = median(taken["anki", cards]) if taken["anki", cards] else None
        growth.note("answer", cards, mine, other)
        if place.shows(cards, 1_000, GOAL_CARDS):
            yield Row(
                f"answer → next card, {cards:,} cards", mine, floor, "append and fdatasync",
                times=1.3)
            yield Row(
                f"answer → next card, {cards:,} cards", mine, other, "Anki’s engine",
                why=place.without_anki)
    every = {kind: [seconds for cards in sizes for seconds in taken[kind, cards]]
             for kind in ("ours", "append", "shown", "echo")}
    yield Row(
        "answer → next card, 99 in 100, all sizes", percentile(every["ours"], 0.99),
        percentile(every["append"], 0.99), "append and fdatasync")
    yield Row("Space → answer, all sizes", median(every["shown"]), median(every["echo"]), "bare ncurses")
    yield Row(
        "Space → answer, 99 in 100, all sizes", percentile(every["shown"], 0.99),
        percentile(every["echo"], 0.99), "bare ncurses")
    if 1_000 in sizes and GOAL_CARDS in sizes:
        yield Row(
            f"answer → next card, {GOAL_CARDS:,} cards", median(taken["ours", GOAL_CARDS]),
            median(taken["ours", 1_000]), "itself with 1,000", times=1.1)


def check_history(data, count):
    """The answers must be in the history, or what was measured is something else."""
    lines = 0
    for name in os.listdir(f"{data}/leitner/history"):
        if not name.startswith(collection.DEVICE):
            with open(f"{data}/leitner/history/{name}", encoding="utf-8") as file:
                lines += sum('"event":"answer"' in line for line in file)
    if lines != count:
        raise AssertionError(f"{count} answers were given, {lines} are in the history")


def moving(place, _):
    """From a key to its frame, where no disk is needed."""
    long_card = f"{place.folder}/long.zh.md"
    with open(long_card, "w", encoding="utf-8") as file:
        file.write(f"# 长\n\n## 题\n\n### 有多长？ {{#long}}\n\n{LONG_CARD}")
    cases = [
        ("browse the cards, bundled decks", {}, ["b", "Right"], "list"),
        ("scroll a long card", {"arguments": ["--decks", long_card]}, ["b", "Right", "Right"],
         "scroll"),
    ]
    if GOAL_CARDS in place.sizes:
        data = place.copy(GOAL_CARDS)
        cases.insert(1, (f"browse the cards, {GOAL_CARDS:,} cards", {"data": data}, ["b", "Right"], "list"))
    for name, options, way, kind in cases:
        with place.open(**options) as run, place.baseline("echo", kind) as echo:
            run.until(lambda screen: "q quit" in screen.lines()[-2])
            echo.until(lambda screen: True)
            for key in way:
                run.press(key)
            mine, others = [], []
            for turn in range(place.count(40)):
                key = "Down" if turn % 16 < 8 else "Up"
                mine.append(press(run, key))
                others.append(press(echo, key))
            yield Row(
                f"key → frame, {name}", median(mine), median(others), "bare ncurses", times=1.5)


def press(run, key):
    before = run.screen.lines()
    return run.press(key, lambda screen: screen.lines() != before)


def searching(place, growth):
    """From each key typed into the search to the frame with its hits."""
    for cards in place.sizes:
        texts = [f"{card.question}\n{card.answer}" for card in collection.read_cards(
            f"{place.made(cards)}/leitner")]
        hits = {query[:end]: sum(query[:end] in text for text in texts)
                for query in QUERIES for end in (1, 2)}
        data, path = place.copy(cards), place.anki(cards)
        with contextlib.ExitStack() as stack:
            engine = stack.enter_context(place.engine(path)) if path else None
            opening, mine, others = [], [], []
            for turn in range(place.count(5, cards)):
                if turn:
                    run.kill()
                run, _ = place.review(data)
                stack.enter_context(run)
                opening.append(run.press("/", searches))
            for _ in range(place.count(3, cards)):
                for query in QUERIES:
                    for end in (1, 2):
                        typed = query[:end]
                        mine.append(run.press(query[end - 1], shows(typed, hits[typed], cards)))
                        if engine:
                            found = engine.ask(f"find {typed}")
                            assert found["hits"] == hits[typed], f"Anki finds other cards: {typed}"
                            others.append(found["seconds"])
                    run.press("C-u", lambda screen: "type to search" in screen.lines()[3])
        other = median(others) if others else None
        growth.note("search key", cards, median(mine), other)
        if place.shows(cards, GOAL_CARDS):
            yield Row(f"opening the search, the first time, {cards:,} cards", median(opening))
            yield Row(
                f"search key → hits, 95 in 100, {cards:,} cards", percentile(mine, 0.95),
                percentile(others, 0.95) if others else None, "Anki’s engine",
                most=0.016 if cards == GOAL_CARDS else None)
            yield Row(
                f"search key → hits, median, {cards:,} cards", median(mine), other,
                "Anki’s engine", times=0.2 if cards == GOAL_CARDS else None, why=place.without_anki)


def shows(typed, hits, cards):
    """Whether the screen shows what was typed and as many hits as there are."""
    count = f"{hits} found in {cards}" if hits else "Nothing found"

    def shown(screen):
        lines = screen.lines()
        return typed in lines[3] and any(count in line for line in lines)
    return shown
