export const id = 7691;
export const ids = [7691];
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

/***/ 17691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s3Store: () => (/* binding */ s3Store)
});

// EXTERNAL MODULE: ./.build/lib/stores/object-store.js
var object_store = __webpack_require__(13994);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./.build/lib/lib/deadline.js
var lib_deadline = __webpack_require__(2656);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/stores/retry.js
var retry = __webpack_require__(47867);
;// CONCATENATED MODULE: ./.build/lib/stores/s3/refusal.js
const ofCredentials = /^(CredentialsProviderError|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|TokenProviderError)$/;
function isRefusal({ status, code }) {
    return status === 401 || status === 403 || ofCredentials.test(code) || /^ExpiredToken/.test(code);
}
/** What to do about it. */
function whyRefused({ code, message }, permission, expired) {
    if (expired)
        return 'The session token has expired: get a new one (role, OIDC, SSO login), then run this again.';
    switch (code) {
        case 'CredentialsProviderError':
        case 'TokenProviderError':
            return 'There are no credentials: set access-key-id and secret-access-key, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or a role.';
        case 'InvalidAccessKeyId':
            return 'The service does not know this access key: it was removed, or belongs to another service.';
        case 'SignatureDoesNotMatch':
            return 'The secret access key is not that of this access key.';
        case 'InvalidToken':
            return 'The session token does not belong to this access key, or was not copied whole.';
        default: {
            const named = /perform: ([\w:]+)/.exec(message)?.[1];
            return `This needs the permission ${named ?? permission}: allow it in the policy of the user or role, and look at the policies of the bucket and of its key.`;
        }
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/said.js

/** An answer without a body (to HEAD) has no name but its status. */
const namesOfStatus = { 301: 'PermanentRedirect', 304: 'NotModified' };
function saidBy(error) {
    const metadata = field(error, '$metadata');
    const response = field(error, '$response');
    const headers = field(response, 'headers');
    // An answer that broke off is none, whatever its status was.
    const system = (0,errors/* systemCode */.xU)(error);
    const told = numberOr(field(metadata, 'httpStatusCode')) ?? numberOr(field(response, 'statusCode'));
    const status = system === undefined ? told : undefined;
    const named = error instanceof Error ? error.name : '';
    const plain = /^(Error|AggregateError|TimeoutError|SyntaxError|UnknownError|Unknown|\d+)$/.test(named);
    return {
        code: plain ? (system ?? namesOfStatus[status ?? 0] ?? named) : named,
        message: (0,errors/* messageOf */.bD)(error).split('\n')[0] || named,
        status,
        region: textOr(field(error, 'Region')) ?? textOr(field(headers, 'x-amz-bucket-region')),
        date: Date.parse(textOr(field(headers, 'date')) ?? ''),
        clockCorrected: field(metadata, 'clockSkewCorrected') === true,
    };
}
/** The client hides some fields of its errors from a listing of them. */
function field(value, name) {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
function numberOr(value) {
    return typeof value === 'number' ? value : undefined;
}
function textOr(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/failure.js



/** What is done to objects: in words, what a policy must allow for it, and what it is when it fails. */
const acts = {
    list: { verb: 'list', permission: 's3:ListBucket', code: 'read-failed' },
    read: { verb: 'read', permission: 's3:GetObject', code: 'read-failed' },
    write: { verb: 'write', permission: 's3:PutObject', code: 'write-failed' },
    lock: { verb: 'lock', permission: 's3:PutObjectRetention and s3:PutObject', code: 'write-failed' },
    remove: { verb: 'remove', permission: 's3:DeleteObject', code: 'write-failed' },
    'look for unfinished uploads of': {
        verb: 'look for unfinished uploads of',
        permission: 's3:ListBucketMultipartUploads',
        code: 'read-failed',
    },
    'end the upload of': {
        verb: 'end the upload of',
        permission: 's3:AbortMultipartUpload',
        code: 'write-failed',
    },
    'ask for the object lock of': {
        verb: 'ask for the object lock of',
        permission: 's3:GetBucketObjectLockConfiguration',
        code: 'read-failed',
    },
};
/** An error of the service, of the client or of the way there as one of ours. */
function failure(error, act, name, place) {
    if (error instanceof errors/* BackupError */.hj)
        return error;
    const title = `Cannot ${acts[act].verb} ${name === '' ? place.location : `${name} in ${place.location}`}`;
    const said = saidBy(error);
    const because = [said.status === undefined ? said.message : `${said.status} ${said.code}: ${said.message}`];
    const known = clock(said, place) ??
        elsewhere(said, place) ??
        missing(said, place) ??
        locked(said, act) ??
        full(said) ??
        refused(said, act, place) ??
        failure_transient(said) ??
        notReached(said);
    return new errors/* BackupError */.hj(known?.code ?? acts[act].code, known?.title ?? title, { because, ...known });
}
/** Credentials that were good once: others may have taken their place by now. */
function hasExpired(error) {
    return isExpired(saidBy(error).code);
}
function isExpired(code) {
    return /^(ExpiredToken(Exception)?|TokenRefreshRequired|RequestExpired)$/.test(code);
}
/** For `catch`: an error with one of these codes stands for a value; any other is thrown on. */
function whenCode(codes, value) {
    return (error) => {
        if (codes.includes(saidBy(error).code))
            return value;
        throw error;
    };
}
/** The client puts its clock right by the answer: the next call is signed with the service's time. */
function clock({ code, clockCorrected, date }, { location }) {
    if (code !== 'RequestTimeTooSkewed')
        return undefined;
    const service = Number.isNaN(date) ? '' : ` The service says it is ${new Date(date).toUTCString()}.`;
    return {
        code: 'access-denied',
        title: `${location} refuses access: the clock of this machine is wrong`,
        hint: `Set the clock (NTP).${service}`,
        retryable: clockCorrected,
    };
}
function elsewhere({ code, status, region }, { location, region: asked }) {
    const moved = status === 301 || /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocation)/.test(code);
    if (!moved)
        return undefined;
    return {
        code: 'invalid-config',
        title: `${location} is not in the region ${asked}`,
        hint: region === undefined ? 'Set region to that of the bucket.' : `Set region: ${region}.`,
    };
}
function missing({ code }, { location }) {
    if (code !== 'NoSuchBucket')
        return undefined;
    const hint = 'Make it, or correct bucket, region and endpoint.';
    return { code: 'store-missing', title: `There is no bucket ${location}`, hint };
}
function locked({ code, message }, act) {
    if (act !== 'remove')
        return undefined;
    if (code !== 'ObjectLocked' && !/object lock|retention|legal hold|WORM/i.test(message))
        return undefined;
    return { code: 'locked', hint: 'An object lock keeps it: it can be removed once that has ended.' };
}
function full({ status, code }) {
    if (status !== 507 && !/Quota|StorageFull|InsufficientStorage|StorageLimit/i.test(code))
        return undefined;
    return { code: 'disk-full', hint: 'The service is full: remove backups (prune), or have the quota raised.' };
}
function refused(said, act, { location }) {
    if (!isRefusal(said))
        return undefined;
    const title = `${location} refuses access`;
    return { code: 'access-denied', title, hint: whyRefused(said, acts[act].permission, isExpired(said.code)) };
}
function failure_transient({ status, code }) {
    if (/^(BadDigest|InvalidDigest|XAmzContent(SHA256|Checksum)Mismatch|IncompleteBody)$/.test(code))
        return { code: 'write-failed', retryable: true, hint: 'It was changed on the way.' };
    const passing = /^(RequestTimeout|OperationAborted|ConditionalRequestConflict|SlowDown|InternalError)/.test(code);
    if (!passing && (status === undefined || status === 501 || (status !== 408 && status !== 429 && status < 500)))
        return undefined;
    return { code: 'unreachable', retryable: true, hint: 'The service is busy or ill. Try again later.' };
}
function notReached({ status, code }) {
    if (status !== undefined)
        return undefined;
    if (code === 'ENOTFOUND')
        return { code: 'unreachable', hint: 'There is no such host: correct endpoint, bucket or region.' };
    if (/CERT|SIGNATURE|ISSUER|ERR_TLS/.test(code))
        return {
            code: 'unreachable',
            hint: 'Its certificate is not trusted: correct endpoint, or set NODE_EXTRA_CA_CERTS.',
        };
    const hint = 'The service cannot be reached, or the connection broke. Look at the network and the endpoint.';
    return { code: 'unreachable', retryable: true, hint };
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/keys.js
/**
 * Keys. Control characters are allowed in them, but not in the XML of a listing, and several services refuse them: they are
 * written as "%" and two digits, as in a URL, and so is a "%" that would be taken for the beginning of one. All else is as it is.
 */
function keyOf(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a key
    return name.replace(/[\u0000-\u001f\u007f]|%(?=[01][0-9A-F]|7F|25)/g, (found) => {
        return `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
    });
}
function nameOfKey(key) {
    return key.replace(/%([01][0-9A-F]|7F|25)/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/bucket.js
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






const limits = { patienceMs: 60_000, leastPartBytes: 8 * 2 ** 20, pageSize: 1000 };
/** A line slower than this is taken for a broken one. */
const slowestBytesPerMs = 100;
const connectMs = 15_000;
function openBucket(name, config, around, own = limits) {
    const options = clientOptions(name, config, around);
    let client = new dist_cjs/* S3Client */.YxF(options);
    const root = config.prefix === '' ? '' : `${config.prefix}/`;
    const address = config.endpoint === undefined ? 's3://' : `${config.endpoint.replace(/\/+$/, '')}/`;
    return {
        config,
        place: { location: `${address}${config.bucket}${root === '' ? '' : `/${config.prefix}`}`, region: options.region },
        around,
        limits: own,
        storageClass: storageClass(name, config),
        client: () => client,
        renew: () => {
            if (options.credentials !== undefined)
                return false;
            client.destroy();
            client = new dist_cjs/* S3Client */.YxF(options);
            return true;
        },
        at: (path) => ({ Bucket: config.bucket, Key: root + keyOf(path) }),
        nameOf: (key) => (key.startsWith(root) ? nameOfKey(key.slice(root.length)) : undefined),
        now: () => Date.now() + client.config.systemClockOffset,
    };
}
function clientOptions(name, config, { env }) {
    const quiet = { trace() { }, debug() { }, info() { }, warn() { }, error() { } };
    return {
        region: config.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1',
        ...(config.endpoint !== undefined && { endpoint: config.endpoint }),
        forcePathStyle: config['path-style'] ?? config.endpoint !== undefined,
        ...ownKeys(name, config),
        // What the chain read from a file is not kept: another program may have renewed it.
        ignoreCache: true,
        maxAttempts: 1,
        // The checksums are ours; those that the client adds by itself are refused by several compatible services.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        requestHandler: { connectionTimeout: connectMs },
        logger: quiet,
    };
}
function ownKeys(name, config) {
    const { 'access-key-id': accessKeyId, 'secret-access-key': secretAccessKey } = config;
    if (accessKeyId === undefined && secretAccessKey === undefined)
        return {};
    if (accessKeyId !== undefined && secretAccessKey !== undefined)
        return { credentials: { accessKeyId, secretAccessKey } };
    throw new errors/* BackupError */.hj('invalid-config', `stores.${name} has only one of access-key-id and secret-access-key`, {
        hint: 'Give both, or neither to use what the AWS tools find.',
    });
}
function storageClass(name, { 'storage-class': asked }) {
    const known = Object.values(dist_cjs/* StorageClass */.KDT);
    const found = known.find((one) => one === asked);
    if (asked === undefined || found !== undefined)
        return found;
    throw new errors/* BackupError */.hj('invalid-config', `stores.${name}.storage-class is none that S3 has`, {
        hint: `It has ${known.join(', ')}.`,
    });
}
/** One request: it ends with the run, or when it takes longer than its bytes explain. */
async function ask(bucket, [act, name, bytes = 0], request, signal = bucket.around.signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const ms = bucket.limits.patienceMs + bytes / slowestBytesPerMs;
        const deadline = __addDisposableResource(env_1, (0,lib_deadline/* withDeadline */.N)((0,retry/* callSignal */.v$)(signal), ms, tooSlow(bucket, act, name)), false);
        const once = () => request(bucket.client(), { abortSignal: deadline.signal });
        try {
            return await once().catch((error) => {
                if (!hasExpired(error) || !bucket.renew())
                    throw error;
                return once();
            });
        }
        catch (error) {
            throw deadline.signal.aborted ? (0,errors/* cancelled */.KW)(deadline.signal) : failure(error, act, name, bucket.place);
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
    return new errors/* BackupError */.hj('unreachable', `Cannot ${act} ${name} in ${place.location}`, {
        because: ['no answer, or its content stopped'],
        hint: 'The network or the service is too slow. Try again later.',
        retryable: true,
    });
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./.build/lib/stores/s3/hidden.js
/** What was found out about the service, kept beside the backups. */
const abilitiesName = '.abilities.json';
/** What the attempts of a probe are called. */
const probePrefix = '.probe-';
const claim = '.claim-';
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ours = new RegExp(`^(\\.abilities\\.json|\\.probe-${uuid}|.*\\.claim-${uuid})$`, 's');
/** What the names of all claims of an object begin with. */
function claimsOf(name) {
    return name + claim;
}
/** What this store keeps for itself, and is no object to anybody else. */
function isHidden(name) {
    return ours.test(name);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/lib/stores/s3/listing.js




/** Asked by a listing: other questions about a bucket need more rights, and their refusals have no words. */
async function bucketExists(bucket) {
    const command = new dist_cjs/* ListObjectsV2Command */.u6x({ Bucket: bucket.config.bucket, Prefix: bucket.at('').Key, MaxKeys: 1 });
    return await ask(bucket, ['list', ''], (client, options) => client.send(command, options).then(() => true, whenCode(['NoSuchBucket'], false)));
}
async function listObjects(bucket, prefix) {
    return (await everyObject(bucket, prefix)).filter(({ path }) => !isHidden(path)).sort(byPath);
}
/** What this store keeps for itself is among them. */
async function everyObject(bucket, prefix) {
    const found = [];
    for await (const page of pages(bucket, prefix)) {
        for (const { Key, Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
            const path = bucket.nameOf(plainKey(Key, page));
            if (path !== undefined)
                found.push({ path, bytes: Size, modified: LastModified, regular: true });
        }
    }
    return found;
}
function byPath(a, b) {
    return a.path < b.path ? -1 : 1;
}
async function listFolders(bucket) {
    const folders = [];
    for await (const page of pages(bucket, '', '/'))
        for (const { Prefix } of page.CommonPrefixes ?? [])
            folders.push(bucket.nameOf(plainKey(Prefix, page))?.replace(/\/$/, '') ?? '');
    return folders.filter((name) => name !== '').sort();
}
async function* pages(bucket, prefix, Delimiter) {
    const { Bucket, Key: Prefix } = bucket.at(prefix);
    for (let token = ''; token !== undefined;) {
        const more = token === '' ? {} : { ContinuationToken: token };
        const MaxKeys = bucket.limits.pageSize;
        const command = new dist_cjs/* ListObjectsV2Command */.u6x({
            ...{ Bucket, Prefix, MaxKeys, EncodingType: 'url', ...more },
            ...(Delimiter !== undefined && { Delimiter }),
        });
        const page = await ask(bucket, ['list', prefix], (client, options) => client.send(command, options));
        yield page;
        token = page.NextContinuationToken || undefined;
    }
}
/** XML has no room for some characters; where the service does as asked, keys come as in a form. */
function plainKey(key = '', { EncodingType }) {
    return EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
}

// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var lib_limit = __webpack_require__(6421);
;// CONCATENATED MODULE: ./.build/lib/stores/s3/lock.js




/** A legal hold has no end. */
const forEver = new Date('9999-12-31T00:00:00Z');
const dayMs = 86_400_000;
/** What is asked for with the objects of a backup, as the configuration wants it. */
function lockOfBackups({ config: { lock }, now }) {
    if (lock === undefined)
        return {};
    const mode = lock.mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE';
    return { ObjectLockMode: mode, ObjectLockRetainUntilDate: new Date(now() + lock.days * dayMs) };
}
/** A service may take the wish for a lock and do nothing about it, also for large objects only: then it is told again, by itself. */
async function ensureLocked(bucket, name) {
    const { ObjectLockMode: Mode, ObjectLockRetainUntilDate: RetainUntilDate } = lockOfBackups(bucket);
    if (Mode === undefined || (await objectLockedUntil(bucket, name)) !== undefined)
        return;
    const command = new dist_cjs/* PutObjectRetentionCommand */.EwB({ ...bucket.at(name), Retention: { Mode, RetainUntilDate } });
    await ask(bucket, ['lock', name], (client, options) => client.send(command, options));
}
/** Told only to those who may read the retention (s3:GetObjectRetention, s3:GetObjectLegalHold). */
async function objectLockedUntil(bucket, name) {
    const command = new dist_cjs/* HeadObjectCommand */.l81(bucket.at(name));
    const found = await ask(bucket, ['read', name], (client, options) => client.send(command, options).catch(whenCode(['NotFound', 'NoSuchKey'], undefined)));
    return found?.ObjectLockLegalHoldStatus === 'ON' ? forEver : found?.ObjectLockRetainUntilDate;
}
/** There the service would hide a locked object, and keep its bytes. */
async function refuseLocked(bucket, name) {
    const until = await objectLockedUntil(bucket, name);
    if (until === undefined || until.getTime() <= bucket.now())
        return;
    throw new errors/* BackupError */.hj('locked', `${name} in ${bucket.place.location} is locked until ${until.toISOString()}`, {
        hint: 'An object lock keeps it: it can be removed once that has ended.',
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/remove.js






const batchSize = 1000;
const atOnce = 16;
/** Removes objects, in a bucket with an object lock only when none of them is locked. */
async function removeObjects(bucket, names, mayBeLocked) {
    if (mayBeLocked)
        await atATime(names, (name) => refuseLocked(bucket, name));
    if (names.length === 1 || !(await removeBatches(bucket, names)))
        await atATime(names, (name) => removeObject(bucket, name));
}
/** False when the service does not take it: several compatible ones want another checksum than the client sends, or know no batch. */
async function removeBatches(bucket, names) {
    for (let at = 0; at < names.length; at += batchSize) {
        const Objects = names.slice(at, at + batchSize).map((name) => ({ Key: bucket.at(name).Key }));
        const command = new dist_cjs/* DeleteObjectsCommand */.xvx({ Bucket: bucket.config.bucket, Delete: { Objects, Quiet: true } });
        const answer = await ask(bucket, ['remove', names[at] ?? ''], (client, options) => client.send(command, options).catch((error) => {
            if (![400, 405, 411, 501].includes(saidBy(error).status ?? 0))
                throw error;
            return undefined;
        }));
        if (answer === undefined)
            return false;
        for (const { Key = '', Code = '', Message = '' } of answer.Errors ?? []) {
            if (Code === 'NoSuchKey')
                continue;
            throw failure(namedError(Code, Message), 'remove', bucket.nameOf(Key) ?? Key, bucket.place);
        }
    }
    return true;
}
/** As if the object had been removed by itself. */
function namedError(name, message) {
    const httpStatusCode = name === 'AccessDenied' ? 403 : name === 'SlowDown' ? 503 : name === 'InternalError' ? 500 : 400;
    return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}
async function removeObject(bucket, name) {
    const command = new dist_cjs/* DeleteObjectCommand */.k4j(bucket.at(name));
    await ask(bucket, ['remove', name], (client, options) => client.send(command, options).then(() => { }, whenCode(['NoSuchKey'], undefined)));
}
async function atATime(names, act) {
    const limit = new lib_limit/* Limit */.I(atOnce);
    const all = await Promise.allSettled(names.map((name) => limit.run(() => act(name))));
    const failed = all.find((one) => one.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/write.js



function sha256(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('base64');
}
/** One request that writes a whole object, with its checksum. */
async function writeObject(bucket, name, content, more = {}) {
    const command = new dist_cjs/* PutObjectCommand */.wKZ({
        ...bucket.at(name),
        Body: content,
        ChecksumSHA256: sha256(content),
        // Some services want it as soon as the bucket has an object lock.
        ...(bucket.config.lock && { ContentMD5: (0,external_node_crypto_.createHash)('md5').update(content).digest('base64') }),
        ...encrypted(bucket),
        ...more,
    });
    const act = more.ObjectLockMode === undefined ? 'write' : 'lock';
    await ask(bucket, [act, name, content.byteLength], (client, options) => client.send(command, options));
}
function encrypted({ config }) {
    const { sse, 'kms-key': key } = config;
    return {
        ...(sse !== undefined && { ServerSideEncryption: sse }),
        ...(key !== undefined && { SSEKMSKeyId: key }),
    };
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/claim.js











/** After so long, by the service's clock, whoever made a claim is taken for dead. */
const staleMs = 300_000;
/** Longest between a claim and the beginning of the write it is for: far enough from `staleMs` for a request to end before. */
const freshMs = 120_000;
const longestPauseMs = 1000;
/**
 * Makes an object unless there is one, where the service cannot: everyone first puts a claim beside it and then looks around.
 * Whoever sees no other claim and no object writes the object, and takes the claim away only then. Of two, the one whose claim
 * came later sees the claim of the other or what it wrote, because a service that lists what was written a moment ago is all
 * that this needs: so at most one writes. Of several who see each other the one with the smallest claim waits for the others.
 */
async function createClaimed(bucket, name, write) {
    for (let tries = 1;; tries += 1) {
        // Whoever gave way once waits until it is quiet, and does not disturb those who wait for each other.
        const found = tries === 1 ? 'nothing' : await lookAround(bucket, name, undefined);
        if (found === 'object')
            return false;
        const made = found === 'nothing' ? await withClaim(bucket, name, write) : undefined;
        if (made !== undefined)
            return made;
        await pause(bucket, tries);
    }
}
async function withClaim(bucket, name, write) {
    const claim = claimsOf(name) + (0,external_node_crypto_.randomUUID)();
    try {
        return await tryClaim(bucket, name, claim, write);
    }
    finally {
        // One that stays is stale soon, and beside the object it means nothing.
        await (0,retry/* withRetry */.bD)(() => removeObjects(bucket, [claim], false), bucket.around).catch(() => { });
    }
}
/** Undefined: others were there first, or it took too long to be sure. */
async function tryClaim(bucket, name, claim, write) {
    const began = performance.now();
    await writeObject(bucket, claim, Buffer.from('claim'));
    for (let looks = 1;; looks += 1) {
        const found = await lookAround(bucket, name, claim);
        if (found === 'object')
            return false;
        if (found === 'smaller rivals' || performance.now() - began > freshMs)
            return undefined;
        if (found === 'nothing') {
            await write();
            return true;
        }
        await pause(bucket, looks);
    }
}
/** Claims first, the object then: a claim is taken away after the object was written. */
async function lookAround(bucket, name, claim) {
    const claims = await everyObject(bucket, claimsOf(name));
    const own = claims.find(({ path }) => path === claim);
    if (claim !== undefined && own === undefined)
        throw notListed(bucket, claim);
    const now = own?.modified.getTime() ?? bucket.now();
    const others = claims.filter((one) => one !== own);
    const stale = others.filter(({ modified }) => now - modified.getTime() > staleMs);
    const rivals = others.filter((one) => !stale.includes(one));
    if (own !== undefined && stale.length > 0)
        await removeObjects(bucket, stale.map(({ path }) => path), false);
    if (await isThere(bucket, name))
        return 'object';
    if (rivals.some(({ path }) => claim !== undefined && path < claim))
        return 'smaller rivals';
    return rivals.length > 0 ? 'rivals' : 'nothing';
}
async function isThere(bucket, name) {
    const command = new dist_cjs/* HeadObjectCommand */.l81(bucket.at(name));
    return await ask(bucket, ['read', name], (client, options) => client.send(command, options).then(() => true, whenCode(['NotFound', 'NoSuchKey'], false)));
}
function notListed({ place }, claim) {
    return new errors/* BackupError */.hj('unsupported', `${place.location} does not list ${claim}, which was just written`, {
        hint: 'A service that lists late what was written cannot keep two runs apart. Use another one as the first store.',
    });
}
async function pause({ around: { signal } }, times) {
    const ms = Math.random() * Math.min(longestPauseMs, 50 * 2 ** times);
    await (0,promises_.setTimeout)(ms, undefined, { signal }).catch(() => { });
    if (signal.aborted)
        throw (0,errors/* cancelled */.KW)(signal);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/lib/stores/s3/read.js





/** The bytes of an object from an offset on, and the mark that tells this content from another. */
async function readObject(bucket, name, from, etag) {
    const command = new dist_cjs/* GetObjectCommand */.jLs({
        ...bucket.at(name),
        ...(from > 0 && { Range: `bytes=${from}-` }),
        ...(etag !== undefined && { IfMatch: etag }),
    });
    const answer = await ask(bucket, ['read', name], (client, options) => client
        .send(command, options)
        .catch(whenCode(['NoSuchKey'], 'missing'))
        .catch(whenCode(['PreconditionFailed'], 'changed'))
        .catch(whenCode(['InvalidRange'], 'ended')));
    if (answer === 'missing')
        return undefined;
    if (answer === 'ended')
        return { content: external_node_stream_.Readable.from([], { objectMode: false }), etag: etag ?? '' };
    // A service that knows no condition, or no range, answers with what was not asked for.
    if (answer === 'changed' || (etag !== undefined && answer.ETag !== etag))
        throw new errors/* BackupError */.hj('read-failed', `${name} in ${bucket.place.location} was replaced while it was read`);
    const { Body: body } = answer;
    if (!(body instanceof external_node_stream_.Readable))
        throw new errors/* BackupError */.hj('internal', 'The client of S3 gave no stream');
    if (from > 0 && !answer.ContentRange?.startsWith(`bytes ${from}-`)) {
        body.destroy();
        throw new errors/* BackupError */.hj('read-failed', `${bucket.place.location} did not give ${name} from byte ${from} on`);
    }
    return { content: external_node_stream_.Readable.from(chunks(bucket, name, body), { objectMode: false }), etag: answer.ETag ?? '' };
}
/** Its content, whose failures are ours. The time that the reader takes does not count. */
async function* chunks(bucket, name, body) {
    const watch = () => setTimeout(() => body.destroy(tooSlow(bucket, 'read', name)), bucket.limits.patienceMs).unref();
    let watching = watch();
    try {
        for await (const chunk of body) {
            clearTimeout(watching);
            yield chunk;
            watching = watch();
        }
    }
    catch (error) {
        const { signal } = bucket.around;
        throw signal.aborted ? (0,errors/* cancelled */.KW)(signal) : failure(error, 'read', name, bucket.place);
    }
    finally {
        clearTimeout(watching);
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/integrity.js




/** Writes a whole object; where the service does not check what arrives, it is read back. */
async function putObject(bucket, known, name, content, more) {
    await writeObject(bucket, name, content, more);
    if ((await known()).checksum.can !== 'yes')
        await expectArrived(bucket, name, sha256(content));
}
/** @throws BackupError `write-failed`, retryable, when the object is not what was sent */
async function expectArrived(bucket, name, sent) {
    const found = await readBack(bucket, name)();
    if (found !== sent)
        throw notAsSent(bucket, name, found, true);
}
/** The SHA-256 of what lies there; undefined: nothing does. Called again after a failure it goes on where it was. */
function readBack(bucket, name) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let at = 0;
    let etag;
    return async () => {
        const found = await readObject(bucket, name, at, etag);
        if (found === undefined)
            return undefined;
        etag = found.etag;
        for await (const chunk of found.content) {
            hash.update(chunk);
            at += chunk.byteLength;
        }
        return hash.digest('base64');
    };
}
function notAsSent(bucket, name, found, retryable) {
    return new errors/* BackupError */.hj('write-failed', `${name} did not arrive in ${bucket.place.location} as it was sent`, {
        because: [found === undefined ? 'it is not there' : 'read back, its SHA-256 is another one'],
        hint: 'The network, a proxy or the service changed it.',
        retryable,
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/create.js




/** Makes an object unless there is one: by the service's condition where that was found to hold, else by claims. */
async function createObject(bucket, known, name, content, more) {
    const { atomicCreate, checksum } = await known();
    const put = () => putObject(bucket, known, name, content, more);
    if (atomicCreate.can !== 'yes')
        return await createClaimed(bucket, name, put);
    if (!(await createIfNone(bucket, name, content, more)))
        return false;
    // What did not arrive as it was sent is ours, and is put right.
    if (checksum.can !== 'yes')
        await expectArrived(bucket, name, sha256(content)).catch(put);
    return true;
}
async function createIfNone(bucket, name, content, more) {
    return await writeObject(bucket, name, content, { ...more, IfNoneMatch: '*' }).then(() => true, (error) => {
        if (error instanceof errors/* BackupError */.hj && error.because.some((line) => line.startsWith('412 ')))
            return false;
        throw error;
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/unfinished.js




/** Uploads below our prefix that were begun and neither completed nor ended. */
async function unfinishedUploads(bucket) {
    const found = [];
    const { Bucket, Key: Prefix } = bucket.at('');
    for (let from = {}; from !== undefined;) {
        const command = new dist_cjs/* ListMultipartUploadsCommand */.mo2({ Bucket, Prefix, EncodingType: 'url', ...from });
        const page = await ask(bucket, ['look for unfinished uploads of', ''], (client, options) => client.send(command, options));
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
            // Some compatible services give those of the whole bucket.
            const path = bucket.nameOf(plainKey(Key, page));
            if (UploadId === undefined || path === undefined)
                continue;
            found.push({ path, began: Initiated ?? new Date(0), id: UploadId });
        }
        const { IsTruncated, NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
        const next = KeyMarker === undefined ? undefined : { KeyMarker: plainKey(KeyMarker, page) };
        from = IsTruncated && next ? { ...next, ...(UploadIdMarker !== undefined && { UploadIdMarker }) } : undefined;
    }
    return found;
}
async function endUpload(bucket, name, UploadId) {
    const command = new dist_cjs/* AbortMultipartUploadCommand */.tfP({ ...bucket.at(name), UploadId });
    await ask(bucket, ['end the upload of', name], (client, options) => client.send(command, options).then(() => { }, whenCode(['NoSuchUpload'], undefined)));
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/probe.js











const racers = 8;
const rounds = 3;
const content = Buffer.from('content');
const wrong = { ChecksumSHA256: sha256(Buffer.from('other')) };
/** Tries what the service does, on objects of its own that it removes. */
async function probeBucket(bucket) {
    const name = probePrefix + (0,external_node_crypto_.randomUUID)();
    const again = (call) => (0,retry/* withRetry */.bD)(call, bucket.around);
    try {
        const atomicCreate = await tried(() => probeCreate(bucket, again, name, rounds));
        const checksum = await tried(() => probeChecksum(bucket, again, name));
        return { atomicCreate, checksum, lock: await tried(() => again(() => probeLock(bucket))) };
    }
    finally {
        await again(() => removeObjects(bucket, [name], false)).catch(() => { });
    }
}
/** What may not be tried, or is answered by an error, stays open. What fails for a moment only is no answer. */
async function tried(probe) {
    return await probe().catch((error) => {
        if (!(error instanceof errors/* BackupError */.hj) || error.retryable || error.code === 'cancelled')
            throw error;
        return { can: 'unknown', because: (0,errors/* failureText */.kY)(error) };
    });
}
async function probeCreate(bucket, again, name, left) {
    const race = (_, index) => again(() => createIfNone(bucket, name, Buffer.from(`${index}`)));
    const won = (await Promise.all(Array.from({ length: racers }, race))).filter(Boolean).length;
    const because = `of ${racers} who created the same object at once ${won} won`;
    if (won === 1)
        return { can: 'yes', because };
    if (won > 1)
        return { can: 'no', because: `${because}; whoever creates one announces it beside it and looks around first` };
    // The answer to the winner was lost: asked again, it was told that there is one already.
    if (left === 0)
        return { can: 'unknown', because };
    await again(() => removeObjects(bucket, [name], false));
    return await probeCreate(bucket, again, name, left - 1);
}
async function probeChecksum(bucket, again, name) {
    const whole = await again(() => isRefused(() => writeObject(bucket, name, content, wrong)));
    const part = whole && (await isPartRefused(bucket, again, name));
    if (part)
        return { can: 'yes', because: 'what was sent with the SHA-256 of something else was refused' };
    const what = whole ? 'a part' : 'an object';
    return { can: 'no', because: `${what} that was sent with the SHA-256 of something else was taken; all is read back` };
}
async function isRefused(write) {
    return await write().then(() => false, (error) => {
        const said = error instanceof errors/* BackupError */.hj ? (error.because[0] ?? '') : '';
        if (/^400 .*(digest|checksum|sha-?256)/i.test(said))
            return true;
        throw error;
    });
}
async function isPartRefused(bucket, again, name) {
    const at = bucket.at(name);
    const begin = new dist_cjs/* CreateMultipartUploadCommand */.nG4({ ...at, ChecksumAlgorithm: 'SHA256' });
    const { UploadId = '' } = await again(() => ask(bucket, ['write', name], (client, options) => client.send(begin, options)));
    const part = new dist_cjs/* UploadPartCommand */.iVK({ ...at, UploadId, PartNumber: 1, Body: content, ...wrong });
    const write = () => ask(bucket, ['write', name], (client, options) => client.send(part, options));
    try {
        return await again(() => isRefused(write));
    }
    finally {
        await again(() => endUpload(bucket, name, UploadId));
    }
}
async function probeLock(bucket) {
    const command = new dist_cjs/* GetObjectLockConfigurationCommand */.mU1({ Bucket: bucket.config.bucket });
    const none = ['ObjectLockConfigurationNotFoundError', 'NotImplemented', 'MethodNotAllowed'];
    const found = await ask(bucket, ['ask for the object lock of', ''], (client, options) => client.send(command, options).catch(whenCode(none, undefined)));
    if (found?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled')
        return { can: 'yes', because: 'the bucket has an object lock' };
    return { can: 'no', because: 'the bucket was made without an object lock' };
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/abilities.js







const validMs = 7 * 86_400_000;
const ability = schemas/* object */.Ikc({ can: schemas/* enum */.k5n(['yes', 'no', 'unknown']), because: schemas/* string */.YjP() });
const remembered = schemas/* object */.Ikc({
    at: iso/* datetime */.w$(),
    abilities: schemas/* object */.Ikc({ atomicCreate: ability, checksum: ability, lock: ability }),
});
function abilitiesOf(bucket) {
    let found;
    const probe = () => keep(probeAndRemember(bucket));
    const keep = (looking) => {
        found = looking;
        looking.catch(() => {
            if (found === looking)
                found = undefined;
        });
        return looking;
    };
    return { probe, known: () => found ?? keep(recall(bucket).then((abilities) => abilities ?? probe())) };
}
async function recall(bucket) {
    const text = await (0,retry/* withRetry */.bD)(async () => {
        const there = await readObject(bucket, abilitiesName, 0);
        return there && (await (0,consumers_.buffer)(there.content)).toString();
    }, bucket.around);
    const { success, data } = remembered.safeParse(parsed(text));
    if (!success || Math.abs(bucket.now() - Date.parse(data.at)) > validMs)
        return undefined;
    return data.abilities;
}
function parsed(text) {
    try {
        return text && JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What is still open is not remembered: it may have been the fault of a policy that is mended tomorrow. */
async function probeAndRemember(bucket) {
    const abilities = await probeBucket(bucket);
    const isOpen = Object.values(abilities).some(({ can }) => can === 'unknown');
    const content = JSON.stringify({ at: new Date(bucket.now()).toISOString(), abilities });
    if (!isOpen)
        await (0,retry/* withRetry */.bD)(() => writeObject(bucket, abilitiesName, Buffer.from(content)), bucket.around).catch(() => { });
    return abilities;
}

// EXTERNAL MODULE: ./.build/lib/stores/in-parts.js
var in_parts = __webpack_require__(37201);
;// CONCATENATED MODULE: ./.build/lib/stores/s3/parts.js
/** What the service takes in one part is more; this is what is still held in memory. */
const largestBytes = 2 ** 30;
/**
 * How large a part is. They are equal as far as was expected, with as much again to spare, and then grow quickly: an upload a
 * hundred times as large as expected still ends before its parts do.
 */
function partBytes(index, expectedBytes, leastBytes, mostParts) {
    const planned = mostParts / 2;
    const first = Math.max(leastBytes, Math.ceil(expectedBytes / planned));
    const doublings = Math.max(0, Math.floor((index - planned) / (mostParts / 20)) + 1);
    return Math.min(largestBytes, first * 2 ** doublings);
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/upload.js













/** How many parts are under way at most, each held in memory, and how many bytes of them. */
const upload_atOnce = 4;
const bytesAtOnce = 64 * 2 ** 20;
/** Writes an object of any length: a small one at once, another one part by part; it is there once all are completed. */
async function uploadObject(bucket, known, name, content, expectedBytes = 0) {
    const { leastPartBytes } = bucket.limits;
    const sizeOf = (index) => partBytes(index, expectedBytes, leastPartBytes, bucket.config['max-parts']);
    const parts = (0,in_parts/* inParts */.o)(content, sizeOf);
    const { value: first = Buffer.alloc(0) } = await parts.next();
    const more = { ...lockOfBackups(bucket), ...(bucket.storageClass && { StorageClass: bucket.storageClass }) };
    if (first.byteLength < sizeOf(0)) {
        await (0,retry/* withRetry */.bD)(() => putObject(bucket, known, name, first, more), bucket.around);
        return;
    }
    const whole = (await known()).checksum.can === 'yes' ? undefined : (0,external_node_crypto_.createHash)('sha256');
    const upload = await beginUpload(bucket, name, more);
    try {
        const sent = await sendParts(bucket, upload, startingWith(first, parts), whole);
        await (0,retry/* withRetry */.bD)(() => complete(bucket, upload, sent), bucket.around);
    }
    catch (error) {
        await (0,retry/* withRetry */.bD)(() => endUpload(bucket, name, upload.id), bucket.around).catch(() => { });
        throw error;
    }
    if (whole !== undefined)
        await expectWhole(bucket, name, whole.digest('base64'));
}
async function beginUpload(bucket, name, more) {
    const command = new dist_cjs/* CreateMultipartUploadCommand */.nG4({
        ...bucket.at(name),
        ChecksumAlgorithm: 'SHA256',
        ...encrypted(bucket),
        ...more,
    });
    const act = bucket.config.lock === undefined ? 'write' : 'lock';
    const { UploadId } = await (0,retry/* withRetry */.bD)(() => ask(bucket, [act, name], (client, options) => client.send(command, options)), bucket.around);
    if (UploadId === undefined)
        throw new errors/* BackupError */.hj('write-failed', `${bucket.place.location} gave no upload of ${name}`);
    return { name, id: UploadId };
}
async function* startingWith(first, others) {
    yield first;
    yield* others;
}
/** Sends some at a time, each again from memory when it fails for a moment. When it throws, nothing is under way any more. */
async function sendParts(bucket, upload, content, whole) {
    const stop = new AbortController();
    const signal = AbortSignal.any([bucket.around.signal, stop.signal]);
    const parts = [];
    const sending = new Set();
    let bytes = 0;
    try {
        for await (const part of content) {
            if (part.byteLength === 0)
                break;
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            whole?.update(part);
            bytes += part.byteLength;
            const PartNumber = parts.push({});
            const one = (0,retry/* withRetry */.bD)(() => sendPart(bucket, upload, PartNumber, part, signal), {
                ...bucket.around,
                signal,
            }).then((sent) => {
                parts[PartNumber - 1] = sent;
                sending.delete(one);
            });
            sending.add(one);
            one.catch((error) => stop.abort(error));
            if (sending.size >= Math.min(upload_atOnce, Math.max(1, bytesAtOnce / part.byteLength)))
                await Promise.race(sending);
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
    return { parts, bytes };
}
async function sendPart(bucket, { name, id: UploadId }, PartNumber, Body, signal) {
    const ChecksumSHA256 = sha256(Body);
    const command = new dist_cjs/* UploadPartCommand */.iVK({ ...bucket.at(name), UploadId, PartNumber, Body, ChecksumSHA256 });
    const { ETag } = await ask(bucket, ['write', name, Body.byteLength], (client, options) => client.send(command, options), signal);
    return { PartNumber, ETag, ChecksumSHA256 };
}
/** An answer may be lost after the object was made: then there is no such upload any more, but the object. */
async function complete(bucket, { name, id: UploadId }, { parts, bytes }) {
    const MultipartUpload = { Parts: [...parts] };
    const command = new dist_cjs/* CompleteMultipartUploadCommand */.Gym({ ...bucket.at(name), UploadId, MultipartUpload });
    await ask(bucket, ['write', name], (client, options) => client.send(command, options).catch(async (error) => {
        if (saidBy(error).code !== 'NoSuchUpload')
            throw error;
        const { ContentLength } = await client.send(new dist_cjs/* HeadObjectCommand */.l81(bucket.at(name)), options);
        if (ContentLength !== bytes)
            throw error;
    }));
}
/** Its content has passed and cannot be sent again: what is wrong must not stay. */
async function expectWhole(bucket, name, sent) {
    const readOn = readBack(bucket, name);
    const found = await (0,retry/* withRetry */.bD)(readOn, bucket.around);
    if (found === sent)
        return;
    await removeObjects(bucket, [name], false).catch(() => { });
    throw notAsSent(bucket, name, found, false);
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/service.js










/** The objects of a bucket as those of a store. */
function s3Service(bucket) {
    const { known, probe } = abilitiesOf(bucket);
    const mayBeLocked = async () => bucket.config.lock !== undefined || (await known()).lock.can === 'yes';
    return {
        exists: () => bucketExists(bucket),
        folders: () => listFolders(bucket),
        list: (prefix) => listObjects(bucket, prefix),
        read: (name, from, etag) => readObject(bucket, name, from, etag),
        put: (name, content) => putObject(bucket, known, name, content),
        create: async (name, content, lasting) => {
            const made = await createObject(bucket, known, name, content, lasting ? lockOfBackups(bucket) : {});
            if (made && lasting)
                await ensureLocked(bucket, name);
            return made;
        },
        upload: async (name, content, expectedBytes) => {
            await uploadObject(bucket, known, name, content, expectedBytes);
            await (0,retry/* withRetry */.bD)(() => ensureLocked(bucket, name), bucket.around);
        },
        remove: async (names) => await removeObjects(bucket, names, await mayBeLocked()),
        lockedUntil: (name) => objectLockedUntil(bucket, name),
        unfinishedWrites: () => unfinishedUploads(bucket),
        removeUnfinished: ({ path, id }) => endUpload(bucket, path, id),
        probe,
        [Symbol.asyncDispose]: async () => bucket.client().destroy(),
    };
}

;// CONCATENATED MODULE: ./.build/lib/stores/s3/index.js



/** A bucket of Amazon S3, or of a service that speaks its protocol. */
function s3Store(name, config, around, limits) {
    const bucket = openBucket(name, config, around, limits);
    return (0,object_store/* objectStore */.D)({ name, kind: 's3', location: bucket.place.location }, s3Service(bucket), around);
}


/***/ })

};
