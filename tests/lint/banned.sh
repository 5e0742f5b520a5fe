#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Functions that this project does not call: they write past the end, hide an error, depend on the
# locale or start a shell. Memory comes from base/mem.h, which never gives NULL (but for those who
# stand in for malloc); characters are classified as unsigned char. Comments and strings do not count.
set -eu

# shellcheck disable=SC2016 # Perl's variables, not the shell's
tests/lint/files '*.[ch]' | xargs perl -0777 -ne '
    my $banned = join "|", qw(gets strcpy strcat stpcpy sprintf vsprintf strncpy strncat strtok
        atoi atol atoll atof scanf fscanf sscanf vscanf vfscanf vsscanf
        setlocale system popen alloca tmpnam mktemp strptime);
    my $memory = join "|", qw(malloc calloc realloc reallocarray strdup strndup aligned_alloc);
    my $class = join "|", qw(isalnum isalpha isblank iscntrl isdigit isgraph islower isprint
        ispunct isspace isupper isxdigit tolower toupper);

    # Comments and strings away, but not their lines.
    my $string = qr{"(?:\\.|[^"\\\n])*"|\x27(?:\\.|[^\x27\\\n])*\x27};
    s{(/\*.*?\*/|//[^\n]*|$string)}{ my $kept = $1; $kept =~ tr/\n//cd; $kept }gse;

    my $line = 0;
    my $say = sub { print "$ARGV:$line: $_[0]\n"; $found = 1; };
    for my $text (split /\n/) {
        $line++;
        next if $text =~ /^\s*#/;
        $say->("$1 is banned") while $text =~ /\b($banned)\s*\(/g;
        $say->("$1 of something that may be negative")
            while $text =~ /\b($class)\s*\((?!\s*\(unsigned char\))/g;
        next if $ARGV =~ m{^(?:lib/base/mem|tests/fault/allocations|tests/fuzz/fuzz)\.c$};
        $say->("$1: memory comes from base/mem.h") while $text =~ /(?<![.>])\b($memory)\s*\(/g;
    }
    END { exit($found ? 1 : 0) }
'
