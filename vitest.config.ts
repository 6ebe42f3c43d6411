import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // A busy machine is no fault of the program.
    testTimeout: 30_000,
    // Colours and the caller's time zone would make results depend on the machine.
    env: { NO_COLOR: '1', TZ: 'America/New_York' },
  },
});
