#define _DEFAULT_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "keys.h"

#include <curses.h>
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include "ccurses.h"
#include "signals.h"

// Past every code that terminfo's own and extended names get.
enum { PASTE_CODE = 0x7000, KEYPAD_CODE = 0x7100 };

// A pad, since reading from it never refreshes anything.
static WINDOW *keyboard;
static int input = -1;

void cc_keys_start(int descriptor, int is_terminal) {
  // What terminals send in a mode other than the one that terminfo describes, or without one.
  static const struct { const char *bytes; int code; } extra[] = {
    {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033OH", KEY_HOME}, {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END}, {"\033[7~", KEY_HOME}, {"\033[8~", KEY_END},
    {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
    {"\033OM", KEY_ENTER}, {"\033[2~", KEY_IC},
    // Of xterm and most others, of rxvt and the oldest, and of the console of Linux.
    {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
    {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)},
    {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)},
    {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
    {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)},
    {"\033[[D", KEY_F(4)}, {"\033[[E", KEY_F(5)},
  };
  // What the numeric keypad sends for its characters in the mode that smkx asks for (VT100, xterm);
  // terminfo knows five of them at most, as keys without a character.
  static const struct { char final, character; } keypad_keys[] = {
    {'p', '0'}, {'q', '1'}, {'r', '2'}, {'s', '3'}, {'t', '4'}, {'u', '5'}, {'v', '6'}, {'w', '7'},
    {'x', '8'}, {'y', '9'}, {'j', '*'}, {'k', '+'}, {'l', ','}, {'m', '-'}, {'n', '.'}, {'o', '/'},
    {'X', '='},
  };
  input = descriptor;
  keyboard = newpad(1, 1);
  if (!keyboard) return;
  keypad(keyboard, TRUE);
  nodelay(keyboard, TRUE);
  // A terminal says itself that it sends eight bits.
  if (!is_terminal) meta(keyboard, TRUE);
  // An entry may have another name for one of them, as putty's has \033[A for a shifted arrow; what
  // nearly every terminal means by it is the better guess.
  for (size_t i = 0; i < sizeof extra / sizeof *extra; i++) {
    define_key(extra[i].bytes, extra[i].code);
  }
  for (size_t i = 0; i < sizeof keypad_keys / sizeof *keypad_keys; i++) {
    const char bytes[] = {'\033', 'O', keypad_keys[i].final, 0};
    define_key(bytes, KEYPAD_CODE + keypad_keys[i].character);
  }
  define_key("\033[200~", PASTE_CODE);
  // Mouse reports are read like every other sequence, whatever terminfo says of their beginning.
  define_key(NULL, KEY_MOUSE);
}

void cc_keys_stop(void) {
  if (keyboard) delwin(keyboard);
  keyboard = NULL;
  input = -1;
}

int cc_next(void) {
  if (!keyboard) return CC_NOTHING;
  int code = wgetch(keyboard);
  if (code == ERR) return CC_NOTHING;
  if (code >= 0 && code <= 0xFF) return code;
  if (code > KEYPAD_CODE && code < KEYPAD_CODE + 0x80) return code - KEYPAD_CODE;
  switch (code) {
    case KEY_UP: return CC_KEY_UP;
    case KEY_DOWN: return CC_KEY_DOWN;
    case KEY_LEFT: return CC_KEY_LEFT;
    case KEY_RIGHT: return CC_KEY_RIGHT;
    case KEY_PPAGE: case KEY_A3: return CC_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return CC_KEY_PAGE_DOWN;
    case KEY_HOME: case KEY_FIND: case KEY_A1: return CC_KEY_HOME;
    case KEY_END: case KEY_SELECT: case KEY_C1: return CC_KEY_END;
    case KEY_ENTER: return CC_KEY_ENTER;
    case KEY_BTAB: return CC_KEY_BACK_TAB;
    case KEY_BACKSPACE: return CC_KEY_BACKSPACE;
    case KEY_IC: return CC_KEY_INSERT;
    case KEY_DC: return CC_KEY_DELETE;
    case PASTE_CODE: return CC_KEY_PASTE;
    default:
      if (code > KEY_F(0) && code <= KEY_F(CC_FUNCTION_KEYS)) return CC_KEY_FUNCTION + code - KEY_F(0);
      return CC_KEY_OTHER;
  }
}

// Input that is announced but has no bytes: the end.
static int is_at_end(void) {
  int count = 0;
  return ioctl(input, FIONREAD, &count) != 0 || count == 0;
}

// Waits on the input and, when `wake` is not negative, on that too.
static int wait_for(int milliseconds, int wake) {
  fd_set set;
  FD_ZERO(&set);
  FD_SET(input, &set);
  if (wake >= 0) FD_SET(wake, &set);
  struct timeval limit = {milliseconds / 1000, milliseconds % 1000 * 1000};
  int count =
      select((wake > input ? wake : input) + 1, &set, NULL, NULL, milliseconds < 0 ? NULL : &limit);
  if (count == 0) return CC_TIME_OUT;
  if (count < 0) return errno == EINTR ? CC_WOKEN : CC_HUNG_UP;
  return wake >= 0 && FD_ISSET(wake, &set) ? CC_WOKEN : CC_READY;
}

int cc_wait(int milliseconds) {
  if (!keyboard || input >= FD_SETSIZE) return CC_HUNG_UP;
  int came = wait_for(milliseconds, cc_signals_descriptor());
  if (came == CC_WOKEN) cc_signals_drain();
  // Twice, since something else may have taken the bytes between the two questions.
  if (came == CC_READY && is_at_end() && wait_for(0, -1) == CC_READY && is_at_end()) {
    return CC_HUNG_UP;
  }
  return came;
}

size_t cc_read_paste(char *bytes, size_t capacity, int silence_milliseconds) {
  static const char closing[] = "\033[201~";
  const size_t length = sizeof closing - 1;
  size_t kept = 0, matched = 0;
  char piece[sizeof closing];
  while (matched < length && !cc_signals_leaving()) {
    int came = wait_for(silence_milliseconds, -1);
    if (came == CC_WOKEN) continue;
    if (came != CC_READY) break;
    // Never past the closing bracket: what follows is for curses to read.
    ssize_t count = read(input, piece, length - matched);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    for (ssize_t i = 0; i < count; i++) {
      if (piece[i] == closing[matched]) {
        matched++;
        continue;
      }
      for (size_t j = 0; j < matched && kept < capacity; j++) bytes[kept++] = closing[j];
      matched = piece[i] == closing[0];
      if (!matched && kept < capacity) bytes[kept++] = piece[i];
    }
  }
  return kept;
}

int64_t cc_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
