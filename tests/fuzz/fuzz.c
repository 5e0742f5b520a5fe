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
#include <stdalign.h>
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

static bool running, warming;

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

enum { TEXTS = 8, CONVERTERS = 16 };

/* Before every block that the code takes stands this, poisoned where AddressSanitizer is: a read
   before the block is seen as it would be without. `mark` tells such blocks from what a library
   has taken for itself and hands to the code to be freed. */
struct block {
    alignas(max_align_t) struct block *next; /* of the run in hand; else both are NULL */
    struct block *previous;
    uint64_t mark;
};

static const uint64_t block_mark = UINT64_C(0x9E3779B97F4A7C15);
static struct block blocks = {&blocks, &blocks, 0}; /* the run's, in a ring */

void __asan_poison_memory_region(const volatile void *memory, size_t size) __attribute__((weak));
void __asan_unpoison_memory_region(const volatile void *memory, size_t size) __attribute__((weak));

/* Makes a block of fresh memory. Returns what the code gets. */
__attribute__((no_sanitize_address)) static void *
note(struct block *block)
{
    if (block == NULL)
        return NULL;
    block->next = block->previous = NULL;
    block->mark = block_mark ^ (uintptr_t)block;
    if (running && !warming) {
        block->previous = &blocks;
        block->next = blocks.next;
        block->next->previous = blocks.next = block;
    }
    if (__asan_poison_memory_region)
        __asan_poison_memory_region(block, sizeof *block);
    return block + 1;
}

/* The memory to free or to grow, which is a block no more. */
__attribute__((no_sanitize_address)) static void *
forget(void *memory)
{
    struct block *block = memory == NULL ? NULL : (struct block *)memory - 1;
    if (block == NULL || block->mark != (block_mark ^ (uintptr_t)block))
        return memory;
    if (__asan_unpoison_memory_region)
        __asan_unpoison_memory_region(block, sizeof *block);
    if (block->next != NULL) {
        block->next->previous = block->previous;
        block->previous->next = block->next;
    }
    block->mark = 0;
    return block;
}

static void
free_all(void)
{
    while (blocks.next != &blocks)
        __real_free(forget(blocks.next + 1));
}

void *
__wrap_malloc(size_t size)
{
    return size > SIZE_MAX - sizeof(struct block)
               ? NULL
               : note(__real_malloc(sizeof(struct block) + size));
}

void *
__wrap_calloc(size_t count, size_t size)
{
    return size > 0 && count > (SIZE_MAX - sizeof(struct block)) / size
               ? NULL
               : note(__real_calloc(1, sizeof(struct block) + count * size));
}

void *
__wrap_realloc(void *old, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct block))
        return NULL;
    return note(__real_realloc(forget(old), sizeof(struct block) + size));
}

void
__wrap_free(void *memory)
{
    __real_free(forget(memory));
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
    fuzz_check(ended >= 0 || blocks.next == &blocks, "memory was not given back");
    fuzz_check(ended >= 0 || converter_count == 0, "a converter was not given back");
    fuzz_check(ended != STATUS_TROUBLE || said.size > 0, "status 2 without a message");
    free_all();
    while (converter_count > 0)
        __real_iconv_close(converters[--converter_count]);
    return ended;
}

void
fuzz_warm_up(void (*body)(void *data), void *data)
{
    warming = true;
    (void)fuzz_run(body, data);
    warming = false;
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

/* Takes the place of libFuzzer's ears, see the Makefile. */
void fuzz_unheard(void);
void
fuzz_unheard(void)
{
}

/* Every run frees all it took, so that little memory is in use: a small quarantine still holds what
   the last runs have freed, and stays in the processor's cache. Where memory was taken is told by
   one call; replay it with more of them (ASAN_OPTIONS=malloc_context_size=30). New memory is not
   filled: that is the work of MALLOC_PERTURB_ in the tests of conduct. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
    return "malloc_context_size=1:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:"
           "max_malloc_fill_size=0:allocator_release_to_os_interval_ms=-1";
}

/* fuzz_run() itself looks for leaks. LeakSanitizer asks. */
int __lsan_is_turned_off(void);
int
__lsan_is_turned_off(void)
{
    return 1;
}
