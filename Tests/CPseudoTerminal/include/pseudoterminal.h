// A pseudo-terminal and a program in it. What it takes is hidden from Swift by feature macros, or, as
// fork is, not for Swift to call.
#ifndef PSEUDOTERMINAL_H
#define PSEUDOTERMINAL_H

#include <sys/types.h>

// Opens a new pseudo-terminal, to be read without waiting; returns the side that a terminal program
// has, or -1.
int pseudoterminal_open(int columns, int rows);
void pseudoterminal_resize(int terminal, int columns, int rows);
// Starts a program as the leader of a session whose terminal it is, with every signal as it is by
// default; returns the process, or -1.
pid_t pseudoterminal_start(int terminal, char *const words[], char *const environment[]);

#endif
