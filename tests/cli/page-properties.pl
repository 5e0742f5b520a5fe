#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Properties of every page, whatever is in the files: names, notes, goals, evidence, messages, actions,
# groups, scales, metrics, units, the names of the files themselves. In no form of a page is there a
# control character or a mark that turns the direction of writing; a line of text is at most 80
# columns wide and does not end in a space; --ascii is ASCII; in Markdown and HTML there is no markup
# but ours; a mail is lines of ASCII whose two parts are the page as text and as HTML, to the byte.
# Tried on random teams that have a hostile text in every field of every stream. Output is TAP.
#
#     AMP_SEED=n perl tests/cli/page-properties.pl      other input than always
use strict;
use warnings;
use Encode qw(decode encode FB_CROAK LEAVE_SRC);
use FindBin;
use lib "$FindBin::Bin/../lib";
use Chance qw(seed_or seed_from_here random one_of);
use File::Temp qw(tempdir);
use Html qw(html_fault html_words);
use MIME::QuotedPrint qw(decode_qp);
use Shell qw($root run slurp spew);

seed_or(20261124);
my $worlds = 4;
# The style as a page has it: without the comment that is about the file.
my $style = decode('UTF-8', slurp("$root/lib/page/tables/page.css") =~ s/\A\/\*.*?\*\/\n//sr);
# A word that every hostile text has, so that it can be seen that they arrive.
my $sign = 'zuqo';

# What means something to a terminal, to HTML, to Markdown, to a mail or to printf; what is wide, or
# has no width; and what is no text.
my @pieces = (
    '<script>alert(1)</script>', '</style>', '</title>', '<style>*{display:none}', '<!--', '-->', ']]>',
    '"><img src=x onerror=alert(1)>', q{' onmouseover='alert(1)}, '&lt;', '&#60;', '&', '<', '>', '"', q{'},
    '[a](javascript:alert(1))', '![a](http://example.org/a.png)', '[a]: x', '`', '```', '|', '\\', '\\\\|', '*',
    '**', '_', '__', '~~', '# ', '- ', '+ ', '1. ', '2) ', '> ', '===', '---', '$x$', ':smile:', '@all', '#1',
    'www.example.org', 'WWW.example.org', 'http://example.org/', 'mailto:a@example.org', 'a@example.org', '%s%n%d', "\t", "\r\n", "\n\n",
    "\e[2J\e[31m", "\x01", "\x7f", "\x{85}", "\x{9b}31m", "\x{202e}", "\x{2066}", "\x{200f}", "\x{200b}",
    "\x{feff}", "\x{ad}", "\x{2028}", "\x{2029}", "\x{e0001}", "\x{fffe}", "\x{10ffff}", "\x{e000}", "\x{a0}",
    "\x{3000}", "\x{5c71}\x{7530}", "\x{5c71}" x 60, "\x{ac00}\x{ff21}", "\x{1f469}\x{200d}\x{1f680}" x 3,
    "\x{1f1ea}\x{1f1fa}", "\x{1f44d}\x{1f3fd}", "\x{2764}\x{fe0f}", "e\x{301}", 'e' . "\x{301}" x 20, "\x{301}", "\x{200d}",
    "\x{5d3}\x{5d5}\x{5d3}", "\x{645}\x{62d}\x{645}\x{62f}", "\x{e01}\x{e33}", "\x{fdfd}", "\x{152}\x{df}\x{fb03}",
    'Donaudampfschiff' . 'fahrts' x 30, '0123456789abcdef' x 4, '2026-11-16', '=?UTF-8?B?PGI+?=', 'From ', '.',
    "x\nBcc: a\@example.org\n\nx", '=3D=20', '--=_', '=1+1', '; ', ', ', '',
);

sub hostile { return join one_of('', '', ' '), (map { one_of(@pieces) } 1 .. random(3)), $sign, map { one_of(@pieces) } 1 .. 1 + random(3) }

sub day { return sprintf '2026-%02d-%02d', random(2) ? (11, 10 + random(11)) : (7 + random(4), 1 + random(28)) }

# Mostly what belongs there, sometimes a hostile text: a row with that is set aside, and a page says so.
sub mostly { my (@right) = @_; return random(12) ? one_of(@right) : hostile() }

# The name of a file that no shell, no folder and no option minds.
sub file_name { return join '', 'f ', grep { !m{[/\n\r\0]} } split //, substr(hostile(), 0, 40) }

sub quoted { return join(',', map { '"' . s/"/""/gr . '"' } @_) . "\n" }

# Writes a stream under a hostile name, which it returns in quotes for the shell.
sub stream {
    my ($folder, $header, @rows) = @_;
    my $name = encode('UTF-8', file_name() . '.csv');
    my $bytes = encode('UTF-8', "$header\n" . join '', map { quoted(@$_) } @rows);
    $bytes =~ s/$sign/$sign\xff/ if !random(8);
    spew("$folder/$name", $bytes);
    return "'" . $name =~ s/'/'\\''/gr . "'";
}

# Every stream there is, with hostile texts wherever a text can be. Returns the roster and the others.
sub make_world {
    my ($folder) = @_;
    my @reps = map { hostile() } 1 .. 1 + random(5);
    my @all = (@reps, hostile(), '');
    my @scales = (qw(base_pay autonomy mastery load), hostile());
    my @texts = map { hostile() } 1 .. 4;
    my $count = sub { return mostly(random(90), random(9999999), '0.5', '-3', '1e300', '') };
    my $share = sub { return mostly('0', '0.25', '1', '7', '-2', '') };
    my $roster = stream($folder, 'rep,alias,manager,team,role,start,end,share',
        map { [$_, hostile() =~ s/;//gr . random(1000000), one_of(@all), hostile(), hostile(), '', '', 1] } @reps);
    my @streams = (
        stream($folder, 'date,rep,event,count,value,unit,account,ref,source,note', map { [mostly(day()), one_of(@all),
            mostly(qw(call meeting meeting.qualified win help learning.practice time-off), $texts[0]), mostly(1 + random(60), '', 99999999),
            mostly('', '', random(90000)), mostly('', 'EUR', 'USD', $texts[1]), hostile(), hostile(), hostile(), hostile()] } 1 .. 30),
        stream($folder, 'rep,goal,metric,direction,from,target,unit,per,start,due,why,set_by,supports,guard,questions,actual,attainment,expected,projected,low,high,likelihood,kept,status,as_of',
            map { [one_of(@all), hostile(), one_of('win', 'meeting', hostile()), mostly(qw(reach increase decrease maintain complete), ''), $count->(), $count->(),
                mostly(qw(count percent points money days), ''), mostly(qw(week month), '', ''), mostly('2026-10-01', '2027-01-01', ''), mostly('2026-12-31', '2026-10-31', ''),
                hostile(), mostly(qw(rep manager both), ''), hostile(), hostile(), join(';', map { hostile() } 1 .. random(3)), $count->(), $share->(), $count->(), $count->(),
                $count->(), $count->(), $share->(), $share->(), mostly(qw(met on-track likely at-risk off-track too-early missed not-started unmeasured)), '2026-11-20'] } 1 .. 12),
        stream($folder, 'id,date,rep,coach,kind,skill,focus,asked,told,minutes,effort,action,owner,due,closes,note', map { [mostly("c$_"), mostly(day()),
            join(';', one_of(@reps), random(3) ? () : one_of(@all)), mostly(one_of(@all)), mostly(qw(one-on-one call-review role-play training)), hostile(), hostile(),
            $count->(), $count->(), $count->(), mostly(qw(none tried adapted mastered), ''), hostile(), mostly(qw(rep coach), ''), mostly(day(), ''), mostly('', 'c1;c2'), hostile()] } 1 .. 14),
        stream($folder, 'rep,coach,sessions,last,days_since,kept,open_actions,overdue_actions,follow_through,coach_overdue,next_due,status', map { [$_, mostly(one_of(@all)),
            $count->(), mostly(day(), ''), $count->(), $share->(), $count->(), $count->(), $share->(), $count->(), mostly(day(), ''), mostly(qw(on-time due overdue never away))] } @all),
        stream($folder, 'rep,date,scale,items,answered,score,pomp,low,high,previous,change,verdict,flags', map { my $rep = $_; map { [$rep, '2026-11-18', $_, 2, 2, 3,
            mostly(random(100)), mostly(10), mostly(90), '', '', mostly(qw(first up down no-real-change)), hostile()] } @scales } @reps),
        stream($folder, 'group,date,scale,n,mean,low,high,verdict,shown', map { my $group = $_; map { [$group, '2026-11-18', $_, mostly(6), mostly(random(100)), mostly(10), mostly(90),
            mostly(qw(first up down no-real-change)), mostly('yes', 'yes', 'too-few')] } @scales } @texts[0, 1], hostile(), 'all'),
        stream($folder, 'date,rep,driver,rule,what,evidence,message', map { [mostly(map { "2026-11-$_" } 16 .. 20), one_of(@all), hostile(),
            one_of(qw(practice help first-time persistence four-weeks), hostile()), hostile(), hostile(), hostile()] } 1 .. 16),
        stream($folder, 'name,metric,reps,before,during,after,lift_during,during_low,during_high,lift_after,after_low,after_high,retention,net,net_low,net_high,verdict,kind,start,end,shows,method,others,as_of',
            map { [hostile(), hostile(), 5, 9, 12, 8, 1.2, mostly(0.7), 1.9, 1.1, 0.8, mostly(1.6), '', $count->(), -9, 40, mostly(qw(lasted faded pulled-forward cannot-tell)),
                hostile(), '2026-09-07', '2026-09-18', mostly('metric', 'guard'), mostly('count'), one_of('', 4), '2026-11-20'] } 1 .. 3),
        stream($folder, 'file,line,column,reason,record', map { [hostile(), random(99), hostile(), hostile(), hostile()] } 1 .. 5),
    );
    return ($roster, @streams);
}

# The columns of a line as a terminal counts them, by the tables of Unicode that Perl has.
sub width {
    my ($line) = @_;
    my $columns = 0;
    for my $cluster ($line =~ /(\X)/g) {
        my $sum = 0;
        for my $character (split //, $cluster) {
            next if $character =~ /\p{Mn}|\p{Me}|\p{Cf}/ && $character ne "\x{fe0f}";
            $sum += $character =~ /\p{EA=W}|\p{EA=F}|\x{fe0f}/ ? 2 : 1;
        }
        $columns += $sum > 2 ? 2 : $sum;
    }
    return $columns;
}

# Characters that have no place on any page. Two joiners and, in Markdown, a third have.
sub character_fault {
    my ($page, $joiners) = @_;
    my $allowed = "\n\x{200c}\x{200d}$joiners";
    return $page =~ /([^\P{C}$allowed]|\p{Zl}|\p{Zp})/ ? sprintf('the character U+%04X', ord $1) : '';
}

sub text_fault {
    my ($page) = @_;
    for my $line (split /\n/, $page) {
        return 'wide: ' . width($line) . " $line" if width($line) > 80;
        return "ends in a space: $line" if $line =~ /\s\z/;
    }
    return character_fault($page, '');
}

sub ascii_fault {
    my ($page) = @_;
    return 'not ASCII: ' . $1 if $page =~ /([^\n\x20-\x7e]+)/;
    return text_fault($page);
}

# A stretch of Markdown whose escapes were made harmless: what could still mean something.
sub inline_fault {
    my ($text) = @_;
    return "$1 in $text" if $text =~ /([`*\[\]|~\$<])/;
    return "an entity in $text" if $text =~ /&(?!lt;|gt;|amp;)[#a-zA-Z]/;
    return "emphasis in $text" if $text =~ /(?<![^\s\p{P}\p{S}])_|_(?![^\s\p{P}\p{S}])/;
    return "a link in $text" if $text =~ m{://|\bwww\.}i;
    return "a call in $text" if $text =~ /\@(?!\x{2060})/;
    return "a block in $text" if $text =~ /\A(?:[-+]\s|[-+]\z|---|\+\+\+|=|#|>|\d+[.)](?:\s|\z))/;
    return '';
}

# Markdown is lines of a few kinds, and in each there is nothing but text.
sub markdown_fault {
    my ($page) = @_;
    my $pipes = 0;
    for my $whole (split /\n/, $page) {
        my $line = $whole =~ s/\\[[:punct:]]/\x{a4}/gr;
        if ($line =~ /\A\| /) {
            my @cells = split /(?<!\|)\|(?!\|)/, $line =~ s/\A\| | \|\z//gr, -1;
            return "cells: $whole" if $pipes && $pipes != @cells;
            $pipes = @cells;
            for my $cell (@cells) {
                $cell =~ s/\A\s+|\s+\z//g;
                next if $cell =~ /\A-+:?\z/;
                $cell =~ s/\A\*\*(.*)\*\*\z/$1/s;
                my $fault = inline_fault(". $cell");
                return $fault if $fault;
            }
            next;
        }
        $pipes = 0;
        $line =~ s/\A(?:#{1,3} |- |\d+\. )//;
        $line =~ s/\A`[^`]{1,40}`(?: |\z)//;
        next if $line =~ /\Aso far, `[^`]` even pace, `[^`]` likely end\z/;
        $line =~ s/\A(?:  )?(\*\*?)([^*]*)\1\z/$2/;
        $line =~ s/\A {3}//;
        my $fault = inline_fault($line);
        return $fault if $fault;
    }
    return character_fault($page, "\x{2060}");
}

sub page_fault {
    my ($page) = @_;
    my $fault = html_fault($page, $style);
    return $fault ? $fault : character_fault($page, '');
}

# Whether the two parts are what -t gives is asked of their bytes.
sub mail_fault {
    my ($mail, $text, $html) = @_;
    return "a line: $1" if $mail =~ /^(.*[^\n\x20-\x7e].*|.{77,}|From .*|\..*)$/m;
    my ($head, @parts) = split /^--=_[0-9a-f]{32}(?:--)?\n/m, $mail, -1;
    my @fields = $head =~ /^(\S+?):/mg;
    return "the head: $head" if "@fields" ne 'To Subject MIME-Version Content-Type' || $head !~ /\A(?:(?:\S+:| ).*\n)+\n\z/;
    my $subject = decode('MIME-Header', $head =~ /^Subject: (.*(?:\n .*)*)/m ? $1 : '');
    return "the subject: $subject" if $subject =~ /[\n\p{C}]/ && $subject =~ /[^\P{C}\x{200c}\x{200d}]/;
    return 'parts: ' . @parts if @parts != 3 || $parts[2] ne '';
    my @types = ('text/plain', 'text/html');
    for my $expected ($text, $html) {
        my $type = shift @types;
        my $part = shift @parts;
        $part =~ s/\AContent-Type: $type; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n//
            or return "no $type";
        chop $part;
        return "the $type is not the page" if decode_qp($part) ne $expected;
    }
    return '';
}

my %fault_of = ('' => \&text_fault, '--ascii' => \&ascii_fault, '-t markdown' => \&markdown_fault, '-t html' => \&page_fault);

# The first thing that is wrong with a page in any of its forms; '' if nothing is.
sub program_fault {
    my ($command, $folder) = @_;
    my %page;
    for my $form ('', '--ascii', '-t markdown', '-t html', '--mail=boss@example.org') {
        my $result = run("$command $form", $folder);
        return "$form: status $result->{status}: $result->{stderr}" if $result->{status} !~ /\A[03]\z/;
        return "$form: a message: $1" if $result->{stderr} =~ /([^\n\x20-\x7e\x80-\xff])/;
        $page{$form} = $result->{stdout};
        my $characters = eval { decode('UTF-8', $page{$form}, FB_CROAK | LEAVE_SRC) } // return "$form: not UTF-8";
        my $fault = !$fault_of{$form} ? mail_fault($page{$form}, @page{'', '-t html'}) : $fault_of{$form}->($characters);
        return "$form: $fault" if $fault;
        my $words = $form eq '-t html' ? html_words($characters) : $characters;
        my $seen = () = $words =~ /$sign/g;
        return "$form: only $seen hostile texts arrive" if $fault_of{$form} && $seen < 20;
    }
    return '';
}

sub try_world {
    my ($number) = @_;
    my $before = seed_from_here();
    my $folder = tempdir(CLEANUP => 1);
    my ($roster, @streams) = make_world($folder);
    my $title = "'" . encode('UTF-8', hostile() =~ s/'//gr) . "'";
    my $options = "-r $roster --as-of=2026-11-20 --title=$title";
    for my $program ('team-report', 'team-report --for=team', 'one-on-one') {
        my $fault = program_fault("$program $options @streams", $folder);
        if ($fault) {
            print "not ok $number - world $number\n";
            print encode('UTF-8', "# $program, AMP_SEED=$before begins with it\n"), map { encode('UTF-8', "# $_\n") } split /\n/, $fault;
            return;
        }
    }
    print "ok $number - world $number: nothing but text in any form of any page\n";
}

print "1..$worlds\n";
try_world($_) for 1 .. $worlds;
