export const id = 2903;
export const ids = [2903];
export const modules = {

/***/ 7498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M3: () => (/* binding */ saveNow),
/* harmony export */   i$: () => (/* binding */ findDumpFile),
/* harmony export */   nx: () => (/* binding */ saveAndOpen)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65213);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3571);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);





const pollMs = 100;
const startAttempts = 50;
/** The dump file as the server names it; undefined when the user may not ask or the file's folder cannot be read here. */
async function findDumpFile({ settings }, place) {
    const folder = settings?.dir;
    const name = settings?.dbfilename;
    if (folder === undefined || name === undefined)
        return undefined;
    const { code } = await place.connection.run('test', ['-r', folder, '-a', '-x', folder], place);
    return code === 0 ? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, name) : undefined;
}
/**
 * Has the server save its data, waits until that very save is done and well, and opens the file.
 *
 * @throws BackupError `tool-failed` when the server could not save, `read-failed` when the file cannot be read
 */
async function saveAndOpen(client, path, place) {
    const notBefore = await saveNow(client, place.signal);
    const tool = await place.connection.start('cat', [path], { ...place, stdout: 'pipe' });
    if (tool.stdout === null)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('internal', `${tool.command} was started without its output`);
    return {
        content: tool.stdout,
        notBefore,
        finish: async () => {
            const exit = await tool.exit;
            if (exit.code === 0)
                return;
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('read-failed', `The dump file ${path} could not be read`, {
                because: [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .describeExit */ .KE)(exit), ...exit.stderr],
                hint: 'The user that runs the backup must be able to read it; or use redis.method replication.',
            });
        },
        [Symbol.asyncDispose]: () => tool[Symbol.asyncDispose](),
    };
}
/** BGSAVE, waited for by its counters: LASTSAVE alone has a resolution of one second and does not move on failure. */
async function saveNow(client, signal) {
    await idle(client, signal);
    const before = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client, 'persistence');
    const now = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .serverTimeMs */ .x$)(client);
    const startedAt = now === undefined ? Number(before.rdb_last_save_time) : Math.floor(now / 1000);
    await start(client, signal);
    await idle(client, signal);
    const after = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client, 'persistence');
    const counted = before.rdb_saves === undefined || Number(after.rdb_saves) > Number(before.rdb_saves);
    const recent = Number(after.rdb_last_save_time) >= startedAt;
    if (after.rdb_last_bgsave_status !== 'ok' || !counted || !recent) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('tool-failed', `Redis at ${client.target.name} could not save its data`, {
            because: [`rdb_last_bgsave_status:${after.rdb_last_bgsave_status ?? 'unknown'}`],
            hint: 'Look at the log of the server: its disk may be full, its folder not writable, or fork out of memory (vm.overcommit_memory=1). With save points set, a failed save stops production writes until one succeeds.',
        });
    }
    return startedAt;
}
/** Starts a save of our own; one that was running before, or an AOF rewrite, is waited for. */
async function start(client, signal) {
    for (let attempt = 1;; attempt += 1) {
        try {
            await client.command('BGSAVE');
            return;
        }
        catch (error) {
            if (!(0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .says */ .FA)(error, /already in progress|child process/) || attempt === startAttempts)
                throw error;
            await idle(client, signal);
        }
    }
}
async function idle(client, signal) {
    for (;;) {
        const state = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client, 'persistence');
        if (state.rdb_bgsave_in_progress === '0' && state.aof_rewrite_in_progress !== '1')
            return;
        await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .pauseFor */ .Q)(pollMs, signal);
    }
}


/***/ }),

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

/***/ 60218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ persist)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _capture_bgsave_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7498);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3571);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2000);




const pollMs = 100;
/**
 * Waits until the data in memory are on disk, so that a server that starts again has them: in a rewritten append-only file,
 * else in a new dump.
 *
 * @throws BackupError `tool-failed` when the server cannot write them
 */
async function persist(client, signal) {
    for (;;) {
        const info = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_3__/* .readInfo */ .LV)(client, 'persistence');
        if (info.aof_enabled !== '1') {
            await (0,_capture_bgsave_js__WEBPACK_IMPORTED_MODULE_1__/* .saveNow */ .M3)(client, signal);
            return;
        }
        if (info.aof_rewrite_in_progress === '0' && info.aof_rewrite_scheduled === '0') {
            if (info.aof_last_bgrewrite_status === 'ok' && info.aof_last_write_status === 'ok')
                return;
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `Redis at ${client.target.name} could not write its append-only file`, {
                because: [
                    `aof_last_bgrewrite_status:${info.aof_last_bgrewrite_status ?? 'unknown'}`,
                    `aof_last_write_status:${info.aof_last_write_status ?? 'unknown'}`,
                ],
                hint: 'Look at the log of the server: its disk may be full or its folder not writable.',
            });
        }
        await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(pollMs, signal);
    }
}


/***/ }),

/***/ 85829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ findReach),
/* harmony export */   n: () => (/* binding */ plainAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99796);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);





const connectTimeoutMs = 10_000;
/**
 * Finds the address under which the server sees this process: behind the published port of a container that is another one
 * than under which it was reached.
 *
 * @throws BackupError `unsupported` when that is no address of this machine, so that the server cannot connect to it
 */
async function findReach(client) {
    const seen = (await askServer(client)) ?? (await askSocket(client.target));
    const own = new Set(Object.values((0,node_os__WEBPACK_IMPORTED_MODULE_1__.networkInterfaces)()).flatMap((list) => list?.map(({ address }) => address) ?? []));
    if (!own.has(seen.own)) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('unsupported', `Redis at ${client.target.name} cannot connect to this machine`, {
            because: [
                `It sees this process at ${seen.own}, which is no address of this machine (a tunnel or NAT lies between).`,
            ],
            hint: 'Run the restore on the host of the server or in its network, or restore by hand as RESTORE.md in the backup says.',
        });
    }
    return { host: seen.own, peers: [...new Set([seen.server, seen.own])] };
}
/** What the server knows about this very connection; undefined when it may not be asked. */
async function askServer(client) {
    return (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => {
        const id = String(await client.command('CLIENT', 'ID'));
        const lines = String(await client.command('CLIENT', 'LIST')).split('\n');
        const line = lines.find((one) => one.startsWith(`id=${id} `));
        const own = hostOf(/ addr=(\S+)/.exec(line ?? '')?.[1]);
        const server = hostOf(/ laddr=(\S+)/.exec(line ?? '')?.[1]);
        return own === undefined || server === undefined ? undefined : { own, server };
    });
}
/** What the operating system knows about a connection like it. */
function askSocket(target) {
    const { host, port } = target.endpoint;
    return new Promise((resolve, reject) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port, timeout: connectTimeoutMs });
        socket.once('connect', () => {
            resolve({ own: plainAddress(socket.localAddress), server: plainAddress(socket.remoteAddress) });
            socket.destroy();
        });
        socket.once('timeout', () => socket.destroy(new Error('ETIMEDOUT')));
        socket.once('error', (error) => reject((0,_server_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .redisError */ .i)(error, target.name)));
    });
}
/** ::ffff:127.0.0.1 → 127.0.0.1 */
function plainAddress(address) {
    return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
}
/** "[::1]:6379" → "::1" */
function hostOf(address) {
    if (address === undefined || address === '' || address.startsWith('/'))
        return undefined;
    return plainAddress(address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, ''));
}


/***/ }),

/***/ 92393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ deliver),
  q: () => (/* binding */ isGiven)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/deadline.js
var deadline = __webpack_require__(3571);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/server.js
var server = __webpack_require__(2000);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/inbox.js
var server_inbox = __webpack_require__(26207);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/reach.js
var reach = __webpack_require__(85829);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/master.js






/** A replica takes a primary for dead after `repl-timeout` (60 s) without a sign of life. */
const pingEveryMs = 2_000;
const ping = '*1\r\n$4\r\nPING\r\n';
/**
 * Listens for a replica and gives it one full synchronisation, as a Redis primary would; afterwards there is nothing more
 * to replicate, only signs of life.
 */
async function openPrimary(offer) {
    const replicas = new Set();
    const transfers = { started: 0, sent: 0, problem: undefined };
    const server = (0,external_node_net_.createServer)((socket) => {
        socket.on('error', () => { });
        if (!offer.reach.peers.includes((0,reach/* plainAddress */.n)(socket.remoteAddress))) {
            socket.destroy();
            return;
        }
        replicas.add(socket);
        socket.once('close', () => replicas.delete(socket));
        // A connection that breaks is counted where it matters: in the transfer.
        void serve(socket, offer, transfers).catch(() => socket.destroy());
    });
    const port = await listen(server, offer.reach.host);
    return {
        port,
        transfers,
        [Symbol.asyncDispose]: async () => {
            const closed = new Promise((resolve) => server.close(() => resolve()));
            for (const replica of replicas)
                replica.destroy();
            await closed;
        },
    };
}
/** Answers a replica until its connection breaks. */
async function serve(socket, offer, transfers) {
    const say = (line) => socket.write(`${line}\r\n`);
    const ended = new AbortController();
    socket.once('close', () => ended.abort());
    socket.setNoDelay(true);
    const inbox = new server_inbox/* Inbox */.b(socket);
    for (let trusted = offer.password === undefined;;) {
        const words = await nextRequest(inbox);
        const name = (words[0] ?? '').toUpperCase();
        if (name === 'AUTH') {
            trusted ||= words.at(-1) === offer.password;
            say(trusted ? '+OK' : '-WRONGPASS invalid username-password pair or user is disabled.');
        }
        else if (!trusted) {
            say('-NOAUTH Authentication required.');
        }
        else if (name === 'PING') {
            say('+PONG');
        }
        else if (name === 'REPLCONF') {
            // Acknowledgements come without being asked for and get no answer.
            if (words[1]?.toLowerCase() !== 'ack')
                say('+OK');
        }
        else if (name === 'PSYNC' || name === 'SYNC') {
            if (name === 'PSYNC')
                say(`+FULLRESYNC ${offer.replicationId} 0`);
            void synchronise(socket, offer, transfers, ended.signal);
        }
        else {
            say(`-ERR unknown command '${name.slice(0, 40)}'`);
        }
    }
}
/** The next request of a replica: an array of bulk strings, or words on a line. */
async function nextRequest(inbox) {
    const line = await inbox.line();
    if (!line.startsWith('*'))
        return line.split(' ').filter(Boolean);
    const words = [];
    for (let count = Number(line.slice(1)); count > 0; count -= 1) {
        const size = await inbox.line();
        if (!/^\$\d{1,5}$/.test(size))
            throw new Error('the request is malformed');
        const length = Number(size.slice(1));
        words.push((await inbox.bytes(length + 2)).toString('utf8', 0, length));
    }
    return words;
}
async function synchronise(socket, offer, transfers, ended) {
    transfers.started += 1;
    try {
        await send(socket, offer, transfers, ended);
        transfers.problem = undefined;
    }
    catch (error) {
        // What is read of the dump ends with the connection; that is not the dump's fault.
        transfers.problem =
            error instanceof errors/* BackupError */.hj && !ended.aborted
                ? error
                : new errors/* BackupError */.hj('source-lost', 'The server broke off the transfer');
        socket.destroy();
        return;
    }
    const timer = setInterval(() => socket.write(ping), pingEveryMs);
    socket.once('close', () => clearInterval(timer));
}
async function send(socket, { dump, signal, log }, transfers, ended) {
    const totalBytes = dump.summary.bytes;
    let sent = 0;
    socket.write(`$${totalBytes}\r\n`);
    for await (const chunk of (0,dump_file/* contentOf */.$E)(dump, AbortSignal.any([signal, ended]))) {
        sent += chunk.length;
        // Whoever has got as much as was announced loads it.
        if (sent > totalBytes)
            throw new errors/* BackupError */.hj('read-failed', 'The dump is longer than it was a moment ago');
        if (!socket.write(chunk))
            await (0,external_node_events_.once)(socket, 'drain', { signal: ended });
        transfers.sent = sent;
        log.progress({ label: 'redis', doneBytes: sent, totalBytes });
    }
}
function listen(server, host) {
    return new Promise((resolve, reject) => {
        server.once('error', (cause) => {
            reject(new errors/* BackupError */.hj('unreachable', `Nothing can be offered to Redis on ${host}`, { cause }));
        });
        server.listen(0, host, () => {
            const address = server.address();
            if (typeof address === 'object' && address !== null)
                resolve(address.port);
            else
                reject(new errors/* BackupError */.hj('internal', 'the listening address is not known'));
        });
    });
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/replicate.js
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





/** Data sets that a restore gives to a server begin with "backup-res" in hexadecimal. */
const idPrefix = Buffer.from('backup-res').toString('hex');
/** Whether a replica holds what a restore gave it. */
function isGiven(info) {
    return info.master_replid?.startsWith(idPrefix) === true;
}
const pollMs = 50;
/** A replica connects within a second or two (replicationCron). */
const connectWithinMs = 30_000;
const idleTimeoutMs = 120_000;
const mostTransfers = 3;
/**
 * Makes a server a replica of this process and gives it a dump, which replaces everything it holds; returns when the server
 * has loaded it.
 *
 * @throws BackupError the server may be left as a replica of nobody: the caller decides what it serves next
 */
async function deliver(delivery) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, reach } = delivery;
        const ended = new AbortController();
        const signal = AbortSignal.any([delivery.signal, ended.signal]);
        const replicationId = delivery.replicationId ?? `${idPrefix}${(0,external_node_crypto_.randomBytes)(10).toString('hex')}`;
        const opened = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const primary = opened.use(await openPrimary({ ...delivery, replicationId, signal }));
        opened.defer(() => ended.abort());
        await client.command('REPLICAOF', reach.host, String(primary.port));
        await loaded(delivery, primary, replicationId);
        const kept = opened.move();
        return {
            promote: async () => {
                await client.command('REPLICAOF', 'NO', 'ONE');
            },
            [Symbol.asyncDispose]: () => kept.disposeAsync(),
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
/** Waits until the server has loaded what it was given, or until it is clear that it will not. */
async function loaded(delivery, primary, replicationId) {
    const { client, signal } = delivery;
    let last = '';
    let movedAt = performance.now();
    for (;;) {
        const info = await ask(client);
        const { transfers } = primary;
        if (follows(info, primary.port) && info.master_replid === replicationId)
            return;
        judge(client.target.name, info, primary);
        const now = `${transfers.started} ${transfers.sent} ${info.loading_loaded_bytes ?? ''} ${info.used_memory ?? ''}`;
        if (now !== last)
            movedAt = performance.now();
        last = now;
        const idleMs = performance.now() - movedAt;
        if (transfers.started === 0 && idleMs > connectWithinMs)
            throw notReached(delivery, primary);
        if (idleMs > idleTimeoutMs)
            throw stuck(client.target.name, transfers.problem);
        await (0,deadline/* pauseFor */.Q)(pollMs, signal);
    }
}
/** What the server says; nothing while it is too busy to answer: it empties its memory without a break. */
async function ask(client) {
    try {
        return await (0,server/* readInfo */.LV)(client);
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.because.includes('Command timed out'))
            return {};
        throw error;
    }
}
function follows(info, port) {
    return (info.role === 'slave' &&
        info.master_port === String(port) &&
        info.master_link_status === 'up' &&
        info.master_sync_in_progress === '0' &&
        info.loading !== '1');
}
/** Throws when there is no point in waiting any longer. */
function judge(name, info, primary) {
    const { started, problem } = primary.transfers;
    if (info.role === 'master' || (info.master_port ?? String(primary.port)) !== String(primary.port)) {
        throw new errors/* BackupError */.hj('source-lost', `Redis at ${name} stopped following while it was given its data`, {
            because: ['It was started again, or somebody else gave it another role.'],
            hint: 'Look at the log of the server, and for a supervisor (Sentinel, an operator) that changes its role.',
        });
    }
    if (problem !== undefined && problem.code !== 'source-lost')
        throw problem;
    if (started > mostTransfers)
        throw stuck(name, problem);
}
function stuck(name, cause) {
    return new errors/* BackupError */.hj('tool-failed', `Redis at ${name} does not get its new data loaded`, {
        hint: 'Look at the log of the server: its folder may not be writable or its disk full (it keeps the transfer in a temporary file), or it cannot read the dump.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function notReached(delivery, primary) {
    return new errors/* BackupError */.hj('unreachable', `Redis at ${delivery.client.target.name} does not connect to this process`, {
        because: [`It was told to fetch its data from ${delivery.reach.host}:${primary.port}.`],
        hint: 'A firewall may be in the way, or the server wants TLS for replication (tls-replication). Restore by hand as RESTORE.md in the backup says.',
    });
}


/***/ })

};
