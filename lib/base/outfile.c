/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Output through one buffer, every write checked. It formats no records and knows nothing of
 * temporary files: base/replace does that half.
 * Invariant: bytes are handed on in the order they came; what is not in `buffer` has been
 * written, or is in `memory`.
 */
#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/replace.h"
#include "base/tables.h"

enum {
    BUFFER_SIZE = 64 * 1024,
    FORMAT_SIZE = 512, /* longer texts are formatted in memory of their own */
};

struct outfile {
    char *shown; /* its name in messages */
    int descriptor;
    struct replacement *replacement; /* NULL = written directly */
    bool in_memory;
    char *memory;
    size_t length, capacity; /* of memory */
    size_t used;
    char buffer[BUFFER_SIZE];
};

static bool standard_output_open;

static _Noreturn void
fail(const struct outfile *out, int error)
{
    diag_fatal("%s: %s", out->shown, strerror(error));
}

/* Gives a closed descriptor 0, 1 or 2 to /dev/null, opened the wrong way round: whoever reads or
   writes it is still told that it cannot be done. */
static void
take_descriptor(int descriptor)
{
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) {
        return;
    }
    int flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    int opened = open("/dev/null", flags);
    if (opened < 0) {
        diag_fatal("/dev/null: %s", strerror(errno));
    }
    if (opened != descriptor) {
        diag_fatal("/dev/null: opened as %d in place of %d", opened, descriptor);
    }
}

void
outfile_prepare_process(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGXFSZ, &ignore, NULL);
    standard_output_open = false; /* a test starts more than one run in one process */
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
        take_descriptor(descriptor);
    }
}

static void
open_standard(struct outfile *out)
{
    if (standard_output_open) {
        diag_fatal("%s: two outputs cannot go to one file", out->shown);
    }
    standard_output_open = true;
    out->descriptor = STDOUT_FILENO;
}

/* A folder is refused by open() itself. */
static void
open_directly(struct outfile *out, const char *path)
{
    do {
        out->descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    } while (out->descriptor < 0 && errno == EINTR);
    if (out->descriptor < 0) {
        fail(out, errno);
    }
}

/* All zero but for the buffer, which is large and written before it is read. */
static struct outfile *
outfile_new(void)
{
    struct outfile *out = mem_resize(NULL, 1, sizeof *out);
    memset(out, 0, offsetof(struct outfile, buffer));
    return out;
}

struct outfile *
outfile_open(const char *path)
{
    bool standard = path == NULL || strcmp(path, "-") == 0;
    struct outfile *out = outfile_new();
    out->shown = standard ? mem_copy("<stdout>", 8) : mem_copy(path, strlen(path));
    if (standard) {
        open_standard(out);
        return out;
    }
    out->replacement = replace_begin(out->shown);
    if (out->replacement == NULL) {
        open_directly(out, path);
    } else {
        out->descriptor = replace_descriptor(out->replacement);
    }
    return out;
}

struct outfile *
outfile_in_memory(void)
{
    struct outfile *out = outfile_new();
    out->shown = mem_copy("<memory>", 8);
    out->descriptor = -1;
    out->in_memory = true;
    return out;
}

static void
keep(struct outfile *out, const char *bytes, size_t length)
{
    out->memory = mem_grow(out->memory, &out->capacity, out->length + length + 1, 1);
    memcpy(out->memory + out->length, bytes, length);
    out->length += length;
}

/* One write(2), or more where it takes only a part. A descriptor that was set not to block, as a
   terminal shared with another program may be, is waited for. */
static void
write_all(struct outfile *out, const char *bytes, size_t length)
{
    if (out->in_memory) {
        keep(out, bytes, length);
        return;
    }
    while (length > 0) {
        ssize_t written = write(out->descriptor, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (written == 0) {
            fail(out, ENOSPC); /* some devices say so at their end */
        } else if (errno == EAGAIN) {
            poll(&(struct pollfd){.fd = out->descriptor, .events = POLLOUT}, 1, -1);
        } else if (errno != EINTR) {
            fail(out, errno);
        }
    }
}

void
outfile_write(struct outfile *out, const void *bytes, size_t length)
{
    if (length > BUFFER_SIZE - out->used) {
        outfile_flush(out);
    }
    if (length >= BUFFER_SIZE) {
        write_all(out, bytes, length);
    } else if (length > 0) {
        memcpy(out->buffer + out->used, bytes, length);
        out->used += length;
    }
}

void
outfile_text(struct outfile *out, const char *text)
{
    outfile_write(out, text, strlen(text));
}

void
outfile_format(struct outfile *out, const char *format, ...)
{
    char small[FORMAT_SIZE];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(small, sizeof small, format, arguments);
    if (length >= 0 && (size_t)length < sizeof small) {
        outfile_write(out, small, (size_t)length);
    } else if (length >= 0) {
        char *large = mem_resize(NULL, (size_t)length + 1, 1);
        vsnprintf(large, (size_t)length + 1, format, again);
        outfile_write(out, large, (size_t)length);
        free(large);
    }
    va_end(again);
    va_end(arguments);
    if (length < 0) {
        fail(out, errno);
    }
}

void
outfile_flush(struct outfile *out)
{
    write_all(out, out->buffer, out->used);
    out->used = 0;
}

/* The number of a closed standard output is taken at once, so that no other file gets it. */
static void
close_directly(const struct outfile *out)
{
    bool standard = out->descriptor == STDOUT_FILENO;
    if (close(out->descriptor) != 0 && errno != EINTR) {
        fail(out, errno);
    }
    if (standard) {
        standard_output_open = false;
        take_descriptor(STDOUT_FILENO);
    }
}

void
outfile_commit(struct outfile *out)
{
    outfile_flush(out);
    if (out->replacement != NULL) {
        replace_commit(out->replacement);
    } else {
        close_directly(out);
    }
    free(out->shown);
    free(out);
}

char *
outfile_taken(struct outfile *out, size_t *length)
{
    outfile_flush(out);
    char *memory = out->memory;
    memory[out->length] = '\0';
    *length = out->length;
    free(out->shown);
    free(out);
    return memory;
}

void
outfile_table(const char *path, const char *name)
{
    const struct table_file *table = tables_need(name);
    struct outfile *out = outfile_open(path);
    outfile_write(out, table->bytes, table->size);
    outfile_commit(out);
}
