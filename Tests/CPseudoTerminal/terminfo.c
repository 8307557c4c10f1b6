#include "terminfo.h"

#include <curses.h>
#include <term.h>

int terminfo_open(const char *type) {
  int error = 0;
  return setupterm(type, 1, &error) == OK;
}

void terminfo_close(void) {
  if (cur_term) del_curterm(cur_term);
}

const char *terminfo_string(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

const char *terminfo_fill(const char *value, const long parameters[9]) {
  const long *p = parameters;
  return tparm(value, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8]);
}
