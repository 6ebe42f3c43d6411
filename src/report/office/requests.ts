import type { RequestReport } from '../report.ts';
import type { RequestFigures, RequestRow } from './office-report.ts';

/** The requests of one ledger by the year in which they came, the earliest first. */
export function requestRows(
  requests: readonly RequestReport[],
): Omit<RequestRow, 'plan' | 'body'>[] {
  const years = new Map<number | null, RequestFigures>();
  for (const request of requests) {
    const year = request.received === null ? null : Number(request.received.slice(0, 4));
    const figures = years.get(year) ?? noRequests();
    years.set(year, figures);
    count(request, figures);
  }
  return [...years]
    .map(([year, figures]) => ({ year, figures }))
    .sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
}

/** All requests of one year, whatever the body. */
export function sumOfRequests(rows: readonly RequestRow[]): RequestFigures {
  const sum = noRequests();
  for (const { figures } of rows) {
    for (const key of Object.keys(sum) as (keyof RequestFigures)[]) sum[key] += figures[key];
  }
  return sum;
}

function noRequests(): RequestFigures {
  return { received: 0, onTime: 0, late: 0, open: 0, overdue: 0, unknown: 0, extended: 0 };
}

function count({ answered, status, extendedBy }: RequestReport, figures: RequestFigures): void {
  figures.received++;
  if (answered === false) figures.open++;
  else if (answered && status === 'on-time') figures.onTime++;
  else if (answered && status === 'late') figures.late++;
  else figures.unknown++;
  if (status === 'overdue') figures.overdue++;
  if (extendedBy > 0) figures.extended++;
}
