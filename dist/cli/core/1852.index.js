export const id = 1852;
export const ids = [1852];
export const modules = {

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/** A timer of Node.js cannot run longer (24 days). */
const longestTimerMs = 2 ** 31 - 1;
/** The signal, or the error `late` after a time, whichever comes first. Disposing it stops the clock. */
function withDeadline(signal, ms, late) {
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(late), Math.min(ms, longestTimerMs));
    return { signal: AbortSignal.any([signal, own.signal]), [Symbol.dispose]: () => clearTimeout(timer) };
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

/***/ 1852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  azureStore: () => (/* binding */ azureStore)
});

// EXTERNAL MODULE: ./.build/lib/stores/object-store.js
var object_store = __webpack_require__(13994);
// EXTERNAL MODULE: ./node_modules/@azure/storage-blob/dist/esm/index.js + 281 modules
var esm = __webpack_require__(4156);
// EXTERNAL MODULE: ./.build/lib/lib/deadline.js
var lib_deadline = __webpack_require__(2656);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/stores/retry.js
var retry = __webpack_require__(47867);
;// CONCATENATED MODULE: ./.build/lib/stores/azure/denied.js
/** Longer than a request is under way, shorter than the quarter of an hour that the service allows. */
const notableSkewMs = 120_000;
/** What to do about a refusal. By the clocks first: the service gives one code for a wrong key and a wrong time. */
function whyDenied(said, need, sas) {
    const skew = said.sent - said.answered;
    if (Math.abs(skew) > notableSkewMs)
        return `The clock of this machine is ${Math.round(skew / 1000)} s off that of the service. Set it (NTP).`;
    return (sas && outOfTime(said, sas)) ?? (sas ? whySasDenied(said, need, sas) : whyIdentityDenied(said, need));
}
function outOfTime({ answered }, { from, until }) {
    const now = new Date(answered).toUTCString();
    if (Date.parse(until ?? '') <= answered)
        return `The SAS expired at ${until}; the service says it is ${now}. Make a new one.`;
    if (Date.parse(from ?? '') > answered)
        return `The SAS is valid from ${from} on; the service says it is ${now}. The clock that made it is ahead: begin a quarter of an hour earlier.`;
    return undefined;
}
function whySasDenied({ code }, { permission, letter }, { permissions }) {
    if (!permissions.includes(letter) && permissions !== '')
        return `This needs the permission ${permission} ("${letter}"); the SAS has "${permissions}". A store needs "rcwdl".`;
    if (code === 'AuthorizationSourceIPMismatch')
        return 'The SAS, or the account, lets only other addresses in.';
    return 'The SAS was not copied whole, its key or policy was changed, or the network rules of the account do not let this machine in.';
}
function whyIdentityDenied({ code }, { permission }) {
    switch (code) {
        case 'AuthenticationFailed':
            return 'The account key is wrong or was changed, or the account is another one.';
        case 'AuthorizationPermissionMismatch':
            return `This needs the permission ${permission}: give the identity the role Storage Blob Data Contributor on the container.`;
        case 'AuthorizationFailure':
            return 'The account key is wrong, or the network rules of the account do not let this machine in.';
        case 'KeyBasedAuthenticationNotPermitted':
            return 'The account takes no keys: leave account-key out, to use an identity.';
        default:
            return 'The service says why.';
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/failure.js



/** What is done to blobs: in words, as a SAS and a role allow it, and what it is when it fails. */
const acts = {
    list: { verb: 'list', permission: 'list', letter: 'l', code: 'read-failed' },
    read: { verb: 'read', permission: 'read', letter: 'r', code: 'read-failed' },
    write: { verb: 'write', permission: 'write', letter: 'w', code: 'write-failed' },
    create: { verb: 'create', permission: 'create', letter: 'c', code: 'write-failed' },
    remove: { verb: 'remove', permission: 'delete', letter: 'd', code: 'write-failed' },
};
/** An error of the service or of the way there as one of ours. The request is not kept: its address may carry a signature. */
function failure(error, act, name, place) {
    if (error instanceof errors/* BackupError */.hj)
        return error;
    const title = `Cannot ${acts[act].verb} ${name === '' ? place.location : `${name} in ${place.location}`}`;
    if (!(error instanceof esm/* RestError */.pj) || error.statusCode === undefined)
        return notReached(error, title);
    const said = saidBy(error);
    const because = [`${said.status} ${said.code}: ${said.message}`, ...(said.detail === undefined ? [] : [said.detail])];
    const known = refused(said, act, place) ?? missing(said, place) ?? locked(said) ?? failure_transient(said) ?? full(said);
    return new errors/* BackupError */.hj(known?.code ?? acts[act].code, known?.title ?? title, { because, ...known });
}
/** The code that the service gave. A HEAD has it in a header only. */
function serviceCode(error) {
    if (!(error instanceof esm/* RestError */.pj))
        return '';
    return error.response?.headers.get('x-ms-error-code') ?? error.code ?? '';
}
/** For `catch`: a refusal with one of these codes stands for a value; any other failure is thrown on. */
function whenCode(codes, value) {
    return (error) => {
        if (codes.includes(serviceCode(error)))
            return value;
        throw error;
    };
}
function saidBy(error) {
    const [sent, answered] = [error.request?.headers.get('x-ms-date'), error.response?.headers.get('date')];
    return {
        status: error.statusCode ?? 0,
        code: serviceCode(error),
        message: error.message.split('\n')[0] ?? '',
        detail: /<AuthenticationErrorDetail>([^<]*)</.exec(error.response?.bodyAsText ?? '')?.[1],
        sent: Date.parse(sent ?? ''),
        answered: Date.parse(answered ?? ''),
    };
}
function refused(said, act, place) {
    if (said.status !== 401 && said.status !== 403)
        return undefined;
    const hint = whyDenied(said, acts[act], place.sas);
    return { code: 'access-denied', title: `${place.location} refuses access`, hint };
}
function missing({ code }, { location }) {
    if (code !== 'ContainerNotFound' && code !== 'ContainerBeingDeleted')
        return undefined;
    return {
        code: 'store-missing',
        title: `There is no container ${location}`,
        hint: 'Make it, or correct container, account and endpoint. A container that was just removed keeps its name for a while.',
    };
}
function locked({ code }) {
    if (!/^(BlobImmutable|ContainerImmut|SnapshotsPresent|LeaseIdMissing)/.test(code))
        return undefined;
    return { code: 'locked', hint: 'An immutability policy, a legal hold, a lease or a snapshot keeps it.' };
}
function failure_transient({ status, code }) {
    if (code === 'Md5Mismatch')
        return { code: 'write-failed', retryable: true, hint: 'It was changed on the way.' };
    if (status !== 408 && status !== 429 && status < 500)
        return undefined;
    return { code: 'unreachable', retryable: true, hint: 'The service is busy or ill. Try again later.' };
}
function full({ status, code }) {
    if (status !== 507 && !/Quota|CapacityExceeded|ResourceLimit/.test(code))
        return undefined;
    return { code: 'disk-full', hint: 'The account is full: remove backups (prune), or have its limit raised.' };
}
function notReached(error, title) {
    const unknownHost = error instanceof esm/* RestError */.pj && error.code === 'ENOTFOUND';
    return new errors/* BackupError */.hj('unreachable', title, {
        because: [(0,errors/* messageOf */.bD)(error).replace(/\?\S*/g, '?…')],
        hint: unknownHost
            ? 'There is no such host: correct account or endpoint.'
            : 'The service cannot be reached, or the connection broke. Look at the network and the endpoint.',
        retryable: !unknownHost,
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
;// CONCATENATED MODULE: ./.build/lib/stores/azure/identity-request.js



const timeoutMs = 30_000;
const refusal = schemas/* object */.Ikc({ error: schemas/* unknown */.L5J(), error_description: schemas/* string */.YjP().optional() });
/** Asks a service that gives out tokens for JSON. What it answers may be a secret and is in no error; its refusals are. */
async function request(around, url, init, ms = timeoutMs) {
    const signal = AbortSignal.any([(0,retry/* callSignal */.v$)(around.signal), AbortSignal.timeout(ms)]);
    const title = `No token for Azure from ${url.host}`;
    try {
        const answer = await fetch(url, { ...init, signal });
        const text = await answer.text();
        if (answer.ok)
            return JSON.parse(text);
        const busy = answer.status === 429 || answer.status >= 500;
        throw denied(title, `${answer.status} ${reasonIn(text)}`, busy ? { code: 'unreachable', retryable: true } : {});
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj)
            throw error;
        if (around.signal.aborted)
            throw (0,errors/* cancelled */.KW)(around.signal);
        const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
        throw denied(title, (0,errors/* messageOf */.bD)(cause), { code: 'unreachable', retryable: true, cause: error });
    }
}
function denied(title, because, { code = 'access-denied', ...more } = {}) {
    return new errors/* BackupError */.hj(code, title, {
        because: [because],
        hint: 'Look at the client’s federated credentials (issuer, subject, audience), its secret, tenant and id.',
        ...more,
    });
}
function reasonIn(text) {
    try {
        return refusal.parse(JSON.parse(text)).error_description?.split('\n')[0] ?? '';
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/identity.js






/*
 * What @azure/identity finds by itself, without its 1.5 MB and 45 packages: each way is one request. In its order: a client of the
 * environment (secret, federated token file, the OIDC of GitHub), a managed identity, the login of `az` (azure/login).
 */
const resource = 'https://storage.azure.com';
/** Where no machine of Azure is, nobody answers at its address. */
const metadataTimeoutMs = 3_000;
/** The client asks again before a token expires. */
function identity(around) {
    return { getToken: () => findToken(around) };
}
async function findToken(around) {
    const { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client, IDENTITY_ENDPOINT: endpoint } = around.env;
    const proof = tenant === undefined || client === undefined ? undefined : await proofOfClient(around);
    if (tenant !== undefined && client !== undefined && proof !== undefined)
        return await clientToken(around, tenant, client, proof);
    const managed = endpoint === undefined ? await machineToken(around) : await serviceToken(around, endpoint);
    return managed ?? (await loginToken(around));
}
async function proofOfClient(around) {
    const { env } = around;
    if (env.AZURE_CLIENT_SECRET !== undefined)
        return { client_secret: env.AZURE_CLIENT_SECRET };
    const assertion = await federatedToken(around);
    if (assertion === undefined)
        return undefined;
    return {
        client_assertion: assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
}
const gitHubToken = schemas/* object */.Ikc({ value: schemas/* string */.YjP().min(1) });
/** Read each time: both are renewed during long runs. */
async function federatedToken(around) {
    const { AZURE_FEDERATED_TOKEN_FILE: file, ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token, } = around.env;
    if (file !== undefined) {
        return await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
            throw denied(`AZURE_FEDERATED_TOKEN_FILE cannot be read`, (0,errors/* messageOf */.bD)(cause));
        });
    }
    if (url === undefined || token === undefined)
        return undefined;
    const asked = new URL(url);
    asked.searchParams.set('audience', 'api://AzureADTokenExchange');
    return gitHubToken.parse(await request(around, asked, { headers: { authorization: `Bearer ${token}` } })).value;
}
const granted = schemas/* object */.Ikc({ access_token: schemas/* string */.YjP().min(1), expires_in: coerce/* number */.ai() });
function tokenOf(answer) {
    const { access_token: token, expires_in: seconds } = granted.parse(answer);
    return { token, expiresOnTimestamp: Date.now() + seconds * 1000 };
}
async function clientToken(around, tenant, client, proof) {
    const authority = around.env.AZURE_AUTHORITY_HOST ?? 'https://login.microsoftonline.com';
    const url = new URL(`${tenant}/oauth2/v2.0/token`, `${authority.replace(/\/+$/, '')}/`);
    const scope = `${resource}/.default`;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client, scope, ...proof });
    return tokenOf(await request(around, url, { method: 'POST', body }));
}
/** App Service, Functions, Container Apps. */
async function serviceToken(around, endpoint) {
    const url = managedUrl(around, endpoint, '2019-08-01');
    const headers = { 'X-IDENTITY-HEADER': around.env.IDENTITY_HEADER ?? '' };
    const { access_token: token, expires_on: until } = expiring.parse(await request(around, url, { headers }));
    return { token, expiresOnTimestamp: until * 1000 };
}
const expiring = schemas/* object */.Ikc({ access_token: schemas/* string */.YjP().min(1), expires_on: coerce/* number */.ai() });
/** A virtual machine with an identity; undefined where there is none. */
async function machineToken(around) {
    const host = around.env.AZURE_POD_IDENTITY_AUTHORITY_HOST ?? 'http://169.254.169.254';
    const url = managedUrl(around, `${host}/metadata/identity/oauth2/token`, '2018-02-01');
    try {
        return tokenOf(await request(around, url, { headers: { Metadata: 'true' } }, metadataTimeoutMs));
    }
    catch (error) {
        const isBusy = error instanceof errors/* BackupError */.hj && error.retryable && error.cause === undefined;
        if (isBusy)
            throw error;
        around.log.debug(`no managed identity: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
function managedUrl({ env }, endpoint, version) {
    const url = new URL(endpoint);
    url.searchParams.set('api-version', version);
    url.searchParams.set('resource', resource);
    if (env.AZURE_CLIENT_ID !== undefined)
        url.searchParams.set('client_id', env.AZURE_CLIENT_ID);
    return url;
}
const printed = schemas/* object */.Ikc({ accessToken: schemas/* string */.YjP().min(1), expires_on: schemas/* number */.aig() });
async function loginToken(around) {
    const args = ['account', 'get-access-token', '--resource', resource, '--output', 'json'];
    const options = { env: around.env, signal: (0,retry/* callSignal */.v$)(around.signal) };
    const answer = await (0,exec/* runTool */.qI)('az', args, options).catch((error) => (0,errors/* messageOf */.bD)(error));
    if (typeof answer === 'string')
        throw noIdentity(answer);
    if (answer.code !== 0)
        throw noIdentity(answer.stderr.at(-1) ?? 'az account get-access-token failed');
    const { accessToken: token, expires_on: until } = printed.parse(JSON.parse(answer.stdout));
    return { token, expiresOnTimestamp: until * 1000 };
}
function noIdentity(because) {
    return denied('There is no key, no SAS and no identity for Azure', because, {
        hint: 'In a workflow give the job "id-token: write", AZURE_TENANT_ID and AZURE_CLIENT_ID, or run azure/login before; on a machine of Azure give it a managed identity; elsewhere set account-key or sas-token.',
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/names.js
/**
 * Blob names. The service takes "\" for "/", resolves "." and "..", drops dots at the end of a part and cannot list control
 * characters; spaces at an end get lost in its XML. These, and "%" itself, are written as "%" and two digits, as in a URL:
 * `a\b` is the blob `a%5Cb`, `..` is `.%2E`. All other names are as they are.
 */
function blobName(name) {
    return name.split('/').map(encodePart).join('/');
}
/** The name a blob was written under. A foreign blob whose name is none of ours keeps it. */
function nameOfBlob(blob) {
    try {
        return decodeURIComponent(blob);
    }
    catch {
        return blob;
    }
}
/** A beginning of the names of all blobs that begin so, and perhaps of some others: what ends a part may go on in another. */
function blobPrefix(prefix) {
    return blobName(prefix.replace(/[. ]+$/, ''));
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
const unsafe = /[\u0000-\u001f\u007f%\\\ufffe\uffff]|^ | $|\.$/gu;
function encodePart(part) {
    return part.replace(unsafe, (found) => [...Buffer.from(found)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''));
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/container.js
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







const limits = { patienceMs: 60_000, blockBytes: undefined, pageSize: 5000 };
/** A line slower than this is taken for a broken one. */
const slowestBytesPerMs = 100;
function openContainer(name, config, around, own = limits) {
    const account = accountUrl(name, config);
    const sas = config['sas-token']?.replace(/^\?/, '');
    const url = `${account}/${config.container}`;
    const root = config.prefix === '' ? '' : `${config.prefix}/`;
    return {
        client: new esm/* ContainerClient */.bM(sas === undefined ? url : `${url}?${sas}`, credential(name, config, around), {
            retryOptions: { maxTries: 1 },
            userAgentOptions: { userAgentPrefix: 'backup-actions' },
        }),
        place: { location: root === '' ? url : `${url}/${config.prefix}`, sas: sas === undefined ? undefined : facts(sas) },
        around,
        limits: own,
        tier: config['access-tier'],
        blob: (path) => blobName(root + path),
    };
}
function accountUrl(name, { account, endpoint }) {
    if (endpoint !== undefined)
        return endpoint.replace(/[?#].*/s, '').replace(/\/+$/, '');
    if (account !== undefined)
        return `https://${account}.blob.core.windows.net`;
    throw new errors/* BackupError */.hj('invalid-config', `stores.${name} needs account or endpoint`, {
        hint: 'account is the name of the storage account.',
    });
}
function credential(name, config, around) {
    const key = config['account-key'];
    if (key !== undefined && config['sas-token'] !== undefined)
        throw new errors/* BackupError */.hj('invalid-config', `stores.${name} has both account-key and sas-token`, {
            hint: 'Leave one of them out.',
        });
    if (config['sas-token'] !== undefined)
        return new esm/* AnonymousCredential */.tv();
    if (key === undefined)
        return identity(around);
    if (config.account === undefined)
        throw new errors/* BackupError */.hj('invalid-config', `stores.${name}.account-key needs account`, {
            hint: 'account is the name of the storage account, also with an endpoint.',
        });
    return new esm/* StorageSharedKeyCredential */.Z3(config.account, key);
}
function facts(sas) {
    const fields = new URLSearchParams(sas);
    return { permissions: fields.get('sp') ?? '', from: fields.get('st'), until: fields.get('se') };
}
/** One request: it ends with the run, or when it takes longer than its bytes explain. */
async function ask(container, [act, name, bytes = 0], request, signal = container.around.signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const ms = container.limits.patienceMs + bytes / slowestBytesPerMs;
        const deadline = __addDisposableResource(env_1, (0,lib_deadline/* withDeadline */.N)((0,retry/* callSignal */.v$)(signal), ms, tooSlow(container, act, name)), false);
        try {
            return await request(deadline.signal);
        }
        catch (error) {
            throw deadline.signal.aborted ? (0,errors/* cancelled */.KW)(deadline.signal) : failure(error, act, name, container.place);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function tooSlow({ place }, act, name) {
    const because = ['no answer, or its content stopped'];
    return new errors/* BackupError */.hj('unreachable', `Cannot ${act} ${name} in ${place.location}`, {
        because,
        hint: 'The network or the service is too slow. Try again later.',
        retryable: true,
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/listing.js


/** Blobs whose names in the store begin so, page by page. */
async function* blobsBelow(container, prefix, include = {}) {
    const root = nameOfBlob(container.blob(''));
    for (let token = ''; token !== undefined;) {
        const from = token;
        const page = await ask(container, ['list', prefix], (abortSignal) => container.client
            .listBlobsFlat({ ...include, abortSignal, prefix: container.blob('') + blobPrefix(prefix) })
            .byPage({ maxPageSize: container.limits.pageSize, ...(from !== '' && { continuationToken: from }) })
            .next());
        if (page.done)
            return;
        for (const item of page.value.segment.blobItems) {
            const path = nameOfBlob(item.name).slice(root.length);
            if (path.startsWith(prefix))
                yield { path, item };
        }
        token = page.value.continuationToken || undefined;
    }
}
async function listBlobs(container, prefix) {
    const found = [];
    for await (const { path, item } of blobsBelow(container, prefix)) {
        const { contentLength, lastModified } = item.properties;
        found.push({ path, bytes: contentLength ?? 0, modified: lastModified, regular: true });
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function listFolders(container) {
    const root = nameOfBlob(container.blob(''));
    const folders = [];
    for (let token = ''; token !== undefined;) {
        const from = token;
        const page = await ask(container, ['list', ''], (abortSignal) => container.client
            .listBlobsByHierarchy('/', { abortSignal, prefix: container.blob('') })
            .byPage({ maxPageSize: container.limits.pageSize, ...(from !== '' && { continuationToken: from }) })
            .next());
        if (page.done)
            break;
        for (const { name } of page.value.segment.blobPrefixes ?? [])
            folders.push(nameOfBlob(name).slice(root.length).replace(/\/$/, ''));
        token = page.value.continuationToken || undefined;
    }
    return folders.filter((name) => name !== '').sort();
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var lib_limit = __webpack_require__(6421);
;// CONCATENATED MODULE: ./.build/lib/stores/azure/remove.js



const atOnce = 16;
/** One request for each: a batch needs rights that a SAS of a container cannot give. */
async function removeBlobs(container, names) {
    const limit = new lib_limit/* Limit */.I(atOnce);
    const removals = names.map((name) => limit.run(() => removeBlob(container, name)));
    const failed = (await Promise.allSettled(removals)).find((one) => one.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
}
async function removeBlob(container, name) {
    const blob = container.client.getBlobClient(container.blob(name));
    await ask(container, ['remove', name], (abortSignal) => blob.delete({ abortSignal }).then(() => { }, whenCode(['BlobNotFound'], undefined)));
}
/** A legal hold has no end. */
const forEver = new Date('9999-12-31T00:00:00Z');
/** By the policy or the hold of the blob itself. Those of a container are not told here; a removal they refuse is `locked`. */
async function blobLockedUntil(container, name) {
    const blob = container.client.getBlobClient(container.blob(name));
    return await ask(container, ['read', name], async (abortSignal) => {
        const found = await blob.getProperties({ abortSignal }).catch(whenCode(['BlobNotFound'], undefined));
        return found?.legalHold === true ? forEver : found?.immutabilityPolicyExpiresOn;
    });
}

// EXTERNAL MODULE: ./.build/lib/stores/in-parts.js
var in_parts = __webpack_require__(37201);
;// CONCATENATED MODULE: ./.build/lib/stores/azure/blocks.js
const mebibyte = 2 ** 20;
const mostBlocks = 50_000;
const leastBytes = 8 * mebibyte;
/** What the service takes in one block. */
const largestBytes = 4000 * mebibyte;
/** How large a block is. They are equal as far as was expected, and grow when that was wrong, so that there are always enough. */
function blockBytes(index, expectedBytes = 0, least = leastBytes) {
    const planned = mostBlocks * 0.8;
    const first = Math.max(least, Math.ceil(expectedBytes / planned));
    const doublings = Math.max(0, Math.floor((index - planned) / (mostBlocks / 25)) + 1);
    return Math.min(largestBytes, first * 2 ** doublings);
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/unfinished.js




/**
 * Names for the blocks of one upload: all of one length, as the service wants it, those of two uploads different, and each
 * with the time, because a blob without committed blocks has none.
 */
function newBlockNames() {
    const upload = `${Date.now().toString().padStart(15, '0')}-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    return (index) => Buffer.from(`${upload}-${index.toString().padStart(5, '0')}`).toString('base64');
}
function begunAt(blockName) {
    return Number(/^(\d{15})-/.exec(Buffer.from(blockName, 'base64').toString('latin1'))?.[1] ?? Number.NaN);
}
/** Blobs of which blocks arrived and no list of them was ever committed. The service drops them after a week. */
async function unfinishedBlobs(container) {
    const found = [];
    for await (const { path, item } of blobsBelow(container, '', { includeUncommitedBlobs: true })) {
        if ((item.properties.contentLength ?? 0) > 0)
            continue;
        const blob = container.client.getBlockBlobClient(item.name);
        const lists = await ask(container, ['read', path], async (abortSignal) => {
            if (await blob.exists({ abortSignal }))
                return undefined;
            return await blob.getBlockList('uncommitted', { abortSignal }).catch(whenCode(['BlobNotFound'], undefined));
        });
        const blocks = lists?.uncommittedBlocks ?? [];
        const [first] = blocks;
        if (lists === undefined || first === undefined)
            continue;
        const times = blocks.map((block) => begunAt(block.name)).filter(Number.isFinite);
        const began = times.length > 0 ? new Date(Math.min(...times)) : (lists.date ?? item.properties.lastModified);
        found.push({ path, began, id: first.name });
    }
    return found;
}
/**
 * Only a committed list drops blocks: an empty one is committed, unless a blob is there by now, and what it made is removed
 * unless it was replaced. Whoever was still writing fails at his own commit.
 */
async function removeUnfinishedBlob(container, { path }) {
    const blob = container.client.getBlockBlobClient(container.blob(path));
    const etag = await ask(container, ['create', path], (abortSignal) => blob
        .commitBlockList([], { abortSignal, conditions: { ifNoneMatch: '*' } })
        .then((made) => made.etag, whenCode(['BlobAlreadyExists', 'ConditionNotMet'], undefined)));
    if (etag === undefined)
        return;
    await ask(container, ['remove', path], (abortSignal) => blob
        .delete({ abortSignal, conditions: { ifMatch: etag } })
        .catch(whenCode(['BlobNotFound', 'ConditionNotMet'], undefined)));
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/upload.js








/** How many blocks are under way, each held in memory. */
const upload_atOnce = 4;
/** Writes a blob in one request. The service compares its MD5 and refuses what is not what was sent. */
async function putBlob(container, name, content, tier) {
    const blob = container.client.getBlockBlobClient(container.blob(name));
    const transactionalContentMD5 = md5(content);
    await ask(container, ['write', name, content.byteLength], (abortSignal) => blob.upload(content, content.byteLength, { abortSignal, transactionalContentMD5, ...(tier && { tier }) }));
}
/** False when there is a blob of that name: the service says so in either of two ways. */
async function createBlob(container, name, content) {
    const blob = container.client.getBlockBlobClient(container.blob(name));
    return await ask(container, ['create', name, content.byteLength], (abortSignal) => blob
        .upload(content, content.byteLength, {
        abortSignal,
        transactionalContentMD5: md5(content),
        conditions: { ifNoneMatch: '*' },
    })
        .then(() => true, whenCode(['BlobAlreadyExists', 'ConditionNotMet'], false)));
}
/** Writes a blob of any length: small ones at once, others block by block; no block counts before the list of all is committed. */
async function uploadBlob(container, name, content, expectedBytes) {
    const sizeOf = (index) => blockBytes(index, expectedBytes, container.limits.blockBytes);
    const stop = new AbortController();
    const signal = AbortSignal.any([container.around.signal, stop.signal]);
    const again = { signal, log: container.around.log };
    const whole = (0,external_node_crypto_.createHash)('md5');
    const nameOf = newBlockNames();
    const ids = [];
    const sending = new Set();
    try {
        for await (const block of (0,in_parts/* inParts */.o)(content, sizeOf)) {
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            if (ids.length === 0 && block.byteLength < sizeOf(0))
                return await (0,retry/* withRetry */.bD)(() => putBlob(container, name, block, container.tier), again);
            if (block.byteLength === 0)
                break;
            whole.update(block);
            const id = nameOf(ids.length);
            ids.push(id);
            if (sending.size >= upload_atOnce)
                await Promise.race(sending);
            const one = (0,retry/* withRetry */.bD)(() => stage(container, name, id, block, signal), again).then(() => void sending.delete(one));
            sending.add(one);
            one.catch(() => { });
        }
        await Promise.all(sending);
    }
    catch (error) {
        stop.abort(error);
        throw error;
    }
    finally {
        await Promise.allSettled(sending);
    }
    const blobContentMD5 = whole.digest();
    await (0,retry/* withRetry */.bD)(() => commit(container, name, ids, blobContentMD5), again);
}
async function stage(container, name, id, block, signal) {
    const blob = container.client.getBlockBlobClient(container.blob(name));
    const transactionalContentMD5 = md5(block);
    const request = ['write', name, block.byteLength];
    await ask(container, request, (abortSignal) => blob.stageBlock(id, block, block.byteLength, { abortSignal, transactionalContentMD5 }), signal);
}
/** The service knows the MD5 of each block but not of the whole: it keeps the one it is told, for whoever reads the blob. */
async function commit(container, name, ids, blobContentMD5) {
    const blob = container.client.getBlockBlobClient(container.blob(name));
    await ask(container, ['write', name], (abortSignal) => blob.commitBlockList(ids, {
        abortSignal,
        blobHTTPHeaders: { blobContentMD5 },
        ...(container.tier && { tier: container.tier }),
    }));
}
function md5(content) {
    return (0,external_node_crypto_.createHash)('md5').update(content).digest();
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/probe.js





const racers = 8;
/** Tries what the service does, on a blob of its own that it removes. */
async function probeContainer(container) {
    const name = `.probe-${(0,external_node_crypto_.randomUUID)()}`;
    try {
        const atomicCreate = await probeCreate(container, name);
        return { atomicCreate, checksum: await probeChecksum(container, name), lock: await probeLock(container) };
    }
    finally {
        await removeBlobs(container, [name]);
    }
}
async function probeCreate(container, name) {
    const all = Array.from({ length: racers }, (_, index) => createBlob(container, name, Buffer.from(`${index}`)));
    const won = (await Promise.all(all)).filter(Boolean).length;
    if (won === 1)
        return { can: 'yes', because: `of ${racers} who created the same blob at once one won` };
    return { can: 'no', because: `of ${racers} who created the same blob at once ${won} won; leases are not safe here` };
}
async function probeChecksum(container, name) {
    const blob = container.client.getBlockBlobClient(container.blob(name));
    const transactionalContentMD5 = (0,external_node_crypto_.createHash)('md5').update('other').digest();
    try {
        await ask(container, ['write', name], (abortSignal) => blob.upload('content', 7, { abortSignal, transactionalContentMD5 }));
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.because.some((line) => line.includes('Md5Mismatch')))
            return { can: 'yes', because: 'a blob that was sent with the MD5 of another was refused' };
        throw error;
    }
    return { can: 'no', because: 'a blob that was sent with the MD5 of another was taken; verify reads back' };
}
async function probeLock(container) {
    try {
        const found = await ask(container, ['read', ''], (abortSignal) => container.client.getProperties({ abortSignal }));
        if (found.isImmutableStorageWithVersioningEnabled)
            return { can: 'yes', because: 'the container has immutability by version: each blob can be locked' };
        if (found.hasImmutabilityPolicy || found.hasLegalHold)
            return { can: 'yes', because: 'the container has an immutability policy or a legal hold for all its blobs' };
        return { can: 'no', because: 'the container has no immutability policy' };
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'access-denied')
            throw error;
        return { can: 'unknown', because: 'the properties of the container may not be read (a SAS of a container cannot)' };
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/lib/stores/azure/read.js




/** The bytes of a blob from an offset on, and the mark that tells this content from another. */
async function readBlob(container, name, from, etag) {
    const blob = container.client.getBlobClient(container.blob(name));
    const answer = await ask(container, ['read', name], (abortSignal) => blob
        .download(from, undefined, { abortSignal, maxRetryRequests: 0, ...(etag && { conditions: { ifMatch: etag } }) })
        .catch(whenCode(['BlobNotFound'], 'missing'))
        .catch(whenCode(['ConditionNotMet'], 'changed'))
        .catch(whenCode(['InvalidRange'], 'ended')));
    if (answer === 'missing')
        return undefined;
    if (answer === 'changed')
        throw new errors/* BackupError */.hj('read-failed', `${name} in ${container.place.location} was replaced while it was read`);
    if (answer === 'ended')
        return { content: external_node_stream_.Readable.from([], { objectMode: false }), etag: etag ?? '' };
    return { content: external_node_stream_.Readable.from(chunks(container, name, answer), { objectMode: false }), etag: answer.etag ?? '' };
}
/** Its content, whose failures are ours. The time that the reader takes does not count. */
async function* chunks(container, name, { readableStreamBody: body }) {
    if (!(body instanceof external_node_stream_.Readable))
        throw new errors/* BackupError */.hj('internal', 'The client of Azure gave no stream');
    const watch = () => setTimeout(() => body.destroy(tooSlow(container, 'read', name)), container.limits.patienceMs).unref();
    let watching = watch();
    try {
        for await (const chunk of body) {
            clearTimeout(watching);
            yield chunk;
            watching = watch();
        }
    }
    catch (error) {
        const { signal } = container.around;
        throw signal.aborted ? (0,errors/* cancelled */.KW)(signal) : failure(error, 'read', name, container.place);
    }
    finally {
        clearTimeout(watching);
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/service.js








/** The blobs of a container as objects of a store. */
function azureService(container) {
    return {
        exists: () => containerExists(container),
        folders: () => listFolders(container),
        list: (prefix) => listBlobs(container, prefix),
        read: (name, from, etag) => readBlob(container, name, from, etag),
        put: (name, content) => putBlob(container, name, content),
        create: (name, content) => createBlob(container, name, content),
        upload: (name, content, expectedBytes) => uploadBlob(container, name, content, expectedBytes),
        remove: (names) => removeBlobs(container, names),
        lockedUntil: (name) => blobLockedUntil(container, name),
        unfinishedWrites: () => unfinishedBlobs(container),
        removeUnfinished: (write) => removeUnfinishedBlob(container, write),
        probe: () => probeContainer(container),
        [Symbol.asyncDispose]: async () => { },
    };
}
/** Asked by a listing: the properties of a container are out of reach of a SAS for it. */
async function containerExists(container) {
    return await ask(container, ['list', ''], (abortSignal) => container.client
        .listBlobsFlat({ abortSignal })
        .byPage({ maxPageSize: 1 })
        .next()
        .then(() => true, whenCode(['ContainerNotFound'], false)));
}

;// CONCATENATED MODULE: ./.build/lib/stores/azure/index.js



/** A container of Azure Blob Storage. */
function azureStore(name, config, around, limits) {
    const container = openContainer(name, config, around, limits);
    return (0,object_store/* objectStore */.D)({ name, kind: 'azure', location: container.place.location }, azureService(container), around);
}


/***/ }),

/***/ 37201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ inParts)
/* harmony export */ });
/**
 * Content in pieces of the sizes that are asked for; the last one is shorter, and may be empty. Copied: who gives it may use its
 * memory again.
 */
async function* inParts(content, sizeOf) {
    let pieces = [];
    let [index, held] = [0, 0];
    for await (const chunk of content) {
        for (let rest = Buffer.from(chunk); rest.byteLength > 0;) {
            const piece = rest.subarray(0, sizeOf(index) - held);
            pieces.push(piece);
            held += piece.byteLength;
            rest = rest.subarray(piece.byteLength);
            if (held < sizeOf(index))
                continue;
            yield Buffer.concat(pieces);
            [pieces, held, index] = [[], 0, index + 1];
        }
    }
    yield Buffer.concat(pieces);
}


/***/ }),

/***/ 13994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ objectStore),
/* harmony export */   u: () => (/* binding */ resumed)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47867);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32052);





/** A store of named objects. A folder is committed by its last object; until then it holds a mark. */
function objectStore(place, plainService, around) {
    const service = (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retrying */ .R$)(plainService, around);
    return {
        ...place,
        exists: () => service.exists(),
        folders: () => service.folders(),
        list: (folder) => service.list(folder === '' ? '' : `${folder}/`),
        read: (path) => read(service, place, path, around.signal),
        readSmall: async (path) => {
            const found = await service.read(path, 0);
            return found && (await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(resumed(service, path, found, around.signal)));
        },
        localPath: () => undefined,
        freeBytes: async () => undefined,
        lockedUntil: (path) => service.lockedUntil(path),
        unfinishedWrites: () => service.unfinishedWrites(),
        put: (path, content) => service.put(path, content),
        create: (path, content) => service.create(path, content),
        remove: (path) => service.remove([path]),
        removeFolder: (name, last) => removeFolder(service, name, last),
        removeUnfinished: (write) => service.removeUnfinished(write),
        stage: (name) => beginStage(service, place, name, around),
        resume: (name) => resumeStage(service, place, name, around),
        probe: () => service.probe(),
        [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
    };
}
async function read(service, { location }, path, signal) {
    const found = await service.read(path, 0);
    if (found !== undefined)
        return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(resumed(service, path, found, signal), { objectMode: false });
    const cause = Object.assign(new Error(`no such object ${path}`), { code: 'ENOENT' });
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${path} is not in ${location}`, { cause });
}
/** How often in turn a connection may break before a byte of the rest is there. */
const mostFruitless = 5;
/** The content of an object; where the connection breaks, the rest of the same object is asked for. */
async function* resumed(service, path, first, signal) {
    let { content } = first;
    let [at, fruitless] = [0, 0];
    for (;;) {
        const from = at;
        try {
            for await (const chunk of content) {
                at += chunk.byteLength;
                yield chunk;
            }
            return;
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelled */ .KW)(signal);
            // A stream that ends with an error drops what it still holds: the first bytes may have come and be lost.
            fruitless = at === from ? fruitless + 1 : 0;
            if (!(0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .isTransient */ .dg)(error) || fruitless > mostFruitless)
                throw error;
        }
        const rest = await service.read(path, at, first.etag);
        if (rest === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${path} was removed while it was read`);
        content = rest.content;
    }
}
/** A kill in between leaves a whole folder, or one that is marked as unfinished and has not its last object. */
async function removeFolder(service, name, last) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    const objects = (await service.list(`${name}/`)).map(({ path }) => path);
    if (objects.length === 0)
        return;
    await service.put(mark, Buffer.from('being removed\n'));
    await service.remove([`${name}/${last}`]);
    await service.remove(objects.filter((path) => path !== mark && path !== `${name}/${last}`));
    await service.remove([mark]);
}
async function beginStage(service, place, name, around) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    const there = await service.list(`${name}/`);
    if (there.length > 0 || !(await service.create(mark, Buffer.from('not committed\n'))))
        throw taken(place, name);
    const stage = openStage(service, place, name, [], around);
    return {
        ...stage,
        [Symbol.asyncDispose]: async () => {
            if (!stage.committed())
                await removeAll(service, name);
        },
    };
}
async function resumeStage(service, place, name, around) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    await service.create(mark, Buffer.from('not committed\n'));
    const there = (await service.list(`${name}/`)).filter(({ path }) => path !== mark);
    return openStage(service, place, name, there, around);
}
function openStage(service, place, name, there, { signal, log }) {
    let committed = false;
    const written = new Set();
    return {
        folder: undefined,
        present: there.map((object) => ({ ...object, path: object.path.slice(name.length + 1) })),
        committed: () => committed,
        read: (path) => read(service, place, `${name}/${path}`, signal),
        write: async (path, content, expectedBytes) => {
            if (written.has(path))
                throw taken(place, `${name}/${path}`);
            written.add(path);
            await service.upload(`${name}/${path}`, content, expectedBytes);
        },
        discard: async (path) => {
            const below = await service.list(`${name}/${path}`);
            const own = below.filter((one) => one.path === `${name}/${path}` || one.path.startsWith(`${name}/${path}/`));
            await service.remove(own.map((one) => one.path));
            for (const one of own)
                written.delete(one.path.slice(name.length + 1));
        },
        commit: async ({ path, content }) => {
            if (!(await service.create(`${name}/${path}`, content, true)))
                throw taken(place, name);
            committed = true;
            // It is committed all the same: beside its last object the mark means nothing.
            await service
                .remove([`${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`])
                .catch((error) => log.warning(`${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5} could not be removed: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`));
        },
        [Symbol.asyncDispose]: async () => { },
    };
}
/** The mark goes last, so that what a kill leaves is still known for what it is. */
async function removeAll(service, name) {
    const mark = `${name}/${_store_js__WEBPACK_IMPORTED_MODULE_4__/* .unfinishedMark */ .P5}`;
    const objects = (await service.list(`${name}/`)).map(({ path }) => path);
    await service.remove(objects.filter((path) => path !== mark));
    await service.remove([mark]);
}
function taken({ location }, name) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${location}/${name} exists already`, {
        hint: 'Another run is filling it, or one that was interrupted left it behind.',
    });
}


/***/ }),

/***/ 47867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ createdOnce),
/* harmony export */   R$: () => (/* binding */ retrying),
/* harmony export */   bD: () => (/* binding */ withRetry),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   v$: () => (/* binding */ callSignal)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);


const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** About a minute and a half in all: longer than a service needs to move a partition or to restart a node. */
const mostTries = 12;
/** What a cancelled run still says: its stage is removed, its lease given back. A runner waits ten seconds. */
const lastWordsMs = 5_000;
/** The signal for one call. What is under way ends with the run; what is begun afterwards tidies up, and has a few seconds. */
function callSignal(signal) {
    return signal.aborted ? AbortSignal.timeout(lastWordsMs) : signal;
}
/** Repeats a call whose error says that it is worth it, after pauses that grow and differ between callers. */
async function withRetry(call, { signal, log }) {
    if (signal.aborted)
        return await call();
    for (let tries = 1;; tries += 1) {
        try {
            return await call();
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
            if (!isTransient(error) || tries === mostTries)
                throw error;
            const pauseMs = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** tries);
            log.debug(`${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}; once more in ${Math.round(pauseMs)} ms`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMs, undefined, { signal }).catch(() => { });
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelled */ .KW)(signal);
        }
    }
}
function isTransient(error) {
    return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.retryable;
}
/** The same service, asked again when it fails for a moment. An upload repeats its own parts: its content passes only once. */
function retrying(service, around) {
    const again = (call) => withRetry(call, around);
    return {
        ...service,
        exists: () => again(() => service.exists()),
        folders: () => again(() => service.folders()),
        list: (prefix) => again(() => service.list(prefix)),
        read: (name, from, etag) => again(() => service.read(name, from, etag)),
        put: (name, content) => again(() => service.put(name, content)),
        create: (name, content, lasting) => {
            const readBack = () => again(() => wholeOf(service, name));
            return createdOnce(() => service.create(name, content, lasting), readBack, content, around);
        },
        remove: (names) => again(() => service.remove(names)),
        lockedUntil: (name) => again(() => service.lockedUntil(name)),
        unfinishedWrites: () => again(() => service.unfinishedWrites()),
        removeUnfinished: (write) => again(() => service.removeUnfinished(write)),
    };
}
/** An answer may be lost after the object was made: then the second try finds our own. */
async function createdOnce(create, readBack, content, around) {
    let tries = 0;
    const made = await withRetry(() => {
        tries += 1;
        return create();
    }, around);
    if (made || tries === 1)
        return made;
    const found = await readBack();
    return found !== undefined && Buffer.from(content).equals(found);
}
async function wholeOf(service, name) {
    const found = await service.read(name, 0);
    return found && Buffer.concat(await Array.fromAsync(found.content));
}


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ai: () => (/* binding */ number)
/* harmony export */ });
/* unused harmony exports string, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedNumber */ .qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodNumber */ .rSt, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
