#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
# motivation-score beside figures that were computed with R (packages psych, multilevel and careless)
# from public data, and a few reckoned by hand: whatever the program prints with 17 digits must be
# within 1e-9 of them, omega within 1e-6. Output is TAP; skipped where the figures are not.
#
#     perl tests/cli/motivation-score-reference.pl
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use File::Temp qw(tempdir);
use Shell qw($shared run slurp spew);

my $reference = "$shared/reference";
if (!-d $reference) {
    print "1..0 # SKIP $reference is not here\n";
    exit;
}
my $tests = 0;
my $folder = tempdir(CLEANUP => 1);
bfi();
edge();
careless();
rci();
sdi();
team();
print "1..$tests\n";

sub check {
    my ($title, @faults) = @_;
    $tests++;
    print @faults ? 'not ' : '', "ok $tests - $title\n";
    print map { "# $_\n" } @faults > 5 ? @faults[0 .. 4] : @faults;
}

# The rows of a CSV text without quotes, each a hash.
sub rows {
    my ($text) = @_;
    my ($head, @lines) = split /\r?\n/, $text;
    my @names = split /,/, $head;
    return map { my %row; @row{@names} = split /,/, $_, -1; \%row } @lines;
}

sub expected { return rows(slurp("$reference/$_[0]")) }

# What the program answers, as rows; messages are of no interest here.
sub scored {
    my ($options, @columns) = @_;
    my $ran = run("motivation-score --digits=17 $options", $folder);
    die "motivation-score $options: $ran->{stderr}" if $ran->{status} ne '0';
    return rows($ran->{stdout});
}

# Writes a file of answers in which `rep` and `date` are found; $name->(row) and $date->(row) say
# them.
sub answers {
    my ($file, $from, $name, $date) = @_;
    my ($head) = split /\r?\n/, slurp("$reference/$from");
    my @names = split /,/, $head;
    my @lines = map { my $row = $_; join ',', $name->($row), $date->($row), @$row{@names} } expected($from);
    spew("$folder/$file", join '', map { "$_\n" } "rep,date,$head", @lines);
}

# What is wrong with a figure, if anything: '' and 'NA' are not known.
sub differs {
    my ($what, $got, $wanted, $tolerance) = @_;
    $tolerance //= 1e-9;
    $wanted = '' if !defined $wanted || $wanted eq 'NA';
    return () if $got eq '' && $wanted eq '';
    return "$what: got '$got', wanted '$wanted'" if $got eq '' || $wanted eq '';
    my $size = abs $wanted > 1 ? abs $wanted : 1;
    return () if abs($got - $wanted) <= $tolerance * $size;
    return "$what: got $got, wanted $wanted";
}

sub bfi {
    my $codebook = "-c $reference/bfi/bfi_codebook.csv";
    my $day = sub { '2026-11-16' };
    answers('bfi-200.csv', 'bfi/bfi_answers_200.csv', sub { $_[0]{person} }, $day);
    answers('bfi-all.csv', 'bfi/bfi_answers_all.csv', sub { $_[0]{person} }, $day);

    my %wanted = map { ("$_->{person} $_->{scale}" => $_) } expected('bfi/bfi_expected_scores_200.csv');
    my @scores = scored("$codebook bfi-200.csv");
    check 'bfi: as many scores', @scores == keys %wanted ? () : scalar @scores;
    check 'bfi: scores, pomp and answers', map {
        my $row = $wanted{"$_->{rep} $_->{scale}"};
        differs("$_->{rep} $_->{scale} score", $_->{score}, $row->{score_half_rule}),
            differs("$_->{rep} $_->{scale} pomp", $_->{pomp}, $row->{pomp_half_rule}),
            differs("$_->{rep} $_->{scale} answered", $_->{answered}, $row->{answered}, 0);
    } @scores;
    check 'bfi: only complete answers', map {
        differs("$_->{rep} $_->{scale}", $_->{score}, $wanted{"$_->{rep} $_->{scale}"}{score_complete_only})
    } scored("$codebook --min-answered=1 bfi-200.csv");

    my %longest = map { ($_->{person} => $_->{longstring}) } expected('bfi/bfi_expected_careless_200.csv');
    check 'bfi: straight lines', map {
        my $flagged = $_->{flags} =~ /straight-line/ ? 1 : 0;
        $flagged == ($longest{$_->{rep}} >= 12.5) ? () : "$_->{rep}: $flagged";
    } @scores;

    my %alphas = map { ("$_->{sample} $_->{scale}" => $_) } expected('bfi/bfi_expected_alphas.csv');
    for my $sample (['all2800', 'bfi-all.csv'], ['first200', 'bfi-200.csv']) {
        my @rows = scored("$codebook --reliability $sample->[1]");
        check "bfi: reliability, $sample->[0]", @rows == 5 ? () : 'not five scales', map {
            my $row = $alphas{"$sample->[0] $_->{scale}"};
            my @rests = sort { $a <=> $b } split /[ ;]+/, $row->{itemrest_r} // '';
            differs("$_->{scale} n", $_->{n}, $row->{n_complete}, 0),
                differs("$_->{scale} alpha", $_->{alpha}, $row->{alpha_complete}),
                differs("$_->{scale} low", $_->{alpha_low}, $row->{alpha_ci95_lo}),
                differs("$_->{scale} high", $_->{alpha_high}, $row->{alpha_ci95_hi}),
                differs("$_->{scale} omega", $_->{omega}, $row->{omega_1f_paf}, 1e-6),
                differs("$_->{scale} sem", $_->{sem}, $row->{sem_score}),
                differs("$_->{scale} item-rest", $_->{item_rest}, $rests[0]);
        } @rows;
    }
}

sub edge {
    answers('edge.csv', 'edge/edge_answers.csv', sub { $_[0]{person} }, sub { '2026-11-16' });
    my $weighted = slurp("$reference/edge/edge_codebook.csv");
    spew("$folder/weighted.csv", $weighted);
    spew("$folder/plain.csv", $weighted =~ s/^c,s,0,2/c,s,0,1/mr);
    my %wanted = map { ($_->{person} => $_) } expected('edge/edge_expected.csv');
    my %columns = (
        'plain' => ['mean_half_rule', 'pomp'],
        'weighted' => ['weighted_mean_half_rule', 'weighted_pomp'],
    );
    for my $codebook (sort keys %columns) {
        my ($score, $pomp) = @{$columns{$codebook}};
        my @rows = scored("-c $codebook.csv edge.csv");
        check "edge: $codebook", @rows == keys %wanted ? () : 'rows are missing', map {
            differs("$_->{rep} score", $_->{score}, $wanted{$_->{rep}}{$score}),
                differs("$_->{rep} pomp", $_->{pomp}, $wanted{$_->{rep}}{$pomp}),
                differs("$_->{rep} answered", $_->{answered}, $wanted{$_->{rep}}{answered}, 0);
        } @rows;
    }
}

# Fifty items: who answers 25 of them alike in a row is flagged, nobody else. In the data as they are
# few come near, so some rows are made worse.
sub careless {
    my ($head, @lines) = split /\n/, slurp("$reference/edge/careless_dataset_answers.csv");
    my @items = split /,/, $head;
    shift @items;
    spew("$folder/fifty.csv", join '', "item,scale,min,max\n", map { "$_,all,1,5\n" } @items);
    my %longest = map { ($_->{person} => $_->{longstring}) } expected('edge/careless_dataset_expected.csv');
    my @text = ($head =~ s/person/rep,date/r);
    for my $line (@lines) {
        my ($person, @cells) = split /,/, $line;
        my $run = {1 => 24, 2 => 25, 3 => 50}->{$person % 10} // 0;
        $run = 0 if $longest{$person} > 20;
        @cells[0 .. $run - 1] = (3) x $run;
        $cells[$run] = 4 if $run > 0 && $run < 50;
        $longest{$person} = $run if $run > 0;
        push @text, join ',', $person, '2026-11-16', @cells;
    }
    spew("$folder/careless.csv", join '', map { "$_\n" } @text);
    my $flagged = 0;
    my @faults = map {
        my $is = $_->{flags} =~ /straight-line/ ? 1 : 0;
        $flagged += $is;
        $is == ($longest{$_->{rep}} >= 25) ? () : "$_->{rep}: run of $longest{$_->{rep}}, flagged $is";
    } scored('-c fifty.csv careless.csv');
    check 'careless: runs of 25 and more of 50 are flagged', @faults;
    check 'careless: both kinds were met', $flagged == grep({ $_ >= 25 } values %longest) && $flagged > 40 ? () : $flagged;
}

sub rci {
    my ($summary) = expected('rci/sai_expected_summary.csv');
    answers('sai.csv', 'rci/sai_ages_answers.csv', sub { $_[0]{person} }, sub { "2026-11-0$_[0]{time}" });
    spew("$folder/norms.csv", "scale,mean,sd,alpha,n,source\nstate_anxiety,,$summary->{sd1},$summary->{alpha1},67,first time\n");
    my $codebook = "-c $reference/rci/sai_codebook.csv";
    my %wanted = map { ($_->{person} => $_) } expected('rci/sai_expected_rci.csv');
    my %word = (up => 'up', down => 'down', none => 'no-real-change');
    my $error = sqrt(2) * $summary->{sem} * 100 / 3;
    my @second = grep { $_->{verdict} ne 'first' } scored("$codebook -n norms.csv sai.csv");
    check 'rci: reliable change', @second == keys %wanted ? () : 'people are missing', map {
        my $row = $wanted{$_->{rep}};
        differs("$_->{rep} score", $_->{score}, $row->{score2}),
            differs("$_->{rep} previous", $_->{previous}, 100 * ($row->{score1} - 1) / 3),
            differs("$_->{rep} rci", $_->{change} / $error, $row->{rci}),
            $_->{verdict} eq $word{$row->{class}} ? () : "$_->{rep}: $_->{verdict}, wanted $row->{class}";
    } @second;
    my ($first) = scored("$codebook --reliability --until=2026-11-01 sai.csv");
    check 'rci: reliability of the first time',
        differs('n', $first->{n}, $summary->{n1_complete}, 0),
        differs('alpha', $first->{alpha}, $summary->{alpha1});
}

# Scale means as they are published, each an item of its own.
sub sdi {
    my @kinds = qw(intrinsic integrated identified introjected external amotivation);
    spew("$folder/six.csv", join '', "item,scale,min,max\n", map { "$_,$_,1,7\n" } @kinds);
    answers('cases.csv', 'sdi/w_sdi_cases_expected.csv', sub { "case $_[0]{case}" }, sub { '2026-11-16' });
    my %case = map { ("case $_->{case}" => $_) } expected('sdi/w_sdi_cases_expected.csv');
    my %column = (w_sdi => 'w_sdi', self_determined => 'self_determined', non_self_determined => 'nonself_determined');
    my @rows = grep { $column{$_->{scale}} } scored('-c six.csv -C weims-composites cases.csv');
    check 'sdi: W-SDI and its halves', @rows == 15 ? () : 'rows are missing', map {
        my $row = $case{$_->{rep}};
        differs("$_->{rep} $_->{scale}", $_->{score}, $row->{$column{$_->{scale}}}),
            $_->{scale} eq 'w_sdi' ? differs("$_->{rep} pomp", $_->{pomp}, $row->{pomp}) : ();
    } @rows;

    my @four = qw(intrinsic identified introjected external);
    spew("$folder/four.csv", join '', "item,scale,min,max\n", map { "$_,$_,1,5\n" } @four);
    spew("$folder/index.csv", "composite,scale,weight\nsdi,intrinsic,2\nsdi,identified,1\nsdi,introjected,-1\nsdi,external,-2\n");
    answers('pupils.csv', 'sdi/learning_motivation_expected_sdi.csv', sub { $_[0]{person} }, sub { '2026-11-16' });
    my %pupil = map { ($_->{person} => $_) } expected('sdi/learning_motivation_expected_sdi.csv');
    my @indices = grep { $_->{scale} eq 'sdi' } scored('-c four.csv -C index.csv pupils.csv');
    check 'sdi: 1150 pupils', @indices == keys %pupil ? () : 'pupils are missing', map {
        differs("pupil $_->{rep}", $_->{score}, $pupil{$_->{rep}}{sdi_original})
    } @indices;
}

sub team {
    my $codebook = "-c $reference/team/lq2002_codebook.csv";
    answers('lq2002.csv', 'team/lq2002_answers.csv', sub { "$_[0]{team}-$_[0]{person}" }, sub { '2026-11-16' });
    my %wanted = map { ($_->{scale} => $_) } expected('team/lq2002_expected_summary.csv');
    my @rows = scored("$codebook --reliability lq2002.csv");
    check 'team: reliability', @rows == keys %wanted ? () : 'scales are missing', map {
        differs("$_->{scale} n", $_->{n}, $wanted{$_->{scale}}{n}, 0),
            differs("$_->{scale} alpha", $_->{alpha}, $wanted{$_->{scale}}{alpha});
    } @rows;
    my %sum;
    push @{$sum{$_->{scale}}}, $_->{score} for scored("$codebook lq2002.csv");
    check 'team: means and spread of all', map {
        my ($scale, $total, $squares) = ($_, 0, 0);
        my $n = @{$sum{$scale}};
        $total += $_ for @{$sum{$scale}};
        $squares += ($_ - $total / $n)**2 for @{$sum{$scale}};
        differs("$scale mean", $total / $n, $wanted{$scale}{mean}),
            differs("$scale sd", sqrt($squares / ($n - 1)), $wanted{$scale}{sd});
    } sort keys %wanted;

    my %range = (leadership => [1, 5], task_significance => [1, 5], hostility => [0, 4]);
    my %group = map { ("$_->{team} $_->{scale}" => $_) } expected('team/lq2002_expected_team_means.csv');
    my @groups = grep { $_->{shown} eq 'yes' } scored("$codebook --by=team lq2002.csv");
    check 'team: means of teams and their intervals', @groups > 100 ? () : 'too few: ' . @groups, map {
        my $row = $group{"$_->{group} $_->{scale}"};
        my ($min, $max) = @{$range{$_->{scale}}};
        my $title = "$_->{group} $_->{scale}";
        my $unit = sub { $min + ($max - $min) * $_[0] / 100 };
        differs("$title n", $_->{n}, $row->{n}, 0),
            differs("$title mean", $unit->($_->{mean}), $row->{mean}),
            differs("$title low", $unit->($_->{low}), $row->{ci_lo}),
            differs("$title high", $unit->($_->{high}), $row->{ci_hi});
    } @groups;
}
