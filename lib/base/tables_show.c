/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table's bytes, unchanged: they are already what they should look like.
 */
#include "base/tables_show.h"

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
