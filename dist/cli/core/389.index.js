export const id = 389;
export const ids = [389,885];
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
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
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
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/reader.js + 13 modules
var rdb_reader = __webpack_require__(56851);
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
        const sums = [await writeSum(dump.file, destination, session), await writeSum(server, destination, session)];
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
            const dumpFile = otherWay ? await (0,bgsave/* findDumpFile */.i$)(client, session) : undefined;
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
        const serverVersion = state.version === 'unknown' ? undefined : state.version;
        const snapshot = __addDisposableResource(env_2, await (0,sync/* requestSnapshot */.k)(target, { serverVersion, signal: session.signal }).catch((cause) => {
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
function writeSum(file, destination, session) {
    const line = `${file.sha256}  ${(0,posix_.basename)(file.path)}\n`;
    return (0,write/* writeText */.x3)(destination.folder, `${file.path}.sha256`, line, session.signal);
}
function factsOf(state, dump, server) {
    const { format, version, bytes, checksum, aux, databases, functions } = dump.summary;
    return {
        product: state.product,
        version: state.version === 'unknown' ? (aux['valkey-ver'] ?? aux['redis-ver'] ?? 'unknown') : state.version,
        method: dump.method,
        mode: state.mode,
        role: state.role,
        runId: state.runId,
        replicationOffset: state.replicationOffset,
        dumpFile: dump.file.path,
        serverFile: server.path,
        rdb: { format, version, bytes, checksum, aux },
        digestVersion: 1,
        keys: databases.reduce((sum, { keys }) => sum + keys, 0),
        databases: databases.map(({ db, keys, expires, types, digest, timelessDigest }) => ({
            db,
            keys,
            expires,
            types,
            digest,
            timelessDigest,
        })),
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
        ...(facts.functions.count > 0
            ? [(0,format/* plural */.LS)(facts.functions.count, 'function library').replace(/librarys$/, 'libraries')]
            : []),
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
        const dumpFile = needsFile ? await (0,bgsave/* findDumpFile */.i$)(client, session) : undefined;
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

/***/ 66389:
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
// EXTERNAL MODULE: ./.build/lib/components/redis/answers.js
var answers = __webpack_require__(67988);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/loadable.js
var loadable = __webpack_require__(29060);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/reach.js
var restore_reach = __webpack_require__(85829);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/rights.js


/** What a restore asks of the server; `client|pause` and the others that it can do without are not here. */
const needed = [['REPLICAOF', 'NO', 'ONE'], ['SYNC'], ['REPLCONF', 'capa', 'eof'], ['INFO'], ['BGSAVE']];
const restoreAcl = '+replicaof +sync +psync +replconf +ping +info +bgsave +acl|whoami +acl|dryrun +client|id +client|list +client|pause +client|unpause +time';
/** Whether the user may do what a restore does. */
async function checkRights(client, state) {
    const name = 'redis-rights';
    const answers = await Promise.all(needed.map(async (words) => ({ word: words[0], may: await may(client, words) })));
    const refused = answers.filter(({ may }) => may === 'no').map(({ word }) => word);
    if (refused.length > 0) {
        return {
            name,
            outcome: 'failed',
            detail: `the user in redis.url may not use ${refused.join(', ')}, or the server does not know it`,
            hint: `Use an administrator, or give the user these rights: ACL SETUSER <name> ${restoreAcl}. Managed services forbid replication: use their own import there.`,
        };
    }
    if (answers.every(({ may }) => may === 'yes') || (await mayEverything(client, state))) {
        return { name, outcome: 'passed', detail: `the user may use ${needed.map(([word]) => word).join(', ')}` };
    }
    return {
        name,
        outcome: 'unknown',
        detail: 'this server cannot tell what the user in redis.url may do',
        hint: `Make sure of these rights: ${restoreAcl}.`,
    };
}
async function may(client, words) {
    try {
        const user = String(await client.command('ACL', 'WHOAMI'));
        return (await client.command('ACL', 'DRYRUN', user, ...words)) === 'OK' ? 'yes' : 'no';
    }
    catch (error) {
        if (!(0,server/* isRefusal */.vu)(error))
            throw error;
        const unknownCommand = error instanceof errors/* BackupError */.hj && error.because.some((line) => /Command .* not found/.test(line));
        return unknownCommand ? 'no' : 'unknown';
    }
}
/** For servers without ACL DRYRUN (before 7.0): a user with all rights and none taken away. */
async function mayEverything(client, state) {
    if (state.acl === undefined)
        return false;
    const user = String(await client.command('ACL', 'WHOAMI'));
    const rules = state.acl.find((line) => line.startsWith(`user ${user} `))?.split(' ') ?? [];
    return rules.includes('+@all') && !rules.some((rule) => rule.startsWith('-'));
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/checks.js







const byHand = 'restore by hand as RESTORE.md in the backup says';
async function checkTarget(looked) {
    const { client, state } = looked;
    return [
        { name: 'redis-reachable', outcome: 'passed', detail: `it answers at ${client.target.name}` },
        checkVersion(looked),
        checkMode(state),
        await checkRights(client, state),
        await checkNetwork(client),
        ...checkRoom(looked),
        ...(await checkModules(looked)),
        ...(await checkSupervision(client)),
    ];
}
function checkVersion({ state, facts, version }) {
    const name = 'redis-version';
    const server = `${state.product === 'redis' ? 'Redis' : 'Valkey'} ${state.version}`;
    if (version === undefined) {
        return {
            name,
            outcome: 'failed',
            detail: 'the file in the backup does not begin like a Redis dump',
            hint: 'Choose another backup.',
        };
    }
    const dump = `${version.format === 'valkey' ? 'a Valkey' : 'an'} RDB of version ${version.version}`;
    const written = facts === undefined ? undefined : { product: facts.product, version: facts.version };
    const origin = written === undefined ? '' : `, written by ${written.product} ${written.version},`;
    if ((0,loadable/* loads */.q)(version, state, written))
        return { name, outcome: 'passed', detail: `${dump}${origin} loads into ${server}` };
    return {
        name,
        outcome: 'failed',
        detail: `${dump}${origin} does not load into ${server}`,
        hint: `Restore into ${written === undefined ? 'a server' : `${written.product} ${written.version}`} or newer. An RDB does not load into an older server, nor a recent one into the other product.`,
    };
}
function checkMode(state) {
    const name = 'redis-mode';
    if (state.mode === 'cluster' || state.settings?.['cluster-enabled'] === 'yes') {
        return {
            name,
            outcome: 'failed',
            detail: 'the server is a cluster node, which takes no data from outside its cluster',
            hint: `Stop the node and ${byHand}: on each primary its own backup, to the same slots.`,
        };
    }
    if (state.role !== 'master') {
        return {
            name,
            outcome: 'failed',
            detail: state.role === 'unknown' ? 'its role is not known' : 'the server is a replica of another one',
            hint: 'Restore into its primary. If a restore was cut off here, put the former data back with `backupctl restore --undo`.',
        };
    }
    if (state.settings?.['tls-replication'] === 'yes') {
        return {
            name,
            outcome: 'failed',
            detail: 'the server wants TLS for replication (tls-replication), which an online restore cannot give it',
            hint: `Run CONFIG SET tls-replication no for the time of the restore, or ${byHand}.`,
        };
    }
    return { name, outcome: 'passed', detail: 'it is a primary by itself' };
}
async function checkNetwork(client) {
    const name = 'redis-network';
    try {
        const { host } = await (0,restore_reach/* findReach */.V)(client);
        return { name, outcome: 'passed', detail: `it sees this machine as ${host} and fetches the data from there` };
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        return { name, outcome: 'failed', detail: [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '), ...hint };
    }
}
/** Databases and memory: a server that is given more than it has exits or drops keys. */
function checkRoom({ state, facts }) {
    if (facts === undefined || state.settings === undefined)
        return [];
    const highest = Math.max(-1, ...facts.databases.map(({ db }) => db));
    const has = Number(state.settings.databases ?? Number.POSITIVE_INFINITY);
    const used = Number(facts.rdb.aux['used-mem'] ?? 0);
    const most = Number(state.settings.maxmemory ?? 0);
    return [
        {
            name: 'redis-databases',
            outcome: highest < has ? 'passed' : 'failed',
            detail: `the backup uses databases up to ${Math.max(0, highest)}, the server has ${has}`,
            ...(highest < has ? {} : { hint: 'Raise `databases` in its configuration and start it again.' }),
        },
        {
            name: 'redis-memory',
            outcome: most === 0 || used <= most ? 'passed' : 'failed',
            detail: `the data took ${(0,format/* formatBytes */.z3)(used)} of memory, the server allows ${most === 0 ? 'any amount' : (0,format/* formatBytes */.z3)(most)}`,
            ...(most === 0 || used <= most ? {} : { hint: 'Raise maxmemory; else it would drop keys or refuse writes.' }),
        },
    ];
}
async function checkModules({ client, facts }) {
    const keys = facts?.databases.reduce((sum, { types }) => sum + (types.module ?? 0), 0) ?? 0;
    if (keys === 0)
        return [];
    const name = 'redis-modules';
    const loaded = await answerOf(async () => (0,answers/* texts */.Te)(await client.command('MODULE', 'LIST')));
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
async function checkSupervision(client) {
    const list = await answerOf(async () => String(await client.command('CLIENT', 'LIST')));
    const watched = list !== undefined && / name=sentinel-/.test(list);
    const info = (0,answers/* parseInfo */.YL)(await client.command('INFO', 'replication'));
    const replicas = Number(info.connected_slaves ?? 0);
    return [
        ...(watched
            ? [
                {
                    name: 'redis-supervision',
                    outcome: 'failed',
                    detail: 'a Sentinel watches this server and would take the restore for a failure',
                    hint: 'Stop the Sentinels (or SENTINEL REMOVE the primary) for the time of the restore.',
                },
            ]
            : []),
        ...(replicas > 0
            ? [
                {
                    name: 'redis-replicas',
                    outcome: 'passed',
                    detail: `${(0,format/* formatCount */.B4)(replicas)} replicas follow it and will get the restored data from it`,
                },
            ]
            : []),
    ];
}
async function answerOf(question) {
    try {
        return await question();
    }
    catch (error) {
        if (!(0,server/* isRefusal */.vu)(error))
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/former.js
var restore_former = __webpack_require__(21437);
// EXTERNAL MODULE: ./.build/lib/components/redis/deadline.js
var redis_deadline = __webpack_require__(17855);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/compare.js
var compare = __webpack_require__(41609);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/observe.js
var observe = __webpack_require__(28170);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/pause.js
var restore_pause = __webpack_require__(96696);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/persist.js
var persist = __webpack_require__(60218);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/replicate.js
var replicate = __webpack_require__(49273);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/undo.js
var undo = __webpack_require__(9342);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/switch.js
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












/** Settings of repl-diskless-load under which a server keeps its data until it has all of the new. */
const carefulLoads = new Set(['disabled', 'swapdb', 'on-empty-db']);
/**
 * Replaces the server's data. Writers wait from the last copy of the former data until the new data are complete, compared
 * and on disk; readers get the former data, for the time of loading an error, then the new data.
 */
async function switchOver(job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { session, config, target, keeping } = job;
        const deadline = __addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(session.signal, config.timeout, 'restore'), false);
        const { signal } = deadline;
        let reached = 'nothing';
        let runId = '';
        const client = __addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, signal), false);
        await (0,restore_former/* enterPhase */.aO)(keeping, 'switching');
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const pause = __addDisposableResource(env_2, await (0,restore_pause/* pauseWrites */.B)(client), true);
                if (!pause.holds) {
                    session.log.warning('Redis cannot be told to let writers wait: what they write while the restore begins is not in the former data that are kept.');
                }
                const info = (0,answers/* parseInfo */.YL)(await client.command('INFO'));
                runId = info.run_id ?? '';
                const careful = carefulLoads.has(await settingOf(client, 'repl-diskless-load'));
                if ((await readMoment(client)) !== job.moment) {
                    session.log.info('Something was written meanwhile: the copy of the former data is taken again');
                    await (0,restore_former/* keepFormer */.z7)(target, keeping, job.serverVersion, signal);
                }
                const reach = await (0,restore_reach/* findReach */.V)(client);
                session.log.info(`Redis at ${target.name} fetches ${(0,format/* formatBytes */.z3)(job.dump.summary.bytes)} from this process`);
                reached = careful ? 'told' : 'replaced';
                const following = __addDisposableResource(env_2, await (0,replicate/* deliver */.c)({ client, reach, dump: job.dump, signal, log: session.log }), true);
                reached = 'replaced';
                session.log.info('It has loaded them; comparing every key with the backup before anybody can write');
                await switch_confirm(job, signal);
                session.log.info('All equal; waiting until the data are on its disk');
                await (0,persist/* persist */.Z)(client, signal);
                await following.promote();
                session.log.info(`Redis at ${target.name} is a primary again and takes writes`);
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
        catch (error) {
            if (error instanceof replicate/* DeliveryFailed */._ && error.replaced)
                reached = 'replaced';
            throw await rolledBack(job, error, reached, runId);
        }
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Compared while the server still takes no writes: what is found is what was restored. */
async function switch_confirm(job, signal) {
    const differences = await (0,observe/* compareServer */.h)(job.target, job.dump, { serverVersion: job.serverVersion, signal });
    if (differences.length === 0)
        return;
    throw new errors/* BackupError */.hj('restore-failed', `Redis at ${job.target.name} does not hold what the backup holds`, {
        because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
        hint: 'Look at the log of the server. Something else may write to it (replica-read-only no).',
    });
}
/** Puts the former data back after a failure; returns the error to throw. */
async function rolledBack(job, error, reached, runId) {
    try {
        // The session may be cancelled: this must be done all the same.
        const signal = AbortSignal.timeout(job.config.timeout);
        if (reached === 'nothing')
            await (0,restore_former/* enterPhase */.aO)(job.keeping, 'former');
        else if (reached === 'told')
            await leave(job, runId, signal);
        else
            await (0,undo/* bringBack */.kB)(job.target, job.keeping, job.session, signal);
    }
    catch (second) {
        return new errors/* BackupError */.hj('restore-failed', `Redis at ${job.target.name} does not serve its former data yet`, {
            because: [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error), `Putting them back: ${(0,errors/* messageOf */.bD)(second)}`, ...(0,errors/* reasonsOf */.zM)(second)],
            hint: `They are kept in ${job.keeping.path}. As soon as the server answers, run backupctl restore --undo.`,
            cause: error,
        });
    }
    if (!(error instanceof errors/* BackupError */.hj))
        return error;
    return new errors/* BackupError */.hj(error.code, error.message, {
        because: [...error.because, `Redis at ${job.target.name} serves its former data again.`],
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}
/** The server has not got the new data: it only has to become a primary again, unless it was started anew meanwhile. */
async function leave(job, runId, signal) {
    const same = await (async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const client = __addDisposableResource(env_3, await (0,undo/* connectPatiently */.Jy)(job.target, signal), false);
            const info = (0,answers/* parseInfo */.YL)(await client.command('INFO'));
            if (info.run_id !== runId)
                return false;
            if (info.role !== 'master')
                await client.command('REPLICAOF', 'NO', 'ONE');
            await (0,restore_pause/* resumeWrites */.E)(client);
            return true;
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    })();
    // What a new start loads may be older than what was in memory.
    if (!same)
        await (0,undo/* bringBack */.kB)(job.target, job.keeping, job.session, signal);
    else
        await (0,restore_former/* enterPhase */.aO)(job.keeping, 'former');
}
async function readMoment(client) {
    const info = (0,answers/* parseInfo */.YL)(await client.command('INFO'));
    const { run_id, master_repl_offset, rdb_changes_since_last_save, rdb_last_save_time, rdb_saves, expired_keys } = info;
    const counters = {
        run_id,
        master_repl_offset,
        rdb_changes_since_last_save,
        rdb_last_save_time,
        rdb_saves,
        expired_keys,
    };
    return JSON.stringify(counters);
}
async function settingOf(client, name) {
    try {
        return (0,answers/* pairs */.AS)(await client.command('CONFIG', 'GET', name))[name] ?? '';
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.code === 'cancelled')
            throw error;
        return '';
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/instructions.js
var instructions = __webpack_require__(53366);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/undo-commands.js


/** Stock commands that put the former data back by file, for a host where this program is not at hand. */
function undoCommands(target, keeping, state) {
    const [, host, port] = /^(.*):(\d+)$/.exec(target.name) ?? [];
    return [
        `${state.product}-check-rdb ${(0,format/* shellQuote */.ZL)(keeping.path)}`,
        'REDIS_WORK="$(mktemp -d)"',
        `cp ${(0,format/* shellQuote */.ZL)(keeping.path)} "$REDIS_WORK/dump.rdb"`,
        `REDIS_HOST=${(0,format/* shellQuote */.ZL)((host ?? '127.0.0.1').replace(/^\[|\]$/g, ''))}`,
        `REDIS_PORT=${port ?? '6379'}`,
        ...(0,instructions/* placeByHand */.w)(state.product, state.settings?.appendonly),
    ];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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












/** Checks the dump to its last byte and takes the copy that undo needs. Redis has no room for a second data set beside the live one. */
async function stage(planned) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { config, session, facts, target } = planned;
        const keeping = (0,restore_former/* keepingOf */.rB)(session.keepFolder, session.restoreId);
        const deadline = stage_addDisposableResource(env_1, (0,redis_deadline/* withTimeout */.w)(session.signal, config.timeout, 'preparation'), false);
        const { signal } = deadline;
        const dump = await (0,dump_file/* checkDump */.hk)(planned.dump, signal);
        if (facts !== undefined)
            agree(dump, facts);
        const client = stage_addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, signal), false);
        const state = await (0,server/* inspectServer */.Eb)(client);
        refuseUnfit(planned, state);
        const moment = await readMoment(client);
        const serverVersion = state.version === 'unknown' ? undefined : state.version;
        let switching = false;
        try {
            const former = await (0,restore_former/* keepFormer */.z7)(target, keeping, serverVersion, signal);
            const undo = { target: target.name, restoreId: session.restoreId, keptFile: keeping.path };
            return {
                verified: [
                    `the dump is whole: ${(0,compare/* describeContent */.Xb)(dump.summary)}, ${(0,format/* formatBytes */.z3)(dump.summary.bytes)}${facts === undefined ? '' : ', equal to the manifest'}`,
                    `the former data are kept: ${(0,compare/* describeContent */.Xb)(former)}, ${(0,format/* formatBytes */.z3)(former.bytes)}`,
                ],
                warnings: await warningsOf(planned, client, state),
                undo: { state: { ...undo }, commands: undoCommands(target, keeping, state) },
                switch: () => {
                    switching = true;
                    return switchOver({ config, session, target, dump, keeping, moment, serverVersion });
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
        stage_disposeResources(env_1);
    }
}
function agree(dump, facts) {
    const differences = (0,compare/* compareContent */.TH)(facts, dump.summary);
    if (differences.length === 0)
        return;
    throw new errors/* BackupError */.hj('damaged', `The Redis dump ${dump.file.path} is not the one the manifest describes`, {
        because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
        hint: 'Choose another backup. Nothing was touched.',
    });
}
/** What no override helps against: the server would throw its data away and then fail to load. */
function refuseUnfit(planned, state) {
    const check = checkVersion({ state, facts: planned.facts, version: planned.version });
    if (check.outcome === 'passed')
        return;
    throw new errors/* BackupError */.hj('version-mismatch', `The Redis dump cannot be restored: ${check.detail}`, {
        ...(check.hint === undefined ? {} : { hint: check.hint }),
    });
}
async function warningsOf(planned, client, state) {
    const { settings } = state;
    return [
        ...(await compareUsers(planned.facts, planned.backup, state)),
        ...(settings?.['replica-read-only'] === 'no'
            ? [
                `Redis at ${client.target.name} takes writes while it is a replica (replica-read-only no): stop its clients first.`,
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
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = plan_addDisposableResource(env_1, await (0,redis_client/* connect */.N)(target, session.signal), false);
            const state = await (0,server/* inspectServer */.Eb)(client);
            const version = await (0,dump_file/* peekVersion */.w)(dump);
            const checks = await checkTarget({ client, state, facts, version });
            const planned = { ...common, version };
            return { plan: describe(planned, state, checks), stage: () => stage(planned) };
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
        return { plan: describe(common, undefined, [notReachable(error)]), stage: () => Promise.reject(error) };
    }
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
    return {
        name: 'redis-reachable',
        outcome: 'failed',
        detail: [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '),
        hint: `${error.hint === undefined ? '' : `${error.hint} `}A server that is down is restored by file: RESTORE.md in the backup says how.`,
    };
}
function describe(planned, state, checks) {
    const { facts, target, session } = planned;
    const server = state === undefined ? '' : `, ${(0,plan/* productName */.t)(state.product)} ${state.version}`;
    const keeping = (0,restore_former/* keepingOf */.rB)(session.keepFolder, session.restoreId);
    return {
        component: 'redis',
        target: `Redis at ${target.name}${server}`,
        steps: [
            'read the dump to its end and check every byte of it',
            `keep a copy of everything the server holds now as ${keeping.path}`,
            'make the server a replica of this process for one full synchronisation, which replaces all its data; it takes no writes meanwhile',
            'compare what it holds with the backup, by digest, before anybody can write to it',
            state?.settings?.appendonly === 'yes'
                ? 'wait until it has rewritten its append-only file'
                : 'have it save its data, so that a start finds them',
            'make it a primary again',
        ],
        keeps: `the former data stay as ${keeping.path}`,
        checks,
        comparisons: compareKeys(facts, state),
        losses: lossesOf(facts, state),
        neededBytes: state?.usedMemoryBytes ?? 0,
        neededIn: session.keepFolder,
    };
}
function compareKeys(facts, state) {
    const now = state?.databases;
    const numbers = new Set([...(now ?? []), ...(facts?.databases ?? [])].map(({ db }) => db));
    return [...numbers]
        .sort((a, b) => a - b)
        .map((db) => ({
        what: `keys in database ${db}`,
        now: now === undefined ? undefined : (now.find((one) => one.db === db)?.keys ?? 0),
        backup: facts === undefined ? undefined : (facts.databases.find((one) => one.db === db)?.keys ?? 0),
    }));
}
function lossesOf(facts, state) {
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
