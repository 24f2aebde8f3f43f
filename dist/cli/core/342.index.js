export const id = 342;
export const ids = [342];
export const modules = {

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
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56851);
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
/** Reads everything a server holds, over the replication protocol, and keeps counts and digests. */
async function observe(target, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const snapshot = __addDisposableResource(env_1, await (0,_sync_js__WEBPACK_IMPORTED_MODULE_4__/* .requestSnapshot */ .k)(target, options), false);
        // The server has forked before it starts to send: what it holds is older than its time now.
        const cutoffMs = options.lasting ? (await serverTime(target, options.signal)) + marginMs : undefined;
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
    const { summary } = await observe(target, options);
    const differences = (0,_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .compareContent */ .TH)(dump.summary, summary);
    if (differences.length === 0 || !dump.summary.databases.some(mayExpire))
        return differences;
    const later = await observe(target, { ...options, lasting: true });
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
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(56851);








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

/***/ 21437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aO: () => (/* binding */ enterPhase),
/* harmony export */   mc: () => (/* binding */ readPhase),
/* harmony export */   rB: () => (/* binding */ keepingOf),
/* harmony export */   xG: () => (/* binding */ dropFormer),
/* harmony export */   z7: () => (/* binding */ keepFormer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(866);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56851);
/* harmony import */ var _sync_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68038);
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






function keepingOf(folder, restoreId) {
    return {
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `redis_before_${restoreId}.rdb`),
        phasePath: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `redis_before_${restoreId}.phase`),
    };
}
/** Takes a copy of everything the server holds. An older copy is replaced only when the new one is whole and on disk. */
async function keepFormer(target, keeping, serverVersion, signal) {
    const partial = `${keeping.path}.partial`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .RdbReader */ .E();
            const snapshot = __addDisposableResource(env_1, await (0,_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .requestSnapshot */ .k)(target, { serverVersion, signal }), false);
            await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_3__/* .writeStored */ .zS)('/', partial, snapshot.content, { codec: 'none', signal, consumer: reader });
            await replaceFile(partial, keeping.path);
            return reader.summary;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    }
}
async function dropFormer(keeping) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keeping.path, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keeping.phasePath, { force: true });
}
/** Notes the phase; on disk when it returns. */
async function enterPhase(keeping, phase) {
    const partial = `${keeping.phasePath}.partial`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(partial), { recursive: true, mode: 0o700 });
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(partial, 'w', 0o600);
    try {
        await file.writeFile(`${phase}\n`);
        await file.sync();
    }
    finally {
        await file.close();
    }
    await replaceFile(partial, keeping.phasePath);
}
async function readPhase(keeping) {
    let text;
    try {
        text = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(keeping.phasePath, 'utf8')).trim();
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
    if (text === 'switching' || text === 'former')
        return text;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', `${keeping.phasePath} does not say how far the restore had come`, {
        because: [text.slice(0, 80)],
    });
}
async function replaceFile(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(from, to);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to), 'r');
    try {
        await folder.sync();
    }
    finally {
        await folder.close();
    }
}


/***/ }),

/***/ 66014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ openPrimary),
  n: () => (/* binding */ plainAddress)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/requests.js
const longestRequestBytes = 64 * 1024;
/** The requests a replica sends: arrays of bulk strings, or words on a line; they come in any pieces. */
class Requests {
    #rest = Buffer.alloc(0);
    /** Every request that is complete with this piece. */
    take(chunk) {
        this.#rest = Buffer.concat([this.#rest, chunk]);
        const found = [];
        for (;;) {
            const request = parse(this.#rest);
            if (request === undefined)
                break;
            this.#rest = this.#rest.subarray(request.bytes);
            if (request.words.length > 0)
                found.push(request.words);
        }
        if (this.#rest.length > longestRequestBytes)
            throw new Error('the request is not the Redis protocol');
        return found;
    }
}
function parse(bytes) {
    const first = lineAt(bytes, 0);
    if (first === undefined)
        return undefined;
    // A replica that is busy loading sends empty lines.
    if (!first.text.startsWith('*'))
        return { words: first.text.split(' ').filter(Boolean), bytes: first.next };
    const words = [];
    let at = first.next;
    for (let count = Number(first.text.slice(1)); count > 0; count -= 1) {
        const size = lineAt(bytes, at);
        if (size === undefined)
            return undefined;
        const end = size.next + Number(size.text.slice(1));
        if (!Number.isSafeInteger(end) || !size.text.startsWith('$'))
            throw new Error('the request is malformed');
        if (bytes.length < end + 2)
            return undefined;
        words.push(bytes.toString('utf8', size.next, end));
        at = end + 2;
    }
    return { words, bytes: at };
}
function lineAt(bytes, from) {
    const end = bytes.indexOf(10, from);
    if (end < 0)
        return undefined;
    return { text: bytes.toString('latin1', from, end).replace(/\r$/, ''), next: end + 1 };
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/master.js



/** A replica takes a primary for dead after `repl-timeout` (60 s) without a sign of life. */
const pingEveryMs = 2_000;
const ping = '*1\r\n$4\r\nPING\r\n';
/**
 * Listens for a replica and gives it one full synchronisation, as a Redis primary would; afterwards there is nothing more
 * to replicate, only signs of life.
 */
async function openPrimary(options) {
    const replicas = new Set();
    const state = { started: 0, completed: 0, problem: undefined, sent: 0 };
    const server = (0,external_node_net_.createServer)((socket) => {
        socket.on('error', () => { });
        if (!options.peers.includes(plainAddress(socket.remoteAddress))) {
            socket.destroy();
            return;
        }
        const replica = new Replica(socket, options, state);
        replicas.add(replica);
        socket.once('close', () => replicas.delete(replica));
        void replica.serve();
    });
    const port = await listen(server, options.host);
    return {
        port,
        transfers: () => ({ ...state }),
        [Symbol.asyncDispose]: async () => {
            const closed = new Promise((resolve) => server.close(() => resolve()));
            for (const replica of replicas)
                replica.close();
            await closed;
        },
    };
}
/** One connection of a replica. */
class Replica {
    #socket;
    #options;
    #state;
    #ended = new AbortController();
    #trusted;
    constructor(socket, options, state) {
        this.#socket = socket;
        this.#options = options;
        this.#state = state;
        this.#trusted = options.password === undefined;
        socket.setNoDelay(true);
        socket.once('close', () => this.#ended.abort());
    }
    close() {
        this.#socket.destroy();
    }
    async serve() {
        const requests = new Requests();
        try {
            for await (const chunk of this.#socket) {
                for (const words of requests.take(chunk))
                    this.#answer(words);
            }
        }
        catch {
            // A connection that breaks is counted where it matters: in the transfer.
        }
        finally {
            this.#socket.destroy();
        }
    }
    #answer(words) {
        const name = (words[0] ?? '').toUpperCase();
        if (name === 'AUTH') {
            this.#trusted ||= words.at(-1) === this.#options.password;
            this.#say(this.#trusted ? '+OK' : '-WRONGPASS invalid username-password pair or user is disabled.');
        }
        else if (!this.#trusted) {
            this.#say('-NOAUTH Authentication required.');
        }
        else if (name === 'PING') {
            this.#say('+PONG');
        }
        else if (name === 'REPLCONF') {
            // Acknowledgements come without being asked for and get no answer.
            if (words[1]?.toLowerCase() !== 'ack')
                this.#say('+OK');
        }
        else if (name === 'PSYNC' || name === 'SYNC') {
            void this.#synchronise(name === 'PSYNC');
        }
        else {
            this.#say(`-ERR unknown command '${name.slice(0, 40)}'`);
        }
    }
    async #synchronise(announced) {
        this.#state.started += 1;
        try {
            if (announced)
                this.#say(`+FULLRESYNC ${this.#options.replicationId} 0`);
            await this.#send(this.#options.offer);
            this.#state.completed += 1;
            this.#state.problem = undefined;
        }
        catch (error) {
            this.#state.problem =
                error instanceof errors/* BackupError */.hj
                    ? error
                    : new errors/* BackupError */.hj('source-lost', 'The server broke off the transfer', { because: [(0,errors/* messageOf */.bD)(error)] });
            this.#socket.destroy();
            return;
        }
        const timer = setInterval(() => this.#socket.write(ping), pingEveryMs);
        this.#socket.once('close', () => clearInterval(timer));
    }
    async #send(offer) {
        const signal = AbortSignal.any([this.#options.signal, this.#ended.signal]);
        let sent = 0;
        this.#say(`$${offer.bytes}`);
        for await (const chunk of offer.open(signal)) {
            sent += chunk.length;
            if (sent > offer.bytes)
                throw new errors/* BackupError */.hj('read-failed', 'The dump is longer than it was a moment ago');
            if (!this.#socket.write(chunk))
                await this.#drained();
            this.#state.sent = sent;
            this.#options.onBytes?.(sent);
        }
        if (sent !== offer.bytes)
            throw new errors/* BackupError */.hj('read-failed', 'The dump is shorter than it was a moment ago');
    }
    #drained() {
        const { signal } = this.#ended;
        return new Promise((resolve, reject) => {
            if (this.#socket.destroyed) {
                reject(new Error('Connection is closed'));
                return;
            }
            const ended = () => reject(new Error('Connection is closed'));
            signal.addEventListener('abort', ended, { once: true });
            this.#socket.once('drain', () => {
                signal.removeEventListener('abort', ended);
                resolve();
            });
        });
    }
    #say(line) {
        if (!this.#socket.destroyed)
            this.#socket.write(`${line}\r\n`);
    }
}
/** ::ffff:127.0.0.1 → 127.0.0.1 */
function plainAddress(address) {
    return (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
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


/***/ }),

/***/ 96696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pauseWrites),
/* harmony export */   E: () => (/* binding */ resumeWrites)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73060);


/** Short, so that writers go on by themselves soon after this process has died. */
const pauseMs = 10_000;
const renewMs = 3_000;
/** Makes writers wait, readers not, for as long as it lasts. */
async function pauseWrites(client) {
    const pause = () => client.command('CLIENT', 'PAUSE', String(pauseMs), 'WRITE');
    try {
        await pause();
    }
    catch (error) {
        if (!(0,_server_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(error))
            throw error;
        return { holds: false, [Symbol.asyncDispose]: async () => { } };
    }
    // When renewing fails the connection is lost, and the next command on it says so.
    const timer = setInterval(() => void pause().catch(() => { }), renewMs);
    return {
        holds: true,
        [Symbol.asyncDispose]: async () => {
            clearInterval(timer);
            await resumeWrites(client);
        },
    };
}
/** Lets writers go on. When this cannot be said, they do so by themselves a few seconds later. */
async function resumeWrites(client) {
    await client.command('CLIENT', 'UNPAUSE').catch((error) => {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj))
            throw error;
    });
}


/***/ }),

/***/ 60218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ persist)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67988);
/* harmony import */ var _bgsave_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56349);




const pollMs = 100;
/**
 * Waits until the data in memory are on disk, so that a server that starts again has them: in a rewritten append-only file,
 * else in a new dump.
 *
 * @throws BackupError `tool-failed` when the server cannot write them
 */
async function persist(client, signal) {
    for (;;) {
        const info = (0,_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInfo */ .YL)(await client.command('INFO', 'persistence'));
        if (info.aof_enabled !== '1') {
            await (0,_bgsave_js__WEBPACK_IMPORTED_MODULE_2__/* .saveNow */ .M3)(client, signal);
            return;
        }
        if (info.aof_rewrite_in_progress === '0' && info.aof_rewrite_scheduled === '0') {
            if (info.aof_last_bgrewrite_status === 'ok' && info.aof_last_write_status === 'ok')
                return;
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('tool-failed', `Redis at ${client.target.name} could not write its append-only file`, {
                because: [
                    `aof_last_bgrewrite_status:${info.aof_last_bgrewrite_status ?? 'unknown'}`,
                    `aof_last_write_status:${info.aof_last_write_status ?? 'unknown'}`,
                ],
                hint: 'Look at the log of the server: its disk may be full or its folder not writable.',
            });
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pollMs, undefined, { signal }).catch(() => {
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
        });
    }
}


/***/ }),

/***/ 85829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ findReach)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31776);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73060);
/* harmony import */ var _master_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(66014);






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
    try {
        const id = String(await client.command('CLIENT', 'ID'));
        const lines = String(await client.command('CLIENT', 'LIST')).split('\n');
        const line = lines.find((one) => one.startsWith(`id=${id} `));
        const own = hostOf(/ addr=(\S+)/.exec(line ?? '')?.[1]);
        const server = hostOf(/ laddr=(\S+)/.exec(line ?? '')?.[1]);
        return own === undefined || server === undefined ? undefined : { own, server };
    }
    catch (error) {
        if (!(0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .isRefusal */ .vu)(error))
            throw error;
        return undefined;
    }
}
/** What the operating system knows about a connection like it. */
function askSocket(target) {
    const { host, port } = target.endpoint;
    return new Promise((resolve, reject) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port, timeout: connectTimeoutMs });
        socket.once('connect', () => {
            resolve({ own: (0,_master_js__WEBPACK_IMPORTED_MODULE_5__/* .plainAddress */ .n)(socket.localAddress), server: (0,_master_js__WEBPACK_IMPORTED_MODULE_5__/* .plainAddress */ .n)(socket.remoteAddress) });
            socket.destroy();
        });
        socket.once('timeout', () => socket.destroy(new Error('ETIMEDOUT')));
        socket.once('error', (error) => reject((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .redisError */ .i1)(error, target.name)));
    });
}
/** "[::1]:6379" → "::1" */
function hostOf(address) {
    if (address === undefined || address === '' || address.startsWith('/'))
        return undefined;
    return (0,_master_js__WEBPACK_IMPORTED_MODULE_5__/* .plainAddress */ .n)(address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, ''));
}


/***/ }),

/***/ 49273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ DeliveryFailed),
/* harmony export */   c: () => (/* binding */ deliver)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67988);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80345);
/* harmony import */ var _master_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66014);






/** The transfer broke off or could not begin. */
class DeliveryFailed extends _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj {
    /** Whether the server had got all of it and can have begun to replace its data. */
    replaced;
    constructor(error, replaced) {
        super(error.code, error.message, {
            because: error.because,
            ...(error.hint === undefined ? {} : { hint: error.hint }),
            ...(error.cause === undefined ? {} : { cause: error.cause }),
        });
        this.replaced = replaced;
    }
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
 * @throws DeliveryFailed the server may be left as a replica of nobody: the caller decides what it serves next
 */
async function deliver(delivery) {
    const { client, reach, dump, log } = delivery;
    const ended = new AbortController();
    const signal = AbortSignal.any([delivery.signal, ended.signal]);
    const replicationId = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(20).toString('hex');
    const totalBytes = dump.summary.bytes;
    const primary = await (0,_master_js__WEBPACK_IMPORTED_MODULE_4__/* .openPrimary */ .F)({
        host: reach.host,
        peers: reach.peers,
        replicationId,
        ...(delivery.password === undefined ? {} : { password: delivery.password }),
        offer: { bytes: totalBytes, open: (cut) => (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOf */ .$E)(dump, cut) },
        signal,
        onBytes: (doneBytes) => log.progress({ label: 'redis', doneBytes, totalBytes }),
    });
    const close = async () => {
        ended.abort();
        await primary[Symbol.asyncDispose]();
    };
    try {
        await client.command('REPLICAOF', reach.host, String(primary.port));
        await loaded(delivery, primary, replicationId);
    }
    catch (error) {
        await close();
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj))
            throw error;
        const { completed, sent } = primary.transfers();
        throw new DeliveryFailed(error, completed > 0 || sent === totalBytes);
    }
    return {
        promote: async () => {
            await client.command('REPLICAOF', 'NO', 'ONE');
        },
        [Symbol.asyncDispose]: close,
    };
}
/** Waits until the server has loaded what it was given, or until it is clear that it will not. */
async function loaded(delivery, primary, replicationId) {
    const { client, signal } = delivery;
    let last = '';
    let movedAt = performance.now();
    for (;;) {
        const info = await ask(client);
        const transfers = primary.transfers();
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
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(pollMs, undefined, { signal }).catch(() => {
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelled */ .KW)(signal);
        });
    }
}
/** What the server says; nothing while it is too busy to answer: it empties its memory without a break. */
async function ask(client) {
    try {
        return (0,_answers_js__WEBPACK_IMPORTED_MODULE_5__/* .parseInfo */ .YL)(await client.command('INFO'));
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj && error.because.includes('Command timed out'))
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
    const { started, problem } = primary.transfers();
    if (info.role === 'master' || (info.master_port ?? String(primary.port)) !== String(primary.port)) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('source-lost', `Redis at ${name} stopped following while it was given its data`, {
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
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('tool-failed', `Redis at ${name} does not get its new data loaded`, {
        because: cause?.because ?? [],
        hint: 'Look at the log of the server: its folder may not be writable or its disk full (it keeps the transfer in a temporary file), or it cannot read the dump.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function notReached(delivery, primary) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('unreachable', `Redis at ${delivery.client.target.name} does not connect to this process`, {
        because: [`It was told to fetch its data from ${delivery.reach.host}:${primary.port}.`],
        hint: 'A firewall may be in the way, or the server wants TLS for replication (tls-replication). Restore by hand as RESTORE.md in the backup says.',
    });
}


/***/ }),

/***/ 9342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jy: () => (/* binding */ connectPatiently),
/* harmony export */   kB: () => (/* binding */ bringBack),
/* harmony export */   undoRestore: () => (/* binding */ undoRestore)
/* harmony export */ });
/* unused harmony export undoStateSchema */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(67988);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64896);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17855);
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41609);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28170);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90310);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80345);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21437);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(96696);
/* harmony import */ var _persist_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(60218);
/* harmony import */ var _reach_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(85829);
/* harmony import */ var _replicate_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(49273);
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















/** What undo needs in another process. The file's name is below the keep folder, wherever that is mounted then. */
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_13__/* .object */ .Ikc({
    target: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    keptFile: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
});
const reachWithinMs = 30_000;
const retryMs = 250;
const linkDownWithinMs = 5_000;
async function undoRestore(state, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const known = undoStateSchema.parse(state);
        const config = session.config.redis;
        if (config === undefined) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('invalid-config', 'No Redis server is configured', {
                hint: `Set redis.url to the server that was restored (${known.target}).`,
            });
        }
        const keeping = (0,_former_js__WEBPACK_IMPORTED_MODULE_8__/* .keepingOf */ .rB)(session.keepFolder, known.restoreId);
        const phase = await (0,_former_js__WEBPACK_IMPORTED_MODULE_8__/* .readPhase */ .mc)(keeping);
        if (phase === undefined)
            return [`Redis at ${known.target} was not touched`];
        if (phase === 'former')
            return [`Redis at ${known.target} has its former data back already`];
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .findTarget */ .F)(config, session.connection);
        if (target.name !== known.target) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('invalid-config', `The restore went to Redis at ${known.target}, but redis.url names ${target.name}`, {
                hint: 'Set redis.url to the server that was restored. Nothing was touched.',
            });
        }
        const deadline = __addDisposableResource(env_1, (0,_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .withTimeout */ .w)(session.signal, config.timeout, 'undo'), false);
        return bringBack(target, keeping, session, deadline.signal);
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
 * Makes the server hold its former data and take writes again, whatever state it is in. Returns what was done.
 *
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
async function bringBack(target, keeping, session, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const former = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_7__/* .checkDump */ .hk)({ path: keeping.path, codec: 'none', sha256: undefined }, signal);
        const client = __addDisposableResource(env_2, await connectPatiently(target, signal), false);
        const role = await roleOf(client, signal);
        const serverVersion = former.summary.aux['valkey-ver'] ?? former.summary.aux['redis-ver'];
        const held = role === 'master' && (await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .compareServer */ .h)(target, former, { serverVersion, signal })).length === 0;
        if (!held)
            await putBack(client, former, session, signal, serverVersion);
        await (0,_former_js__WEBPACK_IMPORTED_MODULE_8__/* .enterPhase */ .aO)(keeping, 'former');
        await (0,_pause_js__WEBPACK_IMPORTED_MODULE_9__/* .resumeWrites */ .E)(client);
        return [
            held
                ? `Redis at ${target.name} still held its former data: ${(0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_4__/* .describeContent */ .Xb)(former.summary)}`
                : `Redis at ${target.name} got its former data back: ${(0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_4__/* .describeContent */ .Xb)(former.summary)}`,
        ];
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function putBack(client, former, session, signal, serverVersion) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const reach = await (0,_reach_js__WEBPACK_IMPORTED_MODULE_11__/* .findReach */ .V)(client);
        const following = __addDisposableResource(env_3, await (0,_replicate_js__WEBPACK_IMPORTED_MODULE_12__/* .deliver */ .c)({ client, reach, dump: former, signal, log: session.log }), true);
        const differences = await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .compareServer */ .h)(client.target, former, { serverVersion, signal });
        if (differences.length > 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('restore-failed', `Redis at ${client.target.name} did not take its former data as they were`, {
                because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
            });
        }
        await (0,_persist_js__WEBPACK_IMPORTED_MODULE_10__/* .persist */ .Z)(client, signal);
        await following.promote();
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_3);
        if (result_1)
            await result_1;
    }
}
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
            await pauseFor(retryMs, signal);
        }
    }
}
/** Whether the server is a primary; a replica must be one whose primary is gone, as after a restore that was cut off. */
async function roleOf(client, signal) {
    const deadline = performance.now() + linkDownWithinMs;
    for (;;) {
        const info = (0,_answers_js__WEBPACK_IMPORTED_MODULE_14__/* .parseInfo */ .YL)(await client.command('INFO', 'replication'));
        if (info.role === 'master')
            return 'master';
        if (info.master_link_status !== 'up')
            return 'orphan';
        if (performance.now() > deadline) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('source-changed', `Redis at ${client.target.name} follows another primary now`, {
                because: [
                    `It is a replica of ${info.master_host ?? 'an unknown host'}:${info.master_port ?? ''}, and in sync.`,
                ],
                hint: 'If that is intended, there is nothing to undo here. Else run REPLICAOF NO ONE on it and undo again.',
            });
        }
        await pauseFor(retryMs, signal);
    }
}
async function pauseFor(ms, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal }).catch(() => {
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
    });
}


/***/ })

};
