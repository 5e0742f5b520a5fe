/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What coaching logs hold about one person, for that person: every row that names them as rep, as
 * it was written, with all its columns, whether or not its cells make sense; and nothing about
 * anybody else. In rows about several people, and in texts, colleagues become "(a colleague)";
 * coaches keep their names.
 */
#ifndef AMP_TEAM_COACHING_MINE_H
#define AMP_TEAM_COACHING_MINE_H

#include <stddef.h>

#include "csv/writer.h"
#include "team/coaching_map.h"
#include "team/coaching_reader.h"
#include "team/roster.h"

struct coaching_mine;

/* All given must outlive it. Rows of other days than since to until are not asked for (DAY_NONE =
   open); a row whose date makes no sense is. */
struct coaching_mine *coaching_mine_new(struct roster *roster, const char *rep,
    const struct coaching_map *map, int since, int until, unsigned date_order);
void coaching_mine_free(struct coaching_mine *mine);

void coaching_mine_file(struct coaching_mine *mine, const char *path, char delimiter);

/* Writes header and rows, in the order of the files. Columns are those of the first file, then
   those that only later files have. Call after the last file. */
void coaching_mine_write(const struct coaching_mine *mine, struct writer *writer);

/* Writes the rows about reader->rep in all its logs. No name, or one that nobody has in the logs or
   the roster, ends the program. False: nobody need look. */
bool coaching_mine_list(struct coaching_reader *reader, struct writer *writer);

#endif
