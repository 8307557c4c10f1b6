#include "cutf8.h"

// With vectors as long as the processor has them, which it is asked for when the program starts.
#if defined(__x86_64__) && defined(__linux__)
__attribute__((target_clones("avx2", "default")))
#endif
size_t cutf8_well_formed_until(const uint8_t *text, size_t count, size_t start) {
  size_t place = start;
  for (; place + CUTF8_BLOCK <= count; place += CUTF8_BLOCK) {
    const uint8_t *block = text + place;
    uint8_t faults = 0;
    // No branches, or there would be no vectors.
    for (int i = 0; i < CUTF8_BLOCK; i++) {
      uint8_t byte = block[i], before = block[i - 1];
      uint8_t continues = (before >= 0xC0) | (block[i - 2] >= 0xE0) | (block[i - 3] >= 0xF0);
      faults |= ((byte & 0xC0) == 0x80) ^ continues;
      // Too long for their character, surrogates, and what is past the last character.
      faults |= (byte == 0xC0) | (byte == 0xC1) | (byte > 0xF4);
      faults |= (before == 0xE0) & (byte < 0xA0);
      faults |= (before == 0xED) & (byte > 0x9F);
      faults |= (before == 0xF0) & (byte < 0x90);
      faults |= (before == 0xF4) & (byte > 0x8F);
    }
    if (faults) break;
  }
  return place;
}
