#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command with a terminal as its standard input or standard error, for what programs do only
# when a person sits there.
#
#     perl on-terminal.pl 0 FILE COMMAND...     FILE is typed, then Ctrl-D
#     perl on-terminal.pl 2 FILE COMMAND...     what the terminal shows is written to FILE
#
# The exit status is the command's; 125 if there can be no terminal here.
use strict;
use warnings;
use Fcntl qw(F_SETFL O_NOCTTY O_NONBLOCK O_RDWR);
use POSIX ();

use constant { TIOCSPTLCK => 0x40045431, TIOCGPTN => 0x80045430 };    # of Linux

my ($descriptor, $file, @command) = @ARGV;
sysopen my $master, '/dev/ptmx', O_RDWR | O_NOCTTY or give_up('/dev/ptmx');
my $number = my $unlocked = pack 'i', 0;
ioctl $master, TIOCSPTLCK, $unlocked or give_up('unlock');
ioctl $master, TIOCGPTN, $number or give_up('number');
my $name = '/dev/pts/' . unpack 'i', $number;
sysopen my $slave, $name, O_RDWR | O_NOCTTY or give_up($name);

sub give_up {
    print STDERR "on-terminal.pl: $_[0]: $!\n";
    exit 125;
}

if ($descriptor == 0) {
    open my $typed, '<:raw', $file or die "$file: $!\n";
    local $/;
    syswrite $master, <$typed> . "\x04";
}
my $pid = fork() // die "fork: $!\n";
if ($pid == 0) {
    POSIX::dup2(fileno $slave, $descriptor);
    { no warnings 'exec'; exec @command; }
    POSIX::_exit(127);
}
waitpid $pid, 0;
my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
if ($descriptor == 2) {
    fcntl $master, F_SETFL, O_NONBLOCK;
    sysread $master, my $shown, 65536;
    open my $to, '>:raw', $file or die "$file: $!\n";
    print {$to} ($shown // '') =~ s/\r\n/\n/gr;
    close $to or die "$file: $!\n";
}
exit $status;
