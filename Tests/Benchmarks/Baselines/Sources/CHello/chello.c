#define NCURSES_WIDECHAR 1
#include "chello.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>

int chello_start(void) {
  setlocale(LC_CTYPE, "");
  if (!newterm(NULL, stdout, stdin)) return 0;
  raw();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  start_color();
  use_default_colors();
  return 1;
}

void chello_show(int row, const char *text) {
  erase();
  mvaddstr(row, 0, text);
  refresh();
}

int chello_key(void) { return getch(); }

void chello_stop(void) { endwin(); }
