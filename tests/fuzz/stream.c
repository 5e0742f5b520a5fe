/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One harness for each stream and table that people or other programs hand in: FUZZ_STREAM in the
 * environment says which. The input is up to three files with a byte 1C between them. What is
 * checked is what fuzz_run() checks of everything; and that what was read is text.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "once.h"

#include "base/dateform.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/aside.h"
#include "csv/table.h"
#include "measure/cadence.h"
#include "measure/lexicon.h"
#include "measure/lift.h"
#include "measure/progress.h"
#include "measure/rules.h"
#include "team/cadence_rows.h"
#include "team/coaching.h"
#include "team/coaching_book.h"
#include "team/codebook.h"
#include "team/crm.h"
#include "team/drivers.h"
#include "team/drives.h"
#include "team/event.h"
#include "team/export_shape.h"
#include "team/goal.h"
#include "team/goal_status.h"
#include "team/intervention.h"
#include "team/lift_stream.h"
#include "team/metrics.h"
#include "team/playbook.h"
#include "team/recognition.h"
#include "team/recognition_rules.h"
#include "team/recognition_words.h"
#include "team/rejects.h"
#include "team/roster.h"
#include "team/score_sheet.h"
#include "team/sentence_words.h"
#include "team/stream.h"
#include "team/survey.h"
#include "team/wording.h"
#include "work/decisions.h"

enum { FILES = 3, FORMATS = 64 };

static const char *const names[FILES] = {"1.csv", "2.csv", "3.csv"};
static char first[] = "1.csv"; /* the same as names[0] */
static size_t files;

/* The name of a file, NULL if the input has not so many. */
static const char *
file(size_t number)
{
    return number < files ? names[number] : NULL;
}

static unsigned choice; /* the first byte of the input */
static struct {
    const uint8_t *bytes;
    size_t size;
} rest; /* and what is behind it */

/* The first file. Some tables must be whole to be read at all: for these, one input in 16 stands
   behind the built-in table. */
static const char *
behind(const char *builtin)
{
    static char text[1 << 16];
    const struct table_file *table = tables_find(builtin);
    if (choice % 16 != 1 || table->size + rest.size > sizeof text)
        return file(0);
    memcpy(text, table->bytes, table->size);
    memcpy(text + table->size, rest.bytes, rest.size);
    size_t size = table->size + rest.size;
    fuzz_file("whole.csv", fuzz_text((const uint8_t *)text, size), size);
    return "whole.csv";
}

static void
need_text(const char *text)
{
    fuzz_check(text_is_utf8(text, strlen(text)), "what was read is not UTF-8");
}

static void
read_roster(void)
{
    struct roster *roster = roster_read(file(0), 0);
    for (int i = 0; i < roster_count(roster); i++) {
        const struct person *person = roster_person(roster, i);
        need_text(person->rep);
        fuzz_check(roster_find(roster, person->rep) == i, "somebody on the roster is not found");
        fuzz_check(person->share > 0, "a share that is none");
        fuzz_check(
            person->start == DAY_NONE || person->end == DAY_NONE || person->start <= person->end,
            "somebody left before the first day");
    }
    roster_free(roster);
}

static void
read_goals(void)
{
    struct roster *roster = roster_read(NULL, 0);
    struct goals *goals = goals_open(file(0), 0, roster, direction_words, goal_unit_words);
    struct goal goal;
    while (goals_next(goals, &goal)) {
        for (size_t i = 0; i < GOAL_COLUMNS; i++)
            need_text(goal.texts[i]);
        fuzz_check(goal.person == GOAL_TEAM || goal.person < roster_count(roster), "nobody's goal");
    }
    goals_free(goals);
    roster_free(roster);
}

static void
read_goal_status(void)
{
    struct goal_statuses goals = {0};
    struct table *table = table_open(file(0), 0);
    size_t count = goal_statuses_read(&goals, table, goal_status_words);
    fuzz_check(count == goals.count, "another number of goals");
    for (size_t i = 0; i < count; i++)
        need_text(goals.items[i].rep);
    table_close(table);
    goal_statuses_free(&goals);
}

static void
read_rejects(void)
{
    struct rejects *rejects = rejects_new();
    struct table *table = table_open(file(0), 0);
    size_t read = rejects_read(rejects, table), count, sum = 0;
    const struct reject_group *groups = rejects_groups(rejects, &count);
    for (size_t i = 0; i < count; i++)
        sum += groups[i].count;
    fuzz_check(sum <= read, "more rejects counted than were read");
    fuzz_check(rejects_rows(rejects) <= sum, "more rows than rejects");
    table_close(table);
    rejects_free(rejects);
}

static void
read_lift(void)
{
    struct lift_rows rows = {0};
    struct table *table = table_open(file(0), 0);
    fuzz_check(lift_rows_read(&rows, table, lift_verdict_words) == rows.count, "another count");
    for (size_t i = 0; i < rows.count; i++)
        need_text(lift_row_word(&rows.items[i], lift_verdict_words));
    table_close(table);
    lift_rows_free(&rows);
}

static void
read_coaching(void)
{
    struct roster *roster = roster_read(NULL, 0);
    struct names *coaches = names_new();
    char *const list[] = {first};
    struct coaching_log *log = coaching_open(list, 1, 0, file(1), roster, coaches);
    struct coaching entry;
    while (coaching_next(log, &entry)) {
        fuzz_check(entry.rep_count > 0 && entry.coach_count > 0, "an entry of nobody");
        fuzz_check(entry.day != DAY_NONE, "an entry without a day");
        need_text(entry.note);
    }
    coaching_close(log);
    names_free(coaches);
    roster_free(roster);
}

static void
read_coaching_book(void)
{
    struct roster *roster = roster_read(NULL, 0);
    struct coaching_book *book = coaching_book_new(roster, day_make(2026, 11, 20));
    struct table *table = table_open(file(0), 0);
    (void)coaching_book_read(book, table);
    table_close(table);
    coaching_book_settle(book);
    for (int i = 0; i < roster_count(roster); i++)
        (void)coaching_book_last(book, i);
    coaching_book_free(book);
    roster_free(roster);
}

static void
read_coaching_status(void)
{
    struct roster *roster = roster_read(NULL, 0);
    struct cadence_rows rows = {0};
    struct table *table = table_open(file(0), 0);
    fuzz_check(
        cadence_rows_read(&rows, table, roster, cadence_status_words) == rows.count, "count");
    table_close(table);
    cadence_rows_free(&rows);
    roster_free(roster);
}

static void
read_scores(void)
{
    struct roster *roster = roster_read(NULL, 0);
    struct score_sheet *sheet = score_sheet_new();
    struct table *table = table_open(file(0), 0);
    (void)score_sheet_read_people(sheet, table, roster);
    table_close(table);
    score_sheet_free(sheet);
    roster_free(roster);
}

static void
read_group_scores(void)
{
    struct score_sheet *sheet = score_sheet_new();
    struct table *table = table_open(file(0), 0);
    (void)score_sheet_read_groups(sheet, table);
    table_close(table);
    score_sheet_free(sheet);
}

static void
read_recognition(void)
{
    struct roster *roster = roster_read(NULL, 0);
    int as_of = day_make(2026, 11, 20);
    struct recognition_history *history = recognition_history_read(file(0), 0, roster, as_of);
    for (int i = 0; i < roster_count(roster); i++) {
        int last = recognition_last_word(history, i);
        fuzz_check(last == DAY_NONE || last <= as_of, "a word of later than today");
    }
    recognition_history_free(history);
    roster_free(roster);
}

static void
read_interventions(void)
{
    struct roster *roster = roster_read(NULL, 0);
    struct interventions list = interventions_read(file(0), 0, false, roster);
    for (size_t i = 0; i < list.count; i++)
        fuzz_check(list.items[i].start <= list.items[i].end, "an end before the start");
    interventions_free(&list);
    roster_free(roster);
}

static void
read_codebook(void)
{
    struct codebook *book = codebook_read(file(0), file(1), 0);
    const struct questionnaire *questionnaire = codebook_questionnaire(book);
    struct norm *norms = mem_zeroed(questionnaire->scale_count, sizeof *norms);
    if (file(2))
        codebook_norms(book, file(2), 0, norms);
    free(norms);
    codebook_free(book);
}

static void
read_survey(void)
{
    static const char plain[] = "item,scale,reversed,min,max,text\n"
                                "a,joy,no,1,5,Are you glad?\nb,joy,yes,1,7,Are you sad?\n";
    char *const list[] = {first};
    if (!file(1))
        fuzz_file(names[1], plain, sizeof plain - 1);
    struct codebook *book = codebook_read(names[1], NULL, 0);
    struct roster *roster = roster_read(NULL, 0);
    struct survey *survey = survey_open(list, 1, &(struct survey_options){0}, book, roster);
    struct survey_answer answer;
    const struct questionnaire *questionnaire = codebook_questionnaire(book);
    while (survey_next(survey, &answer)) {
        if (answer.question < 0)
            continue;
        fuzz_check((size_t)answer.question < questionnaire->question_count, "no such question");
        const struct question *question = &questionnaire->questions[answer.question];
        fuzz_check(answer.value >= question->min && answer.value <= question->max,
            "an answer outside the scale");
    }
    survey_close(survey);
    roster_free(roster);
    codebook_free(book);
}

static void
read_metrics(void)
{
    struct metrics *metrics = metrics_read(file(0), 0);
    (void)metrics_find(metrics, "calls");
    (void)metrics_bind(metrics, "more qualified calls", 15, 5, "calls");
    (void)metrics_nearest(metrics, "callz");
    metrics_free(metrics);
}

static void
read_drivers(void)
{
    struct drivers *drivers = drivers_read(file(0), 0);
    size_t count;
    (void)drivers_events(drivers, &count);
    for (size_t i = 0; i < count; i++)
        fuzz_check(drivers_of(drivers, i) < drivers_count(drivers), "no such driver");
    drivers_free(drivers);
}

static void
read_wording(void)
{
    wording_free(wording_read(file(0), 0));
}

static void
read_recognition_words(void)
{
    struct roster *roster = roster_read(NULL, 0);
    recognition_words_free(
        recognition_words_read(behind("team/recognition-words"), 0, roster, NULL));
    roster_free(roster);
}

static void
read_playbook(void)
{
    struct playbook *playbook = playbook_read(behind("team/playbook"), 0);
    size_t count;
    const struct playbook_need *needs = playbook_needs(playbook, &count);
    for (size_t i = 0; i < count; i++)
        need_text(needs[i].need);
    playbook_free(playbook);
}

static void
read_decisions(void)
{
    struct decision_rules rules = {0};
    decision_rules_read(
        &rules, file(0), 0, decision_kinds, decision_fields, (size_t)DECISION_FIELDS);
    for (size_t i = 0; i < rules.count; i++)
        need_text(rules.items[i].question);
    decision_rules_free(&rules);
}

static void
read_drives(void)
{
    struct drives *drives = drives_read(behind("team/drives"), 0);
    for (size_t i = 0; i < drives_count(drives); i++)
        need_text(drives_name(drives, i));
    drives_free(drives);
}

static void
read_rules(void)
{
    struct recognition_rules rules = {0};
    recognition_rules_read(&rules, file(0), 0, rule_test_words);
    recognition_rules_free(&rules);
}

static bool
take_word(void *lexicon, const char *word_class, const char *phrase, const char *meaning,
    const char **error)
{
    return lexicon_add(lexicon, word_class, phrase, meaning, error);
}

static void
read_sentence_words(void)
{
    struct lexicon *lexicon = lexicon_new();
    sentence_words_read(file(0), 0, take_word, lexicon);
    lexicon_free(lexicon);
}

static struct export_shape *
shape_of(const char *export, void *data)
{
    (void)export;
    return data;
}

static void
read_shapes(void)
{
    struct export_shape shape;
    export_shape_start(&shape);
    export_shapes_read(file(0), shape_of, &shape);
    export_shape_end(&shape);
}

/* ---- Events ---- */

static char *formats[FORMATS];
static size_t format_count;

static void
find_formats(void)
{
    struct table *table = table_builtin("team/crm-formats");
    int format = table_need(table, "format");
    while (table_next(table) && format_count < FORMATS)
        formats[format_count++] =
            mem_copy(table_cell(table, format), strlen(table_cell(table, format)));
    table_close(table);
}

static void
read_events_by(const struct event_options *options)
{
    struct roster *roster = roster_read(NULL, 0);
    struct names *words = names_new();
    char *const list[] = {first};
    struct events *events = events_open(list, 1, options, roster, words);
    struct event event;
    while (events_next(events, &event)) {
        fuzz_check(event.when.day != DAY_NONE, "an event without a day");
        fuzz_check(event.count.whole >= 0, "less than nothing");
        fuzz_check(
            event.person < roster_count(roster) && event.kind < names_count(words), "number");
        need_text(event.account);
        need_text(event.note);
        need_text(event.unit);
    }
    events_close(events);
    names_free(words);
    roster_free(roster);
}

/* As one of the formats; the map is what a second file says. */
static void
read_events(void)
{
    read_events_by(&(struct event_options){.as_of = day_make(2026, 11, 20),
        .since = DAY_NONE,
        .until = DAY_NONE,
        .format = file(1) ? NULL : formats[choice % format_count],
        .map = file(1),
        .words = file(2),
        .date_order = choice & 0x80 ? DATE_ORDER_DMY : 0,
        .decimal_mark = choice & 0x40 ? ',' : 0});
}

/* The format is recognised: slow, for every map is read. */
static void
read_any_events(void)
{
    read_events_by(&(struct event_options){
        .as_of = day_make(2026, 11, 20), .since = DAY_NONE, .until = DAY_NONE});
}

static void
read_any(void)
{
    struct table *table = table_open_searching(file(0), 0);
    struct stream stream = stream_below_titles(table);
    fuzz_check(stream.kind != STREAM_UNKNOWN, "an unknown stream was not refused");
    table_close(table);
}

/* ---- Which of them ---- */

static const struct {
    const char *name;
    void (*read)(void);
} streams[] = {
    {"roster", read_roster},
    {"goals", read_goals},
    {"goal_status", read_goal_status},
    {"rejects", read_rejects},
    {"lift", read_lift},
    {"coaching", read_coaching},
    {"coaching_book", read_coaching_book},
    {"coaching_status", read_coaching_status},
    {"scores", read_scores},
    {"group_scores", read_group_scores},
    {"recognition", read_recognition},
    {"interventions", read_interventions},
    {"codebook", read_codebook},
    {"survey", read_survey},
    {"metrics", read_metrics},
    {"drivers", read_drivers},
    {"wording", read_wording},
    {"recognition_words", read_recognition_words},
    {"playbook", read_playbook},
    {"decisions", read_decisions},
    {"drives", read_drives},
    {"rules", read_rules},
    {"sentence_words", read_sentence_words},
    {"shapes", read_shapes},
    {"events", read_events},
    {"any_events", read_any_events},
    {"any", read_any},
};

static void (*read_stream)(void);

static void
body(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    read_stream();
    (void)aside_finish(STATUS_DONE);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    diag_program("fuzz");
    find_formats();
    fuzz_read_once();
    const char *wanted = getenv("FUZZ_STREAM");
    for (size_t i = 0; i < sizeof streams / sizeof streams[0]; i++)
        if (wanted != NULL && strcmp(streams[i].name, wanted) == 0)
            read_stream = streams[i].read;
    fuzz_check(read_stream != NULL, "FUZZ_STREAM in the environment names no stream");
    return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    choice = *bytes;
    rest.bytes = bytes + 1;
    rest.size = size - 1;
    files = fuzz_split(bytes + 1, size - 1, names, FILES);
    (void)fuzz_run(body, NULL);
    return 0;
}
