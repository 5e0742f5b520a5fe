/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Currencies: names and signs become ISO 4217 codes by a table (tables/currencies.csv:
 * `name,code`). `$` alone is taken for USD, with one warning.
 */
#ifndef AMP_TEAM_CURRENCY_H
#define AMP_TEAM_CURRENCY_H

struct currencies;

struct currencies *currencies_new(void);
void currencies_free(struct currencies *currencies);

/* The code for a name or sign; what the table does not know (min, points) is the text itself, tidy;
 * "" for "". Valid until currencies_free(). */
const char *currencies_code(struct currencies *currencies, const char *text);

#endif
