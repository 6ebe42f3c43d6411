import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { CliCommand, CommandGroup } from '../../src/cli/command.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';

const NOTICE = readFileSync('test/data/notices/2026.txt', 'utf8');
const PLAN = readFileSync('test/data/plan-2022.txt', 'utf8');
const FILES = { 'a.yaml': GOOD, 'notice.txt': NOTICE, 'plan.txt': PLAN };

/** Each command that writes a file: what it is called with besides, and the endings it may write. */
const WRITERS: Record<string, { args: string[]; writes: string[] }> = {
  check: {
    args: ['a.yaml', '--as-of', '2022-06-01'],
    writes: ['.txt', '.log', '.json', '.ndjson', '.jsonl', '.md', '.markdown', '.xml', '.sarif'],
  },
  report: {
    args: ['a.yaml', '--as-of', '2022-05-31', '--fail-on', 'never'],
    writes: [
      ...['.txt', '.log', '.json', '.ndjson', '.jsonl', '.md', '.markdown'],
      ...['.html', '.htm', '.xlsx', '.docx', '.csv'],
    ],
  },
  init: { args: ['--body', '建设局'], writes: ['.yaml', '.yml', '.xlsx', '.docx'] },
  schedule: { args: [], writes: ['.txt', '.log', '.ics', '.xlsx', '.html', '.htm'] },
  import: { args: ['a.csv'], writes: ['.yaml', '.yml'] },
  export: { args: ['a.yaml'], writes: ['.xlsx', '.docx', '.csv'] },
  'plan import': { args: ['plan.txt'], writes: ['.yaml', '.yml'] },
  'calendar import': { args: ['notice.txt'], writes: ['.yaml', '.yml'] },
  schema: { args: ['ledger'], writes: ['.json'] },
};
/** What no command writes, and what only some do. */
const ENDINGS = ['.pdf', '.doc', '.xls', '.PDF', '.7z', '.yaml.bak'];
const SOME = [
  '.txt',
  '.log',
  '.json',
  '.yaml',
  '.yml',
  '.xlsx',
  '.docx',
  '.csv',
  '.ics',
  '.html',
  '.htm',
];

const isGroup = (it: CliCommand | CommandGroup): it is CommandGroup => 'commands' in it;

/** The names of all commands that have the option, as their files define them. */
async function commandsWithOutput(): Promise<string[]> {
  const withOutput = (name: string, given: CliCommand | CommandGroup): string[] => {
    if (isGroup(given)) {
      return Object.entries(given.commands).flatMap(([below, each]) =>
        withOutput(`${name} ${below}`, each),
      );
    }
    const command = new Command();
    given.define(command);
    const output = command.options.find(({ long }) => long === '--output');
    // Who has learnt it of one command writes it with each.
    if (output) expect([name, output.short]).toEqual([name, '-o']);
    return output ? [name] : [];
  };
  const names: string[] = [];
  for (const file of readdirSync('src/cli/commands')) {
    const name = file.replace('.ts', '');
    const module = await import(`../../src/cli/commands/${name}.ts`);
    if (module.command) names.push(...withOutput(name, module.command));
  }
  return names;
}

/** A folder with what the commands read, and a way to run one there that is to write `name`. */
async function writer(command: string) {
  const folder = folderOf(FILES);
  const exported = await inProcess(['export', join(folder, 'a.yaml'), '-o', join(folder, 'a.csv')]);
  expect(exported.code).toBe(0);
  const { args = [] } = WRITERS[command] ?? {};
  const read = args.map((arg) => (/^\w+\.\w+$/.test(arg) ? join(folder, arg) : arg));
  return (name: string, ...more: string[]) => {
    const output = join(folder, name);
    return inProcess([...command.split(' '), ...read, ...more, '--output', output]).then(
      ({ code, stderr }) => ({ code, stderr, written: existsSync(output) }),
    );
  };
}

it('every command that has the option is tried here', async () => {
  expect((await commandsWithOutput()).sort()).toEqual(Object.keys(WRITERS).sort());
});

describe.each(Object.entries(WRITERS))('%s', (command, { writes }) => {
  const refused = [...ENDINGS, ...SOME.filter((ending) => !writes.includes(ending))];

  it.each(refused)('refuses a name that ends in %s, and says what it writes', async (ending) => {
    const { code, stderr, written } = await (await writer(command))(`新${ending}`);
    expect(code).toBe(2);
    for (const one of writes) expect(stderr).toContain(one);
    expect(stderr).toContain(`新${ending}`);
    expect(written).toBe(false);
  });

  it.each([...writes, ...writes.map((ending) => ending.toUpperCase())])(
    'writes a file that ends in %s',
    async (ending) => {
      const { code, written } = await (await writer(command))(`新${ending}`);
      expect({ code, written }).toEqual({ code: 0, written: true });
    },
  );
});

describe('a name that says nothing of the kind', () => {
  const names = ['台账', '初稿2.1', '台账.定稿'];
  const texts = Object.keys(WRITERS).filter((command) => command !== 'export');

  it.each(texts)('is taken by %s for what it writes to standard output', async (command) => {
    const write = await writer(command);
    for (const name of names) {
      expect(await write(name)).toMatchObject({ code: 0, written: true });
    }
  });

  it('is not enough for export, which writes several and none to standard output', async () => {
    const { code, stderr, written } = await (await writer('export'))('台账');
    expect({ code, written }).toEqual({ code: 2, written: false });
    expect(stderr).toContain('.xlsx');
  });
});

describe('a format that is named', () => {
  it.each([
    ['yaml', '.xlsx', 2],
    ['docx', '.xlsx', 2],
    ['docx', '.docx', 0],
    ['xlsx', '.yaml', 2],
    ['xlsx', '', 0],
    ['xlsx', '.xlsx', 0],
  ])('init --format %s is held against a name with “%s”', async (format, ending, code) => {
    const made = await (await writer('init'))(`新${ending}`, '--format', format);
    expect(made).toMatchObject({ code, written: code === 0 });
  });

  it.each([
    [['--format', 'json'], '.json', 0],
    [['--format', 'json'], '.txt', 2],
    [['--format', 'text'], '.json', 2],
  ])('check %j is held against a name with “%s”', async (more, ending, code) => {
    expect(await (await writer('check'))(`新${ending}`, ...more)).toMatchObject({
      code,
      written: code === 0,
    });
  });

  it('a file named with a format is held against it too', async () => {
    const folder = folderOf(FILES);
    const check = (format: string) =>
      inProcess([
        'check',
        join(folder, 'a.yaml'),
        '--format',
        `${format}:${join(folder, 'r.pdf')}`,
      ]);
    for (const format of ['text', 'json']) expect((await check(format)).code).toBe(2);
    expect(existsSync(join(folder, 'r.pdf'))).toBe(false);
  });
});
