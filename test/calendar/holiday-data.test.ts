import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readHolidayYears, renderCalendarTable } from '../../scripts/generate-calendar.ts';
import {
  bundledCalendar,
  bundledNotices,
  lunarFestivals,
} from '../../src/calendar/bundled-calendar.ts';
import { dateParts, formatDay } from '../../src/calendar/day.ts';
import {
  expandYear,
  HolidayDataError,
  type HolidayNotice,
  parseSpan,
} from '../../src/calendar/holiday-notice.ts';
import { provisionalDays, statutoryDays } from '../../src/calendar/statutory.ts';
import { day, noticedYears } from './naive.ts';

describe('data/holidays', () => {
  it('gives each year exactly the days of its notices', async () => {
    const years = await readHolidayYears();
    const expanded = years.map((year) => ({
      year: year.year,
      days: expandYear(year).days.map(({ date, name, off }) => ({
        date: formatDay(date),
        name,
        off,
      })),
    }));
    expect(expanded).toEqual(noticedYears.map(({ year, days }) => ({ year, days })));
  });

  it('names every notice with number, date, address and kind', async () => {
    const years = await readHolidayYears();
    const named = years.map(({ year, notices }) => ({
      year,
      notices: notices.map(({ number, issued, url, kind }) => ({ number, issued, url, kind })),
    }));
    expect(named).toEqual(noticedYears.map(({ year, notices }) => ({ year, notices })));
  });

  it('keeps what an annual notice said before it was amended', async () => {
    const annual = new Map(
      (await readHolidayYears()).map((year) => [
        year.year,
        expandYear({ ...year, notices: year.notices.slice(0, 1) }).days,
      ]),
    );
    const status = (iso: string) =>
      annual.get(Number(iso.slice(0, 4)))?.find(({ date }) => date === day(iso))?.off;
    expect(status('2015-09-03')).toBeUndefined();
    expect(status('2019-05-01')).toBe(true);
    expect(status('2019-05-02')).toBeUndefined();
    expect(status('2020-01-30')).toBe(true);
    expect(status('2020-01-31')).toBeUndefined();
    expect(status('2020-02-01')).toBe(false);
  });
});

describe('table.generated.ts', () => {
  it('is up to date with data/holidays', async () => {
    const file = new URL('../../src/calendar/table.generated.ts', import.meta.url);
    expect(await readFile(file, 'utf8')).toBe(await renderCalendarTable());
  });

  it('lets the calendar list every notice in order of issue', () => {
    const { notices } = bundledCalendar();
    expect(notices.map(({ number }) => number)).toEqual(
      noticedYears.flatMap((year) => year.notices.map(({ number }) => number)),
    );
    expect(bundledCalendar().hash).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('the lunar festivals', () => {
  const years = Array.from({ length: 29 }, (_, i) => 2008 + i);
  // The Chinese calendar of ICU, independent of where the table comes from. Its new moons are some
  // minutes off, which shows where they fall about midnight in Beijing: 2027-02-06 23:56 and
  // 2030-02-03 00:07 (Meeus, Astronomical Algorithms, chapter 49).
  const icuErrs: Record<number, string> = { 2027: '2027-02-06', 2030: '2030-02-03' };
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  });

  it.each(years)('of %i stand where the Chinese calendar has them', (year) => {
    const lunar = lunarFestivals(year);
    if (!lunar) throw new Error('missing');
    const lunarDate = (date: number) => chinese.format(date * 86_400_000);
    if (icuErrs[year]) expect(formatDay(lunar.springFestival)).toBe(icuErrs[year]);
    else expect(lunarDate(lunar.springFestival)).toBe('1/1');
    expect(lunarDate(lunar.dragonBoat)).toBe('5/5');
    expect(lunarDate(lunar.midAutumn)).toBe('8/15');
    // 清明 in this century: day of April by the mean tropical year, right for 2008–2036.
    const shortYear = year - 2000;
    const april = Math.floor(shortYear * 0.2422 + 4.81) - Math.floor(shortYear / 4);
    expect(dateParts(lunar.qingming)).toEqual({ year, month: 4, date: april });
  });

  it.each(noticedYears.filter(({ year }) => year >= 2008))(
    'of $year are days off by the notice',
    ({ year, days }) => {
      const lunar = lunarFestivals(year);
      if (!lunar) throw new Error('missing');
      const nameOf = (date: number) =>
        days.find((entry) => entry.off && entry.date === formatDay(date))?.name;
      expect(nameOf(lunar.springFestival)).toBe('春节');
      expect(nameOf(lunar.qingming)).toBe('清明节');
      expect(nameOf(lunar.dragonBoat)).toBe('端午节');
      expect(nameOf(lunar.midAutumn)).toMatch(/中秋节|国庆节/);
    },
  );

  it('reach ten years behind the last notice', () => {
    expect(lunarFestivals(2036)).not.toBeNull();
    expect(lunarFestivals(2037)).toBeNull();
  });
});

describe('statutory days', () => {
  it.each(noticedYears.filter(({ year }) => year >= 2008))(
    'of $year are off by the notice',
    ({ year, days }) => {
      const lunar = lunarFestivals(year);
      if (!lunar) throw new Error('missing');
      const off = new Set(days.filter((entry) => entry.off).map(({ date }) => date));
      const statutory = statutoryDays(year, lunar).map(({ date }) => formatDay(date));
      expect(statutory.filter((date) => !off.has(date))).toEqual([]);
      expect(statutory).toHaveLength(year < 2025 ? 11 : 13);
    },
  );

  // By hand: in 2027 初一 (2/6) and 初二 (2/7), both days of 劳动节 and 10/2–3 fall on a weekend;
  // 元旦 2028 is a Saturday.
  it('are made up on the next free workday where they fall on a weekend', () => {
    const offDays = (year: number) => {
      const lunar = lunarFestivals(year);
      if (!lunar) throw new Error('missing');
      return provisionalDays(year, lunar).map(({ date }) => formatDay(date).slice(5));
    };
    expect(offDays(2027)).toEqual([
      ...['01-01'],
      ...['02-05', '02-06', '02-07', '02-08', '02-09', '02-10'],
      ...['04-05'],
      ...['05-01', '05-02', '05-03', '05-04'],
      ...['06-09'],
      ...['09-15'],
      ...['10-01', '10-02', '10-03', '10-04', '10-05'],
    ]);
    expect(offDays(2028).slice(0, 2)).toEqual(['01-01', '01-03']);
  });

  it('that coincide are both given: 中秋 2031 is 1 October', () => {
    const lunar = lunarFestivals(2031);
    if (!lunar) throw new Error('missing');
    const autumn = provisionalDays(2031, lunar).filter(({ date }) => date >= day('2031-09-15'));
    expect(autumn.map(({ date, name }) => [formatDay(date), name])).toEqual([
      ['2031-10-01', '中秋节、国庆节'],
      ['2031-10-02', '国庆节'],
      ['2031-10-03', '国庆节'],
      ['2031-10-06', '国庆节'],
    ]);
  });
});

describe('broken holiday data', () => {
  const notice = (off: string[], work: string[] = []): HolidayNotice => ({
    number: '测试〔2026〕1号',
    issued: '2026-11-01',
    kind: 'annual',
    holidays: [{ name: '元旦', off, work }],
  });
  const expand = (one: HolidayNotice) =>
    expandYear({ schemaVersion: 1, year: 2027, notices: [one] });

  it('is refused: no such date, range backwards, more than a range', () => {
    for (const span of [
      '2027-02-30',
      '2027-1-1',
      '2027-01-03/2027-01-01',
      '',
      '2027-01-01/2027-01-02/2027-01-03',
    ]) {
      expect(() => parseSpan(span)).toThrow(HolidayDataError);
    }
  });

  it('is refused: one date twice in a notice', () => {
    expect(() => expand(notice(['2027-01-01/2027-01-03'], ['2027-01-03']))).toThrow(/重复/);
    expect(() => expand(notice(['2027-01-01/2027-01-03', '2027-01-02']))).toThrow(/重复/);
  });

  it('does not hide sound data beside it', () => {
    expect(expand(notice(['2027-01-01'], ['2026-12-26'])).days.map(({ off }) => off)).toEqual([
      false,
      true,
    ]);
  });
});

it('bundles days from 2006-12-30 on, though the calendar begins in 2007', () => {
  expect(formatDay(bundledNotices().days[0]?.date ?? 0)).toBe('2006-12-30');
});
