// The keyboard's half of an open terminal.
#ifndef CC_KEYS_H
#define CC_KEYS_H

// Sets up the keys of the terminal that newterm just opened.
void cc_keys_start(int input, int is_terminal);
void cc_keys_stop(void);

#endif
