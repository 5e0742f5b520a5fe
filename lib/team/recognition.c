/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The history is kept under keys of three kinds, (person, rule), (person, rule, what) and (person,
 * event), each with the last day of a word; and each person's words as days. Nothing is concluded
 * from what a word says. Invariant: a row of the file is a word, is passed over by a rule that is
 * written down, or is set aside.
 */
#include "team/recognition.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/text.h"
#include "csv/table.h"

enum { DATE, REP, RULE = 3, WHAT, EVIDENCE, COLUMNS = 7, THANKS_MOST = 1000 };

/* What the keys of a person are made of. */
enum key { BY_RULE = 'r', BY_WHAT = 'w', BY_EVENT = 'e' };

const char *const recognition_columns[] = {
    "date", "rep", "driver", "rule", "what", "evidence", "message", NULL};

struct said {
    const char *key;
    int last_day;
    UT_hash_handle hh;
};

/* Words of one day: one of the history, or so many others. */
struct word {
    int day, count;
    bool is_row;
};

struct person_words {
    struct word *items;
    size_t count, capacity;
};

struct recognition_history {
    struct said *said;
    struct person_words *people;
    size_t people_count, people_capacity;
    struct arena arena;
};

void
recognition_write(struct writer *writer, const struct recognition *row)
{
    const char *const texts[] = {
        row->rep, row->driver, row->rule, row->what, row->evidence, row->message};
    writer_day(writer, row->date);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        writer_cell(writer, texts[i] ? texts[i] : "");
    writer_end_row(writer);
}

/* The key of a word; case and blanks do not count in its texts. Caller frees. */
static char *
key_of(int person, enum key kind, const char *text, const char *what)
{
    char *folded = text_folded(text), *folded_what = text_folded(what);
    size_t size = strlen(folded) + strlen(folded_what) + 32;
    char *key = mem_resize(NULL, size, 1);
    snprintf(key, size, "%d%c%s%c%s", person, kind, folded, '\x1f', folded_what);
    free(folded);
    free(folded_what);
    return key;
}

static struct said *
find(const struct recognition_history *history, int person, enum key kind, const char *text,
    const char *what)
{
    struct said *said;
    if (!history->said)
        return NULL;
    char *key = key_of(person, kind, text, what);
    HASH_FIND_STR(history->said, key, said);
    free(key);
    return said;
}

static void
note(struct recognition_history *history, int person, int day, enum key kind, const char *text,
    const char *what)
{
    struct said *said = find(history, person, kind, text, what);
    if (!said) {
        char *key = key_of(person, kind, text, what);
        said = arena_alloc(&history->arena, sizeof *said);
        said->key = arena_text(&history->arena, key, strlen(key));
        said->last_day = day;
        free(key);
        HASH_ADD_KEYPTR(hh, history->said, said->key, strlen(said->key), said);
    }
    if (day > said->last_day)
        said->last_day = day;
}

/* The event word, or sum of words, that the evidence begins with. */
static void
note_event(struct recognition_history *history, int person, int day, const char *evidence)
{
    const char *from = chars_skip_blanks(evidence);
    char *event = mem_copy(from, strcspn(from, " ;"));
    note(history, person, day, BY_EVENT, event, "");
    free(event);
}

static void
add_word(struct recognition_history *history, int person, struct word word)
{
    size_t needed = (size_t)person + 1;
    if (needed > history->people_count)
        history->people =
            mem_grow(history->people, &history->people_capacity, needed, sizeof *history->people);
    while (history->people_count < needed)
        history->people[history->people_count++] = (struct person_words){0};
    struct person_words *words = &history->people[person];
    words->items = mem_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
    words->items[words->count++] = word;
}

void
recognition_note_thanks(struct recognition_history *history, const struct happening *event)
{
    double count = decimal_to_double(event->count);
    if (event->person < 0 || !chars_word_covers("thanks", event->kind) ||
        chars_word_covers("thanks.given", event->kind) || !(count > 0))
        return;
    int words = count < 1 ? 1 : count > THANKS_MOST ? THANKS_MOST : (int)count;
    add_word(history, event->person, (struct word){event->day, words, false});
}

/* Whether the row is a header once more: somebody appended with it. */
static bool
is_header_again(const struct table *table, const int *columns)
{
    return text_same(table_cell(table, columns[DATE]), recognition_columns[DATE]) &&
           text_same(table_cell(table, columns[RULE]), recognition_columns[RULE]);
}

/* Takes the row in hand. Returns whether it is of a day later than `as_of`. */
static bool
take_row(struct recognition_history *history, const struct table *table, const int *columns,
    struct roster *roster, int as_of)
{
    struct moment moment;
    const char *rep = table_cell(table, columns[REP]), *rule = table_cell(table, columns[RULE]);
    if (is_header_again(table, columns))
        return false;
    if (chars_same(rule, RECOGNITION_WITHOUT)) {
        table_set_aside(table, columns[RULE], "is no word of thanks: it is a row of --debt");
    } else if (!moment_parse(table_cell(table, columns[DATE]), &moment)) {
        table_set_aside(table, columns[DATE], "is not a date (YYYY-MM-DD)");
    } else if (text_is_blank(rep) || text_is_blank(rule)) {
        table_set_aside(table, columns[text_is_blank(rep) ? REP : RULE], "is empty");
    } else if (moment.day > as_of) {
        return true;
    } else {
        int person = roster_number(roster, rep);
        note(history, person, moment.day, BY_RULE, rule, "");
        note(history, person, moment.day, BY_WHAT, rule, table_cell(table, columns[WHAT]));
        note_event(history, person, moment.day, table_cell(table, columns[EVIDENCE]));
        add_word(history, person, (struct word){moment.day, 1, true});
    }
    return false;
}

/* Opens the history; NULL if it is empty. */
static struct table *
open_history(const char *path, char delimiter)
{
    struct table *table = table_open_if_any(path, delimiter);
    if (!table)
        return NULL;
    struct moment moment;
    if (table_columns(table) <= COLUMNS && moment_parse(table_column_name(table, 0), &moment))
        table_without_header(table, recognition_columns);
    return table;
}

struct recognition_history *
recognition_history_read(const char *path, char delimiter, struct roster *roster, int as_of)
{
    struct recognition_history *history = mem_zeroed(1, sizeof *history);
    struct table *table = path ? open_history(path, delimiter) : NULL;
    if (!table)
        return history;
    const int columns[] = {[DATE] = table_need(table, recognition_columns[DATE]),
        [REP] = table_need(table, recognition_columns[REP]),
        [RULE] = table_need(table, recognition_columns[RULE]),
        [WHAT] = table_column(table, recognition_columns[WHAT]),
        [EVIDENCE] = table_column(table, recognition_columns[EVIDENCE])};
    size_t later = 0;
    while (table_next(table))
        later += take_row(history, table, columns, roster, as_of);
    if (later > 0) {
        char day[DAY_TEXT_SIZE];
        diag_say("%s: words later than %s, passed over: %zu", table_name(table),
            day_text(as_of, day), later);
    }
    table_close(table);
    return history;
}

void
recognition_history_free(struct recognition_history *history)
{
    if (!history)
        return;
    HASH_CLEAR(hh, history->said);
    for (size_t i = 0; i < history->people_count; i++)
        free(history->people[i].items);
    free(history->people);
    arena_free(&history->arena);
    free(history);
}

int
recognition_said(
    const struct recognition_history *history, int person, const char *rule, const char *event)
{
    const struct said *by_rule = find(history, person, BY_RULE, rule, "");
    const struct said *by_event =
        event[0] != '\0' ? find(history, person, BY_EVENT, event, "") : NULL;
    int rule_day = by_rule ? by_rule->last_day : DAY_NONE;
    int event_day = by_event ? by_event->last_day : DAY_NONE;
    return rule_day > event_day ? rule_day : event_day; /* DAY_NONE lies before all days */
}

bool
recognition_said_what(
    const struct recognition_history *history, int person, const char *rule, const char *what)
{
    return find(history, person, BY_WHAT, rule, what) != NULL;
}

static int
count_of(const struct recognition_history *history, int person, int first, int last, bool rows)
{
    int found = 0;
    if (person < 0 || (size_t)person >= history->people_count)
        return 0;
    const struct person_words *words = &history->people[person];
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].day >= first && words->items[i].day <= last &&
            (words->items[i].is_row || !rows))
            found += words->items[i].count;
    return found;
}

int
recognition_count_rows(const struct recognition_history *history, int person, int first, int last)
{
    return count_of(history, person, first, last, true);
}

int
recognition_count_words(const struct recognition_history *history, int person, int first, int last)
{
    return count_of(history, person, first, last, false);
}

int
recognition_last_word(const struct recognition_history *history, int person)
{
    int last = DAY_NONE;
    if (person < 0 || (size_t)person >= history->people_count)
        return last;
    const struct person_words *words = &history->people[person];
    for (size_t i = 0; i < words->count; i++)
        if (last == DAY_NONE || words->items[i].day > last)
            last = words->items[i].day;
    return last;
}
