import { type Day, dayOf } from '../../calendar/day.ts';

/** The last serial number of Excel, 31 December 9999. */
const LAST_SERIAL = 2_958_465;
/** Day zero of the 1900 system, counted backwards from the first serial that is trusted. */
const ZERO_1900 = dayOf(1899, 12, 30);
/** 1 March 1900. */
const FIRST_TRUSTED = 61;
const ZERO_1904 = dayOf(1904, 1, 1);
/** In days: what is computed as 23:59:59.5 or later is shown as midnight. */
const HALF_SECOND = 0.5 / 86_400;

/**
 * The day of a spreadsheet's serial number, its time of day dropped; null for what is no date.
 * The 1900 system counts a 29 February 1900 that never was (60), so it is trusted from 61 on.
 */
export function dayOfSerial(serial: number, date1904: boolean): Day | null {
  const whole = Math.floor(serial + HALF_SECOND);
  if (!(whole >= (date1904 ? 0 : FIRST_TRUSTED) && whole <= LAST_SERIAL)) return null;
  return whole + (date1904 ? ZERO_1904 : ZERO_1900);
}

/** The serial number of a day in the 1900 system; null for a day that it is not trusted with. */
export function serialOfDay(day: Day): number | null {
  const serial = day - ZERO_1900;
  return serial >= FIRST_TRUSTED ? serial : null;
}
