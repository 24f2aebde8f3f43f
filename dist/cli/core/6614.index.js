export const id = 6614;
export const ids = [6614];
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

/***/ 86614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restoreTest: () => (/* binding */ restoreTest)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/catalog/backup-id.js
var backup_id = __webpack_require__(73698);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog.js
var catalog_catalog = __webpack_require__(97153);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/catalog/proofs.js
var catalog_proofs = __webpack_require__(18527);
// EXTERNAL MODULE: ./.build/lib/catalog/signature.js
var signature = __webpack_require__(72372);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/report/restore-summary.js
var restore_summary = __webpack_require__(40318);
// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/recorded.js
var recorded = __webpack_require__(63711);
// EXTERNAL MODULE: ./.build/lib/operations/record-proof.js
var record_proof = __webpack_require__(95183);
// EXTERNAL MODULE: ./.build/lib/operations/restore/choose.js
var choose = __webpack_require__(61743);
// EXTERNAL MODULE: ./.build/lib/operations/restore/parts.js + 1 modules
var restore_parts = __webpack_require__(34574);
// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect-entry.js + 1 modules
var inspect_entry = __webpack_require__(78765);
// EXTERNAL MODULE: ./.build/lib/operations/workplace.js
var workplace = __webpack_require__(82985);
// EXTERNAL MODULE: ./.build/lib/operations/restore-test/fields.js
var fields = __webpack_require__(65842);
;// CONCATENATED MODULE: ./.build/lib/operations/restore-test/judge.js
/**
 * The verdict over all components. Anything that differs: failed. Anything that could not be compared, or nothing at all:
 * not verified, which is never a pass. All equal but slower than the objective: failed too.
 */
function judge(components, parts, durationMs, objectiveMs) {
    if (components.some(({ outcome }) => outcome === 'failed'))
        return { status: 'failed', errorCode: 'damaged' };
    const unknown = components.some(({ outcome }) => outcome !== 'proven');
    if (unknown || parts === 0)
        return { status: 'not-verified', errorCode: 'not-verified' };
    const slow = components.some((one) => one.objectiveMs !== undefined && one.restoreMs > one.objectiveMs);
    if (slow || durationMs > objectiveMs)
        return { status: 'failed', errorCode: 'objective-missed' };
    return { status: 'proven', errorCode: undefined };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/config/component-names.js
var component_names = __webpack_require__(28715);
;// CONCATENATED MODULE: ./.build/lib/operations/restore-test/request.js


const restoreTestRequestSchema = schemas/* strictObject */.rej({
    backup: schemas/* string */.YjP().default('latest'),
    components: schemas/* array */.YOg(schemas/* enum */.k5n(component_names/* componentNames */.w)).min(1).optional(),
    reportFolder: schemas/* string */.YjP().optional(),
    uploadReport: schemas/* boolean */.zMY().default(true),
    retentionDays: schemas/* int */.Whr().min(1).max(400).optional(),
});

;// CONCATENATED MODULE: ./.build/lib/operations/restore-test/index.js
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




















/** Earlier tests shown for comparison. */
const trendLength = 12;
const restoreTest = (0,recorded/* recorded */.t)({
    ...fields/* restoreTestDescription */.h,
    request: restoreTestRequestSchema,
    sections: () => ['stores', 'signing', 'encryption', 'objectives', 'checks', 'restore-test'],
    recordedAs: () => 'restore-test',
    run,
});
async function run({ request, config, host, witness, }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = __addDisposableResource(env_1, await (0,stores/* openWritableStore */.Sv)(config, host), true);
        const started = performance.now();
        const startedAt = host.now();
        const scratch = __addDisposableResource(env_1, await (0,workplace/* scratchFolder */.$)(host), true);
        const restoreId = (0,backup_id/* backupId */.WH)(startedAt);
        const session = {
            ...(0,workplace/* openSession */.f)(host, config, scratch.path, host.signal),
            restoreId,
            // A proof keeps nothing.
            keepFolder: scratch.path,
            ownFolders: [],
        };
        host.stand({
            stopping: 'what was made for the proof is removed: throwaway servers, and what is on staging servers',
            hint: 'No live data were touched. Run it again when you are ready.',
            abandoned: 'No live data were touched; what is left of the proof is removed by the next run.',
        });
        const catalog = await (0,catalog_catalog/* readCatalog */.uM)(store);
        const entry = await (0,choose/* chooseBackup */.S1)(store, catalog, { backup: request.backup, trusted: (0,signature/* trustedKey */.To)(config.signing) }, config.system);
        witness((0,catalog_catalog/* identityOf */.cu)(entry));
        const parts = (await (0,restore_parts/* partsOf */.C)(store, entry, session))
            .filter((part) => part.component.prove !== undefined)
            .filter(({ component }) => request.components?.includes(component.name) ?? true);
        // Before anything is made anywhere. A run that is refused leaves no proof: it says nothing about the backup.
        for (const { component, facts } of parts) {
            await component.assureStaging?.(facts, session, sourcesOf(catalog, config.system, component.name));
        }
        const components = [
            ...(await integrity(store, entry, session)),
            ...(await proveAll(parts, catalog, session)),
            ...unproved(entry, parts, request),
        ];
        const durationMs = Math.round(performance.now() - started);
        const verdict = judge(components, parts.length, durationMs, config.objectives.rto.system);
        const report = {
            operation: 'restore-test',
            ...verdict,
            system: config.system,
            store: store.location,
            backup: await (0,choose/* describeBackup */._1)(store, entry, host.now()),
            components,
            durationMs,
            objectiveMs: config.objectives.rto.system,
            trend: await earlierTests(store, entry, config.system, depthOf(request)),
            proof: undefined,
            files: [],
            warnings: entry.kind === 'backup' ? (0,manifest/* missingIn */.EH)(entry.manifest).map(({ warning }) => warning) : [],
        };
        return record(report, { store, entry, startedAt, request, host, session, witness });
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
/** Bytes first: a restore from damaged files proves nothing. */
async function integrity(store, entry, session) {
    if (entry.kind !== 'backup')
        return [];
    const { findings } = await session.log.group('Integrity', () => (0,inspect_entry/* inspect */.N)(store, entry, (0,inspect_entry/* inspectOptions */.h)('checksum', session)));
    if (findings.length === 0)
        return [];
    const differences = findings.map(({ file, problem }) => ({ what: file, expected: 'as recorded', found: problem }));
    return [{ ...nothingProved('integrity'), outcome: 'failed', differences }];
}
function proveAll(parts, catalog, session) {
    return Array.fromAsync(parts, async ({ component, facts, backup }) => {
        const { name } = component;
        const objectiveMs = name === 'logs' ? undefined : session.config.objectives.rto[name];
        const sources = sourcesOf(catalog, session.config.system, name);
        const result = await session.log.group(`Prove ${name}`, () => component.prove(facts, backup, session, sources));
        session.log.info(`${name}: ${result.outcome} in ${(0,format/* formatDuration */.a3)(result.restoreMs + result.compareMs)}`);
        return { component: name, objectiveMs, ...result };
    });
}
/** What the backup holds and was asked for, but nobody can prove, is not verified: silence would count as a pass. */
function unproved(entry, parts, request) {
    const held = entry.kind === 'backup' ? Object.keys(entry.manifest.components) : [];
    const wanted = request.components ?? held;
    const known = new Set(parts.map(({ component }) => component.name));
    return wanted
        .filter((name) => !known.has(name))
        .map((name) => ({
        ...nothingProved(name),
        reason: held.includes(name) ? 'cannot be proved' : 'is not in the backup',
    }));
}
function nothingProved(component) {
    const none = { where: undefined, differences: [], reason: undefined, compared: [], objectiveMs: undefined };
    return { component, outcome: 'not-verified', ...none, restoreMs: 0, compareMs: 0 };
}
/** Saves the proof beside the backup and the report for people; what cannot be saved is a warning. */
async function record(report, recording) {
    const { store, entry, host, session, request } = recording;
    const by = { ...recording, signer: (0,signature/* openSigner */.Hs)(session.config.signing) };
    const { proof, warnings } = await (0,record_proof/* recordProof */.O)(store, entry, by, {
        kind: 'restore-test',
        depth: depthOf(request),
        outcome: report.status === 'proven' ? 'passed' : report.status,
        findings: report.components.flatMap(findingsOf),
        restoreMs: report.components.reduce((sum, one) => sum + one.restoreMs, 0),
        places: Object.fromEntries(report.components.flatMap(({ component, where }) => (where === undefined ? [] : [[component, where]]))),
    });
    const complete = { ...report, proof, warnings: [...report.warnings, ...warnings] };
    let files = [];
    try {
        const folder = (0,external_node_path_.resolve)(host.folder, request.reportFolder ?? reportFolder(store, entry));
        const base = (0,external_node_path_.join)(folder, `${report.backup.id}-${session.restoreId}`);
        await (0,promises_.mkdir)(folder, { recursive: true });
        await (0,promises_.writeFile)(`${base}.json`, `${JSON.stringify(complete, undefined, 2)}\n`, { mode: 0o600 });
        await (0,promises_.writeFile)(`${base}.md`, (0,restore_summary/* restoreTestSummary */.z)(complete), { mode: 0o600 });
        files = [`${base}.json`, `${base}.md`];
        if (request.uploadReport)
            await host.keepReport(`restore-test-${entry.id}`, files, request.retentionDays);
        return { ...complete, files };
    }
    catch (error) {
        const warning = `The report could not be ${files.length === 0 ? 'written' : 'uploaded'}: ${(0,errors/* messageOf */.bD)(error)}`;
        return { ...complete, files, warnings: [...complete.warnings, warning] };
    }
}
/** A report tells of the content: beside an encrypted backup it would lie in clear. */
function reportFolder(store, entry) {
    const encrypted = entry.kind === 'backup' && entry.manifest.format !== 1;
    return (encrypted ? undefined : store.localPath('restore-tests')) ?? 'restore-tests';
}
function findingsOf({ component, differences, reason }) {
    const problems = differences.map(({ what, expected, found }) => `${what}: expected ${expected}, found ${found}`);
    if (reason !== undefined)
        problems.push(`not verified: ${reason}`);
    return problems.map((problem) => ({ file: component, problem }));
}
/** A component's facts in all backups of a system, newest first: they say where production was. */
function sourcesOf({ entries }, system, component) {
    return entries
        .flatMap((entry) => (entry.kind === 'backup' && entry.manifest.system === system ? [entry.manifest] : []))
        .flatMap((manifest) => manifest.format === 1 ? manifest.components[component]?.facts : manifest.components[component]?.identity)
        .filter((facts) => facts !== undefined)
        .reverse();
}
function depthOf({ components }) {
    return components === undefined ? catalog_proofs/* wholeDepth */.pY : components.join(',');
}
/** Restore times of the last tests of this system that tested the same, from the proofs beside its backups. */
async function earlierTests(store, entry, system, tested) {
    const catalog = await (0,catalog_catalog/* readCatalog */.uM)(store);
    const own = catalog.entries.filter((one) => one.kind === 'backup' && one.manifest.system === system);
    const ids = [...new Set([...own.map(({ id }) => id), entry.id])];
    const proofs = (await Promise.all(ids.map((id) => (0,catalog_proofs/* readProofs */.OR)(store, id)))).flatMap((read) => read.proofs);
    return proofs
        .map(({ statement }) => statement)
        .filter(({ kind, depth, restoreMs }) => kind === 'restore-test' && depth === tested && restoreMs !== undefined)
        .sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))
        .slice(-trendLength)
        .map(({ backup, finishedAt, restoreMs }) => ({ backup, at: finishedAt, restoreMs: restoreMs ?? 0 }));
}


/***/ }),

/***/ 40318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ restoreSummary),
/* harmony export */   z: () => (/* binding */ restoreTestSummary)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22144);
/* harmony import */ var _restore_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29305);



const shownDifferences = 100;
/** The job summary of a restore. */
function restoreSummary(report) {
    if (report.status === 'undo-planned') {
        const title = `### 📝 Plan: put back what restore ${report.restoreId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)} replaced`;
        const plans = report.plans.map((plan) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
            `#### ${plan.component} → ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(plan.target)}`,
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .undoStepLines */ .Yh)(plan)),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(plan.commands.join('\n'), 'sh'),
        ]).trimEnd());
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([title, 'Dry run: nothing was changed.', ...plans, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.done)]);
    }
    if (report.status === 'undone') {
        const title = `### ↩️ Restore ${report.restoreId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)} is undone`;
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.done), `In ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}.`]);
    }
    const { backup } = report;
    const facts = `Backup ${backup.id}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(backup.type)}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(backup.bytes)}, as of ${backup.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(backup.ageMs)} ago${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(backup.ageMs, report.lossObjectiveMs)}. Last proof: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(backup.proof ?? 'none')}.`;
    if (report.status === 'planned') {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
            `### 📝 Plan of a restore of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)}`,
            'Dry run: nothing was changed.',
            facts,
            ...report.plans.map((plan) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
                `#### ${plan.component} → ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(plan.target)}`,
                (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)([...plan.steps, plan.keeps, ...plan.losses.map((loss) => `lost by going back: ${loss}`)]),
                plan.comparisons.length === 0
                    ? ''
                    : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['what', 'now', 'in the backup'], (0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonRows */ .Vs)(plan.comparisons)),
            ]).trimEnd()),
            report.servicesToStop.length === 0 ? '' : `Stopped meanwhile:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.servicesToStop)}`,
            checkTable(report.checks),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .nextOfPlan */ .Y4)(report).map((line) => line.trim())),
        ]);
    }
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
        `### ${report.status === 'ok' ? '✅' : '❌'} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredTitle */ .FX)(report))}`,
        facts,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'time', 'checked'], report.restored.map((one) => [
            one.component,
            `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(one.durationMs, one.objectiveMs)}`,
            one.verified.join('; ') || 'nothing could be compared',
        ])),
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(report.durationMs, report.objectiveMs)}. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .whatIsMissing */ .Bu)(report))}`,
        `${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .stepTimes */ .HM)(report)}.`,
        ...report.restored.flatMap(({ differing }) => differing.map(differingBlock)),
        checkTable(report.health),
        nextSteps(report.next),
        `${report.live ? 'To go back' : 'To remove them again'}:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(report.undo.join('\n'), 'sh')}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .warningList */ .Vb)(report.warnings),
    ]);
}
/** A statement as it must be run. */
function differingBlock({ what, expected, found }) {
    return `**Not as in the backup:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(`${what}: ${found}`)}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(expected, 'sql')}`;
}
/** The job summary of a restore test; also the report an auditor reads. */
function restoreTestSummary(report) {
    const title = { proven: '✅ Proven', failed: '❌ Not equal', 'not-verified': '⚠️ Could not be verified' }[report.status];
    const { backup } = report;
    const differences = report.components.flatMap(({ component, differences: own }) => own.map(({ what, expected, found }) => [component, what, expected, found]));
    const more = differences.length - shownDifferences;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
        `### ${title}: backup ${backup.id} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)}`,
        `Restored and compared with what the source held at ${backup.recoveryPoint}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'result', 'where', 'restored', 'compared in', 'compared'], report.components.map((one) => [
            one.component,
            one.reason === undefined ? one.outcome : `${one.outcome}: ${one.reason}`,
            one.where ?? '',
            (0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredIn */ .QJ)(one),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.compareMs),
            one.compared.join('; '),
        ])),
        differences.length === 0
            ? ''
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'what differs', 'expected', 'found'], differences.slice(0, shownDifferences)),
        more > 0 ? `… and ${more} more; all of them are in the JSON report.` : '',
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(report.durationMs, report.objectiveMs)}.`,
        report.trend.length === 0
            ? ''
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['earlier tests', 'of backup', 'restored in'], report.trend.map(({ at, backup: of, restoreMs }) => [at, of, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(restoreMs)])),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .warningList */ .Vb)(report.warnings),
    ]);
}
function nextSteps(next) {
    if (next.length === 0)
        return '';
    const steps = next.map(({ what, commands }) => {
        const code = commands.length === 0 ? '' : `\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(commands.join('\n'), 'sh')}`.replaceAll('\n', '\n   ');
        return `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(what)}${code}`;
    });
    return `**Next**\n\n${steps.join('\n')}`;
}
function checkTable(checks) {
    if (checks.length === 0)
        return '';
    const rows = checks.map(({ name, outcome, overridden, detail }) => [
        name,
        overridden ? `${outcome} (overridden)` : outcome,
        detail,
    ]);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['check', 'result', 'what was found'], rows);
}


/***/ })

};
