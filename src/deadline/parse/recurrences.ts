import type { Period } from '../requirement.ts';
import { dayAt } from './date-bodies.ts';
import { COUNT_UNITS, figuresAt, type Source } from './figures.ts';
import { measureAt } from './measures.ts';
import type { Count, Match, Part, Recurrence } from './phrase.ts';
import { roleOf, type Token } from './tokens.ts';
import type { Role } from './vocabulary.ts';

/** The period behind the stroke of 1次/年. */
const RATES: Record<string, Period> = {
  年: 'year',
  半年: 'half-year',
  季度: 'quarter',
  季: 'quarter',
  月: 'month',
  周: 'week',
  日: 'day',
  天: 'day',
};

/** Words for the end of a period, and which period they mean. */
const ENDS: Partial<Record<Role, Period | null>> = {
  end: null,
  'last-day': null,
  'month-end': 'month',
  'quarter-end': 'quarter',
};

/** 每月, 逐年, 次季度; 每周五 and 每两周 are periods too, but none that can be expressed. */
export function recurrenceAt(source: Source, index: number): Match<Recurrence> | null {
  const { tokens } = source;
  const token = tokens[index];
  if (roleOf(token) !== 'recur' || !token?.entry) return null;
  const { period = null, next = false, bare = false } = token.entry;
  const weekly = period === 'week' || (period === null && /(周|星期)$/.test(token.word));
  const strange = weekly && namesWeekday(source, index + 1);
  const end = strange ? tokens[index + 1] : token;
  return {
    phrase: {
      type: 'recur',
      start: token.start,
      end: end?.end ?? token.end,
      period: strange ? null : period,
      next,
      bare,
    },
    next: strange ? index + 2 : index + 1,
  };
}

function namesWeekday(source: Source, index: number): boolean {
  const { tokens } = source;
  const token = tokens[index];
  if (token?.word === '日' || roleOf(token) === 'day' || roleOf(token) === 'end') return true;
  return token?.type === 'number' && !countAt(source, index) && !measureAt(source, index);
}

/** 底, 月底, 上旬, 首月18日, 第二个月底: a day of the period that recurs. */
export function partAt(source: Source, index: number): Match<Part> | null {
  const { tokens } = source;
  const token = tokens[index];
  const role = roleOf(token);
  if (!token || !role || isGlued(source, token)) return null;
  if (role in ENDS) {
    const { start, end } = token;
    const period = ENDS[role] ?? null;
    return {
      phrase: { type: 'part', start, end, month: 'last', day: 31, period },
      next: index + 1,
    };
  }
  if (role === 'quarter') {
    // 季度首月15日; a word said twice is no part of itself.
    const part = roleOf(tokens[index + 1]) === 'quarter' ? null : partAt(source, index + 1);
    if (!part || typeof part.phrase.month !== 'number') return null;
    return { ...part, phrase: { ...part.phrase, start: token.start, period: 'quarter' } };
  }
  const months = monthOfPeriodAt(source, index, role);
  if (!months && role !== 'xun') return null;
  const named = dayAt(source, months?.next ?? index);
  if (named && (!named.sound || named.days.length > 1)) return null;
  const [day = 'last'] = named?.days ?? [];
  const next = named?.next ?? months?.next ?? index + 1;
  return {
    phrase: {
      type: 'part',
      start: token.start,
      end: tokens[next - 1]?.end ?? token.end,
      month: months?.month ?? null,
      day: day === 'last' ? 31 : day,
      period: null,
    },
    next,
  };
}

/** 首月, 末月, 第二个月 */
function monthOfPeriodAt(
  source: Source,
  index: number,
  role: Role,
): { month: number | 'last'; next: number } | null {
  const { tokens } = source;
  if (role === 'first-month') return { month: 1, next: index + 1 };
  if (role === 'last-month') return { month: 'last', next: index + 1 };
  const figures = role === 'ordinal' ? figuresAt(source, index + 1) : null;
  const [month] = figures?.values ?? [];
  if (!figures?.sound || month === undefined || figures.values.length > 1) return null;
  if (tokens[figures.next]?.word !== '个') return null;
  const unit = tokens[figures.next + 1];
  if (roleOf(unit) === 'month-end') return { month, next: figures.next + 1 };
  return unit?.word === '月' ? { month, next: figures.next + 2 } : null;
}

/** 1l月底: a digit was read as a letter. */
function isGlued({ folded }: Source, { start }: Token): boolean {
  return folded.gaps[start] !== 1 && /[A-Za-z]/.test(folded.text.charAt(start - 1));
}

/** 2次, 1-2次, 1次/年 */
export function countAt(source: Source, index: number): Match<Count> | null {
  const { tokens } = source;
  const first = tokens[index];
  const figures = figuresAt(source, index);
  const unit = figures && tokens[figures.next];
  if (!figures?.sound || !first || !unit || !COUNT_UNITS.includes(unit.word)) return null;
  if (figures.values.length > 1 && !figures.range) return null;
  const [count = 0] = figures.values;
  if (count < 1) return null;
  const rate =
    tokens[figures.next + 1]?.word === '/'
      ? RATES[tokens[figures.next + 2]?.word ?? '']
      : undefined;
  const next = rate ? figures.next + 3 : figures.next + 1;
  return {
    phrase: {
      type: 'count',
      start: first.start,
      end: tokens[next - 1]?.end ?? unit.end,
      count,
      range: figures.range,
      period: rate ?? null,
    },
    next,
  };
}
