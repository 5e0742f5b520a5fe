/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Turns the flat list of blocks into nested elements: what a heading heads is within the same
 * element, so that a screen reader can jump there and paper is not cut through it. What it looks
 * like stands in tables/page.css. Invariant: every element that is opened is closed, whatever the
 * order of the blocks.
 */
#include "page/html.h"

#include <stdlib.h>

#include "page/clean.h"
#include "page/html_parts.h"

/* What contains what. */
enum level { LEVEL_PAGE, LEVEL_SECTION, LEVEL_CARD, LEVEL_PART, LEVELS };

static const struct {
    const char *element, *class_name, *heading;
} levels[LEVELS] = {
    [LEVEL_PAGE] = {"article", "page", "h1"},
    [LEVEL_SECTION] = {"section", NULL, "h2"},
    [LEVEL_CARD] = {"article", "card", "h3"},
    [LEVEL_PART] = {"div", "part", NULL},
};

struct html {
    struct outfile *out;
    bool open[LEVELS];
    size_t headings;   /* so far: their numbers are their names within the file */
    const char *list;  /* the element of the list that is open, or NULL */
    bool in_list_item; /* which a note may still join */
};

static void
end_list_item(struct html *html)
{
    if (html->in_list_item)
        outfile_text(html->out, "</li>\n");
    html->in_list_item = false;
}

static void
end_list(struct html *html)
{
    end_list_item(html);
    if (html->list)
        outfile_format(html->out, "</%s>\n", html->list);
    html->list = NULL;
}

/* Ends everything from this level inwards. */
static void
end_level(struct html *html, enum level level)
{
    end_list(html);
    for (int i = LEVELS - 1; i >= (int)level; i--) {
        if (html->open[i])
            outfile_format(html->out, "</%s>\n", levels[i].element);
        html->open[i] = false;
    }
}

static bool
is_empty(const char *text)
{
    char *clean = clean_text(text, PAGE_LONGEST);
    bool empty = *clean == '\0';
    free(clean);
    return empty;
}

/* Begins the element of a level, which its heading names. */
static void
begin_level(struct html *html, enum level level, const struct block *block)
{
    struct outfile *out = html->out;
    bool named = levels[level].heading && !is_empty(block->text);
    end_level(html, level);
    outfile_format(out, "<%s", levels[level].element);
    if (levels[level].class_name)
        outfile_format(out, " class=\"%s\"", levels[level].class_name);
    if (named)
        outfile_format(out, " aria-labelledby=\"heading-%zu\"", ++html->headings);
    outfile_text(out, ">\n");
    html->open[level] = true;
    if (level == LEVEL_PAGE) {
        outfile_text(out, "<header>\n");
        html_element(out, "p", "kicker", block->detail);
    }
    if (named) {
        outfile_format(out, "<%s id=\"heading-%zu\">", levels[level].heading, html->headings);
        html_text(out, block->text, PAGE_LONGEST);
        outfile_format(out, "</%s>\n", levels[level].heading);
    }
    if (level == LEVEL_PAGE)
        outfile_text(out, "</header>\n");
}

/* An item of a list of this element, which is left open for a note. */
static void
write_list_item(struct html *html, const char *element, const char *class_name, const char *text)
{
    end_list_item(html);
    if (html->list != element) {
        end_list(html);
        outfile_format(html->out, "<%s%s>\n", element, class_name);
        html->list = element;
    }
    outfile_text(html->out, "<li>");
    if (!html_prose(html->out, text, PAGE_LONGEST))
        outfile_text(html->out, "&nbsp;");
    html->in_list_item = true;
}

static void
write_block(struct html *html, const struct block *block)
{
    static const char unordered[] = "ul", ordered[] = "ol";
    if (block->kind == BLOCK_ITEM && is_empty(block->text))
        return;
    if (block->kind == BLOCK_ITEM) {
        write_list_item(html, unordered, "", block->text);
        return;
    }
    if (block->kind == BLOCK_SLOT) {
        write_list_item(html, ordered, " class=\"slots\"", block->text);
        return;
    }
    if (block->kind != BLOCK_NOTE || html->list != unordered)
        end_list(html);
    switch (block->kind) {
    case BLOCK_TITLE:
        begin_level(html, LEVEL_PAGE, block);
        break;
    case BLOCK_HEADING:
        begin_level(html, LEVEL_SECTION, block);
        break;
    case BLOCK_SUBHEADING:
        begin_level(html, LEVEL_CARD, block);
        break;
    case BLOCK_PART:
        begin_level(html, LEVEL_PART, block);
        html_element(html->out, "p", "what", block->text);
        break;
    case BLOCK_NOTE:
        html_element(html->out, "p", "note", block->text);
        break;
    case BLOCK_BAR:
        html_bar(html->out, &block->bar, block->text);
        break;
    case BLOCK_LEGEND:
        html_legend(html->out);
        break;
    case BLOCK_TABLE:
        html_table(html->out, block->table, block->text);
        break;
    default:
        html_element(html->out, "p", NULL, block->text);
        break;
    }
}

static void
write_head(struct outfile *out, const struct page *page)
{
    char *hash = html_style_hash(), *name = page_name(page);
    outfile_format(out,
        "<!DOCTYPE html>\n"
        "<html lang=\"en\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src '%s'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<title>",
        hash);
    free(hash);
    html_text(out, name, PAGE_LONGEST);
    free(name);
    outfile_text(out, "</title>\n<style>");
    html_style(out);
    outfile_text(out, "</style>\n</head>\n");
}

void
page_write_html(const struct page *page, struct outfile *out)
{
    struct html html = {.out = out};
    write_head(out, page);
    outfile_text(out, "<body>\n");
    html_bar_definitions(out);
    outfile_text(out, "<main>\n");
    for (size_t i = 0; i < page->count; i++)
        write_block(&html, &page->blocks[i]);
    end_level(&html, LEVEL_PAGE);
    outfile_text(out, "</main>\n</body>\n</html>\n");
}
