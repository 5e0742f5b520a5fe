# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where mutants are built and tried: a copy of the tree, in memory, with the programs and unit tests
# linked in a way that makes a mutant cheap. Every one of them loads libmutant.so first and the
# library, libamp.so, second. libmutant.so holds the one changed file and takes the place of that
# file in libamp.so; so a mutant costs one compilation, one small link, and the tests. The work tree
# is only read.
#
# There are two kinds of build, as in make check: plain, and with the sanitizers. A slot is a folder
# with the links to all binaries and a libmutant.so of its own; one slot for each process.
package Workshop;
use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Basename qw(basename dirname);
use File::Path qw(make_path remove_tree);
use POSIX ();
use List::Util qw(sum0);
use FindBin;
use lib "$FindBin::Bin/../lib";
use Shell qw($root $shared slurp spew);

our @EXPORT_OK = qw(open_workshop build_slot put_mutant run_test mapped_lines);

my %flags = (
    plain => '-O2 -g0 -fPIC',
    sanitized => '-O1 -g0 -fPIC',
);
my $sanitizers = '-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer';

# Copies the tree and builds both kinds. compile: compiler and flags for one file; libraries: what
# is linked. Dies if something does not build.
sub open_workshop {
    my ($folder, %option) = @_;
    my $self = { folder => $folder, tree => "$folder/tree/amptools", %option };
    copy_tree($self->{tree});
    symlink $shared, "$folder/tree/shared" if -d $shared && !-e "$folder/tree/shared";
    for my $kind (sort keys %flags) {
        my $sanitize = $kind eq 'sanitized' ? '1' : '';
        command("make -s -C '$self->{tree}' -j$option{jobs} BUILD='$folder/$kind' SANITIZE=$sanitize"
            . " CFLAGS='$flags{$kind}' all units >'$folder/build.log' 2>&1",
            "the $kind build failed, see $folder/build.log");
        link_binaries($self, $kind);
    }
    return $self;
}

# Only what changed is copied, so that a workshop that is kept builds little anew.
sub copy_tree {
    my ($to) = @_;
    my %wanted;
    for my $name (split /\0/, `git -C '$root' ls-files -z --cached --others --exclude-standard`) {
        next if !-f "$root/$name";
        $wanted{$name} = 1;
        my $content = slurp("$root/$name");
        next if -f "$to/$name" && slurp("$to/$name") eq $content;
        make_path(dirname("$to/$name"));
        spew("$to/$name", $content);
        chmod((stat "$root/$name")[2] & 0777, "$to/$name");
    }
    for my $name (split /\n/, `cd '$to' && find . -type f`) {
        $name =~ s{^\./}{};
        unlink "$to/$name" if !$wanted{$name};
    }
}

sub command {
    my ($command, $message) = @_;
    system('/bin/sh', '-c', $command) == 0 or die "mutation: $message\n";
}

sub compile_command {
    my ($self, $kind) = @_;
    return "$self->{compile} -w $flags{$kind}" . ($kind eq 'sanitized' ? " $sanitizers" : '');
}

# A folder with every binary of the kind and an empty libmutant.so.
sub build_slot {
    my ($self, $kind, $name) = @_;
    my ($slot, $linked) = ("$self->{folder}/$name", "$self->{folder}/$kind/linked");
    remove_tree($slot);
    make_path("$slot/mutant", "$slot/tmp", "$slot/home");
    command("cp -rl '$linked/bin' '$linked/unit' '$linked/lib' '$slot/'"
        . " && cp '$linked/mutant/libmutant.so' '$slot/mutant/'", 'cannot make a slot');
    return { folder => $slot, kind => $kind };
}

# The calls that unit tests let fail (tests/unit/failing.h). Libraries make all of them through
# __wrap_CALL, which is the test's where the test has one, else leads to the call itself.
sub failing_calls {
    my (@paths) = @_;
    my %calls;
    for my $path (@paths) {
        my $text = slurp($path);
        while ($text =~ /^FAILING(_LARGE)?(?:_TIMED)?\(\s*(\w+),/mg) {
            $calls{$2} = 1;
            $calls{"${2}64"} = 1 if $1;
        }
    }
    return sort keys %calls;
}

sub wrap_flags {
    return join '', map { " -Wl,--wrap=$_" } @_;
}

# Assembly, since the arguments are not known here: a jump leaves them as they are.
sub passing_on {
    my $jump = (POSIX::uname())[4] =~ /^(?:aarch64|arm)/ ? 'b __real_%s' : 'jmp __real_%s@PLT';
    return join '', map {
        my $to = sprintf $jump, $_;
        qq{__asm__(".text\\n.weak __wrap_$_\\n.type __wrap_$_, %function\\n__wrap_$_: $to\\n");\n}
    } @_;
}

# The library of one kind and all that loads it; a binary is linked again if its own object is newer.
sub link_binaries {
    my ($self, $kind) = @_;
    my ($build, $linked) = ("$self->{folder}/$kind", "$self->{folder}/$kind/linked");
    my $cc = compile_command($self, $kind);
    make_path(map { "$linked/$_" } qw(bin unit lib mutant));
    spew("$linked/empty.c", "extern int mutant_nothing;\nint mutant_nothing;\n");
    command("$cc -shared -o '$linked/mutant/libmutant.so' '$linked/empty.c'", 'cannot link');
    my @calls = failing_calls(glob "$self->{tree}/tests/unit/*.c");
    $self->{wrap} = wrap_flags(@calls);
    spew("$linked/calls.c", passing_on(@calls));
    command("$cc -shared -o '$linked/lib/libamp.so' '$linked/calls.c' -Wl,--whole-archive '$build/libamp.a'"
        . " -Wl,--no-whole-archive $self->{wrap} $self->{libraries}", 'cannot link the library');
    for my $object (glob "$build/obj/bin/*.o $build/obj/tests/unit/*.o") {
        my $target = target_of($linked, $object);
        link_one($self, $kind, $linked, $linked, $object)
            if !-e $target || (stat $target)[9] < (stat $object)[9];
    }
}

sub target_of {
    my ($to, $object) = @_;
    return "$to/" . ($object =~ m{/unit/} ? 'unit/' : 'bin/') . basename($object, '.o');
}

sub link_one {
    my ($self, $kind, $linked, $to, $object) = @_;
    my $target = target_of($to, $object);
    unlink $target;
    my $unit = "$self->{tree}/tests/unit/" . basename($object, '.o') . '.c';
    my $wrap = $object =~ m{/unit/} ? wrap_flags(failing_calls($unit)) : '';
    command(compile_command($self, $kind)
        . "$wrap -o '$target' '$object' -L'$linked/mutant' -L'$linked/lib' -Wl,--no-as-needed -lmutant -lamp"
        . " -Wl,--as-needed,-rpath,\\\$ORIGIN/../mutant,-rpath,\\\$ORIGIN/../lib $self->{libraries}"
        . ($object =~ m{/unit/} ? ' -lcmocka' : ''), "cannot link $target");
}

# Compiles the text as the file `name` of lib and puts it into the slot. Returns the object's
# bytes, undef if the text does not compile.
sub put_mutant {
    my ($self, $slot, $name, $text, %option) = @_;
    my $at = "$slot->{folder}/source";
    make_path(dirname("$at/$name"));
    spew("$at/$name", $text);
    # What the file says of its own name is the same in every slot.
    my $compile = "cd '$self->{tree}' && ulimit -t 60 && " . compile_command($self, $slot->{kind})
        . " -O1 -ffile-prefix-map='$at/'=";
    my $object = "$slot->{folder}/mutant.o";
    system('/bin/sh', '-c', "$compile -c -o '$object' '$at/$name' 2>/dev/null") == 0 or return undef;
    my $bytes = slurp($object);
    return $bytes if $option{look} && $option{look}->($bytes);
    my $library = "$slot->{folder}/mutant/libmutant.so";
    unlink $library;
    command("$compile -shared$self->{wrap} -o '$library' '$object'", "cannot link a mutant of $name");
    put_includers($self, $slot, $name);
    return $bytes;
}

# A unit test that includes the file itself is made again with the mutant; the one of the file
# before is as it was.
sub put_includers {
    my ($self, $slot, $name) = @_;
    my $linked = "$self->{folder}/$slot->{kind}/linked";
    for my $unit (keys %{$slot->{remade}}) {
        unlink "$slot->{folder}/unit/$unit";
        link "$linked/unit/$unit", "$slot->{folder}/unit/$unit" or die "link: $!\n";
    }
    $slot->{remade} = {};
    $self->{includers} //= includers($self->{tree});
    for my $unit (@{$self->{includers}{$name} // []}) {
        my $at = "$slot->{folder}/source/tests/unit";
        make_path($at);
        spew("$at/$unit.c", slurp("$self->{tree}/tests/unit/$unit.c"));
        $slot->{remade}{$unit} = 1;
        command("cd '$self->{tree}' && " . compile_command($self, $slot->{kind})
            . " -iquote tests/unit -c -o '$at/$unit.o' '$at/$unit.c'", "cannot compile $unit");
        link_one($self, $slot->{kind}, $linked, $slot->{folder}, "$at/$unit.o");
    }
}

sub includers {
    my ($tree) = @_;
    my %includers;
    for my $path (glob "$tree/tests/unit/*.c") {
        my $text = slurp($path);
        push @{$includers{$1}}, basename($path, '.c')
            while $text =~ m{^#include "\.\./\.\./(lib/[^"]*\.c)"}mg;
    }
    return \%includers;
}

# Runs a test, named by its path in the tree, in the slot. Returns "" if it passed, or how it did
# not. Seconds of processor and of waiting are limited; a loop without end is a failure. The first
# line "not ok" ends it: what else fails is not asked.
sub run_test {
    my ($self, $slot, $test, %limit) = @_;
    my $pid = open(my $output, '-|') // die "fork: $!\n";
    become_test($self, $slot, $test, $limit{processor}) if $pid == 0;
    my $failed = 0;
    my $ended = eval {
        local $SIG{ALRM} = sub { die "late\n" };
        alarm $limit{waiting};
        while (!$failed && defined(my $line = <$output>)) {
            $failed = 1 if $line =~ /^not ok (?!.*# SKIP)/;
        }
        alarm 0;
        1;
    };
    kill 'KILL', -$pid if $failed || !$ended;
    close $output;
    my $status = $?;
    kill 'KILL', -$pid;
    # What a killed test left behind.
    remove_tree("$slot->{folder}/tmp", { keep_root => 1 }) if $failed || !$ended || $status;
    return 'failed' if $failed;
    return 'too slow' if !$ended || ($status & 127) == POSIX::SIGXCPU();
    return $status & 127 ? 'signal ' . ($status & 127) : $status ? 'failed' : '';
}

# What is line by line is seen at once: stdbuf.
sub become_test {
    my ($self, $slot, $test, $seconds) = @_;
    my $folder = $slot->{folder};
    my $is_plain = $slot->{kind} eq 'plain';
    my $command = $test =~ m{^tests/unit/(.*)\.c$}
        ? ($is_plain ? 'stdbuf -oL ' : '') . "'$folder/unit/$1'"
        : "tests/lib/run '$test'";
    POSIX::setpgid(0, 0);
    chdir $self->{tree} or POSIX::_exit(126);
    %ENV = (PATH => $ENV{PATH}, HOME => "$folder/home", TMPDIR => "$folder/tmp", LC_ALL => 'C',
        AMP_BIN => "$folder/bin", CMOCKA_MESSAGE_OUTPUT => 'TAP',
        ($is_plain ? () : (AMP_SANITIZE => 1, ASAN_OPTIONS => 'detect_odr_violation=0')));
    my $memory = $is_plain ? 'ulimit -v 8000000;' : '';
    no warnings 'exec';
    exec '/bin/sh', '-c',
        "ulimit -c 0; ulimit -t $seconds; $memory exec $command 2>/dev/null </dev/null";
    POSIX::_exit(127);
}

# Which lines of the files a test runs: puts all of them, compiled with counters, into the slot
# once, runs the test, and asks gcov: {failure, seconds, lines => {file => {line => 1 or 0}}}. A few tests
# cannot have counters written beside them; their verdict is that of the `clean` slot.
sub mapped_lines {
    my ($self, $slot, $clean, $test, @files) = @_;
    my $counters = "$slot->{folder}/counters";
    if (!$slot->{counted}) {
        make_path($counters);
        my $compile = "cd '$self->{tree}' && " . compile_command($self, 'plain') . ' -O0 --coverage';
        for my $file (@files) {
            make_path(dirname("$counters/$file"));
            command("$compile -c -o '$counters/$file.o' '$file'", "cannot compile $file");
        }
        my $objects = join ' ', map { "'$counters/$_.o'" } @files;
        unlink "$slot->{folder}/mutant/libmutant.so";
        command("$compile -shared$self->{wrap} -o '$slot->{folder}/mutant/libmutant.so' $objects",
            'cannot link');
        $slot->{counted} = 1;
    }
    my @old = glob "$counters/lib/*/*.gcda";
    unlink @old;
    my $begin = sum0(times);
    my @patience = (processor => 120, waiting => 300);
    my $failure = run_test($self, $slot, $test, @patience);
    $failure = run_test($self, $clean, $test, @patience) if $failure ne '';
    my %result = (failure => $failure, seconds => sum0(times) - $begin, lines => {});
    my @data = glob "$counters/lib/*/*.gcda";
    @data or return \%result;
    my $file;
    my $data = join ' ', map { "'$_'" } @data;
    open my $gcov, '-|', "cd '$self->{tree}' && gcov --stdout $data 2>/dev/null" or die "gcov: $!\n";
    while (my $row = <$gcov>) {
        $file = $1 if $row =~ /^ *-: *0:Source:(.*)/;
        my ($count, $line) = $row =~ /^ *([^:]+): *(\d+):/ or next;
        next if $line == 0 || $count !~ /^[0-9#=]/;
        $result{lines}{$file}{$line} = $count =~ /^[1-9]/ ? 1 : 0;
    }
    close $gcov;
    return \%result;
}

1;
