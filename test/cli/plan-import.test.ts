import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from '../../src/plan/plan-file.ts';
import { officialDocument } from '../plan/import/official-document.ts';
import { inProcess } from './in-process.ts';
import { folderOf } from './ledgers.ts';

const TABLE = `2024年青禾县政务公开任务表,,,
序号,工作任务,责任单位,完成时限
1,公布发展规划,县发展和改革局,规划批准后20个工作日内
2,公布价格目录,县发改局、各镇街,每季度
3,组织政务公开培训,县政府办公室,2024年9月底前
`;

describe('gongkai plan import', () => {
  it('writes a plan that can be validated, and counts by kind what must be looked at', async () => {
    const folder = folderOf({ '方案.docx': officialDocument() });
    const output = `${folder}/plan.yaml`;
    const imported = await inProcess(['plan', 'import', `${folder}/方案.docx`, '-o', output]);
    expect(imported).toMatchObject({ code: 0, stdout: '' });
    const looks = readFileSync(output, 'utf8').match(/# 请核对：/g) ?? [];
    expect(imported.stderr).toContain('74项任务，24个单位');
    expect(imported.stderr).toContain(`请核对的有${looks.length}处`);
    expect(imported.stderr).toMatch(/ {2}时限：3处\n/);
    const validated = await inProcess(['plan', 'validate', output]);
    expect(validated.code).toBe(0);
    expect(validated.stdout).toContain('local/2022：74项任务，格式正确');
  });

  it('writes to standard output, the same bytes each time', async () => {
    const folder = folderOf({ '任务表.csv': TABLE });
    const first = await inProcess(['plan', 'import', `${folder}/任务表.csv`]);
    expect(first.code).toBe(0);
    expect((load(first.stdout) as PlanFile).tasks).toHaveLength(3);
    const again = await inProcess(['plan', 'import', `${folder}/任务表.csv`]);
    expect(again.stdout).toBe(first.stdout);
  });

  it('leaves a file alone that is there already', async () => {
    const folder = folderOf({ '任务表.csv': TABLE, 'plan.yaml': '人写的' });
    const result = await inProcess([
      'plan',
      'import',
      `${folder}/任务表.csv`,
      '-o',
      `${folder}/plan.yaml`,
    ]);
    expect(result.code).toBe(2);
    expect(readFileSync(`${folder}/plan.yaml`, 'utf8')).toBe('人写的');
  });

  it('refuses what is no plan with the heads that it found', async () => {
    const folder = folderOf({ '通讯录.csv': '姓名,部门,职务\n张某,办公室,主任\n' });
    const output = `${folder}/plan.yaml`;
    const result = await inProcess(['plan', 'import', `${folder}/通讯录.csv`, '-o', output]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('“姓名”“部门”“职务”');
    expect(existsSync(output)).toBe(false);
  });

  it('asks for a year that the document does not state, and takes none that is no year', async () => {
    const folder = folderOf({ '任务表.csv': TABLE.replaceAll('2024年', '') });
    const file = `${folder}/任务表.csv`;
    expect((await inProcess(['plan', 'import', file])).stderr).toContain('--year');
    const given = await inProcess(['plan', 'import', file, '--year', '2025']);
    expect(load(given.stdout)).toMatchObject({ year: 2025 });
    expect((await inProcess(['plan', 'import', file, '--year', '25'])).code).toBe(2);
  });

  it('keeps what a person has settled in an earlier plan', async () => {
    const folder = folderOf({ '任务表.csv': TABLE });
    const file = `${folder}/任务表.csv`;
    const draft = (await inProcess(['plan', 'import', file])).stdout;
    const settled = draft
      .replace('plan: local', 'plan: qinghe')
      .replace('aliases: [县发改局]', 'aliases: [县发改局, 县发改委]')
      .replace('{name: 各镇街, scope: concerned}', '{name: 各镇街, members: [县政府办公室]}')
      .replace('    nature: work\n', '');
    const before = folderOf({ 'plan.yaml': settled });
    const kept = await inProcess(['plan', 'import', file, '--compare', `${before}/plan.yaml`]);
    const plan = load(kept.stdout) as PlanFile;
    expect(plan.plan).toBe('qinghe');
    expect(plan.bodies[0]).toEqual({ name: '县发展和改革局', aliases: ['县发改局', '县发改委'] });
    expect(plan.collectives).toEqual([{ name: '各镇街', members: ['县政府办公室'] }]);
    expect(plan.tasks.map(({ nature }) => nature)).toEqual([undefined, undefined, undefined]);
    expect(kept.stdout).not.toMatch(/请核对：.*(?:简称|指哪些单位|代号)/);
  });
});

describe('other commands given a document', () => {
  it.each([
    ['方案.docx', officialDocument()],
    ['方案.csv', TABLE],
    ['方案.html', '<p>方案</p>'],
    ['方案.txt', '2024年政务公开工作方案\n'],
  ])('say of %s to import it', async (name, content) => {
    const folder = folderOf({ [name]: content });
    const validated = await inProcess(['plan', 'validate', `${folder}/${name}`]);
    expect(validated.stdout).toContain(`gongkai plan import ${folder}/${name} -o 方案.yaml`);
    const checked = await inProcess([
      'check',
      'examples/建设局.yaml',
      '--plan',
      `${folder}/${name}`,
    ]);
    expect(checked.code).toBe(2);
    expect(checked.stderr).toContain('gongkai plan import');
  });
});
