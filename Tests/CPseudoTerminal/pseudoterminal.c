#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#include "pseudoterminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int pseudoterminal_open(int columns, int rows) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) return -1;
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  if (grantpt(terminal) != 0 || unlockpt(terminal) != 0) {
    close(terminal);
    return -1;
  }
  fcntl(terminal, F_SETFL, O_NONBLOCK);
  pseudoterminal_resize(terminal, columns, rows);
  return terminal;
}

void pseudoterminal_resize(int terminal, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal, TIOCSWINSZ, &size);
}

pid_t pseudoterminal_start(int terminal, char *const words[], char *const environment[]) {
  // Not ptsname, whose answer another thread may change.
  char name[128];
  if (ptsname_r(terminal, name, sizeof name) != 0) return -1;
  // Opened here, since between fork and exec little may be called.
  int other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (other < 0) return -1;
  pid_t process = fork();
  if (process == 0) {
    setsid();
    ioctl(other, TIOCSCTTY, 0);
    for (int descriptor = 0; descriptor < 3; descriptor++) dup2(other, descriptor);
    for (int signal = 1; signal < NSIG; signal++) {
      struct sigaction action = {0};
      action.sa_handler = SIG_DFL;
      sigaction(signal, &action, NULL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(words[0], words, environment);
    _exit(127);
  }
  close(other);
  return process;
}
