export const id = 351;
export const ids = [351];
export const modules = {

/***/ 45361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ firstValue)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13798);

const anyRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
/** The first value of the first row of a query, as text; undefined when there is no row or the value is null. */
async function firstValue(database, sql) {
    const [row] = await database.rows(anyRow, sql);
    const value = row === undefined ? undefined : Object.values(row)[0];
    if (value === undefined || value === null)
        return undefined;
    return value instanceof Date ? value.toISOString() : String(value);
}


/***/ }),

/***/ 18351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  proveDatabase: () => (/* binding */ proveDatabase)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/connect.js
var connect = __webpack_require__(84913);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/build.js + 4 modules
var build = __webpack_require__(91139);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/dump-files.js
var dump_files = __webpack_require__(32056);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/recorded.js
var restore_recorded = __webpack_require__(42220);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server.js
var server = __webpack_require__(71992);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/compare.js + 4 modules
var compare = __webpack_require__(11225);
// EXTERNAL MODULE: ./.build/lib/config/expectation.js
var expectation = __webpack_require__(32427);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/postgres/first-value.js
var first_value = __webpack_require__(45361);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/queries.js
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





/** Asks the restored database the user's own questions: the SQL checks of backup.yml, each against what it expects. */
async function askQueries(place, { config }) {
    const queries = config.checks.filter(({ sql }) => sql !== undefined);
    const differences = [];
    for (const { name, sql = '', expect } of queries) {
        const found = await answer(place, sql);
        const expected = expect ?? 'a value';
        const met = found.value !== undefined && (expect === undefined || (0,expectation/* meets */.D)(found.value, expect));
        if (!met)
            differences.push({ what: `check ${name}`, expected, found: found.problem ?? found.value ?? 'no value' });
    }
    const passed = queries.length - differences.length;
    return { differences, compared: passed === 0 ? [] : [`${(0,format/* plural */.LS)(passed, 'check')} of backup.yml`] };
}
/** In a session of its own: a query that fails or changes settings spoils no other. */
async function answer(place, sql) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const database = __addDisposableResource(env_1, await (0,connect/* connectTo */.m)(place.source, place.connection, place.signal), true);
            await database.run('SET default_transaction_read_only = on');
            return { value: await (0,first_value/* firstValue */.K)(database, sql) };
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
        if (place.signal.aborted)
            throw error;
        return { problem: (0,errors/* messageOf */.bD)(error) };
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/connections/local.js
var local = __webpack_require__(66807);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/owner.js

/** Boot, pid namespace, pid and start time of this process: together they never come again. */
async function processMark(pid = process.pid) {
    const started = await startOf(pid);
    const boot = await orNothing((0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8'));
    const namespace = await orNothing((0,promises_.readlink)('/proc/self/ns/pid'));
    if (boot === undefined || namespace === undefined || started === undefined)
        return undefined;
    return `${boot.trim()} ${namespace} ${pid} ${started}`;
}
/** True only when the process of that mark was on this machine and is known to have ended, or the machine was started anew. */
async function hasEnded(mark) {
    const [boot, namespace, pid] = mark.split(' ');
    const here = (await processMark())?.split(' ');
    if (here === undefined || pid === undefined)
        return false;
    if (boot !== here[0])
        return true;
    if (namespace !== here[1])
        return false;
    return (await processMark(Number(pid))) !== mark;
}
/** Start of a process in clock ticks since boot: field 22 of /proc/PID/stat (proc(5)). */
async function startOf(pid) {
    const stat = await orNothing((0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8'));
    return stat
        ?.slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .at(19);
}
async function orNothing(asking) {
    return await asking.catch(() => undefined);
}

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/server-user.js


/** PostgreSQL refuses to run as root: then it runs as the user its package made, else as nobody. */
async function serverUser() {
    if (external_node_process_.getuid?.() !== 0)
        return undefined;
    const lines = (await (0,promises_.readFile)('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
    const line = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
    return line === undefined ? undefined : { uid: Number(line[2]), gid: Number(line[3]) };
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/sweep.js






/** What the folder of a scratch server is called. */
const scratchPrefix = 'postgres-proof-';
const ownerFile = 'owner';
const dataFolder = 'data';
const endsWithinMs = 10_000;
/**
 * Removes scratch servers that a run left in a folder when it was killed: the server is ended, its folder removed. Those of
 * living runs are left alone. Returns the folders removed.
 */
async function sweepScratch(folder) {
    const removed = [];
    for (const name of await names(folder)) {
        const path = (0,external_node_path_.join)(folder, name);
        if (!name.startsWith(scratchPrefix) || !(await isOurs(path)))
            continue;
        const mark = await (0,promises_.readFile)((0,external_node_path_.join)(path, ownerFile), 'utf8').catch(() => undefined);
        if (mark === undefined || !(await hasEnded(mark)))
            continue;
        await endServer((0,external_node_path_.join)(path, dataFolder));
        await (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 });
        removed.push(path);
    }
    return removed;
}
/** In a temporary folder that all share, a folder of this name may be anybody's: only what we or our server made is removed. */
async function isOurs(path) {
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    const owners = [process.getuid?.(), (await serverUser())?.uid];
    return found?.isDirectory() === true && owners.includes(found.uid);
}
/** Ends the server of a data folder at once; its data are of no use to anybody. */
async function endServer(data) {
    const pid = Number((await (0,promises_.readFile)((0,external_node_path_.join)(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
    if (!(pid > 0) || !(await servesFrom(pid, data)))
        return;
    signal(pid, 'SIGQUIT');
    for (const until = Date.now() + endsWithinMs; Date.now() < until; await (0,external_node_timers_promises_.setTimeout)(20)) {
        if (!(await servesFrom(pid, data)))
            return;
    }
    signal(pid, 'SIGKILL');
}
/** The number may belong to another process by now. */
async function servesFrom(pid, data) {
    const command = await (0,promises_.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return command.split('\0').includes(data);
}
function signal(pid, name) {
    try {
        process.kill(pid, name);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'ESRCH')
            throw error;
    }
}
async function names(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/scratch.js











const port = 5432;
const readyWithinMs = 60_000;
/** The path of a socket may have 107 bytes (unix(7)); below the folder comes "/socket/.s.PGSQL.5432". */
const longestSocketFolder = 85;
const majorsAbove = 8;
/** The folder with the server's programs, of this major version or else of the next higher one. */
async function findServerPrograms(major) {
    for (let one = major; one <= major + majorsAbove; one += 1) {
        for (const folder of [`/usr/lib/postgresql/${one}/bin`, `/usr/pgsql-${one}/bin`]) {
            if (await exists((0,external_node_path_.join)(folder, 'postgres')))
                return { major: one, folder };
        }
    }
    return undefined;
}
async function exists(path) {
    return await (0,promises_.access)(path).then(() => true, () => false);
}
/**
 * Starts a scratch server.
 *
 * @param superuser what the role that makes the cluster is called
 * @throws BackupError `tool-missing`, `not-verified` when it cannot be started here
 */
async function startScratch(programs, superuser, session) {
    const user = await serverUser();
    const parent = user === undefined || (await othersMayPass(session.scratch)) ? session.scratch : (0,external_node_os_.tmpdir)();
    const folder = (0,external_node_path_.join)(parent, `${scratchPrefix}${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, ownerFile), (await processMark()) ?? '');
    const sockets = folder.length > longestSocketFolder ? await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), scratchPrefix)) : (0,external_node_path_.join)(folder, 'socket');
    const remove = async () => {
        await endServer((0,external_node_path_.join)(folder, dataFolder));
        await (0,promises_.rm)(sockets, { recursive: true, force: true, maxRetries: 3 });
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    try {
        await (0,promises_.mkdir)(sockets, { recursive: true, mode: 0o700 });
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, dataFolder), { mode: 0o700 });
        if (user !== undefined)
            await giveTo(user, [folder, sockets, (0,external_node_path_.join)(folder, dataFolder)]);
        await createCluster(programs.folder, folder, superuser, user, session);
        const tool = await startServer(programs.folder, folder, sockets, user, session);
        const source = {
            host: sockets,
            port,
            user: superuser,
            password: undefined,
            database: 'postgres',
            tls: { mode: undefined, rootCertificate: undefined, certificate: undefined, key: undefined },
            ignored: [],
        };
        const { env, signal, log } = session;
        return {
            major: programs.major,
            reach: { source, connection: local/* localConnection */.G, serverMajor: programs.major, env, signal, log },
            async [Symbol.asyncDispose]() {
                await endServer((0,external_node_path_.join)(folder, dataFolder));
                await tool[Symbol.asyncDispose]();
                await remove();
            },
        };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
/** True when a folder can be reached by any user: most often the scratch folder is in one that is private. */
async function othersMayPass(folder) {
    for (let at = (0,external_node_path_.resolve)(folder);; at = (0,external_node_path_.dirname)(at)) {
        if (((await (0,promises_.stat)(at)).mode & 0o001) === 0)
            return false;
        if (at === (0,external_node_path_.dirname)(at))
            return true;
    }
}
async function giveTo({ uid, gid }, folders) {
    for (const path of folders)
        await (0,promises_.chown)(path, uid, gid);
}
async function createCluster(programs, folder, superuser, user, session) {
    const args = ['-D', (0,external_node_path_.join)(folder, dataFolder), '-U', superuser, '-A', 'trust', '-N', '-E', 'UTF8', '--no-locale'];
    const [command, ...words] = await asUser(user, [(0,external_node_path_.join)(programs, 'initdb'), ...args]);
    const exit = await local/* localConnection */.G.run(command ?? '', words, {
        env: ownEnv(session.env),
        signal: session.signal,
        cwd: '/',
    });
    (0,exec/* throwIfAborted */.Te)(session.signal);
    if (exit.code !== 0)
        throw notStarted('initdb failed', exit.stderr);
}
/** Settings for speed, which nobody's data may depend on; nothing is archived and nobody is let in from outside. */
function settings(sockets) {
    const memoryMb = Math.floor((0,external_node_os_.totalmem)() / 1024 / 1024);
    return {
        listen_addresses: '',
        port: String(port),
        unix_socket_directories: sockets,
        unix_socket_permissions: '0700',
        archive_mode: 'off',
        wal_level: 'minimal',
        max_wal_senders: '0',
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        autovacuum: 'off',
        max_wal_size: '4GB',
        checkpoint_timeout: '1h',
        shared_buffers: `${Math.min(1024, Math.max(64, Math.floor(memoryMb / 8)))}MB`,
        maintenance_work_mem: `${Math.min(512, Math.max(64, Math.floor(memoryMb / 16)))}MB`,
        max_locks_per_transaction: '512',
        max_prepared_transactions: '0',
        lc_messages: 'C',
        timezone: 'UTC',
        jit: 'off',
    };
}
async function startServer(programs, folder, sockets, user, session) {
    const data = (0,external_node_path_.join)(folder, dataFolder);
    const options = Object.entries(settings(sockets)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const [command, ...words] = await asUser(user, [(0,external_node_path_.join)(programs, 'postgres'), '-D', data, ...options]);
    const tool = await local/* localConnection */.G.start(command ?? '', words, {
        env: ownEnv(session.env),
        signal: session.signal,
        cwd: '/',
    });
    let ended;
    void tool.exit.then(({ stderr }) => {
        ended = stderr;
    });
    for (const until = Date.now() + readyWithinMs; Date.now() < until && ended === undefined; await (0,external_node_timers_promises_.setTimeout)(20)) {
        // The eighth line is what pg_ctl waits for.
        const status = (await (0,promises_.readFile)((0,external_node_path_.join)(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[7]?.trim();
        if (status === 'ready')
            return tool;
    }
    await endServer(data);
    await tool[Symbol.asyncDispose]();
    (0,exec/* throwIfAborted */.Te)(session.signal);
    throw notStarted('the scratch server did not start', (await tool.exit).stderr);
}
/** As another user when we are root, and so that it ends when this process ends, however that happens. */
async function asUser(user, command) {
    const setpriv = (await exists('/usr/bin/setpriv')) ? '/usr/bin/setpriv' : '/bin/setpriv';
    if (!(await exists(setpriv))) {
        if (user === undefined)
            return command;
        throw notStarted('setpriv is not installed (Debian: util-linux), and PostgreSQL does not run as root', []);
    }
    const identity = user === undefined ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
    return [setpriv, '--pdeathsig=QUIT', ...identity, ...command];
}
/** What is restored runs in this server with all rights: it must not find our secrets in the environment. */
function ownEnv({ PATH, TZ }) {
    return { PATH, TZ, LC_ALL: 'C' };
}
function notStarted(why, stderr) {
    return new errors/* BackupError */.hj('not-verified', `No scratch PostgreSQL could be started: ${why}`, {
        because: stderr.slice(-5),
    });
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/prove.js
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












const proofDatabase = 'proof';
/** Restores a backup into a throwaway server and compares everything with what was recorded. */
async function proveDatabase(facts, backup, session) {
    const recorded = (0,restore_recorded/* parseRecorded */.U)(facts);
    if (recorded === undefined)
        return notVerified('the backup recorded nothing a restore could be compared with');
    for (const folder of [session.scratch, (0,external_node_os_.tmpdir)()]) {
        for (const path of await sweepScratch(folder))
            session.log.info(`removed ${path}, left by a run that was killed`);
    }
    const programs = await findServerPrograms(recorded.server.major);
    if (programs === undefined) {
        const major = recorded.server.major;
        return notVerified(`no PostgreSQL ${major} server or newer is installed here (Debian and Ubuntu: postgresql-${major})`);
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const scratch = prove_addDisposableResource(env_1, await startScratch(programs, recorded.inventory?.bootstrapRole ?? 'postgres', session), true);
            return await proveIn(scratch, recorded, backup, session);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = prove_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (session.signal.aborted || !(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        return failedProof(error);
    }
}
async function proveIn(scratch, facts, backup, session) {
    const { reach } = scratch;
    const { server } = await serverOf(scratch);
    const client = await (0,restore_place/* clientFor */.$V)({ ...reach }, reach.source, server, facts.client.major, undefined);
    const place = { ...reach, client };
    const dump = (0,dump_files/* findDump */.SM)(facts, backup);
    const began = session.now().getTime();
    const building = {
        server: place,
        name: proofDatabase,
        facts,
        pattern: facts.database,
        backup,
        dump,
        entries: (await (0,dump_files/* readArchiveHead */.HC)(dump))?.entries,
        session,
        tablespaces: false,
    };
    await (0,build/* buildDatabase */.c)(building);
    const restored = session.now().getTime();
    const whole = await (0,compare/* compareDatabase */.bx)((0,restore_place.at)(place, proofDatabase), facts);
    const asked = await askQueries((0,restore_place.at)(place, proofDatabase), session);
    const differences = [...whole.differences, ...asked.differences];
    const { uncertain } = whole;
    const outcome = differences.length > 0 ? 'failed' : uncertain.length > 0 ? 'not-verified' : 'proven';
    return {
        outcome,
        differences,
        reason: outcome === 'not-verified' ? uncertain.join('; ') : undefined,
        compared: [...whole.compared, ...asked.compared],
        restoreMs: restored - began,
        compareMs: session.now().getTime() - restored,
    };
}
async function serverOf({ reach }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const database = prove_addDisposableResource(env_2, await (0,connect/* connectTo */.m)(reach.source, reach.connection, reach.signal), true);
        return await (0,server/* readServer */.W)(database);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = prove_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** What this machine lacks, or ran out of, says nothing about the backup. */
const ofThisMachine = /lacks the extension|not available|No space left|invalid locale name|locale name|could not load library|could not access file|out of memory|disk became full|ended by SIG|ended the connection|encoding .* does not match locale|ICU is not supported|out of shared memory/i;
function failedProof(error) {
    const reasons = [error.message, ...(0,errors/* reasonsOf */.zM)(error)];
    const codes = new Set([
        'not-verified',
        'tool-missing',
        'version-mismatch',
        'disk-full',
        'write-failed',
        'read-failed',
        'timeout',
        'unreachable',
        'source-lost',
        'internal',
    ]);
    if (codes.has(error.code) || reasons.some((reason) => ofThisMachine.test(reason)))
        return notVerified(reasons.join('; '));
    return {
        outcome: 'failed',
        differences: [{ what: 'restore', expected: 'without an error', found: reasons.slice(0, 6).join('; ') }],
        reason: undefined,
        compared: [],
        restoreMs: 0,
        compareMs: 0,
    };
}
function notVerified(reason) {
    return { outcome: 'not-verified', differences: [], reason, compared: [], restoreMs: 0, compareMs: 0 };
}


/***/ })

};
