import { BackupError } from '../../src/lib/errors.ts';
import type { ObjectService } from '../../src/stores/object-service.ts';
import type { ResumedStage, Store } from '../../src/stores/store.ts';

/** What happens at a call. lost: it is done, its answer is not heard. kill: nothing of this process reaches the store from then on. */
export const faultKinds = ['error', 'lost', 'hang', 'kill'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Lets every call pass but one. */
export class Fault {
  calls = 0;
  /** The call that was hit. */
  hit: string | undefined;
  readonly #at: number;
  readonly #kind: FaultKind;
  readonly #onHang: () => void;
  #dead = false;

  /** @param at which call is hit, from 1 on; 0: none */
  constructor(at: number, kind: FaultKind, onHang: () => void = () => {}) {
    this.#at = at;
    this.#kind = kind;
    this.#onHang = onHang;
  }

  async pass<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.#dead) throw failed(name);
    this.calls += 1;
    if (this.calls !== this.#at) return await call();
    this.hit = name;
    switch (this.#kind) {
      case 'error':
        throw failed(name);
      case 'lost':
        await call();
        throw failed(name);
      case 'hang':
        this.#onHang();
        throw failed(name);
      case 'kill':
        this.#dead = true;
        throw failed(name);
    }
  }
}

function failed(name: string): BackupError {
  return new BackupError('unreachable', `The store does not answer to ${name}`);
}

export function faultyService(service: ObjectService, fault: Fault): ObjectService {
  const pass = <Key extends keyof ObjectService>(name: Key) => name;
  return {
    exists: () => fault.pass(pass('exists'), () => service.exists()),
    folders: () => fault.pass(pass('folders'), () => service.folders()),
    list: (prefix) => fault.pass(pass('list'), () => service.list(prefix)),
    read: (name, from, etag) => fault.pass(pass('read'), () => service.read(name, from, etag)),
    put: (name, content) => fault.pass(pass('put'), () => service.put(name, content)),
    create: (name, content) => fault.pass(pass('create'), () => service.create(name, content)),
    upload: (name, content, bytes) => fault.pass(pass('upload'), () => service.upload(name, content, bytes)),
    remove: (names) => fault.pass(pass('remove'), () => service.remove(names)),
    lockedUntil: (name) => fault.pass(pass('lockedUntil'), () => service.lockedUntil(name)),
    unfinishedWrites: () => fault.pass(pass('unfinishedWrites'), () => service.unfinishedWrites()),
    removeUnfinished: (write) => fault.pass(pass('removeUnfinished'), () => service.removeUnfinished(write)),
    probe: () => fault.pass(pass('probe'), () => service.probe()),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

export function faultyStore(store: Store, fault: Fault): Store {
  return {
    ...store,
    exists: () => fault.pass('exists', () => store.exists()),
    folders: () => fault.pass('folders', () => store.folders()),
    list: (folder) => fault.pass('list', () => store.list(folder)),
    read: (path) => fault.pass('read', () => store.read(path)),
    readSmall: (path) => fault.pass('readSmall', () => store.readSmall(path)),
    put: (path, content) => fault.pass('put', () => store.put(path, content)),
    create: (path, content) => fault.pass('create', () => store.create(path, content)),
    remove: (path) => fault.pass('remove', () => store.remove(path)),
    removeFolder: (name, last) => fault.pass('removeFolder', () => store.removeFolder(name, last)),
    stage: (name) => fault.pass('stage', async () => faultyStage({ ...(await store.stage(name)), ...none }, fault)),
    resume: (name) => fault.pass('resume', async () => faultyStage(await store.resume(name), fault)),
  };
}

const none: Pick<ResumedStage, 'present' | 'read'> = {
  present: [],
  read: async () => {
    throw new Error('a new stage has nothing to read');
  },
};

function faultyStage(stage: ResumedStage, fault: Fault): ResumedStage {
  return {
    ...stage,
    read: (path) => fault.pass('stage.read', () => stage.read(path)),
    write: (path, content, bytes) => fault.pass('stage.write', () => stage.write(path, content, bytes)),
    discard: (path) => fault.pass('stage.discard', () => stage.discard(path)),
    commit: (last) => fault.pass('stage.commit', () => stage.commit(last)),
    [Symbol.asyncDispose]: () => fault.pass('stage.dispose', async () => stage[Symbol.asyncDispose]()),
  };
}
