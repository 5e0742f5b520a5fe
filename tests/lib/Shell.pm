# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the test runners share: running a command line in a bare environment, and showing how two
# texts differ. Bytes throughout: no text is decoded, so that a test sees what a program wrote.
package Shell;
use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use POSIX ();

our @EXPORT_OK = qw($root $shared run is_there slurp spew unified_diff wait_for);

our $root = abs_path(dirname(__FILE__) . '/../..');
# Real exports and reference figures, beside the checkout. Not everybody has them.
our $shared = dirname($root) . '/shared';

my $bin = $ENV{AMP_BIN} // "$root/build/bin";
my $sanitized = $ENV{AMP_SANITIZE};
my @kept = grep { defined $ENV{$_} } qw(ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS);
my %environment = (
    PATH => "$bin:/usr/bin:/bin",
    ROOT => $root,
    SHARED => $shared,
    EXAMPLES => "$root/examples",
    map { $_ => $ENV{$_} } @kept,
);

# Runs a command line with sh in the folder `directory`: no HOME, LANG or TZ. Options: stdin (bytes;
# else /dev/null), merged (standard error goes to standard output), timeout in seconds (120), user (a
# number: who runs it, if we may choose). Returns
# {stdout, stderr, status}; status is 128 + n after signal n, and "timeout" if it had to be killed.
sub run {
    my ($command, $directory, %option) = @_;
    my $scratch = tempdir(CLEANUP => 1);
    spew("$scratch/stdin", $option{stdin} // '');
    my $pid = fork() // die "fork: $!\n";
    if ($pid == 0) {
        POSIX::setpgid(0, 0);
        $SIG{PIPE} = 'DEFAULT';
        chdir $directory or POSIX::_exit(126);
        my $input = defined $option{stdin} ? "$scratch/stdin" : '/dev/null';
        open STDIN, '<', $input or POSIX::_exit(126);
        open STDOUT, '>', "$scratch/stdout" or POSIX::_exit(126);
        open STDERR, ($option{merged} ? '>&STDOUT' : ">$scratch/stderr") or POSIX::_exit(126);
        %ENV = %environment;
        if (defined $option{user}) {
            POSIX::setgid($option{user}) && POSIX::setuid($option{user}) or POSIX::_exit(126);
        }
        { no warnings 'exec'; exec '/bin/sh', '-c', $command; }
        POSIX::_exit(127);
    }
    my $status = wait_for($pid, $option{timeout} // 120);
    return {
        stdout => slurp("$scratch/stdout"),
        stderr => $option{merged} ? '' : slurp("$scratch/stderr"),
        status => $status,
    };
}

# Waits for a process that leads its group, and ends the group after so many seconds. The status, as in
# run().
sub wait_for {
    my ($pid, $seconds) = @_;
    my $ended = eval {
        local $SIG{ALRM} = sub { die "timeout\n" };
        alarm $seconds;
        waitpid $pid, 0;
        alarm 0;
        1;
    };
    if (!$ended) {
        kill 'KILL', -$pid;
        waitpid $pid, 0;
        return 'timeout';
    }
    return $? & 127 ? 128 + ($? & 127) : $? >> 8;
}

# True if what a test requires is there: a path ($SHARED, $EXAMPLES and $ROOT are understood), a
# command, or "no-sanitizer".
sub is_there {
    my ($what) = @_;
    return !$sanitized if $what eq 'no-sanitizer';
    $what =~ s/\$(SHARED|EXAMPLES|ROOT)\b/$environment{$1}/g;
    return -e $what if $what =~ m{/};
    return scalar grep { -x "$_/$what" } split /:/, $environment{PATH};
}

sub slurp {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar(<$file>) // '';
}

sub spew {
    my ($path, $bytes) = @_;
    open my $file, '>:raw', $path or die "$path: $!\n";
    print {$file} $bytes or die "$path: $!\n";
    close $file or die "$path: $!\n";
}

# The lines in which `got` differs from `wanted`, as diff -u shows them, "" if they are the same.
sub unified_diff {
    my ($wanted, $got, $name) = @_;
    return '' if $wanted eq $got;
    my @edits = edits([lines($wanted)], [lines($got)]);
    my $text = "--- $name wanted\n+++ $name got\n";
    my $shown = -1;
    for my $i (0 .. $#edits) {
        next unless grep { $_ >= 0 && $_ <= $#edits && $edits[$_][0] ne ' ' } $i - 3 .. $i + 3;
        $text .= "\@\@ line " . $edits[$i][2] . "\n" if $shown != $i - 1;
        $text .= $edits[$i][0] . visible($edits[$i][1]) . "\n";
        $shown = $i;
    }
    return $text;
}

sub lines {
    my @lines = split /(?<=\n)/, $_[0];
    s/\n\z// or $_ .= '\\ no line end' for @lines;
    return @lines;
}

# Control characters and bytes that are not ASCII text or plausible UTF-8 would be lost on a
# terminal.
sub visible {
    my ($line) = @_;
    $line =~ s/([\x00-\x08\x0b-\x1f\x7f])/sprintf '\\x%02X', ord $1/ge;
    return $line;
}

# [mark, line, line number] for each line of both lists; the mark is ' ', '-' or '+'. Longest common
# subsequence after the common ends are set aside.
sub edits {
    my ($old, $new) = @_;
    my (@head, @tail);
    my ($from, $old_end, $new_end) = (0, $#$old, $#$new);
    $from++ while $from <= $old_end && $from <= $new_end && $old->[$from] eq $new->[$from];
    while ($old_end >= $from && $new_end >= $from && $old->[$old_end] eq $new->[$new_end]) {
        unshift @tail, [' ', $old->[$old_end], $old_end + 1];
        $old_end--;
        $new_end--;
    }
    @head = map { [' ', $old->[$_], $_ + 1] } 0 .. $from - 1;
    my @length;
    for my $i (reverse $from .. $old_end) {
        for my $j (reverse $from .. $new_end) {
            my ($down, $right) = ($length[$i + 1][$j] // 0, $length[$i][$j + 1] // 0);
            my $same = $old->[$i] eq $new->[$j];
            $length[$i][$j] = $same ? 1 + ($length[$i + 1][$j + 1] // 0) : $down > $right ? $down : $right;
        }
    }
    my ($i, $j, @middle) = ($from, $from);
    while ($i <= $old_end || $j <= $new_end) {
        if ($i <= $old_end && $j <= $new_end && $old->[$i] eq $new->[$j]) {
            push @middle, [' ', $old->[$i], $i + 1];
            $i++;
            $j++;
        } elsif ($i <= $old_end
            && ($j > $new_end || ($length[$i + 1][$j] // 0) >= ($length[$i][$j + 1] // 0))) {
            push @middle, ['-', $old->[$i], $i + 1];
            $i++;
        } else {
            push @middle, ['+', $new->[$j], $i + 1];
            $j++;
        }
    }
    return (@head, @middle, @tail);
}

1;
