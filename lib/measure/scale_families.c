/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Families are found by joining, two figures at a time. There are few figures.
 */
#include "measure/scale_families.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct scale_families {
    size_t count;
    size_t *family;  /* by figure: the same number in one family */
    bool *dependent; /* by figure: it shares questions with an earlier one, or is made of others */
    bool *shares;    /* by family: two of its scales share a question */
};

static void
join(struct scale_families *families, size_t a, size_t b)
{
    size_t from = families->family[a], to = families->family[b];
    for (size_t i = 0; i < families->count; i++)
        if (families->family[i] == from)
            families->family[i] = to;
}

static bool
share_a_question(const struct scale *a, const struct scale *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (a->parts[i].of == b->parts[j].of)
                return true;
    return false;
}

static void
find_shared_questions(struct scale_families *families, const struct questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->scale_count; i++)
        for (size_t j = 0; j < i; j++)
            if (share_a_question(&questionnaire->scales[i], &questionnaire->scales[j]))
                families->shares[families->family[i]] = true;
}

struct scale_families *
scale_families_new(const struct questionnaire *questionnaire)
{
    struct scale_families *families = mem_zeroed(1, sizeof *families);
    families->count = questionnaire_figures(questionnaire);
    families->family = mem_zeroed(families->count, sizeof *families->family);
    families->dependent = mem_zeroed(families->count, sizeof *families->dependent);
    families->shares = mem_zeroed(families->count, sizeof *families->shares);
    for (size_t i = 0; i < families->count; i++)
        families->family[i] = i;
    for (size_t i = 0; i < families->count; i++) {
        const struct scale *scale = questionnaire_figure(questionnaire, i);
        bool composite = i >= questionnaire->scale_count;
        families->dependent[i] = composite;
        for (size_t j = 0; composite && j < scale->count; j++)
            join(families, i, (size_t)scale->parts[j].of);
        for (size_t j = 0; !composite && j < i; j++) {
            if (share_a_question(scale, &questionnaire->scales[j])) {
                families->dependent[i] = true;
                join(families, i, j);
            }
        }
    }
    find_shared_questions(families, questionnaire);
    return families;
}

void
scale_families_free(struct scale_families *families)
{
    if (!families)
        return;
    free(families->family);
    free(families->dependent);
    free(families->shares);
    free(families);
}

bool
scale_families_related(const struct scale_families *families, size_t a, size_t b)
{
    return a != b && families->family[a] == families->family[b] &&
           (families->dependent[a] || families->dependent[b]);
}

/* One more number in a fingerprint (FNV-1a; Fowler, Noll and Vo). */
static uint64_t
mix(uint64_t hash, uint64_t number)
{
    return (hash ^ number) * 1099511628211U;
}

void
scale_families_patterns(const struct scale_families *families,
    const struct questionnaire *questionnaire, const double *row, uint64_t *patterns)
{
    for (size_t i = 0; i < families->count; i++) {
        const struct scale *scale = questionnaire_figure(questionnaire, i);
        uint64_t hash = 14695981039346656037U;
        for (size_t j = 0; j < scale->count; j++) {
            size_t of = (size_t)scale->parts[j].of;
            if (i >= questionnaire->scale_count)
                hash = mix(hash, patterns[of]);
            else if (!isnan(row[of]))
                hash = mix(hash, of + 1);
        }
        patterns[i] = families->shares[families->family[i]] ? hash : 0;
    }
}
