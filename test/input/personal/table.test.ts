import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  findPersonalNumbers,
  type PersonalNumber,
} from '../../../src/input/personal/find-numbers.ts';

/** A text, the heading it stands below, and in which way it holds a number. All numbers are made up: test/data/personal/README.md. */
interface Sample {
  kind?: PersonalNumber['kind'];
  text: string;
  heading?: string;
  how: string;
}

function samples(name: string): Sample[] {
  const text = readFileSync(`test/data/personal/${name}.jsonl`, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): Sample => JSON.parse(line));
}

const kindsIn = ({ text, heading }: Sample) =>
  findPersonalNumbers(text, heading).map(({ kind }) => kind);

/**
 * Share of the numbers that must be found, and of what is found that must be one. A tenth of the numbers of 15 digits
 * without a word beside them would do for a registration, and are left.
 */
const FLOOR = 0.98;

const positives = samples('positives');
const negatives = samples('negatives');

it('finds what stands for a person, and nothing else', () => {
  const missed = positives.filter((sample) => kindsIn(sample).join() !== sample.kind);
  const alarms = negatives.filter((sample) => kindsIn(sample).length > 0);
  const found = positives.length - missed.length;
  const recall = found / positives.length;
  const precision = found / (found + alarms.length);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  process.stdout.write(
    `personal data: ${positives.length} positives, ${negatives.length} negatives; recall ${percent(recall)}, precision ${percent(precision)}\n`,
  );
  const shown = [...missed, ...alarms].map(({ how, text }) => `${how}: ${text}`).join('\n');
  expect(recall, shown).toBeGreaterThanOrEqual(FLOOR);
  expect(precision, shown).toBeGreaterThanOrEqual(FLOOR);
});

it('has at least 200 of each', () => {
  expect(positives.length).toBeGreaterThanOrEqual(200);
  expect(negatives.length).toBeGreaterThanOrEqual(200);
});
