import type { RestoreSession } from '../../components/restorable.ts';
import type { NextStep } from '../../report/report.ts';
import { commandText } from '../commands.ts';
import type { Restored } from './execute.ts';
import type { RestoreRun } from './plan.ts';
import { startCommands } from './services.ts';

/** What a person does after a restore of live data, in order, while the way back is still open. */
export function nextSteps(run: RestoreRun, restored: Restored, session: RestoreSession): NextStep[] {
  const start = startCommands(session);
  const { stop, start: again } = session.config.services;
  const removal = run.parts.flatMap(({ planned }) => planned.plan.removal);
  return [
    ...(restored.serviceProblems.length > 0
      ? [{ what: 'Mend what keeps the services down (services-started above), then start them:', commands: [start] }]
      : []),
    {
      what: 'Check the application and its data: docs/runbook.md, "After a restore". If they are not right, go back as below.',
      commands: [],
    },
    { what: 'Take a new backup:', commands: ['backupctl backup'] },
    ...(removal.length > 0
      ? [
          {
            what: 'Only when you are content for good, for then there is no way back, remove what is kept:',
            commands: removal,
          },
        ]
      : []),
    ...run.parts.flatMap(({ planned: { plan } }) =>
      plan.last === undefined ? [] : [{ what: plan.last, commands: [...stop, ...again].map(commandText) }],
    ),
  ];
}
