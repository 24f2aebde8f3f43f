export const id = 394;
export const ids = [394];
export const modules = {

/***/ 56349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M3: () => (/* binding */ saveNow),
/* harmony export */   i$: () => (/* binding */ findDumpFile),
/* harmony export */   nx: () => (/* binding */ saveAndOpen)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65213);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67988);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17855);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73060);






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
    return {
        content: outputOf(tool),
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
    const before = await persistence(client);
    const now = await (0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .serverTimeMs */ .x$)(client);
    const startedAt = now === undefined ? Number(before.rdb_last_save_time) : Math.floor(now / 1000);
    await start(client, signal);
    await idle(client, signal);
    const after = await persistence(client);
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
            const busy = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.because.some((line) => /already in progress|child process/.test(line));
            if (!busy || attempt === startAttempts)
                throw error;
            await idle(client, signal);
        }
    }
}
async function idle(client, signal) {
    for (;;) {
        const state = await persistence(client);
        if (state.rdb_bgsave_in_progress === '0' && state.aof_rewrite_in_progress !== '1')
            return;
        await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .pauseFor */ .Q)(pollMs, signal);
    }
}
async function persistence(client) {
    return (0,_answers_js__WEBPACK_IMPORTED_MODULE_5__/* .parseInfo */ .YL)(await client.command('INFO', 'persistence'));
}
function outputOf(tool) {
    if (tool.stdout !== null)
        return tool.stdout;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('internal', `${tool.command} was started without its output`);
}


/***/ }),

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ answersLoaded),
/* harmony export */   J: () => (/* binding */ connectPatiently)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67988);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64896);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17855);




const reachWithinMs = 30_000;
const retryMs = 250;
/** Waits for a server that is starting or loading. */
async function connectPatiently(target, signal) {
    const deadline = performance.now() + reachWithinMs;
    for (;;) {
        try {
            return await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal);
        }
        catch (error) {
            const loading = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.because.some((line) => line.startsWith('LOADING'));
            const again = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.retryable && (loading || performance.now() < deadline);
            if (!again)
                throw error;
            await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(retryMs, signal);
        }
    }
}
/** Whether a connection still works; returns when its server has loaded its data. */
async function answersLoaded(client, signal) {
    for (;;) {
        const info = await client.command('INFO', 'persistence').then(_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInfo */ .YL, () => undefined);
        if (info?.loading !== '1')
            return info !== undefined;
        await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(retryMs, signal);
    }
}


/***/ }),

/***/ 33308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ isAnswering),
/* harmony export */   u: () => (/* binding */ isNobody)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64896);
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


/** Whether anybody is there; a server that refuses us, or is busy loading, is there too. */
async function isAnswering(target, signal) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _ = __addDisposableResource(env_1, await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal), false);
            return true;
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
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return !isNobody(error);
    }
}
/** Whether an error of `connect` means that nobody answered at all. */
function isNobody(error) {
    return (error.code === 'unreachable' &&
        error.because.some((line) => /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENOENT/.test(line)));
}


/***/ }),

/***/ 27842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tg: () => (/* binding */ asidesOf),
  LJ: () => (/* binding */ findDataFiles),
  eZ: () => (/* binding */ namesOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/conf.js



const deepestInclude = 16;
/** The settings of a redis.conf with what it includes; the last one of a name counts. Names are in lower case. */
async function readConf(path, depth = 0) {
    const found = {};
    for (const line of (await textOf(path)).split('\n')) {
        const [name, value] = wordsOf(line);
        if (name === undefined || value === undefined)
            continue;
        if (name.toLowerCase() !== 'include')
            found[name.toLowerCase()] = value;
        else if (depth < deepestInclude) {
            const pattern = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), value);
            const files = [];
            for await (const file of (0,promises_.glob)(pattern))
                files.push(file);
            // Redis starts in a folder of its own, and does not start at all without a file that is named.
            if (files.length === 0 && !/[*?[]/.test(value))
                await textOf(pattern);
            for (const file of files.sort())
                Object.assign(found, await readConf(file, depth + 1));
        }
    }
    return found;
}
async function textOf(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('path-missing', `The configuration file of Redis ${path} cannot be read`, {
            cause,
            hint: 'Correct redis.files.config-file, or set redis.files.folder instead. Nothing was touched.',
        });
    }
}
/** The first two words of a line, which may be quoted; none of a remark. */
function wordsOf(line) {
    const trimmed = line.trim();
    if (trimmed.startsWith('#'))
        return [];
    const words = trimmed.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g);
    return [...words].slice(0, 2).map(([, double, single, plain]) => {
        if (double !== undefined)
            return double.replaceAll(/\\(.)/g, '$1');
        return single ?? plain ?? '';
    });
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/data-files.js



/** Where the server keeps its data; undefined when nobody said. */
async function findDataFiles(config) {
    const { files } = config;
    if (files === undefined)
        return undefined;
    const path = files['config-file'];
    const conf = path === undefined ? undefined : await readConf(path);
    return {
        folder: folderOf(files.folder, conf?.dir),
        dump: files['dump-name'] ?? conf?.dbfilename ?? 'dump.rdb',
        appendFile: files['append-file-name'] ?? conf?.appendfilename ?? 'appendonly.aof',
        appendFolder: files['append-dir-name'] ?? conf?.appenddirname ?? 'appendonlydir',
        appendOnly: files['append-only'],
        configured: conf === undefined ? undefined : conf.appendonly?.toLowerCase() === 'yes',
    };
}
/** Every name a server's data can have there. */
function namesOf(files) {
    return [files.appendFile, files.appendFolder, files.dump];
}
function asidesOf(folder, restoreId) {
    return {
        former: (0,external_node_path_.join)(folder, `before-restore-${restoreId}`),
        staged: (0,external_node_path_.join)(folder, `restore-${restoreId}.partial`),
        undone: (0,external_node_path_.join)(folder, `undone-restore-${restoreId}`),
    };
}
function folderOf(said, dir) {
    if (said !== undefined)
        return (0,external_node_path_.resolve)(said);
    if (dir !== undefined && (0,external_node_path_.isAbsolute)(dir))
        return (0,external_node_path_.resolve)(dir);
    throw new errors/* BackupError */.hj('invalid-config', 'Where Redis keeps its data is not known', {
        because: [
            dir === undefined ? 'redis.files.config-file sets no dir' : `dir is ${dir}, relative to wherever it is started`,
        ],
        hint: 'Set redis.files.folder.',
    });
}


/***/ }),

/***/ 95549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g5: () => (/* binding */ ensureStopped),
  UD: () => (/* binding */ startServer),
  Fs: () => (/* binding */ usageOf)
});

// EXTERNAL MODULE: ./.build/lib/connections/user-command.js
var user_command = __webpack_require__(43357);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/deadline.js
var redis_deadline = __webpack_require__(17855);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/answering.js
var answering = __webpack_require__(33308);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/data-files.js + 1 modules
var data_files = __webpack_require__(27842);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/holders.js





const startingMs = 50;
const serverName = /(redis|valkey|keydb)(?!.*-cli)/i;
/**
 * Looks through the processes of this machine, those in containers too: a server has its data folder as working folder
 * (its setting `dir`), or has a file there open. Identity is that of the file system, not of names.
 *
 * @throws BackupError `unsupported` where there is no /proc
 */
async function findUsage(files) {
    const wanted = await identitiesOf(files);
    const holders = [];
    const hidden = [];
    const ownPids = [];
    for (const pid of await processes()) {
        if (pid === process.pid)
            continue;
        const use = await settledUseOf(pid, wanted);
        if (use === 'none' || (use === 'hidden' && (await isShutOut(pid, files.folder))))
            continue;
        const name = `${await nameOf(pid)} (process ${pid})`;
        if (use === 'uses') {
            holders.push(name);
            ownPids.push(await ownPidOf(pid));
        }
        else
            hidden.push(name);
    }
    return { holders, hidden, ownPids };
}
async function identitiesOf(files) {
    const found = new Set();
    for (const name of (0,data_files/* namesOf */.eZ)(files)) {
        const path = (0,external_node_path_.join)(files.folder, name);
        const inside = await (0,promises_.readdir)(path).catch(() => []);
        for (const one of [path, ...inside.map((child) => (0,external_node_path_.join)(path, child))]) {
            const id = await identityOf(one);
            if (id !== undefined)
                found.add(id);
        }
    }
    return { folder: await identityOf(files.folder), files: found };
}
/** A process that is just being started cannot be looked into for a moment, whoever it belongs to (tried). */
async function settledUseOf(pid, wanted) {
    const use = await useOf(pid, wanted);
    if (use !== 'hidden')
        return use;
    await (0,external_node_timers_promises_.setTimeout)(startingMs);
    return await useOf(pid, wanted);
}
async function useOf(pid, wanted) {
    const isServer = serverName.test(await nameOf(pid));
    try {
        // A shell may stand in the folder without harm.
        if (isServer && wanted.folder !== undefined && (await identityIn(`/proc/${pid}/cwd`)) === wanted.folder)
            return 'uses';
        for (const fd of await (0,promises_.readdir)(`/proc/${pid}/fd`)) {
            const id = await identityOf(`/proc/${pid}/fd/${fd}`);
            if (id !== undefined && wanted.files.has(id))
                return 'uses';
        }
        return 'none';
    }
    catch (error) {
        const code = (0,errors/* systemCode */.xU)(error);
        if (code === 'ENOENT' || code === 'ESRCH')
            return 'none';
        if (code === 'EACCES' || code === 'EPERM')
            return isServer ? 'hidden' : 'none';
        throw error;
    }
}
/** Whether a process cannot reach the folder: only its owner may enter it, and the process is neither his nor root's. */
async function isShutOut(pid, folder) {
    try {
        const [{ uid }, entry] = await Promise.all([(0,promises_.stat)(`/proc/${pid}`), (0,promises_.stat)(folder)]);
        return uid !== 0 && uid !== entry.uid && (entry.mode & 0o077) === 0;
    }
    catch {
        return false;
    }
}
async function processes() {
    try {
        return (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('unsupported', 'Whether a server uses the files cannot be found out on this system', {
            cause,
            hint: 'A restore by file needs Linux. Restore by hand as RESTORE.md in the backup says.',
        });
    }
}
/** NSpid holds the id in each namespace, the innermost last (proc(5)). */
async function ownPidOf(pid) {
    const status = await (0,promises_.readFile)(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const ids = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/) ?? [];
    return Number(ids.at(-1) ?? pid);
}
/** The name of a process; a program that was started under another name is known by its file. */
async function nameOf(pid) {
    const comm = (await (0,promises_.readFile)(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    if (serverName.test(comm))
        return comm;
    const program = (0,external_node_path_.basename)(await (0,promises_.readlink)(`/proc/${pid}/exe`).catch(() => ''));
    return serverName.test(program) ? program : comm;
}
async function identityIn(path) {
    const { dev, ino } = await (0,promises_.stat)(path, { bigint: true });
    return `${dev}:${ino}`;
}
async function identityOf(path) {
    return identityIn(path).catch(() => undefined);
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/save.js
var save = __webpack_require__(45877);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/lifecycle.js
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






const pollMs = 100;
/** What uses the files: a process, or a server that answers where the user says it is. */
async function usageOf(files, target, signal) {
    const usage = await findUsage(files);
    const answers = usage.holders.length === 0 && (await (0,answering/* isAnswering */.t)(target, signal));
    return answers ? { ...usage, holders: [`the server that answers at ${target.name}`] } : usage;
}
/**
 * Stops the server if a command for it is configured, and returns only when nothing uses the files.
 *
 * @param saving whether what it holds must be on disk before, so that its files are all there is of it
 * @throws BackupError `preflight-failed` when something still uses them
 */
async function ensureStopped(files, target, session, saving) {
    const { signal } = session;
    let usage = await usageOf(files, target, signal);
    const { stop } = session.config.redis ?? {};
    if (usage.holders.length > 0 && stop !== undefined) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Seen through once it is begun: of a server that is half stopped nobody could tell whether to start it again.
            const steady = { ...session, signal: new AbortController().signal };
            // Its clients wait until it has ended: what they wrote after the save would be lost.
            const _ = __addDisposableResource(env_1, await (0,save/* saveAndHold */.gf)({ files, target, session, steady: steady.signal, saving, usage }), true);
            await run(stop, 'Stopping Redis', steady);
            usage = await untilUnused(files, target, steady);
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
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
    if (usage.holders.length === 0 && usage.hidden.length === 0)
        return;
    throw new errors/* BackupError */.hj('preflight-failed', `The files in ${files.folder} are in use`, {
        because: [
            ...usage.holders.map((name) => `in use by ${name}`),
            ...usage.hidden.map((name) => `${name} belongs to another user and may use them`),
        ],
        hint: usage.holders.length > 0
            ? `Stop that server (systemctl stop …, docker stop …, or SHUTDOWN) and whatever starts it again by itself; then run the same command again.`
            : 'Run it as root, who can look into every process.',
    });
}
/** Starts the server, if a command for it is configured; false when it is not. */
async function startServer(session) {
    const { start } = session.config.redis ?? {};
    if (start === undefined)
        return false;
    await run(start, 'Starting Redis', session);
    return true;
}
async function untilUnused(files, target, session) {
    const deadline = performance.now() + session.config.services.timeout;
    for (;;) {
        const usage = await usageOf(files, target, session.signal);
        if (usage.holders.length === 0 || performance.now() > deadline)
            return usage;
        await (0,redis_deadline/* pauseFor */.Q)(pollMs, session.signal);
    }
}
async function run(command, what, session) {
    session.log.info(`${what}: ${(0,user_command/* commandText */.j)(command)}`);
    const problem = await (0,user_command/* tryCommand */.H)(command, session, session.config.services.timeout);
    if (problem === undefined)
        return;
    throw new errors/* BackupError */.hj('restore-failed', `${what} failed: ${(0,user_command/* commandText */.j)(command)}`, {
        because: [problem],
        hint: 'Correct redis.stop and redis.start, or stop and start the server by hand.',
    });
}


/***/ }),

/***/ 20394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ clearOwedStart),
/* harmony export */   g_: () => (/* binding */ payOwedStart),
/* harmony export */   i9: () => (/* binding */ oweStart),
/* harmony export */   leftDown: () => (/* binding */ leftDown)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _connections_user_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43357);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90310);
/* harmony import */ var _connect_patiently_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9823);
/* harmony import */ var _answering_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33308);
/* harmony import */ var _lifecycle_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95549);
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
 * Notes that this restore stops a server, or leaves one down: an undo starts it also when no file was moved yet, or none is
 * left to move, and services wait for it.
 */
async function oweStart(session) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(notePath(session), '', { mode: 0o600 });
}
async function clearOwedStart(session) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(notePath(session), { force: true });
}
/** Starts a server that this restore or its undo has stopped, if it is still down. Returns what was done. */
async function payOwedStart(target, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(await isOwed(session)))
            return [];
        if (await (0,_answering_js__WEBPACK_IMPORTED_MODULE_5__/* .isAnswering */ .t)(target, session.signal)) {
            await clearOwedStart(session);
            return [];
        }
        if (!(await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_6__/* .startServer */ .UD)(session)))
            return [`Redis at ${target.name} is stopped: start it`];
        const _ = __addDisposableResource(env_1, await (0,_connect_patiently_js__WEBPACK_IMPORTED_MODULE_4__/* .connectPatiently */ .J)(target, session.signal), false);
        await clearOwedStart(session);
        return [`Redis at ${target.name} was started and answers`];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** What services would miss: a server that this restore or its undo has left down. */
async function leftDown(session) {
    const config = session.config.redis;
    if (config === undefined || !(await isOwed(session)))
        return undefined;
    const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(config, session.connection);
    if (await (0,_answering_js__WEBPACK_IMPORTED_MODULE_5__/* .isAnswering */ .t)(target, session.signal))
        return undefined;
    const { start } = config;
    const how = start === undefined ? 'as it is started on its host' : (0,_connections_user_command_js__WEBPACK_IMPORTED_MODULE_2__/* .commandText */ .j)(start);
    return `Redis at ${target.name} is down: start it first (${how})`;
}
function isOwed(session) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(notePath(session)).then(() => true, () => false);
}
function notePath({ keepFolder, restoreId }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(keepFolder, `redis_to_start_${restoreId}`);
}


/***/ }),

/***/ 45877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b3: () => (/* binding */ notSaved),
/* harmony export */   g0: () => (/* binding */ lossByHand),
/* harmony export */   gf: () => (/* binding */ saveAndHold)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64896);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96696);
/* harmony import */ var _persist_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60218);
/* harmony import */ var _answering_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33308);
/* harmony import */ var _sighting_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37731);
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






const notSaved = 'Correct redis.url, so that the server can be told to save its data. If it answers nobody any more, stop it yourself: what it had not saved is lost.';
const lossByHand = 'Or stop the server by hand: then what it has not saved is lost.';
/**
 * Has the server that uses the files save its data. Its writers wait until what is returned is disposed, or it has ended.
 *
 * @throws BackupError `preflight-failed` when it is another server, or that cannot be told
 */
async function saveAndHold(job) {
    const { target, session, saving, usage } = job;
    if (!(await (0,_answering_js__WEBPACK_IMPORTED_MODULE_4__/* .isAnswering */ .t)(target, session.signal))) {
        const reason = `${usage.holders.join(', ')} uses the files, but nobody answers at ${target.name}.`;
        if (saving === 'try-save') {
            session.log.warning(`Redis is stopped without being saved: ${reason}`);
            return new AsyncDisposableStack();
        }
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('preflight-failed', 'Redis cannot be saved before it is stopped', {
            because: [reason],
            hint: `${notSaved} Nothing was touched.`,
        });
    }
    try {
        return await held(job);
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        if (saving === 'must-save')
            throw error.code === 'preflight-failed' ? error : notSavedError(error);
        session.log.warning(`Redis is stopped without being saved: ${error.message}`);
        return new AsyncDisposableStack();
    }
}
function notSavedError(cause) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(cause.code, 'Redis cannot be saved before it is stopped', {
        cause,
        hint: `${cause.hint ?? 'Correct the cause.'} ${lossByHand} Nothing was stopped.`,
    });
}
async function held({ files, target, session, steady, usage }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const client = stack.use(await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, steady));
        const seen = await (0,_sighting_js__WEBPACK_IMPORTED_MODULE_5__/* .sight */ .Wx)(client, usage);
        if (seen.kind === 'another')
            throw (0,_sighting_js__WEBPACK_IMPORTED_MODULE_5__/* .anotherServer */ .L)(files, target, usage, seen.because);
        const pause = stack.use(await (0,_pause_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseWrites */ .B)(client));
        if (!pause.holds) {
            session.log.warning('Redis cannot make its clients wait (before 6.2, or the user may not ask for it): what they write until it has stopped may be lost. services.stop stops them first.');
        }
        const before = await (0,_sighting_js__WEBPACK_IMPORTED_MODULE_5__/* .dumpIn */ .Go)(files);
        await (0,_persist_js__WEBPACK_IMPORTED_MODULE_3__/* .persist */ .Z)(client, session.signal);
        if (seen.kind === 'by a save' && (await (0,_sighting_js__WEBPACK_IMPORTED_MODULE_5__/* .dumpIn */ .Go)(files)) === before) {
            const because = `The server at ${target.name} did not save to ${files.dump} in that folder when it was told to save.`;
            throw (0,_sighting_js__WEBPACK_IMPORTED_MODULE_5__/* .anotherServer */ .L)(files, target, usage, because);
        }
        return stack.move();
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

/***/ 37731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ dumpIn),
/* harmony export */   L: () => (/* binding */ anotherServer),
/* harmony export */   Wx: () => (/* binding */ sight)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67988);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73060);





/** Looks without changing anything: at the id of its process, and at how it keeps its data. */
async function sight(client, { ownPids }) {
    const { name } = client.target;
    const own = await isOneOf(client, ownPids);
    if (own === false)
        return { kind: 'another', because: `The server at ${name} is another process.` };
    // Ids of processes in containers are often alike, so that a save is looked at where one writes the dump.
    if ((0,_answers_js__WEBPACK_IMPORTED_MODULE_4__/* .parseInfo */ .YL)(await client.command('INFO', 'persistence')).aof_enabled !== '1')
        return { kind: 'by a save' };
    if (own)
        return { kind: 'same' };
    const because = `Which process the server at ${name} is cannot be told, nor does it write a dump that would show it.`;
    return { kind: 'another', because };
}
/** Undefined when it cannot be told by the id. */
async function isOneOf(client, ownPids) {
    if (ownPids.length === 0)
        return undefined;
    return (0,_server_js__WEBPACK_IMPORTED_MODULE_3__/* .unlessRefused */ .J0)(async () => {
        const { process_id } = (0,_answers_js__WEBPACK_IMPORTED_MODULE_4__/* .parseInfo */ .YL)(await client.command('INFO', 'server'));
        return process_id === undefined ? undefined : ownPids.includes(Number(process_id));
    });
}
/** A save replaces the file: another one stands for a save of this very folder. */
async function dumpIn({ folder, dump }) {
    const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, dump), { bigint: true }).catch(() => undefined);
    return status === undefined ? 'none' : `${status.ino} ${status.mtimeNs}`;
}
function anotherServer({ folder }, { name }, { holders, ownPids }, because) {
    const used = ownPids.length === 0
        ? 'No process of this machine is seen to use the folder.'
        : `The folder is in use by ${holders.join(', ')}.`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('preflight-failed', `The server at ${name} is not seen to be the one that uses ${folder}`, {
        because: [used, because],
        hint: 'Correct redis.url and redis.files, so that they name the same server, or stop the server by hand. Nothing was stopped.',
    });
}


/***/ }),

/***/ 96696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pauseWrites)
/* harmony export */ });
/* unused harmony export resumeWrites */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73060);


/** Short, so that writers go on by themselves soon after this process has died. */
const pauseMs = 10_000;
const renewMs = 3_000;
/** Makes writers wait, readers not, for as long as it lasts. */
async function pauseWrites(client) {
    const pause = () => client.command('CLIENT', 'PAUSE', String(pauseMs), 'WRITE');
    if ((await (0,_server_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessRefused */ .J0)(pause)) === undefined)
        return { holds: false, [Symbol.asyncDispose]: async () => { } };
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
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67988);
/* harmony import */ var _bgsave_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56349);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17855);




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
            await (0,_bgsave_js__WEBPACK_IMPORTED_MODULE_1__/* .saveNow */ .M3)(client, signal);
            return;
        }
        if (info.aof_rewrite_in_progress === '0' && info.aof_rewrite_scheduled === '0') {
            if (info.aof_last_bgrewrite_status === 'ok' && info.aof_last_write_status === 'ok')
                return;
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `Redis at ${client.target.name} could not write its append-only file`, {
                because: [
                    `aof_last_bgrewrite_status:${info.aof_last_bgrewrite_status ?? 'unknown'}`,
                    `aof_last_write_status:${info.aof_last_write_status ?? 'unknown'}`,
                ],
                hint: 'Look at the log of the server: its disk may be full or its folder not writable.',
            });
        }
        await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(pollMs, signal);
    }
}


/***/ })

};
