#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every message has its test. A message is a text of lib or bin that has two words or more: what a
# program says on standard error, on a page, in a cell or in its help. Each must stand, with
# something in place of its %s, in what a test expects: in the output of a case of tests/cli, or in a
# unit test. Output is TAP, one test per message, with the name of the case or function that expects it.
#
#     perl tests/build/messages.pl
#
# The few texts that nobody ever reads are named, with the reason, in tests/build/not-messages.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Shell qw(slurp);
use Transcript qw(parse);

my @expected = (expected_by_cases(), expected_by_units(), expected_by_scripts());
my %silent = not_messages('tests/build/not-messages');

my ($number, $failed) = (0, 0);
for my $path (glob 'lib/*/*.[ch] bin/*.c') {
    for my $literal (grep { is_message($_->{text}) } literals($path)) {
        my $text = one_line($literal->{text});
        next if exists $silent{"$path\t$text"} && ++$silent{"$path\t$text"};
        my $test = test_of($text);
        result(defined $test, "$path:$literal->{line}: '$text': " . ($test // 'no test expects it'));
    }
}
result(0, "tests/build/not-messages: there is no such text: $_")
    for grep { !$silent{$_} } sort keys %silent;
print "1..$number\n";
exit($failed > 0);

sub result {
    my ($good, $title) = @_;
    $number++;
    $failed++ if !$good;
    $title =~ s/#/\\#/g;
    print $good ? '' : 'not ', "ok $number - $title\n";
}

# Two words: names of columns, keys and formats of figures have one.
sub is_message {
    my ($text) = @_;
    return $text =~ /[A-Za-z][A-Za-z'),.:;]* +[A-Za-z(%']/;
}

# The texts of a C file, adjacent ones joined: {text, line, function}. Comments, #include and what
# only a compiler says are none.
sub literals {
    my ($path) = @_;
    my $code = slurp($path);
    my @found;
    my ($line, $function, $open) = (1, '', undef);
    pos($code) = 0;
    while (pos($code) < length $code) {
        if ($code =~ /\G(\s+|\/\*.*?\*\/|\/\/[^\n]*|#[ \t]*include[^\n]*|_Static_assert\(.*?\);)/gcs) {
            $line += $1 =~ tr/\n//;
            next;
        }
        if ($code =~ /\G"((?:[^"\\]|\\.)*)"/gcs) {
            $open //= push @found, { text => '', line => $line, function => $function };
            $found[-1]{text} .= plain($1);
            next;
        }
        next if $open && $code =~ /\GPRI\w+/gc && ($found[-1]{text} .= 'd');
        undef $open;
        $function = $1 if $code =~ /\G(?<=\n)(\w+)(?=\()/gc;
        $code =~ /\G(?:'(?:[^'\\]|\\.)+'|\w+|.)/gcs;
    }
    return @found;
}

# The text that stands for a literal, as far as it matters here.
sub plain {
    my ($literal) = @_;
    my %plain = (n => "\n", t => "\t", r => "\r");
    $literal =~ s/\\(?:x([0-9A-Fa-f]{2})|([0-7]{1,3})|\n|(.))/
        defined $1 ? chr hex $1 : defined $2 ? chr oct $2 : defined $3 ? $plain{$3} \/\/ $3 : ''/gsex;
    return $literal;
}

# Pages wrap their lines and escape what HTML and Markdown would take for their own.
sub one_line {
    my ($text) = @_;
    my %letters = (amp => '&', lt => '<', gt => '>', quot => '"', '#39' => "'");
    $text =~ s/&(amp|lt|gt|quot|#39);/$letters{$1}/g;
    $text =~ s/\s+/ /g;
    $text =~ s/^ | $//g;
    return $text;
}

# What is expected, as {test, text}: by each case of a transcript,
sub expected_by_cases {
    my @all;
    for my $path (glob 'tests/cli/*.transcript') {
        my (undef, @cases) = parse($path);
        for my $case (@cases) {
            my $text = join "\n", @$case{qw(stdout stderr)}, map { $_->{content} } @{$case->{after}};
            push @all, { test => "$path: $case->{title}", text => one_line($text) };
        }
    }
    return @all;
}

# by each function of a unit test,
sub expected_by_units {
    my @all;
    for my $path (glob 'tests/unit/*.[ch]') {
        my %texts;
        $texts{$_->{function}} .= "$_->{text}\n" for literals($path);
        push @all, map { { test => "$path: $_", text => one_line($texts{$_}) } } sort keys %texts;
    }
    return @all;
}

# and by each test that is a script.
sub expected_by_scripts {
    return map { { test => $_, text => one_line(slurp($_)) } } glob 'tests/cli/*.pl';
}

# The name of the first test that expects a message, or undef. Its longest piece without a
# placeholder is looked for first: that is quick, and decides nearly always.
sub test_of {
    my ($text) = @_;
    $text =~ s/^(?:%s(?:: )?)+|%s$//g;
    my @pieces = split /(%[-0-9.*+]*(?:z|ll?|j)?[a-zA-Z%])/, $text;
    my ($longest) = sort { length $b <=> length $a } grep { !defined placeholder($_) } @pieces, '';
    my $pattern = join '', map { placeholder($_) // quotemeta } @pieces;
    for my $each (@expected) {
        next if index($each->{text}, $longest) < 0;
        return $each->{test} if $each->{text} =~ $pattern;
    }
    return undef;
}

# What may stand for a placeholder; undef if it is none.
sub placeholder {
    my ($piece) = @_;
    my ($kind) = $piece =~ /^%[-0-9.*+]*(?:z|ll?|j)?([a-zA-Z%])$/ or return undef;
    return $kind eq '%' ? '%' : $kind =~ /[diux]/ ? '-?[0-9a-f]+' : $kind =~ /[efg]/ ? '-?[0-9.]+' : '.{0,600}?';
}

# "file, tab, text" of what is no message, none of them met so far.
sub not_messages {
    my ($path) = @_;
    my (%texts, $number);
    for (split /\n/, slurp($path)) {
        $number++;
        next if /^#|^\s*$/;
        my ($file, $text, $reason) = split /\t+/;
        defined $reason or die "$path:$number: not a file, a text and a reason\n";
        $texts{"$file\t$text"} = 0;
    }
    return %texts;
}
