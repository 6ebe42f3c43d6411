import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { gongkai } from '../../cli/run.ts';
import { example } from '../check-texts.ts';

export const AS_OF = ['--as-of', '2022-09-05'];

/** A ledger of a body with one record, of task 17 unless said otherwise. */
export function ledgerOf(body: string, record = '', row = '序号: 17'): string {
  return `计划: zibo-gaoxin/2022\n部门: ${body}\n报送日期: 2022-05-30\n台账:\n  - ${row}\n    工作任务: 高质量公开民生保障信息\n    责任科室: 综合科\n    分管领导: 王某\n    公开记录: [${record}]\n`;
}

/** A folder of an office: examples, a body twice, one under another's name, and two files that cannot be read. */
export function officeFolder(): string {
  return folderOf({
    '建设局.yaml': example('建设局.yaml'),
    '人社中心.yaml': example('人社中心.yaml'),
    '民政和文旅事业中心.yaml': example('民政和文旅事业中心.yaml'),
    '经发局.yaml': ledgerOf('经济发展局', '{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-06-02}'),
    '经发局（新）.yaml': ledgerOf('经济发展局'),
    '宣传新闻中心.yaml': ledgerOf('财政金融局'),
    '台账-市场监督管理局.yaml': '部门: [',
    '新建文档.yaml': '台账: [',
  });
}

export const report = (...args: string[]) => inProcess(['report', ...args]);

/** A report over an office's folder, written twice: in other orders of arguments, time zones and locales. */
export function writtenTwice(folder: string, name: string): Promise<[string, string]> {
  const names = ['建设局.yaml', '人社中心.yaml', '经发局.yaml', '新建文档.yaml'];
  const written = async (files: string[], env: Record<string, string>) => {
    const file = join(folderOf({}), name);
    await gongkai(['report', ...files, ...AS_OF, '-o', file], { cwd: folder, env });
    return readFileSync(file).toString('base64');
  };
  return Promise.all([
    written(names, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }),
    written([...names].reverse(), { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' }),
  ]);
}
