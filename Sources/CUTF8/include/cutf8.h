// The one check that text is UTF-8 (RFC 3629; the Unicode standard, table 3-7). It is in C because C
// compilers turn the loop over whole blocks into vector instructions: several gigabytes a second,
// whatever script the text is in.
#ifndef CUTF8_H
#define CUTF8_H

#include <stddef.h>
#include <stdint.h>

// The length in bytes of the character at `offset`, which is less than `count`; 0 if it is not
// well formed.
static inline size_t cutf8_length(const uint8_t *text, size_t count, size_t offset) {
  uint8_t lead = text[offset];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (count - offset < length) return 0;
  uint8_t second = text[offset + 1];
  // Not in more bytes than needed, no surrogates, nothing above U+10FFFF.
  uint8_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  uint8_t most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < least || second > most) return 0;
  for (size_t i = 2; i < length; i++)
    if ((text[offset + i] & 0xC0) != 0x80) return 0;
  return length;
}

// The offset of the first character from `start` that is not well formed; `count` if all are.
size_t cutf8_first_invalid(const uint8_t *text, size_t count, size_t start);

#endif
