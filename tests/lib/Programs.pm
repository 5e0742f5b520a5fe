# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every program, and every way in which one reads its input, as a table: what conduct.pl holds against
# what all programs promise. A new program is a new row; an option that takes a file is a row of
# @file_options.
package Programs;
use strict;
use warnings;
use Exporter qw(import);

our @EXPORT_OK = qw(@programs @file_options $adding line);

# ---- The programs ----

my $events = <<'END';
date,rep,event,count
2026-11-16,Ana Ruiz,call,3
2026-11-17,Ben Okoro,meeting,1
2026-11-18,Ana Ruiz,call,2
END
my $roster = "rep,manager\nAna Ruiz,Ingrid\nBen Okoro,Ingrid\n";
my $moments = "date,rep,event,count\n2026-11-15T23:30Z,Ana Ruiz,call,3\n2026-11-22T22:30-01:00,Ben Okoro,call,2\n";
my $goals = <<'END';
rep,goal,metric,direction,from,target,unit,per,start,due,why,set_by,supports,guard
Ana Ruiz,twenty calls in November,call,reach,,20,,,2026-11-01,2026-11-30,,,,
END
my $event_header = "date,rep,event,count,value,unit,account,ref,source,note\n";
my $status_header = 'rep,goal,metric,direction,from,target,unit,per,start,due,why,set_by,supports,guard,specific,measurable,achievable,relevant,'
    . "time_bound,purposeful,questions,actual,attainment,expected,projected,low,high,likelihood,kept,status,as_of\n";

my $recognition_header = "date,rep,driver,rule,what,evidence,message\n";
my $answers = <<'END';
rep,date,glad,calm
Ana Ruiz,2026-11-16,4,2
Ben Okoro,2026-11-16,5,1
END
my $codebook = <<'END';
item,scale,reversed,min,max
glad,mood,no,1,5
calm,mood,yes,1,5
END
my $score_header = "rep,date,scale,items,answered,score,pomp,low,high,previous,change,verdict,flags\n";
my $coaching = <<'END';
id,date,rep,coach,kind,action,owner,due,note
c1,2026-11-02,Ana,Ingrid,one-on-one,call,rep,2026-11-30,"a note"
c2,2026-11-16,Ana,Ingrid,one-on-one,,,,"the divorce"
END
my $coaching_status_header = 'rep,coach,sessions,last,days_since,median_gap,longest_gap,kept,development,asked_share,peer_sessions,open_actions,overdue_actions,follow_through,'
    . "coach_overdue,coach_follow_through,effort,next_due,status\n";
my $lift_header = 'name,metric,reps,before,during,after,lift_during,during_low,during_high,lift_after,after_low,after_high,'
    . "retention,net,net_low,net_high,verdict,kind,start,end,shows,method,others,as_of\n";

# Four people who call each week, and what two of them took part in: nothing needs to be said.
my $interventions = <<'END';
name,kind,start,end,metric,reps
Circle,training,2026-11-02,2026-11-08,call,Ana Ruiz;Ben Okoro
END
my $four = "date,rep,event,count\n";
for my $week (0 .. 4) {
    my $day = qw(2026-10-19 2026-10-26 2026-11-02 2026-11-09 2026-11-16)[$week];
    my @people = ('Ana Ruiz', 'Ben Okoro', 'Cem Aydin', 'Dina Rossi');
    $four .= "$day,$people[$_],call," . (3 + ($week * ($_ + 2)) % 5) . "\n" for 0 .. 3;
}

# command: {o} is where -o FILE may stand, {in} is where the input is named. input: what in.csv
# holds. files: what else there is. header: what a header alone gives (a text or a pattern), and
# header_says what is said on standard error about it (nothing).
# operand: whether the input may also be "-" or nothing, which is standard input. shows_name:
# whether the output names the input. says: what stands on standard error when all is well, if
# anything does.
# finds_rows: rows that cannot be read are what the output is about.
# program: what begins its messages, if that is more than the first word.
our @programs = (
    {
        command => 'crm-events {o} {in}',
        input => $events,
        header => $event_header,
        operand => 1,
    },
    {
        command => 'crm-events {o} --by=week --zone=Europe/Berlin -r roster.csv {in}',
        files => { 'roster.csv' => $roster },
        input => $moments,
        header => $event_header,
        operand => 1,
    },
    {
        command => 'goal-check {o} -g goals.csv --as-of=2026-11-20 {in}',
        files => { 'goals.csv' => $goals },
        input => $events,
        header => qr/\A\Q$status_header\EAna Ruiz,twenty calls in November,call,.*\n\z/,
        operand => 1,
    },
    {
        command => 'goal-check {o} --as-of=2026-11-20 -g {in} events.csv',
        files => { 'events.csv' => $events },
        input => $goals,
        header => $status_header,
    },
    {
        command => 'goal-check {o} --lint --as-of=2026-11-20 {in}',
        input => $goals,
        header => $status_header,
        operand => 1,
    },
    {
        command => 'goal-check {o} --as-of=2026-11-20 --changes=old.csv {in}',
        files => { 'old.csv' => $goals },
        input => $goals,
        header => "rep,goal,moved,original,current,reason,actual,against_original,against_current\n"
            . "Ana Ruiz,twenty calls in November,dropped,,,,,,\n",
        operand => 1,
    },
    {
        command => 'recognize {o} --as-of=2026-11-20 {in}',
        input => $events . "2026-11-19,Ana Ruiz,help,1\n",
        header => $recognition_header,
        operand => 1,
    },
    {
        command => 'recognize {o} --as-of=2026-11-20 -g {in} events.csv',
        files => { 'events.csv' => $events },
        input => "rep,goal,metric,target,status,as_of\nAna Ruiz,Four calls,call,4,met,2026-11-20\n",
        header => $recognition_header,
    },
    {
        command => 'recognize {o} --debt -r roster.csv --as-of=2026-11-20 {in}',
        files => { 'roster.csv' => $roster },
        input => $events,
        header => qr/\A\Q$recognition_header\E,Ana Ruiz,,four-weeks,/,
        header_says => qr/\Arecognize: people with a word in the last four weeks: 0 of 2; words in all: 0\n\z/,
        says => "recognize: people with a word in the last four weeks: 0 of 2; words in all: 0\n",
        operand => 1,
    },
    {
        command => 'motivation-score {o} -c codebook.csv {in}',
        files => { 'codebook.csv' => $codebook },
        input => $answers,
        header => $score_header,
        operand => 1,
        says => "motivation-score: rows per person are for surveys that people knowingly answered under their names\n",
    },
    {
        command => 'motivation-score {o} --reliability -c codebook.csv {in}',
        files => { 'codebook.csv' => $codebook },
        input => $answers,
        header => qr/\Ascale,items,n,alpha[^\n]*\nmood,2,0,,,,,,,\n\z/,
        operand => 1,
    },
    {
        command => 'motivation-score {o} --by=all --anonymous -c codebook.csv {in}',
        files => { 'codebook.csv' => $codebook },
        input => $answers,
        header => "group,date,scale,n,mean,low,high,verdict,shown\n",
        operand => 1,
    },
    {
        command => 'motivation-score {o} --evidence --as-of=2026-11-20 {in}',
        input => $events,
        header => "rep,driver,event,count,weeks,per_week,usual,percentile,last\n",
        operand => 1,
    },
    {
        command => 'motivation-score {o} --drives --as-of=2026-11-20 {in}',
        input => $events,
        header => "rep,drive,asks,state,evidence,last,question\n",
        operand => 1,
    },
    {
        command => 'lift-check {o} -i interventions.csv --before=2 --after=2 --as-of=2026-11-22 {in}',
        files => { 'interventions.csv' => $interventions },
        input => $four,
        header => "${lift_header}Circle,call,0,,,,,,,,,,,,,,cannot-tell,training,2026-11-02,2026-11-08,metric,count,,2026-11-22\n",
        header_says => qr/\Alift-check: interventions.csv:2: reps: no event is by 'Ana Ruiz'\n/,
        operand => 1,
    },
    {
        command => 'lift-check {o} --before=2 --after=2 --as-of=2026-11-22 -i {in} events.csv',
        files => { 'events.csv' => $four },
        input => $interventions,
        header => $lift_header,
    },
    {
        command => 'one-on-one {o} --as-of=2026-11-20 {in}',
        input => $events,
        header => "These files name nobody.\n",
        operand => 1,
        shows_name => 1,
    },
    {
        command => 'team-report {o} --as-of=2026-11-20 {in}',
        input => $events,
        header => qr/\S/,
        operand => 1,
        shows_name => 1,
    },
    {
        command => 'team-report {o} -t html --for=team --as-of=2026-11-20 {in}',
        input => $events,
        header => qr/\S/,
        operand => 1,
        shows_name => 1,
    },
    {
        command => 'one-on-one {o} --mail=ana@example.com --rep="Ana Ruiz" -r roster.csv --as-of=2026-11-20 {in}',
        files => { 'roster.csv' => $roster },
        input => $events,
        header => qr/\S/,
        operand => 1,
        shows_name => 1,
    },
    {
        command => 'coach-log status {o} --as-of=2026-11-20 {in}',
        program => 'coach-log status',
        input => $coaching,
        header => $coaching_status_header,
        operand => 1,
    },
    {
        command => 'coach-log promises {o} --as-of=2026-11-20 {in}',
        program => 'coach-log promises',
        input => $coaching,
        header => "owner,rep,coach,action,made,due,days_overdue,skill,id\n",
        operand => 1,
    },
    {
        command => 'coach-log check {o} --as-of=2026-11-20 {in}',
        program => 'coach-log check',
        input => $coaching,
        header => "line,id,column,reason\n",
        operand => 1,
        finds_rows => 1,
    },
    {
        command => 'coach-log mine {o} --rep=Ana -r roster.csv {in}',
        program => 'coach-log mine',
        files => { 'roster.csv' => "rep\nAna\n" },
        input => $coaching,
        header => "id,date,rep,coach,kind,action,owner,due,note\n",
        operand => 1,
    },
    {
        command => 'coach-log status {o} --as-of=2026-11-20 -E {in} log.csv',
        program => 'coach-log status',
        files => { 'log.csv' => $coaching },
        input => $events,
        header => qr/\A\Q$coaching_status_header\EAna,.*\n\z/,
    },
);

# Files that options name: {in} is one. shows: the command that prints such a file, if it is built in.
# may_be_empty: an empty file is one with nothing in it. changes: the file is written too.
# may_be_missing: it is made then.
my $deals = "Day,Owner,Stage\n2026-11-16,Ana,signed\n";
my $thanks = "date,rep,driver,rule,what,evidence,message\n2026-11-13,Ana Ruiz,mastery,practice,x,y,z\n";
our @file_options = (
    { command => 'crm-events -r {in} events.csv', files => { 'events.csv' => $events }, input => $roster },
    { command => 'crm-events -m {in} deals.csv', files => { 'deals.csv' => $deals }, input => "event,when,date,rep\nwin,Stage=won,Day,Owner\n" },
    {
        command => 'crm-events --words={in} -m map.csv deals.csv',
        files => { 'deals.csv' => $deals, 'map.csv' => "event,when,date,rep\nwin,Stage=won,Day,Owner\n" },
        input => "list,word\nwon,signed\n",
    },
    { command => 'crm-events --guard={in} events.csv', files => { 'events.csv' => $events }, input => "export,property,name,value\n", changes => 1, may_be_missing => 1 },
    { command => 'goal-check --lint --as-of=2026-11-20 --metrics={in} goals.csv', files => { 'goals.csv' => $goals }, shows => 'goal-check --show-metrics' },
    { command => 'goal-check --lint --as-of=2026-11-20 --words={in} goals.csv', files => { 'goals.csv' => $goals }, shows => 'goal-check --show-words' },
    { command => 'goal-check --as-of=2026-11-20 --changes={in} goals.csv', files => { 'goals.csv' => $goals }, input => $goals },
    { command => 'recognize --as-of=2026-11-20 -l {in} events.csv', files => { 'events.csv' => $events }, input => $coaching },
    { command => 'recognize --as-of=2026-11-20 -H {in} events.csv', files => { 'events.csv' => $events }, input => $thanks, may_be_empty => 1 },
    { command => 'recognize --as-of=2026-11-20 --rules={in} events.csv', files => { 'events.csv' => $events }, shows => 'recognize --rules' },
    { command => 'recognize --as-of=2026-11-20 --words={in} events.csv', files => { 'events.csv' => $events }, shows => 'recognize --show-words' },
    { command => 'motivation-score -c {in} answers.csv', files => { 'answers.csv' => $answers }, input => $codebook },
    {
        command => 'motivation-score -c codebook.csv -C {in} answers.csv',
        files => { 'answers.csv' => $answers, 'codebook.csv' => $codebook },
        input => "composite,scale,weight,reversed\nwell,mood,1,no\n",
    },
    {
        command => 'motivation-score -c codebook.csv -n {in} answers.csv',
        files => { 'answers.csv' => $answers, 'codebook.csv' => $codebook },
        input => "scale,mean,sd,alpha,n,source\nmood,3.5,0.8,0.75,350,survey\n",
    },
    { command => 'motivation-score --evidence --as-of=2026-11-20 --drivers={in} events.csv', files => { 'events.csv' => $events }, shows => 'motivation-score --show-drivers' },
    { command => 'motivation-score --drives --as-of=2026-11-20 --questions={in} events.csv', files => { 'events.csv' => $events }, shows => 'motivation-score --show-questions' },
    { command => 'motivation-score --drives --as-of=2026-11-20 -g {in} events.csv', files => { 'events.csv' => $events }, input => $goals },
    { command => 'motivation-score --evidence --as-of=2026-11-20 -l {in} events.csv', files => { 'events.csv' => $events }, input => $coaching },
    {
        command => 'lift-check -i interventions.csv --metrics={in} --before=2 --after=2 --as-of=2026-11-22 events.csv',
        files => { 'events.csv' => $four, 'interventions.csv' => $interventions },
        shows => 'goal-check --show-metrics',
    },
    { command => 'team-report --as-of=2026-11-20 --words={in} events.csv', files => { 'events.csv' => $events }, shows => 'team-report --show-words', shows_name => 1 },
    { command => 'team-report --as-of=2026-11-20 --rules={in} events.csv', files => { 'events.csv' => $events }, shows => 'team-report --rules', shows_name => 1 },
    { command => 'one-on-one --as-of=2026-11-20 --playbook={in} events.csv', files => { 'events.csv' => $events }, shows => 'one-on-one --show-playbook', shows_name => 1 },
);

# The one that is no filter: in.csv is the log. own: an id is printed.
our $adding = {
    command => 'coach-log add {in} {o} --rep=Ana --coach=Ingrid --date=2026-11-16 --note="a word"',
    program => 'coach-log add',
    input => $coaching,
    own => 1,
};

# A row's command line; `in` is "in.csv" and `o` nothing if they are not given.
sub line {
    my ($row, %part) = @_;
    my $line = $row->{command};
    my ($o, $in) = ($part{o} // '', $part{in} // 'in.csv');
    $line =~ s/\{o\}/$o/;
    $line =~ s/\{in\}/$in/;
    return $line =~ s/  +/ /gr =~ s/ \z//r;
}

1;
