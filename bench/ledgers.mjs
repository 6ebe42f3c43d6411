/**
 * Ledgers for benchmarks: 25 rows and about 12.5 KB each, of all bodies of the bundled plan in turn, with its
 * wordings and some of their own, and with a fault in every fourth one. The same number gives the same file.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROWS = 25;
const PLAN = new URL('../dist/plans/zibo-gaoxin/2022.json', import.meta.url);
const { id, bodies, tasks } = JSON.parse(readFileSync(fileURLToPath(PLAN), 'utf8'));

/** Deadlines that a department has written by itself; the plan's own stand in all other rows. */
const OWN_DEADLINES = [
  '信息形成后15个工作日内公开',
  '每季度结束后10个工作日内公开',
  '2022年9月底前完成并公开',
  '自处罚决定作出之日起7个工作日内',
  '及时公开，最迟不超过20个工作日',
];
const OFFICES = ['综合科', '法规科', '规划财务科', '公共服务科'];
const LEADERS = ['王某', '李某', '赵某'];

/** Writes so many ledgers into a folder. @returns their paths */
export function writeLedgers(folder, count) {
  const files = [];
  for (let number = 0; number < count; number++) {
    const below = join(folder, String(Math.floor(number / 1000)).padStart(3, '0'));
    if (number % 1000 === 0) mkdirSync(below, { recursive: true });
    const file = join(below, `${String(number).padStart(6, '0')}.yaml`);
    writeFileSync(file, withFault(ledgerText(number), number));
    files.push(file);
  }
  return files;
}

function ledgerText(number) {
  const body = bodies[number % bodies.length].name;
  const head = `计划: ${id}\n部门: ${body}\n报送日期: 2022-05-${day(number, 20, 31)}\n台账:\n`;
  return (
    head +
    tasksOf(body, number)
      .map((task, row) => rowText(task, number * ROWS + row))
      .join('')
  );
}

/** What names the body first, then what all bodies have to do, in the order of the plan. */
function tasksOf(body, number) {
  const own = tasks.filter(({ responsible: { lead, bodies } }) =>
    [...lead, ...bodies].includes(body),
  );
  const common = tasks.filter(
    (task) => !own.includes(task) && task.responsible.collectives.includes('各有关单位'),
  );
  const others = tasks.filter((task) => !own.includes(task) && !common.includes(task));
  const from = number % others.length;
  const further = [...others.slice(from), ...others.slice(0, from)];
  const chosen = new Set([...own, ...common, ...further].slice(0, ROWS));
  return tasks.filter((task) => chosen.has(task));
}

function rowText({ no, task, requirement, deadline, nature }, seed) {
  const ownDeadline = OWN_DEADLINES[Math.floor(seed / 10) % OWN_DEADLINES.length];
  const lines = [
    `  - 序号: ${no}`,
    `    工作任务: ${task}`,
    ...(seed % 2 === 0 ? [`    工作要求: ${requirement}`] : []),
    `    时限要求: ${deadline === null || seed % 10 === 0 ? ownDeadline : deadline}`,
    `    责任科室: ${OFFICES[seed % OFFICES.length]}`,
    `    分管领导: ${LEADERS[seed % LEADERS.length]}`,
    `    完成情况: 已按要求推进，完成第${(seed % 4) + 1}阶段工作`,
    '    公开记录:',
  ];
  if (nature === 'work') lines.push(...workRecord(seed));
  else lines.push(...disclosure(seed));
  return `${lines.join('\n')}\n`;
}

function workRecord(seed) {
  return [
    `      - 标题: 第${seed % 97}次专题会议落实情况的说明和整改台账`,
    `        完成日期: 2022-${month(seed, 5, 8)}-${day(seed, 1, 28)}`,
  ];
}

function disclosure(seed) {
  const start = 5 + (seed % 3);
  return [
    `      - 标题: 关于第${seed % 97}号事项公开情况的通告`,
    `        起算日期: 2022-0${start}-${day(seed, 1, 28)}`,
    `        公开日期: 2022-0${start + 1}-${day(seed * 7, 1, 28)}`,
    `        链接: https://www.example.gov.cn/gongkai/2022/${seed}.html`,
  ];
}

const FAULTS = [
  (text) => text.replace('责任科室:', '责任科事:'),
  (text) => text.replace(/起算日期: 2022-\d\d/, '起算日期: 2022-13'),
  (text) => text.replace('分管领导: ', '分管领导: 13912345678 '),
  (text) => text.replace(/ {8}公开日期: .*\n/, ''),
  (text) => text.replace(/序号: \d+/, '序号: 200'),
  (text) => text.replace('公开日期: 2022', '公开日期: 2021'),
  (text) => text.replace('完成情况: ', '完成情况: “'),
  (text) => text.replace('    责任科室: ', '   责任科室: '),
];

function withFault(text, number) {
  return number % 4 === 3 ? FAULTS[(number >> 2) % FAULTS.length](text) : text;
}

/** One of the months or days of a range, by a number. */
function month(number, from, to) {
  return String(from + (number % (to - from + 1))).padStart(2, '0');
}
const day = month;

/** A file itself, or the ledgers below a folder in the order of their names. */
export function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join(path, file));
}
