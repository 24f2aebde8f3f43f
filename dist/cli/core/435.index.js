export const id = 435;
export const ids = [435];
export const modules = {

/***/ 90784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ bringBackBy)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41609);
/* harmony import */ var _connect_patiently_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9823);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80345);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21437);
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





/**
 * Makes the server hold what the kept file holds, unless it does already. Returns what was done.
 *
 * @param atHand a connection to use while it works: the server may take no more clients
 *
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
async function bringBackBy(means, target, keeping, signal, atHand) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const former = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_3__/* .checkDump */ .hk)({ path: keeping.path, codec: 'none', sha256: undefined }, signal);
        const usable = atHand !== undefined && (await (0,_connect_patiently_js__WEBPACK_IMPORTED_MODULE_2__/* .answersLoaded */ .D)(atHand, signal));
        const own = __addDisposableResource(env_1, usable ? undefined : await (0,_connect_patiently_js__WEBPACK_IMPORTED_MODULE_2__/* .connectPatiently */ .J)(target, signal), false);
        const client = own ?? atHand;
        if (client === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('internal', 'there is no connection');
        const _ = __addDisposableResource(env_1, await means.pause?.(client), true);
        const held = await means.holds(client, former);
        const kept = held ? [] : await means.put(client, former);
        await (0,_former_js__WEBPACK_IMPORTED_MODULE_4__/* .enterPhase */ .aO)(keeping, 'former');
        return [
            `Redis at ${target.name} ${held ? 'still held' : 'got'} its former data${held ? '' : ' back'}: ${(0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .describeContent */ .Xb)(former.summary)}`,
            ...kept,
        ];
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


/***/ }),

/***/ 48166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e$: () => (/* binding */ checkTarget),
  ps: () => (/* binding */ checkVersion),
  g$: () => (/* binding */ judged)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/redis/answers.js
var answers = __webpack_require__(67988);
// EXTERNAL MODULE: ./.build/lib/components/redis/route.js
var route = __webpack_require__(57426);
// EXTERNAL MODULE: ./.build/lib/components/redis/server.js
var server = __webpack_require__(73060);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/loadable.js
var loadable = __webpack_require__(29060);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/reach.js
var reach = __webpack_require__(85829);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/rights.js





/**
 * What a restore asks of the server and cannot do without, as words that change nothing on a primary: they can be tried
 * where there is no ACL DRYRUN (before 7.0), or the user may not use it. SYNC cannot; the copy of the former data tries it.
 */
const forReplication = [
    ['REPLICAOF', 'NO', 'ONE'],
    ['SYNC'],
    ['REPLCONF', 'capa', 'eof'],
    ['INFO'],
    ['BGSAVE', 'nothing'],
];
const replicationAcl = '+replicaof +sync +replconf +info +bgsave +acl|whoami +acl|dryrun +client|id +client|list +client|pause +client|unpause +config|get';
/** What a restore key by key asks of it. The name of the key stands for all of them. */
const noKey = `backup-actions:${(0,external_node_crypto_.randomUUID)()}`;
const forKeys = [
    ['RESTORE', noKey, '0', '', 'REPLACE', 'ABSTTL'],
    ['DUMP', noKey],
    ['UNLINK', noKey],
    ['SCAN', '0'],
    ['SELECT', '0'],
    ['INFO'],
];
const before7 = [['RANDOMKEY'], ['PTTL', noKey], ['TIME']];
const since7 = [
    ['PEXPIRETIME', noKey],
    ['FUNCTION', 'DUMP'],
    ['FUNCTION', 'RESTORE', ''],
    ['FUNCTION', 'FLUSH', 'nothing'],
];
const keysAcl = '~* +restore +dump +unlink +scan +randomkey +pttl +pexpiretime +time +multi +exec +select +info +function +acl|whoami +acl|dryrun +memory|usage +client|id +client|kill';
/** Whether the user may do what a restore of this way does. */
async function checkRights(client, state, way) {
    const more = (0,loadable/* compareVersions */.Z)(state.version, '7.0.0') >= 0 ? since7 : before7;
    const [needed, restoreAcl] = way === 'keys' ? [[...forKeys, ...more], keysAcl] : [forReplication, replicationAcl];
    const refused = [];
    for (const words of needed)
        if (!(await may(client, state, words)))
            refused.push(words[0]);
    const others = way === 'keys' ? '' : ' Where a service forbids replication, use redis.restore-method keys.';
    return judged('redis-rights', refused.length === 0, refused.length === 0
        ? `the user may use ${[...new Set(needed.map(([word]) => word))].join(', ')}`
        : `the user in redis.url may not use ${[...new Set(refused)].join(', ')}, or the server does not know it`, `Use an administrator, or give the user these rights: ACL SETUSER <name> ${restoreAcl}.${others}`);
}
async function may(client, state, words) {
    try {
        const user = String(await client.command('ACL', 'WHOAMI'));
        return (await client.command('ACL', 'DRYRUN', user, ...words)) === 'OK';
    }
    catch (error) {
        if (!(0,server/* isRefusal */.vu)(error))
            throw error;
        if (because(error, /Command .* not found/))
            return false;
    }
    // A replica, which is not restored into, would stop following.
    if (words[0] === 'SYNC' || (words[0] === 'REPLICAOF' && state.role !== 'master'))
        return true;
    return tried(client, words);
}
/** Says whether it is allowed, whatever else comes of it. */
async function tried(client, words) {
    try {
        await client.command(...words);
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.retryable || error.code === 'cancelled')
            throw error;
        return !because(error, /NOPERM|unknown command/i);
    }
}
function because(error, pattern) {
    return error instanceof errors/* BackupError */.hj && error.because.some((line) => pattern.test(line));
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/checks.js








const byHand = 'restore by hand as RESTORE.md in the backup says';
async function checkTarget(looked, way = 'replication') {
    const { client, state } = looked;
    return [
        judged('redis-reachable', true, `it answers at ${client.target.name}`),
        checkVersion(looked),
        checkMode(state),
        ...(way === 'replication' ? [...checkTlsReplication(state)] : []),
        await checkRights(client, state, way),
        way === 'keys' ? notAtomic : await checkNetwork(client),
        ...(await checkRoom(looked, way)),
        ...(await checkModules(looked)),
        ...(way === 'replication' ? await checkSupervision(client, state) : []),
    ];
}
/** Nobody shall find out by himself that a client can see half of it. */
const notAtomic = judged('redis-atomic', false, 'key by key is not atomic: until it is done, clients can see former and restored keys side by side', 'Stop everything that uses Redis (services.stop), then override this check by name: redis-atomic.');
function checkVersion({ state, facts, version, }) {
    const server = `${state.product === 'redis' ? 'Redis' : 'Valkey'} ${state.version}`;
    if (version === undefined)
        return judged('redis-version', false, 'the file in the backup does not begin like a Redis dump', 'Choose another backup.');
    const dump = `${version.format === 'valkey' ? 'a Valkey' : 'an'} RDB of version ${version.version}`;
    const written = facts === undefined ? undefined : { product: facts.product, version: facts.version };
    const origin = written === undefined ? '' : `, written by ${written.product} ${written.version},`;
    const does = (0,loadable/* loads */.q)(version, state, written);
    const where = written === undefined ? 'a server' : `${written.product} ${written.version}`;
    return judged('redis-version', does, `${dump}${origin} ${does ? 'loads' : 'does not load'} into ${server}`, `Restore into ${where} or newer. An RDB does not load into an older server, nor a recent one into the other product.`);
}
function checkMode(state) {
    if (state.mode === 'cluster' || state.settings?.['cluster-enabled'] === 'yes') {
        const detail = 'the server is a cluster node, which takes no data from outside its cluster';
        return judged('redis-mode', false, detail, `Stop the node and ${byHand}: on each primary its own backup, to the same slots.`);
    }
    if (state.role === 'master')
        return judged('redis-mode', true, 'it is a primary by itself');
    const detail = state.role === 'unknown' ? 'its role is not known' : 'the server is a replica of another one';
    const hint = 'Restore into its primary. If a restore was cut off here, put the former data back with `backupctl restore --undo`.';
    return judged('redis-mode', false, detail, hint);
}
function checkTlsReplication(state) {
    if (state.settings?.['tls-replication'] !== 'yes')
        return [];
    const detail = 'the server wants TLS for replication (tls-replication), which an online restore cannot give it';
    const hint = `Run CONFIG SET tls-replication no for the time of the restore, or use redis.restore-method keys, or ${byHand}.`;
    return [judged('redis-tls-replication', false, detail, hint)];
}
async function checkNetwork(client) {
    const name = 'redis-network';
    try {
        const { host } = await (0,reach/* findReach */.V)(client);
        return judged(name, true, `it sees this machine as ${host} and fetches the data from there`);
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        return judged(name, false, [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '), error.hint);
    }
}
/** Databases, memory and disk: a server that is given more than it has exits, drops keys or does not load. */
async function checkRoom({ state, facts }, way) {
    if (facts === undefined || state.settings === undefined)
        return [];
    const highest = Math.max(-1, ...facts.databases.map(({ db }) => db));
    const has = Number(state.settings.databases ?? Number.POSITIVE_INFINITY);
    const used = Number(facts.rdb.aux['used-mem'] ?? 0);
    const most = Number(state.settings.maxmemory ?? 0);
    // Tables grow in other steps, and a server that was a replica keeps a backlog.
    const needed = Math.ceil(used * 1.05) + Number(state.settings['repl-backlog-size'] ?? 0);
    const policy = state.settings['maxmemory-policy'] ?? 'noeviction';
    const otherwise = policy === 'noeviction' ? 'refuse writes' : `drop keys (maxmemory-policy ${policy})`;
    return [
        judged('redis-databases', highest < has, `the backup uses databases up to ${Math.max(0, highest)}, the server has ${has}`, 'Raise `databases` in its configuration and start it again.'),
        judged('redis-memory', most === 0 || needed <= most, `the data took ${(0,format/* formatBytes */.z3)(used)} of memory and may take ${(0,format/* formatBytes */.z3)(needed)}, the server allows ${most === 0 ? 'any amount' : (0,format/* formatBytes */.z3)(most)}`, `Raise maxmemory; else it may ${otherwise}. Where that is intended, override redis-memory.`),
        ...(way === 'keys' ? [] : await checkDisk(state.settings.dir ?? '', 2 * facts.rdb.bytes)),
    ];
}
/** A replica writes what it is given to a file, loads that, and saves its data again. */
async function checkDisk(folder, needed) {
    const room = await (0,route/* roomIn */.Lp)(folder);
    if (room === undefined)
        return [];
    const detail = `the restore writes about ${(0,format/* formatBytes */.z3)(needed)} to the server's folder ${folder}, which ${room === 0 ? 'nobody can write to' : `has ${(0,format/* formatBytes */.z3)(room)} free`}`;
    const hint = 'Make room there, or override disk-space where that is the folder of another machine.';
    return [judged('disk-space', needed <= room, detail, hint)];
}
async function checkModules({ client, facts }) {
    const keys = facts?.databases.reduce((sum, { types }) => sum + (types.module ?? 0), 0) ?? 0;
    if (keys === 0)
        return [];
    const name = 'redis-modules';
    const loaded = await (0,server/* unlessRefused */.J0)(async () => (0,answers/* texts */.Te)(await client.command('MODULE', 'LIST')));
    const outcome = loaded === undefined ? 'unknown' : loaded.length > 0 ? 'passed' : 'failed';
    return [
        {
            name,
            outcome,
            detail: `${(0,format/* formatCount */.B4)(keys)} keys need a module; the server has ${loaded?.length ?? 'an unknown number of'} loaded`,
            ...(outcome === 'passed' ? {} : { hint: 'Load the modules the source has (loadmodule).' }),
        },
    ];
}
/** A Sentinel takes a primary that becomes a replica for a failure, and acts. */
async function checkSupervision(client, { info }) {
    const list = await (0,server/* unlessRefused */.J0)(async () => String(await client.command('CLIENT', 'LIST')));
    const replicas = Number(info.connected_slaves ?? 0);
    const followed = `${(0,format/* formatCount */.B4)(replicas)} replicas follow it and will get the restored data from it`;
    const detail = 'a Sentinel watches this server and would take the restore for a failure';
    const hint = 'Stop the Sentinels (or SENTINEL REMOVE the primary) for the time of the restore.';
    return [
        ...(list !== undefined && / name=sentinel-/.test(list) ? [judged('redis-supervision', false, detail, hint)] : []),
        ...(replicas > 0 ? [judged('redis-replicas', true, followed)] : []),
    ];
}
/** A check with its outcome; the hint is for one that failed. */
function judged(name, passed, detail, hint) {
    return { name, outcome: passed ? 'passed' : 'failed', detail, ...(passed || hint === undefined ? {} : { hint }) };
}


/***/ }),

/***/ 21437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a1: () => (/* binding */ cutFiles),
/* harmony export */   aO: () => (/* binding */ enterPhase),
/* harmony export */   eu: () => (/* binding */ dropCut),
/* harmony export */   lX: () => (/* binding */ formerGone),
/* harmony export */   mc: () => (/* binding */ readPhase),
/* harmony export */   rB: () => (/* binding */ keepingOf),
/* harmony export */   xG: () => (/* binding */ dropFormer),
/* harmony export */   z7: () => (/* binding */ keepFormer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(866);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27755);
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
/**
 * Takes a copy of everything the server holds. An older copy is replaced only when the new one is whole and on disk. Says
 * whether the server saved its data for it.
 */
async function keepFormer(target, keeping, signal, take = _sync_js__WEBPACK_IMPORTED_MODULE_5__/* .requestSnapshot */ .k) {
    const partial = partialOf(keeping.path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .RdbReader */ .E();
            const snapshot = __addDisposableResource(env_1, await take(target, signal), false);
            await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_3__/* .writeStored */ .zS)('/', partial, snapshot.content, { codec: 'none', signal, consumer: reader });
            await replaceFile(partial, keeping.path);
            return { summary: reader.summary, saved: snapshot.length !== undefined };
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
/** A restore that was switched has kept the former data: without them there is no way back. */
function formerGone(target, place) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `The former data of Redis at ${target} are gone: nothing is left in ${place}`, {
        hint: 'Redis stays as it is. To go back, restore a backup from before this restore.',
    });
}
async function dropFormer(keeping) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keeping.path, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keeping.phasePath, { force: true });
}
/** Removes what a kill has cut in the middle: none of it is a copy of anything. */
async function dropCut(keeping) {
    for (const path of cutFiles(keeping))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
}
/** Where a kill can leave half a file. */
function cutFiles({ path, phasePath }) {
    return [partialOf(path), partialOf(phasePath)];
}
function partialOf(path) {
    return `${path}.partial`;
}
/** Notes the phase; on disk when it returns. */
async function enterPhase(keeping, phase) {
    const partial = partialOf(keeping.phasePath);
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

/***/ 34659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ contentDigest),
/* harmony export */   x: () => (/* binding */ keepPresent)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41609);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28170);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57426);
/* harmony import */ var _sync_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68038);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21437);








/** One text for all the content, the same for equal content. */
function contentDigest({ databases, functions }) {
    const sums = databases
        .map(({ db, keys, expires, digest }) => [db, keys, expires, digest])
        .sort(([a], [b]) => a - b);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([sums, functions.count, functions.digest]))
        .digest('hex');
}
/**
 * Keeps a copy of what a server holds before an undo replaces it, beside the former data. Returns where, for people; nothing
 * is kept when it holds what was restored, so that a restore that fails late needs no more room to be taken back.
 *
 * @throws BackupError it could not be kept although it must be, and nothing was changed
 */
async function keepPresent(present, client, keeping, { log }, signal, take = _sync_js__WEBPACK_IMPORTED_MODULE_6__/* .requestSnapshot */ .k) {
    if (present.kind === 'drop')
        return [];
    const { target } = client;
    const path = await undonePath(keeping);
    try {
        const { summary: now } = await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observe */ .lB)(target, { signal, snapshot: take });
        if (contentDigest(now) === present.restored)
            return [];
        log.info(`What Redis at ${target.name} holds now is kept in ${path}`);
        const { summary } = await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .keepFormer */ .z7)(target, { ...keeping, path }, signal, take);
        return [`What it held until then is kept in ${path}: ${(0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .describeContent */ .Xb)(summary)}`];
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj && error.code === 'cancelled')
            throw error;
        if (present.kind === 'try-keep') {
            const why = [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error)].join(': ');
            log.warning(`What Redis at ${target.name} holds now could not be kept, and is replaced all the same: ${why}`);
            return [];
        }
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `What Redis at ${target.name} holds now could not be kept`, {
            because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error), 'Nothing was changed: it holds what it held.'],
            hint: `Make sure that there is room at ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(path).dir}.`,
            cause: error,
        });
    }
}
/** An undo that was broken off may have left a copy: that stays, too. */
async function undonePath(keeping) {
    const { dir, name } = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(keeping.path);
    const base = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, name.replace('redis_before_', 'redis_undone_'));
    for (let number = 1;; number += 1) {
        const path = number === 1 ? `${base}.rdb` : `${base}_${number}.rdb`;
        if (!(await (0,_route_js__WEBPACK_IMPORTED_MODULE_5__/* .exists */ .t2)(path)))
            return path;
    }
}


/***/ }),

/***/ 75991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ bringBackByKeys),
  m: () => (/* binding */ replaceByKeys)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/compare.js
var compare = __webpack_require__(41609);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/observe.js
var observe = __webpack_require__(28170);
// EXTERNAL MODULE: ./.build/lib/components/redis/server.js
var server = __webpack_require__(73060);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/bring-back.js
var bring_back = __webpack_require__(90784);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keep-present.js
var keep_present = __webpack_require__(34659);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/persist.js
var persist = __webpack_require__(60218);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/read.js + 1 modules
var read = __webpack_require__(86830);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/problem.js
var problem = __webpack_require__(25643);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/reader.js + 10 modules
var rdb_reader = __webpack_require__(27755);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/window.js + 2 modules
var rdb_window = __webpack_require__(5876);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/entries.js



/** The entries of a dump while it streams by, piece by piece. Memory holds no more than one piece and the largest value. */
async function* entriesOf(content) {
    const places = [];
    const reader = new rdb_reader/* RdbReader */.E({ onEntry: (place) => places.push(place) });
    const stretch = new Stretch();
    for await (const chunk of content) {
        stretch.push(chunk);
        reader.write(chunk);
        if (places.length > 0) {
            yield places.map((place) => entryAt(place, stretch));
            stretch.dropBefore(places.at(-1)?.end ?? 0);
            places.length = 0;
        }
    }
    reader.end();
}
function entryAt(place, stretch) {
    const { from, keyEnd, end, db, type, expiresAtMs } = place;
    if (place.kind === 'functions')
        return { kind: 'functions', bytes: stretch.copy(from, end) };
    const key = decodeString(stretch.copy(from + 1, keyEnd), from + 1);
    return { kind: 'key', db, key, type, value: stretch.copy(keyEnd, end), expiresAtMs };
}
/** A string of a dump: plain, a number, or compressed. */
function decodeString(encoded, offset) {
    const window = new rdb_window/* Window */.p();
    window.push(encoded);
    if (!window.string())
        throw (0,problem/* damaged */.q)(offset, 'the name of a key is cut off');
    return Buffer.from(window.bytes.subarray(window.from, window.to));
}
/** A part of a file in the pieces it came in. */
class Stretch {
    #chunks = [];
    #start = 0;
    push(chunk) {
        this.#chunks.push(chunk);
    }
    dropBefore(offset) {
        for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
            if (this.#start + first.length > offset)
                return;
            this.#start += first.length;
            this.#chunks.shift();
        }
    }
    copy(from, to) {
        const parts = [];
        let start = this.#start;
        for (const chunk of this.#chunks) {
            if (start >= to)
                break;
            if (start + chunk.length > from)
                parts.push(chunk.subarray(Math.max(0, from - start), to - start));
            start += chunk.length;
        }
        return Buffer.concat(parts);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/payload.js
var keys_payload = __webpack_require__(60789);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/scan.js
var scan = __webpack_require__(18286);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/write.js






const batchKeys = 500;
const batchBytes = 4 * 1024 * 1024;
/**
 * Makes a server hold what a dump holds, key by key: what the dump does not have is removed first, so that both sets never
 * need room together; then every key is written, each in one step. Not atomic as a whole.
 */
async function writeByKeys(writing) {
    await removeOthers(writing);
    const functions = await writeKeys(writing);
    await writeFunctions(writing, functions);
}
/** Removes the keys that a dump does not have. Names are held in memory a share at a time. */
async function removeOthers({ client, dump, signal }) {
    const present = await (0,scan/* usedDatabases */.Gf)(client);
    if (present.length === 0)
        return;
    const shares = (0,scan/* sharesFor */.aI)(dump.summary.databases.reduce((sum, { keys }) => sum + keys, 0));
    for (let share = 0; share < shares; share += 1) {
        const wanted = await namesOf(dump, share, shares, signal);
        for (const { db } of present) {
            await client.command('SELECT', String(db));
            for await (const page of (0,scan/* scanNames */.Cs)(client)) {
                if (signal.aborted)
                    throw (0,errors/* cancelled */.KW)(signal);
                const others = page.filter((name) => (0,scan/* shareOf */.tC)(name, shares) === share && !wanted.has(nameIn(db, name)));
                if (others.length > 0)
                    await client.bytes('UNLINK', ...others);
            }
        }
    }
}
async function namesOf(dump, share, shares, signal) {
    const names = new Set();
    for await (const entries of entriesOf((0,dump_file/* contentOf */.$E)(dump, signal))) {
        for (const entry of entries) {
            if (entry.kind === 'key' && (0,scan/* shareOf */.tC)(entry.key, shares) === share)
                names.add(nameIn(entry.db, entry.key));
        }
    }
    return names;
}
function nameIn(db, name) {
    return `${db} ${name.toString('latin1')}`;
}
/** Writes every key; returns the libraries of functions, which are few. One batch is under way while the next is read. */
async function writeKeys({ client, dump, signal, log }) {
    const { version } = dump.summary;
    const totalBytes = dump.summary.bytes;
    const functions = [];
    let doneBytes = 0;
    let selected = -1;
    let underWay = Promise.resolve();
    let batch = [];
    let size = 0;
    const send = async () => {
        await underWay;
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        const sent = [];
        for (const entry of batch) {
            if (entry.db !== selected)
                sent.push(client.command('SELECT', String(entry.db)));
            selected = entry.db;
            sent.push(restoreKey(client, entry, version));
        }
        underWay = Promise.all(sent);
        // Whoever waits for it sees the failure; nobody may be waiting yet.
        underWay.catch(() => { });
        doneBytes += size;
        log.progress({ label: 'redis', doneBytes, totalBytes });
        batch = [];
        size = 0;
    };
    for await (const entries of entriesOf((0,dump_file/* contentOf */.$E)(dump, signal))) {
        for (const entry of entries) {
            if (entry.kind === 'functions') {
                functions.push(entry);
                continue;
            }
            batch.push(entry);
            size += entry.key.length + entry.value.length;
            if (batch.length >= batchKeys || size >= batchBytes)
                await send();
        }
    }
    await send();
    await underWay;
    return functions;
}
/** A key whose time has come is not made by RESTORE, and the former one of its name is removed. */
function restoreKey(client, entry, version) {
    const payload = (0,keys_payload/* payloadOf */.M)([Buffer.of(entry.type), entry.value], version);
    const expiry = entry.expiresAtMs === undefined ? '0' : String(entry.expiresAtMs);
    return client.bytes('RESTORE', entry.key, expiry, payload, 'REPLACE', 'ABSTTL');
}
async function writeFunctions({ client, dump }, functions) {
    if (functions.length > 0) {
        const payload = (0,keys_payload/* payloadOf */.M)(functions.map(({ bytes }) => bytes), dump.summary.version);
        await client.bytes('FUNCTION', 'RESTORE', payload, 'FLUSH');
        return;
    }
    // Servers before 7.0 know no functions; who may not flush them has been told by the comparison if there were any.
    await client.command('FUNCTION', 'FLUSH').catch((error) => {
        if (!(0,server/* isRefusal */.vu)(error))
            throw error;
    });
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/undo.js









/** Makes the server hold its former data again, key by key. Returns what was done; doing it again does no harm. */
async function bringBackByKeys(target, keeping, session, signal, present) {
    return (0,bring_back/* bringBackBy */.R)({
        holds: async (client, former) => (await compareByKeys(client, former, signal)).length === 0,
        put: async (client, former) => {
            const kept = await (0,keep_present/* keepPresent */.x)(present, client, keeping, session, signal, read/* anySnapshot */.H);
            await replaceByKeys(client, former, session, signal);
            return kept;
        },
    }, target, keeping, signal);
}
/**
 * Makes the server hold what a dump holds, compares all of it, and has it saved where the user may ask for that.
 *
 * @throws BackupError `restore-failed` when it then holds something else: somebody writes to it meanwhile
 */
async function replaceByKeys(client, dump, session, signal) {
    const { target } = client;
    await writeByKeys({ client, dump, signal, log: session.log });
    session.log.info('Every key is written; comparing them with the dump');
    const differences = await compareByKeys(client, dump, signal);
    if (differences.length > 0) {
        throw new errors/* BackupError */.hj('restore-failed', `Redis at ${target.name} does not hold what it was given`, {
            because: (0,compare/* inWords */.r4)(differences),
            hint: 'Something else writes to it: stop its clients first (services.stop).',
        });
    }
    try {
        await (0,persist/* persist */.Z)(client, signal);
    }
    catch (error) {
        if (!(0,server/* isRefusal */.vu)(error))
            throw error;
        session.log.warning('The user may not have Redis save its data: that is left to its own settings.');
    }
}
function compareByKeys({ target }, dump, signal) {
    return (0,observe/* compareServer */.hT)(target, dump, { signal, snapshot: read/* anySnapshot */.H });
}


/***/ }),

/***/ 29060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions),
/* harmony export */   q: () => (/* binding */ loads)
/* harmony export */ });
/** The newest RDB version each release writes and reads (tried from Redis 6.0 to 8.0 and Valkey 8.1 to 9.1). */
const newestRead = {
    redis: [
        [5.0, 9],
        [7.0, 10],
        [7.2, 11],
        [7.4, 12],
    ],
    valkey: [[7.2, 11]],
};
/** Valkey's own file format: the first release that knows it, and the newest version known here. */
const ownFormat = { since: 9, newest: 80 };
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
        return (server.product === 'valkey' && releaseOf(server.version) >= ownFormat.since && dump.version <= ownFormat.newest);
    }
    const known = newestRead[server.product].findLast(([release]) => releaseOf(server.version) >= release);
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
/** "7.2.4" → 7.2. Neither product has ever had a minor release above nine. */
function releaseOf(version) {
    const [major, minor] = version.split('.');
    return Number(major) + Number(minor ?? 0) / 10;
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
            // What is read of the dump ends with the connection; that is not the dump's fault.
            this.#state.problem =
                error instanceof errors/* BackupError */.hj && !this.#ended.signal.aborted
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

/***/ 56188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jx: () => (/* binding */ moveBack),
/* harmony export */   Yf: () => (/* binding */ wereMovedBack),
/* harmony export */   hz: () => (/* binding */ areAside),
/* harmony export */   iB: () => (/* binding */ prepareMoves),
/* harmony export */   xV: () => (/* binding */ moveIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14154);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29011);
/* harmony import */ var _data_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27842);







/** Beside the former files: a name that had none, so that an undo takes away what is there then. */
const absentMark = '.absent';
/** Says which names hold nothing; on disk before anything is moved. */
async function prepareMoves(files, restoreId) {
    const { former } = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(former, { mode: 0o700 });
    for (const name of (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(files)) {
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(files.folder, name)) === undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(former, `${name}${absentMark}`), '');
    }
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(former);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(files.folder);
}
/**
 * Sets the former files aside and puts those that are ready in their place. A server that starts in the middle finds either
 * the former data or the new: a new append-only file counts only once the former append-only folder is gone, and a dump is
 * looked at only where there is no append-only file.
 *
 * @param between called after every move, for tests
 */
async function moveIn(files, restoreId, between = () => { }) {
    const asides = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId);
    for (const name of (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(files)) {
        moveOne(name, files.folder, asides, between);
        between();
    }
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(asides.former);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(files.folder);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(asides.staged, { recursive: true, force: true });
}
function moveOne(name, folder, asides, between) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const next = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.staged, name);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.former, name);
    const has = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) !== undefined;
    const gets = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(next) !== undefined;
    if (has && gets)
        (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .replace */ .HC)(live, next, former, between);
    else if (gets)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(next, live);
    else if (has)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(live, former);
}
/** Whether former files of a restore are still set aside, whole or in part. */
function areAside(files, restoreId) {
    return (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)((0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId).former) !== undefined;
}
/** Whether an undo has set aside what was in their place. */
function wereMovedBack(files, restoreId) {
    return (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)((0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId).undone) !== undefined;
}
/** Puts the former files back, from any moment of `moveIn` and of itself. What is in their place is set aside. */
async function moveBack(files, restoreId) {
    const asides = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(asides.undone, { recursive: true, mode: 0o700 });
    for (const name of (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(files))
        moveOneBack(name, files.folder, asides);
    for (const folder of [asides.undone, asides.former, files.folder])
        await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(folder);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(asides.staged, { recursive: true, force: true });
    await removeEmpty(asides.undone);
    await removeEmpty(asides.former);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(files.folder);
}
function moveOneBack(name, folder, asides) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.former, name);
    const mark = `${former}${absentMark}`;
    const away = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.undone, name);
    // An undo that was cut off between the two halves of a replacement left two names of one file.
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .isSame */ .Ft)((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(away), (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live)))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(away);
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(former) !== undefined)
        (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .putBack */ .pK)(live, former, away);
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(mark) === undefined)
        return;
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) !== undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(live, away);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(mark);
}
async function removeEmpty(folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(folder).catch((error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) !== 'ENOTEMPTY')
            throw error;
    });
}


/***/ }),

/***/ 64825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkStopped),
/* harmony export */   N: () => (/* binding */ checkStart)
/* harmony export */ });
/* harmony import */ var _connections_user_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43357);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64896);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48166);
/* harmony import */ var _answering_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33308);
/* harmony import */ var _lifecycle_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95549);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45877);
/* harmony import */ var _sighting_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37731);
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








/** Whether nothing uses the files, or what does can be stopped with everything saved. Changes nothing. */
async function checkStopped(files, target, session) {
    const name = 'redis-stopped';
    const usage = await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_5__/* .usageOf */ .Fs)(files, target, session.signal);
    const { holders, hidden } = usage;
    const { stop } = session.config.redis ?? {};
    if (holders.length > 0 && stop !== undefined) {
        const problem = await whyNotStopped(files, target, usage, session.signal);
        if (problem !== undefined)
            return { name, outcome: 'failed', ...problem };
        const detail = `in use by ${holders.join(', ')}, which is told to save and then stopped: ${(0,_connections_user_command_js__WEBPACK_IMPORTED_MODULE_0__/* .commandText */ .j)(stop)}`;
        return (0,_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .judged */ .g$)(name, true, detail);
    }
    if (holders.length > 0) {
        const hint = 'Stop that server and whatever starts it again by itself, or set redis.stop and redis.start.';
        return (0,_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .judged */ .g$)(name, false, `${files.folder} is in use by ${holders.join(', ')}`, hint);
    }
    if (hidden.length === 0)
        return (0,_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .judged */ .g$)(name, true, 'nothing uses the files');
    const detail = `of another user, so that it cannot be seen what they use: ${hidden.join(', ')}`;
    return { name, outcome: 'unknown', detail, hint: 'Run it as root, who can look into every process.' };
}
/** As far as it can be seen before the server is told to save, which shows the rest. */
async function whyNotStopped(files, target, usage, signal) {
    const { holders } = usage;
    if (!(await (0,_answering_js__WEBPACK_IMPORTED_MODULE_4__/* .isAnswering */ .t)(target, signal))) {
        return { detail: `in use by ${holders.join(', ')}, but nobody answers at ${target.name}`, hint: _save_js__WEBPACK_IMPORTED_MODULE_6__/* .notSaved */ .b3 };
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = __addDisposableResource(env_1, await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(target, signal), false);
            const seen = await (0,_sighting_js__WEBPACK_IMPORTED_MODULE_7__/* .sight */ .Wx)(client, usage);
            if (seen.kind !== 'another')
                return undefined;
            throw (0,_sighting_js__WEBPACK_IMPORTED_MODULE_7__/* .anotherServer */ .L)(files, target, usage, seen.because);
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
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return { detail: [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonsOf */ .zM)(error)].join(': '), hint: error.hint ?? _save_js__WEBPACK_IMPORTED_MODULE_6__/* .notSaved */ .b3 };
    }
}
/** Services must not come up on a server that is still down. */
function checkStart({ redis, services }) {
    if (redis?.start !== undefined || services.start.length === 0)
        return [];
    const detail = 'redis.start is not set: Redis would still be down when services.start is run';
    const hint = 'Set redis.start, so that Redis is started and compared before the services; or override this check by name: redis-start. Then the services are left stopped, and the report says what to start.';
    return [(0,_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .judged */ .g$)('redis-start', false, detail, hint)];
}


/***/ }),

/***/ 97962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ undoFiles),
/* harmony export */   BI: () => (/* binding */ undoCommands),
/* harmony export */   qw: () => (/* binding */ checkUndoFiles)
/* harmony export */ });
/* unused harmony export undoStateSchema */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22751);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17855);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90310);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21437);
/* harmony import */ var _data_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27842);
/* harmony import */ var _lifecycle_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95549);
/* harmony import */ var _moves_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(56188);
/* harmony import */ var _owed_start_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(20394);
/* harmony import */ var _run_checks_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(64825);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(45877);
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














/** What undo needs in another process. */
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_13__/* .object */ .Ikc({
    way: zod__WEBPACK_IMPORTED_MODULE_13__/* .literal */ .euz('files'),
    target: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    folder: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    dump: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    appendFile: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
    appendFolder: zod__WEBPACK_IMPORTED_MODULE_13__/* .string */ .YjP(),
});
/**
 * Puts the former files back and starts the server, where a command for that is configured.
 *
 * A server that runs on the restored files may hold what nobody has elsewhere: for an undo it is stopped only once it has
 * saved that. Whoever cannot have it save stops it by hand, and the undo goes on. A run that takes its own restore back does
 * so in any case: what it was about to lose is in the backup.
 */
async function undoFiles(state, session, { purpose, phase }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { known, config, files } = placeOf(state, session);
        const deadline = __addDisposableResource(env_1, (0,_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .withTimeout */ .w)(session.signal, config.timeout, 'undo'), false);
        const limited = { ...session, signal: deadline.signal };
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(config, session.connection);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,_data_files_js__WEBPACK_IMPORTED_MODULE_7__/* .asidesOf */ .tg)(known.folder, known.restoreId).staged, { recursive: true, force: true });
        if (!(0,_moves_js__WEBPACK_IMPORTED_MODULE_9__/* .areAside */ .hz)(files, known.restoreId)) {
            const lost = findLost(known, files, phase);
            if (lost !== undefined)
                throw lost;
            return [`Redis has its former files in ${known.folder}`, ...(await (0,_owed_start_js__WEBPACK_IMPORTED_MODULE_10__/* .payOwedStart */ .g_)(target, limited))];
        }
        await requireSameFolder(files, config);
        await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_8__/* .ensureStopped */ .g5)(files, target, limited, purpose === 'undo' ? 'must-save' : 'try-save');
        await (0,_owed_start_js__WEBPACK_IMPORTED_MODULE_10__/* .oweStart */ .i9)(limited);
        await (0,_moves_js__WEBPACK_IMPORTED_MODULE_9__/* .moveBack */ .Jx)(files, known.restoreId);
        return [`Redis got its former files in ${known.folder} back`, ...(await (0,_owed_start_js__WEBPACK_IMPORTED_MODULE_10__/* .payOwedStart */ .g_)(target, limited))];
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
 * Looks whether the server can be stopped without losing anything, if it has to be; changes nothing. Returns what the undo
 * would fail with when the former files are gone for good.
 *
 * @throws BackupError `preflight-failed`, `invalid-config` what to do first
 */
async function checkUndoFiles(state, session, { phase }) {
    const { known, config, files } = placeOf(state, session);
    if (!(0,_moves_js__WEBPACK_IMPORTED_MODULE_9__/* .areAside */ .hz)(files, known.restoreId))
        return findLost(known, files, phase);
    await requireSameFolder(files, config);
    // Without a command for it, whatever stops the services may stop the server too.
    if (config.stop === undefined)
        return undefined;
    const { outcome, detail, hint } = await (0,_run_checks_js__WEBPACK_IMPORTED_MODULE_11__/* .checkStopped */ .G)(files, await (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(config, session.connection), session);
    if (outcome === 'passed')
        return undefined;
    const again = 'Then run the same undo again. Nothing was touched.';
    if (outcome === 'unknown') {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('preflight-failed', `Whether a server uses the files in ${files.folder} is not known`, {
            because: [detail],
            hint: [hint, again].join(' ').trim(),
        });
    }
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('preflight-failed', 'Redis cannot be stopped without losing what it has not saved', {
        because: [detail],
        hint: `${[hint, _save_js__WEBPACK_IMPORTED_MODULE_12__/* .lossByHand */ .g0].join(' ').trim()} ${again}`,
    });
}
/** Nothing is aside: after a restore that was switched and not undone, the former files were removed. */
function findLost(known, files, phase) {
    if (phase !== 'switched' || (0,_moves_js__WEBPACK_IMPORTED_MODULE_9__/* .wereMovedBack */ .Yf)(files, known.restoreId))
        return undefined;
    return (0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .formerGone */ .lX)(known.target, (0,_data_files_js__WEBPACK_IMPORTED_MODULE_7__/* .asidesOf */ .tg)(known.folder, known.restoreId).former);
}
function placeOf(state, session) {
    const known = undoStateSchema.parse(state);
    const config = session.config.redis;
    if (config !== undefined)
        return { known, config, files: { ...known, appendOnly: undefined, configured: undefined } };
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('invalid-config', 'No Redis server is configured', {
        hint: `Set redis.url to the server that was restored (${known.target}).`,
    });
}
async function requireSameFolder({ folder }, config) {
    const configured = await (0,_data_files_js__WEBPACK_IMPORTED_MODULE_7__/* .findDataFiles */ .LJ)(config);
    if (configured === undefined || configured.folder === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder))
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('invalid-config', `The restore went to the files in ${folder}, but redis.files names ${configured.folder}`, { hint: 'Set redis.files to the server that was restored. Nothing was touched.' });
}
/** Stock commands that do the same. */
function undoCommands(files, restoreId) {
    const { former, undone } = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_7__/* .asidesOf */ .tg)(files.folder, restoreId);
    return [
        '# Stop the server first, for example with: systemctl stop redis-server',
        `REDIS_DIR=${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuote */ .ZL)(files.folder)}`,
        `REDIS_ASIDE=${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuote */ .ZL)(former)}`,
        `REDIS_UNDONE=${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuote */ .ZL)(undone)}`,
        'mkdir -p "$REDIS_UNDONE"',
        `for name in ${(0,_data_files_js__WEBPACK_IMPORTED_MODULE_7__/* .namesOf */ .eZ)(files).map(_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuote */ .ZL).join(' ')}; do`,
        '  if [ -e "$REDIS_ASIDE/$name" ] || [ -e "$REDIS_ASIDE/$name.absent" ]; then',
        '    if [ -e "$REDIS_DIR/$name" ]; then mv "$REDIS_DIR/$name" "$REDIS_UNDONE/"; fi',
        '    if [ -e "$REDIS_ASIDE/$name" ]; then mv "$REDIS_ASIDE/$name" "$REDIS_DIR/"; fi',
        '    rm -f "$REDIS_ASIDE/$name.absent"',
        '  fi',
        'done',
        '# Start the server again, for example with: systemctl start redis-server',
    ];
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
    return (0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => {
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
/* harmony export */   c: () => (/* binding */ deliver),
/* harmony export */   q: () => (/* binding */ isGiven)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67988);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17855);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80345);
/* harmony import */ var _master_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66014);






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
    const { client, reach, dump, log } = delivery;
    const ended = new AbortController();
    const signal = AbortSignal.any([delivery.signal, ended.signal]);
    const replicationId = delivery.replicationId ?? `${idPrefix}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(10).toString('hex')}`;
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
        throw error;
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
        await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(pollMs, signal);
    }
}
/** What the server says; nothing while it is too busy to answer: it empties its memory without a break. */
async function ask(client) {
    try {
        return (0,_answers_js__WEBPACK_IMPORTED_MODULE_5__/* .parseInfo */ .YL)(await client.command('INFO'));
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.because.includes('Command timed out'))
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
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('source-lost', `Redis at ${name} stopped following while it was given its data`, {
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
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('tool-failed', `Redis at ${name} does not get its new data loaded`, {
        because: cause?.because ?? [],
        hint: 'Look at the log of the server: its folder may not be writable or its disk full (it keeps the transfer in a temporary file), or it cannot read the dump.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function notReached(delivery, primary) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('unreachable', `Redis at ${delivery.client.target.name} does not connect to this process`, {
        because: [`It was told to fetch its data from ${delivery.reach.host}:${primary.port}.`],
        hint: 'A firewall may be in the way, or the server wants TLS for replication (tls-replication). Restore by hand as RESTORE.md in the backup says.',
    });
}


/***/ }),

/***/ 9342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ checkUndoOnline),
/* harmony export */   Oq: () => (/* binding */ undoOnline),
/* harmony export */   kB: () => (/* binding */ bringBack)
/* harmony export */ });
/* unused harmony export undoStateSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(67988);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17855);
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41609);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28170);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57426);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90310);
/* harmony import */ var _bring_back_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90784);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21437);
/* harmony import */ var _keep_present_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(34659);
/* harmony import */ var _keys_scan_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18286);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(96696);
/* harmony import */ var _persist_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(60218);
/* harmony import */ var _reach_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(85829);
/* harmony import */ var _replicate_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(49273);
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
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_14__/* .object */ .Ikc({
    target: zod__WEBPACK_IMPORTED_MODULE_14__/* .string */ .YjP(),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_14__/* .string */ .YjP(),
    keptFile: zod__WEBPACK_IMPORTED_MODULE_14__/* .string */ .YjP(),
    way: zod__WEBPACK_IMPORTED_MODULE_14__/* ["enum"] */ .k5n(['replication', 'keys']).default('replication'),
    /** While only staging was begun, the copy is of data that nobody can have replaced. */
    reached: zod__WEBPACK_IMPORTED_MODULE_14__/* ["enum"] */ .k5n(['staging', 'switching']).default('switching'),
    /** contentDigest() of what was restored; restores of the first versions do not say. */
    restored: zod__WEBPACK_IMPORTED_MODULE_14__/* .string */ .YjP().exactOptional(),
});
const retryMs = 250;
const linkDownWithinMs = 5_000;
/** Undoes a restore that went over the network, the way it went, and removes what a kill has cut. */
async function undoOnline(state, session, undoing, bringBack) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const known = undoStateSchema.parse(state);
        const config = session.config.redis;
        if (config === undefined) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'No Redis server is configured', {
                hint: `Set redis.url to the server that was restored (${known.target}).`,
            });
        }
        const keeping = (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .keepingOf */ .rB)(session.keepFolder, known.restoreId);
        await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .dropCut */ .eu)(keeping);
        const lost = await findLost(known, session, undoing);
        if (lost !== undefined)
            throw lost;
        const phase = await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .readPhase */ .mc)(keeping);
        if (phase === undefined) {
            if (known.reached === 'staging')
                await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .dropFormer */ .xG)(keeping);
            return [`Redis at ${known.target} was not touched`];
        }
        if (phase === 'former')
            return [`Redis at ${known.target} has its former data back already`];
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(config, session.connection);
        if (target.name !== known.target) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', `The restore went to Redis at ${known.target}, but redis.url names ${target.name}`, {
                hint: 'Set redis.url to the server that was restored. Nothing was touched.',
            });
        }
        const deadline = __addDisposableResource(env_1, (0,_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .withTimeout */ .w)(session.signal, config.timeout, 'undo'), false);
        const kind = undoing.purpose === 'undo' ? 'must-keep' : 'try-keep';
        const present = { kind, restored: known.restored, phase: undoing.phase };
        return await bringBack(target, keeping, session, deadline.signal, present);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Looks whether what such an undo needs is gone for good; changes nothing. Returns what the undo would fail with. */
async function checkUndoOnline(state, session, undoing) {
    return findLost(undoStateSchema.parse(state), session, undoing);
}
async function findLost(known, session, undoing) {
    const keeping = (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .keepingOf */ .rB)(session.keepFolder, known.restoreId);
    const phase = await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .readPhase */ .mc)(keeping);
    if (phase === undefined) {
        return undoing.phase === 'switched' ? (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .formerGone */ .lX)(known.target, session.keepFolder) : undefined;
    }
    if (phase === 'former' || (await (0,_route_js__WEBPACK_IMPORTED_MODULE_4__/* .exists */ .t2)(keeping.path)))
        return undefined;
    return (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .formerGone */ .lX)(known.target, keeping.path);
}
/**
 * Makes the server hold its former data and take writes again, whatever state it is in. One that still has them in memory
 * only becomes a primary again, which needs no disk. Returns what was done.
 *
 * @param atHand the connection of a restore that failed, and which start of the server it was
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
async function bringBack(target, keeping, session, signal, present, atHand) {
    let mayHoldMore = true;
    return (0,_bring_back_js__WEBPACK_IMPORTED_MODULE_6__/* .bringBackBy */ .R)({
        pause: _pause_js__WEBPACK_IMPORTED_MODULE_10__/* .pauseWrites */ .B,
        holds: async (client, former) => {
            const role = await roleOf(client, signal);
            // A replica has taken no writes since the restore began, unless it became one only after the restore.
            mayHoldMore = role === 'master' || (present.kind !== 'drop' && present.phase === 'switched');
            const before = (0,_answers_js__WEBPACK_IMPORTED_MODULE_15__/* .parseInfo */ .YL)(await client.command('INFO'));
            const given = (0,_replicate_js__WEBPACK_IMPORTED_MODULE_13__/* .isGiven */ .q)(before);
            if (role === 'orphan' && given && !mayHoldMore)
                return false;
            if (role === 'orphan')
                await client.command('REPLICAOF', 'NO', 'ONE');
            if (await equals(target, former, signal))
                return true;
            // Nothing else has replaced its data then: what differs is what clients wrote since the copy.
            const sameStart = atHand?.runId !== undefined && atHand.runId === before.run_id;
            return role === 'orphan' && !given && sameStart && (await (0,_keys_scan_js__WEBPACK_IMPORTED_MODULE_9__/* .usedDatabases */ .Gf)(client)).length > 0;
        },
        put: async (client, former) => {
            const kept = mayHoldMore ? await (0,_keep_present_js__WEBPACK_IMPORTED_MODULE_8__/* .keepPresent */ .x)(present, client, keeping, session, signal) : [];
            await putBack(client, former, session, signal);
            return kept;
        },
    }, target, keeping, signal, atHand?.client);
}
async function putBack(client, former, session, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const reach = await (0,_reach_js__WEBPACK_IMPORTED_MODULE_12__/* .findReach */ .V)(client);
        const following = __addDisposableResource(env_2, await (0,_replicate_js__WEBPACK_IMPORTED_MODULE_13__/* .deliver */ .c)({ client, reach, dump: former, signal, log: session.log }), true);
        let differences = [];
        try {
            differences = await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .compareServer */ .hT)(client.target, former, { signal });
            if (differences.length === 0)
                await (0,_persist_js__WEBPACK_IMPORTED_MODULE_11__/* .persist */ .Z)(client, signal);
        }
        catch (error) {
            if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
                throw error;
            const why = [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error)].join(': ');
            session.log.warning(`Redis at ${client.target.name} has loaded its former data, but: ${why}`);
        }
        finally {
            // It has loaded all of them; that they are compared or on its disk does not make them better for its clients.
            await following.promote();
        }
        if (differences.length === 0)
            return;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `Redis at ${client.target.name} did not take its former data as they were`, {
            because: (0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .inWords */ .r4)(differences),
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
/** False also when that cannot be found out. */
async function equals(target, former, signal) {
    try {
        return (await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .compareServer */ .hT)(target, former, { signal })).length === 0;
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return false;
    }
}
/** Whether the server is a primary; a replica must be one whose primary is gone, as after a restore that was cut off. */
async function roleOf(client, signal) {
    const deadline = performance.now() + linkDownWithinMs;
    for (;;) {
        const info = (0,_answers_js__WEBPACK_IMPORTED_MODULE_15__/* .parseInfo */ .YL)(await client.command('INFO', 'replication'));
        if (info.role === 'master')
            return 'master';
        if (info.master_link_status !== 'up')
            return 'orphan';
        if (performance.now() > deadline) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source-changed', `Redis at ${client.target.name} follows another primary now`, {
                because: [
                    `It is a replica of ${info.master_host ?? 'an unknown host'}:${info.master_port ?? ''}, and in sync.`,
                ],
                hint: 'If that is intended, there is nothing to undo here. Else run REPLICAOF NO ONE on it and undo again.',
            });
        }
        await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .pauseFor */ .Q)(retryMs, signal);
    }
}


/***/ }),

/***/ 14154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   HC: () => (/* binding */ replace),
/* harmony export */   pK: () => (/* binding */ putBack),
/* harmony export */   rN: () => (/* binding */ statusNow)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22100);



/** A file system, or a kernel with protected_hardlinks, may refuse a second name: then there is only the rename. */
const linkRefusals = ['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
/**
 * Sets what is at `live` aside and puts `next` in its place, both on one file system.
 *
 * Files and links: the former gets a second name first, then one rename replaces it, so whoever opens the name finds either the
 * old or the new one, always. Folders: a rename away and a rename in, directly one after the other; between the two the name
 * is absent for some microseconds, which only renameat2(RENAME_EXCHANGE) could avoid, and Node.js does not offer it.
 * The calls are synchronous on purpose: nothing else of this process runs in between.
 *
 * @param between called between the two halves, for tests
 */
function replace(live, next, aside, between = () => { }) {
    if (statusNow(aside) !== undefined)
        throw new Error(`${aside} is in the way`);
    const both = [statusNow(live), statusNow(next)];
    if (both.some((one) => one === undefined))
        throw new Error(`${both[0] === undefined ? live : next} is gone`);
    if (both.some((one) => one?.isDirectory()) || !linked(live, aside))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(aside));
    between();
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(next), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live));
}
/** Puts the former back from where replace had set it aside, from any moment of it. What is in place goes to `away`. */
function putBack(live, former, away) {
    const now = statusNow(live);
    const before = statusNow(former);
    if (now === undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(former), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live));
    else if (isSame(now, before))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(former));
    else
        replace(live, former, away);
}
function statusNow(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(path), { throwIfNoEntry: false });
}
/** Two names of one file: rename(2) would do nothing and call it a success. */
function isSame(a, b) {
    return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
function linked(from, to) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(from), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(to));
        return true;
    }
    catch (error) {
        if (linkRefusals.includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 29011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ syncToDisk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
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




/** Brings a file's content, or a folder's names, to the disk. False when it may not be opened for that. */
async function syncToDisk(path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(path), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW), true);
            await file.sync();
            return true;
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
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES')
            return false;
        throw error;
    }
}


/***/ })

};
