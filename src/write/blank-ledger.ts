import { mustBeListed, tasksOf } from '../plan/bodies.ts';
import { ledgerDueText } from '../plan/ledger-due.ts';
import type { Body, Task, WorkPlan } from '../plan/work-plan.ts';
import { blankRow, type LedgerData } from './ledger-data.ts';

export interface BlankLedger {
  ledger: LedgerData;
  /** The task of each row. */
  tasks: Task[];
  /** Lines that tell how to fill it in. */
  head: string[];
}

/**
 * A ledger that nobody has filled in yet: a row for each task that the body must do.
 * @param all with those that fall on whomever they concern (有关职能部门 and the like)
 */
export function blankLedger(plan: WorkPlan, body: Body, all: boolean): BlankLedger {
  const owed = tasksOf(plan, body);
  const shown = owed.filter((item) => mustBeListed(item) || all).map(({ task }) => task);
  const left = owed
    .filter(({ task, must }) => !must && !shown.includes(task))
    .map(({ task }) => task.no);
  const inText = owed
    .filter(({ task, must }) => must && !shown.includes(task))
    .map(({ task }) => task.no);
  const due = ledgerDueText(plan.ledgerDue);
  const concerned = all ? owed.filter(({ must }) => !must).map(({ task }) => task.no) : [];
  return {
    ledger: {
      计划: plan.id,
      部门: body.name,
      报送日期: null,
      台账: shown.map(blankRow),
    },
    tasks: shown,
    head: [
      `${body.name}的政务公开工作台账，对照《${plan.title}》，共${shown.length}项任务。`,
      ...(left.length > 0
        ? [
            `另有${left.length}项任务由与之有关的单位承担，没有列入：${left.join('、')}。`,
            '涉及本单位的请补上（重新生成时加 --all 会全部列出）。',
          ]
        : []),
      ...(inText.length > 0
        ? [
            `方案正文里另有${inText.length}项要求，任务分解表没有列，也没有列入：${inText.join('、')}。`,
            '要一并记录的，重新生成时加 --all。',
          ]
        : []),
      ...(concerned.length > 0
        ? [
            `其中${concerned.length}项任务由与之有关的单位承担：${concerned.join('、')}。`,
            '不涉及本单位的，删去那一行，或写“不涉及”。',
          ]
        : []),
      ...(due === '' ? [] : [`台账于${due}报送。`]),
    ],
  };
}

/** How a YAML ledger is filled in. */
export const YAML_GUIDE: readonly string[] = [
  '',
  '填写办法（“#”开头的是说明，可以删去）：',
  '· 每公开一条信息，在那项任务的“公开记录”下记一条。下面已写好各种记录的样子，',
  '  去掉行首的“# ”，填上冒号后面的内容；同样的记录可以写几条，没有的内容留空。',
  '· 还没有公开的信息也可以先记：不写“公开日期”。',
  '· 日期写作 2022-06-01。“起算日期”是时限从哪天起算：信息形成、变更、决定作出……的那一天。',
  '· 本单位没有这项职责的，在那一行加“不涉及: 理由”，不写公开记录。',
  '· 定期公开的任务，当期没有可公开的内容，写“- 零报告: 2022-06”；不写就算漏公开。',
  '',
];
