import { phraseRole, phraseWord } from './clauses.ts';
import type { Phrase } from './phrase.ts';

/** The words directly in front of a number that say how it binds. */
export interface Lead {
  /** The first of these words; what stands before it is the event or the matter. */
  at: number;
  bound: 'min' | 'max' | null;
  /** Where 不超过, or the 间隔 in front of it, stands. */
  boundAt: number;
  /** 延长: an addition; 延长至: the whole. */
  extends: 'by' | 'to' | null;
  /** 缩短: by how much; 缩短至: to how much. */
  reduces: 'by' | 'to' | null;
  /** 原20个工作日: no longer in force. */
  former: boolean;
  early: boolean;
  notice: boolean;
  interval: boolean;
  /** 时限, 期限 as the name of the number. */
  term: boolean;
  /** That name is 时限, which only a limit has. */
  limit: boolean;
  /** That name is 时长: how long something lasts. */
  lasting: boolean;
  approx: boolean;
  /** 近三年, 满4年, 超过30日: no limit. */
  over: boolean;
  ordinal: boolean;
  /** 已于: an account of the past. */
  done: boolean;
  /** 截至: the day up to which data were taken. */
  asOf: boolean;
  /** A range starts in front: 720日至. */
  until: boolean;
}

const BECOMES = new Set(['为', '成']);

/** Reads backwards from the number at `index`, not beyond `from`. */
export function leadOf(phrases: Phrase[], index: number, from: number): Lead {
  const lead: Lead = {
    at: index,
    bound: null,
    boundAt: index,
    extends: null,
    reduces: null,
    former: false,
    early: false,
    notice: false,
    interval: false,
    term: false,
    limit: false,
    lasting: false,
    approx: false,
    over: false,
    ordinal: false,
    done: false,
    asOf: false,
    until: false,
  };
  while (lead.at > from && takeWord(lead, phrases)) lead.at--;
  return lead;
}

/** Whether the word in front belongs to the lead. */
function takeWord(lead: Lead, phrases: Phrase[]): boolean {
  const before = lead.at - 1;
  switch (phraseRole(phrases[before])) {
    case 'modal':
    case 'prep':
    case 'is':
      return true;
    case 'former':
      lead.former = true;
      return true;
    case 'reduce':
      lead.reduces = lead.until || BECOMES.has(phraseWord(phrases[before + 1])) ? 'to' : 'by';
      lead.until = false;
      return true;
    case 'deadline':
      return phraseWord(phrases[before]).length > 2;
    case 'min':
      lead.bound = 'min';
      lead.boundAt = before;
      return true;
    case 'max':
      lead.bound ??= 'max';
      lead.boundAt = before;
      return true;
    case 'roughly':
      lead.approx = true;
      return true;
    case 'term':
      lead.term = true;
      lead.limit ||= phraseWord(phrases[before]) === '时限';
      lead.lasting ||= phraseWord(phrases[before]) === '时长';
      return true;
    case 'over':
      // 连续公示5日 is a length like any other.
      if (lead.notice && phraseWord(phrases[before]) === '连续') return false;
      lead.over = true;
      return true;
    case 'ordinal':
      lead.ordinal = true;
      return true;
    case 'early':
      lead.early = true;
      return true;
    case 'notice':
      lead.notice = true;
      // 公示期: the name of a length too.
      lead.term ||= /[期限]$/.test(phraseWord(phrases[before]));
      return true;
    case 'interval':
      lead.interval = true;
      lead.boundAt = before;
      return true;
    case 'done':
      lead.done = true;
      return true;
    case 'as-of':
      lead.asOf = true;
      return true;
    case 'range':
      lead.until = true;
      return true;
    case 'extend':
      lead.extends =
        lead.until || phraseWord(phrases[before]) === '延至' ? 'to' : (lead.extends ?? 'by');
      return true;
    case 'after':
      // 延长后不超过40日
      if (phraseRole(phrases[before - 1]) !== 'extend') return false;
      lead.extends = 'to';
      return true;
    case 'of':
      return isExtension(phrases, before);
    default:
      // 公示、公告各5日
      return phraseWord(phrases[before]) === '各';
  }
}

/** 延长的, 延长后的 */
function isExtension(phrases: Phrase[], of: number): boolean {
  const role = phraseRole(phrases[of - 1]);
  return role === 'extend' || (role === 'after' && phraseRole(phrases[of - 2]) === 'extend');
}
