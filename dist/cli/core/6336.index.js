export const id = 6336;
export const ids = [6336];
export const modules = {

/***/ 94737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zi: () => (/* binding */ dropDatabase),
/* harmony export */   _s: () => (/* binding */ subscribers),
/* harmony export */   lr: () => (/* binding */ mayHoldSubscriptions),
/* harmony export */   yT: () => (/* binding */ dropCommands)
/* harmony export */ });
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2426);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31905);
/* harmony import */ var _psql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29756);
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



/** Drops a database, whatever it holds, and ends its sessions. */
async function dropDatabase(server, reach, name) {
    if ((await subscribers(server)).has(name)) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const inside = __addDisposableResource(env_1, await (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .openPlace */ .QL)({ ...reach, source: { ...reach.source, database: name } }), true);
            await inside.run(unsubscribe);
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
    await server.run(dropStatement(name));
}
/** The names of databases that PostgreSQL does not drop as they are: they hold subscriptions. */
async function subscribers(server) {
    const sql = `SELECT d.datname AS text FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid`;
    return new Set(await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .askTexts */ .Od)(server, sql));
}
/** Whether a restored database may hold subscriptions; a plain dump does not say. */
function mayHoldSubscriptions(entries) {
    return entries === undefined || entries.some(({ kind }) => kind === 'SUBSCRIPTION');
}
/** Dropping a subscription that knows its slot would drop the slot at the publisher, which others may still use. */
const unsubscribe = `DO $$ DECLARE s name; BEGIN
  FOR s IN SELECT subname FROM pg_catalog.pg_subscription JOIN pg_catalog.pg_database d ON d.oid = subdbid WHERE d.datname = current_database() LOOP
    EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', s);
    EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', s);
    EXECUTE format('DROP SUBSCRIPTION %I', s);
  END LOOP; END $$`.replaceAll(/\n\s*/g, ' ');
function dropStatement(name) {
    return `DROP DATABASE IF EXISTS ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name)} WITH (FORCE)`;
}
/** The same by hand, as often as one likes. */
function dropCommands(source, name, subscriptions) {
    const drop = (0,_psql_js__WEBPACK_IMPORTED_MODULE_2__/* .psqlCommand */ .K9)(source, [dropStatement(name)]);
    return subscriptions ? [(0,_psql_js__WEBPACK_IMPORTED_MODULE_2__/* .psqlCommand */ .K9)({ ...source, database: name }, [unsubscribe]), drop] : [drop];
}


/***/ }),

/***/ 32056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HC: () => (/* binding */ readArchiveHead),
/* harmony export */   Jy: () => (/* binding */ readDecoded),
/* harmony export */   SM: () => (/* binding */ findDump),
/* harmony export */   U5: () => (/* binding */ dumpedByMajor),
/* harmony export */   US: () => (/* binding */ findGlobals),
/* harmony export */   b: () => (/* binding */ unpackArchive),
/* harmony export */   dy: () => (/* binding */ unpackedBytes)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(866);
/* harmony import */ var _archive_encoding_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91213);
/* harmony import */ var _archive_toc_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89220);







/** The dump of a backup; without facts (the guide's scripts) the file that looks like one. */
function findDump(facts, backup) {
    if (facts?.format === 'directory') {
        const files = backup.files.filter(({ path }) => path.startsWith(`${facts.dump}/`));
        return { format: 'directory', backup, path: facts.dump, files };
    }
    const named = (file) => facts === undefined
        ? /\.(sql|dump)(\.gz|\.zst)?$/.test(file.path) && !/(^|\/)globals/.test(file.path)
        : file.path === facts.dump;
    const [file, ...more] = backup.files.filter(named);
    if (file === undefined || more.length > 0) {
        const found = file === undefined ? 'no' : 'more than one';
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `Backup ${backup.id} holds ${found} database dump`, {
            hint: 'Look into its folder database/, or choose another backup.',
        });
    }
    return { format: /\.dump(\.gz|\.zst)?$/.test(file.path) ? 'custom' : 'plain', backup, file };
}
function findGlobals(facts, backup) {
    return backup.files.find(({ path }) => facts === undefined ? /(^|\/)globals[^/]*\.sql(\.gz|\.zst)?$/.test(path) : path === facts.globals.file);
}
/** The decoded text of a small file, in the encoding that it names. */
async function readDecoded(backup, file) {
    const bytes = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.buffer)(await backup.open(file));
    return (0,_archive_encoding_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(bytes, /^SET client_encoding = '(.*)';$/m.exec(bytes.toString('latin1'))?.[1]);
}
/** The major version of the pg_dump that wrote the dump, where the backup says nothing. */
async function dumpedByMajor(dump, head) {
    if (head !== undefined)
        return Number.parseInt(head.dumpVersion ?? '0', 10);
    const beginning = (await readBeginning(dump)).toString('latin1');
    return Number(/Dumped by pg_dump version (\d+)/.exec(beginning)?.[1] ?? 0);
}
const headStepBytes = 1024 * 1024;
async function readBeginning(dump) {
    const file = dump.format === 'directory' ? tocOf(dump.files) : dump.file;
    const chunks = [];
    let bytes = 0;
    try {
        for await (const chunk of (await dump.backup.open(file))) {
            chunks.push(chunk);
            bytes += chunk.byteLength;
            if (dump.format === 'plain' && bytes > 16 * 1024)
                break;
            if (dump.format === 'custom' && bytes > headStepBytes && (0,_archive_toc_js__WEBPACK_IMPORTED_MODULE_6__/* .parseArchiveHead */ .m0)(Buffer.concat(chunks)) !== undefined)
                break;
        }
    }
    catch (error) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', `${file.path} cannot be read to the end of its beginning`, {
            cause: error,
            hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
        });
    }
    return Buffer.concat(chunks);
}
function tocOf(files) {
    const toc = files.find(({ path }) => path.endsWith('/toc.dat'));
    if (toc !== undefined)
        return toc;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', 'The dump has no table of contents (toc.dat)');
}
/** The table of contents of an archive; a plain dump has none. */
async function readArchiveHead(dump) {
    if (dump.format === 'plain')
        return undefined;
    const head = (0,_archive_toc_js__WEBPACK_IMPORTED_MODULE_6__/* .parseArchiveHead */ .m0)(await readBeginning(dump));
    if (head === undefined)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('damaged', 'The table of contents of the dump is cut');
    return head;
}
/** What unpackArchive() writes into the scratch folder: not less than it reads, where nobody recorded it. */
function unpackedBytes(dump) {
    return dump.format === 'custom' && dump.file.codec !== 'none' ? Math.max(dump.file.rawBytes, dump.file.bytes) : 0;
}
/** An archive as pg_restore takes it, on this machine: the folder as it lies there, a file decoded into the scratch folder. */
async function unpackArchive(dump, { scratch }) {
    const { backup } = dump;
    if (dump.format === 'directory' || dump.file.codec === 'none') {
        const folder = await backup.folder(dump.format === 'directory' ? dump.files : [dump.file]);
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.path, dump.format === 'directory' ? dump.path : dump.file.path);
        return { path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(scratch, `unpacked-${process.hrtime.bigint()}.dump`);
    await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeNew */ .qf)(path, await backup.open(dump.file));
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true }) };
}


/***/ }),

/***/ 32043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isFatal),
/* harmony export */   l: () => (/* binding */ restoreToolError)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71128);



/** What pg_restore and psql say when they cannot go on. The first match wins. */
const known = [
    {
        pattern: /No space left on device|Disk quota exceeded|could not extend file/,
        code: 'disk-full',
        title: () => 'The disk of the database server became full during the restore',
        hint: 'The live database is untouched. Free space on the server (both copies must fit), then run the restore again.',
    },
    {
        pattern: /role "(.*)" does not exist/,
        code: 'restore-failed',
        title: (_source, match) => `The backup needs the role ${match[1]}, which this server does not have`,
        hint: 'Create it (CREATE ROLE …), or restore from a backup that holds the roles (database/globals_…), then run the restore again.',
    },
    {
        pattern: /extension "(.*)" is not available|could not open extension control file ".*\/(.*)\.control"|could not access file "(.*)": No such file/,
        code: 'restore-failed',
        title: (_source, match) => `The server lacks the extension ${match[1] ?? match[2] ?? match[3]}`,
        hint: 'Install its package on the database server (on Debian often postgresql-N-NAME or postgresql-contrib), then run the restore again.',
    },
    {
        pattern: /terminating connection|server closed the connection|connection to server was lost|no connection to the server/,
        code: 'restore-failed',
        title: () => 'The server ended the connection during the restore',
        hint: 'Look into the server’s log: it was stopped, ran out of memory, or somebody ended our session. The live database is untouched; run the restore again.',
    },
    {
        pattern: /permission denied|must be (owner|superuser|member|able to SET ROLE)/,
        code: 'access-denied',
        title: (_source, _match, tool) => `The user in database.url may not do what ${tool} has to do`,
        hint: 'Restore as a superuser, or as a role that is a member of every owner in the backup.',
    },
    {
        pattern: /unsupported version \(.*\) in file header/,
        code: 'version-mismatch',
        title: () => 'pg_restore is too old for this backup',
        hint: 'Install the client of the PostgreSQL version that made the backup, or a newer one.',
    },
];
/** What nothing that comes after it can mend: it ends a restore at once. */
function isFatal(line) {
    return /\b(error|FATAL): /.test(line) && known.some(({ pattern }) => pattern.test(line));
}
/** The error for a program of a restore that did not end with exit code 0. */
function restoreToolError(tool, exit, place) {
    const telling = exit.stderr.filter((line) => /(error|fatal|detail|hint|statement was|command was):/i.test(line));
    const because = (telling.length > 0 ? telling : exit.stderr).slice(0, 8).map(withoutPassword).map(_server_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutValues */ .lO);
    const match = exit.killedBy === null ? (0,_server_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .WE)(known, because, place.source, { because }, tool) : undefined;
    if (match !== undefined)
        return match;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `${tool} failed (${(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit)})`, {
        because,
        hint: `The live database on ${place.source.host} is untouched. The lines above are ${tool}’s own.`,
    });
}
/** A statement that is shown because it failed may set a password. */
function withoutPassword(line) {
    return line.replaceAll(/(PASSWORD\s+)'(?:[^']|'')*'/gi, "$1'…'");
}


/***/ }),

/***/ 94845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E7: () => (/* binding */ identifyMade),
/* harmony export */   GC: () => (/* binding */ wordFor),
/* harmony export */   Tf: () => (/* binding */ dropMade),
/* harmony export */   Vk: () => (/* binding */ stillThere),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   f_: () => (/* binding */ madeSchema),
/* harmony export */   gp: () => (/* binding */ removeMade)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49567);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2426);


/** A role or a tablespace that a restore made. One of the same name that is somebody else's has another OID. */
const madeSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['ROLE', 'TABLESPACE']), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), oid: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr() });
const presentRow = madeSchema.extend({ oid: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai() });
const all = `SELECT 'ROLE' AS kind, rolname AS name, oid::text AS oid FROM pg_catalog.pg_roles
  UNION ALL SELECT 'TABLESPACE', spcname, oid::text FROM pg_catalog.pg_tablespace`;
async function namesOf(server, kind) {
    const found = await server.rows(presentRow, all);
    return new Set(found.filter((one) => one.kind === kind).map(({ name }) => name));
}
/** Those that were just made, in the order of their names here. */
async function identifyMade(server, kind, names) {
    const found = await server.rows(presentRow, all);
    return names.flatMap((name) => found.filter((one) => one.kind === kind && one.name === name));
}
/** What is still there of what was made. */
async function stillThere(server, made) {
    const found = await server.rows(presentRow, all);
    return made.filter(({ kind, name, oid }) => found.some((one) => one.kind === kind && one.name === name && one.oid === oid));
}
/** Removes what was made for a restore that did not happen, and nothing else. Returns what could not be removed. */
async function dropMade(server, made) {
    const left = [];
    for (const one of (await stillThere(server, made)).reverse()) {
        await server.run(`DROP ${one.kind} IF EXISTS ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(one.name)}`).catch(() => left.push(one));
    }
    return left;
}
/** The same when the run that made it is gone. Returns what became of each, one line each. */
async function removeMade(server, made) {
    const before = await stillThere(server, made);
    const busy = await rolesWithSessions(server);
    const left = await dropMade(server, before.filter(({ kind, name }) => kind !== 'ROLE' || !busy.has(name)));
    return before.map((one) => left.includes(one) || (one.kind === 'ROLE' && busy.has(one.name))
        ? `${wordFor(one)}, made for it, stays: something uses it`
        : `${wordFor(one)}, made for it, is dropped`);
}
async function rolesWithSessions(server) {
    const sql = 'SELECT DISTINCT usename AS text FROM pg_stat_activity WHERE usename IS NOT NULL';
    return new Set(await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .askTexts */ .Od)(server, sql));
}
/** "role trader" */
function wordFor({ kind, name }) {
    return `${kind.toLowerCase()} ${name}`;
}


/***/ }),

/***/ 6151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ newMarkingLimit),
/* harmony export */   VC: () => (/* binding */ dropOwned),
/* harmony export */   aF: () => (/* binding */ setLimit),
/* harmony export */   vU: () => (/* binding */ whose)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2426);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94737);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31905);
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




/** What a DROP DATABASE that failed half-way leaves: nobody can use the database, only drop it (DATCONNLIMIT_INVALID_DB). */
const halfDropped = -2;
function newMarkingLimit() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(1_000_000_000, 2_000_000_000);
}
/** Whether there is one of ours; one without the mark is somebody else's and stays. */
async function whose(server, name, mark) {
    const sql = 'SELECT datconnlimit AS number FROM pg_catalog.pg_database WHERE datname = $1';
    const limit = await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askNumber */ .zg)(server, sql, [name]);
    if (limit === undefined)
        return 'none';
    return limit === mark || limit === halfDropped ? 'ours' : 'foreign';
}
async function dropOwned(server, reach, name, mark) {
    if ((await whose(server, name, mark)) === 'ours')
        await (0,_drop_js__WEBPACK_IMPORTED_MODULE_2__/* .dropDatabase */ .Zi)(server, reach, name);
}
/** The limit the database is to have; from now on its OID tells which it is. */
async function setLimit(server, name, limit) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const maintenance = __addDisposableResource(env_1, await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .openPlace */ .QL)(server), true);
        await maintenance.run(`ALTER DATABASE ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(name)} CONNECTION LIMIT ${limit}`);
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

/***/ 31905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ clientFor),
/* harmony export */   QL: () => (/* binding */ openPlace),
/* harmony export */   Xd: () => (/* binding */ startProgram),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   ko: () => (/* binding */ unstoppable)
/* harmony export */ });
/* harmony import */ var _server_clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36135);
/* harmony import */ var _server_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5383);
/* harmony import */ var _server_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16530);



/** The same server, another database. */
function at(place, database) {
    return { ...place, source: { ...place.source, database } };
}
/**
 * Starts one of PostgreSQL's programs.
 *
 * @param options its PGOPTIONS too, where they are not those of every session
 */
function startProgram(place, name, args, { pgOptions, ...options }) {
    const { source, connection, client, serverMajor, signal } = place;
    const own = pgOptions === undefined ? {} : { PGOPTIONS: pgOptions };
    const env = { ...(0,_server_source_js__WEBPACK_IMPORTED_MODULE_2__/* .toolEnv */ .oW)(source, place.env, serverMajor), ...own };
    return connection.start((0,_server_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .program */ .DM)(client, name), args, { signal, ...options, env });
}
const patienceMs = 60_000;
/** For what must come to its end also after an abort. It is short. */
function unstoppable(reach) {
    return { ...reach, signal: AbortSignal.timeout(patienceMs) };
}
function openPlace({ source, connection, signal }) {
    return (0,_server_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connectTo */ .m)(source, connection, signal);
}
/**
 * The programs for a server: of its own major version, but not older than the program that wrote the archive.
 *
 * @throws BackupError `tool-missing`, `version-mismatch`
 */
async function clientFor(session, source, server, archiveMajor, folder) {
    const wanted = archiveMajor > server.major ? { major: archiveMajor, writer: 'pg_dump' } : server;
    const { connection, env, signal } = session;
    return await (0,_server_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .findClient */ .$r)(connection, wanted, folder, { env: (0,_server_source_js__WEBPACK_IMPORTED_MODULE_2__/* .toolEnv */ .oW)(source, env), signal });
}


/***/ }),

/***/ 29756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ feedPsql),
/* harmony export */   K9: () => (/* binding */ psqlCommand),
/* harmony export */   L: () => (/* binding */ startPsql)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65213);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22751);
/* harmony import */ var _server_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16530);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32043);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31905);
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







/** psql that reads commands from its standard input, stops at the first error and has no ways of its own. */
const psqlArguments = ['-X', '-q', '-A', '-t', '--no-password', '-v', 'ON_ERROR_STOP=1', '-f', '-'];
function startPsql(place, { variable, ...options }) {
    const args = [...(variable === undefined ? [] : ['-v', variable]), ...psqlArguments];
    return (0,_place_js__WEBPACK_IMPORTED_MODULE_6__/* .startProgram */ .Xd)(place, 'psql', args, { stdin: 'pipe', ...options });
}
/**
 * Sends a script to psql. Its own failure is the reason shown, unless what feeds it failed first.
 *
 * @returns the errors that the script itself told psql to pass over
 */
async function feedPsql(place, chunks, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const errors = [];
        const onStderrLine = (line) => {
            const words = /^psql:<stdin>:\d+: (ERROR: .*)$/.exec(line)?.[1];
            if (words !== undefined && errors.length < mostErrors)
                errors.push(words);
        };
        const tool = __addDisposableResource(env_1, await startPsql(place, { ...options, onStderrLine }), true);
        let feeding;
        const source = node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(chunks, { objectMode: false });
        if (tool.stdin !== null) {
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(source, tool.stdin, { signal: place.signal }).catch((error) => {
                feeding = error;
            });
        }
        const lost = feeding instanceof Error &&
            'code' in feeding &&
            (feeding.code === 'EPIPE' || feeding.code === 'ERR_STREAM_PREMATURE_CLOSE');
        (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .throwIfAborted */ .Te)(place.signal);
        if (feeding !== undefined && !lost)
            throw feeding;
        const exit = await tool.exit;
        (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .throwIfAborted */ .Te)(place.signal);
        if (exit.code !== 0 || feeding !== undefined || errors.some(_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isFatal */ .B))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .restoreToolError */ .l)('psql', exit, place);
        return errors;
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
const mostErrors = 100;
/** For a person's shell: each statement is sent by itself, and the first that fails ends it. psql takes PGPASSWORD, or asks. */
function psqlCommand(source, statements) {
    const database = /^\w+$/.test(source.database) ? source.database : (0,_server_source_js__WEBPACK_IMPORTED_MODULE_4__/* .conninfo */ .Zf)(source.database);
    const where = ['-h', source.host, '-p', String(source.port), '-U', source.user, '-d', database];
    const sent = statements.map((statement) => `-c ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuote */ .ZL)(statement)}`);
    return ['psql -X -v ON_ERROR_STOP=1', ...where.map(_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .shellQuote */ .ZL), ...sent].join(' ');
}


/***/ }),

/***/ 28631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ao: () => (/* binding */ restoreRoles),
/* harmony export */   GD: () => (/* binding */ globalsOf),
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   oy: () => (/* binding */ missingOf),
/* harmony export */   qZ: () => (/* binding */ unquoted)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _archive_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4141);
/* harmony import */ var _dump_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32056);
/* harmony import */ var _made_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94845);
/* harmony import */ var _statements_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45902);






const word = '("(?:[^"]|"")+"|[^\\s;,]+)';
const create = new RegExp(`^CREATE ROLE ${word}$`);
const change = new RegExp(`^(?:ALTER ROLE|COMMENT ON ROLE|SECURITY LABEL FOR \\S+ ON ROLE) ${word} `);
const grant = new RegExp(`^GRANT ${word} TO ${word}`);
const tablespace = new RegExp(`^CREATE TABLESPACE ${word} `);
/**
 * Makes the roles of a backup that the server lacks, with their passwords, settings and memberships. A role that exists is
 * never touched.
 */
async function restoreRoles(server, facts, backup, making) {
    const statements = await globalsOf(facts, backup);
    const made = [];
    const warnings = [];
    try {
        made.push(...(await makeRoles(server, statements, making)));
        const names = made.map(({ name }) => name).join(', ');
        if (made.length > 0)
            warnings.push(`${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(made.length, 'role')} of the backup were missing here and were made: ${names}`);
        return { made, warnings, missingTablespaces: await makeTablespaces(server, statements, making, made, warnings) };
    }
    catch (error) {
        await (0,_made_js__WEBPACK_IMPORTED_MODULE_4__/* .dropMade */ .Tf)(server, made);
        throw error;
    }
}
/** The statements that made the roles and tablespaces of the server; none when the backup does not hold them. */
async function globalsOf(facts, backup) {
    const file = (0,_dump_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findGlobals */ .US)(facts, backup);
    return file === undefined ? [] : (0,_statements_js__WEBPACK_IMPORTED_MODULE_5__/* .statementsIn */ .W)(await (0,_dump_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readDecoded */ .Jy)(backup, file));
}
/** What these statements would make now, in their order. */
async function missingOf(server, kind, statements) {
    const making = kind === 'ROLE' ? create : tablespace;
    const present = await (0,_made_js__WEBPACK_IMPORTED_MODULE_4__/* .namesOf */ .eZ)(server, kind);
    return statements.flatMap((one) => unquoted(making.exec(one)?.[1])).filter((name) => !present.has(name));
}
async function makeRoles(server, statements, { recordMade }) {
    const fresh = await missingOf(server, 'ROLE', statements);
    if (fresh.length === 0)
        return [];
    await server.run('BEGIN');
    try {
        for (const statement of statements)
            await makeRole(server, statement, fresh);
        const made = await (0,_made_js__WEBPACK_IMPORTED_MODULE_4__/* .identifyMade */ .E7)(server, 'ROLE', fresh);
        await recordMade?.(made);
        await server.run('COMMIT');
        return made;
    }
    catch (error) {
        // A session that was lost has rolled back by itself.
        await server.run('ROLLBACK').catch(() => { });
        throw error;
    }
}
async function makeRole(server, statement, fresh) {
    const [subject] = unquoted((create.exec(statement) ?? change.exec(statement))?.[1] ?? grant.exec(statement)?.[2]);
    if (subject === undefined || !fresh.includes(subject))
        return;
    try {
        // Who granted a membership may be a role that is not here.
        await server.run(statement.replace(/ GRANTED BY .*$/s, ''));
    }
    catch (error) {
        throw roleError(error, subject);
    }
}
/** Returns those that are not here. */
async function makeTablespaces(server, statements, making, made, warnings) {
    const wanted = await missingOf(server, 'TABLESPACE', statements);
    if (!making.tablespaces)
        return wanted;
    const missing = [];
    for (const statement of statements) {
        const [name] = unquoted(tablespace.exec(statement)?.[1]);
        if (name === undefined || !wanted.includes(name))
            continue;
        try {
            await server.run(statement);
        }
        catch (error) {
            missing.push(name);
            warnings.push(`Tablespace ${name} could not be made (${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}); its tables go to the default one`);
            continue;
        }
        made.push(...(await (0,_made_js__WEBPACK_IMPORTED_MODULE_4__/* .identifyMade */ .E7)(server, 'TABLESPACE', [name])));
        await making.recordMade?.(made);
    }
    return missing;
}
function unquoted(name) {
    return name === undefined ? [] : [(0,_archive_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .unquote */ ._)(name)];
}
function roleError(error, role) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `Role ${role} of the backup could not be made`, {
        cause: error,
        hint: 'Restore as a superuser, or create the role by hand (CREATE ROLE …) and run the restore again. Nothing live was touched.',
    });
}


/***/ }),

/***/ 45902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ statementsIn)
/* harmony export */ });
/* harmony import */ var _archive_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10529);

/** The statements of a script that pg_dumpall or pg_dump wrote, each at the end of a line; comments and commands of psql are left out. */
function statementsIn(script) {
    const statements = [];
    const lines = new _archive_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .Lines */ .q((line) => {
        if (/^[^-\\]/.test(line) && line.endsWith(';'))
            statements.push(line.slice(0, -1));
        return 'go on';
    });
    lines.take(Buffer.from(script));
    lines.end();
    return statements;
}


/***/ }),

/***/ 36135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ findClient),
/* harmony export */   DM: () => (/* binding */ program),
/* harmony export */   j: () => (/* binding */ majors),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   yX: () => (/* binding */ canZstd)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);


/** How many major versions above (and, for the error message, below) the server's are looked for. */
const majorsAround = 8;
/** The command of one of the client's programs. */
function program(client, name) {
    return client.folder === undefined ? name : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(client.folder, name);
}
/**
 * The client for a server: of the same major version, else of the lowest higher one (an older pg_dump refuses a newer
 * server; a newer one writes dumps an older server cannot take back without complaint).
 *
 * @param wanted the server, or the PostgreSQL whose pg_dump wrote what is to be restored
 * @param folder use only this one
 * @throws BackupError `tool-missing`, `version-mismatch`
 */
async function findClient(connection, wanted, folder, options) {
    const above = majors(wanted.major, wanted.major + majorsAround);
    const below = majors(Math.max(9, wanted.major - majorsAround), wanted.major - 1);
    const same = folder === undefined ? await probeAll(connection, foldersOf(wanted.major), options) : [];
    if (same[0] !== undefined)
        return same[0];
    const probe = (folders) => probeAll(connection, folders, options);
    const found = await probe(folder === undefined ? [...above.flatMap(foldersOf), undefined] : [folder]);
    const [best] = found.filter(({ major }) => major >= wanted.major).sort((a, b) => a.major - b.major);
    if (best !== undefined)
        return best;
    const older = folder === undefined ? [...found, ...(await probe(below.flatMap(foldersOf)))] : found;
    throw unsuitable(older, wanted, folder);
}
/** True when this pg_dump can compress with zstd: it says no before it connects to anything. */
async function canZstd(connection, client, options) {
    if (client.major < 16)
        return false;
    const nowhere = '/dev/null/probe';
    const args = ['--format=directory', '--compress=zstd:1', `--file=${nowhere}`, '--no-password'];
    const { stderr } = await connection.run(program(client, 'pg_dump'), args, options);
    return stderr.some((line) => line.includes(nowhere));
}
/** Where packages put the programs of a major version. */
function foldersOf(major) {
    return [`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`];
}
function majors(from, to) {
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
async function probeAll(connection, folders, options) {
    const answers = await Promise.all(folders.map((folder) => probeOne(connection, folder, options)));
    return answers.filter((client) => client !== undefined);
}
async function probeOne(connection, folder, options) {
    const command = program({ major: 0, version: '', folder }, 'pg_dump');
    try {
        const { stdout } = await connection.run(command, ['--version'], options);
        const match = /\(PostgreSQL\) (\d+)(?:\.(\d+))?/.exec(stdout);
        return match === null ? undefined : { major: Number(match[1]), version: `${match[1]}.${match[2] ?? 0}`, folder };
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.code === 'tool-missing')
            return undefined;
        throw error;
    }
}
function unsuitable(found, wanted, folder) {
    const hint = `Install the client of PostgreSQL ${wanted.major} (Debian and Ubuntu: postgresql-client-${wanted.major})${folder === undefined ? '.' : ', or correct database.client-path.'}`;
    if (found.length === 0) {
        const where = folder === undefined ? 'on this machine' : `in ${folder}`;
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('tool-missing', `pg_dump is not installed ${where}`, { hint });
    }
    const versions = [...new Set(found.map(({ version }) => version))].join(', ');
    const [title, why] = 'writer' in wanted
        ? [
            `The dump was written by pg_dump ${wanted.major}, newer than every pg_restore here`,
            `pg_restore ${versions}; pg_restore cannot read what a newer pg_dump wrote`,
        ]
        : [
            `The server is PostgreSQL ${wanted.version}, newer than every pg_dump here`,
            `pg_dump ${versions}; pg_dump refuses a server of a newer major version`,
        ];
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('version-mismatch', title, { because: [`found: ${why}`], hint });
}


/***/ }),

/***/ 15084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readServer),
/* harmony export */   y: () => (/* binding */ readIdentifier)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49567);
/* harmony import */ var _database_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2426);


const versionRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai(),
    recovering: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    bypass: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    superuser: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
});
/** pg_database as JSON: its columns differ between versions. */
const databaseRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    row: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        datname: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        datcollate: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        datctype: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        datconnlimit: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
        datlocprovider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('c'),
        daticulocale: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        datlocale: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        datistemplate: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
        datacl: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).nullable(),
    }),
    owner: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    encoding: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    monetary: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    bytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai(),
    comment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
});
const privilegeRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ grantee: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(), privilege: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), grantable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() });
const settingRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ role: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(), setting: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** Everything about the server and the database that a dump does not hold, or that must be known before it is taken. */
async function readServer(database) {
    const [row] = await database.rows(versionRow, `SELECT current_setting('server_version_num') AS version, pg_is_in_recovery() AS recovering,
       rolbypassrls OR rolsuper AS bypass, rolsuper AS superuser
     FROM pg_roles WHERE rolname = current_user`);
    const { version, recovering, bypass, superuser } = versionRow.parse(row);
    const timeline = await controlValue(database, 'timeline_id', 'pg_catalog.pg_control_checkpoint()');
    const major = Math.floor(version / 10_000);
    return {
        server: {
            version: `${major}.${version % 10_000}`,
            major,
            systemIdentifier: await readIdentifier(database),
            timeline: timeline === null ? null : Number(timeline),
            inRecovery: recovering,
        },
        database: await readDatabase(database),
        bypassesRowSecurity: bypass,
        superuser,
    };
}
/** Made by initdb, and the same in every physical copy of a server; null: the user may not read it. */
async function readIdentifier(database) {
    return await controlValue(database, 'system_identifier', 'pg_catalog.pg_control_system()');
}
async function controlValue(database, column, call) {
    const may = `SELECT 'yes' AS text WHERE pg_catalog.has_function_privilege(${(0,_database_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)(call)}, 'EXECUTE')`;
    if ((await (0,_database_js__WEBPACK_IMPORTED_MODULE_0__/* .askTexts */ .Od)(database, may)).length === 0)
        return null;
    const [value = null] = await (0,_database_js__WEBPACK_IMPORTED_MODULE_0__/* .askTexts */ .Od)(database, `SELECT ${column}::text AS text FROM ${call}`);
    return value;
}
async function readDatabase(database) {
    const [first] = await database.rows(databaseRow, `SELECT to_jsonb(d) AS row, pg_get_userbyid(d.datdba) AS owner, pg_encoding_to_char(d.encoding) AS encoding,
       current_setting('lc_monetary') AS monetary,
       pg_database_size(d.oid)::text AS bytes, shobj_description(d.oid, 'pg_database') AS comment
     FROM pg_database d WHERE datname = current_database()`);
    const { row, monetary, ...rest } = databaseRow.parse(first);
    const settings = await readSettings(database);
    return {
        name: row.datname,
        isTemplate: row.datistemplate,
        ...rest,
        collate: row.datcollate,
        ctype: row.datctype,
        lcMonetary: settings.find(({ role, name }) => role === null && name === 'lc_monetary')?.value ?? monetary,
        provider: row.datlocprovider,
        locale: row.datlocale ?? row.daticulocale ?? null,
        connectionLimit: row.datconnlimit,
        privileges: row.datacl === null ? null : await readPrivileges(database),
        settings,
    };
}
function readPrivileges(database) {
    return database.rows(privilegeRow, `SELECT r.rolname AS grantee, a.privilege_type AS privilege, a.is_grantable AS grantable
     FROM pg_database d, aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
     WHERE d.datname = current_database() ORDER BY 1, 2`);
}
async function readSettings(database) {
    const rows = await database.rows(settingRow, `SELECT r.rolname AS role, unnest(s.setconfig) AS setting
     FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
     WHERE d.datname = current_database() ORDER BY 1, 2`);
    return rows.map(({ role, setting }) => {
        const [name = '', ...value] = setting.split('=');
        return { role, name, value: isOfApplication(name) ? null : value.join('=') };
    });
}
/**
 * Applications keep what they like in settings of their own ("app.jwt_secret", "app.dsn"): their values must not come into a
 * manifest. PostgreSQL's own names have no dot.
 */
function isOfApplication(name) {
    return name.includes('.');
}


/***/ })

};
