export const id = 4727;
export const ids = [4727];
export const modules = {

/***/ 45140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ indexedAt),
/* harmony export */   gz: () => (/* binding */ markChanged),
/* harmony export */   mO: () => (/* binding */ saveIndex),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13798);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44910);




/**
 * A cache of what was read of each backup, so that a store of thousands is looked at with a few requests. It never says what
 * exists: the store's own listing does. Whoever adds a proof leaves a mark, and what is marked is read anew.
 */
const indexPath = 'index/catalog.json.gz';
const marksFolder = 'index/changed';
const indexSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1), backups: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .summarySchema */ .U) });
/** The index of a store; an empty one where there is none that can be read. */
async function readIndex(store) {
    const [bytes, marks] = await Promise.all([store.readSmall(indexPath), store.list(marksFolder)]);
    const paths = marks.map(({ path }) => path);
    return {
        summaries: new Map(parse(bytes).map((summary) => [summary.id, summary])),
        changed: new Set(paths.map((path) => path.slice(marksFolder.length + 1, marksFolder.length + 16))),
        marks: paths,
    };
}
function parse(bytes) {
    if (bytes === undefined)
        return [];
    try {
        return indexSchema.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gunzipSync)(bytes))).data?.backups ?? [];
    }
    catch {
        // Cut or changed: what it knew is read from the backups again.
        return [];
    }
}
/** Says that a backup has another proof than the index may know. @param what tells the change from others of the same backup */
async function markChanged(store, id, what) {
    await store.put(`${marksFolder}/${id}-${what}`, Buffer.alloc(0));
}
/** Keeps what was looked at for the next look. @param marks of changes that are in it; they are removed */
async function saveIndex(store, backups, marks) {
    await store.put(indexPath, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gzipSync)(JSON.stringify({ format: 1, backups })));
    for (const mark of marks)
        await store.remove(mark);
}
/** When the index was written last; undefined: there is none. */
async function indexedAt(store) {
    return (await store.list('index')).find(({ path }) => path === indexPath)?.modified;
}


/***/ }),

/***/ 44910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ summarySchema),
/* harmony export */   e: () => (/* binding */ summarize)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _proofs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18527);




/** What retention, copies and status look at of a backup; its manifest without what only a restore needs. */
const summarySchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('backup'),
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    system: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['full', 'incremental', 'pre-deployment']),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    /** The earliest of its components: what was written later may be missing. */
    recoveryPoint: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    bytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    /** Bytes of each component. */
    components: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr()),
    missing: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    signed: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** The restore test that proves it. */
    proven: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ at: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(), restoreMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().optional() }).optional(),
    /** It was found to be damaged, and no test of its content has passed since. */
    broken: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    /** The newest proof of whatever kind. */
    looked: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), depth: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), at: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$() }).optional(),
});
/** @param proofs oldest first */
function summarize({ id, manifest, manifestBytes }, proofs) {
    const points = Object.values(manifest.components).map((component) => component.recoveryPoint);
    const proof = (0,_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .provingTest */ .Gp)(proofs)?.statement;
    const last = proofs.at(-1)?.statement;
    return {
        kind: 'backup',
        id,
        system: manifest.system,
        type: manifest.type,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt,
        recoveryPoint: points.sort()[0] ?? manifest.startedAt,
        bytes: (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .totalBytes */ .ob)(manifest),
        components: Object.fromEntries(Object.entries(manifest.components).map(([name, one]) => [name, one.bytes])),
        missing: (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .missingIn */ .EH)(manifest).map(({ component }) => component),
        signed: manifest.signer !== undefined,
        manifestSha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifestBytes).digest('hex'),
        broken: isBroken(proofs),
        ...(proof && {
            proven: { at: proof.finishedAt, ...(proof.restoreMs !== undefined && { restoreMs: proof.restoreMs }) },
        }),
        ...(last && { looked: { kind: last.kind, depth: last.depth, outcome: last.outcome, at: last.finishedAt } }),
    };
}
function isBroken(proofs) {
    const failed = proofs.findLastIndex(({ statement }) => statement.outcome === 'failed');
    const since = failed === -1 ? [] : proofs.slice(failed + 1);
    const told = ({ statement }) => statement.kind === 'restore-test' || statement.depth === 'deep';
    return failed !== -1 && !since.some((proof) => proof.statement.outcome === 'passed' && told(proof));
}


/***/ }),

/***/ 95183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ recordProof)
/* harmony export */ });
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97153);
/* harmony import */ var _catalog_catalog_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45140);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24662);
/* harmony import */ var _catalog_proofs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18527);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12035);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29553);






/** A proof lies beside its backup in clear: of an encrypted one it tells no name of what is in it, nor of a server. */
function sayable(verdict, entry) {
    if (entry.kind !== 'backup' || entry.manifest.format === 1)
        return verdict;
    const { findings, places: _, ...rest } = verdict;
    const open = new Set([_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji, _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .signaturePath */ .oY, _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN, ...entry.manifest.files.map(({ path }) => path)]);
    return {
        ...rest,
        findings: findings.map((finding) => open.has(finding.file)
            ? finding
            : { file: 'content', problem: 'is not as recorded; the report of the run says what' }),
    };
}
/** Saves a proof beside its backup, and tells the evidence log. One that cannot be saved loses no data: the verdict stands, with a warning. */
async function recordProof(store, entry, { host, signer, startedAt, witness }, verdict) {
    const { id, ...manifest } = (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(entry);
    const { depth, outcome, findings, restoreMs } = verdict;
    const details = { depth, findings: findings.length, ...(restoreMs !== undefined && { restoreMs }) };
    witness({ id, ...manifest, outcome, details });
    const statement = {
        ...sayable(verdict, entry),
        format: 1,
        backup: id,
        ...manifest,
        startedAt: startedAt.toISOString(),
        finishedAt: host.now().toISOString(),
        machine: host.run.machine,
        ...(host.run.url && { run: host.run.url }),
        program: _version_js__WEBPACK_IMPORTED_MODULE_5__/* .programVersion */ .R,
    };
    try {
        const proof = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_3__/* .saveProof */ .OF)(store, statement, signer);
        witness({ id, proofs: [proof] });
        await (0,_catalog_catalog_index_js__WEBPACK_IMPORTED_MODULE_1__/* .markChanged */ .gz)(store, id, statement.finishedAt.replace(/[-:]/g, ''));
        return { proof, warnings: [] };
    }
    catch (error) {
        return { proof: undefined, warnings: [`The proof could not be saved: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`] };
    }
}


/***/ }),

/***/ 64727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: ./.build/lib/catalog/catalog.js
var catalog_catalog = __webpack_require__(97153);
// EXTERNAL MODULE: ./.build/lib/catalog/proofs.js
var proofs = __webpack_require__(18527);
// EXTERNAL MODULE: ./.build/lib/catalog/signature.js
var signature = __webpack_require__(72372);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/recorded.js
var recorded = __webpack_require__(63711);
// EXTERNAL MODULE: ./.build/lib/operations/record-proof.js
var record_proof = __webpack_require__(95183);
// EXTERNAL MODULE: ./.build/lib/operations/verify/fields.js
var fields = __webpack_require__(28618);
// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect.js
var inspect = __webpack_require__(54391);
// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect-entry.js + 1 modules
var inspect_entry = __webpack_require__(78765);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var catalog_manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/operations/open-content.js
var open_content = __webpack_require__(77861);
;// CONCATENATED MODULE: ./.build/lib/operations/verify/key-drill.js



/**
 * Opens a backup where that is needed, and where a key is at hand: that it opens every backup should not be learnt at night.
 *
 * @throws BackupError `key-missing` when the only backup asked for cannot be looked into
 */
async function tryOpen(store, entry, depth, by) {
    const nothing = { content: undefined, hidden: false, findings: [], warnings: [] };
    if (entry.kind !== 'backup')
        return nothing;
    const needed = depth === 'deep';
    const { manifest } = entry;
    if (!needed && (manifest.format === 1 || !hasKeys(by.opening, manifest.encryption.kind)))
        return nothing;
    try {
        return { ...nothing, content: await (0,open_content/* openContent */.Q)(store, entry, by.opening) };
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || manifest.format === 1)
            throw error;
        if (['damaged', 'read-failed'].includes(error.code)) {
            const file = (0,catalog_manifest/* namesPath */.Kw)(manifest.encryption.kind);
            return { ...nothing, findings: [{ file, problem: `cannot be read: ${(0,errors/* failureText */.kY)(error)}` }] };
        }
        if (!['key-missing', 'tool-missing'].includes(error.code) || (needed && by.alone))
            throw error;
        const kept = needed ? 'What it holds was not verified' : 'Nobody has shown that it can be restored';
        return { ...nothing, hidden: needed, warnings: [`${entry.id}: ${(0,errors/* failureText */.kY)(error)}. ${kept}.`] };
    }
}
/** Whether somebody said which private keys to use. */
function hasKeys({ config: { encryption } }, kind) {
    if (kind === 'gpg')
        return encryption.gpg?.home !== undefined;
    return encryption.age?.identity !== undefined || (encryption.age?.['identity-files'].length ?? 0) > 0;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
;// CONCATENATED MODULE: ./.build/lib/operations/verify/request.js


const verifyRequestSchema = schemas/* strictObject */.rej({
    backup: schemas/* string */.YjP().default('latest'),
    depth: schemas/* enum */.k5n(fields/* depths */.pJ).default('checksum'),
});

;// CONCATENATED MODULE: ./.build/lib/operations/verify/index.js
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












const verify = (0,recorded/* recorded */.t)({
    ...fields/* verifyDescription */.qF,
    request: verifyRequestSchema,
    sections: () => ['stores', 'signing', 'encryption'],
    recordedAs: () => 'verify',
    run,
});
async function run({ request, config, host, witness }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const started = performance.now();
        const store = __addDisposableResource(env_1, await (0,stores/* openWritableStore */.Sv)(config, host), true);
        const signer = (0,signature/* openSigner */.Hs)(config.signing);
        const options = (0,inspect_entry/* inspectOptions */.h)(request.depth, { config, signal: host.signal, log: host.log });
        const opening = { config, env: host.env, signal: host.signal };
        const entries = await chooseEntries(store, request.backup, config.system);
        const backups = await Array.fromAsync(entries, (entry) => host.log.group(`Verify ${entry.id}`, () => verifyOne(store, entry, options, { host, signer, witness, opening, alone: request.backup !== 'all' })));
        const durationMs = Math.round(performance.now() - started);
        const verdict = judge(backups);
        return { operation: 'verify', ...verdict, store: store.location, depth: request.depth, durationMs, backups };
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
async function chooseEntries(store, wanted, system) {
    const catalog = await (0,catalog_catalog/* readCatalog */.uM)(store);
    if (wanted !== 'all')
        return [(0,catalog_catalog/* findBackup */.SC)(catalog, wanted, system, store.location)];
    const own = [];
    for (const entry of catalog.entries) {
        if ((0,catalog_catalog/* belongsTo */.g4)(entry, system) || !(await (0,inspect/* isConsistent */.H)(store, entry)))
            own.push(entry);
    }
    return own.length > 0 ? own : [(0,catalog_catalog/* findBackup */.SC)(catalog, 'latest', system, store.location)];
}
async function verifyOne(store, entry, options, by) {
    const { host } = by;
    const startedAt = host.now();
    by.witness((0,catalog_catalog/* identityOf */.cu)(entry));
    const opened = await tryOpen(store, entry, options.depth, by);
    const inspection = await (0,inspect_entry/* inspect */.N)(store, entry, { ...options, content: opened.content });
    const { problems } = await (0,proofs/* readProofs */.OR)(store, entry.id);
    const findings = [
        ...inspection.findings,
        ...opened.findings.filter(({ file }) => !inspection.findings.some((one) => one.file === file)),
        ...problems.map(({ path, problem }) => ({ file: path.slice(entry.id.length + 1), problem })),
    ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    for (const { file, problem } of findings)
        host.log.info(`  ${file} ${problem}`);
    const outcome = findings.length > 0 ? 'failed' : opened.hidden ? 'not-verified' : 'passed';
    host.log.info(`${entry.id}: ${outcome}, ${(0,format/* plural */.LS)(inspection.files, 'file')} (${options.depth})`);
    const durationMs = host.now().getTime() - startedAt.getTime();
    const openedBy = opened.content?.encrypted?.openedBy;
    const drill = openedBy && { openedBy: [...openedBy] };
    const verdict = { kind: 'verify', depth: options.depth, outcome, findings, ...drill };
    const { proof, warnings } = await (0,record_proof/* recordProof */.O)(store, entry, { ...by, startedAt }, verdict);
    return {
        id: entry.id,
        outcome,
        findings,
        files: inspection.files,
        bytes: inspection.bytes,
        durationMs,
        signature: inspection.signature,
        warnings: [
            ...warnings,
            ...opened.warnings,
            ...(entry.kind === 'guide' ? [guideWarning] : []),
            ...inspection.warnings,
        ],
        proof,
    };
}
const guideWarning = 'Made by shell scripts, without a manifest: only its own checksums could be compared, nothing was proved about its source.';
function judge(backups) {
    const findings = backups.flatMap((one) => one.findings);
    if (findings.length === 0) {
        const all = backups.every(({ outcome }) => outcome === 'passed');
        return all ? { status: 'ok', errorCode: undefined } : { status: 'not-verified', errorCode: 'not-verified' };
    }
    const onlySignatures = findings.every(({ file }) => file.endsWith('.sig'));
    return { status: 'failed', errorCode: onlySignatures ? 'signature-invalid' : 'damaged' };
}


/***/ })

};
