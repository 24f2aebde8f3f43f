import { defineConfig } from 'vitest/config';

const projects = ['unit', 'contract', 'e2e'] as const;

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    projects: projects.map((name) => ({
      extends: true,
      test: { name, include: [`test/${name}/**/*.test.ts`], maxWorkers: 3 },
    })),
  },
});
