// A system call that Swift's C library module does not have.
#ifndef CFILES_H
#define CFILES_H

// Starts writing a file to the disk without waiting, if the system can do that.
void cfiles_begin_sync(int descriptor);

#endif
