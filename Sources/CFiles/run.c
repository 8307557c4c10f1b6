#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "cfiles.h"

extern char **environ;

// Time that a key of the terminal needs to stop all processes that it stops.
static const useconds_t together = 20000;

// Waits for the end of a child that has the terminal. If it is stopped by itself, no shell would make it go on:
// the shell only sees this process. So this process stops as well, with the terminal in its own mode, and
// takes the child along when it goes on.
static int wait_for(pid_t child, const struct termios *mode) {
  for (;;) {
    int status = 0, later = 0;
    if (waitpid(child, &status, WUNTRACED) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    if (!WIFSTOPPED(status)) return status;
    // Stopped by a key, it was stopped together with this process, and both go on by now.
    usleep(together);
    if (waitpid(child, &later, WNOHANG | WUNTRACED | WCONTINUED) == child) {
      if (WIFCONTINUED(later)) continue;
      if (!WIFSTOPPED(later)) return later;
    }
    struct termios own;
    int is_known = tcgetattr(STDIN_FILENO, &own) == 0;
    if (mode) tcsetattr(STDIN_FILENO, TCSADRAIN, mode);
    // The whole group, as the terminal does it. Where no shell would have it go on, nothing is stopped.
    kill(0, SIGTSTP);
    if (is_known) tcsetattr(STDIN_FILENO, TCSADRAIN, &own);
    kill(child, SIGCONT);
  }
}

static int run(const char *program, char *const arguments[]) {
  struct sigaction ignored = {0}, interrupt, quit;
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGINT, &ignored, &interrupt);
  sigaction(SIGQUIT, &ignored, &quit);
  sigset_t defaults;
  sigemptyset(&defaults);
  if (interrupt.sa_handler != SIG_IGN) sigaddset(&defaults, SIGINT);
  if (quit.sa_handler != SIG_IGN) sigaddset(&defaults, SIGQUIT);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  struct termios mode;
  int has_mode = tcgetattr(STDIN_FILENO, &mode) == 0;
  pid_t child;
  int status;
  int error = posix_spawnp(&child, program, NULL, &attributes, arguments, environ);
  status = error == 0 ? wait_for(child, has_mode ? &mode : NULL) : -error;
  posix_spawnattr_destroy(&attributes);
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  return status;
}

int cfiles_run(const char *command) {
  char *arguments[] = {"sh", "-c", (char *)command, NULL};
  return run("/bin/sh", arguments);
}

int cfiles_run_program(char *const arguments[]) { return run(arguments[0], arguments); }
