import { Zip } from '../../src/input/office/zip.ts';
import { all, type Element, elementsOf } from './read-workbook.ts';

/** The paragraphs of a Word document that stand in no table, and the texts of its tables. */
export function readDocument(bytes: Uint8Array): { paragraphs: string[]; tables: string[][][] } {
  const xml = elementsOf(String(new Zip(bytes).read('word/document.xml')));
  const body = all(xml, 'w:body')[0];
  if (!body) throw new Error('the document has no body');
  const children = (name: string) => body.children.filter((child) => child.name === name);
  return {
    paragraphs: children('w:p').map(({ text }) => text),
    tables: children('w:tbl').map((table) =>
      all(table, 'w:tr').map((row) => all(row, 'w:tc').map(({ text }) => text)),
    ),
  };
}

/** What elements its text is made of. */
export function elementNames(bytes: Uint8Array): string[] {
  const names = ({ name, children }: Element): string[] => [name, ...children.flatMap(names)];
  return names(elementsOf(String(new Zip(bytes).read('word/document.xml'))));
}
