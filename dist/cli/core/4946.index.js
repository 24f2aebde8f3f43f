export const id = 4946;
export const ids = [4946];
export const modules = {

/***/ 28170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ compareServer),
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85019);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55665);
/* harmony import */ var _restore_dump_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80345);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);
/* harmony import */ var _server_sync_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36976);
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






/** Servers round moments of expiry to their own clock ticks; a second is far more. */
const marginMs = 1_000;
/** Reads everything a server holds and keeps counts and digests. */
async function observe(target, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { snapshot: take = _server_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .requestSnapshot */ .k, lastingMs, signal } = options;
        const snapshot = __addDisposableResource(env_1, await take(target, signal), false);
        const cutoffMs = lastingMs === undefined ? undefined : (await serverTime(target, signal)) + marginMs + lastingMs;
        const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .RdbReader */ .E(cutoffMs === undefined ? {} : { cutoffMs });
        for await (const chunk of snapshot.content)
            reader.write(chunk);
        reader.end();
        return { summary: reader.summary, cutoffMs };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/**
 * Compares what a server holds with a dump: first all of it; when that differs, what has not expired meanwhile, which is
 * the most a primary can still hold. Empty: equal.
 */
async function compareServer(target, dump, options) {
    const startedAt = performance.now();
    const { summary } = await observe(target, options);
    const differences = (0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .compareContent */ .TH)(dump.summary, summary);
    if (differences.length === 0 || !dump.summary.databases.some(mayExpire))
        return differences;
    // Over the replication protocol the server has forked before it sends: what it holds is older than its time then.
    const lastingMs = options.snapshot === undefined ? 0 : 2 * Math.ceil(performance.now() - startedAt);
    const later = await observe(target, { ...options, lastingMs });
    const expected = await (0,_restore_dump_file_js__WEBPACK_IMPORTED_MODULE_2__/* .checkDump */ .hk)(dump.file, options.signal, later.cutoffMs);
    return (0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .compareLasting */ .AJ)(expected.summary, later.summary).length === 0 ? [] : differences;
}
/** Whether something in a database may expire: a key, or a field of a hash. */
function mayExpire({ expires, types }) {
    return expires > 0 || types.hash !== undefined;
}
/** The server's clock, ms since 1970, rounded up; ours when the user may not ask. */
async function serverTime(target, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_2, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(target, signal), false);
        return ((await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .serverTimeMs */ .x$)(client)) ?? Date.now()) + 1_000;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}


/***/ }),

/***/ 91440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ endConnection),
/* harmony export */   Dn: () => (/* binding */ answersLoaded),
/* harmony export */   Jy: () => (/* binding */ connectPatiently),
/* harmony export */   t8: () => (/* binding */ isAnswering),
/* harmony export */   uP: () => (/* binding */ isNobody),
/* harmony export */   ys: () => (/* binding */ connectionId)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71988);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3571);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2000);
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




const reachWithinMs = 30_000;
const retryMs = 250;
/** Waits for a server that is starting or loading. */
async function connectPatiently(target, signal) {
    const deadline = performance.now() + reachWithinMs;
    for (;;) {
        try {
            return await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal);
        }
        catch (error) {
            const inTime = (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .says */ .FA)(error, /^LOADING/) || performance.now() < deadline;
            const again = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.retryable && inTime;
            if (!again)
                throw error;
            await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(retryMs, signal);
        }
    }
}
/** Whether a connection still works; returns when its server has loaded its data. */
async function answersLoaded(client, signal) {
    for (;;) {
        const info = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .readInfo */ .LV)(client, 'persistence').catch(() => undefined);
        if (info?.loading !== '1')
            return info !== undefined;
        await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(retryMs, signal);
    }
}
/** Whether anybody is there; a server that refuses us, or is busy loading, is there too. */
async function isAnswering(target, signal) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _ = __addDisposableResource(env_1, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal), false);
            return true;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return !isNobody(error);
    }
}
/** Whether an error of `connect` means that nobody answered at all. */
function isNobody(error) {
    return error.code === 'unreachable' && (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .says */ .FA)(error, /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENOENT/);
}
/** The number of a connection at its server; undefined when the user may not ask. */
async function connectionId(client) {
    return (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .unlessRefused */ .J0)(async () => String(await client.command('CLIENT', 'ID')));
}
/** Has the server end a connection: what was sent over it, and not run yet, would run after it was closed on this side. */
async function endConnection(target, id, signal, log) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_2, await connectPatiently(target, signal), false);
        if (id === undefined)
            return;
        const killed = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .unlessRefused */ .J0)(() => client.command('CLIENT', 'KILL', 'ID', id));
        if (killed === undefined) {
            log.warning('The user may not end connections (client|kill): the last commands of the restore may still be on their way.');
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}


/***/ }),

/***/ 80345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   SM: () => (/* binding */ findDump),
/* harmony export */   Ww: () => (/* binding */ checkStored),
/* harmony export */   Z4: () => (/* binding */ plainDump),
/* harmony export */   hk: () => (/* binding */ checkDump),
/* harmony export */   w: () => (/* binding */ peekVersion)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22751);
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85019);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55665);







/** A dump as a server writes it, in a file of this machine. */
function plainDump(path) {
    return { name: path, rawBytes: 0, open: async () => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path) };
}
const headerBytes = 9;
/** Dumps that nobody measured: how much larger than packed they may be. */
const packedRatio = 4;
/** The dump of a backup, by the facts or by its name. */
function findDump(backup, recorded) {
    const stored = backup.files.find(({ path }) => recorded === undefined ? /\.rdb(\.zst|\.gz)?$/.test(path) : path === recorded);
    if (stored === undefined) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `Backup ${backup.id} holds no Redis dump`, {
            hint: 'Choose another backup, or leave redis out of the components.',
        });
    }
    const rawBytes = stored.rawBytes > 0 ? stored.rawBytes : stored.bytes * (stored.codec === 'none' ? 1 : packedRatio);
    return { name: stored.path, rawBytes, open: () => backup.open(stored) };
}
/** Reads a dump to its end: its checksums, its structure and every value. */
async function checkDump(file, signal, cutoffMs) {
    const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .RdbReader */ .E(cutoffMs === undefined ? {} : { cutoffMs });
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        for await (const chunk of (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.addAbortSignal)(signal, await file.open())) {
            hash.update(chunk);
            await reader.write(chunk);
        }
        await reader.end();
    }
    catch (error) {
        if (signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `The Redis dump ${file.name} is damaged`, {
            because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)],
            hint: 'Choose another backup; `backupctl list` shows which ones are proven. Nothing was touched.',
        });
    }
    return { file, summary: reader.summary, rawSha256: hash.digest('hex') };
}
/**
 * Checks the dump of a backup to its last byte, also against its manifest. Says what was found, for people.
 *
 * @throws BackupError `damaged`
 */
async function checkStored({ dump: file, facts }, signal) {
    const dump = await checkDump(file, signal);
    const differences = facts === undefined ? [] : (0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .compareContent */ .TH)(facts, dump.summary);
    if (differences.length > 0) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `The Redis dump ${file.name} is not the one the manifest describes`, {
            because: (0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .inWords */ .r4)(differences),
            hint: 'Choose another backup. Nothing was touched.',
        });
    }
    const equal = facts === undefined ? '' : ', equal to the manifest';
    const whole = `the dump is whole: ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .describeContent */ .Xb)(dump.summary)}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(dump.summary.bytes)}${equal}`;
    return { dump, whole };
}
/** What the beginning of a dump says; undefined when it is no dump. */
async function peekVersion(file) {
    let start = Buffer.alloc(0);
    try {
        for await (const chunk of (await file.open())) {
            start = Buffer.concat([start, chunk]);
            if (start.length >= headerBytes)
                break;
        }
    }
    catch {
        return undefined;
    }
    return (0,_rdb_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .parseHeader */ .R)(start.toString('latin1', 0, headerBytes));
}
/**
 * The content of a dump that was checked before. The last piece is held back until everything is known to be what was
 * checked: a server that has not got all of it keeps its data.
 */
async function* contentOf(dump, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let held;
    try {
        for await (const chunk of (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.addAbortSignal)(signal, await dump.file.open())) {
            hash.update(chunk);
            if (held !== undefined)
                yield held;
            held = chunk;
        }
    }
    catch (error) {
        if (signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
        throw changed(dump, (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error));
    }
    if (held === undefined || hash.digest('hex') !== dump.rawSha256)
        throw changed(dump, 'its content has changed');
    yield held;
}
function changed(dump, reason) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('read-failed', `The Redis dump ${dump.file.name} is not what it was a moment ago`, {
        because: [reason],
        hint: 'The disk or whatever lies below the store may be failing. Try another backup or another store.',
    });
}


/***/ }),

/***/ 94297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ judged)
/* harmony export */ });
/** A check with its outcome; undefined: it could not be found out. The hint is for one that did not pass. */
function judged(name, passed, detail, hint) {
    const outcome = passed === undefined ? 'unknown' : passed ? 'passed' : 'failed';
    return { name, outcome, detail, ...(passed === true || hint === undefined ? {} : { hint }) };
}


/***/ }),

/***/ 60789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ contentOfPayload),
/* harmony export */   M: () => (/* binding */ payloadOf)
/* harmony export */ });
/* harmony import */ var _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33224);

const footerBytes = 10;
/** What RESTORE takes: a type and a value as they stand in a dump of this version, the version, a checksum (cluster.c). */
function payloadOf(parts, version) {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const payload = Buffer.alloc(length + footerBytes);
    let at = 0;
    for (const part of parts) {
        payload.set(part, at);
        at += part.length;
    }
    payload.writeUInt16LE(version, at);
    const crc = new _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_0__/* .Crc64 */ .V();
    crc.update(payload, 0, at + 2);
    payload.set(crc.bytes(), at + 2);
    return payload;
}
/** What DUMP gave, without its footer, and the version in it. */
function contentOfPayload(payload) {
    const end = payload.length - footerBytes;
    return { content: payload.subarray(0, end), version: payload.readUInt16LE(end) };
}


/***/ }),

/***/ 28535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ anySnapshot)
/* harmony export */ });
/* unused harmony export inBatches */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33224);
/* harmony import */ var _rdb_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90005);
/* harmony import */ var _server_answers_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(76040);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);
/* harmony import */ var _server_sync_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36976);
/* harmony import */ var _loadable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29060);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60789);
/* harmony import */ var _scan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18286);










const batchKeys = 64;
const batchBytes = 16 * 1024 * 1024;
const oldestVersion = 9;
/** Everything a server holds, as an RDB: over the replication protocol, or key by key where that is refused. */
async function anySnapshot(target, signal) {
    try {
        return await (0,_server_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .requestSnapshot */ .k)(target, signal);
    }
    catch (error) {
        const refused = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && (error.code === 'access-denied' || error.code === 'unsupported');
        if (!refused)
            throw error;
        return snapshotByKeys(target, signal);
    }
}
/**
 * Everything a server holds, key by key (SCAN, DUMP, PEXPIRETIME), as an RDB that a server loads. It is of one moment only
 * if nothing is written meanwhile.
 */
async function snapshotByKeys(target, signal) {
    const client = await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(target, signal);
    return {
        length: undefined,
        content: summed(partsOf(client, signal)),
        [Symbol.dispose]: () => client[Symbol.dispose](),
    };
}
/** The bytes of an RDB with its checksum behind. */
async function* summed(parts) {
    const crc = new _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_1__/* .Crc64 */ .V();
    for await (const part of parts) {
        crc.update(part, 0, part.length);
        yield part;
    }
    yield crc.bytes();
}
async function* partsOf(client, signal) {
    const state = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectServer */ .Eb)(client);
    const functions = await functionsOf(client);
    yield await headOf(client, state, functions);
    if (functions !== undefined)
        yield (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(functions).content;
    for (const { db, keys } of await (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .usedDatabases */ .Gf)(client)) {
        await client.command('SELECT', String(db));
        yield Buffer.concat([Buffer.of(_rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.selectDb), lengthOf(db)]);
        const shares = (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .sharesFor */ .aI)(keys);
        for (let share = 0; share < shares; share += 1)
            yield* keysOf(client, share, shares, signal);
    }
    yield Buffer.of(_rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.end);
}
/** The version is the server's own, as its payloads say. */
async function headOf(client, state, functions) {
    const own = (0,_loadable_js__WEBPACK_IMPORTED_MODULE_6__/* .knowsOwnFormat */ .S7)(state);
    const version = own
        ? _loadable_js__WEBPACK_IMPORTED_MODULE_6__/* .ownFormat */ .MJ.newest
        : functions !== undefined
            ? (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(functions).version
            : await versionOfKeys(client);
    const magic = own ? `VALKEY${String(version).padStart(3, '0')}` : `REDIS${String(version).padStart(4, '0')}`;
    const name = state.product === 'valkey' ? 'valkey-ver' : 'redis-ver';
    return Buffer.concat([
        Buffer.from(magic, 'latin1'),
        Buffer.of(_rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.aux),
        stringOf(Buffer.from(name)),
        stringOf(Buffer.from(state.version)),
    ]);
}
async function versionOfKeys(client) {
    for (const { db } of await (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .usedDatabases */ .Gf)(client)) {
        await client.command('SELECT', String(db));
        const key = await client.bytes('RANDOMKEY');
        const payload = Buffer.isBuffer(key) ? await client.bytes('DUMP', key) : undefined;
        if (Buffer.isBuffer(payload))
            return (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(payload).version;
    }
    return oldestVersion;
}
/** Undefined before 7.0. Who may not read them cannot be told that there are none: they would be lost unseen. */
async function functionsOf(client) {
    try {
        const payload = await client.bytes('FUNCTION', 'DUMP');
        return Buffer.isBuffer(payload) ? payload : undefined;
    }
    catch (error) {
        if (!(0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .says */ .FA)(error, /unknown command/i))
            throw error;
        return undefined;
    }
}
async function* keysOf(client, share, shares, signal) {
    const seen = new Set();
    for await (const page of (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .scanNames */ .Cs)(client)) {
        const fresh = page.filter((name) => {
            const text = name.toString('latin1');
            if ((0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .shareOf */ .tC)(name, shares) !== share || seen.has(text))
                return false;
            seen.add(text);
            return true;
        });
        for (let at = 0; at < fresh.length; at += batchKeys) {
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(signal);
            const batch = fresh.slice(at, at + batchKeys);
            for (const some of inBatches(await sized(client, batch), batchBytes)) {
                const entries = await Promise.all(some.map((name) => keyOf(client, name)));
                yield Buffer.concat(entries.flat());
            }
        }
    }
}
/** Keys to be read at the same time, in their order: together no larger than a limit, and what is larger alone. */
function inBatches(keys, limitBytes) {
    const batches = [];
    let held = Number.POSITIVE_INFINITY;
    for (const { name, bytes } of keys) {
        held += bytes;
        const last = batches.at(-1);
        if (last !== undefined && held <= limitBytes)
            last.push(name);
        else {
            batches.push([name]);
            held = bytes;
        }
    }
    return batches;
}
/** Names with the memory their values take; Infinity where the server does not tell, so that they are read one at a time. */
async function sized(client, names) {
    const sizeOf = (name) => (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => Number((await client.bytes('MEMORY', 'USAGE', name)) ?? 0));
    return Promise.all(names.map(async (name) => ({ name, bytes: (await sizeOf(name)) ?? Number.POSITIVE_INFINITY })));
}
/** A key as it stands in an RDB; nothing when it has gone meanwhile. */
async function keyOf(client, name) {
    const [payload, expiresAtMs] = await Promise.all([client.bytes('DUMP', name), expiryOf(client, name)]);
    if (!Buffer.isBuffer(payload))
        return [];
    const { content } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(payload);
    const expiry = Buffer.alloc(expiresAtMs === undefined ? 0 : 9);
    if (expiresAtMs !== undefined) {
        expiry[0] = _rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.expireTimeMs;
        expiry.writeBigInt64LE(BigInt(expiresAtMs), 1);
    }
    return [expiry, content.subarray(0, 1), stringOf(name), content.subarray(1)];
}
/** When a key expires, ms since 1970; undefined: never. */
async function expiryOf(client, name) {
    const told = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => Number(await client.bytes('PEXPIRETIME', name)));
    const moment = told ?? (await olderExpiryOf(client, name));
    return moment < 0 ? undefined : moment;
}
/** Before 7.0 a server tells only how long it is until then: the sum is exact when its clock shows one millisecond throughout. */
async function olderExpiryOf(client, name) {
    for (;;) {
        // Sent in one go, so that no other command of this connection comes in between.
        const queued = [
            client.command('MULTI'),
            client.command('TIME'),
            client.bytes('PTTL', name),
            client.command('TIME'),
        ];
        const [answer] = await Promise.all([client.command('EXEC'), ...queued]);
        const [first, pttl, second] = Array.isArray(answer) ? answer : [];
        if (Number(pttl) < 0)
            return -1;
        const from = millisecond(first);
        if (from === millisecond(second))
            return from + Number(pttl);
    }
}
function millisecond(time) {
    const [seconds, microseconds] = (0,_server_answers_js__WEBPACK_IMPORTED_MODULE_9__/* .texts */ .T)(time);
    return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}
function stringOf(bytes) {
    return Buffer.concat([lengthOf(bytes.length), bytes]);
}
/** A length as an RDB writes it. */
function lengthOf(length) {
    if (length < 0x40)
        return Buffer.of(length);
    if (length < 0x4000)
        return Buffer.of(0x40 | (length >> 8), length & 255);
    const long = Buffer.alloc(5);
    long[0] = 0x80;
    long.writeUInt32BE(length, 1);
    return long;
}


/***/ }),

/***/ 18286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ scanNames),
/* harmony export */   Gf: () => (/* binding */ usedDatabases),
/* harmony export */   aI: () => (/* binding */ sharesFor),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2000);


const pageKeys = '200';
/** As many names as are kept in memory at a time. */
const mostNames = 500_000;
/** Databases that hold keys, with their numbers. */
async function usedDatabases(client) {
    return (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKeyspace */ .Hw)(await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .readInfo */ .LV)(client, 'keyspace'));
}
/** The names in the selected database, page by page. A name may come twice while the server resizes its table. */
async function* scanNames(client) {
    let cursor = '0';
    do {
        const answer = await client.bytes('SCAN', cursor, 'COUNT', pageKeys);
        const [next, names] = Array.isArray(answer) ? answer : [];
        if (!Buffer.isBuffer(next) || !Array.isArray(names)) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('unsupported', `Redis at ${client.target.name} does not answer SCAN as Redis does`);
        }
        cursor = next.toString('latin1');
        const page = names.filter((name) => Buffer.isBuffer(name));
        if (page.length > 0)
            yield page;
    } while (cursor !== '0');
}
/** Into how many shares names are divided, so that one share fits into memory. */
function sharesFor(keys) {
    return Math.max(1, Math.ceil(keys / mostNames));
}
/** Which share a name belongs to (FNV-1a). */
function shareOf(name, shares) {
    if (shares === 1)
        return 0;
    let hash = 0x811c9dc5;
    for (const byte of name)
        hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash >>> 0) % shares;
}


/***/ }),

/***/ 54946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectLiveRedis: () => (/* binding */ inspectLiveRedis)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27752);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2000);
/* harmony import */ var _server_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51674);
/* harmony import */ var _judged_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94297);
/* harmony import */ var _offline_confirm_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58226);
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







/** The last moment a Date can be. */
const latestDateMs = 8.64e15;
/** After a restore: each database holds the keys of the backup, less those whose time has come, plus new ones. */
async function inspectLiveRedis(facts, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = session.config.redis;
        if (config === undefined)
            return [];
        const target = await (0,_server_target_js__WEBPACK_IMPORTED_MODULE_4__/* .findTarget */ .F)(config, session.connection);
        const client = __addDisposableResource(env_1, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(target, session.signal), false);
        const state = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectServer */ .Eb)(client);
        const name = 'keys-present';
        const pending = await (0,_offline_confirm_js__WEBPACK_IMPORTED_MODULE_5__/* .checkPending */ .Yy)(session);
        if (state.databases === undefined) {
            return [...pending, (0,_judged_js__WEBPACK_IMPORTED_MODULE_6__/* .judged */ .g)(name, undefined, 'this user may not ask for the number of keys', 'Grant +info.')];
        }
        const live = new Map(state.databases.map(({ db, keys }) => [db, keys]));
        const total = [...live.values()].reduce((sum, keys) => sum + keys, 0);
        const parsed = _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .factsSchema */ .tp.safeParse(facts);
        if (!parsed.success)
            return [...pending, (0,_judged_js__WEBPACK_IMPORTED_MODULE_6__/* .judged */ .g)(name, total > 0, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'key'))];
        const counted = parsed.data.databases.map((backup) => judgeKeys(live.get(backup.db) ?? 0, backup, session.now()));
        const outcome = ['failed', 'unknown'].find((one) => counted.some((found) => found.outcome === one));
        const problems = counted.filter((found) => found.outcome === outcome).map(({ detail }) => detail);
        if (outcome === undefined)
            return [...pending, (0,_judged_js__WEBPACK_IMPORTED_MODULE_6__/* .judged */ .g)(name, true, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'key'))];
        return [...pending, { name, outcome, detail: problems.join('; ') }];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Whether a database has as many keys as must be left of the backup's: those that never expire, and of the others one while there is any. */
function judgeKeys(found, backup, now) {
    const { db, keys, expires, types, latestExpiryMs } = backup;
    const vanishing = backup.vanishing ?? types.hash ?? 0;
    const detail = `database ${db} has ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(found)} of ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(keys, 'key')}`;
    if (found < keys - expires - vanishing)
        return { outcome: 'failed', detail };
    if (found > 0 || keys === 0)
        return { outcome: 'passed', detail };
    if (latestExpiryMs === undefined)
        return { outcome: 'unknown', detail: `${detail}; all of them expire, and the backup does not say when` };
    const until = new Date(Math.min(latestExpiryMs, latestDateMs)).toISOString();
    if (latestExpiryMs > now.getTime())
        return { outcome: 'failed', detail: `${detail}; the last one expires ${until}` };
    return { outcome: 'passed', detail: `${detail}; the last one expired ${until}` };
}


/***/ }),

/***/ 29060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MJ: () => (/* binding */ ownFormat),
/* harmony export */   S7: () => (/* binding */ knowsOwnFormat),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   qV: () => (/* binding */ loads)
/* harmony export */ });
/** The newest RDB version each release writes and reads (tried from Redis 6.0 to 8.0 and Valkey 8.1 to 9.1). */
const newestRead = {
    redis: [
        ['5.0', 9],
        ['7.0', 10],
        ['7.2', 11],
        ['7.4', 12],
    ],
    valkey: [['7.2', 11]],
};
/** Valkey's own file format: the first release that knows it, and the newest version known here. */
const ownFormat = { since: '9.0', newest: 80 };
/**
 * Whether a server loads a dump. A replica throws its data away before it finds out that it cannot, so this is asked first.
 *
 * @param written which server wrote the dump, where that is known: a server loads what its own product wrote, up to its release
 */
function loads(dump, server, written) {
    if (server.version === 'unknown')
        return false;
    const sameProduct = written?.product === server.product && written.version !== 'unknown';
    if (sameProduct && compareVersions(server.version, written.version) >= 0)
        return true;
    if (dump.format === 'valkey') {
        return knowsOwnFormat(server) && dump.version <= ownFormat.newest;
    }
    const known = newestRead[server.product].findLast(([release]) => compareVersions(server.version, release) >= 0);
    return known !== undefined && dump.version <= known[1];
}
/** Below zero when `a` is older than `b`. Numbers are compared as numbers: 7.10 is newer than 7.9. */
function compareVersions(a, b) {
    const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
    for (let at = 0; at < 3; at += 1) {
        const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** Whether a server writes Valkey's own file format. */
function knowsOwnFormat({ product, version }) {
    return product === 'valkey' && compareVersions(version, ownFormat.since) >= 0;
}


/***/ }),

/***/ 58226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yy: () => (/* binding */ checkPending),
/* harmony export */   hd: () => (/* binding */ leaveForLater),
/* harmony export */   rx: () => (/* binding */ compareStarted)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(866);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28170);
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85019);
/* harmony import */ var _server_target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51674);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(91440);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(80345);
/* harmony import */ var _judged_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(94297);
/* harmony import */ var _keys_read_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(28535);
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












/** Waits until a server that was just started has loaded its data, and compares all it holds with a dump. */
async function compareStarted(target, dump, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const _ = __addDisposableResource(env_1, await (0,_connection_js__WEBPACK_IMPORTED_MODULE_8__/* .connectPatiently */ .Jy)(target, signal), false);
        return await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .compareServer */ .h)(target, dump, { signal, snapshot: _keys_read_js__WEBPACK_IMPORTED_MODULE_10__/* .anySnapshot */ .H });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Keeps a copy of the dump that is still to be compared, once somebody has started the server. */
async function leaveForLater(session, dump) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(pendingPath(session), { force: true });
    await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeNew */ .qf)(pendingPath(session), (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_9__/* .contentOf */ .$E)(dump, session.signal));
}
/** After the services were started: whether the server loaded what was put in place. None when that was seen before. */
async function checkPending(session) {
    const config = session.config.redis;
    if (config === undefined || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(pendingPath(session)))
        return [];
    const name = 'redis-content';
    try {
        const dump = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_9__/* .checkDump */ .hk)((0,_dump_file_js__WEBPACK_IMPORTED_MODULE_9__/* .plainDump */ .Z4)(pendingPath(session)), session.signal);
        const target = await (0,_server_target_js__WEBPACK_IMPORTED_MODULE_7__/* .findTarget */ .F)(config, session.connection);
        const differences = await compareStarted(target, dump, session.signal);
        if (differences.length > 0) {
            const detail = `it does not hold exactly what the backup holds: ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .inWords */ .r4)(differences).join('; ')}. It was written to since it was started, or it did not load the restored files`;
            const hint = 'Look at the numbers. With redis.start set, Redis is started and compared before anything can write to it.';
            return [(0,_judged_js__WEBPACK_IMPORTED_MODULE_11__/* .judged */ .g)(name, undefined, detail, hint)];
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(pendingPath(session), { force: true });
        return [(0,_judged_js__WEBPACK_IMPORTED_MODULE_11__/* .judged */ .g)(name, true, `equal to the backup: ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .describeContent */ .Xb)(dump.summary)}`)];
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return [(0,_judged_js__WEBPACK_IMPORTED_MODULE_11__/* .judged */ .g)(name, undefined, [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonsOf */ .zM)(error)].join('; '))];
    }
}
function pendingPath({ keepFolder, restoreId }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(keepFolder, `redis_to_compare_${restoreId}.rdb`);
}


/***/ })

};
