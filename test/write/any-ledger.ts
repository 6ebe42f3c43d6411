import fc from 'fast-check';
import { dayOf, formatDay } from '../../src/calendar/day.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';

type Row = Record<string, unknown>;

/** What the formats have a meaning of their own for, or are known to lose. */
const TRICKY = [
  ...['=', '+', '-', '@', "'", '"', ',', ';', '\n', '\r', '\t', ' ', '\u3000', '\u00a0'],
  ...['/', '\\', '—', '<', '>', '&', '_x000D_', '_', 'x', '#', '*', '|', '{', '}', '[', ':', '：'],
  ...[
    '中',
    '某',
    '无',
    'a',
    '1',
    '０',
    '😀',
    '％',
    '%',
    '!',
    '?',
    '~',
    'null',
    'true',
    '合计',
    // Characters that have a plain form, which must not take their place.
    ...[
      '（',
      '）',
      '①',
      '／',
      'Ａ',
      '～',
      '㎡',
      'ﬁ',
      '½',
      '⽉',
      'ｶ',
      '²',
      '㈱',
      '…',
      '﹔',
      'e\u0301',
    ],
    '\\n',
  ],
];

const text = fc
  .string({ unit: fc.constantFrom(...TRICKY), minLength: 1, maxLength: 12 })
  .filter((value) => value.trim() !== '' && !/\d{5}/.test(value));
const date = fc.integer({ min: dayOf(2000, 1, 1), max: dayOf(2099, 12, 31) }).map(formatDay);
const period = fc.constantFrom(
  2022,
  '2022',
  '2022-H1',
  '2022-Q3',
  '2022-08',
  '2022-W23',
  '2022-08-01',
);
const link = fc.constantFrom(
  'https://www.example.gov.cn/art/1.html',
  'http://a.cn/?b=c&d="e"#f,g;h',
  'https://www.example.gov.cn/公开（2022）①／a～ﬁ².html',
);

/** A reason in the list of one cell, where separators part the list. */
const plainReason = fc.constantFrom('征求第三方意见', '征求其他机关意见：①甲公司（ＡＢ）／㎡');

const deduction = (reason: fc.Arbitrary<string>) =>
  fc.record({ 起: date, 止: date, 事由: reason }, { requiredKeys: ['起'] });

const record = fc.oneof(
  fc.record({ 事项: text, 零报告: period, 备注: text }, { requiredKeys: ['零报告'] }),
  fc.record(
    {
      事项: text,
      标题: text,
      期间: period,
      起算日期: date,
      公开日期: date,
      链接: link,
      备注: text,
    },
    { requiredKeys: ['标题'] },
  ),
  fc.record({ 标题: text, 开始日期: date, 结束日期: date }, { requiredKeys: ['开始日期'] }),
);
const request = (deductions: fc.Arbitrary<Row[]>) =>
  fc.record(
    {
      标题: text,
      收到日期: date,
      补正日期: date,
      答复日期: date,
      延期: fc.record(
        { 工作日: fc.integer({ min: 1, max: 20 }), 同意: fc.boolean(), 告知日期: date },
        { requiredKeys: ['工作日', '同意'] },
      ),
      扣除期间: deductions,
    },
    { requiredKeys: ['收到日期'] },
  );

const row = (records: fc.Arbitrary<Row>) =>
  fc.oneof(
    fc.record(
      {
        序号: fc.constantFrom(1, 2, 18, 49, '附2-3', '7'),
        工作任务: text,
        工作要求: text,
        时限要求: text,
        责任科室: text,
        分管领导: text,
        备注: text,
        公开记录: fc.array(records, { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ['序号'] },
    ),
    fc.record(
      { 序号: fc.constantFrom(3, '附2-4'), 工作任务: text, 不涉及: text },
      { requiredKeys: ['序号', '不涉及'] },
    ),
    // A task of the body's own.
    fc.record({
      工作任务: text.map((value) => `本单位的任务${value}`),
      时限要求: fc.constantFrom('长期坚持', '每月后10个工作日内'),
      公开记录: fc.array(records, { maxLength: 3 }),
    }),
  );

const ledgerOf = (deductions: fc.Arbitrary<Row[]>): fc.Arbitrary<LedgerData> =>
  fc.record(
    {
      计划: fc.constantFrom('zibo-gaoxin/2022', 'any-plan/2031'),
      部门: fc.constantFrom('建设局', '高新区统筹疫情防控和经济运行工作领导小组（指挥部）办公室'),
      报送日期: date,
      台账: fc.array(row(fc.oneof(record, request(deductions))), { minLength: 1, maxLength: 8 }),
    },
    { requiredKeys: ['计划', '部门', '台账'] },
  );

/** Ledgers as the schema allows them, with texts that are hard to carry over. */
export const anyLedger = fc.oneof(
  ledgerOf(fc.array(deduction(text), { minLength: 1, maxLength: 1 })),
  ledgerOf(fc.array(deduction(plainReason), { minLength: 1, maxLength: 3 })),
);

/** What two pieces of data must have in common to say the same: blank fields and outer blanks left out. */
export function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([key, item]) =>
      item === null || (Array.isArray(item) && item.length === 0) ? [] : [[key, essence(item)]],
    );
    return Object.fromEntries(fields);
  }
  return typeof value === 'boolean' ? value : String(value).trim();
}
