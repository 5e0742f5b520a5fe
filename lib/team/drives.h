/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three questions about each person: what do they do of their own accord, what do they try in order
 * to get better, whom do they say it is for. What counts as a sign, how it is called, and what to
 * ask in a conversation is a table `drive,case,word,text` (tables/drives.csv, or a file):
 *
 *     asks       what the drive is about, one row
 *     event      a sign in the events: the event word, and what it is called for people
 *     coaching   a sign in the coaching log: effort.tried, effort.adapted, effort.mastered
 *     goal       a sign in the goals: set_by (the person had a part in it), why (it says more than
 *                money)
 *     question   an open question; word is the state, each has at least one
 *     evidence   (without drive) how a list of signs begins that are not there; word is the reason
 *
 * Nothing here is a verdict: not yet seen is about the files.
 */
#ifndef AMP_TEAM_DRIVES_H
#define AMP_TEAM_DRIVES_H

#include <stddef.h>

enum drive_state { DRIVE_PRESENT, DRIVE_NOT_YET_SEEN, DRIVE_NOT_KNOWN, DRIVE_STATES };

/* Their words: present, not-yet-seen, not-known. */
extern const char *const drive_state_words[];

/* Why a drive is not present; too-new is one of the reasons why it is not known. */
enum drive_reason { DRIVE_NOTHING, DRIVE_UNRECORDED, DRIVE_TOO_NEW, DRIVE_REASONS };

enum drive_source { DRIVE_EVENT, DRIVE_COACHING, DRIVE_GOAL };

struct drive_sign {
    size_t drive;
    enum drive_source source;
    const char *word; /* an event word, "set_by" or "why" */
    const char *text;
};

struct drives;

/* Reads a file, or with path NULL the table that is compiled in. A row that cannot be right, and a
   table that lacks something, ends the program. */
struct drives *drives_read(const char *path, char delimiter);
void drives_free(struct drives *drives);

/* The drives in the order of the table. */
size_t drives_count(const struct drives *drives);
const char *drives_name(const struct drives *drives, size_t drive);
const char *drives_asks(const struct drives *drives, size_t drive);

/* All signs, in the order of the table. */
const struct drive_sign *drives_signs(const struct drives *drives, size_t *count);

/* One of the questions; the same `turn` gives the same one, the next turn the next. */
const char *drives_question(
    const struct drives *drives, size_t drive, enum drive_state state, size_t turn);

/* How the list of signs that are not there begins. */
const char *drives_evidence(const struct drives *drives, enum drive_reason reason);

#endif
