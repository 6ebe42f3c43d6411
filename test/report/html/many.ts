import { folderOf } from '../../cli/ledgers.ts';

/** A plan of so many bodies and tasks, and a ledger of each body that answers each task. */
export function manyLedgers(bodies: number, tasks: number): { folder: string; plan: string } {
  const names = Array.from({ length: bodies }, (_, index) => `第${index + 1}街道办事处`);
  const numbers = Array.from({ length: tasks }, (_, index) => index + 1);
  const plan = [
    'schemaVersion: 1',
    'plan: many',
    'year: 2022',
    'title: 2022年重点工作任务分解表',
    'issuer: 某市人民政府办公室',
    "issued: '2022-03-01'",
    "ledgerDue: '2022-05-31'",
    'statutoryDefault: {kind: within, n: 20, unit: workday, from: 信息形成或者变更, basis: 政府信息公开条例第二十六条}',
    'bodies:',
    ...names.map((name) => `  - {name: ${name}}`),
    'collectives:',
    '  - {name: 各有关单位, scope: every}',
    'tasks:',
    ...numbers.flatMap((no) => [
      `  - no: ${no}`,
      `    category: 第${Math.ceil(no / 10)}类公开`,
      `    task: 加强第${no}项重点领域信息公开`,
      `    requirement: 做好第${no}项重点领域的政策、办理结果和服务信息公开，及时回应群众关切`,
      '    responsible: {text: 各有关单位, collectives: [各有关单位]}',
      '    deadline: 信息形成或者变更之日起20个工作日内公开',
      '    requirements: [{kind: within, n: 20, unit: workday, from: 信息形成或者变更}]',
    ]),
  ].join('\n');
  const ledgers = names.map((name, body) => [`台账/${name}.yaml`, ledger(name, body, numbers)]);
  const folder = folderOf({ 'plan.yaml': `${plan}\n`, ...Object.fromEntries(ledgers) });
  return { folder: `${folder}/台账`, plan: `${folder}/plan.yaml` };
}

/** Of every seven records one is late and one not disclosed at all; the days run through spring and summer. */
function ledger(name: string, body: number, numbers: readonly number[]): string {
  const rows = numbers.flatMap((no) => {
    const at = body * 7 + no * 3;
    const formed = `2022-0${(at % 5) + 4}-${String((at % 27) + 1).padStart(2, '0')}`;
    const late = at % 7 === 3;
    const disclosed =
      at % 7 === 5
        ? ''
        : `, 公开日期: 2022-${late ? '10' : `0${(at % 5) + 4}`}-${late ? '20' : '28'}`;
    return [
      `  - 序号: ${no}`,
      `    工作任务: 加强第${no}项重点领域信息公开`,
      '    时限要求: 信息形成或者变更之日起20个工作日内公开',
      '    责任科室: 综合科',
      '    分管领导: 王某',
      '    公开记录:',
      `      - {标题: 第${no}项服务指南（${body + 1}号）, 起算日期: ${formed}${disclosed}, 链接: 'https://www.example.gov.cn/${body}/${no}.html'}`,
    ];
  });
  return ['计划: many/2022', `部门: ${name}`, "报送日期: '2022-05-30'", '台账:', ...rows, ''].join(
    '\n',
  );
}
