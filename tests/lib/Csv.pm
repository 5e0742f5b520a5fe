# SPDX-License-Identifier: GPL-3.0-or-later
#
# RFC 4180 in Perl: what our programs write is read by a reader that has nothing in common with
# theirs, and the other way round.
package Csv;
use strict;
use warnings;
use Exporter qw(import);

our @EXPORT_OK = qw(records rows_of csv_line);

# The records of a file: lists of cells, as bytes. Dies where the text is not RFC 4180: a quote where
# none may stand, one that is never closed, a last line without an end. Lines may end with LF or CRLF.
sub records {
    my ($text) = @_;
    my (@records, @record);
    pos($text) = 0;
    while (pos($text) < length $text) {
        if ($text =~ /\G"((?:[^"]|"")*)"/gc) {
            push @record, $1 =~ s/""/"/gr;
        } elsif ($text =~ /\G([^",\r\n]*)/gc) {
            push @record, $1;
        }
        if ($text =~ /\G\r?\n/gc) {
            push @records, [@record];
            @record = ();
        } elsif ($text !~ /\G,/gc) {
            die sprintf "not RFC 4180 at byte %d: '%s'\n", pos($text) // 0, substr $text, pos($text) // 0, 20;
        } elsif (pos($text) == length $text) {
            die "the last line has no end\n";
        }
    }
    die "the last line has no end\n" if @record;
    return @records;
}

# The records as hashes by the names in the first one. Dies if one has another number of cells.
sub rows_of {
    my ($header, @records) = records($_[0]);
    for (0 .. $#records) {
        die 'record ' . ($_ + 2) . " has another number of cells than the header\n" if @{$records[$_]} != @$header;
    }
    return map { my %row; @row{@$header} = @$_; \%row } @records;
}

# A line of cells, quoted where that is needed.
sub csv_line { return join(',', map { /[",\r\n]/ ? '"' . s/"/""/gr . '"' : $_ } @_) . "\n" }

1;
