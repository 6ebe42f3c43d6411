import { lunarFestivals } from './bundled-calendar.ts';
import { dateParts, formatDay, isWeekend, parseDay } from './day.ts';
import {
  expandYear,
  HolidayDataError,
  type HolidayYear,
  parseSpan,
  type SpecialDay,
} from './holiday-notice.ts';
import { statutoryDays } from './statutory.ts';

/** What is suspicious about a year's notices. */
export interface HolidayYearProblem {
  rule:
    | 'broken-data'
    | 'annual-notice'
    | 'foreign-date'
    | 'worked-weekday'
    | 'needless-weekend'
    | 'statutory-day-missing'
    | 'net-days';
  /** A Chinese sentence. */
  message: string;
}

/** Days under the law of 1999 (国务院令第270号), which knew no lunar festival but 春节. */
const STATUTORY_DAYS_2007 = 10;

/**
 * Holds a year's notices against the law (全国年节及纪念日放假办法): every statutory day is off, the
 * annual notice gives as many weekdays off, less the weekend days worked, as the law gives days, and
 * nothing is arranged that is so anyway. An amendment may give more. Empty where all is well.
 */
export function checkHolidayYear(year: HolidayYear): HolidayYearProblem[] {
  const [annual, ...others] = year.notices;
  if (annual?.kind !== 'annual' || others.some(({ kind }) => kind === 'annual')) {
    return [{ rule: 'annual-notice', message: `${year.year}年应有且只有一份年度通知，并列在最前` }];
  }
  try {
    const arranged = expandYear({ ...year, notices: [annual] }).days;
    return [
      ...checkDates(year.year, expandYear(year).days),
      ...checkNeedless(year.year, arranged),
      ...checkLaw(year.year, expandYear(year).days, arranged),
    ];
  } catch (error) {
    if (!(error instanceof HolidayDataError)) throw error;
    return [{ rule: 'broken-data', message: error.message }];
  }
}

/** The holiday of 元旦 may begin in December of the year before. */
function checkDates(year: number, days: readonly SpecialDay[]): HolidayYearProblem[] {
  return days
    .filter(({ date }) => {
      const parts = dateParts(date);
      return parts.year !== year && !(parts.year === year - 1 && parts.month === 12);
    })
    .map(({ date, name }) => ({
      rule: 'foreign-date',
      message: `${name}的${formatDay(date)}不属于${year}年的安排`,
    }));
}

function checkNeedless(year: number, days: readonly SpecialDay[]): HolidayYearProblem[] {
  const problems: HolidayYearProblem[] = [];
  const statutory = new Set(statutoryDates(year));
  for (const { date, name, off } of days) {
    if (!off && !isWeekend(date)) {
      problems.push({
        rule: 'worked-weekday',
        message: `${name}的${formatDay(date)}本来就是工作日，不必写为上班`,
      });
    }
    // A weekend inside a holiday is named with it; alone it is off anyway.
    const besideOff = days.some((day) => day.off && Math.abs(day.date - date) === 1);
    if (off && isWeekend(date) && !besideOff && !statutory.has(date)) {
      problems.push({
        rule: 'needless-weekend',
        message: `${name}的${formatDay(date)}是不与假期相连的周末，不必写为放假`,
      });
    }
  }
  return problems;
}

function checkLaw(
  year: number,
  days: readonly SpecialDay[],
  arranged: readonly SpecialDay[],
): HolidayYearProblem[] {
  const off = new Set(days.filter((day) => day.off).map(({ date }) => date));
  const statutory = statutoryDates(year);
  const problems: HolidayYearProblem[] = statutory
    .filter((date) => !off.has(date))
    .map((date) => ({
      rule: 'statutory-day-missing',
      message: `${formatDay(date)}是法定节假日，通知没有列为放假（全国年节及纪念日放假办法第二条）`,
    }));
  const owed = year < 2008 ? STATUTORY_DAYS_2007 : statutory.length;
  const net = arranged.reduce(
    (sum, { date, off }) => sum + (off ? Number(!isWeekend(date)) : -Number(isWeekend(date))),
    0,
  );
  if (owed > 0 && net !== owed) {
    problems.push({
      rule: 'net-days',
      message: `放假的工作日减去上班的周末为${net}天，法定节假日是${owed}天`,
    });
  }
  return problems;
}

/** Empty where the lunar festivals are not known. */
function statutoryDates(year: number): number[] {
  const lunar = lunarFestivals(year);
  return lunar ? statutoryDays(year, lunar).map(({ date }) => date) : [];
}

/** A date of a year's file that there is not: where it stands (a JSON pointer), and what is wrong. */
export interface HolidayDateFault {
  pointer: string;
  /** A Chinese phrase, without a full stop. */
  message: string;
}

/** The dates and spans of a year's file that no calendar has. */
export function holidayDateFaults({ notices }: HolidayYear): HolidayDateFault[] {
  return notices.flatMap(({ issued, holidays }, i) => [
    ...(parseDay(issued) === null
      ? [{ pointer: `/notices/${i}/issued`, message: `没有${issued}这一天` }]
      : []),
    ...holidays.flatMap(({ off, work = [] }, j) => {
      const holiday = `/notices/${i}/holidays/${j}`;
      return [
        ...off.flatMap((span, k) => spanFaults(span, `${holiday}/off/${k}`)),
        ...work.flatMap((span, k) => spanFaults(span, `${holiday}/work/${k}`)),
      ];
    }),
  ]);
}

function spanFaults(span: string, pointer: string): HolidayDateFault[] {
  try {
    parseSpan(span);
    return [];
  } catch (error) {
    if (!(error instanceof HolidayDataError)) throw error;
    return [{ pointer, message: error.message }];
  }
}
