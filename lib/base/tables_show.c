/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printing a table that is compiled in: byte by byte, as it was written. Apart from finding one,
 * which needs nothing else of the library.
 */
#include "base/outfile.h"
#include "base/tables.h"

void
tables_show(const char *name, const char *path)
{
    const struct table_file *table = tables_find(name);
    struct outfile *out = outfile_open(path);
    outfile_write(out, table->bytes, table->size);
    outfile_commit(out);
}
