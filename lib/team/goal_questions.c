/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The purpose rule is deliberately narrow: a `why` fails only if every one of its words is about
 * money or carries no meaning by itself. Whether a purpose is a good one is not for a program to
 * say.
 * Invariant: a check that cannot be told asks nothing, but for the purpose, which always may.
 */
#include "team/goal_questions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/table.h"

struct entry {
    const char *key, *text;
    UT_hash_handle hh;
};

struct goal_questions {
    struct entry *questions;  /* by "check/case" */
    struct entry *words;      /* that alone make no purpose */
    struct entry *no_purpose; /* whole texts that say nothing */
    struct entry *activities;
    struct arena arena;
};

/* The checks as the questions table names them. */
static const char *const names[GOAL_QUESTIONS] = {"specific", "measurable", "achievable",
    "relevant", "time_bound", "purposeful", "set_by", "number", "data", "pull", "team", "guard",
    "many"};

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
    (void)snprintf(key, KEY_SIZE, "%s/%s", check, which);
    return key;
}

/* Reads a list of one column. */
static void
read_list(struct goal_questions *questions, struct entry **entries, const char *name)
{
    struct table *table = table_builtin(name);
    while (table_next(table))
        add(questions, entries, table_cell(table, 0), "");
    table_close(table);
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
    read_list(questions, &questions->words, "team/money-words");
    read_list(questions, &questions->no_purpose, "team/no-purpose");
    read_list(questions, &questions->activities, "team/activities");
    return questions;
}

void
goal_questions_free(struct goal_questions *questions)
{
    if (!questions)
        return;
    HASH_CLEAR(hh, questions->questions);
    HASH_CLEAR(hh, questions->words);
    HASH_CLEAR(hh, questions->no_purpose);
    HASH_CLEAR(hh, questions->activities);
    arena_free(&questions->arena);
    free(questions);
}

/* The wording of a case, which must be in the table. */
static const char *
wording(const struct goal_questions *questions, int about, const char *which)
{
    char key[KEY_SIZE];
    struct entry *entry;
    (void)question_key(names[about], which, key);
    HASH_FIND_STR(questions->questions, key, entry);
    return entry ? entry->text : tables_lack(key);
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

bool
goal_questions_no_purpose(const struct goal_questions *questions, const char *why)
{
    char *folded = text_folded(why);
    struct entry *entry;
    HASH_FIND_STR(questions->no_purpose, folded, entry);
    bool none = !*folded || entry;
    free(folded);
    return none;
}

static const char *
specific_case(const struct goal_evidence *evidence)
{
    if (*evidence->metric && strcmp(evidence->metric_unit, "count") == 0)
        return "which-ones";
    if (*evidence->metric && *evidence->metric_unit)
        return "of-which";
    return *evidence->target ? "of-what" : "nothing";
}

/* How a number of the metric is asked for: how many, how much, or which. */
static const char *
measurable_case(const struct goal_evidence *evidence)
{
    const char *unit = evidence->metric_unit;
    bool vague = *evidence->vague != '\0';
    if (!*evidence->metric || !*unit)
        return vague ? "vague" : "nothing";
    if (strcmp(unit, "count") == 0)
        return vague ? "vague-many" : "many";
    bool is_sum = strcmp(unit, "money") == 0 || strcmp(unit, "hours") == 0;
    if (is_sum && !evidence->is_ratio)
        return vague ? "vague-much" : "much";
    return vague ? "vague-level" : "level";
}

static const char *
relevant_case(const struct goal *goal, const struct goal_evidence *evidence)
{
    if (!evidence->seen)
        return "nothing-seen";
    bool serves = goal->person == GOAL_TEAM || evidence->serves;
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
        answers->question[check] = wording(questions, (int)check, which);
}

static void
ask(const struct goal_questions *questions, struct goal_answers *answers, int about,
    const char *which)
{
    if (which)
        answers->question[about] = wording(questions, about, which);
}

static bool
is_activity(const struct goal_questions *questions, const char *counted)
{
    for (const struct entry *each = questions->activities; each; each = each->hh.next)
        if (chars_word_covers(each->key, counted))
            return true;
    return false;
}

/* An activity that is chased for its number can be had at the cost of something: of what? */
static const char *
guard_case(const struct goal_questions *questions, const struct goal *goal,
    const struct goal_evidence *evidence)
{
    if (*goal->texts[GOAL_GUARD])
        return evidence->has_events && !evidence->guard_seen ? "nothing-seen" : NULL;
    return *evidence->target && is_activity(questions, evidence->counted) ? "empty" : NULL;
}

static const char *
number_case(const struct goal_evidence *evidence)
{
    struct decimal target;
    if (!decimal_parse(evidence->target, &target))
        return NULL;
    if (target.whole < 0 && !evidence->is_change)
        return "below-zero";
    return evidence->is_proper_share && decimal_compare(target, decimal_from_int(100)) > 0
               ? "over-100"
               : NULL;
}

static const char *
data_case(const struct goal *goal, const struct goal_evidence *evidence)
{
    if (!evidence->has_events || !evidence->seen)
        return NULL;
    if (goal->person != GOAL_TEAM && !evidence->seen_of_person)
        return "none-of-person";
    return *evidence->start_in_data ? "other-start" : NULL;
}

/* What is asked beyond the six checks. */
static void
ask_further(const struct goal_questions *questions, const struct goal *goal,
    const struct goal_evidence *evidence, struct goal_answers *answers)
{
    static const char *const pulls[] = {NULL, "two-targets", "opposite", "dilutes"};
    ask(questions, answers, ASK_SET_BY,
        text_same(goal->texts[GOAL_SET_BY], "manager") ? "manager" : NULL);
    ask(questions, answers, ASK_NUMBER, number_case(evidence));
    ask(questions, answers, ASK_DATA, data_case(goal, evidence));
    ask(questions, answers, ASK_PULL, pulls[evidence->pull]);
    ask(questions, answers, ASK_TEAM, *evidence->adds_up_to ? "short" : NULL);
    ask(questions, answers, ASK_GUARD, guard_case(questions, goal, evidence));
    ask(questions, answers, ASK_MANY, *evidence->at_once ? "too-many" : NULL);
}

struct goal_answers
goal_questions_of(const struct goal_questions *questions, const struct goal *goal,
    const struct goal_evidence *evidence)
{
    struct goal_answers answers;
    const char *why = goal->texts[GOAL_WHY];
    for (size_t i = 0; i < GOAL_CHECKS; i++)
        answers.check[i] = "";
    for (size_t i = 0; i < GOAL_QUESTIONS; i++)
        answers.question[i] = "";
    answer(
        questions, &answers, STATUS_SPECIFIC, evidence->specific ? NULL : specific_case(evidence));
    answer(questions, &answers, STATUS_MEASURABLE,
        evidence->measurable ? NULL : measurable_case(evidence));
    answer(questions, &answers, STATUS_TIME_BOUND, evidence->time_bound ? NULL : "no-time");
    if (evidence->reach != GOAL_REACH_UNKNOWN)
        answer(questions, &answers, STATUS_ACHIEVABLE,
            evidence->reach == GOAL_OUT_OF_REACH ? "out-of-reach"
            : evidence->reach == GOAL_CERTAIN    ? "too-easy"
                                                 : NULL);
    if (evidence->has_events && *evidence->metric)
        answer(questions, &answers, STATUS_RELEVANT, relevant_case(goal, evidence));
    if (goal_questions_no_purpose(questions, why))
        ask(questions, &answers, STATUS_PURPOSEFUL, "empty");
    else
        answer(questions, &answers, STATUS_PURPOSEFUL,
            goal_questions_only_money(questions, why) ? "only-money" : NULL);
    ask_further(questions, goal, evidence, &answers);
    return answers;
}
