// Signals and crashes: handlers that write a flag, a byte or prepared bytes, and never call curses.
#ifndef CC_SIGNALS_H
#define CC_SIGNALS_H

#include <stddef.h>
#include <termios.h>

// What gives the terminal back if the program crashes: bytes to write and, for a real terminal,
// the mode to set.
struct cc_restore {
  char bytes[512];
  size_t length;
  struct termios mode;
  int has_mode;
  int output;
};

// Installs the handlers; before newterm, since curses installs its own if it finds none. Returns
// 0, or -1 when there are no descriptors left for the wake pipe.
int cc_signals_start(void);
void cc_signals_set_restore(const struct cc_restore *restore);
// Puts back every handler that was there before.
void cc_signals_stop(void);

// While another program has the terminal: Ctrl-C and Ctrl-\ are for it, Ctrl-Z stops both, and a
// crash leaves the terminal as it is.
void cc_signals_away(int away);

// Becomes readable when a signal came.
int cc_signals_descriptor(void);
void cc_signals_drain(void);
// 1 when a signal asks to leave.
int cc_signals_leaving(void);

#endif
