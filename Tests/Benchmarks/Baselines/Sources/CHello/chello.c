#define NCURSES_WIDECHAR 1
#include "chello.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>

const int chello_up = KEY_UP;

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

void chello_list(int top, int cursor) {
  // Rows may be scrolled instead of written anew.
  idlok(stdscr, TRUE);
  init_pair(1, 31, -1);
  erase();
  for (int row = 0; row < 18; row++) {
    int entry = top + row;
    if (entry == cursor) attrset(A_BOLD | COLOR_PAIR(1));
    const char *mark = entry == cursor ? "▸" : " ";
    mvprintw(row + 3, 3, "%s %02d 一段这么长的题目，问的是这里的第几个，对吗？", mark, entry);
    attrset(0);
  }
  refresh();
}

int chello_key(void) { return getch(); }

void chello_stop(void) { endwin(); }
