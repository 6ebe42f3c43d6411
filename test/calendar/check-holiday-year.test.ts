import { describe, expect, it } from 'vitest';
import { readHolidayYears } from '../../scripts/generate-calendar.ts';
import { checkHolidayYear, holidayDateFaults } from '../../src/calendar/check-holiday-year.ts';
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

  it('finds a statutory day that is worked', () => {
    const worked = changed('端午节', { off: ['2022-06-04/2022-06-05'], work: ['2022-06-03'] });
    expect(rules(worked)).toEqual(['worked-weekday', 'statutory-day-missing', 'net-days']);
  });

  it('holds 2007 to the law before: ten days', () => {
    const old = years.find(({ year }) => year === 2007) as HolidayYear;
    const [annual, ...others] = old.notices as [HolidayNotice];
    const holidays = annual.holidays.map((one) => ({ ...one, work: one.work?.slice(1) ?? [] }));
    const problems = checkHolidayYear({ ...old, notices: [{ ...annual, holidays }, ...others] });
    expect(problems.map(({ rule }) => rule)).toContain('net-days');
    expect(problems.map(({ message }) => message).join()).toContain('法定节假日是10天');
  });

  it('holds no year to a law whose festivals are not known', () => {
    const notices: HolidayNotice[] = [
      {
        number: '测试',
        issued: '2098-11-01',
        kind: 'annual',
        holidays: [{ name: '元旦', off: ['2099-01-01'] }],
      },
    ];
    expect(checkHolidayYear({ schemaVersion: 1, year: 2099, notices })).toEqual([]);
  });

  it('hides no error of its own', () => {
    const broken = changed('国庆节', { off: null as unknown as string[] });
    expect(() => checkHolidayYear(broken)).toThrow(TypeError);
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
    // December of another year than the one before is none of 元旦; 2020-12-26 is a Saturday.
    expect(rules(changed('国庆节', { work: ['2022-10-08', '2020-12-26'] }))).toEqual([
      'foreign-date',
    ]);
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

describe('holidayDateFaults', () => {
  const year = (issued: string, off: string[], work: string[] = []): HolidayYear => ({
    schemaVersion: 1,
    year: 2022,
    notices: [
      { number: '甲〔2021〕1号', issued, kind: 'annual', holidays: [{ name: '元旦', off, work }] },
    ],
  });

  it('finds none where every date exists', () => {
    expect(holidayDateFaults(year('2021-10-25', ['2022-01-01/2022-01-03']))).toEqual([]);
  });

  it('names the place of each date that there is not', () => {
    const faults = holidayDateFaults(
      year('2021-02-30', ['2022-01-01', '2022-01-03/2022-01-02'], ['2022-13-01']),
    );
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '/notices/0/issued',
      '/notices/0/holidays/0/off/1',
      '/notices/0/holidays/0/work/0',
    ]);
    expect(faults[0]?.message).toBe('没有2021-02-30这一天');
  });
});
