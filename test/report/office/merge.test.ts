import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_FORMATS } from '../../../src/report/office/office-reporters.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { gongkai } from '../../cli/run.ts';
import { AS_OF, officeFolder, report } from './runs.ts';

let folder = '';
let shards: string[] = [];

beforeAll(async () => {
  folder = officeFolder();
  const results = folderOf({});
  const parts = [
    ['新建文档.yaml', '人社中心.yaml', '经发局.yaml'],
    ['建设局.yaml', '民政和文旅事业中心.yaml', '宣传新闻中心.yaml', '台账-市场监督管理局.yaml'],
    ['经发局（新）.yaml'],
  ];
  shards = await Promise.all(
    parts.map(async (part, index) => {
      const file = join(results, `${index}.ndjson`);
      const files = part.map((name) => join(folder, name));
      await inProcess(['check', ...files, ...AS_OF, '--format', 'ndjson', '--output', file]);
      return file;
    }),
  );
});

describe('results that are put together', () => {
  it.each(OFFICE_FORMATS)('say to the byte what one run says: %s', async (format) => {
    const written = async (...args: string[]) => {
      const file = join(folderOf({}), '汇总');
      const { code } = await report(...args, '--format', `${format}:${file}`);
      return { code, content: readFileSync(file).toString('base64') };
    };
    const whole = await written(folder, ...AS_OF);
    for (const given of [shards, [...shards].reverse()]) {
      expect(await written('--from', ...given)).toEqual(whole);
    }
    expect(whole.content.length).toBeGreaterThan(1000);
  });

  it('are the run itself as ndjson', async () => {
    const merged = await report('--from', ...shards, '--format', 'ndjson');
    const run = await inProcess(['check', folder, ...AS_OF, '--format', 'ndjson']);
    expect(merged.stdout).toBe(run.stdout);
  });

  it.each<[string, (text: string) => string, RegExp, number?]>([
    ['of another day', (text) => text.replaceAll('2022-09-05', '2022-09-06'), /检查日不同/],
    [
      'with another --due-soon',
      (text) => text.replace('"dueSoon":5', '"dueSoon":6'),
      /--due-soon不同/,
    ],
    ['without its end', (text) => text.slice(0, text.lastIndexOf('{"type":"summary"')), /没有写完/],
    ['cut within a line', (text) => text.slice(0, text.length - 20), /第\d+行不是/],
    ['that is none', () => '{}\n', /第1行不是/],
    ['with a ledger that another has too', (text) => text, /里都有/, 0],
  ])('are refused where one is %s', async (_what, change, said, beside = 1) => {
    const [first = ''] = shards;
    const other = join(folderOf({}), 'other.ndjson');
    writeFileSync(other, change(readFileSync(first, 'utf8')));
    const { code, stderr } = await report('--from', shards[beside] ?? '', other);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });

  it('keep the names of files on which the program failed', async () => {
    const [first = ''] = shards;
    const other = join(folderOf({}), 'failed.ndjson');
    const text = readFileSync(first, 'utf8').replace(
      '"failed":[]',
      '"failed":["坏-应急管理中心.yaml"]',
    );
    writeFileSync(other, text);
    const { code, stdout } = await report('--from', other);
    expect(code).toBe(3);
    expect(stdout).toMatch(/坏-应急管理中心\.yaml +应急管理中心 +程序出错/);
  });
});

it('a report is the same whatever the order of arguments, time zone and locale', async () => {
  const names = ['建设局.yaml', '人社中心.yaml', '经发局.yaml', '新建文档.yaml'];
  for (const format of ['text', 'json', 'html']) {
    const run = (files: string[], env: Record<string, string>) =>
      gongkai(['report', ...files, ...AS_OF, '--format', format], { cwd: folder, env });
    const [a, b] = await Promise.all([
      run(names, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }),
      run([...names].reverse(), { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'tr_TR.UTF-8' }),
    ]);
    expect(a.stdout.length).toBeGreaterThan(1000);
    expect(b).toEqual(a);
  }
});
