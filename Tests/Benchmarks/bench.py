#!/usr/bin/env python3
"""Measures what a learner waits for, in a pseudo-terminal, against a bare ncurses program.

  first frame   from exec to the last byte of the first burst of output
  key           from writing a key to the last byte of the burst that answers it

A burst has ended when nothing came for QUIET seconds; that silence is not counted. A program draws
its first frame in one go, so the last byte of the burst is when the frame is whole, however many
writes the kernel made of it. Both programs are measured in one go, turn by turn, since the same
machine is faster at one moment than at another.
"""

import argparse
import fcntl
import math
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMMAND = [f"{ROOT}/.build/release/leitner"]  # opens the bundled decks
BASELINE = [f"{ROOT}/.build/baselines/release/hello"]
KEYS = "Down Down Up Down Down Up Up Right Down Down Up Right Right Left"
QUIT = "q"
RUNS = 31  # starts of each program
ROUNDS = 5  # times that the keys are typed
ROWS, COLUMNS = 24, 80
QUIET = 0.030  # seconds
PATIENCE = 2.0  # seconds until a key is taken to have no answer
START_RATIO = 2.0  # goal: times the baseline's first frame
KEY_MILLISECONDS = 16.0  # goal: the slowest of twenty keys, a frame of a screen at 60 Hz

NAMES = {
    "Up": b"\x1bOA", "Down": b"\x1bOB", "Right": b"\x1bOC", "Left": b"\x1bOD",
    "Enter": b"\r", "Escape": b"\x1b", "Tab": b"\t", "Space": b" ", "Backspace": b"\x7f",
    "PageUp": b"\x1b[5~", "PageDown": b"\x1b[6~",
}


def key_bytes(name):
    if name.startswith("C-") and len(name) == 3:
        return bytes([ord(name[2]) & 0x1F])
    return NAMES.get(name, name.encode())


def environment(home):
    """The same world for every run, whoever measures."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "TZ": "UTC", "HOME": home, "XDG_DATA_HOME": f"{home}/data",
        "XDG_CONFIG_HOME": f"{home}/config", "XDG_STATE_HOME": f"{home}/state",
        "XDG_CACHE_HOME": f"{home}/cache", "LEITNER_NOW": "2026-03-02T09:00:00+00:00",
        "SWIFT_BACKTRACE": "enable=no",
    }


class Run:
    """A program in a terminal of its own."""

    def __init__(self, command, home):
        gate, opener = os.pipe()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.read(gate, 1)
            try:
                os.execve(command[0], command, environment(home))
            finally:
                os._exit(127)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)
        os.close(gate)
        # The fork is not counted: the child waits here, one step before exec.
        self.start = time.perf_counter()
        os.write(opener, b"x")
        os.close(opener)

    def burst(self):
        """When the last byte of the next burst came and how many there were, or None."""
        last, count = None, 0
        while select.select([self.terminal], [], [], QUIET if count else PATIENCE)[0]:
            try:
                data = os.read(self.terminal, 1 << 16)
            except OSError:
                data = b""
            if not data:
                break
            last = time.perf_counter()
            count += len(data)
        return None if last is None else (last, count)

    def press(self, data):
        """Seconds from a key to its frame, or None when nothing came."""
        start = time.perf_counter()
        os.write(self.terminal, data)
        answer = self.burst()
        return None if answer is None else answer[0] - start

    def end(self, quit_key):
        try:
            os.write(self.terminal, quit_key)
        except OSError:
            pass
        deadline = time.perf_counter() + PATIENCE
        while time.perf_counter() < deadline:
            if select.select([self.terminal], [], [], 0.005)[0]:
                try:
                    os.read(self.terminal, 1 << 16)
                except OSError:
                    pass
            if os.waitpid(self.process, os.WNOHANG)[0]:
                break
        else:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.terminal)


def first_frame(command, quit_key, home):
    run = Run(command, home)
    frame = run.burst()
    run.end(quit_key)
    if frame is None:
        sys.exit(f"bench: {command[0]} shows nothing")
    return frame[0] - run.start


def starts(programs, quit_keys, runs, home):
    times = [[], []]
    for turn in range(runs + 2):
        for index in (0, 1) if turn % 2 else (1, 0):
            taken = first_frame(programs[index], quit_keys[index], home)
            # The first two fill the caches.
            if turn >= 2:
                times[index].append(taken)
    return times


def latencies(command, keys, rounds, quit_key, home):
    run = Run(command, home)
    run.burst()
    times, silent = [], 0
    for _ in range(rounds):
        for key in keys:
            taken = run.press(key)
            if taken is None:
                silent += 1
            else:
                times.append(taken)
    run.end(quit_key)
    return times, silent


def slowest_of_twenty(times):
    ordered = sorted(times)
    return ordered[max(0, math.ceil(len(ordered) * 0.95) - 1)]


def line(figure, ours, baseline, goal, met):
    ratio = f"{ours / baseline:.2f}" if baseline else "-"
    cells = [f"{ours * 1000:.2f} ms", f"{baseline * 1000:.2f} ms", ratio, goal]
    print(f"{figure:<28}" + "".join(f"{cell:>12}" for cell in cells), f"  {'yes' if met else 'NO'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command", nargs="*", default=COMMAND, help="what to measure")
    parser.add_argument("--baseline", default=" ".join(BASELINE), help="what to measure it against")
    parser.add_argument("--keys", default=KEYS, help="names and characters, between spaces")
    parser.add_argument("--quit", default=QUIT, help="the key that ends the program")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()

    programs = [options.command, options.baseline.split()]
    for program in programs:
        found = shutil.which(program[0])
        if not found:
            sys.exit(f"bench: there is no {program[0]}; build it first (make bench does)")
        program[0] = found
    quit_keys = [key_bytes(options.quit), b"q"]
    keys = [key_bytes(name) for name in options.keys.split()]

    with tempfile.TemporaryDirectory() as home:
        ours, baseline = starts(programs, quit_keys, options.runs, home)
        our_keys, silent = latencies(programs[0], keys, options.rounds, quit_keys[0], home)
        base_keys, _ = latencies(programs[1], keys, options.rounds, quit_keys[1], home)

    print(f"{' '.join(options.command)}: {options.runs} starts, {len(our_keys)} keys answered")
    if silent:
        print(f"{silent} keys had no answer within {PATIENCE:.0f} s")
    print(f"{'figure':<28}{'ours':>12}{'baseline':>12}{'ratio':>12}{'goal':>12}  met")
    median, least = statistics.median, min
    ours_median, base_median = median(ours), median(baseline)
    line("first frame, median", ours_median, base_median, f"{START_RATIO:.1f} x",
         ours_median <= START_RATIO * base_median)
    line("first frame, least", least(ours), least(baseline), f"{START_RATIO:.1f} x",
         least(ours) <= START_RATIO * least(baseline))
    if our_keys and base_keys:
        goal = f"{KEY_MILLISECONDS:.0f} ms"
        for name, of in (("median", median), ("95 in 100", slowest_of_twenty), ("slowest", max)):
            taken = of(our_keys)
            line(f"key to frame, {name}", taken, of(base_keys), goal,
                 taken <= KEY_MILLISECONDS / 1000)


if __name__ == "__main__":
    main()
