import { describe, expect, it } from 'vitest';
import { loadedLedger } from '../../src/ledger/load-ledger.ts';
import { xlsx } from '../input/office.ts';
import { readLedgerFile } from '../input/read-ledger.ts';

const TITLE = ['2022年高新区建设局政务公开工作任务台账'];
const HEADER = ['序号', '工作任务', '时限要求', '标题'];

/** What the schema tells of one row with further columns. */
function messages(columns: Record<string, string | null>): string[] {
  const rows = [
    TITLE,
    [...HEADER, ...Object.keys(columns)],
    ['1', 'a', 'b', '甲', ...Object.values(columns)],
  ];
  const read = readLedgerFile('x.xlsx', xlsx(rows), { plan: () => 'zibo-gaoxin/2022' });
  return loadedLedger('x.xlsx', read).diagnostics.map(({ message }) => message);
}

describe('advice for a table', () => {
  it.each([
    [
      { 延期天数: '5', 是否同意: '经王某同意', 延期告知日期: '2022-07-01' },
      ['“是否同意”要填“是”或“否”，这里写的是“经王某同意”。'],
    ],
    [
      { 延期天数: '五天', 延期同意: '是', 延期告知日期: '2022-07-01' },
      ['“延期天数”要填数字，这里写的是“五天”。'],
    ],
    [{ 扣除期间: '七月上旬' }, ['“扣除期间”这里写的是“七月上旬”，读不出起止日期。']],
    [{ 延期天数: '5', 延期告知日期: '2022-07-01' }, ['缺少“延期同意”。请在表里加上“延期同意”一栏']],
    [
      { 延期天数: '5', 延期同意: null, 延期告知日期: '2022-07-01' },
      ['“延期同意”是空的。请在这一行填写，例如“是”。'],
    ],
    [{ 公开网址: '查看' }, ['“公开网址”写的是“查看”，写法不对。']],
  ] as [Record<string, string | null>, string[]][])('%j', (columns, expected) => {
    const told = messages(columns);
    expect(told).toHaveLength(expected.length);
    for (const [index, message] of expected.entries()) expect(told[index]).toContain(message);
    // Neither keys with their colon nor anything else of YAML.
    expect(told.join('')).not.toMatch(/true|false|加引号|键|列表|“- ”|: /);
  });
});
