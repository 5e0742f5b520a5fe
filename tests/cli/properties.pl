#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Properties of crm-events that hold for every input: adding up parts and then the sums is adding up
# the whole; its own output is an input that comes out as it went in; and adding up an export is
# adding up its events. Tried on random event files, and on every file of the formats-*.transcripts
# that is an export. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/properties.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of shuffled);
use File::Temp qw(tempdir);
use Shell qw($root run spew);
use Transcript qw(parse);

my $seed = seed_or(20261121);
my $tests = 0;
random_files(25);
fixtures(glob "$root/tests/cli/formats-*.transcript");
print "1..$tests\n";

sub check {
    my ($good, $title, @why) = @_;
    $tests++;
    print $good ? '' : 'not ', "ok $tests - $title\n";
    print map { "# $_\n" } map { split /\n/ } @why if !$good;
}

# ---- Random event files ----

sub random_files {
    my ($count) = @_;
    for my $number (1 .. $count) {
        my $folder = tempdir(CLEANUP => 1);
        my ($header, @rows) = event_file();
        my $parts = 2 + random(4);
        my @part_of = map { random($parts) } @rows;
        spew("$folder/whole.csv", join '', $header, @rows);
        for my $part (0 .. $parts - 1) {
            spew("$folder/part.$part.csv", join '', $header, map { $rows[$_] } grep { $part_of[$_] == $part } 0 .. $#rows);
        }
        my $got = run(<<'END', $folder);
crm-events whole.csv > events && crm-events events | cmp events - || exit 9
for period in day week month; do
    crm-events --by=$period whole.csv > sums && crm-events --by=$period sums | cmp sums - || exit 9
    for part in part.*.csv; do crm-events --by=$period -o $part.sums $part || exit 9; done
    crm-events --by=$period $(ls *.sums | sort -r) | cmp sums - || exit 9
done
crm-events --by=day part.*.csv | crm-events --by=month | cmp sums -
END
        check($got->{status} eq '0', "random events $number: " . @rows . " rows in $parts parts",
            "seed $seed, status $got->{status}", $got->{stdout}, $got->{stderr});
    }
}

# The header and the rows of a random file of events, as text: whatever order, delimiter, quotes and
# line ends.
sub event_file {
    my %cell = (
        date => \&moment,
        rep => sub { one_of('Ana Ruiz', 'Ana  Ruiz', ' Ben Okoro', 'Vogel, Mia', 'Zoë Ångström', 'x"y', 'ana.ruiz@example.com') },
        event => sub { one_of(qw(call call.connected meeting.qualified win loss Email), 'Site visit') },
        count => sub { one_of('', 1, 1, 2, 17, '0.5', '0.1', 0, '3.000000000000000001') },
        account => sub { one_of('', 'Northgate Bakery', 'Harbour Inn, The') },
        ref => sub { one_of('', 'r-' . random(50)) },
        source => sub { one_of('', 'hubspot', 'file') },
        note => sub { one_of('', '"quoted"', "two\nlines", "two\r\nlines", 'a;b,c', '=1+1') },
    );
    my @optional = grep { random(3) } qw(count value account ref source note);
    my @columns = shuffled(qw(date rep event), @optional, (grep { $_ eq 'value' } @optional) ? 'unit' : ());
    my ($delimiter, $line_end) = (one_of(',', ';', "\t", '|'), one_of("\n", "\r\n"));
    my $header = one_of('', "\xEF\xBB\xBF") . join($delimiter, map { one_of($_, ucfirst, uc) } @columns) . $line_end;
    my @amounts = (['', ''], ['0.01', 'EUR'], ['1054.5', 'EUR'], ['-99.99', 'USD'], [30, 'min'], [7, '']);
    my @rows = map {
        my ($value, $unit) = @{one_of(@amounts)};
        my %row = (value => $value, unit => $unit, map { $_ => $cell{$_}->() } keys %cell);
        join($delimiter, map { quoted($row{$_}, $delimiter) } @columns) . $line_end;
    } 1 .. random(80);
    return ($header, @rows);
}

# Around the ends of a year, where weeks, months and years part.
sub moment {
    my $day = sprintf '%04d-%02d-%02d', @{one_of([2025, 12], [2026, 1], [2026, 2], [2026, 12], [2027, 1])}, 1 + random(28);
    return $day . one_of('', '', 'T00:00', 'T23:59:59', 'T09:30Z');
}

sub quoted {
    my ($text, $delimiter) = @_;
    return $text if $text !~ /[",;|\t\r\n]/ && random(4);
    $text =~ s/"/""/g;
    return qq("$text");
}

# ---- The files of transcripts ----

sub fixtures {
    my $exports = 0;
    for my $path (@_) {
        my $name = $path =~ s{.*/}{}r;
        my (undef, @cases) = parse($path);
        for my $file (grep { $_->{name} =~ /\.(csv|txt)\z/ } map { @{$_->{files}} } @cases) {
            my $folder = tempdir(CLEANUP => 1);
            spew("$folder/file", $file->{content});
            next if run('crm-events --as-of=2026-11-20 file > events', $folder)->{status} !~ /^[03]$/;
            my $got = run(<<'END', $folder);
crm-events events > again || exit
cmp events again || exit 9
crm-events --as-of=2026-11-20 --by=week file > sums 2> messages
test $? != 2 && crm-events --by=week events | cmp sums -
END
            $exports++;
            check($got->{status} eq '0', "$name, line $file->{line}: $file->{name}", "status $got->{status}", $got->{stdout}, $got->{stderr});
        }
    }
    check($exports >= 12, "exports were found in the transcripts: $exports");
}
