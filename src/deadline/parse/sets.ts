import { Alphabet } from './engine.ts';

/** Types of tokens under one name, for the patterns. */
export const ALPHABET = new Alphabet({
  // Signs and joints.
  joint: '、 , and with',
  'range-sign': 'range -',
  'day-sign': '日 号',
  'count-unit': '次 回 场 篇 条',
  stop: ', : ;',

  // Pieces of dates and lengths.
  'any-year': 'year damaged-year this-year next-year',
  'day-word': 'end month-end last-day first-ten-days middle-ten-days last-ten-days',
  half: 'first-half second-half',
  'named-start': 'month-start quarter-start week-start',

  // What has been read as one token.
  duration: 'length day',
  'any-day': 'day month-day',
  'any-duration': 'length day month-day',
  'any-part': 'part period-end',
  'plain-period': 'period bare-period next-period',
  'any-period': 'plain-period odd-period running-period',
  value: 'any-duration date any-part any-period count weekday broken',

  // How a number binds.
  suffix: 'inside ahead after since around',
  'any-prep': 'prep at',
  'any-modal': 'modal general',
  'any-notice': 'notice notice-period',
  'any-term': 'term limit lasting',
  'any-extension': 'extend extend-to',
  /** Words that may stand between an event and its number. */
  lead:
    'any-modal any-prep is altogether former reduce closing-date min max roughly any-term over ordinal early ' +
    'any-notice interval done as-of range any-extension 各',

  // Verbs, and what opens an event or a matter.
  'any-event': 'event formed',
  'starts-count': 'any-event finish change effective',
  'any-act': 'act publish notice notice-period update finish',
  'any-agent': 'agent through',
  'any-with': 'with and along',
  tie: 'since after of',
  'opens-words': 'any-modal conjunction meanwhile or any-prep done min max',
  'names-no-matter': 'if refer refer-whole its-own-rule any-agent without',
  undated: 'prompt instant standing continuous whole-year periodic one-off on-change',
  'same-day-word': 'same-day next-day next-workday',
  /** What may follow a word that says when something is done; 长期贷款 and 年底数据 do not go on so. */
  'goes-on': 'any-modal any-prep any-agent undated together any-act effective',
  /** The same behind a period without 每. */
  'takes-date': 'any-modal any-prep any-agent any-act inside ahead of prompt instant start',
});

/** The types of a list of types and sets. */
export function typesOf(...names: string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => ALPHABET.members(name)));
}
