import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** The formats of `check --format`. */
export const FORMATS = ['text', 'json', 'ndjson'] as const;

export type Format = (typeof FORMATS)[number];

export const REPORTERS: Record<Format, Reporter> = { text, json, ndjson };
