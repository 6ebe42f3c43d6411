import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf, formatDay } from '../../src/calendar/day.ts';
import { localDays } from '../../src/calendar/local-days.ts';

const calendar = bundledCalendar();
const closed = (date: string) => ({ date, off: true, reason: '搬迁' });

describe('localDays', () => {
  it('takes closures and extra workdays, in the order given', () => {
    const stated = [closed('2022-09-21'), { date: '2022-09-17', off: false, reason: '补班' }];
    expect(localDays(stated, calendar)).toEqual({
      days: [
        { date: dayOf(2022, 9, 21), off: true, reason: '搬迁' },
        { date: dayOf(2022, 9, 17), off: false, reason: '补班' },
      ],
      faults: [],
    });
  });

  it('takes the first and the last day of the calendar, and none beyond', () => {
    const { first, last } = calendar;
    const within = [first, last].map((day) => closed(formatDay(day)));
    const beyond = [first - 1, last + 1].map((day) => closed(formatDay(day)));
    const { days, faults } = localDays([...within, ...beyond], calendar);
    expect(days.map(({ date }) => date)).toEqual([first, last]);
    expect(faults.map(({ index }) => index)).toEqual([2, 3]);
  });

  it('takes a day once, and says which it repeats', () => {
    const stated = ['2022-09-20', '2022-09-21', '2022-09-22', '2022-09-21'].map(closed);
    const { days, faults } = localDays(stated, calendar);
    expect(days).toHaveLength(3);
    expect(faults).toEqual([{ index: 3, message: '第 4 项与第 2 项是同一天。请删掉一项。' }]);
  });

  it('takes no date that there is not', () => {
    const { days, faults } = localDays([closed('2022-02-30')], calendar);
    expect({ days, indexes: faults.map(({ index }) => index) }).toEqual({ days: [], indexes: [0] });
  });
});
