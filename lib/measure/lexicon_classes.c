/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classes of words: their names in the tables, and which meanings a row of each may have. It
 * knows no word of the language; those are rows.
 */
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/decimal.h"
#include "measure/lexicon_match.h"

enum form {
    FORM_NONE,   /* no meaning */
    FORM_TEXT,   /* the name of a metric */
    FORM_NUMBER, /* a decimal number */
    FORM_INT,    /* a whole number from 0 to 31 */
    FORM_DATE,   /* MM-DD */
    FORM_WORD,   /* one of the fixed words */
    FORM_WORDS   /* some of the fixed words, blanks between: bits */
};

#define TIME_UNITS "second minute hour day week month quarter year half other"

/* In the order of enum word_class. */
static const struct {
    const char *name;
    enum form form;
    const char *words; /* the fixed words, in the order of their enum */
} classes[] = {
    /* Numbers: two, twenty; hundred, million, dozen, k (multipliers); half, third (percent);
       once, twice; double, halve (the factor, beside a row `verb`). */
    {"number", FORM_NUMBER, NULL},
    {"scale", FORM_NUMBER, NULL},
    {"fraction", FORM_NUMBER, NULL},
    {"often", FORM_NUMBER, NULL},
    {"factor", FORM_NUMBER, NULL},
    {"unit", FORM_WORD, "percent points times score"},
    {"currency", FORM_NONE, NULL},
    {"bound", FORM_WORD, "least most about"},
    {"bound-behind", FORM_WORD, "least most"},
    /* Time: day, fortnight; daily; March; Friday; Christmas; an occasion that is in nobody's
       calendar (the launch, summer, noon, soon after); year-end; today = 0; the letters of Q1, H2,
       FY27; first, last = 0. */
    {"period", FORM_WORD, TIME_UNITS},
    {"recurring", FORM_WORD, TIME_UNITS},
    {"month", FORM_INT, NULL},
    {"weekday", FORM_INT, NULL},
    {"holiday", FORM_DATE, NULL},
    {"occasion", FORM_NONE, NULL},
    {"named-time", FORM_WORD, TIME_UNITS},
    {"day-name", FORM_INT, NULL},
    {"letter", FORM_WORD, TIME_UNITS},
    {"ordinal", FORM_INT, NULL},
    {"ending", FORM_NONE, NULL}, /* the th of 5th */
    {"which", FORM_WORD, "this next last"},
    {"edge", FORM_WORD, "begin middle end"},
    {"deadline", FORM_WORD, "by before"},
    {"span", FORM_WORD, "in over for on"},
    {"between", FORM_NONE, NULL},
    {"each", FORM_WORD, "per each"},
    /* Sounds like a time and is none: on time, year over year. */
    {"idle", FORM_NONE, NULL},
    /* Where it starts: from 5; currently 5; 5 so far. */
    {"start", FORM_WORD, "from now so-far"},
    /* How sentences are built. `aside` opens a purpose or a means; `frame` is what may stand before
       a "to" that opens none, right before it or with an object between; `label` is a
       title before a colon; `subject` who does it; `compare` opens what it
       is compared with. */
    {"article", FORM_WORD, "the a my"},
    {"aside", FORM_WORD, "purpose means"},
    {"frame", FORM_WORD, "near far"},
    {"label", FORM_NONE, NULL},
    {"subject", FORM_NONE, NULL},
    {"compare", FORM_NONE, NULL},
    {"join", FORM_WORD, "and or"},
    {"preposition", FORM_NONE, NULL},
    /* Directions. Verbs: better = down where less is better, make = produces something, level =
       brings something somewhere, done = is done or not, plain = none of these. */
    {"verb", FORM_WORD, "up better down hold host drive make level done plain"},
    {"change", FORM_WORD, "up down"},
    {"more", FORM_WORD, "up down"},
    {"quality", FORM_NONE, NULL}, /* a wish for better ones, not for more: better, stronger */
    /* Stands where a number should; `up` if it wishes for more. */
    {"vague", FORM_WORD, "none up"},
    {"extent", FORM_NONE, NULL},
    /* What is counted or changed: nouns; verbs that name what they count; people who buy; things to
       be made; things to be had of no stated kind; what is no metric, whatever it sounds like. */
    {"metric", FORM_TEXT, NULL},
    {"act", FORM_TEXT, NULL},
    {"customer", FORM_WORD, "plain segment prospect"},
    {"deliverable", FORM_TEXT, NULL},
    {"unnamed", FORM_NONE, NULL},
    {"no-metric", FORM_NONE, NULL},
    /* Narrows nothing: big, new, our team. */
    {"generic", FORM_NONE, NULL},
    /* A number behind it is its name: tier 1. A number before it is its size: 500 employees. */
    {"numbered", FORM_NONE, NULL},
    {"size", FORM_NONE, NULL},
    /* What a verb counts together with customers, prospects, money, a share, a name, or
       nothing else. */
    {"verb-customer", FORM_TEXT, NULL},
    {"verb-prospect", FORM_TEXT, NULL},
    {"verb-money", FORM_TEXT, NULL},
    {"verb-share", FORM_TEXT, NULL},
    {"verb-name", FORM_TEXT, NULL},
    {"verb-alone", FORM_TEXT, NULL},
    /* What a verb counts of things that no row names (sell 90 compressors), of deals (lose a deal),
       of those who sell (take on three agents). */
    {"verb-count", FORM_TEXT, NULL},
    {"verb-lost", FORM_TEXT, NULL},
    {"verb-staff", FORM_TEXT, NULL},
    {"staff", FORM_NONE, NULL}, /* those who sell */
    /* What customers or staff come to be, right behind them: customers happy, clients live. */
    {"state", FORM_TEXT, NULL},
    /* Behind "have" or "get" and a thing: it is to be done. */
    {"finished", FORM_NONE, NULL},
    /* What a metric becomes with money, a share, a time, a count, or where it recurs. */
    {"as-money", FORM_TEXT, NULL},
    {"as-share", FORM_TEXT, NULL},
    {"as-time", FORM_TEXT, NULL},
    {"as-count", FORM_TEXT, NULL},
    {"as-recurring", FORM_TEXT, NULL},
    {"trait", FORM_WORDS,
        "lower activity rate money duration score times single never outside topic each-case "
        "named staged"},
};

_Static_assert(sizeof classes / sizeof *classes == WORD_CLASSES, "every class has its row");

/* The place of the word of `length` bytes among `words`, or -1. */
static int
place_of(const char *words, const char *word, size_t length)
{
    for (int place = 0; *words != '\0'; place++) {
        size_t size = strcspn(words, " ");
        if (size == length && memcmp(words, word, length) == 0)
            return place;
        words += size + (words[size] == ' ');
    }
    return -1;
}

static bool
read_words(const char *words, const char *meaning, int *bits)
{
    while (*meaning != '\0') {
        size_t size = strcspn(meaning, " ");
        int place = place_of(words, meaning, size);
        if (place < 0)
            return false;
        *bits |= 1 << place;
        meaning += size + (meaning[size] == ' ');
    }
    return true;
}

static bool
read_int(const char *text, int *value)
{
    size_t length = chars_number(text, 2, value);
    return length > 0 && text[length] == '\0' && *value <= 31;
}

static bool
read_date(const char *text, int *value)
{
    int month, day;
    if (chars_number(text, 2, &month) != 2 || text[2] != '-' ||
        chars_number(text + 3, 2, &day) != 2 || text[5] != '\0' ||
        day_make(2024, month, day) == DAY_NONE)
        return false;
    *value = 100 * month + day;
    return true;
}

static bool
read_meaning(
    enum form form, const char *words, const char *meaning, struct sense *sense, const char **error)
{
    switch (form) {
    case FORM_NONE:
        *error = "has a meaning, and its class has none";
        return *meaning == '\0';
    case FORM_TEXT:
        *error = "needs the name of a metric as its meaning";
        return *meaning != '\0';
    case FORM_NUMBER:
        *error = "needs a number as its meaning";
        return decimal_parse(meaning, &sense->number);
    case FORM_INT:
        *error = "needs a whole number from 0 to 31 as its meaning";
        return read_int(meaning, &sense->value);
    case FORM_DATE:
        *error = "needs a date like 12-25 as its meaning";
        return read_date(meaning, &sense->value);
    case FORM_WORD:
        *error = "has a meaning that its class does not know";
        sense->value = place_of(words, meaning, strlen(meaning));
        return sense->value >= 0;
    case FORM_WORDS:
        break;
    }
    *error = "has a meaning that its class does not know";
    return read_words(words, meaning, &sense->value);
}

bool
lexicon_read_class(
    const char *word_class, const char *meaning, struct sense *sense, const char **error)
{
    for (int i = 0; i < WORD_CLASSES; i++) {
        int at = ((int)sense->word_class + i) % WORD_CLASSES;
        if (strcmp(classes[at].name, word_class) != 0)
            continue;
        sense->word_class = (enum word_class)at;
        return read_meaning(classes[at].form, classes[at].words, meaning, sense, error);
    }
    *error = "is no class of words";
    return false;
}
