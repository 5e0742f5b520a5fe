#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Scores and reliability by motivation-score, worked out a second time from the manual's formulas:
# means of answers with reversed items, percent of the maximum, how sure a score is (Cronbach's
# alpha), change and verdict, the item that goes worst with the rest. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/motivation-score-recompute.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of);
use Csv qw(rows_of csv_line);
use File::Temp qw(tempdir);
use List::Util qw(max sum0);
use Shell qw(run spew);

my $worlds = 25;
my $near = 1e-9;    # relative
seed_or(20261122);

# scales: {name, min, max, items: [{name, reversed}]}; answers: {rep, date, item: answer or ''}.
sub make_world {
    my %world = (scales => [], answers => []);
    for my $scale (qw(joy calm pride)[0 .. random(3)]) {
        my ($min, $max) = @{one_of([1, 5], [1, 7], [0, 6])};
        push @{$world{scales}}, { name => $scale, min => $min, max => $max, items => [map { { name => "$scale$_", reversed => random(4) == 0 } } 1 .. 1 + random(6)] };
    }
    my $people = one_of(3, 12, 19, 20, 21, 40);
    for my $person (1 .. $people) {
        my $mood = random(1000) / 1000;
        for my $date ('2026-08-17', '2026-11-16') {
            next if $date lt '2026-09' && random(3) == 0;
            my %row = (rep => "Person $person", date => $date);
            for my $scale (@{$world{scales}}) {
                my $careless = !random(4);
                for my $item (@{$scale->{items}}) {
                    my $high = ($mood + random(1000) / 1000) / 2 * ($scale->{max} - $scale->{min} + 1);
                    my $answer = $scale->{min} + ($high > $scale->{max} - $scale->{min} ? $scale->{max} - $scale->{min} : int $high);
                    $answer = $scale->{min} + $scale->{max} - $answer if $item->{reversed};
                    $row{$item->{name}} = random(100) < ($careless ? 40 : 2) ? '' : $answer;
                }
            }
            push @{$world{answers}}, \%row;
        }
    }
    return \%world;
}

sub write_world {
    my ($world) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my @lines;
    for my $scale (@{$world->{scales}}) {
        push @lines, csv_line($_->{name}, $scale->{name}, $_->{reversed} ? 'yes' : 'no', $scale->{min}, $scale->{max}) for @{$scale->{items}};
    }
    spew("$folder/codebook.csv", join '', "item,scale,reversed,min,max\n", @lines);
    my @columns = ('rep', 'date', map { map { $_->{name} } @{$_->{items}} } @{$world->{scales}});
    spew("$folder/answers.csv", join '', csv_line(@columns), map { csv_line(@{$_}{@columns}) } @{$world->{answers}});
    return $folder;
}

# ---- Figures ----

sub mean { return sum0(@_) / @_ }

sub variance {
    my $mean = mean(@_);
    return sum0(map { ($_ - $mean)**2 } @_) / (@_ - 1);
}

sub correlation {
    my ($one, $other) = @_;
    my ($mean, $other_mean) = (mean(@$one), mean(@$other));
    my $both = sum0(map { ($one->[$_] - $mean) * ($other->[$_] - $other_mean) } 0 .. $#$one) / (@$one - 1);
    my $spread = sqrt(variance(@$one) * variance(@$other));
    return $spread > 0 ? $both / $spread : undef;
}

# A row's answers to a scale, the reversed ones turned; undef where there is none.
sub turned {
    my ($scale, $row) = @_;
    return map { my $answer = $row->{$_->{name}}; $answer eq '' ? undef : $_->{reversed} ? $scale->{min} + $scale->{max} - $answer : $answer } @{$scale->{items}};
}

sub reliability_of {
    my ($scale, @rows) = @_;
    my @complete = grep { my @cells = turned($scale, $_); !grep { !defined } @cells } @rows;
    my @cases = map { [turned($scale, $_)] } @complete;
    my %people = map { $_->{rep} => 1 } @complete;
    my $items = @{$scale->{items}};
    my %row = (scale => $scale->{name}, items => $items, n => scalar @cases, alpha => '', sem => '', worst_item => '', item_rest => '');
    return \%row if $items < 2 || @cases < 2;
    my @totals = map { sum0(@$_) } @cases;
    my @columns = map { my $item = $_; [map { $_->[$item] } @cases] } 0 .. $items - 1;
    my $spread = variance(@totals);
    if ($spread > 0) {
        $row{alpha} = $items / ($items - 1) * (1 - sum0(map { variance(@$_) } @columns) / $spread);
        $row{sem} = sqrt($spread) / $items * sqrt(1 - $row{alpha});
    }
    my @rest = map { my $item = $_; correlation($columns[$item], [map { $totals[$_] - $cases[$_][$item] } 0 .. $#cases]) } 0 .. $items - 1;
    my ($worst) = sort { $rest[$a] <=> $rest[$b] } grep { defined $rest[$_] } 0 .. $items - 1;
    # Of two items alike, which is the worse is a matter of the last digit.
    my @alike = grep { defined $rest[$_] && $rest[$_] - $rest[$worst] < 1e-9 } 0 .. $items - 1;
    @row{qw(worst_item item_rest)} = (join('|', map { $scale->{items}[$_]{name} } @alike), $rest[$worst]) if defined $worst;
    $row{people} = keys %people;
    return \%row;
}

sub score_rows {
    my ($world) = @_;
    my %error;
    for my $scale (@{$world->{scales}}) {
        my $sure = reliability_of($scale, @{$world->{answers}});
        $error{$scale->{name}} = 100 * $sure->{sem} / ($scale->{max} - $scale->{min}) if $sure->{sem} ne '' && $sure->{people} >= 20;
    }
    my (%last, @rows);
    for my $answers (@{$world->{answers}}) {
        for my $scale (@{$world->{scales}}) {
            my @given = grep { defined } turned($scale, $answers);
            my %row = (rep => $answers->{rep}, date => $answers->{date}, scale => $scale->{name}, items => scalar @{$scale->{items}}, answered => scalar @given,
                map { $_ => '' } qw(score pomp low high previous change verdict));
            if (@given && @given >= .5 * @{$scale->{items}}) {
                $row{score} = mean(@given);
                $row{pomp} = 100 * ($row{score} - $scale->{min}) / ($scale->{max} - $scale->{min});
                my $error = $error{$scale->{name}};
                @row{qw(low high)} = map { $row{pomp} + $_ * 1.96 * $error } -1, 1 if defined $error;
                my $previous = \$last{"$answers->{rep}\0$scale->{name}"};
                if (!defined $$previous) {
                    $row{verdict} = 'first';
                } else {
                    @row{qw(previous change)} = ($$previous, $row{pomp} - $$previous);
                    my $least = defined $error ? 1.96 * sqrt(2) * $error : undef;
                    $row{verdict} = !defined $least ? '' : $row{change} > $least ? 'up' : $row{change} < -$least ? 'down' : 'no-real-change';
                }
                $$previous = $row{pomp};
            }
            push @rows, \%row;
        }
    }
    return @rows;
}

# ---- The comparison ----

sub is_same {
    my ($wanted, $got) = @_;
    return "|$wanted|" =~ /\|\Q$got\E\|/ if $wanted =~ /^[a-z]/;
    return $wanted eq $got if $wanted !~ /\A-?\d/ || $got !~ /\A-?\d/ || $wanted =~ /\A\d+-/;
    return abs($wanted - $got) <= $near * max(abs $wanted, abs $got, 1e-3);
}

sub differences {
    my ($wanted, $got) = @_;
    my @rows = eval { rows_of($got->{stdout}) };
    return ($@, $got->{stderr}) if $@ ne '' || $got->{status} ne '0';
    return @rows . ' rows, wanted ' . @$wanted if @rows != @$wanted;
    my @why;
    for my $i (0 .. $#rows) {
        my @wrong = grep { !is_same($wanted->[$i]{$_}, $rows[$i]{$_}) } grep { exists $rows[$i]{$_} } sort keys %{$wanted->[$i]};
        push @why, "row $i: " . join ', ', map { "$_ is '$rows[$i]{$_}', wanted '$wanted->[$i]{$_}'" } @wrong if @wrong;
    }
    return @why;
}

print '1..', 2 * $worlds, "\n";
for my $number (1 .. $worlds) {
    my $world = make_world();
    my $folder = write_world($world);
    my $people = keys %{{ map { $_->{rep} => 1 } @{$world->{answers}} }};
    my @why = differences([score_rows($world)], run('motivation-score -c codebook.csv --digits=14 answers.csv', $folder));
    print @why ? 'not ' : '', 'ok ', 2 * $number - 1, " - scores of $people people\n", map { "# $_\n" } @why;
    @why = differences([map { reliability_of($_, @{$world->{answers}}) } @{$world->{scales}}], run('motivation-score --reliability -c codebook.csv --digits=14 answers.csv', $folder));
    print @why ? 'not ' : '', 'ok ', 2 * $number, " - reliability by $people people\n", map { "# $_\n" } @why;
}
