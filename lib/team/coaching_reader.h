/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all commands share that read coaching logs: the options that say how, the people, and the
 * loop over the entries.
 */
#ifndef AMP_TEAM_COACHING_READER_H
#define AMP_TEAM_COACHING_READER_H

#include "base/options.h"
#include "team/coaching.h"
#include "team/coaching_map.h"

/* What is asked for on the command line; the numbers of the options. */
enum {
    COACHING_MAP = 600,
    COACHING_DATES,
    COACHING_ASK_REP,
    COACHING_ASK_OVERDUE,
    COACHING_WORDS,
    COACHING_SHOW_WORDS
};

/* The rows of the options that all such commands have, for a table of options. */
#define COACHING_READER_ROWS                                                                       \
    {COACHING_MAP, "map", ARGUMENT_NEEDED, "FILE", "what a sheet of your own calls its columns"},  \
    {                                                                                              \
        COACHING_DATES, "dates", ARGUMENT_NEEDED, "ORDER",                                         \
            "dmy, mdy or ymd, where the data do not tell"                                          \
    }

/* Start with {0}. */
struct coaching_reader {
    struct shared_options shared;
    const char *map_file;
    const char *rep;   /* --rep: about whom; NULL = not given */
    const char *words; /* --words: a file of sensitive words; NULL = the built-in ones */
    bool overdue;      /* --overdue: only what is */
    bool show_words;   /* --show-words */
    unsigned date_order;
    struct coaching_map *map;
    struct roster *roster;
    struct names *coaches;
};

/* Takes one of the options above; false if it is none of them. */
bool coaching_reader_take(struct coaching_reader *reader, int id, const char *value);

/* Opens the book of rows set aside, and reads map and roster. */
void coaching_reader_begin(struct coaching_reader *reader);

/* Gives every entry of the files, from --since to --until, to `take`. */
void coaching_reader_each(struct coaching_reader *reader,
    void (*take)(const struct coaching *entry, void *data), void *data);

/* Says who is not on the roster, frees, closes the book. Returns the exit status; look: somebody
   should look, which counts with -e. */
int coaching_reader_end(struct coaching_reader *reader, bool look);

#endif
