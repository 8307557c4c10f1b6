// What Swift's view of the C library leaves out.
#ifndef CFILES_H
#define CFILES_H

// Has the disk begin to take what was written to a file, where the system can be asked to.
void cfiles_begin_sync(int descriptor);

#endif
