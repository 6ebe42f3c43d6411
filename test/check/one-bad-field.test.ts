import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf } from '../../src/calendar/day.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import type { Diagnostic, Location } from '../../src/diagnostic.ts';
import { LEDGER_FIELDS, type LedgerField } from '../../src/ledger/fields.ts';
import { loadText } from '../../src/ledger/load-text.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import type { WorkPlan } from '../../src/plan/work-plan.ts';

// A ledger in which every field says something; in turn, each of them is made bad wherever it stands.

const mini = loadPlan(fileURLToPath(new URL('../cases/plans/mini.yaml', import.meta.url)));
/** The small plan with all its tasks on one body; the sixth is work. */
const plan: WorkPlan = {
  ...mini,
  tasks: mini.tasks.map((task) => ({
    ...task,
    nature: task.no === '6' ? 'work' : 'disclosure',
    responsible: { ...task.responsible, lead: [], bodies: ['处罚局'], collective: null },
  })),
};
const options = { calendar: bundledCalendar(), asOf: dayOf(2022, 9, 20), dueSoon: 5 };

/** What depends on a field: nothing that is judged, its record, its row, or the ledger as a whole. */
type Reach = 'nothing' | 'record' | 'row' | 'ledger';

/** For every field of the table; a new one has to be entered here. */
const REACH: Record<string, Reach> = {
  'ledger/计划': 'ledger',
  'ledger/部门': 'ledger',
  'ledger/报送日期': 'nothing',
  'ledger/台账': 'ledger',
  'entry/序号': 'row',
  'entry/工作任务': 'row',
  'entry/工作要求': 'row',
  'entry/时限要求': 'row',
  'entry/责任科室': 'nothing',
  'entry/分管领导': 'nothing',
  'entry/完成情况': 'nothing',
  'entry/备注': 'nothing',
  'entry/不涉及': 'row',
  'entry/公开记录': 'row',
  'record/事项': 'record',
  'record/标题': 'record',
  'record/期间': 'record',
  'record/零报告': 'record',
  'record/起算日期': 'record',
  'record/公开日期': 'record',
  'record/链接': 'nothing',
  'record/完成日期': 'record',
  'record/佐证': 'nothing',
  'record/收到日期': 'record',
  'record/补正日期': 'record',
  'record/答复日期': 'record',
  'record/延期': 'record',
  'record/扣除期间': 'record',
  'record/开始日期': 'record',
  'record/结束日期': 'record',
  'record/备注': 'nothing',
  'extension/工作日': 'record',
  'extension/同意': 'record',
  'extension/告知日期': 'record',
  'deduction/起': 'record',
  'deduction/止': 'record',
  'deduction/事由': 'nothing',
};

const LINK = 'https://www.example.gov.cn/1.html';
const OFFICE = { 责任科室: '综合科', 分管领导: '王某' };

/**
 * Records that are on time, late and overdue, of each kind, and silence. Each says no more than what it is
 * judged by, so that each field decides somewhere.
 */
const LEDGER = {
  计划: 'mini/2022',
  部门: '处罚局',
  报送日期: '2022-05-30',
  台账: [
    {
      序号: 1,
      工作任务: '公开执法信息',
      工作要求: '及时公开行政执法的依据、程序和结果',
      时限要求:
        '信息形成或者变更之日起20个工作日内公开，行政处罚信息于处罚结果作出后7个工作日内公开',
      ...OFFICE,
      完成情况: '正在办理',
      备注: '与市局同步',
      公开记录: [
        { 标题: '关于甲', 起算日期: '2022-06-01', 公开日期: '2022-06-10', 链接: LINK },
        { 标题: '关于乙', 起算日期: '2022-06-01', 公开日期: '2022-08-10', 链接: LINK, 备注: '某' },
        { 标题: '关于丙', 起算日期: '2022-06-01' },
        { 事项: '行政处罚信息', 标题: '关于丁', 起算日期: '2022-06-01', 公开日期: '2022-06-10' },
      ],
    },
    {
      序号: 2,
      公开记录: [{ 标题: '关于甲', 起算日期: '2022-06-01', 公开日期: '2022-06-10', 链接: LINK }],
    },
    {
      序号: 3,
      公开记录: [{ 事项: '适用主体清单', 标题: '清单', 公开日期: '2022-09-01', 链接: LINK }],
    },
    {
      序号: 4,
      公开记录: [
        { 标题: '进度', 期间: '2022-06', 公开日期: '2022-07-05', 链接: LINK },
        { 标题: '进度', 期间: '2022-07', 公开日期: '2022-08-30', 链接: LINK },
        { 零报告: '2022-05' },
      ],
    },
    {
      序号: 5,
      公开记录: [
        { 标题: '草案甲', 开始日期: '2022-07-01', 结束日期: '2022-08-02' },
        { 标题: '草案乙', 开始日期: '2022-07-01', 结束日期: '2022-07-02' },
      ],
    },
    {
      序号: 6,
      公开记录: [
        { 标题: '会议', 完成日期: '2022-06-20', 佐证: '签到表' },
        { 标题: '会议', 起算日期: '2022-07-20' },
      ],
    },
    {
      序号: 7,
      公开记录: [
        {
          标题: '申请甲',
          收到日期: '2022-07-01',
          补正日期: '2022-07-04',
          答复日期: '2022-08-10',
          延期: { 工作日: 10, 同意: true, 告知日期: '2022-07-20' },
        },
        {
          标题: '申请乙',
          收到日期: '2022-07-01',
          答复日期: '2022-08-10',
          扣除期间: [{ 起: '2022-07-05', 止: '2022-07-12', 事由: '征求第三方意见' }],
        },
        { 标题: '申请丙', 收到日期: '2022-07-01' },
      ],
    },
    { 序号: 8, 不涉及: '本单位不印发公文' },
    {
      序号: 9,
      公开记录: [{ 标题: '会议', 起算日期: '2022-08-20', 公开日期: '2022-08-01', 链接: LINK }],
    },
    { 序号: 10, 公开记录: [{ 标题: '防控', 起算日期: '2022-06-01', 公开日期: '2022-06-10' }] },
    {
      序号: 11,
      公开记录: [{ 事项: '目录', 标题: '目录', 起算日期: '2022-06-01' }],
    },
    {
      工作任务: '报送本单位工作简报',
      时限要求: '2022年8月底前',
      公开记录: [{ 标题: '简报', 公开日期: '2022-08-20', 链接: LINK }],
    },
  ],
};

interface Place {
  field: LedgerField;
  /** The object that has the field, by keys and places in lists. */
  path: readonly string[];
}

/** Every place at which the ledger has a field. */
function placesIn(object: object, part: LedgerField['part'], path: readonly string[]): Place[] {
  return LEDGER_FIELDS.filter((field) => field.part === part).flatMap((field) => {
    const value = (object as Record<string, unknown>)[field.key];
    if (value === undefined) return [];
    const at = [...path, field.key];
    const { of } = field;
    const inner =
      of === undefined
        ? []
        : Array.isArray(value)
          ? value.flatMap((item: object, index) => placesIn(item, of, [...at, String(index)]))
          : placesIn(value as object, of, at);
    return [{ field, path }, ...inner];
  });
}

/** Of two tasks that share a wording the other column tells which is meant, and so does the number. */
const NEVER_ALONE = 'entry/工作要求';

type Fault = (object: Record<string, unknown>, key: string) => void;

/** What is no value of any field; an editor, a cell or a hand may leave it. */
const FAULTS: Record<string, Fault> = {
  'no such value': (object, key) => {
    object[key] = Array.isArray(object[key]) ? '见附件' : ['见附件', '2022.13.1'];
  },
  'a misspelt key': (object, key) => {
    object[`${key}Ｘ`] = object[key];
    delete object[key];
  },
};

function withFault({ field, path }: Place, fault: Fault): string {
  const ledger = structuredClone(LEDGER);
  let object: unknown = ledger;
  for (const step of path) object = (object as Record<string, unknown>)[step];
  fault(object as Record<string, unknown>, field.key);
  return JSON.stringify(ledger, null, 1);
}

/** The statuses by what each duty is about; of two alike in order. */
function judged(text: string) {
  const loaded = loadText('ledger.yaml', text);
  const { comparison, findings } = checkLedger(loaded, onlyPlan(plan, loaded), options);
  const duties = new Map<string, string>();
  for (const { task, entry, record, period, requirement, status } of comparison?.duties ?? []) {
    const row = entry?.pointer ?? `${task?.no}`;
    const about = record?.pointer ?? `${row} ${requirement?.text ?? requirement?.kind}`;
    const name = `${about} ${period?.label ?? ''}`;
    duties.set(duties.has(name) ? `${name} again` : name, status);
  }
  return { duties, findings, isCompared: comparison !== null };
}

const whole = judged(JSON.stringify(LEDGER));
const placed = (rule: string, { pointer = '' }: Location) => `${rule} ${pointer}`;
const told = new Set(whole.findings.map(({ rule, location }) => placed(rule, location)));

it('the ledger without a fault is judged as a whole', () => {
  expect(whole.findings.filter(({ rule }) => rule === 'schema')).toEqual([]);
  const statuses = new Set(whole.duties.values());
  for (const status of ['on-time', 'late', 'overdue', 'not-applicable', 'ongoing'] as const) {
    expect(statuses).toContain(status);
  }
});

it('each field is known here, and stands somewhere in the ledger', () => {
  const names = LEDGER_FIELDS.map(({ part, key }) => `${part}/${key}`);
  expect(Object.keys(REACH)).toEqual(names);
  const found = new Set(placesIn(LEDGER, 'ledger', []).map(({ field }) => nameOf(field)));
  expect(names.filter((name) => !found.has(name))).toEqual([]);
});

function nameOf({ part, key }: LedgerField): string {
  return `${part}/${key}`;
}

/** How far from a place a fault may be felt, as the beginning of a pointer. */
function reachOf(reach: Reach, path: readonly string[]): string {
  return path
    .slice(0, reach === 'record' ? 4 : 2)
    .map((step) => `/${step}`)
    .join('');
}

/** What a fault at a place changes, and whether it may: the duties whose status it changes. */
function changesBy(fault: Fault, place: Place, reach: Reach): string[] {
  const { duties, findings } = judged(withFault(place, fault));
  const row = reachOf('row', place.path);
  const within = reachOf(reach, place.path);
  const changed = [...duties].filter(([about, status]) => status !== whole.duties.get(about));
  for (const [about, status] of changed) {
    // Nothing is ever judged by the fault: what depends on it is unknown. Silence is none about what
    // goes on, or is not due.
    const isSilence = !whole.duties.has(about) || about.startsWith(`${row} `);
    const possible = isSilence ? ['unknown', 'ongoing', 'not-due'] : ['unknown'];
    expect([about, possible.includes(status) ? 'settled' : status]).toEqual([about, 'settled']);
    // What another record of the row answers stays answered; silence may no longer prove anything.
    expect([about, isSilence || about.startsWith(within)]).toEqual([about, true]);
  }
  const gone = [...whole.duties.keys()].filter((about) => !duties.has(about));
  expect(gone.filter((about) => !about.startsWith(row))).toEqual([]);
  expect(findings.filter(isNew)).toEqual([]);
  return [...changed.map(([about]) => about), ...gone];
}

function isNew({ rule, location }: Diagnostic): boolean {
  return rule !== 'schema' && rule !== 'renumbered' && !told.has(placed(rule, location));
}

describe.each(Object.entries(FAULTS))('%s', (_fault, fault) => {
  const places = placesIn(LEDGER, 'ledger', []);

  it.each(LEDGER_FIELDS.map((field) => [nameOf(field), field] as const))('%s', (name, field) => {
    const reach = REACH[name] ?? 'nothing';
    const own = places.filter((place) => place.field === field);
    for (const place of own) {
      const { findings, isCompared } = judged(withFault(place, fault));
      expect(findings.some(({ rule }) => rule === 'schema')).toBe(true);
      expect(isCompared).toBe(reach !== 'ledger');
    }
    if (reach === 'ledger') return;
    const changed = own.flatMap((place) => changesBy(fault, place, reach));
    if (reach === 'nothing') expect(changed).toEqual([]);
    else if (name !== NEVER_ALONE) expect(changed).not.toEqual([]);
  });
});

it('what is told no more is known all the same', () => {
  const record = { 标题: '某', 起算日期: '2022-06-01', 公开日期: '2022.6.32' };
  const row = { 序号: 1, 公开记录: Array(150).fill(record) };
  const { duties, findings } = judged(JSON.stringify({ ...LEDGER, 台账: [row] }));
  const own = [...duties].filter(([about]) => about.startsWith('/台账/0/公开记录/'));
  expect(own).toHaveLength(150);
  expect(new Set(own.map(([, status]) => status))).toEqual(new Set(['unknown']));
  expect(findings.filter(({ rule }) => rule === 'schema')).toHaveLength(101);
});

it('all that is wrong with a row is told at once', () => {
  const record = { 标题: '某', 起算日期: '2022-06-01', 公开日期: '2022-05-01', 链接: 'www.a.cn' };
  const row = { 序号: 2, 公开记录: [record, { ...record, 公开日期: '2023-01-01' }] };
  const { findings } = judged(JSON.stringify({ ...LEDGER, 台账: [row] }));
  const rules = findings.filter(({ rule }) => rule !== 'task-missing').map(({ rule }) => rule);
  expect(rules.filter((rule) => rule === 'schema')).toHaveLength(2);
  expect(rules).toContain('date-order');
  expect(rules).toContain('future-date');
});
