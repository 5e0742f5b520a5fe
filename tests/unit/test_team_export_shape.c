/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/export_shape: counting under names, and the file of shapes, which is read as it was written
 * and refused when it says what makes no sense.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "scratch.h"
#include "team/export_shape.h"

static void
names_are_counted_apart(void **state)
{
    (void)state;
    struct export_shape shape;
    export_shape_start(&shape);
    assert_null(shape_column_find(&shape, "Deal owner"));
    shape_column(&shape, "Deal owner")->count = 3;
    shape_column(&shape, "deal_Owner ")->count++; /* the same column */
    shape_column(&shape, "Amount")->used = true;
    assert_int_equal(shape.columns.count, 2);
    assert_int_equal(shape_column_find(&shape, "DEAL OWNER")->count, 4);
    assert_string_equal(shape_column_find(&shape, "DEAL OWNER")->name, "Deal owner");
    assert_false(shape_column_find(&shape, "Deal owner")->used);
    assert_int_equal(shape_column_find(&shape, "Amount")->form, DATE_NO_FORM);
    shape_count_of(&shape.owners, "Ana")->count++;
    shape_count_of(&shape.owners, "ana")->count++; /* somebody else */
    shape_count_of(&shape.owners, "Ana")->count++;
    assert_int_equal(shape_count_find(&shape.owners, "Ana")->count, 2);
    assert_int_equal(shape_count_find(&shape.owners, "ana")->count, 1);
    assert_null(shape_count_find(&shape.currencies, "Ana"));
    export_shape_end(&shape);
}

/* ---- The file ------------------------------------------------------------------------------ */

#define SHAPES 3

struct shapes {
    char names[SHAPES][40];
    struct export_shape shapes[SHAPES];
    size_t count;
};

static struct export_shape *
shape_named(const char *name, void *data)
{
    struct shapes *shapes = data;
    for (size_t i = 0; i < shapes->count; i++)
        if (strcmp(shapes->names[i], name) == 0)
            return &shapes->shapes[i];
    if (shapes->count == SHAPES)
        _exit(CHILD_WRONG);
    snprintf(shapes->names[shapes->count], sizeof shapes->names[0], "%s", name);
    export_shape_start(&shapes->shapes[shapes->count]);
    return &shapes->shapes[shapes->count++];
}

/* Reads a file and writes what it says to standard output. */
static void
copy(void *path)
{
    struct shapes shapes = {.count = 0};
    export_shapes_read(path, shape_named, &shapes);
    struct writer *writer = writer_open(NULL, &writer_plain);
    export_shapes_begin(writer);
    for (size_t i = 0; i < shapes.count; i++) {
        export_shape_write(writer, shapes.names[i], &shapes.shapes[i]);
        export_shape_end(&shapes.shapes[i]);
    }
    writer_commit(writer);
}

static void
what_is_written_is_read_back(void **state)
{
    (void)state;
    static const char text[] = "export,property,name,value\n"
                               "hubspot-deals,rows,,590\n"
                               "hubspot-deals,used,Amount,543\n"
                               "hubspot-deals,used,\"Date entered \"\"Won, (A)\"\"\",12\n"
                               "hubspot-deals,column,City,0\n"
                               "hubspot-deals,owner,\"Ruiz, Ana\",40\n"
                               "hubspot-deals,owner,Ben,1\n"
                               "hubspot-deals,currency,EUR,348\n"
                               "hubspot-deals,currency,,2\n"
                               "hubspot-deals,dates,\"Date entered \"\"Won, (A)\"\"\",day first\n"
                               "outlook,rows,,0\n";
    struct outcome outcome = child_run(copy, scratch_text(text));
    assert_string_equal(outcome.err, "");
    assert_string_equal(outcome.out, text);
    assert_int_equal(outcome.status, 0);
    /* the order of columns and rows, case and line ends are free */
    outcome = child_run(copy, scratch_text("Value,Name,Property,Export\r\n5,City,COLUMN,x\r\n"
                                           "YYYY-MM-DD,Close Date,dates,x\r\n7,,rows,x\r\n"));
    assert_string_equal(outcome.err, "");
    assert_string_equal(outcome.out, "export,property,name,value\nx,rows,,7\nx,column,City,5\n"
                                     "x,column,Close Date,0\nx,dates,Close Date,YYYY-MM-DD\n");
}

static void
what_makes_no_sense_ends_the_program(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", ": empty, no header\n"},
        {"Id,Amount\n1,2\n", ": no column 'export'; the header is 'Id,Amount'\n"},
        {"export,property,name,value\nx,rows,,many\n", ":2: value 'many' is not a count\n"},
        {"export,property,name,value\nx,rows,,-1\n", ":2: value '-1' is not a count\n"},
        {"export,property,name,value\nx,rows,,\n", ":2: value is empty\n"},
        {"export,property,name,value\nx,rows,,99999999999999999999\n",
            ":2: value '99999999999999999999' is not a count\n"},
        {"export,property,name,value\nx,rows,,1\nx,size,,1\n",
            ":3: property 'size' is not one of rows, used, column, owner, currency, dates\n"},
        {"export,property,name,value\nx,dates,Day,dmy\n",
            ":2: value 'dmy' is not a form of dates\n"},
        {"export,property,name,value\n ,rows,,1\n", ":2: export is empty\n"},
        {"export,property,name,value\nx,rows,1\n", ":2: has fewer cells than the header\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct outcome outcome = child_run(copy, scratch_text(rows[i].text));
        const char *said = strstr(outcome.err, rows[i].message);
        if (!said || strcmp(said, rows[i].message) != 0)
            fail_msg("%s: %s", rows[i].text, outcome.err);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_string_equal(outcome.out, "");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_counted_apart),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(what_makes_no_sense_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
