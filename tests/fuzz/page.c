/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages with hostile texts, in each form. The first byte of the input is the form, the second says
 * how many bytes after it name blocks; what follows are the texts, with a byte 1C between them,
 * which the blocks take in turn.
 *
 * HTML and plain text of a page must be those of the same page with `_` in place of each character
 * that has a meaning in HTML: so no text ever becomes a tag, or ends one. Plain text is at most 80
 * columns wide, and ASCII if that is asked for. No text begins a line of Markdown. A mail has the
 * same lines above its body whatever the texts, and its parts end where they should.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "page/html.h"
#include "page/mail.h"
#include "page/markdown.h"
#include "page/text.h"

enum { TEXTS = 16, BLOCKS_MOST = 16, COLUMNS = 80, LONG = 4000, MAIL_LINE = 998 };

enum form { FORM_HTML, FORM_TEXT, FORM_ASCII, FORM_MARKDOWN, FORM_MAIL };

struct recipe {
    enum form form;
    const uint8_t *blocks;
    size_t block_count;
    const char *texts[TEXTS];
    size_t text_count, next; /* next: the text that the next block takes */
    const char *to;
};

static const char *
text_of(struct recipe *recipe)
{
    return recipe->texts[recipe->next++ % recipe->text_count];
}

static void
add_table(struct page *page, struct recipe *recipe, unsigned shape)
{
    struct page_column columns[4];
    const char *cells[4];
    size_t count = 1 + shape % 4;
    for (size_t i = 0; i < count; i++)
        columns[i] = (struct page_column){shape & 4 ? "" : text_of(recipe), i % 3 == 1, i % 3 == 2};
    page_table(page, text_of(recipe), columns, count);
    for (int row = 0; row < (int)(shape / 4 % 4); row++) {
        for (size_t i = 0; i < count; i++)
            cells[i] = text_of(recipe);
        if (row == 1)
            page_group(page, text_of(recipe));
        page_row(page, row, cells);
    }
}

/* The lower four bits say which block it is, the upper ones more about it. */
static void
add_block(struct page *page, struct recipe *recipe, unsigned block)
{
    static const double shares[] = {NAN, 0, .34, 1, -1, 1e300, INFINITY, .999};
    unsigned more = block / 16;
    switch (block % 16) {
    case 0: {
        const char *title = text_of(recipe);
        page_title(page, title, text_of(recipe));
        break;
    }
    case 1:
        page_heading(page, text_of(recipe));
        break;
    case 2:
        page_subheading(page, text_of(recipe));
        break;
    case 3:
        page_part(page, text_of(recipe));
        break;
    case 4:
    case 5:
        page_item(page, "%s", text_of(recipe));
        break;
    case 6:
        page_note(page, "%s", text_of(recipe));
        break;
    case 7:
        page_slot(page, text_of(recipe));
        break;
    case 8:
        page_bar(page,
            &(struct page_bar){shares[more % 8], shares[more / 2 % 8], shares[(more + 1) % 8],
                shares[(more + 3) % 8]},
            text_of(recipe));
        break;
    case 9:
        page_legend(page);
        break;
    case 10:
    case 11:
    case 12:
        add_table(page, recipe, more);
        break;
    default:
        page_paragraph(page, "%s", text_of(recipe));
    }
}

static void
write_page(void *data)
{
    struct recipe *recipe = data;
    struct page *page = page_new();
    recipe->next = 0;
    for (size_t i = 0; i < recipe->block_count; i++)
        add_block(page, recipe, recipe->blocks[i]);
    outfile_prepare_process();
    struct outfile *out = outfile_open(NULL);
    if (recipe->form == FORM_HTML)
        page_write_html(page, out);
    else if (recipe->form == FORM_MARKDOWN)
        page_write_markdown(page, out);
    else if (recipe->form == FORM_MAIL)
        page_write_mail(page, recipe->to, out);
    else
        page_write_text(page, recipe->form == FORM_ASCII, out);
    outfile_commit(out);
    page_free(page);
}

/* ---- What came out ---- */

struct output {
    size_t size;
    char bytes[1 << 20];
};

static struct output hostile, harmless;

static void
run(struct recipe *recipe, struct output *output)
{
    fuzz_check(fuzz_run(write_page, recipe) == FUZZ_RETURNED, "a text ended the program");
    const char *written = fuzz_written(&output->size);
    fuzz_check(output->size < sizeof output->bytes, "the page is too long");
    memcpy(output->bytes, written, output->size);
    output->bytes[output->size] = '\0';
    fuzz_check(text_is_utf8(output->bytes, output->size), "the page is not UTF-8");
    for (size_t i = 0; i < output->size; i++)
        fuzz_check(output->bytes[i] == '\n' || (unsigned char)output->bytes[i] >= ' ',
            "the page has a control character");
}

/* Puts `_` in place of what has a meaning in HTML, or of what stands for it. */
static void
blank_meanings(struct output *output, bool entities)
{
    static const char *const meanings[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&#39;"};
    char *to = output->bytes;
    for (const char *at = output->bytes; *at != '\0';) {
        size_t length = !entities && strchr("<>&\"'", *at) ? 1 : 0;
        for (size_t i = 0; entities && *at == '&' && i < sizeof meanings / sizeof meanings[0]; i++)
            if (strncmp(at, meanings[i], strlen(meanings[i])) == 0)
                length = strlen(meanings[i]);
        *to++ = length > 0 ? '_' : *at;
        at += length > 0 ? length : 1;
    }
    *to = '\0';
    output->size = (size_t)(to - output->bytes);
}

static size_t
lines_of(const struct output *output)
{
    size_t lines = 0;
    for (const char *at = output->bytes; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    return lines;
}

static void
check_width(const struct output *output, bool ascii)
{
    for (const char *at = output->bytes; *at != '\0';) {
        char line[LONG];
        size_t length = strcspn(at, "\n");
        fuzz_check(length < sizeof line, "a line without end");
        memcpy(line, at, length);
        line[length] = '\0';
        fuzz_check(text_width(line) <= COLUMNS, "a line of more than 80 columns");
        for (size_t i = 0; i < length && ascii; i++)
            fuzz_check((unsigned char)line[i] < 0x7f, "not ASCII");
        at += length + (at[length] == '\n');
    }
}

/* Lines above the body begin as they should, once each; the parts end with the boundary alone. */
static void
check_mail(const struct output *output, bool has_to)
{
    static const char *const fields[] = {"To: ", "Subject: ", "MIME-Version: ", "Content-Type: "};
    size_t field = has_to ? 0 : 1, boundaries = 0;
    const char *at = output->bytes;
    for (; *at != '\n'; at = strchr(at, '\n') + 1) {
        fuzz_check(strchr(at, '\n') != NULL, "a mail without a body");
        if (*at == ' ')
            continue;
        fuzz_check(field < sizeof fields / sizeof fields[0] &&
                       strncmp(at, fields[field], strlen(fields[field])) == 0,
            "a line above the body that does not belong there");
        field++;
    }
    fuzz_check(field == sizeof fields / sizeof fields[0], "a line above the body is missing");
    for (at = output->bytes; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        fuzz_check(length <= MAIL_LINE, "a line too long for a mail");
        boundaries += strncmp(at, "--=_", 4) == 0;
        at += length + (at[length] == '\n');
    }
    fuzz_check(boundaries == 3, "another number of parts");
    for (size_t i = 0; i < output->size; i++)
        fuzz_check((unsigned char)output->bytes[i] < 0x7f, "a mail that is not ASCII");
}

/* A copy that means nothing to HTML, of the same width. Caller frees. */
static char *
disarmed(const char *text)
{
    char *copy = mem_copy(text, strlen(text));
    for (char *at = copy; *at != '\0'; at++)
        if (strchr("<>&\"'", *at))
            *at = '_';
    return copy;
}

static void
compare(struct recipe *recipe)
{
    struct recipe other = *recipe;
    char *copies[TEXTS];
    bool differ = false;
    for (size_t i = 0; i < recipe->text_count; i++) {
        other.texts[i] = copies[i] = disarmed(recipe->texts[i]);
        differ = differ || strcmp(copies[i], recipe->texts[i]) != 0;
    }
    if (differ)
        run(&other, &harmless);
    for (size_t i = 0; i < recipe->text_count; i++)
        free(copies[i]);
    if (!differ)
        return;
    if (recipe->form == FORM_MARKDOWN) {
        fuzz_check(lines_of(&hostile) == lines_of(&harmless), "a text begins a line");
        return;
    }
    blank_meanings(&hostile, recipe->form == FORM_HTML);
    blank_meanings(&harmless, recipe->form == FORM_HTML);
    fuzz_check(
        hostile.size == harmless.size && memcmp(hostile.bytes, harmless.bytes, hostile.size) == 0,
        "a text changed the page around it");
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static char copy[1 << 16];
    if (size < 3 || size >= sizeof copy)
        return 0;
    /* A mail holds two other forms and takes longest; HTML is where a text can do most harm. */
    static const enum form forms[] = {FORM_HTML, FORM_TEXT, FORM_ASCII, FORM_MARKDOWN, FORM_MAIL,
        FORM_HTML, FORM_TEXT, FORM_MARKDOWN, FORM_HTML, FORM_TEXT, FORM_MARKDOWN, FORM_HTML,
        FORM_ASCII, FORM_HTML, FORM_TEXT, FORM_HTML};
    size_t blocks = bytes[1] % BLOCKS_MOST < size - 2 ? bytes[1] % BLOCKS_MOST : size - 2;
    struct recipe recipe = {.form = forms[bytes[0] % (sizeof forms / sizeof forms[0])],
        .blocks = bytes + 2,
        .block_count = blocks};
    char *at = copy;
    memcpy(copy, bytes + 2 + blocks, size - 2 - blocks);
    copy[size - 2 - blocks] = '\0';
    while (at && recipe.text_count < TEXTS) {
        recipe.texts[recipe.text_count++] = at;
        at = strchr(at, '\x1c');
        if (at)
            *at++ = '\0';
    }
    if (mail_is_address_list(recipe.texts[0]))
        recipe.to = recipe.texts[0];
    run(&recipe, &hostile);
    if (recipe.form == FORM_MAIL)
        check_mail(&hostile, recipe.to != NULL);
    else if (recipe.form == FORM_TEXT || recipe.form == FORM_ASCII)
        check_width(&hostile, recipe.form == FORM_ASCII);
    if (recipe.form != FORM_MAIL)
        compare(&recipe);
    return 0;
}
