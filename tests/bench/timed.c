/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * timed COMMAND [ARGUMENT...]: runs a command and writes one line to descriptor 3: wall seconds,
 * processor seconds (user and system), and the peak of its resident memory in MB. The command's
 * exit status is its own.
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
    struct timespec began, ended;
    struct rusage usage;
    int status;
    if (argc < 2)
        return 2;
    (void)clock_gettime(CLOCK_MONOTONIC, &began);
    pid_t child = fork();
    if (child == 0) {
        (void)execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 2;
    (void)clock_gettime(CLOCK_MONOTONIC, &ended);
    double wall =
        (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9;
    double processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    if (dprintf(3, "%.3f %.3f %.1f\n", wall, processor, (double)usage.ru_maxrss / 1024) < 0)
        return 2;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
