import { formatDay } from '../../calendar/day.ts';
import { readable } from '../../ledger/ledger.ts';
import { type Comparison, isTaskList } from '../compare.ts';
import type { Duty } from '../duty.ts';
import type { Finding, Rule } from './rule.ts';
import { dutyName, itemName, ofDuty, placeOf, shortQuote } from './wording.ts';

export const noRecord: Rule = {
  meta: {
    name: 'no-record',
    severity: 'warning',
    title: '到期没有记录',
    what: '台账只列任务，没有写记录、完成情况的地方，而有的任务已经到期：整份台账提示一次。另外，要求定期公开而没有写明周期的，方案所定的期间过完仍没有一条记录。',
    why: '没有记录就看不出办了没有，不能认定按期，也不能认定逾期。',
    fix: '补上记录或者完成情况。',
  },
  find: (comparison) =>
    isTaskList(comparison.ledger)
      ? listFindings(comparison)
      : comparison.duties
          .filter((duty) => isUnrecorded(duty, comparison) && duty.due === null)
          .map((duty) => periodicFinding(duty, comparison)),
};

/**
 * A row whose time has passed without a record: its due date, or of what is to be published from time to time
 * the plan's period. That the ledger lacks the row altogether is told by task-missing.
 */
function isUnrecorded({ status, due, entry, requirement }: Duty, { plan, asOf }: Comparison) {
  if (status !== 'no-record' || entry === null) return false;
  if (due !== null) return asOf > due.date;
  return requirement?.kind === 'periodic' && asOf > plan.period.to;
}

function listFindings(comparison: Comparison): Finding[] {
  const { ledger, duties } = comparison;
  const unrecorded = duties.filter((duty) => isUnrecorded(duty, comparison));
  if (unrecorded.length === 0) return [];
  const tasks = new Set(
    unrecorded.map(({ task, entry }) =>
      task ? itemName(task.no) : shortQuote(readable(entry?.task) ?? ''),
    ),
  );
  const [lacking, advice] = ledger.isTable
    ? [
        '这张表没有记录和完成情况的栏目',
        '在表里加上“完成情况”一栏，并加上记录的栏目：公开信息的加“标题”“公开日期”“链接”，培训等工作加“标题”“完成日期”“佐证材料”',
      ]
    : [
        '各项任务都没有写“公开记录”和“完成情况”',
        '在任务下面写“完成情况”，并写“公开记录”：公开信息的写标题、公开日期、链接，培训等工作写标题、完成日期、佐证',
      ];
  return [
    {
      message: `${lacking}，${tasks.size}项任务已经到期而没有记录，看不出办了没有，暂不作逾期：${[...tasks].join('、')}。请${advice}。`,
      location: ledger.locate('/台账', 'key'),
    },
  ];
}

function periodicFinding(duty: Duty, comparison: Comparison): Finding {
  const { plan } = comparison;
  return {
    message: `${dutyName(duty)}要定期公开，到${formatDay(plan.period.to)}为止一条记录也没有。已经公开的请补上记录；没有公开的请公开，并说明原因。`,
    location: placeOf(comparison, duty),
    ...ofDuty(plan, duty),
  };
}
