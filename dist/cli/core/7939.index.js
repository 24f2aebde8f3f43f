export const id = 7939;
export const ids = [7939];
export const modules = {

/***/ 42118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ together)
/* harmony export */ });
async function together(signal, tasks) {
    const stop = new AbortController();
    const stoppable = AbortSignal.any([signal, stop.signal]);
    const running = tasks.map((task) => task(stoppable));
    try {
        return await Promise.all(running);
    }
    catch (error) {
        stop.abort(error);
        await Promise.allSettled(running);
        throw error;
    }
}


/***/ }),

/***/ 87939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sync: () => (/* binding */ sync)
});

// EXTERNAL MODULE: ./.build/lib/config/stores-schema.js
var stores_schema = __webpack_require__(19263);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/lib/pipeline/throttle.js

/** @param bytesPerSecond undefined: as fast as it comes */
function throttle(bytesPerSecond) {
    if (bytesPerSecond === undefined)
        return (content) => content;
    let freeAtMs = performance.now();
    return async function* (content, signal) {
        for await (const chunk of content) {
            const nowMs = performance.now();
            freeAtMs = Math.max(freeAtMs, nowMs) + (chunk.byteLength / bytesPerSecond) * 1000;
            await (0,promises_.setTimeout)(freeAtMs - nowMs, undefined, { signal });
            yield chunk;
        }
    };
}

// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/operations/sync/fields.js
var fields = __webpack_require__(93364);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog-index.js
var catalog_index = __webpack_require__(45140);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var catalog_manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/catalog/seal.js
var seal = __webpack_require__(39797);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var lib_limit = __webpack_require__(6421);
// EXTERNAL MODULE: ./.build/lib/stores/store.js
var stores_store = __webpack_require__(32052);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/keep.js
var keep = __webpack_require__(86550);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/witness.js
var evidence_witness = __webpack_require__(51868);
// EXTERNAL MODULE: ./.build/lib/operations/restore/take-lease.js
var take_lease = __webpack_require__(49534);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
;// CONCATENATED MODULE: ./.build/lib/operations/sync/copy.js
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





const largeBytes = 8 * 1024 * 1024;
function slots() {
    return { small: new lib_limit/* Limit */.I(16), large: new lib_limit/* Limit */.I(2) };
}
/** Copies one backup: its files, checked against the manifest as they pass, and the manifest last. */
async function copyBackup(copy, copying) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { target, signal } = copying;
        const stage = __addDisposableResource(env_1, await target.resume(copy.id), true);
        const recorded = new Map(copy.manifest.files.map((file) => [file.path, file.sha256]));
        await (0,together/* together */.b)(signal, copy.files.map((file) => (own) => {
            const slot = file.bytes < largeBytes ? copying.slots.small : copying.slots.large;
            return slot.run(() => copyFile(copy.id, file, recorded.get(file.path), stage, { ...copying, signal: own }));
        }));
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        await copying.check();
        await stage.commit({ path: catalog_manifest/* manifestPath */.ji, content: copy.manifestBytes });
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
async function copyFile(id, file, sha256, stage, copying) {
    const { signal } = copying;
    if (signal.aborted)
        throw (0,errors/* cancelled */.KW)(signal);
    if (await isThere(file, sha256, stage))
        return copying.onBytes(file.bytes);
    const content = copying.throttle(await copying.source.read(`${id}/${file.path}`), signal);
    await stage.write(file.path, checked(content, `${id}/${file.path}`, { ...file, sha256 }, copying), file.bytes);
}
/** What an interrupted copy left counts only when it was read and found to be right; else it makes room. */
async function isThere(file, sha256, stage) {
    const found = stage.present.find(({ path }) => path === file.path);
    if (found === undefined)
        return false;
    if (sha256 !== undefined && found.bytes === file.bytes) {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for await (const chunk of await stage.read(file.path))
            hash.update(chunk);
        if (hash.digest('hex') === sha256)
            return true;
    }
    await stage.discard(file.path);
    return false;
}
async function* checked(content, path, { bytes, sha256 }, { signal, onBytes }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for await (const chunk of content) {
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        hash.update(chunk);
        size += chunk.byteLength;
        onBytes(chunk.byteLength);
        yield chunk;
    }
    if (size === bytes && (sha256 === undefined || hash.digest('hex') === sha256))
        return;
    throw new errors/* BackupError */.hj('damaged', `${path} is not what was recorded when it was made: it is not copied`, {
        hint: 'Find out with "backupctl verify all" which backups are whole; a whole copy in another store can be copied back.',
    });
}

// EXTERNAL MODULE: ./.build/lib/catalog/overview.js
var overview = __webpack_require__(94595);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/decide.js
var decide = __webpack_require__(58195);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/of-overview.js
var of_overview = __webpack_require__(69384);
;// CONCATENATED MODULE: ./.build/lib/operations/sync/kept.js




/**
 * What prune would keep in a store if it held all that the source holds. The rest is not copied: prune would remove it there,
 * and the next run would copy it again.
 */
async function keptBy(name, source, target, { config, now }) {
    const [here, there] = await Promise.all([(0,overview/* readOverview */.M)(source), (0,overview/* readOverview */.M)(target)]);
    const known = new Set(there.backups.map(({ id }) => id));
    const full = [...there.backups, ...here.backups.filter(({ id }) => !known.has(id))].map((one) => (0,of_overview/* asBackup */.D)(one));
    const elsewhere = here.backups.map((one) => (0,of_overview/* asBackup */.D)(one));
    const stores = (0,stores_schema/* storesOf */.oi)(config).map((one) => ({
        ...{ name: one.name, offSite: one.offSite, first: one.first, keeps: one.keeps },
        backups: one.name === name ? full : elsewhere,
    }));
    const decided = (0,decide/* decide */.L)({ stores, policy: config.retention, now, timezone: config.timezone, system: config.system });
    const decisions = decided.stores.find((one) => one.name === name)?.backups ?? [];
    const kept = new Set(decisions.filter(({ decision }) => decision === 'keep').map(({ id }) => id));
    return (id) => kept.has(id);
}

// EXTERNAL MODULE: ./.build/lib/catalog/backup-id.js
var backup_id = __webpack_require__(73698);
;// CONCATENATED MODULE: ./.build/lib/operations/sync/plan.js




const ownFolders = ['leases', 'evidence', 'index', 'restores', 'restore-tests', 'canary'];
const unfinishedFolder = new RegExp(`^\\d{8}_\\d{6}(${stores_store/* stagedSuffix */.iZ}|${stores_store/* removedSuffix */.g_})$`);
async function listWhole(store) {
    const backups = new Map();
    const foreign = new Set();
    for (const object of await store.list('')) {
        const slash = object.path.indexOf('/');
        const top = slash === -1 ? object.path : object.path.slice(0, slash);
        if (slash !== -1 && (0,backup_id/* backupTime */.a3)(top) !== undefined) {
            const own = backups.get(top) ?? [];
            own.push({ ...object, path: object.path.slice(slash + 1) });
            backups.set(top, own);
        }
        else if (!ownFolders.includes(top) && !unfinishedFolder.test(top) && !top.startsWith('.'))
            foreign.add(top);
    }
    return { backups, foreign: [...foreign].sort() };
}
/** What one target lacks of a source; reads only. */
async function planTarget(source, target, ids, { system, keeps }) {
    const copies = [];
    const proofs = [];
    const findings = [];
    let present = 0;
    let notKept = 0;
    for (const id of ids.toSorted().toReversed()) {
        const here = source.listing.backups.get(id) ?? [];
        const there = target.backups.get(id) ?? [];
        if (isCommitted(there)) {
            present += 1;
            findings.push(...differences(id, here, there));
            proofs.push(...missingProofs(here, there).map((path) => `${id}/${path}`));
            continue;
        }
        if (there.length > 0 && !there.some(({ path }) => path === stores_store/* unfinishedMark */.P5)) {
            findings.push({
                backup: id,
                file: catalog_manifest/* manifestPath */.ji,
                problem: 'is missing there, beside other files: it is left alone',
            });
            continue;
        }
        if (!keeps(id)) {
            notKept += 1;
            continue;
        }
        const copy = await readCopy(source.store, id, here);
        if (typeof copy === 'string')
            findings.push({ backup: id, file: catalog_manifest/* manifestPath */.ji, problem: copy });
        else if (copy.manifest.system === system)
            copies.push(copy);
    }
    return { copies, proofs, present, notKept, findings, foreign: target.foreign };
}
function isCommitted(objects) {
    return objects.some(({ path }) => path === catalog_manifest/* manifestPath */.ji);
}
/** Copies are byte-identical: another size is another file. What has the same size is compared by verify. */
function differences(id, here, there) {
    const sizes = new Map(there.filter(isOfBackup).map(({ path, bytes }) => [path, bytes]));
    const wrong = here.filter(isOfBackup).flatMap(({ path, bytes }) => {
        const found = sizes.get(path);
        sizes.delete(path);
        if (found === bytes)
            return [];
        const problem = found === undefined ? 'is missing there' : `has ${found} bytes there, ${bytes} here`;
        return [{ backup: id, file: path, problem }];
    });
    return [...wrong, ...[...sizes.keys()].map((file) => ({ backup: id, file, problem: 'is there only' }))];
}
function isOfBackup({ path }) {
    return !path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`) && path !== stores_store/* unfinishedMark */.P5;
}
function missingProofs(here, there) {
    const known = new Set(there.map(({ path }) => path));
    return here.map(({ path }) => path).filter((path) => path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`) && !known.has(path));
}
/** @returns why it is no backup to copy, as text */
async function readCopy(store, id, here) {
    const manifestBytes = await store.readSmall(`${id}/${catalog_manifest/* manifestPath */.ji}`);
    if (manifestBytes === undefined)
        throw new errors/* BackupError */.hj('read-failed', `${id} was removed meanwhile`);
    const parsed = (0,catalog_manifest/* parseManifest */.Ng)(manifestBytes);
    if (parsed.kind === 'foreign')
        return 'is not ours: backups of shell scripts are not copied';
    if (parsed.kind === 'damaged')
        return parsed.problem;
    const { manifest } = parsed;
    if (manifest.id !== id)
        return `is the manifest of backup ${manifest.id}`;
    const files = here.filter(({ path }) => path !== catalog_manifest/* manifestPath */.ji && path !== stores_store/* unfinishedMark */.P5);
    const lost = manifest.files.find((file) => !files.some(({ path, bytes }) => path === file.path && bytes === file.bytes));
    if (lost !== undefined)
        return `names ${lost.path}, which is missing or has another size: it is not copied`;
    return { id, manifest, manifestBytes, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

;// CONCATENATED MODULE: ./.build/lib/operations/sync/fill.js
var fill_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var fill_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















/** Plans and fills one target, whose evidence log tells of it. Its failure is part of the report, so that the others go on. */
async function fill(name, source, work) {
    const { request, config, host } = work;
    const found = (0,stores_schema/* storesOf */.oi)(config).find((one) => one.name === name);
    if (found === undefined)
        throw new errors/* BackupError */.hj('internal', `No store ${name}`);
    const open = () => (0,stores/* openNamed */.S3)(name, found.store, host);
    const startedAt = host.now().toISOString();
    const { witness, backups } = (0,evidence_witness/* gatherBackups */.J)();
    const ended = await fillOpened(name, open, source, { ...work, witness });
    const { code } = ended;
    // One that does not answer would be waited for once more.
    if (request.dryRun || (code !== undefined && errors/* errorCodes */.fv[code] === errors/* errorCodes */.fv.unreachable))
        return ended;
    const ending = code === undefined ? { outcome: 'done' } : { outcome: 'failed', error: { code } };
    await (0,keep/* keepEvidence */.N)(open, { operation: 'sync', startedAt, ...ending, backups: backups() }, work);
    return ended;
}
async function fillOpened(name, open, source, work) {
    const { request, config, host } = work;
    let target = {
        ...{
            name,
            location: name,
            status: request.dryRun ? 'planned' : 'ok',
            copied: [],
            proofs: 0,
            present: 0,
            notKept: 0,
        },
        ...{ findings: [], foreign: [], problem: [] },
    };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const store = fill_addDisposableResource(env_1, await open(), true);
            target = { ...target, location: store.location };
            const listing = await listWhole(store);
            const lacks = source.ids.some((id) => !listing.backups.has(id));
            const keeps = source.all && lacks ? await keptBy(name, source.store, (0,stores_store/* readOnly */.Tu)(store), { config, now: host.now() }) : () => true;
            const plan = await planTarget(source, listing, source.ids, { system: config.system, keeps });
            target = { ...target, ...described(plan) };
            if (!request.dryRun && (plan.copies.length > 0 || plan.proofs.length > 0)) {
                target = { ...target, copied: [], proofs: 0 };
                await copyAll(store, plan, source, work, (done) => {
                    target = { ...target, ...done(target) };
                });
            }
            const status = plan.findings.length > 0 ? 'failed' : target.status;
            return { target: { ...target, status }, code: plan.findings.length > 0 ? 'damaged' : undefined };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = fill_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        host.log.warning(`${name}: ${(0,errors/* failureText */.kY)(error)}`);
        const hint = error instanceof errors/* BackupError */.hj && error.hint !== undefined ? [error.hint] : [];
        const problem = [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error), ...hint];
        return { target: { ...target, status: 'failed', problem }, code: codeOf(error) };
    }
}
function codeOf(error) {
    return error instanceof errors/* BackupError */.hj ? error.code : 'internal';
}
function described(plan) {
    const copied = plan.copies.map(({ id, bytes, files }) => ({ id, bytes, files: files.length + 1 }));
    const { present, notKept, findings, foreign } = plan;
    return { copied, proofs: plan.proofs.length, present, notKept, findings, foreign };
}
const backupsAtOnce = 4;
async function copyAll(store, plan, source, { config, host, throttle: slow, witness }, done) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const abort = new AbortController();
        const leases = fill_addDisposableResource(env_2, await (0,take_lease/* takeLeases */.D)([store], { session: { config }, host, abort }, 'sync'), true);
        const signal = AbortSignal.any([host.signal, abort.signal]);
        const totalBytes = plan.copies.reduce((sum, { bytes }) => sum + bytes, 0);
        let doneBytes = 0;
        const onBytes = (bytes) => {
            doneBytes += bytes;
            host.log.progress({ label: `sync ${store.name}`, doneBytes, totalBytes });
        };
        const copying = {
            ...{ source: source.store, target: store, throttle: slow, signal, onBytes, slots: slots() },
            check: () => leases.check(),
        };
        const limit = new lib_limit/* Limit */.I(backupsAtOnce);
        const ends = await Promise.allSettled(plan.copies.map((copy) => limit.run(async () => {
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            await copyBackup(copy, copying);
            host.log.info(`${store.name}: ${copy.id}, ${(0,format/* formatBytes */.z3)(copy.bytes)}`);
            const { id, bytes, files } = copy;
            const proofs = files.map(({ path }) => path).filter((path) => path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`));
            witness({
                ...{ id, manifestSha256: (0,seal/* sha256Of */.Bj)(copy.manifestBytes), outcome: 'copied' },
                proofs: proofs.map((path) => `${id}/${path}`),
            });
            done(({ copied }) => ({ copied: [...copied, { id, bytes, files: files.length + 1 }] }));
        })));
        for (const path of plan.proofs) {
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            const proof = await source.store.readSmall(path);
            if (proof === undefined)
                continue;
            await store.put(path, proof);
            const id = path.slice(0, path.indexOf('/'));
            witness({ id, proofs: [path] });
            await (0,catalog_index/* markChanged */.gz)(store, id, (0,posix_.basename)(path));
            done(({ proofs }) => ({ proofs: proofs + 1 }));
        }
        const failed = ends.filter((end) => end.status === 'rejected');
        if (failed[0] === undefined)
            return;
        if (failed.length === 1)
            throw failed[0].reason;
        throw new errors/* BackupError */.hj(codeOf(failed[0].reason), `${(0,format/* plural */.LS)(failed.length, 'backup')} could not be copied`, {
            cause: failed[0].reason,
            because: failed.map(({ reason }) => (0,errors/* failureText */.kY)(reason)),
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = fill_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/config/byte-size.js
var byte_size = __webpack_require__(10889);
;// CONCATENATED MODULE: ./.build/lib/operations/sync/request.js


const syncRequestSchema = schemas/* strictObject */.rej({
    to: schemas/* array */.YOg(schemas/* string */.YjP()).min(1).optional(),
    backups: schemas/* array */.YOg(schemas/* string */.YjP()).min(1).default(['all']),
    dryRun: schemas/* boolean */.zMY().default(false),
    /** Bytes per second. */
    limit: byte_size/* byteSize */.m.optional(),
});

;// CONCATENATED MODULE: ./.build/lib/operations/sync/index.js
var sync_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sync_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








const sync = {
    ...fields/* syncDescription */._,
    request: syncRequestSchema,
    sections: () => ['stores', 'signing'],
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const started = performance.now();
        const store = sync_addDisposableResource(env_1, await (0,stores/* openStore */.Ch)(config, host), true);
        const names = chooseTargets(request, config);
        const listing = await listWhole(store);
        const source = {
            ...{ store, listing, ids: chooseBackups(request, listing, store.location) },
            all: request.backups.includes('all'),
        };
        const work = { request, config, host, throttle: throttle(request.limit) };
        // Each by itself: one that is down keeps no other from its copy.
        const ended = await Promise.all(names.map((name) => fill(name, source, work)));
        if (host.signal.aborted)
            throw (0,errors/* cancelled */.KW)(host.signal);
        const targets = ended.map(({ target }) => target);
        const failed = ended.find(({ target }) => target.status === 'failed');
        return {
            operation: 'sync',
            status: failed !== undefined ? 'failed' : request.dryRun ? 'planned' : 'ok',
            errorCode: failed?.code,
            system: config.system,
            from: store.location,
            targets,
            durationMs: Math.round(performance.now() - started),
            warnings: targets.flatMap(warningsOf),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = sync_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function chooseTargets({ to }, config) {
    const [source, ...others] = (0,stores_schema/* storesOf */.oi)(config).map(({ name }) => name);
    const unknown = (to ?? []).filter((name) => !others.includes(name));
    if (unknown.length > 0)
        throw new errors/* BackupError */.hj('invalid-request', `No store to copy to: ${unknown.join(', ')}`, {
            hint: `Stores beside ${source}, which is copied from: ${others.join(', ') || 'none'}.`,
        });
    const chosen = to ?? others;
    if (chosen.length > 0)
        return chosen;
    throw new errors/* BackupError */.hj('invalid-request', 'There is only one store: nothing to copy to', {
        hint: 'Name a second one under stores in backup.yml, best one that is off-site (kind s3, azure or ssh).',
    });
}
function chooseBackups({ backups }, { backups: there }, location) {
    const committed = [...there].filter(([, objects]) => isCommitted(objects)).map(([id]) => id);
    if (backups.includes('all'))
        return committed;
    const wanted = backups.map((id) => (id === 'latest' ? committed.toSorted().at(-1) : id));
    const missing = wanted.filter((id) => id === undefined || !committed.includes(id));
    if (missing.length === 0)
        return wanted.filter((id) => id !== undefined);
    throw new errors/* BackupError */.hj('backup-not-found', `No backup ${missing.map((id) => id ?? 'at all').join(', ')} is in ${location}`, {
        hint: 'Look what is there with: backupctl list',
    });
}
function warningsOf({ name, foreign }) {
    return foreign.length === 0 ? [] : [`${name} holds what is no backup and is left alone: ${foreign.join(', ')}`];
}


/***/ })

};
