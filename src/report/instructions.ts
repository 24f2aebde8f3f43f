import { type Manifest, missingIn } from '../catalog/manifest.ts';
import { formatBytes } from '../lib/format.ts';
import { fenced } from './markdown.ts';

export interface Chapter {
  readonly component: string;
  /** Markdown, with commands in fenced `sh` blocks. */
  readonly text: string;
}

/** RESTORE.md: how to check and restore this very backup with stock tools. */
export function restoreInstructions(manifest: Manifest, chapters: readonly Chapter[]): string {
  const points = Object.entries(manifest.components).map(
    ([name, one]) => `- ${name}: ${one.source}, as of ${one.recoveryPoint}, ${formatBytes(one.rawBytes)} when unpacked`,
  );
  const parts = [
    `# Restore backup ${manifest.id} by hand`,
    `This is a ${manifest.type} backup of **${manifest.system}**, made ${manifest.startedAt}. Everything below needs only stock tools. Run the commands in the order they stand, in one shell (bash), and stop at the first that fails.`,
    [...points, ...missingIn(manifest).map(({ warning }) => `- **${warning}**`)].join('\n'),
    '## 0. Set up and check',
    'Start in the folder that holds this backup (the folder with `metadata/` in it).',
    fenced(
      'set -euo pipefail\nexport BACKUP=$PWD\nsha256sum --quiet -c metadata/SHA256SUMS && echo "all files are intact"',
      'sh',
    ),
    ...chapters.map(({ component, text }, index) => `## ${index + 1}. Restore ${component}\n\n${text.trim()}`),
  ];
  return `${parts.join('\n\n')}\n`;
}
