import { beforeAll, describe, expect, it } from 'vitest';
import { readCircularTemplate } from '../../../src/cli/circular.ts';
import { type Circular, circularOf } from '../../../src/report/circular/circular.ts';
import type { CircularTemplate } from '../../../src/report/circular/template.ts';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { example } from '../check-texts.ts';
import { AS_OF, ledgerOf, officeFolder, report } from '../office/runs.ts';

async function reportOf(folder: string, ...options: string[]): Promise<OfficeReport> {
  const asOf = options.includes('--as-of') ? options : [...AS_OF, ...options];
  const { stdout } = await report(folder, ...asOf, '--format', 'json');
  return JSON.parse(stdout);
}

function circularFrom(
  told: OfficeReport,
  template: CircularTemplate = readCircularTemplate(),
): Circular {
  const [plan] = told.plans;
  if (!plan) throw new Error('a report has a plan');
  return circularOf(told, plan, template);
}

/** What one line of fields says. */
function said(told: OfficeReport, text: string): string | undefined {
  const template = { ...readCircularTemplate(), paragraphs: [{ text }] };
  return circularFrom(told, template).paragraphs[0]?.text;
}

const textOf = ({ paragraphs }: Circular) => paragraphs.map(({ text }) => text).join('\n');

describe('what a circular says', () => {
  let told: OfficeReport;
  beforeAll(async () => {
    told = await reportOf(officeFolder());
  });

  it('has the sections of one, numbered', () => {
    const headings = circularFrom(told).paragraphs.filter(({ kind }) => kind === 'heading');
    expect(headings.map(({ text }) => text)).toEqual([
      ...['一、总体情况', '二、表扬', '三、存在问题', '四、下一步要求'],
    ]);
    const subheadings = circularFrom(told).paragraphs.filter(({ kind }) => kind === 'subheading');
    expect(subheadings.map(({ text }) => text)).toEqual([
      '（一）台账报送方面',
      ...['（二）建设局', '（三）财政金融局', '（四）人社中心', '（五）民政和文旅事业中心'],
      '（六）需要核实的事项',
    ]);
  });

  it('tells each body’s tasks with their days', () => {
    const text = textOf(circularFrom(told));
    // As worked out for the check of the same ledger: 37 and 20 workdays past, 2 late.
    expect(text).toContain(
      '1．第18项 2022-06期 年度计划任务量完成进度：2022年7月14日到期，台账没有办结的记录，已逾期37个工作日。',
    );
    expect(text).toContain(
      '第1项 关于某中介公司发布虚假房源的行政处罚决定（行政处罚信息）：2022年8月16日到期，2022年8月18日办结，逾期2个工作日。',
    );
    expect(text).toContain('最早应到2022年7月31日结束，2022年7月30日已经结束，期限不足。');
  });

  it('has the figures of the report', () => {
    const sum = (of: (body: NonNullable<OfficeReport['bodies'][number]['figures']>) => number) =>
      told.bodies.reduce((total, { figures }) => total + (figures ? of(figures) : 0), 0);
    expect(
      said(
        told,
        '{应办件数} {按期件数} {逾期已办件数} {逾期未办件数} {即将逾期件数} {无法判定件数} {计入件数}',
      ),
    ).toBe(
      [
        sum(({ owed }) => owed),
        ...(['on-time', 'late', 'overdue', 'due-soon', 'unknown'] as const).map((status) =>
          sum(({ counts }) => counts[status]),
        ),
        sum(({ judged }) => judged),
      ].join(' '),
    );
    const rest = sum(({ counts }) => counts['not-due'] + counts.ongoing + counts['no-record']);
    expect(said(told, '{其余件数}')).toBe(String(rest));
    expect(
      said(told, '{应报送数} {已报送数} {未报送数} {读不出来数} {几份台账数} {看不出文件数}'),
    ).toBe('24 4 17 1 1 1');
    const items = circularFrom(told).paragraphs.filter(({ text }) =>
      /(?:到期，|期限不足)/.test(text),
    );
    expect(items).toHaveLength(told.overdue.length + told.late.length);
    expect(told.late).toHaveLength(sum(({ counts }) => counts.late));
  });

  it('has every body in its annex, and what the plan asks of a ranking', () => {
    const { annex } = circularFrom(told);
    expect(annex.rows.map(([, body]) => body)).toEqual(told.bodies.map(({ body }) => body));
    expect(annex.headings.at(-1)).toBe('名次');
    expect(annex.notes.join('')).toContain(told.plans[0]?.rankingNote);
    const template = readCircularTemplate();
    const without = circularFrom(told, {
      ...template,
      annex: { title: '表', ranking: false },
    }).annex;
    expect(without.headings).not.toContain('名次');
    expect(without.notes.join('')).not.toContain('名次');
    for (const row of without.rows) expect(row).toHaveLength(without.headings.length);
  });
});

describe('who is not handed in', () => {
  it('is blamed only past the day', async () => {
    const folder = folderOf({ '卫生事业中心.yaml': example('卫生事业中心.yaml') });
    const early = await reportOf(folder, '--as-of', '2022-05-31');
    expect(said(early, '{未报送数}，{尚未报送数}')).toBe('0，23');
    expect(textOf(circularFrom(early))).not.toContain('报送期限已过');
    const late = await reportOf(folder, '--as-of', '2022-06-01');
    expect(said(late, '{未报送数}，{尚未报送数}')).toBe('23，0');
  });

  it('is not blamed where a file bears its name', async () => {
    const told = await reportOf(officeFolder());
    expect(said(told, '{待核对单位}')).toBe('宣传新闻中心');
    expect(said(told, '{未报送单位}')).not.toContain('宣传新闻中心');
  });
});

describe('who is praised', () => {
  const GOOD = example('卫生事业中心.yaml');
  const praised = async (file: string, text: string) =>
    said(await reportOf(folderOf({ [file]: text })), '{表扬单位}');

  it('has nothing against it', async () => {
    expect(await praised('卫生事业中心.yaml', GOOD)).toBe('卫生事业中心');
  });

  it.each<[string, string, string]>([
    ['does not say when it handed in', '报送日期: 2022-05-27', '报送日期:'],
    ['handed in late', '报送日期: 2022-05-27', '报送日期: 2022-06-01'],
    ['was late with one thing', '公开日期: 2022-06-17', '公开日期: 2022-07-14'],
    ['has one thing that cannot be judged', '起算日期: 2022-06-15', '起算日期:'],
    ['has a fault in its ledger', '部门: 卫生事业中心', '部门: 卫生事业中心\n别的: 1'],
    ['has a link too few', '        链接: https://www.example.gov.cn/gongkai/2022/139.html\n', ''],
  ])('not one that %s', async (_what, from, to) => {
    expect(GOOD).toContain(from);
    expect(await praised('卫生事业中心.yaml', GOOD.replace(from, to))).toBe('');
  });

  it('not one of which anything is not judged, or that was late, whatever else was found', async () => {
    const told = await reportOf(folderOf({ '卫生事业中心.yaml': GOOD }));
    const withBody = (change: (body: OfficeReport['bodies'][number]) => object) => ({
      ...told,
      bodies: told.bodies.map((body) =>
        body.figures === null ? body : { ...body, ...change(body) },
      ),
    });
    expect(
      said(
        withBody(() => ({})),
        '{表扬数}',
      ),
    ).toBe('1');
    const onDay = withBody(() => ({ submitted: '2022-05-31' }));
    expect(said(onDay, '{表扬数}')).toBe('1');
    const dayLater = withBody(() => ({ submitted: '2022-06-01' }));
    expect(said(dayLater, '{表扬数}')).toBe('0');
    const unjudged = withBody(({ figures }) => ({
      figures: figures && { ...figures, counts: { ...figures.counts, unknown: 1 } },
    }));
    expect(said(unjudged, '{表扬数}')).toBe('0');
    const late = withBody(({ figures }) => ({
      figures: figures && { ...figures, judged: figures.judged + 1 },
    }));
    expect(said(late, '{表扬数}')).toBe('0');
    const waived = { rule: 'personal-data', severity: 'error', findings: 0, suppressed: 1 };
    const excused = withBody(({ rules }) => ({ rules: rules && [...rules, waived] }));
    expect(said(excused, '{表扬数}')).toBe('0');
  });

  it('not one whose file bears another’s name', async () => {
    expect(await praised('建设局.yaml', GOOD)).toBe('');
  });

  it('not one that has nothing to show', async () => {
    const told = await reportOf(
      folderOf({ 'a.yaml': ledgerOf('建设局') }),
      '--as-of',
      '2022-05-30',
    );
    expect(said(told, '{表扬数}')).toBe('0');
    expect(textOf(circularFrom(told))).not.toContain('予以表扬');
  });
});

it('a day that no notice has settled is said to be provisional', async () => {
  const told = await reportOf(officeFolder());
  const [first, ...rest] = told.overdue;
  if (!first) throw new Error('something is overdue');
  const unsettled = { ...told, overdue: [{ ...first, provisional: true }, ...rest] };
  expect(said(unsettled, '{暂定件数}')).toBe('1');
  expect(textOf(circularFrom(unsettled))).toMatch(/日（暂定）到期/);
  expect(textOf(circularFrom(unsettled))).toContain('以放假安排公布后的计算为准');
  expect(textOf(circularFrom(told))).not.toContain('暂定');
});
