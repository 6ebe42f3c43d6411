import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { type Day, formatDay } from '../../src/calendar/day.ts';
import { countReply } from '../../src/deadline/reply-due.ts';
import { day, naiveIsWorkday } from '../calendar/naive.ts';

const calendar = bundledCalendar();
const REPLY = '《政府信息公开条例》第三十三条';
const CONSULTATION = '《政府信息公开条例》第三十二条、第三十三条、第三十四条';
const DAY_ZERO = '《民法典》第二百零一条';

type Span = [from: string, to: string];

function count(start: string, extendedBy: number, spans: Span[]) {
  const deductions = spans.map(([from, to]) => ({ from: day(from), to: day(to) }));
  return countReply(calendar, day(start), 20, extendedBy, deductions);
}

const reply = (start: string, extendedBy: number, spans: Span[]) =>
  formatDay(count(start, extendedBy, spans).date);

describe('countReply', () => {
  // July 2022 has no holiday: 4–8, 11–15, 18–22, 25–29 are the twenty workdays after the 1st.
  it('is twenty workdays without more', () => {
    expect(reply('2022-07-01', 0, [])).toBe('2022-07-29');
  });

  it('leaves out the workdays of a consultation', () => {
    // 5–8 and 11–12 July: six workdays.
    expect(reply('2022-07-01', 0, [['2022-07-05', '2022-07-12']])).toBe('2022-08-08');
  });

  it('counts a day left out twice once', () => {
    const spans: Span[] = [
      ['2022-07-05', '2022-07-12'],
      ['2022-07-08', '2022-07-12'],
    ];
    expect(reply('2022-07-01', 0, spans)).toBe('2022-08-08');
    expect(reply('2022-07-01', 0, spans.reverse())).toBe('2022-08-08');
    // The longer one has the shorter one in it.
    expect(
      reply('2022-07-01', 0, [
        ['2022-07-05', '2022-07-12'],
        ['2022-07-06', '2022-07-07'],
      ]),
    ).toBe('2022-08-08');
  });

  it('is not prolonged by a consultation after the period has run out', () => {
    expect(reply('2022-07-01', 0, [['2022-08-01', '2022-08-05']])).toBe('2022-07-29');
    expect(reply('2022-07-01', 0, [['2022-07-30', '2022-08-05']])).toBe('2022-07-29');
    // On the last day itself it is: 29 July and 1–5 August are left out.
    expect(reply('2022-07-01', 0, [['2022-07-29', '2022-08-05']])).toBe('2022-08-08');
  });

  it('leaves out only what lies after receipt', () => {
    expect(reply('2022-07-01', 0, [['2022-06-20', '2022-07-05']])).toBe('2022-08-02');
    expect(reply('2022-07-01', 0, [['2022-06-20', '2022-07-01']])).toBe('2022-07-29');
  });

  it('adds an extension', () => {
    expect(reply('2022-07-01', 10, [['2022-07-05', '2022-07-12']])).toBe('2022-08-22');
  });

  it('says what it rests on, and what it left out', () => {
    expect(count('2022-07-01', 0, []).counting).toEqual({
      method: 'workdays',
      start: day('2022-07-01'),
      n: 20,
      movedFrom: null,
      deductions: [],
      extendedBy: 0,
      clauses: [REPLY, DAY_ZERO],
      notes: [],
    });
    const spans: Span[] = [
      ['2022-07-12', '2022-07-13'],
      ['2022-06-20', '2022-07-05'],
      ['2022-07-06', '2022-07-06'],
      ['2022-10-01', '2022-10-07'],
    ];
    expect(count('2022-07-01', 10, spans).counting).toMatchObject({
      n: 30,
      extendedBy: 10,
      // From the day after receipt; what follows on is one; what comes too late is none.
      deductions: [
        { from: day('2022-07-02'), to: day('2022-07-06') },
        { from: day('2022-07-12'), to: day('2022-07-13') },
      ],
      clauses: [REPLY, DAY_ZERO, CONSULTATION],
    });
  });

  it('knows no consultation that lies before receipt or behind the reply', () => {
    const spans: Span[] = [
      ['2022-06-20', '2022-07-01'],
      ['2022-08-01', '2022-08-05'],
    ];
    expect(count('2022-07-01', 0, spans).counting).toMatchObject({
      deductions: [],
      clauses: [REPLY, DAY_ZERO],
    });
  });

  it('changes nothing in what it is given', () => {
    const spans = [
      { from: day('2022-07-08'), to: day('2022-07-12') },
      { from: day('2022-07-05'), to: day('2022-07-09') },
    ];
    const given = structuredClone(spans);
    countReply(calendar, day('2022-07-01'), 20, 0, spans);
    expect(spans).toEqual(given);
  });

  it('is provisional where the count reaches days whose notice is not out', () => {
    // 2026-12-28 is a Monday and settled, 29 to 31 December and the rest are not.
    const settled = count('2026-11-30', 0, []);
    expect([formatDay(settled.date), settled.provisional]).toEqual(['2026-12-28', false]);
    expect(settled.earliest).toBe(settled.date);
    // 2 to 31 December are 22 workdays, 4 and 5 January the last of 24: 元旦 is a Friday.
    const open = count('2026-12-01', 4, []);
    expect([formatDay(open.date), open.provisional]).toEqual(['2027-01-05', true]);
    // With the weekend of the 2nd and 3rd worked.
    expect(formatDay(open.earliest)).toBe('2027-01-03');
  });

  // Two days off before the consultation may turn out worked, and then four behind it.
  it('is due at the earliest with days worked on either side of a consultation', () => {
    // 29–31 December are three, then 4–8 and 11–14 January: twelve, before a consultation of 15–31.
    const due = count('2026-12-28', 0, [['2027-01-15', '2027-01-31']]);
    // 春节 is 5 to 10 February with the days made up: 1–4 are four, 11, 12, 15, 16 the last four.
    expect(formatDay(due.date)).toBe('2027-02-16');
    // With 2 and 3 January worked fourteen before; then 1–4 four, and 9 and 10, off only for a weekend made up.
    expect(formatDay(due.earliest)).toBe('2027-02-10');
  });

  it('agrees with a walk over the notices', () => {
    const start = fc.integer({ min: day('2008-01-01'), max: day('2025-12-31') });
    const span = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(
        start,
        fc.nat(20),
        fc.array(span, { maxLength: 4 }),
        (from, extendedBy, spans) => {
          const deductions = spans.map(([at, length]) => ({
            from: from + at,
            to: from + at + length,
          }));
          const due = countReply(calendar, from, 20, extendedBy, deductions);
          const expected = walk(from, 20 + extendedBy, deductions);
          expect([due.date, due.earliest, due.provisional]).toEqual([expected, expected, false]);
        },
      ),
    );
  });
});

/** Day by day, each workday counted that no consultation has. */
function walk(start: Day, n: number, deductions: { from: Day; to: Day }[]): Day {
  let at = start;
  for (let left = n; left > 0; ) {
    at++;
    const deducted = deductions.some(({ from, to }) => at >= from && at <= to);
    if (naiveIsWorkday(at) && !deducted) left--;
  }
  return at;
}
