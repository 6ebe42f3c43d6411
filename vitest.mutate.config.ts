import { defineConfig } from 'vitest/config';
import all from './vitest.config.ts';

/** The tests that hold what stryker.config.mjs changes; none of them needs the built program. */
const include = [
  'test/calendar/*.test.ts',
  'test/deadline/{due-date,reply-due,period,same-meaning,explain,public-due-date}.test.ts',
  'test/check/**/*.test.ts',
];

/** Hundreds of thousands of counts: too slow to try on every wrong change; provisional.test.ts has some of them. */
const exclude = ['test/calendar/backtest.test.ts'];

export default defineConfig({ ...all, test: { ...all.test, include, exclude } });
