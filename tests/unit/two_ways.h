/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The two ways to read CSV, held against each other: a text is read as every program reads it, and
 * once more with every line through libcsv, and all that a reader says of it must be the same. What
 * is compared is a log of it, so nothing is forgotten that one of them says more.
 */
#ifndef AMP_TESTS_TWO_WAYS_H
#define AMP_TESTS_TWO_WAYS_H

#include "base/mem.h"
#include "base/text.h"
#include "csv/reader.h"
#include "scratch.h"

/* How the bytes come. The slow way always has them from memory. */
enum way_of_coming { FROM_MEMORY, FROM_FILE, IN_PIECES, IN_TWO };

/* How a text is read. */
struct reading {
    const char *text;
    size_t length;
    char delimiter; /* 0 = detect */
    size_t header;  /* so many records are looked at until the header is found; 0 = no search */
    size_t mark_at; /* the record where somebody looks ahead; 0 = nobody does */
    size_t ahead;   /* how far */
    enum way_of_coming coming;
    size_t piece; /* IN_PIECES: how long each is; IN_TWO: the first, less than `length` */
    bool slow;
};

/* Everything a reader said. */
static struct log {
    char *bytes;
    size_t length, capacity;
} logs[2];

static inline void
log_bytes(struct log *log, const void *bytes, size_t length)
{
    log->bytes = mem_grow(log->bytes, &log->capacity, log->length + length + 1, 1);
    if (length > 0)
        memcpy(log->bytes + log->length, bytes, length);
    log->length += length;
}

static inline void
log_number(struct log *log, size_t number)
{
    log_bytes(log, &number, sizeof number);
}

static inline void
logs_free(void)
{
    free(logs[0].bytes);
    free(logs[1].bytes);
    memset(logs, 0, sizeof logs);
}

/* Notes the record in hand. */
static inline void
log_record(struct log *log, const struct reader *reader, enum reader_result result)
{
    size_t length;
    const char *raw = reader_raw(reader, &length);
    log_number(log, (size_t)result);
    log_number(log, reader_place(reader).line);
    log_number(log, reader_empty_lines(reader));
    log_number(log, length);
    log_bytes(log, raw, length);
    if (result == READER_FAULT) {
        log_bytes(log, reader_fault(reader), strlen(reader_fault(reader)));
        return;
    }
    assert_int_equal(reader_is_utf8(reader), text_is_utf8(raw, length));
    log_number(log, (size_t)reader_delimiter(reader));
    log_number(log, reader_cells(reader));
    for (size_t i = 0; i < reader_cells(reader); i++) {
        log_number(log, reader_cell_length(reader, i));
        log_bytes(log, reader_cell(reader, i), reader_cell_length(reader, i) + 1);
    }
}

static inline void
log_all(const struct reading *reading, struct reader *reader, struct log *log)
{
    enum reader_result result;
    if (reading->slow)
        reader_without_fast_path(reader);
    if (reading->header > 0)
        reader_search(reader);
    for (size_t number = 1; (result = reader_next(reader)) != READER_END; number++) {
        log_record(log, reader, result);
        if (number == reading->header)
            reader_settle(reader);
        if (number != reading->mark_at)
            continue;
        reader_mark(reader);
        for (size_t i = 0; i < reading->ahead && reader_next(reader) != READER_END; i++)
            ;
        reader_rewind(reader);
    }
    log_number(log, reader_empty_lines(reader));
}

/* The text of a reading as a source, which is called the same however it comes. */
static inline struct source *
coming_begin(const struct reading *reading)
{
    switch (reading->coming) {
    case FROM_MEMORY:
        return source_open_bytes("<stdin>", reading->text, reading->length);
    case FROM_FILE:
        feed_file(reading->text, reading->length);
        break;
    case IN_PIECES:
        feed_begin(reading->text, reading->length, 1, reading->piece);
        break;
    case IN_TWO:
        feed_two(reading->text, reading->length, reading->piece);
        break;
    }
    return source_open("-");
}

static inline void
coming_end(const struct reading *reading)
{
    if (reading->coming != FROM_MEMORY)
        feed_end();
}

/* The log of a reading, with the message of its end if that was fatal. Between fatal_begin() and
   fatal_end(). */
static inline void
log_reading(const struct reading *reading, struct log *log)
{
    static struct reader *reader; /* survives the longjmp */
    log->length = 0;
    reader = reader_open(coming_begin(reading), reading->delimiter);
    if (setjmp(fatal_back) == 0)
        log_all(reading, reader, log);
    const char *said = fatal_said();
    log_bytes(log, said, strlen(said));
    reader_close(reader);
    coming_end(reading);
}

/* Makes both logs of a reading, which must be the same. */
static inline void
compare_logs(struct reading reading, void (*make)(const struct reading *reading, struct log *log))
{
    make(&reading, &logs[0]);
    reading.slow = true;
    reading.coming = FROM_MEMORY;
    make(&reading, &logs[1]);
    if (logs[0].length == logs[1].length &&
        memcmp(logs[0].bytes, logs[1].bytes, logs[0].length) == 0)
        return;
    fatal_end(); /* what follows is to be seen */
    fail_msg("delimiter %d, header %zu, mark %zu, ahead %zu, piece %zu:\n%.*s", reading.delimiter,
        reading.header, reading.mark_at, reading.ahead, reading.piece,
        (int)(reading.length < 300 ? reading.length : 300), reading.text);
}

/* Read both ways, record by record. */
static inline void
compare(struct reading reading)
{
    compare_logs(reading, log_reading);
}

/* ---- Random texts ---------------------------------------------------------------------------- */

static const char *const parts[] = {"a", ",", "\"", "\r", "\n", ";", " ", "\t", "|", ",", ",", "\n",
    "\r\n", "\xc3\xa9", "\xff", "\xe2\x82", "word", "12.50", "\"quoted, so\"", "\"two\nlines\"",
    "\"\"", "\"5\"\" tube\"", "sep=;\n", "\xef\xbb\xbf", "x,y,z\n", ",,,,\r\n"};

/* Appends random parts, many of them of the first few only, so that there are long plain runs too.
 */
static inline size_t
add_parts(struct random *random, char *text, size_t length, size_t limit)
{
    size_t kinds = 1 + random_below(random, COUNT(parts)), count = random_below(random, 60);
    for (size_t i = 0; i < count; i++) {
        size_t below = random_below(random, 2) ? COUNT(parts) : kinds;
        const char *part = parts[random_below(random, below)];
        if (length + strlen(part) > limit)
            break;
        memcpy(text + length, part, strlen(part));
        length += strlen(part);
    }
    return length;
}

static inline struct reading
random_reading(struct random *random)
{
    static const char delimiters[] = {'\0', ',', ';', '\t', '|'};
    return (struct reading){.delimiter = delimiters[random_below(random, sizeof delimiters)],
        .header = random_below(random, 2) ? 0 : random_below(random, 5),
        .mark_at = random_below(random, 3) ? 0 : 1 + random_below(random, 6),
        .ahead = random_below(random, 8)};
}

#endif
