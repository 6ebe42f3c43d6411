import type { Folded } from '../../text/fold.ts';
import type {
  AtLeast,
  Before,
  By,
  Every,
  Extension,
  MinDuration,
  Period,
  Requirement,
  Undated,
  Unit,
  Within,
} from '../requirement.ts';
import type { Clause } from './clauses.ts';
import type { Match } from './engine.ts';
import { type Column, formsOf } from './notation.ts';
import { typesOf } from './sets.ts';
import type { Token } from './tokens.ts';

/** A requirement without the span of its source. */
export type Reading = Requirement extends infer R
  ? R extends Requirement
    ? Omit<R, 'text' | 'basis'>
    : never
  : never;

/** A wording with its tokens. */
export interface Source {
  folded: Folded;
  tokens: readonly Token[];
}

/** Where in a wording a form was found, and what is known there. */
export interface Place {
  source: Source;
  column: Column;
  clause: Clause;
  /** The clause before, where it sets no time: 信息形成后，5个工作日内. */
  previous: Clause | null;
  /** The first token that belongs to no requirement yet. */
  mark: number;
  /** 行政处罚信息： in front, in folded characters; '' for none. */
  label: string;
  /** The clause has a dated requirement already. */
  dated: boolean;
  /** The clause has an undated event already: 会议召开前. */
  eventful: boolean;
}

export interface Made {
  readings: Reading[];
  /** `undated` speaks only where its clause names no date, `weak` only where nothing else is said at all. */
  weight?: 'undated' | 'weak';
  /** The token with which its words begin, if not the mark. */
  from?: number;
  /** A period of which nothing more is said; what cannot be told behind it takes it along. */
  open?: true;
}

/** What a form makes: requirements; a time that cannot be told; or no time, so that its words stay words. */
export type Outcome = Made | 'unknown' | 'nothing';

/** The forms of a table of deadlines. */
export const deadlineForms = formsOf<Token, Place, Outcome>;

export const nothing = (): Outcome => 'nothing';
export const unknown = (): Outcome => 'unknown';

/** A requirement with the tokens it was read from and the forms that led to it. */
export interface Found {
  reading: Reading;
  /** Its tokens, `to` not included. */
  from: number;
  to: number;
  sentence: number;
  forms: readonly string[];
  open: boolean;
}

/** A requirement, and the names of the forms that led to it. */
export interface ReadRequirement {
  requirement: Requirement;
  forms: readonly string[];
}

// Parts of patterns

/** Words that belong to the number behind them: 应在, 不超过, 最迟, 公示期限不少于. */
export const LEADS = '(?:<lead>|<any-extension> <after>? <of>?)*';
export const LEAD = `(?<lead>${LEADS})`;

/** Those words without some of them. */
export function leadWithout(types: string): string {
  return `(?<!<lead>) (?<lead>(?:(?!<${types}>)<lead>)*)`;
}

const REMARK = '(?:<remark> (?=<suffix>))? (?<about><about>)?';

/** 左右, 内, 前, 后, 起 behind a number; a remark may stand between. */
export const SUFFIX = `${REMARK} (?<suffix><suffix>)?`;

/** The same, with one of these alone. */
export function suffix(types: string): string {
  return `${REMARK} (?<suffix><${types}>)`;
}

/** Words between a period and its day, within one clause. */
export const GAP = '(?!<or>)<^value|stop>*?';

/** The clause ends, or goes on with what is to be done. */
export const GOES_ON =
  '(?=$|<stop|、|remark|goes-on|any-duration|date|count|any-period|weekday|broken>)';

// What a match holds

/** Where the words begin that belong to the number itself. */
export function leadStart(match: Match<Token>): number {
  return match.span('lead')?.from ?? match.at;
}

/** Whether a named part of a match holds a token of one of the types or sets. */
export function holds(match: Match<Token>, name: string, ...types: string[]): boolean {
  const span = match.span(name);
  const known = typesOf(...types);
  for (let index = span?.from ?? 0; index < (span?.to ?? 0); index++) {
    if (known.has(match.typeAt(index))) return true;
  }
  return false;
}

export function leads(match: Match<Token>, ...types: string[]): boolean {
  return holds(match, 'lead', ...types);
}

/** The type of the suffix behind the number, or null. */
export function suffixOf(match: Match<Token>): string | null {
  return match.has('suffix') ? match.token('suffix').type : null;
}

/** 左右, 约 */
export function approximately(match: Match<Token>): { approx?: true } {
  return match.has('about') || leads(match, 'roughly') ? { approx: true } : {};
}

/** The text of a token. */
export function wordAt({ folded, tokens }: Source, index: number): string {
  const token = tokens[index];
  return token ? folded.text.slice(token.start, token.end) : '';
}

/** The type of a token, '' where there is none. */
export function typeAt({ tokens }: Source, index: number): string {
  return tokens[index]?.type ?? '';
}

// Requirements, with what is absent left out

type More<R> = Partial<Omit<R, 'kind' | 'text' | 'basis'>>;

export function within(
  n: number,
  unit: Unit,
  from: string | null,
  more: More<Within> = {},
): Reading {
  return { kind: 'within', n, unit, from, ...more };
}

export function by(month: number, day: number, year: number | null, more: More<By> = {}): Reading {
  return { kind: 'by', month, day, year, ...more };
}

export function every(period: Period, more: More<Every> = {}): Reading {
  return { kind: 'every', period, n: null, unit: null, month: null, day: null, ...more };
}

export function atLeast(count: number, period: Period, more: More<AtLeast> = {}): Reading {
  return { kind: 'at-least', count, period, ...more };
}

export function minDuration(n: number, unit: Unit, more: More<MinDuration> = {}): Reading {
  return { kind: 'min-duration', n, unit, ...more };
}

export function extension(n: number, unit: Unit, more: More<Extension> = {}): Reading {
  return { kind: 'extension', n, unit, ...more };
}

export function before(event: string | null, more: More<Before> = {}): Reading {
  return { kind: 'before', n: null, unit: null, event, ...more };
}

export function undated(kind: Undated['kind'], matter: string | null = null): Reading {
  return { kind, ...named(matter) };
}

/** The matter of a requirement, left out where none is named. */
export function named(matter: string | null): { matter?: string } {
  return matter === null ? {} : { matter };
}
