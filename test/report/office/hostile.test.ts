import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { elementNames, readDocument } from '../../ooxml/read-document.ts';
import { readWorkbook } from '../../ooxml/read-workbook.ts';
import { HOSTILE_LEDGERS, SLY, SLY_NAMES } from '../hostile-ledgers.ts';
import { AS_OF } from './runs.ts';

let folder = '';
let earlier = '';
beforeAll(async () => {
  folder = folderOf(HOSTILE_LEDGERS);
  // An earlier run with rows that are gone, and a head that somebody has written into.
  const gone = SLY.map((text) => `  - 工作任务: "旧${text}"\n    时限要求: "${text}"\n`).join('');
  earlier = join(
    folderOf({ '建设局.yaml': HOSTILE_LEDGERS['建设局.yaml'] + gone }),
    'earlier.ndjson',
  );
  await inProcess([
    ...['check', dirname(earlier), '--as-of', '2022-06-01', '--format', 'ndjson'],
    ...['--output', earlier],
  ]);
  const [head = '', ...lines] = readFileSync(earlier, 'utf8').split('\n');
  const event = JSON.parse(head);
  event.tool.version = SLY.join('\u001b[31m');
  event.plans[0].title = SLY.join('\u001b[31m');
  event.calendar.hash = SLY.join('\n');
  event.calendar.notices.push(...SLY);
  event.calendar.overrides.push({ date: '2022-06-02', off: true, reason: SLY.join('') });
  writeFileSync(earlier, [JSON.stringify(event), ...lines].join('\n'));
});

/** The rows of RFC 4180, read by one pattern: a cell in quotes, or one without any. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** What the page itself is made of. */
const TAGS = new Set(
  (
    'html head meta title style body header nav main section footer h1 h2 h3 h4 p ul li dl dt dd div span a b small strong wbr ' +
    'table thead tbody tr th td details summary form label select option input button svg defs pattern rect circle script'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'lang charset name content http-equiv id class title href rel scope tabindex role hidden type value placeholder autocomplete ' +
    'aria-label aria-labelledby aria-live aria-hidden focusable data-body data-status data-rule data-count ' +
    'width height x cx cy r patternunits patterntransform'
  ).split(' '),
);

const BY = ['body', 'task', 'category', 'office'];
const said = async (format: string, by = 'body') => {
  const { stdout, stderr } = await inProcess([
    ...['report', folder, ...AS_OF, '--format', format, '--by', by, '--verbose'],
    ...['--compare', earlier],
  ]);
  expect(stderr).toBe('');
  return stdout;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('a hostile ledger', () => {
  it.each(BY)('orders no terminal and no CI about: %s', async (by) => {
    for (const format of ['text', 'markdown', 'html', 'csv', 'json']) {
      const text = await said(format, by);
      expect(text).not.toMatch(OBEYED);
      expect(text).not.toMatch(/^\s*(?:::|##\[)/m);
    }
    for (const line of (await said('text', by)).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(80);
    }
  });

  it.each(BY)('adds no tag and no attribute to HTML: %s', async (by) => {
    const tags = new Set<string>();
    const attributes = new Set<string>();
    let text = '';
    const parser = new Parser({
      onopentag(name, given) {
        tags.add(name);
        for (const key of Object.keys(given)) attributes.add(key);
      },
      ontext(piece) {
        text += piece;
      },
    });
    parser.end(await said('html', by));
    expect([...tags].filter((tag) => !TAGS.has(tag))).toEqual([]);
    expect([...attributes].filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
    expect(tags.size).toBeGreaterThan(TAGS.size / 2);
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('&lt;');
  });

  it.each(BY)('leaves tables in Markdown with their columns: %s', async (by) => {
    const text = await said('markdown', by);
    expect(text).not.toMatch(/<|(?<!\\)`|(?<!\\)\*/);
    const blocks = text.split('\n\n').filter((block) => block.startsWith('|'));
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) {
      const cells = block
        .trimEnd()
        .split('\n')
        .map((row) => row.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it.each(BY)('is read back from CSV in its columns, and is no formula: %s', async (by) => {
    const rows = parseCsv((await said('csv', by)).replace(/^\ufeff/, ''));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it.each(BY)(
    'is text in a workbook, in cells that calculate nothing and lead nowhere: %s',
    async (by) => {
      const file = join(folderOf({}), '汇总.xlsx');
      const { stderr } = await inProcess([
        ...['report', folder, ...AS_OF, '--by', by, '--compare', earlier, '-o', file],
      ]);
      expect(stderr).toBe('');
      const sheets = readWorkbook(readFileSync(file));
      const cells = sheets.flatMap(({ rows }) => rows.flat());
      for (const { value, link } of cells) {
        if (typeof value === 'number') expect(value).not.toBeNaN();
        expect(String(value)).not.toMatch(/^[=+\-@\t\r]/);
        expect(String(value).replaceAll('\n', '')).not.toMatch(OBEYED);
        expect(link).toBeNull();
      }
      expect(sheets.at(-1)?.name).toBe('回头看');
      const texts = cells.map(({ value }) => value);
      expect(texts).toEqual(expect.arrayContaining([SLY[0], SLY[2], "'=cmd|calc!A1"]));
      expect(sheets.find(({ name }) => name === '未报送')?.rows.length).toBeGreaterThan(
        SLY_NAMES.length,
      );
    },
  );

  it.each(BY)('is plain text in a Word document: %s', async (by) => {
    const file = join(folderOf({}), '汇总.docx');
    const { stderr } = await inProcess([
      ...['report', folder, ...AS_OF, '--by', by, '--compare', earlier, '-o', file],
    ]);
    expect(stderr).toBe('');
    const bytes = readFileSync(file);
    const { paragraphs, tables } = readDocument(bytes);
    const texts = [...paragraphs, ...tables.flat(2)];
    for (const text of texts) expect(text.replaceAll('\n', '')).not.toMatch(OBEYED);
    expect(texts.join('\n')).toContain('<script>alert(1)</script>');
    for (const row of tables) expect(new Set(row.map((cells) => cells.length)).size).toBe(1);
    const names = new Set(elementNames(bytes));
    for (const active of ['w:hyperlink', 'w:instrText', 'w:fldSimple', 'w:object']) {
      expect(names).not.toContain(active);
    }
  });

  it('is kept whole in JSON', async () => {
    const { overdue, unreadable, notApplicable, comparison } = JSON.parse(await said('json'));
    const tasks = overdue.map(({ task }: { task: string }) => task);
    expect(tasks).toEqual(expect.arrayContaining([SLY[0], SLY[2], '第一行\n::error::第二行']));
    expect(unreadable).toHaveLength(SLY_NAMES.length);
    expect(notApplicable[0].reason).toContain(SLY[0]);
    expect(comparison.vanished).toHaveLength(SLY.length);
    expect(comparison.earlier.plans[0].title).toContain(SLY[0]);
  });
});

it('a check too gives no orders to a CI', async () => {
  for (const more of [[], ['--verbose']]) {
    const { stdout } = await inProcess(['check', folder, ...AS_OF, ...more]);
    expect(stdout).toContain('：：error');
    expect(stdout).not.toMatch(/^\s*(?:::|##\[)/m);
  }
});
