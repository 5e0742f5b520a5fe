/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stands between the code and the system, by the linker's --wrap: a call of malloc() in the code is
 * a call of __wrap_malloc() here. Outside of fuzz_run() everything is passed on as it is.
 * Invariant: `blocks` holds exactly the memory that the run has taken and not given back.
 */
#include "fuzz.h"

#include <errno.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/moment.h"
#include "csv/aside.h"
#include "csv/source.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *memory);
ssize_t __real_write(int descriptor, const void *bytes, size_t size);
int __real_close(int descriptor);
int __real_fsync(int descriptor);
void __real_exit(int status) __attribute__((noreturn));
iconv_t __real_iconv_open(const char *to, const char *from);
int __real_iconv_close(iconv_t converter);
struct source *__real_source_open(const char *path);
size_t __real_source_read(struct source *source, char *buffer, size_t room);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *memory);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t size);
int __wrap_close(int descriptor);
int __wrap_fsync(int descriptor);
void __wrap_exit(int status) __attribute__((noreturn));
iconv_t __wrap_iconv_open(const char *to, const char *from);
int __wrap_iconv_close(iconv_t converter);
struct source *__wrap_source_open(const char *path);
size_t __wrap_source_read(struct source *source, char *buffer, size_t room);

enum { WRITTEN = 1 << 20 };

static bool running;

static struct output {
    size_t size;
    char bytes[WRITTEN + 1];
} written, said;

void
fuzz_check(bool good, const char *words)
{
    if (good)
        return;
    running = false;
    fprintf(stderr, "fuzz: %s\n%s", words, said.bytes);
    abort();
}

/* ---- Memory ---- */

enum { SLOTS = 1 << 18, BLOCKS_MOST = SLOTS / 2, TEXTS = 8, CONVERTERS = 16 };

/* The blocks in a row, and where each stands in it by open addressing: in the first free slot from
   its own on. A slot that is emptied is filled with the next entry that may stand there. */
static void *blocks[BLOCKS_MOST];
static size_t block_count;
static struct slot {
    const void *memory;
    size_t position;
} slots[SLOTS];

static size_t
home_of(const void *memory)
{
    uint64_t mixed = ((uintptr_t)memory >> 4) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(mixed >> 46);
}

/* The slot of the block, or the free one where it would stand. */
static size_t
slot_of(const void *memory)
{
    size_t slot = home_of(memory);
    while (slots[slot].memory != NULL && slots[slot].memory != memory)
        slot = (slot + 1) % SLOTS;
    return slot;
}

static void
note(void *memory)
{
    if (!running || memory == NULL)
        return;
    fuzz_check(block_count < BLOCKS_MOST, "too many blocks of memory");
    slots[slot_of(memory)] = (struct slot){memory, block_count};
    blocks[block_count++] = memory;
}

static void
empty_slot(size_t hole)
{
    for (size_t next = (hole + 1) % SLOTS; slots[next].memory != NULL; next = (next + 1) % SLOTS) {
        size_t home = home_of(slots[next].memory);
        if ((next - home) % SLOTS >= (next - hole) % SLOTS) {
            slots[hole] = slots[next];
            hole = next;
        }
    }
    slots[hole].memory = NULL;
}

static void
forget(const void *memory)
{
    size_t slot = slot_of(memory);
    if (slots[slot].memory == NULL)
        return; /* not of this run */
    size_t position = slots[slot].position;
    empty_slot(slot);
    blocks[position] = blocks[--block_count];
    if (position < block_count)
        slots[slot_of(blocks[position])].position = position;
}

static void
free_all(void)
{
    while (block_count > 0) {
        void *last = blocks[block_count - 1];
        forget(last);
        __real_free(last);
    }
}

void *
__wrap_malloc(size_t size)
{
    void *memory = __real_malloc(size);
    note(memory);
    return memory;
}

void *
__wrap_calloc(size_t count, size_t size)
{
    void *memory = __real_calloc(count, size);
    note(memory);
    return memory;
}

void *
__wrap_realloc(void *old, size_t size)
{
    if (old != NULL && block_count > 0)
        forget(old);
    void *memory = __real_realloc(old, size);
    note(memory);
    return memory;
}

void
__wrap_free(void *memory)
{
    if (memory != NULL && block_count > 0)
        forget(memory);
    __real_free(memory);
}

static iconv_t converters[CONVERTERS];
static size_t converter_count;

iconv_t
__wrap_iconv_open(const char *to, const char *from)
{
    iconv_t converter = __real_iconv_open(to, from);
    if (running && converter != (iconv_t)-1) {
        fuzz_check(converter_count < CONVERTERS, "too many converters");
        converters[converter_count++] = converter;
    }
    return converter;
}

int
__wrap_iconv_close(iconv_t converter)
{
    for (size_t i = 0; i < converter_count; i++)
        if (converters[i] == converter) {
            converters[i] = converters[--converter_count];
            break;
        }
    return __real_iconv_close(converter);
}

/* ---- Files ---- */

enum { FILES = 8 };

static struct {
    const char *name;
    const void *bytes;
    size_t size;
} files[FILES];
static size_t file_count;

static const uint8_t *pieces;
static size_t piece_count, piece_next, pieces_given;

void
fuzz_no_files(void)
{
    file_count = 0;
}

void
fuzz_file(const char *name, const void *bytes, size_t size)
{
    fuzz_check(file_count < FILES, "too many files");
    files[file_count].name = name;
    files[file_count].bytes = bytes;
    files[file_count++].size = size;
}

size_t
fuzz_split(const uint8_t *bytes, size_t size, const char *const *names, size_t most)
{
    size_t count = 0;
    fuzz_no_files();
    for (;;) {
        const uint8_t *cut = count + 1 < most && size > 0 ? memchr(bytes, 0x1C, size) : NULL;
        size_t length = cut == NULL ? size : (size_t)(cut - bytes);
        fuzz_file(names[count++], fuzz_text(bytes, length), length);
        if (cut == NULL)
            return count;
        bytes += length + 1;
        size -= length + 1;
    }
}

struct source *
__wrap_source_open(const char *path)
{
    for (size_t i = 0; i < file_count; i++)
        if (strcmp(files[i].name, path) == 0)
            return source_open_bytes(path, files[i].bytes, files[i].size);
    if (!running)
        return __real_source_open(path);
    diag_fatal("%s: %s", path, strerror(ENOENT));
}

void
fuzz_pieces(const uint8_t *pattern, size_t size)
{
    pieces = pattern;
    piece_count = size;
    piece_next = 0;
}

size_t
__wrap_source_read(struct source *source, char *buffer, size_t room)
{
    if (piece_count > 0 && room > 0) {
        size_t most = (size_t)1 + pieces[piece_next++ % piece_count];
        room = room < most ? room : most;
        pieces_given++;
    }
    return __real_source_read(source, buffer, room);
}

size_t
fuzz_pieces_given(void)
{
    return pieces_given;
}

static void
add_output(struct output *output, const void *bytes, size_t size)
{
    fuzz_check(size <= WRITTEN - output->size, "too much output");
    memcpy(output->bytes + output->size, bytes, size);
    output->size += size;
    output->bytes[output->size] = '\0';
}

ssize_t
__wrap_write(int descriptor, const void *bytes, size_t size)
{
    if (!running || (descriptor != STDOUT_FILENO && descriptor != STDERR_FILENO))
        return __real_write(descriptor, bytes, size);
    add_output(descriptor == STDOUT_FILENO ? &written : &said, bytes, size);
    return (ssize_t)size;
}

/* Output that is complete is synced and closed. */
int
__wrap_close(int descriptor)
{
    return running && descriptor <= STDERR_FILENO ? 0 : __real_close(descriptor);
}

int
__wrap_fsync(int descriptor)
{
    return running && descriptor <= STDERR_FILENO ? 0 : __real_fsync(descriptor);
}

const char *
fuzz_written(size_t *size)
{
    *size = written.size;
    return written.bytes;
}

const char *
fuzz_said(size_t *size)
{
    *size = said.size;
    return said.bytes;
}

/* ---- Running ---- */

static jmp_buf back;
static int ended;

static void
leave(int status)
{
    ended = status;
    longjmp(back, 1);
}

void
__wrap_exit(int status)
{
    if (running)
        leave(status);
    __real_exit(status);
}

/* Every message is one line, of the program that speaks, without control characters. */
static void
check_messages(void)
{
    const char *name = diag_program_name();
    size_t length = strlen(name);
    const char *line = said.bytes, *end = said.bytes + said.size;
    while (line < end) {
        fuzz_check(strncmp(line, name, length) == 0 && strncmp(line + length, ": ", 2) == 0,
            "a message that does not begin with the program");
        for (; line < end && *line != '\n'; line++)
            fuzz_check((unsigned char)*line >= ' ' && *line != '\x7f', "a message with a control");
        fuzz_check(line < end, "a message without a line end");
        line++;
    }
}

int
fuzz_run(void (*body)(void *data), void *data)
{
    aside_reset();
    (void)moment_set_zone("UTC");
    written.size = said.size = 0;
    written.bytes[0] = said.bytes[0] = '\0';
    diag_exit_with(leave);
    running = true;
    pieces_given = 0;
    ended = FUZZ_RETURNED;
    if (setjmp(back) == 0)
        body(data);
    aside_reset();
    diag_reset();
    running = false;
    diag_exit_with(NULL);
    fuzz_pieces(NULL, 0);
    check_messages();
    fuzz_check(ended >= 0 || block_count == 0, "memory was not given back");
    fuzz_check(ended >= 0 || converter_count == 0, "a converter was not given back");
    fuzz_check(ended != STATUS_TROUBLE || said.size > 0, "status 2 without a message");
    free_all();
    while (converter_count > 0)
        __real_iconv_close(converters[--converter_count]);
    return ended;
}

const char *
fuzz_text(const uint8_t *bytes, size_t size)
{
    static char *texts[TEXTS];
    static size_t turn;
    char **text = &texts[turn++ % TEXTS];
    __real_free(*text); /* of its exact size, so that reading beyond it is seen */
    *text = __real_malloc(size + 1);
    fuzz_check(*text != NULL, "out of memory");
    if (size > 0)
        memcpy(*text, bytes, size);
    (*text)[size] = '\0';
    return *text;
}

/* fuzz_run() itself looks for leaks. LeakSanitizer asks. */
int __lsan_is_turned_off(void);
int
__lsan_is_turned_off(void)
{
    return 1;
}
