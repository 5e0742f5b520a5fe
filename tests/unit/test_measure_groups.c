/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/groups and measure/group_sets: what of which groups may be shown.
 *
 * The last test is the one that counts: random companies answer, report, change and report again,
 * and a solver that knows nothing of pieces looks for what follows from all that was ever shown. It
 * takes the figures as rows of a matrix with a column for each unknown answer, and asks of every
 * few people whether the rows can be combined so that all other columns cancel.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "measure/groups.h"
#include "scratch.h"

enum { MOST_PEOPLE = 40, MOST_SITTINGS = 400, MOST_FIGURES = 3, MOST_PAST = 2000 };

/* A company and its survey, as the tests change it. */
struct company {
    struct names *names;
    struct groups_person people[MOST_PEOPLE];
    char person_names[MOST_PEOPLE][8];
    size_t people_count;
    struct groups_sitting sittings[MOST_SITTINGS];
    double pomp[MOST_SITTINGS][MOST_FIGURES];
    size_t count;
    struct group_figure past[MOST_PAST];
    size_t past_count;
    const struct questionnaire *questionnaire;
};

static const struct question questions[] = {{"q1", 1, 5}, {"q2", 1, 5}, {"q3", 1, 5}};
static const struct scale_part first_part = {0, false, 1}, second_part = {1, false, 1},
                               both_parts[] = {{0, false, 1}, {1, false, 1}},
                               whole_parts[] = {{0, false, 1}, {1, false, 1}, {2, false, 1}};
static const struct scale scales[] = {
    {"autonomy", &first_part, 1, false}, {"mastery", &second_part, 1, false}};
static const struct scale composites[] = {{"both", both_parts, 2, false}};
static const struct questionnaire one_scale = {questions, 3, scales, 1, NULL, 0};
static const struct questionnaire two_scales = {questions, 3, scales, 2, NULL, 0};
static const struct questionnaire with_composite = {questions, 3, scales, 2, composites, 1};

/* The same names, but nothing hangs together. */
static const struct scale_part third_part = {2, false, 1};
static const struct scale apart[] = {{"autonomy", &first_part, 1, false},
    {"mastery", &second_part, 1, false}, {"both", &third_part, 1, false}};
static const struct questionnaire three_scales = {questions, 3, apart, 3, NULL, 0};

/* A scale that shares a question with the one before it. */
static const struct scale sharing[] = {
    {"autonomy", &first_part, 1, false}, {"all of it", whole_parts, 3, false}};
static const struct questionnaire shared_question = {questions, 3, sharing, 2, NULL, 0};

static void
company_begin(struct company *company, const struct questionnaire *questionnaire)
{
    memset(company, 0, sizeof *company);
    company->names = names_new();
    company->questionnaire = questionnaire;
}

static void
company_end(struct company *company)
{
    names_free(company->names);
}

static int
add_person(struct company *company, const char *manager, const char *team)
{
    int number = (int)company->people_count++;
    struct groups_person *person = &company->people[number];
    assert_in_range(number, 0, MOST_PEOPLE - 1);
    snprintf(company->person_names[number], sizeof company->person_names[number], "p%d", number);
    *person = (struct groups_person){
        .name = company->person_names[number], .start = DAY_NONE, .end = DAY_NONE, .listed = true};
    person->group[GROUP_MANAGER] = names_number(company->names, manager);
    person->group[GROUP_TEAM] = names_number(company->names, team);
    return number;
}

static double *
add_sitting(struct company *company, int person, int day, double pomp)
{
    struct groups_sitting *sitting = &company->sittings[company->count];
    assert_in_range(company->count, 0, MOST_SITTINGS - 1);
    *sitting = (struct groups_sitting){
        .person = person, .day = day, .group = {-1, -1, -1}, .pomp = company->pomp[company->count]};
    for (size_t i = 0; i < MOST_FIGURES; i++)
        company->pomp[company->count][i] = pomp;
    return company->pomp[company->count++];
}

/* `count` new people of a team who all answer on the day, each something else. */
static void
add_team(struct company *company, const char *manager, const char *team, size_t count, int day)
{
    for (size_t i = 0; i < count; i++)
        add_sitting(company, add_person(company, manager, team), day, 10 + 3.7 * (double)i);
}

static struct groups_input
input_of(const struct company *company, bool all, bool manager, bool team)
{
    return (struct groups_input){.questionnaire = company->questionnaire,
        .names = company->names,
        .people = company->people,
        .people_count = company->people_count,
        .sittings = company->sittings,
        .count = company->count,
        .wave = PERIOD_WEEK,
        .asked = {all, manager, team},
        .minimum = GROUPS_MINIMUM,
        .past = company->past,
        .past_count = company->past_count};
}

/* Runs a report and remembers what it showed. The caller frees *rows. */
static size_t
report(struct company *company, bool all, bool manager, bool team, struct group_row **rows)
{
    const struct groups_input input = input_of(company, all, manager, team);
    size_t count = groups_plan(&input, rows);
    for (size_t i = 0; i < count; i++) {
        assert_in_range(company->past_count, 0, MOST_PAST - 1);
        if ((*rows)[i].shown == GROUP_SHOWN && !(*rows)[i].is_past)
            company->past[company->past_count++] = (*rows)[i].figure;
    }
    return count;
}

/* "North:yes South:too-few", of the scale with that name (NULL = all). */
static const char *
summary(struct company *company, bool all, bool manager, bool team, const char *scale)
{
    static char text[1000];
    struct group_row *rows;
    size_t count = report(company, all, manager, team, &rows), used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        if (!scale || strcmp(rows[i].figure.scale, scale) == 0)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s:%s", used ? " " : "",
                rows[i].figure.group, group_shown_words[rows[i].shown]);
    free(rows);
    return text;
}

static const char *
by_team(struct company *company)
{
    return summary(company, false, false, true, NULL);
}

/* ---- The rules, one by one --------------------------------------------------------------------
 */

#define MONDAY 20773 /* 2026-11-16 */

static void
test_minimum_and_no_data(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "Five", 5, MONDAY);
    assert_string_equal(by_team(&company), "Five:yes");
    company_end(&company);
    company_begin(&company, &one_scale);
    add_team(&company, "", "Four", 4, MONDAY);
    add_person(&company, "", "Silent");
    assert_string_equal(by_team(&company), "Four:too-few Silent:no-data");
    company_end(&company);
}

static void
test_complement(void **state)
{
    (void)state;
    struct company company;
    /* 3 hidden, so 6 is hidden with them; 10 stays. */
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 10, MONDAY);
    add_team(&company, "", "B", 6, MONDAY);
    add_team(&company, "", "C", 3, MONDAY);
    assert_string_equal(by_team(&company), "A:yes B:too-few C:too-few");
    company_end(&company);
    /* 3 and 2 hidden are 5: enough. */
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 10, MONDAY);
    add_team(&company, "", "B", 6, MONDAY);
    add_team(&company, "", "C", 3, MONDAY);
    add_team(&company, "", "D", 2, MONDAY);
    assert_string_equal(by_team(&company), "A:yes B:yes C:too-few D:too-few");
    company_end(&company);
    /* 3 and 2 under different managers are not: each manager's total would tell. */
    company_begin(&company, &one_scale);
    add_team(&company, "M", "A", 10, MONDAY);
    add_team(&company, "M", "C", 3, MONDAY);
    add_team(&company, "N", "B", 6, MONDAY);
    add_team(&company, "N", "D", 2, MONDAY);
    assert_string_equal(by_team(&company), "A:too-few B:too-few C:too-few D:too-few");
    assert_string_equal(summary(&company, true, true, false, NULL), "M:yes N:yes all:yes");
    company_end(&company);
}

/* The same answers, teams first and managers later: what the managers' totals would tell of teams
   that cross them is not shown. */
static void
test_cut_after_cut(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "M", "A", 7, MONDAY);
    add_team(&company, "N", "A", 1, MONDAY);
    add_team(&company, "N", "B", 8, MONDAY);
    assert_string_equal(by_team(&company), "A:yes B:yes");
    assert_string_equal(summary(&company, false, true, false, NULL), "M:too-few N:too-few");
    company_end(&company);
}

static void
test_late_answer(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 7, MONDAY);
    add_team(&company, "", "B", 5, MONDAY);
    int late = add_person(&company, "", "B");
    add_team(&company, "", "C", 4, MONDAY);
    assert_string_equal(by_team(&company), "A:yes B:too-few C:too-few");
    assert_string_equal(summary(&company, true, false, false, NULL), "all:yes");
    double mean = company.past[1].mean;
    add_sitting(&company, late, MONDAY + 1, 99);
    struct group_row *rows;
    assert_int_equal(report(&company, true, false, true, &rows), 4);
    assert_int_equal(rows[0].shown, GROUP_SHOWN); /* A, as it was */
    assert_true(rows[0].is_past);
    assert_int_equal(rows[1].shown, GROUP_HELD_BACK);
    assert_int_equal(rows[2].shown, GROUP_TOO_FEW);
    assert_true(rows[3].is_past && rows[3].has_changed); /* everybody, as it was */
    assert_true(fabs(rows[3].figure.mean - mean) < 1e-12);
    assert_int_equal(rows[3].figure.n, 16);
    free(rows);
    company_end(&company);
}

/* An answer that comes late to a team of which nothing was shown, nor of a total with it, changes
   nothing that was shown: the team may be shown then. */
static void
test_late_answer_elsewhere(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 8, MONDAY);
    int late = add_person(&company, "", "B");
    assert_string_equal(by_team(&company), "A:yes B:no-data");
    add_team(&company, "", "B", 4, MONDAY);
    add_sitting(&company, late, MONDAY, 50);
    assert_string_equal(by_team(&company), "A:yes B:yes");
    company_end(&company);
}

static void
test_roster_change(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 6, MONDAY);
    add_team(&company, "", "B", 6, MONDAY);
    assert_string_equal(summary(&company, true, false, false, NULL), "all:yes");
    assert_string_equal(by_team(&company), "A:yes B:yes");
    company.people[0].group[GROUP_TEAM] = names_number(company.names, "B");
    struct group_row *rows;
    assert_int_equal(report(&company, false, false, true, &rows), 2);
    assert_true(rows[0].is_past && rows[0].figure.n == 6);
    assert_true(rows[1].is_past && rows[1].figure.n == 6);
    free(rows);
    assert_int_equal(report(&company, false, true, false, &rows), 1);
    assert_int_equal(rows[0].shown, GROUP_HELD_BACK);
    free(rows);
    company_end(&company);
}

/* Who did not answer and is moved: no figure changes, but the roster's fingerprint does. */
static void
test_silent_roster_change(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 6, MONDAY);
    int silent = add_person(&company, "", "A");
    add_team(&company, "", "B", 6, MONDAY);
    assert_string_equal(by_team(&company), "A:yes B:yes");
    company.people[silent].group[GROUP_TEAM] = names_number(company.names, "B");
    assert_string_equal(summary(&company, true, false, false, NULL), "all:held-back");
    /* Somebody who comes later is none of that week's people. */
    company.people[silent].group[GROUP_TEAM] = names_number(company.names, "A");
    int next = add_person(&company, "", "B");
    company.people[next].start = MONDAY + 30;
    assert_string_equal(summary(&company, true, false, false, NULL), "all:yes");
    company_end(&company);
}

static void
test_old_answers_with_a_new_date(void **state)
{
    (void)state;
    struct company company;
    struct group_row *rows;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 6, MONDAY);
    for (int i = 0; i < 6; i++)
        add_sitting(&company, i, MONDAY + 7, 10 + 3.7 * i);
    add_sitting(&company, add_person(&company, "", "A"), MONDAY + 7, 88);
    assert_int_equal(report(&company, false, false, true, &rows), 2);
    assert_int_equal(rows[0].shown, GROUP_SHOWN);
    assert_int_equal(rows[1].shown, GROUP_TOO_FEW); /* 7 less 6 is one person */
    free(rows);
    company_end(&company);
    /* With three of the six changed, the difference is nobody's answer; with two it nearly is. */
    for (int changed = 2; changed <= 3; changed++) {
        company_begin(&company, &one_scale);
        add_team(&company, "", "A", 6, MONDAY);
        for (int i = 0; i < 6; i++)
            add_sitting(&company, i, MONDAY + 7, i < changed ? 77 + i : 10 + 3.7 * i);
        add_sitting(&company, add_person(&company, "", "A"), MONDAY + 7, 88);
        assert_int_equal(report(&company, false, false, true, &rows), 2);
        assert_int_equal(rows[1].shown, changed == 3 ? GROUP_SHOWN : GROUP_TOO_FEW);
        free(rows);
        company_end(&company);
    }
    /* The same people, and most of them of the same opinion: nothing stands against it. */
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 6, MONDAY);
    for (int i = 0; i < 6; i++)
        add_sitting(&company, i, MONDAY + 7, i == 0 ? 77 : 10 + 3.7 * i);
    assert_int_equal(report(&company, false, false, true, &rows), 2);
    assert_int_equal(rows[1].shown, GROUP_SHOWN);
    free(rows);
    company_end(&company);
}

static void
test_waves_that_overlap(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 6, MONDAY);
    assert_string_equal(by_team(&company), "A:yes");
    struct groups_input input = input_of(&company, false, false, true);
    struct group_row *rows;
    input.wave = PERIOD_MONTH;
    assert_int_equal(groups_plan(&input, &rows), 1);
    assert_int_equal(rows[0].shown, GROUP_HELD_BACK);
    free(rows);
    company_end(&company);
}

/* One of seven skipped mastery: with a composite of both, autonomy of six would follow from it. */
static void
test_scales_that_hang_together(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &two_scales);
    add_team(&company, "", "A", 7, MONDAY);
    company.pomp[0][1] = NAN;
    assert_string_equal(summary(&company, false, false, true, "autonomy"), "A:yes");
    assert_string_equal(summary(&company, false, false, true, "mastery"), "A:yes");
    company_end(&company);
    company_begin(&company, &with_composite);
    add_team(&company, "", "A", 7, MONDAY);
    company.pomp[0][1] = company.pomp[0][2] = NAN;
    assert_string_equal(summary(&company, false, false, true, "autonomy"), "A:yes");
    assert_string_equal(summary(&company, false, false, true, "mastery"), "A:yes");
    assert_string_equal(summary(&company, false, false, true, "both"), "A:too-few");
    company_end(&company);
    company_begin(&company, &shared_question);
    add_team(&company, "", "A", 7, MONDAY);
    company.pomp[0][1] = NAN;
    assert_string_equal(summary(&company, false, false, true, "autonomy"), "A:yes");
    assert_string_equal(summary(&company, false, false, true, "all of it"), "A:too-few");
    company_end(&company);
}

/* A composite that was shown before holds for a scale that is first asked for later. */
static void
test_composite_shown_before(void **state)
{
    (void)state;
    struct company company;
    struct group_row *rows;
    company_begin(&company, &with_composite);
    add_team(&company, "", "A", 7, MONDAY);
    company.pomp[0][1] = company.pomp[0][2] = NAN;
    company.past[0] = (struct group_figure){.cut = GROUP_TEAM, .group = "A", .scale = "both"};
    struct groups_input input = input_of(&company, false, false, true);
    assert_int_equal(groups_plan(&input, &rows), 3);
    company.past[0].wave = rows[2].figure.wave;
    company.past[0].n = rows[2].figure.n;
    company.past[0].mean = rows[2].figure.mean;
    company.past[0].sd = rows[2].figure.sd;
    company.past[0].members = rows[2].figure.members;
    free(rows);
    company.past_count = 1;
    assert_string_equal(summary(&company, false, false, true, "autonomy"), "A:too-few");
    assert_string_equal(summary(&company, false, false, true, "both"), "A:yes");
    company_end(&company);
}

/* The same run without its composites, or with another codebook: what they have in common with what
   was shown is not known any more. */
static void
test_scale_that_is_gone(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &with_composite);
    add_team(&company, "", "A", 7, MONDAY);
    add_team(&company, "", "B", 7, MONDAY);
    assert_string_equal(summary(&company, false, false, true, "both"), "A:yes B:yes");
    company.questionnaire = &two_scales;
    assert_string_equal(summary(&company, false, false, true, NULL), "A:yes A:yes B:yes B:yes");
    assert_string_equal(summary(&company, true, false, false, NULL), "all:held-back all:held-back");
    /* The week after is another matter. */
    for (int i = 0; i < 7; i++)
        add_sitting(&company, i, MONDAY + 7, 50 + i);
    assert_string_equal(summary(&company, true, false, false, "mastery"), "all:held-back all:yes");
    company_end(&company);
}

static void
test_answers_without_names(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    int team = names_number(company.names, "A"), none = names_number(company.names, "");
    for (int i = 0; i < 5; i++) {
        add_sitting(&company, -1, MONDAY, 20 + i);
        company.sittings[i].group[GROUP_TEAM] = team;
        company.sittings[i].group[GROUP_MANAGER] = none;
    }
    assert_string_equal(by_team(&company), "A:yes");
    assert_int_equal(company.past[0].n, 5);
    company_end(&company);
}

/* Of two answers in one week the later counts; of an unanswered scale the earlier. */
static void
test_latest_answer(void **state)
{
    (void)state;
    struct company company;
    struct group_row *rows;
    company_begin(&company, &two_scales);
    add_team(&company, "", "A", 5, MONDAY);
    for (int i = 0; i < 5; i++)
        add_sitting(&company, i, MONDAY + 1, 60)[1] = NAN;
    assert_int_equal(report(&company, false, false, true, &rows), 2);
    assert_true(fabs(rows[0].figure.mean - 60) < 1e-12);
    assert_true(fabs(rows[1].figure.mean - 17.4) < 1e-12);
    assert_int_equal(rows[0].figure.wave.date, MONDAY + 1);
    free(rows);
    company_end(&company);
}

static void
test_verdicts(void **state)
{
    (void)state;
    struct company company;
    struct group_row *rows;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 5, MONDAY); /* mean 17.4, sd 5.85 */
    for (int week = 1; week <= 3; week++)
        for (int i = 0; i < 5; i++)
            add_sitting(&company, i, MONDAY + 7 * week, 10 + 3.6 * i + (week == 2 ? 40 : 0));
    assert_int_equal(report(&company, false, false, true, &rows), 4);
    assert_int_equal(rows[0].verdict, GROUP_FIRST);
    assert_int_equal(rows[1].verdict, GROUP_NO_REAL_CHANGE);
    assert_int_equal(rows[2].verdict, GROUP_UP);
    assert_int_equal(rows[3].verdict, GROUP_DOWN);
    free(rows);
    /* Without the earlier answers, what the earlier runs showed is what there is to compare with.
     */
    memmove(company.sittings, company.sittings + 10, 5 * sizeof *company.sittings);
    company.count = 5;
    company.past_count = 2;
    assert_int_equal(report(&company, false, false, true, &rows), 1);
    assert_int_equal(rows[0].verdict, GROUP_UP);
    free(rows);
    company_end(&company);
}

static void
test_headcount(void **state)
{
    (void)state;
    struct company company;
    struct group_row *rows;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 6, MONDAY);
    add_person(&company, "", "A");
    company.people[add_person(&company, "", "A")].end = MONDAY - 30;
    company.people[add_person(&company, "", "A")].start = MONDAY + 30;
    company.people[add_person(&company, "", "A")].listed = false;
    struct groups_input input = input_of(&company, false, false, true);
    input.narrowed = true;
    assert_int_equal(groups_plan(&input, &rows), 1);
    assert_int_equal(rows[0].figure.headcount, 7);
    free(rows);
    company_end(&company);
}

/* ---- The property ------------------------------------------------------------------------------
 */

static struct random chance;

static size_t
below(size_t limit)
{
    return random_below(&chance, limit);
}

/* The matrix of all that was shown: a row per figure, a column per unknown, 1 if it counts. What
   somebody answered on one scale is one unknown, on a second another, MOST_ANSWERS columns on. */
enum { MOST_ANSWERS = 60, MOST_UNKNOWNS = 2 * MOST_ANSWERS, PRIME = 1000003 };
struct shown {
    unsigned char rows[MOST_PAST][MOST_UNKNOWNS];
    size_t count;
};

static long long
power(long long base, long long exponent)
{
    long long result = 1;
    for (base %= PRIME; exponent > 0; exponent >>= 1, base = base * base % PRIME)
        if (exponent & 1)
            result = result * base % PRIME;
    return result;
}

/* The rank of the columns that `keep` marks, by elimination modulo a prime. */
static size_t
rank_of(const struct shown *shown, const bool *keep)
{
    static long long matrix[MOST_PAST][MOST_UNKNOWNS];
    size_t rank = 0;
    for (size_t i = 0; i < shown->count; i++)
        for (size_t j = 0; j < MOST_UNKNOWNS; j++)
            matrix[i][j] = keep[j] ? shown->rows[i][j] : 0;
    for (size_t column = 0; column < MOST_UNKNOWNS && rank < shown->count; column++) {
        size_t pivot = rank;
        while (pivot < shown->count && matrix[pivot][column] == 0)
            pivot++;
        if (pivot == shown->count)
            continue;
        for (size_t j = 0; pivot != rank && j < MOST_UNKNOWNS; j++) {
            long long swap = matrix[pivot][j];
            matrix[pivot][j] = matrix[rank][j];
            matrix[rank][j] = swap;
        }
        long long inverse = power(matrix[rank][column], PRIME - 2);
        for (size_t i = rank + 1; i < shown->count; i++) {
            long long factor = matrix[i][column] * inverse % PRIME;
            for (size_t j = column; factor != 0 && j < MOST_UNKNOWNS; j++)
                matrix[i][j] = (matrix[i][j] + (PRIME - factor) * matrix[rank][j]) % PRIME;
        }
        rank++;
    }
    return rank;
}

/* People whose answers the same figures count are one class: whatever follows counts them alike. */
struct classes {
    size_t of[MOST_ANSWERS], sizes[MOST_ANSWERS], count;
    bool counted[MOST_ANSWERS]; /* by class: some figure counts it */
};

static bool
counted_alike(const struct shown *shown, size_t a, size_t b)
{
    for (size_t i = 0; i < shown->count; i++)
        if (shown->rows[i][a] != shown->rows[i][b] ||
            shown->rows[i][a + MOST_ANSWERS] != shown->rows[i][b + MOST_ANSWERS])
            return false;
    return true;
}

static void
find_classes(const struct shown *shown, struct classes *classes)
{
    memset(classes, 0, sizeof *classes);
    for (size_t j = 0; j < MOST_ANSWERS; j++) {
        size_t same = 0;
        while (same < j && !counted_alike(shown, same, j))
            same++;
        classes->of[j] = same < j ? classes->of[same] : classes->count++;
        classes->sizes[classes->of[j]]++;
        for (size_t i = 0; i < shown->count; i++)
            classes->counted[classes->of[j]] |=
                shown->rows[i][j] != 0 || shown->rows[i][j + MOST_ANSWERS] != 0;
    }
}

static void
keep_class(const struct classes *classes, size_t class, bool *keep, bool kept)
{
    for (size_t j = 0; j < MOST_ANSWERS; j++)
        if (classes->of[j] == class)
            keep[j] = keep[j + MOST_ANSWERS] = kept;
}

/* Whether something follows that counts people of some classes alone, among those from `next` on
   with less than `room` people in all. */
static bool
some_follow(const struct shown *shown, const struct classes *classes, bool *keep, size_t next,
    size_t room, size_t full_rank)
{
    while (next < classes->count && (!classes->counted[next] || classes->sizes[next] >= room))
        next++;
    if (next == classes->count)
        return rank_of(shown, keep) < full_rank;
    keep_class(classes, next, keep, false);
    bool found =
        some_follow(shown, classes, keep, next + 1, room - classes->sizes[next], full_rank);
    keep_class(classes, next, keep, true);
    return found || some_follow(shown, classes, keep, next + 1, room, full_rank);
}

/* Whether anything about fewer people than the minimum follows from what was shown. */
static bool
leaks(const struct shown *shown)
{
    struct classes classes;
    bool keep[MOST_UNKNOWNS], small = false;
    find_classes(shown, &classes);
    for (size_t i = 0; i < classes.count; i++)
        small = small || (classes.counted[i] && classes.sizes[i] < GROUPS_MINIMUM);
    if (!small)
        return false; /* every combination counts whole classes */
    for (size_t j = 0; j < MOST_UNKNOWNS; j++)
        keep[j] = true;
    return some_follow(shown, &classes, keep, 0, GROUPS_MINIMUM, rank_of(shown, keep));
}

/* What a figure counted when it was worked out: the sittings of the wave in the group. */
static void
add_row(struct shown *shown, const struct company *company, const struct group_figure *figure,
    const size_t *unknowns)
{
    bool second = strcmp(figure->scale, "mastery") == 0, both = strcmp(figure->scale, "both") == 0;
    size_t scale = both ? 2 : second;
    unsigned char *row = shown->rows[shown->count++];
    memset(row, 0, MOST_UNKNOWNS);
    for (size_t i = 0; i < company->count; i++) {
        const struct groups_sitting *sitting = &company->sittings[i];
        if (sitting->day < figure->wave.first || sitting->day > figure->wave.last ||
            isnan(sitting->pomp[scale]))
            continue;
        int group = company->people[sitting->person].group[figure->cut];
        if (figure->cut == GROUP_ALL ||
            strcmp(names_text(company->names, group), figure->group) == 0) {
            row[unknowns[i]] = !second;
            row[unknowns[i] + MOST_ANSWERS] = second || both;
        }
    }
}

/* A random company: 1 to 4 managers, up to 8 teams that mostly lie within one of them. */
static void
make_company(struct company *company, bool crossing)
{
    size_t managers = 1 + below(4), teams = 1 + below(8), people = 5 + below(24);
    size_t manager_of[8];
    for (size_t i = 0; i < teams; i++)
        manager_of[i] = below(managers);
    for (size_t i = 0; i < people; i++) {
        size_t team = below(teams);
        char names[2][4] = {"M0", "T0"};
        names[0][1] = (char)('0' + (crossing ? below(managers) : manager_of[team]));
        names[1][1] = (char)('0' + team);
        add_person(company, names[0], names[1]);
    }
}

/* Something that happens between two reports about the same week. */
static void
disturb(struct company *company, bool *answered, size_t *unknowns, size_t *next_unknown)
{
    size_t person = below(company->people_count), other = below(company->people_count);
    size_t sitting = below(company->count);
    switch (below(5)) {
    case 0: /* an answer comes late */
        if (!answered[person]) {
            unknowns[company->count] = (*next_unknown)++;
            add_sitting(company, (int)person, MONDAY, (double)below(1000000) / 9999.0);
            answered[person] = true;
        }
        break;
    case 1: /* somebody corrects an answer, which is another unknown then */
        unknowns[sitting] = (*next_unknown)++;
        company->pomp[sitting][0] = (double)below(1000000) / 9999.0;
        break;
    case 2: /* somebody moves */
        company->people[person].group[GROUP_TEAM] = company->people[other].group[GROUP_TEAM];
        company->people[person].group[GROUP_MANAGER] = company->people[other].group[GROUP_MANAGER];
        break;
    case 3: /* a team gets another manager: one of its people is entered first */
        company->people[person].group[GROUP_MANAGER] = company->people[other].group[GROUP_MANAGER];
        break;
    default: /* an answer is withdrawn */
        if (company->count > 1) {
            answered[company->sittings[sitting].person] = false;
            company->count--;
            company->sittings[sitting].person = company->sittings[company->count].person;
            company->pomp[sitting][0] = company->pomp[company->count][0];
            unknowns[sitting] = unknowns[company->count];
        }
    }
}

/* Three to six reports on one week, with changes between. `remember`: what was shown is given to
   the later runs. Returns whether anything follows that should not. */
static bool
sequence_leaks(bool remember)
{
    static struct company company;
    static struct shown shown;
    size_t unknowns[MOST_SITTINGS], next_unknown = 0, reports = 3 + below(4);
    bool answered[MOST_PEOPLE] = {false};
    company_begin(&company, &one_scale);
    make_company(&company, below(3) == 0);
    for (size_t i = 0; i < company.people_count; i++) {
        if (i > 0 && below(10) == 0)
            continue;
        unknowns[company.count] = next_unknown++;
        add_sitting(&company, (int)i, MONDAY, (double)below(1000000) / 9999.0);
        answered[i] = true;
    }
    shown.count = 0;
    for (size_t i = 0; i < reports; i++) {
        struct group_row *rows;
        size_t cuts = 1 + below(7), known = company.past_count;
        size_t count = report(&company, cuts & 1, cuts & 2, cuts & 4, &rows);
        for (size_t j = known; j < company.past_count; j++)
            add_row(&shown, &company, &company.past[j], unknowns);
        company.past_count = remember ? company.past_count : 0;
        free(rows);
        assert_true(count > 0);
        for (size_t j = below(3); j > 0; j--)
            disturb(&company, answered, unknowns, &next_unknown);
    }
    bool found = leaks(&shown);
    company_end(&company);
    return found;
}

/* The same answers week after week while people come and go: one unknown a person. */
static bool
weeks_leak(void)
{
    static struct company company;
    static struct shown shown;
    size_t unknowns[MOST_SITTINGS];
    company_begin(&company, &one_scale);
    make_company(&company, false);
    for (size_t i = 0; i < company.people_count; i++)
        company.pomp[MOST_SITTINGS - 1 - i][0] = (double)below(1000000) / 9999.0;
    shown.count = 0;
    for (int week = 0; week < 4; week++) {
        struct group_row *rows;
        size_t cuts = 1 + below(7), known = company.past_count;
        for (size_t i = 0; i < company.people_count; i++) {
            if (below(12) == 0)
                continue;
            unknowns[company.count] = i;
            add_sitting(
                &company, (int)i, MONDAY + 7 * week, company.pomp[MOST_SITTINGS - 1 - i][0]);
        }
        if (company.count == 0)
            continue;
        (void)report(&company, cuts & 1, cuts & 2, cuts & 4, &rows);
        for (size_t j = known; j < company.past_count; j++)
            add_row(&shown, &company, &company.past[j], unknowns);
        free(rows);
    }
    bool found = leaks(&shown);
    company_end(&company);
    return found;
}

/* Two scales and a composite of both, of which some people skip one. */
static bool
composites_leak(const struct questionnaire *questionnaire)
{
    static struct company company;
    static struct shown shown;
    size_t unknowns[MOST_SITTINGS], skipping = 5 + below(40);
    company_begin(&company, questionnaire);
    make_company(&company, below(3) == 0);
    for (size_t i = 0; i < company.people_count; i++) {
        double *pomp = add_sitting(&company, (int)i, MONDAY, 0);
        for (size_t j = 0; j < 2; j++)
            pomp[j] = below(skipping) == 0 ? (double)NAN : (double)below(1000000) / 9999.0;
        pomp[2] = pomp[0] + pomp[1];
        unknowns[i] = i;
    }
    shown.count = 0;
    for (size_t i = 0; i < 2; i++) {
        struct group_row *rows;
        size_t cuts = 1 + below(7), known = company.past_count;
        (void)report(&company, cuts & 1, cuts & 2, cuts & 4, &rows);
        for (size_t j = known; j < company.past_count; j++)
            add_row(&shown, &company, &company.past[j], unknowns);
        free(rows);
    }
    bool found = leaks(&shown);
    company_end(&company);
    return found;
}

static void
test_nothing_follows(void **state)
{
    (void)state;
    enum { TREES = 10000, WITHOUT = 500 };
    const uint64_t seed = 20261122;
    size_t leaking = 0;
    chance = random_begin(seed);
    for (size_t i = 0; i < TREES; i++) {
        uint64_t before = chance.state;
        if (sequence_leaks(true))
            fail_msg("tree %zu (state %llu): a group under the minimum follows", i,
                (unsigned long long)before);
        if (i % 4 == 0 && weeks_leak())
            fail_msg("weeks of tree %zu: a group under the minimum follows", i);
        if (i % 4 == 1 && composites_leak(&with_composite))
            fail_msg("composites of tree %zu: a group under the minimum follows", i);
    }
    /* The solver does find what follows where nothing is remembered, or a composite not known. */
    for (size_t i = 0; i < WITHOUT; i++)
        leaking += sequence_leaks(false);
    print_message(
        "without a file of what was shown, %zu of %d sequences tell too much\n", leaking, WITHOUT);
    assert_true(leaking > WITHOUT / 20);
    leaking = 0;
    for (size_t i = 0; i < WITHOUT; i++)
        leaking += composites_leak(&three_scales);
    print_message("taken for scales of their own, %zu of %d composites do\n", leaking, WITHOUT);
    assert_true(leaking > WITHOUT / 20);
}

/* Whoever answers twice on one day meant the second. */
static void
test_two_answers_on_one_day(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    add_team(&company, "", "A", 5, MONDAY);
    for (int i = 0; i < 5; i++)
        add_sitting(&company, i, MONDAY, 50 + 10 * i);
    assert_string_equal(by_team(&company), "A:yes");
    assert_int_equal(company.past[0].n, 5);
    assert_true(company.past[0].mean == 70);
    company_end(&company);
}

/* Answers without names of two weeks: nobody is found again, and each week is shown. */
static void
test_answers_without_names_twice(void **state)
{
    (void)state;
    struct company company;
    company_begin(&company, &one_scale);
    int team = names_number(company.names, "A"), none = names_number(company.names, "");
    for (int i = 0; i < 10; i++) {
        add_sitting(&company, -1, i < 5 ? MONDAY : MONDAY + 7, 20 + i);
        company.sittings[i].group[GROUP_TEAM] = team;
        company.sittings[i].group[GROUP_MANAGER] = none;
    }
    assert_string_equal(by_team(&company), "A:yes A:yes");
    company_end(&company);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_minimum_and_no_data),
        cmocka_unit_test(test_two_answers_on_one_day),
        cmocka_unit_test(test_answers_without_names_twice),
        cmocka_unit_test(test_complement),
        cmocka_unit_test(test_cut_after_cut),
        cmocka_unit_test(test_late_answer),
        cmocka_unit_test(test_late_answer_elsewhere),
        cmocka_unit_test(test_roster_change),
        cmocka_unit_test(test_silent_roster_change),
        cmocka_unit_test(test_old_answers_with_a_new_date),
        cmocka_unit_test(test_waves_that_overlap),
        cmocka_unit_test(test_scales_that_hang_together),
        cmocka_unit_test(test_composite_shown_before),
        cmocka_unit_test(test_scale_that_is_gone),
        cmocka_unit_test(test_answers_without_names),
        cmocka_unit_test(test_latest_answer),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_headcount),
        cmocka_unit_test(test_nothing_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
