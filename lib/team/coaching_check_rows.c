/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The findings as rows: the half of team/coaching_check that writes.
 */
#include <stdbool.h>

#include "team/coaching_check.h"

size_t
coaching_check_write(struct coaching_check *check, struct writer *writer)
{
    static const char *const columns[] = {"line", "id", "column", "reason", NULL};
    bool several = coaching_check_files(check) > 1;
    size_t count;
    const struct coaching_finding *findings = coaching_check_findings(check, &count);
    for (size_t i = 0; columns[i]; i++)
        writer_cell(writer, columns[i]);
    if (several)
        writer_cell(writer, "file");
    writer_end_row(writer);
    for (size_t i = 0; i < count; i++) {
        writer_integer(writer, (long long)findings[i].line);
        writer_cell(writer, findings[i].id);
        writer_cell(writer, findings[i].column);
        writer_cell(writer, findings[i].reason);
        if (several)
            writer_cell(writer, findings[i].file);
        writer_end_row(writer);
    }
    return count;
}

bool
coaching_check_list(struct coaching_reader *reader, struct writer *writer)
{
    const struct shared_options *shared = &reader->shared;
    struct sensitive *sensitive = sensitive_read(reader->words, 0);
    struct coaching_check *check = coaching_check_new(
        shared->as_of, reader->map, reader->roster, sensitive, reader->date_order);
    for (size_t i = 0; i < shared->file_count; i++)
        coaching_check_file(check, shared->files[i], shared->delimiter);
    size_t count = coaching_check_write(check, writer);
    coaching_check_free(check);
    sensitive_free(sensitive);
    return count > 0;
}
