export const id = 1691;
export const ids = [1691];
export const modules = {

/***/ 18527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ provingTest),
/* harmony export */   OF: () => (/* binding */ saveProof),
/* harmony export */   OR: () => (/* binding */ readProofs),
/* harmony export */   d3: () => (/* binding */ describeProofs),
/* harmony export */   pY: () => (/* binding */ wholeDepth)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67158);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39797);





/** Depth of a restore test that left nothing out. */
const wholeDepth = 'whole';
const outcomes = ['passed', 'failed', 'not-verified'];
const statementSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['verify', 'restore-test']),
    depth: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** SHA-256 of the manifest the proof is about; absent for a backup without one. */
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(outcomes),
    findings: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), problem: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    machine: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    program: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Of a restore test: time until the restored data could be used. */
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0).optional(),
    /** Of a restore test: where each component was restored to. */
    places: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
    /** Of an encrypted backup: recipients whose private keys were seen to open it. Programs that do not know this read no such backup. */
    openedBy: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
});
/** The seal is over the JSON text of the statement. */
const proofSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ statement: statementSchema, ..._seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sealFields */ .fJ });
/** Writes a proof beside the backup and returns its path in the store. */
async function saveProof(store, statement, signer) {
    const proof = { statement, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .seal */ .od)(statementText(statement), signer) };
    const time = statement.finishedAt.replace(/[-:]/g, '');
    const path = `${statement.backup}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}/${time}-${statement.kind}.json`;
    await store.put(path, encodeProof(proof));
    return path;
}
/** With its keys in the order of the schema, so that reading and writing it again gives the same bytes. */
function encodeProof(proof) {
    return Buffer.from(`${JSON.stringify(proofSchema.parse(proof), undefined, 2)}\n`);
}
/** The proofs of a backup, oldest first, and what is wrong with the unreadable ones. */
async function readProofs(store, id) {
    const proofs = [];
    const problems = [];
    for (const { path, regular } of await store.list(`${id}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}`)) {
        if (!regular) {
            problems.push({ path, problem: 'is not a plain file' });
            continue;
        }
        // One that cannot be read hides neither the others nor the backup.
        const bytes = await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .whyUnreadable */ ._p);
        if (bytes === undefined)
            continue;
        const read = typeof bytes === 'string' ? bytes : parseProof(bytes);
        if (typeof read === 'string')
            problems.push({ path, problem: read });
        else if (read.statement.backup !== id)
            problems.push({ path, problem: `is about backup ${read.statement.backup}` });
        else
            proofs.push({ path, ...read });
    }
    proofs.sort((a, b) => (a.statement.finishedAt < b.statement.finishedAt ? -1 : 1));
    return { proofs, problems };
}
/**
 * What is known of a backup, in few words, oldest first: "restore-test whole passed <time>, verify quick passed <time>". The
 * last restore test of the whole stays in it, whatever was looked at since; undefined when nothing was looked at.
 */
function describeProofs(proofs) {
    const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
    const telling = [tests.findLast(isWhole) ?? tests.at(-1), proofs.at(-1)];
    const texts = telling
        .filter((proof) => proof !== undefined)
        .map(({ statement }) => `${statement.kind} ${statement.depth} ${statement.outcome} ${statement.finishedAt}`);
    return texts.length === 0 ? undefined : [...new Set(texts)].join(', ');
}
/**
 * The restore test that proves a backup as a whole: the last one of all its components, if it passed, and so did every test
 * of a part of it since. Undefined when the backup is not proven.
 */
function provingTest(proofs) {
    const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
    const last = tests.findLastIndex(isWhole);
    if (last === -1)
        return undefined;
    return tests.slice(last).every(({ statement }) => statement.outcome === 'passed') ? tests[last] : undefined;
}
/** A restore test names the parts it was limited to. */
function isWhole({ statement }) {
    return statement.depth === wholeDepth;
}
/** What is hashed and signed: the statement with its keys in the order of the schema. */
function statementText(statement) {
    return Buffer.from(JSON.stringify(statementSchema.parse(statement)));
}
function parseProof(bytes) {
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .q)(bytes);
    if (value === undefined)
        return 'is not JSON';
    const parsed = proofSchema.safeParse(value);
    if (!parsed.success)
        return 'is not a proof';
    const { statement, ...sealed } = parsed.data;
    if (!encodeProof(parsed.data).equals(bytes))
        return 'was changed after it was written';
    return (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sealProblem */ .Z7)(statementText(statement), sealed) ?? { statement, signer: sealed.signer };
}


/***/ }),

/***/ 77861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openContent)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24662);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75437);
/* harmony import */ var _pipeline_encryption_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28947);






/**
 * The one place where an encrypted backup is opened.
 *
 * @throws BackupError `key-missing` naming the recipients; `damaged`
 */
async function openContent(store, entry, opening) {
    const { id, manifest } = entry;
    const read = (path) => store.read(`${id}/${path}`);
    if (manifest.format === 1)
        return { manifest, origin: { read, folder: store.localPath(id) }, encrypted: undefined };
    const list = manifest.files.find(({ path }) => path === (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .namesPath */ .Kw)(manifest.encryption.kind));
    if (list === undefined)
        throw notWhole(id, 'it does not list the names of its files');
    const names = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from((0,_pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .asRecorded */ .zz)(await read(list.path), list)));
    const opener = await (0,_pipeline_encryption_index_js__WEBPACK_IMPORTED_MODULE_5__/* .openEncrypted */ .p)(opening.config.encryption, manifest.encryption, node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([names]), opening);
    const files = (0,_pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .parseNames */ .Gw)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(opener.decrypt(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([names]))), manifest.files);
    const open = (path) => {
        const file = files.get(path);
        if (file === undefined)
            throw notWhole(id, `it holds no ${path}`);
        return (0,_pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .openFile */ .Tq)(read, opener, file);
    };
    const parsed = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(open(_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji)));
    if (parsed.kind !== 'manifest')
        throw notWhole(id, 'its own manifest cannot be understood');
    const { manifest: inner } = parsed;
    if (inner.format !== 1 || inner.id !== id || inner.system !== manifest.system)
        throw notWhole(id, 'its own manifest is that of another backup');
    const origin = { read: async (path) => open(path), folder: undefined };
    return { manifest: inner, origin, encrypted: { openedBy: opener.openedBy, files } };
}
function notWhole(id, why) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `The encrypted backup ${id} is not whole: ${why}`, {
        hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
    });
}


/***/ }),

/***/ 21691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   show: () => (/* binding */ show)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38321);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(13798);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97153);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24662);
/* harmony import */ var _catalog_proofs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18527);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12035);
/* harmony import */ var _report_backup_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99954);
/* harmony import */ var _stores_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60061);
/* harmony import */ var _open_content_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77861);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67510);
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










const requestSchema = zod__WEBPACK_IMPORTED_MODULE_9__/* .strictObject */ .rej({ backup: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().default('latest') });
const show = {
    ..._fields_js__WEBPACK_IMPORTED_MODULE_8__/* .showDescription */ .q,
    request: requestSchema,
    sections: () => ['stores', 'encryption'],
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = __addDisposableResource(env_1, await (0,_stores_index_js__WEBPACK_IMPORTED_MODULE_6__/* .openStore */ .Ch)(config, host), true);
        const entry = (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .findBackup */ .SC)(await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .readCatalog */ .uM)(store), request.backup, config.system, store.location);
        const { proofs } = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_3__/* .readProofs */ .OR)(store, entry.id);
        const summary = await summaryOf(store, entry, { config, env: host.env, signal: host.signal });
        const instructions = await store.readSmall(`${entry.id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .instructionsPath */ .ns}`);
        const path = store.localPath(entry.id) ?? `${store.location}/${entry.id}`;
        return {
            operation: 'show',
            status: 'ok',
            store: store.location,
            id: entry.id,
            path,
            summary: `${summary ?? `Backup ${entry.id} has no summary.\n`}By hand: ${instructions === undefined ? 'it has no RESTORE.md' : `${path}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .instructionsPath */ .ns}`}\n`,
            manifest: entry.kind === 'backup' ? entry.manifest : undefined,
            proofs: proofs.map(({ statement }) => ({
                kind: statement.kind,
                depth: statement.depth,
                outcome: statement.outcome,
                at: statement.finishedAt,
            })),
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
/** The summary a backup holds; of an encrypted one without a key, what everybody may know. */
async function summaryOf(store, entry, opening) {
    if (entry.kind !== 'backup' || entry.manifest.format === 1)
        return (await store.readSmall(`${entry.id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryPath */ .e8}`))?.toString('utf8');
    try {
        const { origin } = await (0,_open_content_js__WEBPACK_IMPORTED_MODULE_7__/* .openContent */ .Q)(store, entry, opening);
        return await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(await origin.read(_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryPath */ .e8));
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj) || !['key-missing', 'tool-missing'].includes(error.code))
            throw error;
        return (0,_report_backup_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .encryptedSummaryText */ .i)(entry.manifest);
    }
}


/***/ })

};
