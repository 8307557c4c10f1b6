// What terminfo's own library says of a terminal type. It keeps one type at a time for the whole
// process. Hidden from Swift by term.h's many macros and by a function with any number of arguments.
#ifndef LEITNER_TERMINFO_H
#define LEITNER_TERMINFO_H

// Reads a type's entry; returns 0 if there is none, or if it is for paper or for a kind of
// terminal, which curses refuses too.
int terminfo_open(const char *type);
void terminfo_close(void);
// The value of a capability, or a null pointer.
const char *terminfo_string(const char *name);
// A value with all of its parameters filled in; valid until the next call.
const char *terminfo_fill(const char *value, const long parameters[9]);

#endif
