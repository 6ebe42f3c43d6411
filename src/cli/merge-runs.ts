import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { compareText } from '../diagnostic.ts';
import { fileProblem } from '../input/read-file.ts';
import type { RunEvent, RunHead } from '../report/report.ts';
import { addTo, newSummary } from '../report/summary.ts';
import { UsageError } from './exit.ts';

type LedgerEvent = Extract<RunEvent, { type: 'ledger' }>;

/** A part of a run that is being read: its ledgers come in the order of their files' names. */
interface Shard {
  file: string;
  head: RunHead;
  events: AsyncGenerator<RunEvent, void>;
  /** null where none is left. */
  next: LedgerEvent | null;
  failed: string[];
}

/**
 * The one run that the parts of a run come to, each a file of `check --format ndjson`. Only a ledger of each is held.
 * @throws UsageError where a file is no such part, or where the parts do not belong together
 */
export async function* mergeRuns(files: readonly string[]): AsyncGenerator<RunEvent, void> {
  const shards: Shard[] = [];
  for (const file of files) shards.push(await openShard(file));
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
  const failed = shards.flatMap((shard) => shard.failed).sort(compareText);
  yield { type: 'summary', ...summary, failed };
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

async function openShard(file: string): Promise<Shard> {
  try {
    if (!statSync(file).isFile()) throw new UsageError(`“${file}”不是文件`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`“${file}”打不开：${fileProblem(error)}`);
  }
  const events = eventsIn(file);
  const begun = await events.next();
  if (begun.done || begun.value.type !== 'head') throw notARun(file, 1);
  const shard: Shard = { file, head: begun.value, events, next: null, failed: [] };
  await advance(shard);
  return shard;
}

async function advance(shard: Shard): Promise<void> {
  const { done, value: event } = await shard.events.next();
  if (done || event.type === 'head') {
    throw new UsageError(`“${shard.file}”没有写完：缺少最后的汇总。请重新检查那一部分`);
  }
  shard.next = event.type === 'ledger' ? event : null;
  if (event.type === 'summary') shard.failed = event.failed;
}

async function* eventsIn(file: string): AsyncGenerator<RunEvent, void> {
  const input = createReadStream(file, 'utf8');
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const event = eventOf(line);
    if (!event) throw notARun(file, number);
    yield event;
    if (event.type === 'summary') return;
  }
}

/** The event on a line, as far as a merge relies on it; null for anything else. */
function eventOf(line: string): RunEvent | null {
  try {
    const event = JSON.parse(line);
    const isEvent =
      event.type === 'head'
        ? event.schemaVersion === 1 && Array.isArray(event.plans)
        : event.type === 'ledger'
          ? typeof event.ledger.file === 'string' &&
            Array.isArray(event.ledger.duties) &&
            Array.isArray(event.findings)
          : event.type === 'summary' && Array.isArray(event.failed);
    return isEvent ? event : null;
  } catch {
    return null;
  }
}

function notARun(file: string, line: number): UsageError {
  return new UsageError(
    `“${file}”第${line}行不是 gongkai check --format ndjson 的内容。请用同一版本的程序重新检查那一部分`,
  );
}

const HEAD_NAMES: Record<Exclude<keyof RunHead, 'schemaVersion'>, string> = {
  tool: '程序的版本',
  asOf: '检查日',
  dueSoon: '--due-soon',
  plans: '工作方案',
  calendar: '日历',
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
  const { schemaVersion, tool, asOf, dueSoon, plans, calendar } = head;
  return { schemaVersion, tool, asOf, dueSoon, plans, calendar };
}
