// What Swift has no words for: memory that is about to be read or filled, and where a thread begins.
#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include <pthread.h>
#include <stddef.h>

// Lets the processor fetch what stands at an address while it goes on; any address will do.
static inline void cprocessor_prefetch(const void *address) { __builtin_prefetch(address); }

// Asks for large pages for memory that is about to be filled, which is most of a large collection's
// start: a page at a time, the system would be called a hundred thousand times. Asks for nothing where
// not one such page would be full.
void cprocessor_use_large_pages(void *start, size_t size);

// Starts a thread, with all signals blocked, on another processor than the one that this one runs on
// where it may use another; afterwards the system places it as it sees fit. Returns 0, or why there is
// no thread (an errno value).
//
// Left to itself, Linux may begin a thread behind the one that started it, although another processor
// is idle, and notice only milliseconds later.
int cprocessor_start_thread(pthread_t *thread, void *(*run)(void *), void *argument);

#endif
