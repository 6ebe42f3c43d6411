import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Zip } from '../../../src/input/office/zip.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { converted, WITHOUT_LIBREOFFICE } from '../../libreoffice.ts';
import { elementNames, readDocument } from '../../ooxml/read-document.ts';
import { HOSTILE_LEDGERS } from '../hostile-ledgers.ts';
import { AS_OF, officeFolder, report } from '../office/runs.ts';

async function written(folder: string, ...options: string[]): Promise<Uint8Array> {
  const file = join(folderOf({}), '通报.docx');
  const asked = options.includes('--template') ? options : ['--format', 'circular', ...options];
  const { stdout, stderr } = await report(folder, ...AS_OF, ...asked, '-o', file);
  expect([stdout, stderr]).toEqual(['', '']);
  return readFileSync(file);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const WITHOUT_PDFTOTEXT = spawnSync('pdftotext', ['-v']).error !== undefined;

const part = (bytes: Uint8Array, name: string) => String(new Zip(bytes).read(name));

describe('a circular in Word', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await written(officeFolder());
  });

  it('has the page of GB/T 9704: margins of 37, 35, 28 and 26 mm, 22 lines', () => {
    const [page = '', , grid = ''] =
      /<w:pgSz[^>]*>(<w:pgMar[^>]*>).*?(<w:docGrid[^>]*>)/.exec(part(bytes, 'word/document.xml')) ??
      [];
    expect(page).toMatch(/^<w:pgSz w:w="11906" w:h="16838"/);
    const length = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(page)?.[1]);
    // Twentieths of a point, of which a millimetre has 1440 ÷ 25.4.
    for (const [side, mm] of [
      ['top', 37],
      ['bottom', 35],
      ['left', 28],
      ['right', 26],
    ] as const) {
      expect(Math.abs(length(side) - (mm * 1440) / 25.4)).toBeLessThan(1);
    }
    expect(grid).toBe('<w:docGrid w:type="lines" w:linePitch="579"/>');
    // 22 lines go into what the margins leave, 23 do not.
    const room = 16_838 - length('top') - length('bottom');
    expect(Math.floor(room / 579)).toBe(22);
  });

  it('has fonts and sizes of official documents, and numbers its pages on the outer side', () => {
    const xml = part(bytes, 'word/document.xml');
    const styleOf = (text: string) => {
      const [before = ''] = xml.split(text);
      const properties = before.slice(before.lastIndexOf('<w:rPr>'));
      const [, font] = /w:eastAsia="([^"]*)"/.exec(properties) ?? [];
      const [, size] = /<w:sz w:val="(\d+)"/.exec(properties) ?? [];
      return [font, Number(size) / 2];
    };
    expect(styleOf('2022年政务公开工作台账检查情况通报')).toEqual(['方正小标宋简体', 22]);
    expect(styleOf('一、总体情况')).toEqual(['黑体', 16]);
    expect(styleOf('（二）建设局')).toEqual(['楷体', 16]);
    expect(styleOf('根据《')).toEqual(['仿宋', 16]);
    const fonts = part(bytes, 'word/fontTable.xml');
    expect(fonts).toMatch(/方正小标宋简体"><w:altName w:val="宋体"/);
    expect(fonts).toMatch(/仿宋"><w:altName w:val="仿宋_GB2312"/);
    expect(part(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders');
    const feet = ['word/footer1.xml', 'word/footer2.xml'].map((name) => part(bytes, name));
    for (const foot of feet) expect(foot).toMatch(/— .*PAGE.* —/s);
    expect(feet.map((foot) => /w:jc w:val="(\w+)"/.exec(foot)?.[1])).toEqual(['right', 'left']);
  });

  it('leaves room for number, signature and date', () => {
    const { paragraphs } = readDocument(bytes);
    expect(paragraphs[0]).toBe('〔　　　　〕　　号');
    const [signature, date] = paragraphs.slice(paragraphs.indexOf('（署名）'));
    expect([signature, date]).toEqual(['（署名）', '　　　　年　　月　　日']);
    expect(paragraphs).toContain('附件：各单位政务公开工作台账检查情况表');
  });

  it('has every body in the table, with as many cells as headings', () => {
    const [table = []] = readDocument(bytes).tables;
    expect(table).toHaveLength(1 + 24);
    expect(new Set(table.map((row) => row.length))).toEqual(new Set([10]));
  });

  it('is the same to the byte, and from results', async () => {
    const folder = officeFolder();
    const first = await written(folder);
    expect(await written(folder)).toEqual(first);
    const results = join(folderOf({}), 'run.ndjson');
    await inProcess(['check', folder, ...AS_OF, '--format', 'ndjson', '--output', results]);
    const file = join(folderOf({}), '通报.docx');
    await report('--from', results, '--format', `circular:${file}`);
    expect(readFileSync(file)).toEqual(first);
  });

  it('says what the office’s own template says', async () => {
    const own = join(folderOf({}), 'own.yaml');
    writeFileSync(
      own,
      'schemaVersion: 1\ntitle: 某{年度}\nannex: {title: 表, ranking: false}\nparagraphs:\n  - {heading: 甲}\n  - {text: 乙}\n',
    );
    const { paragraphs, tables } = readDocument(await written(officeFolder(), '--template', own));
    expect(paragraphs.filter((text) => text !== '').slice(0, 4)).toEqual([
      ...['某2022', '一、甲', '乙', '附件：表'],
    ]);
    expect(tables[0]?.[0]).not.toContain('名次');
  });

  it('holds a hostile ledger as text', async () => {
    const hostile = await written(folderOf(HOSTILE_LEDGERS));
    const { paragraphs, tables } = readDocument(hostile);
    const texts = [...paragraphs, ...tables.flat(2)].join('\n');
    expect(texts).toContain('自定任务“<script>alert(1)</script>”');
    expect(texts).toContain('自定任务“第一行 ：：error');
    expect(texts.replaceAll('\n', '')).not.toMatch(OBEYED);
    const names = new Set(elementNames(hostile));
    for (const active of ['w:hyperlink', 'w:fldSimple', 'w:object', 'w:altChunk']) {
      expect(names).not.toContain(active);
    }
  });

  it.skipIf(WITHOUT_LIBREOFFICE || WITHOUT_PDFTOTEXT)(
    'fills pages of 22 lines of 28 characters in LibreOffice',
    () => {
      const pdf = join(folderOf({ 'a.pdf': converted(bytes, 'docx', 'pdf') }), 'a.pdf');
      const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
      const pages = stdout
        .split('\f')
        .map((page) => page.split('\n').filter((line) => line.trim() !== ''));
      // The page number stands below.
      const [, second = [], third = []] = pages;
      expect(second.at(-1)).toMatch(/—\s*2\s*—/);
      expect(Math.max(second.length, third.length)).toBe(22 + 1);
      const full = [...second, ...third]
        .map((line) => line.replace(/\s/g, ''))
        .filter((line) => /^[\p{Script=Han}、，。：（）]+$/u.test(line));
      expect(Math.max(...full.map(({ length }) => length))).toBe(28);
    },
    120_000,
  );
});

describe('what is no circular', () => {
  it.each<[string[], RegExp]>([
    [['--format', 'circular'], /circular 要写到文件：--output 通报\.docx/],
    [['--format', 'circular:a.pdf'], /a\.pdf.*写不了/],
    [['--format', 'text', '--template', 'data/templates/circular.yaml'], /--template 是通报的文字/],
    [['--format', 'circular:x.docx', '--template', 'nowhere.yaml'], /nowhere\.yaml/],
    [['--format', 'circular:x.docx', '--template', 'package.json'], /不能用/],
  ])('%j', async (options, said) => {
    const { code, stdout, stderr } = await report(officeFolder(), ...AS_OF, ...options);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(existsSync('x.docx')).toBe(false);
  });
});
