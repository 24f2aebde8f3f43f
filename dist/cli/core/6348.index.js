export const id = 6348;
export const ids = [6348];
export const modules = {

/***/ 63239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findServer),
/* harmony export */   h: () => (/* binding */ installedServers)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29060);



const commands = ['redis-server', 'valkey-server'];
/** The server programs on PATH. Which product one is, it says itself: some distributions give Valkey the name of Redis. */
async function installedServers(session) {
    const found = await Promise.all(commands.map((command) => ask(command, session)));
    return found.filter((one) => one !== undefined);
}
async function ask(command, session) {
    try {
        const { stdout } = await (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .runTool */ .qI)(command, ['--version'], { env: session.env, signal: session.signal });
        const [, name, version] = /^(Redis|Valkey) server v=(\d+\.\d+\.\d+)/.exec(stdout) ?? [];
        if (name === undefined || version === undefined)
            return undefined;
        return { command, product: name === 'Redis' ? 'redis' : 'valkey', version };
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.code === 'tool-missing')
            return undefined;
        throw error;
    }
}
/** A server of the product that wrote the dump, and no older one; where the writer is not known, any that loads it. */
async function findServer(dump, written, session) {
    const installed = await installedServers(session);
    const [server] = installed
        .filter((one) => (0,_restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__/* .loads */ .qV)(dump, one, written) && (written === undefined || isSuccessor(one, written)))
        .sort((a, b) => (0,_restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(a.version, b.version));
    if (server !== undefined)
        return { server };
    const wanted = written === undefined
        ? `a server that loads RDB version ${dump.version}`
        : `${written.product}-server ${written.version} or newer`;
    const have = installed.map(({ product, version }) => `${product}-server ${version}`).join(' and ');
    return { reason: `No ${wanted} is installed here (${have === '' ? 'there is none at all' : `found: ${have}`}).` };
}
function isSuccessor(server, written) {
    if (server.product !== written.product)
        return false;
    return written.version === 'unknown' || (0,_restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(server.version, written.version) >= 0;
}


/***/ }),

/***/ 48166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ checkTarget),
  p: () => (/* binding */ checkVersion)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/answers.js
var answers = __webpack_require__(76040);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/route.js
var route = __webpack_require__(31822);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/server.js
var server_server = __webpack_require__(2000);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/judged.js
var judged = __webpack_require__(94297);
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
    const more = (0,loadable/* compareVersions */.Zy)(state.version, '7.0.0') >= 0 ? since7 : before7;
    const [needed, restoreAcl] = way === 'keys' ? [[...forKeys, ...more], keysAcl] : [forReplication, replicationAcl];
    const refused = [];
    for (const words of needed)
        if (!(await may(client, state, words)))
            refused.push(words[0]);
    const others = way === 'keys' ? '' : ' Where a service forbids replication, use redis.restore-method keys.';
    return (0,judged/* judged */.g)('redis-rights', refused.length === 0, refused.length === 0
        ? `the user may use ${[...new Set(needed.map(([word]) => word))].join(', ')}`
        : `the user in redis.url may not use ${[...new Set(refused)].join(', ')}, or the server does not know it`, `Use an administrator, or give the user these rights: ACL SETUSER <name> ${restoreAcl}.${others}`);
}
async function may(client, state, words) {
    try {
        const user = String(await client.command('ACL', 'WHOAMI'));
        return (await client.command('ACL', 'DRYRUN', user, ...words)) === 'OK';
    }
    catch (error) {
        if (!(0,server_server/* isRefusal */.vu)(error))
            throw error;
        if ((0,server_server/* says */.FA)(error, /Command .* not found/))
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
        return !(0,server_server/* says */.FA)(error, /NOPERM|unknown command/i);
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/checks.js









const byHand = 'restore by hand as RESTORE.md in the backup says';
async function checkTarget(looked, way = 'replication') {
    const { client, state } = looked;
    return [
        (0,judged/* judged */.g)('redis-reachable', true, `it answers at ${client.target.name}`),
        checkVersion(looked),
        checkMode(state),
        ...(way === 'replication' ? checkTlsReplication(state) : []),
        await checkRights(client, state, way),
        way === 'keys' ? notAtomic : await checkNetwork(client),
        ...(await checkRoom(looked, way)),
        ...(await checkModules(looked)),
        ...(way === 'replication' ? await checkSupervision(client, state) : []),
    ];
}
/** Nobody shall find out by himself that a client can see half of it. */
const notAtomic = (0,judged/* judged */.g)('redis-atomic', false, 'key by key is not atomic: until it is done, clients can see former and restored keys side by side', 'Stop everything that uses Redis (services.stop), then override this check by name: redis-atomic.');
function checkVersion({ state, facts, version, }) {
    const server = `${(0,server_server/* productName */.tZ)(state.product)} ${state.version}`;
    if (version === undefined) {
        const detail = 'the file in the backup does not begin like a Redis dump';
        return (0,judged/* judged */.g)('redis-version', false, detail, 'Choose another backup.');
    }
    const dump = `${version.format === 'valkey' ? 'a Valkey' : 'an'} RDB of version ${version.version}`;
    const writer = facts === undefined ? undefined : `${facts.product} ${facts.version}`;
    const origin = writer === undefined ? '' : `, written by ${writer},`;
    const does = (0,loadable/* loads */.qV)(version, state, facts);
    const detail = `${dump}${origin} ${does ? 'loads' : 'does not load'} into ${server}`;
    const hint = `Restore into ${writer ?? 'a server'} or newer. An RDB does not load into an older server, nor a recent one into the other product.`;
    return (0,judged/* judged */.g)('redis-version', does, detail, hint);
}
function checkMode(state) {
    if (state.mode === 'cluster' || state.settings?.['cluster-enabled'] === 'yes') {
        const detail = 'the server is a cluster node, which takes no data from outside its cluster';
        const hint = `Stop the node and ${byHand}: on each primary its own backup, to the same slots.`;
        return (0,judged/* judged */.g)('redis-mode', false, detail, hint);
    }
    if (state.role === 'master')
        return (0,judged/* judged */.g)('redis-mode', true, 'it is a primary by itself');
    const detail = state.role === 'unknown' ? 'its role is not known' : 'the server is a replica of another one';
    const hint = 'Restore into its primary. If a restore was cut off here, put the former data back with `backupctl restore --undo`.';
    return (0,judged/* judged */.g)('redis-mode', false, detail, hint);
}
function checkTlsReplication(state) {
    if (state.settings?.['tls-replication'] !== 'yes')
        return [];
    const detail = 'the server wants TLS for replication (tls-replication), which an online restore cannot give it';
    const hint = `Run CONFIG SET tls-replication no for the time of the restore, or use redis.restore-method keys, or ${byHand}.`;
    return [(0,judged/* judged */.g)('redis-tls-replication', false, detail, hint)];
}
async function checkNetwork(client) {
    const name = 'redis-network';
    try {
        const { host } = await (0,reach/* findReach */.V)(client);
        return (0,judged/* judged */.g)(name, true, `it sees this machine as ${host} and fetches the data from there`);
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        return (0,judged/* judged */.g)(name, false, [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '), error.hint);
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
        (0,judged/* judged */.g)('redis-databases', highest < has, `the backup uses databases up to ${Math.max(0, highest)}, the server has ${has}`, 'Raise `databases` in its configuration and start it again.'),
        (0,judged/* judged */.g)('redis-memory', most === 0 || needed <= most, `the data took ${(0,format/* formatBytes */.z3)(used)} of memory and may take ${(0,format/* formatBytes */.z3)(needed)}, the server allows ${most === 0 ? 'any amount' : (0,format/* formatBytes */.z3)(most)}`, `Raise maxmemory; else it may ${otherwise}. Where that is intended, override redis-memory.`),
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
    return [(0,judged/* judged */.g)('disk-space', needed <= room, detail, hint)];
}
async function checkModules({ client, facts }) {
    const keys = facts?.databases.reduce((sum, { types }) => sum + (types.module ?? 0), 0) ?? 0;
    if (keys === 0)
        return [];
    const loaded = await (0,server_server/* unlessRefused */.J0)(async () => (0,answers/* texts */.T)(await client.command('MODULE', 'LIST')));
    const detail = `${(0,format/* formatCount */.B4)(keys)} keys need a module; the server has ${loaded?.length ?? 'an unknown number of'} loaded`;
    const passed = loaded === undefined ? undefined : loaded.length > 0;
    return [(0,judged/* judged */.g)('redis-modules', passed, detail, 'Load the modules the source has (loadmodule).')];
}
/** A Sentinel takes a primary that becomes a replica for a failure, and acts. */
async function checkSupervision(client, { info }) {
    const list = await (0,server_server/* unlessRefused */.J0)(async () => String(await client.command('CLIENT', 'LIST')));
    const replicas = Number(info.connected_slaves ?? 0);
    const followed = `${(0,format/* formatCount */.B4)(replicas)} replicas follow it and will get the restored data from it`;
    const detail = 'a Sentinel watches this server and would take the restore for a failure';
    const hint = 'Stop the Sentinels (or SENTINEL REMOVE the primary) for the time of the restore.';
    return [
        ...(list !== undefined && / name=sentinel-/.test(list) ? [(0,judged/* judged */.g)('redis-supervision', false, detail, hint)] : []),
        ...(replicas > 0 ? [(0,judged/* judged */.g)('redis-replicas', true, followed)] : []),
    ];
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


/***/ }),

/***/ 76348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planRestore: () => (/* binding */ planRestore)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/redis/facts.js
var redis_facts = __webpack_require__(27752);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/client.js
var server_client = __webpack_require__(71988);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/server.js
var server_server = __webpack_require__(2000);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/target.js
var server_target = __webpack_require__(51674);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/checks.js + 1 modules
var restore_checks = __webpack_require__(48166);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/connection.js
var connection = __webpack_require__(91440);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/former.js
var restore_former = __webpack_require__(21437);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/judged.js
var judged = __webpack_require__(94297);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/data-files.js
var data_files = __webpack_require__(99602);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/lib/connections/user-command.js
var user_command = __webpack_require__(43357);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/find-server.js
var find_server = __webpack_require__(63239);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/former-files.js
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




const headBytes = 512;
const ordinaryMode = 0o640;
/** @throws BackupError `unsupported` when something else than files lies there; a system error when the folder cannot be looked at */
async function lookAtFormer(files) {
    const folder = await (0,promises_.stat)(files.folder);
    const present = [];
    let owner = { uid: folder.uid, gid: folder.gid, mode: ordinaryMode };
    let writer;
    let bytes = 0;
    for (const name of (0,data_files/* namesOf */.eZ)(files)) {
        const path = (0,external_node_path_.join)(files.folder, name);
        const status = await (0,promises_.lstat)(path).catch(ignoreMissing);
        if (status === undefined)
            continue;
        present.push(name);
        const parts = status.isDirectory() ? (await (0,promises_.readdir)(path)).map((part) => (0,external_node_path_.join)(path, part)) : [path];
        for (const part of parts)
            await ensureFile(part);
        for (const part of parts) {
            bytes += (await (0,promises_.stat)(part)).size;
            writer = (await writerOf(part)) ?? writer;
        }
        if (status.isFile())
            owner = { uid: status.uid, gid: status.gid, mode: status.mode & 0o777 };
    }
    return { present, bytes, writer, owner };
}
/** Whether a server will load an append-only file when it is started; undefined: nothing says so. */
function usesAppendOnly(files, present, recorded) {
    if (files.appendOnly !== undefined)
        return files.appendOnly;
    // Started with --appendonly yes, or switched on later, a server does what its configuration file does not say.
    if (files.configured === true || present.some((name) => name !== files.dump))
        return true;
    if (files.configured === false || present.includes(files.dump))
        return false;
    return recorded === undefined ? undefined : recorded === 'yes';
}
/** An RDB, also one at the beginning of an append-only file, begins with remarks; the first is the server's version. */
async function writerOf(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path, 'r'), true);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
        const head = buffer.toString('latin1', 0, bytesRead);
        const match = /^(?:REDIS|VALKEY)\d+\u00fa[\s\S](redis|valkey)-ver[\s\S](\d+\.\d+\.\d+)/.exec(head);
        if (match?.[2] === undefined)
            return undefined;
        return { product: match[1] === 'valkey' ? 'valkey' : 'redis', version: match[2] };
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
/** A symlink to a file is as good as one. */
async function ensureFile(path) {
    const status = await (0,promises_.stat)(path).catch(ignoreMissing);
    if (status?.isFile())
        return;
    const linked = (await (0,promises_.lstat)(path)).isSymbolicLink();
    const found = status === undefined ? 'a symlink to nothing' : `a ${linked ? 'symlink to a ' : ''}folder or device`;
    throw new errors/* BackupError */.hj('unsupported', `${path} is not a file of Redis`, {
        because: [`It is ${found}; a restore by file moves plain files and one plain folder of append-only files.`],
        hint: 'Move it out of the way, or put the real file or folder in its place, while Redis is stopped. Nothing was touched.',
    });
}
function ignoreMissing(error) {
    if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT')
        throw error;
    return undefined;
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/lifecycle.js + 1 modules
var lifecycle = __webpack_require__(95549);
// EXTERNAL MODULE: ./.build/lib/lib/sync-to-disk.js
var sync_to_disk = __webpack_require__(29011);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/deadline.js
var deadline = __webpack_require__(3571);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/compare.js
var compare = __webpack_require__(85019);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/confirm.js
var offline_confirm = __webpack_require__(58226);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/moves.js
var moves = __webpack_require__(56188);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/switch.js
var switch_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var switch_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Replaces the files of a server that is stopped; where it can be started from here, also compares what it then holds. When
 * it throws, the way back puts back what was moved by then, and starts what was stopped.
 */
async function switchFiles(job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, target, files, dump } = job;
        const session = switch_addDisposableResource(env_1, (0,deadline/* withTimeout */.w)(job.session, config.timeout, 'restore'), false);
        const site = { files, target, session };
        const { restoreId, log } = session;
        if (await (0,connection/* isAnswering */.t8)(target, session.signal))
            await (0,lifecycle/* oweStart */.i9)(session);
        await (0,lifecycle/* ensureStopped */.g5)(site, 'must-save');
        await (0,moves/* prepareMoves */.iB)(files, restoreId);
        await (0,moves/* moveIn */.xV)(files, restoreId);
        log.info(`The former files lie in ${(0,data_files/* asidesOf */.tg)(files.folder, restoreId).former}`);
        // A supervisor that started the server meanwhile would have it write its former data over the new ones.
        await (0,lifecycle/* ensureStopped */.g5)(site, 'left');
        if (!(await (0,lifecycle/* startServer */.UD)(session))) {
            await (0,offline_confirm/* leaveForLater */.hd)(session, dump);
            await (0,lifecycle/* oweStart */.i9)(session);
            log.warning(`Redis has its restored files and is not started yet: ${target.name}`);
            return { verified: [], down: await (0,lifecycle/* leftDown */.ag)(target, session) };
        }
        const differences = await (0,offline_confirm/* compareStarted */.rx)(target, dump, session.signal);
        const hint = 'It may use other files than redis.files says, or something writes to it already. Look at its log.';
        (0,compare/* requireEqual */.ys)(differences, target, hint);
        await (0,lifecycle/* clearOwedStart */.$M)(session);
        log.info(`Redis at ${target.name} has loaded them and holds what the backup holds`);
        return { verified: [(0,compare/* describeEqual */.oJ)(dump.summary)] };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        switch_disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/undo.js
var undo = __webpack_require__(75581);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/stage.js
var stage_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var stage_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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










/** Checks the dump to its last byte and lays new files beside the former ones, in the same file system. */
async function stageFiles(planned) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, session, target, files } = planned;
        const { restoreId } = session;
        const limited = stage_addDisposableResource(env_1, (0,deadline/* withTimeout */.w)(session, config.timeout, 'preparation'), false);
        const { dump, whole } = await (0,dump_file/* checkStored */.Ww)(planned, limited.signal);
        const { staged } = (0,data_files/* asidesOf */.tg)(files.folder, restoreId);
        const remove = () => (0,promises_.rm)(staged, { recursive: true, force: true });
        try {
            await writeFiles(planned, dump, staged, limited.signal);
        }
        catch (error) {
            await remove();
            throw notStaged(error, files.folder);
        }
        return {
            verified: [whole, `the new files lie ready in ${staged}`],
            warnings: warningsOf(planned),
            undo: { state: { ...undoStateOf(planned) }, commands: (0,undo/* undoCommands */.BI)(files, restoreId) },
            switch: () => switchFiles({ config, session, target, dump, files }),
            [Symbol.asyncDispose]: remove,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        stage_disposeResources(env_1);
    }
}
/** What undo needs, from the moment something is made. */
function undoStateOf({ files, target, session }) {
    const { folder, dump, appendFile, appendFolder } = files;
    return { way: 'files', target: target.name, restoreId: session.restoreId, folder, dump, appendFile, appendFolder };
}
async function writeFiles(planned, dump, staged, signal) {
    const { files, owner, appendOnly, session } = planned;
    await (0,promises_.mkdir)(staged, { mode: 0o700 });
    const path = (0,external_node_path_.join)(staged, files.dump);
    const totalBytes = dump.summary.bytes;
    await (0,write/* writeStored */.zS)((0,write/* folderDestination */.zI)('/'), path, (0,dump_file/* contentOf */.$E)(dump, signal), {
        codec: 'none',
        signal,
        onBytes: (doneBytes) => session.log.progress({ label: 'redis', doneBytes, totalBytes }),
    });
    await own(path, owner);
    if (appendOnly) {
        // Every version takes an RDB as an append-only file of the form of 6.2 and older; newer ones then turn it into theirs.
        const append = (0,external_node_path_.join)(staged, files.appendFile);
        await (0,promises_.copyFile)(path, append, promises_.constants.COPYFILE_EXCL | promises_.constants.COPYFILE_FICLONE);
        await own(append, owner);
        await (0,sync_to_disk/* syncToDisk */.U)(append);
    }
    await (0,sync_to_disk/* syncToDisk */.U)(path);
    await (0,sync_to_disk/* syncToDisk */.U)(staged);
}
async function own(path, { uid, gid, mode }) {
    const now = await (0,promises_.stat)(path);
    if (now.uid !== uid || now.gid !== gid)
        await (0,promises_.chown)(path, uid, gid);
    await (0,promises_.chmod)(path, mode);
}
function notStaged(error, folder) {
    const known = (0,write/* writeError */.oG)(error, folder);
    if (!(known instanceof errors/* BackupError */.hj) || (known.code !== 'disk-full' && known.code !== 'write-failed'))
        return known;
    const remedy = known.code === 'disk-full' ? 'Free some space there' : 'Run it as root or as the user of the server';
    return new errors/* BackupError */.hj(known.code, `The new files of Redis could not be made ready in ${folder}`, {
        because: [known.message],
        hint: `${remedy}, then run the restore again. Nothing was touched.`,
        cause: error,
    });
}
function warningsOf({ config, facts, target }) {
    return [
        ...(config.start === undefined
            ? [
                `redis.start is not set: Redis at ${target.name} is left stopped, and what it holds is not compared with the backup unless something starts it meanwhile. Start it before anything that writes to it.`,
            ]
            : []),
        ...(facts?.aclUsers === undefined
            ? []
            : [`The users of the server stay as they are. Those of the backup are in ${facts.serverFile}.`]),
    ];
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/plan.js















/** Looks at the files of a server that is down, or will be stopped, and changes nothing. */
async function planFiles(common) {
    const { files, facts, dump } = common;
    const former = await lookAtFormer(files).catch((error) => unreadable(files, error));
    if (former instanceof errors/* BackupError */.hj) {
        const detail = [former.message, ...former.because].join(': ');
        const checks = [(0,judged/* judged */.g)('redis-folder', false, detail, former.hint)];
        return { plan: describe(common, undefined, undefined, 0, checks), stage: () => Promise.reject(former) };
    }
    const appendOnly = usesAppendOnly(files, former.present, facts?.settings.appendonly);
    const version = await (0,dump_file/* peekVersion */.w)(dump);
    const checks = [
        await (0,lifecycle/* checkStopped */.GQ)(common),
        ...(0,lifecycle/* checkStart */.Nq)(common.session.config),
        await checkFolder(files, former),
        await checkServerVersion(common, former, version),
        checkAppendOnly(files, former, appendOnly),
    ];
    const bytes = (appendOnly === false ? 1 : 2) * (facts?.rdb.bytes ?? dump.rawBytes);
    const planned = { ...common, appendOnly: appendOnly ?? true, owner: former.owner };
    const { staged } = (0,data_files/* asidesOf */.tg)(files.folder, common.session.restoreId);
    return {
        plan: describe(common, former, appendOnly, bytes, checks),
        staging: { state: { ...undoStateOf(planned) }, commands: [`rm -rf ${(0,format/* shellQuote */.ZL)(staged)}`] },
        stage: () => {
            // What no override helps against: the server would end at its start.
            if (version === undefined)
                return Promise.reject(new errors/* BackupError */.hj('damaged', 'The file does not begin like a Redis dump'));
            return stageFiles(planned);
        },
    };
}
function unreadable({ folder }, error) {
    if (error instanceof errors/* BackupError */.hj)
        return error;
    return new errors/* BackupError */.hj('path-missing', `The data folder of Redis ${folder} cannot be read`, {
        because: [(0,errors/* messageOf */.bD)(error)],
        hint: 'Correct redis.files, or run it as root.',
    });
}
async function checkFolder(files, { owner }) {
    const name = 'redis-folder';
    const hint = 'Run it as root or as the user of the server.';
    const writable = await (0,promises_.access)(files.folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK).then(() => true, () => false);
    if (!writable)
        return (0,judged/* judged */.g)(name, false, `${files.folder} cannot be written`, hint);
    const self = process.geteuid?.();
    if (self === 0 || self === owner.uid)
        return (0,judged/* judged */.g)(name, true, `new files in ${files.folder} get owner ${owner.uid}:${owner.gid}`);
    return (0,judged/* judged */.g)(name, false, `the files in ${files.folder} belong to user ${owner.uid}`, hint);
}
/** By the server that wrote the former files, or one that is installed here. */
async function checkServerVersion({ session, facts }, { writer }, version) {
    const wanted = writer?.product ?? facts?.product;
    const installed = await (0,find_server/* installedServers */.h)(session);
    const fit = installed.filter(({ product }) => wanted === undefined || product === wanted);
    const servers = [...(writer === undefined ? [] : [writer]), ...fit];
    const checks = servers.map((state) => (0,restore_checks/* checkVersion */.p)({ state, facts, version }));
    const [first] = checks;
    if (first !== undefined)
        return checks.find(({ outcome }) => outcome === 'passed') ?? first;
    const written = facts === undefined ? '' : `; the dump is of ${(0,server_server/* productName */.tZ)(facts.product)} ${facts.version}`;
    return (0,judged/* judged */.g)('redis-version', undefined, `which server will load the files is not known here: none is installed and no former files tell${written}`, 'When it is the same product and no older, override this check by name: redis-version.');
}
function checkAppendOnly(files, { present }, appendOnly) {
    const name = 'redis-append-only';
    if (appendOnly === undefined) {
        const detail = 'whether the server loads an append-only file is not known: nothing says so, and nothing lies in its folder';
        const hint = 'Set redis.files.append-only to what the server is started with (CONFIG GET appendonly).';
        return (0,judged/* judged */.g)(name, undefined, detail, hint);
    }
    const found = present.length === 0 ? 'nothing' : present.join(', ');
    const loaded = appendOnly ? 'an append-only file, which is made from the dump' : files.dump;
    return (0,judged/* judged */.g)(name, true, `the server loads ${loaded} (found: ${found})`);
}
function describe({ files, target, session, config, facts }, former, appendOnly, neededBytes, checks) {
    const asides = (0,data_files/* asidesOf */.tg)(files.folder, session.restoreId);
    const { start, stop } = config;
    const made = appendOnly === false ? files.dump : `${files.dump} and ${files.appendFile}`;
    return {
        component: 'redis',
        target: `the files of Redis in ${files.folder} (${target.name})`,
        steps: [
            'read the dump to its end and check every byte of it',
            `write ${made} beside the former files, in ${asides.staged}`,
            stop === undefined
                ? 'make sure that the server is stopped and nothing uses the files'
                : `stop the server if it runs (${(0,user_command/* commandText */.j)(stop)}) and make sure that nothing uses the files`,
            `move the former dump and append-only files to ${asides.former} and the new ones in their place`,
            start === undefined
                ? 'leave the server stopped, and with it the services: you start them'
                : `start the server (${(0,user_command/* commandText */.j)(start)}) and compare all it holds with the backup, by digest`,
        ],
        keeps: `the former files stay in ${asides.former}`,
        removal: [`rm -r -- ${(0,format/* shellQuote */.ZL)(asides.former)}`],
        checks,
        comparisons: (0,redis_facts/* compareKeys */.YD)(facts, undefined),
        losses: former === undefined || former.present.length === 0
            ? []
            : [`the former ${former.present.join(', ')} (${(0,format/* formatBytes */.z3)(former.bytes)}) are replaced`, (0,redis_facts/* lostSince */.pt)(facts)],
        neededBytes,
        neededIn: files.folder,
    };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/sync.js
var sync = __webpack_require__(36976);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keep-present.js
var keep_present = __webpack_require__(34659);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/read.js
var read = __webpack_require__(28535);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/switch-job.js





async function readMoment(client) {
    const info = await (0,server_server/* readInfo */.LV)(client);
    const { run_id, master_repl_offset, rdb_changes_since_last_save, rdb_last_save_time, rdb_saves, expired_keys } = info;
    return { run_id, master_repl_offset, rdb_changes_since_last_save, rdb_last_save_time, rdb_saves, expired_keys };
}
/** The moment of a copy that was begun at `before` and for which the server saved once: nothing was written since. */
async function momentOfSave(client, before) {
    const { rdb_last_save_time } = await readMoment(client);
    const { rdb_saves } = before;
    return {
        ...before,
        rdb_changes_since_last_save: '0',
        rdb_last_save_time,
        rdb_saves: rdb_saves === undefined ? undefined : String(Number(rdb_saves) + 1),
    };
}
/** Takes the copy of the former data again when something was written since. */
async function renewFormer({ session, target, keeping, moment }, client, take = sync/* requestSnapshot */.k) {
    if ((0,external_node_util_.isDeepStrictEqual)(await readMoment(client), moment))
        return;
    session.log.info('Something was written meanwhile: the copy of the former data is taken again');
    await (0,restore_former/* keepFormer */.z7)(target, keeping, session.signal, take);
}
/**
 * Puts the former data back at once when a switch fails, over what it has at hand: the way back of the whole restore finds it
 * done. Returns the error to throw.
 *
 * @param bringBack what the way back does, too; absent: the server was not touched
 */
async function rolledBack({ session, config, target, keeping }, error, bringBack) {
    try {
        // The session may be cancelled: this must be done all the same.
        const late = { ...session, signal: AbortSignal.timeout(config.timeout) };
        await (bringBack === undefined ? (0,restore_former/* enterPhase */.aO)(keeping, 'former') : bringBack(late));
    }
    catch (second) {
        return new errors/* BackupError */.hj('restore-failed', `Redis at ${target.name} does not serve its former data yet`, {
            because: [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error), `Putting them back: ${(0,errors/* messageOf */.bD)(second)}`, ...(0,errors/* reasonsOf */.zM)(second)],
            hint: `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`,
            cause: error,
        });
    }
    if (!(error instanceof errors/* BackupError */.hj))
        return error;
    return new errors/* BackupError */.hj(error.code, error.message, {
        because: [...error.because, `Redis at ${target.name} holds its former data again.`],
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/undo.js + 2 modules
var keys_undo = __webpack_require__(75991);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/switch.js
var keys_switch_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var keys_switch_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









/** Replaces the data of a server key by key. Its clients can see both old and new keys meanwhile. Returns what was compared. */
async function switchByKeys(job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { target, keeping, dump } = job;
        const session = keys_switch_addDisposableResource(env_1, (0,deadline/* withTimeout */.w)(job.session, job.config.timeout, 'restore'), false);
        let touched = false;
        let id;
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const client = keys_switch_addDisposableResource(env_2, await (0,server_client/* connect */.N)(target, session.signal), false);
                id = await (0,connection/* connectionId */.ys)(client);
                await renewFormer({ ...job, session }, client, read/* anySnapshot */.H);
                // Not before: an undo after a kill would take back what clients have written since the copy.
                await (0,restore_former/* enterPhase */.aO)(keeping, 'switching');
                touched = true;
                session.log.info(`Writing ${(0,format/* formatBytes */.z3)(dump.summary.bytes)} to Redis at ${target.name}, key by key`);
                await (0,keys_undo/* replaceByKeys */.m)(client, dump, session);
                session.log.info(`Redis at ${target.name} holds what the backup holds`);
                return { verified: [(0,compare/* describeEqual */.oJ)(dump.summary)] };
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                keys_switch_disposeResources(env_2);
            }
        }
        catch (error) {
            const bring = async (late) => {
                await (0,connection/* endConnection */.AG)(target, id, late.signal, session.log);
                await (0,keys_undo/* bringBackByKeys */.n)({ target, keeping, session: late, present: { kind: 'drop' } });
            };
            throw await rolledBack(job, error, touched ? bring : undefined);
        }
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        keys_switch_disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/proof/observe.js
var observe = __webpack_require__(28170);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/bring-back.js
var bring_back = __webpack_require__(90784);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/pause.js
var restore_pause = __webpack_require__(96696);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/persist.js
var persist = __webpack_require__(60218);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/reach.js
var restore_reach = __webpack_require__(85829);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/replicate.js + 1 modules
var replicate = __webpack_require__(92393);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/switch.js
var restore_switch_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_switch_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Replaces the server's data. Writers wait from the last copy of the former data until the new data are complete, compared
 * and on disk; readers get the former data, for the time of loading an error, then the new data. Returns what was compared.
 */
async function switchOver(job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { target, keeping, dump } = job;
        const session = restore_switch_addDisposableResource(env_1, (0,deadline/* withTimeout */.w)(job.session, job.config.timeout, 'restore'), false);
        const { signal, log } = session;
        let touched = false;
        const runId = job.moment.run_id;
        // Not ended with the session: where a server takes no more clients, this one is what is left to lead it back.
        const client = restore_switch_addDisposableResource(env_1, await (0,server_client/* connect */.N)(target, new AbortController().signal), false);
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const pause = restore_switch_addDisposableResource(env_2, await (0,restore_pause/* pauseWrites */.B)(client), true);
                if (!pause.holds) {
                    log.warning('Redis cannot be told to let writers wait: what they write while the restore begins is not in the former data that are kept.');
                }
                await renewFormer({ ...job, session }, client);
                const reach = await (0,restore_reach/* findReach */.V)(client);
                log.info(`Redis at ${target.name} fetches ${(0,format/* formatBytes */.z3)(dump.summary.bytes)} from this process`);
                // Not before: an undo after a kill would take back what clients have written since the copy.
                await (0,restore_former/* enterPhase */.aO)(keeping, 'switching');
                touched = true;
                const following = restore_switch_addDisposableResource(env_2, await (0,replicate/* deliver */.c)({ client, reach, dump, signal, log }), true);
                log.info('It has loaded them; waiting until they are on its disk');
                await (0,persist/* persist */.Z)(client, signal);
                log.info('Comparing every key with the backup before anybody can write');
                const differences = await (0,observe/* compareServer */.h)(target, dump, { signal });
                const hint = 'Look at the log of the server. Something else may write to it (replica-read-only no).';
                (0,compare/* requireEqual */.ys)(differences, target, hint);
                await following.promote();
                log.info(`Redis at ${target.name} is a primary again and takes writes`);
                return { verified: [(0,compare/* describeEqual */.oJ)(dump.summary)] };
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                const result_1 = restore_switch_disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
        catch (error) {
            const bring = (late) => (0,bring_back/* bringBack */.k)({ target, keeping, session: late, present: { kind: 'drop' } }, { client, runId });
            throw await rolledBack(job, error, touched ? bring : undefined);
        }
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        restore_switch_disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/instructions.js
var instructions = __webpack_require__(53366);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/undo-commands.js


/** Stock commands that put the former data back by file, for a host where this program is not at hand. */
function undoCommands(target, keeping, state) {
    return [
        `${state.product}-check-rdb ${(0,format/* shellQuote */.ZL)(keeping.path)}`,
        'REDIS_WORK="$(mktemp -d)"',
        `cp ${(0,format/* shellQuote */.ZL)(keeping.path)} "$REDIS_WORK/dump.rdb"`,
        ...placeOf(target),
        ...(0,instructions/* placeByHand */.w)(state.product, state.settings?.appendonly),
    ];
}
/**
 * Stock commands for bash that put the former data back key by key, from a throwaway server that loads the kept file. They
 * end at the first failure. A name with a line break in it cannot be given this way.
 */
function undoCommandsByKeys(target, keeping, state) {
    const cli = `${state.product}-cli`;
    const since7 = Number.parseInt(state.version, 10) >= 7;
    // Before 7.0 a server tells only how long it is until then.
    const expiry = since7
        ? 'kept -n "$db" PEXPIRETIME "$key" < /dev/null'
        : `kept -n "$db" EVAL "local t, left = redis.call('TIME'), redis.call('PTTL', KEYS[1]); if left < 0 then return left end; return t[1] * 1000 + math.floor(t[2] / 1000) + left" 1 "$key" < /dev/null`;
    return [
        '# Where a password is needed: export REDISCLI_AUTH, and REDIS_USER where it is not that of the default user.',
        '(',
        'set -eu -o pipefail',
        ...placeOf(target),
        'REDIS_CLI_OPTIONS="${REDIS_CLI_OPTIONS:-}"   # for example: --tls',
        `redis_cli() { ${cli} -h "$REDIS_HOST" -p "$REDIS_PORT" \${REDIS_USER:+--user "$REDIS_USER"} $REDIS_CLI_OPTIONS "$@"; }`,
        'REDIS_WORK="$(mktemp -d)"',
        `cp ${(0,format/* shellQuote */.ZL)(keeping.path)} "$REDIS_WORK/dump.rdb"`,
        `${state.product}-server --port 0 --unixsocket "$REDIS_WORK/s" --dir "$REDIS_WORK" --save '' --appendonly no --daemonize yes`,
        `kept() { env -u REDISCLI_AUTH ${cli} -s "$REDIS_WORK/s" "$@"; }`,
        `trap 'kept SHUTDOWN NOSAVE || true; rm -r "$REDIS_WORK"' EXIT`,
        "until kept INFO persistence 2> /dev/null | grep -q '^loading:0'; do sleep 0.5; done",
        // Older redis-cli ends well when the server answers with an error.
        'ended_well() { case "$1" in OK) ;; *) echo "Failed: $1" >&2; return 1 ;; esac; }',
        '# A value can only be the last word that comes by a pipe; one that has expired is empty.',
        `put="if ARGV[2] == '' then return 'OK' end; return redis.call('RESTORE', KEYS[1], ARGV[1], ARGV[2], 'REPLACE', 'ABSTTL')"`,
        'answer="$(redis_cli FLUSHALL)"; ended_well "$answer"',
        "for db in $(kept INFO keyspace | sed -n 's/^db\\([0-9]*\\):.*/\\1/p'); do",
        '  kept -n "$db" --scan | while IFS= read -r key; do',
        `    at="$(${expiry})"; [ "$at" -gt 0 ] || at=0`,
        '    answer="$(kept -n "$db" DUMP "$key" | head -c -1 | redis_cli -n "$db" -x EVAL "$put" 1 "$key" "$at")"; ended_well "$answer"',
        '  done',
        'done',
        ...(since7
            ? [
                'answer="$(redis_cli FUNCTION FLUSH)"; ended_well "$answer"',
                'answer="$(kept FUNCTION DUMP | head -c -1 | redis_cli -x FUNCTION RESTORE)"; ended_well "$answer"',
            ]
            : []),
        ')',
    ];
}
function placeOf({ name }) {
    const [, host = '127.0.0.1', port = '6379'] = /^(.*):(\d+)$/.exec(name) ?? [];
    return [`REDIS_HOST=${(0,format/* shellQuote */.ZL)(host.replace(/^\[|\]$/g, ''))}`, `REDIS_PORT=${port}`];
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/stage.js
var restore_stage_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_stage_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


















/** What undo needs while the copy of the former data is taken: the server is as it was. */
function stagingOf(planned) {
    const keeping = (0,restore_former/* keepingOf */.rB)(planned.session.keepFolder, planned.session.restoreId);
    const files = [keeping.path, ...(0,restore_former/* cutFiles */.a1)(keeping)].map(format/* shellQuote */.ZL);
    return { state: { ...stage_undoStateOf(planned, 'staging') }, commands: [`rm -f ${files.join(' ')}`] };
}
function stage_undoStateOf({ session, target, way }, reached) {
    const { keepFolder, restoreId } = session;
    return { target: target.name, restoreId, keptFile: (0,restore_former/* keepingOf */.rB)(keepFolder, restoreId).path, way, reached };
}
/** Checks the dump to its last byte and takes the copy that undo needs. Redis has no room for a second data set beside the live one. */
async function stage(planned) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, session, target, way } = planned;
        const keeping = (0,restore_former/* keepingOf */.rB)(session.keepFolder, session.restoreId);
        const limited = restore_stage_addDisposableResource(env_1, (0,deadline/* withTimeout */.w)(session, config.timeout, 'preparation'), false);
        const { signal } = limited;
        const { dump, whole } = await (0,dump_file/* checkStored */.Ww)(planned, signal);
        const client = restore_stage_addDisposableResource(env_1, await (0,server_client/* connect */.N)(target, signal), false);
        const state = await (0,server_server/* inspectServer */.Eb)(client);
        const check = (0,restore_checks/* checkVersion */.p)({ state, facts: planned.facts, version: planned.version });
        if (check.outcome !== 'passed') {
            // What no override helps against: the server would throw its data away and then fail to load.
            throw new errors/* BackupError */.hj('version-mismatch', `The Redis dump cannot be restored: ${check.detail}`, {
                ...(check.hint === undefined ? {} : { hint: check.hint }),
            });
        }
        const before = await readMoment(client);
        let switching = false;
        try {
            const take = way === 'keys' ? read/* anySnapshot */.H : sync/* requestSnapshot */.k;
            const { summary: former, saved } = await (0,restore_former/* keepFormer */.z7)(target, keeping, signal, take);
            const moment = saved ? await momentOfSave(client, before) : before;
            if (way === 'keys')
                refuseTooLarge(Math.max(dump.summary.largestValueBytes, former.largestValueBytes), state);
            const commands = way === 'keys' ? undoCommandsByKeys(target, keeping, state) : undoCommands(target, keeping, state);
            return {
                verified: [whole, `the former data are kept: ${(0,compare/* describeContent */.Xb)(former)}, ${(0,format/* formatBytes */.z3)(former.bytes)}`],
                warnings: await stage_warningsOf(planned, dump, state),
                undo: { state: { ...stage_undoStateOf(planned, 'switching'), restored: (0,keep_present/* contentDigest */.eZ)(dump.summary) }, commands },
                switch: () => {
                    switching = true;
                    const replace = way === 'keys' ? switchByKeys : switchOver;
                    return replace({ config, session, target, dump, keeping, moment });
                },
                [Symbol.asyncDispose]: async () => {
                    if (!switching)
                        await (0,restore_former/* dropFormer */.xG)(keeping);
                },
            };
        }
        catch (error) {
            await (0,restore_former/* dropFormer */.xG)(keeping);
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        restore_stage_disposeResources(env_1);
    }
}
/** A server ends the connection over which a larger value comes; the former values must fit as well, to be written back. */
function refuseTooLarge(bytes, { settings }) {
    const limit = Number(settings?.['proto-max-bulk-len'] ?? 512 * 1024 * 1024);
    if (bytes + 100 <= limit)
        return;
    throw new errors/* BackupError */.hj('unsupported', 'The server takes no value as large as the largest one in one piece', {
        because: [`It has ${(0,format/* formatBytes */.z3)(bytes)} in a dump, and proto-max-bulk-len is ${(0,format/* formatBytes */.z3)(limit)}.`],
        hint: 'Raise proto-max-bulk-len on the server, or use redis.restore-method replication or files. Nothing was touched.',
    });
}
async function stage_warningsOf(planned, dump, state) {
    const { settings } = state;
    const streams = dump.summary.databases.some(({ types }) => types.stream !== undefined);
    return [
        ...(await compareUsers(planned, state)),
        ...(settings?.['replica-read-only'] === 'no'
            ? [
                `Redis at ${planned.target.name} takes writes while it is a replica (replica-read-only no): stop its clients first.`,
            ]
            : []),
        ...(streams && settings?.appendonly === 'yes' && settings['aof-use-rdb-preamble'] === 'no'
            ? [
                `Redis at ${planned.target.name} writes its append-only file as commands (aof-use-rdb-preamble no): at its next start it forgets those pending entries of streams whose messages were deleted. Set it to yes.`,
            ]
            : []),
    ];
}
/** How the users of the server differ from those beside the dump. They are never changed by a restore: an RDB holds none. */
async function compareUsers({ facts, backup }, state) {
    if (facts?.aclUsers === undefined || state.acl === undefined)
        return [];
    const file = backup.files.find(({ path }) => path === facts.serverFile);
    if (file === undefined)
        return [];
    const saved = rulesOf(redis_facts/* serverFileSchema */.bI.parse(JSON.parse(await (0,consumers_.text)(await backup.open(file)))).acl ?? []);
    const present = rulesOf(state.acl);
    const missing = [...saved.keys()].filter((user) => !present.has(user));
    const added = [...present.keys()].filter((user) => !saved.has(user));
    const changed = [...saved.keys()].filter((user) => present.has(user) && present.get(user) !== saved.get(user));
    const parts = Object.entries({ missing, 'not in the backup': added, 'with other rights or passwords': changed })
        .filter(([, users]) => users.length > 0)
        .map(([what, users]) => `${what}: ${users.join(', ')}`);
    if (parts.length === 0)
        return [];
    return [
        `The users of the server are not those of the backup (${parts.join('; ')}) and stay as they are. To take them from the backup: put the lines of \`jq -r '.acl[]' ${facts.serverFile}\` into the server's aclfile and run ACL LOAD.`,
    ];
}
/** "user alice on #hash ~* +@all" → alice and the rest. */
function rulesOf(lines) {
    return new Map(lines.flatMap((line) => {
        const [, user, rules] = /^user (\S+) (.*)$/.exec(line) ?? [];
        return user === undefined || rules === undefined ? [] : [[user, rules]];
    }));
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/plan.js
var plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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














/** Looks at the server and the dump, and changes nothing. */
async function planRestore(recorded, backup, session) {
    const config = session.config.redis;
    if (config === undefined) {
        throw new errors/* BackupError */.hj('invalid-config', 'No Redis server is configured to restore into', {
            hint: 'Set redis.url, or leave redis out of the components.',
        });
    }
    const facts = (0,redis_facts/* parseFacts */.hx)(recorded);
    const target = await (0,server_target/* findTarget */.F)(config, session.connection);
    const dump = (0,dump_file/* findDump */.SM)(backup, facts?.dumpFile);
    const common = { config, session, backup, facts, target, dump };
    const method = config['restore-method'];
    if (method === 'files') {
        const files = await (0,data_files/* findDataFiles */.LJ)(config);
        if (files !== undefined)
            return planFiles({ ...common, files });
        throw new errors/* BackupError */.hj('invalid-config', 'Where Redis keeps its data is not known', {
            hint: 'redis.restore-method files needs redis.files: set its folder or its config-file.',
        });
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = plan_addDisposableResource(env_1, await (0,server_client/* connect */.N)(target, session.signal), false);
            const state = await (0,server_server/* inspectServer */.Eb)(client);
            const version = await (0,dump_file/* peekVersion */.w)(dump);
            const { way, checks } = await chooseWay(method, { client, state, facts, version });
            const planned = { ...common, version, way };
            return { plan: plan_describe(planned, state, checks, way), staging: stagingOf(planned), stage: () => stage(planned) };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            plan_disposeResources(env_1);
        }
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        if (method === 'auto' && (0,connection/* isNobody */.uP)(error)) {
            const files = await (0,data_files/* findDataFiles */.LJ)(config);
            if (files !== undefined)
                return planFiles({ ...common, files });
        }
        const hint = `${error.hint ?? ''} A server that is down is restored by file: set redis.files, or do as RESTORE.md in the backup says.`;
        const check = (0,judged/* judged */.g)('redis-reachable', false, [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '), hint.trim());
        return { plan: plan_describe(common, undefined, [check]), stage: () => Promise.reject(error) };
    }
}
/** What stands in the way of replication only. */
const replicationChecks = ['redis-rights', 'redis-network', 'redis-tls-replication'];
/** Replication, which is atomic; key by key only where the server refuses that, or where the user says so. */
async function chooseWay(method, looked) {
    const failed = (checks, names) => checks.some(({ name, outcome }) => outcome === 'failed' && names.includes(name));
    if (method === 'keys')
        return { way: 'keys', checks: await (0,restore_checks/* checkTarget */.e)(looked, 'keys') };
    const checks = await (0,restore_checks/* checkTarget */.e)(looked, 'replication');
    if (method === 'replication' || !failed(checks, replicationChecks))
        return { way: 'replication', checks };
    const byKeys = await (0,restore_checks/* checkTarget */.e)(looked, 'keys');
    return failed(byKeys, ['redis-rights']) ? { way: 'replication', checks } : { way: 'keys', checks: byKeys };
}
function plan_describe(planned, state, checks, way = 'replication') {
    const { facts, target, session } = planned;
    const server = state === undefined ? '' : `, ${(0,server_server/* productName */.tZ)(state.product)} ${state.version}`;
    const keeping = (0,restore_former/* keepingOf */.rB)(session.keepFolder, session.restoreId);
    return {
        component: 'redis',
        target: `Redis at ${target.name}${server}`,
        steps: stepsOf(way, keeping, state),
        keeps: `the former data stay as ${keeping.path}`,
        removal: [`rm -- ${(0,format/* shellQuote */.ZL)(keeping.path)} ${(0,format/* shellQuote */.ZL)(keeping.phasePath)}`],
        checks,
        comparisons: (0,redis_facts/* compareKeys */.YD)(facts, state?.databases),
        losses: lossesOf(facts, state),
        neededBytes: state?.usedMemoryBytes ?? 0,
        neededIn: session.keepFolder,
    };
}
function stepsOf(way, keeping, state) {
    const first = [
        'read the dump to its end and check every byte of it',
        `keep a copy of everything the server holds now as ${keeping.path}`,
    ];
    if (way === 'keys') {
        return [
            ...first,
            'remove the keys the backup does not have, then write every key with RESTORE; this is not atomic: clients can see former and restored keys side by side until it is done',
            'compare what it holds with the backup, by digest; when that fails, write the former data back the same way',
        ];
    }
    return [
        ...first,
        'make the server a replica of this process for one full synchronisation, which replaces all its data; it takes no writes meanwhile',
        'compare what it holds with the backup, by digest, before anybody can write to it',
        state?.settings?.appendonly === 'yes'
            ? 'wait until it has rewritten its append-only file'
            : 'have it save its data, so that a start finds them',
        'make it a primary again',
    ];
}
function lossesOf(facts, state) {
    if (state?.databases === undefined)
        return [];
    const keys = state.databases.reduce((sum, one) => sum + one.keys, 0);
    if (keys === 0)
        return [];
    const used = state.usedMemoryBytes === undefined ? '' : ` (${(0,format/* formatBytes */.z3)(state.usedMemoryBytes)} in memory)`;
    return [`all ${(0,format/* formatCount */.B4)(keys)} keys of now${used} are replaced`, (0,redis_facts/* lostSince */.pt)(facts)];
}


/***/ })

};
