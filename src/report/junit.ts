import { FAILED, findingLine, textPlace } from './finding-line.ts';
import { ruleMeta } from './finding-text.ts';
import { htmlText } from './html-text.ts';
import type { FindingReport } from './report.ts';
import type { LedgerReporter } from './reporter.ts';

/**
 * JUnit's XML, valid by the schema of Ant's (windyroad/JUnit-Schema) and by that of Jenkins: a suite for each
 * ledger, in it a failed test for each error and a skipped one for each warning, and what is only to be known in
 * its output. The time of a suite is the day as of which was checked. Of a ledger its suite but the opening.
 */
export const junit: LedgerReporter<SuiteText> = {
  part: ({ ledger, findings }, { place }) => findingSuite(findings, place(ledger.file)),
  report({ place }) {
    let asOf = '';
    let suites = 0;
    const suite = ({ name, counts, content }: SuiteText) => {
      const about = { id: suites++, name, package: 'gongkai', timestamp: `${asOf}T00:00:00` };
      const attributes = xmlAttributes({ ...about, hostname: 'localhost', ...counts, time: 0 });
      return `<testsuite${attributes}>\n${content}`;
    };
    return function* (step) {
      if (step.type === 'head') {
        asOf = step.asOf;
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
      } else if (step.type === 'ledger') {
        yield suite(step.part);
      } else {
        const { configuration = [] } = step;
        const [first] = configuration;
        if (first) yield suite(findingSuite(configuration, place(first.location.file)));
        for (const file of step.failed) {
          const error = { kind: 'error', type: 'failed', message: FAILED } as const;
          yield suite(suiteText(place(file), [{ name: '检查', outcome: error }], []));
        }
        yield '</testsuites>\n';
      }
    };
  },
};

interface Test {
  name: string;
  /** null: passed */
  outcome: { kind: 'failure' | 'error' | 'skipped'; type: string; message: string } | null;
}

interface SuiteText {
  name: string;
  counts: Record<'tests' | 'failures' | 'errors' | 'skipped', number>;
  /** All behind its opening. */
  content: string;
}

/** A ledger without fault is one test that passed: a suite without tests is taken for one that did not run. */
function findingSuite(findings: readonly FindingReport[], name: string): SuiteText {
  const tests = findings.flatMap((finding): Test[] => {
    const { rule, severity } = finding;
    if (severity === 'info') return [];
    const kind = severity === 'error' ? 'failure' : 'skipped';
    return [
      { name: testName(finding), outcome: { kind, type: rule, message: messageOf(finding) } },
    ];
  });
  const notes = findings.filter(({ severity }) => severity === 'info').map(messageOf);
  return suiteText(name, tests.length > 0 ? tests : [{ name: '未见问题', outcome: null }], notes);
}

function testName({ rule, fingerprint }: FindingReport): string {
  return `${ruleMeta(rule).title} ${fingerprint}`;
}

function messageOf(finding: FindingReport): string {
  const { line, column } = textPlace(finding.location);
  return `${line === undefined ? '' : `${line}:${column} `}${findingLine(finding)}`;
}

function suiteText(name: string, tests: readonly Test[], notes: readonly string[]): SuiteText {
  const count = (kind: string) => tests.filter(({ outcome }) => outcome?.kind === kind).length;
  const content = [
    '<properties/>',
    ...tests.map((test) => testXml(test, name)),
    `<system-out>${notes.map(xmlText).join('\n')}</system-out>`,
    '<system-err/>',
    '</testsuite>\n',
  ];
  return {
    name,
    counts: {
      tests: tests.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
    },
    content: content.join('\n'),
  };
}

function testXml({ name, outcome }: Test, classname: string): string {
  const attributes = xmlAttributes({ name, classname, time: 0 });
  if (outcome === null) return `<testcase${attributes}/>`;
  const { kind, type, message } = outcome;
  // Ant's schema knows no type of what is skipped.
  const typed = kind === 'skipped' ? '' : xmlAttributes({ type });
  return `<testcase${attributes}><${kind}${xmlAttributes({ message })}${typed}/></testcase>`;
}

function xmlAttributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
    .join('');
}

/** What XML 1.0 may hold (2.2), in an attribute too. */
function xmlText(text: string): string {
  return htmlText(text).replace(/[\ufffe\uffff]/g, '\ufffd');
}
