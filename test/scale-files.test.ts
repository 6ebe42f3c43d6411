import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { folderOf, GOOD } from './cli/ledgers.ts';
import { BIN, gongkai, ROOT } from './cli/run.ts';

const PARTS = 8;
const AS_OF = '2022-06-01';

// biome-ignore lint/suspicious/noExplicitAny: what is not there makes the test fail
const manifest = (name: string): any =>
  load(readFileSync(join(ROOT, 'examples/scale', name), 'utf8'));

/** A folder with ledgers, and `gongkai` and `npx --no-install gongkai` on its path. */
function place(): { cwd: string; path: string } {
  const ledgers = Array.from({ length: 12 }, (_, index) => [`台账/${index}.yaml`, GOOD]);
  const cwd = folderOf({
    ...Object.fromEntries(ledgers),
    'gongkai.config.yaml': 'ledgers: [台账]\n',
  });
  const bin = join(cwd, 'bin');
  mkdirSync(bin);
  const run = `"${process.execPath}" "${BIN}" "$@"`;
  const commands = { gongkai: run, npx: `shift 2; ${run}` };
  for (const [name, line] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { cwd, path: `${bin}${delimiter}${process.env.PATH}` };
}

/** Runs a script as the service would, once for each part and once for the merge. */
async function sameAsOneRun(
  check: string,
  partOf: (number: number) => Record<string, string>,
  report: string,
): Promise<void> {
  const { cwd, path } = place();
  const shell = (line: string, env: Record<string, string>) =>
    spawnSync('sh', ['-ec', line], {
      ...{ cwd, encoding: 'utf8' },
      env: { ...process.env, GITHUB_ACTIONS: '', PATH: path, ...env },
    });
  for (let number = 1; number <= PARTS; number++) {
    const { status, stderr } = shell(check, { AS_OF, ...partOf(number) });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('程序出错')]);
  }
  const merged = shell(`${report} --format ndjson:merged.ndjson`, {});
  expect([merged.status, merged.stderr]).toEqual([0, '']);
  const one = await gongkai(['check', '--quiet', '--as-of', AS_OF, '--format', 'ndjson'], { cwd });
  expect(readFileSync(join(cwd, 'merged.ndjson'), 'utf8')).toBe(one.stdout);
}

const REPORT = 'npx --no-install gongkai report --from part-*.ndjson';
const withReport = (scripts: string[]) => {
  const found = scripts.find((line) => line.includes('gongkai report')) ?? '';
  expect(found).toContain(REPORT);
  return `${found} --fail-on never`;
};

describe.skipIf(process.platform === 'win32')('manifests for many machines', () => {
  it('GitHub: a matrix, and a job that puts its parts together', async () => {
    const { env, jobs } = manifest('github.yml');
    const { matrix } = jobs.check.strategy;
    expect(matrix.part).toEqual(Array.from({ length: PARTS }, (_, index) => index + 1));
    expect(env.PARTS).toBe(PARTS);
    expect(jobs.check.env.PART).toBe(`\${{ matrix.part }}`);
    const lines = (job: { steps: { run?: string }[] }) => job.steps.flatMap(({ run }) => run ?? []);
    for (const line of [...lines(jobs.check), ...lines(jobs.report)])
      expect(line).not.toContain('${{');
    const check = lines(jobs.check).find((line) => line.includes('--shard')) ?? '';
    const part = (number: number) => ({ PART: String(number), PARTS: String(env.PARTS) });
    await sameAsOneRun(check, part, withReport(lines(jobs.report)));
  }, 60_000);

  it('GitLab: parallel jobs, and one that puts them together', async () => {
    const { 'gongkai-check': checks, 'gongkai-report': report } = manifest('gitlab.yml');
    expect(checks.parallel).toBe(PARTS);
    expect(report.needs).toEqual(['gongkai-check']);
    const lines: string[] = checks.script.filter((line: string) => !line.startsWith('npm '));
    const part = (number: number) => ({
      CI_NODE_INDEX: String(number),
      CI_NODE_TOTAL: String(checks.parallel),
      // Past midnight in China.
      CI_PIPELINE_CREATED_AT: '2022-05-31T16:30:00Z',
    });
    await sameAsOneRun(lines.join('\n'), part, withReport(report.script));
  }, 60_000);

  it('Kubernetes: an indexed job', async () => {
    const { apiVersion, kind, spec } = manifest('kubernetes.yml');
    expect([apiVersion, kind, spec.completionMode]).toEqual(['batch/v1', 'Job', 'Indexed']);
    expect(spec.completions).toBe(PARTS);
    const [container] = spec.template.spec.containers;
    const env = Object.fromEntries(
      container.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    expect(env.PARTS).toBe(String(PARTS));
    const mounts = container.volumeMounts.map(({ name }: { name: string }) => name);
    expect(spec.template.spec.volumes.map(({ name }: { name: string }) => name)).toEqual(mounts);
    const part = (number: number) => ({
      ...{ ...env, AS_OF, LEDGERS: '台账', RESULTS: '.' },
      JOB_COMPLETION_INDEX: String(number - 1),
    });
    expect(container.command).toEqual(['sh', '-c']);
    await sameAsOneRun(container.args[0], part, `${REPORT} --fail-on never`);
  }, 60_000);
});
