import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { inProcess } from './in-process.ts';
import { folderOf } from './ledgers.ts';

const plan = loadPlan('zibo-gaoxin/2022');

interface File {
  计划: string;
  部门: string;
  台账: Record<string, unknown>[];
}

async function init(...args: string[]): Promise<{ text: string; file: File }> {
  const { code, stdout } = await inProcess(['init', ...args]);
  expect(code).toBe(0);
  return { text: stdout, file: load(stdout) as File };
}

const numbers = ({ 台账 }: File) => 台账.map(({ 序号 }) => String(序号));

describe('gongkai init', () => {
  it('names each task that the plan gives the body, in its order', async () => {
    const { file } = await init('--body', '卫生事业中心');
    expect([file.计划, file.部门]).toEqual(['zibo-gaoxin/2022', '卫生事业中心']);
    // Counted by hand in annex 1: 28 and 29 name it, the others say 各有关单位.
    expect(numbers(file).join(' ')).toBe(
      '11 28 29 32 33 35 37 38 39 40 41 42 43 44 45 46 47 48 49 54 59 60 61',
    );
  });

  it.each(plan.bodies.map(({ name }) => name))('%s: wordings to the letter', async (body) => {
    const { file } = await init('--body', body);
    expect(file.部门).toBe(body);
    expect(file.台账.length).toBeGreaterThan(20);
    for (const row of file.台账) {
      const task = plan.tasks.find(({ no }) => no === String(row.序号));
      // Of rows 59 to 61 the plan's 工作任务 is blank: 工作要求 stands for it.
      expect(row.工作任务).toBe(task?.task || task?.requirement);
      expect(row.工作要求).toBe(task?.requirement);
      expect(row.时限要求 ?? null).toBe(task?.deadline);
    }
  });

  it('owes nothing on the day the plan is issued, and is told what is not filled in', async () => {
    for (const { name } of plan.bodies) {
      const { text } = await init('--body', name, '--all');
      const { code, stdout } = await inProcess(
        ['check', '-', '--as-of', '2022-05-18', '--format', 'json'],
        text,
      );
      expect([name, code]).toEqual([name, 0]);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
      const [submitted, office, supervisor, ...more] = findings;
      expect(more).toEqual([]);
      expect([submitted, office, supervisor]).toMatchObject([
        { rule: 'row-incomplete', message: expect.stringContaining('报送日期') },
        { rule: 'row-incomplete', message: expect.stringContaining('责任科室') },
        { rule: 'row-incomplete', message: expect.stringContaining('分管领导') },
      ]);
    }
  });

  it('--all adds what merely concerns the body, and says so', async () => {
    const few = await init('--body', '建设局');
    const all = await init('--body', '建设局', '--all');
    // Rows 4–10, 12, 30, 31 and 34 are given to 有关职能部门, 各职能部门 and the like.
    const added = '4 5 6 7 8 9 10 12 30 31 34'.split(' ');
    // The main text asks it of 各部门、单位, but 正文-10.
    const passages = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((no) => `正文-${no}`);
    expect(numbers(all.file).filter((no) => !numbers(few.file).includes(no))).toEqual([
      ...added,
      ...passages,
    ]);
    expect(few.text).toContain(
      `# 方案正文里另有10项要求，任务分解表没有列，也没有列入：${passages.join('、')}。`,
    );
    expect(few.text).toContain(
      `# 另有11项任务由与之有关的单位承担，没有列入：${added.join('、')}。`,
    );
    expect(all.text).toContain(`# 其中11项任务由与之有关的单位承担：${added.join('、')}。`);
  });

  it('gives for each requirement the record that answers it', async () => {
    const { text } = await init('--body', '建设局', '--all');
    const sample = (no: string) => {
      const rows = text.split('\n  - ');
      const row = rows.find((piece) => piece.startsWith(`序号: ${no}\n`)) ?? '';
      const commented = row.split('\n').filter((line) => line.startsWith('      # '));
      return commented.map((line) => line.slice('      # '.length));
    };
    expect(sample('26')).toEqual([
      '- 标题:',
      '  起算日期: # 信息形成或者变更的日期',
      '  公开日期: # 自信息形成或者变更之日起20个工作日内（政府信息公开条例第二十六条）',
      '  链接:',
      '- 事项: 适用主体清单',
      '  标题:',
      '  公开日期: # 2022年8月底前',
      '  链接:',
    ]);
    expect(sample('48')).toEqual([
      '- 标题:',
      '  期间: # 如 2022',
      '  完成日期: # 每年12月底前',
      '  佐证: # 签到表、会议纪要等',
      '- 零报告: # 当期没有需要办理的，只写这一条，如 2022',
    ]);
    expect(sample('49').map((line) => line.slice(2).split(':')[0])).toEqual(
      '标题 收到日期 补正日期 答复日期 延期 扣除期间'.split(' '),
    );
    expect(sample('31').map((line) => line.slice(2).split(':')[0])).toEqual(
      '标题 开始日期 结束日期'.split(' '),
    );
  });

  it('becomes records where the comment signs are taken away', async () => {
    const { text } = await init('--body', '建设局', '--all');
    const filled = text
      .replace(
        /^ {6}# ( *(?:- )?(?:标题|事项|起算日期|公开日期|链接|期间|零报告|开始日期))/gm,
        '      $1',
      )
      .replace(/^( +)公开日期:.*$/gm, '$1公开日期: 2022-06-01')
      .replace(/^( +(?:- )?)起算日期:.*$/gm, '$1起算日期: 2022-06-01')
      .replace(/^( +(?:- )?)(?:期间|零报告):.*$/gm, (line) => line.replace(/:.*/, ': 2022'));
    const file = load(filled) as File;
    const [first] = file.台账;
    expect(first?.公开记录).toEqual([
      { 标题: null, 起算日期: '2022-06-01', 公开日期: '2022-06-01', 链接: null },
      {
        事项: '行政处罚信息',
        标题: null,
        起算日期: '2022-06-01',
        公开日期: '2022-06-01',
        链接: null,
      },
    ]);
    const { stdout } = await inProcess(
      ['check', '-', '--as-of', '2022-06-01', '--format', 'json'],
      filled,
    );
    const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
    // Among the rest a zero report of 2022, which in June is not over: proof that all this was read.
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of ['schema', 'unreadable', 'unknown-matter'])
      expect(rules).not.toContain(rule);
    expect(rules).toContain('future-date');
  });

  it('writes a file, and does not write over one', async () => {
    const folder = folderOf({ '有了.yaml': '别动' });
    const made = await inProcess(['init', '--body', '建设局', '--output', `${folder}/新.yaml`]);
    expect([made.code, made.stdout]).toEqual([0, '']);
    expect(readFileSync(`${folder}/新.yaml`, 'utf8')).toContain('部门: 建设局');
    const refused = await inProcess([
      'init',
      '--body',
      '建设局',
      '--output',
      `${folder}/有了.yaml`,
    ]);
    expect(refused.code).toBe(2);
    expect(readFileSync(`${folder}/有了.yaml`, 'utf8')).toBe('别动');
  });

  it('takes an alias for the body, and refuses what is none', async () => {
    expect((await init('--body', '经发局')).file.部门).toBe('经济发展局');
    const unknown = await inProcess(['init', '--body', '建局']);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('是不是“建设局”');
    expect((await inProcess(['init'])).code).toBe(2);
    expect((await inProcess(['init', '--body', '建设局', '--plan', 'x/2022'])).code).toBe(2);
  });

  it('tells editors where the schema lies', async () => {
    const { text } = await init('--body', '建设局');
    const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    expect(existsSync(path)).toBe(true);
  });
});
