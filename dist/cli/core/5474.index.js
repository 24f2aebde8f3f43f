export const id = 5474;
export const ids = [5474];
export const modules = {

/***/ 25474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planUndo: () => (/* binding */ planUndo)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _way_back_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(19918);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2426);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15084);
/* harmony import */ var _server_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16530);
/* harmony import */ var _drop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94737);
/* harmony import */ var _made_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94845);
/* harmony import */ var _owned_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6151);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31905);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18523);
/* harmony import */ var _switch_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45228);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(43637);
/* harmony import */ var _undo_state_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3546);
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













/** The way back of a database: the OIDs tell which databases they are, and what they are called how far the switch came. */
async function planUndo({ state, commands, phase }, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const staging = (0,_staging_js__WEBPACK_IMPORTED_MODULE_8__/* .parseStaging */ .XX)(state);
        const known = staging ?? (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .parseUndoState */ .Nz)(state);
        const source = { ...(0,_server_source_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSource */ .PJ)((0,_server_source_js__WEBPACK_IMPORTED_MODULE_3__/* .databaseConfig */ .eL)(session).url), database: known.live };
        const { source: maintenance, database } = await (0,_target_js__WEBPACK_IMPORTED_MODULE_10__/* .openMaintenance */ .q)(source, session);
        const server = __addDisposableResource(env_1, database, true);
        const reach = { ...session, source: maintenance, serverMajor: (await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_2__/* .readServer */ .W)(server)).server.major };
        await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .requireSameServer */ .hS)(server, known);
        const base = { component: 'database', target: (0,_server_source_js__WEBPACK_IMPORTED_MODULE_3__/* .describeSource */ .B6)(source), commands };
        return staging === undefined
            ? await planSwitchBack(server, reach, (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .parseUndoState */ .Nz)(state), phase, base)
            : await planRemoval(server, reach, staging, base);
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
/** Of a database that was never switched to, however far it had come, and of what was made for it. */
async function planRemoval(server, reach, state, base) {
    const { staging, mark } = state;
    const owner = await (0,_owned_js__WEBPACK_IMPORTED_MODULE_6__/* .whose */ .vU)(server, staging, mark);
    const made = await madeFor(server, state);
    const found = [
        ...(owner === 'foreign' ? [`${staging} stays: it was not made by this restore, or was changed since`] : []),
        // A later restore may have found them and rely on them.
        ...((await isLive(server, state)) ? await (0,_staging_js__WEBPACK_IMPORTED_MODULE_8__/* .doubtful */ .Yb)(server, state) : []),
    ];
    const left = owner === 'ours' || made.length > 0 || found.length > 0;
    return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedUndo */ .t)({ ...base, found: left ? found : ['nothing of this restore is left to undo'], losses: [] }, [
        on(reach, owner === 'ours', `drop ${staging}, which was never in use`, async (maintenance) => {
            await (0,_owned_js__WEBPACK_IMPORTED_MODULE_6__/* .dropOwned */ .VC)(maintenance, reach, staging, mark);
            return [`${staging}, which was never in use, is dropped`];
        }),
        removalOf(reach, made),
    ]);
}
/** Of databases that were switched, or were about to be. */
async function planSwitchBack(server, reach, state, phase, base) {
    const { live, staged, undone, formerOid } = state;
    const fresh = await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .readName */ .MQ)(server, state.stagedOid);
    const former = await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .readName */ .MQ)(server, formerOid);
    const serves = former === live;
    const found = [
        ...(formerOid === null
            ? []
            : [serves ? `${live} is the former database` : `the former database ${nowCalled(former)}`]),
        `the restored database ${nowCalled(fresh)}`,
    ];
    const obstacle = whyNoWayBack(state, phase, { fresh, former });
    if (obstacle !== undefined)
        return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedUndo */ .t)({ ...base, found, losses: [], obstacle }, []);
    if (fresh === live) {
        const again = former === undefined ? '' : `, and ${former} again ${live}`;
        const losses = [`what ${live} holds now, with what was written to it since, is kept in ${undone}`];
        return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedUndo */ .t)({ ...base, found, losses }, [
            on(reach, true, `end the sessions of ${live} and call it ${undone}${again}`, (maintenance) => takeBack(maintenance, reach, state, former)),
        ]);
    }
    const closed = serves && !(await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .acceptsConnections */ .BX)(server, live));
    const shut = fresh === undone && !(await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .acceptsConnections */ .BX)(server, undone));
    return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_12__/* .plannedUndo */ .t)({ ...base, found, losses: [] }, [
        on(reach, fresh === staged, `drop ${staged}, which was made by the restore`, async (maintenance) => {
            await (0,_drop_js__WEBPACK_IMPORTED_MODULE_4__/* .dropDatabase */ .Zi)(maintenance, reach, staged);
            return [`${staged}, which was made by the restore, is dropped`];
        }),
        removalOf(reach, fresh === staged ? await madeFor(server, state) : []),
        on(reach, closed, `let ${live}, the former database, accept connections`, async (maintenance) => {
            await maintenance.run((0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .allowConnections */ .DG)(live));
            return [`${live} is the former database and accepts connections`];
        }),
        on(reach, shut, `let ${undone}, the restored database, accept connections`, async (maintenance) => {
            await maintenance.run((0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .allowConnections */ .DG)(undone));
            return [`${undone} is the restored database, set aside, and accepts connections`];
        }),
    ]);
}
function on(reach, needed, what, work) {
    return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_12__/* .step */ .P)(needed, what, async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const maintenance = __addDisposableResource(env_2, await (0,_place_js__WEBPACK_IMPORTED_MODULE_7__/* .openPlace */ .QL)(reach), true);
            return await work(maintenance);
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
    });
}
function removalOf(reach, made) {
    const what = `drop ${made.map(_made_js__WEBPACK_IMPORTED_MODULE_5__/* .wordFor */ .GC).join(', ')}, made for it, unless something uses it`;
    return on(reach, made.length > 0, what, (maintenance) => (0,_made_js__WEBPACK_IMPORTED_MODULE_5__/* .removeMade */ .gp)(maintenance, made));
}
/** What was made for the new database. Another live database may rely on it. */
async function madeFor(server, state) {
    return (await isLive(server, state)) ? await (0,_made_js__WEBPACK_IMPORTED_MODULE_5__/* .stillThere */ .Vk)(server, state.made) : [];
}
async function isLive(server, { live, liveOid }) {
    return (await (0,_undo_state_js__WEBPACK_IMPORTED_MODULE_11__/* .readOid */ .fM)(server, live)) === liveOid;
}
/** Undefined: there is a way back, or nothing to go back from. */
function whyNoWayBack({ live, former: kept, formerOid }, phase, { fresh, former }) {
    if (formerOid === null || former === live || (fresh !== live && phase !== 'switched'))
        return undefined;
    if (former === undefined) {
        const error = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `The former database ${kept} is gone: it was dropped after the restore`, {
            because: fresh === live ? [] : [`${live} is not the restored database either: that one ${nowCalled(fresh)}`],
            hint: `${live} stays as it is. To go back, restore the backup that was made before this restore.`,
        });
        return { kind: 'gone', error };
    }
    if (fresh === live)
        return undefined;
    const error = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `${live} is neither the restored nor the former database`, {
        because: [`the former one ${nowCalled(former)}`, `the restored one ${nowCalled(fresh)}`],
        hint: `Nothing was changed. Rename what is called ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(live)} now, if anything is; then ALTER DATABASE ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(former)} RENAME TO ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(live)}, and run the same undo again.`,
    });
    return { kind: 'blocked', error };
}
function nowCalled(name) {
    return name === undefined ? 'was dropped' : `is called ${name}`;
}
async function takeBack(maintenance, reach, { live, undone, stagedOid }, former) {
    const renames = [{ from: live, to: undone }];
    if (former !== undefined)
        renames.push({ from: former, to: live });
    try {
        await (0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .exchange */ .cv)(reach, live, renames);
    }
    catch (error) {
        if (!(await (0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .isCalled */ .AP)(reach, stagedOid, undone)))
            throw error;
    }
    await maintenance.run((0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .allowConnections */ .DG)(undone));
    if (former !== undefined)
        await maintenance.run((0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .allowConnections */ .DG)(live));
    const remove = (0,_drop_js__WEBPACK_IMPORTED_MODULE_4__/* .dropCommands */ .yT)(reach.source, undone, (await (0,_drop_js__WEBPACK_IMPORTED_MODULE_4__/* .subscribers */ ._s)(maintenance)).has(undone));
    return [
        ...(former === undefined ? [] : [`${live} is the former database again`]),
        `the restored database is kept as ${undone}; to remove it: ${remove.join(' ; ')}`,
    ];
}


/***/ }),

/***/ 19918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ step),
/* harmony export */   t: () => (/* binding */ plannedUndo)
/* harmony export */ });
/** None where there is no need for it. */
function step(needed, what, take) {
    return needed ? [{ what, take }] : [];
}
/**
 * @param steps taken in this order, unless what was set aside is gone
 * @param leftDown looks again, afterwards
 */
function plannedUndo(looked, steps, leftDown = async () => looked.down) {
    const { obstacle, found } = looked;
    const due = obstacle?.kind === 'gone' ? [] : steps.flat();
    return {
        plan: {
            ...looked,
            steps: due.map(({ what }) => what),
            losses: due.length === 0 ? [] : looked.losses,
            // What is put back already must not be put back once more by hand: it has been written to since.
            commands: due.length === 0 ? [] : looked.commands,
        },
        carryOut: async (keep) => {
            if (obstacle !== undefined && (keep === 'must-keep' || due.length === 0))
                throw obstacle.error;
            const done = due.length === 0 ? [...found] : [];
            for (const one of due)
                done.push(...(await one.take(keep)));
            return { done, down: await leftDown() };
        },
    };
}


/***/ })

};
