import type { Component } from '../component.ts';
import { examineDatabase } from './examine.ts';
import { databaseInstructions } from './instructions.ts';

/** The `database` component: PostgreSQL, by pg_dump. The driver is loaded only when a server is to be asked. */
export const database: Component = {
  name: 'database',
  async plan(session) {
    const config = session.config.database;
    if (config === undefined) return undefined;
    const { planDatabase } = await import('./plan.ts');
    return await planDatabase(session, config);
  },
  examine: (facts, files) => examineDatabase(facts, files),
  instructions: databaseInstructions,
};
