/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells to an entry. A log is read many times and mostly written by coach-log itself, so what is
 * written as it should be takes a short way: a tidy text is not copied, a date in the stream's own
 * form is not asked for its order, a word is compared before it is folded.
 */
#include "team/coaching_row.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/decimal.h"
#include "base/mem.h"
#include "base/text.h"
#include "team/crm_column.h"

const char *const coaching_kind_words[] = {
    "one-on-one", "ride-along", "call-review", "role-play", "peer", "mentoring", "training", NULL};
const char *const coaching_effort_words[] = {"", "none", "tried", "adapted", "mastered", NULL};
const char *const coaching_owner_words[] = {"", "rep", "coach", NULL};

/* Numbers of people out of a cell. */
struct people {
    int *numbers;
    size_t count, capacity;
};

struct coaching_row {
    struct table *table;
    const struct coaching_map *map;
    struct roster *roster;
    struct names *coaches;
    struct names *coach_spellings; /* every spelling met, and below its number in `coaches` */
    int *coach_numbers;
    size_t coach_capacity;
    struct crm_columns *dates; /* for dates in other forms than the stream's */
    int columns[COACHING_COLUMNS];
    char *tidied[COACHING_COLUMNS]; /* texts that had to be made tidy; else NULL */
    struct people reps, coach_list;
    char *part; /* one name of several */
    size_t part_capacity;
};

bool
coaching_row_needs(enum coaching_column column)
{
    return column == COACHING_DATE || column == COACHING_REP || column == COACHING_COACH ||
           column == COACHING_KIND;
}

struct coaching_row *
coaching_row_new(struct table *table, const struct coaching_map *map, struct roster *roster,
    struct names *coaches)
{
    struct coaching_row *row = mem_zeroed(1, sizeof *row);
    row->table = table;
    row->map = map;
    row->roster = roster;
    row->coaches = coaches;
    row->coach_spellings = names_new();
    row->dates = crm_columns_new(table, 0, 0);
    for (size_t i = 0; i < COACHING_COLUMNS; i++) {
        enum coaching_column column = (enum coaching_column)i;
        const char *name = coaching_map_name(map, column);
        bool needed = name && (coaching_row_needs(column) ||
                                  strcmp(name, coaching_column_names[column]) != 0);
        row->columns[i] = !name ? -1 : needed ? table_need(table, name) : table_column(table, name);
    }
    return row;
}

void
coaching_row_free(struct coaching_row *row)
{
    if (!row)
        return;
    for (size_t i = 0; i < COACHING_COLUMNS; i++)
        free(row->tidied[i]);
    crm_columns_free(row->dates);
    names_free(row->coach_spellings);
    free(row->coach_numbers);
    free(row->reps.numbers);
    free(row->coach_list.numbers);
    free(row->part);
    free(row);
}

void
coaching_row_dates(struct coaching_row *row, unsigned date_order)
{
    crm_columns_free(row->dates);
    row->dates = crm_columns_new(row->table, date_order, 0);
}

int
coaching_row_column(const struct coaching_row *row, enum coaching_column column)
{
    return row->columns[column];
}

/* Whether text_tidy() would change nothing; false is no promise. */
static bool
is_tidy(const char *text)
{
    if (*text == ' ')
        return false;
    char before = '\0';
    for (; *text; before = *text++)
        if ((unsigned char)*text >= 0x80 || *text == '\t' || (*text == ' ' && before == ' '))
            return false;
    return before != ' ';
}

static const char *
text_of(struct coaching_row *row, enum coaching_column column)
{
    const char *cell = table_cell(row->table, row->columns[column]);
    free(row->tidied[column]);
    row->tidied[column] = is_tidy(cell) ? NULL : text_tidy(cell);
    const char *text = row->tidied[column] ? row->tidied[column] : cell;
    return coaching_map_has_meanings(row->map, column)
               ? coaching_map_meaning(row->map, column, text)
               : text;
}

/* What the caller is told. */
struct report {
    coaching_fault *fault;
    void *data;
};

static void
tell(const struct report *report, enum coaching_column column, const char *reason)
{
    report->fault(column, reason, report->data);
}

/* Reads a date. Other forms than the stream's own may make the table go back and forth: read dates
   before anything else. */
static int
read_day(struct coaching_row *row, enum coaching_column column, const struct report *report)
{
    int day = DAY_NONE;
    const char *cell = text_of(row, column);
    struct moment moment;
    if (!*cell || day_parse(cell, &day))
        return day;
    if (row->columns[column] >= 0 &&
        crm_columns_date(row->dates, row->columns[column], &moment) == CELL_READ)
        return moment.day;
    tell(report, column, "is not a date (YYYY-MM-DD)");
    return DAY_NONE;
}

static long long
read_count(struct coaching_row *row, enum coaching_column column, const struct report *report)
{
    const char *cell = text_of(row, column);
    struct decimal value;
    if (!*cell)
        return -1;
    if (decimal_parse(cell, &value) && value.whole >= 0 && value.fraction == 0)
        return value.whole;
    tell(report, column, "is not a whole number from 0 on");
    return -1;
}

/* The position of a word in its list, -1 if it is none of them. Case, blanks, `_` and `-` do not
   count. */
static int
word_position(const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    char *key = text_column_key(word);
    int found = -1;
    for (int i = 0; words[i] && found < 0; i++) {
        char *other = text_column_key(words[i]);
        found = strcmp(key, other) == 0 ? i : -1;
        free(other);
    }
    free(key);
    return found;
}

static int
read_word(struct coaching_row *row, enum coaching_column column, const char *const *words,
    const char *reason, const struct report *report)
{
    const char *cell = text_of(row, column);
    int position = word_position(cell, words);
    if (position < 0)
        tell(report, column, *cell ? reason : "is empty");
    return position;
}

static void
people_add(struct people *people, int number)
{
    for (size_t i = 0; i < people->count; i++)
        if (people->numbers[i] == number)
            return;
    people->numbers =
        mem_grow(people->numbers, &people->capacity, people->count + 1, sizeof *people->numbers);
    people->numbers[people->count++] = number;
}

static int
rep_number(struct coaching_row *row, const char *name)
{
    return roster_number(row->roster, name);
}

/* A coach who is on the roster goes by the roster's name. */
static int
coach_number(struct coaching_row *row, const char *name)
{
    int known = names_count(row->coach_spellings);
    int spelling = names_number(row->coach_spellings, name);
    if (spelling < known)
        return row->coach_numbers[spelling];
    int person = roster_find(row->roster, name);
    char *tidy = text_tidy(name);
    int number =
        names_number(row->coaches, person < 0 ? tidy : roster_person(row->roster, person)->rep);
    free(tidy);
    row->coach_numbers = mem_grow(
        row->coach_numbers, &row->coach_capacity, (size_t)spelling + 1, sizeof *row->coach_numbers);
    row->coach_numbers[spelling] = number;
    return number;
}

/* Reads the names of a cell, with `;` between them. */
static void
read_people(struct coaching_row *row, enum coaching_column column, struct people *people,
    int (*number)(struct coaching_row *row, const char *name), const struct report *report)
{
    const char *at = text_of(row, column);
    people->count = 0;
    for (;;) {
        size_t length = strcspn(at, ";");
        row->part = mem_grow(row->part, &row->part_capacity, length + 1, 1);
        memcpy(row->part, at, length);
        row->part[length] = '\0';
        if (!text_is_blank(row->part))
            people_add(people, number(row, row->part));
        if (!at[length])
            break;
        at += length + 1;
    }
    if (people->count == 0)
        tell(report, column, "is nobody's name");
}

void
coaching_row_read(
    struct coaching_row *row, struct coaching *entry, coaching_fault *fault, void *data)
{
    const struct report report = {fault, data};
    entry->day = read_day(row, COACHING_DATE, &report);
    if (entry->day == DAY_NONE && !*text_of(row, COACHING_DATE))
        tell(&report, COACHING_DATE, "is empty");
    entry->due = read_day(row, COACHING_DUE, &report);
    entry->place = table_place(row->table);
    read_people(row, COACHING_REP, &row->reps, rep_number, &report);
    read_people(row, COACHING_COACH, &row->coach_list, coach_number, &report);
    entry->reps = row->reps.numbers;
    entry->rep_count = row->reps.count;
    entry->coaches = row->coach_list.numbers;
    entry->coach_count = row->coach_list.count;
    entry->kind = read_word(row, COACHING_KIND, coaching_kind_words,
        "is not one of one-on-one, ride-along, call-review, role-play, peer, mentoring, training",
        &report);
    int effort = read_word(row, COACHING_EFFORT, coaching_effort_words,
        "is not one of none, tried, adapted, mastered", &report);
    int owner =
        read_word(row, COACHING_OWNER, coaching_owner_words, "is not one of rep, coach", &report);
    entry->effort = effort < 0 ? EFFORT_UNKNOWN : (enum coaching_effort)effort;
    entry->owner = owner < 0 ? OWNER_NOBODY : (enum coaching_owner)owner;
    entry->asked = read_count(row, COACHING_ASKED, &report);
    entry->told = read_count(row, COACHING_TOLD, &report);
    entry->minutes = read_count(row, COACHING_MINUTES, &report);
    entry->id = text_of(row, COACHING_ID);
    entry->skill = text_of(row, COACHING_SKILL);
    entry->focus = text_of(row, COACHING_FOCUS);
    entry->action = text_of(row, COACHING_ACTION);
    entry->closes = text_of(row, COACHING_CLOSES);
    entry->note = text_of(row, COACHING_NOTE);
}
