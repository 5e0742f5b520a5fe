# SPDX-License-Identifier: GPL-3.0-or-later
#
# The pages that are looked at in a browser: those of the example team, made as its weekly report is
# made, and one whose every name, goal and file is hostile.
package Pages;

use strict;
use warnings;
use Cwd qw(getcwd);

our $as_of = '2026-11-20';

# Runs a command in a folder, where what it says is kept. Rows that were set aside (3) are part of the
# example.
sub run_in {
    my ($folder, $command, @arguments) = @_;
    my $process = fork // die "fork: $!\n";
    if (!$process) {
        chdir $folder or die "$folder: $!\n";
        open STDERR, '>>', "$folder/messages" or die "messages: $!\n";
        open STDOUT, '>>', "$folder/messages" or die "messages: $!\n";
        exec $command, @arguments or die "$command: $!\n";
    }
    waitpid $process, 0;
    my $status = $? >> 8;
    die "$command ended with status $status; see $folder/messages\n"
        if $? & 127 || ($status != 0 && $status != 3);
}

sub run_program {
    my ($folder, $name, @arguments) = @_;
    run_in($folder, "$ENV{AMP_BIN}/$name", @arguments);
}

# The pages of the example team, as its own script makes them: the paths of the files made.
sub example {
    my ($folder) = @_;
    my $script = getcwd() . '/examples/weekly-report';
    local $ENV{AMPTOOLS_BIN} = $ENV{AMP_BIN};
    run_in($folder, $script, "--as-of=$as_of", '-o', $folder);
    return map { glob "$folder/$_" } qw(report-*.html team-*.html one-on-one-*/*.html);
}

# Names and texts that would like to be something else.
our @hostile = (
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "\x{202e}turned round\x{202c}",
    '</style><style>*{display:none}', '&lt;&#60;&amp;', "' onmouseover='alert(1)",
    '[a link](javascript:alert(1)) http://example.org/', 'Donaudampfschiff' . 'fahrts' x 40,
    '0123456789abcdef' x 4, "\x{5c71}\x{7530}" x 30, "e\x{301}\x{302}\x{303}" x 20,
    "\x{1f469}\x{200d}\x{1f469}\x{200d}\x{1f467}" x 10, "\x{5d3}\x{5d5}\x{5d3} Ben", '-->', ']]>',
    '<svg/onload=alert(1)>', 'url(http://example.org/)', '`@all`',
);

sub quoted { my ($text) = @_; $text =~ s/"/""/g; return "\"$text\"" }

sub write_csv {
    my ($path, @rows) = @_;
    open my $file, '>:encoding(UTF-8)', $path or die "$path: $!\n";
    print {$file} join(',', map { quoted($_) } @$_), "\n" for @rows;
    close $file or die "$path: $!\n";
}

# A team whose people, goals, metrics and files are called like that.
sub hostile {
    my ($folder) = @_;
    my $file = 'file <b>' . 'x' x 150 . '&"\'.csv';
    my (@roster, @events, @goals) = (['name'], ['date', 'rep', 'event', 'count', 'value', 'unit']);
    @roster = (['rep']);
    @events = (['date', 'rep', 'event', 'count', 'value', 'unit']);
    @goals = (['rep', 'goal', 'target', 'metric', 'start', 'due', 'why']);
    for my $text (@hostile) {
        push @roster, [$text];
        push @events, map { ["2026-11-1$_", $text, 'meeting', 2, '', ''] } 6 .. 9;
        push @events, ['2026-11-18', $text, 'win', 1, '1000', substr($text, 0, 3)];
        push @events, ['2026-11-18', $text, $text, 1, '', ''];
        push @goals,
            [$text, "$text 20 meetings", 20, 'meeting', '2026-10-01', '2026-12-31', $text];
    }
    write_csv("$folder/hostile-roster.csv", @roster);
    write_csv("$folder/$file", @events);
    write_csv("$folder/hostile-goals.csv", @goals);
    my @options = ('-r', 'hostile-roster.csv', "--as-of=$as_of");
    run_program($folder, 'goal-check', @options, '-g', 'hostile-goals.csv', '-o',
        'hostile-status.csv', '--rejects=hostile-rejects.csv', "./$file");
    run_program($folder, 'team-report', @options, '-t', 'html', "--title=$hostile[0] $hostile[8]",
        '-o', 'hostile.html', 'hostile-status.csv', "./$file");
    return "$folder/hostile.html";
}

# Every kind of block with every hostile text, if make has built the program that writes it.
sub every_block {
    my ($folder) = @_;
    return if !$ENV{EVERY_BLOCK};
    system("'$ENV{EVERY_BLOCK}' >'$folder/every-block.html'") == 0
        or die "$ENV{EVERY_BLOCK} failed\n";
    return "$folder/every-block.html";
}

# A page with a fault for each thing that is looked at: what finds nothing here, finds nothing.
sub faulty {
    my ($folder) = @_;
    my $path = "$folder/faulty.html";
    open my $file, '>', $path or die "$path: $!\n";
    print {$file} <<'END';
<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Faulty</title>
<style>body { margin: 0; background: #fff } .wide { width: 3000px } .faint { color: #999 }</style>
<h1 aria-hidden="true">Not heard</h1>
<article><h2>Named by nothing</h2></article>
<p class="wide">Wide</p><p style="width: 1em; overflow-wrap: anywhere">Parted</p><p class="faint">Faint</p>
<table><tr><td style="max-width: 20px; white-space: nowrap">longer than its cell<td>b</table>
<svg role="img" width="10" height="10"></svg>
<img src="missing.png">
<script>console.log('said')</script>
END
    close $file or die "$path: $!\n";
    return $path;
}

1;
