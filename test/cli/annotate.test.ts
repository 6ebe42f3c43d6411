import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Zip } from '../../src/input/office/zip.ts';
import { xlsx } from '../input/office.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';

const AS_OF = ['--as-of', '2022-09-05'];

/** The texts of the one sheet, row by row. */
function rowsIn(path: string): string[][] {
  const xml = new Zip(readFileSync(path)).read('xl/worksheets/sheet1.xml')?.toString() ?? '';
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+" s="\d+"(?:\/>|.*?<t[^>]*>(.*?)<\/t>.*?<\/c>)/gs)].map(
      ([, text = '']) => text,
    ),
  );
}

async function table(text = readFileSync('examples/建设局.yaml', 'utf8')): Promise<string> {
  const folder = folderOf({ '台账.yaml': text });
  await inProcess(['export', `${folder}/台账.yaml`, '-o', `${folder}/台账.xlsx`]);
  return folder;
}

describe('gongkai check --annotate', () => {
  it('writes each finding with its cell, the row it is about and what to write', async () => {
    const folder = await table();
    const [file, out] = [`${folder}/台账.xlsx`, `${folder}/结果.xlsx`];
    const before = readFileSync(file);
    const plain = await inProcess(['check', file, ...AS_OF]);
    const { code, stdout, stderr } = await inProcess(['check', file, ...AS_OF, '--annotate', out]);
    expect([code, stdout]).toEqual([plain.code, plain.stdout]);
    expect(stderr).toContain(`检查结果已写入“${out}”`);
    expect(readFileSync(file).equals(before)).toBe(true);

    const json = await inProcess(['check', file, ...AS_OF, '--format', 'json']);
    const { findings } = JSON.parse(json.stdout) as {
      findings: { rule: string; severity: string; message: string; location: { cell: string } }[];
    };
    const [[title], [note], heading, ...rows] = rowsIn(out) as [string[], string[], ...string[][]];
    expect(title).toBe('建设局政务公开台账检查结果');
    const count = (name: string) => findings.filter(({ severity }) => severity === name).length;
    expect(note).toBe(
      `“台账.xlsx”，检查日2022-09-05：错误${count('error')}项，警告${count('warning')}项，提示${count('info')}项。`,
    );
    expect(heading).toEqual(['级别', '位置', '这一行', '问题和改法', '依据', '规则']);
    const told = rows.map(([, cell, , message, , rule]) => [cell, message, rule].join('|'));
    const wanted = findings.map(({ rule, message, location }) =>
      [location.cell, message, rule].join('|'),
    );
    expect([...told].sort()).toEqual([...wanted].sort());
    // Row 1's second record names a matter that there is none of.
    const matter = rows.find(([, , , , , rule]) => rule === 'unknown-matter');
    expect(matter?.slice(0, 3)).toEqual([
      '错误',
      '公开记录!B6',
      '1 加强推动高质量发展信息公开\n行政处罚 关于某开发企业违规收取定金的行政处罚决定',
    ]);
    const levels = rows.map(([level]) => level);
    const order = ['错误', '警告', '提示'];
    expect(levels).toEqual(
      [...levels].sort((a = '', b = '') => order.indexOf(a) - order.indexOf(b)),
    );
  });

  it('has the rows of a sheet in their order, D9 before D10', async () => {
    const wrong = Array.from({ length: 12 }, (_, at) => [String(at + 1), '某', '某日']);
    const head = [['2022年建设局政务公开台账'], ['序号', '工作任务', '时限要求']];
    const folder = folderOf({ '建设局.xlsx': xlsx([...head, ...wrong]) });
    await inProcess(['check', `${folder}/建设局.xlsx`, '--annotate', `${folder}/o.xlsx`]);
    const rows = rowsIn(`${folder}/o.xlsx`).filter(([level]) => level === '错误');
    const numbers = rows.flatMap(([, cell = '']) => /!A(\d+)$/.exec(cell)?.[1] ?? []).map(Number);
    expect(numbers.length).toBeGreaterThan(11);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('says that there is nothing to tell, and of a file that cannot be read why', async () => {
    const folder = await table(GOOD);
    const args = (file: string) => ['check', `${folder}/${file}`, '--as-of', '2022-06-01'];
    const fine = await inProcess([...args('台账.xlsx'), '--annotate', `${folder}/a.xlsx`]);
    expect(fine.code).toBe(0);
    expect(rowsIn(`${folder}/a.xlsx`).length).toBeGreaterThan(3);
    const bad = folderOf({ '坏.xlsx': '不是工作簿' });
    const told = await inProcess(['check', `${bad}/坏.xlsx`, '--annotate', `${bad}/a.xlsx`]);
    expect(told.code).toBe(1);
    expect(rowsIn(`${bad}/a.xlsx`).at(-1)?.slice(0, 3)).toEqual(['错误', '整个文件', '']);
  });

  it('holds nothing that a program would take for a formula, and no number of a person', async () => {
    const row = [null, '=HYPERLINK("http://a.cn")', '某日', '联系13800138000'];
    const folder = folderOf({
      '建设局.xlsx': xlsx([
        ['2022年建设局政务公开台账'],
        ['序号', '工作任务', '时限要求', '备注'],
        row,
      ]),
    });
    await inProcess(['check', `${folder}/建设局.xlsx`, '--annotate', `${folder}/o.xlsx`]);
    const xml = new Zip(readFileSync(`${folder}/o.xlsx`)).read('xl/worksheets/sheet1.xml');
    expect(String(xml)).not.toMatch(/<f[ >]/);
    expect(String(xml)).not.toContain('13800138000');
    for (const text of rowsIn(`${folder}/o.xlsx`).flat()) expect(text).not.toMatch(/^[=+\-@]/);
  });

  it('refuses to write over its input, under another name too', async () => {
    const folder = await table(GOOD);
    const file = `${folder}/台账.xlsx`;
    const before = readFileSync(file);
    expect((await inProcess(['check', file, '--annotate', file])).code).toBe(2);
    expect(
      (
        await inProcess([
          'check',
          file,
          '--annotate',
          `${folder}/../${folder.split('/').pop()}/台账.xlsx`,
        ])
      ).code,
    ).toBe(2);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ['another kind of file', ['台账.xlsx', '--annotate', 'o.docx'], '能写的是Excel（.xlsx）'],
    ['a name without an ending', ['台账.xlsx', '--annotate', 'o'], '以 .xlsx 结尾'],
    ['a ledger that is no workbook', ['台账.yaml', '--annotate', 'o.xlsx'], '只用于 Excel 台账'],
    ['several ledgers', ['台账.xlsx', '台账.yaml', '--annotate', 'o.xlsx'], '一次只能用于一份台账'],
  ])('refuses %s, in words', async (_, args, words) => {
    const folder = await table(GOOD);
    const paths = args.map((arg) => (arg.startsWith('--') ? arg : `${folder}/${arg}`));
    const { code, stdout, stderr } = await inProcess(['check', ...paths]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(readdirSync(folder).sort()).toEqual(['台账.xlsx', '台账.yaml']);
  });

  it('is refused where it cannot be written, after the report', async () => {
    const folder = await table(GOOD);
    const { code, stderr } = await inProcess([
      ...['check', `${folder}/台账.xlsx`, ...AS_OF],
      ...['--annotate', `${folder}/没有/o.xlsx`],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('没有这个文件夹');
    expect(existsSync(`${folder}/没有`)).toBe(false);
  });
});
