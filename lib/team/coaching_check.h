/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is wrong with a coaching log: cells that make no sense, promises that nobody can keep or
 * close, ids that do not hold together, a record that was cut short, and words that do not belong
 * there. Nothing is put right here.
 */
#ifndef AMP_TEAM_COACHING_CHECK_H
#define AMP_TEAM_COACHING_CHECK_H

#include <stddef.h>

#include "csv/writer.h"
#include "team/coaching_map.h"
#include "team/coaching_reader.h"
#include "team/roster.h"
#include "team/sensitive.h"

struct coaching_finding {
    const char *file;
    size_t line;
    const char *id, *column; /* "" = none, or the row as a whole */
    const char *reason;
};

struct coaching_check;

/* Dates later than as_of are in the future. All given must outlive the check. date_order: of
   base/dateform.h, 0 = the data decide. */
struct coaching_check *coaching_check_new(int as_of, const struct coaching_map *map,
    struct roster *roster, const struct sensitive *sensitive, unsigned date_order);
void coaching_check_free(struct coaching_check *check);

/* Looks through one log ("-" = standard input, of which a record that was cut short cannot be
   told). Rows that are no rows are set aside, and are findings too. */
void coaching_check_file(struct coaching_check *check, const char *path, char delimiter);

/* The findings, in the order of the files, lines and columns; ids are looked up in all files. Call
   after the last file. */
const struct coaching_finding *coaching_check_findings(struct coaching_check *check, size_t *count);

/* How many different files were looked through. */
size_t coaching_check_files(const struct coaching_check *check);

/* Writes line,id,column,reason, and behind them the file if there were several. Returns how many
   findings there are. */
size_t coaching_check_write(struct coaching_check *check, struct writer *writer);

/* Looks through all logs of the reader and writes what there is. True if there is anything. */
bool coaching_check_list(struct coaching_reader *reader, struct writer *writer);

#endif
