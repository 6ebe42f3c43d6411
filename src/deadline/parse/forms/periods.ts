import type { Every, Period } from '../../requirement.ts';
import type { Match } from '../engine.ts';
import {
  approximately,
  deadlineForms,
  every,
  GAP,
  GOES_ON,
  LEADS,
  leads,
  leadWithout,
  named,
  nothing,
  type Outcome,
  type Place,
  SUFFIX,
  suffixOf,
  typeAt,
  unknown,
  wordAt,
} from '../form.ts';
import { lastDay } from '../quantities.ts';
import { typesOf } from '../sets.ts';
import { hasVerb, isPeriodEnd, matterOf, objectOf, type Setting, settingOf } from '../settings.ts';
import type { Part, Token } from '../tokens.ts';
import { earlierPoints } from './dates.ts';

/** Words for periods that open none, and periods that cannot be told: they win over the others. */
const noPeriods = deadlineForms(
  `
period-ruled-out → nothing
  <without> @<any-period>
  不再每月公开 = ？

period-as-attribute → nothing
  @<bare-period|next-period|running-period> (?!$|<stop|、|remark|value|takes-date>)
  次月计划及时公开 = 次月计划：及时公开

amount-in-a-period
  @<any-period> <^value|stop|any-act|、|remark>*? (?<amount><figures>)
  每人每月500元 = ？

retention-in-a-period → unknown
  <keep> <^since|after|stop>* @<plain-period> ${GAP} <any-duration|any-part|date> ${SUFFIX}
  保存至次月5日 = ？

one-period-or-another → unknown
  @<any-period> <or|/> <any-period>
  每季度或每半年一次 = ？

quoted-period → nothing
  " @<any-period>
  栏目不得以“每周”命名 = ？

last-days-of-a-period → unknown
  @<any-period> ${GAP} <last> <any-duration>?
  每月最后一个工作日 = ？
  每月的首个星期 = ？

period-of-no-calendar → unknown
  @<odd-period|running-period>
  <workday> @<any-period>
  每两周更新一次 = ？
  工作日每日更新 = ？

start-of-a-period → unknown
  @<plain-period> ${GAP} <start|named-start> ${GOES_ON} (?!<any-duration>)
  每月初公布 = ？
  ≠ 每月初5日内

broken-day-of-a-period → unknown
  @<plain-period> ${GAP} <broken|odd-period|vague> <suffix>?
  每季度6月31日前 = ？
  每年年初 = ？

after-a-day-of-a-period → unknown
  @<plain-period> ${GAP} <lead>* <date> <after|since|around> (?:<any-duration> <suffix>?)?
  @<plain-period> <of>? <lead>* <any-day> <after|since|around> (?:<any-duration> <suffix>?)?
  每年第1季度后15日内 = ？
  每月10日后公布 = ？

before-a-moveable-date → unknown
  @<plain-period> ${GAP} <ahead> ${GOES_ON} (?!<any-duration>)
  每年春节前 = ？

blank-month → unknown
  <date> <^stop>? @<period-end> ${SUFFIX}
  2022年__月底前 = ？

period-of-an-event
  @<plain-period> (?=(?<event>${GAP}) <ahead> ${LEADS} <duration>)
  @<plain-period> (?=(?<event>${GAP}) ${LEADS} <duration> <about>? <ahead>)
  @<plain-period> (?=(?<event><^value|stop|any-prep|or>+?) <after|since> ${LEADS} <duration> <about>? <inside>)
  每季度会议召开前5个工作日公告 = 每季度会议召开前5个工作日
  每月数据发布后5个工作日内公开 = 自每月数据发布之日起5个工作日内
  ≠ 每年高考结束后10日内公布
  ≠ 每月结束后5个工作日内公布
`,
  {
    nothing,
    unknown,
    'amount-in-a-period'(match, { source }) {
      const { end } = match.token('amount');
      return AMOUNT.test(source.folded.text.slice(end, end + 2)) ? 'nothing' : null;
    },
    'period-of-an-event'(match, { source }) {
      const { period } = match.anchor('period', 'bare-period', 'next-period');
      const event = match.span('event');
      if (!event || event.from === event.to || !hasVerb(source, match.at, event.to)) return null;
      // An event of each year, 高考, has its name; one of each month is of that month.
      const { folded } = settingOf(source, event.from, event.to, { tied: true });
      const after = ['after', 'since'].includes(typeAt(source, event.to));
      return folded === '' || (after && (period === 'year' || isPeriodEnd(folded)))
        ? null
        : 'nothing';
    },
  },
);

const AMOUNT = /^(元|[百千万亿]|角|吨|斤|公斤|千克|亩|度|平方|立方|%)/;

const NO_DAY = 'min|any-notice|early|any-extension|over|ordinal';
const NO_LENGTH = `${NO_DAY}|done|as-of|former|reduce|interval|range`;

/** Between a period and its day a count may stand, 每月一次于10日前, and the end of a condition, 按季报送的，. */
const DAY_GAP = `(?<gap>${GAP} (?:<count> ${GAP})? (?:<of> , ${GAP})?)`;

/** 首月前10日, 月底最后一个工作日, 首月__日前: what follows makes another day of it. */
const OTHER_DAY = '(?<other><last> <any-duration>?|<any-duration|日|号>)?';

const inAPeriod = deadlineForms(
  `
month-after-a-period
  @<plain-period> (?:${GAP}|<any-part> <range-sign>) (?<next><next-period>) <of>? ${leadWithout(NO_DAY)} (?<day><any-day>) ${SUFFIX}
  每季度次月15日前公布 = 次季度第1个月15日前
  每季度末至次月15日 = 次季度第1个月15日前

period-said-twice
  @<plain-period> (?<gap>${GAP}) (?=(?<again><plain-period>))
  @<plain-period> <any-day> <range-sign> (?=<plain-period|period-end>)
  每月数据于次月5日前公布 = 每月数据：次月5日前
  每月25日至月底 = 每月底前

day-of-each-month → dayOfMonth
  @<plain-period> ${DAY_GAP} ${leadWithout(NO_DAY)} <any-day> ${SUFFIX} (?:<、|any-with> <any-day> <ahead>?)*
  每月10日左右公布 = 每月10日左右
  每月5日、20日前公布 = 每月5日前；每月20日前
  每月1日至10日公布 = 每月10日前
  按月报送的，于次月5日前 = 次月5日前
  ≠ 每月后10日内公开
  ≠ 每月32日前

date-of-each-year → dateInPeriod
  @<plain-period> ${DAY_GAP} (?<lead><lead>*) <date> ${SUFFIX} (?:、? <lead>* <date> <ahead|inside>?)+ ${OTHER_DAY}
  @<plain-period> ${DAY_GAP} (?<lead><lead>*) <date> ${SUFFIX} ${OTHER_DAY}
  每年1月、7月底前公布 = 每年1月底前；每年7月底前
  年度报告于每年次年1月31日前公布 = 年度报告：每年次年1月底前
  每年1、4、7、10月8日前 = 每季度第1个月8日前
  按季度于3、6、9、12月25日前公开 = 每季度第3个月25日前

part-of-each-period
  @<plain-period> ${DAY_GAP} (?<lead><lead>*) (?<part><any-part>) ${SUFFIX} ${OTHER_DAY}
  每季度第二个月底前 = 每季度第2个月底前
  每季度第四个月底前 = ？
  按季报送的，于首月10日前 = 每季度第1个月10日前

end-of-a-named-period
  @<period-end> ${SUFFIX} ${OTHER_DAY}
  季末前公布 = 每季度第3个月底前
  月底最后一个工作日前 = ？
  月底前公布 = 每月底前

part-of-no-period
  @<part> ${SUFFIX}
  首月15日前公布 = ？

weekday-of-each-week
  @<weekday> <range-sign> <week>? <figures|日>? ${SUFFIX}
  @<weekday> ${SUFFIX}
  每周五下班前报送 = 每周五前
  每周一、三、五更新 = 每周一前；每周三前；每周五前
  次周四之前 = 次周四前
  每周一至周五 = ？
  ≠ 每周更新一次

length-in-each-period → unknown
  @<plain-period> <max> <^value|stop|any-notice>*? <duration> (?!<suffix>)
  @<plain-period> <^value|stop|any-notice>*? <min> <^value|stop|any-notice>*? <duration> (?!<suffix>)
  学习时间每年不少于40小时 = ？

workday-of-each-period
  @<plain-period> (?<gap>${GAP}) <ordinal> <lead>* (?<length><duration>) ${SUFFIX}
  每月第3个工作日前 = 每月后3个工作日内
  每季度第二周更新 = ？

before-a-length-of-a-period → unknown
  @<plain-period> ${GAP} <lead>* <duration> <about>? <ahead>
  每月32日前 = ？

first-days-of-each-period
  @<plain-period> <start|ahead|named-start> <lead>* (?<length><duration>) (?<about><about>)? <inside>
  @<named-start> (?<length><duration>) (?<about><about>)? <inside>
  每月前5个工作日内公布 = 每月后5个工作日内
  月初5日内公布 = 每月后5日内

length-after-each-period → lengthAfterPeriod
  @<plain-period> (?<gap>${GAP}) ${leadWithout(NO_LENGTH)} (?<length><duration>) ${SUFFIX}
  每月后5个工作日内公布 = 每月后5个工作日内
  每年高考结束后10日内公布 = 每年自高考结束之日起10日内
`,
  {
    dateInPeriod,
    dayOfMonth,
    lengthAfterPeriod,
    unknown,
    'month-after-a-period'(match, place) {
      const period = periodOf(match);
      const [day, other] = match.one('day', 'day', 'month-day').monthDays;
      const month = match.one('next', 'next-period').period === 'month' && period !== 'month';
      if (!month || day === undefined || other !== undefined || isOpenEnded(match)) return null;
      const next = period === 'year' ? { yearOffset: 1 as const } : { offset: 1 as const };
      return inPeriod(match, place, [{ period, month: 1, day, ...next }]);
    },
    'period-said-twice'(match) {
      const again = match.span('again')
        ? match.one('again', 'period', 'bare-period', 'next-period')
        : null;
      return !again || again.period === periodOf(match) || !match.has('gap') ? 'nothing' : null;
    },
    'part-of-each-period': (match, place) =>
      saysOnce(match)
        ? onPart(match, place, match.one('part', 'part', 'period-end'), periodOf(match))
        : null,
    'end-of-a-named-period'(match, place) {
      const part = match.anchor('period-end');
      return part.period && onPart(match, place, part, part.period);
    },
    'part-of-no-period': (match) =>
      typeof match.anchor('part').month === 'number' ? 'unknown' : 'nothing',
    'weekday-of-each-week'(match, place) {
      const { days, next } = match.anchor('weekday');
      const following = next ? { offset: 1 as const } : {};
      const range =
        match.all('figures').length > 0 || typeAt(place.source, match.at + 1) === 'range';
      // 每周一报 may be once a week, or Monday's report.
      const once = days[0] === 1 && days.length === 1 && wordAt(place.source, match.to) === '报';
      if (range || once || isOpenEnded(match)) return 'unknown';
      return inPeriod(
        match,
        place,
        days.map((day) => ({ period: 'week', day, ...following })),
      );
    },
    'workday-of-each-period'(match, place) {
      const { n, unit } = match.one('length', 'length', 'day');
      if (unit !== 'workday' || match.has('gap') || isOpenEnded(match)) return 'unknown';
      return inPeriod(match, place, [{ period: periodOf(match), n, unit }]);
    },
    'first-days-of-each-period': (match, place) => lengthInPeriod(match, place, null),
  },
);

/** A period of which nothing more is said: tried after the counts. */
export const plainPeriodForms = deadlineForms(
  `
each-period
  @<plain-period> <^value|stop>* (?=$|<stop>)
  @<plain-period> (?:<^value|stop|or>* (?=<or>))?
  每半年公开 = 每半年
  年年公布 = 每年
  次月公布 = 次月底前
  一般村务每季度公开 = 一般村务：每季度

name-of-a-cycle in cycle
  @<年|月|quarter|week|日|calendar-day|broken> <text>? $
  季度 = 每季度
  半月 = 每半月
  年度 = 每年
`,
  {
    'each-period'(match, { source, mark }) {
      const period = periodOf(match);
      const matter = named(matterOf(source, mark, match.at));
      if (match.typeAt(match.at) !== 'next-period')
        return { readings: [every(period, matter)], open: true };
      const month = period === 'month' ? null : (MONTHS[period] ?? null);
      return { readings: [every(period, { month, day: 31, offset: 1, ...matter })] };
    },
    'name-of-a-cycle'(match, { source, clause }) {
      const name =
        wordAt(source, match.at) + (match.to > match.at + 1 ? wordAt(source, match.at + 1) : '');
      const period = CYCLES.get(name);
      return period && match.at === clause.from ? { readings: [every(period)] } : null;
    },
  },
);

const CYCLES: ReadonlyMap<string, Period> = new Map([
  ['日', 'day'],
  ['天', 'day'],
  ['周', 'week'],
  ['半月', 'half-month'],
  ['半个月', 'half-month'],
  ['月', 'month'],
  ['月度', 'month'],
  ['季', 'quarter'],
  ['季度', 'quarter'],
  ['年', 'year'],
  ['年度', 'year'],
]);

export const periodForms = () => [...noPeriods(), ...inAPeriod()];

const MONTHS: Partial<Record<Period, number>> = { quarter: 3, 'half-year': 6, year: 12 };
const ACTS = typesOf('any-act');

/** What makes something else of the length before it. */
const OTHERWISE = typesOf(
  'or-more',
  'or-less',
  'reduce',
  'without',
  'range',
  '-',
  'or',
  'any-duration',
);

const NAMED_STARTS: Partial<Record<Token['type'], Period>> = {
  'month-start': 'month',
  'quarter-start': 'quarter',
  'week-start': 'week',
};

function periodOf(match: Match<Token>): Period {
  return (
    NAMED_STARTS[match.typeAt(match.at)] ??
    match.anchor('period', 'bare-period', 'next-period').period
  );
}

/** 10日后, 10日起 */
function isOpenEnded(match: Match<Token>): boolean {
  return ['after', 'since', 'around'].includes(suffixOf(match) ?? '');
}

/** Of 每月一次于10日前 the count says nothing more; 至少2次 does. */
function saysOnce(match: Match<Token>): boolean {
  return (
    match.all('count').every(({ count, range }) => count === 1 && !range) && !leads(match, 'min')
  );
}

function inPeriod(
  match: Match<Token>,
  { source, clause, mark }: Place,
  days: (Partial<Every> & { period: Period })[],
): Outcome {
  const matter = matterOf(source, mark, match.at) ?? objectOf(source, match.to, clause.to);
  const next = match.typeAt(match.at) === 'next-period' ? { offset: 1 as const } : {};
  const more = { ...approximately(match), ...named(matter) };
  return {
    readings: days.map(({ period, ...day }) => every(period, { ...next, ...day, ...more })),
  };
}

/** Of a month that recurs, 10日 is the day of the month unless something else is said of it. */
function dayOfMonth(match: Match<Token>, place: Place): Outcome | null {
  const { source } = place;
  if (periodOf(match) !== 'month' || isOpenEnded(match) || !saysOnce(match)) return null;
  const { from, to } = match.span('gap') ?? { from: match.at, to: match.at };
  if (typeAt(source, to - 1) === 'ahead') return null;
  const direct = to === from || (to === from + 1 && typeAt(source, from) === 'of');
  const ahead = suffixOf(match) === 'ahead';
  const meant = ahead
    ? !hasVerb(source, from, to)
    : match.has('lead') && suffixOf(match) !== 'inside';
  if (!direct && !meant) return null;
  const days = [...match.all('day'), ...match.all('month-day')].sort((a, b) => a.start - b.start);
  return inPeriod(
    match,
    place,
    days.flatMap(({ monthDays }) => monthDays.map((day) => ({ period: 'month', day }))),
  );
}

/** 每年1月15日和7月15日前; 按季于3、6、9、12月25日前 */
function dateInPeriod(match: Match<Token>, place: Place): Outcome | null {
  const dates = match.all('date');
  // A date with a year behind 每年 is no more of each year.
  const dated = dates.slice(1).some((date) => date.points.some(({ year }) => year !== null));
  if (!saysOnce(match) || dated) return null;
  if (isOpenEnded(match) || match.has('other')) return 'unknown';
  const whole = suffixOf(match) !== 'ahead';
  const read = dates.map((date) =>
    whole || date.precision === 'day' || date.precision === 'end'
      ? date.points
      : earlierPoints(date, true),
  );
  const points = read.flatMap((each) => each ?? []);
  if (read.includes(null)) return 'unknown';
  // 每季度2022年8月底 is of two minds; 每月……8月底 goes on to say something else.
  const other = match.has('gap') ? null : 'unknown';
  if (points.some(({ year }) => year !== null)) return other;
  const period = periodOf(match);
  const step = MONTHS[period === 'year' ? 'quarter' : period] ?? 0;
  const [first] = points;
  const even =
    first &&
    points.length === 12 / step &&
    points.every(({ month, nextYear }, index) => !nextYear && month === first.month + index * step);
  const ends = even && points.every(({ month, day }) => day === lastDay(month, null));
  const same = even && points.every(({ day }) => day === first.day);
  const rhythm = period === 'year' ? 'quarter' : period;
  // The same month of each quarter.
  if (even && (ends || same) && !(period !== 'year' && dates[0]?.precision === 'month')) {
    return inPeriod(match, place, [
      { period: rhythm, month: first.month, day: ends ? 31 : first.day },
    ]);
  }
  if (period !== 'year') return even && ends ? inPeriod(match, place, [{ period }]) : other;
  return inPeriod(
    match,
    place,
    points.map(({ month, day, nextYear }) => ({
      period,
      month,
      day,
      ...(nextYear && { yearOffset: 1 as const }),
    })),
  );
}

/** The month within the period; undefined where the part does not fit it. */
function monthOfPart(month: Part['month'], period: Period): number | null | undefined {
  const count = MONTHS[period];
  if (period === 'month') return typeof month === 'number' ? undefined : null;
  if (count === undefined || month === null) return undefined;
  if (month === 'last') return count;
  return month <= count ? month : undefined;
}

/** 底, 上旬, 首月18日 of a period that recurs; 月底 and 季末 name it themselves. */
function onPart(
  match: Match<Token>,
  place: Place,
  part: Pick<Part, 'month' | 'day' | 'period'>,
  period: Period,
): Outcome | null {
  const { source } = place;
  const next = typeAt(source, match.to);
  // 每季度末至次月15日
  if (['range', '-'].includes(next) && /period$/.test(typeAt(source, match.to + 1)))
    return 'nothing';
  // 每月底后5个工作日内
  if (suffixOf(match) === 'after' && match.has('other')) return null;
  const month = monthOfPart(part.month, period);
  const other = part.period !== null && part.period !== period;
  if (month === undefined || other || match.has('other') || isOpenEnded(match)) return 'unknown';
  return inPeriod(match, place, [{ period, month, day: part.day }]);
}

/** 每月后10个工作日内, 每年高考结束后10日内 */
function lengthAfterPeriod(match: Match<Token>, place: Place): Outcome | null {
  const { source } = place;
  const gap = match.span('gap') ?? { from: match.at + 1, to: match.at + 1 };
  const behind = suffixOf(match);
  if (behind !== null && behind !== 'inside') return null;
  const after = typeAt(source, match.to);
  if (
    OTHERWISE.has(after) ||
    wordAt(source, match.to).startsWith('无') ||
    typeAt(source, gap.to - 1) === 'ahead'
  )
    return null;
  const setting = settingOf(source, gap.from, gap.to);
  const { unit } = match.one('length', 'length', 'day');
  const limited = behind === 'inside' || unit === 'workday' || leads(match, 'max', 'limit');
  const tied = setting.connected && (unit !== 'month' || ACTS.has(after));
  return limited || tied ? lengthInPeriod(match, place, setting) : 'unknown';
}

function lengthInPeriod(
  match: Match<Token>,
  { source, clause, mark }: Place,
  setting: Setting | null,
): Outcome {
  const { n, low, unit } = match.one('length', 'length', 'day');
  const from =
    setting?.event != null && !isPeriodEnd(setting.folded) ? { from: setting.event } : {};
  const matter =
    matterOf(source, mark, match.at) ?? setting?.matter ?? objectOf(source, match.to, clause.to);
  const more = {
    ...from,
    ...(low !== null && { min: low }),
    ...approximately(match),
    ...named(matter),
  };
  return { readings: [every(periodOf(match), { n, unit, ...more })] };
}
