import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decision, decide } from '../../src/catalog/retention/decide.ts';
import type { Backup, Question } from '../../src/catalog/retention/history.ts';
import { pruned } from '../support/retention.ts';
import { questions } from '../support/retention-arbitrary.ts';
import { type Copy, modelKeeps, nameOf } from '../support/retention-model.ts';

const runs = { numRuns: 300 };

/** Holds a law over random histories, clocks, gaps, failures, systems, proofs and policies. */
function law(name: string, check: (question: Question) => void): void {
  test(name, () => {
    fc.assert(fc.property(questions, check), runs);
  });
}

function copies({ stores }: Question): Copy[] {
  return stores.flatMap((store) => store.backups.map((backup) => ({ store, backup })));
}

/** What is kept, as "store/id". */
function kept(question: Question): Set<string> {
  return new Set(copies(pruned(question)).map(nameOf));
}

/** Each backup for which a floor says so is kept. */
function floor(name: string, holds: (copy: Copy, question: Question, kept: ReadonlySet<string>) => boolean): void {
  law(name, (question) => {
    const names = kept(question);
    const lost = copies(question).filter((copy) => holds(copy, question, names) && !names.has(nameOf(copy)));
    expect(lost.map(nameOf)).toEqual([]);
  });
}

const isPast = ({ time }: Backup, { now }: Question) => time <= now;
const isOurs = ({ system }: Backup, question: Question) => system === undefined || system === question.system;

/** The newest, and equally new ones with it, of those that are whole, ours and not from the future. */
function newestWhole(
  { store }: Copy,
  question: Question,
  isMeant: (backup: Backup) => boolean = () => true,
): Backup | undefined {
  return store.backups
    .filter((one) => one.state === 'whole' && isOurs(one, question) && isPast(one, question) && isMeant(one))
    .reduce<Backup | undefined>((best, one) => (best !== undefined && best.id > one.id ? best : one), undefined);
}

/** All that a backup needs, beside itself. */
function chainOf(id: string, question: Question): Set<string> {
  const chain = new Set([id]);
  for (const one of chain)
    for (const { backup } of copies(question))
      if (backup.id === one && isOurs(backup, question)) for (const parent of backup.parents) chain.add(parent);
  return chain;
}

test('the random histories are worth looking at', () => {
  const seen = fc.sample(questions, 500);
  const removed = seen.map((question) => copies(question).length - kept(question).size);
  expect(removed.filter((count) => count > 0).length).toBeGreaterThan(150);
  expect(
    seen.filter(
      (question, index) =>
        (removed[index] ?? 0) > 0 && copies(question).some(({ backup }) => backup.parents.length > 0),
    ).length,
  ).toBeGreaterThan(100);
});

test('it decides as the plainly written model does', () => {
  fc.assert(
    fc.property(questions, (question) => {
      expect([...kept(question)].sort()).toEqual([...modelKeeps(question)].sort());
    }),
    { numRuns: 2000 },
  );
});

describe('floors that no setting crosses', () => {
  floor('the newest whole backup of each store', (copy, question) => newestWhole(copy, question) === copy.backup);

  floor('as many of the newest ones as keep-last says', (copy, question) => {
    const newer = copy.store.backups.filter(({ id, system }) => system === 'ours' && id > copy.backup.id);
    return newer.length < question.policy['keep-last'];
  });

  const proofs = (question: Question) =>
    new Set(
      copies(question)
        .filter(({ backup }) => backup.proven && isOurs(backup, question))
        .map(({ backup }) => backup.id),
    );

  floor('the newest proven one, in every store that has it', (copy, question) => {
    const proven = proofs(question);
    return newestWhole(copy, question, ({ id }) => proven.has(id)) === copy.backup;
  });

  law('the chain of the newest proven one', (question) => {
    const proven = proofs(question);
    const names = kept(question);
    for (const copy of copies(question)) {
      if (newestWhole(copy, question, ({ id }) => proven.has(id)) !== copy.backup) continue;
      for (const id of chainOf(copy.backup.id, question)) {
        const had = copies(question).filter(
          ({ backup }) => backup.id === id && backup.state === 'whole' && isOurs(backup, question),
        );
        expect(had.length === 0 || had.some((one) => names.has(nameOf(one)))).toBe(true);
      }
    }
  });

  floor('locked ones', ({ backup }, { now }) => backup.lockedUntil !== undefined && backup.lockedUntil > now);
  floor('backups of other systems', ({ backup }) => backup.system === 'theirs');
  floor('what somebody else needs', ({ backup }) => backup.needed.length > 0);
  floor('damaged ones', ({ backup }) => backup.state === 'damaged');
  floor('those from the future', ({ backup }, question) => !isPast(backup, question));

  floor('what a kept one needs', (parent, question, names) => {
    return copies(question).some(
      (child) =>
        child.store === parent.store &&
        child.backup.parents.includes(parent.backup.id) &&
        parent.backup.state === 'whole' &&
        isOurs(parent.backup, question) &&
        isOurs(child.backup, question) &&
        names.has(nameOf(child)),
    );
  });

  law('a chain that could be restored still can', (question) => {
    const before = copies(question);
    const after = copies(pruned(question));
    const has = (list: readonly Copy[], id: string) =>
      list.some(({ backup }) => backup.id === id && backup.state === 'whole' && isOurs(backup, question));
    for (const { backup } of after.filter((one) => one.backup.state === 'whole' && isOurs(one.backup, question)))
      for (const id of chainOf(backup.id, question)) if (has(before, id)) expect(has(after, id)).toBe(true);
  });

  law('never everything: a store without a good backup loses none', (question) => {
    const after = pruned(question);
    for (const [index, store] of question.stores.entries()) {
      const isLeft = newestWhole({ store, backup: {} as Backup }, question) !== undefined;
      if (!isLeft) expect(after.stores[index]?.backups).toEqual(store.backups);
    }
  });

  law('what a store would keep if only it had it is not removed everywhere', (question) => {
    const whole = new Map(
      copies(question)
        .filter(({ backup }) => backup.state === 'whole')
        .map(({ backup }) => [backup.id, backup]),
    );
    const names = [...kept(question)];
    for (const store of question.stores) {
      const others = store.backups.filter(({ id }) => !whole.has(id));
      const copied = [...whole.values()].map((one) => ({ ...one, lockedUntil: undefined, needed: [] }));
      const full = { ...store, backups: [...others, ...copied] };
      const stores = question.stores.map((one) => (one === store ? full : one));
      const wanted = decide({ ...question, stores }).stores.find(({ name }) => name === store.name)?.backups ?? [];
      // That ages count from a backup is no reason to have it elsewhere.
      const isWanted = ({ decision, reasons }: Decision) =>
        decision === 'keep' && reasons.some((reason) => !reason.startsWith('ages count from it'));
      for (const { id } of wanted.filter(isWanted)) expect(names.some((name) => name.endsWith(`/${id}`))).toBe(true);
    }
  });
});

describe('laws', () => {
  law('every backup is decided about once, in the order given, with a reason', (question) => {
    const { stores } = decide(question);
    expect(stores.map(({ name, backups }) => [name, backups.map(({ id }) => id)])).toEqual(
      question.stores.map(({ name, backups }) => [name, backups.map(({ id }) => id)]),
    );
    for (const { reasons } of stores.flatMap(({ backups }) => backups)) expect(reasons.join()).not.toBe('');
  });

  law('time alone removes nothing: only new good backups make others old', (question) => {
    const unlocked = {
      ...question,
      stores: question.stores.map((store) => ({
        ...store,
        backups: store.backups
          .filter((one) => isPast(one, question))
          .map((one) => ({ ...one, lockedUntil: undefined })),
      })),
    };
    const later = { ...unlocked, now: new Date(unlocked.now.getTime() + 1000 * 86_400_000) };
    expect(decide(later)).toEqual(decide(unlocked));
  });

  law('failures remove nothing: damaged backups change no other decision', (question) => {
    const failed: Backup[] = [1, 2, 3].map((count) => ({
      id: `z${count}`,
      system: undefined,
      type: 'full',
      time: new Date(question.now.getTime() - count),
      state: 'damaged',
      proven: false,
      parents: [],
      needed: [],
      bytes: 0,
    }));
    const stores = question.stores.map((store) => ({ ...store, backups: [...failed, ...store.backups] }));
    const after = decide({ ...question, stores }).stores.map((one) => ({ ...one, backups: one.backups.slice(3) }));
    expect(after).toEqual(decide(question).stores);
  });

  law('the order in which a store is listed does not matter', (question) => {
    const stores = question.stores.map((store) => ({ ...store, backups: store.backups.toReversed() }));
    expect(kept({ ...question, stores })).toEqual(kept(question));
  });

  law('pruning twice is pruning once, where proofs lie beside every copy', (question) => {
    const proven = new Set(
      copies(question)
        .filter(({ backup }) => backup.proven)
        .map(({ backup }) => backup.id),
    );
    const stores = question.stores.map((store) => ({
      ...store,
      backups: store.backups.map((one) => ({ ...one, proven: proven.has(one.id) })),
    }));
    const once = pruned({ ...question, stores });
    expect(pruned(once)).toEqual(once);
  });
});
