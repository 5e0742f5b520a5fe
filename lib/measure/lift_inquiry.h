/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An inquiry: several interventions, what each is to be measured by, and the questions that follow
 * in a fixed order. Part of lift-check.
 */
#ifndef AMP_MEASURE_LIFT_INQUIRY_H
#define AMP_MEASURE_LIFT_INQUIRY_H

#include "measure/lift_power.h"

struct lift_question {
    const struct lift_case *which;
    size_t place; /* of the case in the inquiry */
    const struct measured *measured;
    enum lift_shows shows; /* what it is about */
};

struct lift_inquiry {
    struct lift_rules rules;
    struct lift_design design;
    struct lift_world world;
    struct measured_list measured;
    struct lift_case *cases;  /* people are not owned */
    struct measured_set *own; /* of each case */
    struct measured_set guards;
    size_t count, capacity, own_capacity;
};

/* Starts one with nothing in it; rules and design are the caller's to set. */
void lift_inquiry_begin(struct lift_inquiry *inquiry, int as_of);
void lift_inquiry_free(struct lift_inquiry *inquiry);

/* Adds a case, without metrics. */
void lift_inquiry_add(struct lift_inquiry *inquiry, const struct lift_case *which);

/* Adds a metric to the case that was added last, or to the guards; `data` is a struct lift_inquiry.
   NULL, or what is wrong with the expression as metric_parse() has it. All metrics are added before
   the first event. */
const char *lift_inquiry_metric(const char *expression, const char *name, void *data);
const char *lift_inquiry_guard(const char *expression, const char *name, void *data);

/* The phases of a case, as far as they are over. */
struct lift_plan lift_inquiry_plan(
    const struct lift_inquiry *inquiry, const struct lift_case *which);

/* The answer to a question, within what the files know of its metric; and the lift that could be
   seen. The study is freed with lift_study_free(). */
struct lift_study lift_inquiry_study(
    const struct lift_inquiry *inquiry, const struct lift_question *question);
struct lift_power lift_inquiry_power(
    const struct lift_inquiry *inquiry, const struct lift_question *question);

/* Gives every question to `answer` with `data`: first the cases' own metrics; then, if there are
   guards, the same of the others, where only some people were in it; then the guards. Each metric
   with its cases behind each other, metrics in the order in which they were added. */
void lift_inquiry_ask(const struct lift_inquiry *inquiry,
    void (*answer)(const struct lift_question *question, void *data), void *data);

#endif
