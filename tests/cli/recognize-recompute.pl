#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What recognize says, worked out a second time: from the events, the rules that it prints and the
# manual alone, with no code in common. On a number of Fridays every row that there should be must be
# there, with its evidence, and no other; and no message may name anybody else, or a currency. Output
# is TAP.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/../lib";
use File::Temp qw(tempdir);
use Shell qw($root $shared run is_there slurp);
use Time::Local qw(timegm);

my %rows_of;    # by the text

binmode STDOUT, ':encoding(UTF-8)';

# ---- Reading ----

# The rows of a CSV text as hashes by column.
sub rows_of {
    my ($text) = @_;
    return @{$rows_of{$text} //= [read_rows($text)]};
}

sub read_rows {
    my ($text) = @_;
    my (@rows, @row);    # bytes are cut, for cutting characters is slow; cells are decoded
    while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|\z)/gc) {
        my ($quoted, $plain, $end) = ($1, $2, $3);
        push @row, defined $quoted ? $quoted =~ s/""/"/gr : $plain;
        utf8::decode($row[-1]);
        next if $end eq ',';
        push @rows, [@row] if @row > 1 || $row[0] ne '';
        @row = ();
        last if $end eq '' || pos $text == length $text;
    }
    my $header = shift @rows;
    return map { my $row = $_; +{ map { $header->[$_] => $row->[$_] } 0 .. $#$header } } @rows;
}

sub day { my ($y, $m, $d) = split /-/, substr $_[0], 0, 10; return timegm(0, 0, 0, $d, $m - 1, $y) / 86400 }
sub iso { my @t = gmtime $_[0] * 86400; return sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3] }
sub weekday { return ($_[0] + 3) % 7 }    # 0 = Monday
sub figure { return 0 + sprintf '%.6g', $_[0] }
sub days { return $_[0] == $_[1] ? 'on ' . iso($_[0]) : 'from ' . iso($_[0]) . ' to ' . iso($_[1]) }

# ---- What is known ----

my (%count, %absent, %holiday, %first_of, $files_first, %days_of, %working_days, %first_count, %roster, @names, @rules, @log, @goals, $as_of, $since);

sub read_world {
    my (%file) = @_;
    (%count, %absent, %holiday, %first_of, %days_of, %working_days, %first_count, %roster, @names, @log, @goals) = ();
    undef $files_first;
    for my $row ($file{roster} ? rows_of(slurp($file{roster})) : ()) {
        push @names, $row->{rep};
        $roster{$row->{rep}} = $row;
    }
    for my $row (rows_of(slurp($file{events}))) {
        next if $row->{date} gt iso($as_of) . 'T99';
        my ($rep, $event, $day, $count) = (@$row{qw(rep event)}, day($row->{date}), $row->{count} eq '' ? 1 : $row->{count});
        if ($event =~ /^(holiday|time-off)(\.|$)/) {
            $rep eq '' ? ($holiday{$day} = 1) : ($absent{$rep}{$day} += $count);
            next;
        }
        push @names, $rep if !$first_of{$rep} && !$roster{$rep};
        $first_of{$rep} = $day if !$first_of{$rep} || $day < $first_of{$rep};
        $files_first = $day if !defined $files_first || $day < $files_first;
        $count{$rep}{$event}{$day} += $count;
    }
    my $listed = keys %roster;
    @names = (@names[0 .. $listed - 1], sort @names[$listed .. $#names]);
    @log = $file{log} ? rows_of(slurp($file{log})) : ();
    @goals = $file{goals} ? rows_of(slurp($file{goals})) : ();
}

# The days on which a person did what an expression names, in order, and how many up to each.
sub days_of {
    my ($rep, $expression) = @_;
    return $days_of{$rep}{$expression} //= do {
        my %on;
        for my $word (split /\+/, $expression) {
            for my $event (grep { $_ eq $word || /^\Q$word\E\./ } keys %{$count{$rep}}) {
                $on{$_} += $count{$rep}{$event}{$_} for keys %{$count{$rep}{$event}};
            }
        }
        my $sum = 0;
        [map { [$_, $sum += $on{$_}] } sort { $a <=> $b } keys %on];
    };
}

# How many up to a day.
sub up_to {
    my ($rep, $expression, $last) = @_;
    my $days = days_of($rep, $expression);
    my ($low, $high) = (0, scalar @$days);
    while ($low < $high) {
        my $middle = int(($low + $high) / 2);
        $days->[$middle][0] <= $last ? ($low = $middle + 1) : ($high = $middle);
    }
    return $low ? $days->[$low - 1][1] : 0;
}

# How many of an expression in first..last.
sub count {
    my ($rep, $expression, $first, $last) = @_;
    return up_to($rep, $expression, $last) - up_to($rep, $expression, $first - 1);
}

# From when on a person is known, and from when on it is known how many of an expression.
sub known_from {
    my ($rep, $expression) = @_;
    my $start = $roster{$rep} && $roster{$rep}{start} ? day($roster{$rep}{start}) : $first_of{$rep};
    return if !defined $start;
    my $first = $first_count{$expression}
        //= (sort { $a <=> $b } $as_of + 1, map { my $days = days_of($_, $expression); @$days ? $days->[0][0] : () } keys %count)[0];
    my $known = $start > $files_first ? $start : $files_first;
    return ($known, $known > $first ? $known : $first);
}

# The working days of a week, had the person no part-time share.
sub working_days {
    my ($rep, $monday) = @_;
    return $working_days{$rep}{$monday} //= worked($rep, $monday);
}

sub worked {
    my ($rep, $monday) = @_;
    my %off;
    for my $from (keys %{$absent{$rep} // {}}) {
        my ($left, $day) = ($absent{$rep}{$from}, $from);
        for (; $left > 0; $day++) {
            next if weekday($day) > 4 || $holiday{$day};
            my $taken = $left < 1 ? $left : 1;
            $off{$day} += $taken;
            $left -= $taken;
        }
    }
    my $sum = 0;
    for my $day ($monday .. $monday + 4) {
        next if $holiday{$day};
        next if $roster{$rep} && $roster{$rep}{start} && $day < day($roster{$rep}{start});
        next if $roster{$rep} && $roster{$rep}{end} && $day > day($roster{$rep}{end});
        my $off = $off{$day} // 0;
        $sum += 1 - ($off > 1 ? 1 : $off);
    }
    return $sum;
}

# The weeks up to that of $monday, $within before it at most: [first, last, figure, measured].
sub weeks {
    my ($rep, $expression, $monday, $within, $from, $counted) = @_;
    my (undef, $known) = known_from($rep, $expression);
    return if !defined $known;
    my @weeks;
    for my $back (reverse 0 .. $within) {
        my $first = $monday - 7 * $back;
        my $last = $first + 6 > $as_of ? $as_of : $first + 6;
        next if $first + 6 < $known || ($from && $first < $from - weekday($from));
        push @weeks, [$first, $last, count($rep, $counted // $expression, $first, $last),
            $first >= $known && (!$from || $first >= $from) && working_days($rep, $first) >= 4];
    }
    return @weeks;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2;
}

# ---- The tests, each from the manual: the evidence, or undef ----

my %find = (
    any => sub {
        my ($rule, $rep) = @_;
        my $n = count($rep, $rule->{event}, $since, $as_of);
        return if $n < $rule->{threshold};
        my @done = grep { count($rep, $rule->{event}, $_, $_) > 0 } $since .. $as_of;
        return "$rule->{event} $n " . days($done[0], $done[-1]);
    },
    first => sub {
        my ($rule, $rep) = @_;
        my ($day) = grep { count($rep, $rule->{event}, $_, $_) > 0 } $since .. $as_of;
        return if !$day || count($rep, $rule->{event}, 0, $day - 1) > 0;
        my ($person, $known) = known_from($rep, $rule->{event});
        return if $known > $day - 7 * $rule->{weeks};
        return "$rule->{event} " . count($rep, $rule->{event}, $day, $day) . ' ' . days($day, $day) . '; none ' . days($person, $day - 1);
    },
    milestone => sub {
        my ($rule, $rep) = @_;
        my $before = count($rep, $rule->{event}, 0, $since - 1);
        my $after = count($rep, $rule->{event}, 0, $as_of);
        my ($reached) = grep { $before < $_ && $_ <= $after } reverse split /;/, $rule->{threshold};
        return if !$reached;
        my ($day) = grep { count($rep, $rule->{event}, 0, $_) >= $reached } $since .. $as_of;
        my (undef, $known) = known_from($rep, $rule->{event});
        return if $known > $day - 7 * $rule->{weeks};
        return "$rule->{event} " . count($rep, $rule->{event}, 0, $day) . ' ' . days($first_of{$rep}, $day);
    },
    'above-usual' => sub {
        my ($rule, $rep, $monday) = @_;
        my @weeks = weeks($rep, $rule->{event}, $monday, $rule->{within});
        my $week = pop @weeks or return;
        my @usual = map { $_->[2] } grep { $_->[3] } @weeks;
        return if !$week->[3] || @usual < $rule->{weeks};
        return if $week->[2] <= median(@usual) || $week->[2] < $rule->{threshold};
        return "$rule->{event} $week->[2] " . days(@$week[0, 1]) . '; usual ' . median(@usual) . ', the median of ' . @usual . ' weeks';
    },
    'new-best' => sub {
        my ($rule, $rep, $monday) = @_;
        my @weeks = weeks($rep, $rule->{event}, $monday, $rule->{within});
        my $week = pop @weeks or return;
        my ($best) = sort { $b <=> $a } 0, map { $_->[2] } @weeks;
        return if !$week->[3] || $week->[2] <= $best || $week->[2] < $rule->{threshold} || $rule->{weeks} > grep { $_->[3] } @weeks;
        return "$rule->{event} $week->[2] " . days(@$week[0, 1]) . '; best of the ' . @weeks . " weeks before $best";
    },
    comeback => sub {
        my ($rule, $rep, $monday) = @_;
        my ($up, $low, $share) = split /;/, $rule->{threshold};
        my @weeks = weeks($rep, $rule->{event}, $monday, $rule->{within});
        return if !@weeks || !$weeks[-1][3];
        @weeks = grep { $_->[3] } @weeks;
        for my $base ($rule->{weeks} .. @weeks - $up - $low) {
            my $usual = median(map { $_->[2] } @weeks[0 .. $base - 1]);
            my @up = @weeks[@weeks - $up .. $#weeks];
            my @low = @weeks[$base .. $#weeks - $up];
            next if grep { $_->[2] < $usual } @up or grep { $_->[2] >= $share * $usual } @low;
            my ($least) = sort { $a <=> $b } map { $_->[2] } @up;
            my ($most) = sort { $b <=> $a } map { $_->[2] } @low;
            return "$rule->{event} $least or more in each of $up weeks " . days($up[0][0], $up[-1][1])
                . "; $most or less in each of " . @low . ' weeks ' . days($low[0][0], $low[-1][1])
                . "; usual $usual, the median of $base weeks before";
        }
        return;
    },
    persistence => sub {
        my ($rule, $rep, $monday) = @_;
        my @weeks = weeks($rep, $rule->{event}, $monday, $rule->{within});
        my $week = pop @weeks or return;
        my @usual = map { $_->[2] } grep { $_->[3] } @weeks;
        my $losses = @weeks ? count($rep, $rule->{after}, $monday - 7, $monday - 1) : 0;
        return if !$week->[3] || @usual < $rule->{weeks} || $losses < $rule->{threshold};
        return if $week->[2] < median(@usual) || $week->[2] == 0;
        return "$rule->{event} $week->[2] " . days(@$week[0, 1]) . '; usual ' . median(@usual) . ', the median of ' . @usual
            . " weeks; $rule->{after} $losses " . days($monday - 7, $monday - 1);
    },
    streak => sub {
        my ($rule, $rep, $monday) = @_;
        for my $goal (own_goals($rep)) {
            next if $goal->{per} ne 'week' || $goal->{direction} !~ /^(reach)?$/ || $goal->{metric} =~ m{[/()]};
            my @weeks = reverse weeks($rep, $goal->{metric}, $monday, $rule->{within}, $goal->{start} ? day($goal->{start}) : undef);
            next if !@weeks || !$weeks[0][3];
            my ($running, $first) = (0);
            for my $week (@weeks) {
                last if $week->[3] && $week->[2] < $goal->{target};
                ($running, $first) = ($running + 1, $week->[0]) if $week->[3];
            }
            return "$goal->{metric} $goal->{target} or more in each of $running weeks " . days($first, $weeks[0][1])
                if grep { $_ == $running } split /;/, $rule->{threshold};
        }
        return;
    },
    effort => sub {
        my ($rule, $rep) = @_;
        my ($entry) = reverse efforts($rep, $rule->{event}, $since, $as_of);
        return $entry && "coaching log $entry->{id} on $entry->{date}";
    },
    'effort-after' => sub {
        my ($rule, $rep) = @_;
        my ($entry) = reverse efforts($rep, $rule->{event}, $since, $as_of) or return;
        my $day = day($entry->{date});
        my ($before) = reverse efforts($rep, $rule->{after}, $day - 7 * $rule->{within}, $day - 1) or return;
        return "coaching log $entry->{id} on $entry->{date}, after $before->{id} on $before->{date}";
    },
    'promise-kept' => sub {
        my ($rule, $rep) = @_;
        my %promise = map { $_->{id} => $_ } grep { $_->{action} ne '' && $_->{owner} eq 'rep' && is_for($_, $rep) } @log;
        my $found;
        my %closed;
        for my $entry (sort { $a->{date} cmp $b->{date} } grep { day($_->{date}) <= $as_of } @log) {
            for my $id (split /\s*;\s*/, $entry->{closes}) {
                my $promise = $promise{$id} or next;
                next if $closed{$id}++ || day($entry->{date}) < $since;
                next if $promise->{due} ne '' && day($entry->{date}) - day($promise->{due}) > $rule->{threshold};
                $found = { entry => $entry, promise => $promise }
                    if !$found || $entry->{date} gt $found->{entry}{date} || place($promise) > place($found->{promise});
            }
        }
        return $found && "coaching log $found->{promise}{id} on $found->{promise}{date}, due " . ($found->{promise}{due} || 'none')
            . ", closed by $found->{entry}{id} on $found->{entry}{date}";
    },
    'goal-met' => sub {
        my ($rule, $rep) = @_;
        my ($goal) = grep { $_->{status} eq 'met' && $_->{per} !~ /^(day|week)$/ } own_goals($rep);
        return $goal && "goal status on $goal->{as_of}: $goal->{actual} of $goal->{target}";
    },
    'goal-halfway' => sub {
        my ($rule, $rep) = @_;
        my ($goal) = grep {
            $_->{status} !~ /^(met|missed)$/ && $_->{per} !~ /^(day|week)$/ && $_->{direction} !~ /^(decrease|maintain)$/
                && $_->{unit} !~ /^(percent|percent_change|points|score)$/ && $_->{metric} !~ m{/}
                && $_->{attainment} ne '' && $_->{attainment} >= $rule->{threshold}
                && $_->{expected} ne '' && $_->{actual} >= $_->{expected}
        } own_goals($rep);
        return $goal && "goal status on $goal->{as_of}: $goal->{actual} of $goal->{target}, even pace $goal->{expected}";
    },
);
my %of_weeks = map { $_ => 1 } qw(above-usual new-best comeback persistence streak);

sub place { my ($entry) = @_; my ($at) = grep { $log[$_] == $entry } 0 .. $#log; return $at }
sub is_for { my ($entry, $rep) = @_; return scalar grep { $_ eq $rep } split /\s*;\s*/, $entry->{rep} }

# A person's goals of this day that are not money.
sub own_goals {
    my ($rep) = @_;
    return grep { $_->{rep} eq $rep && $_->{unit} ne 'money' && $_->{metric} !~ /sum\(/ && day($_->{as_of}) == $as_of } @goals;
}

sub efforts {
    my ($rep, $event, $first, $last) = @_;
    return sort { $a->{date} cmp $b->{date} }
        grep { is_for($_, $rep) && "effort.$_->{effort}" eq $event && day($_->{date}) >= $first && day($_->{date}) <= $last } @log;
}

# All rows that there should be: rep, driver, rule, evidence.
sub expected {
    my @expected;
    my $monday = $as_of - weekday($as_of);
    for my $rep (@names) {
        next if ($roster{$rep}{role} // '') eq 'agent';
        my %had;
        for my $rule (@rules) {
            for my $event ($rule->{event} eq '' ? '' : split /;/, $rule->{event}) {
                next if $had{"rule $rule->{rule}"} || ($event ne '' && $had{"event $event"});
                my $evidence = $find{$rule->{test}}->({ %$rule, event => $event }, $rep, $monday) // next;
                @had{"rule $rule->{rule}", "event $event"} = (1, 1);
                push @expected, "$rep | $rule->{driver} | $rule->{rule} | $evidence";
            }
        }
    }
    return @expected;
}

# ---- The comparison ----

my $number = 0;
my $failed = 0;
my $folder = tempdir(CLEANUP => 1);

sub test {
    my ($passed, $title, @why) = @_;
    $number++;
    $failed++ if !$passed;
    print $passed ? '' : 'not ', "ok $number - $title\n";
    print map { "# $_\n" } @why if !$passed;
}

# Why a message may not be said, or nothing.
sub unsayable {
    my ($row) = @_;
    my $message = " $row->{message} ";
    for my $name (grep { $_ ne $row->{rep} } @names) {
        return "names $name" if $message =~ /\Q$name\E/;
        $message =~ /\b\Q$_\E\b/ and return "names $_" for grep { length > 2 && index($row->{rep}, $_) < 0 } split / /, $name;
    }
    return 'names money' if $message =~ /[\$€£]|\b(?:EUR|USD|GBP)\b/;
    return 'has more than two sentences' if (() = $message =~ /[.?!](?= )/g) > 2;
    return;
}

# Runs recognize on some days, which are Fridays, and looks at all rows.
sub compare {
    my ($title, $options, $files, @fridays) = @_;
    my ($total, %seen) = (0);
    for my $friday (@fridays) {
        my $all = $options =~ s/DAY/$friday/gr;
        my $got = run("recognize --per-person=99 --as-of=$friday $all", $folder);
        ($as_of, $since) = (day($friday), day($friday) - 6);
        read_world(map { $_ => "$folder/$files->{$_}" =~ s/DAY/$friday/r } keys %$files);
        my @rows = rows_of($got->{stdout});
        my @got = map { "$_->{rep} | $_->{driver} | $_->{rule} | $_->{evidence}" } @rows;
        my @expected = expected();
        my %got = map { $_ => 1 } @got;
        my %expected = map { $_ => 1 } @expected;
        my @why = ((map { "only recognize has: $_" } grep { !$expected{$_} } @got), (map { "only this test has: $_" } grep { !$got{$_} } @expected));
        push @why, 'another order' if !@why && "@got" ne "@expected";
        push @why, map { my $why = unsayable($_); $why ? "'$_->{message}' $why" : () } @rows;
        push @why, "status $got->{status}: $got->{stderr}" if $got->{status} ne '0';
        push @why, 'no rows' if !@rows;
        test(!@why, "$title, $friday: " . @rows . ' rows', @why);
        $seen{$_->{rule}}++ for @rows;
        $total += @rows;
    }
    print "# $title: $total rows; " . join(', ', map { "$_ $seen{$_}" } sort keys %seen) . "\n";
    return %seen;
}

my $prepared = run(<<"END", $folder);
recognize --rules >rules.csv &&
cp -R '$root/examples/team' team &&
{ crm-events -r team/roster.csv -o events.csv team/report*.csv team/activities.csv team/events-team.csv || test \$? -eq 3; } &&
for day in 2026-10-16 2026-10-30 2026-11-13 2026-11-20; do
    goal-check -r team/roster.csv -g team/goals.csv --as-of=\$day -o status-\$day.csv events.csv || exit
done
END
die "cannot prepare: $prepared->{stderr}" if $prepared->{status} ne '0';
@rules = rows_of(slurp("$folder/rules.csv"));

my %seen = compare('the example team', '-r team/roster.csv -l team/coaching.csv -g status-DAY.csv events.csv',
    { roster => 'team/roster.csv', events => 'events.csv', log => 'team/coaching.csv', goals => 'status-DAY.csv' },
    qw(2026-10-16 2026-10-30 2026-11-13 2026-11-20));
%seen = (%seen, compare('the example team without goals', '-r team/roster.csv -l team/coaching.csv events.csv',
    { roster => 'team/roster.csv', events => 'events.csv', log => 'team/coaching.csv' },
    qw(2026-07-10 2026-08-21 2026-09-04 2026-09-11 2026-10-02)));
my @unseen = grep { !$seen{$_} } map { $_->{rule} } @rules;
test(!@unseen, 'every rule is met by somebody on one of these days', "not met: @unseen");

my $real = "$shared/data/crm/sales-opportunities/sales_pipeline-iso.csv";
if (-e $real) {
    my $made = run("crm-events -o real.csv '$real'", $folder);
    compare('real deals', 'real.csv', { events => 'real.csv' }, qw(2017-03-31 2017-05-05 2017-07-14 2017-09-29 2017-12-29));
} else {
    $number++;
    print "ok $number - real deals # SKIP the shared data are not here\n";
}
print "1..$number\n";
exit($failed > 0);
