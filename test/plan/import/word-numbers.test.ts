import { expect, it } from 'vitest';
import { docxParts, paragraph, relations, zip } from '../../input/office.ts';
import { draftOf } from './import.ts';

const numbering = (
  format: string,
  text: string,
) => `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const item = (text: string, level: number) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

it.each([
  ['Chinese', 'chineseCountingThousand', '%1、'],
  ['Roman', 'upperRoman', '%1.'],
])(
  'a list that Word numbers in %s is read as one with written numbers',
  async (_, format, text) => {
    const body = [
      paragraph('2024年溪口县政务公开工作要点'),
      item('做好民生公开', 0),
      item('公布供水水质，每季度公布一次。（责任单位：县水务局）', 1),
      item('公布停水安排。（责任单位：县水务局；完成时限：停水前1日）', 1),
      item('做好财政公开', 0),
      item('公布预算。（责任单位：县财政局；完成时限：3月底前）', 1),
    ].join('');
    const parts = docxParts(body).filter(({ name }) => !name.endsWith('document.xml.rels'));
    const bytes = zip([
      ...parts,
      {
        name: 'word/_rels/document.xml.rels',
        data: relations([{ id: 'n', type: 'numbering', target: 'numbering.xml' }]),
      },
      { name: 'word/numbering.xml', data: numbering(format, text) },
    ]);
    const { groups } = await draftOf('plan.docx', bytes);
    const tasks = groups.flatMap(({ value }) => value.map((task) => task.value));
    expect(
      tasks.map(({ category, requirement, responsible }) => [
        category,
        requirement,
        responsible.bodies,
      ]),
    ).toEqual([
      ['做好民生公开', '公布供水水质，每季度公布一次。', ['县水务局']],
      ['做好民生公开', '公布停水安排。', ['县水务局']],
      ['做好财政公开', '公布预算。', ['县财政局']],
    ]);
    expect(tasks.map(({ requirements }) => requirements)).toEqual([
      [{ kind: 'every', period: 'quarter' }],
      [{ kind: 'before', n: 1, unit: 'day', event: '停水' }],
      [{ kind: 'by', month: 3, day: 31 }],
    ]);
  },
);
