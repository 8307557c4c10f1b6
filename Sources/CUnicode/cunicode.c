#include "cunicode.h"

#include <utf8proc.h>

size_t cunicode_fold(uint32_t scalar, int32_t *letters) {
  int boundary = 0;
  utf8proc_option_t options =
      UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)scalar, letters,
                                                   CUNICODE_LONGEST, options, &boundary);
  return count < 0 || count > CUNICODE_LONGEST ? 0 : (size_t)count;
}

size_t cunicode_compose(int32_t *letters, size_t count) {
  utf8proc_ssize_t left = utf8proc_normalize_utf32(letters, (utf8proc_ssize_t)count,
                                                   UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  return left < 0 ? count : (size_t)left;
}

int cunicode_combining_class(uint32_t scalar) {
  return utf8proc_get_property((utf8proc_int32_t)scalar)->combining_class;
}

int cunicode_is_superscript(uint32_t scalar) {
  return utf8proc_get_property((utf8proc_int32_t)scalar)->decomp_type == UTF8PROC_DECOMP_TYPE_SUPER;
}

int cunicode_is_fraction(uint32_t scalar) {
  return utf8proc_get_property((utf8proc_int32_t)scalar)->decomp_type ==
         UTF8PROC_DECOMP_TYPE_FRACTION;
}
