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
notes_stand_below_what_they_are_about(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_paragraph(page, "A strength.");
    page_note(page, "it is known");
    page_item(page, "one");
    page_note(page, "why");
    page_item(page, "two");
    page_subheading(page, "Ana");
    page_item(page, "three");
    page_note(page, "%s",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen");
    assert_page(page, true,
        "A strength.\n"
        "  it is known\n"
        "\n"
        "- one\n"
        "  why\n"
        "- two\n"
        "\n"
        "Ana\n"
        "  - three\n"
        "    one two three four five six seven eight nine ten eleven twelve thirteen\n"
        "    fourteen\n");
}

#define LINE_OF_77 "_____________________________________________________________________________"

static void
slots_are_numbered_and_leave_room(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_slot(page, "What went well");
    page_slot(page, "");
    page_item(page, "x");
    page_slot(page, "again");
    assert_page(page, true,
        "1. What went well\n\n   " LINE_OF_77 "\n\n   " LINE_OF_77 "\n\n"
        "2.\n\n   " LINE_OF_77 "\n\n   " LINE_OF_77 "\n\n"
        "- x\n\n"
        "1. again\n\n   " LINE_OF_77 "\n\n   " LINE_OF_77 "\n");
}

/* A slot's words may have many bytes in one column: none of them is cut in two. */
static void
a_long_slot_is_whole_utf8(void **state)
{
    (void)state;
    char words[6001] = "";
    for (size_t i = 0; i + 3 < sizeof words; i += 3)
        memcpy(words + i, i % 9 == 0 ? "\xE5\xB1\xB1" : "\xE2\x83\x9D", 4);
    struct page *page = page_new();
    page_slot(page, words);
    char *text = page_rendered(page, false);
    assert_true(text_is_utf8(text, strlen(text)));
    assert_non_null(strstr(text, "1.\n\xE5\xB1\xB1\xE2\x83\x9D\xE2\x83\x9D\xE5\xB1\xB1"));
    free(text);
}

static void
ascii_is_ascii_before_it_is_measured(void **state)
{
    (void)state;
    static const struct page_column columns[] = {
        {.title = "Straße"}, {.title = "now", .figures = true}};
    struct page *page = page_new();
    page_title(page, "Zoë – “山田”", "5 €");
    page_item(page, "Łódź…");
    page_table(page, "c", columns, 2);
    page_row(page, 0, (const char *[]){"👩‍👩‍👧‍👦 Jo", "1"});
    page_row(page, 0, (const char *[]){"山田", "½"});
    page_slot(page, "æ");
    char *text = page_rendered(page, true);
    const char wanted[] = "Zoe - \"??\" - 5 EUR\n"
                          "==================\n"
                          "\n"
                          "- Lodz...\n"
                          "\n"
                          "  Strasse  now\n"
                          "  ? Jo       1\n"
                          "  ??       1/2\n"
                          "\n"
                          "1. ae\n";
    text[sizeof wanted - 1] = '\0';
    assert_string_equal(text, wanted);
    free(text);
}

/* Without ASCII, columns are aligned by what a terminal shows: marks take none, wide letters and
   emoji two, however many parts these have. */
static void
columns_are_aligned_by_what_is_seen(void **state)
{
    (void)state;
    static const struct page_column columns[] = {{.title = ""}, {.title = ""}};
    static const char *const names[] = {
        "e\xCC\x81", "山", "👩‍👩‍👧‍👦", "👍🏽", "🇪🇺", "ab"};
    struct page *page = page_new();
    page_table(page, "c", columns, 2);
    for (size_t i = 0; i < COUNT(names); i++)
        page_row(page, 0, (const char *[]){names[i], "x"});
    assert_page(page, false,
        "  e\xCC\x81   x\n"
        "  山  x\n"
        "  👩‍👩‍👧‍👦  x\n"
        "  👍🏽  x\n"
        "  🇪🇺  x\n"
        "  ab  x\n");
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
    const struct page_column columns[] = {{.title = hostile(random)},
        {.title = hostile(random), .figures = true}, {.title = hostile(random)}};
    const char *cells[] = {hostile(random), hostile(random), hostile(random)};
    const struct page_bar bar = {(double)random_below(random, 40) / 20 - .5,
        (double)random_below(random, 40) / 20 - .5, .2, (double)random_below(random, 40) / 20};
    switch (random_below(random, 11)) {
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
    case 8:
        page_note(page, "%s", hostile(random));
        break;
    case 9:
        page_slot(page, hostile(random));
        break;
    default:
        page_table(page, hostile(random), columns, 3);
        page_row(page, 0, cells);
        page_group(page, hostile(random));
        page_row(page, (int)random_below(random, 9), cells);
        break;
    }
}

/* No line is too wide, ends in a space or holds a control character, or anything but ASCII where
   that is asked for. */
static void
check_lines(char *text, int turn, bool ascii)
{
    assert_true(text_is_utf8(text, strlen(text)));
    for (char *line = strtok_r(text, "\n", &text); line; line = strtok_r(NULL, "\n", &text)) {
        size_t length = strlen(line);
        bool bad = text_width(line) > 80 || line[length - 1] == ' ';
        for (size_t i = 0; i < length; i++)
            bad = bad || (unsigned char)line[i] < ' ' || line[i] == '\x7F' ||
                  (ascii && (line[i] & 0x80) != 0);
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
        check_lines(text, turn, turn % 2);
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
        cmocka_unit_test(notes_stand_below_what_they_are_about),
        cmocka_unit_test(slots_are_numbered_and_leave_room),
        cmocka_unit_test(a_long_slot_is_whole_utf8),
        cmocka_unit_test(ascii_is_ascii_before_it_is_measured),
        cmocka_unit_test(columns_are_aligned_by_what_is_seen),
        cmocka_unit_test(an_empty_page_is_empty),
        cmocka_unit_test(a_very_long_title_is_underlined_once),
        cmocka_unit_test(no_text_breaks_the_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
