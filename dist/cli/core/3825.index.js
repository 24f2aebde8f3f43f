export const id = 3825;
export const ids = [3825];
export const modules = {

/***/ 45140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/** All files of the log, oldest first. */
async function readEvidence(store, system) {
    const limit = new _lib_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .Limit */ .I(readAtOnce);
    const numbers = (await numbersIn(store, system)).sort((a, b) => a - b);
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

/***/ 44910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ summarySchema),
/* harmony export */   e: () => (/* binding */ summarize)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33484);
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

/***/ 95183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ recordProof)
/* harmony export */ });
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97153);
/* harmony import */ var _catalog_catalog_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45140);
/* harmony import */ var _catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18527);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29553);





/** Saves a proof beside its backup, and tells the evidence log. One that cannot be saved loses no data: the verdict stands, with a warning. */
async function recordProof(store, entry, { host, signer, startedAt, witness }, verdict) {
    const { id, ...manifest } = (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(entry);
    const { depth, outcome, findings, restoreMs } = verdict;
    const details = { depth, findings: findings.length, ...(restoreMs !== undefined && { restoreMs }) };
    witness({ id, ...manifest, outcome, details });
    const statement = {
        ...verdict,
        format: 1,
        backup: id,
        ...manifest,
        startedAt: startedAt.toISOString(),
        finishedAt: host.now().toISOString(),
        machine: host.run.machine,
        ...(host.run.url && { run: host.run.url }),
        program: _version_js__WEBPACK_IMPORTED_MODULE_4__/* .programVersion */ .R,
    };
    try {
        const proof = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .saveProof */ .OF)(store, statement, signer);
        witness({ id, proofs: [proof] });
        await (0,_catalog_catalog_index_js__WEBPACK_IMPORTED_MODULE_1__/* .markChanged */ .gz)(store, id, statement.finishedAt.replace(/[-:]/g, ''));
        return { proof, warnings: [] };
    }
    catch (error) {
        return { proof: undefined, warnings: [`The proof could not be saved: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`] };
    }
}


/***/ }),

/***/ 62579:
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
    sections: () => ['stores', 'signing'],
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
        const entries = await chooseEntries(store, request.backup, config.system);
        const backups = await Array.fromAsync(entries, (entry) => host.log.group(`Verify ${entry.id}`, () => verifyOne(store, entry, options, { host, signer, witness })));
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
        if ((0,catalog_catalog/* belongsTo */.g4)(entry, system) || !(await (0,inspect/* isConsistent */.HB)(store, entry)))
            own.push(entry);
    }
    return own.length > 0 ? own : [(0,catalog_catalog/* findBackup */.SC)(catalog, 'latest', system, store.location)];
}
async function verifyOne(store, entry, options, by) {
    const { host } = by;
    const startedAt = host.now();
    by.witness((0,catalog_catalog/* identityOf */.cu)(entry));
    const inspection = await (0,inspect_entry/* inspect */.N)(store, entry, options);
    const { problems } = await (0,proofs/* readProofs */.OR)(store, entry.id);
    const findings = [
        ...inspection.findings,
        ...problems.map(({ path, problem }) => ({ file: path.slice(entry.id.length + 1), problem })),
    ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    for (const { file, problem } of findings)
        host.log.info(`  ${file} ${problem}`);
    const outcome = findings.length > 0 ? 'failed' : 'passed';
    host.log.info(`${entry.id}: ${outcome}, ${(0,format/* plural */.LS)(inspection.files, 'file')} (${options.depth})`);
    const durationMs = host.now().getTime() - startedAt.getTime();
    const verdict = { kind: 'verify', depth: options.depth, outcome, findings };
    const { proof, warnings } = await (0,record_proof/* recordProof */.O)(store, entry, { ...by, startedAt }, verdict);
    return {
        id: entry.id,
        outcome,
        findings,
        files: inspection.files,
        bytes: inspection.bytes,
        durationMs,
        signature: inspection.signature,
        warnings: [...warnings, ...(entry.kind === 'guide' ? [guideWarning] : []), ...inspection.warnings],
        proof,
    };
}
const guideWarning = 'Made by shell scripts, without a manifest: only its own checksums could be compared, nothing was proved about its source.';
function judge(backups) {
    const findings = backups.flatMap((one) => one.findings);
    if (findings.length === 0)
        return { status: 'ok', errorCode: undefined };
    const onlySignatures = findings.every(({ file }) => file.endsWith('.sig'));
    return { status: 'failed', errorCode: onlySignatures ? 'signature-invalid' : 'damaged' };
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
