import { expect, it } from 'vitest';
import { sheetData, xlsxParts, zip } from '../../input/office.ts';
import { draftOf } from './import.ts';

/** Days as Excel counts them, with a format of year, month and day, and with one that leaves out the day. */
const STYLES =
  '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs>';
/** 2024-06-15 and 2024-06-01: 2024-01-01 is 45292. */
const JUNE_15 = 45292 + 166;
const JUNE_1 = 45292 + 152;

it('a date in a cell is the day, one shown without its day the month', async () => {
  const rows = [
    ['序号', '工作任务', '责任单位', '完成时限'],
    ['1', '公布规划', '甲局', `<c r="D2" s="1"><v>${JUNE_15}</v></c>`],
    ['2', '公布名录', '甲局', `<c r="D3" s="2"><v>${JUNE_1}</v></c>`],
  ];
  const bytes = zip(xlsxParts([{ name: '2024年任务', xml: sheetData(rows) }], { styles: STYLES }));
  const draft = await draftOf('任务.xlsx', bytes);
  const tasks = draft.groups.flatMap(({ value }) => value.map((task) => task.value));
  expect(tasks.map(({ deadline, requirements }) => ({ deadline, requirements }))).toEqual([
    { deadline: '2024-06-15', requirements: [{ kind: 'by', year: 2024, month: 6, day: 15 }] },
    { deadline: '2024年6月', requirements: [{ kind: 'by', year: 2024, month: 6, day: 30 }] },
  ]);
});
