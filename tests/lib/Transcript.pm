# SPDX-License-Identifier: GPL-3.0-or-later
#
# Transcripts as data: their form is told in transcript.pl, which runs them; other tests take their
# files and commands from here.
package Transcript;
use strict;
use warnings;
use Exporter qw(import);
use Shell qw($root slurp);

our @EXPORT_OK = qw(case_named parse);

my $kinds = join '|', qw(file stdin stdout stderr status after absent);

# Reads a transcript: what stands before the first case ({text, requires}), then the cases: {title,
# line, command, files, stdin, stdout, stderr, status, after, absent, requires}, where a file is
# {name, content, line}.
sub parse {
    my ($path) = @_;
    my @lines = split /(?<=\n)/, slurp($path);
    my $head = { text => '', requires => [] };
    my (@cases, $case, $section, %seen);
    my $line = 0;
    my $bad = sub { die "$path:$line: $_[0]\n" };
    my $finish = sub {
        $case or return;
        defined $case->{command} or $bad->("no command in '$case->{title}'");
        $_->{content} = content($_, $bad) for @{$case->{sections}};
        settle($case);
        push @cases, $case;
    };
    for my $raw (@lines) {
        $line++;
        if ($raw =~ /^=== (.*\S)\s*$/) {
            $finish->();
            $seen{$1}++ and $bad->("a second case is called '$1'");
            $case = { title => $1, line => $line, head => $raw, requires => [], sections => [] };
            undef $section;
        } elsif ($case && $raw =~ /^--- ($kinds)(?: +(.*?))?\s*$/) {
            my ($kind, $name) = ($1, $2 // '');
            my $escaped = $name =~ s/(?:^| +)escaped$//;
            $section = { kind => $kind, name => $name, escaped => $escaped, lines => [], line => $line };
            my $is_input = $kind =~ /^(file|stdin)$/;
            $is_input == !defined $case->{command}
                or $bad->("'$kind' on the wrong side of the command");
            ($kind =~ /^(file|after|absent|status)$/) == ($name ne '')
                or $bad->("'$kind' with a wrong name");
            $kind ne 'status' || $name =~ /^\d+$/ or $bad->("status '$name' is not a number");
            !$seen{"$case->{title}\n$kind $name"}++ or $bad->("a second '$kind'");
            push @{$case->{sections}}, $section;
            $case->{head} .= $raw if $is_input;
        } elsif ($case && $raw =~ /^\$ (.*\n)/) {
            $case->{command} .= $1;
            $case->{head} .= $raw;
            $section = 'command';
        } elsif (ref $section) {
            push @{$section->{lines}}, $raw;
            $case->{head} .= $raw if !defined $case->{command};
        } elsif ($section) {
            next if $raw !~ /\S/;
            $raw =~ /^> (.*\n)/ or $bad->('neither a command nor a section');
            $case->{command} .= $1;
            $case->{head} .= $raw;
        } elsif ($raw =~ /^requires: *(.*\S)\s*$/) {
            push @{($case // $head)->{requires}}, $1;
            ($case ? $case->{head} : $head->{text}) .= $raw;
        } elsif ($raw =~ /^#|^\s*$/) {
            ($case ? $case->{head} : $head->{text}) .= $raw;
        } else {
            $bad->('neither a comment nor a section');
        }
    }
    $finish->();
    @cases or $bad->('no case');
    return ($head, @cases);
}

my %cases_of;

# The case of that title in tests/cli/NAME.transcript.
sub case_named {
    my ($name, $title) = @_;
    my $cases = $cases_of{$name} //= do {
        my (undef, @all) = parse("$root/tests/cli/$name.transcript");
        +{ map { $_->{title} => $_ } @all };
    };
    return $cases->{$title} // die "$name.transcript: no case '$title'\n";
}

# The bytes a section stands for.
sub content {
    my ($section, $bad) = @_;
    my @lines = @{$section->{lines}};
    pop @lines while @lines && $lines[-1] =~ /^\s*$/;
    my $text = join '', @lines;
    return $text if !$section->{escaped};
    my %plain = (t => "\t", r => "\r", n => "\n", '\\' => '\\', "\n" => '');
    $text =~ s{\\(?:x([0-9A-Fa-f]{2})|(.|\n))}{
        defined $1 ? chr hex $1 : $plain{$2} // $bad->("\\$2 in '$section->{kind}' is not understood") }gesx;
    return $text;
}

# Sorts the sections of a case by what they are for.
sub settle {
    my ($case) = @_;
    my %of;
    push @{$of{$_->{kind}}}, $_ for @{$case->{sections}};
    $case->{files} = $of{file} // [];
    $case->{after} = $of{after} // [];
    $case->{absent} = [map { $_->{name} } @{$of{absent} // []}];
    $case->{status} = $of{status} ? $of{status}[0]{name} : 0;
    $case->{stdin} = $of{stdin} ? $of{stdin}[0]{content} : undef;
    $case->{$_} = $of{$_} ? $of{$_}[0]{content} : '' for qw(stdout stderr);
}

1;
