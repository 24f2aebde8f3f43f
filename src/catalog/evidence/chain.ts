import { sha256Of } from '../seal.ts';
import { type EvidenceEntry, type ParsedEntry, parseEntry } from './entry.ts';
import { type EvidenceFile, evidencePath } from './log.ts';

export interface EvidenceFinding {
  /** Path in the store. */
  readonly file: string;
  readonly problem: string;
  /** broken: something was changed or is missing. unverified: it could not be judged, which is no pass either. */
  readonly kind: 'broken' | 'unverified';
}

/** Sees the files of a log in order. */
export class ChainJudge {
  readonly entries: EvidenceEntry[] = [];
  readonly findings: EvidenceFinding[] = [];
  readonly #system: string;
  readonly #trusted: string | undefined;
  readonly #first: number;
  #before: EvidenceFile | undefined;

  /** @param first number of the file it sees first, where older ones are not looked at */
  constructor(system: string, trusted: string | undefined, first = 1) {
    this.#system = system;
    this.#trusted = trusted;
    this.#first = first;
  }

  see(file: EvidenceFile): void {
    const before = this.#before;
    this.#before = file;
    for (let number = before === undefined ? this.#first : before.number + 1; number < file.number; number += 1)
      this.#find(evidencePath(this.#system, number), 'is missing');
    if (file.bytes === undefined) this.#find(file.path, file.problem, 'unverified');
    else this.#judge(file.path, file.number, parseEntry(file.bytes), before);
  }

  #judge(path: string, number: number, parsed: ParsedEntry, before: EvidenceFile | undefined): void {
    if (parsed.kind !== 'entry') {
      this.#find(path, parsed.problem, parsed.kind === 'newer' ? 'unverified' : 'broken');
    } else if (parsed.entry.system !== this.#system || parsed.entry.number !== number) {
      this.#find(path, `is entry ${parsed.entry.number} of ${parsed.entry.system}`);
    } else {
      this.#judgeLink(parsed.entry, before?.number === number - 1 ? before : undefined);
      this.#judgeSigner(path, parsed.signer);
      this.entries.push(parsed.entry);
    }
  }

  /** What an entry says of the one before; when that one is missing or unreadable, this has been said. */
  #judgeLink({ number, previous }: EvidenceEntry, before: EvidenceFile | undefined): void {
    const path = evidencePath(this.#system, number);
    if (number === 1 && previous !== undefined) this.#find(path, 'is not the first: it names one before it');
    if (number > 1 && previous === undefined) this.#find(path, 'names none before it');
    if (before?.bytes === undefined || previous === undefined || previous === sha256Of(before.bytes)) return;
    if (this.findings.some(({ file }) => file === before.path)) return;
    this.#find(before.path, `is not what entry ${number} was written after: one of the two was changed`);
  }

  #judgeSigner(path: string, signer: string | undefined): void {
    if (this.#trusted === undefined || signer === this.#trusted) return;
    if (signer !== undefined) this.#find(path, 'is signed with another key than the configured one');
    // There may have been no key yet, or none where it was written: who did cannot be told.
    else this.#find(path, 'is not signed', 'unverified');
  }

  #find(file: string, problem: string, kind: EvidenceFinding['kind'] = 'broken'): void {
    this.findings.push({ file, problem, kind });
  }
}
