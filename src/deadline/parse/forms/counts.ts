import type { Period } from '../../requirement.ts';
import type { Match } from '../engine.ts';
import {
  atLeast,
  type DeadlineForm,
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

export const COUNT_FORMS: DeadlineForm[] = [
  {
    name: 'ordinal-count',
    pattern: '<ordinal> @<count>',
    make: nothing,
    examples: { '根据《条例》第二条规定，及时公开': '及时公开' },
  },
  {
    name: 'one-count-or-another',
    pattern: ['@<count> <or|/> <count>', `@<plain-period> ${GAP} <count> <or|/> <count>`],
    make: unknown,
    examples: { 每年一次或两次: '？' },
  },
  {
    name: 'rate-with-a-stroke',
    pattern: `${AT_LEAST} @${TIMES.replace('(?<count><count>)', '<count>')}`,
    make(match, place) {
      const { period } = match.anchor('count');
      return period && times(match, place, period);
    },
    examples: { '1次/季度': '每季度', '不少于2次/年': '每年至少2次' },
  },
  {
    name: 'times-in-one-length',
    pattern: `${AT_LEAST} @<duration> <inside>? ${GAP_TIMES}`,
    make(match, place) {
      const { single } = match.anchor('length', 'day');
      return single && times(match, place, single);
    },
    examples: { 一年内至少一次: '每年至少1次', 半年至少更新2次: '每半年至少2次' },
  },
  {
    name: 'times-this-year',
    pattern: `${AT_LEAST} @<whole-year|this-year> ${GAP_TIMES}`,
    make: (match, place) => times(match, place, 'year'),
    examples: { 全年不少于4次: '每年至少4次', 今年至少开展2次培训: '每年至少2次' },
  },
  {
    name: 'times-in-a-period',
    pattern: `${AT_LEAST} @<plain-period> ${GAP_TIMES}`,
    make(match, place) {
      const { type, period } = match.anchor('period', 'bare-period', 'next-period');
      if (holds(match, 'gap', 'ordinal')) return null;
      const outcome = times(match, place, period);
      return outcome !== 'unknown' && type === 'next-period' ? null : outcome;
    },
    examples: {
      每季度不少于1次: '每季度至少1次',
      每年3次以下: '？',
      每年至少0次: '？',
      每周一次: '每周',
      每半月更新一次: '每半月',
      一般村务至少每季度公开一次: '一般村务：每季度至少1次',
    },
    counterExamples: ['每年第一次会议'],
  },
  {
    name: 'times-in-no-period',
    pattern: '(?<bound><min|max>)? @<count> (?<most><or-less|inside>)?',
    make(match, { clause, dated }) {
      // 年底前开展2次: more than the date alone.
      const more = dated && match.to >= clause.to && match.anchor('count').count > 1;
      return match.has('bound') || match.has('most') || more ? 'unknown' : 'nothing';
    },
    examples: { 年底前开展2次: '12月底前；？' },
  },
];

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
