export const id = 8695;
export const ids = [8695];
export const modules = {

/***/ 18527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ provingTest),
/* harmony export */   OF: () => (/* binding */ saveProof),
/* harmony export */   OR: () => (/* binding */ readProofs),
/* harmony export */   d3: () => (/* binding */ describeProofs),
/* harmony export */   pY: () => (/* binding */ wholeDepth)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67158);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39797);





/** Depth of a restore test that left nothing out. */
const wholeDepth = 'whole';
const outcomes = ['passed', 'failed', 'not-verified'];
const statementSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['verify', 'restore-test']),
    depth: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** SHA-256 of the manifest the proof is about; absent for a backup without one. */
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(outcomes),
    findings: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), problem: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    machine: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    program: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Of a restore test: time until the restored data could be used. */
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0).optional(),
    /** Of a restore test: where each component was restored to. */
    places: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
    /** Of an encrypted backup: recipients whose private keys were seen to open it. Programs that do not know this read no such backup. */
    openedBy: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
});
/** The seal is over the JSON text of the statement. */
const proofSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ statement: statementSchema, ..._seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sealFields */ .fJ });
/** Writes a proof beside the backup and returns its path in the store. */
async function saveProof(store, statement, signer) {
    const proof = { statement, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .seal */ .od)(statementText(statement), signer) };
    const time = statement.finishedAt.replace(/[-:]/g, '');
    const path = `${statement.backup}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}/${time}-${statement.kind}.json`;
    await store.put(path, encodeProof(proof));
    return path;
}
/** With its keys in the order of the schema, so that reading and writing it again gives the same bytes. */
function encodeProof(proof) {
    return Buffer.from(`${JSON.stringify(proofSchema.parse(proof), undefined, 2)}\n`);
}
/** The proofs of a backup, oldest first, and what is wrong with the unreadable ones. @param kind only those, by their names */
async function readProofs(store, id, kind) {
    const proofs = [];
    const problems = [];
    for (const { path, regular } of await store.list(`${id}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}`)) {
        if (kind !== undefined && !path.endsWith(`-${kind}.json`))
            continue;
        if (!regular) {
            problems.push({ path, problem: 'is not a plain file' });
            continue;
        }
        // One that cannot be read hides neither the others nor the backup.
        const bytes = await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .whyUnreadable */ ._p);
        if (bytes === undefined)
            continue;
        const read = typeof bytes === 'string' ? bytes : parseProof(bytes);
        if (typeof read === 'string')
            problems.push({ path, problem: read });
        else if (read.statement.backup !== id)
            problems.push({ path, problem: `is about backup ${read.statement.backup}` });
        else
            proofs.push({ path, ...read });
    }
    proofs.sort((a, b) => (a.statement.finishedAt < b.statement.finishedAt ? -1 : 1));
    return { proofs, problems };
}
/**
 * What is known of a backup, in few words, oldest first: "restore-test whole passed <time>, verify quick passed <time>". The
 * last restore test of the whole stays in it, whatever was looked at since; undefined when nothing was looked at.
 */
function describeProofs(proofs) {
    const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
    const telling = [tests.findLast(isWhole) ?? tests.at(-1), proofs.at(-1)];
    const texts = telling
        .filter((proof) => proof !== undefined)
        .map(({ statement }) => `${statement.kind} ${statement.depth} ${statement.outcome} ${statement.finishedAt}`);
    return texts.length === 0 ? undefined : [...new Set(texts)].join(', ');
}
/**
 * The restore test that proves a backup as a whole: the last one of all its components, if it passed, and so did every test
 * of a part of it since. Undefined when the backup is not proven.
 */
function provingTest(proofs) {
    const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
    const last = tests.findLastIndex(isWhole);
    if (last === -1)
        return undefined;
    return tests.slice(last).every(({ statement }) => statement.outcome === 'passed') ? tests[last] : undefined;
}
/** A restore test names the parts it was limited to. */
function isWhole({ statement }) {
    return statement.depth === wholeDepth;
}
/** What is hashed and signed: the statement with its keys in the order of the schema. */
function statementText(statement) {
    return Buffer.from(JSON.stringify(statementSchema.parse(statement)));
}
function parseProof(bytes) {
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .q)(bytes);
    if (value === undefined)
        return 'is not JSON';
    const parsed = proofSchema.safeParse(value);
    if (!parsed.success)
        return 'is not a proof';
    const { statement, ...sealed } = parsed.data;
    if (!encodeProof(parsed.data).equals(bytes))
        return 'was changed after it was written';
    return (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sealProblem */ .Z7)(statementText(statement), sealed) ?? { statement, signer: sealed.signer };
}


/***/ }),

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

/***/ 22100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E5: () => (/* binding */ textOfName),
/* harmony export */   Jk: () => (/* binding */ fsPath),
/* harmony export */   qZ: () => (/* binding */ bytesOfName)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

const loneBytes = /([\uDC80-\uDCFF])/u;
/**
 * The name of a file as text from which its bytes can be had again: each byte that is not UTF-8 becomes a lone surrogate, U+DC80
 * to U+DCFF (as Python does: PEP 383). JSON keeps these, a terminal shows U+FFFD.
 */
function textOfName(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const lead = bytes.readUInt8(at);
        const sequence = bytes.subarray(at, at + (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4));
        const whole = (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(sequence);
        text += whole ? sequence.toString('utf8') : String.fromCharCode(0xdc00 + lead);
        at += whole ? sequence.length : 1;
    }
    return text;
}
function bytesOfName(text) {
    const parts = text.split(loneBytes);
    return Buffer.concat(parts.map((part) => (loneBytes.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, 'utf8'))));
}
/** A path as the functions of node:fs take it. */
function fsPath(path) {
    return path.isWellFormed() ? path : bytesOfName(path);
}


/***/ }),

/***/ 22751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   eD: () => (/* binding */ formatChange),
/* harmony export */   tW: () => (/* binding */ formatLimit),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22100);

const units = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Bytes for people, decimal units: 1,234,567 → "1.2 MB". */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
/** Milliseconds for people: "820 ms", "4.2 s", "3 min 05 s", "2 h 10 min". */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
    const minutes = Math.round(seconds / 60);
    const hours = Math.round(minutes / 60);
    if (hours >= 48)
        return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
/** A length of time that somebody chose, without the zeros: "30 min", "1 h", "35 d". */
function formatLimit(ms) {
    return formatDuration(ms)
        .replace(/ 00 (s|min)$/, '')
        .replace(/\.0 s$/, ' s');
}
/** A count with thousands separators. (The first toLocaleString() of a process takes 20 ms.) */
function formatCount(count) {
    return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
/** A signed percentage of change: "+12 %", "-61 %", "±0 %". */
function formatChange(before, now) {
    if (before === 0)
        return now === 0 ? '±0 %' : 'new';
    const percent = Math.round(((now - before) / before) * 100);
    return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : ''}${percent} %`;
}
/** "1 file", "3 files". */
function plural(count, noun) {
    return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** A word quoted for a POSIX shell; plain words stay plain. */
function shellQuote(word) {
    if (!word.isWellFormed())
        return `"$(printf '${octal((0,_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOfName */ .qZ)(word))}')"`;
    return /^[\w@%+=:,./-]+$/.test(word) && word.length > 0 ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/** A name that is not UTF-8, for printf(1). */
function octal(bytes) {
    return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}


/***/ }),

/***/ 77861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openContent)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24662);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75437);
/* harmony import */ var _pipeline_encryption_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28947);






/**
 * The one place where an encrypted backup is opened.
 *
 * @throws BackupError `key-missing` naming the recipients; `damaged`
 */
async function openContent(store, entry, opening) {
    const { id, manifest } = entry;
    const read = (path) => store.read(`${id}/${path}`);
    if (manifest.format === 1)
        return { manifest, origin: { read, folder: store.localPath(id) }, encrypted: undefined };
    const list = manifest.files.find(({ path }) => path === (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .namesPath */ .Kw)(manifest.encryption.kind));
    if (list === undefined)
        throw notWhole(id, 'it does not list the names of its files');
    const names = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from((0,_pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .asRecorded */ .zz)(await read(list.path), list)));
    const opener = await (0,_pipeline_encryption_index_js__WEBPACK_IMPORTED_MODULE_5__/* .openEncrypted */ .p)(opening.config.encryption, manifest.encryption, node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([names]), opening);
    const files = (0,_pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .parseNames */ .Gw)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(opener.decrypt(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([names]))), manifest.files);
    const open = (path) => {
        const file = files.get(path);
        if (file === undefined)
            throw notWhole(id, `it holds no ${path}`);
        return (0,_pipeline_encryption_encrypted_files_js__WEBPACK_IMPORTED_MODULE_4__/* .openFile */ .Tq)(read, opener, file);
    };
    const parsed = (0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(open(_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestPath */ .ji)));
    if (parsed.kind !== 'manifest')
        throw notWhole(id, 'its own manifest cannot be understood');
    const { manifest: inner } = parsed;
    if (inner.format !== 1 || inner.id !== id || inner.system !== manifest.system)
        throw notWhole(id, 'its own manifest is that of another backup');
    const origin = { read: async (path) => open(path), folder: undefined };
    return { manifest: inner, origin, encrypted: { openedBy: opener.openedBy, files } };
}
function notWhole(id, why) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `The encrypted backup ${id} is not whole: ${why}`, {
        hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
    });
}


/***/ }),

/***/ 21691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   show: () => (/* binding */ show)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38321);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(13798);
/* harmony import */ var _catalog_catalog_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97153);
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24662);
/* harmony import */ var _catalog_proofs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18527);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12035);
/* harmony import */ var _report_backup_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99954);
/* harmony import */ var _stores_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60061);
/* harmony import */ var _open_content_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77861);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67510);
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










const requestSchema = zod__WEBPACK_IMPORTED_MODULE_9__/* .strictObject */ .rej({ backup: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().default('latest') });
const show = {
    ..._fields_js__WEBPACK_IMPORTED_MODULE_8__/* .showDescription */ .q,
    request: requestSchema,
    sections: () => ['stores', 'encryption'],
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = __addDisposableResource(env_1, await (0,_stores_index_js__WEBPACK_IMPORTED_MODULE_6__/* .openStore */ .Ch)(config, host), true);
        const entry = (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .findBackup */ .SC)(await (0,_catalog_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .readCatalog */ .uM)(store), request.backup, config.system, store.location);
        const { proofs } = await (0,_catalog_proofs_js__WEBPACK_IMPORTED_MODULE_3__/* .readProofs */ .OR)(store, entry.id);
        const summary = await summaryOf(store, entry, { config, env: host.env, signal: host.signal });
        const instructions = await store.readSmall(`${entry.id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .instructionsPath */ .ns}`);
        const path = store.localPath(entry.id) ?? `${store.location}/${entry.id}`;
        return {
            operation: 'show',
            status: 'ok',
            store: store.location,
            id: entry.id,
            path,
            summary: `${summary ?? `Backup ${entry.id} has no summary.\n`}By hand: ${instructions === undefined ? 'it has no RESTORE.md' : `${path}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .instructionsPath */ .ns}`}\n`,
            manifest: entry.kind === 'backup' ? entry.manifest : undefined,
            proofs: proofs.map(({ statement }) => ({
                kind: statement.kind,
                depth: statement.depth,
                outcome: statement.outcome,
                at: statement.finishedAt,
            })),
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
/** The summary a backup holds; of an encrypted one without a key, what everybody may know. */
async function summaryOf(store, entry, opening) {
    if (entry.kind !== 'backup' || entry.manifest.format === 1)
        return (await store.readSmall(`${entry.id}/${_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryPath */ .e8}`))?.toString('utf8');
    try {
        const { origin } = await (0,_open_content_js__WEBPACK_IMPORTED_MODULE_7__/* .openContent */ .Q)(store, entry, opening);
        return await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(await origin.read(_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryPath */ .e8));
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj) || !['key-missing', 'tool-missing'].includes(error.code))
            throw error;
        return (0,_report_backup_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .encryptedSummaryText */ .i)(entry.manifest);
    }
}


/***/ }),

/***/ 99954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ summaryText),
/* harmony export */   i: () => (/* binding */ encryptedSummaryText)
/* harmony export */ });
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24662);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);


/** metadata/backup_summary.txt: what a backup is, for somebody who has only a pager. */
function summaryText(manifest) {
    const lines = [
        ...headLines(manifest),
        ...Object.entries(manifest.components).flatMap(([name, component]) => [
            `${name}: ${component.source}`,
            `  ${component.highlights.join(', ')}`,
            `  as of ${component.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(component.bytes)} stored, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(component.rawBytes)} raw`,
            `  made with ${toolList(component.tools)}`,
        ]),
        '',
        ...(manifest.warnings.length > 0 ? ['Warnings:', ...manifest.warnings.map((text) => `  ${text}`), ''] : []),
        'To restore by hand, follow RESTORE.md beside this file.',
    ];
    return `${lines.join('\n')}\n`;
}
/** What everybody may know of an encrypted backup. */
function encryptedSummaryText(manifest) {
    const { kind, recipients } = manifest.encryption;
    const lines = [
        ...headLines(manifest),
        ...Object.entries(manifest.components).map(([name, one]) => `${name}: as of ${one.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(one.bytes)} packed, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(one.rawBytes)} raw`),
        '',
        `Encrypted with ${kind}. What it holds is not shown: no key at hand opens it. Any one of these does:`,
        ...recipients.map((one) => `  ${one}`),
        '',
    ];
    return lines.join('\n');
}
function headLines(manifest) {
    const { run } = manifest;
    const started = new Date(manifest.startedAt);
    const seconds = new Date(manifest.finishedAt).getTime() - started.getTime();
    const local = started.toLocaleString('sv-SE', { timeZone: manifest.timezone });
    return [
        `Backup ${manifest.id}`,
        '',
        `System:    ${manifest.system}`,
        `Type:      ${manifest.type}`,
        `Started:   ${manifest.startedAt} (${local} ${manifest.timezone})`,
        `Took:      ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(seconds)}`,
        `Size:      ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)((0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .totalBytes */ .ob)(manifest))} in ${manifest.files.length} files`,
        `Made by:   ${manifest.program.name} ${manifest.program.version} on ${run.machine}${run.url ? `, ${run.url}` : ''}`,
        '',
    ];
}
function toolList(tools) {
    const names = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
    return names.length > 0 ? names.join(', ') : 'no outside tool';
}


/***/ })

};
