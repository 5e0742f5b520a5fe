/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * uthash with this project's memory: every file that wants a hash table includes this, never
 * <uthash.h>. uthash's own answer to a failed allocation is exit(-1); mem_* never fails, so that
 * answer is never reached.
 */
#ifndef AMP_BASE_HASH_H
#define AMP_BASE_HASH_H

#include <stdlib.h>

#include "base/diag.h"
#include "base/mem.h"

#define uthash_malloc(size) mem_resize(NULL, 1, (size))
#define uthash_free(pointer, size) free(pointer)
#define uthash_fatal(message) diag_fatal("%s", (message))

/* Jenkins' hash is too much for clang's analyzer, which then warns of things that cannot be. */
#ifdef __clang_analyzer__
#define HASH_FUNCTION(key, length, value) ((value) = (unsigned)(length))
#endif

#include <uthash.h>

#endif
