import type { Match } from '../engine.ts';
import {
  approximately,
  by,
  deadlineForms,
  every,
  LEAD,
  LEADS,
  leadStart,
  leads,
  named,
  nothing,
  type Outcome,
  type Place,
  SUFFIX,
  suffix,
  typeAt,
  unknown,
  within,
  wordAt,
} from '../form.ts';
import { lastDay } from '../quantities.ts';
import { typesOf } from '../sets.ts';
import { matterOf, objectOf, settingBefore } from '../settings.ts';
import type { DatePoint, DateToken, Token } from '../tokens.ts';
import { AT_LEAST, GAP_TIMES, times } from './counts.ts';

/** Dates that are no deadline, and dates of which it is unclear what they are: they win over the others. */
const noDeadlines = deadlineForms(
  `
date-of-the-past → nothing
  <as-of|done|former> ${LEADS} @<date> ${SUFFIX}
  已于2022年5月10日公开 = ？
  截至8月底的数据于9月10日前公布 = 截至8月底的数据：9月10日前
  原定6月底前，现调整为9月底前 = 9月30日前

date-of-something-else → unknown
  (?:<over|early>|<any-extension> <after>? <of>?) ${LEADS} @<date> ${SUFFIX}
  延期至2023年底 = ？

how-long-a-notice-lasts
  ${LEAD} @<date> <about>? (?!<ahead>)
  公示期为5月1日至5月7日 = ？
  合同履行期限：2022年1月1日至2022年12月31日 = ？
  ≠ 征求意见6月底前完成

from-a-date-on → nothing
  ${LEAD} @<date> ${suffix('after|since|around')}
  自2022年5月1日起施行 = ？
  自2023年起每年公开 = 每年

date-taken-back → unknown
  @<date> (?:<remark> (?=<suffix>))? <about>? <ahead>? (?:<last>|<last>? <any-duration>)
  12月最后一个工作日 = ？

date-of-an-account → nothing
  <closing> ${LEADS} @<date> ${SUFFIX} ,? <^stop|、>*? <done|over|altogether>
  截止6月30日，全区已公开120条 = ？
  ≠ 截止6月底前报送

date-in-a-name
  @<date> ${SUFFIX} (?<name><^value|stop|、|remark>+) <any-prep> (?=<date>)
  6月底前政务公开情况于7月10日前报送 = 6月底前政务公开情况：7月10日前
  ≠ 6月底前公布目录并于9月底前公开结果
`,
  {
    nothing,
    unknown,
    'how-long-a-notice-lasts'(match, { clause, label }) {
      const titled = leadStart(match) === clause.from && LASTING.test(label);
      return titled || (leads(match, 'any-notice') && leads(match, 'any-term', 'notice-period'))
        ? 'unknown'
        : null;
    },
    'date-in-a-name'(match, { source }) {
      const name = match.span('name');
      const opens = !name || wordAt(source, name.from) === '完成';
      return !opens && matterOf(source, name.from, name.to) !== null ? 'nothing' : null;
    },
  },
);

/** 公示期：5月1日至5月7日: how long something lasts, and not when it is due. */
const LASTING = /(公示|公告|征求意见|报名|受理|履行|办公|服务|有效|施行)(期|期限|时间)?$/;

const deadlines = deadlineForms(
  `
times-in-a-year
  ${AT_LEAST} @<date> ${GAP_TIMES}
  年内组织培训不少于1次 = 每年至少1次
  年内培训不少于2次 = 每年至少2次
  年内至少开展1次培训 = 每年至少1次
  ≠ 年内被抽查3次
  ≠ 2021年被抽查3次

month-or-months
  ${LEAD} @<date> <inside>
  自受理之日起三月内办结 = 自受理之日起3个月内
  三月内完成 = ？

before-a-month
  ${LEAD} @<date> ${suffix('ahead')}
  10月前完成 = 9月30日前
  2023年1月前完成 = 2022年12月底前
  1月前完成 = ？
  三季度前完成 = ？

by-a-date
  ${LEAD} @<date> ${suffix('suffix')}
  ${LEAD} @<date> (?<about><about>)
  ${LEAD} @<date> ${SUFFIX} <closing|closing-date|closed-by>
  (?<lead><closing-date> ${LEADS}) @<date>
  2022年8月底前 = 2022年8月底前
  行政处罚目录6月30日和12月31日前公布 = 行政处罚目录：6月30日前；行政处罚目录：12月底前
  自2022年5月1日起至10月31日止 = 10月底前
  8月31日左右 = 8月底左右
  ≠ 9月31日前
  ≠ 2023年底10月前

date-alone
  ${LEAD} @<date>
  12月15日 = 12月15日前
  上半年完成 = 6月30日前
  次年3月 = 次年3月底前
  ≠ 年底考核结果
  ≠ 2022年上半年共公开120条
`,
  {
    'times-in-a-year'(match, place) {
      const { frame, precision, points } = match.anchor('date');
      const year = (frame || precision === 'year') && points.length === 1;
      const after = typeAt(place.source, match.at + 1);
      // 年内培训不少于2次: within a year of which nothing else is said.
      const isFramed = frame && (after === 'min' || ACTS.has(after));
      return year && (isFramed || standsAlone(match.at + 1, match.at, place, precision))
        ? times(match, place, 'year')
        : null;
    },
    'month-or-months'(match, place) {
      const { precision, points } = match.anchor('date');
      const [point] = points;
      if (precision !== 'month' || !point || wordAt(place.source, match.at).endsWith('份'))
        return null;
      // 受理之日起三月内 is three months; 三月内 alone may be March.
      const { setting, from } = settingBefore(place, leadStart(match));
      const clear =
        points.length === 1 && point.year === null && !point.nextYear && setting.connected;
      const reading = () => within(point.month, 'month', setting.event, named(setting.matter));
      return clear ? { readings: [reading()], from } : 'unknown';
    },
    'before-a-month'(match, place) {
      const { precision } = match.anchor('date');
      if (precision === 'day' || precision === 'end') return null;
      const points = earlierPoints(match.anchor('date'));
      return points ? onDates(match, place, points) : 'unknown';
    },
    'by-a-date': (match, place) => onDates(match, place, match.anchor('date').points),
    'date-alone'(match, place) {
      const { precision, points } = match.anchor('date');
      // 1季度 in a column 更新周期 may be each quarter.
      if (place.column === 'cycle' && /^[1一](月|季度?)$/.test(wordAt(place.source, match.at)))
        return 'unknown';
      return standsAlone(match.to, leadStart(match), place, precision)
        ? onDates(match, place, points)
        : null;
    },
  },
);

export const dateForms = () => [...noDeadlines(), ...deadlines()];

function onDates(match: Match<Token>, place: Place, points: DatePoint[]): Outcome {
  const { source, clause, mark, column } = place;
  const matter = matterOf(source, mark, leadStart(match)) ?? objectOf(source, match.to, clause.to);
  const more = { ...approximately(match), ...named(matter) };
  return {
    readings: points.map(({ year, month, day, nextYear }) => {
      const next = nextYear && year === null ? { yearOffset: 1 as const } : {};
      // 六月下旬 in a column 公开频次 is every year's.
      if (column === 'cycle' && year === null)
        return every('year', { month, day, ...next, ...more });
      return by(month, day, year, { ...next, ...more });
    }),
  };
}

/** 10月前 ends with September, as 2月份前 does; null for 三季度前, of which it is not known, and for 1月前. */
export function earlierPoints(
  { precision, points }: DateToken,
  recurs = false,
): DatePoint[] | null {
  if (precision !== 'month') return null;
  const earlier = points.map((point): DatePoint | null => {
    const { year, nextYear, month } = point;
    if (month > 1) return { ...point, month: month - 1, day: lastDay(month - 1, year) };
    if (nextYear) return { year, nextYear: false, month: 12, day: 31 };
    return year === null || recurs ? null : { year: year - 1, nextYear, month: 12, day: 31 };
  });
  const known = earlier.filter((point) => point !== null);
  return known.length === points.length ? known : null;
}

const ACTS = typesOf('any-act');
const FOLLOWING = typesOf('goes-on');

/** Verbs that are no nouns: 年底开展自查, but 年底考核结果. */
const VERBS = new Set(
  '完成 开展 报送 上报 召开 举行 组织 建成 实现 办结 启动 公开 公布 发布 公示 制定 出台'.split(' '),
);

/** Whether a date without 前 is the time of a duty, and no attribute of what follows. */
function standsAlone(
  next: number,
  at: number,
  { source, clause }: Place,
  precision: DateToken['precision'],
): boolean {
  if (at > clause.from && ['event', 'formed', 'effective'].includes(typeAt(source, at - 1)))
    return false;
  const after = typeAt(source, next);
  if (precision === 'year') return (at === clause.from && next === clause.to) || after === 'finish';
  if (next >= clause.to || ['、', 'remark'].includes(after)) return true;
  if (after === '各' && ACTS.has(typeAt(source, next + 1))) return true;
  const verb = VERBS.has(wordAt(source, next));
  if (!(verb || FOLLOWING.has(after)) || after === 'effective' || typeAt(source, next + 1) === 'of')
    return false;
  if (precision === 'day' || !ACTS.has(after)) return true;
  // 年底考核, 年底总结评估, but not 年底考核结果
  const last = ACTS.has(typeAt(source, next + 1)) ? next + 2 : next + 1;
  return verb || last >= clause.to || typeAt(source, last) === '、';
}
