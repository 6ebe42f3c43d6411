import type { Requirement } from '../../deadline/requirement.ts';
import { compactWording } from '../../text/characters.ts';
import { inShort } from '../../text/in-short.ts';
import { closest } from '../../text/similarity.ts';
import { requirementLabel } from '../assign-records.ts';
import { findingsOfFacts } from './fact-findings.ts';
import type { Rule } from './rule.ts';
import { mattersToWrite } from './wording.ts';

export const unknownMatter: Rule = {
  meta: {
    name: 'unknown-matter',
    severity: 'error',
    title: '事项对不上',
    what: '记录的“事项”不是这项任务的公开事项。',
    why: '不同事项时限不同，认错事项就会算错日期。',
    fix: '从提示列出的事项中选一个照抄。',
  },
  find: (comparison) =>
    findingsOfFacts(comparison, (fact) => {
      if (fact.kind !== 'matter-unknown') return null;
      const { matter, candidates } = fact;
      const near =
        closest(matter, candidates.map(requirementLabel)) ?? containing(matter, candidates);
      const hint = near ? `，是不是“${near}”？` : '。';
      return `事项“${inShort(matter)}”不在本项任务的公开事项之内${hint}${mattersToWrite(candidates)}`;
    }),
};

/** `行政处罚` is meant for 行政处罚信息, `竣工项目` for 已竣工项目基本信息. */
function containing(matter: string, candidates: Requirement[]): string | null {
  const wanted = compactWording(matter);
  if (wanted.length < 2) return null;
  const [found, another] = candidates.flatMap(({ matter: known }) =>
    known && compactWording(known).includes(wanted) ? [known] : [],
  );
  return found !== undefined && another === undefined ? found : null;
}
