import { formatDueDate } from '../../deadline/due-date.ts';
import { isMissing } from '../compare.ts';
import type { Duty } from '../duty.ts';
import type { Rule } from './rule.ts';
import { ofTask, taskName, workdaysPast } from './wording.ts';

export const taskMissing: Rule = {
  meta: {
    name: 'task-missing',
    severity: 'error',
    title: '缺少任务',
    what: '方案要求本单位承担的任务，台账里没有。方案写“各有关单位”的，作警告；已经逾期的一并说明，作错误。',
    why: '台账要覆盖本单位承担的全部任务：方案要求各单位对所承担的工作任务系统全面梳理，形成台账。',
    fix: '补上这一行；确实没有此项职责的，写“不涉及”并说明理由。',
  },
  find({ ledger, plan, tasks, duties }) {
    const overdue = duties.filter(({ status, entry }) => status === 'overdue' && entry === null);
    return tasks.filter(isMissing).map(({ task, owed }) => {
      const deadline = task.deadline === null ? '' : `时限要求：${task.deadline}。`;
      const own = overdue.filter((duty) => duty.task === task);
      return {
        severity:
          own.length > 0
            ? 'error'
            : owed?.role === 'every'
              ? ('warning' as const)
              : ('error' as const),
        message: `台账缺少${taskName({ task, entry: null })}。工作要求：${task.requirement.replace(/。$/, '')}。责任单位：${task.responsible.text}。${deadline}${overdueText(own)}请补上这一行；确实没有此项职责的，写“不涉及”并说明理由。`,
        location: ledger.locate('/台账', 'key'),
        ...ofTask(plan, task),
      };
    });
  },
};

/** Periods of a task that a message names one by one. */
const MAX_NAMED = 3;

/** `其中2022-05期的到期日是2022-06-15，到检查日已逾期21个工作日。`: what is overdue of a task that the ledger lacks. */
function overdueText(duties: Duty[]): string {
  const named = duties.slice(0, MAX_NAMED).flatMap(({ requirement, period, due, remaining }) => {
    if (!due || remaining === null) return [];
    const of = `${period ? `${period.label}期` : ''}${requirement?.matter ?? ''}`;
    return [
      `${of === '' ? '' : `${of}的`}到期日是${formatDueDate(due)}，到检查日已逾期${workdaysPast(remaining)}`,
    ];
  });
  if (named.length === 0) return '';
  const rest = duties.length > MAX_NAMED ? `等${duties.length}项` : '';
  return `台账里没有记录，${named.join('；')}${rest}。`;
}
