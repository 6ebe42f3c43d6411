import type { Period } from '../../requirement.ts';
import type { Match } from '../engine.ts';
import {
  atLeast,
  deadlineForms,
  every,
  GAP,
  holds,
  named,
  nothing,
  type Outcome,
  type Place,
  unknown,
} from '../form.ts';
import { matterOf } from '../settings.ts';
import type { Token } from '../tokens.ts';

/** 至少 in front of the period, and the number of times behind it: 至少2次, 2次以上. */
export const AT_LEAST = '(?<min><min> <^value|stop>*)?';
const TIMES = '(?<count><count>) (?<more><or-more>)? (?<most><or-less|inside>)?';
export const GAP_TIMES = `(?<gap>${GAP}) ${TIMES}`;

export const countForms = deadlineForms(
  `
ordinal-count → nothing
  <ordinal> @<count>
  根据《条例》第二条规定，及时公开 = 及时公开

one-count-or-another → unknown
  @<count> <or|/> <count>
  @<plain-period> ${GAP} <count> <or|/> <count>
  每年一次或两次 = ？

rate-with-a-stroke
  ${AT_LEAST} @${TIMES.replace('(?<count><count>)', '<count>')}
  1次/季度 = 每季度
  不少于2次/年 = 每年至少2次

times-in-one-length
  ${AT_LEAST} @<duration> <inside>? ${GAP_TIMES}
  一年内至少一次 = 每年至少1次
  半年至少更新2次 = 每半年至少2次

times-this-year
  ${AT_LEAST} @<whole-year|this-year> ${GAP_TIMES}
  全年不少于4次 = 每年至少4次
  今年至少开展2次培训 = 每年至少2次

times-in-a-period
  ${AT_LEAST} @<plain-period> ${GAP_TIMES}
  每季度不少于1次 = 每季度至少1次
  每年3次以下 = ？
  每年至少0次 = ？
  每周一次 = 每周
  每半月更新一次 = 每半月
  一般村务至少每季度公开一次 = 一般村务：每季度至少1次
  ≠ 每年第一次会议

times-in-no-period
  (?<bound><min|max>)? @<count> (?<most><or-less|inside>)?
  年底前开展2次 = 12月底前；？
`,
  {
    nothing,
    unknown,
    'rate-with-a-stroke'(match, place) {
      const { period } = match.anchor('count');
      return period && times(match, place, period);
    },
    'times-in-one-length'(match, place) {
      const { single } = match.anchor('length', 'day');
      return single && times(match, place, single);
    },
    'times-this-year': (match, place) => times(match, place, 'year'),
    'times-in-a-period'(match, place) {
      const { type, period } = match.anchor('period', 'bare-period', 'next-period');
      if (holds(match, 'gap', 'ordinal')) return null;
      const outcome = times(match, place, period);
      return outcome !== 'unknown' && type === 'next-period' ? null : outcome;
    },
    'times-in-no-period'(match, { clause, dated }) {
      // 年底前开展2次: more than the date alone.
      const more = dated && match.to >= clause.to && match.anchor('count').count > 1;
      return match.has('bound') || match.has('most') || more ? 'unknown' : 'nothing';
    },
  },
);

/** The number of times in a period: 每年至少2次; 每月一次 is no more than 每月. */
export function times(match: Match<Token>, { source, mark }: Place, period: Period): Outcome {
  const { count, range } = match.has('count') ? match.one('count', 'count') : match.anchor('count');
  const last = match.span('gap');
  const atMost =
    match.has('most') || (last && match.has('gap') && match.typeAt(last.to - 1) === 'max');
  if (atMost || count < 1) return 'unknown';
  const bounded = match.has('min') || match.has('more') || holds(match, 'gap', 'min') || range;
  const matter = named(matterOf(source, mark, match.at));
  return {
    readings: [count === 1 && !bounded ? every(period, matter) : atLeast(count, period, matter)],
  };
}
