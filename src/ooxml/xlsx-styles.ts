/** How a cell looks: its place in each list of `styles.xml`, and how its text stands. */
interface Style {
  font?: number;
  fill?: number;
  /** Framed. */
  framed?: true;
  /** 49: text is kept as typed, so that no 2022-08 becomes a date; 164: a date; 165: a share. */
  format?: 49 | 164 | 165;
  horizontal?: 'center' | 'right';
  vertical?: 'top' | 'center';
}

const [BOLD, TITLE, QUIET, LINKED] = [1, 2, 3, 4];
const [HEADING, SECTION, ALARM, WARNING] = [2, 3, 4, 5];

const STYLE = {
  title: { font: TITLE, horizontal: 'center', vertical: 'center' },
  note: { font: QUIET, vertical: 'center' },
  label: { font: BOLD, horizontal: 'right', vertical: 'center' },
  /** Beside a label. */
  stated: { format: 49, vertical: 'center' },
  statedDate: { format: 164, vertical: 'center' },
  heading: { font: BOLD, fill: HEADING, framed: true, horizontal: 'center', vertical: 'center' },
  section: { font: BOLD, fill: SECTION, framed: true, vertical: 'center' },
  text: { framed: true, format: 49, vertical: 'top' },
  date: { framed: true, format: 164, horizontal: 'center', vertical: 'top' },
  number: { framed: true, horizontal: 'center', vertical: 'top' },
  percent: { framed: true, format: 165, horizontal: 'center', vertical: 'top' },
  link: { framed: true, font: LINKED, format: 49, vertical: 'top' },
  /** The same without a frame, for rows that are still to be written. */
  blankText: { format: 49, vertical: 'top' },
  blankDate: { format: 164, horizontal: 'center', vertical: 'top' },
  blankNumber: { horizontal: 'center', vertical: 'top' },
  error: { framed: true, fill: ALARM, format: 49, vertical: 'top' },
  warning: { framed: true, fill: WARNING, format: 49, vertical: 'top' },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLE;

/** The number by which a cell names its style; 0 is what has none. */
export function styleNumber(name: StyleName): number {
  return NAMES.indexOf(name) + 1;
}

const NAMES = Object.keys(STYLE) as StyleName[];

const SIDES = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
const FONTS = [
  '<sz val="11"/><name val="宋体"/>',
  '<b/><sz val="11"/><name val="宋体"/>',
  '<b/><sz val="18"/><name val="宋体"/>',
  '<sz val="11"/><color rgb="FF595959"/><name val="宋体"/>',
  '<u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/>',
];
const COLOURS = ['FFE7EEF7', 'FFF2F2F2', 'FFF8CBAD', 'FFFFF2CC'];

/** The content of `styles.xml`. */
export const STYLES = [
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>',
  list(
    'fonts',
    FONTS.map((font) => `<font>${font}</font>`),
  ),
  list('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...COLOURS.map(
      (rgb) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`,
    ),
  ]),
  list('borders', ['<border/>', `<border>${SIDES}</border>`]),
  list('cellStyleXfs', ['<xf/>']),
  list('cellXfs', ['<xf/>', ...Object.values(STYLE).map(cellFormat)]),
].join('');

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

function cellFormat({ font, fill, framed, format, horizontal, vertical }: Style): string {
  const parts = [
    format === undefined ? '' : ` numFmtId="${format}" applyNumberFormat="1"`,
    font === undefined ? '' : ` fontId="${font}" applyFont="1"`,
    fill === undefined ? '' : ` fillId="${fill}" applyFill="1"`,
    framed === undefined ? '' : ' borderId="1" applyBorder="1"',
  ];
  const across = horizontal === undefined ? '' : ` horizontal="${horizontal}"`;
  return `<xf${parts.join('')} applyAlignment="1"><alignment${across} vertical="${vertical ?? 'top'}" wrapText="1"/></xf>`;
}
