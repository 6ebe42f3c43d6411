import { terminalText } from '../text/terminal-text.ts';
import { calendarLines } from './calendar-report.ts';
import {
  addRecorded,
  countRecorded,
  noneRecorded,
  type Recorded,
  statusCounts,
} from './duty-lists.ts';
import { findingTexts } from './finding-text.ts';
import { ledgerLineHead, ledgerLines } from './ledger-line.ts';
import { explanations, ledgerText } from './ledger-text.ts';
import type { CheckedReport, RunHead, Summary } from './report.ts';
import type { LedgerReporter, ReportOptions, RunStep } from './reporter.ts';
import { severityLines } from './severity-text.ts';
import { suppressedText } from './suppressed-text.ts';
import { findingsText } from './verdict.ts';
import { hanging, hangingList } from './wrap.ts';

/** Below this nothing can be laid out. */
const MIN_WIDTH = 60;

interface TextPart {
  plan: string | null;
  recorded: Recorded;
  /** Shown whole, where it may be the only one or all are; '' where it is left out. */
  block: string | null;
  /** As one of several. */
  line: string | null;
}

/**
 * For people at a terminal. One ledger is shown whole; of several each is a line of figures and its errors,
 * unless more is asked for. What was checked against and the sum stand at the end, where the terminal stops.
 */
export const text: LedgerReporter<TextPart> = {
  async part(checked, given, company) {
    const { ledger, findings } = checked;
    const options = wideEnough(given);
    const isLeftOut = options.quiet && findings.length === 0;
    const isWhole = options.verbose || company !== 'others';
    const isLine = !options.verbose && company !== 'alone';
    return {
      plan: ledger.plan,
      recorded: countRecorded(ledger.duties),
      block: !isWhole ? null : isLeftOut ? '' : await ledgerText(ledger, findings, options),
      line: !isLine ? null : isLeftOut ? '' : await ledgerLine(checked, options),
    };
  },
  report(given) {
    const told = new TextReport(wideEnough(given));
    return (step) => told.pieces(step);
  },
};

function wideEnough(options: ReportOptions): ReportOptions {
  return { ...options, width: Math.max(options.width, MIN_WIDTH) };
}

async function ledgerLine(
  { ledger, findings }: CheckedReport,
  options: ReportOptions,
): Promise<string> {
  const lines = [ledgerLines(ledger, findings, options), ...(await explanations(ledger, options))];
  return `\n${lines.join('\n')}`;
}

class TextReport {
  #head: RunHead | null = null;
  /** Until a second one comes it is open whether the first is the only one. */
  #first: TextPart | null = null;
  #isShort = false;
  #isEmpty = true;
  readonly #plans = new Set<string>();
  readonly #recorded = noneRecorded();
  readonly #options: ReportOptions;

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  *pieces(step: RunStep<TextPart>): Iterable<string> {
    if (step.type === 'head') this.#head = step;
    else if (step.type === 'ledger') yield* this.#ledger(step.part);
    else {
      if (this.#first) yield this.#block(this.#first);
      yield this.#separated(this.#end(step));
    }
  }

  *#ledger(part: TextPart): Iterable<string> {
    if (part.plan !== null) this.#plans.add(part.plan);
    addRecorded(this.#recorded, part.recorded);
    if (this.#isShort) yield made(part.line);
    else if (this.#options.verbose) yield this.#block(part);
    else if (this.#first === null) this.#first = part;
    else {
      this.#isShort = true;
      yield this.#separated(ledgerLineHead(this.#options));
      yield made(this.#first.line);
      yield made(part.line);
      this.#first = null;
    }
  }

  #block({ block }: TextPart): string {
    const text = made(block);
    return text === '' ? '' : this.#separated(text);
  }

  #separated(block: string): string {
    const piece = this.#isEmpty ? block : `\n\n${block}`;
    this.#isEmpty = false;
    return piece;
  }

  /** What was checked against, and the sum of all. */
  #end(summary: Summary): string {
    const { paint, width, quiet } = this.#options;
    if (!this.#head) throw new Error('a run begins with its head');
    const { asOf, plans, calendar } = this.#head;
    const basis = [
      `检查日：${asOf}`,
      ...plans
        .filter(({ id }) => this.#plans.has(id))
        .map(({ id, title }) => `方案：${terminalText(title)}（${terminalText(id)}）`),
      ...calendarLines(calendar),
      ...severityLines(this.#head),
    ].flatMap((line) => hanging('', line, width));
    const suppressed = suppressedText(summary);
    const sum = [
      ...this.#sumLines(summary),
      ...(suppressed === '' ? [] : hanging('', suppressed, width)),
      ...(this.#isShort ? [MORE] : []),
    ];
    const blocks = [
      ...findingTexts(summary.configuration ?? [], this.#options),
      ...(quiet ? [] : [paint.dim(basis.join('\n'))]),
      sum.join('\n'),
    ];
    return `${blocks.join('\n\n')}\n`;
  }

  #sumLines({ ledgers, unchecked, duties, findings }: Summary): string[] {
    const { paint, width } = this.#options;
    const sum = Object.values(duties).reduce((total, count) => total + count, 0);
    const head = `${ledgers}份台账${unchecked > 0 ? `（${unchecked}份没有检查）` : ''}`;
    const { error, warning } = findings;
    const style = error > 0 ? paint.red : warning > 0 ? paint.yellow : paint.green;
    const found = findingsText(findings);
    if (ledgers === 1 || sum === 0) return [style(`${head}：${found}。`)];
    return [
      `${head}，${sum}件（每条记录、每一期各算一件）：`,
      ...hangingList('  ', statusCounts(duties, this.#recorded), width),
      style(`${found}。`),
    ];
  }
}

/** What {@link Company} did not rule out. */
function made(text: string | null): string {
  if (text === null) throw new Error('a ledger was not laid out as it has to be shown');
  return text;
}

const MORE = '逐件、逐处的详情：只检查一份台账，或者加 --verbose。';
