/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Functions of mathematics beyond what GSL answers: where its series stop too early, and one
 * quantile that it cannot find for large samples.
 */
#ifndef AMP_MEASURE_SPECIAL_H
#define AMP_MEASURE_SPECIAL_H

#include <stdbool.h>

/* GSL ends the process on errors unless this was called; whoever asks it calls this before, and
   looks at every status. */
void special_silence_gsl(void);

/* The regularised incomplete beta function I_x(a, b) for a, b > 0 and x from 0 to
   (a + 1)/(a + b + 2), where nothing cancels: right in the smallest tail too. False if it cannot be
   told. Calls special_silence_gsl(). */
bool special_beta_tail(double a, double b, double x, double *value);

/* The value below which a share (between 0 and 1) of the F distribution with these degrees of
   freedom (above 0) lies; NAN if it cannot be told. */
double special_f_quantile(double share, double between, double within);

#endif
