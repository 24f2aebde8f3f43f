import { dirname } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';

/** Uploads files as one artifact of this workflow run. Anyone who may read the repository can download it: reports only. */
export async function uploadFiles(
  name: string,
  files: readonly string[],
  retentionDays: number | undefined,
): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const options = retentionDays === undefined ? {} : { retentionDays };
  await new DefaultArtifactClient().uploadArtifact(name, [...files], dirname(first), options);
}
