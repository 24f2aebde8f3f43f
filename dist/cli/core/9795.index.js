export const id = 9795;
export const ids = [9795];
export const modules = {

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

/***/ 26207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ Inbox)
/* harmony export */ });
const longestLineBytes = 64 * 1024;
/** What a server sends: first lines, then bytes. Reads no further ahead than the socket's own buffer. */
class Inbox {
    /** Bytes taken from the socket so far. */
    received = 0;
    #chunks;
    #rest = Buffer.alloc(0);
    constructor(content) {
        this.#chunks = content[Symbol.asyncIterator]();
    }
    /** The next line that is not empty; a server sends empty ones to show that it is alive. */
    async line() {
        for (;;) {
            const end = this.#rest.indexOf(10);
            if (end >= 0) {
                const line = this.#rest.subarray(0, end).toString('latin1').replace(/\r$/, '');
                this.#rest = this.#rest.subarray(end + 1);
                if (line.length > 0)
                    return line;
                continue;
            }
            if (this.#rest.length > longestLineBytes)
                throw new Error('the answer is not the Redis protocol');
            await this.#more();
        }
    }
    /** So many bytes. */
    async bytes(count) {
        while (this.#rest.length < count)
            await this.#more();
        const bytes = this.#rest.subarray(0, count);
        this.#rest = this.#rest.subarray(count);
        return bytes;
    }
    /** The next bytes, at least one; undefined at the end of the connection. */
    async chunk() {
        if (this.#rest.length === 0)
            return this.#pull();
        const rest = this.#rest;
        this.#rest = Buffer.alloc(0);
        return rest;
    }
    async #more() {
        const more = await this.#pull();
        if (more === undefined)
            throw new Error('Connection is closed before an answer came');
        this.#rest = Buffer.concat([this.#rest, more]);
    }
    async #pull() {
        const next = await this.#chunks.next();
        if (next.done === true)
            return undefined;
        this.received += next.value.length;
        return next.value;
    }
}


/***/ }),

/***/ 31822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lp: () => (/* binding */ roomIn),
/* harmony export */   Xb: () => (/* binding */ chooseRoute),
/* harmony export */   t2: () => (/* binding */ exists)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71988);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);
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





/** What takes longer to write than a server waits before it streams (5 s by default) is streamed. */
const quickBytes = 256 * 1024 * 1024;
/**
 * A server that streams waits for more replicas first (repl-diskless-sync-delay); asked by a replica that takes no stream, it
 * saves its data as BGSAVE does and sends that file at once. That is chosen where its disk bears it: a save that fails would
 * have it refuse writes (stop-writes-on-bgsave-error).
 */
async function chooseRoute(target, signal) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = __addDisposableResource(env_1, await (0,_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(target, signal), false);
            const state = await (0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectServer */ .Eb)(client);
            const version = state.version === 'unknown' ? {} : { version: state.version };
            return { ...((await byDisk(state)) ?? { by: 'stream' }), ...version };
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
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return { by: 'stream' };
    }
}
async function byDisk({ settings, info, role }) {
    if (settings?.['repl-diskless-sync'] !== 'yes' || settings['repl-diskless-sync-delay'] === '0')
        return undefined;
    if (info.rdb_last_bgsave_status !== 'ok' || info.aof_last_write_status === 'err')
        return undefined;
    const used = Number(info.used_memory);
    const folder = settings.dir ?? '';
    const room = await roomIn(folder);
    if (!(used <= quickBytes) || (room !== undefined && room < 2 * used))
        return undefined;
    if (settings.save !== '')
        return { by: 'disk' };
    if (room === undefined)
        return undefined;
    // A replica has written a dump already: what its primary sent.
    if (settings.appendonly === 'yes' || role === 'slave')
        return { by: 'disk' };
    const leftover = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, settings.dbfilename ?? '');
    const ours = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(`/proc/${info.process_id}/cwd`).catch(() => undefined)) === folder && !(await exists(leftover));
    return ours ? { by: 'disk', leftover } : undefined;
}
/** Bytes free in a server's folder, 0 when nobody can write there; undefined when that cannot be seen from here. */
async function roomIn(folder) {
    try {
        const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK).catch((error) => {
            // Other users may write where we may not.
            if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'EACCES')
                throw error;
        });
        return bavail * bsize;
    }
    catch (error) {
        return ['EPERM', 'EROFS'].includes((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? '') ? 0 : undefined;
    }
}
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path);
        return true;
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return false;
        throw error;
    }
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

/***/ 36976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ requestSnapshot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41692);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71988);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99796);
/* harmony import */ var _inbox_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(26207);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31822);








const endMarkBytes = 40;
/** Longer than the server needs between two signs of life (repl-ping-replica-period 10 s, repl-timeout 60 s). */
const idleTimeoutMs = 120_000;
/** After so long a silence it is looked whether the server still takes connections. */
const lookAfterMs = 5_000;
/**
 * Asks for a snapshot over the replication protocol, as a replica that wants only the RDB, and returns when the server
 * starts to send it.
 *
 * @throws BackupError `unreachable`, `access-denied`, `unsupported` (the service forbids SYNC), `source-lost`, `cancelled`
 */
async function requestSnapshot(target, signal) {
    const route = await (0,_route_js__WEBPACK_IMPORTED_MODULE_6__/* .chooseRoute */ .Xb)(target, signal);
    if (route.by === 'stream')
        return request(target, signal, route);
    try {
        return await request(target, signal, route);
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return await request(target, signal, { ...route, by: 'stream' });
    }
    finally {
        // The server holds it open for as long as it sends it.
        if (route.leftover !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(route.leftover, { force: true });
    }
}
async function request(target, signal, route) {
    if (signal.aborted)
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
    const socket = open(target);
    const close = () => {
        signal.removeEventListener('abort', close);
        socket.destroy();
    };
    signal.addEventListener('abort', close, { once: true });
    try {
        const inbox = new _inbox_js__WEBPACK_IMPORTED_MODULE_7__/* .Inbox */ .b(socket);
        await greet(socket, inbox, target, route);
        const end = parseHeader(await inbox.line());
        const [length, content] = typeof end === 'number' ? [end, exactly(inbox, end)] : [undefined, untilMark(inbox, end)];
        return { length, content: guarded(content, target, signal, inbox), [Symbol.dispose]: close };
    }
    catch (error) {
        close();
        throw signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .redisError */ .i)(error, target.name);
    }
}
function open(target) {
    const { host, port } = target.endpoint;
    const place = target.socketPath === undefined ? { host, port } : { path: target.socketPath };
    const socket = target.tls === undefined ? (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)(place) : (0,node_tls__WEBPACK_IMPORTED_MODULE_2__.connect)({ ...target.tls, ...place });
    socket.setNoDelay(true);
    endWhenDead(socket, place, target.name);
    return socket;
}
/**
 * Ends a silent connection: at once when nobody listens any more, else after `idleTimeoutMs`. A server that was killed may
 * leave a child behind that holds the connection open and never sends (Redis 6.0 does; tried).
 */
function endWhenDead(socket, place, name) {
    let [seen, silentMs] = [-1, 0];
    socket.setTimeout(lookAfterMs);
    socket.on('timeout', async () => {
        silentMs = lookAfterMs + (socket.bytesRead === seen ? silentMs : 0);
        seen = socket.bytesRead;
        if (silentMs >= idleTimeoutMs) {
            socket.destroy(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('timeout', `Redis at ${name} was silent for ${idleTimeoutMs / 1000} s`));
            return;
        }
        const refusal = await refusalOf(place);
        if (refusal !== undefined && socket.bytesRead === seen)
            socket.destroy(refusal);
        else
            socket.setTimeout(lookAfterMs);
    });
}
/** Why a server takes no connection, when it says so itself: that it does not answer at all may have other reasons. */
function refusalOf(place) {
    return new Promise((resolve) => {
        const probe = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)({ ...place, timeout: lookAfterMs });
        const done = (refusal) => {
            probe.destroy();
            resolve(refusal);
        };
        probe.once('connect', () => done());
        probe.once('timeout', () => done());
        probe.once('error', (error) => done(error.code === 'ECONNREFUSED' ? error : undefined));
    });
}
async function greet(socket, inbox, target, route) {
    if (target.password !== undefined) {
        send(socket, 'AUTH', ...(0,_client_js__WEBPACK_IMPORTED_MODULE_4__/* .credentials */ .z)(target.username, target.password));
        const answer = await inbox.line();
        if (!answer.startsWith('+'))
            throw new Error(answer.slice(1));
    }
    // Servers that do not know one of these answer with an error, and so do users without the right to REPLCONF.
    // Announced its own version, a server sends its native format (Valkey 9 needs it for hash fields that expire).
    const announcements = [
        ['version', route.version],
        ['capa', route.by === 'stream' ? 'eof' : undefined],
        ['rdb-only', '1'],
    ];
    for (const [name, value] of announcements) {
        if (value === undefined)
            continue;
        send(socket, 'REPLCONF', name, value);
        const answer = await inbox.line();
        if (/^-(NOAUTH|LOADING|DENIED|ERR max)/.test(answer))
            throw new Error(answer.slice(1));
    }
    send(socket, 'SYNC');
}
function send(socket, ...words) {
    const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    socket.write(`*${words.length}\r\n${parts.join('')}`);
}
/** How many bytes will come; else by which mark they end. */
function parseHeader(line) {
    const [, mark, length] = /^\$(?:EOF:(.{40})|(\d+))$/.exec(line) ?? [];
    if (mark !== undefined)
        return Buffer.from(mark, 'latin1');
    if (length !== undefined)
        return Number(length);
    if (line.startsWith('-'))
        throw new Error(line.slice(1));
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('unsupported', 'The server answered SYNC with something that is not a snapshot', {
        because: [line.slice(0, 80)],
    });
}
async function* exactly(inbox, length) {
    let left = length;
    while (left > 0) {
        const chunk = await inbox.chunk();
        if (chunk === undefined)
            throw new EndedEarly(`${length - left} of ${length} bytes had arrived.`);
        const part = chunk.length > left ? chunk.subarray(0, left) : chunk;
        left -= part.length;
        yield part;
    }
}
/** The mark follows the last byte; the server sends nothing after it until we answer. */
async function* untilMark(inbox, mark) {
    let held = Buffer.alloc(0);
    let passed = 0;
    for (;;) {
        const chunk = await inbox.chunk();
        if (chunk === undefined)
            throw new EndedEarly(`${passed} bytes had arrived, without the mark that ends them.`);
        const all = Buffer.concat([held, chunk]);
        held = all.subarray(-endMarkBytes);
        passed += all.length - held.length;
        if (all.length > held.length)
            yield all.subarray(0, -endMarkBytes);
        if (held.equals(mark))
            return;
    }
}
class EndedEarly extends Error {
}
async function* guarded(content, target, signal, inbox) {
    try {
        yield* content;
    }
    catch (error) {
        if (signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj)
            throw error;
        const received = error instanceof EndedEarly ? error.message : `${inbox.received} bytes had arrived.`;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('source-lost', `Redis at ${target.name} went away while it was sending its data`, {
            because: [received],
            hint: 'Look at the log of the server, then run the backup again. Nothing was committed.',
            retryable: true,
            cause: error,
        });
    }
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


/***/ })

};
