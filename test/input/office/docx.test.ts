import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/input/office/read-docx.ts';
import { Zip } from '../../../src/input/office/zip.ts';
import {
  cell,
  docx,
  docxParts,
  faultsOf,
  paragraph,
  readFile,
  rowsOf,
  tableOf,
  zip,
} from '../office.ts';

const TITLE = paragraph('2022年高新区建设局政务公开工作任务台账');
const HEADER = ['序号', '工作任务', '时限要求', '标题', '起算日期'].map((text) => cell(text));
const row = (...texts: string[]) => texts.map((text) => cell(text));
const merge = (text: string, how: '' | 'restart' = '') =>
  cell(text, how === '' ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>');

const read = (body: string) => readFile('台账.docx', docx(body));
const entries = (body: string) => rowsOf(read(body).document);

describe('tables', () => {
  it('title and date stand before the table, the place names table, row and column', () => {
    const { document } = read(
      TITLE +
        paragraph('报送日期：2022年5月30日') +
        tableOf(HEADER, row('1', 'a', 'b', 'c', '2022.5.18')),
    );
    expect(document.data).toEqual({
      计划: 'zibo-gaoxin/2022',
      部门: '高新区建设局',
      报送日期: '2022-05-30',
      台账: [
        {
          序号: 1,
          工作任务: 'a',
          时限要求: 'b',
          公开记录: [{ 标题: 'c', 起算日期: '2022-05-18' }],
        },
      ],
    });
    expect(document.locate('/台账/0/时限要求').cell).toBe('表格1 第2行“时限要求”');
    expect(document.locate('/台账/0/公开记录/0').cell).toBe('表格1 第2行“标题”');
    expect(document.locate('/台账').cell).toBe('表格1 第1行“序号”');
  });

  it('cells merged downwards are carried down', () => {
    const body = tableOf(
      HEADER,
      [
        merge('1', 'restart'),
        merge('a', 'restart'),
        merge('b', 'restart'),
        ...row('甲', '2022-05-18'),
      ],
      [merge(''), merge(''), merge(''), ...row('乙', '2022-05-19')],
      [...row('2'), merge('c', 'restart'), ...row('d', '', '')],
      [...row('3'), merge(''), ...row('e', '', '')],
    );
    expect(entries(TITLE + body)).toEqual([
      {
        序号: 1,
        工作任务: 'a',
        时限要求: 'b',
        公开记录: [
          { 标题: '甲', 起算日期: '2022-05-18' },
          { 标题: '乙', 起算日期: '2022-05-19' },
        ],
      },
      { 序号: 2, 工作任务: 'c', 时限要求: 'd' },
      { 序号: 3, 工作任务: 'c', 时限要求: 'e' },
    ]);
  });

  it('a cell over several columns and columns left out at the start keep the others in place', () => {
    const wide = cell('甲', '<w:gridSpan w:val="2"/>');
    const body = tableOf(
      [...row('序号', '工作任务', '工作要求', '时限要求', '标题')],
      [...row('1'), wide, ...row('b', 'c')],
    ).replace(
      '</w:tbl>',
      `<w:tr><w:trPr><w:gridBefore w:val="4"/></w:trPr>${cell('d')}</w:tr></w:tbl>`,
    );
    expect(entries(TITLE + body)).toEqual([
      {
        序号: 1,
        工作任务: '甲',
        工作要求: '甲',
        时限要求: 'b',
        公开记录: [{ 标题: 'c' }, { 标题: 'd' }],
      },
    ]);
  });

  it('a table that Word has split goes on; one of another kind is named', () => {
    const first = tableOf(HEADER, row('1', 'a', 'b', 'c', ''));
    const second = tableOf(HEADER, row('2', 'd', 'e', 'f', ''));
    const other = tableOf(row('科室', '电话'), row('综合科', '无'));
    const { document, diagnostics } = read(TITLE + first + paragraph('续表') + second + other);
    expect(rowsOf(document).map(({ 序号 }) => 序号)).toEqual([1, 2]);
    expect(document.locate('/台账/1').cell).toBe('表格2 第2行“序号”');
    expect(diagnostics.map(({ rule, message }) => [rule, message.includes('表格3')])).toEqual([
      ['table-reading', true],
    ]);
  });

  it('a 序号 that Word counts itself is not in the file: nothing is guessed', () => {
    const automatic =
      '<w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>';
    const rows = [
      [automatic, ...row('a', 'b', '甲', '')],
      [automatic, ...row('a', 'b', '乙', '')],
    ];
    const faults = faultsOf('台账.docx', docx(TITLE + tableOf(HEADER, ...rows)));
    expect(faults).toMatchObject([{ rule: 'unreadable', location: { cell: '表格1 第2行“序号”' } }]);
    expect(faults[0]?.message).toContain('自动编号');
    const elsewhere = tableOf(HEADER, [...row('1', 'a', 'b', 'c'), automatic]);
    expect(entries(TITLE + elsewhere)).toHaveLength(1);
  });

  it('a second ledger with a title of its own is an error', () => {
    const ledger = (no: string) => TITLE + tableOf(HEADER, row(no, 'a', 'b', 'c', ''));
    const { diagnostics } = read(ledger('1') + ledger('2'));
    expect(diagnostics).toMatchObject([{ rule: 'unreadable', severity: 'error' }]);
  });
});

describe('text', () => {
  const one = (content: string) =>
    entries(
      TITLE + tableOf(HEADER, [...row('1'), `<w:tc>${content}</w:tc>`, ...row('b', 'c', '')]),
    )[0]?.工作任务;

  it.each([
    ['runs are joined', '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>', '甲乙'],
    [
      'paragraphs and breaks are lines',
      `${paragraph('甲')}<w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`,
      '甲\n乙\n丙',
    ],
    [
      'inserted text counts, deleted text does not',
      '<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
      '甲',
    ],
    [
      'text moved away does not count',
      '<w:p><w:moveFrom><w:r><w:t>乙</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>',
      '甲',
    ],
    [
      'drawings, and what stands for them in old programs, do not count',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>${paragraph('乙')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${paragraph('乙')}</w:pict></mc:Fallback></mc:AlternateContent><w:t>甲</w:t><a:t>丙</a:t></w:r></w:p>`,
      '甲',
    ],
    [
      'fields show their result',
      '<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>',
      '甲',
    ],
    ['a table in a cell is its text', tableOf(row('甲', '乙')) + paragraph('丙'), '甲\n乙\n丙'],
    ['content controls', `<w:sdt><w:sdtContent>${paragraph('甲')}</w:sdtContent></w:sdt>`, '甲'],
  ])('%s', (_name, content, expected) => {
    expect(one(content)).toBe(expected);
  });

  it('a row that a tracked change deletes is no row', () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${row('2', 'x', 'y', 'z', '').join('')}</w:tr>`;
    const body = tableOf(HEADER, row('1', 'a', 'b', 'c', '')).replace(
      '</w:tbl>',
      `${deleted}</w:tbl>`,
    );
    expect(entries(TITLE + body).map(({ 序号 }) => 序号)).toEqual([1]);
  });

  it('a link behind a cell counts where the cell shows no address', () => {
    const header = ['序号', '工作任务', '时限要求', '标题', '链接'].map((text) => cell(text));
    const link = `<w:tc><w:p><w:hyperlink r:id="h"><w:r><w:t>查看</w:t></w:r></w:hyperlink></w:p></w:tc>`;
    const body = TITLE + tableOf(header, [...row('1', 'a', 'b', 'c'), link]);
    const bytes = zip(docxParts(body, [{ id: 'h', target: 'https://a.gov.cn/1.html' }]));
    expect(rowsOf(readFile('x.docx', bytes).document)[0]?.公开记录).toEqual([
      { 标题: 'c', 链接: 'https://a.gov.cn/1.html' },
    ]);
  });

  it('personal data before the table and in it are masked and told', () => {
    const { diagnostics, document } = read(
      `${TITLE}${paragraph('联系电话：13805331234')}${tableOf(HEADER, row('1', 'a 13805331234', 'b', 'c', ''))}`,
    );
    expect(diagnostics.map(({ rule, location }) => [rule, location.cell])).toEqual([
      ['personal-data', undefined],
      ['personal-data', '表格1 第2行'],
    ]);
    expect(rowsOf(document)[0]?.工作任务).toBe('a 138******34');
  });
});

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const para = (content: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const bare = (content: string) => `<w:tc>${content}</w:tc>`;
const character = (type: string, inside = '') =>
  `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
const instruction = (code: string) => `<w:r><w:instrText>${code}</w:instrText></w:r>`;
const field = (code: string, result: string | null, form = '') =>
  character('begin', form) +
  instruction(code) +
  (result === null ? '' : character('separate') + run(result)) +
  character('end');
const control = (properties: string, content: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

/** The tables of a document; `styles` is the XML inside `w:styles`. */
function sheetsOf(
  body: string,
  options: { styles?: string; links?: { id: string; target: string }[] } = {},
) {
  const parts = docxParts(body, options.links).map((part) =>
    part.name.endsWith('.rels') && part.name.includes('word')
      ? {
          ...part,
          data: String(part.data).replace(
            '</Relationships>',
            '<Relationship Id="styles" Type="x/styles" Target="styles.xml"/></Relationships>',
          ),
        }
      : part,
  );
  const styles = `<w:styles xmlns:w="w">${options.styles ?? ''}</w:styles>`;
  const archive = zip([...parts, { name: 'word/styles.xml', data: styles }]);
  return readDocx('x.docx', new Zip(archive), 'word/document.xml');
}

/** The first cell of a table of two rows and three columns in which it stands. */
function cellOf(content: string, options: Parameters<typeof sheetsOf>[1] = {}) {
  const { sheets } = sheetsOf(tableOf([bare(content), cell('乙')], row('丙', '丁')), options);
  const [sheet] = sheets;
  return {
    text: sheet?.rows[0]?.cells.get(0) ?? null,
    link: sheet?.links?.get('1:0'),
    unknown: sheet?.unknown?.get('1:0'),
    numbered: sheet?.autoNumbered?.has(1),
    next: sheet?.rows[0]?.cells.get(1),
  };
}

describe('what Word shows', () => {
  const STYLES =
    '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="HidToo"><w:basedOn w:val="Hid"/></w:style>' +
    '<w:style w:type="character" w:styleId="Seen"><w:basedOn w:val="Hid"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="HidPar"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>';
  const styled = (style: string) => `<w:rStyle w:val="${style}"/>`;
  const inStyle = (style: string) => `<w:pStyle w:val="${style}"/>`;

  it.each([
    ['hidden text', para(run('乙', '<w:vanish/>') + run('甲')), '甲'],
    ['text that is not hidden', para(run('甲', '<w:vanish w:val="false"/>')), '甲'],
    ['nothing where all is hidden', para(run('乙', '<w:vanish/>')), null],
    ['a hidden mark of a paragraph', para(run('甲'), '<w:rPr><w:vanish/></w:rPr>'), '甲'],
    ['hidden by a style', para(run('乙', styled('Hid')) + run('甲')), '甲'],
    ['hidden by the style it builds on', para(run('乙', styled('HidToo')) + run('甲')), '甲'],
    ['shown by its own style', para(run('甲', styled('Seen'))), '甲'],
    ['hidden by the style of the paragraph', para(run('乙'), inStyle('HidPar')), null],
    ['hidden twice', para(run('甲', styled('Hid')), inStyle('HidPar')), '甲'],
    [
      'a run that says otherwise',
      para(run('甲', '<w:vanish w:val="0"/>'), inStyle('HidPar')),
      '甲',
    ],
    ['a style that builds on itself', para(run('甲'), inStyle('Loop')), '甲'],
    ['a style that is nowhere', para(run('甲', styled('Gone')), inStyle('Gone')), '甲'],
    ['tab stops', para(run('甲'), '<w:tabs><w:tab w:val="left"/></w:tabs>'), '甲'],
    ['a formula', para('<m:oMath><m:r><m:t>甲</m:t></m:r></m:oMath>'), '甲'],
    ['deleted runs', para(`<w:del>${run('乙')}</w:del>${run('甲')}`), '甲'],
    [
      'paragraphs that a tracked change joins',
      para(run('甲'), '<w:rPr><w:del w:id="1"/></w:rPr>') + para(run('乙')),
      '甲乙',
    ],
    [
      'a last paragraph whose mark is deleted',
      para(run('甲'), '<w:rPr><w:del w:id="1"/></w:rPr>'),
      '甲',
    ],
    [
      'a paragraph moved away',
      para(`<w:moveFrom>${run('乙')}</w:moveFrom>`, '<w:rPr><w:moveFrom w:id="1"/></w:rPr>') +
        para(`<w:moveTo>${run('甲')}</w:moveTo>`, '<w:rPr><w:moveTo w:id="1"/></w:rPr>'),
      '甲',
    ],
  ])('%s', (_name, content, text) => {
    expect(cellOf(content, { styles: STYLES })).toMatchObject({ text, next: '乙' });
  });

  it.each([
    ['a prompt', control('<w:showingPlcHdr/><w:date/>', run('单击此处输入日期。')), null],
    ['no prompt', control('<w:showingPlcHdr w:val="0"/>', run('甲')), '甲'],
    [
      'the choice of a list',
      control('<w:dropDownList><w:listItem w:value="1"/></w:dropDownList>', run('是')),
      '是',
    ],
    [
      'a ticked box',
      control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run('☒')),
      '☑',
    ],
    [
      'an empty box',
      control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', run('☐')),
      '☐',
    ],
    [
      'boxes and words',
      `${control('<w14:checkbox><w14:checked/></w14:checkbox>', run('☒'))}${run('是')}`,
      '☑是',
    ],
    ['a sign', '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', '☑'],
    ['a tick of another font', '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>', '✓'],
    ['a sign in Unicode', '<w:r><w:sym w:font="宋体" w:char="2611"/></w:r>', '☑'],
    ['a sign that is none', '<w:r><w:sym w:font="Wingdings" w:char="x"/></w:r>', '\ufffd'],
    [
      'a letter in a font of signs',
      run('ü', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
      '✓',
    ],
  ])('of controls and signs: %s', (_name, content, text) => {
    expect(cellOf(para(content)).text).toBe(text);
  });

  it('a box whose content is in pieces is drawn once', () => {
    const box = control(
      '<w14:checkbox><w14:checked/></w14:checkbox>',
      run('[') + run('x') + run(']'),
    );
    expect(cellOf(para(box)).text).toBe('☑');
  });

  it('a hint before the address is none', () => {
    const content = field('HYPERLINK \\o "提示" "https://a.gov.cn/"', '查看');
    expect(cellOf(para(content)).link).toBe('https://a.gov.cn/');
  });

  it('a prompt that fills the cell leaves the others in their columns', () => {
    const { sheets } = sheetsOf(
      tableOf([
        cell('甲'),
        control('<w:showingPlcHdr/>', cell('请选择')),
        control('<w14:checkbox><w14:checked/></w14:checkbox>', cell('☒')),
        cell('丁'),
      ]),
    );
    expect([...(sheets[0]?.rows[0]?.cells ?? [])]).toEqual([
      [0, '甲'],
      [2, '☑'],
      [3, '丁'],
    ]);
  });

  it('hidden and deleted rows are no rows', () => {
    const hidden = `<w:tr><w:trPr><w:hidden/></w:trPr>${row('2').join('')}</w:tr>`;
    const shown = `<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr>${row('3').join('')}</w:tr>`;
    const { sheets } = sheetsOf(tableOf(row('1')).replace('</w:tbl>', `${hidden}${shown}</w:tbl>`));
    expect(sheets[0]?.rows.map(({ cells }) => cells.get(0))).toEqual(['1', '3']);
  });
});

describe('fields', () => {
  const list = (settings: string) =>
    `<w:ffData><w:ddList>${settings}<w:listEntry w:val="否"/><w:listEntry w:val="是"/></w:ddList></w:ffData>`;
  const box = (settings: string) => `<w:ffData><w:checkBox>${settings}</w:checkBox></w:ffData>`;

  it.each([
    ['a result', field(' REF a ', '甲'), '甲'],
    [
      'a field in the code of another',
      character('begin') +
        instruction('IF ') +
        field('REF a', '乙') +
        instruction(' = 1') +
        character('separate') +
        run('甲') +
        character('end'),
      '甲',
    ],
    ['a choice', field(' FORMDROPDOWN ', '', list('<w:result w:val="1"/>')), '是'],
    [
      'a choice, whatever is stored beside it',
      field(' FORMDROPDOWN ', '否', list('<w:result w:val="1"/>')),
      '是',
    ],
    ['the choice at first', field('FORMDROPDOWN', null, list('<w:default w:val="1"/>')), '是'],
    ['the first choice where none was made', field('FORMDROPDOWN', null, list('')), '否'],
    ['a ticked box', field('FORMCHECKBOX', null, box('<w:default w:val="0"/><w:checked/>')), '☑'],
    [
      'an empty box',
      field('FORMCHECKBOX', null, box('<w:default w:val="1"/><w:checked w:val="0"/>')),
      '☐',
    ],
    [
      'a box that is ticked at first',
      field('FORMCHECKBOX', null, box('<w:default w:val="1"/>')),
      '☑',
    ],
    ['a text field that nobody filled in', field('FORMTEXT', '\u2002\u2002\u2002'), null],
    ['a prompt to click on', field('MACROBUTTON NoMacro [点击输入]', null), null],
    ['a mark for the index', field('XE "乙"', null) + run('甲'), '甲'],
    ['a sign', field('SYMBOL 254 \\f "Wingdings" \\s 10', null), '☑'],
  ])('%s', (_name, content, text) => {
    expect(cellOf(para(content))).toMatchObject({ text, unknown: undefined });
  });

  it.each([
    [
      'a choice that is not in the list',
      field('FORMDROPDOWN', null, list('<w:result w:val="2"/>')),
      '没有这一项',
    ],
    ['a date without a result', field(' DATE \\@ "yyyy-MM-dd" ', null), '“DATE'],
    ['a simple field without a result', '<w:fldSimple w:instr=" TIME "/>', '“TIME”'],
    ['a field that never ends', character('begin') + instruction(' REF a '), '“REF a”'],
  ])('%s: nobody can know it', (_name, content, why) => {
    const read = cellOf(para(content));
    expect(read.unknown).toContain(why);
    expect(read.text).not.toBeNull();
    expect(read.next).toBe('乙');
  });

  it.each([
    ['a code', field(' HYPERLINK "https://a.gov.cn/1.html" ', '查看'), 'https://a.gov.cn/1.html'],
    [
      'a place',
      field('HYPERLINK "https://a.gov.cn/" \\l "/col?id=7" \\o "提示"', '查看'),
      'https://a.gov.cn/#/col?id=7',
    ],
    ['a word', field('HYPERLINK https://a.gov.cn/ \\t "_blank"', '查看'), 'https://a.gov.cn/'],
    [
      'a simple field',
      `<w:fldSimple w:instr=" HYPERLINK &quot;https://a.gov.cn/&quot; ">${run('查看')}</w:fldSimple>`,
      'https://a.gov.cn/',
    ],
    ['a place within the document', field('HYPERLINK \\l "书签"', '查看'), undefined],
    ['another field', field('REF "https://a.gov.cn/"', '查看'), undefined],
  ])('the address in %s', (_name, content, link) => {
    expect(cellOf(para(content))).toMatchObject({ text: '查看', link });
  });

  it('links keep what follows #', () => {
    const options = { links: [{ id: 'h', target: 'https://a.gov.cn/i.html' }] };
    const linked = (attributes: string) =>
      cellOf(para(`<w:hyperlink ${attributes}>${run('查看')}</w:hyperlink>`), options).link;
    expect(linked('r:id="h" w:anchor="/col/2022"')).toBe('https://a.gov.cn/i.html#/col/2022');
    expect(linked('r:id="h" w:docLocation="a"')).toBe('https://a.gov.cn/i.html#a');
    expect(linked('w:anchor="书签"')).toBeUndefined();
    expect(linked('r:id="none"')).toBeUndefined();
  });

  it('what never ends takes no table with it', () => {
    const { sheets } = sheetsOf(
      para(character('begin') + instruction('TOC')) + tableOf(row('甲', '乙')),
    );
    expect(sheets[0]?.rows[0]?.cells.get(0)).toBe('甲');
  });
});

describe('automatic numbers', () => {
  const STYLES =
    '<w:style w:styleId="List"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:styleId="Child"><w:basedOn w:val="List"/></w:style>' +
    '<w:style w:styleId="Off"><w:basedOn w:val="List"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>';
  const inStyle = (style: string, more = '') => para('', `<w:pStyle w:val="${style}"/>${more}`);
  const number = (id: string) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;

  it.each([
    ['of the paragraph', para('', number('1')), true],
    ['of the style', inStyle('List'), true],
    ['of the style it builds on', inStyle('Child'), true],
    ['that a style takes away', inStyle('Off'), false],
    ['that the paragraph takes away', inStyle('List', number('0')), false],
    ['of a style that is nowhere', inStyle('Gone'), false],
    ['of a field', para(field('AUTONUM', null)), true],
  ])('%s', (_name, content, numbered) => {
    expect(cellOf(content, { styles: STYLES })).toMatchObject({ text: null, numbered });
  });
});

describe('tables in other things', () => {
  const ledger = tableOf(HEADER, row('1', 'a', 'b', 'c', '2022-05-18'));
  const boxed = (content: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;

  it('a table in a text box is one of the document, once', () => {
    const { sheets } = sheetsOf(TITLE + boxed(paragraph('说明') + ledger) + paragraph('完'));
    expect(sheets.map(({ name }) => name)).toEqual(['文本框里的表格1']);
    expect(sheets[0]?.before).toEqual(['2022年高新区建设局政务公开工作任务台账', '说明']);
    expect(sheets[0]?.after).toEqual(['完']);
  });

  it('old content is read where there is no new', () => {
    const old = boxed(ledger).replace(/<mc:Choice.*<\/mc:Choice>/, '');
    expect(sheetsOf(TITLE + old).sheets).toHaveLength(1);
  });

  it('a table in a layout table has the paragraphs around it', () => {
    const inner = TITLE + ledger + paragraph('填报日期：2022年5月30日');
    const { sheets } = sheetsOf(paragraph('附件3') + tableOf([bare(inner)]) + paragraph('完'));
    expect(sheets.map(({ name, holder, before, after }) => [name, holder, before, after])).toEqual([
      ['表格1', undefined, ['附件3'], ['完']],
      [
        '表格1里的表格1',
        '表格1',
        ['附件3', '2022年高新区建设局政务公开工作任务台账'],
        ['填报日期：2022年5月30日', '完'],
      ],
    ]);
    expect(sheets[0]?.rows[0]?.cells.get(0)).toBe(
      '2022年高新区建设局政务公开工作任务台账\n填报日期：2022年5月30日',
    );
  });

  it('tables deep inside others take each paragraph once', () => {
    const deep = tableOf([bare(tableOf([bare(TITLE + ledger + paragraph('中') + ledger)]))]);
    const { sheets } = sheetsOf(deep);
    expect(sheets.filter(({ rows }) => rows.length === 2).map(({ before }) => before)).toEqual([
      ['2022年高新区建设局政务公开工作任务台账'],
      ['中'],
    ]);
  });

  it('a text box in a cell is no part of its text', () => {
    const read = cellOf(boxed(paragraph('乙')) + paragraph('甲'));
    expect(read).toMatchObject({ text: '甲', unknown: undefined });
    const { sheets } = sheetsOf(tableOf([bare(boxed(paragraph('乙')))]) + ledger);
    expect(sheets.at(-1)?.before).toEqual([]);
  });

  it('what a blank cell says is unknown where a text box lies over it', () => {
    const read = cellOf(boxed(paragraph('2022-06-13') + paragraph('乙')));
    expect(read.unknown).toContain('文本框里写着“2022-06-13”');
    expect(read.text).not.toBeNull();
    expect(cellOf(boxed(paragraph('')))).toMatchObject({ text: null, unknown: undefined });
  });

  it.each([
    ['content from another file', `${TITLE}<w:altChunk r:id="c"/>${ledger}`, 'altChunk'],
    ['an embedded file', `${TITLE}<w:p><w:r><w:object/></w:r></w:p>`, '嵌入了别的文件'],
    ['a picture', `${TITLE}<w:p><w:r><w:drawing/></w:r></w:p>`, '图片'],
  ])('%s is named', (_name, body, said) => {
    const { diagnostics } = sheetsOf(body);
    expect(diagnostics).toMatchObject([{ rule: 'unreadable', severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain(said);
  });

  it('an embedded file beside a table is told', () => {
    const { diagnostics } = sheetsOf(`${TITLE}<w:p><w:r><w:object/></w:r></w:p>${ledger}`);
    expect(diagnostics).toMatchObject([{ rule: 'table-reading', severity: 'info' }]);
  });

  it('pictures beside a table are no fault', () => {
    expect(sheetsOf(`${TITLE}<w:p><w:r><w:drawing/></w:r></w:p>${ledger}`).diagnostics).toEqual([]);
  });

  it('cells merged to the right as old programs do it are one', () => {
    const merged = (how: string) =>
      cell(how === 'restart' ? '一、公开' : '', `<w:hMerge w:val="${how}"/>`);
    const { sheets } = sheetsOf(
      tableOf(
        [merged('restart'), merged('continue'), merged('continue'), cell('甲')],
        row('1', '2', '3', '4'),
      ),
    );
    expect(sheets[0]?.merges).toEqual([{ top: 1, bottom: 1, left: 0, right: 2 }]);
    expect([...(sheets[0]?.rows[0]?.cells ?? [])]).toEqual([
      [0, '一、公开'],
      [3, '甲'],
    ]);
  });

  it('a cell that goes on with none to its left keeps its text', () => {
    const lost = cell('乙', '<w:hMerge w:val="continue"/>');
    const { sheets } = sheetsOf(tableOf([cell('甲'), lost]));
    expect(sheets[0]?.rows[0]?.cells.get(1)).toBe('乙');
  });

  it('a table inside a cell with one row is text, and what is unknown in it stays so', () => {
    const date = `<w:tc>${para('<w:fldSimple w:instr=" DATE "/>')}</w:tc>`;
    const read = cellOf(tableOf([cell('甲'), cell('乙'), date]) + paragraph('丙'));
    expect(read.text).toContain('甲\n乙');
    expect(read.unknown).toContain('“DATE”');
  });

  it('a cell that goes on with none above keeps its text', () => {
    const { sheets } = sheetsOf(
      tableOf([merge('甲'), cell('乙')]).replace('><w:t></w:t>', '><w:t>甲</w:t>'),
    );
    expect(sheets[0]?.rows[0]?.cells.get(0)).toBe('甲');
  });

  it('thousands within one another do not take long', () => {
    const start = process.cpuUsage();
    sheetsOf(tableOf([bare(tableOf(row('甲')).repeat(15_000))]));
    sheetsOf(tableOf([bare((paragraph('甲') + ledger).repeat(3_000))]));
    sheetsOf(tableOf([bare(para((character('begin') + run('甲')).repeat(50_000)))]));
    sheetsOf(para((character('begin') + character('separate') + run('甲')).repeat(30_000)));
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});
