#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The mutants of a small text, one by one, and whether tests/mutation/equivalent fits the code as it
# is. Nothing is built or run here; make mutate does that. Output is TAP.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib", $FindBin::Bin;
use Equivalent qw(read_equivalent stale_entries);
use Mutants qw(functions_of mutants_of mutate);
use Shell qw($root slurp);
use Summary qw(wilson);

my ($number, $failed) = (0, 0);

sub is {
    my ($got, $wanted, $name) = @_;
    $number++;
    my $good = $got eq $wanted;
    $failed++ if !$good;
    print $good ? '' : 'not ', "ok $number - $name\n";
    print map { "# $_\n" } 'wanted:', split(/\n/, $wanted), 'got:', split /\n/, $got if !$good;
}

# What the line becomes in turn, each as "change: the whole line".
sub changes {
    my ($body) = @_;
    my $source = "int\nf(int a, char *p)\n{\n$body}\n";
    return join '', map {
        my $text = mutate($source, $_);
        $text =~ s/^int\nf.*\n\{\n//;
        $text =~ s/\}\n\z//;
        "$_->{change}: " . join(' ', split ' ', $text) . "\n";
    } mutants_of($source);
}

is changes("    return a < 3;\n"), <<'TEXT', 'a comparison, a constant and a value that is returned';
return -> return 0: return 0;
< -> <=: return a <= 3;
< -> >=: return a >= 3;
3 -> 3 + 1: return a < (3 + 1);
3 -> 3 - 1: return a < (3 - 1);
TEXT
is changes("    if (a && !p)\n        a += *p;\n"), <<'TEXT', 'a condition, a sign that is no product';
if negated: if (!(a && !p)) a += *p;
&& -> ||: if (a || !p) a += *p;
! removed: if (a && p) a += *p;
statement removed: if (a && !p) ;
+= -> -=: if (a && !p) a -= *p;
TEXT
is changes("    for (int i = 0; i < a; i++)\n        continue;\n"), <<'TEXT', 'a loop';
0 -> 0 + 1: for (int i = (0 + 1); i < a; i++) continue;
for negated: for (int i = 0; !(i < a); i++) continue;
< -> <=: for (int i = 0; i <= a; i++) continue;
< -> >=: for (int i = 0; i >= a; i++) continue;
++ -> --: for (int i = 0; i < a; i--) continue;
continue removed: for (int i = 0; i < a; i++) ;
TEXT
is changes("    switch (a) {\n    case 'x':\n        f(a\n            - a, p);\n        break;\n    }\n"),
    <<'TEXT', 'labels, a call of two lines, and a break';
'x' -> 'x' + 1: switch (a) { case ('x' + 1): f(a - a, p); break; }
statement removed: switch (a) { case 'x': ; break; }
- -> +: switch (a) { case 'x': f(a + a, p); break; }
break removed: switch (a) { case 'x': f(a - a, p); ; }
TEXT
is changes("    a = a ? 0 : f(0, p);\n"), <<'TEXT', 'a choice; the same change twice on a line';
statement removed: ;
? never: a = a && 0 ? 0 : f(0, p);
? always: a = a || 1 ? 0 : f(0, p);
0 -> 0 + 1: a = a ? (0 + 1) : f(0, p);
0 -> 0 + 1 [2]: a = a ? 0 : f((0 + 1), p);
TEXT
is changes(<<'TEXT'), '', 'assertions, sizes, declarations, strings and comments are left alone';
    char text[64];
    struct names *names;
    size_t n;
    int *two = mem_zeroed(0, a);
    assert(a < 3 && p != NULL);
    /* a < b */ // a < b
TEXT
is join(' ', map { $_->{change} } mutants_of("#define MOST 5\n#if X > 1\n#endif\nenum { A = 1 };\n"
        . "struct s {\n    int numbers[8];\n};\nstatic const int few[3];\n")),
    '5 -> 5 + 1 5 -> 5 - 1 1 -> 1 + 1 1 -> 1 - 1', 'values of definitions and enumerators';

my $two = "int\nf(int a)\n{\n    return a +\n        a;\n}\n";
my ($whole) = grep { $_->{change} =~ /^return/ } mutants_of($two);
is mutate($two, $whole) =~ tr/\n//, $two =~ tr/\n//, 'a change of two lines keeps the lines';
is join(' ', map { @$_ } functions_of($two . "static char *\ng(void)\n{\n}\n")), 'f 3 6 g 9 10',
    'where functions are';

my %there = (file => [mutants_of("int\nf(int a)\n{\n    return a;\n}\n")]);
my %listed = ("file\tf\treturn a;\treturn -> return 0" => 'why', "file\tf\treturn b;\t+ -> -" => 'why',
    "another file\tf\treturn b;\t+ -> -" => 'why');
is join('|', stale_entries(\%listed, \%there)),
    "no such mutant any more: file\tf\treturn b;\t+ -> -", 'an entry that matches nothing is stale';

# Newcombe, Statistics in Medicine 17 (1998) 857, table I: 81 of 263 and 15 of 148.
is join(' ', map { sprintf '%.4f', $_ } wilson(81, 263), wilson(15, 148)), '0.2553 0.3662 0.0624 0.1605',
    'the interval of a share';

my %mutants = map { ("lib/$_" => [mutants_of(slurp("$root/lib/$_"))]) }
    map { s{^.*/(\w+/\w+\.c)$}{$1}r } glob "$root/lib/*/*.c";
my %equivalent = read_equivalent("$FindBin::Bin/equivalent");
is join("\n", stale_entries(\%equivalent, \%mutants)), '', 'every listed mutant is there';
is join("\n", grep { my ($file) = split /\t/; !$mutants{$file} } sort keys %equivalent), '',
    'every listed file is there';

print "1..$number\n";
exit($failed > 0);
