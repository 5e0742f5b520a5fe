/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What changed from one shape of an export to the next, and whether it would silently spoil a
 * report. The rules, with their numbers, stand in team/export_guard.h.
 */
#ifndef AMP_TEAM_EXPORT_CHANGE_H
#define AMP_TEAM_EXPORT_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "team/export_shape.h"

struct export_changes {
    struct place place; /* the export, for messages */
    size_t count, spoiling;
};

/* One change: said on standard error and counted. */
void export_change(struct export_changes *changes, bool spoils, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* All changes from `last` to `now`. */
void export_compare(const struct export_shape *last, const struct export_shape *now,
    struct export_changes *changes);

#endif
