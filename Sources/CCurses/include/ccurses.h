#ifndef CCURSES_H
#define CCURSES_H
const char *cc_version(void);
#endif
