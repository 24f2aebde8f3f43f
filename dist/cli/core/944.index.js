export const id = 944;
export const ids = [944];
export const modules = {

/***/ 67988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ pairs),
/* harmony export */   Te: () => (/* binding */ texts),
/* harmony export */   YL: () => (/* binding */ parseInfo)
/* harmony export */ });
/** The lines "name:value" of INFO. */
function parseInfo(answer) {
    const entries = String(answer)
        .split(/\r?\n/)
        .map((line) => [line.slice(0, Math.max(0, line.indexOf(':'))), line.slice(line.indexOf(':') + 1)])
        .filter(([name]) => name.length > 0 && !name.startsWith('#'));
    return Object.fromEntries(entries);
}
/** An answer that lists names and values in turn. Values that are not text are left out. */
function pairs(answer) {
    if (!Array.isArray(answer))
        return {};
    const items = answer;
    const found = {};
    for (let at = 0; at + 1 < items.length; at += 2) {
        const name = items[at];
        const value = items[at + 1];
        if (typeof name === 'string' && (typeof value === 'string' || typeof value === 'number'))
            found[name] = String(value);
    }
    return found;
}
/** An answer that is a list of texts. */
function texts(answer) {
    return Array.isArray(answer) ? answer.map(String) : [];
}


/***/ }),

/***/ 64896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect),
/* harmony export */   z: () => (/* binding */ credentials)
/* harmony export */ });
/* harmony import */ var ioredis__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67796);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31776);



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
    const translate = (error) => signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .redisError */ .i1)(lastError ?? error, target.name, target.setting);
    const command = async (name, ...args) => {
        try {
            return await redis.call(name, ...args);
        }
        catch (error) {
            throw translate(error);
        }
    };
    const bytes = async (name, ...args) => {
        try {
            return await redis.callBuffer(name, ...args);
        }
        catch (error) {
            throw translate(error);
        }
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
    return { target, command, bytes, [Symbol.dispose]: close };
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

/***/ 17855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ pauseFor),
/* harmony export */   w: () => (/* binding */ withTimeout)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2656);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);



/** The signal, or a timeout of its own, whichever comes first. */
function withTimeout(signal, timeoutMs, what) {
    const late = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('timeout', `The Redis ${what} was not done after ${Math.round(timeoutMs / 1000)} s`, {
        hint: 'Raise redis.timeout, or find out why the server is so slow.',
    });
    return (0,_lib_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .N)(signal, timeoutMs, late);
}
/** @throws BackupError `cancelled` */
async function pauseFor(ms, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal }).catch(() => {
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
    });
}


/***/ }),

/***/ 31776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i1: () => (/* binding */ redisError),
/* harmony export */   i7: () => (/* binding */ sourceLost),
/* harmony export */   v4: () => (/* binding */ replicationAcl)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

const replicationAcl = '+sync +psync +replconf +ping';
/** What Redis and the network say, and what it means. The first match counts. */
const known = [
    {
        pattern: /WRONGPASS|invalid password|invalid username-password/i,
        code: 'access-denied',
        title: (name) => `Redis at ${name} refused the user name or password`,
        hint: 'Correct the user and password in redis.url (REDIS_URL). Special characters in them must be percent-encoded.',
    },
    {
        pattern: /without any password configured|no password is set/i,
        code: 'access-denied',
        title: (name) => `Redis at ${name} has no password, but redis.url gives one`,
        hint: 'Remove the password from redis.url, or set one on the server.',
    },
    {
        pattern: /NOAUTH|DENIED/,
        code: 'access-denied',
        title: (name) => `Redis at ${name} wants a password`,
        hint: 'Put it into redis.url as redis://user:password@host:port, from the environment (REDIS_URL).',
    },
    {
        pattern: /NOPERM/,
        code: 'access-denied',
        title: (name) => `The user in redis.url may not take a copy of Redis at ${name}`,
        hint: `Give the user these rights: ACL SETUSER <name> ${replicationAcl} +info +config|get +acl|list.`,
    },
    {
        pattern: /unknown command.*(P?SYNC)|command .*(P?SYNC).* is not (allowed|supported)|(P?SYNC).*(not allowed|forbidden|disabled)/i,
        code: 'unsupported',
        title: (name) => `Redis at ${name} does not allow the replication protocol`,
        hint: 'Managed services forbid SYNC. Use the snapshots of the service, or redis.method bgsave where the dump file can be read.',
    },
    {
        pattern: /NOMASTERLINK/,
        code: 'unreachable',
        title: (name) => `Redis at ${name} is a replica that has lost its primary`,
        hint: 'Wait until it is in sync again, or back up the primary.',
        retryable: true,
    },
    {
        pattern: /^-?LOADING|LOADING Redis|LOADING Valkey/,
        code: 'unreachable',
        title: (name) => `Redis at ${name} is still loading its data`,
        hint: 'Wait until it has loaded, then run the backup again.',
        retryable: true,
    },
    {
        // ioredis, in its own words.
        pattern: /^Command timed out$/,
        code: 'timeout',
        title: (name) => `Redis at ${name} takes connections but does not answer`,
        hint: 'Look whether it is Redis that listens there and whether it wants TLS (rediss://). If so, it is busy or stopped: find out what keeps it (redis-cli --latency, SLOWLOG GET, its log).',
        retryable: true,
    },
    {
        pattern: /max number of clients/,
        code: 'unreachable',
        title: (name) => `Redis at ${name} takes no more clients`,
        hint: 'Raise maxclients, or find out who keeps so many connections open.',
        retryable: true,
    },
];
const tlsCodes = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL)/;
const networkCodes = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EADDR)/;
/** Turns what the client or the server said into an error that says what to do. */
function redisError(error, name, setting = 'redis.url') {
    if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const found = translate(error, name);
    if (setting === 'redis.url')
        return found;
    const renamed = (text) => text.replaceAll(' (REDIS_URL)', '').replaceAll('redis.url', setting);
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(found.code, renamed(found.message), {
        because: found.because,
        cause: found.cause,
        retryable: found.retryable,
        ...(found.hint === undefined ? {} : { hint: renamed(found.hint) }),
    });
}
function translate(error, name) {
    const message = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error) ?? '';
    if (tlsCodes.test(code))
        return tlsError(error, name, code, message);
    const entry = known.find(({ pattern }) => pattern.test(message));
    if (entry !== undefined) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(entry.code, entry.title(name), {
            hint: entry.hint,
            because: [message],
            cause: error,
            retryable: entry.retryable ?? false,
        });
    }
    if (networkCodes.test(code) || /ECONN|ETIMEDOUT|Connection is closed|socket hang up/i.test(message)) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('unreachable', `Redis at ${name} cannot be reached`, {
            hint: 'Check that the server runs, that host and port in redis.url are right, and whether it wants TLS (rediss://).',
            because: [code === '' || message.includes(code) ? message : `${code} ${message}`],
            cause: error,
            retryable: true,
        });
    }
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `Redis at ${name} answered with an error`, {
        because: [message],
        cause: error,
    });
}
function tlsError(error, name, code, message) {
    const plain = /wrong version number|packet length too long/i.test(message);
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('unreachable', `No TLS connection to Redis at ${name}`, {
        hint: plain
            ? 'The server does not speak TLS on this port: use redis:// or its TLS port.'
            : 'Give the authority that signed its certificate in redis.ca-file, and use the host name the certificate is for.',
        because: [`${code}: ${message}`],
        cause: error,
    });
}
/** The server ended while it was sending. */
function sourceLost(name, received, cause) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source-lost', `Redis at ${name} went away while it was sending its data`, {
        because: [received],
        hint: 'Look at the log of the server, then run the backup again. Nothing was committed.',
        retryable: true,
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ }),

/***/ 73060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ inspectServer),
/* harmony export */   Hw: () => (/* binding */ parseKeyspace),
/* harmony export */   J0: () => (/* binding */ unlessRefused),
/* harmony export */   RK: () => (/* binding */ mayReplicate),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   x$: () => (/* binding */ serverTimeMs)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67988);


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
    const hello = await ask('HELLO', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .pairs */ .AS)(await client.command('HELLO', '2')));
    const info = (await ask('INFO', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInfo */ .YL)(await client.command('INFO')))) ?? {};
    const settings = await ask('CONFIG GET', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .pairs */ .AS)(await client.command('CONFIG', 'GET', '*')));
    const acl = await ask('ACL LIST', async () => (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .texts */ .Te)(await client.command('ACL', 'LIST')));
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
        settings: settings === undefined ? undefined : ofNote(settings),
        acl,
        info,
        hidden,
    };
}
/** The server's clock, ms since 1970; undefined before 6.2 when the user may not ask. */
async function serverTimeMs(client) {
    const { server_time_usec: microseconds } = (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInfo */ .YL)(await client.command('INFO', 'server'));
    if (microseconds !== undefined)
        return Math.floor(Number(microseconds) / 1000);
    return unlessRefused(async () => Number((0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .texts */ .Te)(await client.command('TIME'))[0]) * 1000);
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
    if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj))
        return false;
    return error.because.some((line) => /^(NOPERM|ERR |NOAUTH)/.test(line));
}
function ofNote(settings) {
    return Object.fromEntries(Object.entries(settings)
        .filter(([name]) => settingsOfNote.has(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)));
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

/***/ 90310:
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
    const decode = (part) => decodePart(part, setting);
    if (!/^\/?\d*$/.test(url.pathname)) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('invalid-config', `${setting ?? 'redis.url'} names a socket file or a folder`, {
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
        tls: url.protocol === 'rediss:' ? await tlsOptions(host, config['ca-file'], setting) : undefined,
        ...(setting === undefined ? {} : { setting }),
    };
}
function decodePart(text, setting = 'redis.url') {
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
async function readAuthority(path, setting = 'redis.url') {
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
