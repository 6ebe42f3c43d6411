/** Loaded before a program by `node --require`: writes what it has used to the file that GONGKAI_BENCH_USED names. */
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const used = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
    writeFileSync(process.env.GONGKAI_BENCH_USED, JSON.stringify(used));
  });
}
