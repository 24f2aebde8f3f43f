export const id = 8593;
export const ids = [8593];
export const modules = {

/***/ 32427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ meets)
/* harmony export */ });
/** Whether a probe's value is what `expect` says: an exact text, or with a leading comparison a number. */
function meets(value, expect) {
    const match = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/.exec(expect.trim());
    if (match === null || value === undefined)
        return value === expect;
    const [, sign, text] = match;
    const found = Number(value);
    const limit = Number(text);
    if (found === limit)
        return sign === '>=' || sign === '<=';
    return sign?.startsWith('>') ? found > limit : found < limit;
}


/***/ }),

/***/ 38408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ tradingIn),
/* harmony export */   P: () => (/* binding */ tradingFiles)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

const falseWords = ['false', '0', 'no', 'off', ''];
/** Environment files below config.root: the first that says anything tells whether trading is on. */
function tradingFiles({ trading }) {
    const configured = trading['env-file'];
    return configured === undefined ? ['.env.production', '.env'] : [configured];
}
/** What an environment file says; undefined: nothing. */
function tradingIn(text, { trading }) {
    const value = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseEnv)(text)[trading.variable];
    if (value === undefined)
        return undefined;
    return falseWords.includes(value.trim().toLowerCase()) ? 'off' : 'on';
}


/***/ }),

/***/ 43357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ tryCommand),
/* harmony export */   j: () => (/* binding */ commandText)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22751);
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



/** How a command is shown. */
function commandText(command) {
    return typeof command === 'string' ? command : command.map(_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .shellQuote */ .ZL).join(' ');
}
/** Runs a command of the user; undefined when it ended with 0, else why not. */
async function tryCommand(command, place, timeoutMs) {
    const [program = 'sh', ...args] = typeof command === 'string' ? ['sh', '-c', command] : command;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([place.signal, timeout]);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Its output is not kept: what it leaves running would hold it open.
            const tool = __addDisposableResource(env_1, await place.connection.start(program, args, { env: place.env, signal }), true);
            const exit = await tool.exit;
            if (place.signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(place.signal);
            if (timeout.aborted)
                return `did not end within ${Math.round(timeoutMs / 1000)} s`;
            if (exit.code === 0)
                return undefined;
            return [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit), ...exit.stderr.slice(-3)].join('; ');
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
    catch (error) {
        if (place.signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(place.signal);
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.code === 'tool-missing')
            return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        throw error;
    }
}


/***/ }),

/***/ 83483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ marketOpened),
/* harmony export */   L: () => (/* binding */ isMarketOpen)
/* harmony export */ });
/** Whether the market is open at a moment, by its own clock and calendar. */
function isMarketOpen(market, at) {
    return marketOpened(market, at) !== undefined;
}
/** When the market opened that is open at a moment; undefined: it is closed then. */
function marketOpened(market, at) {
    const clock = new Intl.DateTimeFormat('en-CA', {
        timeZone: market.timezone,
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    });
    const parts = clock.formatToParts(at).map(({ type, value }) => [type, value]);
    const { weekday, year, month, day, hour, minute } = Object.fromEntries(parts);
    const opens = market.days.some((one) => one === weekday?.toLowerCase());
    if (!opens || market.holidays.includes(`${year}-${month}-${day}`))
        return undefined;
    const time = `${hour}:${minute}`;
    if (time < market.open || time >= market.close)
        return undefined;
    // Clocks are changed at night, when no market is open.
    const openMs = (minutesOf(time) - minutesOf(market.open)) * 60_000;
    return new Date(at.getTime() - (at.getTime() % 60_000) - openMs);
}
function minutesOf(time) {
    const [hours, minutes] = time.split(':');
    return Number(hours) * 60 + Number(minutes);
}


/***/ }),

/***/ 45834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ replaced),
/* harmony export */   Eb: () => (/* binding */ undoCommand),
/* harmony export */   LJ: () => (/* binding */ findJournal),
/* harmony export */   Tl: () => (/* binding */ owesUndo),
/* harmony export */   uC: () => (/* binding */ requireOnTop),
/* harmony export */   uv: () => (/* binding */ mayHide),
/* harmony export */   x_: () => (/* binding */ nothingOwed),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _state_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5523);



/** The command that undoes a restore. */
function undoCommand(restoreId, system) {
    return `backupctl restore --undo ${restoreId} --yes ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuote */ .ZL)(system)}`;
}
/**
 * Journals of a system in all places, the own one first.
 *
 * @throws BackupError `read-failed` when the own place cannot be read
 */
async function readAll(places, system) {
    const closed = [];
    const read = await Array.fromAsync(places, async (place) => {
        try {
            return { place, ...(await (0,_state_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournals */ .rZ)(place.look, system)) };
        }
        catch (error) {
            if (place === places[0] || !(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code !== 'read-failed')
                throw error;
            closed.push(place.look.location);
            return { place, journals: [], unreadable: [] };
        }
    });
    const all = read.flatMap(({ place, journals }) => journals.map((journal) => ({ journal, place })));
    return {
        all: all.sort((a, b) => (a.journal.restoreId < b.journal.restoreId ? -1 : 1)),
        unreadable: read.flatMap(({ place, unreadable }) => unreadable.map((id) => ({ id, place }))),
        closed,
    };
}
/** That there may be restores which this user cannot see. */
function mayHide(closed) {
    return closed.map((folder) => `${folder} cannot be read by this user: a restore that another user made may lie there.`);
}
/**
 * The restore a user wants undone. `latest` is the newest restore of live data, whatever became of it: never one before it.
 *
 * @throws BackupError `backup-not-found`, `damaged`
 */
async function findJournal(places, wanted, system) {
    const { all, unreadable, closed } = await readAll(places, system);
    const found = wanted === 'latest'
        ? all.findLast(({ journal }) => journal.live)
        : all.find(({ journal }) => journal.restoreId === wanted);
    const newest = found?.journal.restoreId ?? '';
    const hidden = unreadable.find(({ id }) => id === wanted || (wanted === 'latest' && id > newest));
    if (hidden !== undefined)
        throw unreadableJournal(hidden.id, hidden.place);
    if (wanted === 'latest' && closed.length > 0)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('access-denied', 'Which restore is the latest cannot be seen by this user', {
            because: mayHide(closed),
            hint: 'Nothing was changed. Name the restore by its id, or run the same as the user who restored.',
        });
    if (found !== undefined)
        return found;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('backup-not-found', wanted === 'latest' ? 'There is no restore of live data to undo' : `There was no restore ${wanted}`, {
        because: mayHide(closed),
        hint: `Restores of ${system} in ${places.map(({ look }) => look.location).join(', ')}: ${all.map(({ journal }) => journal.restoreId).join(', ') || 'none'}.`,
    });
}
/** Whether something of a restore is still to be put back, removed or started. */
function owesUndo({ live, servicesStopped, components }) {
    return (live && servicesStopped) || components.some(({ phase }) => phase !== 'undone');
}
/** What is said when a restore owes nothing: that one before it is not undone in its place. */
async function nothingOwed(places, { restoreId, system }) {
    const journals = (await readAll(places, system)).all.map(({ journal }) => journal);
    const earlier = journals.findLast((one) => one.live && one.restoreId < restoreId && replaced(one).length > 0);
    const begun = journals.filter((one) => !one.live && one.components.some(({ phase }) => phase === 'staging'));
    return [
        `nothing to do: restore ${restoreId} is undone already, or had replaced nothing; nothing was changed now`,
        ...(earlier === undefined
            ? []
            : [
                `the restore before it, ${earlier.restoreId}, is in place; to go back further: ${undoCommand(earlier.restoreId, system)}`,
            ]),
        ...begun.map((one) => `restore ${one.restoreId} of some tables did not end; to remove what it began: ${undoCommand(one.restoreId, system)}`),
    ];
}
/**
 * A restore is undone only while nothing newer lies on top: else data of different times would be mixed, and what serves now
 * would be overwritten.
 *
 * @throws BackupError `preflight-failed` with the order in which they are to be undone
 */
async function requireOnTop(places, journal, log) {
    if (!journal.live)
        return;
    const { all, unreadable, closed } = await readAll(places, journal.system);
    for (const line of mayHide(closed))
        log.warning(line);
    const journals = all.map((one) => one.journal);
    const own = replaced(journal);
    const above = journals
        .filter(({ live, restoreId }) => live && restoreId > journal.restoreId)
        .map((one) => ({ ...one, both: replaced(one).filter((name) => own.includes(name)) }))
        .filter(({ both }) => both.length > 0)
        .toReversed();
    for (const { id } of unreadable.filter((one) => one.id > journal.restoreId)) {
        log.warning(`The journal of the later restore ${id} cannot be read: if it replaced the same data, undo that one first.`);
    }
    if (above.length === 0)
        return;
    const order = [...above, journal].map(({ restoreId }) => undoCommand(restoreId, journal.system));
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('preflight-failed', `Restore ${journal.restoreId} cannot be undone before the later ones`, {
        because: above.map(({ restoreId, both }) => `restore ${restoreId} has replaced ${both.join(', ')} since`),
        hint: `Nothing was changed. Undo the newest first, in this order: ${order.join('; then ')}`,
    });
}
/** Components whose live data a restore has replaced, or was about to, and that were not put back. */
function replaced({ components }) {
    return components
        .filter(({ phase }) => phase === 'switching' || phase === 'switched')
        .map(({ component }) => component);
}
function unreadableJournal(restoreId, place) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The journal of restore ${restoreId} cannot be read`, {
        hint: `A newer version of the program may have written it, or this user may not read it. By hand: the commands are in ${place.folder((0,_state_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .undoPath */ .QT)(restoreId))}. To undo another restore, name it by its id.`,
    });
}


/***/ }),

/***/ 98593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/lib/catalog/backup-id.js
var backup_id = __webpack_require__(73698);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog.js
var catalog_catalog = __webpack_require__(97153);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/report/restore-lines.js
var restore_lines = __webpack_require__(29305);
// EXTERNAL MODULE: ./.build/lib/state/journal.js
var state_journal = __webpack_require__(5523);
// EXTERNAL MODULE: ./.build/lib/state/places.js
var state_places = __webpack_require__(66794);
// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/components/index.js + 13 modules
var components = __webpack_require__(20229);
// EXTERNAL MODULE: ./.build/lib/config/expectation.js
var expectation = __webpack_require__(32427);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/connections/user-command.js
var user_command = __webpack_require__(43357);
;// CONCATENATED MODULE: ./.build/lib/operations/commands.js



const retryEveryMs = 1_000;
const requestTimeoutMs = 10_000;
/** Asks a URL once; undefined when it answered 200, else what it answered. */
async function tryUrl(url, signal) {
    // Loading these takes 0.06 s of every start; few runs have a URL to ask.
    const { request } = await (url.startsWith('https:') ? Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 44708, 19)) : Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 37067, 19)));
    const limited = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
    return new Promise((resolve) => {
        const call = request(url, { signal: limited, agent: false }, (response) => {
            response.resume();
            response.once('end', () => resolve(response.statusCode === 200 ? undefined : `answered ${response.statusCode}`));
            response.once('error', (error) => resolve((0,errors/* messageOf */.bD)(error)));
        });
        call.once('error', (error) => resolve((0,errors/* messageOf */.bD)(error)));
        call.end();
    });
}
/** Repeats a probe until it passes or the time is over; undefined when it passed, else the last reason. */
async function untilPassed(probe, timeoutMs, signal) {
    const endMs = performance.now() + timeoutMs;
    for (;;) {
        const problem = await probe();
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        if (problem === undefined || performance.now() + retryEveryMs > endMs)
            return problem;
        await (0,external_node_timers_promises_.setTimeout)(retryEveryMs, undefined, { signal }).catch(() => { });
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/checks/probes.js




/** Runs the user's checks of backup.yml, one after the other. */
function runProbes(session) {
    return Array.fromAsync(session.config.checks, (probe) => runProbe(probe, session));
}
async function runProbe(probe, session) {
    const { name, timeout, command, url, sql } = probe;
    const result = (problem, what) => {
        if (problem === undefined)
            return { name, outcome: 'passed', detail: what };
        return { name, outcome: 'failed', detail: `${what}: ${problem}` };
    };
    if (command !== undefined) {
        const attempt = () => (0,user_command/* tryCommand */.H)(command, session, timeout);
        return result(await untilPassed(attempt, timeout, session.signal), (0,user_command/* commandText */.j)(command));
    }
    if (url !== undefined) {
        return result(await untilPassed(() => tryUrl(url, session.signal), timeout, session.signal), url);
    }
    return result(await trySql(probe, session), sql ?? '');
}
async function trySql({ sql = '', expect, timeout }, session) {
    const database = components/* components */.d.find(({ query }) => query !== undefined);
    if (database?.query === undefined)
        return 'no component answers SQL';
    try {
        const value = await database.query(sql, session, timeout);
        if (expect === undefined)
            return value === undefined ? 'gave no row' : undefined;
        return (0,expectation/* meets */.D)(value, expect) ? undefined : `gave ${value ?? 'no row'}, expected ${expect}`;
    }
    catch (error) {
        if (session.signal.aborted)
            throw error;
        return [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error)].join(': ');
    }
}

// EXTERNAL MODULE: ./.build/lib/operations/evidence/recorded.js
var recorded = __webpack_require__(63711);
// EXTERNAL MODULE: ./.build/lib/operations/workplace.js
var workplace = __webpack_require__(82985);
// EXTERNAL MODULE: ./.build/lib/operations/restore/choose.js
var choose = __webpack_require__(61743);
// EXTERNAL MODULE: ./.build/lib/operations/restore/choose-undo.js
var choose_undo = __webpack_require__(45834);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/confirm.js

/** @throws BackupError `invalid-request` unless the user has named the system whose data are to be replaced */
async function requireConfirmed(request, config, host, what) {
    const question = `${what} Type its name to go on: `;
    const answer = request.confirm ?? (await host.ask(question))?.trim();
    if (answer === config.system)
        return;
    const given = answer === undefined ? 'It was not confirmed' : `"${answer}" is not the name of the system`;
    throw new errors/* BackupError */.hj('invalid-request', given, {
        hint: `Nothing was changed. To go on: ${host.kind === 'terminal' ? '--yes' : host.inputLabel('confirm')} with the value ${config.system}.`,
    });
}

// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/definitions.js


const shown = 12;
/** The name by which somebody agrees to go on. */
const definitionsCheck = 'definitions';
/**
 * Whether a restored state may be put to use although something that is no data differs from the backup.
 *
 * @throws BackupError `restore-failed` nobody has agreed yet
 */
function requireAgreed(differing, override) {
    if (differing.length === 0 || override.includes(definitionsCheck))
        return;
    const lines = differing.slice(0, shown).map(differenceLine);
    throw new errors/* BackupError */.hj('restore-failed', `check ${definitionsCheck}: ${(0,format/* plural */.LS)(differing.length, 'definition')} not as in the backup`, {
        because: differing.length > shown ? [...lines, `and ${differing.length - shown} more`] : lines,
        hint: `All rows, sequences and large objects are equal to the backup. When you can do without these: run it again with --override ${definitionsCheck}; the report then holds their statements, to be run by hand.`,
    });
}
/** "index public.i: CREATE INDEX … ; found: missing" */
function differenceLine({ what, expected, found }) {
    return `${what}: ${expected}; found: ${found}`.replaceAll(/\s*\n\s*/g, ' ');
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/open-journal.js



/** The journal of the restore that is going on: here, and on disk ahead of every change. */
class OpenJournal {
    #store;
    #log;
    #now;
    constructor(begun, store, log) {
        this.#now = begun;
        this.#store = store;
        this.#log = log;
    }
    get now() {
        return this.#now;
    }
    /** Components that are being switched or were. */
    get switched() {
        return (0,choose_undo/* replaced */.$3)(this.#now);
    }
    async record(entry) {
        await this.write(this.#with(entry));
    }
    async write(change) {
        this.#now = { ...this.#now, ...change };
        await (0,state_journal/* writeJournal */.fY)(this.#store, this.#now);
    }
    /** Writes what is already done. A journal that is behind makes an undo do it once more, which does no harm. */
    async note(change) {
        try {
            await this.write(change);
        }
        catch (error) {
            this.#log.warning(`The journal of this restore could not be written: ${(0,errors/* failureText */.kY)(error)}`);
        }
    }
    async noteUndone(entry) {
        await this.note(this.#with({ ...entry, phase: 'undone' }));
    }
    #with(entry) {
        const others = this.#now.components.filter(({ component }) => component !== entry.component);
        return { components: [...others, entry] };
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/services.js


/** Stops what uses the data. @throws BackupError `restore-failed` at the first command that fails */
async function stopServices(session) {
    const { stop, timeout } = session.config.services;
    if (stop.length === 0)
        session.log.info('No services are configured: nothing to stop.');
    for (const command of stop) {
        session.log.info(`Stopping: ${(0,user_command/* commandText */.j)(command)}`);
        const problem = await (0,user_command/* tryCommand */.H)(command, session, timeout);
        if (problem === undefined)
            continue;
        throw new errors/* BackupError */.hj('restore-failed', `A service could not be stopped: ${(0,user_command/* commandText */.j)(command)}`, {
            because: [problem],
            hint: 'Stop it by hand, or correct services.stop, then run this again.',
        });
    }
}
/** The commands that start them, for a person. */
function startCommands({ config }) {
    return config.services.start.map(user_command/* commandText */.j).join(' && ');
}
/**
 * Starts them again, unless something is against it, such as what they need being down; every command is tried, and what
 * failed is returned.
 */
async function startServices(session, against = []) {
    const { start, timeout } = session.config.services;
    if (start.length === 0)
        return [];
    if (against.length > 0) {
        return [`not started, because ${against.join('; and ')}. When you are ready: ${startCommands(session)}`];
    }
    const problems = [];
    for (const command of start) {
        session.log.info(`Starting: ${(0,user_command/* commandText */.j)(command)}`);
        const problem = await (0,user_command/* tryCommand */.H)(command, session, timeout);
        if (problem !== undefined)
            problems.push(`${(0,user_command/* commandText */.j)(command)}: ${problem}`);
    }
    return problems;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/config/trading.js
var trading = __webpack_require__(38408);
// EXTERNAL MODULE: ./.build/lib/lib/free-bytes.js
var free_bytes = __webpack_require__(53912);
// EXTERNAL MODULE: ./.build/lib/operations/checks/market.js
var market = __webpack_require__(83483);
;// CONCATENATED MODULE: ./.build/lib/operations/checks/preflight.js








const askMs = 30_000;
/** Whether trading is off: by the configured command or URL, else by the deployed environment file, below `folder`. */
async function checkTradingOff(session, folder) {
    const name = 'trading-off';
    const { trading } = session.config;
    const { command, url } = trading;
    const hint = `Stop trading first (${trading.variable}=false), or override this check by name: trading-off.`;
    if (command === undefined && url === undefined)
        return checkEnvFile(session.config, folder, hint);
    const [asked, problem] = command === undefined
        ? [url, await tryUrl(url ?? '', session.signal)]
        : [`${(0,user_command/* commandText */.j)(command)}:`, await (0,user_command/* tryCommand */.H)(command, session, askMs)];
    const outcome = problem === undefined ? 'passed' : 'failed';
    return { name, outcome, detail: `${asked} ${problem ?? 'says so'}`, hint };
}
/**
 * By the deployed environment file: the first that says anything.
 *
 * @param folder where it lies when no config.root is known
 */
async function checkEnvFile(config, folder, hint) {
    const name = 'trading-off';
    const { variable } = config.trading;
    const root = (0,external_node_path_.resolve)(folder, config.config?.root ?? '.');
    const candidates = (0,trading/* tradingFiles */.P)(config);
    for (const candidate of candidates) {
        const path = (0,external_node_path_.join)(root, candidate);
        const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => error);
        // What cannot be read may say that trading is on: the next candidate must not answer in its place.
        if (typeof text !== 'string' && (0,errors/* systemCode */.xU)(text) !== 'ENOENT') {
            return { name, outcome: 'unknown', detail: `${path} cannot be read: ${(0,errors/* messageOf */.bD)(text)}`, hint };
        }
        const said = typeof text === 'string' ? (0,trading/* tradingIn */.B)(text, config) : undefined;
        if (said === undefined)
            continue;
        const outcome = said === 'off' ? 'passed' : 'failed';
        return { name, outcome, detail: `${variable} is ${said} in ${candidate}`, hint };
    }
    return {
        name,
        outcome: 'unknown',
        detail: `${variable} is in none of ${candidates.join(', ')} below ${root}`,
        hint: `Run it in the folder of that file, or set trading.env-file or config.root. ${hint}`,
    };
}
/** Whether the market is closed, by the configured hours. */
function checkMarketClosed(config, now) {
    const name = 'market-closed';
    if (config.market === undefined)
        return { name, outcome: 'passed', detail: 'no market hours are configured' };
    const { open, close, timezone } = config.market;
    const hours = `${open} to ${close} ${timezone}`;
    if (!(0,market/* isMarketOpen */.L)(config.market, now))
        return { name, outcome: 'passed', detail: `closed now (${hours})` };
    const hint = 'Wait for the close, or override this check by name: market-closed.';
    return { name, outcome: 'failed', detail: `open now (${hours})`, hint };
}
/**
 * Whether every place has room for both copies. Where a place cannot be looked at from here (a server in a container or on
 * another host, a user who is not told where the data lie), that is said and stops nothing: it would stop every restore there.
 */
async function checkSpace(plans, scratch) {
    const name = 'disk-space';
    const needs = new Map();
    const need = (place, bytes) => void needs.set(place, (needs.get(place) ?? 0) + bytes);
    const details = [];
    for (const { component, neededIn, neededBytes, scratchBytes } of plans) {
        if (scratchBytes !== undefined && scratchBytes > 0)
            need(scratch, scratchBytes);
        if (neededIn !== undefined)
            need(neededIn, neededBytes);
        else if (neededBytes > 0) {
            const where = `where the server of the ${component} keeps its data`;
            details.push(`about ${(0,format/* formatBytes */.z3)(neededBytes)} needed ${where}, which cannot be looked at from here: look there first (df -h)`);
        }
    }
    let enough = true;
    for (const [place, bytes] of needs) {
        const free = await (0,free_bytes/* freeBytes */.g)(place);
        enough &&= free === undefined || free >= bytes;
        details.push(`${place}: about ${(0,format/* formatBytes */.z3)(bytes)} needed, ${free === undefined ? 'unknown' : (0,format/* formatBytes */.z3)(free)} free`);
    }
    const hint = 'Both the former and the restored data are kept until you drop the former: free some space first. When you know that there is enough, override this check by name: disk-space.';
    return { name, outcome: enough ? 'passed' : 'failed', detail: details.join('; ') || 'nothing needed', hint };
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/trading-gate.js

/** Looks at the environment file before anything is changed. */
async function tradingGate({ config }, folder, tradingMayBeOn) {
    const { outcome } = await checkEnvFile(config, folder, '');
    return { folder, tradingMayBeOn, fileWasOn: outcome === 'failed' };
}
/**
 * Reasons not to start services: a restored or put back environment file must not switch trading on by itself.
 *
 * Only the file that is deployed now can tell. The command or URL of the configuration was asked before services were stopped;
 * now it would speak of a service that is down, or of what was before. Where they are how trading is told, a file need not
 * say anything, and one that said "on" before, too, is not what tells; else a file that says nothing, or cannot be read, is
 * no "off".
 */
async function whyTradingWouldBeOn(session, gate) {
    if (gate.tradingMayBeOn)
        return [];
    const { trading } = session.config;
    const { outcome, detail } = await checkEnvFile(session.config, gate.folder, '');
    const toldByFile = trading.command === undefined && trading.url === undefined;
    if (outcome === 'failed' && (toldByFile || !gate.fileWasOn))
        return [`trading would be on: ${detail}`];
    return outcome === 'unknown' && toldByFile ? [`trading may be on: ${detail}`] : [];
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/roll-back.js



/** For each step: putting the former data back must not be cut off by the cancellation that made it necessary. */
const leastStepMs = 10 * 60_000;
/** Puts back what was switched, last first, starts the services, and returns the error that tells all of it. */
async function rollBack(failure) {
    const { cause, journal, session, starting } = failure;
    const stepMs = Math.max(leastStepMs, session.config.redis?.timeout ?? 0);
    const calm = () => ({ ...session, signal: AbortSignal.timeout(stepMs) });
    const outcome = { done: [], problems: [], notBack: [], down: [], services: [] };
    const { problems, services } = outcome;
    await session.log.group('Roll back', async () => {
        if (starting)
            await attempt(problems, 'the services could not be stopped again', () => stopServices(calm()));
        for (const entry of journal.now.components.toReversed())
            await putBack(entry, failure, calm(), outcome);
        if (journal.now.servicesStopped) {
            await attempt(services, 'the services were not started again', () => startAgain(failure, calm(), outcome));
        }
    });
    const status = problems.length + services.length === 0 ? 'undone' : 'failed';
    await journal.note({ status, servicesStopped: services.length > 0 });
    const { first, closing } = (0,errors/* failuresIn */.xM)(cause);
    for (const error of closing)
        session.log.warning(`Something could not be closed: ${(0,errors/* failureText */.kY)(error)}`);
    return rollbackError(first, outcome, failure);
}
async function putBack(entry, { parts, journal }, calm, { done, problems, notBack, down }) {
    const staging = entry.phase === 'staging';
    const failure = staging
        ? `what was begun beside ${entry.component} may still be there`
        : `${entry.component} could not be put back`;
    const back = await attempt(problems, failure, async () => {
        const part = parts.find(({ component }) => component.name === entry.component);
        if (part === undefined)
            throw new errors/* BackupError */.hj('internal', 'no such component is known');
        const back = await (await part.component.planUndo(entry, calm)).carryOut('try-keep');
        await journal.noteUndone(entry);
        if (!staging)
            done.push(...back.done);
        if (back.down !== undefined)
            down.push(back.down);
    });
    if (!back && !staging)
        notBack.push(entry.component);
}
/** Services must not run on data that are half replaced: the undo puts them back and starts the services. */
async function startAgain({ gate }, calm, { done, notBack, down, services }) {
    const against = [
        ...notBack.map((name) => `${name} could not be put back, which the undo does first`),
        ...(await whyTradingWouldBeOn(calm, gate)),
        ...down,
    ];
    const failures = await startServices(calm, against);
    services.push(...failures.map((failure) => `services: ${failure}`));
    if (failures.length === 0 && calm.config.services.start.length > 0)
        done.push('services were started again');
}
/** Whether it was done; else why not is among the problems. */
async function attempt(problems, what, work) {
    try {
        await work();
        return true;
    }
    catch (error) {
        problems.push(`${what}: ${(0,errors/* failureText */.kY)(error)}`);
        return false;
    }
}
function rollbackError(cause, { done, problems, services }, { undoCommand, undoFile }) {
    const code = cause instanceof errors/* BackupError */.hj && cause.code === 'cancelled' ? 'cancelled' : 'restore-failed';
    const title = code === 'cancelled' ? 'The restore was cancelled' : `The restore failed: ${(0,errors/* messageOf */.bD)(cause)}`;
    const because = [...(0,errors/* reasonsOf */.zM)(cause), ...done.map((line) => `put back: ${line}`), ...problems, ...services];
    const own = (cause instanceof errors/* BackupError */.hj ? cause.hint : undefined) ?? 'Mend the cause and run the restore again.';
    let hint = `The former data serve, as before. ${own}`;
    if (services.length > 0)
        hint = `The former data serve, but services are not up: start them by hand. ${own}`;
    if (problems.length > 0)
        hint = `Not everything could be put back. Run: ${undoCommand}; by hand, the commands are in ${undoFile}.`;
    return new errors/* BackupError */.hj(code, title, { cause, because, hint });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/execute.js
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







const titles = { database: '4/8 Database', redis: '5/8 Redis', config: '6/8 Configuration', logs: 'Logs' };
/**
 * Steps 3 to 7 of the guide. Whatever fails: what was switched is switched back, services are started again, and the
 * error says so. The journal is written ahead of every change, so that after a kill `restore --undo` can do the same.
 */
async function executeRestore(run, resources) {
    const { live } = resources;
    const progress = new Progress(run, resources);
    try {
        if (live)
            await progress.step('3/8 Stop services', () => progress.stop());
        for (const part of run.parts) {
            await progress.step(titles[part.component.name], () => progress.restore(part));
        }
        if (live)
            await progress.step('7/8 Start services', () => progress.start());
        return await progress.finish();
    }
    catch (error) {
        throw await progress.rollBack(error);
    }
}
/** What has been done so far: in the journal on disk, and here. */
class Progress {
    #resources;
    #restored = { components: [], steps: [], serviceProblems: [], warnings: [] };
    /** What was left down and services need. */
    #down = [];
    #parts;
    #journal;
    /** Some services may run again. */
    #starting = false;
    constructor(run, resources) {
        this.#resources = resources;
        this.#parts = run.parts;
        const { session, live } = resources;
        const begun = {
            format: 1,
            restoreId: session.restoreId,
            system: session.config.system,
            backup: run.entry.id,
            startedAt: session.now().toISOString(),
            status: 'running',
            live,
            servicesStopped: false,
            components: [],
        };
        this.#journal = new OpenJournal(begun, resources.journals, resources.host.log);
    }
    async step(name, body) {
        const started = performance.now();
        await this.#resources.host.log.group(name, body);
        this.#restored.steps.push({ name, durationMs: Math.round(performance.now() - started) });
    }
    async stop() {
        await this.#journal.write({ servicesStopped: true });
        this.#stand('no live data were replaced yet');
        await stopServices(this.#resources.session);
    }
    async start() {
        const { session, host } = this.#resources;
        const reasons = [...(await whyTradingWouldBeOn(session, this.#resources)), ...this.#down];
        this.#starting = true;
        this.#stand('the services were being started');
        const problems = await startServices(session, reasons);
        for (const problem of problems)
            host.log.warning(`Services: ${problem}`);
        this.#restored.serviceProblems.push(...problems);
        await this.#journal.note({ servicesStopped: problems.length > 0 });
    }
    async restore({ component, planned }) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { session, host, override } = this.#resources;
            const started = performance.now();
            for (const step of planned.plan.steps)
                host.log.info(step);
            this.#stand(`what was begun of ${component.name} is removed`);
            const record = (undo, phase) => this.#journal.record((0,state_journal/* journalEntry */.Ur)(component.name, undo, phase));
            if (planned.staging !== undefined)
                await record(planned.staging, 'staging');
            const staged = __addDisposableResource(env_1, await planned.stage((made) => record(made, 'staging')), true);
            for (const line of staged.verified)
                host.log.info(`Checked: ${line}`);
            for (const line of staged.warnings)
                host.log.warning(line);
            const differing = staged.definitions ?? [];
            requireAgreed(differing, override);
            for (const one of differing)
                host.log.warning(`Not as in the backup: ${differenceLine(one)}`);
            await this.#resources.leases.check();
            await record(staged.undo, 'switching');
            this.#stand(`${component.name} is being switched`);
            const switched = await staged.switch();
            const verified = [...staged.verified, ...switched.verified];
            if (switched.down !== undefined)
                this.#down.push(switched.down);
            await record(staged.undo, 'switched');
            const durationMs = Math.round(performance.now() - started);
            host.log.info(`Restored in ${(0,format/* formatDuration */.a3)(durationMs)}. Kept: ${planned.plan.keeps}`);
            const objectiveMs = component.name === 'logs' ? undefined : session.config.objectives.rto[component.name];
            this.#restored.components.push({ component: component.name, verified, durationMs, objectiveMs, differing });
            this.#restored.warnings.push(...staged.warnings);
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
    /** Services run on the restored data by now: a note that cannot be written is no reason to take them away again. */
    async finish() {
        await this.#journal.note({ status: 'done' });
        return this.#restored;
    }
    async rollBack(cause) {
        this.#stand('the rest of what was begun is removed');
        const { session, undoCommand, undoFile } = this.#resources;
        const failed = { cause, parts: this.#parts, journal: this.#journal, starting: this.#starting };
        return await rollBack({ ...failed, session, undoCommand, undoFile, gate: this.#resources });
    }
    /** Whoever stops the run now is told what becomes of the live data. */
    #stand(now) {
        const { host, live, undoCommand } = this.#resources;
        const back = this.#journal.switched;
        const services = this.#journal.now.servicesStopped ? ['the services are started again'] : [];
        const steps = [now, ...(back.length === 0 ? [] : [`the former ${back.join(', ')} put back`]), ...services];
        host.stand({
            stopping: live ? steps.join(', ') : now,
            hint: 'Run it again when you are ready.',
            abandoned: `${back.length === 0 ? 'No live data were replaced' : `${back.join(', ')} may be replaced`}${services.length === 0 ? '' : ', and services are stopped'}: to put everything in order, run  ${undoCommand}`,
        });
    }
}

// EXTERNAL MODULE: ./.build/lib/operations/restore/fields.js
var fields = __webpack_require__(53403);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/keep-report.js


/** The times of a restore beside its journal. The restore is done: without them too. */
async function keepReport(store, report, log) {
    const path = `${(0,state_journal/* restoreFolder */.Xt)(report.restoreId)}/report.json`;
    try {
        await store.put(path, Buffer.from(`${JSON.stringify(timesOf(report), undefined, 2)}\n`));
    }
    catch (error) {
        log.warning(`The times of the restore could not be kept in ${store.location}/${path}: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** No command, URL or answer of the user's own checks: a secret may stand in those, and this file lies in the store. */
function timesOf(report) {
    const { system, restoreId, backup, live, status, errorCode, steps, durationMs, objectiveMs } = report;
    return {
        system,
        restoreId,
        backup: backup.id,
        recoveryPoint: backup.recoveryPoint,
        live,
        status,
        errorCode,
        restored: report.restored,
        steps,
        health: report.health.map(({ name, outcome }) => ({ name, outcome })),
        durationMs,
        objectiveMs,
        dataLossMs: report.dataLossMs,
        lossObjectiveMs: report.lossObjectiveMs,
    };
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/next-steps.js


/** What a person does after a restore of live data, in order, while the way back is still open. */
function nextSteps(run, restored, session) {
    const start = startCommands(session);
    const { stop, start: again } = session.config.services;
    const removal = run.parts.flatMap(({ planned }) => planned.plan.removal);
    return [
        ...(restored.serviceProblems.length > 0
            ? [{ what: 'Mend what keeps the services down (services-started above), then start them:', commands: [start] }]
            : []),
        {
            what: 'Check the application and its data: docs/runbook.md, "After a restore". If they are not right, go back as below.',
            commands: [],
        },
        { what: 'Take a new backup:', commands: ['backupctl backup'] },
        ...(removal.length > 0
            ? [
                {
                    what: 'Only when you are content for good, for then there is no way back, remove what is kept:',
                    commands: removal,
                },
            ]
            : []),
        ...run.parts.flatMap(({ planned: { plan } }) => plan.last === undefined ? [] : [{ what: plan.last, commands: [...stop, ...again].map(user_command/* commandText */.j) }]),
    ];
}

// EXTERNAL MODULE: ./.build/lib/catalog/lease.js
var lease = __webpack_require__(65892);
// EXTERNAL MODULE: ./.build/lib/catalog/lease-owner.js
var lease_owner = __webpack_require__(16290);
// EXTERNAL MODULE: ./.build/lib/catalog/signature.js
var signature = __webpack_require__(72372);
// EXTERNAL MODULE: ./.build/lib/operations/verify/inspect-entry.js + 1 modules
var inspect_entry = __webpack_require__(78765);
// EXTERNAL MODULE: ./.build/lib/operations/restore/parts.js + 1 modules
var restore_parts = __webpack_require__(34574);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/plan.js














/** Looks at the backup and at every target; changes nothing. */
async function planRestore(request, { store, places }, session, host) {
    const { config } = session;
    const { rpo } = config.objectives;
    const catalog = await (0,catalog_catalog/* readCatalog */.uM)(store);
    const entry = await (0,choose/* chooseBackup */.S1)(store, catalog, { ...request, trusted: (0,signature/* trustedKey */.To)(config.signing) }, config.system);
    if (entry.kind === 'backup' && entry.manifest.system !== config.system) {
        const title = `Backup ${entry.id} is of ${entry.manifest.system}, not of ${config.system}`;
        throw new errors/* BackupError */.hj('invalid-request', title, {
            hint: 'Name a backup of this system, or give the other system’s configuration.',
        });
    }
    const held = (await (0,restore_parts/* partsOf */.C)(store, entry, session)).filter((part) => part.component.planRestore !== undefined);
    const chosen = chooseParts(held, request, session);
    const overridden = (check) => ({
        ...check,
        overridden: check.outcome !== 'passed' && request.override.some((name) => name === check.name),
    });
    const integrity = await checkIntegrity(store, entry, session);
    const first = [
        await checkLease([store, ...places.slice(0, 1).map(({ look }) => look)], config.system, host),
        ...integrity.checks,
    ];
    const parts = await planParts(chosen, request, session).catch((error) => {
        // A plan that stumbles over damaged files, or over what another run is doing, says less than the check that names it.
        requirePassed(first.map(overridden));
        throw error;
    });
    const live = request.tables.length === 0;
    const found = [
        ...first,
        ...parts.flatMap(({ planned }) => [...planned.plan.checks]),
        await checkSpace(parts.map(({ planned }) => planned.plan), session.scratch),
        ...(live ? [await checkTradingOff(session, host.folder), checkMarketClosed(config, host.now())] : []),
    ];
    const checks = found.map(overridden);
    return {
        entry,
        backup: await (0,choose/* describeBackup */._1)(store, entry, host.now()),
        lossObjectiveMs: config.market !== undefined && (0,market/* isMarketOpen */.L)(config.market, host.now()) ? rpo.trading : rpo.otherwise,
        parts,
        checks,
        servicesToStop: live ? config.services.stop.map(user_command/* commandText */.j) : [],
        warnings: [
            ...catalog.leftovers.map((name) => `${name} was left behind by an interrupted backup; it is not a backup.`),
            ...(await unfinishedRestores(places, config.system)),
            ...integrity.warnings,
            ...leftOut(held, request, session),
            ...parts.flatMap(({ planned }) => planned.plan.warnings ?? []),
        ],
    };
}
/** What the backup holds but nobody said where to put: silence would look like a whole restore. */
function leftOut(held, request, { config }) {
    if (request.tables.length > 0 || request.components !== undefined)
        return [];
    return held
        .map(({ component }) => component.name)
        .filter((name) => config[name] === undefined && (name === 'logs' || request.switches[name] !== false))
        .map((name) => `${name} is in the backup but not in the configuration: it is not restored.`);
}
/** After a kill the state is between two; whoever restores next should know before anything else changes. */
async function unfinishedRestores(places, system) {
    const { all, unreadable, closed } = await (0,choose_undo/* readAll */.yw)(places, system);
    const open = all
        .map(({ journal }) => journal)
        .filter(({ status, live, components }) => (status === 'running' || status === 'failed') && (live || components.some(({ phase }) => phase === 'staging')));
    return [
        ...open.map(({ restoreId, status }) => `Restore ${restoreId} did not end (${status}). If what it made or changed is still in place, first take it back: backupctl restore --undo ${restoreId} --yes ${(0,format/* shellQuote */.ZL)(system)}`),
        ...unreadable.map(({ id }) => `The journal of restore ${id} cannot be read.`),
        ...(0,choose_undo/* mayHide */.uv)(closed),
    ];
}
function planParts(chosen, { tables, restoreTrading: trading }, session) {
    return Array.fromAsync(chosen, async (part) => {
        const { component, facts, backup } = part;
        return { ...part, planned: await component.planRestore(facts, backup, { tables, trading }, session) };
    });
}
const leaseFree = 'lease-free';
/** Looked at here too: who waits for a confirmation, or reads a dry run, should not learn it only afterwards. */
async function checkLease(stores, system, { now }) {
    const obstacles = await Array.fromAsync(stores, (store) => (0,lease/* leaseObstacle */.yi)(store, { system, now, isGone: lease_owner/* isGone */.S }));
    const obstacle = obstacles.find((one) => one !== undefined);
    if (obstacle === undefined)
        return { name: leaseFree, outcome: 'passed', detail: 'no other run uses the store' };
    const { message: detail, hint = 'Wait until it has ended.' } = obstacle;
    return { name: leaseFree, outcome: 'failed', detail, hint };
}
/** @throws BackupError `preflight-failed` naming every check that stops the restore; `lease-held` when it is but the lease */
function requirePassed(checks) {
    const stopping = checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
    if (stopping.length === 0)
        return;
    const waiting = stopping.every(({ name }) => name === leaseFree);
    throw new errors/* BackupError */.hj(waiting ? 'lease-held' : 'preflight-failed', `${(0,format/* plural */.LS)(stopping.length, 'check')} stopped the restore before anything was touched`, {
        because: stopping.map(({ name, detail }) => `${name}: ${detail}`),
        hint: [...new Set(stopping.flatMap(({ hint }) => hint ?? []))].join(' ') || 'See each check.',
        retryable: waiting,
    });
}
function chooseParts(parts, request, session) {
    const { config } = session;
    const wanted = request.tables.length > 0 ? ['database'] : (request.components ?? fields/* restorableNames */.Kr);
    const on = (name) => wanted.some((one) => one === name) && request.switches[name] !== false;
    const chosen = parts.filter(({ component }) => fields/* restorableNames */.Kr.some((name) => name === component.name && on(name)));
    const missing = (request.components ?? []).filter((name) => !parts.some(({ component }) => component.name === name));
    if (missing.length > 0) {
        throw new errors/* BackupError */.hj('invalid-request', `The backup holds no ${missing.join(', ')}`, {
            hint: `It holds ${parts.map(({ component }) => component.name).join(', ') || 'nothing that can be restored'}.`,
        });
    }
    const possible = chosen.filter(({ component }) => config[component.name] !== undefined);
    const unknown = chosen.filter((part) => !possible.includes(part)).map(({ component }) => component.name);
    if (unknown.length > 0 && request.components !== undefined) {
        throw new errors/* BackupError */.hj('invalid-request', `Where to restore is not configured: ${unknown.join(', ')}`, {
            hint: 'Add the section to backup.yml, or give database-url or redis-url.',
        });
    }
    if (possible.length > 0)
        return possible;
    throw new errors/* BackupError */.hj('invalid-request', 'There is nothing to restore', {
        hint: 'Say where to: DATABASE_URL and REDIS_URL in the environment, or database.url, redis.url and config.paths in backup.yml; and choose components the backup holds.',
    });
}
async function checkIntegrity(store, entry, session) {
    const inspection = await (0,inspect_entry/* inspect */.N)(store, entry, (0,inspect_entry/* inspectOptions */.h)('checksum', session));
    const { findings, signature, files, warnings } = inspection;
    const damage = findings.filter(({ file }) => !file.endsWith('.sig'));
    const signed = findings.filter(({ file }) => file.endsWith('.sig'));
    const checks = [
        {
            name: 'integrity',
            outcome: damage.length === 0 ? 'passed' : 'failed',
            detail: damage.map(({ file, problem }) => `${file} ${problem}`).join('; ') || `${(0,format/* plural */.LS)(files, 'file')} as recorded`,
            hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
        },
        {
            name: 'signature',
            outcome: signed.length === 0 ? 'passed' : 'failed',
            detail: signed.map(({ problem }) => `signature ${problem}`).join('; ') || signature,
            hint: 'If you know why, override this check by name: signature.',
        },
    ];
    return { checks, warnings };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/operations/checks/overridable.js
var overridable = __webpack_require__(3370);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/request.js



const restoreRequestSchema = schemas/* strictObject */.rej({
    backup: schemas/* string */.YjP().default('latest'),
    before: schemas/* string */.YjP().optional(),
    components: schemas/* array */.YOg(schemas/* enum */.k5n(fields/* restorableNames */.Kr)).min(1).optional(),
    switches: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(fields/* restorableNames */.Kr), schemas/* boolean */.zMY()).prefault({}),
    restoreTrading: schemas/* boolean */.zMY().default(false),
    tables: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    confirm: schemas/* string */.YjP().optional(),
    override: schemas/* array */.YOg(schemas/* enum */.k5n(overridable/* overridable */.E)).default([]),
    undo: schemas/* string */.YjP().optional(),
    dryRun: schemas/* boolean */.zMY().default(false),
});

// EXTERNAL MODULE: ./.build/lib/operations/restore/take-lease.js
var take_lease = __webpack_require__(49534);
;// CONCATENATED MODULE: ./.build/lib/operations/restore/undo.js






/** Starting again what was stopped must not be cut off by the cancellation that made it necessary. */
const startAgainMs = 10 * 60_000;
/** The ways back of all that a restore has changed, last change first; reads only. */
async function planUndo({ components: changed }, session) {
    const ways = [];
    for (const entry of changed.toReversed()) {
        const component = components/* components */.d.find(({ name }) => name === entry.component);
        const planned = await component?.planUndo?.(entry, session);
        if (planned !== undefined)
            ways.push({ ...planned, entry });
    }
    return ways;
}
/** What services wait for. */
function leftDown(ways) {
    return ways.flatMap(({ plan: { down } }) => (down === undefined ? [] : [down]));
}
/**
 * Whether an undo can begin. When the way back of one component is gone, no other is put back: data of different times would
 * serve together. Only an undo that has begun goes on with what is left.
 *
 * @throws BackupError of the component that cannot be put back, or not yet: what to do
 */
function requireWayBack({ components: changed, live, servicesStopped }, ways, undoFile) {
    const gone = [];
    for (const { entry, plan } of ways.toReversed()) {
        if (plan.obstacle?.kind === 'blocked')
            throw plan.obstacle.error;
        if (plan.obstacle !== undefined)
            gone.push({ name: entry.component, cause: plan.obstacle.error });
    }
    const left = changed.filter(({ phase }) => phase !== 'undone').map(({ component }) => component);
    const others = left.filter((name) => gone.every((one) => one.name !== name));
    const [first, ...more] = gone;
    if (first === undefined || (left.length < changed.length && others.length > 0))
        return;
    if (others.length === 0 && more.length === 0 && !servicesStopped)
        throw first.cause;
    const own = first.cause instanceof errors/* BackupError */.hj ? first.cause.hint : undefined;
    const byHand = `To put back ${others.join(' and ')} alone on purpose${live ? ', with the services stopped' : ''}: the commands are in ${undoFile}.`;
    throw new errors/* BackupError */.hj('restore-failed', `${first.name} cannot be put back: ${(0,errors/* messageOf */.bD)(first.cause)}`, {
        cause: first.cause,
        because: [
            ...more.map(({ name, cause }) => `${name} cannot be put back: ${(0,errors/* failureText */.kY)(cause)}`),
            live && servicesStopped
                ? 'the services are stopped: start them by hand once the data are as they shall be'
                : 'nothing was changed: the other data and the services are as they were',
        ],
        hint: [own, ...(others.length > 0 ? [byHand] : [])].filter(Boolean).join(' '),
    });
}
/** Puts back what a restore replaced, last change first; what is already back stays. Returns what was done. */
async function carryOut(undo) {
    const { journals, journal, session, gate, ways } = undo;
    const done = [];
    const down = [];
    const failures = [];
    const own = new OpenJournal(journal, journals, session.log);
    await own.write({ servicesStopped: journal.live });
    if (journal.live)
        await stopOrStartAgain(undo);
    for (const { entry, ...way } of ways) {
        session.log.info(`Putting back: ${entry.component}`);
        try {
            const back = await way.carryOut('must-keep');
            done.push(...back.done);
            if (back.down !== undefined)
                down.push(back.down);
        }
        catch (cause) {
            failures.push({ name: entry.component, cause });
            // What one component lacks is no reason to leave the others.
            if (isCancelled(cause))
                break;
            continue;
        }
        await own.noteUndone(entry);
    }
    if (failures.length > 0)
        throw notBack(failures, done, undo);
    const against = journal.live ? [...(await whyTradingWouldBeOn(session, gate)), ...down] : [];
    const problems = journal.live ? await startServices(session, against) : [];
    await own.note({ status: 'undone', servicesStopped: problems.length > 0 });
    if (problems.length === 0)
        return done;
    throw new errors/* BackupError */.hj('restore-failed', 'The former data are back, but services are not up', {
        because: [...done.map((line) => `put back: ${line}`), ...problems],
        hint: 'Start them by hand.',
    });
}
/** @throws BackupError when a service cannot be stopped: nothing is put back then, and the services are as they were */
async function stopOrStartAgain(undo) {
    try {
        await stopServices(undo.session);
    }
    catch (cause) {
        throw new errors/* BackupError */.hj(isCancelled(cause) ? 'cancelled' : 'restore-failed', (0,errors/* messageOf */.bD)(cause), {
            cause,
            because: ['nothing was put back: the data are as they were before this undo', ...(await asBefore(undo))],
            hint: (cause instanceof errors/* BackupError */.hj ? cause.hint : undefined) ?? 'Correct the cause and run the same undo again.',
        });
    }
}
/** Services that ran before the undo are started again; those that the restore had left stopped wait for the data. */
async function asBefore({ journals, journal, session, ways }) {
    const by = startCommands(session);
    if (journal.servicesStopped)
        return by === '' ? [] : [`the services stay stopped, as the restore had left them: ${by}`];
    const calm = { ...session, signal: AbortSignal.timeout(startAgainMs) };
    try {
        // Neither the data nor the environment file were changed.
        const problems = await startServices(calm, leftDown(ways));
        if (problems.length > 0)
            return problems.map((problem) => `services: ${problem}`);
        await (0,state_journal/* writeJournal */.fY)(journals, journal);
        return by === ''
            ? ['services.start is empty: start again yourself what was stopped']
            : ['the services were started again'];
    }
    catch (error) {
        return [`the services may be stopped: ${(0,errors/* failureText */.kY)(error)}`];
    }
}
/** What fails leaves services stopped: that must be said, and that it can be run again. */
function notBack(failures, done, { journal: { live }, undoFile, session }) {
    const [first, ...others] = failures;
    const cause = first?.cause;
    const code = failures.some((one) => isCancelled(one.cause)) ? 'cancelled' : 'restore-failed';
    const own = cause instanceof errors/* BackupError */.hj ? cause.hint : undefined;
    const again = 'The same undo can be run again, it goes on where it stopped.';
    const by = startCommands(session);
    const stopped = live && session.config.services.stop.length > 0;
    return new errors/* BackupError */.hj(code, `${first?.name} could not be put back: ${(0,errors/* messageOf */.bD)(cause)}`, {
        cause,
        because: [
            ...others.map(({ name, cause: why }) => `${name} could not be put back: ${(0,errors/* failureText */.kY)(why)}`),
            ...done.map((line) => `put back: ${line}`),
            ...(stopped ? [`the services are stopped${by === '' ? '' : `; to start them: ${by}`}`] : []),
        ],
        hint: `${code === 'cancelled' && own !== undefined ? own : `${own ?? 'Correct the cause.'} ${again}`} By hand: ${undoFile}.`,
    });
}
function isCancelled(cause) {
    return cause instanceof errors/* BackupError */.hj && cause.code === 'cancelled';
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/run-undo.js
var run_undo_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_undo_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











/** `restore --undo`: chooses, looks, asks, and puts back. */
async function runUndo(request, wanted, resources) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { store, places, session, host } = resources;
        const { config } = session;
        const { journal: found, place } = await (0,choose_undo/* findJournal */.LJ)(places, wanted, config.system);
        const { restoreId } = found;
        resources.witness({ id: found.backup, details: { restoreId } });
        host.log.info(`Undo of restore ${restoreId} (backup ${found.backup}, ${found.startedAt})`);
        const base = { operation: 'restore', system: config.system, store: store.location, restoreId };
        const own = { ...session, restoreId, keepFolder: place.folder((0,state_journal/* keptPath */.MO)(restoreId)) };
        const status = request.dryRun ? 'undo-planned' : 'undone';
        const looked = await planUndo(found, own);
        if (!(0,choose_undo/* owesUndo */.Tl)(found) && leftDown(looked).length === 0) {
            return { ...base, status, plans: [], done: await (0,choose_undo/* nothingOwed */.x_)(places, found), durationMs: 0 };
        }
        const undoFile = place.folder((0,state_journal/* undoPath */.QT)(restoreId));
        await (0,choose_undo/* requireOnTop */.uC)(places, found, host.log);
        requireWayBack(found, looked, undoFile);
        if (found.live)
            await warnOfTrading(request, session, host);
        const plans = looked.map(({ plan }) => ({ ...plan, obstacle: plan.obstacle && (0,errors/* failureText */.kY)(plan.obstacle.error) }));
        const planned = { ...base, status: 'undo-planned', plans, done: besides(found, config), durationMs: 0 };
        // A terminal shows the report of a dry run itself.
        if (!request.dryRun || host.kind !== 'terminal')
            for (const line of (0,restore_lines/* undoPlanLines */.fU)(planned))
                host.log.info(line);
        if (request.dryRun)
            return planned;
        const replaces = found.live
            ? `This takes back a restore: the live data of ${config.system} are replaced by the former ones.`
            : `This removes the tables that the restore put beside the live data of ${config.system}.`;
        await requireConfirmed(request, config, host, replaces);
        const target = await place.open();
        // That of this host too, wherever the journal lies.
        const state = await (places[0] ?? place).open();
        const written = run_undo_addDisposableResource(env_1, await (0,stores/* openWritableStore */.Sv)(config, host), true);
        const leases = run_undo_addDisposableResource(env_1, await (0,take_lease/* takeLeases */.D)([state, target, written], resources), true);
        await leases.check();
        // While somebody was asked, another run may have changed what was looked at.
        const { journal } = await (0,choose_undo/* findJournal */.LJ)(places, restoreId, config.system);
        await (0,choose_undo/* requireOnTop */.uC)(places, journal, host.log);
        const ways = await planUndo(journal, own);
        requireWayBack(journal, ways, undoFile);
        const again = (0,choose_undo/* undoCommand */.Eb)(restoreId, config.system);
        host.stand({
            stopping: 'the undo ends after the step it is at',
            hint: `It may be half done. Run the same undo again, it goes on where it stopped: ${again}`,
            abandoned: `It may be half done. To finish it, run  ${again}`,
        });
        const started = performance.now();
        const gate = await tradingGate(own, host.folder, request.override.includes('trading-off'));
        const done = await carryOut({ journals: target, undoFile, journal, session: own, gate, ways });
        return { ...base, status: 'undone', plans, done, durationMs: Math.round(performance.now() - started) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_undo_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** What an undo does and costs besides its components. */
function besides({ live, startedAt }, { services }) {
    if (!live)
        return [];
    return [
        ...services.stop.map((command) => `stopped meanwhile: ${(0,user_command/* commandText */.j)(command)}`),
        `what was written since ${startedAt} is not in the former state`,
    ];
}
/**
 * What stops a restore only warns before an undo: it may be the way out of a restore that went wrong, with services that are
 * down or an environment file that came with it. Whether services are started is decided by the file that is put back.
 */
async function warnOfTrading(request, session, host) {
    const checks = [await checkTradingOff(session, host.folder), checkMarketClosed(session.config, host.now())];
    for (const { name, outcome, detail } of checks) {
        if (outcome === 'passed' || request.override.some((one) => one === name))
            continue;
        host.log.warning(`${name}: ${detail}. This does not stop an undo: go on only when nobody trades on these data. Services are started afterwards only if the environment file that is put back has trading off.`);
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/index.js
var restore_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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























const restore = (0,recorded/* recorded */.t)({
    ...fields/* restoreDescription */.Bg,
    request: restoreRequestSchema,
    sections: ({ components = fields/* restorableNames */.Kr, switches, tables }) => [
        ...components.filter((name) => switches[name] !== false && (name === 'database' || tables.length === 0)),
        'stores',
        'state',
        'signing',
        'encryption',
        // A variable that is not set there must not make a restore pass over what protects it.
        'services',
        'trading',
        'market',
        'objectives',
        'checks',
    ],
    recordedAs: ({ dryRun, undo }) => (dryRun ? undefined : undo === undefined ? 'restore' : 'undo'),
    run,
});
async function run({ request, config, host, witness }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = restore_addDisposableResource(env_1, await (0,stores/* openStore */.Ch)(config, host), true);
        const state = await (0,state_places/* statePlace */.D)(config.state.path, host.env);
        const places = [state, ...(0,state_places/* otherPlaces */.R)(state, host.env, store.localPath(''))];
        const abort = new AbortController();
        const scratch = restore_addDisposableResource(env_1, await (0,workplace/* scratchFolder */.$)(host), true);
        const isTaken = async (id) => (await state.look.list((0,state_journal/* restoreFolder */.Xt)(id))).length > 0;
        const restoreId = await (0,backup_id/* freeId */.wQ)(host.now(), isTaken);
        const session = {
            ...(0,workplace/* openSession */.f)(host, config, scratch.path, AbortSignal.any([host.signal, abort.signal])),
            restoreId,
            keepFolder: state.folder((0,state_journal/* keptPath */.MO)(restoreId)),
            ownFolders: [store.localPath(''), state.folder('')].filter((folder) => folder !== undefined),
        };
        if (request.undo !== undefined)
            return await runUndo(request, request.undo, { store, places, session, host, abort, witness });
        const plan = await host.log.group('1/8 Show the backup and the plan', () => planRestore(request, { store, places }, session, host));
        const live = request.tables.length === 0;
        const components = plan.parts.map(({ component }) => component.name).join(', ');
        witness({ ...(0,catalog_catalog/* identityOf */.cu)(plan.entry), details: { restoreId, components, live } });
        const planned = {
            operation: 'restore',
            system: config.system,
            store: store.location,
            restoreId,
            backup: plan.backup,
            lossObjectiveMs: plan.lossObjectiveMs,
            plans: plan.parts.map((part) => part.planned.plan),
            checks: plan.checks,
            servicesToStop: plan.servicesToStop,
            warnings: plan.warnings,
            live,
            status: 'planned',
        };
        // A terminal shows the report of a dry run itself.
        if (!request.dryRun || host.kind !== 'terminal')
            for (const line of (0,restore_lines/* restorePlanLines */.XT)(planned))
                host.log.info(line);
        if (request.dryRun)
            return planned;
        for (const line of plan.warnings)
            host.log.warning(line);
        requirePassed(plan.checks);
        const replaces = `This replaces live data of ${config.system}.`;
        if (live)
            await host.log.group('2/8 Confirm', () => requireConfirmed(request, config, host, replaces));
        const journals = await state.open();
        const target = restore_addDisposableResource(env_1, await (0,stores/* openWritableStore */.Sv)(config, host), true);
        const leases = restore_addDisposableResource(env_1, await (0,take_lease/* takeLeases */.D)([journals, target], { session, host, abort }), true);
        await makeFolder(journals, session);
        const started = performance.now();
        const restored = await executeRestore(plan, {
            host,
            journals,
            undoFile: state.folder((0,state_journal/* undoPath */.QT)(restoreId)),
            leases,
            session,
            live,
            override: request.override,
            undoCommand: (0,choose_undo/* undoCommand */.Eb)(restoreId, config.system),
            ...(await tradingGate(session, host.folder, request.restoreTrading || request.override.includes('trading-off'))),
        });
        host.stand({
            stopping: 'the restored data serve, only the checks are ended',
            hint: `The restored data serve. To go back: ${(0,choose_undo/* undoCommand */.Eb)(restoreId, config.system)}`,
            abandoned: `The restored data serve. To go back: ${(0,choose_undo/* undoCommand */.Eb)(restoreId, config.system)}`,
        });
        const checking = performance.now();
        const health = live ? await host.log.group('8/8 Health checks', () => healthOf(plan, restored, session)) : [];
        const checked = { name: '8/8 Health checks', durationMs: Math.round(performance.now() - checking) };
        const healthy = health.every(({ outcome }) => outcome === 'passed');
        const report = {
            ...planned,
            status: healthy ? 'ok' : 'failed',
            errorCode: healthy ? undefined : 'check-failed',
            restored: restored.components,
            steps: live ? [...restored.steps, checked] : restored.steps,
            health,
            durationMs: Math.round(performance.now() - started),
            objectiveMs: config.objectives.rto.system,
            dataLossMs: Math.max(0, host.now().getTime() - (0,choose/* recoveryPoint */.ii)(plan.entry).getTime()),
            next: live ? nextSteps(plan, restored, session) : [],
            undo: [(0,choose_undo/* undoCommand */.Eb)(restoreId, config.system), `# or by hand: ${state.folder((0,state_journal/* undoPath */.QT)(restoreId))}`],
            warnings: [...plan.warnings, ...restored.warnings],
        };
        await keepReport(journals, report, host.log);
        return report;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = restore_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Ids have a resolution of one second, and this one was chosen before the lease: another restore may have taken it. */
async function makeFolder(store, { restoreId, keepFolder }) {
    if ((await store.list((0,state_journal/* restoreFolder */.Xt)(restoreId))).length > 0) {
        throw new errors/* BackupError */.hj('write-failed', `Another restore has the id ${restoreId}`, {
            hint: 'It began in the same second. Look at what it has done, then run this one again.',
            retryable: true,
        });
    }
    await (0,promises_.mkdir)(keepFolder, { recursive: true, mode: 0o700 });
}
/** The restored data serve by now: whatever goes wrong from here on must not sound as if nothing had happened. */
async function healthOf(plan, restored, session) {
    try {
        const checks = restored.serviceProblems.map((detail) => {
            return { name: 'services-started', outcome: 'failed', detail };
        });
        for (const part of plan.parts)
            checks.push(...(await inspectLive(part, session)));
        checks.push(...(await runProbes(session)));
        for (const { name, outcome, detail } of checks)
            session.log.info(`${outcome}: ${name}: ${detail}`);
        return checks.map((check) => ({ ...check, overridden: false }));
    }
    catch (cause) {
        const code = cause instanceof errors/* BackupError */.hj && cause.code === 'cancelled' ? 'cancelled' : 'check-failed';
        throw new errors/* BackupError */.hj(code, 'The restore is done, but its health checks were not', {
            cause,
            hint: `The restored data serve. Look at them yourself, or go back with: ${(0,choose_undo/* undoCommand */.Eb)(session.restoreId, session.config.system)}`,
        });
    }
}
/** A server that does not answer after the restore is a finding like others; the checks after it are made all the same. */
async function inspectLive({ component, facts, planned }, session) {
    try {
        return await component.inspectLive(planned.facts ?? facts, session);
    }
    catch (error) {
        if (session.signal.aborted)
            throw (0,errors/* cancelled */.KW)(session.signal);
        return [{ name: `${component.name}-inspected`, outcome: 'unknown', detail: (0,errors/* failureText */.kY)(error) }];
    }
}


/***/ }),

/***/ 49534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ takeLeases)
/* harmony export */ });
/* harmony import */ var _catalog_lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65892);
/* harmony import */ var _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16290);
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


/**
 * The lease of the host, against another restore from whatever store, and that of the store, against a backup of what is half
 * restored. Losing one ends the work.
 */
async function takeLeases(stores, { session, host, abort, }, operation = 'restore') {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseOwner */ .I)(operation, host.run.url);
        const { system } = session.config;
        const taken = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const leases = [];
        for (const store of new Map(stores.map((one) => [one.location, one])).values()) {
            const lease = taken.use(await (0,_catalog_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .acquireLease */ .ZZ)(store, { system, owner, now: host.now, isGone: _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .isGone */ .S, warn: host.log.warning }));
            if (lease.warning !== undefined)
                host.log.warning(lease.warning);
            lease.signal.addEventListener('abort', () => abort.abort(lease.signal.reason), { once: true });
            leases.push(lease);
        }
        const kept = taken.move();
        return {
            check: async () => {
                for (const lease of leases)
                    await lease.check();
            },
            [Symbol.asyncDispose]: () => kept.disposeAsync(),
        };
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


/***/ }),

/***/ 5523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MO: () => (/* binding */ keptPath),
/* harmony export */   QT: () => (/* binding */ undoPath),
/* harmony export */   Ur: () => (/* binding */ journalEntry),
/* harmony export */   Xt: () => (/* binding */ restoreFolder),
/* harmony export */   fY: () => (/* binding */ writeJournal),
/* harmony export */   rZ: () => (/* binding */ readJournals)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);



const component = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    component: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Written before staging begins, and again before the switch; what undo needs. */
    state: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq9()),
    commands: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** staging: only something beside the live data was begun. */
    phase: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['staging', 'switching', 'switched', 'undone']),
});
const journalSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    system: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['running', 'done', 'failed', 'undone']),
    /** False when only a side database was made: nothing live was replaced. */
    live: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    /** Whether services were stopped by this restore and not yet started again. */
    servicesStopped: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    components: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(component),
});
const folder = 'restores';
/** A component's record in the journal, from its undo. */
function journalEntry(name, undo, phase) {
    const plain = JSON.parse(JSON.stringify({ component: name, state: undo.state, commands: undo.commands, phase }));
    return component.parse(plain);
}
/** Folder of a restore in the state of its host: the journal, and what the restore keeps. */
function restoreFolder(restoreId) {
    return `${folder}/${restoreId}`;
}
/** Where a restore keeps what must outlive it, such as the former Redis data. */
function keptPath(restoreId) {
    return `${restoreFolder(restoreId)}/kept`;
}
/** By hand, what `restore --undo` does: for the case that this program cannot run. */
function undoPath(restoreId) {
    return `${restoreFolder(restoreId)}/UNDO.md`;
}
/** Saves the journal, and its commands for people, before anything else happens. */
async function writeJournal(store, journal) {
    const text = `${JSON.stringify(journal, undefined, 2)}\n`;
    await store.put(undoPath(journal.restoreId), Buffer.from(undoText(journal)));
    await store.put(`${restoreFolder(journal.restoreId)}/journal.json`, Buffer.from(text));
}
function undoText(journal) {
    const chapters = journal.components
        .toReversed()
        .map(({ component: name, phase, commands }) => phase === 'undone'
        ? `## ${name}\n\nIs put back already: there is nothing to do.`
        : `## ${name} (${phase})\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``);
    return `${[
        `# Undo restore ${journal.restoreId} of ${journal.system}`,
        `It began ${journal.startedAt} from backup ${journal.backup} and is ${journal.status}. This does the same as \`backupctl restore --undo ${journal.restoreId} --yes ${journal.system}\`, by hand, in bash, in the order it stands. Stop what uses the data first.`,
        'Passwords are not in here: first `export PGPASSWORD=…` for PostgreSQL and `export REDISCLI_AUTH=…` for Redis, where they have one, and `export REDIS_CONF=…`, the configuration file of Redis, if it is not /etc/redis/redis.conf. Where systemd or Docker supervises Redis, stop and start it with that in place of SHUTDOWN and `redis-server`.',
        ...(chapters.length === 0 ? ['Nothing live was changed yet: there is nothing to undo.'] : chapters),
    ].join('\n\n')}\n`;
}
/** Journals of a system, oldest first, and the ids of those, of whatever system, that cannot be read. */
async function readJournals(store, system) {
    const journals = [];
    const unreadable = [];
    for (const { path } of await store.list(folder)) {
        const id = /^restores\/([^/]+)\/journal\.json$/.exec(path)?.[1];
        if (id === undefined)
            continue;
        const bytes = await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .whyUnreadable */ ._p);
        const journal = bytes instanceof Buffer ? journalSchema.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes)).data : undefined;
        if (journal === undefined)
            unreadable.push(id);
        else if (journal.system === system)
            journals.push(journal);
    }
    return { journals: journals.sort((a, b) => (a.restoreId < b.restoreId ? -1 : 1)), unreadable };
}


/***/ }),

/***/ 66794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ statePlace),
/* harmony export */   R: () => (/* binding */ otherPlaces)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _stores_local_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29582);
/* harmony import */ var _stores_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32052);





const ofAll = '/var/lib/backup-actions';
/**
 * Where this host keeps its state: as configured, else in /var/lib for whoever may write there, else with the user.
 *
 * @throws BackupError `invalid-config` when there is no such place
 */
async function statePlace(configured, env) {
    if (configured !== undefined)
        return placeAt(configured);
    if (await mayWrite(ofAll))
        return placeAt(ofAll);
    const own = ofUser(env);
    if (own !== undefined)
        return placeAt(own);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('invalid-config', 'There is no place for what restores keep on this host', {
        because: [`${ofAll} cannot be written, and neither XDG_STATE_HOME nor HOME is set`],
        hint: 'Name a folder with state.path in backup.yml, or BACKUP_STATE.',
    });
}
/**
 * Every place where a restore of this host may have left its journal, the one in use first: other users and settings, and
 * beside the backups, where former versions wrote it.
 */
function otherPlaces(own, env, localStoreFolder) {
    const paths = [ofAll, ofUser(env), localStoreFolder].filter((path) => path !== undefined);
    return [...new Set(paths)].map(placeAt).filter(({ look }) => look.location !== own.look.location);
}
function placeAt(path) {
    const store = (0,_stores_local_js__WEBPACK_IMPORTED_MODULE_3__/* .localStore */ .x)('state', path);
    return {
        look: (0,_stores_store_js__WEBPACK_IMPORTED_MODULE_4__/* .readOnly */ .Tu)(store),
        open: async () => {
            await requireWritable(path);
            return store;
        },
        folder: (below) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, below),
    };
}
async function requireWritable(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
    }
    catch (cause) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('store-unwritable', `What restores keep on this host cannot be written to ${folder}`, {
            cause,
            hint: 'Nothing was changed. Let this user write there, or name another folder with state.path in backup.yml, or BACKUP_STATE.',
        });
    }
}
function ofUser(env) {
    const base = env.XDG_STATE_HOME || (env.HOME && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.HOME, '.local', 'state'));
    return base ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, 'backup-actions') : undefined;
}
/** Root makes it where it is missing. */
async function mayWrite(folder) {
    if (process.getuid?.() === 0)
        return true;
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK).then(() => true, () => false);
}


/***/ })

};
