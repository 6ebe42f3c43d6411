import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { parseDay } from '../calendar/day.ts';
import { STATUS_NAMES } from '../check/status.ts';
import { compareDiagnostics, compareText, SEVERITY_NAMES } from '../diagnostic.ts';
import { fileProblem } from '../input/file-errors.ts';
import { mergedDecisions } from '../report/policy.ts';
import type {
  DutyReport,
  FindingReport,
  PlanReport,
  RequestReport,
  RunEvent,
  RunHead,
  ShardReport,
} from '../report/report.ts';
import { addConfiguration, addTo, newSummary } from '../report/summary.ts';
import { UsageError } from './exit.ts';

/** Missing parts that are named. */
const MOST_SHOWN = 10;

type LedgerEvent = Extract<RunEvent, { type: 'ledger' }>;

/** A part of a run that is being read: its ledgers come in the order of their files' names. */
interface Shard {
  file: string;
  advice: string;
  head: RunHead;
  events: AsyncGenerator<RunEvent, void>;
  /** null where none is left. */
  next: LedgerEvent | null;
  failed: string[];
  configuration: FindingReport[];
  part: ShardReport | undefined;
}

/**
 * The one run that the parts of a run come to, each a file of `check --format ndjson`. Only a ledger of each is held.
 * @param advice what to do about a file that is no part of a run, or not the whole of one
 * @throws UsageError where a file is no such part, or where the parts do not belong together
 */
export async function* mergeRuns(
  files: readonly string[],
  advice: string,
): AsyncGenerator<RunEvent, void> {
  const shards: Shard[] = [];
  for (const file of files) shards.push(await openShard(file, advice));
  const [first, ...others] = shards;
  if (!first) return;
  for (const other of others) requireSameHead(first, other);
  yield { type: 'head', ...withoutType(first.head) };
  const summary = newSummary();
  const last = { name: '', of: '' };
  for (let from = firstOf(shards); from?.next; from = firstOf(shards)) {
    const event = from.next;
    const { file: name } = event.ledger;
    if (last.name === name && last.of !== '') {
      throw new UsageError(`“${name}”在“${last.of}”和“${from.file}”里都有。请只用一次`);
    }
    Object.assign(last, { name, of: from.file });
    addTo(summary, event);
    yield event;
    await advance(from);
  }
  requireAllParts(shards);
  const failed = shards.flatMap((shard) => shard.failed).sort(compareText);
  const used = new Set(shards.flatMap(({ part }) => part?.waivers ?? []));
  const decisions = mergedDecisions(
    shards.flatMap((shard) => shard.configuration),
    used,
  );
  addConfiguration(summary, decisions.sort(compareDiagnostics));
  yield { type: 'summary', ...summary, failed };
}

/** A part of a run alone says nothing of the others: none may be missing, and none is counted twice. */
function requireAllParts(shards: readonly Shard[]): void {
  const [first] = shards.flatMap(({ part }) => part ?? []);
  if (!first) return;
  const { of } = first;
  const numbers = new Map<number, string>();
  for (const { file, part } of shards) {
    if (part?.of !== of) {
      throw new UsageError(`“${file}”不是分成${of}部分的检查中的一部分，不能合并`);
    }
    const other = numbers.get(part.number);
    if (other !== undefined) {
      throw new UsageError(`“${other}”和“${file}”都是${part.number}/${of}。请只用一份`);
    }
    numbers.set(part.number, file);
  }
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  );
  if (missing.length === 0) return;
  const shown = missing.slice(0, MOST_SHOWN).map((number) => `${number}/${of}`);
  throw new UsageError(
    `分成${of}部分的检查少了${missing.length}部分：${shown.join('、')}${missing.length > shown.length ? '等' : ''}。请补上`,
  );
}

/** The one whose next ledger comes first. */
function firstOf(shards: readonly Shard[]): Shard | undefined {
  let first: Shard | undefined;
  for (const shard of shards) {
    if (!shard.next) continue;
    if (!first?.next || compareText(shard.next.ledger.file, first.next.ledger.file) < 0) {
      first = shard;
    }
  }
  return first;
}

async function openShard(file: string, advice: string): Promise<Shard> {
  try {
    if (!statSync(file).isFile()) throw new UsageError(`“${file}”不是文件`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`“${file}”打不开：${fileProblem(error)}`);
  }
  const events = eventsIn(file, advice);
  const begun = await events.next();
  if (begun.done || begun.value.type !== 'head') throw notARun(file, 1, advice);
  const shard: Shard = {
    file,
    advice,
    head: begun.value,
    events,
    next: null,
    failed: [],
    configuration: [],
    part: undefined,
  };
  await advance(shard);
  return shard;
}

async function advance(shard: Shard): Promise<void> {
  const { done, value: event } = await shard.events.next();
  if (done || event.type === 'head') {
    throw new UsageError(`“${shard.file}”没有写完：缺少最后的汇总。${shard.advice}`);
  }
  shard.next = event.type === 'ledger' ? event : null;
  if (event.type !== 'summary') return;
  shard.failed = event.failed;
  shard.configuration = event.configuration ?? [];
  shard.part = event.shard;
}

async function* eventsIn(file: string, advice: string): AsyncGenerator<RunEvent, void> {
  const input = createReadStream(file, 'utf8');
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const event = eventOf(line);
    if (!event) throw otherVersion(file, number, line) ?? notARun(file, number, advice);
    yield event;
    if (event.type === 'summary') return;
  }
}

/** The event on a line, as far as merging and reporting rely on it; null for anything else. */
function eventOf(line: string): RunEvent | null {
  try {
    const event = JSON.parse(line);
    return IS_EVENT[event.type as RunEvent['type']]?.(event) === true ? event : null;
  } catch {
    return null;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: anything may stand on a line; what is missing throws and makes it none
const IS_EVENT: Record<RunEvent['type'], (event: any) => boolean> = {
  head: ({ schemaVersion, asOf, tool, calendar, plans, severity }) =>
    schemaVersion === 1 &&
    areTexts(...Object.values(severity)) &&
    parseDay(asOf) !== null &&
    areTexts(tool.version, calendar.hash, calendar.confirmedThrough, ...calendar.notices) &&
    Array.isArray(calendar.overrides) &&
    (plans as PlanReport[]).every(
      ({ id, title, bodies, tasks }) =>
        areTexts(id, title) &&
        bodies.every(({ name, must }) => areTexts(name, ...must)) &&
        tasks.every(({ no, requirement }) => areTexts(no, requirement)),
    ),
  ledger: ({ ledger, findings }) =>
    areTexts(ledger.file) &&
    areTexts(...[ledger.plan, ledger.body].filter((text) => text !== null)) &&
    (ledger.duties as DutyReport[]).every(isDuty) &&
    (ledger.requests as RequestReport[]).every(isRequest) &&
    (findings as FindingReport[]).every(isFinding),
  summary: ({ failed, configuration = [], shard }) =>
    areTexts(...failed) &&
    (configuration as FindingReport[]).every(isFinding) &&
    (shard === undefined || isPart(shard)),
};

function isDuty({ id, task, status, judged, record, due, counting }: DutyReport): boolean {
  return (
    areTexts(id, task) &&
    Object.hasOwn(STATUS_NAMES, status) &&
    [judged, record, due, counting].every((value) => value !== undefined) &&
    (counting === null || Array.isArray(counting.specialDays))
  );
}

function isFinding({ rule, message, severity, location, fingerprint }: FindingReport): boolean {
  return (
    areTexts(rule, message, location.file, fingerprint) && Object.hasOwn(SEVERITY_NAMES, severity)
  );
}

function isRequest({ received, status }: RequestReport): boolean {
  return (received === null || parseDay(received) !== null) && Object.hasOwn(STATUS_NAMES, status);
}

function isPart({ number, of, waivers }: ShardReport): boolean {
  return [number, of, ...waivers].every(Number.isInteger) && of <= 99_999;
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function notARun(file: string, line: number, advice: string): UsageError {
  return new UsageError(`“${file}”第${line}行不是 gongkai check --format ndjson 的内容。${advice}`);
}

/** A run of another form than this program knows; null for what is no run at all. */
function otherVersion(file: string, number: number, line: string): UsageError | null {
  const written = number === 1 && /^\{"type":"head","schemaVersion":(\d{1,9})[,}]/.exec(line)?.[1];
  if (!written || written === '1') return null;
  return new UsageError(
    `“${file}”是另一种格式（schemaVersion ${written}），这一版程序只认 1。请用写下它的那一版程序`,
  );
}

const HEAD_NAMES: Record<Exclude<keyof RunHead, 'schemaVersion'>, string> = {
  tool: '程序的版本',
  asOf: '检查日',
  dueSoon: '--due-soon',
  plans: '工作方案',
  calendar: '日历',
  severity: '规则的级别',
};

/** Only what was judged alike can be put together. */
function requireSameHead(first: Shard, other: Shard): void {
  for (const [key, name] of Object.entries(HEAD_NAMES)) {
    const of = (shard: Shard) => shard.head[key as keyof RunHead];
    if (isDeepStrictEqual(of(first), of(other))) continue;
    throw new UsageError(
      `“${first.file}”和“${other.file}”的${name}不同，不能合并。请用同样的选项重新检查`,
    );
  }
}

function withoutType(head: RunHead): RunHead {
  const { schemaVersion, tool, asOf, dueSoon, plans, calendar, severity } = head;
  return { schemaVersion, tool, asOf, dueSoon, plans, calendar, severity };
}
