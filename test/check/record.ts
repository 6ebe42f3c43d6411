import type { DisclosureRecord } from '../../src/ledger/ledger.ts';

/** A record that leaves everything out but what is given. */
export function record(given: Partial<DisclosureRecord> = {}): DisclosureRecord {
  return {
    index: 1,
    pointer: '/台账/0/公开记录/0',
    matter: null,
    title: null,
    period: null,
    zeroReport: null,
    event: null,
    disclosed: null,
    completed: null,
    link: null,
    evidence: null,
    received: null,
    corrected: null,
    replied: null,
    extension: null,
    deductions: [],
    start: null,
    end: null,
    remark: null,
    ...given,
  };
}
