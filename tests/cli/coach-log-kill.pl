#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# coach-log add loses nothing: writers that are killed, logs that are cut at every byte, limits on
# the size of files and a full disk. Output is TAP.
#
#     perl tests/cli/coach-log-kill.pl
#
# KILL_TRIALS says how often four writers are killed (200; 1000 takes some five seconds). When they
# are is another moment each time, but for AMP_SEED.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random);
use File::Temp qw(tempdir);
use POSIX ();
use Shell qw($root slurp spew);
use Time::HiRes qw(sleep time);

my $bin = ($ENV{AMP_BIN} // "$root/build/bin") . '/coach-log';
my $trials = $ENV{KILL_TRIALS} // 200;
my $folder = tempdir(CLEANUP => 1);
my $number = 0;
my $failed = 0;
seed_or((int time) * 1000 + $$ % 1000);
print "# $trials trials\n";

sub ok {
    my ($good, $name, $why) = @_;
    $number++;
    $failed++ if !$good;
    print $good ? '' : 'not ', "ok $number - $name\n";
    print map { "# $_\n" } split /\n/, $why // '' if !$good;
}

sub skip {
    my ($name, $why) = @_;
    $number++;
    print "ok $number - $name # SKIP $why\n";
}

# The records of a log, each a list of cells; undef for what is no CSV: an own reader, strict.
sub records {
    my ($text, $delimiter) = @_;
    $delimiter = quotemeta($delimiter // ',');
    $text =~ s/\A\xEF\xBB\xBF//;
    my (@records, @cells);
    while ($text ne '') {
        my $cell;
        if ($text =~ s/\A"((?:[^"]|"")*)"(?=$delimiter|\r?\n|\z)//) {
            $cell = $1 =~ s/""/"/gr;
        } elsif ($text =~ s/\A([^"\r\n]*?)(?=$delimiter|\r?\n|\z)//) {
            $cell = $1;
        } else {
            return undef;
        }
        push @cells, $cell;
        next if $text =~ s/\A$delimiter//;
        $text =~ s/\A\r?\n// or $text eq '' or return undef;
        push @records, [@cells];
        @cells = ();
    }
    return @cells ? undef : \@records;
}

# Starts one add; returns its process and the end from which its answer is read.
sub start {
    my ($log, @options) = @_;
    pipe my $from, my $to or die "pipe: $!\n";
    my $pid = fork() // die "fork: $!\n";
    if ($pid == 0) {
        close $from;
        open STDOUT, '>&', $to or POSIX::_exit(126);
        open STDERR, '>', '/dev/null' or POSIX::_exit(126);
        exec $bin, 'add', $log, '--as-of=2026-11-20', @options or POSIX::_exit(127);
    }
    close $to;
    return ($pid, $from);
}

# One add to its end: its answer, what it said, and its status.
sub add {
    my ($log, @options) = @_;
    my $quoted = join ' ', map { "'" . s/'/'\\''/gr . "'" } $bin, 'add', $log, '--as-of=2026-11-20', @options;
    my $answer = `$quoted 2>$folder/said`;
    return ($answer, slurp("$folder/said"), $? >> 8);
}

# ---- Killed writers ----

sub trial_by_kill {
    my $log = "$folder/killed.csv";
    my ($killed, $begun) = (0, time);
    my (%acknowledged, %given);
    for my $trial (1 .. $trials) {
        my @writers = map {
            my $note = "$trial/$_: he said \"no\",\nand \"\" left\n" . ('x' x random(3000));
            $given{$note} = 1;
            [start($log, '--rep=Ana;Ben', '--coach=Ingrid', "--note=$note"), $note]
        } 1 .. 4;
        sleep random(6000) / 1e6;
        kill 'KILL', map { $_->[0] } @writers;
        for (@writers) {
            my ($pid, $from, $note) = @$_;
            my $answer = do { local $/; <$from> } // '';
            waitpid $pid, 0;
            $killed++ if $? & 127;
            $acknowledged{$1} = $note if $answer =~ /\A(\S+)\n\z/;
        }
    }
    my ($last) = add($log, '--rep=Ana', '--coach=Ingrid', '--note=last');
    chomp $last;
    my $records = records(slurp($log));
    my %written;
    my $why = '';
    $why .= "the log is no CSV\n" if !$records;
    for (@{$records // []}[1 .. $#{$records // []}]) {
        my ($id, $note) = @$_[0, 15];
        $why .= @$_ . " cells in $id\n" if @$_ != 16;
        $why .= "$id stands twice\n" if exists $written{$id};
        $why .= "$id was torn: $note\n" if $id ne $last && !$given{$note};
        $written{$id} = $note;
    }
    for (sort keys %acknowledged) {
        $why .= "$_ was acknowledged and is lost\n" if ($written{$_} // '') ne $acknowledged{$_};
    }
    my @ids = map { $_->[0] } @{$records // []}[1 .. $#{$records // []}];
    $why .= "ids are not in the order of time\n" if "@ids" ne join ' ', sort @ids;
    printf "# %d trials, %d writers killed, %d acknowledged, %d records, %.1f s\n", $trials, $killed,
        scalar keys %acknowledged, scalar @ids, time - $begun;
    ok($why eq '', 'killed writers lose nothing that was acknowledged and leave nothing torn', $why);
    ok($killed > 0 && %acknowledged > 0, 'some writers were killed, and some were not');
}

# ---- Cut at every byte ----

my $plain_header = "id,date,rep,coach,kind,skill,focus,asked,told,minutes,effort,action,owner,due,closes,note\n";
my $note = "\"no\" he said,\nand again: \"no\"\nc9,2026-11-20,Ana,Ingrid,peer,,,,,,,,,,,";

sub trial_by_cutting {
    my ($name, $delimiter, $header, @more) = @_;
    my $log = "$folder/cut.csv";
    spew($log, $header);
    my @ends = (length $header);
    for (['--rep=Ana', '--note=first'], ['--rep=Ana;Ben', "--note=$note"], ['--rep=Ana', '--focus=a "b", c', '--action=do it', '--due=2026-12-01'],
        ['--rep=Ana', "--note=\"\"x\"\"\n"]) {
        add($log, '--coach=Ingrid', @$_, @more);
        push @ends, -s $log;
    }
    my $whole = slurp($log);
    my $wanted = records($whole, $delimiter);
    my ($why, $cuts) = ('', 0);
    for my $length ($ends[1] .. length $whole) {
        $cuts++;
        spew($log, substr $whole, 0, $length);
        my ($id, $said, $status) = add($log, '--rep=Zoe', '--coach=Ingrid', '--note=next');
        chomp $id;
        my $got = records(slurp($log), $delimiter);
        # A record is whole once its last cell is, with its quotes.
        my $kept = grep { $length >= $_ - ($header =~ /\r/ ? 2 : 1) } @ends[1 .. $#ends];
        my $expected = join "\n\n", map { join "\t", @$_ } @$wanted[0 .. $kept];
        my $found = $got ? join "\n\n", map { join "\t", @$_ } @$got[0 .. $#$got - 1] : 'no CSV';
        $why .= "cut at $length: status $status\n" if $status != 0;
        $why .= "cut at $length: $kept records wanted, got\n$found\n" if $found ne $expected;
        $why .= "cut at $length: the new record is not the last\n" if $got && !grep { $_ eq $id } @{$got->[-1]};
        my $torn = !grep { $length >= $_ - 4 && $length <= $_ } @ends;
        $why .= "cut at $length: nothing is said of what was taken out\n" if $torn && $said !~ /was cut short/;
        last if length $why > 2000;
    }
    ok($why eq '', "$name: the next add recovers a log cut at each of $cuts bytes", $why);
}

# ---- Limits ----

sub trial_by_limit {
    my $log = "$folder/limit.csv";
    my ($why, $refused, $taken) = ('', 0, 0);
    for my $size (850 .. 1030) {
        my $header = "$plain_header" . "c1,2026-11-16,Ana,Ingrid,peer,,,,,,,,,,,";
        spew($log, $header . '"' . ('x' x ($size - length($header) - 3)) . "\"\n");
        my $before = slurp($log);
        my $said = `(ulimit -f 2; $bin add $log --rep=Ana --coach=Ingrid --as-of=2026-11-20 --note=short 2>&1 >$folder/answer; echo "status \$?") | cat`;
        my $after = slurp($log);
        if ($said eq "status 0\n") {
            $taken++;
            $why .= "$size: not added\n" if length $after <= length $before;
        } else {
            $refused++;
            $why .= "$size: said $said" if $said !~ /\Acoach-log add: \S+limit.csv: File too large\nstatus 2\n\z/;
            $why .= "$size: not as before\n" if $after ne $before;
        }
    }
    ok($why eq '' && $refused > 0 && $taken > 0, "a limit on the size of files leaves no part of a record ($refused refused, $taken taken)", $why);
}

sub trial_by_full_disk {
    my $name = 'a full file system of 64 KiB leaves no part of a record';
    my $script = <<'END';
mount -t tmpfs -o size=64k tmpfs "$1" 2>/dev/null || exit 77
log=$1/log.csv
x=$(printf '%0900d' 0)
i=0
while [ $i -lt 200 ]; do
    cp "$log" "$3" 2>/dev/null || : >"$3"
    "$2" add "$log" --rep=Ana --coach=Ingrid --note="$x" >>"$4" 2>"$5" || break
    i=$((i + 1))
done
echo "$i"
cat "$5"
cmp "$log" "$3" && echo 'as before'
grep -c '^[a-z].*"$' "$log"
umount "$1"
END
    mkdir "$folder/disk";
    spew("$folder/fill.sh", $script);
    my @arguments = ("$folder/disk", $bin, "$folder/before", "$folder/ids", "$folder/message");
    my $said = `sh $folder/fill.sh @arguments 2>&1`;
    my $status = $? >> 8;
    if ($status == 77) {
        $said = `unshare -rm sh $folder/fill.sh @arguments 2>&1`;
        $status = $? >> 8;
    }
    return skip($name, 'no file system can be mounted here') if $status != 0 && $said !~ /as before/;
    my ($count) = $said =~ /\A(\d+)\n/;
    ok($said =~ /\A(\d+)\ncoach-log add: \S+: No space left on device\nas before\n$count\n\z/ && $count > 20, "$name ($count fitted)", $said);
}

trial_by_kill();
trial_by_cutting('a log of its own', ',', $plain_header);
trial_by_cutting('a log of a spreadsheet', ';', "\xEF\xBB\xBFnote;Date;Rep;id;coach;kind;focus;action;owner;due;mood\r\n");
trial_by_cutting('a log whose id comes last', ',', "date,rep,coach,kind,note,focus,action,owner,due,id\n");
trial_by_limit();
trial_by_full_disk();
print "1..$number\n";
exit($failed > 0);
