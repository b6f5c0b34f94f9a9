import { defineConfig } from 'vitest/config';
import config from '../vitest.config.ts';

/** As all tests, but that nothing is built for them: run.mjs builds what they need, once. */
export default defineConfig({
  ...config,
  test: { ...config.test, globalSetup: [], reporters: ['json'] },
});
