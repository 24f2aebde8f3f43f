export const id = 4399;
export const ids = [4399];
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

/***/ 4399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   evidence: () => (/* binding */ evidence)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var _catalog_evidence_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98451);
/* harmony import */ var _catalog_signature_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72372);
/* harmony import */ var _stores_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60061);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49466);
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





const requestSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ backup: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional() });
const evidence = {
    ..._fields_js__WEBPACK_IMPORTED_MODULE_3__/* .evidenceDescription */ ._,
    request: requestSchema,
    sections: () => ['stores', 'signing'],
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = __addDisposableResource(env_1, await (0,_stores_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openStore */ .Ch)(config, host), true);
        const trusted = (0,_catalog_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .trustedKey */ .To)(config.signing);
        const { entries, findings, head } = await (0,_catalog_evidence_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkEvidence */ .K)(store, config.system, trusted);
        const isAsked = ({ id }) => request.backup === undefined || id === request.backup;
        return {
            operation: 'evidence',
            ...verdict(findings),
            system: config.system,
            store: store.location,
            backup: request.backup,
            signatures: trusted === undefined ? 'unchecked' : 'checked',
            head,
            findings,
            entries: request.backup === undefined ? entries : entries.filter(({ backups }) => backups.some(isAsked)),
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
function verdict(findings) {
    if (findings.some(({ kind }) => kind === 'broken'))
        return { status: 'failed', errorCode: 'evidence-broken' };
    if (findings.length > 0)
        return { status: 'not-verified', errorCode: 'not-verified' };
    return { status: 'ok', errorCode: undefined };
}


/***/ })

};
