/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * motivation-score --evidence and --drives: what people did, by driver, and three questions about
 * each person. Answers to surveys have no part in either.
 */
#ifndef AMP_WORK_MOTIVATION_EVIDENCE_H
#define AMP_WORK_MOTIVATION_EVIDENCE_H

#include "base/options.h"
#include "csv/writer.h"
#include "team/roster.h"

struct evidence_run {
    const struct shared_options *shared; /* its files are events */
    struct roster *roster;
    const char *coaching; /* a coaching log; NULL = none */
    const char *goals;    /* only for --drives; NULL = none */
    const char *drivers;  /* in place of the built-in table; NULL */
    const char *drives;   /* the same */
};

/* Both write header and rows: people in the order of the roster, and whoever else was met; drivers
   and events, or drives, in the order of their table. */
void motivation_evidence(const struct evidence_run *run, struct writer *writer);
void motivation_drives(const struct evidence_run *evidence_run, struct writer *writer);

#endif
