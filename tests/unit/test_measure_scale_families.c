/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/scale_families: which scales can be reckoned from others.
 */
#include <math.h>
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

/* Which questions were answered counts, not what; and only where scales share questions. */
static void
test_patterns(void **state)
{
    (void)state;
    enum { FIGURES = 6 };
    const double all[] = {1, 2, 3, 4}, others[] = {5, 1, 4, 2}, few[] = {1, 2, (double)NAN, 4};
    uint64_t a[FIGURES], b[FIGURES], c[FIGURES];
    const struct questionnaire whole = {questions, 4, scales, 4, composites, 2};
    struct scale_families *families = scale_families_new(&whole);
    scale_families_patterns(families, &whole, all, a);
    scale_families_patterns(families, &whole, others, b);
    scale_families_patterns(families, &whole, few, c);
    assert_memory_equal(a, b, sizeof a);
    assert_true(a[JOY] != 0 && a[JOY] == c[JOY] && a[PACE] == c[PACE] && a[JOY] != a[PACE]);
    assert_true(a[PACE_AND_CALM] != c[PACE_AND_CALM]);
    assert_int_equal(a[ALONE], 0);
    scale_families_free(families);
    const struct questionnaire apart = {questions, 4, scales, 2, composites, 1};
    families = scale_families_new(&apart);
    scale_families_patterns(families, &apart, all, a);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(a[i], 0);
    scale_families_free(families);
}

/* Whichever of its questions a scale shares, and with whichever scale. */
static void
test_any_question(void **state)
{
    (void)state;
    static const struct scale_part first[] = {{0, false, 1}, {1, false, 1}},
                                   second[] = {{2, false, 1}, {1, false, 1}},
                                   third[] = {{3, false, 1}, {0, false, 1}};
    static const struct scale shared[] = {
        {"x", first, 2, false}, {"y", second, 2, false}, {"z", third, 2, false}};
    for (size_t count = 2; count <= 3; count++) {
        const struct questionnaire some = {questions, 4, shared, count, NULL, 0};
        struct scale_families *families = scale_families_new(&some);
        const double all[] = {1, 2, 3, 4};
        uint64_t patterns[3];
        assert_related(families, 0, 1, true);
        if (count == 3) {
            assert_related(families, 0, 2, true);
            assert_related(families, 1, 2, true);
        }
        scale_families_patterns(families, &some, all, patterns);
        for (size_t i = 0; i < count; i++)
            assert_true(patterns[i] != 0);
        scale_families_free(families);
    }
}

/* FNV-1a over the numbers of the questions, from 1; over the patterns of its parts for what is made
   of scales. */
static void
test_fingerprints(void **state)
{
    (void)state;
    const uint64_t basis = UINT64_C(0xcbf29ce484222325), prime = UINT64_C(0x100000001b3);
    const double all[] = {1, 2, 3, 4};
    uint64_t patterns[6];
    const struct questionnaire whole = {questions, 4, scales, 4, composites, 2};
    struct scale_families *families = scale_families_new(&whole);
    scale_families_patterns(families, &whole, all, patterns);
    assert_true(patterns[JOY] == (basis ^ 1) * prime);
    assert_true(patterns[PACE] == (basis ^ 2) * prime);
    assert_true(patterns[PACE_AND_CALM] == (((basis ^ 2) * prime) ^ 3) * prime);
    assert_true(patterns[BOTH] == (((basis ^ patterns[JOY]) * prime) ^ patterns[PACE]) * prime);
    assert_true(patterns[TWICE] == (basis ^ patterns[BOTH]) * prime);
    scale_families_free(families);
}

/* What is made of a scale is of its family, whatever the numbers of its questions. */
static void
test_numbers_of_scales(void **state)
{
    (void)state;
    static const struct scale_part of_first[] = {{0, false, 1}};
    static const struct scale two[] = {{"alone", alone, 1, false}, {"joy", joy, 1, false}};
    static const struct scale made[] = {{"made", of_first, 1, false}};
    const struct questionnaire some = {questions, 4, two, 2, made, 1};
    struct scale_families *families = scale_families_new(&some);
    assert_related(families, 2, 0, true);
    assert_related(families, 2, 1, false);
    assert_related(families, 0, 1, false);
    scale_families_free(families);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shared_questions),
        cmocka_unit_test(test_composites),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_any_question),
        cmocka_unit_test(test_fingerprints),
        cmocka_unit_test(test_numbers_of_scales),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
