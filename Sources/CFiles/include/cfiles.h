// System calls that Swift's C library module does not have, or not in a usable form.
#ifndef CFILES_H
#define CFILES_H

// Starts writing a file to the disk without waiting, if the system can do that.
void cfiles_begin_sync(int descriptor);

// Runs a command of the shell that has the terminal of standard input, and waits for its end; returns its
// status as `waitpid` gives it, or an error's number below 0 if it can't be started. Keys that interrupt are the command's alone. If
// the command is stopped by a signal, this process stops as well, and both go on together.
int cfiles_run(const char *command);

// The same of a program with its arguments, the first of them its name, which is looked for as a shell does.
int cfiles_run_program(char *const arguments[]);

// Starts a program in a session of its own, without a terminal, input or output, and does not wait for its end
// but for a moment, in which most failures show. Returns 0 if it runs or has ended well, the status of
// `waitpid` if it has not, or an error's number below 0 if it can't be started. It never becomes a zombie.
int cfiles_start(char *const arguments[]);

// The size of a terminal in cells and in dots.
struct cfiles_window {
  unsigned short rows, columns, width, height;
};

// A program that runs: its number, what it writes, and the other end of the terminal that its errors go to.
struct cfiles_writer {
  int process, output, terminal;
};

// Starts a program in a session of its own, to read what it writes. Its standard error is a terminal that shows
// nothing and has a size, for a program that asks for one. Returns 0, or -1 if it can't be started.
int cfiles_start_writer(char *const arguments[], const struct cfiles_window *window,
                        struct cfiles_writer *writer);

// Waits for its end, which comes at once if it is killed; returns the status of `waitpid`.
int cfiles_end_writer(const struct cfiles_writer *writer, int kills);

// The status of a program that was started and failed soon afterwards, once; 0 if there is none.
int cfiles_late_failure(void);

#endif
