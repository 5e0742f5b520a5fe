/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages as plain text: the spaces between blocks, wrapping, ASCII, and 80 columns whatever the
 * texts hold.
 */
#include "scratch.h"

#include <string.h>

#include "base/text.h"
#include "page_rendered.h"

static void
blocks_stand_apart_or_together(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_title(page, "Title", "1 to 7 May");
    page_paragraph(page, "As of today.");
    page_heading(page, "One");
    page_paragraph(page, "A paragraph.");
    page_item(page, "an item");
    page_item(page, "another");
    page_subheading(page, "Ana");
    page_part(page, "a part");
    page_paragraph(page, "more of it");
    page_part(page, "a second part");
    page_heading(page, "Two");
    page_item(page, "the last");
    assert_page(page, true,
        "Title - 1 to 7 May\n"
        "==================\n"
        "As of today.\n"
        "\n"
        "One\n"
        "---\n"
        "A paragraph.\n"
        "\n"
        "- an item\n"
        "- another\n"
        "\n"
        "Ana\n"
        "  a part\n"
        "  more of it\n"
        "\n"
        "  a second part\n"
        "\n"
        "Two\n"
        "---\n"
        "- the last\n");
}

static void
without_ascii_lines_are_drawn(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_title(page, "山田", "");
    page_heading(page, "é");
    page_item(page, "x");
    assert_page(page, false, "山田\n════\n\né\n─\n• x\n");
}

static void
long_texts_wrap_under_themselves(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_item(page, "%s",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen");
    assert_page(page, true,
        "- one two three four five six seven eight nine ten eleven twelve thirteen\n"
        "  fourteen\n");
}

static void
an_empty_page_is_empty(void **state)
{
    (void)state;
    assert_page(page_new(), true, "");
}

static void
a_very_long_title_is_underlined_once(void **state)
{
    (void)state;
    char title[200];
    memset(title, 'x', 100);
    title[100] = '\0';
    struct page *page = page_new();
    page_title(page, title, "");
    char *text = page_rendered(page, true);
    assert_int_equal(strlen(text), 81 + 21 + 81);
    free(text);
}

static const char *
hostile(struct random *random)
{
    static const char *const texts[] = {"", " ", "Ana", "\x1B[2J\x1B]0;title\x07", "a\nb\r\nc\td",
        "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleiters",
        "山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田山田",
        "\xE2\x80\xAE turned \xE2\x81\xA9",
        "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87", "\xFF\xFE", "דוד בן־גוריון",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "%s%n",
        "--- ===",
        "many words in a row that go on and on until the line is full and then some more of them"};
    return texts[random_below(random, COUNT(texts))];
}

static void
add_hostile_block(struct page *page, struct random *random)
{
    const struct page_column columns[] = {
        {hostile(random), false}, {hostile(random), true}, {hostile(random), false}};
    const char *cells[] = {hostile(random), hostile(random), hostile(random)};
    const struct page_bar bar = {(double)random_below(random, 40) / 20 - .5,
        (double)random_below(random, 40) / 20 - .5, .2, (double)random_below(random, 40) / 20};
    switch (random_below(random, 9)) {
    case 0:
        page_title(page, hostile(random), hostile(random));
        break;
    case 1:
        page_heading(page, hostile(random));
        break;
    case 2:
        page_subheading(page, hostile(random));
        break;
    case 3:
        page_part(page, hostile(random));
        break;
    case 4:
        page_paragraph(page, "%s %s", hostile(random), hostile(random));
        break;
    case 5:
        page_item(page, "%s", hostile(random));
        break;
    case 6:
        page_bar(page, &bar, hostile(random));
        break;
    case 7:
        page_legend(page);
        break;
    default:
        page_table(page, hostile(random), columns, 3);
        page_row(page, 0, cells);
        page_group(page, hostile(random));
        page_row(page, (int)random_below(random, 9), cells);
        break;
    }
}

/* No line is too wide, ends in a space or holds a control character. */
static void
check_lines(char *text, int turn)
{
    assert_true(text_is_utf8(text, strlen(text)));
    for (char *line = strtok_r(text, "\n", &text); line; line = strtok_r(NULL, "\n", &text)) {
        size_t length = strlen(line);
        bool bad = text_width(line) > 80 || line[length - 1] == ' ';
        for (size_t i = 0; i < length; i++)
            bad = bad || (unsigned char)line[i] < ' ' || line[i] == '\x7F';
        if (bad)
            fail_msg("turn %d: '%s'", turn, line);
    }
}

static void
no_text_breaks_the_layout(void **state)
{
    (void)state;
    struct random random = random_begin(47);
    for (int turn = 0; turn < 100; turn++) {
        struct page *page = page_new();
        for (int i = 0; i < 40; i++)
            add_hostile_block(page, &random);
        char *text = page_rendered(page, turn % 2);
        check_lines(text, turn);
        free(text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_stand_apart_or_together),
        cmocka_unit_test(without_ascii_lines_are_drawn),
        cmocka_unit_test(long_texts_wrap_under_themselves),
        cmocka_unit_test(an_empty_page_is_empty),
        cmocka_unit_test(a_very_long_title_is_underlined_once),
        cmocka_unit_test(no_text_breaks_the_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
