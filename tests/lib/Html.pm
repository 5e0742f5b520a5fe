# SPDX-License-Identifier: GPL-3.0-or-later
#
# A reader of HTML that knows no more than a page of ours may hold: each element with its attributes,
# and what each attribute may say. Whatever else a page holds is a fault, however a browser would
# mend it. It reads characters, not bytes.
package Html;

use strict;
use warnings;
use Exporter qw(import);

our @EXPORT_OK = qw(html_fault html_words);

my $number = qr/\d+(?:\.\d+)?/;
my $share = qr/$number%/;
my $text = qr/[^<>&"']|&(?:lt|gt|amp|quot|nbsp|#39);/;
my %any = (class => qr/[a-z]+\d?(?: [a-z]+)*/, id => qr/heading-\d+/);
my %named = (%any, 'aria-labelledby' => qr/heading-\d+/);
my %head = (%any, scope => qr/col|row|rowgroup/, colspan => qr/\d+/);
my %rect = (class => $any{class}, map { $_ => qr/$share|$number/ } qw(x y width height));
my %line = (class => $any{class}, map { $_ => qr/$share|$number/ } qw(x1 x2 y1 y2));

# element => its attributes => what they may say.
my %known = (
    html => {lang => qr/en/}, head => {}, title => {}, style => {}, body => {}, main => {},
    meta => {charset => qr/utf-8/, name => qr/viewport|color-scheme/,
        'http-equiv' => qr/Content-Security-Policy/, content => qr/.*/s},
    article => \%named, section => \%named, div => \%any, header => {}, figure => \%any,
    figcaption => {}, caption => {}, time => {}, (map { $_ => \%any } qw(h1 h2 h3 p ul ol li span)),
    table => \%any, thead => {}, tbody => {}, tr => \%any, th => \%head,
    td => {%any, 'data-title' => qr/(?:$text)*/},
    svg => {class => $any{class}, width => qr/100%|\d+/, height => qr/\d+/, role => qr/img/,
        'aria-hidden' => qr/true/, 'aria-label' => qr/(?:$text)+/},
    defs => {}, rect => \%rect, line => \%line,
    pattern => {id => qr/hatch/, width => qr/\d+/, height => qr/\d+/,
        patternUnits => qr/userSpaceOnUse/, patternTransform => qr/rotate\(45\)/},
);
my %empty = map { $_ => 1 } qw(meta rect line);

# What every page forbids, whatever its style is.
my $policy = qr/default-src 'none'; style-src 'sha256-[A-Za-z0-9+\/]{43}='; base-uri 'none'; form-action 'none'/;

# The first thing that is wrong with an element's start; '' if nothing is. Takes its id out of use.
sub start_fault {
    my ($name, $attributes, $ids) = @_;
    my $allowed = $known{$name} or return "an element '$name'";
    my %seen;
    while ($attributes =~ /\G ([a-zA-Z0-9-]+)="([^"<]*)"/gc) {
        my ($attribute, $value) = ($1, $2);
        return "<$name> has '$attribute' twice" if $seen{$attribute}++;
        my $form = $allowed->{$attribute} or return "<$name> has an attribute '$attribute'";
        return "<$name $attribute> says '$value'" if $value !~ /\A$form\z/;
        return "the id '$value' is there twice" if $attribute eq 'id' && $ids->{$value}++;
        return "the policy is '$value'"
            if $attribute eq 'content' && $seen{'http-equiv'} && $value !~ /\A$policy\z/;
    }
    return "<$name> goes on with '" . substr($attributes, pos($attributes) // 0) . "'"
        if (pos($attributes) // 0) != length $attributes;
    return '';
}

# The first thing that is wrong with the page; '' if nothing is. `style`: what its one style has to be.
sub html_fault {
    my ($page, $style) = @_;
    my (@open, %count, %ids);
    $page =~ /\G<!DOCTYPE html>\n/gc or return 'it does not begin as a page does';
    while (pos($page) < length $page) {
        if ($page =~ /\G<style>/gc) {
            return 'another style' if $count{style}++;
            return 'the style is not ours' if substr($page, pos $page, length $style) ne $style;
            pos($page) += length $style;
            $page =~ /\G<\/style>/gc or return 'the style goes on';
        } elsif ($page =~ /\G<([a-z0-9]+)((?: [^<>]*?)?)(\/?)>/gc) {
            my ($name, $attributes, $closed) = ($1, $2, $3);
            my $fault = start_fault($name, $attributes, \%ids);
            return $fault if $fault;
            $count{$name}++;
            push @open, $name if !$empty{$name};
            return "<$name/>" if $closed && !$empty{$name};
        } elsif ($page =~ /\G<\/([a-z0-9]+)>/gc) {
            my $name = $1;
            my $expected = pop @open // 'nothing';
            return "</$name> ends $expected" if $name ne $expected;
        } elsif ($page !~ /\G(?:$text)+/gc) {
            return 'not text: ' . substr $page, pos($page), 40;
        }
    }
    return "left open: @open" if @open;
    return "not once there: $_" for grep { ($count{$_} // 0) != 1 } qw(html head title style body main);
    return 'no policy' if $page !~ /<meta http-equiv="Content-Security-Policy" content="$policy">/;
    return '';
}

# The words of a page without its style, as people read them, elements parted by spaces.
sub html_words {
    my ($page) = @_;
    my %character = (lt => '<', gt => '>', amp => '&', quot => '"', nbsp => ' ', '#39' => "'");
    $page =~ s/<style>.*?<\/style>//s;
    $page =~ s/<[^<>]*>/ /g;
    $page =~ s/&(lt|gt|amp|quot|nbsp|#39);/$character{$1}/g;
    return $page =~ s/\s+/ /gr;
}

1;
