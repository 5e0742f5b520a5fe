/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/scale_families: which scales can be reckoned from others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/scale_families.h"

enum { JOY, PACE, PACE_AND_CALM, ALONE, BOTH, TWICE };

/* joy: question 0; pace: 1; pace and calm: 1 and 2; alone: 3. both: joy and pace; twice: both. */
static const struct question questions[] = {{"a", 1, 5}, {"b", 1, 5}, {"c", 1, 5}, {"d", 1, 5}};
static const struct scale_part joy[] = {{0, false, 1}}, pace[] = {{1, false, 1}},
                               pace_and_calm[] = {{1, true, 1}, {2, false, 1}},
                               alone[] = {{3, false, 1}},
                               both[] = {{JOY, false, 1}, {PACE, false, -1}},
                               twice[] = {{BOTH, false, 1}};
static const struct scale scales[] = {{"joy", joy, 1, false}, {"pace", pace, 1, false},
    {"pace and calm", pace_and_calm, 2, false}, {"alone", alone, 1, false}};
static const struct scale composites[] = {{"both", both, 2, false}, {"twice", twice, 1, false}};

static void
assert_related(const struct scale_families *families, size_t a, size_t b, bool related)
{
    assert_int_equal(scale_families_related(families, a, b), related);
    assert_int_equal(scale_families_related(families, b, a), related);
}

static void
test_shared_questions(void **state)
{
    (void)state;
    const struct questionnaire plain = {questions, 4, scales, 4, NULL, 0};
    struct scale_families *families = scale_families_new(&plain);
    assert_related(families, PACE, PACE_AND_CALM, true);
    assert_related(families, JOY, PACE, false);
    assert_related(families, JOY, PACE_AND_CALM, false);
    assert_related(families, ALONE, PACE, false);
    assert_related(families, PACE, PACE, false);
    scale_families_free(families);
    scale_families_free(NULL);
}

/* Through the composite, all but one hang together; but joy and pace only through it. */
static void
test_composites(void **state)
{
    (void)state;
    const struct questionnaire whole = {questions, 4, scales, 4, composites, 2};
    struct scale_families *families = scale_families_new(&whole);
    assert_related(families, BOTH, JOY, true);
    assert_related(families, BOTH, PACE, true);
    assert_related(families, BOTH, PACE_AND_CALM, true);
    assert_related(families, TWICE, BOTH, true);
    assert_related(families, TWICE, JOY, true);
    assert_related(families, JOY, PACE, false);
    assert_related(families, JOY, PACE_AND_CALM, true);
    assert_related(families, ALONE, BOTH, false);
    scale_families_free(families);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shared_questions),
        cmocka_unit_test(test_composites),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
