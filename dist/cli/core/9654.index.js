export const id = 9654;
export const ids = [9654];
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
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33484);
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

/***/ 61743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S1: () => (/* binding */ chooseBackup),
/* harmony export */   _1: () => (/* binding */ describeBackup),
/* harmony export */   ii: () => (/* binding */ recoveryPoint)
/* harmony export */ });
/* harmony import */ var _catalog_backup_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73698);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97153);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33484);
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

// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect.js
var inspect = __webpack_require__(54391);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/parts.js




/** The parts of a backup, in the order they are put back. What is fetched lies in scratch meanwhile. */
async function partsOf(store, entry, session) {
    const origin = { read: (path) => store.read(`${entry.id}/${path}`), folder: store.localPath(entry.id) };
    const files = entry.kind === 'backup' ? entry.manifest.files : await foundFiles(store, entry.id);
    const parts = [];
    for (const component of components/* components */.d) {
        const own = files.filter(({ path }) => (0,inspect/* componentOf */.D5)(path) === component.name);
        const facts = entry.kind === 'backup' ? entry.manifest.components[component.name]?.facts : undefined;
        if (own.length === 0 || (entry.kind === 'backup' && facts === undefined))
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

/***/ 78765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inspect_entry_inspect),
  h: () => (/* binding */ inspectOptions)
});

// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 1 modules
var manifest = __webpack_require__(33484);
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
    const component = components/* components */.d.find(({ name }) => name === (0,inspect/* componentOf */.D5)(path));
    const codec = (0,pipeline_codec/* codecOf */.uM)(path);
    const decode = options.depth === 'deep' && codec !== 'none';
    const file = { path, bytes: object.bytes, sha256: '', codec, rawBytes: 0 };
    const examination = decode ? component?.examine(undefined, [file]) : undefined;
    const how = { codec, signal, decode, consumer: examination?.consumer(file) };
    const read = await (0,inspect/* readOrProblem */.RD)(store.read(`${id}/${path}`).then((source) => (0,pipeline_read/* readStored */.C)(source, how)));
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
        const read = await (0,inspect/* readOrProblem */.RD)(store.readSmall(`${id}/${sumsPath}`));
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
        return (0,inspect/* inspectBackup */.T3)(store, entry, options);
    if (entry.kind === 'guide')
        return inspectGuideBackup(store, entry.id, options);
    const problem = entry.problem.replace(`${manifest/* manifestPath */.ji} `, '');
    return { findings: [{ file: manifest/* manifestPath */.ji, problem }], signature: 'invalid', files: 0, bytes: 0, warnings: [] };
}


/***/ }),

/***/ 54391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ componentOf),
/* harmony export */   HB: () => (/* binding */ isConsistent),
/* harmony export */   RD: () => (/* binding */ readOrProblem),
/* harmony export */   T3: () => (/* binding */ inspectBackup)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33484);
/* harmony import */ var _catalog_signature_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72372);
/* harmony import */ var _components_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20229);
/* harmony import */ var _config_component_names_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(28715);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12035);
/* harmony import */ var _lib_together_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(42118);
/* harmony import */ var _pipeline_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72321);
/* harmony import */ var _stores_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(32052);
/* harmony import */ var _backup_metadata_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72236);











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
        const readable = manifest.files.filter((file) => present.get(file.path)?.regular);
        findings.push(...(await readAll(store, entry, readable, options, named)));
    }
    const bytes = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .totalBytes */ .ob)(manifest);
    const warnings = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .missingIn */ .EH)(manifest).map(({ warning }) => warning);
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
    const unlisted = new Set([_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji, _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .signaturePath */ .oY, _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN, _stores_store_js__WEBPACK_IMPORTED_MODULE_8__/* .unfinishedMark */ .P5]);
    for (const { regular, ...object } of present.values()) {
        const path = object.path.slice(object.path.indexOf('/') + 1);
        if (listed.has(path) || path.startsWith(`${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .proofsFolder */ .Wx}/`))
            continue;
        if (!unlisted.has(path))
            findings.push({ file: path, problem: 'does not belong to the backup' });
        else if (!regular)
            findings.push({ file: path, problem: 'is not a plain file' });
    }
    return findings;
}
async function judgeSignature(store, { id, manifest, manifestBytes }, trusted) {
    const invalid = (problem) => ({ verdict: 'invalid', findings: [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .signaturePath */ .oY, problem }] });
    const read = await readOrProblem(store.readSmall(`${id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .signaturePath */ .oY}`));
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
    if (!(0,_catalog_signature_js__WEBPACK_IMPORTED_MODULE_3__/* .isSignedBy */ .s3)(signer, manifestBytes, signature))
        return invalid('does not match the manifest');
    if (trusted !== undefined && trusted !== signer)
        return invalid('is by another key than the configured one');
    return { verdict: trusted === undefined ? 'unchecked' : 'valid', findings: [] };
}
/** SHA256SUMS says the same as the manifest, and holds the hash of the manifest itself. */
async function judgeSums(store, { id, manifest, manifestBytes }, signature) {
    const read = await readOrProblem(store.readSmall(`${id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN}`));
    if ('problem' in read)
        return [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN, problem: read.problem }];
    const sums = read.value;
    if (sums === undefined)
        return [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN, problem: 'is missing' }];
    if (sums.toString('utf8') === (0,_backup_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .sumsText */ .MW)(manifest, manifestBytes))
        return [];
    const own = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifestBytes).digest('hex');
    const signed = signature === 'valid' || signature === 'unchecked';
    if (signed || sums.includes(`${own}  ${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji}\n`)) {
        return [{ file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN, problem: 'differs from the manifest' }];
    }
    // Only one of the two was changed, and nothing tells which.
    return [
        { file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji, problem: `is not what ${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN} was made for: one of the two was changed` },
        { file: _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sumsPath */ .eN, problem: `is not about this ${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji}: one of the two was changed` },
    ];
}
/** Whether a backup's own sums and signature stand by its manifest: a changed one may name another system. */
async function isConsistent(store, entry) {
    if (entry.kind !== 'backup' || (await judgeSums(store, entry, 'unsigned')).length > 0)
        return false;
    return (await judgeSignature(store, entry, undefined)).verdict !== 'invalid';
}
/** Reads every file once, several at a time, the largest first. */
async function readAll(store, { id, manifest }, files, options, named) {
    const examinations = new Map();
    for (const component of options.depth === 'deep' ? _components_index_js__WEBPACK_IMPORTED_MODULE_4__/* .components */ .d : []) {
        const record = manifest.components[component.name];
        const own = files.filter(({ path }) => componentOf(path) === component.name);
        if (record !== undefined)
            examinations.set(component.name, component.examine(record.facts, own));
    }
    const findings = [];
    const readBytes = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$$)(files);
    const label = `verify ${id}`;
    let doneBytes = 0;
    const queue = files.toSorted((a, b) => b.bytes - a.bytes).values();
    const work = async () => {
        for (const file of queue) {
            findings.push(...(await readOne(store, id, file, examinations.get(componentOf(file.path)), options)));
            doneBytes += file.bytes;
            options.log.progress({ label, doneBytes, totalBytes: readBytes });
        }
    };
    await (0,_lib_together_js__WEBPACK_IMPORTED_MODULE_9__/* .together */ .b)(options.signal, Array.from({ length: Math.max(2, (0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)()) }, () => work));
    for (const examination of examinations.values())
        findings.push(...(await examination.finish()));
    const each = new Map(findings.map((finding) => [`${finding.file}\0${finding.problem}`, finding]));
    // A file that is already named as missing need not be named again by those who expected to see it.
    return [...each.values()].filter(({ file, problem }) => problem !== 'is missing' || !named.has(file));
}
async function readOne(store, id, file, examination, options) {
    const decode = options.depth === 'deep';
    const consumer = decode ? examination?.consumer(file) : undefined;
    const hashRaw = decode && file.rawSha256 !== undefined && file.codec !== 'none';
    const how = { codec: file.codec, signal: options.signal, decode, consumer, hashRaw };
    const read = await readOrProblem(store.read(`${id}/${file.path}`).then((source) => (0,_pipeline_read_js__WEBPACK_IMPORTED_MODULE_6__/* .readStored */ .C)(source, how)));
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
    return _config_component_names_js__WEBPACK_IMPORTED_MODULE_10__/* .componentNames */ .w.find((name) => path.startsWith(`${name}/`)) ?? '';
}
/** The result, or why the store could not deliver it: a finding like any other, so that the rest is still looked at. */
async function readOrProblem(reading) {
    try {
        return { value: await reading };
    }
    catch (error) {
        return { problem: (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .whyUnreadable */ ._p)(error) };
    }
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
