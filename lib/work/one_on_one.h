/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One-on-one pages: one for each person, addressed to that person, made of the same streams as the
 * team's page (work/report.h). A page has figures of its own person and of nobody else.
 */
#ifndef AMP_WORK_ONE_ON_ONE_H
#define AMP_WORK_ONE_ON_ONE_H

#include <stdbool.h>

#include "team/playbook.h"
#include "work/report.h"

struct one_on_one;

/* The report must have been read with by_person set; it and the playbook must outlive the pages.
   `title`: what a page is called, before the name. */
struct one_on_one *one_on_one_new(
    struct report *report, const struct playbook *playbook, const char *title);
void one_on_one_free(struct one_on_one *all);

/* Adds the page of a person (the roster's number) to report->page, `program` for the receipt. True
   if somebody should look: a promise of either side, or a talk, is overdue. */
bool one_on_one_page(struct one_on_one *all, int person, const char *program);

#endif
