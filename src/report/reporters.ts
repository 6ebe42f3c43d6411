import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** The formats of `--format`. */
export const FORMATS = ['text', 'json'] as const;

export type Format = (typeof FORMATS)[number];

export const REPORTERS: Record<Format, Reporter> = { text, json };
