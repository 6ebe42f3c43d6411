import { LEDGER_FIELDS, type LedgerField, type Part } from '../../src/ledger/fields.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';

type Data = Record<string, unknown>;

/** A ledger that says no more than one field, and what the objects around it cannot do without. */
export function oneField(field: LedgerField, value: unknown): LedgerData {
  let data: Data = { ...needed(field.part), ...(value !== undefined && { [field.key]: value }) };
  for (let { part } = field; ; ) {
    const holder = LEDGER_FIELDS.find(({ of }) => of === part);
    if (!holder) return data as unknown as LedgerData;
    data = { ...needed(holder.part), [holder.key]: holder.type === 'mapping' ? data : [data] };
    part = holder.part;
  }
}

function needed(part: Part): Data {
  if (part === 'ledger') return { 计划: 'a/2022', 部门: '建设局', 台账: [] };
  // Without a number a row would be a task of the body's own.
  if (part === 'entry') return { 序号: 1, 工作任务: '某' };
  const fields = LEDGER_FIELDS.filter((field) => field.part === part && field.required);
  return Object.fromEntries(fields.map(({ key, samples }) => [key, samples[0]]));
}
