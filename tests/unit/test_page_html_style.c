/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The style sheet: what the policy of a page names is the hash of just the bytes in <style>, and
 * the sheet loads nothing.
 */
#include "scratch.h"

#include <sha2.h>

#include "base/base64.h"
#include "page/html_parts.h"
#include "page_rendered.h"

static void
the_hash_is_that_of_the_style_in_the_page(void **state)
{
    (void)state;
    char *html = page_formed(page_new(), &(struct page_form){.type = PAGE_HTML});
    const char *style = strstr(html, "<style>") + strlen("<style>");
    const char *end = strstr(style, "</style>");
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX sha256;
    SHA256Init(&sha256);
    SHA256Update(&sha256, (const uint8_t *)style, (size_t)(end - style));
    SHA256Final(digest, &sha256);
    char *letters = base64_text(digest, sizeof digest), *hash = html_style_hash();
    char policy[300];
    snprintf(policy, sizeof policy,
        "content=\"default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
        "form-action 'none'\">",
        letters);
    assert_int_equal(strncmp(hash, "sha256-", 7), 0);
    assert_string_equal(hash + 7, letters);
    assert_non_null(strstr(html, policy));
    free(letters);
    free(hash);
    free(html);
}

static void
the_sheet_loads_nothing_and_ends_nothing(void **state)
{
    (void)state;
    struct outfile *out = outfile_in_memory();
    html_style(out);
    size_t length;
    char *style = outfile_taken(out, &length);
    assert_null(strstr(style, "@import"));
    assert_null(strstr(style, "http"));
    assert_null(strstr(style, "<"));
    assert_null(strstr(style, "SPDX")); /* the comment about the file is not part of the page */
    const char *url = strstr(style, "url(");
    assert_non_null(url);
    assert_int_equal(strncmp(url, "url(#hatch)", 11), 0);
    assert_null(strstr(url + 1, "url("));
    free(style);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_that_of_the_style_in_the_page),
        cmocka_unit_test(the_sheet_loads_nothing_and_ends_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
