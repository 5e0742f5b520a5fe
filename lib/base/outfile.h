/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Output, whole or not at all. A named file is written to a temporary file beside it, synced and
 * renamed over it by outfile_commit(), so it may be one of the inputs. The temporary file goes away
 * on every exit before that, and on the signals that end a program. A file that is replaced keeps
 * its mode; a symbolic link is followed and stays. A device or FIFO is written directly. Every
 * write is checked; an error ends the program with STATUS_TROUBLE.
 */
#ifndef AMP_BASE_OUTFILE_H
#define AMP_BASE_OUTFILE_H

#include <stddef.h>

struct outfile;

/* Call once at the start of main: SIGXFSZ ignored (a size limit is then an error like a full disk),
   and descriptors 0 to 2 that the parent left closed are taken, so that no file of ours gets their
   number (reading or writing them still fails). */
void outfile_prepare_process(void);

/* Opens for writing. NULL or "-" is standard output. Two outputs into one file are refused, for one
 * of them would be lost. */
struct outfile *outfile_open(const char *path);

/* Opens for writing to memory, for what has to be whole before it is written on: a part of a mail.
   It ends with outfile_taken(), never with outfile_commit(). */
struct outfile *outfile_in_memory(void);

/* Adds bytes; buffered. But for outfile_in_memory(), memory does not grow. */
void outfile_write(struct outfile *out, const void *bytes, size_t length);
void outfile_text(struct outfile *out, const char *text);
void outfile_format(struct outfile *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Pushes what is buffered to the system: for programs whose reader waits. */
void outfile_flush(struct outfile *out);

/* Flushes, syncs, renames, closes and frees. After it the file is complete; before it, untouched.
 */
void outfile_commit(struct outfile *out);

/* Ends an outfile_in_memory() and returns what was written to it, with a NUL after its *length
   bytes. Caller frees. */
char *outfile_taken(struct outfile *out, size_t *length);

/* Writes the table that is compiled in as `name` (base/tables.h) to `path`, as outfile_open() takes
   it: to be read, changed and given back. */
void outfile_table(const char *path, const char *name);

#endif
