#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where goals stand by goal-check, worked out a second time from the manual's formulas: goals of a
# count, of a person or the team, with time off, holidays, shares and first days. The negative
# binomial distribution is summed term by term. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/goal-check-recompute.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of);
use Csv qw(rows_of csv_line);
use Days qw(day text weekday days_off);
use File::Temp qw(tempdir);
use List::Util qw(max min sum0);
use POSIX qw(ceil lgamma);
use Shell qw(run spew);

my $worlds = 40;
my $near = 1e-8;    # relative
seed_or(20261122);

# ---- A world ----

my @people = ('Ana Ruiz', 'Ben Okoro', 'Cem Aydin', 'Zoe Vogel');

sub make_world {
    my $as_of = day('2026-11-20') - random(30);
    my %world = (as_of => $as_of, people => [@people[0 .. random(4)]]);
    $world{roster} = [map { { rep => $_, share => one_of('', '', '0.5', '0.8'), start => random(3) ? '' : $as_of - random(200) } } @{$world{people}}];
    my $first = $as_of - one_of(10, 40, 80, 120, 250);
    for my $person (@{$world{people}}) {
        my ($pace, $bursts) = (1 + random(60), random(3));
        for my $day ($first .. $as_of + 5) {
            next if weekday($day) > 4 || random(100) >= $pace;
            push @{$world{events}}, { day => $day, rep => $person, event => one_of('call', 'call', 'meeting'), count => $bursts ? 1 + random(2) : random(20) ? 1 : 30 };
        }
    }
    push @{$world{events}}, map { { day => $as_of - random(120) + 30, rep => one_of(@{$world{people}}), event => 'time-off', count => 1 + random(5) } } 1 .. random(6);
    push @{$world{events}}, map { { day => $as_of - random(120) + 30, rep => '', event => 'holiday', count => 1 } } 1 .. random(4);
    push @{$world{events}}, { day => $as_of - 1, rep => $people[0], event => 'call', count => 1 }, { day => $as_of, rep => $people[0], event => 'meeting', count => 1 };
    for my $number (1 .. 12) {
        my $start = $as_of - random(100) + 5;
        my $due = $start + 10 + random(120);
        my $rep = one_of(@{$world{people}}, '');
        my $metric = one_of('call', 'meeting');
        my $goal = { rep => $rep, goal => "goal $number", metric => $metric, start => $start, due => $due, target => 1 + random(one_of(5, 30, 200)) };
        push @{$world{goals}}, $goal;
    }
    return \%world;
}

sub write_world {
    my ($world) = @_;
    my $folder = tempdir(CLEANUP => 1);
    spew("$folder/roster.csv", join '', "rep,share,start\n", map { csv_line($_->{rep}, $_->{share}, $_->{start} eq '' ? '' : text($_->{start})) } @{$world->{roster}});
    spew("$folder/events.csv", join '', "date,rep,event,count\n", map { csv_line(text($_->{day}), @{$_}{qw(rep event count)}) } @{$world->{events}});
    spew("$folder/goals.csv", join '', "rep,goal,metric,direction,target,unit,start,due\n",
        map { csv_line($_->{rep}, $_->{goal}, $_->{metric}, 'reach', $_->{target}, 'count', text($_->{start}), text($_->{due})) } @{$world->{goals}});
    return $folder;
}

# ---- Working days ----

sub prepare {
    my ($world) = @_;
    my %holiday = map { $_->{day} => 1 } grep { $_->{event} eq 'holiday' } @{$world->{events}};
    $world->{works} = sub { weekday($_[0]) < 5 && !$holiday{$_[0]} };
    for my $person (@{$world->{people}}) {
        my @time_off = grep { $_->{event} eq 'time-off' && $_->{rep} eq $person } @{$world->{events}};
        $world->{off}{$person} = {days_off($world->{works}, @time_off)};
    }
}

# Of one person, both days included.
sub working_days {
    my ($world, $person, $from, $to) = @_;
    my ($row) = grep { $_->{rep} eq $person } @{$world->{roster}};
    $from = max($from, $row->{start}) if $row->{start} ne '';
    return ($row->{share} || 1) * grep { $world->{works}->($_) && !$world->{off}{$person}{$_} } $from .. $to;
}

sub total {
    my ($world, $person, $metric, $from, $to) = @_;
    return sum0(map { $_->{count} } grep { $_->{rep} eq $person && $_->{event} eq $metric && $_->{day} >= $from && $_->{day} <= $to } @{$world->{events}});
}

# The first day that anybody's event has; a holiday is nobody's.
sub first_day {
    my ($world) = @_;
    return min(map { $_->{day} } grep { $_->{rep} ne '' && $_->{day} <= $world->{as_of} } @{$world->{events}});
}

# The first day of somebody's history: of the 91 days, those on which they were there.
sub history_from {
    my ($world, $person) = @_;
    my $today = $world->{as_of};
    my @past = grep { $_->{day} <= $today } @{$world->{events}};
    my ($row) = grep { $_->{rep} eq $person } @{$world->{roster}};
    my $own = $row->{start} ne '' ? $row->{start} : min(map { $_->{day} } grep { $_->{rep} eq $person && $_->{event} ne 'time-off' } @past);
    return max($today - 90, first_day($world), $own // $today + 1);
}

# Whether there is a first day of somebody, or an event.
sub known {
    my ($world, $person) = @_;
    my ($row) = grep { $_->{rep} eq $person } @{$world->{roster}};
    return $row->{start} ne '' || grep { $_->{rep} eq $person && $_->{event} ne 'time-off' && $_->{day} <= $world->{as_of} } @{$world->{events}};
}

# ---- The negative binomial distribution: `size` and `mean` ----

sub probability_of {
    my ($size, $mean, $count) = @_;
    return $count == 0 ? 1 : 0 if $mean == 0;
    return exp(lgamma($size + $count) - lgamma($size) - lgamma($count + 1) + $size * log($size / ($size + $mean)) + $count * log($mean / ($size + $mean)));
}

# That there are $least or more: the tail is summed, not taken from 1, where it is the small part.
sub at_least {
    my ($size, $mean, $least) = @_;
    return 1 if $least <= 0;
    return 1 - sum0(map { probability_of($size, $mean, $_) } 0 .. $least - 1) if $least < $mean;
    my ($sum, $count) = (0, $least);
    while (1) {
        my $term = probability_of($size, $mean, $count++);
        $sum += $term;
        return $sum if $term <= $sum * 1e-17 && $count > $mean;
    }
}

sub quantile {
    my ($size, $mean, $share) = @_;
    my ($sum, $count) = (0, 0);
    while (1) {
        $sum += probability_of($size, $mean, $count);
        return $count if $sum >= $share;
        $count++;
    }
}

# ---- A goal ----

# sum((y - mean)^2) / mean / (weeks - 1) over the full weeks with a working day; undef if there are
# less than six.
sub dispersion {
    my ($world, $who, $metric, $from) = @_;
    my $today = $world->{as_of};
    my @weeks;
    for (my $monday = $from + (7 - weekday($from)) % 7; $monday + 6 <= $today; $monday += 7) {
        next if !sum0(map { working_days($world, $_, $monday, $monday + 6) } @$who);
        push @weeks, sum0(map { total($world, $_, $metric, $monday, $monday + 6) } @$who);
    }
    my $mean = @weeks ? sum0(@weeks) / @weeks : 0;
    return if @weeks < 6 || $mean == 0;
    return sum0(map { ($_ - $mean)**2 } @weeks) / $mean / (@weeks - 1);
}

sub standing {
    my ($world, $goal) = @_;
    my ($today, $target, $metric) = ($world->{as_of}, @{$goal}{qw(target metric)});
    my $team = $goal->{rep} eq '';
    my @who = $team ? @{$world->{people}} : ($goal->{rep});
    my ($start, $due) = @{$goal}{qw(start due)};

    my $done = sum0(map { total($world, $_, $metric, $start, min($today, $due)) } @who);
    my $over = sum0(map { working_days($world, $_, $start, min($today, $due)) } @who);
    my $left = $today >= $due ? 0 : sum0(map { working_days($world, $_, max($today + 1, $start), $due) } @who);
    my %standing = (actual => $done, attainment => $done / $target, expected => $over + $left ? $target * $over / ($over + $left) : '');

    my %from = map { $_ => history_from($world, $_) } @{$world->{people}};
    my $from = $team ? max($today - 90, first_day($world)) : $from{$goal->{rep}};
    my $events = sum0(map { total($world, $_, $metric, $from{$_}, $today) } @who);
    # Somebody of the team of whom nothing is known yet has days to come, and so had days before.
    my $days = sum0(map { working_days($world, $_, $team && $from{$_} > $today && !known($world, $_) ? $from : $from{$_}, $today) } @who);
    # Colleagues of whom there is anything in their own history.
    my @active = grep { my $person = $_; grep { $_->{rep} eq $person && $_->{day} >= $from{$person} && $_->{day} <= $today } @{$world->{events}} } @{$world->{people}};
    my ($shape, $rate) = (.5, 0);
    if (!$team && @active > 1) {
        my $all_days = sum0(map { working_days($world, $_, $from{$_}, $today) } @active);
        ($shape, $rate) = (10 * sum0(map { total($world, $_, $metric, $from{$_}, $today) } @active) / $all_days, 10) if $all_days;
    }
    my $phi = dispersion($world, \@who, $metric, $from);
    my $wide = defined $phi && $phi > 1.3;
    $shape += $wide ? $events / $phi : $events;
    $rate += $wide ? $days / $phi : $days;
    my $wanted = max(0, ceil($target - $done));

    my $known = $shape > 0 && $rate > 0;
    # Shares are no binary fractions: 25 days of a share of .8 are 20.
    my $early = !$known || ($over < .2 * ($over + $left) - 1e-9 && $days < 20 - 1e-9);
    if ($known) {
        my $mean = $left * $shape / $rate;
        my $size = $shape;
        $size = $mean**2 / ($phi * $mean + $left**2 * $shape / $rate**2 - $mean) if $wide && $mean > 0;
        %standing = (%standing, projected => $done + $mean, low => $done + quantile($size, $mean, .1), high => $done + quantile($size, $mean, .9),
            likelihood => at_least($size, $mean, $wanted));
    }
    $standing{status} = $start > $today ? 'not-started' : $done >= $target ? 'met' : $today > $due ? 'missed' : $early ? 'too-early'
        : $standing{likelihood} >= .8 ? 'on-track' : $standing{likelihood} >= .5 ? 'likely' : $standing{likelihood} >= .2 ? 'at-risk' : 'off-track';
    @standing{qw(projected low high likelihood)} = ('') x 4 if !$known || $standing{status} eq 'too-early';
    return \%standing;
}

# ---- The comparison ----

sub is_same {
    my ($wanted, $got) = @_;
    return $wanted eq $got if $wanted !~ /\d/ || $got !~ /\d/;
    return abs($wanted - $got) <= $near * max(abs $wanted, abs $got) || abs($wanted - $got) < 1e-300;
}

print "1..$worlds\n";
for my $number (1 .. $worlds) {
    my $world = make_world();
    prepare($world);
    my $folder = write_world($world);
    my $got = run('goal-check -g goals.csv -r roster.csv --digits=15 --as-of=' . text($world->{as_of}) . ' events.csv', $folder);
    my @rows = eval { rows_of($got->{stdout}) };
    my @why = $@ ne '' ? $@ : $got->{status} ne '0' ? $got->{stderr} : @rows != @{$world->{goals}} ? @rows . ' goals' : ();
    for my $i (0 .. $#rows) {
        my $wanted = standing($world, $world->{goals}[$i]);
        my @wrong = grep { !is_same($wanted->{$_}, $rows[$i]{$_}) } sort keys %$wanted;
        push @why, "$rows[$i]{goal} of '$rows[$i]{rep}': " . join ', ', map { "$_ is '$rows[$i]{$_}', wanted '$wanted->{$_}'" } @wrong if @wrong;
    }
    print @why ? 'not ' : '', "ok $number - goals of world $number\n", map { "# $_\n" } @why;
}
