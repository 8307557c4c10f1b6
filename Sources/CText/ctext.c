#define _XOPEN_SOURCE 700
#include "ctext.h"

#include <locale.h>
#include <stddef.h>

int ctext_use_utf8_locale(void) {
  // The first is Debian's, the second macOS's bare encoding, the third what most others have.
  const char *names[] = {"C.UTF-8", "UTF-8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i]) != NULL) return 1;
  return 0;
}
