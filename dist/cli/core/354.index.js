export const id = 354;
export const ids = [354];
export const modules = {

/***/ 68354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TarReader: () => (/* binding */ TarReader)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56118);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49567);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33011);





/** tar-stream gives these too, though its types tell little of them. */
const moreSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    byteOffset: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    pax: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        mtime: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai(),
        uid: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai(),
        gid: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai(),
        uname: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        gname: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    })
        .partial()
        .nullish(),
});
const blockBytes = 512;
/** POSIX: two blocks of zeros end an archive. tar-stream does not ask for them, so a cut between entries would pass. */
const endMarkBytes = 2 * blockBytes;
/** Reads a tar stream to its end mark and hands over each entry, with the hash of its content, as it goes by. */
class TarReader {
    #onEntry;
    #extract = (0,tar_stream__WEBPACK_IMPORTED_MODULE_1__.extract)();
    #closed;
    #failure;
    #totalBytes = 0;
    #zerosAtEnd = 0;
    #contentEnd = 0;
    constructor(onEntry) {
        this.#onEntry = onEntry;
        this.#extract.on('entry', (header, content, next) => this.#take(header, content, next));
        this.#closed = new Promise((resolve) => {
            this.#extract.on('error', (error) => {
                this.#failure = error;
            });
            this.#extract.on('close', () => resolve());
        });
    }
    async write(chunk) {
        this.#measure(chunk);
        if (this.#failure !== undefined)
            throw this.#damaged();
        if (this.#extract.write(chunk))
            return;
        await Promise.race([new Promise((resolve) => this.#extract.once('drain', resolve)), this.#closed]);
        if (this.#failure !== undefined)
            throw this.#damaged();
    }
    async end() {
        this.#extract.end(null);
        await this.#closed;
        if (this.#failure !== undefined)
            throw this.#damaged();
        const rest = this.#totalBytes - this.#contentEnd;
        if (rest < endMarkBytes || this.#zerosAtEnd < rest) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', 'The tar archive has no end mark: it is cut or has bytes after its end');
        }
    }
    #damaged() {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', 'The tar archive cannot be read', {
            cause: this.#failure,
            because: this.#failure === undefined ? [] : [this.#failure.message],
        });
    }
    #measure(chunk) {
        this.#totalBytes += chunk.length;
        let at = chunk.length;
        while (at > 0 && chunk[at - 1] === 0)
            at -= 1;
        this.#zerosAtEnd = at === 0 ? this.#zerosAtEnd + chunk.length : chunk.length - at;
    }
    #take(header, content, next) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        content.on('data', (data) => {
            if (data instanceof Uint8Array)
                hash.update(data);
        });
        // A failure also reaches the extract itself, where it is kept.
        content.on('error', () => { });
        content.on('end', () => {
            try {
                const more = moreSchema.parse(header);
                this.#contentEnd = more.byteOffset + Math.ceil(header.size / blockBytes) * blockBytes;
                this.#onEntry(entryOf(header, more, hash.digest('hex')));
                next(null);
            }
            catch (error) {
                next(error instanceof Error ? error : new Error(String(error)));
            }
        });
    }
}
function entryOf(header, more, sha256) {
    const type = _entry_js__WEBPACK_IMPORTED_MODULE_3__/* .entryTypes */ .gt.find((known) => known === header.type);
    if (type === undefined)
        throw new Error(`${header.name} has the unknown type ${header.type}`);
    const pax = more.pax ?? {};
    const isFile = type === 'file' || type === 'contiguous-file';
    const modified = pax.mtime === undefined ? header.mtime : new Date(Math.floor(pax.mtime * 1000));
    return {
        path: header.name.length > 1 && header.name.endsWith('/') ? header.name.slice(0, -1) : header.name,
        type,
        mode: header.mode.toString(8).padStart(4, '0'),
        uid: pax.uid ?? header.uid,
        gid: pax.gid ?? header.gid,
        user: pax.uname ?? header.uname,
        group: pax.gname ?? header.gname,
        bytes: header.size,
        modified: modified.toISOString(),
        ...(isFile ? { sha256 } : {}),
        ...(type === 'link' || type === 'symlink' ? { link: header.linkname } : {}),
    };
}


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ai: () => (/* binding */ number)
/* harmony export */ });
/* unused harmony exports string, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedNumber */ .qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodNumber */ .rSt, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
