/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tells by its form what can be a Salesforce id. It does not check the three characters at the end:
 * a tool may have changed their case.
 */
#include "team/salesforce_id.h"

#include <stdbool.h>

#include "base/chars.h"

enum { SHORT_ID = 15, LONG_ID = 18 };

size_t
salesforce_id_length(const char *text)
{
    size_t length = 0, others = 0;
    bool digit = false;
    for (; text[length] != '\0'; length++) {
        digit = digit || chars_is_digit(text[length]);
        others += !chars_is_digit(text[length]) && !chars_is_letter(text[length]);
    }
    bool is_id = digit && others == 0 && (length == SHORT_ID || length == LONG_ID);
    return is_id ? SHORT_ID : length;
}
