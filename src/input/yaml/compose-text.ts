import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { type Fault, MAX_FAULTS, type Repair } from '../fault.ts';
import { SourceText } from '../source-text.ts';
import { type Composition, composeYaml, MAX_DEPTH } from './compose-yaml.ts';
import { findSwallowedKeys } from './swallowed-key.ts';
import { syntaxFault } from './syntax-fault.ts';
import { findTypo, typoFault } from './typos.ts';

/** Every repair means another reading: beyond so many characters in all, the faults found are told. */
const MAX_REREAD = 8 * 1024 * 1024;

/**
 * Reads a text into data; an empty one gives neither data nor faults. A broken one is read on as if each
 * typo were corrected, so that all that stand in the way are told at once, at their places in the text as
 * written.
 * @param keys keys of such files: where one stands inside another text, that text has swallowed it
 */
export function composeText(source: SourceText, keys: ReadonlySet<string>): Composition {
  const found = new Map<string, Fault>();
  const repairs: Repair[] = [];
  let guessed = false;
  let reread = 0;
  for (let text = source; ; ) {
    const composition = attempt(text, keys);
    if (!('faults' in composition)) {
      return found.size === 0 ? composition : { faults: inOrder(found) };
    }
    const known = found.size;
    const { faults } = composition;
    for (const fault of faults) {
      if (guessed && !fault.repair) continue;
      const start = originalOffset(fault.start, repairs);
      const end = originalOffset(fault.end, repairs);
      found.set(`${start} ${fault.message}`, { ...fault, start, end: Math.max(end, start + 1) });
    }
    const next = faults.flatMap(({ repair }) => repair ?? []).sort((a, b) => b.start - a.start);
    const isOver = next.length === 0 || found.size === known || found.size > MAX_FAULTS;
    reread += source.text.length;
    if (isOver || reread > MAX_REREAD) return { faults: inOrder(found) };
    guessed ||= next.some((repair) => repair.guessed);
    repairs.push(...next);
    text = new SourceText(source.file, next.reduce(replaced, text.text));
  }
}

function attempt(source: SourceText, keys: ReadonlySet<string>): Composition {
  const events = parse(source);
  if (!Array.isArray(events)) return { faults: [events] };
  if (events.every(isEmpty)) return { faults: [] };
  const composition = composeYaml(events, source);
  // Where no line has its colon, all of them are one long text.
  if ('data' in composition && typeof composition.data === 'string') {
    const faults = typosOfLines(source);
    if (faults.length > 1) return { faults };
  }
  const swallowed = findSwallowedKeys(events, source, keys);
  if (swallowed.length === 0) return composition;
  return { faults: [...('faults' in composition ? composition.faults : []), ...swallowed] };
}

function parse(source: SourceText): Event[] | Fault {
  try {
    // The parser counts a scalar and a key as levels too; the exact limit is the composer's.
    return parseEvents(source.text, { maxDepth: MAX_DEPTH + 2 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return syntaxFault(error.reason, error.mark?.position ?? 0, source);
  }
}

function isEmpty(event: Event): boolean {
  return (
    event.type === EVENT_ID.DOCUMENT ||
    event.type === EVENT_ID.POP ||
    (event.type === EVENT_ID.SCALAR && event.valueStart === -1 && event.tagStart === -1)
  );
}

function typosOfLines(source: SourceText): Fault[] {
  const faults: Fault[] = [];
  for (let index = 0; index < source.lineCount && faults.length <= MAX_FAULTS; index++) {
    const fault = findTypo(source.lineText(index));
    if (fault) faults.push(typoFault(fault, source.lineStart(index)));
  }
  return faults;
}

function replaced(text: string, { start, end, text: inserted }: Repair): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The offset in the text as written, undoing the repairs from the last one on. */
function originalOffset(offset: number, repairs: readonly Repair[]): number {
  return repairs.reduceRight((at, { start, end, text }) => {
    if (at >= start + text.length) return at + (end - start) - text.length;
    return Math.min(at, Math.max(start, end - 1));
  }, offset);
}

function inOrder(found: ReadonlyMap<string, Fault>): Fault[] {
  return [...found.values()].sort((a, b) => a.start - b.start);
}
