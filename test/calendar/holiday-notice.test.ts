import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/calendar/day.ts';
import {
  expandYear,
  HolidayDataError,
  type HolidayNotice,
  mergeNotices,
  parseSpan,
} from '../../src/calendar/holiday-notice.ts';

describe('parseSpan', () => {
  it.each([
    ['2022-05-01', '2022-05-01', '2022-05-01'],
    ['2022-01-31/2022-02-06', '2022-01-31', '2022-02-06'],
    ['2022-05-01/2022-05-01', '2022-05-01', '2022-05-01'],
  ])('%s', (text, first, last) => {
    const span = parseSpan(text);
    expect([formatDay(span.first), formatDay(span.last)]).toEqual([first, last]);
  });

  it.each([
    '',
    '2022-02-30',
    '2022-02-30/2022-03-01',
    '2022-03-01/2022-02-30',
    '2022-03-01/',
    '/2022-03-01',
    '2022-03-01/2022-03-02/2022-03-03',
    '2022-03-02/2022-03-01',
  ])('refuses “%s”', (text) => {
    expect(() => parseSpan(text)).toThrow(HolidayDataError);
  });
});

describe('mergeNotices', () => {
  const data = (number: string, issued: string, off: string[], work: string[] = []) => {
    const notice: HolidayNotice = {
      number,
      issued,
      kind: 'annual',
      holidays: [{ name: number, off, work }],
    };
    return expandYear({ schemaVersion: 1, year: 2022, notices: [notice] });
  };
  const decided = (...parts: ReturnType<typeof data>[]) =>
    mergeNotices(parts).days.map(({ date, name, off }) => [formatDay(date), name, off]);

  const first = data('甲', '2021-10-25', ['2022-01-01', '2022-01-03']);
  const later = data('乙', '2021-12-01', ['2022-01-02'], ['2022-01-01']);
  const merged = [
    ['2022-01-01', '乙', false],
    ['2022-01-02', '乙', true],
    ['2022-01-03', '甲', true],
  ];

  it('lets the later notice decide, in whatever order they come', () => {
    expect(decided(first, later)).toEqual(merged);
    expect(decided(later, first)).toEqual(merged);
  });

  it('lets the last one decide of those of one day', () => {
    const same = data('丙', '2021-10-25', ['2022-01-04'], ['2022-01-03']);
    expect(decided(first, same).find(([date]) => date === '2022-01-03')).toEqual([
      '2022-01-03',
      '丙',
      false,
    ]);
  });

  it('lists notices in order of issue, then of number', () => {
    const numbers = (...parts: ReturnType<typeof data>[]) =>
      mergeNotices(parts).notices.map(({ number }) => number);
    const [a, b, c] = [
      data('2号', '2021-10-25', []),
      data('1号', '2021-12-01', []),
      data('1号之二', '2021-10-25', []),
    ];
    expect(numbers(b, a, c)).toEqual(['1号之二', '2号', '1号']);
    expect(numbers(c, b, a)).toEqual(['1号之二', '2号', '1号']);
    // A notice that comes twice is one.
    expect(numbers(a, a)).toEqual(['2号']);
  });
});
