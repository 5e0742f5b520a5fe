/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Metric expressions. One that is read, put together from its terms and read again, is the same;
 * one that is not has a reason.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#include "base/diag.h"
#include "measure/metric.h"

enum { EXPRESSION_SIZE = 1 << 17 };

static void
put_together(const struct metric *metric, char *text)
{
    size_t used = 0;
    for (size_t i = 0; i < metric->count; i++) {
        const struct metric_term *term = &metric->terms[i];
        const char *sign = i == 0 ? "" : i == metric->numerator ? "/" : "+";
        const char *parts[] = {sign, i == 0 || i == metric->numerator ? "(" : "",
            term->sum ? "sum(" : "", term->kind, term->sum ? ")" : "",
            i + 1 == metric->numerator || i + 1 == metric->count ? ")" : ""};
        for (size_t j = 0; j < sizeof parts / sizeof parts[0]; j++) {
            fuzz_check(strlen(parts[j]) < EXPRESSION_SIZE - used, "the expression is too long");
            memcpy(text + used, parts[j], strlen(parts[j]));
            used += strlen(parts[j]);
        }
    }
    text[used] = '\0';
}

static void
try_expression(void *data)
{
    static char text[EXPRESSION_SIZE];
    struct metric metric, again;
    const char *error = NULL;
    if (!metric_parse(data, &metric, &error)) {
        fuzz_check(error != NULL && *error != '\0', "refused without a reason");
        fuzz_check(metric.count == 0 && metric.terms == NULL, "refused, and yet not empty");
        return;
    }
    fuzz_check(metric.numerator > 0 && metric.numerator <= metric.count, "no numerator");
    fuzz_check((metric.form == METRIC_RATIO) == (metric.numerator < metric.count), "form");
    put_together(&metric, text);
    fuzz_check(metric_parse(text, &again, &error), "put together it is refused");
    fuzz_check(again.form == metric.form && again.count == metric.count, "put together, another");
    for (size_t i = 0; i < metric.count; i++)
        fuzz_check(strcmp(metric.terms[i].kind, again.terms[i].kind) == 0 &&
                       metric.terms[i].sum == again.terms[i].sum,
            "put together, another term");
    metric_free(&again);
    metric_free(&metric);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size > 4096)
        return 0;
    fuzz_check(fuzz_run(try_expression, (void *)(uintptr_t)fuzz_text(bytes, size)) == FUZZ_RETURNED,
        "an expression ended the program");
    return 0;
}
