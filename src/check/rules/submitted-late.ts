import { formatDay } from '../../calendar/day.ts';
import { lastLedgerDue, ledgerDueText } from '../../plan/ledger-due.ts';
import { isCovered } from '../record-dates.ts';
import type { Rule } from './rule.ts';

export const submittedLate: Rule = {
  meta: {
    name: 'submitted-late',
    severity: 'warning',
    title: '台账报送晚了',
    what: '报送日期晚于方案规定的日期。',
    why: '方案规定了报送台账的日期。',
    fix: '核对报送日期；确实晚了的，向收台账的科室说明。',
  },
  find({ ledger, plan, calendar }) {
    const last = lastLedgerDue(plan, calendar);
    if (ledger.submitted === null || last === null) return [];
    // Of an impossible year it is told that the year is wrong (date-order).
    if (ledger.submitted <= last || !isCovered(calendar, ledger.submitted)) return [];
    const due = ledgerDueText(plan.ledgerDue);
    const rounds = due === `${formatDay(last)}前` ? '' : `（${due}），最后一次是`;
    return [
      {
        message: `报送日期是${formatDay(ledger.submitted)}，方案要求${rounds}${formatDay(last)}（含当日）前报送。`,
        ...(plan.basis !== null && { basis: `《${plan.title}》所附${plan.basis}` }),
        location: ledger.locate('/报送日期'),
      },
    ];
  },
};
