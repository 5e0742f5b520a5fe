/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives a harness the files of its corpus, one after another, without libFuzzer. A check that does
 * not hold ends the process, as it does there, and the plan of TAP stays unfulfilled.
 *
 *     replay FILE...
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "fuzz.h"

__attribute__((weak)) int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    return 0;
}

/* The file in memory of exactly its size, so that a sanitizer sees what reads beyond it; NULL if it
   cannot be read. Caller frees. */
static unsigned char *
content(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    unsigned char *bytes = NULL;
    long length;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0) {
        rewind(file);
        *size = (size_t)length;
        bytes = mem_zeroed(*size, 1);
        if (fread(bytes, 1, *size, file) != *size) {
            free(bytes);
            bytes = NULL;
        }
    }
    if (file != NULL)
        fclose(file);
    return bytes;
}

int
main(int argc, char **argv)
{
    int failed = 0;
    (void)setvbuf(stdout, NULL, _IOLBF, 0);
    printf("1..%d\n", argc - 1);
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        size_t size = 0;
        unsigned char *bytes = content(argv[i], &size);
        if (bytes != NULL)
            LLVMFuzzerTestOneInput(bytes, size);
        else
            failed++;
        printf("%sok %d - %s\n", bytes == NULL ? "not " : "", i, argv[i]);
        free(bytes);
    }
    return failed > 0;
}
