export { NoticeError } from './calendar/import/notice-text.ts';
export { parseHolidayNotice } from './calendar/import/parse-holiday-notice.ts';
export {
  InvalidDateError,
  type PublicWorkCalendar,
  workCalendar,
} from './calendar/public-calendar.ts';
export { CalendarRangeError } from './calendar/work-calendar.ts';
export { STATUS_NAMES, STATUSES, type Status } from './check/status.ts';
export { formatRequirement } from './deadline/format-requirement.ts';
export { parseRequirement } from './deadline/parse-requirement.ts';
export { dueDate, InvalidPeriodError, type PublicDueDate } from './deadline/public-due-date.ts';
export type { Period, Requirement, RequirementKind, Unit } from './deadline/requirement.ts';
export type { Diagnostic, Location, Severity } from './diagnostic.ts';
export { type LoadedLedger, loadLedger } from './ledger/load-ledger.ts';
export { MissingArgumentError } from './missing-argument.ts';
export { loadPlan, PlanError } from './plan/resolve-plan.ts';
export type { Body, Collective, Responsible, Task, WorkPlan } from './plan/work-plan.ts';
export { checkLedgers } from './report/check-ledgers.ts';
export type { DutyReport, LedgerReport, Report } from './report/report.ts';
