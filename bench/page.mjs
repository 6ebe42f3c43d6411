/**
 * How long Chromium takes to open the page of a report across 60 ledgers of 60 tasks each, and how much of it its
 * main thread works. Run after `npm run build`, in the project's folder; GONGKAI_CHROMIUM names another Chromium.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'rolldown';

const [BODIES, TASKS, ROUNDS, LIMIT] = [60, 60, 9, 1000];
const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const helper = join(work, 'many.mjs');
await build({
  input: join(root, 'test/report/html/many.ts'),
  platform: 'node',
  output: { file: helper, format: 'esm' },
});
const { manyLedgers } = await import(helper);
const { folder, plan } = manyLedgers(BODIES, TASKS);
const file = join(work, 'page.html');
execFileSync(process.execPath, [
  join(root, 'bin/gongkai.js'),
  ...['report', folder, '--plan', plan, '--as-of', '2022-09-05', '--fail-on', 'never'],
  ...['--format', 'html', '--output', file],
]);

const browser = await chromium.launch({
  executablePath: process.env.GONGKAI_CHROMIUM ?? '/usr/bin/chromium',
});
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(pathToFileURL(file).href);
  const [loaded, elements] = await page.evaluate(
    "[performance.getEntriesByType('navigation')[0].loadEventEnd, document.querySelectorAll('*').length]",
  );
  const { metrics } = await session.send('Performance.getMetrics');
  const worked = metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  rounds.push({ loaded, worked, elements });
  await page.close();
}
await browser.close();

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const [loaded, worked] = ['loaded', 'worked'].map((key) => median(rounds.map((one) => one[key])));
console.log(
  `${BODIES} bodies, ${TASKS} tasks: ${statSync(file).size} bytes, ${rounds[0].elements} elements`,
);
console.log(`opened: ${loaded.toFixed(0)} ms (median of ${ROUNDS}, limit ${LIMIT})`);
console.log(`work of the main thread: ${worked.toFixed(0)} ms`);
rmSync(work, { recursive: true });
rmSync(join(folder, '..'), { recursive: true });
if (loaded > LIMIT) process.exitCode = 1;
