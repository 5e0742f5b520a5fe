/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures and dates as people read them: 12,400; 11.5; 63%; 20 November 2026. English, whatever the
 * locale. For data there are base/number.h and base/day.h.
 */
#ifndef AMP_PAGE_FIGURES_H
#define AMP_PAGE_FIGURES_H

#define FIGURES_SIZE 352

/* A number with commas between thousands: whole from 100 on, else with one decimal, below 1 with
   two, and no zeros at the end. "" if it is not finite. Returns `text`, as the others do. */
const char *figures_number(double value, char text[static FIGURES_SIZE]);

/* The same, always whole; and for estimates: whole from 10 on, else with one decimal. */
const char *figures_whole(double value, char text[static FIGURES_SIZE]);
const char *figures_rough(double value, char text[static FIGURES_SIZE]);

/* A share from 0 to 1 as whole percent: "63%". A share below 1 is at most 99%, one above 0 at least
   1%: nothing looks finished, or not begun, that is not. */
const char *figures_percent(double share, char text[static FIGURES_SIZE]);

/* "20 November 2026", "" for DAY_NONE. */
const char *figures_day(int day, char text[static FIGURES_SIZE]);

/* The same without the year if it is that of `near`. */
const char *figures_day_near(int day, int near, char text[static FIGURES_SIZE]);

/* "16 to 22 November 2026", one day "16 November 2026", with two months "30 November to 6 December
   2026", with two years "28 December 2026 to 3 January 2027". */
const char *figures_days(int first, int last, char text[static FIGURES_SIZE]);

/* "" for 1, else "s". */
const char *figures_plural(double count);

#endif
