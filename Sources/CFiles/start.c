#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cfiles.h"

extern char **environ;

// Most programs that can't do what they should say so within this time, which a learner does not notice.
static const int moment = 120;
// A program that ends later ended because it was closed, whatever its status is.
static const int soon = 5000;
// Descriptors beyond are not used here.
static const int descriptors = 256;

static atomic_int failure;

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Waits for a child's end, so that no zombie is left.
static void *wait_for_end(void *argument) {
  pid_t child = (pid_t)(intptr_t)argument;
  int64_t start = milliseconds();
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return NULL;
  }
  if (WIFEXITED(status) && milliseconds() - start < soon) atomic_store(&failure, status);
  return NULL;
}

static void leave_to_thread(pid_t child) {
  // The first thread alone handles signals.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  if (pthread_create(&thread, NULL, wait_for_end, (void *)(intptr_t)child) == 0) {
    pthread_detach(thread);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// Starts a program in a session of its own; its output and its errors go to these descriptors, or nowhere.
static int spawn(pid_t *child, char *const arguments[], int output, int errors) {
  // A lock that the program held would be held on after this process.
  for (int descriptor = 3; descriptor < descriptors; descriptor++) {
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  const int given[] = {output, errors}, standard[] = {STDOUT_FILENO, STDERR_FILENO};
  for (int i = 0; i < 2; i++) {
    if (given[i] >= 0) {
      posix_spawn_file_actions_adddup2(&actions, given[i], standard[i]);
    } else {
      posix_spawn_file_actions_addopen(&actions, standard[i], "/dev/null", O_WRONLY, 0);
    }
  }
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  // Without the terminal, so that it can't write there and no key of the terminal reaches it.
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
  int error = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int cfiles_start(char *const arguments[]) {
  pid_t child;
  atomic_store(&failure, 0);
  int error = spawn(&child, arguments, -1, -1);
  if (error != 0) return -error;
  int64_t end = milliseconds() + moment;
  do {
    int status = 0;
    pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) return status;
    if (ended < 0 && errno != EINTR) return 0;
    usleep(5000);
  } while (milliseconds() < end);
  leave_to_thread(child);
  return 0;
}

int cfiles_late_failure(void) { return atomic_exchange(&failure, 0); }

// A terminal of that size, which shows nothing; returns both its ends, or -1 twice.
static void open_window(const struct cfiles_window *window, int ends[2]) {
  ends[0] = posix_openpt(O_RDWR | O_NOCTTY);
  ends[1] = -1;
  if (ends[0] < 0) return;
  struct winsize size = {
      .ws_row = window->rows, .ws_col = window->columns, .ws_xpixel = window->width, .ws_ypixel = window->height};
  const char *name = NULL;
  if (grantpt(ends[0]) == 0 && unlockpt(ends[0]) == 0) name = ptsname(ends[0]);
  if (name) ends[1] = open(name, O_RDWR | O_NOCTTY);
  if (ends[1] >= 0 && ioctl(ends[1], TIOCSWINSZ, &size) == 0) return;
  close(ends[0]);
  if (ends[1] >= 0) close(ends[1]);
  ends[0] = ends[1] = -1;
}

int cfiles_start_writer(char *const arguments[], const struct cfiles_window *window,
                        struct cfiles_writer *writer) {
  int output[2], terminal[2];
  if (pipe(output) != 0) return -1;
  open_window(window, terminal);
  pid_t child;
  int error = spawn(&child, arguments, output[1], terminal[1]);
  close(output[1]);
  if (terminal[1] >= 0) close(terminal[1]);
  if (error) {
    close(output[0]);
    if (terminal[0] >= 0) close(terminal[0]);
    return -1;
  }
  *writer = (struct cfiles_writer){.process = child, .output = output[0], .terminal = terminal[0]};
  return 0;
}

int cfiles_end_writer(const struct cfiles_writer *writer, int kills) {
  // It is the first of its session, so its helpers end with it.
  if (kills) kill(-writer->process, SIGKILL);
  close(writer->output);
  if (writer->terminal >= 0) close(writer->terminal);
  int status = 0;
  while (waitpid(writer->process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return status;
}
