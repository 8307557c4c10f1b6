#define _XOPEN_SOURCE 700
#include "ctext.h"

#include <wchar.h>

int ctext_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
