export const id = 9990;
export const ids = [9990];
export const modules = {

/***/ 38222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseEntry),
/* harmony export */   v: () => (/* binding */ encodeEntry)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39797);



// Nothing here is strict, and words are not enumerated: a newer program may say more, and its entries must not look broken.
const details = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()]));
const backupSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** SHA-256 of the manifest that the run worked on; absent for a backup without one. */
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** What came of this backup, where a run concerns several: passed, failed, not-verified, copied, removed. */
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** Paths of the proofs that the run saved or brought here. */
    proofs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
    /** What was proved or done: depth, restoreMs, the reason of a removal … */
    details: details.optional(),
});
const entrySchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    system: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    number: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
    /** SHA-256 of the file of the entry before; absent in the first. */
    previous: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    operation: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Of the run as a whole: done, passed, failed, not-verified. */
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    error: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).optional(),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        machine: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        actor: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    }),
    backups: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(backupSchema),
    program: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
const fileSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ entry: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), ..._seal_js__WEBPACK_IMPORTED_MODULE_0__/* .sealFields */ .fJ });
/** The entry as it lies in the store, sealed over its JSON text. */
function encodeEntry(entry, signer) {
    return encodeFile({ entry, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .seal */ .od)(textOf(entry), signer) });
}
/** Reads an entry by its bytes as they lie there: what this program does not know of it is sealed too. */
function parseEntry(bytes) {
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes);
    const file = fileSchema.safeParse(value).data;
    if (file === undefined)
        return { kind: 'broken', problem: 'is not an entry of the log' };
    const { entry: raw, ...sealed } = file;
    const problem = encodeFile(value).equals(bytes)
        ? (0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .sealProblem */ .Z7)(textOf(raw), sealed)
        : 'was changed after it was written';
    if (problem !== undefined)
        return { kind: 'broken', problem };
    const format = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ format: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(2) }).safeParse(raw).data?.format;
    if (format !== undefined)
        return { kind: 'newer', problem: `has format version ${format}; this program reads version 1` };
    const entry = entrySchema.safeParse(raw).data;
    if (entry === undefined)
        return { kind: 'broken', problem: 'does not follow the format' };
    return { kind: 'entry', entry, signer: sealed.signer };
}
function textOf(entry) {
    return Buffer.from(JSON.stringify(entry) ?? '');
}
function encodeFile(file) {
    return Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`);
}


/***/ }),

/***/ 82968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ readEvidence),
/* harmony export */   Zz: () => (/* binding */ evidencePath),
/* harmony export */   zt: () => (/* binding */ addEvidence)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_limit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6421);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39797);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38222);





/** Runs that add at the same time; each attempt that fails is another run's success. */
const attempts = 100;
const readAtOnce = 16;
/** Adds what a run has done to the log of its system, and returns its number. Reads the names there and the newest entry only. */
async function addEvidence(store, made, signer) {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
        const last = Math.max(0, ...(await numbersIn(store, made.system)));
        const previous = last === 0 ? undefined : await readNewest(store, evidencePath(made.system, last));
        const { system, ...told } = made;
        const head = { format: 1, system, number: last + 1, ...(previous && { previous: (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(previous) }) };
        if (await store.create(evidencePath(system, last + 1), (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .encodeEntry */ .v)({ ...head, ...told }, signer)))
            return last + 1;
    }
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('write-failed', 'Other runs took every next number of the evidence log', { retryable: true });
}
/** A file system without hard links shows an entry that another run is still writing; a moment later it is whole. */
async function readNewest(store, path) {
    for (let attempt = 0;; attempt += 1) {
        const bytes = await store.readSmall(path);
        if (bytes === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('read-failed', `${path} vanished from the evidence log`);
        // One that stays broken is chained as it lies: the log goes on, and the check tells.
        if ((0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEntry */ .E)(bytes).kind !== 'broken' || attempt === 5)
            return bytes;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(100);
    }
}
/** All files of the log, oldest first. @param most only so many, the newest ones */
async function readEvidence(store, system, most = Number.POSITIVE_INFINITY) {
    const limit = new _lib_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .Limit */ .I(readAtOnce);
    const numbers = (await numbersIn(store, system)).sort((a, b) => a - b).slice(-most);
    return await Promise.all(numbers.map((number) => limit.run(async () => {
        const path = evidencePath(system, number);
        // One that cannot be read hides no other.
        const bytes = (await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnreadable */ ._p)) ?? 'vanished while it was read';
        return typeof bytes === 'string' ? { number, path, problem: bytes } : { number, path, bytes };
    })));
}
function evidencePath(system, number) {
    return `evidence/${system}/${String(number).padStart(8, '0')}.json`;
}
async function numbersIn(store, system) {
    return (await store.list(`evidence/${system}`)).flatMap(({ path }) => {
        const number = Number(/\/(\d{8})\.json$/.exec(path)?.[1]);
        return evidencePath(system, number) === path ? [number] : [];
    });
}


/***/ }),

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

/***/ 10889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ byteSize)
/* harmony export */ });
/* unused harmony export parseBytes */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);

const units = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
/** An amount of bytes as people write it ("10GB", "500 MiB"); undefined when it is none. */
function parseBytes(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?i?b)$/i.exec(text.trim());
    const unit = Object.entries(units).find(([name]) => name === match?.[2]?.toLowerCase());
    return match === null || unit === undefined ? undefined : Math.round(Number(match[1]) * unit[1]);
}
/** Schema of an amount of bytes: text with a unit in, bytes out. */
const byteSize = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform((text, context) => {
    const bytes = parseBytes(text);
    if (bytes !== undefined && bytes > 0)
        return bytes;
    context.addIssue({ code: 'custom', message: 'is not an amount of bytes; write it like 500MB, 10GB or 2GiB' });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});


/***/ }),

/***/ 22100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E5: () => (/* binding */ textOfName),
/* harmony export */   Jk: () => (/* binding */ fsPath),
/* harmony export */   qZ: () => (/* binding */ bytesOfName)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

const loneBytes = /([\uDC80-\uDCFF])/u;
/**
 * The name of a file as text from which its bytes can be had again: each byte that is not UTF-8 becomes a lone surrogate, U+DC80
 * to U+DCFF (as Python does: PEP 383). JSON keeps these, a terminal shows U+FFFD.
 */
function textOfName(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const lead = bytes.readUInt8(at);
        const sequence = bytes.subarray(at, at + (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4));
        const whole = (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(sequence);
        text += whole ? sequence.toString('utf8') : String.fromCharCode(0xdc00 + lead);
        at += whole ? sequence.length : 1;
    }
    return text;
}
function bytesOfName(text) {
    const parts = text.split(loneBytes);
    return Buffer.concat(parts.map((part) => (loneBytes.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, 'utf8'))));
}
/** A path as the functions of node:fs take it. */
function fsPath(path) {
    return path.isWellFormed() ? path : bytesOfName(path);
}


/***/ }),

/***/ 22751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   eD: () => (/* binding */ formatChange),
/* harmony export */   tW: () => (/* binding */ formatLimit),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22100);

const units = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Bytes for people, decimal units: 1,234,567 → "1.2 MB". */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
/** Milliseconds for people: "820 ms", "4.2 s", "3 min 05 s", "2 h 10 min". */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
    const minutes = Math.round(seconds / 60);
    const hours = Math.round(minutes / 60);
    if (hours >= 48)
        return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
/** A length of time that somebody chose, without the zeros: "30 min", "1 h", "35 d". */
function formatLimit(ms) {
    return formatDuration(ms)
        .replace(/ 00 (s|min)$/, '')
        .replace(/\.0 s$/, ' s');
}
/** A count with thousands separators. (The first toLocaleString() of a process takes 20 ms.) */
function formatCount(count) {
    return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
/** A signed percentage of change: "+12 %", "-61 %", "±0 %". */
function formatChange(before, now) {
    if (before === 0)
        return now === 0 ? '±0 %' : 'new';
    const percent = Math.round(((now - before) / before) * 100);
    return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : ''}${percent} %`;
}
/** "1 file", "3 files". */
function plural(count, noun) {
    return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** A word quoted for a POSIX shell; plain words stay plain. */
function shellQuote(word) {
    if (!word.isWellFormed())
        return `"$(printf '${octal((0,_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOfName */ .qZ)(word))}')"`;
    return /^[\w@%+=:,./-]+$/.test(word) && word.length > 0 ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/** A name that is not UTF-8, for printf(1). */
function octal(bytes) {
    return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}


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

/***/ 86550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ keepEvidence)
/* harmony export */ });
/* harmony import */ var _catalog_evidence_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82968);
/* harmony import */ var _catalog_signature_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72372);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29553);
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




/** Adds an entry to the log of a store. One that cannot be written loses no data: the run ends as it would have. */
async function keepEvidence(open, told, { config, host }) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Anew: the run has ended, perhaps by a cancellation that closed what it had open.
            const store = __addDisposableResource(env_1, await open(), true);
            // A run that failed early must not make a store, least of all where a disk is missing.
            if (!(await store.exists()))
                return;
            const { system } = config;
            const when = { finishedAt: host.now().toISOString(), run: host.run, program: _version_js__WEBPACK_IMPORTED_MODULE_3__/* .programVersion */ .R };
            await (0,_catalog_evidence_log_js__WEBPACK_IMPORTED_MODULE_0__/* .addEvidence */ .zt)(store, { system, ...told, ...when }, (0,_catalog_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .openSigner */ .Hs)(config.signing));
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
    catch (error) {
        host.log.warning(`This run is missing in the evidence log of the store: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(error)}`);
    }
}


/***/ }),

/***/ 51868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ gatherBackups)
/* harmony export */ });
function gatherBackups() {
    const known = new Map();
    return {
        witness: (told) => {
            const before = known.get(told.id);
            const proofs = [...(before?.proofs ?? []), ...(told.proofs ?? [])];
            known.set(told.id, { ...before, ...told, ...(proofs.length > 0 && { proofs }) });
        },
        backups: () => [...known.values()],
    };
}


/***/ }),

/***/ 49534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ takeLeases)
/* harmony export */ });
/* harmony import */ var _catalog_lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65892);
/* harmony import */ var _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16290);
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


/**
 * The lease of the host, against another restore from whatever store, and that of the store, against a backup of what is half
 * restored. Losing one ends the work.
 */
async function takeLeases(stores, { session, host, abort, }, operation = 'restore') {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseOwner */ .I)(operation, host.run.url);
        const { system } = session.config;
        const taken = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const leases = [];
        for (const store of new Map(stores.map((one) => [one.location, one])).values()) {
            const lease = taken.use(await (0,_catalog_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .acquireLease */ .ZZ)(store, { system, owner, now: host.now, isGone: _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .isGone */ .S, warn: host.log.warning }));
            if (lease.warning !== undefined)
                host.log.warning(lease.warning);
            lease.signal.addEventListener('abort', () => abort.abort(lease.signal.reason), { once: true });
            leases.push(lease);
        }
        const kept = taken.move();
        return {
            check: async () => {
                for (const lease of leases)
                    await lease.check();
            },
            [Symbol.asyncDispose]: () => kept.disposeAsync(),
        };
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


/***/ }),

/***/ 29553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ programVersion),
/* harmony export */   k: () => (/* binding */ programName)
/* harmony export */ });
/** Version of this program; script/check compares it with package.json. */
const programVersion = '0.1.0';
const programName = 'backup-actions';


/***/ })

};
