/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program's whole run in this process: FUZZ_PROGRAM says which program, its main() is called
 * program_main() here. The first byte of the input picks one of the command lines below; what
 * follows are the files that it names, up to three, with a byte 1C between them.
 *
 * Checked is that the program ends with one of its statuses, gives back its memory when it comes to
 * its end, speaks in proper lines, and that output that is said to be complete is text: a table,
 * every record of which has as many cells as the header, or a page, 80 columns wide as plain text.
 */
#include <stdlib.h>
#include <string.h>

#include "builtin.h"
#include "fuzz.h"
#include "once.h"

#include "base/diag.h"
#include "base/text.h"
#include "csv/reader.h"

int program_main(int argc, char **argv);

enum { WORDS = 16, WORD_SIZE = 40, FILES = 3, LINES = 64, COLUMNS = 80 };

/* Files are called 1, 2 and 3; the date is always the same. */
static const char *const all_lines[] = {
    "crm-events 1",
    "crm-events 1 2 3",
    "crm-events --by=week --unique 1",
    "crm-events --by=month -r 2 1",
    "crm-events --spreadsheet --since=2026-01-01 --until=2026-12-31 -r 2 -e 1",
    "crm-events --map=2 1",
    "crm-events --map=2 --words=3 1",
    "crm-events --dates=dmy --decimal=, 1",
    "crm-events --zone=+05:30 1",
    "crm-events -d ; --strict 1",
    "goal-check -g 1 2",
    "goal-check -g 1 -r 3 2",
    "goal-check --score --expressions --digits=17 -g 1 2",
    "goal-check --lint 1",
    "goal-check --lint --score -r 2 1",
    "goal-check --changes=1 2",
    "goal-check --metrics=3 -g 1 2",
    "goal-check --lint --words=2 1",
    "recognize 1",
    "recognize -H 2 1",
    "recognize -g 2 -l 3 1",
    "recognize --debt -r 2 -e 1",
    "recognize --rules=2 1",
    "recognize --words=2 --per-person=1 1",
    "motivation-score -c 2 1",
    "motivation-score 1",
    "motivation-score -c 2 --reliability 1",
    "motivation-score -c 2 --by=team,manager,all 1",
    "motivation-score -c 2 --by=all --anonymous --min-group=3 1",
    "motivation-score -c 2 -C 3 1",
    "motivation-score -c 2 -n 3 1",
    "motivation-score --evidence 1",
    "motivation-score --drives -l 2 -g 3 1",
    "motivation-score --evidence --drivers=2 1",
    "lift-check -i 1 2",
    "lift-check -i 1 -r 3 --before=2 --after=2 2",
    "lift-check --checks -m call -i 1 2",
    "lift-check --power --guards=meeting --gap=1 -i 1 2",
    "coach-log status 1",
    "coach-log status --by=coach -E 2 1",
    "coach-log status --effect=call -E 2 --skill=listening 1",
    "coach-log promises --overdue 1",
    "coach-log promises --map=2 1",
    "coach-log check 1",
    "coach-log check --dates=dmy --map=2 1",
    "coach-log mine --rep=Ana 1",
    "coach-log mine --rep=Ana -r 2 1",
    "team-report 1",
    "team-report 1 2 3",
    "team-report --for=team -r 3 1 2",
    "team-report -t markdown 1 2",
    "team-report -t html 1 2 3",
    "team-report --words=2 --title=x 1",
    "team-report --rules=2 1",
    "team-report --rules=3 -r 2 1",
    "team-report --ascii 1 2",
    "team-report --mail 1 2",
    "team-report --mail=jo@example.org 1 2",
    "team-report -t html --for=team --words=3 1 2",
    "one-on-one --rep=Ana 1 2 3",
    "one-on-one 1 2 3",
    "one-on-one -r 2 --rep=Ana 1 3",
    "one-on-one -t html 1 2 3",
    "one-on-one -t markdown --rep=Ana 1 2 3",
    "one-on-one --ascii -r 3 1 2",
    "one-on-one --mail --rep=Ana 1 2 3",
    "one-on-one --playbook=2 --rep=Ana 1 3",
    "one-on-one --words=2 --title=x 1 3",
    "one-on-one --output-dir=nowhere 1 2 3",
};

static const char *const pages[] = {"team-report", "one-on-one"};

static const char *lines[LINES];
static size_t line_count;

/* ---- A run ---- */

struct call {
    const char *line;
    int status;
};

static void
body(void *data)
{
    static char words[WORDS][WORD_SIZE];
    static char as_of[] = "--as-of=2026-11-20";
    char *arguments[WORDS + 1];
    struct call *call = data;
    int count = 0;
    for (const char *at = call->line; *at != '\0';) {
        size_t length = strcspn(at, " ");
        memcpy(words[count], at, length);
        words[count][length] = '\0';
        arguments[count] = words[count];
        count++;
        at += length + (at[length] == ' ');
    }
    arguments[count++] = as_of;
    arguments[count] = NULL;
    call->status = program_main(count, arguments);
}

struct output {
    const char *bytes;
    size_t size;
};

static void
check_table(void *data)
{
    const struct output *output = data;
    struct reader *reader = reader_open(source_open_bytes("out", output->bytes, output->size), ',');
    size_t width = 0;
    enum reader_result result;
    while ((result = reader_next(reader)) != READER_END) {
        fuzz_check(result == READER_RECORD, "the output has a line that is no record");
        width = width == 0 ? reader_cells(reader) : width;
        fuzz_check(reader_cells(reader) == width, "the output has rows of different widths");
    }
    fuzz_check(width > 0, "the output is empty");
    reader_close(reader);
}

/* A page as plain text has no line of more than 80 columns, and is ASCII if that was asked for. */
static void
check_page(const struct output *output, const char *line)
{
    static char part[1 << 20];
    if (strstr(line, " -t ") || strstr(line, " --mail"))
        return;
    for (const char *at = output->bytes, *end = at + output->size; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        fuzz_check(stop != NULL, "a page that does not end with its line");
        memcpy(part, at, (size_t)(stop - at));
        part[stop - at] = '\0';
        fuzz_check(text_width(part) <= COLUMNS, "a line of more than 80 columns");
        at = stop + 1;
    }
    for (size_t i = 0; strstr(line, " --ascii") && i < output->size; i++)
        fuzz_check((unsigned char)output->bytes[i] < 0x7f, "not ASCII");
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    for (size_t i = 0; i < sizeof all_lines / sizeof all_lines[0]; i++) {
        size_t length = strcspn(all_lines[i], " ");
        if (length == strlen(FUZZ_PROGRAM) && memcmp(all_lines[i], FUZZ_PROGRAM, length) == 0)
            lines[line_count++] = all_lines[i];
    }
    fuzz_check(line_count > 0, "no command line for this program");
    builtin_read();
    fuzz_read_once();
    return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const names[FILES] = {"1", "2", "3"};
    static char copy[1 << 20];
    if (size == 0)
        return 0;
    (void)fuzz_split(bytes + 1, size - 1, names, FILES);
    struct call call = {lines[*bytes % line_count], STATUS_DONE};
    own_words = strstr("goal-check recognize", FUZZ_PROGRAM) && strstr(call.line, "--words");
    int ended = fuzz_run(body, &call);
    int status = ended == FUZZ_RETURNED ? call.status : ended;
    fuzz_check(status >= STATUS_DONE && status <= STATUS_SET_ASIDE, "no status of ours");
    if (status == STATUS_TROUBLE)
        return 0;
    struct output output = {copy, 0};
    const char *written = fuzz_written(&output.size);
    memcpy(copy, written, output.size);
    fuzz_check(text_is_utf8(copy, output.size), "the output is not UTF-8");
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(pages[i], FUZZ_PROGRAM) == 0) {
            check_page(&output, call.line);
            return 0;
        }
    fuzz_check(fuzz_run(check_table, &output) == FUZZ_RETURNED, "the output cannot be read");
    return 0;
}
