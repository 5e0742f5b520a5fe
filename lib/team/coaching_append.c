/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ids are unique without reading the whole log: an id is the moment now, but later than every id
 * near the end of the log; and as only the holder of the lock makes ids, no other writer makes the
 * same one.
 *
 * Invariant: between begin and end, either nothing was written, or `old_size` is what the file is
 * taken back to.
 */
#include "team/coaching_append.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "csv/table.h"
#include "team/coaching_form.h"
#include "team/coaching_tail.h"

/* A header is looked for in so many bytes. */
#define HEADER_MOST ((size_t)64 << 10)

struct coaching_append {
    const char *path;
    int descriptor;
    bool made; /* by us, and empty before */
    off_t old_size;
    const struct coaching_map *map;
    struct coaching_form form;
    struct coaching_tail tail;
    bool needs_header;
    struct names *ids; /* of the log; NULL until somebody asks */
    bool touched;      /* something is to be taken back */
};

/* The one that is to be taken back if the program ends now. */
static struct coaching_append *pending;

static void __attribute__((noreturn)) fail(const struct coaching_append *append)
{
    diag_fatal("%s: %s", append->path, strerror(errno));
}

/* The file as it was. Called on every exit; of failures there is nobody left to tell. */
static void
take_back(void)
{
    if (!pending)
        return;
    if (pending->made)
        (void)unlink(pending->path);
    if (pending->touched && ftruncate(pending->descriptor, pending->old_size) == 0)
        (void)fdatasync(pending->descriptor);
}

/* A log that was just made is only there for good once its folder is synced. */
static void
sync_folder(const struct coaching_append *append)
{
    char *path = mem_copy(append->path, strlen(append->path));
    int folder = open(dirname(path), O_RDONLY | O_CLOEXEC);
    free(path);
    if (folder < 0 && errno == EACCES)
        return; /* a folder that may be written but not read */
    if (folder < 0)
        fail(append);
    while (fsync(folder) != 0 && errno != EINVAL)
        if (errno != EINTR)
            fail(append);
    (void)close(folder);
}

static void
open_log(struct coaching_append *append)
{
    const int flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    append->made = false;
    append->descriptor = open(append->path, flags);
    if (append->descriptor < 0 && errno == ENOENT) {
        append->descriptor = open(append->path, flags | O_CREAT | O_EXCL, 0600);
        append->made = append->descriptor >= 0;
        if (append->descriptor < 0 && errno == EEXIST) /* another writer was faster */
            append->descriptor = open(append->path, flags);
    }
    if (append->descriptor < 0)
        fail(append);
}

/* Opens and locks the file that the path leads to, even if it was replaced (by an editor, or -o of
   another program) while we waited for the lock. */
static void
open_and_lock(struct coaching_append *append)
{
    for (;;) {
        struct stat ours, named;
        open_log(append);
        if (fstat(append->descriptor, &ours) != 0)
            fail(append);
        if (!S_ISREG(ours.st_mode))
            diag_fatal("%s: %s", append->path,
                S_ISDIR(ours.st_mode) ? strerror(EISDIR) : "is not a regular file");
        while (flock(append->descriptor, LOCK_EX) != 0)
            if (errno != EINTR)
                fail(append);
        if (fstat(append->descriptor, &ours) != 0)
            fail(append);
        append->old_size = ours.st_size;
        append->made = append->made && ours.st_size == 0;
        int found = stat(append->path, &named);
        if (found == 0 && named.st_dev == ours.st_dev && named.st_ino == ours.st_ino)
            return;
        if (found != 0 && errno != ENOENT)
            fail(append);
        (void)close(append->descriptor);
    }
}

/* Text that is not UTF-8 cannot be added to with UTF-8. */
static void
refuse_other_encodings(const struct coaching_append *append, const char *bytes, size_t length)
{
    bool wide = length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                                   memcmp(bytes, "\xFE\xFF", 2) == 0 || !bytes[0]);
    if (wide)
        diag_fatal("%s: is not UTF-8 text; save it as CSV in UTF-8", append->path);
}

/* Reads the form of the log and looks at its tail. */
static void
look(struct coaching_append *append, char delimiter)
{
    const char *header = coaching_form_header();
    size_t size = coaching_tail_size(append->path, append->old_size),
           head = size < HEADER_MOST ? size : HEADER_MOST;
    append->form = coaching_form_new;
    append->tail = (struct coaching_tail){.completion = "", .latest = -1};
    append->needs_header = true;
    if (size == 0)
        return;
    char *bytes = mem_resize(NULL, head + 1, 1);
    coaching_tail_bytes(append->descriptor, append->path, 0, bytes, head);
    bytes[head] = '\0';
    if (size + 1 < strlen(header) && memcmp(bytes, header, size) == 0) {
        /* The header of a new log, cut short. */
        append->tail.torn = bytes;
        append->tail.torn_length = size;
        append->tail.torn_line = 1;
        return;
    }
    append->needs_header = false;
    refuse_other_encodings(append, bytes, head);
    coaching_form_read(&append->form, append->path, bytes, head, delimiter, append->map);
    free(bytes);
    if (append->form.places[COACHING_ID] < 0)
        diag_fatal(
            "%s: no column 'id', which every new row gets; put it into the header", append->path);
    coaching_tail_read(append->descriptor, append->path, size, &append->form, &append->tail);
    if (append->tail.doubtful)
        diag_fatal_at((struct place){append->path, append->tail.torn_line},
            "a quote opens here and is never closed, but rows follow; close it first");
}

struct coaching_append *
coaching_append_begin(const char *path, char delimiter, const struct coaching_map *map)
{
    static bool registered;
    struct coaching_append *append = mem_zeroed(1, sizeof *append);
    append->path = path;
    append->map = map;
    if (!registered && atexit(take_back) != 0)
        diag_fatal("out of memory");
    registered = true;
    open_and_lock(append);
    pending = append;
    look(append, delimiter);
    return append;
}

/* Reads all ids of the whole records. */
static void
read_ids(struct coaching_append *append)
{
    append->ids = names_new();
    size_t whole = append->tail.whole;
    if (whole == 0)
        return;
    char *bytes = mem_resize(NULL, whole, 1);
    coaching_tail_bytes(append->descriptor, append->path, 0, bytes, whole);
    struct table *table =
        table_of(source_open_bytes(append->path, bytes, whole), append->form.delimiter);
    while (table_next(table))
        (void)names_number(append->ids, table_cell(table, append->form.places[COACHING_ID]));
    table_close(table);
    free(bytes);
}

bool
coaching_append_has(struct coaching_append *append, const char *id)
{
    if (!append->ids)
        read_ids(append);
    return names_find(append->ids, id) >= 0;
}

enum coaching_column
coaching_append_lacks(
    const struct coaching_append *append, const char *const values[static COACHING_COLUMNS])
{
    return coaching_form_lacks(&append->form, values);
}

/* Shows what is cut off, whole: nobody can look it up afterwards. */
static void
show_torn(const struct coaching_append *append)
{
    enum { PIECE = 1500 };
    static const char hex[] = "0123456789ABCDEF";
    const struct coaching_tail *tail = &append->tail;
    const struct place place = {append->path, tail->torn_line};
    char text[PIECE + 5];
    size_t length = 0;
    diag_say_at(place, "the last record was cut short; it is taken out, and was:");
    for (size_t i = 0; i < tail->torn_length; i++) {
        unsigned char byte = (unsigned char)tail->torn[i];
        if (byte < 0x20 || byte == 0x7f) {
            text[length++] = '\\';
            text[length++] = byte == '\n' ? 'n' : 'x';
            if (byte != '\n') {
                text[length++] = hex[byte >> 4];
                text[length++] = hex[byte & 15];
            }
        } else {
            text[length++] = (char)byte;
        }
        bool cut = length >= PIECE && ((unsigned char)tail->torn[i + 1] & 0xc0) != 0x80;
        if (i + 1 < tail->torn_length && !cut && length < PIECE + 1)
            continue;
        text[length] = '\0';
        diag_say_at(place, "'%s'", text);
        length = 0;
    }
}

/* What is written at once: the header of a new log, or the line end that the last record lacks,
   and the record. */
static char *
whole_text(const struct coaching_append *append, const char *const values[], size_t *length)
{
    const char *before = append->needs_header ? coaching_form_header() : append->tail.completion;
    size_t before_length = strlen(before), record_length;
    char *record = coaching_form_record(&append->form, values, &record_length);
    *length = before_length + record_length;
    char *text = mem_resize(NULL, *length, 1);
    memcpy(text, before, before_length);
    memcpy(text + before_length, record, record_length);
    free(record);
    return text;
}

static void
write_at_once(struct coaching_append *append, const char *text, size_t length)
{
    ssize_t written;
    do
        written = write(append->descriptor, text, length);
    while (written < 0 && errno == EINTR);
    if (written >= 0 && (size_t)written < length) {
        /* Asked for the rest, the system says why it did not take it. If it does take it now, those
           were two writes: that is taken back all the same. */
        if (write(append->descriptor, text + written, length - (size_t)written) >= 0)
            errno = ENOSPC;
        written = -1;
    }
    if (written < 0)
        fail(append);
    while (fdatasync(append->descriptor) != 0)
        if (errno != EINTR)
            fail(append);
}

void
coaching_append_write(struct coaching_append *append, const char *values[static COACHING_COLUMNS],
    char id[static COACHING_ID_SIZE])
{
    int64_t now = coaching_id_now(), moment = append->tail.latest + 1;
    if (now >= moment && now < COACHING_ID_MOMENTS)
        moment = now;
    if (moment >= COACHING_ID_MOMENTS)
        diag_fatal("%s: its last id is the last that there can be", append->path);
    enum coaching_column last = append->form.last;
    const char *last_cell = last == COACHING_ID       ? "id"
                            : last < COACHING_COLUMNS ? values[last]
                                                      : "";
    values[COACHING_ID] = coaching_id_make(moment, last_cell ? last_cell : "", id);
    size_t length;
    char *text = whole_text(append, values, &length); /* before anything is cut off */
    if (append->tail.torn) {
        show_torn(append);
        append->old_size = (off_t)append->tail.whole;
        if (ftruncate(append->descriptor, append->old_size) != 0)
            fail(append);
    }
    append->touched = true;
    write_at_once(append, text, length);
    free(text);
    if (append->made)
        sync_folder(append);
}

void
coaching_append_end(struct coaching_append *append)
{
    pending = NULL;
    if (append->made)
        diag_say("%s: was not there, and was made", append->path);
    (void)close(append->descriptor);
    names_free(append->ids);
    free(append->tail.torn);
    free(append);
}
