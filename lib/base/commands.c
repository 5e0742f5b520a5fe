/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first word of the command line. Options before it are not understood: they are those of a
 * command.
 */
#include "base/commands.h"

#include <string.h>

#include "base/diag.h"
#include "base/help.h"
#include "base/mem.h"
#include "base/text.h"

enum { COMMANDS_MOST = 16 };

static void __attribute__((noreturn))
refuse(const char *word, const char *const *names, size_t count)
{
    char list[200];
    const char *meant = word ? text_nearest(word, names, count) : NULL;
    (void)text_list(names, count, "", list, sizeof list);
    if (!word)
        options_usage("a command is needed: %s", list);
    if (word[0] == '-')
        options_usage("a command comes before '%s': %s", text_shown(word), list);
    if (meant)
        options_usage("unknown command '%s'; did you mean '%s'?", text_shown(word), meant);
    options_usage("unknown command '%s'; there are %s", text_shown(word), list);
}

int
commands_run(const struct program *program, const struct command *commands, size_t count, int argc,
    char **argv)
{
    const char *names[COMMANDS_MOST], *word = argc > 1 ? argv[1] : NULL;
    diag_program(program->name);
    mem_at_most(count, COMMANDS_MOST, "commands");
    for (size_t i = 0; i < count; i++) {
        names[i] = commands[i].name;
        if (word && strcmp(word, names[i]) == 0)
            return commands[i].run(argc - 1, argv + 1, commands[i].data);
    }
    if (word && (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0))
        help_print_commands(program, commands, count);
    else if (word && (strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0))
        help_print_version(program);
    else
        refuse(word, names, count);
    return STATUS_DONE;
}
