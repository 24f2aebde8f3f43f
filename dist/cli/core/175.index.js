export const id = 175;
export const ids = [175];
export const modules = {

/***/ 43175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkUndo: () => (/* binding */ checkUndo),
/* harmony export */   putBackFormer: () => (/* binding */ putBackFormer)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _keys_undo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75991);
/* harmony import */ var _offline_undo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97962);
/* harmony import */ var _undo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9342);





/** Which way a restore went. Restores of the first versions do not say: there was one way only. */
const waySchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ way: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['replication', 'keys', 'files']).default('replication') });
/** Puts the former data back, the way they were replaced. Returns what was done. */
async function putBackFormer(state, session, undoing) {
    const { way } = waySchema.parse(state);
    switch (way) {
        case 'replication':
            return (0,_undo_js__WEBPACK_IMPORTED_MODULE_3__/* .undoOnline */ .Oq)(state, session, undoing, _undo_js__WEBPACK_IMPORTED_MODULE_3__/* .bringBack */ .kB);
        case 'keys':
            return (0,_undo_js__WEBPACK_IMPORTED_MODULE_3__/* .undoOnline */ .Oq)(state, session, undoing, _keys_undo_js__WEBPACK_IMPORTED_MODULE_1__/* .bringBackByKeys */ .n);
        case 'files':
            return (0,_offline_undo_js__WEBPACK_IMPORTED_MODULE_2__/* .undoFiles */ .A0)(state, session, undoing);
        default:
            return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreachable */ .HB)(way);
    }
}
/** Whether the former data are gone; by file a server may have to be stopped, too, which is looked at first. */
async function checkUndo(state, session, undoing) {
    const check = waySchema.parse(state).way === 'files' ? _offline_undo_js__WEBPACK_IMPORTED_MODULE_2__/* .checkUndoFiles */ .qw : _undo_js__WEBPACK_IMPORTED_MODULE_3__/* .checkUndoOnline */ .C1;
    return check(state, session, undoing);
}


/***/ })

};
