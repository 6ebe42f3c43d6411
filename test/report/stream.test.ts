import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/calendar/day.ts';
import { ndjson } from '../../src/report/ndjson.ts';
import type { Report, RunEvent } from '../../src/report/report.ts';
import { inProcess } from '../cli/in-process.ts';
import { example, piecesOf, reportOf } from './check-texts.ts';

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true });
ajv.addFormat('date', (text: string) => parseDay(text) !== null);
ajv.addSchema(schema);
const isLine = ajv.getSchema('urn:gongkai:schema:report#/$defs/line');

const check = (...args: string[]) =>
  inProcess(['check', 'examples/*.yaml', '--as-of', '2022-09-05', ...args]);

describe('a run line by line', () => {
  it('says the same as the report in one', async () => {
    const [lines, whole] = [await check('--format', 'ndjson'), await check('--format', 'json')];
    expect(lines.code).toBe(whole.code);
    const events = lines.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent);
    for (const event of events) {
      isLine?.(event);
      expect(isLine?.errors).toBeNull();
    }
    const { ledgers, findings, summary, ...head } = JSON.parse(whole.stdout) as Report;
    expect(events.map(({ type }) => type)).toEqual([
      'head',
      ...ledgers.map(() => 'ledger'),
      'summary',
    ]);
    expect(events[0]).toEqual({ type: 'head', ...head });
    expect(events.at(-1)).toEqual({ type: 'summary', ...summary });
    const told = events.flatMap((event) => (event.type === 'ledger' ? [event] : []));
    expect(told.map(({ ledger }) => ledger)).toEqual(ledgers);
    expect(told.flatMap((event) => event.findings)).toEqual(findings);
  });

  it('has a head that depends on no ledger, with each body and what it owes', async () => {
    const headOf = async (body: string) => {
      const [head = ''] = await piecesOf(
        ndjson,
        await reportOf({ 'x.yaml': `部门: ${body}\n台账: []` }),
      );
      return head;
    };
    const head = await headOf('建设局');
    expect(await headOf('\u001b[2J无此单位')).toBe(head);
    const [plan] = JSON.parse(head).plans as Report['plans'];
    expect(plan?.bodies).toHaveLength(24);
    const owed = plan?.bodies.find(({ name }) => name === '建设局');
    expect(owed?.must).toEqual(expect.arrayContaining(['1', '17', '60', '61']));
    // 9 and 10 fall on 有关职能部门 and the like.
    expect(owed?.may).toEqual(expect.arrayContaining(['9', '10']));
    const unassigned = plan?.tasks.filter((task) => task.unassigned).map(({ no }) => no);
    expect(unassigned).toEqual(expect.arrayContaining(['9', '10']));
  });

  it('is one line an event, whatever stands in a ledger', async () => {
    const row = '台账:\n  - 工作任务: "\\n{}\\u2028\\u202e"\n    时限要求: "每月\\n前"\n';
    const pieces = await piecesOf(ndjson, await reportOf({ 'x\n.yaml': `部门: 建设局\n${row}` }));
    expect(pieces).toHaveLength(3);
    for (const piece of pieces) {
      expect(piece.trimEnd().split(/[\n\u2028]/)).toHaveLength(1);
      expect(piece).not.toContain('\u202e');
    }
    expect(JSON.parse(pieces[1] ?? '').ledger.file).toBe('x\n.yaml');
  });
});

describe('names of findings and duties', () => {
  const BUILT = example('建设局.yaml');
  const namesIn = async (content: string, file = '建设局.yaml') => {
    const { ledgers, findings } = await reportOf({ [file]: content });
    const duties = ledgers.flatMap((ledger) => ledger.duties.map(({ id }) => id));
    return { duties, findings: findings.map(({ fingerprint }) => fingerprint) };
  };

  it('are each used once in a ledger', async () => {
    const { duties, findings } = await namesIn(BUILT);
    expect(new Set(duties).size).toBe(duties.length);
    expect(new Set(findings).size).toBe(findings.length);
    expect(duties).toContain('建设局/18/every/年度计划任务量完成进度/2022-06');
    expect(findings).toContain('overdue/建设局/18/every/年度计划任务量完成进度/2022-06');
    expect(findings).toContain('task-missing/建设局/29');
  });

  it('stay when lines, rows and records are added above, and on another day', async () => {
    const before = await namesIn(BUILT);
    const moved = BUILT.replace('台账:\n', '# 新的一行\n\n台账:\n').replace(
      /( +)公开记录:\n/,
      '$1公开记录:\n$1  - {标题: 新的记录, 起算日期: 2022-06-01, 公开日期: 2022-06-02, 链接: "https://www.zibo.gov.cn/1"}\n',
    );
    const after = await namesIn(moved, 'elsewhere/x.yaml');
    expect(after.findings).toEqual(expect.arrayContaining(before.findings));
    expect(after.duties).toEqual(expect.arrayContaining(before.duties));
  });

  it('of what was overdue is that of what was done at last', async () => {
    const row = (done: string) =>
      `计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n  - 序号: 17\n    工作任务: 高质量公开民生保障信息\n    公开记录: [{标题: 办法, 起算日期: 2022-06-01${done}}]\n`;
    const [open, done] = [await namesIn(row('')), await namesIn(row(', 公开日期: 2022-08-01'))];
    const id = '建设局/17/within/办法/2022-06-01';
    expect(open.findings).toContain(`overdue/${id}`);
    expect(done.findings).toContain(`late/${id}`);
    expect(done.duties).toEqual(open.duties);
  });

  it('of what is alike in all are numbered, and are short and plain', async () => {
    const long = `a/b#c\\n${'长'.repeat(30_000)}`;
    const record = `{标题: "${long}", 起算日期: 2022-06-01}`;
    const { duties, findings } = await namesIn(
      `计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n  - 序号: 17\n    工作任务: 高质量公开民生保障信息\n    公开记录: [${record}, ${record}]\n`,
    );
    const own = duties.filter((name) => name.startsWith('建设局/17/'));
    expect(own).toHaveLength(2);
    expect(own[1]).toBe(`${own[0]}#2`);
    for (const name of [...duties, ...findings]) {
      expect(name.length).toBeLessThan(400);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(name).not.toMatch(/[\s\u0000-\u001f]/);
    }
  });
});
