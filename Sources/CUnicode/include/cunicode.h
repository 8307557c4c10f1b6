// What a search needs of the tables of Unicode: full case folding, compatibility decompositions and
// compositions, which Swift's standard library does not offer, by utf8proc.
#ifndef CUNICODE_H
#define CUNICODE_H

#include <stddef.h>
#include <stdint.h>

// No scalar is folded into more letters than this; U+FDFA has 18.
enum { CUNICODE_LONGEST = 32 };

// Writes the letters that a scalar is folded into (full case folding and compatibility decomposition,
// without what is ignorable by default) to `letters`, which has CUNICODE_LONGEST elements; returns how
// many there are.
size_t cunicode_fold(uint32_t scalar, int32_t *letters);

// Composes letters that are in canonical order, in place; returns how many are left.
size_t cunicode_compose(int32_t *letters, size_t count);

// The canonical combining class of a scalar.
int cunicode_combining_class(uint32_t scalar);

// Whether a scalar is a small raised form of other letters: ² of 2.
int cunicode_is_superscript(uint32_t scalar);

// Whether a scalar is a fraction: ½.
int cunicode_is_fraction(uint32_t scalar);

#endif
