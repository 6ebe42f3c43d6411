import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { folderOf } from './cli/ledgers.ts';
import { BIN, gongkai, ROOT } from './cli/run.ts';

const posix = it.skipIf(process.platform === 'win32');
const yaml = (file: string) => load(readFileSync(join(ROOT, file), 'utf8'));
const EXAMPLE = readFileSync(join(ROOT, 'examples/建设局.yaml'), 'utf8');

interface Step {
  uses?: string;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}
const action = yaml('action.yml') as {
  name: string;
  description: string;
  inputs: Record<string, { description: string; required: boolean; default: string }>;
  runs: { using: string; steps: Step[] };
};
const [, , last] = action.runs.steps;

describe('the GitHub action', () => {
  it('has what GitHub asks of a composite action', () => {
    expect([action.name, action.runs.using]).toEqual(['gongkai', 'composite']);
    for (const { description, required } of Object.values(action.inputs)) {
      expect([description !== '', required]).toEqual([true, false]);
    }
    for (const { uses, run, shell } of action.runs.steps) {
      if (uses === undefined) expect([typeof run, shell]).toEqual(['string', 'bash']);
      else expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
    }
  });

  it('lets no input into a script', () => {
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
    const inputs = JSON.stringify(action.runs.steps).matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g);
    expect([...inputs].map(([, name]) => name).sort()).toEqual(Object.keys(action.inputs).sort());
  });

  /** The last step as a runner would run it. */
  function run(cwd: string, given: Record<string, string> = {}) {
    const temp = mkdtempSync(join(tmpdir(), 'gongkai-runner-'));
    const summary = join(temp, 'summary');
    writeFileSync(summary, '前一步写的\n');
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', last?.run ?? ''],
      {
        cwd,
        encoding: 'utf8',
        env: {
          ...process.env,
          ...{
            GONGKAI: BIN,
            LEDGERS: '',
            FORMATS: '',
            OPTIONS: '--as-of\n2022-09-05\n',
            FAIL_ON: 'error',
          },
          ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: cwd },
          ...{ RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary },
          ...given,
        },
      },
    );
    return { status, stdout, stderr, summary: readFileSync(summary, 'utf8') };
  }

  posix('checks, annotates, adds to the summary and writes what is asked for', () => {
    const folder = folderOf({ '台账/建设局.yaml': EXAMPLE, '台账/草稿 1.yaml': EXAMPLE });
    const { status, stdout, stderr, summary } = run(folder, {
      LEDGERS: '台账/\n!台账/草稿*\n',
      FORMATS: 'sarif:结果.sarif\njunit:结果.xml\n',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('建设局：有逾期');
    expect(stderr).toContain('::error file=台账/建设局.yaml,line=7,col=1');
    expect(summary).toMatch(/^前一步写的\n# 政务公开台账检查\n/);
    expect(summary).toContain('1份台账');
    expect(existsSync(join(folder, '结果.sarif')) && existsSync(join(folder, '结果.xml'))).toBe(
      true,
    );
  });

  posix('obeys its inputs and nothing in them', () => {
    const folder = folderOf({ 'a.yaml': EXAMPLE });
    const sly = run(folder, { LEDGERS: '$(touch x); `touch x`\na.yaml\n--fail-on\n' });
    expect([sly.status, existsSync(join(folder, 'x'))]).toEqual([2, false]);
    expect(run(folder, { LEDGERS: 'a.yaml', FAIL_ON: 'never' }).status).toBe(0);
    expect(run(folder).stderr).toContain('请写明台账');
  });
});

describe('the job for GitLab', () => {
  it('installs, checks and hands over reports', () => {
    const { gongkai: job } = yaml('ci/gitlab.yml') as {
      gongkai: { script: string[]; artifacts: { when: string; reports: Record<string, string> } };
    };
    const script = job.script.join('\n');
    expect(job.artifacts.when).toBe('always');
    for (const [report, format] of [
      ['codequality', 'gitlab'],
      ['junit', 'junit'],
    ] as const) {
      expect(script).toContain(`--format ${format}:${job.artifacts.reports[report]}`);
    }
  });
});

it('the hook for pre-commit runs what is there, on ledgers', () => {
  const [hook] = yaml('.pre-commit-hooks.yaml') as Record<string, string>[];
  expect(Object.keys(hook ?? {})).toEqual(
    expect.arrayContaining(['id', 'name', 'entry', 'language']),
  );
  expect([hook?.id, hook?.language]).toEqual(['gongkai', 'node']);
  const files = new RegExp(hook?.files ?? '');
  expect(['台账/建设局.yaml', '台账/街道/a.xlsx'].every((name) => files.test(name))).toBe(true);
  expect(['gongkai.config.yaml', '.github/workflows/a.yml'].some((name) => files.test(name))).toBe(
    false,
  );
});

describe('the example of a repository', () => {
  const folder = join(ROOT, 'examples/repository');

  it('passes as it stands', async () => {
    const { code, stdout, stderr } = await gongkai(['check'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '用配置“gongkai.config.yaml”\n']);
    expect(stdout).toContain('卫生事业中心：未见问题');
  });

  it('calls the action, the job and the hook by what they have', () => {
    const workflow = yaml('examples/repository/.github/workflows/gongkai.yml') as {
      on: object;
      permissions: Record<string, string>;
      jobs: { gongkai: { 'runs-on': string; steps: Step[] } };
    };
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request', 'schedule']);
    expect(workflow.permissions.contents).toBe('read');
    const { steps } = workflow.jobs.gongkai;
    const own = steps.find(({ uses }) => uses?.includes('/gongkai@'));
    expect(Object.keys(action.inputs)).toEqual(
      expect.arrayContaining(Object.keys(own?.with ?? {})),
    );
    const { include, variables } = yaml('examples/repository/.gitlab-ci.yml') as {
      include: { file: string }[];
      variables: Record<string, string>;
    };
    expect(existsSync(join(ROOT, include[0]?.file ?? ''))).toBe(true);
    const { gongkai: job } = yaml('ci/gitlab.yml') as { gongkai: { variables: object } };
    expect(Object.keys(job.variables)).toEqual(expect.arrayContaining(Object.keys(variables)));
    const { repos } = yaml('examples/repository/.pre-commit-config.yaml') as {
      repos: { hooks: { id: string }[] }[];
    };
    expect(repos[0]?.hooks).toEqual([{ id: 'gongkai' }]);
  });
});

describe('the package', () => {
  // The build has run; npm need not run it again beside the other tests.
  const npm = (args: string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  posix('installs from its tarball without a network, and npx runs it as the README says', () => {
    const folder = folderOf({ '台账/建设局.yaml': EXAMPLE });
    const [packed] = JSON.parse(
      npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
    ) as { filename: string; files: { path: string }[] }[];
    const names = new Set(packed?.files.map(({ path }) => path));
    for (const readme of ['README.md', 'README.en.md']) {
      const text = readFileSync(join(ROOT, readme), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? '');
      expect(links).toContain('docs/ci.md');
      const isThere = (link: string) =>
        names.has(link) || [...names].some((name) => name.startsWith(`${link}/`));
      expect(links.filter((link) => !isThere(link))).toEqual([]);
      expect(text).toContain(`npm install --no-save ./${packed?.filename}`);
    }
    npm(
      ['install', '--no-save', '--offline', '--no-audit', '--no-fund', `./${packed?.filename}`],
      folder,
    );
    const { status, stdout } = spawnSync(
      'npx',
      [
        ...['--no-install', 'gongkai', 'check', '台账/', '--as-of', '2022-09-05'],
        ...['--fail-on', 'error', '--format', 'text', '--format', 'json:report.json'],
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([status, existsSync(join(folder, 'report.json'))]).toEqual([1, true]);
    expect(stdout).toContain('建设局：有逾期');
  });
});
