/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Base64 against the test vectors of RFC 4648, section 10, and all bit patterns of a byte.
 */
#include "scratch.h"

#include "base/base64.h"

static void
assert_letters(const char *bytes, size_t length, const char *wanted)
{
    char *letters = base64_text(bytes, length);
    assert_string_equal(letters, wanted);
    free(letters);
}

static void
the_vectors_of_the_standard(void **state)
{
    (void)state;
    assert_letters("", 0, "");
    assert_letters("f", 1, "Zg==");
    assert_letters("fo", 2, "Zm8=");
    assert_letters("foo", 3, "Zm9v");
    assert_letters("foob", 4, "Zm9vYg==");
    assert_letters("fooba", 5, "Zm9vYmE=");
    assert_letters("foobar", 6, "Zm9vYmFy");
}

static void
every_letter_and_every_byte(void **state)
{
    (void)state;
    assert_letters("\x00\x10\x83\x10\x51\x87\x20\x92\x8B\x30\xD3\x8F\x41\x14\x93\x51\x55\x97\x61"
                   "\x96\x9B\x71\xD7\x9F\x82\x18\xA3\x92\x59\xA7\xA2\x9A\xAB\xB2\xDB\xAF\xC3\x1C"
                   "\xB3\xD3\x5D\xB7\xE3\x9E\xBB\xF3\xDF\xBF",
        48, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    assert_letters("\xFF", 1, "/w==");
    assert_letters("\0\0", 2, "AAA=");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_vectors_of_the_standard),
        cmocka_unit_test(every_letter_and_every_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
