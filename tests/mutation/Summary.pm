# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a mutation run found: a table for the eye, and the files results (every mutant), survivors
# (those that no test noticed and the list of equivalents does not excuse) and figures.
package Summary;
use strict;
use warnings;
use Exporter qw(import);
use List::Util qw(sum0);
use Shell qw(spew);

our @EXPORT_OK = qw(write_summary wilson);

my @columns = qw(file line function code change verdict how);
my $rule = 'a mutant is killed when a test that runs its line fails, crashes or does not end';

# results: [{file, line, function, code, change, verdict, how}]. Returns how many entries of the list
# are wrong: a mutant that a test noticed is not equivalent.
sub write_summary {
    my ($out, $results, $listed, %about) = @_;
    my @sorted = sort {
        $a->{file} cmp $b->{file} || $a->{line} <=> $b->{line} || $a->{change} cmp $b->{change}
    } @$results;
    my (%count, @survivors, @wrong);
    for my $result (@sorted) {
        my $is_listed = exists $listed->{join "\t", @$result{qw(file function code change)}};
        my $verdict = $result->{verdict};
        push @wrong, $result if $is_listed && $verdict eq 'killed';
        $verdict = 'equivalent' if $is_listed && $verdict eq 'survived';
        push @survivors, $result if $verdict eq 'survived';
        my ($folder) = $result->{file} =~ m{^(.*)/};
        $count{$_}{$verdict}++ for $result->{file}, $folder, 'all';
    }
    spew("$out/results", join '', map { join("\t", @$_{@columns}) . "\n" } @sorted);
    spew("$out/survivors", join '', map {
        "$_->{file}:$_->{line}: $_->{change}: $_->{code} ($_->{function}; $_->{how})\n"
    } @survivors);
    print_table(\%count);
    spew("$out/figures", figures(\%count, %about));
    print "mutation: $_->{file}:$_->{line}: '$_->{change}' is in the list of equivalents, but",
        " $_->{how}\n" for @wrong;
    return scalar @wrong;
}

sub print_table {
    my ($count) = @_;
    my @names = sort { ($a eq 'all') <=> ($b eq 'all') || $a cmp $b } keys %$count;
    printf "%-34s %8s %8s %9s %11s %10s %8s\n", 'file', 'mutants', 'killed', 'survived', 'equivalent',
        'no change', 'killed';
    for my $name (@names) {
        my %of = map { $_ => $count->{$name}{$_} // 0 } 'killed', 'survived', 'equivalent',
            'same code', 'twin', 'does not compile';
        my $counted = $of{killed} + $of{survived};
        printf "%-34s %8d %8d %9d %11d %10d %7.1f%%\n", $name, $counted + $of{equivalent}, $of{killed},
            $of{survived}, $of{equivalent}, $of{'same code'} + $of{twin} + $of{'does not compile'},
            $counted ? 100 * $of{killed} / $counted : 100;
    }
}

# The 95 % interval of a share (Wilson, 1927).
sub wilson {
    my ($hits, $n) = @_;
    return (0, 1) if !$n;
    my ($z, $p) = (1.959963984540054, $hits / $n);
    my $middle = $p + $z * $z / (2 * $n);
    my $half = $z * sqrt($p * (1 - $p) / $n + $z * $z / (4 * $n * $n));
    return map { $_ / (1 + $z * $z / $n) } $middle - $half, $middle + $half;
}

sub figures {
    my ($count, %about) = @_;
    my @rows = (
        ['mutation.mutants', $about{mutants}, 'mutants', 'all that the operators make of the files'],
        ['mutation.sample', $about{sample}, 'mutants', "SAMPLE; SEED=$about{seed}"],
        ['mutation.preparing', sprintf('%.0f', $about{preparing}), 's', 'copy, builds, which test runs what'],
        ['mutation.trying', sprintf('%.0f', $about{trying}), 's', "$about{jobs} processes"],
        ['mutation.budget', $about{budget}, 's', 'of tests for one mutant'],
    );
    for my $name (sort keys %$count) {
        next if $name =~ /\.c$/;
        my %of = map { $_ => $count->{$name}{$_} // 0 } qw(killed survived equivalent);
        my $n = $of{killed} + $of{survived};
        my $raw = $n + $of{equivalent};
        my $key = 'mutation.' . ($name =~ s{^lib/}{}r);
        my ($low, $high) = wilson($of{killed}, $n);
        my $share = sub { sprintf '%.2f', $_[1] ? 100 * $_[0] / $_[1] : 100 };
        push @rows, ["$key.tried", $raw, 'mutants', 'that compile and are code of their own'];
        push @rows, ["$key.$_", $of{$_}, 'mutants', $rule] for qw(killed survived);
        push @rows, ["$key.equivalent", $of{equivalent}, 'mutants', 'listed in tests/mutation/equivalent'],
            ["$key.score", $share->($of{killed}, $n), '%', 'killed of those not listed as equivalent'],
            ["$key.score.with_equivalents", $share->($of{killed}, $raw), '%', 'killed of all tried'],
            ["$key.score.low", sprintf('%.2f', 100 * $low), '%', 'Wilson, 95 %, if a sample'],
            ["$key.score.high", sprintf('%.2f', 100 * $high), '%', 'Wilson, 95 %, if a sample'];
    }
    return join '', map { join("\t", @$_) . "\n" } @rows;
}

1;
