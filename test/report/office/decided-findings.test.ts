import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { readDocument } from '../../ooxml/read-document.ts';
import { readWorkbook } from '../../ooxml/read-workbook.ts';
import { example } from '../check-texts.ts';
import { AS_OF, report } from './runs.ts';

// examples/建设局.yaml has three duties overdue on that day, two of them of task 18.
const WAIVERS = `waivers:
  - {rule: overdue, body: 建设局, task: 18, until: 2022-09-05, reason: 系统迁移, approvedBy: 大数据科}
  - {rule: overdue, body: 建设局, task: 27, until: 2022-09-04, reason: 系统迁移, approvedBy: 大数据科}
`;
const EXPIRED = '豁免只到2022-09-04，已经过期';
const NOT_COUNTED = '没有计入的问题：豁免的2处。';

let folder = '';
let config = '';
let told: OfficeReport;
let plain: OfficeReport;

const json = async (...args: string[]): Promise<OfficeReport> =>
  JSON.parse((await report(...args, ...AS_OF, '--format', 'json')).stdout);

beforeAll(async () => {
  folder = folderOf({ '建设局.yaml': example('建设局.yaml') });
  config = join(folderOf({ 'c.yaml': WAIVERS }), 'c.yaml');
  told = await json(folder, '--config', config);
  plain = await json(folder);
});

describe('what somebody answers for', () => {
  it('is not counted among the findings, and is told beside them', () => {
    const row = ({ rules }: OfficeReport) => rules.find(({ rule }) => rule === 'overdue');
    expect(row(plain)).toMatchObject({ findings: 3, suppressed: 0, ledgers: 1 });
    expect(row(told)).toMatchObject({ findings: 1, suppressed: 2, ledgers: 1 });
    expect(told.summary.suppressed).toEqual({ baseline: 0, waiver: 2 });
    const { error, warning, info } = plain.summary.findings;
    // The waiver that has expired is a warning itself.
    expect(told.summary.findings).toEqual({ error: error - 2, warning: warning + 1, info });
  });

  it('leaves the figures of what is owed as they are', () => {
    expect(told.total).toEqual(plain.total);
    expect(told.overdue).toEqual(plain.overdue);
  });
});

describe('a waiver that has expired', () => {
  it('is a finding of the configuration, with its place', () => {
    expect(plain.configuration).toEqual([]);
    expect(told.configuration).toMatchObject([
      { rule: 'waiver-expired', severity: 'warning', file: config, line: 3 },
    ]);
  });

  it.each(['text', 'markdown', 'html'])(
    'is told in %s, and what is not counted',
    async (format) => {
      const { stdout } = await report(folder, '--config', config, ...AS_OF, '--format', format);
      // In text the place stands beside the lines of the message.
      expect(stdout.replaceAll('\\', '')).toContain(
        EXPIRED.slice(0, format === 'text' ? 3 : Infinity),
      );
      expect(stdout).toContain('配置的问题');
      expect(stdout).toContain(NOT_COUNTED);
    },
  );

  it('is told in the workbook, whose list is as long as it says', async () => {
    const file = join(folderOf({}), '汇总.xlsx');
    await report(folder, '--config', config, ...AS_OF, '-o', file);
    const sheets = readWorkbook(readFileSync(file));
    const rows = sheets.find(({ name }) => name === '问题清单')?.rows ?? [];
    const notes = String(rows[1]?.[0]?.value);
    expect(notes).toContain(`共${rows.length - 3}行`);
    expect(notes).not.toContain('没有列出');
    expect(notes).toContain(NOT_COUNTED);
    const own = rows.find((row) => String(row[5]?.value).includes(EXPIRED));
    expect(own?.map(({ value }) => value).slice(0, 4)).toEqual(['警告', null, config, '第3行']);
  });

  it('is told in the Word document', async () => {
    const file = join(folderOf({}), '汇总.docx');
    await report(folder, '--config', config, ...AS_OF, '-o', file);
    const { paragraphs, tables } = readDocument(readFileSync(file));
    expect(paragraphs).toContain('配置的问题');
    expect(tables.flat(2).join('\n')).toContain(EXPIRED);
  });

  it('is merged with results that were written earlier', async () => {
    const run = join(folderOf({}), 'run.ndjson');
    await inProcess(['check', folder, '--config', config, ...AS_OF, '--format', `ndjson:${run}`]);
    const merged = await report('--from', run, '--format', 'json');
    expect(JSON.parse(merged.stdout)).toEqual(told);
  });
});

describe('levels that the configuration changes', () => {
  it('are told where an earlier report had others, in whatever order they were written', async () => {
    const path = (name: string) => join(levels, name);
    const levels = folderOf({
      'a.yaml': 'severity: {overdue: warning, late: info}\n',
      'b.yaml': 'severity: {late: info, overdue: warning}\n',
      'c.yaml': 'severity: {late: off}\n',
    });
    await inProcess([
      ...['check', folder, '--config', path('a.yaml'), ...AS_OF],
      ...['--format', 'ndjson', '--output', path('a.ndjson')],
    ]);
    const compared = async (config: string) => {
      const options = ['--config', path(config), '--compare', path('a.ndjson')];
      const { stdout, stderr } = await report(folder, ...AS_OF, ...options);
      expect(stderr).toBe('');
      return stdout.replace(/\n\s*/g, '');
    };
    expect(await compared('b.yaml')).not.toContain('级别两次不同');
    const other = await compared('c.yaml');
    expect(other).toContain(
      '问题的级别两次不同，事项的情况不受影响。上次按配置：逾期已办 [late] 作提示；逾期未办 [overdue] 作警告；',
    );
    expect(other).toContain('；这次按配置：逾期已办 [late] 不报告。');
  });
});

describe('a result of another version, with a rule that this one does not know', () => {
  it.each(['text', 'markdown', 'html', 'json', 'csv', 'xlsx', 'docx', 'circular'])(
    'is reported all the same: %s',
    async (format) => {
      const run = await inProcess([
        ...['check', folder, '--config', config, ...AS_OF, '--format', 'ndjson'],
      ]);
      const other = folderOf({
        'run.ndjson': run.stdout.replaceAll(
          /"rule":"(?:overdue|waiver-expired)"/g,
          '"rule":"of-another-version"',
        ),
      });
      const out = join(other, 'out.docx');
      const options = format === 'circular' ? ['-o', out] : ['-o', join(other, `out.${format}`)];
      const { code, stderr } = await report(
        ...['--from', join(other, 'run.ndjson'), '--format', format, '--fail-on', 'never'],
        ...options.filter(() => /xlsx|docx|circular/.test(format)),
      );
      expect([code, stderr]).toEqual([0, '']);
    },
  );

  it.each([
    ['"severity":{}', '"severity":null'],
    ['"severity":{}', '"severity":{"late":1}'],
    ['"severity":"error"', '"severity":"grave"'],
    [`"location":{"file":"`, `"location":{"name":"`],
  ])('is refused where its form is another: %s → %s', async (from, to) => {
    const run = await inProcess(['check', folder, ...AS_OF, '--format', 'ndjson']);
    expect(run.stdout).toContain(from);
    const file = join(folderOf({}), 'run.ndjson');
    writeFileSync(file, run.stdout.replace(from, to));
    const { code, stderr } = await report('--from', file);
    expect(code).toBe(2);
    expect(stderr).toContain('不是 gongkai check --format ndjson 的内容');
  });
});
