/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/reader held against somebody else's parser: 10,000 tables are read as the csv module of
 * Python reads them. Skipped where there is no python3.
 *
 * Half of the tables are good: any delimiter, found or given, any line end, any encoding with a
 * mark, quotes where they must be and where they need not be. The others are a soup of the bytes
 * that matter, and may break the dialect. There Python, told to be strict, goes on after a quote
 * inside a cell that is not quoted, and stops at the other faults; so they are compared up to the
 * first fault, and both must find it in the same record.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "child.h"
#include "csv/reader.h"
#include "scratch.h"

enum { TABLES = CHILD_HAS_ASAN ? 2000 : 10000, SIZE = 4096 };

/* None of them is ever part of a cell. */
#define CELL_END "\x1f"
#define RECORD_END "\x1e"
#define FAULT "\x1d"
#define TABLE_END "\x1c"

/* Reads "ENCODING DELIMITER LENGTH", a line end, and that many bytes, again and again. Empty lines
 * are no records here; there they are records without a cell. */
static const char python[] =
    "import csv, io, sys\n"
    "given, out = sys.stdin.buffer, open(1, 'w', encoding='utf-8', newline='')\n"
    "for line in iter(given.readline, b''):\n"
    "    encoding, delimiter, length = line.split()\n"
    "    text = given.read(int(length)).decode(encoding.decode())\n"
    "    reader = csv.reader(io.StringIO(text, newline=''), delimiter=chr(int(delimiter)),\n"
    "                        strict=True)\n"
    "    try:\n"
    "        for row in reader:\n"
    "            if row:\n"
    "                out.write(''.join(cell + '\\x1f' for cell in row) + '\\x1e')\n"
    "    except csv.Error:\n"
    "        out.write('\\x1d')\n"
    "    out.write('\\x1c')\n"
    "out.close()\n";

static const struct encoding {
    const char *iconv_name, *python_name, *mark;
    size_t mark_length;
} encodings[] = {
    {"UTF-8", "utf-8", "", 0},
    {"UTF-8", "utf-8-sig", "\xef\xbb\xbf", 3},
    {"UTF-16LE", "utf-16", "\xff\xfe", 2},
    {"UTF-16BE", "utf-16", "\xfe\xff", 2},
    {"UTF-32LE", "utf-32", "\xff\xfe\0\0", 4},
    {"UTF-32BE", "utf-32", "\0\0\xfe\xff", 4},
};

struct text {
    char bytes[SIZE];
    size_t length;
};

static void
add_bytes(struct text *text, const char *bytes, size_t length)
{
    assert_true(text->length + length < SIZE);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

static void
add(struct text *text, const char *more)
{
    add_bytes(text, more, strlen(more));
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static const char *const pieces[] = {"a", "Ana", " ", "5", "\xc3\xa9", "\xe2\x82\xac",
    "\xf0\x9f\x98\x80", ",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", "'", "sep=", "\\",
    "\xc2\xa0"};

static void
add_cell(struct text *text, struct random *random, char delimiter)
{
    struct text cell = {.length = 0};
    for (size_t count = random_below(random, 5); count > 0; count--)
        add(&cell, pieces[random_below(random, COUNT(pieces))]);
    const char special[] = {delimiter, '"', '\n', '\r', '\0'};
    if (!strpbrk(cell.bytes, special) && random_below(random, 3) > 0) {
        add(text, cell.bytes);
        return;
    }
    add(text, "\"");
    for (size_t i = 0; i < cell.length; i++) {
        add_bytes(text, &cell.bytes[i], 1);
        if (cell.bytes[i] == '"')
            add(text, "\"");
    }
    add(text, "\"");
}

/* The header has names that leave no doubt about the delimiter. */
static void
make_good(struct text *text, struct random *random, char delimiter)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    size_t columns = 2 + random_below(random, 5), rows = random_below(random, 8);
    const char *end = ends[random_below(random, COUNT(ends))];
    bool quoted = random_below(random, 2) > 0;
    text->length = 0;
    for (size_t i = 0; i < columns; i++) {
        if (i > 0)
            add_bytes(text, &delimiter, 1);
        add(text, quoted ? "\"Due, at |; \"\"x\"\"\"" : "rep");
    }
    for (size_t row = 0; row < rows; row++) {
        add(text, end);
        if (random_below(random, 8) == 0)
            add(text, end);
        size_t cells = random_below(random, 10) > 0 ? columns : 1 + random_below(random, 8);
        for (size_t i = 0; i < cells; i++) {
            if (i > 0)
                add_bytes(text, &delimiter, 1);
            add_cell(text, random, delimiter);
        }
    }
    if (random_below(random, 4) > 0)
        add(text, end);
}

static void
make_soup(struct text *text, struct random *random, char delimiter)
{
    const char between[] = {delimiter, '\0'};
    const char *const parts[] = {"a", " ", "\xc3\xa9", between, between, "\"", "\"", "\n", "\r",
        "\r\n", "\"\"", "\"a\"", "\"\n\"", ";", ","};
    text->length = 0;
    add(text, "x");
    for (size_t count = random_below(random, 40); count > 0; count--)
        add(text, parts[random_below(random, COUNT(parts))]);
}

static void
encode(struct text *to, const struct text *from, const struct encoding *encoding)
{
    iconv_t converter = iconv_open(encoding->iconv_name, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    static char copy[SIZE];
    memcpy(copy, from->bytes, from->length);
    char *in = copy, *out = to->bytes + encoding->mark_length;
    size_t left = from->length, room = SIZE - encoding->mark_length;
    memcpy(to->bytes, encoding->mark, encoding->mark_length);
    assert_true(iconv(converter, &in, &left, &out, &room) == 0);
    to->length = (size_t)(out - to->bytes);
    iconv_close(converter);
}

/* ---- Both readings --------------------------------------------------------------------------- */

/* What `reader` makes of it, in the form that the Python text above writes, and its fault. */
static void
read_ours(struct text *said, struct reader *reader, const char **fault)
{
    enum reader_result result = READER_END;
    said->length = 0;
    said->bytes[0] = '\0';
    *fault = NULL;
    if (setjmp(fatal_back) != 0) {
        add(said, FAULT TABLE_END);
        *fault = strstr(fatal_said(), "is never closed") ? "never closed" : fatal_message;
        reader_close(reader);
        return;
    }
    while ((result = reader_next(reader)) == READER_RECORD) {
        for (size_t i = 0; i < reader_cells(reader); i++) {
            add_bytes(said, reader_cell(reader, i), reader_cell_length(reader, i));
            add(said, CELL_END);
        }
        add(said, RECORD_END);
    }
    if (result == READER_FAULT)
        *fault = reader_fault(reader);
    add(said, *fault ? FAULT TABLE_END : TABLE_END);
    reader_close(reader);
}

/* Runs python3 on the file; standard output into another. False if there is none. */
static bool
run_python(const char *from, const char *to)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_TRUNC);
        if (in < 0 || out < 0 || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
            _exit(1);
        execlp("python3", "python3", "-I", "-c", python, (char *)NULL);
        _exit(127);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) != 127)
        assert_int_equal(WEXITSTATUS(status), 0);
    return WEXITSTATUS(status) == 0;
}

/* What Python says of the next table. */
static void
read_theirs(struct text *said, FILE *file)
{
    int byte;
    said->length = 0;
    do {
        byte = getc(file);
        assert_true(byte != EOF);
        char one = (char)byte;
        add_bytes(said, &one, 1);
    } while (byte != TABLE_END[0]);
}

/* True if both say the same up to our fault, and Python has the same fault there. */
static bool
agree(const char *ours, const char *theirs, const char *fault)
{
    if (!fault || strcmp(fault, "has a quote inside a cell that is not quoted") != 0)
        return strcmp(ours, theirs) == 0;
    /* Python takes that quote for text, unless it finds another fault later in the record. */
    size_t same = strlen(ours) - strlen(FAULT TABLE_END);
    if (strncmp(ours, theirs, same) != 0)
        return false;
    const char *next = theirs + same;
    size_t record = strcspn(next, RECORD_END FAULT);
    return next[record] == FAULT[0] || memchr(next, '"', record);
}

static void
as_python_reads_them(void **state)
{
    (void)state;
    static const char delimiters[] = {',', ';', '\t', '|'};
    static struct text text, bytes, ours, theirs;
    static char *all[TABLES];
    static const char *faults[TABLES];
    struct random random = random_begin(20261121);
    char *from = scratch_text(""), *to = scratch_text("");
    FILE *file = fopen(from, "wb");
    assert_non_null(file);
    size_t fault_count = 0;
    fatal_begin();
    for (size_t i = 0; i < TABLES; i++) {
        bool good = i % 2 == 0;
        char delimiter = delimiters[random_below(&random, COUNT(delimiters))];
        const struct encoding *encoding = &encodings[random_below(&random, COUNT(encodings))];
        (good ? make_good : make_soup)(&text, &random, delimiter);
        encode(&bytes, &text, encoding);
        (void)fprintf(file, "%s %d %zu\n", encoding->python_name, delimiter, bytes.length);
        (void)fwrite(bytes.bytes, 1, bytes.length, file);
        struct reader *reader = reader_open(source_open_bytes("x", bytes.bytes, bytes.length),
            good && random_below(&random, 2) ? 0 : delimiter);
        if (random_below(&random, 4) == 0)
            reader_without_fast_path(reader);
        read_ours(&ours, reader, &faults[i]);
        fault_count += faults[i] != NULL;
        if (good && faults[i])
            fail_msg("table %zu %s:\n%s", i, faults[i], text.bytes);
        all[i] = mem_copy(ours.bytes, ours.length);
    }
    fatal_end();
    assert_int_equal(fclose(file), 0);
    assert_true(fault_count > TABLES / 10 && fault_count < TABLES / 2 - TABLES / 20);
    if (!run_python(from, to)) {
        for (size_t i = 0; i < TABLES; i++)
            free(all[i]);
        print_message("there is no python3\n");
        skip();
    }
    file = fopen(to, "rb");
    assert_non_null(file);
    for (size_t i = 0; i < TABLES; i++) {
        read_theirs(&theirs, file);
        if (!agree(all[i], theirs.bytes, faults[i]))
            fail_msg("table %zu (%s)\nours:   %s\nPython: %s", i,
                faults[i] ? faults[i] : "no fault", all[i], theirs.bytes);
        free(all[i]);
    }
    assert_int_equal(getc(file), EOF);
    (void)fclose(file);
    print_message("%d tables\n", TABLES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_python_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
