import { requireArguments } from '../missing-argument.ts';
import type {
  Before,
  By,
  Every,
  MinDuration,
  Period,
  Requirement,
  Unit,
  Within,
} from './requirement.ts';

const UNITS: Record<Unit, string> = { workday: '个工作日', day: '日', month: '个月', hour: '小时' };

const PERIODS: Record<Period, string> = {
  day: '每日',
  week: '每周',
  'half-month': '每半月',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
};

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];

const NEXT_PERIODS: Partial<Record<Period, string>> = {
  week: '次周',
  month: '次月',
  quarter: '次季度',
  'half-year': '次半年',
};

/** The requirement in Chinese, in the one form that reads back as the same requirement. @throws MissingArgumentError */
export function formatRequirement(requirement: Requirement): string {
  requireArguments('formatRequirement', { requirement });
  const { matter } = requirement;
  return `${matter ? `${matter}：` : ''}${wordingOf(requirement)}`;
}

function wordingOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'within':
      return formatWithin(requirement);
    case 'by':
      return formatBy(requirement);
    case 'every':
      return formatEvery(requirement);
    case 'at-least':
      return `${PERIODS[requirement.period]}至少${requirement.count}次`;
    case 'min-duration':
      return formatMinDuration(requirement);
    case 'extension': {
      const { n, unit, total } = requirement;
      return `延长${total ? '至' : '不超过'}${n}${UNITS[unit]}`;
    }
    case 'before':
      return formatBefore(requirement);
    case 'during':
      return requirement.event;
    case 'prompt':
      return '及时公开';
    case 'on-change':
      return '动态调整';
    case 'standing':
      return '长期坚持';
    case 'periodic':
      return '定期公开';
    case 'one-off':
      return '一次性公开';
    case 'reference':
      return '按规定公开';
    case 'unknown':
      return requirement.text;
  }
}

function formatWithin({ n, unit, from, min, approx }: Within): string {
  if (n === 0) return `${from ?? ''}当日`;
  const start = from === null ? '' : `自${from}之日起`;
  return `${start}${length(n, unit, min, approx)}内`;
}

function formatBy({ month, day, year, yearOffset, approx }: By): string {
  const start = year !== null ? `${year}年` : yearOffset ? '次年' : '';
  return `${start}${month}月${dayWords(day)}${approx ? '左右' : '前'}`;
}

function formatEvery(requirement: Every): string {
  const { period, n, unit, month, day, from, offset, yearOffset, min, approx } = requirement;
  if (n !== null) {
    const start = from ? `自${from}之日起` : '后';
    return `${PERIODS[period]}${start}${length(n, unit ?? 'workday', min, approx)}内`;
  }
  if (month === null && day === null) return PERIODS[period];
  const start = offset ? (NEXT_PERIODS[period] ?? PERIODS[period]) : PERIODS[period];
  if (period === 'week' && day !== null) return `${start}${WEEKDAYS[day]}${approx ? '左右' : '前'}`;
  const months =
    month === null
      ? ''
      : period === 'year'
        ? `${yearOffset ? '次年' : ''}${month}月`
        : `第${month}个月`;
  return `${start}${months}${dayWords(day ?? 31)}${approx ? '左右' : '前'}`;
}

function formatMinDuration({ n, unit, event, max }: MinDuration): string {
  const subject = event === undefined ? '' : `${event}的`;
  const upper = max === undefined ? '' : `，不超过${max}${UNITS[unit]}`;
  return `${subject}期限不少于${n}${UNITS[unit]}${upper}`;
}

function formatBefore({ n, unit, event, min, max }: Before): string {
  const time =
    n === null || unit === null ? '' : length(max ?? n, unit, max === undefined ? min : n);
  return event === null ? `提前${time}` : `${event}前${time}`;
}

/** 5至10个工作日, 约10个工作日 */
function length(n: number, unit: Unit, min?: number, approx?: true): string {
  return `${approx ? '约' : ''}${min === undefined ? '' : `${min}至`}${n}${UNITS[unit]}`;
}

/** 31 is the month's last day, whatever its number. */
function dayWords(day: number): string {
  return day === 31 ? '底' : `${day}日`;
}
