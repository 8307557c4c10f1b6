#define _GNU_SOURCE
#include "cprocessor.h"

#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

#ifdef __linux__
#include <sys/mman.h>

void cprocessor_use_large_pages(void *start, size_t size) {
  const uintptr_t page = 2 << 20;
  uintptr_t first = ((uintptr_t)start + page - 1) & ~(page - 1);
  uintptr_t end = ((uintptr_t)start + size) & ~(page - 1);
  if (first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
}

typedef struct {
  void *(*run)(void *);
  void *argument;
  cpu_set_t allowed;
} Start;

static void *begin(void *argument) {
  Start start = *(Start *)argument;
  free(argument);
  pthread_setaffinity_np(pthread_self(), sizeof start.allowed, &start.allowed);
  return start.run(start.argument);
}

// Starts a thread on another processor; nonzero if that is not possible.
static int start_on_another_processor(pthread_t *thread, void *(*run)(void *), void *argument) {
  Start *start = malloc(sizeof *start);
  int here = sched_getcpu();
  if (!start || here < 0 || here >= CPU_SETSIZE ||
      sched_getaffinity(0, sizeof start->allowed, &start->allowed) != 0) {
    free(start);
    return -1;
  }
  start->run = run;
  start->argument = argument;
  cpu_set_t others = start->allowed;
  CPU_CLR(here, &others);
  pthread_attr_t attributes;
  int error = -1;
  if (CPU_COUNT(&others) > 0 && pthread_attr_init(&attributes) == 0) {
    error = pthread_attr_setaffinity_np(&attributes, sizeof others, &others);
    if (!error) error = pthread_create(thread, &attributes, begin, start);
    pthread_attr_destroy(&attributes);
  }
  if (error) free(start);
  return error;
}

#else

void cprocessor_use_large_pages(void *start, size_t size) { (void)start, (void)size; }

static int start_on_another_processor(pthread_t *thread, void *(*run)(void *), void *argument) {
  (void)thread, (void)run, (void)argument;
  return -1;
}

#endif

int cprocessor_start_thread(pthread_t *thread, void *(*run)(void *), void *argument) {
  // A thread inherits the signal mask of the one that starts it.
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  int error = start_on_another_processor(thread, run, argument);
  if (error) error = pthread_create(thread, NULL, run, argument);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  return error;
}
