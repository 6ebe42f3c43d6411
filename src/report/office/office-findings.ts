import type { Severity } from '../../diagnostic.ts';
import type { PlanReport } from '../report.ts';
import { bodyNames } from './body-key.ts';
import type { BodyRow, OfficeFinding, OfficeReport } from './office-report.ts';

/** What concerns no single ledger: who has not handed in, who has twice, whose file bears another's name. */
export function officeFindings(
  {
    bodies,
    misnamed,
    ofOtherPlans,
    plans,
  }: Pick<OfficeReport, 'bodies' | 'misnamed'> & {
    /** Bodies whose names stand in ledgers of plans that are not known. */
    ofOtherPlans: ReadonlySet<string>;
    plans: readonly PlanReport[];
  },
  asOf: string,
): OfficeFinding[] {
  const nameOf = bodyNames(plans);
  const onMisnamed = new Set(misnamed.flatMap(({ named }) => named));
  return [
    ...bodies.flatMap((row) => {
      const perhaps = onMisnamed.has(row.body)
        ? '有一份文件的文件名是它，“部门”写的是别的单位，可能就是它的。'
        : ofOtherPlans.has(row.body)
          ? '有一份没有检查的台账写的是它的名称，“计划”却不是已有的方案；是它的，请改正“计划”。'
          : '';
      return ofBody(row, plans, asOf, perhaps);
    }),
    ...misnamed.map(({ plan, file, body, named }): OfficeFinding => {
      return {
        rule: 'ledger-misnamed',
        severity: 'warning',
        plan,
        body,
        message: `“${file}”是${nameOf(plan, body)}的台账，文件名写的是${named.join('、')}。请核对交的是不是这一份，再改文件名或者“部门”。`,
        fingerprint: `ledger-misnamed/${plan}/${body}`,
      };
    }),
  ];
}

function ofBody(
  { plan: id, body, state, files, tasks }: BodyRow,
  plans: readonly PlanReport[],
  asOf: string,
  perhaps: string,
): OfficeFinding[] {
  const plan = plans.find((known) => known.id === id);
  const name = bodyNames(plans)(id, body);
  if (state === 'missing') {
    return [
      {
        rule: 'ledger-missing',
        severity: perhaps !== '' ? 'warning' : severityOf(plan, asOf),
        plan: id,
        body,
        message: `${name}没有报送台账，方案要求它承担${tasks}项任务${dueText(plan)}。${perhaps}`,
        fingerprint: `ledger-missing/${id}/${body}`,
      },
    ];
  }
  if (state !== 'duplicate') return [];
  return [
    {
      rule: 'duplicate-ledger',
      severity: 'error',
      plan: id,
      body,
      message: `${name}有${files.length}份台账：${files.join('、')}。不知道以哪一份为准，都没有计入汇总；请留下一份再汇总。`,
      fingerprint: `duplicate-ledger/${id}/${body}`,
    },
  ];
}

/** Before the day by which ledgers are due nobody is to blame. */
function severityOf(plan: PlanReport | undefined, asOf: string): Severity {
  const due = plan?.lastLedgerDue ?? null;
  return due === null || due >= asOf ? 'info' : 'error';
}

function dueText(plan: PlanReport | undefined): string {
  return plan && plan.ledgerDue !== '' ? `，报送期限是${plan.ledgerDue}` : '';
}
