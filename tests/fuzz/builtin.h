/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The built-in tables that programs read when they start: words of goal sentences, metrics, words
 * of pages and of thanks, rules of recognition and of decisions, questions. Reading them takes more
 * time than all else in a run, and they are the same in every run, so they are read once in a
 * process. A run is given these where it asks for what is built in; files of its own it reads
 * itself. The Makefile sends the calls here (ld --wrap).
 */
#ifndef AMP_TESTS_FUZZ_BUILTIN_H
#define AMP_TESTS_FUZZ_BUILTIN_H

#include <stdbool.h>
#include <string.h>

#include "fuzz.h"

#include "base/mem.h"
#include "base/template.h"
#include "measure/lexicon.h"
#include "measure/rules.h"
#include "team/decision_rules.h"
#include "team/goal_questions.h"
#include "team/metrics.h"
#include "team/playbook.h"
#include "team/recognition_rules.h"
#include "team/recognition_words.h"
#include "team/sentence_words.h"
#include "team/wording.h"
#include "work/decisions.h"

struct lexicon *__real_lexicon_new(void);
void __real_lexicon_free(struct lexicon *lexicon);
void __real_sentence_words_read(
    const char *path, char delimiter, sentence_word_taker *taker, void *data);
struct metrics *__real_metrics_read(const char *path, char delimiter);
void __real_metrics_free(struct metrics *metrics);
struct playbook *__real_playbook_read(const char *path, char delimiter);
void __real_playbook_free(struct playbook *playbook);
void __real_decision_rules_read(struct decision_rules *rules, const char *path, char delimiter,
    const struct decision_kind *kinds, const char *const *fields, size_t field_count);
struct goal_questions *__real_goal_questions_new(void);
void __real_goal_questions_free(struct goal_questions *questions);
void __real_recognition_rules_read(
    struct recognition_rules *rules, const char *path, char delimiter, const char *const *tests);
struct wording *__real_wording_read_other(const char *builtin, const char *path, char delimiter);
void __real_wording_free(struct wording *wording);
const char *__real_template_fault(const char *text, const char *const *names, size_t count);

struct lexicon *__wrap_lexicon_new(void);
void __wrap_lexicon_free(struct lexicon *lexicon);
void __wrap_sentence_words_read(
    const char *path, char delimiter, sentence_word_taker *taker, void *data);
struct metrics *__wrap_metrics_read(const char *path, char delimiter);
void __wrap_metrics_free(struct metrics *metrics);
struct playbook *__wrap_playbook_read(const char *path, char delimiter);
void __wrap_playbook_free(struct playbook *playbook);
void __wrap_decision_rules_read(struct decision_rules *rules, const char *path, char delimiter,
    const struct decision_kind *kinds, const char *const *fields, size_t field_count);
struct goal_questions *__wrap_goal_questions_new(void);
void __wrap_goal_questions_free(struct goal_questions *questions);
void __wrap_recognition_rules_read(
    struct recognition_rules *rules, const char *path, char delimiter, const char *const *tests);
struct wording *__wrap_wording_read(const char *path, char delimiter);
struct wording *__wrap_wording_read_other(const char *builtin, const char *path, char delimiter);
void __wrap_wording_free(struct wording *wording);
const char *__wrap_template_fault(const char *text, const char *const *names, size_t count);

static struct lexicon *builtin_words;
static bool own_words; /* the run in hand has a file with words of goal sentences, or of thanks */
static struct metrics *builtin_metrics;
static struct playbook *builtin_playbook;
static struct goal_questions *builtin_questions;
static struct recognition_rules builtin_rules;
static struct decision_rules builtin_decisions;
static struct {
    const char *name;
    struct wording *wording;
} builtin_wordings[] = {{"team/report-words", NULL}, {"team/recognition-words", NULL}};

enum { WORDINGS = sizeof builtin_wordings / sizeof builtin_wordings[0] };

static bool
take(
    void *data, const char *word_class, const char *phrase, const char *meaning, const char **error)
{
    return lexicon_add(data, word_class, phrase, meaning, error);
}

/* Call once, before any run. */
static void
builtin_read(void)
{
    builtin_words = __real_lexicon_new();
    __real_sentence_words_read(NULL, 0, take, builtin_words);
    builtin_metrics = __real_metrics_read(NULL, 0);
    (void)metrics_nearest(builtin_metrics, "x"); /* which makes its list at the first call */
    builtin_playbook = __real_playbook_read(NULL, 0);
    builtin_questions = __real_goal_questions_new();
    __real_recognition_rules_read(&builtin_rules, NULL, 0, rule_test_words);
    __real_decision_rules_read(
        &builtin_decisions, NULL, 0, decision_kinds, decision_fields, DECISION_FIELDS);
    for (size_t i = 0; i < WORDINGS; i++)
        builtin_wordings[i].wording = __real_wording_read_other(builtin_wordings[i].name, NULL, 0);
    own_words = true; /* so that these are looked at */
    recognition_words_free(recognition_words_read(NULL, 0, NULL, NULL));
    own_words = false;
}

struct lexicon *
__wrap_lexicon_new(void)
{
    return own_words ? __real_lexicon_new() : builtin_words;
}

void
__wrap_lexicon_free(struct lexicon *lexicon)
{
    if (lexicon != builtin_words)
        __real_lexicon_free(lexicon);
}

void
__wrap_sentence_words_read(const char *path, char delimiter, sentence_word_taker *taker, void *data)
{
    fuzz_check(own_words == (path != NULL), "a file with words where none is, or the other way");
    if (data != builtin_words)
        __real_sentence_words_read(path, delimiter, taker, data);
}

struct metrics *
__wrap_metrics_read(const char *path, char delimiter)
{
    return path ? __real_metrics_read(path, delimiter) : builtin_metrics;
}

void
__wrap_metrics_free(struct metrics *metrics)
{
    if (metrics != builtin_metrics)
        __real_metrics_free(metrics);
}

struct playbook *
__wrap_playbook_read(const char *path, char delimiter)
{
    return path ? __real_playbook_read(path, delimiter) : builtin_playbook;
}

void
__wrap_playbook_free(struct playbook *playbook)
{
    if (playbook != builtin_playbook)
        __real_playbook_free(playbook);
}

struct goal_questions *
__wrap_goal_questions_new(void)
{
    return builtin_questions;
}

void
__wrap_goal_questions_free(struct goal_questions *questions)
{
    fuzz_check(!questions || questions == builtin_questions, "questions from elsewhere");
}

/* A run gets its own copy of the rows, for it writes into them, with the same texts. */
void
__wrap_recognition_rules_read(
    struct recognition_rules *rules, const char *path, char delimiter, const char *const *tests)
{
    if (path) {
        __real_recognition_rules_read(rules, path, delimiter, tests);
        return;
    }
    size_t size = builtin_rules.count * sizeof *builtin_rules.items;
    rules->items = (struct recognition_rule *)(void *)mem_copy((char *)builtin_rules.items, size);
    rules->count = rules->capacity = builtin_rules.count;
}

void
__wrap_decision_rules_read(struct decision_rules *rules, const char *path, char delimiter,
    const struct decision_kind *kinds, const char *const *fields, size_t field_count)
{
    if (path) {
        __real_decision_rules_read(rules, path, delimiter, kinds, fields, field_count);
        return;
    }
    size_t size = builtin_decisions.count * sizeof *builtin_decisions.items;
    rules->items = (struct decision_rule *)(void *)mem_copy((char *)builtin_decisions.items, size);
    rules->count = rules->capacity = builtin_decisions.count;
}

struct wording *
__wrap_wording_read_other(const char *builtin, const char *path, char delimiter)
{
    for (size_t i = 0; i < WORDINGS && !path; i++)
        if (strcmp(builtin_wordings[i].name, builtin) == 0)
            return builtin_wordings[i].wording;
    return __real_wording_read_other(builtin, path, delimiter);
}

struct wording *
__wrap_wording_read(const char *path, char delimiter)
{
    return __wrap_wording_read_other(builtin_wordings[0].name, path, delimiter);
}

void
__wrap_wording_free(struct wording *wording)
{
    for (size_t i = 0; i < WORDINGS; i++)
        if (wording == builtin_wordings[i].wording)
            return;
    __real_wording_free(wording);
}

/* The texts of the built-in words of thanks were looked at before the first run. */
const char *
__wrap_template_fault(const char *text, const char *const *names, size_t count)
{
    if (strcmp(FUZZ_PROGRAM, "recognize") == 0 && !own_words)
        return NULL;
    return __real_template_fault(text, names, count);
}

#endif
