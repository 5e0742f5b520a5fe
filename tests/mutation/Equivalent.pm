# SPDX-License-Identifier: GPL-3.0-or-later
#
# The list of mutants that no test can notice, tests/mutation/equivalent: one line each, with tabs
# between file, function, the line's text, the change, and the reason. It is matched by text, so
# that it does not depend on line numbers; an entry that matches no mutant is stale and an error.
package Equivalent;
use strict;
use warnings;
use Exporter qw(import);
use Shell qw(slurp);

our @EXPORT_OK = qw(read_equivalent stale_entries);

# {"file\tfunction\tcode\tchange" => reason}
sub read_equivalent {
    my ($path) = @_;
    my (%listed, $number);
    for my $row (split /\n/, slurp($path)) {
        $number++;
        next if $row =~ /^(?:#|$)/;
        my @cells = split /\t/, $row, -1;
        @cells == 5 && $cells[4] ne '' or die "mutation: $path:$number: not five cells\n";
        my $key = join "\t", @cells[0 .. 3];
        !exists $listed{$key} or die "mutation: $path:$number: listed twice\n";
        $listed{$key} = $cells[4];
    }
    return %listed;
}

# Entries of the files in `mutants` ({file => [mutants]}) that match none of them.
sub stale_entries {
    my ($listed, $mutants) = @_;
    my %there;
    for my $file (keys %$mutants) {
        $there{join "\t", $file, @$_{qw(function code change)}} = 1 for @{$mutants->{$file}};
    }
    return map { "no such mutant any more: $_" }
        grep { my ($file) = split /\t/; $mutants->{$file} && !$there{$_} } sort keys %$listed;
}

1;
