export const id = 226;
export const ids = [226];
export const modules = {

/***/ 19885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planBackup: () => (/* binding */ planBackup),
  t: () => (/* binding */ productName)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/redis/bgsave.js
var bgsave = __webpack_require__(56349);
// EXTERNAL MODULE: ./.build/lib/pipeline/checksums.js
var checksums = __webpack_require__(19201);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/redis/client.js
var redis_client = __webpack_require__(64896);
// EXTERNAL MODULE: ./.build/lib/components/redis/deadline.js
var redis_deadline = __webpack_require__(17855);
// EXTERNAL MODULE: ./.build/lib/components/redis/facts.js
var redis_facts = __webpack_require__(27752);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/compare.js
var compare = __webpack_require__(41609);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/reader.js + 10 modules
var rdb_reader = __webpack_require__(27755);
// EXTERNAL MODULE: ./.build/lib/components/redis/server.js
var redis_server = __webpack_require__(73060);
// EXTERNAL MODULE: ./.build/lib/components/redis/sync.js + 1 modules
var sync = __webpack_require__(68038);
;// CONCATENATED MODULE: ./.build/lib/components/redis/capture.js
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













/** What a restore must know at a glance; the rest is in the server file. */
const factSettings = new Set([
    'aclfile',
    'appendfsync',
    'appendonly',
    'cluster-enabled',
    'databases',
    'dbfilename',
    'maxmemory',
    'maxmemory-policy',
    'rdbchecksum',
    'save',
]);
/** Takes the dump and what lies beside it. */
async function capture(job, destination) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const deadline = __addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(job.session.signal, job.config.timeout, 'dump'), false);
        const session = { ...job.session, signal: deadline.signal };
        const client = __addDisposableResource(env_1, await (0,redis_client/* connect */.N)(job.target, session.signal), false);
        const state = await (0,redis_server/* inspectServer */.Eb)(client);
        const dump = await takeDump({ ...job, session }, client, state, destination);
        const server = await writeServerFile(state, destination, session);
        const sums = [];
        for (const file of [dump.file, server])
            sums.push(await (0,checksums/* writeChecksums */.gD)(destination.folder, file.path, [file], session.signal));
        const facts = factsOf(state, dump, server);
        return {
            files: [dump.file, server, ...sums],
            facts: (0,redis_facts/* toJson */.aB)(facts),
            recoveryPoint: recoveryPoint(dump),
            highlights: highlightsOf(facts),
            warnings: [...dump.warnings, ...warningsOf(dump, state)],
            tools: { [state.product === 'redis' ? 'redis-server' : 'valkey-server']: state.version },
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function takeDump(job, client, state, destination) {
    const { session, ways, config } = job;
    if (ways.replication) {
        try {
            return await takeByReplication(job, state, destination);
        }
        catch (error) {
            if (!(error instanceof SnapshotRefused))
                throw error;
            const otherWay = config.method === 'auto' && (error.code === 'unsupported' || error.code === 'access-denied');
            const dumpFile = otherWay ? await (0,bgsave/* findDumpFile */.i$)(state, session) : undefined;
            if (dumpFile === undefined)
                throw error.cause;
            const saved = await takeBySaving(job, client, dumpFile, destination);
            return { ...saved, warnings: [`${error.message}; the dump was taken by BGSAVE instead.`] };
        }
    }
    if (ways.dumpFile === undefined)
        throw new errors/* BackupError */.hj('internal', 'no way to take the dump was planned');
    return takeBySaving(job, client, ways.dumpFile, destination);
}
/** The server did not begin to send: nothing has been written, another way may be tried. */
class SnapshotRefused extends errors/* BackupError */.hj {
}
async function takeByReplication(job, state, destination) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { session, target } = job;
        const startedAt = session.now();
        const snapshot = __addDisposableResource(env_2, await (0,sync/* requestSnapshot */.k)(target, session.signal).catch((cause) => {
            if (!(cause instanceof errors/* BackupError */.hj) || cause.code === 'cancelled')
                throw cause;
            throw new SnapshotRefused(cause.code, cause.message, { cause });
        }), false);
        const total = snapshot.length ?? state.usedMemoryBytes;
        const { file, summary } = await writeDump(job, destination, snapshot.content, total);
        return { file, summary, method: 'replication', startedAt, warnings: [] };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function takeBySaving(job, client, path, destination) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const startedAt = job.session.now();
        const saved = __addDisposableResource(env_3, await (0,bgsave/* saveAndOpen */.nx)(client, path, job.session), true);
        const { file, summary } = await writeDump(job, destination, saved.content, undefined);
        await saved.finish();
        const forkedAt = Number(summary.aux.ctime ?? 0);
        if (forkedAt < saved.notBefore) {
            throw new errors/* BackupError */.hj('source-changed', `${path} is not the dump that Redis at ${job.target.name} has just saved`, {
                hint: 'The server seems to run on another host or in a container. Use redis.method replication.',
            });
        }
        return { file, summary, method: 'bgsave', startedAt, warnings: [] };
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
async function writeDump(job, destination, content, totalBytes) {
    const { session } = job;
    const codec = session.config.compression;
    const reader = new rdb_reader/* RdbReader */.E();
    const file = await (0,write/* writeStored */.zS)(destination.folder, `redis/dump_${destination.id}.rdb${pipeline_codec/* suffixes */.kT[codec]}`, content, {
        codec,
        signal: session.signal,
        consumer: reader,
        onBytes: (doneBytes) => session.log.progress({ label: 'redis', doneBytes, totalBytes }),
    });
    return { file, summary: reader.summary };
}
function writeServerFile(state, destination, session) {
    const content = {
        product: state.product,
        version: state.version,
        capturedAt: session.now().toISOString(),
        acl: state.acl === undefined ? null : [...state.acl],
        settings: state.settings ?? null,
    };
    const text = `${JSON.stringify(content, undefined, 2)}\n`;
    return (0,write/* writeText */.x3)(destination.folder, `redis/server_${destination.id}.json`, text, session.signal);
}
function factsOf(state, dump, server) {
    const { format, version, bytes, checksum, aux, databases, functions } = dump.summary;
    return {
        product: state.product,
        version: state.version === 'unknown' ? (aux['valkey-ver'] ?? aux['redis-ver'] ?? 'unknown') : state.version,
        method: dump.method,
        mode: state.mode,
        role: state.role,
        runId: state.info.run_id,
        replicationOffset: state.replicationOffset,
        dumpFile: dump.file.path,
        serverFile: server.path,
        rdb: { format, version, bytes, checksum, aux },
        digestVersion: 1,
        keys: databases.reduce((sum, { keys }) => sum + keys, 0),
        databases: databases.map(({ lasting: _, ...counted }) => counted),
        functions,
        aclUsers: state.acl?.length,
        settings: Object.fromEntries(Object.entries(state.settings ?? {}).filter(([name]) => factSettings.has(name))),
    };
}
/** The moment of the fork, as the server noted it in the dump (whole seconds). */
function recoveryPoint(dump) {
    const forkedAt = Number(dump.summary.aux.ctime);
    return Number.isSafeInteger(forkedAt) && forkedAt > 0 ? new Date(forkedAt * 1000) : dump.startedAt;
}
function highlightsOf(facts) {
    const expiring = facts.databases.reduce((sum, { expires }) => sum + expires, 0);
    const where = (0,format/* plural */.LS)(facts.databases.length, 'database');
    return [
        `${(0,format/* plural */.LS)(facts.keys, 'key')} in ${where}${expiring > 0 ? `, ${(0,format/* formatCount */.B4)(expiring)} with expiry` : ''}`,
        `RDB version ${facts.rdb.version}, ${(0,format/* formatBytes */.z3)(facts.rdb.bytes)}`,
        ...(facts.functions.count > 0 ? [(0,compare/* librariesOf */.DJ)(facts.functions.count)] : []),
        ...(facts.aclUsers === undefined ? [] : [(0,format/* plural */.LS)(facts.aclUsers, 'ACL user')]),
    ];
}
function warningsOf(dump, state) {
    return [
        ...(dump.summary.checksum === 'none'
            ? ['The dump has no checksum of its own (rdbchecksum no); ours protects it from now on.']
            : []),
        ...(state.acl === undefined
            ? ['The ACL users could not be read (+acl|list is missing): they are not in this backup.']
            : []),
    ];
}

// EXTERNAL MODULE: ./.build/lib/components/redis/errors.js
var redis_errors = __webpack_require__(31776);
// EXTERNAL MODULE: ./.build/lib/components/redis/target.js
var redis_target = __webpack_require__(90310);
;// CONCATENATED MODULE: ./.build/lib/components/redis/plan.js
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








async function planBackup(config, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const target = await (0,redis_target/* findTarget */.F)(config, session.connection);
        const client = plan_addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, session.signal), false);
        const state = await (0,redis_server/* inspectServer */.Eb)(client);
        const allowed = config.method === 'bgsave' ? false : await (0,redis_server/* mayReplicate */.RK)(client);
        const needsFile = config.method === 'bgsave' || (config.method === 'auto' && allowed !== true);
        const dumpFile = needsFile ? await (0,bgsave/* findDumpFile */.i$)(state, session) : undefined;
        const ways = { replication: config.method !== 'bgsave' && allowed !== false, dumpFile };
        if (!ways.replication && dumpFile === undefined)
            throw noWay(config, target.name);
        return {
            plan: describe(config, state, ways, target.name),
            backup: (destination) => capture({ config, session, target, ways }, destination),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        plan_disposeResources(env_1);
    }
}
function describe(config, state, ways, name) {
    const used = state.usedMemoryBytes ?? 0;
    const keys = state.databases?.map(({ db, keys, expires }) => {
        const expiring = expires > 0 ? `, ${(0,format/* formatCount */.B4)(expires)} with expiry` : '';
        return `database ${db}: ${(0,format/* plural */.LS)(keys, 'key')}${expiring}`;
    });
    const way = ways.replication ? 'over the replication protocol' : `by BGSAVE, then reading ${ways.dumpFile}`;
    return {
        component: 'redis',
        source: `${productName(state.product)} ${state.version} on ${name}`,
        // An RDB is never larger than the data in memory, and the codec does not enlarge it.
        estimatedBytes: used,
        estimatedRawBytes: used,
        details: [
            `RDB taken ${way}`,
            ...(state.usedMemoryBytes === undefined ? [] : [`${(0,format/* formatBytes */.z3)(used)} in memory`]),
            ...(keys ?? []),
        ],
        warnings: plan_warningsOf(config, state),
    };
}
function plan_warningsOf(config, state) {
    const warnings = [];
    const setting = (name) => state.settings?.[name];
    if (state.mode === 'cluster' || setting('cluster-enabled') === 'yes') {
        warnings.push('The server is a cluster node: this backup holds only its own slots. Back up every primary.');
    }
    if (state.role === 'slave' || state.role === 'replica') {
        warnings.push('The server is a replica: the backup is as recent as what it has received from its primary.');
    }
    if (setting('rdbchecksum') === 'no')
        warnings.push('rdbchecksum is off: the dump carries no checksum of its own.');
    if (state.hidden.length > 0) {
        warnings.push(`The user may not use ${state.hidden.join(', ')}: the backup holds less about the server than it could.`);
    }
    if (config.method === 'bgsave' &&
        (setting('save') ?? '') !== '' &&
        setting('stop-writes-on-bgsave-error') === 'yes') {
        warnings.push('If BGSAVE fails, this server refuses writes until a save succeeds (stop-writes-on-bgsave-error). The replication method has no such effect.');
    }
    return warnings;
}
function noWay(config, name) {
    if (config.method === 'bgsave') {
        return new errors/* BackupError */.hj('unsupported', `The dump file of Redis at ${name} cannot be read from here`, {
            hint: 'redis.method bgsave needs a user that may CONFIG GET, and read access to the folder of the dump. Use redis.method replication for a server on another host.',
        });
    }
    return new errors/* BackupError */.hj('access-denied', `The user in redis.url may not take a copy of Redis at ${name}`, {
        because: ['The user has no right to SYNC.'],
        hint: `Give the user these rights: ACL SETUSER <name> ${redis_errors/* replicationAcl */.v4} +info +config|get +acl|list. Managed services forbid SYNC altogether: use their own snapshots there.`,
    });
}
function productName(product) {
    return product === 'redis' ? 'Redis' : 'Valkey';
}


/***/ }),

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
    const fit = installed
        .filter((server) => (0,_restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__/* .loads */ .q)(dump, server, written))
        .filter((server) => written === undefined || isSuccessor(server, written))
        .sort((a, b) => (0,_restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Z)(a.version, b.version));
    const server = fit[0];
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
    return written.version === 'unknown' || (0,_restore_loadable_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Z)(server.version, written.version) >= 0;
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
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90310);
/* harmony import */ var _connect_patiently_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9823);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80345);
/* harmony import */ var _keys_read_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86830);
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
        const _ = __addDisposableResource(env_1, await (0,_connect_patiently_js__WEBPACK_IMPORTED_MODULE_6__/* .connectPatiently */ .J)(target, signal), false);
        return await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .compareServer */ .hT)(target, dump, { signal, snapshot: _keys_read_js__WEBPACK_IMPORTED_MODULE_8__/* .anySnapshot */ .H });
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
        const dump = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_7__/* .checkDump */ .hk)({ path, codec, sha256 }, session.signal);
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(config, session.connection);
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
    const list = (0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .inWords */ .r4)(differences);
    return {
        detail: `it does not hold exactly what the backup holds: ${list.join('; ')}. It was written to since it was started, or it did not load the restored files`,
        hint: 'Look at the numbers. With redis.start set, Redis is started and compared before anything can write to it.',
    };
}
function pendingPath({ keepFolder, restoreId }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(keepFolder, `redis_to_compare_${restoreId}.json`);
}


/***/ }),

/***/ 14226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseFacts),
  planRestore: () => (/* binding */ planRestore)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/redis/client.js
var redis_client = __webpack_require__(64896);
// EXTERNAL MODULE: ./.build/lib/components/redis/facts.js
var redis_facts = __webpack_require__(27752);
// EXTERNAL MODULE: ./.build/lib/components/redis/plan.js + 1 modules
var plan = __webpack_require__(19885);
// EXTERNAL MODULE: ./.build/lib/components/redis/server.js
var server = __webpack_require__(73060);
// EXTERNAL MODULE: ./.build/lib/components/redis/target.js
var redis_target = __webpack_require__(90310);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/checks.js + 1 modules
var restore_checks = __webpack_require__(48166);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/former.js
var restore_former = __webpack_require__(21437);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/answering.js
var answering = __webpack_require__(33308);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/data-files.js + 1 modules
var data_files = __webpack_require__(27842);
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

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/run-checks.js
var run_checks = __webpack_require__(64825);
// EXTERNAL MODULE: ./.build/lib/lib/sync-to-disk.js
var sync_to_disk = __webpack_require__(29011);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/redis/deadline.js
var redis_deadline = __webpack_require__(17855);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/compare.js
var compare = __webpack_require__(41609);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/connect-patiently.js
var connect_patiently = __webpack_require__(9823);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/roll-back.js

/** Puts the former data back after a failure, and returns the error to throw. */
async function rolledBack(failed, putBack) {
    const { name, error, hint } = failed;
    let done;
    try {
        done = await putBack();
    }
    catch (second) {
        return new errors/* BackupError */.hj('restore-failed', `Redis at ${name} does not serve its former data yet`, {
            because: [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error), `Putting them back: ${(0,errors/* messageOf */.bD)(second)}`, ...(0,errors/* reasonsOf */.zM)(second)],
            hint,
            cause: error,
        });
    }
    if (!(error instanceof errors/* BackupError */.hj))
        return error;
    return new errors/* BackupError */.hj(error.code, error.message, {
        because: [...error.because, ...done],
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/confirm.js
var offline_confirm = __webpack_require__(58226);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/lifecycle.js + 1 modules
var lifecycle = __webpack_require__(95549);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/moves.js
var moves = __webpack_require__(56188);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/owed-start.js
var owed_start = __webpack_require__(20394);
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











/** Replaces the files of a server that is stopped; where it can be started from here, also compares what it then holds, and returns that. */
async function switchFiles(job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, target, files } = job;
        const deadline = switch_addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(job.session.signal, config.timeout, 'restore'), false);
        const session = { ...job.session, signal: deadline.signal };
        const { restoreId, log } = session;
        const ran = await (0,answering/* isAnswering */.t)(target, session.signal);
        try {
            if (ran)
                await (0,owed_start/* oweStart */.i9)(session);
            await (0,lifecycle/* ensureStopped */.g5)(files, target, session, 'must-save');
            await (0,moves/* prepareMoves */.iB)(files, restoreId);
            await (0,moves/* moveIn */.xV)(files, restoreId);
            log.info(`The former files lie in ${(0,data_files/* asidesOf */.tg)(files.folder, restoreId).former}`);
            await ensureNobodyCame(job, session);
            if (!(await (0,lifecycle/* startServer */.UD)(session))) {
                await (0,offline_confirm/* leaveForLater */.hd)(session, job.dump);
                await (0,owed_start/* oweStart */.i9)(session);
                log.warning(`Redis has its restored files and is not started yet: ${target.name}`);
                return [];
            }
            await switch_confirm(job, session.signal);
            await (0,owed_start/* clearOwedStart */.$M)(session);
            log.info(`Redis at ${target.name} has loaded them and holds what the backup holds`);
            return [(0,compare/* describeEqual */.oJ)(job.dump.summary)];
        }
        catch (error) {
            const hint = `They are kept in ${(0,data_files/* asidesOf */.tg)(files.folder, restoreId).former}. Stop the server, then run backupctl restore --undo.`;
            throw await rolledBack({ name: target.name, error, hint }, () => putBackFiles(job, ran));
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        switch_disposeResources(env_1);
    }
}
/** A supervisor that started the server meanwhile would have it write its former data over the new ones. */
async function ensureNobodyCame({ files, target }, session) {
    const { redis } = session.config;
    const withoutStop = { ...session.config, ...(redis === undefined ? {} : { redis: { ...redis, stop: undefined } }) };
    await (0,lifecycle/* ensureStopped */.g5)(files, target, { ...session, config: withoutStop }, 'try-save');
}
async function switch_confirm({ target, dump }, signal) {
    const differences = await (0,offline_confirm/* compareStarted */.rx)(target, dump, signal);
    if (differences.length === 0)
        return;
    throw new errors/* BackupError */.hj('restore-failed', `Redis at ${target.name} does not hold what the backup holds`, {
        because: (0,compare/* inWords */.r4)(differences),
        hint: 'It may use other files than redis.files says, or something writes to it already. Look at its log.',
    });
}
async function startAgain(target, session) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(await (0,lifecycle/* startServer */.UD)(session)))
            return 'Redis is stopped: start it.';
        const _ = switch_addDisposableResource(env_2, await (0,connect_patiently/* connectPatiently */.J)(target, session.signal), false);
        await (0,owed_start/* clearOwedStart */.$M)(session);
        return 'Redis was started again.';
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        switch_disposeResources(env_2);
    }
}
/** Puts the former files back after a failure; returns what was done. */
async function putBackFiles(job, ran) {
    const { files, target, config } = job;
    // The session may be cancelled: this must be done all the same.
    const session = { ...job.session, signal: AbortSignal.timeout(config.timeout) };
    const done = [];
    if ((0,moves/* areAside */.hz)(files, session.restoreId)) {
        await (0,lifecycle/* ensureStopped */.g5)(files, target, session, 'try-save');
        await (0,moves/* moveBack */.Jx)(files, session.restoreId);
        done.push(`The former files are in ${files.folder} again.`);
        // It was down before: services are not to be started on it, unless an undo has started it.
        if (!ran)
            await (0,owed_start/* oweStart */.i9)(session);
    }
    if (ran && !(await (0,answering/* isAnswering */.t)(target, session.signal)))
        done.push(await startAgain(target, session));
    return done;
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/undo.js
var undo = __webpack_require__(97962);
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
        const { config, session, facts, target, files } = planned;
        const { restoreId } = session;
        const deadline = stage_addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(session.signal, config.timeout, 'preparation'), false);
        const dump = await (0,dump_file/* checkDump */.hk)(planned.dump, deadline.signal);
        if (facts !== undefined)
            (0,dump_file/* agree */.d5)(dump, facts);
        const { staged } = (0,data_files/* asidesOf */.tg)(files.folder, restoreId);
        const remove = () => (0,promises_.rm)(staged, { recursive: true, force: true });
        try {
            await writeFiles(planned, dump, staged, deadline.signal);
        }
        catch (error) {
            await remove();
            throw notStaged(error, files.folder);
        }
        return {
            verified: [
                `the dump is whole: ${(0,compare/* describeContent */.Xb)(dump.summary)}, ${(0,format/* formatBytes */.z3)(dump.summary.bytes)}${facts === undefined ? '' : ', equal to the manifest'}`,
                `the new files lie ready in ${staged}`,
            ],
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
    await (0,write/* writeStored */.zS)('/', path, (0,dump_file/* contentOf */.$E)(dump, signal), {
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
    return new errors/* BackupError */.hj(known.code, `The new files of Redis could not be made ready in ${folder}`, {
        because: [known.message],
        hint: known.code === 'disk-full'
            ? 'Free some space there, then run the restore again. Nothing was touched.'
            : 'Run it as root or as the user of the server. Nothing was touched.',
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













/** A dump that is packed is taken for this many times larger when nothing else is known of it. */
const packedRatio = 4;
/** Looks at the files of a server that is down, or will be stopped, and changes nothing. */
async function planFiles(common) {
    const { files, facts, dump } = common;
    const former = await lookAtFormer(files).catch((error) => error);
    if (!isFormer(former)) {
        const error = former instanceof errors/* BackupError */.hj ? former : unreadable(files, former);
        return { plan: describe(common, undefined, undefined, 0, [noFolder(error)]), stage: () => Promise.reject(error) };
    }
    const appendOnly = usesAppendOnly(files, former.present, facts?.settings.appendonly);
    const version = await (0,dump_file/* peekVersion */.w)(dump);
    const checks = [
        await (0,run_checks/* checkStopped */.G)(common.files, common.target, common.session),
        ...(0,run_checks/* checkStart */.N)(common.session.config),
        await checkFolder(files, former),
        await checkServerVersion(common, former, version),
        checkAppendOnly(files, former, appendOnly),
    ];
    const bytes = (appendOnly === false ? 1 : 2) * (await sizeOf(dump, facts?.rdb.bytes));
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
function isFormer(value) {
    return typeof value === 'object' && value !== null && 'present' in value;
}
function unreadable({ folder }, error) {
    return new errors/* BackupError */.hj('path-missing', `The data folder of Redis ${folder} cannot be read`, {
        because: [(0,errors/* messageOf */.bD)(error)],
        hint: 'Correct redis.files, or run it as root.',
    });
}
function noFolder(error) {
    return (0,restore_checks/* judged */.g$)('redis-folder', false, [error.message, ...error.because].join(': '), error.hint);
}
async function checkFolder(files, { owner }) {
    const name = 'redis-folder';
    const hint = 'Run it as root or as the user of the server.';
    const writable = await (0,promises_.access)(files.folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK).then(() => true, () => false);
    if (!writable)
        return (0,restore_checks/* judged */.g$)(name, false, `${files.folder} cannot be written`, hint);
    const self = process.geteuid?.();
    if (self === 0 || self === owner.uid)
        return (0,restore_checks/* judged */.g$)(name, true, `new files in ${files.folder} get owner ${owner.uid}:${owner.gid}`);
    return (0,restore_checks/* judged */.g$)(name, false, `the files in ${files.folder} belong to user ${owner.uid}`, hint);
}
/** By the server that wrote the former files, or one that is installed here. */
async function checkServerVersion({ session, facts }, { writer }, version) {
    const wanted = writer?.product ?? facts?.product;
    const installed = await (0,find_server/* installedServers */.h)(session);
    const fit = installed.filter(({ product }) => wanted === undefined || product === wanted);
    const servers = [...(writer === undefined ? [] : [writer]), ...fit];
    const checks = servers.map((state) => (0,restore_checks/* checkVersion */.ps)({ state, facts, version }));
    const [first] = checks;
    if (first !== undefined)
        return checks.find(({ outcome }) => outcome === 'passed') ?? first;
    const written = facts === undefined ? '' : `; the dump is of ${(0,plan/* productName */.t)(facts.product)} ${facts.version}`;
    return {
        name: 'redis-version',
        outcome: 'unknown',
        detail: `which server will load the files is not known here: none is installed and no former files tell${written}`,
        hint: 'When it is the same product and no older, override this check by name: redis-version.',
    };
}
function checkAppendOnly(files, { present }, appendOnly) {
    const name = 'redis-append-only';
    if (appendOnly === undefined) {
        return {
            name,
            outcome: 'unknown',
            detail: 'whether the server loads an append-only file is not known: nothing says so, and nothing lies in its folder',
            hint: 'Set redis.files.append-only to what the server is started with (CONFIG GET appendonly).',
        };
    }
    const found = present.length === 0 ? 'nothing' : present.join(', ');
    const loaded = appendOnly ? 'an append-only file, which is made from the dump' : files.dump;
    return (0,restore_checks/* judged */.g$)(name, true, `the server loads ${loaded} (found: ${found})`);
}
async function sizeOf(dump, recorded) {
    if (recorded !== undefined)
        return recorded;
    const { size } = await (0,promises_.stat)(dump.path);
    return dump.codec === 'none' ? size : packedRatio * size;
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
        comparisons: (facts?.databases ?? []).map(({ db, keys }) => ({
            what: `keys in database ${db}`,
            now: null,
            backup: keys,
        })),
        losses: former === undefined || former.present.length === 0 ? [] : lossesOf(former, facts?.rdb.aux.ctime),
        neededBytes,
        neededIn: files.folder,
    };
}
function lossesOf(former, ctime) {
    const since = ctime === undefined ? '' : ` ${new Date(Number(ctime) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    return [
        `the former ${former.present.join(', ')} (${(0,format/* formatBytes */.z3)(former.bytes)}) are replaced`,
        `everything written since${since === '' ? ' the backup' : since} is lost`,
    ];
}

// EXTERNAL MODULE: ./.build/lib/components/redis/sync.js + 1 modules
var sync = __webpack_require__(68038);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keep-present.js
var keep_present = __webpack_require__(34659);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/read.js + 1 modules
var read = __webpack_require__(86830);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/lib/components/redis/answers.js
var answers = __webpack_require__(67988);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/moment.js

async function readMoment(client) {
    const info = (0,answers/* parseInfo */.YL)(await client.command('INFO'));
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

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/end-connection.js
var end_connection_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var end_connection_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


/** The number of a connection at its server; undefined when the user may not ask. */
async function connectionId(client) {
    return (0,server/* unlessRefused */.J0)(async () => String(await client.command('CLIENT', 'ID')));
}
/** Has the server end a connection: what was sent over it, and not run yet, would run after it was closed on this side. */
async function endConnection(target, id, signal, log) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = end_connection_addDisposableResource(env_1, await (0,connect_patiently/* connectPatiently */.J)(target, signal), false);
        if (id === undefined)
            return;
        const killed = await (0,server/* unlessRefused */.J0)(() => client.command('CLIENT', 'KILL', 'ID', id));
        if (killed === undefined) {
            log.warning('The user may not end connections (client|kill): the last commands of the restore may still be on their way.');
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        end_connection_disposeResources(env_1);
    }
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
        const { session, config, target, keeping, dump } = job;
        const deadline = keys_switch_addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(session.signal, config.timeout, 'restore'), false);
        const { signal } = deadline;
        let touched = false;
        let id;
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const client = keys_switch_addDisposableResource(env_2, await (0,redis_client/* connect */.N)(target, signal), false);
                id = await connectionId(client);
                if (!(0,external_node_util_.isDeepStrictEqual)(await readMoment(client), job.moment)) {
                    session.log.info('Something was written meanwhile: the copy of the former data is taken again');
                    await (0,restore_former/* keepFormer */.z7)(target, keeping, signal, read/* anySnapshot */.H);
                }
                // Not before: an undo after a kill would take back what clients have written since the copy.
                await (0,restore_former/* enterPhase */.aO)(keeping, 'switching');
                touched = true;
                session.log.info(`Writing ${(0,format/* formatBytes */.z3)(dump.summary.bytes)} to Redis at ${target.name}, key by key`);
                await (0,keys_undo/* replaceByKeys */.m)(client, dump, session, signal);
                session.log.info(`Redis at ${target.name} holds what the backup holds`);
                return [(0,compare/* describeEqual */.oJ)(dump.summary)];
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
            const hint = `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`;
            throw await rolledBack({ name: target.name, error, hint }, async () => {
                // The session may be cancelled: this must be done all the same.
                const late = { ...session, signal: AbortSignal.timeout(config.timeout) };
                if (touched) {
                    await endConnection(target, id, late.signal, session.log);
                    await (0,keys_undo/* bringBackByKeys */.n)(target, keeping, late, late.signal, { kind: 'drop' });
                }
                else
                    await (0,restore_former/* enterPhase */.aO)(keeping, 'former');
                return [`Redis at ${target.name} holds its former data again.`];
            });
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
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/pause.js
var restore_pause = __webpack_require__(96696);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/persist.js
var persist = __webpack_require__(60218);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/reach.js
var restore_reach = __webpack_require__(85829);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/replicate.js
var replicate = __webpack_require__(49273);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/undo.js
var restore_undo = __webpack_require__(9342);
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
        const { session, config, target, keeping } = job;
        const deadline = restore_switch_addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(session.signal, config.timeout, 'restore'), false);
        const { signal } = deadline;
        let touched = false;
        const runId = job.moment.run_id;
        // Not ended with the session: where a server takes no more clients, this one is what is left to lead it back.
        const client = restore_switch_addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, new AbortController().signal), false);
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const pause = restore_switch_addDisposableResource(env_2, await (0,restore_pause/* pauseWrites */.B)(client), true);
                if (!pause.holds) {
                    session.log.warning('Redis cannot be told to let writers wait: what they write while the restore begins is not in the former data that are kept.');
                }
                if (!(0,external_node_util_.isDeepStrictEqual)(await readMoment(client), job.moment)) {
                    session.log.info('Something was written meanwhile: the copy of the former data is taken again');
                    await (0,restore_former/* keepFormer */.z7)(target, keeping, signal);
                }
                const reach = await (0,restore_reach/* findReach */.V)(client);
                session.log.info(`Redis at ${target.name} fetches ${(0,format/* formatBytes */.z3)(job.dump.summary.bytes)} from this process`);
                // Not before: an undo after a kill would take back what clients have written since the copy.
                await (0,restore_former/* enterPhase */.aO)(keeping, 'switching');
                touched = true;
                const following = restore_switch_addDisposableResource(env_2, await (0,replicate/* deliver */.c)({ client, reach, dump: job.dump, signal, log: session.log }), true);
                session.log.info('It has loaded them; waiting until they are on its disk');
                await (0,persist/* persist */.Z)(client, signal);
                session.log.info('Comparing every key with the backup before anybody can write');
                await restore_switch_confirm(job, signal);
                await following.promote();
                session.log.info(`Redis at ${target.name} is a primary again and takes writes`);
                return [(0,compare/* describeEqual */.oJ)(job.dump.summary)];
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
            const hint = `They are kept in ${keeping.path}. As soon as the server answers, run backupctl restore --undo.`;
            throw await rolledBack({ name: target.name, error, hint }, async () => {
                // The session may be cancelled: this must be done all the same.
                const late = AbortSignal.timeout(config.timeout);
                if (touched)
                    await (0,restore_undo/* bringBack */.kB)(target, keeping, session, late, { kind: 'drop' }, { client, runId });
                else
                    await (0,restore_former/* enterPhase */.aO)(keeping, 'former');
                return [`Redis at ${target.name} serves its former data again.`];
            });
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
/** Compared while the server still takes no writes: what is found is what was restored. */
async function restore_switch_confirm(job, signal) {
    const differences = await (0,observe/* compareServer */.hT)(job.target, job.dump, { signal });
    if (differences.length === 0)
        return;
    throw new errors/* BackupError */.hj('restore-failed', `Redis at ${job.target.name} does not hold what the backup holds`, {
        because: (0,compare/* inWords */.r4)(differences),
        hint: 'Look at the log of the server. Something else may write to it (replica-read-only no).',
    });
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

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/users.js



/** How the users of the server differ from those beside the dump. They are never changed by a restore: an RDB holds none. */
async function compareUsers(facts, backup, state) {
    if (facts?.aclUsers === undefined || state.acl === undefined)
        return [];
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(backup.folder, facts.serverFile), 'utf8');
    const saved = rulesOf(redis_facts/* serverFileSchema */.bI.parse(JSON.parse(text)).acl ?? []);
    const present = rulesOf(state.acl);
    const missing = [...saved.keys()].filter((user) => !present.has(user));
    const added = [...present.keys()].filter((user) => !saved.has(user));
    const changed = [...saved].filter(([user, rules]) => present.has(user) && present.get(user) !== rules);
    const parts = [
        ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
        ...(added.length > 0 ? [`not in the backup: ${added.join(', ')}`] : []),
        ...(changed.length > 0 ? [`with other rights or passwords: ${changed.map(([user]) => user).join(', ')}`] : []),
    ];
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
        const { config, session, facts, target, way } = planned;
        const keeping = (0,restore_former/* keepingOf */.rB)(session.keepFolder, session.restoreId);
        const deadline = restore_stage_addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(session.signal, config.timeout, 'preparation'), false);
        const { signal } = deadline;
        const dump = await (0,dump_file/* checkDump */.hk)(planned.dump, signal);
        if (facts !== undefined)
            (0,dump_file/* agree */.d5)(dump, facts);
        const client = restore_stage_addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, signal), false);
        const state = await (0,server/* inspectServer */.Eb)(client);
        refuseUnfit(planned, state);
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
                verified: [
                    `the dump is whole: ${(0,compare/* describeContent */.Xb)(dump.summary)}, ${(0,format/* formatBytes */.z3)(dump.summary.bytes)}${facts === undefined ? '' : ', equal to the manifest'}`,
                    `the former data are kept: ${(0,compare/* describeContent */.Xb)(former)}, ${(0,format/* formatBytes */.z3)(former.bytes)}`,
                ],
                warnings: await stage_warningsOf(planned, dump, state),
                undo: { state: { ...stage_undoStateOf(planned, 'switching'), restored: (0,keep_present/* contentDigest */.e)(dump.summary) }, commands },
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
/** What no override helps against: the server would throw its data away and then fail to load. */
function refuseUnfit(planned, state) {
    const check = (0,restore_checks/* checkVersion */.ps)({ state, facts: planned.facts, version: planned.version });
    if (check.outcome === 'passed')
        return;
    throw new errors/* BackupError */.hj('version-mismatch', `The Redis dump cannot be restored: ${check.detail}`, {
        ...(check.hint === undefined ? {} : { hint: check.hint }),
    });
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
        ...(await compareUsers(planned.facts, planned.backup, state)),
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
    const facts = recorded === undefined ? undefined : parseFacts(recorded);
    const target = await (0,redis_target/* findTarget */.F)(config, session.connection);
    const dump = (0,dump_file/* findDump */.SM)(backup, facts?.dumpFile);
    const common = { config, session, backup, facts, target, dump };
    const method = config['restore-method'];
    if (method === 'files')
        return planFiles({ ...common, files: await requireDataFiles(config) });
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = plan_addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, session.signal), false);
            const state = await (0,server/* inspectServer */.Eb)(client);
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
        const files = method === 'auto' && (0,answering/* isNobody */.u)(error) ? await (0,data_files/* findDataFiles */.LJ)(config) : undefined;
        if (files !== undefined)
            return planFiles({ ...common, files });
        return { plan: plan_describe(common, undefined, [notReachable(error)]), stage: () => Promise.reject(error) };
    }
}
/** What stands in the way of replication only. */
const replicationChecks = ['redis-rights', 'redis-network', 'redis-tls-replication'];
/** Replication, which is atomic; key by key only where the server refuses that, or where the user says so. */
async function chooseWay(method, looked) {
    const failed = (checks, names) => checks.some(({ name, outcome }) => outcome === 'failed' && names.includes(name));
    if (method !== 'keys') {
        const checks = await (0,restore_checks/* checkTarget */.e$)(looked, 'replication');
        if (method === 'replication' || !failed(checks, replicationChecks))
            return { way: 'replication', checks };
        const byKeys = await (0,restore_checks/* checkTarget */.e$)(looked, 'keys');
        if (failed(byKeys, ['redis-rights']))
            return { way: 'replication', checks };
        return { way: 'keys', checks: byKeys };
    }
    return { way: 'keys', checks: await (0,restore_checks/* checkTarget */.e$)(looked, 'keys') };
}
async function requireDataFiles(config) {
    const files = await (0,data_files/* findDataFiles */.LJ)(config);
    if (files !== undefined)
        return files;
    throw new errors/* BackupError */.hj('invalid-config', 'Where Redis keeps its data is not known', {
        hint: 'redis.restore-method files needs redis.files: set its folder or its config-file.',
    });
}
function parseFacts(recorded) {
    const parsed = redis_facts/* factsSchema */.tp.safeParse(recorded);
    if (parsed.success)
        return parsed.data;
    throw new errors/* BackupError */.hj('damaged', "The manifest's facts of redis are not what this version writes", {
        cause: parsed.error,
        hint: 'The backup may come from a newer version of the program.',
    });
}
function notReachable(error) {
    const hint = `${error.hint === undefined ? '' : `${error.hint} `}A server that is down is restored by file: set redis.files, or do as RESTORE.md in the backup says.`;
    return (0,restore_checks/* judged */.g$)('redis-reachable', false, [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '), hint);
}
function plan_describe(planned, state, checks, way = 'replication') {
    const { facts, target, session } = planned;
    const server = state === undefined ? '' : `, ${(0,plan/* productName */.t)(state.product)} ${state.version}`;
    const keeping = (0,restore_former/* keepingOf */.rB)(session.keepFolder, session.restoreId);
    return {
        component: 'redis',
        target: `Redis at ${target.name}${server}`,
        steps: stepsOf(way, keeping, state),
        keeps: `the former data stay as ${keeping.path}`,
        removal: [`rm -- ${(0,format/* shellQuote */.ZL)(keeping.path)} ${(0,format/* shellQuote */.ZL)(keeping.phasePath)}`],
        checks,
        comparisons: compareKeys(facts, state),
        losses: plan_lossesOf(facts, state),
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
function compareKeys(facts, state) {
    const now = state?.databases;
    const numbers = new Set([...(now ?? []), ...(facts?.databases ?? [])].map(({ db }) => db));
    return [...numbers]
        .sort((a, b) => a - b)
        .map((db) => ({
        what: `keys in database ${db}`,
        now: now === undefined ? null : (now.find((one) => one.db === db)?.keys ?? 0),
        backup: facts === undefined ? null : (facts.databases.find((one) => one.db === db)?.keys ?? 0),
    }));
}
function plan_lossesOf(facts, state) {
    if (state?.databases === undefined)
        return [];
    const keys = state.databases.reduce((sum, one) => sum + one.keys, 0);
    if (keys === 0)
        return [];
    const used = state.usedMemoryBytes === undefined ? '' : ` (${(0,format/* formatBytes */.z3)(state.usedMemoryBytes)} in memory)`;
    const forkedAt = Number(facts?.rdb.aux.ctime ?? Number.NaN);
    const since = Number.isFinite(forkedAt) ? new Date(forkedAt * 1000).toISOString() : undefined;
    return [
        `all ${(0,format/* formatCount */.B4)(keys)} keys of now${used} are replaced`,
        since === undefined
            ? 'everything written since the backup is lost'
            : `everything written since ${since.slice(0, 19).replace('T', ' ')} UTC is lost`,
    ];
}


/***/ })

};
