export const id = 156;
export const ids = [156];
export const modules = {

/***/ 15247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kk: () => (/* binding */ globalsPath),
/* harmony export */   O0: () => (/* binding */ dumpPath),
/* harmony export */   "do": () => (/* binding */ suffixed)
/* harmony export */ });
/* unused harmony export safeName */
/* harmony import */ var _pipeline_codec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93407);

const folder = 'database';
/** The dump's path in the backup: in directory format a folder. The database's name keeps only letters a shell leaves alone. */
function dumpPath(database, id, format, codec) {
    const base = `${folder}/${safeName(database)}_${id}`;
    if (format === 'directory')
        return `${base}.dump`;
    return `${base}${format === 'custom' ? '.dump' : '.sql'}${_pipeline_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .suffixes */ .kT[codec]}`;
}
function globalsPath(id, codec) {
    return `${folder}/globals_${id}.sql${_pipeline_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .suffixes */ .kT[codec]}`;
}
/** A name for a file: ASCII letters, digits, "_", "-" and "." stay, never at the beginning a "-" or ".". */
function safeName(database) {
    const ascii = database
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[^A-Za-z0-9_.-]+/g, '_');
    return ascii.replace(/^[-.]+/, '').slice(0, 80) || 'database';
}
/** PostgreSQL cuts longer names (NAMEDATALEN in pg_config_manual.h). */
const longestNameBytes = 63;
/** "trading_db_restore_20261122_031500": the database's name is cut so that the whole fits. */
function suffixed(database, suffix) {
    const room = longestNameBytes - Buffer.byteLength(suffix);
    let base = database;
    while (Buffer.byteLength(base) > room)
        base = [...base].slice(0, -1).join('');
    return `${base}${suffix}`;
}


/***/ }),

/***/ 18523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jp: () => (/* binding */ planStaging),
/* harmony export */   XX: () => (/* binding */ parseStaging),
/* harmony export */   Yb: () => (/* binding */ doubtful),
/* harmony export */   wj: () => (/* binding */ withMade)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15084);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94737);
/* harmony import */ var _made_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94845);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28631);
/* harmony import */ var _undo_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3546);







const stagingSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    /** A database that is to be made, and what is to be made for it. */
    staging: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    /** Its connection limit until it is used: one of the same name without it is somebody else's. */
    mark: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr(),
    live: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    /** Of the live database; null: there is none. */
    liveOid: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().nullable(),
    systemIdentifier: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().nullable(),
    /** What was made for it: nothing before staging began. */
    made: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(_made_js__WEBPACK_IMPORTED_MODULE_3__/* .madeSchema */ .f_),
    /** Tablespaces that the server lacked. Between the making and the record of one a kill leaves only its name. */
    tablespaces: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP()),
});
/** @throws BackupError `write-failed` when the name of the new database is taken: undo would remove somebody else's */
async function planStaging(target, names, mark, facts, backup, subscriptions, server) {
    if ((await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_5__/* .readOid */ .fM)(server, names.staged)) !== null) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('write-failed', `There is a database ${names.staged} on the server already`, {
            hint: 'Another restore began in the same second, or left it behind. Nothing was touched: run this one again.',
            retryable: true,
        });
    }
    const state = {
        staging: names.staged,
        mark,
        live: names.live,
        liveOid: target.live?.oid ?? null,
        systemIdentifier: await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .readIdentifier */ .y)(server),
        made: [],
        tablespaces: await (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .missingOf */ .oy)(server, 'TABLESPACE', await (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .globalsOf */ .GD)(facts, backup)),
    };
    return { state, commands: (0,_drop_js__WEBPACK_IMPORTED_MODULE_2__/* .dropCommands */ .yT)(target.maintenance, names.staged, subscriptions) };
}
/** The record, once something was made for the database. */
function withMade(staging, made) {
    return { ...staging, state: { ...staging.state, made: made.map((one) => ({ ...one })) } };
}
/** Undefined for the record of a restore whose new database was complete. */
function parseStaging(state) {
    return stagingSchema.safeParse(state).data;
}
/** Tablespaces of which nobody can tell whether this restore made them. */
async function doubtful(server, { made, tablespaces }) {
    const present = await (0,_made_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(server, 'TABLESPACE');
    return tablespaces
        .filter((name) => present.has(name) && !made.some((one) => one.kind === 'TABLESPACE' && one.name === name))
        .map((name) => `tablespace ${name} stays: this restore may have made it, or somebody else`);
}


/***/ }),

/***/ 45228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ isCalled),
/* harmony export */   DG: () => (/* binding */ allowConnections),
/* harmony export */   Jg: () => (/* binding */ switchDatabases),
/* harmony export */   cv: () => (/* binding */ exchange)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2426);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31905);
/* harmony import */ var _undo_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3546);
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





const tries = 400;
const pauseMs = 20;
/** Gives the new database the live name; the former one is kept, closed to clients, under a name of its own. */
async function switchDatabases(server, names, state) {
    const renames = [{ from: names.staged, to: names.live }];
    if (state.formerOid !== null)
        renames.unshift({ from: names.live, to: names.former });
    try {
        await exchange(server, state.formerOid === null ? undefined : names.live, renames);
    }
    catch (error) {
        if (await isCalled(server, state.stagedOid, state.live))
            return;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('restore-failed', `${names.staged} could not be given the name ${names.live}`, {
            cause: error,
            because: [deepest(error)],
            hint: `The former ${names.live} serves as before. ${hintFor(error)}`,
        });
    }
}
/** The connection may have been lost just when the server had done it. When it cannot be asked, undo finds out later. */
async function isCalled(server, oid, name) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const maintenance = __addDisposableResource(env_1, await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .openPlace */ .QL)((0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .unstoppable */ .ko)(server)), true);
            return (await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_4__/* .readName */ .MQ)(maintenance, oid)) === name;
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
    catch {
        return false;
    }
}
/**
 * Closes a database to clients, ends its sessions and renames databases in one transaction. When that fails it accepts
 * connections again. An abort does not stop it half-way.
 */
async function exchange(server, closed, renames) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const maintenance = __addDisposableResource(env_2, await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .openPlace */ .QL)((0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .unstoppable */ .ko)(server)), true);
        try {
            if (closed !== undefined)
                await maintenance.run(allowConnections(closed, false));
            await renameAll(maintenance, renames);
        }
        catch (error) {
            if (closed !== undefined)
                await reopen(server, closed);
            throw error;
        }
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
function allowConnections(name, allow = true) {
    return `ALTER DATABASE ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(name)} ALLOW_CONNECTIONS ${allow}`;
}
async function renameAll(maintenance, renames) {
    const names = renames.map(({ from }) => from);
    const statements = renames.map(({ from, to }) => `ALTER DATABASE ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(from)} RENAME TO ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(to)}`);
    for (let attempt = 1; attempt <= tries; attempt += 1) {
        if (await endSessions(maintenance, names)) {
            try {
                await maintenance.run(`BEGIN; ${statements.join('; ')}; COMMIT`);
                return;
            }
            catch (error) {
                await maintenance.run('ROLLBACK');
                if (attempt === tries || !isBusy(error))
                    throw error;
            }
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMs);
    }
    throw new Error(`sessions keep coming to ${names.join(' or ')}`);
}
/** True when nobody was connected any more. */
async function endSessions(maintenance, names) {
    const sql = `SELECT count(pg_terminate_backend(pid)) AS number FROM pg_stat_activity WHERE datname IN (${names.map(_server_database_js__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .eu).join(', ')})`;
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_2__/* .askNumber */ .zg)(maintenance, sql)) === 0;
}
function isBusy(error) {
    return deepest(error).includes('is being accessed by other users');
}
/** What the server itself said. */
function deepest(error) {
    return error instanceof Error && error.cause !== undefined ? deepest(error.cause) : (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
}
async function reopen(place, name) {
    const statement = allowConnections(name);
    try {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const maintenance = __addDisposableResource(env_3, await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .openPlace */ .QL)((0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .unstoppable */ .ko)(place)), true);
            await maintenance.run(statement);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = __disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    }
    catch (error) {
        place.log.warning(`${name} may still refuse connections (${deepest(error)}): run  ${statement}`);
    }
}
function hintFor(error) {
    const text = deepest(error);
    if (/terminate|superuser process|permission denied|must be/.test(text))
        return 'The user in database.url may not end the sessions of others: stop the application, or restore as a superuser.';
    if (/already exists/.test(text))
        return 'A database of that name exists already: rename or drop it, then run the restore again.';
    return 'Stop what keeps connecting to the database, then run the restore again.';
}


/***/ }),

/***/ 43637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readTarget),
/* harmony export */   q: () => (/* binding */ openMaintenance)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49567);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15247);
/* harmony import */ var _server_connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5383);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2426);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15084);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94737);







const maintenanceNames = ['postgres', 'template1'];
const databaseRow = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), oid: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .ai(), acceptsConnections: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY() });
const rightsRow = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ createDatabases: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(), dataDirectory: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().nullable() });
/** Connects to the server by a database other than the one to be replaced. */
async function openMaintenance(source, { connection, signal }) {
    let first;
    for (const name of maintenanceNames.filter((one) => one !== source.database)) {
        const other = { ...source, database: name };
        try {
            return { source: other, database: await (0,_server_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connectTo */ .m)(other, connection, signal) };
        }
        catch (error) {
            first ??= error;
            if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'unreachable' || error.code === 'cancelled')
                throw error;
        }
    }
    throw first;
}
async function readTarget(source, { source: maintenance, database }) {
    const databases = await database.rows(databaseRow, 'SELECT datname AS name, oid::text AS oid, datallowconn AS "acceptsConnections" FROM pg_database ORDER BY 1');
    const live = databases.find(({ name }) => name === source.database);
    const [rights] = await database.rows(rightsRow, `SELECT rolsuper OR rolcreatedb AS "createDatabases",
       CASE WHEN rolsuper OR pg_has_role('pg_read_all_settings', 'USAGE') THEN current_setting('data_directory') END AS "dataDirectory"
     FROM pg_roles WHERE rolname = current_user`);
    const subscribed = await (0,_drop_js__WEBPACK_IMPORTED_MODULE_5__/* .subscribers */ ._s)(database);
    return {
        maintenance,
        state: await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readServer */ .W)(database),
        createDatabases: rights?.createDatabases ?? false,
        live,
        obstacles: live === undefined ? [] : await findObstacles(database, source.database, live.oid),
        leftovers: databases
            .filter(({ name }) => isStagedFor(source.database, name))
            .flatMap(({ name }) => (0,_drop_js__WEBPACK_IMPORTED_MODULE_5__/* .dropCommands */ .yT)(maintenance, name, subscribed.has(name))),
        dataDirectory: rights?.dataDirectory ?? undefined,
        extensions: new Set(await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_3__/* .askTexts */ .Od)(database, 'SELECT name AS text FROM pg_available_extensions')),
        locales: new Set(await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_3__/* .askTexts */ .Od)(database, `SELECT datcollate AS text FROM pg_database UNION SELECT datctype FROM pg_database
        UNION SELECT collcollate FROM pg_collation WHERE collprovider = 'c' AND collcollate IS NOT NULL`)),
    };
}
/** Whether a restore of a database gives a name like this one to what it stages; those of other systems are not ours to drop. */
function isStagedFor(live, name) {
    const suffix = /_(restore|tables)_\d{8}_\d{6}$/.exec(name)?.[0];
    return suffix !== undefined && name === (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .suffixed */ ["do"])(live, suffix);
}
async function findObstacles(database, name, oid) {
    return await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_3__/* .askTexts */ .Od)(database, `SELECT format('the logical replication slot %s belongs to it: drop it (SELECT pg_drop_replication_slot(%L)) and make it again after the restore; its reader must start anew', slot_name, slot_name) AS text
       FROM pg_replication_slots WHERE database = $1
     UNION ALL SELECT format('the subscription %s is in it: disable and drop it first, make it again after the restore', subname)
       FROM pg_subscription WHERE subdbid = $2::oid
     UNION ALL SELECT format('the prepared transaction %s waits in it: COMMIT PREPARED or ROLLBACK PREPARED %L first', gid, gid)
       FROM pg_prepared_xacts WHERE database = $1`, [name, String(oid)]);
}


/***/ }),

/***/ 3546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ acceptsConnections),
/* harmony export */   MQ: () => (/* binding */ readName),
/* harmony export */   Nz: () => (/* binding */ parseUndoState),
/* harmony export */   fM: () => (/* binding */ readOid),
/* harmony export */   hS: () => (/* binding */ requireSameServer),
/* harmony export */   un: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2426);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15084);
/* harmony import */ var _made_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94845);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31905);
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






const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    live: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    staged: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** The live one after the switch. */
    former: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** The new one after an undo. */
    undone: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    stagedOid: zod__WEBPACK_IMPORTED_MODULE_5__/* .int */ .Whr(),
    /** Null: there was no live database. */
    formerOid: zod__WEBPACK_IMPORTED_MODULE_5__/* .int */ .Whr().nullable(),
    /** Of the server; null when it would not tell. */
    systemIdentifier: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    /** Of the live database before, also where it is not replaced; null: there was none. */
    liveOid: zod__WEBPACK_IMPORTED_MODULE_5__/* .int */ .Whr().nullable().default(null),
    /** Roles and tablespaces made for the new database. */
    made: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_made_js__WEBPACK_IMPORTED_MODULE_3__/* .madeSchema */ .f_).default([]),
});
async function readState(server, names, made) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const maintenance = __addDisposableResource(env_1, await (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .openPlace */ .QL)(server), true);
        const stagedOid = (await readOid(maintenance, names.staged)) ?? 0;
        const liveOid = await readOid(maintenance, names.live);
        const systemIdentifier = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .readIdentifier */ .y)(maintenance);
        return { ...names, stagedOid, formerOid: liveOid, systemIdentifier, liveOid, made: [...made] };
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
/** On another server the same OIDs and names are other databases. */
async function requireSameServer(server, state) {
    const now = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .readIdentifier */ .y)(server);
    if (now === state.systemIdentifier || now === null || state.systemIdentifier === null)
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-request', 'database.url leads to another server than the one that was restored', {
        because: [`system identifier ${now}; the restore was on ${state.systemIdentifier}`],
        hint: 'Give the database.url of the restored server. Nothing was changed.',
    });
}
/** Null: there is none. */
async function readOid(server, name) {
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askNumber */ .zg)(server, 'SELECT oid::text AS number FROM pg_database WHERE datname = $1', [name])) ?? null;
}
async function readName(server, oid) {
    const sql = 'SELECT datname AS text FROM pg_database WHERE oid = $1::oid';
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askTexts */ .Od)(server, sql, [String(oid ?? 0)]))[0];
}
async function acceptsConnections(server, name) {
    const sql = 'SELECT datallowconn::text AS text FROM pg_database WHERE datname = $1';
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askTexts */ .Od)(server, sql, [name]))[0] === 'true';
}
function parseUndoState(state) {
    const parsed = undoStateSchema.safeParse(state);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-request', 'The record of this restore cannot be understood', {
        hint: 'Use the commands the restore printed; they do the same by hand.',
    });
}


/***/ })

};
