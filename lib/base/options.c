/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line. It reads no file, no environment and no configuration, and it guesses
 * nothing: a long option that is not written in full is unknown. getopt_long does the parsing;
 * its messages and its abbreviations are kept from it.
 * Invariant: parser, messages and --help read the same rows, so they cannot disagree.
 */
#include "base/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/shared.h"
#include "base/text.h"

enum {
    ROWS_MOST = 64,
    LONG_CODE = 256, /* getopt_long answers a long option with this and the number of its row */
    WORDS_SIZE = 600,
};

struct parser {
    const struct program *program;
    const struct option_row *rows[ROWS_MOST]; /* the program's own, then the shared ones */
    size_t count;
    struct option longs[ROWS_MOST + 1];
    char shorts[2 * ROWS_MOST + 3];
    struct shared_options *shared;
    void (*own)(int id, const char *value, void *data);
    void *data;
};

static bool
has_letter(const struct option_row *row)
{
    return row->id < LONG_CODE;
}

/* The short options begin with "-" (operands are told in their place, whatever POSIXLY_CORRECT
   says) and ":" (a missing argument is told apart from an unknown option). */
static void
prepare(struct parser *parser)
{
    const struct program *program = parser->program;
    mem_at_most(program->count, ROWS_MOST - shared_count, "options");
    for (size_t i = 0; i < program->count; i++) {
        parser->rows[parser->count++] = &program->rows[i];
    }
    for (size_t i = 0; i < shared_count; i++) {
        parser->rows[parser->count++] = &shared_rows[i];
    }
    static const int has_argument[] = {
        [ARGUMENT_NONE] = no_argument,
        [ARGUMENT_NEEDED] = required_argument,
        [ARGUMENT_OPTIONAL] = optional_argument,
    };
    char *end = parser->shorts;
    *end++ = '-';
    *end++ = ':';
    for (size_t i = 0; i < parser->count; i++) {
        const struct option_row *row = parser->rows[i];
        parser->longs[i] = (struct option){.name = row->long_name,
            .has_arg = has_argument[row->argument],
            .val = LONG_CODE + (int)i};
        if (has_letter(row)) {
            *end++ = (char)row->id;
        }
        if (has_letter(row) && row->argument == ARGUMENT_NEEDED) {
            *end++ = ':';
        }
    }
}

/* The number of the row that getopt_long means by `code`; parser->count if there is none. */
static size_t
row_of_code(const struct parser *parser, int code)
{
    if (code >= LONG_CODE) {
        return (size_t)(code - LONG_CODE);
    }
    size_t i = 0;
    while (i < parser->count && parser->rows[i]->id != code) {
        i++;
    }
    return i;
}

void
options_usage(const char *format, ...)
{
    char text[WORDS_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diag_fatal("%s; see '%s --help'", text, diag_program_name());
}

void
options_bad_value(const char *option, const char *value, const char *what)
{
    diag_fatal("%s '%s' %s", option, text_shown(value), what);
}

int
options_word(const char *option, const char *value, const char *const *words)
{
    char what[WORDS_SIZE] = "is not one of";
    size_t used = strlen(what);
    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], value) == 0) {
            return i;
        }
        int length = snprintf(what + used, sizeof what - used, "%s %s", i > 0 ? "," : "", words[i]);
        used += length > 0 ? (size_t)length : 0;
        if (used >= sizeof what) {
            used = sizeof what - 1;
        }
    }
    options_bad_value(option, value, what);
}

int
options_number(const char *option, const char *value, int least, int most)
{
    char what[WORDS_SIZE];
    int number = 0;
    size_t digits = 0;
    for (int rest = most; rest > 0; rest /= 10)
        digits++;
    size_t length = chars_number(value, digits, &number); /* 006 is no number from 1 to 17 */
    if (length == 0 || value[length] != '\0' || number < least || number > most) {
        (void)snprintf(what, sizeof what, "is not a whole number from %d to %d", least, most);
        options_bad_value(option, value, what);
    }
    return number;
}

/* The option that `name` was meant to be: the nearest, or the only one that it abbreviates. */
static const char *
meant_name(const struct parser *parser, const char *name)
{
    const char *names[ROWS_MOST];
    const char *abbreviated = NULL;
    size_t abbreviated_count = 0;
    for (size_t i = 0; i < parser->count; i++) {
        names[i] = parser->rows[i]->long_name;
        if (name[0] != '\0' && strncmp(names[i], name, strlen(name)) == 0) {
            abbreviated = names[i];
            abbreviated_count++;
        }
    }
    return abbreviated_count == 1 ? abbreviated : text_nearest(name, names, parser->count);
}

/* Refuses `word` if it is a long option that no row has in full. A word that begins with "--" is
   never the rest of a cluster of short options, and as an argument it is taken together with its
   option: so whenever it is next, it is a long option. */
static void
refuse_unknown_word(const struct parser *parser, const char *word)
{
    if (strncmp(word, "--", 2) != 0 || word[2] == '\0') {
        return;
    }
    char name[WORDS_SIZE];
    size_t length = word[2] == '=' ? strlen(word + 2) : strcspn(word + 2, "=");
    snprintf(name, sizeof name, "%.*s", (int)length, word + 2);
    for (size_t i = 0; i < parser->count; i++) {
        if (strcmp(parser->rows[i]->long_name, name) == 0) {
            return;
        }
    }
    const char *meant = meant_name(parser, name);
    if (meant != NULL) {
        diag_fatal("unknown option '--%s'; did you mean '--%s'? see '%s --help'", text_shown(name),
            meant, diag_program_name());
    }
    options_usage("unknown option '--%s'", text_shown(name));
}

/* What getopt_long answers with '?': a letter that no row has, or a value for an option that
   takes none. */
static _Noreturn void
refuse_word(const struct parser *parser, size_t row, const char *word)
{
    if (row < parser->count && strncmp(word, "--", 2) == 0) {
        options_usage("option '--%s' takes no value", parser->rows[row]->long_name);
    }
    if (optopt > ' ' && optopt < 0x7f && optopt != '-') {
        options_usage("unknown option '-%c'", optopt);
    }
    options_usage("unknown option '%s'", text_shown(word));
}

static void
take_operand(const struct parser *parser, char *operand)
{
    if (parser->program->operands[0] == '\0') {
        options_usage("unexpected operand '%s'", text_shown(operand));
    }
    if (operand[0] == '\0') {
        options_usage("an operand is empty: '' is not a file name");
    }
    parser->shared->files[parser->shared->file_count++] = operand;
}

/* What getopt_long answered about `word`. */
static void
take_answer(const struct parser *parser, int code, const char *word)
{
    if (code == 1) {
        take_operand(parser, optarg);
        return;
    }
    size_t row = row_of_code(parser, code == '?' || code == ':' ? optopt : code);
    if (code == '?' || row == parser->count) {
        refuse_word(parser, row, word);
    }
    const struct option_row *option = parser->rows[row];
    if (code == ':') {
        options_usage("option '--%s' needs a value (%s)", option->long_name, option->value_name);
    }
    if (row >= parser->program->count) {
        shared_take(parser->program, option->id, optarg, parser->shared);
        return;
    }
    /* Not every getopt_long forgets the argument of the option before. */
    bool may_have_value = code >= LONG_CODE || option->argument == ARGUMENT_NEEDED;
    parser->own(option->id, may_have_value ? optarg : NULL, parser->data);
}

/* getopt_long remembers where it was; a program with subcommands, and a test, calls it more than
   once. */
static void
restart_getopt(void)
{
#if defined(__GLIBC__) || defined(__linux__)
    optind = 0;
#else
    extern int optreset;
    optreset = 1;
    optind = 1;
#endif
    opterr = 0;
}

static void
read_words(const struct parser *parser, int argc, char **argv)
{
    restart_getopt();
    for (;;) {
        int next = optind > 0 ? optind : 1;
        const char *word = next < argc ? argv[next] : "";
        refuse_unknown_word(parser, word);
        int code = getopt_long(argc, argv, parser->shorts, parser->longs, NULL);
        if (code == -1) {
            break;
        }
        take_answer(parser, code, word);
    }
    while (optind < argc) {
        take_operand(parser, argv[optind++]);
    }
}

void
options_read(const struct program *program, int argc, char **argv, struct shared_options *shared,
    void (*own)(int id, const char *value, void *data), void *data)
{
    static char dash[] = "-";
    static char *standard_input[] = {dash, NULL};
    diag_program(program->name);
    /* Operands are gathered at the front of argv, over words that have been read. */
    *shared = shared_defaults;
    shared->files = argv + 1;
    struct parser parser = {.program = program, .shared = shared, .own = own, .data = data};
    prepare(&parser);
    read_words(&parser, argc, argv);
    shared_finish(shared);
    if (shared->file_count == 0 && program->operands[0] != '\0') {
        shared->files = standard_input;
        shared->file_count = 1;
    }
}
