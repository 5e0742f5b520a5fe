/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * At each word of a subject the longest phrase of the table is tried first: a video call is a
 * meeting, not a call.
 */
#include "team/crm_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

#define PHRASE_WORDS 3

struct kind {
    const char *phrase, *event;
    UT_hash_handle hh;
};

/* The table by folded phrase: read when it is first asked for, never changed, and not freed. */
static struct kind *all;
static struct arena all_texts;

struct crm_kinds {
    const struct kind *kinds; /* all of them */
    char *own;                /* an event word made of a type */
};

static void
read_all(void)
{
    struct kind *kinds = NULL;
    struct table *table = table_builtin("team/crm-kinds");
    int word = table_need(table, "word"), event = table_need(table, "event");
    while (table_next(table)) {
        char *folded = text_folded(table_cell(table, word));
        struct kind *kind = arena_alloc(&all_texts, sizeof *kind);
        kind->phrase = arena_text(&all_texts, folded, strlen(folded));
        const char *text = table_cell(table, event);
        kind->event = arena_text(&all_texts, text, strlen(text));
        HASH_ADD_KEYPTR(hh, kinds, kind->phrase, strlen(kind->phrase), kind);
        free(folded);
    }
    table_close(table);
    all = kinds;
}

struct crm_kinds *
crm_kinds_new(void)
{
    if (!all)
        read_all();
    struct crm_kinds *kinds = mem_zeroed(1, sizeof *kinds);
    kinds->kinds = all;
    return kinds;
}

void
crm_kinds_free(struct crm_kinds *kinds)
{
    if (!kinds)
        return;
    free(kinds->own);
    free(kinds);
}

static const struct kind *
look_up(const struct crm_kinds *kinds, const char *phrase, size_t length)
{
    struct kind *kind;
    HASH_FIND(hh, kinds->kinds, phrase, length, kind);
    return kind;
}

const char *
crm_kinds_of_type(struct crm_kinds *kinds, const char *type)
{
    free(kinds->own);
    kinds->own = text_folded(type);
    const struct kind *kind = look_up(kinds, kinds->own, strlen(kinds->own));
    if (kind)
        return kind->event;
    for (char *p = kinds->own; *p; p++)
        if (*p == ' ')
            *p = '-';
    return kinds->own;
}

/* What stands between words of a subject. Bytes above ASCII belong to words. */
static bool
is_between(char byte)
{
    return byte != '\0' && strchr(" !\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~\t\r\n", byte) != NULL;
}

/* The longest phrase of the table that begins at `from`, a beginning of a word. */
static const struct kind *
phrase_at(const struct crm_kinds *kinds, const char *from)
{
    const struct kind *longest = NULL;
    const char *end = from;
    for (int words = 0; words < PHRASE_WORDS && *end; words++) {
        while (*end && !is_between(*end))
            end++;
        const struct kind *kind = look_up(kinds, from, (size_t)(end - from));
        if (kind && *kind->event)
            longest = kind;
        if (*end != ' ')
            break;
        end++;
    }
    return longest;
}

const char *
crm_kinds_of_subject(const struct crm_kinds *kinds, const char *subject)
{
    char *folded = text_folded(subject);
    const struct kind *kind = NULL;
    for (const char *word = folded; *word && !kind;) {
        while (is_between(*word))
            word++;
        kind = *word ? phrase_at(kinds, word) : NULL;
        while (*word && !is_between(*word))
            word++;
    }
    free(folded);
    return kind ? kind->event : "";
}
