#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every call to the system fails in turn, in every program, with every error that the table below
# has for it: a read, a write, fsync, rename, close, open, stat, lock, whatever a program does from
# the first line of its main() to its last. Nothing is sampled. strace makes the calls fail and
# tells which there are. Each time the program must either answer as if nothing had happened, or end
# with status 2 and a last message of its own that names the error; never by a signal, never with
# another answer. A file is then as it was or complete, and no other file is left.
# Besides: what a program opens when all is well is what it was told to open. Output is TAP.
#
#     perl tests/fault/injected.pl [--jobs=N] [--keep] [WORDS]     only the cases whose name contains WORDS
#
# --keep says where the files of the first fault are. To see one failure by hand, as the test names it:
#     strace -e inject=rename:error=EIO:when=1 build/bin/PROGRAM ...
use strict;
use warnings;
use Errno ();
use FindBin;
use lib "$FindBin::Bin/../lib";
use File::Find qw(find);
use File::Path qw(make_path remove_tree);
use File::Temp qw(tempdir);
use Getopt::Long;
use POSIX ();
use Errors qw(words_of);
use Shell qw($root slurp spew wait_for);
use Text::ParseWords qw(shellwords);
use Transcript qw(case_named);
use Workers qw(in_parallel);

# transcript: the title of a case that gives the files. Below it, if another command is to be run on
# them, the command; files that are there besides, as NAME=TEXT; and what a file may be in the end
# besides old or new, as NAME~TEXT: a log whose torn record was taken out stays mended.
my $cases = <<'END';
memory: crm-events: UTF-16, a zone with summer time, adding up, into a file that is there
memory: crm-events: windows-1252, titles, a total, a date order found further down, rejects
    rejects.csv=old
memory: crm-events: repeats, a guard that remembers, a roster
    guard.csv=export,property,name,value\nevents,rows,,4\n
memory: crm-events: a map and words of one's own
memory: crm-events: repeats, a guard that remembers, a roster
    $ crm-events --guard=guard.csv --rejects=new/rejects.csv -o new/out.csv events.csv
    new/here=
memory: crm-events: a map and words of one's own
    $ crm-events --show-map=hubspot-deals
memory: goal-check: progress of a count, an amount and a share, with a team's goal and a roster
    $ goal-check -e --score -g goals.csv -r roster.csv --as-of=2026-11-20 --rejects=x.csv -o out.csv events.csv
    out.csv=old
memory: goal-check: sentences, with metrics of one's own
goal-check-changes: what was moved, with the reason if there is one
memory: recognize: what was done, promised and met, with a history and texts of one's own
    $ recognize --as-of=2026-11-20 -l log.csv -g status.csv -H thanks.csv -o out.csv events.csv
    out.csv=old
memory: recognize: who went without
memory: motivation-score: reliability, where omega needs matrices
memory: motivation-score: groups, with what was published before
motivation-score-published: old answers under a new date, and one who is new
memory: motivation-score: composites, norms and change
    $ motivation-score -c codebook.csv -C composites.csv -n norms.csv --rejects=x.csv -o out.csv answers.csv
memory: motivation-score: what people did, by driver
memory: lift-check: all methods, guards and power
memory: lift-check: an intervention that makes no sense, and a roster
    $ lift-check -i i.csv -r roster.csv --rejects=rejects.csv -o out.csv --as-of=2026-02-22 events.csv
    rejects.csv=old
    out.csv=old
memory: coach-log: a log that is made
memory: coach-log: one more entry, in columns of one's own, closing a promise
    $ coach-log add log.csv --map=map.csv --rep=Ana --coach=Ingrid --date=2026-11-16 --closes=c1 -o id
    id=old
memory: coach-log: a torn tail is cut off
    log.csv~id,date,rep,coach,kind,asked,told,minutes,effort,note\nc1,2026-11-02,Ana,Ingrid,one-on-one,,,,,"whole"\n
memory: coach-log: how regular, with time off from the events
memory: coach-log: how regular, with time off from the events
    $ coach-log promises --as-of=2026-11-20 -o out.csv log.csv
    out.csv=old
coach-log-check: every kind of finding
memory: coach-log: how regular, with time off from the events
    $ coach-log mine --rep=Ana -r roster.csv --spreadsheet -o out.csv log.csv
memory: team-report: the week as a page, from events and a roster
memory: team-report: goals, rows set aside, words of thanks and lifts
    $ team-report -t html --as-of=2026-11-20 --rejects=x.csv -o page.html status.csv rejects.csv thanks.csv
    page.html=old
memory: team-report: the team's own page
    $ team-report --mail=boss@example.org --for=team --as-of=2026-11-20 status.csv
one-on-one: a whole page
    $ one-on-one -r roster.csv --as-of=2026-11-20 -o page.txt events.csv coaching.csv thanks.csv scores.csv
    page.txt=old
one-on-one: a whole page
    $ one-on-one -t html --as-of=2026-11-20 --output-dir=pages events.csv coaching.csv
    pages/one-on-one-ana-ruiz.html=old
one-on-one: a whole page
    $ one-on-one --mail=ana@example.com --rep='Ana Ruiz' --as-of=2026-11-20 cadence.csv events.csv
END

# call (a pattern), error, and what is asked for:
#     same      the same answer: the program has to try again, or does not mind
#     fails     status 2 and a message, or the same answer where the call does not matter
#     must      status 2 and a message, nothing else
#     unsaid    the same answer but for what was to be said
#     trouble   as "fails", but the library that made the call does not tell the program which error
#               it was
# A call takes every line that fits it, those of what it is made on before those without: "output" is
# what a program writes to, "log" what coach-log adds to (it is closed when all is on the disk and
# said), "messages" is standard error, "zone" a file that libc reads a zone from
# (it cannot be told to try again), "library" a file of iconv's. A call that is not here fails with
# EIO.
my @errors = (
    ['read|pread\d*|readv', '', 'EIO', 'fails'],
    ['read|pread\d*|readv', '', 'EINTR', 'same'],
    ['read|pread\d*|readv', 'zone', 'EIO', 'fails'],
    ['read|pread\d*|readv', 'zone', 'EINTR', 'fails'],
    ['\w+', 'library', 'EIO', 'trouble'],
    ['write|writev|pwrite\d*', 'output', 'ENOSPC', 'must'],
    ['write|writev|pwrite\d*', 'output', 'EIO', 'must'],
    ['write|writev|pwrite\d*', 'output', 'EINTR', 'same'],
    ['write|writev', 'messages', 'EIO', 'unsaid'],
    ['write|writev', 'messages', 'EINTR', 'same'],
    ['write|writev', 'messages', 'EAGAIN', 'same'],
    ['write', 'log', 'ENOSPC', 'must'],
    ['write', 'log', 'EIO', 'must'],
    ['write', 'log', 'EINTR', 'same'],
    ['fsync|fdatasync', '', 'EIO', 'must'],
    ['fsync|fdatasync', '', 'ENOSPC', 'must'],
    ['fsync|fdatasync', '', 'EINTR', 'same'],
    ['rename\w*', '', 'EIO', 'must'],
    ['rename\w*', '', 'ENOSPC', 'must'],
    ['close', 'output', 'EIO', 'must'],
    ['close', 'output', 'ENOSPC', 'must'],
    ['close', 'output', 'EINTR', 'same'],
    ['close', 'zone', 'EIO', 'fails'],
    ['close', '', 'EIO', 'fails'],
    ['close', '', 'EINTR', 'same'],
    ['open\w*', '', 'EIO', 'fails'],
    ['open\w*', '', 'EMFILE', 'fails'],
    ['flock', '', 'ENOLCK', 'must'],
    ['flock', '', 'EINTR', 'same'],
    ['f?truncate\d*', '', 'EIO', 'must'],
    ['fchmod', '', 'EPERM', 'must'],
    ['fchown', '', 'EPERM', 'same'],
    ['lseek|_llseek', '', 'ESPIPE', 'fails'],
);

# Calls that cannot fail, or whose failure is the matter of allocations.pl: memory, signals, limits,
# the clock, the end.
my $sure = qr/^(?:brk|mmap2?|munmap|mremap|madvise|mprotect|rt_sig\w+|umask|getrandom|prlimit64|clock_\w+|gettimeofday|time|get[eug]*id\d*|futex|exit\w*|kill|tgkill|gettid)$/;

# What may be opened though nobody named it: the zone, and what libc converts character sets with.
my $unnamed = qr{^/(?:etc/localtime|dev/null|usr/share/(?:zoneinfo|lib/zoneinfo)/.*|.*/gconv/.*|etc/ld\.so\.cache|.*/lib\w*\.so[.\d]*)$};

my $bin = $ENV{AMP_BIN} // "$root/build/bin";
my ($jobs, $keep) = (2, 0);
GetOptions('jobs=i' => \$jobs, 'keep' => \$keep) or die "usage: injected.pl [--jobs=N] [--keep] [WORDS]\n";
my ($words) = @ARGV;
POSIX::setlocale(POSIX::LC_ALL(), 'C');    # $! in the words of programs that have no locale

if (my $reason = strace_refuses()) {
    print "1..0 # SKIP strace cannot make calls fail here: $reason\n";
    exit 0;
}

# Why strace is of no use here; '' if it is.
sub strace_refuses {
    my $probe = tempdir(CLEANUP => 1) . '/said';
    system "strace -o $probe -e inject=fsync:error=EIO true >/dev/null 2>$probe.err";
    return $? == 0 ? '' : (split /\n/, slurp("$probe.err"))[0] // 'status ' . ($? >> 8);
}

# ---- One run ----

# {name, program, command: a list of words, files: {name: text}, stdin, prints_id}
sub case_of {
    my ($where, @rest) = @_;
    my ($transcript, $title) = $where =~ /^(\S+): (.*)$/ or die "injected.pl: '$where'\n";
    my $from = case_named($transcript, $title);
    my $case = { stdin => $from->{stdin} // '', files => { map { $_->{name} => $_->{content} } @{$from->{files}} } };
    my $command = $from->{command} =~ s/\\\n/ /gr;
    for (@rest) {
        if (/^\$ (.*)/) { $command = $1 }
        elsif (my ($name, $sign, $text) = /^([^=~]+)([=~])(.*)/) { $case->{$sign eq '=' ? 'files' : 'between'}{$name} = $text =~ s/\\n/\n/gr }
        else { die "injected.pl: '$_'\n" }
    }
    $command =~ s/ >id;.*//s;    # the rest is the transcript's way to look at the log
    $command =~ s/'[^']*'//gr =~ /[|;&<>`\$]/ and die "injected.pl: '$title' is more than one command\n";
    $case->{command} = [shellwords($command)];
    $case->{name} = $command =~ s/\s+/ /gr =~ s/ \z//r;
    $case->{program} = join ' ', grep { /^[a-z]+(?:-[a-z]+)*$/ } @{$case->{command}}[0 .. ($command =~ /^coach-log/ ? 1 : 0)];
    $case->{prints_id} = $case->{program} eq 'coach-log add';
    return $case;
}

# Runs a case under strace with the arguments given: {status, stdout, stderr, files}.
sub trace {
    my ($case, $scratch, @arguments) = @_;
    remove_tree("$scratch/in");
    mkdir "$scratch/in" or die "$scratch/in: $!\n";
    for my $name (sort keys %{$case->{files}}) {
        make_path("$scratch/in/$1") if $name =~ m{^(.*)/};
        spew("$scratch/in/$name", $case->{files}{$name});
    }
    spew("$scratch/stdin", $case->{stdin});
    my $pid = fork() // die "fork: $!\n";
    if ($pid == 0) {
        POSIX::setpgid(0, 0);
        chdir "$scratch/in" or POSIX::_exit(126);
        open STDIN, '<', "$scratch/stdin" or POSIX::_exit(126);
        open STDOUT, '>', "$scratch/stdout" or POSIX::_exit(126);
        open STDERR, '>', "$scratch/stderr" or POSIX::_exit(126);
        my ($program, @rest) = @{$case->{command}};
        %ENV = (PATH => '/usr/bin:/bin');
        { no warnings 'exec'; exec 'strace', '-o', "$scratch/trace", '-e', 'signal=none', @arguments, "$bin/$program", @rest; }
        POSIX::_exit(127);
    }
    my $status = wait_for($pid, 20);
    my %got = (status => $status, stdout => slurp("$scratch/stdout"), stderr => slurp("$scratch/stderr"), files => {});
    find({ no_chdir => 1, wanted => sub { $got{files}{s{^\Q$scratch\E/in/}{}r} = slurp($_) if -f } }, "$scratch/in");
    hide_id(\%got) if $case->{prints_id};
    return \%got;
}

# What coach-log add prints is an id, which is never the same.
sub hide_id {
    my ($got) = @_;
    my ($id) = map { /^([0-9A-Za-z]{8})$/m } $got->{stdout}, values %{$got->{files}};
    return if !defined $id;
    s/\b$id\b/ID/g for $got->{stdout}, values %{$got->{files}};
}

# ---- What there is to fail ----

# The calls that a program makes from main() on, as {call, when (it is the when-th of its kind), on
# ("output", "messages", ""), line}, and for every file the place of the rename that made it.
sub calls_of {
    my ($trace, $adds) = @_;
    my (%times, %renamed, @calls, $in_main);
    for my $line (split /\n/, $trace) {
        my ($call, $arguments) = $line =~ /^(\w+)\((.*)$/ or next;
        $times{$call}++;
        $in_main ||= $call eq 'rt_sigaction' && $arguments =~ /^SIGXFSZ/;    # the first thing that is done
        next if !$in_main || $call =~ $sure;
        push @calls, { call => $call, when => $times{$call}, on => made_on($arguments, $adds), line => $line };
        $renamed{$1} = $#calls if $call =~ /^rename/ && $arguments =~ m{, "([^"]*)"(?:, 0)?\)};
    }
    return (\@calls, \%renamed);
}

sub made_on {
    my ($arguments, $adds) = @_;
    return 'messages' if $arguments =~ /^2</;
    return 'zone' if $arguments =~ m{^\d+</(?:etc/localtime|usr/share/zoneinfo/)};
    return 'library' if $arguments =~ m{^\d+<[^>]*(?:/gconv/|\.so)|^[^"]*"[^"]*/gconv/};
    return 'output' if $arguments =~ m{^1<|^\d+<[^>]*/\.amptools-};
    return 'log' if $adds && $arguments =~ m{^\d+<[^>]*/log\.csv>};
    return '';
}

# [error, what is asked for] for a call.
sub errors_of {
    my ($site) = @_;
    my @fitting = grep { $site->{call} =~ /^(?:$_->[0])$/ } @errors;
    my ($on) = grep { $_ ne '' && $_ eq $site->{on} } map { $_->[1] } @fitting;
    my @chosen = grep { $_->[1] eq ($on // '') } @fitting;
    return map { [@{$_}[2, 3]] } @chosen ? @chosen : ['', '', 'EIO', 'fails'];
}

# ---- What is right ----

sub differences {
    my ($clean, $got, @what) = @_;
    my @why = map { "$_ differs: '$got->{$_}'" } grep { $got->{$_} ne $clean->{$_} } @what;
    for my $name (sort keys %{{ %{$clean->{files}}, %{$got->{files}} }}) {
        my ($wanted, $is) = ($clean->{files}{$name} // 'NONE', $got->{files}{$name} // 'NONE');
        push @why, "file $name differs: '$is'" if $wanted ne $is;
    }
    return @why;
}

# What is wrong with a run that ended with trouble: the place of the failed call says which files
# cannot be there yet.
sub bad_trouble {
    my ($case, $clean, $got, $calls, $renamed, $place, $error, $asked) = @_;
    my $name = quotemeta $case->{program};
    my $said = words_of(Errno->can($error)->());
    my @why;
    push @why, "status $got->{status}" if $got->{status} ne '2';
    push @why, "message: '$got->{stderr}'" if $got->{stderr} !~ /\A(?:$name: [^\n]+\n)+\z/;
    push @why, "the last message does not say $error: '$got->{stderr}'" if $asked ne 'trouble' && $got->{stderr} !~ /$said\n\z/;
    push @why, "stdout: '$got->{stdout}'" if index($clean->{stdout}, $got->{stdout}) != 0;
    for my $file (sort keys %{{ %{$clean->{files}}, %{$got->{files}}, %{$case->{files}} }}) {
        my ($old, $new, $is) = map { $_->{$file} // 'NONE' } $case->{files}, $clean->{files}, $got->{files};
        my $may_be_new = defined $renamed->{$file} && $renamed->{$file} < $place;
        # A log that was made and could not be locked stays, empty: it may be another writer's by now.
        my $begun = $case->{prints_id} && $old eq 'NONE' && $is eq '' && $calls->[$place]{call} =~ /flock|stat/;
        push @why, "file $file: '$is'" if $is ne $old && !($may_be_new && $is eq $new) && $is ne ($case->{between}{$file} // $old) && !$begun;
    }
    return @why;
}

# Makes one call fail; returns what is wrong.
sub fault {
    my ($case, $clean, $scratch, $calls, $renamed, $place, $error, $asked) = @_;
    my $site = $calls->[$place];
    my $got = trace($case, $scratch, '-e', "trace=$site->{call}", '-e', "inject=$site->{call}:error=$error:when=$site->{when}");
    return 'it was not made to fail' if slurp("$scratch/trace") !~ /\(INJECTED\)/;
    return 'it did not end' if $got->{status} eq 'timeout';
    return differences($clean, $got, 'status', 'stdout') if $asked eq 'unsaid';
    my @other = differences($clean, $got, 'status', 'stdout', 'stderr');
    return @other if $asked eq 'same';
    return 'it answered as if nothing had happened' if !@other && $asked eq 'must';
    return !@other ? () : bad_trouble($case, $clean, $got, $calls, $renamed, $place, $error, $asked);
}

# ---- A case ----

# The tests of a case, each [good, name, what is wrong...].
sub try_case {
    my ($case) = @_;
    my $scratch = tempdir(CLEANUP => !$keep);
    my $clean = trace($case, $scratch, '-y', '-s', '0');
    return [0, "$case->{name}: status $clean->{status}", $clean->{stderr}] if $clean->{status} !~ /^[013]$/;
    my $trace = slurp("$scratch/trace");
    my ($calls, $renamed) = calls_of($trace, $case->{prints_id});
    my (%places, %faults);
    for my $place (0 .. $#$calls) {
        my $site = $calls->[$place];
        for (errors_of($site)) {
            my ($error, $asked) = @$_;
            my $kind = "$site->{call} $error";
            $places{$kind}++;
            my @why = fault($case, $clean, $scratch, $calls, $renamed, $place, $error, $asked);
            push @{$faults{$kind}}, "when=$site->{when} $site->{line}", map { "  $_" } @why if @why;
        }
    }
    push @{$faults{surroundings}}, surroundings($case, $trace);
    for my $storm (['read', 'EINTR'], ['write', 'EINTR'], ['write', 'EAGAIN']) {
        my ($call, $error) = @$storm;
        my @sites = grep { $_->{call} eq $call } @$calls;
        shift @sites while grep { $_->{on} =~ /zone|library|log/ } @sites;
        my $first = $sites[0] // next;
        my $got = trace($case, $scratch, '-e', "trace=$call", '-e', "inject=$call:error=$error:when=$first->{when}+2");
        $places{"every second $call $error"} = 1;
        push @{$faults{"every second $call $error"}}, differences($clean, $got, 'status', 'stdout', 'stderr');
    }
    print STDERR "# $scratch\n" if $keep;
    return [!@{$faults{surroundings} // []}, "$case->{name}: opens what it was told to, and no socket", @{$faults{surroundings} // []}],
        map { [!@{$faults{$_} // []}, "$case->{name}: $_ in $places{$_} places", @{$faults{$_} // []}] } sort keys %places;
}

# What was opened from main() on that nobody named.
sub surroundings {
    my ($case, $trace) = @_;
    my %named = map { $_ => 1 } @{$case->{command}}, keys %{$case->{files}}, '.', 'pages', 'pages/', 'new/';
    $named{s/^--?[\w-]+=//r} = 1 for @{$case->{command}};
    my ($main) = $trace =~ /^(rt_sigaction\(SIGXFSZ.*)/ms;
    return 'no main()' if !defined $main;
    my @opened = $main =~ /^open\w*\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)"/mg;
    my @odd = grep { !$named{$_} && !m{(?:^|/)\.amptools-\w{6}$} && $_ !~ $unnamed && !m{^pages/one-on-one-[\w-]+\.\w+$} } @opened;
    return (map({ "it opens $_" } @odd), $main =~ /^((?:socket|connect|fork|vfork|clone3?|execve)\(.*)/mg);
}

# ---- All cases, a few at a time ----

my @wanted;
for (split /\n(?!    )/, $cases) {
    my ($where, @rest) = split /\n    /;
    my $case = case_of($where, map { s/\n\z//r } @rest);
    push @wanted, $case if !defined $words || index($case->{name}, $words) >= 0;
}

my @told = in_parallel($jobs, scalar @wanted, sub {
    my @tests = try_case($wanted[$_[0]]);
    return join '', map { join("\t", $_->[0] ? 'ok' : 'not ok', map { s/[\n\t]/ /gr } @{$_}[1 .. $#$_]) . "\n" } @tests;
});
my ($number, $failed, $places) = (0, 0, 0);
for my $index (0 .. $#wanted) {
    for (split /\n/, $told[$index] // "not ok\t$wanted[$index]{name}: the test itself ended") {
        my ($good, $name, @why) = split /\t/;
        $number++;
        $failed++ if $good ne 'ok';
        $places += $1 if $name =~ / in (\d+) places$/;
        print "$good $number - $name\n", map { "#   $_\n" } @why;
    }
}
print "# $places failed calls in ", scalar @wanted, " cases\n1..$number\n";
exit($failed > 0);
