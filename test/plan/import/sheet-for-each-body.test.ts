import { expect, it } from 'vitest';
import { sheetData, xlsxParts, zip } from '../../input/office.ts';
import { draftOf } from './import.ts';

const HEAD = ['序号', '公开事项', '公开内容', '公开时限'];

it('a workbook with a cover and a sheet for each body', async () => {
  const sheets = [
    ['封面', [['2024年岳山市主动公开目录'], ['岳山市人民政府办公室'], ['2024年3月1日']]],
    ['市教育局', [['市教育局主动公开目录'], HEAD, ['1', '招生', '招生计划', '每年5月底前']]],
    ['市财政局', [['市财政局主动公开目录'], HEAD, ['1', '预算', '部门预算', '批复后20日内']]],
    ['Sheet4', [HEAD, ['1', '热线', '监督电话', '长期']]],
  ] as const;
  const parts = xlsxParts(
    sheets.map(([name, rows]) => ({ name, xml: sheetData(rows.map((row) => [...row])) })),
  );
  const { head, groups, bodies } = await draftOf('catalogue.xlsx', zip(parts));
  expect(head).toMatchObject({
    title: '2024年岳山市主动公开目录',
    issuer: '岳山市人民政府办公室',
    issued: '2024-03-01',
  });
  expect(bodies.map(({ value }) => value.name)).toEqual(['市教育局', '市财政局']);
  const tasks = groups.flatMap(({ value }) => value.map((task) => task.value));
  expect(tasks.map(({ no, responsible }) => [no, responsible.bodies])).toEqual([
    [1, ['市教育局']],
    ['表2-1', ['市财政局']],
    ['表3-1', undefined],
  ]);
});
