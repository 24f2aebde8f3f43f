export const id = 5536;
export const ids = [5536];
export const modules = {

/***/ 5536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/lib/config/server-url.js
var server_url = __webpack_require__(64962);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
;// CONCATENATED MODULE: ./.build/lib/host/help.js

/** `backupctl help`. */
function overviewHelp(operations) {
    const width = Math.max(...operations.map(({ name }) => name.length));
    return [
        'Usage: backupctl <operation> [backup-id] [--<setting> value …] [--json] [--verbose]',
        '',
        'Operations:',
        ...operations.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`),
        '',
        'backupctl <operation> --help lists the settings of one. Settings also come from .github/backup.yml and the environment.',
        '',
        'Exit codes:',
        ...Object.entries(errors/* exitMeanings */.F).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`),
        '',
    ].join('\n');
}
/** `backupctl <operation> --help`. */
function operationHelp({ name, description, fields }) {
    const positional = Object.keys(fields).find((field) => fields[field]?.positional);
    const settings = Object.entries(fields).flatMap(([field, { kind, description: text, absent, env, fallbackEnv, alias }]) => {
        const variable = env ?? fallbackEnv;
        const lines = [
            `  --${field}${kind === 'flag' ? `, --no-${field}` : ''}${alias === undefined ? '' : `, --${alias}`}`,
            `      ${text}`,
        ];
        if (absent !== undefined)
            lines.push(`      Default: ${absent}.`);
        if (variable !== undefined)
            lines.push(`      Environment: ${variable}`);
        return lines;
    });
    return [
        `Usage: backupctl ${name}${positional ? ` [${positional}]` : ''} [--<setting> value …] [--json] [--verbose]`,
        '',
        description,
        '',
        'Settings:',
        ...settings,
        '  --json',
        '      Print the report as JSON on stdout; everything else goes to stderr.',
        '  --verbose',
        '      Print details and, for errors, where they came from.',
        '',
    ].join('\n');
}

// EXTERNAL MODULE: ./.build/lib/host/lost-output.js
var lost_output = __webpack_require__(9345);
// EXTERNAL MODULE: ./.build/lib/operations/index.js
var operations = __webpack_require__(80049);
// EXTERNAL MODULE: ./.build/lib/operations/version.js
var version = __webpack_require__(29553);
;// CONCATENATED MODULE: ./.build/lib/cli.js







/** The break-glass command line: the same operations, from a terminal. Ends the process. */
async function runCli(args) {
    (0,lost_output/* surviveLostOutput */.k)();
    const [word, ...rest] = args;
    if (word === undefined || word === 'help' || word === '--help' || word === '-h')
        return end(overviewHelp(operations/* verbs */.P), 0);
    if (word === '--version')
        return end(`${version/* programVersion */.R}\n`, 0);
    const verb = operations/* verbs */.P.find(({ name }) => name === word);
    if (verb === undefined) {
        const known = operations/* verbs */.P.map(({ name }) => name).join(', ');
        return refuse(`There is no operation "${word}"`, `The operations are ${known}. See: backupctl help`, rest);
    }
    if (rest.includes('--help') || rest.includes('-h'))
        return end(operationHelp(verb), 0);
    return start(verb, rest);
}
/** Help needs none of what a report needs. */
async function terminal(given) {
    const { terminalHost } = await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(2151), __webpack_require__.e(8227)]).then(__webpack_require__.bind(__webpack_require__, 18227));
    return terminalHost(given);
}
async function start(verb, args) {
    let given;
    try {
        given = parse(verb.fields, args);
    }
    catch (error) {
        // Node.js adds a sentence about words that begin with a dash; nothing here takes any.
        const title = (0,errors/* messageOf */.bD)(error).replace(/\. To specify a positional argument.*$/s, '');
        return refuse(title, `See: backupctl ${verb.name} --help`, args);
    }
    const host = await terminal(given);
    for (const name of given.exposed) {
        host.log.warning(`--${name} holds a secret that other users of this machine can read in the process list; use the environment instead.`);
    }
    const code = await verb.start(host);
    await drain();
    process.exit(code);
}
/** Flags are the operation's fields; the first bare word is the positional one. */
function parse(fields, args) {
    const flags = Object.entries(fields).flatMap(([name, field]) => {
        const kind = field.kind === 'flag' ? 'boolean' : 'string';
        const option = { type: kind, multiple: field.kind === 'list' };
        return [name, field.alias ?? name].map((flag) => [flag, option]);
    });
    const aliases = new Map(Object.entries(fields).map(([name, field]) => [field.alias, name]));
    const fieldArgs = args.filter((arg) => arg !== '--json' && arg !== '--verbose');
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: fieldArgs,
        options: Object.fromEntries(flags),
        allowPositionals: true,
        allowNegative: true,
    });
    const inputs = new Map();
    for (const [flag, value] of Object.entries(values)) {
        const name = aliases.get(flag) ?? flag;
        if (name in fields && value !== undefined)
            inputs.set(name, Array.isArray(value) ? value.join(',') : String(value));
    }
    const positional = Object.keys(fields).find((name) => fields[name]?.positional);
    const [first, extra] = positionals;
    if (extra !== undefined || (first !== undefined && positional === undefined)) {
        throw new errors/* BackupError */.hj('invalid-request', `Unexpected argument "${extra ?? first}"`);
    }
    if (first !== undefined && positional !== undefined)
        inputs.set(positional, first);
    const exposed = [...inputs.keys()].filter((name) => fields[name]?.secret && exposes(inputs.get(name) ?? ''));
    return { inputs, exposed, json: args.includes('--json'), verbose: args.includes('--verbose') };
}
/** Whether a value really holds a secret: a URL without a password does not. */
function exposes(value) {
    return (0,server_url/* readServerUrl */.Pm)(value) === null || (0,server_url/* passwordsIn */.gW)(value).length > 0;
}
/** Words that cannot be understood, shown like every other error. */
async function refuse(title, hint, args) {
    const error = new errors/* BackupError */.hj('invalid-request', title, { hint });
    const host = await terminal({ inputs: new Map(), json: args.includes('--json'), verbose: false });
    await host.fail(error);
    await drain();
    process.exit(error.exitCode);
}
async function end(text, code) {
    process.stdout.write(text);
    await drain();
    process.exit(code);
}
/** process.exit() drops what a pipe has not taken yet. */
async function drain() {
    await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', () => done()))));
}


/***/ }),

/***/ 64962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pm: () => (/* binding */ readServerUrl),
/* harmony export */   SA: () => (/* binding */ databaseUrlProblem),
/* harmony export */   gW: () => (/* binding */ passwordsIn),
/* harmony export */   mC: () => (/* binding */ parametersOf)
/* harmony export */ });
const postgresScheme = /^postgres(ql)?:\/\//i;
/** libpq's forms without a host before the path (postgresql://user@/db?host=/socket), which URL itself refuses. */
const withoutHost = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=[:/?#]|$)/i;
/** Where the hosts of a URL stand. */
const hosts = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i;
/** The URL of a server, taken apart. Without a host, the one a client takes then: localhost. */
function readServerUrl(text) {
    return URL.parse(text) ?? URL.parse(text.replace(withoutHost, '$1localhost'));
}
/** The parameters behind the "?" as libpq reads them: a "+" there is no space. */
function parametersOf(url) {
    return new URLSearchParams(url.search.replaceAll('+', '%2B'));
}
/** Why a text is no URL of one PostgreSQL server; undefined when it is. It never repeats the URL: a password may stand in it. */
function databaseUrlProblem(text) {
    if (!postgresScheme.test(text))
        return 'is not a postgresql:// URL';
    const written = hosts.exec(text)?.[1] ?? '';
    const url = readServerUrl(text);
    const asked = url === null ? '' : (parametersOf(url).get('host') ?? '');
    if (written.includes(',') || asked.includes(',')) {
        return 'names several hosts; a backup needs to know its server: postgresql://user:password@host:5432/database, with the one host to ask';
    }
    return url === null ? 'is not a postgresql:// URL' : undefined;
}
/** Parameters of a connection URL that hold passwords (libpq, "Parameter Key Words"). */
const secretParameters = ['password', 'sslpassword'];
/** The passwords in a URL, decoded and as written; also in one that cannot be read. */
function passwordsIn(text) {
    const url = readServerUrl(text);
    const written = /:\/\/[^/?#]*?:([^/?#]*)@/.exec(text)?.[1] ?? '';
    const given = url === null ? [] : [url.searchParams, parametersOf(url)];
    const parameters = secretParameters.flatMap((name) => given.flatMap((all) => all.getAll(name)));
    const password = url?.password ?? '';
    const forms = [written, password, decode(password), ...parameters, ...parameters.map(encodeURIComponent)];
    return [...new Set(forms.filter((form) => form !== ''))];
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 29553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ programVersion),
/* harmony export */   k: () => (/* binding */ programName)
/* harmony export */ });
/** Version of this program; script/check compares it with package.json. */
const programVersion = '0.1.0';
const programName = 'backup-actions';


/***/ })

};
