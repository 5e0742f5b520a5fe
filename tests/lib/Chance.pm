# SPDX-License-Identifier: GPL-3.0-or-later
#
# Random input that can be had again: the same seed gives the same numbers everywhere. The seed is
# printed; AMP_SEED=n in the environment is taken in place of the usual one. If the test fails, it
# says on standard error how to repeat it, where prove shows it.
package Chance;
use strict;
use warnings;
use Exporter qw(import);

our @EXPORT_OK = qw(seed_or seed_from_here random one_of shuffled);

my ($seed, $state, $process);

# To be called once, before anything is drawn. Returns the seed.
sub seed_or {
    my ($usual) = @_;
    $process = $$;
    my $wanted = $ENV{AMP_SEED} || $usual;
    die "AMP_SEED '$wanted' is not a number\n" if $wanted !~ /^\d+$/;
    $state = $seed = $wanted % 2**31;
    print "# seed $seed\n";
    return $seed;
}

# The seed that would give, from the beginning, what comes next.
sub seed_from_here { return $state }

END {
    print STDERR "# AMP_SEED=$seed repeats this: $0\n" if defined $seed && $? != 0 && $process == $$;
}

# A number from 0 to $limit - 1: the upper bits of a linear congruential generator.
sub random {
    my ($limit) = @_;
    $state = ($state * 1103515245 + 12345) % 2**31;
    return int($state / 2**31 * $limit);
}

sub one_of { return $_[random(scalar @_)] }

sub shuffled {
    my @list = @_;
    return map { splice @list, random(scalar @list), 1 } 1 .. @list;
}

1;
