/**
 * The Word and Excel documents of examples/plans, made of the pages in test/data/plan-examples.
 * `npx tsx test/plan/import/example-documents.ts` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { htmlBlocks } from '../../../src/input/html-blocks.ts';
import { asDocx, asXlsx } from './tables-as.ts';

const FOLDER = fileURLToPath(new URL('../../../examples/plans', import.meta.url));

/** Documents that are no text, by their places in examples/plans. */
export const MADE = [
  { place: 'county-lead-and-support/方案.docx', make: asDocx },
  { place: 'department-offices/分工表.xlsx', make: asXlsx },
  { place: 'two-years/行动计划.docx', make: asDocx },
] as const;

export function madeOf({ place, make }: (typeof MADE)[number]): Buffer {
  const [name] = place.split('/');
  const page = new URL(`../../data/plan-examples/${name}.html`, import.meta.url);
  return make(htmlBlocks(readFileSync(page, 'utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const document of MADE) writeFileSync(`${FOLDER}/${document.place}`, madeOf(document));
}
