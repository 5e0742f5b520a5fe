/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and money as people and CRMs write them, and computed figures as the programs write them.
 *
 * Understood, with blanks at either end or none:
 *
 *   sign      12  -12  +12  12-  (12); U+2212 is a minus too
 *   decimals  0.5  .5  1.2e6; with a decimal comma 0,5  ,5  1,2e6. At least one digit behind the
 * mark groups    1,234.56  1.234,56  1 234,56  1'234.56: groups of three digits behind one to three
 * that do not begin with 0, all with one kind of separator (the other mark, a blank, a no-break
 *             blank, an apostrophe). 1,23,456 and 0,123,456 are no numbers, 1,2345 and 0,123 are
 * none under a decimal point. No groups with an exponent suffix    k and K (thousand), m, M and mn
 * (million), b, B and bn (billion), directly behind the digits or after blanks: 45k  1.2M  250 K.
 * No other word, and no other case currency  in front or behind, once (base/money.h): $12,400.00  €
 * 5  9000 £  USD 12  12 EUR US$5  R$ 10  5 kr  45k €; sign and currency in any order: -$5  $-5 ($5)
 * $(5)
 *
 * A number has digits: "-", "n/a", "TBD" and "EUR" are none. "12%" and "5 pcs" are none either.
 */
#ifndef AMP_BASE_NUMBER_H
#define AMP_BASE_NUMBER_H

#include <stdbool.h>

#include "base/decimal.h"
#include "base/money.h"

struct number {
    struct decimal value;
    /* The sign or code as written, "" if none; whoever reads maps it to ISO 4217. */
    char currency[MONEY_SIGN_SIZE];
};

/* Which decimal marks (a set of bits) `text` can have been written with. MARK_ANY proves nothing:
   "12", and also "1,234" which differs under the two. */
enum { MARK_POINT = 1, MARK_COMMA = 2, MARK_ANY = MARK_POINT | MARK_COMMA };

/* The marks under which `text` is a number, be it too large to read: MARK_POINT for "1,234.56" and
   "492203.79", MARK_COMMA for "1.234,56" and "12,5", MARK_ANY for "12" and "1,234", 0 if none. */
unsigned number_marks(const char *text);

/* True if `text` is a number under both marks and its value differs ("1,234", "1.234"): the
   column's mark must be known to read it. */
bool number_is_ambiguous(const char *text);

/* Reads `text` with `mark` ('.' or ',') as the decimal mark. False, and *number untouched, if it is
   no number under that mark, or too large, or has more than 18 decimals. */
bool number_read(const char *text, char mark, struct number *number);

/* True if `text` is written with digits, and all of them are 0: "0", "$0.00", "0,0". */
bool number_is_zero(const char *text);

/* A computed figure with `digits` significant digits (1 to 17), rounded as printf() does, in plain
   notation without exponent and without zeros at the end: 0.472345, 10005500. "" for a value that
   is not finite. -0 is "0". Returns `text`. */
#define NUMBER_TEXT_SIZE 352
const char *number_text(double value, int digits, char text[static NUMBER_TEXT_SIZE]);

/* Reads such a figure back: [+-]digits[.digits], however many decimals a small one has. False, and
 *value untouched, if it is anything else or too large. */
bool number_text_read(const char *text, double *value);

#endif
