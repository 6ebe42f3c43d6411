import type { Reporter } from './reporter.ts';

/** The formats of `--format`. */
export const FORMATS = ['text', 'json'] as const;

export type Format = (typeof FORMATS)[number];

const LOADERS: Record<Format, () => Promise<Reporter>> = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
};

/** Each format is loaded only where it is asked for. */
export function reporterFor(format: Format): Promise<Reporter> {
  return LOADERS[format]();
}
