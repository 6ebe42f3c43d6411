import { describe, expect, it } from 'vitest';
import { readHolidayYears } from '../../scripts/generate-calendar.ts';
import { checkHolidayYear } from '../../src/calendar/check-holiday-year.ts';
import type { HolidayNotice, HolidayYear } from '../../src/calendar/holiday-notice.ts';

const years = await readHolidayYears();
const sound = years.find(({ year }) => year === 2022) as HolidayYear;

/** The notice for 2022 with one arrangement changed. */
function changed(name: string, change: Partial<HolidayNotice['holidays'][number]>): HolidayYear {
  const [annual] = sound.notices as [HolidayNotice];
  const holidays = annual.holidays.map((one) => (one.name === name ? { ...one, ...change } : one));
  return { ...sound, notices: [{ ...annual, holidays }] };
}

const rules = (year: HolidayYear) => checkHolidayYear(year).map(({ rule }) => rule);

describe('checkHolidayYear', () => {
  it.each(years)('finds nothing in $year', (year) => {
    expect(checkHolidayYear(year)).toEqual([]);
  });

  it('finds a statutory day that is not off, and the missing day in the sum', () => {
    const problems = checkHolidayYear(changed('端午节', { off: ['2022-06-04/2022-06-05'] }));
    expect(problems.map(({ rule }) => rule)).toEqual(['statutory-day-missing', 'net-days']);
    expect(problems[0]?.message).toContain('2022-06-03');
    expect(problems[1]?.message).toContain('10天');
  });

  it('finds a made-up workday too few', () => {
    expect(rules(changed('劳动节', { work: ['2022-05-07'] }))).toEqual(['net-days']);
  });

  it('finds a weekday that is worked anyway and a weekend that is off anyway', () => {
    expect(rules(changed('国庆节', { work: ['2022-10-08', '2022-10-09', '2022-10-10'] }))).toEqual([
      'worked-weekday',
    ]);
    expect(rules(changed('端午节', { off: ['2022-06-03/2022-06-05', '2022-06-11'] }))).toEqual([
      'needless-weekend',
    ]);
  });

  it('finds a date of another year', () => {
    expect(rules(changed('国庆节', { work: ['2022-10-08', '2021-10-09'] }))).toEqual([
      'foreign-date',
    ]);
    expect(rules(changed('元旦', { off: ['2021-12-31/2022-01-03'] }))).toEqual(['net-days']);
  });

  it('finds what contradicts itself', () => {
    expect(rules(changed('国庆节', { work: ['2022-10-07'] }))).toEqual(['broken-data']);
    expect(rules(changed('国庆节', { work: ['2022-10-32'] }))).toEqual(['broken-data']);
  });

  it('asks for one annual notice, in front', () => {
    const [annual] = sound.notices as [HolidayNotice];
    expect(rules({ ...sound, notices: [annual, annual] })).toEqual(['annual-notice']);
    expect(rules({ ...sound, notices: [] })).toEqual(['annual-notice']);
    expect(rules({ ...sound, notices: [{ ...annual, kind: 'amendment' }, annual] })).toEqual([
      'annual-notice',
    ]);
  });
});
