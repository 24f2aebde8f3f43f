export const id = 7962;
export const ids = [7962];
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

/***/ 97962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planBackup: () => (/* binding */ planBackup)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/redis/capture/bgsave.js
var bgsave = __webpack_require__(7498);
// EXTERNAL MODULE: ./.build/lib/pipeline/checksums.js
var checksums = __webpack_require__(19201);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/redis/facts.js
var redis_facts = __webpack_require__(27752);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/compare.js
var compare = __webpack_require__(85019);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/reader.js + 9 modules
var rdb_reader = __webpack_require__(55665);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/client.js
var server_client = __webpack_require__(71988);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/deadline.js
var deadline = __webpack_require__(3571);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/server.js
var server_server = __webpack_require__(2000);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/sync.js
var sync = __webpack_require__(36976);
;// CONCATENATED MODULE: ./.build/lib/components/redis/capture/capture.js
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
async function capture(job, sink) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const session = __addDisposableResource(env_1, (0,deadline/* withTimeout */.w)(job.session, job.config.timeout, 'dump'), false);
        const client = __addDisposableResource(env_1, await (0,server_client/* connect */.N)(job.target, session.signal), false);
        const state = await (0,server_server/* inspectServer */.Eb)(client);
        const dump = await takeDump({ ...job, session }, client, state, sink);
        const noted = {
            product: state.product,
            version: state.version,
            capturedAt: session.now().toISOString(),
            acl: state.acl === undefined ? null : [...state.acl],
            settings: state.settings ?? null,
        };
        const text = `${JSON.stringify(noted, undefined, 2)}\n`;
        const server = await (0,write/* writeText */.x3)(sink, `redis/server_${sink.id}.json`, text, session.signal);
        const sums = [];
        for (const file of [dump.file, server])
            sums.push(await (0,checksums/* writeChecksums */.gD)(sink, file.path, [file], session.signal));
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
async function takeDump(job, client, state, sink) {
    const { session, ways, config } = job;
    if (ways.replication) {
        try {
            return await takeByReplication(job, state, sink);
        }
        catch (error) {
            if (!(error instanceof SnapshotRefused))
                throw error;
            const otherWay = config.method === 'auto' && (error.code === 'unsupported' || error.code === 'access-denied');
            const dumpFile = otherWay ? await (0,bgsave/* findDumpFile */.i$)(state, session) : undefined;
            if (dumpFile === undefined)
                throw error.cause;
            const saved = await takeBySaving(job, client, dumpFile, sink);
            return { ...saved, warnings: [`${error.message}; the dump was taken by BGSAVE instead.`] };
        }
    }
    if (ways.dumpFile === undefined)
        throw new errors/* BackupError */.hj('internal', 'no way to take the dump was planned');
    return takeBySaving(job, client, ways.dumpFile, sink);
}
/** The server did not begin to send: nothing has been written, another way may be tried. */
class SnapshotRefused extends errors/* BackupError */.hj {
}
async function takeByReplication(job, state, sink) {
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
        return { ...(await writeDump(job, sink, snapshot.content, total)), method: 'replication', startedAt, warnings: [] };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function takeBySaving(job, client, path, sink) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const startedAt = job.session.now();
        const saved = __addDisposableResource(env_3, await (0,bgsave/* saveAndOpen */.nx)(client, path, job.session), true);
        const { file, summary } = await writeDump(job, sink, saved.content, undefined);
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
async function writeDump({ session }, sink, content, totalBytes) {
    const codec = session.config.compression;
    const reader = new rdb_reader/* RdbReader */.E();
    const file = await (0,write/* writeStored */.zS)(sink, `redis/dump_${sink.id}.rdb${pipeline_codec/* suffixes */.kT[codec]}`, content, {
        codec,
        signal: session.signal,
        consumer: reader,
        onBytes: (doneBytes) => session.log.progress({ label: 'redis', doneBytes, totalBytes }),
    });
    return { file, summary: reader.summary };
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
    return [
        (0,compare/* describeContent */.Xb)(facts),
        `RDB version ${facts.rdb.version}, ${(0,format/* formatBytes */.z3)(facts.rdb.bytes)}`,
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

// EXTERNAL MODULE: ./.build/lib/components/redis/server/errors.js
var server_errors = __webpack_require__(99796);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/target.js
var server_target = __webpack_require__(51674);
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
        const target = await (0,server_target/* findTarget */.F)(config, session.connection);
        const client = plan_addDisposableResource(env_1, await (0,server_client/* connect */.N)(target, session.signal), false);
        const state = await (0,server_server/* inspectServer */.Eb)(client);
        const allowed = config.method === 'bgsave' ? false : await (0,server_server/* mayReplicate */.RK)(client);
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
        source: `${(0,server_server/* productName */.tZ)(state.product)} ${state.version} on ${name}`,
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
        hint: `Give the user these rights: ACL SETUSER <name> ${server_errors/* replicationAcl */.v} +info +config|get +acl|list. Managed services forbid SYNC altogether: use their own snapshots there.`,
    });
}


/***/ })

};
