/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages and the end of the program. It knows no levels, no colours and no log file, and it
 * does not explain: the caller's words are the message. Only kinds take memory;
 * diag_fatal() takes none, so that it can say that there is none.
 * Invariant: a message is one line without control characters, written whole by one write(2), so
 * lines of several programs in one pipeline never mix.
 */
#include "base/diag.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum {
    MESSAGE_MOST =
        2000, /* bytes; with its line end well below PIPE_BUF on Linux, so a pipe takes it whole */
    SHOWN_MOST = 10, /* messages of one kind */
};

struct message {
    size_t length;
    bool cut;
    char text[MESSAGE_MOST + 1]; /* the last byte is for the NUL, then for the line end */
};

struct kind {
    const char *text;
    size_t count;
};

static const char *program_name = "amptools";
static void (*leave_program)(int status);
static struct kind *kinds;
static size_t kind_count, kind_capacity;
static char **kept_texts;
static size_t kept_count, kept_capacity;

static void __attribute__((format(printf, 2, 0)))
append_arguments(struct message *message, const char *format, va_list arguments)
{
    size_t room = MESSAGE_MOST - message->length;
    int length = vsnprintf(message->text + message->length, room + 1, format, arguments);
    if (length < 0) {
        length = snprintf(message->text + message->length, room + 1, "%s", format);
    }
    size_t added = length < 0 ? 0 : (size_t)length;
    message->cut = message->cut || added > room;
    message->length += added < room ? added : room;
}

static void __attribute__((format(printf, 2, 3)))
append(struct message *message, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    append_arguments(message, format, arguments);
    va_end(arguments);
}

/* Puts "..." where the message was cut, and not in the middle of a character. */
static void
mark_cut(struct message *message)
{
    size_t length = MESSAGE_MOST - 3;
    while (length > 0 && ((unsigned char)message->text[length] & 0xc0) == 0x80) {
        length--;
    }
    memcpy(message->text + length, "...", 3);
    message->length = length + 3;
}

/* Control characters, line ends among them, would break the line or speak to the terminal. */
static void
blank_controls(struct message *message)
{
    for (size_t i = 0; i < message->length; i++) {
        unsigned char byte = (unsigned char)message->text[i];
        if (byte < 0x20 || byte == 0x7f) {
            message->text[i] = ' ';
        }
    }
}

/* A standard error that cannot be written to leaves nobody to tell, so failures end the attempt
   quietly. */
static void
write_line(struct message *message)
{
    if (message->cut) {
        mark_cut(message);
    }
    blank_controls(message);
    message->text[message->length] = '\n';
    const char *at = message->text;
    size_t left = message->length + 1;
    while (left > 0) {
        ssize_t written = write(STDERR_FILENO, at, left);
        if (written > 0) {
            at += written;
            left -= (size_t)written;
        } else if (written < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){.fd = STDERR_FILENO, .events = POLLOUT}, 1, -1);
        } else if (written == 0 || errno != EINTR) {
            return;
        }
    }
}

/* `errno` is kept: a caller may still want to look at it. */
static void __attribute__((format(printf, 2, 0)))
say(struct place place, const char *format, va_list arguments)
{
    int kept = errno;
    struct message message = {.length = 0};
    append(&message, "%s: ", program_name);
    if (place.file != NULL && place.line > 0) {
        append(&message, "%s:%zu: ", place.file, place.line);
    } else if (place.file != NULL) {
        append(&message, "%s: ", place.file);
    }
    append_arguments(&message, format, arguments);
    write_line(&message);
    errno = kept;
}

#ifdef __SANITIZE_ADDRESS__
/* What a program holds when it ends in the middle of its work is no leak. LeakSanitizer asks; a
   test may answer for itself. */
static int ended_early;
int __lsan_is_turned_off(void);
__attribute__((weak)) int
__lsan_is_turned_off(void)
{
    return ended_early;
}
#endif

static _Noreturn void
leave(void)
{
    if (leave_program != NULL) {
        leave_program(STATUS_TROUBLE);
        abort();
    }
#ifdef __SANITIZE_ADDRESS__
    ended_early = 1;
#endif
    exit(STATUS_TROUBLE);
}

void
diag_program(const char *name)
{
    program_name = name;
}

const char *
diag_program_name(void)
{
    return program_name;
}

void
diag_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say((struct place){NULL, 0}, format, arguments);
    va_end(arguments);
}

void
diag_say_at(struct place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(place, format, arguments);
    va_end(arguments);
}

/* Kinds are constants in the programs, a few dozen at most: looking through them all is quick
   enough. */
static struct kind *
kind_named(const char *text)
{
    for (size_t i = 0; i < kind_count; i++) {
        if (strcmp(kinds[i].text, text) == 0) {
            return &kinds[i];
        }
    }
    kinds = mem_grow(kinds, &kind_capacity, kind_count + 1, sizeof *kinds);
    kinds[kind_count] = (struct kind){.text = text};
    return &kinds[kind_count++];
}

void
diag_kind_at(struct place place, const char *kind, const char *format, ...)
{
    if (++kind_named(kind)->count > SHOWN_MOST) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    say(place, format, arguments);
    va_end(arguments);
}

const char *
diag_keep(const char *text)
{
    for (size_t i = 0; i < kept_count; i++) {
        if (strcmp(kept_texts[i], text) == 0) {
            return kept_texts[i];
        }
    }
    kept_texts = mem_grow(kept_texts, &kept_capacity, kept_count + 1, sizeof *kept_texts);
    kept_texts[kept_count] = mem_copy(text, strlen(text));
    return kept_texts[kept_count++];
}

void
diag_finish(void)
{
    for (size_t i = 0; i < kind_count; i++) {
        if (kinds[i].count > SHOWN_MOST) {
            diag_say("%zu more: %s", kinds[i].count - SHOWN_MOST, kinds[i].text);
        }
    }
    diag_reset();
}

void
diag_fatal(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say((struct place){NULL, 0}, format, arguments);
    va_end(arguments);
    leave();
}

void
diag_fatal_at(struct place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(place, format, arguments);
    va_end(arguments);
    leave();
}

void
diag_exit_with(void (*leave_with)(int status))
{
    leave_program = leave_with;
}

void
diag_reset(void)
{
    free(kinds);
    kinds = NULL;
    kind_count = kind_capacity = 0;
    for (size_t i = 0; i < kept_count; i++) {
        free(kept_texts[i]);
    }
    free(kept_texts);
    kept_texts = NULL;
    kept_count = kept_capacity = 0;
}
