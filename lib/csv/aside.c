/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place that knows what was left out of a run, so that no program can end with exit 0 after
 * leaving out a row.
 */
#include "csv/aside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/text.h"
#include "csv/writer.h"

static struct {
    struct writer *rejects;
    const char *path; /* of the rejects file */
    bool strict;
    size_t rows, rows_aside, cells_aside;
    /* What was said of the row in hand: a record can give several events, and each may ask for the
       same cell. Reasons live on, and so do the names of columns while the row is in hand. */
    struct place place;
    size_t place_row; /* `rows` when it was in hand */
    bool place_aside; /* counted in rows_aside */
    struct said {
        const char *column, *reason;
    } * said;
    size_t said_count, said_capacity;
    void (*heard)(struct place place, const char *column, const char *reason, void *data);
    void *heard_data;
} book;

void
aside_reset(void)
{
    free(book.said);
    memset(&book, 0, sizeof book);
}

void
aside_begin(const char *rejects, bool strict)
{
    static const char *const columns[] = {"file", "line", "column", "reason", "record", NULL};
    aside_reset();
    book.strict = strict;
    book.path = rejects;
    book.rejects = rejects ? writer_open(rejects, &writer_plain) : NULL;
    if (book.rejects)
        writer_header(book.rejects, columns);
}

void
aside_listen(void (*heard)(struct place place, const char *column, const char *reason, void *data),
    void *data)
{
    book.heard = heard;
    book.heard_data = data;
}

void
aside_check_input(const char *name, const struct stat *input)
{
    struct stat rejects;
    if (book.rejects && S_ISREG(input->st_mode) && stat(book.path, &rejects) == 0 &&
        rejects.st_dev == input->st_dev && rejects.st_ino == input->st_ino)
        diag_fatal("%s: is read, so it cannot be the rejects file too", name);
}

void
aside_count_row(void)
{
    book.rows++;
}

static bool
same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Makes `place` the row in hand. */
static void
turn_to(struct place place)
{
    if (place.line == book.place.line && place.file == book.place.file &&
        book.rows == book.place_row)
        return;
    book.place = place;
    book.place_row = book.rows;
    book.place_aside = false;
    book.said_count = 0;
}

/* False if it was said before of the row in hand. */
static bool
is_news(const char *column, const char *reason)
{
    for (size_t i = 0; i < book.said_count; i++)
        if (same(book.said[i].column, column) && strcmp(book.said[i].reason, reason) == 0)
            return false;
    book.said = mem_grow(book.said, &book.said_capacity, book.said_count + 1, sizeof *book.said);
    book.said[book.said_count++] = (struct said){column, reason};
    return true;
}

/* Writes the record's cell. What we write is UTF-8: a byte that is not becomes \xNN. */
static void
write_record(const char *raw, size_t length)
{
    if (text_is_utf8(raw, length)) {
        writer_bytes(book.rejects, raw, length);
        return;
    }
    char *source = mem_copy(raw, length), *text = mem_zeroed(length + 1, 4), *to = text;
    for (size_t i = 0, bytes; i < length; i += bytes) {
        bool stray = text_code_point(source + i, &bytes) >= TEXT_STRAY;
        if (stray)
            (void)snprintf(to, 5, "\\x%02x", (unsigned char)source[i]);
        else
            memcpy(to, source + i, bytes);
        to += stray ? 4 : bytes;
    }
    writer_bytes(book.rejects, text, (size_t)(to - text));
    free(source);
    free(text);
}

static void
record(struct place place, const char *column, const char *value, const char *reason,
    const char *raw, size_t length)
{
    if (book.strict && column)
        diag_fatal_at(place, "%s '%s' %s", text_shown(column), text_shown(value), reason);
    if (book.strict)
        diag_fatal_at(place, "%s", reason);
    if (column)
        diag_kind_at(place, reason, "%s '%s' %s", text_shown(column), text_shown(value), reason);
    else
        diag_kind_at(place, reason, "%s", reason);
    if (book.heard)
        book.heard(place, column, reason, book.heard_data);
    if (!book.rejects)
        return;
    writer_cell(book.rejects, place.file);
    writer_integer(book.rejects, (long long)place.line);
    writer_cell(book.rejects, column ? column : "");
    writer_cell(book.rejects, reason);
    write_record(raw, length);
    writer_end_row(book.rejects);
}

void
aside_row(struct place place, const char *column, const char *value, const char *reason,
    const char *raw, size_t length)
{
    turn_to(place);
    if (!book.place_aside)
        book.rows_aside++;
    book.place_aside = true;
    if (is_news(column, reason))
        record(place, column, value, reason, raw, length);
}

void
aside_cell(struct place place, const char *column, const char *value, const char *reason,
    const char *raw, size_t length)
{
    turn_to(place);
    if (!is_news(column, reason))
        return;
    book.cells_aside++;
    record(place, column, value, reason, raw, length);
}

int
aside_finish(int status)
{
    if (book.rejects)
        writer_commit(book.rejects);
    book.rejects = NULL;
    free(book.said);
    book.said = NULL;
    book.said_count = book.said_capacity = 0;
    diag_finish();
    if (book.cells_aside > 0)
        diag_say("%zu cell%s could not be used; %s kept", book.cells_aside,
            book.cells_aside == 1 ? "" : "s",
            book.cells_aside == 1 ? "its row was" : "their rows were");
    if (book.rows_aside > 0)
        diag_say("%zu of %zu rows set aside", book.rows_aside, book.rows);
    return book.rows_aside + book.cells_aside > 0 ? STATUS_SET_ASIDE : status;
}
