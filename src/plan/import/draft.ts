import type { CollectiveRow, PlanFile, TaskRow } from '../plan-file.ts';

/** What a person must look at, by kind. */
export const LOOK_KINDS = {
  head: '方案的名称、机关、日期',
  aliases: '单位的简称',
  bodies: '单位的名称',
  collectives: '统称所指的单位',
  table: '表格的读法',
  number: '序号',
  'main-text': '正文里的任务',
  responsible: '责任单位',
  deadline: '时限',
} as const;

export type LookKind = keyof typeof LOOK_KINDS;

/** A line for the reader of the plan's file; `look`: something that a person must look at, and of which kind. */
export interface Remark {
  text: string;
  look: LookKind | null;
}

/** A piece of the file with what is to be said above it. */
export interface Noted<T> {
  value: T;
  remarks: Remark[];
}

export type DraftBody = Noted<{ name: string; aliases?: string[] }>;
export type DraftCollective = Noted<CollectiveRow> & {
  /** Whether it only supports others: none of it must. */
  isSupporting: boolean;
};
export type DraftTask = Noted<TaskRow>;

/** The fields of a plan above its lists, in the order in which the file has them. */
export type DraftHead = Pick<
  PlanFile,
  | 'plan'
  | 'year'
  | 'title'
  | 'issuer'
  | 'documentNumber'
  | 'issued'
  | 'period'
  | 'ledgerDue'
  | 'basis'
  | 'namePrefixes'
>;

/** A plan as an import proposes it. */
export interface PlanDraft {
  /** What the document is. */
  about: string[];
  head: DraftHead;
  headRemarks: Partial<Record<keyof DraftHead, Remark[]>>;
  bodies: DraftBody[];
  collectives: DraftCollective[];
  /** The tasks of one table, or of the main text; what is to be said of all of them. */
  groups: Noted<DraftTask[]>[];
  /** What of the document was not read, for people. */
  unread: string[];
}

export function note(text: string): Remark {
  return { text, look: null };
}

export function lookAt(look: LookKind, text: string): Remark {
  return { text, look };
}

/** All remarks of a draft, from top to bottom. */
export function remarksOf({ headRemarks, bodies, collectives, groups }: PlanDraft): Remark[] {
  return [
    ...Object.values(headRemarks).flat(),
    ...[...bodies, ...collectives].flatMap(({ remarks }) => remarks),
    ...groups.flatMap(({ value, remarks }) => [
      ...remarks,
      ...value.flatMap((task) => task.remarks),
    ]),
  ];
}
