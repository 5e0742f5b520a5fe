/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Telling a whole record from a torn one. What coach-log writes ends with a closing quote and a
 * line end, so of its records only one kind of cut looks whole: between the two halves of a doubled
 * quote in the last cell, or right before that cell. The id tells those (team/coaching_id.h), but
 * for a last cell that is empty: that one must have its quotes, unless the log has been through a
 * spreadsheet, which drops them. Records that a person wrote are whole if they have all their
 * cells.
 */
#include "team/coaching_tail.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "csv/extent.h"
#include "team/coaching_id.h"

#define WINDOW ((size_t)64 << 10)

size_t
coaching_tail_size(const char *name, off_t size)
{
    if (size > INT32_MAX)
        diag_fatal("%s: larger than 2 GiB; begin a new log", name);
    return (size_t)size;
}

void
coaching_tail_bytes(int descriptor, const char *name, size_t from, char *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        ssize_t got = pread(descriptor, bytes + done, length - done, (off_t)(from + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            diag_fatal("%s: %s", name, strerror(errno));
        if (got == 0)
            diag_fatal("%s: became shorter while it was read", name);
        done += (size_t)got;
    }
}

/* A stretch of the file in memory. */
struct stretch {
    const struct coaching_form *form;
    const char *bytes;
    size_t length;
    int64_t latest;
};

/* A cell without its quotes. The caller frees. */
static char *
cell_text(const char *bytes, size_t begin, size_t end)
{
    char *text = mem_copy(bytes + begin, end - begin);
    if (end - begin < 2 || text[0] != '"')
        return text;
    size_t length = 0;
    for (size_t i = 1; i + 1 < end - begin; i++) {
        text[length++] = text[i];
        if (text[i] == '"')
            i++;
    }
    text[length] = '\0';
    return text;
}

static char *
cell_of(const struct stretch *stretch, size_t begin, int cell)
{
    struct extent extent =
        extent_of(stretch->bytes, stretch->length, begin, stretch->form->delimiter, cell);
    return cell_text(stretch->bytes, extent.cell_begin, extent.cell_end);
}

static void
note_id(struct stretch *stretch, const struct extent *extent)
{
    size_t length = extent->cell_end - extent->cell_begin;
    if (length == 0 || length > COACHING_ID_SIZE)
        return;
    char *id = cell_text(stretch->bytes, extent->cell_begin, extent->cell_end);
    int64_t moment = coaching_id_moment(id);
    if (moment > stretch->latest)
        stretch->latest = moment;
    free(id);
}

/* Walks the records from bytes[at] on. False at the first stray quote, if `strict`. *last becomes
   the last record that is no empty line; untouched if there is none. */
static bool
walk(struct stretch *stretch, size_t at, bool strict, struct extent *last)
{
    const struct coaching_form *form = stretch->form;
    while (at < stretch->length) {
        struct extent extent = extent_of(
            stretch->bytes, stretch->length, at, form->delimiter, form->places[COACHING_ID]);
        if (extent.fault && strict)
            return false;
        at = extent.end;
        if (extent.content_end == extent.begin)
            continue;
        note_id(stretch, &extent);
        *last = extent;
    }
    return true;
}

/* Reads the stretch as one that begins with a record, or within a quoted cell. Whether it can be
   read so, without a stray quote. */
static bool
try_reading(struct stretch *stretch, bool quoted, struct extent *last)
{
    size_t begin = 0;
    if (quoted) {
        struct extent first =
            extent_from_quote(stretch->bytes, stretch->length, 0, stretch->form->delimiter);
        *last = first;
        begin = first.end;
        if (first.fault)
            return false;
    }
    return walk(stretch, begin, true, last);
}

/* The answer of the last bytes alone; false if they do not settle it. */
static bool
settled_by_window(int descriptor, const char *name, size_t size, const struct coaching_form *form,
    struct coaching_tail *tail)
{
    if (size < form->header_length + WINDOW)
        return false;
    char *bytes = mem_resize(NULL, WINDOW, 1);
    coaching_tail_bytes(descriptor, name, size - WINDOW, bytes, WINDOW);
    const char *line_end = memchr(bytes, '\n', WINDOW - 1);
    bool settled = false;
    if (line_end && bytes[WINDOW - 1] == '\n') {
        size_t begin = (size_t)(line_end - bytes) + 1;
        struct stretch plain = {form, bytes + begin, WINDOW - begin, -1}, quoted = plain;
        struct extent last_plain = {0}, last_quoted = {0};
        bool may_be_plain = try_reading(&plain, false, &last_plain);
        bool may_be_quoted = try_reading(&quoted, true, &last_quoted);
        settled =
            may_be_plain != may_be_quoted && (may_be_plain ? last_plain.ended : last_quoted.ended);
        tail->latest = may_be_plain ? plain.latest : quoted.latest;
    }
    free(bytes);
    tail->whole = size;
    return settled;
}

/* Whether a physical line by itself is a whole row: all cells, and a date where it belongs. */
static bool
looks_like_row(const struct stretch *stretch, size_t begin, size_t end)
{
    struct stretch line = {stretch->form, stretch->bytes, end, -1};
    struct extent extent = extent_of(line.bytes, end, begin, line.form->delimiter, -1);
    if (extent.fault || extent.open_quote || extent.cells != line.form->columns)
        return false;
    char *date = cell_of(&line, begin, line.form->places[COACHING_DATE]);
    int day;
    bool is_row = day_parse(date, &day);
    free(date);
    return is_row;
}

/* The moment of a row's id, -1 if it was not made here. */
static int64_t
moment_of(const struct stretch *stretch, size_t begin)
{
    char *id = cell_of(stretch, begin, stretch->form->places[COACHING_ID]);
    int64_t moment = coaching_id_moment(id);
    free(id);
    return moment;
}

/* Whether lines that a quote left open has swallowed are rows, added later than the record in which
   it opens. What is quoted in a note may look like a row; but no id there is a later one. */
static bool
swallowed_rows(const struct stretch *stretch, const struct extent *torn)
{
    int64_t own = moment_of(stretch, torn->begin);
    size_t at = torn->begin;
    for (;;) {
        const char *line_end = memchr(stretch->bytes + at, '\n', stretch->length - at);
        if (!line_end)
            return false;
        at = (size_t)(line_end - stretch->bytes) + 1;
        const char *next =
            at < stretch->length ? memchr(stretch->bytes + at, '\n', stretch->length - at) : NULL;
        size_t end = next ? (size_t)(next - stretch->bytes) + 1 : stretch->length;
        if (at < end && looks_like_row(stretch, at, end) &&
            (own < 0 || moment_of(stretch, at) > own))
            return true;
    }
}

/* Whether the log has been saved by something that quotes less than we do: a record that was made
   here, before the last one, has lost the quotes of its last cell. */
static bool
was_rewritten(const struct stretch *stretch, const struct extent *last)
{
    const struct coaching_form *form = stretch->form;
    for (size_t at = form->header_length; at < last->begin;) {
        struct extent extent =
            extent_of(stretch->bytes, stretch->length, at, form->delimiter, (int)form->columns - 1);
        bool quoted =
            extent.cell_end > extent.cell_begin && stretch->bytes[extent.cell_begin] == '"';
        if (!quoted && extent.cells == form->columns && moment_of(stretch, at) >= 0)
            return true;
        at = extent.end;
    }
    return false;
}

/* Whether a record that was made here ends right before its last cell, which is empty. */
static bool
lacks_empty_cell(const struct stretch *stretch, const struct extent *last)
{
    return last->content_end > last->begin &&
           stretch->bytes[last->content_end - 1] == stretch->form->delimiter &&
           moment_of(stretch, last->begin) >= 0 && !was_rewritten(stretch, last);
}

/* Whether the last record, which has no line end, was cut short. */
static bool
is_torn(const struct stretch *stretch, const struct extent *last)
{
    const struct coaching_form *form = stretch->form;
    if (last->fault)
        return false;
    if (last->open_quote || last->cells < form->columns)
        return true;
    char *id = cell_of(stretch, last->begin, form->places[COACHING_ID]);
    char *cell = cell_of(stretch, last->begin, (int)form->columns - 1);
    bool misses = form->last == COACHING_ID ? !*id : coaching_id_misses(id, cell);
    bool torn = last->cells == form->columns && (misses || lacks_empty_cell(stretch, last));
    free(id);
    free(cell);
    return torn;
}

static size_t
line_of(const char *bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n';
    return line;
}

static void
settle_by_all(int descriptor, const char *name, size_t size, const struct coaching_form *form,
    struct coaching_tail *tail)
{
    char *bytes = mem_resize(NULL, size + 1, 1);
    coaching_tail_bytes(descriptor, name, 0, bytes, size);
    struct stretch stretch = {form, bytes, size, -1};
    struct extent last = {.ended = form->header_ended, .fault = true}; /* the header is whole */
    (void)walk(&stretch, form->header_length, false, &last);
    tail->latest = stretch.latest;
    tail->whole = size;
    bool half = size > 0 && bytes[size - 1] == '\r' && strcmp(form->line_end, "\r\n") == 0;
    if (last.ended) {
        tail->completion = half ? "\n" : "";
    } else if (!is_torn(&stretch, &last)) {
        tail->completion = form->line_end;
    } else {
        tail->whole = last.begin;
        tail->torn_length = size - last.begin;
        tail->torn = mem_copy(bytes + last.begin, tail->torn_length);
        tail->torn_line = line_of(bytes, last.begin);
        tail->doubtful = last.open_quote && swallowed_rows(&stretch, &last);
    }
    free(bytes);
}

void
coaching_tail_read(int descriptor, const char *name, size_t size, const struct coaching_form *form,
    struct coaching_tail *tail)
{
    *tail = (struct coaching_tail){.completion = "", .latest = -1};
    if (!settled_by_window(descriptor, name, size, form, tail))
        settle_by_all(descriptor, name, size, form, tail);
}
