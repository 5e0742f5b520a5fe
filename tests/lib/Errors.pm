# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the system calls an error. Perl's libc and that of the programs may be two: musl has other
# words for some.
package Errors;
use strict;
use warnings;
use Errno qw(EDQUOT EIO ELOOP EMFILE ENAMETOOLONG ENOMEM ESPIPE);
use Exporter qw(import);

our @EXPORT_OK = qw(words_of);

my %musl_says = (
    EDQUOT, 'Quota exceeded',
    EIO, 'I/O error',
    ELOOP, 'Symbolic link loop',
    EMFILE, 'No file descriptors available',
    ENAMETOOLONG, 'Filename too long',
    ENOMEM, 'Out of memory',
    ESPIPE, 'Invalid seek',
);

# A pattern for the words of error number `error`.
sub words_of {
    my ($error) = @_;
    local $! = $error;
    my @words = ("$!", $musl_says{$error} // ());
    my $words = join '|', map { quotemeta } @words;
    return qr/(?:$words)/;
}

1;
