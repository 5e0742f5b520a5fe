/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that runs short, allocation by allocation: a shared object for LD_PRELOAD, in which malloc
 * and its kin count their calls and fail when it is time, whoever calls them: this project, libcsv,
 * GSL or the C library itself.
 *
 * FAULT_REPORT=FD   Before main() begins, this process becomes the judge of its own program: it
 *                   runs main() in a child as it is, then once for each allocation that fails
 *                   alone, and once for each that fails with all that follow, and writes what it
 *                   saw to the descriptor: "count N", then one line for each fault. What the
 *                   program writes is compared with what it writes when all is well; the files of
 *                   the current folder are compared and put back each time.
 * FAULT_ID=1        The first line of the output is an id that is never the same: it is not
 * compared, there and in the files. FAULT_AT=N        Without FAULT_REPORT: allocation N (from 1)
 * fails, to look into one case. FAULT_ON=1        ... and so do all that follow.
 *
 * A run is right if nothing shows at all, or if the program ends with status 2 and a last line on
 * standard error that is its own and speaks of memory; its files are then as they were or as they
 * should be, each whole, and its output is the beginning of what it should be.
 *
 * Invariant: the functions that stand in for malloc touch nothing but numbers, so they may be
 * called from anywhere.
 */
#define _GNU_SOURCE /* RTLD_NEXT, memfd_create */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    EARLY_SIZE = 4096,
    FILES_MOST = 16,
    NAME_SIZE = 64,
    CONTENT_SIZE = 64 * 1024,
    SECONDS_MOST = 20, /* that a run may take */
    TROUBLE = 2,       /* the status of every program that could not do its work */
    FAULTS_SHOWN = 20,
};

/* ---- The functions that fail ---- */

/* dlsym() may ask for memory while the functions it is to find are not known yet: this is what it
   gets. Nothing of it is ever given back. */
static _Alignas(max_align_t) char early[EARLY_SIZE];
static size_t early_used;

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void (*next_free)(void *);
static void *(*next_aligned_alloc)(size_t, size_t);
static int (*next_posix_memalign)(void **, size_t, size_t);

/* `count` is where parent and child both see it. */
static atomic_ulong *count;
static unsigned long fail_at;
static bool counting, fail_on;

static bool
fails(void)
{
    if (!counting)
        return false;
    unsigned long now = atomic_fetch_add(count, 1) + 1;
    if (fail_at == 0 || now < fail_at || (now > fail_at && !fail_on))
        return false;
    errno = ENOMEM;
    return true;
}

static void *
take_early(size_t size)
{
    size_t start = (early_used + 15) / 16 * 16;
    if (start > sizeof early || size > sizeof early - start)
        abort();
    early_used = start + size;
    return early + start;
}

static bool
is_early(const void *memory)
{
    uintptr_t at = (uintptr_t)memory;
    return at >= (uintptr_t)early && at < (uintptr_t)early + sizeof early;
}

void *
malloc(size_t size)
{
    if (next_malloc == NULL)
        return take_early(size);
    return fails() ? NULL : next_malloc(size);
}

void *
calloc(size_t items, size_t size)
{
    if (next_calloc == NULL)
        return take_early(items * size);
    return fails() ? NULL : next_calloc(items, size);
}

void *
realloc(void *old, size_t size)
{
    if (next_realloc == NULL || is_early(old))
        abort();
    return fails() ? NULL : next_realloc(old, size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : next_aligned_alloc(alignment, size);
}

int
posix_memalign(void **memory, size_t alignment, size_t size)
{
    return fails() ? ENOMEM : next_posix_memalign(memory, alignment, size);
}

void
free(void *memory)
{
    if (memory != NULL && !is_early(memory))
        next_free(memory);
}

/* ISO C forbids casting what dlsym() gives to a function; POSIX wants it to work like this. */
static void
find(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, sizeof found);
}

/* ---- What a run leaves behind ---- */

struct content {
    size_t length;
    char bytes[CONTENT_SIZE];
};

struct file {
    char name[NAME_SIZE];
    struct content content;
};

struct folder {
    size_t files;
    struct file file[FILES_MOST];
};

struct outcome {
    int status; /* as waitpid() gives it */
    struct content out, err;
    struct folder folder;
};

static int report = -1;

static void
say(const char *format, ...)
{
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    for (int i = 0; i + 1 < length && i < (int)sizeof line; i++)
        if (line[i] == '\n')
            line[i] = ' ';
    if (length > 0 && write(report, line, strlen(line)) < 0)
        _exit(1);
}

static void
check(bool good, const char *what)
{
    if (!good) {
        say("fault: the test itself: %s: %s\n", what, strerror(errno));
        _exit(1);
    }
}

static void
read_content(int descriptor, struct content *content)
{
    ssize_t got;
    content->length = 0;
    while ((got = read(descriptor, content->bytes + content->length,
                sizeof content->bytes - content->length)) > 0)
        content->length += (size_t)got;
    check(got == 0 && content->length < sizeof content->bytes, "a small file");
}

static const struct file *
file_named(const struct folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->files; i++)
        if (strcmp(folder->file[i].name, name) == 0)
            return &folder->file[i];
    return NULL;
}

static void
read_folder(struct folder *folder)
{
    DIR *directory = opendir(".");
    check(directory != NULL, "the folder");
    folder->files = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        struct stat about;
        if (stat(entry->d_name, &about) != 0 || !S_ISREG(about.st_mode))
            continue;
        check(folder->files < FILES_MOST && strlen(entry->d_name) < NAME_SIZE, "few files");
        struct file *file = &folder->file[folder->files++];
        (void)snprintf(file->name, sizeof file->name, "%s", entry->d_name);
        int descriptor = open(file->name, O_RDONLY);
        check(descriptor >= 0, file->name);
        read_content(descriptor, &file->content);
        close(descriptor);
    }
    closedir(directory);
}

static bool
same(const struct content *a, const struct content *b)
{
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

static bool
same_file(const struct file *file, const struct folder *folder)
{
    const struct file *other = file_named(folder, file->name);
    return other != NULL && same(&file->content, &other->content);
}

static bool
same_folder(const struct folder *a, const struct folder *b)
{
    bool good = a->files == b->files;
    for (size_t i = 0; i < a->files && good; i++)
        good = same_file(&a->file[i], b);
    return good;
}

/* Makes the folder what it was. */
static void
put_back(const struct folder *now, const struct folder *before)
{
    for (size_t i = 0; i < now->files; i++)
        if (file_named(before, now->file[i].name) == NULL)
            check(unlink(now->file[i].name) == 0, now->file[i].name);
    for (size_t i = 0; i < before->files; i++) {
        const struct file *file = &before->file[i];
        if (same_file(file, now))
            continue;
        int descriptor = open(file->name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        check(descriptor >= 0 && write(descriptor, file->content.bytes, file->content.length) ==
                                     (ssize_t)file->content.length,
            file->name);
        close(descriptor);
    }
}

/* ---- Running and judging ---- */

static struct outcome good, now;
static struct folder before;
static int out = -1, err = -1;

static void
empty(int descriptor)
{
    check(ftruncate(descriptor, 0) == 0 && lseek(descriptor, 0, SEEK_SET) == 0, "a memory file");
}

static void
hide(struct content *content, const char *id, size_t length)
{
    for (size_t i = 0; i + length <= content->length; i++)
        if (memcmp(content->bytes + i, id, length) == 0)
            memset(content->bytes + i, '#', length);
}

static void
hide_id(struct outcome *outcome)
{
    char id[NAME_SIZE];
    const char *end = memchr(outcome->out.bytes, '\n', outcome->out.length);
    size_t length = end == NULL ? 0 : (size_t)(end - outcome->out.bytes);
    if (length == 0 || length > sizeof id)
        return;
    memcpy(id, outcome->out.bytes, length);
    hide(&outcome->out, id, length);
    for (size_t i = 0; i < outcome->folder.files; i++)
        hide(&outcome->folder.file[i].content, id, length);
}

/* Runs the program in a child, which is where this returns true. The parent gets the outcome and
   false. */
static bool
run(unsigned long at, bool on, struct outcome *outcome)
{
    empty(out);
    empty(err);
    (void)lseek(STDIN_FILENO, 0, SEEK_SET);
    atomic_store(count, 0);
    pid_t child = fork();
    check(child >= 0, "fork");
    if (child == 0) {
        struct rlimit none = {0, 0};
        (void)setrlimit(RLIMIT_CORE, &none);
        (void)alarm(SECONDS_MOST);
        check(dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0, "dup2");
        close(out);
        close(err);
        close(report);
        fail_at = at;
        fail_on = on;
        counting = true;
        return true;
    }
    check(waitpid(child, &outcome->status, 0) == child, "waitpid");
    check(lseek(out, 0, SEEK_SET) == 0 && lseek(err, 0, SEEK_SET) == 0, "lseek");
    read_content(out, &outcome->out);
    read_content(err, &outcome->err);
    read_folder(&outcome->folder);
    if (getenv("FAULT_ID") != NULL)
        hide_id(outcome);
    return false;
}

/* Whether the last line on standard error is the program's and names the trouble. */
static bool
is_told(struct content *said)
{
    size_t length = said->length;
    if (length == 0 || said->bytes[length - 1] != '\n')
        return false;
    said->bytes[length - 1] = '\0';
    const char *line = strrchr(said->bytes, '\n');
    line = line == NULL ? said->bytes : line + 1;
    const char *program = program_invocation_short_name;
    bool told = strncmp(line, program, strlen(program)) == 0 && strstr(line, "memory") != NULL;
    said->bytes[length - 1] = '\n';
    return told;
}

/* What is wrong with the outcome `now`, or NULL. */
static const char *
wrong(void)
{
    if (WIFSIGNALED(now.status))
        return "ended by a signal";
    bool as_if_nothing = now.status == good.status && same(&now.out, &good.out) &&
                         same_folder(&now.folder, &good.folder);
    if (as_if_nothing)
        return NULL;
    if (WEXITSTATUS(now.status) != TROUBLE)
        return "another output or status, and not status 2";
    if (!is_told(&now.err))
        return "status 2, and no last line that speaks of memory";
    if (now.out.length > good.out.length ||
        memcmp(now.out.bytes, good.out.bytes, now.out.length) != 0)
        return "output that is not the beginning of the right one";
    for (size_t i = 0; i < now.folder.files; i++)
        if (!same_file(&now.folder.file[i], &before) &&
            !same_file(&now.folder.file[i], &good.folder))
            return "a file that is neither as before nor as it should be";
    for (size_t i = 0; i < before.files; i++)
        if (file_named(&now.folder, before.file[i].name) == NULL)
            return "a file is gone";
    return NULL;
}

static void
say_fault(unsigned long at, bool on, const char *why)
{
    int status = WIFEXITED(now.status) ? WEXITSTATUS(now.status) : -WTERMSIG(now.status);
    say("fault: allocation %lu%s: %s (status %d; %.*s)\n", at, on ? " and all later" : "", why,
        status, (int)(now.err.length < 300 ? now.err.length : 300), now.err.bytes);
}

/* Returns in the children; the parent ends here. */
static void
judge(void)
{
    unsigned long faults = 0;
    out = memfd_create("out", 0);
    err = memfd_create("err", 0);
    check(out >= 0 && err >= 0, "memfd_create");
    read_folder(&before);
    if (run(0, false, &good))
        return;
    put_back(&good.folder, &before);
    unsigned long allocations = atomic_load(count);
    say("count %lu status %d\n", allocations,
        WIFEXITED(good.status) ? WEXITSTATUS(good.status) : -1);
    for (unsigned long at = 1; at <= allocations; at++) {
        /* A run that asks for no memory after the failure is the same run when all that follow
           would fail. */
        bool asks_again = true;
        for (int on = 0; on < 2 && asks_again; on++) {
            if (run(at, on != 0, &now))
                return;
            asks_again = atomic_load(count) > at;
            const char *why = wrong();
            if (why != NULL && faults++ < FAULTS_SHOWN)
                say_fault(at, on != 0, why);
            put_back(&now.folder, &before);
        }
    }
    say("done %lu\n", faults);
    _exit(0);
}

static unsigned long
number(const char *name)
{
    const char *text = getenv(name);
    return text == NULL ? 0 : strtoul(text, NULL, 10);
}

__attribute__((constructor)) static void
begin(void)
{
    find("malloc", &next_malloc);
    find("calloc", &next_calloc);
    find("realloc", &next_realloc);
    find("free", &next_free);
    find("aligned_alloc", &next_aligned_alloc);
    find("posix_memalign", &next_posix_memalign);
    count = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (count == MAP_FAILED)
        abort();
    fail_at = number("FAULT_AT");
    fail_on = number("FAULT_ON") != 0;
    report = (int)number("FAULT_REPORT");
    if (report > 0)
        judge();
    counting = true;
}
