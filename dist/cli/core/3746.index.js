export const id = 3746;
export const ids = [3746];
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

/***/ 73746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13798);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97153);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18527);
/* harmony import */ var _stores_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60061);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97517);
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






const requestSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({});
const list = {
    ..._fields_js__WEBPACK_IMPORTED_MODULE_4__/* .listDescription */ .h,
    request: requestSchema,
    sections: () => ['stores'],
    run,
};
async function run({ config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = __addDisposableResource(env_1, await (0,_stores_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openStore */ .Ch)(config, host), true);
        const catalog = await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readCatalog */ .uM)(store);
        const own = catalog.entries.filter((entry) => (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .belongsTo */ .g4)(entry, config.system));
        const backups = await Promise.all(own.map((entry) => describe(store, entry)));
        return {
            operation: 'list',
            status: 'ok',
            store: store.location,
            storeExists: await store.exists(),
            backups,
            leftovers: catalog.leftovers,
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
async function describe(store, entry) {
    const { proofs } = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .readProofs */ .OR)(store, entry.id);
    const last = proofs.at(-1)?.statement;
    const lastProof = last && { kind: `${last.kind} ${last.depth}`, outcome: last.outcome, at: last.finishedAt };
    const manifest = entry.kind === 'backup' ? entry.manifest : undefined;
    return {
        id: entry.id,
        origin: entry.kind === 'backup' ? 'suite' : entry.kind,
        system: manifest?.system,
        type: manifest?.type,
        bytes: manifest && (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .totalBytes */ .ob)(manifest),
        components: Object.keys(manifest?.components ?? {}),
        missing: (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .missingIn */ .EH)(manifest ?? { warnings: [] }).map(({ component }) => component),
        lastProof,
        proofs: (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .describeProofs */ .d3)(proofs),
    };
}


/***/ })

};
