/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A unit that is not in the table is kept as it is: minutes and points pass through here too.
 */
#include "team/currency.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

struct entry {
    const char *text, *code;
    UT_hash_handle hh;
};

/* The table by folded name: read when it is first asked for, never changed, and not freed. */
static struct entry *known;
static struct arena known_texts;

struct currencies {
    struct entry *as_met;     /* by the text as met */
    const struct entry *last; /* asked for: mostly it is the same again */
    struct arena arena;
    bool dollar_said;
};

static struct entry *
add(struct arena *arena, struct entry **table, const char *text, const char *code)
{
    struct entry *entry = arena_alloc(arena, sizeof *entry);
    size_t length = strlen(text);
    entry->text = arena_text(arena, text, length);
    entry->code = arena_text(arena, code, strlen(code));
    HASH_ADD_KEYPTR(hh, *table, entry->text, length, entry);
    return entry;
}

static void
read_known(void)
{
    struct entry *entries = NULL;
    struct table *table = table_builtin("team/currencies");
    int name = table_need(table, "name"), code = table_need(table, "code");
    while (table_next(table)) {
        char *folded = text_folded(table_cell(table, name));
        add(&known_texts, &entries, folded, table_cell(table, code));
        free(folded);
    }
    table_close(table);
    known = entries;
}

struct currencies *
currencies_new(void)
{
    if (!known)
        read_known();
    return mem_zeroed(1, sizeof(struct currencies));
}

void
currencies_free(struct currencies *currencies)
{
    if (!currencies)
        return;
    HASH_CLEAR(hh, currencies->as_met);
    arena_free(&currencies->arena);
    free(currencies);
}

const char *
currencies_code(struct currencies *currencies, const char *text)
{
    struct entry *entry;
    if (!*text)
        return "";
    if (currencies->last && strcmp(currencies->last->text, text) == 0)
        return currencies->last->code;
    HASH_FIND_STR(currencies->as_met, text, entry);
    if (entry) {
        currencies->last = entry;
        return entry->code;
    }
    char *tidy = text_tidy(text), *folded = text_folded(text);
    HASH_FIND_STR(known, folded, entry);
    entry = add(&currencies->arena, &currencies->as_met, text, entry ? entry->code : tidy);
    if (strcmp(tidy, "$") == 0 && !currencies->dollar_said) {
        currencies->dollar_said = true;
        diag_say("'$' alone is taken for USD");
    }
    free(tidy);
    free(folded);
    return entry->code;
}
