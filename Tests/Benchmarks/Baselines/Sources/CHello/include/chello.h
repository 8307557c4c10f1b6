// The least of ncurses: a screen with one line on it.
#ifndef CHELLO_H
#define CHELLO_H

// Returns 1 when there is a screen now.
int chello_start(void);
void chello_show(int row, const char *text);
// The next byte or key; negative at the end.
int chello_key(void);
void chello_stop(void);

#endif
