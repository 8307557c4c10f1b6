// The Markdown parser of text layout, and the widths that the terminal uses.
#ifndef CTEXT_H
#define CTEXT_H

#include <md4c.h>
#include <stdint.h>

// Columns of a scalar by wcwidth under a UTF-8 LC_CTYPE; -1 for a control character.
int ctext_columns(uint32_t scalar);

// The same as the C library has it, whatever the terminal does with characters of ambiguous width.
int ctext_columns_in_text(uint32_t scalar);

// Has characters of ambiguous width take two columns or one on this thread, ncurses included. 0 if that
// is not possible here, because ncurses has widths of its own (macOS).
int ctext_widen_ambiguous(int wide);

// Gives the process a UTF-8 LC_CTYPE, independent of the environment; 0 if the system has none.
int ctext_use_utf8_locale(void);

#endif
