# SPDX-License-Identifier: GPL-3.0-or-later
#
# The mutants of a C source: small changes, each of which a test ought to notice. What is changed
# and how stands in the tables below. It reads the text, not the grammar, and leans on the form that
# clang-format gives every file here: a binary operator stands between blanks, a function's name
# and braces at the start of a line.
#
# Not changed: assertions (they are tests themselves), the size of an array where it is declared (a
# larger one is no fault, and a smaller one is the sanitizers' affair), strings, and preprocessor
# lines but the values of #define. A constant in the size of memory that is asked for does not grow,
# for the same reason.
package Mutants;
use strict;
use warnings;
use Exporter qw(import);

our @EXPORT_OK = qw(mutants_of mutate functions_of);

my %binary = (
    '<' => ['<=', '>='],
    '<=' => ['<', '>'],
    '>' => ['>=', '<='],
    '>=' => ['>', '<'],
    '==' => ['!='],
    '!=' => ['=='],
    '&&' => ['||'],
    '||' => ['&&'],
    '+' => ['-'],
    '-' => ['+'],
    '*' => ['/'],
    '/' => ['*'],
    '%' => ['*'],
    '&' => ['|'],
    '|' => ['&'],
    '^' => ['&'],
    '<<' => ['>>'],
    '>>' => ['<<'],
    '+=' => ['-='],
    '-=' => ['+='],
    '*=' => ['/='],
    '/=' => ['*='],
    '|=' => ['&='],
    '&=' => ['|='],
    '<<=' => ['>>='],
    '>>=' => ['<<='],
);
my %anywhere = ('++' => '--', '--' => '++', true => 'false', false => 'true');
my %opens = ('(' => ')', '[' => ']', '{' => '}');
my %begins_declaration = map { $_ => 1 } qw(auto bool char const double enum extern float int long
    register short signed static struct union unsigned void volatile);

my $token = qr{
    (?<skip> \s+ | /\*.*?\*/ | //[^\n]*
        | ^[ \t]*\#[ \t]*define[ \t]+\w+(?:\([^)]*\))? | ^[ \t]*\#(?:\\\n|[^\n])* )
  | (?<string> "(?:\\.|[^"\\])*" )
  | (?<char> '(?:\\.|[^'\\])*' )
  | (?<number> \.?[0-9](?:[eEpP][-+]|[\w.])* )
  | (?<word> [A-Za-z_]\w* )
  | (?<sign> <<= | >>= | \.\.\. | -> | \+\+ | -- | << | >> | <= | >= | == | != | && | \|\|
        | [-+*/%&|^]= | . )
}xms;

# All mutants of a text, in its order: {at, length, text (what stands there instead), line, function
# ("-" outside), code (the line without the blanks around it), change}. A change is told apart from
# the same one on a line that reads the same in the same function by a number behind it.
sub mutants_of {
    my ($source) = @_;
    my $self = { source => $source, tokens => tokens($source), found => [] };
    my $tokens = $self->{tokens};
    $self->{partner} = partners($tokens);
    statement_mutants($self);
    token_mutants($self);
    my @found = sort { $a->{at} <=> $b->{at} || $b->{length} <=> $a->{length}
        || $a->{text} cmp $b->{text} } @{$self->{found}};
    return name_them($source, @found);
}

# The text with the mutant in it. A change of several lines keeps their number, so that no line
# number of an assertion moves.
sub mutate {
    my ($source, $mutant) = @_;
    my $was = substr $source, $mutant->{at}, $mutant->{length};
    my $lines = ($was =~ tr/\n//) - ($mutant->{text} =~ tr/\n//);
    substr($source, $mutant->{at}, $mutant->{length}) = $mutant->{text} . "\n" x $lines;
    return $source;
}

# [name, first line, last line] of every function.
sub functions_of {
    my ($source) = @_;
    my ($number, $name, $start, @functions) = (0, '-');
    for my $line (split /\n/, $source) {
        $number++;
        $name = $1 if $line =~ /^([A-Za-z_]\w*)\(/;
        $start = $number if $line =~ /^\{/;
        push @functions, [$name, $start, $number] if $line =~ /^\}$/ && defined $start;
        undef $start if $line =~ /^\}/;
    }
    return @functions;
}

sub tokens {
    my ($source) = @_;
    my ($in_function, $in_define, @tokens) = (0, 0);
    while ($source =~ /\G$token/gc) {
        my ($from, $length) = ($-[0], $+[0] - $-[0]);
        if (defined $+{skip}) {
            my $skipped = $+{skip};
            $in_define = 0 if $skipped =~ /(?<!\\)\n/;
            $in_define = 1 if $skipped =~ /^\s*#\s*define/;
            next;
        }
        my ($kind) = grep { defined $+{$_} } qw(string char number word sign);
        my $text = $+{$kind};
        my $column = $from - (rindex($source, "\n", $from) + 1);
        $in_function = 1 if $text eq '{' && $column == 0;
        push @tokens, {
            kind => $kind,
            text => $text,
            at => $from,
            length => $length,
            in_function => $in_function,
            in_define => $in_define,
        };
        $in_function = 0 if $text eq '}' && $column == 0;
    }
    return \@tokens;
}

# For every opening bracket the place of the closing one, and the other way round.
sub partners {
    my ($tokens) = @_;
    my (%partner, @open);
    for my $i (0 .. $#$tokens) {
        next if $tokens->[$i]{kind} ne 'sign';
        push @open, $i if $opens{$tokens->[$i]{text}};
        next if $tokens->[$i]{text} !~ /^[])}]$/ || !@open;
        my $from = pop @open;
        @partner{$from, $i} = ($i, $from);
    }
    return \%partner;
}

# `length` bytes from `at` on become `text`.
sub found {
    my ($self, $at, $length, $text, $change) = @_;
    push @{$self->{found}}, { at => $at, length => $length, text => $text, change => $change };
}

# ---- What is seen in one token ----

sub token_mutants {
    my ($self) = @_;
    my $tokens = $self->{tokens};
    my ($assertion_ends, $request_ends) = (-1, -1);
    for my $i (0 .. $#$tokens) {
        my $token = $tokens->[$i];
        $assertion_ends = $self->{partner}{$i + 1}
            if $token->{text} =~ /^(?:static_|_Static_)?assert$/ && defined $self->{partner}{$i + 1};
        next if $i <= $assertion_ends;
        $request_ends = $self->{partner}{$i + 1} if $token->{text} =~ /^(?:mem_zeroed|mem_grow|mem_resize|arena_alloc)$/;
        my ($at, $length, $text) = @$token{qw(at length text)};
        if ($token->{kind} eq 'number') {
            next if $token->{is_size};
            found($self, $at, $length, "($text + 1)", "$text -> $text + 1") if $i > $request_ends;
            found($self, $at, $length, "($text - 1)", "$text -> $text - 1") if $text !~ /^0[uUlL]*$/;
        } elsif ($token->{kind} eq 'char') {
            found($self, $at, $length, "($text + 1)", "$text -> $text + 1");
        } elsif (defined $anywhere{$text}) {
            found($self, $at, $length, $anywhere{$text}, "$text -> $anywhere{$text}");
        } elsif ($text eq '!') {
            found($self, $at, $length, '', '! removed');
        } elsif ($text eq '?') {
            found($self, $at, $length, '|| 1 ?', '? always');
            found($self, $at, $length, '&& 0 ?', '? never');
        } elsif ($binary{$text} && is_binary($self, $i)) {
            found($self, $at, $length, $_, "$text -> $_") for @{$binary{$text}};
        }
    }
}

# Between blanks: a sign in front of its operand has none behind it.
sub is_binary {
    my ($self, $i) = @_;
    my $token = $self->{tokens}[$i];
    my $around = substr $self->{source}, $token->{at} - 1, $token->{length} + 2;
    return 0 if $i == 0 || $around !~ /^\s.*\s$/s;
    return 0 if !$token->{in_function} && $token->{text} eq '*';
    return $self->{tokens}[$i - 1]{text} =~ /[\w)\]"']$/;
}

# ---- What is seen in a statement ----

sub statement_mutants {
    my ($self) = @_;
    my $tokens = $self->{tokens};
    my $i = 0;
    while ($i < @$tokens) {
        if ($tokens->[$i]{in_function}) {
            $i = statement($self, $i);
            next;
        }
        mark_size($self, $i) if $i > 0 && $tokens->[$i - 1]{kind} eq 'word';
        $i++;
    }
}

# Looks at what begins at token i, and gives back where the next one begins.
sub statement {
    my ($self, $i) = @_;
    my $tokens = $self->{tokens};
    my $text = $tokens->[$i]{text};
    my $closing = $self->{partner}{$i + 1};
    if ($text =~ /^(?:if|while|switch|for)$/) {
        my $condition = $text eq 'for' ? for_condition($self, $i + 1) : [$i + 2, $closing - 1];
        negate($self, $text, @$condition) if $text ne 'switch' && $condition;
        return $closing + 1;
    }
    return $i + 1 if $text =~ /^(?:else|do|[{};])$/;
    if ($text =~ /^(?:case|default)$/ || ($tokens->[$i + 1]{text} eq ':')) {
        $i++ while $tokens->[$i]{text} ne ':';
        return $i + 1;
    }
    # A macro that is a loop.
    return $closing + 1
        if $text =~ /^[A-Z_]+$/ && defined $closing && $tokens->[$closing + 1]{text} eq '{';
    my $end = statement_end($self, $i);
    my ($at, $length) = extent($self, $i, $end);
    if ($text eq 'return') {
        my ($from, $size) = extent($self, $i + 1, $end - 1);
        my $value = substr $self->{source}, $from, $size;
        found($self, $from, $size, '0', 'return -> return 0')
            if $end > $i + 1 && $value !~ /^(?:0|false|true|NULL)$/;
    } elsif ($text =~ /^(?:break|continue|goto)$/) {
        found($self, $at, $length, ';', "$text removed");
    } elsif (is_declaration($self, $i)) {
        mark_sizes($self, $i, $end);
    } elsif ($text ne 'assert') {
        found($self, $at, $length, ';', 'statement removed');
    }
    return $end + 1;
}

sub extent {
    my ($self, $from, $to) = @_;
    my ($first, $last) = @{$self->{tokens}}[$from, $to];
    return ($first->{at}, $last->{at} + $last->{length} - $first->{at});
}

# The token that ends a simple statement: the next semicolon that is in no bracket.
sub statement_end {
    my ($self, $i) = @_;
    my $tokens = $self->{tokens};
    while ($tokens->[$i]{text} ne ';') {
        $i = $self->{partner}{$i} if $opens{$tokens->[$i]{text}};
        $i++;
    }
    return $i;
}

# A word that is followed by another, or by a star that belongs to it.
sub is_declaration {
    my ($self, $i) = @_;
    my ($first, $second, $third) = @{$self->{tokens}}[$i .. $i + 2];
    return 1 if $begins_declaration{$first->{text}};
    return 0 if $first->{kind} ne 'word';
    return 1 if $second->{kind} eq 'word';
    return $second->{text} eq '*' && $third->{at} == $second->{at} + 1;
}

sub mark_sizes {
    my ($self, $from, $end) = @_;
    my $tokens = $self->{tokens};
    for my $i ($from .. $end) {
        return if $tokens->[$i]{text} eq '=';
        mark_size($self, $i);
    }
}

sub mark_size {
    my ($self, $i) = @_;
    my $tokens = $self->{tokens};
    return if $tokens->[$i]{text} ne '[';
    $tokens->[$_]{is_size} = 1 for $i .. $self->{partner}{$i};
}

# The tokens between the semicolons of a for, if there are any.
sub for_condition {
    my ($self, $open) = @_;
    my $from = statement_end($self, $open + 1) + 1;
    my $to = statement_end($self, $from) - 1;
    return $to >= $from ? [$from, $to] : undef;
}

sub negate {
    my ($self, $word, $from, $to) = @_;
    my ($at, $length) = extent($self, $from, $to);
    my $condition = substr $self->{source}, $at, $length;
    found($self, $at, $length, "!($condition)", "$word negated");
}

# ---- Names ----

sub name_them {
    my ($source, @found) = @_;
    my @lines = split /\n/, $source;
    my @functions = functions_of($source);
    my ($line, $scanned, %seen) = (1, 0);
    for my $mutant (@found) {
        $line += substr($source, $scanned, $mutant->{at} - $scanned) =~ tr/\n//;
        $scanned = $mutant->{at};
        my ($function) = grep { $line >= $_->[1] && $line <= $_->[2] } @functions;
        my $code = $lines[$line - 1];
        $code =~ s/^\s+|\s+$//g;
        @$mutant{qw(line code function)} = ($line, $code, $function ? $function->[0] : '-');
        my $number = ++$seen{join "\t", @$mutant{qw(function code change)}};
        $mutant->{change} .= " [$number]" if $number > 1;
    }
    return @found;
}

1;
