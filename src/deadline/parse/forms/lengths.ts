import type { Match } from '../engine.ts';
import {
  approximately,
  before,
  deadlineForms,
  every,
  extension,
  LEAD,
  LEADS,
  leadStart,
  leads,
  minDuration,
  named,
  nothing,
  type Outcome,
  type Place,
  SUFFIX,
  suffix,
  suffixOf,
  typeAt,
  unknown,
  within,
  wordAt,
} from '../form.ts';
import { objectOf, periodEnding, settingBefore, settingOf, wordsOf } from '../settings.ts';
import type { Token } from '../tokens.ts';

/** Lengths that are no deadline, and lengths of which it is unclear what they are: they win over the others. */
const noDeadlines = deadlineForms(
  `
range-begun-by-a-length → nothing
  @<any-duration> <range-sign> (?=<date|any-period|any-part>)
  20日至8月底 = 8月底前

one-length-or-another → unknown
  @<any-duration> ${SUFFIX} <or> <any-duration> <suffix>?
  @<any-duration> 、 <any-duration> <suffix>?
  5个工作日或者10个工作日内 = ？

days-of-no-month
  @<month-day> (?<ahead><ahead>)?
  5、20日前公布 = ？

length-of-the-past → nothing
  <over|done|as-of|former> ${LEADS} @<duration> ${SUFFIX}
  <consecutive> (?:(?!<any-notice>)<lead>)* @<duration> ${SUFFIX}
  @<duration> ${SUFFIX} <reduce>
  公开满4年 = ？
  近三年的财务信息长期公开 = 近三年的财务信息：长期坚持
  5个工作日内（原20个工作日） = 5个工作日内
  ≠ 连续公示5个工作日以上

shortened-by-a-length → unknown
  <reduce> (?!<is>) (?:(?!<range>)<lead>)* @<duration> ${SUFFIX}
  比法定时限缩短5个工作日 = ？
  ≠ 由20个工作日压缩至5个工作日

how-long-something-lasts → unknown
  <lasting> ${LEADS} <max> ${LEADS} @<duration> ${SUFFIX}
  会议时长不超过2小时 = ？

length-without-something
  @<duration> <about>? <inside> (?<denied><without|text>)
  15日内未答复视为同意 = ？
  3年内无违法记录 = ？

more-or-less-than-a-length
  ${LEAD} @<duration> ${SUFFIX} <or-more|or-less>
  20个工作日以上 = ？
  ≠ 公示20日以上

length-in-an-event → nothing
  @<duration> <after> (?=<any-duration>)
  @<duration> <about>? <after> (?=<effective>)
  自公布之日起30日后施行 = ？

after-a-length → unknown
  ${LEAD} @<duration> ${suffix('after|since|around')}
  2个月后公开 = ？

last-of-so-many → unknown
  <last> ${LEADS} @<duration> ${SUFFIX}
  最后5个工作日内公开 = ？

ordinal-length
  <ordinal> ${LEADS} @<duration> ${SUFFIX}
  第二周前 = ？
`,
  {
    nothing,
    unknown,
    'days-of-no-month': (match) => (match.has('ahead') ? 'unknown' : 'nothing'),
    'length-without-something': (match, { source }) => {
      const without =
        match.token('denied').type === 'without' || wordAt(source, match.to - 1).startsWith('无');
      return without ? 'unknown' : null;
    },
    'more-or-less-than-a-length': (match) => (leads(match, 'any-notice') ? null : 'unknown'),
    'ordinal-length': (match) => (suffixOf(match) ? 'unknown' : 'nothing'),
  },
);

const deadlines = deadlineForms(
  `
length-as-a-cycle in cycle
  @<duration> $
  1年 = 每年
  半年 = 每半年
  一个季度 = 每季度
  6个月 = ？

ahead-by-a-length → beforeEvent
  (?<lead>${LEADS} <early> ${LEADS}) @<duration> ${SUFFIX}
  提前3至5日公布 = 提前3至5日
  提前一周发出邀请 = 提前7日

length-before-an-event → beforeEvent
  ${LEAD} @<duration> ${suffix('ahead')}
  会议召开5日前公告 = 会议召开前5日
  ≠ 每月5日前

before-an-event-by-a-length
  <ahead> ${LEAD} @<duration> ${SUFFIX}
  会议召开前5个工作日公告 = 会议召开前5个工作日
  ≠ 会议召开前公示不少于5个工作日

interval-between-two-dates
  (?<joint><any-with|distance>) <^value|stop|any-with|distance>* ${LEAD} @<duration> ${SUFFIX}
  发布时间与成文时间间隔不超过15个工作日 = 自成文时间之日起15个工作日内

interval → unknown
  (?<lead>${LEADS} <interval> ${LEADS}) @<duration> ${SUFFIX}
  最大更新间隔不得超过10个月 = ？

minimum-length → minimum
  ${LEAD} @<duration> ${SUFFIX} <,|、>? <max> (?<upper><duration>)
  ${LEAD} @<duration> ${SUFFIX} <or-more>?
  公示期5-7个工作日 = 期限不少于5个工作日，不超过7个工作日
  征求意见期限不少于30日，不超过45日 = 期限不少于30日，不超过45日
  公示期限：7天 = 期限不少于7日
  申请前需公开不少于4日 = 申请前的期限不少于4日
  ≠ 公示结束后5个工作日内公开结果

extension
  ${LEAD} @<duration> ${SUFFIX}
  (?<sentence><any-extension> <^value|;>*?) ${LEAD} @<duration> ${SUFFIX}
  确需延长的，不超过15个工作日 = 延长不超过15个工作日
  可延长至40个工作日 = 延长至40个工作日
  延长后不得超过40个工作日 = 延长至40个工作日
  ≠ 20日内（遇节假日顺延）

within-a-length → deadline
  ${LEAD} @<duration> ${suffix('inside')}
  信息形成后3-5个工作日内公开 = 自信息形成之日起3至5个工作日内
  行政处罚信息自处罚决定作出之日起7个工作日内公开 = 行政处罚信息：自处罚决定作出之日起7个工作日内
  1月31日后1个月内公开 = 自1月31日之日起1个月内
  自行成或变更之日起20个工作日内 = 自行成或变更之日起20个工作日内
  每月数据发布后5个工作日内 = 自每月数据发布之日起5个工作日内
  季度终了后15日内报送 = 每季度后15日内
  ≠ 1.5个工作日内
  ≠ 620日内公开

at-most-a-length → deadline
  (?<lead>${LEADS} <max> ${LEADS}) @<duration> (?<about><about>)?
  补正期限不超过15日 = 15日内

workdays
  ${LEAD} @<length> (?<about><about>)?
  出版4个工作日左右更新 = 自出版之日起约4个工作日内

named-limit
  (?<lead>${LEADS} <limit> ${LEADS}) @<duration> (?<about><about>)?
  (?<label>:) ${LEAD} @<duration> (?<about><about>)?
  承诺时限：30日 = 30日内
  办理时限20日 = 20日内

length-from-an-event
  ${LEAD} @<duration> (?<about><about>)? (?=(?<act><any-act>)?)
  自受理之日起2个月办结 = 自受理之日起2个月内
  ≠ 自发布之日起3年

bare-length
  @<duration> <about>?
  6个月 = ？
`,
  {
    beforeEvent,
    deadline,
    minimum,
    unknown,
    'length-as-a-cycle'(match, { clause }) {
      const { single } = match.anchor('length', 'day');
      if (match.at > clause.from) return null;
      return single ? { readings: [every(single)] } : 'unknown';
    },
    'before-an-event-by-a-length': (match, place) =>
      leads(match, 'any-notice') ? null : beforeEvent(match, place),
    'interval-between-two-dates'(match, { source, mark }) {
      const joint = match.span('joint');
      const apart = match.token('joint').type === 'distance' && leads(match, 'max');
      if (!joint || !(leads(match, 'interval') || apart)) return null;
      const { low, n, unit } = match.anchor('length', 'day');
      const from = wordsOf(source, joint.to, boundStart(match));
      const clear =
        joint.from >= mark && leads(match, 'max') && !leads(match, 'min') && low === null;
      return clear && from !== null ? { readings: [within(n, unit, from)] } : 'unknown';
    },
    extension(match, place) {
      const told = leads(match, 'any-extension');
      if (!told && !match.has('sentence')) return null;
      const { n, unit } = match.anchor('length', 'day');
      const { setting, from } = settingBefore(place, leadStart(match));
      if (!told && setting.event !== null) return null;
      const total = leads(match, 'range', 'extend-to', 'after') ? { total: true as const } : {};
      return { readings: [extension(n, unit, total)], from };
    },
    workdays: (match, place) =>
      match.anchor('length').unit === 'workday' ? deadline(match, place) : null,
    'named-limit': (match, place) =>
      match.has('label') && !/时限$/.test(place.label) ? null : deadline(match, place),
    'length-from-an-event'(match, place) {
      // 自发布之日起3年 is how long something is valid, unless a verb follows.
      if (match.anchor('length', 'day').unit === 'month' && !match.has('act')) return null;
      const at = leadStart(match);
      if (!isTied(place, at) || !settingBefore(place, at).setting.connected) return null;
      return deadline(match, place);
    },
    // A bare 6个月 may be a deadline, a cycle or a retention; inside a clause it is mere text.
    'bare-length': (match, { clause }) =>
      match.at === clause.from && match.to >= clause.to ? 'unknown' : 'nothing',
  },
);

export const lengthForms = () => [...noDeadlines(), ...deadlines()];

/** Whether 后, 之日起 or the like stands right before the place, or at the end of the clause before. */
function isTied({ source, clause, previous }: Place, at: number): boolean {
  const tie = typeAt(source, at > clause.from ? at - 1 : (previous?.to ?? 0) - 1);
  return tie === 'after' || tie === 'since' || (tie === 'of' && at > clause.from);
}

/** Where 不超过, or the 间隔 in front of it, stands. */
function boundStart(match: Match<Token>): number {
  let index = leadStart(match);
  while (index < match.at && !['max', 'min', 'interval'].includes(match.typeAt(index))) index++;
  return index;
}

/** 会议召开前5个工作日, 提前一周, 会议召开5日前; unknown where it may mean something else. */
function beforeEvent(match: Match<Token>, { source, clause, mark }: Place): Outcome {
  const at = leadStart(match);
  const tied = typeAt(source, at - 1) === 'ahead';
  const { event } = settingOf(source, mark, tied ? at - 1 : at, {
    follows: mark > clause.from,
    tied,
  });
  // 20日前 is a date without its month, 3个月前 the past.
  if (event === null && !leads(match, 'early')) return 'unknown';
  const { n, low, unit } = match.anchor('length', 'day');
  // One may be earlier, but not later than the lower end of a range.
  return { readings: [before(event, low === null ? { n, unit } : { n: low, max: n, unit })] };
}

/** 公示期不少于5个工作日, 征求意见30日, 申请前需公开不少于4日, 公示期限：7天 */
function minimum(match: Match<Token>, place: Place): Outcome | null {
  const { source, clause, label, mark } = place;
  const at = leadStart(match);
  const titled = at === clause.from && /(公示|公告|征求意见)(期|期限|时间|时长)$/.test(label);
  const bounded = leads(match, 'min') || (leads(match, 'any-notice') && !leads(match, 'max'));
  if (!(bounded || titled) || leads(match, 'any-extension')) return null;
  if (suffixOf(match) === 'inside') return 'unknown';
  const { n, low, unit } = match.anchor('length', 'day');
  const upper = match.has('upper') ? match.one('upper', 'length', 'day') : null;
  if (upper && (low !== null || upper.low !== null || upper.unit !== unit || upper.n <= n))
    return null;
  const max = low !== null ? { max: n } : upper ? { max: upper.n } : {};
  const end = subjectEnd(match, place, at);
  const event = end > mark ? wordsOf(source, mark, end) : null;
  return { readings: [minDuration(low ?? n, unit, { ...(event !== null && { event }), ...max })] };
}

/** The end of the words that say of what, or when, it is the length: 申请前; 征求意见 of 征求意见的期限. */
function subjectEnd(match: Match<Token>, { source, mark }: Place, at: number): number {
  if (leads(match, 'any-term', 'notice-period') && typeAt(source, at - 1) === 'of') return at - 1;
  for (let index = mark; index < at; index++) {
    if (['ahead', 'after', 'during'].includes(typeAt(source, index))) return index + 1;
  }
  return -1;
}

/** 信息形成之日起20个工作日内; 季度终了后15日内 recurs. */
function deadline(match: Match<Token>, place: Place): Outcome {
  if (leads(match, 'any-notice') || (leads(match, 'range') && !leads(match, 'reduce')))
    return 'unknown';
  const { n, low, unit } = match.anchor('length', 'day');
  const { setting, from } = settingBefore(place, leadStart(match));
  const matter = setting.matter ?? objectOf(place.source, match.to, place.clause.to);
  const more = { ...(low !== null && { min: low }), ...approximately(match), ...named(matter) };
  const period = setting.connected ? periodEnding(setting.folded) : null;
  const reading = period
    ? every(period, { n, unit, ...more })
    : within(n, unit, setting.event, more);
  return { readings: [reading], from };
}
