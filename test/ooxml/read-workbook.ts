import { Parser } from 'htmlparser2';
import { Zip } from '../../src/input/office/zip.ts';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** The elements of a part, as any reader of XML has them. */
export function elementsOf(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, children: [], text: '' };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(piece) {
        for (const element of open) element.text += piece;
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return root;
}

export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** A cell as a spreadsheet takes it: a number has the code of its format, if it has one. */
interface ReadCell {
  value: string | number | null;
  format: string | null;
  link: string | null;
}

export interface ReadSheet {
  name: string;
  rows: ReadCell[][];
  xml: Element;
}

/** The sheets of a workbook; it fails on anything that is calculated. */
export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const zip = new Zip(bytes);
  const part = (name: string) => elementsOf(zip.read(name)?.toString() ?? '');
  const styles = part('xl/styles.xml');
  const codes = new Map(
    all(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]),
  );
  const formats = all(all(styles, 'cellXfs')[0] ?? styles, 'xf').map(({ attributes }) =>
    attributes.numFmtId === '49' ? '@' : (codes.get(attributes.numFmtId) ?? null),
  );
  return all(part('xl/workbook.xml'), 'sheet').map(({ attributes }, index) => {
    const place = `xl/worksheets/sheet${index + 1}.xml`;
    const xml = part(place);
    if (all(xml, 'f').length > 0) throw new Error(`${attributes.name} calculates`);
    const rels = part(place.replace(/[^/]*$/, '_rels/$&.rels'));
    const targets = new Map(
      all(rels, 'Relationship').map(({ attributes: rel }) => [rel.Id, rel.Target]),
    );
    const links = new Map(
      all(xml, 'hyperlink').map(({ attributes: own }) => [own.ref, targets.get(own['r:id'] ?? '')]),
    );
    const rows = all(xml, 'row').map((row) =>
      all(row, 'c').map(({ attributes: { r, s, t }, text }): ReadCell => {
        const value = t === 'inlineStr' ? plain(text) : text === '' ? null : Number(text);
        return { value, format: formats[Number(s)] ?? null, link: links.get(r ?? '') ?? null };
      }),
    );
    return { name: attributes.name ?? '', rows, xml };
  });
}

/** `_x000D_` stands for the character of that number (ECMA-376, part 1, 22.9.2.19). */
function plain(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
