import { LABEL_EXAMPLES } from '../../deadline/period.ts';
import type { Period, Requirement } from '../../deadline/requirement.ts';
import { requirementLabel } from '../assign-records.ts';
import type { FactOf } from '../fact.ts';
import { findingsOfFacts } from './fact-findings.ts';
import type { Rule } from './rule.ts';
import { fieldName, quote, recordName } from './wording.ts';

export const recordIncomplete: Rule = {
  meta: {
    name: 'record-incomplete',
    severity: 'error',
    title: '记录不完整',
    what: '记录缺少计算期限所需的字段：起算日期、开始日期、结束日期、完成日期、期间，或者没写清是哪一个事项。应当公开的只写了完成日期的，也在此列。',
    why: '缺了就不能判定是否按期。',
    fix: '按提示补上字段。',
  },
  find(comparison) {
    const called = (at: string, key: string) => fieldName(comparison, `${at}/${key}`, key);
    return findingsOfFacts(comparison, (fact) => {
      switch (fact.kind) {
        case 'field-missing':
          return `记录${recordName(fact.record)}缺少“${called(fact.record.pointer, fact.field)}”，${useOf(fact)}`;
        case 'disclosed-missing':
          return undisclosed(fact, called);
        case 'completed-missing':
          return `写的是已经完成，没有填“${called('/公开记录', '完成日期')}”，不能判定是否按期。请补上完成的日期`;
        case 'period-unfit':
          return `记录${recordName(fact.record)}的“${called(fact.record.pointer, fact.field)}”写的是“${fact.label}”，本项要${written(fact.period)}`;
        case 'deduction-open':
          return `记录${recordName(fact.record)}的扣除期间缺少“${called(fact.pointer, '止')}”，扣除几天不能确定，是否逾期也就不能确定`;
        case 'matter-missing':
          return `记录${recordName(fact.record)}没有写“${called(fact.record.pointer, '事项')}”：${adviceOn(fact)}`;
        default:
          return null;
      }
    });
  },
};

/** Of what is to be published a day of completion alone. */
function undisclosed(
  { record }: FactOf<'disclosed-missing'>,
  called: (at: string, key: string) => string,
): string {
  const { pointer } = record;
  const [completed, disclosed] = [called(pointer, '完成日期'), called(pointer, '公开日期')];
  return `记录${recordName(record)}写了${completed}，没有写${disclosed}。本项是公开信息，以公开的日期为准，请写“${disclosed}”；还没有公开的，删去${completed}`;
}

/** What the missing field is needed for. */
function useOf({ field, requirement }: FactOf<'field-missing'>): string {
  if (requirement.kind === 'min-duration') return '没有起止日期就算不出期限的长短';
  if (requirement.kind === 'at-least') return '没有日期就不能计入次数';
  if (requirement.kind === 'every' && field === '期间') {
    return `不知道是哪一期；${written(requirement.period)}`;
  }
  return `请写${startOf(requirement)}的日期，没有它就算不出到期日`;
}

/** The event that starts the count. */
function startOf(requirement: Requirement): string {
  if (requirement.kind === 'before') return requirement.event ?? '该事项';
  return ('from' in requirement && requirement.from) || '信息形成或者变更';
}

function written(period: Period): string {
  return `写成“${LABEL_EXAMPLES[period]}”的样子`;
}

function adviceOn({ candidates, suspect }: FactOf<'matter-missing'>): string {
  if (candidates.length === 0) return '本项任务没有这类记录所对应的时限，请核对字段';
  const why =
    suspect === null
      ? '本项任务有几种时限，不写就不知道按哪一种算'
      : `从标题看像是“${suspect}”，时限与其他信息不同`;
  return `${why}。可写：${candidates.map(requirementLabel).map(quote).join('、')}`;
}
