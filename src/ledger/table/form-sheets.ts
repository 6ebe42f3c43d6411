import type { Sheet } from '../../input/table/sheet.ts';

/** The sheets of the workbook in which a ledger is written, by their tabs. */
export const FORM_SHEETS = {
  ledger: '台账',
  records: '公开记录',
  requests: '依申请公开',
  guide: '说明',
  schedule: '时间表',
} as const;

const ASIDE: readonly string[] = [FORM_SHEETS.guide, FORM_SHEETS.schedule];

/** Whether a sheet that is no table of a ledger is there to explain the form: nobody expects it to be read. */
export function isAside({ tab }: Sheet): boolean {
  return tab !== undefined && ASIDE.includes(tab);
}
