#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes first inputs for the harnesses from what the project has: the files and commands of the
# transcripts, the built-in tables, the sentences of tests/data. What fuzzing finds is added to these;
# tests/fuzz/corpus holds what is left of both when it is minimised.
#
#     perl tests/fuzz/seeds.pl FOLDER
use strict;
use warnings;
use Digest::SHA qw(sha1_hex);
use File::Path qw(make_path);
use FindBin;
use lib "$FindBin::Bin/../lib";
use Shell qw($root slurp spew);
use Text::ParseWords qw(shellwords);
use Transcript qw(parse);

my ($folder) = @ARGV;
defined $folder or die "usage: seeds.pl FOLDER\n";
my $most = 4096;    # bytes

sub seed {
    my ($harness, $bytes) = @_;
    return if length $bytes > $most;
    make_path("$folder/$harness");
    spew("$folder/$harness/" . substr(sha1_hex($bytes), 0, 12), $bytes);
}

# Which streams a file may be, by the columns that it must have.
my %needs = (
    roster => [qw(rep)],
    goals => [qw(rep goal)],
    goal_status => [qw(goal status)],
    rejects => [qw(file line reason)],
    lift => [qw(name metric verdict)],
    coaching => [qw(date rep coach)],
    coaching_book => [qw(date rep coach kind)],
    coaching_status => [qw(rep sessions status)],
    scores => [qw(rep scale pomp)],
    group_scores => [qw(group scale mean)],
    recognition => [qw(rep rule what)],
    interventions => [qw(name start end)],
    codebook => [qw(item scale min)],
    survey => [qw(date)],
    metrics => [qw(name expression)],
    drivers => [qw(event driver)],
    wording => [qw(list word text)],
    recognition_words => [qw(list word text)],
    playbook => [qw(need situation question)],
    decisions => [qw(rule threshold question)],
    drives => [qw(drive)],
    rules => [qw(rule test threshold)],
    sentence_words => [qw(class phrase meaning)],
    shapes => [qw(export property name)],
);

sub streams_of {
    my ($content) = @_;
    my ($header) = $content =~ /\A([^\r\n]*)/;
    my %has = map { s/[" ]//gr => 1 } split /[,;\t]/, lc $header;
    return grep { !grep { !$has{$_} } @{$needs{$_}} } sort keys %needs;
}

my @tables = map { slurp($_) } glob "$root/lib/*/tables/*.csv";
for my $table (@tables) {
    my $beginning = substr($table, 0, 1500) =~ s/[^\n]*\z//r;
    seed("stream-$_", "\0$beginning") for streams_of($table), 'any';
    seed('stream-events', "\0date,rep,event\n2026-11-16,Ana,call\n\x1c$beginning") if $table =~ /^event,when,/;
    seed('reader', chr($_) . "\3abc$beginning") for 0 .. 3;
    seed('bytes', chr($_) . $beginning) for 0 .. 2;
}

my %lines;    # by program: the command lines of program.c
for (slurp("$root/tests/fuzz/program.c") =~ /^    "([a-z][^"]+)",$/mg) {
    my ($program) = split / /;
    push @{$lines{$program}}, $_;
}

for my $path (glob "$root/tests/cli/*.transcript") {
    my (undef, @cases) = parse($path);
    for my $case (@cases) {
        my @files = map { $_->{content} } @{$case->{files}};
        for my $file (@files) {
            seed("stream-$_", "\0$file") for streams_of($file), 'any', 'any_events';
            seed('stream-events', chr($_) . $file) for 0 .. 30;
            seed('reader', chr($_) . "\3abc$file") for 0 .. 3;
            seed('bytes', "\0$file");
        }
        my ($program) = $case->{command} =~ /^([a-z-]+)/ or next;
        next if !$lines{$program} || !@files;
        for my $number (0 .. $#{$lines{$program}}) {
            seed("program-$program", chr($number) . join("\x1c", @files[0 .. ($#files < 2 ? $#files : 2)]));
            seed("program-$program", chr($number) . join("\x1c", reverse @files)) if @files == 2;
        }
    }
}

for my $path (glob "$root/tests/data/goal-sentences*.csv") {
    seed('sentence', "\x50\x00$_") for map { (split /,/)[0] // '' } split /\n/, slurp($path);
}
seed('sentence', "\x51\x23$_") for 'Book 12 qualified meetings per week by the end of March', 'Raise the close rate from 20 % to 40 % by Q2 2027';
# Each form of a page with each kind of block.
my @texts = (
    'Marta Okonkwo', '<script>alert(1)</script>', q{"><img src=x onerror=alert(1)> ' onmouseover='},
    '2026-11-16 by Ana', "\xE2\x80\xAEturned\xE2\x80\xAC \x1B[2J \xFF", "\xE5\xB1\xB1" x 50, "\r\nTo: a\@b.de", '',
);
for my $form (0 .. 4) {
    for my $block (0 .. 15) {
        my $blocks = join '', map { chr } 0, 1, $block, 16 + $block, 2, 160 + $block;
        seed('page', chr($form) . chr(length $blocks) . $blocks . join("\x1c", @texts[$block % 4 .. $#texts]));
    }
}

my %units = (
    date => 'dateform|moment|epoch|day',
    number => 'number|decimal|money',
    metric => 'metric',
);
for my $harness (sort keys %units) {
    for my $path (grep { m{/test_(base|measure)_(?:$units{$harness})\.c$} } glob "$root/tests/unit/*.c") {
        seed($harness, $_) for grep { length } slurp($path) =~ /"((?:[^"\\])*)"/g;
    }
}
