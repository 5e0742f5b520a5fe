/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the fuzzing harnesses share. A harness is a file with LLVMFuzzerTestOneInput(), linked with
 * libFuzzer by `make fuzz`, and with replay.c, which gives it the files of its corpus, by `make
 * check`. Both are linked so that this file stands between the code and the system:
 *
 * - a fatal end, and exit(), come back to fuzz_run() with the status;
 * - files are bytes in memory: what source_open() is asked for is what fuzz_file() named;
 * - what is written to standard output and standard error is kept to be looked at;
 * - memory that is still held after a run that came to its end is a leak, and aborts; what a run
 *   holds that ended early is freed;
 * - bytes come in pieces, if fuzz_pieces() says so.
 *
 * A check that does not hold aborts: libFuzzer keeps the input, and replay.c fails.
 */
#ifndef AMP_TESTS_FUZZ_H
#define AMP_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FUZZ_RETURNED = -1 };

/* Runs `body`. Returns FUZZ_RETURNED, or the status with which it ended the program. Everything
   that was written before is forgotten, and so are files' pieces and what the book of rows set
   aside and the messages remember. */
int fuzz_run(void (*body)(void *data), void *data);

/* Runs `body` before all others: what it leaves behind, and reads but once in a process, like the
   built-in words, is no leak. */
void fuzz_warm_up(void (*body)(void *data), void *data);

/* The bytes that source_open() finds as `name` from now on; both must live on. fuzz_no_files()
   forgets all. Another name is a file that is not there. */
void fuzz_file(const char *name, const void *bytes, size_t size);
void fuzz_no_files(void);

/* Forgets all files and cuts `bytes` at each byte 1C into at most `most` new ones, with the names.
   Returns how many: one at least. */
size_t fuzz_split(const uint8_t *bytes, size_t size, const char *const *names, size_t most);

/* From now on each read gives at most so many bytes: 1 + the next byte of `pattern`, over and over;
   size 0: as many as there are. */
void fuzz_pieces(const uint8_t *pattern, size_t size);

/* How many reads of the last run were cut like that. */
size_t fuzz_pieces_given(void);

/* What the last run wrote, NUL-terminated. */
const char *fuzz_written(size_t *size);
const char *fuzz_said(size_t *size);

/* Aborts, with the words on standard error, unless `good`. */
void fuzz_check(bool good, const char *words);

/* A NUL-terminated copy of `size` bytes, valid until the next call but 7. */
const char *fuzz_text(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

#endif
