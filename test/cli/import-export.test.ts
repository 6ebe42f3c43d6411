import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { Zip } from '../../src/input/office/zip.ts';
import { EXAMPLE_FILES } from '../example-files.ts';
import { essence } from '../write/any-ledger.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';

const told = async (file: string, asOf: string) => {
  const { stdout } = await inProcess(['check', file, '--as-of', asOf, '--format', 'json']);
  const { findings, summary } = JSON.parse(stdout) as {
    findings: { rule: string; message: string }[];
    summary: unknown;
  };
  return { findings: findings.map(({ rule, message }) => `${rule} ${message}`).sort(), summary };
};

describe('gongkai export and import', () => {
  it.each(['xlsx', 'csv'])(
    'each example to %s and back: the same ledger',
    async (format) => {
      for (const example of EXAMPLE_FILES) {
        const folder = folderOf({});
        const [table, back] = [`${folder}/台账.${format}`, `${folder}/台账.yaml`];
        expect((await inProcess(['export', `examples/${example}`, '-o', table])).code).toBe(0);
        expect((await inProcess(['import', table, '-o', back])).code).toBe(0);
        const ledger = readFileSync(`examples/${example}`, 'utf8');
        // The one date of the examples in another form is read as a table's are.
        const wanted = load(ledger.replace('2022.6.22', '2022-06-22'));
        expect(essence(load(readFileSync(back, 'utf8')))).toEqual(essence(wanted));
      }
    },
    60_000,
  );

  it('a check says the same of the table as of the YAML, but for where a zero report goes', async () => {
    const folder = folderOf({});
    const { findings, ...rest } = await told('examples/建设局.yaml', '2022-09-05');
    const zeroReports = findings.filter((finding) => finding.includes('“零报告”写 2022-06'));
    expect(zeroReports).toHaveLength(1);
    const ofTable = findings.map((finding) =>
      finding.replace('“零报告”写 2022-06', '在“零报告”一栏填2022-06'),
    );
    for (const format of ['xlsx', 'csv']) {
      const table = `${folder}/建设局.${format}`;
      await inProcess(['export', 'examples/建设局.yaml', '-o', table]);
      expect(await told(table, '2022-09-05')).toEqual({ ...rest, findings: ofTable });
    }
  }, 30_000);

  it('the workbook that init writes is checked like its YAML', async () => {
    const folder = folderOf({});
    const table = `${folder}/建设局.xlsx`;
    const made = await inProcess(['init', '--body', '建设局', '--all', '-o', table]);
    expect(made.code).toBe(0);
    const text = `${folder}/建设局.yaml`;
    await inProcess(['init', '--body', '建设局', '--all', '-o', text]);
    expect(await told(table, '2022-05-18')).toEqual(await told(text, '2022-05-18'));
  });

  it('the workbook: frozen head, dates as dates, a choice of 事项, text that is no formula', async () => {
    const evil = GOOD.replace(
      '    时限要求: 长期坚持\n',
      `    公开记录:
      - {标题: '=1+1', 起算日期: 2022-06-01}
      - {标题: '@SUM(1)', 备注: "-1\\n<b>&\\"", 期间: 2022-08}
`,
    );
    const folder = folderOf({ '台账.yaml': evil });
    await inProcess(['export', `${folder}/台账.yaml`, '-o', `${folder}/台账.xlsx`]);
    const part = (file: string, name: string) =>
      new Zip(readFileSync(`${folder}/${file}`)).read(name)?.toString() ?? '';
    const sheet = part('台账.xlsx', 'xl/worksheets/sheet2.xml');
    expect(part('台账.xlsx', 'xl/worksheets/sheet1.xml')).toContain('ySplit="3"');
    expect(sheet).toContain('ySplit="3"');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
    // 2022-06-01 is day 44713 of the spreadsheet's count: 2022-01-01 is 44562, and 151 days follow.
    const [, style = ''] = /<c r="[A-Z]+4" s="(\d+)"><v>44713<\/v>/.exec(sheet) ?? [];
    const styles = part('台账.xlsx', 'xl/styles.xml');
    const formats = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf\b[^>]*>/g)];
    expect(formats[Number(style)]?.[0]).toContain('numFmtId="164"');
    expect(styles).toContain('numFmtId="164" formatCode="yyyy\\-mm\\-dd"');
  });

  it('CSV: byte order mark, CRLF, quotes, an apostrophe before what looks like a formula', async () => {
    const evil = GOOD.replace(
      '时限要求: 长期坚持',
      `责任科室: '=HYPERLINK("http://a.cn","x")'
    分管领导: "+1"
    备注: "-2, \\"三\\"\\n四"`,
    );
    const folder = folderOf({ '台账.yaml': evil });
    await inProcess(['export', `${folder}/台账.yaml`, '-o', `${folder}/台账.csv`]);
    expect(readFileSync(`${folder}/台账.csv`, 'utf8')).toBe(
      [
        '\ufeff填报单位,行政审批服务局,对照方案,zibo-gaoxin/2022,报送日期,2022-05-30',
        '序号,工作任务,工作要求,时限要求,责任科室,分管领导,完成情况,不涉及,备注,标题,起算日期,公开日期,链接,完成日期,佐证',
        `36,推进政策集中统一公开,,,"'=HYPERLINK(""http://a.cn"",""x"")",'+1,,,"'-2, ""三""\n四",,,,,,`,
        '',
      ].join('\r\n'),
    );
    await inProcess(['import', `${folder}/台账.csv`, '-o', `${folder}/回.yaml`]);
    expect(load(readFileSync(`${folder}/回.yaml`, 'utf8'))).toMatchObject({
      台账: [{ 责任科室: '=HYPERLINK("http://a.cn","x")', 分管领导: '+1', 备注: '-2, "三"\n四' }],
    });
  });

  it('import writes comments as init does', async () => {
    const folder = folderOf({ '台账.yaml': GOOD });
    await inProcess(['export', `${folder}/台账.yaml`, '-o', `${folder}/台账.xlsx`]);
    const { stdout, code } = await inProcess(['import', `${folder}/台账.xlsx`]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# yaml-language-server: /);
    expect(stdout).toContain('\n    公开记录:\n      # - 标题:\n      #   完成日期:');
  });

  it('writes the plan by which a ledger was read that names none', async () => {
    const folder = folderOf({ '建设局台账.csv': '序号,工作任务,时限要求\n35,,长期坚持\n' });
    const { code, stdout } = await inProcess(['import', `${folder}/建设局台账.csv`]);
    expect(code).toBe(0);
    expect(load(stdout)).toMatchObject({ 计划: 'zibo-gaoxin/2022', 部门: '建设局' });
  });

  it('takes plan and body from the options where a table does not name them', async () => {
    const folder = folderOf({
      '1.csv': '序号,工作任务,时限要求\n11,加强优化营商环境信息公开,长期坚持\n',
    });
    const args = ['import', `${folder}/1.csv`];
    expect((await inProcess(args)).code).toBe(1);
    const { code, stdout } = await inProcess([
      ...args,
      ...['--body', '建设局', '--plan', 'zibo-gaoxin/2022'],
    ]);
    expect(code).toBe(0);
    expect(load(stdout)).toMatchObject({ 计划: 'zibo-gaoxin/2022', 部门: '建设局' });
  });

  it.each([
    ['a field that has no column', GOOD.replace('时限要求', '密级: 无\n    时限要求'), '密级'],
    [
      'a number of a person',
      GOOD.replace('时限要求', '备注: 电话13800138000\n    时限要求'),
      '手机',
    ],
    ['what is no ledger', 'localDays: []\n', ''],
    ['what cannot be read', '计划：a\n部门: "\n', ''],
  ])('refuses %s, and writes nothing', async (_, text, word) => {
    const folder = folderOf({ '台账.yaml': text });
    for (const format of ['xlsx', 'csv']) {
      const { code, stderr } = await inProcess([
        ...['export', `${folder}/台账.yaml`],
        ...['-o', `${folder}/台账.${format}`],
      ]);
      expect(code).toBe(1);
      expect(stderr).toContain(word);
      expect(stderr).toContain('没有写入任何内容');
    }
    expect(readdirSync(folder)).toEqual(['台账.yaml']);
  });

  it('does not write over a file, and wants to know what to write', async () => {
    const folder = folderOf({ '台账.yaml': GOOD, '有了.xlsx': '别动', '有了.yaml': '别动' });
    const code = async (...args: string[]) => (await inProcess(args)).code;
    expect(await code('export', `${folder}/台账.yaml`, '-o', `${folder}/有了.xlsx`)).toBe(2);
    expect(await code('export', `${folder}/台账.yaml`)).toBe(2);
    expect(await code('export', `${folder}/台账.yaml`, '-o', `${folder}/台账.doc`)).toBe(2);
    expect(await code('export', `${folder}/没有.yaml`, '-o', `${folder}/新.xlsx`)).toBe(2);
    expect(await code('import', `${folder}/台账.yaml`)).toBe(2);
    await inProcess(['export', `${folder}/台账.yaml`, '-o', `${folder}/新.xlsx`]);
    expect(await code('import', `${folder}/新.xlsx`, '-o', `${folder}/有了.yaml`)).toBe(2);
    expect(await code('import', `${folder}/新.xlsx`, '-o', `${folder}/新.txt`)).toBe(2);
    expect(await code('init', '--body', '建设局', '--format', 'xlsx')).toBe(2);
    expect(readFileSync(`${folder}/有了.xlsx`, 'utf8')).toBe('别动');
    expect(readFileSync(`${folder}/有了.yaml`, 'utf8')).toBe('别动');
  });
});
