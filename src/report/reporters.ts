import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { AnyReporter } from './reporter.ts';
import { text } from './text.ts';

/** What `check --format` takes. */
export const FORMATS = [
  'text',
  'json',
  'ndjson',
  'markdown',
  'github',
  'gitlab',
  'junit',
  'sarif',
] as const;

export type Format = (typeof FORMATS)[number];

/** What writes each of them; a check in text loads none of those for CI. */
export const REPORTERS: Readonly<Record<Format, () => Promise<AnyReporter>>> = {
  text: async () => text,
  json: async () => json,
  ndjson: async () => ndjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  junit: async () => (await import('./junit.ts')).junit,
  sarif: async () => (await import('./sarif.ts')).sarif,
};
