export const id = 5204;
export const ids = [5204];
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

/***/ 75204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judge: () => (/* binding */ judge),
  prove: () => (/* binding */ prove)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/facts.js
var redis_facts = __webpack_require__(27752);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/compare.js
var compare = __webpack_require__(85019);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/checks.js + 1 modules
var restore_checks = __webpack_require__(48166);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/reach.js
var restore_reach = __webpack_require__(85829);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/replicate.js + 1 modules
var replicate = __webpack_require__(92393);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/client.js
var server_client = __webpack_require__(71988);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/deadline.js
var server_deadline = __webpack_require__(3571);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/server.js
var server_server = __webpack_require__(2000);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/find-server.js
var find_server = __webpack_require__(63239);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/observe.js
var observe = __webpack_require__(28170);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/components/throwaway-server.js
var throwaway_server = __webpack_require__(57157);
;// CONCATENATED MODULE: ./.build/lib/components/redis/proof/scratch-server.js
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








const startWithinMs = 30_000;
const pollMs = 20;
const scratchKind = { prefix: 'redis-proof-', ending: 'SIGKILL', users: [] };
/**
 * Starts a server below the session's scratch folder: reached by a socket file of ours only, with a password of its own, and
 * writing nothing to disk. It ends with this process, also when that is killed, where setpriv is installed.
 */
async function startScratchServer(program, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const undo = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const ground = undo.use(await (0,throwaway_server/* prepareGround */.H)(scratchKind, session));
        const { folder } = ground;
        const socketPath = (0,external_node_path_.join)(ground.sockets, 's');
        const password = (0,external_node_crypto_.randomBytes)(24).toString('hex');
        const config = (0,external_node_path_.join)(folder, 'server.conf');
        await (0,promises_.writeFile)(config, configText(folder, socketPath, password), { mode: 0o600 });
        const tool = await ground.start(program.command, [config]);
        const target = {
            name: 'the scratch server',
            endpoint: { host: '127.0.0.1', port: 0 },
            socketPath,
            username: undefined,
            password,
            tls: undefined,
        };
        await answers(target, tool, session.signal);
        const owned = undo.move();
        return { target, password, pid: tool.pid, [Symbol.asyncDispose]: () => owned.disposeAsync() };
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
function configText(folder, socketPath, password) {
    return [
        'port 0',
        `unixsocket ${JSON.stringify(socketPath)}`,
        'unixsocketperm 700',
        `requirepass ${password}`,
        `masterauth ${password}`,
        `dir ${JSON.stringify(folder)}`,
        'daemonize no',
        'save ""',
        'appendonly no',
        'databases 16384',
        'repl-diskless-load on-empty-db',
        'repl-diskless-sync yes',
        'repl-diskless-sync-delay 0',
        '',
    ].join('\n');
}
async function answers(target, tool, signal) {
    const deadline = performance.now() + startWithinMs;
    let ended;
    void tool.exit.then((exit) => {
        ended = [(0,exec/* describeExit */.KE)(exit), ...exit.stderr];
    });
    for (;;) {
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const _ = __addDisposableResource(env_2, await (0,server_client/* connect */.N)(target, signal), false);
                return;
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                __disposeResources(env_2);
            }
        }
        catch (error) {
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            if (ended !== undefined || performance.now() > deadline) {
                throw new errors/* BackupError */.hj('tool-failed', `${tool.command} did not start as a scratch server`, {
                    because: ended ?? [],
                    cause: error,
                });
            }
            await (0,server_deadline/* pauseFor */.Q)(pollMs, signal);
        }
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/connection.js
var connection = __webpack_require__(91440);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/persist.js
var persist = __webpack_require__(60218);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/staging/identity.js
var identity = __webpack_require__(86276);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/staging/vacancy.js
var staging_vacancy = __webpack_require__(46373);
;// CONCATENATED MODULE: ./.build/lib/components/redis/proof/staging/claim.js
var claim_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var claim_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











const emptyWithinMs = 120_000;
/**
 * Marks an empty server as ours. Disposing it makes it an empty primary again, also after an abort; when nothing was given to
 * it yet, only the mark is removed.
 */
async function claimStaging(staging, session) {
    const { target, vacancy } = staging;
    if (vacancy !== 'orphan') {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = claim_addDisposableResource(env_1, await (0,server_client/* connect */.N)(target, session.signal), false);
            const condition = vacancy === 'empty' ? 'NX' : 'XX';
            const marked = await client.command('SET', staging_vacancy/* markKey */.rI, String(Date.now()), condition);
            if (marked === null)
                throw taken(target, 'Another restore test has begun on it at the same moment.');
            if (!(await (0,staging_vacancy/* readContent */.c_)(client)).onlyMark) {
                await client.command('DEL', staging_vacancy/* markKey */.rI);
                throw taken(target, writtenTo);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            claim_disposeResources(env_1);
        }
    }
    let begun = vacancy === 'orphan';
    return {
        async begin(client) {
            if (!begun && !(await (0,staging_vacancy/* readContent */.c_)(client)).onlyMark)
                throw taken(target, writtenTo);
            begun = true;
        },
        [Symbol.asyncDispose]: () => emptyOrWarn(target, session, begun),
    };
}
const writtenTo = 'Somebody has written to it meanwhile.';
function taken({ name }, why) {
    return new errors/* BackupError */.hj('not-verified', `The staging Redis at ${name} is in use`, { because: [why] });
}
async function emptyOrWarn(target, session, begun) {
    try {
        await (begun ? empty(target, session) : removeMark(target, session));
    }
    catch (error) {
        session.log.warning(`The staging Redis at ${target.name} could not be emptied (${[(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error)].join(': ')}); by hand: REPLICAOF NO ONE, FLUSHALL, and from version 7 on FUNCTION FLUSH.`);
    }
}
/** Whatever else is there was not written by us. */
async function removeMark(target, { log }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = claim_addDisposableResource(env_2, await (0,connection/* connectPatiently */.Jy)(target, AbortSignal.timeout(emptyWithinMs)), false);
        const { onlyMark } = await (0,staging_vacancy/* readContent */.c_)(client);
        await client.command('DEL', staging_vacancy/* markKey */.rI);
        if (!onlyMark)
            log.warning(`Somebody else has written to the staging Redis at ${target.name}: it was left as it is.`);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        claim_disposeResources(env_2);
    }
}
async function empty(target, session) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const signal = AbortSignal.timeout(emptyWithinMs);
        const client = claim_addDisposableResource(env_3, await (0,connection/* connectPatiently */.Jy)(target, signal), false);
        const found = await (0,identity/* identify */.l)(client);
        if (found?.role === 'slave' && found.linkUp && !(0,staging_vacancy/* isGivenByProof */.nu)(found)) {
            const { host, port } = found.primary ?? { host: '', port: 0 };
            throw new errors/* BackupError */.hj('source-changed', `it follows ${host}:${port} now`);
        }
        if (found?.role === 'master' && (await (0,staging_vacancy/* readContent */.c_)(client)).onlyMark) {
            await client.command('DEL', staging_vacancy/* markKey */.rI);
            return;
        }
        try {
            await giveNothing(client, session, signal);
        }
        catch (error) {
            if (signal.aborted)
                throw error;
            await client.command('REPLICAOF', 'NO', 'ONE');
            await client.command('FLUSHALL');
        }
        // A start must not find the data of the backup either.
        await (0,persist/* persist */.Z)(client, signal);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        claim_disposeResources(env_3);
    }
}
/**
 * An empty data set in the way the data came: the server becomes a primary only when it holds nothing any more, so that at
 * no moment it can be taken for one that somebody else filled; and functions go too.
 */
async function giveNothing(client, session, signal) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const path = (0,external_node_path_.join)(session.scratch, 'nothing.rdb');
        // Version 9 (Redis 5), the end mark, and zeros for "no checksum".
        await (0,promises_.writeFile)(path, Buffer.concat([Buffer.from('REDIS0009'), Buffer.from([0xff]), Buffer.alloc(8)]));
        const dump = await (0,dump_file/* checkDump */.hk)((0,dump_file/* plainDump */.Z4)(path), signal);
        const reach = await (0,restore_reach/* findReach */.V)(client);
        const quiet = { ...session.log, progress: () => { } };
        const replicationId = (0,staging_vacancy/* newReplicationId */.g$)();
        const following = claim_addDisposableResource(env_4, await (0,replicate/* deliver */.c)({ client, reach, dump, signal, log: quiet, replicationId }), true);
        await following.promote();
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        const result_1 = claim_disposeResources(env_4);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/proof/staging/open.js
var staging_open = __webpack_require__(56374);
;// CONCATENATED MODULE: ./.build/lib/components/redis/proof/prove.js
var prove_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var prove_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















const loopback = { host: '127.0.0.1', peers: ['127.0.0.1'] };
/**
 * Restores a dump into a throwaway server, or a given staging server, as a restore would, and compares everything that
 * server then holds with the manifest. The server stays a replica meanwhile, so that nothing expires: also an old backup is
 * compared to the last key.
 */
async function prove(recorded, backup, session, sources) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const timeoutMs = session.config.redis?.timeout;
        const timed = prove_addDisposableResource(env_1, timeoutMs === undefined ? undefined : (0,server_deadline/* withTimeout */.w)(session, timeoutMs, 'proof'), false);
        const limited = timed ?? session;
        const facts = (0,redis_facts/* parseFacts */.hx)(recorded);
        const staging = await (0,staging_open.openStaging)(recorded, limited, sources);
        const startedAt = performance.now();
        try {
            const file = (0,dump_file/* findDump */.SM)(backup, facts?.dumpFile);
            const version = await (0,dump_file/* peekVersion */.w)(file);
            if (version === undefined)
                throw new errors/* BackupError */.hj('damaged', 'The file does not begin like a Redis dump');
            const proving = { facts, file, version, session: limited, startedAt };
            return staging === undefined ? await proveInScratch(proving) : await proveOnStaging(staging, proving);
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
                throw error;
            const restoreMs = performance.now() - startedAt;
            const found = [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': ');
            const where = staging && describeStaging(staging);
            // A dump that is damaged is a result; whatever else went wrong says nothing about the dump.
            if (error.code !== 'damaged')
                return { ...result('not-verified', restoreMs, 0), where, reason: found };
            const differences = [{ what: 'redis dump', expected: 'a whole dump', found }];
            return { ...result('failed', restoreMs, 0), where, differences };
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        prove_disposeResources(env_1);
    }
}
async function proveInScratch(proving) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { facts, file, version, session } = proving;
        const search = await (0,find_server/* findServer */.F)(version, facts, session);
        if (search.server === undefined)
            return { ...result('not-verified', 0, 0), reason: search.reason };
        const program = search.server;
        const { signal, log } = session;
        const dump = await (0,dump_file/* checkDump */.hk)(file, signal);
        const server = prove_addDisposableResource(env_2, await startScratchServer(program, session), true);
        const client = prove_addDisposableResource(env_2, await (0,server_client/* connect */.N)(server.target, signal), false);
        const _ = prove_addDisposableResource(env_2, await (0,replicate/* deliver */.c)({ client, reach: loopback, dump, signal, log, password: server.password }), true);
        const where = `a throwaway ${(0,server_server/* productName */.tZ)(program.product)} ${program.version}`;
        return await judge({ target: server.target, where }, dump, proving);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = prove_disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
/** The server is emptied again, whatever becomes of the proof. */
async function proveOnStaging(staging, proving) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { facts, file, version, session } = proving;
        const { target, state } = staging;
        const { signal, log } = session;
        const client = prove_addDisposableResource(env_3, await (0,server_client/* connect */.N)(target, signal), false);
        // What a killed run left is a replica of nobody, and is taken over.
        const checks = await (0,restore_checks/* checkTarget */.e)({ client, state: { ...state, role: 'master' }, facts, version });
        const unfit = checks.filter(({ outcome }) => outcome === 'failed');
        const where = describeStaging(staging);
        if (unfit.length > 0) {
            const reason = `the staging server does not do: ${unfit.map(({ detail }) => detail).join('; ')}`;
            return { ...result('not-verified', 0, 0), where, reason };
        }
        const dump = await (0,dump_file/* checkDump */.hk)(file, signal);
        const claimed = prove_addDisposableResource(env_3, await claimStaging(staging, session), true);
        const reach = await (0,restore_reach/* findReach */.V)(client);
        await claimed.begin(client);
        const _ = prove_addDisposableResource(env_3, await (0,replicate/* deliver */.c)({ client, reach, dump, signal, log, replicationId: (0,staging_vacancy/* newReplicationId */.g$)() }), true);
        return await judge({ target, where }, dump, proving);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_2 = prove_disposeResources(env_3);
        if (result_2)
            await result_2;
    }
}
function describeStaging({ target, state }) {
    return `${(0,server_server/* productName */.tZ)(state.product)} ${state.version} at ${target.name}, a staging server`;
}
/** Judges what a server holds that was given a dump and still follows this process, to the last key: a replica keeps also what has expired since the backup. */
async function judge(restored, dump, proving) {
    const { target, where } = restored;
    const { facts, startedAt, session } = proving;
    const restoreMs = performance.now() - startedAt;
    const comparedAt = performance.now();
    const expected = facts === undefined ? [] : (0,compare/* compareContent */.TH)(facts, dump.summary);
    const { summary } = await (0,observe/* observe */.l)(target, { signal: session.signal });
    const differences = [...expected, ...(0,compare/* compareContent */.TH)(dump.summary, summary)];
    const compareMs = performance.now() - comparedAt;
    if (differences.length > 0)
        return { ...result('failed', restoreMs, compareMs), where, differences };
    const compared = [`${(0,compare/* describeContent */.Xb)(dump.summary)}: types, values, expiry times and functions`];
    if (facts !== undefined)
        return { ...result('proven', restoreMs, compareMs), where, compared };
    const reason = 'It restores as its dump says, but there is no manifest that says what the source held.';
    return { ...result('not-verified', restoreMs, compareMs), where, compared, reason };
}
function result(outcome, restoreMs, compareMs) {
    const none = { where: undefined, differences: [], reason: undefined, compared: [] };
    return { outcome, ...none, restoreMs, compareMs };
}


/***/ }),

/***/ 86276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ recordedIds),
/* harmony export */   l: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27752);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2000);


/** Undefined: the user may not ask, or the server does not say. @throws BackupError */
async function identify(client) {
    const info = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .readInfo */ .LV)(client);
    const { run_id: runId, master_replid: id, master_replid2: former, role } = info;
    if (runId === undefined || id === undefined || role === undefined)
        return undefined;
    return {
        runId,
        replicationIds: meaningful([id, former]),
        role,
        replicas: Number(info.connected_slaves ?? 0),
        primary: info.master_host === undefined ? undefined : { host: info.master_host, port: Number(info.master_port) },
        linkUp: info.master_link_status === 'up',
        syncing: info.master_sync_in_progress === '1' || info.loading === '1',
    };
}
/** The ids of the source in the facts of a backup: of its start then, and of its data set. */
function recordedIds(facts) {
    const recorded = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(facts);
    return recorded === undefined ? [] : meaningful([recorded.runId, recorded.rdb.aux['repl-id']]);
}
/** Zeros stand for none. */
function meaningful(ids) {
    return ids.filter((id) => id !== undefined && /[^0]/.test(id)).map(String);
}


/***/ }),

/***/ 56374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStaging: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var _connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2000);
/* harmony import */ var _server_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51674);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86276);
/* harmony import */ var _vacancy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46373);
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







const setting = 'restore-test.redis.url';
/**
 * The staging server of `restore-test`, proven not to be production: it is another process with another data set than the
 * server at redis.url, its ids are in no backup of the system, it follows nobody, is followed by nobody, and is empty. When
 * nothing answers at redis.url, a backup must have recorded ids. Changes nothing.
 *
 * @param facts of the backup that is to be proved
 * @param sources of all backups of the system, newest first
 * @returns undefined when none is configured
 * @throws BackupError `preflight-failed` it is production or in use, `not-verified` it could not be found out
 */
async function openStaging(facts, session, sources) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = session.config['restore-test'].redis;
        if (config === undefined)
            return undefined;
        const { connection, signal } = session;
        const target = await (0,_server_target_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(config, connection, setting);
        const production = await productionOf(session);
        if ((0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(target.endpoint, production.endpoint))
            throw isProduction(target, ['redis.url names the same host and port.']);
        const client = __addDisposableResource(env_1, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal), false);
        const found = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessRefused */ .J0)(() => (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .l)(client));
        if (found === undefined)
            throw unreadable(target, setting, []);
        const live = await identifyProduction(production, signal);
        if (live !== undefined)
            compareWithLive(found, target, live, production);
        const recorded = [facts, ...sources].flatMap(_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .recordedIds */ .P);
        if (live === undefined && recorded.length === 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('not-verified', unproven(target), {
                because: [`Nothing answers at ${production.name} (redis.url).`, 'No backup recorded which server it came from.'],
                hint: `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server. Nothing was touched.`,
            });
        }
        if ([found.runId, ...found.replicationIds].some((id) => recorded.includes(id)))
            throw isProduction(target, ['It has the run id or the replication id of the server a backup was taken from.']);
        if (live === undefined) {
            session.log.warning(`Production at ${production.name} does not answer: ${target.name} was compared with what the backups of the system recorded of it.`);
        }
        if (found.primary !== undefined && (0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(found.primary, production.endpoint))
            throw isProduction(target, [`It is a replica of ${production.name}.`]);
        const vacancy = await (0,_vacancy_js__WEBPACK_IMPORTED_MODULE_5__/* .findVacancy */ .TE)(client, found, signal);
        return { target, state: await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectServer */ .Eb)(client), vacancy };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function productionOf(session) {
    const config = session.config.redis;
    if (config !== undefined)
        return (0,_server_target_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(config, session.connection);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'Nothing says which Redis is production', {
        because: [`${setting} is set: it must be proven to be another server.`],
        hint: 'Set redis.url in backup.yml, the input redis-url, or REDIS_URL. Nothing was touched.',
    });
}
/** Undefined when nothing answers there. */
async function identifyProduction(production, signal) {
    let found;
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const client = __addDisposableResource(env_2, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(production, signal), false);
            found = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessRefused */ .J0)(() => (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .l)(client));
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        if (error.code === 'unreachable')
            return undefined;
        throw unreadable(production, 'redis.url', [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error)]);
    }
    if (found === undefined)
        throw unreadable(production, 'redis.url', []);
    return found;
}
function compareWithLive(found, target, live, production) {
    if (found.runId === live.runId)
        throw isProduction(target, [`It is the same process as the server at ${production.name}.`]);
    if (found.replicationIds.some((id) => live.replicationIds.includes(id)))
        throw isProduction(target, [
            `It shares the replication id of ${production.name}: one follows, or followed, the other.`,
        ]);
    if (live.primary !== undefined && (0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(live.primary, target.endpoint))
        throw isProduction(target, [`The server at ${production.name} is a replica of it.`]);
}
const unproven = ({ name }) => `Redis at ${name} could not be proven not to be production`;
function isProduction({ name }, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('preflight-failed', `The staging Redis at ${name} is production`, {
        because,
        hint: `Nothing was touched. Give ${setting} a server of its own that has never followed production, or leave it out: then the proof is made in a throwaway server.`,
    });
}
function unreadable(target, which, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('not-verified', unproven(target), {
        because: because.length > 0 ? because : ['INFO does not say which server it is.'],
        hint: `The user in ${which} needs the right to ask: ACL SETUSER <name> +info. Nothing was touched.`,
    });
}


/***/ }),

/***/ 46373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TE: () => (/* binding */ findVacancy),
/* harmony export */   c_: () => (/* binding */ readContent),
/* harmony export */   g$: () => (/* binding */ newReplicationId),
/* harmony export */   nu: () => (/* binding */ isGivenByProof),
/* harmony export */   rI: () => (/* binding */ markKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22751);
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85019);
/* harmony import */ var _server_answers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76040);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3571);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2000);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86276);








/** The one key on a server that a proof has begun on; it is replaced by the data of the backup. */
const markKey = 'backup-actions:restore-test';
/** Ends of data sets that a proof gives to a server: "backup-act" in hexadecimal, then twenty digits of the run. */
const idPrefix = Buffer.from('backup-act').toString('hex');
/** A run makes the server its replica within moments of marking it. */
const beginsWithinMs = 60_000;
/** A replica tries its primary again every second. */
const orphanedForMs = 5_000;
const pollMs = 250;
function newReplicationId() {
    return `${idPrefix}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(10).toString('hex')}`;
}
function isGivenByProof(found) {
    return found.replicationIds[0]?.startsWith(idPrefix) === true;
}
/** @throws BackupError `preflight-failed` somebody uses the server, `not-verified` it does not say */
async function findVacancy(client, found, signal) {
    const { name } = client.target;
    if (found.replicas > 0)
        throw inUse(name, [`${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(found.replicas, 'replica')} follow it.`]);
    const content = await readContent(client);
    if (found.role !== 'master') {
        const ours = isGivenByProof(found) || content.onlyMark;
        if (ours && (await isOrphan(client, signal)))
            return 'orphan';
        const { host, port } = found.primary ?? { host: 'an unknown host', port: 0 };
        if (ours)
            throw inUse(name, ['Another restore test is at work on it.']);
        throw inUse(name, [`It is a replica, of ${host}:${port}.`, 'What it holds belongs to that server.']);
    }
    if (content.keys === 0 && content.functions === 0)
        return 'empty';
    if (!content.onlyMark) {
        const functions = content.functions === 0 ? '' : ` and ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .librariesOf */ .DJ)(content.functions)}`;
        throw inUse(name, [`It holds ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(content.keys)} keys${functions}, and a proof replaces all data.`]);
    }
    const age = Date.now() - Number(await client.command('GET', markKey));
    if (age > beginsWithinMs)
        return 'begun';
    throw inUse(name, ['Another restore test has just begun on it, or was killed at that: try again in a minute.']);
}
async function readContent(client) {
    const { databases } = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectServer */ .Eb)(client);
    if (databases === undefined)
        throw unknownContent(client.target.name);
    const keys = databases.reduce((sum, one) => sum + one.keys, 0);
    const functions = await countFunctions(client);
    const marked = keys === 1 && functions === 0 && Number(await client.command('EXISTS', markKey)) === 1;
    return { keys, functions, onlyMark: marked };
}
async function countFunctions(client) {
    try {
        return (0,_server_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .texts */ .T)(await client.command('FUNCTION', 'LIST')).length;
    }
    catch (error) {
        if (!(0,_server_server_js__WEBPACK_IMPORTED_MODULE_5__/* .isRefusal */ .vu)(error))
            throw error;
        // Before 7.0 there are none.
        if ((0,_server_server_js__WEBPACK_IMPORTED_MODULE_5__/* .says */ .FA)(error, /unknown command/i))
            return 0;
        throw unknownContent(client.target.name);
    }
}
/** Whether the server follows a process that is no more. */
async function isOrphan(client, signal) {
    for (const until = performance.now() + orphanedForMs; performance.now() < until;) {
        const now = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .l)(client);
        if (now === undefined || now.linkUp || now.syncing)
            return false;
        await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .pauseFor */ .Q)(pollMs, signal);
    }
    return true;
}
function inUse(name, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('preflight-failed', `The staging Redis at ${name} is in use`, {
        because,
        hint: `Give restore-test.redis.url an empty server of its own. If nobody needs what is on this one: REPLICAOF NO ONE, FLUSHALL, and from version 7 on FUNCTION FLUSH. Nothing was touched.`,
    });
}
function unknownContent(name) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('not-verified', `Whether the staging Redis at ${name} is empty could not be found out`, {
        hint: 'The user in restore-test.redis.url needs the right to ask: ACL SETUSER <name> +info +function|list +exists +get. Nothing was touched.',
    });
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

/***/ 57157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ prepareGround)
/* harmony export */ });
/* unused harmony export sweepGrounds */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(65213);
/* harmony import */ var _lib_process_identity_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86566);
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









const ownerFile = 'owner';
const serverFile = 'server';
const endsWithinMs = 10_000;
/** The path of a socket may have 107 bytes (unix(7)); the longest name of one is ".s.PGSQL.5432". */
const longestSocketFolder = 90;
/**
 * Makes the folders for a server, after those that a killed run has left were swept.
 *
 * @throws BackupError `not-verified` when it cannot be started here
 */
async function prepareGround(kind, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        for (const parent of new Set([session.scratch, (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()])) {
            for (const path of await sweepGrounds(kind, parent))
                session.log.info(`removed ${path}, left by a run that was killed`);
        }
        const made = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const user = await serverUser(kind);
        const { PATH, TZ, LOCPATH } = session.env;
        // What is restored runs in this server with all rights: it must not find our secrets in the environment.
        const options = { env: { PATH, TZ, LOCPATH, LC_ALL: 'C' }, signal: session.signal, cwd: '/' };
        const guard = await guardFor(kind, user, options);
        const parent = user === undefined || (await othersMayPass(session.scratch)) ? session.scratch : (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)();
        const folder = await makeFolder(kind, parent, user, made);
        const sockets = folder.length > longestSocketFolder ? await makeFolder(kind, (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), user, made) : folder;
        const owned = made.move();
        const guarded = (program, args) => {
            const [first = program, ...others] = [...guard, program, ...args];
            return [first, others];
        };
        return {
            folder,
            sockets,
            run: (program, args) => (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_7__/* .runTool */ .qI)(...guarded(program, args), options),
            async start(program, args) {
                const tool = owned.use(await (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_7__/* .startTool */ .pQ)(...guarded(program, args), options));
                const mark = (await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_8__/* .processMark */ .tz)(tool.pid)) ?? '';
                owned.defer(() => endServer(mark, kind));
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, serverFile), mark);
                return tool;
            },
            [Symbol.asyncDispose]: () => owned.disposeAsync(),
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
/**
 * Removes what runs that were killed have left in a folder: the server is ended, its folder removed. What belongs to living
 * runs is left alone. Returns the folders removed.
 */
async function sweepGrounds(kind, parent) {
    const removed = [];
    const owners = [node_process__WEBPACK_IMPORTED_MODULE_4__.getuid?.(), (await serverUser(kind))?.uid];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(parent).catch((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .whenFailed */ .aK)(['ENOENT'], []))) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, name);
        // In a temporary folder that all share, a folder of this name may be anybody's.
        const found = name.startsWith(kind.prefix) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined) : undefined;
        if (found?.isDirectory() !== true || !owners.includes(found.uid))
            continue;
        const mark = await readOwn((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, ownerFile));
        if (mark === undefined || !(await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_8__/* .hasEnded */ .hY)(mark)))
            continue;
        await endServer((await readOwn((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, serverFile))) ?? '', kind);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true, maxRetries: 3 });
        removed.push(path);
    }
    return removed;
}
async function makeFolder(kind, parent, user, made) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, `${kind.prefix}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(path, { mode: 0o700 });
    made.defer(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true, maxRetries: 3 }));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, ownerFile), (await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_8__/* .processMark */ .tz)()) ?? '');
    if (user !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chown)(path, user.uid, user.gid);
    return path;
}
/** What goes before a program: it runs as another user when we are root, and ends when this process ends. */
async function guardFor(kind, user, options) {
    const installed = await (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_7__/* .runTool */ .qI)('setpriv', ['--version'], options).then(({ code }) => code === 0, () => false);
    (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_7__/* .throwIfAborted */ .Te)(options.signal);
    if (!installed && user === undefined)
        return [];
    if (!installed)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .BackupError */ .hj('not-verified', 'No throwaway server can be started as another user than root', {
            because: ['setpriv is not installed (Debian: util-linux)'],
        });
    const identity = user === undefined ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
    return ['setpriv', `--pdeathsig=${kind.ending.slice('SIG'.length)}`, ...identity];
}
async function serverUser({ users }) {
    if (node_process__WEBPACK_IMPORTED_MODULE_4__.getuid?.() !== 0 || users.length === 0)
        return undefined;
    const lines = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
    const line = users.map((user) => lines.find(([name]) => name === user)).find((found) => found !== undefined);
    return line === undefined ? undefined : { uid: Number(line[2]), gid: Number(line[3]) };
}
/** True when a folder can be reached by any user: most often the scratch folder is in one that is private. */
async function othersMayPass(folder) {
    for (let at = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(folder);; at = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(at)) {
        if (((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(at)).mode & 0o001) === 0)
            return false;
        if (at === (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(at))
            return true;
    }
}
/** @param mark of its process; empty: there is none, or nobody can tell which */
async function endServer(mark, { ending }) {
    const pid = Number(mark.split(' ')[2]);
    if (!(pid > 0) || (await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_8__/* .hasEnded */ .hY)(mark)))
        return;
    signal(pid, ending);
    for (const until = Date.now() + endsWithinMs; Date.now() < until; await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(20)) {
        if (await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_8__/* .hasEnded */ .hY)(mark))
            return;
    }
    signal(pid, 'SIGKILL');
}
function signal(pid, name) {
    try {
        node_process__WEBPACK_IMPORTED_MODULE_4__.kill(pid, name);
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .systemCode */ .xU)(error) !== 'ESRCH')
            throw error;
    }
}
/** Of a file that we have written: the server's user, whose the folder is, could put another in its place. */
async function readOwn(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
    if (found?.isFile() !== true || found.uid !== node_process__WEBPACK_IMPORTED_MODULE_4__.getuid?.())
        return undefined;
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => undefined);
}


/***/ }),

/***/ 26500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sameEndpoint)
/* harmony export */ });
/** Whether two addresses say the same place, as far as their text tells. Two that differ may still lead to one server. */
function sameEndpoint(a, b) {
    return a.port === b.port && plainHost(a.host) === plainHost(b.host);
}
function plainHost(host) {
    const name = host
        .toLowerCase()
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.$/, '');
    return name === '' || name === '::1' || /^(localhost|127(\.\d+){3})$/.test(name) ? 'this machine' : name;
}


/***/ }),

/***/ 86566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ hasProcessEnded),
/* harmony export */   aE: () => (/* binding */ machineIdentity),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   tz: () => (/* binding */ processMark)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);



/** Boot id and pid namespace: a pid means the same process only within both. Undefined where /proc does not tell. */
async function machineIdentity() {
    const boot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
    const namespace = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid').catch(() => undefined);
    return boot === undefined || namespace === undefined ? undefined : { boot: boot.trim(), namespace };
}
/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); undefined when none is seen. */
async function processStart(pid) {
    const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    return stat
        ?.slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .at(19);
}
/** True only when the process that had this pid and start, in our pid namespace, is known to have ended. */
async function hasProcessEnded(pid, started) {
    const now = await processStart(pid);
    // A /proc mounted with hidepid hides the processes of other users, which are not gone.
    return now === undefined ? !exists(pid) : now !== started;
}
/** Boot, pid namespace, pid and start time of this process: together they never come again. */
async function processMark(pid = node_process__WEBPACK_IMPORTED_MODULE_1__.pid) {
    const started = await processStart(pid);
    const machine = await machineIdentity();
    if (machine === undefined || started === undefined)
        return undefined;
    return `${machine.boot} ${machine.namespace} ${pid} ${started}`;
}
/** True only when the process of that mark was on this machine and is known to have ended, or the machine was started anew. */
async function hasEnded(mark) {
    const [boot, namespace, pid, started] = mark.split(' ');
    const here = await machineIdentity();
    if (here === undefined || pid === undefined || started === undefined)
        return false;
    if (boot !== here.boot)
        return true;
    return namespace === here.namespace && (await hasProcessEnded(Number(pid), started));
}
function exists(pid) {
    try {
        node_process__WEBPACK_IMPORTED_MODULE_1__.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ESRCH';
    }
}


/***/ })

};
