/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The operands of a report: told apart, read whatever their order, hashed, and compared.
 */
#include "scratch.h"

#include "base/day.h"
#include "csv/aside.h"
#include "team/report_data.h"

static const char *const statuses[] = {"met", "likely", NULL};
static const char *const verdicts[] = {"lasted", "cannot-tell", NULL};
static const char *const cadences[] = {"on-time", "overdue", NULL};
static const struct report_words words = {statuses, verdicts, cadences};
static const char events[] = "date,rep,event\n2026-11-16,Ana,call\n2026-11-17,Bo,call\n";
static const char goals[] = "rep,goal,status,attainment,as_of\n Ana Ruiz,Win,met,1,2026-11-20\n";
static const char rejects[] = "file,line,column,reason,record\na.csv,1,due,is not a date,x\n";
static const char roster[] = "rep,alias\nAna R.,Ana;Ana Ruiz\n";

static struct wording *wording;
static char said[sizeof fatal_message];

/* Reads operands; returns the status of the finished book of rows set aside. */
static int
read_operands(struct report_data *data, const char **paths, size_t count, const char *roster_path)
{
    struct shared_options shared = {.files = (char **)(uintptr_t)paths,
        .file_count = count,
        .roster = roster_path,
        .as_of = day_make(2026, 11, 20),
        .since = DAY_NONE,
        .until = DAY_NONE};
    fatal_begin();
    diag_reset();
    int status = setjmp(fatal_back);
    if (status == 0) {
        report_data_read(data, &shared, wording, day_make(2026, 11, 16), &words, false);
        status = aside_finish(STATUS_DONE);
    }
    snprintf(said, sizeof said, "%s", fatal_said());
    fatal_end();
    return status;
}

static void
every_stream_goes_where_it_belongs(void **state)
{
    (void)state;
    const char *paths[] = {scratch_text(rejects), scratch_text(goals), scratch_text(events)};
    struct report_data data;
    assert_int_equal(read_operands(&data, paths, 3, NULL), STATUS_DONE);
    assert_true(
        data.has[STREAM_EVENTS] && data.has[STREAM_GOAL_STATUS] && data.has[STREAM_REJECTS]);
    assert_int_equal(data.goals.count, 1);
    assert_int_equal(weekly_last_day(data.weekly), day_make(2026, 11, 17));
    size_t count;
    assert_int_equal(rejects_groups(data.rejects, &count)[0].lines[0], 1);
    assert_int_equal(count, 1);
    assert_int_equal(data.stranger_count, 0);
    assert_string_equal(said, "");
    report_data_free(&data);
}

/* The input that was the operand number `place`. */
static const struct report_input *
input_at(const struct report_data *data, size_t place)
{
    for (size_t i = 0; i < data->input_count; i++)
        if (data->inputs[i].place == place)
            return &data->inputs[i];
    fail_msg("no input %zu", place);
    return NULL;
}

static void
inputs_say_what_they_held(void **state)
{
    (void)state;
    const char *paths[] = {scratch_text(goals), scratch_text(events)};
    struct report_data data;
    assert_int_equal(read_operands(&data, paths, 2, NULL), STATUS_DONE);
    assert_string_equal(input_at(&data, 0)->held, "goal");
    assert_int_equal(input_at(&data, 0)->count, 1);
    assert_string_equal(input_at(&data, 1)->held, "event");
    assert_int_equal(input_at(&data, 1)->count, 2);
    assert_string_equal(input_at(&data, 1)->name, paths[1]);
    /* sha256sum says so */
    assert_string_equal(input_at(&data, 1)->digest,
        "52ffba2004a74f80e56012f2313716e3a7f8361d93e0b198862543f70753a199");
    assert_null(input_at(&data, 1)->same_as);
    report_data_free(&data);
}

static void
twins_are_found(void **state)
{
    (void)state;
    const char *paths[] = {scratch_text(events), scratch_text(goals), scratch_text(events)};
    struct report_data data;
    assert_int_equal(read_operands(&data, paths, 3, NULL), STATUS_DONE);
    bool first_by_name = strcmp(paths[0], paths[2]) < 0;
    const struct report_input *earlier = input_at(&data, first_by_name ? 0 : 2);
    const struct report_input *later = input_at(&data, first_by_name ? 2 : 0);
    assert_null(earlier->same_as);
    assert_string_equal(later->same_as, earlier->name);
    report_data_free(&data);
}

static void
people_are_those_of_the_roster(void **state)
{
    (void)state;
    const char *paths[] = {scratch_text(goals), scratch_text(events)};
    struct report_data data;
    assert_int_equal(read_operands(&data, paths, 2, scratch_text(roster)), STATUS_DONE);
    assert_string_equal(data.goals.items[0].rep, "Ana R.");
    assert_int_equal(data.stranger_count, 1);
    assert_string_equal(data.strangers[0], "Bo");
    assert_string_equal(said, "amptools: 1 name is not on the roster: 'Bo'\n");
    report_data_free(&data);
}

static void
streams_without_a_section_are_named(void **state)
{
    (void)state;
    const char *paths[] = {scratch_text(roster)};
    struct report_data data;
    char wanted[200];
    assert_int_equal(read_operands(&data, paths, 1, NULL), STATUS_DONE);
    snprintf(wanted, sizeof wanted, "amptools: %s: is a roster and not used; give it with -r\n",
        paths[0]);
    assert_string_equal(said, wanted);
    assert_false(data.inputs[0].used);
    assert_string_equal(data.inputs[0].held, "a roster");
    assert_int_equal(strlen(data.inputs[0].digest), 64);
    report_data_free(&data);
}

static void
what_is_set_aside_here_is_in_the_list_too(void **state)
{
    (void)state;
    const char *paths[] = {scratch_text("date,rep,event\n2026-13-01,Ana,call\n")};
    struct report_data data;
    assert_int_equal(read_operands(&data, paths, 1, NULL), STATUS_SET_ASIDE);
    size_t count;
    const struct reject_group *groups = rejects_groups(data.rejects, &count);
    assert_int_equal(count, 1);
    assert_string_equal(groups[0].file, paths[0]);
    assert_string_equal(groups[0].column, "date");
    assert_false(data.has[STREAM_REJECTS]);
    report_data_free(&data);
}

static int
begin(void **state)
{
    (void)state;
    wording = wording_read(NULL, 0);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    wording_free(wording);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stream_goes_where_it_belongs),
        cmocka_unit_test(inputs_say_what_they_held),
        cmocka_unit_test(twins_are_found),
        cmocka_unit_test(people_are_those_of_the_roster),
        cmocka_unit_test(streams_without_a_section_are_named),
        cmocka_unit_test(what_is_set_aside_here_is_in_the_list_too),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
