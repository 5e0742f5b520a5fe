/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --help and --version. It is a reminder on one screen, not the manual: how much is said of each
 * option depends on how many there are.
 * Invariant: what is printed was written and checked like any other output, so a full disk is not
 * exit 0.
 */
#include "base/help.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "base/text.h"

enum {
    LINES = 24,
    COLUMNS = 79,
    FIXED_LINES = 6, /* example, usage, summary, an empty line, another one, where to read more */
    SHARED_PER_LINE = 2,
    OWN_PER_LINE = 2, /* where they are too many for a line each */
    LABEL_SIZE = 64,
};

/* "-o --output=FILE", "   --as-of=DATE" or "   --rules[=FILE]". */
static size_t
label(const struct option_row *row, char text[static LABEL_SIZE])
{
    char letter[] = "   ";
    if (row->id < 256) {
        letter[0] = '-';
        letter[1] = (char)row->id;
    }
    bool optional = row->argument == ARGUMENT_OPTIONAL;
    const char *before = row->argument == ARGUMENT_NONE ? "" : optional ? "[=" : "=";
    const char *value = row->argument == ARGUMENT_NONE ? "" : row->value_name;
    snprintf(text, LABEL_SIZE, "%s--%s%s%s%s", letter, row->long_name, before, value,
        optional ? "]" : "");
    return text_width(text);
}

struct widths {
    size_t label, help;
};

/* How wide the texts of one column of a table are. */
static struct widths
column_widths(const struct option_row *rows, size_t count, size_t column, size_t per_line)
{
    struct widths most = {0, 0};
    for (size_t i = column; i < count; i += per_line) {
        char text[LABEL_SIZE];
        size_t label_width = label(&rows[i], text), help_width = text_width(rows[i].help);
        most.label = label_width > most.label ? label_width : most.label;
        most.help = help_width > most.help ? help_width : most.help;
    }
    return most;
}

/* A table of `per_line` options in a line, each with its few words. */
static void
print_table(struct outfile *out, const struct option_row *rows, size_t count, size_t per_line)
{
    for (size_t i = 0; i < count; i++) {
        char text[LABEL_SIZE];
        bool last = (i + 1) % per_line == 0 || i + 1 == count;
        struct widths widths = column_widths(rows, count, i % per_line, per_line);
        size_t after_label = widths.label - label(&rows[i], text);
        size_t after_help = last ? 0 : widths.help - text_width(rows[i].help);
        outfile_format(out, "  %s%*s  %s%*s%s", text, (int)after_label, "", rows[i].help,
            (int)after_help, "", last ? "\n" : "");
    }
}

/* Only the names, as many in a line as it takes; `out` NULL: only counted. Returns how many lines
   that is. */
static size_t
print_names(struct outfile *out, const struct option_row *rows, size_t count)
{
    size_t columns = 0, lines = count > 0;
    for (size_t i = 0; i < count; i++) {
        char text[LABEL_SIZE];
        label(&rows[i], text);
        const char *name = text + strspn(text, " ");
        size_t width = 2 + text_width(name);
        if (columns + width > COLUMNS) {
            if (out)
                outfile_text(out, "\n");
            columns = 0;
            lines++;
        }
        if (out)
            outfile_format(out, "  %s", name);
        columns += width;
    }
    if (out && count > 0)
        outfile_text(out, "\n");
    return lines;
}

/* Whether all of a program's options fit into `room` lines of the screen's width, two in a line. */
static bool
fit_in_pairs(const struct option_row *rows, size_t count, size_t room)
{
    size_t width = 0;
    for (size_t column = 0; column < OWN_PER_LINE; column++) {
        struct widths widths = column_widths(rows, count, column, OWN_PER_LINE);
        width += 2 + widths.label + 2 + widths.help;
    }
    return width <= COLUMNS && (count + OWN_PER_LINE - 1) / OWN_PER_LINE <= room;
}

/* How many of a program's options have a line of their own with their few words, for the first ones
   to come first; the names of the others follow. */
static size_t
own_lines(const struct option_row *rows, size_t count, size_t room)
{
    size_t own = count;
    while (own > 0 && own + print_names(NULL, rows + own, count - own) > room)
        own--;
    return own;
}

/* A manual page is about a program, not about one of its subcommands. */
static int
page_length(const struct program *program)
{
    return (int)strcspn(program->name, " ");
}

void
help_print(const struct program *program, const struct option_row *shared, size_t count)
{
    struct outfile *out = outfile_open(NULL);
    outfile_format(out, "%s\nusage: %s [OPTION...]%s%s\n%s\n\n", program->example, program->name,
        program->operands[0] == '\0' ? "" : " ", program->operands, program->summary);
    size_t shared_lines = (count + SHARED_PER_LINE - 1) / SHARED_PER_LINE;
    size_t room = LINES - FIXED_LINES - print_names(NULL, shared, count);
    size_t own = own_lines(program->rows, program->count, room);
    if (program->count > 0) {
        bool pairs = own < program->count && fit_in_pairs(program->rows, program->count, room);
        print_table(out, program->rows, pairs ? program->count : own, pairs ? OWN_PER_LINE : 1);
        if (!pairs)
            (void)print_names(out, program->rows + own, program->count - own);
        outfile_text(out, "\n");
    }
    if (FIXED_LINES + program->count + shared_lines <= LINES) {
        print_table(out, shared, count, SHARED_PER_LINE);
    } else {
        (void)print_names(out, shared, count);
    }
    outfile_format(out, "More: man %.*s, man amptools\n", page_length(program), program->name);
    outfile_commit(out);
}

void
help_print_commands(const struct program *program, const struct command *commands, size_t count)
{
    struct outfile *out = outfile_open(NULL);
    outfile_format(out, "%s\nusage: %s COMMAND [OPTION...] %s\n%s\n\n", program->example,
        program->name, program->operands, program->summary);
    for (size_t i = 0; i < count; i++)
        outfile_format(out, "  %-10s  %s\n", commands[i].name, commands[i].help);
    outfile_format(out, "\n'%s COMMAND --help' lists the options of a command.\n", program->name);
    outfile_format(out, "More: man %.*s, man amptools\n", page_length(program), program->name);
    outfile_commit(out);
}

void
help_print_version(const struct program *program)
{
    struct outfile *out = outfile_open(NULL);
    outfile_format(out, "%.*s (amptools) %s\n", page_length(program), program->name, AMP_VERSION);
    outfile_text(out, "GPL-3.0-or-later: free to use, change and share; no warranty.\n");
    outfile_commit(out);
}
