#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs transcripts: what a program was given and what it answered, as text. Output is TAP, one test
# per case.
#
#     perl tests/lib/transcript.pl [--update] [--only=WORDS] FILE...
#
# --update writes what the programs answer now into the files (read the difference before you
# believe it); --only runs the cases whose title contains WORDS.
#
# A transcript is a list of cases. Each is run by sh in a fresh folder, with no environment but
# PATH, $ROOT (the checkout), $EXAMPLES and $SHARED.
#
#     # A comment: before the first case, or below a title.
#     requires: $SHARED/data/crm          the whole file, or (below a title) a case, is skipped
#                                         without it: a path, a command, or no-sanitizer
#
#     === a title
#     --- file events.csv                 a file that the command finds
#     date,rep,event
#     2026-11-16,Ana Ruiz,call
#     --- stdin                           standard input; /dev/null without this section
#     $ crm-events --by=week events.csv | \
#     > head -n 1                         the first line of a command begins with $, others with $ or >
#     --- stdout                          what is expected; without the section: nothing
#     date,rep,event
#     --- stderr                          the same
#     --- status 3                        0 if it is not given; 128 + n for signal n
#     --- after out.csv                   a file as it must be afterwards
#     --- absent out.csv.tmp              a file that must not be there afterwards
#
# Blank lines at the end of a section do not count. "--- file NAME escaped" (stdin, stdout, stderr
# and after too) is for bytes that an editor would lose: \xNN, \t, \r, \n, \\ are understood, and a
# \ at the end of a line takes its line end away.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Getopt::Long;
use Shell qw($root $shared run is_there slurp spew unified_diff);
use Transcript qw(parse);

my ($update, $only);
GetOptions('update' => \$update, 'only=s' => \$only) && @ARGV
    or die "usage: transcript.pl [--update] [--only=WORDS] FILE...\n";

my ($number, $failed) = (0, 0);
for my $path (@ARGV) {
    my ($head, @cases) = parse($path);
    my @wanted = grep { !defined $only || index($_->{title}, $only) >= 0 } @cases;
    for my $case (@wanted) {
        $number++;
        my ($missing) = grep { !is_there($_) } @{$head->{requires}}, @{$case->{requires}};
        if (defined $missing) {
            print "ok $number - $case->{title} # SKIP $missing is not here\n";
            next;
        }
        my $got = answer($case);
        my $difference = compare($case, $got);
        if ($update) {
            @$case{qw(stdout stderr status after)} = @$got{qw(stdout stderr status after)};
            print "ok $number - $case->{title}", ($difference ne '' ? " # updated\n" : "\n");
            next;
        }
        $failed++ if $difference ne '';
        print $difference eq '' ? '' : 'not ', "ok $number - $case->{title}\n";
        print map { "# $_\n" } "$path, line $case->{line}:", split /\n/, $difference if $difference ne '';
    }
    spew($path, join '', $head->{text}, map { text_of($_) } @cases) if $update;
}
print "1..$number\n";
exit($failed > 0);

# Runs a case in a folder of its own.
sub answer {
    my ($case) = @_;
    my $folder = tempdir(CLEANUP => 1);
    for my $file (@{$case->{files}}) {
        make_path(dirname("$folder/$file->{name}"));
        spew("$folder/$file->{name}", $file->{content});
    }
    my $got = run($case->{command}, $folder, stdin => $case->{stdin});
    for my $stream (@$got{qw(stdout stderr)}) {
        $stream =~ s/\Q$shared\E/\$SHARED/g;
        $stream =~ s/\Q$root\E/\$ROOT/g;
    }
    for my $wanted (@{$case->{after}}) {
        my $path = "$folder/$wanted->{name}";
        push @{$got->{after}}, { name => $wanted->{name}, content => -e $path ? slurp($path) : undef };
    }
    $got->{present} = [grep { -e "$folder/$_" || -l "$folder/$_" } @{$case->{absent}}];
    system 'chmod', '-R', 'u+rwX', $folder;
    return $got;
}

# How an answer differs from what a case expects, "" if it does not.
sub compare {
    my ($case, $got) = @_;
    my $text = '';
    $text .= unified_diff($case->{$_}, $got->{$_}, $_) for qw(stdout stderr);
    $text .= "status $case->{status} wanted, got $got->{status}\n"
        if $case->{status} ne $got->{status};
    for my $i (0 .. $#{$case->{after}}) {
        my ($wanted, $found) = ($case->{after}[$i], $got->{after}[$i]);
        $text .= defined $found->{content}
            ? unified_diff($wanted->{content}, $found->{content}, $wanted->{name})
            : "$wanted->{name} is not there\n";
    }
    $text .= "$_ is there\n" for @{$got->{present}};
    return $text;
}

# A case as text: its head as it was written, the rest in a fixed order.
sub text_of {
    my ($case) = @_;
    my $text = $case->{head};
    for my $stream (qw(stdout stderr)) {
        $text .= section_text($stream, $case->{$stream}) if $case->{$stream} ne '';
    }
    $text .= "--- status $case->{status}\n" if $case->{status} ne '0';
    $text .= section_text("after $_->{name}", $_->{content} // '') for @{$case->{after}};
    $text .= "--- absent $_\n" for @{$case->{absent}};
    return "$text\n";
}

sub section_text {
    my ($title, $bytes) = @_;
    my $readable = utf8::decode(my $copy = $bytes);
    my $ends_well = $bytes =~ /(?:^|\S)[ \t]*\n\z/ && $bytes !~ /\A\s*\z/;
    my $is_plain = $readable
        && $ends_well
        && $bytes !~ /[\x00-\x08\x0b-\x1f\x7f]|\A\xEF\xBB\xBF|^(?:===|---|\$) /m;
    return "--- $title\n$bytes" if $is_plain;
    $bytes =~ s/\\/\\\\/g;
    $bytes =~ s/\r/\\r/g;
    $bytes =~ s/([\x00-\x08\x0b-\x1f\x7f])/sprintf '\\x%02X', ord $1/ge;
    $bytes =~ s/([\x80-\xff])/sprintf '\\x%02X', ord $1/ge
        if !$readable || $bytes =~ /\A\xEF\xBB\xBF/;
    $bytes =~ s/^(?=(?:===|---|\$) )(.)/sprintf '\\x%02X', ord $1/gme;
    $bytes =~ s/\n\z/\\n\\\n/ if !$ends_well;
    $bytes .= "\\\n" if $bytes !~ /\n\z/;
    return "--- $title escaped\n$bytes";
}
