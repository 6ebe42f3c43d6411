import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LEDGER_COLUMNS } from '../../../src/ledger/table/columns.ts';

it('docs/formats.md lists every name of every column', () => {
  const docs = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
  const names = new Set(docs.split(/[\s|、；：，（）]+/));
  // Of a heading in two lines the page shows both lines.
  const parts = ['扣除期间起', '扣除期间止', '扣除期间事由'];
  const missing = LEDGER_COLUMNS.flatMap(({ headings }) => headings).filter(
    (name) => !names.has(name) && !parts.includes(name),
  );
  expect(missing).toEqual([]);
});
