export const id = 289;
export const ids = [289];
export const modules = {

/***/ 17289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectLiveRedis: () => (/* binding */ inspectLiveRedis)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22751);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64896);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27752);
/* harmony import */ var _restore_offline_confirm_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58226);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73060);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90310);
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






/** After a restore: each database holds the keys of the backup, less those whose time has come, plus new ones. */
async function inspectLiveRedis(facts, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = session.config.redis;
        if (config === undefined)
            return [];
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .findTarget */ .F)(config, session.connection);
        const client = __addDisposableResource(env_1, await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N)(target, session.signal), false);
        const state = await (0,_server_js__WEBPACK_IMPORTED_MODULE_3__/* .inspectServer */ .Eb)(client);
        const name = 'keys-present';
        const pending = await (0,_restore_offline_confirm_js__WEBPACK_IMPORTED_MODULE_2__/* .checkPending */ .Yy)(session);
        if (state.databases === undefined) {
            return [
                ...pending,
                { name, outcome: 'unknown', detail: 'this user may not ask for the number of keys', hint: 'Grant +info.' },
            ];
        }
        const live = new Map(state.databases.map(({ db, keys }) => [db, keys]));
        const total = [...live.values()].reduce((sum, keys) => sum + keys, 0);
        const parsed = _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .factsSchema */ .tp.safeParse(facts);
        if (!parsed.success)
            return [...pending, { name, outcome: total > 0 ? 'passed' : 'failed', detail: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(total, 'key') }];
        const short = parsed.data.databases.filter(({ db, keys, expires }) => (live.get(db) ?? 0) < keys - expires);
        return [
            ...pending,
            {
                name,
                outcome: short.length === 0 ? 'passed' : 'failed',
                detail: short.length === 0
                    ? (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(total, 'key')
                    : short.map(({ db, keys }) => `database ${db} has ${live.get(db) ?? 0} of ${keys} keys`).join('; '),
            },
        ];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ }),

/***/ 41609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ compareLasting),
/* harmony export */   TH: () => (/* binding */ compareContent),
/* harmony export */   Xb: () => (/* binding */ describeContent)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _rdb_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90005);


const nothing = { keys: 0, expires: 0, digest: '0'.repeat(32), timelessDigest: '0'.repeat(32) };
/** Every difference, to the key and the millisecond of its expiry. Empty: equal. */
function compareContent(expected, found) {
    const differences = numbersOf(expected, found).flatMap((db) => {
        const wanted = expected.databases.find((one) => one.db === db);
        const actual = found.databases.find((one) => one.db === db);
        return [
            ...compareSums(`redis db ${db}`, wanted ?? nothing, actual ?? nothing),
            ...compareTypes(`redis db ${db}`, wanted?.types ?? {}, actual?.types ?? {}),
        ];
    });
    return [...differences, ...compareFunctions(expected.functions, found.functions)];
}
/**
 * Every difference among what outlives the cut-off both were read with: a server drops what has expired, so the rest may
 * be fewer than recorded, never more.
 */
function compareLasting(expected, found) {
    const differences = numbersOf(expected, found).flatMap((db) => {
        const wanted = expected.databases.find((one) => one.db === db);
        const actual = found.databases.find((one) => one.db === db);
        const surplus = (actual?.keys ?? 0) > (wanted?.keys ?? 0)
            ? compareSums(`redis db ${db}`, wanted ?? nothing, actual ?? nothing)
            : [];
        if (surplus.length > 0)
            return surplus;
        return compareSums(`redis db ${db}`, wanted?.lasting ?? nothing, actual?.lasting ?? nothing);
    });
    return [...differences, ...compareFunctions(expected.functions, found.functions)];
}
function compareSums(what, expected, found) {
    if (expected.keys !== found.keys)
        return [{ what, expected: keysOf(expected), found: keysOf(found) }];
    if (expected.expires !== found.expires)
        return [{ what, expected: keysOf(expected), found: keysOf(found) }];
    if (expected.digest === found.digest)
        return [];
    if (expected.timelessDigest === found.timelessDigest) {
        return [{ what, expected: 'the recorded expiry times', found: 'the same keys and values with other expiry times' }];
    }
    return [
        {
            what,
            expected: `content with digest ${expected.timelessDigest}`,
            found: `as many keys, but other keys or values (digest ${found.timelessDigest})`,
        },
    ];
}
function compareTypes(what, expected, found) {
    return _rdb_types_js__WEBPACK_IMPORTED_MODULE_0__/* .kinds */ .EZ
        .filter((kind) => (expected[kind] ?? 0) !== (found[kind] ?? 0))
        .map((kind) => ({
        what: `${what}, keys of type ${kind}`,
        expected: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(expected[kind] ?? 0),
        found: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(found[kind] ?? 0),
    }));
}
function compareFunctions(expected, found) {
    if (expected.count !== found.count) {
        return [{ what: 'redis function libraries', expected: String(expected.count), found: String(found.count) }];
    }
    if (expected.digest === found.digest)
        return [];
    return [{ what: 'redis function libraries', expected: 'the recorded code', found: 'other code' }];
}
function numbersOf(expected, found) {
    return [...new Set([...expected.databases, ...found.databases].map(({ db }) => db))].sort((a, b) => a - b);
}
function keysOf(sum) {
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum.keys)} keys, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum.expires)} of them with expiry`;
}
/** "865,000 keys in 2 databases", for people. */
function describeContent(content) {
    const keys = content.databases.reduce((sum, one) => sum + one.keys, 0);
    const expiring = content.databases.reduce((sum, one) => sum + one.expires, 0);
    const { count } = content.functions;
    const libraries = count === 0 ? '' : `, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(count)} function ${count === 1 ? 'library' : 'libraries'}`;
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(keys, 'key')} (${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(expiring)} with expiry) in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(content.databases.length, 'database')}${libraries}`;
}


/***/ }),

/***/ 28170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ compareServer)
/* harmony export */ });
/* unused harmony export observe */
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67988);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64896);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27755);
/* harmony import */ var _restore_dump_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80345);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73060);
/* harmony import */ var _sync_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68038);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41609);
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
        const { snapshot: take = _sync_js__WEBPACK_IMPORTED_MODULE_4__/* .requestSnapshot */ .k, lastingMs, signal } = options;
        const snapshot = __addDisposableResource(env_1, await take(target, options), false);
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
 * the most a server can still hold. Empty: equal.
 */
async function compareServer(target, dump, options) {
    const startedAt = performance.now();
    const { summary } = await observe(target, options);
    const differences = (0,_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .compareContent */ .TH)(dump.summary, summary);
    if (differences.length === 0 || !dump.summary.databases.some(mayExpire))
        return differences;
    // Over the replication protocol the server has forked before it sends: what it holds is older than its time then.
    const lastingMs = options.snapshot === undefined ? 0 : 2 * Math.ceil(performance.now() - startedAt);
    const later = await observe(target, { ...options, lastingMs });
    const expected = await (0,_restore_dump_file_js__WEBPACK_IMPORTED_MODULE_2__/* .checkDump */ .hk)(dump.file, options.signal, later.cutoffMs);
    return (0,_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .compareLasting */ .AJ)(expected.summary, later.summary).length === 0 ? [] : differences;
}
/** Whether something in a database may expire: a key, or a field of a hash. */
function mayExpire({ expires, types }) {
    return expires > 0 || types.hash !== undefined;
}
/** The server's clock, ms since 1970, rounded up; ours when the user may not ask. */
async function serverTime(target, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_2, await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N)(target, signal), false);
        try {
            const [seconds] = (0,_answers_js__WEBPACK_IMPORTED_MODULE_6__/* .texts */ .Te)(await client.command('TIME'));
            return (Number(seconds) + 1) * 1000;
        }
        catch (error) {
            if (!(0,_server_js__WEBPACK_IMPORTED_MODULE_3__/* .isRefusal */ .vu)(error))
                throw error;
            return Date.now();
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

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ connectPatiently)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64896);



const reachWithinMs = 30_000;
const retryMs = 250;
/** Waits for a server that is starting or loading. */
async function connectPatiently(target, signal) {
    const deadline = performance.now() + reachWithinMs;
    for (;;) {
        try {
            return await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(target, signal);
        }
        catch (error) {
            const loading = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.because.some((line) => line.startsWith('LOADING'));
            const again = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.retryable && (loading || performance.now() < deadline);
            if (!again)
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(retryMs, undefined, { signal }).catch(() => {
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
            });
        }
    }
}


/***/ }),

/***/ 80345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   SM: () => (/* binding */ findDump),
/* harmony export */   hk: () => (/* binding */ checkDump),
/* harmony export */   w: () => (/* binding */ peekVersion)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_codec_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93407);
/* harmony import */ var _pipeline_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72321);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27755);








const headerBytes = 9;
/** The dump of a backup, by the facts or by its name. */
function findDump(backup, recorded) {
    const stored = backup.files.find(({ path }) => recorded === undefined ? /\.rdb(\.zst|\.gz)?$/.test(path) : path === recorded);
    if (stored === undefined) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('damaged', `Backup ${backup.id} holds no Redis dump`, {
            hint: 'Choose another backup, or leave redis out of the components.',
        });
    }
    return {
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(backup.folder, stored.path),
        codec: stored.codec,
        sha256: stored.sha256 === '' ? undefined : stored.sha256,
    };
}
/** Reads a dump to its end: its checksums, its structure and every value. */
async function checkDump(file, signal, cutoffMs) {
    const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_7__/* .RdbReader */ .E(cutoffMs === undefined ? {} : { cutoffMs });
    const measured = await (0,_pipeline_read_js__WEBPACK_IMPORTED_MODULE_6__/* .readStored */ .C)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file.path), {
        codec: file.codec,
        signal,
        decode: true,
        consumer: reader,
        hashRaw: true,
    });
    const other = file.sha256 !== undefined && file.sha256 !== measured.sha256;
    const problem = measured.problem ?? (other ? 'its SHA-256 is not the one recorded' : undefined);
    const rawSha256 = measured.raw?.sha256;
    if (problem !== undefined || rawSha256 === undefined) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('damaged', `The Redis dump ${file.path} is damaged`, {
            because: problem === undefined ? [] : [problem],
            hint: 'Choose another backup; `backupctl list` shows which ones are proven. Nothing was touched.',
        });
    }
    return { file, summary: reader.summary, rawSha256 };
}
/** What the beginning of a dump says; undefined when it is no dump. */
async function peekVersion(file) {
    const source = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file.path);
    const decode = (0,_pipeline_codec_js__WEBPACK_IMPORTED_MODULE_5__/* .decoder */ .D0)(file.codec);
    // A consumer that has seen enough ends the stream; that is no error.
    const content = decode === undefined ? source : decode;
    const done = decode === undefined ? undefined : (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(source, decode).catch(() => { });
    let start = Buffer.alloc(0);
    try {
        for await (const chunk of content) {
            start = Buffer.concat([start, chunk]);
            if (start.length >= headerBytes)
                break;
        }
    }
    catch {
        return undefined;
    }
    finally {
        source.destroy();
        await done;
    }
    const match = /^(?:REDIS(\d{4})|VALKEY(\d{3}))/.exec(start.subarray(0, headerBytes).toString('latin1'));
    if (match === null)
        return undefined;
    return { format: match[1] === undefined ? 'valkey' : 'redis', version: Number(match[1] ?? match[2]) };
}
/**
 * The content of a dump that was checked before. The last piece is held back until everything is known to be what was
 * checked: a server that has not got all of it keeps its data.
 */
async function* contentOf(dump, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let held;
    try {
        for await (const chunk of decoded(dump.file, signal)) {
            hash.update(chunk);
            if (held !== undefined)
                yield held;
            held = chunk;
        }
    }
    catch (error) {
        if (signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelled */ .KW)(signal);
        throw changed(dump, (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error));
    }
    if (held === undefined || hash.digest('hex') !== dump.rawSha256)
        throw changed(dump, 'its content has changed');
    yield held;
}
async function* decoded(file, signal) {
    const source = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file.path, { signal });
    const decode = (0,_pipeline_codec_js__WEBPACK_IMPORTED_MODULE_5__/* .decoder */ .D0)(file.codec);
    if (decode === undefined) {
        yield* source;
        return;
    }
    const running = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(source, decode, { signal });
    running.catch(() => { });
    yield* decode;
    await running;
}
function changed(dump, reason) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('read-failed', `The Redis dump ${dump.file.path} is not what it was a moment ago`, {
        because: [reason],
        hint: 'The disk or whatever lies below the store may be failing. Try another backup or another store.',
    });
}


/***/ }),

/***/ 58226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yy: () => (/* binding */ checkPending),
/* harmony export */   hd: () => (/* binding */ leaveForLater),
/* harmony export */   rx: () => (/* binding */ compareStarted)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41609);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28170);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73060);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90310);
/* harmony import */ var _connect_patiently_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9823);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80345);
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
        const client = __addDisposableResource(env_1, await (0,_connect_patiently_js__WEBPACK_IMPORTED_MODULE_7__/* .connectPatiently */ .J)(target, signal), false);
        const { version } = await (0,_server_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectServer */ .Eb)(client);
        return (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .compareServer */ .h)(target, dump, { serverVersion: version === 'unknown' ? undefined : version, signal });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const pendingSchema = zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(),
    codec: zod__WEBPACK_IMPORTED_MODULE_9__/* ["enum"] */ .k5n(['zstd', 'gzip', 'none']),
    sha256: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().optional(),
});
/** Notes that the restored files are still to be compared, once somebody has started the server. */
async function leaveForLater(session, dump) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(pendingPath(session), JSON.stringify(dump.file), { mode: 0o600 });
}
/** After the services were started: whether the server loaded what was put in place. None when that was seen before. */
async function checkPending(session) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(pendingPath(session), 'utf8').catch((error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
        return undefined;
    });
    const config = session.config.redis;
    if (text === undefined || config === undefined)
        return [];
    const { path, codec, sha256 } = pendingSchema.parse(JSON.parse(text));
    const name = 'redis-content';
    try {
        const dump = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_8__/* .checkDump */ .hk)({ path, codec, sha256 }, session.signal);
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .findTarget */ .F)(config, session.connection);
        const differences = await compareStarted(target, dump, session.signal);
        if (differences.length > 0)
            return [{ name, outcome: 'unknown', ...changedSince(differences) }];
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pendingPath(session), { force: true });
        return [{ name, outcome: 'passed', detail: `equal to the backup: ${(0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .describeContent */ .Xb)(dump.summary)}` }];
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return [{ name, outcome: 'unknown', detail: [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error)].map(_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD).join('; ') }];
    }
}
function changedSince(differences) {
    const list = differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`);
    return {
        detail: `it does not hold exactly what the backup holds: ${list.join('; ')}. It was written to since it was started, or it did not load the restored files`,
        hint: 'Look at the numbers. With redis.start set, Redis is started and compared before anything can write to it.',
    };
}
function pendingPath({ keepFolder, restoreId }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(keepFolder, `redis_to_compare_${restoreId}.json`);
}


/***/ })

};
