import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/calendar/day.ts';
import { STATUSES } from '../../../src/check/status.ts';
import type { Figures, OfficeReport } from '../../../src/report/office/office-report.ts';
import type { DutyReport, Report } from '../../../src/report/report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { AS_OF, ledgerOf, officeFolder, report } from './runs.ts';

const PLAN = 'zibo-gaoxin/2022';
let folder = '';
let told: OfficeReport;
let checked: Report;

beforeAll(async () => {
  folder = officeFolder();
  told = JSON.parse((await report(folder, ...AS_OF, '--format', 'json')).stdout);
  checked = JSON.parse((await inProcess(['check', folder, ...AS_OF, '--format', 'json'])).stdout);
});

const bodyNamed = (name: string) => told.bodies.find(({ body }) => body === name);
const inFolder = (name: string) => join(folder, name);

describe('who has handed in', () => {
  it('has every body of the plan once, each in one state', () => {
    expect(told.bodies).toHaveLength(24);
    const states = told.bodies.filter(({ state }) => state !== 'missing');
    expect(states.map(({ body, state }) => [body, state])).toEqual([
      ['建设局', 'submitted'],
      ['财政金融局', 'submitted'],
      ['经济发展局', 'duplicate'],
      ['市场监管局', 'unreadable'],
      ['人社中心', 'submitted'],
      ['民政和文旅事业中心', 'submitted'],
    ]);
    expect(told.handedIn).toEqual({
      expected: 24,
      submitted: 4,
      unreadable: 1,
      duplicate: 1,
      missing: 18,
    });
  });

  it('names what cannot be read, with the body that the file’s name tells', () => {
    expect(told.unreadable.map(({ file, body }) => [file, body])).toEqual([
      [inFolder('台账-市场监督管理局.yaml'), '市场监管局'],
      [inFolder('新建文档.yaml'), null],
    ]);
  });

  it('finds a file that bears another body’s name', () => {
    expect(told.misnamed).toEqual([
      {
        ...{ plan: PLAN, file: inFolder('宣传新闻中心.yaml') },
        ...{ body: '财政金融局', named: ['宣传新闻中心'] },
      },
    ]);
  });

  it('is found as what concerns no single ledger', () => {
    const count = (rule: string) => told.findings.filter((found) => found.rule === rule).length;
    expect([count('ledger-missing'), count('duplicate-ledger'), count('ledger-misnamed')]).toEqual([
      18, 1, 1,
    ]);
  });

  it('blames nobody before the ledgers are due, and knows a body by what an unchecked ledger says', async () => {
    const other = folderOf({ 'x.yaml': ledgerOf('经发局').replace('2022\n', '1999\n') });
    const early: OfficeReport = JSON.parse(
      (await report(other, '--as-of', '2022-05-31', '--format', 'json')).stdout,
    );
    expect(early.unreadable).toMatchObject([{ body: '经济发展局' }]);
    const missing = early.findings.filter(({ rule }) => rule === 'ledger-missing');
    expect(missing).toHaveLength(23);
    expect(new Set(missing.map(({ severity }) => severity))).toEqual(new Set(['info']));
    const late: OfficeReport = JSON.parse(
      (await report(other, '--as-of', '2022-06-01', '--format', 'json')).stdout,
    );
    expect(late.findings[0]?.severity).toBe('error');
  });

  it('knows a ledger that names no plan that can be read as one of its body, and says which one the others name', async () => {
    const other = folderOf({
      '1.yaml': ledgerOf('经发局').replace('zibo-gaoxin/2022', '[]'),
      '2.yaml': ledgerOf('建设局').replace('zibo-gaoxin/2022', 'zibo-gaoxin/1999'),
      '3.yaml': ledgerOf('写的：zibo-gaoxin/').replace('zibo-gaoxin/2022', 'elsewhere/2022'),
    });
    const run: Report = JSON.parse(
      (await inProcess(['check', other, ...AS_OF, '--format', 'json'])).stdout,
    );
    expect(run.ledgers.map(({ checked, plan }) => [checked, plan])).toEqual([
      [false, null],
      [false, 'zibo-gaoxin/1999'],
      [false, 'elsewhere/2022'],
    ]);
    const told: OfficeReport = JSON.parse(
      (await report(other, ...AS_OF, '--format', 'json')).stdout,
    );
    expect(told.unreadable.map(({ body }) => body)).toEqual(['经济发展局', '建设局', null]);
    expect(told.handedIn).toMatchObject({ unreadable: 2, missing: 22 });
  });

  it('counts the ledger of another plan for nobody, and does not blame the body of that name either', async () => {
    const other = folderOf({
      'x.yaml': ledgerOf('市场监督管理局').replace('zibo-gaoxin', 'elsewhere'),
    });
    const told: OfficeReport = JSON.parse(
      (await report(other, ...AS_OF, '--format', 'json')).stdout,
    );
    expect(told.unreadable).toMatchObject([{ body: null }]);
    expect(told.handedIn).toMatchObject({ submitted: 0, unreadable: 0, missing: 24 });
    const severities = told.findings.map(({ message, severity }) => [
      message.includes('“计划”却不是已有的方案'),
      severity,
    ]);
    expect(severities.filter(([isTold]) => isTold)).toEqual([[true, 'warning']]);
    expect(severities.filter(([, severity]) => severity === 'error')).toHaveLength(23);
  });
});

/** The figures counted anew, one status at a time. */
function counted(duties: DutyReport[]): Figures {
  const of = (status: string) => duties.filter((duty) => duty.status === status).length;
  return {
    owed: duties.filter(({ status }) => status !== 'not-applicable').length,
    counts: Object.fromEntries(STATUSES.map((status) => [status, of(status)])) as Figures['counts'],
    onTime: of('on-time'),
    judged: duties.filter(({ status }) => /^(?:on-time|late|overdue)$/.test(status)).length,
  };
}

describe('each figure is what the duties of the check come to', () => {
  /** The ledgers that count: of a body with two, none. */
  const counting = () =>
    checked.ledgers.filter(({ checked: isChecked, body }) => isChecked && body !== '经济发展局');
  const all = () =>
    counting().flatMap(({ body, duties }) => duties.map((duty) => ({ ...duty, body })));

  it('by body', () => {
    for (const { body, figures } of told.bodies) {
      const own = counting().find((ledger) => ledger.body === body);
      expect(figures).toEqual(own ? counted(own.duties) : null);
    }
  });

  it('in all', () => {
    expect(told.total).toEqual(counted(all()));
  });

  it('by task', () => {
    expect(told.tasks).toHaveLength(checked.plans[0]?.tasks.length ?? 0);
    for (const { no, bodies } of told.tasks) {
      const must = checked.plans[0]?.bodies.filter((body) => body.must.includes(no)) ?? [];
      expect(bodies.filter((own) => own.must).map(({ body }) => body)).toEqual(
        must.map(({ name }) => name),
      );
      for (const { body, figures } of bodies) {
        if (figures === null) expect(bodyNamed(body)?.state).not.toBe('submitted');
        else {
          const own = all().filter((duty) => duty.body === body && duty.taskNo === no);
          expect(figures).toEqual(counted(own));
        }
      }
    }
    const judged = told.tasks.flatMap(({ bodies }) =>
      bodies.flatMap(({ figures }) => figures ?? []),
    );
    const sum = judged.reduce((total, { owed }) => total + owed, 0);
    expect(sum).toBe(counted(all().filter(({ taskNo }) => taskNo !== null)).owed);
  });

  it('by category and by office', () => {
    const categoryOf = new Map(checked.plans[0]?.tasks.map(({ no, category }) => [no, category]));
    for (const { name, figures } of told.categories) {
      const own = all().filter(
        ({ taskNo }) => (taskNo === null ? '本单位自定的任务' : categoryOf.get(taskNo)) === name,
      );
      expect(figures).toEqual(counted(own));
    }
    for (const { name, figures } of told.offices) {
      const own = all().filter(
        ({ body, office }) => `${body} ${office ?? '（没有写责任科室）'}` === name,
      );
      expect(figures).toEqual(counted(own));
    }
    for (const groups of [told.categories, told.offices]) {
      expect(groups.reduce((sum, { figures }) => sum + figures.owed, 0)).toBe(counted(all()).owed);
    }
  });

  it('of what is overdue, falls due and does not concern a body', () => {
    const overdue = all().filter(({ status }) => status === 'overdue');
    expect(told.overdue.map(({ id }) => id).sort()).toEqual(overdue.map(({ id }) => id).sort());
    const days = told.overdue.map(({ remaining }) => remaining);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    const upcoming = all().filter(
      ({ status, remaining }) =>
        ['due-soon', 'not-due'].includes(status) && remaining !== null && remaining <= 20,
    );
    expect(told.upcoming.map(({ id }) => id).sort()).toEqual(upcoming.map(({ id }) => id).sort());
    expect(told.notApplicable).toHaveLength(counted(all()).counts['not-applicable']);
    expect(overdue.length * upcoming.length * told.notApplicable.length).toBeGreaterThan(0);
  });

  it('of findings by rule', () => {
    for (const { rule, severity, findings, ledgers } of told.rules) {
      const own = checked.findings.filter(
        (finding) => finding.rule === rule && finding.severity === severity,
      );
      expect(findings).toBe(own.length);
      expect(ledgers).toBe(new Set(own.map(({ location }) => location.file)).size);
    }
    const sum = told.rules.reduce((total, { findings }) => total + findings, 0);
    expect(sum).toBe(checked.findings.length);
    const { error, warning, info } = told.summary.findings;
    expect(error + warning + info).toBe(sum + told.findings.length);
  });

  it('of the ranks: one more than there are better ones', () => {
    const rated = told.bodies.flatMap(({ rank, figures }) =>
      figures && figures.judged > 0 ? [{ rank, rate: figures.onTime / figures.judged }] : [],
    );
    expect(rated.length).toBeGreaterThan(2);
    for (const { rank, rate } of rated) {
      expect(rank).toBe(1 + rated.filter((other) => other.rate > rate).length);
    }
    const others = told.bodies.filter(({ figures }) => !figures || figures.judged === 0);
    for (const { rank } of others) expect(rank).toBeNull();
  });
});

describe('a rank', () => {
  it('is shared by bodies of equal rate, and 不涉及 counts neither way', async () => {
    const done = '{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-06-02}';
    const late = '{标题: 乙, 起算日期: 2022-06-01, 公开日期: 2022-08-30}';
    // As of a day on which nothing else has fallen due.
    const folderOfTwo = folderOf({
      '1.yaml': ledgerOf('建设局', `${done}, ${late}`),
      '2.yaml': ledgerOf('财政金融局', `${done}, ${done}, ${late}, ${late}`),
      '3.yaml': ledgerOf('宣传新闻中心', done),
    });
    const { bodies: rows } = JSON.parse(
      (await report(folderOfTwo, '--as-of', '2022-06-05', '--format', 'json')).stdout,
    ) as OfficeReport;
    const ranks = rows.filter(({ rank }) => rank !== null).map(({ body, rank }) => [body, rank]);
    expect(ranks).toEqual([
      ['建设局', 1],
      ['财政金融局', 1],
      ['宣传新闻中心', 1],
    ]);
  });

  it('comes with what the plan asks before one is published', async () => {
    const { stdout } = await report(folder, ...AS_OF);
    expect(told.plans).toMatchObject([{ id: PLAN }]);
    expect(told.plans[0]?.rankingNote).toMatch(/^合理运用考核结果，.*批准（六、改进作风）$/);
    expect(stdout.replace(/\s/g, '')).toContain(told.plans[0]?.rankingNote);
    expect(stdout).toContain('按期率＝按期完成÷（按期完成＋逾期已办＋逾期未办）');
    const csv = (await report(folder, ...AS_OF, '--format', 'csv')).stdout;
    expect(csv.split('\r\n')[0]).toContain(',名次（内部掌握，公布须经批准）,');
  });
});

it('the JSON is what the schema describes', () => {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.addFormat('date', (text: string) => parseDay(text) !== null);
  const validate = ajv.compile(
    JSON.parse(readFileSync('schemas/office-report.schema.json', 'utf8')),
  );
  validate(told);
  expect(validate.errors).toBeNull();
});

describe('the exit code', () => {
  it.each([
    [1, []],
    [0, ['--fail-on', 'never']],
    [1, ['--fail-on', 'never', '--max-warnings', '0']],
  ])('is %i with %j', async (code, more) => {
    expect((await report(folder, ...AS_OF, ...more)).code).toBe(code);
  });

  it.each([
    [[], '请写明台账'],
    [['nowhere.yaml'], 'nowhere.yaml'],
    [['x.yaml', '--from', 'y.ndjson'], '--from'],
    [['--from', 'y.ndjson', '--as-of', '2022-09-05'], '--from'],
    [['--from', 'nowhere.ndjson'], 'nowhere.ndjson'],
    [['--from', 'package.json'], '第1行不是'],
    [['--format', 'pdf', 'x.yaml'], 'markdown'],
  ])('is 2 for %j', async (args, said) => {
    const { code, stdout, stderr } = await report(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });
});
