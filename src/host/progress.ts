import { formatBytes, formatDuration } from '../lib/format.ts';
import type { Progress } from '../lib/log.ts';

interface Track {
  readonly startedMs: number;
  latest: Progress;
}

/** Keeps what is known of the pieces of work under way and tells it in one line. */
export class ProgressLine {
  readonly #tracks = new Map<string, Track>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  update(progress: Progress): void {
    const track = this.#tracks.get(progress.label);
    if (track === undefined) this.#tracks.set(progress.label, { startedMs: this.#nowMs(), latest: progress });
    else track.latest = progress;
  }

  /** "database 43 % 1.2 GB, 210 MB/s, 8.0 s left · redis 50 MB"; empty when nothing is under way. */
  text(): string {
    return [...this.#tracks.values()].map((track) => this.#describe(track)).join(' · ');
  }

  clear(): void {
    this.#tracks.clear();
  }

  #describe({ startedMs, latest }: Track): string {
    const { label, doneBytes, totalBytes } = latest;
    const elapsedMs = Math.max(1, this.#nowMs() - startedMs);
    const bytesPerMs = doneBytes / elapsedMs;
    const rate = `${formatBytes(bytesPerMs * 1000)}/s`;
    // Totals are estimates: 99 % is shown until the work says it is done.
    if (totalBytes === undefined || totalBytes === 0) return `${label} ${formatBytes(doneBytes)}, ${rate}`;
    const share = Math.min(doneBytes === totalBytes ? 1 : 0.99, doneBytes / totalBytes);
    const percent = `${Math.floor(share * 100)} %`;
    if (share === 1) return `${label} ${percent} ${formatBytes(doneBytes)}`;
    const leftMs = bytesPerMs > 0 ? Math.max(0, totalBytes - doneBytes) / bytesPerMs : undefined;
    const left = leftMs === undefined ? '' : `, ${formatDuration(leftMs)} left`;
    return `${label} ${percent} ${formatBytes(doneBytes)}, ${rate}${left}`;
  }
}
