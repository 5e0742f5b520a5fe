/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/commands: the command is found, and what is none is said.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/commands.h"
#include "child.h"

static int
count_words(int argc, char **argv, const void *data)
{
    return argc * 10 + (int)strlen(argv[0]) + *(const int *)data;
}

static const int one = 1, two = 2;
static const struct command commands[] = {
    {"add", "add something", count_words, &one},
    {"status", "say what there is", count_words, &two},
};
static const struct program program = {.name = "tool",
    .example = "tool add file.csv",
    .summary = "Does things.",
    .operands = "[FILE...]"};

static int
run(int argc, char **argv)
{
    return commands_run(&program, commands, 2, argc, argv);
}

static void
a_command_gets_its_words(void **state)
{
    (void)state;
    char tool[] = "tool", add[] = "add", status[] = "status", word[] = "--help";
    char *words[] = {tool, add, word, word, NULL};
    assert_int_equal(run(4, words), 3 * 10 + 3 + 1);
    words[1] = status;
    assert_int_equal(run(2, words), 10 + 6 + 2);
}

static void
run_in_child(void *data)
{
    char tool[] = "tool";
    char *words[] = {tool, data, NULL};
    int status = run(data ? 2 : 1, words);
    if (status != 0)
        _exit(CHILD_WRONG);
}

static void
help_lists_the_commands(void **state)
{
    (void)state;
    char word[] = "--help", letter[] = "-h", version[] = "-V";
    struct outcome outcome = child_run(run_in_child, word);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.out, "tool add file.csv\n"
                                     "usage: tool COMMAND [OPTION...] [FILE...]\n"
                                     "Does things.\n"
                                     "\n"
                                     "  add         add something\n"
                                     "  status      say what there is\n"
                                     "\n"
                                     "'tool COMMAND --help' lists the options of a command.\n"
                                     "More: man tool, man amptools\n");
    assert_int_equal(child_run(run_in_child, letter).status, 0);
    outcome = child_run(run_in_child, version);
    assert_int_equal(strncmp(outcome.out, "tool (amptools) ", 16), 0);
}

static void
what_is_no_command_is_said(void **state)
{
    (void)state;
    static char near[] = "staus", far[] = "xyzzy", option[] = "--rep=Ana";
    static const struct {
        char *word;
        const char *said;
    } cases[] = {
        {NULL, "tool: a command is needed: add, status; see 'tool --help'\n"},
        {near, "tool: unknown command 'staus'; did you mean 'status'?; see 'tool --help'\n"},
        {far, "tool: unknown command 'xyzzy'; there are add, status; see 'tool --help'\n"},
        {option, "tool: a command comes before '--rep=Ana': add, status; see 'tool --help'\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct outcome outcome = child_run(run_in_child, cases[i].word);
        assert_int_equal(outcome.status, 2);
        assert_string_equal(outcome.err, cases[i].said);
        assert_string_equal(outcome.out, "");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_gets_its_words),
        cmocka_unit_test(help_lists_the_commands),
        cmocka_unit_test(what_is_no_command_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
