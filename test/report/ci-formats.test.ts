import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { default as Ajv } from 'ajv-draft-04';
import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { RULES } from '../../src/check/rules/index.ts';
import type { Report } from '../../src/report/report.ts';
import { terminalText } from '../../src/text/terminal-text.ts';
import { inProcess } from '../cli/in-process.ts';
import { folderOf } from '../cli/ledgers.ts';
import { spoolInMemory } from './check-texts.ts';
import { HOSTILE_LEDGERS, SLY_NAMES } from './hostile-ledgers.ts';

const SCHEMAS = new URL('../data/ci-schemas/', import.meta.url);
const schemaText = (name: string) => readFileSync(new URL(name, SCHEMAS), 'utf8');

const EXAMPLES = ['examples/*.yaml', 'test/data/office/libreoffice/建设局.xlsx'];
let hostile: string[] = [];
beforeAll(() => {
  hostile = [folderOf(HOSTILE_LEDGERS)];
});

const AS_OF = ['--as-of', '2022-09-05'];

/** What a check says in one format, and the same check as data. */
async function told(format: string, paths: string[], ...more: string[]) {
  const { stdout, stderr } = await inProcess([
    ...['check', ...paths, ...AS_OF, '--format', format, ...more],
  ]);
  if (more.length === 0) expect(stderr).toBe('');
  const report = JSON.parse(
    (await inProcess(['check', ...paths, ...AS_OF, '--format', 'json'])).stdout,
  ) as Report;
  return { stdout, report };
}

const KINDS: [string, () => string[]][] = [
  ['examples', () => EXAMPLES],
  ['hostile ledgers', () => hostile],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('github', () => {
  /** As the runner reads a line (actions/runner, ActionCommand.TryParseV2). */
  function parse(line: string) {
    const [, name = '', properties = '', data = ''] =
      /^::(\w+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
    const decoded = (text: string, codes: [string, string][]) =>
      codes.reduce((rest, [code, sign]) => rest.replaceAll(code, sign), text);
    const ends: [string, string][] = [
      ['%0D', '\r'],
      ['%0A', '\n'],
    ];
    const pairs = properties.split(',').map((pair) => {
      const at = pair.indexOf('=');
      const value = decoded(pair.slice(at + 1), [
        ...ends,
        ['%3A', ':'],
        ['%2C', ','],
        ['%25', '%'],
      ]);
      return [pair.slice(0, at), value] as const;
    });
    return { name, ...Object.fromEntries(pairs), data: decoded(data, [...ends, ['%25', '%']]) };
  }

  it.each(KINDS)('is read back by the runner: %s', async (_, paths) => {
    const { stdout, report } = await told('github', paths());
    const lines = stdout.trimEnd().split('\n');
    const LEVELS = { error: 'error', warning: 'warning', info: 'notice' };
    const commands = lines.map(parse);
    expect(commands.map(({ name }) => name)).toEqual(
      report.findings.map(({ severity }) => LEVELS[severity]),
    );
    for (const [index, { location, rule }] of report.findings.entries()) {
      const command = commands[index] as Record<string, string>;
      expect(command.title).toContain(`[${rule}]`);
      const isBook = location.file.endsWith('.xlsx');
      expect(command.line).toBe(isBook || !location.line ? undefined : String(location.line));
      // A control character would be obeyed where the log is shown.
      expect(command.file).toBe(location.file.replaceAll('\u001b', '�').replaceAll('\u0007', '�'));
    }
    expect(lines.join('')).not.toMatch(OBEYED);
  });
});

describe('sarif', () => {
  const ajv = new Ajv.default({ allErrors: true, strict: false, validateFormats: false });
  const isSarif = ajv.compile(JSON.parse(schemaText('sarif-schema-2.1.0.json')));

  it.each(KINDS)('is SARIF 2.1.0: %s', async (_, paths) => {
    const { stdout, report } = await told('sarif', paths());
    const log = JSON.parse(stdout);
    isSarif(log);
    expect(isSarif.errors).toBeNull();
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ meta }) => meta.name));
    for (const { help } of rules) expect(help.text).toContain('怎么办');
    expect(run.results).toHaveLength(report.findings.length);
    const LEVELS = { error: 'error', warning: 'warning', info: 'note' };
    for (const [index, finding] of report.findings.entries()) {
      const result = run.results[index];
      const { location, severity, fingerprint, rule } = finding;
      expect([result.ruleId, rules[result.ruleIndex].id, result.level]).toEqual([
        ...[rule, rule, LEVELS[severity]],
      ]);
      expect(result.partialFingerprints).toEqual({ 'gongkai/v1': fingerprint });
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toMatch(/^[\w.~!*'()%/:-]+$/);
      expect(decodeURIComponent(artifactLocation.uri).replace(/^file:\/\//, '')).toBe(
        location.file,
      );
      if (location.file.endsWith('.xlsx')) {
        expect(region).toBeUndefined();
        expect(result.locations[0].logicalLocations).toEqual([
          { fullyQualifiedName: location.cell },
        ]);
      } else if (location.line !== undefined) {
        expect(region.startLine).toBe(location.line);
        expect(region.startColumn).toBe(location.column);
      }
    }
    expect(run.invocations[0].executionSuccessful).toBe(true);
    expect(stdout).not.toMatch(OBEYED);
  });

  it('the schema refuses what is none', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });
});

describe('junit', () => {
  const validate = async (schema: string, contents: string) =>
    (await validateXML({ xml: { fileName: 'junit.xml', contents }, schema: schemaText(schema) }))
      .errors;

  it.each(KINDS)('is valid by both common schemas, and holds all: %s', async (_, paths) => {
    const { stdout, report } = await told('junit', paths());
    for (const schema of ['junit-ant.xsd', 'junit-jenkins.xsd']) {
      expect(await validate(schema, stdout)).toEqual([]);
    }
    const found: { tag: string; attributes: Record<string, string> }[] = [];
    let text = '';
    const parser = new Parser(
      {
        onopentag: (tag, attributes) => found.push({ tag, attributes }),
        ontext: (piece) => {
          text += piece;
        },
      },
      { xmlMode: true },
    );
    parser.end(stdout);
    const of = (tag: string) => found.filter((element) => element.tag === tag);
    expect(of('testsuite').map(({ attributes }) => attributes.name)).toEqual(
      report.ledgers.map(({ file }) => terminalText(file)),
    );
    const { error, warning } = report.summary.findings;
    expect([of('failure').length, of('skipped').length]).toEqual([error, warning]);
    const sum = (key: string) =>
      of('testsuite').reduce((total, { attributes }) => total + Number(attributes[key]), 0);
    expect([sum('failures'), sum('skipped'), sum('errors')]).toEqual([error, warning, 0]);
    expect(sum('tests')).toBe(of('testcase').length);
    for (const { message } of report.findings.filter(({ severity }) => severity === 'info')) {
      expect(text).toContain(message.slice(0, 20));
    }
  });

  it('the schemas refuse what is none', async () => {
    const wrong = '<testsuites><testsuite name="a"><case/></testsuite></testsuites>';
    for (const schema of ['junit-ant.xsd', 'junit-jenkins.xsd']) {
      expect(await validate(schema, wrong)).not.toEqual([]);
    }
  });
});

describe('gitlab', () => {
  it.each(KINDS)(
    'is a list of what GitLab asks for, each known by itself: %s',
    async (_, paths) => {
      const { stdout, report } = await told('gitlab', paths());
      const items = JSON.parse(stdout);
      expect(items).toHaveLength(report.findings.length);
      const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' };
      for (const [index, { rule, severity, location }] of report.findings.entries()) {
        expect(items[index]).toEqual({
          description: expect.stringMatching(/./),
          check_name: rule,
          fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
          severity: SEVERITIES[severity],
          location: {
            path: location.file,
            lines: { begin: location.file.endsWith('.xlsx') ? 1 : (location.line ?? 1) },
          },
        });
      }
      const prints = new Set(items.map(({ fingerprint }: { fingerprint: string }) => fingerprint));
      expect(prints.size).toBe(items.length);
      expect(stdout).not.toMatch(OBEYED);
    },
  );
});

describe('markdown', () => {
  it.each(KINDS)(
    'is a page of headings, lists and tables, and nothing else: %s',
    async (_, paths) => {
      const { stdout, report } = await told('markdown', paths(), '--verbose');
      const html = await marked(stdout, { gfm: true });
      const tags = new Set<string>();
      let rows = 0;
      const parser = new Parser({
        onopentag(tag) {
          tags.add(tag);
          if (tag === 'tr') rows++;
        },
      });
      parser.end(html);
      expect([...tags].sort()).toEqual([
        ...['h1', 'h2', 'li', 'p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
      ]);
      const withFindings = report.ledgers.filter(({ file }) =>
        report.findings.some(({ location }) => location.file === file),
      );
      expect(rows).toBe(report.findings.length + withFindings.length);
      expect(stdout).not.toMatch(OBEYED);
      expect(stdout).not.toMatch(/^\s*(?:::|##\[)/m);
    },
  );

  it('says what it leaves out: ledgers without fault, many findings, many ledgers', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `  - 工作任务: 任务${i}\n    坏${i}: 1\n`);
    const many = `计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n${rows.join('')}`;
    const { stdout } = await told('markdown', [folderOf({ 'a.yaml': many }), EXAMPLES[0] ?? '']);
    expect(stdout).not.toContain('卫生事业中心：');
    expect(stdout).toMatch(/另有\d+处没有列出。/);
    const files = Array.from({ length: 90 }, (_, i) => [`${i}.yaml`, many]);
    const told90 = await told('markdown', [folderOf(Object.fromEntries(files))]);
    expect(Buffer.byteLength(told90.stdout)).toBeLessThan(1024 ** 2);
    const [, left] = /另有(\d+)份有问题的台账/.exec(told90.stdout) ?? [];
    expect(told90.stdout.match(/^## 建设局/gm)?.length).toBe(90 - Number(left));
  });
});

describe('a file on which the program fails', () => {
  const summary = {
    type: 'summary' as const,
    ...{ ledgers: 0, unchecked: 0, duties: {}, findings: { error: 0, warning: 0, info: 0 } },
    failed: ['坏.yaml'],
  };

  it.each(['github', 'gitlab', 'junit', 'markdown', 'sarif'] as const)(
    'is told in %s',
    async (format) => {
      const { REPORTERS } = await import('../../src/report/reporters.ts');
      const { PLAIN } = await import('../../src/report/paint.ts');
      const options = { paint: PLAIN, width: 80, quiet: false, verbose: false };
      const report = (await REPORTERS[format]()).report(
        { ...options, place: (file) => file },
        spoolInMemory,
      );
      let text = '';
      for await (const piece of report(summary as never)) text += piece;
      expect(text).toContain('程序出错，这份台账没有检查');
      expect(text).toMatch(/坏\.yaml|%E5%9D%8F\.yaml/);
    },
  );
});

describe('where CI looks for files', () => {
  it('names are those from the root of the repository', async () => {
    const root = folderOf({ '台账/a.yaml': '部门: 无此单位\n台账: []\n' });
    const file = join(root, '台账', 'a.yaml');
    for (const env of [{ GITHUB_WORKSPACE: root }, { CI_PROJECT_DIR: root }]) {
      const { stdout } = await inProcess(
        ['check', file, '--format', 'gitlab', ...AS_OF, '--plan', 'zibo-gaoxin/2022'],
        '',
        { env },
      );
      expect(JSON.parse(stdout)[0].location.path).toBe('台账/a.yaml');
    }
  });
});

describe('GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const args = ['check', 'examples/建设局.yaml', ...AS_OF];

  it('shows what was found at its lines without asking, and the text stays', async () => {
    const [plain, asked] = [
      await inProcess(args),
      await inProcess([...args, '--format', 'github']),
    ];
    expect(await inProcess(args, '', { env })).toEqual({ ...plain, stderr: asked.stdout });
    const json = await inProcess([...args, '--format', 'json'], '', { env });
    expect(json.stderr).toBe(asked.stdout);
    expect(JSON.parse(json.stdout).findings).toHaveLength(asked.stdout.trim().split('\n').length);
  });

  it('and not twice where they were asked for', async () => {
    const asked = await inProcess([...args, '--format', 'github'], '', { env });
    expect([asked.stdout.startsWith('::'), asked.stderr]).toEqual([true, '']);
  });
});

it('several formats at once say what each says alone', async () => {
  const folder = folderOf({});
  const NAMES = {
    sarif: 'a.sarif',
    junit: 'a.xml',
    gitlab: 'a.json',
    markdown: 'a.md',
    github: 'a.txt',
  };
  const formats = Object.entries(NAMES).flatMap(([format, name]) => [
    ...['--format', `${format}:${join(folder, name)}`],
  ]);
  const whole = await inProcess([
    'check',
    'examples/*.yaml',
    ...AS_OF,
    '--format',
    'text',
    ...formats,
  ]);
  expect(whole).toEqual(await inProcess(['check', 'examples/*.yaml', ...AS_OF]));
  for (const [format, name] of Object.entries(NAMES)) {
    const { stdout } = await told(format, ['examples/*.yaml']);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(stdout);
  }
});

it('every hostile name is checked', () => {
  expect(Object.keys(HOSTILE_LEDGERS)).toEqual(expect.arrayContaining([...SLY_NAMES]));
});
