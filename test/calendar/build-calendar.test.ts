import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../src/calendar/build-calendar.ts';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { formatDay } from '../../src/calendar/day.ts';
import type { HolidayNotice, HolidayYear } from '../../src/calendar/holiday-notice.ts';
import type { LocalOverride } from '../../src/calendar/work-calendar.ts';
import { day } from './naive.ts';

const calendar = bundledCalendar();

describe('notices of further years', () => {
  const next: HolidayYear = {
    schemaVersion: 1,
    year: 2027,
    notices: [
      {
        number: '测试〔2026〕1号',
        issued: '2026-11-01',
        kind: 'annual',
        holidays: [
          { name: '元旦', off: ['2027-01-01/2027-01-03'], work: ['2026-12-27'] },
          { name: '春节', off: ['2027-02-05/2027-02-11'], work: ['2027-01-31', '2027-02-13'] },
        ],
      },
    ],
  };

  it('make their year official', () => {
    const extended = buildCalendar({ years: [next] });
    expect(formatDay(extended.confirmedThrough)).toBe('2027-12-28');
    expect(formatDay(extended.last)).toBe('2032-12-31');
    expect(extended.describe(day('2026-12-27'))).toEqual({
      kind: 'makeup-workday',
      name: '元旦',
      notice: '测试〔2026〕1号',
      provisional: false,
    });
    expect(extended.isWorkday(day('2027-02-13'))).toBe(true);
    // Not named by this notice, though the law has it: an official year knows only its notice.
    expect(extended.isWorkday(day('2027-04-05'))).toBe(true);
    expect(extended.notices.at(-1)?.number).toBe('测试〔2026〕1号');
    expect(extended.hash).not.toBe(calendar.hash);
  });

  it('may not leave a year out', () => {
    expect(() => buildCalendar({ years: [{ ...next, year: 2028 }] })).toThrow(/缺少2027年/);
  });

  it('may amend a bundled year', () => {
    const amended = buildCalendar({
      years: [
        {
          schemaVersion: 1,
          year: 2026,
          notices: [
            {
              number: '测试〔2026〕2号',
              issued: '2026-08-01',
              kind: 'amendment',
              holidays: [{ name: '国庆节', off: ['2026-10-08'] }],
            },
          ],
        },
      ],
    });
    expect(amended.isWorkday(day('2026-10-08'))).toBe(false);
    expect(amended.isWorkday(day('2026-10-10'))).toBe(true);
    expect(amended.confirmedThrough).toBe(calendar.confirmedThrough);
  });
});

describe('local overrides', () => {
  const local = buildCalendar({
    overrides: [
      { date: day('2026-03-10'), off: true, reason: '办公场所搬迁' },
      { date: day('2026-03-14'), off: false, reason: '集中办公' },
      { date: day('2026-10-06'), off: false, reason: '应急值守' },
      { date: day('2026-10-10'), off: true, reason: '停电' },
    ],
  });

  it.each([
    ['2026-03-10', { kind: 'holiday', provisional: false, reason: '办公场所搬迁' }],
    ['2026-03-14', { kind: 'makeup-workday', provisional: false, reason: '集中办公' }],
    [
      '2026-10-06',
      { kind: 'workday', provisional: false, reason: '应急值守', notice: '国办发明电〔2025〕7号' },
    ],
    [
      '2026-10-10',
      { kind: 'holiday', provisional: false, reason: '停电', notice: '国办发明电〔2025〕7号' },
    ],
  ])('decide %s and give the reason', (iso, expected) => {
    expect(local.describe(day(iso))).toEqual(expected);
  });

  it('change counts and the hash', () => {
    // 2026-03-09 is a Monday: Wednesday is the first workday after it, Saturday the fourth.
    expect(formatDay(local.addWorkdays(day('2026-03-09'), 1))).toBe('2026-03-11');
    expect(formatDay(local.addWorkdays(day('2026-03-09'), 4))).toBe('2026-03-14');
    expect(local.hash).toMatch(/^[0-9a-f]{12}$/);
    expect(local.hash).not.toBe(calendar.hash);
  });
});

describe('the hash', () => {
  const notice: HolidayNotice = {
    number: '测试〔2026〕1号',
    issued: '2026-11-01',
    kind: 'amendment',
    holidays: [{ name: '国庆节', off: ['2026-10-08'], work: ['2026-10-17'] }],
  };
  const arrangement = notice.holidays[0] as HolidayNotice['holidays'][number];
  const override = { date: day('2026-03-10'), off: true, reason: '搬迁' };
  const hash = (
    change: Partial<HolidayNotice>,
    changed: Partial<LocalOverride> = {},
    year = 2026,
  ) =>
    buildCalendar({
      years: [{ schemaVersion: 1, year, notices: [{ ...notice, ...change }] }],
      overrides: [{ ...override, ...changed }],
    }).hash;
  const holiday = (change: Partial<typeof arrangement>) => ({
    holidays: [{ ...arrangement, ...change }],
  });

  it('is the same for the same', () => {
    expect(hash({})).toBe(hash({}));
    expect(hash({ url: 'https://www.gov.cn' })).toBe(hash({}));
    expect(hash(holiday({ work: undefined }))).toBe(hash(holiday({ work: [] })));
    // A configuration without local days adds nothing.
    expect(buildCalendar({ years: [], overrides: [] }).hash).toBe(calendar.hash);
  });

  it('differs with whatever decides a day or is reported', () => {
    const hashes = [
      hash({}),
      hash({}, {}, 2025),
      hash({ number: '测试〔2026〕2号' }),
      hash({ issued: '2026-11-02' }),
      hash(holiday({ name: '中秋节' })),
      hash(holiday({ off: ['2026-10-09'] })),
      hash(holiday({ work: ['2026-10-18'] })),
      hash({}, { date: day('2026-03-11') }),
      hash({}, { off: false }),
      hash({}, { reason: '停电' }),
      buildCalendar({ overrides: [override] }).hash,
      calendar.hash,
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
