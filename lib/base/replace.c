/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replacing a file whole. It keeps no backup, makes no folder and never truncates what is there:
 * until the rename the target is untouched, whatever happens.
 * Invariant: a temporary file that exists can be reached from `begun`, where atexit and the
 * signal handler find it; so both change together, while the signals that end a program are held.
 */
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"

enum {
    LINKS_MOST = 40, /* symbolic links followed, as many as Linux follows */
    LINK_SIZE = 4096,
};

struct replacement {
    struct replacement *next; /* in begun */
    const char *shown;        /* the name as it was given, for messages */
    char *target;             /* the path of the file to be replaced, no symbolic link */
    struct stat folder;       /* the status of its folder */
    char *temporary;          /* beside it; NULL before it is made and after it was renamed */
    int descriptor;
    bool exists; /* the target, with the status `old` */
    struct stat old;
};

static struct replacement *begun;

/* The signals that end a program and can be answered. SIGPIPE is one because standard output may
   break while a file is being written too. */
static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGXCPU};
enum { ENDING_COUNT = sizeof ending / sizeof ending[0] };

static sigset_t
ending_set(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < ENDING_COUNT; i++) {
        sigaddset(&set, ending[i]);
    }
    return set;
}

static sigset_t
hold_signals(void)
{
    sigset_t set = ending_set(), before;
    sigprocmask(SIG_BLOCK, &set, &before);
    return before;
}

static void
release_signals(sigset_t before)
{
    sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Called by the signal handler: nothing here may take or free memory. */
static void
remove_temporaries(void)
{
    for (const struct replacement *each = begun; each != NULL; each = each->next) {
        if (each->temporary != NULL) {
            unlink(each->temporary);
        }
    }
}

/* The handler is reset on entry and the signal held until it returns: raised again, it then ends
   the program as it would have without us, and the parent sees by which signal. */
static void
end_by_signal(int number)
{
    remove_temporaries();
    (void)raise(number);
}

static void
end_by_exit(void)
{
    hold_signals();
    remove_temporaries();
}

/* Once, before the first temporary file. A signal that the parent ignores (nohup) stays ignored. */
static void
prepare_removal(void)
{
    static bool prepared;
    if (prepared) {
        return;
    }
    if (atexit(end_by_exit) != 0) {
        diag_fatal("out of memory");
    }
    struct sigaction answer = {.sa_handler = end_by_signal, .sa_flags = (int)SA_RESETHAND};
    answer.sa_mask = ending_set();
    for (size_t i = 0; i < ENDING_COUNT; i++) {
        struct sigaction before;
        if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) {
            sigaction(ending[i], &answer, NULL);
        }
    }
    prepared = true;
}

static _Noreturn void
fail(const struct replacement *replacement, int error)
{
    diag_fatal("%s: %s", replacement->shown, strerror(error));
}

/* The length of the folders that `path` begins with, their last slash included. */
static size_t
folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

/* The folder that holds the file. */
static char *
folder_of(const char *path)
{
    size_t length = folder_length(path);
    return length == 0 ? mem_copy(".", 1) : mem_copy(path, length);
}

/* The path of `name` in the folder of `path`. */
static char *
beside(const char *path, const char *name)
{
    size_t folder = folder_length(path), length = strlen(name);
    char *joined = mem_resize(NULL, folder + length + 1, 1);
    memcpy(joined, path, folder);
    memcpy(joined + folder, name, length + 1);
    return joined;
}

/* Where `path` leads, whether a file is there or not: `path` itself, or the end of its symbolic
   links. */
static char *
follow_links(const struct replacement *replacement, const char *path)
{
    char *at = mem_copy(path, strlen(path));
    for (int links = 0; links <= LINKS_MOST; links++) {
        char link[LINK_SIZE];
        ssize_t length = readlink(at, link, sizeof link);
        if (length < 0 && (errno == EINVAL || errno == ENOENT)) {
            return at;
        }
        if (length < 0) {
            fail(replacement, errno);
        }
        if (length == sizeof link) {
            fail(replacement, ENAMETOOLONG);
        }
        link[length] = '\0';
        char *next = link[0] == '/' ? mem_copy(link, (size_t)length) : beside(at, link);
        free(at);
        at = next;
    }
    fail(replacement, ELOOP);
}

/* Sets where the file really is. What has no name there, such as a deleted file that is still
   reached through /dev/fd, cannot be replaced. */
static void
find_target(struct replacement *replacement, const char *path)
{
    replacement->target = follow_links(replacement, path);
    if (replacement->target[folder_length(replacement->target)] == '\0') {
        fail(replacement, ENOENT);
    }
    char *folder = folder_of(replacement->target);
    int result = stat(folder, &replacement->folder);
    int error = errno;
    free(folder);
    if (result != 0) {
        fail(replacement, error);
    }
    struct stat found;
    if (replacement->exists && stat(replacement->target, &found) != 0) {
        fail(replacement, errno);
    }
    if (replacement->exists &&
        (found.st_dev != replacement->old.st_dev || found.st_ino != replacement->old.st_ino)) {
        fail(replacement, ENOENT);
    }
}

/* Two outputs into one file would both end well, and one of them would be lost. One file may have
   several paths: its folder and its name in it tell it. */
static void
refuse_second(const struct replacement *replacement)
{
    const char *name = replacement->target + folder_length(replacement->target);
    for (const struct replacement *each = begun; each != NULL; each = each->next) {
        if (each->folder.st_dev == replacement->folder.st_dev &&
            each->folder.st_ino == replacement->folder.st_ino &&
            strcmp(each->target + folder_length(each->target), name) == 0) {
            diag_fatal("%s: two outputs cannot go to one file", replacement->shown);
        }
    }
}

static void
make_temporary(struct replacement *replacement)
{
    char *name = beside(replacement->target, ".amptools-XXXXXX");
    prepare_removal();
    sigset_t before = hold_signals();
    replacement->descriptor = mkstemp(name);
    int error = errno;
    if (replacement->descriptor >= 0) {
        replacement->temporary = name;
        replacement->next = begun;
        begun = replacement;
    }
    release_signals(before);
    if (replacement->descriptor < 0) {
        diag_fatal(
            "%s: no temporary file can be made beside it: %s", replacement->shown, strerror(error));
    }
    if (fcntl(replacement->descriptor, F_SETFD, FD_CLOEXEC) != 0) {
        fail(replacement, errno);
    }
}

struct replacement *
replace_begin(const char *path)
{
    struct replacement *replacement = mem_zeroed(1, sizeof *replacement);
    replacement->shown = path;
    if (stat(path, &replacement->old) == 0) {
        if (!S_ISREG(replacement->old.st_mode)) {
            free(replacement);
            return NULL;
        }
        /* A rename would replace even a file that its owner protected against writing. */
        if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
            fail(replacement, errno);
        }
        replacement->exists = true;
    } else if (errno != ENOENT) {
        fail(replacement, errno);
    }
    find_target(replacement, path);
    refuse_second(replacement);
    make_temporary(replacement);
    return replacement;
}

int
replace_descriptor(const struct replacement *replacement)
{
    return replacement->descriptor;
}

/* What any new file gets. The mask can only be read by setting it. */
static mode_t
mode_of_new_file(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Where the old group cannot be kept, the group's rights are dropped: they were meant for other
   people. */
static void
take_over_mode(const struct replacement *replacement)
{
    mode_t mode = mode_of_new_file();
    if (replacement->exists) {
        const struct stat *old = &replacement->old;
        mode = old->st_mode & 0777;
        if (fchown(replacement->descriptor, old->st_uid, old->st_gid) != 0 &&
            fchown(replacement->descriptor, (uid_t)-1, old->st_gid) != 0) {
            mode &= ~(mode_t)S_IRWXG;
        }
    }
    if (fchmod(replacement->descriptor, mode) != 0) {
        fail(replacement, errno);
    }
}

/* Some file systems cannot sync a folder, or anything; they say so by EINVAL or ENOTSUP. */
static void
sync_descriptor(const struct replacement *replacement, int descriptor)
{
    while (fsync(descriptor) != 0) {
        if (errno == EINVAL || errno == ENOTSUP) {
            return;
        }
        if (errno != EINTR) {
            fail(replacement, errno);
        }
    }
}

/* A folder that we may write but not read cannot be opened; the file is complete all the same. */
static void
sync_folder(const struct replacement *replacement)
{
    char *folder = folder_of(replacement->target);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (descriptor < 0 && errno == EACCES) {
        return;
    }
    if (descriptor < 0) {
        fail(replacement, errno);
    }
    sync_descriptor(replacement, descriptor);
    close(descriptor);
}

static void
rename_and_delist(struct replacement *replacement)
{
    sigset_t before = hold_signals();
    int result = rename(replacement->temporary, replacement->target);
    int error = errno;
    if (result == 0) {
        struct replacement **link = &begun;
        while (*link != replacement) {
            link = &(*link)->next;
        }
        *link = replacement->next;
    }
    release_signals(before);
    if (result != 0) {
        fail(replacement, error);
    }
}

void
replace_commit(struct replacement *replacement)
{
    take_over_mode(replacement);
    sync_descriptor(replacement, replacement->descriptor);
    /* After EINTR the descriptor is closed on Linux and in an unknown state elsewhere; the data
       are synced. */
    if (close(replacement->descriptor) != 0 && errno != EINTR) {
        fail(replacement, errno);
    }
    rename_and_delist(replacement);
    sync_folder(replacement);
    free(replacement->target);
    free(replacement->temporary);
    free(replacement);
}
