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

my $kinds = join '|', qw(file stdin stdout stderr status after absent);

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

# Reads a transcript: what stands before the first case ({text, requires}), then the cases.
sub parse {
    my ($path) = @_;
    my @lines = split /(?<=\n)/, slurp($path);
    my $head = { text => '', requires => [] };
    my (@cases, $case, $section, %seen);
    my $line = 0;
    my $bad = sub { die "$path:$line: $_[0]\n" };
    my $finish = sub {
        $case or return;
        defined $case->{command} or $bad->("no command in '$case->{title}'");
        $_->{content} = content($_, $bad) for @{$case->{sections}};
        settle($case);
        push @cases, $case;
    };
    for my $raw (@lines) {
        $line++;
        if ($raw =~ /^=== (.*\S)\s*$/) {
            $finish->();
            $seen{$1}++ and $bad->("a second case is called '$1'");
            $case = { title => $1, line => $line, head => $raw, requires => [], sections => [] };
            undef $section;
        } elsif ($case && $raw =~ /^--- ($kinds)(?: +(.*?))?\s*$/) {
            my ($kind, $name) = ($1, $2 // '');
            my $escaped = $name =~ s/(?:^| +)escaped$//;
            $section = { kind => $kind, name => $name, escaped => $escaped, lines => [] };
            my $is_input = $kind =~ /^(file|stdin)$/;
            $is_input == !defined $case->{command}
                or $bad->("'$kind' on the wrong side of the command");
            ($kind =~ /^(file|after|absent|status)$/) == ($name ne '')
                or $bad->("'$kind' with a wrong name");
            $kind ne 'status' || $name =~ /^\d+$/ or $bad->("status '$name' is not a number");
            !$seen{"$case->{title}\n$kind $name"}++ or $bad->("a second '$kind'");
            push @{$case->{sections}}, $section;
            $case->{head} .= $raw if $is_input;
        } elsif ($case && $raw =~ /^\$ (.*\n)/) {
            $case->{command} .= $1;
            $case->{head} .= $raw;
            $section = 'command';
        } elsif (ref $section) {
            push @{$section->{lines}}, $raw;
            $case->{head} .= $raw if !defined $case->{command};
        } elsif ($section) {
            next if $raw !~ /\S/;
            $raw =~ /^> (.*\n)/ or $bad->('neither a command nor a section');
            $case->{command} .= $1;
            $case->{head} .= $raw;
        } elsif ($raw =~ /^requires: *(.*\S)\s*$/) {
            push @{($case // $head)->{requires}}, $1;
            ($case ? $case->{head} : $head->{text}) .= $raw;
        } elsif ($raw =~ /^#|^\s*$/) {
            ($case ? $case->{head} : $head->{text}) .= $raw;
        } else {
            $bad->('neither a comment nor a section');
        }
    }
    $finish->();
    @cases or $bad->('no case');
    return ($head, @cases);
}

# The bytes a section stands for.
sub content {
    my ($section, $bad) = @_;
    my @lines = @{$section->{lines}};
    pop @lines while @lines && $lines[-1] =~ /^\s*$/;
    my $text = join '', @lines;
    return $text if !$section->{escaped};
    my %plain = (t => "\t", r => "\r", n => "\n", '\\' => '\\', "\n" => '');
    $text =~ s{\\(?:x([0-9A-Fa-f]{2})|(.|\n))}{
        defined $1 ? chr hex $1 : $plain{$2} // $bad->("\\$2 in '$section->{kind}' is not understood") }gesx;
    return $text;
}

# Sorts the sections of a case by what they are for.
sub settle {
    my ($case) = @_;
    my %of;
    push @{$of{$_->{kind}}}, $_ for @{$case->{sections}};
    $case->{files} = $of{file} // [];
    $case->{after} = $of{after} // [];
    $case->{absent} = [map { $_->{name} } @{$of{absent} // []}];
    $case->{status} = $of{status} ? $of{status}[0]{name} : 0;
    $case->{stdin} = $of{stdin} ? $of{stdin}[0]{content} : undef;
    $case->{$_} = $of{$_} ? $of{$_}[0]{content} : '' for qw(stdout stderr);
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
