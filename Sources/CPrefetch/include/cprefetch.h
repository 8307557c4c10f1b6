// Memory that is about to be read. Swift has no word for it.
#ifndef CPREFETCH_H
#define CPREFETCH_H

// Lets the processor fetch what stands at an address while it goes on; any address will do.
static inline void cprefetch(const void *address) { __builtin_prefetch(address); }

#endif
