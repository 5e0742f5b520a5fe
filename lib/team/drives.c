/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of signs and questions. It knows the cases of its rows, and neither a drive nor a sign.
 */
#include "team/drives.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/table.h"

const char *const drive_state_words[] = {"present", "not-yet-seen", "not-known", NULL};

static const char *const reason_words[] = {"not-yet-seen", "not-known", "too-new", NULL};
static const char *const goal_words[] = {"set_by", "why", NULL};
static const char *const effort_words[] = {
    "effort.none", "effort.tried", "effort.adapted", "effort.mastered", NULL};

enum case_word { CASE_EVENT, CASE_COACHING, CASE_GOAL, CASE_ASKS, CASE_QUESTION, CASE_EVIDENCE };
static const char *const case_words[] = {
    "event", "coaching", "goal", "asks", "question", "evidence", NULL};

struct drive_question {
    size_t drive;
    enum drive_state state;
    const char *text;
};

struct drives {
    const char *name; /* of the table, for messages */
    struct names *names;
    const char **asks; /* by drive */
    size_t asks_capacity;
    struct drive_sign *signs;
    size_t sign_count, sign_capacity;
    struct drive_question *questions;
    size_t question_count, question_capacity;
    const char *evidence[DRIVE_REASONS];
    struct arena arena;
};

/* A row of the table, tidy. */
struct row {
    const struct table *table;
    char *drive, *kind, *word, *text;
};

static const char *
keep(struct drives *drives, const char *text)
{
    return arena_text(&drives->arena, text, strlen(text));
}

/* The position of a cell in a list of words; one that is not there ends the program. */
static size_t
position(const struct row *row, const char *column, const char *cell, const char *const *words)
{
    char list[200];
    size_t i = 0, count = 0;
    while (words[count])
        count++;
    while (words[i] && strcmp(words[i], cell) != 0)
        i++;
    if (!words[i])
        diag_fatal_at(table_place(row->table), "%s '%s' is not one of %s", column, text_shown(cell),
            text_list(words, count, "", list, sizeof list));
    return i;
}

static size_t
drive_number(struct drives *drives, const struct row *row)
{
    if (!*row->drive)
        diag_fatal_at(table_place(row->table), "drive is empty");
    size_t known = (size_t)names_count(drives->names);
    size_t number = (size_t)names_number(drives->names, row->drive);
    if (number == known) {
        drives->asks =
            mem_grow(drives->asks, &drives->asks_capacity, number + 1, sizeof *drives->asks);
        drives->asks[number] = NULL;
    }
    return number;
}

static void
add_sign(struct drives *drives, const struct row *row, enum case_word kind)
{
    static const enum drive_source sources[] = {DRIVE_EVENT, DRIVE_COACHING, DRIVE_GOAL};
    size_t drive = drive_number(drives, row);
    if (kind == CASE_GOAL)
        (void)position(row, "word", row->word, goal_words);
    if (kind == CASE_COACHING)
        (void)position(row, "word", row->word, effort_words);
    if (!*row->word)
        diag_fatal_at(table_place(row->table), "word is empty");
    drives->signs = mem_grow(
        drives->signs, &drives->sign_capacity, drives->sign_count + 1, sizeof *drives->signs);
    drives->signs[drives->sign_count++] =
        (struct drive_sign){drive, sources[kind], keep(drives, row->word), keep(drives, row->text)};
}

static void
add_question(struct drives *drives, const struct row *row)
{
    size_t drive = drive_number(drives, row);
    enum drive_state state = (enum drive_state)position(row, "word", row->word, drive_state_words);
    drives->questions = mem_grow(drives->questions, &drives->question_capacity,
        drives->question_count + 1, sizeof *drives->questions);
    drives->questions[drives->question_count++] =
        (struct drive_question){drive, state, keep(drives, row->text)};
}

static void
add_row(struct drives *drives, const struct row *row)
{
    enum case_word kind = (enum case_word)position(row, "case", row->kind, case_words);
    if (!*row->text)
        diag_fatal_at(table_place(row->table), "text is empty");
    switch (kind) {
    case CASE_EVENT:
    case CASE_COACHING:
    case CASE_GOAL:
        add_sign(drives, row, kind);
        break;
    case CASE_ASKS: {
        size_t drive = drive_number(drives, row); /* first, for it may move the list */
        drives->asks[drive] = keep(drives, row->text);
        break;
    }
    case CASE_QUESTION:
        add_question(drives, row);
        break;
    case CASE_EVIDENCE:
        drives->evidence[position(row, "word", row->word, reason_words)] = keep(drives, row->text);
    }
}

/* Ends the program if something is missing that every person's rows need. */
static void
check(const struct drives *drives)
{
    size_t count = drives_count(drives);
    for (size_t i = 0; i < DRIVE_REASONS; i++)
        if (!drives->evidence[i])
            diag_fatal("%s: no row ',evidence,%s'", drives->name, reason_words[i]);
    for (size_t drive = 0; drive < count; drive++) {
        bool has_sign = false, has_question[DRIVE_STATES] = {false};
        for (size_t i = 0; i < drives->sign_count; i++)
            has_sign = has_sign || drives->signs[i].drive == drive;
        for (size_t i = 0; i < drives->question_count; i++)
            if (drives->questions[i].drive == drive)
                has_question[drives->questions[i].state] = true;
        const char *name = drives_name(drives, drive);
        if (!drives->asks[drive])
            diag_fatal("%s: no row '%s,asks'", drives->name, name);
        if (!has_sign)
            diag_fatal("%s: no row '%s,event', nor coaching or goal", drives->name, name);
        for (size_t i = 0; i < DRIVE_STATES; i++)
            if (!has_question[i])
                diag_fatal("%s: no row '%s,question,%s'", drives->name, name, drive_state_words[i]);
    }
}

struct drives *
drives_read(const char *path, char delimiter)
{
    struct drives *drives = mem_zeroed(1, sizeof *drives);
    struct table *table = path ? table_open(path, delimiter) : table_builtin("team/drives");
    drives->name = keep(drives, table_name(table));
    drives->names = names_new();
    table_need_rows(table);
    int drive = table_need(table, "drive"), kind = table_need(table, "case");
    int word = table_need(table, "word"), text = table_need(table, "text");
    while (table_next(table)) {
        struct row row = {table, text_tidy(table_cell(table, drive)),
            text_tidy(table_cell(table, kind)), text_tidy(table_cell(table, word)),
            text_tidy(table_cell(table, text))};
        add_row(drives, &row);
        free(row.drive);
        free(row.kind);
        free(row.word);
        free(row.text);
    }
    table_close(table);
    check(drives);
    return drives;
}

void
drives_free(struct drives *drives)
{
    if (!drives)
        return;
    names_free(drives->names);
    free(drives->asks);
    free(drives->signs);
    free(drives->questions);
    arena_free(&drives->arena);
    free(drives);
}

size_t
drives_count(const struct drives *drives)
{
    return (size_t)names_count(drives->names);
}

const char *
drives_name(const struct drives *drives, size_t drive)
{
    return names_text(drives->names, (int)drive);
}

const char *
drives_asks(const struct drives *drives, size_t drive)
{
    return drives->asks[drive];
}

const struct drive_sign *
drives_signs(const struct drives *drives, size_t *count)
{
    *count = drives->sign_count;
    return drives->signs;
}

static bool
is_of(const struct drive_question *question, size_t drive, enum drive_state state)
{
    return question->drive == drive && question->state == state;
}

const char *
drives_question(const struct drives *drives, size_t drive, enum drive_state state, size_t turn)
{
    const char *text = "";
    size_t count = 0, wanted;
    for (size_t i = 0; i < drives->question_count; i++)
        count += is_of(&drives->questions[i], drive, state);
    wanted = count > 0 ? turn % count : 0;
    for (size_t i = 0; i < drives->question_count; i++)
        if (is_of(&drives->questions[i], drive, state) && wanted-- == 0)
            text = drives->questions[i].text; /* check() saw to it that there is one */
    return text;
}

const char *
drives_evidence(const struct drives *drives, enum drive_reason reason)
{
    return drives->evidence[reason];
}
