import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, it, test } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { inProcess } from './in-process.ts';

/** Ends of lines, orders to a CI, to a terminal and to who writes from left to right. */
const SIGNS = [
  '\r',
  '\u0085',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u009b2J',
  '\u007f',
  '\u001b[2J',
];
const ORDERS = [
  '\n::error file=x,line=1::pwned',
  '\n##[error]pwned',
  '\r::set-output name=a::pwned',
];
const HOSTILE = `某${SIGNS.join('乙')}${ORDERS.join('')}丙`;
/** Without what no YAML may hold, even as an escape. */
const C1 = String.raw`\u007f-\u009f`;
const NO_YAML = new RegExp(`[${String.raw`\u0000-\u0009\u000b-\u001f`}${C1}]`, 'g');
const TEXT = HOSTILE.replace(NO_YAML, '');

/** What a line is made of that somebody else than the reader obeys. */
const OBEYED = new RegExp(
  `[${String.raw`\u0000-\u0008\u000b-\u001f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069`}${C1}]`,
);
/** An order, or one that was made harmless where a value began a line of its own. */
const ORDER = /^\s*(?:::|##\[)|^(?:：：|##［)/;

const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const named = HOSTILE.replaceAll('/', '');
const quoted = JSON.stringify(TEXT);
const PLAN = readFileSync('data/plans/zibo-gaoxin/2022.yaml', 'utf8');
/** A plan whose texts are hostile, one with hostile names, and one that is none. */
const plan = file(
  `${named}方案.yaml`,
  PLAN.replace(/^title: .*/m, `title: ${quoted}`)
    .replace(/(?<=requirement: ).*/g, quoted)
    .replace('name: 建设局 }', `name: 建设局, aliases: [${quoted}] }`)
    .replace(/(?<=task: )加强推动高质量发展信息公开/, quoted),
);
const otherPlan = file(
  '方案2.yaml',
  PLAN.replace(/^issuer: .*/m, `issuer: ${quoted}`).replace(/(?<=deadline: ).*/g, quoted),
);
const noPlan = file(
  `${named}无.yaml`,
  `schemaVersion: 1\n${quoted}: 1\nplan: ${quoted}\n# a\rb\u0085\n`,
);
const RECORD = `{标题: ${quoted}, 事项: ${quoted}, 链接: ${quoted}, 起算日期: 2022-06-01, 公开日期: ${quoted}, 期间: ${quoted}}`;
const ledger = file(
  `${named}台账.yaml`,
  `计划: zibo-gaoxin/2022 # a\n部门: 建设局\n台账:\n  - 序号: １\n    工作任务: ${quoted}\n    责任科室: ${quoted}\n    ${quoted}: 1\n    备注: ${quoted}\n    公开记录: [${RECORD}]\n    # 注\r::error::pwned\u0085\u2028\u202e\n`,
);
const broken = file(`${named}坏.yaml`, `计划：${HOSTILE}\n部门: [${HOSTILE}\n`);
const unknown = file(
  '无方案.yaml',
  `计划: ${quoted}\n部门: ${quoted}\n台账:\n  - 序号: ${quoted}\n`,
);
const cell = `"${HOSTILE}"`;
const table = file(
  `${named}表.csv`,
  `部门,建设局,计划,zibo-gaoxin/2022\n序号,工作任务,工作要求,时限要求,责任科室,${cell},公开记录标题,公开日期\n1,${cell},${cell},${cell},${cell},${cell},${cell},${cell}\n`,
);
const document = file(
  `${named}方案.html`,
  `<h1>${HOSTILE}工作方案</h1><table><tr><th>序号</th><th>工作任务</th><th>工作要求</th><th>责任单位</th><th>时限要求</th><th>${HOSTILE}</th></tr>${[1, 2].map((no) => `<tr><td>${no}</td><td>${HOSTILE}</td><td>${HOSTILE}</td><td>建设局、${HOSTILE}</td><td>${HOSTILE}</td><td>${HOSTILE}</td></tr>`).join('')}</table><p>某市人民政府办公室</p><p>2022年5月18日</p>`,
);
const notice = file(
  `${named}通知.txt`,
  `${HOSTILE}\n国务院办公厅关于2026年部分节假日安排的通知\n一、元旦：${HOSTILE}\n`,
);
const year = file(
  `${named}年.yaml`,
  `schemaVersion: 1\nyear: 2027\nnotices:\n  - {number: ${quoted}, issued: ${quoted}, kind: annual, ${quoted}: 1}\n`,
);
const configuration = file(
  `${named}配置.yaml`,
  `localDays:\n  - {date: 2022-06-08, off: true, reason: ${quoted}}\n`,
);
const wrongConfiguration = file(
  `${named}错.yaml`,
  `${quoted}: 1\nlocalDays: [{date: ${quoted}}]\n`,
);
const missing = join(folder, `${named}没有`);
const deep = join(folder, `${named}夹`);
mkdirSync(deep);
writeFileSync(join(deep, `${named}.yaml`), `计划: ${quoted}`);
const results = join(folder, 'results.ndjson');

const AS_OF = ['--as-of', '2022-06-20'];
const ledgers = [ledger, broken, unknown, table, missing, deep];
/** The ways in which each command meets the hostile files; every command must have some. */
const RUNS: Readonly<Record<string, string[][]>> = {
  check: [
    [...ledgers, ...AS_OF, '--verbose', '--explain', '1'],
    [...ledgers, ...AS_OF, '--plan', plan],
    [ledger, ...AS_OF, '--plan', noPlan],
    [ledger, ...AS_OF, '--config', configuration],
  ],
  report: [
    [...ledgers, ...AS_OF],
    [ledger, ...AS_OF, '--plan', plan, '--plan', otherPlan],
    ['--from', results],
    ['--from', ledger],
  ],
  schedule: [
    ['--plan', plan],
    ['--plan', plan, '--body', '建设局'],
    [...ledgers, ...AS_OF],
  ],
  init: [
    ['--body', '建设局', '--plan', plan],
    ['--body', '建设局', '--plan', otherPlan],
  ],
  fix: [
    [ledger, broken, unknown, table, missing, '--dry-run'],
    [ledger, '--dry-run', '--plan', plan],
  ],
  import: [[table], [table, '--plan', plan], [broken], [ledger]],
  export: [
    [ledger],
    [ledger, '-o', join(folder, `${named}.csv`)],
    [ledger, '-o', join(folder, `${named}.csv`)],
    [broken, '-o', join(folder, 'b.xlsx')],
  ],
  due: [
    [HOSTILE],
    [`${HOSTILE}信息形成之日起20个工作日内公开`, '--from', '2022-06-01', '--explain'],
  ],
  explain: [[]],
  schema: [['config', '--output', join(folder, `${named}.json`)]],
  'plan list': [[]],
  'plan show': [[plan], [plan, '--body', '建设局'], [otherPlan], [noPlan]],
  'plan validate': [[plan], [otherPlan], [noPlan]],
  'plan diff': [
    [plan, otherPlan],
    ['zibo-gaoxin/2022', plan],
  ],
  'plan import': [
    [document],
    [document, '--output', join(folder, `${named}新.yaml`)],
    [table],
    [ledger],
  ],
  'calendar show': [
    ['2027', '--notice', year],
    ['2026', '2', '--notice', notice],
    ['2022', '6', '--config', configuration],
  ],
  'calendar import': [[notice], [notice, '--number', HOSTILE]],
  'calendar verify': [[year, missing]],
};

/** All commands that do something, as the program knows them. */
async function commands(): Promise<Map<string, Command>> {
  const program = await makeProgram(
    undefined,
    {} as never,
    () => {},
    () => {},
  );
  const found = new Map<string, Command>();
  const walk = (command: Command, path: string[]) => {
    if (command.commands.length === 0) found.set(path.join(' '), command);
    for (const below of command.commands) walk(below, [...path, below.name()]);
  };
  walk(program, []);
  return found;
}

/** What got out, with the line that it stands in. */
function obeyed(output: string): string[] {
  return output
    .split(/\r?\n/)
    .filter((line) => OBEYED.test(line) || ORDER.test(line))
    .map((line) => JSON.stringify(line));
}

async function expectHarmless(args: string[], own = /^$/): Promise<void> {
  const { stdout, stderr } = await inProcess(args);
  const bad = [...obeyed(stdout), ...obeyed(stderr)].filter((line) => !own.test(line));
  expect(bad, args.map((arg) => JSON.stringify(arg)).join(' ')).toEqual([]);
  expect(stderr).not.toContain('程序出错');
}

const all = await commands();
// What is written under a hostile name goes there.
process.chdir(folder);
await inProcess(['check', ...ledgers, ...AS_OF, '--format', `ndjson:${results}`]);

it('every command meets hostile files', () => {
  expect(Object.keys(RUNS).sort()).toEqual([...all.keys()].sort());
});

describe.each([...all])('%s', (name, command) => {
  const words = name.split(' ');
  /** What GitHub is told on purpose: an order of ours about one of the files, or about none. */
  const own = /^"::(?:error|warning|notice) (?:file=(?!x,)[^:]*,)?[^:]*::(?!pwned)/;

  test('hostile files', async () => {
    for (const args of RUNS[name] ?? []) await expectHarmless([...words, ...args]);
  });

  const format = command.options.find(({ long }) => long === '--format');
  const formats = format?.argChoices ?? format?.description.match(/[a-z]{3,}/g) ?? [];
  test.each(formats)('hostile files as %s', async (kind) => {
    for (const args of RUNS[name] ?? []) {
      await expectHarmless(
        [...words, ...args, '--format', kind],
        kind === 'github' ? own : undefined,
      );
    }
  });

  test('hostile arguments and options', async () => {
    const first = RUNS[name]?.[0] ?? [];
    await expectHarmless([...words, HOSTILE]);
    await expectHarmless([...words, ...first, HOSTILE]);
    await expectHarmless([...words, `--${HOSTILE}`]);
    for (const { long } of command.options.filter(({ required }) => required)) {
      await expectHarmless([...words, ...first, String(long), HOSTILE]);
    }
  });
});

test.each([wrongConfiguration, missing, broken])('a configuration that is none', async (path) => {
  await expectHarmless(['check', ledger, '--config', path]);
});
