#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the examples of manual pages and of Markdown files: a manual whose examples are not what the
# programs say is worse than none. Output is TAP.
#
#     perl tests/lib/examples.pl [--update] FILE...
#
# A session is a literal block (.Bd -literal in the section EXAMPLES; ```console in Markdown) whose
# first line begins with "$ ". Each "$ " line is a command, continued after a \ at its end or on
# lines that begin with "> "; what stands below it, up to the next command, is exactly what it
# prints, standard error included. The commands of a file are run one after the other, by sh, in one
# fresh copy of examples/.
#
# A manual page must have three commands or more, and one of section 1 must have EXIT STATUS; a
# Markdown file must have a command. --update writes what the programs print now into the files.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use File::Temp qw(tempdir);
use Getopt::Long;
use Shell qw($root run slurp spew unified_diff);

# What mdoc writes with a backslash, and what people see: \(xx or \[xx], \*(xx or \*[xx], \x.
my %special = (
    aq => "'", dq => '"', ga => '`', ha => '^', ti => '~', at => '@', sh => '#', Do => '$', rs => '\\', ba => '|', sl => '/',
    oq => "\x{2018}", cq => "\x{2019}", lq => "\x{201C}", rq => "\x{201D}",
    en => "\x{2013}", em => "\x{2014}", bu => "\x{2022}", mi => "\x{2212}",
);
my %string = (Lt => '<', Gt => '>', Le => "\x{2264}", Ge => "\x{2265}", Ba => '|', Am => '&', Pm => "\x{B1}");
my %single = (
    '&' => '', e => '\\', '-' => '-', ' ' => ' ', "'" => "'", '`' => '`', '~' => "\x{A0}", '|' => '', '^' => '', 0 => ' ',
);

my $update;
GetOptions('update' => \$update) && @ARGV or die "usage: examples.pl [--update] FILE...\n";

my ($number, $failed) = (0, 0);
for my $path (@ARGV) {
    my @lines = split /(?<=\n)/, slurp($path);
    my $is_page = $path =~ /\.[1-9]$/;
    my @commands = $is_page ? commands_of_page(@lines) : commands_of_markdown(@lines);
    my $least = $is_page ? 3 : 1;
    test(@commands >= $least, "$path has $least examples or more", scalar(@commands) . " found\n");
    test(scalar(grep { /^\.Sh "?EXIT STATUS"?$/ } @lines), "$path has EXIT STATUS", '')
        if $path =~ /\.1$/;

    my $folder = tempdir(CLEANUP => 1);
    system('cp', '-Rp', "$root/examples/.", $folder) == 0 or die "cannot copy examples\n";
    for my $command (@commands) {
        my $got = run($command->{command}, $folder, merged => 1);
        my $difference = unified_diff($command->{wanted}, $got->{stdout}, 'output');
        $difference .= "killed after 120 seconds\n" if $got->{status} eq 'timeout';
        $command->{got} = $got->{stdout};
        my ($title) = split /\n/, $command->{command};
        $title =~ s/#/\\#/g;
        test($difference eq '', "$path:$command->{line}: $title", $difference) if !$update;
    }
    spew($path, updated(\@lines, $is_page, @commands)) if $update;
}
print "1..$number\n";
exit($failed > 0);

sub test {
    my ($passed, $title, $why) = @_;
    $number++;
    $failed++ if !$passed;
    print $passed ? '' : 'not ', "ok $number - $title\n";
    print map { "# $_\n" } split /\n/, $why if !$passed;
}

# The commands in a list of lines, which are those of one block: {command, wanted, line (from 1),
# first and last (of what it prints, from 0)}.
sub commands_of_block {
    my ($first, @lines) = @_;
    return if !@lines || $lines[0] !~ /^\$ /;
    my (@commands, $continued);
    for my $i (0 .. $#lines) {
        my $at = $first + $i;
        if ($continued || (@commands && $lines[$i] =~ /^> / && $commands[-1]{wanted} eq '')) {
            $commands[-1]{command} .= $lines[$i] =~ s/^> //r;
            $commands[-1]{first} = $at + 1;
        } elsif ($lines[$i] =~ /^\$ (.*)/s) {
            push @commands, { command => $1, wanted => '', line => $at + 1, first => $at + 1 };
        } else {
            $commands[-1]{wanted} .= $lines[$i];
            next;
        }
        $commands[-1]{last} = $at;
        $continued = $lines[$i] =~ /\\\n\z/;
    }
    for my $i (0 .. $#commands) {
        $commands[$i]{last} = $i < $#commands ? $commands[$i + 1]{line} - 2 : $first + $#lines;
    }
    return @commands;
}

sub commands_of_page {
    my @lines = @_;
    my ($in_examples, $start, @commands);
    for my $i (0 .. $#lines) {
        $in_examples = $lines[$i] =~ /^\.Sh EXAMPLES/ if $lines[$i] =~ /^\.Sh/;
        $start = $i + 1 if $in_examples && $lines[$i] =~ /^\.Bd .*-literal/;
        next unless defined $start && $lines[$i] =~ /^\.Ed/;
        push @commands, commands_of_block($start, map { plain($_) } @lines[$start .. $i - 1]);
        undef $start;
    }
    return @commands;
}

sub commands_of_markdown {
    my @lines = @_;
    my ($start, @commands);
    for my $i (0 .. $#lines) {
        if (!defined $start) {
            $start = $i + 1 if $lines[$i] =~ /^```console\s*$/;
        } elsif ($lines[$i] =~ /^```\s*$/) {
            push @commands, commands_of_block($start, @lines[$start .. $i - 1]);
            undef $start;
        }
    }
    return @commands;
}

# A line of a literal block of mdoc as people see it.
sub plain {
    my ($line) = @_;
    my $known = sub {
        my ($character, $written) = @_;
        defined $character or die "$written is not understood\n";
        utf8::encode($character);
        return $character;
    };
    $line =~ s/\\\*(?:\((..)|\[(\w+)\])/$known->($string{$1 \/\/ $2}, $&)/ge;
    $line =~ s/\\(?:\[u([0-9A-F]{4,6})\]|\((..)|\[(\w+)\]|(.))/
        $known->(defined $1 ? chr hex $1 : defined $4 ? $single{$4} : $special{$2 \/\/ $3}, $&)/gex;
    return $line;
}

# A line of output as a line of a literal block of mdoc.
sub mdoc {
    my ($line) = @_;
    my %escape = (
        '\\' => '\\e', '-' => '\\-', "'" => '\\(aq', '`' => '\\(ga', '^' => '\\(ha', '~' => '\\(ti',
    );
    $line =~ s/([\\'`^~-])/$escape{$1}/g;
    return $line =~ s/^\./\\&./r;
}

sub updated {
    my ($lines, $is_page, @commands) = @_;
    my @lines = @$lines;
    for my $command (reverse @commands) {
        next if $command->{got} eq $command->{wanted};
        my @output = split /(?<=\n)/, $command->{got};
        @output = map { mdoc($_) } @output if $is_page;
        splice @lines, $command->{first}, $command->{last} - $command->{first} + 1, @output;
    }
    return join '', @lines;
}
