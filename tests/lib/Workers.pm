# SPDX-License-Identifier: GPL-3.0-or-later
#
# Pieces of a test done by several processes at once.
package Workers;
use strict;
use warnings;
use Exporter qw(import);
use File::Temp qw(tempdir);
use Shell qw(slurp spew);

our @EXPORT_OK = qw(in_parallel);

# Calls $work with 0 to $count - 1 (255 at most), in $jobs processes, and returns the texts that it
# returned, in that order; undef where a process ended before.
sub in_parallel {
    my ($jobs, $count, $work) = @_;
    my $results = tempdir(CLEANUP => 1);
    # Each worker takes the next number that no other has, from a pipe.
    pipe my $take, my $give or die "pipe: $!\n";
    syswrite $give, pack 'C*', 0 .. $count - 1;
    close $give;
    STDOUT->flush();
    my @workers = map {
        my $pid = fork() // die "fork: $!\n";
        if ($pid == 0) {
            while (sysread $take, my $byte, 1) {
                my $number = unpack 'C', $byte;
                spew("$results/$number.part", $work->($number));
                rename "$results/$number.part", "$results/$number";
            }
            exit 0;
        }
        $pid;
    } 1 .. $jobs;
    waitpid $_, 0 for @workers;
    return map { -e "$results/$_" ? slurp("$results/$_") : undef } 0 .. $count - 1;
}

1;
