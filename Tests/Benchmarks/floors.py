"""What the machine itself takes, as information: nothing that writes or reads as much is faster."""

import os
import statistics
import subprocess
import time

from starting import replacing
from table import Row

LINE = 180  # bytes
FILE = 10_000_000


def floors(place, _):
    count = place.count(30)
    yield Row(f"floor: {LINE} bytes appended, fdatasync", None, appending(place.folder, count))
    taken = [replacing(place.folder, FILE) for _ in range(place.count(5))]
    median = statistics.median
    yield Row(f"floor: {FILE // 1_000_000} MB written, fsync, rename", None, median(taken))
    for cards in place.sizes:
        folder = f"{place.made(cards)}/leitner/decks"
        files = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        size = sum(map(os.path.getsize, files)) / 1e6
        taken = [concatenating(files) for _ in range(place.count(5))]
        yield Row(f"floor: cat of {cards:,} cards ({size:.1f} MB)", None, median(taken))


def appending(folder, count):
    file = os.open(f"{folder}/floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sync = getattr(os, "fdatasync", os.fsync)
    taken = []
    for _ in range(count + 1):
        start = time.perf_counter()
        os.write(file, b"a" * LINE)
        sync(file)
        taken.append(time.perf_counter() - start)
    os.close(file)
    return statistics.median(taken[1:])


def concatenating(files):
    start = time.perf_counter()
    subprocess.run(["cat", *files], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
