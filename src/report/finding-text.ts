import { RULES } from '../check/rules/index.ts';
import { itemName } from '../check/rules/wording.ts';
import { type Diagnostic, SEVERITIES, SEVERITY_NAMES } from '../diagnostic.ts';
import { terminalText } from '../text/terminal-text.ts';
import { excerpt } from './excerpt.ts';
import { placeText } from './place-text.ts';
import { MOST_SHOWN, type ReportOptions } from './reporter.ts';
import { severityStyle } from './verdict.ts';
import { fitWidth, hanging } from './wrap.ts';

const INDENT = '  ';
/** Lines that one message, or the clauses it rests on, may take. */
const MOST_LINES = 12;
/** From so many findings of one rule at one place on each of them is one line. */
const MANY = 3;
/** Columns of a place, which only a name made for it exceeds. */
const PLACE_WIDTH = 400;

/** The findings of a ledger for people, the errors first; those of one rule at one place are one block. */
export function findingTexts(findings: readonly Diagnostic[], options: ReportOptions): string[] {
  const blocks = SEVERITIES.flatMap((severity) =>
    blocksOf(findings.filter((finding) => finding.severity === severity)),
  );
  const shown = options.verbose ? blocks : blocks.filter(firstOfRule());
  const texts = shown.map((block, index) => blockText(block, shown[index + 1], options));
  return [...texts, ...leftOut(blocks, shown)];
}

export function ruleMeta(rule: string) {
  const meta = knownRule(rule);
  if (!meta) throw new Error(`no rule is called ${rule}`);
  return meta;
}

function knownRule(rule: string) {
  return RULES.find(({ meta }) => meta.name === rule)?.meta;
}

/** `逾期未办`; of a rule that only another version has, whose results are merged or compared, its own name. */
export function ruleTitle(rule: string): string {
  return knownRule(rule)?.title ?? rule;
}

/** `逾期未办 [overdue]` */
export function ruleName(rule: string): string {
  return `${knownRule(rule)?.title ?? ''} [${rule}]`.trimStart();
}

/** Findings of one rule at one place, in their order; there is always one. */
type Block = [Diagnostic, ...Diagnostic[]];

function blocksOf(findings: Diagnostic[]): Block[] {
  const blocks: Block[] = [];
  for (const finding of findings) {
    const before = blocks.at(-1);
    if (before && before[0].rule === finding.rule && isSamePlace(before[0], finding)) {
      before.push(finding);
    } else blocks.push([finding]);
  }
  return blocks;
}

function isSamePlace(a: Diagnostic, b: Diagnostic): boolean {
  const keys = ['line', 'column', 'cell'] as const;
  return keys.every((key) => a.location[key] === b.location[key]);
}

/** Lets so many blocks of each rule pass. */
function firstOfRule(): (block: Block) => boolean {
  const seen = new Map<string, number>();
  return ([{ rule }]) => {
    const before = seen.get(rule) ?? 0;
    seen.set(rule, before + 1);
    return before < MOST_SHOWN;
  };
}

/** How many findings of which rule are not shown. */
function leftOut(blocks: Block[], shown: Block[]): string[] {
  const isShown = new Set(shown);
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const [{ rule }] = block;
    if (!isShown.has(block)) counts.set(rule, (counts.get(rule) ?? 0) + block.length);
  }
  return [...counts].map(
    ([rule, count]) => `${ruleMeta(rule).title}另有${count}处，用 --verbose 全部列出 [${rule}]`,
  );
}

function blockText(block: Block, next: Block | undefined, options: ReportOptions): string {
  const { paint, width, verbose } = options;
  const [{ severity, location }] = block;
  const most = verbose ? Infinity : MOST_LINES;
  const basis = basisOf(block);
  // Findings at one place share one excerpt, below the last of them.
  const isLastOfPlace = next === undefined || !isSamePlace(block[0], next[0]);
  return [
    `${severityStyle(severity, paint)(SEVERITY_NAMES[severity])} ${fitWidth(placeText(location), PLACE_WIDTH)}`,
    ...(block.length < MANY
      ? block.flatMap((finding) => messageLines(finding, most, options))
      : listLines(block, options)),
    ...(basis === ''
      ? []
      : hanging(`${INDENT}依据：`, basis, width, most).map((line) => paint.dim(line))),
    ...(isLastOfPlace
      ? excerpt(location, width - 2 * INDENT.length).map((line) =>
          paint.dim(`${INDENT}${INDENT}${line}`),
        )
      : []),
  ].join('\n');
}

function messageLines(
  { message, rule }: Diagnostic,
  most: number,
  options: ReportOptions,
): string[] {
  const room = (options.width - INDENT.length) * (most - 1);
  return withRule(fitWidth(terminalText(message), room), rule, options);
}

/** A text that ends with the rule's name. */
function withRule(text: string, rule: string, { paint, width }: ReportOptions): string[] {
  const id = `[${rule}]`;
  return hanging(INDENT, `${text} ${id}`, width).map((line) =>
    line.endsWith(id) ? `${line.slice(0, -id.length)}${paint.dim(id)}` : line,
  );
}

/** What they have in common once, then a line for each, then what to do. */
function listLines(block: Block, options: ReportOptions): string[] {
  const { width, verbose } = options;
  const [{ rule }] = block;
  const { title, fix } = ruleMeta(rule);
  const messages = block.map(({ message }) => terminalText(message));
  const shared = sharedName(messages);
  const shown = verbose ? messages : messages.slice(0, MOST_SHOWN);
  const rest = messages.length - shown.length;
  return [
    ...withRule(`${shared}${shared === '' ? '' : '：'}${title}${block.length}处`, rule, options),
    ...shown.flatMap((message) =>
      hanging(`${INDENT}- `, message.slice(shared.length), width, verbose ? Infinity : 1),
    ),
    ...(rest > 0 ? [`${INDENT}- 另有${rest}处，用 --verbose 全部列出`] : []),
    ...hanging(INDENT, fix, width),
  ];
}

/** The beginning that all have in common, up to the last name in quotation marks; '' without one. */
function sharedName(messages: string[]): string {
  const [first = '', ...others] = messages;
  let length = first.length;
  for (const message of others) {
    let same = 0;
    while (same < length && message[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, first.lastIndexOf('”', length - 1) + 1);
}

/** What the findings rest on; of rows of one table, which the messages name, the table. */
function basisOf(block: Block): string {
  const clauses = block.map(({ basis = '', taskNo }) =>
    block.length < MANY || taskNo === undefined ? basis : basis.replace(itemName(taskNo), ''),
  );
  return terminalText([...new Set(clauses)].filter((clause) => clause !== '').join('；'));
}
