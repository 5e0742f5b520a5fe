/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The style sheet stands in a file of its own, tables/page.css, and is compiled in. A page names
 * its hash, so that a browser takes this style and none that came in with a text.
 */
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/mem.h"
#include "base/tables.h"
#include "page/html_parts.h"

static const char scheme[] = "sha256-";

/* The sheet without the comment that it begins with, which is about the file. */
static const char *
sheet(void)
{
    const char *text = (const char *)tables_need("page/page")->bytes;
    const char *end = strncmp(text, "/*", 2) == 0 ? strstr(text, "*/\n") : NULL;
    return end ? end + 3 : text;
}

void
html_style(struct outfile *out)
{
    outfile_text(out, sheet());
}

char *
html_style_hash(void)
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX sha256;
    SHA256Init(&sha256);
    SHA256Update(&sha256, (const uint8_t *)sheet(), strlen(sheet()));
    SHA256Final(digest, &sha256);
    char *letters = base64_text(digest, sizeof digest);
    size_t size = sizeof scheme + strlen(letters);
    char *hash = mem_zeroed(size, 1);
    snprintf(hash, size, "%s%s", scheme, letters);
    free(letters);
    return hash;
}
