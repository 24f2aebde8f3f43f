import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Limit } from '../../lib/limit.ts';
import { callSignal, type Surroundings } from '../retry.ts';
import type { Channel } from './channel.ts';
import { type Connection, connect, type SshConfig, writeKeyFile } from './connection.ts';
import { remoteFailure } from './failures.ts';

/** sshd allows ten sessions of a connection (MaxSessions); one keeps it open. Short calls must get through beside long streams. */
const shortCalls = 3;
const streamsOfConnection = 6;

/** A socket's path may have about 100 bytes, and ssh adds 17 to it while it makes it. */
const longestFolder = 60;

interface Slot {
  readonly connection: Promise<Connection>;
  streams: number;
}

/** A host that runs scripts for us. Connections are made when needed, anew when one was lost, and ended with it. */
export class SshHost implements AsyncDisposable {
  readonly location: string;
  readonly #config: SshConfig;
  readonly #around: Surroundings;
  readonly #short = new Limit(shortCalls);
  #slots: Slot[] = [];
  #folder: Promise<string> | undefined;

  constructor(config: SshConfig, around: Surroundings) {
    const { user, host, port, path } = config;
    this.location = `ssh://${user === undefined ? '' : `${user}@`}${host}${port === 22 ? '' : `:${port}`}${path}`;
    this.#config = config;
    this.#around = around;
  }

  /** Runs a script whose answer is small. What it says when it fails is thrown, with the code of its system error. */
  async run(script: string, words: readonly string[]): Promise<Buffer> {
    const signal = callSignal(this.#around.signal);
    return await this.#short.run(async () => {
      const connection = await this.#slot().connection;
      await using channel = await connection.begin(script, words, signal);
      channel.input?.end();
      const chunks = await Array.fromAsync(channel.output);
      await this.#endedWell(channel);
      return Buffer.concat(chunks);
    });
  }

  /** A script whose output is read as it comes. The caller must read to its end, or dispose it. */
  async stream(script: string, words: readonly string[], stop?: AbortSignal): Promise<Channel> {
    const signal = callSignal(this.#around.signal);
    const slot = this.#slot();
    slot.streams += 1;
    try {
      const channel = await (await slot.connection).begin(script, words, signal, stop);
      return {
        ...channel,
        end: () => this.#endedWell(channel),
        [Symbol.asyncDispose]: async () => {
          slot.streams -= 1;
          await channel[Symbol.asyncDispose]();
        },
      };
    } catch (error) {
      slot.streams -= 1;
      throw error;
    }
  }

  async #endedWell(channel: Channel) {
    const exit = await channel.end();
    if (exit.code === 0) return exit;
    throw remoteFailure(this.location, exit);
  }

  #slot(): Slot {
    const free = this.#slots.find(({ streams }) => streams < streamsOfConnection);
    if (free !== undefined) return free;
    const slot: Slot = { connection: this.#connect(), streams: 0 };
    const forget = () => {
      this.#slots = this.#slots.filter((one) => one !== slot);
    };
    slot.connection.then(({ over }) => over).then(forget, forget);
    this.#slots.push(slot);
    return slot;
  }

  async #connect(): Promise<Connection> {
    this.#folder ??= mkdtemp(join(tmpdir().length > longestFolder ? '/tmp' : tmpdir(), 'ssh-'));
    const folder = await this.#folder;
    const keyFile = await writeKeyFile(this.#config, folder);
    const signal = callSignal(this.#around.signal);
    return await connect(this.#config, this.location, keyFile, join(folder, randomUUID().slice(0, 8)), {
      env: this.#around.env,
      signal,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const slots = this.#slots;
    this.#slots = [];
    await Promise.allSettled(slots.map(async ({ connection }) => await (await connection)[Symbol.asyncDispose]()));
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }
}
