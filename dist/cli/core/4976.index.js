export const id = 4976;
export const ids = [4976];
export const modules = {

/***/ 16290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ leaseOwner),
/* harmony export */   S: () => (/* binding */ isGone)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86566);



const unknownMark = 'unknown-';
const unknownStart = 'unknown';
/** This process as the owner of a lease. */
async function leaseOwner(operation, run) {
    const started = await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .processStart */ .gy)(node_process__WEBPACK_IMPORTED_MODULE_1__.pid);
    const identity = `${await machineMark()} ${node_process__WEBPACK_IMPORTED_MODULE_1__.pid} ${started ?? unknownStart}`;
    return { machine: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)(), process: identity, operation, ...(run !== undefined && { run }) };
}
/** True only when the owner's process was on this very machine, boot and pid namespace, and is known to have ended. */
async function isGone(owner) {
    const [mark, ownerPid, started] = owner.process.split(' ');
    if (mark === undefined || mark !== (await machineMark()) || ownerPid === undefined || started === undefined)
        return false;
    if (mark.startsWith(unknownMark) || started === unknownStart)
        return false;
    return await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .hasProcessEnded */ .C)(Number(ownerPid), started);
}
async function machineMark() {
    const machine = await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .machineIdentity */ .aE)();
    return machine === undefined ? `${unknownMark}${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()}` : `${machine.boot}/${machine.namespace}`;
}


/***/ }),

/***/ 65892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ ownerSchema),
/* harmony export */   ZZ: () => (/* binding */ acquireLease),
/* harmony export */   yi: () => (/* binding */ leaseObstacle)
/* harmony export */ });
/* unused harmony export leaseTtlMs */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);



/** A lease that was not renewed for this long is free for the taking. */
const leaseTtlMs = 5 * 60_000;
const renewEveryMs = leaseTtlMs / 5;
// Not strict: a lease of a newer program must not look unreadable, and so free for the taking.
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    machine: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Identifies the process on its machine across reboots and containers; see processIdentity. */
    process: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    operation: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
const leaseSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    owner: ownerSchema,
    acquiredAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    expiresAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    released: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
});
/**
 * Takes the lease of a system in a store. Each holder adds a record with the next number (the fencing token) by an atomic
 * create, so that of two writers who see the same stale lease only one can win; the highest number holds.
 *
 * @throws BackupError `lease-held` with the owner and what to do
 */
async function acquireLease(store, options) {
    const folder = folderOf(options.system);
    const current = await newest(store, folder);
    const state = current && (await stateOf(current.record, options));
    if (state?.kind === 'held')
        throw held(state.record);
    const token = (current?.token ?? 0) + 1;
    const path = recordPath(folder, token);
    const acquiredAt = options.now().toISOString();
    const record = (released) => {
        const expiresAt = new Date(options.now().getTime() + leaseTtlMs).toISOString();
        const content = { owner: options.owner, acquiredAt, expiresAt, released };
        return Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
    };
    if (!(await store.create(path, record(false))))
        throw held((await newest(store, folder))?.record);
    // Between reading and creating, others may have come and gone and cleaned up: only the highest number holds.
    const now = await newest(store, folder);
    if (now?.token !== token) {
        await store.remove(path);
        throw held(now?.record);
    }
    if (current !== undefined)
        await store.remove(recordPath(folder, current.token));
    const lost = new AbortController();
    const check = async () => {
        if ((await newest(store, folder))?.token === token)
            return;
        const error = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('lease-lost', 'Another writer took over the lease of this store', {
            hint: 'This run was paused or cut off for too long. Nothing was committed; run it again when the other one has ended.',
        });
        lost.abort(error);
        throw error;
    };
    const renew = async () => {
        await check();
        await store.put(path, record(false));
    };
    // A renewal that fails is tried again at the next tick; check() has the last word before a commit.
    let renewing = Promise.resolve();
    const timer = setInterval(() => {
        renewing = renewing.then(renew).catch(() => { });
    }, renewEveryMs);
    timer.unref();
    return {
        signal: lost.signal,
        warning: state?.kind === 'stale' ? state.warning : undefined,
        check,
        [Symbol.asyncDispose]: async () => {
            clearInterval(timer);
            // A renewal under way would otherwise land after the release and hold the store for nobody.
            await renewing;
            try {
                if ((await newest(store, folder))?.token === token)
                    await store.put(path, record(true));
            }
            catch (error) {
                // What was done under the lease is done; and whatever failed before must stay the error that is shown.
                options.warn(`The lease of the store could not be given back; it ends by itself soon. ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            }
        },
    };
}
/** What would keep `acquireLease` from taking the lease now; undefined: nothing. Only reads. */
async function leaseObstacle(store, options) {
    const current = await newest(store, folderOf(options.system));
    const state = current && (await stateOf(current.record, options));
    return state?.kind === 'held' ? held(state.record) : undefined;
}
async function stateOf(record, options) {
    if (record === undefined)
        return { kind: 'stale', warning: 'An unreadable lease was taken over.' };
    if (record.released)
        return { kind: 'free' };
    const who = describeOwner(record);
    if (new Date(record.expiresAt) <= options.now())
        return { kind: 'stale', warning: `A stale lease was taken over from ${who}.` };
    if (await options.isGone(record.owner))
        return { kind: 'stale', warning: `A lease was taken over from ${who}, whose process is gone.` };
    return { kind: 'held', record };
}
function held(record) {
    const who = record === undefined ? 'another writer' : describeOwner(record);
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('lease-held', `The store is in use by ${who}`, {
        hint: `Wait until it has ended and run this again.${record ? ` If it died, its lease ends by itself at ${record.expiresAt}.` : ''}`,
        retryable: true,
    });
}
function describeOwner({ owner, acquiredAt }) {
    const run = owner.run === undefined ? '' : `, ${owner.run}`;
    return `${owner.operation} on ${owner.machine} since ${acquiredAt}${run}`;
}
function folderOf(system) {
    return `leases/${system}`;
}
function recordPath(folder, token) {
    return `${folder}/${String(token).padStart(8, '0')}.json`;
}
async function newest(store, folder) {
    const tokens = (await store.list(folder))
        .map(({ path }) => /\/(\d{8})\.json$/.exec(path)?.[1])
        .filter((token) => token !== undefined)
        .map(Number);
    const token = Math.max(...tokens);
    if (tokens.length === 0)
        return undefined;
    const bytes = await store.readSmall(recordPath(folder, token));
    return { token, record: bytes && leaseSchema.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes)).data };
}


/***/ }),

/***/ 66807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ localConnection)
/* harmony export */ });
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65213);

/** This machine: tools are its own processes and addresses are used as they are. */
const localConnection = {
    kind: 'local',
    name: 'this machine',
    start: _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .startTool */ .pQ,
    run: _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .runTool */ .qI,
    endpoint: async (host, port) => ({ host, port }),
    [Symbol.asyncDispose]: async () => { },
};


/***/ }),

/***/ 86566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ hasProcessEnded),
/* harmony export */   aE: () => (/* binding */ machineIdentity),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   tz: () => (/* binding */ processMark)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);



/** Boot id and pid namespace: a pid means the same process only within both. Undefined where /proc does not tell. */
async function machineIdentity() {
    const boot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
    const namespace = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid').catch(() => undefined);
    return boot === undefined || namespace === undefined ? undefined : { boot: boot.trim(), namespace };
}
/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); undefined when none is seen. */
async function processStart(pid) {
    const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    return stat
        ?.slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .at(19);
}
/** True only when the process that had this pid and start, in our pid namespace, is known to have ended. */
async function hasProcessEnded(pid, started) {
    const now = await processStart(pid);
    // A /proc mounted with hidepid hides the processes of other users, which are not gone.
    return now === undefined ? !exists(pid) : now !== started;
}
/** Boot, pid namespace, pid and start time of this process: together they never come again. */
async function processMark(pid = node_process__WEBPACK_IMPORTED_MODULE_1__.pid) {
    const started = await processStart(pid);
    const machine = await machineIdentity();
    if (machine === undefined || started === undefined)
        return undefined;
    return `${machine.boot} ${machine.namespace} ${pid} ${started}`;
}
/** True only when the process of that mark was on this machine and is known to have ended, or the machine was started anew. */
async function hasEnded(mark) {
    const [boot, namespace, pid, started] = mark.split(' ');
    const here = await machineIdentity();
    if (here === undefined || pid === undefined || started === undefined)
        return false;
    if (boot !== here.boot)
        return true;
    return namespace === here.namespace && (await hasProcessEnded(Number(pid), started));
}
function exists(pid) {
    try {
        node_process__WEBPACK_IMPORTED_MODULE_1__.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ESRCH';
    }
}


/***/ }),

/***/ 61743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S1: () => (/* binding */ chooseBackup),
/* harmony export */   _1: () => (/* binding */ describeBackup),
/* harmony export */   ii: () => (/* binding */ recoveryPoint)
/* harmony export */ });
/* harmony import */ var _catalog_backup_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73698);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97153);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18527);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);





/**
 * The backup a user means.
 *
 * @throws BackupError `backup-not-found`, `damaged`, `invalid-request`
 */
async function chooseBackup(store, catalog, wanted, system) {
    const limit = wanted.before === undefined ? undefined : parseMoment(wanted.before);
    const entries = catalog.entries.filter((entry) => limit === undefined || recoveryPoint(entry) < limit);
    if (limit !== undefined)
        requireOneBefore(catalog, entries, wanted, system, store.location);
    const narrowed = { ...catalog, entries };
    const entry = wanted.backup === 'latest-proven'
        ? await latestProven(store, narrowed, system, wanted.trusted)
        : (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .findBackup */ .SC)(narrowed, wanted.backup, system, store.location);
    if (entry.kind !== 'damaged')
        return entry;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `Backup ${entry.id} cannot be restored: its manifest is damaged`, {
        because: [entry.problem],
        hint: 'Name another backup; "backupctl verify all" tells which are whole.',
    });
}
const shownBackups = 8;
/** @throws BackupError `backup-not-found` that tells which backups there are, when no wanted one is old enough */
function requireOneBefore(catalog, before, { backup, before: limit = '' }, system, location) {
    const isWanted = (entry) => (backup.startsWith('latest') ? (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .belongsTo */ .g4)(entry, system) : entry.id === backup);
    const candidates = catalog.entries.filter(isWanted);
    if (candidates.length === 0 || before.some(isWanted))
        return;
    const known = candidates
        .slice(0, shownBackups)
        .map((entry) => `${entry.id} (data of ${recoveryPoint(entry).toISOString()})`);
    const more = candidates.length - known.length;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('backup-not-found', `No backup of ${system} in ${location} has data from before ${limit}`, {
        hint: `There are, oldest first: ${known.join(', ')}${more > 0 ? ` and ${more} newer` : ''}. Choose a later time, or a backup by its id.`,
    });
}
/** When the data of a backup are from; for a backup without manifest, when it was made. */
function recoveryPoint(entry) {
    if (entry.kind !== 'backup')
        return (0,_catalog_backup_id_js__WEBPACK_IMPORTED_MODULE_4__/* .backupTime */ .a3)(entry.id) ?? new Date(0);
    const points = Object.values(entry.manifest.components).map((one) => new Date(one.recoveryPoint).getTime());
    return new Date(Math.min(...points));
}
/** Facts of a backup for a plan or a report. */
async function describeBackup(store, entry, now) {
    const point = recoveryPoint(entry);
    const { proofs } = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .readProofs */ .OR)(store, entry.id);
    const bytes = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOf */ .$$)(entry.kind === 'backup' ? entry.manifest.files : await store.list(entry.id));
    return {
        id: entry.id,
        type: entry.kind === 'backup' ? entry.manifest.type : 'made by shell scripts',
        recoveryPoint: point.toISOString(),
        ageMs: now.getTime() - point.getTime(),
        bytes,
        proof: (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .describeProofs */ .d3)(proofs),
    };
}
async function latestProven(store, catalog, system, trusted) {
    for (const entry of catalog.entries.toReversed()) {
        if (entry.kind !== 'backup' || !(0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .belongsTo */ .g4)(entry, system))
            continue;
        const { proofs } = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .readProofs */ .OR)(store, entry.id);
        const { manifestSha256 } = (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(entry);
        const proof = (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .provingTest */ .Gp)(proofs);
        if (proof === undefined || proof.statement.manifestSha256 !== manifestSha256)
            continue;
        if (trusted === undefined || proof.signer === trusted)
            return entry;
    }
    const title = `No backup of ${system} in ${store.location} was proven as a whole by a restore test`;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('backup-not-found', title, {
        hint: 'Run restore-test on the newest one, or name a backup by its id.',
    });
}
function parseMoment(text) {
    const moment = (0,_catalog_backup_id_js__WEBPACK_IMPORTED_MODULE_4__/* .backupTime */ .a3)(text) ?? new Date(text);
    if (!Number.isNaN(moment.getTime()))
        return moment;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('invalid-request', `"${text}" is not a time`, {
        hint: 'Write it like 2026-11-22T02:00:00Z or 20261122_020000.',
    });
}


/***/ }),

/***/ 34574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ partsOf)
});

// EXTERNAL MODULE: ./.build/lib/components/index.js + 13 modules
var components = __webpack_require__(20229);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var codec = __webpack_require__(93407);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
;// CONCATENATED MODULE: ./.build/lib/pipeline/stored-backup.js







/** @param scratch a private folder, for what a tool needs as files and the store has not here */
function openBackup(id, files, origin, { scratch, signal }) {
    return {
        id,
        files,
        read: (file) => origin.read(file.path),
        open: async (file) => checked(await origin.read(file.path), file, signal),
        folder: async (wanted) => {
            if (origin.folder !== undefined)
                return { path: origin.folder, [Symbol.asyncDispose]: async () => { } };
            const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, 'fetched-'));
            const remove = () => (0,promises_.rm)(path, { recursive: true, force: true });
            try {
                for (const file of wanted)
                    await (0,write/* writeNew */.qf)((0,external_node_path_.join)(path, file.path), hashed(await origin.read(file.path), file, signal));
                return { path, [Symbol.asyncDispose]: remove };
            }
            catch (error) {
                await remove();
                throw error;
            }
        },
    };
}
/** The decoded content, then an error if it was not what the manifest says. */
function checked(stored, file, signal) {
    const bytes = external_node_stream_.Readable.from(hashed(stored, file, signal), { objectMode: false });
    const decoding = (0,codec/* decoder */.D0)(file.codec);
    // Whoever reads sees a failure as the decoder's; leaving early closes the file too.
    const decoded = decoding === undefined ? bytes : (0,external_node_stream_.pipeline)(bytes, decoding, () => { });
    return external_node_stream_.Readable.from(measured(decoded, file), { objectMode: false });
}
/** Where nobody recorded a hash (the guide's scripts), the decoder is the only judge. */
async function* hashed(stored, { path, bytes, sha256 }, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for await (const chunk of stored) {
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        hash.update(chunk);
        size += chunk.byteLength;
        yield chunk;
    }
    if (sha256 !== '' && (size !== bytes || hash.digest('hex') !== sha256))
        throw notAsRecorded(path);
}
async function* measured(decoded, { path, rawBytes, rawSha256 }) {
    const hash = rawSha256 === undefined ? undefined : (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    try {
        for await (const chunk of decoded) {
            hash?.update(chunk);
            size += chunk.byteLength;
            yield chunk;
        }
    }
    catch (cause) {
        if (cause instanceof errors/* BackupError */.hj)
            throw cause;
        throw new errors/* BackupError */.hj('damaged', `${path} cannot be read to its end`, { cause, hint: chooseAnother });
    }
    if (hash !== undefined && (size !== rawBytes || hash.digest('hex') !== rawSha256))
        throw notAsRecorded(path);
}
const chooseAnother = 'Choose another backup: "backupctl verify all" tells which are whole.';
function notAsRecorded(path) {
    return new errors/* BackupError */.hj('damaged', `${path} is not what was recorded when it was made`, { hint: chooseAnother });
}

// EXTERNAL MODULE: ./.build/lib/operations/open-content.js
var open_content = __webpack_require__(77861);
// EXTERNAL MODULE: ./.build/lib/operations/verify/read-files.js
var read_files = __webpack_require__(33201);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/parts.js





/**
 * The parts of a backup, in the order they are put back. What is fetched lies in scratch meanwhile.
 *
 * @throws BackupError `key-missing` when it is encrypted and no key at hand opens it
 */
async function partsOf(store, entry, session) {
    const content = entry.kind === 'backup' ? await (0,open_content/* openContent */.Q)(store, entry, session) : undefined;
    const origin = content?.origin ?? {
        read: (path) => store.read(`${entry.id}/${path}`),
        folder: store.localPath(entry.id),
    };
    const files = content?.manifest.files ?? (await foundFiles(store, entry.id));
    const parts = [];
    for (const component of components/* components */.d) {
        const own = files.filter(({ path }) => (0,read_files/* componentOf */.D5)(path) === component.name);
        const facts = content?.manifest.components[component.name]?.facts;
        if (own.length === 0 || (content !== undefined && facts === undefined))
            continue;
        parts.push({ component, facts, backup: openBackup(entry.id, own, origin, session) });
    }
    return parts;
}
/** Files of a backup without a manifest. What is not known of them is left empty. */
async function foundFiles(store, id) {
    return (await store.list(id)).map(({ path, bytes }) => {
        return { path: path.slice(id.length + 1), bytes, sha256: '', codec: (0,codec/* codecOf */.uM)(path), rawBytes: 0 };
    });
}


/***/ }),

/***/ 82985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ scratchFolder),
/* harmony export */   f: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _catalog_lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65892);
/* harmony import */ var _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16290);
/* harmony import */ var _connections_local_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66807);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67158);







const prefix = 'backup-actions-run-';
const ownerFile = 'owner.json';
/** A private temporary folder that goes away with its scope; those of runs that were killed are swept first. */
async function scratchFolder(host) {
    await sweepScratch(host);
    const path = await makeScratch(host);
    return {
        path,
        [Symbol.asyncDispose]: async () => {
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true, maxRetries: 3 });
            }
            catch (error) {
                // Whatever the run has done stays done; the next run sweeps this one's folder.
                host.log.warning(`The temporary folder ${path} could not be removed: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error)}`);
            }
        },
    };
}
/** A temporary folder that somebody tidied away is made again. */
async function makeScratch({ temporaryFolder, run }) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temporaryFolder, { recursive: true });
        const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporaryFolder, prefix));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, 0o700);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ownerFile), JSON.stringify(await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .leaseOwner */ .I)('scratch', run.url)));
        return path;
    }
    catch (cause) {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .xU)(cause) === 'ENOSPC' ? 'disk-full' : 'write-failed';
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .BackupError */ .hj(code, `No temporary folder can be made in ${temporaryFolder}`, {
            cause,
            hint: 'Let RUNNER_TEMP (at a terminal: TMPDIR) name a folder that can be written and has room. Nothing was changed.',
        });
    }
}
/** Removes the folders of runs on this machine whose process is known to be gone. Servers in them died with their run. */
async function sweepScratch(host) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(host.temporaryFolder).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(prefix))) {
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(host.temporaryFolder, name);
        // Anybody may make such a folder, and put a pipe without a writer in the place of its file.
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(folder).catch(() => undefined);
        if (status?.isDirectory() !== true || status.uid !== process.getuid?.())
            continue;
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ownerFile), 'utf8').catch(() => undefined);
        const owner = text === undefined ? undefined : _catalog_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerSchema */ .$K.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .q)(text)).data;
        if (owner === undefined || !(await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .isGone */ .S)(owner)))
            continue;
        host.log.info(`Removing ${folder}, left behind by a run that was killed`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
/** What components are lent while an operation runs. */
function openSession(host, config, scratch, signal) {
    return {
        config,
        connection: _connections_local_js__WEBPACK_IMPORTED_MODULE_4__/* .localConnection */ .G,
        signal,
        log: host.log,
        env: host.env,
        scratch,
        now: () => host.now(),
    };
}


/***/ }),

/***/ 29305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ whatIsMissing),
/* harmony export */   FX: () => (/* binding */ restoredTitle),
/* harmony export */   HM: () => (/* binding */ stepTimes),
/* harmony export */   IH: () => (/* binding */ objective),
/* harmony export */   QJ: () => (/* binding */ restoredIn),
/* harmony export */   QK: () => (/* binding */ provedLines),
/* harmony export */   Vs: () => (/* binding */ comparisonRows),
/* harmony export */   Wf: () => (/* binding */ restoredLines),
/* harmony export */   XT: () => (/* binding */ restorePlanLines),
/* harmony export */   Y4: () => (/* binding */ nextOfPlan),
/* harmony export */   Yh: () => (/* binding */ undoStepLines),
/* harmony export */   fU: () => (/* binding */ undoPlanLines)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

/** Most tables compared in a summary, those that change most first. */
const shownComparisons = 40;
/** The plan of a restore, line by line: what dry-run prints. */
function restorePlanLines(report) {
    const { backup } = report;
    return [
        `Backup ${backup.id} of ${report.system}: ${backup.type}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(backup.bytes)}, as of ${backup.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(backup.ageMs)} ago${objective(backup.ageMs, report.lossObjectiveMs)}`,
        `Last proof: ${backup.proof ?? 'none'}`,
        ...report.plans.flatMap((plan) => [
            `${plan.component} → ${plan.target}`,
            ...plan.steps.map((step) => `  ${step}`),
            `  kept: ${plan.keeps}`,
            ...comparisonRows(plan.comparisons).map(([what, now, then]) => `  ${what}: ${now} now, ${then} in the backup`),
            ...plan.losses.map((loss) => `  lost by going back: ${loss}`),
        ]),
        ...report.servicesToStop.map((command) => `stopped meanwhile: ${command}`),
        ...report.checks.map(checkLine),
    ];
}
/** The plan of an undo, line by line: what its dry-run prints. */
function undoPlanLines({ plans, done }) {
    return [
        ...plans.flatMap((plan) => [
            `${plan.component} → ${plan.target}`,
            ...undoStepLines(plan).map((line) => `  ${line}`),
            ...plan.commands.map((command, at) => (at === 0 ? `  by hand: ${command}` : `           ${command}`)),
        ]),
        ...done,
    ];
}
/** What is there, what is done and what that costs; without the commands. */
function undoStepLines({ found, steps, losses, obstacle, down }) {
    return [
        ...found.map((one) => `found: ${one}`),
        ...(obstacle === undefined ? [] : [`cannot be put back: ${obstacle}`]),
        ...(down === undefined ? [] : [down]),
        ...(steps.length === 0 ? ['to do: nothing'] : steps.map((step) => `to do: ${step}`)),
        ...losses.map((loss) => `set aside: ${loss}`),
    ];
}
function checkLine({ name, outcome, detail, overridden }) {
    return `check ${name}: ${outcome}${overridden ? ' (overridden)' : ''}: ${detail}`;
}
/** What, now, in the backup; as texts, the largest differences first. */
function comparisonRows(comparisons) {
    const difference = (one) => Math.abs((one.now ?? 0) - (one.backup ?? 0));
    return comparisons
        .toSorted((a, b) => difference(b) - difference(a))
        .slice(0, shownComparisons)
        .map(({ what, now, backup }) => [what, count(now), count(backup)]);
}
/** What comes after a dry run: what has to be mended first, or the real run. */
function nextOfPlan(report) {
    const stopping = report.checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
    if (stopping.length > 0) {
        return [
            `Next: mend what would stop the restore (${stopping.map(({ name }) => name).join(', ')})`,
            ...stopping.map(({ name, hint }) => `  ${name}: ${hint ?? 'see the check above'}`),
        ];
    }
    const confirmed = report.live ? `; it is confirmed with the name of the system, ${report.system}` : '';
    return [`Next: the same without dry-run, with backup ${report.backup.id}${confirmed}`];
}
/** "Restored trading-system from backup 20261122_205610" */
function restoredTitle({ live, status, system, backup }) {
    const what = live
        ? `Restored ${system} from backup`
        : `Restored tables of ${system}, beside the live data, from backup`;
    return `${what} ${backup.id}${status === 'ok' ? '' : ', but a check failed'}`;
}
/** What a restore has done, line by line. */
function restoredLines(report) {
    return [
        ...report.restored.map((one) => `${one.component}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.durationMs)}${objective(one.durationMs, one.objectiveMs)}: ${one.verified.join('; ') || 'nothing could be compared'}`),
        ...report.restored.flatMap(({ differing }) => differing.flatMap(({ what, expected, found }) => [
            `not as in the backup: ${what}: ${found}`,
            ...expected.split('\n').map((line) => `  ${line}`),
        ])),
        ...report.health.map(checkLine),
        stepTimes(report),
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${objective(report.durationMs, report.objectiveMs)}`,
        whatIsMissing(report),
    ];
}
/** "Steps: 3/8 Stop services 5 ms, 4/8 Database 1.6 s" */
function stepTimes({ steps }) {
    return `Steps: ${steps.map(({ name, durationMs }) => `${name} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(durationMs)}`).join(', ')}`;
}
/** What the restored data do not hold, and where they are. */
function whatIsMissing(report) {
    const where = report.live ? '' : `Nothing live was changed: ${report.plans.map(({ keeps }) => keeps).join('; ')}. `;
    return `${where}Data written in the ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.dataLossMs)} after the recovery point${objective(report.dataLossMs, report.lossObjectiveMs)} are not in it.`;
}
/** " (objective 15 min 00 s: met)" */
function objective(ms, objectiveMs) {
    if (objectiveMs === undefined)
        return '';
    return ` (objective ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(objectiveMs)}: ${ms <= objectiveMs ? 'met' : 'MISSED'})`;
}
/** "restored in 1.3 s (objective 15 min 00 s: met)"; what was not restored meets no objective. */
function restoredIn({ restoreMs, objectiveMs }) {
    if (restoreMs === 0)
        return 'not restored';
    return `restored in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(restoreMs)}${objective(restoreMs, objectiveMs)}`;
}
/** What a restore test has found, line by line. */
function provedLines(report) {
    return report.components.flatMap((one) => [
        `${one.component}: ${one.outcome}, ${restoredIn(one)}, compared in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.compareMs)}`,
        ...(one.where === undefined ? [] : [`  in ${one.where}`]),
        ...one.compared.map((line) => `  ${one.differences.length === 0 ? 'equal' : 'compared'}: ${line}`),
        ...(one.reason === undefined ? [] : [`  not verified: ${one.reason}`]),
        ...one.differences.map(({ what, expected, found }) => `  differs: ${what}: expected ${expected}, found ${found}`),
    ]);
}
function count(value) {
    if (value === null)
        return 'not known';
    return value === undefined ? 'none' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(value);
}


/***/ })

};
