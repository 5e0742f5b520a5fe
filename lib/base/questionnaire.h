/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A questionnaire as those who score it see it: questions, the scales they belong to, and the
 * composites of scales. Codebooks are read in one place (team/codebook.h) and scored in another
 * (measure/scale.h), and neither knows the other; this is what they hand over.
 *
 * Figures are numbered through: the scales first, in the order of the codebook, then the
 * composites. A composite is made of figures with smaller numbers than its own.
 */
#ifndef AMP_BASE_QUESTIONNAIRE_H
#define AMP_BASE_QUESTIONNAIRE_H

#include <stdbool.h>
#include <stddef.h>

/* A question, answered with a number from min to max (min < max). */
struct question {
    const char *name;
    double min, max;
};

/* What a question adds to a scale, or a figure to a composite. */
struct scale_part {
    int of; /* the question's number in a scale, the figure's in a composite */
    bool reversed;
    double weight; /* above 0 in a scale; not 0 in a composite */
};

struct scale {
    const char *name;
    const struct scale_part *parts;
    size_t count; /* at least 1 */
    /* While this scale is below its middle, the others say little (base pay). Scales only. */
    bool precondition;
};

struct questionnaire {
    const struct question *questions; /* in the order in which they are asked */
    size_t question_count;
    const struct scale *scales;
    size_t scale_count;
    const struct scale *composites;
    size_t composite_count;
};

/* What is known of a figure from elsewhere, in its own units; NAN if it is not. */
struct norm {
    double sd, alpha;
};

static inline size_t
questionnaire_figures(const struct questionnaire *questionnaire)
{
    return questionnaire->scale_count + questionnaire->composite_count;
}

/* The scale or composite with that number. */
static inline const struct scale *
questionnaire_figure(const struct questionnaire *questionnaire, size_t figure)
{
    return figure < questionnaire->scale_count
               ? &questionnaire->scales[figure]
               : &questionnaire->composites[figure - questionnaire->scale_count];
}

#endif
