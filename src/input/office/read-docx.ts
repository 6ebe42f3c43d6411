import type { Diagnostic } from '../../diagnostic.ts';
import { tableNote, unreadable } from '../fault.ts';
import {
  CellCounter,
  cellKey,
  MAX_TEXT,
  type Merge,
  newRow,
  type Sheet,
  type SheetRow,
  textTooLong,
  tooManyColumns,
} from '../table/sheet.ts';
import { TableFault } from '../table/table-fault.ts';
import { type Field, fieldLink, isAutomaticNumber, newField, shownByItself } from './docx-field.ts';
import { type DocxNumbering, readDocxNumbering } from './docx-numbering.ts';
import { type DocxStyles, isOn, readDocxStyles } from './docx-styles.ts';
import { relationships } from './package-parts.ts';
import { shownInFont } from './symbol-font.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

const UNKNOWN_CHARACTER = 0xfffd;
/** Columns of a Word table; Word itself allows 63. */
const MAX_WORD_COLUMNS = 256;
/** Fields within one another, or begun and never ended; the oldest goes. */
const MAX_FIELDS = 100;
/** Characters of a field's code, or of a text box, that a message repeats. */
const MAX_CODE = 200;
/** A table inside a cell that has so many rows and columns is a table, a smaller one is text in a frame. */
const MIN_INNER = { rows: 2, columns: 3 };

/** What is not part of the text as it stands: how a word is pronounced, text moved away, formats before a change. */
const SKIPPED = /^(?:rt|moveFrom|\w+Change)$/;
/** Pictures, shapes and embedded files: of them only text boxes are read. */
const GRAPHIC = /^(?:drawing|pict|object)$/;

interface DocxCell {
  column: number;
  span: number;
  /** Whether it goes on with the cell above (`continue`) or begins a merged one (`restart`). */
  merge: 'restart' | 'continue' | null;
  /** The same of the cell to its left, as old programs write it. */
  mergeLeft: 'restart' | 'continue' | null;
  text: string;
  link: string | null;
  /** Whether a paragraph of it is numbered automatically. */
  numbered: boolean;
  /** Why nobody can know what it says. */
  unknown: string | null;
  /** What a text box in it says, which lies over the cell and perhaps beside it. */
  boxed: string;
}

interface DocxRow {
  cells: DocxCell[];
  /** A tracked deletion, or hidden. */
  absent: boolean;
}

interface OpenTable {
  name: string;
  /** Its place among the sheets. */
  at: number;
  outer: OpenTable | null;
  /** Of a table that stands in no other: the paragraphs before it, and those that no table inside it has taken. */
  before: string[];
  untaken: string[];
  rows: DocxRow[];
  row: DocxRow;
  column: number;
  cell: DocxCell | null;
  /** All its paragraphs; how many of them a table inside it has taken; how many its holder had when it began. */
  lines: string[];
  taken: number;
  linesBefore: number;
  inner: Sheet[];
  innerCount: number;
  /** Columns of its widest row. */
  width: number;
}

interface Run {
  style: string | null;
  /** Undefined where the run itself says nothing of it. */
  hidden?: boolean;
  font: string;
}

interface Paragraph {
  text: string;
  style: string | null;
  numbered?: boolean;
  /** The list that numbers it, and the level in it. */
  list: string | null;
  level: number | null;
  /** Whether a tracked change joins it with the next one. */
  joined: boolean;
}

interface OpenField extends Field {
  /** The cell in which it began. */
  cell: DocxCell | null;
  /** Characters of the paragraph before it. */
  start: number;
  /** What it shows whatever is stored. */
  own: ReturnType<typeof shownByItself>;
}

/** One flow of text: the document's, or that of a text box. */
interface Story {
  parent: Story | null;
  /** A picture, whose own words do not count. */
  muted: boolean;
  table: OpenTable | null;
  paragraph: Paragraph;
  run: Run;
  fields: OpenField[];
}

/** A content control. */
interface Control {
  /** It shows a prompt, not what somebody wrote. */
  prompt: boolean;
  /** Of a check box. */
  checked: boolean | null;
  drawn: boolean;
}

/**
 * The tables of a Word document (ECMA-376 WordprocessingML), each with the paragraphs before it, with the
 * text that Word shows. A large table inside a cell, and one in a text box, are tables of their own.
 * @param withNumbers whether the numbers that Word shows before paragraphs by itself are a part of their text
 * @returns also the paragraphs of a document without tables, and what is to be told of content that is not read
 * @throws TableFault
 */
export function readDocx(
  file: string,
  zip: Zip,
  documentPart: string,
  withNumbers = false,
): { sheets: Sheet[]; paragraphs: string[]; diagnostics: Diagnostic[] } {
  const bytes = zip.read(documentPart);
  if (!bytes)
    throw new TableFault('文件里缺了必要的部分，读不出来。请用 Word 或 WPS 打开，另存一份后再试。');
  const related = relationships(zip, documentPart);
  const targets = new Map(related.map(({ id, target }) => [id, target]));
  const stylesPart = related.find(({ type }) => type === 'styles')?.target;
  const numberingPart = related.find(({ type }) => type === 'numbering')?.target;
  const partOf = (part: string | undefined) => (part === undefined ? null : zip.read(part));
  const reader = new DocumentReader(
    targets,
    () => readDocxStyles(partOf(stylesPart)),
    withNumbers ? readDocxNumbering(partOf(numberingPart)) : null,
  );
  scanXml(bytes, reader);
  const sheets = reader.tables();
  const paragraphs = sheets.length > 0 ? [] : reader.paragraphs();
  return { sheets, paragraphs, diagnostics: reader.unread(file) };
}

class DocumentReader implements XmlHandler {
  wantsText = false;
  readonly #sheets: (Sheet | null)[] = [];
  readonly #targets: ReadonlyMap<string, string>;
  readonly #readStyles: () => DocxStyles;
  /** Null where the numbers that Word shows by itself are left out. */
  readonly #numbering: DocxNumbering | null;
  readonly #counter = new CellCounter();
  #styles: DocxStyles | null = null;
  #story: Story = newStory(null, false);
  /** Levels inside an element that is skipped. */
  #skipping = 0;
  /** For each choice between new and old content whether one was taken. */
  readonly #choices: boolean[] = [];
  readonly #controls: Control[] = [];
  #inControlProperties = false;
  #inRowProperties = false;
  #inParagraphProperties = false;
  #inRunProperties = false;
  /** The kind of an old form field whose settings are read. */
  #form: 'ddList' | 'checkBox' | null = null;
  #inCode = false;
  #tableCount = 0;
  #boxCount = 0;
  /** Paragraphs since the last table. */
  #outside: string[] = [];
  #last: { sheet: Sheet; inner: Sheet | undefined } | null = null;
  readonly #seen = { inserted: false, object: false, picture: false };

  constructor(
    targets: ReadonlyMap<string, string>,
    readStyles: () => DocxStyles,
    numbering: DocxNumbering | null,
  ) {
    this.#targets = targets;
    this.#readStyles = readStyles;
    this.#numbering = numbering;
  }

  tables(): Sheet[] {
    if (this.#last) {
      const { sheet, inner } = this.#last;
      sheet.after = this.#outside;
      if (inner) inner.after = [...(inner.after ?? []), ...this.#outside];
    }
    return this.#sheets.filter((sheet) => sheet !== null);
  }

  /** Those behind the last table. */
  paragraphs(): string[] {
    return this.#outside;
  }

  /** What of the document is not read, by what holds it. */
  unread(file: string): Diagnostic[] {
    const { inserted, object, picture } = this.#seen;
    const hasTables = this.#sheets.some((sheet) => sheet && sheet.rows.length > 0);
    const told: Diagnostic[] = [];
    if (inserted) {
      const message =
        '文档里有一段从别的文件插入的内容（altChunk），这里读不到，没有检查。请用 Word 打开，另存为 .docx 后再交。';
      told.push(unreadable(message, { file }));
    }
    if (object) {
      const message =
        '文档里嵌入了别的文件（如 Excel 表格），这里读不到。台账在里面的，请单独存成文件再交。';
      told.push(hasTables ? tableNote(message, { file }) : unreadable(message, { file }));
    } else if (picture && !hasTables) {
      const message = '文档里有图片。图片里的表格读不出来，请交表格本身。';
      told.push(unreadable(message, { file }));
    }
    return told;
  }

  open(name: string, attributes: string): void {
    if (this.#skipping > 0 || this.#isSkipped(name)) {
      this.#skipping++;
      return;
    }
    if (GRAPHIC.test(name)) {
      if (name === 'object') this.#seen.object = true;
      else this.#seen.picture = true;
      this.#story = newStory(this.#story, true);
    } else if (name === 'txbxContent') this.#story = newStory(this.#story, false);
    else if (name === 'altChunk' || name === 'subDoc') this.#seen.inserted = true;
    else if (this.#story.muted) return;
    else if (this.#inControlProperties) this.#openInControl(name, attributes);
    else if (this.#form || name === 'ddList' || name === 'checkBox')
      this.#openInForm(name, attributes);
    else if (this.#inRunProperties || this.#inParagraphProperties)
      this.#openInProperties(name, attributes);
    else this.#openInText(name, attributes);
  }

  /** Deleted text is no text; of content for new and for old programs one is read. */
  #isSkipped(name: string): boolean {
    if (name.endsWith(':AlternateContent')) this.#choices.push(false);
    else if (name.endsWith(':Choice') || name.endsWith(':Fallback')) {
      if (this.#choices.at(-1)) return true;
      this.#choices[this.#choices.length - 1] = true;
    } else if (name === 'del') {
      return !(this.#inRowProperties || this.#inParagraphProperties || this.#inRunProperties);
    }
    return SKIPPED.test(name) && !(name === 'moveFrom' && this.#inParagraphProperties);
  }

  #openInText(name: string, attributes: string): void {
    switch (name) {
      case 't':
      case 'm:t':
        this.wantsText = true;
        break;
      case 'instrText':
        this.wantsText = true;
        this.#inCode = true;
        break;
      case 'tab':
      case 'ptab':
        this.#addText(' ');
        break;
      case 'br':
      case 'cr':
        this.#addText('\n');
        break;
      case 'noBreakHyphen':
        this.#addText('-');
        break;
      case 'sym':
        this.#addSymbol(attributes);
        break;
      case 'p':
        this.#story.paragraph = {
          ...newParagraph(),
          text: this.#story.paragraph.joined ? this.#story.paragraph.text : '',
        };
        break;
      case 'pPr':
        this.#inParagraphProperties = true;
        break;
      case 'r':
      case 'm:r':
        this.#story.run = { style: null, font: '' };
        break;
      case 'rPr':
        this.#inRunProperties = true;
        break;
      case 'hyperlink':
        this.#addLink(this.#hyperlink(attributes));
        break;
      case 'fldSimple': {
        const code = attribute(attributes, ANY_PREFIX('instr')) ?? '';
        this.#separateField(this.#openField(code));
        break;
      }
      case 'fldChar':
        this.#fieldCharacter(attribute(attributes, ANY_PREFIX('fldCharType')));
        break;
      case 'sdt':
        this.#controls.push({ prompt: false, checked: null, drawn: false });
        break;
      case 'sdtPr':
        this.#inControlProperties = true;
        break;
      case 'tbl':
        this.#openTable();
        break;
      default:
        if (this.#story.table) this.#openInTable(this.#story.table, name, attributes);
    }
  }

  #openInTable(table: OpenTable, name: string, attributes: string): void {
    const value = () => attribute(attributes, ANY_PREFIX('val'));
    const { cell } = table;
    switch (name) {
      case 'tr':
        table.row = { cells: [], absent: false };
        table.column = 0;
        break;
      case 'trPr':
        this.#inRowProperties = true;
        break;
      case 'del':
        if (this.#inRowProperties) table.row.absent = true;
        break;
      case 'hidden':
        if (this.#inRowProperties && isOn(value())) table.row.absent = true;
        break;
      case 'gridBefore':
        table.column += columns(value());
        break;
      case 'tc':
        table.cell = newCell(table.column);
        break;
      case 'gridSpan':
        if (cell) cell.span = columns(value());
        break;
      case 'vMerge':
        if (cell) cell.merge = value() === 'restart' ? 'restart' : 'continue';
        break;
      case 'hMerge':
        if (cell) cell.mergeLeft = value() === 'restart' ? 'restart' : 'continue';
    }
  }

  /** Of a run, or of a paragraph and its mark. */
  #openInProperties(name: string, attributes: string): void {
    const value = () => attribute(attributes, ANY_PREFIX('val'));
    const { paragraph, run } = this.#story;
    if (this.#inParagraphProperties) {
      if (name === 'pStyle') paragraph.style = value();
      else if (name === 'ilvl') paragraph.level = Number(value());
      else if (name === 'numId') {
        paragraph.list = value();
        paragraph.numbered = paragraph.list !== '0';
      } else if (name === 'del' || name === 'moveFrom') paragraph.joined = true;
    } else if (name === 'rStyle') run.style = value();
    else if (name === 'vanish') run.hidden = isOn(value());
    else if (name === 'rFonts') {
      run.font =
        attribute(attributes, ANY_PREFIX('ascii')) ??
        attribute(attributes, ANY_PREFIX('hAnsi')) ??
        '';
    }
  }

  #openInControl(name: string, attributes: string): void {
    const control = this.#controls.at(-1);
    if (!control) return;
    const value = () => attribute(attributes, ANY_PREFIX('val'));
    if (name === 'showingPlcHdr') control.prompt = isOn(value());
    else if (/(?:^|:)checkbox$/i.test(name)) control.checked ??= false;
    else if (/(?:^|:)checked$/.test(name)) control.checked = isOn(value());
  }

  #openInForm(name: string, attributes: string): void {
    const value = () => attribute(attributes, ANY_PREFIX('val'));
    const field = this.#story.fields.at(-1);
    if (name === 'ddList' || name === 'checkBox') this.#form = name;
    else if (!field) return;
    else if (name === 'listEntry') field.choices.push(value() ?? '');
    else if (name === 'result') field.chosen = value();
    else if (name === 'checked') field.checked = isOn(value());
    else if (name === 'default' && this.#form === 'ddList') field.chosenAtFirst = value();
    else if (name === 'default') field.checkedAtFirst = isOn(value());
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (name.endsWith(':AlternateContent')) this.#choices.pop();
    else if (GRAPHIC.test(name) || name === 'txbxContent') {
      this.#endParagraph();
      this.#story = this.#story.parent ?? this.#story;
    } else if (!this.#story.muted) this.#closeInText(name);
  }

  #closeInText(name: string): void {
    const { table } = this.#story;
    switch (name) {
      case 't':
      case 'm:t':
        this.wantsText = false;
        break;
      case 'instrText':
        this.wantsText = false;
        this.#inCode = false;
        break;
      case 'p':
        if (!this.#story.paragraph.joined) this.#endParagraph();
        break;
      case 'pPr':
        this.#inParagraphProperties = false;
        break;
      case 'rPr':
        this.#inRunProperties = false;
        break;
      case 'trPr':
        this.#inRowProperties = false;
        break;
      case 'sdtPr':
        this.#inControlProperties = false;
        break;
      case 'sdt':
        this.#controls.pop();
        break;
      case 'ddList':
      case 'checkBox':
        this.#form = null;
        break;
      case 'fldSimple': {
        const field = this.#story.fields.at(-1);
        if (field) field.inResult = this.#story.paragraph.text.length > field.start;
        this.#endField();
        break;
      }
      case 'tc':
        if (table) this.#endCell(table);
        break;
      case 'tr':
        if (table && !table.row.absent) table.rows.push(table.row);
        break;
      case 'tbl':
        if (table) this.#endTable(table);
    }
  }

  text(text: string): void {
    if (!this.#inCode) this.#addText(text);
    else {
      const field = this.#story.fields.findLast(({ inResult }) => !inResult);
      if (field) field.code += text;
    }
  }

  /** Text that is shown, in its font; within the code of a field it is part of that. */
  #addText(text: string): void {
    const { fields, paragraph, run } = this.#story;
    const code = fields.findLast(({ inResult }) => !inResult);
    if (code) code.code += text;
    else if (!this.#isHidden() && !fields.some(({ own }) => own)) {
      paragraph.text += this.#inControl(shownInFont(text, run.font));
    }
  }

  #addSymbol(attributes: string): void {
    const code = attribute(attributes, ANY_PREFIX('char')) ?? '';
    const font = attribute(attributes, ANY_PREFIX('font')) ?? '';
    const character = /^[0-9A-Fa-f]{1,4}$/.test(code)
      ? Number.parseInt(code, 16)
      : UNKNOWN_CHARACTER;
    this.#addText(shownInFont(String.fromCharCode(character), font));
  }

  /** The text itself, nothing in place of a prompt, the box in place of a check box. */
  #inControl(text: string): string {
    if (this.#controls.some(({ prompt }) => prompt)) return '';
    const box = this.#controls.find(({ checked }) => checked !== null);
    if (!box) return text;
    if (box.drawn) return '';
    box.drawn = true;
    return box.checked ? '☑' : '☐';
  }

  #isHidden(): boolean {
    const { run, paragraph } = this.#story;
    if (run.hidden !== undefined) return run.hidden;
    if (run.style === null && paragraph.style === null) return false;
    const hides = (style: string | null) => style !== null && this.#styled().isHidden(style);
    // Of two styles that hide text, one undoes the other (section 17.7.3).
    return hides(run.style) !== hides(paragraph.style);
  }

  #styled(): DocxStyles {
    this.#styles ??= this.#readStyles();
    return this.#styles;
  }

  #hyperlink(attributes: string): string | null {
    const id = attribute(attributes, '[\\w.-]+:id');
    const target = id === null ? undefined : this.#targets.get(id);
    if (target === undefined) return null;
    const place =
      attribute(attributes, ANY_PREFIX('anchor')) ??
      attribute(attributes, ANY_PREFIX('docLocation'));
    return place === null ? target : `${target}#${place}`;
  }

  #addLink(link: string | null): void {
    const cell = this.#story.table?.cell;
    if (!cell || link === null || cell.link !== null) return;
    this.#counter.addLink(link);
    cell.link = link;
  }

  #fieldCharacter(type: string | null): void {
    if (type === 'begin') this.#openField('');
    else if (type === 'separate') {
      const field = this.#story.fields.at(-1);
      if (field && !field.inResult) this.#separateField(field);
    } else if (type === 'end') this.#endField();
  }

  #openField(code: string): OpenField {
    const cell = this.#story.table?.cell ?? null;
    const start = this.#story.paragraph.text.length;
    const field: OpenField = { ...newField(code), cell, start, own: null };
    if (this.#story.fields.push(field) > MAX_FIELDS) this.#story.fields.shift();
    return field;
  }

  #separateField(field: OpenField): void {
    field.inResult = true;
    field.own = shownByItself(field);
    this.#addLink(fieldLink(field));
  }

  #endField(): void {
    const field = this.#story.fields.pop();
    if (!field) return;
    const cell = this.#story.table?.cell;
    if (isAutomaticNumber(field)) {
      if (cell) cell.numbered = true;
      return;
    }
    const own = field.own ?? shownByItself(field);
    if (own && 'text' in own) this.#addText(own.text);
    else if (own && cell) cell.unknown ??= own.unknown;
    else if (!field.inResult) this.#addUnknown(field);
  }

  /** A field whose result nobody has stored. */
  #addUnknown({ code, cell }: OpenField): void {
    const link = fieldLink(newField(code));
    if (link !== null) this.#addLink(link);
    else if (cell && code.trim() !== '' && !this.#isHidden()) {
      cell.unknown ??= `这一格是域“${code.trim().slice(0, MAX_CODE)}”，文件里没有存它的结果`;
    }
  }

  #endParagraph(): void {
    const { paragraph, table, parent } = this.#story;
    const text = this.#numberOf(paragraph) + paragraph.text.trim();
    const numbered =
      paragraph.numbered ??
      (table !== null && paragraph.style !== null && this.#styled().isNumbered(paragraph.style));
    this.#story.paragraph = newParagraph();
    if (table?.cell && numbered) table.cell.numbered = true;
    if (text === '' || this.#story.muted) return;
    if (table) {
      table.lines.push(text);
      if (table.cell) addLine(table.cell, text);
      if (table.cell && table.cell.text.length > MAX_TEXT) throw textTooLong();
      return;
    }
    const around = tableAround(parent);
    if (around?.cell) around.cell.boxed ||= text;
    else if (!around) {
      this.#counter.add(text);
      this.#outside.push(text);
    }
  }

  /** The number before a paragraph, where numbers are wanted: outside tables an empty one is only a gap. */
  #numberOf({ text, style, list, level }: Paragraph): string {
    if (this.#numbering === null || this.#story.muted) return '';
    const ofStyle = style === null ? null : this.#styled().listOf(style);
    const id = list ?? ofStyle?.list ?? null;
    const isGap = text.trim() === '' && this.#story.table === null;
    if (id === null || id === '0' || isGap) return '';
    return this.#numbering.next(id, level ?? ofStyle?.level ?? null, style) ?? '';
  }

  #openTable(): void {
    this.#endParagraph();
    const { table: outer, parent } = this.#story;
    let name: string;
    const before = outer ? [] : this.#outside;
    if (outer) name = `${outer.name}里的表格${++outer.innerCount}`;
    else {
      name = parent ? `文本框里的表格${++this.#boxCount}` : `表格${++this.#tableCount}`;
      this.#outside = [];
    }
    // What a field would show must not take a table with it.
    this.#story.fields = this.#story.fields.filter(({ inResult }) => inResult);
    this.#story.table = {
      name,
      at: this.#sheets.push(null) - 1,
      outer,
      before,
      untaken: before,
      rows: [],
      row: { cells: [], absent: false },
      column: 0,
      cell: null,
      lines: [],
      taken: 0,
      linesBefore: outer?.lines.length ?? 0,
      inner: [],
      innerCount: 0,
      width: 0,
    };
  }

  #endCell(table: OpenTable): void {
    this.#endParagraph();
    const { cell, row } = table;
    table.cell = null;
    if (!cell) return;
    // A field without an end goes no further than its cell.
    for (const field of this.#story.fields) {
      if (field.cell === cell && !field.inResult) this.#addUnknown(field);
    }
    this.#story.fields = this.#story.fields.filter((field) => field.cell !== cell);
    table.column += cell.span;
    if (table.column > MAX_WORD_COLUMNS) throw tooManyColumns();
    table.width = Math.max(table.width, table.column);
    const left = row.cells.at(-1);
    if (cell.mergeLeft === 'continue' && left?.mergeLeft) {
      left.span += cell.span;
      return;
    }
    if (cell.text === '' && cell.boxed !== '') {
      cell.unknown ??= `这一格是空的，上面的文本框里写着“${cell.boxed.slice(0, MAX_CODE)}”`;
    }
    if (cell.unknown !== null && cell.text === '') cell.text = `（${cell.unknown}）`;
    this.#counter.add(cell.text);
    row.cells.push(cell);
  }

  #endTable(table: OpenTable): void {
    const { outer, rows, inner, lines, at } = table;
    this.#story.table = outer;
    const holder = outer?.cell;
    const isLarge = table.width >= MIN_INNER.columns && rows.length >= MIN_INNER.rows;
    if (outer && holder && !isLarge) {
      for (const line of lines) {
        addLine(holder, line);
        outer.lines.push(line);
      }
      for (const { link, unknown } of rows.flatMap(({ cells }) => cells)) {
        holder.link ??= link;
        holder.unknown ??= unknown;
      }
      return;
    }
    const sheet = sheetOf(table, outer ? takeBefore(table) : table.before);
    this.#sheets[at] = sheet;
    const lastInner = inner.at(-1);
    if (lastInner) lastInner.after = lines.slice(table.taken);
    if (outer) outer.inner.push(sheet);
    else this.#last = { sheet, inner: lastInner };
  }
}

const ANY_PREFIX = (name: string) => `(?:[\\w.-]+:)?${name}`;

function newStory(parent: Story | null, muted: boolean): Story {
  return {
    parent,
    muted,
    table: null,
    paragraph: newParagraph(),
    run: { style: null, font: '' },
    fields: [],
  };
}

function newParagraph(): Paragraph {
  return { text: '', style: null, list: null, level: null, joined: false };
}

function newCell(column: number): DocxCell {
  return {
    column,
    span: 1,
    merge: null,
    mergeLeft: null,
    text: '',
    link: null,
    numbered: false,
    unknown: null,
    boxed: '',
  };
}

/** The table in which a text box stands, or a text box that holds it. */
function tableAround(story: Story | null): OpenTable | null {
  for (let at = story; at; at = at.parent) if (at.table) return at.table;
  return null;
}

/** The paragraphs before a table inside another one, as far as none before it has taken them. */
function takeBefore(table: OpenTable): string[] {
  const { outer, untaken, linesBefore } = table;
  if (!outer) {
    table.untaken = [];
    return untaken;
  }
  const own = outer.lines.slice(outer.taken, linesBefore);
  outer.taken = Math.max(outer.taken, linesBefore);
  return [...takeBefore(outer), ...own];
}

function addLine(cell: DocxCell, text: string): void {
  cell.text += cell.text === '' ? text : `\n${text}`;
}

function sheetOf({ name, rows: written, outer, width }: OpenTable, before: string[]): Sheet {
  const links = new Map<string, string>();
  const unknown = new Map<string, string>();
  const autoNumbered = new Set<number>();
  const merges: Merge[] = [];
  const goesOn = new Set<string>();
  const begunElsewhere = new Set<Merge>();
  const write = ({ column, text, numbered, link, unknown: why }: DocxCell, row: SheetRow) => {
    if (text !== '') row.cells.set(column, text);
    else if (numbered) autoNumbered.add(row.number);
    if (link !== null) links.set(cellKey(row.number, column), link);
    if (why !== null) unknown.set(cellKey(row.number, column), why);
  };
  let above = new Map<number, Merge>();
  const rows = written.map(({ cells }, index): SheetRow => {
    const row = newRow(index + 1);
    const current = new Map<number, Merge>();
    for (const cell of cells) {
      const { column, span, merge, text } = cell;
      const continued = merge === 'continue' ? above.get(column) : undefined;
      const [top, right] = [row.number, column + span - 1];
      const own = continued ?? { top, bottom: top, left: column, right };
      if (merge !== null) current.set(column, own);
      if (merge === 'continue' && !continued && text === '') begunElsewhere.add(own);
      if (begunElsewhere.has(own)) goesOn.add(cellKey(row.number, column));
      if (continued) continued.bottom = row.number;
      else {
        if (span > 1 || merge !== null) merges.push(own);
        write(cell, row);
      }
    }
    above = current;
    return row;
  });
  return {
    name,
    rows,
    merges,
    date1904: false,
    before,
    autoNumbered,
    goesOn,
    cellName: (row, _column, heading) =>
      `${name} 第${row}行${heading === '' ? '' : `“${heading}”`}`,
    links,
    unknown,
    width,
    ...(outer && { holder: outer.name }),
  };
}

function columns(value: string | null): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, MAX_WORD_COLUMNS) : 1;
}
