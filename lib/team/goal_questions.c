/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The purpose rule is deliberately narrow: a `why` fails only if every one of its words is about
 * money or carries no meaning by itself. Whether a purpose is a good one is not for a program to
 * say.
 */
#include "team/goal_questions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

struct entry {
    const char *key, *text;
    UT_hash_handle hh;
};

struct goal_questions {
    struct entry *questions; /* by "check/case" */
    struct entry *words;     /* that alone make no purpose */
    struct arena arena;
};

static void
add(struct goal_questions *questions, struct entry **entries, const char *key, const char *text)
{
    struct entry *entry = arena_alloc(&questions->arena, sizeof *entry);
    entry->key = arena_text(&questions->arena, key, strlen(key));
    entry->text = arena_text(&questions->arena, text, strlen(text));
    HASH_ADD_KEYPTR(hh, *entries, entry->key, strlen(entry->key), entry);
}

#define KEY_SIZE 80

static const char *
question_key(const char *check, const char *which, char key[static KEY_SIZE])
{
    if (snprintf(key, KEY_SIZE, "%s/%s", check, which) >= KEY_SIZE)
        diag_fatal("'%s/%s' is too long for a question's name", check, which);
    return key;
}

struct goal_questions *
goal_questions_new(void)
{
    struct goal_questions *questions = mem_zeroed(1, sizeof *questions);
    char key[KEY_SIZE];
    struct table *table = table_builtin("team/questions");
    int check = table_need(table, "check"), which = table_need(table, "case");
    int text = table_need(table, "question");
    while (table_next(table))
        add(questions, &questions->questions,
            question_key(table_cell(table, check), table_cell(table, which), key),
            table_cell(table, text));
    table_close(table);
    table = table_builtin("team/money-words");
    int word = table_need(table, "word");
    while (table_next(table))
        add(questions, &questions->words, table_cell(table, word), "");
    table_close(table);
    return questions;
}

void
goal_questions_free(struct goal_questions *questions)
{
    if (!questions)
        return;
    HASH_CLEAR(hh, questions->questions);
    HASH_CLEAR(hh, questions->words);
    arena_free(&questions->arena);
    free(questions);
}

/* The wording of a case, which must be in the table. */
static const char *
wording(const struct goal_questions *questions, enum status_column check, const char *which)
{
    char key[KEY_SIZE];
    struct entry *entry;
    (void)question_key(status_column_names[check], which, key);
    HASH_FIND_STR(questions->questions, key, entry);
    if (!entry)
        diag_fatal("the questions table lacks '%s'", key);
    return entry->text;
}

bool
goal_questions_only_money(const struct goal_questions *questions, const char *why)
{
    static const char separators[] = " ,.;:!?()\"'/-&+";
    char *folded = text_folded(why);
    bool only = *folded != '\0';
    for (char *word = folded; only && *word;) {
        word += strspn(word, separators);
        size_t length = strcspn(word, separators);
        char ending = word[length];
        word[length] = '\0';
        struct entry *entry;
        HASH_FIND_STR(questions->words, word, entry);
        only = length == 0 || entry || strpbrk(word, "0123456789");
        word += length + (ending != '\0');
    }
    free(folded);
    return only;
}

static const char *
achievable_case(double likelihood)
{
    return likelihood < .05 ? "out-of-reach" : likelihood > .95 ? "too-easy" : NULL;
}

static const char *
relevant_case(const struct goal *goal, const struct goal_evidence *evidence)
{
    if (!evidence->seen)
        return "nothing-seen";
    bool serves = goal->person == GOAL_TEAM || *goal->texts[GOAL_SUPPORTS];
    return evidence->team_goals && !serves ? "no-team-goal" : NULL;
}

/* Fills in one check that can be told: no and a question if there is a case against it, else yes.
 */
static void
answer(const struct goal_questions *questions, struct goal_answers *answers,
    enum status_column check, const char *which)
{
    answers->check[check] = which ? "no" : "yes";
    if (which)
        answers->question[check] = wording(questions, check, which);
}

struct goal_answers
goal_questions_of(const struct goal_questions *questions, const struct goal *goal,
    const struct goal_evidence *evidence)
{
    struct goal_answers answers = {{"", "", "", "", "", ""}, {"", "", "", "", "", ""}};
    bool has_metric = *goal->texts[GOAL_METRIC] != '\0';
    const char *why = goal->texts[GOAL_WHY];
    if (has_metric && goal->has_target)
        answer(questions, &answers, STATUS_SPECIFIC, NULL);
    if (goal->has_target)
        answer(questions, &answers, STATUS_MEASURABLE, NULL);
    if (!isnan(evidence->likelihood))
        answer(questions, &answers, STATUS_ACHIEVABLE, achievable_case(evidence->likelihood));
    if (has_metric)
        answer(questions, &answers, STATUS_RELEVANT, relevant_case(goal, evidence));
    if (goal->due != DAY_NONE || goal->per != PERIOD_NONE)
        answer(questions, &answers, STATUS_TIME_BOUND, NULL);
    if (*why)
        answer(questions, &answers, STATUS_PURPOSEFUL,
            goal_questions_only_money(questions, why) ? "only-money" : NULL);
    else
        answers.question[STATUS_PURPOSEFUL] = wording(questions, STATUS_PURPOSEFUL, "empty");
    return answers;
}

bool
goal_answers_write(const struct goal_answers *answers, struct writer *writer)
{
    bool some_no = false;
    size_t length = 0, capacity = 0;
    char *text = mem_grow(NULL, &capacity, 1, 1);
    for (size_t i = 0; i < GOAL_CHECKS; i++) {
        writer_cell(writer, answers->check[i]);
        some_no = some_no || strcmp(answers->check[i], "no") == 0;
    }
    for (size_t i = 0; i < GOAL_CHECKS; i++) {
        size_t more = strlen(answers->question[i]);
        if (more == 0)
            continue;
        text = mem_grow(text, &capacity, length + more + 1, 1);
        if (length > 0)
            text[length++] = ';';
        memcpy(text + length, answers->question[i], more);
        length += more;
    }
    writer_bytes(writer, text, length);
    free(text);
    return some_no;
}
