#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What coach-log status and promises say, worked out a second time from the log, the roster, the time
# off and the manual alone, on random logs. Of status every column but effort. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/coach-log-recompute.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of);
use Csv qw(rows_of csv_line);
use Days qw(day text is_weekend days_off);
use File::Temp qw(tempdir);
use List::Util qw(max min sum0);
use Shell qw(run spew);

my $worlds = 30;
seed_or(20261122);

# ---- A world ----

my @people = ('Ana Ruiz', 'Ben Okoro', 'Cem Aydin', 'Zoe Vogel');
my @coaches = ('Desmond Abara', 'Ingrid Solheim');

# as_of, every, window (weeks), roster (rows in order), holidays, off ({person: {day: share}}), log (rows).
sub make_world {
    my %world = (as_of => day('2026-11-20') - random(14), every => one_of(7, 7, 7, 10, 14), window => one_of(13, 13, 4, 26));
    my $today = $world{as_of};
    $world{roster} = [map { { rep => $_, manager => one_of(@coaches), start => random(3) ? '' : text($today - 20 - random(150)), end => random(8) ? '' : text($today - 5 + random(10)) } }
        grep { random(5) } @people];
    $world{holidays} = [grep { !is_weekend($_) } map { $today - random(120) } 1 .. 3];
    $world{time_off} = [map { { rep => one_of(@people), day => $today - random(100) + 5, count => 1 + random(6) } } 1 .. random(8)];
    my @days = sort { $a <=> $b } map { $today - random(200) + 3 } 1 .. 10 + random(60);
    my @log;
    for my $number (0 .. $#days) {
        my %row = map { $_ => '' } qw(id date rep coach kind skill asked told effort action owner due closes note);
        @row{qw(id date coach kind)} = ("c$number", text($days[$number]), one_of(@coaches), one_of('one-on-one', 'peer', 'call-review'));
        $row{rep} = join ';', random(6) ? one_of(@people) : @people[0, 1 + random(3)];
        $row{skill} = one_of('', 'listening', 'discovery');
        @row{qw(asked told)} = (random(10), random(6)) if random(2);
        $row{told} = '' if !random(6);
        if (random(2)) {
            @row{qw(action owner)} = ("do $number", one_of('rep', 'rep', 'coach', ''));
            $row{due} = text($days[$number] + random(21)) if random(6);
        }
        my @promises = grep { $_->{action} ne '' } @log;
        $row{closes} = join ';', map { one_of(@promises)->{id} } 1 .. 1 + random(2) if @promises && random(2);
        push @log, \%row;
    }
    $world{log} = \@log;
    return \%world;
}

sub write_world {
    my ($world) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my @columns = qw(id date rep coach kind skill asked told effort action owner due closes note);
    spew("$folder/log.csv", join '', csv_line(@columns), map { csv_line(@{$_}{@columns}) } @{$world->{log}});
    spew("$folder/roster.csv", join '', "rep,manager,start,end\n", map { csv_line(@{$_}{qw(rep manager start end)}) } @{$world->{roster}});
    spew("$folder/events.csv", join '', "date,rep,event,count\n", (map { csv_line(text($_), '', 'holiday', 1) } @{$world->{holidays}}),
        map { csv_line(text($_->{day}), $_->{rep}, 'time-off', $_->{count}) } @{$world->{time_off}});
    return $folder;
}

# ---- What follows from it ----

# The days on which somebody is off: count working days from the day on; rows of one day are added
# up, as crm-events --by=day would add them.
sub off {
    my ($world, $rep) = @_;
    my %holiday = map { $_ => 1 } @{$world->{holidays}};
    my %off = days_off(sub { !is_weekend($_[0]) && !$holiday{$_[0]} }, grep { $_->{rep} eq $rep } @{$world->{time_off}});
    return \%off;
}

sub shown { return defined $_[0] ? sprintf('%.6g', $_[0]) : '' }

sub share {
    my ($part, $whole) = @_;
    return $whole ? shown($part / $whole) : '';
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return if !@sorted;
    return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2;
}

# The promises of a world as of its day: {row, owner, reps, due, closed (a day)}.
sub promises_of {
    my ($world) = @_;
    my @log = grep { day($_->{date}) <= $world->{as_of} } @{$world->{log}};
    my %closed;
    for my $row (@log) {
        for (grep { $_ ne '' } split /;/, $row->{closes}) {
            my $day = day($row->{date});
            $closed{$_} = $day if !defined $closed{$_} || $day < $closed{$_};
        }
    }
    return map { { row => $_, owner => $_->{owner}, reps => [split /;/, $_->{rep}], due => $_->{due} eq '' ? undef : day($_->{due}), closed => $closed{$_->{id}} } }
        grep { $_->{action} ne '' } @log;
}

sub status_of {
    my ($world, $rep) = @_;
    my ($today, $every) = @{$world}{qw(as_of every)};
    my ($on_roster) = grep { $_->{rep} eq $rep } @{$world->{roster}};
    my @all = grep { day($_->{date}) <= $today && grep { $_ eq $rep } split /;/, $_->{rep} } @{$world->{log}};
    my $from = $today - 7 * $world->{window} + 1;
    my @sessions = grep { day($_->{date}) >= $from } @all;
    my $off = off($world, $rep);
    my $off_between = sub { my ($after, $to) = @_; return scalar grep { $_ > $after && $_ <= $to } keys %$off };
    my %row = (rep => $rep, sessions => scalar @sessions, peer_sessions => scalar grep { $_->{kind} eq 'peer' } @sessions);

    my @days = do { my %seen; sort { $a <=> $b } grep { !$seen{$_}++ } map { day($_->{date}) } @all };
    my $last = $days[-1];
    @row{qw(last days_since)} = defined $last ? (text($last), $today - $last) : ('', '');
    my %coach = map { $_->{coach} => 1 } @sessions ? @sessions : grep { defined $last && day($_->{date}) == $last } @all;
    $row{coach} = @all ? join ';', sort keys %coach : $on_roster ? $on_roster->{manager} : '';
    my @gaps = map { $days[$_] - $days[$_ - 1] - $off_between->($days[$_ - 1], $days[$_]) } grep { $days[$_] >= $from } 1 .. $#days;
    @row{qw(median_gap longest_gap)} = (shown(median(@gaps)), shown(max(@gaps)));
    $row{development} = share(scalar(grep { $_->{skill} ne '' } @sessions), scalar @sessions);
    my @both = grep { $_->{asked} ne '' && $_->{told} ne '' } @sessions;
    my $asked = sum0(map { $_->{asked} } @both);
    $row{asked_share} = share($asked, $asked + sum0(map { $_->{told} } @both));

    # Stretches of the window, back from the last day.
    my %holiday = map { $_ => 1 } @{$world->{holidays}};
    my ($start, $end) = map { $on_roster && $on_roster->{$_} ne '' ? day($on_roster->{$_}) : undef } qw(start end);
    my $works = sub { my ($day) = @_; return !is_weekend($day) && !$holiday{$day} && !$off->{$day} && !(defined $start && $day < $start) && !(defined $end && $day > $end) };
    my $first_row = min(map { day($_->{date}) } @{$world->{log}});
    my $known = max($first_row, $start // $days[0] // $today + 1);
    my ($due, $kept) = (0, 0);
    for (my $to = $today; $to - $every + 1 >= $from; $to -= $every) {
        my $begin = $to - $every + 1;
        next if $begin < $known || !grep { $works->($_) } $begin .. $to;
        $due++;
        $kept++ if grep { $_ >= $begin && $_ <= $to } @days;
    }
    $row{kept} = share($kept, $due);

    # Promises of both sides.
    my @promises = grep { grep { $_ eq $rep } @{$_->{reps}} } promises_of($world);
    my %open;
    for my $owner (qw(rep coach)) {
        my @own = grep { $_->{owner} eq $owner } @promises;
        my @open = grep { !defined $_->{closed} } @own;
        my @were_due = grep { defined $_->{due} && $_->{due} <= $today } @own;
        $open{$owner} = {
            open => scalar @open,
            overdue => scalar(grep { defined $_->{due} && $_->{due} < $today } @open),
            follow => share(scalar(grep { defined $_->{closed} && $_->{closed} <= $_->{due} } @were_due), scalar @were_due),
        };
    }
    @row{qw(open_actions overdue_actions follow_through)} = @{$open{rep}}{qw(open overdue follow)};
    @row{qw(coach_overdue coach_follow_through)} = @{$open{coach}}{qw(overdue follow)};

    # A weekend or holiday between two days off is one too.
    my $is_work_day = sub { return !is_weekend($_[0]) && !$holiday{$_[0]} };
    my ($before, $after) = ($today, $today);
    $before-- while !$is_work_day->($before);
    $after++ while !$is_work_day->($after);
    my $has_left = defined $end && $today > $end;
    my $not_begun = defined $start && $today < $start;
    my $since = defined $last ? $today - $last - $off_between->($last, $today) : undef;
    $row{status} = $has_left || $not_begun || ($off->{$before} && $off->{$after}) ? 'away'
        : !defined $last ? 'never'
        : $since <= $every ? 'on-time'
        : $since <= 2 * $every ? 'due' : 'overdue';
    $row{next_due} = do {
        my $day = defined $last ? $last + $every : max($today, $start // $today);
        if (defined $last) {
            $day++ while !$is_work_day->($day) || $off->{$day} || $day - $last - $off_between->($last, $day) < $every;
        }
        $has_left || (defined $end && $day > $end && defined $last) ? '' : text($day);
    };
    return \%row;
}

sub status_rows {
    my ($world) = @_;
    my %on_roster = map { $_->{rep} => 1 } @{$world->{roster}};
    my %others = map { $_ => 1 } grep { !$on_roster{$_} } map { split /;/, $_->{rep} } grep { day($_->{date}) <= $world->{as_of} } @{$world->{log}};
    return map { status_of($world, $_) } (map { $_->{rep} } @{$world->{roster}}), sort keys %others;
}

sub promise_rows {
    my ($world) = @_;
    my %place = (coach => 0, rep => 1, '' => 2);
    my @open = grep { !defined $_->{closed} } promises_of($world);
    @open = map { $open[$_] } sort { $place{$open[$a]{owner}} <=> $place{$open[$b]{owner}} || $open[$a]{row}{date} cmp $open[$b]{row}{date} || $a <=> $b } 0 .. $#open;
    return map {
        my $row = $_->{row};
        my $late = defined $_->{due} && $_->{due} < $world->{as_of} ? $world->{as_of} - $_->{due} : '';
        { owner => $row->{owner}, made => $row->{date}, days_overdue => $late, map { $_ => $row->{$_} } qw(rep coach action due skill id) }
    } @open;
}

# ---- The comparison ----

sub differences {
    my ($wanted, $text, @columns) = @_;
    my @got = eval { rows_of($text) };
    return $@ if $@;
    my @why = @got != @$wanted ? (@got . ' rows, wanted ' . @$wanted) : ();
    for my $i (0 .. (@got < @$wanted ? $#got : $#$wanted)) {
        my @wrong = grep { ($got[$i]{$_} // '') ne $wanted->[$i]{$_} } @columns;
        push @why, "row $i ($wanted->[$i]{rep}): " . join ', ', map { "$_ is '$got[$i]{$_}', wanted '$wanted->[$i]{$_}'" } @wrong if @wrong;
    }
    return @why;
}

my @status_columns = qw(rep coach sessions last days_since median_gap longest_gap kept development asked_share peer_sessions open_actions
    overdue_actions follow_through coach_overdue coach_follow_through next_due status);
my @promise_columns = qw(owner rep coach action made due days_overdue skill id);

print '1..', 2 * $worlds, "\n";
for my $number (1 .. $worlds) {
    my $world = make_world();
    my $folder = write_world($world);
    my $as_of = text($world->{as_of});
    my $status = run("coach-log status --every=$world->{every} --window=$world->{window} -r roster.csv -E events.csv --as-of=$as_of log.csv", $folder);
    my @why = differences([status_rows($world)], $status->{stdout}, @status_columns);
    push @why, $status->{stderr} if $status->{status} ne '0';
    print @why ? 'not ' : '', 'ok ', 2 * $number - 1, " - status of log $number\n", map { "# $_\n" } @why;
    my $promises = run("coach-log promises --as-of=$as_of log.csv", $folder);
    @why = differences([promise_rows($world)], $promises->{stdout}, @promise_columns);
    push @why, $promises->{stderr} if $promises->{status} ne '0';
    print @why ? 'not ' : '', 'ok ', 2 * $number, " - promises of log $number\n", map { "# $_\n" } @why;
}
