#define _DEFAULT_SOURCE 1
#define _DARWIN_C_SOURCE 1
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "ccurses.h"

static const int leaving[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static volatile sig_atomic_t asked_to_leave, asked_to_stop, asked_to_redraw, asked_to_resize;
static volatile sig_atomic_t leave_signal, is_away;
static int wake[2] = {-1, -1};
static struct cc_restore restoring;

// The handlers from before, by signal number.
static struct sigaction before[NSIG];
static unsigned char replaced[NSIG];
static stack_t stack_before;
static void *crash_stack;

static void on_request(int signal) {
  int error = errno;
  switch (signal) {
    case SIGTSTP: asked_to_stop = 1; break;
    case SIGCONT: asked_to_redraw = 1; break;
    case SIGWINCH: asked_to_resize = 1; break;
    case SIGPIPE: return;
    default:
      if (is_away && (signal == SIGINT || signal == SIGQUIT)) return;
      leave_signal = signal;
      asked_to_leave = 1;
  }
  // If the pipe is full, the loop wakes anyway.
  ssize_t ignored = write(wake[1], "", 1);
  (void)ignored;
  errno = error;
}

static void on_crash(int signal) {
  if (!is_away) {
    size_t sent = 0;
    while (sent < restoring.length) {
      ssize_t n = write(restoring.output, restoring.bytes + sent, restoring.length - sent);
      if (n <= 0) break;
      sent += (size_t)n;
    }
    if (restoring.has_mode) tcsetattr(restoring.output, TCSANOW, &restoring.mode);
  }
  // The signal is blocked until this returns; then the old handler gets it where it happened.
  sigaction(signal, &before[signal], NULL);
  raise(signal);
}

static void replace(int signal, void (*handler)(int), int flags) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  if (!replaced[signal] && sigaction(signal, NULL, &before[signal]) == 0) replaced[signal] = 1;
  sigaction(signal, &action, NULL);
  // A parent may have left it blocked, as threads of some runtimes do to what they start.
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  sigprocmask(SIG_UNBLOCK, &one, NULL);
}

// A signal that the parent ignored stays ignored, because nohup relies on that.
static void replace_unless_ignored(int signal, int flags) {
  struct sigaction old;
  if (sigaction(signal, NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
    replace(signal, on_request, flags);
  }
}

void cc_signals_set_restore(const struct cc_restore *restore) { restoring = *restore; }

int cc_signals_start(void) {
  if (pipe(wake) != 0) return -1;
  for (int end = 0; end < 2; end++) {
    fcntl(wake[end], F_SETFL, O_NONBLOCK);
    fcntl(wake[end], F_SETFD, FD_CLOEXEC);
  }
  restoring.length = 0;
  restoring.has_mode = 0;
  is_away = 0;
  asked_to_leave = asked_to_stop = asked_to_redraw = asked_to_resize = 0;
  leave_signal = 0;
  for (size_t i = 0; i < COUNT(leaving); i++) replace_unless_ignored(leaving[i], SA_RESTART);
  replace_unless_ignored(SIGTSTP, SA_RESTART);
  replace(SIGCONT, on_request, SA_RESTART);
  replace(SIGWINCH, on_request, SA_RESTART);
  // A handler, unlike SIG_IGN, is not handed down to the programs that are started.
  replace(SIGPIPE, on_request, SA_RESTART);

  // After a stack overflow the handler needs another stack.
  crash_stack = malloc(65536);
  stack_t stack = {.ss_sp = crash_stack, .ss_size = 65536};
  if (!crash_stack || sigaltstack(NULL, &stack_before) != 0 ||
      !(stack_before.ss_flags & SS_DISABLE) || sigaltstack(&stack, NULL) != 0) {
    free(crash_stack);
    crash_stack = NULL;
  }
  for (size_t i = 0; i < COUNT(crashes); i++) replace(crashes[i], on_crash, SA_ONSTACK);
  return 0;
}

void cc_signals_stop(void) {
  for (int signal = 1; signal < NSIG; signal++) {
    if (replaced[signal]) sigaction(signal, &before[signal], NULL);
    replaced[signal] = 0;
  }
  if (crash_stack) {
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(crash_stack);
    crash_stack = NULL;
  }
  for (int end = 0; end < 2; end++) {
    if (wake[end] >= 0) close(wake[end]);
    wake[end] = -1;
  }
}

void cc_signals_away(int away) {
  is_away = away;
  if (!replaced[SIGTSTP]) return;
  if (away) {
    struct sigaction action = {0};
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, NULL);
  } else {
    replace(SIGTSTP, on_request, SA_RESTART);
    asked_to_stop = asked_to_redraw = 0;
  }
}

int cc_signals_descriptor(void) { return wake[0]; }

void cc_signals_drain(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) > 0) continue;
}

int cc_signals_leaving(void) { return asked_to_leave; }

int cc_leave_signal(void) { return leave_signal; }

unsigned cc_take_requests(void) {
  unsigned asked = 0;
  if (asked_to_leave) asked_to_leave = 0, asked |= CC_ASK_LEAVE;
  if (asked_to_stop) asked_to_stop = 0, asked |= CC_ASK_STOP;
  if (asked_to_redraw) asked_to_redraw = 0, asked |= CC_ASK_REDRAW;
  if (asked_to_resize) asked_to_resize = 0, asked |= CC_ASK_RESIZE;
  return asked;
}
