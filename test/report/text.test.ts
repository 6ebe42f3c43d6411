import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { STATUS_NAMES } from '../../src/check/status.ts';
import { colors } from '../../src/report/paint.ts';
import type { Report } from '../../src/report/report.ts';
import { MOST_SHOWN, type ReportOptions } from '../../src/report/reporter.ts';
import { text } from '../../src/report/text.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { CASE_FILES, CASES, example, piecesOf, reportOf } from './check-texts.ts';

const shown = async (report: Report, options: Partial<ReportOptions> = {}) =>
  (await piecesOf(text, report, options)).join('');

/** The lines of it, without the last line end. */
const linesOf = async (report: Report, options: Partial<ReportOptions> = {}) =>
  (await shown(report, options)).trimEnd().split('\n');

/** A ledger of 建设局 with these rows. */
const ledger = (rows: string) =>
  `计划: zibo-gaoxin/2022\n部门: 建设局\n报送日期: 2022-05-30\n台账:\n${rows}`;

/** With a key for records, without which a ledger is a list of tasks. */
const CELLS = '    责任科室: 综合科\n    分管领导: 王某\n    公开记录: []\n';
const ONE_ROW = ledger(`  - 序号: 1\n    工作任务: 加强推动高质量发展信息公开\n${CELLS}`);
const EXAMPLES = ['人社中心', '卫生事业中心', '工委管委会办公室', '建设局', '民政和文旅事业中心'];
const examples = () =>
  reportOf(Object.fromEntries(EXAMPLES.map((name) => [`${name}.yaml`, example(`${name}.yaml`)])));

async function reportOfCase(file: string): Promise<Report> {
  const content = readFileSync(`${CASES}/${file}`, 'utf8');
  if (file.startsWith('plans/')) return reportOf({ [file]: content });
  const expected = load(
    readFileSync(`${CASES}/${file.replace(/yaml$/, 'expected.yaml')}`, 'utf8'),
  ) as { asOf: string; plan?: string };
  return reportOf({ [file]: content }, { plan: 'mini', ...expected });
}

/** The figures that stand behind the names of statuses. */
function figuresIn(said: string): number[] {
  const names = Object.values(STATUS_NAMES).join('|');
  return [...said.matchAll(new RegExp(`(?:${names})(\\d+)(?=[、\\n（])`, 'g'))].map(([, n]) =>
    Number(n),
  );
}

const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0);

describe('every report of a case', () => {
  it.each(CASE_FILES)('%s fits its width, and its counts add up', async (file) => {
    const report = await reportOfCase(file);
    const [only] = report.ledgers;
    for (const width of [60, 80, 120]) {
      for (const more of [{}, { verbose: true }, { quiet: true }]) {
        const lines = await linesOf(report, { width, ...more });
        for (const line of lines) {
          // A link stays whole, so that it can be opened; so does a place, for which 60 may be too few.
          const isWhole =
            line.includes('://') || (width < 80 && /^(?:错误|警告|提示) \S+$/.test(line));
          if (!isWhole) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
        }
      }
    }
    const whole = await shown(report, { verbose: true });
    const painted = await shown(report, { verbose: true, paint: await colors() });
    expect(painted).toContain('\u001b[');
    expect(stripVTControlCharacters(painted)).toBe(whole);
    const duties = only?.duties.length ?? 0;
    if (duties > 0) {
      expect(whole).toContain(`项任务，${duties}件`);
      expect(sum(figuresIn(whole))).toBe(duties);
      const headings = [...whole.matchAll(/^(\S{3,4}) (\d+)件$/gm)];
      expect(sum(headings.map(([, , n]) => Number(n)))).toBe(duties);
    }
    // Of each finding its rule is named, and the message is there in full.
    const run = whole.replace(/\s/g, '');
    for (const { message, rule } of report.findings) {
      expect(run).toContain(`[${rule}]`);
      const sentence = message.slice(message.lastIndexOf('”') + 1).replace(/\s/g, '');
      expect(run).toContain(sentence);
    }
  });
});

describe('one ledger', () => {
  it('is read from the top', async () => {
    const lines = await linesOf(await reportOf({ '建设局.yaml': example('建设局.yaml') }));
    expect(lines[0]).toBe('建设局：有逾期');
    const order = [
      /^建设局\.yaml$/,
      /^28项任务，\d+件/,
      /^错误\d+处，警告\d+处，提示\d+处$/,
      /^逾期未办 \d+件$/,
      /^即将逾期 \d+件$/,
      /^逾期已办 \d+件$/,
      /^无法判定 \d+件$/,
      /^暂无记录 \d+件/,
      /^错误 建设局\.yaml:\d+:\d+$/,
      /^警告 建设局\.yaml:\d+:\d+$/,
      /^提示 建设局\.yaml:\d+:\d+$/,
      /^检查日：2022-09-05$/,
      /^1份台账：错误\d+处，警告\d+处，提示\d+处。$/,
    ].map((pattern) => lines.findIndex((line) => pattern.test(line)));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    // What is in order is a count.
    expect(lines.filter((line) => /^(?:按期完成|未到期|长期坚持|不涉及) /.test(line))).toEqual([]);
  });

  it('lists the most urgent first, with what tells the duties apart', async () => {
    const lines = await linesOf(await reportOf({ '建设局.yaml': ONE_ROW }));
    const from = lines.findIndex((line) => line.startsWith('逾期未办 '));
    expect(lines.slice(from, from + 8)).toEqual([
      '逾期未办 6件',
      '  2022-06-15  逾期58个工作日  第18项 2022-05期 年度计划任务量完成进度',
      // Without 事项, record and period the 工作要求 tells it.
      '  2022-06-30  逾期47个工作日  第61项 对上一年度工作要点落实情况开展“回头看”，未',
      '                              完成的要依法整改',
      '  2022-07-14  逾期37个工作日  第18项 2022-06期 年度计划任务量完成进度',
      '  2022-08-12  逾期16个工作日  第18项 2022-07期 年度计划任务量完成进度',
      '  2022-08-31  逾期3个工作日   第26项 适用主体清单',
      '  2022-08-31  逾期3个工作日   第27项 适用主体清单',
    ]);
  });

  it('says of a task missing in many a line each, under one heading', async () => {
    const report = await reportOf({ '建设局.yaml': ONE_ROW });
    const missing = report.findings.filter(
      ({ rule, severity }) => rule === 'task-missing' && severity === 'warning',
    );
    expect(missing.length).toBeGreaterThan(15);
    const lines = await linesOf(report);
    const from = lines.indexOf(`  缺少任务${missing.length}处 [task-missing]`);
    const listed = lines.slice(from + 1, from + 1 + missing.length);
    expect(listed.map((line) => /^ {2}- 台账缺少第(\d+)项“/.exec(line)?.[1])).toEqual(
      missing.map(({ taskNo }) => taskNo),
    );
    expect(lines.slice(from + 1 + missing.length, from + 3 + missing.length)).toEqual([
      '  补上这一行；确实没有此项职责的，写“不涉及”并说明理由。',
      '  依据：《2022年高新区政务公开重点工作任务分解表》',
    ]);
  });

  it('names once what the findings of a row have in common', async () => {
    const task = `  - 序号: 18\n    工作任务: 高质量公开民生保障信息\n${CELLS}`;
    const lines = await linesOf(
      await reportOf({ '建设局.yaml': ledger(task) }, { asOf: '2022-12-20' }),
    );
    const from = lines.indexOf('  第18项“高质量公开民生保障信息”：逾期未办7处 [overdue]');
    expect(lines.slice(from + 1, from + 8).map((line) => line.slice(0, 12))).toEqual(
      ['05', '06', '07', '08', '09', '10', '11'].map((month) => `  - 2022-${month}期`),
    );
  });

  it.each([
    ['有逾期', ONE_ROW, '2022-09-05'],
    ['有差错', ONE_ROW, '2022-06-01'],
    ['没有检查', '部门: [', '2022-09-05'],
    ['没有检查', ledger('[]').replace('建设局', '建设部'), '2022-09-05'],
    ['未见问题', example('卫生事业中心.yaml'), '2022-09-05'],
    [
      '有警告',
      example('卫生事业中心.yaml').replace(/报送日期: .*/, '报送日期: 2022-06-06'),
      '2022-09-05',
    ],
  ])('comes to the verdict %s', async (verdict, content, asOf) => {
    const lines = await linesOf(await reportOf({ 'x.yaml': content }, { asOf }));
    expect(lines[0]).toMatch(new RegExp(`：${verdict}$`));
  });

  it('shows all of a status where all is asked for, and what is in order', async () => {
    const report = await reportOf({ '建设局.yaml': example('建设局.yaml') });
    const whole = await shown(report, { verbose: true });
    for (const name of ['未到期 8件', '按期完成 13件', '长期坚持 16件', '不涉及 1件']) {
      expect(whole).toContain(`\n${name}\n`);
    }
  });

  it('tells of what goes on whether there is a record of it', async () => {
    const report = await reportOf({ '人社中心.yaml': example('人社中心.yaml') });
    const going = report.ledgers[0]?.duties.filter(({ status }) => status === 'ongoing') ?? [];
    const count = (recorded: boolean | null) =>
      going.filter((duty) => duty.recorded === recorded).length;
    const [told, silent, doubtful] = [count(true), count(false), count(null)];
    expect([told, silent, doubtful]).not.toContain(0);
    const said = await shown(report, { verbose: true });
    const counts = `有记录${told}，无记录${silent}，看不出${doubtful}`;
    expect(said).toContain(`长期坚持${told + silent + doubtful}（${counts}）`);
    expect(said.match(/^ {2}第\d+项（有记录） /gm)).toHaveLength(told);
    expect(said.match(/^ {2}第\d+项（无记录） /gm)).toHaveLength(silent);
  });

  it('says that a date is provisional', async () => {
    const row = '  - 序号: 22\n    工作任务: 高质量公开民生保障信息\n';
    const record = '    公开记录: [{标题: 清单, 起算日期: 2026-12-10}]\n';
    const report = await reportOf({ 'x.yaml': ledger(row + record) }, { asOf: '2027-02-20' });
    const lines = await linesOf(report);
    expect(lines.find((line) => line.includes('第22项 清单'))).toMatch(/^ {2}20\d\d-\d\d-\d\d\* /);
    expect(lines).toContain('* 放假安排尚未公布，日期是暂定的');
  });
});

describe('several ledgers', () => {
  it('are a line of figures each, which add up', async () => {
    const report = await examples();
    const lines = await linesOf(report);
    const rows = lines.filter((line) => /(?: +\d+){9}$/.test(line));
    expect(rows.map((row) => row.split(' ')[0])).toEqual(EXAMPLES);
    const figures = rows.map((row) => row.split(/ +/).slice(2).map(Number));
    for (const [index, row] of figures.entries()) {
      expect(sum(row.slice(0, 6))).toBe(row[6]);
      expect(row[6]).toBe(report.ledgers[index]?.duties.length);
    }
    const column = (index: number) => sum(figures.map((row) => row[index] ?? Number.NaN));
    const { duties, findings } = report.summary;
    expect([0, 1, 2, 3, 4].map(column)).toEqual([
      duties.overdue,
      duties['due-soon'],
      duties.late,
      duties.unknown,
      duties['no-record'],
    ]);
    expect([column(7), column(8)]).toEqual([findings.error, findings.warning]);
    const total = column(6);
    const said = lines.slice(lines.indexOf(`5份台账，${total}件（每条记录、每一期各算一件）：`));
    expect(sum(figuresIn(said.join('\n')))).toBe(total);
    expect(said).toContain(`错误${column(7)}处，警告${column(8)}处，提示${findings.info}处。`);
  });

  it('have a line for each rule with errors, and no excerpts', async () => {
    const report = await examples();
    const lines = await linesOf(report);
    const rules = new Set(
      report.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, location }) => `${location.file} ${rule}`),
    );
    expect(lines.filter((line) => /\[[a-z-]+\]$/.test(line))).toHaveLength(rules.size);
    expect(lines.filter((line) => line.includes('│'))).toEqual([]);
    const painted = await shown(report, { paint: await colors() });
    expect(stripVTControlCharacters(painted).trimEnd().split('\n')).toEqual(lines);
    expect(lines).toContain('  逾期未办3处：任务18、27 [overdue]');
  });

  it('cost a bounded number of lines, whatever stands in them', async () => {
    const bad = Array.from({ length: 60 }, (_, no) => `  - {序号: ${no + 70}, 工作任务: 别的}\n`);
    const files = Object.fromEntries(
      Array.from({ length: 22 }, (_, index) => [`${index}.yaml`, ledger(bad.join(''))]),
    );
    expect((await linesOf(await reportOf(files))).length).toBeLessThan(22 * 6 + 12);
  });

  it('are shown whole where all is asked for', async () => {
    const lines = await linesOf(await examples(), { verbose: true });
    for (const name of EXAMPLES) expect(lines.join('\n')).toMatch(new RegExp(`^${name}：`, 'm'));
    expect(lines.filter((line) => line.includes('│')).length).toBeGreaterThan(20);
  });

  it('are left out where they have no findings and only findings are asked for', async () => {
    const files = {
      'a.yaml': example('建设局.yaml'),
      'b.yaml': ledger('[]').replace('建设局', '无'),
    };
    const lines = await linesOf(await reportOf(files), { quiet: true });
    expect(lines.some((line) => line.startsWith('检查日'))).toBe(false);
    expect(lines.some((line) => line.startsWith('2份台账（1份没有检查）'))).toBe(true);
  });
});

describe('a hostile ledger', () => {
  const rows = (count: number) => '  - {序号: 36, 工作任务: 推进政策集中统一公开}\n'.repeat(count);

  it('makes no endless report, which says what it leaves out', async () => {
    const report = await reportOf({ 'x.yaml': ledger(rows(3000)) });
    const lines = await linesOf(report);
    expect(lines.length).toBeLessThan(500);
    expect(lines).toContain(
      `同一任务写了两行另有${2999 - MOST_SHOWN}处，用 --verbose 全部列出 [duplicate-task]`,
    );
    const whole = await linesOf(report, { verbose: true });
    expect(whole.filter((line) => line.endsWith('[duplicate-task]'))).toHaveLength(2999);
  });

  it('makes no endless message', async () => {
    const long = '很长的时限'.repeat(20_000);
    const row = `  - 序号: 1\n    工作任务: ${long}\n    时限要求: ${long}\n    备注: ${long}\n`;
    for (const content of [ledger(row), ledger(row).replace('建设局', long)]) {
      const lines = await linesOf(await reportOf({ 'x.yaml': content }));
      expect(lines.length).toBeLessThan(250);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
      const both = await linesOf(await reportOf({ 'x.yaml': content, 'y.yaml': content }));
      expect(both.length).toBeLessThan(80);
      expect(Math.max(...both.map(displayWidth))).toBeLessThanOrEqual(80);
    }
  });

  it('sends nothing to the terminal but text', async () => {
    const row = '  - 工作任务: "\\e[31m红\\u202e\\u0007"\n    时限要求: "每月\\e]8;;x前"\n';
    for (const verbose of [false, true]) {
      const said = await shown(await reportOf({ 'x\u001b[2J.yaml': ledger(row) }), { verbose });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

describe('the text to the letter', () => {
  const golden = (name: string) => `../golden/${name}.txt`;

  it.each(EXAMPLES)('%s', async (name) => {
    const report = await reportOf({ [`${name}.yaml`]: example(`${name}.yaml`) });
    await expect(await shown(report)).toMatchFileSnapshot(golden(name));
  });

  it('of several', async () => {
    await expect(await shown(await examples())).toMatchFileSnapshot(golden('several'));
  });

  it('of many findings at one place', async () => {
    const report = await reportOf({ '建设局.yaml': ONE_ROW });
    await expect(await shown(report)).toMatchFileSnapshot(golden('many-findings'));
  });

  it('of what cannot be read', async () => {
    const report = await reportOf({ '建设局.yaml': '部门: [' });
    await expect(await shown(report)).toMatchFileSnapshot(golden('unreadable'));
  });
});
