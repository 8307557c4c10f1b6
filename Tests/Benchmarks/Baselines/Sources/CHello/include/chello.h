// The least of ncurses: a screen with one line on it, or with a list.
#ifndef CHELLO_H
#define CHELLO_H

// What `chello_key` returns for the key that moves up.
extern const int chello_up;

// Returns 1 when there is a screen now.
int chello_start(void);
void chello_show(int row, const char *text);
// A list from its entry `top` on, with the entry `cursor` marked.
void chello_list(int top, int cursor);
// The next byte or key; negative at the end.
int chello_key(void);
void chello_stop(void);

#endif
