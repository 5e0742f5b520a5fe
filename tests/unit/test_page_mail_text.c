/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text in a mail: quoted-printable that decodes to what went in whatever it was, and fields.
 */
#include "scratch.h"

#include "base/mem.h"
#include "base/text.h"
#include "page/mail_parts.h"

static char *
quoted(const char *text, size_t length)
{
    struct outfile *out = outfile_in_memory();
    mail_quoted_printable(out, text, length);
    size_t written;
    return outfile_taken(out, &written);
}

static void
assert_quoted(const char *text, const char *wanted)
{
    char *printable = quoted(text, strlen(text));
    assert_string_equal(printable, wanted);
    free(printable);
}

static void
text_is_encoded_where_it_must_be(void **state)
{
    (void)state;
    assert_quoted("", "");
    assert_quoted("a b\n", "a b\n");
    assert_quoted("a=b", "a=3Db");
    assert_quoted("é 山\n", "=C3=A9 =E5=B1=B1\n");
    assert_quoted("blank at the end \nand here ", "blank at the end=20\nand here=20");
    assert_quoted("tab\t\r\n", "tab=09=0D\n");
    assert_quoted("From here\n.\n..\nNot From . here\nFromage\n",
        "=46rom here\n=2E\n=2E.\nNot From . here\nFromage\n");
}

/* 76 characters are one line, 77 are two. */
static void
lines_end_in_time(void **state)
{
    (void)state;
    char text[78], wanted[100];
    memset(text, 'x', sizeof text);
    text[76] = '\0';
    assert_quoted(text, text);
    text[76] = 'x';
    text[77] = '\0';
    snprintf(wanted, sizeof wanted, "%.75s=\nxx", text);
    assert_quoted(text, wanted);
    snprintf(text, sizeof text, "%.74sé",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        "xxxxxxxxxxxxxxxxxxxx");
    snprintf(wanted, sizeof wanted, "%.74s=\n=C3=A9", text);
    assert_quoted(text, wanted);
}

/* Decodes a line of quoted-printable to *to; false if it ends softly. */
static bool
decode_line(const char *line, size_t length, char **to)
{
    for (size_t i = 0; i < length; i++) {
        if (line[i] != '=') {
            assert_in_range((unsigned char)line[i], ' ', '~');
            *(*to)++ = line[i];
        } else if (i + 1 == length) {
            return false;
        } else {
            const char hex[] = {line[i + 1], line[i + 2], '\0'};
            *(*to)++ = (char)strtoul(hex, NULL, 16);
            i += 2;
        }
    }
    return true;
}

static void
check_line(const char *line, size_t length)
{
    assert_true(length <= 76);
    assert_true(length == 0 || line[length - 1] != ' ');
    assert_true(length == 0 || line[0] != '.');
    assert_true(length < 5 || memcmp(line, "From ", 5) != 0);
}

static void
whatever_it_was_it_comes_back(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", " ", "\n", ".", "From ", "=", "é", "山", "👍", "\t",
        "\r", "\x01", "\xFF", "xxxxxxxxxx"};
    struct random random = random_begin(51);
    for (int turn = 0; turn < 1000; turn++) {
        char text[2000] = "", decoded[2000];
        size_t length = 0;
        for (int i = 0; i < 120; i++) {
            const char *piece = pieces[random_below(&random, COUNT(pieces))];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        text[length] = '\0';
        char *printable = quoted(text, length), *to = decoded;
        for (const char *line = printable; *line != '\0';) {
            size_t span = strcspn(line, "\n");
            check_line(line, span);
            const char *begin = to;
            bool hard = decode_line(line, span, &to);
            assert_true(text_is_utf8(begin, (size_t)(to - begin)) || strstr(text, "\xFF"));
            line += span + (line[span] == '\n');
            if (hard && line[-1] == '\n')
                *to++ = '\n';
        }
        assert_int_equal(to - decoded, length);
        assert_memory_equal(decoded, text, length);
        free(printable);
    }
}

static void
assert_field(const char *text, const char *wanted)
{
    struct outfile *out = outfile_in_memory();
    mail_field(out, "Subject", text);
    size_t length;
    char *field = outfile_taken(out, &length);
    assert_string_equal(field, wanted);
    free(field);
}

static void
a_field_is_plain_where_it_can_be(void **state)
{
    (void)state;
    assert_field("The team's week", "Subject: The team's week\n");
    assert_field("Zoë", "Subject: =?UTF-8?B?Wm/Dqw==?=\n");
    assert_field("=?UTF-8?Q?x?=", "Subject: =?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=\n");
}

/* 67 characters stand beside "Subject: ", 68 do not. */
static void
a_long_field_goes_over_several_lines(void **state)
{
    (void)state;
    char text[69], wanted[100];
    memset(text, 'x', sizeof text);
    text[67] = '\0';
    snprintf(wanted, sizeof wanted, "Subject: %s\n", text);
    assert_field(text, wanted);
    text[67] = 'x';
    text[68] = '\0';
    assert_field(text, "Subject: =?UTF-8?B?eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4?=\n"
                       " =?UTF-8?B?eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=?=\n");
    assert_field("山山山山山山山山山山山山山山山山山山山",
        "Subject: =?UTF-8?B?5bGx5bGx5bGx5bGx5bGx5bGx5bGx5bGx5bGx5bGx5bGx5bGx5bGx?=\n"
        " =?UTF-8?B?5bGx5bGx5bGx5bGx5bGx5bGx?=\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_encoded_where_it_must_be),
        cmocka_unit_test(lines_end_in_time),
        cmocka_unit_test(whatever_it_was_it_comes_back),
        cmocka_unit_test(a_field_is_plain_where_it_can_be),
        cmocka_unit_test(a_long_field_goes_over_several_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
