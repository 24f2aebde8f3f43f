import type { Trial } from './trial.ts';

export class Tally {
  readonly #seed: number;
  #tried = 0;
  #caught = 0;
  constructor(seed: number) {
    this.#seed = seed;
  }
  add(_form: string, _trial: Trial, named: { checksum: boolean; deep: boolean }): void {
    this.#tried += 1;
    if (named.checksum && named.deep) this.#caught += 1;
  }
  summary(): string {
    return `${this.#seed} ${this.#tried} ${this.#caught}`;
  }
  document(): string {
    return '';
  }
}
