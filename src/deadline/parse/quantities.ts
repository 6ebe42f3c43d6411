import { daysInMonth } from '../../calendar/day.ts';
import type { Folded } from '../../text/fold.ts';
import type { Period, Unit } from '../requirement.ts';
import { FormTable, type Match, rewrite } from './engine.ts';
import { formsOf } from './notation.ts';
import { ALPHABET } from './sets.ts';
import type { DatePart, DatePoint, Figures, Token } from './tokens.ts';

/** What a form of this stage may look at besides its tokens. */
interface Context {
  folded: Folded;
  tokens: readonly Token[];
}

const quantityForms = formsOf<Token, Context, Token>;

/** The numbers, lengths, dates, periods and counts of a wording, each as one token. */
export function readQuantities(folded: Folded, words: readonly Token[]): readonly Token[] {
  let tokens = words;
  for (const table of tables()) tokens = rewrite(tokens, table, ALPHABET, { folded, tokens });
  return tokens;
}

let memo: FormTable<Token, Context, Token>[] | undefined;

function tables(): FormTable<Token, Context, Token>[] {
  memo ??= QUANTITY_FORMS.map((forms) => new FormTable(forms(), ALPHABET));
  return memo;
}

// Figures

/** Signs that join a letter or a calculation to a number: T+3, 1.5, A4. */
const GLUED = /[A-Za-z0-9+%*#=<>@$&_±^~\\.]/;

/** Words that blur a number: 十多天, 20余日, 十几个. */
const BLUR = /^[多余几来数]/;

const figures = quantityForms(
  `
clock-time
  @<daypart> (?:<number> (?:: <number>|<moment>|点))?
  @<number> (?:: <number>|<moment>|点)
  2022年8月31日17:00前报送 = 2022年8月底前
  每周五下班前报送 = 每周五前

date-in-figures
  (?<piece><-|.|/>)? @<number> (?:- <number> -|<.> <number> <.>|</> <number> </>) <number> 日?
  (?<piece><.|/>)? @<number> <.|/> <number> (?=<ahead>)
  2022-08-31 = 2022年8月底前
  8/31前报送 = 8月底前

figures
  @<number> <(> (?<again><number>) <)>
  @<number> (?:<joint> <number>){0,30} (?<range><range-sign> <number>)?
  自收到申请之日起二十（20）个工作日内 = 自收到申请之日起20个工作日内
  二至三个月内办结 = 2至3个月内
  ≠ T+1
`,
  {
    'clock-time': (match, context) => ({ type: 'remark', ...place(match, context) }),
    'date-in-figures'(match, context) {
      const numbers = match.all('number');
      const [day, month, year] = numbers.map(({ value }) => value).reverse();
      if (year === undefined && (month == null || month > 12)) return null;
      const sound =
        !match.has('piece') &&
        numbers.every(({ chinese }) => !chinese) &&
        (year === undefined || isYear(year));
      if (!sound || month == null || day == null) return broken(match, context);
      return {
        ...datePart(match, context, { months: [month], days: [day], precision: 'day' }),
        year: year ?? null,
      };
    },
    figures(match, context) {
      const numbers = match.all('number');
      const [first, second] = numbers;
      const range = match.has('range');
      const chinese = first?.chinese === true;
      if (match.has('again') && (first?.value !== second?.value || chinese === second?.chinese))
        return null;
      const told = match.has('again') ? numbers.slice(0, 1) : numbers;
      const values = told.map(({ value }) => value).filter((value) => value !== null);
      const increasing = values.every(
        (value, index) => index === 0 || value > (values[index - 1] ?? value),
      );
      const whole =
        values.length === told.length && startsClean(match, context) && endsClean(match, context);
      const sound = whole && increasing && !(range && values.length > 2);
      return { type: 'figures', ...place(match, context), values, range, chinese, sound };
    },
  },
);

/** Nothing in front of a number shows that it is a piece of another one. */
function startsClean({ at }: Match<Token>, { folded, tokens }: Context): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (before?.type === 'number') return false;
  if (!before || !token || folded.gaps[token.start]) return true;
  if (before.type === '.' || before.type === '/') return tokens[at - 2]?.type !== 'number';
  if (folded.text.startsWith('分之', before.end - 2)) return false;
  return before.type !== 'text' || !GLUED.test(folded.text.charAt(before.end - 1));
}

function endsClean({ to }: Match<Token>, context: Context): boolean {
  const after = context.tokens[to];
  if (after?.type === 'number' || after?.type === '半') return false;
  if (after?.type === '.' || after?.type === '/') return context.tokens[to + 1]?.type !== 'number';
  const text = after?.type === 'text' ? textOf(after, context) : '';
  return !BLUR.test(text) && !GLUED.test(text.charAt(0));
}

// Dates

const years = quantityForms(
  `
year
  @<figures> 年 (?<degree><text>) (?=<day-word|figures|half|ordinal>)
  @<figures> 年
  @<figures> (?=<year-end|in-year|mid-year>)
  二〇二三年九月底前完成 = 2023年9月30日前
  ≠ 两年内

damaged-year
  @<figures> 年 (?=<figures> <月|month-name|month-end|quarter>|<ordinal> <figures> <quarter>|<half>)
  22年8月底前 = ？
`,
  {
    year(match, context) {
      const { values, sound } = match.anchor('figures');
      const [year] = values;
      if (values.length !== 1 || !sound || !isYear(year)) return null;
      // 2022年度6月底, but not 2022年预算6月底
      if (match.has('degree') && textOf(match.token('degree'), context) !== '度') return null;
      return { type: 'year', ...place(match, context), year };
    },
    'damaged-year': (match, context) => ({
      type: 'damaged-year',
      ...place(match, context),
      year: null,
    }),
  },
);

/** 31日, 1日至10日, 5、20日, 底, 上旬, 最后一天; 31 without 日 where 前 follows. */
const DAY =
  '(?<shared><of>)? (?:(?<word><day-word>)|(?<day><figures>) (?:(?=<ahead>)|<day-sign>' +
  ' (?:<range-sign> (?:(?<to><figures>) (?:<day-sign>|(?=<ahead>))|(?<toWord><day-word>)))?))';

/** A date with or without its year. */
function dated(body: string): string {
  return `@<any-year> <of>? ${body}\n@${body}`;
}

const dateParts = quantityForms(
  `
end-of-the-year
  ${dated('<year-end>')}
  @<any-year> <end>
  年末完成 = 12月底前
  2022年底前完成 = 2022年12月底前
  ≠ 2022底前

within-the-year
  ${dated('<in-year>')}
  @<any-year> <inside>
  本年度内完成 = 12月底前

middle-of-the-year
  ${dated('<mid-year>')}
  年中检查 = 6月30日前

half-of-the-year
  ${dated('<half> (?<end><end>)?')}
  上半年、下半年各公开一次 = 6月30日前；12月底前

quarter-of-the-year
  ${dated('<figures> <quarter> (?<end><end>)?')}
  ${dated('<ordinal> <figures> <quarter> (?<end><end>)?')}
  2022年第三季度末前 = 2022年9月30日前
  三、四季度 = 9月30日前；12月底前
  ≠ 两季度内

day-of-a-month
  ${dated('<figures> (?<word><month-end>)')}
  ${dated(`<figures> <月|month-name> ${DAY}`)}
  2月1日—10日报送 = 2月10日前
  10月上旬 = 10月10日前
  2024年2月底前 = 2024年2月29日前
  ≠ 两月

month
  ${dated('<figures> <月|month-name> (?=(?<after><text|start|month-start>)?)')}
  5月份 = 5月底前
  2022年9月 = 2022年9月30日前
  ≠ 9月初
`,
  {
    'end-of-the-year': (match, context) =>
      datePart(match, context, { months: [12], days: [31], precision: 'end' }),
    'within-the-year': (match, context) =>
      datePart(match, context, { months: [12], days: [31], precision: 'end', frame: true }),
    'middle-of-the-year': (match, context) =>
      datePart(match, context, { months: [6], days: [30], precision: 'end' }),
    'half-of-the-year'(match, context) {
      const months = [match.all('first-half').length > 0 ? 6 : 12];
      return datePart(match, context, {
        months,
        days: ['last'],
        precision: match.has('end') ? 'end' : 'half-year',
      });
    },
    'quarter-of-the-year'(match, context) {
      const number = monthFigures(match, context);
      const sound = number?.values.every((quarter) => quarter >= 1 && quarter <= 4);
      const months = number && ends(number).map((quarter) => quarter * 3);
      const precision = match.has('end') ? 'end' : 'quarter';
      return (
        months &&
        datePart(match, context, {
          months,
          days: ['last'],
          precision,
          sound: number.sound && sound,
        })
      );
    },
    'day-of-a-month'(match, context) {
      const number = monthFigures(match, context);
      const days = daysOf(match);
      return (
        number &&
        datePart(match, context, {
          ...days,
          months: ends(number),
          sound: number.sound && days.sound,
        })
      );
    },
    month(match, context) {
      const number = monthFigures(match, context);
      const after = match.has('after') ? textOf(match.token('after'), context) : '';
      // 9月初 and 9月中 name no day.
      const sound = number?.sound && !/^[初中]/.test(after);
      return (
        number &&
        datePart(match, context, { months: ends(number), days: null, precision: 'month', sound })
      );
    },
  },
);

type DateBody = Pick<DatePart, 'months' | 'days' | 'precision'> &
  Partial<Pick<DatePart, 'frame' | 'shared' | 'sound'>>;

function datePart(match: Match<Token>, context: Context, body: DateBody): DatePart {
  const [year] = match.all('year');
  const before = context.tokens[match.at - 1];
  // 去年12月31日, 上年度末
  const past =
    !year && before?.type === 'text' && /(去年|前年|上一?年度?)$/.test(textOf(before, context));
  return {
    type: 'date-part',
    ...place(match, context),
    frame: false,
    shared: false,
    ...body,
    year: year?.year ?? null,
    nextYear: match.all('next-year').length > 0,
    sound: body.sound !== false && match.all('damaged-year').length === 0 && !past,
  };
}

/** The months or quarters of a date; null for 两月 and 两季度, which are lengths. */
function monthFigures(match: Match<Token>, context: Context): Figures | null {
  const [number] = match.all('figures');
  return number && !isTwo(number, context) ? number : null;
}

/** Of a range the end, of a list all. */
function ends({ values, range }: Figures): number[] {
  return range ? values.slice(-1) : values;
}

const LAST_DAYS: Partial<Record<Token['type'], number>> = {
  'first-ten-days': 10,
  'middle-ten-days': 20,
};

/** The days that the groups of `DAY` hold. */
function daysOf(match: Match<Token>) {
  const shared = match.has('shared');
  const span = match.span('word') ?? match.span('toWord');
  const word: number | 'last' | null = span && (LAST_DAYS[match.typeAt(span.from)] ?? 'last');
  const from = match.has('day') ? match.one('day', 'figures') : null;
  const to = match.has('to') ? match.one('to', 'figures') : null;
  const days: (number | 'last')[] = word !== null ? [word] : ends(to ?? from ?? never());
  const [first, last] = [from?.values.at(-1), days.at(0)];
  const range = from !== null && (to !== null || word !== null);
  const increasing =
    !range || last === 'last' || (first !== undefined && last !== undefined && first < last);
  const sound = (from?.sound ?? true) && (to?.sound ?? true) && increasing;
  return { days, precision: word !== null ? ('end' as const) : ('day' as const), shared, sound };
}

const dates = quantityForms(
  `
date
  @<date-part|year> (?:<range-sign> <date-part|year>|<joint|or> <date-part>){0,30} (?<collision><date-part|figures>)?
  11月至次年2月 = 次年2月底前
  6月、12月底前公开 = 6月30日前；12月底前
  8月20个工作日内 = ？
  ≠ 2021年度
`,
  {
    date(match, context) {
      const after = context.tokens[match.to];
      const alone = match.to === match.at + 1 && match.typeAt(match.at) === 'year';
      // 2021年度 is an attribute.
      if (alone && after?.type === 'text' && textOf(after, context).startsWith('度')) return null;
      return dateOf(match, context);
    },
  },
);

/** Of a range the end binds; dates that cannot be, or that run into one another, are broken. */
function dateOf(match: Match<Token>, context: Context): Token {
  const dates: DatePart[] = [];
  let sound = !match.has('collision');
  const end = match.span('collision')?.from ?? match.to;
  for (let index = match.at; index < end; index += 2) {
    const date = partOf(context.tokens[index] ?? never());
    const before = dates.at(-1);
    const joint = before && context.tokens[index - 1]?.type;
    if (before && date.year === null && !date.nextYear)
      Object.assign(date, { year: before.year, nextYear: before.nextYear });
    const range = joint === 'range' || joint === '-';
    sound &&= date.sound && joint !== 'or' && !(before && range && !isAfter(date, before));
    if (range) dates.pop();
    dates.push(date);
  }
  const last = dates.at(-1) ?? never();
  if (last.shared) for (const date of dates) date.days ??= last.days;
  // 6月、12月底 shares 底; of 3月、9月10日 it is unclear what the first day is.
  const complete = dates.every((date) => date.days || !last.days || last.days[0] === 'last');
  if (!sound || !complete || !dates.every(isPossible)) return broken(match, context);
  const { precision, frame } = last;
  return {
    type: 'date',
    ...place(match, context),
    points: dates.flatMap(pointsOf),
    precision,
    frame,
  };
}

function partOf(token: Token): DatePart {
  if (token.type === 'date-part') return { ...token };
  if (token.type !== 'year') return never();
  const whole = {
    precision: 'year',
    nextYear: false,
    frame: false,
    shared: false,
    sound: true,
  } as const;
  return { ...token, ...whole, type: 'date-part', months: [12], days: [31] };
}

function pointsOf({ year, nextYear, months, days }: DatePart): DatePoint[] {
  return months.flatMap((month) =>
    (days ?? ['last' as const]).map((day) => ({
      year,
      nextYear,
      month,
      day: day === 'last' ? lastDay(month, year) : day,
    })),
  );
}

/** Which of the two year ends of the month: of a February without a year it depends, so 31 stands for it. */
export function lastDay(month: number, year: number | null): number {
  return month === 2 && year === null ? 31 : daysInMonth(year ?? 2001, month);
}

/** 6月31日 and 13月 are not; 29 February is, where the year is left open. */
function isPossible({ months, days, year }: DatePart): boolean {
  const leapYear = 2000;
  return months.every((month) => {
    if (month < 1 || month > 12) return false;
    return (
      days?.every(
        (day) => day === 'last' || (day >= 1 && day <= daysInMonth(year ?? leapYear, month)),
      ) ?? true
    );
  });
}

function isAfter(to: DatePart, from: DatePart): boolean {
  if (to.nextYear && !from.nextYear) return true;
  if (to.year !== from.year) return to.year !== null && to.year > (from.year ?? 0);
  const [a, b] = [pointsOf(from).at(-1) ?? never(), pointsOf(to).at(0) ?? never()];
  return a.month * 100 + a.day <= b.month * 100 + b.day;
}

// Counts, days of a period, lengths

/** The period behind the stroke of 1次/年. */
const RATES: Partial<Record<Token['type'], Period>> = {
  年: 'year',
  'half-year': 'half-year',
  quarter: 'quarter',
  月: 'month',
  week: 'week',
  日: 'day',
  'calendar-day': 'day',
};

/** 首月18日, 末月, 第二个月底, 首月的前8日 */
const MONTHS_OF_A_PERIOD = [
  `<first-month|last-month> (?:${DAY}|<of> <ahead> (?<first><figures>) 日)?`,
  `<ordinal> (?<month><figures>) 个 月 (?:${DAY}|<of> <ahead> (?<first><figures>) 日)?`,
  '<ordinal> (?<month><figures>) 个 <month-end>',
];

const UNIT =
  '(?<counted>个)? (?<legal><text>)? (?<unit><workday|calendar-day|week|hour|quarter|日|号|年|月>)';
const UPPER_UNIT =
  '(?<upperCounted>个)? (?<upperLegal><text>)? (?<upperUnit><workday|calendar-day|week|hour|quarter|日|号|年|月>)';
const RUN_ON = '(?<runOn>半|<date|broken>|<figures>(?!<count-unit>))';
const RANGE = `@<figures> ${UNIT} <range-sign> (?<upper><figures>) ${UPPER_UNIT}`;

const lengths = quantityForms(
  `
count
  @<figures> <count-unit> (?:</> (?<rate><年|half-year|quarter|月|week|日|calendar-day>))?
  <min> @<figures> (?=$|<stop|、|remark>|(?<thing><text>))
  每年1-2次 = 每年至少1次
  全年不少于12件 = 每年至少12次
  每年至少3 = 每年至少3次
  ≠ 公开7项信息

end-of-a-period
  (?<letter><text>)? @<end|last-day|month-end|quarter-end>
  每季度末 = 每季度第3个月底前
  每月最后一天 = 每月底前
  ≠ 2022年1l月底前

month-of-a-period
  ${MONTHS_OF_A_PERIOD.map((month) => `@${month}\n@<quarter> ${month}`).join('\n')}
  季度首月15日前 = 每季度第1个月15日前
  每季首月的前8日 = 每季度第1个月8日前

ten-days
  @<first-ten-days|middle-ten-days|last-ten-days>
  每月中旬 = 每月20日前
  每月下旬 = 每月底前

half-year-long
  @<half-year>
  批准之日起半年内公开 = 自批准之日起6个月内

damaged-length
  @半 ${UNIT}
  @<figures> <minute>
  @<figures> (?<blur><text>) ${UNIT}
  半个月内公开 = ？
  30分钟内 = ？
  信息形成后十多个工作日内公开 = ？

length → lengthOf
  ${RANGE} ${RUN_ON}
  ${RANGE}
  @<figures> ${UNIT} ${RUN_ON}
  @<figures> ${UNIT}
  决定作出后两周内公布 = 自决定作出之日起14日内
  20个法定工作日内 = 20个工作日内
  批准之日起1年6个月内公开 = ？
  ≠ 3号楼
`,
  {
    lengthOf,
    count(match, context) {
      const { values, range, sound } = match.anchor('figures');
      const [count] = values;
      if (!sound || count === undefined || (values.length > 1 && !range)) return null;
      if (match.has('thing') && !/^[件项份期]/.test(textOf(match.token('thing'), context)))
        return null;
      const rate = match.span('rate');
      const period = rate ? (RATES[match.typeAt(rate.from)] ?? null) : null;
      return { type: 'count', ...place(match, context), count, range, period };
    },
    'end-of-a-period'(match, context) {
      const { start } = context.tokens[match.at] ?? never();
      // 1l月底: a digit was read as a letter.
      if (
        context.folded.gaps[start] !== 1 &&
        /[A-Za-z]/.test(context.folded.text.charAt(start - 1))
      )
        return null;
      const type = match.typeAt(match.at);
      const period = type === 'month-end' ? 'month' : type === 'quarter-end' ? 'quarter' : null;
      return {
        type: period ? 'period-end' : 'part',
        ...place(match, context),
        month: 'last',
        day: 31,
        period,
      };
    },
    'month-of-a-period'(match, context) {
      const first = match.has('first') ? match.one('first', 'figures') : null;
      const named =
        match.has('word') || match.has('day')
          ? daysOf(match)
          : { days: ['last' as const], sound: true };
      const { days, sound } = first ? { days: ends(first), sound: first.sound } : named;
      const number = match.has('month') ? match.one('month', 'figures') : null;
      const month = number ? number.values[0] : match.all('first-month').length > 0 ? 1 : 'last';
      const [day] = days;
      const clear =
        sound && days.length === 1 && (!number || (number.sound && number.values.length === 1));
      if (!clear || month === undefined || day === undefined) return null;
      const period = match.all('quarter').length > 0 ? 'quarter' : null;
      const type = period ? 'period-end' : 'part';
      return { type, ...place(match, context), month, day: day === 'last' ? 31 : day, period };
    },
    'ten-days'(match, context) {
      const day = LAST_DAYS[match.typeAt(match.at)] ?? 31;
      return { type: 'part', ...place(match, context), month: null, day, period: null };
    },
    'half-year-long'(match, context) {
      const length = {
        n: 6,
        low: null,
        unit: 'month',
        monthDays: [],
        single: 'half-year',
      } as const;
      return { type: 'length', ...place(match, context), ...length, monthDays: [] };
    },
    'damaged-length'(match, context) {
      const blur = match.has('blur') ? textOf(match.token('blur'), context) : null;
      return blur === null || BLUR.test(blur) ? broken(match, context) : null;
    },
  },
);

/** No rule counts more than this; a larger figure is damaged text (620日 for 6月20日). */
const MOST: Record<Unit, number> = { workday: 366, day: 366, month: 120, hour: 720 };

interface UnitWord {
  unit: Unit;
  /** How many of the unit it holds. */
  factor: number;
  period: Period | null;
}

const DAYS: UnitWord = { unit: 'day', factor: 1, period: 'day' };
const UNITS: Partial<Record<Token['type'], UnitWord>> = {
  workday: { unit: 'workday', factor: 1, period: null },
  'calendar-day': DAYS,
  日: DAYS,
  号: DAYS,
  week: { unit: 'day', factor: 7, period: 'week' },
  hour: { unit: 'hour', factor: 1, period: null },
  年: { unit: 'month', factor: 12, period: 'year' },
  月: { unit: 'month', factor: 1, period: 'month' },
  quarter: { unit: 'month', factor: 3, period: 'quarter' },
};

/** 15个工作日, 三至五日, 3个工作日至5个工作日 */
function lengthOf(match: Match<Token>, context: Context): Token | null {
  const number = match.anchor('figures');
  const upper = match.has('upper') ? match.one('upper', 'figures') : null;
  const unit = unitOf(match, context, number, ['unit', 'counted', 'legal']);
  const upperUnit = upper
    ? unitOf(match, context, upper, ['upperUnit', 'upperCounted', 'upperLegal'])
    : unit;
  const next = match.has('runOn') ? match.token('runOn') : null;
  const apart = next?.type === 'date' && context.folded.gaps[next.start] === 1;
  const values = [...number.values, ...(upper?.values ?? [])];
  // 2022年 is a year.
  const year = unit?.factor === 12 && values.some((value) => value > 999);
  if (!unit || !upperUnit || apart || year) return null;
  const sound =
    number.sound && upper?.sound !== false && unit === upperUnit && !(upper && values.length > 2);
  if (!sound || next) return broken(match, context);
  return {
    ...soundLength(match, values, unit, number.range || upper !== null),
    ...place(match, context),
  } as Token;
}

/** The fields of a length whose figures are whole; it is broken where no rule counts so. */
function soundLength(match: Match<Token>, values: number[], unit: UnitWord, range: boolean) {
  const list = values.length > 1 && !range;
  const [first, last] = [values[0] ?? never(), values.at(-1) ?? never()];
  const [low, n] = [range ? first * unit.factor : null, last * unit.factor];
  const sign = match.token('unit').type;
  const days = range ? [last] : values;
  const dayOfMonth =
    (sign === '日' || sign === '号') && !match.has('counted') && days.every((day) => day <= 31);
  const dateOnly = list || sign === '号';
  const possible = n > (low ?? 0) && low !== 0 && n <= MOST[unit.unit];
  if (!possible || (dateOnly && !dayOfMonth)) return { type: 'broken' } as const;
  const type = dateOnly ? 'month-day' : dayOfMonth ? 'day' : 'length';
  const single = values.length === 1 && first === 1 ? unit.period : null;
  return { type, n, low, unit: unit.unit, monthDays: dayOfMonth ? days : [], single } as const;
}

/** The unit behind a number, or null where those words are none. */
function unitOf(
  match: Match<Token>,
  context: Context,
  number: Figures,
  [unit, count, legal]: [string, string, string],
): UnitWord | null {
  const counted = match.has(count);
  // 20个法定工作日
  if (match.has(legal) && !['法定', '完整'].includes(textOf(match.token(legal), context)))
    return null;
  const at = match.span(unit)?.from ?? never();
  const type = match.typeAt(at);
  const after = context.tokens[at + 1];
  // 每月5号, but not 3号楼 and 24号令
  if (type === '号' && after?.type === 'text' && context.folded.gaps[after.start] !== 1)
    return null;
  if (type === '年' && counted) return null;
  // 三月 is March, but 两月 two months; 一季度 the first quarter, but 一个季度 a length.
  if (!counted && (type === 'quarter' || (type === '月' && !isTwo(number, context)))) return null;
  return UNITS[type] ?? null;
}

// Periods

const periods = quantityForms(
  `
every-so-many
  @<每|隔> <any-duration|date|broken>
  每1年更新 = 每年
  每3个月更新 = ？

weekday
  @<period|next-period> <week>? (?<days><figures>) (?:、 <week> <figures|日|calendar-day>)*
  @<period|next-period> <week>? <日|calendar-day> (?!<text>)
  @<period|next-period> <part>
  @<next-period>
  每周五前更新 = 每周五前
  每周一、三更新 = 每周一前；每周三前
  次周四之前 = 次周四前
  每周末 = ？
  ≠ 每周一次
  ≠ 每周更新
`,
  {
    'every-so-many'(match, context) {
      const found = context.tokens[match.at + 1] ?? never();
      // 每两周, 每3个月: only 每1年 is a period of its own.
      const single = 'single' in found && match.typeAt(match.at) === '每' ? found.single : null;
      const rest = place(match, context);
      return single ? { type: 'period', ...rest, period: single } : { type: 'odd-period', ...rest };
    },
    weekday(match, context) {
      const { type, period } = match.anchor('period', 'next-period');
      if (period !== 'week') return null;
      const figures = match.all('figures');
      const sunday = match.all('日').length + match.all('calendar-day').length > 0 ? [7] : [];
      const days = [...figures.flatMap(({ values }) => values), ...sunday];
      const clear = figures.every(({ sound, chinese, range }) => sound && chinese && !range);
      const known =
        days.length > 0 &&
        days.every((day, index) => day >= 1 && day <= 7 && day > (days[index - 1] ?? 0));
      // 每周末, 次周 and 每周5 name no day for certain.
      if (!clear || !known) return { type: 'odd-period', ...place(match, context) };
      return { type: 'weekday', ...place(match, context), days, next: type === 'next-period' };
    },
  },
);

const pieces = quantityForms(
  `
piece-of-a-list
  <^text|remark|broken|value|,|;|:|(|)|、|/|.|-|"> - @<any-duration|date|count>
  <figures|个> 、 @<any-duration|date|count>
  @<unclear-number> <value>
  3个、5个工作日内 = ？
  1、8月底前 = ？
`,
  {
    // What stands behind the sign of a range or list that could not be read is a piece of it.
    'piece-of-a-list': (match, context) => broken(match, context),
  },
);

/** The tables of this stage; each works on what the one before it has made. */
export const QUANTITY_FORMS = [figures, years, dateParts, dates, lengths, periods, pieces];

// What all forms need

/** The span of the tokens that a match replaces. */
function place(match: Match<Token>, { tokens }: Context) {
  const [first, last] = [tokens[match.at] ?? never(), tokens[match.to - 1] ?? never()];
  return { start: first.start, end: last.end, forms: [] };
}

function broken(match: Match<Token>, context: Context): Token {
  return { type: 'broken', ...place(match, context) };
}

function textOf({ start, end }: { start: number; end: number }, { folded }: Context): string {
  return folded.text.slice(start, end);
}

function isTwo(number: Figures, context: Context): boolean {
  return textOf(number, context) === '两';
}

function isYear(value: number | null | undefined): value is number {
  return value != null && value >= 1949 && value <= 2100;
}

/** Where a pattern has seen to it that there is a token. */
function never(): never {
  throw new Error('The pattern and what it makes do not fit.');
}
