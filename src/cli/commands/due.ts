import { Option } from 'commander';
import { type Day, dateParts, formatDay, parseDay } from '../../calendar/day.ts';
import { CalendarRangeError, type WorkCalendar } from '../../calendar/work-calendar.ts';
import {
  awaitedYear,
  type DueDate,
  type DueResult,
  dueDateOf,
  formatDueDate,
} from '../../deadline/due-date.ts';
import { formatRequirement } from '../../deadline/format-requirement.ts';
import { COLUMNS, type Column } from '../../deadline/parse/notation.ts';
import { explainReading } from '../../deadline/parse-requirement.ts';
import { type PeriodSpan, parsePeriod, periodContaining } from '../../deadline/period.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { maskPersonalData } from '../../input/personal/personal-data.ts';
import { countingReport } from '../../report/build-report.ts';
import { calendarLines, calendarReport } from '../../report/calendar-report.ts';
import { countText } from '../../report/count-text.ts';
import { jsonText } from '../../report/json.ts';
import { colors, type Paint, PLAIN } from '../../report/paint.ts';
import { terminalText } from '../../text/terminal-text.ts';
import { type CalendarOptions, chooseCalendar } from '../calendar-choice.ts';
import type { CliCommand } from '../command.ts';
import { configFile } from '../config-file.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type Io, write } from '../io.ts';
import { type ColorOption, useColor, withCalendar, withColor } from '../options.ts';

interface DueOptions extends CalendarOptions {
  from?: string;
  period?: string;
  column: Column;
  explain: boolean;
  format: 'text' | 'json';
  color: ColorOption;
}

/** As long as a field of a ledger may be. */
const MAX_WORDING = 2000;

interface Answer {
  requirement: Requirement;
  /** The forms of docs/deadline-forms.md that led to it. */
  forms: readonly string[];
  result: DueResult;
}

export const command: CliCommand = {
  define(command) {
    withColor(withCalendar(command))
      .description('按一句时限要求计算到期日')
      .argument('<时限要求>', '如 "信息形成之日起20个工作日内公开"')
      .option('--from <日期>', '起算日期：信息形成、决定作出、收到申请、征求意见开始的那一天')
      .option(
        '--period <周期>',
        '周期性任务是哪一期，如 2022-08、2022-Q3；不写则为起算日期所在的一期',
      )
      .addOption(
        new Option(
          '--column <栏目>',
          '这句话写在哪一种栏目里：deadline 时限要求；cycle 更新周期、公开频次，“1年”是每年',
        )
          .choices(COLUMNS)
          .default(COLUMNS[0]),
      )
      .option('--explain', '逐日说明是怎么数出来的', false)
      .addOption(
        new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'),
      );
  },
  run: ([text]: [string], options: DueOptions, io) => due(text, options, io),
};

/** The due date of a wording, computed and on request explained. Exit code 1 where nothing could be told. */
async function due(written: string, options: DueOptions, io: Io): Promise<number> {
  const text = maskPersonalData(written);
  if (text.length > MAX_WORDING) {
    throw new UsageError(
      `这句话有 ${text.length} 个字，最多 ${MAX_WORDING} 个。请只写一项任务的时限要求`,
    );
  }
  const from = options.from === undefined ? null : dayOption('--from', options.from);
  const period = options.period === undefined ? null : periodOption(options.period);
  const calendar = await chooseCalendar({ ...options, config: configFile(options.config) });
  const { requirements, ruledOut } = explainReading(text, { column: options.column });
  if (requirements.length === 0)
    throw new UsageError(
      '没有写时限，例如：gongkai due "信息形成之日起20个工作日内" --from 2022-09-20',
    );
  const answers = requirements.map(
    ({ requirement, forms }): Answer => ({
      requirement,
      forms,
      result: answer(requirement, from, period, calendar),
    }),
  );
  const paint = useColor(options, io) ? await colors() : PLAIN;
  const used = calendarReport(calendar);
  const output =
    options.format === 'json'
      ? jsonText({
          text,
          calendar: used,
          requirements: answers.map((item) => answerJson(item, options, calendar)),
          ...(options.explain && { ruledOut }),
        })
      : [
          ...answers.map((item) =>
            answerText(item, options, calendar, { paint, width: io.terminal.width }),
          ),
          ...(options.explain && ruledOut.length > 0
            ? [`不作时限的写法：${ruledOut.join('、')}`]
            : []),
          `${paint.dim(calendarLines(used).join('\n'))}\n`,
        ].join('\n\n');
  await write(io.stdout, output);
  return answers.some(({ result }) => result.due) ? EXIT.clean : EXIT.findings;
}

function answer(
  requirement: Requirement,
  from: Day | null,
  period: PeriodSpan | null,
  calendar: WorkCalendar,
): DueResult {
  const span = period ?? periodMeant(requirement, from);
  const year = from === null ? null : dateParts(from).year;
  try {
    return advised(dueDateOf(requirement, { calendar, from, period: span, planYear: year }));
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error;
    return { due: null, reason: error.message };
  }
}

/** How to give what the count lacks. */
const OPTIONS_FOR = {
  from: '请用 --from 写明，如 --from 2022-09-20',
  period: '请用 --period 写明，如 --period 2022-08、2022-Q3，或用 --from 写明这一期里的一天',
  planYear: '请在时限里写明年份，或用 --from 写明这一年的一天，如 --from 2022-01-01',
};

function advised(result: DueResult): DueResult {
  if (result.due || !result.lacks) return result;
  return { ...result, reason: `${result.reason}。${OPTIONS_FOR[result.lacks]}` };
}

/** Without --period: the one that --from lies in. */
function periodMeant(requirement: Requirement, from: Day | null): PeriodSpan | null {
  const recurs = requirement.kind === 'every' || requirement.kind === 'at-least';
  return recurs && from !== null ? periodContaining(requirement.period, from) : null;
}

function answerText(
  { requirement, forms, result }: Answer,
  options: DueOptions,
  calendar: WorkCalendar,
  { paint, width }: { paint: Paint; width: number },
): string {
  const read = `${terminalText(requirement.text ?? '')}\n  读作：${terminalText(formatRequirement(requirement))}`;
  const named = forms.length > 0 ? forms.join('、') : '没有一种写法合得上';
  const head = options.explain ? `${read}\n  写法：${named}` : read;
  if (!result.due)
    return `${head}\n  ${paint.yellow(`算不出到期日：${terminalText(result.reason)}`)}`;
  const { start } = result.due.counting;
  const counted = start === null ? '' : `起算 ${formatDay(start)}（当日不计），`;
  const line = `  ${counted}到期 ${paint.bold(formatDueDate(result.due))}${provisionalText(result.due)}`;
  if (!options.explain) return `${head}\n${line}`;
  return `${head}\n${line}\n${countText(countingReport(result.due, calendar, true), paint, width)}`;
}

function provisionalText(due: DueDate): string {
  return due.provisional
    ? `（暂定：${awaitedYear(due)}年放假安排尚未公布，暂按法定节假日计算）`
    : '';
}

function answerJson(
  { requirement, forms, result }: Answer,
  options: DueOptions,
  calendar: WorkCalendar,
) {
  const read = { requirement, ...(options.explain && { forms }) };
  if (!result.due) return { ...read, due: null, reason: result.reason };
  const { date, earliest, provisional } = result.due;
  return {
    ...read,
    due: formatDay(date),
    earliest: formatDay(earliest),
    provisional,
    counting: countingReport(result.due, calendar, options.explain),
  };
}

function dayOption(name: string, text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new UsageError(`${name} “${text}”不是日期，请写成 2022-06-20 的样子`);
  return day;
}

function periodOption(text: string): PeriodSpan {
  const span = parsePeriod(text);
  if (!span) {
    throw new UsageError(
      `--period “${text}”不是周期，请写成 2022-08、2022-Q3、2022-H1 或 2022 的样子`,
    );
  }
  return span;
}
