import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { terminalText } from '../text/terminal-text.ts';
import { fitWidth } from './wrap.ts';

/** Columns of the terminal that one heading may take. */
const HEADING_WIDTH = 40;

/** As what each column of a ledger's tables was read, one line a column; none for a ledger in YAML. */
export function columnLines({ file, columns = [] }: LoadedLedger): string[] {
  return columns.flatMap(({ table, column, heading, field }, index) => {
    // A heading may have several lines.
    const shown = `  ${column} ${fitWidth(terminalText(heading), HEADING_WIDTH)}`;
    const line = field === null ? `${shown}：没有读` : `${shown} → ${field}`;
    return table === columns[index - 1]?.table ? [line] : [`${file} ${table}：`, line];
  });
}
