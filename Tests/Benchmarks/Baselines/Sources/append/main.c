// What an answer costs at least: a key is read, a line is appended and brought to the disk, and a
// letter says so. The key q ends it.
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LINE 180  // bytes, as many as an answer has in the history

int main(int count, char **arguments) {
  if (count != 2) return 2;
  int file = open(arguments[1], O_WRONLY | O_CREAT | O_APPEND, 0600);
  struct termios modes;
  if (file < 0 || tcgetattr(0, &modes) != 0) return 1;
  cfmakeraw(&modes);
  tcsetattr(0, TCSANOW, &modes);

  char line[LINE], key = '>';
  memset(line, 'a', LINE);
  line[LINE - 1] = '\n';
  do {
    if (write(1, &key, 1) != 1) return 1;
    if (read(0, &key, 1) != 1 || key == 'q') break;
    if (write(file, line, LINE) != LINE) return 1;
#ifdef __APPLE__
    if (fcntl(file, F_FULLFSYNC) != 0) return 1;
#else
    if (fdatasync(file) != 0) return 1;
#endif
  } while (1);
  return 0;
}
