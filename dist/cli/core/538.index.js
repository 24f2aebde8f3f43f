export const id = 538;
export const ids = [538];
export const modules = {

/***/ 1932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ unitsOf),
/* harmony export */   J1: () => (/* binding */ undoStateSchema),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   ov: () => (/* binding */ topEntries)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22219);






/** One path that is switched as a whole: a file, a link, or a folder with all that is in it. */
const unitSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    /** Relative to root. */
    path: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
        .min(1)
        .refine((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'must stay below root'),
    /** Whether something was in place under this name. */
    former: zod__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(),
});
/** What undo needs; written to the journal before the switch. */
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    root: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().startsWith('/'),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[\w-]+$/),
    units: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(unitSchema),
});
function placesOf(root, restoreId) {
    return {
        root,
        staging: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `.restore-${restoreId}`),
        before: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `.before-restore-${restoreId}`),
        undone: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `.undone-${restoreId}`),
    };
}
/** The topmost entries of an archive: those whose folder is not itself an entry. What was selected, seen from its result. */
function topEntries(entries) {
    const paths = new Set(entries.map((entry) => entry.path));
    return [...paths].filter((path) => !(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .ancestorsOf */ .Gw)(path).some((folder) => paths.has(folder))).sort();
}
/**
 * What is switched, looked up in place. Where even the folder of a path is missing, the topmost missing folder is switched in
 * with it: nothing has to be created in place, so nothing has to be taken away again.
 */
async function unitsOf(root, entries) {
    const units = await Array.fromAsync(topEntries(entries), (top) => locate(root, top));
    return [...new Map(units.map((unit) => [unit.path, unit])).values()];
}
/** lstat, or undefined when nothing has this name. */
function statusOf(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(path)).catch((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .whenFailed */ .aK)(['ENOENT', 'ENOTDIR'], undefined));
}
async function locate(root, path) {
    for (const at of [...(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .ancestorsOf */ .Gw)(path), path]) {
        if ((await statusOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, at))) === undefined)
            return { path: at, former: false };
    }
    return { path, former: true };
}


/***/ }),

/***/ 95576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree),
/* harmony export */   e: () => (/* binding */ removeEmpty)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65213);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22100);
/* harmony import */ var _tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18053);






/** Removes a folder of ours with all that is in it, also where restored folders forbid it. Works after a cancel too. */
async function removeTree(session, path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'EACCES' && (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'EPERM')
            throw error;
        const options = (0,_tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .toolOptions */ .P)({ ...session, signal: new AbortController().signal });
        const exit = await session.connection.run('chmod', ['-R', 'u+rwX', '--', path], options);
        if (exit.code !== 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${path} could not be removed`, {
                cause: error,
                because: [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .describeExit */ .KE)(exit), ...exit.stderr.slice(-3)],
                hint: `It is a copy from the backup; remove it by hand: rm -r ${path}`,
            });
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
}
/** Removes a folder and its folders as far as they hold nothing else. */
async function removeEmpty(folder) {
    try {
        for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(folder), { withFileTypes: true, encoding: 'buffer' })) {
            if (entry.isDirectory())
                await removeEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .textOfName */ .E5)(entry.name)));
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(folder));
    }
    catch (error) {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error);
        if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST')
            throw error;
    }
}


/***/ }),

/***/ 30036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ syncFolders),
/* harmony export */   k: () => (/* binding */ switchIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14154);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29011);






/**
 * Switches the staged files in, one path after the other: the former is set aside below `before`, the new one takes its name.
 * A reader of a file finds the old or the new one, never half of one; a folder's name is absent for some microseconds (see
 * `replace`).
 *
 * @throws BackupError `restore-failed`: the way back puts back what was switched by then
 */
async function switchIn(places, units, reached = () => { }) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(places.before, { mode: 0o700 });
        for (const unit of units)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path))), { recursive: true, mode: 0o700 });
        await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(places.root);
        reached('begun');
        for (const unit of units) {
            switchOne(places, unit, () => reached('between', unit));
            reached('switched', unit);
        }
        await syncFolders(places, units);
    }
    catch (error) {
        throw switchError(error);
    }
}
function switchOne(places, unit, between) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const next = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.staging, unit.path);
    if (unit.former)
        (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .replace */ .HC)(live, next, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path), between);
    else if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) === undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(next), (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(live));
    else
        throw new Error(`${live} has appeared since the restore was prepared`);
}
/** The names on both sides of every move. */
async function syncFolders(places, units) {
    const folders = new Set([places.root]);
    for (const unit of units) {
        for (const place of [places.root, places.before, places.staging])
            folders.add((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, unit.path)));
    }
    for (const folder of folders)
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(folder) !== undefined)
            await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(folder);
}
function switchError(cause) {
    const hint = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) === 'EXDEV' || (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) === 'EBUSY'
        ? 'A file system is mounted there: names cannot be swapped across it. Unmount it for the restore.'
        : 'Correct the cause, then run the restore again.';
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', 'The restored files could not be switched in', {
        cause,
        because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)],
        hint,
    });
}


/***/ }),

/***/ 10538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planUndo: () => (/* binding */ planUndo),
/* harmony export */   stagingOf: () => (/* binding */ stagingOf),
/* harmony export */   undoOf: () => (/* binding */ undoOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22751);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14154);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29011);
/* harmony import */ var _way_back_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(19918);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(22219);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1932);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95576);
/* harmony import */ var _switch_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(30036);












/** The record of a switch, and the same by hand. */
function undoOf(root, restoreId, units) {
    const places = (0,_places_js__WEBPACK_IMPORTED_MODULE_7__/* .placesOf */ .ek)(root, restoreId);
    const state = {
        root,
        restoreId,
        units: units.map(({ path, former }) => ({ path, former })),
    };
    return { state, commands: [...units].reverse().map((unit) => commandFor(places, unit)) };
}
/** The record of a copy that is being staged: undo removes it. */
function stagingOf(root, restoreId, units) {
    const { staging } = (0,_places_js__WEBPACK_IMPORTED_MODULE_7__/* .placesOf */ .ek)(root, restoreId);
    return { ...undoOf(root, restoreId, units), commands: [`rm -rf --one-file-system -- ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(staging)}`] };
}
/**
 * The way back of configuration files. The restored files go to `.undone-<restoreId>`; nothing is deleted but copies from the
 * backup that nobody has used. Where files come back, readers see what `replace` tells of.
 */
async function planUndo(record, session) {
    const { root, restoreId, units } = parseState(record.state);
    const places = (0,_places_js__WEBPACK_IMPORTED_MODULE_7__/* .placesOf */ .ek)(root, restoreId);
    const { before, staging, undone } = places;
    const gone = whyGone(places, units, record.phase);
    const has = { before: (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(before) !== undefined, staging: (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(staging) !== undefined };
    const serves = `${has.staging ? '' : 'nothing to do: '}${root} holds its former files`;
    return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_10__/* .plannedUndo */ .t)({
        component: 'config',
        target: root,
        found: has.before ? [`the former files are kept in ${before}`] : gone === undefined ? [serves] : [],
        losses: has.before ? [`what is in place now, with what was written to it since, is kept in ${undone}`] : [],
        commands: record.commands,
        obstacle: gone && { kind: 'gone', error: gone },
    }, [
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_10__/* .step */ .P)(has.before, `put back the former ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(units.length, 'path')}: ${(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_11__/* .nameSome */ .Kf)(units.map(({ path }) => path))}`, async (keep) => {
            // Nobody has used what a restore that fails while it switches had put in place.
            const done = putUnitsBack(places, units, keep === 'try-keep' && record.phase === 'switching');
            await (0,_switch_js__WEBPACK_IMPORTED_MODULE_9__/* .syncFolders */ .T)(places, units);
            await (0,_remove_js__WEBPACK_IMPORTED_MODULE_8__/* .removeEmpty */ .e)(before);
            await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .syncToDisk */ .U)(root);
            return done;
        }),
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_10__/* .step */ .P)(has.staging, `remove ${staging}, a copy from the backup that is not in use`, async () => {
            await (0,_remove_js__WEBPACK_IMPORTED_MODULE_8__/* .removeTree */ .d)(session, staging);
            await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .syncToDisk */ .U)(root);
            return [`removed ${staging}, a copy from the backup that was not in use`];
        }),
    ]);
}
function parseState(state) {
    const parsed = _places_js__WEBPACK_IMPORTED_MODULE_7__/* .undoStateSchema */ .J1.safeParse(state);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', 'The record of the restore of the configuration files cannot be understood', {
        because: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
        hint: 'The former files lie in .before-restore-<id> below config.root; move them back by hand.',
    });
}
/** After a switch every path has its former beside it, until an undo sets the restored one aside. */
function whyGone(places, units, phase) {
    if (phase !== 'switched')
        return undefined;
    const begun = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(places.before) !== undefined;
    const gone = units.filter(({ path, former }) => {
        if ([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, path), goneMark(places, path)].some((one) => (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(one) !== undefined))
            return false;
        if (former)
            return (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, path)) === undefined;
        return !begun && (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, path)) !== undefined;
    });
    if (gone.length === 0)
        return undefined;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `The former ${(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_11__/* .nameSome */ .Kf)(gone.map(({ path }) => path))} cannot be put back`, {
        because: [
            `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(gone.length, 'path')} not in ${places.before} any more: what the restore had set aside was removed`,
        ],
        hint: `The files below ${places.root} stay as they are. To go back, restore a backup from before this restore.`,
    });
}
function putUnitsBack(places, units, discard) {
    const back = [];
    const aside = [];
    for (const unit of units.toReversed()) {
        try {
            if (unit.former) {
                if (restoreFormer(places, unit, discard))
                    back.push(unit.path);
            }
            else if (takeOut(places, unit, discard))
                aside.push(unit.path);
        }
        catch (error) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path)} could not be put back`, {
                cause: error,
                because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)],
                hint: 'Correct the cause and run the undo again: it goes on where it stopped.',
            });
        }
    }
    const from = (names) => `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(names.length, 'path')}: ${(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_11__/* .nameSome */ .Kf)(names)}`;
    return [
        ...(back.length > 0 ? [`put back the former ${from(back)}`] : []),
        ...(aside.length > 0 ? [`took out what was not there before, ${from(aside)}`] : []),
        ...((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(places.undone) === undefined ? [] : [`the restored files are kept in ${places.undone}`]),
    ];
}
/** Where what is taken out of its place goes; what the switch has not reached came from elsewhere, and is kept. */
function asidePath(places, unit, discard) {
    const staged = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.staging, unit.path);
    const reached = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(staged) === undefined && (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(staged)) !== undefined;
    return discard && reached ? staged : undonePath(places, unit);
}
function restoreFormer(places, unit, discard) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path);
    const status = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(former);
    if (status === undefined)
        return false; // not reached by the switch, or put back already
    const now = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(live);
    if (now === undefined && !discard)
        markGone(places, unit);
    const keeps = now !== undefined && !(0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .isSame */ .Ft)(now, status);
    (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .putBack */ .pK)(live, former, keeps ? asidePath(places, unit, discard) : '');
    return true;
}
function takeOut(places, unit, discard) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const reached = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.staging, unit.path)) === undefined;
    const already = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, unit.path)) !== undefined;
    if (!reached || already || (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(live) === undefined)
        return false;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(live), (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(asidePath(places, unit, discard)));
    return true;
}
/** Safe at every moment: what the switch has not reached is left alone. */
function commandFor(places, unit) {
    const [live, former, staged, undone] = [places.root, places.before, places.staging, places.undone].map((place) => (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, unit.path)));
    const mark = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(goneMark(places, unit.path));
    const folder = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, unit.path, '..'));
    const make = `mkdir -p -m 700 ${folder}`;
    const away = `${make} && mv -T ${live} ${undone}`;
    const there = (path) => `[ -e ${path} ] || [ -L ${path} ]`;
    return unit.former
        ? `if ${there(former)}; then if ${there(live)}; then ${away}; else ${make} && : >${mark}; fi; mv -T ${former} ${live}; fi`
        : `if [ -d ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(places.before)} ] && [ ! -e ${staged} ] && [ ! -L ${staged} ]; then ${away}; fi`;
}
/** A free name for what an undo takes out of its place; the folder for it is made. */
function undonePath(places, unit) {
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, unit.path);
    makeFolders(places, wanted);
    for (let at = 0;; at += 1) {
        const path = at === 0 ? wanted : `${wanted}.${at}`;
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(path) === undefined)
            return path;
    }
}
/**
 * Stands where a restored file would lie that somebody had removed before the undo: without it, an undo that goes on after a
 * kill could not tell a former file that is back from one that is gone.
 */
function goneMark({ undone }, path) {
    return `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(undone, path)}.was-gone`;
}
function markGone(places, { path }) {
    const mark = goneMark(places, path);
    makeFolders(places, mark);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(mark), '');
}
function makeFolders({ undone }, path) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(undone, { recursive: true, mode: 0o700 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)), { recursive: true, mode: 0o700 });
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


/***/ }),

/***/ 14154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   HC: () => (/* binding */ replace),
/* harmony export */   pK: () => (/* binding */ putBack),
/* harmony export */   rN: () => (/* binding */ statusNow)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22100);



/** A file system, or a kernel with protected_hardlinks, may refuse a second name: then there is only the rename. */
const linkRefusals = ['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
/**
 * Sets what is at `live` aside and puts `next` in its place, both on one file system.
 *
 * Files and links: the former gets a second name first, then one rename replaces it, so whoever opens the name finds either the
 * old or the new one, always. Folders: a rename away and a rename in, directly one after the other; between the two the name
 * is absent for some microseconds, which only renameat2(RENAME_EXCHANGE) could avoid, and Node.js does not offer it.
 * The calls are synchronous on purpose: nothing else of this process runs in between.
 *
 * @param between called between the two halves, for tests
 */
function replace(live, next, aside, between = () => { }) {
    if (statusNow(aside) !== undefined)
        throw new Error(`${aside} is in the way`);
    const both = [statusNow(live), statusNow(next)];
    if (both.some((one) => one === undefined))
        throw new Error(`${both[0] === undefined ? live : next} is gone`);
    if (both.some((one) => one?.isDirectory()) || !linked(live, aside))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(aside));
    between();
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(next), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live));
}
/** Puts the former back from where replace had set it aside, from any moment of it. What is in place goes to `away`. */
function putBack(live, former, away) {
    const now = statusNow(live);
    const before = statusNow(former);
    if (now === undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(former), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live));
    else if (isSame(now, before))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(former));
    else
        replace(live, former, away);
}
function statusNow(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(path), { throwIfNoEntry: false });
}
/** Two names of one file: rename(2) would do nothing and call it a success. */
function isSame(a, b) {
    return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
function linked(from, to) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(from), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(to));
        return true;
    }
    catch (error) {
        if (linkRefusals.includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 29011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ syncToDisk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
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




/** Brings a file's content, or a folder's names, to the disk. False when it may not be opened for that. */
async function syncToDisk(path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(path), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW), true);
            await file.sync();
            return true;
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
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES')
            return false;
        throw error;
    }
}


/***/ })

};
