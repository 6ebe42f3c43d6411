import { formatDay } from '../../calendar/day.ts';
import { readable } from '../../ledger/ledger.ts';
import { lastLedgerDue, ledgerDueText } from '../../plan/ledger-due.ts';
import { isCovered } from '../record-dates.ts';
import type { Rule } from './rule.ts';
import { ofLedger } from './wording.ts';

export const submittedLate: Rule = {
  meta: {
    name: 'submitted-late',
    severity: 'warning',
    title: '台账报送晚了',
    what: '报送日期晚于方案规定的日期；或者那一天已过，台账没有写报送日期，看不出是否按时报送。',
    why: '方案规定了报送台账的日期。',
    fix: '核对、补上报送日期；确实晚了的，向收台账的科室说明。',
  },
  find({ ledger, plan, calendar, asOf }) {
    const submitted = readable(ledger.submitted);
    const last = lastLedgerDue(plan, calendar);
    if (last === null) return [];
    const due = ledgerDueText(plan.ledgerDue);
    const rounds = due === `${formatDay(last)}前` ? '' : `（${due}），最后一次是`;
    const wanted = `方案要求${rounds}${formatDay(last)}（含当日）前报送`;
    const about = { location: ledger.locate('/报送日期'), ...ofLedger(plan) };
    if (submitted === null) {
      // A day that is written wrong is told by the schema; until the last day has passed nothing is late.
      if (!ledger.isBlank('/报送日期') || asOf <= last) return [];
      return [
        {
          message: `没有写“报送日期”，${wanted}，看不出是否按时报送。已经报送的，请写明报送的日期。`,
          ...about,
        },
      ];
    }
    // Of an impossible year it is told that the year is wrong (date-order).
    if (submitted <= last || !isCovered(calendar, submitted)) return [];
    return [{ message: `报送日期是${formatDay(submitted)}，${wanted}。`, ...about }];
  },
};
