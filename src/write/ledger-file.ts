import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Convertible } from './convert-ledger.ts';
import { ledgerCsv } from './ledger-csv.ts';
import { ledgerXlsx } from './ledger-xlsx.ts';

/**
 * A ledger as a file of tables.
 * @param notes what a workbook is to tell besides of how it is filled in
 */
export async function ledgerFile(
  kind: 'xlsx' | 'docx' | 'csv',
  { ledger, tasks, plan }: Convertible,
  calendar: WorkCalendar,
  notes?: readonly string[],
): Promise<string | Uint8Array> {
  switch (kind) {
    case 'xlsx':
      return ledgerXlsx(ledger, tasks, plan, calendar, notes);
    case 'docx': {
      // Takes a library that nothing else has to load.
      const { ledgerDocx } = await import('./ledger-docx.ts');
      return ledgerDocx(ledger, tasks, plan);
    }
    case 'csv':
      return ledgerCsv(ledger, tasks, plan);
  }
}
