// The screen and the keyboard, over ncurses. No curses type, macro or variable shows here, so that
// Swift imports this header the same way on every platform.
//
// One terminal at a time, used from the thread that opened it, under a UTF-8 LC_CTYPE.
#ifndef CCURSES_H
#define CCURSES_H

#include <stddef.h>
#include <stdint.h>

// How opening a terminal ended.
enum {
  CC_OPENED = 0,
  CC_ALREADY_OPEN,
  CC_NOT_A_TERMINAL,
  CC_NO_TYPE,            // TERM is unset or empty
  CC_UNKNOWN_TYPE,       // terminfo has no such entry
  CC_NO_CURSOR_MOTION,   // the entry cannot place the cursor
  CC_FAILED,
};

// What the keyboard gave: a byte from 0 to 255, or one of these.
enum {
  CC_NOTHING = -1,
  CC_KEY_UP = 0x110000,  // past the last Unicode scalar
  CC_KEY_DOWN,
  CC_KEY_LEFT,
  CC_KEY_RIGHT,
  CC_KEY_PAGE_UP,
  CC_KEY_PAGE_DOWN,
  CC_KEY_HOME,
  CC_KEY_END,
  CC_KEY_ENTER,
  CC_KEY_BACK_TAB,
  CC_KEY_BACKSPACE,
  CC_KEY_INSERT,
  CC_KEY_DELETE,
  CC_KEY_PASTE,          // text up to the closing bracket follows: cc_read_paste
  CC_KEY_OTHER,
  CC_KEY_FUNCTION,       // and the number of the function key, from 1 to CC_FUNCTION_KEYS
};

enum { CC_FUNCTION_KEYS = 12 };

// How waiting for the keyboard ended.
enum {
  CC_TIME_OUT = 0,
  CC_READY,              // there is input
  CC_WOKEN,              // a signal came
  CC_HUNG_UP,            // the terminal is gone, or its input has ended
};

// Attributes of a cell.
enum {
  CC_BOLD = 1,
  CC_DIM = 2,
  CC_ITALIC = 4,         // an underline if the terminal has no slanted text
  CC_UNDERLINE = 8,
  CC_REVERSE = 16,
};

// What signals asked for since it was last asked.
enum {
  CC_ASK_LEAVE = 1,      // INT, TERM, HUP, QUIT: cc_leave_signal tells which
  CC_ASK_STOP = 2,       // TSTP
  CC_ASK_REDRAW = 4,     // CONT, after a stop that could not be foreseen
  CC_ASK_RESIZE = 8,     // WINCH
};

// TERM, or an empty string.
const char *cc_type(void);
// 1 when the environment has a NO_COLOR that is not empty.
int cc_no_color(void);

// Opens a terminal: `type` is a terminfo name, or null for TERM. `wants_terminal` refuses
// descriptors that are none; `mouse` has the terminal report clicks and the wheel.
int cc_open(const char *type, int input, int output, int wants_terminal, int colour, int mouse);
// Gives the terminal back for good. Does nothing when none is open.
void cc_close(void);
// Gives the terminal back for a while, and takes it again with everything to be redrawn.
void cc_leave(void);
void cc_come_back(void);
// Stops the process group as the shell's Ctrl-Z does; returns when it goes on.
void cc_suspend(void);

void cc_size(int *rows, int *columns);
// Takes the size that the terminal has; returns 1 when it is another than before.
int cc_update_size(void);
// Takes a size; returns 1 when it is another than before.
int cc_resize(int rows, int columns);

// How many colours there are: millions by red, green and blue, 256, 16 or 8; 0 when there are fewer or none
// are wanted.
int cc_colours(void);
// Sets the foreground of a colour pair, from 1; cells that have it already are shown anew with the next
// cc_compose. -1 is the terminal's own.
void cc_set_pair(int pair, int colour);

// Puts one character, with what combines with it, into a cell. Columns that a wide one covers
// are not to be put.
void cc_put(int row, int column, const uint32_t *scalars, int count, unsigned attributes, int pair);
// Puts characters of one scalar each side by side.
void cc_put_run(int row, int column, const uint32_t *scalars, int count, unsigned attributes,
                int pair);
// Leaves nothing from a place to the end of its row.
void cc_clear_rest(int row, int column);
void cc_erase(void);
// Has the next cc_compose send every cell again.
void cc_redraw(void);
// Works out how to show what changed, with the cursor at a cell or, for a negative row, hidden. What
// is composed ahead may be discarded.
void cc_compose(int row, int column, int ahead);
// Throws away what was composed ahead; its rows are then to be redrawn.
void cc_discard(void);
// Has the next cc_compose send a row again.
void cc_redraw_row(int row);
// Sends what was composed.
void cc_send(void);
// Sends bytes that leave the screen and the look of what follows as they are.
void cc_ask(const char *question);
// Sends bytes that draw at a cell, and leaves the cursor and the look of what follows as they are.
void cc_draw(int row, int column, const uint8_t *bytes, size_t count);
// The size of a cell in pixels; zeros if the system does not know it.
void cc_cell_size(int *width, int *height);
// A variable of the environment, or an empty string.
const char *cc_variable(const char *name);
// Reads the characters of a row back, for tests.
int cc_text(int row, uint32_t *scalars, int capacity);

// The next byte or key if one has arrived, or CC_NOTHING.
int cc_next(void);
// Waits for input or a signal, at most this many milliseconds, or for ever when negative.
int cc_wait(int milliseconds);
// Reads a paste up to its closing bracket or a long silence. Keeps at most `capacity` bytes, and
// drops the rest. Returns how many it kept.
size_t cc_read_paste(char *bytes, size_t capacity, int silence_milliseconds);

// Milliseconds of a clock that never jumps.
int64_t cc_clock(void);

// What signals asked for since the last call, and forgets it.
unsigned cc_take_requests(void);
// The signal of the last CC_ASK_LEAVE.
int cc_leave_signal(void);

#endif
