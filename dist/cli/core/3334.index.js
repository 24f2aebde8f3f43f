export const id = 3334;
export const ids = [3334];
export const modules = {

/***/ 65213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ describeExit),
/* harmony export */   Te: () => (/* binding */ throwIfAborted),
/* harmony export */   i8: () => (/* binding */ signalGroup),
/* harmony export */   pQ: () => (/* binding */ startTool),
/* harmony export */   qI: () => (/* binding */ runTool)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
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




/** Leaders of the process groups of tools that run now. However this process ends, they end too. */
const leaders = new Set();
process.on('exit', () => {
    for (const pid of leaders)
        signalGroup(pid, 'SIGKILL');
});
const keptStderrLines = 200;
const mostLineCharacters = 64 * 1024;
const mostAnswerBytes = 128 * 1024 * 1024;
const killAfterMs = 4_000;
/** What a tool wrote before it ended has long been read by then: stderr is read as it comes. */
const stderrGraceMs = 2_000;
/**
 * Starts a tool with an argument list (never through a shell) in its own process group, so that an abort can end
 * everything it started. An abort sends SIGTERM and, 4 s later, SIGKILL: a runner kills us 10 s after it cancels.
 *
 * @throws BackupError `tool-missing` when the program does not exist, `cancelled` when the signal is already aborted.
 */
async function startTool(command, args, options) {
    if (options.signal.aborted)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(options.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
        cwd: options.cwd,
        env: options.env,
        detached: true,
        stdio: [options.stdin ?? 'ignore', options.stdout ?? 'ignore', 'pipe'],
    });
    const lines = keepLines(child, options.onStderrLine);
    const stdout = child.stdout === null ? null : keepUnread(child.stdout);
    const stderr = options.stderr === undefined || child.stderr === null ? null : keepUnread(child.stderr);
    const closed = new Promise((resolve) => {
        child.once('close', (code, killedBy) => resolve({ code, killedBy, stderr: lines }));
    });
    await spawned(child, command);
    const pid = child.pid ?? 0;
    // Workers of a tool that was killed (pg_restore --jobs) would go on, and keep its output open.
    leaders.add(pid);
    child.once('exit', (_code, killedBy) => {
        leaders.delete(pid);
        if (killedBy !== null)
            signalGroup(pid, 'SIGKILL');
        // A server that the tool left running may hold its stderr open for ever.
        const timer = setTimeout(() => child.stderr?.destroy(), stderrGraceMs);
        void closed.then(() => clearTimeout(timer));
    });
    const stop = () => endTree(child, pid, closed);
    options.signal.addEventListener('abort', stop, { once: true });
    const exit = closed.finally(() => options.signal.removeEventListener('abort', stop));
    return {
        command,
        pid,
        stdin: child.stdin,
        stdout,
        stderr,
        exit,
        [Symbol.asyncDispose]: async () => {
            stop();
            for (const output of [stdout, stderr, child.stdout])
                output?.destroy();
            await exit;
        },
    };
}
/**
 * Runs a tool to its end and returns what it printed; stdout is for small answers.
 *
 * @throws BackupError `tool-failed` when it prints more than 128 MiB
 */
async function runTool(command, args, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stdin = options.input === undefined ? 'ignore' : 'pipe';
        const tool = __addDisposableResource(env_1, await startTool(command, args, { ...options, stdout: 'pipe', stdin }), true);
        tool.stdin?.on('error', () => { });
        tool.stdin?.end(options.input);
        const chunks = [];
        let bytes = 0;
        tool.stdout?.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes <= mostAnswerBytes)
                chunks.push(chunk);
        });
        const exit = await tool.exit;
        if (bytes > mostAnswerBytes)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('tool-failed', `${command} printed ${bytes} bytes, too many to read`);
        return { ...exit, stdout: Buffer.concat(chunks).toString('utf8') };
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
/** "exit code 1" or "signal SIGKILL": how a tool ended, for an error's reasons. */
function describeExit(exit) {
    return exit.killedBy === null ? `exit code ${exit.code}` : `ended by ${exit.killedBy}`;
}
/** Throws `cancelled` when the tool was stopped by our own abort. */
function throwIfAborted(signal) {
    if (signal.aborted)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
}
/**
 * Keeps the output of a tool that ends before anybody reads it: Node.js throws away what is left unread on a child's own
 * stdout when the child exits (flushStdio in lib/internal/child_process.js). Back-pressure reaches the tool as before.
 */
function keepUnread(stdout) {
    // Whoever reads sees a failure as the stream's error; one that nobody reads concerns nobody.
    const kept = new node_stream__WEBPACK_IMPORTED_MODULE_1__.PassThrough();
    kept.on('error', () => { });
    (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.pipeline)(stdout, kept, () => { });
    return kept;
}
function spawned(child, command) {
    return new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => {
            const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(cause);
            reject(code === 'ENOENT' || code === 'EACCES'
                ? new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('tool-missing', `${command} is not installed on this machine`, {
                    cause,
                    hint: `Install ${command}, or put it on PATH.`,
                })
                : new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('tool-failed', `${command} could not be started`, { cause }));
        });
    });
}
function endTree(child, pid, closed) {
    if (child.exitCode !== null || child.signalCode !== null) {
        closeOutput(child);
        return;
    }
    signalGroup(pid, 'SIGTERM');
    // What is stopped takes no other signal.
    signalGroup(pid, 'SIGCONT');
    const timer = setTimeout(() => {
        signalGroup(pid, 'SIGKILL');
        closeOutput(child);
    }, killAfterMs);
    void closed.then(() => clearTimeout(timer));
}
/** A process that left the group may hold the output open; nobody waits for it after an abort. */
function closeOutput(child) {
    child.stdout?.destroy();
    child.stderr?.destroy();
}
function signalGroup(pid, signal) {
    if (pid <= 0)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) !== 'ESRCH')
            throw error;
    }
}
function keepLines(child, onLine) {
    const kept = [];
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_2__.StringDecoder('utf8');
    let line = '';
    const take = () => {
        if (line.length === 0)
            return;
        kept.push(line);
        if (kept.length > keptStderrLines)
            kept.shift();
        onLine?.(line);
    };
    child.stderr?.on('data', (chunk) => {
        for (const [at, text] of decoder.write(chunk).split('\n').entries()) {
            if (at > 0)
                take();
            line = ((at > 0 ? '' : line) + text).slice(0, mostLineCharacters);
        }
    });
    child.stderr?.on('end', take);
    return kept;
}


/***/ }),

/***/ 13994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ objectStore),
/* harmony export */   u: () => (/* binding */ resumed)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47867);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32052);





/** A store of named objects. A folder is committed by its last object; until then it holds a mark. */
function objectStore(place, plainService, around) {
    const service = (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retrying */ .R$)(plainService, around);
    return {
        ...place,
        exists: () => service.exists(),
        folders: () => service.folders(),
        list: (folder) => service.list(folder === '' ? '' : `${folder}/`),
        read: (path) => read(service, place, path, around.signal),
        readSmall: async (path) => {
            const found = await service.read(path, 0);
            return found && (await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(resumed(service, path, found, around.signal)));
        },
        localPath: () => undefined,
        freeBytes: async () => undefined,
        lockedUntil: (path) => service.lockedUntil(path),
        unfinishedWrites: () => service.unfinishedWrites(),
        put: (path, content) => service.put(path, content),
        create: (path, content) => service.create(path, content),
        remove: (path) => service.remove([path]),
        removeFolder: (name, last) => removeFolder(service, name, last),
        removeUnfinished: (write) => service.removeUnfinished(write),
        stage: (name) => beginStage(service, place, name, around),
        resume: (name) => resumeStage(service, place, name, around),
        probe: () => service.probe(),
        [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
    };
}
async function read(service, { location }, path, signal) {
    const found = await service.read(path, 0);
    if (found !== undefined)
        return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(resumed(service, path, found, signal), { objectMode: false });
    const cause = Object.assign(new Error(`no such object ${path}`), { code: 'ENOENT' });
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${path} is not in ${location}`, { cause });
}
/** How often in turn a connection may break before a byte of the rest is there. */
const mostFruitless = 5;
/** The content of an object; where the connection breaks, the rest of the same object is asked for. */
async function* resumed(service, path, first, signal) {
    let { content } = first;
    let [at, fruitless] = [0, 0];
    for (;;) {
        const from = at;
        try {
            for await (const chunk of content) {
                at += chunk.byteLength;
                yield chunk;
            }
            return;
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelled */ .KW)(signal);
            // A stream that ends with an error drops what it still holds: the first bytes may have come and be lost.
            fruitless = at === from ? fruitless + 1 : 0;
            if (!(0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .isTransient */ .dg)(error) || fruitless > mostFruitless)
                throw error;
        }
        const rest = await service.read(path, at, first.etag);
        if (rest === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${path} was removed while it was read`);
        content = rest.content;
    }
}
/** A kill in between leaves a whole folder, or one that is marked as unfinished and has not its last object. */
async function removeFolder(service, name, last) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    const objects = (await service.list(`${name}/`)).map(({ path }) => path);
    if (objects.length === 0)
        return;
    await service.put(mark, Buffer.from('being removed\n'));
    await service.remove([`${name}/${last}`]);
    await service.remove(objects.filter((path) => path !== mark && path !== `${name}/${last}`));
    await service.remove([mark]);
}
async function beginStage(service, place, name, around) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    const there = await service.list(`${name}/`);
    if (there.length > 0 || !(await service.create(mark, Buffer.from('not committed\n'))))
        throw taken(place, name);
    const stage = openStage(service, place, name, [], around);
    return {
        ...stage,
        [Symbol.asyncDispose]: async () => {
            if (!stage.committed())
                await removeAll(service, name);
        },
    };
}
async function resumeStage(service, place, name, around) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    await service.create(mark, Buffer.from('not committed\n'));
    const there = (await service.list(`${name}/`)).filter(({ path }) => path !== mark);
    return openStage(service, place, name, there, around);
}
function openStage(service, place, name, there, { signal, log }) {
    let committed = false;
    const written = new Set();
    return {
        folder: undefined,
        present: there.map((object) => ({ ...object, path: object.path.slice(name.length + 1) })),
        committed: () => committed,
        read: (path) => read(service, place, `${name}/${path}`, signal),
        write: async (path, content, expectedBytes) => {
            if (written.has(path))
                throw taken(place, `${name}/${path}`);
            written.add(path);
            await service.upload(`${name}/${path}`, content, expectedBytes);
        },
        discard: async (path) => {
            const below = await service.list(`${name}/${path}`);
            const own = below.filter((one) => one.path === `${name}/${path}` || one.path.startsWith(`${name}/${path}/`));
            await service.remove(own.map((one) => one.path));
            for (const one of own)
                written.delete(one.path.slice(name.length + 1));
        },
        commit: async ({ path, content }) => {
            if (!(await service.create(`${name}/${path}`, content, true)))
                throw taken(place, name);
            committed = true;
            // It is committed all the same: beside its last object the mark means nothing.
            await service
                .remove([`${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`])
                .catch((error) => log.warning(`${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5} could not be removed: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`));
        },
        [Symbol.asyncDispose]: async () => { },
    };
}
/** The mark goes last, so that what a kill leaves is still known for what it is. */
async function removeAll(service, name) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    const objects = (await service.list(`${name}/`)).map(({ path }) => path);
    await service.remove(objects.filter((path) => path !== mark));
    await service.remove([mark]);
}
function taken({ location }, name) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${location}/${name} exists already`, {
        hint: 'Another run is filling it, or one that was interrupted left it behind.',
    });
}


/***/ }),

/***/ 47867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ createdOnce),
/* harmony export */   R$: () => (/* binding */ retrying),
/* harmony export */   bD: () => (/* binding */ withRetry),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   v$: () => (/* binding */ callSignal)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);


const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** About a minute and a half in all: longer than a service needs to move a partition or to restart a node. */
const mostTries = 12;
/** What a cancelled run still says: its stage is removed, its lease given back. A runner waits ten seconds. */
const lastWordsMs = 5_000;
/** The signal for one call. What is under way ends with the run; what is begun afterwards tidies up, and has a few seconds. */
function callSignal(signal) {
    return signal.aborted ? AbortSignal.timeout(lastWordsMs) : signal;
}
/** Repeats a call whose error says that it is worth it, after pauses that grow and differ between callers. */
async function withRetry(call, { signal, log }) {
    if (signal.aborted)
        return await call();
    for (let tries = 1;; tries += 1) {
        try {
            return await call();
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
            if (!isTransient(error) || tries === mostTries)
                throw error;
            const pauseMs = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** tries);
            log.debug(`${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}; once more in ${Math.round(pauseMs)} ms`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMs, undefined, { signal }).catch(() => { });
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
        }
    }
}
function isTransient(error) {
    return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.retryable;
}
/** The same service, asked again when it fails for a moment. An upload repeats its own parts: its content passes only once. */
function retrying(service, around) {
    const again = (call) => withRetry(call, around);
    return {
        ...service,
        exists: () => again(() => service.exists()),
        folders: () => again(() => service.folders()),
        list: (prefix) => again(() => service.list(prefix)),
        read: (name, from, etag) => again(() => service.read(name, from, etag)),
        put: (name, content) => again(() => service.put(name, content)),
        create: (name, content, lasting) => {
            const readBack = () => again(() => wholeOf(service, name));
            return createdOnce(() => service.create(name, content, lasting), readBack, content, around);
        },
        remove: (names) => again(() => service.remove(names)),
        lockedUntil: (name) => again(() => service.lockedUntil(name)),
        unfinishedWrites: () => again(() => service.unfinishedWrites()),
        removeUnfinished: (write) => again(() => service.removeUnfinished(write)),
    };
}
/** An answer may be lost after the object was made: then the second try finds our own. */
async function createdOnce(create, readBack, content, around) {
    let tries = 0;
    const made = await withRetry(() => {
        tries += 1;
        return create();
    }, around);
    if (made || tries === 1)
        return made;
    const found = await readBack();
    return found !== undefined && Buffer.from(content).equals(found);
}
async function wholeOf(service, name) {
    const found = await service.read(name, 0);
    return found && Buffer.concat(await Array.fromAsync(found.content));
}


/***/ }),

/***/ 3334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sshStore: () => (/* binding */ sshStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/stores/local-write.js
var local_write = __webpack_require__(4764);
// EXTERNAL MODULE: ./.build/lib/stores/retry.js
var retry = __webpack_require__(47867);
// EXTERNAL MODULE: ./.build/lib/stores/store.js
var store = __webpack_require__(32052);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var limit = __webpack_require__(6421);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
;// CONCATENATED MODULE: ./.build/lib/stores/ssh/failures.js


/** What ssh says of itself while it is told to say everything. */
const chatter = /^(debug\d: |OpenSSH_|Authenticated to |Transferred: |Bytes per second: |@+$|\s*$)/;
/** Of what a connection that could not be made, or was lost, printed: what went wrong. ssh has one exit code for all of it. */
function connectionFailure(location, exit) {
    const said = exit.stderr.map((line) => line.trimEnd()).filter((line) => !chatter.test(line));
    const text = said.join('\n');
    const because = said.slice(-8);
    if (/Host key verification failed|no matching host key type/.test(text))
        return hostKeyFailure(location, exit, because);
    if (/Permission denied \(|Too many authentication failures|Authentication failed/i.test(text)) {
        return new errors/* BackupError */.hj('access-denied', `${location} refuses the key that was offered, or none was`, {
            because,
            hint: 'Add the public key to ~/.ssh/authorized_keys of the user there, and name its private key with identity-file or load it into the agent. A key with a passphrase works only through an agent.',
        });
    }
    const lasting = /not known|No address associated|Bad (configuration|owner)|unsupported option|terminating, \d+ bad/;
    return new errors/* BackupError */.hj('unreachable', `${location} cannot be reached, or the connection broke`, {
        because: because.length > 0 ? because : [`ssh: ${(0,exec/* describeExit */.KE)(exit)}`],
        hint: 'Check host and port, that sshd runs there, and try `ssh -v` from this machine.',
        retryable: !lasting.test(text),
    });
}
function hostKeyFailure(location, exit, because) {
    const shown = exit.stderr
        .map((line) => /Server host key: (\S+ \S+)/.exec(line)?.[1])
        .find((key) => key !== undefined);
    const title = `${location} does not show the key that it is known by`;
    return new errors/* BackupError */.hj('host-key', shown === undefined ? title : `${title}, but ${shown}`, {
        because,
        hint: 'Nothing was sent to it. Compare the fingerprint with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on its console; if it is right, set host-key to that public key, or renew the line in known_hosts.',
    });
}
/** The login shell ended before it ran anything of ours: no shell, a forced command, an account that may only use SFTP. */
function noShell(location, exit, printed) {
    const said = [...printed.split('\n'), ...exit.stderr].filter((line) => !chatter.test(line));
    return new errors/* BackupError */.hj('access-denied', `${location} lets us in, but runs no commands for this user`, {
        because: [...said.slice(-8), (0,exec/* describeExit */.KE)(exit)],
        hint: 'The user there needs a login shell (sh, bash, dash, zsh, fish) and no forced command that ignores what is asked; an account for SFTP only does not do.',
    });
}
const systemErrors = [
    [/No space left on device$/m, 'ENOSPC'],
    [/quota exceeded$/im, 'EDQUOT'],
    [/Read-only file system$/m, 'EROFS'],
    [/(Permission denied|Operation not permitted)$/m, 'EACCES'],
    [/File exists$/m, 'EEXIST'],
    [/Not a directory$/m, 'ENOTDIR'],
    [/Is a directory$/m, 'EISDIR'],
    [/Input\/output error$/m, 'EIO'],
    [/(No such file( or directory)?|Directory nonexistent|nonexistent directory)$/im, 'ENOENT'],
];
/** What the tools there said, as an error with the code that the same failure has on this machine. */
class RemoteFailure extends Error {
    name = 'RemoteFailure';
    code;
    constructor(said, exit) {
        super(said.at(-1) ?? exit);
        this.code = systemErrors.find(([pattern]) => pattern.test(said.join('\n')))?.[1];
    }
}
function remoteFailure(location, exit) {
    if (exit.code !== 127)
        return new RemoteFailure(exit.stderr, (0,exec/* describeExit */.KE)(exit));
    return new errors/* BackupError */.hj('tool-missing', `A program is missing on ${location}`, {
        because: exit.stderr,
        hint: 'The host needs sh, GNU coreutils and findutils, or busybox.',
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/channel.js


/** What a talkative login shell may print before; more is no greeting. */
const longestGreeting = 256 * 1024;
/** ssh gives this for all that is its own, and for a script that was killed. */
const ofSshItself = 255;
/** Waits until the script begins: until then nothing of its input was read. */
async function beginChannel(tool, begun, location, signal) {
    const chunks = untilClosed(tool.stdout);
    tool.stdin?.on('error', () => { });
    try {
        const { rest, printed } = await skipGreeting(chunks, begun);
        if (rest === undefined) {
            if (printed.byteLength > longestGreeting)
                await tool[Symbol.asyncDispose]();
            const exit = await tool.exit;
            (0,exec/* throwIfAborted */.Te)(signal);
            if (exit.code === ofSshItself)
                throw connectionFailure(location, exit);
            throw noShell(location, exit, printed.subarray(0, 1000).toString());
        }
        return {
            output: outputFrom(rest, chunks),
            input: tool.stdin,
            end: async () => {
                const exit = await tool.exit;
                (0,exec/* throwIfAborted */.Te)(signal);
                if (exit.code === ofSshItself || exit.code === null)
                    throw connectionFailure(location, exit);
                return { ...exit, stderr: exit.stderr.slice(exit.stderr.indexOf(begun) + 1) };
            },
            [Symbol.asyncDispose]: () => tool[Symbol.asyncDispose](),
        };
    }
    catch (error) {
        await tool[Symbol.asyncDispose]();
        throw error;
    }
}
/** How it ended is told by the exit code. */
async function* untilClosed(stdout) {
    try {
        if (stdout !== null)
            yield* stdout;
    }
    catch {
        // It was closed, by us or with the connection.
    }
}
/** What follows the script's first line; undefined when that never came. */
async function skipGreeting(chunks, begun) {
    let printed = Buffer.alloc(0);
    while (printed.byteLength <= longestGreeting) {
        const next = await chunks.next();
        if (next.done === true)
            break;
        printed = Buffer.concat([printed, next.value]);
        const at = printed.indexOf(`${begun}\n`);
        if (at >= 0)
            return { rest: printed.subarray(at + begun.length + 1), printed };
    }
    return { rest: undefined, printed };
}
async function* outputFrom(rest, chunks) {
    if (rest.byteLength > 0)
        yield rest;
    for (;;) {
        const next = await chunks.next();
        if (next.done === true)
            return;
        yield next.value;
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/scripts.js
/**
 * What runs on the remote host, in plain sh. It needs there: GNU coreutils and findutils, or busybox. Failures are told by
 * the text of their system error, as the tools print it (`failures.ts`).
 */
/** A folder and those above it that are missing, all of them on disk. */
const folderFunction = `
folder() {
  [ -d "$1" ] && return
  [ ! -e "$1" ] || fail "$1" 'Not a directory'
  set -- "$1" "\${1%/*}"
  folder "\${2:-/}" && mkdir -p -- "$1" && sync -- "\${2:-/}"
}`;
/** As long as there is somebody at the other end of its input. */
const waiting = 'exec cat';
const isThere = 'if [ -e "$1" ]; then echo yes; fi';
/** $1 the store */
const folderNames = `
[ ! -e "$1" ] || [ -d "$1" ] || fail "$1" 'Not a directory'
exec find -H "$1" -mindepth 1 -maxdepth 1 -type d -print0`;
/**
 * $1 a folder, $2 a pattern of names. What vanishes meanwhile is not there. busybox knows no -printf, its stat no NUL and no
 * letter for the type: the mode as hex.
 */
const listing = `
find_all() {
  if find / -maxdepth 0 -printf '' 2>/dev/null; then
    find -H "$1" -mindepth 1 ! -type d -name "$2" -printf '%s %T@ %y %p\\0'
  else
    find -H "$1" -mindepth 1 ! -type d -name "$2" -exec sh -c '
      for file; do facts=$(stat -c "%s %Y %f" -- "$file") && printf "%s %s\\0" "$facts" "$file"; done' sh {} +
  fi
}
{ problems=$(find_all "$@" 2>&1 >&3 3>&-); } 3>&1
if echo "$problems" | grep -v -e 'No such file or directory$' -e '^$' >&2; then exit 1; fi`;
/** $1 a file, $2 how many bytes to leave out. Says first how large it is and which file it is. */
const reading = `
[ ! -L "$1" ] || fail "$1" 'Not a plain file'
[ ! -d "$1" ] || fail "$1" 'Is a directory'
[ ! -e "$1" ] || [ -f "$1" ] || fail "$1" 'Not a plain file'
exec <"$1" || exit
stat -L -c '%s %d.%i.%Y' /dev/stdin || exit
if [ "$2" = 0 ]; then exec cat; else exec tail -c "+$(($2 + 1))"; fi`;
/** How a write ends: its nonce, then the SHA-256 of all before. What was cut off on its way does not end so. */
const trailerBytes = 36 + 64;
/**
 * $1 a file, $2 a nonce, $3 \`replace\` or \`new\`, $4 a folder that must be there, or nothing. The content is on disk, and read
 * back, before it gets its name; whatever happens to the connection, nothing else is left. Without hard links \`: >\` under
 * \`set -C\` (O_EXCL) too lets only one win.
 */
const writing = `${folderFunction}
file=$1 temporary=\${1%/*}/.$2.tmp
[ -z "$4" ] || [ -d "$4" ] || fail "$4" 'No such file or directory'
folder "\${file%/*}" || exit
trap 'rm -f -- "$temporary"' EXIT
trap 'exit 1' HUP INT PIPE TERM
cat >"$temporary" || exit
size=$(stat -c %s -- "$temporary") || exit
size=$((size - ${trailerBytes}))
end=$(tail -c ${trailerBytes} -- "$temporary") || exit
case $end in "$2"*) sent=\${end#"$2"} ;; *) fail "$file" 'Cut off' ;; esac
truncate -s "$size" -- "$temporary" && sync -- "$temporary" || exit
found=$(sha256sum <"$temporary") || exit
[ "\${found%% *}" = "$sent" ] || fail "$file" 'Other bytes arrived than were sent'
if [ "$3" = replace ]; then
  mv -fT -- "$temporary" "$file" || exit
  trap - EXIT
elif ! ln -T -- "$temporary" "$file" 2>/dev/null; then
  [ ! -e "$file" ] && [ ! -L "$file" ] || fail "$file" 'File exists'
  if ! problem=$( (set -C; : >"$file") 2>&1); then
    [ ! -e "$file" ] || fail "$file" 'File exists'
    echo "$problem" >&2; exit 1
  fi
  cat <"$temporary" >>"$file" && sync -- "$file" || { rm -f -- "$file"; exit 1; }
fi
sync -- "\${file%/*}"`;
const removal = 'exec rm -f -- "$1"';
const removalOfAll = 'exec rm -rf -- "$1"';
/** $1 the store, $2 the folder of a stage */
const staging = `${folderFunction}
folder "$1" || exit
exec mkdir -- "$2"`;
/** The same for one that may be there. */
const stagingAgain = `${folderFunction}
folder "$2"`;
/**
 * $1 the store, $2 the folder of a stage, $3 its name, $4 its last file, $5 the SHA-256 of that. When the answer to an
 * earlier try was lost, it is done already. What writes that a crash of the host cut off have left is no part of it.
 */
const committing = `
done_before() {
  [ ! -e "$2" ] && [ -f "$3/$4" ] && found=$(sha256sum <"$3/$4") && [ "\${found%% *}" = "$5" ]
}
if ! done_before "$@"; then
  find "$2" -type f -name '.????????-????-????-????-????????????.tmp' -exec rm -f -- {} + || exit
  find "$2" -type d -exec sync -- {} + || exit
  [ ! -e "$3" ] && [ ! -L "$3" ] || fail "$3" 'File exists'
  mv -T -- "$2" "$3" || exit
fi
exec sync -- "$1"`;
/** $1 the store, $2 a folder, $3 how it is called while it is being removed. One rename hides it. */
const removalOfFolder = `
if [ "$2" != "$3" ]; then
  rm -rf -- "$3" || exit
  [ -e "$2" ] || exit 0
  mv -T -- "$2" "$3" && sync -- "$1" || exit
fi
exec rm -rf -- "$3"`;
/** $1 the store. Of a folder that is not there yet: where it would be made. */
const freeSpace = `
at=$1
until [ -e "$at" ]; do at=\${at%/*}; at=\${at:-/}; done
exec stat -f -c '%a %S' -- "$at"`;
/** $1 the store, $2 and $3 names for temporary files. Says how a file is created so that only one can win. */
const probing = `${folderFunction}
folder "$1" || exit
trap 'rm -f -- "$1/.$2.tmp" "$1/.$3.tmp"' EXIT
set -C
: >"$1/.$2.tmp" || exit
if ! ln -T -- "$1/.$2.tmp" "$1/.$3.tmp" 2>/dev/null; then
  if (: >"$1/.$2.tmp") 2>/dev/null; then echo neither; else echo exclusive; fi
elif ln -T -- "$1/.$2.tmp" "$1/.$3.tmp" 2>/dev/null; then echo neither; else echo links; fi`;

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/shell.js

/**
 * One word for the login shell of a remote host, whatever is in it. Nothing else builds text that a shell reads. A backslash too
 * stands outside the quotes: inside them fish takes it for an escape, other shells do not.
 */
function shellWord(text) {
    if (text.includes('\0'))
        throw new errors/* BackupError */.hj('internal', 'No word of a shell can contain a NUL');
    return `'${text.replace(/['\\]/g, (character) => `'\\${character}'`)}'`;
}
/**
 * What the login shell is to run: a script in plain sh, whatever shell it is itself.
 *
 * @param begun what the script prints first (its $0): a login shell may print a greeting before
 */
function remoteCommand(script, begun, words) {
    return `exec sh -c ${[`${prelude}${script}`, begun, ...words].map(shellWord).join(' ')}`;
}
/** Messages in English, files for their owner only. */
const prelude = `LC_ALL=C; export LC_ALL; umask 077
echo "$0"; echo "$0" >&2
fail() { echo "$1: $2" >&2; exit 1; }
`;

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/connection.js








/** What is never left to ssh_config. A host that does not answer for 45 s is given up. */
const fixedOptions = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    'UpdateHostKeys=no',
    'ConnectTimeout=20',
    'ServerAliveInterval=15',
    'ServerAliveCountMax=3',
    'ControlPersist=no',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    // Only so does it say which key an unknown host showed.
    'LogLevel=DEBUG1',
];
/**
 * Connects, and waits until the host runs our scripts. The connection's own script ends when its input does: also when this
 * process is killed, so that no connection outlives it.
 *
 * @param socket a path that nothing has yet
 * @throws BackupError `host-key`, `access-denied`, `unreachable`
 */
async function connect(config, location, keyFile, socket, { signal, env }) {
    const life = new AbortController();
    const toHost = ['-T', '-p', String(config.port), ...(config.user === undefined ? [] : ['-l', config.user])];
    const options = [...fixedOptions, ...keyOptions(config, keyFile)].flatMap((option) => ['-o', option]);
    const start = async (args, script, words, stop) => {
        const begun = (0,external_node_crypto_.randomUUID)();
        const all = [...args, ...toHost, '--', config.host, remoteCommand(script, begun, words)];
        return { begun, tool: await startSsh(all, env, stop) };
    };
    const giveUp = () => life.abort();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
        const control = ['-M', '-S', socket.replaceAll('%', '%%')];
        const master = await start([...control, ...options, ...identity(config)], waiting, [], life.signal);
        const channel = await beginChannel(master.tool, master.begun, location, signal);
        return {
            over: master.tool.exit.then(() => { }),
            begin: async (script, words, ofCall, stop = ofCall) => {
                // Without the connection it must fail, not make one of its own.
                const own = ['-F', 'none', '-S', socket.replaceAll('%', '%%')];
                const alone = ['ControlMaster=no', 'ProxyCommand=false', 'BatchMode=yes'].flatMap((option) => ['-o', option]);
                const session = await start([...own, ...alone], script, words, stop);
                return await beginChannel(session.tool, session.begun, location, ofCall);
            },
            [Symbol.asyncDispose]: () => channel[Symbol.asyncDispose](),
        };
    }
    finally {
        signal.removeEventListener('abort', giveUp);
    }
}
/**
 * It has nothing to tidy up on this machine, and asked to end it may wait for a host that hangs: it is killed. Its output is
 * closed, for the process that holds the connection has it open too.
 */
async function startSsh(args, env, stop) {
    const piped = { stdin: 'pipe', stdout: 'pipe', stderr: 'pipe' };
    const tool = await (0,exec/* startTool */.pQ)('ssh', args, { env, signal: stop, ...piped });
    tool.stderr?.resume();
    let ended = false;
    const kill = () => {
        if (ended)
            return;
        (0,exec/* signalGroup */.i8)(tool.pid, 'SIGKILL');
        for (const output of [tool.stdout, tool.stderr])
            output?.destroy();
    };
    stop.addEventListener('abort', kill, { once: true });
    void tool.exit.then(() => {
        ended = true;
        stop.removeEventListener('abort', kill);
    });
    return {
        ...tool,
        [Symbol.asyncDispose]: async () => {
            kill();
            await tool[Symbol.asyncDispose]();
        },
    };
}
function identity(config) {
    const file = config['identity-file'];
    // An agent with many keys would be refused before it came to this one.
    return file === undefined ? [] : ['-i', file.replaceAll('%', '%%'), '-o', 'IdentitiesOnly=yes'];
}
/** The name under which a pinned key is looked up, so that it does not matter how ssh_config names the host. */
const pinned = 'pinned';
function keyOptions(config, keyFile) {
    const file = keyFile ?? config['known-hosts-file'];
    if (file === undefined)
        return [];
    const only = [`UserKnownHostsFile="${file.replaceAll('%', '%%')}"`, 'GlobalKnownHostsFile=/dev/null'];
    return keyFile === undefined ? only : [...only, `HostKeyAlias=${pinned}`, 'VerifyHostKeyDNS=no'];
}
/** The pinned key as a known_hosts file. */
async function writeKeyFile(config, folder) {
    const key = config['host-key']?.trim();
    if (key === undefined)
        return undefined;
    const parts = /^((?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+) +([A-Za-z0-9+/]+=*)(?: [^\n]*)?$/.exec(key);
    if (parts === null) {
        throw new errors/* BackupError */.hj('invalid-config', 'host-key is not the public key of a host', {
            hint: 'Give type and key as in /etc/ssh/ssh_host_ed25519_key.pub there: "ssh-ed25519 AAAA…", without the host’s name.',
        });
    }
    const path = (0,external_node_path_.join)(folder, 'known_hosts');
    await (0,promises_.writeFile)(path, `${pinned} ${parts[1]} ${parts[2]}\n`, { mode: 0o600 });
    return path;
}

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/host.js
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








/** sshd allows ten sessions of a connection (MaxSessions); one keeps it open. Short calls must get through beside long streams. */
const shortCalls = 3;
const streamsOfConnection = 6;
/** A socket's path may have about 100 bytes, and ssh adds 17 to it while it makes it. */
const longestFolder = 60;
/** A host that runs scripts for us. Connections are made when needed, anew when one was lost, and ended with it. */
class SshHost {
    location;
    #config;
    #around;
    #short = new limit/* Limit */.I(shortCalls);
    #slots = [];
    #folder;
    constructor(config, around) {
        const { user, host, port, path } = config;
        this.location = `ssh://${user === undefined ? '' : `${user}@`}${host}${port === 22 ? '' : `:${port}`}${path}`;
        this.#config = config;
        this.#around = around;
    }
    /** Runs a script whose answer is small. What it says when it fails is thrown, with the code of its system error. */
    async run(script, words) {
        const signal = (0,retry/* callSignal */.v$)(this.#around.signal);
        return await this.#short.run(async () => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const connection = await this.#slot().connection;
                const channel = __addDisposableResource(env_1, await connection.begin(script, words, signal), true);
                channel.input?.end();
                const chunks = await Array.fromAsync(channel.output);
                await this.#endedWell(channel);
                return Buffer.concat(chunks);
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
        });
    }
    /** A script whose output is read as it comes. The caller must read to its end, or dispose it. */
    async stream(script, words, stop) {
        const signal = (0,retry/* callSignal */.v$)(this.#around.signal);
        const slot = this.#slot();
        slot.streams += 1;
        try {
            const channel = await (await slot.connection).begin(script, words, signal, stop);
            return {
                ...channel,
                end: () => this.#endedWell(channel),
                [Symbol.asyncDispose]: async () => {
                    slot.streams -= 1;
                    await channel[Symbol.asyncDispose]();
                },
            };
        }
        catch (error) {
            slot.streams -= 1;
            throw error;
        }
    }
    async #endedWell(channel) {
        const exit = await channel.end();
        if (exit.code === 0)
            return exit;
        throw remoteFailure(this.location, exit);
    }
    #slot() {
        const free = this.#slots.find(({ streams }) => streams < streamsOfConnection);
        if (free !== undefined)
            return free;
        const slot = { connection: this.#connect(), streams: 0 };
        const forget = () => {
            this.#slots = this.#slots.filter((one) => one !== slot);
        };
        slot.connection.then(({ over }) => over).then(forget, forget);
        this.#slots.push(slot);
        return slot;
    }
    async #connect() {
        this.#folder ??= (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)().length > longestFolder ? '/tmp' : (0,external_node_os_.tmpdir)(), 'ssh-'));
        const folder = await this.#folder;
        const keyFile = await writeKeyFile(this.#config, folder);
        const signal = (0,retry/* callSignal */.v$)(this.#around.signal);
        return await connect(this.#config, this.location, keyFile, (0,external_node_path_.join)(folder, (0,external_node_crypto_.randomUUID)().slice(0, 8)), {
            env: this.#around.env,
            signal,
        });
    }
    async [Symbol.asyncDispose]() {
        const slots = this.#slots;
        this.#slots = [];
        await Promise.allSettled(slots.map(async ({ connection }) => await (await connection)[Symbol.asyncDispose]()));
        if (this.#folder !== undefined)
            await (0,promises_.rm)(await this.#folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/list.js





async function list_folderNames({ host, root, around }) {
    const found = await ifThere((0,retry/* withRetry */.bD)(() => host.run(folderNames, [root]), around).catch((cause) => {
        if ((0,errors/* systemCode */.xU)(cause) !== 'ENOTDIR')
            throw cause;
        throw new errors/* BackupError */.hj('store-unwritable', `The store ${host.location} is not a folder`, {
            cause,
            hint: 'A file stands there or above it. Name a folder with path.',
        });
    }));
    return entries(found)
        .map((path) => path.slice(path.lastIndexOf('/') + 1))
        .sort();
}
/** Everything below a folder but temporary files, or only these. */
async function listTree({ host, root, around }, folder, only) {
    const pattern = only === undefined ? '*' : '.*.tmp';
    const found = await ifThere((0,retry/* withRetry */.bD)(() => host.run(listing, [external_node_path_.posix.join(root, folder), pattern]), around));
    const prefix = root.endsWith('/') ? root : `${root}/`;
    return entries(found)
        .flatMap((entry) => parse(entry, prefix))
        .filter(({ path }) => local_write/* temporaryName */.NT.test(path.slice(path.lastIndexOf('/') + 1)) === (only !== undefined))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** "size time type path": the type by the letter of find, or the mode in hex. */
function parse(entry, prefix) {
    const [, bytes, seconds, type = '', path = ''] = /^(\d+) (-?[\d.]+) (\S+) (.*)$/s.exec(entry) ?? [];
    if (!path.startsWith(prefix))
        return [];
    const modified = new Date(Number(seconds) * 1000);
    return [{ path: path.slice(prefix.length), bytes: Number(bytes), modified, regular: /^(f|8...)$/.test(type) }];
}
function entries(found) {
    return (found?.toString() ?? '').split('\0').slice(0, -1);
}
/** @throws BackupError `read-failed` for anything but a missing folder */
async function ifThere(found) {
    try {
        return await found;
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj)
            throw error;
        if (['ENOENT', 'ENOTDIR'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
            return undefined;
        throw new errors/* BackupError */.hj('read-failed', 'The store cannot be read', {
            cause: error,
            hint: 'Check that this user may read the folder and all below it.',
        });
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./.build/lib/stores/local-read.js
var local_read = __webpack_require__(40827);
// EXTERNAL MODULE: ./.build/lib/stores/object-store.js
var object_store = __webpack_require__(13994);
;// CONCATENATED MODULE: ./.build/lib/stores/ssh/read.js
var read_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







/** @throws BackupError `read-failed` when there is no plain file, or it cannot be opened */
async function readFile(host, path, around) {
    const service = { read: (name, from, etag) => readFrom(host, name, from, etag) };
    const first = await (0,retry/* withRetry */.bD)(() => service.read(path, 0), around).catch((error) => {
        throw (0,local_read/* unreadable */.O$)(path, error);
    });
    const again = { read: (...what) => (0,retry/* withRetry */.bD)(() => service.read(...what), around) };
    return external_node_stream_.Readable.from((0,object_store/* resumed */.u)(again, path, first, around.signal), { objectMode: false });
}
/** A small file whole; undefined when there is none. A folder in its place is none either. */
async function readSmall(host, path, around) {
    return await (0,retry/* withRetry */.bD)(async () => {
        const found = await readFrom(host, path, 0).catch((error) => {
            if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((0,errors/* systemCode */.xU)(error) ?? ''))
                return undefined;
            throw (0,local_read/* unreadable */.O$)(path, error);
        });
        return found && (await (0,consumers_.buffer)(found.content));
    }, around);
}
/** The content from an offset on. With `etag` it must still be the file that was read first. */
async function readFrom(host, path, from, etag) {
    const channel = await host.stream(reading, [path, String(from)]);
    try {
        channel.input?.end();
        const chunks = channel.output[Symbol.asyncIterator]();
        const { line, rest } = await firstLine(chunks);
        const facts = /^(\d+) (\S+)$/.exec(line);
        if (facts === null) {
            await channel.end();
            throw new Error(`${host.location} says nothing of ${path}`);
        }
        const [, size, found = ''] = facts;
        if (etag !== undefined && etag !== found) {
            throw new errors/* BackupError */.hj('read-failed', `${path} was replaced while it was read`);
        }
        const content = checked(channel, path, rest, chunks, Number(size) - from);
        return { content: external_node_stream_.Readable.from(content, { objectMode: false }), etag: found };
    }
    catch (error) {
        await channel[Symbol.asyncDispose]();
        throw error instanceof Error && error.message.endsWith(': Not a plain file') ? (0,local_read/* notPlain */.Q)(path) : error;
    }
}
async function firstLine(chunks) {
    let read = Buffer.alloc(0);
    for (;;) {
        const at = read.indexOf('\n');
        if (at >= 0)
            return { line: read.toString('utf8', 0, at), rest: read.subarray(at + 1) };
        const next = await chunks.next();
        if (next.done === true)
            return { line: '', rest: read };
        read = Buffer.concat([read, next.value]);
    }
}
/** What comes, and an error where it ends too early: by the host's word, and by the count. */
async function* checked(channel, path, first, chunks, expectedBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const _channel = read_addDisposableResource(env_1, channel, true);
        let bytes = 0;
        for (let chunk = first;;) {
            bytes += chunk.byteLength;
            if (chunk.byteLength > 0)
                yield chunk;
            const next = await chunks.next();
            if (next.done === true)
                break;
            chunk = next.value;
        }
        await channel.end().catch((error) => {
            throw (0,local_read/* unreadable */.O$)(path, error);
        });
        if (bytes !== expectedBytes) {
            throw new errors/* BackupError */.hj('read-failed', `${path} is cut off: ${bytes} of ${expectedBytes} bytes came`);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = read_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/lib/stores/ssh/send.js
var send_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var send_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






/** A script that is told to give up removes its temporary file; this long we wait for it. */
const giveUpMs = 3_000;
/**
 * Writes a file on the host. It has its name only once it is whole, on disk, and found to be what was sent.
 *
 * @throws whatever the content threw, or what the host said, with the code of its system error
 */
async function send(host, { path, how, within = '' }, content, around) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const nonce = (0,external_node_crypto_.randomUUID)();
        const signal = (0,retry/* callSignal */.v$)(around.signal);
        const stop = send_addDisposableResource(env_1, afterwards(signal, giveUpMs), false);
        const channel = send_addDisposableResource(env_1, await (0,retry/* withRetry */.bD)(() => host.stream(writing, [path, nonce, how, within], stop.signal), around), true);
        const source = { failed: undefined };
        const fed = feed(channel, ended(content, nonce, source), signal);
        const end = channel.end();
        end.catch(() => { });
        // A host that gave up needs no more content; content that broke off tells the host to give up.
        await Promise.race([fed, end.catch(() => { })]);
        if (source.failed !== undefined || signal.aborted) {
            await Promise.race([end.catch(() => { }), (0,external_node_timers_promises_.setTimeout)(giveUpMs, undefined, { ref: false })]);
            throw signal.aborted ? (0,errors/* cancelled */.KW)(signal) : source.failed?.error;
        }
        await end;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = send_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Settles when all was given to ssh, or no more can be. Then its input is closed. */
async function feed({ input }, content, signal) {
    if (input === null)
        return;
    const close = () => input.destroy();
    signal.addEventListener('abort', close, { once: true });
    await (0,external_node_stream_promises_.pipeline)(content, input).catch(close);
    signal.removeEventListener('abort', close);
}
/** The content with the end by which the host knows that it is whole. */
async function* ended(content, nonce, source) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    try {
        for await (const chunk of content) {
            hash.update(chunk);
            yield chunk;
        }
    }
    catch (error) {
        source.failed = { error };
        throw error;
    }
    yield Buffer.from(`${nonce}${hash.digest('hex')}`);
}
/** Aborts a while after the other. */
function afterwards(signal, ms) {
    const late = new AbortController();
    let timer;
    const begin = () => {
        timer = setTimeout(() => late.abort(signal.reason), ms);
    };
    signal.addEventListener('abort', begin, { once: true });
    return {
        signal: late.signal,
        [Symbol.dispose]: () => {
            signal.removeEventListener('abort', begin);
            clearTimeout(timer);
        },
    };
}

// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
;// CONCATENATED MODULE: ./.build/lib/stores/ssh/stage.js












/** A lost answer is not asked for again: a folder that is there may be another's. */
async function stageFolder(place, name) {
    const { host, root } = place;
    const folder = external_node_path_.posix.join(root, `${name}${store/* stagedSuffix */.iZ}`);
    await (0,local_write/* unwritable */.mP)(root, () => host.run(staging, [root, folder]).catch((cause) => {
        if ((0,errors/* systemCode */.xU)(cause) !== 'EEXIST')
            throw cause;
        throw new errors/* BackupError */.hj('write-failed', `${folder} exists already`, {
            cause,
            hint: 'Another run is filling it, or one that was interrupted left it behind.',
        });
    }));
    const stage = openStage(place, name, folder);
    return {
        ...stage,
        [Symbol.asyncDispose]: async () => {
            if (!stage.committed())
                await removeAll(place, folder);
        },
    };
}
async function resumeStage(place, name) {
    const { host, root, around } = place;
    const folder = external_node_path_.posix.join(root, `${name}${store/* stagedSuffix */.iZ}`);
    await (0,local_write/* unwritable */.mP)(root, () => (0,retry/* withRetry */.bD)(() => host.run(stagingAgain, [root, folder]), around));
    const present = (await listTree(place, `${name}${store/* stagedSuffix */.iZ}`)).map((object) => {
        return { ...object, path: object.path.slice(name.length + store/* stagedSuffix */.iZ.length + 1) };
    });
    const read = (path) => readFile(host, external_node_path_.posix.join(folder, path), around);
    return { ...openStage(place, name, folder), present, read };
}
function openStage(place, name, folder) {
    const { host, root, around } = place;
    const final = external_node_path_.posix.join(root, name);
    let committed = false;
    const at = (path) => external_node_path_.posix.join(folder, path);
    return {
        folder: undefined,
        committed: () => committed,
        write: async (path, content) => {
            await send(host, { path: at(path), how: 'new', within: folder }, content, around).catch((error) => {
                throw error instanceof RemoteFailure ? explained(error, at(path)) : error;
            });
        },
        discard: (path) => removeAll(place, at(path)),
        commit: async ({ path, content }) => {
            const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
            await (0,local_write/* unwritable */.mP)(final, async () => {
                const last = { path: at(path), how: 'replace', within: folder };
                await (0,retry/* withRetry */.bD)(() => send(host, last, [content], around), around);
                await (0,retry/* withRetry */.bD)(() => host.run(committing, [root, folder, final, path, sha256]), around).catch((cause) => {
                    if ((0,errors/* systemCode */.xU)(cause) !== 'EEXIST')
                        throw cause;
                    throw new errors/* BackupError */.hj('write-failed', `${final} exists already`, { cause });
                });
                committed = true;
            });
        },
        [Symbol.asyncDispose]: async () => { },
    };
}
async function removeAll({ host, around }, path) {
    await (0,local_write/* unwritable */.mP)(path, () => (0,retry/* withRetry */.bD)(() => host.run(removalOfAll, [path]), around));
}
function explained(failure, path) {
    const error = (0,write/* writeError */.oG)(failure, path);
    return error === failure
        ? new errors/* BackupError */.hj('write-failed', `${path} could not be written`, { cause: failure })
        : error;
}

;// CONCATENATED MODULE: ./.build/lib/stores/ssh/store.js












/** A folder on another host. It lies there as a local store does, so that whoever logs in there can work with it. */
function sshStore(name, config, around) {
    const host = new SshHost(config, around);
    const root = external_node_path_.posix.resolve(config.path);
    const at = (path) => external_node_path_.posix.join(root, path);
    const remote = (script, ...words) => (0,retry/* withRetry */.bD)(() => host.run(script, words), around);
    const place = { host, root, around };
    return {
        name,
        kind: 'ssh',
        location: host.location,
        exists: async () => (await remote(isThere, root)).byteLength > 0,
        folders: () => list_folderNames(place),
        list: (folder) => listTree(place, folder),
        read: (path) => readFile(host, at(path), around),
        readSmall: (path) => readSmall(host, at(path), around),
        put: (path, content) => (0,local_write/* unwritable */.mP)(at(path), () => (0,retry/* withRetry */.bD)(() => send(host, { path: at(path), how: 'replace' }, [content], around), around)),
        create: (path, content) => {
            const readBack = () => readSmall(host, at(path), around);
            return (0,local_write/* unwritable */.mP)(at(path), () => (0,retry/* createdOnce */.Ay)(() => create(host, at(path), content, around), readBack, content, around));
        },
        remove: (path) => (0,local_write/* unwritable */.mP)(at(path), () => remote(removal, at(path)).then(() => { })),
        removeFolder: (folder) => {
            const hidden = `${folder.replace(new RegExp(`(${store/* removedSuffix */.g_})*$`), '')}${store/* removedSuffix */.g_}`;
            return (0,local_write/* unwritable */.mP)(at(folder), () => remote(removalOfFolder, root, at(folder), at(hidden)).then(() => { }));
        },
        stage: (folder) => stageFolder(place, folder),
        resume: (folder) => resumeStage(place, folder),
        localPath: () => undefined,
        freeBytes: async () => freeBytesIn((await remote(freeSpace, root)).toString()),
        lockedUntil: async () => undefined,
        unfinishedWrites: async () => {
            const found = await listTree(place, '', local_write/* temporaryName */.NT);
            return found.map(({ path, modified }) => ({ path, began: modified, id: path }));
        },
        removeUnfinished: ({ id }) => (0,local_write/* unwritable */.mP)(at(id), () => remote(removal, at(id)).then(() => { })),
        probe: () => (0,local_write/* unwritable */.mP)(root, async () => abilities((await remote(probing, root, (0,external_node_crypto_.randomUUID)(), (0,external_node_crypto_.randomUUID)())).toString())),
        [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
    };
}
async function create(host, path, content, around) {
    try {
        await send(host, { path, how: 'new' }, [content], around);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/** From the count of free blocks and their size. */
function freeBytesIn(answer) {
    const [, blocks, bytes] = /^(\d+) (\d+)\s*$/.exec(answer) ?? [];
    return blocks === undefined ? undefined : Number(blocks) * Number(bytes);
}
function abilities(how) {
    const ways = {
        links: { can: 'yes', because: 'a file is created by link() there, which only one can win; it was tried' },
        exclusive: { can: 'yes', because: 'a file is created with O_EXCL there, which only one can win; it was tried' },
    };
    return {
        atomicCreate: ways[how.trim()] ?? {
            can: 'no',
            because: 'its file system let a file be created twice; the highest number of a lease holds',
        },
        checksum: { can: 'yes', because: 'the host computes SHA-256 of what lies on its disk before a file gets its name' },
        lock: { can: 'no', because: 'whoever may write the folder may remove what is in it' },
    };
}


/***/ })

};
