#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Conduct: what every program promises whatever its job. The programs are the rows of lib/Programs.pm,
# and every check is made for every row: a new program is a new row. What a program does when a call
# to the system fails is the matter of tests/fault/injected.pl. Output is TAP.
#
#     perl tests/cli/conduct.pl [--jobs=N] [WORDS]       only the checks whose title contains WORDS
use strict;
use warnings;
use Encode qw(decode encode);
use Errno qw(EACCES EBADF EFBIG EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENOENT ENOSPC ENOTDIR EPIPE);
use FindBin;
use lib "$FindBin::Bin/../lib";
use File::Find qw(find);
use File::Temp qw(tempdir);
use Getopt::Long;
use POSIX ();
use Errors qw(words_of);
use Programs qw(@programs @file_options $adding line);
use Shell qw($root run slurp spew unified_diff);
use Workers qw(in_parallel);

POSIX::setlocale(POSIX::LC_ALL(), 'C');    # $! in the system's own words, as programs without a locale say them

my $jobs = 2;
GetOptions('jobs=i' => \$jobs) or die "usage: conduct.pl [--jobs=N] [WORDS]\n";
my ($words) = @ARGV;

# ---- The checks ----
#
# A check is a function of a row that gives a plan: run (a command line) and what is expected of it:
# status (0), stdout and stderr (empty; a text or a pattern), leaves (files beside those of the
# row), holds (what files hold afterwards). input: what in.csv holds, if not what the row says.
# before: commands that come first. or_says: it may as well end with status 2, nothing written and a
# message that matches. but_receipt: only what a page says before its receipt is compared, for that
# names the input and its size. as_nobody: not run by root. needs: skipped without it. No plan: the
# check is none for this row.
#
# Checks are in groups: "input" is made for the files that options name too, "add" for coach-log add
# alone, which is no filter.

my (@checks, $group);
sub check { push @checks, [$group, @_] }
$group = 'program';

# The plan of a command that must fail because of `about`, with the system's word for `error`.
sub fails {
    my ($row, $about, $error, %plan) = @_;
    my ($begin, $words) = ("$row->{program}: $about:", words_of($error));
    return { status => 2, stderr => qr/\A\Q$begin\E $words\n\z/, %plan };
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
$group = 'input';
check 'a missing file', sub {
    my ($row) = @_;
    return answers($row, line($row, in => 'missing.csv'), leaves => ['missing.csv']) if $row->{may_be_missing};
    return fails($row, 'missing.csv', ENOENT, run => line($row, in => 'missing.csv'));
};
check 'a folder', sub {
    my ($row) = @_;
    return fails($row, 'folder', EISDIR, before => 'mkdir folder', run => line($row, in => 'folder'), leaves => ['folder']);
};
check 'a file that may not be read', sub {
    my ($row) = @_;
    return fails($row, 'in.csv', EACCES, before => 'chmod 0 in.csv', run => line($row), as_nobody => 1);
};
check 'a file that fails while it is read', sub {
    my ($row) = @_;
    return fails($row, '/proc/self/mem', EIO, run => line($row, in => '/proc/self/mem'), needs => '/proc/self/mem');
};
check 'an empty file', sub {
    my ($row) = @_;
    return answers($row, line($row), before => ': >in.csv', stdout => qr/\S/) if $row->{may_be_empty};
    return { before => ': >in.csv', run => line($row), status => 2, stderr => "$row->{program}: in.csv: empty, no header\n" };
};
for my $path (['in.csv/x', ENOTDIR], ['loop.csv', ELOOP], ['x' x 300, ENAMETOOLONG], ['', ENOENT]) {
    my ($name, $error) = @$path;
    check sprintf('a path that leads nowhere (%.20s)', $name), sub {
        my ($row) = @_;
        my $quoted = line($row, in => "'$name'");
        return { run => $quoted, status => 2, stderr => qr/\A\Q$row->{program}\E: [^\n]+\n\z/ } if $name eq '';
        return fails($row, $name, $error, before => 'ln -s loop.csv loop.csv', run => $quoted, leaves => ['loop.csv']);
    };
}
check 'a NUL byte', sub {
    my ($row) = @_;
    my $line = 1 + ($row->{input} =~ tr/\n//);
    return {
        input => $row->{input} . "a\0b\n",
        run => line($row),
        status => 2,
        stderr => qr/\A(?:[^\n]*\n)*\Q$row->{program}\E: in\.csv:$line: [^\n]*NUL[^\n]*\n\z/,
    };
};
check 'a quote that is never closed', sub {
    my ($row) = @_;
    my $line = 1 + ($row->{input} =~ tr/\n//);
    return {
        input => $row->{input} . qq("abc\n),
        run => line($row),
        status => 2,
        stderr => qr/\A(?:[^\n]*\n)*\Q$row->{program}\E: in\.csv:$line: [^\n]*quote[^\n]*never closed[^\n]*\n\z/,
        needs => 'unclosed',
    };
};

# Input in another form: the same answer.
my @forms = (
    ['a byte order mark', sub { "\xEF\xBB\xBF$_[0]" }],
    ['CRLF', sub { $_[0] =~ s/\n/\r\n/gr }],
    ['a missing last line end', sub { $_[0] =~ s/\n\z//r }],
    map { my $form = $_; ["$form with its mark", sub { encode($form, "\x{feff}" . decode('UTF-8', $_[0])) }] } qw(UTF-16LE UTF-16BE UTF-32LE UTF-32BE),
);
for (@forms) {
    my ($title, $change) = @$_;
    check $title, sub {
        my ($row) = @_;
        return answers($row, line($row), input => $change->($row->{input}), but_receipt => 1);
    };
}
# From a FIFO, one byte a write.
my $bytewise = q{perl -e '$| = 1; $/ = \1; print while <>'};
check 'a FIFO, byte by byte', sub {
    my ($row) = @_;
    return answers($row, line($row), before => "mv in.csv data; mkfifo in.csv; $bytewise data >in.csv &", leaves => ['data'], needs => 'unchanged');
};
check 'another program\'s output in place of a file', sub {
    my ($row) = @_;
    my $run = 'cat in.csv | ' . line($row, in => '/dev/fd/3') . ' 3<&0 </dev/null';
    return answers($row, $run, needs => 'unchanged', $row->{shows_name} ? (stdout => qr/\S/) : ());
};

# Too little of something.
check 'nothing but zeros is not what memory holds', sub {
    my ($row) = @_;
    return answers($row, 'MALLOC_PERTURB_=165 ' . line($row));
};
for my $files (4 .. 8) {
    check "$files files at a time", sub {
        my ($row) = @_;
        return answers($row, "ulimit -n $files; " . line($row), or_says => words_of(EMFILE));
    };
}
# Counters of coverage need memory of their own.
for my $more ($ENV{AMP_COVERAGE} ? () : (50, 100, 250, 500, 1000, 2000, 4000)) {
    check "memory for --version and $more kB more", sub {
        my ($row) = @_;
        my $least = least_memory(($row->{program} =~ /^(\S+)/)[0]) + $more;
        return answers($row, "ulimit -v $least; " . line($row), or_says => qr/memory/);
    };
}

$group = 'program';
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

# Rows that cannot be used.
sub ragged {
    my ($row, $count, %plan) = @_;
    return { input => $row->{input} . "x\n" x $count, run => line($row), status => 3,
        stdout => $row->{shows_name} ? qr/\S/ : $row->{answer}, needs => 'sets aside', %plan };
}
sub first_bad { return 1 + ($_[0]{input} =~ tr/\n//) }
check 'a row with too few cells is set aside and named', sub {
    my ($row) = @_;
    my $line = first_bad($row);
    return ragged($row, 1,
        run => line($row) . ' --rejects=rejects.csv',
        stderr => qr/\A(?:[^\n]*\n)*?\Q$row->{program}\E: in\.csv:$line: has fewer cells than the header\n(?:[^\n]*\n)*\Q$row->{program}\E: 1 of \d+ rows set aside\n\z/,
        holds => { 'rejects.csv' => "file,line,column,reason,record\nin.csv,$line,,has fewer cells than the header,x\n" });
};
check 'a row with too few cells on standard input', sub {
    my ($row) = @_;
    return if !$row->{operand};
    my $line = first_bad($row);
    return ragged($row, 1, run => line($row, in => '-') . ' <in.csv', stderr => qr/^\Q$row->{program}\E: <stdin>:$line: has fewer cells than the header\n/m);
};
check 'a dozen of them: ten are named', sub {
    my ($row) = @_;
    my $each = qr/\Q$row->{program}\E: in\.csv:\d+: has fewer cells than the header\n/;
    return ragged($row, 12, stderr => qr/\A(?:(?!$each)[^\n]*\n)*$each{10}(?:(?!$each)[^\n]*\n)*\Q$row->{program}\E: 2 more: [^\n]*\n(?:(?!$each)[^\n]*\n)*\Q$row->{program}\E: 12 of \d+ rows set aside\n\z/);
};
check '--strict stops at the first', sub {
    my ($row) = @_;
    my $line = first_bad($row);
    return ragged($row, 1, run => 'echo old >out.csv; ' . line($row, o => '-o out.csv') . ' --strict', status => 2, stdout => '',
        stderr => "$row->{program}: in.csv:$line: has fewer cells than the header\n", holds => { 'out.csv' => "old\n" });
};
check '--strict without such a row', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' --strict');
};
check '--rejects without such a row: a header', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' --rejects=rejects.csv', holds => { 'rejects.csv' => "file,line,column,reason,record\n" });
};
check '--rejects on a full disk', sub {
    my ($row) = @_;
    return fails($row, '/dev/full', ENOSPC, %{ragged($row, 1)}, run => line($row) . ' --rejects=/dev/full', status => 2, stdout => qr//,
        stderr => qr/\Q$row->{program}\E: \/dev\/full: \Q@{[do { local $! = ENOSPC; "$!" }]}\E\n\z/);
};
check '--rejects and -o into one file', sub {
    my ($row) = @_;
    return { run => line($row, o => '-o both.csv') . ' --rejects=./both.csv', status => 2,
        stderr => qr/\A\Q$row->{program}\E: (?:\.\/)?both\.csv: two outputs cannot go to one file\n\z/ };
};
check '--rejects onto an input', sub {
    my ($row) = @_;
    return { run => line($row) . ' --rejects=in.csv', status => 2, stderr => qr/\Q$row->{program}\E: in\.csv: is read, so it cannot be the rejects file too\n\z/,
        holds => { 'in.csv' => $row->{input} } };
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
for my $bad ('--as-of=yesterday', '--since=2026-13-01', '--zone=Mars/Phobos', '--zone=/etc/passwd', '--digits=0', '--digits=x',
    '--digits=99999999999999999999', '--delimiter=ab', '--delimiter=') {
    my ($option, $value) = split /=/, $bad, 2;
    check "a bad value: $bad", sub {
        my ($row) = @_;
        return refuses($row, line($row, o => '-o out.csv') . " $bad", qr/\A\Q$row->{program}\E: (?:$option )?[^\n]*'?\Q$value\E'? [^\n]*\n\z/);
    };
}
check 'an error of usage leaves the output alone', sub {
    my ($row) = @_;
    return { %{refuses($row, line($row, o => '-o out.csv') . ' --frobnicate', "unknown option '--frobnicate'")},
        before => 'echo old >out.csv', holds => { 'out.csv' => "old\n" } };
};
check '--delimiter', sub {
    my ($row) = @_;
    return answers($row, line($row) . q{ --delimiter='|'}, before => q{for f in *.csv; do tr , '|' <$f >t; mv t $f; done}, but_receipt => 1);
};
check '--spreadsheet', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' --spreadsheet', $row->{shows_name} ? () : (stdout => "\xEF\xBB\xBF" . $row->{answer} =~ s/\n/\r\n/gr));
};
check '--output in full', sub {
    my ($row) = @_;
    return { run => line($row, o => '--output=out.csv') . ' && ' . line($row, o => '--output out.csv'), holds => { 'out.csv' => $row->{answer} },
        stderr => defined $row->{says} ? $row->{says} x 2 : undef };
};
check '--exit-status says no more than yes or no', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' --exit-status; test $? -le 1');
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

# The same answer wherever, whenever and with whatever around it.
sub same_with {
    my ($row, $variable, @values) = @_;
    my $command = line($row);
    my $list = join ' ', map { "'$_'" } @values;
    return { run => "$command >plain 2>/dev/null; for value in $list; do $variable=\$value $command 2>/dev/null | cmp plain - || exit 9; done", leaves => ['plain'] };
}
check 'zones', sub {
    return same_with($_[0], 'TZ', 'Pacific/Kiritimati', 'America/St_Johns', 'Pacific/Niue', 'XYZ+25:61', ':nonsense', '');
};
check 'locales', sub {
    return same_with($_[0], 'LC_ALL', 'C', 'POSIX', 'C.UTF-8', 'tr_TR.UTF-8', 'de_DE.ISO-8859-1', 'zh_TW.BIG5', 'xx_YY', '');
};
check 'a folder that is gone', sub {
    my ($row) = @_;
    my $files = join ' ', 'in.csv', sort keys %{$row->{files} // {}};
    return answers($row, line($row) =~ s/(?<![\w.])(\w+\.csv)/..\/$1/gr, before => 'mkdir gone; cd gone; rmdir ../gone', needs => 'plain names');
};

# Operands.
sub answers_stdin {
    my ($row, $run, %plan) = @_;
    return answers($row, $run, needs => 'operand', %plan, $row->{shows_name} ? (stdout => qr/<stdin>|&lt;stdin&gt;|boundary=/) : ());
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
check 'a terminal as standard input is told of', sub {
    my ($row) = @_;
    return answers_stdin($row, 'perl $ROOT/tests/lib/on-terminal.pl 0 in.csv ' . line($row, in => ''), needs => 'terminal',
        stderr => "$row->{program}: reading from the terminal; end with Ctrl-D\n" . ($row->{says} // ''));
};
check 'a terminal as standard input that is not read is not', sub {
    my ($row) = @_;
    return answers($row, 'perl $ROOT/tests/lib/on-terminal.pl 0 in.csv ' . line($row), needs => 'terminal');
};
check 'progress, on a terminal alone and after two seconds, and it is wiped off', sub {
    my ($row) = @_;
    return if line($row) ne 'crm-events in.csv';    # once is enough: it takes its time
    my $slow = '{ head -n 2 in.csv; sleep 3.2; tail -n +3 in.csv; }';
    return answers_stdin($row, "$slow | perl \$ROOT/tests/lib/on-terminal.pl 2 shown " . line($row, in => ''), needs => 'terminal',
        holds => { shown => qr/\A(?:\r\Q$row->{program}\E: <stdin>: \d+ MB read)+\r\e\[K\z/ });
};
check 'progress: none on what is no terminal', sub {
    my ($row) = @_;
    return if line($row) ne 'crm-events in.csv';
    return answers_stdin($row, '{ head -n 2 in.csv; sleep 3.2; tail -n +3 in.csv; } | ' . line($row, in => ''), needs => 'terminal');
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
check '-o: the mode of a new file', sub {
    my ($row) = @_;
    return { run => 'umask 027; ' . line($row, o => '-o out.csv') . ' && ls -l out.csv | cut -c1-10', stdout => "-rw-r-----\n", holds => { 'out.csv' => $row->{answer} } };
};
check '-o onto a file that may not be written', sub {
    my ($row) = @_;
    return fails($row, 'out.csv', EACCES, before => 'echo old >out.csv; chmod 444 out.csv', run => line($row, o => '-o out.csv'),
        holds => { 'out.csv' => "old\n" }, as_nobody => 1);
};
check '-o into a pipe', sub {
    my ($row) = @_;
    return answers($row, line($row, o => '-o /dev/stdout') . ' | cat', needs => '/dev/stdout');
};
check '-o, and not one descriptor is open', sub {
    my ($row) = @_;
    return { run => line($row, o => '-o out.csv') . ' <&- >&- 2>&-', holds => { 'out.csv' => $row->{answer} }, stderr => '' };
};
check 'not one descriptor is open', sub {
    my ($row) = @_;
    return { run => line($row) . ' <&- >&- 2>&-', status => 2 };
};
check 'a closed standard error', sub {
    my ($row) = @_;
    return answers($row, line($row) . ' 2>&-', stderr => '');
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
    return fails($row, 'shut/out.csv: no temporary file can be made beside it', EACCES, before => 'mkdir -m 555 shut', run => line($row, o => '-o shut/out.csv'), leaves => ['shut'], as_nobody => 1);
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

# ---- coach-log add ----
#
# in.csv is the log. Whatever goes wrong, it is as it was.

$group = 'add';
sub adds {
    my ($row, $run, %plan) = @_;
    return { run => $run, stdout => "ID\n", holds => { 'in.csv' => $row->{added} }, %plan };
}
sub adds_not {
    my ($row, $about, $error, %plan) = @_;
    return fails($row, $about, $error, holds => { 'in.csv' => $row->{input} }, %plan);
}
check '--help and --version', sub {
    return { run => 'coach-log add --help && coach-log add -V', stdout => qr/\Acoach-log add [^\n]*\nusage: coach-log add .*^coach-log \(amptools\) /ms };
};
for my $bad ('--frobnicate', '--date=2026-02-30', '--kind=dance', '--closes=none', '--asked=-1', '-Q', 'second.csv') {
    check "$bad, and nothing is written", sub {
        return { run => line($_[0]) . " $bad", status => 2, stderr => qr/\Acoach-log add: [^\n]+\n\z/, holds => { 'in.csv' => $_[0]{input} } };
    };
}
check 'a log', sub { return adds($_[0], line($_[0])) };
check '-o', sub { return adds($_[0], line($_[0], o => '-o id'), stdout => '', holds => { 'in.csv' => $_[0]{added}, id => "ID\n" }) };
check 'a full disk', sub { return adds_not($_[0], '<stdout>', ENOSPC, run => line($_[0]) . ' >/dev/full', needs => '/dev/full') };
check 'a closed standard output', sub { return adds_not($_[0], '<stdout>', EBADF, run => line($_[0]) . ' >&-') };
check 'a reader that has gone, with SIGPIPE ignored', sub {
    return adds_not($_[0], '<stdout>', EPIPE, before => "$gone; trap '' PIPE", run => line($_[0]) . ' >&4', leaves => ['pipe']);
};
check 'a limit on the size of files', sub { return adds_not($_[0], 'in.csv', EFBIG, run => "(ulimit -f 0; " . line($_[0]) . ' 2>&1) | cat', status => 0,
    stdout => "coach-log add: in.csv: File too large\n", stderr => '') };
check 'a limit in the middle of the record', sub {
    my ($row) = @_;
    my $log = $row->{input} . ('c9,2026-11-17,Ana,Ingrid,peer,,,,"' . 'x' x (490 - length($row->{input}) - 36) . qq("\n));
    return { input => $log, run => '(ulimit -f 1; ' . line($row) . ' 2>&1) | cat', stdout => "coach-log add: in.csv: File too large\n", holds => { 'in.csv' => $log } };
};
check 'a folder', sub { return fails($_[0], 'folder', EISDIR, before => 'mkdir folder', run => line($_[0], in => 'folder'), leaves => ['folder']) };
check 'no such folder', sub { return fails($_[0], 'none/log.csv', ENOENT, run => line($_[0], in => 'none/log.csv')) };
check 'what is no file', sub {
    return { before => 'mkfifo pipe', run => line($_[0], in => 'pipe'), status => 2, stderr => "coach-log add: pipe: is not a regular file\n", leaves => ['pipe'] };
};
check 'a log that may not be written', sub { return adds_not($_[0], 'in.csv', EACCES, before => 'chmod 444 in.csv', run => line($_[0]), as_nobody => 1) };
check 'a folder that may not be written, and no log', sub {
    return fails($_[0], 'shut/log.csv', EACCES, before => 'mkdir -m 555 shut', run => line($_[0], in => 'shut/log.csv'), leaves => ['shut'], as_nobody => 1);
};
check 'not one descriptor is open', sub { return { run => line($_[0]) . ' <&- >&- 2>&-', status => 2, holds => { 'in.csv' => $_[0]{input} } } };
check '-o, and not one descriptor is open', sub {
    return adds($_[0], line($_[0], o => '-o id') . ' <&- >&- 2>&-', stdout => '', holds => { 'in.csv' => $_[0]{added}, id => "ID\n" });
};
check 'environment', sub {
    return adds($_[0], line($_[0]), before => 'export POSIXLY_CORRECT=1 COLUMNS=20 TERM=dumb HOME=/nonexistent LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati MALLOC_PERTURB_=165');
};
check 'a symbolic link', sub {
    return adds($_[0], line($_[0], in => 'link.csv'), before => 'ln -s in.csv link.csv', holds => { 'in.csv' => $_[0]{added}, 'link.csv' => $_[0]{added} });
};
for my $files (4 .. 6) {
    check "$files files at a time", sub { return adds($_[0], "ulimit -n $files; " . line($_[0]), or_says => words_of(EMFILE)) };
}
for my $more ($ENV{AMP_COVERAGE} ? () : (50, 100, 250, 500, 1000, 2000)) {
    check "memory for --version and $more kB more", sub {
        my $least = least_memory('coach-log') + $more;
        return adds($_[0], "ulimit -v $least; " . line($_[0]), or_says => qr/memory/);
    };
}

# ---- Running them ----

# Whether terminals can be made here: in a chroot without /dev/pts there are none.
my $terminals;

sub has_terminals {
    $terminals //= run('perl $ROOT/tests/lib/on-terminal.pl 0 /dev/null true', $root)->{status} == 0;
    return $terminals;
}

# Whether a plan can be carried out for this row and here; if not, what it needs.
sub is_here {
    my ($row, $what) = @_;
    return $row->{operand} if $what eq 'operand';
    return !$row->{changes} if $what eq 'unchanged';
    return !$row->{finds_rows} if $what =~ /^(?:sets aside|unclosed)$/;
    return line($row) !~ /"/ && !$row->{shows_name} if $what eq 'plain names';
    return $row->{operand} && has_terminals() if $what eq 'terminal';
    return -e $what;
}

# Who has no rights but those of everybody; nobody can be that if the programs are out of reach.
my $nobody = 65534;
sub nobody_can_run {
    my $path = '';
    for (split m{/}, $ENV{AMP_BIN} // "$root/build/bin") {
        $path .= "$_/";
        return 0 if !((stat $path)[2] & 1);
    }
    return 1;
}

# The least memory, in kB, that `program --version` does with.
my %least_memory;
sub least_memory {
    my ($program) = @_;
    return $least_memory{$program} //= do {
        my ($low, $high) = (1000, 200_000);
        while ($high - $low > 50) {
            my $middle = int(($low + $high) / 2);
            my $good = run("ulimit -v $middle; $program --version", $root)->{status} eq '0';
            ($low, $high) = $good ? ($low, $middle) : ($middle, $high);
        }
        $high;
    };
}

sub matches {
    my ($got, $wanted, $name) = @_;
    return unified_diff($wanted, $got, $name) if !ref $wanted;
    return $got =~ $wanted ? '' : "$name does not match $wanted:\n$got";
}

# A page without its receipt; of a mail, its first headers.
sub without_receipt {
    my ($text) = @_;
    return $text if ref $text;
    return $text =~ s/^Receipt\n.*//msr =~ s/<h2[^>]*>Receipt<.*//sr =~ s/^ boundary=.*//msr;
}

# What coach-log add prints is an id, which is never the same.
sub hide_id {
    my ($got, $folder) = @_;
    my ($id) = map { /^([0-9A-Za-z]{8})$/m } $got->{stdout}, -f "$folder/id" ? slurp("$folder/id") : ();
    ($id) = slurp("$folder/in.csv") =~ /^(\w{8}),[^\n]*\n\z/m if !defined $id && -f "$folder/in.csv";
    return if !defined $id;
    $got->{stdout} =~ s/\b$id\b/ID/g;
    for my $path (grep { -f && !-l } "$folder/in.csv", "$folder/id") {
        spew($path, slurp($path) =~ s/\b$id\b/ID/gr);
    }
}

# A fresh folder with the files of a row.
sub folder_of {
    my ($row, $plan) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my %files = (%{$row->{files} // {}}, 'in.csv' => $plan->{input} // $row->{input});
    spew("$folder/$_", $files{$_}) for keys %files;
    return ($folder, keys %files);
}

# Carries out a plan in a fresh folder; returns what went wrong, "" if nothing did.
sub carry_out {
    my ($row, $plan) = @_;
    my ($folder, @files) = folder_of($row, $plan);
    my $before = $plan->{before} // ':';
    my $as_nobody = $plan->{as_nobody} && $> == 0;
    find(sub { chown $nobody, $nobody, $_ }, $folder) if $as_nobody;
    my $got = run("$before\n$plan->{run}", $folder, $as_nobody ? (user => $nobody) : ());
    hide_id($got, $folder) if $row->{own};
    my $why = '';
    if (defined $plan->{or_says} && $got->{status} eq '2') {
        my $each = qr/\Q$row->{program}\E: [^\n]*/;
        $why .= matches($got->{stdout}, '', 'stdout');
        $why .= matches($got->{stderr}, qr/\A(?:$each\n)*?$each$plan->{or_says}\n\z/, 'stderr');
        $plan->{holds} = { 'in.csv' => $row->{input} } if $row->{own};
    } else {
        # Nothing but what the program always says, and that only where it did its work.
        my $said = $got->{stderr} eq '' || !defined $row->{says} ? '' : $row->{says};
        my @texts = ($got->{stdout}, $plan->{stdout} // '');
        @texts = map { without_receipt($_) } @texts if $plan->{but_receipt};
        $why .= "status $got->{status}, wanted " . ($plan->{status} // 0) . "\n" if $got->{status} ne ($plan->{status} // 0);
        $why .= matches(@texts, 'stdout');
        $why .= matches($got->{stderr}, $plan->{stderr} // $said, 'stderr');
    }
    for my $name (sort keys %{$plan->{holds} // {}}) {
        $why .= -f "$folder/$name" ? matches(slurp("$folder/$name"), $plan->{holds}{$name}, $name) : "$name is not there\n";
    }
    my $left = join ' ', sort grep { !/^\.\.?$/ } do { opendir my $handle, $folder or die "$folder: $!\n"; readdir $handle };
    my %wanted = map { $_ => 1 } @files, @{$plan->{leaves} // []}, keys %{$plan->{holds} // {}};
    $why .= matches("$left\n", join(' ', sort keys %wanted) . "\n", 'files left');
    return $why eq '' ? '' : "$before\n$plan->{run}\n$why";
}

# What the plain command answers, for what is asked of the others.
sub prepare {
    my ($row) = @_;
    $row->{program} //= ($row->{command} =~ /^(\S+)/)[0];
    $row->{input} //= run($row->{shows}, $root)->{stdout};
    my ($folder) = folder_of($row, {});
    my $got = run(line($row), $folder);
    hide_id($got, $folder) if $row->{own};
    $row->{answer} = $got->{stdout};
    $row->{says} //= $got->{stderr} if $row->{group} eq 'input';
    $row->{added} = slurp("$folder/in.csv") if $row->{own};
}

# The tests of a row as lines of TAP that have no numbers yet.
sub try_row {
    my ($row) = @_;
    my $text = '';
    prepare($row);
    for (@checks) {
        my ($group, $title, $plan_of) = @$_;
        next if defined $words && index($title, $words) < 0;
        next if $group ne $row->{group} && !($row->{group} eq 'program' && $group eq 'input');
        my $name = line($row, in => 'FILE') . ": $title";
        my $plan = $plan_of->($row) // next;
        my $missing = defined $plan->{needs} && !is_here($row, $plan->{needs}) ? $plan->{needs} : undef;
        $missing //= 'programs that nobody in particular can run' if $plan->{as_nobody} && $> == 0 && !nobody_can_run();
        if (defined $missing) {
            $text .= "ok - $name # SKIP needs $missing\n";
            next;
        }
        my $why = carry_out($row, $plan);
        $text .= ($why eq '' ? '' : 'not ') . "ok - $name\n";
        $text .= join '', map { "# $_\n" } split /\n/, $why if $why ne '';
    }
    return $text;
}

$_->{group} = 'program' for @programs;
$_->{group} = 'input' for @file_options;
$adding->{group} = 'add';
my @rows = (@programs, @file_options, $adding);
my ($number, $failed) = (0, 0);
for my $text (in_parallel($jobs, scalar @rows, sub { try_row($rows[$_[0]]) })) {
    for my $line (split /\n/, $text // "not ok - a row: the test itself ended\n") {
        $failed++ if $line =~ /^not /;
        $line =~ s/^((?:not )?ok)/$1 . ' ' . ++$number/e;
        print "$line\n";
    }
}
print "1..$number\n";
exit($failed > 0);
