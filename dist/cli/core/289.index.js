export const id = 289;
export const ids = [289];
export const modules = {

/***/ 17289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectLiveRedis: () => (/* binding */ inspectLiveRedis)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64896);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27752);
/* harmony import */ var _restore_offline_confirm_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58226);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73060);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90310);
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






/** The last moment a Date can be. */
const latestDateMs = 8.64e15;
/** After a restore: each database holds the keys of the backup, less those whose time has come, plus new ones. */
async function inspectLiveRedis(facts, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = session.config.redis;
        if (config === undefined)
            return [];
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(config, session.connection);
        const client = __addDisposableResource(env_1, await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, session.signal), false);
        const state = await (0,_server_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectServer */ .Eb)(client);
        const name = 'keys-present';
        const pending = await (0,_restore_offline_confirm_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPending */ .Yy)(session);
        if (state.databases === undefined) {
            return [
                ...pending,
                { name, outcome: 'unknown', detail: 'this user may not ask for the number of keys', hint: 'Grant +info.' },
            ];
        }
        const live = new Map(state.databases.map(({ db, keys }) => [db, keys]));
        const total = [...live.values()].reduce((sum, keys) => sum + keys, 0);
        const parsed = _facts_js__WEBPACK_IMPORTED_MODULE_2__/* .factsSchema */ .tp.safeParse(facts);
        if (!parsed.success)
            return [...pending, { name, outcome: total > 0 ? 'passed' : 'failed', detail: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'key') }];
        const judged = parsed.data.databases.map((backup) => judgeKeys(live.get(backup.db) ?? 0, backup, session.now()));
        const outcome = ['failed', 'unknown'].find((one) => judged.some((found) => found.outcome === one));
        const problems = judged.filter((found) => found.outcome === outcome).map(({ detail }) => detail);
        return [
            ...pending,
            outcome === undefined
                ? { name, outcome: 'passed', detail: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(total, 'key') }
                : { name, outcome, detail: problems.join('; ') },
        ];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Whether a database has as many keys as must be left of the backup's: those that never expire, and of the others one while there is any. */
function judgeKeys(found, backup, now) {
    const { db, keys, expires, types, latestExpiryMs } = backup;
    const vanishing = backup.vanishing ?? types.hash ?? 0;
    const detail = `database ${db} has ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(found)} of ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(keys, 'key')}`;
    if (found < keys - expires - vanishing)
        return { outcome: 'failed', detail };
    if (found > 0 || keys === 0)
        return { outcome: 'passed', detail };
    if (latestExpiryMs === undefined)
        return { outcome: 'unknown', detail: `${detail}; all of them expire, and the backup does not say when` };
    const until = new Date(Math.min(latestExpiryMs, latestDateMs)).toISOString();
    if (latestExpiryMs > now.getTime())
        return { outcome: 'failed', detail: `${detail}; the last one expires ${until}` };
    return { outcome: 'passed', detail: `${detail}; the last one expired ${until}` };
}


/***/ }),

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ answersLoaded),
/* harmony export */   J: () => (/* binding */ connectPatiently)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67988);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64896);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17855);




const reachWithinMs = 30_000;
const retryMs = 250;
/** Waits for a server that is starting or loading. */
async function connectPatiently(target, signal) {
    const deadline = performance.now() + reachWithinMs;
    for (;;) {
        try {
            return await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(target, signal);
        }
        catch (error) {
            const loading = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.because.some((line) => line.startsWith('LOADING'));
            const again = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.retryable && (loading || performance.now() < deadline);
            if (!again)
                throw error;
            await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(retryMs, signal);
        }
    }
}
/** Whether a connection still works; returns when its server has loaded its data. */
async function answersLoaded(client, signal) {
    for (;;) {
        const info = await client.command('INFO', 'persistence').then(_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInfo */ .YL, () => undefined);
        if (info?.loading !== '1')
            return info !== undefined;
        await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseFor */ .Q)(retryMs, signal);
    }
}


/***/ }),

/***/ 58226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yy: () => (/* binding */ checkPending),
/* harmony export */   hd: () => (/* binding */ leaveForLater),
/* harmony export */   rx: () => (/* binding */ compareStarted)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _proof_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41609);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28170);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90310);
/* harmony import */ var _connect_patiently_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9823);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80345);
/* harmony import */ var _keys_read_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86830);
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










/** Waits until a server that was just started has loaded its data, and compares all it holds with a dump. */
async function compareStarted(target, dump, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const _ = __addDisposableResource(env_1, await (0,_connect_patiently_js__WEBPACK_IMPORTED_MODULE_6__/* .connectPatiently */ .J)(target, signal), false);
        return await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .compareServer */ .hT)(target, dump, { signal, snapshot: _keys_read_js__WEBPACK_IMPORTED_MODULE_8__/* .anySnapshot */ .H });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const pendingSchema = zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP(),
    codec: zod__WEBPACK_IMPORTED_MODULE_9__/* ["enum"] */ .k5n(['zstd', 'gzip', 'none']),
    sha256: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().optional(),
});
/** Notes that the restored files are still to be compared, once somebody has started the server. */
async function leaveForLater(session, dump) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(pendingPath(session), JSON.stringify(dump.file), { mode: 0o600 });
}
/** After the services were started: whether the server loaded what was put in place. None when that was seen before. */
async function checkPending(session) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(pendingPath(session), 'utf8').catch((error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
        return undefined;
    });
    const config = session.config.redis;
    if (text === undefined || config === undefined)
        return [];
    const { path, codec, sha256 } = pendingSchema.parse(JSON.parse(text));
    const name = 'redis-content';
    try {
        const dump = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_7__/* .checkDump */ .hk)({ path, codec, sha256 }, session.signal);
        const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_5__/* .findTarget */ .F)(config, session.connection);
        const differences = await compareStarted(target, dump, session.signal);
        if (differences.length > 0)
            return [{ name, outcome: 'unknown', ...changedSince(differences) }];
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(pendingPath(session), { force: true });
        return [{ name, outcome: 'passed', detail: `equal to the backup: ${(0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .describeContent */ .Xb)(dump.summary)}` }];
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return [{ name, outcome: 'unknown', detail: [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error)].map(_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD).join('; ') }];
    }
}
function changedSince(differences) {
    const list = (0,_proof_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .inWords */ .r4)(differences);
    return {
        detail: `it does not hold exactly what the backup holds: ${list.join('; ')}. It was written to since it was started, or it did not load the restored files`,
        hint: 'Look at the numbers. With redis.start set, Redis is started and compared before anything can write to it.',
    };
}
function pendingPath({ keepFolder, restoreId }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(keepFolder, `redis_to_compare_${restoreId}.json`);
}


/***/ })

};
