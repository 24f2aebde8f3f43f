export const id = 8491;
export const ids = [8491];
export const modules = {

/***/ 98491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadFiles: () => (/* binding */ uploadFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_artifact__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37888);


/** Uploads files as one artifact of this workflow run. Anyone who may read the repository can download it: reports only. */
async function uploadFiles(name, files, retentionDays) {
    const [first] = files;
    if (first === undefined)
        return;
    const options = retentionDays === undefined ? {} : { retentionDays };
    await new _actions_artifact__WEBPACK_IMPORTED_MODULE_1__/* .DefaultArtifactClient */ .t9().uploadArtifact(name, [...files], (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(first), options);
}


/***/ })

};
