/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Recognising a currency in front of an amount or behind it: a sign ($ £ ¥ € and the other currency
 * signs of Unicode, not the cent), a code of ISO 4217 in any case (USD, eur), or one of the words
 * and signs with letters that people write (kr, zł, Rs., R$, US$, ...). Nothing is mapped here.
 */
#ifndef AMP_BASE_MONEY_H
#define AMP_BASE_MONEY_H

#include <stddef.h>

#define MONEY_SIGN_SIZE 16 /* enough for every currency and a NUL */

/* The number of bytes (below MONEY_SIGN_SIZE) of the currency that `text` begins with, 0 if none.
 */
size_t money_sign_length(const char *text);

#endif
