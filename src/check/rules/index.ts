import { consultationTooLong } from './consultation-too-long.ts';
import { consultationTooShort } from './consultation-too-short.ts';
import { countShort } from './count-short.ts';
import { dateOrder } from './date-order.ts';
import { deadlineDiffers } from './deadline-differs.ts';
import { dueSoon } from './due-soon.ts';
import { duplicateTask } from './duplicate-task.ts';
import { extensionInvalid } from './extension-invalid.ts';
import { futureDate } from './future-date.ts';
import { late } from './late.ts';
import { linkMissing } from './link-missing.ts';
import { linkNotOfficial } from './link-not-official.ts';
import { noRecord } from './no-record.ts';
import { notApplicableUnfounded } from './not-applicable-unfounded.ts';
import { notResponsible } from './not-responsible.ts';
import { overdue } from './overdue.ts';
import { provisionalCalendar } from './provisional-calendar.ts';
import {
  cellUnreadable,
  duplicateLedger,
  ledgerMisnamed,
  ledgerMissing,
  personalData,
  planAssumed,
  schema,
  tableReading,
  textCut,
  unknownPlan,
  unreadable,
  waiverExpired,
  waiverUnused,
} from './raised-elsewhere.ts';
import { recordIncomplete } from './record-incomplete.ts';
import { renumbered } from './renumbered.ts';
import { requirementUnreadable } from './requirement-unreadable.ts';
import { rowIncomplete } from './row-incomplete.ts';
import type { Rule } from './rule.ts';
import { statutoryDefault } from './statutory-default.ts';
import { submittedLate } from './submitted-late.ts';
import { taskMissing } from './task-missing.ts';
import { taskUnassigned } from './task-unassigned.ts';
import { unknownBody } from './unknown-body.ts';
import { unknownMatter } from './unknown-matter.ts';
import { unknownTask } from './unknown-task.ts';
import { wordingDiffers } from './wording-differs.ts';

/** Every rule, whichever stage reports it: errors first, in the order in which the docs explain them. */
export const RULES: readonly Rule[] = [
  unreadable,
  cellUnreadable,
  schema,
  unknownPlan,
  unknownBody,
  unknownTask,
  duplicateTask,
  taskMissing,
  notApplicableUnfounded,
  deadlineDiffers,
  overdue,
  dateOrder,
  futureDate,
  recordIncomplete,
  unknownMatter,
  consultationTooShort,
  countShort,
  extensionInvalid,
  personalData,
  ledgerMissing,
  duplicateLedger,
  late,
  dueSoon,
  noRecord,
  wordingDiffers,
  notResponsible,
  rowIncomplete,
  submittedLate,
  linkMissing,
  consultationTooLong,
  ledgerMisnamed,
  waiverExpired,
  waiverUnused,
  requirementUnreadable,
  textCut,
  tableReading,
  planAssumed,
  taskUnassigned,
  renumbered,
  statutoryDefault,
  linkNotOfficial,
  provisionalCalendar,
];
