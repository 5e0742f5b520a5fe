/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where bytes come from: a file, a pipe, or a table compiled into the program; decoded to UTF-8. A
 * source can be marked and taken back to the mark, so that a reader may look ahead before it
 * decides: a file is read again, a pipe is kept in memory up to a stated bound. Errors of reading
 * end the program with STATUS_TROUBLE; an end of file is never mistaken for one.
 */
#ifndef AMP_CSV_SOURCE_H
#define AMP_CSV_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

/* How much of a pipe may wait in memory between mark and rewind. */
#define SOURCE_LOOK_AHEAD ((size_t)64 << 20)

struct source;

/* Opens a file; "-" is standard input ("<stdin>" in messages). `path` must live as long as the
 * source. A directory is an error. */
struct source *source_open(const char *path);

/* Bytes in memory, which must live as long as the source. */
struct source *source_open_bytes(const char *name, const void *bytes, size_t size);

void source_close(struct source *source);

/* The name for messages. */
const char *source_name(const struct source *source);

/* How many bytes it is worth to ask for at once: a block of a file, or what there is in memory (at
   least 1). */
size_t source_block(const struct source *source);

/* Puts up to `room` bytes of UTF-8 into `buffer`; returns how many, 0 at the end. */
size_t source_read(struct source *source, char *buffer, size_t room);

/* Marks the place before the last `unread` bytes handed out, which stand in `bytes`. */
void source_mark(struct source *source, const char *bytes, size_t unread);

/* Whether the source can still go back to the mark; false once a pipe has run over the bound. */
bool source_can_rewind(const struct source *source);

/* Goes back to the mark, which is gone then. */
void source_rewind(struct source *source);

/* From now on the SHA-256 of the raw bytes is kept; call before the first read. */
void source_want_digest(struct source *source);

/* Reads on to the end, then writes the digest as 64 hexadecimal digits and a NUL. */
#define SOURCE_DIGEST_SIZE 65
void source_digest(struct source *source, char hex[static SOURCE_DIGEST_SIZE]);

#endif
