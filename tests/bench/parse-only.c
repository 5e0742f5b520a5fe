/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor of the benchmark: libcsv as it comes, reading standard input in blocks of 64 KiB and
 * counting cells. Nothing that a program does with libcsv can be faster than this.
 */
#include <csv.h>
#include <stdio.h>
#include <unistd.h>

static size_t cells, records;

static void
on_cell(void *text, size_t length, void *data)
{
    (void)text, (void)length, (void)data;
    cells++;
}

static void
on_record(int terminator, void *data)
{
    (void)terminator, (void)data;
    records++;
}

int
main(void)
{
    static char block[64 << 10];
    struct csv_parser parser;
    ssize_t got;
    if (csv_init(&parser, 0) != 0)
        return 2;
    while ((got = read(STDIN_FILENO, block, sizeof block)) > 0)
        if (csv_parse(&parser, block, (size_t)got, on_cell, on_record, NULL) != (size_t)got)
            return 2;
    if (got < 0 || csv_fini(&parser, on_cell, on_record, NULL) != 0)
        return 2;
    csv_free(&parser);
    return printf("%zu records, %zu cells\n", records, cells) < 0 ? 2 : 0;
}
