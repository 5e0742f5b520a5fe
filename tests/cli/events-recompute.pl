#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What crm-events makes of events, worked out a second time with nothing in common: cells by a CSV
# reader in Perl, sums in whole numbers of any length (Math::BigInt), days, weeks and months by
# Time::Local and POSIX, moments in other zones by libc's localtime, totals once more by gawk and
# Miller where they are. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/events-recompute.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of shuffled);
use Csv qw(rows_of csv_line);
use File::Temp qw(tempdir);
use Math::BigInt;
use POSIX qw(strftime tzset);
use Shell qw(run is_there spew slurp);
use Time::Local qw(timegm);

my $tests = 0;
seed_or(20261122);

sub check {
    my ($good, $title, @why) = @_;
    $tests++;
    print $good ? '' : 'not ', "ok $tests - $title\n";
    print map { "# $_\n" } map { split /\n/ } @why if !$good;
}

# What crm-events answers to files (name, text...); dies if it does not.
sub answer {
    my ($options, %files) = @_;
    my $folder = tempdir(CLEANUP => 1);
    spew("$folder/$_", $files{$_}) for keys %files;
    my $got = run("crm-events $options", $folder);
    die "crm-events $options: status $got->{status}: $got->{stderr}" if $got->{status} ne '0';
    return $got->{stdout};
}

# The first row that differs, '' if none does.
sub first_difference {
    my ($wanted, $got) = @_;
    for my $i (0 .. (@$wanted > @$got ? $#$wanted : $#$got)) {
        my ($one, $two) = map { defined $_ ? join('|', map { $_ // '' } @$_) : 'nothing' } $wanted->[$i], $got->[$i];
        return "row $i: wanted $one\ngot $two" if $one ne $two;
    }
    return '';
}

my @columns = qw(date rep event count value unit account ref source note);

# ---- Cells ----

# Everything that a cell may hold, in any order of columns, with any delimiter, quoted or not.
sub cells {
    my ($number) = @_;
    my @pieces = ('a', 'b c', '"', '""', ',', ';', "\t", '|', "\n", "\r\n", "'", '=1+1', '-', ' ', 'é', '山', "\xF0\x9F\x98\x80", '0', '\\', '#');
    my $any = sub { join '', map { one_of(@pieces) } 1 .. random(6) };
    my $delimiter = one_of(',', ';', "\t", '|');
    my $line_end = one_of("\n", "\r\n");
    my @order = shuffled(@columns);
    my @rows = map {
        my %row = (date => sprintf('2026-%02d-%02d', 1 + random(12), 1 + random(28)), rep => one_of('Ana Ruiz', 'Ben Okoro', 'x"y', 'Vogel, Mia'),
            event => one_of(qw(call call.connected win)), count => one_of(1, 2, '0.5', 17), value => one_of('', 12, '-0.25'), unit => '',
            account => $any->(), ref => 'r' . random(99), source => one_of('', 'phone'), note => $any->());
        $row{unit} = 'EUR' if $row{value} ne '';
        # A cell of nothing but blanks, or a record of nothing, is another matter.
        $row{$_} =~ s/\A\s+|\s+\z//g for qw(account note);
        \%row
    } 1 .. 60;
    my $quoted = sub {
        my ($cell) = @_;
        return $cell =~ /["\r\n]|\Q$delimiter\E/ || !random(3) ? '"' . $cell =~ s/"/""/gr . '"' : $cell;
    };
    my $text = join '', map { join($delimiter, map { $quoted->($_) } @$_) . $line_end } \@order, map { [@{$_}{@order}] } @rows;
    my $got = eval { [rows_of(answer('in.csv', 'in.csv' => $text))] } // [];
    my $why = $@ || first_difference([map { [@{$_}{@columns}] } @rows], [map { [@{$_}{@columns}] } @$got]);
    check($why eq '', "cells of file $number come out as they went in", $why);
}

# ---- Sums ----

my $decimals = 18;

# A number as a whole number of 10^-18, and back.
sub exact {
    my ($sign, $whole, $fraction) = $_[0] =~ /\A(-?)(\d+)(?:\.(\d+))?\z/ or die "no number: $_[0]\n";
    return Math::BigInt->new($sign . $whole . ($fraction // '') . '0' x ($decimals - length($fraction // '')));
}

sub shortest {
    my ($value) = @_;
    my $digits = $value->copy->babs->bstr;
    $digits = "0$digits" while length $digits <= $decimals;
    my ($whole, $fraction) = $digits =~ /\A(\d+)(\d{$decimals})\z/;
    $fraction =~ s/0+\z//;
    return ($value->is_neg ? '-' : '') . $whole . ($fraction eq '' ? '' : ".$fraction");
}

# The first day of the period that holds a day.
sub first_day {
    my ($period, $day) = @_;
    my ($year, $month, $of_month) = split /-/, $day;
    return "$year-$month-01" if $period eq 'month';
    return $day if $period eq 'day';
    my $time = timegm(0, 0, 12, $of_month, $month - 1, $year);
    return strftime('%Y-%m-%d', gmtime($time - ((gmtime $time)[6] + 6) % 7 * 86400));
}

sub sums {
    my ($number) = @_;
    my $number_of = sub { one_of(1, 2, 3, random(1000), random(100) . '.5', '0.' . (1 + random(9)), random(99) . '.000000000000000001', '123456789012') };
    my @rows = map {
        my $unit = one_of('', '', 'EUR', 'USD', 'min');
        {
            date => sprintf('%04d-%02d-%02d', one_of(2025, 2026, 2027), one_of(1, 2, 11, 12), 1 + random(28)),
            rep => one_of('Ana Ruiz', 'Ben Okoro', 'Zoë'),
            event => one_of(qw(call win)),
            count => one_of('', $number_of->()),
            value => $unit eq '' ? '' : one_of('', '-') . $number_of->(),
            unit => $unit,
        }
    } 1 .. 300;
    my @names = qw(date rep event count value unit);
    my $text = join '', csv_line(@names), map { csv_line(@{$_}{@names}) } @rows;
    for my $period (qw(day week month)) {
        my (%count, %value);
        for (@rows) {
            my $key = join "\0", first_day($period, $_->{date}), @{$_}{qw(rep event unit)};
            $count{$key} = ($count{$key} // Math::BigInt->new(0)) + exact($_->{count} eq '' ? 1 : $_->{count});
            $value{$key} = ($value{$key} // Math::BigInt->new(0)) + exact($_->{value}) if $_->{value} ne '';
        }
        my @wanted = map {
            my ($day, $rep, $event, $unit) = split /\0/, $_, -1;
            [$day, $rep, $event, shortest($count{$_}), defined $value{$_} ? shortest($value{$_}) : '', $unit, '', '', '', '']
        } sort keys %count;
        my $got = eval { [rows_of(answer("--by=$period in.csv", 'in.csv' => $text))] } // [];
        my $why = $@ || first_difference(\@wanted, [map { [@{$_}{@columns}] } @$got]);
        check($why eq '', "sums of file $number by $period", $why);
    }
}

# Whole numbers and plain names, so that other tools read the file too.
sub other_tools {
    my @rows = map { sprintf "2026-%02d-%02d,%s,%s,%d\n", 1 + random(12), 1 + random(28), one_of(qw(Ana Ben Cem Dina)), one_of(qw(call email win)), 1 + random(40) } 1 .. 3000;
    my $folder = tempdir(CLEANUP => 1);
    spew("$folder/in.csv", join '', "date,rep,event,count\n", @rows);
    my %other = (
        gawk => q{gawk -F, 'NR > 1 { split($1, d, "-"); t = mktime(d[1] " " d[2] " " d[3] " 12 0 0", 1); s[strftime("%Y-%m-%d", t - (strftime("%u", t, 1) - 1) * 86400, 1) "," $2 "," $3] += $4 } END { for (k in s) print k "," s[k] }' in.csv},
        mlr => q{mlr --icsv --ocsv --headerless-csv-output put 'd = strptime($date, "%Y-%m-%d") // 86400; $date = sec2gmtdate((d - (d + 3) % 7) * 86400)' then stats1 -a sum -f count -g date,rep,event in.csv},
    );
    for my $tool (sort keys %other) {
        if (!is_there($tool)) {
            $tests++;
            print "ok $tests - sums by week as by $tool # SKIP $tool is not here\n";
            next;
        }
        my $got = run("$other{$tool} | LC_ALL=C sort >theirs && crm-events --by=week in.csv | cut -d, -f1-4 | sed 1d | LC_ALL=C sort | cmp - theirs", $folder);
        check($got->{status} eq '0', "sums by week as by $tool", $got->{stdout}, $got->{stderr});
    }
}

# ---- Days ----

my @months = qw(January February March April May June July August September October November December);

# Any day that there is for us, written in any way: the same day, its Monday, its month.
sub days {
    my %form = (
        'ISO' => sub { $_[0] },
        'dots' => sub { my ($y, $m, $d) = split /-/, $_[0]; sprintf '%d.%d.%d', $d, $m, $y },
        'month first' => sub { my ($y, $m, $d) = split /-/, $_[0]; "$m/$d/$y" },
        'day first' => sub { my ($y, $m, $d) = split /-/, $_[0]; "$d/$m/$y" },
        'named month' => sub { my ($y, $m, $d) = split /-/, $_[0]; sprintf '%s %d, %d', $months[$m - 1], $d, $y },
        'short named month' => sub { my ($y, $m, $d) = split /-/, $_[0]; sprintf '%02d-%s-%d', $d, substr($months[$m - 1], 0, 3), $y },
        'a moment' => sub { "$_[0]T23:59:59" },
    );
    my ($first, $last) = (timegm(0, 0, 12, 1, 0, 1900), timegm(0, 0, 12, 31, 11, 2199));
    for my $name (sort keys %form) {
        my @days = map { strftime('%Y-%m-%d', gmtime($first + 86400 * random(int(($last - $first) / 86400) + 1))) } 1 .. 400;
        push @days, '1900-01-01', '2000-02-29', '2199-12-31', '2026-12-31', '2027-01-01', '1999-12-31';
        my $text = join '', csv_line(qw(date rep event ref)), map { csv_line($form{$name}->($days[$_]), "p$_", 'call', $_) } 0 .. $#days;
        for my $period (qw(day week month)) {
            my $got = eval { [rows_of(answer("--by=$period in.csv", 'in.csv' => $text))] } // [];
            my %day = map { $_->{rep} => $_->{date} } @$got;
            # A Monday before the first day there is cannot be said.
            my @wrong = grep { ($day{"p$_"} // '') ne first_day($period, $days[$_]) } 0 .. $#days;
            check(!$@ && !@wrong, "days as $name, by $period", $@, map { "$days[$_]: " . ($day{"p$_"} // 'nothing') } @wrong);
        }
    }
}

# The year and number of the week, which recognize says of an event.
sub weeks {
    my @wrong;
    for (1 .. 40) {
        my $time = timegm(0, 0, 12, 1 + random(28), one_of(0, 0, 11, 11, random(12)), 1980 + random(80)) + 86400 * random(4);
        my $day = strftime('%Y-%m-%d', gmtime $time);
        my $folder = tempdir(CLEANUP => 1);
        spew("$folder/in.csv", "date,rep,event\n$day,Ana,help\n");
        my $wanted = strftime('%G-W%V', gmtime $time);
        my $got = run("recognize --since=$day --as-of=$day in.csv", $folder)->{stdout};
        push @wrong, "$day: wanted $wanted: $got" if index($got, ", $wanted\"") < 0;
    }
    check(!@wrong, 'ISO weeks as by strftime', @wrong);
}

# ---- Moments ----

sub moments {
    my ($zone) = @_;
    my (@text, @wanted);
    local $ENV{TZ} = $zone;
    tzset();
    for (0 .. 499) {
        # Before 2038-01-19: beyond it, Perl takes the rules of another year where a long has 32 bits.
        my $time = timegm(0, 0, 0, 1, 0, 1975) + random(1_989_000) * 1000 + random(1000);
        my $offset = one_of(0, 3600, -18000, 19800, 45900, -12600);
        my $mark = $offset == 0 ? one_of('Z', '+00:00') : sprintf '%s%02d:%02d', $offset < 0 ? '-' : '+', abs($offset) / 3600, abs($offset) / 60 % 60;
        push @text, csv_line(strftime('%Y-%m-%dT%H:%M:%S', gmtime($time + $offset)) . $mark, "p$_", 'call');
        push @wanted, strftime('%Y-%m-%d', localtime $time);
    }
    local $ENV{TZ} = 'UTC';
    tzset();
    my $got = eval { [rows_of(answer("--zone=$zone --by=day in.csv", 'in.csv' => join '', "date,rep,event\n", @text))] } // [];
    my %day = map { $_->{rep} => $_->{date} } @$got;
    my @wrong = grep { ($day{"p$_"} // '') ne $wanted[$_] } 0 .. $#wanted;
    check(!$@ && !@wrong, "moments in $zone as by localtime", $@, map { "$text[$_] is on $wanted[$_]: " . ($day{"p$_"} // 'nothing') } @wrong);
}

cells($_) for 1 .. 15;
sums($_) for 1 .. 5;
other_tools();
days();
weeks();
moments($_) for qw(Europe/Berlin America/New_York Asia/Kolkata Australia/Lord_Howe America/St_Johns Pacific/Apia);
print "1..$tests\n";
