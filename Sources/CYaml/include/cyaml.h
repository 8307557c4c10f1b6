// YAML as a stream of events, over libyaml. No libyaml type is exposed, because Swift can't read its
// unions.
#ifndef CYAML_H
#define CYAML_H

#include <stddef.h>

enum {
  CYAML_END = 0,
  CYAML_SCALAR,
  CYAML_SEQUENCE,      // its items follow, then CYAML_CLOSE
  CYAML_MAPPING,       // keys and values follow in turn, then CYAML_CLOSE
  CYAML_CLOSE,
  CYAML_ALIAS,
  CYAML_ERROR,         // text says what is wrong
};

typedef struct cyaml_event {
  int kind;
  const char *text;    // of a scalar or an error; until the next call
  size_t length;
  int is_plain;        // a scalar without quotes
  size_t offset;       // Unicode scalars before it, or bytes
  int counts_bytes;    // offset counts bytes: an error in bytes that are no text
} cyaml_event;

typedef struct cyaml cyaml;

// Reads the first document of a text, which must outlive the reader. Null if memory is exhausted.
cyaml *cyaml_open(const void *bytes, size_t count);
cyaml_event cyaml_next(cyaml *reader);
void cyaml_close(cyaml *reader);

#endif
