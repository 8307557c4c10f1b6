#include "cyaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct cyaml {
  yaml_parser_t parser;
  yaml_event_t event;
  int has_event;
};

cyaml *cyaml_open(const void *bytes, size_t count) {
  cyaml *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  if (!yaml_parser_initialize(&reader->parser)) {
    free(reader);
    return NULL;
  }
  yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&reader->parser, bytes, count);
  return reader;
}

static cyaml_event failed(cyaml *reader) {
  const char *problem = reader->parser.problem ? reader->parser.problem : "out of memory";
  // Bytes that can't be decoded have no mark, only an offset in bytes.
  int is_reading = reader->parser.error == YAML_READER_ERROR;
  return (cyaml_event){.kind = CYAML_ERROR,
                       .text = problem,
                       .length = strlen(problem),
                       .offset = is_reading ? reader->parser.problem_offset
                                           : reader->parser.problem_mark.index,
                       .counts_bytes = is_reading};
}

cyaml_event cyaml_next(cyaml *reader) {
  for (;;) {
    if (reader->has_event) yaml_event_delete(&reader->event);
    reader->has_event = 0;
    if (!yaml_parser_parse(&reader->parser, &reader->event)) return failed(reader);
    reader->has_event = 1;
    yaml_event_t *event = &reader->event;
    cyaml_event result = {.offset = event->start_mark.index};
    switch (event->type) {
    case YAML_SCALAR_EVENT:
      result.kind = CYAML_SCALAR;
      result.text = (const char *)event->data.scalar.value;
      result.length = event->data.scalar.length;
      result.is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
      return result;
    case YAML_SEQUENCE_START_EVENT: result.kind = CYAML_SEQUENCE; return result;
    case YAML_MAPPING_START_EVENT: result.kind = CYAML_MAPPING; return result;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: result.kind = CYAML_CLOSE; return result;
    case YAML_ALIAS_EVENT: result.kind = CYAML_ALIAS; return result;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT: result.kind = CYAML_END; return result;
    default: break;
    }
  }
}

void cyaml_close(cyaml *reader) {
  if (reader->has_event) yaml_event_delete(&reader->event);
  yaml_parser_delete(&reader->parser);
  free(reader);
}
