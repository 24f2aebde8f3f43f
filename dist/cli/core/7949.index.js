export const id = 7949;
export const ids = [7949];
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
/** The proofs of a backup, oldest first, and what is wrong with the unreadable ones. @param kind only those, by their names */
async function readProofs(store, id, kind) {
    const proofs = [];
    const problems = [];
    for (const { path, regular } of await store.list(`${id}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}`)) {
        if (kind !== undefined && !path.endsWith(`-${kind}.json`))
            continue;
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

/***/ 63711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ recorded)
/* harmony export */ });
/* unused harmony export failedBy */
/* harmony import */ var _host_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1413);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _stores_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60061);
/* harmony import */ var _keep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86550);
/* harmony import */ var _witness_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51868);





/** The operation, with an entry in the evidence log for every run that began, however it ended. */
function recorded({ recordedAs, run, ...operation }) {
    return {
        ...operation,
        run: async (context) => {
            const { config, host, request } = context;
            const name = recordedAs(request);
            if (name === undefined)
                return await run({ ...context, witness: () => { } });
            const startedAt = host.now().toISOString();
            const gathered = (0,_witness_js__WEBPACK_IMPORTED_MODULE_4__/* .gatherBackups */ .J)();
            const record = (ending) => {
                const told = { operation: name, startedAt, ...ending, backups: gathered.backups() };
                return (0,_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .keepEvidence */ .N)(() => (0,_stores_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openWritableStore */ .Sv)(config, host), told, { config, host });
            };
            let report;
            try {
                report = await run({ ...context, witness: gathered.witness });
            }
            catch (thrown) {
                const error = (0,_host_run_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g)(thrown, host.signal);
                // Bad input or configuration: nothing was started.
                if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.exitCode === 2))
                    await record(failedBy(error, host, isHidden(config)));
                throw thrown;
            }
            await record(endingOf(report));
            return report;
        },
    };
}
function endingOf(report) {
    const { status } = report;
    if (status === 'failed' || status === 'not-verified') {
        const code = 'errorCode' in report ? report.errorCode : undefined;
        return { outcome: status, ...(code && { error: { code } }) };
    }
    return { outcome: report.operation === 'verify' || report.operation === 'restore-test' ? 'passed' : 'done' };
}
/** A title may name a host or a table, and the log lies in clear beside encrypted backups. */
function isHidden({ encryption }) {
    return encryption.age !== undefined || encryption.gpg !== undefined;
}
/** How a run ended that failed with an error; its code alone where what backups hold is hidden. */
function failedBy(error, host, hidden = false) {
    if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj))
        return { outcome: 'failed', error: { code: 'internal' } };
    if (hidden)
        return { outcome: 'failed', error: { code: error.code } };
    return { outcome: 'failed', error: { code: error.code, title: host.masked(titleOf(error)) } };
}
/** Titles are our own words; where one quotes what a tool or a server said, that is left out. */
function titleOf({ message, cause }) {
    const said = cause === undefined || cause instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj ? '' : (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause);
    return said === '' ? message : message.replace(said, '…');
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

/***/ 78765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inspect_entry_inspect),
  h: () => (/* binding */ inspectOptions)
});

// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/catalog/signature.js
var signature = __webpack_require__(72372);
// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect.js
var inspect = __webpack_require__(54391);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/components/index.js + 13 modules
var components = __webpack_require__(20229);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/read.js
var pipeline_read = __webpack_require__(72321);
// EXTERNAL MODULE: ./.build/lib/operations/verify/read-files.js
var read_files = __webpack_require__(33201);
;// CONCATENATED MODULE: ./.build/lib/operations/verify/inspect-guide.js






/** Folders that the guide's own validation asks for. */
const essentialFolders = ['database', 'redis', 'config'];
/** Judges a backup made by the guide's own shell scripts: its checksum files, and with depth `deep` every archive to its end. */
async function inspectGuideBackup(store, id, options) {
    const objects = (await store.list(id))
        .map((object) => ({ ...object, path: object.path.slice(id.length + 1) }))
        .filter(({ path }) => !path.startsWith(`${manifest/* proofsFolder */.Wx}/`));
    const absent = essentialFolders.filter((folder) => !objects.some(({ path }) => path.startsWith(`${folder}/`)));
    const findings = [];
    if (absent.length === essentialFolders.length) {
        findings.push({ file: id, problem: 'holds no database, redis or config folder' });
    }
    const hashes = new Map();
    for (const object of objects) {
        if (!object.regular)
            findings.push({ file: object.path, problem: 'is not a plain file' });
        else if (object.bytes === 0)
            findings.push({ file: object.path, problem: 'is empty' });
        else if (options.depth !== 'quick')
            findings.push(...(await inspectFile(store, id, object, options, hashes)));
    }
    if (options.depth !== 'quick')
        findings.push(...(await compareSums(store, id, objects, hashes)));
    const bytes = objects.reduce((sum, object) => sum + object.bytes, 0);
    return { findings, signature: 'unsigned', files: objects.length, bytes, warnings: partialWarning(absent) };
}
/** The scripts can be told to leave parts out, and no manifest says whether they were: no finding, but no silence either. */
function partialWarning(absent) {
    if (absent.length === 0 || absent.length === essentialFolders.length)
        return [];
    const settings = absent.map((folder) => `BACKUP_${folder.toUpperCase()}=false`).join(', ');
    return [
        `Holds no ${absent.join(' and no ')} folder. A backup of everything has them all: unless it was made with ${settings}, they were lost.`,
    ];
}
/** Reads a file once. Its SHA-256 is put into `hashes`, unless it cannot be read. */
async function inspectFile(store, id, object, options, hashes) {
    const { path } = object;
    const { signal } = options;
    const component = components/* components */.d.find(({ name }) => name === (0,read_files/* componentOf */.D5)(path));
    const codec = (0,pipeline_codec/* codecOf */.uM)(path);
    const decode = options.depth === 'deep' && codec !== 'none';
    const file = { path, bytes: object.bytes, sha256: '', codec, rawBytes: 0 };
    const examination = decode ? component?.examine(undefined, [file]) : undefined;
    const how = { codec, signal, decode, consumer: examination?.consumer(file) };
    const read = await (0,read_files/* readOrProblem */.RD)(store.read(`${id}/${path}`).then((source) => (0,pipeline_read/* readStored */.C)(source, how)));
    const problem = 'problem' in read ? read.problem : read.value.problem;
    if ('value' in read)
        hashes.set(path, read.value.sha256);
    const problems = problem === undefined ? [] : [{ file: path, problem }];
    return [...problems, ...((await examination?.finish()) ?? [])];
}
/**
 * Checks each NAME.sha256 as `sha256sum -c` in its folder would; an archive without one is a finding for database and redis.
 * What could not be read has been named.
 */
async function compareSums(store, id, objects, hashes) {
    const findings = [];
    const present = new Set(objects.map(({ path }) => path));
    for (const { path } of objects) {
        if (path === manifest/* manifestPath */.ji || path === manifest/* summaryPath */.e8 || path.endsWith('.sha256'))
            continue;
        const sumsPath = `${path}.sha256`;
        if (!present.has(sumsPath)) {
            if (/^(database|redis)\//.test(path))
                findings.push({ file: path, problem: 'has no .sha256 file beside it' });
            continue;
        }
        const actual = hashes.get(path);
        if (actual === undefined || !hashes.has(sumsPath))
            continue;
        const read = await (0,read_files/* readOrProblem */.RD)(store.readSmall(`${id}/${sumsPath}`));
        if ('problem' in read)
            findings.push({ file: sumsPath, problem: read.problem });
        else if (sumOf(read.value?.toString('utf8') ?? '', external_node_path_.posix.basename(path)) !== actual) {
            findings.push({ file: path, problem: 'has another SHA-256 than recorded' });
        }
    }
    for (const path of present) {
        const named = path.replace(/\.sha256$/, '');
        if (named !== path && !present.has(named))
            findings.push({ file: named, problem: 'is missing' });
    }
    return findings;
}
function sumOf(text, name) {
    const line = text.split('\n').find((one) => external_node_path_.posix.basename(one.slice(66).trim()) === name);
    return line?.slice(0, 64).toLowerCase();
}

;// CONCATENATED MODULE: ./.build/lib/operations/verify/inspect-entry.js




function inspectOptions(depth, { config, signal, log }) {
    return { depth, trusted: (0,signature/* trustedKey */.To)(config.signing), signal, log };
}
/** Judges one backup, however it was made. */
async function inspect_entry_inspect(store, entry, options) {
    if (entry.kind === 'backup')
        return (0,inspect/* inspectBackup */.T)(store, entry, options);
    if (entry.kind === 'guide')
        return inspectGuideBackup(store, entry.id, options);
    const problem = entry.problem.replace(`${manifest/* manifestPath */.ji} `, '');
    return { findings: [{ file: manifest/* manifestPath */.ji, problem }], signature: 'invalid', files: 0, bytes: 0, warnings: [] };
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


/***/ })

};
