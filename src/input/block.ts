import type { Sheet } from './table/sheet.ts';

/** A piece of a document, from top to bottom. */
export type Block = { kind: 'paragraph'; text: string } | { kind: 'table'; sheet: Sheet };
