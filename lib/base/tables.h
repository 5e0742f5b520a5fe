/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The data that is compiled in. Every file lib/DIR/tables/NAME.csv (or .css) is part of the
 * programs, byte by byte, under the name "DIR/NAME": maps, words, rules and texts are changed as
 * rows of those files, not as code. The Makefile makes the C file that holds the bytes.
 */
#ifndef AMP_BASE_TABLES_H
#define AMP_BASE_TABLES_H

#include <stddef.h>

struct table_file {
    const char *name;           /* "team/crm-salesforce"; NULL in the last row */
    const unsigned char *bytes; /* the file, and a NUL after it */
    size_t size;                /* without that NUL */
};

/* All of them. The last row has no name. */
extern const struct table_file tables_all[];

/* The table called `name`, or NULL. */
const struct table_file *tables_find(const char *name);

/* The table called `name`, which a program was built with; ends the program if it was not. */
const struct table_file *tables_need(const char *name);

/* Ends the program because of something that a table it was built with should have. Has the type of
   what is missing, so that it can stand in its place. */
_Noreturn const char *tables_lack(const char *what);

#endif
