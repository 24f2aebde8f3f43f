import type { Component } from '../../src/components/component.ts';
import type { RestoreSession } from '../../src/components/restorable.ts';
import type { Keep, PlannedUndo, PutBack, UndoPlan, UndoRecord } from '../../src/components/way-back.ts';

export type Phase = UndoRecord['phase'];

/** The way back of a restore that may have come to any point, from its record as a journal gives it. */
export function planBack(
  { planUndo }: Pick<Component, 'planUndo'>,
  state: unknown,
  session: RestoreSession,
  phase: Phase = 'switching',
): Promise<PlannedUndo> {
  if (planUndo === undefined) throw new Error('there is no way back');
  return planUndo({ state: JSON.parse(JSON.stringify(state)), commands: [], phase }, session);
}

/** The same, carried out. Returns what was done. */
export async function wayBack(
  component: Pick<Component, 'planUndo'>,
  state: unknown,
  session: RestoreSession,
  phase: Phase = 'switching',
  keep: Keep = 'must-keep',
): Promise<readonly string[]> {
  const { carryOut } = await planBack(component, state, session, phase);
  return (await carryOut(keep)).done;
}

/** A way back that is one function. */
export function simpleUndo(work: (state: unknown) => Promise<PutBack>): NonNullable<Component['planUndo']> {
  return async ({ state, commands }) => {
    const plan: UndoPlan = { component: 'any', target: '', found: [], steps: ['back'], losses: [], commands };
    return { plan, carryOut: () => work(state) };
  };
}
