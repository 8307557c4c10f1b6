// A quick look for UTF-8 that is not well formed. In C, for compilers make vectors of such a loop: it
// checks several gigabytes a second, whatever script the text is in.
#ifndef CUTF8_H
#define CUTF8_H

#include <stddef.h>
#include <stdint.h>

enum { CUTF8_BLOCK = 64 };

// Looks at whole blocks from `start`, which is 3 at least and follows well-formed text. Returns where
// the first block begins that has a fault (RFC 3629), or what is left is shorter than a block.
size_t cutf8_well_formed_until(const uint8_t *text, size_t count, size_t start);

#endif
