/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text in ASCII: letters without marks, typed signs, one '?' for what has no letters, and nothing
 * but ASCII whatever comes in.
 */
#include "scratch.h"

#include "base/ascii.h"
#include "base/text.h"

static void
assert_ascii(const char *text, const char *wanted)
{
    char *ascii = ascii_text(text);
    assert_string_equal(ascii, wanted);
    free(ascii);
}

static void
ascii_stays(void **state)
{
    (void)state;
    assert_ascii("", "");
    assert_ascii(" ~ Ana's \"100%\" <x>", " ~ Ana's \"100%\" <x>");
}

static void
letters_lose_their_marks(void **state)
{
    (void)state;
    assert_ascii("Tomasz Wróbel, Lucía", "Tomasz Wrobel, Lucia");
    assert_ascii("Zoe\xCC\x88", "Zoe"); /* the mark by itself */
    assert_ascii("Łódź Straße Æsir Œuvre Ørsted Đorđe Þór Ðe ı",
        "Lodz Strasse AEsir OEuvre Orsted Dorde Thor De i");
    assert_ascii("ﬁ ½ № ™ ² Ａ", "fi 1/2 No TM 2 A");
    assert_ascii("Việt Nguyễn", "Viet Nguyen");
}

static void
signs_are_typed(void **state)
{
    (void)state;
    assert_ascii("‘a’ “b” „c“ «d» – — … • · −5 5 € ≥ →",
        "'a' \"b\" \"c\" \"d\" - -- ... * - -5 5 EUR >= ->");
}

static void
the_rest_is_one_question_mark_each(void **state)
{
    (void)state;
    assert_ascii("山田 太郎", "?? ??");
    assert_ascii("Дмитрий", "???????");
    assert_ascii("👩‍👩‍👧‍👦!", "?!");
    assert_ascii("👍🏽🇪🇺", "??");
    assert_ascii("\xFF\x01\x7F", "???");
    assert_ascii("\xCC\x81", "?"); /* a mark without a letter */
}

static void
nothing_else_comes_out(void **state)
{
    (void)state;
    struct random random = random_begin(48);
    for (int turn = 0; turn < 2000; turn++) {
        char text[25] = "";
        for (size_t i = 0; i < sizeof text - 1; i++)
            text[i] = (char)(1 + random_below(&random, 255));
        char *ascii = ascii_text(text);
        for (const char *at = ascii; *at != '\0'; at++)
            assert_in_range((unsigned char)*at, ' ', '~');
        free(ascii);
    }
    /* Every character of three bytes, one by one. */
    for (int32_t point = 0x800; point <= 0xFFFF; point++) {
        if (point >= 0xD800 && point < 0xE000)
            continue;
        const char text[] = {(char)(0xE0 | point >> 12), (char)(0x80 | (point >> 6 & 0x3F)),
            (char)(0x80 | (point & 0x3F)), '\0'};
        char *ascii = ascii_text(text);
        assert_true(*ascii != '\0');
        for (const char *at = ascii; *at != '\0'; at++)
            assert_in_range((unsigned char)*at, ' ', '~');
        free(ascii);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ascii_stays),
        cmocka_unit_test(letters_lose_their_marks),
        cmocka_unit_test(signs_are_typed),
        cmocka_unit_test(the_rest_is_one_question_mark_each),
        cmocka_unit_test(nothing_else_comes_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
