import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, GOOD } from './ledgers.ts';
import { gongkai } from './run.ts';

/** The ledgers that a check in a folder with these files takes in, and what it says beside. */
async function found(files: string[] | Record<string, string>, args: string[], below = '.') {
  const contents = Array.isArray(files)
    ? Object.fromEntries(files.map((name) => [name, GOOD]))
    : files;
  const cwd = join(folderOf(contents), below);
  const { code, stdout, stderr } = await gongkai(
    ['check', '--as-of', '2022-06-01', '--format', 'json', ...args],
    { cwd },
  );
  const names: string[] =
    stdout === '' ? [] : JSON.parse(stdout).ledgers.map(({ file }: { file: string }) => file);
  return { code, names, stderr };
}

const TREE = [
  ...['中文(括号)/甲.yaml', '中文(括号)/草稿甲.yaml', '中文(括号)/深/乙(1).yaml'],
  ...['台[1]/丙.yaml', '台1/丁.yaml', 'a{b}/戊.yaml'],
];

describe('patterns as people write them', () => {
  it.each([
    [['中文(括号)/*.yaml'], ['中文(括号)/甲.yaml', '中文(括号)/草稿甲.yaml']],
    [['*(括号)/甲.yaml'], ['中文(括号)/甲.yaml']],
    [['**/乙(1).*'], ['中文(括号)/深/乙(1).yaml']],
    [['台[1]/*.yaml'], ['台[1]/丙.yaml']],
    [['台[0-9]/*.yaml'], ['台1/丁.yaml']],
    [['a{b}/*.yaml'], ['a{b}/戊.yaml']],
    [['{台1,台2}/*.yaml'], ['台1/丁.yaml']],
    [['./中文(括号)/甲*.yaml'], ['./中文(括号)/甲.yaml']],
  ])('%j', async (args, names) => {
    expect(await found(TREE, args)).toEqual({ code: 0, names, stderr: '' });
  });

  it.each([
    [
      ['中文(括号)', '!草稿*'],
      ['中文(括号)/深/乙(1).yaml', '中文(括号)/甲.yaml'],
    ],
    [['.', '!中文(括号)/', '!台*/'], ['a{b}/戊.yaml']],
    [
      ['**/*.yaml', '!中文(括号)/**', '!a{b}/戊.yaml'],
      ['台1/丁.yaml', '台[1]/丙.yaml'],
    ],
    [
      ['.', '!./中文(括号)/', '!a{b}'],
      ['台1/丁.yaml', '台[1]/丙.yaml'],
    ],
    // What is named itself stays.
    [['台1/丁.yaml', '!台1'], ['台1/丁.yaml']],
  ])('%j leaves out', async (args, names) => {
    expect(await found(TREE, args)).toEqual({ code: 0, names, stderr: '' });
  });

  it('that fit nothing are told', async () => {
    const { code, stderr } = await found(TREE, ['中文(括号)/*.docx', '没有(这个)/甲.yaml']);
    expect([code, stderr]).toEqual([
      2,
      '没有与“中文(括号)/*.docx”相符的文件\n没有“没有(这个)/甲.yaml”这个文件或文件夹\n',
    ]);
  });
});

describe('what is ignored', () => {
  const files = (ignore: string, where = '.gongkaiignore') => ({
    ...Object.fromEntries(TREE.map((name) => [name, GOOD])),
    [where]: ignore,
  });

  it.each([
    ['.gongkaiignore', '# 草稿\n草稿*\r\n中文(括号)/深/\n!草稿甲.yaml\n/台*\n'],
    ['gongkai.config.yaml', 'ignore: [草稿*, 中文(括号)/深/, "!草稿甲.yaml", /台*]\n'],
  ])('by %s, as .gitignore is written', async (where, ignore) => {
    const names = ['a{b}/戊.yaml', '中文(括号)/甲.yaml', '中文(括号)/草稿甲.yaml'];
    for (const args of [
      ['.', '--quiet'],
      ['**/*.yaml', '--quiet'],
    ]) {
      expect((await found(files(ignore, where), args)).names).toEqual(names);
    }
  });

  it('by --ignore', async () => {
    const { names } = await found(TREE, ['.', '--ignore', '中文*', '--ignore', '台\\[1\\]']);
    expect(names).toEqual(['a{b}/戊.yaml', '台1/丁.yaml']);
  });

  it('in a folder below, and for a folder below', async () => {
    const below = await found(files('甲.yaml\n', '中文(括号)/.gongkaiignore'), ['中文(括号)']);
    expect(below.names).toEqual(['中文(括号)/深/乙(1).yaml', '中文(括号)/草稿甲.yaml']);
    const fromBelow = await found(files('草稿*'), ['..'], '台1');
    expect(fromBelow.names).not.toContain('../中文(括号)/草稿甲.yaml');
  });

  it('is checked all the same where the folder or the file itself is named', async () => {
    const ignore = files('/中文(括号)/\n');
    expect((await found(ignore, ['中文(括号)/深'])).names).toEqual(['中文(括号)/深/乙(1).yaml']);
    expect((await found(ignore, ['中文(括号)/甲.yaml'])).names).toEqual(['中文(括号)/甲.yaml']);
    expect((await found(ignore, ['.'])).names).toHaveLength(3);
  });
});

describe('YAML that is no ledger', () => {
  const files = {
    'a.yaml': GOOD,
    'plan.yaml': 'schemaVersion: 1\nplan: x\n',
    // May be a ledger that is badly written.
    'b.yaml': '部们: 建设局\ntasks: []\n',
    'c.yaml': '- 序号: 1\n',
    'd.yaml': 'a: [\n',
  };

  it('is passed over with a note where it was found, and an error where it is named', async () => {
    const walked = await found(files, ['.']);
    expect(walked.names).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']);
    expect(walked.stderr).toBe('“plan.yaml”不是台账（没有“部门”“台账”等栏目），没有检查\n');
    for (const args of [['plan.yaml'], ['.', 'plan.yaml']]) {
      const named = await found(files, args);
      expect([named.code, named.names]).toEqual([1, expect.arrayContaining(['plan.yaml'])]);
      expect(named.stderr).toBe('');
    }
    expect((await found(files, ['p*.yaml'])).code).toBe(2);
  });

  it('alone is nothing to check', async () => {
    const { code, stderr } = await found({ 'plan.yaml': files['plan.yaml'] }, ['.']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('不是台账')]);
  });

  it('gongkai check examples checks the examples', async () => {
    const { code, stdout, stderr } = await gongkai(['check', 'examples', '--as-of', '2022-09-05']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('5份台账，');
  });
});
