import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { onlyPlan } from '../../src/check/check-ledger.ts';
import { findBody, mustBeListed, tasksOf } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { repairLedger } from '../../src/write/repair/repair-ledger.ts';
import { completeRows } from '../check/complete-ledger.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';

const plan = loadPlan('zibo-gaoxin/2022');
type Row = Record<string, unknown>;

async function fixed(text: string, ...options: string[]) {
  const folder = folderOf({ '台账.yaml': text });
  const result = await inProcess(['fix', `${folder}/台账.yaml`, ...options]);
  return { ...result, text: readFileSync(`${folder}/台账.yaml`, 'utf8') };
}

const rowsIn = (text: string) => (load(text) as { 台账: Row[] }).台账;
const numbersIn = (text: string) => rowsIn(text).map(({ 序号 }) => String(序号));
/** What 行政审批服务局 must do: the tasks of 各有关单位, counted by hand in annex 1. */
const EVERY = '11 32 33 35 37 38 39 40 41 42 43 44 45 46 47 48 49 54 59 60 61'.split(' ');

describe('gongkai fix', () => {
  it('adds what is missing as init writes it, in the plan’s order', async () => {
    const { code, text, stdout } = await fixed(GOOD);
    // 行政审批服务局 is named in row 34 and 36 besides.
    const body = findBody(plan, '行政审批服务局');
    const owed = (body ? tasksOf(plan, body) : []).filter(mustBeListed).map(({ task }) => task.no);
    expect(owed).toEqual(expect.arrayContaining(EVERY));
    expect(numbersIn(text)).toEqual(owed);
    expect(code).toBe(0);
    expect(stdout).toContain('补上任务11、');
    const made = await inProcess(['init', '--body', '行政审批服务局']);
    const row = (from: string) =>
      from.split('\n  - ').find((piece) => piece.startsWith('序号: 38\n'));
    expect(row(text)).toBe(row(made.stdout));
    // What was there stands as it was.
    expect(text).toContain(GOOD.slice(GOOD.indexOf('  - 序号: 36'), -1));
  });

  it('--dry-run shows the difference and writes nothing', async () => {
    const text = GOOD.replace('2022-05-30', '2022/5/30');
    const folder = folderOf({ '台账.yaml': text });
    const { code, stdout } = await inProcess(['fix', '--dry-run', `${folder}/台账.yaml`]);
    expect(readFileSync(`${folder}/台账.yaml`, 'utf8')).toBe(text);
    expect(code).toBe(0);
    expect(stdout).toContain('\n-报送日期: 2022/5/30\n+报送日期: 2022-05-30\n');
    expect(stdout).toContain(`--- ${folder}/台账.yaml`);
  });

  it('masks numbers of persons in what it shows, not in the file', async () => {
    const text = GOOD.replace('    时限要求', '    备注: 电话13800138000\n    时限要求');
    const shown = await fixed(text, '--dry-run');
    expect(shown.stdout).not.toContain('13800138000');
    const { text: written, stderr } = await fixed(text);
    expect(written).toContain('13800138000');
    expect(stderr).not.toContain('13800138000');
  });

  it('keeps comments with their rows', async () => {
    const text = `# 开头
计划: zibo-gaoxin/2022
部门: 行政审批服务局
台账:
  # 整份台账的说明

  # 关于61
  - 序号: 61 # 六十一
    时限要求: 6月底前

    # 六十一之内
  # 关于36
  # 还是36

  - 序号: 36
    备注: |
      # 这是文字
  - 序号: 11
# 结尾
报送日期: 2022-05-30
`;
    const { text: after } = await fixed(text);
    expect(after.startsWith(text.slice(0, text.indexOf('  # 关于61')))).toBe(true);
    expect(after).toContain(`
  # 关于36
  # 还是36

  - 序号: 36
    备注: |
      # 这是文字
  - 序号: 37
`);
    const rest = after.slice(after.indexOf('  # 关于61'));
    expect(rest).toBe(`  # 关于61
  - 序号: 61 # 六十一
    时限要求: 6月底前

    # 六十一之内
# 结尾
报送日期: 2022-05-30
`);
  });

  it('keeps byte order mark, line ends, mode and links', async () => {
    const text = `\ufeff${GOOD.replace('2022-05-30', '2022.5.30')}`.replaceAll('\n', '\r\n');
    const folder = folderOf({ '台账.yaml': text });
    chmodSync(`${folder}/台账.yaml`, 0o640);
    symlinkSync('台账.yaml', `${folder}/链接.yaml`);
    await inProcess(['fix', `${folder}/链接.yaml`]);
    const after = readFileSync(`${folder}/台账.yaml`, 'utf8');
    expect(after.startsWith('\ufeff计划: zibo-gaoxin/2022\r\n')).toBe(true);
    expect(after).toContain('报送日期: 2022-05-30\r\n');
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(numbersIn(after).length).toBeGreaterThan(EVERY.length);
    expect(statSync(`${folder}/台账.yaml`).mode & 0o777).toBe(0o640);
    expect(readFileSync(`${folder}/链接.yaml`, 'utf8')).toBe(after);
  });

  it('does not write where nothing changes', async () => {
    const folder = folderOf({ '台账.yaml': (await fixed(GOOD)).text });
    const before = statSync(`${folder}/台账.yaml`);
    const { code, stdout } = await inProcess(['fix', `${folder}/台账.yaml`]);
    const after = statSync(`${folder}/台账.yaml`);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect([code, stdout]).toEqual([0, `${folder}/台账.yaml：没有改动\n`]);
  });

  it('writes the plan’s wording where the meaning is the same, the plan’s name for the body', async () => {
    const text = `计划: zibo-gaoxin/2022
部门: 高新区经发局
台账:
  - 序号: 4
    工作任务: 加强重大战略实施信息公开。
    工作要求: 持续做好各类规划(计划)实施措施和配套政策的主动公开工作,引导社会支持、监督各项规划(计划)的实施
    时限要求: 自信息形成或变更之日起２０个工作日内
  - 序号: 13
    工作任务: 加强优化营商环境
    时限要求: 15个工作日内
  - 工作任务: 本单位自定的任务，
    时限要求: 2022年9月末前
`;
    const { text: after } = await fixed(text);
    const rows = rowsIn(after);
    expect(after).toContain('部门: 经济发展局\n');
    expect(rows[0]).toEqual({
      序号: 4,
      工作任务: '加强重大战略实施信息公开',
      工作要求:
        '持续做好各类规划（计划）实施措施和配套政策的主动公开工作，引导社会支持、监督各项规划（计划）的实施',
      时限要求: '信息形成或变更之日起20个工作日内公开',
    });
    // Another deadline, an abridged wording and a task of the body's own stay as they are.
    expect(rows).toContainEqual({
      序号: 13,
      工作任务: '加强优化营商环境',
      时限要求: '15个工作日内',
    });
    expect(rows).toContainEqual({
      工作任务: '本单位自定的任务，',
      时限要求: '2022年9月末前',
    });
  });

  it('writes the plan of a ledger that names none, where only one can be meant', async () => {
    const unnamed = GOOD.replace(/^计划:.*\n/m, '');
    expect(unnamed).not.toContain('计划: zibo');
    const { text, stdout } = await fixed(`# 说明\n${unnamed}`);
    expect(text).toMatch(/^# 说明\n(?:.*\n)*计划: zibo-gaoxin\/2022\n部门: /);
    expect(stdout).toContain('写上“计划：zibo-gaoxin/2022”');
    expect((await fixed(text)).text).toBe(text);
    // Handed in in another year it may be of that year's plan, which is not known.
    const later = await fixed(unnamed.replace('2022-05-30', '2023-05-30'));
    expect(later.text).not.toContain('计划:');
    // Without a plan that has the body nothing is written.
    const unknown = await fixed(unnamed.replace(/^部门: .*$/m, '部门: 某某局'));
    expect(unknown.text).not.toContain('计划:');
  });

  it('leaves the order of a numbering of the body’s own, and says so', async () => {
    const text = readFileSync('examples/人社中心.yaml', 'utf8');
    const { code, text: after, stderr } = await fixed(text);
    expect(numbersIn(after)).toEqual(numbersIn(text));
    expect(stderr).toContain('没有重排');
    expect(code).toBe(1);
  });

  it.each([
    ['a configuration', 'localDays:\n  - { date: 2022/8/15, off: true, reason: 停电 }\n'],
    ['a plan', 'schemaVersion: 1\nplan: a\nissued: 2022/5/18\ntasks: []\n'],
    ['a list', '- 部门：建设局\n  公开日期: 2022/5/18\n'],
    ['what cannot be read', '计划：zibo-gaoxin/2022\n部门: "建设局\n台账: []\n'],
    ['an empty file', ''],
  ])('does not touch %s', async (_, text) => {
    const { code, text: after, stderr } = await fixed(text);
    expect(after).toBe(text);
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
  });

  it('names what only a person can put right', async () => {
    const text = GOOD.replace('2022-05-30', '2022/2/30').replace('时限要求', '时限');
    const { code, text: after, stderr } = await fixed(text);
    expect(code).toBe(1);
    expect(after).toContain('报送日期: 2022/2/30');
    expect(stderr).toContain(':3:7 ');
    expect(stderr).toContain('是不是“时限要求”');
  });

  it('has the exit codes of the other commands', async () => {
    expect((await inProcess(['fix', '没有.yaml'])).code).toBe(2);
    expect((await inProcess(['fix', '-'])).code).toBe(2);
    expect((await inProcess(['fix', '--plan', 'x/2022', '没有.yaml'])).code).toBe(2);
    expect((await fixed(GOOD, '--plan', 'x/2022')).text).toBe(GOOD);
    const folder = folderOf({ '表.csv': '序号,工作任务,时限要求\n1,某,2022/5/18\n' });
    const { code, stderr } = await inProcess(['fix', `${folder}/表.csv`]);
    expect(code).toBe(1);
    expect(stderr).toContain('gongkai import');
  });

  it('a ledger for another plan or of an unknown body keeps its rows', async () => {
    for (const text of [GOOD.replace('/2022', '/2035'), GOOD.replace('行政审批服务局', '气象台')]) {
      const { code, text: after } = await fixed(text.replace('2022-05-30', '2022/5/30'));
      expect(after).toBe(text);
      expect(code).toBe(1);
    }
  });
});

describe('any ledger, spoilt in ways that leave no doubt', () => {
  /** How a date is spoilt; every form means the same day. */
  const FORMS: ((date: string) => string)[] = [
    (date) => date,
    (date) => date.replaceAll('-', '/'),
    (date) => date.replaceAll('-', '.'),
    (date) => date.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日'),
    (date) => date.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ];
  const spoilt = fc
    .record({
      body: fc.constantFrom(...plan.bodies),
      order: fc.infiniteStream(fc.nat()),
      drop: fc.infiniteStream(fc.nat({ max: 9 })),
      form: fc.infiniteStream(fc.nat({ max: FORMS.length - 1 })),
      wideColon: fc.infiniteStream(fc.boolean()),
      lineBreak: fc.constantFrom('\n', '\r\n'),
      indent: fc.constantFrom('', '  ', '    '),
    })
    .map(({ body, order, drop, form, wideColon, lineBreak, indent }) => {
      const next = <T>(stream: Iterator<T>) => stream.next().value as T;
      const rows = completeRows(plan, body)
        .filter(() => next(drop) > 0)
        .map((row) => ({ row, at: next(order) }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row);
      // JSON texts are YAML; a colon may be full-width where a row or a record has another line.
      const line = (key: string, value: unknown) => {
        const date = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
        const text = date ? (FORMS[next(form)]?.(value) ?? '') : JSON.stringify(value);
        return `${key}${next(wideColon) ? '：' : ': '}${text}`;
      };
      const lines = rows.flatMap((row) => [
        `${indent}# 关于${String(row.序号)}`,
        ...Object.entries(row).flatMap(([key, value], index) => {
          const start = `${indent}${index === 0 ? '- ' : '  '}`;
          if (!Array.isArray(value)) return value === null ? [] : [`${start}${line(key, value)}`];
          if (value.length === 0) return [`${start}${key}: []`];
          return [
            `${start}${key}:`,
            ...value.flatMap((record: Row) =>
              Object.entries(record).map(
                ([name, content], at) =>
                  `${indent}    ${at === 0 ? '- ' : '  '}${line(name, content)}`,
              ),
            ),
          ];
        }),
      ]);
      const head = [
        '计划：zibo-gaoxin/2022',
        `部门：${body.name}`,
        rows.length > 0 ? '台账：' : '台账: []',
      ];
      return { body, rows, text: [...head, ...lines, ''].join(lineBreak) };
    });
  const repair = (text: string) =>
    repairLedger('台账.yaml', new TextEncoder().encode(text), async (loaded) =>
      onlyPlan(plan, loaded),
    );

  it('has the same records afterwards, in the plan’s order, nothing missing, comments in place', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ body, rows, text }) => {
        const { after, left, notes } = await repair(text);
        expect([left, notes]).toEqual([[], []]);
        const owed = tasksOf(plan, body).filter(mustBeListed);
        expect(numbersIn(after)).toEqual(owed.map(({ task }) => task.no));
        const written = new Map(rowsIn(after).map((row) => [String(row.序号), row]));
        for (const row of rows) {
          const wanted = Object.entries(row).filter(([, value]) => value !== null);
          expect(written.get(String(row.序号))).toEqual(Object.fromEntries(wanted));
          expect(after).toMatch(
            new RegExp(`# 关于${String(row.序号)}\\r?\\n *- 序号: "${String(row.序号)}"`),
          );
        }
        expect(written.size).toBe(owed.length);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('is repaired at once: a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ text }) => {
        const { after } = await repair(text);
        expect((await repair(after)).after).toBe(after);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
