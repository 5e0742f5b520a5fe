# SPDX-License-Identifier: GPL-3.0-or-later
#
# Days for results that are worked out a second time: numbers since 1970-01-01, by Perl's own
# calendar, and the manual's rule of days off.
package Days;
use strict;
use warnings;
use Exporter qw(import);
use POSIX qw(strftime);
use Time::Local qw(timegm);

our @EXPORT_OK = qw(day text weekday is_weekend days_off);

sub day { my ($y, $m, $d) = split /-/, $_[0]; return timegm(0, 0, 0, $d, $m - 1, $y) / 86400 }
sub text { return strftime('%Y-%m-%d', gmtime $_[0] * 86400) }
sub weekday { return ((gmtime $_[0] * 86400)[6] + 6) % 7 }    # 0 = Monday
sub is_weekend { return weekday($_[0]) >= 5 }

# The days on which somebody is off, as keys: time off ({day, count}) takes its number of working
# days, from its day on; that of one day is added up first.
sub days_off {
    my ($works, @time_off) = @_;
    my (%off, %count);
    $count{$_->{day}} += $_->{count} for @time_off;
    for (keys %count) {
        my ($day, $left) = ($_, $count{$_});
        for (; $left > 0; $day++) {
            next if !$works->($day);
            $off{$day} = 1;
            $left--;
        }
    }
    return %off;
}

1;
