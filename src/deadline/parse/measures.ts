import type { Period, Unit } from '../requirement.ts';
import { BLUR, COUNT_UNITS, figuresAt, isRange, type Source, textOf } from './figures.ts';
import type { Broken, Match, Measure } from './phrase.ts';
import { roleOf, type Token } from './tokens.ts';

/** No rule counts more than this; a larger figure is damaged text (620日 for 6月20日). */
const MOST: Record<Unit, number> = { workday: 366, day: 366, month: 120, hour: 720 };

interface UnitWord {
  unit: Unit;
  /** How many of the unit it holds. */
  factor: number;
  /** 日, 号: with a number it may be a day of the month. */
  dated: boolean;
  /** 号 is no length of time. */
  dateOnly: boolean;
  period: Period | null;
  next: number;
}

/** 15个工作日, 三至五日, 3个工作日至5个工作日, 半年. */
export function measureAt(source: Source, index: number): Match<Measure | Broken> | null {
  const { tokens } = source;
  const first = tokens[index];
  if (roleOf(first) === 'half-year' && first) {
    const phrase = {
      ...span(first, first),
      type: 'measure',
      n: 6,
      low: null,
      unit: 'month',
    } as const;
    return {
      phrase: { ...phrase, monthDays: null, dateOnly: false, single: 'half-year' },
      next: index + 1,
    };
  }
  if (first?.word === '半') {
    const unit = unitAt(source, index + 1, false);
    return unit ? broken(source, index, unit.next) : null;
  }
  const figures = figuresAt(source, index);
  if (!figures) return null;
  const unit = unitAt(source, figures.next, isTwo(source, first));
  if (!unit) {
    // 30分钟 is shorter than any unit.
    if (roleOf(tokens[figures.next]) === 'minute') return broken(source, index, figures.next + 1);
    // 20余日, 十多天
    const blurred =
      BLUR.test(textOf(source, tokens[figures.next])) && unitAt(source, figures.next + 1, true);
    return blurred ? broken(source, index, blurred.next) : null;
  }
  // 2022年 is a year.
  if (unit.factor === 12 && figures.values.some((value) => value > 999)) return null;
  let next = unit.next;
  let { values, range, sound } = figures;
  if (values.length === 1 && isRange(tokens[next])) {
    const to = figuresAt(source, next + 1);
    const toUnit = to && unitAt(source, to.next, false);
    if (to?.values.length === 1 && toUnit) {
      values = [...values, ...to.values];
      range = true;
      sound &&= toUnit.unit === unit.unit && toUnit.factor === unit.factor;
      next = toUnit.next;
    }
  }
  if (runsOn(source, next)) return broken(source, index, next + 1);
  const n = (values.at(-1) ?? 0) * unit.factor;
  const low = range ? (values[0] ?? 0) * unit.factor : null;
  sound &&= (low ?? 1) > 0 && n > (low ?? 0) && n <= MOST[unit.unit];
  const list = values.length > 1 && !range;
  const days = range ? values.slice(-1) : values;
  const monthDays = unit.dated && days.every((day) => day <= 31) ? days : null;
  const dateOnly = list || unit.dateOnly;
  if (dateOnly) sound &&= monthDays !== null;
  const last = tokens[next - 1];
  if (!sound || !first || !last) return broken(source, index, next);
  return {
    phrase: {
      ...span(first, last),
      type: 'measure',
      n,
      low,
      unit: unit.unit,
      monthDays,
      dateOnly,
      single: values.length === 1 && values[0] === 1 ? unit.period : null,
    },
    next,
  };
}

function unitAt(source: Source, index: number, two: boolean): UnitWord | null {
  const { tokens } = source;
  let next = index;
  const counted = tokens[next]?.word === '个';
  if (counted) next++;
  // 20个法定工作日
  if (['法定', '完整'].includes(textOf(source, tokens[next]))) next++;
  const token = tokens[next++];
  const unit = (name: Unit, factor: number, period: Period | null, dated = false) => ({
    unit: name,
    factor,
    dated,
    dateOnly: dated && token?.word === '号',
    period,
    next,
  });
  switch (roleOf(token)) {
    case 'workday':
      return unit('workday', 1, null);
    case 'day':
      return unit('day', 1, 'day');
    case 'week':
      return unit('day', 7, 'week');
    case 'hour':
      return unit('hour', 1, null);
  }
  if (token?.word === '日' || (token?.word === '号' && isDayOfMonth(source, index))) {
    return unit('day', 1, 'day', !counted);
  }
  if (token?.word === '年' && !counted) return unit('month', 12, 'year');
  // 三月 is March, but 两月 two months.
  if (token?.word === '月' && (counted || two)) return unit('month', 1, 'month');
  return null;
}

/** 每月5号, but not 3号楼 and 24号令. */
function isDayOfMonth(source: Source, index: number): boolean {
  const after = source.tokens[index + 1];
  return after === undefined || after.type !== 'text' || source.folded.gaps[after.start] === 1;
}

/** A further number right behind a unit, 1年6个月 or 20个工作日15日: neither is taken alone. */
function runsOn(source: Source, index: number): boolean {
  const { tokens } = source;
  const figures = figuresAt(source, index);
  const counts = figures && COUNT_UNITS.includes(tokens[figures.next]?.word ?? '');
  return (figures !== null && !counts && !isClock(tokens, index)) || tokens[index]?.word === '半';
}

/** 9:00, 17时 */
export function isClock(tokens: Token[], index: number): boolean {
  const after = tokens[index + 1];
  if (tokens[index]?.type !== 'number') return false;
  return (
    (after?.word === ':' && tokens[index + 2]?.type === 'number') ||
    after?.word === '时' ||
    after?.word === '点'
  );
}

function isTwo({ folded }: Source, token: Token | undefined): boolean {
  return token !== undefined && folded.text.slice(token.start, token.end) === '两';
}

export function broken(source: Source, from: number, next: number): Match<Broken> {
  const first = source.tokens[from];
  const last = source.tokens[Math.min(next, source.tokens.length) - 1];
  return { phrase: { type: 'broken', start: first?.start ?? 0, end: last?.end ?? 0 }, next };
}

function span(first: Token, last: Token): { start: number; end: number } {
  return { start: first.start, end: last.end };
}
