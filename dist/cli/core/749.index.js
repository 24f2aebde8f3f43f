export const id = 749;
export const ids = [749];
export const modules = {

/***/ 28170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K2: () => (/* binding */ compareExactly),
/* harmony export */   hT: () => (/* binding */ compareServer),
/* harmony export */   lB: () => (/* binding */ observe)
/* harmony export */ });
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
 * Compares everything a server holds with a dump, also what has expired since: for a server that has been a replica ever
 * since it was given the dump, and so drops nothing. Empty: equal.
 */
async function compareExactly(target, dump, options) {
    const { summary } = await observe(target, options);
    return (0,_compare_js__WEBPACK_IMPORTED_MODULE_5__/* .compareContent */ .TH)(dump.summary, summary);
}
/**
 * Compares what a server holds with a dump: first all of it; when that differs, what has not expired meanwhile, which is
 * the most a primary can still hold. Empty: equal.
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
        return ((await (0,_server_js__WEBPACK_IMPORTED_MODULE_3__/* .serverTimeMs */ .x$)(client)) ?? Date.now()) + 1_000;
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
/* harmony export */   d5: () => (/* binding */ agree),
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
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41609);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27755);









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
    const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_8__/* .RdbReader */ .E(cutoffMs === undefined ? {} : { cutoffMs });
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
/** @throws BackupError `damaged` when a dump is whole, but not the one a manifest describes */
function agree(dump, facts) {
    const differences = (0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_7__/* .compareContent */ .TH)(facts, dump.summary);
    if (differences.length === 0)
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('damaged', `The Redis dump ${dump.file.path} is not the one the manifest describes`, {
        because: (0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_7__/* .inWords */ .r4)(differences),
        hint: 'Choose another backup. Nothing was touched.',
    });
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

/***/ 86830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ anySnapshot)
});

// UNUSED EXPORTS: snapshotByKeys

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/answers.js
var answers = __webpack_require__(67988);
// EXTERNAL MODULE: ./.build/lib/components/redis/client.js
var redis_client = __webpack_require__(64896);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/crc64.js
var crc64 = __webpack_require__(33224);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/types.js
var types = __webpack_require__(90005);
// EXTERNAL MODULE: ./.build/lib/components/redis/server.js
var server = __webpack_require__(73060);
// EXTERNAL MODULE: ./.build/lib/components/redis/sync.js + 1 modules
var sync = __webpack_require__(68038);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/batches.js
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

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/payload.js
var keys_payload = __webpack_require__(60789);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/scan.js
var scan = __webpack_require__(18286);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/read.js










const batchKeys = 64;
const batchBytes = 16 * 1024 * 1024;
const oldestVersion = 9;
const valkeyOwnFormat = { since: 9, version: 80 };
/** Everything a server holds, as an RDB: over the replication protocol, or key by key where that is refused. */
async function anySnapshot(target, signal) {
    try {
        return await (0,sync/* requestSnapshot */.k)(target, signal);
    }
    catch (error) {
        const refused = error instanceof errors/* BackupError */.hj && (error.code === 'access-denied' || error.code === 'unsupported');
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
    const client = await (0,redis_client/* connect */.N)(target, signal);
    return {
        length: undefined,
        content: summed(partsOf(client, signal)),
        [Symbol.dispose]: () => client[Symbol.dispose](),
    };
}
/** The bytes of an RDB with its checksum behind. */
async function* summed(parts) {
    const crc = new crc64/* Crc64 */.V();
    for await (const part of parts) {
        crc.update(part, 0, part.length);
        yield part;
    }
    yield crc.bytes();
}
async function* partsOf(client, signal) {
    const state = await (0,server/* inspectServer */.Eb)(client);
    const functions = await functionsOf(client);
    yield await headOf(client, state, functions);
    if (functions !== undefined)
        yield (0,keys_payload/* contentOfPayload */.J)(functions).content;
    for (const { db, keys } of await (0,scan/* usedDatabases */.Gf)(client)) {
        await client.command('SELECT', String(db));
        yield Buffer.concat([Buffer.of(types/* operations */.zU.selectDb), lengthOf(db)]);
        const shares = (0,scan/* sharesFor */.aI)(keys);
        for (let share = 0; share < shares; share += 1)
            yield* keysOf(client, share, shares, signal);
    }
    yield Buffer.of(types/* operations */.zU.end);
}
/** The version is the server's own, as its payloads say. */
async function headOf(client, state, functions) {
    const own = state.product === 'valkey' && Number.parseInt(state.version, 10) >= valkeyOwnFormat.since;
    const version = own
        ? valkeyOwnFormat.version
        : functions !== undefined
            ? (0,keys_payload/* contentOfPayload */.J)(functions).version
            : await versionOfKeys(client);
    const magic = own ? `VALKEY${String(version).padStart(3, '0')}` : `REDIS${String(version).padStart(4, '0')}`;
    const name = state.product === 'valkey' ? 'valkey-ver' : 'redis-ver';
    return Buffer.concat([
        Buffer.from(magic, 'latin1'),
        Buffer.of(types/* operations */.zU.aux),
        stringOf(Buffer.from(name)),
        stringOf(Buffer.from(state.version)),
    ]);
}
async function versionOfKeys(client) {
    for (const { db } of await (0,scan/* usedDatabases */.Gf)(client)) {
        await client.command('SELECT', String(db));
        const key = await client.bytes('RANDOMKEY');
        const payload = Buffer.isBuffer(key) ? await client.bytes('DUMP', key) : undefined;
        if (Buffer.isBuffer(payload))
            return (0,keys_payload/* contentOfPayload */.J)(payload).version;
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
        if (!(error instanceof errors/* BackupError */.hj) || !error.because.some((line) => /unknown command/i.test(line)))
            throw error;
        return undefined;
    }
}
async function* keysOf(client, share, shares, signal) {
    const seen = new Set();
    for await (const page of (0,scan/* scanNames */.Cs)(client)) {
        const fresh = page.filter((name) => {
            const text = name.toString('latin1');
            if ((0,scan/* shareOf */.tC)(name, shares) !== share || seen.has(text))
                return false;
            seen.add(text);
            return true;
        });
        for (let at = 0; at < fresh.length; at += batchKeys) {
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            const batch = fresh.slice(at, at + batchKeys);
            for (const some of inBatches(await sized(client, batch), batchBytes)) {
                const entries = await Promise.all(some.map((name) => keyOf(client, name)));
                yield Buffer.concat(entries.flat());
            }
        }
    }
}
/** Names with the memory their values take; Infinity where the server does not tell, so that they are read one at a time. */
async function sized(client, names) {
    const sizeOf = (name) => (0,server/* unlessRefused */.J0)(async () => Number((await client.bytes('MEMORY', 'USAGE', name)) ?? 0));
    return Promise.all(names.map(async (name) => ({ name, bytes: (await sizeOf(name)) ?? Number.POSITIVE_INFINITY })));
}
/** A key as it stands in an RDB; nothing when it has gone meanwhile. */
async function keyOf(client, name) {
    const [payload, expiresAtMs] = await Promise.all([client.bytes('DUMP', name), expiryOf(client, name)]);
    if (!Buffer.isBuffer(payload))
        return [];
    const { content } = (0,keys_payload/* contentOfPayload */.J)(payload);
    const expiry = Buffer.alloc(expiresAtMs === undefined ? 0 : 9);
    if (expiresAtMs !== undefined) {
        expiry[0] = types/* operations */.zU.expireTimeMs;
        expiry.writeBigInt64LE(BigInt(expiresAtMs), 1);
    }
    return [expiry, content.subarray(0, 1), stringOf(name), content.subarray(1)];
}
/** When a key expires, ms since 1970; undefined: never. */
async function expiryOf(client, name) {
    const told = await (0,server/* unlessRefused */.J0)(async () => Number(await client.bytes('PEXPIRETIME', name)));
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
    const [seconds, microseconds] = (0,answers/* texts */.Te)(time);
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
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67988);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73060);



const pageKeys = '200';
/** As many names as are kept in memory at a time. */
const mostNames = 500_000;
/** Databases that hold keys, with their numbers. */
async function usedDatabases(client) {
    return (0,_server_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKeyspace */ .Hw)((0,_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInfo */ .YL)(await client.command('INFO', 'keyspace')));
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


/***/ })

};
