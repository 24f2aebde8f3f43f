export const id = 9124;
export const ids = [9124];
export const modules = {

/***/ 29124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readDocument: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60337);



/** Parses backup.yml and replaces `${NAME}` in its values by environment variables (`$${` is a plain `${`). */
function readDocument(file, text, env) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' });
    const at = (offset) => `${file}:${Math.max(1, lines.linePos(offset).line)}`;
    const problems = syntaxProblems(document.errors, text, at);
    const unresolved = [];
    const secrets = [];
    const expand = (value, path) => {
        if (typeof value === 'string') {
            return value.replace(/\$?\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (reference, variable) => {
                if (reference.startsWith('$$'))
                    return reference.slice(1);
                const found = env[variable];
                if (found === undefined || found === '') {
                    unresolved.push({ path, variable });
                    return reference;
                }
                if (secretName.test(variable) && !/public/i.test(variable))
                    secrets.push(found);
                return found;
            });
        }
        if (Array.isArray(value))
            return value.map((item, index) => expand(item, [...path, index]));
        if ((0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(value)) {
            return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, [...path, key])]));
        }
        return value;
    };
    // A repeated key leaves the rest readable, so that its problems are reported too; other errors do not.
    const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
    const plain = readable ? toPlain(document, problems, at) : {};
    if (!(0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(plain))
        problems.push({ where: `${file}:1`, message: 'must be a mapping of settings' });
    const tree = (0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(plain) ? expand(plain, []) : {};
    return {
        tree: (0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(tree) ? tree : {},
        problems,
        unresolved,
        secrets,
        written: (0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(plain) ? plain : {},
        whereIs: (path) => at(offsetOf(document.contents, path)),
    };
}
/** Problems of the text itself, one a line: the first error of a line causes the others. Never quotes what stands there. */
function syntaxProblems(errors, text, at) {
    const problems = new Map();
    for (const { code, pos, message } of errors) {
        const where = at(pos[0]);
        if (problems.has(where))
            continue;
        const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1).split('\n')[0] ?? '';
        problems.set(where, { where, message: ownWords(code, line) ?? message.replace(/: ".*"$/s, '') });
    }
    return [...problems.values()];
}
/** What the parser would say to programmers, or does not say at all. */
function ownWords(code, line) {
    if (code === 'MULTIPLE_DOCS')
        return 'a second document begins here; the file is one document: remove the line "---"';
    return bareReference.test(line) ? quoteReference : undefined;
}
/** "API_TOKEN", "SMTP_PASSWORD": in a command of backup.yml such a value must not be printed with the command. */
const secretName = /secret|token|passw|credential|(^|_)(key|auth|pass|pwd)(_|$)/i;
/** `{ url: ${NAME} }`: YAML ends a plain value at a brace inside braces or brackets. */
const bareReference = /[{[,].*[:,[]\s*\$\{/;
const quoteReference = 'between { } or [ ] a reference must stand in quotes: "${NAME}"';
const manyAliases = 'aliases (*name) repeat each other so often that the file would grow without end: write it out';
/** The plain tree; aliases and merges that lead nowhere, or in a circle, are problems too. */
function toPlain(document, problems, at) {
    const circle = findCircle(document);
    if (circle !== undefined) {
        problems.push({ where: at(circle), message: 'an alias (*name) stands within what it repeats' });
        return {};
    }
    try {
        return document.toJS() ?? {};
    }
    catch (error) {
        const tooMany = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).startsWith('Excessive alias count');
        let offset = 0;
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Pair: (_key, pair) => {
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) || pair.key.source !== '<<')
                    return undefined;
                offset = pair.key.range?.[0] ?? 0;
                return undefined;
            },
            Alias: (_key, alias) => {
                if (!tooMany && alias.resolve(document) !== undefined)
                    return undefined;
                offset = alias.range?.[0] ?? 0;
                return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
            },
        });
        const message = tooMany ? manyAliases : 'an alias (*name) or a merge (<<) leads nowhere';
        problems.push({ where: at(offset), message });
        return {};
    }
}
/** Where an alias stands that is part of what it repeats: such a tree has no end. */
function findCircle(document) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias: (_key, alias) => {
            const [start = 0, , end = 0] = alias.resolve(document)?.range ?? [];
            const offset = alias.range?.[0] ?? 0;
            if (offset < start || offset >= end)
                return undefined;
            found = offset;
            return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
    });
    return found;
}
function offsetOf(root, path) {
    let node = root;
    let offset = root?.range?.[0] ?? 0;
    for (const step of path) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const pair = node.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && String(item.key.value) === step);
            if (pair === undefined)
                return offset;
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
                offset = pair.key.range?.[0] ?? offset;
            node = pair.value;
        }
        else if (node !== null && typeof node === 'object' && 'items' in node && Array.isArray(node.items)) {
            node = node.items[Number(step)];
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
                offset = node.range?.[0] ?? offset;
        }
        else {
            return offset;
        }
    }
    return offset;
}


/***/ })

};
