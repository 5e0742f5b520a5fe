/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/mem: nothing returns NULL, nothing overlaps, and short memory is a message and exit status
 * 2.
 */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "child.h"
#include "seed.h"

/* Without this AddressSanitizer ends the program at a request that is too large, before we can. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void
zeroed_is_zero_and_never_null(void **state)
{
    (void)state;
    char *bytes = mem_zeroed(1000, 3);
    for (size_t i = 0; i < 3000; i++) {
        assert_int_equal(bytes[i], 0);
    }
    free(bytes);
    void *none = mem_zeroed(0, 8);
    assert_non_null(none);
    free(none);
    none = mem_zeroed(8, 0);
    assert_non_null(none);
    free(none);
}

static void
resize_keeps_what_was_there(void **state)
{
    (void)state;
    int *numbers = mem_resize(NULL, 4, sizeof *numbers);
    for (int i = 0; i < 4; i++) {
        numbers[i] = i;
    }
    numbers = mem_resize(numbers, 100000, sizeof *numbers);
    numbers[99999] = 7;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(numbers[i], i);
    }
    numbers = mem_resize(numbers, 0, sizeof *numbers);
    assert_non_null(numbers);
    free(numbers);
}

static void
grow_doubles(void **state)
{
    (void)state;
    size_t capacity = 0, moves = 0;
    unsigned *array = NULL;
    for (unsigned i = 0; i < 100000; i++) {
        size_t before = capacity;
        array = mem_grow(array, &capacity, i + 1, sizeof *array);
        assert_true(capacity > i);
        moves += capacity != before ? 1 : 0;
        array[i] = i;
    }
    for (unsigned i = 0; i < 100000; i++) {
        assert_int_equal(array[i], i);
    }
    assert_true(moves < 20);
    unsigned *same = mem_grow(array, &capacity, capacity, sizeof *array);
    assert_ptr_equal(same, array);
    array = mem_grow(array, &capacity, 1000000, sizeof *array);
    assert_true(capacity >= 1000000);
    array[999999] = 1;
    free(array);
}

static void
grow_of_nothing_gives_memory(void **state)
{
    (void)state;
    size_t capacity = 0;
    char *array = mem_grow(NULL, &capacity, 0, 1);
    assert_non_null(array);
    assert_true(capacity > 0);
    array[capacity - 1] = 'x';
    free(array);
}

static void
copy_ends_with_nul(void **state)
{
    (void)state;
    char *copy = mem_copy("Ana Ruiz", 3);
    assert_string_equal(copy, "Ana");
    free(copy);
    copy = mem_copy("a\0b", 3);
    assert_memory_equal(copy, "a\0b\0", 4);
    free(copy);
    copy = mem_copy(NULL, 0);
    assert_string_equal(copy, "");
    free(copy);
}

static volatile size_t largest = SIZE_MAX;

static void
ask_for_too_much(void *data)
{
    struct arena arena = {0};
    size_t capacity = 0;
    switch (*(int *)data) {
    case 0:
        mem_zeroed(largest / 2 + 1, 2); /* together 0 */
        break;
    case 1:
        mem_resize(NULL, 16, largest / 16 + 2); /* together 16 */
        break;
    case 2:
        mem_copy("", largest);
        break;
    case 3:
        mem_grow(NULL, &capacity, largest / 4, 8);
        break;
    case 4:
        arena_alloc(&arena, largest);
        break;
    case 5:
        arena_text(&arena, "", largest);
        break;
    case 6:
        mem_zeroed(largest / 2 + 1, 1);
        break;
    case 7:
        mem_resize(NULL, 1, largest / 2 + 1);
        break;
    default:
        arena_alloc(&arena, largest / 2 + 1);
        break;
    }
}

static void
too_much_is_out_of_memory(void **state)
{
    (void)state;
    for (int i = 0; i <= 8; i++) {
        struct outcome outcome = child_run(ask_for_too_much, &i);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        /* AddressSanitizer adds words of its own. */
        assert_non_null(strstr(outcome.err, "amptools: out of memory\n"));
        if (!CHILD_HAS_ASAN) {
            assert_string_equal(outcome.err, "amptools: out of memory\n");
        }
    }
}

static jmp_buf refused;

static void
jump_out(int status)
{
    (void)status;
    longjmp(refused, 1);
}

/* Takes all there is, down to the last small piece; what is taken is never needed again. */
static void
use_up_memory(void *data)
{
    (void)data;
    struct rlimit limit = {200 << 20, 200 << 20};
    if (setrlimit(RLIMIT_AS, &limit) != 0) {
        _exit(CHILD_WRONG);
    }
    diag_exit_with(jump_out);
    for (volatile size_t size = 1 << 20; size >= 16; size /= 4) {
        if (setjmp(refused) == 0) {
            for (;;) {
                mem_resize(NULL, 1, size);
            }
        }
    }
    diag_exit_with(NULL);
    mem_zeroed(1, 16);
}

static void
the_message_needs_no_memory(void **state)
{
    (void)state;
    if (CHILD_HAS_ASAN) {
        skip();
    }
    struct outcome outcome = child_run(use_up_memory, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    size_t said = 0;
    for (const char *at = outcome.err; (at = strstr(at, "amptools: out of memory\n")) != NULL;
         at++) {
        said++;
    }
    assert_int_equal(said, 10);
}

static void
arena_is_zero_and_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const size_t sizes[] = {1, 3, 0, 16, 17, 100, 8192, 8193, 70000, 65536, 5};
    for (size_t i = 0; i < 200; i++) {
        size_t size = sizes[i % (sizeof sizes / sizeof sizes[0])];
        unsigned char *item = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)item % alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++) {
            assert_int_equal(item[j], 0);
        }
        memset(item, 0xff, size);
        assert_non_null(
            arena_text(&arena, "x", i % 2)); /* so that the next is not aligned by chance */
    }
    arena_free(&arena);
    assert_null(arena.block);
    assert_int_equal(arena.used, 0);
    assert_string_equal(arena_text(&arena, "again", 5), "again");
    arena_free(&arena);
}

static uint64_t
next_random(uint64_t *random)
{
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    return *random;
}

/* Every item keeps its own bytes whatever is taken after it. */
static void
arena_items_do_not_overlap(void **state)
{
    (void)state;
    enum { ITEMS = 20000 };
    uint64_t random = seed_or(20261116);
    struct arena arena = {0};
    unsigned char **items = mem_zeroed(ITEMS, sizeof *items);
    size_t *sizes = mem_zeroed(ITEMS, sizeof *sizes);
    char text[256];
    for (size_t i = 0; i < ITEMS; i++) {
        uint64_t dice = next_random(&random);
        sizes[i] = (size_t)(dice % 1000 == 0 ? 9000 + dice % 100000 : dice % 200);
        memset(text, (int)(i % 251), sizeof text);
        if (dice % 3 == 0 && sizes[i] < sizeof text) {
            items[i] = (unsigned char *)arena_text(&arena, text, sizes[i]);
        } else {
            items[i] = arena_alloc(&arena, sizes[i]);
            memset(items[i], (int)(i % 251), sizes[i]);
        }
    }
    for (size_t i = 0; i < ITEMS; i++) {
        for (size_t j = 0; j < sizes[i]; j++) {
            if (items[i][j] != i % 251) {
                fail_msg("item %zu, byte %zu", i, j);
            }
        }
    }
    arena_free(&arena);
    free(items);
    free(sizes);
}

static void
need_room(void *count)
{
    mem_at_most(*(size_t *)count, 64, "word lists");
}

static void
more_than_there_is_room_for_ends_the_program(void **state)
{
    (void)state;
    size_t count = 64;
    struct outcome outcome = child_run(need_room, &count);
    assert_int_equal(outcome.status, STATUS_DONE);
    assert_string_equal(outcome.err, "");
    count = 65;
    outcome = child_run(need_room, &count);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: more than 64 word lists\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zeroed_is_zero_and_never_null),
        cmocka_unit_test(resize_keeps_what_was_there),
        cmocka_unit_test(grow_doubles),
        cmocka_unit_test(grow_of_nothing_gives_memory),
        cmocka_unit_test(copy_ends_with_nul),
        cmocka_unit_test(too_much_is_out_of_memory),
        cmocka_unit_test(the_message_needs_no_memory),
        cmocka_unit_test(arena_is_zero_and_aligned),
        cmocka_unit_test(arena_items_do_not_overlap),
        cmocka_unit_test(more_than_there_is_room_for_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
