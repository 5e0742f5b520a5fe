/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replacing a file whole: the half of base/outfile that knows folders, symbolic links, modes and
 * signals. Only outfile.c calls it.
 */
#ifndef AMP_BASE_REPLACE_H
#define AMP_BASE_REPLACE_H

struct replacement;

/* Makes an empty temporary file beside the file that `path` leads to, which may not exist yet.
   NULL if something else is there (a device, a FIFO): that can only be opened itself. Every trouble
   ends the program, and so does a file that is being replaced already. */
struct replacement *replace_begin(const char *path);

/* The descriptor to write to. */
int replace_descriptor(const struct replacement *replacement);

/* Gives the new file the mode (and, as far as the system lets us, the owner) of the old one,
   syncs it, renames it over the old one, syncs the folder and frees. Every trouble ends the
   program; the old file is untouched then. */
void replace_commit(struct replacement *replacement);

#endif
