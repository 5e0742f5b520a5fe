#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Properties of goal-check that hold for every goal: each that is read comes out, in its order; cells
# that were given are as they were; and its own output comes out as it went in, byte by byte, for
# what was filled from a sentence is what the sentence says. Tried on random goals put together from
# pieces of sentences, right and wrong. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/goal-properties.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of);
use Csv qw(records csv_line);
use File::Temp qw(tempdir);
use Shell qw(run slurp spew);

my $seed = seed_or(20261121);
my @columns = qw(rep goal metric direction from target unit per start due why set_by supports guard colour);
print "1..20\n";
try_one($_) for 1 .. 20;

# A sentence of pieces, some of which make no sense together.
sub sentence {
    my @pieces = (
        one_of('Win', 'book', 'Increase', 'cut', 'Keep', 'raise the', 'halve', 'no more', 'double', 'Get', '🚀', ''),
        one_of('12', 'a dozen', '20%', '$250k', '3-5', 'twenty-five', 'more', '4 hours to 30 minutes', '-7', '1,000', '9999999999999999999999', '', ''),
        one_of('deals', 'qualified meetings', 'calls', 'win rate', 'pipeline', 'no-shows', 'NPS', 'response time', 'Kunden', 'äöü', ''),
        one_of('per week', 'a month', 'by 10 points', 'from 3 to 8', 'at most 5', 'by 15%', 'each day', 'to 40', '', ''),
        one_of('by the end of March', 'this quarter', 'within 30 days', 'in Q2', 'until 2027-02-30', 'by Friday', 'soon', 'by 1999', '', ''),
        one_of('so that clinics are safe', 'by calling early', 'and send 20 emails', '', '', ''),
    );
    return join one_of(' ', ' ', '  ', ', '), grep { $_ ne '' } @pieces;
}

sub row {
    my %row = map { $_ => '' } @columns;
    $row{rep} = one_of('Ana Ruiz', 'Ben Okoro', '');
    $row{goal} = sentence() || 'Win';
    $row{metric} = one_of('call', 'win rate', 'nps', 'sum(win)') if !random(4);
    $row{direction} = one_of(qw(reach increase Decrease maintain complete)) if !random(5);
    $row{from} = one_of(3, '08', '2.50') if !random(6);
    $row{target} = one_of(3, 12, '20.0', -7, 40) if !random(4);
    $row{unit} = one_of(qw(count percent points percent_change hours score)) if !random(5);
    $row{per} = one_of(qw(day week Month)) if !random(6);
    $row{start} = one_of('2026-10-01', '2026-12-01') if !random(5);
    $row{due} = one_of('2026-12-31', '2027-03-31') if !random(5);
    $row{why} = one_of('n/a', 'So that Ben can sleep', '"', '120k') if !random(2);
    $row{supports} = one_of('Win', 'win', 'everything') if !random(4);
    $row{guard} = one_of('calls', 'meetigns') if !random(4);
    $row{colour} = one_of("two\nlines", 'a;b,c', '=1+1', ' ');
    return @row{@columns};
}

# The first thing that is wrong with what came out of the rows; '' if nothing is.
sub fault {
    my ($out, @rows) = @_;
    my ($header, @records) = records($out);
    return @records . ' goals of ' . @rows . ' came out' if @records != @rows;
    for my $i (0 .. $#rows) {
        for my $k (0 .. $#columns) {
            next if $rows[$i][$k] eq '' || $records[$i][$k] eq $rows[$i][$k];
            return "goal $i: $columns[$k] '$rows[$i][$k]' became '$records[$i][$k]'";
        }
    }
    return '';
}

sub try_one {
    my ($number) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my @rows = map { [row()] } 1 .. 60;
    spew("$folder/goals.csv", join '', csv_line(@columns), map { csv_line(@$_) } @rows);
    spew("$folder/events.csv", "date,rep,event,count\n2026-10-05,Ana Ruiz,call,9\n2026-11-05,Ana Ruiz,win,3\n");
    my @why;
    for my $way ('--lint', '-g') {
        my $rest = $way eq '-g' ? 'events.csv' : '';
        my $got = run("goal-check $way goals.csv --as-of=2026-11-21 -o first.csv $rest 2>messages; echo \$?; "
            . "goal-check $way first.csv --as-of=2026-11-21 -o second.csv $rest 2>>messages; echo \$?", $folder);
        # 3: a cell could not be used; the row is there all the same.
        my ($one, $two) = split ' ', $got->{stdout};
        push @why, "$way: status $one and $two" if $one !~ /\A[03]\z/ || $two !~ /\A[03]\z/;
        my $first = slurp("$folder/first.csv");
        my @kept = grep { !($_->[8] ne '' && $_->[9] ne '' && $_->[9] lt $_->[8]) } @rows;
        push @why, "$way: " . fault($first, @kept) if fault($first, @kept) ne '';
        push @why, "$way: its own output comes out otherwise\n" . first_difference($first, slurp("$folder/second.csv"))
            if $first ne slurp("$folder/second.csv");
    }
    print @why ? 'not ' : '', "ok $number - goals of seed $seed, file $number\n";
    print map { "# $_\n" } map { split /\n/ } @why;
}

sub first_difference {
    my @one = records($_[0]);
    my @two = records($_[1]);
    for my $i (0 .. $#one) {
        my ($a, $b) = map { join '|', @{$_ // []} } $one[$i], $two[$i];
        return "$a\n$b" if $a ne $b;
    }
    return '';
}
