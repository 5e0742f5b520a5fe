/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every spelling met is remembered with its person, so the common case is one look-up; behind it
 * stand the aliases of the roster, under keys in which what does not count (case of names, blanks)
 * is gone. Without a roster nobody is taken for somebody else: only blanks are folded.
 */
#include "team/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/table.h"
#include "team/person_name.h"
#include "team/salesforce_id.h"

/* An alias. */
struct spelling {
    char *text; /* its key */
    int number;
    size_t line; /* of the roster */
    UT_hash_handle hh;
};

struct roster {
    bool given;
    char digest[SOURCE_DIGEST_SIZE];
    struct person *people;
    size_t count, capacity;
    size_t agents; /* how many of them are */
    struct arena arena;
    struct names *met; /* spellings, as they were met */
    int *whose;        /* the person of each */
    size_t whose_capacity;
    struct spelling *aliases; /* by key */
};

static struct spelling *
spelling_add(struct roster *roster, const char *key, int number)
{
    struct spelling *spelling = arena_alloc(&roster->arena, sizeof *spelling);
    size_t length = strlen(key);
    spelling->text = arena_text(&roster->arena, key, length);
    spelling->number = number;
    HASH_ADD_KEYPTR(hh, roster->aliases, spelling->text, length, spelling);
    return spelling;
}

/* From now on this spelling is that person. */
static void
remember(struct roster *roster, const char *spelling, int number)
{
    size_t met = (size_t)names_number(roster->met, spelling);
    roster->whose =
        mem_grow(roster->whose, &roster->whose_capacity, met + 1, sizeof *roster->whose);
    roster->whose[met] = number;
}

/* The person of a spelling that was met before, or -1. */
static int
remembered(const struct roster *roster, const char *spelling, size_t length)
{
    int met = names_find_bytes(roster->met, spelling, length);
    return met < 0 ? -1 : roster->whose[met];
}

static bool
is_id(const char *tidy)
{
    return strpbrk(tidy, "0123456789") && !strchr(tidy, ' ') && !strchr(tidy, '@');
}

/* What is left of a name when all that does not count is gone. Caller frees. */
static char *
alias_key(const char *name)
{
    char *tidy = text_tidy(name);
    if (!is_id(tidy)) {
        char *folded = text_folded(tidy);
        free(tidy);
        return folded;
    }
    tidy[salesforce_id_length(tidy)] = '\0';
    return tidy;
}

static int
person_add(struct roster *roster, const struct person *person)
{
    roster->people =
        mem_grow(roster->people, &roster->capacity, roster->count + 1, sizeof *roster->people);
    roster->people[roster->count] = *person;
    return (int)roster->count++;
}

/* `name` is another name of person `number`; a name of two people cannot be told apart. */
static void
alias_add(struct roster *roster, const struct table *table, const char *name, int number)
{
    char *key = alias_key(name);
    struct spelling *spelling;
    struct place place = table_place(table);
    HASH_FIND_STR(roster->aliases, key, spelling);
    if (!spelling) {
        spelling = spelling_add(roster, key, number);
        spelling->line = place.line;
    }
    free(key);
    if (spelling->number != number)
        diag_fatal_at(place,
            "'%s' is also a name of '%s' on line %zu; a name can belong to one person only",
            text_shown(name), text_shown(roster->people[spelling->number].rep), spelling->line);
}

/* The names in an alias cell stand between semicolons. */
static void
aliases_add(struct roster *roster, const struct table *table, const char *cell, int number)
{
    char *names = mem_copy(cell, strlen(cell));
    char *name = names;
    while (name) {
        char *semicolon = strchr(name, ';');
        if (semicolon)
            *semicolon = '\0';
        if (!text_is_blank(name))
            alias_add(roster, table, name, number);
        name = semicolon ? semicolon + 1 : NULL;
    }
    free(names);
}

enum column { REP, ALIAS, MANAGER, TEAM, ROLE, START, END, SHARE, BASE_PAY_OK, COLUMNS };

/* Only the first must be there. */
static const char *const column_names[COLUMNS] = {
    "rep", "alias", "manager", "team", "role", "start", "end", "share", "base_pay_ok"};

static const char *
tidy_cell(struct roster *roster, const struct table *table, int column)
{
    char *tidy = text_tidy(table_cell(table, column));
    const char *kept = arena_text(&roster->arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

/* Reads a day cell; empty is not known. */
static bool
read_day(const struct table *table, int column, int *day)
{
    char *tidy = text_tidy(table_cell(table, column));
    *day = DAY_NONE;
    bool good = !*tidy || day_parse(tidy, day);
    if (!good)
        table_set_aside(table, column, "is not a date (YYYY-MM-DD)");
    free(tidy);
    return good;
}

static bool
read_share(const struct table *table, int column, double *share)
{
    const char *cell = table_cell(table, column);
    struct decimal value;
    *share = 1;
    if (!*cell)
        return true;
    if (decimal_parse(cell, &value))
        *share = decimal_to_double(value);
    if (decimal_parse(cell, &value) && *share > 0 && *share <= 1)
        return true;
    table_set_aside(table, column, "is not a share above 0 and up to 1");
    return false;
}

/* Reads a yes/no cell in any of its forms; empty is not known. */
static bool
read_yes_no(const struct table *table, int column, const char **answer)
{
    static const char *const words[][2] = {{"yes", "yes"}, {"y", "yes"}, {"true", "yes"},
        {"1", "yes"}, {"no", "no"}, {"n", "no"}, {"false", "no"}, {"0", "no"}};
    const char *cell = table_cell(table, column);
    *answer = "";
    if (text_is_blank(cell))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (text_same(cell, words[i][0]))
            *answer = words[i][1];
    if (!**answer)
        table_set_aside(table, column, "is neither yes nor no");
    return **answer != '\0';
}

static void
read_row(struct roster *roster, const struct table *table, const int *columns)
{
    struct person person = {.on_roster = true};
    if (text_is_blank(table_cell(table, columns[REP]))) {
        table_set_aside(table, columns[REP], "is nobody's name");
        return;
    }
    if (!read_day(table, columns[START], &person.start) ||
        !read_day(table, columns[END], &person.end) ||
        !read_share(table, columns[SHARE], &person.share) ||
        !read_yes_no(table, columns[BASE_PAY_OK], &person.base_pay_ok))
        return;
    if (person.start != DAY_NONE && person.end != DAY_NONE && person.end < person.start) {
        table_set_aside(table, columns[END], "is before start");
        return;
    }
    person.rep = tidy_cell(roster, table, columns[REP]);
    person.alias = tidy_cell(roster, table, columns[ALIAS]);
    person.manager = tidy_cell(roster, table, columns[MANAGER]);
    person.team = tidy_cell(roster, table, columns[TEAM]);
    person.role = tidy_cell(roster, table, columns[ROLE]);
    person.is_agent = text_same(person.role, "agent");
    roster->agents += person.is_agent;
    int number = person_add(roster, &person);
    alias_add(roster, table, person.rep, number);
    aliases_add(roster, table, table_cell(table, columns[ALIAS]), number);
}

struct roster *
roster_read(const char *path, char delimiter)
{
    struct roster *roster = mem_zeroed(1, sizeof *roster);
    roster->met = names_new();
    if (!path)
        return roster;
    roster->given = true;
    struct table *table = table_open_digested(path, delimiter);
    int columns[COLUMNS];
    table_find_columns(table, column_names, COLUMNS, 1, columns);
    while (table_next(table))
        read_row(roster, table, columns);
    table_digest(table, roster->digest);
    table_close(table);
    return roster;
}

void
roster_free(struct roster *roster)
{
    if (!roster)
        return;
    names_free(roster->met);
    free(roster->whose);
    HASH_CLEAR(hh, roster->aliases);
    arena_free(&roster->arena);
    free(roster->people);
    free(roster);
}

void
roster_each_name(const struct roster *roster, name_taker *take, void *data)
{
    for (const struct spelling *alias = roster->aliases; alias; alias = alias->hh.next)
        take(alias->number, alias->text, data);
    for (size_t i = 0; i < roster->count; i++)
        take((int)i, roster->people[i].rep, data);
}

bool
roster_given(const struct roster *roster)
{
    return roster->given;
}

const char *
roster_digest(const struct roster *roster)
{
    return roster->digest;
}

static int
stranger_add(struct roster *roster, const char *name)
{
    char *tidy = text_tidy(name);
    struct person person = {.rep = arena_text(&roster->arena, tidy, strlen(tidy)),
        .alias = "",
        .manager = "",
        .team = "",
        .role = "",
        .base_pay_ok = "",
        .start = DAY_NONE,
        .end = DAY_NONE,
        .share = 1};
    free(tidy);
    return person_add(roster, &person);
}

static struct spelling *
alias_find(const struct roster *roster, const char *name)
{
    struct spelling *spelling;
    char *key = alias_key(name);
    HASH_FIND_STR(roster->aliases, key, spelling);
    free(key);
    return spelling;
}

/* The alias that a name is when it is read in another way, or NULL. */
static struct spelling *
alias_find_otherwise(const struct roster *roster, const char *name)
{
    struct person_name read;
    struct spelling *spelling = NULL;
    person_name_read(name, &read);
    for (size_t i = 0; i < read.count && !spelling; i++)
        spelling = alias_find(roster, read.readings[i]);
    person_name_free(&read);
    return spelling;
}

/* Whom a name belongs to that was not met in this spelling, or -1. */
static int
known_otherwise(const struct roster *roster, const char *name, const char *tidy)
{
    const struct spelling *alias = alias_find(roster, name);
    if (!alias && roster->given)
        alias = alias_find_otherwise(roster, name);
    return alias ? alias->number : remembered(roster, tidy, strlen(tidy));
}

/* Strangers are told apart by their tidy name, case and all. */
static int
number_of_new_spelling(struct roster *roster, const char *name)
{
    char *tidy = text_tidy(name);
    int number = known_otherwise(roster, name, tidy);
    if (number < 0) {
        number = stranger_add(roster, tidy);
        remember(roster, tidy, number);
    }
    free(tidy);
    return number;
}

int
roster_number(struct roster *roster, const char *name)
{
    return roster_number_of_bytes(roster, name, strlen(name));
}

int
roster_number_of_bytes(struct roster *roster, const char *name, size_t length)
{
    int number = remembered(roster, name, length);
    if (number < 0) {
        number = number_of_new_spelling(roster, name);
        remember(roster, name, number);
    }
    return number;
}

int
roster_find(const struct roster *roster, const char *name)
{
    int number = remembered(roster, name, strlen(name));
    if (number < 0) {
        char *tidy = text_tidy(name);
        number = known_otherwise(roster, name, tidy);
        free(tidy);
    }
    return number;
}

int
roster_count(const struct roster *roster)
{
    return (int)roster->count;
}

const struct person *
roster_person(const struct roster *roster, int number)
{
    return &roster->people[number];
}

bool
roster_is_agent(const struct roster *roster, int number)
{
    return roster->agents > 0 && number >= 0 && roster->people[number].is_agent;
}
