/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/crm: the grammar of map cells, which map fits a header, and that each built-in map is good.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tables.h"
#include "child.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/crm.h"

#define HEADER "event,when,date,rep,count,value,unit,account,ref,note\n"

static struct table *
table_in(const char *text)
{
    return table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
}

/* A map with one row: a win on the day D by R, and this note. */
static struct map *
map_with_note(const char *note, struct crm_words *words)
{
    char text[400];
    snprintf(text, sizeof text, HEADER "win,,D,R,,,,,,%s\n", note);
    return map_read(scratch_text(text), words);
}

static void
a_cell_names_columns_or_a_text(void **state)
{
    (void)state;
    static const struct {
        const char *note, *row, *text;
        int column;
    } rows[] = {
        {"", "x,y,z", "", -1},
        {"  ", "x,y,z", "", -1},
        {"A", "x,y,z", "x", 0},
        {" b ", "x,y,z", "y", 1},
        {"A|b", "x,y,z", "x", 0},
        {"A|b", ",y,z", "y", 1}, /* the first that is not empty */
        {"A|b", " ,y,z", "y", 1},
        {"A | b", ",,z", "", -1},
        {"b|A", "x,y,z", "y", 1},
        {"Nowhere|A", "x,y,z", "x", 0}, /* the first that the file has */
        {"Nowhere?", "x,y,z", "", -1},
        {"A?", "x,y,z", "x", 0},
        {"A ? ", "x,y,z", "x", 0},
        {"A@nonzero|b", "5,y,z", "5", 0},
        {"A@nonzero|b", "0,y,z", "y", 1}, /* as if it were empty */
        {"A@nonzero|b", "$0.00,y,z", "y", 1},
        {"A@nonzero", "0,y,z", "", -1},
        {"A|b@nonzero", "0,y,z", "0", 0},
        {"Nowhere|A?", ",y,z", "", -1},
        {"[A]", "x,y,z", "x", 0},
        {"[C|=?]", "x,y,z", "z", 2},
        {"[Nowhere]|[C|=?]?", "x,y,z", "z", 2},
        {"A|b|1|2|3|4|5|6", "x,y,z", "x", 0}, /* eight are allowed */
        {"=web form", "x,y,z", "web form", -1},
        {"=  A | b?  ", "x,y,z", "A | b?", -1},
        {" =x", "x,y,z", "x", -1},
    };
    struct crm_words *words = crm_words_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[100];
        size_t length;
        struct map *map = map_with_note(rows[i].note, words);
        snprintf(text, sizeof text, "a,B,C|=?,d,r\n%s,2026-11-16,Ana\n", rows[i].row);
        struct table *table = table_in(text);
        assert_null(map_bind(map, table, NULL));
        assert_true(table_next(table));
        const struct map_field *note = &map->rows[0].parts[MAP_NOTE];
        const struct map_column *filled = note->fixed ? NULL : map_filled(note, table_row(table));
        const char *found = map_text(note, table_row(table), &length);
        int column = filled ? filled->column : -1;
        if (strcmp(found, rows[i].text) != 0 || column != rows[i].column)
            fail_msg("note '%s': '%s' of column %d", rows[i].note, found, column);
        assert_int_equal(length, strlen(rows[i].text));
        table_close(table);
        map_free(map);
    }
    crm_words_free(words);
    map_free(NULL);
}

static void
a_map_is_read(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    /* columns in another order, and only those that are needed */
    const char *path = scratch_text(
        "Rep;Date;Event;When;Value\n=Ana;D?;[ Kind ];;\nR;D;call . connected;Done=yes;=12.50\n");
    struct map *map = map_read(path, words);
    assert_int_equal(map->count, 2);
    assert_string_equal(map->name, path);
    assert_string_equal(map->source.fixed, "file");
    assert_true(map->decimal_mark == 0);
    assert_string_equal(map->rows[0].parts[MAP_REP].fixed, "Ana");
    assert_true(map->rows[0].parts[MAP_DATE].optional);
    assert_null(map->rows[0].parts[MAP_EVENT].fixed);
    assert_string_equal(crm_name_text(map->rows[0].parts[MAP_EVENT].choices[0].name), "Kind");
    assert_false(map->rows[1].parts[MAP_DATE].optional);
    assert_string_equal(map->rows[1].parts[MAP_EVENT].fixed, "call . connected");
    assert_string_equal(map->rows[1].parts[MAP_VALUE].fixed, "12.50");
    assert_int_equal(map->rows[1].parts[MAP_UNIT].count, 0);
    map_free(map);
    crm_words_free(words);
}

static void
read_map(void *path)
{
    aside_begin(NULL, false);
    struct crm_words *words = crm_words_new();
    map_free(map_read(path, words));
    crm_words_free(words);
    exit(aside_finish(STATUS_DONE));
}

/* The message for a map, without the name of its file. */
static const char *
fault_of(const char *text)
{
    static char said[1000];
    char *path = scratch_text(text), *found;
    struct outcome outcome = child_run(read_map, path);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.out, "");
    found = strstr(outcome.err, path);
    assert_non_null(found);
    snprintf(said, sizeof said, "%s", found + strlen(path));
    return said;
}

#define FORM "is not of the form COLUMN|COLUMN?\n"

static void
what_is_no_map_names_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fault;
    } rows[] = {
        {"", ": empty, no header\n"},
        {HEADER, ": a map without rows gives no events\n"},
        {"event,date,owner\nwin,D,R\n", ": no column 'rep'; the header is 'event,date,owner'\n"},
        {"event,dates,rep\nwin,D,R\n",
            ": no column 'date'; did you mean 'dates'? the header is 'event,dates,rep'\n"},
        {HEADER "win,,D,R,,,,,,\nloss,,D,R\n", ":3: has fewer cells than the header\n"},
        {HEADER "win,,D,R,,,,,,,x\n", ":2: has more cells than the header\n"},
        {HEADER "wi\"n,,D,R,,,,,,\n", ":2: has a quote inside a cell that is not quoted\n"},
        {HEADER "win,,D,R,,,,,,\xff\n", ":2: is not UTF-8 text\n"},
        {HEADER " ,,D,R,,,,,,\n", ":2: event ' ' is empty\n"},
        {HEADER "[],,D,R,,,,,,\n", ":2: event '[]' " FORM},
        {HEADER "win,,,R,,,,,,\n", ":2: a map row needs a date column, and a rep\n"},
        {HEADER "win,,=2026-11-16,R,,,,,,\n", ":2: a map row needs a date column, and a rep\n"},
        {HEADER "win,,D,,,,,,,\n", ":2: a map row needs a date column, and a rep\n"},
        {HEADER "win,,D,= ,,,,,,\n", ":2: rep '= ' has nothing after '='\n"},
        {HEADER "win,,D?x,R,,,,,,\n", ":2: date 'D?x' " FORM},
        {HEADER "win,,D?|E,R,,,,,,\n", ":2: date 'D?|E' " FORM},
        {HEADER "win,,D|,R,,,,,,\n", ":2: date 'D|' " FORM},
        {HEADER "win,,|D,R,,,,,,\n", ":2: date '|D' " FORM},
        {HEADER "win,,D||E,R,,,,,,\n", ":2: date 'D||E' " FORM},
        {HEADER "win,,?,R,,,,,,\n", ":2: date '?' " FORM},
        {HEADER "win,,[D,R,,,,,,\n", ":2: date '[D' " FORM},
        {HEADER "win,,[D]E,R,,,,,,\n", ":2: date '[D]E' " FORM},
        {HEADER "win,,a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q,R,,,,,,\n",
            ":2: date 'a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q' names more than 16 columns\n"},
        {HEADER "win,,D,R,=two,,,,,\n", ":2: count '=two' is not a number\n"},
        {HEADER "win,,D,R,=-1,,,,,\n", ":2: count '=-1' is less than nothing\n"},
        {HEADER "win,,D,R,,\"=1,5\",,,,\n", ":2: value '=1,5' is not a number\n"},
        {HEADER "win,,D,R,,,,,,\nloss,Stage,D,R,,,,,,\n",
            ":3: when 'Stage' is not of the form COLUMN=WORD\n"},
        {HEADER "win,Stage=won&,D,R,,,,,,\n", ":2: when 'Stage=won&' ends with '&' or '|'\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(fault_of(rows[i].text), rows[i].fault);
}

static void
what_a_map_needs_must_be_there(void **state)
{
    (void)state;
    static const struct {
        const char *map_row, *header, *missing;
        size_t found;
    } rows[] = {
        {"win,,D,R,,,,,,", "d,r", NULL, 2},
        {"win,,D,R,,,,,,", "r,x", "D", 1},
        {"win,,D|E,R,,,,,,", "r,e", NULL, 2},
        {"win,,D|E,R,,,,,,", "r,x", "D", 1},
        {"win,,D|E?,R,,,,,,", "r,x", NULL, 1},
        {"win,,D,=Ana,,,,,,", "d,x", NULL, 1},
        {"[K],,D,R,,,,,,", "d,r", "K", 2},
        {"win,,D,R,C?,V?,U?,A?,I?,N?", "d,r", NULL, 2},
        {"win,,D,R,C?,V?,U?,A?,I?,N?", "d,r,c,v,u,a,i,n", NULL, 8},
        {"win,,D,R,C,V?,U?,A?,I?,N?", "d,r,v,u,a,i,n", "C", 7},
        {"win,,D,R,,,,,,N", "d,r,x", "N", 2},
        {"win,Won=yes,D,R,,,,,,", "d,r", "Won", 2},
        {"win,Won=yes|Stage=won,D,R,,,,,,", "d,r,stage", NULL, 2},
        {"win,A=x&B=y,D,R,,,,,,", "d,r,b", "A", 2},
        {"win,A=x&B=y?,D,R,,,,,,", "d,r,b", NULL, 2},
        {"win,else & A=x ? ,D,R,,,,,,", "d,r", NULL, 2},
    };
    struct crm_words *words = crm_words_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[200];
        size_t found;
        snprintf(text, sizeof text, HEADER "%s\n", rows[i].map_row);
        struct map *map = map_read(scratch_text(text), words);
        snprintf(text, sizeof text, "%s\n", rows[i].header);
        struct table *table = table_in(text);
        const char *missing = map_bind(map, table, &found);
        if ((missing || rows[i].missing) &&
            (!missing || !rows[i].missing || strcmp(missing, rows[i].missing) != 0))
            fail_msg("'%s' under '%s': %s", rows[i].map_row, rows[i].header, missing);
        assert_int_equal(found, rows[i].found);
        table_close(table);
        map_free(map);
    }
    crm_words_free(words);
}

/* ---- What is built in ------------------------------------------------------------------------ */

static struct map *
recognised(const char *header, const char **nearest, char **missing)
{
    char text[300];
    snprintf(text, sizeof text, "%s\n", header);
    struct crm_words *words = crm_words_new();
    struct table *table = table_in(text);
    struct map *map = map_recognise(table, words, nearest, missing);
    table_close(table);
    crm_words_free(words);
    return map;
}

static void
headers_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *header, *format;
    } rows[] = {
        {"date,rep,event", "events"},
        {"Event,REP,Date,other", "events"},
        {"date,rep,event,count,value,unit,account,ref,source,note", "events"},
        {"opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
            "sales-opportunities"},
        {"sales_agent,deal_stage,close_date,close_value", "sales-opportunities"},
        {"Opportunity Owner,Opportunity Name,Stage,Created Date,Close Date,Amount",
            "salesforce-opportunity-report"},
        {"Opportunity Owner: Full Name,Stage,Close Date", "salesforce-opportunity-report"},
        {"Owner Name,Won,Closed,Close Date", "salesforce-opportunity-report"},
        /* two formats fit: the first of the list, or the one that finds more */
        {"date,rep,event,sales_agent,deal_stage,close_date,close_value", "events"},
        {"date,rep,event,sales_agent,deal_stage,close_date,close_value,opportunity_id",
            "sales-opportunities"},
        /* common names, and only if nothing else fits */
        {"day,owner,kind", "plain"},
        {"Fecha,Vendedor,Tipo,Importe", "plain"},
        {"date,rep,event,day,owner,kind,amount,customer,id,comment", "events"},
        {"sales_agent,deal_stage,close_date,close_value,date,rep,kind,amount,customer,id,comment",
            "sales-opportunities"},
        {"day,kind,count", NULL},
        {"day,rep,count", NULL},
        {"rep,kind,count", NULL},
        {"Opportunity Owner,Close Date", NULL}, /* won or lost could never be told */
        {"date,rep", NULL},
        {"a,b,c", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct map *map = recognised(rows[i].header, NULL, NULL);
        if (!map != !rows[i].format || (map && strcmp(map->name, rows[i].format) != 0))
            fail_msg("'%s' is %s", rows[i].header, map ? map->name : "nothing");
        map_free(map);
    }
}

static void
the_nearest_is_named(void **state)
{
    (void)state;
    const char *nearest;
    char *missing;
    assert_null(recognised("date,rep,colour", &nearest, &missing));
    assert_string_equal(nearest, "events");
    assert_string_equal(missing, "event");
    free(missing);
    assert_null(recognised("Opportunity Owner,Stage,Created Date,Amount", &nearest, &missing));
    assert_string_equal(nearest, "salesforce-opportunity-report");
    assert_string_equal(missing, "Close Date");
    free(missing);
    assert_null(recognised("a,b", &nearest, &missing));
    assert_null(nearest);
    assert_null(missing);
    struct map *map = recognised("date,rep,event", &nearest, &missing);
    assert_non_null(map);
    map_free(map);
    free(missing);
}

static void
formats_have_their_source_and_mark(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    struct map *map = map_builtin("events", words);
    assert_string_equal(crm_name_text(map->source.choices[0].name), "source");
    assert_true(map->decimal_mark == '.');
    map_free(map);
    map = map_builtin("salesforce-opportunity-report", words);
    assert_string_equal(map->source.fixed, "salesforce");
    assert_true(map->decimal_mark == 0);
    map_free(map);
    map = map_builtin("sales-opportunities", words);
    assert_string_equal(map->source.fixed, "file");
    map_free(map);
    assert_null(map_builtin("nothing", words));
    assert_null(map_builtin("", words));
    assert_null(map_builtin("words", words)); /* a table beside the maps, but no map */
    crm_words_free(words);
}

/* Every format of the list has a map that can be read, that is shown byte by byte, and that can be
 * given back. */
static void
every_format_is_good(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    struct table *formats = table_builtin("team/crm-formats");
    int format = table_need(formats, "format");
    while (table_next(formats)) {
        char name[80];
        struct map *map = map_builtin(table_cell(formats, format), words);
        assert_non_null(map);
        const char *path = scratch_text("");
        struct outfile *out = outfile_open(path);
        assert_true(map_show(table_cell(formats, format), out));
        outfile_commit(out);
        snprintf(name, sizeof name, "team/crm-%s", table_cell(formats, format));
        assert_string_equal(scratch_content(path), (const char *)tables_find(name)->bytes);
        struct map *again = map_read(path, words);
        assert_int_equal(again->count, map->count);
        map_free(again);
        map_free(map);
    }
    table_close(formats);
    crm_words_free(words);
}

static void
show_nothing(void *data)
{
    (void)data;
    struct outfile *out = outfile_open(NULL);
    if (map_show("nothing", out))
        _exit(CHILD_WRONG);
    outfile_commit(out);
}

static void
list_formats(void *data)
{
    (void)data;
    struct outfile *out = outfile_open(NULL);
    map_list(out);
    outfile_commit(out);
}

static void
formats_are_listed(void **state)
{
    (void)state;
    assert_string_equal(child_run(show_nothing, NULL).out, "");
    assert_int_equal(child_run(show_nothing, NULL).status, 0);
    const char *list = child_run(list_formats, NULL).out;
    assert_memory_equal(list, "events                           canonical events", 49);
    assert_non_null(strstr(list, "\nsalesforce-opportunity-report    Salesforce report"));
    assert_non_null(strstr(list, "\nsales-opportunities              "));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_names_columns_or_a_text),
        cmocka_unit_test(a_map_is_read),
        cmocka_unit_test(what_is_no_map_names_its_line),
        cmocka_unit_test(what_a_map_needs_must_be_there),
        cmocka_unit_test(headers_are_recognised),
        cmocka_unit_test(the_nearest_is_named),
        cmocka_unit_test(formats_have_their_source_and_mark),
        cmocka_unit_test(every_format_is_good),
        cmocka_unit_test(formats_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
