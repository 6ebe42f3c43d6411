// Twenty workdays from every day of 2008–2025: gongkai against chinese-days, side by side.
// Needs `npm run build` in the parent folder and `npm install` here.
import chineseDays from 'chinese-days';
import { workCalendar } from '../dist/index.js';

const N = 20;
const ROUNDS = 5;
const MS_PER_DAY = 86_400_000;

const dates = [];
for (let ms = Date.UTC(2008, 0, 1); ms < Date.UTC(2026, 0, 1); ms += MS_PER_DAY) {
  dates.push(new Date(ms).toISOString().slice(0, 10));
}

const calendar = workCalendar();
const contenders = {
  gongkai: (date) => calendar.addWorkdays(date, N),
  'chinese-days': (date) => chineseDays.findWorkday(N, date),
};

const best = {};
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, count] of Object.entries(contenders)) {
    const started = process.hrtime.bigint();
    for (const date of dates) count(date);
    const nanoseconds = Number(process.hrtime.bigint() - started) / dates.length;
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, nanoseconds);
  }
}

// A start on a day off is day zero for both, so the answers agree wherever the data do.
const [ours, theirs] = Object.values(contenders);
const differing = dates.filter((date) => ours(date) !== theirs(date));

console.log(`${dates.length} dates, n = ${N}, best of ${ROUNDS} rounds, Node ${process.version}`);
for (const [name, nanoseconds] of Object.entries(best)) {
  console.log(`${name.padEnd(14)}${nanoseconds.toFixed(1).padStart(10)} ns per call`);
}
console.log(`ratio         ${(best['chinese-days'] / best.gongkai).toFixed(0).padStart(10)}`);
console.log(
  `different     ${String(differing.length).padStart(10)} answers ${differing.slice(0, 3).join(', ')}`,
);
