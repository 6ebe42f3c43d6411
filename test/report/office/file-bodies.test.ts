import { describe, expect, it } from 'vitest';
import { fileBodies } from '../../../src/report/office/file-bodies.ts';
import type { PlanReport } from '../../../src/report/report.ts';

const body = (name: string, ...aliases: string[]) => ({ name, aliases, must: [], may: [] });
const plan = {
  namePrefixes: ['高新区', '淄博高新区'],
  bodies: [
    body('工委管委会办公室', '党政办'),
    body('管委会办公室'),
    body('经济发展局', '经发局'),
    body('高新区建设局', 'ABC局'),
  ],
} as unknown as PlanReport;

describe('the bodies that the name of a file bears', () => {
  it.each<[string, string[]]>([
    ['台账/2022台账-经发局.xlsx', ['经济发展局']],
    ['经济发展局/新建文档.yaml', []],
    ['D:\\台账\\经济发展局\\建设局.yaml', ['高新区建设局']],
    ['工委管委会办公室.yaml', ['工委管委会办公室']],
    ['管委会办公室.yaml', ['管委会办公室']],
    ['工委管委会办公室（转管委会办公室）.yaml', ['工委管委会办公室', '管委会办公室']],
    ['经发局、党政办.yaml', ['工委管委会办公室', '经济发展局']],
    ['淄博高新区ＡＢＣ局.yaml', ['高新区建设局']],
    ['经 发 局.yaml', ['经济发展局']],
    ['经发.yaml', []],
    ['.yaml', []],
  ])('%s', (file, named) => {
    expect(fileBodies(plan)(file)).toEqual(named);
  });
});
