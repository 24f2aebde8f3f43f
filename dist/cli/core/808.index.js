export const id = 808;
export const ids = [808];
export const modules = {

/***/ 5808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prove: () => (/* binding */ prove)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22751);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33011);
/* harmony import */ var _outside_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5076);
/* harmony import */ var _read_archive_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44787);
/* harmony import */ var _restore_compare_trees_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22889);
/* harmony import */ var _restore_extract_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77243);
/* harmony import */ var _restore_read_tree_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53537);
/* harmony import */ var _restore_remove_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(95576);
/* harmony import */ var _restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(70136);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(74132);













const mostDifferences = 200;
/** What keeps a proof from being made says nothing about the backup. */
const notItsFault = ['disk-full', 'tool-missing', 'tool-failed', 'access-denied', 'write-failed'];
/**
 * Extracts the archive with stock tar into a throwaway folder and compares every file with the manifest: type, content, mode,
 * owner, attributes, link target and time to the second. Without root, owners and capabilities on disk are not compared: those
 * in the archive are.
 */
async function prove(component, facts, backup, session) {
    const watch = { restoreMs: 0, compareMs: 0 };
    const proved = await proveOrExplain(component, facts, backup, session, watch);
    return {
        ...proved,
        where: 'a temporary folder',
        restoreMs: Math.round(watch.restoreMs),
        compareMs: Math.round(watch.compareMs),
    };
}
async function proveOrExplain(component, facts, backup, session, watch) {
    if (facts === undefined)
        return notVerified('The backup has no manifest to compare its files with');
    const known = _entry_js__WEBPACK_IMPORTED_MODULE_4__/* .archiveFactsSchema */ .Vv.safeParse(facts);
    if (!known.success)
        return notVerified(`The manifest's facts of ${component} are not what this version writes`);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(session.scratch, `${component}-proof-`));
    try {
        return await extractAndCompare(known.data, backup, session, folder, watch);
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj))
            throw error;
        if (notItsFault.includes(error.code))
            return notVerified([error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error)].join('; '));
        if (error.code !== 'damaged' && error.code !== 'restore-failed')
            throw error;
        const found = [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error)].join('; ');
        return failed([{ what: known.data.archive, expected: 'an archive that tar extracts', found }]);
    }
    finally {
        await (0,_restore_remove_js__WEBPACK_IMPORTED_MODULE_9__/* .removeTree */ .d)(session, folder);
    }
}
async function extractAndCompare(facts, backup, session, folder, watch) {
    const file = (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_10__/* .archiveOf */ .YH)(backup);
    if (file === undefined)
        return failed([{ what: facts.archive, expected: 'a stored archive', found: 'nothing' }]);
    const recorded = await (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_10__/* .recordedEntries */ .DE)(session, backup, facts);
    if (recorded === undefined) {
        const what = facts.list ?? facts.archive;
        return failed([{ what, expected: 'the list of its entries', found: 'nothing that can be read' }]);
    }
    const unsafe = (0,_outside_js__WEBPACK_IMPORTED_MODULE_12__/* .outsideProblems */ .a)(recorded);
    if (unsafe.length > 0)
        return failed(unsafe.map((problem) => differenceIn(facts.archive, problem)));
    const started = performance.now();
    const tar = await (0,_tar_js__WEBPACK_IMPORTED_MODULE_11__/* .findTar */ .By)(session);
    const owners = await (0,_restore_extract_js__WEBPACK_IMPORTED_MODULE_7__/* .runsAsRoot */ .R)(session);
    const reader = (0,_read_archive_js__WEBPACK_IMPORTED_MODULE_5__/* .readArchive */ .b)();
    const measured = await (0,_restore_extract_js__WEBPACK_IMPORTED_MODULE_7__/* .extract */ .o)(session, tar, { backup, file, into: folder, owners, alongside: reader });
    const extracted = performance.now();
    watch.restoreMs = extracted - started;
    const differences = (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_10__/* .disagreements */ .og)(facts, recorded, reader.entries).map((problem) => differenceIn(facts.archive, problem));
    if (measured.sha256 !== file.sha256) {
        differences.push({ what: file.path, expected: `sha256 ${file.sha256}`, found: `sha256 ${measured.sha256}` });
    }
    const entries = (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_10__/* .onDisk */ .FC)(reader.entries);
    const tree = await (0,_restore_read_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .readTree */ .Z)(session, tar, folder, ['.'], entries, 'fails');
    const [lost, changes] = partition((0,_restore_compare_trees_js__WEBPACK_IMPORTED_MODULE_6__/* .compareTrees */ .t)(entries, tree.entries, { owners }));
    for (const change of changes) {
        const what = `file ${JSON.stringify(change.path)}, ${change.kind}`;
        differences.push({ what, expected: change.expected, found: change.found });
    }
    for (const unread of tree.unread)
        differences.push(differenceIn(facts.archive, unread));
    watch.compareMs = performance.now() - extracted;
    if (differences.length > 0)
        return failed(differences);
    // The archive holds them, and this user or file system does not take them: that is said of the place, not of the backup.
    if (lost.length > 0)
        return notVerified(`Attributes could not be given back here: ${lost.join('; ')}`);
    return proven(entries, owners);
}
/** Attributes that did not come back, in words, and all other changes. */
function partition(changes) {
    const lost = changes.filter(({ kind }) => kind === 'attributes').slice(0, mostDifferences);
    return [
        lost.map(({ path, expected, found }) => `${JSON.stringify(path)} had ${expected}, has ${found}`),
        changes.filter(({ kind }) => kind !== 'attributes'),
    ];
}
function proven(entries, owners) {
    const { regularFiles, contentBytes } = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .totalsOf */ .vA)(entries);
    const compared = [
        `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(regularFiles, 'file')}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(contentBytes)}: content by SHA-256`,
        `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(entries.length, 'entry').replace(/entrys$/, 'entries')}: types, modes, link targets, times, attributes, ${owners ? 'owners' : 'owners and capabilities in the archive'}`,
    ];
    return { outcome: 'proven', differences: [], reason: undefined, compared };
}
function failed(differences) {
    const rest = differences.length - mostDifferences;
    const more = { what: 'more differences', expected: '0', found: String(rest) };
    const shown = rest > 0 ? [...differences.slice(0, mostDifferences), more] : differences;
    return { outcome: 'failed', differences: shown, reason: undefined, compared: [] };
}
function notVerified(reason) {
    return { outcome: 'not-verified', differences: [], reason, compared: [] };
}
function differenceIn(archive, problem) {
    return { what: archive, expected: 'as recorded', found: problem };
}


/***/ })

};
