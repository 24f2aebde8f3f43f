export const id = 9342;
export const ids = [9342];
export const modules = {

/***/ 9342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planUndo: () => (/* binding */ planUndo)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _way_back_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(19918);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3571);
/* harmony import */ var _server_route_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31822);
/* harmony import */ var _server_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51674);
/* harmony import */ var _bring_back_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90784);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91440);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21437);
/* harmony import */ var _keep_present_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34659);
/* harmony import */ var _keys_undo_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(75991);
/* harmony import */ var _offline_undo_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75581);
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












/** What undo needs in another process. The file's name is below the keep folder, wherever that is mounted then. */
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_10__/* .object */ .Ikc({
    target: zod__WEBPACK_IMPORTED_MODULE_10__/* .string */ .YjP(),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_10__/* .string */ .YjP(),
    keptFile: zod__WEBPACK_IMPORTED_MODULE_10__/* .string */ .YjP(),
    way: zod__WEBPACK_IMPORTED_MODULE_10__/* ["enum"] */ .k5n(['replication', 'keys']).default('replication'),
    /** While only staging was begun, the copy is of data that nobody can have replaced. */
    reached: zod__WEBPACK_IMPORTED_MODULE_10__/* ["enum"] */ .k5n(['staging', 'switching']).default('switching'),
    /** contentDigest() of what was restored; restores of the first versions do not say. */
    restored: zod__WEBPACK_IMPORTED_MODULE_10__/* .string */ .YjP().exactOptional(),
});
const anyWay = zod__WEBPACK_IMPORTED_MODULE_10__/* .object */ .Ikc({ target: zod__WEBPACK_IMPORTED_MODULE_10__/* .string */ .YjP(), way: zod__WEBPACK_IMPORTED_MODULE_10__/* .string */ .YjP().exactOptional() });
/** The way back of Redis, the way it was restored. */
async function planUndo(record, session) {
    const { target, way } = anyWay.parse(record.state);
    const config = session.config.redis;
    if (config !== undefined)
        return await (way === 'files' ? _offline_undo_js__WEBPACK_IMPORTED_MODULE_9__/* .planUndoFiles */ .d3 : planUndoOnline)(record, session, config);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'No Redis server is configured', {
        hint: `Set redis.url to the server that was restored (${target}).`,
    });
}
/** Of a restore over the network: the former data are in a kept file, and a small file beside it says what the server may hold. */
async function planUndoOnline({ state, commands, phase }, session, config) {
    const known = undoStateSchema.parse(state);
    const name = `Redis at ${known.target}`;
    const keeping = (0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .keepingOf */ .rB)(session.keepFolder, known.restoreId);
    const [reached, kept] = [await (0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .readPhase */ .mc)(keeping), await (0,_server_route_js__WEBPACK_IMPORTED_MODULE_2__/* .exists */ .t2)(keeping.path)];
    const gone = reached === undefined ? phase === 'switched' : reached === 'switching' && !kept;
    const error = (0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .formerGone */ .lX)(known.target, reached === undefined ? session.keepFolder : keeping.path);
    const replaced = reached === 'switching' && !gone;
    const untouched = reached === 'former' ? `${name} has its former data back already` : `${name} was not touched`;
    const target = replaced ? await requireTarget(known, config, session) : undefined;
    const answers = target !== undefined && (await (0,_connection_js__WEBPACK_IMPORTED_MODULE_5__/* .isAnswering */ .t8)(target, session.signal));
    const how = known.way === 'keys' ? 'key by key' : 'as a replica of this process';
    return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_11__/* .plannedUndo */ .t)({
        component: 'redis',
        target: name,
        found: replaced
            ? [`the former data are kept in ${keeping.path}`, `${name} ${answers ? 'answers' : 'does not answer now'}`]
            : gone
                ? []
                : [untouched],
        losses: replaced
            ? [`what ${name} holds now is kept in ${await (0,_keep_present_js__WEBPACK_IMPORTED_MODULE_7__/* .undonePath */ .$v)(keeping)}, unless it is what was restored`]
            : [],
        commands,
        obstacle: gone ? { kind: 'gone', error } : undefined,
    }, [
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_11__/* .step */ .P)(await anyExists((0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .cutFiles */ .a1)(keeping)), 'remove half a copy of the former data', () => (0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .dropCut */ .eu)(keeping)),
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_11__/* .step */ .P)(reached === undefined && known.reached === 'staging' && kept, `remove ${keeping.path}, a copy of what ${name} still holds`, async () => {
            await (0,_former_js__WEBPACK_IMPORTED_MODULE_6__/* .dropFormer */ .xG)(keeping);
            return [untouched];
        }),
        target === undefined
            ? []
            : (0,_way_back_js__WEBPACK_IMPORTED_MODULE_11__/* .step */ .P)(true, `give ${name} the kept data back ${how}, unless it still holds them`, async (keep) => {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const limited = __addDisposableResource(env_1, (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .withTimeout */ .w)(session, config.timeout, 'undo'), false);
                    const present = { kind: keep, restored: known.restored, phase };
                    const bring = known.way === 'keys' ? _keys_undo_js__WEBPACK_IMPORTED_MODULE_8__/* .bringBackByKeys */ .n : _bring_back_js__WEBPACK_IMPORTED_MODULE_4__/* .bringBack */ .k;
                    return await bring({ target, keeping, session: limited, present });
                }
                catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                }
                finally {
                    __disposeResources(env_1);
                }
            }),
    ]);
}
async function anyExists(paths) {
    return (await Promise.all(paths.map(_server_route_js__WEBPACK_IMPORTED_MODULE_2__/* .exists */ .t2))).includes(true);
}
async function requireTarget(known, config, session) {
    const target = await (0,_server_target_js__WEBPACK_IMPORTED_MODULE_3__/* .findTarget */ .F)(config, session.connection);
    if (target.name === known.target)
        return target;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', `The restore went to Redis at ${known.target}, but redis.url names ${target.name}`, { hint: 'Set redis.url to the server that was restored. Nothing was touched.' });
}


/***/ })

};
