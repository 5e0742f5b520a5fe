/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a week: which sums stand together, in what order and under what words. The wording
 * decides; no event word is known here. Invariant: every event word of the span is in some line.
 */
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "team/weekly_parts.h"

bool
weekly_list_covers(const struct weekly *weekly, const char *list, const char *word)
{
    size_t count;
    const struct wording_row *rows = wording_rows(weekly->wording, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].list, list) == 0 && chars_word_covers(rows[i].word, word))
            return true;
    return false;
}

/* Adds the sums of `from` to those of a line. */
static void
add_to_line(struct weekly_line *line, const struct sums *from)
{
    for (int week = 0; week < WEEKLY_SPAN; week++)
        line->weeks[week] += decimal_to_double(from->weeks[week]);
}

static bool
is_empty(const struct weekly_line *line)
{
    for (int week = 0; week < WEEKLY_SPAN; week++)
        if (line->weeks[week] > 0 || line->weeks[week] < 0)
            return false;
    return true;
}

static void
keep_line(struct weekly *weekly, const struct weekly_line *line)
{
    if (is_empty(line))
        return;
    weekly->lines = mem_grow(
        weekly->lines, &weekly->line_capacity, weekly->line_count + 1, sizeof *weekly->lines);
    weekly->lines[weekly->line_count++] = *line;
}

static int
compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* Sorts texts and leaves each once. Returns how many are left. */
static size_t
sort_once(const char **texts, size_t count)
{
    if (count == 0)
        return 0;
    qsort(texts, count, sizeof *texts, compare_texts);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (strcmp(texts[i], texts[kept - 1]) != 0)
            texts[kept++] = texts[i];
    return kept;
}

/* The units of the amounts of `word` and what is below it (NULL = of all), the empty one too. */
static size_t
find_units(struct weekly *weekly, const char *word)
{
    size_t known = (size_t)names_count(weekly->amount_keys), count = 0;
    weekly->units = mem_resize(weekly->units, known, sizeof *weekly->units);
    for (size_t i = 0; i < known; i++)
        if (!word || chars_word_covers(word, names_text(weekly->kinds, weekly->amounts[i].kind)))
            weekly->units[count++] = weekly->amounts[i].unit;
    return sort_once(weekly->units, count);
}

/* What the amounts of a word are called: as those of the nearest word above it that the list has.
   NULL: its amounts are not shown. */
static const char *
amount_words(const struct weekly *weekly, const char *word)
{
    size_t count, longest = 0;
    const struct wording_row *rows = wording_rows(weekly->wording, &count);
    const char *words = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(rows[i].word);
        if (strcmp(rows[i].list, "amount") != 0 || !chars_word_covers(rows[i].word, word) ||
            length <= longest)
            continue;
        words = rows[i].text;
        longest = length;
    }
    return words;
}

/* What the events of `word` were worth: a line for each unit. */
static void
keep_amounts(struct weekly *weekly, const char *word, const char *group, int depth)
{
    const char *words = amount_words(weekly, word);
    if (!words)
        return;
    size_t units = find_units(weekly, word), known = (size_t)names_count(weekly->amount_keys);
    for (size_t unit = 0; unit < units; unit++) {
        struct weekly_line line = {
            .group = group, .words = words, .unit = weekly->units[unit], .depth = depth};
        for (size_t i = 0; i < known; i++) {
            const struct amount *amount = &weekly->amounts[i];
            if (strcmp(amount->unit, line.unit) == 0 &&
                chars_word_covers(word, names_text(weekly->kinds, amount->kind)))
                add_to_line(&line, &amount->sums);
        }
        keep_line(weekly, &line);
    }
}

/* The sum of all event words that `word` covers. */
static struct weekly_line
line_of(const struct weekly *weekly, const struct wording_row *row, const char *group)
{
    struct weekly_line line = {.group = group, .words = row->text};
    for (size_t kind = 0; kind < weekly->kind_count; kind++)
        if (chars_word_covers(row->word, names_text(weekly->kinds, (int)kind)))
            add_to_line(&line, &weekly->kind_sums[kind].sums);
    return line;
}

/* Whether no week differs. */
static bool
is_same(const struct weekly_line *a, const struct weekly_line *b)
{
    for (int week = 0; week < WEEKLY_SPAN; week++)
        if (a->weeks[week] < b->weeks[week] || a->weeks[week] > b->weeks[week])
            return false;
    return true;
}

/* Whether one part of the row is all of it: then the part says more. */
static bool
is_one_part(const struct weekly *weekly, const struct wording_row *rows, size_t count, size_t index,
    const struct weekly_line *line)
{
    for (size_t i = 0; i < count; i++) {
        bool is_part = strlen(rows[i].word) > strlen(rows[index].word) &&
                       strcmp(rows[i].list, rows[index].list) == 0 &&
                       chars_word_covers(rows[index].word, rows[i].word);
        if (!is_part)
            continue;
        struct weekly_line part = line_of(weekly, &rows[i], "");
        if (is_same(&part, line))
            return true;
    }
    return false;
}

/* The rows of one list, under the name of its group. */
static void
keep_group(struct weekly *weekly, const char *list, const char *group)
{
    size_t count;
    const struct wording_row *rows = wording_rows(weekly->wording, &count);
    const char *above[16]; /* the rows shown that the next row may belong to */
    int depth = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].list, list) != 0)
            continue;
        while (depth > 0 && !chars_word_covers(above[depth - 1], rows[i].word))
            depth--;
        struct weekly_line line = line_of(weekly, &rows[i], group);
        bool has_count = !is_empty(&line);
        if (has_count && is_one_part(weekly, rows, count, i, &line))
            continue;
        line.depth = depth;
        keep_line(weekly, &line);
        if (has_count || depth == 0) /* an amount may stand without a count: once */
            keep_amounts(weekly, rows[i].word, group, has_count ? depth + 1 : 0);
        if (depth < (int)(sizeof above / sizeof above[0]))
            above[depth++] = rows[i].word;
    }
}

/* Event words that no group of the wording has. */
static void
keep_others(struct weekly *weekly, const char *group)
{
    size_t row_count, count = 0;
    const struct wording_row *rows = wording_rows(weekly->wording, &row_count);
    const char **others = mem_zeroed(weekly->kind_count, sizeof *others);
    for (size_t kind = 0; kind < weekly->kind_count; kind++) {
        const char *word = names_text(weekly->kinds, (int)kind);
        bool known = false;
        for (size_t i = 0; i < row_count && !known; i++)
            known = strcmp(rows[i].list, "group") == 0 &&
                    weekly_list_covers(weekly, rows[i].word, word);
        if (!known)
            others[count++] = word;
    }
    count = sort_once(others, count);
    for (size_t i = 0; i < count; i++) {
        struct weekly_line line = {.group = group, .words = others[i]};
        add_to_line(&line, &weekly->kind_sums[names_find(weekly->kinds, others[i])].sums);
        keep_line(weekly, &line);
    }
    free(others);
}

const struct weekly_line *
weekly_lines(struct weekly *weekly, size_t *count)
{
    size_t row_count;
    const struct wording_row *rows = wording_rows(weekly->wording, &row_count);
    weekly->line_count = 0;
    for (size_t i = 0; i < row_count; i++)
        if (strcmp(rows[i].list, "group") == 0)
            keep_group(weekly, rows[i].word, rows[i].text);
    keep_others(weekly, wording_text(weekly->wording, "group", "other"));
    *count = weekly->line_count;
    return weekly->lines;
}

const char *const *
weekly_units(struct weekly *weekly, size_t *count)
{
    *count = find_units(weekly, NULL);
    if (*count > 0 && weekly->units[0][0] == '\0') {
        (*count)--;
        return weekly->units + 1;
    }
    return weekly->units;
}
