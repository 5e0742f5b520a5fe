#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What lift-check says of counts, worked out a second time from the manual's formulas: working weeks,
# the lifts that fit everybody best (by steepest Newton steps on the probabilities of the manual),
# the jackknife, retention, net and the verdict, with others to compare with and without; Student's t
# is integrated. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/lift-check-recompute.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of);
use Csv qw(rows_of csv_line);
use Days qw(day text is_weekend days_off);
use File::Temp qw(tempdir);
use List::Util qw(max min sum0);
use POSIX qw(lgamma);
use Shell qw(run spew);

my $worlds = 40;
my $near = 1e-7;    # relative
seed_or(20261122);

# ---- A world: a contest, some people in it, and perhaps others ----

sub make_world {
    my %world = (before => 2 + random(6), after => 2 + random(6));
    my $weeks = 1 + random(3);
    $world{start} = day('2026-03-02') + 7 * random(10);
    $world{end} = $world{start} + 7 * $weeks - 3;    # a Friday
    my $others = one_of(0, 2, 3, 4);
    $world{people} = [map { { rep => "Person $_", share => one_of('', '0.5', '0.8'), in_it => $_ > $others } } 1 .. $others + 3 + random(5)];
    # Phases: from day to day.
    my ($first, $last) = ($world{start} - 7 * $world{before}, $world{end} + 7 * $world{after});
    $world{phases} = [[$first, $world{start} - 1], [$world{start}, $world{end}], [$world{end} + 1, $last]];
    $world{as_of} = $last + random(9);
    # How much more is done during and after, and how steadily.
    my ($during, $after, $steady) = (one_of(0.5, 1, 1.5, 2.5), one_of(0.6, 1, 1, 1.5), random(2));
    my @events = map { { day => $first + random($last - $first), rep => '', event => 'holiday', count => 1 } } 1 .. random(4);
    for my $person (@{$world{people}}) {
        my $pace = 3 + random(12);
        for (my $day = $first; $day <= $world{as_of}; $day++) {
            next if is_weekend($day) || (!$steady && random(5) > 1);
            my $factor = !$person->{in_it} || $day < $world{start} ? 1 : $day <= $world{end} ? $during : $after;
            my $count = $steady ? int($pace * $factor) + random(2) : 1 + random(1 + int($pace * $factor));
            push @events, { day => $day, rep => $person->{rep}, event => 'call', count => $count };
        }
        # Somebody who did nothing in a phase makes lifts without bounds, of which nothing is said.
        push @events, map { { day => $_->[0], rep => $person->{rep}, event => 'call', count => 1 } } @{$world{phases}};
        push @events, { day => $last - 3, rep => $person->{rep}, event => 'call', count => 1 };
        push @events, { day => $first + random($last - $first), rep => $person->{rep}, event => 'time-off', count => 1 + random(2) } if random(2);
    }
    $world{events} = \@events;
    return \%world;
}

sub write_world {
    my ($world) = @_;
    my $folder = tempdir(CLEANUP => 1);
    spew("$folder/roster.csv", join '', "rep,share,start\n", map { csv_line($_->{rep}, $_->{share}, '2025-01-01') } @{$world->{people}});
    spew("$folder/events.csv", join '', "date,rep,event,count\n", map { csv_line(text($_->{day}), @{$_}{qw(rep event count)}) } @{$world->{events}});
    my $reps = join ';', map { $_->{rep} } grep { $_->{in_it} } @{$world->{people}};
    spew("$folder/i.csv", join '', "name,kind,start,end,metric,reps\n", csv_line('Sprint', 'contest', text($world->{start}), text($world->{end}), 'call', $reps));
    return $folder;
}

# ---- Working weeks and counts, per person and phase ----

sub measure {
    my ($world) = @_;
    my %holiday = map { $_->{day} => 1 } grep { $_->{event} eq 'holiday' } @{$world->{events}};
    for my $person (@{$world->{people}}) {
        my @time_off = grep { $_->{event} eq 'time-off' && $_->{rep} eq $person->{rep} } @{$world->{events}};
        my %off = days_off(sub { !is_weekend($_[0]) && !$holiday{$_[0]} }, @time_off);
        my @own = grep { $_->{event} eq 'call' && $_->{rep} eq $person->{rep} } @{$world->{events}};
        for my $phase (0 .. 2) {
            my ($from, $to) = @{$world->{phases}[$phase]};
            $person->{weeks}[$phase] = ($person->{share} || 1) / 5 * grep { !is_weekend($_) && !$holiday{$_} && !$off{$_} } $from .. $to;
            $person->{done}[$phase] = sum0(map { $_->{count} } grep { $_->{day} >= $from && $_->{day} <= $to } @own);
        }
    }
}

# ---- The fit: logarithms of the two lifts that fit these people best ----

sub fit {
    my (@people) = @_;
    my @b = (0, 0, 0);
    for (1 .. 100) {
        my (@slope, @curve);
        @slope[1, 2] = (0, 0);
        @curve = map { [0, 0, 0] } 0 .. 2;
        for my $person (@people) {
            my @part = map { $person->{weeks}[$_] * exp $b[$_] } 0 .. 2;
            my ($whole, $done) = (sum0(@part), sum0(@{$person->{done}}));
            for my $p (1, 2) {
                $slope[$p] += $person->{done}[$p] - $done * $part[$p] / $whole;
                $curve[$p][$_] += $done * $part[$p] / $whole * (($p == $_) - $part[$_] / $whole) for 1, 2;
            }
        }
        my $determinant = $curve[1][1] * $curve[2][2] - $curve[1][2]**2;
        my @step = (0, ($curve[2][2] * $slope[1] - $curve[1][2] * $slope[2]) / $determinant, ($curve[1][1] * $slope[2] - $curve[1][2] * $slope[1]) / $determinant);
        $b[$_] += $step[$_] for 1, 2;
        last if max(map { abs } @step) < 1e-14;
    }
    return @b;
}

# The same less that of the others, if there are any.
sub lifts {
    my (@people) = @_;
    my @own = fit(grep { $_->{in_it} } @people);
    my @others = grep { !$_->{in_it} } @people;
    return @own if !@others;
    my @theirs = fit(@others);
    return map { $own[$_] - $theirs[$_] } 0 .. 2;
}

sub net {
    my (@people) = @_;
    my @own = grep { $_->{in_it} } @people;
    my @others = grep { !$_->{in_it} } @people;
    my @change = @others ? map { exp } fit(@others) : (1, 1, 1);
    my $sum = sub { my ($what, $phase) = @_; return sum0(map { $_->{$what}[$phase] } @own) };
    my $pace = $sum->('done', 0) / $sum->('weeks', 0);
    return sum0(map { $sum->('done', $_) - $sum->('weeks', $_) * $pace * $change[$_] } 1, 2);
}

# sqrt((G - 1) / G * sum of squares around their mean) of what a figure is without each.
sub jackknife {
    my ($figure, @people) = @_;
    my @without = map { my $left = $_; $figure->(grep { $_ != $left } @people) } @people;
    my $mean = sum0(@without) / @without;
    return sqrt((@without - 1) / @without * sum0(map { ($_ - $mean)**2 } @without));
}

# The 97.5 % point of Student's t: its density is summed by Simpson's rule, the point found by halving.
my %point;
sub t_point {
    my ($freedom) = @_;
    return $point{$freedom} //= do {
        my $scale = exp(lgamma(($freedom + 1) / 2) - lgamma($freedom / 2)) / sqrt($freedom * atan2(1, 1) * 4);
        my $within = sub {
            my ($to, $steps) = ($_[0], 4000);
            return $scale * $to / $steps / 3 * sum0(map { ($_ == 0 || $_ == $steps ? 1 : $_ % 2 ? 4 : 2) * (1 + ($to * $_ / $steps)**2 / $freedom)**(-($freedom + 1) / 2) } 0 .. $steps);
        };
        my ($low, $high) = (1.5, 20);
        for (1 .. 44) {
            my $middle = ($low + $high) / 2;
            ($low, $high) = $within->($middle) < .475 ? ($middle, $high) : ($low, $middle);
        }
        $low;
    };
}

sub expected {
    my ($world) = @_;
    my @people = @{$world->{people}};
    my @own = grep { $_->{in_it} } @people;
    my $t = t_point(@people - 1);
    my @b = lifts(@people);
    my %row = (reps => scalar @own, others => @people - @own || '');
    for (['before', 0], ['during', 1], ['after', 2]) {
        my ($name, $phase) = @$_;
        $row{$name} = sum0(map { $_->{done}[$phase] } @own) / sum0(map { $_->{weeks}[$phase] } @own);
        next if $phase == 0;
        my $error = jackknife(sub { (lifts(@_))[$phase] }, @people);
        @row{"lift_$name", "${name}_low", "${name}_high"} = map { exp($b[$phase] + $_ * $t * $error) } 0, -1, 1;
    }
    my $told = $row{during_low} > 1 || $row{during_high} < 1;
    $row{retention} = $told ? ($row{lift_after} - 1) / ($row{lift_during} - 1) : '';
    $row{net} = net(@people);
    my $error = jackknife(\&net, @people);
    @row{qw(net_low net_high)} = ($row{net} - $t * $error, $row{net} + $t * $error);
    $row{verdict} = $row{after_low} > 1 ? 'lasted' : $row{after_high} < 1 ? 'pulled-forward'
        : $row{after_low} < .8 || $row{after_high} > 1.25 ? 'cannot-tell' : $row{during_low} > 1 ? 'faded' : 'cannot-tell';
    return \%row;
}

sub is_same {
    my ($wanted, $got) = @_;
    return $wanted eq $got if $wanted !~ /\d/ || $got !~ /\d/;
    return abs($wanted - $got) <= $near * max(abs $wanted, abs $got, 1e-3);
}

print "1..$worlds\n";
for my $number (1 .. $worlds) {
    my $world = make_world();
    measure($world);
    my $folder = write_world($world);
    my $got = run("lift-check -i i.csv -r roster.csv --before=$world->{before} --after=$world->{after} --digits=12 --as-of=" . text($world->{as_of}) . ' events.csv', $folder);
    my @rows = eval { rows_of($got->{stdout}) };
    my @why = $@ ne '' ? $@ : $got->{status} ne '0' ? $got->{stderr} : @rows != 1 ? @rows . ' rows' : ();
    if (!@why) {
        my $wanted = expected($world);
        @why = map { "$_ is '$rows[0]{$_}', wanted '$wanted->{$_}'" } grep { !is_same($wanted->{$_}, $rows[0]{$_}) } sort keys %$wanted;
        push @why, $got->{stderr} if @why;
    }
    print @why ? 'not ' : '', "ok $number - the lift of world $number: " . ($rows[0]{verdict} // '') . "\n", map { "# $_\n" } map { split /\n/ } @why;
}
