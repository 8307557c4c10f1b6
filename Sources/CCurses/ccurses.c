#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "ccurses.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#ifdef __linux__
#include <sys/mman.h>
#endif
#include <sys/resource.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "keys.h"
#include "signals.h"

// term.h has macros of its own for these words.
#undef columns
#undef lines

static SCREEN *screen;
static FILE *input_file, *output_file;
// The terminal itself, and a file in memory where a frame is collected.
static int terminal = -1, collected = -1;
static struct cc_restore restore;
static int takes_modes, takes_mouse, colours, cursor_is_shown, wants_cursor, is_composed;

const char *cc_type(void) {
  const char *type = getenv("TERM");
  return type ? type : "";
}

int cc_no_color(void) {
  const char *value = getenv("NO_COLOR");
  return value && *value;
}

// Asks terminfo before newterm, which does not tell why it fails.
static int check_type(const char *type, int output) {
  if (!type) type = cc_type();
  if (!*type) return CC_NO_TYPE;
  int error = 0;
  // 1 is the entry of a printing terminal.
  if (setupterm(type, output, &error) != OK) {
    return error == 1 ? CC_NO_CURSOR_MOTION : CC_UNKNOWN_TYPE;
  }
  const char *motion = tigetstr("cup");
  int works = motion && motion != (char *)-1;
  // Other kinds of terminal would show the escape sequence as text.
  takes_modes = works && strncmp(motion, "\033[", 2) == 0;
  del_curterm(cur_term);
  return works ? CC_OPENED : CC_NO_CURSOR_MOTION;
}

static int collect(int byte) {
  if (restore.length < sizeof restore.bytes) restore.bytes[restore.length++] = (char)byte;
  return byte;
}

static void collect_string(const char *name) {
  const char *string = tigetstr(name);
  if (string && string != (char *)-1) tputs(string, 1, collect);
}

// The bytes that a crash handler may write, since it must not call curses.
static void prepare_restore(int output) {
  static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) collect_string(names[i]);
  if (takes_mouse) tputs("\033[?1006l\033[?1000l", 1, collect);
  if (takes_modes) tputs("\033[?2004l\r\n", 1, collect);
  restore.output = output;
  cc_signals_set_restore(&restore);
}

static void request(const char *mode) {
  if (write(fileno(output_file), mode, strlen(mode)) < 0) return;
}

// Written past the buffers of curses. It has no call for marked pastes, and with its own calls for the
// mouse a report is read in one of several forms, by what terminfo says of the type: here the terminal
// is asked for one form (1006), and without it, each report is still read in the oldest one.
static void set_modes(int on) {
  if (takes_modes) request(on ? "\033[?2004h" : "\033[?2004l");
  if (takes_mouse) request(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

static void close_files(void) {
  if (input_file) fclose(input_file);
  if (output_file) fclose(output_file);
  input_file = output_file = NULL;
  if (terminal >= 0) close(terminal);
  if (collected >= 0) close(collected);
  terminal = collected = -1;
}

static FILE *file_for(int descriptor, const char *mode) {
  int copy = dup(descriptor);
  FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
  if (!file && copy >= 0) close(copy);
  return file;
}

int cc_open(const char *type, int input, int output, int wants_terminal, int colour, int mouse) {
  if (screen) return CC_ALREADY_OPEN;
  if (wants_terminal && (!isatty(input) || !isatty(output))) return CC_NOT_A_TERMINAL;
  int checked = check_type(type, output);
  if (checked != CC_OPENED) return checked;
  takes_mouse = takes_modes && mouse;

  memset(&restore, 0, sizeof restore);
  restore.has_mode = tcgetattr(output, &restore.mode) == 0;
  if (cc_signals_start() != 0) return CC_FAILED;
  // Copies, since curses closes nothing and a stream closes what it was given.
  input_file = file_for(input, "r");
  output_file = file_for(output, "w");
  terminal = dup(output);
  if (input_file && output_file && terminal >= 0) screen = newterm(type, output_file, input_file);
  if (!screen) {
    close_files();
    cc_signals_stop();
    return CC_FAILED;
  }
#ifdef __linux__
  collected = memfd_create("frame", MFD_CLOEXEC);
#endif
  prepare_restore(terminal);

  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  set_escdelay(25);
  // Else curses looks for input between rows, sends each row by itself, and stops half-way through a
  // frame when a key comes.
  typeahead(-1);
  idcok(stdscr, FALSE);
  curs_set(0);
  cursor_is_shown = wants_cursor = is_composed = 0;
  colours = 0;
  if (colour && has_colors() && start_color() == OK) {
    use_default_colors();
    // More than 256 are those of an entry for direct colours, by their red, green and blue.
    colours = COLORS >= 256 ? COLORS : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
  }
  set_modes(1);
  cc_keys_start(fileno(input_file), isatty(input));
  cc_update_size();
  return CC_OPENED;
}

void cc_close(void) {
  if (!screen) return;
  cc_keys_stop();
  set_modes(0);
  curs_set(1);
  endwin();
  delscreen(screen);
  screen = NULL;
  close_files();
  cc_signals_stop();
}

void cc_leave(void) {
  if (!screen || isendwin()) return;
  set_modes(0);
  endwin();
  cc_signals_away(1);
}

static void take_terminal(void) {
  cc_signals_away(0);
  reset_prog_mode();
  set_modes(1);
  cc_update_size();
  cc_redraw();
}

void cc_come_back(void) {
  if (!screen) return;
  // What was typed while another program had the terminal was not meant for this one.
  tcflush(STDIN_FILENO, TCIFLUSH);
  take_terminal();
}

void cc_suspend(void) {
  if (!screen) return;
  cc_leave();
  // The whole group, as the terminal itself does it: a script that started the program must stop
  // as well, or the shell never gets its prompt.
  kill(0, SIGTSTP);
  take_terminal();
}

void cc_size(int *rows, int *columns) {
  *rows = screen ? getmaxy(stdscr) : 0;
  *columns = screen ? getmaxx(stdscr) : 0;
}

int cc_update_size(void) {
  struct winsize size;
  // The kernel's size is up to date; a shell may have exported LINES and COLUMNS long ago.
  if (!screen || ioctl(fileno(output_file), TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_row && size.ws_col ? cc_resize(size.ws_row, size.ws_col) : 0;
}

int cc_resize(int rows, int columns) {
  if (!screen || !is_term_resized(rows, columns)) return 0;
  // resizeterm would push a key as well.
  resize_term(rows, columns);
  cc_redraw();
  return 1;
}

int cc_colours(void) { return colours; }

void cc_set_pair(int pair, int colour) {
  if (!colours) return;
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS >= 20170401
  // Without a default colour curses assumes a black background.
  if (init_extended_pair(pair, colour, -1) != OK) init_extended_pair(pair, colour, COLOR_BLACK);
#else
  if (init_pair((short)pair, (short)colour, -1) != OK) {
    init_pair((short)pair, (short)colour, COLOR_BLACK);
  }
#endif
}

static attr_t attributes_for(unsigned asked) {
  attr_t attributes = A_NORMAL;
  if (asked & CC_BOLD) attributes |= A_BOLD;
  if (asked & CC_DIM) attributes |= A_DIM;
  if (asked & CC_UNDERLINE) attributes |= A_UNDERLINE;
  if (asked & CC_REVERSE) attributes |= termattrs() & A_REVERSE ? A_REVERSE : A_STANDOUT;
  if (asked & CC_ITALIC) {
#ifdef A_ITALIC
    attributes |= termattrs() & A_ITALIC ? A_ITALIC : A_UNDERLINE;
#else
    attributes |= A_UNDERLINE;
#endif
  }
  return attributes;
}

void cc_put(int row, int column, const uint32_t *scalars, int count, unsigned attributes, int pair) {
  if (!screen) return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  cchar_t cell;
  attr_t look = attributes_for(attributes);
  if (setcchar(&cell, text, look, (short)(colours ? pair : 0), NULL) != OK &&
      setcchar(&cell, L"?", look, (short)(colours ? pair : 0), NULL) != OK) return;
  // Neither moves on to the next line nor scrolls, in the last corner either.
  mvadd_wchnstr(row, column, &cell, 1);
}

void cc_put_run(int row, int column, const uint32_t *scalars, int count, unsigned attributes,
                int pair) {
  if (!screen) return;
  cchar_t cell, cells[128];
  if (setcchar(&cell, L" ", attributes_for(attributes), (short)(colours ? pair : 0), NULL) != OK) return;
  while (count > 0) {
    int length = 0;
    for (; length < count && length < 128; length++) {
      cells[length] = cell;
      cells[length].chars[0] = (wchar_t)scalars[length];
    }
    mvadd_wchnstr(row, column, cells, length);
    count -= length;
    for (; count > 0 && length > 0; length--) column += wcwidth((wchar_t)*scalars++);
  }
}

void cc_clear_rest(int row, int column) {
  if (screen && move(row, column) != ERR) clrtoeol();
}

void cc_erase(void) {
  if (screen) erase();
}

void cc_redraw(void) {
  if (screen) clearok(stdscr, TRUE);
}

static void send(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(terminal, bytes, count);
    if (sent > 0) {
      bytes += sent, count -= (size_t)sent;
    } else if (sent == 0) {
      return;
    } else if (errno == EAGAIN) {
      // Another program left the terminal in non-blocking mode.
      struct pollfd ready = {.fd = terminal, .events = POLLOUT};
      poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return;
    }
  }
}

enum { PIECE = 16384 };

// Where characters of ambiguous width take two columns, xterm (379, -cjk_width) moves on by two columns
// behind one below U+0100, such as a middle dot, and yet fills the first of them only: what stood in the
// second stays, and the next such dot takes its place. So both are emptied before.
static void send_wide(const char *bytes, size_t count) {
  char emptied[PIECE * 4], blank[16];
  size_t length = 0;
  snprintf(blank, sizeof blank, "%s", tparm(erase_chars, 2, 0, 0, 0, 0, 0, 0, 0, 0));
  for (size_t i = 0; i < count; i++) {
    unsigned lead = (unsigned char)bytes[i];
    if ((lead == 0xC2 || lead == 0xC3) && i + 1 < count &&
        wcwidth((wchar_t)((lead & 0x1F) << 6 | ((unsigned char)bytes[i + 1] & 0x3F))) == 2) {
      for (const char *byte = blank; *byte && length < sizeof emptied - 1;) emptied[length++] = *byte++;
    }
    if (length >= sizeof emptied - sizeof blank) {
      send(emptied, length);
      length = 0;
    }
    emptied[length++] = bytes[i];
  }
  send(emptied, length);
}

static void send_collected(void) {
  off_t length = lseek(collected, 0, SEEK_CUR);
  int has_wide = wcwidth(0xB7) == 2 && erase_chars;
  char bytes[PIECE];
  for (off_t place = 0; place < length;) {
    size_t rest = (size_t)(length - place);
    ssize_t count = pread(collected, bytes, rest < sizeof bytes ? rest : sizeof bytes, place);
    if (count <= 0) break;
    // A character is in one piece.
    if (count > 1 && place + count < length && (bytes[count - 1] & 0xE0) == 0xC0) count--;
    if (has_wide) {
      send_wide(bytes, (size_t)count);
    } else {
      send(bytes, (size_t)count);
    }
    place += count;
  }
  lseek(collected, 0, SEEK_SET);
}

static void refresh_screen(void) {
  if (wants_cursor != cursor_is_shown) curs_set(wants_cursor);
  cursor_is_shown = wants_cursor;
  refresh();
}

// curses writes what it has at each motion of the cursor: up to forty times a frame, each of which
// wakes the terminal, which then shows half a frame. So it writes into memory, and the frame is sent
// in one piece.
void cc_compose(int row, int column, int ahead) {
  if (!screen) return;
  wants_cursor = row >= 0;
  if (wants_cursor) move(row, column);
  // The position of the cursor has to be known: see cc_discard.
  if (ahead) move(0, 0);
  leaveok(stdscr, !wants_cursor && !ahead);
  // A limit for the size of files holds for those in memory, too.
  struct rlimit limit;
  int descriptor = fileno(output_file);
  is_composed = collected >= 0 && getrlimit(RLIMIT_FSIZE, &limit) == 0 &&
                limit.rlim_cur == RLIM_INFINITY && dup2(collected, descriptor) >= 0;
  if (!is_composed) return;
  refresh_screen();
  dup2(terminal, descriptor);
}

static int write_collected(int byte) {
  char character = (char)byte;
  return write(collected, &character, 1) == 1 ? byte : EOF;
}

void cc_discard(void) {
  if (!screen || !is_composed) return;
  lseek(collected, 0, SEEK_SET);
  // curses has the cursor at the top left, and its next motion may be one that starts from there.
  tputs(tparm(cursor_address, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, write_collected);
}

void cc_redraw_row(int row) {
  if (screen) wredrawln(stdscr, row, 1);
}

void cc_send(void) {
  if (!screen) return;
  if (collected >= 0) send_collected();
  if (!is_composed) refresh_screen();
}

void cc_ask(const char *question) {
  if (screen) send(question, strlen(question));
}

void cc_draw(int row, int column, const uint8_t *bytes, size_t count) {
  if (!screen || !takes_modes) return;
  char place[32];
  snprintf(place, sizeof place, "\0337\033[%d;%dH", row + 1, column + 1);
  send(place, strlen(place));
  send((const char *)bytes, count);
  send("\0338", 2);
}

void cc_cell_size(int *width, int *height) {
  struct winsize size;
  *width = *height = 0;
  if (!screen || ioctl(fileno(output_file), TIOCGWINSZ, &size) != 0) return;
  if (size.ws_col && size.ws_row) {
    *width = size.ws_xpixel / size.ws_col;
    *height = size.ws_ypixel / size.ws_row;
  }
}

const char *cc_variable(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

int cc_text(int row, uint32_t *scalars, int capacity) {
  if (!screen || capacity <= 0) return 0;
  wchar_t *text = calloc((size_t)capacity + 1, sizeof *text);
  if (!text) return 0;
  int count = mvinnwstr(row, 0, text, capacity);
  for (int i = 0; i < count; i++) scalars[i] = (uint32_t)text[i];
  free(text);
  return count < 0 ? 0 : count;
}
