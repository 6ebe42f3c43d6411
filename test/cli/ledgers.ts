import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A ledger of a body that owes only what each body owes; as of 2022-06-01 it has warnings, no errors. */
export const GOOD = `计划: zibo-gaoxin/2022
部门: 行政审批服务局
报送日期: 2022-05-30
台账:
  - 序号: 36
    工作任务: 推进政策集中统一公开
    时限要求: 长期坚持
`;

/** The same with a day that does not exist. */
export const BAD = GOOD.replace('2022-05-30', '2022-05-32');

/** A folder of its own with these files in it. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}
