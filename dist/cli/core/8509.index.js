export const id = 8509;
export const ids = [8509];
export const modules = {

/***/ 48509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   packEntries: () => (/* binding */ packEntries)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _tar_tar_header_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83236);


const mostNameBytes = 100;
/** Tar entries of files on this machine, without an end mark, so that another archive can follow. */
async function* packEntries(files) {
    for (const { name, file, bytes, modified } of files) {
        if (Buffer.byteLength(name) > mostNameBytes) {
            const record = recordOf(`path=${name}\n`);
            yield header('x', 'PaxHeaders', record.length, modified);
            yield* filled([record], record.length);
        }
        yield header('0', name, bytes, modified);
        yield* filled(bytes === 0 ? [] : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file, { end: bytes - 1 }), bytes);
    }
}
/** POSIX ustar; a size that octal digits cannot hold is written in base 256, as GNU tar does. */
function header(flag, name, bytes, modified) {
    const block = Buffer.alloc(_tar_tar_header_js__WEBPACK_IMPORTED_MODULE_1__/* .blockBytes */ .VE);
    const octal = (value, at, length) => block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
    block.write(name, 0, mostNameBytes);
    octal(0o640, 100, 8);
    for (const at of [108, 116, 329, 337])
        octal(0, at, 8);
    if (bytes < 8 ** 11)
        octal(bytes, 124, 12);
    else
        block.writeBigUInt64BE(BigInt(bytes), block.writeUInt32BE(0x80000000, 124));
    octal(Math.floor(modified.getTime() / 1000), 136, 12);
    block.write(`        ${flag}`, 148);
    block.write('ustar\x0000root', 257);
    block.write('root', 297);
    octal(block.reduce((sum, byte) => sum + byte, 0), 148, 7);
    block.writeUInt8(0, 154);
    return block;
}
/** A pax record begins with its own length, digits included. */
function recordOf(text) {
    const rest = Buffer.from(` ${text}`);
    let length = rest.length;
    while (String(length).length + rest.length !== length)
        length = String(length).length + rest.length;
    return Buffer.concat([Buffer.from(String(length)), rest]);
}
async function* filled(content, bytes) {
    let left = bytes;
    for await (const chunk of content) {
        left -= chunk.length;
        yield chunk;
    }
    if (left !== 0)
        throw new Error(`a captured log has ${bytes - left} bytes instead of ${bytes}`);
    yield Buffer.alloc(-bytes & (_tar_tar_header_js__WEBPACK_IMPORTED_MODULE_1__/* .blockBytes */ .VE - 1));
}


/***/ })

};
