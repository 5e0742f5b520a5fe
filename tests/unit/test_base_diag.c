/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/diag: one line, one write, ten of a kind, and the end of the program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "base/diag.h"
#include "base/text.h"
#include "child.h"

static const struct place no_place = {NULL, 0};

/* A line number of more than 32 bits, where there is one. */
#if SIZE_MAX > UINT32_MAX
#define FAR_LINE 4294967297
#else
#define FAR_LINE 4294967295
#endif
#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

static void
say_some(void *data)
{
    (void)data;
    diag_say("before a name is set: %d", 1);
    diag_program("goal-check");
    diag_say("plain");
    diag_say_at((struct place){"goals.csv", 17}, "due '%s' is not a date", "13/45/2026");
    diag_say_at((struct place){"goals.csv", 0}, "empty, no header");
    diag_say_at((struct place){"<stdin>", FAR_LINE}, "far down");
    diag_say_at(no_place, "nowhere");
}

static void
messages_have_program_place_and_text(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_some, NULL);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.out, "");
    assert_string_equal(outcome.err, "amptools: before a name is set: 1\n"
                                     "goal-check: plain\n"
                                     "goal-check: goals.csv:17: due '13/45/2026' is not a date\n"
                                     "goal-check: goals.csv: empty, no header\n"
                                     "goal-check: <stdin>:" TEXT(FAR_LINE) ": far down\n"
                                                                           "goal-check: nowhere\n");
}

static void
the_name_can_be_asked_for(void **state)
{
    (void)state;
    assert_string_equal(diag_program_name(), "amptools");
    diag_program("coach-log add");
    assert_string_equal(diag_program_name(), "coach-log add");
    diag_program("amptools");
}

static void
say_controls(void *data)
{
    (void)data;
    diag_say_at((struct place){"a\nb.csv", 2}, "one\ntwo\r\tthree \033[31m red \177 \xc3\xa9");
}

static void
control_characters_become_blanks(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_controls, NULL);
    assert_string_equal(outcome.err, "amptools: a b.csv:2: one two  three  [31m red   \xc3\xa9\n");
}

static void
say_long(void *data)
{
    const char *unit = data;
    char text[6000] = "";
    size_t length = 0;
    while (length + strlen(unit) < sizeof text) {
        memcpy(text + length, unit, strlen(unit) + 1);
        length += strlen(unit);
    }
    diag_say_at((struct place){text, 5}, "after a name that fills the line");
    diag_say("%s", text);
}

static void
long_messages_are_cut(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_long, "x");
    char *first_end = strchr(outcome.err, '\n');
    assert_non_null(first_end);
    assert_int_equal(first_end - outcome.err, 2000);
    assert_memory_equal(first_end - 4, "x...\n", 5);
    assert_int_equal(strlen(first_end + 1), 2001);
    assert_memory_equal(first_end + 1, "amptools: xxx", 13);
}

/* Three bytes each: whatever the beginning of the line, some cut would be in the middle of one. */
static void
characters_are_not_cut(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_long, "\xe2\x82\xac");
    assert_true(text_is_utf8(outcome.err, strlen(outcome.err)));
    assert_true(strlen(outcome.err) > 3990);
    outcome = child_run(say_long, "x\xe2\x82\xac");
    assert_true(text_is_utf8(outcome.err, strlen(outcome.err)));
    outcome = child_run(say_long, "\xf0\x9f\x98\x80");
    assert_true(text_is_utf8(outcome.err, strlen(outcome.err)));
}

static void
say_kinds(void *data)
{
    (void)data;
    char same_kind[] = "is not a date";
    diag_program("goal-check");
    for (size_t i = 1; i <= 37; i++) {
        const char *kind = i % 2 == 0 ? same_kind : "is not a date";
        diag_kind_at((struct place){"g.csv", i}, kind, "due 'x%zu' %s", i, kind);
    }
    for (size_t i = 1; i <= 10; i++) {
        diag_kind_at((struct place){"g.csv", i}, "is no number", "target");
    }
    for (size_t i = 1; i <= 11; i++) {
        diag_kind_at((struct place){"g.csv", i}, "has too few cells", "row");
    }
    diag_finish();
    diag_finish(); /* says nothing twice */
}

static size_t
count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)) != NULL; text++) {
        count++;
    }
    return count;
}

static void
ten_of_a_kind_are_shown(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_kinds, NULL);
    assert_int_equal(count_of(outcome.err, "is not a date\n"), 11);
    assert_non_null(strstr(outcome.err, "g.csv:10: due 'x10' is not a date\n"));
    assert_null(strstr(outcome.err, "x11"));
    assert_int_equal(count_of(outcome.err, ": target\n"), 10);
    assert_int_equal(count_of(outcome.err, ": row\n"), 10);
    const char *tail =
        "goal-check: 27 more: is not a date\ngoal-check: 1 more: has too few cells\n";
    assert_true(strlen(outcome.err) > strlen(tail));
    assert_string_equal(outcome.err + strlen(outcome.err) - strlen(tail), tail);
    assert_int_equal(count_of(outcome.err, "\n"), 32);
}

static void
say_kinds_twice(void *data)
{
    (void)data;
    for (size_t i = 0; i < 15; i++) {
        diag_kind_at(no_place, "kind", "first");
    }
    diag_reset();
    for (size_t i = 0; i < 3; i++) {
        diag_kind_at(no_place, "kind", "second");
    }
    diag_finish();
    /* More kinds than the table has room for at first. */
    static char kinds[100][8];
    for (size_t i = 0; i < 1100; i++) {
        snprintf(kinds[i % 100], sizeof kinds[0], "k%zu", i % 100);
        diag_kind_at(no_place, kinds[i % 100], "third");
    }
    diag_finish();
}

static void
reset_forgets_the_counts(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_kinds_twice, NULL);
    assert_int_equal(count_of(outcome.err, ": first\n"), 10);
    assert_int_equal(count_of(outcome.err, ": second\n"), 3);
    assert_int_equal(count_of(outcome.err, "more: kind"), 0);
    assert_int_equal(count_of(outcome.err, "1 more: k"), 100);
}

static void
at_the_end(void)
{
    (void)!write(STDOUT_FILENO, "cleaned", 7);
}

static void
die(void *data)
{
    atexit(at_the_end);
    if (data == NULL) {
        diag_fatal("no %s", "way");
    }
    diag_fatal_at((struct place){"x.csv", 3}, "no %s", "way");
}

static void
fatal_ends_with_status_two(void **state)
{
    (void)state;
    struct outcome outcome = child_run(die, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: no way\n");
    assert_string_equal(outcome.out, "cleaned");
    outcome = child_run(die, "");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: x.csv:3: no way\n");
}

static jmp_buf left;
static int left_with;

static void
jump(int status)
{
    left_with = status;
    longjmp(left, 1);
}

static void
tests_can_take_the_end(void **state)
{
    (void)state;
    int kept = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
    dup2(null, STDERR_FILENO);
    diag_exit_with(jump);
    volatile bool came_back = true;
    if (setjmp(left) == 0) {
        diag_fatal("not the end");
    } else {
        came_back = false;
    }
    diag_exit_with(NULL);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(null);
    assert_false(came_back);
    assert_int_equal(left_with, STATUS_TROUBLE);
}

/* A datagram socket gives each write(2) as one packet. */
static void
a_message_is_one_write(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends), 0);
    int kept = dup(STDERR_FILENO);
    dup2(ends[1], STDERR_FILENO);
    errno = ENOSPC;
    diag_say_at((struct place){"a.csv", 12}, "%s is %d", "answer", 42);
    int error = errno;
    diag_say("second");
    dup2(kept, STDERR_FILENO);
    close(kept);
    char packet[200];
    ssize_t length = recv(ends[0], packet, sizeof packet - 1, MSG_DONTWAIT);
    assert_true(length > 0);
    packet[length] = '\0';
    assert_string_equal(packet, "amptools: a.csv:12: answer is 42\n");
    length = recv(ends[0], packet, sizeof packet - 1, MSG_DONTWAIT);
    assert_true(length > 0);
    packet[length] = '\0';
    assert_string_equal(packet, "amptools: second\n");
    assert_int_equal(error, ENOSPC);
    close(ends[0]);
    close(ends[1]);
}

/* Some programs leave a shared terminal in a state where a write is refused instead of waiting. */
static void
a_full_pipe_is_waited_for(void **state)
{
    (void)state;
    int ends[2];
    char bytes[4096] = {0};
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    size_t filled = 0;
    for (ssize_t length; (length = write(ends[1], bytes, sizeof bytes)) > 0;) {
        filled += (size_t)length;
    }
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        dup2(ends[1], STDERR_FILENO);
        diag_say("at last");
        _exit(0);
    }
    close(ends[1]);
    poll(NULL, 0, 50);
    static char all[1 << 20];
    size_t got = 0;
    for (ssize_t length; (length = read(ends[0], all + got, sizeof all - got)) > 0;) {
        got += (size_t)length;
    }
    close(ends[0]);
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(got - filled, strlen("amptools: at last\n"));
    assert_memory_equal(all + filled, "amptools: at last\n", got - filled);
}

static void
say_to_nobody(void *data)
{
    (void)data;
    close(STDERR_FILENO);
    errno = ENOSPC;
    diag_say("nobody hears");
    if (errno != ENOSPC) {
        _exit(CHILD_WRONG);
    }
    diag_fatal("nor this");
}

static void
a_closed_standard_error_changes_nothing_else(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_to_nobody, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "");
}

static void
texts_are_kept_once_and_until_the_counts_are_forgotten(void **state)
{
    (void)state;
    char text[] = "is not a number from 1 to 5";
    const char *kept = diag_keep(text);
    text[0] = 'x';
    assert_string_equal(kept, "is not a number from 1 to 5");
    assert_ptr_equal(diag_keep("is not a number from 1 to 5"), kept);
    assert_ptr_not_equal(diag_keep(text), kept);
    diag_reset();
}

/* What cannot be formatted is said as it was written. */
static void
say_what_is_no_character(void *data)
{
    (void)data;
    diag_say("the sign %lc is odd", (wint_t)0xD800);
}

static void
what_cannot_be_formatted_is_said_all_the_same(void **state)
{
    (void)state;
    struct outcome outcome = child_run(say_what_is_no_character, NULL);
    assert_string_equal(outcome.err, "amptools: the sign %lc is odd\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_kept_once_and_until_the_counts_are_forgotten),
        cmocka_unit_test(messages_have_program_place_and_text),
        cmocka_unit_test(the_name_can_be_asked_for),
        cmocka_unit_test(control_characters_become_blanks),
        cmocka_unit_test(long_messages_are_cut),
        cmocka_unit_test(characters_are_not_cut),
        cmocka_unit_test(ten_of_a_kind_are_shown),
        cmocka_unit_test(reset_forgets_the_counts),
        cmocka_unit_test(fatal_ends_with_status_two),
        cmocka_unit_test(tests_can_take_the_end),
        cmocka_unit_test(a_message_is_one_write),
        cmocka_unit_test(a_full_pipe_is_waited_for),
        cmocka_unit_test(a_closed_standard_error_changes_nothing_else),
        cmocka_unit_test(what_cannot_be_formatted_is_said_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
