import { failureText } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { type Journal, writeJournal } from '../../state/journal.ts';
import type { Store } from '../../stores/store.ts';
import { replaced } from './choose-undo.ts';

type Entry = Journal['components'][number];

/** The journal of the restore that is going on: here, and on disk ahead of every change. */
export class OpenJournal {
  readonly #store: Store;
  readonly #log: Log;
  #now: Journal;

  constructor(begun: Journal, store: Store, log: Log) {
    this.#now = begun;
    this.#store = store;
    this.#log = log;
  }

  get now(): Journal {
    return this.#now;
  }

  /** Components that are being switched or were. */
  get switched(): readonly string[] {
    return replaced(this.#now);
  }

  async record(entry: Entry): Promise<void> {
    await this.write(this.#with(entry));
  }

  async write(change: Partial<Journal>): Promise<void> {
    this.#now = { ...this.#now, ...change };
    await writeJournal(this.#store, this.#now);
  }

  /** Writes what is already done. A journal that is behind makes an undo do it once more, which does no harm. */
  async note(change: Partial<Journal>): Promise<void> {
    try {
      await this.write(change);
    } catch (error) {
      this.#log.warning(`The journal of this restore could not be written: ${failureText(error)}`);
    }
  }

  async noteUndone(entry: Entry): Promise<void> {
    await this.note(this.#with({ ...entry, phase: 'undone' }));
  }

  #with(entry: Entry): Pick<Journal, 'components'> {
    const others = this.#now.components.filter(({ component }) => component !== entry.component);
    return { components: [...others, entry] };
  }
}
