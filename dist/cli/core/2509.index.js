export const id = 2509;
export const ids = [2509];
export const modules = {

/***/ 52509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  proveDatabase: () => (/* binding */ proveDatabase)
});

// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/build.js + 1 modules
var build = __webpack_require__(58407);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/dump-files.js
var dump_files = __webpack_require__(32056);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/server.js
var server = __webpack_require__(15084);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/compare.js + 1 modules
var compare = __webpack_require__(25974);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/compare-rows.js + 1 modules
var compare_rows = __webpack_require__(41489);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/comparing.js
var comparing = __webpack_require__(28638);
// EXTERNAL MODULE: ./.build/lib/config/expectation.js
var expectation = __webpack_require__(32427);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/answer.js
var answer = __webpack_require__(11225);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/queries.js




/** Asks the restored database the user's own questions: the SQL checks of backup.yml, each against what it expects. */
async function askQueries(place, { config }) {
    const queries = config.checks.filter(({ sql }) => sql !== undefined);
    const differences = [];
    for (const { name, sql = '', expect, timeout } of queries) {
        const found = await ask(place, sql, timeout);
        const expected = expect ?? 'a value';
        const met = found.value !== undefined && (expect === undefined || (0,expectation/* meets */.D)(found.value, expect));
        if (!met)
            differences.push({ what: `check ${name}`, expected, found: found.problem ?? found.value ?? 'no value' });
    }
    const passed = queries.length - differences.length;
    return { differences, compared: passed === 0 ? [] : [`${(0,format/* plural */.LS)(passed, 'check')} of backup.yml`] };
}
async function ask(place, sql, timeoutMs) {
    try {
        return { value: await (0,answer/* answer */.ZF)({ ...place, sql, timeoutMs, mode: 'read-only' }) };
    }
    catch (error) {
        if (place.signal.aborted)
            throw error;
        return { problem: [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error)].join(': ') };
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/prove-at.js
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









/** Restores a backup into a new database of a server and compares everything with what was recorded. The database stays. */
async function proveAt({ reach, name, where }, facts, backup, session) {
    const server = await serverOf(reach);
    const client = await (0,restore_place/* clientFor */.$V)(reach, reach.source, server, facts.client.major, undefined);
    const place = { ...reach, client };
    const dump = (0,dump_files/* findDump */.SM)(facts, backup);
    const began = session.now().getTime();
    const entries = (await (0,dump_files/* readArchiveHead */.HC)(dump))?.entries;
    let rows;
    const built = await (0,build/* buildDatabase */.c)({
        async whenLoaded(loaded) {
            rows = await (0,compare_rows/* compareRows */.f)(loaded, facts, entries);
        },
        server: place,
        name,
        facts,
        pattern: facts.database,
        backup,
        dump,
        entries,
        session,
        tablespaces: false,
    });
    const restored = session.now().getTime();
    const schema = await (0,compare/* compareSchema */.FL)((0,restore_place.at)(place, name), { facts, dump, entries, tablespaces: false });
    const whole = (0,compare/* withLeftOut */.iW)((0,comparing/* merge */.h)([(0,compare/* requireCompared */.r9)(rows), schema]), built.leftOut);
    const asked = await askQueries((0,restore_place.at)(place, name), session);
    const differences = [...whole.differences, ...whole.definitions, ...asked.differences];
    const { uncertain } = whole;
    const outcome = differences.length > 0 ? 'failed' : uncertain.length > 0 ? 'not-verified' : 'proven';
    return {
        outcome,
        where: where ?? `a throwaway PostgreSQL ${server.version}`,
        differences,
        reason: outcome === 'not-verified' ? uncertain.join('; ') : undefined,
        compared: [...whole.compared, ...asked.compared],
        restoreMs: restored - began,
        compareMs: session.now().getTime() - restored,
    };
}
async function serverOf(reach) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(reach), true);
        return (await (0,server/* readServer */.W)(database)).server;
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
/** What the server lacks, or ran out of, says nothing about the backup. */
const ofTheServer = /lacks the extension|not available|No space left|invalid locale name|locale name|could not load library|could not access file|out of memory|disk became full|ended by SIG|ended the connection|encoding .* does not match locale|ICU is not supported|invalid input syntax for type money|invalid value for parameter "lc_|out of shared memory/i;
const ofTheServerCodes = new Set([
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
/**
 * A proof that ended with an error: only what lies in the backup is its failure.
 *
 * @param otherwise further words of what does not lie in the backup
 * @throws the error of an abort, or of a mistake in this program
 */
function failedProof(error, signal, otherwise) {
    if (signal.aborted || !(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
        throw error;
    const reasons = [error.message, ...(0,errors/* reasonsOf */.zM)(error)];
    const blameless = (reason) => ofTheServer.test(reason) || otherwise?.test(reason) === true;
    if (ofTheServerCodes.has(error.code) || reasons.some(blameless))
        return notVerified(reasons.join('; '));
    const found = reasons.slice(0, 6).join('; ');
    const differences = [{ what: 'restore', expected: 'without an error', found }];
    return { ...notVerified(undefined), outcome: 'failed', differences };
}
function notVerified(reason) {
    const nothing = { where: undefined, differences: [], compared: [], restoreMs: 0, compareMs: 0 };
    return { ...nothing, outcome: 'not-verified', reason };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/connections/local.js
var local = __webpack_require__(66807);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/components/throwaway-server.js
var throwaway_server = __webpack_require__(57157);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/clients.js
var clients = __webpack_require__(36135);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/url-parameters.js
var url_parameters = __webpack_require__(26387);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/scratch.js
var scratch_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var scratch_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











/** PostgreSQL refuses to run as root: then it runs as the user its package made, else as nobody. */
const scratchKind = { prefix: 'postgres-proof-', ending: 'SIGQUIT', users: ['postgres', 'nobody'] };
const port = 5432;
const readyWithinMs = 60_000;
const majorsAbove = 8;
/** The folder with the server's programs, of this major version or else of the next higher one. */
function findServerPrograms(wanted) {
    return (0,clients/* majors */.j)(wanted, wanted + majorsAbove)
        .flatMap((major) => (0,clients/* foldersOf */.pd)(major).map((folder) => ({ major, folder })))
        .find(({ folder }) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'postgres')));
}
/**
 * Starts a scratch server.
 *
 * @param superuser what the role that makes the cluster is called
 * @throws BackupError `not-verified` when it cannot be started here
 */
async function startScratch(programs, superuser, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const undo = scratch_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const ground = undo.use(await (0,throwaway_server/* prepareGround */.H)(scratchKind, session));
        await createCluster(programs.folder, ground, superuser, session.signal);
        await startServer(programs.folder, ground, session.signal);
        const source = {
            host: ground.sockets,
            port,
            user: superuser,
            password: undefined,
            database: 'postgres',
            ...url_parameters/* noParameters */.m,
        };
        const owned = undo.move();
        return {
            reach: { ...session, source, connection: local/* localConnection */.G, serverMajor: programs.major },
            [Symbol.asyncDispose]: () => owned.disposeAsync(),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = scratch_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function dataIn({ folder }) {
    return (0,external_node_path_.join)(folder, 'data');
}
async function createCluster(programs, ground, superuser, signal) {
    const args = ['-D', dataIn(ground), '-U', superuser, '-A', 'trust', '-N', '-E', 'UTF8', '--no-locale'];
    const exit = await ground.run((0,external_node_path_.join)(programs, 'initdb'), args);
    (0,exec/* throwIfAborted */.Te)(signal);
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
async function startServer(programs, ground, signal) {
    const options = Object.entries(settings(ground.sockets)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const tool = await ground.start((0,external_node_path_.join)(programs, 'postgres'), ['-D', dataIn(ground), ...options]);
    let ended;
    void tool.exit.then(({ stderr }) => {
        ended = stderr;
    });
    for (const until = Date.now() + readyWithinMs; Date.now() < until && ended === undefined; await (0,external_node_timers_promises_.setTimeout)(20)) {
        // The eighth line is what pg_ctl waits for.
        const lines = (await (0,promises_.readFile)((0,external_node_path_.join)(dataIn(ground), 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
        if (lines[7]?.trim() === 'ready')
            return;
    }
    (0,exec/* throwIfAborted */.Te)(signal);
    throw notStarted('the scratch server did not start', ended ?? []);
}
function notStarted(why, stderr) {
    return new errors/* BackupError */.hj('not-verified', `No scratch PostgreSQL could be started: ${why}`, {
        because: stderr.slice(-5),
    });
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/staging/open.js
var staging_open = __webpack_require__(65058);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/roles.js
var roles = __webpack_require__(28631);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/lib/json.js
var json = __webpack_require__(67158);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/drop.js
var drop = __webpack_require__(94737);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/made.js
var made = __webpack_require__(94845);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var database = __webpack_require__(2426);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/staging/mark.js
var mark_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var mark_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








const prefix = 'backup_actions_proof_';
const nameForm = new RegExp(`^${prefix}[0-9a-f]{16}$`);
/** Advisory locks with this class are ours; the second number is that of the run. */
const lockClass = 1_649_635_184;
const commentSchema = schemas/* strictObject */.rej({
    made: schemas/* literal */.euz('by a restore test of backup-actions'),
    database: schemas/* string */.YjP(),
    roles: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), oid: schemas/* string */.YjP() })),
});
const markerRow = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), comment: schemas/* string */.YjP().nullable() });
const lockRow = schemas/* object */.Ikc({ number: schemas/* string */.YjP() });
function newMark() {
    return { name: `${prefix}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`, roles: [] };
}
/** Holds the lock in this session, then makes the marking role. */
async function placeMark(holder, mark) {
    await holder.run(`SELECT pg_catalog.pg_advisory_lock(${lockClass}, ${lockOf(mark.name)})`);
    await holder.run(`CREATE ROLE ${(0,database/* quoteName */.AB)(mark.name)} NOLOGIN; ${commentStatement(mark)}`);
}
/** Writes down what else was made; in the transaction that made it. */
async function recordRoles(database, mark, made) {
    const complete = { ...mark, roles: made };
    await database.run(commentStatement(complete));
    return complete;
}
/** Marks of runs that have ended: nobody holds their lock. A role of such a name without our comment is somebody else's. */
async function abandonedMarks(database) {
    const markers = await database.rows(markerRow, `SELECT rolname AS name, pg_catalog.shobj_description(oid, 'pg_authid') AS comment FROM pg_catalog.pg_roles
     WHERE rolname LIKE '${prefix.replaceAll('_', '\\_')}%'`);
    // After the markers: who makes one holds its lock already.
    const held = await database.rows(lockRow, `SELECT objid::text AS number FROM pg_catalog.pg_locks
     WHERE locktype = 'advisory' AND classid = ${lockClass} AND objsubid = 2 AND granted`);
    const living = new Set(held.map(({ number }) => Number(number)));
    return markers.flatMap(({ name, comment }) => {
        if (!nameForm.test(name) || living.has(lockOf(name)))
            return [];
        const parsed = commentSchema.safeParse((0,json/* parseJson */.q)(comment ?? ''));
        return parsed.success && parsed.data.database === name
            ? [{ name, roles: parsed.data.roles.map((role) => ({ kind: 'ROLE', name: role.name, oid: Number(role.oid) })) }]
            : [];
    });
}
/**
 * Removes what a proof made: the database, the roles, at last the mark. Also after an abort. Returns what could not be
 * removed and why; the mark stays then.
 */
async function removeMarked(reach, mark) {
    const patient = (0,restore_place/* unstoppable */.ko)(reach);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const server = mark_addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(patient), true);
            await (0,drop/* dropDatabase */.Zi)(server, patient, mark.name);
            const left = await (0,made/* dropMade */.Tf)(server, mark.roles);
            if (left.length === 0)
                await server.run(`DROP ROLE IF EXISTS ${(0,database/* quoteName */.AB)(mark.name)}`);
            return left.map(({ name }) => `role ${name}`);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = mark_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return [`database and role ${mark.name}: ${(0,errors/* messageOf */.bD)(error)}`];
    }
}
function commentStatement({ name, roles }) {
    const comment = {
        made: 'by a restore test of backup-actions',
        database: name,
        roles: roles.map(({ name: role, oid }) => ({ name: role, oid: String(oid) })),
    };
    return `COMMENT ON ROLE ${(0,database/* quoteName */.AB)(name)} IS ${(0,database/* literal */.eu)(JSON.stringify(comment))}`;
}
/** 28 bits of the name: an integer of PostgreSQL, without a sign. */
function lockOf(name) {
    return Number.parseInt(name.slice(-7), 16);
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/staging/prove.js
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




/** On a server that is not our own we may not be allowed everything; that is not the backup's fault. */
const ofTheUser = /permission denied|must be (owner|superuser|member|able)|must have |Only roles with|may not/i;
/** Proves a backup in a new database of a staging server. Whatever is made there is removed again. */
async function proveOnStaging(staging, facts, backup, session) {
    const { reach, version } = staging;
    const where = `PostgreSQL ${version} at ${reach.source.host}:${reach.source.port}, a staging server`;
    if (reach.serverMajor < facts.server.major) {
        return notVerified(`the staging server is PostgreSQL ${version}, older than the ${facts.server.version} the backup was taken from`);
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await sweepStaging(reach);
            const claimed = prove_addDisposableResource(env_1, await claim(reach, facts, backup), true);
            return await proveAt({ reach, name: claimed.name, where }, facts, backup, session);
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
        return { ...failedProof(error, session.signal, ofTheUser), where };
    }
}
/** Removes what runs that were killed left on the server. */
async function sweepStaging(reach) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const server = prove_addDisposableResource(env_2, await (0,restore_place/* openPlace */.QL)(reach), true);
        for (const mark of await abandonedMarks(server)) {
            const left = await removeMarked(reach, mark);
            if (left.length === 0)
                reach.log.info(`Removed ${mark.name} on the staging server, left by a run that was killed`);
            else
                reach.log.warning(leftWords(mark, left, reach));
        }
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
/**
 * Takes a name for the database to be made, and makes the roles of the backup that the server lacks. Disposing it removes
 * them, and the database.
 */
async function claim(reach, facts, backup) {
    let mark = newMark();
    // Not ended by an abort: it says that this run is alive until all is removed.
    const holder = await (0,restore_place/* openPlace */.QL)({ ...reach, signal: new AbortController().signal });
    const release = async () => {
        const left = await removeMarked(reach, mark);
        await holder[Symbol.asyncDispose]();
        if (left.length > 0)
            reach.log.warning(leftWords(mark, left, reach));
    };
    try {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            await placeMark(holder, mark);
            const server = prove_addDisposableResource(env_3, await (0,restore_place/* openPlace */.QL)(reach), true);
            const recordMade = async (roles) => {
                mark = await recordRoles(server, mark, roles);
            };
            await (0,roles/* restoreRoles */.Ao)(server, facts, backup, { tablespaces: false, recordMade });
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = prove_disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    }
    catch (error) {
        await release();
        throw error;
    }
    return { name: mark.name, [Symbol.asyncDispose]: release };
}
function leftWords({ name }, left, { source }) {
    return `Not everything of the proof could be removed from ${source.host}:${source.port} (${left.join('; ')}). The next restore test there tries again; by hand: DROP DATABASE IF EXISTS ${name} WITH (FORCE), then DROP ROLE of each, ${name} last.`;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/prove.js
var proof_prove_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var proof_prove_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
/** Restores a backup into a throwaway server, or a given staging server, and compares everything with what was recorded. */
async function proveDatabase(facts, backup, session, sources = []) {
    const recorded = (0,postgres_facts/* parseRecorded */.UJ)(facts);
    const staging = await (0,staging_open.openStaging)(facts, session, sources);
    if (recorded === undefined)
        return notVerified('the backup recorded nothing a restore could be compared with');
    if (staging !== undefined)
        return await proveOnStaging(staging, recorded, backup, session);
    return await proveInScratch(recorded, backup, session);
}
async function proveInScratch(recorded, backup, session) {
    const { major } = recorded.server;
    const programs = findServerPrograms(major);
    const none = `no PostgreSQL ${major} server or newer is installed here (Debian and Ubuntu: postgresql-${major})`;
    if (programs === undefined)
        return notVerified(none);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const superuser = recorded.bootstrapRole ?? recorded.inventory?.bootstrapRole ?? 'postgres';
            const scratch = proof_prove_addDisposableResource(env_1, await startScratch(programs, superuser, session), true);
            return await proveAt({ reach: scratch.reach, name: proofDatabase }, recorded, backup, session);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = proof_prove_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return failedProof(error, session.signal);
    }
}


/***/ }),

/***/ 65058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStaging: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var _connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67788);
/* harmony import */ var _server_connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5383);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2426);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15084);
/* harmony import */ var _server_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16530);
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







const setting = 'restore-test.database.url';
/**
 * The staging server of `restore-test`, proven not to be production: its system identifier, which every physical copy of a
 * server shares, is neither production's now nor in any backup of the system: a server that was production once may hold
 * the only copy of something. When nothing answers at database.url, the newest backup must have recorded it. Changes nothing.
 *
 * @param facts of the backup that is to be proved
 * @param sources of all backups of the system, newest first
 * @returns undefined when none is configured
 * @throws BackupError `preflight-failed` it is production or cannot be used, `not-verified` it could not be found out
 */
async function openStaging(facts, session, sources) {
    const url = session.config['restore-test'].database?.url;
    if (url === undefined)
        return undefined;
    const source = (0,_server_source_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSource */ .PJ)(url, setting);
    const production = productionOf(session);
    if ((0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(source, production))
        throw isProduction(source, ['database.url names the same host and port.']);
    const found = await identifyStaging(source, session);
    const live = await identifyProduction(production, session);
    const recorded = [facts, ...sources].map(identifierIn);
    const known = [live, ...recorded].filter((identifier) => identifier !== undefined);
    const newest = live ?? identifierIn(sources[0] ?? facts);
    if (newest === undefined)
        throw unknownProduction(source, production);
    if (known.includes(found.identifier)) {
        throw isProduction(source, [
            `Its system identifier, ${found.identifier}, is that of ${found.identifier === live ? `the server at ${placeOf(production)}` : 'a server that a backup was taken from'}.`,
            'It is that server under another name, or a physical copy of it (a replica, a restored base backup, a copied disk), which cannot be told apart.',
        ]);
    }
    if (live === undefined) {
        session.log.warning(`Production at ${placeOf(production)} does not answer: ${placeOf(source)} was compared with what the backups of the system recorded of it.`);
    }
    if (found.inRecovery)
        throw isStandby(source);
    if (found.pooled)
        throw behindPooler(source);
    return { reach: { ...session, source, serverMajor: found.major }, version: found.version };
}
function productionOf(session) {
    const url = session.config.database?.url;
    if (url !== undefined)
        return (0,_server_source_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSource */ .PJ)(url);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'Nothing says which PostgreSQL is production', {
        because: [`${setting} is set: it must be proven to be another server.`],
        hint: 'Set database.url in backup.yml, the input database-url, or DATABASE_URL. Nothing was touched.',
    });
}
async function identifyStaging(source, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await (0,_server_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connectTo */ .m)(source, session.connection, session.signal), true);
        const { server } = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readServer */ .W)(database);
        if (server.systemIdentifier === null)
            throw unreadable(source, setting, []);
        return { ...server, identifier: server.systemIdentifier, pooled: await isPooled(database) };
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
/** Each statement may be run by another of the server's processes; a pooler gives out numbers of its own for cancelling. */
async function isPooled(database) {
    return database.process !== (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_3__/* .askNumber */ .zg)(database, 'SELECT pg_catalog.pg_backend_pid() AS number'));
}
/** Production's identifier; undefined when nothing answers there. */
async function identifyProduction(production, session) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const database = __addDisposableResource(env_2, await (0,_server_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connectTo */ .m)(production, session.connection, session.signal), true);
            const identifier = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readIdentifier */ .y)(database);
            if (identifier !== null)
                return identifier;
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        if (error.code === 'unreachable')
            return undefined;
        throw unreadable(production, 'database.url', [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error)]);
    }
    throw unreadable(production, 'database.url', []);
}
function identifierIn(facts) {
    return (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .cu)(facts)?.server.systemIdentifier ?? undefined;
}
function isProduction(source, because) {
    const hint = `Give ${setting} a server of its own, made with initdb, or leave it out: then the proof is made in a throwaway server.`;
    return refused('preflight-failed', `The staging server at ${placeOf(source)} is production`, because, hint);
}
function isStandby(source) {
    const because = ['Nothing can be made on it, and what it follows may be anybody’s.'];
    const hint = `Give ${setting} a server of its own, made with initdb.`;
    return refused('preflight-failed', `The staging server at ${placeOf(source)} is a standby`, because, hint);
}
/** Whether it hands sessions around cannot be seen from here: a quiet pooler gives everybody the same one. */
function behindPooler(source) {
    const because = [
        'It may give one session of PostgreSQL to several clients in turn (pool_mode = transaction): the lock that tells a living restore test from an abandoned one would not hold.',
    ];
    const hint = `Give ${setting} the address of PostgreSQL itself (not that of PgBouncer or the like).`;
    const title = `Before the staging server at ${placeOf(source)} stands a connection pooler`;
    return refused('preflight-failed', title, because, hint);
}
function unreadable(source, which, reasons) {
    const because = reasons.length > 0 ? reasons : [`User ${source.user} may not read the system identifier there.`];
    const hint = `On the server of ${which}, as a superuser: GRANT EXECUTE ON FUNCTION pg_control_system() TO ${source.user}; and check that ${which} lets that user in.`;
    return refused('not-verified', unproven(source), because, hint);
}
function unknownProduction(source, production) {
    const because = [
        `Nothing answers at ${placeOf(production)} (database.url).`,
        'The newest backup did not record the system identifier of its source either.',
    ];
    const hint = `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server.`;
    return refused('not-verified', unproven(source), because, hint);
}
function unproven(source) {
    return `${placeOf(source)} could not be proven not to be production`;
}
function placeOf({ host, port }) {
    return `${host}:${port}`;
}
function refused(code, title, because, hint) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(code, title, { because, hint: `${hint} Nothing was touched.` });
}


/***/ }),

/***/ 11225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZF: () => (/* binding */ answer),
/* harmony export */   bK: () => (/* binding */ isOutOfTime),
/* harmony export */   cG: () => (/* binding */ limitStatements)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var _lib_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2656);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5383);
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





/** For connecting, and for the server to end the statement by itself. */
const graceMs = 10_000;
/** Larger ones are no setting of a server. */
const longestTimeoutMs = 2 ** 31 - 1;
/**
 * The first value of a query of the user, as text, in a session of its own: one that fails or changes settings spoils no other.
 *
 * @throws BackupError `timeout` when there is no answer in time, also because somebody holds a lock
 */
async function answer(question) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { source, connection, signal, sql, timeoutMs, mode } = question;
        const deadline = __addDisposableResource(env_1, (0,_lib_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .withDeadline */ .N)(signal, timeoutMs + graceMs, noAnswer(timeoutMs, [])), false);
        const database = __addDisposableResource(env_1, await (0,_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connectTo */ .m)(source, connection, deadline.signal, 'of the role'), true);
        await limitStatements(database, timeoutMs);
        if (mode === 'read-only')
            await database.run('SET default_transaction_read_only = on');
        try {
            return await firstValue(database, sql);
        }
        catch (error) {
            if (!isOutOfTime(error))
                throw error;
            throw noAnswer(timeoutMs, (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error));
        }
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
/** No statement of the session takes longer than this, nor waits longer for a lock. */
async function limitStatements(database, timeoutMs, lockWaitMs = timeoutMs) {
    const [whole, lock] = [timeoutMs, lockWaitMs].map((ms) => Math.min(Math.max(1, Math.round(ms)), longestTimeoutMs));
    await database.run(`SET statement_timeout = ${whole}; SET lock_timeout = ${lock}`);
}
/** Whether the server has ended a statement because it took, or waited, too long. */
function isOutOfTime(error) {
    return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.code === 'lock-timeout';
}
function noAnswer(timeoutMs, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('timeout', `It gave no answer within ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(timeoutMs)}`, {
        because,
        hint: 'Somebody may hold a lock on a table it reads (pg_stat_activity), or it is slow: raise its timeout in checks.',
    });
}
const anyRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J());
/** The first value of the first row of a query, as text; undefined when there is no row or the value is null. */
async function firstValue(database, sql) {
    const [row] = await database.rows(anyRow, sql);
    const value = row === undefined ? undefined : Object.values(row)[0];
    if (value === undefined || value === null)
        return undefined;
    return value instanceof Date ? value.toISOString() : String(value);
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

/***/ 32427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ meets)
/* harmony export */ });
/** Whether a probe's value is what `expect` says: an exact text, or with a leading comparison a number. */
function meets(value, expect) {
    const match = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/.exec(expect.trim());
    if (match === null || value === undefined)
        return value === expect;
    const [, sign, text] = match;
    const found = Number(value);
    const limit = Number(text);
    if (found === limit)
        return sign === '>=' || sign === '<=';
    return sign?.startsWith('>') ? found > limit : found < limit;
}


/***/ }),

/***/ 66807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ localConnection)
/* harmony export */ });
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65213);

/** This machine: tools are its own processes and addresses are used as they are. */
const localConnection = {
    kind: 'local',
    name: 'this machine',
    start: _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .startTool */ .pQ,
    run: _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .runTool */ .qI,
    endpoint: async (host, port) => ({ host, port }),
    [Symbol.asyncDispose]: async () => { },
};


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
