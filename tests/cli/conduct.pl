#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Conduct: what every program promises whatever its job. There is one row per program (or per way in
# which a program reads its input), and every check is made for every row: a new program is a new
# row. Output is TAP.
#
#     perl tests/cli/conduct.pl [WORDS]       only the checks whose title contains WORDS
use strict;
use warnings;
use Errno qw(EACCES EBADF EFBIG EIO EISDIR ENOENT ENOSPC EPIPE);
use FindBin;
use lib "$FindBin::Bin/../lib";
use File::Temp qw(tempdir);
use POSIX ();
use Shell qw($root run slurp spew unified_diff);

POSIX::setlocale(POSIX::LC_ALL(), 'C');    # $! in the system's own words, as programs without a locale say them

# ---- The programs ----

my $events = <<'END';
date,rep,event,count
2026-11-16,Ana Ruiz,call,3
2026-11-17,Ben Okoro,meeting,1
2026-11-18,Ana Ruiz,call,2
END
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
# program: what begins its messages, if that is more than the first word.
my @rows = (
    {
        command => 'crm-events {o} {in}',
        input => $events,
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

# ---- The checks ----
#
# A check is a function of a row that gives a plan: run (a command line) and what is expected of it:
# status (0), stdout and stderr (empty; a text or a pattern), leaves (files beside those of the
# row), holds (what files hold afterwards). before: commands that come first. needs: skipped without
# it.

my @checks;
sub check { push @checks, [@_] }

# Perl's libc and that of the programs may be two: where musl has other words, these.
my %musl_says = (Errno::EIO, 'I/O error', Errno::ELOOP, 'Symbolic link loop', Errno::ENAMETOOLONG, 'Filename too long');

# The plan of a command that must fail because of `about`, with the system's word for `error`.
sub fails {
    my ($row, $about, $error, %plan) = @_;
    local $! = $error;
    my $begin = "$row->{program}: $about:";
    my $musl = $musl_says{$error};
    return { status => 2, stderr => defined $musl ? qr/\A\Q$begin\E (?:\Q$!\E|\Q$musl\E)\n\z/ : "$begin $!\n", %plan };
}

# The plan of a command that must answer as the plain command does.
sub answers {
    my ($row, $run, %plan) = @_;
    return { run => $run, stdout => $row->{answer}, %plan };
}

sub refuses {
    my ($row, $run, $message) = @_;
    return { run => $run, status => 2, stderr => ref $message ? $message : "$row->{program}: $message; see '$row->{program} --help'\n" };
}

# A row's command line; `in` is "in.csv" and `o` nothing if they are not given.
sub line {
    my ($row, %part) = @_;
    my $line = $row->{command};
    my ($o, $in) = ($part{o} // '', $part{in} // 'in.csv');
    $line =~ s/\{o\}/$o/;
    $line =~ s/\{in\}/$in/;
    return $line =~ s/  +/ /gr =~ s/ \z//r;
}

check 'a file', sub {
    my ($row) = @_;
    return { run => line($row), stdout => qr/\S/ };
};

# Output that does not arrive. Descriptor 4 is a pipe whose reader has gone.
my $gone = 'mkfifo pipe; exec 3<>pipe; exec 4>pipe; exec 3<&-';

check 'a full disk', sub {
    my ($row) = @_;
    return fails($row, '<stdout>', ENOSPC, run => line($row) . ' >/dev/full', needs => '/dev/full');
};
check '-o and a full disk', sub {
    my ($row) = @_;
    return fails($row, '/dev/full', ENOSPC, run => line($row, o => '-o /dev/full'), needs => '/dev/full');
};
check 'a closed standard output', sub {
    my ($row) = @_;
    return fails($row, '<stdout>', EBADF, run => line($row) . ' >&-');
};
check 'a reader that has gone', sub {
    my ($row) = @_;
    return { before => $gone, run => 'exec ' . line($row) . ' >&4', status => 128 + POSIX::SIGPIPE(), leaves => ['pipe'] };
};
check 'a reader that has gone, with SIGPIPE ignored', sub {
    my ($row) = @_;
    return fails($row, '<stdout>', EPIPE, before => "$gone; trap '' PIPE", run => line($row) . ' >&4', leaves => ['pipe']);
};
# The message goes through a pipe: the limit would hold for a file of messages too.
check 'a limit on the size of files', sub {
    my ($row) = @_;
    my $limited = '(ulimit -f 0; ' . line($row) . ' 2>&1 >out.csv; echo "status $?") | cat';
    local $! = EFBIG;
    return { run => $limited, stdout => "$row->{program}: <stdout>: $!\nstatus 2\n", leaves => ['out.csv'] };
};
check '-o and a limit on the size of files', sub {
    my ($row) = @_;
    my $limited = '(ulimit -f 0; ' . line($row, o => '-o out.csv') . ' 2>&1; echo "status $?") | cat';
    local $! = EFBIG;
    return { before => 'echo old >out.csv', run => $limited, stdout => "$row->{program}: out.csv: $!\nstatus 2\n", holds => { 'out.csv' => "old\n" } };
};
check 'a message that nobody can read', sub {
    my ($row) = @_;
    return { run => line($row, in => 'missing.csv') . ' 2>&-', status => 2 };
};
check 'standard error on a full disk, nothing to say', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' 2>/dev/full', needs => '/dev/full');
};

# Input that cannot be read.
check 'a missing file', sub {
    my ($row) = @_;
    return fails($row, 'missing.csv', ENOENT, run => line($row, in => 'missing.csv'));
};
check 'a folder', sub {
    my ($row) = @_;
    return fails($row, 'folder', EISDIR, before => 'mkdir folder', run => line($row, in => 'folder'), leaves => ['folder']);
};
check 'a file that may not be read', sub {
    my ($row) = @_;
    return fails($row, 'in.csv', EACCES, before => 'chmod 0 in.csv', run => line($row), needs => 'not root');
};
check 'a file that fails while it is read', sub {
    my ($row) = @_;
    return fails($row, '/proc/self/mem', EIO, run => line($row, in => '/proc/self/mem'), needs => '/proc/self/mem');
};
check 'an empty file', sub {
    my ($row) = @_;
    return { before => ': >in.csv', run => line($row), status => 2, stderr => "$row->{program}: in.csv: empty, no header\n" };
};
check 'a header alone', sub {
    my ($row) = @_;
    return { before => 'head -n 1 in.csv >h; mv h in.csv', run => line($row), stdout => $row->{header}, stderr => $row->{header_says} };
};
check 'a closed standard input that must be read', sub {
    my ($row) = @_;
    return fails($row, '<stdin>', EBADF, run => line($row, in => '-') . ' <&-', needs => 'operand');
};
check 'a closed standard input and no operand', sub {
    my ($row) = @_;
    return fails($row, '<stdin>', EBADF, run => line($row, in => '') . ' <&-', needs => 'operand');
};
check 'a closed standard input that need not be read', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' <&-');
};
check 'a missing file, and -o onto an old one', sub {
    my ($row) = @_;
    return fails($row, 'missing.csv', ENOENT, before => 'echo old >out.csv', run => line($row, o => '-o out.csv', in => 'missing.csv'),
        holds => { 'out.csv' => "old\n" });
};

# Options.
for my $option ('--help', '--version') {
    check "$option and a full disk", sub {
        my ($row) = @_;
        return fails($row, '<stdout>', ENOSPC, run => "$row->{program} $option >/dev/full", needs => '/dev/full');
    };
    check "$option and a closed standard output", sub {
        my ($row) = @_;
        return fails($row, '<stdout>', EBADF, run => "$row->{program} $option >&-");
    };
    check "$option in short", sub {
        my ($row) = @_;
        my $short = $option eq '--help' ? '-h' : '-V';
        return { run => "$row->{program} $option >long; $row->{program} $short >short; cmp long short", leaves => ['long', 'short'] };
    };
}
check '--help: an example first, at most 24 lines', sub {
    my ($row) = @_;
    return { run => "$row->{program} --help", stdout => qr/\A[^\n]*\b\Q$row->{program}\E [^\n]*\n(?:[^\n]*\n){1,23}\z/ };
};
check '--help: no wider than a terminal', sub {
    my ($row) = @_;
    return { run => "$row->{program} --help | awk 'length > 80'" };
};
check '--version: name and version first', sub {
    my ($row) = @_;
    my ($name) = $row->{program} =~ /^(\S+)/;
    my ($version) = slurp("$root/lib/base/options.h") =~ /AMP_VERSION "(.*?)"/;
    return { run => "$row->{program} --version", stdout => qr/\A\Q$name (amptools) $version\E\n/ };
};
check 'an unknown option', sub {
    my ($row) = @_;
    return refuses($row, line($row) . ' --frobnicate', "unknown option '--frobnicate'");
};
check 'an unknown letter', sub {
    my ($row) = @_;
    return refuses($row, line($row) . ' -Q', "unknown option '-Q'");
};
check 'an abbreviated option', sub {
    my ($row) = @_;
    return refuses($row, line($row) . ' --outpu=x.csv', qr/\A\Q$row->{program}\E: unknown option '--outpu'; did you mean '--output'\? see '.* --help'\n\z/);
};
check 'an option without its value', sub {
    my ($row) = @_;
    return refuses($row, line($row) . ' --output', qr/\A\Q$row->{program}\E: [^\n]*output[^\n]*\n\z/);
};
check 'an option with a value that it does not take', sub {
    my ($row) = @_;
    return refuses($row, line($row) . ' --strict=yes', qr/\A\Q$row->{program}\E: [^\n]*strict[^\n]*\n\z/);
};
check 'a bad value', sub {
    my ($row) = @_;
    return refuses($row, line($row) . ' --until=2026-02-30', qr/\A\Q$row->{program}\E: --until '2026-02-30' is not a date[^\n]*\n\z/);
};
check 'an option behind the operands', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' --digits=6');
};
check 'environment', sub {
    my ($row) = @_;
    my $odd = 'export POSIXLY_CORRECT=1 COLUMNS=20 LINES=5 TERM=dumb HOME=/nonexistent LANG=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8';
    return answers($row, line($row) . ' --digits=6', before => $odd);
};
check 'environment and --help', sub {
    my ($row) = @_;
    my $odd = 'POSIXLY_CORRECT=1 COLUMNS=20 LC_ALL=de_DE.UTF-8';
    return { run => "$row->{program} --help >plain; $odd $row->{program} --help >odd; cmp plain odd", leaves => ['odd', 'plain'] };
};

# Operands.
sub answers_stdin {
    my ($row, $run, %plan) = @_;
    return answers($row, $run, needs => 'operand', $row->{shows_name} ? (stdout => qr/<stdin>/) : (), %plan);
}
check 'standard input', sub {
    my ($row) = @_;
    return answers_stdin($row, line($row, in => '') . ' <in.csv');
};
check '- is standard input', sub {
    my ($row) = @_;
    return answers_stdin($row, line($row, in => '-') . ' <in.csv');
};
check 'a pipe', sub {
    my ($row) = @_;
    return answers_stdin($row, 'cat in.csv | ' . line($row, in => ''));
};
check '--', sub {
    my ($row) = @_;
    return answers($row, line($row, in => '-- in.csv'), needs => 'operand');
};
check '-- and a file that is called like an option', sub {
    my ($row) = @_;
    return answers($row, line($row, in => '-- -h'), before => 'cp in.csv ./-h', leaves => ['-h'], needs => 'operand',
        $row->{shows_name} ? (stdout => qr/-h/) : ());
};

# Output, whole or not at all.
check '-o', sub {
    my ($row) = @_;
    return { run => line($row, o => '-o out.csv'), holds => { 'out.csv' => $row->{answer} } };
};
check '-o -', sub {
    my ($row) = @_;
    return answers($row, line($row, o => '-o -'));
};
check '-o onto the input', sub {
    my ($row) = @_;
    return {
        before => 'chmod 640 in.csv',
        run => line($row, o => '-o in.csv') . ' && ls -l in.csv | cut -c1-10',
        stdout => "-rw-r-----\n",
        holds => { 'in.csv' => $row->{answer} },
    };
};
check '-o through a symbolic link', sub {
    my ($row) = @_;
    return {
        before => 'echo old >real.csv; ln -s real.csv link.csv',
        run => line($row, o => '-o link.csv') . ' && readlink link.csv',
        stdout => "real.csv\n",
        holds => { 'real.csv' => $row->{answer}, 'link.csv' => $row->{answer} },
    };
};
check '-o in a folder that is not there', sub {
    my ($row) = @_;
    return fails($row, 'nowhere/out.csv', ENOENT, run => line($row, o => '-o nowhere/out.csv'));
};
check '-o in a folder that may not be written', sub {
    my ($row) = @_;
    return fails($row, 'shut/out.csv: no temporary file can be made beside it', EACCES, before => 'mkdir -m 555 shut', run => line($row, o => '-o shut/out.csv'), leaves => ['shut'], needs => 'not root');
};
check '-o onto a folder', sub {
    my ($row) = @_;
    return fails($row, 'folder', EISDIR, before => 'mkdir folder', run => line($row, o => '-o folder'), leaves => ['folder']);
};
# The input stays open, so the program is waiting with its output begun when the signal comes.
check '-o and a signal', sub {
    my ($row) = @_;
    return {
        before => 'mkfifo pipe; echo old >out.csv',
        run => '(exec ' . line($row, o => '-o out.csv', in => '-') . ' <pipe) & exec 3>pipe; head -n 2 in.csv >&3; sleep 0.3; { kill -TERM $!; wait $!; } 2>/dev/null',
        status => 128 + POSIX::SIGTERM(),
        leaves => ['pipe'],
        holds => { 'out.csv' => "old\n" },
        needs => 'operand',
    };
};

# ---- Running them ----

sub is_here {
    my ($row, $what) = @_;
    return $row->{operand} if $what eq 'operand';
    return $> != 0 if $what eq 'not root';
    return -e $what;
}

sub matches {
    my ($got, $wanted, $name) = @_;
    return unified_diff($wanted, $got, $name) if !ref $wanted;
    return $got =~ $wanted ? '' : "$name does not match $wanted:\n$got";
}

# Carries out a plan in a fresh folder; returns what went wrong, "" if nothing did.
sub carry_out {
    my ($row, $plan) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my %files = (%{$row->{files} // {}}, 'in.csv' => $row->{input});
    spew("$folder/$_", $files{$_}) for keys %files;
    my $before = $plan->{before} // ':';
    my $got = run("$before\n$plan->{run}", $folder);
    my $why = '';
    $why .= "status $got->{status}, wanted " . ($plan->{status} // 0) . "\n" if $got->{status} ne ($plan->{status} // 0);
    # Nothing but what the program always says, and that only where it did its work.
    my $said = $got->{stderr} eq '' || !defined $row->{says} ? '' : $row->{says};
    $why .= matches($got->{stdout}, $plan->{stdout} // '', 'stdout');
    $why .= matches($got->{stderr}, $plan->{stderr} // $said, 'stderr');
    for my $name (sort keys %{$plan->{holds} // {}}) {
        $why .= -f "$folder/$name" ? matches(slurp("$folder/$name"), $plan->{holds}{$name}, $name) : "$name is not there\n";
    }
    my $left = join ' ', sort grep { !/^\.\.?$/ } do { opendir my $handle, $folder or die "$folder: $!\n"; readdir $handle };
    my %wanted = map { $_ => 1 } keys %files, @{$plan->{leaves} // []}, keys %{$plan->{holds} // {}};
    $why .= matches("$left\n", join(' ', sort keys %wanted) . "\n", 'files left');
    return $why eq '' ? '' : "$before\n$plan->{run}\n$why";
}

my ($words) = @ARGV;
my ($number, $failed) = (0, 0);
for my $row (@rows) {
    $row->{program} //= ($row->{command} =~ /^(\S+)/)[0];
    my $folder = tempdir(CLEANUP => 1);
    my %files = (%{$row->{files} // {}}, 'in.csv' => $row->{input});
    spew("$folder/$_", $files{$_}) for keys %files;
    $row->{answer} = run(line($row), $folder)->{stdout};
    for (@checks) {
        my ($title, $plan_of) = @$_;
        next if defined $words && index($title, $words) < 0;
        my $name = line($row, in => 'FILE') . ": $title";
        my $plan = $plan_of->($row);
        $number++;
        if (defined $plan->{needs} && !is_here($row, $plan->{needs})) {
            print "ok $number - $name # SKIP needs $plan->{needs}\n";
            next;
        }
        my $why = carry_out($row, $plan);
        $failed++ if $why ne '';
        print $why eq '' ? '' : 'not ', "ok $number - $name\n";
        print map { "# $_\n" } split /\n/, $why if $why ne '';
    }
}
print "1..$number\n";
exit($failed > 0);
