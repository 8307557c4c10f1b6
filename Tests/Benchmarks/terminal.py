"""A program in a terminal of its own, its keys timed to the last byte of the frame that answers.

A burst of output has ended when nothing came for QUIET seconds; that silence is not counted. The
frame is whole with the last byte of the first burst after which the screen shows what it should:
ncurses writes a frame in several pieces, and a program may be silent between two of them.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from screen import Screen

ROWS, COLUMNS = 24, 80
QUIET = 0.030  # seconds
PATIENCE = 120.0  # seconds until a frame is taken to never come
KEYS = {
    "Up": b"\x1bOA", "Down": b"\x1bOB", "Right": b"\x1bOC", "Left": b"\x1bOD",
    "Enter": b"\r", "Escape": b"\x1b", "Space": b" ", "C-u": b"\x15",
}


def key_bytes(name):
    return KEYS.get(name, name.encode())


def environment(home, data=None):
    """The same world for every run, whoever measures."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "TZ": "UTC", "HOME": home, "XDG_DATA_HOME": data or f"{home}/data",
        "XDG_CONFIG_HOME": f"{home}/config", "XDG_STATE_HOME": f"{home}/state",
        "XDG_CACHE_HOME": f"{home}/cache", "LEITNER_NOW": "2026-03-02T09:00:00+00:00",
        "SWIFT_BACKTRACE": "enable=no",
    }


class NoFrame(Exception):
    """The awaited frame did not come."""


class Run:
    """A program that runs; `start` is the moment before its exec."""

    def __init__(self, command, environ, typed=b""):
        gate, opener = os.pipe()
        self.command, self.screen, self.ended = command, Screen(ROWS, COLUMNS), False
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.close(opener)
            os.read(gate, 1)
            try:
                os.execve(command[0], command, environ)
            finally:
                os._exit(127)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)
        os.close(gate)
        if typed:
            os.write(self.terminal, typed)
        # The fork is not counted: the child waits here, one step before exec.
        self.start = time.perf_counter()
        os.write(opener, b"x")
        os.close(opener)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def burst(self, patience):
        """When the last byte of the next burst came; None when none came."""
        last, pieces = None, []
        while select.select([self.terminal], [], [], QUIET if pieces else patience)[0]:
            try:
                data = os.read(self.terminal, 1 << 16)
            except OSError:
                data = b""
            if not data:
                break
            last = time.perf_counter()
            pieces.append(data)
            self.answer(data)
        self.screen.feed(b"".join(pieces))
        return last

    def answer(self, data):
        """Says where the cursor is, as terminals do: behind a character of one column, on the row asked for."""
        asked = re.search(rb"\x1b\[(\d+);1H[^\x1b]+\x1b\[6n", data)
        if asked:
            os.write(self.terminal, b"\x1b[%s;2R" % asked.group(1))

    def until(self, shown, since=None):
        """Seconds from `since` (or the exec) to the last byte of the frame that `shown` accepts."""
        deadline = time.perf_counter() + PATIENCE
        while True:
            last = self.burst(max(0, deadline - time.perf_counter()))
            if last is None:
                rows = "\n".join(self.screen.lines())
                name = os.path.basename(self.command[0])
                raise NoFrame(f"{name} never showed the frame that was awaited.\n{rows}")
            if shown(self.screen):
                return last - (self.start if since is None else since)

    def press(self, name, shown=lambda screen: True):
        """Seconds from a key to the frame that answers it."""
        data, since = key_bytes(name), time.perf_counter()
        os.write(self.terminal, data)
        return self.until(shown, since)

    def peak_memory(self):
        """The most memory that the process has had so far, in bytes; None if the system does not say."""
        return peak_memory(self.process)

    def quit(self, name="q"):
        """Seconds from the key that ends the program to its end."""
        since = time.perf_counter()
        os.write(self.terminal, key_bytes(name))
        while time.perf_counter() - since < PATIENCE:
            if select.select([self.terminal], [], [], 0.001)[0]:
                try:
                    # No other program reads; a full terminal would hold the program up.
                    os.read(self.terminal, 1 << 16)
                except OSError:
                    # The program has closed its end, and so is in its last steps.
                    os.waitpid(self.process, 0)
                    return self.close(since)
            if os.waitpid(self.process, os.WNOHANG)[0]:
                return self.close(since)
        raise NoFrame(f"{os.path.basename(self.command[0])} does not end.")

    def close(self, since):
        end = time.perf_counter()
        os.close(self.terminal)
        self.ended = True
        return end - since

    def kill(self):
        if not self.ended:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.close(0)


def peak_memory(process):
    """See `Run.peak_memory`. The children's `ru_maxrss` would count what was before exec, too."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None
