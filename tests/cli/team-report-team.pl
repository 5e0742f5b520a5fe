#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Properties of team-report that hold for every team. On the page for the team no person is named but
# in good news: under "Good news" whoever has a word of thanks this week, under "Goals" whoever has a
# goal that is met or on track. Everywhere else, and for everybody else, there is no name: of reps,
# aliases, managers, coaches or strangers. And the order of the files changes nothing but the receipt.
# Tried on the example team and on random worlds, in every form of a page. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/team-report-team.pl      other input than always
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or random one_of);
use File::Temp qw(tempdir);
use Shell qw($root run slurp spew);

seed_or(20261123);
my $worlds = 6;
my $monday = '2026-11-16';
my %good_goal = map { $_ => 1 } qw(met on-track);
# Words of thanks that team-report keeps between two people (its list "private").
my %private = map { /^private,([^,]+),/ ? ($1 => 1) : () }
    split /\n/, run('team-report --show-words', '.')->{stdout};
print "1..", $worlds + 1, "\n";
try_example();
try_world($_) for 1 .. $worlds;

sub day { return sprintf '2026-%02d-%02d', 8 + random(3), 1 + random(28) if random(3); return sprintf '2026-11-%02d', 1 + random(20) }

# A name of two words that stand nowhere else on a page.
my %used;
sub name {
    while (1) {
        my @words = map { ucfirst join '', map { one_of(qw(zu qo xa vy jeq wib kru)) } 1 .. 3 } 1 .. 2;
        next if grep { $used{lc $_}++ } @words;
        return "@words";
    }
}

sub quoted { return join(',', map { /[",\n]/ ? '"' . s/"/""/gr . '"' : $_ } @_) . "\n" }

sub table {
    my ($file, $header, @rows) = @_;
    spew($file, "$header\n" . join '', map { quoted(@$_) } @rows);
}

# Everybody, and every stream there is about them, in a folder. Returns who may be named where.
sub make_world {
    my ($folder) = @_;
    %used = ();
    my @reps = map { name() } 1 .. 2 + random(10);
    my @managers = map { name() } 1 .. 1 + random(2);
    my @strangers = map { name() } 1 .. random(3);
    my @all = (@reps, @strangers);
    my %may = ('Good news' => {}, 'Goals' => {});

    table("$folder/roster.csv", 'rep,alias,manager,team', map {
        my $mail = lc($_ =~ s/ /./r) . '@example.org';
        [$_, $mail, one_of(@managers), one_of('North', 'South')] } @reps);
    table("$folder/events.csv", 'date,rep,event,count,value,unit,account,note', map { [day(), one_of(@all),
        one_of(qw(call meeting meeting.qualified win help thanks learning.practice)), 1 + random(60), '', '',
        'account of ' . one_of(@all), 'with ' . one_of(@all)] } 1 .. 40);
    my @goals = map { [one_of(@reps, @strangers, ''), one_of('Win 20 deals', 'Practise twice a week'), random(40), random(30), random(100) / 100,
        one_of('Why?', ''), one_of(qw(met on-track likely at-risk off-track too-early missed unmeasured)), '2026-11-20'] } 1 .. 1 + random(20);
    table("$folder/goals.csv", 'rep,goal,target,actual,attainment,questions,status,as_of', @goals);
    $may{Goals}{$_->[0]} = 1 for grep { $good_goal{$_->[6]} } @goals;
    table("$folder/log.csv", 'id,date,rep,coach,kind,skill,effort,action,owner,due,closes,note', map { ["c$_", day(),
        join(';', one_of(@reps), random(4) ? () : one_of(@all)), one_of(@managers, @reps), 'one-on-one', 'discovery',
        one_of(qw(tried none), ''), 'speak with ' . one_of(@all), one_of(qw(rep coach)), day(), random(2) ? 'c' . random($_ || 1) : '',
        'about ' . one_of(@all)] } 1 .. 12);
    table("$folder/status.csv", 'rep,coach,sessions,last,days_since,kept,open_actions,overdue_actions,follow_through,coach_overdue,next_due,status',
        map { [$_, one_of(@managers), random(9), '2026-11-10', 10, 0.5, random(3), random(3), 0.25, random(3), '2026-11-17',
            one_of(qw(on-time due overdue never away))] } @all);
    my @scales = qw(base_pay autonomy mastery purpose belonging load);
    table("$folder/scores.csv", 'rep,date,scale,items,answered,score,pomp,low,high,previous,change,verdict,flags',
        map { my $rep = $_; map { [$rep, '2026-11-18', $_, 2, 2, 3, random(100), 10, 90, '', '', one_of(qw(first up down no-real-change)), ''] } @scales } @reps);
    table("$folder/groups.csv", 'group,date,scale,n,mean,low,high,verdict,shown',
        map { my $group = $_; map { [$group, '2026-11-18', $_, 6, random(100), 10, 90, one_of(qw(first up down)), 'yes'] } @scales }
            'North', 'all', @managers);
    my @thanks = map { my $who = one_of(@all); ["2026-11-" . (5 + random(16)), $who, 'mastery',
        one_of(qw(practice help experiment tried promise-kept persistence comeback milestone goal-halfway)), '10 demos',
        'thanks for ' . one_of(@all), 'You helped ' . one_of(@all)] } 1 .. random(30);
    $_->[0] =~ s/-(\d)$/-0$1/ for @thanks;
    $may{'Good news'}{$_->[1]} = 1 for grep { $_->[0] ge $monday && $_->[0] le '2026-11-20' && !$private{$_->[3]} } @thanks;
    push @thanks, ['2026-10-01', one_of(@reps), '', 'four-weeks', 'no word since 2026-10-01', '', 'Nothing.'] if random(2);
    table("$folder/thanks.csv", 'date,rep,driver,rule,what,evidence,message', @thanks);
    table("$folder/lifts.csv", 'name,metric,reps,lift_during,lift_after,verdict,kind,start,end,shows,method,others,as_of',
        map { ["Sprint $_", 'meeting', 5, 1.2, 1.1, one_of(qw(lasted faded pulled-forward cannot-tell)), 'contest', '2026-09-07', '2026-09-18',
            'metric', 'count', one_of('', 4), '2026-11-20'] } 1 .. 2);
    table("$folder/rejects.csv", 'file,line,column,reason,record', map { ['sales.csv', $_, 'date', 'is not a date', one_of(@all) . ',x'] } 1 .. random(3));
    return ({%may}, @reps, @managers, @strangers);
}

# A page as [heading, text] of its sections; what stands above the first heading has none.
sub sections {
    my ($type, $page) = @_;
    my @parts = $type eq 'text' ? split /^(\S.*)\n(?:─)+\n/m, $page
        : $type eq 'markdown' ? split /^##[ ](.*)\n/m, $page
        : split /<h2[^>]*>(.*?)<\/h2>/s, $page;
    my @sections = (['', shift @parts]);
    push @sections, [splice @parts, 0, 2] while @parts;
    return @sections;
}

# The first name on a page that may not stand where it stands; '' if there is none. A wrapped line may
# part a name, and so may marks of the form, so each word of it counts.
sub named {
    my ($type, $page, $may, @names) = @_;
    for my $section (sections($type, $page)) {
        my ($heading, $text) = @$section;
        for my $name (grep { !$may->{$heading}{$_} } @names) {
            for my $word (split ' ', $name) {
                return "'$word' under '$heading'" if $text =~ /(?<![[:alpha:]])\Q$word\E(?![[:alpha:]])/i;
            }
        }
    }
    return '';
}

sub result {
    my ($number, $what, $fault) = @_;
    print $fault eq '' ? "ok $number - $what\n" : "not ok $number - $what: $fault\n";
}

sub try_world {
    my ($number) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my ($may, @names) = make_world($folder);
    my @files = qw(events.csv goals.csv log.csv status.csv scores.csv groups.csv thanks.csv lifts.csv rejects.csv);
    my $fault = '';
    for my $type (qw(text markdown html)) {
        my $command = "team-report -t $type --for=team -r roster.csv --as-of=2026-11-20";
        my $page = run("$command @files", $folder);
        $fault ||= "$type: status $page->{status}: $page->{stderr}" if $page->{status} != 0;
        $fault ||= named($type, $page->{stdout}, $may, @names);
        my $other = run("$command " . join(' ', reverse @files), $folder);
        my @both = map { [sections($type, $_->{stdout})] } $page, $other;
        pop @$_ for @both; # the receipt
        $fault ||= "$type: another order, another page"
            if join("\0", map { @$_ } @{$both[0]}) ne join("\0", map { @$_ } @{$both[1]});
    }
    # The test would see a name: the manager's page has some.
    my $page = run("team-report -r roster.csv --as-of=2026-11-20 @files", $folder);
    $fault ||= 'no name on the manager\'s page' if named('text', $page->{stdout}, $may, @names) eq '';
    result($number + 1, 'a random team: ' . @names . ' names', $fault);
}

# The week of the example team, as weekly-report makes it.
sub try_example {
    my $folder = tempdir(CLEANUP => 1);
    my $ended = run("\"\$EXAMPLES/weekly-report\" --as-of=2026-11-20 -o '$folder' >page", $folder);
    my @lines = split /\n/, slurp("$root/examples/team/roster.csv");
    shift @lines;
    my (@names, %may);
    for my $line (@lines) {
        my ($rep, undef, $manager) = split /,/, $line;
        push @names, $rep, $manager;
    }
    # Who has good news the pages themselves say; that it is good was shown by the random teams.
    $may{$_} = {map { $_ => 1 } @names} for 'Good news', 'Goals';
    my $fault = $ended->{status} == 3 ? '' : "status $ended->{status}: $ended->{stderr}";
    $fault ||= named('text', slurp("$folder/team-2026-W47.txt"), \%may, @names, 'Jo Interim');
    $fault ||= named('html', slurp("$folder/team-2026-W47.html"), \%may, @names, 'Jo Interim');
    $fault ||= 'no name on the manager\'s page'
        if named('text', slurp("$folder/report-2026-W47.txt"), \%may, @names) eq '';
    result(1, 'the example team', $fault);
}
