import { formatDueDate } from '../../deadline/due-date.ts';
import type { OwedTask } from '../../plan/bodies.ts';
import type { Task } from '../../plan/work-plan.ts';
import { type Comparison, isLost, missingAnswers } from '../compare.ts';
import type { Duty } from '../duty.ts';
import type { Status } from '../status.ts';
import type { Finding, Rule } from './rule.ts';
import { latestText, ofTask, quote, shorten, taskName, workdaysPast } from './wording.ts';

export const taskMissing: Rule = {
  meta: {
    name: 'task-missing',
    severity: 'error',
    title: '缺少任务',
    what: '方案要求本单位承担的任务，台账里没有。责任单位是统称（各有关单位）或者出自参照执行的清单的，作警告；已经逾期的一并说明，作错误；即将到期的也一并说明。只写在正文里的，台账可以不列，合在一条提示里列出。',
    why: '台账要覆盖本单位承担的全部任务：方案要求各单位对所承担的工作任务系统全面梳理，形成台账。',
    fix: '补上这一行；确实没有此项职责的，写“不涉及”并说明理由。',
  },
  find(comparison) {
    const { ledger, plan, tasks, matches, duties } = comparison;
    const lost = matches.filter(isLost).length;
    const unlessLost =
      lost > 0 ? `（另有${lost}行看不出是哪一项；其中有这一项的，改正那一行即可）` : '';
    const ofMissing = (task: Task, wanted: Status) =>
      duties.filter((duty) => duty.task === task && duty.entry === null && duty.status === wanted);
    const missing = missingAnswers(tasks, matches).map(({ task, owed }): Finding => {
      const deadline = task.deadline === null ? '' : `时限要求：${task.deadline}。`;
      const overdue = ofMissing(task, 'overdue');
      const soon = ofMissing(task, 'due-soon');
      return {
        severity: overdue.length > 0 ? 'error' : severityOf(owed),
        message: `台账缺少${taskName({ task, entry: null })}${unlessLost}。工作要求：${task.requirement.replace(/。$/, '')}。责任单位：${task.responsible.text}。${deadline}${overdueText(overdue)}${soonText(soon, comparison)}请补上这一行；确实没有此项职责的，写“不涉及”并说明理由。`,
        location: ledger.locate('/台账', 'key'),
        ...ofTask(plan, task),
      };
    });
    return [...missing, ...passagesUnlisted(comparison)];
  },
};

/** Characters of each passage in a list of many. */
const PASSAGE_LENGTH = 12;

/** What the main text alone asks of the body may be left out of a ledger: one note names all of it. */
function passagesUnlisted({ ledger, tasks }: Comparison): Finding[] {
  const passages = tasks.flatMap(({ task, owed, rows, mayBeAnswered }) =>
    task.origin === 'main-text' && owed?.must && rows.length === 0 && !mayBeAnswered ? [task] : [],
  );
  if (passages.length === 0) return [];
  const names = passages.map(
    ({ no, task, requirement }) => `${no}${quote(shorten(task || requirement, PASSAGE_LENGTH))}`,
  );
  return [
    {
      severity: 'info',
      message: `方案正文还有${passages.length}项要求落在本单位，台账没有列：${names.join('、')}。台账可以不列；要反映办理情况的，可以列上。`,
      location: ledger.locate('/台账', 'key'),
      basis: `方案正文${[...new Set(passages.map(({ category }) => quote(category)))].join('、')}`,
    },
  ];
}

/** Periods of a task that a message names one by one. */
const MAX_NAMED = 3;

/** `2022-05期的`: which of the duties of a task is meant; '' where there is but one. */
function whose({ period, requirement }: Duty): string {
  const of = `${period ? `${period.label}期` : ''}${requirement?.matter ?? ''}`;
  return of === '' ? '' : `${of}的`;
}

/** `其中2022-05期的到期日是2022-06-15，到检查日已逾期21个工作日。`: what is overdue of a task that the ledger lacks. */
function overdueText(duties: Duty[]): string {
  const named = duties.slice(0, MAX_NAMED).flatMap((duty) => {
    const { due, remaining } = duty;
    if (!due || remaining === null) return [];
    return [
      `${whose(duty)}到期日是${formatDueDate(due)}，到检查日已逾期${workdaysPast(remaining)}`,
    ];
  });
  if (named.length === 0) return '';
  const rest = duties.length > MAX_NAMED ? `等${duties.length}项` : '';
  return `台账里没有记录，${named.join('；')}${rest}。`;
}

/** `2022-06期的最迟2022-07-14（含当日）完成，还剩5个工作日。`: what of such a task is due soon. */
function soonText(duties: Duty[], comparison: Comparison): string {
  const named = duties
    .slice(0, MAX_NAMED)
    .flatMap((duty) => (duty.due ? [`${whose(duty)}${latestText(duty.due, comparison)}`] : []));
  return named.length === 0 ? '' : `${named.join('；')}。`;
}

/** What names the body itself weighs more than what names a class of bodies, or a list that is merely followed. */
function severityOf(owed: OwedTask | null): 'error' | 'warning' {
  return owed?.role === 'every' || owed?.task.origin === 'reference' ? 'warning' : 'error';
}
