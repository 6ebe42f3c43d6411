import type { Diagnostic, Severity } from '../../diagnostic.ts';
import type { LedgerRows } from '../../ledger/ledger.ts';
import type { Comparison } from '../compare.ts';
import type { Duty } from '../duty.ts';

/** A finding before the engine adds the rule's name and, unless stated, its severity and basis. */
export interface Finding {
  message: string;
  location: Diagnostic['location'];
  severity?: Severity;
  basis?: string;
  taskNo?: string;
  /** The duty it is about, where it is about one. */
  duty?: Duty;
}

/** What a rule is called and stands for; `gongkai explain` and docs/rules.md show it. */
export interface RuleMeta {
  /** Stable identifier, kebab-case, the file's name. */
  name: string;
  severity: Severity;
  /** A few Chinese words. */
  title: string;
  /** What it reports. */
  what: string;
  /** Why it matters, with the clause. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** The clause cited by default. */
  basis?: string;
}

/** The folders of src that report findings of a ledger. */
export type Stage = 'input' | 'schema' | 'ledger' | 'check' | 'report';

/** The rows of a ledger of which no plan is known, with what is wrong with their days whatever the plan. */
export interface UnplannedRows extends Pick<Comparison, 'stray' | 'calendar' | 'asOf'> {
  ledger: LedgerRows;
}

export interface Rule {
  meta: RuleMeta;
  /** The stages that report it of a ledger that is not, or not yet, compared with its plan. */
  raisedBy?: readonly Stage[];
  /** What it finds in a ledger compared with its plan. */
  find?(comparison: Comparison): Finding[];
  /** What it finds where no plan is known. */
  findUnplanned?(rows: UnplannedRows): Finding[];
}
