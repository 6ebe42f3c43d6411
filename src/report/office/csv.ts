import { STATUS_NAMES, STATUSES } from '../../check/status.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../text/csv-line.ts';
import { terminalText } from '../../text/terminal-text.ts';
import type { Comparison } from '../compare/comparison.ts';
import { groupBy } from '../group-by.ts';
import { bodyKey } from './body-key.ts';
import type { Figures, Grouping, OfficeReport } from './office-report.ts';
import { type Cell, cellText, rateOf, STATE_NAMES } from './section.ts';
import { rankingNotes, standingText } from './sections.ts';
import { toldWithPlans } from './told-with-plans.ts';

/** The main table of the report as CSV (RFC 4180), every status with a column. */
export function officeCsv(report: OfficeReport, by: Grouping): string {
  const [heading, ...rows] = tableBy(toldWithPlans(report), by);
  const lines = [heading ?? [], ...rows].map((row) => csvLine(row.map(csvCell)));
  return BYTE_ORDER_MARK + lines.join('');
}

function csvCell(cell: Cell): string | number | null {
  return cell === null || typeof cell === 'number' ? cell : terminalText(cellText(cell));
}

const FIGURES = ['应办', ...STATUSES.map((status) => STATUS_NAMES[status]), '按期率'];

function figureCells(figures: Figures | null): Cell[] {
  if (figures === null) return FIGURES.map(() => null);
  const { owed, counts } = figures;
  return [owed, ...STATUSES.map((status) => counts[status]), rateOf(figures)];
}

const COMPARED = ['上次报送情况', '上次名次', '上次按期率', '新逾期', '办结', '仍未办'];

type ComparedCells = (plan: string, body: string) => Cell[];

function comparedCells({
  bodies,
  becameOverdue,
  settled,
  stillOverdue,
}: Comparison): ComparedCells {
  const keyOf = ({ plan, body }: { plan: string; body: string }) => bodyKey(plan, body);
  const changes = new Map(bodies.map((change) => [keyOf(change), change]));
  const lists = [becameOverdue, settled, stillOverdue].map((rows) => groupBy(rows, keyOf));
  return (plan, body) => {
    const key = bodyKey(plan, body);
    const change = changes.get(key);
    const before = change?.before;
    return [
      before ? STATE_NAMES[before.state] : null,
      before?.rank ?? null,
      before?.figures ? rateOf(before.figures) : null,
      ...lists.map((list) => (change?.compared ? (list.get(key)?.length ?? 0) : null)),
    ];
  };
}

/** A ranking that the plan wants approved before it is published says so wherever it goes. */
function rankHeading(report: OfficeReport): string {
  return rankingNotes(report).length > 0 ? '名次（内部掌握，公布须经批准）' : '名次';
}

function tableBy(report: OfficeReport, by: Grouping): Cell[][] {
  switch (by) {
    case 'body': {
      const compared: ComparedCells =
        report.comparison === null ? () => [] : comparedCells(report.comparison);
      return [
        [
          ...['单位', '报送情况', '报送日期', '文件', '任务', rankHeading(report), ...FIGURES],
          ...(report.comparison === null ? [] : COMPARED),
        ],
        ...report.bodies.map(({ plan, body, state, submitted, files, tasks, rank, figures }) => [
          ...[body, STATE_NAMES[state], submitted, files.join('、'), tasks, rank],
          ...figureCells(figures),
          ...compared(plan, body),
        ]),
      ];
    }
    case 'task':
      return [
        ['序号', '大类', '工作任务', '工作要求', '责任单位', '单位', '情况', ...FIGURES],
        ...report.tasks.flatMap(({ no, category, task, requirement, responsible, bodies }) => {
          const wording = [no, category, task, requirement, responsible];
          return bodies.length === 0
            ? [[...wording, null, null, ...figureCells(null)]]
            : bodies.map((own) => [
                ...wording,
                own.body,
                standingText(own),
                ...figureCells(own.figures),
              ]);
        }),
      ];
    case 'category':
      return groupTable('大类', report.categories);
    case 'office':
      return groupTable('单位和责任科室', report.offices);
  }
}

function groupTable(heading: string, groups: OfficeReport['offices']): Cell[][] {
  return [
    [heading, ...FIGURES],
    ...groups.map(({ name, figures }) => [name, ...figureCells(figures)]),
  ];
}
