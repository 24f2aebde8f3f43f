export const id = 7268;
export const ids = [7268];
export const modules = {

/***/ 98451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ checkEvidence),
  i: () => (/* binding */ checkNewestEvidence)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var lib_limit = __webpack_require__(6421);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog.js
var catalog = __webpack_require__(97153);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var catalog_manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/catalog/seal.js
var seal = __webpack_require__(39797);
// EXTERNAL MODULE: ./.build/lib/catalog/evidence/entry.js
var entry = __webpack_require__(38222);
// EXTERNAL MODULE: ./.build/lib/catalog/evidence/log.js
var log = __webpack_require__(82968);
;// CONCATENATED MODULE: ./.build/lib/catalog/evidence/chain.js



/** Sees the files of a log in order. */
class ChainJudge {
    entries = [];
    findings = [];
    #system;
    #trusted;
    #first;
    #before;
    /** @param first number of the file it sees first, where older ones are not looked at */
    constructor(system, trusted, first = 1) {
        this.#system = system;
        this.#trusted = trusted;
        this.#first = first;
    }
    see(file) {
        const before = this.#before;
        this.#before = file;
        for (let number = before === undefined ? this.#first : before.number + 1; number < file.number; number += 1)
            this.#find((0,log/* evidencePath */.Zz)(this.#system, number), 'is missing');
        if (file.bytes === undefined)
            this.#find(file.path, file.problem, 'unverified');
        else
            this.#judge(file.path, file.number, (0,entry/* parseEntry */.E)(file.bytes), before);
    }
    #judge(path, number, parsed, before) {
        if (parsed.kind !== 'entry') {
            this.#find(path, parsed.problem, parsed.kind === 'newer' ? 'unverified' : 'broken');
        }
        else if (parsed.entry.system !== this.#system || parsed.entry.number !== number) {
            this.#find(path, `is entry ${parsed.entry.number} of ${parsed.entry.system}`);
        }
        else {
            this.#judgeLink(parsed.entry, before?.number === number - 1 ? before : undefined);
            this.#judgeSigner(path, parsed.signer);
            this.entries.push(parsed.entry);
        }
    }
    /** What an entry says of the one before; when that one is missing or unreadable, this has been said. */
    #judgeLink({ number, previous }, before) {
        const path = (0,log/* evidencePath */.Zz)(this.#system, number);
        if (number === 1 && previous !== undefined)
            this.#find(path, 'is not the first: it names one before it');
        if (number > 1 && previous === undefined)
            this.#find(path, 'names none before it');
        if (before?.bytes === undefined || previous === undefined || previous === (0,seal/* sha256Of */.Bj)(before.bytes))
            return;
        if (this.findings.some(({ file }) => file === before.path))
            return;
        this.#find(before.path, `is not what entry ${number} was written after: one of the two was changed`);
    }
    #judgeSigner(path, signer) {
        if (this.#trusted === undefined || signer === this.#trusted)
            return;
        if (signer !== undefined)
            this.#find(path, 'is signed with another key than the configured one');
        // There may have been no key yet, or none where it was written: who did cannot be told.
        else
            this.#find(path, 'is not signed', 'unverified');
    }
    #find(file, problem, kind = 'broken') {
        this.findings.push({ file, problem, kind });
    }
}

;// CONCATENATED MODULE: ./.build/lib/catalog/evidence/check.js







/** Operations by which a backup comes into a store. */
const arrivals = ['backup', 'sync'];
const listedAtOnce = 16;
/**
 * Reads the whole log of a system and judges it: every number, every link of the chain, every signature, and whether what has
 * come into the store since the first entry is in it.
 *
 * @param trusted the public key (base64 DER) that entries must be signed with, when one is configured
 */
async function checkEvidence(store, system, trusted) {
    // First what lies there: an entry comes after what it tells of.
    const backups = await readBackups(store, system);
    const files = await (0,log/* readEvidence */.At)(store, system);
    const chain = new ChainJudge(system, trusted);
    for (const file of files)
        chain.see(file);
    const { entries } = chain;
    const last = files.at(-1);
    return {
        entries,
        findings: files.length === 0
            ? [empty(system)]
            : // Where an entry does not stand by itself, it may be the one that tells of the backup.
                [...chain.findings, ...unrecorded(backups, entries, files.length > entries.length ? 'unverified' : 'broken')],
        head: last?.bytes && { number: last.number, sha256: (0,seal/* sha256Of */.Bj)(last.bytes) },
    };
}
/** Like checkEvidence, but only the newest entries by themselves: a few requests, however long the log is. */
async function checkNewestEvidence(store, system, trusted, most) {
    const files = await (0,log/* readEvidence */.At)(store, system, most);
    const [first] = files;
    const chain = new ChainJudge(system, trusted, files.length < most ? 1 : first?.number);
    for (const file of files)
        chain.see(file);
    return { entries: chain.entries, findings: files.length === 0 ? [empty(system)] : chain.findings };
}
// A log that was removed whole looks like one that was never begun.
function empty(system) {
    return { file: `evidence/${system}`, problem: 'holds no entry: nothing is shown by it', kind: 'unverified' };
}
async function readBackups(store, system) {
    const limit = new lib_limit/* Limit */.I(listedAtOnce);
    const own = (await (0,catalog/* readCatalog */.uM)(store)).entries.filter((one) => one.kind === 'backup');
    return await Promise.all(own
        .filter(({ manifest }) => manifest.system === system)
        .map(({ id, manifest, manifestBytes }) => limit.run(async () => {
        const objects = await store.list(`${id}/${catalog_manifest/* proofsFolder */.Wx}`).catch(errors/* whyUnreadable */._p);
        const proofs = typeof objects === 'string' ? objects : objects.map(({ path }) => path);
        return { id, finishedAt: manifest.finishedAt, manifestSha256: (0,seal/* sha256Of */.Bj)(manifestBytes), proofs };
    })));
}
/** What has come into the store since the first entry, and is not in the log or otherwise than it says. */
function unrecorded(backups, entries, kind) {
    const since = entries[0]?.startedAt;
    if (since === undefined)
        return [];
    const arrived = entries.filter(({ operation }) => arrivals.includes(operation)).flatMap((entry) => entry.backups);
    // A sync that brought proofs only names no manifest.
    const hashes = Map.groupBy(arrived.filter((one) => one.manifestSha256 !== undefined), ({ id }) => id);
    const known = new Set(entries.flatMap((entry) => entry.backups).flatMap(({ proofs = [] }) => proofs));
    return backups.flatMap(({ id, finishedAt, manifestSha256, proofs }) => {
        const told = hashes.get(id);
        const findings = [];
        const find = (file, problem) => findings.push({ file, problem, kind });
        if (told === undefined && finishedAt > since)
            find(id, 'has no entry in the log');
        if (told?.every((one) => one.manifestSha256 !== manifestSha256))
            find(id, 'has another manifest than the log says');
        if (typeof proofs === 'string')
            return [...findings, { file: `${id}/${catalog_manifest/* proofsFolder */.Wx}`, problem: proofs, kind: 'unverified' }];
        for (const path of proofs)
            if (!known.has(path) && isSince(path, since))
                find(path, 'has no entry in the log');
        return findings;
    });
}
/** The name of a proof begins with its time: 20261122T172855.804Z. */
function isSince(proof, time) {
    return (proof.split('/').at(-1) ?? '') > time.replace(/[-:]/g, '');
}


/***/ }),

/***/ 83483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ marketOpened),
/* harmony export */   L: () => (/* binding */ isMarketOpen)
/* harmony export */ });
/** Whether the market is open at a moment, by its own clock and calendar. */
function isMarketOpen(market, at) {
    return marketOpened(market, at) !== undefined;
}
/** When the market opened that is open at a moment; undefined: it is closed then. */
function marketOpened(market, at) {
    const clock = new Intl.DateTimeFormat('en-CA', {
        timeZone: market.timezone,
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    });
    const parts = clock.formatToParts(at).map(({ type, value }) => [type, value]);
    const { weekday, year, month, day, hour, minute } = Object.fromEntries(parts);
    const opens = market.days.some((one) => one === weekday?.toLowerCase());
    if (!opens || market.holidays.includes(`${year}-${month}-${day}`))
        return undefined;
    const time = `${hour}:${minute}`;
    if (time < market.open || time >= market.close)
        return undefined;
    // Clocks are changed at night, when no market is open.
    const openMs = (minutesOf(time) - minutesOf(market.open)) * 60_000;
    return new Date(at.getTime() - (at.getTime() % 60_000) - openMs);
}
function minutesOf(time) {
    const [hours, minutes] = time.split(':');
    return Number(hours) * 60 + Number(minutes);
}


/***/ }),

/***/ 77268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./.build/lib/catalog/signature.js
var signature = __webpack_require__(72372);
// EXTERNAL MODULE: ./.build/lib/config/stores-schema.js
var stores_schema = __webpack_require__(19263);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/report/audit-depth.js
var audit_depth = __webpack_require__(55474);
;// CONCATENATED MODULE: ./.build/lib/report/status-report.js


const time = iso/* datetime */.w$();
const ms = schemas/* number */.aig().meta({ description: 'Milliseconds.' });
const count = schemas/* int */.Whr().min(0);
/** From the least to the worst. A note changes no state. */
const severities = ['note', 'degraded', 'at-risk'];
/** What status can find; stable words for programs. */
const findingKinds = [
    'no-backup',
    'rpo-missed',
    'no-proof',
    'proof-old',
    'proof-not-held',
    'rto-missed',
    'runs-failed',
    'component-missing',
    'component-shrank',
    'backup-damaged',
    'store-down',
    'copy-missing',
    'copy-damaged',
    'copy-unread',
    'rule-3-2-1',
    'not-synced',
    'disk-filling',
    'lock-not-held',
    'evidence',
    'leftovers',
    'index-behind',
];
const finding = schemas/* object */.Ikc({
    severity: schemas/* enum */.k5n(severities),
    finding: schemas/* enum */.k5n(findingKinds),
    /** The store it is about; absent: all of them together. */
    store: schemas/* string */.YjP().optional(),
    what: schemas/* string */.YjP(),
    mend: schemas/* string */.YjP(),
});
const measure = schemas/* object */.Ikc({ ms, limitMs: ms, counted: schemas/* enum */.k5n(['trading', 'otherwise']) });
const proven = schemas/* object */.Ikc({ at: time, restoreMs: ms.optional() });
const backup = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    origin: schemas/* enum */.k5n(['suite', 'guide', 'damaged']),
    type: schemas/* string */.YjP().optional(),
    startedAt: time,
    durationMs: ms.optional(),
    recoveryPoint: time.optional(),
    bytes: count,
    components: schemas/* record */.g1P(schemas/* string */.YjP(), count).meta({ description: 'Bytes of each component.' }),
    missing: schemas/* array */.YOg(schemas/* string */.YjP()),
    broken: schemas/* boolean */.zMY(),
    proven: proven.optional(),
    decision: schemas/* enum */.k5n(['keep', 'remove']).meta({ description: 'What prune would do now.' }),
    reasons: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const ability = schemas/* object */.Ikc({ can: schemas/* enum */.k5n(['yes', 'no', 'unknown']), because: schemas/* string */.YjP() });
const failedRuns = schemas/* object */.Ikc({
    operation: schemas/* string */.YjP(),
    runs: count.meta({ description: 'Failed runs since the last good one.' }),
    last: time,
    code: schemas/* string */.YjP().optional(),
    url: schemas/* string */.YjP().optional(),
});
const evidence = schemas/* object */.Ikc({
    entries: count.meta({ description: 'Entries that were checked.' }),
    whole: schemas/* boolean */.zMY().meta({ description: 'The whole log was checked, not its newest entries only.' }),
    findings: schemas/* array */.YOg(schemas/* object */.Ikc({ file: schemas/* string */.YjP(), problem: schemas/* string */.YjP(), kind: schemas/* enum */.k5n(['broken', 'unverified']) })),
    failed: schemas/* array */.YOg(failedRuns),
});
const store = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    kind: schemas/* string */.YjP(),
    location: schemas/* string */.YjP(),
    first: schemas/* boolean */.zMY(),
    offSite: schemas/* boolean */.zMY(),
    reached: schemas/* boolean */.zMY(),
    problem: schemas/* array */.YOg(schemas/* string */.YjP()).meta({ description: 'Why it cannot be looked at, outermost first.' }),
    hint: schemas/* string */.YjP().optional().meta({ description: 'What to do about that.' }),
    bytes: count,
    perDayBytes: schemas/* number */.aig().optional().meta({ description: 'Bytes that backups of the last week took, a day.' }),
    freeBytes: schemas/* number */.aig().optional(),
    daysUntilFull: schemas/* number */.aig().optional().meta({ description: 'If nothing is removed.' }),
    tiers: schemas/* array */.YOg(schemas/* object */.Ikc({ tier: schemas/* string */.YjP(), id: schemas/* string */.YjP(), at: time, ageMs: ms })),
    notSynced: schemas/* array */.YOg(schemas/* string */.YjP()).meta({ description: 'Backups that it should keep and does not have.' }),
    unindexed: count.meta({ description: 'Backups that its index does not know as they are.' }),
    indexedAt: time.optional(),
    leftovers: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), reason: schemas/* string */.YjP(), ageMs: ms })),
    abilities: schemas/* object */.Ikc({ atomicCreate: ability, checksum: ability, lock: ability }).optional(),
    lock: schemas/* object */.Ikc({
        wanted: schemas/* boolean */.zMY().meta({ description: 'backup.yml asks for it.' }),
        held: ability,
    }),
    evidence: evidence.optional(),
    backups: schemas/* array */.YOg(backup),
});
const copy = schemas/* object */.Ikc({
    store: schemas/* string */.YjP(),
    kind: schemas/* string */.YjP(),
    offSite: schemas/* boolean */.zMY(),
    result: schemas/* enum */.k5n(['whole', 'damaged', 'missing', 'unknown']),
    filesRead: count,
    bytesRead: count,
    problems: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const audit = schemas/* object */.Ikc({
    depth: schemas/* enum */.k5n(audit_depth/* auditDepths */.e),
    /** The last proven backup; while there is none, the newest good one. */
    backup: schemas/* string */.YjP().optional(),
    proof: ability.optional().meta({ description: 'Whether its proof, read again, is what was known of it.' }),
    copies: schemas/* array */.YOg(copy),
    /** Copies of the data: production itself and the whole copies of the backup. */
    data: count,
    kinds: schemas/* array */.YOg(schemas/* string */.YjP()),
    offSite: count,
    verdict: schemas/* enum */.k5n(['holds', 'broken', 'unknown']),
});
/** What `status --json` prints; published as docs/status.schema.json. Later versions may add to it. */
const statusReportSchema = schemas/* object */.Ikc({
    operation: schemas/* literal */.euz('status'),
    format: schemas/* literal */.euz(1),
    status: schemas/* enum */.k5n(['healthy', 'degraded', 'at-risk']),
    system: schemas/* string */.YjP(),
    timezone: schemas/* string */.YjP(),
    at: time,
    durationMs: ms,
    objectives: schemas/* object */.Ikc({
        rpo: schemas/* object */.Ikc({ tradingMs: ms, otherwiseMs: ms }),
        rtoMs: ms,
        proofMs: ms,
    }),
    newest: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), recoveryPoint: time, ageMs: ms, stores: schemas/* array */.YOg(schemas/* string */.YjP()), loss: schemas/* array */.YOg(measure) })
        .optional()
        .meta({ description: 'The newest good backup of all stores, and what would be lost now with only that.' }),
    proven: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), at: time, ageMs: ms, restoreMs: ms.optional(), stores: schemas/* array */.YOg(schemas/* string */.YjP()) })
        .optional()
        .meta({ description: 'The backup that was proven last.' }),
    findings: schemas/* array */.YOg(finding),
    audit,
    stores: schemas/* array */.YOg(store),
    page: schemas/* string */.YjP().optional(),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
});

// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
;// CONCATENATED MODULE: ./.build/lib/operations/status/assess/backups.js

/** Whether there are backups, new enough, and with all in them that there used to be. */
function assessBackups(facts) {
    return [...assessAge(facts), ...assessContent(facts)];
}
function assessAge({ newest, stores, system }) {
    if (newest === undefined) {
        const unknown = stores.some(({ reached }) => !reached);
        return [
            {
                ...{ severity: 'at-risk', finding: 'no-backup' },
                what: unknown
                    ? `No good backup of ${system} can be found: not every store can be looked at`
                    : `There is no good backup of ${system}`,
                mend: unknown
                    ? 'Bring the store back, or make a backup now: backupctl backup'
                    : 'Make one now: backupctl backup',
            },
        ];
    }
    const missed = newest.loss.filter(({ ms, limitMs }) => ms > limitMs);
    if (missed.length === 0)
        return [];
    return [
        {
            // Twice as old as it may be: not late, but absent.
            severity: missed.some(({ ms, limitMs }) => ms > 2 * limitMs) ? 'at-risk' : 'degraded',
            finding: 'rpo-missed',
            what: `The newest good backup is ${newest.id}, ${(0,format/* formatDuration */.a3)(newest.ageMs)} old: ${missed.map(missedText).join('; ')}`,
            mend: 'Make one now (backupctl backup), and find out why none was made: is the schedule on, does its last run say why, is the runner there? Backups must be made more often than the objective.',
        },
    ];
}
function missedText({ ms, limitMs, counted }) {
    return counted === 'trading'
        ? `what was done in ${(0,format/* formatDuration */.a3)(ms)} of open market is in no backup, ${(0,format/* formatLimit */.tW)(limitMs)} is the most`
        : `${(0,format/* formatLimit */.tW)(limitMs)} is the most`;
}
/** How many backups before are compared with. */
const compared = 7;
function assessContent({ stores }) {
    const each = new Map(stores.flatMap(({ backups }) => backups.map((one) => [one.id, one])));
    const full = [...each.values()]
        .filter(({ origin, type, broken }) => origin === 'suite' && type === 'full' && !broken)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    const [newest, ...before] = full;
    if (newest === undefined)
        return [];
    const recent = before.slice(0, compared);
    return [...missingIn(newest, recent), ...shrunkIn(newest, recent)];
}
function missingIn(newest, before) {
    const usual = before[0] === undefined ? [] : Object.keys(before[0].components);
    const missing = new Set([...newest.missing, ...usual.filter((name) => newest.components[name] === undefined)]);
    return [...missing].map((name) => ({
        ...{ severity: 'degraded', finding: 'component-missing' },
        what: `${name} is missing in ${newest.id}, the newest full backup`,
        mend: `See why: backupctl show ${newest.id}. When ${name} is to be had again, make a backup: backupctl backup`,
    }));
}
function shrunkIn(newest, before) {
    return Object.entries(newest.components).flatMap(([name, bytes]) => {
        const usual = median(before.flatMap(({ components }) => components[name] ?? []));
        if (usual === undefined || bytes * 2 >= usual)
            return [];
        return [
            {
                ...{ severity: 'degraded', finding: 'component-shrank' },
                what: `${name} shrank by more than half: ${(0,format/* formatBytes */.z3)(bytes)} in ${newest.id}, ${(0,format/* formatBytes */.z3)(usual)} is usual`,
                mend: `Look whether data is missing at the source before older backups go: backupctl show ${newest.id}`,
            },
        ];
    });
}
function median(values) {
    return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/assess/copies.js
/** Whether the 3-2-1 rule holds for the backup that matters most. */
function assessCopies({ audit, stores }) {
    const { backup, copies } = audit;
    if (backup === undefined)
        return [];
    const whole = copies.filter(({ result }) => result === 'whole');
    const damaged = copies.filter(({ result }) => result === 'damaged');
    const unread = audit.depth === 'none' ? [] : copies.filter((copy) => copy.result === 'unknown' && isReached(copy, stores));
    return [
        ...damaged.map((copy) => damagedCopy(backup, copy, whole[0])),
        ...unread.map(({ store, problems }) => ({
            ...{ severity: 'degraded', finding: 'copy-unread', store },
            what: `The copy of ${backup} in ${store} could not be read back: ${problems.join('; ')}`,
            mend: `Look at it by itself: backupctl verify ${backup} --store ${store}`,
        })),
        ...ruleFindings(audit),
    ];
}
function isReached({ store }, stores) {
    return stores.some(({ name, reached }) => name === store && reached);
}
function damagedCopy(backup, { store, problems }, whole) {
    return {
        severity: whole === undefined ? 'at-risk' : 'degraded',
        ...{ finding: 'copy-damaged', store },
        what: `The copy of ${backup} in ${store} is damaged: ${problems.slice(0, 3).join('; ')}${problems.length > 3 ? ' …' : ''}`,
        mend: whole === undefined
            ? 'No whole copy of it was found: make a backup now and prove it (backupctl backup, backupctl restore-test), then look for what damaged this one.'
            : `Set the damaged one aside and copy it again (backupctl sync ${backup} --from ${whole.store} --to ${store}); find out what the disk or the service says, and who could write there.`,
    };
}
function ruleFindings({ verdict, depth, data, kinds, offSite, backup }) {
    if (verdict === 'holds')
        return [];
    if (verdict === 'unknown') {
        return [
            {
                ...{ severity: 'note', finding: 'rule-3-2-1' },
                what: `Whether the 3-2-1 rule holds for ${backup} is not known: ${depth === 'none' ? 'its copies are listed, and were not read back' : 'not every copy could be read back'}`,
                mend: 'Read them back: backupctl status --audit full',
            },
        ];
    }
    const lacks = [
        ...(data < 3 ? [`${data - 1} of 2 whole copies beside production`] : []),
        ...(kinds.length < 2 ? [`${kinds.length} of 2 kinds of storage`] : []),
        ...(offSite < 1 ? ['none off-site'] : []),
    ];
    return [
        {
            ...{ severity: 'degraded', finding: 'rule-3-2-1' },
            what: `The 3-2-1 rule does not hold for ${backup}: ${lacks.join(', ')}`,
            mend: 'Configure a second store of another kind that is off-site (stores in backup.yml: s3, azure, ssh), and copy there after each backup: backupctl sync',
        },
    ];
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/assess/proof.js

const prove = 'Prove the newest one: backupctl restore-test. Let it run by a schedule, at least each month.';
/** Whether a restore was shown to work, lately, and fast enough. */
function assessProof({ proven, newest, stores, at, objectives, audit }) {
    const { proofMs, rtoMs } = objectives;
    if (proven === undefined) {
        if (newest === undefined)
            return [];
        const oldest = stores.flatMap(({ backups }) => backups.map(({ startedAt }) => startedAt)).sort()[0] ?? at;
        const sinceMs = new Date(at).getTime() - new Date(oldest).getTime();
        return [
            {
                // Who has just begun has some time for the first proof.
                severity: sinceMs > proofMs ? 'at-risk' : 'degraded',
                finding: 'no-proof',
                what: 'No backup was ever proven by a restore test: whether a restore works is not known',
                mend: prove,
            },
        ];
    }
    const { proof } = audit;
    return [
        ...(proof === undefined || proof.can === 'yes'
            ? []
            : [
                {
                    ...{ severity: 'degraded', finding: 'proof-not-held' },
                    what: `The proof of ${proven.id} ${proof.can === 'no' ? 'does not hold' : 'could not be read again'}: ${proof.because}`,
                    mend: prove,
                },
            ]),
        ...(proven.ageMs > proofMs
            ? [
                {
                    severity: proven.ageMs > 2 * proofMs ? 'at-risk' : 'degraded',
                    finding: 'proof-old',
                    what: `The last proof is ${(0,format/* formatDuration */.a3)(proven.ageMs)} old (of ${proven.id}), ${(0,format/* formatLimit */.tW)(proofMs)} is the most`,
                    mend: prove,
                },
            ]
            : []),
        ...(proven.restoreMs !== undefined && proven.restoreMs > rtoMs
            ? [
                {
                    ...{ severity: 'degraded', finding: 'rto-missed' },
                    what: `The last proven restore took ${(0,format/* formatDuration */.a3)(proven.restoreMs)}, ${(0,format/* formatLimit */.tW)(rtoMs)} is the objective`,
                    mend: 'See in the report of the restore test which part takes longest; more database.jobs, a faster disk or a nearer store help. Or agree on another objectives.rto.system.',
                },
            ]
            : []),
    ];
}

// EXTERNAL MODULE: ./.build/lib/catalog/backup-id.js
var backup_id = __webpack_require__(73698);
;// CONCATENATED MODULE: ./.build/lib/operations/status/assess/stores.js


const dayMs = 86_400_000;
/** What is wrong with each store by itself. */
function assessStores(facts) {
    return facts.stores.flatMap((store) => (store.reached ? assessStore(store, facts) : [down(store)]));
}
function down({ name, location, problem, hint }) {
    return {
        ...{ severity: 'degraded', finding: 'store-down', store: name },
        what: `${name} (${location}) cannot be looked at: ${problem.slice(0, 2).join('; ')}`,
        mend: hint ?? 'Bring it back, or take it out of stores in backup.yml when it is gone for good.',
    };
}
function assessStore(store, { at, objectives, audit }) {
    const { name } = store;
    const found = (severity, finding, what, mend) => {
        return { severity, finding, store: name, what, mend };
    };
    const damaged = store.backups.filter(({ broken }) => broken).map(({ id }) => id);
    const isLate = (id) => new Date(at).getTime() - ((0,backup_id/* backupTime */.a3)(id)?.getTime() ?? 0) > objectives.rpo.otherwiseMs;
    const late = store.notSynced.filter(isLate);
    const left = store.leftovers.filter(({ ageMs }) => ageMs > dayMs);
    const { held, wanted } = store.lock;
    return [
        ...damaged.map((id) => found('degraded', 'backup-damaged', `${id} in ${name} is damaged`, `See what is left of it: backupctl verify ${id} --store ${name}`)),
        ...(late.length === 0
            ? []
            : [
                found('degraded', 'not-synced', `${(0,format/* plural */.LS)(late.length, 'backup')} that ${name} should keep ${late.length === 1 ? 'is' : 'are'} not there yet: ${some(late)}`, `Copy: backupctl sync --to ${name}. Let it run after each backup.`),
            ]),
        ...runs(store, found),
        ...room(store, found),
        ...(wanted && (held.can === 'no' || (held.can === 'unknown' && audit.depth !== 'none'))
            ? [
                found('degraded', 'lock-not-held', `${name} ${held.can === 'no' ? 'does not lock what it should' : 'was not shown to lock what it should'}: ${held.because}`, 'Make the bucket with object lock and versioning, and check who may bypass it.'),
            ]
            : []),
        ...(store.evidence?.findings ?? []).slice(0, 5).map(({ file, problem, kind }) => 
        // What could not be judged is no pass; where there is nothing at all to see, somebody may have removed it.
        found(kind === 'broken' || (store.evidence?.entries === 0 && store.backups.length > 0) ? 'degraded' : 'note', 'evidence', `Evidence log of ${name}: ${file} ${problem}`, `See all of it: backupctl evidence --store ${name}`)),
        ...(left.length === 0
            ? []
            : [
                found('note', 'leftovers', `${(0,format/* plural */.LS)(left.length, 'thing')} in ${name} ${left.length === 1 ? 'is' : 'are'} left by interrupted runs: ${some(left.map((one) => one.name))}`, 'Sweep: backupctl prune --no-dry-run'),
            ]),
        ...(store.unindexed > 50
            ? [
                found('note', 'index-behind', `The index of ${name} does not know ${(0,format/* plural */.LS)(store.unindexed, 'backup')}: looking takes longer`, 'prune renews it: backupctl prune --no-dry-run'),
            ]
            : []),
    ];
}
function runs({ name, evidence }, found) {
    return (evidence?.failed ?? []).map(({ operation, runs: count, last, code, url }) => found('degraded', 'runs-failed', `The last ${count === 1 ? 'run' : `${count} runs`} of ${operation} on ${name} failed, last ${last.slice(0, 16)}Z${code === undefined ? '' : ` (${code})`}`, url === undefined ? `See the log: backupctl evidence --store ${name}` : `See that run: ${url}`));
}
/** Fewer days of room than a weekend has. */
const fewDays = 3;
function room({ name, freeBytes, daysUntilFull, backups }, found) {
    if (freeBytes === undefined)
        return [];
    const newest = backups.findLast(({ type }) => type === 'full');
    const mend = `See what may go: backupctl prune --stores ${name} --until-free 10GB`;
    if (newest !== undefined && freeBytes < newest.bytes)
        return [
            found('degraded', 'disk-filling', `${name} has room for no other full backup: ${(0,format/* formatBytes */.z3)(freeBytes)} free, ${newest.id} has ${(0,format/* formatBytes */.z3)(newest.bytes)}`, mend),
        ];
    if (daysUntilFull === undefined || daysUntilFull >= fewDays)
        return [];
    return [
        found('degraded', 'disk-filling', `${name} is full in ${(0,format/* formatDuration */.a3)(daysUntilFull * dayMs)} if nothing is removed: ${(0,format/* formatBytes */.z3)(freeBytes)} free`, mend),
    ];
}
function some(names) {
    return names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/assess/index.js





/** What stands against the protection, the worst first, and how each is mended. It looks at nothing but its argument. */
function assess(facts) {
    const found = [...assessBackups(facts), ...assessProof(facts), ...assessCopies(facts), ...assessStores(facts)];
    const findings = found.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
    const worst = findings[0]?.severity ?? 'note';
    return { status: worst === 'note' ? 'healthy' : worst, findings };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog.js
var catalog = __webpack_require__(97153);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var catalog_manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/catalog/seal.js
var seal = __webpack_require__(39797);
// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect.js
var inspect = __webpack_require__(54391);
// EXTERNAL MODULE: ./.build/lib/operations/verify/read-files.js
var read_files = __webpack_require__(33201);
// EXTERNAL MODULE: ./.build/lib/catalog/proofs.js
var catalog_proofs = __webpack_require__(18527);
;// CONCATENATED MODULE: ./.build/lib/operations/status/read-proof.js




/**
 * Whether the proof of a backup is what an index says of it: about its manifest as it lies there, not overruled since, and signed
 * by whom it should be. Copies are identical: one store where it holds is enough.
 */
async function readProof(looked, { id, trusted, signal }) {
    const reasons = [];
    let unread = false;
    for (const { settings, found } of looked) {
        if (!found?.overview.backups.some((one) => one.id === id))
            continue;
        try {
            const problem = await problemOf(found.store, id, trusted);
            if (problem === undefined)
                return { can: 'yes', because: `read in ${settings.name}` };
            reasons.push(`${settings.name}: ${problem}`);
        }
        catch (error) {
            if (signal.aborted)
                throw error;
            unread = true;
            reasons.push(`${settings.name}: ${(0,errors/* failureText */.kY)(error)}`);
        }
    }
    return { can: unread ? 'unknown' : 'no', because: reasons.join('; ') };
}
async function problemOf(store, id, trusted) {
    const [{ proofs }, manifest] = await Promise.all([
        (0,catalog_proofs/* readProofs */.OR)(store, id, 'restore-test'),
        store.readSmall(`${id}/${catalog_manifest/* manifestPath */.ji}`),
    ]);
    const proof = (0,catalog_proofs/* provingTest */.Gp)(proofs);
    if (proof === undefined)
        return 'no restore test of the whole stands there as passed';
    if (manifest === undefined || proof.statement.manifestSha256 !== (0,seal/* sha256Of */.Bj)(manifest))
        return 'it is about another manifest';
    if (trusted !== undefined && proof.signer !== trusted)
        return 'it is not signed with the configured key';
    return undefined;
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/audit.js








/** Looks for copies of one backup in all stores, reads them back as deep as asked, and counts them for the 3-2-1 rule. */
async function audit_audit(looked, auditing) {
    const { depth, backup, proven, trusted, host } = auditing;
    if (backup === undefined)
        return { depth, ...countCopies([]) };
    const asked = { id: backup, trusted, signal: host.signal };
    const [copies, proof] = await Promise.all([
        Promise.all(looked.map((one) => auditCopy(one, backup, auditing))),
        proven && depth !== 'none' ? readProof(looked, asked) : undefined,
    ]);
    return { depth, backup, proof, ...countCopies(agreeing(copies)) };
}
async function auditCopy({ settings, found }, id, auditing) {
    const copy = {
        ...{ store: settings.name, kind: settings.store.kind, offSite: settings.offSite },
        ...{ filesRead: 0, bytesRead: 0, problems: [] },
    };
    const unread = (result, problems) => {
        return { copy: { ...copy, result, problems }, manifestSha256: undefined };
    };
    if (found === undefined)
        return unread('unknown', ['the store cannot be looked at']);
    if (!found.overview.backups.some((one) => one.id === id))
        return unread('missing', []);
    if (auditing.depth === 'none')
        return unread('unknown', ['listed, not read back']);
    try {
        const entry = await (0,catalog/* readEntry */.hB)(found.store, id);
        if (entry.kind !== 'backup') {
            const problem = entry.kind === 'damaged' ? entry.problem : 'has no manifest any more';
            return { copy: { ...copy, result: 'damaged', problems: [problem] }, manifestSha256: undefined };
        }
        const { findings, read } = await readBack(found.store, entry, auditing);
        const problems = findings.map(({ file, problem }) => `${file} ${problem}`);
        const result = problems.length > 0 ? 'damaged' : 'whole';
        const counted = { filesRead: read.length + 1, bytesRead: (0,catalog_manifest/* bytesOf */.$$)(read) + entry.manifestBytes.byteLength };
        return { copy: { ...copy, ...counted, result, problems }, manifestSha256: (0,seal/* sha256Of */.Bj)(entry.manifestBytes) };
    }
    catch (error) {
        if (auditing.host.signal.aborted)
            throw error;
        return unread('unknown', [(0,errors/* failureText */.kY)(error)]);
    }
}
async function readBack(store, entry, { depth, host, trusted }) {
    const { log, signal } = host;
    const options = { trusted, signal, log, depth: depth === 'full' ? 'checksum' : 'quick' };
    const { findings } = await (0,inspect/* inspectBackup */.T)(store, entry, options);
    const { files } = entry.manifest;
    if (depth === 'full')
        return { findings, read: files };
    const named = new Set(findings.map(({ file }) => file));
    const read = sampleOf(files, host.now().toISOString()).filter(({ path }) => !named.has(path));
    const isThere = (file) => read.some(({ path }) => path === file.path);
    const sampled = await (0,read_files/* readFiles */.Ul)(store, entry, { ...options, depth: 'checksum' }, { isThere, named });
    return { findings: [...findings, ...sampled], read };
}
const sampledFiles = 4;
const sampledBytes = 64 * 1024 * 1024;
/** A few files by chance, each time others; none that takes long to read. */
function sampleOf(files, seed) {
    const drawn = (path) => (0,external_node_crypto_.createHash)('sha256').update(`${seed} ${path}`).digest('hex');
    return files
        .filter(({ bytes }) => bytes <= sampledBytes)
        .map((file) => ({ file, lot: drawn(file.path) }))
        .sort((a, b) => (a.lot < b.lot ? -1 : 1))
        .slice(0, sampledFiles)
        .map(({ file }) => file);
}
/** Copies are byte-identical: one whose manifest is another is none, however well it agrees with itself. */
function agreeing(copies) {
    const reference = copies.find(({ copy, manifestSha256 }) => copy.result === 'whole' && manifestSha256 !== undefined);
    return copies.map(({ copy, manifestSha256 }) => {
        if (reference === undefined || manifestSha256 === undefined || manifestSha256 === reference.manifestSha256)
            return copy;
        const problem = `its manifest is another than that of the copy in ${reference.copy.store}`;
        return { ...copy, result: 'damaged', problems: [...copy.problems, problem] };
    });
}
/** The rule: 3 copies of the data (production and 2 backups), on 2 kinds of storage, 1 of them off-site. */
function countCopies(copies) {
    const whole = copies.filter(({ result }) => result === 'whole');
    const holds = (counted) => counted.length >= 2 && new Set(counted.map(({ kind }) => kind)).size >= 2 && counted.some(({ offSite }) => offSite);
    const atBest = copies.filter(({ result }) => result === 'whole' || result === 'unknown');
    return {
        copies: [...copies],
        data: 1 + whole.length,
        kinds: [...new Set(whole.map(({ kind }) => kind))],
        offSite: whole.filter(({ offSite }) => offSite).length,
        verdict: holds(whole) ? 'holds' : holds(atBest) ? 'unknown' : 'broken',
    };
}

// EXTERNAL MODULE: ./.build/lib/catalog/retention/decide.js
var decide = __webpack_require__(58195);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/judge.js + 2 modules
var judge = __webpack_require__(52484);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/of-overview.js
var of_overview = __webpack_require__(69384);
// EXTERNAL MODULE: ./.build/lib/config/retention-schema.js
var retention_schema = __webpack_require__(52863);
// EXTERNAL MODULE: ./.build/lib/operations/checks/market.js
var checks_market = __webpack_require__(83483);
;// CONCATENATED MODULE: ./.build/lib/operations/status/loss.js

/**
 * What would be lost now with nothing newer than `point`, against what may be. While the market is open, what was done since it
 * opened counts by the stricter measure: a backup of the night is old in the morning, and nothing was lost by that.
 */
function measureLoss(point, { market, objectives }, now) {
    const since = (start) => Math.max(0, now.getTime() - start.getTime());
    const { trading, otherwise } = objectives.rpo;
    const opened = market && (0,checks_market/* marketOpened */.K)(market, now);
    return [
        ...(opened === undefined
            ? []
            : [{ ms: since(opened > point ? opened : point), limitMs: trading, counted: 'trading' }]),
        { ms: since(point), limitMs: otherwise, counted: 'otherwise' },
    ];
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/describe.js






const describe_dayMs = 86_400_000;
function describe(looked, config, now) {
    const { system, timezone, objectives } = config;
    const { rpo, rto, proof } = objectives;
    const cases = (0,judge/* judge */.S)({
        ...{ policy: config.retention, now, timezone, system },
        stores: looked.map(({ settings, found }) => ({
            ...{ name: settings.name, offSite: settings.offSite, first: settings.first, keeps: settings.keeps },
            backups: (found?.overview.backups ?? []).map((one) => (0,of_overview/* asBackup */.D)(one)),
        })),
    });
    return {
        ...{ system, timezone, at: now.toISOString() },
        objectives: {
            rpo: { tradingMs: rpo.trading, otherwiseMs: rpo.otherwise },
            ...{ rtoMs: rto.system, proofMs: proof },
        },
        newest: newestOf(looked, config, now),
        proven: provenOf(looked, config, now),
        stores: looked.map((one) => describeStore(one, cases, config, now)),
    };
}
/** Whole backups of this system, as far as is known; a date in the future says that some clock is wrong. */
function goodIn({ found }, { system }, now) {
    return (found?.overview.backups ?? [])
        .filter((one) => one.kind === 'backup')
        .filter((one) => one.system === system && !one.broken && new Date(one.startedAt) <= now);
}
function newestOf(looked, config, now) {
    const good = looked.flatMap((one) => goodIn(one, config, now).map((backup) => ({ backup, one })));
    const newest = latest(good.map(({ backup }) => backup), ({ recoveryPoint }) => recoveryPoint);
    if (newest === undefined)
        return undefined;
    const { id, recoveryPoint } = newest;
    const stores = good.filter(({ backup }) => backup.id === id).map(({ one }) => one.settings.name);
    const point = new Date(recoveryPoint);
    return { id, recoveryPoint, ageMs: now.getTime() - point.getTime(), stores, loss: measureLoss(point, config, now) };
}
/** A copy is proven by the proof of any: they are identical. */
function provenOf(looked, config, now) {
    const good = looked.flatMap((one) => goodIn(one, config, now).map((backup) => ({ backup, one })));
    const newest = latest(good.map(({ backup }) => backup).filter(({ proven }) => proven), ({ proven }) => proven?.at ?? '');
    if (newest?.proven === undefined)
        return undefined;
    const { at, restoreMs } = newest.proven;
    const stores = good.filter(({ backup }) => backup.id === newest.id).map(({ one }) => one.settings.name);
    const ageMs = Math.max(0, now.getTime() - new Date(at).getTime());
    return { id: newest.id, at, ageMs, stores, ...(restoreMs !== undefined && { restoreMs }) };
}
function latest(all, key) {
    return all.reduce((best, one) => (best === undefined || key(one) > key(best) ? one : best), undefined);
}
function describeStore(looked, cases, config, now) {
    const { settings, location, found, problem, hint } = looked;
    const { name, first, offSite } = settings;
    const here = cases.filter(({ store }) => store.name === name);
    const judged = new Map(here.map((one) => [one.backup.id, one]));
    const backups = (found?.overview.backups ?? [])
        .filter((one) => one.kind !== 'backup' || one.system === config.system)
        .map((one) => describeBackup(one, judged.get(one.id)));
    const awaited = cases.filter(({ awaitedBy }) => found !== undefined && awaitedBy.includes(name));
    const { freeBytes, leftovers = [], indexedAt, abilities, lock, evidence } = found ?? {};
    const perDayBytes = addedPerDay(backups, now);
    return {
        ...{ name, kind: settings.store.kind, location, first, offSite, reached: found !== undefined },
        problem: [...problem],
        hint,
        bytes: backups.reduce((sum, { bytes }) => sum + bytes, 0),
        ...{ perDayBytes, freeBytes, indexedAt, abilities, evidence, leftovers, backups },
        daysUntilFull: freeBytes === undefined || !perDayBytes ? undefined : freeBytes / perDayBytes,
        tiers: newestOfTiers(here, now),
        notSynced: [...new Set(awaited.map(({ backup }) => backup.id))].sort(),
        unindexed: found?.overview.read ?? 0,
        lock: lock ?? { wanted: false, held: { can: 'unknown', because: 'the store cannot be looked at' } },
    };
}
function describeBackup(one, judged) {
    const { decision, reasons } = judged ? (0,decide/* decisionOf */.u)(judged) : { decision: 'keep', reasons: [] };
    const decided = { decision, reasons: [...reasons] };
    if (one.kind !== 'backup') {
        const startedAt = ((0,backup_id/* backupTime */.a3)(one.id) ?? new Date(0)).toISOString();
        const unknown = { bytes: 0, components: {}, missing: [], broken: one.kind === 'damaged' };
        return { id: one.id, origin: one.kind, startedAt, ...unknown, ...decided };
    }
    const { id, type, startedAt, finishedAt, recoveryPoint, bytes, components, missing, broken, proven } = one;
    const durationMs = new Date(finishedAt).getTime() - new Date(startedAt).getTime();
    return {
        ...{ id, origin: 'suite', type, startedAt, durationMs, recoveryPoint, bytes, components, missing, broken },
        ...(proven && { proven }),
        ...decided,
    };
}
function newestOfTiers(here, now) {
    return retention_schema/* tiers */.c.flatMap((tier) => {
        const newest = here
            .filter((one) => one.backup.state !== 'damaged' && one.tiers.some((counted) => counted.tier === tier))
            .reduce((best, one) => (best === undefined || one.backup.time > best.backup.time ? one : best), undefined);
        if (newest === undefined)
            return [];
        const { id, time } = newest.backup;
        return [{ tier, id, at: time.toISOString(), ageMs: Math.max(0, now.getTime() - time.getTime()) }];
    });
}
/** What the last week's backups took, a day; of a store that is younger, since its first. */
function addedPerDay(backups, now) {
    const ages = backups.map(({ startedAt, bytes }) => ({ bytes, ageMs: now.getTime() - new Date(startedAt).getTime() }));
    const recent = ages.filter(({ ageMs }) => ageMs >= 0 && ageMs < 7 * describe_dayMs);
    if (recent.length < 2)
        return undefined;
    const oldestMs = Math.max(...recent.map(({ ageMs }) => ageMs));
    const days = ages.length > recent.length ? 7 : Math.max(1, oldestMs / describe_dayMs);
    return recent.reduce((sum, { bytes }) => sum + bytes, 0) / days;
}

// EXTERNAL MODULE: ./.build/lib/operations/status/fields.js
var fields = __webpack_require__(40423);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog-index.js
var catalog_index = __webpack_require__(45140);
// EXTERNAL MODULE: ./.build/lib/catalog/overview.js
var catalog_overview = __webpack_require__(94595);
// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/stores/store.js
var stores_store = __webpack_require__(32052);
// EXTERNAL MODULE: ./.build/lib/catalog/evidence/check.js + 1 modules
var check = __webpack_require__(98451);
;// CONCATENATED MODULE: ./.build/lib/operations/status/evidence.js

/** So many entries tell what happened of late; the whole log has one for every run. */
const newest = 20;
async function lookAtEvidence(store, { system, trusted }, whole) {
    const { entries, findings } = whole
        ? await (0,check/* checkEvidence */.K)(store, system, trusted)
        : await (0,check/* checkNewestEvidence */.i)(store, system, trusted, newest);
    return { entries: entries.length, whole, findings: [...findings], failed: evidence_failedRuns(entries) };
}
/** Of each operation the runs since its last good one. @param entries oldest first */
function evidence_failedRuns(entries) {
    return [...Map.groupBy(entries, ({ operation }) => operation)].flatMap(([operation, all]) => {
        const failed = all.slice(all.findLastIndex(isGood) + 1);
        const last = failed.at(-1);
        if (last === undefined)
            return [];
        const { finishedAt, error, run } = last;
        return [
            {
                ...{ operation, runs: failed.length, last: finishedAt },
                ...(error && { code: error.code }),
                ...(run.url !== undefined && { url: run.url }),
            },
        ];
    });
}
function isGood({ outcome }) {
    return outcome !== 'failed' && outcome !== 'not-verified';
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/lock.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});

/** Not the name of a backup: nothing else looks at it. */
const folder = 'canary';
const path = `${folder}/lock`;
/**
 * Shows that a lock holds: a small object written as the files of backups are must not be removable. It stays until its lock
 * ends, and serves until then.
 */
async function tryLock(store, ability, wanted, now) {
    if (!wanted)
        return { can: 'no', because: 'backup.yml asks for no lock' };
    if (ability.can === 'no')
        return ability;
    const isLocked = async () => ((await store.lockedUntil(path)) ?? now) > now;
    if (!(await isLocked()))
        await write(store);
    if (!(await isLocked()))
        return { can: 'no', because: `${path} was written and is not locked` };
    try {
        await store.remove(path);
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.code === 'locked') {
            return { can: 'yes', because: `the removal of ${path} was refused` };
        }
        throw error;
    }
    return { can: 'no', because: `${path} was locked, and could be removed all the same` };
}
async function write(store) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stage = __addDisposableResource(env_1, await store.resume(folder), true);
        await stage.discard('lock');
        const content = Buffer.from('status tries whether this can be removed\n');
        await stage.write('lock', (async function* () {
            yield content;
        })(), content.byteLength);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/look.js









/** Looks at a store. One that is down keeps no other from being looked at. */
async function look(settings, held, looking) {
    let location = settings.name;
    try {
        const store = held.use(await (0,stores/* openNamed */.S3)(settings.name, settings.store, looking.host));
        location = store.location;
        if (await store.exists())
            return { settings, location, found: await lookInto(store, settings, looking), problem: [] };
        const problem = ['It does not exist: it is not mounted, its name is wrong, or no backup was made in it yet'];
        return { settings, location, found: undefined, problem };
    }
    catch (error) {
        if (looking.host.signal.aborted)
            throw error;
        const hint = error instanceof errors/* BackupError */.hj ? error.hint : undefined;
        return { settings, location, found: undefined, problem: [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error)], hint };
    }
}
async function lookInto(store, settings, looking) {
    const { host, depth } = looking;
    const readable = (0,stores_store/* readOnly */.Tu)(store);
    const now = host.now();
    const [overview, freeBytes, unfinished, indexed, evidence, tried] = await Promise.all([
        (0,catalog_overview/* readOverview */.M)(readable),
        store.freeBytes(),
        // On a disk that is a walk through every folder, for a few small files; prune takes it.
        store.localPath('') === undefined ? store.unfinishedWrites() : [],
        (0,catalog_index/* indexedAt */.VL)(readable),
        lookAtEvidence(readable, looking, depth === 'full'),
        tryAbilities(store, settings, looking),
    ]);
    const uploads = unfinished.map(({ path, began }) => ({
        name: path,
        reason: 'an upload that was interrupted',
        at: began,
    }));
    const leftovers = [...overview.leftovers.map(leftover), ...uploads];
    return {
        ...{ store: readable, overview, evidence, freeBytes },
        ...{ indexedAt: indexed?.toISOString(), ...tried },
        leftovers: leftovers.map(({ at, ...one }) => ({ ...one, ageMs: Math.max(0, now.getTime() - at.getTime()) })),
    };
}
async function tryAbilities(store, { store: settings }, { host, depth }) {
    const wanted = 'lock' in settings && settings.lock !== undefined;
    if (depth === 'none') {
        return { abilities: undefined, lock: { wanted, held: { can: 'unknown', because: 'not tried without an audit' } } };
    }
    try {
        const abilities = await store.probe();
        return { abilities, lock: { wanted, held: await tryLock(store, abilities.lock, wanted, host.now()) } };
    }
    catch (error) {
        // Who may only read can still tell all the rest.
        if (host.signal.aborted)
            throw error;
        const unknown = { can: 'unknown', because: (0,errors/* failureText */.kY)(error) };
        return { abilities: { atomicCreate: unknown, checksum: unknown, lock: unknown }, lock: { wanted, held: unknown } };
    }
}
function leftover(name) {
    const reason = name.endsWith(stores_store/* removedSuffix */.g_)
        ? 'a removal that was interrupted'
        : 'a backup or a copy that was interrupted';
    return { name, reason, at: (0,backup_id/* backupTime */.a3)(catalog/* leftoverPattern */.EB.test(name) ? name.slice(0, 15) : name) ?? new Date(0) };
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/request.js


const statusRequestSchema = schemas/* strictObject */.rej({
    audit: schemas/* enum */.k5n(audit_depth/* auditDepths */.e).default('sample'),
    page: schemas/* string */.YjP().min(1).optional(),
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/report/status-document.js
var status_document = __webpack_require__(58813);
;// CONCATENATED MODULE: ./.build/lib/report/page/html.js
/** HTML that may stand in a page as it is. */
class Html {
    text;
    constructor(text) {
        this.text = text;
    }
}
const signs = {
    ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
    ...{ '"': '&quot;', "'": '&#39;', '`': '&#96;' },
};
/** Markup; whatever is put into it is text, unless it is Html itself. Names come from outside. */
function html(markup, ...parts) {
    return new Html(markup.map((piece, at) => piece + put(parts[at])).join(''));
}
function put(part) {
    if (part === undefined)
        return '';
    if (part instanceof Html)
        return part.text;
    if (typeof part === 'object')
        return part.map(put).join('');
    return String(part).replace(/[&<>"'`]/g, (sign) => signs[sign] ?? '');
}

;// CONCATENATED MODULE: ./.build/lib/report/page/calendar.js


const calendar_dayMs = 86_400_000;
const mostMonths = 13;
/** A page must open on a phone; all of them are in the JSON form. */
const mostBackups = 1500;
/** The backups of each store on the days they were made, and what retention will do with each. */
function calendars({ stores, at }, clock) {
    const shown = stores.filter(({ backups }) => backups.length > 0);
    if (shown.length === 0)
        return html `<p class="muted">There are no backups.</p>`;
    return html `${legend}${shown.map((store, index) => html `<details class="card" ${index === 0 ? html `open` : undefined}><summary>${store.name} (${summaryOf(store)})</summary>
<div class="months">${months(store, clock.day(at), clock)}</div></details>`)}`;
}
const legend = html `<p class="legend"><span><i class="b"></i>kept</span><span><i class="b remove"></i>prune removes it</span><span><i class="b">✓</i>proven</span><span><i class="b broken">✕</i>damaged</span><span><i class="b">P</i>before a deployment</span><span><i class="b">i</i>incremental</span><span>Tap or point at one to see why.</span></p>`;
function summaryOf({ backups }) {
    const going = backups.filter(({ decision }) => decision === 'remove').length;
    const shown = Math.min(backups.length, mostBackups);
    return `${backups.length - going} kept, ${going} to be removed${shown < backups.length ? `; the newest ${shown} are drawn` : ''}`;
}
function months({ backups }, today, clock) {
    const byDay = Map.groupBy(backups.slice(-mostBackups), ({ startedAt }) => clock.day(startedAt));
    const oldest = [...byDay.keys()].sort()[0] ?? today;
    const names = [];
    for (let month = today.slice(0, 7); month >= oldest.slice(0, 7) && names.length < mostMonths;) {
        names.push(month);
        month = new Date(Date.parse(`${month}-01`) - calendar_dayMs).toISOString().slice(0, 7);
    }
    return names.map((month) => monthGrid(month, byDay, today, clock));
}
function monthGrid(month, byDay, today, clock) {
    const first = new Date(`${month}-01`);
    const before = (first.getUTCDay() + 6) % 7;
    const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    const days = Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
    const name = first.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return html `<section><h3>${name}</h3><div class="days">${['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((one) => html `<b>${one}</b>`)}${Array.from({ length: before }, () => html `<span></span>`)}${days.map((day) => html `<div class="day${day === today ? ' today' : ''}"><small>${Number(day.slice(8))}</small>${(byDay.get(day) ?? []).map((one) => mark(one, clock))}</div>`)}</div></section>`;
}
function mark(backup, clock) {
    const tip = tipOf(backup, clock);
    const kind = backup.broken ? 'broken' : backup.origin === 'guide' ? 'guide' : '';
    return html `<i class="b ${backup.decision} ${kind}" tabindex="0" role="note" aria-label="${tip}" title="${tip}" data-tip="${tip}">${signOf(backup)}</i>`;
}
function signOf({ broken, proven, type }) {
    if (broken)
        return '✕';
    if (proven !== undefined)
        return '✓';
    return type === 'pre-deployment' ? 'P' : type === 'incremental' ? 'i' : '';
}
function tipOf({ id, type, startedAt, bytes, proven, broken, missing, decision, reasons, origin }, clock) {
    const facts = [
        type ?? (origin === 'guide' ? 'made by shell scripts' : 'damaged'),
        clock.minute(startedAt),
        (0,format/* formatBytes */.z3)(bytes),
        ...(proven === undefined ? [] : [`proven ${clock.minute(proven.at)}`]),
        ...(broken ? ['damaged'] : []),
        ...missing.map((name) => `${name} is missing`),
    ];
    return `${id}: ${facts.join(', ')}\n${decision === 'keep' ? 'Kept' : 'Prune removes it'}: ${reasons.join('; ')}`;
}

;// CONCATENATED MODULE: ./.build/lib/report/page/style.js

/** No font and no picture from elsewhere; colours by what the reader's system prefers. */
const style = new Html(`<style>
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--text:#1b2430;--muted:#596475;--line:#d9dfe6;--ok:#157347;--warn:#8f5f00;--bad:#b82525;--ok-soft:#e3f4ea;--warn-soft:#fcf1d6;--bad-soft:#fde6e4;--keep:#2f6fdb;--c0:#2f6fdb;--c1:#d3702a;--c2:#23917f;--c3:#8a5fd0}
@media (prefers-color-scheme:dark){:root{--page:#10151b;--card:#19202a;--text:#e5eaf1;--muted:#9aa6b6;--line:#2d3744;--ok:#4fc98c;--warn:#e3b54a;--bad:#ff8a80;--ok-soft:#15301f;--warn-soft:#35290d;--bad-soft:#3d1c1c;--keep:#6f9df5;--c0:#6f9df5;--c1:#ee9a5c;--c2:#4fc0ad;--c3:#b495ee}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:1100px;margin:0 auto;padding:20px 16px 120px}
h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1.1rem;margin:32px 0 10px}h3{font-size:.95rem;margin:0 0 6px}
p{margin:4px 0}p,td,li,dd{unicode-bidi:plaintext}
.muted{color:var(--muted)}small{font-size:.85rem}
.card,.state{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px}
.state{border-left:8px solid var(--tone)}.state b{color:var(--tone);text-transform:uppercase;letter-spacing:.04em}
.healthy{--tone:var(--ok);--soft:var(--ok-soft)}.degraded,.note{--tone:var(--warn);--soft:var(--warn-soft)}.at-risk{--tone:var(--bad);--soft:var(--bad-soft)}.note{--tone:var(--muted);--soft:transparent}
.grid{display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(min(190px,100%),1fr))}.wide{align-items:start;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr))}
.big{font-size:1.35rem;font-weight:600;color:var(--tone)}
.bar{height:6px;border-radius:3px;background:var(--line);margin:8px 0;overflow:hidden}.bar i{display:block;height:100%;background:var(--tone)}
.findings{list-style:none;margin:0;padding:0;display:grid;gap:10px}
.findings li{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--tone);border-radius:8px;padding:10px 14px}
.chip{display:inline-block;border-radius:99px;padding:0 9px;font-size:.78rem;font-weight:600;color:var(--tone);background:var(--soft);border:1px solid var(--tone);white-space:nowrap}
.mend{color:var(--muted)}.mend::before{content:"→ "}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600;color:var(--muted);font-size:.82rem}td,th{padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child td{border-bottom:0}
dl{display:grid;grid-template-columns:auto 1fr;gap:3px 14px;margin:8px 0 0}dt{color:var(--muted)}dd{margin:0}
svg{display:block;width:100%;height:auto}svg text{fill:var(--muted);font:11px system-ui,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:.85rem;color:var(--muted);align-items:center}.legend i{display:inline-block;width:11px;height:11px;border-radius:2px;margin-right:6px;vertical-align:-1px}
.legend i.b{width:16px;height:16px;font-size:10px;line-height:12px;margin:0 6px 0 0;vertical-align:-3px}
.months{display:grid;gap:14px;grid-template-columns:repeat(auto-fill,minmax(min(300px,100%),1fr))}
.days{display:grid;grid-template-columns:repeat(7,1fr);gap:3px}.days>b{font-size:.72rem;font-weight:400;color:var(--muted);text-align:center}
.day{border:1px solid var(--line);border-radius:5px;min-height:42px;padding:1px 3px 3px}.day>small{font-size:.7rem;color:var(--muted);display:block;line-height:1.2}.today{border-color:var(--text)}
.b{display:inline-block;width:16px;height:16px;border-radius:4px;border:2px solid var(--keep);background:var(--keep);color:var(--card);font:700 10px/12px system-ui,sans-serif;text-align:center;margin:1px;cursor:help;vertical-align:top}
.b.remove{background:transparent;border-style:dashed;color:var(--keep)}.b.broken{border-color:var(--bad);background:var(--bad)}.b.guide{border-color:var(--muted);background:var(--muted)}
.b:focus{outline:2px solid var(--text);outline-offset:1px}
.b:hover::after,.b:focus::after{content:attr(data-tip);position:fixed;left:0;right:0;bottom:0;z-index:1;padding:12px 16px;background:var(--text);color:var(--page);font:400 14px/1.45 system-ui,sans-serif;text-align:left;white-space:pre-line;max-height:40vh;overflow:auto}
summary{cursor:pointer;font-weight:600}details{margin-bottom:10px}details>*+*{margin-top:10px}
@media (pointer:coarse){.b{width:22px;height:22px;font-size:13px;line-height:18px}}
@media (max-width:600px){table.cards thead{display:none}table.cards tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}table.cards tr:last-child{border:0}table.cards td{display:flex;gap:10px;border:0;padding:2px 0}table.cards td::before{content:attr(data-head);color:var(--muted);flex:0 0 92px;font-size:.82rem;padding-top:2px}.days{gap:2px}.day{padding:1px 2px 3px}}
@media print{body{background:none}.b{print-color-adjust:exact}}
</style>`);

;// CONCATENATED MODULE: ./.build/lib/report/page/tiles.js


/** What was agreed on, and how much of it is used up. */
function tiles({ newest, proven, objectives, audit }, clock) {
    const { proofMs, rtoMs } = objectives;
    return html `<div class="grid">${[
        ...(newest === undefined
            ? [none('Newest good backup')]
            : newest.loss.map(({ ms, limitMs, counted }) => {
                const title = counted === 'trading' ? 'Open market without a backup' : 'Newest good backup';
                return tile(title, ms, limitMs, `${newest.id}, data of ${clock.minute(newest.recoveryPoint)}`);
            })),
        proven === undefined
            ? none('Last proof')
            : tile('Last proof', proven.ageMs, proofMs, `of ${proven.id}, ${clock.minute(proven.at)}`),
        proven?.restoreMs === undefined
            ? none('Time to restore')
            : tile('Time to restore', proven.restoreMs, rtoMs, 'as the last proof measured it'),
        html `<div class="card ${{ holds: 'healthy', broken: 'degraded', unknown: 'note' }[audit.verdict]}"><h3>3-2-1 rule</h3><p class="big">${audit.data} · ${audit.kinds.length} · ${audit.offSite}</p><small class="muted">copies with production · kinds of storage · off-site; wanted 3 · 2 · 1</small></div>`,
    ]}</div>`;
}
function tile(title, ms, limitMs, more) {
    const tone = ms <= limitMs ? 'healthy' : ms <= 2 * limitMs ? 'degraded' : 'at-risk';
    const part = Math.min(100, Math.round((100 * ms) / Math.max(1, limitMs)));
    return html `<div class="card ${tone}"><h3>${title}</h3><p class="big">${(0,format/* formatDuration */.a3)(ms)}</p><div class="bar"><i style="width:${part}%"></i></div><small class="muted">at most ${(0,format/* formatLimit */.tW)(limitMs)}; ${more}</small></div>`;
}
function none(title) {
    return html `<div class="card at-risk"><h3>${title}</h3><p class="big">none</p><div class="bar"></div></div>`;
}

;// CONCATENATED MODULE: ./.build/lib/report/page/plot.js

const plot_frame = { width: 360, height: 190, left: 58, right: 8, top: 10, bottom: 22 };
/** Areas on top of each other over time, and a line where there is only one series. */
function plot(plotted) {
    const { title, times, series, limit, day, words } = plotted;
    const totals = times.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
    const top = roundUp(Math.max(1, ...totals, limit?.value ?? 0), plotted.step);
    const { left, right, width, height, bottom } = plot_frame;
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    const x = (time) => round(left + ((time - first) / Math.max(1, last - first)) * (width - left - right));
    const y = (value) => round(height - bottom - (value / top) * (height - bottom - plot_frame.top));
    const grid = [0, 0.5, 1].map((part) => top * part);
    return html `<div class="card"><h3>${title}</h3>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
${grid.map((value) => html `<line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" stroke="var(--line)"/><text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${words(value)}</text>`)}
${areas(plotted, x, y)}
${limit && html `<line x1="${left}" x2="${width - right}" y1="${y(limit.value)}" y2="${y(limit.value)}" stroke="var(--bad)" stroke-dasharray="4 3"/><text x="${width - right}" y="${y(limit.value) - 4}" text-anchor="end">${limit.name}</text>`}
${times.map((time, at) => html `<circle cx="${x(time)}" cy="${y(totals[at] ?? 0)}" r="2.5" fill="var(--c0)"><title>${day(new Date(time).toISOString())}: ${words(totals[at] ?? 0)}</title></circle>`)}
<text x="${left}" y="${height - 6}">${day(new Date(first).toISOString())}</text><text x="${width - right}" y="${height - 6}" text-anchor="end">${day(new Date(last).toISOString())}</text>
</svg>${series.length > 1 ? html `<div class="legend">${series.map(({ name }, at) => html `<span><i style="background:var(--c${at % 4})"></i>${name}</span>`)}</div>` : undefined}</div>`;
}
function areas({ times, series }, x, y) {
    let below = times.map(() => 0);
    return series.map(({ values }, at) => {
        const above = below.map((value, index) => value + (values[index] ?? 0));
        const line = (heights) => heights.map((value, index) => `${x(times[index] ?? 0)},${y(value)}`);
        const points = [...line(above), ...line(below).reverse()].join(' ');
        below = above;
        return html `<polygon points="${points}" fill="var(--c${at % 4})" fill-opacity=".45" stroke="var(--c${at % 4})"/>`;
    });
}
/** The next number that is easily read: 1, 2 or 5 with zeros, in the unit that it is shown in. */
function roundUp(value, step) {
    let unit = 1;
    while (unit * step <= value && unit < step ** 4)
        unit *= step;
    const inUnit = value / unit;
    const ten = 10 ** Math.floor(Math.log10(Math.max(1, inUnit)));
    return ([1, 2, 4, 6, 10].find((one) => one * ten >= inUnit) ?? 10) * ten * unit;
}
function round(value) {
    return Math.round(value * 10) / 10;
}

;// CONCATENATED MODULE: ./.build/lib/report/page/trends.js



/** More points than that are no more than a smear. */
const mostPoints = 120;
/** How sizes, durations and times to restore have gone, of the full backups of all stores. */
function trends({ stores, objectives }, clock) {
    const each = new Map(stores.flatMap(({ backups }) => backups.map((one) => [one.id, one])));
    const all = [...each.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const full = thinned(all.filter(({ origin, type, broken }) => origin === 'suite' && type === 'full' && !broken));
    const proofs = all
        .flatMap(({ proven }) => (proven?.restoreMs === undefined ? [] : [{ at: timeOf(proven.at), ms: proven.restoreMs }]))
        .sort((a, b) => a.at - b.at);
    const drawn = [
        ...(full.length < 2 ? [] : [sizes(full, clock), durations(full, clock)]),
        ...(proofs.length < 2
            ? []
            : [
                plot({
                    title: 'Time of proven restores',
                    times: proofs.map(({ at }) => at),
                    series: [{ name: 'restore', values: proofs.map(({ ms }) => ms / 1000) }],
                    limit: { value: objectives.rtoMs / 1000, name: `objective ${(0,format/* formatLimit */.tW)(objectives.rtoMs)}` },
                    ...{ step: 60, words: seconds, day: clock.day },
                }),
            ]),
    ];
    if (drawn.length === 0)
        return html `<p class="muted">Two full backups are needed to draw a trend.</p>`;
    return html `<div class="grid wide">${drawn}</div>`;
}
function sizes(full, { day }) {
    const names = [...new Set(full.flatMap(({ components }) => Object.keys(components)))];
    return plot({
        title: 'Size of full backups',
        times: full.map(({ startedAt }) => timeOf(startedAt)),
        series: names.map((name) => ({ name, values: full.map(({ components }) => components[name] ?? 0) })),
        ...{ step: 1000, words: format/* formatBytes */.z3, day },
    });
}
function durations(full, { day }) {
    return plot({
        title: 'Duration of full backups',
        times: full.map(({ startedAt }) => timeOf(startedAt)),
        series: [{ name: 'backup', values: full.map(({ durationMs = 0 }) => durationMs / 1000) }],
        ...{ step: 60, words: seconds, day },
    });
}
function seconds(value) {
    return value === 0 ? '0' : (0,format/* formatLimit */.tW)(value * 1000);
}
function thinned(all) {
    const every = Math.ceil(all.length / mostPoints);
    // The newest one is always there.
    return all.filter((_, at) => (all.length - 1 - at) % every === 0);
}
function timeOf(time) {
    return new Date(time).getTime();
}

;// CONCATENATED MODULE: ./.build/lib/report/page/words.js

function clockOf(timezone) {
    // Swedes write dates as everybody should.
    const form = { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' };
    const days = new Intl.DateTimeFormat('sv-SE', form);
    const minutes = new Intl.DateTimeFormat('sv-SE', { ...form, hour: '2-digit', minute: '2-digit' });
    return { day: (time) => days.format(new Date(time)), minute: (time) => minutes.format(new Date(time)) };
}
/** A table that becomes one card a row on a narrow screen. */
function table(head, rows) {
    const cells = (row) => row.map((cell, at) => html `<td data-head="${head[at] ?? ''}"><span>${cell}</span></td>`);
    return html `<table class="cards"><thead><tr>${head.map((one) => html `<th>${one}</th>`)}</tr></thead><tbody>${rows.map((row) => html `<tr>${cells(row)}</tr>`)}</tbody></table>`;
}

;// CONCATENATED MODULE: ./.build/lib/report/page/index.js








/** The report as one page that needs nothing else: no script, no network. */
function statusPage(report) {
    const { system, status, at, timezone, stores } = report;
    const clock = clockOf(timezone);
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    const page = html `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${system}: ${status}</title>${style}</head>
<body><main>
<header class="state ${status}"><b>${status}</b><h1>${system} ${status_document/* stateTitles */.PB[status]}</h1><p class="muted">${clock.minute(at)} ${timezone}</p></header>
<h2>To mend</h2>${findings(report.findings)}
<h2>Protection</h2>${tiles(report, clock)}
<h2>Copies read back</h2>${page_audit(report)}
<h2>Stores</h2><div class="grid wide">${stores.map((store) => storeCard(store, clock))}</div>
<h2>Trends</h2>${trends(report, clock)}
<h2>Proofs</h2>${proofs(stores, clock)}
<h2>Calendar</h2>${calendars(report, clock)}
</main></body>
</html>
`;
    return page.text;
}
function findings(all) {
    if (all.length === 0)
        return html `<p class="card">Nothing: all that was looked at is as it should be.</p>`;
    return html `<ul class="findings">${all.map(({ severity, what, mend }) => html `<li class="${severity}"><span class="chip">${severity}</span> ${what}<p class="mend">${mend}</p></li>`)}</ul>`;
}
function page_audit(report) {
    const { verdict, copies } = report.audit;
    const proof = (0,status_document/* proofText */.Qw)(report);
    const tone = { holds: 'healthy', broken: 'degraded', unknown: 'note' }[verdict];
    return html `<div class="card ${tone}"><p><span class="chip">${verdict}</span> ${(0,status_document/* auditTitle */.mL)(report)}</p>${proof === undefined ? undefined : html `<p>${proof}</p>`}${copies.length === 0 ? undefined : table(['copy in', 'kind', 'result', 'read back', 'why'], copies.map(copyRow))}</div>`;
}
const resultTones = { whole: 'healthy', damaged: 'at-risk', missing: 'note', unknown: 'degraded' };
function copyRow({ store, kind, offSite, result, filesRead, bytesRead, problems }) {
    return [
        store,
        `${kind}${offSite ? ', off-site' : ''}`,
        html `<span class="chip ${resultTones[result]}">${result}</span>`,
        filesRead === 0 ? '–' : `${(0,format/* plural */.LS)(filesRead, 'file')}, ${(0,format/* formatBytes */.z3)(bytesRead)}`,
        problems.slice(0, 5).join('; ') || '–',
    ];
}
function storeCard(store, clock) {
    const { name, kind, offSite, first, reached, location, problem } = store;
    const where = `${kind}${offSite ? ', off-site' : ''}${first ? ', backups are made here' : ''}`;
    return html `<section class="card ${reached ? 'healthy' : 'degraded'}"><h3>${name} <span class="chip">${reached ? 'reached' : 'cannot be looked at'}</span></h3><p class="muted"><small>${where}<br>${location}</small></p>${reached ? facts(store, clock) : html `<p>${problem.join('; ')}</p>`}</section>`;
}
function facts(store, clock) {
    const { backups, bytes, perDayBytes, lock, leftovers, notSynced, unindexed, indexedAt } = store;
    const growth = perDayBytes === undefined ? '' : `, ${(0,format/* formatBytes */.z3)(perDayBytes)} a day`;
    const index = indexedAt === undefined ? 'none' : `of ${clock.minute(indexedAt)}`;
    const rows = [
        ['Backups', `${backups.length}, ${(0,format/* formatBytes */.z3)(bytes)}${growth}`],
        ['Newest', (0,status_document/* tiersText */.DF)(store)],
        ['Room', (0,status_document/* roomText */.F_)(store)],
        ['Not yet here', notSynced.length === 0 ? 'nothing' : (0,format/* plural */.LS)(notSynced.length, 'backup')],
        ['Lock', `${{ yes: 'holds', no: 'none', unknown: 'not known' }[lock.held.can]}: ${lock.held.because}`],
        ['Evidence log', (0,status_document/* evidenceText */.rS)(store)],
        [
            'Leftovers',
            leftovers.length === 0
                ? 'none'
                : leftovers.map((one) => `${one.name} (${one.reason}, ${(0,format/* formatDuration */.a3)(one.ageMs)})`).join('; '),
        ],
        ['Index', `${index}${unindexed === 0 ? '' : `, ${(0,format/* plural */.LS)(unindexed, 'backup')} behind`}`],
        ...(0,status_document/* inabilities */.uw)(store).map((text) => ['Cannot', text.slice(store.name.length + 2)]),
    ];
    return html `<dl>${rows.map(([term, said]) => html `<dt>${term}</dt><dd>${said}</dd>`)}</dl>`;
}
const mostProofs = 12;
function proofs(stores, clock) {
    const proven = new Map(stores.flatMap(({ backups }) => backups.flatMap(({ id, proven: one }) => (one === undefined ? [] : [[id, one]]))));
    const rows = [...proven].sort(([, a], [, b]) => (a.at < b.at ? 1 : -1)).slice(0, mostProofs);
    if (rows.length === 0)
        return html `<p class="card">None: no restore test has passed yet.</p>`;
    const texts = rows.map(([id, { at, restoreMs }]) => {
        const holders = stores.filter(({ backups }) => backups.some((one) => one.id === id)).map(({ name }) => name);
        return [clock.minute(at), id, restoreMs === undefined ? '–' : (0,format/* formatDuration */.a3)(restoreMs), holders.join(', ')];
    });
    return html `<div class="card">${table(['proven', 'backup', 'restored in', 'lies in'], texts)}</div>`;
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/write-page.js




/** Writes the page; whoever opens it while it is written sees the former one. A page that cannot be written changes no state. */
async function writePage(report, page, host) {
    const path = (0,external_node_path_.resolve)(host.folder, page);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(`${path}.new`, host.masked(statusPage(report)));
        await (0,promises_.rename)(`${path}.new`, path);
        return { ...report, page: path };
    }
    catch (error) {
        const warning = `The page ${path} could not be written: ${(0,errors/* messageOf */.bD)(error)}`;
        return { ...report, warnings: [...report.warnings, warning] };
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/status/index.js
var status_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var status_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










const status_status = {
    ...fields/* statusDescription */.$,
    request: statusRequestSchema,
    sections: () => ['stores', 'retention', 'objectives', 'market', 'signing'],
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const started = performance.now();
        const trusted = (0,signature/* trustedKey */.To)(config.signing);
        const held = status_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const looking = { host, depth: request.audit, system: config.system, trusted };
        const looked = await Promise.all((0,stores_schema/* storesOf */.oi)(config).map((one) => look(one, held, looking)));
        const picture = describe(looked, config, host.now());
        const { proven, newest } = picture;
        const backup = proven?.id ?? newest?.id;
        const auditing = { depth: request.audit, backup, proven: proven !== undefined, host, trusted };
        const facts = { ...picture, audit: await audit_audit(looked, auditing) };
        if (host.signal.aborted)
            throw (0,errors/* cancelled */.KW)(host.signal);
        const report = {
            ...{ operation: 'status', format: 1 },
            ...facts,
            ...assess(facts),
            durationMs: Math.round(performance.now() - started),
            warnings: [],
        };
        return request.page === undefined ? report : await writePage(report, request.page, host);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = status_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 54391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ isConsistent),
/* harmony export */   T: () => (/* binding */ inspectBackup)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _catalog_signature_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72372);
/* harmony import */ var _stores_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32052);
/* harmony import */ var _backup_metadata_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53815);
/* harmony import */ var _read_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33201);






/** Judges one backup with a manifest: its list of files, its signature, and every file as deep as asked. */
async function inspectBackup(store, entry, options) {
    const { id, manifest } = entry;
    const present = new Map((await store.list(id)).map((object) => [object.path.slice(id.length + 1), object]));
    const listed = compareList(manifest.files, present);
    const signature = await judgeSignature(store, entry, options.trusted);
    const listedAlready = new Set(listed.map(({ file }) => file));
    const judged = [...signature.findings, ...(await judgeSums(store, entry, signature.verdict))];
    const findings = [...listed, ...judged.filter(({ file }) => !listedAlready.has(file))];
    const named = new Set(findings.map(({ file }) => file));
    if (options.depth !== 'quick') {
        const isThere = ({ path }) => present.get(path)?.regular === true;
        findings.push(...(await (0,_read_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readFiles */ .Ul)(store, entry, options, { isThere, named })));
    }
    const bytes = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .totalBytes */ .ob)(manifest);
    const warnings = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .missingIn */ .EH)(manifest).map(({ warning }) => warning);
    return { findings, signature: signature.verdict, files: manifest.files.length, bytes, warnings };
}
/** What is missing, cut, extra or not a plain file. */
function compareList(files, present) {
    const findings = [];
    for (const file of files) {
        const object = present.get(file.path);
        if (object === undefined)
            findings.push({ file: file.path, problem: 'is missing' });
        else if (!object.regular)
            findings.push({ file: file.path, problem: 'is not a plain file' });
        else if (object.bytes !== file.bytes) {
            findings.push({ file: file.path, problem: `has ${object.bytes} bytes instead of ${file.bytes}` });
        }
    }
    const listed = new Set(files.map(({ path }) => path));
    // A mark that was left where its removal failed means nothing beside a manifest.
    const unlisted = new Set([_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji, _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .signaturePath */ .oY, _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN, _stores_store_js__WEBPACK_IMPORTED_MODULE_5__/* .unfinishedMark */ .P5]);
    for (const { regular, ...object } of present.values()) {
        const path = object.path.slice(object.path.indexOf('/') + 1);
        if (listed.has(path) || path.startsWith(`${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}/`))
            continue;
        if (!unlisted.has(path))
            findings.push({ file: path, problem: 'does not belong to the backup' });
        else if (!regular)
            findings.push({ file: path, problem: 'is not a plain file' });
    }
    return findings;
}
async function judgeSignature(store, { id, manifest, manifestBytes }, trusted) {
    const invalid = (problem) => ({ verdict: 'invalid', findings: [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .signaturePath */ .oY, problem }] });
    const read = await (0,_read_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readOrProblem */ .RD)(store.readSmall(`${id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .signaturePath */ .oY}`));
    if ('problem' in read)
        return invalid(read.problem);
    const signature = read.value;
    const signer = manifest.signer;
    if (signature === undefined && signer === undefined) {
        return trusted === undefined
            ? { verdict: 'unsigned', findings: [] }
            : invalid('is missing: the backup is not signed');
    }
    if (signature === undefined)
        return invalid('is missing');
    if (signer === undefined)
        return invalid('does not belong to the backup');
    if (!(0,_catalog_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .isSignedBy */ .s3)(signer, manifestBytes, signature))
        return invalid('does not match the manifest');
    if (trusted !== undefined && trusted !== signer)
        return invalid('is by another key than the configured one');
    return { verdict: trusted === undefined ? 'unchecked' : 'valid', findings: [] };
}
/** SHA256SUMS says the same as the manifest, and holds the hash of the manifest itself. */
async function judgeSums(store, { id, manifest, manifestBytes }, signature) {
    const read = await (0,_read_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readOrProblem */ .RD)(store.readSmall(`${id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN}`));
    if ('problem' in read)
        return [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN, problem: read.problem }];
    const sums = read.value;
    if (sums === undefined)
        return [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN, problem: 'is missing' }];
    if (sums.toString('utf8') === (0,_backup_metadata_js__WEBPACK_IMPORTED_MODULE_3__/* .sumsText */ .MW)(manifest, manifestBytes))
        return [];
    const own = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifestBytes).digest('hex');
    const signed = signature === 'valid' || signature === 'unchecked';
    if (signed || sums.includes(`${own}  ${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji}\n`)) {
        return [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN, problem: 'differs from the manifest' }];
    }
    // Only one of the two was changed, and nothing tells which.
    return [
        { file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji, problem: `is not what ${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN} was made for: one of the two was changed` },
        { file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .sumsPath */ .eN, problem: `is not about this ${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji}: one of the two was changed` },
    ];
}
/** Whether a backup's own sums and signature stand by its manifest: a changed one may name another system. */
async function isConsistent(store, entry) {
    if (entry.kind !== 'backup' || (await judgeSums(store, entry, 'unsigned')).length > 0)
        return false;
    return (await judgeSignature(store, entry, undefined)).verdict !== 'invalid';
}


/***/ }),

/***/ 33201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ componentOf),
/* harmony export */   RD: () => (/* binding */ readOrProblem),
/* harmony export */   Ul: () => (/* binding */ readFiles)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _components_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20229);
/* harmony import */ var _config_component_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28715);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _lib_together_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42118);
/* harmony import */ var _pipeline_read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72321);







/** Reads every file once: as deep as asked what was opened, and as it lies there what was not. */
async function readFiles(store, { id, manifest }, options, { isThere, named }) {
    const asItLies = (file) => ({ codec: 'none', rawBytes: file.bytes, ...file });
    const content = options.depth === 'deep' ? options.content : undefined;
    const read = (path) => store.read(`${id}/${path}`);
    if (content === undefined)
        return await readAll({ id, read }, manifest.files.filter(isThere).map(asItLies), { ...options, depth: 'checksum' }, named);
    const encrypted = content.encrypted?.files;
    const placeOf = (path) => encrypted?.get(path)?.path ?? path;
    const inside = content.manifest.files.filter(({ path }) => isThere({ path: placeOf(path) }));
    const opened = new Set(inside.map(({ path }) => placeOf(path)));
    const around = manifest.files.filter((file) => !opened.has(file.path) && isThere(file)).map(asItLies);
    const places = new Map([...(encrypted ?? [])].map(([path, file]) => [file.path, path]));
    const known = new Set([...named].map((path) => places.get(path) ?? path));
    return [
        ...(await readAll({ id, read }, around, { ...options, depth: 'checksum' }, named)),
        ...(await readAll({ id, read: content.origin.read, manifest: content.manifest }, inside, options, known)),
    ];
}
/** Reads every file once, several at a time, the largest first. */
async function readAll(from, files, options, named) {
    const examinations = new Map();
    for (const component of _components_index_js__WEBPACK_IMPORTED_MODULE_2__/* .components */ .d) {
        const record = from.manifest?.components[component.name];
        const own = files.filter(({ path }) => componentOf(path) === component.name);
        if (record !== undefined)
            examinations.set(component.name, component.examine(record.facts, own));
    }
    const findings = [];
    const readBytes = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(files);
    const label = `verify ${from.id}`;
    let doneBytes = 0;
    const queue = files.toSorted((a, b) => b.bytes - a.bytes).values();
    const work = async () => {
        for (const file of queue) {
            findings.push(...(await readOne(from.read, file, examinations.get(componentOf(file.path)), options)));
            doneBytes += file.bytes;
            options.log.progress({ label, doneBytes, totalBytes: readBytes });
        }
    };
    await (0,_lib_together_js__WEBPACK_IMPORTED_MODULE_5__/* .together */ .b)(options.signal, Array.from({ length: Math.max(2, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) }, () => work));
    for (const examination of examinations.values())
        findings.push(...(await examination.finish()));
    const each = new Map(findings.map((finding) => [`${finding.file}\0${finding.problem}`, finding]));
    // A file that is already named as missing need not be named again by those who expected to see it.
    return [...each.values()].filter(({ file, problem }) => problem !== 'is missing' || !named.has(file));
}
async function readOne(open, file, examination, options) {
    const decode = options.depth === 'deep';
    const consumer = decode ? examination?.consumer(file) : undefined;
    const hashRaw = decode && file.rawSha256 !== undefined && file.codec !== 'none';
    const how = { codec: file.codec, signal: options.signal, decode, consumer, hashRaw };
    const read = await readOrProblem(open(file.path).then((source) => (0,_pipeline_read_js__WEBPACK_IMPORTED_MODULE_4__/* .readStored */ .C)(source, how)));
    if ('problem' in read)
        return [{ file: file.path, problem: read.problem }];
    const measured = read.value;
    const problems = [];
    if (measured.sha256 !== file.sha256)
        problems.push('has another SHA-256 than recorded');
    if (measured.problem !== undefined)
        problems.push(measured.problem);
    else if (measured.raw !== undefined) {
        if (measured.raw.bytes !== file.rawBytes)
            problems.push(`decodes to ${measured.raw.bytes} bytes instead of ${file.rawBytes}`);
        else if (hashRaw && measured.raw.sha256 !== file.rawSha256)
            problems.push('decodes to other content than recorded');
    }
    return problems.map((problem) => ({ file: file.path, problem }));
}
function componentOf(path) {
    return _config_component_names_js__WEBPACK_IMPORTED_MODULE_6__/* .componentNames */ .w.find((name) => path.startsWith(`${name}/`)) ?? '';
}
/** The result, or why the store could not deliver it: a finding like any other, so that the rest is still looked at. */
async function readOrProblem(reading) {
    try {
        return { value: await reading };
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj && error.code === 'damaged')
            return { problem: `cannot be read: ${error.message}` };
        return { problem: (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .whyUnreadable */ ._p)(error) };
    }
}


/***/ }),

/***/ 58813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ tiersText),
/* harmony export */   F_: () => (/* binding */ roomText),
/* harmony export */   PB: () => (/* binding */ stateTitles),
/* harmony export */   Qw: () => (/* binding */ proofText),
/* harmony export */   S7: () => (/* binding */ statusDocument),
/* harmony export */   mL: () => (/* binding */ auditTitle),
/* harmony export */   rS: () => (/* binding */ evidenceText),
/* harmony export */   uw: () => (/* binding */ inabilities)
/* harmony export */ });
/* unused harmony exports stateMarks, protection */
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

const stateMarks = { healthy: 'ok', degraded: 'warning', 'at-risk': 'failed' };
const stateTitles = {
    healthy: 'is protected as it should be',
    degraded: 'is protected, but not as it should be',
    'at-risk': 'is at risk',
};
function statusDocument(report) {
    const { status, system, findings, stores, at, page } = report;
    return {
        mark: stateMarks[status],
        title: `${system} ${stateTitles[status]} (${status}), ${at}`,
        blocks: [
            { kind: 'list', title: 'To mend:', items: findings.map(findingText) },
            { kind: 'list', title: 'Protection:', items: protection(report) },
            {
                kind: 'table',
                head: ['store', 'backups', 'size', 'newest of each tier', 'room', 'evidence log'],
                rows: stores.map(storeRow),
            },
            ...auditBlocks(report),
            { kind: 'list', title: 'What the stores cannot do:', items: stores.flatMap(inabilities) },
            ...(page === undefined ? [] : [{ kind: 'text', text: `Page: ${page}` }]),
        ],
        warnings: report.warnings,
    };
}
/** Two lines in a terminal; Markdown makes one of them. */
function findingText({ severity, what, mend }) {
    return `${severity}: ${what}\n    → ${mend}`;
}
/** Age, proof and times against what was agreed on. */
function protection({ newest, proven, objectives }) {
    return [
        newest === undefined
            ? 'newest good backup: none'
            : `newest good backup: ${newest.id}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(newest.ageMs)} old, on ${newest.stores.join(', ')}; ${newest.loss.map(lossText).join('; ')}`,
        proven === undefined
            ? 'last proof: none'
            : `last proof: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(proven.ageMs)} ago, of ${proven.id}, on ${proven.stores.join(', ')} (at most ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLimit */ .tW)(objectives.proofMs)})`,
        proven?.restoreMs === undefined
            ? 'measured time to restore: none'
            : `measured time to restore: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(proven.restoreMs)} (objective ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLimit */ .tW)(objectives.rtoMs)})`,
    ];
}
function lossText({ ms, limitMs, counted }) {
    const what = counted === 'trading' ? 'of open market unprotected' : 'of work unprotected';
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ms)} ${what} (at most ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLimit */ .tW)(limitMs)})`;
}
function storeRow(store) {
    const { name, kind, offSite, backups, bytes, reached, problem } = store;
    const title = `${name} (${kind}${offSite ? ', off-site' : ''})`;
    if (!reached)
        return [title, '–', '–', `cannot be looked at: ${problem[0] ?? ''}`, '–', '–'];
    return [title, String(backups.length), (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes), tiersText(store), roomText(store), evidenceText(store)];
}
function tiersText({ tiers }) {
    return tiers.map(({ tier, ageMs }) => `${tier} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ageMs)}`).join(', ') || 'none';
}
function roomText({ freeBytes, daysUntilFull }) {
    if (freeBytes === undefined)
        return 'not told';
    const until = daysUntilFull === undefined ? '' : `, ${Math.floor(daysUntilFull)} d if nothing is removed`;
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(freeBytes)} free${until}`;
}
function evidenceText({ evidence }) {
    if (evidence === undefined)
        return '–';
    const { entries, whole, findings } = evidence;
    const checked = whole ? `all ${entries} entries checked` : `newest ${entries} entries checked`;
    return findings.length === 0 ? `${checked}: intact` : `${checked}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(findings.length, 'finding')}`;
}
const verdicts = { holds: 'holds', broken: 'does not hold', unknown: 'is not known to hold' };
function auditTitle({ audit }) {
    const { data, kinds, offSite, verdict, depth, backup } = audit;
    if (backup === undefined)
        return '3-2-1 rule: there is no backup to look for';
    const counted = `copies of the data with production ${data} of 3, kinds of storage ${kinds.length} of 2, off-site ${offSite} of 1`;
    return `3-2-1 rule ${verdicts[verdict]} for ${backup}: ${counted}; audit ${depth}`;
}
const proofWords = { yes: 'holds', no: 'does not hold', unknown: 'could not be read again' };
/** What came of reading the proof again; undefined: it was not read. */
function proofText({ audit: { proof } }) {
    return proof && `Its proof ${proofWords[proof.can]}: ${proof.because}`;
}
function auditBlocks(report) {
    const rows = report.audit.copies.map(({ store, result, filesRead, bytesRead, problems }) => [
        store,
        result,
        `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(filesRead, 'file')}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytesRead)}`,
        problems.slice(0, 3).join('; '),
    ]);
    return [
        { kind: 'text', text: [auditTitle(report), proofText(report)].filter((one) => one !== undefined).join('. ') },
        { kind: 'table', head: ['copy in', 'result', 'read back', 'why'], rows },
    ];
}
const abilityNames = { atomicCreate: 'atomic create', checksum: 'checksum on arrival', lock: 'lock against removal' };
function inabilities({ name, abilities }) {
    if (abilities === undefined)
        return [];
    const named = [
        [abilityNames.atomicCreate, abilities.atomicCreate],
        [abilityNames.checksum, abilities.checksum],
        [abilityNames.lock, abilities.lock],
    ];
    return named.flatMap(([what, { can, because }]) => (can === 'yes' ? [] : [`${name}: ${what}: ${can} (${because})`]));
}


/***/ })

};
