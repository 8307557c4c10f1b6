"""What a terminal would show: as much of xterm as ncurses uses for xterm-256color."""

import re
import unicodedata

SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?>]?)(?P<numbers>[\d;]*)(?P<final>[@-~])|\x1b[()]\w|\x1b(?P<short>[=>M78])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|(?P<control>[\x00-\x1f\x7f])")
IGNORED = "mhltnqc"  # colours, modes, titles, reports


class Screen:
    """Rows of cells; a wide character's second cell is empty."""

    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1
        self.cells = [self.blank() for _ in range(rows)]
        self.rest = b""

    def blank(self):
        return [" "] * self.columns

    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    def feed(self, data):
        data = self.rest + data
        # A character or a sequence that was cut in two waits for its end.
        cut = len(data)
        for length in range(1, min(4, len(data)) + 1):
            byte = data[-length]
            if byte >= 0xC0:
                whole = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if length < whole:
                    cut = len(data) - length
                break
            if byte < 0x80:
                break
        escape = data.rfind(b"\x1b", 0, cut)
        if escape >= 0 and not SEQUENCE.match(data[escape:cut].decode(errors="replace")):
            cut = escape
        self.rest = data[cut:]
        text, place = data[:cut].decode(errors="replace"), 0
        while place < len(text):
            found = SEQUENCE.match(text, place)
            if found:
                self.obey(found)
                place = found.end()
            else:
                self.put(text[place])
                place += 1

    def put(self, character):
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
            return
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if self.column + width > self.columns:
            self.column = 0
            self.feed_line()
        self.cells[self.row][self.column] = self.latest = character
        if width == 2:
            self.cells[self.row][self.column + 1] = ""
        self.column += width

    def feed_line(self):
        if self.row == self.bottom:
            self.scroll(self.top, 1)
        else:
            self.row = min(self.row + 1, self.rows - 1)

    def scroll(self, top, count):
        """Moves the rows from `top` to the region's end up; down when the count is negative."""
        for _ in range(min(abs(count), self.rows)):
            if count > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, self.blank())
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, self.blank())

    def erase(self, row, start, end):
        self.cells[row][start:end] = [" "] * (end - start)

    def obey(self, found):
        final, control = found["final"], found["control"]
        if control == "\r":
            self.column = 0
        elif control == "\n":
            self.feed_line()
        elif control == "\b":
            self.column = max(0, self.column - 1)
        elif found["short"] == "M":
            if self.row == self.top:
                self.scroll(self.top, -1)
            else:
                self.row = max(0, self.row - 1)
        if not final or found["private"] or final in IGNORED:
            return
        numbers = [int(number or 0) for number in found["numbers"].split(";")]
        first = numbers[0]
        count = first or 1
        row, column = self.row, self.column
        if final in "Hf":
            row, column = count - 1, ((numbers + [0])[1] or 1) - 1
        elif final == "d":
            row = count - 1
        elif final == "G":
            column = count - 1
        elif final in "AB":
            row += count if final == "B" else -count
        elif final in "CD":
            column += count if final == "C" else -count
        elif final == "J":
            self.erase(row, 0 if first == 2 else column, self.columns)
            for other in range(0 if first == 2 else row + 1, self.rows):
                self.erase(other, 0, self.columns)
        elif final == "K":
            self.erase(row, 0 if first else column, column + 1 if first == 1 else self.columns)
        elif final == "X":
            self.erase(row, column, min(self.columns, column + count))
        elif final == "@":
            cells = self.cells[row]
            self.cells[row] = (cells[:column] + [" "] * count + cells[column:])[:self.columns]
        elif final == "P":
            cells = self.cells[row]
            self.cells[row] = (cells[:column] + cells[column + count:] + self.blank())[:self.columns]
        elif final in "LM":
            self.scroll(row, count if final == "M" else -count)
        elif final in "ST":
            self.scroll(self.top, count if final == "S" else -count)
        elif final == "b":
            for _ in range(count):
                self.put(self.latest)
            return
        elif final == "r":
            self.top, self.bottom = count - 1, ((numbers + [0])[1] or self.rows) - 1
            row = column = 0
        else:
            raise ValueError(f"a sequence that this screen does not know: {found[0]!r}")
        self.row, self.column = min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1)
