/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The finding in which nothing is known.
 */
#include "base/finding.h"

#include <math.h>

#include "base/day.h"

const struct finding finding_none = {
    .day = DAY_NONE,
    .now = {DAY_NONE, DAY_NONE, NAN, 0, ""},
    .past = {DAY_NONE, DAY_NONE, NAN, 0, ""},
    .usual = NAN,
    .due = DAY_NONE,
    .subject = "",
    .period = "",
};
