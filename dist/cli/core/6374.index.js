export const id = 6374;
export const ids = [6374];
export const modules = {

/***/ 86276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ recordedIds),
/* harmony export */   l: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27752);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2000);


/** Undefined: the user may not ask, or the server does not say. @throws BackupError */
async function identify(client) {
    const info = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .readInfo */ .LV)(client);
    const { run_id: runId, master_replid: id, master_replid2: former, role } = info;
    if (runId === undefined || id === undefined || role === undefined)
        return undefined;
    return {
        runId,
        replicationIds: meaningful([id, former]),
        role,
        replicas: Number(info.connected_slaves ?? 0),
        primary: info.master_host === undefined ? undefined : { host: info.master_host, port: Number(info.master_port) },
        linkUp: info.master_link_status === 'up',
        syncing: info.master_sync_in_progress === '1' || info.loading === '1',
    };
}
/** The ids of the source in the facts of a backup: of its start then, and of its data set. */
function recordedIds(facts) {
    const recorded = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(facts);
    return recorded === undefined ? [] : meaningful([recorded.runId, recorded.rdb.aux['repl-id']]);
}
/** Zeros stand for none. */
function meaningful(ids) {
    return ids.filter((id) => id !== undefined && /[^0]/.test(id)).map(String);
}


/***/ }),

/***/ 56374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStaging: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var _connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2000);
/* harmony import */ var _server_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51674);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86276);
/* harmony import */ var _vacancy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46373);
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







const setting = 'restore-test.redis.url';
/**
 * The staging server of `restore-test`, proven not to be production: it is another process with another data set than the
 * server at redis.url, its ids are in no backup of the system, it follows nobody, is followed by nobody, and is empty. When
 * nothing answers at redis.url, a backup must have recorded ids. Changes nothing.
 *
 * @param facts of the backup that is to be proved
 * @param sources of all backups of the system, newest first
 * @returns undefined when none is configured
 * @throws BackupError `preflight-failed` it is production or in use, `not-verified` it could not be found out
 */
async function openStaging(facts, session, sources) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = session.config['restore-test'].redis;
        if (config === undefined)
            return undefined;
        const { connection, signal } = session;
        const target = await (0,_server_target_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(config, connection, setting);
        const production = await productionOf(session);
        if ((0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(target.endpoint, production.endpoint))
            throw isProduction(target, ['redis.url names the same host and port.']);
        const client = __addDisposableResource(env_1, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal), false);
        const found = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessRefused */ .J0)(() => (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .l)(client));
        if (found === undefined)
            throw unreadable(target, setting, []);
        const live = await identifyProduction(production, signal);
        if (live !== undefined)
            compareWithLive(found, target, live, production);
        const recorded = [facts, ...sources].flatMap(_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .recordedIds */ .P);
        if (live === undefined && recorded.length === 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('not-verified', unproven(target), {
                because: [`Nothing answers at ${production.name} (redis.url).`, 'No backup recorded which server it came from.'],
                hint: `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server. Nothing was touched.`,
            });
        }
        if ([found.runId, ...found.replicationIds].some((id) => recorded.includes(id)))
            throw isProduction(target, ['It has the run id or the replication id of the server a backup was taken from.']);
        if (live === undefined) {
            session.log.warning(`Production at ${production.name} does not answer: ${target.name} was compared with what the backups of the system recorded of it.`);
        }
        if (found.primary !== undefined && (0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(found.primary, production.endpoint))
            throw isProduction(target, [`It is a replica of ${production.name}.`]);
        const vacancy = await (0,_vacancy_js__WEBPACK_IMPORTED_MODULE_5__/* .findVacancy */ .TE)(client, found, signal);
        return { target, state: await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .inspectServer */ .Eb)(client), vacancy };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function productionOf(session) {
    const config = session.config.redis;
    if (config !== undefined)
        return (0,_server_target_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(config, session.connection);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'Nothing says which Redis is production', {
        because: [`${setting} is set: it must be proven to be another server.`],
        hint: 'Set redis.url in backup.yml, the input redis-url, or REDIS_URL. Nothing was touched.',
    });
}
/** Undefined when nothing answers there. */
async function identifyProduction(production, signal) {
    let found;
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const client = __addDisposableResource(env_2, await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(production, signal), false);
            found = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessRefused */ .J0)(() => (0,_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .l)(client));
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
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        if (error.code === 'unreachable')
            return undefined;
        throw unreadable(production, 'redis.url', [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error)]);
    }
    if (found === undefined)
        throw unreadable(production, 'redis.url', []);
    return found;
}
function compareWithLive(found, target, live, production) {
    if (found.runId === live.runId)
        throw isProduction(target, [`It is the same process as the server at ${production.name}.`]);
    if (found.replicationIds.some((id) => live.replicationIds.includes(id)))
        throw isProduction(target, [
            `It shares the replication id of ${production.name}: one follows, or followed, the other.`,
        ]);
    if (live.primary !== undefined && (0,_connections_same_endpoint_js__WEBPACK_IMPORTED_MODULE_6__/* .sameEndpoint */ ._)(live.primary, target.endpoint))
        throw isProduction(target, [`The server at ${production.name} is a replica of it.`]);
}
const unproven = ({ name }) => `Redis at ${name} could not be proven not to be production`;
function isProduction({ name }, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('preflight-failed', `The staging Redis at ${name} is production`, {
        because,
        hint: `Nothing was touched. Give ${setting} a server of its own that has never followed production, or leave it out: then the proof is made in a throwaway server.`,
    });
}
function unreadable(target, which, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('not-verified', unproven(target), {
        because: because.length > 0 ? because : ['INFO does not say which server it is.'],
        hint: `The user in ${which} needs the right to ask: ACL SETUSER <name> +info. Nothing was touched.`,
    });
}


/***/ }),

/***/ 46373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TE: () => (/* binding */ findVacancy),
/* harmony export */   c_: () => (/* binding */ readContent),
/* harmony export */   g$: () => (/* binding */ newReplicationId),
/* harmony export */   nu: () => (/* binding */ isGivenByProof),
/* harmony export */   rI: () => (/* binding */ markKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22751);
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85019);
/* harmony import */ var _server_answers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76040);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3571);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2000);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86276);








/** The one key on a server that a proof has begun on; it is replaced by the data of the backup. */
const markKey = 'backup-actions:restore-test';
/** Ends of data sets that a proof gives to a server: "backup-act" in hexadecimal, then twenty digits of the run. */
const idPrefix = Buffer.from('backup-act').toString('hex');
/** A run makes the server its replica within moments of marking it. */
const beginsWithinMs = 60_000;
/** A replica tries its primary again every second. */
const orphanedForMs = 5_000;
const pollMs = 250;
function newReplicationId() {
    return `${idPrefix}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(10).toString('hex')}`;
}
function isGivenByProof(found) {
    return found.replicationIds[0]?.startsWith(idPrefix) === true;
}
/** @throws BackupError `preflight-failed` somebody uses the server, `not-verified` it does not say */
async function findVacancy(client, found, signal) {
    const { name } = client.target;
    if (found.replicas > 0)
        throw inUse(name, [`${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(found.replicas, 'replica')} follow it.`]);
    const content = await readContent(client);
    if (found.role !== 'master') {
        const ours = isGivenByProof(found) || content.onlyMark;
        if (ours && (await isOrphan(client, signal)))
            return 'orphan';
        const { host, port } = found.primary ?? { host: 'an unknown host', port: 0 };
        if (ours)
            throw inUse(name, ['Another restore test is at work on it.']);
        throw inUse(name, [`It is a replica, of ${host}:${port}.`, 'What it holds belongs to that server.']);
    }
    if (content.keys === 0 && content.functions === 0)
        return 'empty';
    if (!content.onlyMark) {
        const functions = content.functions === 0 ? '' : ` and ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .librariesOf */ .DJ)(content.functions)}`;
        throw inUse(name, [`It holds ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(content.keys)} keys${functions}, and a proof replaces all data.`]);
    }
    const age = Date.now() - Number(await client.command('GET', markKey));
    if (age > beginsWithinMs)
        return 'begun';
    throw inUse(name, ['Another restore test has just begun on it, or was killed at that: try again in a minute.']);
}
async function readContent(client) {
    const { databases } = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_5__/* .inspectServer */ .Eb)(client);
    if (databases === undefined)
        throw unknownContent(client.target.name);
    const keys = databases.reduce((sum, one) => sum + one.keys, 0);
    const functions = await countFunctions(client);
    const marked = keys === 1 && functions === 0 && Number(await client.command('EXISTS', markKey)) === 1;
    return { keys, functions, onlyMark: marked };
}
async function countFunctions(client) {
    try {
        return (0,_server_answers_js__WEBPACK_IMPORTED_MODULE_7__/* .texts */ .T)(await client.command('FUNCTION', 'LIST')).length;
    }
    catch (error) {
        if (!(0,_server_server_js__WEBPACK_IMPORTED_MODULE_5__/* .isRefusal */ .vu)(error))
            throw error;
        // Before 7.0 there are none.
        if ((0,_server_server_js__WEBPACK_IMPORTED_MODULE_5__/* .says */ .FA)(error, /unknown command/i))
            return 0;
        throw unknownContent(client.target.name);
    }
}
/** Whether the server follows a process that is no more. */
async function isOrphan(client, signal) {
    for (const until = performance.now() + orphanedForMs; performance.now() < until;) {
        const now = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .l)(client);
        if (now === undefined || now.linkUp || now.syncing)
            return false;
        await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .pauseFor */ .Q)(pollMs, signal);
    }
    return true;
}
function inUse(name, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('preflight-failed', `The staging Redis at ${name} is in use`, {
        because,
        hint: `Give restore-test.redis.url an empty server of its own. If nobody needs what is on this one: REPLICAOF NO ONE, FLUSHALL, and from version 7 on FUNCTION FLUSH. Nothing was touched.`,
    });
}
function unknownContent(name) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('not-verified', `Whether the staging Redis at ${name} is empty could not be found out`, {
        hint: 'The user in restore-test.redis.url needs the right to ask: ACL SETUSER <name> +info +function|list +exists +get. Nothing was touched.',
    });
}


/***/ }),

/***/ 76040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ pairs),
/* harmony export */   T: () => (/* binding */ texts)
/* harmony export */ });
/** An answer that lists names and values in turn. Values that are not text are left out. */
function pairs(answer) {
    if (!Array.isArray(answer))
        return {};
    const items = answer;
    const isText = (value) => typeof value === 'string' || typeof value === 'number';
    return Object.fromEntries(items.flatMap((name, at) => (at % 2 === 0 && isText(items[at + 1]) ? [[String(name), String(items[at + 1])]] : [])));
}
/** An answer that is a list of texts. */
function texts(answer) {
    return Array.isArray(answer) ? answer.map(String) : [];
}


/***/ }),

/***/ 71988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect),
/* harmony export */   z: () => (/* binding */ credentials)
/* harmony export */ });
/* harmony import */ var ioredis__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67796);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99796);



const connectTimeoutMs = 10_000;
const commandTimeoutMs = 30_000;
/** A server ends a connection that is idle for longer than its `timeout`, which is a second at least. */
const signOfLifeMs = 500;
/** @throws BackupError `unreachable`, `timeout`, `access-denied`, `cancelled` */
async function connect(target, signal, answerWithinMs = commandTimeoutMs) {
    if (signal.aborted)
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
    const redis = new ioredis__WEBPACK_IMPORTED_MODULE_0__.Redis({
        ...(target.socketPath === undefined
            ? { host: target.endpoint.host, port: target.endpoint.port }
            : { path: target.socketPath }),
        ...(target.tls === undefined ? {} : { tls: target.tls }),
        protocol: 2,
        lazyConnect: true,
        enableReadyCheck: false,
        disableClientInfo: true,
        connectTimeout: connectTimeoutMs,
        commandTimeout: answerWithinMs,
        retryStrategy: () => null,
    });
    let lastError;
    redis.on('error', (error) => {
        lastError ??= error;
    });
    const stop = () => redis.disconnect();
    signal.addEventListener('abort', stop, { once: true });
    const translate = (error) => signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .redisError */ .i)(lastError ?? error, target.name, target.setting);
    const translated = (error) => {
        throw translate(error);
    };
    let signsOfLife;
    const close = () => {
        clearInterval(signsOfLife);
        signal.removeEventListener('abort', stop);
        redis.disconnect();
    };
    try {
        await redis.connect();
        if (target.password !== undefined)
            await redis.call('AUTH', ...credentials(target.username, target.password));
        await redis.call('PING').catch(ignoreRefusal);
    }
    catch (error) {
        close();
        throw translate(error);
    }
    signsOfLife = setInterval(() => void redis.call('PING').catch(() => { }), signOfLifeMs);
    return {
        target,
        command: (name, ...args) => redis.call(name, ...args).catch(translated),
        bytes: (name, ...args) => redis.callBuffer(name, ...args).catch(translated),
        [Symbol.dispose]: close,
    };
}
function credentials(username, password) {
    return username === undefined ? [password] : [username, password];
}
/** PING is forbidden, renamed, or refused by a server that cannot save; what matters may be allowed all the same. */
function ignoreRefusal(error) {
    if (!(error instanceof Error) || !/^(NOPERM|MISCONF|ERR unknown command)/.test(error.message))
        throw error;
}


/***/ }),

/***/ 3571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ pauseFor),
/* harmony export */   w: () => (/* binding */ withTimeout)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2656);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);



/** The session, with a timeout of its own. Disposing it stops the clock. */
function withTimeout(session, timeoutMs, what) {
    const late = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('timeout', `The Redis ${what} was not done after ${Math.round(timeoutMs / 1000)} s`, {
        hint: 'Raise redis.timeout, or find out why the server is so slow.',
    });
    return { ...session, ...(0,_lib_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .N)(session.signal, timeoutMs, late) };
}
/** @throws BackupError `cancelled` */
async function pauseFor(ms, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal }).catch(() => {
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
    });
}


/***/ }),

/***/ 99796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ redisError),
/* harmony export */   v: () => (/* binding */ replicationAcl)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

const replicationAcl = '+sync +psync +replconf +ping';
/** What Redis and the network say, and what it means. The first match counts. */
const known = [
    {
        pattern: /^(ERR_TLS|ERR_SSL|EPROTO|ERR_OSSL).*(wrong version number|packet length too long)/is,
        code: 'unreachable',
        says: 'does not speak TLS on this port',
        hint: 'Use redis:// or its TLS port.',
    },
    {
        pattern: /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL)/,
        code: 'unreachable',
        says: 'takes no TLS connection',
        hint: 'Give the authority that signed its certificate in redis.ca-file, and use the host name the certificate is for.',
    },
    {
        pattern: /WRONGPASS|invalid password|invalid username-password/i,
        code: 'access-denied',
        says: 'refused the user name or password',
        hint: 'Correct the user and password in redis.url (REDIS_URL). Special characters in them must be percent-encoded.',
    },
    {
        pattern: /without any password configured|no password is set/i,
        code: 'access-denied',
        says: 'has no password, but redis.url gives one',
        hint: 'Remove the password from redis.url, or set one on the server.',
    },
    {
        pattern: /NOAUTH|DENIED/,
        code: 'access-denied',
        says: 'wants a password',
        hint: 'Put it into redis.url as redis://user:password@host:port, from the environment (REDIS_URL).',
    },
    {
        pattern: /NOPERM/,
        code: 'access-denied',
        says: 'does not let the user in redis.url take a copy of it',
        hint: `Give the user these rights: ACL SETUSER <name> ${replicationAcl} +info +config|get +acl|list.`,
    },
    {
        pattern: /unknown command.*(P?SYNC)|command .*(P?SYNC).* is not (allowed|supported)|(P?SYNC).*(not allowed|forbidden|disabled)/i,
        code: 'unsupported',
        says: 'does not allow the replication protocol',
        hint: 'Managed services forbid SYNC. Use the snapshots of the service, or redis.method bgsave where the dump file can be read.',
    },
    {
        pattern: /NOMASTERLINK/,
        code: 'unreachable',
        says: 'is a replica that has lost its primary',
        hint: 'Wait until it is in sync again, or back up the primary.',
        retryable: true,
    },
    {
        pattern: /^-?LOADING|LOADING Redis|LOADING Valkey/,
        code: 'unreachable',
        says: 'is still loading its data',
        hint: 'Wait until it has loaded, then run the backup again.',
        retryable: true,
    },
    {
        // ioredis, in its own words.
        pattern: /^Command timed out$/,
        code: 'timeout',
        says: 'takes connections but does not answer',
        hint: 'Look whether it is Redis that listens there and whether it wants TLS (rediss://). If so, it is busy or stopped: find out what keeps it (redis-cli --latency, SLOWLOG GET, its log).',
        retryable: true,
    },
    {
        pattern: /max number of clients/,
        code: 'unreachable',
        says: 'takes no more clients',
        hint: 'Raise maxclients, or find out who keeps so many connections open.',
        retryable: true,
    },
    {
        pattern: /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EADDR)|ECONN|ETIMEDOUT|Connection is closed|socket hang up/i,
        code: 'unreachable',
        says: 'cannot be reached',
        hint: 'Check that the server runs, that host and port in redis.url are right, and whether it wants TLS (rediss://).',
        retryable: true,
    },
];
const unknown = { code: 'tool-failed', says: 'answered with an error' };
/** Turns what the client or the server said into an error that says what to do. */
function redisError(error, name, setting = 'redis.url') {
    if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const message = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error) ?? '';
    const told = code === '' ? message : `${code}: ${message}`;
    const { code: meaning, says, hint, retryable = false } = known.find(({ pattern }) => pattern.test(told)) ?? unknown;
    const renamed = (text) => setting === 'redis.url' ? text : text.replaceAll(' (REDIS_URL)', '').replaceAll('redis.url', setting);
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(meaning, renamed(`Redis at ${name} ${says}`), {
        because: [message.includes(code) ? message : told],
        cause: error,
        retryable,
        ...(hint === undefined ? {} : { hint: renamed(hint) }),
    });
}


/***/ }),

/***/ 2000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ inspectServer),
/* harmony export */   FA: () => (/* binding */ says),
/* harmony export */   Hw: () => (/* binding */ parseKeyspace),
/* harmony export */   J0: () => (/* binding */ unlessRefused),
/* harmony export */   LV: () => (/* binding */ readInfo),
/* harmony export */   RK: () => (/* binding */ mayReplicate),
/* harmony export */   tZ: () => (/* binding */ productName),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   x$: () => (/* binding */ serverTimeMs)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76040);


function productName(product) {
    return product === 'redis' ? 'Redis' : 'Valkey';
}
/** Settings a restore or a comparison needs. Never one that holds a secret. */
const settingsOfNote = new Set(`
    acl-pubsub-default aclfile active-expire-effort activedefrag aof-use-rdb-preamble appenddirname
    appendfilename appendfsync appendonly auto-aof-rewrite-min-size auto-aof-rewrite-percentage bind
    client-output-buffer-limit cluster-enabled databases dbfilename dir hash-max-listpack-entries
    hash-max-listpack-value hash-max-ziplist-entries hash-max-ziplist-value hz io-threads
    lazyfree-lazy-eviction lazyfree-lazy-expire lfu-decay-time lfu-log-factor list-compress-depth
    list-max-listpack-size list-max-ziplist-size loglevel maxclients maxmemory maxmemory-policy
    maxmemory-samples notify-keyspace-events port proto-max-bulk-len protected-mode rdbchecksum rdbcompression
    repl-backlog-size repl-diskless-load repl-diskless-sync repl-diskless-sync-delay replica-read-only save
    set-max-intset-entries set-max-listpack-entries stop-writes-on-bgsave-error stream-node-max-bytes
    stream-node-max-entries tcp-keepalive timeout tls-port tls-replication zset-max-listpack-entries zset-max-listpack-value
    zset-max-ziplist-entries zset-max-ziplist-value
  `
    .trim()
    .split(/\s+/));
/** Asks a server about itself without changing anything. */
async function inspectServer(client) {
    const hidden = [];
    const ask = async (what, question) => {
        const answer = await unlessRefused(question);
        if (answer === undefined)
            hidden.push(what);
        return answer;
    };
    // With the version of the protocol: Redis 6.0 does not take HELLO without one.
    const hello = await ask('HELLO', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .pairs */ .A)(await client.command('HELLO', '2')));
    const info = (await ask('INFO', () => readInfo(client))) ?? {};
    const settings = await ask('CONFIG GET', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .pairs */ .A)(await client.command('CONFIG', 'GET', '*')));
    const acl = await ask('ACL LIST', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .texts */ .T)(await client.command('ACL', 'LIST')));
    const server = hello?.server ?? info.server_name ?? 'redis';
    const valkeyVersion = info.valkey_version;
    const product = valkeyVersion !== undefined || server === 'valkey' ? 'valkey' : 'redis';
    const helloVersion = product === server ? hello?.version : undefined;
    const version = product === 'valkey' ? (valkeyVersion ?? helloVersion) : (info.redis_version ?? helloVersion);
    if ((info.redis_mode ?? hello?.mode) === 'sentinel') {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', `${client.target.name} is a Sentinel, which holds no data`, {
            hint: `Give ${client.target.setting ?? 'redis.url'} the address of the primary: redis-cli -p <port> SENTINEL MASTERS names it.`,
        });
    }
    return {
        product,
        version: version ?? 'unknown',
        mode: info.redis_mode ?? info.server_mode ?? hello?.mode ?? 'standalone',
        role: info.role ?? hello?.role ?? 'unknown',
        replicationOffset: wholeNumber(info.master_repl_offset),
        usedMemoryBytes: wholeNumber(info.used_memory),
        databases: info.redis_version === undefined ? undefined : parseKeyspace(info),
        settings: settings &&
            Object.fromEntries(Object.entries(settings)
                .filter(([name]) => settingsOfNote.has(name))
                .sort()),
        acl,
        info,
        hidden,
    };
}
/** The lines "name:value" of INFO, or of some sections of it. */
async function readInfo(client, ...sections) {
    const entries = String(await client.command('INFO', ...sections))
        .split(/\r?\n/)
        .map((line) => [line.slice(0, Math.max(0, line.indexOf(':'))), line.slice(line.indexOf(':') + 1)])
        .filter(([name]) => name.length > 0 && !name.startsWith('#'));
    return Object.fromEntries(entries);
}
/** The server's clock, ms since 1970; undefined before 6.2 when the user may not ask. */
async function serverTimeMs(client) {
    const { server_time_usec: microseconds } = await readInfo(client, 'server');
    if (microseconds !== undefined)
        return Math.floor(Number(microseconds) / 1000);
    return unlessRefused(async () => Number((0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .texts */ .T)(await client.command('TIME'))[0]) * 1000);
}
/** Whether the current user may SYNC; undefined when this server cannot tell without doing it. */
async function mayReplicate(client) {
    return unlessRefused(async () => {
        const user = await client.command('ACL', 'WHOAMI');
        return (await client.command('ACL', 'DRYRUN', String(user), 'SYNC')) === 'OK';
    });
}
/** The answer to a question; undefined when it is not allowed or not known. */
async function unlessRefused(question) {
    try {
        return await question();
    }
    catch (error) {
        if (!isRefusal(error))
            throw error;
        return undefined;
    }
}
/** An answer that a question is not allowed or not known, in contrast to a broken connection. */
function isRefusal(error) {
    return says(error, /^(NOPERM|ERR |NOAUTH)/);
}
/** Whether a server answered with such an error. */
function says(error, pattern) {
    return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.because.some((line) => pattern.test(line));
}
/** Databases that hold keys. */
function parseKeyspace(info) {
    return Object.entries(info).flatMap(([name, value]) => {
        const db = /^db(\d+)$/.exec(name);
        const counts = /^keys=(\d+),expires=(\d+)/.exec(value);
        return db === null || counts === null
            ? []
            : [{ db: Number(db[1]), keys: Number(counts[1]), expires: Number(counts[2]) }];
    });
}
function wholeNumber(text) {
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}


/***/ }),

/***/ 51674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41692);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);




const defaultPort = 6379;
/** @throws BackupError `invalid-config`, `path-missing` */
async function findTarget(config, connection, setting) {
    const url = new URL(config.url);
    const named = setting ?? 'redis.url';
    const decode = (part) => decodePart(part, named);
    if (!/^\/?\d*$/.test(url.pathname)) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('invalid-config', `${named} names a socket file or a folder`, {
            because: [`After host and port it says ${url.pathname}, which is no number of a database.`],
            hint: 'Only TCP is supported: redis://user:password@host:6379. Have the server listen on 127.0.0.1 (port, bind).',
        });
    }
    const host = url.hostname === '' ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, '');
    const port = url.port === '' ? defaultPort : Number(url.port);
    return {
        name: `${host.includes(':') ? `[${host}]` : host}:${port}`,
        endpoint: await connection.endpoint(host, port),
        username: url.username === '' ? undefined : decode(url.username),
        password: url.password === '' ? undefined : decode(url.password),
        tls: url.protocol === 'rediss:' ? await tlsOptions(host, config['ca-file'], named) : undefined,
        ...(setting === undefined ? {} : { setting }),
    };
}
function decodePart(text, setting) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('invalid-config', `${setting} could not be read`, {
            because: ['a % in it must be written as %25'],
            hint: 'Write it as redis://user:password@host:6379, with special characters of the password escaped (@ as %40).',
        });
    }
}
/** The certificate is checked against the name in the URL, whatever address leads there. */
async function tlsOptions(host, caFile, setting) {
    return {
        ...(caFile === undefined ? {} : { ca: await readAuthority(caFile, setting) }),
        ...((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(host) === 0 ? { servername: host } : {}),
        checkServerIdentity: (_name, certificate) => (0,node_tls__WEBPACK_IMPORTED_MODULE_2__.checkServerIdentity)(host, certificate),
    };
}
async function readAuthority(path, setting) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('path-missing', `The certificate authority file ${path} cannot be read`, {
            cause,
            hint: `Correct ${setting.replace(/url$/, 'ca-file')}.`,
        });
    }
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
