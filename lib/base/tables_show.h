/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For options that show what is built in.
 */
#ifndef AMP_BASE_TABLES_SHOW_H
#define AMP_BASE_TABLES_SHOW_H

/* Writes the built-in table called `name` (base/tables.h), which there must be, as it is to `path`
   (NULL or "-" = standard output). */
void tables_show(const char *name, const char *path);

#endif
