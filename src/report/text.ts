import { terminalText } from '../text/terminal-text.ts';
import { calendarLines } from './calendar-report.ts';
import { countRecorded, noneRecorded, statusCounts } from './duty-lists.ts';
import { findingTexts } from './finding-text.ts';
import { ledgerLineHead, ledgerLines } from './ledger-line.ts';
import { explanations, ledgerText } from './ledger-text.ts';
import type { CheckedReport, RunEvent, RunHead, Summary } from './report.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { severityLines } from './severity-text.ts';
import { suppressedText } from './suppressed-text.ts';
import { findingsText } from './verdict.ts';
import { hanging, hangingList } from './wrap.ts';

/** Below this nothing can be laid out. */
const MIN_WIDTH = 60;

/**
 * For people at a terminal. One ledger is shown whole; of several each is a line of figures and its errors,
 * unless more is asked for. What was checked against and the sum stand at the end, where the terminal stops.
 */
export const text: Reporter = (given) => {
  const told = new TextReport({ ...given, width: Math.max(given.width, MIN_WIDTH) });
  return (event) => told.pieces(event);
};

class TextReport {
  #head: RunHead | null = null;
  /** Until a second one comes it is open whether the first is the only one. */
  #first: CheckedReport | null = null;
  #isShort = false;
  #isEmpty = true;
  readonly #plans = new Set<string>();
  readonly #recorded = noneRecorded();
  readonly #options: ReportOptions;

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  async *pieces(event: RunEvent): AsyncIterable<string> {
    if (event.type === 'head') this.#head = event;
    else if (event.type === 'ledger') yield* this.#ledger(event);
    else {
      if (this.#first) yield await this.#block(this.#first);
      yield this.#separated(this.#end(event));
    }
  }

  async *#ledger(checked: CheckedReport): AsyncIterable<string> {
    const { plan, duties } = checked.ledger;
    if (plan !== null) this.#plans.add(plan);
    countRecorded(duties, this.#recorded);
    if (this.#isShort) yield await this.#line(checked);
    else if (this.#options.verbose) yield await this.#block(checked);
    else if (this.#first === null) this.#first = checked;
    else {
      this.#isShort = true;
      yield this.#separated(ledgerLineHead(this.#options));
      yield await this.#line(this.#first);
      yield await this.#line(checked);
      this.#first = null;
    }
  }

  #isLeftOut({ findings }: CheckedReport): boolean {
    return this.#options.quiet && findings.length === 0;
  }

  async #line(checked: CheckedReport): Promise<string> {
    if (this.#isLeftOut(checked)) return '';
    const { ledger, findings } = checked;
    const lines = [
      ledgerLines(ledger, findings, this.#options),
      ...(await explanations(ledger, this.#options)),
    ];
    return `\n${lines.join('\n')}`;
  }

  async #block(checked: CheckedReport): Promise<string> {
    if (this.#isLeftOut(checked)) return '';
    const { ledger, findings } = checked;
    return this.#separated(await ledgerText(ledger, findings, this.#options));
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

const MORE = '逐件、逐处的详情：只检查一份台账，或者加 --verbose。';
