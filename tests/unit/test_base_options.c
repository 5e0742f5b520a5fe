/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/options, with shared and help: every spelling of every shared option, a program's own
 * options, operands, usage errors, --help and --version. Each command line is read by a child,
 * which writes what it was told in a form that can be compared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/moment.h"
#include "base/options.h"
#include "base/text.h"
#include "child.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { BY = 256, RULES, WORDS_MOST = 16, WORD_SIZE = 700 };

static const struct option_row own_rows[] = {
    {'m', "map", ARGUMENT_NEEDED, "MAP", "read as the map file MAP says"},
    {BY, "by", ARGUMENT_NEEDED, "PERIOD", "add up per day, week or month"},
    {RULES, "rules", ARGUMENT_OPTIONAL, "FILE", "print the rules, or take FILE's"},
    {'u', "unique", ARGUMENT_NONE, NULL, "drop repeats"},
};

static const struct program plain_program = {
    .name = "crm-events",
    .example = "crm-events report.csv | goal-check -g goals.csv",
    .summary = "CRM exports in, events out",
    .operands = "[FILE...]",
    .rows = own_rows,
    .count = COUNT(own_rows),
};

static const struct program subcommand = {
    .name = "coach-log add",
    .example = "coach-log add log.csv --rep='Ana Ruiz'",
    .summary = "appends one row",
    .operands = "",
};

/* A command line: the words after the name, and the program that reads them. */
struct line {
    const struct program *program;
    const char *words[WORDS_MOST];
};

static char told[8192];

static void __attribute__((format(printf, 1, 2))) tell(const char *format, ...)
{
    size_t length = strlen(told);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(told + length, sizeof told - length, format, arguments);
    va_end(arguments);
}

static int marker;

static void
tell_own(int id, const char *value, void *data)
{
    static const char *const periods[] = {"day", "week", "month", NULL};
    if (data != &marker) {
        tell("wrong data ");
    }
    if (id == BY) {
        tell("by=%d ", options_word("--by", value, periods));
    } else {
        tell("own:%d=%s ", id, value == NULL ? "(none)" : value);
    }
}

static void
tell_day(const char *name, int day)
{
    char text[DAY_TEXT_SIZE];
    if (day != DAY_NONE) {
        tell("%s=%s ", name, day_text(day, text));
    }
}

static void
tell_text(const char *name, const char *value)
{
    if (value != NULL) {
        tell("%s=%s ", name, value);
    }
}

/* What differs from nothing given, then the operands. */
static void
tell_shared(const struct shared_options *shared)
{
    tell_text("output", shared->output);
    tell_text("roster", shared->roster);
    tell_text("rejects", shared->rejects);
    tell_day("as-of", shared->as_of_given ? shared->as_of : DAY_NONE);
    tell_day("since", shared->since);
    tell_day("until", shared->until);
    if (shared->digits != 6) {
        tell("digits=%d ", shared->digits);
    }
    if (shared->delimiter != 0) {
        tell("delimiter=%d ", shared->delimiter);
    }
    tell("%s%s%s", shared->spreadsheet ? "spreadsheet " : "", shared->strict ? "strict " : "",
        shared->exit_status ? "exit-status " : "");
    for (size_t i = 0; i < shared->file_count; i++) {
        tell("[%s]", shared->files[i]);
    }
}

static void
read_line(void *data)
{
    const struct line *line = data;
    static char name[] = "name", words[WORDS_MOST][WORD_SIZE];
    char *argv[WORDS_MOST + 2] = {name};
    int argc = 1;
    for (size_t i = 0; i < WORDS_MOST && line->words[i] != NULL; i++) {
        snprintf(words[i], sizeof words[i], "%s", line->words[i]);
        argv[argc++] = words[i];
    }
    struct shared_options shared;
    told[0] = '\0';
    options_read(line->program, argc, argv, &shared, tell_own, &marker);
    tell_shared(&shared);
    (void)!write(STDOUT_FILENO, told, strlen(told));
}

struct row {
    const char *words[WORDS_MOST];
    const char *wanted;
};

static struct outcome
run_line(const struct program *program, const char *const *words)
{
    struct line line = {.program = program};
    memcpy(line.words, words, sizeof line.words);
    return child_run(read_line, &line);
}

static void
check_told(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct outcome outcome = run_line(&plain_program, rows[i].words);
        assert_string_equal(outcome.err, "");
        assert_string_equal(outcome.out, rows[i].wanted);
        assert_int_equal(outcome.status, 0);
    }
}

static void
check_refused(const struct program *program, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct outcome outcome = run_line(program, rows[i].words);
        assert_string_equal(outcome.err, rows[i].wanted);
        assert_string_equal(outcome.out, "");
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
}

static void
shared_options_in_every_spelling(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"-o", "x"}, "output=x [-]"},
        {{"-ox"}, "output=x [-]"},
        {{"-o=x"}, "output==x [-]"},
        {{"--output", "x"}, "output=x [-]"},
        {{"--output=x"}, "output=x [-]"},
        {{"--output=a=b"}, "output=a=b [-]"},
        {{"-o", "-"}, "output=- [-]"},
        {{"-o", "--strict"}, "output=--strict [-]"},
        {{"-o", "--"}, "output=-- [-]"},
        {{"--output", "--nonsense"}, "output=--nonsense [-]"},
        {{"-o", "a", "-o", "b"}, "output=b [-]"},
        {{"-r", "team.csv"}, "roster=team.csv [-]"},
        {{"--roster=team.csv"}, "roster=team.csv [-]"},
        {{"--rejects=bad.csv"}, "rejects=bad.csv [-]"},
        {{"--as-of=2026-11-16"}, "as-of=2026-11-16 [-]"},
        {{"--as-of", "2024-02-29"}, "as-of=2024-02-29 [-]"},
        {{"--since=2026-01-01", "--until=2026-01-01"}, "since=2026-01-01 until=2026-01-01 [-]"},
        {{"--until=2026-02-01", "--since=2026-01-01"}, "since=2026-01-01 until=2026-02-01 [-]"},
        {{"--zone=Europe/Berlin"}, "[-]"},
        {{"--zone=+05:30"}, "[-]"},
        {{"--digits=1"}, "digits=1 [-]"},
        {{"--digits", "17"}, "digits=17 [-]"},
        {{"--digits=09"}, "digits=9 [-]"},
        {{"-d,"}, "delimiter=44 [-]"},
        {{"-d", ";"}, "delimiter=59 [-]"},
        {{"--delimiter=|"}, "delimiter=124 [-]"},
        {{"-d", "\t"}, "delimiter=9 [-]"},
        {{"-d", "\\t"}, "delimiter=9 [-]"},
        {{"-dtab"}, "delimiter=9 [-]"},
        {{"--spreadsheet"}, "spreadsheet [-]"},
        {{"--strict"}, "strict [-]"},
        {{"-e"}, "exit-status [-]"},
        {{"--exit-status"}, "exit-status [-]"},
        {{NULL}, "[-]"},
    };
    check_told(rows, COUNT(rows));
}

static void
own_options_are_told_in_order(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"-m", "a.csv"}, "own:109=a.csv [-]"},
        {{"--map=a.csv"}, "own:109=a.csv [-]"},
        {{"-u", "-mx", "--unique", "--map", "y"},
            "own:117=(none) own:109=x own:117=(none) own:109=y [-]"},
        {{"--by=day", "--by", "month"}, "by=0 by=2 [-]"},
        {{"--rules"}, "own:257=(none) [-]"},
        {{"--rules=mine.csv"}, "own:257=mine.csv [-]"},
        {{"--rules="}, "own:257= [-]"},
        {{"--rules", "in.csv"}, "own:257=(none) [in.csv]"},
        {{"--map=a", "--unique", "-u"}, "own:109=a own:117=(none) own:117=(none) [-]"},
        {{"-m", ""}, "own:109= [-]"},
    };
    check_told(rows, COUNT(rows));
}

static void
operands_and_clusters(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"a", "b", "c"}, "[a][b][c]"},
        {{"-"}, "[-]"},
        {{"--"}, "[-]"},
        {{"--", "--strict", "-x", "--"}, "[--strict][-x][--]"},
        {{"a", "-e", "b", "--strict", "c"}, "strict exit-status [a][b][c]"},
        {{"a", "--", "-e", "b"}, "[a][-e][b]"},
        {{"-eu"}, "own:117=(none) exit-status [-]"},
        {{"-euox"}, "own:117=(none) output=x exit-status [-]"},
        {{"-euo", "x", "a"}, "own:117=(none) output=x exit-status [a]"},
        {{"a", "-ue", "--strict", "-", "b"}, "own:117=(none) strict exit-status [a][-][b]"},
        {{"-e", "a", "-d", ";", "b", "--", "c"}, "delimiter=59 exit-status [a][b][c]"},
    };
    check_told(rows, COUNT(rows));
    setenv("POSIXLY_CORRECT", "1", 1);
    check_told(rows, COUNT(rows));
    unsetenv("POSIXLY_CORRECT");
}

#define SEE "; see 'crm-events --help'\n"

static void
unknown_options_are_refused(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"--ouput"}, "crm-events: unknown option '--ouput'; did you mean '--output'? see "
                      "'crm-events --help'\n"},
        {{"--ouput=x"}, "crm-events: unknown option '--ouput'; did you mean '--output'? see "
                        "'crm-events --help'\n"},
        {{"--Output=x"}, "crm-events: unknown option '--Output'; did you mean '--output'? see "
                         "'crm-events --help'\n"},
        {{"--uniqe"}, "crm-events: unknown option '--uniqe'; did you mean '--unique'? see "
                      "'crm-events --help'\n"},
        {{"--out=x"}, "crm-events: unknown option '--out'; did you mean '--output'? see "
                      "'crm-events --help'\n"},
        {{"--outpu", "x"}, "crm-events: unknown option '--outpu'; did you mean '--output'? see "
                           "'crm-events --help'\n"},
        {{"--exit"}, "crm-events: unknown option '--exit'; did you mean '--exit-status'? see "
                     "'crm-events --help'\n"},
        {{"--r"}, "crm-events: unknown option '--r'" SEE},
        {{"--nonsense"}, "crm-events: unknown option '--nonsense'" SEE},
        {{"--no\nsense\033"}, "crm-events: unknown option '--no\\x0asense\\x1b'" SEE},
        {{"--=x"}, "crm-events: unknown option '--=x'" SEE},
        {{"---"}, "crm-events: unknown option '---'" SEE},
        {{"-x"}, "crm-events: unknown option '-x'" SEE},
        {{"-ex"}, "crm-events: unknown option '-x'" SEE},
        {{"-e-"}, "crm-events: unknown option '-e-'" SEE},
        {{"-5"}, "crm-events: unknown option '-5'" SEE},
        {{"-?"}, "crm-events: unknown option '-?'" SEE},
        {{"-:"}, "crm-events: unknown option '-:'" SEE},
        {{"-\xc3\xa9"}, "crm-events: unknown option '-\xc3\xa9'" SEE},
        {{"-\n"}, "crm-events: unknown option '-\\x0a'" SEE},
    };
    check_refused(&plain_program, rows, COUNT(rows));
}

static void
missing_and_unwanted_values_are_refused(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"-o"}, "crm-events: option '--output' needs a value (FILE)" SEE},
        {{"a", "-eo"}, "crm-events: option '--output' needs a value (FILE)" SEE},
        {{"--output"}, "crm-events: option '--output' needs a value (FILE)" SEE},
        {{"-m"}, "crm-events: option '--map' needs a value (MAP)" SEE},
        {{"--by"}, "crm-events: option '--by' needs a value (PERIOD)" SEE},
        {{"--strict=yes"}, "crm-events: option '--strict' takes no value" SEE},
        {{"--strict="}, "crm-events: option '--strict' takes no value" SEE},
        {{"--unique=1"}, "crm-events: option '--unique' takes no value" SEE},
        {{"--help=me"}, "crm-events: option '--help' takes no value" SEE},
    };
    check_refused(&plain_program, rows, COUNT(rows));
}

static void
bad_values_are_refused(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"--as-of=13/45/2026"}, "crm-events: --as-of '13/45/2026' is not a date (YYYY-MM-DD)\n"},
        {{"--since=2026-02-30"}, "crm-events: --since '2026-02-30' is not a date (YYYY-MM-DD)\n"},
        {{"--until="}, "crm-events: --until '' is not a date (YYYY-MM-DD)\n"},
        {{"--since=2026-02-02", "--until=2026-02-01"},
            "crm-events: --since 2026-02-02 is after --until 2026-02-01" SEE},
        {{"--digits=0"}, "crm-events: --digits '0' is not a whole number from 1 to 17\n"},
        {{"--digits=18"}, "crm-events: --digits '18' is not a whole number from 1 to 17\n"},
        {{"--digits="}, "crm-events: --digits '' is not a whole number from 1 to 17\n"},
        {{"--digits=6x"}, "crm-events: --digits '6x' is not a whole number from 1 to 17\n"},
        {{"--digits=-1"}, "crm-events: --digits '-1' is not a whole number from 1 to 17\n"},
        {{"--digits=+6"}, "crm-events: --digits '+6' is not a whole number from 1 to 17\n"},
        {{"--digits=006"}, "crm-events: --digits '006' is not a whole number from 1 to 17\n"},
        {{"--digits=4294967302"},
            "crm-events: --digits '4294967302' is not a whole number from 1 to 17\n"},
        {{"-d", ":"}, "crm-events: --delimiter ':' is not one of , ; | tab\n"},
        {{"-d", ""}, "crm-events: --delimiter '' is not one of , ; | tab\n"},
        {{"-d", ",,"}, "crm-events: --delimiter ',,' is not one of , ; | tab\n"},
        {{"-o", ""}, "crm-events: --output '' is not a file name\n"},
        {{"--output="}, "crm-events: --output '' is not a file name\n"},
        {{"--roster="}, "crm-events: --roster '' is not a file name\n"},
        {{"--rejects="}, "crm-events: --rejects '' is not a file name\n"},
        {{"--zone=Nowhere/City"},
            "crm-events: --zone 'Nowhere/City' is not a time zone (Europe/Berlin, +01:00)\n"},
        {{""}, "crm-events: an operand is empty: '' is not a file name" SEE},
        {{"--by=fortnight"}, "crm-events: --by 'fortnight' is not one of day, week, month\n"},
        {{"--by="}, "crm-events: --by '' is not one of day, week, month\n"},
        {{"--by=da\ny"}, "crm-events: --by 'da\\x0ay' is not one of day, week, month\n"},
    };
    check_refused(&plain_program, rows, COUNT(rows));
}

static void
a_program_without_operands_refuses_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"log.csv"}, "coach-log add: unexpected operand 'log.csv'; see 'coach-log add --help'\n"},
        {{"-"}, "coach-log add: unexpected operand '-'; see 'coach-log add --help'\n"},
        {{"--", "x"}, "coach-log add: unexpected operand 'x'; see 'coach-log add --help'\n"},
        {{"-m", "x"}, "coach-log add: unknown option '-m'; see 'coach-log add --help'\n"},
    };
    check_refused(&subcommand, rows, COUNT(rows));
    static const char *const none[WORDS_MOST] = {"-e"};
    struct outcome outcome = run_line(&subcommand, none);
    assert_string_equal(outcome.out, "exit-status ");
    assert_int_equal(outcome.status, 0);
}

static void
long_words_are_refused_whole(void **state)
{
    (void)state;
    char word[WORD_SIZE] = "--";
    memset(word + 2, 'x', sizeof word - 3);
    const char *const words[WORDS_MOST] = {word};
    struct outcome outcome = run_line(&plain_program, words);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_memory_equal(outcome.err, "crm-events: unknown option '--xxx", 32);
    assert_non_null(strstr(outcome.err, "xxx..."
                                        "'" SEE));
}

/* One process reads several command lines, as a program with subcommands may. */
static void
read_twice(void *data)
{
    (void)data;
    struct line first = {&plain_program, {"-e", "a", "-m", "x", "b"}};
    struct line second = {&plain_program, {"c", "--strict"}};
    struct line third = {&plain_program, {NULL}};
    read_line(&first);
    read_line(&second);
    read_line(&third);
}

static void
reading_again_begins_anew(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_twice, NULL);
    assert_string_equal(outcome.err, "");
    assert_string_equal(outcome.out, "own:109=x exit-status [a][b]strict [c][-]");
}

static jmp_buf refused;

static void
jump(int status)
{
    (void)status;
    longjmp(refused, 1);
}

/* The first command line is refused in the middle of a word. */
static void
read_after_refusal(void *data)
{
    (void)data;
    struct line first = {&plain_program, {"-exuuu", "a"}}, second = {&plain_program, {"-e", "b"}};
    diag_exit_with(jump);
    if (setjmp(refused) == 0) {
        read_line(&first);
        _exit(CHILD_WRONG);
    }
    diag_exit_with(NULL);
    read_line(&second);
}

static void
reading_after_a_refusal_begins_anew(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_after_refusal, NULL);
    assert_string_equal(outcome.out, "exit-status [b]");
    assert_string_equal(outcome.err, "crm-events: unknown option '-x'" SEE);
}

static void
read_many_words(void *data)
{
    (void)data;
    static const char *const words[] = {"alpha", NULL};
    static char texts[200][16];
    const char *many[201] = {NULL};
    for (size_t i = 0; i < 200; i++) {
        snprintf(texts[i], sizeof texts[i], "word-%zu", i);
        many[i] = texts[i];
    }
    tell("%d ", options_word("--x", "alpha", words));
    tell("%d", options_word("--x", "word-199", many));
    (void)!write(STDOUT_FILENO, told, strlen(told));
    options_word("--x", "none of them", many);
}

static void
a_list_of_words_may_be_long(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_many_words, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.out, "0 199");
    assert_memory_equal(
        outcome.err, "amptools: --x 'none of them' is not one of word-0, word-1, ", 59);
}

static void
read_with_zone(void *data)
{
    struct line *line = data;
    char name[] = "name", zone[] = "--zone=+14:00";
    char *argv[] = {name, zone, NULL};
    struct shared_options shared;
    setenv("TZ", "UTC+10", 1); /* a day behind, all day long */
    int before = moment_today();
    options_read(line->program, 1, argv, &shared, NULL, NULL);
    bool as_system = !shared.as_of_given && shared.as_of == before;
    options_read(line->program, 2, argv, &shared, NULL, NULL);
    bool as_zone = !shared.as_of_given && shared.as_of == before + 1;
    _exit(as_system && as_zone ? 0 : CHILD_WRONG);
}

static void
today_is_told_in_the_zone_given(void **state)
{
    (void)state;
    struct line line = {.program = &subcommand};
    assert_int_equal(child_run(read_with_zone, &line).status, 0);
}

static void
check_screen(const char *text)
{
    size_t lines = 0;
    for (const char *at = text; *at != '\0'; lines++) {
        size_t length = strcspn(at, "\n");
        char line[200];
        assert_true(length < sizeof line);
        memcpy(line, at, length);
        line[length] = '\0';
        assert_true(text_width(line) <= 79);
        assert_int_equal(at[length], '\n');
        assert_true(length == 0 || at[length - 1] != ' ');
        at += length + 1;
    }
    assert_true(lines <= 24);
}

static void
help_says_all(void **state)
{
    (void)state;
    static const char *const words[WORDS_MOST] = {"--help"}, *const letter[WORDS_MOST] = {"-h"};
    struct outcome outcome = run_line(&plain_program, words);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.err, "");
    assert_string_equal(outcome.out,
        "crm-events report.csv | goal-check -g goals.csv\n"
        "usage: crm-events [OPTION...] [FILE...]\n"
        "CRM exports in, events out\n"
        "\n"
        "  -m --map=MAP       read as the map file MAP says\n"
        "     --by=PERIOD     add up per day, week or month\n"
        "     --rules[=FILE]  print the rules, or take FILE's\n"
        "  -u --unique        drop repeats\n"
        "\n"
        "  -h --help         this text          -V --version       version, licence\n"
        "  -o --output=FILE  FILE, not stdout   -r --roster=FILE   names and shares\n"
        "     --as-of=DATE   what today is         --zone=ZONE     local time zone\n"
        "     --since=DATE   from this day on      --until=DATE    up to this day\n"
        "  -d --delimiter=C  input delimiter       --digits=N      significant digits\n"
        "     --spreadsheet  for spreadsheets      --rejects=FILE  rows set aside\n"
        "     --strict       stop at a bad row  -e --exit-status   1 = needs a person\n"
        "More: man crm-events, man amptools\n");
    check_screen(outcome.out);
    char again[sizeof outcome.out];
    memcpy(again, outcome.out, sizeof again);
    outcome = run_line(&plain_program, letter);
    assert_string_equal(outcome.out, again);
}

static void
help_without_own_options_or_operands(void **state)
{
    (void)state;
    static const char *const words[WORDS_MOST] = {"--help"};
    struct outcome outcome = run_line(&subcommand, words);
    const char *begin = "coach-log add log.csv --rep='Ana Ruiz'\n"
                        "usage: coach-log add [OPTION...]\n"
                        "appends one row\n"
                        "\n"
                        "  -h --help ";
    assert_int_equal(outcome.status, 0);
    assert_memory_equal(outcome.out, begin, strlen(begin));
    assert_non_null(strstr(outcome.out, "\nMore: man coach-log, man amptools\n"));
    check_screen(outcome.out);
}

/* However many options: one screen, and every one of them is on it. */
static void
help_fits_on_a_screen(void **state)
{
    (void)state;
    enum { OWN_MOST = 15 };
    static const char *const words[WORDS_MOST] = {"--help"};
    static const char *const shared[] = {"-h --help", "-V --version", "-o --output=FILE",
        "-r --roster=FILE", "--as-of=DATE", "--since=DATE", "--until=DATE", "--zone=ZONE",
        "--digits=N", "-d --delimiter=C", "--spreadsheet", "--rejects=FILE", "--strict",
        "-e --exit-status"};
    struct option_row rows[OWN_MOST];
    char names[OWN_MOST][24];
    for (int i = 0; i < OWN_MOST; i++) {
        snprintf(names[i], sizeof names[i], "option-%d", i);
        rows[i] = (struct option_row){300 + i, names[i], ARGUMENT_NEEDED, "VALUE",
            "takes 45 columns of the screen, no more, no less"};
    }
    for (size_t count = 0; count <= OWN_MOST; count++) {
        struct program program = plain_program;
        program.rows = rows;
        program.count = count;
        struct outcome outcome = run_line(&program, words);
        assert_int_equal(outcome.status, 0);
        check_screen(outcome.out);
        for (size_t i = 0; i < COUNT(shared); i++) {
            assert_non_null(strstr(outcome.out, shared[i]));
        }
        for (size_t i = 0; i < count; i++) {
            char line[512];
            snprintf(line, sizeof line, "\n     --%s=VALUE ", names[i]);
            assert_non_null(strstr(outcome.out, line));
        }
        assert_true(count > 11 || strstr(outcome.out, "what today is") != NULL);
    }
}

static void
version_has_program_and_package(void **state)
{
    (void)state;
    static const char *const words[WORDS_MOST] = {"--version"}, *const letter[WORDS_MOST] = {"-V"};
    struct outcome outcome = run_line(&plain_program, words);
    const char *begin = "crm-events (amptools) " AMP_VERSION "\n";
    assert_int_equal(outcome.status, 0);
    assert_memory_equal(outcome.out, begin, strlen(begin));
    assert_non_null(strstr(outcome.out, "GPL-3.0-or-later"));
    outcome = run_line(&subcommand, letter);
    begin = "coach-log (amptools) " AMP_VERSION "\n";
    assert_int_equal(outcome.status, 0);
    assert_memory_equal(outcome.out, begin, strlen(begin));
}

static void
what_comes_first_wins(void **state)
{
    (void)state;
    static const char *const help_first[WORDS_MOST] = {"a", "--help", "--nonsense"};
    static const char *const error_first[WORDS_MOST] = {"--nonsense", "--help"};
    static const char *const version_first[WORDS_MOST] = {"-Vh"};
    static const char *const operand[WORDS_MOST] = {"--", "--help"};
    assert_int_equal(run_line(&plain_program, help_first).status, 0);
    assert_int_equal(run_line(&plain_program, error_first).status, STATUS_TROUBLE);
    assert_non_null(strstr(run_line(&plain_program, version_first).out, "(amptools)"));
    assert_string_equal(run_line(&plain_program, operand).out, "[--help]");
}

static void
help_to_full_disk(void *data)
{
    dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO);
    read_line(data);
}

static void
help_is_checked_output(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK) != 0) {
        skip();
    }
    struct line help = {&plain_program, {"--help"}}, version = {&plain_program, {"--version"}};
    struct outcome outcome = child_run(help_to_full_disk, &help);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "crm-events: <stdout>: No space left on device\n");
    outcome = child_run(help_to_full_disk, &version);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
}

static void
refuse_a_number(void *value)
{
    diag_program("x");
    (void)options_number("--n", value, 2, 104);
}

static void
whole_numbers_have_bounds(void **state)
{
    (void)state;
    assert_int_equal(options_number("--n", "2", 2, 104), 2);
    assert_int_equal(options_number("--n", "104", 2, 104), 104);
    assert_int_equal(options_number("--n", "0", 0, 104), 0);
    static const char *const bad[] = {
        "1", "105", "", "0002", "2.5", "-3", "+3", "3 ", "two", "99999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char value[20], wanted[100];
        snprintf(value, sizeof value, "%s", bad[i]);
        struct outcome outcome = child_run(refuse_a_number, value);
        snprintf(wanted, sizeof wanted, "x: --n '%s' is not a whole number from 2 to 104\n", value);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_string_equal(outcome.err, wanted);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_options_in_every_spelling),
        cmocka_unit_test(own_options_are_told_in_order),
        cmocka_unit_test(operands_and_clusters),
        cmocka_unit_test(unknown_options_are_refused),
        cmocka_unit_test(missing_and_unwanted_values_are_refused),
        cmocka_unit_test(bad_values_are_refused),
        cmocka_unit_test(a_program_without_operands_refuses_them),
        cmocka_unit_test(long_words_are_refused_whole),
        cmocka_unit_test(reading_again_begins_anew),
        cmocka_unit_test(reading_after_a_refusal_begins_anew),
        cmocka_unit_test(a_list_of_words_may_be_long),
        cmocka_unit_test(today_is_told_in_the_zone_given),
        cmocka_unit_test(help_says_all),
        cmocka_unit_test(help_without_own_options_or_operands),
        cmocka_unit_test(help_fits_on_a_screen),
        cmocka_unit_test(version_has_program_and_package),
        cmocka_unit_test(what_comes_first_wins),
        cmocka_unit_test(help_is_checked_output),
        cmocka_unit_test(whole_numbers_have_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
