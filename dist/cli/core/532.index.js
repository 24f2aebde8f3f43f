export const id = 532;
export const ids = [532];
export const modules = {

/***/ 9532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStaging: () => (/* binding */ openStaging)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/connections/same-endpoint.js
var same_endpoint = __webpack_require__(26500);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/connect.js + 1 modules
var connect = __webpack_require__(952);
// EXTERNAL MODULE: ./.build/lib/components/postgres/source.js
var postgres_source = __webpack_require__(28286);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/staging/identity.js

const stateRow = schemas/* object */.Ikc({
    version: coerce/* number */.ai(),
    recovering: schemas/* boolean */.zMY(),
    readable: schemas/* boolean */.zMY(),
    process: schemas/* int */.Whr(),
});
const identifierRow = schemas/* object */.Ikc({ identifier: schemas/* string */.YjP() });
async function identify(database) {
    const [row] = await database.rows(stateRow, `SELECT current_setting('server_version_num') AS version, pg_catalog.pg_is_in_recovery() AS recovering,
       pg_catalog.pg_backend_pid() AS process,
       pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS readable`);
    const { version, recovering, readable, process } = stateRow.parse(row);
    const sql = 'SELECT system_identifier::text AS identifier FROM pg_catalog.pg_control_system()';
    const [control] = readable ? await database.rows(identifierRow, sql) : [];
    const major = Math.floor(version / 10_000);
    return {
        identifier: control?.identifier,
        version: `${major}.${version % 10_000}`,
        major,
        recovering,
        // A pooler gives out numbers of its own: it takes the requests to cancel that name them.
        pooled: database.process !== process,
    };
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/staging/open.js
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
const recordSchema = schemas/* object */.Ikc({ server: schemas/* object */.Ikc({ systemIdentifier: schemas/* string */.YjP().nullable() }) });
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
    const source = (0,postgres_source/* parseSource */.PJ)(url, setting);
    const production = productionOf(session);
    if ((0,same_endpoint/* sameEndpoint */._)(source, production))
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
            `Its system identifier, ${found.identifier}, is that of ${found.identifier === live ? `the server at ${production.host}:${production.port}` : 'a server that a backup was taken from'}.`,
            'It is that server under another name, or a physical copy of it (a replica, a restored base backup, a copied disk), which cannot be told apart.',
        ]);
    }
    if (live === undefined) {
        session.log.warning(`Production at ${production.host}:${production.port} does not answer: ${source.host}:${source.port} was compared with what the backups of the system recorded of it.`);
    }
    if (found.recovering)
        throw isStandby(source);
    if (found.pooled)
        throw isPooled(source);
    const { connection, env, signal, log } = session;
    return {
        reach: { source, connection, serverMajor: found.major, env, signal, log },
        version: found.version,
    };
}
function productionOf(session) {
    const url = session.config.database?.url;
    if (url !== undefined)
        return (0,postgres_source/* parseSource */.PJ)(url);
    throw new errors/* BackupError */.hj('invalid-config', 'Nothing says which PostgreSQL is production', {
        because: [`${setting} is set: it must be proven to be another server.`],
        hint: 'Set database.url in backup.yml, the input database-url, or DATABASE_URL. Nothing was touched.',
    });
}
async function identifyStaging(source, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await (0,connect/* connectTo */.m)(source, session.connection, session.signal), true);
        const { identifier, ...rest } = await identify(database);
        if (identifier === undefined)
            throw unreadable(source, setting, []);
        return { identifier, ...rest };
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
/** Production's identifier; undefined when nothing answers there. */
async function identifyProduction(production, session) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const database = __addDisposableResource(env_2, await (0,connect/* connectTo */.m)(production, session.connection, session.signal), true);
            const { identifier } = await identify(database);
            if (identifier !== undefined)
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
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        if (error.code === 'unreachable')
            return undefined;
        throw unreadable(production, 'database.url', [error.message, ...(0,errors/* reasonsOf */.zM)(error)]);
    }
    throw unreadable(production, 'database.url', []);
}
function identifierIn(facts) {
    const parsed = recordSchema.safeParse(facts);
    return parsed.success ? (parsed.data.server.systemIdentifier ?? undefined) : undefined;
}
function isProduction({ host, port }, because) {
    return new errors/* BackupError */.hj('preflight-failed', `The staging server at ${host}:${port} is production`, {
        because,
        hint: `Nothing was touched. Give ${setting} a server of its own, made with initdb, or leave it out: then the proof is made in a throwaway server.`,
    });
}
function isStandby({ host, port }) {
    return new errors/* BackupError */.hj('preflight-failed', `The staging server at ${host}:${port} is a standby`, {
        because: ['Nothing can be made on it, and what it follows may be anybody’s.'],
        hint: `Give ${setting} a server of its own, made with initdb. Nothing was touched.`,
    });
}
/** Whether it hands sessions around cannot be seen from here: a quiet pooler gives everybody the same one. */
function isPooled({ host, port }) {
    return new errors/* BackupError */.hj('preflight-failed', `Before the staging server at ${host}:${port} stands a connection pooler`, {
        because: [
            'It may give one session of PostgreSQL to several clients in turn (pool_mode = transaction): the lock that tells a living restore test from an abandoned one would not hold.',
        ],
        hint: `Give ${setting} the address of PostgreSQL itself (not that of PgBouncer or the like). Nothing was touched.`,
    });
}
const unproven = (host, port) => `${host}:${port} could not be proven not to be production`;
function unreadable(source, which, because) {
    return new errors/* BackupError */.hj('not-verified', unproven(source.host, source.port), {
        because: because.length > 0 ? because : [`User ${source.user} may not read the system identifier there.`],
        hint: `On the server of ${which}, as a superuser: GRANT EXECUTE ON FUNCTION pg_control_system() TO ${source.user}; and check that ${which} lets that user in. Nothing was touched.`,
    });
}
function unknownProduction(source, production) {
    return new errors/* BackupError */.hj('not-verified', unproven(source.host, source.port), {
        because: [
            `Nothing answers at ${production.host}:${production.port} (database.url).`,
            'The newest backup did not record the system identifier of its source either.',
        ],
        hint: `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server. Nothing was touched.`,
    });
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
