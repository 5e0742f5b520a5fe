/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding a table that is compiled in. The tables are few and looked up a few times in a run, so
 * this is a plain walk: no index to keep in step with the list.
 */
#include "base/tables.h"

#include <string.h>

#include "base/diag.h"

const struct table_file *
tables_find(const char *name)
{
    for (const struct table_file *table = tables_all; table->name != NULL; table++) {
        if (strcmp(table->name, name) == 0)
            return table;
    }
    return NULL;
}

const char *
tables_lack(const char *what)
{
    diag_fatal("'%s' is not compiled in: this is a fault of the program", what);
}

const struct table_file *
tables_need(const char *name)
{
    const struct table_file *table = tables_find(name);
    if (table == NULL)
        tables_lack(name);
    return table;
}
