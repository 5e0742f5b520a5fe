/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills placeholders. Invariant: a text comes out with every placeholder filled, or not at all; and
 * the same case gives the same text.
 */
#include "team/recognition_words.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/outfile.h"
#include "base/template.h"
#include "base/text.h"
#include "team/sayable.h"
#include "team/wording.h"

#define BUILTIN "team/recognition-words"

/* The placeholders. */
enum field {
    EVENT,
    AFTER,
    WORDS,
    MANY,
    ONE,
    FIGURE,
    TIMES,
    DAYS,
    FIRST,
    WEEK,
    FIRST_WEEK,
    WHEN,
    WEEKS,
    REF,
    USUAL,
    USUAL_WEEKS,
    PAST_FIGURE,
    PAST_DAYS,
    PAST_WEEKS,
    PAST_REF,
    DUE,
    SUBJECT,
    OWN_WORDS,
    PERIOD,
    KNOWN,
    FIELDS
};

static const char *const field_names[FIELDS] = {"event", "after", "words", "many", "one", "figure",
    "times", "days", "first", "week", "first_week", "when", "weeks", "ref", "usual", "usual_weeks",
    "past_figure", "past_days", "past_weeks", "past_ref", "due", "subject", "own_words", "period",
    "known"};

/* What is filled in; NULL = not known or not to be said. */
struct fields {
    const char *values[FIELDS];
};

struct recognition_words {
    struct wording *wording, *events;
    const struct roster *roster;
    const struct names *others;
    struct sayable *sayable; /* NULL until something may be quoted */
    struct arena arena;
};

static void
check_row(const struct wording_row *row, const char *name)
{
    const char *fault = template_fault(row->text, field_names, FIELDS);
    if (fault)
        diag_fatal("%s: in the text '%s' for '%s' there is no such placeholder as '%s'", name,
            text_shown(row->text), text_shown(row->word), text_shown(fault));
}

struct recognition_words *
recognition_words_read(
    const char *path, char delimiter, const struct roster *roster, const struct names *others)
{
    struct recognition_words *words = mem_zeroed(1, sizeof *words);
    size_t count;
    words->wording = wording_read_other(BUILTIN, path, delimiter);
    words->events = wording_read(NULL, 0);
    words->roster = roster;
    words->others = others;
    const struct wording_row *rows = wording_rows(words->wording, &count);
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i], path ? path : BUILTIN);
    return words;
}

void
recognition_words_free(struct recognition_words *words)
{
    if (!words)
        return;
    wording_free(words->wording);
    wording_free(words->events);
    sayable_free(words->sayable);
    arena_free(&words->arena);
    free(words);
}

void
recognition_words_show(const char *path)
{
    outfile_table(path, BUILTIN);
}

/* The text with all placeholders filled; NULL if one cannot be. */
static const char *
filled(struct recognition_words *words, const char *text, const struct fields *fields)
{
    char *made = template_filled(text, field_names, fields->values, FIELDS);
    const char *kept = made ? arena_text(&words->arena, made, strlen(made)) : NULL;
    free(made);
    return kept;
}

/* FNV-1a, 32 bits (Fowler, Noll, Vo), of a text and the NUL behind it. */
static uint32_t
hash_on(uint32_t hash, const char *text)
{
    do
        hash = (hash ^ (unsigned char)*text) * UINT32_C(16777619);
    while (*text++ != '\0');
    return hash;
}

/* One of the texts that a list has for a word, as `choice` says, or the next that can be filled;
   NULL if none can. */
static const char *
text_of(struct recognition_words *words, const char *list, const char *word,
    const struct fields *fields, uint32_t choice)
{
    size_t count, found = 0;
    const struct wording_row *rows = wording_rows(words->wording, &count);
    const char **texts = mem_zeroed(count + 1, sizeof *texts), *text = NULL;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].list, list) != 0 || strcmp(rows[i].word, word) != 0)
            continue;
        texts[found] = filled(words, rows[i].text, fields);
        found += texts[found] != NULL;
    }
    if (found > 0)
        text = texts[choice % found];
    free(texts);
    return text;
}

/* What an event word is called: as a list says it, else as a label. */
static const char *
word_of(struct recognition_words *words, const char *event, const char *list)
{
    const char *text = wording_text(words->wording, list, event);
    if (text == event)
        text = wording_text(words->wording, "event", event);
    return text == event ? wording_event(words->events, event) : text;
}

static const char *
joined(struct recognition_words *words, const char *a, const char *between, const char *b)
{
    size_t size = strlen(a) + strlen(between) + strlen(b) + 1;
    char *text = arena_alloc(&words->arena, size);
    snprintf(text, size, "%s%s%s", a, between, b);
    return text;
}

/* What an expression is called: "calls and meetings". */
static const char *
words_of(struct recognition_words *words, const char *expression, const char *list)
{
    const char *text = "";
    for (const char *at = expression; *at != '\0';) {
        size_t length = strcspn(at, "+() ");
        if (length > 0) {
            const char *event = arena_text(&words->arena, at, length);
            text = joined(words, text, text[0] != '\0' ? " and " : "", word_of(words, event, list));
        }
        at += length + (at[length] != '\0');
    }
    return text;
}

static const char *
figure_of(struct recognition_words *words, double value, int digits)
{
    char text[NUMBER_TEXT_SIZE];
    (void)number_text(value, digits, text);
    return text[0] != '\0' ? arena_text(&words->arena, text, strlen(text)) : NULL;
}

/* "twice"; for what the table has no word for, the figure and the table's word for times. */
static const char *
times_of(struct recognition_words *words, double value, int digits)
{
    const char *figure = figure_of(words, value, digits);
    const char *text = figure ? wording_text(words->wording, "times", figure) : NULL;
    return text != figure || !figure
               ? text
               : joined(words, figure, " ", wording_text(words->wording, "times", "times"));
}

static const char *
day_of(struct recognition_words *words, int day)
{
    char text[DAY_TEXT_SIZE];
    (void)day_text(day, text);
    return text[0] != '\0' ? arena_text(&words->arena, text, strlen(text)) : NULL;
}

static const char *
week_of(struct recognition_words *words, int day)
{
    char text[DAY_WEEK_TEXT_SIZE];
    if (day == DAY_NONE)
        return NULL;
    (void)day_week_text(day, text);
    return arena_text(&words->arena, text, strlen(text));
}

/* "on 2026-11-18", or "from 2026-11-16 to 2026-11-20". */
static const char *
days_of(struct recognition_words *words, const struct finding_stretch *stretch)
{
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE], text[2 * DAY_TEXT_SIZE + 16];
    if (stretch->first == DAY_NONE)
        return NULL;
    (void)day_text(stretch->first, first);
    if (stretch->first == stretch->last)
        snprintf(text, sizeof text, "on %s", first);
    else
        snprintf(text, sizeof text, "from %s to %s", first, day_text(stretch->last, last));
    return arena_text(&words->arena, text, strlen(text));
}

/* When it was, as one says it on `date`; NULL if the table has no word for that. */
static const char *
when_of(struct recognition_words *words, const struct finding_stretch *stretch, int date)
{
    char weekday[2] = {0};
    const char *word = "earlier";
    int monday = day_period_start(PERIOD_WEEK, date);
    if (stretch->first == DAY_NONE)
        return NULL;
    if (stretch->first >= monday && stretch->first == stretch->last) {
        weekday[0] = (char)('0' + day_weekday(stretch->first));
        word = weekday;
    } else if (stretch->first >= monday) {
        word = "this";
    } else if (stretch->first >= monday - 7 && stretch->last < monday) {
        word = "last";
    }
    const char *text = wording_text(words->wording, "when", word);
    return text != word ? text : NULL;
}

/* What somebody wrote, without the stop at its end; NULL if there is nothing or it may not be said.
 */
static const char *
quoted(struct recognition_words *words, int person, const char *text)
{
    size_t length = strlen(text);
    if (!words->sayable)
        words->sayable = sayable_new(words->roster, words->others);
    while (length > 0 && strchr(" .!;,", text[length - 1]))
        length--;
    return length > 0 && sayable_to(words->sayable, person, text)
               ? arena_text(&words->arena, text, length)
               : NULL;
}

static const char *
recognised_text(struct recognition_words *words, const char *list, const char *word,
    const struct recognition_case *recognised)
{
    const struct finding *finding = &recognised->finding;
    const struct finding_stretch *now = &finding->now, *past = &finding->past;
    const char *event = recognised->rule->event;
    int digits = recognised->digits, person = recognised->person;
    const struct fields fields = {{
        [EVENT] = event,
        [AFTER] = recognised->rule->after,
        [WORDS] = words_of(words, event, "event"),
        [MANY] = words_of(words, event, "many"),
        [ONE] = words_of(words, event, "one"),
        [TIMES] = times_of(words, now->figure, digits),
        [FIGURE] = figure_of(words, now->figure, digits),
        [DAYS] = days_of(words, now),
        [FIRST] = day_of(words, now->first),
        [WEEK] = week_of(words, now->last),
        [FIRST_WEEK] = week_of(words, now->first),
        [WHEN] = when_of(words, now, recognised->date),
        [WEEKS] = figure_of(words, now->weeks, 17),
        [REF] = now->ref,
        [USUAL] = figure_of(words, finding->usual, digits),
        [USUAL_WEEKS] = figure_of(words, finding->usual_weeks, 17),
        [PAST_FIGURE] = figure_of(words, past->figure, digits),
        [PAST_DAYS] = days_of(words, past),
        [PAST_WEEKS] = figure_of(words, past->weeks, 17),
        [PAST_REF] = past->ref,
        [DUE] = finding->due == DAY_NONE ? "none" : day_of(words, finding->due),
        [SUBJECT] = finding->subject,
        [OWN_WORDS] = quoted(words, person, finding->subject),
        [PERIOD] = finding->period,
    }};
    char date[DAY_TEXT_SIZE];
    uint32_t choice = hash_on(UINT32_C(2166136261), recognised->rep);
    choice = hash_on(hash_on(choice, recognised->rule->rule), day_text(recognised->date, date));
    return text_of(words, list, word, &fields, choice);
}

const char *
recognition_message(struct recognition_words *words, const struct recognition_case *recognised)
{
    const char *text = recognised_text(words, "message", recognised->rule->rule, recognised);
    if (!text)
        text = recognised_text(words, "plain", recognised->rule->rule, recognised);
    return text ? text : recognised->rule->text;
}

const char *
recognition_what(struct recognition_words *words, const struct recognition_case *recognised)
{
    const char *text = recognised_text(words, "what", recognised->test, recognised);
    return text ? text : recognised->rule->text;
}

const char *
recognition_evidence(struct recognition_words *words, const struct recognition_case *recognised)
{
    const char *text = recognised_text(words, "evidence", recognised->test, recognised);
    return text ? text : "";
}

const char *
recognition_without(struct recognition_words *words, const char *const *rules, size_t count)
{
    const char *known = "";
    for (size_t i = 0; i < count; i++)
        known = joined(words, known, i > 0 ? ", " : "", rules[i]);
    const struct fields fields = {{[KNOWN] = known}};
    const char *text = text_of(words, "without", count > 0 ? "known" : "look-closer", &fields, 0);
    return text ? text : "";
}

const char *
recognition_without_what(struct recognition_words *words, int last_day)
{
    const struct fields fields = {{[FIRST] = day_of(words, last_day)}};
    const char *text =
        text_of(words, "without", last_day == DAY_NONE ? "never" : "since", &fields, 0);
    return text ? text : "";
}
