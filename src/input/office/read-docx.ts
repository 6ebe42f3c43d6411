import {
  CellCounter,
  type Merge,
  newRow,
  type Sheet,
  type SheetRow,
  tooManyColumns,
} from '../table/sheet.ts';
import { TableFault } from '../table/table-fault.ts';
import { relationships } from './package-parts.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** Columns of a Word table; Word itself allows 63. */
const MAX_WORD_COLUMNS = 256;

/**
 * What is not part of the text as it stands: drawings and their text boxes, how a word is pronounced,
 * text moved away, formats before a tracked change.
 */
const SKIPPED = /^(?:mc:AlternateContent|drawing|pict|object|rt|moveFrom|\w+Change)$/;

interface DocxCell {
  column: number;
  span: number;
  /** Whether it goes on with the cell above (`continue`) or begins a merged one (`restart`). */
  merge: 'restart' | 'continue' | null;
  text: string;
  link: string | null;
  /** Whether a paragraph of it is numbered automatically. */
  numbered: boolean;
}

interface DocxRow {
  cells: DocxCell[];
  /** A tracked deletion. */
  deleted: boolean;
}

/**
 * The tables of a Word document (ECMA-376 WordprocessingML), each with the paragraphs before it.
 * A table inside a cell is part of that cell's text.
 * @throws TableFault
 */
export function readDocx(zip: Zip, documentPart: string): Sheet[] {
  const bytes = zip.read(documentPart);
  if (!bytes)
    throw new TableFault('文件里缺了必要的部分，读不出来。请用 Word 或 WPS 打开，另存一份后再试。');
  const targets = new Map(relationships(zip, documentPart).map(({ id, target }) => [id, target]));
  const reader = new DocumentReader(targets);
  scanXml(bytes, reader);
  return reader.tables();
}

class DocumentReader implements XmlHandler {
  wantsText = false;
  readonly #sheets: Sheet[] = [];
  readonly #targets: ReadonlyMap<string, string>;
  readonly #counter = new CellCounter();
  /** Levels inside an element that is skipped. */
  #skipping = 0;
  /** Levels of tables: 1 is a table of the document, more are tables inside its cells. */
  #depth = 0;
  #inRowProperties = false;
  #rows: DocxRow[] = [];
  #row: DocxRow = { cells: [], deleted: false };
  #cell: DocxCell | null = null;
  #column = 0;
  #paragraph = '';
  /** Paragraphs since the last table. */
  #outside: string[] = [];

  constructor(targets: ReadonlyMap<string, string>) {
    this.#targets = targets;
  }

  tables(): Sheet[] {
    const last = this.#sheets.at(-1);
    if (last) last.after = this.#outside;
    return this.#sheets;
  }

  open(name: string, attributes: string): void {
    if (this.#skipping > 0 || SKIPPED.test(name)) {
      this.#skipping++;
      return;
    }
    switch (name) {
      case 't':
        this.wantsText = true;
        break;
      case 'tab':
        this.#paragraph += ' ';
        break;
      case 'br':
      case 'cr':
        this.#paragraph += '\n';
        break;
      case 'noBreakHyphen':
        this.#paragraph += '-';
        break;
      case 'hyperlink': {
        const id = attribute(attributes, '[\\w.-]+:id');
        if (this.#cell && id) this.#cell.link ??= this.#targets.get(id) ?? null;
        break;
      }
      case 'tbl':
        if (++this.#depth === 1) this.#rows = [];
        break;
      default:
        if (this.#depth === 1) this.#openInTable(name, attributes);
    }
  }

  #openInTable(name: string, attributes: string): void {
    const value = () => attribute(attributes, '(?:[\\w.-]+:)?val');
    switch (name) {
      case 'tr':
        this.#row = { cells: [], deleted: false };
        this.#column = 0;
        break;
      case 'trPr':
        this.#inRowProperties = true;
        break;
      case 'del':
        if (this.#inRowProperties) this.#row.deleted = true;
        break;
      case 'gridBefore':
        this.#column += columns(value());
        break;
      case 'tc':
        this.#cell = {
          column: this.#column,
          span: 1,
          merge: null,
          text: '',
          link: null,
          numbered: false,
        };
        break;
      case 'numPr':
        if (this.#cell) this.#cell.numbered = true;
        break;
      case 'gridSpan':
        if (this.#cell) this.#cell.span = columns(value());
        break;
      case 'vMerge':
        if (this.#cell) this.#cell.merge = value() === 'restart' ? 'restart' : 'continue';
    }
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    switch (name) {
      case 't':
        this.wantsText = false;
        break;
      case 'p':
        this.#endParagraph();
        break;
      case 'trPr':
        this.#inRowProperties = false;
        break;
      case 'tc':
        if (this.#depth === 1) this.#endCell();
        break;
      case 'tr':
        if (this.#depth === 1 && !this.#row.deleted) this.#rows.push(this.#row);
        break;
      case 'tbl':
        if (--this.#depth === 0) this.#endTable();
    }
  }

  text(text: string): void {
    this.#paragraph += text;
  }

  #endParagraph(): void {
    const text = this.#paragraph.trim();
    this.#paragraph = '';
    if (text === '') return;
    if (!this.#cell) {
      this.#counter.add(text);
      this.#outside.push(text);
    } else this.#cell.text += this.#cell.text === '' ? text : `\n${text}`;
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    this.#column += cell.span;
    if (this.#column > MAX_WORD_COLUMNS) {
      throw tooManyColumns();
    }
    this.#counter.add(cell.text);
    this.#row.cells.push(cell);
  }

  #endTable(): void {
    const name = `表格${this.#sheets.length + 1}`;
    const links = new Map<string, string>();
    const autoNumbered = new Set<number>();
    const rows = this.#rows.map(({ cells }, index): SheetRow => {
      const row = newRow(index + 1);
      for (const { column, merge, text, link, numbered } of cells) {
        if (numbered && text === '' && merge !== 'continue') autoNumbered.add(row.number);
        if (merge === 'continue' || text === '') continue;
        row.cells.set(column, text);
        if (link !== null) links.set(`${row.number}:${column}`, link);
      }
      return row;
    });
    this.#sheets.push({
      name,
      rows,
      merges: mergesOf(this.#rows),
      date1904: false,
      before: this.#outside,
      autoNumbered,
      cellName: (row, _column, heading) =>
        `${name} 第${row}行${heading === '' ? '' : `“${heading}”`}`,
      links,
    });
    this.#outside = [];
  }
}

function mergesOf(rows: readonly DocxRow[]): Merge[] {
  const merges: Merge[] = [];
  let above = new Map<number, Merge>();
  rows.forEach(({ cells }, index) => {
    const number = index + 1;
    const current = new Map<number, Merge>();
    for (const { column, span, merge } of cells) {
      const continued = merge === 'continue' ? above.get(column) : undefined;
      if (continued) continued.bottom = number;
      const own = continued ?? {
        top: number,
        bottom: number,
        left: column,
        right: column + span - 1,
      };
      if (!continued && (span > 1 || merge !== null)) merges.push(own);
      if (merge !== null) current.set(column, own);
    }
    above = current;
  });
  return merges;
}

function columns(value: string | null): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, MAX_WORD_COLUMNS) : 1;
}
