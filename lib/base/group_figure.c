/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of the cuts, which stand on the command line and in files.
 */
#include "base/group_figure.h"

const char *const group_cut_words[] = {"all", "manager", "team", NULL};
