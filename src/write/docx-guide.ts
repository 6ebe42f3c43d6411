import type { Task } from '../plan/work-plan.ts';
import { blankRow } from './ledger-data.ts';
import type { LedgerTables } from './ledger-table.ts';
import { mattersOf } from './record-samples.ts';

/** How the Word form is filled in, a line for each thing: only what its tables have columns for. */
export function docxGuide(
  { records, requests }: LedgerTables,
  tasks: readonly (Task | null)[],
): string[] {
  const has = (key: string) => records.columns.some((column) => column.key === key);
  const matters = tasks.flatMap((task) => {
    const own = task ? mattersOf(task) : [];
    return task && own.length > 0 ? [`第${blankRow(task).序号}项：${own.join('、')}`] : [];
  });
  return [
    '“工作任务”“工作要求”“时限要求”已照方案写好，请不要改。每行填“责任科室”“分管领导”，做得怎样写进“完成情况”；报送前填上方的报送日期。',
    '每公开一条信息、办完一件事，在“公开记录”里写一行，“序号”写它在台账里的序号；一项任务有几条的各写一行，行不够的在表里插入行。还没有公开的也可以先写，“公开日期”留空。',
    '日期写作 2022-06-01 的样子。“起算日期”是时限从哪天起算：信息形成、变更、作出决定等的日期。没有的留空，不要写“无”。',
    ...(has('完成日期')
      ? [
          '培训、听取汇报、属性认定等工作写“完成日期”和“佐证”（签到表、会议纪要等），不写“公开日期”。',
        ]
      : []),
    ...(has('期间')
      ? [
          '定期公开的，在“期间”里写是哪一期：2022、2022-H1（上半年）、2022-Q3（三季度）、2022-08；当期没有可公开的，只在“零报告”里写期间。',
        ]
      : []),
    ...(has('开始日期') ? ['征求意见、公示写“开始日期”和“结束日期”。'] : []),
    ...(requests
      ? [
          '收到政府信息公开申请的，在“依申请公开”里一件写一行，“标题”写申请的编号，不写进“公开记录”。',
        ]
      : []),
    ...(matters.length > 0
      ? [
          `任务有几种时限的，在“事项”里写明这条记录属于哪一种，照抄下面的文字；不属于其中任何一种的不写。${matters.join('；')}。`,
        ]
      : []),
    '本单位没有某项职责的，在那一行的“不涉及”里写明理由（要写文字，打“√”不算），不再写公开记录。',
    '本单位自定的任务，在台账最后加一行，不写序号，写工作任务和时限要求；它的记录，“序号”一栏写它的工作任务。',
  ].map((text, index) => `${index + 1}．${text}`);
}
