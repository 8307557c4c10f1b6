// System calls that Swift's C library module does not have, or not in a usable form.
#ifndef CFILES_H
#define CFILES_H

// Starts writing a file to the disk without waiting, if the system can do that.
void cfiles_begin_sync(int descriptor);

// Runs a command of the shell that has the terminal of standard input, and waits for its end; returns its
// status as `waitpid` gives it, or -1 if it can't be started. Keys that interrupt are the command's alone. If
// the command is stopped by a signal, this process stops as well, and both go on together.
int cfiles_run(const char *command);

#endif
