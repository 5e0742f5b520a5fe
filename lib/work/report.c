/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all pages share: reading, the people, the receipt. Invariant: the order of the operands
 * changes nothing but the receipt.
 */
#include "work/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/cadence.h"
#include "measure/lift.h"
#include "measure/progress.h"
#include "page/section_receipt.h"

void
report_begin(struct report *report, const struct shared_options *shared)
{
    const struct report_words words = {goal_status_words, lift_verdict_words, cadence_status_words};
    report->shared = shared;
    report->monday = weekly_monday(shared->as_of);
    report->wording = wording_read(report->words_file, shared->delimiter);
    report->page = page_new();
    report->doubts = (struct section_doubts){.goals_as_of = DAY_NONE,
        .last_event = DAY_NONE,
        .as_of = shared->as_of,
        .for_team = report->for_team};
    report_data_read(
        &report->data, shared, report->wording, report->monday, &words, report->by_person);
}

void
report_end(struct report *report)
{
    free(report->jumps);
    page_free(report->page);
    report_data_free(&report->data);
    wording_free(report->wording);
}

void
report_use_rule(struct report *report, const char *rule)
{
    for (size_t i = 0; i < report->rule_count; i++)
        if (report->rules[i] == rule)
            return;
    if (report->rule_count < REPORT_RULES_MOST)
        report->rules[report->rule_count++] = rule;
}

void
report_receipt(struct report *report, const char *program)
{
    const struct report_data *data = &report->data;
    struct receipt_input *inputs = mem_zeroed(data->input_count, sizeof *inputs);
    for (size_t i = 0; i < data->input_count; i++) {
        const struct report_input *input = &data->inputs[i];
        inputs[input->place] = (struct receipt_input){
            input->name, input->held, input->count, input->used, input->digest};
    }
    section_receipt(report->page, &(struct section_receipt){inputs, data->input_count,
                                      report->rules, report->shared->as_of, program});
    free(inputs);
}

void
report_leave_out(struct report *report, enum stream_kind kind)
{
    for (size_t i = 0; i < report->data.input_count; i++) {
        struct report_input *input = &report->data.inputs[i];
        if (input->kind == kind && input->used) {
            input->used = false;
            input->held = input->name_of_kind;
        }
    }
}

const char *
report_enumeration(const struct report *report, const char *names)
{
    const char *words = "";
    for (const char *rest = names; *rest != '\0';) {
        size_t length = strcspn(rest, ";");
        bool is_last = rest[length] == '\0';
        const char *between = words[0] == '\0' ? "" : is_last ? " and " : ", ";
        words = page_words(report->page, "%s%s%.*s", words, between, (int)length, rest);
        rest += length + !is_last;
    }
    return words;
}

/* Somebody a page may be about. */
struct candidate {
    int number;
    const struct person *person;
};

static int
in_order(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->person->on_roster != b->person->on_roster)
        return a->person->on_roster ? -1 : 1;
    if (a->person->on_roster)
        return (a->number > b->number) - (a->number < b->number);
    return strcmp(a->person->rep, b->person->rep);
}

int *
report_people(const struct report *report, size_t *count)
{
    const struct roster *roster = report->data.roster;
    size_t all = (size_t)roster_count(roster);
    struct candidate *candidates = mem_zeroed(all + 1, sizeof *candidates);
    int *numbers = mem_zeroed(all + 1, sizeof *numbers);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const struct person *person = roster_person(roster, (int)i);
        if (!person->is_agent)
            candidates[(*count)++] = (struct candidate){(int)i, person};
    }
    if (*count > 0)
        qsort(candidates, *count, sizeof *candidates, in_order);
    for (size_t i = 0; i < *count; i++)
        numbers[i] = candidates[i].number;
    free(candidates);
    return numbers;
}

int *
report_places(const struct report *report, size_t *people)
{
    int *numbers = report_people(report, people);
    size_t all = (size_t)roster_count(report->data.roster);
    int *places = mem_zeroed(all + 1, sizeof *places);
    for (size_t i = 0; i < all; i++)
        places[i] = -1;
    for (size_t i = 0; i < *people; i++)
        places[numbers[i]] = (int)i;
    free(numbers);
    return places;
}
