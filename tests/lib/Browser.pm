# SPDX-License-Identifier: GPL-3.0-or-later
#
# A headless Chromium, spoken to over two pipes in its own protocol (Chrome DevTools Protocol). No
# port is opened, nothing of the network is used, and its profile is a folder that goes away.
# One page is open at a time.
package Browser;

use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use JSON::PP;
use POSIX qw(dup2);

my @names = qw(chromium chromium-browser google-chrome-stable google-chrome chromium-headless-shell);
my $patience = 60;    # seconds for any one answer
my $phone = 600;      # CSS pixels: what is narrower asks the page how wide it would like to be

# The path of a browser, or undef.
sub find {
    for my $name ($ENV{CHROMIUM} // (), @names) {
        for my $folder ($name =~ m{/} ? '' : map { "$_/" } split /:/, $ENV{PATH}) {
            return "$folder$name" if -f "$folder$name" && -x _;
        }
    }
    return;
}

# Starts it, with an empty page.
sub new {
    my ($class) = @_;
    my $program = find() or die "no browser\n";
    my $self = bless {number => 0, buffer => '', events => [], profile => tempdir(CLEANUP => 1)},
        $class;
    pipe(my $its_input, $self->{to})   or die "pipe: $!\n";
    pipe($self->{from}, my $its_output) or die "pipe: $!\n";
    $self->{process} = fork // die "fork: $!\n";
    if (!$self->{process}) {
        start($program, $self->{profile}, fileno $its_input, fileno $its_output);
    }
    close $its_input;
    close $its_output;
    $self->{to}->autoflush(1);
    my $target = $self->call('Target.createTarget', {url => 'about:blank'})->{targetId};
    $self->{session} =
        $self->call('Target.attachToTarget', {targetId => $target, flatten => \1})->{sessionId};
    $self->call("$_.enable") for qw(Page Runtime Log Network Accessibility);
    return $self;
}

# In the new process: Chromium reads its orders from descriptor 3 and answers on 4.
sub start {
    my ($program, $profile, $input, $output) = @_;
    $^F = 10;    # descriptors up to here stay open in the program
    my ($in, $out) = (POSIX::dup($input), POSIX::dup($output));
    ($in, $out) = (dup2($in, 20), dup2($out, 21));
    dup2($in, 3);
    dup2($out, 4);
    POSIX::close($_) for 5 .. 21;
    open STDERR, '>', '/dev/null';
    open STDOUT, '>', '/dev/null';
    $ENV{HOME} = $profile;
    { exec $program, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
        '--no-first-run', '--no-default-browser-check', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-extensions',
        '--hide-scrollbars', '--font-render-hinting=none', '--remote-debugging-pipe',
        "--user-data-dir=$profile", 'about:blank' }
    POSIX::_exit(127);
}

# The next message. Dies if the browser ends or is silent for too long.
sub message {
    my ($self) = @_;
    while ($self->{buffer} !~ /\0/) {
        my $bits = '';
        vec($bits, fileno $self->{from}, 1) = 1;
        select($bits, undef, undef, $patience) or die "the browser does not answer\n";
        sysread($self->{from}, $self->{buffer}, 1 << 20, length $self->{buffer})
            or die "the browser ended\n";
    }
    my $end = index $self->{buffer}, "\0";
    my $text = substr $self->{buffer}, 0, $end + 1, '';
    chop $text;
    return decode_json($text);
}

# Asks for something and returns the result. Events that come before are kept.
sub call {
    my ($self, $method, $parameters) = @_;
    my %order = (id => ++$self->{number}, method => $method, params => $parameters // {});
    $order{sessionId} = $self->{session} if $self->{session};
    print {$self->{to}} encode_json(\%order), "\0";
    while (1) {
        my $message = $self->message;
        if (!defined $message->{id}) {
            push @{$self->{events}}, $message;
        } elsif ($message->{id} == $order{id}) {
            die "$method: $message->{error}{message}\n" if $message->{error};
            return $message->{result};
        }
    }
}

# Waits for an event and returns its parameters.
sub wait_for {
    my ($self, $method) = @_;
    while (1) {
        for my $event (@{$self->{events}}) {
            return $event->{params} if $event->{method} eq $method;
        }
        push @{$self->{events}}, $self->message;
    }
}

# How wide the page is, in CSS pixels, and in which scheme it is shown: light or dark. media: screen
# or print.
sub look {
    my ($self, %how) = @_;
    $self->call('Emulation.setDeviceMetricsOverride',
        {width => 0 + $how{width}, height => 800, deviceScaleFactor => $how{scale} // 1,
            mobile => $how{width} < $phone ? \1 : \0});
    $self->call('Emulation.setEmulatedMedia',
        {media => $how{media} // '',
            features => [{name => 'prefers-color-scheme', value => $how{scheme} // 'light'}]});
}

# Opens a file and waits until it is there.
sub open_file {
    my ($self, $file) = @_;
    my $address = 'file://' . abs_path($file);
    for my $url ('about:blank', $address) {
        $self->{events} = [];
        $self->call('Page.navigate', {url => $url});
        $self->wait_for('Page.loadEventFired');
    }
    return $address;
}

# The value of an expression in the page; of a promise, what it promised.
sub value {
    my ($self, $expression) = @_;
    my $result =
        $self->call('Runtime.evaluate', {expression => $expression, returnByValue => \1,
            awaitPromise => \1});
    die "in the page: $result->{exceptionDetails}{exception}{description}\n"
        if $result->{exceptionDetails};
    return $result->{result}{value};
}

# What happened since the file was opened: events of these methods.
sub events {
    my ($self, @methods) = @_;
    my %wanted = map { $_ => 1 } @methods;
    return grep { $wanted{$_->{method}} } @{$self->{events}};
}

# Ends the browser and waits until it is gone.
sub close_browser {
    my ($self) = @_;
    my $process = delete $self->{process} or return;
    delete $self->{session};
    eval { $self->call('Browser.close') };
    close $self->{to};
    close $self->{from};
    for (1 .. 50) {
        return if waitpid($process, POSIX::WNOHANG()) != 0;
        select undef, undef, undef, .1;
    }
    kill KILL => $process;
    waitpid $process, 0;
}

sub DESTROY { my ($self) = @_; local ($?, $@); $self->close_browser }

1;
