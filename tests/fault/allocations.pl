#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every allocation fails in turn, once and from then on, in every program: never a signal, never
# another output with exit 0, never silence. The inputs are cases of the transcripts; what is right
# is told in allocations.c, which does the work. Nothing is sampled. Output is TAP.
#
#     perl tests/fault/allocations.pl [--jobs=N] [WORDS]     only the cases whose name contains WORDS
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use File::Temp qw(tempdir);
use Getopt::Long;
use POSIX ();
use Shell qw($root slurp spew);
use Text::ParseWords qw(shellwords);
use Transcript qw(case_named);

# program: transcript: the title of a case. Small inputs that differ in what the program does with
# them; five for each program at least, or this test fails.
my $cases = <<'END';
crm-events: memory: crm-events: UTF-16, a zone with summer time, adding up, into a file that is there
crm-events: memory: crm-events: windows-1252, titles, a total, a date order found further down, rejects
crm-events: memory: crm-events: repeats, a guard that remembers, a roster
crm-events: memory: crm-events: a map and words of one's own
crm-events: crm-events-bad-input: a quote that is never closed: the line where it opened
goal-check: memory: goal-check: progress of a count, an amount and a share, with a team's goal and a roster
goal-check: memory: goal-check: sentences, with metrics of one's own
goal-check: goal-check-changes: what was moved, with the reason if there is one
goal-check: goal-check-bad-input: --strict stops at the first bad goal, and nothing is written
goal-check: goal-check: the built-in names
recognize: memory: recognize: what was done, promised and met, with a history and texts of one's own
recognize: memory: recognize: who went without
recognize: recognize-bad-input: a goals file that nobody checked
recognize: recognize-bad-input: --strict stops at the first row of the history
recognize: recognize-bad-input: the rules: milestones that do not grow
motivation-score: memory: motivation-score: reliability, where omega needs matrices
motivation-score: memory: motivation-score: groups, with what was published before
motivation-score: memory: motivation-score: composites, norms and change
motivation-score: memory: motivation-score: what people did, by driver
motivation-score: motivation-score-forms: Google Forms: Timestamp, Email Address, whole questions, rows of a grid in brackets
motivation-score: motivation-score-published: old answers under a new date, and one who is new
lift-check: memory: lift-check: all methods, guards and power
lift-check: memory: lift-check: how large a lift could be seen
lift-check: memory: lift-check: an intervention that makes no sense, and a roster
lift-check: lift-check: before, during and after
lift-check: lift-check: rules: every threshold
coach-log add: memory: coach-log: a log that is made
coach-log add: memory: coach-log: one more entry, in columns of one's own, closing a promise
coach-log add: memory: coach-log: a torn tail is cut off
coach-log status: memory: coach-log: how regular, with time off from the events
coach-log check: coach-log-check: every kind of finding
coach-log promises: coach-log-promises: as of a day before some were kept, or made
coach-log mine: coach-log-mine: the roster knows all names of a person, and of the others
team-report: memory: team-report: the week as a page, from events and a roster
team-report: memory: team-report: goals, rows set aside, words of thanks and lifts
team-report: memory: team-report: the team's own page
team-report: memory: team-report: the week as a mail, into a file
team-report: team-report: -e is 0 when all is well
team-report: team-report: a goal status with cells that cannot be read
one-on-one: memory: one-on-one: a page from events and a roster, into a file
one-on-one: memory: one-on-one: promises, a goal, words of thanks and the lowest need, in ASCII
one-on-one: memory: one-on-one: a file for each, by a title and words of one's own
one-on-one: memory: one-on-one: files that name nobody, the same one twice
one-on-one: memory: one-on-one: nobody of that name
END

my $least = 5;
my $bin = $ENV{AMP_BIN} // "$root/build/bin";
my $object = $ENV{AMP_FAULT} // "$root/build/fault/allocations.so";
my $jobs = 2;
GetOptions('jobs=i' => \$jobs) or die "usage: allocations.pl [--jobs=N] [WORDS]\n";
my ($words) = @ARGV;

# The case of that name in a transcript: {command: a list of words, files, stdin}.
sub case_of {
    my ($transcript, $title) = @_;
    my $case = case_named($transcript, $title);
    # What coach-log add prints is an id, which is never the same.
    my $prints_id = $case->{command} =~ s/ >id;.*//s;
    $case->{prints_id} ||= $prints_id;
    $case->{command} =~ s/'[^']*'//gr =~ /[|;&<>`\$]/ and die "$transcript: '$title' is more than one command\n";
    return $case;
}

# Runs a case, with what allocations.c has to say going to $report.
sub start {
    my ($case, $report) = @_;
    my $folder = tempdir(CLEANUP => 1);
    spew("$folder/$_->{name}", $_->{content}) for @{$case->{files}};
    my $input = tempdir(CLEANUP => 1) . '/stdin';
    spew($input, $case->{stdin} // '');
    my ($program, @arguments) = shellwords($case->{command} =~ s/\\\n/ /gr);
    my $pid = fork() // die "fork: $!\n";
    return $pid if $pid;
    chdir $folder or POSIX::_exit(126);
    open STDIN, '<', $input or POSIX::_exit(126);
    open my $descriptor, '>', $report or POSIX::_exit(126);
    POSIX::dup2(fileno $descriptor, 9) or POSIX::_exit(126);
    %ENV = (PATH => '/usr/bin:/bin', LD_PRELOAD => $object, FAULT_REPORT => 9);
    $ENV{FAULT_ID} = 1 if $case->{prints_id};
    { no warnings 'exec'; exec "$bin/$program", @arguments; }
    POSIX::_exit(127);
}

# ---- Running them, a few at a time ----

my (@todo, %count);
for (split /\n/, $cases) {
    my ($program, $transcript, $title) = /^(\S[^:]*): ([^:]+): (.*)$/ or die "allocations.pl: '$_'\n";
    $count{$program}++;
    my $name = "$program: $title";
    push @todo, { name => $name, case => case_of($transcript, $title) } if !defined $words || index($name, $words) >= 0;
}
if (!defined $words) {
    for my $program (map { s{.*/}{}r } glob "$bin/*") {
        my $cases = 0;
        $cases += $count{$_} for grep { $_ eq $program || /^\Q$program\E / } keys %count;
        push @todo, { name => "$program has $least cases", good => $cases >= $least };
    }
}

print "1..", scalar @todo, "\n";
my ($failed, $allocations, $next, %running, @reports) = (0, 0, 0);
my $scratch = tempdir(CLEANUP => 1);
while ($next < @todo || %running) {
    while ($next < @todo && keys %running < $jobs) {
        my $number = $next++;
        my $test = $todo[$number];
        if (!$test->{case}) {
            report_on($number, $test->{good}, '');
        } else {
            $running{start($test->{case}, "$scratch/$number")} = $number;
        }
    }
    next if !%running;
    my $pid = wait();
    my $number = delete $running{$pid} // next;
    my $said = slurp("$scratch/$number");
    my ($ended) = $said =~ /^done (\d+)$/m;
    $allocations += $1 if $said =~ /^count (\d+)/;
    report_on($number, $? == 0 && defined $ended && $ended == 0, $said);
}
print "# $allocations allocations, each failed alone and with all that follow\n";
exit($failed > 0);

sub report_on {
    my ($number, $good, $said) = @_;
    $failed++ if !$good;
    my ($count) = $said =~ /^count (\d+)/;
    print $good ? '' : 'not ', 'ok ', $number + 1, ' - ', $todo[$number]{name}, defined $count ? " ($count)" : '', "\n";
    print map { "# $_\n" } split /\n/, $said if !$good;
    STDOUT->flush();
}
