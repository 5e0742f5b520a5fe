/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * one-on-one: the page that a rep and a manager sit over, one for each rep, who may read it first.
 * It reads any streams of the toolkit and shows the sections for which there is a stream. It asks
 * and does not instruct, compares nobody with anybody, and works out nothing that goal-check,
 * motivation-score and the other programs have not found. Invariant: a page has no figure of
 * anybody else; the same streams, roster and date give the same bytes.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/filename.h"
#include "base/mem.h"
#include "base/options.h"
#include "base/outfile.h"
#include "base/text.h"
#include "csv/aside.h"
#include "page/form.h"
#include "work/one_on_one.h"

enum { REP = 256, FOLDER, TITLE, WORDS, PLAYBOOK, SHOW_PLAYBOOK };

static const char receipt_name[] = "one-on-one (amptools) " AMP_VERSION;

static const struct option_row rows[] = {
    PAGE_FORM_ROWS,
    {REP, "rep", ARGUMENT_NEEDED, "NAME", "the page of this person alone"},
    {FOLDER, "output-dir", ARGUMENT_NEEDED, "FOLDER", "a file for each person, in this folder"},
    {TITLE, "title", ARGUMENT_NEEDED, "TEXT", "what a page is called"},
    {WORDS, "words", ARGUMENT_NEEDED, "FILE", "what events and statuses are called"},
    {PLAYBOOK, "playbook", ARGUMENT_NEEDED, "FILE", "needs and questions of your own"},
    {SHOW_PLAYBOOK, "show-playbook", ARGUMENT_NONE, NULL, "print those that are built in"},
};

static const struct program program = {
    .name = "one-on-one",
    .example = "one-on-one -r roster.csv --rep=Ana status.csv coaching.csv scores.csv sales.csv",
    .summary = "Write a page for each rep to talk over, from any streams of the toolkit.",
    .operands = "[STREAM...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

/* What was asked for. */
struct asked {
    struct shared_options shared;
    struct page_form form;
    struct report report;
    const char *title, *rep, *folder, *playbook;
    bool show_playbook;
};

static void
own_option(int id, const char *value, void *data)
{
    struct asked *asked = data;
    if (page_form_take(&asked->form, id, value))
        return;
    if (id == REP)
        asked->rep = value;
    else if (id == FOLDER)
        asked->folder = value;
    else if (id == TITLE)
        asked->title = value;
    else if (id == WORDS)
        asked->report.words_file = value;
    else if (id == PLAYBOOK)
        asked->playbook = value;
    else
        asked->show_playbook = true;
}

/* Before anything is read: contradictions, and a folder that is none. What is made in the folder is
   for its owner's eyes. */
static void
check(const struct asked *asked)
{
    struct stat status;
    page_form_check(&asked->form);
    if (asked->rep && text_is_blank(asked->rep))
        options_bad_value("--rep", asked->rep, "is nobody");
    if (!asked->folder)
        return;
    if (asked->shared.output)
        options_usage("--output-dir and --output contradict each other");
    if (stat(asked->folder, &status) != 0)
        diag_fatal("%s: %s", asked->folder, strerror(errno));
    if (!S_ISDIR(status.st_mode))
        diag_fatal("%s: %s", asked->folder, strerror(ENOTDIR));
    umask(S_IRWXG | S_IRWXO);
}

/* Ends the program: nobody is called so. */
static _Noreturn void
refuse_rep(const struct report *report, const char *name, const int *people, size_t count)
{
    const char **names = mem_zeroed(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = roster_person(report->data.roster, people[i])->rep;
    const char *nearest = text_nearest(name, names, count);
    if (nearest)
        diag_fatal(
            "no page is for '%s'; did you mean '%s'?", text_shown(name), text_shown(nearest));
    diag_fatal(
        "no page is for '%s': neither the roster nor the files have that name", text_shown(name));
}

/* The place among the people of the one who was asked for. */
static size_t
place_of(const struct report *report, const char *name, const int *people, size_t count)
{
    int number = roster_find(report->data.roster, name);
    for (size_t i = 0; i < count; i++)
        if (people[i] == number)
            return i;
    refuse_rep(report, name, people, count);
}

/* The path of each person's file. The caller frees each, and the array. */
static char **
paths_of(const struct asked *asked, const int *people, size_t count)
{
    const char **names = mem_zeroed(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = roster_person(asked->report.data.roster, people[i])->rep;
    char **paths = filenames_of(names, count);
    const char *ending = page_form_ending(&asked->form);
    for (size_t i = 0; i < count; i++) {
        char *name = paths[i];
        size_t size = strlen(asked->folder) + strlen(name) + strlen(ending) + sizeof "/one-on-one-";
        paths[i] = mem_zeroed(size, 1);
        snprintf(paths[i], size, "%s/one-on-one-%s%s", asked->folder, name, ending);
        free(name);
    }
    free(names);
    return paths;
}

static void
write_page(struct asked *asked, const char *path)
{
    struct outfile *out = outfile_open(path);
    page_form_write(&asked->form, asked->report.page, out);
    outfile_commit(out);
}

/* A file for each person, or for one of them. Returns whether somebody should look. */
static bool
write_files(
    struct asked *asked, struct one_on_one *pages, const int *people, size_t count, size_t only)
{
    bool look = false;
    if (count == 0)
        diag_say("these files name nobody: no page was made");
    char **paths = paths_of(asked, people, count);
    for (size_t i = 0; i < count; i++) {
        if (!asked->rep || i == only) {
            page_free(asked->report.page);
            asked->report.page = page_new();
            look = one_on_one_page(pages, people[i], receipt_name) || look;
            write_page(asked, paths[i]);
        }
        free(paths[i]);
    }
    free(paths);
    return look;
}

/* All pages, one behind the other. */
static bool
write_all(
    struct asked *asked, struct one_on_one *pages, const int *people, size_t count, size_t only)
{
    bool look = false;
    if (count == 0)
        page_paragraph(asked->report.page, "These files name nobody.");
    for (size_t i = 0; i < count; i++)
        if (!asked->rep || i == only)
            look = one_on_one_page(pages, people[i], receipt_name) || look;
    write_page(asked, asked->shared.output);
    return look;
}

static bool
make_pages(struct asked *asked)
{
    size_t count;
    struct playbook *playbook = playbook_read(asked->playbook, asked->shared.delimiter);
    asked->report.playbook_file = asked->playbook;
    asked->report.playbook_digest = playbook_digest(playbook);
    report_begin(&asked->report, &asked->shared);
    int *people = report_people(&asked->report, &count);
    size_t only = asked->rep ? place_of(&asked->report, asked->rep, people, count) : 0;
    struct one_on_one *pages = one_on_one_new(&asked->report, playbook, asked->title);
    bool look = asked->folder ? write_files(asked, pages, people, count, only)
                              : write_all(asked, pages, people, count, only);
    one_on_one_free(pages);
    free(people);
    report_end(&asked->report);
    playbook_free(playbook);
    return look;
}

int
main(int argc, char **argv)
{
    struct asked asked = {.title = "One-on-one", .report.by_person = true};
    outfile_prepare_process();
    options_read(&program, argc, argv, &asked.shared, own_option, &asked);
    if (asked.show_playbook) {
        outfile_table(asked.shared.output, "team/playbook");
        return STATUS_DONE;
    }
    check(&asked);
    bool look = make_pages(&asked);
    return aside_finish(look && asked.shared.exit_status ? STATUS_LOOK : STATUS_DONE);
}
