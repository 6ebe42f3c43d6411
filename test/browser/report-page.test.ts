import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inProcess } from '../cli/in-process.ts';
import { folderOf } from '../cli/ledgers.ts';
import { example } from '../report/check-texts.ts';
import { HOSTILE_LEDGERS } from '../report/hostile-ledgers.ts';
import { AS_OF, ledgerOf, officeFolder, report } from '../report/office/runs.ts';

/** A browser on a busy machine takes its time. */
const TIMEOUT = 240_000;
vi.setConfig({ testTimeout: TIMEOUT, hookTimeout: TIMEOUT });

const EXECUTABLE = '/usr/bin/chromium';
const installed = existsSync(EXECUTABLE);
/** Where CI has installed it, its absence is a failure and no reason to skip. */
const required = process.env.GONGKAI_REQUIRE_CHROMIUM === '1';

/** What is out of sight is not laid out; axe would not look at it, and each question whether it is visible would do it again. */
const LAY_OUT_ALL =
  "document.querySelectorAll('section').forEach((one) => one.style.contentVisibility = 'visible')";

/** Rows that neither they themselves nor what they stand in hides: cheaper than to ask of each whether it is visible. */
const SHOWN =
  'details.ledger[open]:not([hidden]) .list:not([hidden]) tr:is([data-status], [data-rule]):not([hidden])';

const eventually = (value: () => Promise<unknown>) => expect.poll(value, { timeout: TIMEOUT / 4 });

async function pageFile(folder: string, name: string): Promise<string> {
  const file = join(folderOf({}), name);
  const { stderr } = await report(folder, ...AS_OF, '--format', 'html', '--output', file);
  expect(stderr).toBe('');
  return pathToFileURL(file).href;
}

describe.skipIf(!installed && !required)(
  `the page in Chromium${installed ? '' : `: skipped, ${EXECUTABLE} is not installed`}`,
  () => {
    let browser: Browser;
    let address = '';
    let counted = '';

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: EXECUTABLE });
      address = await pageFile(officeFolder(), 'office.html');
      const ledger = ledgerOf('建设局', '{标题: 甲, 起算日期: 2022-04-15, 公开日期: 2022-05-10}');
      counted = await pageFile(folderOf({ '建设局.yaml': ledger }), 'counted.html');
    });
    afterAll(async () => await browser?.close());

    /** A page of its own, closed after use. */
    async function on(
      options: BrowserContextOptions,
      url: string,
      use: (page: Page) => Promise<void>,
    ): Promise<void> {
      const context = await browser.newContext(options);
      try {
        context.setDefaultTimeout(TIMEOUT);
        const page = await context.newPage();
        await page.goto(url);
        await page.evaluate(LAY_OUT_ALL);
        await use(page);
      } finally {
        await context.close();
      }
    }

    const found = (page: Page) => page.locator('.found');

    it.each([
      ['light', 1280],
      ['dark', 1280],
      ['light', 390],
      ['dark', 390],
    ] as const)('has nothing serious for axe: %s, %i pixels', async (colorScheme, width) => {
      await on({ colorScheme, viewport: { width, height: 900 } }, address, async (page) => {
        await page.locator('details.ledger > summary').first().click();
        await page.locator('details.count summary').first().click();
        await page.locator('table.month').first().waitFor();
        await page.evaluate(axe.source);
        const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        );
        expect(
          serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]),
        ).toEqual([]);
      });
    });

    it.each([
      ['light', 1280],
      ['dark', 390],
    ] as const)(
      'has a page of due dates of which the same is true: %s, %i pixels',
      async (colorScheme, width) => {
        const file = join(folderOf({ '建设局.yaml': example('建设局.yaml') }), '时间表.html');
        const ledger = join(dirname(file), '建设局.yaml');
        const options = [...AS_OF, '--body', '建设局', '--output', file];
        expect((await inProcess(['schedule', ledger, ...options])).code).toBe(0);
        const url = pathToFileURL(file).href;
        await on({ colorScheme, viewport: { width, height: 900 } }, url, async (page) => {
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          expect(await page.locator('.overdue').count()).toBeGreaterThan(0);
          await page.evaluate(axe.source);
          const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
          expect(violations.map(({ id, impact }) => [id, impact])).toEqual([]);
        });
      },
    );

    it('filters by keyboard, and tells how much it found', async () => {
      await on({}, address, async (page) => {
        const shown = page.locator(SHOWN);
        await page.getByRole('combobox', { name: '单位', exact: true }).focus();
        await page.keyboard.press('Tab');
        // Next to all states stands the most urgent one.
        await page.keyboard.press('ArrowDown');
        await eventually(() => found(page).textContent()).toMatch(/^找到事项(\d+)件、问题0处/);
        const overdue = Number(/事项(\d+)件/.exec((await found(page).textContent()) ?? '')?.[1]);
        expect(await shown.count()).toBe(overdue);
        expect(await page.locator('tr[data-status=overdue]').count()).toBe(overdue);
        expect(overdue).toBeGreaterThan(3);
        // To the search field, over the field of rules.
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.type('建设局 某小区');
        await eventually(() => shown.count()).toBe(1);
        expect(await shown.textContent()).toContain('某小区');
        expect(await found(page).textContent()).toBe('找到事项1件、问题0处，在1份台账里。');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await eventually(() => found(page).textContent()).toBe('');
        expect(await page.locator('details.ledger[hidden], tr[hidden]').count()).toBe(0);
      });
    });

    it('filters by body and by rule', async () => {
      await on({}, address, async (page) => {
        const shown = page.locator(SHOWN);
        await page
          .getByRole('combobox', { name: '问题', exact: true })
          .selectOption('task-missing');
        await eventually(() => shown.count()).toBe(
          await page.locator('tr[data-rule=task-missing]').count(),
        );
        await page
          .getByRole('combobox', { name: '单位', exact: true })
          .selectOption({ label: '人社中心' });
        const ledger = page.locator('details.ledger', {
          has: page.locator('h3', { hasText: '人社中心' }),
        });
        await eventually(() => shown.count()).toBe(
          await ledger.locator('tr[data-rule=task-missing]').count(),
        );
        expect(await page.locator('details.ledger').filter({ visible: true }).count()).toBe(1);
      });
    });

    it('draws on demand how a date was counted, over holidays and made-up workdays', async () => {
      await on({}, counted, async (page) => {
        await page.locator('details.ledger > summary').press('Enter');
        const row = page.locator('tr[data-status]', { hasText: '到期 2022-05-16' });
        expect(await row.locator('table').count()).toBe(0);
        await row.locator('summary').press('Enter');
        const cell = (month: string, date: string) =>
          row
            .locator('table.month', { hasText: month })
            .locator('td')
            .filter({ has: page.getByText(date, { exact: true }) });
        // 2022-04-15 and 20 workdays: 4-24 and 5-7 are worked for 劳动节, 4-30 to 5-4 are off (国办发明电〔2021〕11号).
        await eventually(() => cell('2022年4月', '15').textContent()).toBe('15起算');
        expect(await cell('2022年4月', '16').textContent()).toBe('16休');
        expect(await cell('2022年4月', '18').textContent()).toBe('18第1');
        expect(await cell('2022年4月', '24').textContent()).toBe('24第6上班（劳动节调休）');
        expect(await cell('2022年4月', '30').textContent()).toBe('30放假（劳动节）');
        expect(await cell('2022年5月', '5').textContent()).toBe('5第12');
        expect(await cell('2022年5月', '7').textContent()).toBe('7第14上班（劳动节调休）');
        expect(await cell('2022年5月', '16').textContent()).toBe('16到期第20');
        expect(await cell('2022年5月', '17').textContent()).toBe('17');
        // A Sunday is in the last column.
        const first = await cell('2022年5月', '1').evaluate(
          (cell: unknown) => (cell as { cellIndex: number }).cellIndex,
        );
        expect(first).toBe(6);
      });
    });

    it('prints without filters, and of the ledgers only what was opened', async () => {
      await on({}, address, async (page) => {
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('#filter, nav').filter({ visible: true }).count()).toBe(0);
        expect(await page.locator('details.ledger').filter({ visible: true }).count()).toBe(0);
        expect(await page.locator('#due-calendar').isVisible()).toBe(true);
        await page.emulateMedia({ media: 'screen' });
        await page.locator('details.ledger > summary').first().click();
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('details.ledger').filter({ visible: true }).count()).toBe(1);
      });
    });

    it.each([1280, 390])('never scrolls sideways as a whole: %i pixels', async (width) => {
      await on({ viewport: { width, height: 844 } }, address, async (page) => {
        await page.getByRole('button', { name: '全部展开' }).click();
        await page.locator('details.count summary').first().click();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      });
    });

    it('asks nothing of any network', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const refused: string[] = [];
      page.on('console', (message) => refused.push(message.text()));
      await page.goto(address);
      await page.getByRole('button', { name: '全部展开' }).click();
      await context.close();
      expect(asked).toEqual([address]);
      expect(refused).toEqual([]);
    });

    it('is read without its script, and has no filters then', async () => {
      await on({ javaScriptEnabled: false }, counted, async (page) => {
        expect(await page.locator('#filter').isVisible()).toBe(false);
        await page.locator('details.ledger > summary').click();
        const row = page.locator('tr[data-status]', { hasText: '到期 2022-05-16' });
        await row.locator('summary').click();
        const words = row.locator('details.count p');
        expect(await words.isVisible()).toBe(true);
        expect(await words.textContent()).toContain('自2022-04-15起（当日不计）数20个工作日');
        expect(await words.textContent()).toContain(
          '2022-04-24 上班（劳动节调休），国办发明电〔2021〕11号',
        );
      });
    });

    it('lets a hostile ledger do nothing', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const happened: string[] = [];
      page.on('dialog', async (dialog) => {
        happened.push(dialog.message());
        await dialog.dismiss();
      });
      page.on('console', (message) => happened.push(message.text()));
      page.on('pageerror', (error) => happened.push(error.message));
      await page.goto(await pageFile(folderOf(HOSTILE_LEDGERS), 'hostile.html'));
      await page.evaluate(LAY_OUT_ALL);
      await page.getByRole('button', { name: '全部展开' }).click();
      for (const summary of await page.locator('details.count summary').all())
        await summary.click();
      await page.getByRole('searchbox', { name: '查找' }).fill('<script>');
      await eventually(() => found(page).textContent()).toMatch(/^找到事项[1-9]/);
      expect(await page.locator('script').count()).toBe(2);
      expect(await page.locator('img, iframe, object, embed, base, link').count()).toBe(0);
      expect(happened).toEqual([]);
      await context.close();
    });
  },
);
