import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../../src/calendar/bundled-calendar.ts';
import { dayOf, formatDay } from '../../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../../src/check/check-ledger.ts';
import { loadLedger } from '../../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../../src/plan/resolve-plan.ts';

const path = (name: string) =>
  fileURLToPath(new URL(`../../data/office/shown/${name}`, import.meta.url));
const DISCLOSURE = path('plan-disclosure.yaml');
const REQUESTS = path('plan-requests.yaml');
const ZIBO = 'zibo-gaoxin/2022';

/** The duties that records answer, and the findings, of a file. */
async function checked(file: string, planName: string) {
  const plan = loadPlan(planName);
  const isZibo = planName === ZIBO;
  const defaults = { plan: () => plan.id, ...(isZibo && { body: '建设局' }) };
  const loaded = await loadLedger(path(file), undefined, defaults);
  // The files are short; what they leave blank is not what they are about.
  if (loaded.ledger) loaded.ledger.isBlank = () => false;
  const { findings, comparison } = checkLedger(loaded, onlyPlan(plan, loaded), {
    calendar: bundledCalendar(),
    asOf: isZibo ? dayOf(2022, 12, 30) : dayOf(2022, 9, 5),
    dueSoon: 5,
  });
  return {
    ledger: loaded.ledger,
    findings,
    duties: (comparison?.duties ?? [])
      .filter(({ record }) => record !== null)
      .map(({ record, period, status, due, done }) =>
        [
          record?.title,
          period?.label,
          status,
          due?.date === undefined ? undefined : formatDay(due.date),
          done === null ? undefined : formatDay(done),
        ]
          .filter((text) => text !== undefined)
          .join(' '),
      ),
  };
}

const ON_TIME = '关于甲 on-time 2022-06-30 2022-06-13';
const OVERDUE = '关于甲 overdue 2022-06-30';

/**
 * Files that other programs read wrongly, or that were read wrongly here; what Excel, WPS or Word shows
 * a person is right.
 */
const FILES: [file: string, why: string, duties: string[], rules: string[], plan?: string][] = [
  ['string-without-index.xlsx', 'a text without an index is a blank cell', [OVERDUE], ['overdue']],
  ['serial-float.xlsx', '44712.99999999999 is shown as 2022-06-01', [ON_TIME], []],
  ['vanish.docx', 'hidden text is not shown', [OVERDUE], ['overdue']],
  ['placeholder.docx', 'a prompt is no date', [OVERDUE], ['overdue']],
  ['link-fragment.xlsx', 'the address goes on behind #', [ON_TIME], []],
  [
    'table-without-head.docx',
    'a table that goes on without a head',
    [ON_TIME, '关于乙 overdue 2022-06-30'],
    ['overdue'],
  ],
  [
    'formula-without-result.xlsx',
    'nobody can know it',
    ['关于甲 unknown 2022-06-30'],
    ['cell-unreadable'],
  ],
  ['strings-missing.xlsx', 'the file is damaged', [], ['unreadable']],
  ['link-range.xlsx', 'a link over a range', [ON_TIME, '关于乙 on-time 2022-07-01 2022-06-14'], []],
  ['hyperlink-field.docx', 'the address stands in the code of the field', [ON_TIME], []],
  ['equals-quoted.csv', 'the text inside', [ON_TIME], []],
  ['hmerge.docx', 'a section row merged as old programs do it', [ON_TIME], []],
  ['text-box.docx', 'a table in a text box', [ON_TIME], []],
  ['layout.docx', 'a table in a layout table', [ON_TIME], []],
  ['hyphen-u2011.xlsx', 'a hyphen that does not break', [ON_TIME], []],
  [
    'dropdown.docx',
    'the choice of an old drop-down',
    ['申请甲 on-time 2022-07-28 2022-07-20'],
    [],
    REQUESTS,
  ],
  ['stray-quote.csv', 'rows swallowed by a quote', [], ['unreadable'], ZIBO],
  ['numbered-by-style.docx', 'a number that Word counts itself', [], ['unreadable'], ZIBO],
];

describe('what a person is shown', () => {
  it.each(FILES)('%s: %s', async (file, _why, duties, rules, plan = DISCLOSURE) => {
    const told = await checked(file, plan);
    expect(told.duties).toEqual(duties);
    expect(told.findings.map(({ rule }) => rule)).toEqual(rules);
  });

  it('tabs-and-commas.csv: the separator that makes the rows agree', async () => {
    const told = await checked('tabs-and-commas.csv', DISCLOSURE);
    expect(told.duties).toHaveLength(6);
    expect(new Set(told.duties.map((duty) => duty.split(' ')[1]))).toEqual(new Set(['on-time']));
    expect(told.findings).toEqual([]);
  });

  it('link-fragment.xlsx: the whole address', async () => {
    const { ledger } = await checked('link-fragment.xlsx', DISCLOSURE);
    expect(ledger?.entries[0]?.records[0]?.link).toBe(
      'https://www.example.gov.cn/index.html#/col/2022?id=7',
    );
  });

  it('stray-quote.csv: the line where the quote opens', async () => {
    const { findings } = await checked('stray-quote.csv', ZIBO);
    expect(findings[0]?.message).toContain('第 3 行的引号');
  });

  it('period-as-number.xlsx: October, by its number format', async () => {
    const { duties } = await checked('period-as-number.xlsx', ZIBO);
    expect(duties).toEqual(['10月完成进度 2022-10 on-time 2022-11-14 2022-11-10']);
  });

  it('zero-hidden.xlsx: nothing is shown', async () => {
    const { duties, findings } = await checked('zero-hidden.xlsx', ZIBO);
    expect(duties).toEqual(['竣工 overdue 2022-06-30']);
    expect(findings.filter(({ rule }) => rule === 'schema')).toEqual([]);
  });

  it('hyperlink-formula.xlsx: the addresses stand in the formulas', async () => {
    const { ledger, findings } = await checked('hyperlink-formula.xlsx', ZIBO);
    expect(findings.filter(({ rule }) => rule === 'schema')).toEqual([]);
    expect(ledger?.entries[0]?.records[0]?.link).toBe(
      'https://www.example.gov.cn/gongkai/2022/101.html',
    );
  });

  it('workbook-at-package-root.xlsx: the parts are where the package says', async () => {
    const { duties } = await checked('workbook-at-package-root.xlsx', ZIBO);
    expect(duties.length).toBeGreaterThan(10);
  });

  it('decimals.csv: decimals are no numbers of a person', async () => {
    const { findings } = await checked('decimals.csv', ZIBO);
    expect(findings.filter(({ rule }) => rule === 'personal-data')).toEqual([]);
  });

  it('advice.xlsx: in the words of a table', async () => {
    const { findings } = await checked('advice.xlsx', REQUESTS);
    const [finding] = findings;
    expect(finding?.location.cell).toBe('Sheet1!H3');
    expect(finding?.message).toContain('是');
    expect(finding?.message).not.toMatch(/true|false|加引号/);
  });
});
