import { daysInMonth, formatDay } from '../calendar/day.ts';
import type { By, Every, Period } from '../deadline/requirement.ts';
import type { RequirementRow } from './plan-file.ts';
import { type Dated, possibleYears } from './plan-period.ts';

interface Fault {
  /** JSON pointer within the requirement; '' for the whole. */
  path: string;
  message: string;
}

export interface RequirementFault extends Fault {
  /** Place in the task's requirements, 0-based. */
  index: number;
}

/** How many months there are to name in a period. */
const MONTHS_IN: Record<Period, number> = {
  day: 0,
  week: 0,
  'half-month': 0,
  month: 0,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** Requirements of one task from which no date could ever follow. */
export function requirementFaults(rows: RequirementRow[], plan: Dated): RequirementFault[] {
  const hasWithin = rows.some(({ kind }) => kind === 'within');
  return rows.flatMap((row, index) =>
    faultsOf(row, hasWithin, plan).map((fault) => ({ index, ...fault })),
  );
}

function faultsOf(row: RequirementRow, hasWithin: boolean, plan: Dated): Fault[] {
  // The schema has seen to the types; what may be left out is still missing here.
  if (row.kind === 'by') {
    return byFaults(row as unknown as By, plan);
  }
  if (row.kind === 'every') return everyFaults(row as unknown as EveryRow);
  if (row.kind === 'extension' && !hasWithin) {
    return [{ path: '', message: 'extension 须与 within 同列：没有期限，无从延长。' }];
  }
  return [];
}

function byFaults(by: By, plan: Dated): Fault[] {
  const { month, day, year, yearOffset = 0 } = by;
  const years = year == null ? possibleYears(by, plan) : [year];
  const longest = (named: number) =>
    Math.max(...years.map((possible) => daysInMonth(possible + yearOffset, named)));
  if (years.length === 1) return dateFaults(month, 12, day, longest);
  const written = `${yearOffset ? '次年' : ''}${month}月${day}日`;
  const { from, to } = plan.period;
  const span = `方案的实施时间（${formatDay(from)}至${formatDay(to)}）`;
  const message =
    years.length === 0
      ? `${written}不在${span}里，不知道是哪一年，请写明 year。`
      : `${written}没有写明年份，${span}不止一年，不知道是哪一年，请写明 year。`;
  return [{ path: '', message }];
}

/** As a plan file has it: all but the period may be left out. */
type EveryRow = Pick<Every, 'period'> & Partial<Every>;

function everyFaults({ period, ...every }: EveryRow): Fault[] {
  const { month = null, day = null, n = null, unit = null } = every;
  const months = MONTHS_IN[period];
  if ((n === null) !== (unit === null)) {
    return [{ path: '', message: 'n 和 unit 须同时写：数字和单位缺一不可。' }];
  }
  if (n !== null && day !== null) {
    return [{ path: '', message: 'n 和 day 只能写一种：或者期限的长短，或者截止的日子。' }];
  }
  if (period === 'week' && day !== null && (day < 1 || day > 7)) {
    return [{ path: '/day', message: `一周没有第${day}天：周一写 1，周日写 7。` }];
  }
  if (['day', 'half-month'].includes(period ?? '') && day !== null) {
    return [{ path: '/day', message: `period 为 ${period} 时不写 day。` }];
  }
  if (months === 0 && month !== null) {
    return [{ path: '/month', message: `period 为 ${period} 时不写 month。` }];
  }
  if (months > 0 && (month === null) !== (day === null)) {
    return [{ path: '', message: `period 为 ${period} 时 month 和 day 须同时写。` }];
  }
  // A recurring date is good if some period has it: 29 February, the 31st of a quarter's month.
  const longest = (named: number) => (period === 'year' ? daysInMonth(2024, named) : 31);
  return dateFaults(month, months, day, longest);
}

function dateFaults(
  month: number | null,
  months: number,
  day: number | null,
  daysIn: (month: number) => number,
): Fault[] {
  if (month !== null && (month < 1 || month > months)) {
    return [{ path: '/month', message: `month 应为 1 至 ${months}，这里写的是 ${month}。` }];
  }
  // `day: 31` is the last day of any month.
  const last = month === null ? 31 : daysIn(month);
  if (day === null || day === 31 || (day >= 1 && day <= last)) return [];
  const message =
    month === null ? `没有${day}日。` : `${month}月没有${day}日；要写月底，请用 day: 31。`;
  return [{ path: '/day', message }];
}
