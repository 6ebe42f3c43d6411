import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Zip } from '../../../src/input/office/zip.ts';
import { officeDocx } from '../../../src/report/office/docx.ts';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { converted, WITHOUT_LIBREOFFICE } from '../../libreoffice.ts';
import { readDocument } from '../../ooxml/read-document.ts';
import { AS_OF, officeFolder, report, writtenTwice } from './runs.ts';

async function documentOf(...args: string[]): Promise<Uint8Array> {
  const file = join(folderOf({}), '汇总.docx');
  const { stdout, stderr } = await report(...args, ...AS_OF, '-o', file);
  expect([stdout, stderr]).toEqual(['', '']);
  return readFileSync(file);
}

let folder = '';
let bytes: Uint8Array;
let told: OfficeReport;
beforeAll(async () => {
  folder = officeFolder();
  bytes = await documentOf(folder);
  told = JSON.parse((await report(folder, ...AS_OF, '--format', 'json')).stdout);
});

const DOCUMENT = 'word/document.xml';
const BY = ['body', 'task', 'category', 'office'];

describe('the report as a Word document', () => {
  it.each(BY)('says what the report in Markdown says, table by table: %s', async (by) => {
    const { paragraphs, tables } = readDocument(await documentOf(folder, '--by', by));
    const { stdout } = await report(folder, ...AS_OF, '--by', by, '--format', 'markdown');
    const blocks = stdout.trimEnd().split('\n\n');
    const written = blocks
      .filter((block) => block.startsWith('|'))
      .map((block) =>
        block
          .split('\n')
          .filter((_, at) => at !== 1)
          .map((row) =>
            row
              .split(/(?<!\\)\|/)
              .slice(1, -1)
              .map((cell) => plain(cell.trim())),
          ),
      );
    expect(tables).toEqual(written);
    const texts = blocks
      .filter((block) => !block.startsWith('|'))
      .flatMap((block) => block.split('\n'))
      .map((line) => plain(line.replace(/^(?:#+|-) /, '')));
    expect(paragraphs).toEqual(texts);
  });

  it('names who has not handed in and what is overdue', () => {
    const { tables } = readDocument(bytes);
    const cells = new Set(tables.flat(2));
    for (const { body, state } of told.bodies)
      if (state === 'missing') expect(cells).toContain(body);
    for (const { due } of told.overdue) expect(cells).toContain(due);
  });

  it('says how many rows of a very long table it leaves out', async () => {
    const [one] = told.notApplicable;
    if (!one) throw new Error('there is one');
    const many = { ...told, notApplicable: Array.from({ length: 1200 }, () => one) };
    const { paragraphs, tables } = readDocument(await officeDocx(many, 'body'));
    expect(paragraphs.some((text) => text.startsWith('另有200行没有列出'))).toBe(true);
    expect(Math.max(...tables.map(({ length }) => length))).toBe(1 + 1000);
  });

  it('lies on A4, and no table is wider than the page, however long its texts are', async () => {
    const misnamed = [
      {
        ...{ plan: 'zibo-gaoxin/2022', file: '长'.repeat(300), body: '局'.repeat(200) },
        named: ['甲'.repeat(90), '乙'.repeat(90)],
      },
    ];
    const xml = String(new Zip(await officeDocx({ ...told, misnamed }, 'body')).read(DOCUMENT));
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    const grids = [...xml.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)];
    expect(grids.length).toBeGreaterThan(6);
    for (const [, grid = ''] of grids) {
      const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(16838 - 2 * 850);
    }
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(grids.length);
  });

  it('is the same to the byte whatever the order of arguments, time zone, locale and time', async () => {
    const [a, b] = await writtenTwice(folder, '汇总.docx');
    expect(b).toBe(a);
  });
});

/** What is meant by a text with the marks that Markdown needs before its signs. */
function plain(text: string): string {
  return text
    .replace(/\\(.)/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe.skipIf(WITHOUT_LIBREOFFICE)('LibreOffice (skipped where it is not installed)', () => {
  it('opens it', () => {
    const text = Buffer.from(converted(bytes, 'docx', 'txt:Text (encoded):UTF8')).toString('utf8');
    for (const said of ['政务公开台账汇总', '依申请公开', ...told.bodies.map(({ body }) => body)]) {
      expect(text).toContain(said);
    }
  }, 180_000);
});
