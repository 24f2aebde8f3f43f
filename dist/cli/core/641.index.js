export const id = 641;
export const ids = [641];
export const modules = {

/***/ 36641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prove: () => (/* binding */ prove)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/client.js
var redis_client = __webpack_require__(64896);
// EXTERNAL MODULE: ./.build/lib/components/redis/deadline.js
var redis_deadline = __webpack_require__(17855);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/plan.js + 11 modules
var plan = __webpack_require__(26947);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/replicate.js
var replicate = __webpack_require__(49273);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/compare.js
var compare = __webpack_require__(41609);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/find-server.js
var find_server = __webpack_require__(63239);
// EXTERNAL MODULE: ./.build/lib/components/redis/proof/observe.js
var observe = __webpack_require__(28170);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
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
/** A socket's path has 108 bytes at most (unix(7)). */
const longestSocketPath = 100;
/**
 * Starts a server below the session's scratch folder: reached by a socket file of ours only, with a password of its own, and
 * writing nothing to disk. It ends with this process, also when that is killed, where setpriv is installed.
 */
async function startScratchServer(program, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const undo = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(session.scratch, 'redis-proof-'));
        undo.defer(() => (0,promises_.rm)(folder, { recursive: true, force: true }));
        const socketFolder = (0,external_node_path_.join)(folder, 'run').length > longestSocketPath ? await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'redis-')) : (0,external_node_path_.join)(folder, 'run');
        undo.defer(() => (0,promises_.rm)(socketFolder, { recursive: true, force: true }));
        await (0,promises_.mkdir)(socketFolder, { recursive: true, mode: 0o700 });
        const socketPath = (0,external_node_path_.join)(socketFolder, 's');
        const password = (0,external_node_crypto_.randomBytes)(24).toString('hex');
        const config = (0,external_node_path_.join)(folder, 'server.conf');
        await (0,promises_.writeFile)(config, configText(folder, socketPath, password), { mode: 0o600 });
        const tool = undo.use(await start(program, config, session));
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
        return {
            target,
            version: program.version,
            password,
            pid: tool.pid,
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
/** Through setpriv the kernel ends the server when this process dies, however it dies. */
async function start(program, config, session) {
    // A server that loads data of others needs none of our secrets.
    const { PATH, TZ } = session.env;
    const options = { env: { PATH, TZ, LC_ALL: 'C' }, signal: session.signal, stdout: 'ignore' };
    const guarded = await (0,exec/* runTool */.qI)('setpriv', ['--version'], options).then(({ code }) => code === 0, () => false);
    if (session.signal.aborted)
        throw (0,errors/* cancelled */.KW)(session.signal);
    return guarded
        ? (0,exec/* startTool */.pQ)('setpriv', ['--pdeathsig', 'KILL', program.command, config], options)
        : (0,exec/* startTool */.pQ)(program.command, [config], options);
}
async function answers(target, tool, signal) {
    const deadline = performance.now() + startWithinMs;
    let ended;
    void tool.exit.then((exit) => {
        ended = [(0,exec/* describeExit */.KE)(exit), ...exit.stderr].join('\n');
    });
    for (;;) {
        try {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const _ = __addDisposableResource(env_2, await (0,redis_client/* connect */.N)(target, signal), false);
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
                    because: ended === undefined ? [] : ended.split('\n'),
                    cause: error,
                });
            }
            await (0,external_node_timers_promises_.setTimeout)(pollMs, undefined, { signal }).catch(() => {
                throw (0,errors/* cancelled */.KW)(signal);
            });
        }
    }
}

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
 * Restores a dump into a throwaway server, as a restore would, and compares everything that server then holds with the
 * manifest. The server stays a replica meanwhile, so that nothing expires: also an old backup is compared to the last key.
 */
async function prove(recorded, backup, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const timeoutMs = session.config.redis?.timeout;
        const deadline = prove_addDisposableResource(env_1, timeoutMs === undefined ? undefined : (0,redis_deadline/* withTimeout */.w)(session.signal, timeoutMs, 'proof'), false);
        const limited = { ...session, signal: deadline?.signal ?? session.signal };
        const startedAt = performance.now();
        const facts = recorded === undefined ? undefined : (0,plan/* parseFacts */.h)(recorded);
        try {
            return await restoreAndCompare(facts, backup, limited, startedAt);
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
                throw error;
            const restoreMs = performance.now() - startedAt;
            const found = [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': ');
            // A dump that is damaged is a result; whatever else went wrong says nothing about the dump.
            return error.code === 'damaged'
                ? { ...result('failed', restoreMs, 0), differences: [{ what: 'redis dump', expected: 'a whole dump', found }] }
                : { ...result('not-verified', restoreMs, 0), reason: found };
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
async function restoreAndCompare(facts, backup, session, startedAt) {
    const file = (0,dump_file/* findDump */.SM)(backup, facts?.dumpFile);
    const version = await (0,dump_file/* peekVersion */.w)(file);
    if (version === undefined)
        throw new errors/* BackupError */.hj('damaged', 'The file does not begin like a Redis dump');
    const search = await (0,find_server/* findServer */.F)(version, facts, session);
    if (search.server === undefined)
        return { ...result('not-verified', 0, 0), reason: search.reason };
    const dump = await (0,dump_file/* checkDump */.hk)(file, session.signal);
    return proveWith(search.server, dump, facts, session, startedAt);
}
async function proveWith(program, dump, facts, session, startedAt) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { signal } = session;
        const server = prove_addDisposableResource(env_2, await startScratchServer(program, session), true);
        const client = prove_addDisposableResource(env_2, await (0,redis_client/* connect */.N)(server.target, signal), false);
        const _ = prove_addDisposableResource(env_2, await (0,replicate/* deliver */.c)({ client, reach: loopback, dump, signal, log: session.log, password: server.password }), true);
        const restoreMs = performance.now() - startedAt;
        const comparedAt = performance.now();
        const expected = facts === undefined ? [] : (0,compare/* compareContent */.TH)(facts, dump.summary);
        const restored = await (0,observe/* compareServer */.h)(server.target, dump, { serverVersion: server.version, signal });
        const differences = [...expected, ...restored];
        const compareMs = performance.now() - comparedAt;
        if (differences.length > 0)
            return { ...result('failed', restoreMs, compareMs), differences };
        const compared = `${(0,compare/* describeContent */.Xb)(dump.summary)}: types, values, expiry times and functions in ${program.product} ${program.version}`;
        if (facts === undefined) {
            return {
                ...result('not-verified', restoreMs, compareMs),
                compared: [compared],
                reason: 'It restores as its dump says, but there is no manifest that says what the source held.',
            };
        }
        return { ...result('proven', restoreMs, compareMs), compared: [compared] };
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
function result(outcome, restoreMs, compareMs) {
    return { outcome, differences: [], reason: undefined, compared: [], restoreMs, compareMs };
}


/***/ })

};
