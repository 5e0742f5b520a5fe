#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Adds up what llvm-cov says of lines and branches, says which lines no test reaches, and fails
# below what the project asks for:
#
#     figures.pl BUILD EXCUSED
#
# reads BUILD/lines.info and BUILD/branches.json, writes BUILD/figures and BUILD/branches (those that
# no test takes). EXCUSED has lines that no test can reach, with the reason. A line counts as reached if any part of
# it was run, whichever program or unit test ran it. A branch is one way that a condition can go, each
# part of a && b is a condition. A function in a header is one function, in however many files it
# ended up.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use JSON::PP qw(decode_json);
use Shell qw(slurp spew);

# What is asked for: name, folder, kind, least share in percent.
my @wanted = (
    ['lines of lib', 'lib', 'lines', 100],
    ['branches of lib', 'lib', 'branches', 95],
    ['lines of bin', 'bin', 'lines', 95],
    ['branches of bin', 'bin', 'branches', 0],
);

@ARGV == 2 or die "usage: figures.pl BUILD EXCUSED\n";
my ($build, $excused_path) = @ARGV;

my %lines = lines_run("$build/lines.info");
my %branches = branches_taken("$build/branches.json");
my ($faults, $excused) = excuse(\%lines, excuses($excused_path));

my (@figures, @low);
for my $wanted (@wanted) {
    my ($name, $folder, $kind, $least) = @$wanted;
    my ($all, $reached) = (0, 0);
    my $counts = $kind eq 'lines' ? \%lines : \%branches;
    for my $file (grep { m{^\Q$folder\E/} } keys %$counts) {
        my @counts = values %{$counts->{$file}};
        $all += @counts;
        $reached += grep { $_ } @counts;
    }
    # Rounded down: 100 means all.
    my $share = $all ? int(10000 * $reached / $all) / 100 : 0;
    push @figures, [$name, sprintf('%.2f', $share), '%', "$reached of $all, make coverage"];
    push @low, "$name: $share %, $least % are asked for" if $share < $least;
}
push @figures, ['lines excused', $excused, 'lines', 'tests/coverage/excused'];
spew("$build/figures", join '', map { join("\t", @$_) . "\n" } @figures);

for my $file (sort keys %lines) {
    print map { "$file:$_->[0]: not reached: $_->[1]\n" } unreached_runs($file, $lines{$file});
}
spew("$build/branches", join '', map { untaken($_, $branches{$_}) } sort keys %branches);
print "\n", map { sprintf "%-16s %7s %-5s  %s\n", @$_ } @figures;
print "branches that no test takes: $build/branches\n";
print STDERR map { "coverage: $_\n" } @$faults, @low;
exit(@$faults || @low ? 1 : 0);

# file => {line => how often}
sub lines_run {
    my ($path) = @_;
    my (%counts, $file);
    for (split /\n/, slurp($path)) {
        $file = plain($1) if /^SF:(.*)/;
        $counts{$file}{$1} = $2 if /^DA:(\d+),(\d+)/;
    }
    return %counts;
}

# file => {"line:column true" => how often}
sub branches_taken {
    my ($path) = @_;
    my %counts;
    for my $file (map { @{$_->{files}} } @{decode_json(slurp($path))->{data}}) {
        for my $branch (@{$file->{branches}}) {
            my ($line, $column, undef, undef, $true, $false) = @$branch;
            $counts{plain($file->{filename})}{sprintf '%d:%d true', $line, $column} += $true;
            $counts{plain($file->{filename})}{sprintf '%d:%d false', $line, $column} += $false;
        }
    }
    return %counts;
}

# The name of a file as the project says it.
sub plain {
    my ($name) = @_;
    $name =~ s{^\./}{};
    return $name;
}

# Lines that no test reaches, those that follow each other as one: [first, its text, last].
sub unreached_runs {
    my ($file, $counts) = @_;
    my @text = split /\n/, slurp($file);
    my @runs;
    for my $line (sort { $a <=> $b } grep { !$counts->{$_} } keys %$counts) {
        if (@runs && $runs[-1][2] == $line - 1) {
            $runs[-1][2] = $line;
        } else {
            push @runs, [$line, $text[$line - 1] =~ s/^\s+|\s+$//gr, $line];
        }
    }
    return @runs;
}

# The file of excuses: [file, first line's text, reason, where it stands].
sub excuses {
    my ($path) = @_;
    my ($number, @excuses) = (0);
    for (split /\n/, slurp($path)) {
        $number++;
        next if /^#|^\s*$/;
        my ($file, $text, $reason) = split /\t+/;
        defined $reason or die "$path:$number: not a file, a line's text and a reason\n";
        push @excuses, [$file, $text, $reason, "$path:$number"];
    }
    return @excuses;
}

# Takes away the lines that are excused. An excuse without a line to excuse is a fault.
sub excuse {
    my ($lines, @excuses) = @_;
    my (@faults, $count);
    $count = 0;
    for my $excuse (@excuses) {
        my ($file, $text, undef, $where) = @$excuse;
        my @runs = grep { $_->[1] eq $text } $lines->{$file} ? unreached_runs($file, $lines->{$file}) : ();
        push @faults, "$where: $file has no such line, or tests reach it" if !@runs;
        for my $run (@runs) {
            delete $lines->{$file}{$_} for $run->[0] .. $run->[2];
            $count += $run->[2] - $run->[0] + 1;
        }
    }
    return (\@faults, $count);
}

# The branches of a file that are not taken, a line each.
sub untaken {
    my ($file, $counts) = @_;
    my @text = split /\n/, slurp($file);
    my @lines;
    for my $branch (keys %$counts) {
        my ($line, $column, $way) = $branch =~ /^(\d+):(\d+) (\w+)$/;
        push @lines, [$line, $column, $way, $text[$line - 1]] if !$counts->{$branch};
    }
    @lines = sort { $a->[0] <=> $b->[0] || $a->[1] <=> $b->[1] || $a->[2] cmp $b->[2] } @lines;
    return map { "$file:$_->[0]:$_->[1]: never $_->[2]: $_->[3]\n" } @lines;
}
