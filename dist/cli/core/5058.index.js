export const id = 5058;
export const ids = [5058];
export const modules = {

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


/***/ })

};
