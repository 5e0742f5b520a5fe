/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of reports: what event words, statuses and verdicts are called on a page for people,
 * and in which groups and order events are shown. They are rows of a table `list,word,text`
 * (tables/report-words.csv, compiled in), which the user can replace.
 *
 * Lists: `group` (in the order of the page; its words are lists of events), `amount` (events whose
 * values are shown), `status`, `usual`, `kind` and `lift` (interventions), `news` (rules of
 * recognition, where the stream has no words for people), `private` (rules that the team's page
 * leaves out), `cadence`, `scale`, `precondition` (scales that come first), `change` and `shown`
 * (scores of groups).
 */
#ifndef AMP_TEAM_WORDING_H
#define AMP_TEAM_WORDING_H

#include <stdbool.h>
#include <stddef.h>

struct wording;

struct wording_row {
    const char *list, *word, *text;
};

/* Reads a file, or with path NULL the table that is compiled in. */
struct wording *wording_read(const char *path, char delimiter);
/* The same for words of another program: `builtin` names the table that is compiled in. */
struct wording *wording_read_other(const char *builtin, const char *path, char delimiter);
void wording_free(struct wording *wording);

/* The SHA-256 of the file's bytes in hexadecimal digits; "" for a table that is compiled in. */
const char *wording_digest(const struct wording *wording);

/* What `word` of a list is called; the word itself if the table has no row for it. Lives as long as
   the wording, or as `word`. */
const char *wording_text(const struct wording *wording, const char *list, const char *word);

/* Whether the table has a row for `word` of a list, or any row of it. */
bool wording_knows(const struct wording *wording, const char *list, const char *word);
bool wording_has_list(const struct wording *wording, const char *list);

/* What an event word is called in the first group that knows it; the word itself if none does. */
const char *wording_event(const struct wording *wording, const char *word);

/* The rows, in the order of the table. */
const struct wording_row *wording_rows(const struct wording *wording, size_t *count);

#endif
