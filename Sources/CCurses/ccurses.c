#define NCURSES_WIDECHAR 1
#include <curses.h>
#include "ccurses.h"
const char *cc_version(void) { return curses_version(); }
