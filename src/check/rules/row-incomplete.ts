import { type LedgerEntry, readable, UNREADABLE } from '../../ledger/ledger.ts';
import { namesNobody } from '../../ledger/placeholder.ts';
import { lastLedgerDue } from '../../plan/ledger-due.ts';
import type { Comparison } from '../compare.ts';
import { isReason } from '../reason.ts';
import type { Finding, Rule } from './rule.ts';
import { fieldName, ofLedger } from './wording.ts';

export const rowIncomplete: Rule = {
  meta: {
    name: 'row-incomplete',
    severity: 'warning',
    title: '台账没有填全',
    what: '各行的“责任科室”“分管领导”或者台账的“报送日期”没有写，或者写的是“无”“××”，看不出是谁。每一栏提示一次，列出所在的行。写了“不涉及”和理由的行不要求。',
    why: '台账要明确责任主体，一项任务由哪个科室承办、由谁分管，要看得出来；报送日期用来判断是否按时报送。',
    fix: '补上没有写的内容。',
  },
  find: (comparison) => [
    ...OWNERS.flatMap((owner) => [
      ...ownerMissing(comparison, owner),
      ...ownerNobody(comparison, owner),
    ]),
    ...submittedMissing(comparison),
  ],
};

const OWNERS = ['责任科室', '分管领导'] as const;
type Owner = (typeof OWNERS)[number];

const ADVICE = '台账要明确责任主体，请';

/** A body that has no such task, or may have none, has nobody in charge of it either. */
function hasOwner({ notApplicable }: LedgerEntry): boolean {
  if (notApplicable === UNREADABLE) return false;
  return notApplicable === null || !isReason(notApplicable);
}

function ownerMissing(comparison: Comparison, key: Owner): Finding[] {
  const { ledger, plan } = comparison;
  const at = ({ pointer }: LedgerEntry) => `${pointer}/${key}`;
  const isLacking = (entry: LedgerEntry) => hasOwner(entry) && ledger.isBlank(at(entry));
  const lacking = ledger.entries.filter(isLacking);
  const [first] = lacking;
  if (!first) return [];
  if (ledger.isTable && !ledger.entryKeys.has(key)) {
    return [
      {
        message: `表里没有“${key}”一栏。${ADVICE}加上这一栏，逐项填写。`,
        location: ledger.locate('/台账', 'key'),
        ...ofLedger(plan),
      },
    ];
  }
  const isAll = lacking.length > 1 && lacking.length === ledger.entries.filter(hasOwner).length;
  const where = isAll ? `${lacking.length}项任务都` : rowsText(ledger, isLacking);
  return [
    {
      message: `${where}没有写“${fieldName(comparison, at(first), key)}”。${ADVICE}补上。`,
      location: ledger.locate(at(first)),
      ...ofLedger(plan),
    },
  ];
}

/** What somebody wrote who had nobody to name, or left standing in the form: 无, ××. */
function ownerNobody(comparison: Comparison, key: Owner): Finding[] {
  const { ledger, plan } = comparison;
  const nobodyIn = (entry: LedgerEntry) => {
    const written = readable(key === '责任科室' ? entry.office : entry.leader);
    return written !== null && hasOwner(entry) && namesNobody(written) ? written : null;
  };
  const isMeant = (entry: LedgerEntry) =>
    nobodyIn(entry) !== null && !ledger.isBlank(`${entry.pointer}/${key}`);
  const first = ledger.entries.find(isMeant);
  if (!first) return [];
  const place = `${first.pointer}/${key}`;
  const name = fieldName(comparison, place, key);
  return [
    {
      message: `${rowsText(ledger, isMeant)}的“${name}”写的是“${nobodyIn(first)}”一类的字样，看不出是谁。${ADVICE}写明。`,
      location: ledger.locate(place),
      ...ofLedger(plan),
    },
  ];
}

/** Rows that a message names one by one; of more it tells how many there are. */
const MAX_RUNS = 20;

/** `第3、5、7—12行`: the rows in question, those that follow each other as one. */
function rowsText(
  { entries, locate }: Comparison['ledger'],
  isMeant: (entry: LedgerEntry) => boolean,
): string {
  const runs: { first: LedgerEntry; last: LedgerEntry }[] = [];
  let count = 0;
  let isOpen = false;
  for (const entry of entries) {
    const run = runs.at(-1);
    const wasOpen = isOpen;
    isOpen = isMeant(entry);
    if (!isOpen) continue;
    count++;
    if (wasOpen && run) run.last = entry;
    else runs.push({ first: entry, last: entry });
  }
  const lineOf = ({ pointer }: LedgerEntry) => locate(pointer).line;
  const shown = runs.slice(0, MAX_RUNS).map(({ first, last }) => {
    const [from, to] = [lineOf(first), lineOf(last)];
    return from === to ? `${from}` : `${from}—${to}`;
  });
  return `第${shown.join('、')}行${runs.length > MAX_RUNS ? `等${count}行` : ''}`;
}

/** After the last day for handing in it is told that nobody can see whether that was in time: submitted-late. */
function submittedMissing({ ledger, plan, calendar, asOf }: Comparison): Finding[] {
  const last = lastLedgerDue(plan, calendar);
  if ((last !== null && asOf > last) || !ledger.isBlank('/报送日期')) return [];
  return [
    {
      message: '没有写“报送日期”，报送时请写明。',
      location: ledger.locate('/报送日期'),
      ...ofLedger(plan),
    },
  ];
}
