/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes in, UTF-8 out. The raw bytes pass through a decoder into `ready`, from which they are
 * handed out. Looking ahead: a file that can be sought is begun anew and read up to the mark;
 * anything else is kept in `kept` while a mark is set.
 */
#include "csv/source.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/decode.h"

#define BLOCK ((size_t)64 << 10)
#define PROGRESS_SECONDS 2

struct source {
    const char *name;
    int descriptor; /* -1 = bytes in memory */
    const char *memory;
    size_t memory_size, memory_next;
    off_t origin; /* where a file that can be sought began; -1 = it cannot */
    struct decoder *decoder;
    char *raw;   /* one block as read */
    char *ready; /* decoded, not yet handed out: from ready_next */
    size_t ready_next, ready_length, ready_capacity;
    bool at_end;
    size_t handed_out; /* decoded bytes since the beginning */
    bool marked;
    size_t mark; /* handed_out at the mark */
    char *kept;  /* of a pipe: what was handed out since the mark */
    size_t kept_length, kept_capacity;
    bool kept_too_much;
    bool digest;
    SHA2_CTX sha256;
    off_t raw_position,
        digested; /* raw bytes read since the beginning, and how far the digest goes */
    bool show_progress, progress_shown;
    time_t began;
};

static struct source *
source_new(const char *name)
{
    struct source *source = mem_zeroed(1, sizeof *source);
    source->name = name;
    source->descriptor = -1;
    source->origin = -1;
    source->decoder = decoder_new();
    return source;
}

struct source *
source_open(const char *path)
{
    bool standard_input = strcmp(path, "-") == 0;
    struct source *source = source_new(standard_input ? "<stdin>" : path);
    struct stat status;
    source->descriptor = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (source->descriptor < 0 || fstat(source->descriptor, &status) != 0)
        diag_fatal("%s: %s", source->name, strerror(errno));
    if (S_ISDIR(status.st_mode))
        diag_fatal("%s: %s", source->name, strerror(EISDIR));
    aside_check_input(source->name, &status);
    if (S_ISREG(status.st_mode))
        source->origin = lseek(source->descriptor, 0, SEEK_CUR);
    if (standard_input && isatty(STDIN_FILENO))
        diag_say("reading from the terminal; end with Ctrl-D");
    source->show_progress = isatty(STDERR_FILENO) == 1;
    source->began = time(NULL);
    source->raw = mem_resize(NULL, 1, BLOCK);
    return source;
}

struct source *
source_open_bytes(const char *name, const void *bytes, size_t size)
{
    struct source *source = source_new(name);
    source->memory = bytes;
    source->memory_size = size;
    return source;
}

void
source_close(struct source *source)
{
    if (!source)
        return;
    if (source->progress_shown)
        (void)!write(STDERR_FILENO, "\r\033[K", 4);
    if (source->descriptor > STDERR_FILENO)
        (void)close(source->descriptor);
    decoder_free(source->decoder);
    free(source->raw);
    free(source->ready);
    free(source->kept);
    free(source);
}

const char *
source_name(const struct source *source)
{
    return source->name;
}

size_t
source_block(const struct source *source)
{
    bool small = source->descriptor < 0 && source->memory_size < BLOCK;
    return !small ? BLOCK : source->memory_size > 0 ? source->memory_size : 1;
}

/* Only for a person who waits: on a terminal, after two seconds. */
static void
progress(struct source *source)
{
    if (!source->show_progress || time(NULL) - source->began < PROGRESS_SECONDS)
        return;
    char line[160];
    int length = snprintf(line, sizeof line, "\r%s: %.60s: %lld MB read", diag_program_name(),
        text_shown(source->name), (long long)(source->raw_position / 1000000));
    if (length > 0 && (size_t)length < sizeof line)
        source->progress_shown = write(STDERR_FILENO, line, (size_t)length) > 0;
}

/* Reads a block of the file, or less; 0 at the end. */
static size_t
read_file(const struct source *source, char *to)
{
    ssize_t got;
    do
        got = read(source->descriptor, to, BLOCK);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        diag_fatal("%s: %s", source->name, strerror(errno));
    return (size_t)got;
}

/* The next raw block; 0 at the end. */
static size_t
read_raw(struct source *source, const char **bytes)
{
    if (source->descriptor < 0) {
        size_t left = source->memory_size - source->memory_next;
        *bytes = source->memory; /* all of it, or none is left */
        source->memory_next = source->memory_size;
        return left;
    }
    *bytes = source->raw;
    return read_file(source, source->raw);
}

static void
digest_block(struct source *source, const char *bytes, size_t length)
{
    off_t after = source->raw_position + (off_t)length;
    if (source->digest && after > source->digested) {
        size_t known = (size_t)(source->digested - source->raw_position);
        SHA256Update(&source->sha256, (const uint8_t *)bytes + known, length - known);
        source->digested = after;
    }
    source->raw_position = after;
}

/* Makes sure that something is ready, or that the end is reached. */
static void
refill(struct source *source)
{
    while (source->ready_next == source->ready_length && !source->at_end) {
        const char *bytes;
        size_t length = read_raw(source, &bytes);
        source->ready_next = source->ready_length = 0;
        if (length == 0)
            source->at_end = true;
        else
            digest_block(source, bytes, length);
        const char *fault = decoder_push(source->decoder, bytes, length, &source->ready,
            &source->ready_length, &source->ready_capacity);
        if (fault)
            diag_fatal("%s: %s", source->name, fault);
        progress(source);
    }
}

/* Whether what is read next needs no decoding and can go where it is wanted. It is still read by
   whole blocks, however little is wanted: a datagram is read once. */
static bool
is_direct(const struct source *source, size_t room)
{
    return room >= BLOCK && source->descriptor >= 0 && !source->at_end &&
           source->ready_next == source->ready_length && decoder_is_idle(source->decoder);
}

static size_t
read_direct(struct source *source, char *buffer)
{
    size_t count = read_file(source, buffer);
    source->at_end = count == 0;
    digest_block(source, buffer, count);
    progress(source);
    return count;
}

/* Hands out what is ready. */
static size_t
take_ready(struct source *source, char *buffer, size_t room)
{
    refill(source);
    size_t count = source->ready_length - source->ready_next;
    if (count > room)
        count = room;
    if (count > 0)
        memcpy(buffer, source->ready + source->ready_next, count);
    source->ready_next += count;
    return count;
}

static void
keep(struct source *source, const char *bytes, size_t length)
{
    if (source->kept_too_much || length == 0)
        return;
    if (source->kept_length + length > SOURCE_LOOK_AHEAD) {
        source->kept_too_much = true;
        return;
    }
    source->kept = mem_grow(source->kept, &source->kept_capacity, source->kept_length + length, 1);
    memcpy(source->kept + source->kept_length, bytes, length);
    source->kept_length += length;
}

size_t
source_read(struct source *source, char *buffer, size_t room)
{
    size_t count =
        is_direct(source, room) ? read_direct(source, buffer) : take_ready(source, buffer, room);
    source->handed_out += count;
    if (source->marked && source->origin < 0)
        keep(source, buffer, count);
    return count;
}

void
source_mark(struct source *source, const char *bytes, size_t unread)
{
    source->marked = true;
    source->mark = source->handed_out - unread;
    source->kept_length = 0;
    source->kept_too_much = false;
    if (source->origin < 0)
        keep(source, bytes, unread);
}

bool
source_can_rewind(const struct source *source)
{
    return source->marked && !source->kept_too_much;
}

/* Begins the file anew and skips to the mark. */
static void
seek_to_mark(struct source *source)
{
    if (lseek(source->descriptor, source->origin, SEEK_SET) < 0)
        diag_fatal("%s: %s", source->name, strerror(errno));
    decoder_reset(source->decoder);
    source->raw_position = 0;
    source->ready_next = source->ready_length = 0;
    source->at_end = false;
    size_t skip = source->mark;
    while (skip > 0) {
        refill(source);
        size_t count = source->ready_length - source->ready_next;
        if (count == 0)
            diag_fatal("%s: became shorter while it was read", source->name);
        if (count > skip)
            count = skip;
        source->ready_next += count;
        skip -= count;
    }
}

/* Puts what was kept before what is ready. */
static void
replay(struct source *source)
{
    size_t left = source->ready_length - source->ready_next;
    source->kept =
        mem_grow(source->kept, &source->kept_capacity, source->kept_length + left + 1, 1);
    if (left > 0)
        memcpy(source->kept + source->kept_length, source->ready + source->ready_next, left);
    free(source->ready);
    source->ready = source->kept;
    source->ready_capacity = source->kept_capacity;
    source->ready_length = source->kept_length + left;
    source->ready_next = 0;
    source->kept = NULL;
    source->kept_length = source->kept_capacity = 0;
}

void
source_rewind(struct source *source)
{
    if (!source_can_rewind(source))
        diag_fatal("%s: cannot be read again", source->name);
    if (source->origin >= 0)
        seek_to_mark(source);
    else
        replay(source);
    source->handed_out = source->mark;
    source->marked = false;
}

void
source_want_digest(struct source *source)
{
    source->digest = true;
    SHA256Init(&source->sha256);
}

void
source_digest(struct source *source, char hex[static SOURCE_DIGEST_SIZE])
{
    while (!source->at_end) {
        source->ready_next = source->ready_length;
        refill(source);
    }
    (void)SHA256End(&source->sha256, hex);
}
