export const id = 818;
export const ids = [818];
export const modules = {

/***/ 22818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   packEntries: () => (/* binding */ packEntries)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56118);


const endMarkBytes = 1024;
/** Tar entries of files on this machine, without the end mark, so that another archive can follow. */
async function* packEntries(files) {
    const packer = (0,tar_stream__WEBPACK_IMPORTED_MODULE_1__.pack)();
    const packed = addAll(packer, files);
    // Whoever reads the packer sees the failure; without this it would also be an unhandled rejection.
    packed.catch((error) => packer.destroy(error));
    let held = Buffer.alloc(0);
    for await (const chunk of packer) {
        const data = Buffer.concat([held, chunk]);
        const ready = Math.max(0, data.length - endMarkBytes);
        if (ready > 0)
            yield data.subarray(0, ready);
        held = data.subarray(ready);
    }
    await packed;
}
async function addAll(packer, files) {
    for (const file of files)
        await add(packer, file);
    packer.finalize();
}
async function add(packer, file) {
    const { name, bytes: size, modified: mtime } = file;
    const written = Promise.withResolvers();
    const header = {
        name,
        size,
        mtime,
        type: 'file',
        mode: 0o640,
        uid: 0,
        gid: 0,
        uname: 'root',
        gname: 'root',
    };
    const entry = packer.entry(header, (error) => (error ? written.reject(error) : written.resolve()));
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file.file)) {
        if (!entry.write(chunk))
            await Promise.race([new Promise((resolve) => entry.once('drain', () => resolve())), written.promise]);
    }
    entry.end(null);
    await written.promise;
}


/***/ })

};
