import { bodyKey } from '../office/body-key.ts';
import { officeReport } from '../office/derive.ts';
import { gathering } from '../office/gather.ts';
import type { OfficeReport } from '../office/office-report.ts';
import type { RunEvent, RunHead } from '../report.ts';
import { type DutyState, dutyStates } from './duty-state.ts';

/** An earlier run, as it was told then. */
export interface EarlierRun {
  head: RunHead;
  office: OfficeReport;
  /** The duties of each body whose one ledger counts, by {@link bodyKey}. */
  duties: ReadonlyMap<string, readonly DutyState[]>;
}

/** Reads an earlier run to its end. Nothing in it is judged anew. */
export async function readEarlierRun(run: AsyncIterable<RunEvent>): Promise<EarlierRun> {
  const { take, gathered } = gathering(0);
  const duties = new Map<string, DutyState[]>();
  const stateOf = dutyStates();
  for await (const event of run) {
    take(event);
    if (event.type !== 'ledger') continue;
    const { checked, plan, body, duties: own } = event.ledger;
    if (checked && plan !== null && body !== null) {
      duties.set(bodyKey(plan, body), own.map(stateOf));
    }
  }
  const { head } = gathered();
  const office = officeReport(gathered(), 0);
  for (const { plan, body, state } of office.bodies) {
    if (state !== 'submitted') duties.delete(bodyKey(plan, body));
  }
  return { head, office, duties };
}
