import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/calendar/day.ts';
import type { Report } from '../../src/report/report.ts';
import { inProcess } from './in-process.ts';
import { folderOf } from './ledgers.ts';

const EXAMPLE = readFileSync('examples/建设局.yaml', 'utf8');
const AS_OF = ['--as-of', '2022-09-05'];

const ajv = new Ajv2020();
ajv.addFormat('date', (text: string) => parseDay(text) !== null);
const isReport = ajv.compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')));

let folder = '';
const path = (name: string) => join(folder, name);
beforeEach(() => {
  folder = folderOf({ 'a.yaml': EXAMPLE });
});

const check = (...args: string[]) => inProcess(['check', folder, ...AS_OF, ...args]);
const withBaseline = (...args: string[]) => check('--baseline', path('base.json'), ...args);

async function reported(...args: string[]): Promise<Report> {
  const { stdout } = await check('--format', 'json', ...args);
  const report = JSON.parse(stdout);
  isReport(report);
  expect(isReport.errors).toBeNull();
  return report;
}

describe('a baseline', () => {
  beforeEach(async () => {
    const { code, stderr } = await withBaseline('--update-baseline');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/基线已写入“.*base\.json”，共13处/)]);
  });

  it('holds the errors and warnings in one order, by names from its folder', async () => {
    const text = readFileSync(path('base.json'), 'utf8');
    const { findings } = JSON.parse(text);
    const { findings: all } = await reported();
    const own = all.filter(({ severity }) => severity !== 'info');
    expect(findings).toHaveLength(own.length);
    expect(findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(
      own.map(({ fingerprint }) => fingerprint).sort(),
    );
    expect(new Set(findings.map(({ file }: { file: string }) => file))).toEqual(
      new Set(['a.yaml']),
    );
    await withBaseline('--update-baseline');
    expect(readFileSync(path('base.json'), 'utf8')).toBe(text);
  });

  it('makes what is old fail no run, and says so', async () => {
    const { code, stdout, stderr } = await withBaseline('--max-warnings', '0');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('没有计入的问题：基线里已有的13处。');
    // What is overdue stays so.
    expect(stdout).toContain('逾期未办3');
    const { findings, suppressed, summary } = await reported('--baseline', path('base.json'));
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['info']));
    expect(suppressed).toHaveLength(13);
    expect(summary.suppressed).toEqual({ baseline: 13, waiver: 0 });
  });

  it('lets what is new fail', async () => {
    writeFileSync(path('a.yaml'), EXAMPLE.replace('公开日期: 2022-06-13', '公开日期: 2022-06-31'));
    const { code, stdout } = await withBaseline();
    expect(code).toBe(1);
    expect(stdout).toContain('2022-06-31');
  });

  it('does not cover what was a warning and is an error now', async () => {
    const text = readFileSync(path('base.json'), 'utf8');
    writeFileSync(path('base.json'), text.replaceAll('"severity":"error"', '"severity":"warning"'));
    const { summary } = await reported('--baseline', path('base.json'));
    expect(summary.findings).toMatchObject({ error: 7, warning: 0 });
  });

  it('covers the same finding in another file of the body no more', async () => {
    writeFileSync(path('b.yaml'), EXAMPLE);
    const { summary } = await reported('--baseline', path('base.json'));
    expect(summary.findings.error).toBe(7);
  });

  it('tells what is gone, of ledgers that were checked', async () => {
    writeFileSync(path('a.yaml'), EXAMPLE.replace('事项: 行政处罚\n', '事项: 行政处罚信息\n'));
    const { stderr } = await withBaseline();
    expect(stderr).toContain('已经没有了');
    expect(stderr).toMatch(/^ {2}a\.yaml unknown-matter\//m);
    const other = folderOf({ 'c.yaml': '部门: 无此单位\n台账: []\n' });
    const partial = await inProcess(['check', other, ...AS_OF, '--baseline', path('base.json')]);
    expect(partial.stderr).toBe('');
  });

  it('keeps at an update what was not checked, and drops what is no more', async () => {
    writeFileSync(path('b.yaml'), EXAMPLE);
    await withBaseline('--update-baseline');
    const files = () => {
      const { findings } = JSON.parse(readFileSync(path('base.json'), 'utf8'));
      return findings.map(({ file }: { file: string }) => file);
    };
    expect(files()).toHaveLength(26);
    await inProcess([
      ...['check', path('a.yaml'), ...AS_OF, '--baseline', path('base.json'), '--update-baseline'],
    ]);
    expect(files()).toHaveLength(26);
    rmSync(path('b.yaml'));
    await withBaseline('--update-baseline');
    expect(new Set(files())).toEqual(new Set(['a.yaml']));
  });

  it('never holds a ledger that was not checked', async () => {
    writeFileSync(path('a.yaml'), 'a: [');
    const { code } = await withBaseline('--update-baseline');
    expect(code).toBe(1);
    expect((await withBaseline()).code).toBe(1);
  });
});

it.each([
  [['--update-baseline'], '--baseline'],
  [['--baseline', 'missing.json'], '--update-baseline'],
  [['--baseline', 'package.json'], '不是'],
])('%j is wrong usage', async (args, said) => {
  const { code, stdout, stderr } = await check(...args);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)]);
});

describe('waivers', () => {
  const configured = (waiver: string, ...args: string[]) => {
    const config = path('c.yaml');
    writeFileSync(config, `waivers:\n  - {${waiver}, reason: 系统迁移, approvedBy: 大数据科}\n`);
    return reported('--config', config, ...args);
  };

  it('hold for the rule, the body and the task until the day, and are on record', async () => {
    const { findings, suppressed, summary, ledgers } = await configured(
      'rule: overdue, body: 建设局, task: 18, until: 2022-09-05',
    );
    const overdue = findings.filter(({ rule }) => rule === 'overdue');
    expect(overdue.map(({ taskNo }) => taskNo)).toEqual(['27']);
    expect(suppressed?.map(({ rule, taskNo }) => `${rule} ${taskNo}`)).toEqual([
      'overdue 18',
      'overdue 18',
    ]);
    expect(suppressed?.[0]?.suppression).toEqual({
      ...{ kind: 'waiver', reason: '系统迁移', approvedBy: '大数据科', until: '2022-09-05' },
    });
    expect(summary.suppressed).toEqual({ baseline: 0, waiver: 2 });
    expect(summary.configuration).toBeUndefined();
    expect(ledgers[0]?.counts.overdue).toBe(3);
    const all = await configured('rule: overdue, body: 建设局, until: 2022-09-05');
    expect(all.suppressed).toHaveLength(3);
  });

  it.each([
    ['rule: overdue, body: 建设局, until: 2022-09-04', 'waiver-expired', '已经过期'],
    ['rule: future-date, body: 建设局, until: 2022-09-05', 'waiver-unused', '没有用到'],
    ['rule: overdue, body: 建设局, task: 1, until: 2022-09-05', 'waiver-unused', '第1项'],
  ])('%s is told', async (waiver, rule, said) => {
    const { summary, suppressed } = await configured(waiver);
    expect(suppressed).toBeUndefined();
    expect(summary.configuration).toEqual([
      expect.objectContaining({
        rule,
        severity: 'warning',
        message: expect.stringContaining(said),
      }),
    ]);
    // Seven warnings of the ledger's are six.
    expect(summary.findings).toMatchObject({ error: 7, warning: 7 });
    for (const format of ['text', 'ndjson', 'github', 'gitlab', 'junit', 'sarif', 'markdown']) {
      const { stdout } = await check('--config', path('c.yaml'), '--format', format);
      expect(stdout.replaceAll(/\n */g, '')).toContain(said);
    }
  });

  it('of a body whose ledger was not checked are not called unused', async () => {
    const { summary } = await configured('rule: overdue, body: 卫生事业中心, until: 2022-09-05');
    expect(summary.configuration).toBeUndefined();
  });

  it('show in SARIF as suppressed', async () => {
    await configured('rule: overdue, body: 建设局, until: 2022-09-05');
    const { stdout } = await check('--config', path('c.yaml'), '--format', 'sarif');
    const [run] = JSON.parse(stdout).runs;
    const suppressed = run.results.filter(
      ({ suppressions }: { suppressions?: object }) => suppressions,
    );
    expect(suppressed).toHaveLength(3);
    expect(suppressed[0].suppressions[0].justification).toContain('大数据科批准，到2022-09-05');
  });

  it('merge to what one run would say', async () => {
    await configured('rule: future-date, body: 建设局, until: 2022-09-05');
    writeFileSync(path('b.yaml'), readFileSync('examples/卫生事业中心.yaml'));
    for (const name of ['a', 'b']) {
      await inProcess([
        ...['check', path(`${name}.yaml`), ...AS_OF, '--config', path('c.yaml')],
        ...['--format', `ndjson:${path(`${name}.ndjson`)}`],
      ]);
    }
    const whole = await check('--config', path('c.yaml'), '--format', 'ndjson');
    const merged = await inProcess([
      ...['report', '--from', path('a.ndjson'), path('b.ndjson'), '--format', 'ndjson'],
    ]);
    expect(merged.stdout).toBe(whole.stdout);
  });

  it.each([
    ['rule: overdeu, body: 建设局, until: 2022-09-05', '是不是 overdue？'],
    ['rule: unreadable, body: 建设局, until: 2022-09-05', '不能豁免'],
    ['rule: overdue, until: 2022-09-05', 'body'],
    ['rule: overdue, body: 建设局, until: 2022-9-5', '2022-09-05'],
  ])('%s is wrong configuration', async (waiver, said) => {
    writeFileSync(
      path('c.yaml'),
      `waivers:\n  - {${waiver}, reason: 系统迁移, approvedBy: 大数据科}\n`,
    );
    const { code, stderr } = await check('--config', path('c.yaml'));
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(stderr).toContain('c.yaml:2:');
  });
});
