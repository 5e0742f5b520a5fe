/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/decode: every mark, wherever the bytes are cut; what is no text of its encoding is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "child.h"
#include "csv/decode.h"
#include "failing.h"
#include "scratch.h"

FAILING(iconv_open, iconv_t, (const char *to, const char *from), (to, from), (iconv_t)-1)

#define PLAIN "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80,\n" /* 1, 2, 3 and 4 bytes of UTF-8 */

struct form {
    const char *name;
    size_t length;
    const char *bytes;
};

static const struct form forms[] = {
    {"UTF-8", 3 + sizeof PLAIN - 1, "\xef\xbb\xbf" PLAIN},
    {"UTF-16LE", 16, "\xff\xfe\x61\0\xe9\0\xac\x20\x3d\xd8\x00\xde\x2c\0\x0a\0"},
    {"UTF-16BE", 16, "\xfe\xff\0\x61\0\xe9\x20\xac\xd8\x3d\xde\x00\0\x2c\0\x0a"},
    {"UTF-32LE", 28,
        "\xff\xfe\0\0\x61\0\0\0\xe9\0\0\0\xac\x20\0\0\x00\xf6\x01\0\x2c\0\0\0\x0a\0\0\0"},
    {"UTF-32BE", 28,
        "\0\0\xfe\xff\0\0\0\x61\0\0\0\xe9\0\0\x20\xac\0\x01\xf6\x00\0\0\0\x2c\0\0\0\x0a"},
    {"UTF-32LE behind another mark", 26,
        "\xfe\xff\x61\0\0\0\xe9\0\0\0\xac\x20\0\0\x00\xf6\x01\0\x2c\0\0\0\x0a\0\0\0"},
    {"UTF-32BE behind another mark", 26,
        "\xfe\xff\0\0\0\x61\0\0\0\xe9\0\0\x20\xac\0\x01\xf6\x00\0\0\0\x2c\0\0\0\x0a"},
};

static char *out;
static size_t out_length, out_capacity;

static const char *
push(struct decoder *decoder, const char *bytes, size_t length)
{
    return decoder_push(decoder, bytes, length, &out, &out_length, &out_capacity);
}

/* Pushes the bytes in pieces, then the end. Returns the first fault. */
static const char *
decode(struct decoder *decoder, const char *bytes, size_t length, size_t piece)
{
    out_length = 0;
    for (size_t done = 0; done < length; done += piece) {
        size_t count = length - done < piece ? length - done : piece;
        const char *fault = push(decoder, bytes + done, count);
        if (fault)
            return fault;
    }
    return push(decoder, NULL, 0);
}

static void
assert_out(const char *bytes, size_t length, const char *name, size_t cut)
{
    if (out_length != length || (length > 0 && memcmp(out, bytes, length) != 0))
        fail_msg("%s cut at %zu: %zu bytes, not %zu", name, cut, out_length, length);
}

static void
every_mark_is_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct decoder *decoder = decoder_new();
        assert_null(decode(decoder, forms[i].bytes, forms[i].length, forms[i].length));
        assert_out(PLAIN, strlen(PLAIN), forms[i].name, 0);
        decoder_free(decoder);
    }
}

static void
bytes_may_be_cut_anywhere(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_new();
    for (size_t i = 0; i < COUNT(forms); i++) {
        for (size_t cut = 1; cut < forms[i].length; cut++) {
            decoder_reset(decoder);
            out_length = 0;
            assert_null(push(decoder, forms[i].bytes, cut));
            assert_null(push(decoder, forms[i].bytes + cut, forms[i].length - cut));
            assert_null(push(decoder, NULL, 0));
            assert_out(PLAIN, strlen(PLAIN), forms[i].name, cut);
        }
        for (size_t piece = 1; piece < 5; piece++) {
            decoder_reset(decoder);
            assert_null(decode(decoder, forms[i].bytes, forms[i].length, piece));
            assert_out(PLAIN, strlen(PLAIN), forms[i].name, piece);
        }
    }
    decoder_free(decoder);
}

/* A first character of which only the high byte is not 0 makes no UTF-32 of UTF-16BE, however short
 * the file. */
static void
utf16_is_not_taken_for_utf32(void **state)
{
    (void)state;
    static const char text[] = "\xfe\xff\x22\x00\x00\x2c\x21\x00";
    static const char *const wanted[] = {
        "\xe2\x88\x80", "\xe2\x88\x80,", "\xe2\x88\x80,\xe2\x84\x80"};
    struct decoder *decoder = decoder_new();
    for (size_t i = 0; i < COUNT(wanted); i++) {
        for (size_t piece = 1; piece < 9; piece++) {
            decoder_reset(decoder);
            assert_null(decode(decoder, text, 4 + 2 * i, piece));
            assert_out(wanted[i], strlen(wanted[i]), "UTF-16BE", piece);
        }
    }
    decoder_free(decoder);
}

/* Also what is shorter than the longest mark, what only begins like one, and what is no UTF-8. */
static void
bytes_without_mark_pass(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "a", "ab", "abc", "abcd", "a,b\nc,d\n", "\xef\xbb",
        "\xef\xbb,\xbf", "\xff", "\xfe,\xff,x", "caf\xe9,1\n", "a\xef\xbb\xbf", "\xef"};
    struct decoder *decoder = decoder_new();
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (size_t piece = 1; piece < 6; piece++) {
            decoder_reset(decoder);
            assert_null(decode(decoder, texts[i], strlen(texts[i]), piece));
            assert_out(texts[i], strlen(texts[i]), texts[i], piece);
        }
    }
    decoder_free(decoder);
}

static void
a_mark_alone_is_an_empty_file(void **state)
{
    (void)state;
    static const size_t lengths[] = {3, 2, 2, 4, 4, 2, 2};
    struct decoder *decoder = decoder_new();
    for (size_t i = 0; i < COUNT(forms); i++) {
        decoder_reset(decoder);
        assert_null(decode(decoder, forms[i].bytes, lengths[i], 1));
        assert_int_equal(out_length, 0);
    }
    decoder_free(decoder);
}

/* Only at the beginning is it a mark; elsewhere it is a character of the text. */
static void
a_second_mark_stays(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_new();
    assert_null(decode(decoder, "\xef\xbb\xbf\xef\xbb\xbfx", 7, 7));
    assert_out("\xef\xbb\xbfx", 4, "UTF-8", 0);
    decoder_reset(decoder);
    assert_null(decode(decoder, "\xff\xfe\xff\xfex\0", 6, 6));
    assert_out("\xef\xbb\xbfx", 4, "UTF-16LE", 0);
    decoder_free(decoder);
}

static void
what_is_no_text_is_a_fault(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *fault;
    } rows[] = {
        {"\xff\xfe\x3d\xd8x\0", 6, "is not valid UTF-16LE"}, /* half of a pair, then a letter */
        {"\xff\xfe\x00\xdex\0", 6, "is not valid UTF-16LE"}, /* the other half first */
        {"\xff\xfex\0\x3d\xd8", 6, "is not valid UTF-16LE"}, /* half of a pair at the end */
        {"\xff\xfex\0y", 5, "is not valid UTF-16LE"},        /* an odd byte at the end */
        {"\xfe\xff\xd8\x3d\0x", 6, "is not valid UTF-16BE"},
        {"\xfe\xff\0x\0", 5, "is not valid UTF-16BE"},
        {"\xff\xfe\0\0\x00\x00\x11\x00", 8, "is not valid UTF-32LE"}, /* over U+10FFFF */
        {"\xff\xfe\0\0x\0\0", 7, "is not valid UTF-32LE"},
        {"\0\0\xfe\xff\0\0\xd8\x3d", 8, "is not valid UTF-32BE"}, /* a surrogate */
        {"\0\0\xfe\xff\0\0\0", 7, "is not valid UTF-32BE"},
    };
    struct decoder *decoder = decoder_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t piece = 1; piece <= rows[i].length; piece++) {
            decoder_reset(decoder);
            const char *fault = decode(decoder, rows[i].bytes, rows[i].length, piece);
            if (!fault || strcmp(fault, rows[i].fault) != 0)
                fail_msg("row %zu by %zu: %s", i, piece, fault ? fault : "no fault");
        }
    }
    decoder_free(decoder);
}

static void
a_reset_forgets_the_encoding(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_new();
    out_length = 0;
    assert_null(push(decoder,
        "\xff\xfe"
        "a\0b",
        5)); /* ends in the middle of a character */
    decoder_reset(decoder);
    assert_null(decode(decoder, "plain", 5, 5));
    assert_out("plain", 5, "after UTF-16LE", 0);
    decoder_reset(decoder);
    assert_null(decode(decoder, forms[4].bytes, forms[4].length, 3));
    assert_out(PLAIN, strlen(PLAIN), "after plain", 3);
    decoder_free(decoder);
    decoder_free(NULL);
}

/* The room for what comes out is made as it is needed. */
static void
long_texts_are_decoded(void **state)
{
    (void)state;
    enum { CHARACTERS = 300000 };
    char *bytes = mem_zeroed(CHARACTERS + 1, 2);
    memcpy(bytes, "\xff\xfe", 2);
    for (size_t i = 1; i <= CHARACTERS; i++)
        memcpy(bytes + 2 * i, "\xac\x20", 2);
    struct decoder *decoder = decoder_new();
    assert_null(decode(decoder, bytes, 2 + 2 * CHARACTERS, 65536));
    assert_int_equal(out_length, 3 * CHARACTERS);
    for (size_t i = 0; i < CHARACTERS; i++)
        assert_memory_equal(out + 3 * i, "\xe2\x82\xac", 3);
    decoder_free(decoder);
    free(bytes);
}

static int
free_out(void **state)
{
    (void)state;
    free(out);
    return 0;
}

static void
ask_for_a_converter(void *data)
{
    (void)data;
    failing("iconv_open", 1, EINVAL);
    (void)decode_from("UTF-16LE");
}

static void
an_encoding_that_the_system_lacks_ends_the_program(void **state)
{
    (void)state;
    struct outcome outcome = child_run(ask_for_a_converter, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err,
        "amptools: UTF-16LE: this system's iconv does not know it, or is out of memory\n");
}

/* One byte beside each mark: it is none then. */
static void
marks_are_marks_to_the_last_byte(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        const char *bytes;
        size_t out_length;
        const char *out;
    } rows[] = {
        {6, "\0\0\xfe\x01yz", 6, "\0\0\xfe\x01yz"},
        {6, "x\0\xfe\xffyz", 6, "x\0\xfe\xffyz"},
        {6, "\0x\xfe\xffyz", 6, "\0x\xfe\xffyz"},
        {6, "x\xbb\xbfxyz", 6, "x\xbb\xbfxyz"},
        {6, "x\xfe\0\0yz", 6, "x\xfe\0\0yz"},
        {6, "x\xffxxyz", 6, "x\xffxxyz"},
        {6, "\xfe\xff\0\0\x21\0", 4, "\0\xe2\x84\x80"},
        {6, "\xfe\xff\x21\x22\0\0", 4, "\xe2\x84\xa2\0"},
        {6, "\xfe\xff\x21\0\x22\0", 6, "\xe2\x84\x80\xe2\x88\x80"},
        {6, "\xfe\xff\x21\0\0\x22", 4, "\xe2\x84\x80\x22"},
    };
    struct decoder *decoder = decoder_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        decoder_reset(decoder);
        assert_null(decode(decoder, rows[i].bytes, rows[i].length, 6));
        assert_out(rows[i].out, rows[i].out_length, "beside a mark", i);
    }
    decoder_free(decoder);
}

/* Six bytes tell the encoding; after that nothing waits, and nothing is a mark. */
static void
six_bytes_decide(void **state)
{
    (void)state;
    struct decoder *decoder = decoder_new();
    assert_false(decoder_is_idle(decoder));
    out_length = 0;
    assert_null(push(decoder, "abcde", 5));
    assert_int_equal(out_length, 0);
    assert_false(decoder_is_idle(decoder));
    assert_null(push(decoder, "f", 1));
    assert_out("abcdef", 6, "plain", 0);
    assert_true(decoder_is_idle(decoder));
    assert_null(push(decoder, "\xef\xbb\xbfghi", 6));
    assert_out("abcdef\xef\xbb\xbfghi", 12, "plain", 1);
    assert_null(push(decoder, "j", 1));
    assert_out("abcdef\xef\xbb\xbfghij", 13, "plain", 2);
    assert_true(decoder_is_idle(decoder));

    decoder_reset(decoder);
    assert_false(decoder_is_idle(decoder));
    out_length = 0;
    assert_null(push(decoder,
        "\xef\xbb\xbf"
        "abc",
        6));
    assert_out("abc", 3, "UTF-8", 0);
    assert_true(decoder_is_idle(decoder)); /* what is UTF-8 already needs no decoder */

    decoder_reset(decoder);
    out_length = 0;
    assert_null(push(decoder,
        "\xff\xfe"
        "a\0b\0",
        6));
    assert_out("ab", 2, "UTF-16LE", 0);
    assert_false(decoder_is_idle(decoder));
    assert_null(push(decoder, "c", 1));
    assert_false(decoder_is_idle(decoder));
    decoder_free(decoder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mark_is_understood),
        cmocka_unit_test(an_encoding_that_the_system_lacks_ends_the_program),
        cmocka_unit_test(bytes_may_be_cut_anywhere),
        cmocka_unit_test(utf16_is_not_taken_for_utf32),
        cmocka_unit_test(bytes_without_mark_pass),
        cmocka_unit_test(a_mark_alone_is_an_empty_file),
        cmocka_unit_test(a_second_mark_stays),
        cmocka_unit_test(what_is_no_text_is_a_fault),
        cmocka_unit_test(a_reset_forgets_the_encoding),
        cmocka_unit_test(long_texts_are_decoded),
        cmocka_unit_test(marks_are_marks_to_the_last_byte),
        cmocka_unit_test(six_bytes_decide),
    };
    return cmocka_run_group_tests(tests, NULL, free_out);
}
